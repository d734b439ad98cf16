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
        /// Talks whose texts come before it; somebody who only follows what happens has none.
        pub over: Spanned<Vec<Name>> = Spanned::unplaced(Vec::new()),
        /// Turns from signature to its decision, 1 to 20.
        pub turns: Spanned<u8> = Spanned::unplaced(1),
        /// How far it backs the delegation, 0 to 100; a number, or a range from which it is drawn. A text without something it
        /// insists on passes with so many per cent.
        pub support: Spanned<Range>,
        /// What it wants to find in a text. Only the seat knows.
        pub insists: Vec<RawInsistence> = Vec::new(),
        /// Present if its support moves with what happens between texts.
        pub follows: Option<RawFollows> = None,
    }
}

record! {
    /// What somebody at home does between texts.
    #[derive(Clone, Debug)]
    pub struct RawFollows {
        /// Support below which it calls the delegation to account, 0 to 100; 0: never.
        pub floor: Spanned<i32> = Spanned::unplaced(0),
        /// Political capital that a call takes from the next turn, 0 to 100.
        pub capital: Spanned<i32> = Spanned::unplaced(0),
        /// People that a call takes for that turn, 0 to 100.
        pub staff: Spanned<i32> = Spanned::unplaced(0),
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
