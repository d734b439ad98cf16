//! Ids, points, named random streams, canonical digests.
