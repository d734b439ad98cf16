//! The state of the world: everything the rules know, written only by `apply`.

use serde::{Deserialize, Serialize};

use super::caucus::Caucus;
use super::coalition::BondState;
use super::conduct::Conduct;
use super::forum::ForumState;
use super::home::HomeState;
use super::mandate::Revision;
use super::mediation::Mediation;
use super::order::Plan;
use super::public::PublicState;
use crate::base::{
    ActorId, CardRef, CoalitionId, Digest, EventId, IncidentId, OfferId, PackageId, Permille, Seed, Shared, SuspectId,
    TalksId, TextId, digest_of,
};
use crate::level::{Capacities, Channel, Cost, Gauge, Level, Proof, Question, ResponseKind, Talks};
use crate::negotiation::{Outcome, Utility};

/// Version of the rules and their goldens; a change of any rule raises it.
pub const RULES_VERSION: u32 = 5;

/// The canonical state of one session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    pub seed: Seed,
    /// 0 before the first turn has begun, then 1 to the level's number of turns.
    pub turn: u16,
    pub ended: bool,
    pub actors: Vec<ActorState>,
    /// `trust[a][b]`: how far `a` trusts `b`, -100 to 100.
    pub trust: Vec<Vec<i32>>,
    pub channels: Shared<Vec<Vec<Channel>>>,
    pub rungs: Shared<Vec<Vec<u8>>>,
    /// `grievance[a][b]`: what `a` holds against `b`, 0 or more.
    pub grievance: Vec<Vec<i32>>,
    pub gauges: [i32; Gauge::COUNT],
    pub incidents: Vec<IncidentState>,
    pub fora: Vec<ForumState>,
    pub talks: Vec<TalksState>,
    pub coalitions: Vec<CoalitionState>,
    pub packages: Vec<PackageState>,
    pub texts: Shared<Vec<Text>>,
    /// Measures taken, oldest first.
    pub taken: Shared<Vec<Taken>>,
    /// Events that have happened, oldest first.
    pub happened: Vec<Happened>,
    // Norms.
    #[serde(default, skip_serializing_if = "Conduct::is_empty")]
    pub conduct: Conduct,
    // Capacity-building.
    /// `dependence[a][b]`: how far `a` depends on what `b` gives, 0 to 100.
    pub dependence: Shared<Vec<Vec<i32>>>,
    // Public diplomacy and companies.
    pub public: Shared<PublicState>,
}

/// An event that happened.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Happened {
    pub event: EventId,
    pub turn: u16,
    /// What the seat that it asks chose.
    pub chosen: Option<u8>,
}

/// What events of `turn`, among those that `happened`, ask `seat` and it has not decided.
pub(super) fn asked<'a>(
    level: &'a Level,
    happened: &'a [Happened],
    turn: u16,
    seat: ActorId,
) -> impl Iterator<Item = (EventId, &'a Question)> {
    let open = happened.iter().filter(move |now| now.turn == turn && now.chosen.is_none());
    let asks = open.filter_map(|now| level.event(now.event).asks.as_ref().map(|asks| (now.event, asks)));
    asks.filter(move |(_, asks)| asks.seat == seat)
}

/// What is true of one seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActorState {
    pub capital: i32,
    /// Free people this turn, before plans.
    pub staff: i32,
    pub budget: i32,
    /// 0 to 100; what others make of its word about who did it.
    pub credibility: i32,
    pub resilience: i32,
    pub capacities: Capacities,
    pub sent: bool,
    pub plans: Vec<Plan>,
    /// Standards of proof in permille.
    pub standards: [Permille; Proof::COUNT],
    pub cards: Vec<Held>,
    /// Headway on clues under work, in half turns of work: incident, clue, made; sorted.
    pub headway: Vec<(IncidentId, u16, u32)>,
    /// Those who ratify, as the level lists them. Secret.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub home: Vec<HomeState>,
    /// Standards whose floor the capital was asked to lower, and whether it did.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lowered: Vec<(Proof, bool)>,
    /// What the capital was asked to change in the mandate, and whether it did.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub revised: Vec<Revision>,
    /// Objectives that those who follow things at home have seen met.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub met: Vec<u8>,
}

/// A card in a seat's hand.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    pub card: CardRef,
    pub turn: u16,
    /// Who showed it; none if found by oneself.
    pub from: Option<ActorId>,
    /// How far it is believed, in permille of its weight.
    pub believed: Permille,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IncidentState {
    pub open: bool,
    /// The true account. Secret.
    pub truth: SuspectId,
    /// The card that exists, per clue. Secret until found.
    pub cards: Vec<u16>,
    /// Overall harm in tenths, 0 to 100.
    pub harm: i32,
    /// Cards before the world.
    pub public: Vec<CardRef>,
    /// Clues whose source is burnt.
    pub burnt: Vec<u16>,
}

impl IncidentState {
    /// Whether `actor` knows that it took no part: the accounts to which it is a party are not true. Before an operation is run
    /// nobody has taken part in it, and anybody still may.
    #[must_use]
    pub fn is_innocent(&self, level: &Level, id: IncidentId, actor: ActorId) -> bool {
        let took_part = level.incident(id).suspects[self.truth.ix()].parties.contains(&actor);
        !took_part && (self.open || !level.is_operated(id))
    }
}

/// A measure that was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    pub turn: u16,
    pub by: ActorId,
    pub incident: IncidentId,
    pub kind: ResponseKind,
    pub target: ActorId,
    pub account: Option<SuspectId>,
    /// Own confidence in the account when it was taken, and own standard; the sender's secret.
    pub confidence: Option<Permille>,
    pub standard: Option<Permille>,
    /// Severity as meant, 0 to 10.
    pub severity: i32,
    /// Severity as the target read it; the target's secret.
    pub read: Option<i32>,
    /// Whether the world has learnt that it blamed the wrong one.
    pub exposed: bool,
    /// Whether it was taken back in public.
    pub retracted: bool,
}

impl Taken {
    /// Whether it blames its target before the world and was not taken back.
    #[must_use]
    pub const fn stands(&self) -> bool {
        self.kind.is_public_blame() && !self.retracted
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TalksState {
    /// What all parties (and, once open, everybody) may know.
    pub table: Shared<Table>,
    /// Private utilities in basis points, with red lines and the no-deal value now, by party. Secret.
    pub utilities: Vec<Shared<Utility>>,
    /// What went on inside heads: thresholds named with refusals, by party (offer, threshold). Secret.
    pub thresholds: Vec<Vec<Threshold>>,
    /// Answers to questions, by asking party.
    pub told: Vec<Vec<Told>>,
    /// Red lines that capitals were asked about, by party: (issue, option, moved).
    pub capital: Vec<Vec<(u8, u8, bool)>>,
    /// Who met in private, oldest first. What was said there is secret.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub caucuses: Vec<Caucus>,
    /// Who mediates, and who has asked whom to.
    #[serde(default, skip_serializing_if = "Mediation::is_none")]
    pub mediation: Mediation,
}

/// The aspiration a party held when it refused an offer.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Threshold {
    pub offer: OfferId,
    pub round: u32,
    pub at: i64,
}

/// What a party said when asked how much an issue matters.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    pub turn: u16,
    pub of: ActorId,
    pub issue: u8,
    /// 0 not at all to 4 most of all; none if evaded.
    pub grade: Option<u8>,
}

/// The course of talks, as every party sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    pub status: TalksStatus,
    /// Rounds completed since opening.
    pub round: u32,
    /// Position of the party that has the floor; none between rounds of different turns.
    pub floor: Option<u8>,
    /// Offers made by the party that has the floor, this time.
    pub offers_now: u8,
    /// Rounds completed in this turn.
    pub rounds_now: u8,
    /// Number of the chair's revision; 0 is the opening paper.
    pub revision: u16,
    /// The chair's text, or the paper on the table.
    pub text: Outcome,
    /// The text before, for tracked changes, and who changed each clause last (party position).
    pub before: Outcome,
    pub changed_by: Vec<Option<ActorId>>,
    /// What each party last asked for.
    pub wants: Vec<Option<Outcome>>,
    pub offers: Vec<Offer>,
    /// Who stays out of which clause, should a text be adopted.
    pub reserved: Vec<(ActorId, u8)>,
    /// Who has signed a text that is open for signature.
    pub signed: Vec<ActorId>,
    /// How many members of each bloc of the venue that watches have signed it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bloc_signatures: Vec<u16>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TalksStatus {
    NotOpen,
    Open,
    /// Adopted at the end of turn `until` unless a party speaks.
    Silence {
        draft: Outcome,
        until: u16,
    },
    /// Open for signature; in force once enough have signed.
    Signing {
        draft: Outcome,
    },
    Adopted {
        text: TextId,
    },
    Failed {
        why: Failure,
    },
}

impl TalksStatus {
    /// Whether it can still become a text, or come to nothing.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::Open | Self::Silence { .. } | Self::Signing { .. })
    }

    /// Whether it is a text, or has come to nothing.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        matches!(self, Self::Adopted { .. } | Self::Failed { .. })
    }
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failure {
    OutOfTime,
    /// An event ended them.
    CalledOff,
    WalkedOut {
        by: ActorId,
    },
}

/// A draft that was put on the table, with the answers it got.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    pub by: ActorId,
    pub turn: u16,
    pub round: u32,
    pub draft: Outcome,
    /// Whether it is the chair's revision.
    pub revision: bool,
    /// One entry a party; none while it has not answered.
    pub answers: Vec<Option<bool>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoalitionState {
    pub members: Vec<ActorId>,
    pub invited: Vec<ActorId>,
    #[serde(default, skip_serializing_if = "BondState::are_none")]
    pub bonds: BondState,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PackageState {
    Offered,
    /// Runs since this turn; paid turns so far.
    Running {
        since: u16,
        paid: u8,
    },
    Delivered {
        turn: u16,
    },
    /// The giver could not pay.
    Lapsed {
        turn: u16,
    },
    /// The giver broke it off.
    Withheld {
        turn: u16,
    },
}

/// An adopted text: an entry of the ledger, chained to the one before it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    pub talks: TalksId,
    pub turn: u16,
    pub clauses: Outcome,
    pub parties: Vec<ActorId>,
    /// Earlier texts it stands on.
    pub cites: Vec<TextId>,
    /// Parties that stay out of a clause.
    pub reserved: Vec<(ActorId, u8)>,
    /// Who signed it when it was in force already; told beside the chain, which says what was adopted.
    pub acceded: Vec<ActorId>,
    /// Parties that have suspended it; told beside the chain, which says what was adopted.
    pub suspended_by: Vec<ActorId>,
    /// Parties whose home front has not decided yet, each with the turn in which it signed; told beside the chain.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pending: Vec<(ActorId, u16)>,
    /// Parties whose home front has refused it; told beside the chain.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refused: Vec<ActorId>,
    /// Hash of the entry before, all zeroes for the first.
    pub prev: Digest,
    /// Hash of this entry without this field.
    pub hash: Digest,
}

/// A draft as it is to `actor`: the clauses it stays out of are silent.
#[must_use]
pub fn without_reserved(draft: &Outcome, reserved: &[(ActorId, u8)], actor: ActorId) -> Outcome {
    let mut draft = draft.clone();
    for (_, issue) in reserved.iter().filter(|(by, _)| *by == actor) {
        draft.0[usize::from(*issue)] = 0;
    }
    draft
}

impl Text {
    /// The entry with its hash filled in.
    #[must_use]
    pub fn sealed(mut self) -> Self {
        self.hash = self.expected_hash();
        self
    }

    /// Whether it is a party, from the start or since, and bound: ratified where it has to be.
    #[must_use]
    pub fn includes(&self, actor: ActorId) -> bool {
        (self.parties.contains(&actor) || self.acceded.contains(&actor)) && !self.unratified(actor)
    }

    /// Whether both are parties and neither has suspended it.
    #[must_use]
    pub fn binds(&self, a: ActorId, b: ActorId) -> bool {
        [a, b].iter().all(|actor| self.includes(*actor) && !self.suspended_by.contains(actor))
    }

    /// The text as it is to `actor`: the clauses it stays out of are silent.
    #[must_use]
    pub fn for_party(&self, actor: ActorId) -> Outcome {
        without_reserved(&self.clauses, &self.reserved, actor)
    }

    /// The clauses that `actor` stays out of.
    #[must_use]
    pub fn reserved_by(&self, actor: ActorId) -> Vec<u8> {
        self.reserved.iter().filter(|(by, _)| *by == actor).map(|(_, issue)| *issue).collect()
    }

    /// What the hash has to be.
    #[must_use]
    pub fn expected_hash(&self) -> Digest {
        digest_of(&(self.talks, self.turn, &self.clauses, &self.parties, &self.cites, &self.reserved, self.prev))
    }
}

impl Table {
    /// How many have signed, members of blocs among them.
    #[must_use]
    pub fn signatures(&self) -> usize {
        self.signed.len() + self.bloc_signatures.iter().map(|n| usize::from(*n)).sum::<usize>()
    }

    /// How many signatures count for a text of these talks to be in force.
    #[must_use]
    pub fn counts_towards(&self, spec: &Talks) -> usize {
        if spec.blocs_count { self.signatures() } else { self.signed.len() }
    }

    /// What somebody outside the room knows: whether they meet, not what is said.
    #[must_use]
    pub fn from_outside(&self) -> Self {
        let status = match &self.status {
            TalksStatus::Silence { .. } => TalksStatus::Open,
            // A text that anyone may join is no secret.
            other => other.clone(),
        };
        Self {
            status,
            round: 0,
            floor: None,
            offers_now: 0,
            rounds_now: 0,
            revision: 0,
            text: Outcome(Vec::new()),
            before: Outcome(Vec::new()),
            changed_by: Vec::new(),
            wants: vec![None; self.wants.len()],
            offers: Vec::new(),
            reserved: Vec::new(),
            signed: self.signed.clone(),
            bloc_signatures: self.bloc_signatures.clone(),
        }
    }
}

impl State {
    /// The world before anything was drawn or has happened.
    #[must_use]
    pub fn new(level: &Level, seed: Seed) -> Self {
        let n = level.actors.len();
        Self {
            seed,
            turn: 0,
            ended: false,
            actors: level
                .actors
                .iter()
                .map(|actor| ActorState {
                    capital: actor.means.capital,
                    staff: actor.means.staff,
                    budget: actor.means.budget,
                    credibility: 70,
                    resilience: actor.resilience,
                    capacities: actor.capacities,
                    sent: false,
                    plans: Vec::new(),
                    standards: actor.mandate.floors,
                    cards: Vec::new(),
                    headway: Vec::new(),
                    home: Vec::new(),
                    lowered: Vec::new(),
                    revised: Vec::new(),
                    met: Vec::new(),
                })
                .collect(),
            trust: level.trust.clone(),
            channels: Shared::new(level.channels.clone()),
            rungs: Shared::new(level.rungs.clone()),
            grievance: vec![vec![0; n]; n],
            gauges: level.gauges,
            incidents: level
                .incidents
                .iter()
                .map(|incident| IncidentState {
                    open: false,
                    truth: SuspectId(0),
                    cards: vec![0; incident.clues.len()],
                    harm: incident.harm.overall() * 10,
                    public: Vec::new(),
                    burnt: Vec::new(),
                })
                .collect(),
            fora: vec![ForumState::default(); level.fora.len()],
            talks: level
                .talks
                .iter()
                .map(|talks| {
                    let parties = talks.parties.len();
                    TalksState {
                        table: Shared::new(Table {
                            status: TalksStatus::NotOpen,
                            round: 0,
                            floor: None,
                            offers_now: 0,
                            rounds_now: 0,
                            revision: 0,
                            text: Outcome(talks.opening.clone()),
                            before: Outcome(talks.opening.clone()),
                            changed_by: vec![None; talks.issues.len()],
                            wants: vec![None; parties],
                            offers: Vec::new(),
                            reserved: Vec::new(),
                            signed: Vec::new(),
                            bloc_signatures: Vec::new(),
                        }),
                        utilities: Vec::new(),
                        thresholds: vec![Vec::new(); parties],
                        told: vec![Vec::new(); parties],
                        capital: vec![Vec::new(); parties],
                        caucuses: Vec::new(),
                        mediation: Mediation::default(),
                    }
                })
                .collect(),
            coalitions: level
                .coalitions
                .iter()
                .map(|c| CoalitionState {
                    members: c.members.clone(),
                    invited: Vec::new(),
                    bonds: BondState::default(),
                })
                .collect(),
            packages: vec![PackageState::Offered; level.packages.len()],
            texts: Shared::default(),
            taken: Shared::default(),
            happened: Vec::new(),
            conduct: Conduct::new(level),
            dependence: Shared::new(vec![vec![0; n]; n]),
            public: Shared::default(),
        }
    }

    /// SHA-256 of the canonical JSON of everything.
    #[must_use]
    pub fn digest(&self) -> Digest {
        digest_of(self)
    }

    #[must_use]
    pub fn channel(&self, a: ActorId, b: ActorId) -> Channel {
        self.channels[a.ix()][b.ix()]
    }

    #[must_use]
    pub fn rung(&self, a: ActorId, b: ActorId) -> u8 {
        self.rungs[a.ix()][b.ix()]
    }

    #[must_use]
    pub fn trust(&self, of: ActorId, to: ActorId) -> i32 {
        self.trust[of.ix()][to.ix()]
    }

    #[must_use]
    pub fn dependence(&self, of: ActorId, on: ActorId) -> i32 {
        self.dependence[of.ix()][on.ix()]
    }

    #[must_use]
    pub fn package(&self, id: PackageId) -> &PackageState {
        &self.packages[id.ix()]
    }

    /// The text that these talks have adopted.
    #[must_use]
    pub fn text(&self, talks: TalksId) -> Option<&Text> {
        match self.talks[talks.ix()].table.status {
            TalksStatus::Adopted { text } => self.texts.get(text.ix()),
            _ => None,
        }
    }

    /// How many have signed the text of these talks, members of blocs among them.
    #[must_use]
    pub fn signatures(&self, talks: TalksId) -> usize {
        self.talks[talks.ix()].table.signatures()
    }

    #[must_use]
    pub fn coalition(&self, id: CoalitionId) -> &CoalitionState {
        &self.coalitions[id.ix()]
    }

    /// What the plans of a seat reserve.
    #[must_use]
    pub fn reserved(&self, level: &Level, seat: ActorId) -> Cost {
        self.actors[seat.ix()].plans.iter().fold(Cost::default(), |sum, plan| {
            let channel = plan.about().map_or(Channel::Diplomatic, |other| self.channel(seat, other));
            sum.plus(plan.cost(level, channel))
        })
    }
}
