//! The checked level: everything resolved to positions in lists, ranges honoured, nothing dangling.
//!
//! A [`Level`] exists only if its file had no errors. It holds no answers: culprits, cards and private values are
//! drawn when a session starts.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::record::choice;
use crate::base::{
    ActorId, Bp, CoalitionId, Date, Decibans, EventId, IncidentId, PackageId, Permille, SuspectId, TalksId,
};
use crate::negotiation::{Concession, Domain, Issue};

/// One scenario.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level {
    /// Version of the level format; 1.
    pub format: u32,
    /// Short name in file names and saves, such as `winter-ward`.
    pub id: String,
    pub title: String,
    /// A few words under the title.
    pub tagline: String,
    /// Paragraphs of the briefing that every seat reads.
    pub briefing: Vec<String>,
    pub time: Time,
    /// Name of the drawn map under `levels/maps`.
    pub map: String,
    /// Where gauges start, in the order of [`Gauge::ALL`], 0 to 100.
    pub gauges: [i32; Gauge::COUNT],
    pub actors: Vec<Actor>,
    /// Starting trust, `trust[a][b]`: how far `a` trusts `b`, -100 to 100.
    pub trust: Vec<Vec<i32>>,
    /// Starting channel between two actors, symmetric.
    pub channels: Vec<Vec<Channel>>,
    /// Starting rung on the escalation ladder, symmetric, 0 to 10.
    pub rungs: Vec<Vec<u8>>,
    pub incidents: Vec<Incident>,
    pub responses: Vec<Response>,
    pub talks: Vec<Talks>,
    pub packages: Vec<Package>,
    pub coalitions: Vec<Coalition>,
    pub events: Vec<Event>,
    pub lessons: Vec<Lesson>,
    pub glossary: Vec<Term>,
    /// What a player can do afterwards, in checkable terms.
    pub goals: Vec<String>,
    pub questions: Vec<String>,
    /// The documented case behind the invented one, unlocked by the debrief.
    pub really: Really,
    pub sources: Vec<Source>,
}

impl Level {
    #[must_use]
    pub fn actor(&self, id: ActorId) -> &Actor {
        &self.actors[id.ix()]
    }

    #[must_use]
    pub fn actor_ids(&self) -> impl DoubleEndedIterator<Item = ActorId> + ExactSizeIterator + use<> {
        (0..self.actors.len()).map(ActorId::at)
    }

    #[must_use]
    pub fn incident(&self, id: IncidentId) -> &Incident {
        &self.incidents[id.ix()]
    }

    #[must_use]
    pub fn talks(&self, id: TalksId) -> &Talks {
        &self.talks[id.ix()]
    }

    #[must_use]
    pub fn package(&self, id: PackageId) -> &Package {
        &self.packages[id.ix()]
    }

    #[must_use]
    pub fn coalition(&self, id: CoalitionId) -> &Coalition {
        &self.coalitions[id.ix()]
    }

    #[must_use]
    pub fn event(&self, id: EventId) -> &Event {
        &self.events[id.ix()]
    }

    /// The level's data for a response, if it offers it.
    #[must_use]
    pub fn response(&self, kind: ResponseKind) -> Option<&Response> {
        self.responses.iter().find(|r| r.kind == kind)
    }

    /// The actor with this code.
    #[must_use]
    pub fn find_actor(&self, code: &str) -> Option<ActorId> {
        self.actors.iter().position(|a| a.code == code).map(ActorId::at)
    }

    /// Seats that a person may take.
    pub fn playable(&self) -> impl Iterator<Item = ActorId> {
        self.actor_ids().filter(|id| self.actor(*id).playable.is_some())
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Time {
    pub unit: TurnUnit,
    /// Number of turns; turns count from 1.
    pub turns: u16,
    /// The day on which turn 1 begins.
    pub first_day: Date,
}

choice! {
    /// How long a turn is.
    #[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub enum TurnUnit {
        /// A day.
        Day,
        /// A week.
        Week,
        /// A month.
        Month,
    }
}

choice! {
    /// A gauge of the world, 0 to 100.
    #[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
    pub enum Gauge {
        /// How calm the world is.
        Stability,
        /// How far states trust each other.
        Trust,
        /// How strong the rules are.
        NormStrength,
        /// How well systems stand up to attacks.
        Resilience,
        /// How far rules and networks have split.
        Fragmentation,
        /// How open the internet is.
        Openness,
    }
}

impl Gauge {
    pub const COUNT: usize = 6;
    pub const ALL: [Self; Self::COUNT] =
        [Self::Stability, Self::Trust, Self::NormStrength, Self::Resilience, Self::Fragmentation, Self::Openness];

    #[must_use]
    pub const fn ix(self) -> usize {
        self as usize
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// Three capital letters.
    pub code: String,
    pub name: String,
    /// What it is called on the map and in the course of play.
    pub short: String,
    /// The name shown when real or telling names are switched off.
    pub masked: String,
    /// What stands in prose for words that tell who it is, besides its names.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub masked_words: BTreeMap<String, String>,
    pub kind: ActorKind,
    /// One line under the name, such as `transit state · 9 million`.
    pub line: String,
    /// The dossier, a paragraph an entry.
    pub dossier: Vec<String>,
    /// Place of the emblem on the map sheet.
    pub at: (i32, i32),
    /// Territories of the map that are this actor's.
    pub territories: Vec<String>,
    pub playable: Option<Playable>,
    /// Weight in the world, in units the level chooses; norms and fragmentation use shares of it.
    pub influence: i32,
    pub means: Means,
    pub capacities: Capacities,
    /// 0 to 100.
    pub resilience: i32,
    /// Cyber sovereignty -100 to open and multi-stakeholder +100.
    pub openness: i32,
    pub doctrine: Doctrine,
    pub mandate: Mandate,
}

impl Actor {
    /// States and blocs stand in a disc, everyone else in a square.
    #[must_use]
    pub const fn is_state(&self) -> bool {
        matches!(self.kind, ActorKind::State | ActorKind::Bloc)
    }
}

choice! {
    /// What an actor is.
    #[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub enum ActorKind {
        /// A state.
        State,
        /// A union of states that acts as one.
        Bloc,
        /// A company.
        Company,
        /// A body of civil society.
        CivilSociety,
        /// A response team, registry, standards body or the like.
        TechnicalCommunity,
        /// Somebody who attacks for gain or on behalf of others.
        ThreatActor,
    }
}

/// What a person who takes this seat reads first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Playable {
    /// One sentence on the level-choice screen.
    pub pitch: String,
    /// How hard the seat is, in words.
    pub difficulty: String,
    /// Paragraphs only this seat reads.
    pub briefing: Vec<String>,
}

/// What a seat has to spend; capital and staff are per turn, the budget has to last.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Means {
    /// Political capital at the start.
    pub capital: i32,
    /// Political capital gained each turn.
    pub capital_per_turn: i32,
    /// The most capital that can be kept.
    pub capital_cap: i32,
    /// People; each can do one thing a turn.
    pub staff: i32,
    /// Money for the whole level, in units the level names (Winter Ward: million).
    pub budget: i32,
}

/// Capacities, 0 to 100.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capacities {
    /// Strategy and law.
    pub governance: i32,
    /// The response team.
    pub technical: i32,
    pub law_enforcement: i32,
    pub diplomacy: i32,
    pub offence: i32,
}

/// How a bot in this seat behaves.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doctrine {
    pub bargaining: Concession,
    /// Grievance at which it climbs a rung.
    pub climbs_at: i32,
    /// How readily it accuses and responds, 0 never to 100 at once its standard is met.
    pub boldness: i32,
    /// How readily it shares evidence with those it trusts, 0 to 100.
    pub candour: i32,
}

/// What the capital told the seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mandate {
    /// Instructions in words.
    pub text: String,
    pub objectives: Vec<Objective>,
    /// Least confidence, per standard of proof, below which the capital lets nobody set it.
    pub floors: [Permille; Proof::COUNT],
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objective {
    pub name: String,
    pub measure: Measure,
    /// Share in the mandate, any positive number.
    pub weight: i32,
    /// Value of the measure that is worth 0.
    pub start: i32,
    /// Value of the measure that is worth 10,000; may lie below `start`.
    pub target: i32,
    /// A value at or beyond which the whole mandate has failed, seen from `start` away from `target`.
    pub fatal: Option<i32>,
}

/// A number read off the state of the world.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Measure {
    /// Own utility, in basis points, of the text adopted in these talks; of no deal if there is none.
    TextValue(TalksId),
    Gauge(Gauge),
    /// Rung between the seat and this actor.
    Rung(ActorId),
    /// Trust of this actor in the seat.
    TrustOf(ActorId),
    /// Mean trust of all others in the seat.
    MeanTrust,
    Credibility,
    /// Own posterior, in permille, on what is true of this incident.
    Certainty(IncidentId),
    /// Overall harm of this incident, 0 to 10, at the end.
    Harm(IncidentId),
    Resilience(ActorId),
    /// Number of members.
    CoalitionSize(CoalitionId),
    /// 1 if the package was delivered, else 0.
    Delivered(PackageId),
    /// 1 if the seat publicly blamed the truth of this incident, 0 if it blamed nobody, -1 if it blamed wrongly.
    RightlyBlamed(IncidentId),
    /// Times others publicly blamed this seat.
    BlamedByOthers,
    Budget,
}

/// Standards of proof, mild to severe.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Proof {
    PrivateDemarche,
    JointStatement,
    PublicAttribution,
    Sanctions,
    Countermeasure,
}

impl Proof {
    pub const COUNT: usize = 5;
    pub const ALL: [Self; Self::COUNT] =
        [Self::PrivateDemarche, Self::JointStatement, Self::PublicAttribution, Self::Sanctions, Self::Countermeasure];

    #[must_use]
    pub const fn ix(self) -> usize {
        self as usize
    }
}

choice! {
    /// How two actors can reach each other; the order is the strength.
    #[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
    pub enum Channel {
        /// They do not talk.
        None,
        /// Notes through embassies.
        Diplomatic,
        /// A named, tested contact point.
        ContactPoint,
        /// A line between leaders or duty officers.
        Hotline,
    }
}

/// Scope, scale, duration, intensity, complexity, sophistication, impact: the seven criteria of the EU's toolbox
/// guidelines, each 0 to 10.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Severity(pub [u8; Self::CRITERIA]);

impl Severity {
    pub const CRITERIA: usize = 7;

    /// The seven criteria as one number, 0 to 10: their mean, rounded half up.
    #[must_use]
    pub fn overall(self) -> i32 {
        let sum: i32 = self.0.iter().map(|&c| i32::from(c)).sum();
        (sum * 2 + 7) / 14
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incident {
    /// Short name in the file.
    pub id: String,
    pub name: String,
    pub line: String,
    pub victims: Vec<ActorId>,
    /// Turn in which it becomes known; none if only an event opens it.
    pub opens: Option<u16>,
    pub harm: Severity,
    /// Overall harm falls by this many tenths a turn as systems are restored.
    pub recovers: i32,
    /// From where to where the arc on the map runs, and a stop on the way with its label.
    pub route: Route,
    /// The territorial state through which it was relayed, asked to act under norm c.
    pub relay: Option<ActorId>,
    pub suspects: Vec<Suspect>,
    /// A truth fixed by the author, with the reason; drawn from the priors otherwise.
    pub truth: Option<FixedTruth>,
    pub clues: Vec<Clue>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Route {
    pub from: (i32, i32),
    pub to: (i32, i32),
    pub label: String,
    pub site: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FixedTruth {
    pub suspect: SuspectId,
    pub reason: String,
}

/// One account of who did it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suspect {
    pub id: String,
    pub name: String,
    /// Such as `state organ` or `false flag`.
    pub line: String,
    /// Short form for card rows.
    pub short: String,
    pub prior: Permille,
    /// Actors that took part if this account is true, and know it.
    pub parties: Vec<ActorId>,
    /// The actor a response aims at when this account is named.
    pub answers: Option<ActorId>,
    /// How much of the harm that actor would own to itself, in permille (a state that looked away believes it did less).
    pub share: Permille,
}

/// Something that can be found out: exactly one of its cards exists, drawn from the likelihoods given the truth.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clue {
    pub id: String,
    /// Where people work on it, such as `server image, Tarn`.
    pub name: String,
    pub kind: EvidenceKind,
    /// Who holds it, in words.
    pub source: String,
    /// The actor behind the source, who loses if it is burnt.
    pub owner: Option<ActorId>,
    /// Turns of work for two analysts of middling skill.
    pub effort: u8,
    /// Least technical capacity that can read it.
    pub technical: i32,
    /// Seats that can work on it; empty means all.
    pub only: Vec<ActorId>,
    /// Seats that hold it from the start of the incident.
    pub first: Vec<ActorId>,
    /// Can be worked on only by who holds this card of an earlier clue (clue, card).
    pub after: Option<(u16, u16)>,
    /// First turn in which it can be worked on.
    pub opens: u16,
    pub cards: Vec<Card>,
}

choice! {
    /// What kind of evidence a clue gives.
    #[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
    pub enum EvidenceKind {
        /// Traces in systems and networks.
        Technical,
        /// What people say in confidence.
        HumanSource,
        /// What somebody made public or passed on.
        Leak,
        /// What courts and prosecutors established.
        Legal,
        /// What somebody says about itself.
        SelfClaim,
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    pub id: String,
    pub title: String,
    pub text: String,
    /// Weight for each suspect, in whole decibans, relative to each other.
    pub weights: Vec<Decibans>,
    /// Probability, in permille, that this card exists, per suspect; over the cards of a clue they sum to 1,000.
    pub likelihood: Vec<Permille>,
    pub fragility: Fragility,
    /// Somebody wanted it to be found.
    pub planted: bool,
}

choice! {
    /// What publishing a card costs.
    #[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
    pub enum Fragility {
        /// Nothing.
        Safe,
        /// The source could be narrowed down.
        Narrows,
        /// Publishing burns the source.
        Burns,
    }
}

choice! {
    /// Measures that can be taken over an incident, from restraint to countermeasure.
    #[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
    pub enum ResponseKind {
        /// Say in public that one holds back.
        RestraintStatement,
        /// Ask others for help (norm h of the 2015 UN report).
        AskForHelp,
        /// Ask the state through which it ran to act (norm c).
        AskToAct,
        /// Call on the hotline.
        HotlineCall,
        /// Ask for consultations.
        Consultation,
        /// Offer to investigate together.
        JointInvestigation,
        /// Ask a third party to mediate.
        Mediation,
        /// Protest in private.
        PrivateDemarche,
        /// Blame together with others.
        JointStatement,
        /// Blame in public.
        PublicAttribution,
        /// Charge named people before a court.
        Indictment,
        /// Expel diplomats.
        Expulsion,
        /// Suspend a text that is in force between the two.
        Suspension,
        /// Freeze assets and ban travel.
        Sanctions,
        /// Break off relations: no channel is left.
        BreakRelations,
        /// Answer with an act that would be unlawful without the wrong before it.
        Countermeasure,
    }
}

impl ResponseKind {
    pub const ALL: [Self; 16] = [
        Self::RestraintStatement,
        Self::AskForHelp,
        Self::AskToAct,
        Self::HotlineCall,
        Self::Consultation,
        Self::JointInvestigation,
        Self::Mediation,
        Self::PrivateDemarche,
        Self::JointStatement,
        Self::PublicAttribution,
        Self::Indictment,
        Self::Expulsion,
        Self::Suspension,
        Self::Sanctions,
        Self::BreakRelations,
        Self::Countermeasure,
    ];

    /// The standard of proof it wants, if it names somebody.
    #[must_use]
    pub const fn proof(self) -> Option<Proof> {
        match self {
            Self::PrivateDemarche => Some(Proof::PrivateDemarche),
            Self::JointStatement => Some(Proof::JointStatement),
            Self::PublicAttribution | Self::Indictment | Self::Expulsion => Some(Proof::PublicAttribution),
            Self::Suspension | Self::Sanctions | Self::BreakRelations => Some(Proof::Sanctions),
            Self::Countermeasure => Some(Proof::Countermeasure),
            _ => None,
        }
    }

    /// Whether it offers a way down the ladder.
    #[must_use]
    pub const fn is_off_ramp(self) -> bool {
        matches!(
            self,
            Self::RestraintStatement
                | Self::HotlineCall
                | Self::Consultation
                | Self::JointInvestigation
                | Self::Mediation
        )
    }

    /// Whether it names its target before the world.
    #[must_use]
    pub const fn is_public_blame(self) -> bool {
        !matches!(self.proof(), None | Some(Proof::PrivateDemarche))
    }
}

choice! {
    /// The EU toolbox classes, and off-ramps.
    #[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub enum ResponseClass {
        /// Lowers the chance of misreading and of the next incident.
        Preventive,
        /// Works the case with others.
        Cooperative,
        /// Speaks in order to steady.
        Stability,
        /// Makes it cost something.
        Restrictive,
        /// Helps who is hit.
        Support,
    }
}

choice! {
    /// The legal label that can be argued for a response.
    #[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub enum LegalLabel {
        /// No label is needed.
        None,
        /// Unfriendly but lawful.
        Retorsion,
        /// Unlawful in itself, excused as an answer to a wrong.
        Countermeasure,
        /// Answer to an armed attack.
        SelfDefence,
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Response {
    pub kind: ResponseKind,
    pub name: String,
    pub class: ResponseClass,
    pub label: LegalLabel,
    pub severity: Severity,
    pub cost: Cost,
    /// What the target's no-deal value moves by, in points, in open talks with the sender.
    pub no_deal: i32,
    /// What you can say for it.
    pub argument: String,
    /// What they will say against it.
    pub objection: String,
}

#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    pub capital: i32,
    pub staff: i32,
    pub budget: i32,
}

impl Cost {
    #[must_use]
    pub const fn new(capital: i32, staff: i32, budget: i32) -> Self {
        Self { capital, staff, budget }
    }

    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self::new(self.capital + other.capital, self.staff + other.staff, self.budget + other.budget)
    }

    #[must_use]
    pub const fn minus(self, other: Self) -> Self {
        Self::new(self.capital - other.capital, self.staff - other.staff, self.budget - other.budget)
    }

    /// Whether these means are enough to pay `cost`.
    #[must_use]
    pub const fn covers(self, cost: Self) -> bool {
        cost.capital <= self.capital && cost.staff <= self.staff && cost.budget <= self.budget
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Talks {
    pub id: String,
    pub name: String,
    /// Title of the document.
    pub title: String,
    /// The line under the title.
    pub line: String,
    pub protocol: Protocol,
    /// In the order in which they have the floor; a chair has it last.
    pub parties: Vec<ActorId>,
    /// Turns in which they meet, first and last.
    pub opens: u16,
    pub closes: u16,
    pub rounds_per_turn: u8,
    /// Offers a party may make while it has the floor.
    pub offers_per_floor: u8,
    /// Place on the map sheet.
    pub at: (i32, i32),
    pub issues: Vec<TalksIssue>,
    /// The chair's first text, or the paper on the table: one option an issue.
    pub opening: Vec<u8>,
    /// One position per party, in the order of `parties`.
    pub positions: Vec<Position>,
    /// Whether points of different parties are declared comparable.
    pub comparable: bool,
}

impl Talks {
    /// Position of a party in the order of speaking.
    #[must_use]
    pub fn party(&self, actor: ActorId) -> Option<usize> {
        self.parties.iter().position(|p| *p == actor)
    }

    /// The domain that is negotiated: issues with their options, silence first.
    #[must_use]
    pub fn domain(&self) -> Domain {
        let issue = |issue: &TalksIssue| Issue {
            name: issue.name.clone(),
            options: issue.options.iter().map(|option| option.name.clone()).collect(),
        };
        Domain { issues: self.issues.iter().map(issue).collect() }
    }

    /// Rounds from opening to deadline.
    #[must_use]
    pub fn rounds(&self) -> u32 {
        u32::from(self.closes + 1 - self.opens) * u32::from(self.rounds_per_turn)
    }
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Protocol {
    /// Parties offer in turn; an offer that all others accept is adopted at once.
    AlternatingOffers,
    /// Parties propose, the chair writes the text and puts it under a silence procedure; consensus.
    SingleText { chair: ActorId },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TalksIssue {
    pub id: String,
    pub name: String,
    /// The sentence with `{}` where the option's words stand.
    pub sentence: String,
    /// A package that this issue gives or does not give; it stands beside the text.
    pub link: Option<PackageId>,
    /// Option 0 is always *silent* (for a linked issue *not given*).
    pub options: Vec<TextOption>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextOption {
    pub id: String,
    pub name: String,
    /// What it writes into the sentence; empty for silence.
    pub words: String,
    /// Ambition, 0 to 100.
    pub strength: u8,
    /// What happens when a text with this option is adopted.
    pub effects: Vec<Effect>,
}

/// Private interests of a party, as ranges from which the session draws.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// Points for each option of each issue, lowest and highest.
    pub values: Vec<Vec<(i32, i32)>>,
    /// Points of no deal, lowest and highest, on the same scale.
    pub no_deal: (i32, i32),
    /// Options this party cannot sign, as (issue, option).
    pub red_lines: Vec<(u8, u8)>,
    /// What its people say when asked why, per issue.
    pub says: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Package {
    pub id: String,
    pub name: String,
    pub line: String,
    pub giver: ActorId,
    pub recipient: ActorId,
    pub cost_per_turn: i32,
    /// Turns from start to delivery.
    pub delay: u8,
    /// Gain in the recipient's technical capacity before absorption.
    pub technical: i32,
    /// Gain in the recipient's resilience before absorption.
    pub resilience: i32,
    /// Gain in the recipient's trust in the giver, half at the start, half on delivery.
    pub trust: i32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coalition {
    pub id: String,
    pub name: String,
    /// The shared outcome in words.
    pub outcome: String,
    pub talks: TalksId,
    /// Clauses the outcome wants: issue and least option.
    pub wants: Vec<(u8, u8)>,
    pub lead: ActorId,
    pub members: Vec<ActorId>,
    /// Those who may be invited, and the trust in the lead at which they join.
    pub invites: Vec<(ActorId, i32)>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    pub id: String,
    /// First and last turn in which it can happen; it does in the first in which `when` holds and chance has it.
    pub turns: (u16, u16),
    /// Turns after which it can happen again; never if none.
    pub again_after: Option<u16>,
    /// Probability in permille, each turn in which it could happen.
    pub chance: Permille,
    pub when: Condition,
    pub heading: String,
    pub body: String,
    pub source: String,
    pub tone: Tone,
    /// Seats that learn of it; empty means all.
    pub only: Vec<ActorId>,
    pub effects: Vec<Effect>,
    pub asks: Option<Question>,
}

impl Event {
    /// Whether somebody learns of it who knows what the seats know for whom `knows` holds.
    #[must_use]
    pub fn is_known(&self, knows: impl Fn(ActorId) -> bool) -> bool {
        self.only.is_empty() || self.only.iter().any(|actor| knows(*actor))
    }

    /// Everything it can do, whatever is chosen.
    pub fn all_effects(&self) -> impl Iterator<Item = &Effect> {
        let chosen = self.asks.iter().flat_map(|asks| &asks.choices).flat_map(|choice| &choice.effects);
        self.effects.iter().chain(chosen)
    }
}

/// A decision that an event puts before a seat, to be taken in the turn in which it happens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    pub seat: ActorId,
    pub choices: Vec<Choice>,
    /// Taken where the seat sends its turn without choosing; it costs nothing.
    pub otherwise: u8,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    pub id: String,
    pub name: String,
    /// What it means, in a sentence.
    pub line: String,
    pub cost: Cost,
    pub effects: Vec<Effect>,
}

choice! {
    /// What kind of news an event is.
    #[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub enum Tone {
        /// Something was damaged or stolen.
        Harm,
        /// Somebody found something out.
        Research,
        /// Somebody said something in public.
        Statement,
        /// A text was tabled, adopted or refused.
        Text,
        /// Somebody helped.
        Help,
        /// A newspaper reports.
        Press,
        /// A message from the capital.
        Capital,
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Condition {
    Always,
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
    AtLeast(Quantity, i32),
    Below(Quantity, i32),
    Happened(EventId),
    Chose(EventId, u8),
    Adopted(TalksId),
    NotAdopted(TalksId),
    Failed(TalksId),
    /// The text adopted in these talks has this option of this issue or a later one.
    Holds(TalksId, u8, u8),
    Open(IncidentId),
    /// The card of this clue is before the world.
    Public(IncidentId, u16),
    /// A measure was taken: by whom, which, against whom, over what; the last two may be left open.
    Took(ActorId, ResponseKind, Option<ActorId>, Option<IncidentId>),
    Member(CoalitionId, ActorId),
    /// The package was started and is not lapsed.
    Given(PackageId),
    Delivered(PackageId),
    ChannelAtLeast(ActorId, ActorId, Channel),
    TrueAccount(IncidentId, Vec<SuspectId>),
}

/// A number of the world that conditions compare.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Quantity {
    Turn,
    Gauge(Gauge),
    /// How far the first trusts the second.
    Trust(ActorId, ActorId),
    /// What the first holds against the second.
    Grievance(ActorId, ActorId),
    Rung(ActorId, ActorId),
    Credibility(ActorId),
    Resilience(ActorId),
    Technical(ActorId),
    Capital(ActorId),
    Budget(ActorId),
    /// In tenths.
    Harm(IncidentId),
    Members(CoalitionId),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Effect {
    Gauge {
        gauge: Gauge,
        by: i32,
    },
    /// How far `of` trusts `to`.
    Trust {
        of: ActorId,
        to: ActorId,
        by: i32,
    },
    /// Trust among all parties of the text.
    TrustAmongParties(i32),
    /// Raises every channel among the parties to at least this.
    ChannelAmongParties(Channel),
    ResilienceOfParties(i32),
    Resilience {
        actor: ActorId,
        by: i32,
    },
    /// Overall harm of an incident, in tenths.
    Harm {
        incident: IncidentId,
        by: i32,
    },
    NoDeal {
        talks: TalksId,
        party: ActorId,
        by: i32,
    },
    Rung {
        a: ActorId,
        b: ActorId,
        by: i32,
    },
    Capital {
        actor: ActorId,
        by: i32,
    },
    Budget {
        actor: ActorId,
        by: i32,
    },
    StartPackage(PackageId),
    Grievance {
        of: ActorId,
        against: ActorId,
        by: i32,
    },
    Credibility {
        actor: ActorId,
        by: i32,
    },
    Technical {
        actor: ActorId,
        by: i32,
    },
    /// Two actors' channel becomes this, better or worse.
    Channel {
        a: ActorId,
        b: ActorId,
        to: Channel,
    },
    OpenIncident(IncidentId),
    /// The card of a clue is before the world, put there by `by`.
    Publish {
        incident: IncidentId,
        clue: u16,
        by: ActorId,
    },
    Invite(CoalitionId, ActorId),
    Join(CoalitionId, ActorId),
    Leave(CoalitionId, ActorId),
    /// Talks that are still under way end without a text.
    CallOff(TalksId),
    /// The relay state hands over what it holds: the named clue comes to the victim.
    Disclose {
        incident: IncidentId,
        clue: u16,
        to: ActorId,
    },
}

/// A hint that introduces one idea when it is first needed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lesson {
    pub id: String,
    pub when: Moment,
    pub heading: String,
    pub body: String,
}

choice! {
    /// When a hint appears.
    #[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub enum Moment {
        /// At the start of this turn.
        Turn(u16),
        /// When the desk is first shown.
        FirstDesk,
        /// When the evidence board is first shown.
        FirstEvidence,
        /// With the first card in hand.
        FirstCard,
        /// When standards of proof are first shown.
        FirstStandards,
        /// When responses are first shown.
        FirstResponse,
        /// When talks are first shown.
        FirstTalks,
        /// At the first refusal of an offer.
        FirstRefusal,
        /// When a text is first put under silence.
        FirstSilence,
        /// When two parties first talk alone.
        FirstBilateral,
        /// With the first plan of an order.
        FirstPlan,
        /// When the debrief is first shown.
        FirstDebrief,
    }
}

/// A word of the glossary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    pub word: String,
    pub meaning: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Really {
    pub heading: String,
    /// Day (as written) and what happened.
    pub days: Vec<ReallyDay>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReallyDay {
    pub day: String,
    pub text: String,
    /// Positions in the level's sources.
    pub sources: Vec<u16>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    pub id: String,
    pub title: String,
    pub place: String,
    /// Where it can be read; saves from before there were addresses have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Not confirmed by a document that could be read.
    pub unconfirmed: bool,
}

/// Points of the level file to basis points: `points` of `best` total points.
#[must_use]
pub fn bp_of_points(points: i64, best: i64) -> Bp {
    points * 10_000 / best.max(1)
}
