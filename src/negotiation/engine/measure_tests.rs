//! The measures of deals and of the way to them: against definitions on random cases, and against the game's own.

use proptest::prelude::*;

use super::process::{TimeCost, anchors, concession_rate, curve, importance, kendall_tau, steps};
use super::tests::{cases, survey};
use super::*;
use crate::negotiation::process as small;
use crate::negotiation::testing::{golden, scenarios};
use crate::negotiation::{Analysis, DealQuality, Outcome, Product, StepClass};

fn quality(case: &Case, deal: &[u32]) -> Quality {
    Quality::of(case, &survey(case, Method::Best), Arithmetic::Exact, deal, &mut Watch::none()).unwrap().unwrap()
}

fn near(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * b.abs().max(1.0),
        (a, b) => a == b,
    }
}

fn wide(outcome: &Outcome) -> Vec<u32> {
    outcome.0.iter().map(|&option| option.into()).collect()
}

#[test]
fn the_golden_deal() {
    let case = Case::from(&golden());
    let deal = quality(&case, &[1, 1, 0]);
    let texts = |values: &[Value]| values.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!((texts(&deal.utilities), texts(&deal.surpluses)), (texts_of(&["45", "42"]), texts_of(&["10", "2"])));
    assert_eq!((deal.dominating.count, deal.dominating.signable, deal.dominating.complete), (6, 6, true));
    assert_eq!(deal.post_settlement.as_ref().unwrap().outcome, [1, 1, 1]);
    for (measured, expected) in [
        (deal.nash_ratio, 20.0 / 960.0),
        (deal.joint_efficiency, 12.0 / 65.0),
        (deal.pareto_distance, 0.360_555),
        (deal.pareto_optimality, 0.690_8),
        (deal.integrative_index, -17.0 / 36.0),
        (deal.kalai_smorodinsky_ratio, 2.0 / 52.0),
        (deal.distributive_shares.map(|shares| shares[0]), 10.0 / 12.0),
    ] {
        assert!((measured.unwrap() - expected).abs() < 5e-5, "{measured:?} is not {expected}");
    }
    let elsewhere =
        Quality::of(&case, &survey(&case, Method::Best), Arithmetic::Exact, &[3, 0, 0], &mut Watch::none()).unwrap();
    assert_eq!(elsewhere, None);
}

#[test]
fn the_example_of_the_page_is_the_golden_one() {
    let page = include_str!("../../../docs/ENGINE.md");
    let text = page.split("```ron").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let case = ron_case::load(Source { name: "example", bytes: text.as_bytes() }).unwrap();
    let expected = Case::from(&golden());
    assert_eq!(quality(&case, &[1, 1, 0]), quality(&expected, &[1, 1, 0]));
    let survey = survey(&case, Method::Best);
    assert_eq!((survey.outcomes, survey.rational, survey.frontier_of_all.as_ref().unwrap().len()), (18, Some(8), 7));
    let widest = deal::diameter(&case, &survey, &mut Watch::none()).unwrap().unwrap();
    assert!((widest - 1.1662).abs() < 5e-5);
    let found = conflict(&case, Arithmetic::Exact, 0, 1, &mut Watch::none()).unwrap().unwrap();
    assert_eq!((found.opposed, found.compared), (101, 151));
}

fn texts_of(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&text| text.to_owned()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn deals_of_the_game_have_the_same_quality(scenario in scenarios(1..=3, 1..=4)) {
        let (analysis, case) = (Analysis::of(&scenario), Case::from(&scenario));
        let survey = survey(&case, Method::Best);
        for outcome in scenario.domain.outcomes() {
            let theirs = DealQuality::of(&scenario, &analysis, &outcome).unwrap();
            let ours = Quality::of(&case, &survey, Arithmetic::Exact, &wide(&outcome), &mut Watch::none()).unwrap().unwrap();
            prop_assert_eq!(ours.rational, theirs.in_zone);
            prop_assert_eq!(
                (ours.dominating.count, ours.dominating.signable),
                (theirs.dominating.count as u128, theirs.dominating.signable as u128)
            );
            let members = |all: &[crate::negotiation::Improvement]| all.iter().map(|one| wide(&one.outcome)).collect::<Vec<_>>();
            let own = |all: &[deal::Better]| all.iter().map(|one| one.outcome.clone()).collect::<Vec<_>>();
            prop_assert_eq!(own(&ours.dominating.members), members(&theirs.dominating.members));
            prop_assert_eq!(own(ours.post_settlement.as_slice()), members(theirs.post_settlement.as_slice()));
            prop_assert!(near(ours.pareto_distance, Some(theirs.pareto_distance)));
            prop_assert!(near(ours.pareto_optimality, theirs.pareto_optimality));
            prop_assert!(near(ours.joint_efficiency, theirs.joint_efficiency));
            prop_assert!(near(ours.nash_ratio, theirs.nash_ratio));
            prop_assert!(near(ours.kalai_smorodinsky_ratio, theirs.ks_ratio.map(crate::negotiation::Ratio::to_f64)));
            prop_assert!(near(ours.integrative_index, theirs.integrative_index));
            prop_assert_eq!(ours.nash_product.map(|p| p.to_f64()), theirs.nash_product.as_ref().map(Product::to_f64));
            prop_assert_eq!(ours.logrolls.len(), theirs.logrolls.len());
            for (ours, theirs) in ours.share_of_best.iter().zip(&theirs.share_of_best) {
                prop_assert!(near(*ours, *theirs));
            }
        }
        let widest = deal::diameter(&case, &survey, &mut Watch::none()).unwrap();
        prop_assert!(near(widest, Some(analysis.diameter)), "{widest:?} is not {}", analysis.diameter);
    }

    #[test]
    fn deals_of_any_case_match_the_definitions(case in cases(false), pick in 0u128..256) {
        let deal = case.space.choices(pick % case.space.size());
        let quality = quality(&case, &deal);
        let row = |outcome: &[u32]| case.parties.iter().map(|party| party.exact(outcome)).collect::<Vec<_>>();
        let here = row(&deal);
        let dominating: Vec<Choices> = case.space.outcomes().filter(|outcome| {
            let there = row(outcome);
            there != here && there.iter().zip(&here).all(|(there, here)| there >= here)
        }).collect();
        prop_assert_eq!(quality.dominating.count, dominating.len() as u128);
        let free = dominating.iter().filter(|outcome| case.parties.iter().all(|party| party.can_sign(outcome)));
        prop_assert_eq!(quality.dominating.signable, free.count() as u128);
        prop_assert!(quality.dominating.members.iter().all(|better| dominating.contains(&better.outcome)));
        prop_assert_eq!(quality.pareto_distance.unwrap() <= 1e-12, dominating.is_empty());
        for party in &case.parties {
            let sum = case.space.outcomes().fold(Rational::zero(), |sum, outcome| sum.plus(&party.exact(&outcome)));
            prop_assert_eq!(party.mean(&case.space).times(&Rational::from(case.space.size() as i64)), sum);
            prop_assert!(case.space.outcomes().all(|outcome| party.exact(&outcome) >= party.floor().exact));
        }
    }

    #[test]
    fn the_way_to_a_deal_is_measured_as_in_the_game(
        scenario in scenarios(2..=3, 2..=3),
        picks in prop::collection::vec((0usize..3, 0u64..64), 2..9),
        tolerance in 0i64..4,
    ) {
        let case = Case::from(&scenario);
        let survey = survey(&case, Method::Best);
        let bids: Vec<small::Bid> = (0u32..).zip(&picks).map(|(round, &(party, index))| small::Bid {
            party: party % scenario.parties.len(),
            round,
            outcome: scenario.domain.outcome(index % scenario.domain.size()),
        }).collect();
        let offers: Vec<Offer> = bids.iter().map(|bid| Offer { party: bid.party, round: bid.round, outcome: wide(&bid.outcome) }).collect();
        let own = |party: usize| bids.iter().filter(|bid| bid.party == party).map(|bid| bid.outcome.clone()).collect::<Vec<_>>();
        let [a, b] = [0, 1].map(|party| &scenario.parties[party]);
        prop_assert_eq!(
            steps(&case, &offers, 0, 1, &Number::from(tolerance)),
            StepClass::of_moves(a, b, &own(0), tolerance)
        );
        let (ours, theirs) = (curve(&case, &survey, &offers, 0), small::ConcessionCurve::of(&scenario, &bids, 0));
        prop_assert_eq!(ours.is_some(), theirs.is_some());
        if let (Some(ours), Some(theirs)) = (ours, theirs) {
            let close = |a: &[(u32, f64)], b: &[(u32, f64)]| a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.0 == b.0 && near(Some(a.1), Some(b.1)));
            prop_assert!(close(&ours.own, &theirs.own) && close(&ours.received, &theirs.received));
        }
        let rate = concession_rate(&case, &offers, 0, 1, &mut Watch::none()).unwrap();
        if let (Some(first), Some(last)) = (own(0).first(), own(0).last()) {
            prop_assert!(near(rate, small::concession_rate(a, b, first, last)), "{rate:?}");
        } else {
            prop_assert_eq!(rate, None);
        }
        let deal = &bids[0].outcome;
        let (ours, theirs) = (anchors(&case, &offers, &wide(deal)), small::anchors(&scenario, &bids, deal));
        prop_assert_eq!(ours.len(), theirs.len());
        for (ours, theirs) in ours.iter().zip(&theirs) {
            prop_assert_eq!(&ours.pull, &theirs.pull);
            prop_assert_eq!(ours.midpoint(), theirs.midpoint());
        }
    }
}

#[test]
fn time_makes_deals_and_no_deal_worth_less() {
    let mut case = Case::from(&golden());
    case.parties[0].discount = Some(Number::parse("0.25").unwrap());
    case.parties[1].reservation.later = vec![(10, 25.into())];
    let deal = [1, 1, 1];
    // in the middle a quarter to the power of a half
    assert_eq!(TimeCost::of(&case.parties[0], &deal, 5, 10), TimeCost { deal: 32.5, no_deal: 0.0 });
    assert_eq!(TimeCost::of(&case.parties[1], &deal, 10, 10), TimeCost { deal: 0.0, no_deal: 15.0 });
    let middle = case.in_round(5, 10);
    assert_eq!(middle.parties[0].exact(&deal).to_string(), "32.5");
    assert_eq!(middle.parties[1].exact(&deal).to_string(), "72");
    assert_eq!(case.in_round(0, 10).parties[0].exact(&deal).to_string(), "65");
    // A still asks for 35 and has half of 85, 80 and 70 where B has its 40
    assert_eq!(survey(&case, Method::Best).rational, Some(8));
    assert_eq!(survey(&middle, Method::Best).rational, Some(3));
    let end = case.in_round(10, 10);
    assert_eq!(end.parties[0].exact(&deal).to_string(), "16.25");
    assert_eq!(end.parties[1].reservation.value, 25.into());
    // pairs, boxes and constants lose as much
    let mut other =
        Preference { constant: 4.into(), discount: case.parties[0].discount.clone(), ..Preference::default() };
    other.pairs = vec![PairWorth { first: 0, second: 1, worth: vec![vec![8.into(); 3]; 3] }];
    other.boxes = vec![BoxWorth { ranges: vec![(2, 0, 0)], worth: 16.into() }];
    case.parties.push(other);
    assert_eq!(case.parties[2].exact(&[0, 0, 0]).to_string(), "28");
    assert_eq!(case.in_round(10, 10).parties[2].exact(&[0, 0, 0]).to_string(), "7");
}

#[test]
fn a_guess_of_priorities_is_compared_with_the_truth() {
    let case = Case::from(&golden());
    // text 50, aid 30, hotline 20
    let truth = importance(&case, 0);
    assert_eq!(kendall_tau(&[3, 2, 1], &truth), Some(1.0));
    assert_eq!(kendall_tau(&[1, 2, 3], &truth), Some(-1.0));
    assert_eq!(kendall_tau(&[2, 3, 1], &truth), Some(1.0 / 3.0));
    // a tie is neither right nor wrong
    assert!((kendall_tau(&[2, 1, 1], &truth).unwrap() - 2.0 / 6f64.sqrt()).abs() < 1e-12);
    assert_eq!(kendall_tau(&[1, 1, 1], &truth), None);
    assert_eq!(kendall_tau(&[1, 2], &truth), None);
}

#[test]
fn many_dominating_outcomes_are_counted_up_to_a_limit() {
    let issue = |at: usize| SpaceIssue { name: at.to_string(), values: Values::Integer { low: 0, high: 9 } };
    let space = OutcomeSpace { name: String::new(), issues: (0..12).map(issue).collect() };
    let worth = IssueWorth { weight: 1.into(), worth: (0..10).map(Number::from).collect() };
    let party = Preference { issues: vec![worth; 12], ..Preference::default() };
    let case = Case { space, parties: vec![party.clone(), party] };
    let deal = quality(&case, &[0; 12]);
    assert!(!deal.dominating.complete);
    assert_eq!(deal.post_settlement.unwrap().outcome, [9; 12]);
    assert!((deal.pareto_optimality.unwrap()).abs() < 1e-12);
}

#[test]
fn numbers_beyond_machine_words_are_measured_in_floats() {
    let in_units = |unit: &str| {
        let unit = Number::parse(unit).unwrap();
        let mut case = Case::from(&golden());
        for party in &mut case.parties {
            party.issues.iter_mut().for_each(|issue| issue.weight = unit.clone());
            // no outcome lies on the edge of the zone, where floats may round either way
            let reserved = party.reservation.value.exact.minus(&Rational::parse("0.5").unwrap()).times(&unit.exact);
            party.reservation = Number { float: reserved.to_f64(), exact: reserved }.into();
        }
        // so that there is no common unit to divide by
        case.parties[0].constant = 1.into();
        case
    };
    let expected = quality(&in_units("1000000"), &[1, 1, 0]);
    // 100 digits, and 10^300: exact numbers would need more than 127 bits, and products leave the range of floats
    for unit in ["1".repeat(100), "1e300".to_owned()] {
        let case = in_units(&unit);
        let options = Options { arithmetic: Arithmetic::Float, all: true, ..Options::default() };
        assert_eq!(Survey::of(&case, Options::default(), &mut Watch::none()).err(), Some(NoSurvey::TooWide));
        let survey = Survey::of(&case, options, &mut Watch::none()).unwrap();
        let fair = survey.fair.as_ref().unwrap();
        for points in [&fair.nash, &fair.nash_over_no_deal, &fair.kalai_smorodinsky] {
            let outcomes: Vec<Choices> = points.iter().flat_map(|&at| survey.frontier.outcomes(at, 9)).collect();
            assert_eq!(outcomes, [[1, 1, 1]], "{unit}");
        }
        let deal = Quality::of(&case, &survey, Arithmetic::Float, &[1, 1, 0], &mut Watch::none()).unwrap().unwrap();
        assert_eq!(deal.dominating.count, 6);
        assert_eq!(deal.post_settlement.unwrap().outcome, expected.post_settlement.as_ref().unwrap().outcome);
        for (measured, expected) in [
            (deal.nash_ratio, expected.nash_ratio),
            (deal.joint_efficiency, expected.joint_efficiency),
            (deal.pareto_distance, expected.pareto_distance),
            (deal.pareto_optimality, expected.pareto_optimality),
            (deal.kalai_smorodinsky_ratio, expected.kalai_smorodinsky_ratio),
        ] {
            assert!((measured.unwrap() - expected.unwrap()).abs() < 1e-5, "{measured:?} is not {expected:?}");
        }
        let found = conflict(&case, Arithmetic::Float, 0, 1, &mut Watch::none()).unwrap().unwrap();
        let rows: Vec<[f64; 2]> = case
            .space
            .outcomes()
            .map(|outcome| [0, 1].map(|party: usize| case.parties[party].float(&outcome)))
            .collect();
        let pairs =
            rows.iter().enumerate().flat_map(|(at, x)| rows[..at].iter().map(move |y| [x[0] - y[0], x[1] - y[1]]));
        let apart: Vec<[f64; 2]> = pairs.filter(|pair| *pair != [0.0, 0.0]).collect();
        let opposed = apart.iter().filter(|[a, b]| (*a > 0.0 && *b < 0.0) || (*a < 0.0 && *b > 0.0)).count();
        assert_eq!((found.opposed, found.compared), (opposed as u64, apart.len() as u64));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn floats_of_whole_numbers_measure_as_exact_numbers_do(scenario in scenarios(1..=3, 2..=3), pick in 0u64..64) {
        // small whole numbers are exact in floats too
        let case = Case::from(&scenario);
        let deal = wide(&scenario.domain.outcome(pick % scenario.domain.size()));
        let of = |arithmetic| {
            let survey = Survey::of(&case, Options { arithmetic, all: true, ..Options::default() }, &mut Watch::none()).unwrap();
            Quality::of(&case, &survey, arithmetic, &deal, &mut Watch::none()).unwrap().unwrap()
        };
        let (exact, float) = (of(Arithmetic::Exact), of(Arithmetic::Float));
        prop_assert_eq!(serde_json::to_value(&float).unwrap(), serde_json::to_value(&exact).unwrap());
        for [a, b] in [[0, 1], [1, 0]] {
            let [exact, float] = [Arithmetic::Exact, Arithmetic::Float]
                .map(|arithmetic| conflict(&case, arithmetic, a, b, &mut Watch::none()).unwrap());
            prop_assert_eq!(exact, float);
        }
    }

    #[test]
    fn the_nash_point_has_the_largest_product_of_all_deals(case in cases(true), low in 0i64..60) {
        // somebody's no deal may be far worse than every outcome
        let mut case = case;
        case.parties[0].reservation = Number::from(-low).into();
        let survey = survey(&case, Method::Best);
        let Some(fair) = &survey.fair else { return Ok(()) };
        let best = |outcome: &[u32]| quality(&case, outcome).nash_ratio;
        for outcome in fair.nash_over_no_deal.iter().flat_map(|&at| survey.frontier.outcomes(at, usize::MAX)) {
            prop_assert!(best(&outcome).is_none_or(|share| share == 1.0));
        }
        for outcome in case.space.outcomes() {
            prop_assert!(best(&outcome).is_none_or(|share| share <= 1.0));
        }
    }
}
