//! What binds coalitions, as written.

use super::Name;
use crate::level::decode::Spanned;
use crate::level::record::{choice, record};

record! {
    /// What an actor wants before it joins a coalition.
    #[derive(Clone, Debug)]
    pub struct RawTerms {
        /// Any one of these; nothing if left out.
        pub prices: Vec<Spanned<RawJoinPrice>> = Vec::new(),
        /// Actors that have to be members first.
        pub after: Vec<Name> = Vec::new(),
        /// How many members there have to be first, 0 to 64.
        pub after_members: Spanned<u8> = Spanned::unplaced(0),
    }
}

choice! {
    /// What somebody takes to join a coalition.
    #[derive(Clone, Debug)]
    pub enum RawJoinPrice {
        /// Trust in the lead, -100 to 100.
        Trust(Spanned<i32>),
        /// Something that the lead gives with the invitation, and that is theirs once they join.
        Paid {
            /// Political capital, 0 to 1,000.
            capital: Spanned<i32> = Spanned::unplaced(0),
            /// Money, 0 to 1,000,000.
            budget: Spanned<i32> = Spanned::unplaced(0) },
        /// A package that the lead gives them.
        Package(Name),
    }
}
