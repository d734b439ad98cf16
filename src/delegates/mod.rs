//! Bots: from a view to an order.
