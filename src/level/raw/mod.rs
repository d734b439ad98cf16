//! The level file as a designer writes it: names instead of positions, ranges and defaults, doc comments that become
//! the format's reference.

mod actors;
mod capacity;
mod coalition;
mod events;
mod fora;
mod home;
mod incidents;
mod linkage;
mod norms;
mod pages;
mod talks;
mod world;

use crate::level::check::FORMAT;
use crate::level::decode::{Decode, Decoder, Spanned};
use crate::level::model::{PublicTool, TurnUnit};
use crate::level::record::record;
use crate::level::shape::Shape;
use crate::level::syntax::node::Node;

pub use actors::*;
pub use capacity::*;
pub use coalition::*;
pub use events::*;
pub use fora::*;
pub use home::*;
pub use incidents::*;
pub use linkage::*;
pub use norms::*;
pub use pages::*;
pub use talks::*;
pub use world::*;

/// A name of something declared elsewhere in the file, with its place.
pub type Name = Spanned<String>;

/// Words that people read, with their place.
pub type Text = Spanned<String>;

/// A point of the map sheet, 1600 by 900, y down.
pub type Point = Spanned<(i32, i32)>;

/// The version of the format that a file is written in, of which this program reads one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version(pub u32);

impl Decode for Version {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        u32::decode(node, cx).map(Self)
    }

    fn shape() -> Shape {
        Shape::Whole { least: FORMAT.into(), most: FORMAT.into() }
    }
}

record! {
    /// A level: one scenario in one file.
    #[derive(Clone, Debug)]
    pub struct RawLevel {
        /// Version of this format. Write 1.
        pub format: Spanned<Version>,
        /// Short name: up to 40 small letters, digits and hyphens; the same as the file's name.
        pub id: Name,
        /// Title on the screen.
        pub title: Text,
        /// A few words under the title.
        pub tagline: Text,
        /// Paragraphs that every seat reads first.
        pub briefing: Spanned<Vec<Text>>,
        /// How long a turn is, how many there are, when the first begins.
        pub time: RawTime,
        /// Name of the drawn map in `levels/maps`, without `.ron`.
        pub map: Name,
        /// Where the gauges of the world start, 0 to 100.
        pub gauges: RawGauges,
        /// Everybody who acts. The order gives the colours and marks.
        pub actors: Spanned<Vec<RawActor>>,
        /// Trust between two actors for whom `trust` says nothing, -100 to 100.
        pub default_trust: Spanned<i32> = Spanned::unplaced(0),
        /// Starting trust where it differs.
        pub trust: Vec<RawTrust> = Vec::new(),
        /// Channels that are more or less than `Diplomatic`.
        pub channels: Vec<RawChannelBetween> = Vec::new(),
        /// Pairs that do not start at rung 0.
        pub rungs: Vec<RawRung> = Vec::new(),
        /// Cyber incidents.
        pub incidents: Vec<RawIncident>,
        /// The measures that can be taken over an incident.
        pub responses: Vec<RawResponse>,
        /// Venues where drafts are put to the vote.
        pub fora: Vec<RawForum> = Vec::new(),
        /// Talks.
        pub talks: Vec<RawTalks>,
        /// Capacity-building packages.
        pub packages: Vec<RawPackage> = Vec::new(),
        /// Coalitions.
        pub coalitions: Vec<RawCoalition> = Vec::new(),
        /// What happens by itself, turn by turn.
        pub events: Vec<RawEvent> = Vec::new(),
        /// Hints that introduce an idea when it is first needed.
        pub lessons: Vec<RawLesson> = Vec::new(),
        /// Words explained.
        pub glossary: Vec<RawTerm> = Vec::new(),
        /// What a player can do afterwards, in checkable terms.
        pub goals: Spanned<Vec<Text>>,
        /// Questions for the room.
        pub questions: Spanned<Vec<Text>>,
        /// The documented case behind it, unlocked by the debrief.
        pub really: RawReally,
        /// Where the facts come from.
        pub sources: Vec<RawSource>,
        // Norms.
        /// What texts and pledges can make an expectation of all.
        pub norms: Vec<RawNorm> = Vec::new(),
        /// What can be done under cover.
        pub operations: Vec<RawOperation> = Vec::new(),
        /// Rival protocols, standards and laws.
        pub rule_blocs: Vec<RawRuleBloc> = Vec::new(),
        /// Ways to speak to publics that this level offers; none if left out.
        pub public_diplomacy: Vec<Spanned<PublicTool>> = Vec::new(),
    }
}

record! {
    /// Length and number of turns.
    #[derive(Clone, Debug)]
    pub struct RawTime {
        /// `Day`, `Week` or `Month`.
        pub unit: TurnUnit,
        /// Number of turns, 1 to 60.
        pub turns: Spanned<u16>,
        /// First day, `"YYYY-MM-DD"`.
        pub first_day: Name,
    }
}

record! {
    /// Start of each gauge, 0 to 100.
    #[derive(Clone, Debug)]
    pub struct RawGauges {
        /// How calm the world is.
        pub stability: Spanned<i32>,
        /// How far states trust each other.
        pub trust: Spanned<i32>,
        /// How strong the rules are.
        pub norm_strength: Spanned<i32>,
        /// How well systems stand up to attacks.
        pub resilience: Spanned<i32>,
        /// How far rules and networks have split.
        pub fragmentation: Spanned<i32>,
        /// How open the internet is.
        pub openness: Spanned<i32>,
    }
}
