//! Coalitions, as written.

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
    }
}
