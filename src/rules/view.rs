//! All that one viewer may know: the only source of any screen, page, bot or byte on the wire.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::caucus::Caucus;
use super::conduct::Conduct;
use super::forum::ForumState;
use super::home::HomeState;
use super::mandate::{Revision, objectives};
use super::measure::weakest_quarter;
use super::mediation::Mediation;
use super::order::Plan;
use super::public::PublicState;
use super::seen::Seen;
use super::state::{
    ActorState, CoalitionState, Happened, Held, PackageState, State, Table, Taken, Text, Threshold, Told, asked,
};
use crate::base::{
    ActorId, CardRef, CaucusId, Decibans, EventId, IncidentId, OfferId, Permille, Shared, SuspectId, TalksId, posterior,
};
use crate::level::{Capacities, Channel, Cost, Gauge, Level, Objective, Proof, Question, Suspect};
use crate::negotiation::{Step, Term, Utility, smallest_step, terms};

/// For whom a view is made.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Viewer {
    /// The seat of this actor.
    Seat(ActorId),
    /// Whoever directs the exercise.
    Director,
    /// Everything laid open, after the end or when bots play.
    Open,
}

impl Viewer {
    /// Whether this viewer may know what only `seat` knows.
    #[must_use]
    pub fn knows(self, seat: ActorId) -> bool {
        match self {
            Self::Seat(own) => own == seat,
            Self::Director | Self::Open => true,
        }
    }

    /// Whether this viewer may know what no seat knows.
    #[must_use]
    pub const fn knows_secrets(self) -> bool {
        matches!(self, Self::Director | Self::Open)
    }
}

/// The world as one viewer may know it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    pub viewer: Viewer,
    pub turn: u16,
    pub ended: bool,
    pub gauges: [i32; Gauge::COUNT],
    /// What everybody may know of each actor.
    pub actors: Vec<PublicActor>,
    /// Channels and rungs are seen by all.
    pub channels: Shared<Vec<Vec<Channel>>>,
    pub rungs: Shared<Vec<Vec<u8>>>,
    pub incidents: Vec<IncidentView>,
    pub fora: Vec<ForumState>,
    pub talks: Vec<TalksView>,
    pub coalitions: Vec<CoalitionState>,
    pub packages: Vec<PackageState>,
    pub texts: Shared<Vec<Text>>,
    /// Measures this viewer knows of: public ones, own ones, and those aimed at it.
    pub taken: Vec<Taken>,
    /// Events this viewer learnt of, with what was chosen.
    pub happened: Vec<Happened>,
    /// The desks this viewer may look at: its own, or all.
    pub desks: Vec<Option<Desk>>,
    // Norms.
    pub conduct: Conduct,
    // Capacity-building.
    /// `dependence[a][b]`: how far `a` depends on what `b` gives, 0 to 100; packages are seen by all.
    pub dependence: Shared<Vec<Vec<i32>>>,
    // Public diplomacy and companies.
    pub public: Shared<PublicState>,
}

/// What everybody may know of an actor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicActor {
    pub credibility: i32,
    pub resilience: i32,
    pub capacities: Capacities,
    pub sent: bool,
    /// How far it trusts the viewer's seat; the viewer's diplomats can tell.
    pub trust_in_you: Option<i32>,
    /// How far the viewer's seat trusts it.
    pub your_trust: Option<i32>,
}

/// What only a seat itself knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Desk {
    pub capital: i32,
    pub staff: i32,
    pub budget: i32,
    /// What is left when all plans are paid.
    pub free: Cost,
    pub plans: Vec<Plan>,
    pub standards: [Permille; Proof::COUNT],
    pub cards: Vec<Held>,
    /// Headway in half turns of work, by `incident/clue` positions.
    pub headway: Vec<(IncidentId, u16, u32)>,
    /// How far this seat trusts each actor, and is trusted.
    pub trusts: Vec<i32>,
    pub trusted_by: Vec<i32>,
    /// What it holds against each actor.
    pub grievance: Vec<i32>,
    /// Those who ratify, as the level lists them.
    pub home: Vec<HomeState>,
    /// Standards whose floor the capital was asked to lower, and whether it did.
    pub lowered: Vec<(Proof, bool)>,
    /// What the capital was asked to change in the mandate, and whether it did.
    pub revised: Vec<Revision>,
    /// Objectives that those who follow things at home have seen met.
    pub met: Vec<u8>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IncidentView {
    pub open: bool,
    /// Overall harm in tenths, 0 to 100.
    pub harm: i32,
    pub public: Vec<CardRef>,
    pub burnt: Vec<u16>,
    /// The truth, for whom it is no secret: somebody who took part, the director, or after the end.
    pub truth: Option<SuspectId>,
    /// The card that exists, per clue, under the same conditions (director and open only).
    pub cards: Option<Vec<u16>>,
}

/// Talks as one viewer may know them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TalksView {
    pub table: Shared<Table>,
    /// By party: the private side, where this viewer may know it.
    pub own: Vec<Option<OwnTalks>>,
    /// Who met in private, for whoever sits at the table, with as much of what was said as the viewer heard.
    pub caucuses: Vec<Caucus>,
    /// Who mediates, with as much of it as the viewer may know.
    #[serde(default, skip_serializing_if = "Mediation::is_none")]
    pub mediation: Mediation,
    /// Where the viewer mediates: why parties refused what it put last and what would have been enough then.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refused: Vec<Reasons>,
}

/// The private side of one party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnTalks {
    pub utility: Shared<Utility>,
    pub thresholds: Vec<Threshold>,
    pub told: Vec<Told>,
    pub capital: Vec<(u8, u8, bool)>,
    /// For the offer this party made last: why each party refused and what would have been enough then.
    pub reasons: Vec<Reasons>,
    /// The same for the draft it showed last in caucus.
    pub in_caucus: Vec<CaucusReasons>,
}

/// Why a party refused in caucus, and the smallest change that would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaucusReasons {
    pub by: ActorId,
    pub caucus: CaucusId,
    pub terms: Vec<Term>,
    pub step: Option<Step>,
}

/// Why a party refused the viewer's offer, term by term, and the smallest change that would pass in the same round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reasons {
    pub by: ActorId,
    pub offer: OfferId,
    pub terms: Vec<Term>,
    pub step: Option<Step>,
}

impl View {
    /// What `viewer` may know of `state`.
    #[must_use]
    pub fn of(level: &Level, state: &State, viewer: Viewer) -> Self {
        let mut view = Self::unexplained(level, state, viewer);
        for (t, talks) in view.talks.iter_mut().enumerate() {
            let mediator = talks.mediation.by.filter(|by| viewer.knows(*by));
            talks.refused = mediator.map_or_else(Vec::new, |by| reasons(level, state, TalksId::at(t), by));
            for (own, party) in talks.own.iter_mut().zip(&level.talks[t].parties) {
                if let Some(own) = own {
                    own.reasons = reasons(level, state, TalksId::at(t), *party);
                    own.in_caucus = reasons_in_caucus(level, state, TalksId::at(t), *party);
                }
            }
        }
        view
    }

    /// The same without the reasons of refusals, which cost a search each: enough to decide and to check an order.
    #[must_use]
    pub fn unexplained(level: &Level, state: &State, viewer: Viewer) -> Self {
        let seat = match viewer {
            Viewer::Seat(seat) => Some(seat),
            Viewer::Director | Viewer::Open => None,
        };
        let ids = || level.actor_ids();
        Self {
            viewer,
            turn: state.turn,
            ended: state.ended,
            gauges: state.gauges,
            actors: ids()
                .map(|id| {
                    let actor = &state.actors[id.ix()];
                    PublicActor {
                        credibility: actor.credibility,
                        resilience: actor.resilience,
                        capacities: actor.capacities,
                        sent: actor.sent,
                        trust_in_you: seat.map(|own| state.trust(id, own)),
                        your_trust: seat.map(|own| state.trust(own, id)),
                    }
                })
                .collect(),
            channels: state.channels.clone(),
            rungs: state.rungs.clone(),
            incidents: state
                .incidents
                .iter()
                .zip(&level.incidents)
                .enumerate()
                .map(|(i, (incident, spec))| {
                    let id = IncidentId::at(i);
                    let took_part = seat.is_some_and(|own| spec.suspects[incident.truth.ix()].parties.contains(&own));
                    // Before an operation is run nobody has taken part in it.
                    let took_part = took_part && (incident.open || !level.is_operated(id));
                    let shows = incident.open || viewer.knows_secrets();
                    let knows = viewer.knows_secrets() || took_part || state.conduct.exposes(level, id);
                    IncidentView {
                        open: incident.open,
                        // What events do to it before it is known shows when it is.
                        harm: if shows { incident.harm } else { spec.harm.overall() * 10 },
                        public: incident.public.clone(),
                        burnt: incident.burnt.clone(),
                        truth: knows.then_some(incident.truth),
                        cards: viewer.knows_secrets().then(|| incident.cards.clone()),
                    }
                })
                .collect(),
            fora: state.fora.iter().zip(&level.fora).map(|(now, spec)| now.seen_by(spec, viewer)).collect(),
            talks: level
                .talks
                .iter()
                .enumerate()
                .map(|(t, _)| TalksView::of(level, state, TalksId::at(t), viewer))
                .collect(),
            coalitions: state
                .coalitions
                .iter()
                .zip(&level.coalitions)
                .map(|(now, spec)| CoalitionState {
                    members: now.members.clone(),
                    // An invitation is between the lead and the one invited.
                    invited: now
                        .invited
                        .iter()
                        .copied()
                        .filter(|invited| viewer.knows(spec.lead) || viewer.knows(*invited))
                        .collect(),
                    bonds: now.bonds.seen_by(spec, &now.members, viewer),
                })
                .collect(),
            packages: state.packages.clone(),
            texts: state.texts.clone(),
            taken: state.taken.iter().filter(|t| sees_taken(t, viewer)).map(|t| Seen::taken_for(t, viewer)).collect(),
            happened: state
                .happened
                .iter()
                .copied()
                .filter(|now| level.event(now.event).is_known(|actor| viewer.knows(actor)))
                .collect(),
            desks: ids().map(|id| viewer.knows(id).then(|| Desk::of(level, state, id))).collect(),
            conduct: state.conduct.seen_by(level, viewer),
            dependence: state.dependence.clone(),
            public: state.public.clone(),
        }
    }

    /// The seat this view was made for.
    #[must_use]
    pub const fn seat(&self) -> Option<ActorId> {
        match self.viewer {
            Viewer::Seat(seat) => Some(seat),
            Viewer::Director | Viewer::Open => None,
        }
    }

    /// What events of this turn ask `seat` and it has not decided.
    pub fn asked<'a>(&'a self, level: &'a Level, seat: ActorId) -> impl Iterator<Item = (EventId, &'a Question)> {
        asked(level, &self.happened, self.turn, seat)
    }

    /// The objectives of a seat as they stand, as far as this viewer knows: as the level writes them for all but the seat.
    #[must_use]
    pub fn objectives<'l>(&self, level: &'l Level, seat: ActorId) -> Cow<'l, [Objective]> {
        let revised = self.desks[seat.ix()].as_ref().map_or(&[][..], |desk| &desk.revised);
        objectives(level, seat, revised)
    }

    /// Mean resilience of the weakest quarter of all actors.
    #[must_use]
    pub fn weakest_quarter(&self, level: &Level) -> i32 {
        weakest_quarter(level, |id| self.actors[id.ix()].resilience)
    }

    /// The viewer's own desk.
    #[must_use]
    pub fn desk(&self) -> Option<&Desk> {
        self.seat().and_then(|seat| self.desks[seat.ix()].as_ref())
    }

    #[must_use]
    pub fn talks(&self, id: TalksId) -> &TalksView {
        &self.talks[id.ix()]
    }

    #[must_use]
    pub fn channel(&self, a: ActorId, b: ActorId) -> Channel {
        self.channels[a.ix()][b.ix()]
    }

    /// How far `of` depends on `on`, 0 to 100.
    #[must_use]
    pub fn dependence(&self, of: ActorId, on: ActorId) -> i32 {
        self.dependence[of.ix()][on.ix()]
    }

    #[must_use]
    pub fn rung(&self, a: ActorId, b: ActorId) -> u8 {
        self.rungs[a.ix()][b.ix()]
    }

    /// What `seat` believes of an incident, in permille per account: prior, times own cards, times public ones.
    /// Whoever took part is certain, and whoever did not knows that much. `without` leaves one card out, to show what carries the case.
    #[must_use]
    pub fn finding(
        &self,
        level: &Level,
        seat: ActorId,
        incident: IncidentId,
        without: Option<CardRef>,
    ) -> Vec<Permille> {
        let spec = level.incident(incident);
        if let (Viewer::Seat(_), Some(truth)) = (self.viewer, self.incidents[incident.ix()].truth) {
            return (0..spec.suspects.len())
                .map(|s| if s == truth.ix() { Permille::CERTAIN } else { Permille(0) })
                .collect();
        }
        let held = self.desks[seat.ix()].as_ref().map_or(&[][..], |desk| &desk.cards);
        let now = &self.incidents[incident.ix()];
        // A seat to which nobody told the truth took no part in it, once there is something to take part in.
        let innocent = self.seat().filter(|own| *own == seat && (now.open || !level.is_operated(incident)));
        finding(level, incident, held, &now.public, without, innocent)
    }
}

/// Posterior from held and public cards: a public card counts in full, a shared one as far as it is believed; accounts to which
/// `innocent` is a party are out of the question.
#[must_use]
pub fn finding(
    level: &Level,
    incident: IncidentId,
    held: &[Held],
    public: &[CardRef],
    without: Option<CardRef>,
    innocent: Option<ActorId>,
) -> Vec<Permille> {
    let spec = level.incident(incident);
    let cleared = |parties: &[ActorId]| innocent.is_some_and(|actor| parties.contains(&actor));
    let prior = |suspect: &Suspect| if cleared(&suspect.parties) { Permille(0) } else { suspect.prior };
    let priors: Vec<Permille> = spec.suspects.iter().map(prior).collect();
    let mut weights: Vec<Decibans> = vec![0; spec.suspects.len()];
    let mut add = |card: CardRef, believed: Permille| {
        if card.incident == incident && Some(card) != without {
            let full = &spec.clues[usize::from(card.clue)].cards[usize::from(card.card)].weights;
            for (sum, weight) in weights.iter_mut().zip(full) {
                *sum += discounted(*weight, believed);
            }
        }
    };
    for card in public {
        add(*card, Permille::CERTAIN);
    }
    for held in held.iter().filter(|held| !public.contains(&held.card)) {
        add(held.card, held.believed);
    }
    posterior(&priors, &weights)
}

/// A weight of evidence times how far it is believed, rounded half away from zero.
#[must_use]
pub fn discounted(weight: Decibans, believed: Permille) -> Decibans {
    let scaled = weight * i32::from(believed.0);
    (scaled + 500 * scaled.signum()) / 1000
}

fn sees_taken(taken: &Taken, viewer: Viewer) -> bool {
    taken.kind.is_public_blame() || viewer.knows(taken.by) || viewer.knows(taken.target)
}

impl Desk {
    /// Everything there is to spend, before plans.
    #[must_use]
    pub const fn means(&self) -> Cost {
        Cost::new(self.capital, self.staff, self.budget)
    }

    fn of(level: &Level, state: &State, seat: ActorId) -> Self {
        let actor: &ActorState = &state.actors[seat.ix()];
        let reserved = state.reserved(level, seat);
        Self {
            capital: actor.capital,
            staff: actor.staff,
            budget: actor.budget,
            free: Cost::new(
                actor.capital - reserved.capital,
                actor.staff - reserved.staff,
                actor.budget - reserved.budget,
            ),
            plans: actor.plans.clone(),
            standards: actor.standards,
            cards: actor.cards.clone(),
            headway: actor.headway.clone(),
            trusts: state.trust[seat.ix()].clone(),
            trusted_by: state.trust.iter().map(|row| row[seat.ix()]).collect(),
            grievance: state.grievance[seat.ix()].clone(),
            home: actor.home.clone(),
            lowered: actor.lowered.clone(),
            revised: actor.revised.clone(),
            met: actor.met.clone(),
        }
    }
}

impl TalksView {
    fn of(level: &Level, state: &State, talks: TalksId, viewer: Viewer) -> Self {
        let spec = level.talks(talks);
        let now = &state.talks[talks.ix()];
        let own = spec.parties.iter().enumerate().map(|(p, actor)| {
            (viewer.knows(*actor) && !now.utilities.is_empty()).then(|| OwnTalks {
                utility: now.utilities[p].clone(),
                thresholds: now.thresholds[p].clone(),
                told: now.told[p].clone(),
                capital: now.capital[p].clone(),
                reasons: Vec::new(),
                in_caucus: Vec::new(),
            })
        });
        let own: Vec<_> = own.collect();
        let party = spec.parties.iter().any(|party| viewer.knows(*party));
        let at_table = party || now.mediation.by.is_some_and(|by| viewer.knows(by));
        let table = if at_table { now.table.clone() } else { Shared::new(now.table.from_outside()) };
        let caucuses = now.caucuses.iter().filter(|_| party).map(|met| met.seen_by(viewer)).collect();
        Self { table, own, caucuses, mediation: now.mediation.seen_by(party, viewer), refused: Vec::new() }
    }

    /// The private side of the viewer's own seat.
    #[must_use]
    pub fn of_party(&self, party: usize) -> Option<&OwnTalks> {
        self.own.get(party).and_then(Option::as_ref)
    }

    #[must_use]
    pub fn is_open(&self) -> bool {
        self.table.status.is_open()
    }
}

/// Why parties refused the last offer of `proposer`. Only those who named a threshold say so.
fn reasons(level: &Level, state: &State, talks: TalksId, proposer: ActorId) -> Vec<Reasons> {
    let now = &state.talks[talks.ix()];
    let spec = level.talks(talks);
    // A draft costs whoever mediates nothing.
    let flat = || Utility {
        values: spec.issues.iter().map(|issue| vec![0; issue.options.len()]).collect(),
        ..Utility::default()
    };
    let own = spec.party(proposer).map_or_else(flat, |party| (*now.utilities[party]).clone());
    let Some((ix, offer)) = now.table.offers.iter().enumerate().rev().find(|(_, o)| o.by == proposer) else {
        return Vec::new();
    };
    let id = OfferId::at(ix);
    let domain = spec.domain();
    spec.parties
        .iter()
        .enumerate()
        .filter(|(p, _)| offer.answers[*p] == Some(false))
        .filter_map(|(p, actor)| {
            let threshold = now.thresholds[p].iter().find(|t| t.offer == id)?.at;
            Some(Reasons {
                by: *actor,
                offer: id,
                terms: terms(&now.utilities[p], &offer.draft, threshold),
                step: smallest_step(&domain, &offer.draft, &now.utilities[p], threshold, &own, &[]),
            })
        })
        .collect()
}

/// Why parties refused what `proposer` showed last in caucus.
fn reasons_in_caucus(level: &Level, state: &State, talks: TalksId, proposer: ActorId) -> Vec<CaucusReasons> {
    let now = &state.talks[talks.ix()];
    let spec = level.talks(talks);
    let Some(own) = spec.party(proposer).map(|party| &now.utilities[party]) else { return Vec::new() };
    let Some((at, met)) = now.caucuses.iter().enumerate().rev().find(|(_, met)| met.by == proposer) else {
        return Vec::new();
    };
    let domain = spec.domain();
    let refused = met.with.iter().zip(&met.thresholds);
    let refused = refused.filter_map(|(by, threshold)| {
        let (threshold, theirs) = ((*threshold)?, &now.utilities[spec.party(*by)?]);
        Some(CaucusReasons {
            by: *by,
            caucus: CaucusId::at(at),
            terms: terms(theirs, &met.draft, threshold),
            step: smallest_step(&domain, &met.draft, theirs, threshold, own, &[]),
        })
    });
    refused.collect()
}
