//! RON text to a checked level, with every problem named.
