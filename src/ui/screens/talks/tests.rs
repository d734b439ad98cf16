//! Tests by label.
