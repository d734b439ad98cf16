//! Journal, seats, saves, replay.
