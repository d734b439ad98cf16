//! This engine's half of the comparison with NegMAS, which `benches/against_negmas.py` runs and prints as a table.
//!
//! Reads a JSON list of domains from standard input, `[{"name": ..., "files": [...]}]`: one file in RON, or a domain and
//! its profiles in the XML of GENIUS as they are written. Prints one line of JSON a domain: its frontier, and seconds of CPU
//! time, the system's included, for one survey (frontier, fair points, counts), reckoned in floats as NegMAS does, the best
//! of several runs. Loading isn't timed.

use std::collections::BTreeMap;
use std::io::{IsTerminal, Read};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use cpu_time::ProcessTime;

use demarche::negotiation::engine::{
    Arithmetic, Case, Method, Options, Reading, Source, Survey, Watch, genius, ron_case,
};
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
struct Domain {
    name: String,
    files: Vec<PathBuf>,
}

#[derive(Serialize)]
struct Times {
    name: String,
    outcomes: u128,
    parties: usize,
    additive: bool,
    /// The points of the frontier, as floats.
    frontier: Vec<Vec<f64>>,
    /// Per way: its name, and seconds of user CPU time.
    seconds: BTreeMap<&'static str, f64>,
}

/// Each way is run again and again for so long, three times.
const LONG_ENOUGH: Duration = Duration::from_millis(300);

fn main() {
    let mut text = String::new();
    if !std::io::stdin().is_terminal() {
        std::io::stdin().read_to_string(&mut text).expect("standard input can be read");
    }
    if text.trim().is_empty() {
        eprintln!("this is half of a comparison: run benches/against_negmas.py");
        return;
    }
    let domains: Vec<Domain> = serde_json::from_str(&text).expect("a JSON list of domains");
    for Domain { name, files } in domains {
        let case = load(&files);
        let mut seconds = BTreeMap::new();
        for (way, arithmetic, method) in [
            ("merged", Arithmetic::Float, Method::Best),
            ("merged exactly", Arithmetic::Exact, Method::Best),
            ("bounded", Arithmetic::Float, Method::Bounded),
            ("plain", Arithmetic::Float, Method::Every),
        ] {
            let options = Options { arithmetic, method, all: false };
            seconds.insert(way, time(|| Survey::of(&case, options, &mut Watch::none()).expect("a survey")));
        }
        let survey =
            Survey::of(&case, Options { arithmetic: Arithmetic::Float, ..Options::default() }, &mut Watch::none());
        let frontier = survey.expect("a survey").frontier;
        let times = Times {
            name,
            outcomes: case.space.size(),
            parties: case.parties.len(),
            additive: case.is_additive(),
            frontier: (0..frontier.len()).map(|point| frontier.floats(point)).collect(),
            seconds,
        };
        println!("{}", serde_json::to_string(&times).expect("it is JSON"));
    }
}

fn load(files: &[PathBuf]) -> Case {
    let bytes: Vec<Vec<u8>> = files.iter().map(|file| std::fs::read(file).expect("a file of a domain")).collect();
    let names: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
    let sources: Vec<Source<'_>> = names.iter().zip(&bytes).map(|(name, bytes)| Source { name, bytes }).collect();
    let case = match &sources[..] {
        [case] => ron_case::load(*case),
        [domain, profiles @ ..] => genius::load(*domain, profiles, Reading::Raw),
        [] => panic!("a domain without a file"),
    };
    case.unwrap_or_else(|error| panic!("{error}"))
}

/// Seconds of user CPU time that `work` takes: the best of three stretches, each long enough for the clock.
fn time<T>(work: impl Fn() -> T) -> f64 {
    let stretch = || {
        let (start, before) = (Instant::now(), cpu_time());
        let mut runs = 0u32;
        while start.elapsed() < LONG_ENOUGH {
            std::hint::black_box(work());
            runs += 1;
        }
        (cpu_time() - before) / f64::from(runs)
    };
    (0..3).map(|_| stretch()).fold(f64::INFINITY, f64::min)
}

fn cpu_time() -> f64 {
    ProcessTime::now().as_duration().as_secs_f64()
}
