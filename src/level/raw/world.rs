//! Coalitions, as written.

use std::collections::BTreeMap;

use super::coalition::RawTerms;
use super::{Name, Text};
use crate::level::decode::Spanned;
use crate::level::record::record;

record! {
    /// Actors bound by a declared shared outcome.
    #[derive(Clone, Debug)]
    pub struct RawCoalition {
        /// Short name.
        pub id: Name,
        /// Name on the screen.
        pub name: Text,
        /// The outcome in words.
        pub outcome: Text,
        /// The talks it is about.
        pub talks: Name,
        /// Issue and least option wanted.
        pub wants: Spanned<Vec<(Name, Name)>>,
        /// Who leads.
        pub lead: Name,
        /// Members at the start, the lead among them.
        pub members: Spanned<Vec<Name>>,
        /// Who may be invited, with the trust in the lead at which they join, -100 to 100.
        pub invites: Vec<(Name, Spanned<i32>)> = Vec::new(),
        /// What some of them want before they join, by actor; the others join as they like.
        pub terms: BTreeMap<Name, RawTerms> = BTreeMap::new(),
        /// Whether the lead's word with blocs over these talks, and joint statements of members, carry the influence of all.
        pub pools: bool = false,
        /// Trust in the lead, -100 to 100, below which members leave, as do those who break ranks; it never splits if left out.
        pub splits_below: Option<Spanned<i32>>,
        /// Points, 0 to 1,000, by which a joint statement would lower what no deal is worth to each party outside if the members
        /// had all influence of the world; with less, so much less. 0: it makes none.
        pub statement: Spanned<i32> = Spanned::unplaced(0),
    }
}
