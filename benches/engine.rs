//! How long it takes to analyse a negotiation: frontier and fair points, by merging issue by issue, with bounds, and
//! outcome by outcome. The domains are the project's own, those in the folder that `DEMARCHE_DOMAINS` names if it is set,
//! and made ones.

use std::path::{Path, PathBuf};

use demarche::negotiation::engine::{
    Arithmetic, Case, Method, Number, Options, OutcomeSpace, Preference, Reading, Source, SpaceIssue, Survey, Values,
    Watch, conflict, genius, preference::IssueWorth, ron_case,
};
use divan::Bencher;

fn main() {
    divan::main();
}

fn own() -> Vec<String> {
    ["additive", "pairs", "boxes", "lines"].map(str::to_owned).to_vec()
}

fn own_case(name: &str) -> Case {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/domains").join(format!("{name}.ron"));
    let bytes = std::fs::read(path).expect("a domain of the project");
    ron_case::load(Source { name, bytes: &bytes }).expect("it loads")
}

fn folder() -> Option<PathBuf> {
    std::env::var_os("DEMARCHE_DOMAINS").map(PathBuf::from)
}

fn reference() -> serde_json::Value {
    let Some(folder) = folder() else { return serde_json::json!({}) };
    let text = std::fs::read_to_string(folder.join("reference.json")).expect("the folder has a reference");
    serde_json::from_str(&text).expect("it is JSON")
}

fn given() -> Vec<String> {
    reference().as_object().map(|all| all.keys().cloned().collect()).unwrap_or_default()
}

/// Of the given domains, those of this many outcomes or more.
fn large() -> Vec<String> {
    let all = reference();
    given().into_iter().filter(|name| all[name.as_str()]["outcomes"].as_u64().unwrap_or(0) >= 3000).collect()
}

fn given_case(name: &str, reading: Reading) -> Case {
    let all = reference();
    let entry = &all[name];
    let folder = folder().expect("it is set").join(entry["folder"].as_str().expect("a folder"));
    let names: Vec<&str> = entry["files"].as_array().into_iter().flatten().filter_map(|file| file.as_str()).collect();
    let files: Vec<Vec<u8>> = names.iter().map(|name| std::fs::read(folder.join(name)).expect("a file")).collect();
    let sources: Vec<Source<'_>> = names.iter().zip(&files).map(|(name, bytes)| Source { name, bytes }).collect();
    genius::load(sources[0], &sources[1..], reading).expect("it loads")
}

fn survey(case: &Case, arithmetic: Arithmetic, method: Method) -> Survey {
    Survey::of(case, Options { arithmetic, method, all: false }, &mut Watch::none()).expect("a survey")
}

#[divan::bench(args = own())]
fn own_domains(bencher: Bencher, name: &str) {
    let case = own_case(name);
    bencher.bench(|| survey(&case, Arithmetic::Exact, Method::Best));
}

#[divan::bench(args = given())]
fn raw_in_floats(bencher: Bencher, name: &str) {
    let case = given_case(name, Reading::Raw);
    bencher.bench(|| survey(&case, Arithmetic::Float, Method::Best));
}

#[divan::bench(args = given())]
fn genius_exactly(bencher: Bencher, name: &str) {
    let case = given_case(name, Reading::Genius);
    bencher.bench(|| survey(&case, Arithmetic::Exact, Method::Best));
}

/// Everything there is to say about a domain of two parties: with opposition, rational share and conflict level.
#[divan::bench(args = given())]
fn all_statistics(bencher: Bencher, name: &str) {
    everything(bencher, &given_case(name, Reading::Raw));
}

#[divan::bench(args = given())]
fn all_statistics_genius(bencher: Bencher, name: &str) {
    everything(bencher, &given_case(name, Reading::Genius));
}

fn everything(bencher: Bencher, case: &Case) {
    bencher.bench(|| {
        (survey(case, Arithmetic::Exact, Method::Best), conflict(case, Arithmetic::Exact, 0, 1, &mut Watch::none()))
    });
}

#[divan::bench(args = large(), sample_count = 20)]
fn with_bounds(bencher: Bencher, name: &str) {
    let case = given_case(name, Reading::Raw);
    bencher.bench(|| survey(&case, Arithmetic::Float, Method::Bounded));
}

#[divan::bench(args = large(), sample_count = 20)]
fn every_outcome(bencher: Bencher, name: &str) {
    let case = given_case(name, Reading::Raw);
    bencher.bench(|| survey(&case, Arithmetic::Float, Method::Every));
}

/// Two parties, 30 issues of 3 or 4 values, 2 x 10^15 outcomes, whole utilities of 0 to 10,000.
fn vast() -> Case {
    let mut state = 7u64;
    let mut draw = move |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let sizes: Vec<usize> = (0..30).map(|issue| if issue % 4 == 1 { 4 } else { 3 }).collect();
    let issues = sizes.iter().enumerate().map(|(at, &size)| SpaceIssue {
        name: format!("issue {at}"),
        values: Values::Discrete((0..size).map(|value| value.to_string()).collect()),
    });
    let space = OutcomeSpace { name: "vast".to_owned(), issues: issues.collect() };
    // What one party likes the other mostly dislikes, so that the frontier is wide.
    let first: Vec<Vec<i64>> = sizes.iter().map(|&size| (0..size).map(|_| draw(334) as i64).collect()).collect();
    let second =
        first.iter().map(|row| row.iter().map(|worth| (338 - worth - draw(10) as i64).clamp(0, 333)).collect());
    let second: Vec<Vec<i64>> = second.collect();
    let party = |rows: Vec<Vec<i64>>| Preference {
        issues: rows
            .into_iter()
            .map(|row| IssueWorth { weight: Number::from(1), worth: row.into_iter().map(Number::from).collect() })
            .collect(),
        ..Preference::default()
    };
    Case { space, parties: vec![party(first), party(second)] }
}

#[divan::bench(sample_count = 10)]
fn vast_exactly(bencher: Bencher) {
    let case = vast();
    assert!(case.space.size() > 1_000_000_000_000_000);
    assert!(survey(&case, Arithmetic::Exact, Method::Best).frontier.len() > 1_000);
    bencher.bench(|| survey(&case, Arithmetic::Exact, Method::Best));
}
