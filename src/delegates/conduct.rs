//! Norms: what a bot pledges, whether it keeps to it when breaking it would pay, whom it calls off, on whom it reports, and by
//! whose rules it lives.

use super::decide;
use super::reasons::{Because, Decision, Idea, first_allowed};
use crate::base::{ActorId, NormId, OperationId, RuleBlocId};
use crate::level::{ActorKind, Doctrine, Gauge, Level, Measure};
use crate::rules::{Plan, View};

/// Basis points of the mandate that being seen costs for each point of weight.
const BREACH: i64 = 1200;
/// Basis points that a broken promise costs somebody of word 100, seen or not, and a broken norm somebody who lives for norms.
const WORD: i64 = 900;
const NORMS: i64 = 300;
/// Free capital from which a bot makes pledges or changes its rules.
const SPARE: i32 = 5;
/// Guarding of one's own hand from which a bot lives by the rules of its friends, and the mean trust that makes them friends.
const GUARDED: i32 = 70;
const FRIENDS: i32 = 10;

/// The next plan over norms, or nothing.
pub(super) fn next_plan(level: &Level, view: &View, seat: ActorId, doctrine: &Doctrine) -> Option<Decision> {
    if view.conduct.is_empty() {
        return None;
    }
    let bot = Bot { level, view, seat, doctrine };
    let mut ideas = Vec::new();
    bot.restrain(&mut ideas);
    bot.operate(&mut ideas);
    bot.review(&mut ideas);
    bot.pledge(&mut ideas);
    bot.align(&mut ideas);
    first_allowed(level, view, ideas)
}

struct Bot<'a> {
    level: &'a Level,
    view: &'a View,
    seat: ActorId,
    doctrine: &'a Doctrine,
}

impl Bot<'_> {
    /// What an operation is worth to the bot's own mandate, in basis points.
    fn gain(&self, operation: OperationId) -> i64 {
        let spec = self.level.operation(operation);
        let own = if spec.by == self.seat { spec.cost } else { crate::level::Cost::default() };
        let objectives = self.view.objectives(self.level, self.seat);
        let weights: i64 = objectives.iter().map(|objective| i64::from(objective.weight)).sum();
        let ran = objectives.iter().filter(|objective| objective.measure == Measure::Ran(operation)).map(|objective| {
            let span = i64::from(objective.target) - i64::from(objective.start);
            if span == 0 { 0 } else { i64::from(objective.weight) * 10_000 / span }
        });
        (decide::worth_of(self.level, self.view, self.seat, own, &spec.gain) + ran.sum::<i64>()) / weights.max(1)
    }

    /// What it would cost the bot, which answers for it, to have it run: being seen, and its own conscience.
    fn price(&self, operation: OperationId) -> i64 {
        let spec = self.level.operation(operation);
        let doctrine = self.doctrine;
        let chance = i64::from(self.view.seen_chance(self.level, operation).0);
        let norms = self.level.forbidding(operation).map(|norm| {
            let conduct = &self.view.conduct;
            let (weight, promised) =
                conduct.weight(self.level, &self.view.texts, self.view.turn, self.seat, norm, spec);
            let seen = i64::from(weight) * BREACH * chance / 1000;
            let word = if promised { WORD * i64::from(doctrine.word) / 100 } else { 0 };
            let norms = if weight > 0 { NORMS * i64::from(doctrine.norms) / 100 } else { 0 };
            seen + word + norms
        });
        norms.sum()
    }

    fn can_run(&self, operation: OperationId) -> bool {
        let spec = self.level.operation(operation);
        self.view.turn >= spec.from && !self.view.incidents[spec.incident.ix()].open
    }

    /// Those whom others answer for do what pays; who answers itself weighs what breaking its word would cost.
    fn operate(&self, ideas: &mut Vec<Idea>) {
        for operation in self.level.operation_ids().filter(|operation| self.can_run(*operation)) {
            if self.level.operation(operation).by != self.seat {
                continue;
            }
            let answers = self.level.answers_for(self.seat) == self.seat;
            let gain = self.gain(operation);
            let (price, because) = if answers {
                let (price, chance) = (self.price(operation), self.view.seen_chance(self.level, operation));
                (price, Because::PaysOff { gain, price, chance })
            } else {
                (0, Because::OthersAnswer { gain })
            };
            if gain > price {
                ideas.push(Idea::new(Plan::Operate { operation }, because));
            }
        }
    }

    /// A sponsor calls its threat actor off while what it could do costs more than it brings.
    fn restrain(&self, ideas: &mut Vec<Idea>) {
        for operation in self.level.operation_ids().filter(|operation| self.can_run(*operation)) {
            let actor = self.level.operation(operation).by;
            let sponsors = self.level.actor(actor).sponsor == Some(self.seat);
            if !sponsors {
                continue;
            }
            let (gain, price) = (self.gain(operation), self.price(operation));
            if price > gain.max(0) {
                let chance = self.view.seen_chance(self.level, operation);
                ideas.push(Idea::new(Plan::Restrain { actor }, Because::NotWorthIt { gain, price, chance }));
            }
        }
    }

    /// Bodies that report look at who may be behind what has happened, those they trust least first.
    fn review(&self, ideas: &mut Vec<Idea>) {
        if !self.level.reviews(self.seat) {
            return;
        }
        let mut suspects: Vec<(i32, ActorId, NormId)> = Vec::new();
        for operation in self.level.operation_ids() {
            let spec = self.level.operation(operation);
            let of = self.level.answers_for(spec.by);
            let hidden = self.view.incidents[spec.incident.ix()].open && !self.view.conduct.is_seen(operation);
            let trust = self.view.actors[of.ix()].your_trust.unwrap_or(0);
            let norms = self.level.forbidding(operation).filter(|_| hidden);
            suspects.extend(norms.map(|norm| (trust, of, norm)));
        }
        suspects.sort();
        ideas.extend(
            suspects
                .into_iter()
                .map(|(trust, of, norm)| Idea::new(Plan::Review { of, norm }, Because::MayBeBehind { of, trust })),
        );
    }

    /// Who works for norms pledges all, who guards its own hand nothing, and who trades pledges a little, which costs little.
    fn pledge(&self, ideas: &mut Vec<Idea>) {
        let actor = self.level.actor(self.seat);
        if actor.kind == ActorKind::ThreatActor || !self.has_spare() {
            return;
        }
        let doctrine = self.doctrine;
        let cheap = doctrine.trading * (100 - doctrine.word) / 400;
        for norm in self.level.norm_ids() {
            let wanted = actor.mandate.objectives.iter().any(|objective| {
                let about = matches!(objective.measure, Measure::Support(n) | Measure::Pledge(n) if n == norm);
                about && objective.target > objective.start
            });
            let zeal = doctrine.norms - doctrine.sovereignty / 2 + cheap + if wanted { 30 } else { 0 };
            let level = match zeal {
                70.. => 3,
                40.. => 2,
                10.. => 1,
                _ => 0,
            };
            let renews = self.view.conduct.wants_renewal(self.level, self.seat, norm, self.view.turn);
            let now = self.view.conduct.pledge(self.seat, norm);
            if level > now || (renews && level == now) {
                ideas.push(Idea::new(Plan::Pledge { norm, level }, Because::Zeal { norm, zeal, wanted }));
            }
        }
    }

    /// Who guards its own hand lives by the rules of its friends, unless it is told to keep the network in one piece.
    fn align(&self, ideas: &mut Vec<Idea>) {
        let actor = self.level.actor(self.seat);
        let whole = actor.mandate.objectives.iter().any(|objective| {
            objective.measure == Measure::Gauge(Gauge::Fragmentation) && objective.target < objective.start
        });
        let free = self.view.conduct.blocs.get(self.seat.ix()) == Some(&None);
        if !free || whole || self.doctrine.sovereignty < GUARDED || !self.has_spare() {
            return;
        }
        let trust = |bloc: RuleBlocId| {
            let inside = |other: &ActorId| self.view.conduct.blocs[other.ix()] == Some(bloc);
            let trusts =
                self.level.actor_ids().filter(inside).map(|a| self.view.actors[a.ix()].your_trust.unwrap_or(0));
            let trusts: Vec<i32> = trusts.collect();
            trusts.iter().sum::<i32>() / i32::try_from(trusts.len()).unwrap_or(1).max(1)
        };
        let blocs = (0..self.level.rule_blocs.len()).map(RuleBlocId::at).filter(|bloc| trust(*bloc) >= FRIENDS);
        ideas.extend(blocs.max_by_key(|bloc| trust(*bloc)).map(|bloc| {
            let because = Because::FriendsRules { sovereignty: self.doctrine.sovereignty, trust: trust(bloc) };
            Idea::new(Plan::Align { bloc: Some(bloc) }, because)
        }));
    }

    fn has_spare(&self) -> bool {
        self.view.desk().is_some_and(|desk| desk.free.capital >= SPARE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Seed;
    use crate::level::{Character, library};
    use crate::rules::Fact;
    use crate::session::play_out;

    /// By character in the seat of Camber: the level it pledges, and whether it takes the money at night all the same.
    #[test]
    fn characters_promise_and_keep_differently() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels/charter.ron");
        let level = library::load(&path).level.unwrap();
        let cam = level.find_actor("CAM").unwrap();
        let raid = level.operation_ids().find(|o| level.operation(*o).id == "ledger-raid").unwrap();
        let (restraint, mut came_of_it) = (NormId(1), Vec::new());
        for character in Character::ALL {
            let mut level = level.clone();
            level.actors[cam.ix()].doctrine = character.doctrine();
            let end = play_out(&level, Seed(2), &[], |_, _: &[Fact]| ());
            came_of_it.push((character, end.conduct.pledge(cam, restraint), end.conduct.run[raid.ix()].is_some()));
        }
        assert_eq!(
            came_of_it,
            [
                (Character::BridgeBuilder, 2, false),
                (Character::HardLiner, 0, true),
                (Character::NormEntrepreneur, 3, false),
                (Character::Sovereigntist, 0, true),
                (Character::Transactional, 1, true),
            ]
        );
    }

    /// A sponsor lets its threat actor go while nothing stands against it, and calls it off once all would hold it to account.
    #[test]
    fn a_norm_of_all_makes_a_sponsor_call_its_threat_actor_off() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels/charter.ron");
        let level = library::load(&path).level.unwrap();
        let (mut struck, mut held) = (0, 0);
        for seed in 0..20 {
            let conduct = play_out(&level, Seed(seed), &[], |_, _: &[Fact]| ()).conduct;
            match (conduct.run[0], conduct.norms[0].crystallised) {
                (Some(run), norm) => {
                    assert!(norm.is_none_or(|norm| norm >= run), "seed {seed}: struck against a norm of all");
                    struck += 1;
                }
                (None, norm) => {
                    assert!(norm.is_some(), "seed {seed}: called off for nothing");
                    held += 1;
                }
            }
        }
        assert!(struck > 0 && held > 0, "{struck} struck, {held} held");
    }
}
