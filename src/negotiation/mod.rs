//! A negotiation library that knows nothing of cyber diplomacy: domains, utilities, frontier, fair points, strategies.
