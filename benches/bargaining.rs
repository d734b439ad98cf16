//! How long bargaining takes: offers a second with prepared preferences, and whole negotiations from nothing. On
//! camera2011 of the folder that `DEMARCHE_DOMAINS` names if it is set, and on a made domain of the same size.

use std::path::PathBuf;

use demarche::negotiation::bargaining::{Alternating, Course, PartyId, Ranking, Style};
use demarche::negotiation::engine::{
    Arithmetic, Case, Number, OutcomeSpace, Preference, Reading, Source, SpaceIssue, Values, genius,
    preference::IssueWorth,
};
use divan::Bencher;
use divan::counter::ItemsCount;

fn main() {
    divan::main();
}

/// Where the figures come from.
fn domains() -> Vec<&'static str> {
    let mut all = vec!["made"];
    if std::env::var_os("DEMARCHE_DOMAINS").is_some() {
        all.push("camera2011");
    }
    all
}

fn case(name: &str) -> Case {
    if name == "made" { made() } else { camera() }
}

/// camera2011 in the reading of GENIUS.
fn camera() -> Case {
    let folder = PathBuf::from(std::env::var_os("DEMARCHE_DOMAINS").expect("it is set")).join("camera2011");
    let names = ["camera_domain.xml", "camera_buyer_utility.xml", "camera_seller_utility.xml"];
    let files = names.map(|name| std::fs::read(folder.join(name)).expect("a file"));
    let sources: Vec<Source<'_>> = names.iter().zip(&files).map(|(name, bytes)| Source { name, bytes }).collect();
    genius::load(sources[0], &sources[1..], Reading::Genius).expect("it loads")
}

/// Two parties, six issues, 3,600 outcomes, decimal weights.
fn made() -> Case {
    let sizes = [3usize, 4, 5, 3, 4, 5];
    let issues = (1..).zip(sizes).map(|(at, size)| SpaceIssue {
        name: format!("issue {at}"),
        values: Values::Discrete((0..size).map(|value| value.to_string()).collect()),
    });
    let space = OutcomeSpace { name: "made".to_owned(), issues: issues.collect() };
    let number = |text: String| Number::parse(&text).expect("a number");
    let party = |turn: usize| Preference {
        issues: (0..)
            .zip(sizes)
            .map(|(issue, size): (usize, usize)| IssueWorth {
                weight: number(format!("0.{}", 10 + (issue * 7 + turn * 13) % 17)),
                worth: (0..size)
                    .map(|value| number(((value * (5 + turn) + issue * 3 + turn) % 11).to_string()))
                    .collect(),
            })
            .collect(),
        ..Preference::default()
    };
    Case { space, parties: vec![party(0), party(1)] }
}

fn styles(names: [&str; 2]) -> [Style; 2] {
    names.map(|name| name.parse().expect("a strategy"))
}

/// Two strategies, on prepared preferences.
fn talk(rankings: &[Ranking], styles: [Style; 2], rounds: u32) -> Course {
    let mut negotiators = [styles[0].negotiator(0, PartyId(0)), styles[1].negotiator(0, PartyId(1))];
    Course::results(Alternating::new(2, rounds), rankings, &mut negotiators)
}

/// The same with the reason for every move.
fn talk_with_reasons(rankings: &[Ranking], styles: [Style; 2], rounds: u32) -> Course {
    let mut negotiators = [styles[0].negotiator(0, PartyId(0)), styles[1].negotiator(0, PartyId(1))];
    Course::run(Alternating::new(2, rounds), rankings, &mut negotiators)
}

/// Against somebody who never gives in, one that never gives in before the deadline: nobody agrees, every turn is an
/// offer.
#[divan::bench(args = domains())]
fn offers(bencher: Bencher, name: &str) {
    let rankings = Ranking::of(&case(name), Arithmetic::Exact).expect("they can be ranked");
    let styles = styles(["boulware", "hard-liner"]);
    let offers = talk(&rankings, styles, 10_000).offers;
    bencher.counter(ItemsCount::new(offers)).bench(|| talk(&rankings, styles, 10_000));
}

/// The same with the reason for every move.
#[divan::bench(args = domains())]
fn offers_with_reasons(bencher: Bencher, name: &str) {
    let rankings = Ranking::of(&case(name), Arithmetic::Exact).expect("they can be ranked");
    let styles = styles(["boulware", "hard-liner"]);
    let offers = talk(&rankings, styles, 10_000).offers;
    bencher.counter(ItemsCount::new(offers)).bench(|| talk_with_reasons(&rankings, styles, 10_000));
}

/// The same over 100 rounds, so that beginning and ending count.
#[divan::bench(args = domains())]
fn offers_in_100_rounds(bencher: Bencher, name: &str) {
    let rankings = Ranking::of(&case(name), Arithmetic::Exact).expect("they can be ranked");
    let styles = styles(["boulware", "hard-liner"]);
    let offers = talk(&rankings, styles, 100).offers;
    bencher.counter(ItemsCount::new(offers)).bench(|| talk(&rankings, styles, 100));
}

/// Tables, rankings and all, from a loaded case.
#[divan::bench(args = domains())]
fn whole_negotiation(bencher: Bencher, name: &str) {
    let (case, styles) = (case(name), styles(["boulware", "conceder"]));
    bencher.counter(ItemsCount::new(1usize)).bench(|| {
        let rankings = Ranking::of(&case, Arithmetic::Exact).expect("they can be ranked");
        talk_with_reasons(&rankings, styles, 100)
    });
}

/// The same in floats.
#[divan::bench(args = domains())]
fn whole_negotiation_in_floats(bencher: Bencher, name: &str) {
    let (case, styles) = (case(name), styles(["boulware", "conceder"]));
    bencher.counter(ItemsCount::new(1usize)).bench(|| {
        let rankings = Ranking::of(&case, Arithmetic::Float).expect("they can be ranked");
        talk_with_reasons(&rankings, styles, 100)
    });
}

/// A negotiation of each strategy with a linear one, over 100 rounds, on prepared preferences.
#[divan::bench(args = ["tit-for-tat", "micro", "trade-off", "frequency", "bayesian", "random"])]
fn each_strategy(bencher: Bencher, name: &str) {
    let rankings = Ranking::of(&made(), Arithmetic::Exact).expect("they can be ranked");
    bencher.bench(|| talk(&rankings, styles([name, "linear"]), 100));
}
