//! At the desk: which plans a bot chooses with the means it has.

use super::reasons::{Because, Concern, Decision, Idea, first_allowed};
use crate::base::{ActorId, CardRef, CoalitionId, IncidentId, Permille, Stream, SuspectId, TalksId};
use crate::level::{Channel, Doctrine, Level, ResponseKind};
use crate::rules::{Plan, View, proportion};

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
) -> Option<Decision> {
    let desk = view.desk()?;
    if desk.plans.len() >= PLANS {
        return None;
    }
    let bot = Bot { level, view, seat, doctrine };
    let mut ideas = Vec::new();
    bot.answer_the_world(&mut ideas);
    super::kinds::ideas(level, view, doctrine, &mut ideas);
    super::public::ideas(level, view, seat, doctrine, &mut ideas);
    bot.act_on_findings(&mut ideas, stream);
    bot.look_into_it(&mut ideas);
    bot.circulate(&mut ideas);
    bot.show_cards(&mut ideas);
    bot.mend(&mut ideas);
    first_allowed(level, view, ideas)
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

/// Candour from which a bot shows what it found to all its allies.
const CANDID: i32 = 40;

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
    fn answer_the_world(&self, ideas: &mut Vec<Idea>) {
        let trusts = |to: ActorId| self.view.actors[to.ix()].your_trust.unwrap_or(0);
        for c in 0..self.level.coalitions.len() {
            let coalition = CoalitionId::at(c);
            let spec = self.level.coalition(coalition);
            let price = spec.invites.iter().find(|(actor, _)| *actor == self.seat).map(|(_, trust)| *trust);
            // Whoever guards its own hand wants to be surer of whom it joins; whose terms are met has what it asked for,
            // whatever it thinks of the lead.
            let wary = (self.doctrine.sovereignty - 50).max(0) / 2;
            let bought = spec.bonds.terms_of(self.seat).is_some_and(|terms| !terms.prices.is_empty());
            let (lead, trust) = (spec.lead, trusts(spec.lead));
            let because = if bought {
                Some(Because::OwnTerms { lead })
            } else {
                let wants = price.map(|price| price + wary).filter(|wants| trust >= *wants);
                wants.map(|wants| Because::TrustsLead { lead, trust, wants })
            };
            ideas.extend(because.map(|because| Idea::new(Plan::Join { coalition }, because)));
            if spec.lead == self.seat && !self.planned(|plan| matches!(plan, Plan::Invite { .. })) {
                let trust_in_us = |actor: ActorId| self.view.actors[actor.ix()].trust_in_you.unwrap_or(0);
                let likely = spec.invites.iter().filter(|(actor, price)| trust_in_us(*actor) >= *price);
                let likely = likely.filter(|(actor, _)| self.view.in_sequence(self.level, coalition, *actor));
                ideas.extend(likely.map(|(actor, wants)| {
                    let because = Because::WouldJoin { actor: *actor, trust: trust_in_us(*actor), wants: *wants };
                    Idea::new(Plan::Invite { coalition, actor: *actor }, because)
                }));
            }
        }
        if self.planned(|plan| matches!(plan, Plan::Respond { kind, .. } if kind.is_off_ramp())) {
            return;
        }
        let boldness = self.doctrine.boldness;
        for incident in self.incidents() {
            for other in self.level.actor_ids().filter(|a| *a != self.seat) {
                let (rung, bears) = (self.view.rung(self.seat, other), boldness / 25);
                if i32::from(rung) > bears {
                    let bears = u8::try_from(bears).unwrap_or(0);
                    for kind in
                        [ResponseKind::HotlineCall, ResponseKind::Consultation, ResponseKind::RestraintStatement]
                    {
                        let plan = Plan::Respond { incident, kind, target: other, account: None };
                        ideas.push(Idea::new(plan, Because::Quarrel { with: other, rung, bears }));
                    }
                    // Whoever thinks best of both may be let in between, by who lets anybody in.
                    if self.doctrine.bridging < ALOOF {
                        continue;
                    }
                    let third = self.level.actor_ids().filter(|a| *a != self.seat && *a != other);
                    let mediator = third.max_by_key(|a| self.view.actors[a.ix()].trust_in_you);
                    ideas.extend(mediator.map(|target| {
                        let trust = self.view.actors[target.ix()].trust_in_you.unwrap_or(0);
                        let because = Because::MostTrusting { with: other, third: target, trust };
                        let kind = ResponseKind::Mediation;
                        Idea::new(Plan::Respond { incident, kind, target, account: None }, because)
                    }));
                }
            }
        }
    }

    /// Measures against whoever the finding names, as severe as the standards allow and the doctrine dares.
    fn act_on_findings(&self, ideas: &mut Vec<Idea>, stream: &mut Stream) {
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
                let plan = Plan::Respond { incident, kind: ResponseKind::AskToAct, target: relay, account: None };
                ideas.push(Idea::new(plan, Because::CameThrough { relay }));
            }
            let finding = self.view.finding(self.level, self.seat, incident, None);
            // What it once said and no longer believes it takes back, unless it is too proud to.
            let own = self.view.taken.iter().filter(|t| t.by == self.seat && t.incident == incident && t.stands());
            let belief = |account: SuspectId| Some(finding[account.ix()]).filter(|belief| belief.0 < DISPROVED);
            let disproved = own.filter_map(|t| Some((t, belief(t.account?)?)));
            if boldness < 90 {
                ideas.extend(disproved.map(|(t, belief)| {
                    let plan = Plan::Retract { incident, kind: t.kind, target: t.target };
                    Idea::new(plan, Because::Disbelieves { belief })
                }));
            }
            let Some((leading, confidence)) =
                finding.iter().enumerate().max_by_key(|(s, p)| (p.0, std::cmp::Reverse(*s)))
            else {
                continue;
            };
            let Some(target) = spec.suspects[leading].answers.filter(|target| *target != self.seat) else { continue };
            let account = Some(SuspectId::at(leading));
            let daring: &'static [ResponseKind] = match boldness {
                ..=30 => &[ResponseKind::PrivateDemarche],
                31..=60 => &[ResponseKind::JointStatement, ResponseKind::PrivateDemarche],
                61..=80 => &[
                    ResponseKind::Indictment,
                    ResponseKind::PublicAttribution,
                    ResponseKind::JointStatement,
                    ResponseKind::PrivateDemarche,
                ],
                81..=90 => &[
                    ResponseKind::Sanctions,
                    ResponseKind::PublicAttribution,
                    ResponseKind::JointStatement,
                    ResponseKind::PrivateDemarche,
                ],
                _ => &[
                    ResponseKind::Countermeasure,
                    ResponseKind::Sanctions,
                    ResponseKind::PublicAttribution,
                    ResponseKind::JointStatement,
                    ResponseKind::PrivateDemarche,
                ],
            };
            for kind in super::kinds::daring(self.level, incident, daring) {
                let Some(proof) = kind.proof() else { continue };
                // What everybody would dispute is not worth it.
                let response = self.level.response(*kind);
                if response.is_some_and(|r| proportion::dispute(self.level, incident, r, target).is_some()) {
                    continue;
                }
                let margin = CAUTION * (100 - boldness) / 100;
                let wants = i32::from(desk.standards[proof.ix()].0) + margin;
                let met = i32::from(confidence.0) >= wants;
                // Not the very week the bar is met: capitals take their time.
                let given = self.gave_word(target, *kind);
                if met && (!given || self.doctrine.word < boldness) && stream.chance(650) {
                    let wants = Permille(u16::try_from(wants).unwrap_or(0));
                    let because = if given {
                        Because::OverItsWord { who: target, belief: *confidence, word: self.doctrine.word, boldness }
                    } else {
                        Because::Sure { who: target, belief: *confidence, wants }
                    };
                    ideas.push(Idea::new(Plan::Respond { incident, kind: *kind, target, account }, because));
                }
            }
        }
    }

    /// Whether it promised in a text to hold back from this; who is bolder than its word is good takes it all the same.
    fn gave_word(&self, target: ActorId, kind: ResponseKind) -> bool {
        let view = self.view;
        let words = view.conduct.restraints(self.level, &view.texts, view.turn, self.seat, (target, kind));
        words.count() > 0
    }

    fn look_into_it(&self, ideas: &mut Vec<Idea>) {
        for incident in self.incidents() {
            let spec = self.level.incident(incident);
            let concern = if spec.victims.contains(&self.seat) {
                Concern::Victim
            } else if spec.relay == Some(self.seat) {
                Concern::Relay
            } else if spec.suspects.iter().any(|s| s.answers == Some(self.seat)) {
                Concern::Suspected
            } else if spec.clues.iter().any(|clue| clue.only.contains(&self.seat)) {
                Concern::Reader
            } else {
                continue;
            };
            if self.planned(|plan| matches!(plan, Plan::Investigate { .. })) {
                continue;
            }
            for clue in 0..spec.clues.len() {
                let plan = Plan::Investigate { incident, clue: u16::try_from(clue).unwrap_or(u16::MAX) };
                ideas.push(Idea::new(plan, Because::FirstClue { concern }));
            }
        }
    }

    /// What a member of a coalition found is seen by all of it, before anybody is asked to speak along.
    fn circulate(&self, ideas: &mut Vec<Idea>) {
        let Some(desk) = self.view.desk() else { return };
        if self.planned(|plan| matches!(plan, Plan::Circulate { .. })) || self.doctrine.candour < CANDID {
            return;
        }
        for (c, (spec, now)) in self.level.coalitions.iter().zip(&self.view.coalitions).enumerate() {
            // Levels that say nothing of what binds a coalition have bots that know nothing of it.
            if spec.bonds.are_none() || !now.members.contains(&self.seat) {
                continue;
            }
            let fresh = desk.cards.iter().filter(|held| held.turn + 1 == self.view.turn && held.from.is_none());
            ideas.extend(fresh.map(|held| {
                let coalition = CoalitionId::at(c);
                let because = Because::ForAllies { coalition, candour: self.doctrine.candour };
                Idea::new(Plan::Circulate { card: held.card, coalition }, because)
            }));
        }
    }

    /// Cards go to victims that the bot trusts enough, over a channel.
    fn show_cards(&self, ideas: &mut Vec<Idea>) {
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
                let wants = 60 - candour;
                if open && fresh && trust >= wants {
                    let because = Because::FreshCard { with: *with, trust, wants };
                    ideas.push(Idea::new(Plan::Share { card: held.card, with: *with }, because));
                }
            }
        }
    }

    fn mend(&self, ideas: &mut Vec<Idea>) {
        if !self.planned(|plan| matches!(plan, Plan::Restore { .. })) {
            ideas.extend(self.incidents().map(|incident| {
                let because = Because::Harmed { harm: self.view.incidents[incident.ix()].harm };
                Idea::new(Plan::Restore { incident }, because)
            }));
        }
        // Friends in need are helped by whoever has people to spare.
        let spare = self.view.desk().is_some_and(|desk| desk.free.staff >= HELPERS_SPARED);
        if spare && !self.planned(|plan| matches!(plan, Plan::Help { .. })) {
            let trust = |victim: ActorId| self.view.actors[victim.ix()].your_trust.unwrap_or(0);
            let grave = |i: &IncidentId| self.view.incidents[i.ix()].harm >= GRAVE;
            ideas.extend(self.incidents().filter(grave).filter_map(|incident| {
                let harm = self.view.incidents[incident.ix()].harm;
                let victims = self.level.incident(incident).victims.iter();
                let friend = victims.copied().find(|victim| trust(*victim) >= FRIENDS)?;
                let because = Because::FriendHit { friend, trust: trust(friend), harm };
                Some(Idea::new(Plan::Help { incident }, because))
            }));
        }
        let desk = self.view.desk();
        // Who builds bridges opens channels also to those who think little of it; who does not opens none.
        let (spared, liked) = match self.doctrine.bridging {
            ..ALOOF => (i32::MAX, 0),
            ALOOF..50 => (12, -30),
            50..=OUTGOING => (8, -30),
            _ => (5, -60),
        };
        let capital = desk.map_or(0, |desk| desk.free.capital);
        if capital >= spared && !self.planned(|plan| matches!(plan, Plan::OpenChannel { .. })) {
            for (t, talks) in self.level.talks.iter().enumerate() {
                let trust = |p: ActorId| self.view.actors[p.ix()].trust_in_you.unwrap_or(0);
                let willing = |p: &ActorId| trust(*p) >= liked;
                let others = talks.parties.iter().filter(|p| **p != self.seat && willing(p));
                if talks.party(self.seat).is_some() {
                    let poor = others.filter(|p| self.view.channel(self.seat, **p) < Channel::ContactPoint);
                    ideas.extend(poor.map(|with| {
                        let (with, talks) = (*with, TalksId::at(t));
                        let because = Because::NeedsChannel { with, talks, trust: trust(with), capital };
                        Idea::new(Plan::OpenChannel { with }, because)
                    }));
                }
            }
        }
        super::aid::ideas(self.level, self.view, self.seat, self.doctrine, ideas);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{OfferId, Purpose, Seed};
    use crate::level::library;
    use crate::negotiation::Outcome;
    use crate::rules::{Order, Viewer, begin, resolve};

    /// Aldmark is sure that Borland did it, and has promised to accuse it of nothing.
    #[test]
    fn who_promised_to_hold_back_does_unless_it_is_bolder_than_its_word_is_good() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels/pact.ron");
        let mut level = library::load(&path).level.unwrap();
        let [ald, bor, cam] = ["ALD", "BOR", "CAM"].map(|code| level.find_actor(code).unwrap());
        level.incidents[0].suspects[0].prior = Permille(995);
        level.incidents[0].suspects[1].prior = Permille(5);
        let (talks, offer) = (TalksId(3), OfferId(0));
        let accusations = |level: &Level, promises: u8, word: i32| {
            let (mut state, _) = begin(level, Seed(1));
            let mut give = |seat, order: Order| drop(resolve(level, &mut state, seat, &order).unwrap());
            give(ald, Order::Offer { talks, draft: Outcome(vec![1, 0, 0, promises, 0]) });
            for seat in [bor, cam] {
                give(seat, Order::Answer { talks, offer, accept: true, threshold: None });
            }
            level.actor_ids().for_each(|seat| give(seat, Order::Send));
            let view = View::unexplained(level, &state, Viewer::Seat(ald));
            let doctrine = Doctrine { boldness: 50, word, ..level.actor(ald).doctrine };
            let decided = (0..20).filter_map(|n| {
                let mut stream = Stream::named(Seed(7), 0, Some(ald), Purpose::Delegate, "test/restraint", n);
                next_plan(level, &view, ald, &doctrine, &mut stream)
            });
            let accuses = |decision: &Decision| matches!(&decision.order, Order::Plan(Plan::Respond { target, account: Some(_), .. }) if *target == bor);
            decided.filter(accuses).map(|decision| decision.because).collect::<Vec<_>>()
        };
        let free = accusations(&level, 0, 80);
        assert!(free.iter().all(|because| matches!(because, Because::Sure { .. })) && !free.is_empty(), "{free:?}");
        assert_eq!(accusations(&level, 1, 80), []);
        let bold = accusations(&level, 1, 20);
        assert!(
            bold.iter().all(|because| matches!(because, Because::OverItsWord { .. })) && !bold.is_empty(),
            "{bold:?}"
        );
    }
}
