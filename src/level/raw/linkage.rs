//! What a text can give beside its words, as written.

use super::Name;
use crate::level::decode::Spanned;
use crate::level::model::ResponseKind;
use crate::level::record::choice;

choice! {
    /// What an issue of talks gives, or does not give, beside the text.
    #[derive(Clone, Debug)]
    pub enum RawLink {
        /// A package starts.
        Package(Name),
        /// The lead of a coalition takes an actor into it, whatever its terms.
        Place {
            /// The coalition.
            coalition: Name,
            /// Who joins.
            actor: Name,
        },
        /// A party takes back in public what it said against another.
        Retraction {
            /// Who takes back.
            by: Name,
            /// Whom it blamed.
            target: Name,
            /// Only measures of this kind; all public blame if left out.
            measure: Option<Spanned<ResponseKind>> = None,
        },
        /// A party promises its vote on drafts of other talks.
        Vote {
            /// Who votes.
            by: Name,
            /// Talks that are put to the vote.
            talks: Name,
            /// Issue and least option: only drafts that say all of this; every draft if left out.
            wants: Vec<(Name, Name)> = Vec::new(),
            /// Whether it votes against them.
            against: bool = false,
        },
        /// A party promises to hold back from measures against another.
        Restraint {
            /// Who holds back.
            by: Name,
            /// Whom it does not accuse.
            target: Name,
            /// Only this kind of measure; all that accuse if left out.
            measure: Option<Spanned<ResponseKind>> = None,
            /// For how many turns after the one in which it is given, 1 to 60; as long as the text binds if left out.
            turns: Option<Spanned<u16>> = None,
        },
    }
}
