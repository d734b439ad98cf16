//! What designers get wrong: each mistake is one edit of a small sound level, and gives one problem, at its place, with
//! a way to mend it.

use std::path::Path;

use demarche::level::library::{Maps, load, understand};
use demarche::level::problem::{CODES, Problem, Source};
use demarche::words::Words;

const TINY: &str = include_str!("levels/tiny.ron");

/// A level with norms.
const CHARTER: &str = include_str!("levels/charter.ron");

/// A level as large as levels get.
const WARD: &str = include_str!("../levels/winter-ward.ron");
const WARD_FILE: &str = "levels/winter-ward.ron";

/// Where the problem must be: this mark stands in the edited text and is taken out before it is read.
const MARK: char = '¦';

/// Text that stands once in the level, what is written instead, the code, and a part of the help.
type Mistake = (&'static str, &'static str, &'static str, &'static str);

#[rustfmt::skip]
const MISTAKES: &[Mistake] = &[
    // the file
    ("format: 1", "format: ¦2", "format-version", "write `format: 1`"),
    (r#"id: "tiny""#, r#"id: ¦"teeny""#, "file-name", r#"write `id: "tiny"`"#),
    (r#"id: "cranes", name: "cranes""#, r#"id: ¦"Cranes 2", name: "cranes""#, "bad-id", "`cranes-2`"),
    (r#"title: "Tiny""#, r#"title: ¦"""#, "empty-text", "at least a word"),
    (r#"briefing: ["The cranes of the harbour stood still for a day."]"#, "briefing: ¦[]", "list-length", "from 1 to 100"),
    (r#"goals: ["Tell belief from proof."]"#, r#"goals: [¦"  "]"#, "empty-text", "at least a word"),
    (r#""Borlander": "Easterner""#, r#""Borlander": ¦" ""#, "empty-text", "at least a word"),
    (r#""Borlander": "Easterner""#, r#"¦"": "Easterner""#, "empty-text", "at least a word"),
    ("turns: 4", "turns: ¦400", "out-of-range", "from 1 to 60"),
    ("2021-01-11", "2021-02-30", "bad-date", "2021-01-11"),
    (r#"map: "harrow""#, r#"map: ¦"harow""#, "missing-map", "did you mean `harrow`?"),
    ("stability: 60", "stability: ¦160", "out-of-range", "from 0 to 100"),
    // actors
    (r#"code: "NET""#, r#"code: ¦"Net""#, "bad-id", "VAL"),
    (r#"territories: ["KES"]"#, r#"territories: [¦"KSE"]"#, "unknown-name", "did you mean `KES`? the territories are"),
    (r#"territories: ["KES"]"#, r#"territories: [¦"VAL"]"#, "listed-twice", "take one of them away"),
    ("at: (700, 400)", "at: ¦(700, 4000)", "off-the-map", "(1600, 900)"),
    (r#"playable: (pitch: "Find out who did it.", difficulty: "gentle", briefing: ["Keep the harbour open."]),"#, "", "no-player", "playable"),
    ("capital: 8, capital_per_turn: 4, staff: 6, budget: 20", "capital: ¦28, capital_per_turn: 4, staff: 6", "out-of-range", "capital_cap"),
    ("climbs_at: 60", "climbs_at: ¦0", "out-of-range", "from 1 to 100"),
    ("bargaining: Firm", "bargaining: ¦Frim", "unknown-variant", "did you mean `Firm`?"),
    ("(sanctions: 85)", "(sanctions: ¦850)", "out-of-range", "from 0 to 100"),
    ("(sanctions: 85)", "(¦sanction: 85)", "unknown-field", "did you mean `sanctions`?"),
    (r#"measure: Rung("BOR")"#, r#"measure: Rung(¦"ALD")"#, "same-actor", "another actor"),
    (r#"measure: Rung("BOR")"#, r#"measure: Rung(¦"BRO")"#, "unknown-name", "did you mean `BOR`? the actors are ALD, BOR, NET"),
    (r#"measure: Rung("BOR")"#, r#"measure: CoalitionSize(¦"quys")"#, "unknown-name", "did you mean `quays`?"),
    ("start: 5000, target: 10000", "start: 5000, target: ¦5000", "objective-scale", "above or below"),
    ("target: 0, fatal: 8", "target: 0, fatal: ¦3", "objective-scale", "at or above 4"),
    ("start: 5000, target: 10000)]", r#"start: 5000, target: 10000), (name: "x", measure: TextValue("pier"), weight: ¦0, start: 0, target: 1)]"#, "out-of-range", "from 1 to 1000"),
    (r#"text: "Stay out of it.", objectives: []"#, r#"text: "Stay out of it.", objectives: [(name: "x", measure: TextValue(¦"pier"), weight: 1, start: 0, target: 1)]"#, "not-a-party", "make NET a party"),
    (r#"text: "Stay out of it.", objectives: []"#, r#"text: "Stay out of it.", objectives: [], revisable: (shift: ¦120)"#, "out-of-range", "from 0 to 100"),
    // home fronts
    (r#"text: "Stay out of it.", objectives: [])"#, r#"text: "Stay out of it.", objectives: []), home: [(id: "board", name: "the board", kind: Board, over: [¦"pier"], support: 50)]"#, "not-a-party", "make NET a party"),
    ("doctrine: (bargaining: Firm", "home: [(id: \"house\", name: \"the House\", kind: Parliament, over: [\"pier\"], support: ¦(50, 120))], doctrine: (bargaining: Firm", "out-of-range", "from 0 to 100"),
    ("doctrine: (bargaining: Firm", "home: [(id: \"house\", name: \"the House\", kind: Parliament, over: [\"pier\"], turns: ¦0, support: 50)], doctrine: (bargaining: Firm", "out-of-range", "from 1 to 20"),
    ("doctrine: (bargaining: Firm", "home: [(id: \"house\", name: \"the House\", kind: ¦Parlament, over: [\"pier\"], support: 50)], doctrine: (bargaining: Firm", "unknown-variant", "did you mean `Parliament`?"),
    ("doctrine: (bargaining: Firm", "home: [(id: \"house\", name: \"the House\", kind: Parliament, over: [\"pier\"], support: 50, insists: [(talks: \"pier\", issue: ¦\"scope\")])], doctrine: (bargaining: Firm", "bad-insistence", "`at_least` or `refuses`"),
    ("doctrine: (bargaining: Firm", "home: [(id: \"house\", name: \"the House\", kind: Parliament, over: [\"pier\"], support: 50, insists: [(talks: \"pier\", issue: ¦\"scope\", at_least: \"ports\", refuses: [\"ports\"])])], doctrine: (bargaining: Firm", "bad-insistence", "refuse fewer"),
    ("doctrine: (bargaining: Firm", "home: [(id: \"house\", name: \"the House\", kind: Parliament, over: [\"pier\"], support: 50, insists: [(talks: \"pier\", issue: \"scope\", at_least: \"ports\", up_to: ¦\"cranes\")])], doctrine: (bargaining: Firm", "out-of-range", "the weaker option in `at_least`"),
    ("doctrine: (bargaining: Firm", "home: [(id: \"house\", name: \"the House\", kind: Parliament, over: [\"pier\"], support: 50, follows: (floor: ¦120, capital: 1))], doctrine: (bargaining: Firm", "out-of-range", "from 0 to 100"),
    ("doctrine: (bargaining: Firm", "home: [(id: \"house\", name: \"the House\", kind: Parliament, over: [\"pier\"], support: 50, follows: (floor: ¦20))], doctrine: (bargaining: Firm", "unused", "`capital` or `staff`"),
    ("doctrine: (bargaining: Firm", "home: [(id: ¦\"house\", name: \"the House\", kind: Parliament, support: 50)], doctrine: (bargaining: Firm", "unused", "follows: ()"),
    ("doctrine: (bargaining: Firm", "home: [(id: \"house\", name: \"the House\", kind: Parliament, over: [\"pier\"], support: 50, insists: [(talks: \"pier\", issue: \"scope\", at_least: \"cranes\"), (talks: \"pier\", issue: ¦\"scope\", refuses: [\"ports\"])])], doctrine: (bargaining: Firm", "listed-twice", "can stand together"),
    ("Gauge(gauge: Stability, by: -3),", "Support(actor: \"BOR\", ratifier: ¦\"house\", by: 5),", "unknown-name", "there are no ratifiers of actor `BOR`"),
    // how they stand
    (r#"(of: "BOR", to: "ALD", is: -10)"#, r#"(of: ¦"ALD", to: "BOR", is: -10)"#, "listed-twice", "take one"),
    (r#"(of: "BOR", to: "ALD", is: -10)"#, r#"(of: "BOR", to: "ALD", is: ¦-110)"#, "out-of-range", "from -100 to 100"),
    (r#"channels: [(between: ("ALD", "BOR")"#, r#"channels: [(between: ("ALD", ¦"ALD")"#, "same-actor", "two different actors"),
    ("rung: 2", "rung: ¦12", "out-of-range", "from 0 to 10"),
    // the incident
    (r#"victims: ["ALD"]"#, "victims: ¦[]", "list-length", "from 1 to 64"),
    ("scope: 4", "scope: ¦11", "out-of-range", "from 0 to 10"),
    ("prior: 300", "prior: ¦290", "priors-sum", "10 are missing"),
    ("prior: 300", "prior: ¦0", "out-of-range", "from 1 to 999"),
    (r#"(id: "gang""#, r#"(id: ¦"organ""#, "duplicate-name", "another name"),
    (r#"{"organ": -3, "gang": 2}"#, r#"{¦"organs": -3, "gang": 2}"#, "unknown-name", "did you mean `organ`? the suspects of incident `cranes` are"),
    (r#"{"organ": -3, "gang": 2}"#, r#"{"organ": ¦-33, "gang": 2}"#, "out-of-range", "from -30 to 30"),
    ("                            base: 350,\n", "", "card-odds", "base: 300"),
    (r#"text: "There is nothing left to read.""#, r#"text: "There is nothing left to read.", base: ¦500"#, "card-odds", "on the last card"),
    ("base: 120", "base: ¦250", "cards-sum", "lower a base"),
    ("base: 120", "base: ¦995", "cards-sum", "lower a base"),
    (r#"base: 150, weights: {"organ": 4, "insider": -7}"#, r#"base: ¦3, weights: {"organ": 4, "insider": -7}"#, "card-odds", "raise the base"),
    (r#"base: 150, weights: {"organ": 4, "insider": -7}"#, r#"base: ¦1, weights: {"organ": 4, "insider": -7}"#, "card-odds", "raise the base"),
    (r#"after: ("image", "known-tool")"#, r#"after: ("image", ¦"knowntool")"#, "unknown-name", "did you mean `known-tool`? the cards of clue `image` are"),
    (r#"after: ("image", "known-tool")"#, r#"after: (¦"badge", "night")"#, "circular", "from the start"),
    ("effort: 2", "effort: ¦9", "out-of-range", "from 1 to 6"),
    ("kind: PublicAttribution", "kind: ¦PrivateDemarche", "listed-twice", "take one"),
    // talks
    ("closes: 3", "closes: ¦4", "silence-too-late", "write `closes: 3`"),
    ("closes: 3", "closes: ¦0", "out-of-range", "from 1 to 4"),
    ("opens: 1,\n            closes: 3", "opens: 3,\n            closes: ¦2", "turn-order", "from 3 to 4"),
    (r#"SingleText(chair: "ALD")"#, r#"SingleText(chair: ¦"NET")"#, "not-a-party", "the parties are BOR, ALD"),
    (r#"parties: ["BOR", "ALD"]"#, r#"parties: ["ALD", "BOR"]"#, "chair-last", "at the end of `parties`"),
    (r#"parties: ["BOR", "ALD"]"#, r#"parties: [¦"NET", "BOR", "ALD"]"#, "missing-position", r#""NET": (values"#),
    ("sentence: \"The parties leave {} alone.\"", "sentence: ¦\"The parties leave ports alone.\"", "sentence-gap", "where the words"),
    (r#"(id: "cranes", name: "cranes""#, r#"(id: ¦"silent", name: "x", words: "x", strength: 1), (id: "cranes", name: "cranes""#, "silent-option", "take it away"),
    (r#"(id: "given", name"#, r#"(id: ¦"school", name"#, "linked-issue", "instead of `school`"),
    (r#"link: Package("school")"#, r#"link: Package(¦"shool")"#, "unknown-name", "did you mean `school`?"),
    (r#"link: Package("school")"#, r#"link: ¦Packge("school")"#, "unknown-variant", "did you mean `Package`?"),
    (r#"link: Package("school")"#, r#"link: Place(coalition: "quays", actor: ¦"ALD")"#, "bad-link", "somebody whom the lead can take in"),
    (r#"link: Package("school")"#, r#"link: Place(coalition: "quays", actor: ¦"NET")"#, "not-a-party", "sit at the table"),
    (r#"link: Package("school")"#, r#"link: Restraint(by: ¦"NET", target: "BOR")"#, "not-a-party", "the parties are BOR, ALD"),
    (r#"link: Package("school")"#, r#"link: Restraint(by: "ALD", target: ¦"ALD")"#, "bad-link", "another actor"),
    (r#"link: Package("school")"#, r#"link: Restraint(by: "ALD", target: "BOR", measure: ¦Consultation)"#, "bad-link", "leave `measure` out"),
    (r#"link: Package("school")"#, r#"link: Restraint(by: "ALD", target: "BOR", turns: ¦61)"#, "out-of-range", "from 1 to 60"),
    (r#"link: Package("school")"#, r#"link: Retraction(by: "ALD", target: "BOR", measure: ¦PrivateDemarche)"#, "bad-link", "leave `measure` out"),
    (r#"link: Package("school")"#, r#"link: Retraction(by: "ALD", target: "BOR", measure: ¦Sanctions)"#, "unknown-name", "responses"),
    (r#"link: Package("school")"#, r#"link: Vote(by: "ALD", talks: ¦"pier")"#, "bad-link", "`protocol: Ballot`"),
    (r#"parties: ["BOR", "ALD"]"#, r#"caucus: true, parties: ¦["BOR", "ALD"]"#, "unused", "take `caucus` away"),
    (r#"protocol: SingleText"#, r#"mediation: ¦true, protocol: SingleText"#, "unused", "take `mediation` away"),
    (r#"opening: {"scope": "cranes"}"#, r#"opening: {"scope": ¦"crane"}"#, "unknown-name", "did you mean `cranes`? the options of issue `scope` are silent, cranes, ports"),
    (r#"{"silent": 40, "cranes": 30}"#, r#"{"silent": 40, ¦"crane": 30}"#, "unknown-name", "did you mean `cranes`?"),
    (r#"says: {"training""#, r#"says: {¦"trainings""#, "unknown-name", "did you mean `training`?"),
    ("(50, 70)", "¦(70, 50)", "out-of-range", "write (50, 70)"),
    ("(50, 70)", "¦(50, 70000)", "out-of-range", "about 100"),
    ("no_deal: 35", "no_deal: ¦95", "no-deal-better", "lower `no_deal`"),
    (r#"red_lines: [("scope", "ports")]"#, r#"red_lines: [(¦"scope", "ports"), ("scope", "cranes"), ("scope", "silent")]"#, "no-deal-better", "take a red line away"),
    (r#"{"silent": 40, "cranes": 30}, "training": {"given": 40}}"#, r#"{"silent": -50, "cranes": (-40, 50)}, "training": {"given": 40}}"#, "no-interest", "under `values`"),
    // packages, coalitions, events
    (r#"recipient: "BOR""#, r#"recipient: ¦"ALD""#, "same-actor", "two different actors"),
    (r#"recipient: "BOR""#, r#"recipient: "NET""#, "not-a-party", "between parties"),
    (r#"recipient: "BOR""#, r#"recipient: "BOR", others: [¦"ALD"]"#, "same-actor", "two different actors"),
    (r#"recipient: "BOR""#, r#"recipient: "BOR", others: [¦"BOR"]"#, "listed-twice", "take one"),
    (r#"recipient: "BOR""#, r#"recipient: "BOR", kind: ¦Csrit"#, "unknown-variant", "did you mean `Csirt`?"),
    (r#"recipient: "BOR""#, r#"recipient: "BOR", dependence: ¦101"#, "out-of-range", "from 0 to 100"),
    // publics and companies
    (r#"title: "Tiny""#, r#"title: "Tiny", public_diplomacy: [Leaks, ¦Leaks]"#, "listed-twice", "take one"),
    ("recovers: 5", r#"recovers: 5, makers: [¦"NTE"]"#, "unknown-name", "did you mean `NET`?"),
    ("recovers: 5", r#"recovers: 5, servers: ["NET", ¦"NET"]"#, "listed-twice", "take one"),
    (r#"wants: [("scope", "ports")]"#, r#"wants: [("scope", ¦"port")]"#, "unknown-name", "did you mean `ports`?"),
    (r#"lead: "ALD""#, r#"lead: ¦"BOR""#, "unknown-name", "add \"BOR\" to `members`"),
    (r#"invites: [("NET", 15)]"#, r#"invites: [(¦"ALD", 15)]"#, "listed-twice", "take one"),
    ("turn: 3", "turn: ¦9", "out-of-range", "from 1 to 4"),
    ("chance: 500", "chance: ¦0", "out-of-range", "from 1 to 1000"),
    (r#"any_of: ["organ", "gang"]"#, r#"any_of: ["organ", ¦"gangs"]"#, "unknown-name", "did you mean `gang`?"),
    (r#"clue: "image", to"#, r#"clue: ¦"imgae", to"#, "unknown-name", "did you mean `image`?"),
    (r#"party: "BOR", by: -2"#, r#"party: ¦"NET", by: -2"#, "not-a-party", "the parties are BOR, ALD"),
    ("by: -3", "by: ¦-300", "out-of-range", "from -100 to 100"),
    ("Gauge(gauge: Stability, by: -3),", "¦TrustAmongParties(3),", "no-parties", "name the actors"),
    ("turn: 3", "turn: 3, from: ¦2", "listed-twice", "leave it out"),
    ("turn: 3", "from: 3, until: ¦2", "turn-order", "write 3 or a later turn"),
    ("turn: 3", "turn: 3, again_after: ¦0", "out-of-range", "from 1 to 60"),
    ("value: 3", "value: ¦30", "out-of-range", "from 0 to 10"),
    (r#"when: Below(what: Rung(between: ("ALD", "BOR")), value: 3)"#, r#"when: Not(Happened(¦"thow"))"#, "unknown-name", "did you mean `thaw`?"),
    (r#"when: Below(what: Rung(between: ("ALD", "BOR")), value: 3)"#, r#"when: Any([Always, Chose(event: "leak", choice: ¦"yes")])"#, "unknown-name", "there are no choices of event `leak`"),
    (r#"when: Below(what: Rung(between: ("ALD", "BOR")), value: 3)"#, r#"when: Took(by: "ALD", kind: ¦Sanctions)"#, "unknown-name", "add it to `responses`"),
    (r#"when: Below(what: Rung(between: ("ALD", "BOR")), value: 3)"#, r#"when: Holds(talks: "pier", issue: "scope", at_least: ¦"port")"#, "unknown-name", "did you mean `ports`?"),
    (r#"only: ["ALD", "BOR"]"#, r#"only: [¦"BOR"], asks: (seat: "ALD", choices: [(id: "a", name: "A", line: "A."), (id: "b", name: "B", line: "B.")], otherwise: "a")"#, "bad-question", "add ALD to `only`"),
    (r#"only: ["ALD", "BOR"]"#, r#"asks: (seat: "ALD", choices: [(id: "a", name: "A", line: "A.", cost: (capital: 1)), (id: "b", name: "B", line: "B.")], otherwise: ¦"a")"#, "bad-question", "without a cost"),
    (r#"only: ["ALD", "BOR"]"#, r#"asks: (seat: "ALD", choices: ¦[(id: "a", name: "A", line: "A.")], otherwise: "a")"#, "list-length", "from 2 to 6"),
    (r#"only: ["ALD", "BOR"]"#, r#"asks: (seat: "ALD", choices: [(id: "a", name: "A", line: "A."), (id: "b", name: "B", line: "B.")], otherwise: ¦"c")"#, "unknown-name", "the choices of event `thaw` are a, b"),
    (r#"only: ["ALD", "BOR"]"#, r#"effects: [Leave(coalition: "quays", actor: ¦"ALD")]"#, "lead-leaves", "another member"),
    ("victims: [\"ALD\"],\n            opens: 1,", "victims: [\"ALD\"],", "unused", "OpenIncident"),
    // what binds coalitions
    (r#"invites: [("NET", 15)]"#, r#"invites: [("NET", 15)], terms: {¦"BOR": (prices: [Trust(5)])}"#, "bad-terms", "add (\"BOR\", 0) to `invites`"),
    (r#"invites: [("NET", 15)]"#, r#"invites: [("NET", 15)], terms: {"NET": (prices: [¦Paid()])}"#, "bad-terms", "`capital` or `budget`"),
    (r#"invites: [("NET", 15)]"#, r#"invites: [("NET", 15)], terms: {"NET": (prices: [Package(¦"school")])}"#, "bad-terms", "from ALD to NET"),
    (r#"invites: [("NET", 15)]"#, r#"invites: [("NET", 15)], terms: {"NET": (after: [¦"BOR"])}"#, "bad-terms", "name another: ALD"),
    (r#"invites: [("NET", 15)]"#, r#"invites: [("NET", 15)], terms: {"NET": (after_members: ¦3)}"#, "out-of-range", "from 0 to 1"),
    (r#"invites: [("NET", 15)]"#, r#"invites: [("NET", 15), ("BOR", 15)], terms: {¦"BOR": (after: ["NET"]), "NET": (after_members: 2)}"#, "bad-terms", "out of `after`"),
    (r#"invites: [("NET", 15)]"#, r#"invites: [("NET", 15)], splits_below: ¦-200"#, "out-of-range", "from -100 to 100"),
    (r#"invites: [("NET", 15)]"#, r#"invites: [("NET", 15)], statement: ¦2000"#, "out-of-range", "from 0 to 1000"),
    // pages
    (r#"sources: ["notpetya"]"#, r#"sources: [¦"petya"]"#, "unknown-name", "the sources are notpetya"),
    (r#"place: "an archive""#, r#"place: "an archive", url: ¦"archive.example""#, "bad-address", "https://"),
    (r#"sources: ["notpetya"]"#, "sources: []", "unused", "take it away"),
    ("It never proves it.", "It never proves it. Not once. Never.", "long-hint", "keep to three"),
    ("when: FirstCard", "when: ¦Turn(9)", "out-of-range", "from 1 to 4"),
    // seats
    (r#"mandate: (text: "Stay out of it.""#, r#"playable: (pitch: "x", difficulty: "x", briefing: ["x"]), mandate: (text: "Stay out of it.""#, "idle-seat", "make it a party"),
    // the text itself
    ("influence: 40", "influence: ¦40.5", "fraction", "40 or 41"),
    ("influence: 40", "influence: ¦\"40\"", "wrong-type", "take the quotes away"),
    ("influence: 40,\n", "", "missing-field", "add `influence"),
    ("format: 1,", "", "missing-field", "add `format: 1`"),
    ("turns: 4", "turns: ¦\"4\"", "wrong-type", "take the quotes away"),
    ("turns: 4", "turns: ¦4000000000", "out-of-range", "from 0 to 65535"),
    ("turns: 4", "turns: ¦0", "out-of-range", "from 1 to 60"),
    ("turns: 4", "turns: ¦1000", "out-of-range", "from 1 to 60"),
    ("turns: 4", "turms: 4", "unknown-field", "did you mean `turns`?"),
    ("unit: Week", "unit: ¦Fortnight", "unknown-variant", "Day, Week, Month"),
];

#[rustfmt::skip]
const NORM_MISTAKES: &[Mistake] = &[
    (r#"id: "hospitals",
            name: "Hospitals"#, r#"id: ¦"Off Limits",
            name: "Hospitals"#, "bad-id", "`off-limits`"),
    // kinds of incidents
    ("kind: Espionage", "kind: ¦SupplyChain", "out-of-kind", "what its kind is about"),
    ("kind: Espionage", "kind: ¦Disinformation", "out-of-kind", "what its kind is about"),
    ("kind: Espionage", "kind: Espionage, customers: [¦\"ADL\"]", "unknown-name", "did you mean `ALD`?"),
    (r#"every: 3, by: ["TEC"]"#, r#"every: 3, by: [¦"TCE"]"#, "unknown-name", "did you mean `TEC`?"),
    ("kind: Espionage", "kind: ¦Espionnage", "unknown-variant", "did you mean `Espionage`?"),
    (r#"name: "Restraint in peacetime""#, r#"name: ¦"""#, "empty-text", "at least a word"),
    (r#"reviews: (from: 3, every: 3"#, r#"reviews: (from: 3, every: ¦0"#, "out-of-range", "from 1 to 60"),
    (r#"reviews: (from: 3, every: 3"#, r#"reviews: (from: ¦10, every: 3"#, "out-of-range", "from 1 to 9"),
    (r#"every: 3, by: ["TEC"]"#, r#"every: 3, by: [¦"ALD"]"#, "bad-reviewer", "a technical or a civil-society body"),
    ("effects: [Gauge(gauge: Stability, by: -3)]", "effects: [Gauge(gauge: Stability, by: -3), OpenIncident(\"wards\")]", "opened-twice", "let one of the two"),
    (r#"(talks: "code", issue: "targets", at_least: "hospitals")"#, r#"(talks: ¦"cod", issue: "targets", at_least: "hospitals")"#, "unknown-name", "did you mean `code`?"),
    (r#"(talks: "code", issue: "targets", at_least: "hospitals")"#, r#"(talks: "code", issue: "targets", at_least: ¦"silent")"#, "silent-option", "the least option"),
    (r#"verified_by: [(talks: "treaty", issue: "inspect", at_least: "invited")]"#, r#"verified_by: [(talks: "treaty", issue: ¦"inspects", at_least: "invited")]"#, "unknown-name", "did you mean `inspect`?"),
    (r#"crystallises_at: 600,
            forbids: ["ward-strike"],"#, r#"crystallises_at: ¦1600,
            forbids: ["ward-strike"],"#, "out-of-range", "from 1 to 1000"),
    (r#"forbids: ["ward-strike"],"#, r#"forbids: [¦"war-strike"],"#, "unknown-name", "did you mean `ward-strike`?"),
    (r#"forbids: ["ward-strike"],"#, r#"forbids: ["ward-strike", ¦"ward-strike"],"#, "listed-twice", "take one"),
    ("rounds: [1, 4, 7]", "rounds: [1, 4, ¦17]", "out-of-range", "from 1 to 9"),
    ("rounds: [1, 4, 7]", "rounds: [1, 7, ¦4]", "turn-order", "in the order of their turns"),
    (r#"incident: "grid","#, r#"incident: ¦"grit","#, "unknown-name", "did you mean `grid`?"),
    (r#"victims: ["DOR"],"#, r#"victims: ["DOR"], opens: 2,"#, "bad-operation", "take `opens` and `truth` away"),
    (r#"account: "organ","#, r#"account: ¦"camber","#, "bad-operation", "add BOR to the `parties`"),
    (r#"gravity: 2"#, r#"gravity: ¦4"#, "out-of-range", "from 1 to 3"),
    ("seen: 150", "seen: ¦1500", "out-of-range", "from 0 to 1000"),
    (r#"gain: [Capital(actor: "ALD", by: 8)]"#, "gain: [¦TrustAmongParties(3)]", "no-parties", "name the actors"),
    (r#"sponsor: "BOR""#, r#"sponsor: ¦"FOX""#, "bad-operation", "only threat actors"),
    (r#"kind: ThreatActor"#, r#"kind: Company"#, "bad-operation", "only threat actors"),
    (r#"members: ["ALD"])"#, r#"members: ["ALD", ¦"BOR"])"#, "listed-twice", "take one"),
    (r#"builds_on: ["code"]"#, r#"builds_on: [¦"treaty"]"#, "circular", "adopted before"),
    ("fragmentation: 66", "fragmentation: ¦60", "gauge-start", "write `fragmentation: 66`"),
    (r#"measure: ValuesKept("treaty")"#, r#"measure: ValuesKept(¦"code2")"#, "unknown-name", "did you mean `code`?"),
    (r#"measure: Credibility, weight: 2"#, r#"measure: ValuesKept(¦"treaty"), weight: 2"#, "not-a-party", "make TEC a party"),
    (r#"Seen("ward-strike")"#, r#"Ran(¦"ward-strik")"#, "unknown-name", "did you mean `ward-strike`?"),
    (r#"RuleBlocShare("open"), value: 300"#, r#"RuleBlocShare("open"), value: ¦3000"#, "out-of-range", "from 0 to 1000"),
];

fn problems_of(text: &str) -> Vec<Problem> {
    problems_in("tests/levels/tiny.ron", text)
}

fn problems_in(file: &str, text: &str) -> Vec<Problem> {
    let (level, problems) = understand(&Source::new(file, text), &Maps::built_in());
    assert!(problems.iter().all(|problem| problem.help.is_some()), "each can be mended: {problems:#?}");
    assert_eq!(level.is_some(), !problems.iter().any(Problem::is_error), "a level exists exactly without errors");
    problems
}

#[test]
fn a_code_that_is_declared_twice_is_one_problem() {
    let codes = ["VAL", "OND", "KES", "MER"];
    for code in codes {
        for other in codes.iter().filter(|other| **other != code) {
            let twice = WARD.replacen(&format!("code: \"{code}\""), &format!("code: \"{other}\""), 1);
            let problems = problems_in(WARD_FILE, &twice);
            let found: Vec<&str> =
                problems.iter().filter(|problem| problem.is_error()).map(|problem| problem.code).collect();
            assert_eq!(found, ["duplicate-name"], "{code} as {other}: {problems:#?}");
        }
    }
}

#[test]
fn the_small_level_is_sound() {
    let loaded = load(Path::new("tests/levels/tiny.ron"));
    assert_eq!(loaded.problems, []);
    let level = loaded.level.expect("a level without problems");
    assert_eq!(level.actors[0].masked, "Aldmark", "the name itself is shown if no other is given");
    assert_eq!(level.talks[0].issues[0].options[0].id, "silent");
    assert_eq!(level.talks[0].issues[1].options[0].name, "not given");
    assert_eq!(level.talks[0].opening, [1, 0]);
    assert_eq!(level.talks[0].positions[0].values, [vec![(40, 40), (30, 30), (0, 0)], vec![(0, 0), (40, 40)]]);
}

#[test]
fn each_mistake_is_named_at_its_place_with_a_way_to_mend_it() {
    each_is_named("tests/levels/tiny.ron", TINY, MISTAKES);
}

#[test]
fn each_mistake_about_norms_is_named_too() {
    assert_eq!(problems_in("tests/levels/charter.ron", CHARTER), []);
    each_is_named("tests/levels/charter.ron", CHARTER, NORM_MISTAKES);
}

fn each_is_named(file: &str, sound: &str, mistakes: &[Mistake]) {
    let words = Words::new("en");
    let mut wrong = Vec::new();
    for (from, to, code, help) in mistakes {
        assert_eq!(sound.matches(from).count(), 1, "`{from}` has to stand once in the level");
        let marked = sound.replacen(from, to, 1);
        let place = marked.find(MARK).map(|at| {
            let before = &marked[..at];
            let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
            (before.matches('\n').count() + 1, column)
        });
        let text = marked.replace(MARK, "");
        let source = Source::new("", text.clone());
        let problems = problems_in(file, &text);
        // A declaration that is renamed leaves names behind; nothing else may follow from a mistake.
        let of_code: Vec<&Problem> = problems.iter().filter(|problem| problem.code == *code).collect();
        let follows = |problem: &Problem| problem.code == *code || problem.code == "unknown-name";
        let ([problem], true) = (of_code.as_slice(), problems.iter().all(follows)) else {
            wrong.push(format!("{to}: wanted one {code}, found {problems:#?}"));
            continue;
        };
        let found = problem.place.map(|place| source.line_col(place.start));
        let found = found.map(|(line, column)| (line as usize, column as usize));
        let message = words.say(&problem.message);
        let found_help = problem.help.as_ref().map(|help| words.say(help)).unwrap_or_default();
        let helps = found_help.contains(help) && !format!("{message}{found_help}").contains('«');
        if !helps || found.is_none() || (place.is_some() && found != place) {
            wrong.push(format!(
                "{to}: wanted {code} at {place:?} with `{help}`, found {found:?} {message}: {found_help}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn without_a_number_of_turns_none_is_missed() {
    for field in ["time", "turns"] {
        let start = WARD.find(&format!("{field}: ")).expect("the field");
        let end = start + WARD[start..].find(if field == "time" { "\n" } else { "," }).expect("its end") + 1;
        let text = format!("{}{}", &WARD[..start], &WARD[end..]);
        let problems = problems_in(WARD_FILE, &text);
        let codes: Vec<&str> = problems.iter().map(|problem| problem.code).collect();
        assert_eq!(codes, ["missing-field"], "without `{field}`: {problems:#?}");
    }
    for turns in ["\"12\"", "4000000000", "0", "99", "-1"] {
        let problems = problems_in(WARD_FILE, &WARD.replacen("turns: 12", &format!("turns: {turns}"), 1));
        assert_eq!(problems.len(), 1, "{turns} turns: {problems:#?}");
    }
}

#[test]
fn what_stands_in_for_something_brings_no_problems() {
    let edits = [
        ("measure: Gauge(NormStrength)", "measure: Gaug(NormStrength)", "unknown-variant"),
        ("    packages: [", "    pakete: [", "unknown-field"),
        ("    sources: [", "    sorces: [", "unknown-field"),
        ("    talks: [", "    talks: 7, talk: [", "wrong-type"),
        ("            members: [", "            members: 7, member: [", "wrong-type"),
    ];
    for (from, to, code) in edits {
        let text = WARD.replacen(from, to, 1);
        assert_ne!(text, WARD, "`{from}` has to stand in the level");
        let problems = problems_in(WARD_FILE, &text);
        let follows =
            problems.iter().filter(|problem| problem.code == "unknown-name" || problem.code == "out-of-range");
        assert_eq!(follows.count(), 0, "{to}: {problems:#?}");
        assert!(problems.iter().any(|problem| problem.code == code), "{to}: {problems:#?}");
    }
}

#[test]
fn a_file_that_is_cut_off_lacks_its_end_and_nothing_else() {
    // What may be found: that something is not closed (or closed by the wrong bracket), has no value, is half a word.
    const FOLLOWS: [&str; 14] = [
        "empty",
        "mixed-fields",
        "bad-number",
        "not-finite",
        "bad-text",
        "missing-comma",
        "unexpected",
        "unclosed",
        "missing-value",
        "missing-colon",
        "wrong-type",
        "wrong-count",
        "unknown-variant",
        "unknown-field",
    ];
    for end in (0..WARD.trim_end().len()).filter(|end| WARD.is_char_boundary(*end)).step_by(211) {
        let problems = problems_in(WARD_FILE, &WARD[..end]);
        assert!(!problems.is_empty() && problems.len() <= 12, "cut at {end}: {problems:#?}");
        for problem in &problems {
            assert!(FOLLOWS.contains(&problem.code) && problem.help.is_some(), "cut at {end}: {problem:#?}");
        }
    }
}

#[test]
fn many_mistakes_are_all_found_at_once() {
    let edits = [("prior: 300", "prior: 310"), (r#"lead: "ALD""#, r#"lead: "ADL""#), ("rung: 2", "rung: 20")];
    let mut text = TINY.to_owned();
    for (from, to) in edits {
        text = text.replacen(from, to, 1);
    }
    let mut codes: Vec<&str> = problems_of(&text).iter().map(|problem| problem.code).collect();
    codes.sort_unstable();
    assert_eq!(codes, ["out-of-range", "priors-sum", "unknown-name"]);
}

#[test]
fn a_value_that_cannot_be_read_hides_no_other_mistake() {
    let edits = [
        ("turns: 4", "turns: \"four\""),
        (r#"lead: "ALD""#, r#"lead: "ADL""#),
        ("rung: 2", "rung: 20"),
        (r#"title: "Tiny""#, r#"titel: "Tiny""#),
    ];
    let mut text = TINY.to_owned();
    for (from, to) in edits {
        text = text.replacen(from, to, 1);
    }
    let mut codes: Vec<&str> = problems_of(&text).iter().map(|problem| problem.code).collect();
    codes.sort_unstable();
    assert_eq!(codes, ["out-of-range", "unknown-field", "unknown-name", "wrong-type"]);
}

#[test]
fn what_is_lost_in_a_mistake_is_not_missed_elsewhere() {
    // The one who is named everywhere cannot be read; that nobody finds it is no second mistake.
    let text = TINY.replacen(r#"code: "ALD""#, r"code: 7", 1);
    assert_ne!(text, TINY);
    let problems = problems_of(&text);
    assert!(problems.iter().any(|problem| problem.code == "wrong-type"));
    assert!(problems.iter().all(|problem| problem.code == "wrong-type"), "{problems:#?}");
}

#[test]
fn a_file_that_is_cut_anywhere_has_problems_and_causes_no_panic() {
    for end in (0..TINY.len()).filter(|end| TINY.is_char_boundary(*end)).step_by(97) {
        assert!(problems_of(&TINY[..end]).iter().any(Problem::is_error), "cut at {end}");
    }
}

#[test]
fn a_level_without_one_of_its_lines_causes_no_panic() {
    let lines: Vec<&str> = TINY.lines().collect();
    let mut unsound = 0;
    for left_out in 0..lines.len() {
        let rest: Vec<&str> = lines.iter().enumerate().filter(|(i, _)| *i != left_out).map(|(_, line)| *line).collect();
        unsound += usize::from(!problems_of(&rest.join("\n")).is_empty());
    }
    assert!(unsound * 10 > lines.len() * 8, "{unsound} of {} lines matter", lines.len());
}

#[test]
fn extreme_numbers_are_problems_and_cause_no_panic() {
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let mut numbers = Vec::new();
    let mut start = 0;
    // Words between anything but letters and digits, with their places; numbers within texts are left alone.
    for (at, c) in TINY.char_indices().chain([(TINY.len(), ' ')]) {
        if !c.is_alphanumeric() {
            let quotes = TINY[..start].rsplit('\n').next().unwrap_or_default().matches('"').count();
            if is_number(&TINY[start..at]) && quotes.is_multiple_of(2) {
                numbers.push(start..at);
            }
            start = at + c.len_utf8();
        }
    }
    assert!(numbers.len() > 100);
    for place in numbers {
        for extreme in ["0", "255", "65535", "2147483647", "9223372036854775808"] {
            let text = format!("{}{extreme}{}", &TINY[..place.start], &TINY[place.end..]);
            let problems = problems_of(&text);
            assert!(extreme.len() < 10 || problems.iter().any(Problem::is_error), "{extreme} at {place:?}");
        }
    }
}

#[test]
fn a_package_for_several_is_a_price_for_each() {
    let pact = include_str!("levels/pact.ron");
    let several = pact.replacen(r#"recipient: "BOR","#, r#"recipient: "NET", others: ["BOR"],"#, 1);
    assert_ne!(several, pact);
    assert_eq!(problems_in("tests/levels/pact.ron", &several), []);
}

/// Levels that use what the small one does without.
const LARGER: [(&str, &str); 6] = [
    ("tests/levels/accord.ron", include_str!("levels/accord.ron")),
    ("tests/levels/chamber.ron", include_str!("levels/chamber.ron")),
    ("tests/levels/assembly.ron", include_str!("levels/assembly.ron")),
    ("tests/levels/charter.ron", CHARTER),
    ("tests/levels/corridor.ron", include_str!("levels/corridor.ron")),
    ("tests/levels/pact.ron", include_str!("levels/pact.ron")),
];
/// Mutants tried of each; `MUTANTS` in the environment sets another number.
const MUTANTS: usize = 60;

/// Places of numbers, of names, and of lists that hold no other.
fn places(text: &str) -> Vec<(std::ops::Range<usize>, &'static [&'static str])> {
    const NUMBERS: &[&str] = &["0", "-1", "1001", "2147483647", "9223372036854775808", "0.5", "(9, 1)", "\"five\""];
    const NAMES: &[&str] = &["\"\"", "\"nobody\"", "\"NIX\"", "3", "[]"];
    const LISTS: &[&str] = &["[]", "[1]", "[\"nobody\"]", "()"];
    let mut found: Vec<(std::ops::Range<usize>, &[&str])> = Vec::new();
    let (mut quote, mut list, mut number) = (None, None, None);
    for (at, c) in text.char_indices() {
        match (c, quote) {
            ('"', None) => quote = Some(at),
            ('"', Some(from)) => {
                quote = None;
                // Prose can say anything.
                if !text[from..at].contains(' ') {
                    found.push((from..at + 1, NAMES));
                }
            }
            (_, Some(_)) => {}
            ('[', None) => list = Some(at),
            (']', None) => found.extend(list.take().map(|from| (from..at + 1, LISTS))),
            ('0'..='9', None) => {
                number.get_or_insert(at);
                continue;
            }
            _ => {}
        }
        found.extend(number.take().filter(|_| quote.is_none_or(|from| from == at)).map(|from| (from..at, NUMBERS)));
    }
    found
}

#[test]
fn mutants_of_larger_levels_have_problems_or_can_be_played() {
    let words = Words::new("en");
    let many = std::env::var("MUTANTS").ok().and_then(|n| n.parse().ok()).unwrap_or(MUTANTS);
    for (file, sound) in LARGER {
        let mutations: Vec<(std::ops::Range<usize>, &str)> =
            places(sound).into_iter().flat_map(|(place, to)| to.iter().map(move |to| (place.clone(), *to))).collect();
        assert!(mutations.len() > 500, "{file}");
        let (mut wrong, mut played) = (0, 0);
        // A stride that shares nothing with the number of replacements.
        for n in 0..many.min(mutations.len()) {
            let (place, to) = &mutations[n * 9973 % mutations.len()];
            let text = format!("{}{to}{}", &sound[..place.start], &sound[place.end..]);
            let (level, problems) = understand(&Source::new(file, &text), &Maps::built_in());
            let line = sound[..place.start].matches('\n').count() + 1;
            for problem in problems.iter().filter(|problem| problem.is_error()) {
                let message = words.say(&problem.message);
                assert!(problem.place.is_some(), "{file}:{line} {to}: {message} stands nowhere");
                let help = problem.help.as_ref().map(|help| words.say(help)).unwrap_or_default();
                assert!(!help.is_empty() && !format!("{message}{help}").contains('«'), "{file}:{line} {to}: {message}");
            }
            wrong += usize::from(level.is_none());
            if let Some(level) = level {
                played += 1;
                let state = demarche::session::trial::position(&level, 1, 40);
                assert!(state.turn >= 1, "{file}:{line} {to}");
            }
        }
        assert!(
            wrong * 2 > many.min(mutations.len()) && played > 0,
            "{file}: {wrong} have problems, {played} were played"
        );
    }
}

#[test]
fn codes_are_listed_once() {
    for (position, (code, _)) in CODES.iter().enumerate() {
        assert!(CODES[..position].iter().all(|(other, _)| other != code), "{code} stands twice");
    }
}
