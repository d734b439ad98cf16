//! Talks, as written.

use std::collections::BTreeMap;

use super::events::RawEffect;
use super::fora::RawLeaning;
use super::linkage::RawLink;
use super::{Name, Point, Text};
use crate::level::decode::Spanned;
use crate::level::range::Range;
use crate::level::record::{choice, record};

record! {
    /// Talks over issues and options.
    #[derive(Clone, Debug)]
    pub struct RawTalks {
        /// Short name.
        pub id: Name,
        /// Name on the screen.
        pub name: Text,
        /// Title of the document.
        pub title: Text,
        /// Line under the title.
        pub line: Text,
        /// Who writes the text and how it is adopted.
        pub protocol: RawProtocol,
        /// Parties in the order in which they speak.
        pub parties: Spanned<Vec<Name>>,
        /// First turn, from 1.
        pub opens: Spanned<u16>,
        /// Last turn; with a single text before the last of the level, since silence runs for one turn more.
        pub closes: Spanned<u16>,
        /// Rounds each turn, 1 to 20.
        pub rounds_per_turn: Spanned<u8> = Spanned::unplaced(1),
        /// Offers a party may make while it has the floor, 1 to 20.
        pub offers_per_floor: Spanned<u8> = Spanned::unplaced(3),
        /// Place on the map sheet.
        pub at: Point,
        /// What is to be settled.
        pub issues: Spanned<Vec<RawIssue>>,
        /// First paper on the table: option by issue; `silent` where left out.
        pub opening: BTreeMap<Name, Name> = BTreeMap::new(),
        /// Interests, by party.
        pub positions: BTreeMap<Name, RawPosition>,
        /// With a vote: what the blocs of the venue make of drafts, by bloc.
        pub leanings: BTreeMap<Name, RawLeaning> = BTreeMap::new(),
        /// With a single text: whether a party may stay out of a clause instead of breaking the silence.
        pub dissociation: bool = false,
        /// With three parties or more: whether a party may show a draft to some of the others in private.
        pub caucus: bool = false,
        /// With alternating offers: whether parties may ask an actor that is no party to mediate.
        pub mediation: Spanned<bool> = Spanned::unplaced(false),
        /// With an open signature: the venue whose blocs may sign as well, by their `leanings`.
        pub watched_by: Option<Name> = None,
        /// Whether signatures of those blocs count for the text to be in force.
        pub blocs_count: Spanned<bool> = Spanned::unplaced(false),
        /// Whether points of different parties may be added up.
        pub comparable: bool = false,
        // Norms.
        /// Talks whose text this one recalls, if there is one by then: those who sign it stand behind the norms of that text, too.
        pub builds_on: Vec<Name> = Vec::new(),
    }
}

choice! {
    /// Who writes the text and how it is adopted.
    #[derive(Clone, Debug)]
    pub enum RawProtocol {
        /// Parties offer in turn; an offer that all others accept is adopted at once.
        AlternatingOffers,
        /// The chair writes the text and puts it under a silence procedure; consensus.
        SingleText {
            /// Who chairs.
            chair: Name,
        },
        /// The lead writes the text and opens it for signature; any party may sign, and it is in force once enough have.
        OpenSignature {
            /// Who writes the text.
            lead: Name,
            /// How many have to sign, the lead included: 2 to all parties, and all members of blocs if they count.
            threshold: Spanned<u8>,
        },
        /// Parties offer in turn and put drafts before a venue, which votes.
        Ballot {
            /// The venue.
            forum: Name,
        },
    }
}

record! {
    /// One thing to settle.
    #[derive(Clone, Debug)]
    pub struct RawIssue {
        /// Short name.
        pub id: Name,
        /// Name on the screen.
        pub name: Text,
        /// The sentence, with `{}` where the option's words go.
        pub sentence: Text = Spanned::unplaced(String::from("{}")),
        /// What this issue gives beside the text; its only option is then `given`.
        pub link: Option<RawLink> = None,
        /// The ways to settle it, weak to strong where that makes sense. `silent` is always there and not written.
        pub options: Spanned<Vec<RawOption>>,
    }
}

record! {
    /// One way to settle an issue.
    #[derive(Clone, Debug)]
    pub struct RawOption {
        /// Short name.
        pub id: Name,
        /// Name on the screen.
        pub name: Text,
        /// What it writes into the sentence.
        pub words: Text,
        /// Ambition, 0 to 100.
        pub strength: Spanned<u8>,
        /// What happens when a text with it is adopted.
        pub effects: Vec<Spanned<RawEffect>> = Vec::new(),
    }
}

record! {
    /// Interests of a party, hidden from the others.
    #[derive(Clone, Debug)]
    pub struct RawPosition {
        /// Points by issue and option, -10,000 to 10,000; a number, or a range from which it is drawn; 0 where left out.
        pub values: BTreeMap<Name, BTreeMap<Name, Spanned<Range>>>,
        /// Points of having no deal, on the same scale.
        pub no_deal: Spanned<Range>,
        /// Issue and option that it cannot sign.
        pub red_lines: Vec<(Name, Name)> = Vec::new(),
        /// What its people say when they refuse, by issue.
        pub says: BTreeMap<Name, Text> = BTreeMap::new(),
    }
}
