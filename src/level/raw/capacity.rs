//! Packages, as written.

use super::{Name, Text};
use crate::level::decode::Spanned;
use crate::level::model::PackageKind;
use crate::level::record::record;

record! {
    /// Capacity-building offered by one actor to another. What a usual kind of package brings can be left out; without a
    /// kind, what is left out is 0.
    #[derive(Clone, Debug)]
    pub struct RawPackage {
        /// Short name.
        pub id: Name,
        /// Name on the screen.
        pub name: Text,
        /// What it is, in a line.
        pub line: Text,
        /// What kind of package it is.
        pub kind: Option<PackageKind> = None,
        /// Who pays.
        pub giver: Name,
        /// Who gets it.
        pub recipient: Name,
        /// Who gets it as well, each in full.
        pub others: Vec<Name> = Vec::new(),
        /// Money each turn until it is delivered, 0 to 1,000,000.
        pub cost_per_turn: Spanned<i32>,
        /// Turns until it is delivered, 1 to 60.
        pub delay: Spanned<u8>,
        /// Strategy and law gained, 0 to 100.
        pub governance: Option<Spanned<i32>> = None,
        /// Technical capacity gained, 0 to 100.
        pub technical: Option<Spanned<i32>> = None,
        /// Capacity of police and prosecutors gained, 0 to 100.
        pub law_enforcement: Option<Spanned<i32>> = None,
        /// Capacity of diplomats gained, 0 to 100.
        pub diplomacy: Option<Spanned<i32>> = None,
        /// Resilience gained, 0 to 100.
        pub resilience: Option<Spanned<i32>> = None,
        /// How far a recipient comes to depend on the giver, 0 to 100.
        pub dependence: Option<Spanned<i32>> = None,
        /// Trust gained in the giver, -100 to 100.
        pub trust: Spanned<i32>,
    }
}
