//! The small level of [`super::testing`] with what happens at a desk: an attack with its evidence, responses, a
//! coalition and news.

use super::testing::{self, HARBOUR, KES, OND, PEL, VAL};
use crate::base::{ActorId, CardRef, IncidentId, Permille, Seed};
use crate::level::{
    Card, Channel, Clue, Coalition, Condition, Cost, Event, EvidenceKind, Fragility, Incident, LegalLabel, Level,
    Response, ResponseClass, ResponseKind, Route, Severity, Suspect, Tone,
};
use crate::rules::{Fact, Held, Order, Seen, State, View, Viewer, apply, begin, resolve};

pub(crate) const FROSTLINE: IncidentId = IncidentId(0);
/// The clue that only a human source knows.
pub(crate) const SOURCE: u16 = 2;

/// Frostline over four accounts and nine clues, six of them with the one card of the mock-up.
pub(crate) fn level() -> Level {
    let mut level = testing::level();
    level.incidents = vec![frostline()];
    level.responses = responses();
    level.coalitions = vec![Coalition {
        id: "wards".into(),
        name: "Wards Group".into(),
        outcome: "Medical facilities are out of bounds, in writing.".into(),
        talks: HARBOUR,
        wants: vec![(0, 2)],
        lead: VAL,
        members: vec![VAL],
        invites: vec![(OND, 15), (PEL, 30)],
        bonds: Default::default(),
    }];
    level.events = vec![Event {
        id: "paper".into(),
        turns: (1, 1),
        again_after: None,
        chance: Permille::CERTAIN,
        when: Condition::Always,
        heading: "Fourteen hospitals still on paper".into(),
        body: "St Aldric postponed 212 operations.".into(),
        source: "St Aldric Hospitals · confirmed".into(),
        tone: Tone::Harm,
        only: Vec::new(),
        effects: Vec::new(),
        asks: None,
    }];
    let cases = ["VAL is asked for a name.", "OND has eleven people.", "KES holds back.", "PEL chairs."];
    for (actor, line) in level.actors.iter_mut().zip(cases) {
        actor.line = line.into();
        actor.dossier = vec![line.into()];
        actor.mandate.floors = [300, 550, 750, 850, 920].map(Permille);
    }
    level.actors[VAL.ix()].capacities.technical = 62;
    level.channels[VAL.ix()][PEL.ix()] = Channel::Hotline;
    level.channels[PEL.ix()][VAL.ix()] = Channel::Hotline;
    level
}

/// The first turn of the level, as the seat of Valdora sees it.
pub(crate) struct Game {
    pub level: Level,
    pub state: State,
    pub seen: Vec<Seen>,
}

impl Game {
    pub fn start() -> Self {
        Self::of(level())
    }

    pub fn of(level: Level) -> Self {
        let before = State::new(&level, Seed(7));
        let (state, facts) = begin(&level, Seed(7));
        let mut game = Self { level, state, seen: Vec::new() };
        game.see(before, &facts);
        game
    }

    /// The position of the mock-up: six cards in hand and standards set before the first.
    pub fn with_six_cards() -> Self {
        let mut game = Self::start();
        game.state.actors[VAL.ix()].standards = [400, 650, 850, 920, 960].map(Permille);
        game.state.actors[VAL.ix()].cards = (0..6).map(held).collect();
        game
    }

    pub fn view(&self) -> View {
        View::of(&self.level, &self.state, Viewer::Seat(VAL))
    }

    /// Submits an order of Valdora's.
    pub fn order(&mut self, order: Order) {
        self.submit(VAL, order);
    }

    /// Everybody ends the turn.
    pub fn end_turn(&mut self) {
        for seat in self.level.actor_ids() {
            self.submit(seat, Order::Send);
        }
    }

    pub fn submit(&mut self, seat: ActorId, order: Order) {
        let before = self.state.clone();
        let facts = resolve(&self.level, &mut self.state, seat, &order).expect("allowed");
        self.see(before, &facts);
    }

    /// What Valdora sees of facts, each with the state it led to.
    fn see(&mut self, mut state: State, facts: &[Fact]) {
        for fact in facts {
            apply(&self.level, &mut state, fact);
            self.seen.extend(Seen::of(fact, &self.level, &state, Viewer::Seat(VAL)));
        }
    }
}

fn held(clue: u16) -> Held {
    let card = CardRef { incident: FROSTLINE, clue, card: 0 };
    Held { card, turn: 1, from: None, believed: Permille::CERTAIN }
}

fn frostline() -> Incident {
    let suspect = |name: &str, short: &str, prior, parties: &[_], share| Suspect {
        id: short.into(),
        name: name.into(),
        line: String::new(),
        short: short.into(),
        prior: Permille(prior),
        parties: parties.to_vec(),
        answers: Some(KES),
        share: Permille(share),
    };
    Incident {
        makers: Vec::new(),
        servers: Vec::new(),
        kind: None,
        customers: Vec::new(),
        id: "frostline".into(),
        name: "Frostline".into(),
        line: "Ransomware has shut fourteen hospitals.".into(),
        victims: vec![VAL],
        opens: Some(1),
        harm: Severity([6, 7, 5, 8, 6, 5, 8]),
        recovers: 2,
        route: Route {
            from: (10, 10),
            to: (20, 20),
            label: "Frostline · relayed through Ondara".into(),
            site: "St Aldric, 14 hospitals".into(),
        },
        relay: Some(OND),
        suspects: vec![
            suspect("Pale Moth, Kestria looking away", "Kestria looks away", 250, &[KES], 400),
            suspect("Pale Moth, on its own", "On its own", 400, &[], 150),
            suspect("Kestrian 4th Directorate", "4th Directorate", 200, &[KES], 1000),
            Suspect { answers: None, ..suspect("Made to look like Kestria", "False flag", 150, &[], 1000) },
        ],
        truth: None,
        clues: clues(),
    }
}

fn clues() -> Vec<Clue> {
    use EvidenceKind::{HumanSource, Leak, Legal, SelfClaim, Technical};
    use Fragility::{Burns, Narrows, Safe};
    vec![
        clue(
            "the Frostline loader",
            Technical,
            "Lattice Forum",
            "Shares code with a 2019 robbery",
            [2, 2, -2, 0],
            Safe,
        ),
        clue("control traffic", Technical, "Corvane Systems", "Kestrian working hours", [1, -2, 4, 1], Narrows),
        Clue {
            owner: Some(PEL),
            ..clue("a source", HumanSource, "Lindmark, hotline", "“Leave schools alone”", [3, -3, 1, -1], Burns)
        },
        clue("a chat log", Leak, "open web", "“Nobody will knock on our door”", [2, 1, -1, 0], Safe),
        Clue {
            effort: 3,
            only: vec![OND, VAL],
            ..clue(
                "server image, Tarn",
                Legal,
                "Ondara, under norm c",
                "A wallet opened early",
                [1, 1, -2, -1],
                Narrows,
            )
        },
        clue("who says it was they", SelfClaim, "open web", "“Winter Hand” claims it", [0, 0, 0, 2], Safe),
        Clue { technical: 70, ..clue("the packer", Technical, "your own laboratory", "A packer", [1, 0, 0, 0], Safe) },
        Clue { opens: 2, ..clue("the ransom note", Technical, "St Aldric", "A note", [0, 1, 0, 0], Safe) },
        Clue { only: vec![KES], ..clue("gateway logs", Legal, "Kestria", "Logs", [1, 0, 0, 0], Safe) },
    ]
}

fn clue(name: &str, kind: EvidenceKind, source: &str, title: &str, weights: [i32; 4], fragility: Fragility) -> Clue {
    Clue {
        id: name.into(),
        name: name.into(),
        kind,
        source: source.into(),
        owner: None,
        effort: 2,
        technical: 0,
        only: Vec::new(),
        first: Vec::new(),
        after: None,
        opens: 1,
        cards: vec![Card {
            id: "card".into(),
            title: title.into(),
            text: "As it was found.".into(),
            weights: weights.to_vec(),
            likelihood: vec![Permille::CERTAIN; 4],
            fragility,
            planted: false,
        }],
    }
}

fn responses() -> Vec<Response> {
    use ResponseClass::{Cooperative, Restrictive, Stability, Support};
    let response = |kind, name: &str, class, severity: u8, capital, staff| Response {
        kind,
        name: name.into(),
        class,
        label: LegalLabel::Retorsion,
        severity: Severity([severity; Severity::CRITERIA]),
        cost: Cost::new(capital, staff, 0),
        no_deal: 0,
        argument: format!("For: {name}."),
        objection: format!("Against: {name}."),
    };
    vec![
        response(ResponseKind::RestraintStatement, "Restraint statement", Stability, 1, 2, 1),
        response(ResponseKind::AskForHelp, "Ask for help", Stability, 1, 2, 1),
        response(ResponseKind::AskToAct, "Ask the territorial state to act", Cooperative, 1, 3, 1),
        response(ResponseKind::HotlineCall, "Hotline call", Cooperative, 1, 1, 1),
        response(ResponseKind::JointInvestigation, "Joint investigation", Cooperative, 2, 3, 2),
        response(ResponseKind::PrivateDemarche, "Private démarche", Cooperative, 2, 2, 1),
        response(ResponseKind::JointStatement, "Joint statement", Stability, 3, 4, 2),
        response(ResponseKind::PublicAttribution, "Public attribution", Stability, 4, 5, 2),
        response(ResponseKind::Sanctions, "Sanctions on four people", Restrictive, 6, 6, 2),
        response(ResponseKind::Countermeasure, "Countermeasure", Support, 8, 8, 3),
    ]
}
