//! Who acts, and how they stand with each other, as written.

use std::collections::BTreeMap;

use super::home::RawRatifier;
use super::{Name, Point, Text};
use crate::level::decode::Spanned;
use crate::level::model::{ActorKind, Capacity, Channel, Character, Gauge};
use crate::level::record::{choice, record};
use crate::negotiation::Concession;

record! {
    /// A state, company, technical body or anybody else who acts.
    #[derive(Clone, Debug)]
    pub struct RawActor {
        /// Three capital letters; the rest of the file uses them.
        pub code: Name,
        /// Full name.
        pub name: Text,
        /// What it is called on the map and in the course of play, such as `Valdora`; the name itself if left out.
        pub short: Option<Text> = None,
        /// Name when telling names are switched off; the name itself if left out.
        pub masked: Option<Text> = None,
        /// Words that tell who it is, each with what stands for it when telling names are switched off, such as
        /// `{"Valdoran": "Amber", "a Valdoran": "an Amber"}`. They go before `name` and `short`, which give way to
        /// `masked` by themselves; whole words only, the longest first.
        pub masked_words: BTreeMap<Name, Text> = BTreeMap::new(),
        /// What it is.
        pub kind: ActorKind,
        /// One line under the name.
        pub line: Text,
        /// The dossier, a paragraph an entry.
        pub dossier: Vec<Text>,
        /// Place of the emblem on the map sheet (1600 by 900).
        pub at: Point,
        /// Territories of the map that belong to it.
        pub territories: Vec<Name> = Vec::new(),
        /// Present if a person may take this seat.
        pub playable: Option<RawPlayable> = None,
        /// Weight in the world, 0 to 10,000, in units of your choice: only shares of the sum count.
        pub influence: Spanned<i32>,
        /// What it can spend.
        pub means: RawMeans,
        /// What it can do, each 0 to 100.
        pub capacities: RawCapacities,
        /// How well its systems stand up, 0 to 100.
        pub resilience: Spanned<i32>,
        /// Cyber sovereignty -100 to open and multi-stakeholder +100.
        pub openness: Spanned<i32>,
        /// How a bot in this seat behaves.
        pub doctrine: RawDoctrine,
        /// What its capital told it.
        pub mandate: RawMandate,
        // Norms.
        /// Who answers for a threat actor, and can call it off.
        pub sponsor: Option<Name> = None,
        /// Who at home has to ratify its texts; without anybody they bind at once.
        pub home: Vec<RawRatifier> = Vec::new(),
    }
}

record! {
    /// What a person who takes the seat reads.
    #[derive(Clone, Debug)]
    pub struct RawPlayable {
        /// One sentence on the screen where seats are chosen.
        pub pitch: Text,
        /// How hard it is, in words.
        pub difficulty: Text,
        /// Paragraphs only this seat reads.
        pub briefing: Spanned<Vec<Text>>,
    }
}

record! {
    /// Means of a seat.
    #[derive(Clone, Debug)]
    pub struct RawMeans {
        /// Political capital at the start, 0 to `capital_cap`.
        pub capital: Spanned<i32>,
        /// Political capital gained each turn, 0 to 1,000.
        pub capital_per_turn: Spanned<i32>,
        /// The most it can keep, 0 to 1,000.
        pub capital_cap: Spanned<i32> = Spanned::unplaced(20),
        /// People, 0 to 100; each does one thing a turn.
        pub staff: Spanned<i32>,
        /// Money for the whole level, 0 to 1,000,000, in units that the texts name.
        pub budget: Spanned<i32> = Spanned::unplaced(0),
    }
}

record! {
    /// Capacities, each 0 to 100.
    #[derive(Clone, Debug)]
    pub struct RawCapacities {
        /// Strategy and law, 0 to 100.
        pub governance: Spanned<i32>,
        /// Response team, 0 to 100.
        pub technical: Spanned<i32>,
        /// Police and prosecutors, 0 to 100.
        pub law_enforcement: Spanned<i32>,
        /// Diplomats, 0 to 100.
        pub diplomacy: Spanned<i32>,
        /// Means of attack, 0 to 100.
        pub offence: Spanned<i32> = Spanned::unplaced(0),
    }
}

record! {
    /// How a bot behaves: a character, and what differs from it. Without a character what is left out is 50, but for
    /// `word`, which is 70, and `bargaining`, which is `Linear`.
    #[derive(Clone, Debug)]
    pub struct RawDoctrine {
        /// What all that is left out here is taken from.
        pub character: Option<Character> = None,
        /// `Boulware`, `Firm`, `Linear`, `Conceder` or `HardLiner`.
        pub bargaining: Option<Concession> = None,
        /// Grievance at which it climbs a rung, 1 to 100.
        pub climbs_at: Option<Spanned<i32>> = None,
        /// How readily it responds once its standard is met, 0 to 100.
        pub boldness: Option<Spanned<i32>> = None,
        /// How readily it shares evidence, 0 to 100.
        pub candour: Option<Spanned<i32>> = None,
        /// How far it keeps its word where breaking it would pay, 0 never to 100 always.
        pub word: Option<Spanned<i32>> = None,
        /// How much it works for rules: pledges, codification, compliance of others; 0 to 100.
        pub norms: Option<Spanned<i32>> = None,
        /// How much it works between others: mediation, amendments, texts all can live with; 0 to 100.
        pub bridging: Option<Spanned<i32>> = None,
        /// How readily it buys and sells support: packages, prices, votes; 0 to 100.
        pub trading: Option<Spanned<i32>> = None,
        /// How much it guards its own hand: reservations, no verification, its own rules; 0 to 100.
        pub sovereignty: Option<Spanned<i32>> = None,
    }
}

record! {
    /// Instructions of the capital.
    #[derive(Clone, Debug)]
    pub struct RawMandate {
        /// Instructions in words.
        pub text: Text,
        /// What success is measured by.
        pub objectives: Spanned<Vec<RawObjective>>,
        /// Least confidence in per cent for each standard of proof.
        pub floors: RawFloors = RawFloors::default(),
        /// What the capital can be asked to change in it; nothing if left out.
        pub revisable: Option<RawRevisable> = None,
    }
}

record! {
    /// What a capital can be asked to change in its mandate, once an objective, at a price.
    #[derive(Clone, Debug)]
    pub struct RawRevisable {
        /// Whether it can be asked to be content with less of an objective: with half of the way to its target, for two thirds
        /// of its weight.
        pub ease: bool = true,
        /// Weight of an objective, in per cent, that can go over to another, where half of it arrives; 0 to 100.
        pub shift: Spanned<i32> = Spanned::unplaced(0),
    }
}

record! {
    /// Least confidence, in per cent, that the capital wants before each kind of act.
    #[derive(Clone, Debug)]
    pub struct RawFloors {
        /// Private démarche, 0 to 100.
        pub private_demarche: Spanned<u16> = Spanned::unplaced(30),
        /// Joint statement, 0 to 100.
        pub joint_statement: Spanned<u16> = Spanned::unplaced(50),
        /// Public attribution and expulsion, 0 to 100.
        pub public_attribution: Spanned<u16> = Spanned::unplaced(70),
        /// Sanctions, 0 to 100.
        pub sanctions: Spanned<u16> = Spanned::unplaced(80),
        /// Countermeasure, 0 to 100.
        pub countermeasure: Spanned<u16> = Spanned::unplaced(90),
    }
}

impl Default for RawFloors {
    fn default() -> Self {
        Self {
            private_demarche: Spanned::unplaced(30),
            joint_statement: Spanned::unplaced(50),
            public_attribution: Spanned::unplaced(70),
            sanctions: Spanned::unplaced(80),
            countermeasure: Spanned::unplaced(90),
        }
    }
}

record! {
    /// One thing success is measured by.
    #[derive(Clone, Debug)]
    pub struct RawObjective {
        /// In words.
        pub name: Text,
        /// What is read off the world.
        pub measure: Spanned<RawMeasure>,
        /// Share in the mandate, 1 to 1,000: only shares of the sum count.
        pub weight: Spanned<i32>,
        /// Value that is worth nothing.
        pub start: Spanned<i32>,
        /// Value that is worth everything; may lie below `start`.
        pub target: Spanned<i32>,
        /// Value at which the whole mandate has failed; on the other side of `start` from `target`.
        pub fatal: Option<Spanned<i32>> = None,
    }
}

choice! {
    /// A number read off the world.
    #[derive(Clone, Debug)]
    pub enum RawMeasure {
        /// Own value of the text adopted in these talks, 0 to 10,000; of no deal if there is none.
        TextValue(Name),
        /// A gauge of the world, 0 to 100.
        Gauge(Gauge),
        /// Rung on the ladder with this actor, 0 to 10.
        Rung(Name),
        /// How far this actor trusts the seat, -100 to 100.
        TrustOf(Name),
        /// Mean trust of all others in the seat.
        MeanTrust,
        /// Own credibility, 0 to 100.
        Credibility,
        /// Own confidence, 0 to 1,000, in what is true of this incident.
        Certainty(Name),
        /// Overall harm of this incident at the end, 0 to 10.
        Harm(Name),
        /// Resilience of this actor, 0 to 100.
        Resilience(Name),
        /// Mean resilience of the weakest quarter of all actors, threat actors apart, 0 to 100.
        WeakestQuarter,
        /// Number of members of this coalition.
        CoalitionSize(Name),
        /// 1 once this package is delivered.
        Delivered(Name),
        /// 1 if the seat publicly blamed the right account, -1 a wrong one, else 0.
        RightlyBlamed(Name),
        /// Times others publicly blamed the seat.
        BlamedByOthers,
        /// Money left.
        Budget,
        // Norms.
        /// How strong the clauses of the text adopted in these talks are, 0 to 100.
        Ambition(Name),
        /// How much of what the seat wanted of these talks it did not give up in their text, 0 to 100.
        ValuesKept(Name),
        /// Share of all influence that stands behind this norm, 0 to 1,000.
        Support(Name),
        /// Times the seat was seen to break its word or a norm of all.
        Breaches,
        /// Level of the seat's own pledge on this norm, 0 to 3.
        Pledge(Name),
        /// 1 if this operation was run.
        Ran(Name),
        // Home fronts.
        /// How many the text of these talks binds; 0 while there is none.
        Bound(Name),
        /// 1 if the text of these talks binds the seat, else 0.
        IsBound(Name),
        // Coalitions.
        /// How many have signed the text of these talks, members of blocs among them.
        Signatures(Name),
        // Capacity-building.
        /// A capacity of an actor, 0 to 100.
        Capacity {
            /// Whose.
            actor: Name,
            /// Which.
            capacity: Capacity },
        /// How far the seat depends on this actor, 0 to 100.
        DependsOn(Name),
        /// How far this actor depends on the seat, 0 to 100.
        DependenceOf(Name),
    }
}

record! {
    /// How far one actor trusts another.
    #[derive(Clone, Debug)]
    pub struct RawTrust {
        /// Who trusts.
        pub of: Name,
        /// Who is trusted.
        pub to: Name,
        /// -100 to 100.
        pub is: Spanned<i32>,
    }
}

record! {
    /// A channel between two actors.
    #[derive(Clone, Debug)]
    pub struct RawChannelBetween {
        /// The two actors.
        pub between: (Name, Name),
        /// `None`, `Diplomatic`, `ContactPoint` or `Hotline`.
        pub kind: Channel,
    }
}

record! {
    /// A pair that starts above rung 0.
    #[derive(Clone, Debug)]
    pub struct RawRung {
        /// The two actors.
        pub between: (Name, Name),
        /// 0 calm to 10 armed conflict.
        pub rung: Spanned<u8>,
    }
}
