//! The engine against the answers of NegMAS: on the domains in the folder that `DEMARCHE_DOMAINS` names.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use demarche::negotiation::engine::{
    Arithmetic, Case, Method, Options, Rational, Reading, Source, Survey, Value, Watch, genius, ron_case,
};
use serde::Deserialize;

#[derive(Deserialize)]
struct Reference {
    folder: String,
    files: Vec<String>,
    parties: usize,
    outcomes: u128,
    raw: Answers,
    genius: Option<Answers>,
    exact_rational_raw_pareto_size_unfiltered: Option<usize>,
    exact_rational_raw_pareto_size_rational_only: Option<usize>,
    sao_traces_independent_rv0: Option<BTreeMap<String, Recorded>>,
}

/// A recorded negotiation: step, party and outcome of each offer.
#[derive(Deserialize)]
struct Recorded {
    trace: Vec<(u64, String, Vec<String>)>,
}

#[derive(Deserialize)]
struct Answers {
    reserved: Vec<f64>,
    pareto_utilities: Option<Vec<Vec<f64>>>,
    pareto_size: Option<usize>,
    nash: Vec<Point>,
    kalai_smorodinsky_min_spread: Vec<Point>,
    egalitarian: Vec<Point>,
    utilitarian: Vec<Point>,
}

#[derive(Deserialize)]
struct Point {
    utilities: Vec<f64>,
}

/// The folder of the domains; `None` if it isn't named.
fn folder() -> Option<PathBuf> {
    let folder = PathBuf::from(std::env::var_os("DEMARCHE_DOMAINS")?);
    assert!(folder.join("reference.json").is_file(), "DEMARCHE_DOMAINS names {} without a reference", folder.display());
    Some(folder)
}

fn references(folder: &Path) -> BTreeMap<String, Reference> {
    let text = std::fs::read_to_string(folder.join("reference.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn load(folder: &Path, reference: &Reference, reading: Reading) -> Case {
    let files: Vec<Vec<u8>> =
        reference.files.iter().map(|file| std::fs::read(folder.join(&reference.folder).join(file)).unwrap()).collect();
    let sources: Vec<Source<'_>> =
        reference.files.iter().zip(&files).map(|(name, bytes)| Source { name, bytes }).collect();
    genius::load(sources[0], &sources[1..], reading).unwrap_or_else(|error| panic!("{error}"))
}

fn survey(case: &Case, arithmetic: Arithmetic, method: Method, all: bool) -> Survey {
    Survey::of(case, Options { arithmetic, method, all }, &mut Watch::none()).unwrap()
}

/// That two sets of points are the same, each within 1e-12 of one of the others.
fn assert_close(what: &str, ours: &[Vec<f64>], theirs: &[Point]) {
    let near = |a: &[f64], b: &[f64]| a.iter().zip(b).all(|(a, b)| (a - b).abs() <= 1e-12 * b.abs().max(1.0));
    for point in theirs {
        assert!(ours.iter().any(|our| near(our, &point.utilities)), "{what}: {:?} is missing", point.utilities);
    }
    for our in ours {
        assert!(theirs.iter().any(|point| near(our, &point.utilities)), "{what}: {our:?} is none of theirs");
    }
}

fn check_points(name: &str, survey: &Survey, answers: &Answers) {
    let fair = survey.fair.as_ref().unwrap();
    for (concept, ours, theirs) in [
        ("nash", &fair.nash, &answers.nash),
        ("min spread", &fair.kalai_smorodinsky_min_spread, &answers.kalai_smorodinsky_min_spread),
        ("egalitarian", &fair.egalitarian, &answers.egalitarian),
        ("utilitarian", &fair.utilitarian, &answers.utilitarian),
    ] {
        let ours: Vec<Vec<f64>> = ours.iter().map(|&point| survey.frontier.floats(point)).collect();
        assert_close(&format!("{name} {concept}"), &ours, theirs);
    }
}

#[test]
fn every_domain_agrees_with_the_reference() {
    let Some(folder) = folder() else {
        eprintln!("skipped: DEMARCHE_DOMAINS is not set");
        return;
    };
    for (name, reference) in references(&folder) {
        let case = load(&folder, &reference, Reading::Raw);
        assert_eq!((case.parties.len(), case.space.size()), (reference.parties, reference.outcomes), "{name}");
        let reserved: Vec<f64> = case.parties.iter().map(|party| party.reservation.value.float).collect();
        assert_eq!(reserved, reference.raw.reserved, "{name}");

        // Floats, as written: bit for bit, by merging and, where that doesn't take long, by each other way.
        let mut methods = vec![Method::Best, Method::Bounded];
        if case.space.size() <= 20_000 {
            methods.push(Method::Every);
        }
        for method in methods {
            let float = survey(&case, Arithmetic::Float, method, false);
            let ours: BTreeSet<Vec<u64>> = (0..float.frontier.len())
                .map(|point| float.frontier.floats(point).iter().map(|value| value.to_bits()).collect())
                .collect();
            let theirs = reference.raw.pareto_utilities.as_ref().unwrap();
            let theirs: BTreeSet<Vec<u64>> =
                theirs.iter().map(|point| point.iter().map(|value| value.to_bits()).collect()).collect();
            assert!(ours == theirs, "{name} {method:?}: {} points of ours, {} of theirs", ours.len(), theirs.len());
            check_points(&format!("{name} raw"), &float, &reference.raw);
        }

        // Exactly: the true sizes, and utilities that every outcome listed has.
        let exact = survey(&case, Arithmetic::Exact, Method::Best, true);
        let sizes = [
            (&exact.frontier, reference.exact_rational_raw_pareto_size_rational_only),
            (exact.frontier_of_all.as_ref().unwrap(), reference.exact_rational_raw_pareto_size_unfiltered),
        ];
        for (frontier, size) in sizes {
            if let Some(size) = size {
                assert_eq!(frontier.len(), size, "{name}");
            }
            for point in 0..frontier.len() {
                for outcome in frontier.outcomes(point, 10) {
                    let utilities: Vec<Value> =
                        case.parties.iter().map(|party| Value::Exact(party.exact(&outcome))).collect();
                    assert_eq!(utilities, frontier.utilities(point), "{name}");
                }
            }
        }
        let counted = case.space.size() <= 20_000;
        if counted {
            let rational = case.space.outcomes().filter(|outcome| {
                case.parties.iter().all(|party| party.exact(outcome) >= party.reservation.value.exact)
            });
            assert_eq!(exact.rational, Some(rational.count() as u128), "{name}");
        }

        // The reading of GENIUS.
        let case = load(&folder, &reference, Reading::Genius);
        if let Some(answers) = &reference.genius {
            let float = survey(&case, Arithmetic::Float, Method::Best, false);
            check_points(&format!("{name} genius"), &float, answers);
            assert_eq!(Some(float.frontier.len()), answers.pareto_size, "{name}");
            let exact = survey(&case, Arithmetic::Exact, Method::Best, false);
            assert!(exact.frontier.len() <= float.frontier.len(), "{name}: floats add phantoms");
        }
    }
}

#[derive(Deserialize)]
struct OwnAnswers {
    outcomes: u128,
    rational: u128,
    pareto_utilities: Vec<Vec<f64>>,
    nash: Vec<Vec<f64>>,
    kalai_smorodinsky_min_spread: Vec<Vec<f64>>,
    egalitarian: Vec<Vec<f64>>,
    utilitarian: Vec<Vec<f64>>,
}

/// The project's own domains, of which `scripts/domain_answers.py` asked NegMAS.
#[test]
fn own_domains_agree_with_the_answers_of_negmas() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/domains");
    let text = std::fs::read_to_string(folder.join("answers.json")).unwrap();
    let all: BTreeMap<String, OwnAnswers> = serde_json::from_str(&text).unwrap();
    assert_eq!(all.len(), std::fs::read_dir(&folder).unwrap().count() - 1, "every domain has answers");
    for (name, answers) in all {
        let file = format!("{name}.ron");
        let bytes = std::fs::read(folder.join(&file)).unwrap();
        let case = ron_case::load(Source { name: &file, bytes: &bytes }).unwrap_or_else(|error| panic!("{error}"));
        for method in [Method::Best, Method::Bounded, Method::Every] {
            let float = survey(&case, Arithmetic::Float, method, false);
            assert_eq!((float.outcomes, float.rational), (answers.outcomes, Some(answers.rational)), "{name}");
            let floats = |points: &mut dyn Iterator<Item = usize>| -> BTreeSet<Vec<u64>> {
                points.map(|at| float.frontier.floats(at).iter().map(|u| u.to_bits()).collect()).collect()
            };
            let bits = |points: &[Vec<f64>]| -> BTreeSet<Vec<u64>> {
                points.iter().map(|point| point.iter().map(|u| u.to_bits()).collect()).collect()
            };
            assert_eq!(floats(&mut (0..float.frontier.len())), bits(&answers.pareto_utilities), "{name} {method:?}");
            let fair = float.fair.as_ref().unwrap();
            for (ours, theirs) in [
                (&fair.nash, &answers.nash),
                (&fair.kalai_smorodinsky_min_spread, &answers.kalai_smorodinsky_min_spread),
                (&fair.egalitarian, &answers.egalitarian),
                (&fair.utilitarian, &answers.utilitarian),
            ] {
                assert_eq!(floats(&mut ours.iter().copied()), bits(theirs), "{name} {method:?}");
            }
        }
    }
}

/// What `demarche analyse --json` prints.
fn analyse(arguments: &[&str]) -> serde_json::Value {
    demarche("analyse", arguments)
}

fn demarche(command: &str, arguments: &[&str]) -> serde_json::Value {
    let output = Command::new(env!("CARGO_BIN_EXE_demarche")).arg(command).args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn printed(points: &serde_json::Value) -> Vec<Vec<f64>> {
    let number = |value: &serde_json::Value| value.as_str().unwrap().parse().unwrap();
    let point = |point: &serde_json::Value| point["utilities"].as_array().unwrap().iter().map(number).collect();
    points.as_array().unwrap().iter().map(point).collect()
}

#[test]
fn the_command_line_agrees_with_the_reference() {
    let Some(folder) = folder() else {
        eprintln!("skipped: DEMARCHE_DOMAINS is not set");
        return;
    };
    for (name, reference) in references(&folder) {
        let files: Vec<String> = reference
            .files
            .iter()
            .map(|file| folder.join(&reference.folder).join(file).display().to_string())
            .collect();
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        let with = |more: &[&'static str]| [&files[..], more, &["--json"]].concat();
        let json = analyse(&with(&["--scale", "raw", "--f64"]));
        assert_eq!(json["outcomes"].as_u64(), u64::try_from(reference.outcomes).ok(), "{name}");
        assert_eq!(json["parties"].as_array().unwrap().len(), reference.parties, "{name}");
        let bits = |points: &[Vec<f64>]| -> BTreeSet<Vec<u64>> {
            points.iter().map(|point| point.iter().map(|u| u.to_bits()).collect()).collect()
        };
        let theirs = reference.raw.pareto_utilities.as_ref().unwrap();
        assert_eq!(bits(&printed(&json["pareto"])), bits(theirs), "{name}");
        for (concept, points) in [
            ("nash", &reference.raw.nash),
            ("kalai_smorodinsky_min_spread", &reference.raw.kalai_smorodinsky_min_spread),
            ("egalitarian", &reference.raw.egalitarian),
            ("utilitarian", &reference.raw.utilitarian),
        ] {
            assert_close(&format!("{name} {concept}"), &printed(&json[concept]), points);
        }
        let distinct = |json: &serde_json::Value| bits(&printed(&json["pareto"])).len();
        let exact = analyse(&with(&["--scale", "raw"]));
        if let Some(size) = reference.exact_rational_raw_pareto_size_rational_only {
            assert_eq!(distinct(&exact), size, "{name}");
        }
        if let Some(answers) = &reference.genius {
            let json = analyse(&with(&["--f64"]));
            assert_eq!(Some(distinct(&json)), answers.pareto_size, "{name}");
            assert_close(&format!("{name} nash"), &printed(&json["nash"]), &answers.nash);
        }
        let case = load(&folder, &reference, Reading::Raw);
        for (trace, recorded) in reference.sao_traces_independent_rv0.iter().flatten() {
            follows(&format!("{name} {trace}"), &case, trace, recorded, &files);
        }
    }
}

/// That `demarche negotiate` makes the recorded offers: whoever offers in the same step asks for the same.
fn follows(what: &str, case: &Case, trace: &str, recorded: &Recorded, files: &[&str]) {
    let (first, second) = trace.split_once("_v_").unwrap();
    let styles: Vec<&str> = (0..case.parties.len()).map(|party| if party % 2 == 0 { first } else { second }).collect();
    let styles = styles.join(",");
    let more = ["--scale", "raw", "--strategies", &styles, "--steps", "100", "--json"];
    let json = demarche("negotiate", &[files, &more[..]].concat());
    let turns: BTreeMap<(u64, u64), &Vec<String>> = recorded
        .trace
        .iter()
        .map(|(step, party, outcome)| ((*step, party.strip_prefix('n').unwrap().parse().unwrap()), outcome))
        .collect();
    let mut same = 0;
    for offer in json["moves"].as_array().unwrap().iter().filter(|event| event["move"] == "offer") {
        let turn = (offer["step"].as_u64().unwrap(), offer["party"].as_u64().unwrap());
        let Some(labels) = turns.get(&turn) else { continue };
        let issues = case.space.issues.iter().zip(*labels);
        let outcome: Vec<u32> = issues.map(|(issue, label)| issue.values.position(label).unwrap()).collect();
        let theirs = case.parties[turn.1 as usize].float(&outcome);
        let ours: f64 =
            Value::Exact(Rational::parse(offer["utilities"][turn.1 as usize].as_str().unwrap()).unwrap()).to_f64();
        assert!((ours - theirs).abs() <= 1e-12 * theirs.abs().max(1.0), "{what} {turn:?}: {ours} is not {theirs}");
        same += 1;
    }
    assert!(same > 0, "{what}: nothing to compare");
}

#[test]
fn the_command_line_reads_ron_and_names_what_is_wrong() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/domains");
    let path = folder.join("lines.ron").display().to_string();
    let json = analyse(&[&path, "--json"]);
    assert_eq!((json["outcomes"].as_u64(), json["rational"].as_u64()), (Some(297), Some(105)));
    assert_eq!(json["pareto"][0]["outcome"].as_object().unwrap().len(), 4);
    assert_eq!(json["nash"][0]["utilities"], serde_json::json!(["56", "60", "53"]));
    let all = analyse(&[&path, "--all", "--json"]);
    assert!(all["pareto"].as_array().unwrap().len() > json["pareto"].as_array().unwrap().len());
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_demarche")).arg("analyse").args(arguments).output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let (code, message) = run(&["nowhere.ron"]);
    assert_eq!((code, message.starts_with("nowhere.ron: ")), (Some(1), true));
    let temporary = tempfile::tempdir().unwrap();
    let broken = temporary.path().join("broken.ron");
    std::fs::write(&broken, "(issues: [], parties: [()])").unwrap();
    let (code, message) = run(&[&broken.display().to_string()]);
    assert_eq!(code, Some(1));
    assert!(message.ends_with("broken.ron:1:1: a case needs an issue and a party\n"), "{message}");
}

#[test]
fn the_command_line_measures_a_deal_and_later_rounds() {
    let temporary = tempfile::tempdir().unwrap();
    let path = temporary.path().join("hotline.ron");
    // The worked example of the measures, and time that costs A half of everything.
    let text = r#"(name: "hotline", issues: [
        (name: "text", values: Ordinal(["weak", "fair", "strong"])),
        (name: "aid", values: Integer(low: 0, high: 2)),
        (name: "hotline", values: Discrete(["no", "yes"])),
    ], parties: [
        (name: "A", reservation: 35, discount: 0.5, additive: [
            (issue: "text", worth: Each([0, 30, 50])), (issue: "aid", worth: Linear(slope: 15, offset: 0)),
            (issue: "hotline", worth: Each([0, 20]))]),
        (name: "B", reservation: 40, later: [(10, 100)], additive: [
            (issue: "text", worth: Each([50, 30, 0])), (issue: "aid", worth: Each([20, 12, 0])),
            (issue: "hotline", worth: Each([0, 30]))]),
    ])"#;
    std::fs::write(&path, text).unwrap();
    let path = path.display().to_string();
    let json = analyse(&[&path, "--json", "--deal", "aid=1, text=fair, hotline=no"]);
    assert_eq!(json["conflict"][0]["parties"], serde_json::json!([0, 1]));
    let near = |value: &serde_json::Value, expected: f64| (value.as_f64().unwrap() - expected).abs() < 5e-4;
    assert!(near(&json["conflict"][0]["level"], 0.669));
    assert!(near(&json["opposition"], 0.2f64.sqrt()));
    assert!(near(&json["rational_share"], 8.0 / 18.0));
    assert_eq!(json["pareto"].as_array().unwrap().len(), 6, "of rational outcomes, deal or not");
    let deal = &json["deal"];
    assert_eq!(deal["surpluses"], serde_json::json!(["10", "2"]));
    assert_eq!(deal["dominating"]["count"], 6);
    assert_eq!(deal["post_settlement"]["outcome"], serde_json::json!({"text": "fair", "aid": "1", "hotline": "yes"}));
    assert!(near(&deal["pareto_optimality"], 0.691) && near(&deal["integrative_index"], -0.472));
    // In the last of ten rounds A has half and B asks for its dream.
    let late = analyse(&[&path, "--json", "--round", "10", "--rounds", "10"]);
    assert_eq!(late["rational"], 0);
    let output = Command::new(env!("CARGO_BIN_EXE_demarche"))
        .args(["analyse", &path, "--deal", "text=fair,aid=7,hotline=no"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "`aid` has no value `7`; its values are 0, 1, 2\n");
    let shown = Command::new(env!("CARGO_BIN_EXE_demarche"))
        .args(["analyse", &path, "--deal", "text=fair,aid=1,hotline=no"])
        .output()
        .unwrap();
    let shown = String::from_utf8_lossy(&shown.stdout).into_owned();
    assert!(shown.contains("better for some and worse for none: 6 outcomes, 6 of which can be signed"), "{shown}");
    assert!(shown.contains("best of them: fair, 1, yes  gains 20  30"), "{shown}");
    assert!(shown.contains("share of the largest Nash product: 0.0208"), "{shown}");
    let outside = Command::new(env!("CARGO_BIN_EXE_demarche"))
        .args(["analyse", &path, "--deal", "text=strong,aid=2,hotline=yes"])
        .output()
        .unwrap();
    let outside = String::from_utf8_lossy(&outside.stdout).into_owned();
    assert!(outside.contains("somebody would rather walk away, so it lies outside the zone of agreement"), "{outside}");
    for praise in ["Nash product", "Kalai-Smorodinsky ratio", "joint efficiency"] {
        assert!(shown.contains(praise) && !outside.contains(praise), "{praise}: {outside}");
    }
    let late =
        Command::new(env!("CARGO_BIN_EXE_demarche")).args(["analyse", &path, "--round", "101"]).output().unwrap();
    assert_eq!(late.status.code(), Some(2));
    assert_eq!(String::from_utf8_lossy(&late.stderr), "round 101 of 100: --round is at most --rounds\n");
    let comparing = "counting one point of each party as equal:\negalitarian:\n";
    assert!(shown.contains("Nash, over no deal:\n") && shown.contains(comparing), "{shown}");
    assert!(!shown.contains("as in NegMAS"), "both Nash points are the same here: {shown}");
}

#[test]
fn long_work_tells_its_cost_before_it_starts() {
    let temporary = tempfile::tempdir().unwrap();
    let path = temporary.path().join("long.ron");
    let issue = |at: usize| format!("(name: \"{at}\", values: Integer(low: 1, high: 10))");
    let issues = (0..10).map(issue).collect::<Vec<_>>().join(",");
    let pair = format!("pairs: [(issues: (\"0\", \"1\"), worth: [{}])]", ["[1,2,3,4,5,6,7,8,9,10]"; 10].join(","));
    std::fs::write(&path, format!("(issues: [{issues}], parties: [({pair}), ({pair})])")).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_demarche"))
        .arg("analyse")
        .arg(&path)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut told = String::new();
    BufReader::new(child.stderr.take().unwrap()).read_line(&mut told).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(
        told.starts_with("10000000000 outcomes: this may take up to ") && told.contains("Ctrl-C stops it"),
        "{told}"
    );
}

#[test]
fn the_command_line_tells_both_nash_points_and_reckons_any_size() {
    let temporary = tempfile::tempdir().unwrap();
    let path = temporary.path().join("far.ron");
    let analyse_text = |path: &str, more: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_demarche")).args(["analyse", path]).args(more).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    // from no deal 30 times 100 is more than 10 times 130; from the worst outcomes both products are 0
    let points = r#"(issues: [(name: "p", values: Discrete(["a", "b"]))],
        parties: [(name: "A", additive: [(issue: "p", worth: Each([10, 30]))]),
                  (name: "B", additive: [(issue: "p", worth: Each([130, 100]))])])"#;
    std::fs::write(&path, points).unwrap();
    let file = path.display().to_string();
    let json = analyse(&[&file, "--json", "--deal", "p=b"]);
    assert_eq!(json["nash_over_no_deal"][0]["outcome"]["p"], "b");
    assert_eq!(json["deal"]["nash_ratio"], 1.0);
    assert!(analyse_text(&file, &[]).contains("Nash, over the worst outcome where no deal is worse, as in NegMAS:"));

    // short decimals are printed exactly, long ones with true digits however large
    let long = points.replace("130", "\"1/3\"").replace("100]", "\"100000000000000000000000/7\"]");
    std::fs::write(&path, long).unwrap();
    let shown = analyse_text(&file, &["--deal", "p=a"]);
    assert!(shown.contains("utilities: 10  ≈0.333333\n"), "{shown}");
    assert!(shown.contains("  30  ≈14285714285714285714285.714286  b\n"), "{shown}");

    // whoever has one outcome only is at no distance from its best
    std::fs::write(&path, r#"(issues: [(name: "p", values: Discrete(["a"]))], parties: [(name: "A"), (name: "B")])"#)
        .unwrap();
    let single = analyse_text(&file, &[]);
    assert!(single.contains("opposition 0.0000") && single.contains("conflict of A and B: undefined"), "{single}");

    // 100 digits: more than whole numbers of the machine, and not too much for floats
    std::fs::write(&path, points.replace("30]", &format!("{}]", "3".repeat(100)))).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_demarche")).args(["analyse", &file]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).ends_with("floats would do: --f64 reckons in them\n"));
    let json = analyse(&[&file, "--f64", "--json", "--deal", "p=b"]);
    assert_eq!((&json["deal"]["nash_ratio"], &json["conflict"][0]["level"]), (&1.0.into(), &1.0.into()));

    // 10^40 outcomes
    let issue = |at: usize| format!("(name: \"{at}\", values: Integer(low: 1, high: 10))");
    let issues = (0..40).map(issue).collect::<Vec<_>>().join(",");
    let worth = |at: usize| format!("(issue: \"{at}\", worth: Linear(slope: 1, offset: 0))");
    let party = format!("(additive: [{}])", (0..40).map(worth).collect::<Vec<_>>().join(","));
    std::fs::write(&path, format!("(issues: [{issues}], parties: [{party}, {party}])")).unwrap();
    let json = analyse(&[&file, "--json"]);
    assert_eq!(json["outcomes"], format!("1{}", "0".repeat(40)));
    assert_eq!(json["parties"], serde_json::json!(["1", "2"]), "without names they go by their numbers");
    assert_eq!(json["rational"], serde_json::Value::Null);
}
