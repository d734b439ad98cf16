//! Actors, their means and mandates, and how they stand with each other.

use super::hygiene::{HEADING, LINE, NAME, SHORT};
use super::names::{Names, TERRITORY};
use super::{Checker, HUNDRED, MOST_AMOUNT, PLUS_MINUS_HUNDRED, RUNGS};
use crate::base::{ActorId, Permille, TalksId};
use crate::level::decode::Spanned;
use crate::level::model::{
    Actor, Capacities, Channel, Character, Doctrine, Mandate, Means, Measure, Objective, Playable, Revisable,
};
use crate::level::problem::code;
use crate::level::raw::{Name, RawActor, RawDoctrine, RawFloors, RawMandate, RawMeasure, RawObjective, Text};
use crate::words::{Saying, say};

impl Checker<'_> {
    pub(super) fn actor_list(&mut self) -> Option<Vec<Actor>> {
        let raw = &self.raw.actors;
        self.length(raw, say!("what-actors"), 2..=64);
        self.no_territory_twice();
        if !raw.is_empty() && raw.iter().all(|actor| actor.playable.is_none()) {
            self.error(code::NO_PLAYER, raw.place(), say!("problem-no-player"), say!("problem-no-player-help"));
        }
        let actors: Vec<Option<Actor>> =
            raw.iter().enumerate().map(|(position, actor)| self.one_actor(ActorId::at(position), actor)).collect();
        actors.into_iter().collect()
    }

    fn one_actor(&mut self, id: ActorId, raw: &RawActor) -> Option<Actor> {
        let code = &raw.code;
        if code.len() != 3 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
            let message = say!("problem-bad-code", code = &code.value);
            self.error(code::BAD_ID, code.place(), message, say!("problem-example", example = "VAL"));
        }
        let name = self.line(&raw.name, say!("what-name-actor"), NAME);
        let short = raw.short.as_ref().map(|short| self.line(short, say!("what-short-name"), SHORT));
        let masked = raw.masked.as_ref().map(|masked| self.line(masked, say!("what-masked-name"), NAME));
        let mut words = |word: &Text| self.text(word, say!("what-masked-word"));
        let masked_words = raw.masked_words.iter().map(|(word, mask)| (words(word), words(mask))).collect();
        let line = self.line(&raw.line, say!("what-line-name"), LINE);
        let dossier = raw.dossier.iter().map(|text| self.text(text, say!("what-paragraph-dossier"))).collect();
        let at = self.point(&raw.at);
        for territory in &raw.territories {
            let known = self.map.as_ref().map(|map| Names::plain(TERRITORY, map.territories.iter().map(|t| &*t.id)));
            let problem = known.and_then(|known| known.position(territory).err().flatten());
            self.problems.extend(problem);
        }
        let playable = raw.playable.as_ref().map(|playable| Playable {
            pitch: self.line(&playable.pitch, say!("what-pitch"), LINE),
            difficulty: self.line(&playable.difficulty, say!("what-difficulty"), HEADING),
            briefing: self.texts(&playable.briefing, say!("what-briefing-seat")),
        });
        let influence = self.within(&raw.influence, say!("what-influence"), 0..=10_000);
        let means = self.means(raw);
        let c = &raw.capacities;
        let capacities = Capacities {
            governance: self.within(&c.governance, say!("what-capacity"), HUNDRED),
            technical: self.within(&c.technical, say!("what-capacity"), HUNDRED),
            law_enforcement: self.within(&c.law_enforcement, say!("what-capacity"), HUNDRED),
            diplomacy: self.within(&c.diplomacy, say!("what-capacity"), HUNDRED),
            offence: self.within(&c.offence, say!("what-capacity"), HUNDRED),
        };
        let resilience = self.within(&raw.resilience, say!("what-resilience"), HUNDRED);
        let openness = self.within(&raw.openness, say!("what-openness"), PLUS_MINUS_HUNDRED);
        let doctrine = self.doctrine(&raw.doctrine);
        let mandate = self.mandate(id, &raw.mandate);
        let sponsor = self.sponsor(raw);
        let home = self.home(raw);
        Some(Actor {
            code: code.value.clone(),
            masked: masked.unwrap_or_else(|| name.clone()),
            masked_words,
            short: short.unwrap_or_else(|| name.clone()),
            name,
            kind: raw.kind,
            line,
            dossier,
            at,
            territories: raw.territories.iter().map(|territory| territory.value.clone()).collect(),
            playable,
            influence,
            means,
            capacities,
            resilience,
            openness,
            doctrine,
            mandate: mandate?,
            sponsor: sponsor?,
            home: home?,
        })
    }

    /// A character, or the middle, with what the level says otherwise.
    fn doctrine(&mut self, raw: &RawDoctrine) -> Doctrine {
        let mut doctrine = raw.character.map_or(Doctrine::MIDDLE, Character::doctrine);
        if let Some(bargaining) = raw.bargaining {
            doctrine.bargaining = bargaining;
        }
        if let Some(climbs_at) = &raw.climbs_at {
            doctrine.climbs_at = self.within(climbs_at, say!("what-climbs-at"), 1..=100);
        }
        for (field, number, what) in [
            (&mut doctrine.boldness, &raw.boldness, say!("what-boldness")),
            (&mut doctrine.candour, &raw.candour, say!("what-candour")),
            (&mut doctrine.word, &raw.word, say!("what-doctrine", field = "word")),
            (&mut doctrine.norms, &raw.norms, say!("what-doctrine", field = "norms")),
            (&mut doctrine.bridging, &raw.bridging, say!("what-doctrine", field = "bridging")),
            (&mut doctrine.trading, &raw.trading, say!("what-doctrine", field = "trading")),
            (&mut doctrine.sovereignty, &raw.sovereignty, say!("what-doctrine", field = "sovereignty")),
        ] {
            if let Some(number) = number {
                *field = self.within(number, what, HUNDRED);
            }
        }
        doctrine
    }

    fn no_territory_twice(&mut self) {
        let raw = self.raw;
        let mut owned: Vec<(&Name, &str)> = Vec::new();
        for actor in raw.actors.iter() {
            for territory in &actor.territories {
                match owned.iter().find(|(name, _)| *name == territory) {
                    Some((_, owner)) => {
                        let message = say!("problem-territory-taken", territory = &territory.value, owner = *owner);
                        self.error(code::LISTED_TWICE, territory.place(), message, say!("problem-take-one-away"));
                    }
                    None => owned.push((territory, &actor.code.value)),
                }
            }
        }
    }

    fn means(&mut self, raw: &RawActor) -> Means {
        let raw = &raw.means;
        let means = Means {
            capital: self.within(&raw.capital, say!("what-political-capital"), 0..=1000),
            capital_per_turn: self.within(&raw.capital_per_turn, say!("what-political-capital-turn"), 0..=1000),
            capital_cap: self.within(&raw.capital_cap, say!("what-cap-political-capital"), 0..=1000),
            staff: self.within(&raw.staff, say!("what-staff"), 0..=100),
            budget: self.within(&raw.budget, say!("what-budget"), 0..=MOST_AMOUNT),
        };
        if means.capital > means.capital_cap {
            let message = say!("problem-capital-over-cap", starts = means.capital, keeps = means.capital_cap);
            let help = say!("problem-capital-over-cap-help");
            self.error(code::OUT_OF_RANGE, raw.capital.place(), message, help);
        }
        means
    }

    fn mandate(&mut self, seat: ActorId, raw: &RawMandate) -> Option<Mandate> {
        let text = self.text(&raw.text, say!("what-mandate"));
        self.length(&raw.objectives, say!("what-objectives"), 0..=20);
        let objectives: Vec<Option<Objective>> = raw.objectives.iter().map(|o| self.objective(seat, o)).collect();
        let floors = self.floors(&raw.floors);
        let revisable = raw
            .revisable
            .as_ref()
            .map(|raw| Revisable { ease: raw.ease, shift: self.within(&raw.shift, say!("what-shift"), 0..=100) });
        Some(Mandate { text, objectives: objectives.into_iter().collect::<Option<_>>()?, floors, revisable })
    }

    fn floors(&mut self, raw: &RawFloors) -> [Permille; 5] {
        [&raw.private_demarche, &raw.joint_statement, &raw.public_attribution, &raw.sanctions, &raw.countermeasure]
            .map(|floor| Permille(self.within(floor, say!("what-floor-per-cent"), 0..=100).min(100) * 10))
    }

    fn objective(&mut self, seat: ActorId, raw: &RawObjective) -> Option<Objective> {
        let name = self.line(&raw.name, say!("what-name-objective"), NAME);
        let measure = self.measure(seat, &raw.measure.value);
        let weight = self.within(&raw.weight, say!("what-weight-objective"), 1..=1000);
        let ends = -MOST_AMOUNT..=MOST_AMOUNT;
        let start = self.within(&raw.start, say!("what-start-objective"), ends.clone());
        let target = self.within(&raw.target, say!("what-target-objective"), ends.clone());
        if start == target {
            let message = say!("problem-objective-flat", start = start);
            self.error(code::OBJECTIVE_SCALE, raw.target.place(), message, say!("problem-objective-flat-help"));
        }
        let fatal = raw.fatal.as_ref().map(|fatal| self.within(fatal, say!("what-fatal-value"), ends));
        if let Some(fatal) = raw.fatal.as_ref().filter(|fatal| {
            // Seen from the start it lies away from the target.
            if target > start { fatal.value > start } else { fatal.value < start }
        }) {
            let message = say!("problem-fatal-on-the-way", fatal = fatal.value, start = start, target = target);
            let help = if target > start {
                say!("problem-fatal-below-help", start = start)
            } else {
                say!("problem-fatal-above-help", start = start)
            };
            self.error(code::OBJECTIVE_SCALE, fatal.place(), message, help);
        }
        if fatal == Some(start) {
            let message = say!("problem-fatal-start", start = start);
            let place = raw.fatal.as_ref().and_then(Spanned::place);
            let problem = crate::level::problem::Problem::hint(code::OBJECTIVE_SCALE, place, message);
            self.report(problem.with_help(say!("problem-fatal-start-help")));
        }
        Some(Objective { name, measure: measure?, weight, start, target, fatal })
    }

    fn measure(&mut self, seat: ActorId, raw: &RawMeasure) -> Option<Measure> {
        Some(match raw {
            RawMeasure::TextValue(talks) => Measure::TextValue(self.own_talks(seat, talks)?),
            RawMeasure::Gauge(gauge) => Measure::Gauge(*gauge),
            RawMeasure::Rung(other) => Measure::Rung(self.another(seat, other)?),
            RawMeasure::TrustOf(other) => Measure::TrustOf(self.another(seat, other)?),
            RawMeasure::MeanTrust => Measure::MeanTrust,
            RawMeasure::Credibility => Measure::Credibility,
            RawMeasure::Certainty(incident) => Measure::Certainty(self.incident(incident)?),
            RawMeasure::Harm(incident) => Measure::Harm(self.incident(incident)?),
            RawMeasure::Resilience(actor) => Measure::Resilience(self.actor(actor)?),
            RawMeasure::WeakestQuarter => Measure::WeakestQuarter,
            RawMeasure::CoalitionSize(coalition) => Measure::CoalitionSize(self.coalition(coalition)?),
            RawMeasure::Delivered(package) => Measure::Delivered(self.package(package)?),
            RawMeasure::RightlyBlamed(incident) => Measure::RightlyBlamed(self.incident(incident)?),
            RawMeasure::BlamedByOthers => Measure::BlamedByOthers,
            RawMeasure::Budget => Measure::Budget,
            // Norms.
            RawMeasure::Ambition(talks) => Measure::Ambition(self.talks(talks)?),
            RawMeasure::ValuesKept(talks) => Measure::ValuesKept(self.own_talks(seat, talks)?),
            RawMeasure::Support(norm) => Measure::Support(self.norm_named(norm)?),
            RawMeasure::Breaches => Measure::Breaches,
            RawMeasure::Pledge(norm) => Measure::Pledge(self.norm_named(norm)?),
            RawMeasure::Ran(operation) => Measure::Ran(self.operation(operation)?),
            // Home fronts.
            RawMeasure::Bound(talks) => Measure::Bound(self.talks(talks)?),
            // Coalitions.
            RawMeasure::Signatures(talks) => Measure::Signatures(self.talks(talks)?),
            RawMeasure::IsBound(talks) => Measure::IsBound(self.own_talks(seat, talks)?),
            // Capacity-building.
            RawMeasure::Capacity { actor, capacity } => Measure::Capacity(*capacity, self.actor(actor)?),
            RawMeasure::DependsOn(other) => Measure::DependsOn(self.another(seat, other)?),
            RawMeasure::DependenceOf(other) => Measure::DependenceOf(self.another(seat, other)?),
        })
    }

    /// Talks to which the seat is a party.
    fn own_talks(&mut self, seat: ActorId, talks: &Name) -> Option<TalksId> {
        let id = self.talks(talks)?;
        let (seat, parties) = (&self.raw.actors[seat.ix()].code, &self.raw.talks[id.ix()].parties);
        if !parties.contains(seat) {
            let message = say!("problem-no-text-to-value", who = &seat.value, talks = &talks.value);
            let help = say!("problem-no-text-to-value-help", who = &seat.value);
            self.error(code::NOT_A_PARTY, talks.place(), message, help);
        }
        Some(id)
    }

    /// An actor that is not the seat itself.
    fn another(&mut self, seat: ActorId, name: &Name) -> Option<ActorId> {
        let actor = self.actor(name)?;
        if actor == seat {
            let message = say!("problem-seat-itself", name = &name.value);
            self.error(code::SAME_ACTOR, name.place(), message, say!("problem-seat-itself-help"));
        }
        Some(actor)
    }

    pub(super) fn trust(&mut self) -> Vec<Vec<i32>> {
        let raw = self.raw;
        let default = self.within(&raw.default_trust, say!("what-trust-by-default"), PLUS_MINUS_HUNDRED);
        let count = raw.actors.len();
        let mut trust = vec![vec![default; count]; count];
        let mut said = Vec::new();
        for entry in &raw.trust {
            let is = self.within(&entry.is, say!("what-trust"), PLUS_MINUS_HUNDRED);
            if let Some((of, to)) = self.pair((&entry.of, &entry.to)) {
                self.said_once(&mut said, (of, to), &entry.of, say!("what-trust-between-these-two"));
                trust[of.ix()][to.ix()] = is;
            }
        }
        trust
    }

    pub(super) fn channels(&mut self) -> Vec<Vec<Channel>> {
        let raw = self.raw;
        let count = raw.actors.len();
        let mut channels = vec![vec![Channel::Diplomatic; count]; count];
        let mut said = Vec::new();
        for entry in &raw.channels {
            if let Some((a, b)) = self.pair((&entry.between.0, &entry.between.1)) {
                self.said_once(
                    &mut said,
                    (a.min(b), a.max(b)),
                    &entry.between.0,
                    say!("what-channel-between-these-two"),
                );
                channels[a.ix()][b.ix()] = entry.kind;
                channels[b.ix()][a.ix()] = entry.kind;
            }
        }
        channels
    }

    pub(super) fn rungs(&mut self) -> Vec<Vec<u8>> {
        let raw = self.raw;
        let count = raw.actors.len();
        let mut rungs = vec![vec![0; count]; count];
        let mut said = Vec::new();
        for entry in &raw.rungs {
            let rung = self.within(&entry.rung, say!("what-rung-ladder"), RUNGS);
            if let Some((a, b)) = self.pair((&entry.between.0, &entry.between.1)) {
                self.said_once(&mut said, (a.min(b), a.max(b)), &entry.between.0, say!("what-rung-these-two"));
                rungs[a.ix()][b.ix()] = rung;
                rungs[b.ix()][a.ix()] = rung;
            }
        }
        rungs
    }

    fn said_once(&mut self, said: &mut Vec<(ActorId, ActorId)>, pair: (ActorId, ActorId), at: &Name, what: Saying) {
        if said.contains(&pair) {
            let message = say!("problem-said-twice", what = what);
            self.error(code::LISTED_TWICE, at.place(), message, say!("problem-take-one-away"));
        }
        said.push(pair);
    }
}
