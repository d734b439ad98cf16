//! The bare level that fixtures of tests build on.

use std::collections::BTreeMap;

use super::{
    Actor, ActorKind, Capacities, Channel, Doctrine, Gauge, Level, Mandate, Means, Playable, Proof, Really, Time,
    TurnUnit,
};
use crate::base::{Date, Permille};

/// Six weeks in which nothing happens: embassies between all actors, no trust, no quarrel.
pub(crate) fn level(id: &str, actors: Vec<Actor>) -> Level {
    let n = actors.len();
    Level {
        public_diplomacy: Vec::new(),
        format: 1,
        id: id.into(),
        title: "Winter Ward".into(),
        tagline: String::new(),
        briefing: Vec::new(),
        time: Time { unit: TurnUnit::Week, turns: 6, first_day: Date { year: 2021, month: 1, day: 11 } },
        map: String::new(),
        gauges: [50; Gauge::COUNT],
        actors,
        trust: vec![vec![0; n]; n],
        channels: vec![vec![Channel::Diplomatic; n]; n],
        rungs: vec![vec![0; n]; n],
        incidents: Vec::new(),
        responses: Vec::new(),
        fora: Vec::new(),
        talks: Vec::new(),
        packages: Vec::new(),
        coalitions: Vec::new(),
        events: Vec::new(),
        lessons: Vec::new(),
        glossary: Vec::new(),
        goals: Vec::new(),
        questions: Vec::new(),
        really: Really { heading: String::new(), days: Vec::new() },
        sources: Vec::new(),
        off: Vec::new(),
        norms: Vec::new(),
        operations: Vec::new(),
        rule_blocs: Vec::new(),
    }
}

/// A middling state that a person may play.
pub(crate) fn actor(code: &str, name: &str) -> Actor {
    Actor {
        code: code.into(),
        name: name.into(),
        short: name.trim_start_matches("Republic of ").into(),
        masked: format!("State {code}"),
        masked_words: BTreeMap::new(),
        kind: ActorKind::State,
        line: String::new(),
        dossier: Vec::new(),
        at: (0, 0),
        territories: Vec::new(),
        playable: Some(Playable { pitch: String::new(), difficulty: String::new(), briefing: Vec::new() }),
        influence: 10,
        means: Means { capital: 8, capital_per_turn: 4, capital_cap: 12, staff: 5, budget: 10 },
        capacities: Capacities { governance: 50, technical: 50, law_enforcement: 50, diplomacy: 50, offence: 0 },
        resilience: 50,
        openness: 0,
        doctrine: Doctrine::MIDDLE,
        mandate: Mandate {
            text: String::new(),
            objectives: Vec::new(),
            floors: [Permille(600); Proof::COUNT],
            revisable: None,
        },
        sponsor: None,
        home: Vec::new(),
    }
}
