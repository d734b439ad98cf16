//! Numbers with a unit.

use serde::{Deserialize, Serialize};

/// Basis points of utility: 0 to 10,000 of a party's best text; a no-deal value may lie above.
pub type Bp = i64;

/// Weight of evidence in whole decibans: ten times the decimal logarithm of a likelihood ratio.
pub type Decibans = i32;

/// A probability in thousandths, 0 to 1,000.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Permille(pub u16);

impl Permille {
    pub const CERTAIN: Self = Self(1000);

    /// Whole per cent, rounded half up.
    #[must_use]
    pub const fn percent(self) -> u16 {
        (self.0 + 5) / 10
    }
}

/// Largest `r` with `r * r <= n`.
#[must_use]
pub fn isqrt(n: u64) -> u64 {
    n.isqrt()
}
