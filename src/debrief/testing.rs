//! A small world for tests: three states, the worked example of the measures as talks, a chaired text with a package in
//! it, and a hospital attack with a planted card.

use crate::base::{ActorId, IncidentId, PackageId, Permille, Seed, SuspectId, TalksId};
use crate::level::{
    Actor, Capacities, Card, Clue, Coalition, Condition, Cost, Doctrine, Effect, Event, EvidenceKind, Fragility, Gains,
    Incident, LegalLabel, Level, Link, Mandate, Means, Measure, Objective, Package, Position, Protocol, Really,
    ReallyDay, Response, ResponseClass, ResponseKind, Route, Severity, Source, Suspect, Talks, TalksIssue, Term,
    TextOption, Tone, testing as base,
};
use crate::negotiation::{Domain, Issue, Scenario, Utility};
use crate::rules::{self, Fact, Order, State};
use crate::session::{Game, Session};

pub(crate) const VAL: ActorId = ActorId(0);
pub(crate) const KES: ActorId = ActorId(1);
/// Chairs the second talks.
pub(crate) const OND: ActorId = ActorId(2);

/// Text, aid and hotline between Valdora and Kestria: the worked example, in hundredths of its points.
pub(crate) const NOTE: TalksId = TalksId(0);
/// A chaired text of all three, with a response team beside it.
pub(crate) const HARBOUR: TalksId = TalksId(1);
pub(crate) const ATTACK: IncidentId = IncidentId(0);
pub(crate) const TEAM: PackageId = PackageId(0);

/// The worked example of the measures.
pub(crate) fn golden() -> Scenario {
    let issue = |n: usize| Issue { name: String::new(), options: vec![String::new(); n] };
    let utility = |values: [&[i64]; 3], reservation| Utility {
        values: values.iter().map(|options| options.to_vec()).collect(),
        red_lines: vec![],
        reservation,
    };
    Scenario {
        domain: Domain { issues: vec![issue(3), issue(3), issue(2)] },
        parties: vec![
            utility([&[0, 30, 50], &[0, 15, 30], &[0, 20]], 35),
            utility([&[50, 30, 0], &[20, 12, 0], &[0, 30]], 40),
        ],
    }
}

/// A game whose orders a test gives one by one.
pub(crate) struct Play {
    pub level: Level,
    pub state: State,
    pub facts: Vec<Fact>,
}

impl Play {
    pub fn of(level: Level) -> Self {
        let (state, facts) = rules::begin(&level, Seed(7));
        Self { level, state, facts }
    }

    /// Gives an order, which must be allowed.
    pub fn order(&mut self, seat: ActorId, order: Order) {
        match rules::resolve(&self.level, &mut self.state, seat, &order) {
            Ok(facts) => self.facts.extend(facts),
            Err(refusal) => panic!("turn {}, {seat:?}: {order:?}: {refusal:?}", self.state.turn),
        }
    }

    /// Puts a fact into the record, as a level's event would.
    pub fn fact(&mut self, fact: Fact) {
        rules::apply(&self.level, &mut self.state, &fact);
        self.facts.push(fact);
    }

    /// Every seat sends its turn.
    pub fn send(&mut self) {
        for seat in self.level.actor_ids() {
            if !self.state.ended && !self.state.actors[seat.ix()].sent {
                self.order(seat, Order::Send);
            }
        }
    }

    pub fn play_on(&mut self) {
        while !self.state.ended {
            self.send();
        }
    }

    pub fn debrief(&self, seat: ActorId) -> super::Debrief {
        super::debrief_facts(&self.level, self.state.seed, &self.facts, seat)
    }
}

/// A whole session with bots in every seat.
pub(crate) fn played(level: &Level, seed: Seed) -> Session {
    let mut session = Session::new(std::sync::Arc::new(level.clone()), seed, Vec::new());
    let mut game = Game::new(level, &[], &[]);
    while let Some((seat, order)) = game.next(level, session.state()) {
        session.submit(seat, order).expect("bots keep to the rules");
        game.wake();
    }
    session
}

pub(crate) fn level() -> Level {
    let actors = vec![
        actor("VAL", "Republic of Valdora", valdora()),
        actor("KES", "Kestrian Federation", kestria()),
        actor("OND", "Ondara", Vec::new()),
    ];
    Level {
        gauges: [60, 43, 30, 46, 36, 61],
        trust: vec![vec![0, -40, 20], vec![-40, 0, 0], vec![20, 0, 0]],
        rungs: vec![vec![0, 2, 0], vec![2, 0, 0], vec![0, 0, 0]],
        incidents: vec![attack()],
        responses: [
            (ResponseKind::AskToAct, "Ask the territorial state to act", 1),
            (ResponseKind::HotlineCall, "Hotline call", 1),
            (ResponseKind::Consultation, "Consultations", 1),
            (ResponseKind::PrivateDemarche, "Private démarche", 2),
            (ResponseKind::JointStatement, "Joint statement", 4),
            (ResponseKind::PublicAttribution, "Public attribution", 5),
            (ResponseKind::Sanctions, "Sanctions", 7),
        ]
        .into_iter()
        .map(|(kind, name, severity)| response(kind, name, severity))
        .collect(),
        talks: vec![note(), harbour()],
        packages: vec![Package {
            id: "team".into(),
            name: "Response team for Ondara".into(),
            line: "a rota that works at night".into(),
            giver: VAL,
            kind: None,
            recipients: vec![OND],
            cost_per_turn: 3,
            delay: 2,
            gains: Gains {
                capacities: Capacities { technical: 10, ..Capacities::default() },
                resilience: 10,
                dependence: 0,
            },
            trust: 10,
        }],
        coalitions: vec![Coalition {
            id: "group".into(),
            name: "Hospital Group".into(),
            outcome: "Hospitals are out of bounds.".into(),
            talks: HARBOUR,
            wants: vec![(0, 2), (1, 1)],
            lead: VAL,
            members: vec![VAL],
            invites: vec![(OND, 0)],
            bonds: Default::default(),
        }],
        events: vec![Event {
            id: "disturbance".into(),
            turns: (4, 4),
            again_after: None,
            chance: Permille::CERTAIN,
            when: Condition::Always,
            heading: "A Kestrian hospital reports a disturbance".into(),
            body: String::new(),
            source: String::new(),
            tone: Tone::Harm,
            only: Vec::new(),
            effects: vec![Effect::NoDeal { talks: HARBOUR, party: KES, by: -4 }],
            asks: None,
        }],
        glossary: vec![
            Term { word: "no-deal value".into(), meaning: "What you have if there is no text at all.".into() },
            Term { word: "frontier".into(), meaning: "Texts that cannot be bettered for one alone.".into() },
        ],
        questions: (1..=6).map(|n| format!("Question {n}: would you defend it?")).collect(),
        really: Really {
            heading: "Brno, March 2020, and what states could say about it".into(),
            days: vec![ReallyDay {
                day: "13 March 2020, about 05:00".into(),
                text: "A hospital in Brno switched off its network after an attack. Nobody was ever named.".into(),
                sources: vec![0],
            }],
        },
        sources: vec![Source {
            id: "brno".into(),
            title: "The attacks on Czech hospitals and the answers to them".into(),
            place: "eucrim.eu".into(),
            url: None,
            unconfirmed: false,
        }],
        off: Vec::new(),
        ..base::level("small", actors)
    }
}

fn actor(code: &str, name: &str, objectives: Vec<Objective>) -> Actor {
    Actor {
        means: Means { capital: 20, capital_per_turn: 6, capital_cap: 30, staff: 8, budget: 20 },
        capacities: Capacities { governance: 60, technical: 60, law_enforcement: 50, diplomacy: 50, offence: 20 },
        resilience: 44,
        doctrine: Doctrine { climbs_at: 3, boldness: 60, ..Doctrine::MIDDLE },
        mandate: Mandate {
            text: "Get hospitals out of bounds.".into(),
            objectives,
            floors: [300, 550, 750, 850, 920].map(Permille),
            revisable: None,
        },
        ..base::actor(code, name)
    }
}

fn objective(name: &str, measure: Measure, weight: i32, start: i32, target: i32, fatal: Option<i32>) -> Objective {
    Objective { name: name.into(), measure, weight, start, target, fatal }
}

fn valdora() -> Vec<Objective> {
    vec![
        objective("A text worth having", Measure::TextValue(NOTE), 30, 3500, 7000, None),
        objective("To know who was behind it", Measure::Certainty(ATTACK), 20, 300, 900, None),
        objective("No spiral with Kestria", Measure::Rung(KES), 10, 5, 1, Some(8)),
    ]
}

fn kestria() -> Vec<Objective> {
    vec![
        objective("A rule on accusations", Measure::TextValue(HARBOUR), 30, 4000, 7000, None),
        objective("No name on the record", Measure::BlamedByOthers, 20, 3, 0, None),
    ]
}

fn response(kind: ResponseKind, name: &str, severity: u8) -> Response {
    Response {
        kind,
        name: name.into(),
        class: ResponseClass::Stability,
        label: LegalLabel::None,
        severity: Severity([severity; Severity::CRITERIA]),
        cost: Cost::new(2, 1, 0),
        no_deal: 30,
        argument: String::new(),
        objection: String::new(),
    }
}

fn attack() -> Incident {
    let suspect = |name: &str, prior: u16, parties: Vec<ActorId>, answers| Suspect {
        id: name.to_lowercase(),
        name: name.into(),
        line: String::new(),
        short: name.trim_start_matches("Republic of ").into(),
        prior: Permille(prior),
        parties,
        answers,
        share: Permille(200),
    };
    let card = |id: &str, title: &str, weights: [i32; 3], likelihood: [u16; 3], planted| Card {
        id: id.into(),
        title: title.into(),
        text: String::new(),
        weights: weights.to_vec(),
        likelihood: likelihood.map(Permille).to_vec(),
        fragility: Fragility::Safe,
        planted,
    };
    let clue = |id: &str, cards, first: Vec<ActorId>| Clue {
        id: id.into(),
        name: id.into(),
        kind: EvidenceKind::Technical,
        source: String::new(),
        owner: None,
        effort: 1,
        technical: 0,
        only: Vec::new(),
        first,
        after: None,
        opens: 1,
        cards,
    };
    Incident {
        makers: Vec::new(),
        servers: Vec::new(),
        kind: None,
        customers: Vec::new(),
        id: "attack".into(),
        name: "The attack on the hospitals".into(),
        line: "Fourteen hospitals went dark before six in the morning.".into(),
        victims: vec![VAL],
        opens: Some(1),
        harm: Severity([6; Severity::CRITERIA]),
        recovers: 2,
        route: Route { from: (0, 0), to: (0, 0), label: String::new(), site: String::new() },
        relay: Some(OND),
        suspects: vec![
            suspect("Directorate", 300, vec![KES], Some(KES)),
            suspect("Pale Moth", 500, Vec::new(), Some(KES)),
            suspect("False flag", 200, Vec::new(), None),
        ],
        truth: Some(crate::level::FixedTruth { suspect: SuspectId(0), reason: "tests".into() }),
        clues: vec![
            clue("image", vec![card("hours", "Working hours in the image", [4, 0, 3], [1000; 3], false)], vec![VAL]),
            clue("money", vec![card("coins", "The ransom was never touched", [12, 0, 3], [1000; 3], false)], vec![]),
            clue("note", vec![card("slip", "A slip in the ransom note", [-6, 6, -3], [1000; 3], true)], vec![]),
        ],
    }
}

fn issue(name: &str, sentence: &str, options: &[(&str, &str, u8)], link: Option<Link>) -> TalksIssue {
    TalksIssue {
        id: name.to_lowercase(),
        name: name.into(),
        sentence: sentence.into(),
        link,
        options: options
            .iter()
            .map(|(name, words, strength)| TextOption {
                id: (*name).into(),
                name: (*name).into(),
                words: (*words).into(),
                strength: *strength,
                effects: Vec::new(),
            })
            .collect(),
    }
}

fn position(values: &[&[i32]], no_deal: i32, red_lines: &[(u8, u8)]) -> Position {
    Position {
        values: values.iter().map(|options| options.iter().map(|v| (*v, *v)).collect()).collect(),
        no_deal: (no_deal, no_deal),
        red_lines: red_lines.to_vec(),
        says: values.iter().map(|_| String::new()).collect(),
    }
}

fn note() -> Talks {
    Talks {
        id: "note".into(),
        name: "Quiet line".into(),
        title: "Arrangement on Contacts in Cyber Incidents".into(),
        line: "between two ministries".into(),
        protocol: Protocol::AlternatingOffers,
        parties: vec![VAL, KES],
        opens: 1,
        closes: 4,
        rounds_per_turn: 2,
        offers_per_floor: 2,
        at: (0, 0),
        issues: vec![
            issue(
                "Naming",
                "Before either side names the other in public, it {}.",
                &[("silent", "", 0), ("informs", "informs the other", 50), ("waits", "waits for an answer", 100)],
                None,
            ),
            issue(
                "Aid",
                "{}",
                &[("none", "", 0), ("some", "Aid is given.", 50), ("much", "Much aid is given.", 100)],
                None,
            ),
            issue("Hotline", "The two sides open {}.", &[("silent", "", 0), ("a hotline", "a hotline", 100)], None),
        ],
        opening: vec![0, 0, 0],
        positions: vec![
            position(&[&[0, 30, 50], &[0, 15, 30], &[0, 20]], 35, &[]),
            position(&[&[50, 30, 0], &[20, 12, 0], &[0, 30]], 40, &[]),
        ],
        leanings: Vec::new(),
        dissociation: false,
        watched_by: None,
        blocs_count: false,
        caucus: false,
        mediation: false,
        comparable: false,
        builds_on: Vec::new(),
    }
}

fn harbour() -> Talks {
    Talks {
        id: "harbour".into(),
        name: "Harbour talks".into(),
        title: "Harbour Understanding on the Protection of Medical Facilities".into(),
        line: "against malicious use of information and communications technologies".into(),
        protocol: Protocol::SingleText { chair: OND },
        parties: vec![VAL, KES, OND],
        opens: 2,
        closes: 5,
        rounds_per_turn: 1,
        offers_per_floor: 3,
        at: (0, 0),
        issues: vec![
            issue(
                "Notice",
                "A participant that is notified will respond within {}.",
                &[
                    ("silent", "", 0),
                    ("a reasonable time", "a reasonable time", 30),
                    ("five days", "five days", 70),
                    ("72 hours", "72 hours", 100),
                ],
                None,
            ),
            issue(
                "Duty",
                "Participants {} not damage medical facilities.",
                &[("silent", "", 0), ("should", "should", 50), ("shall", "shall", 100)],
                None,
            ),
            issue(
                "Ondara’s own team",
                "{}",
                &[("not given", "", 0), ("given", "Valdora equips a team.", 50)],
                Some(Link::Package(TEAM)),
            ),
        ],
        opening: vec![1, 1, 0],
        positions: vec![
            position(&[&[0, 5, 25, 40], &[0, 20, 50], &[10, 0]], 38, &[]),
            position(&[&[30, 35, 20, 0], &[10, 40, 25], &[25, 20]], 45, &[(0, 3)]),
            position(&[&[10, 25, 20, 0], &[0, 20, 25], &[0, 50]], 50, &[]),
        ],
        leanings: Vec::new(),
        dissociation: false,
        watched_by: None,
        blocs_count: false,
        caucus: false,
        mediation: false,
        comparable: false,
        builds_on: Vec::new(),
    }
}
