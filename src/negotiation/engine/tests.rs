//! The engine against definitions, on random cases of every kind.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use proptest::prelude::*;

use super::*;

fn number() -> impl Strategy<Value = Number> {
    // small, so that ties happen; some with a digit behind the point
    prop_oneof![(-4i64..=12).prop_map(Number::from), (-40i64..=120).prop_map(tenths)]
}

fn tenths(tenths: i64) -> Number {
    Number::parse(&format!("{tenths}/10")).unwrap()
}

fn preference(sizes: Vec<usize>, additive: bool) -> impl Strategy<Value = Preference> {
    let count = sizes.len();
    let issues: Vec<_> = sizes
        .iter()
        .map(|&size| {
            (0i64..=9, prop::collection::vec(number(), size))
                .prop_map(|(weight, worth)| IssueWorth { weight: tenths(weight), worth })
        })
        .collect();
    let most = if additive { 0 } else { 2 };
    let at = sizes.clone();
    let pair =
        (0..count, 0..count).prop_filter("two issues", |(a, b)| a != b).prop_flat_map(move |(first, second)| {
            prop::collection::vec(prop::collection::vec(number(), at[second]), at[first])
                .prop_map(move |worth| PairWorth { first, second, worth })
        });
    let at = sizes.clone();
    let range = (0..count).prop_flat_map(move |issue| {
        let size = at[issue] as u32;
        (0..size, 0..size).prop_map(move |(first, last)| (issue, first, last))
    });
    let region = (prop::collection::vec(range, 0..=3), number()).prop_map(|(ranges, worth)| BoxWorth { ranges, worth });
    let line = (0..count).prop_flat_map(move |issue| (Just(issue), 0..sizes[issue] as u32));
    (
        issues,
        prop::collection::vec(pair, 0..=most),
        prop::collection::vec(region, 0..=most * 2),
        prop::collection::vec(line, 0..=1),
        number(),
        number(),
    )
        .prop_map(|(issues, pairs, boxes, red_lines, constant, reservation)| Preference {
            issues,
            pairs,
            boxes,
            red_lines,
            constant,
            reservation: reservation.into(),
            ..Preference::default()
        })
}

pub(in crate::negotiation) fn cases(additive: bool) -> impl Strategy<Value = Case> {
    (prop::collection::vec(1usize..=4, 2..=4), 1usize..=5).prop_flat_map(move |(sizes, parties)| {
        let issue = |(at, &size): (usize, &usize)| SpaceIssue {
            name: at.to_string(),
            values: Values::Integer { low: 1, high: size as i64 },
        };
        let space = OutcomeSpace { name: String::new(), issues: sizes.iter().enumerate().map(issue).collect() };
        prop::collection::vec(preference(sizes, additive), parties)
            .prop_map(move |parties| Case { space: space.clone(), parties })
    })
}

fn rational(case: &Case, outcome: &[u32]) -> bool {
    case.parties.iter().all(|p| p.can_sign(outcome) && p.exact(outcome) >= p.reservation.value.exact)
}

/// The frontier by its definition: points with their outcomes.
fn brute_force(case: &Case, all: bool) -> BTreeMap<Vec<Rational>, Vec<Choices>> {
    let mut points: BTreeMap<Vec<Rational>, Vec<Choices>> = BTreeMap::new();
    for outcome in case.space.outcomes().filter(|outcome| all || rational(case, outcome)) {
        points.entry(case.parties.iter().map(|party| party.exact(&outcome)).collect()).or_default().push(outcome);
    }
    let dominates = |q: &Vec<Rational>, p: &Vec<Rational>| q != p && q.iter().zip(p).all(|(q, p)| q >= p);
    points
        .iter()
        .filter(|(p, _)| !points.keys().any(|q| dominates(q, p)))
        .map(|(p, o)| (p.clone(), o.clone()))
        .collect()
}

pub(super) fn survey(case: &Case, method: Method) -> Survey {
    Survey::of(case, Options { method, all: true, ..Options::default() }, &mut Watch::none()).unwrap()
}

fn exact(frontier: &Frontier, point: usize) -> Vec<Rational> {
    frontier
        .utilities(point)
        .into_iter()
        .map(|value| if let Value::Exact(value) = value { value } else { panic!() })
        .collect()
}

fn listed(frontier: &Frontier) -> BTreeMap<Vec<Rational>, Vec<Choices>> {
    let counts = frontier.counts();
    (0..frontier.len())
        .map(|point| {
            let outcomes = frontier.outcomes(point, usize::MAX);
            assert_eq!(counts[point], outcomes.len() as u128);
            (exact(frontier, point), outcomes)
        })
        .collect()
}

fn check_case(case: &Case) -> Result<(), TestCaseError> {
    for method in [Method::Best, Method::Bounded, Method::Every] {
        let survey = survey(case, method);
        prop_assert_eq!(listed(&survey.frontier), brute_force(case, false), "{:?}", method);
        prop_assert_eq!(listed(survey.frontier_of_all.as_ref().unwrap()), brute_force(case, true), "{:?}", method);
        let count = case.space.outcomes().filter(|outcome| rational(case, outcome)).count();
        prop_assert_eq!(survey.rational, Some(count as u128));
        prop_assert_eq!(survey.fair.is_none(), count == 0);
    }
    Ok(())
}

/// A change of a file: where (as a share of its length), how much is taken away, and what is put there.
type Mutation = (f64, usize, Vec<u8>);

pub(in crate::negotiation) fn mutations() -> impl Strategy<Value = Vec<Mutation>> {
    let texts = [
        "",
        "0",
        "-1",
        "1e400",
        "1/0",
        "99999999999999999999",
        "\"",
        "<",
        ">",
        "/>",
        "&",
        "&#0;",
        "(",
        ")",
        "[",
        "]",
        ",",
        ":",
        "<issue index=\"1\" name=\"Price\"/>",
        "index=\"0\"",
        "name=\"\"",
        "<!--",
        "]]>",
        "\u{FEFF}",
        "\0",
        "upperbound=\"9223372036854775807\"",
        "Integer(low: -9223372036854775808, high: 9223372036854775807)",
        "Some(0)",
    ];
    let bytes = prop::collection::vec(any::<u8>(), 0..3);
    let piece = prop_oneof![prop::sample::select(texts.to_vec()).prop_map(|text| text.as_bytes().to_vec()), bytes];
    prop::collection::vec((0.0..1.0f64, 0usize..12, piece), 1..5)
}

pub(in crate::negotiation) fn mutated(text: &str, mutations: &[Mutation]) -> Vec<u8> {
    mutations.iter().fold(text.as_bytes().to_vec(), |mut bytes, (place, taken, put)| {
        let start = (place * bytes.len() as f64) as usize;
        let end = (start + taken).min(bytes.len());
        bytes.splice(start..end, put.iter().copied());
        bytes
    })
}

/// That a file is refused with a place, or makes a case that can be analysed.
pub(super) fn stands(read: Result<Case, LoadError>, names: &[&str]) {
    match read {
        Err(error) => {
            assert!(names.contains(&error.file.as_str()) && error.line > 0 && error.column > 0, "{error}");
            assert!(!error.reason.is_empty());
        }
        Ok(case) if case.space.size() < 2_000 => {
            let _ = Survey::of(&case, Options::default(), &mut Watch::none());
            let _ = Survey::of(&case.in_round(3, 7), Options { all: true, ..Options::default() }, &mut Watch::none());
        }
        Ok(_) => {}
    }
}

/// All ideas of a fair deal.
const CONCEPTS: [Concept; 6] = [
    |fair| &fair.nash_over_no_deal,
    |fair| &fair.nash,
    |fair| &fair.kalai_smorodinsky,
    |fair| &fair.kalai_smorodinsky_min_spread,
    |fair| &fair.egalitarian,
    |fair| &fair.utilitarian,
];

/// The points of a solution concept.
fn points_of(survey: &Survey, pick: impl Fn(&FairPoints) -> &Vec<usize>) -> Vec<Vec<Rational>> {
    survey.fair.iter().flat_map(|fair| pick(fair).iter().map(|&point| exact(&survey.frontier, point))).collect()
}

/// Utilities of one party times a factor, plus a constant.
fn rescaled(case: &Case, party: usize, factor: i64, shift: i64) -> Case {
    let mut case = case.clone();
    let number = |number: &Number, shift: i64| {
        let exact = number.exact.times(&Rational::from(factor)).plus(&Rational::from(shift));
        Number { float: exact.to_f64(), exact }
    };
    let it = &mut case.parties[party];
    it.issues.iter_mut().flat_map(|issue| &mut issue.worth).for_each(|worth| *worth = number(worth, 0));
    it.constant = number(&it.constant, shift);
    it.reservation = number(&it.reservation.value, shift).into();
    case
}

fn outcomes_of(survey: &Survey, pick: impl Fn(&FairPoints) -> &Vec<usize>) -> Vec<Choices> {
    let points = survey.fair.iter().flat_map(|fair| pick(fair).clone());
    let mut outcomes: Vec<Choices> = points.flat_map(|at| survey.frontier.outcomes(at, usize::MAX)).collect();
    outcomes.sort();
    outcomes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn frontiers_of_additive_utilities_match_the_definition(case in cases(true)) {
        check_case(&case)?;
    }

    #[test]
    fn frontiers_of_any_utilities_match_the_definition(case in cases(false)) {
        check_case(&case)?;
    }

    #[test]
    fn floats_find_the_same_points_by_every_way(case in cases(false), additive in cases(true)) {
        for case in [case, additive] {
            let found = [Method::Best, Method::Bounded, Method::Every].map(|method| {
                let options = Options { arithmetic: Arithmetic::Float, method, all: false };
                let survey = Survey::of(&case, options, &mut Watch::none()).unwrap();
                (0..survey.frontier.len()).map(|at| survey.frontier.floats(at)).collect::<Vec<_>>()
            });
            let mut expected: Vec<Vec<f64>> = case.space.outcomes()
                .filter(|outcome| case.parties.iter().all(|p| p.can_sign(outcome) && p.float(outcome) >= p.reservation.value.float))
                .map(|outcome| case.parties.iter().map(|party| party.float(&outcome)).collect())
                .collect();
            let all = expected.clone();
            expected.retain(|p| !all.iter().any(|q| q != p && q.iter().zip(p).all(|(q, p)| q >= p)));
            expected.sort_by(|a, b| b.partial_cmp(a).unwrap());
            expected.dedup();
            for found in found {
                prop_assert_eq!(&found, &expected);
            }
        }
    }

    #[test]
    fn nash_does_not_depend_on_scales(case in cases(true), factor in 1i64..7, shift in -9i64..9) {
        let changed = rescaled(&case, 0, factor, shift);
        let (before, after) = (survey(&case, Method::Best), survey(&changed, Method::Best));
        prop_assert_eq!(outcomes_of(&before, |fair| &fair.nash), outcomes_of(&after, |fair| &fair.nash));
        let ks = |survey: &Survey| outcomes_of(survey, |fair| &fair.kalai_smorodinsky);
        prop_assert_eq!(ks(&before), ks(&after));
        let spread = |survey: &Survey| outcomes_of(survey, |fair| &fair.kalai_smorodinsky_min_spread);
        prop_assert_eq!(spread(&before), spread(&after));
    }

    #[test]
    fn every_concept_maximises_what_it_says(case in cases(true)) {
        let survey = survey(&case, Method::Best);
        let Some(fair) = &survey.fair else { return Ok(()) };
        let worst = |party: &Preference| case.space.outcomes().map(|outcome| party.exact(&outcome)).min().unwrap();
        let floor: Vec<Rational> =
            case.parties.iter().map(|p| p.reservation.value.exact.clone().max(worst(p))).collect();
        let all: Vec<Vec<Rational>> = (0..survey.frontier.len()).map(|at| exact(&survey.frontier, at)).collect();
        let gains = |p: &Vec<Rational>| p.iter().zip(&floor).map(|(u, d)| u.minus(d)).collect::<Vec<_>>();
        let check = |chosen: &Vec<usize>, key: &dyn Fn(&Vec<Rational>) -> Vec<Rational>| {
            let best = all.iter().map(key).max().unwrap();
            let expected: Vec<usize> = (0..all.len()).filter(|&at| key(&all[at]) == best).collect();
            prop_assert_eq!(chosen, &expected);
            Ok(())
        };
        check(&fair.nash, &|p| vec![gains(p).iter().fold(Rational::one(), |product, gain| product.times(gain))])?;
        check(&fair.egalitarian, &|p| vec![gains(p).into_iter().min().unwrap()])?;
        check(&fair.utilitarian, &|p| vec![p.iter().fold(Rational::zero(), |sum, u| sum.plus(u))])?;
        let none: Vec<Rational> = case.parties.iter().map(|p| p.reservation.value.exact.clone()).collect();
        let ideal: Vec<Rational> = (0..none.len()).map(|i| all.iter().map(|p| p[i].clone()).max().unwrap()).collect();
        check(&fair.kalai_smorodinsky, &|p| {
            let ratio = |i: usize| p[i].minus(&none[i]).over(&ideal[i].minus(&none[i]));
            let mut ratios: Vec<Rational> = (0..p.len()).filter_map(ratio).collect();
            ratios.sort();
            ratios
        })?;
    }

    #[test]
    fn conflict_matches_the_count_of_pairs(case in cases(false), additive in cases(true), wide in 1i64..=2) {
        for case in [case, rescaled(&additive, 0, if wide == 2 { 1_000_000_007 } else { 1 }, 0)] {
            let last = case.parties.len() - 1;
            let rows: Vec<(Rational, Rational)> =
                case.space.outcomes().map(|o| (case.parties[0].exact(&o), case.parties[last].exact(&o))).collect();
            let (mut opposed, mut compared) = (0, 0);
            for (at, x) in rows.iter().enumerate() {
                for y in &rows[..at] {
                    let (a, b) = (x.0.cmp(&y.0), x.1.cmp(&y.1));
                    opposed += u64::from(a.is_ne() && b.is_ne() && a != b);
                    compared += u64::from(a.is_ne() || b.is_ne());
                }
            }
            let found = conflict(&case, Arithmetic::Exact, 0, last, &mut Watch::none()).unwrap().unwrap();
            prop_assert_eq!((found.opposed, found.compared), (opposed, compared));
        }
    }

    #[test]
    fn every_concept_is_efficient(case in cases(false)) {
        let survey = survey(&case, Method::Best);
        let worth = |outcome: &[u32]| case.parties.iter().map(|party| party.exact(outcome)).collect::<Vec<_>>();
        let zone: Vec<Vec<Rational>> =
            case.space.outcomes().filter(|outcome| rational(&case, outcome)).map(|outcome| worth(&outcome)).collect();
        for pick in CONCEPTS {
            let chosen = outcomes_of(&survey, pick);
            prop_assert_eq!(chosen.is_empty(), zone.is_empty());
            for outcome in chosen {
                let here = worth(&outcome);
                prop_assert!(rational(&case, &outcome));
                prop_assert!(!zone.iter().any(|q| *q != here && q.iter().zip(&here).all(|(q, p)| q >= p)));
            }
        }
    }

    #[test]
    fn equals_have_equal_parts(case in cases(true)) {
        // A game that looks the same from both sides: on two copies of the issues each party is once the one, once the other.
        let one = case.parties[0].clone();
        let count = case.space.issues.len();
        let mut issues = case.space.issues.clone();
        issues.extend(case.space.issues.iter().map(|issue| SpaceIssue { name: format!("{}'", issue.name), ..issue.clone() }));
        let other = case.parties.last().unwrap();
        let party = |first: &Preference, second: &Preference| Preference {
            issues: first.issues.iter().chain(&second.issues).cloned().collect(),
            reservation: one.reservation.clone(),
            ..Preference::default()
        };
        let space = OutcomeSpace { name: String::new(), issues };
        let symmetric = Case { space, parties: vec![party(&one, other), party(other, &one)] };
        prop_assert_eq!(symmetric.space.issues.len(), 2 * count);
        let survey = survey(&symmetric, Method::Best);
        for pick in CONCEPTS {
            let mut chosen = points_of(&survey, pick);
            chosen.sort();
            let mut mirrored: Vec<Vec<Rational>> = chosen.iter().map(|p| vec![p[1].clone(), p[0].clone()]).collect();
            mirrored.sort();
            prop_assert_eq!(chosen, mirrored);
        }
    }

    #[test]
    fn egalitarian_and_utilitarian_ignore_what_they_may(case in cases(true), factor in 1i64..7, shift in -9i64..9) {
        // the unit of all, if it is the same; the zero of each, of the sum even if the parties' differ
        let scaled = (0..case.parties.len()).fold(case.clone(), |case, party| rescaled(&case, party, factor, shift));
        let (before, after) = (survey(&case, Method::Best), survey(&scaled, Method::Best));
        prop_assert_eq!(outcomes_of(&before, |f| &f.egalitarian), outcomes_of(&after, |f| &f.egalitarian));
        prop_assert_eq!(outcomes_of(&before, |f| &f.utilitarian), outcomes_of(&after, |f| &f.utilitarian));
        let moved = survey(&rescaled(&case, 0, 1, shift), Method::Best);
        prop_assert_eq!(outcomes_of(&before, |f| &f.utilitarian), outcomes_of(&moved, |f| &f.utilitarian));
        prop_assert_eq!(outcomes_of(&before, |f| &f.egalitarian), outcomes_of(&moved, |f| &f.egalitarian));
    }

    #[test]
    fn more_to_agree_on_never_lowers_the_least_gain(case in cases(true)) {
        // Kalai's monotonicity, without a condition on the ideal. Red lines leave the disagreement point alone.
        let mut freer = case.clone();
        freer.parties.iter_mut().for_each(|party| party.red_lines.clear());
        let least = |survey: &Survey| {
            let point = points_of(survey, |fair| &fair.egalitarian).pop()?;
            let floor = |party: usize| {
                let worst = case.space.outcomes().map(|outcome| case.parties[party].exact(&outcome)).min()?;
                Some(case.parties[party].reservation.value.exact.clone().max(worst))
            };
            (0..point.len()).filter_map(|party| Some(point[party].minus(&floor(party)?))).min()
        };
        let (before, after) = (least(&survey(&case, Method::Best)), least(&survey(&freer, Method::Best)));
        prop_assert!(before.is_none() || before <= after);
    }

    #[test]
    fn parties_that_trade_places_trade_points(case in cases(true)) {
        let mut turned = case.clone();
        turned.parties.reverse();
        let (before, after) = (survey(&case, Method::Best), survey(&turned, Method::Best));
        for pick in CONCEPTS {
            let mut mirrored = points_of(&after, pick);
            mirrored.iter_mut().for_each(|point| point.reverse());
            mirrored.sort();
            let mut direct = points_of(&before, pick);
            direct.sort();
            prop_assert_eq!(direct, mirrored);
        }
    }
}

/// What two parties have at each point.
type Points = Vec<(i64, i64)>;

/// Any set of points between two parties: one issue with a value for each. Barred ones can't be signed, but stay in the
/// scale, so that what is bad or good for somebody doesn't change.
fn of_points(points: &[(i64, i64)], barred: impl Fn(usize) -> bool) -> Case {
    let values = Values::Integer { low: 1, high: points.len() as i64 };
    let space = OutcomeSpace { name: String::new(), issues: vec![SpaceIssue { name: "point".to_owned(), values }] };
    let party = |worth: Vec<Number>| Preference {
        issues: vec![IssueWorth { weight: 1.into(), worth }],
        red_lines: (0..points.len()).filter(|&at| barred(at)).map(|at| (0, at as u32)).collect(),
        ..Preference::default()
    };
    let [a, b]: [Vec<Number>; 2] =
        [|p: &(i64, i64)| p.0, |p: &(i64, i64)| p.1].map(|of| points.iter().map(|p| of(p).into()).collect());
    Case { space, parties: vec![party(a), party(b)] }
}

/// So many values of a strategy, always the same.
fn samples<T: std::fmt::Debug>(count: usize, strategy: impl Strategy<Value = T>) -> Vec<T> {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    (0..count).map(|_| proptest::strategy::ValueTree::current(&strategy.new_tree(&mut runner).unwrap())).collect()
}

type Concept = fn(&FairPoints) -> &Vec<usize>;

/// In how many of 256 sets a concept's points change when others can no longer be agreed.
fn changed_by_irrelevant_alternatives(concept: Concept) -> usize {
    // near a line from one party's best to the other's, of which one end can no longer be agreed
    let points = prop::collection::vec((0i64..=100, 0i64..=20).prop_map(|(x, more)| (x, 100 - x + more)), 12);
    let sets = (points, 20i64..80);
    let changes = |(points, end): &(Vec<(i64, i64)>, i64)| {
        let chosen = outcomes_of(&survey(&of_points(points, |_| false), Method::Best), concept);
        let barred = |at: usize| points[at].0 > *end && !chosen.contains(&vec![at as u32]);
        outcomes_of(&survey(&of_points(points, barred), Method::Best), concept) != chosen
    };
    samples(256, sets).iter().filter(|set| changes(set)).count()
}

#[test]
fn nash_is_independent_of_irrelevant_alternatives() {
    assert_eq!(changed_by_irrelevant_alternatives(|fair| &fair.nash), 0);
    assert_eq!(changed_by_irrelevant_alternatives(|fair| &fair.nash_over_no_deal), 0);
    // the sets tell concepts apart: that of Kalai and Smorodinsky looks at the ideal, which others make
    let other = changed_by_irrelevant_alternatives(|fair| &fair.kalai_smorodinsky);
    assert!(other > 40, "{other} of 256");
}

/// In how many of 256 sets somebody has less by a concept when more can be agreed and everybody's best stays the same.
///
/// Individual monotonicity (Kalai and Smorodinsky 1975) is of convex sets. In a finite one the chosen point may lie beside
/// the line from no deal to the ideal, and what is above the line falls when a better point turns up below it. So these
/// sets have a best point on the line, of equal shares `even`; then nobody may lose.
fn lowered_by_more_to_agree_on(concept: Concept) -> usize {
    let beside = |even: i64| {
        let below = (0..even, 0i64..=100, any::<bool>());
        below.prop_map(|(low, other, turned)| if turned { (other, low) } else { (low, other) })
    };
    let sets = (20i64..70).prop_flat_map(move |even| {
        let before = prop::collection::vec(beside(even), 6);
        let more = prop::collection::vec((0i64..=100, 0i64..=100), 6);
        (Just(even), before, more)
    });
    let lowers = |(even, before, more): &(i64, Points, Points)| {
        let mut points = vec![(100, 0), (0, 100), (*even, *even)];
        points.extend(before);
        let few = points.len();
        points.extend(more);
        let of =
            |barred: &dyn Fn(usize) -> bool| points_of(&survey(&of_points(&points, barred), Method::Best), concept);
        let (less, more) = (of(&|at| at >= few), of(&|_| false));
        less.iter().any(|p| more.iter().any(|q| q.iter().zip(p).any(|(q, p)| q < p)))
    };
    samples(256, sets).iter().filter(|set| lowers(set)).count()
}

#[test]
fn kalai_smorodinsky_is_individually_monotone() {
    assert_eq!(lowered_by_more_to_agree_on(|fair| &fair.kalai_smorodinsky), 0);
    let other = lowered_by_more_to_agree_on(|fair| &fair.nash);
    assert!(other > 40, "{other} of 256");
}

/// Issues two by two, each two worth something together only: as one issue of pairs of values, additive.
fn coupled(pairs: usize, values: usize) -> (Case, Case) {
    let mut state = 11u64;
    let mut draw = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) % below) as i64
    };
    let issues = |count: usize, size: usize| {
        let issue =
            |at: usize| SpaceIssue { name: at.to_string(), values: Values::Integer { low: 1, high: size as i64 } };
        OutcomeSpace { name: String::new(), issues: (0..count).map(issue).collect() }
    };
    let mut parties = vec![Preference::default(); 2];
    let mut flat = vec![Preference::default(); 2];
    for number in 0..pairs {
        let shared: Vec<i64> = (0..values * values).map(|_| draw(100)).collect();
        for (at, sign) in [1, -1].into_iter().enumerate() {
            let worth: Vec<Number> =
                shared.iter().map(|&shared| Number::from(50 + sign * (shared - 50) + draw(30))).collect();
            let rows = worth.chunks(values).map(<[Number]>::to_vec).collect();
            parties[at].pairs.push(PairWorth { first: number, second: pairs + number, worth: rows });
            flat[at].issues.push(IssueWorth { weight: 1.into(), worth });
        }
    }
    for (party, flat) in parties.iter_mut().zip(&mut flat) {
        party.issues = vec![IssueWorth::default(); 2 * pairs];
        let none = Reservation::from(Number::from(40 * pairs as i64));
        (party.reservation, flat.reservation) = (none.clone(), none);
    }
    (Case { space: issues(2 * pairs, values), parties }, Case { space: issues(pairs, values * values), parties: flat })
}

#[test]
fn branch_and_bound_goes_where_enumeration_cannot_start() {
    let (case, flat) = coupled(9, 3);
    assert!(!case.is_additive() && flat.is_additive());
    assert!(case.space.size() > 380_000_000);
    let of = |case: &Case| Survey::of(case, Options::default(), &mut Watch::none()).unwrap();
    let (found, merged) = (of(&case), of(&flat));
    let points = |survey: &Survey| (0..survey.frontier.len()).map(|at| exact(&survey.frontier, at)).collect::<Vec<_>>();
    assert!(merged.frontier.len() > 30);
    assert_eq!(points(&found), points(&merged));
    assert_eq!(found.frontier.counts(), merged.frontier.counts());
    assert_eq!(found.rational, merged.rational);
    assert_eq!(found.fair, merged.fair);
}

#[test]
fn work_can_be_stopped() {
    let issue = |at: usize| SpaceIssue { name: at.to_string(), values: Values::Integer { low: 1, high: 10 } };
    let space = OutcomeSpace { name: String::new(), issues: (0..6).map(issue).collect() };
    let worth = |party: i64, at: i64| IssueWorth {
        weight: Number::from(1),
        worth: (0..10)
            .map(|value| Number::from((value * (7 + at) * (party + 3) + party * value * value) % 11))
            .collect(),
    };
    let party =
        |party: i64| Preference { issues: (0..6).map(|at| worth(party, at)).collect(), ..Preference::default() };
    let case = Case { space, parties: vec![party(0), party(1)] };
    let mut told = 0;
    let mut report = |progress: Progress| {
        assert!((0.0..=1.0).contains(&progress.share));
        told += 1;
        if told > 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let options = Options { method: Method::Every, ..Options::default() };
    let stopped = Survey::of(&case, options, &mut Watch::new(&mut report));
    assert_eq!(stopped.err(), Some(NoSurvey::Stopped));
    assert_eq!(told, 4);
    assert_eq!(Cost::of(&case, options).outcomes, 1_000_000);
}

#[test]
fn a_case_at_a_round_has_the_reservation_values_of_that_round() {
    let reservation = Reservation { value: 9.into(), later: vec![(3, 7.into()), (5, 8.into())] };
    let case = Case { parties: vec![Preference { reservation, ..Preference::default() }], ..Case::default() };
    let values = [0, 2, 3, 4, 5, 99].map(|round| case.at(round).parties[0].reservation.value.float);
    assert_eq!(values, [9.0, 9.0, 7.0, 7.0, 8.0, 8.0]);
}

proptest! {
    #[test]
    fn the_game_s_analysis_and_the_engine_agree(scenario in crate::negotiation::testing::scenarios(1..=4, 1..=4)) {
        let analysis = crate::negotiation::Analysis::of(&scenario);
        let case = Case::from(&scenario);
        let survey = survey(&case, Method::Best);
        prop_assert_eq!(survey.rational, Some(analysis.zone.len() as u128));
        let indices = |frontier: &Frontier| {
            let outcomes = (0..frontier.len()).flat_map(|at| frontier.outcomes(at, usize::MAX));
            let mut indices: Vec<u64> = outcomes.map(|outcome| case.space.index(&outcome) as u64).collect();
            indices.sort_unstable();
            indices
        };
        prop_assert_eq!(indices(&survey.frontier), analysis.zone_frontier.clone());
        prop_assert_eq!(indices(survey.frontier_of_all.as_ref().unwrap()), analysis.frontier.clone());
        if let (Some(fair), Some(reach)) = (&survey.fair, &analysis.reach) {
            let of = |points: &[usize]| {
                let outcomes = points.iter().flat_map(|&at| survey.frontier.outcomes(at, usize::MAX));
                let mut indices: Vec<u64> = outcomes.map(|outcome| case.space.index(&outcome) as u64).collect();
                indices.sort_unstable();
                indices
            };
            prop_assert_eq!(of(&fair.kalai_smorodinsky), reach.kalai_smorodinsky.clone());
            prop_assert_eq!(of(&fair.utilitarian), reach.utilitarian.clone());
        }
    }
}
