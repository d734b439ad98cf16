//! Bargaining against NegMAS: the offers of recorded negotiations, on the project's own domains and on those in the
//! folder that `DEMARCHE_DOMAINS` names; and the commands `negotiate` and `tournament` as people use them.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use demarche::negotiation::bargaining::{
    Action, Alternating, Ask, Course, Delegate, Event, Known, Negotiator, OutcomeId, PartyId, Ranking, Reason, Style,
};
use demarche::negotiation::engine::{Arithmetic, Case, Reading, Source, genius, ron_case};
use serde::Deserialize;
use serde_json::Value;

/// A recorded negotiation.
#[derive(Deserialize)]
struct Recorded {
    steps: u32,
    agreement: Option<Vec<String>>,
    /// Step, party, outcome.
    trace: Vec<(u32, String, Vec<String>)>,
}

type Traces = BTreeMap<String, Recorded>;

#[derive(Deserialize)]
struct Reference {
    folder: String,
    files: Vec<String>,
    sao_traces_independent_rv0: Option<Traces>,
}

#[derive(Deserialize)]
struct Answers {
    traces: Traces,
}

/// The strategies of a trace, one for each party: Boulware and the other in turn.
fn strategies(trace: &str, parties: usize) -> Vec<&str> {
    let (first, second) = trace.split_once("_v_").unwrap();
    (0..parties).map(|party| if party % 2 == 0 { first } else { second }).collect()
}

fn own_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/domains")
}

/// Every recorded negotiation: its name, the arguments that name its domain, the case, and what happened.
fn recorded(mut check: impl FnMut(&str, &[String], &Case, &str, &Recorded)) {
    let temporary = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string(own_folder().join("answers.json")).unwrap();
    for (name, answers) in serde_json::from_str::<BTreeMap<String, Answers>>(&text).unwrap() {
        // The traces are without red lines and changes of reservation values, which NegMAS doesn't have.
        let text = std::fs::read_to_string(own_folder().join(format!("{name}.ron"))).unwrap();
        let kept = |line: &&str| !["red_lines:", "later:"].iter().any(|w| line.trim_start().starts_with(w));
        let text: String = text.lines().filter(kept).map(|line| format!("{line}\n")).collect();
        let case = ron_case::load(Source { name: &name, bytes: text.as_bytes() }).unwrap();
        let path = temporary.path().join(format!("{name}.ron"));
        std::fs::write(&path, text).unwrap();
        for (trace, recorded) in &answers.traces {
            check(&name, &[path.display().to_string()], &case, trace, recorded);
        }
    }
    let Some(folder) = std::env::var_os("DEMARCHE_DOMAINS").map(PathBuf::from) else { return };
    let text = std::fs::read_to_string(folder.join("reference.json"))
        .expect("DEMARCHE_DOMAINS names a folder with a reference");
    for (name, reference) in serde_json::from_str::<BTreeMap<String, Reference>>(&text).unwrap() {
        let paths: Vec<PathBuf> =
            reference.files.iter().map(|file| folder.join(&reference.folder).join(file)).collect();
        let files: Vec<Vec<u8>> = paths.iter().map(|path| std::fs::read(path).unwrap()).collect();
        let sources: Vec<Source<'_>> =
            reference.files.iter().zip(&files).map(|(name, bytes)| Source { name, bytes }).collect();
        let case = genius::load(sources[0], &sources[1..], Reading::Raw).unwrap();
        let arguments: Vec<String> = paths
            .iter()
            .map(|path| path.display().to_string())
            .chain(["--scale".to_owned(), "raw".to_owned()])
            .collect();
        for (trace, recorded) in reference.sao_traces_independent_rv0.iter().flatten() {
            check(&name, &arguments, &case, trace, recorded);
        }
    }
}

fn choices(case: &Case, labels: &[String]) -> Vec<u32> {
    let issues = case.space.issues.iter().zip(labels);
    issues.map(|(issue, label)| issue.values.position(label).unwrap_or_else(|| panic!("no value {label}"))).collect()
}

fn party(name: &str) -> u8 {
    name.strip_prefix('n').unwrap().parse().unwrap()
}

fn demarche(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_demarche")).args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn json(arguments: &[&str]) -> Value {
    let (code, out, error) = demarche(arguments);
    assert_eq!(code, Some(0), "{arguments:?}: {error}");
    serde_json::from_str(&out).unwrap()
}

#[test]
fn negotiate_makes_the_recorded_offers() {
    let (mut count, mut same) = (0, 0);
    recorded(|name, arguments, case, trace, recorded| {
        let names = strategies(trace, case.parties.len()).join(",");
        let mut all = vec!["negotiate"];
        all.extend(arguments.iter().map(String::as_str));
        all.extend(["--strategies", &names, "--steps", "100", "--json"]);
        let json = json(&all);
        let offers: Vec<(u32, u8, Vec<u32>)> = json["moves"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|event| event["move"] == "offer")
            .map(|event| {
                let outcome = event["outcome"].as_object().unwrap();
                let labels: Vec<String> =
                    case.space.issues.iter().map(|issue| outcome[&issue.name].as_str().unwrap().to_owned()).collect();
                (event["step"].as_u64().unwrap() as u32, event["party"].as_u64().unwrap() as u8, choices(case, &labels))
            })
            .collect();
        let theirs: Vec<(u32, u8, Vec<u32>)> =
            recorded.trace.iter().map(|(step, who, labels)| (*step, party(who), choices(case, labels))).collect();
        // Whoever offers in the same step asks for the same, whatever came before.
        let by_turn: BTreeMap<(u32, u8), &Vec<u32>> = theirs.iter().map(|(step, who, o)| ((*step, *who), o)).collect();
        for (step, who, outcome) in &offers {
            let Some(other) = by_turn.get(&(*step, *who)) else { continue };
            let own = &case.parties[usize::from(*who)];
            let (ours, theirs) = (own.float(outcome), own.float(other));
            assert!(
                (ours - theirs).abs() <= 1e-12 * ours.abs().max(1.0),
                "{name} {trace} {step} n{who}: {ours} {theirs}"
            );
        }
        // Until another of equally good outcomes is offered, to which others may answer otherwise, all is the same.
        let apart = offers.iter().zip(&theirs).position(|(a, b)| a != b);
        count += 1;
        match apart {
            Some(at) => assert_eq!((offers[at].0, offers[at].1), (theirs[at].0, theirs[at].1), "{name} {trace}"),
            None => {
                same += 1;
                assert_eq!(offers.len(), theirs.len(), "{name} {trace}");
                assert_eq!(json["steps"].as_u64(), Some(recorded.steps.into()), "{name} {trace}");
                let agreement = recorded.agreement.as_ref().map(|labels| {
                    case.space
                        .issues
                        .iter()
                        .zip(labels)
                        .map(|(i, l)| (i.name.clone(), Value::from(l.as_str())))
                        .collect()
                });
                assert_eq!(json["agreement"].as_object().cloned(), agreement, "{name} {trace}");
            }
        }
    });
    assert!(count >= 8 && same > 0, "{same} of {count}");
}

/// Sits in for a negotiator: checks that it would do as was recorded, up to ties, and does exactly that.
struct Follower<'a> {
    negotiator: Negotiator,
    recorded: &'a Recorded,
    case: &'a Case,
    /// How many of the recorded offers have been made.
    made: &'a RefCell<usize>,
}

impl Delegate for Follower<'_> {
    fn act(&mut self, known: &Known<'_>, ask: Ask) -> (Action, Reason) {
        let (action, reason) = self.negotiator.act(known, ask);
        let mut made = self.made.borrow_mut();
        let due =
            |(step, who, _): &&(u32, String, Vec<String>)| (*step, party(who)) == (known.clock().round, known.me().0);
        let Some((_, _, labels)) = self.recorded.trace.get(*made).filter(due) else {
            assert_eq!(action, Action::Assent, "{:?}: an offer was agreed to", known.clock());
            return (action, reason);
        };
        *made += 1;
        let outcome: OutcomeId = known.own().shape().outcome(&choices(self.case, labels));
        let Action::Offer(own) = action else { panic!("{:?}: {action:?}, but an offer was made", known.clock()) };
        assert_eq!(known.own().worth(own), known.own().worth(outcome), "equal up to ties");
        (Action::Offer(outcome), reason)
    }

    fn observe(&mut self, known: &Known<'_>, event: &Event) {
        self.negotiator.observe(known, event);
    }
}

/// Every single decision: whatever was on the table in the record, each party accepts or offers as it did there.
#[test]
fn every_decision_of_the_record_is_taken_alike() {
    recorded(|name, _, case, trace, recorded| {
        let rankings = Ranking::of(case, Arithmetic::Exact).unwrap();
        let made = RefCell::new(0);
        let mut followers: Vec<Follower<'_>> = strategies(trace, rankings.len())
            .into_iter()
            .zip(0u8..)
            .map(|(style, party)| {
                let style: Style = style.parse().unwrap();
                Follower { negotiator: style.negotiator(0, PartyId(party)), recorded, case, made: &made }
            })
            .collect();
        let course = Course::run(Alternating::new(rankings.len(), 100), &rankings, &mut followers);
        assert_eq!(made.into_inner(), recorded.trace.len(), "{name} {trace}");
        assert_eq!(course.rounds(), recorded.steps, "{name} {trace}");
        let agreement = recorded.agreement.as_ref().map(|labels| rankings[0].shape().outcome(&choices(case, labels)));
        assert_eq!(course.agreement(), agreement, "{name} {trace}");
    });
}

fn own(name: &str) -> String {
    own_folder().join(format!("{name}.ron")).display().to_string()
}

#[test]
fn negotiate_tells_what_came_of_it() {
    let path = own("lines");
    let json = json(&["negotiate", &path, "--strategies", "linear,conceder,boulware", "--explain", "--json"]);
    assert_eq!(json["parties"], serde_json::json!(["A", "B", "C"]));
    assert_eq!(json["ended"], "agreement");
    assert_eq!(json["agreement"].as_object().unwrap().len(), 4);
    let case = ron_case::load(Source { name: &path, bytes: &std::fs::read(&path).unwrap() }).unwrap();
    let labels: Vec<String> =
        case.space.issues.iter().map(|i| json["agreement"][&i.name].as_str().unwrap().to_owned()).collect();
    let agreed = choices(&case, &labels);
    for (party, utility) in case.parties.iter().zip(json["utilities"].as_array().unwrap()) {
        assert_eq!(utility.as_str().unwrap(), party.exact(&agreed).to_string());
        assert!(party.can_sign(&agreed));
    }
    // B discounts, so what it has is less by the time that it took.
    let time = json["steps"].as_f64().unwrap() / 101.0;
    let expected = case.parties[1].float(&agreed) * 0.9f64.powf(time);
    assert!((json["discounted_utilities"][1].as_f64().unwrap() - expected).abs() < 1e-9);
    let nash = json["optimality"]["nash"].as_f64().unwrap();
    assert!(nash > 0.0 && nash <= 1.0);
    let refused =
        json["moves"].as_array().unwrap().iter().find(|event| event["reason"]["verdict"] == "refused").unwrap();
    assert!(
        refused["refused"]["clauses"]
            .as_array()
            .unwrap()
            .iter()
            .all(|c| c["loss"].as_f64().unwrap() > 0.0 || c["red_line"] == true)
    );
    assert!(refused["refused"]["smallest_change"].is_object());
    assert!(refused["reason"]["why"]["kind"].is_string());
    let (code, words, _) = demarche(&["negotiate", &path, "--strategies", "linear,conceder,boulware", "--explain"]);
    assert_eq!(code, Some(0));
    for part in [
        "agreement after ",
        "puts on the table: ",
        "at this time it asks for ",
        "the smallest change that would do: ",
        "of the best possible: Pareto ",
        "counting each party's way from its worst to its best outcome as equal: joint gain ",
        "A conceded like 1 - (1 - ",
        "steps of A towards B: ",
    ] {
        assert!(words.contains(part), "{part} in {words}");
    }
    let process = &json["process"];
    assert_eq!(process["parties"].as_array().unwrap().len(), 3);
    assert_eq!(process["anchors"].as_array().unwrap().len(), 4);
    let toward = &process["parties"][0]["toward"];
    let own = json["moves"].as_array().unwrap().iter().filter(|m| m["move"] == "offer" && m["party"] == 0).count();
    assert_eq!((toward[0]["party"].as_u64(), toward[0]["steps"].as_array().unwrap().len()), (Some(1), own - 1));
    assert!((0.0..=1.0).contains(&toward[0]["concession_rate"].as_f64().unwrap()));
}

#[test]
fn no_deal_is_worth_what_it_is_and_right_only_if_there_never_was_a_zone() {
    let temporary = tempfile::tempdir().unwrap();
    let path = temporary.path().join("eight.ron");
    // every outcome is worth far more than no deal: 8 to 10 on two issues
    let case = |more: &str| {
        format!(
            r#"(issues: [(name: "x", values: Integer(low: 0, high: 2)), (name: "y", values: Integer(low: 0, high: 2))],
            parties: [(name: "A", additive: [(issue: "x", worth: Linear(slope: 1, offset: 8)), (issue: "y", worth: Each([8, 8.1, 8.2]))]),
                      (name: "B", {more} additive: [(issue: "y", worth: Linear(slope: -1, offset: 10)), (issue: "x", worth: Each([8.2, 8.1, 8]))])])"#
        )
    };
    std::fs::write(&path, case("")).unwrap();
    let path = path.display().to_string();
    let agreed = json(&["negotiate", &path, "--strategies", "boulware,conceder", "--json"]);
    let agreement = agreed["agreement"].as_object().unwrap();
    let deal = format!("x={},y={}", agreement["x"].as_str().unwrap(), agreement["y"].as_str().unwrap());
    let measured = json(&["analyse", &path, "--deal", &deal, "--json"]);
    let [ours, theirs] =
        [&agreed["optimality"]["nash"], &measured["deal"]["nash_ratio"]].map(|ratio| ratio.as_f64().unwrap());
    assert!((ours - theirs).abs() < 1e-12 && ours > 0.9, "{ours} {theirs}");

    // from the third round on B would rather have no deal
    std::fs::write(&path, case("later: [(2, 30)],")).unwrap();
    let lost = json(&["negotiate", &path, "--strategies", "hard-liner,hard-liner", "--json"]);
    assert_eq!(lost["zone_lost"], serde_json::json!({"round": 2, "raised": [1]}));
    assert_eq!(
        (&lost["optimality"]["nash"], &lost["optimality"]["on_frontier"]),
        (&Value::from(0.0), &Value::from(false))
    );
    let (_, words, _) = demarche(&["negotiate", &path, "--strategies", "hard-liner,hard-liner"]);
    assert!(
        words.contains(
            "before round 3 there was something that all could agree to; then no deal became worth more to B"
        ),
        "{words}"
    );
    std::fs::write(&path, case("reservation: 30,")).unwrap();
    let never = json(&["negotiate", &path, "--strategies", "hard-liner,hard-liner", "--json"]);
    assert_eq!((&never["optimality"]["nash"], never.get("zone_lost")), (&Value::from(1.0), None));
    let (_, words, _) = demarche(&["negotiate", &path, "--strategies", "hard-liner,hard-liner"]);
    assert!(words.contains("no deal is the right result"), "{words}");
}

#[test]
fn a_text_that_somebody_dissociates_from_is_told_for_what_it_is() {
    let temporary = tempfile::tempdir().unwrap();
    let path = temporary.path().join("apart.ron");
    // B likes the text that it can't sign, so that all could agree to the other only
    let case = r#"(issues: [(name: "x", values: Ordinal(["a", "b"]))], parties: [
        (name: "A", additive: [(issue: "x", worth: Each([0, 1]))]),
        (name: "B", additive: [(issue: "x", worth: Each([0, 5]))], red_lines: [("x", "b")]),
    ])"#;
    std::fs::write(&path, case).unwrap();
    let path = path.display().to_string();
    let arguments =
        ["negotiate", &path, "--strategies", "boulware,boulware", "--protocol", "single-text", "--rule", "silence"];
    let (code, words, error) = demarche(&arguments);
    assert_eq!(code, Some(0), "{error}");
    for part in [
        "B dissociates itself from x",
        "B: 5 as if it were bound by the whole text",
        "this lies outside what all could agree to",
        "nothing that all could agree to would have been better for some and worse for none",
    ] {
        assert!(words.contains(part), "{part} in {words}");
    }
    let json = json(&[&arguments[..], &["--json"]].concat());
    let optimality = &json["optimality"];
    assert_eq!((&optimality["on_frontier"], &optimality["dominated"]), (&false.into(), &false.into()));
    assert_eq!((&optimality["outside_zone"], &optimality["nash"]), (&true.into(), &Value::Null));
}

#[test]
fn votes_and_coalitions_are_on_the_command_line() {
    let power = json(&["votes", "4,3,2,1", "--quota", "6", "--json"]);
    let near = |shares: &Value, expected: &[f64]| {
        let shares = shares.as_array().unwrap();
        assert!(shares.iter().zip(expected).all(|(a, b)| (a.as_f64().unwrap() - b).abs() < 1e-12), "{shares:?}");
        assert_eq!(shares.len(), expected.len());
    };
    near(&power["shapley_shubik"], &[10.0 / 24.0, 0.25, 0.25, 2.0 / 24.0]);
    assert_eq!(power["swings"], serde_json::json!(["5", "3", "3", "1"]));
    near(&power["banzhaf"], &[5.0 / 12.0, 0.25, 0.25, 1.0 / 12.0]);
    assert_eq!(power["minimal_winning"]["coalitions"], serde_json::json!([[0, 1], [0, 2], [1, 2, 3]]));
    let (code, words, _) = demarche(&["votes", "4,3,2,1", "--quota", "6"]);
    assert_eq!(code, Some(0));
    assert!(words.contains("member 1, weight 4: Shapley-Shubik 0.4167, Banzhaf 0.4167 (swings: 5)"), "{words}");
    assert!(words.contains("minimal winning coalitions: {1 2} {1 3} {2 3 4}"), "{words}");
    let (code, _, error) = demarche(&["votes", "1,1", "--quota", "3"]);
    assert_eq!(code, Some(1), "{error}");

    let temporary = tempfile::tempdir().unwrap();
    let path = temporary.path().join("game.ron");
    let game = r#"(actors: ["A", "B", "C"], worths: [(["A", "B"], 60), (["A", "C"], 40), (["B", "C"], 20),
        (["A", "B", "C"], 90)], shares: [20, 40, 30])"#;
    std::fs::write(&path, game).unwrap();
    let path = path.display().to_string();
    let told = json(&["coalition", &path, "--json"]);
    near(&told["shapley"], &[40.0, 30.0, 20.0]);
    assert_eq!(told["core_is_empty"], false);
    near(&told["shares"]["beyond_shapley"], &[-20.0, 10.0, 10.0]);
    assert_eq!((&told["shares"]["unshared"], &told["shares"]["in_core"]), (&0.into(), &true.into()));
    let (_, words, _) = demarche(&["coalition", &path]);
    assert!(words.contains("Shapley value: A 40.0000  B 30.0000  C 20.0000"), "{words}");
    assert!(words.contains("nobody would gain by leaving; A, B would have as much without the others"), "{words}");
    for (shares, part) in [
        ("[45, 35, 10]", "with these shares nobody would gain by leaving; C would lose least: 10.0000"),
        ("[10, 40, 40]", "with these shares A, B would gain most by leaving: 10.0000"),
        ("[20, 20, 30]", "these shares leave 20 of what all are worth together to nobody"),
        ("[60, 60, 60]", "these shares come to 90 more than all are worth together"),
    ] {
        std::fs::write(&path, game.replace("[20, 40, 30]", shares)).unwrap();
        let (_, words, _) = demarche(&["coalition", &path]);
        assert!(words.contains(part), "{words}");
    }
    assert!(words.contains("counting one point of each party as equal"), "{words}");
    std::fs::write(&path, game.replace("\"C\"], 40", "\"D\"], 40")).unwrap();
    let (code, _, error) = demarche(&["coalition", &path]);
    assert_eq!(code, Some(1));
    assert_eq!(error, format!("{path}:1:61: there is no actor `D`, but `A`, `B`, `C`\n"));

    // beyond the actors whose coalitions can all be looked at, of a game where A and B make 60 and all together 90
    let actors = (0..40).map(|at| format!("\"{at}\"")).collect::<Vec<_>>().join(",");
    let many = format!(r#"(actors: [{actors}], worths: [(["0", "1"], 60), ([{actors}], 90)])"#);
    std::fs::write(&path, many).unwrap();
    let told = json(&["coalition", &path, "--json"]);
    let shapley = told["shapley"].as_array().unwrap().iter().map(|value| value.as_f64().unwrap()).collect::<Vec<_>>();
    assert!((shapley.iter().sum::<f64>() - 90.0).abs() < 1e-9);
    assert!((shapley[0] - (90.0 / 40.0 + 60.0 / (40.0 * 39.0))).abs() < 1e-9, "{shapley:?}");
    assert_eq!((&told["core_is_empty"], &told["least_core"]), (&Value::Null, &Value::Null));
    let (_, words, _) = demarche(&["coalition", &path]);
    assert!(words.contains("the core is looked for among up to 20 actors"), "{words}");
}

#[test]
fn seeds_repeat_and_repetitions_differ() {
    let path = own("additive");
    let run = |seed: &str| {
        json(&["negotiate", &path, "--strategies", "random,micro", "--seed", seed, "--repeat", "3", "--json"])
    };
    let (first, second) = (run("5"), run("6"));
    assert_eq!(first, run("5"));
    assert_eq!(first["repetitions"].as_array().unwrap().len(), 2);
    assert_eq!(first["repetitions"][0]["moves"], second["moves"], "negotiation k has seed S + k");
    assert_ne!(first["moves"], second["moves"]);
}

#[test]
fn other_protocols_are_on_the_command_line() {
    let path = own("lines");
    let run = |extra: &[&str]| {
        let mut all = vec!["negotiate", &path, "--strategies", "linear,linear,linear", "--json"];
        all.extend(extra);
        json(&all)
    };
    let text = run(&["--protocol", "single-text", "--rule", "silence"]);
    assert_eq!((&text["protocol"], &text["ended"]), (&Value::from("single-text"), &Value::from("agreement")));
    assert_eq!(text["moves"][0]["party"], Value::Null, "the chair is nobody's");
    let open = run(&["--protocol", "open-signature", "--threshold", "2"]);
    assert_eq!(open["moves"][0]["move"], "offer");
    assert!(open["moves"].as_array().unwrap()[1..].iter().all(|event| event["move"] != "offer"), "one text");
    let caucus = run(&["--caucus", "1,3"]);
    let private = |event: &Value| event["audience"] == serde_json::json!([0, 2]);
    assert!(caucus["moves"].as_array().unwrap().iter().any(private));
}

#[test]
fn tournaments_rank() {
    let path = own("additive");
    let args = ["tournament", &path, "--strategies", "boulware,conceder,micro,frequency", "--repeat", "2", "--json"];
    let report = json(&args);
    assert_eq!(report["games"], 32);
    let ranking = report["ranking"].as_array().unwrap();
    let names: Vec<&str> = ranking.iter().map(|standing| standing["strategy"].as_str().unwrap()).collect();
    assert_eq!((names.len(), names.last()), (4, Some(&"conceder")), "{names:?}");
    for standing in ranking {
        assert_eq!(standing["results"], 16);
        let utility = &standing["utility"];
        assert!(
            utility["low"].as_f64() <= utility["mean"].as_f64() && utility["mean"].as_f64() <= utility["high"].as_f64()
        );
    }
    assert_eq!(report, json(&args));
    let (code, words, _) = demarche(&["tournament", &path, "--strategies", "boulware,conceder"]);
    assert!(code == Some(0) && words.contains("boulware") && words.contains("1.000 (0.510–1.000)"), "{words}");
}

#[test]
fn bad_input_is_named() {
    let (pair, three) = (own("additive"), own("lines"));
    let huge = tempfile::tempdir().unwrap();
    let huge_path = huge.path().join("huge.ron").display().to_string();
    let issue = |at: u32| format!("(name: \"{at}\", values: Integer(low: 1, high: 100))");
    let issues: Vec<String> = (0..6).map(issue).collect();
    std::fs::write(&huge_path, format!("(issues: [{}], parties: [(name: \"A\"), (name: \"B\")])", issues.join(",")))
        .unwrap();
    for (arguments, code, message) in [
        (vec!["negotiate", &pair, "--strategies", "bolware,linear"], 2, "did you mean `boulware`?"),
        (
            vec!["negotiate", &pair, "--strategies", "linear"],
            2,
            "2 parties (A, B) take 2 strategies, in that order; 1 was given",
        ),
        (
            vec!["negotiate", &three, "--strategies", "linear,linear"],
            2,
            "3 parties (A, B, C) take 3 strategies, in that order; 2 were given",
        ),
        (vec!["negotiate", &pair, "--strategies", "linear,linear", "--steps", "0"], 2, "0 is not in 1..=1000000"),
        (
            vec!["negotiate", &pair, "--strategies", "linear,linear", "--chair", "1"],
            2,
            "--chair goes with --protocol single-text",
        ),
        (
            vec!["negotiate", &three, "--strategies", "linear,linear,linear", "--caucus", "1,4"],
            2,
            "there is no party 4",
        ),
        (vec!["negotiate", &pair, "--strategies", "linear,linear", "--caucus", "1,2"], 2, "fewer than all 2 parties"),
        (
            vec!["negotiate", &huge_path, "--strategies", "linear,linear"],
            1,
            "1000000000000 outcomes are too many to bargain over",
        ),
        (vec!["tournament", &pair, "--strategies", "linear"], 2, "two strategies or more"),
        (vec!["tournament", &pair, "--strategies", "linear,linear"], 2, "strategy `linear` is named twice"),
        (
            vec!["tournament", &three, "--strategies", "linear,micro,random", "--repeat", "1000000"],
            2,
            "more than 10000000 games",
        ),
    ] {
        let (found, out, error) = demarche(&arguments);
        assert_eq!((found, out.as_str()), (Some(code), ""), "{arguments:?}: {error}");
        assert!(error.contains(message), "{arguments:?}: {error}");
    }
}
