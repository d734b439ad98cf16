//! Plain view models: wording, order, why a button is off.
