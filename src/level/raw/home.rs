//! Home fronts, as written.

use super::{Name, Text};
use crate::level::decode::Spanned;
use crate::level::model::RatifierKind;
use crate::level::range::Range;
use crate::level::record::record;

record! {
    /// Somebody at home without whom a text does not bind.
    #[derive(Clone, Debug)]
    pub struct RawRatifier {
        /// Short name.
        pub id: Name,
        /// Name on the screen, such as `the upper house`. Everybody knows it.
        pub name: Text,
        /// Who it is.
        pub kind: RatifierKind,
        /// Talks whose texts come before it.
        pub over: Spanned<Vec<Name>>,
        /// Turns from signature to its decision, 1 to 20.
        pub turns: Spanned<u8> = Spanned::unplaced(1),
        /// How far it backs the delegation, 0 to 100; a number, or a range from which it is drawn. A text without something it
        /// insists on passes with so many per cent.
        pub support: Spanned<Range>,
        /// What it wants to find in a text. Only the seat knows.
        pub insists: Vec<RawInsistence> = Vec::new(),
    }
}

record! {
    /// One thing that a ratifier wants to find in a text.
    #[derive(Clone, Debug)]
    pub struct RawInsistence {
        /// In which talks.
        pub talks: Name,
        /// On which issue.
        pub issue: Name,
        /// The least option that it takes; `silent` if left out.
        pub at_least: Option<Name> = None,
        /// With this, the least option is drawn between `at_least` and this one.
        pub up_to: Option<Name> = None,
        /// Options that it does not take at all.
        pub refuses: Vec<Name> = Vec::new(),
    }
}
