//! Venues, as written.

use std::collections::BTreeMap;

use super::incidents::RawCost;
use super::{Name, Text};
use crate::level::decode::Spanned;
use crate::level::model::Majority;
use crate::level::range::Range;
use crate::level::record::record;

record! {
    /// A venue where drafts are put to the vote.
    #[derive(Clone, Debug)]
    pub struct RawForum {
        /// Short name.
        pub id: Name,
        /// Name on the screen.
        pub name: Text,
        /// What kind of venue it is, in a line.
        pub line: Text,
        /// The actor that may take a draft first.
        pub chair: Option<Name> = None,
        /// Actors with a vote, in the order in which they are called.
        pub members: Spanned<Vec<Name>>,
        /// Members that are no actors.
        pub blocs: Vec<RawBloc> = Vec::new(),
        /// What a draft has to pass: one body, or a committee and then a plenary.
        pub stages: Spanned<Vec<RawStage>>,
        /// How much the texts of this venue move the world, 0 to 100: at 50 a text that all are for as one of six parties.
        pub legitimacy: Spanned<i32> = Spanned::unplaced(50),
    }
}

record! {
    /// Members of a venue that are no actors and tend to vote together.
    #[derive(Clone, Debug)]
    pub struct RawBloc {
        /// Short name.
        pub id: Name,
        /// Name on the screen.
        pub name: Text,
        /// How many there are, 1 to 200.
        pub size: Spanned<u16>,
        /// Chance of each to be absent from a session, 0 to 1000 per mille.
        pub absence: Spanned<u16> = Spanned::unplaced(0),
        /// Points that a draft gains with each of them if this actor is among its sponsors, -1000 to 1000.
        pub follows: BTreeMap<Name, Spanned<i32>> = BTreeMap::new(),
        /// What wins them over.
        pub prices: Vec<RawPrice> = Vec::new(),
    }
}

record! {
    /// Something that a bloc takes for its votes.
    #[derive(Clone, Debug)]
    pub struct RawPrice {
        /// What it is, in a few words.
        pub name: Text,
        /// What it costs.
        pub cost: RawCost,
        /// Points that a draft gains with each member of the bloc, 1 to 1000.
        pub points: Spanned<i32>,
    }
}

record! {
    /// One body that a draft has to pass.
    #[derive(Clone, Debug)]
    pub struct RawStage {
        /// Name on the screen.
        pub name: Text,
        /// How much yes it takes.
        pub majority: Majority,
        /// Turns in which it sits, one after the other.
        pub sessions: Spanned<Vec<Spanned<u16>>>,
    }
}

record! {
    /// What members of a bloc make of drafts, in points: five or more for is a yes, five or more against a no.
    #[derive(Clone, Debug)]
    pub struct RawLeaning {
        /// Points of any draft at all, -10,000 to 10,000; a number, or a range from which each member draws its own; 0 where
        /// left out.
        pub towards: Option<Spanned<Range>> = None,
        /// Points by issue and option, -10,000 to 10,000; a number, or a range; 0 where left out.
        pub values: BTreeMap<Name, BTreeMap<Name, Spanned<Range>>> = BTreeMap::new(),
    }
}
