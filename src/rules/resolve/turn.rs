//! The turn: set-up draws, bulletin, sending, and the resolution of all plans in one fixed order.

use super::{Resolution, tuning};
use crate::base::{ActorId, IncidentId, Purpose, Seed, Stream, SuspectId, TalksId};
use crate::level::{Clue, Cost, Gauge, IncidentKind, Level, Mechanism, bp_of_points};
use crate::negotiation::{RedLine, Utility};
use crate::rules::check::check_view;
use crate::rules::fact::Fact;
use crate::rules::forum::{Courted, Fate};
use crate::rules::order::{Order, Plan};
use crate::rules::reckon;
use crate::rules::refusal::Refusal;
use crate::rules::state::{Failure, State, TalksStatus};
use crate::rules::view::{View, Viewer};

/// A new session: the world of `level` with everything drawn from `seed`, and its first turn begun. Returns the state
/// and the facts that lead to it from [`State::new`].
#[must_use]
pub fn begin(level: &Level, seed: Seed) -> (State, Vec<Fact>) {
    let mut state = State::new(level, seed);
    let mut run = Resolution { level, state: &mut state, facts: Vec::new() };
    run.draw_truth();
    run.draw_interests();
    run.draw_home_fronts();
    run.note_what_is_met();
    run.begin_turn(1);
    let facts = run.facts;
    (state, facts)
}

/// Which card of a clue exists if this account is true, drawn from the likelihoods.
pub(in crate::rules) fn any_card(clue: &Clue, truth: SuspectId, stream: &mut Stream) -> u16 {
    let odds: Vec<u32> = clue.cards.iter().map(|card| u32::from(card.likelihood[truth.ix()].0)).collect();
    u16::try_from(stream.pick(&odds).unwrap_or(0)).expect("lists of a checked level are capped")
}

/// Private values of a party, drawn from their ranges and put on a scale on which its best signable text is worth 10,000.
#[must_use]
pub fn interests(level: &Level, seed: Seed, talks: TalksId, party: ActorId) -> Utility {
    let spec = level.talks(talks);
    let object = format!("{}/{}", spec.id, level.actor(party).code);
    let mut stream = Stream::named(seed, 0, Some(party), Purpose::Values, &object, 0);
    let mut draw = |(low, high): (i32, i32)| stream.within(i64::from(low), i64::from(high));
    let Some(position) = spec.party(party).map(|at| &spec.positions[at]) else { return Utility::default() };
    let points: Vec<Vec<i64>> =
        position.values.iter().map(|options| options.iter().map(|range| draw(*range)).collect()).collect();
    let no_deal = draw(position.no_deal);
    let red_lines: Vec<RedLine> =
        position.red_lines.iter().map(|(issue, option)| RedLine { issue: *issue, option: *option }).collect();
    let best: i64 = points
        .iter()
        .enumerate()
        .map(|(issue, options)| {
            let signable = options.iter().enumerate().filter(|(option, _)| {
                !red_lines.iter().any(|l| usize::from(l.issue) == issue && usize::from(l.option) == *option)
            });
            signable.map(|(_, points)| *points).max().unwrap_or(0)
        })
        .sum();
    Utility {
        values: points.iter().map(|o| o.iter().map(|p| bp_of_points(*p, best)).collect()).collect(),
        red_lines,
        reservation: bp_of_points(no_deal, best),
    }
}

impl Resolution<'_> {
    /// The culprit from the priors, and which card of each clue exists from its likelihoods given the culprit.
    fn draw_truth(&mut self) {
        for i in 0..self.level.incidents.len() {
            let incident = IncidentId::at(i);
            let spec = self.level.incident(incident);
            let priors: Vec<u32> = spec.suspects.iter().map(|s| u32::from(s.prior.0)).collect();
            let drawn = self.stream(None, Purpose::Culprit, &spec.id, 0).pick(&priors).unwrap_or(0);
            let suspect = spec.truth.as_ref().map_or_else(|| SuspectId::at(drawn), |truth| truth.suspect);
            self.emit(Fact::TruthDrawn { incident, suspect });
            self.draw_clues(incident, suspect);
        }
    }

    fn draw_interests(&mut self) {
        for talks in (0..self.level.talks.len()).map(TalksId::at) {
            for party in &self.level.talks(talks).parties {
                let utility = interests(self.level, self.state.seed, talks, *party);
                self.emit(Fact::UtilityDrawn { talks, party: *party, utility });
            }
        }
    }

    fn begin_turn(&mut self, turn: u16) {
        self.emit(Fact::TurnBegan { turn });
        for actor in self.level.actor_ids() {
            let means = self.level.actor(actor).means;
            let now = self.state.actors[actor.ix()].capital;
            let gained = if turn == 1 { 0 } else { means.capital_per_turn };
            let called = if turn == 1 { Cost::default() } else { self.call_to_account(actor) };
            let capital = ((now + gained).min(means.capital_cap.max(now)) - called.capital).max(0);
            self.emit(Fact::MeansRenewed { actor, capital, staff: (means.staff - called.staff).max(0) });
        }
        for i in 0..self.level.incidents.len() {
            let incident = IncidentId::at(i);
            if self.level.incident(incident).opens == Some(turn) {
                self.open_incident(incident);
            }
        }
        self.events();
        for t in 0..self.level.talks.len() {
            let talks = TalksId::at(t);
            if self.level.talks(talks).opens == turn && self.state.talks[t].table.status == TalksStatus::NotOpen {
                self.emit(Fact::TalksOpened { talks });
            }
            self.open_floor(talks);
        }
        self.sit();
    }

    /// Makes an incident known; who holds cards of it from the start gets them.
    pub(super) fn open_incident(&mut self, incident: IncidentId) {
        if self.state.incidents[incident.ix()].open {
            return;
        }
        self.emit(Fact::IncidentOpened { incident });
        self.brace(incident);
        for (c, clue) in self.level.incident(incident).clues.iter().enumerate() {
            for seat in &clue.first {
                self.find(*seat, incident, u16::try_from(c).expect("lists of a checked level are capped"));
            }
        }
    }

    pub(super) fn send(&mut self, seat: ActorId) {
        self.choose_otherwise(seat);
        self.emit(Fact::Sent { seat });
        for t in 0..self.level.talks.len() {
            let talks = TalksId::at(t);
            let floor = self.state.talks[t].table.floor;
            if floor.is_some_and(|p| self.level.talks(talks).parties[usize::from(p)] == seat) {
                self.pass_floor(talks);
            }
        }
        self.count_votes();
        if self.state.actors.iter().all(|actor| actor.sent) {
            self.resolve_turn();
        }
    }

    /// All plans, in one fixed order: kind by kind, within a kind seat by seat, whatever order they arrived in.
    fn resolve_turn(&mut self) {
        let harm: Vec<i32> = self.state.incidents.iter().map(|incident| incident.harm).collect();
        let mut plans: Vec<(ActorId, Plan)> = Vec::new();
        for seat in self.level.actor_ids() {
            let reserved = self.state.reserved(self.level, seat);
            let chosen = self.state.actors[seat.ix()].plans.clone();
            if !chosen.is_empty() {
                self.emit(Fact::PlansCleared { seat });
            }
            plans.extend(chosen.into_iter().map(|plan| (seat, plan)));
            self.spend(seat, reserved);
        }
        plans.sort_by_key(|(seat, plan)| (stage(plan), *seat));
        for (seat, plan) in plans {
            self.carry_out_plan(seat, &plan);
        }
        self.hold_reviews();
        self.run_packages();
        self.end_of_turn_in_talks();
        self.let_mediators_in();
        self.ratify(false);
        self.held_back(false);
        self.split();
        self.settle_norms();
        self.recover();
        self.wear_on();
        self.cool_down();
        self.read_world_gauges();
        self.follow_from_home(&harm);
        if self.state.turn >= self.level.time.turns {
            self.finish();
        } else {
            self.expose(false);
            self.begin_turn(self.state.turn + 1);
        }
    }

    /// Talks still open when the level ends have failed; wrongs come to light.
    fn finish(&mut self) {
        for t in 0..self.level.talks.len() {
            let talks = TalksId::at(t);
            if self.state.talks[t].table.status.is_open() {
                self.fail(talks, Failure::OutOfTime);
            }
        }
        self.held_back(true);
        self.ratify(true);
        self.expose(true);
        self.emit(Fact::Ended);
    }

    fn carry_out_plan(&mut self, seat: ActorId, plan: &Plan) {
        if self.still_possible(seat, plan) {
            match plan {
                Plan::Investigate { incident, clue } => self.investigate(seat, *incident, *clue),
                Plan::Share { card, with } => self.share(seat, *with, *card),
                Plan::Circulate { card, coalition } => self.circulate(seat, *coalition, *card),
                Plan::Publish { card } => self.publish(seat, *card),
                Plan::Respond { incident, kind, target, account } => {
                    self.respond(seat, *incident, *kind, *target, *account);
                }
                Plan::OpenChannel { with } => self.open_channel(seat, *with),
                Plan::Restore { incident } => {
                    let by = -reckon::restored(self.state.actors[seat.ix()].capacities.technical);
                    self.emit(Fact::HarmChanged { incident: *incident, by });
                }
                Plan::Help { incident } => self.help(seat, *incident),
                Plan::PayRansom { incident } => self.pay_ransom(seat, *incident),
                Plan::Retract { incident, kind, target } => self.retract(seat, *incident, *kind, *target),
                Plan::Invite { coalition, actor } => {
                    self.emit(Fact::Invited { coalition: *coalition, actor: *actor });
                }
                Plan::Join { coalition } => self.join(*coalition, seat),
                Plan::Leave { coalition } => self.leave(*coalition, seat),
                Plan::Give { package } => {
                    self.start_package(*package);
                    self.emit(Fact::PackagePaid { package: *package });
                }
                Plan::Sign { talks } => self.sign(*talks, seat),
                Plan::Table { talks, draft } => self.put_before_venue(seat, *talks, draft),
                Plan::Cosponsor { forum, motion } => {
                    self.emit(Fact::Cosponsored { forum: *forum, motion: *motion, by: seat });
                }
                Plan::Withdraw { forum, motion } => {
                    self.emit(Fact::MotionEnded { forum: *forum, motion: *motion, fate: Fate::Withdrawn });
                }
                Plan::Amend { forum, motion, issue, option } => self.emit(Fact::AmendmentMoved {
                    forum: *forum,
                    motion: *motion,
                    by: seat,
                    issue: *issue,
                    option: *option,
                }),
                Plan::Divide { forum, motion, issue } => {
                    self.emit(Fact::DivisionAsked { forum: *forum, motion: *motion, by: seat, issue: *issue });
                }
                Plan::Court { forum, motion, bloc, price, against } => {
                    let (turn, by) = (self.state.turn, seat);
                    let pool = self.pool(seat, *forum, *motion);
                    let courted =
                        Courted { turn, by, motion: *motion, bloc: *bloc, price: *price, against: *against, pool };
                    self.emit(Fact::Courted { forum: *forum, courted });
                }
                Plan::TakeFirst { forum, motion } => {
                    self.emit(Fact::TakenFirst { forum: *forum, motion: *motion });
                }
                Plan::AskCapital { talks, issue, option } => self.ask_capital(seat, *talks, *issue, *option),
                Plan::AskMediator { talks, mediator } => {
                    self.emit(Fact::MediatorAsked { talks: *talks, by: seat, mediator: *mediator });
                }
                // Norms.
                Plan::Operate { operation } => self.operate(seat, *operation),
                Plan::Restrain { actor } => {
                    self.emit(Fact::Restrained { by: seat, actor: *actor });
                    self.trust(*actor, seat, tuning::RESTRAINED_TRUST);
                }
                Plan::Pledge { norm, level } => self.pledge(seat, *norm, *level),
                Plan::Review { of, norm } => self.review(seat, *of, *norm),
                Plan::Align { bloc } => self.align(seat, *bloc),
                // Coalitions.
                Plan::InviteFor { coalition, actor, price } => self.invite_for(*coalition, *actor, *price),
                Plan::PledgeTo { coalition, public } => {
                    self.emit(Fact::PledgedTo { coalition: *coalition, by: seat, public: *public });
                }
                Plan::Whip { coalition, motion, against } => self.whip(*coalition, *motion, *against),
                Plan::Declare { coalition } => self.declare(*coalition),
                // Home fronts.
                Plan::Persuade { ratifier } => self.persuade(seat, *ratifier),
                Plan::LowerFloor { proof } => self.lower_floor(seat, *proof),
                Plan::ReviseMandate { objective, change } => self.revise_mandate(seat, *objective, *change),
                // Capacity-building.
                Plan::Withhold { package } => self.withhold(*package),
                // Public diplomacy and companies.
                Plan::Speak { what } => self.speak(seat, *what),
                Plan::Leak { card } => self.leak(seat, *card),
                Plan::Appoint => self.appoint(seat),
                Plan::Patch { incident } => self.patch(seat, *incident),
                Plan::TakeDown { incident } => self.take_down(seat, *incident),
                Plan::Request { of, incident, what } => {
                    self.emit(Fact::Requested { by: seat, of: *of, incident: *incident, what: *what });
                }
                Plan::Reply { to, incident, what, grant } => self.reply(seat, *to, *incident, *what, *grant),
            }
        } else {
            self.emit(Fact::PlanFailed { seat, plan: plan.clone() });
        }
    }

    /// Whether a plan that was allowed when it was made still is, now that plans before it have changed the world. Its
    /// means are already paid and the turn is sent, so only what it is about is asked again.
    fn still_possible(&self, seat: ActorId, plan: &Plan) -> bool {
        let mut view = View::unexplained(self.level, self.state, Viewer::Seat(seat));
        view.actors[seat.ix()].sent = false;
        let verdict = check_view(self.level, &view, &Order::Plan(plan.clone()));
        matches!(verdict, Ok(()) | Err(Refusal::TooDear { .. }))
    }

    fn open_channel(&mut self, seat: ActorId, with: ActorId) {
        let next = reckon::next_channel(self.state.channel(seat, with));
        let heard = self.heard(seat, with);
        if heard >= reckon::channel_wants(next) {
            self.emit(Fact::ChannelChanged { a: seat, b: with, to: next });
            self.trust(with, seat, 2);
        } else {
            self.emit(Fact::PlanFailed { seat, plan: Plan::OpenChannel { with } });
        }
    }

    fn ask_capital(&mut self, seat: ActorId, talks: TalksId, issue: u8, option: u8) {
        let credibility = u32::try_from(self.state.actors[seat.ix()].credibility).unwrap_or(0);
        let object = format!("{}/{issue}/{option}", self.level.talks(talks).id);
        let moved =
            self.stream(Some(seat), Purpose::Question, &object, 0).chance(tuning::CAPITAL_MOVES + credibility * 3);
        self.emit(Fact::CapitalAnswered { talks, seat, issue, option, moved });
    }

    fn recover(&mut self) {
        for i in 0..self.level.incidents.len() {
            let incident = IncidentId::at(i);
            let now = &self.state.incidents[i];
            let times = if self.state.public.patched.contains(&incident) { 2 } else { 1 };
            let recovers = (self.level.incident(incident).recovers * times).min(now.harm);
            // What is locked stays locked until somebody unlocks it.
            let locked = self.level.kind_of(incident) == Some(IncidentKind::Ransomware);
            if now.open && recovers > 0 && !locked {
                self.emit(Fact::HarmChanged { incident, by: -recovers });
            }
        }
    }

    /// Two gauges are read off the world: trust among states moves with the mean trust of pairs, resilience with the mean
    /// of all actors, each from where the level put it.
    fn read_world_gauges(&mut self) {
        let states: Vec<usize> = (0..self.level.actors.len()).filter(|a| self.level.actors[*a].is_state()).collect();
        let mean_trust = |trust: &[Vec<i32>]| {
            let pairs = i32::try_from(states.len() * states.len().saturating_sub(1)).unwrap_or(1).max(1);
            let sum: i32 =
                states.iter().flat_map(|a| states.iter().filter(move |b| *b != a).map(|b| trust[*a][*b])).sum();
            sum / pairs
        };
        let trust =
            self.level.gauges[Gauge::Trust.ix()] + (mean_trust(&self.state.trust) - mean_trust(&self.level.trust)) / 2;
        self.gauge(Gauge::Trust, trust.clamp(0, 100) - self.state.gauges[Gauge::Trust.ix()]);

        let n = i32::try_from(self.level.actors.len()).unwrap_or(1).max(1);
        let before: i32 = self.level.actors.iter().map(|a| a.resilience).sum();
        let now: i32 = self.state.actors.iter().map(|a| a.resilience).sum();
        let resilience = self.level.gauges[Gauge::Resilience.ix()] + (now - before) / n;
        self.gauge(Gauge::Resilience, resilience.clamp(0, 100) - self.state.gauges[Gauge::Resilience.ix()]);

        if !self.level.rule_blocs.is_empty() && self.level.plays(Mechanism::RuleBlocs) {
            let split = self.level.fragmentation(&self.state.conduct.blocs);
            self.gauge(Gauge::Fragmentation, split - self.state.gauges[Gauge::Fragmentation.ix()]);
        }
    }
}

/// When a plan resolves: first what binds people together, then what they learn, then what they do about it.
fn stage(plan: &Plan) -> (u8, u8) {
    match plan {
        Plan::OpenChannel { .. } => (0, 0),
        Plan::Leave { .. } => (1, 0),
        Plan::Join { .. } => (1, 1),
        Plan::Invite { .. } => (1, 2),
        Plan::Give { .. } => (2, 0),
        Plan::Share { .. } => (3, 0),
        Plan::Circulate { .. } => (3, 1),
        Plan::Investigate { .. } => (3, 2),
        Plan::Publish { .. } => (3, 3),
        Plan::Respond { kind, .. } => (4, *kind as u8),
        Plan::Retract { .. } => (5, 0),
        Plan::Restore { .. } => (5, 1),
        Plan::Help { .. } => (5, 2),
        Plan::PayRansom { .. } => (5, 8),
        Plan::AskCapital { .. } => (6, 0),
        Plan::Sign { .. } => (6, 2),
        Plan::Withdraw { .. } => (7, 0),
        Plan::Table { .. } => (7, 1),
        Plan::Cosponsor { .. } => (7, 2),
        Plan::Amend { .. } => (7, 3),
        Plan::Divide { .. } => (7, 4),
        Plan::Court { .. } => (7, 5),
        Plan::TakeFirst { .. } => (7, 6),
        // Norms.
        Plan::Align { .. } => (8, 0),
        Plan::Pledge { .. } => (8, 1),
        Plan::Restrain { .. } => (8, 2),
        Plan::Operate { .. } => (8, 3),
        Plan::Review { .. } => (8, 4),
        // Coalitions: after those who leave, join and are invited; calls once drafts are there.
        Plan::InviteFor { .. } => (1, 3),
        Plan::PledgeTo { .. } => (1, 4),
        Plan::Declare { .. } => (1, 5),
        Plan::Whip { .. } => (7, 7),
        // Home fronts: before capitals answer.
        Plan::Persuade { .. } => (5, 3),
        Plan::LowerFloor { .. } => (5, 4),
        Plan::ReviseMandate { .. } => (6, 1),
        // Capacity-building.
        Plan::Withhold { .. } => (2, 1),
        // Public diplomacy and companies.
        Plan::Appoint => (0, 1),
        Plan::Leak { .. } => (3, 4),
        Plan::Reply { .. } => (5, 5),
        Plan::Patch { .. } => (5, 6),
        Plan::TakeDown { .. } => (5, 7),
        Plan::Speak { .. } => (6, 3),
        Plan::Request { .. } => (6, 4),
        // Third parties in talks.
        Plan::AskMediator { .. } => (6, 5),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::delegates::any_order;
    use crate::level::library;

    #[test]
    fn plans_of_two_kinds_never_resolve_at_once() {
        let mut kinds = BTreeMap::new();
        for name in ["accord.ron", "assembly.ron", "charter.ron", "corridor.ron"] {
            let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels").join(name);
            let level = library::load(&path).level.unwrap();
            let (state, _) = begin(&level, Seed(0));
            let mut stream = Stream::named(Seed(7), 0, None, Purpose::Delegate, "test/stages", 0);
            for seat in level.actor_ids() {
                let view = View::unexplained(&level, &state, Viewer::Seat(seat));
                for _ in 0..2000 {
                    if let Order::Plan(plan) = any_order(&level, &view, &mut stream) {
                        let kind = format!("{plan:?}");
                        let kind = kind.split([' ', '{', '(']).next().unwrap_or_default().to_owned();
                        let other = kinds.entry(stage(&plan)).or_insert_with(|| kind.clone());
                        assert_eq!(*other, kind, "stage {:?}", stage(&plan));
                    }
                }
            }
        }
        assert!(kinds.len() >= 55, "{kinds:?}");
    }
}
