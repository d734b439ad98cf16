//! Measures over incidents: how they are read, what they move, and the escalation ladder.

use super::{Resolution, tuning};
use crate::base::{ActorId, CardRef, IncidentId, Permille, Purpose, SuspectId, TalksId, TextId};
use crate::level::{Channel, Gauge, IncidentKind, Mechanism, ResponseKind};
use crate::rules::fact::Fact;
use crate::rules::home::Sway;
use crate::rules::order::Plan;
use crate::rules::state::{Taken, TalksStatus};
use crate::rules::{proportion, reckon};

impl Resolution<'_> {
    pub(super) fn respond(
        &mut self,
        by: ActorId,
        incident: IncidentId,
        kind: ResponseKind,
        target: ActorId,
        account: Option<SuspectId>,
    ) {
        let Some(response) = self.level.response(kind) else { return };
        let severity = response.severity.overall();
        let meant = proportion::meant(self.level, incident, response, target);
        let own = &self.state.actors[by.ix()];
        let confidence = account.map(|account| self.confidence(by, incident, account));
        let standard = kind.proof().map(|proof| own.standards[proof.ix()]);
        let read = kind.proof().map(|_| self.read(by, incident, target, meant));
        let taken = Taken {
            turn: self.state.turn,
            by,
            incident,
            kind,
            target,
            account,
            confidence,
            standard,
            severity,
            read,
            exposed: false,
            retracted: false,
        };
        self.emit(Fact::Responded { taken });
        self.did_not_hold_back(by, target, kind);

        if let (Some(confidence), Some(standard)) = (confidence, standard)
            && confidence < standard
        {
            self.credibility(by, tuning::BELOW_STANDARD);
        }
        if let (Some(read), Some(account)) = (read, account) {
            self.aggrieve(by, incident, target, proportion::felt(self.level, incident, kind, read));
            self.act_against(by, incident, kind, target, account, read);
        } else {
            self.reach_out(by, incident, kind, target);
        }
    }

    /// The severity as the target reads it: an error as wide as the channel is poor, less where a text binds both.
    fn read(&mut self, by: ActorId, incident: IncidentId, target: ActorId, severity: i32) -> i32 {
        if !self.level.plays(Mechanism::Misperception) {
            return severity.min(10);
        }
        let bound = self.state.texts.iter().any(|text| text.binds(by, target));
        let width = i64::from(reckon::reading_width(self.state.channel(by, target), bound));
        let object = format!("{}/{}", self.level.incident(incident).id, self.level.actor(target).code);
        let used =
            self.state.taken.iter().filter(|t| t.by == by && t.target == target && t.turn == self.state.turn).count();
        let error = self.stream(Some(by), Purpose::Reading, &object, used).within(-width, width);
        (severity + i32::try_from(error).unwrap_or(0)).clamp(0, 10)
    }

    /// What the target reads beyond the harm it believes it did turns into grievance, and grievance into rungs.
    fn aggrieve(&mut self, by: ActorId, incident: IncidentId, target: ActorId, read: i32) {
        let now = &self.state.incidents[incident.ix()];
        let truth = &self.level.incident(incident).suspects[now.truth.ix()];
        let owns = if truth.parties.contains(&target) { now.harm / 10 * i32::from(truth.share.0) / 1000 } else { 0 };
        let excess = read - owns;
        if excess > 0 {
            self.emit(Fact::GrievanceChanged { of: target, against: by, by: excess });
        }
        let grievance = self.state.grievance[target.ix()][by.ix()];
        if grievance >= self.level.actor(target).doctrine.climbs_at {
            self.emit(Fact::GrievanceChanged { of: target, against: by, by: -grievance });
            self.move_rung(by, target, 1);
            self.gauge(Gauge::Stability, tuning::CLIMB_STABILITY);
            self.trust(by, target, tuning::CLIMB_TRUST);
            self.trust(target, by, tuning::CLIMB_TRUST);
        }
    }

    fn act_against(
        &mut self,
        by: ActorId,
        incident: IncidentId,
        kind: ResponseKind,
        target: ActorId,
        account: SuspectId,
        read: i32,
    ) {
        let right = self.state.incidents[incident.ix()].truth == account;
        self.trust(target, by, -read);
        if kind == ResponseKind::PrivateDemarche {
            // A quiet word to whoever could stop it: where it reaches the right door, the harm eases.
            if right {
                self.emit(Fact::HarmChanged { incident, by: -6 });
            }
            return;
        }
        if let Some(response) = self.level.response(kind) {
            let bites = match kind {
                ResponseKind::Countermeasure => reckon::bites(response.no_deal, self.usable_offence(by)),
                _ => response.no_deal,
            };
            for talks in self.open_talks_of(by, target) {
                self.move_no_deal(talks, target, bites);
            }
            self.gauge(Gauge::Stability, -(response.severity.overall() / 3));
        }
        match kind {
            ResponseKind::Suspension => self.suspend(by, target),
            ResponseKind::BreakRelations => {
                self.emit(Fact::ChannelChanged { a: by, b: target, to: Channel::None });
                self.trust(by, target, tuning::BROKEN_TRUST);
                self.trust(target, by, tuning::BROKEN_TRUST);
            }
            _ => {}
        }
        if right {
            self.emit(Fact::HarmChanged { incident, by: -4 });
            // A court's charge that is right strengthens the rules most.
            let norm_f = self.level.kind_of(incident) == Some(IncidentKind::CriticalInfrastructure);
            self.gauge(Gauge::NormStrength, if kind == ResponseKind::Indictment { 2 } else { 1 } + i32::from(norm_f));
        }
        let convinced = self.convince(by, incident, kind, target, account);
        if right && convinced {
            self.come_to_light_over(incident);
        }
    }

    /// The newest text in force between the two is no longer kept to by the one, and rules are worth less.
    fn suspend(&mut self, by: ActorId, target: ActorId) {
        if let Some(at) = self.state.texts.iter().rposition(|text| text.binds(by, target)) {
            self.emit(Fact::Suspended { text: TextId::at(at), by });
            self.gauge(Gauge::NormStrength, tuning::SUSPENSION_NORMS);
        }
    }

    /// A third party steps between the asker and whoever stands highest on the ladder with it, if both let it.
    fn mediate(&mut self, by: ActorId, mediator: ActorId) {
        let others = self.level.actor_ids().filter(|other| *other != by && *other != mediator);
        let Some(other) = others.rev().max_by_key(|other| self.state.rung(by, *other)) else { return };
        let willing = self.state.trust(mediator, by) >= reckon::MEDIATES;
        if willing && self.state.rung(by, other) > 0 && self.state.trust(other, mediator) >= reckon::COMES {
            self.soothe(other, by, tuning::MEDIATED);
            self.soothe(by, other, tuning::MEDIATED);
            self.step_down(by, other);
            self.trust(by, mediator, 3);
            self.trust(other, mediator, 3);
        } else {
            self.trust(by, mediator, -1);
        }
    }

    /// Third parties judge by the cards they know: what convinces them earns trust, what does not costs it; joint
    /// statements are doubted less.
    /// Whether it convinced more of them than it did not.
    fn convince(
        &mut self,
        by: ActorId,
        incident: IncidentId,
        kind: ResponseKind,
        target: ActorId,
        account: SuspectId,
    ) -> bool {
        let Some(response) = self.level.response(kind) else { return false };
        let argued = proportion::is_argued(self.level, response);
        let credibility = self.state.actors[by.ix()].credibility;
        let (mut convinced, mut doubting) = (0, 0);
        for third in self.level.actor_ids() {
            if third == by || third == target || !self.level.actor(third).is_state() {
                continue;
            }
            let belief = self.belief(third, incident, account);
            let spared = match kind {
                ResponseKind::JointStatement => {
                    let own = self.level.actor(by).influence;
                    reckon::spared(self.level, own, self.behind(by, None, false))
                }
                _ => 0,
            };
            let belief = Permille(belief.0.saturating_add(u16::try_from(spared).unwrap_or(0)));
            let convinces = proportion::convinces(self.level, incident, response, target, belief, credibility);
            *if convinces { &mut convinced } else { &mut doubting } += 1;
            let change = if convinces {
                2
            } else if kind == ResponseKind::JointStatement {
                -1
            } else {
                -3
            };
            let disputed = if argued && !convinces { tuning::DISPUTED_TRUST } else { 0 };
            self.trust(third, by, change + disputed);
        }
        if argued && doubting > convinced {
            self.credibility(by, tuning::DISPUTED_CREDIBILITY);
        }
        convinced > doubting
    }

    fn is_state_operation(&self, incident: IncidentId) -> bool {
        self.level.kind_of(incident) == Some(IncidentKind::StateOperation)
    }

    fn reach_out(&mut self, by: ActorId, incident: IncidentId, kind: ResponseKind, target: ActorId) {
        // Between states that know what they did a call calms more.
        let calms = if self.is_state_operation(incident) { tuning::STATE_CALMED } else { 1 };
        match kind {
            ResponseKind::RestraintStatement => {
                self.soothe(target, by, 5 * calms);
                self.trust(target, by, 4);
                self.gauge(Gauge::Stability, 1);
            }
            ResponseKind::AskForHelp => {
                if self.state.trust(target, by) >= 0 {
                    let helps = reckon::helped(self.state.actors[target.ix()].capacities.technical);
                    self.emit(Fact::HarmChanged { incident, by: -helps });
                    self.trust(by, target, 4);
                } else {
                    self.trust(by, target, -2);
                }
            }
            ResponseKind::AskToAct => self.ask_to_act(by, incident, target),
            ResponseKind::HotlineCall => {
                self.soothe(target, by, 4 * calms);
                self.soothe(by, target, 4);
                self.trust(target, by, 2);
                self.step_down(by, target);
            }
            ResponseKind::Consultation => {
                self.soothe(target, by, 3 * calms);
                self.trust(target, by, 3);
                self.trust(by, target, 1);
            }
            ResponseKind::Mediation => self.mediate(by, target),
            ResponseKind::JointInvestigation => {
                if self.state.trust(target, by) >= reckon::JOINT_TRUST {
                    self.soothe(target, by, 3);
                    self.trust(target, by, 3);
                    self.joint_headway(by, incident);
                    self.joint_headway(target, incident);
                } else {
                    self.trust(by, target, -1);
                }
            }
            _ => {}
        }
    }

    /// Norm c: the territorial state looks into it, the readier the more it trusts whoever asks.
    fn ask_to_act(&mut self, by: ActorId, incident: IncidentId, target: ActorId) {
        let law = self.state.actors[target.ix()].capacities.law_enforcement;
        let ready = u32::from(reckon::ready_to_act(self.level, incident, self.state.trust(target, by), law).0);
        let object = format!("{}/norm-c", self.level.incident(incident).id);
        if self.stream(Some(by), Purpose::Question, &object, 0).chance(ready) {
            self.emit(Fact::HarmChanged { incident, by: -4 });
            let owned = self.level.incident(incident).clues.iter().position(|clue| clue.owner == Some(target));
            if let Some(clue) = owned {
                let clue = u16::try_from(clue).expect("lists of a checked level are capped");
                let known =
                    self.state.actors[by.ix()].cards.iter().any(|h| h.card.incident == incident && h.card.clue == clue);
                if !known {
                    self.find(by, incident, clue);
                }
            }
            self.trust(by, target, 5);
        } else {
            self.trust(by, target, -4);
        }
    }

    fn joint_headway(&mut self, seat: ActorId, incident: IncidentId) {
        let spec = self.level.incident(incident);
        let next = spec.clues.iter().enumerate().position(|(c, clue)| {
            let known = |card: &CardRef| card.incident == incident && usize::from(card.clue) == c;
            clue.only.is_empty()
                && clue.after.is_none()
                && clue.opens <= self.state.turn
                && !self.state.actors[seat.ix()].cards.iter().any(|held| known(&held.card))
                && !self.state.incidents[incident.ix()].public.iter().any(known)
        });
        if let Some(clue) = next {
            let clue = u16::try_from(clue).expect("lists of a checked level are capped");
            self.make_headway(seat, incident, clue, tuning::JOINT_HEADWAY);
        }
    }

    fn soothe(&mut self, of: ActorId, against: ActorId, by: i32) {
        if self.state.grievance[of.ix()][against.ix()] > 0 {
            self.emit(Fact::GrievanceChanged { of, against, by: -by });
        }
    }

    fn step_down(&mut self, a: ActorId, b: ActorId) {
        self.move_rung(a, b, -1);
    }

    /// A pair between whom nothing hostile happened for some turns cools by a rung.
    pub(super) fn cool_down(&mut self) {
        let n = self.level.actors.len();
        for a in 0..n {
            for b in a + 1..n {
                let (a, b) = (ActorId::at(a), ActorId::at(b));
                let quiet = self.state.taken.iter().all(|t| {
                    let between = (t.by, t.target) == (a, b) || (t.by, t.target) == (b, a);
                    !between || t.read.is_none() || t.turn + tuning::COOLING_TURNS <= self.state.turn
                });
                if quiet && self.state.rung(a, b) > 0 && self.state.turn.is_multiple_of(tuning::COOLING_TURNS) {
                    self.step_down(a, b);
                }
            }
        }
    }

    /// Wrong public attributions come to light: by chance turn by turn, all of them at the end.
    pub(super) fn expose(&mut self, all: bool) {
        for ix in 0..self.state.taken.len() {
            let taken = self.state.taken[ix].clone();
            let Some(account) = taken.account.filter(|_| taken.stands() && !taken.exposed) else {
                continue;
            };
            let right = self.state.incidents[taken.incident.ix()].truth == account;
            if right {
                if all {
                    self.credibility(taken.by, tuning::RIGHTLY_BLAMED);
                }
                continue;
            }
            let known = all || self.state.conduct.exposes(self.level, taken.incident);
            if known || self.stream(Some(taken.by), Purpose::Event, "exposure", ix).chance(tuning::EXPOSURE) {
                self.emit(Fact::Exposed { taken: u16::try_from(ix).unwrap_or(u16::MAX) });
                self.credibility(taken.by, tuning::WRONGLY_BLAMED);
                self.sway(taken.by, Sway::WronglyBlamed);
                for third in self.level.actor_ids() {
                    self.trust(third, taken.by, tuning::WRONG_TRUST);
                }
            }
        }
    }

    /// People of its own whom a seat sends to the victims that let them in.
    pub(super) fn help(&mut self, seat: ActorId, incident: IncidentId) {
        let victims = &self.level.incident(incident).victims;
        let welcome: Vec<ActorId> =
            victims.iter().copied().filter(|victim| self.state.trust(*victim, seat) >= reckon::HELP_TRUST).collect();
        if welcome.is_empty() {
            self.emit(Fact::PlanFailed { seat, plan: Plan::Help { incident } });
            return;
        }
        let helps = reckon::helped_unasked(self.state.actors[seat.ix()].capacities.technical);
        self.emit(Fact::HarmChanged { incident, by: -helps });
        for victim in welcome {
            self.trust(victim, seat, tuning::HELP_THANKED);
        }
    }

    /// Takes back what was said in public. Before it comes out it costs less than being found out; afterwards it mends a
    /// part. Whoever was named forgets what it held over it.
    pub(super) fn retract(&mut self, by: ActorId, incident: IncidentId, kind: ResponseKind, target: ActorId) {
        let said = |taken: &Taken| (taken.by, taken.incident, taken.kind, taken.target) == (by, incident, kind, target);
        if let Some(at) = self.state.taken.iter().position(|taken| said(taken) && taken.stands()) {
            self.take_back(at);
        }
    }

    /// Takes this measure back.
    pub(super) fn take_back(&mut self, at: usize) {
        let Taken { by, target, .. } = self.state.taken[at];
        let (exposed, read) = (self.state.taken[at].exposed, self.state.taken[at].read.unwrap_or(0));
        self.emit(Fact::Retracted { taken: u16::try_from(at).unwrap_or(u16::MAX) });
        let credibility = if exposed { tuning::RETRACTED_LATE } else { tuning::RETRACTED };
        self.credibility(by, credibility);
        self.soothe(target, by, read);
        self.trust(target, by, tuning::RETRACTED_TRUST);
    }

    fn open_talks_of(&self, a: ActorId, b: ActorId) -> Vec<TalksId> {
        (0..self.level.talks.len())
            .map(TalksId::at)
            .filter(|t| {
                let spec = self.level.talks(*t);
                let open = matches!(self.state.talks[t.ix()].table.status, TalksStatus::Open | TalksStatus::NotOpen);
                open && spec.party(a).is_some() && spec.party(b).is_some()
            })
            .collect()
    }
}
