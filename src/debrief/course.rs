//! The course of a session, walked once fact by fact: what the reports need to know of every moment.

use crate::base::{ActorId, CardRef, CoalitionId, OfferId, PackageId, Seed, Shared, TalksId, TextId};
use crate::level::{Capacity, Channel, Level, ResponseKind};
use crate::negotiation::{Scenario, Utility};
use crate::rules::{self, Fact, Failure, Held, State, reckon};

use super::trail::Trail;
use super::{Cause, Ending};

/// Everything a debrief looks back on.
pub(super) struct Course<'a> {
    pub level: &'a Level,
    /// After the draws, before anything happened.
    pub start: State,
    /// At the end of each turn, from turn 1; the last is how it all ended.
    pub turns: Vec<State>,
    pub talks: Vec<TalksCourse>,
    /// One per measure taken, in the order of the state's list.
    pub moments: Vec<Moment>,
    pub rungs: Vec<RungStep>,
    pub channels: Vec<ChannelStep>,
    pub packages: Vec<PackageCourse>,
    pub gained: Vec<Gained>,
    pub memberships: Vec<Membership>,
    pub trail: Trail,
}

/// The private side of every party at one moment.
pub(super) type Interests = Vec<Shared<Utility>>;

/// How one table went.
#[derive(Default)]
pub(super) struct TalksCourse {
    pub opened: Option<u16>,
    /// Interests when it opened.
    pub opening: Interests,
    /// Every position of no-deal values and red lines while it was open, in order.
    pub positions: Vec<Position>,
    /// Interests as they stood when it ended, before the text took effect.
    pub closing: Interests,
    pub ending: Option<Ending>,
    pub refusals: Vec<Refused>,
    /// Turns in which a silence was broken, and by whom.
    pub broken: Vec<(u16, ActorId)>,
}

/// No-deal values and red lines from some moment on.
#[derive(Clone)]
pub(super) struct Position {
    pub turn: u16,
    pub interests: Interests,
    pub cause: Option<Cause>,
}

/// A refusal that named a threshold.
pub(super) struct Refused {
    pub offer: OfferId,
    pub party: usize,
    pub threshold: i64,
    pub interests: Interests,
}

/// What was so when a measure was taken.
pub(super) struct Moment {
    pub channel: Channel,
    pub cards: Vec<Held>,
    pub public: Vec<CardRef>,
}

#[derive(Copy, Clone)]
pub(super) struct RungStep {
    pub turn: u16,
    pub a: ActorId,
    pub b: ActorId,
    pub to: u8,
    pub cause: Option<Cause>,
}

#[derive(Copy, Clone)]
pub(super) struct ChannelStep {
    pub turn: u16,
    pub a: ActorId,
    pub b: ActorId,
    pub to: Channel,
}

#[derive(Copy, Clone, Default)]
pub(super) struct PackageCourse {
    pub started: Option<u16>,
    /// The text that started it; none for one given outside any text.
    pub by_text: Option<TextId>,
    pub paid: u8,
}

/// What a delivered package brought one recipient: points of capacities and resilience.
#[derive(Copy, Clone)]
pub(super) struct Gained {
    pub giver: ActorId,
    pub recipient: ActorId,
    pub value: i32,
}

#[derive(Copy, Clone)]
pub(super) struct Membership {
    pub turn: u16,
    pub coalition: CoalitionId,
    pub actor: ActorId,
    pub joined: bool,
}

impl<'a> Course<'a> {
    /// Applies `facts` one after another to the world of `level` before anything was drawn.
    pub fn walk<'f>(level: &'a Level, seed: Seed, facts: impl IntoIterator<Item = &'f Fact>) -> Self {
        let mut state = State::new(level, seed);
        let mut course = Self {
            level,
            start: state.clone(),
            turns: Vec::new(),
            talks: level.talks.iter().map(|_| TalksCourse::default()).collect(),
            moments: Vec::new(),
            rungs: Vec::new(),
            channels: Vec::new(),
            packages: vec![PackageCourse::default(); level.packages.len()],
            gained: Vec::new(),
            memberships: Vec::new(),
            trail: Trail::new(level),
        };
        let mut cause = None;
        for fact in facts {
            course.before(&state, fact);
            course.trail.before(level, &state, fact);
            rules::apply(level, &mut state, fact);
            cause = next_cause(&state, fact, cause);
            course.after(&state, fact, cause);
            course.trail.after(fact, cause);
        }
        for (talks, now) in course.talks.iter_mut().zip(&state.talks) {
            if talks.ending.is_none() {
                talks.closing.clone_from(&now.utilities);
            }
        }
        course.turns.push(state);
        course
    }

    /// How it all ended.
    pub fn end(&self) -> &State {
        self.turns.last().unwrap_or(&self.start)
    }

    fn before(&mut self, state: &State, fact: &Fact) {
        match fact {
            Fact::TurnBegan { turn: 1 } => self.start = state.clone(),
            Fact::TurnBegan { .. } => self.turns.push(state.clone()),
            Fact::PackageDelivered { package } => {
                let Some(spec) = self.level.packages.get(package.ix()) else { return };
                for recipient in spec.recipients.iter().copied() {
                    let absorbs = reckon::absorbs(state.actors[recipient.ix()].capacities.governance);
                    let capacities = Capacity::ALL.into_iter().map(|capacity| spec.gains.capacities.of(capacity));
                    let gains = capacities.chain([spec.gains.resilience]);
                    let value = gains.map(|gain| gain * absorbs / 100).sum();
                    self.gained.push(Gained { giver: spec.giver, recipient, value });
                }
            }
            Fact::Adopted { text } => {
                let ending = Ending::Adopted { turn: state.turn, text: text.clauses.clone() };
                self.close(state, text.talks, ending);
            }
            Fact::TalksFailed { talks, why } => {
                let ending = match why {
                    Failure::OutOfTime => Ending::OutOfTime { turn: state.turn },
                    Failure::CalledOff => Ending::CalledOff { turn: state.turn },
                    Failure::WalkedOut { by } => Ending::WalkedOut { turn: state.turn, by: *by },
                };
                self.close(state, *talks, ending);
            }
            Fact::Responded { taken } => {
                let (Some(actor), Some(incident)) =
                    (state.actors.get(taken.by.ix()), state.incidents.get(taken.incident.ix()))
                else {
                    return;
                };
                self.moments.push(Moment {
                    channel: state.channel(taken.by, taken.target),
                    cards: actor.cards.clone(),
                    public: incident.public.clone(),
                });
            }
            _ => {}
        }
    }

    fn close(&mut self, state: &State, talks: TalksId, ending: Ending) {
        if let Some(course) = self.talks.get_mut(talks.ix())
            && course.ending.is_none()
        {
            course.closing.clone_from(&state.talks[talks.ix()].utilities);
            course.ending = Some(ending);
        }
    }

    fn after(&mut self, state: &State, fact: &Fact, cause: Option<Cause>) {
        let turn = state.turn;
        match fact {
            Fact::TalksOpened { talks } => {
                let interests = state.talks[talks.ix()].utilities.clone();
                let course = &mut self.talks[talks.ix()];
                course.opened = Some(turn);
                course.opening.clone_from(&interests);
                course.positions.push(Position { turn, interests, cause: None });
            }
            Fact::NoDealChanged { talks, party, .. } => {
                let by_measure_on_another =
                    cause.is_some_and(|c| c.measure().is_some_and(|m| state.taken[m].target != *party));
                self.moved(state, *talks, cause.filter(|_| !by_measure_on_another));
            }
            Fact::CapitalAnswered { talks, seat, moved: true, .. } => {
                self.moved(state, *talks, Some(Cause::Capital(*seat)));
            }
            Fact::Answered { talks, offer, by, accept: false, threshold: Some(threshold) } => {
                let party = self.level.talks(*talks).party(*by);
                let interests = state.talks[talks.ix()].utilities.clone();
                if let Some(party) = party {
                    let refused = Refused { offer: *offer, party, threshold: *threshold, interests };
                    self.talks[talks.ix()].refusals.push(refused);
                }
            }
            Fact::SilenceBroken { talks, by } => self.talks[talks.ix()].broken.push((turn, *by)),
            Fact::RungChanged { a, b, to } => {
                // The first step after a measure is its consequence; a further one is the pair cooling down by itself.
                let used = self.rungs.iter().any(|step| step.cause == cause && (step.a, step.b) == (*a, *b));
                let cause = cause.filter(|cause| !used && moves_rung(state, *cause, *a, *b));
                self.rungs.push(RungStep { turn, a: *a, b: *b, to: *to, cause });
            }
            Fact::ChannelChanged { a, b, to } => {
                self.channels.push(ChannelStep { turn, a: *a, b: *b, to: *to });
            }
            Fact::PackageStarted { package } => {
                let by_text = cause.and_then(|cause| match cause {
                    Cause::Text(text) => Some(text),
                    _ => None,
                });
                if let Some(course) = self.package(*package) {
                    course.started = Some(turn);
                    course.by_text = by_text;
                }
            }
            Fact::PackagePaid { package } => {
                if let Some(course) = self.package(*package) {
                    course.paid += 1;
                }
            }
            Fact::Joined { coalition, actor } => {
                self.memberships.push(Membership { turn, coalition: *coalition, actor: *actor, joined: true });
            }
            Fact::Left { coalition, actor } => {
                self.memberships.push(Membership { turn, coalition: *coalition, actor: *actor, joined: false });
            }
            _ => {}
        }
    }

    fn package(&mut self, package: PackageId) -> Option<&mut PackageCourse> {
        self.packages.get_mut(package.ix())
    }

    /// Interests moved; that counts while the table is open.
    fn moved(&mut self, state: &State, talks: TalksId, cause: Option<Cause>) {
        let now = &state.talks[talks.ix()];
        if now.table.status.is_open() {
            let position = Position { turn: state.turn, interests: now.utilities.clone(), cause };
            self.talks[talks.ix()].positions.push(position);
        }
    }
}

/// What the facts that follow one are a consequence of.
fn next_cause(state: &State, fact: &Fact, before: Option<Cause>) -> Option<Cause> {
    match fact {
        Fact::Responded { .. } => u16::try_from(state.taken.len()).ok()?.checked_sub(1).map(Cause::Measure),
        Fact::EventHappened { event } | Fact::Chosen { event, .. } => Some(Cause::Event(*event)),
        Fact::Adopted { .. } => Some(Cause::Text(TextId::at(state.texts.len().checked_sub(1)?))),
        // Where another cascade begins.
        Fact::TurnBegan { .. }
        | Fact::Sent { .. }
        | Fact::PlansCleared { .. }
        | Fact::PackagePaid { .. }
        | Fact::PackageLapsed { .. }
        | Fact::PackageWithheld { .. }
        | Fact::Spoke { .. }
        | Fact::Leaked { .. }
        | Fact::CardPublished { .. }
        | Fact::CapitalAnswered { .. }
        | Fact::Exposed { .. } => None,
        _ => before,
    }
}

/// Whether a rung between `a` and `b` moved because of `cause`: a pair also cools down by itself.
fn moves_rung(state: &State, cause: Cause, a: ActorId, b: ActorId) -> bool {
    match cause {
        Cause::Measure(_) => cause.measure().is_some_and(|m| {
            let taken = &state.taken[m];
            let of_pair = (taken.by, taken.target) == (a, b) || (taken.by, taken.target) == (b, a);
            of_pair && (taken.read.is_some() || taken.kind == ResponseKind::HotlineCall)
        }),
        Cause::Event(_) => true,
        Cause::Text(_) | Cause::Capital(_) => false,
    }
}

/// What was negotiated, with interests as they stood at one moment.
pub(super) fn scenario(level: &Level, talks: TalksId, interests: &Interests) -> Scenario {
    Scenario {
        domain: level.talks(talks).domain(),
        parties: interests.iter().map(|utility| (**utility).clone()).collect(),
    }
}
