//! The level file as a designer writes it: names instead of positions, ranges and defaults, doc comments that become
//! the format's reference.

use std::collections::BTreeMap;

use super::check::FORMAT;
use super::decode::{Decode, Decoder, Spanned};
use super::model::{
    ActorKind, Channel, EvidenceKind, Fragility, Gauge, LegalLabel, Moment, ResponseClass, ResponseKind, Tone, TurnUnit,
};
use super::range::Range;
use super::record::{choice, record};
use super::shape::Shape;
use super::syntax::node::Node;
use crate::negotiation::Concession;

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

record! {
    /// A state, company, technical body or anybody else who acts.
    #[derive(Clone, Debug)]
    pub struct RawActor {
        /// Three capital letters; the rest of the file uses them.
        pub code: Name,
        /// Full name.
        pub name: Text,
        /// What it is called on the map and in the course of play, such as `Valdora`; the name itself if left out.
        pub short: Option<Text> = None,
        /// Name when telling names are switched off; the name itself if left out.
        pub masked: Option<Text> = None,
        /// Words that tell who it is, each with what stands for it when telling names are switched off, such as
        /// `{"Valdoran": "Amber", "a Valdoran": "an Amber"}`. They go before `name` and `short`, which give way to
        /// `masked` by themselves; whole words only, the longest first.
        pub masked_words: BTreeMap<Name, Text> = BTreeMap::new(),
        /// What it is.
        pub kind: ActorKind,
        /// One line under the name.
        pub line: Text,
        /// The dossier, a paragraph an entry.
        pub dossier: Vec<Text>,
        /// Place of the emblem on the map sheet (1600 by 900).
        pub at: Point,
        /// Territories of the map that belong to it.
        pub territories: Vec<Name> = Vec::new(),
        /// Present if a person may take this seat.
        pub playable: Option<RawPlayable> = None,
        /// Weight in the world, 0 to 10,000, in units of your choice: only shares of the sum count.
        pub influence: Spanned<i32>,
        /// What it can spend.
        pub means: RawMeans,
        /// What it can do, each 0 to 100.
        pub capacities: RawCapacities,
        /// How well its systems stand up, 0 to 100.
        pub resilience: Spanned<i32>,
        /// Cyber sovereignty -100 to open and multi-stakeholder +100.
        pub openness: Spanned<i32>,
        /// How a bot in this seat behaves.
        pub doctrine: RawDoctrine,
        /// What its capital told it.
        pub mandate: RawMandate,
    }
}

record! {
    /// What a person who takes the seat reads.
    #[derive(Clone, Debug)]
    pub struct RawPlayable {
        /// One sentence on the screen where seats are chosen.
        pub pitch: Text,
        /// How hard it is, in words.
        pub difficulty: Text,
        /// Paragraphs only this seat reads.
        pub briefing: Spanned<Vec<Text>>,
    }
}

record! {
    /// Means of a seat.
    #[derive(Clone, Debug)]
    pub struct RawMeans {
        /// Political capital at the start, 0 to `capital_cap`.
        pub capital: Spanned<i32>,
        /// Political capital gained each turn, 0 to 1,000.
        pub capital_per_turn: Spanned<i32>,
        /// The most it can keep, 0 to 1,000.
        pub capital_cap: Spanned<i32> = Spanned::unplaced(20),
        /// People, 0 to 100; each does one thing a turn.
        pub staff: Spanned<i32>,
        /// Money for the whole level, 0 to 1,000,000, in units that the texts name.
        pub budget: Spanned<i32> = Spanned::unplaced(0),
    }
}

record! {
    /// Capacities, each 0 to 100.
    #[derive(Clone, Debug)]
    pub struct RawCapacities {
        /// Strategy and law, 0 to 100.
        pub governance: Spanned<i32>,
        /// Response team, 0 to 100.
        pub technical: Spanned<i32>,
        /// Police and prosecutors, 0 to 100.
        pub law_enforcement: Spanned<i32>,
        /// Diplomats, 0 to 100.
        pub diplomacy: Spanned<i32>,
        /// Means of attack, 0 to 100.
        pub offence: Spanned<i32> = Spanned::unplaced(0),
    }
}

record! {
    /// How a bot bargains, climbs, accuses and shares.
    #[derive(Clone, Debug)]
    pub struct RawDoctrine {
        /// `Boulware`, `Firm`, `Linear`, `Conceder` or `HardLiner`.
        pub bargaining: Concession,
        /// Grievance at which it climbs a rung, 1 to 100.
        pub climbs_at: Spanned<i32>,
        /// How readily it responds once its standard is met, 0 to 100.
        pub boldness: Spanned<i32>,
        /// How readily it shares evidence, 0 to 100.
        pub candour: Spanned<i32>,
    }
}

record! {
    /// Instructions of the capital.
    #[derive(Clone, Debug)]
    pub struct RawMandate {
        /// Instructions in words.
        pub text: Text,
        /// What success is measured by.
        pub objectives: Spanned<Vec<RawObjective>>,
        /// Least confidence in per cent for each standard of proof.
        pub floors: RawFloors = RawFloors::default(),
    }
}

record! {
    /// Least confidence, in per cent, that the capital wants before each kind of act.
    #[derive(Clone, Debug)]
    pub struct RawFloors {
        /// Private démarche, 0 to 100.
        pub private_demarche: Spanned<u16> = Spanned::unplaced(30),
        /// Joint statement, 0 to 100.
        pub joint_statement: Spanned<u16> = Spanned::unplaced(50),
        /// Public attribution and expulsion, 0 to 100.
        pub public_attribution: Spanned<u16> = Spanned::unplaced(70),
        /// Sanctions, 0 to 100.
        pub sanctions: Spanned<u16> = Spanned::unplaced(80),
        /// Countermeasure, 0 to 100.
        pub countermeasure: Spanned<u16> = Spanned::unplaced(90),
    }
}

impl Default for RawFloors {
    fn default() -> Self {
        Self {
            private_demarche: Spanned::unplaced(30),
            joint_statement: Spanned::unplaced(50),
            public_attribution: Spanned::unplaced(70),
            sanctions: Spanned::unplaced(80),
            countermeasure: Spanned::unplaced(90),
        }
    }
}

record! {
    /// One thing success is measured by.
    #[derive(Clone, Debug)]
    pub struct RawObjective {
        /// In words.
        pub name: Text,
        /// What is read off the world.
        pub measure: Spanned<RawMeasure>,
        /// Share in the mandate, 1 to 1,000: only shares of the sum count.
        pub weight: Spanned<i32>,
        /// Value that is worth nothing.
        pub start: Spanned<i32>,
        /// Value that is worth everything; may lie below `start`.
        pub target: Spanned<i32>,
        /// Value at which the whole mandate has failed; on the other side of `start` from `target`.
        pub fatal: Option<Spanned<i32>> = None,
    }
}

choice! {
    /// A number read off the world.
    #[derive(Clone, Debug)]
    pub enum RawMeasure {
        /// Own value of the text adopted in these talks, 0 to 10,000; of no deal if there is none.
        TextValue(Name),
        /// A gauge of the world, 0 to 100.
        Gauge(Gauge),
        /// Rung on the ladder with this actor, 0 to 10.
        Rung(Name),
        /// How far this actor trusts the seat, -100 to 100.
        TrustOf(Name),
        /// Mean trust of all others in the seat.
        MeanTrust,
        /// Own credibility, 0 to 100.
        Credibility,
        /// Own confidence, 0 to 1,000, in what is true of this incident.
        Certainty(Name),
        /// Overall harm of this incident at the end, 0 to 10.
        Harm(Name),
        /// Resilience of this actor, 0 to 100.
        Resilience(Name),
        /// Number of members of this coalition.
        CoalitionSize(Name),
        /// 1 once this package is delivered.
        Delivered(Name),
        /// 1 if the seat publicly blamed the right account, -1 a wrong one, else 0.
        RightlyBlamed(Name),
        /// Times others publicly blamed the seat.
        BlamedByOthers,
        /// Money left.
        Budget,
    }
}

record! {
    /// How far one actor trusts another.
    #[derive(Clone, Debug)]
    pub struct RawTrust {
        /// Who trusts.
        pub of: Name,
        /// Who is trusted.
        pub to: Name,
        /// -100 to 100.
        pub is: Spanned<i32>,
    }
}

record! {
    /// A channel between two actors.
    #[derive(Clone, Debug)]
    pub struct RawChannelBetween {
        /// The two actors.
        pub between: (Name, Name),
        /// `None`, `Diplomatic`, `ContactPoint` or `Hotline`.
        pub kind: Channel,
    }
}

record! {
    /// A pair that starts above rung 0.
    #[derive(Clone, Debug)]
    pub struct RawRung {
        /// The two actors.
        pub between: (Name, Name),
        /// 0 calm to 10 armed conflict.
        pub rung: Spanned<u8>,
    }
}

record! {
    /// A cyber incident with its hidden culprit and deck of evidence.
    #[derive(Clone, Debug)]
    pub struct RawIncident {
        /// Short name.
        pub id: Name,
        /// Name on the screen.
        pub name: Text,
        /// What happened, in a line.
        pub line: Text,
        /// Who is hit.
        pub victims: Spanned<Vec<Name>>,
        /// Turn in which it becomes known, from 1; if left out, an event makes it known.
        pub opens: Option<Spanned<u16>>,
        /// Harm by the seven criteria, each 0 to 10.
        pub harm: RawSeverity,
        /// Tenths of overall harm that are repaired each turn, 0 to 100.
        pub recovers: Spanned<i32> = Spanned::unplaced(0),
        /// How the arc on the map runs.
        pub route: RawRoute,
        /// State through which it was relayed.
        pub relay: Option<Name> = None,
        /// Accounts of who did it; priors in per mille sum to 1,000.
        pub suspects: Spanned<Vec<RawSuspect>>,
        /// A fixed truth with its reason; drawn from the priors if left out, which is how it should be.
        pub truth: Option<RawTruth> = None,
        /// What can be found out.
        pub clues: Spanned<Vec<RawClue>>,
    }
}

record! {
    /// Seven criteria, each 0 to 10.
    #[derive(Clone, Debug)]
    pub struct RawSeverity {
        /// How many are touched, 0 to 10.
        pub scope: Spanned<u8>,
        /// How much, 0 to 10.
        pub scale: Spanned<u8>,
        /// How long, 0 to 10.
        pub duration: Spanned<u8>,
        /// How hard, 0 to 10.
        pub intensity: Spanned<u8>,
        /// How many steps it took, 0 to 10.
        pub complexity: Spanned<u8>,
        /// How skilled it was, 0 to 10.
        pub sophistication: Spanned<u8>,
        /// What it meant for people, 0 to 10.
        pub impact: Spanned<u8>,
    }
}

record! {
    /// The arc on the map.
    #[derive(Clone, Debug)]
    pub struct RawRoute {
        /// Where it comes from, as far as the wires show.
        pub from: Point,
        /// Where it hits.
        pub to: Point,
        /// Words on the arc.
        pub label: Text,
        /// Words under the place it hits.
        pub site: Text,
    }
}

record! {
    /// A truth fixed by the author.
    #[derive(Clone, Debug)]
    pub struct RawTruth {
        /// The account that is true.
        pub suspect: Name,
        /// Why it is not drawn.
        pub reason: Text,
    }
}

record! {
    /// One account of who did it.
    #[derive(Clone, Debug)]
    pub struct RawSuspect {
        /// Short name.
        pub id: Name,
        /// Name on the screen.
        pub name: Text,
        /// What kind of account it is.
        pub line: Text,
        /// Short form on cards.
        pub short: Text,
        /// Prior probability in per mille, 1 to 999.
        pub prior: Spanned<u16>,
        /// Actors that took part if this is true, and know it.
        pub parties: Vec<Name> = Vec::new(),
        /// The actor that has to answer if this account is named.
        pub answers: Option<Name> = None,
        /// Per mille of the harm that this actor would own to itself, 0 to 1,000.
        pub share: Spanned<u16> = Spanned::unplaced(1000),
    }
}

record! {
    /// Something that can be found out; exactly one of its cards exists.
    #[derive(Clone, Debug)]
    pub struct RawClue {
        /// Short name.
        pub id: Name,
        /// What people work on.
        pub name: Text,
        /// Kind of evidence.
        pub kind: EvidenceKind,
        /// Who holds it, in words.
        pub source: Text,
        /// The actor behind the source, who loses if it is burnt.
        pub owner: Option<Name> = None,
        /// Turns of work, 1 to 6.
        pub effort: Spanned<u8> = Spanned::unplaced(1),
        /// Least technical capacity that can read it, 0 to 100.
        pub technical: Spanned<i32> = Spanned::unplaced(0),
        /// Seats that can work on it; everybody if left out.
        pub only: Vec<Name> = Vec::new(),
        /// Seats that hold it from the start of the incident.
        pub first: Vec<Name> = Vec::new(),
        /// Clue and card that must be in hand before.
        pub after: Option<(Name, Name)> = None,
        /// First turn in which it can be worked on, from 1.
        pub opens: Spanned<u16> = Spanned::unplaced(1),
        /// The cards. The last takes the probability that the others leave; its weights follow from that.
        pub cards: Spanned<Vec<RawCard>>,
    }
}

record! {
    /// One card of a clue.
    #[derive(Clone, Debug)]
    pub struct RawCard {
        /// Short name.
        pub id: Name,
        /// Heading.
        pub title: Text,
        /// What it says.
        pub text: Text,
        /// Per mille of cases in which it exists, for a suspect of weight 0: 1 to 995. Left out on the last card.
        pub base: Option<Spanned<u16>> = None,
        /// Decibans for each suspect by short name, -30 to 30; 0 where left out. Left out on the last card.
        pub weights: BTreeMap<Name, Spanned<i32>> = BTreeMap::new(),
        /// What publishing it costs.
        pub fragility: Fragility = Fragility::Safe,
        /// Somebody wanted it to be found.
        pub planted: bool = false,
    }
}

record! {
    /// A measure that can be taken.
    #[derive(Clone, Debug)]
    pub struct RawResponse {
        /// Which measure.
        pub kind: Spanned<ResponseKind>,
        /// Name on the screen.
        pub name: Text,
        /// Class in the toolbox.
        pub class: ResponseClass,
        /// Legal label that can be argued.
        pub label: LegalLabel = LegalLabel::None,
        /// Severity by the seven criteria.
        pub severity: RawSeverity,
        /// What it costs.
        pub cost: RawCost,
        /// Points by which the target's no-deal value moves in open talks with the sender, -1,000 to 1,000.
        pub no_deal: Spanned<i32> = Spanned::unplaced(0),
        /// What you can say for it.
        pub argument: Text,
        /// What they will say against it.
        pub objection: Text,
    }
}

record! {
    /// What something costs.
    #[derive(Clone, Debug)]
    pub struct RawCost {
        /// Political capital, 0 to 1,000.
        pub capital: Spanned<i32> = Spanned::unplaced(0),
        /// People for one turn, 0 to 100.
        pub staff: Spanned<i32> = Spanned::unplaced(0),
        /// Money, 0 to 1,000,000.
        pub budget: Spanned<i32> = Spanned::unplaced(0),
    }
}

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
        /// Whether points of different parties may be added up.
        pub comparable: bool = false,
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
        /// A package that this issue gives; its only option is then `given`.
        pub link: Option<Name> = None,
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

record! {
    /// Capacity-building offered by one actor to another.
    #[derive(Clone, Debug)]
    pub struct RawPackage {
        /// Short name.
        pub id: Name,
        /// Name on the screen.
        pub name: Text,
        /// What it is, in a line.
        pub line: Text,
        /// Who pays.
        pub giver: Name,
        /// Who gets it.
        pub recipient: Name,
        /// Money each turn until it is delivered, 0 to 1,000,000.
        pub cost_per_turn: Spanned<i32>,
        /// Turns until it is delivered, 1 to 60.
        pub delay: Spanned<u8>,
        /// Technical capacity gained, 0 to 100.
        pub technical: Spanned<i32>,
        /// Resilience gained, 0 to 100.
        pub resilience: Spanned<i32>,
        /// Trust gained in the giver, -100 to 100.
        pub trust: Spanned<i32>,
    }
}

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

record! {
    /// Something that happens by itself, once, in the first turn in which it can.
    #[derive(Clone, Debug)]
    pub struct RawEvent {
        /// Short name.
        pub id: Name,
        /// In this turn and no other, from 1. Without it, `from` and `until` say when it can happen.
        pub turn: Option<Spanned<u16>>,
        /// First turn in which it can happen; 1 if left out.
        pub from: Option<Spanned<u16>>,
        /// Last turn in which it can happen; the level's last if left out.
        pub until: Option<Spanned<u16>>,
        /// Turns after which it can happen again, 1 to 60; never if left out.
        pub again_after: Option<Spanned<u16>>,
        /// Per mille with which it happens in a turn in which it can, 1 to 1,000.
        pub chance: Spanned<u16> = Spanned::unplaced(1000),
        /// Only if this holds.
        pub when: Spanned<RawCondition> = Spanned::unplaced(RawCondition::Always),
        /// Heading in the bulletin.
        pub heading: Text,
        /// Text in the bulletin.
        pub body: Text,
        /// Where it comes from, in words.
        pub source: Text,
        /// What kind of news it is.
        pub tone: Tone,
        /// Seats that learn of it; everybody if left out.
        pub only: Vec<Name> = Vec::new(),
        /// What it does.
        pub effects: Vec<Spanned<RawEffect>> = Vec::new(),
        /// A decision that it puts before a seat.
        pub asks: Option<RawQuestion>,
    }
}

record! {
    /// A decision that a seat takes in the turn in which the event happens.
    #[derive(Clone, Debug)]
    pub struct RawQuestion {
        /// Who decides.
        pub seat: Name,
        /// What there is to choose from, two to six.
        pub choices: Spanned<Vec<RawChoice>>,
        /// What is taken where the seat sends its turn without choosing; it may cost nothing.
        pub otherwise: Name,
    }
}

record! {
    /// One way to decide.
    #[derive(Clone, Debug)]
    pub struct RawChoice {
        /// Short name.
        pub id: Name,
        /// Name on the screen, such as `Pay the ransom`.
        pub name: Text,
        /// What it means, in a sentence.
        pub line: Text,
        /// What it takes; nothing if left out.
        pub cost: Option<RawCost>,
        /// What it does.
        pub effects: Vec<Spanned<RawEffect>> = Vec::new(),
    }
}

choice! {
    /// A condition on the world.
    #[derive(Clone, Debug)]
    pub enum RawCondition {
        /// Always holds.
        Always,
        /// All of these hold.
        All(Vec<RawCondition>),
        /// At least one of these holds.
        Any(Vec<RawCondition>),
        /// This does not hold.
        Not(Box<RawCondition>),
        /// A number of the world is this or more.
        AtLeast {
            /// Which number.
            what: RawQuantity,
            /// On its own scale.
            value: Spanned<i32> },
        /// A number of the world is less than this.
        Below {
            /// Which number.
            what: RawQuantity,
            /// On its own scale.
            value: Spanned<i32> },
        /// This event has happened.
        Happened(Name),
        /// A seat decided so when an event asked it.
        Chose {
            /// The event.
            event: Name,
            /// The choice.
            choice: Name },
        /// These talks have adopted a text.
        Adopted(Name),
        /// These talks have adopted no text.
        NotAdopted(Name),
        /// These talks have ended without a text.
        Failed(Name),
        /// The text that these talks have adopted says this, or something stronger.
        Holds {
            /// The talks.
            talks: Name,
            /// The issue.
            issue: Name,
            /// The least option.
            at_least: Name },
        /// This incident is known.
        Open(Name),
        /// What a clue yields is before the world.
        Public {
            /// The incident.
            incident: Name,
            /// The clue.
            clue: Name },
        /// A measure was taken.
        Took {
            /// By whom.
            by: Name,
            /// Which.
            kind: Spanned<ResponseKind>,
            /// Against or with whom; anybody if left out.
            target: Option<Name>,
            /// Over which incident; any if left out.
            over: Option<Name> },
        /// An actor is a member of a coalition.
        Member {
            /// The coalition.
            coalition: Name,
            /// The actor.
            actor: Name },
        /// A package was started and has not lapsed.
        Given(Name),
        /// A package was delivered.
        Delivered(Name),
        /// Two actors can reach each other at least so well.
        ChannelAtLeast {
            /// The two.
            between: (Name, Name),
            /// The channel.
            channel: Channel },
        /// One of these accounts is the true one.
        TrueAccount {
            /// The incident.
            incident: Name,
            /// Accounts.
            any_of: Vec<Name> },
    }
}

choice! {
    /// A number of the world.
    #[derive(Clone, Debug)]
    pub enum RawQuantity {
        /// The number of the turn, from 1.
        Turn,
        /// A gauge, 0 to 100.
        Gauge(Gauge),
        /// Trust of one actor in another, -100 to 100.
        Trust {
            /// Who trusts.
            of: Name,
            /// Who is trusted.
            to: Name },
        /// What one actor holds against another, 0 or more.
        Grievance {
            /// Who holds it.
            of: Name,
            /// Against whom.
            against: Name },
        /// The rung on which two actors stand, 0 to 10.
        Rung {
            /// The two.
            between: (Name, Name) },
        /// What an actor's word is worth, 0 to 100.
        Credibility(Name),
        /// An actor's resilience, 0 to 100.
        Resilience(Name),
        /// An actor's technical capacity, 0 to 100.
        Technical(Name),
        /// An actor's political capital.
        Capital(Name),
        /// An actor's money.
        Budget(Name),
        /// Overall harm of an incident in tenths, 0 to 100.
        Harm(Name),
        /// How many members a coalition has.
        Members(Name),
    }
}

choice! {
    /// A change in the world.
    #[derive(Clone, Debug)]
    pub enum RawEffect {
        /// A gauge moves.
        Gauge {
            /// Which.
            gauge: Gauge,
            /// By how much, -100 to 100.
            by: Spanned<i32> },
        /// Trust of one actor in another moves.
        Trust {
            /// Who trusts.
            of: Name,
            /// Who is trusted.
            to: Name,
            /// By how much, -100 to 100.
            by: Spanned<i32> },
        /// Trust among all parties to the text moves, by -100 to 100. Not in events.
        TrustAmongParties(Spanned<i32>),
        /// Channels among all parties to the text rise to at least this. Not in events.
        ChannelAmongParties(Channel),
        /// Resilience of all parties to the text moves, by -100 to 100. Not in events.
        ResilienceOfParties(Spanned<i32>),
        /// Resilience of an actor moves.
        Resilience {
            /// Whose.
            actor: Name,
            /// By how much, -100 to 100.
            by: Spanned<i32> },
        /// Overall harm of an incident moves, in tenths.
        Harm {
            /// Which incident.
            incident: Name,
            /// By how many tenths, -100 to 100.
            by: Spanned<i32> },
        /// A no-deal value moves.
        NoDeal {
            /// In which talks.
            talks: Name,
            /// Whose.
            party: Name,
            /// By how many points, -1,000 to 1,000.
            by: Spanned<i32> },
        /// Two actors move on the ladder.
        Rung {
            /// The two.
            between: (Name, Name),
            /// By how many rungs, -10 to 10.
            by: Spanned<i32> },
        /// Political capital moves.
        Capital {
            /// Whose.
            actor: Name,
            /// By how much, -1,000 to 1,000.
            by: Spanned<i32> },
        /// A budget moves.
        Budget {
            /// Whose.
            actor: Name,
            /// By how much, -1,000,000 to 1,000,000.
            by: Spanned<i32> },
        /// A package starts.
        StartPackage(Name),
        /// What one actor holds against another moves.
        Grievance {
            /// Who holds it.
            of: Name,
            /// Against whom.
            against: Name,
            /// By how much, -100 to 100.
            by: Spanned<i32> },
        /// What an actor's word is worth moves.
        Credibility {
            /// Whose.
            actor: Name,
            /// By how much, -100 to 100.
            by: Spanned<i32> },
        /// Technical capacity of an actor moves.
        Technical {
            /// Whose.
            actor: Name,
            /// By how much, -100 to 100.
            by: Spanned<i32> },
        /// The channel between two actors becomes this, better or worse.
        Channel {
            /// The two.
            between: (Name, Name),
            /// What it becomes.
            to: Channel },
        /// An incident becomes known.
        OpenIncident(Name),
        /// What a clue yields is put before the world.
        Publish {
            /// Which incident.
            incident: Name,
            /// Which clue.
            clue: Name,
            /// Who does it.
            by: Name },
        /// An actor is invited into a coalition.
        Invite {
            /// The coalition.
            coalition: Name,
            /// The actor.
            actor: Name },
        /// An actor joins a coalition.
        Join {
            /// The coalition.
            coalition: Name,
            /// The actor.
            actor: Name },
        /// An actor leaves a coalition.
        Leave {
            /// The coalition.
            coalition: Name,
            /// The actor.
            actor: Name },
        /// Talks that are still under way end without a text.
        CallOff(Name),
        /// Whoever holds a clue hands it over.
        Disclose {
            /// Which incident.
            incident: Name,
            /// Which clue.
            clue: Name,
            /// Who gets it.
            to: Name },
    }
}

record! {
    /// A hint that introduces one idea when it is first needed.
    #[derive(Clone, Debug)]
    pub struct RawLesson {
        /// Short name.
        pub id: Name,
        /// When it appears.
        pub when: Spanned<Moment>,
        /// Heading.
        pub heading: Text,
        /// At most three sentences.
        pub body: Text,
    }
}

record! {
    /// A word of the glossary.
    #[derive(Clone, Debug)]
    pub struct RawTerm {
        /// The word as it stands in texts.
        pub word: Text,
        /// What it means.
        pub meaning: Text,
    }
}

record! {
    /// What really happened.
    #[derive(Clone, Debug)]
    pub struct RawReally {
        /// Heading.
        pub heading: Text,
        /// Day by day.
        pub days: Vec<RawReallyDay>,
    }
}

record! {
    /// One day of the documented case.
    #[derive(Clone, Debug)]
    pub struct RawReallyDay {
        /// The day as it should be read.
        pub day: Text,
        /// What happened.
        pub text: Text,
        /// Ids of sources.
        pub sources: Vec<Name>,
    }
}

record! {
    /// A source.
    #[derive(Clone, Debug)]
    pub struct RawSource {
        /// Short name.
        pub id: Name,
        /// Title.
        pub title: Text,
        /// Who published it, when, and under which number.
        pub place: Text,
        /// Where it can be read, from `https://` on, if that is certain.
        pub url: Option<Text> = None,
        /// True if no document that could be read confirms it.
        pub unconfirmed: bool = false,
    }
}
