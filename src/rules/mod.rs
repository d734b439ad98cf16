//! The mechanics of the world: orders in, facts out, one apply.
