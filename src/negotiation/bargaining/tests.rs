//! Bargaining against its definitions, on random cases with random strategies.

use std::cell::Cell;

use proptest::prelude::*;
use proptest::strategy::Strategy;

use super::strategy::model::{BayesianModel, FrequencyModel, OpponentModel};
use super::*;
use crate::negotiation::engine::tests::cases;
use crate::negotiation::engine::{
    Arithmetic, Case, IssueWorth, Number, Options, OutcomeSpace, Preference, Quality, SpaceIssue, Survey, Values, Watch,
};
use crate::negotiation::votes::{Majority, Rule};

const ROUNDS: u32 = 12;

/// Cases of two to four parties.
fn tables() -> impl Strategy<Value = Case> {
    (cases(false), cases(true), any::<bool>()).prop_map(|(any, additive, choose)| {
        let mut case = if choose { any } else { additive };
        if case.parties.len() == 1 {
            case.parties.push(case.parties[0].clone());
        }
        case.parties.truncate(4);
        case
    })
}

fn styles() -> impl Strategy<Value = Vec<Style>> {
    let names: Vec<&str> = Style::names().filter(|name| !name.contains('=')).chain(["time=2.5"]).collect();
    let acceptance = prop::sample::select(vec!["", ":next", ":time=0.7", ":combi=0.6", ":combi-mean=0.6"]);
    let style = (prop::sample::select(names), acceptance).prop_map(|(name, ac)| format!("{name}{ac}").parse().unwrap());
    prop::collection::vec(style, 4)
}

fn negotiators(styles: &[Style], parties: usize) -> Vec<Negotiator> {
    (0..parties as u8).map(|party| styles[usize::from(party)].negotiator(7, PartyId(party))).collect()
}

/// One of the protocols, for so many parties.
#[derive(Clone, Copy, Debug)]
enum Kind {
    Alternating,
    Caucus,
    Chair(Option<u8>, Majority),
    Silence,
    TwoStage,
    Signature(u64),
}

fn kinds() -> impl Strategy<Value = Kind> {
    let majority = prop::sample::select(vec![
        Majority::Consensus,
        Majority::Simple,
        Majority::TwoThirds,
        Majority::Unanimity,
        Majority::Absolute,
    ]);
    prop_oneof![
        Just(Kind::Alternating),
        Just(Kind::Caucus),
        (prop::option::of(0u8..2), majority).prop_map(|(chair, majority)| Kind::Chair(chair, majority)),
        Just(Kind::Silence),
        Just(Kind::TwoStage),
        (1u64..4).prop_map(Kind::Signature),
    ]
}

fn run(kind: Kind, rankings: &[Ranking], delegates: &mut [impl Delegate]) -> Course {
    let parties = rankings.len();
    let text = |adoption, chair: Option<u8>| SingleText::new(adoption, chair.map(PartyId), ROUNDS);
    match kind {
        Kind::Alternating => Course::run(Alternating::new(parties, ROUNDS), rankings, delegates),
        Kind::Caucus => {
            let members = Parties::first(2);
            let caucuses = (0..ROUNDS).map(|before| Caucus { members, before, rounds: 3 }).collect();
            Course::run(Alternating::with_caucuses(parties, ROUNDS, caucuses), rankings, delegates)
        }
        Kind::Chair(chair, majority) => {
            Course::run(text(Adoption::one_each(parties, majority), chair), rankings, delegates)
        }
        Kind::Silence => Course::run(text(Adoption::silence(parties), None), rankings, delegates),
        Kind::TwoStage => {
            let rule = |majority| Rule::one_each(parties, majority);
            let adoption = Adoption::two_stage(rule(Majority::Simple), rule(Majority::TwoThirds)).unwrap();
            Course::run(text(adoption, None), rankings, delegates)
        }
        Kind::Signature(quota) => {
            let entry = Rule::one_each(parties, Majority::Quota(quota.min(parties as u64)));
            Course::run(OpenSignature::new(entry, PartyId(0), ROUNDS), rankings, delegates)
        }
    }
}

/// Does what another delegate did, whatever it is asked.
struct Script<'a> {
    actions: std::vec::IntoIter<Action>,
    strays: &'a Cell<u32>,
}

impl Delegate for Script<'_> {
    fn act(&mut self, _: &Known<'_>, _: Ask) -> (Action, Reason) {
        let action = self.actions.next().unwrap_or_else(|| {
            self.strays.set(self.strays.get() + 1);
            Action::Leave
        });
        (action, Reason { verdict: Verdict::Proposed, worth: 0.0, asks: 0.0, why: None })
    }

    fn observe(&mut self, _: &Known<'_>, _: &Event) {}
}

/// One party with a strategy, the others by script.
enum Seat<'a> {
    Own(Negotiator),
    Script(Script<'a>),
}

impl Delegate for Seat<'_> {
    fn act(&mut self, known: &Known<'_>, ask: Ask) -> (Action, Reason) {
        match self {
            Self::Own(negotiator) => negotiator.act(known, ask),
            Self::Script(script) => script.act(known, ask),
        }
    }

    fn observe(&mut self, known: &Known<'_>, event: &Event) {
        if let Self::Own(negotiator) = self {
            negotiator.observe(known, event);
        }
    }
}

/// What a party did, in order. What follows from the rules, as a joint offer, isn't asked of anybody.
fn actions(course: &Course, party: u8) -> Vec<Action> {
    let all = course.history.events().iter().zip(&course.reasons);
    all.filter(|(event, reason)| event.party == Some(PartyId(party)) && reason.is_some())
        .map(|(e, _)| e.action)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn talks_end_by_the_deadline_and_nobody_gives_more_than_it_can(case in tables(), styles in styles(), kind in kinds()) {
        let rankings = Ranking::of(&case, Arithmetic::Exact).unwrap();
        let course = run(kind, &rankings, &mut negotiators(&styles, rankings.len()));
        prop_assert!(course.ending.round() < ROUNDS);
        prop_assert!(course.history.events().is_sorted_by_key(|event| event.round));
        let mut on_table = std::collections::BTreeMap::new();
        for event in course.history.events() {
            prop_assert!(event.round < ROUNDS);
            let audience: Vec<PartyId> = event.audience.iter().collect();
            if let Some(party) = event.party {
                let own = &rankings[usize::from(party.0)];
                prop_assert!(event.audience.contains(party));
                if let Some(outcome) = event.outcome() {
                    prop_assert!(own.is_rational(outcome, event.round), "{event:?}");
                }
                match event.action {
                    Action::Leave => prop_assert!(
                        !own.best_first().any(|outcome| own.is_rational(outcome, event.round)),
                        "nobody walks out who has something to offer"
                    ),
                    Action::Assent => prop_assert!(own.is_rational(on_table[&audience], event.round), "{event:?}"),
                    Action::Dissociate(issues) => {
                        let text: OutcomeId = on_table[&audience];
                        prop_assert!(own.worth(text) >= own.no_deal(event.round));
                        prop_assert!(own.crossed(text).all(|issue| issues.contains(issue)));
                    }
                    _ => {}
                }
            }
            if let Action::Offer(outcome) = event.action {
                on_table.insert(audience, outcome);
            }
        }
        if let Ending::Agreed { outcome, bound, dissociated, .. } = &course.ending {
            let votes = matches!(kind, Kind::Chair(_, majority) if !matches!(majority, Majority::Consensus | Majority::Unanimity));
            for party in bound.iter() {
                let free = dissociated.iter().any(|(other, _)| *other == party);
                let own = &rankings[usize::from(party.0)];
                // whoever is outvoted is bound all the same
                if !votes && !free && !matches!(kind, Kind::TwoStage) {
                    prop_assert!(own.is_rational(*outcome, course.ending.round()));
                }
            }
        }
    }

    #[test]
    fn hidden_preferences_move_nobody(
        case in tables(), other in tables(), styles in styles(), kind in kinds(), me in 0u8..2, seed in 0u32..1000,
    ) {
        let rankings = Ranking::of(&case, Arithmetic::Exact).unwrap();
        let course = run(kind, &rankings, &mut negotiators(&styles, rankings.len()));
        // Everybody else wants something quite different, and does the same.
        let mut changed = case.clone();
        for (at, party) in changed.parties.iter_mut().enumerate().filter(|(at, _)| *at != usize::from(me)) {
            let mut rows = (seed..).map(|n| Number::from(i64::from(n.wrapping_mul(2_654_435_761) >> 20)));
            for issue in &mut party.issues {
                issue.worth.iter_mut().for_each(|worth| *worth = rows.next().unwrap());
            }
            party.pairs.clear();
            party.boxes.clear();
            party.red_lines.clear();
            party.reservation = other.parties[at % other.parties.len()].reservation.clone();
        }
        let hidden = Ranking::of(&changed, Arithmetic::Exact).unwrap();
        prop_assert_eq!(&hidden[usize::from(me)], &rankings[usize::from(me)]);
        let strays = Cell::new(0);
        let mut seats: Vec<Seat<'_>> = negotiators(&styles, rankings.len())
            .into_iter()
            .zip(0u8..)
            .map(|(negotiator, party)| {
                if party == me {
                    return Seat::Own(negotiator);
                }
                Seat::Script(Script { actions: actions(&course, party).into_iter(), strays: &strays })
            })
            .collect();
        let again = run(kind, &hidden, &mut seats);
        prop_assert_eq!(again.history.events(), course.history.events());
        prop_assert_eq!(strays.get(), 0);
    }

    #[test]
    fn a_ranking_is_sorted_and_whole(case in tables()) {
        for (party, own) in case.parties.iter().zip(Ranking::of(&case, Arithmetic::Exact).unwrap()) {
            let ranked: Vec<OutcomeId> = own.best_first().collect();
            let mut expected: Vec<OutcomeId> =
                (0..own.shape().outcomes()).map(OutcomeId).filter(|&o| party.can_sign(&own.shape().choices(o))).collect();
            expected.sort_by(|&a, &b| {
                let exact = |o: OutcomeId| party.exact(&own.shape().choices(o));
                exact(b).cmp(&exact(a)).then(a.cmp(&b))
            });
            prop_assert_eq!(&ranked, &expected);
            for outcome in ranked {
                prop_assert_eq!(own.shape().outcome(&own.shape().choices(outcome)), outcome);
                let exact = party.exact(&own.shape().choices(outcome));
                prop_assert_eq!(own.is_rational(outcome, 0), exact >= party.reservation.value.exact);
            }
            for worth in [0.0, 0.3, 0.5, 0.99, 1.0] {
                let count = own.best_first().filter(|&o| own.worth(o) >= worth).count();
                prop_assert_eq!(own.count_at_least(worth), count);
                prop_assert!((0..=expected.len()).all(|from| own.count_from(from, worth) == count));
            }
        }
    }

    #[test]
    fn time_dependent_parties_offer_the_worst_that_is_enough(case in tables(), exponent in 0.1f64..8.0) {
        let rankings = Ranking::of(&case, Arithmetic::Exact).unwrap();
        let stubborn: Style = "hard-liner:time=1".parse().unwrap();
        let time: Style = format!("time={exponent}").parse().unwrap();
        let all: Vec<Style> = std::iter::once(time).chain(vec![stubborn; rankings.len() - 1]).collect();
        let course = Course::run(Alternating::new(rankings.len(), ROUNDS), &rankings, &mut negotiators(&all, rankings.len()));
        let own = &rankings[0];
        for event in course.history.events().iter().filter(|event| event.party == Some(PartyId(0))) {
            let Action::Offer(outcome) = event.action else { continue };
            let time = f64::from(event.round + 1) / f64::from(ROUNDS + 1);
            let least = own.no_deal(event.round).max(0.0);
            let asks = (least + (own.best() - least) * (1.0 - time.powf(exponent)) - 1e-4).max(own.no_deal(event.round));
            let enough = own.best_first().map(|o| own.worth(o)).filter(|&u| u >= asks).reduce(f64::min);
            prop_assert!((own.worth(outcome) - enough.unwrap_or(own.best())).abs() < 1e-9);
        }
    }

    #[test]
    fn micro_never_concedes_first(case in tables(), styles in styles()) {
        let rankings = Ranking::of(&case, Arithmetic::Exact).unwrap();
        let mut styles = styles;
        styles[0] = "micro".parse().unwrap();
        let course = run(Kind::Alternating, &rankings, &mut negotiators(&styles, rankings.len()));
        let mut made: Vec<Vec<OutcomeId>> = vec![vec![]; rankings.len()];
        for event in course.history.events() {
            let (Some(party), Action::Offer(outcome)) = (event.party, event.action) else { continue };
            let seat = usize::from(party.0);
            if !made[seat].contains(&outcome) {
                if seat == 0 {
                    let fewest = made[1..].iter().map(Vec::len).min().unwrap();
                    prop_assert!(made[0].len() <= fewest, "one more than somebody else");
                    // and by no more than a step
                    prop_assert_eq!(rankings[0].at(made[0].len()), Some(outcome));
                }
                made[seat].push(outcome);
            }
        }
    }

    #[test]
    fn acceptance_conditions_hold_what_they_say(case in tables(), styles in styles(), after in 0.3f64..0.95) {
        let rankings = Ranking::of(&case, Arithmetic::Exact).unwrap();
        let mut styles = styles;
        styles[0] = format!("hard-liner:time={after}").parse().unwrap();
        styles[1] = format!("boulware:combi={after}").parse().unwrap();
        let course = run(Kind::Alternating, &rankings, &mut negotiators(&styles, rankings.len()));
        for (event, reason) in course.history.events().iter().zip(&course.reasons) {
            let time = f64::from(event.round + 1) / f64::from(ROUNDS + 1);
            let Some(Reason { verdict, worth, asks, .. }) = reason else { continue };
            if *verdict == Verdict::Refused(Bar::Aspiration) {
                prop_assert!(worth < asks);
            }
            let Verdict::Agreed(met) = verdict else { continue };
            prop_assert!(worth >= asks);
            if event.party == Some(PartyId(0)) {
                prop_assert!(*met == Met::Time && time >= after);
            }
            if *met == Met::Combined && event.party == Some(PartyId(1)) {
                prop_assert!(time >= after);
                // no worse than what came in a window as long as what is left
                let own = &rankings[1];
                let seen = course.history.events().iter().take_while(|other| *other != event);
                let window = seen.filter(|other| other.party != Some(PartyId(1))).filter_map(|other| {
                    let at = f64::from(other.round + 1) / f64::from(ROUNDS + 1);
                    let Action::Offer(outcome) = other.action else { return None };
                    (at >= time - (1.0 - time)).then(|| own.worth(outcome))
                });
                prop_assert!(window.fold(f64::NEG_INFINITY, f64::max) <= *worth + 1e-12);
            }
        }
    }

    #[test]
    fn trade_offs_are_the_most_similar_that_are_enough(case in tables(), styles in styles()) {
        let rankings = Ranking::of(&case, Arithmetic::Exact).unwrap();
        let mut styles = styles;
        styles[0] = "trade-off".parse().unwrap();
        let course = Course::run(Alternating::new(2, ROUNDS), &rankings[..2], &mut negotiators(&styles, 2));
        let own = &rankings[0];
        let shape = own.shape();
        let mut last: Option<OutcomeId> = None;
        for (event, reason) in course.history.events().iter().zip(&course.reasons) {
            let Action::Offer(outcome) = event.action else { continue };
            if event.party == Some(PartyId(1)) {
                last = Some(outcome);
                continue;
            }
            let Some(Reason { why: Some(Why::Similar { asks, .. }), .. }) = *reason else { continue };
            let Some(last) = last else { continue };
            let similarity = |o: OutcomeId| -> f64 {
                let issue = |issue: usize| {
                    let (a, b) = (shape.value(o, issue), shape.value(last, issue));
                    match a == b {
                        true => 1.0,
                        false if shape.is_ordered(issue) => 1.0 - f64::from(a.abs_diff(b)) / f64::from(shape.size(issue) - 1),
                        false => 0.0,
                    }
                };
                (0..shape.issues()).map(issue).sum()
            };
            let most = own.best_first().filter(|&o| own.worth(o) >= asks).map(similarity).fold(0.0, f64::max);
            prop_assert!(similarity(outcome) >= most - 1e-9);
            prop_assert!(own.worth(outcome) >= asks);
        }
    }

    #[test]
    fn the_smallest_change_is_smallest(case in tables(), text in any::<prop::sample::Index>(), asks in 0.0f64..1.0) {
        let rankings = Ranking::of(&case, Arithmetic::Exact).unwrap();
        let own = &rankings[0];
        let shape = own.shape();
        let text = OutcomeId(text.index(shape.outcomes() as usize) as u32);
        let changes = |o: OutcomeId| (0..shape.issues()).filter(|&i| shape.value(o, i) != shape.value(text, i)).count();
        let enough = own.best_first().filter(|&o| own.worth(o) >= asks);
        let expected = enough.min_by(|&a, &b| {
            changes(a).cmp(&changes(b)).then(own.worth(a).total_cmp(&own.worth(b))).then(a.cmp(&b))
        });
        prop_assert_eq!(explain::smallest_change(own, text, asks), expected);
        for clause in explain::losses(own, text) {
            let better = shape.with(text, clause.issue, clause.wanted);
            prop_assert!((own.worth(better) - own.worth(text) - clause.loss).abs() < 1e-12);
            let barred = |value| own.crossed(shape.with(text, clause.issue, value)).any(|issue| issue == clause.issue);
            prop_assert_eq!(barred(clause.offered), clause.red_line);
            for value in (0..shape.size(clause.issue)).filter(|&value| !barred(value)) {
                prop_assert!(own.worth(shape.with(text, clause.issue, value)) <= own.worth(better));
            }
        }
    }
}

/// Whole-number utilities over issues of these values, with reservation values; all ordered.
fn simple(rows: &[(&[&[i64]], i64)]) -> Case {
    let issues = rows[0].0.iter().enumerate().map(|(at, row)| SpaceIssue {
        name: at.to_string(),
        values: Values::Ordinal((0..row.len()).map(|value| value.to_string()).collect()),
    });
    let space = OutcomeSpace { name: String::new(), issues: issues.collect() };
    let party = |(rows, reservation): &(&[&[i64]], i64)| Preference {
        issues: rows
            .iter()
            .map(|row| IssueWorth { weight: Number::from(1), worth: row.iter().map(|&w| Number::from(w)).collect() })
            .collect(),
        reservation: Number::from(*reservation).into(),
        ..Preference::default()
    };
    Case { space, parties: rows.iter().map(party).collect() }
}

/// The golden example of the measures.
fn golden() -> Case {
    simple(&[(&[&[0, 30, 50], &[0, 15, 30], &[0, 20]], 35), (&[&[50, 30, 0], &[20, 12, 0], &[0, 30]], 40)])
}

#[test]
fn the_golden_deal_is_measured_as_by_hand() {
    let case = golden();
    let rankings = Ranking::of(&case, Arithmetic::Exact).unwrap();
    let yardstick = Yardstick::of(&case, &rankings, Arithmetic::Exact, 0, &mut Watch::none()).unwrap();
    let measure = |choices: [u32; 3]| {
        let outcome = rankings[0].shape().outcome(&choices);
        yardstick.measure(&rankings.iter().map(|ranking| ranking.worth(outcome)).collect::<Vec<_>>())
    };
    let near = |share: Option<f64>, expected: f64| assert!((share.unwrap() - expected).abs() < 5e-4, "{share:?}");
    let deal = measure([1, 1, 0]);
    assert!(!deal.on_frontier);
    near(deal.nash, 20.0 / 960.0);
    near(deal.joint_gain, 12.0 / 65.0);
    near(deal.pareto, 0.691);
    near(deal.kalai_smorodinsky, 2.0 / 52.0 / 0.6);
    let best = measure([1, 1, 1]);
    assert!(best.on_frontier);
    for share in [best.nash, best.pareto, best.kalai_smorodinsky] {
        near(share, 1.0);
    }
    near(best.joint_gain, 62.0 / 65.0);
    let none = yardstick.measure(yardstick.no_deal());
    assert_eq!((none.nash, none.kalai_smorodinsky, none.on_frontier), (Some(0.0), Some(0.0), false));
}

#[test]
fn an_agreement_outside_the_zone_is_not_praised() {
    let measure = |case: &Case, choices: [u32; 3]| {
        let rankings = Ranking::of(case, Arithmetic::Exact).unwrap();
        let yardsticks = Yardsticks::of(case, &rankings, Arithmetic::Exact, 10, &mut Watch::none()).unwrap();
        let (outcome, bound) = (rankings[0].shape().outcome(&choices), [PartyId(0), PartyId(1)].into_iter().collect());
        let ending = Ending::Agreed { outcome, round: 0, bound, dissociated: vec![] };
        let course = Course { history: History::default(), reasons: vec![], ending, offers: 0 };
        yardsticks.measure(&course, &rankings).unwrap()
    };
    let outside = Optimality { outside_zone: true, ..Optimality::default() };
    // (50, 20) is less than B's 40, and (65, 72) better for both
    assert_eq!(measure(&golden(), [2, 0, 0]), Optimality { dominated: true, ..outside });
    // B can't sign (65, 72), and nothing that it can is as good
    let mut case = golden();
    case.parties[1].red_lines = vec![(2, 1)];
    assert_eq!(measure(&case, [1, 1, 1]), outside);
    let inside = measure(&case, [1, 1, 0]);
    assert!(!inside.outside_zone && inside.nash == Some(1.0), "{inside:?}");
}

#[test]
fn where_nothing_is_rational_no_deal_is_right() {
    let mut case = golden();
    case.parties[0].reservation = Number::from(90).into();
    let rankings = Ranking::of(&case, Arithmetic::Exact).unwrap();
    let yardsticks = Yardsticks::of(&case, &rankings, Arithmetic::Exact, 100, &mut Watch::none()).unwrap();
    let styles = ["conceder", "conceder"].map(|name| name.parse().unwrap());
    let course = Course::run(Alternating::new(2, 100), &rankings, &mut negotiators(&styles, 2));
    assert_eq!(course.ending, Ending::NoDeal { round: 99, because: Failure::Deadline });
    let right = yardsticks.measure(&course, &rankings).unwrap();
    let all = Some(1.0);
    assert_eq!((right.on_frontier, right.pareto, right.nash, right.joint_gain), (true, all, all, all));
    assert_eq!(yardsticks.closing(99), None, "there never was anything to agree on");
}

#[test]
fn no_deal_is_measured_by_the_best_that_could_ever_be_agreed() {
    // from round 5 on B would rather have no deal than anything, and walks out
    let mut case = golden();
    case.parties[1].reservation.later = vec![(3, 90.into()), (5, 101.into())];
    let rankings = Ranking::of(&case, Arithmetic::Exact).unwrap();
    let yardsticks = Yardsticks::of(&case, &rankings, Arithmetic::Exact, 100, &mut Watch::none()).unwrap();
    let styles = ["hard-liner", "hard-liner"].map(|name| name.parse().unwrap());
    let course = Course::run(Alternating::new(2, 100), &rankings, &mut negotiators(&styles, 2));
    assert_eq!(course.ending, Ending::NoDeal { round: 5, because: Failure::Left(PartyId(1)) });
    let missed = yardsticks.measure(&course, &rankings).unwrap();
    assert_eq!((missed.nash, missed.kalai_smorodinsky, missed.joint_gain), (Some(0.0), Some(0.0), Some(0.0)));
    assert!(missed.dominated && !missed.on_frontier);
    // by the start, when a product of 960 was to be had
    let start = Yardstick::of(&case, &rankings, Arithmetic::Exact, 0, &mut Watch::none()).unwrap();
    assert_eq!(missed, start.measure(start.no_deal()));
    assert_eq!(yardsticks.closing(5), Some(Closing { round: 5, raised: vec![PartyId(1)] }));
    assert_eq!(yardsticks.closing(4), None, "something could be agreed still");
}

#[test]
fn an_agreement_where_nothing_is_rational_is_no_full_success() {
    let mut case = golden();
    case.parties[0].reservation = Number::from(90).into();
    let rankings = Ranking::of(&case, Arithmetic::Exact).unwrap();
    let yardstick = Yardstick::of(&case, &rankings, Arithmetic::Exact, 0, &mut Watch::none()).unwrap();
    assert_eq!(yardstick.measure(&[0.5, 0.5]), Optimality::default());
}

proptest! {
    #[test]
    fn bargaining_and_deals_are_measured_against_the_same(case in tables(), low in -90i64..60) {
        // somebody's no deal may be far worse than every outcome
        let mut case = case;
        case.parties[0].reservation = Number::from(low).into();
        let rankings = Ranking::of(&case, Arithmetic::Exact).unwrap();
        let survey = Survey::of(&case, Options::default(), &mut Watch::none()).unwrap();
        let yardstick = Yardstick::of(&case, &rankings, Arithmetic::Exact, 0, &mut Watch::none()).unwrap();
        let near = |a: Option<f64>, b: Option<f64>| a.zip(b).is_none_or(|(a, b)| (a - b).abs() < 1e-9);
        let quality = |outcome: &[u32]| Quality::of(&case, &survey, Arithmetic::Exact, outcome, &mut Watch::none()).unwrap().unwrap();
        let fair = survey.fair.as_ref().map(|fair| survey.frontier.outcomes(fair.kalai_smorodinsky[0], 1).remove(0));
        for outcome in case.space.outcomes() {
            let at = rankings[0].shape().outcome(&outcome);
            let measured = yardstick.measure(&rankings.iter().map(|ranking| ranking.worth(at)).collect::<Vec<_>>());
            let deal = quality(&outcome);
            if !deal.rational {
                continue;
            }
            prop_assert!(near(measured.nash, deal.nash_ratio), "{:?} is not {:?}", measured.nash, deal.nash_ratio);
            let best = fair.as_ref().and_then(|fair| quality(fair).kalai_smorodinsky_ratio);
            let share = deal.kalai_smorodinsky_ratio.zip(best).map(|(own, best)| own / best);
            prop_assert!(near(measured.kalai_smorodinsky, share), "{:?} is not {share:?}", measured.kalai_smorodinsky);
            let rational = |o: &Vec<u32>| case.parties.iter().all(|p| p.can_sign(o) && p.exact(o) >= p.reservation.value.exact);
            let dominated = case.space.outcomes().filter(rational).any(|other| {
                let pairs = || case.parties.iter().map(|party| (party.exact(&other), party.exact(&outcome)));
                pairs().all(|(a, b)| a >= b) && pairs().any(|(a, b)| a > b)
            });
            prop_assert_eq!((measured.dominated, measured.on_frontier), (dominated, !dominated));
        }
    }
}

#[test]
fn late_conditions_come_true_in_the_last_round_of_short_talks() {
    let rankings = Ranking::of(&golden(), Arithmetic::Exact).unwrap();
    for rounds in [1, 2, 10, 48, 49, 100] {
        for late in ["time", "combi", "combi-mean"] {
            // B answers A's best with its own, and takes what it can get when time is nearly up
            let styles = ["hard-liner", &format!("hard-liner:{late}")].map(|name| name.parse().unwrap());
            let mut case = golden();
            case.parties[1].reservation = Number::from(0).into();
            let rankings_of_b = Ranking::of(&case, Arithmetic::Exact).unwrap();
            let both = [rankings[0].clone(), rankings_of_b[1].clone()];
            let course = Course::run(Alternating::new(2, rounds), &both, &mut negotiators(&styles, 2));
            assert!(course.agreement().is_some(), "{late} of {rounds} rounds");
            if late == "time" {
                let usual = (0..rounds).find(|&round| f64::from(round + 1) / f64::from(rounds + 1) >= 0.98);
                assert_eq!(course.ending.round(), usual.unwrap_or(rounds - 1), "{rounds}");
            }
        }
    }
    assert_eq!("micro:combi".parse::<Style>().unwrap().to_string(), "micro:combi");
    assert_eq!(" micro : combi = 0.9 ".parse::<Style>().unwrap().to_string(), "micro:combi=0.9");
}

#[test]
fn who_has_nothing_to_offer_walks_out() {
    let mut case = golden();
    case.parties[1].reservation = Number::from(101).into();
    let rankings = Ranking::of(&case, Arithmetic::Exact).unwrap();
    for name in Style::names().filter(|name| !name.contains('=')) {
        let styles = ["boulware", name].map(|name| name.parse().unwrap());
        let course = Course::run(Alternating::new(2, 9), &rankings, &mut negotiators(&styles, 2));
        assert_eq!(course.ending, Ending::NoDeal { round: 0, because: Failure::Left(PartyId(1)) }, "{name}");
        assert_eq!(course.reasons[1].unwrap().verdict, Verdict::NothingToOffer);
    }
}

#[test]
fn reasons_or_none_the_course_is_the_same() {
    let rankings = Ranking::of(&golden(), Arithmetic::Exact).unwrap();
    for name in Style::names().filter(|name| !name.contains('=')) {
        let styles = [name, "linear"].map(|name| name.parse().unwrap());
        let with = Course::run(Alternating::new(2, 30), &rankings, &mut negotiators(&styles, 2));
        let without = Course::results(Alternating::new(2, 30), &rankings, &mut negotiators(&styles, 2));
        assert_eq!(with.reasons.len(), with.history.events().len());
        assert_eq!(without, Course { reasons: vec![], ..with });
    }
}

/// A worth each, wherever the others lie: all in one place, far apart, apart in the last bit only.
#[test]
fn rankings_survive_crowds() {
    for (base, step) in [(0i64, 1i64), (1 << 40, 1), (0, 0), (1 << 58, 1)] {
        let mut values: Vec<i64> = (0..300).map(|at| base + step * (at * 7 % 300)).collect();
        values.push(0);
        let rows: [&[i64]; 1] = [&values];
        let rankings = Ranking::of(&simple(&[(&rows, 0), (&rows, 0)]), Arithmetic::Exact).unwrap();
        let own = &rankings[0];
        let ranked: Vec<OutcomeId> = own.best_first().collect();
        assert_eq!(ranked.len(), 301);
        let order =
            |a: &OutcomeId, b: &OutcomeId| own.worth(*a) > own.worth(*b) || (own.worth(*a) == own.worth(*b) && a < b);
        assert!(ranked.is_sorted_by(order), "{base} {step}");
    }
}

/// Plays these moves, each by whoever is due.
fn play(protocol: &mut impl Protocol, actions: &[Action]) -> History {
    let mut history = History::default();
    for &action in actions {
        protocol.play(action, &mut history).unwrap();
    }
    history
}

const X: OutcomeId = OutcomeId(3);
const Y: OutcomeId = OutcomeId(5);

#[test]
fn an_offer_that_all_others_accept_is_the_agreement() {
    let mut talks = Alternating::new(3, 10);
    let mut history = play(&mut talks, &[Action::Offer(X), Action::Assent, Action::Offer(Y), Action::Assent]);
    assert_eq!(talks.due().unwrap().clock.round, 1);
    let refused = talks.play(Action::Abstain, &mut history);
    assert_eq!(refused, Err(Illegal { action: Action::Abstain, ask: Some(Ask::Answer(Y)) }));
    assert_eq!(history.events().len(), 4, "what is refused leaves no trace");
    talks.play(Action::Assent, &mut history).unwrap();
    let ending = Ending::Agreed { outcome: Y, round: 1, bound: Parties::first(3), dissociated: vec![] };
    assert_eq!((talks.ending(), talks.due()), (Some(&ending), None));
    assert!(talks.play(Action::Assent, &mut history).is_err());
}

#[test]
fn a_caucus_is_private_and_comes_back_with_a_joint_offer() {
    let members: Parties = [PartyId(0), PartyId(2)].into_iter().collect();
    let caucus = Caucus { members, before: 0, rounds: 2 };
    let mut talks = Alternating::with_caucuses(3, 10, vec![caucus]);
    let due = |talks: &Alternating| talks.due().map(|due| (due.party, due.ask));
    let mut history = History::default();
    assert_eq!(due(&talks), Some((Some(PartyId(0)), Ask::Offer)));
    talks.play(Action::Offer(X), &mut history).unwrap();
    assert_eq!(due(&talks), Some((Some(PartyId(2)), Ask::Answer(X))));
    talks.play(Action::Assent, &mut history).unwrap();
    assert_eq!(due(&talks), Some((Some(PartyId(1)), Ask::Answer(X))), "both members have agreed already");
    let case = simple(&[(&[&[0, 1, 2, 3, 4, 5]], 0), (&[&[0, 1, 2, 3, 4, 5]], 0), (&[&[5, 4, 3, 2, 1, 0]], 0)]);
    let rankings = Ranking::of(&case, Arithmetic::Exact).unwrap();
    let clock = Clock { round: 0, rounds: 10 };
    let seen = |party: u8| {
        let known = Known::new(PartyId(party), &rankings[usize::from(party)], 3, clock, history.events());
        known.floor().history().count()
    };
    assert_eq!((seen(0), seen(1), seen(2)), (4, 2, 4));
    let outside = Floor::new(rankings[0].shape(), 3, clock, history.events(), None);
    assert_eq!(outside.history().count(), 2);
    talks.play(Action::Assent, &mut history).unwrap();
    assert_eq!(talks.ending().unwrap().outcome(), Some(X));
    // without a result the table goes on as if nothing had been said
    let mut talks = Alternating::with_caucuses(3, 10, vec![caucus]);
    play(&mut talks, &[Action::Offer(X), Action::Offer(Y), Action::Offer(X), Action::Offer(Y)]);
    assert_eq!(due(&talks), Some((Some(PartyId(0)), Ask::Offer)));
}

#[test]
fn a_text_is_adopted_by_its_rule() {
    let ending = |adoption: Adoption, chair: Option<u8>, actions: &[Action]| {
        let mut talks = SingleText::new(adoption, chair.map(PartyId), 2);
        play(&mut talks, actions);
        (talks.ending().and_then(Ending::outcome), talks.due().map(|due| due.clock.round))
    };
    let no = Action::Object(Some(Y));
    let text = Action::Offer(X);
    let (yes, abstain) = (Action::Assent, Action::Abstain);
    let majority = |majority| Adoption::one_each(3, majority);
    assert_eq!(ending(majority(Majority::Simple), None, &[text, yes, no, abstain]), (None, Some(1)), "a tie fails");
    assert_eq!(ending(majority(Majority::Simple), None, &[text, yes, abstain, abstain]), (Some(X), None));
    assert_eq!(ending(majority(Majority::TwoThirds), None, &[text, yes, yes, no]), (Some(X), None));
    assert_eq!(ending(majority(Majority::Consensus), None, &[text, yes, abstain, abstain]), (Some(X), None));
    assert_eq!(ending(majority(Majority::Unanimity), None, &[text, yes, yes, abstain]), (None, Some(1)));
    // a chair that is a party votes for its draft
    assert_eq!(ending(majority(Majority::Unanimity), Some(1), &[text, yes, yes]), (Some(X), None));
    let rule = |majority| Rule::one_each(3, majority);
    let stages = || Adoption::two_stage(rule(Majority::Simple), rule(Majority::Unanimity)).unwrap();
    assert_eq!(ending(stages(), None, &[text, yes, yes, no, yes, yes, yes]), (Some(X), None), "minds may change");
    assert_eq!(ending(stages(), None, &[text, yes, yes, no, yes, yes, no]), (None, Some(1)));
    assert_eq!(ending(stages(), None, &[text, yes, no, no]), (None, Some(1)), "it never comes to the plenary");
}

#[test]
fn under_silence_a_party_may_dissociate_itself() {
    let issues = Issues::of([2]).unwrap();
    let mut talks = SingleText::new(Adoption::silence(2), None, 3);
    play(&mut talks, &[Action::Offer(X), Action::Abstain, Action::Dissociate(issues)]);
    let Some(Ending::Agreed { dissociated, bound, .. }) = talks.ending() else { panic!() };
    assert_eq!((dissociated.clone(), bound.len()), (vec![(PartyId(1), issues)], 2));
    let mut talks = SingleText::new(Adoption::one_each(2, Majority::Consensus), None, 3);
    let mut history = play(&mut talks, &[Action::Offer(X)]);
    assert!(talks.play(Action::Dissociate(issues), &mut history).is_err(), "this rule doesn't know it");
}

#[test]
fn enough_signatures_bring_a_text_into_force() {
    let open = |quota, rounds| OpenSignature::new(Rule::one_each(3, Majority::Quota(quota)), PartyId(1), rounds);
    let mut text = open(2, 2);
    play(&mut text, &[Action::Offer(X), Action::Abstain]);
    assert!(!text.is_in_force());
    play(&mut text, &[Action::Assent]);
    assert!(text.is_in_force() && text.due().is_some(), "others may still sign");
    play(&mut text, &[Action::Object(None)]);
    let Some(Ending::Agreed { bound, .. }) = text.ending() else { panic!() };
    assert_eq!(bound.iter().collect::<Vec<_>>(), [PartyId(1), PartyId(2)], "who stays out stays out");
    let mut text = open(3, 1);
    play(&mut text, &[Action::Offer(X), Action::Assent, Action::Object(None)]);
    assert_eq!(text.ending(), Some(&Ending::NoDeal { round: 0, because: Failure::Deadline }));
    // weights and heads at once
    let double = Rule::double(
        crate::negotiation::votes::Count { weights: vec![1; 3], majority: Majority::Absolute },
        crate::negotiation::votes::Count { weights: vec![10, 60, 30], majority: Majority::Quota(75) },
    );
    let mut text = OpenSignature::new(double.unwrap(), PartyId(0), 1);
    play(&mut text, &[Action::Offer(X), Action::Assent]);
    assert!(!text.is_in_force(), "two of three, but 70 of 100");
    play(&mut text, &[Action::Assent]);
    assert!(text.is_in_force());
}

#[test]
fn a_mediator_finds_what_all_can_sign() {
    let case = golden();
    let rankings = Ranking::of(&case, Arithmetic::Exact).unwrap();
    for (name, majority) in [("linear", Majority::Consensus), ("conceder", Majority::Unanimity)] {
        let styles = [name; 2].map(|name| name.parse().unwrap());
        let talks = SingleText::new(Adoption::one_each(2, majority), None, 50);
        let course = Course::run(talks, &rankings, &mut negotiators(&styles, 2));
        let agreed = course.agreement().expect("an agreement");
        assert!(rankings.iter().all(|own| own.is_rational(agreed, 0)), "{name}");
    }
}

#[test]
fn models_learn_what_matters_to_the_other() {
    // The first issue matters most to the other, and it likes high values there and low ones on the last.
    let case = simple(&[
        (&[&[0, 1, 2, 3], &[0, 1, 2], &[0, 1, 2, 3]], 0),
        (&[&[0, 24, 50, 70], &[0, 5, 10], &[20, 12, 6, 0]], 0),
    ]);
    let rankings = Ranking::of(&case, Arithmetic::Exact).unwrap();
    let other = &rankings[1];
    let shape = other.shape();
    let models: [Box<dyn OpponentModel>; 2] =
        [Box::new(FrequencyModel::new(shape)), Box::new(BayesianModel::new(shape))];
    for mut model in models {
        let before = agreement(other, &*model);
        other.best_first().take(8).for_each(|offer| model.learn(shape, offer));
        let after = agreement(other, &*model);
        assert!(after > before && after > 0.7, "{before} {after}");
        let rows = model.rows();
        let weight = |row: &Vec<f64>| row.iter().copied().fold(0.0, f64::max);
        assert!((rows.iter().map(weight).sum::<f64>() - 1.0).abs() < 1e-9);
        assert!(weight(&rows[0]) > weight(&rows[1]), "{rows:?}");
    }
}

/// Of all pairs of outcomes that a party ranks strictly, the share that a model ranks the same way.
fn agreement(party: &Ranking, model: &dyn OpponentModel) -> f64 {
    let sums = party.shape().sums(&model.rows());
    let all: Vec<OutcomeId> = party.best_first().collect();
    let pairs =
        all.iter().flat_map(|&a| all.iter().map(move |&b| (a, b))).filter(|&(a, b)| party.worth(a) > party.worth(b));
    let (mut right, mut count) = (0, 0);
    for (a, b) in pairs {
        count += 1;
        right += usize::from(sums.of(a) > sums.of(b) + 1e-12);
    }
    right as f64 / f64::from(count)
}

#[test]
fn who_models_the_other_ends_nearer_to_the_frontier() {
    let mut state = 5u64;
    let mut draw = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) % below) as i64
    };
    let mut row = || -> Vec<i64> {
        let weight = 1 + draw(9);
        (0..5).map(|_| weight * draw(11)).collect()
    };
    let cases: Vec<Case> = (0..12)
        .map(|_| {
            let parties: Vec<Vec<Vec<i64>>> = (0..2).map(|_| (0..4).map(|_| row()).collect()).collect();
            let rows: Vec<Vec<&[i64]>> = parties.iter().map(|rows| rows.iter().map(Vec::as_slice).collect()).collect();
            simple(&[(&rows[0], 0), (&rows[1], 0)])
        })
        .collect();
    let nash = |name: &str| -> f64 {
        let one = |case: &Case| {
            let rankings = Ranking::of(case, Arithmetic::Exact).unwrap();
            let yardstick = Yardstick::of(case, &rankings, Arithmetic::Exact, 0, &mut Watch::none()).unwrap();
            let styles = [name; 2].map(|name| name.parse().unwrap());
            let course = Course::run(Alternating::new(2, 60), &rankings, &mut negotiators(&styles, 2));
            yardstick.measure(&course.utilities(&rankings)).nash.unwrap()
        };
        cases.iter().map(one).sum::<f64>() / cases.len() as f64
    };
    let blind = nash("time=2");
    for name in ["frequency", "bayesian", "trade-off"] {
        assert!(nash(name) > blind + 0.02, "{name}: {} against {blind}", nash(name));
    }
}

#[test]
fn concessions_are_returned() {
    let case = simple(&[
        (&[&[0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]], 0),
        (&[&[100, 90, 80, 70, 60, 50, 40, 30, 20, 10, 0]], 0),
    ]);
    let rankings = Ranking::of(&case, Arithmetic::Exact).unwrap();
    let strays = Cell::new(0);
    let play = |name: &str, offers: [u32; 4]| {
        let style: Style = name.parse().unwrap();
        let actions: Vec<Action> = offers.map(|offer| Action::Offer(OutcomeId(offer))).to_vec();
        let mut seats = [
            Seat::Own(style.negotiator(0, PartyId(0))),
            Seat::Script(Script { actions: actions.into_iter(), strays: &strays }),
        ];
        let course = Course::run(Alternating::new(2, 4), &rankings, &mut seats);
        actions_of(&course)
    };
    fn actions_of(course: &Course) -> Vec<u32> {
        let own = actions(course, 0);
        own.into_iter().filter_map(|a| if let Action::Offer(outcome) = a { Some(outcome.0) } else { None }).collect()
    }
    // 10, then 20: a concession of ten points, but of half of what it was
    assert_eq!(play("tit-for-tat-absolute", [1, 2, 2, 4])[..4], [10, 9, 8, 8]);
    assert_eq!(play("tit-for-tat", [1, 2, 2, 4])[..4], [10, 9, 5, 5]);
    // what is taken back is taken back in return
    assert_eq!(play("tit-for-tat-absolute", [1, 3, 2, 2])[..4], [10, 9, 7, 8]);
    // over a window: from 10 to 20, as one of the two behind it
    assert_eq!(play("tit-for-tat-averaged", [1, 1, 2, 2])[..4], [10, 9, 9, 5]);
}

#[test]
fn tournaments_are_the_same_on_any_number_of_cores() {
    let case = golden();
    let rankings = Ranking::of(&case, Arithmetic::Exact).unwrap();
    let yardsticks = Yardsticks::of(&case, &rankings, Arithmetic::Exact, 20, &mut Watch::none()).unwrap();
    let styles: Vec<Style> =
        ["micro", "random", "boulware", "frequency"].iter().map(|name| name.parse().unwrap()).collect();
    let tournament =
        Tournament { rankings: &rankings, yardsticks: &yardsticks, styles: &styles, rounds: 20, repeat: 5, seed: 3 };
    assert_eq!(tournament.games(), Some(80));
    let on = |cores: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(cores).build().unwrap();
        pool.install(|| tournament.play(|| {}))
    };
    let standings = on(1);
    assert_eq!(standings, on(3));
    assert!(standings.iter().all(|standing| standing.results == 40), "two seats against four, five times");
    let utility = |standing: &Standing| standing.utility.unwrap();
    assert!(standings.is_sorted_by(|a, b| utility(a).mean >= utility(b).mean));
    for Interval { mean, bounds } in standings.iter().map(utility) {
        let [low, high] = bounds.unwrap();
        assert!(low < mean && mean < high && (0.0..=1.0).contains(&mean));
    }
}

#[test]
fn styles_are_read_and_written_and_mistakes_get_a_suggestion() {
    for name in Style::names().filter(|name| !name.contains('=')).chain(["time=2.5"]) {
        for acceptance in ["", ":time=0.9", ":combi=0.95", ":combi-mean=0.95"] {
            let text = format!("{name}{acceptance}");
            assert_eq!(text.parse::<Style>().unwrap().to_string(), text);
        }
    }
    let wrong = |text: &str| text.parse::<Style>().unwrap_err().to_string();
    assert_eq!(wrong("bolware"), "there is no strategy `bolware`; did you mean `boulware`?");
    assert!(wrong("xyzzy").contains("there are boulware, linear,"));
    assert!(wrong("micro:combo").contains("did you mean `combi`?"));
    assert!(wrong("time=-1").contains("above 0"));
    assert!(wrong("time=").contains("above 0"));
    assert!(wrong("micro:time=2").contains("from 0 to 1"));
}

#[test]
fn spaces_beyond_ranking_are_refused_with_their_cost() {
    let rows: Vec<&[i64]> = vec![&[0, 1, 2, 3]; 30];
    let error = Ranking::of(&simple(&[(&rows, 0), (&rows, 0)]), Arithmetic::Exact).unwrap_err();
    assert!(error.to_string().starts_with("1152921504606846976 outcomes are too many to bargain over"), "{error}");
    let rows: Vec<&[i64]> = vec![&[0, 1]];
    let error = Ranking::of(&simple(&[(&rows, 0)]), Arithmetic::Exact).unwrap_err();
    assert_eq!(error, NotRanked::Parties(1));
}
