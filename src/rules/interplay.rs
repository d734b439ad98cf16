//! Where parts of the rules meet: ratifiers, norms, blocs of rules, reservations, signatures, breaches and blame.

use super::conduct::{Breach, Kept, Promised};
use super::*;
use crate::base::{
    ActorId, CoalitionId, IncidentId, NormId, OperationId, PackageId, Permille, Purpose, RuleBlocId, Seed, Shared,
    Stream, SuspectId, TalksId,
};
use crate::level::{
    Clause, Effect, Follows, Level, Link, Mechanism, Norm, NormClause, PublicTool, ResponseKind, Restraint, RuleBloc,
    library,
};
use crate::negotiation::Outcome;

fn written(name: &str) -> Level {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels").join(name);
    library::load(&path).level.unwrap_or_else(|| panic!("{name} has problems"))
}

fn seat(level: &Level, code: &str) -> ActorId {
    level.find_actor(code).unwrap()
}

fn give(level: &Level, state: &mut State, code: &str, order: &Order) -> Vec<Fact> {
    resolve(level, state, seat(level, code), order).unwrap_or_else(|why| panic!("{code}: {order:?}: {why:?}"))
}

/// Everybody sends the turn.
fn turn(level: &Level, state: &mut State) -> Vec<Fact> {
    level.actor_ids().flat_map(|seat| resolve(level, state, seat, &Order::Send).unwrap()).collect()
}

const PACT: TalksId = TalksId(0);
const CHARTER: TalksId = TalksId(1);

/// The pact with peer review and a small fund, which Camber's partners have to bring home: Borland after a turn, Aldmark after
/// two.
fn signed(level: &Level) -> State {
    let (mut state, _) = begin(level, Seed(0));
    give(level, &mut state, "ALD", &Order::Offer { talks: PACT, draft: Outcome(vec![2, 1]) });
    let offer = crate::base::OfferId(0);
    for code in ["BOR", "CAM"] {
        give(level, &mut state, code, &Order::Answer { talks: PACT, offer, accept: true, threshold: None });
    }
    state
}

#[test]
fn whoever_ratifies_later_goes_over_to_the_bloc_of_rules_then() {
    let mut level = written("pact.ron");
    let (id, name, line) = ("cable".to_owned(), "Cable rules".to_owned(), "rules of the pact".to_owned());
    level.rule_blocs = vec![RuleBloc { id, name, line, members: Vec::new() }];
    level.talks[0].issues[0].options[2].effects.push(Effect::PartiesEnterRuleBloc(RuleBlocId(0)));
    let mut state = signed(&level);
    let lives = |state: &State, code: &str| state.conduct.blocs[seat(&level, code).ix()].is_some();
    let (mut bound, mut turns) = (["CAM", "BOR", "ALD"].map(|code| lives(&state, code)), Vec::new());
    for _ in 0..3 {
        turns.push(bound);
        turn(&level, &mut state);
        bound = ["CAM", "BOR", "ALD"].map(|code| lives(&state, code));
    }
    turns.push(bound);
    let (once, all) = ([true, false, false], [true; 3]);
    assert_eq!(turns, [once, once, [true, true, false], all]);
}

#[test]
fn what_a_giver_has_to_bring_home_it_gives_once_it_has() {
    let mut level = written("pact.ron");
    let school = PackageId(0);
    (level.packages[0].giver, level.packages[0].recipients) = (seat(&level, "ALD"), vec![seat(&level, "CAM")]);
    level.talks[0].issues[1].link = Some(Link::Package(school));
    let mut state = signed(&level);
    let promised = |state: &State| {
        let view = View::unexplained(&level, state, Viewer::Seat(seat(&level, "NET")));
        view.promises(&level).iter().any(|promise| promise.by == seat(&level, "ALD"))
    };
    for _ in 0..2 {
        turn(&level, &mut state);
        assert_eq!((state.packages[0].clone(), promised(&state)), (PackageState::Offered, false));
    }
    turn(&level, &mut state);
    assert!(matches!(state.packages[0], PackageState::Running { .. }) && promised(&state));
}

#[test]
fn a_word_is_given_once_it_is_brought_home_and_taken_back_with_the_text() {
    let mut level = written("pact.ron");
    let (by, target) = (seat(&level, "ALD"), seat(&level, "BOR"));
    level.talks[0].issues[1].link = Some(Link::Restraint(Restraint { by, target, measure: None, turns: None }));
    let mut state = signed(&level);
    let kept = |state: &State| {
        let promises = state.promises(&level);
        promises.iter().find(|p| matches!(p.what, Promised::Item { .. })).map(|p| (p.by, p.turn, p.kept))
    };
    for _ in 0..2 {
        turn(&level, &mut state);
        assert_eq!(kept(&state), None);
    }
    turn(&level, &mut state);
    assert_eq!(kept(&state), Some((by, 3, Kept::Open)));
    let restraints = |state: &State, at| {
        let (texts, measure) = (&state.texts, ResponseKind::PrivateDemarche);
        state.conduct.restraints(&level, texts, at, by, (target, measure)).count()
    };
    // It holds from the next turn on, and no longer than the text.
    assert_eq!([restraints(&state, 3), restraints(&state, 4)], [0, 1]);
    state.texts.make_mut()[0].suspended_by.push(by);
    assert_eq!((restraints(&state, 4), kept(&state)), (0, Some((by, 3, Kept::Withdrawn))));
}

/// Aldmark promises in the understanding to accuse Borland of nothing, and does so privately in the turn after.
fn word_broken(level: &Level, meanwhile: impl FnOnce(&mut State)) -> (State, Vec<Fact>) {
    const UNDERSTANDING: TalksId = TalksId(3);
    let (mut state, _) = begin(level, Seed(1));
    let draft = Outcome(vec![1, 0, 0, 1, 0]);
    give(level, &mut state, "ALD", &Order::Offer { talks: UNDERSTANDING, draft });
    let offer = crate::base::OfferId(0);
    for code in ["BOR", "CAM"] {
        let talks = UNDERSTANDING;
        give(level, &mut state, code, &Order::Answer { talks, offer, accept: true, threshold: None });
    }
    turn(level, &mut state);
    meanwhile(&mut state);
    let (incident, account, target) = (IncidentId(0), Some(SuspectId(0)), seat(level, "BOR"));
    let kind = ResponseKind::PrivateDemarche;
    give(level, &mut state, "ALD", &Order::Plan(Plan::Respond { incident, kind, target, account }));
    let facts = turn(level, &mut state);
    assert_eq!(state.conduct.words[0].kept, Some(false));
    (state, facts)
}

#[test]
fn who_breaks_a_word_of_a_text_is_backed_less_at_home() {
    let mut level = written("pact.ron");
    let ald = seat(&level, "ALD");
    let backed = |level: &Level| {
        let (state, facts) = word_broken(level, |state| state.actors[ald.ix()].home[0].support = 50);
        let broken = |fact: &&Fact| matches!(fact, Fact::Swayed { why: Sway::WordBroken, .. });
        (state.actors[ald.ix()].home[0].support, facts.iter().filter(broken).count())
    };
    assert_eq!(backed(&level), (50, 0));
    level.actors[ald.ix()].home[0].follows = Some(Follows { floor: 0, capital: 0, staff: 0 });
    assert_eq!(backed(&level).1, 1);
}

#[test]
fn whoever_has_suspended_a_text_is_not_disappointed_by_it() {
    let level = written("pact.ron");
    let [ald, cam] = ["ALD", "CAM"].map(|code| seat(&level, code));
    let lost = |suspends: bool| {
        let (_, facts) = word_broken(&level, |state| {
            state.texts.make_mut()[0].suspended_by.extend(suspends.then_some(cam));
        });
        facts.iter().any(|fact| matches!(fact, Fact::TrustChanged { of, to, .. } if (*of, *to) == (cam, ald)))
    };
    assert_eq!([false, true].map(lost), [true, false]);
}

/// Camber was not there when Aldmark sounded Borland out: it knows no draft that Borland could answer.
#[test]
fn what_was_said_elsewhere_goes_on_in_no_imagined_world() {
    let level = written("pact.ron");
    let [bor, cam] = ["BOR", "CAM"].map(|code| seat(&level, code));
    let talks = TalksId(3);
    let (mut state, _) = begin(&level, Seed(1));
    let draft = Outcome(vec![1, 0, 0, 0, 0]);
    give(&level, &mut state, "ALD", &Order::Caucus { talks, with: vec![bor], draft });
    let answer = Order::AnswerCaucus { talks, caucus: crate::base::CaucusId(0), accept: true, threshold: None };
    let mut stream = Stream::named(Seed(1), 0, None, Purpose::Delegate, "test/elsewhere", 0);
    let mut answers = |seat: ActorId| {
        let view = View::unexplained(&level, &state, Viewer::Seat(seat));
        check(&level, &imagine(&level, &view, &mut stream).unwrap(), bor, &answer)
    };
    assert_eq!((answers(cam), answers(bor)), (Err(Refusal::AlreadyAnswered), Ok(())));
}

#[test]
fn a_place_in_a_coalition_waits_for_who_has_to_bring_the_text_home() {
    let mut level = written("pact.ron");
    let (coalition, actor) = (CoalitionId(0), seat(&level, "BOR"));
    level.talks[0].issues[1].link = Some(Link::Place { coalition, actor });
    let mut state = signed(&level);
    let mut member = Vec::new();
    for _ in 0..3 {
        member.push((state.coalition(coalition).members.contains(&actor), state.texts[0].includes(actor)));
        turn(&level, &mut state);
    }
    assert_eq!(member, [(false, false), (false, false), (true, true)]);
}

#[test]
fn without_linkage_caucuses_or_mediation_nothing_is_given_and_nobody_meets_or_comes_between() {
    let mut level = written("pact.ron");
    level.off = vec![Mechanism::Linkage, Mechanism::Caucuses, Mechanism::Mediation];
    let (by, target) = (seat(&level, "ALD"), seat(&level, "BOR"));
    level.talks[0].issues[1].link =
        Some(Link::Restraint(Restraint { by: target, target: by, measure: None, turns: None }));
    let mut state = signed(&level);
    (0..3).for_each(|_| drop(turn(&level, &mut state)));
    assert!(state.conduct.words.is_empty() && state.texts[0].keeps(target));
    let caucus = Order::Caucus { talks: CHARTER, with: vec![target], draft: Outcome(vec![0, 0]) };
    let ask = Order::Plan(Plan::AskMediator { talks: TalksId(3), mediator: seat(&level, "NET") });
    for order in [caucus, ask] {
        assert_eq!(check(&level, &state, by, &order), Err(Refusal::SwitchedOff));
    }
}

#[test]
fn without_coalitions_or_channels_nothing_brings_them_about() {
    let mut level = written("pact.ron");
    level.off = vec![Mechanism::Coalitions, Mechanism::Channels];
    level.public_diplomacy = vec![PublicTool::TechAmbassador];
    let (mut state, _) = begin(&level, Seed(0));
    let (coalition, actor) = (CoalitionId(0), seat(&level, "NET"));
    let invite = Order::Plan(Plan::InviteFor { coalition, actor, price: 1 });
    assert_eq!(check(&level, &state, seat(&level, "CAM"), &invite), Err(Refusal::SwitchedOff));
    give(&level, &mut state, "CAM", &Order::Plan(Plan::Appoint));
    let facts = turn(&level, &mut state);
    assert!(facts.iter().any(|fact| matches!(fact, Fact::AmbassadorAppointed { .. })));
    assert!(!facts.iter().any(|fact| matches!(fact, Fact::ChannelChanged { .. })));
}

#[test]
fn a_text_ratified_this_turn_counts_for_norms_this_turn() {
    let mut level = written("pact.ron");
    // Camber and Borland have 60 of 105.
    level.norms.push(Norm {
        id: "review".into(),
        name: "Review".into(),
        line: "look at each other".into(),
        clauses: vec![NormClause { clause: Clause { talks: PACT, issue: 0, at_least: 2 }, binding: false }],
        verified_by: Vec::new(),
        crystallises_at: Permille(500),
        forbids: Vec::new(),
        rounds: Vec::new(),
        reviews: None,
    });
    let mut state = signed(&level);
    turn(&level, &mut state);
    assert_eq!(state.conduct.norms[0].crystallised, None);
    turn(&level, &mut state);
    assert_eq!(state.texts[0].bound(), [seat(&level, "BOR"), seat(&level, "CAM")]);
    assert_eq!(state.conduct.norms[0].crystallised, Some(2));
}

#[test]
fn who_joins_a_text_in_force_has_no_part_in_what_it_did_with_ratifiers_or_without() {
    let mut level = written("pact.ron");
    level.talks[1].issues[0].options[1].effects = vec![Effect::ResilienceOfParties(5), Effect::TrustAmongParties(9)];
    let (mut state, _) = begin(&level, Seed(0));
    for code in ["ALD", "BOR", "NET", "CIV"] {
        give(&level, &mut state, code, &Order::Yield { talks: CHARTER });
    }
    give(&level, &mut state, "CAM", &Order::OpenText { talks: CHARTER, draft: Outcome(vec![1, 0]) });
    let sign = Order::Plan(Plan::Sign { talks: CHARTER });
    give(&level, &mut state, "BOR", &sign);
    turn(&level, &mut state);
    let resilience = |state: &State, code: &str| state.actors[seat(&level, code).ix()].resilience;
    assert_eq!(resilience(&state, "BOR"), 55);
    give(&level, &mut state, "NET", &sign);
    give(&level, &mut state, "CIV", &sign);
    turn(&level, &mut state);
    let facts = turn(&level, &mut state);
    let ratified = |fact: &Fact| matches!(fact, Fact::Ratified { party, .. } if *party == seat(&level, "NET"));
    assert!(facts.iter().any(ratified));
    assert_eq!(["NET", "CIV"].map(|code| resilience(&state, code)), [50, 50]);
}

#[test]
fn who_joins_a_text_in_force_takes_it_as_it_is() {
    let mut level = written("pact.ron");
    let party = level.talks[1].party(seat(&level, "NET")).unwrap();
    level.talks[1].positions[party].red_lines.push((0, 1));
    let (mut state, _) = begin(&level, Seed(0));
    for code in ["ALD", "BOR", "NET", "CIV"] {
        give(&level, &mut state, code, &Order::Yield { talks: CHARTER });
    }
    give(&level, &mut state, "CAM", &Order::OpenText { talks: CHARTER, draft: Outcome(vec![1, 0]) });
    give(&level, &mut state, "NET", &Order::Reserve { talks: CHARTER, issue: 0 });
    let sign = Order::Plan(Plan::Sign { talks: CHARTER });
    assert_eq!(check(&level, &state, seat(&level, "NET"), &sign), Ok(()));
    give(&level, &mut state, "BOR", &sign);
    turn(&level, &mut state);
    assert!(matches!(state.talks[1].table.status, TalksStatus::Adopted { .. }));
    let why = Refusal::OwnRedLine { issue: 0, option: 1 };
    assert_eq!(check(&level, &state, seat(&level, "NET"), &sign), Err(why));
}

#[test]
fn who_stays_out_of_the_clause_that_it_asked_for_in_public_has_eaten_its_words() {
    let mut level = written("pact.ron");
    level.public_diplomacy = vec![PublicTool::Statements];
    let what = public::Voice::Clause { talks: CHARTER, issue: 0, option: 1 };
    let credibility = |stays_out: bool| {
        let (mut state, _) = begin(&level, Seed(0));
        give(&level, &mut state, "BOR", &Order::Plan(Plan::Speak { what }));
        turn(&level, &mut state);
        for code in ["ALD", "BOR", "NET", "CIV"] {
            give(&level, &mut state, code, &Order::Yield { talks: CHARTER });
        }
        give(&level, &mut state, "CAM", &Order::OpenText { talks: CHARTER, draft: Outcome(vec![1, 0]) });
        if stays_out {
            give(&level, &mut state, "BOR", &Order::Reserve { talks: CHARTER, issue: 0 });
        }
        give(&level, &mut state, "BOR", &Order::Plan(Plan::Sign { talks: CHARTER }));
        turn(&level, &mut state);
        assert!(matches!(state.talks[1].table.status, TalksStatus::Adopted { .. }));
        state.actors[seat(&level, "BOR").ix()].credibility
    };
    assert_eq!((credibility(false), credibility(true)), (72, 66));
}

#[test]
fn wrong_blame_comes_to_light_with_the_truth() {
    let level = written("charter.ron");
    let operation = OperationId(0);
    let spec = level.operation(operation).clone();
    let incident = spec.incident;
    let wrong = (0..level.incident(incident).suspects.len()).map(SuspectId::at).find(|s| *s != spec.account).unwrap();
    let exposed = |seed: u64, seen: bool| {
        let (mut state, _) = begin(&level, Seed(seed));
        state.incidents[incident.ix()].truth = spec.account;
        state.incidents[incident.ix()].open = true;
        state.conduct.run[operation.ix()] = Some(1);
        let by = level.answers_for(spec.by);
        let seen = seen.then_some(1);
        state.conduct.breaches.push(Breach {
            turn: 1,
            by,
            norm: NormId(0),
            operation,
            promised: false,
            weight: 1,
            seen,
        });
        state.taken = Shared::new(vec![Taken {
            turn: 1,
            by: seat(&level, "ALD"),
            incident,
            kind: ResponseKind::PublicAttribution,
            target: seat(&level, "CAM"),
            account: Some(wrong),
            confidence: None,
            standard: None,
            severity: 5,
            read: None,
            exposed: false,
            retracted: false,
        }]);
        turn(&level, &mut state).iter().any(|fact| matches!(fact, Fact::Exposed { .. }))
    };
    assert!((0..20).all(|seed| exposed(seed, true)));
    assert!(!(0..20).all(|seed| exposed(seed, false)));
}

#[test]
fn outsiders_are_pressed_once_however_often_the_norm_names_the_talks() {
    let mut level = written("charter.ron");
    let clauses = level.norms[0].clauses.clone();
    let [code, treaty] = clauses[..] else { panic!("two clauses") };
    level.norms.truncate(1);
    level.norms[0].clauses = vec![code, treaty, code, treaty];
    level.norms[0].crystallises_at = Permille(0);
    let (mut state, _) = begin(&level, Seed(0));
    let facts = turn(&level, &mut state);
    for (t, talks) in level.talks.iter().enumerate() {
        for party in &talks.parties {
            let pressed = |fact: &&Fact| matches!(fact, Fact::NoDealChanged { talks, party: of, by: -500 } if (talks.ix(), of) == (t, party));
            assert_eq!(facts.iter().filter(pressed).count(), 1, "{} {}", talks.id, level.actor(*party).code);
        }
    }
}

#[test]
fn what_events_do_to_an_incident_before_it_is_known_shows_when_it_is() {
    let level = written("charter.ron");
    let incident = IncidentId::at(level.incidents.iter().position(|incident| incident.opens.is_none()).unwrap());
    let (mut state, _) = begin(&level, Seed(0));
    let (before, shown) = (state.incidents[incident.ix()].harm, |state: &State, viewer| {
        View::unexplained(&level, state, viewer).incidents[incident.ix()].harm
    });
    state.incidents[incident.ix()].harm = before + 7;
    let seat = Viewer::Seat(ActorId(0));
    assert_eq!((shown(&state, seat), shown(&state, Viewer::Director)), (before, before + 7));
    state.incidents[incident.ix()].open = true;
    assert_eq!(shown(&state, seat), before + 7);
}
