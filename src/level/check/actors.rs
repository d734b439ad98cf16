//! Actors, their means and mandates, and how they stand with each other.

use super::names::{Names, TERRITORY};
use super::{Checker, HUNDRED, MOST_AMOUNT, PLUS_MINUS_HUNDRED, RUNGS};
use crate::base::{ActorId, Permille};
use crate::level::decode::Spanned;
use crate::level::model::{Actor, Capacities, Channel, Doctrine, Mandate, Means, Measure, Objective, Playable};
use crate::level::problem::code;
use crate::level::raw::{Name, RawActor, RawFloors, RawMandate, RawMeasure, RawObjective};

impl Checker<'_> {
    pub(super) fn actor_list(&mut self) -> Option<Vec<Actor>> {
        let raw = &self.raw.actors;
        self.length(raw, "the actors", 2..=64);
        self.no_territory_twice();
        if !raw.is_empty() && raw.iter().all(|actor| actor.playable.is_none()) {
            let help = "give an actor `playable: (pitch: …, difficulty: …, briefing: […])`";
            self.error(code::NO_PLAYER, raw.place(), "no seat can be taken by a person", help);
        }
        let actors: Vec<Option<Actor>> =
            raw.iter().enumerate().map(|(position, actor)| self.one_actor(ActorId::at(position), actor)).collect();
        actors.into_iter().collect()
    }

    fn one_actor(&mut self, id: ActorId, raw: &RawActor) -> Option<Actor> {
        let code = &raw.code;
        if code.len() != 3 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
            let message = format!("the code of an actor is three capital letters, not `{}`", code.value);
            self.error(code::BAD_ID, code.place(), message, "for example: VAL");
        }
        let name = self.text(&raw.name, "the name of an actor");
        let short = raw.short.as_ref().map(|short| self.text(short, "the short name"));
        let masked = raw.masked.as_ref().map(|masked| self.text(masked, "the masked name"));
        let line = self.text(&raw.line, "the line under the name");
        let dossier = raw.dossier.iter().map(|text| self.text(text, "a paragraph of the dossier")).collect();
        let at = self.point(&raw.at);
        for territory in &raw.territories {
            let known = self.map.as_ref().map(|map| Names::plain(TERRITORY, map.territories.iter().map(|t| &*t.id)));
            let problem = known.and_then(|known| known.position(territory).err());
            self.problems.extend(problem);
        }
        let playable = raw.playable.as_ref().map(|playable| Playable {
            pitch: self.text(&playable.pitch, "the pitch"),
            difficulty: self.text(&playable.difficulty, "the difficulty"),
            briefing: self.texts(&playable.briefing, "the briefing of a seat"),
        });
        let influence = self.within(&raw.influence, "influence", 0..=10_000);
        let means = self.means(raw);
        let c = &raw.capacities;
        let capacities = Capacities {
            governance: self.within(&c.governance, "a capacity", HUNDRED),
            technical: self.within(&c.technical, "a capacity", HUNDRED),
            law_enforcement: self.within(&c.law_enforcement, "a capacity", HUNDRED),
            diplomacy: self.within(&c.diplomacy, "a capacity", HUNDRED),
            offence: self.within(&c.offence, "a capacity", HUNDRED),
        };
        let resilience = self.within(&raw.resilience, "resilience", HUNDRED);
        let openness = self.within(&raw.openness, "openness", PLUS_MINUS_HUNDRED);
        let doctrine = Doctrine {
            bargaining: raw.doctrine.bargaining,
            climbs_at: self.within(&raw.doctrine.climbs_at, "`climbs_at`", 1..=100),
            boldness: self.within(&raw.doctrine.boldness, "boldness", HUNDRED),
            candour: self.within(&raw.doctrine.candour, "candour", HUNDRED),
        };
        let mandate = self.mandate(id, &raw.mandate);
        Some(Actor {
            code: code.value.clone(),
            masked: masked.unwrap_or_else(|| name.clone()),
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
        })
    }

    fn no_territory_twice(&mut self) {
        let raw = self.raw;
        let mut owned: Vec<(&Name, &str)> = Vec::new();
        for actor in raw.actors.iter() {
            for territory in &actor.territories {
                match owned.iter().find(|(name, _)| *name == territory) {
                    Some((_, owner)) => {
                        let message = format!("territory `{}` belongs to {owner} already", territory.value);
                        self.error(code::LISTED_TWICE, territory.place(), message, "take one of them away");
                    }
                    None => owned.push((territory, &actor.code.value)),
                }
            }
        }
    }

    fn means(&mut self, raw: &RawActor) -> Means {
        let raw = &raw.means;
        let means = Means {
            capital: self.within(&raw.capital, "political capital", 0..=1000),
            capital_per_turn: self.within(&raw.capital_per_turn, "political capital a turn", 0..=1000),
            capital_cap: self.within(&raw.capital_cap, "the cap of political capital", 0..=1000),
            staff: self.within(&raw.staff, "staff", 0..=100),
            budget: self.within(&raw.budget, "the budget", 0..=MOST_AMOUNT),
        };
        if means.capital > means.capital_cap {
            let message =
                format!("starts with {} of political capital and can keep {}", means.capital, means.capital_cap);
            let help = "lower `capital` or raise `capital_cap` (20 if left out)";
            self.error(code::OUT_OF_RANGE, raw.capital.place(), message, help);
        }
        means
    }

    fn mandate(&mut self, seat: ActorId, raw: &RawMandate) -> Option<Mandate> {
        let text = self.text(&raw.text, "the mandate");
        self.length(&raw.objectives, "the objectives", 0..=20);
        let objectives: Vec<Option<Objective>> = raw.objectives.iter().map(|o| self.objective(seat, o)).collect();
        let floors = self.floors(&raw.floors);
        Some(Mandate { text, objectives: objectives.into_iter().collect::<Option<_>>()?, floors })
    }

    fn floors(&mut self, raw: &RawFloors) -> [Permille; 5] {
        [&raw.private_demarche, &raw.joint_statement, &raw.public_attribution, &raw.sanctions, &raw.countermeasure]
            .map(|floor| Permille(self.within(floor, "a floor in per cent", 0..=100).min(100) * 10))
    }

    fn objective(&mut self, seat: ActorId, raw: &RawObjective) -> Option<Objective> {
        let name = self.text(&raw.name, "the name of an objective");
        let measure = self.measure(seat, &raw.measure.value);
        let weight = self.within(&raw.weight, "the weight of an objective", 1..=1000);
        let ends = -MOST_AMOUNT..=MOST_AMOUNT;
        let start = self.within(&raw.start, "the start of an objective", ends.clone());
        let target = self.within(&raw.target, "the target of an objective", ends.clone());
        if start == target {
            let message = format!("start and target are both {start}, so nothing can be gained");
            self.error(code::OBJECTIVE_SCALE, raw.target.place(), message, "write a target above or below the start");
        }
        let fatal = raw.fatal.as_ref().map(|fatal| self.within(fatal, "the fatal value", ends));
        if let Some(fatal) = raw.fatal.as_ref().filter(|fatal| {
            // Seen from the start it lies away from the target.
            if target > start { fatal.value > start } else { fatal.value < start }
        }) {
            let (side, value) = (if target > start { "at or below" } else { "at or above" }, fatal.value);
            let message = format!("the fatal value {value} lies on the way from {start} to the target {target}");
            self.error(code::OBJECTIVE_SCALE, fatal.place(), message, format!("write a number {side} {start}"));
        }
        if fatal == Some(start) {
            let message =
                format!("the fatal value is the start {start}, so the mandate fails as long as nothing is done");
            let place = raw.fatal.as_ref().and_then(Spanned::place);
            let problem = crate::level::problem::Problem::hint(code::OBJECTIVE_SCALE, place, message);
            self.report(problem);
        }
        Some(Objective { name, measure: measure?, weight, start, target, fatal })
    }

    fn measure(&mut self, seat: ActorId, raw: &RawMeasure) -> Option<Measure> {
        Some(match raw {
            RawMeasure::TextValue(talks) => {
                let id = self.talks(talks)?;
                let (seat, parties) = (&self.raw.actors[seat.ix()].code, &self.raw.talks[id.ix()].parties);
                if !parties.contains(seat) {
                    let message = format!(
                        "{} is not a party to `{}`, so no text is worth anything to it",
                        seat.value, talks.value
                    );
                    let help = format!("make {} a party, or measure something else", seat.value);
                    self.error(code::NOT_A_PARTY, talks.place(), message, help);
                }
                Measure::TextValue(id)
            }
            RawMeasure::Gauge(gauge) => Measure::Gauge(*gauge),
            RawMeasure::Rung(other) => Measure::Rung(self.another(seat, other)?),
            RawMeasure::TrustOf(other) => Measure::TrustOf(self.another(seat, other)?),
            RawMeasure::MeanTrust => Measure::MeanTrust,
            RawMeasure::Credibility => Measure::Credibility,
            RawMeasure::Certainty(incident) => Measure::Certainty(self.incident(incident)?),
            RawMeasure::Harm(incident) => Measure::Harm(self.incident(incident)?),
            RawMeasure::Resilience(actor) => Measure::Resilience(self.actor(actor)?),
            RawMeasure::CoalitionSize(coalition) => Measure::CoalitionSize(self.coalition(coalition)?),
            RawMeasure::Delivered(package) => Measure::Delivered(self.package(package)?),
            RawMeasure::RightlyBlamed(incident) => Measure::RightlyBlamed(self.incident(incident)?),
            RawMeasure::BlamedByOthers => Measure::BlamedByOthers,
            RawMeasure::Budget => Measure::Budget,
        })
    }

    /// An actor that is not the seat itself.
    fn another(&mut self, seat: ActorId, name: &Name) -> Option<ActorId> {
        let actor = self.actor(name)?;
        if actor == seat {
            let message = format!("`{}` is the seat itself", name.value);
            self.error(code::SAME_ACTOR, name.place(), message, "name another actor");
        }
        Some(actor)
    }

    pub(super) fn trust(&mut self) -> Vec<Vec<i32>> {
        let raw = self.raw;
        let default = self.within(&raw.default_trust, "the trust by default", PLUS_MINUS_HUNDRED);
        let count = raw.actors.len();
        let mut trust = vec![vec![default; count]; count];
        let mut said = Vec::new();
        for entry in &raw.trust {
            let is = self.within(&entry.is, "trust", PLUS_MINUS_HUNDRED);
            if let Some((of, to)) = self.pair((&entry.of, &entry.to)) {
                self.said_once(&mut said, (of, to), &entry.of, "the trust between these two");
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
                self.said_once(&mut said, (a.min(b), a.max(b)), &entry.between.0, "the channel between these two");
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
            let rung = self.within(&entry.rung, "a rung of the ladder", RUNGS);
            if let Some((a, b)) = self.pair((&entry.between.0, &entry.between.1)) {
                self.said_once(&mut said, (a.min(b), a.max(b)), &entry.between.0, "the rung of these two");
                rungs[a.ix()][b.ix()] = rung;
                rungs[b.ix()][a.ix()] = rung;
            }
        }
        rungs
    }

    fn said_once(&mut self, said: &mut Vec<(ActorId, ActorId)>, pair: (ActorId, ActorId), at: &Name, what: &str) {
        if said.contains(&pair) {
            self.error(code::LISTED_TWICE, at.place(), format!("{what} is given twice"), "take one of them away");
        }
        said.push(pair);
    }
}
