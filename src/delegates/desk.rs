//! At the desk: which plans a bot chooses with the means it has.

use crate::base::{ActorId, CardRef, CoalitionId, IncidentId, Stream, SuspectId};
use crate::level::{Channel, Doctrine, Level, ResponseKind};
use crate::rules::{Order, Plan, View, check_view};

/// Plans a bot makes in one turn at most.
const PLANS: usize = 3;
/// Confidence, in permille above its own standard, that boldness 0 waits for.
const CAUTION: i32 = 150;

/// The next plan, or nothing.
pub(super) fn next_plan(
    level: &Level,
    view: &View,
    seat: ActorId,
    doctrine: &Doctrine,
    stream: &mut Stream,
) -> Option<Order> {
    let desk = view.desk()?;
    if desk.plans.len() >= PLANS {
        return None;
    }
    let bot = Bot { level, view, seat, doctrine };
    let mut ideas = Vec::new();
    bot.answer_the_world(&mut ideas);
    super::public::ideas(level, view, seat, doctrine, &mut ideas);
    bot.act_on_findings(&mut ideas, stream);
    bot.look_into_it(&mut ideas);
    bot.show_cards(&mut ideas);
    bot.mend(&mut ideas);
    ideas.into_iter().map(Order::Plan).find(|order| check_view(level, view, order).is_ok())
}

/// Free people from which a bot sends two to a friend, and the trust that makes a friend.
const HELPERS_SPARED: i32 = 4;
const FRIENDS: i32 = 40;
/// Of a trait of the doctrine: below it a bot does without, above it does more.
pub(super) const ALOOF: i32 = 25;
pub(super) const OUTGOING: i32 = 75;
/// Harm, in tenths, from which friends come without being asked.
const GRAVE: i32 = 40;
/// Permille of belief below which a bot takes an accusation back.
const DISPROVED: u16 = 200;

struct Bot<'a> {
    level: &'a Level,
    view: &'a View,
    seat: ActorId,
    doctrine: &'a Doctrine,
}

impl Bot<'_> {
    fn planned(&self, like: impl Fn(&Plan) -> bool) -> bool {
        self.view.desk().is_some_and(|desk| desk.plans.iter().any(like))
    }

    fn incidents(&self) -> impl Iterator<Item = IncidentId> + '_ {
        (0..self.level.incidents.len()).map(IncidentId::at).filter(|i| self.view.incidents[i.ix()].open)
    }

    /// Invitations, and quarrels that want calming.
    fn answer_the_world(&self, ideas: &mut Vec<Plan>) {
        let trusts = |to: ActorId| self.view.actors[to.ix()].your_trust.unwrap_or(0);
        for c in 0..self.level.coalitions.len() {
            let coalition = CoalitionId::at(c);
            let spec = self.level.coalition(coalition);
            let price = spec.invites.iter().find(|(actor, _)| *actor == self.seat).map(|(_, trust)| *trust);
            // Whoever guards its own hand wants to be surer of whom it joins; whose terms are met has what it asked for,
            // whatever it thinks of the lead.
            let wary = (self.doctrine.sovereignty - 50).max(0) / 2;
            let bought = spec.bonds.terms_of(self.seat).is_some_and(|terms| !terms.prices.is_empty());
            if bought || price.is_some_and(|price| trusts(spec.lead) >= price + wary) {
                ideas.push(Plan::Join { coalition });
            }
            if spec.lead == self.seat && !self.planned(|plan| matches!(plan, Plan::Invite { .. })) {
                let likely = spec
                    .invites
                    .iter()
                    .filter(|(actor, price)| self.view.actors[actor.ix()].trust_in_you.unwrap_or(0) >= *price);
                let likely = likely.filter(|(actor, _)| self.view.in_sequence(self.level, coalition, *actor));
                ideas.extend(likely.map(|(actor, _)| Plan::Invite { coalition, actor: *actor }));
            }
        }
        if self.planned(|plan| matches!(plan, Plan::Respond { kind, .. } if kind.is_off_ramp())) {
            return;
        }
        let boldness = self.doctrine.boldness;
        for incident in self.incidents() {
            for other in self.level.actor_ids().filter(|a| *a != self.seat) {
                let rung = i32::from(self.view.rung(self.seat, other));
                if rung > boldness / 25 {
                    for kind in
                        [ResponseKind::HotlineCall, ResponseKind::Consultation, ResponseKind::RestraintStatement]
                    {
                        ideas.push(Plan::Respond { incident, kind, target: other, account: None });
                    }
                    // Whoever thinks best of both may be let in between, by who lets anybody in.
                    if self.doctrine.bridging < ALOOF {
                        continue;
                    }
                    let third = self.level.actor_ids().filter(|a| *a != self.seat && *a != other);
                    let mediator = third.max_by_key(|a| self.view.actors[a.ix()].trust_in_you);
                    ideas.extend(mediator.map(|target| {
                        let kind = ResponseKind::Mediation;
                        Plan::Respond { incident, kind, target, account: None }
                    }));
                }
            }
        }
    }

    /// Measures against whoever the finding names, as severe as the standards allow and the doctrine dares.
    fn act_on_findings(&self, ideas: &mut Vec<Plan>, stream: &mut Stream) {
        let Some(desk) = self.view.desk() else { return };
        let boldness = self.doctrine.boldness;
        for incident in self.incidents() {
            let spec = self.level.incident(incident);
            if !spec.victims.contains(&self.seat) {
                continue;
            }
            if self.planned(|plan| matches!(plan, Plan::Respond { incident: i, .. } if *i == incident)) {
                continue;
            }
            if let Some(relay) = spec.relay.filter(|relay| *relay != self.seat) {
                ideas.push(Plan::Respond { incident, kind: ResponseKind::AskToAct, target: relay, account: None });
            }
            let finding = self.view.finding(self.level, self.seat, incident, None);
            // What it once said and no longer believes it takes back, unless it is too proud to.
            let own = self.view.taken.iter().filter(|t| t.by == self.seat && t.incident == incident && t.stands());
            let disproved = own.filter(|t| t.account.is_some_and(|account| finding[account.ix()].0 < DISPROVED));
            if boldness < 90 {
                ideas.extend(disproved.map(|t| Plan::Retract { incident, kind: t.kind, target: t.target }));
            }
            let Some((leading, confidence)) =
                finding.iter().enumerate().max_by_key(|(s, p)| (p.0, std::cmp::Reverse(*s)))
            else {
                continue;
            };
            let Some(target) = spec.suspects[leading].answers.filter(|target| *target != self.seat) else { continue };
            let account = Some(SuspectId::at(leading));
            let daring: &[ResponseKind] = match boldness {
                ..=30 => &[ResponseKind::PrivateDemarche],
                31..=60 => &[ResponseKind::JointStatement, ResponseKind::PrivateDemarche],
                61..=80 => &[
                    ResponseKind::Indictment,
                    ResponseKind::PublicAttribution,
                    ResponseKind::JointStatement,
                    ResponseKind::PrivateDemarche,
                ],
                _ => &[
                    ResponseKind::Sanctions,
                    ResponseKind::PublicAttribution,
                    ResponseKind::JointStatement,
                    ResponseKind::PrivateDemarche,
                ],
            };
            for kind in daring {
                let Some(proof) = kind.proof() else { continue };
                let margin = CAUTION * (100 - boldness) / 100;
                let met = i32::from(confidence.0) >= i32::from(desk.standards[proof.ix()].0) + margin;
                // Not the very week the bar is met: capitals take their time.
                if met && stream.chance(650) {
                    ideas.push(Plan::Respond { incident, kind: *kind, target, account });
                }
            }
        }
    }

    fn look_into_it(&self, ideas: &mut Vec<Plan>) {
        for incident in self.incidents() {
            let spec = self.level.incident(incident);
            let concerned = spec.victims.contains(&self.seat)
                || spec.relay == Some(self.seat)
                || spec.suspects.iter().any(|s| s.answers == Some(self.seat))
                || spec.clues.iter().any(|clue| clue.only.contains(&self.seat));
            if !concerned || self.planned(|plan| matches!(plan, Plan::Investigate { .. })) {
                continue;
            }
            for clue in 0..spec.clues.len() {
                ideas.push(Plan::Investigate { incident, clue: u16::try_from(clue).unwrap_or(u16::MAX) });
            }
        }
    }

    /// Cards go to victims that the bot trusts enough, over a channel.
    fn show_cards(&self, ideas: &mut Vec<Plan>) {
        let Some(desk) = self.view.desk() else { return };
        if self.planned(|plan| matches!(plan, Plan::Share { .. })) {
            return;
        }
        let candour = self.doctrine.candour;
        for held in &desk.cards {
            let CardRef { incident, .. } = held.card;
            for with in &self.level.incident(incident).victims {
                let trust = self.view.actors[with.ix()].your_trust.unwrap_or(0);
                let open = *with != self.seat && self.view.channel(self.seat, *with) >= Channel::Diplomatic;
                // What was shown once is not shown again: found cards are shared in the turn after they came in.
                let fresh = held.turn + 1 == self.view.turn && held.from.is_none();
                if open && fresh && trust >= 60 - candour {
                    ideas.push(Plan::Share { card: held.card, with: *with });
                }
            }
        }
    }

    fn mend(&self, ideas: &mut Vec<Plan>) {
        if !self.planned(|plan| matches!(plan, Plan::Restore { .. })) {
            ideas.extend(self.incidents().map(|incident| Plan::Restore { incident }));
        }
        // Friends in need are helped by whoever has people to spare.
        let spare = self.view.desk().is_some_and(|desk| desk.free.staff >= HELPERS_SPARED);
        if spare && !self.planned(|plan| matches!(plan, Plan::Help { .. })) {
            let friend = |victim: &ActorId| self.view.actors[victim.ix()].your_trust.unwrap_or(0) >= FRIENDS;
            let grave = |i: &IncidentId| self.view.incidents[i.ix()].harm >= GRAVE;
            let befriended = self.incidents().filter(grave);
            let befriended = befriended.filter(|i| self.level.incident(*i).victims.iter().any(friend));
            ideas.extend(befriended.map(|incident| Plan::Help { incident }));
        }
        let desk = self.view.desk();
        // Who builds bridges opens channels also to those who think little of it; who does not opens none.
        let (spared, liked) = match self.doctrine.bridging {
            ..ALOOF => (i32::MAX, 0),
            ALOOF..50 => (12, -30),
            50..=OUTGOING => (8, -30),
            _ => (5, -60),
        };
        let rich = desk.is_some_and(|desk| desk.free.capital >= spared);
        if rich && !self.planned(|plan| matches!(plan, Plan::OpenChannel { .. })) {
            for talks in &self.level.talks {
                let willing = |p: &ActorId| self.view.actors[p.ix()].trust_in_you.unwrap_or(0) >= liked;
                let others = talks.parties.iter().filter(|p| **p != self.seat && willing(p));
                if talks.party(self.seat).is_some() {
                    let poor = others.filter(|p| self.view.channel(self.seat, **p) < Channel::ContactPoint);
                    ideas.extend(poor.map(|with| Plan::OpenChannel { with: *with }));
                }
            }
        }
        super::aid::ideas(self.level, self.view, self.seat, self.doctrine, ideas);
    }
}
