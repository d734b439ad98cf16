//! Shared by the tests: the golden example of the measures, and random scenarios.

use std::ops::RangeInclusive;

use proptest::prelude::*;

use super::domain::{Domain, Issue};
use super::scenario::Scenario;
use super::utility::{RedLine, Utility};

/// A domain with nameless issues of these many options.
pub fn domain_of(options: &[usize]) -> Domain {
    let issue = |&n: &usize| Issue { name: String::new(), options: vec![String::new(); n] };
    Domain { issues: options.iter().map(issue).collect() }
}

/// The worked example: text, aid and hotline between A and B.
pub fn golden() -> Scenario {
    let utility = |values: [&[i64]; 3], reservation| Utility {
        values: values.iter().map(|options| options.to_vec()).collect(),
        red_lines: vec![],
        reservation,
    };
    Scenario {
        domain: domain_of(&[3, 3, 2]),
        parties: vec![
            utility([&[0, 30, 50], &[0, 15, 30], &[0, 20]], 35),
            utility([&[50, 30, 0], &[20, 12, 0], &[0, 30]], 40),
        ],
    }
}

/// Random scenarios: issues of 1 to 4 options, small values (so that ties happen), red lines and no-deal values.
pub fn scenarios(issues: RangeInclusive<usize>, parties: RangeInclusive<usize>) -> impl Strategy<Value = Scenario> {
    (prop::collection::vec(1usize..=4, issues), parties).prop_flat_map(|(options, parties)| {
        prop::collection::vec(utilities(options.clone()), parties)
            .prop_map(move |parties| Scenario { domain: domain_of(&options), parties })
    })
}

fn utilities(options: Vec<usize>) -> impl Strategy<Value = Utility> {
    let values: Vec<_> = options.iter().map(|&n| prop::collection::vec(-4i64..=12, n)).collect();
    let places: Vec<RedLine> = (0u8..)
        .zip(&options)
        .flat_map(|(issue, &n)| (0u8..).take(n).map(move |option| RedLine { issue, option }))
        .collect();
    (values, prop::collection::vec(prop::sample::select(places), 0..=2), -5i64..=20)
        .prop_map(|(values, red_lines, reservation)| Utility { values, red_lines, reservation })
}
