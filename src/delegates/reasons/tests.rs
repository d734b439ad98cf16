//! Every order of a bot has a reason, every reason words, and its numbers are those of the seat's view.
