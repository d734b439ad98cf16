//! Norms, operations and blocs of rules, as written.

use super::events::RawEffect;
use super::incidents::RawCost;
use super::{Name, Text};
use crate::level::decode::Spanned;
use crate::level::record::record;

record! {
    /// Something that texts and pledges can make an expectation of all.
    #[derive(Clone, Debug)]
    pub struct RawNorm {
        /// Short name.
        pub id: Name,
        /// Name on the screen, such as `Hospitals are off limits`.
        pub name: Text,
        /// What it asks for, in a line.
        pub line: Text,
        /// Clauses that say so; those who are bound by one stand behind the norm.
        pub clauses: Vec<RawNormClause> = Vec::new(),
        /// Clauses by which those bound let themselves be looked at: what they do is seen more often.
        pub verified_by: Vec<RawClause> = Vec::new(),
        /// Share of all influence, 1 to 1000 per mille, that has to stand behind it until it holds for everybody.
        pub crystallises_at: Spanned<u16> = Spanned::unplaced(500),
        /// Operations that it forbids.
        pub forbids: Vec<Name> = Vec::new(),
        /// Turns in which pledges can be made and changed, one after the other; every turn if left out.
        pub rounds: Vec<Spanned<u16>> = Vec::new(),
        /// Present if pledges are reviewed and lapse if nobody renews them.
        pub reviews: Option<RawReviews> = None,
    }
}

record! {
    /// When reviews of a norm happen: then the reports of these bodies are due, and a pledge that has not been renewed since the
    /// review before lapses.
    #[derive(Clone, Debug)]
    pub struct RawReviews {
        /// Turn of the first, from 1.
        pub from: Spanned<u16>,
        /// Turns from one to the next, 1 to 60.
        pub every: Spanned<u16>,
        /// Technical and civil-society bodies that report.
        pub by: Spanned<Vec<Name>>,
    }
}

record! {
    /// A clause that expresses a norm.
    #[derive(Clone, Debug)]
    pub struct RawNormClause {
        /// The talks.
        pub talks: Name,
        /// The issue.
        pub issue: Name,
        /// The least option that says so.
        pub at_least: Name,
        /// Whether it obliges; otherwise it says what its parties should do.
        pub binding: bool = false,
    }
}

record! {
    /// A clause of a text, or a stronger one.
    #[derive(Clone, Debug)]
    pub struct RawClause {
        /// The talks.
        pub talks: Name,
        /// The issue.
        pub issue: Name,
        /// The least option.
        pub at_least: Name,
    }
}

record! {
    /// Something that an actor can do under cover.
    #[derive(Clone, Debug)]
    pub struct RawOperation {
        /// Short name.
        pub id: Name,
        /// Name on the screen.
        pub name: Text,
        /// What is done, in a line.
        pub line: Text,
        /// Who can run it: a threat actor, for whom its sponsor answers, or somebody's own service.
        pub by: Name,
        /// The incident that becomes known with it; it has no `opens` and no fixed truth.
        pub incident: Name,
        /// The account of that incident that is true then; who runs it is among its `parties`.
        pub account: Name,
        /// First turn in which it can be run, from 1.
        pub from: Spanned<u16> = Spanned::unplaced(1),
        /// What it takes; nothing if left out.
        pub cost: Option<RawCost> = None,
        /// 1 to 3: a pledge of level 1 covers the gravest alone, one of level 3 all.
        pub gravity: Spanned<u8> = Spanned::unplaced(3),
        /// Chance to be seen, 0 to 1000 per mille, before the skill of victims and verification are counted.
        pub seen: Spanned<u16>,
        /// What it brings.
        pub gain: Vec<Spanned<RawEffect>> = Vec::new(),
    }
}

record! {
    /// Actors that live by the same protocols, standards and laws. All who belong to none share the common rules.
    #[derive(Clone, Debug)]
    pub struct RawRuleBloc {
        /// Short name.
        pub id: Name,
        /// Name on the screen.
        pub name: Text,
        /// What holds it together, in a line.
        pub line: Text,
        /// Who belongs to it at the start; nobody belongs to two.
        pub members: Vec<Name> = Vec::new(),
    }
}
