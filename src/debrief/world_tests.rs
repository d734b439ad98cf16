//! Debriefs of reservations, home fronts, votes, words given and norms: levels played to their end, and what the debrief says
//! laid beside the facts.

use std::collections::BTreeSet;

use super::testing::{Play, played};
use super::*;
use crate::base::{ForumId, NormId, OfferId, OperationId, PackageId};
use crate::level::library;
use crate::negotiation::votes::Ballot;
use crate::rules::conduct::{Kept as Word, Promised};
use crate::rules::{Fate, Order, Plan, Put, reckon};
use crate::session::Body;

fn level(name: &str) -> Level {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/levels/{name}.ron"));
    library::load(&path).level.unwrap()
}

fn seats<const N: usize>(level: &Level, codes: [&str; N]) -> [ActorId; N] {
    codes.map(|code| level.find_actor(code).unwrap())
}

fn table(talks: usize, draft: &[u8]) -> Order {
    Order::Plan(Plan::Table { talks: TalksId::at(talks), draft: Outcome(draft.to_vec()) })
}

fn vote(forum: usize, ballot: Ballot) -> Order {
    Order::Vote { forum: ForumId::at(forum), ballot, explained: false }
}

fn said<'a>(debrief: &'a Debrief, id: &str) -> Option<&'a Sentence> {
    debrief.sentences.iter().find(|sentence| sentence.id == id)
}

fn arg<'a>(sentence: &'a Sentence, name: &str) -> &'a Arg {
    &sentence.args.iter().find(|(known, _)| *known == name).unwrap().1
}

/// What a text, or none, is worth by the numbers of the level, which are drawn from no range here: in basis points of the best text that
/// the party could sign, each clause cut off.
fn worth(level: &Level, talks: usize, actor: ActorId, text: Option<&[u8]>) -> i64 {
    let spec = &level.talks[talks];
    let position = &spec.positions[spec.party(actor).unwrap()];
    let barred = |issue: usize, option: usize| {
        position.red_lines.iter().any(|(i, o)| (usize::from(*i), usize::from(*o)) == (issue, option))
    };
    let points = |issue: usize, option: usize| i64::from(position.values[issue][option].0);
    let best = |issue: usize| {
        let options = (0..position.values[issue].len()).filter(|option| !barred(issue, *option));
        options.map(|option| points(issue, option)).max().unwrap()
    };
    let whole: i64 = (0..position.values.len()).map(best).sum();
    let scaled = |points: i64| points * 10_000 / whole;
    match text {
        Some(text) => text.iter().enumerate().map(|(issue, option)| scaled(points(issue, usize::from(*option)))).sum(),
        None => scaled(position.no_deal.0.into()),
    }
}

fn of(debrief: &Debrief, talks: usize) -> &TalksReport {
    debrief.talks.iter().find(|report| report.talks == TalksId::at(talks)).unwrap()
}

#[test]
fn a_text_is_measured_without_the_clauses_that_a_party_stays_out_of() {
    const ACCORD: usize = 1;
    const COUNCIL: usize = 1;
    let level = level("assembly");
    let [ald, bor, cam] = seats(&level, ["ALD", "BOR", "CAM"]);
    let mut play = Play::of(level);
    play.order(ald, table(ACCORD, &[2, 1]));
    play.send();
    // Waived fees are Borland's red line.
    play.order(bor, Order::Reserve { talks: TalksId::at(ACCORD), issue: 1 });
    for seat in [ald, bor, cam] {
        play.order(seat, vote(COUNCIL, Ballot::Yes));
    }
    play.play_on();
    let debrief = play.debrief(ald);
    let talks = of(&debrief, ACCORD);
    let (whole, silent) = ([2, 1], [2, 0]);
    let expected = [(ald, &whole), (bor, &silent), (cam, &whole)]
        .map(|(seat, text)| (worth(&play.level, ACCORD, seat, Some(text)), worth(&play.level, ACCORD, seat, None)));
    let values: Vec<i64> = talks.parties.iter().filter_map(|party| party.value).collect();
    assert_eq!(values, expected.map(|(value, _)| value));
    let quality = talks.quality.as_ref().unwrap();
    assert_eq!(quality.utilities, values);
    assert_eq!(quality.surpluses, expected.map(|(value, no_deal)| value - no_deal));
    assert!(quality.in_zone, "nobody has signed across its red line");
    assert_eq!((talks.parties[1].reserved.as_slice(), talks.parties[0].reserved.is_empty()), (&[1][..], true));
    let deal = talks.plane.deal.unwrap();
    assert_eq!((deal.x, deal.y), (values[talks.you], values[talks.other]));
    // Borland wanted a list most: nothing kept. Aldmark wanted both as they are, Camber too.
    assert_eq!(talks.parties.iter().map(|party| party.kept).collect::<Vec<_>>(), [Some(100), Some(0), Some(100)]);
    let theirs = play.debrief(bor);
    assert_eq!(of(&theirs, ACCORD).parties[of(&theirs, ACCORD).you].surplus(), Some(expected[1].0 - expected[1].1));
    for improvement in &of(&theirs, ACCORD).better.texts {
        let gains = |p: usize| {
            let seat = play.level.talks[ACCORD].parties[p];
            worth(&play.level, ACCORD, seat, Some(&improvement.text.0)) - values[p]
        };
        assert_eq!(improvement.gains, [gains(0), gains(1), gains(2)]);
    }
}

#[test]
fn whom_its_home_front_does_not_let_sign_has_no_part_in_the_text() {
    const PACT: TalksId = TalksId(0);
    let game = |prepares: bool| {
        let level = level("pact");
        let [ald, bor, cam] = seats(&level, ["ALD", "BOR", "CAM"]);
        let mut play = Play::of(level);
        if prepares {
            play.order(ald, Order::Plan(Plan::Persuade { ratifier: 0 }));
        }
        // Reports and a small fund: the House wants reviews, and nothing speaks for the delegation there.
        while play.state.talks[0].table.floor.is_some_and(|floor| floor != 0) {
            let floor = play.state.talks[0].table.floor.unwrap();
            let seat = play.level.talks[0].parties[usize::from(floor)];
            play.order(seat, Order::Yield { talks: PACT });
        }
        play.order(ald, Order::Offer { talks: PACT, draft: Outcome(vec![1, 1]) });
        for seat in [bor, cam] {
            play.order(seat, Order::Answer { talks: PACT, offer: OfferId(0), accept: true, threshold: None });
        }
        play.play_on();
        (play, ald, bor)
    };
    let (play, ald, bor) = game(false);
    let turn = 1 + u16::from(play.level.actor(ald).home[0].turns);
    let debrief = play.debrief(ald);
    let own = &of(&debrief, 0).parties[0];
    assert_eq!((own.part, own.value, own.surplus(), own.kept), (Some(Part::Refused), Some(3_000), Some(0), None));
    let theirs = &of(&debrief, 0).parties[1];
    assert_eq!((theirs.part, theirs.value), (Some(Part::Bound), Some(worth(&play.level, 0, bor, Some(&[1, 1])))));
    let refusal = debrief.refusals[0];
    // No support: certain. A word at home counts ten for a credibility of 70, and a tenth of the chance for ten.
    assert_eq!((refusal.turn, refusal.prepared, refusal.chance.0), (turn, 0, 1000));
    assert_eq!(i32::from(refusal.eased.0), 1000 - 10 * reckon::persuades(70));
    assert_eq!(refusal.bound, 2);
    let sentence = said(&debrief, "debrief-refused-own").expect("it is the first thing to say");
    assert_eq!((arg(sentence, "turn"), arg(sentence, "prepared")), (&Arg::Turn(turn), &Arg::Number(0)));
    assert!(said(&debrief, "debrief-gain").is_none());
    // The text is better than itself where its House lets it hold for Aldmark, which gains thirty by it.
    assert!(said(&debrief, "debrief-better-whole").is_some());
    let seen_by_another = play.debrief(bor);
    assert_eq!(arg(said(&seen_by_another, "debrief-refused").unwrap(), "who"), &Arg::Actor(ald));

    let (play, ald, _) = game(true);
    let debrief = play.debrief(ald);
    let refused = play.facts.iter().any(|fact| matches!(fact, Fact::Refused { ratifier: 0, .. }));
    assert_eq!(debrief.refusals.iter().any(|refusal| refusal.ratifier == 0), refused);
    for refusal in debrief.refusals.iter().filter(|refusal| refusal.ratifier == 0) {
        assert_eq!(refusal.prepared, 1);
        assert_eq!(i32::from(refusal.chance.0), 1000 - 10 * reckon::persuades(70));
    }
}

#[test]
fn a_draft_that_fails_names_the_cheapest_votes_that_were_missing() {
    let level = level("assembly");
    let [ald] = seats(&level, ["ALD"]);
    let mut play = Play::of(level);
    play.order(ald, table(0, &[3, 1]));
    play.send();
    play.order(ald, vote(0, Ballot::Yes));
    play.play_on();
    let debrief = play.debrief(ald);
    let draft = debrief.drafts.iter().find(|draft| draft.talks == TalksId(0)).unwrap();
    assert_eq!((draft.by, draft.turn, draft.fate), (ald, 1, Fate::Rejected { stage: 0 }));
    let [vote] = draft.votes.as_slice() else { panic!("{:?}", draft.votes) };
    // The North is for it, the South against, the Isles abstain; Borland and Camber have not voted.
    assert_eq!((vote.turn, vote.own, vote.passed), (2, Some(Ballot::Yes), false));
    assert_eq!((vote.tally.yes, vote.tally.no), (13, 20));
    // Four of the South turn 13 to 20 into 17 to 16; no three ballots do.
    assert_eq!(vote.missing.as_deref(), Some(&[Moved { who: Voter::Bloc(1), to: Ballot::Yes, votes: 4 }][..]));
    // Nine points for places at a school make its members abstain.
    assert_eq!(vote.courting, Some(Courting { bloc: 1, price: 0 }));
    let sentence = said(&debrief, "debrief-vote-failed").expect("the own draft failed");
    assert_eq!(arg(sentence, "votes"), &Arg::Number(4));
    assert_eq!(sentence.evidence, [Evidence::Vote { forum: ForumId(0), at: vote.at }, Evidence::Turn(2)]);
}

#[test]
fn the_course_of_a_draft_is_told_with_its_amendments_and_votes() {
    let level = level("assembly");
    let [ald, bor, cam] = seats(&level, ["ALD", "BOR", "CAM"]);
    let mut play = Play::of(level);
    let motion = crate::base::MotionId(0);
    play.order(bor, table(0, &[1, 2]));
    play.send();
    play.send();
    play.order(cam, Order::Plan(Plan::Amend { forum: ForumId(0), motion, issue: 0, option: 2 }));
    play.send();
    play.send();
    while play.state.fora[0].vote.is_some() {
        for seat in [ald, bor, cam] {
            play.order(seat, vote(0, Ballot::Yes));
        }
    }
    play.play_on();
    let closed: Vec<&crate::rules::Count> = play
        .facts
        .iter()
        .filter_map(|fact| match fact {
            Fact::VoteClosed { forum: ForumId(0), count } => Some(count),
            _ => None,
        })
        .collect();
    assert_eq!(closed.iter().map(|count| count.put).collect::<Vec<_>>(), [Put::Whole, Put::Amendment(0), Put::Whole]);
    assert!(closed.iter().all(|count| count.passed));
    let debrief = play.debrief(ald);
    let draft = debrief.drafts.iter().find(|draft| draft.talks == TalksId(0)).unwrap();
    assert_eq!((draft.by, draft.moved, draft.fate), (bor, 1, Fate::Adopted));
    let change = crate::negotiation::Change { issue: 0, from: 1, to: 2 };
    assert_eq!(draft.amended, [Amended { by: cam, change }]);
    assert_eq!(draft.strength, ((20 + 60) / 2, (50 + 60) / 2));
    assert_eq!(
        draft.votes.iter().map(|vote| (vote.turn, vote.stage, vote.own)).collect::<Vec<_>>(),
        [(2, 0, Some(Ballot::Absent)), (5, 1, Some(Ballot::Yes)),]
    );
    let passed = said(&debrief, "debrief-vote-passed").expect("the vote is told");
    assert_eq!(arg(passed, "yes"), &Arg::Number(i64::try_from(closed[2].tally().yes).unwrap()));
    let all = say::candidates(&play.level, &debrief).candidates;
    let amended = all.iter().map(|(_, sentence)| sentence).find(|sentence| sentence.id == "debrief-amended");
    let amended = amended.expect("what became of the draft can be told");
    assert_eq!(arg(amended, "who"), &Arg::Actor(cam));
    assert_eq!((arg(amended, "from"), arg(amended, "to")), (&Arg::Number(40), &Arg::Number(55)));
}

#[test]
fn words_given_to_a_coalition_and_broken_ranks_are_told() {
    let level = level("pact");
    let [ald, bor, cam] = seats(&level, ["ALD", "BOR", "CAM"]);
    let front = crate::base::CoalitionId(1);
    let mut play = Play::of(level);
    // The assembly urges: what the Front wants.
    play.order(cam, table(2, &[2]));
    play.order(ald, Order::Plan(Plan::PledgeTo { coalition: front, public: true }));
    play.order(bor, Order::Plan(Plan::PledgeTo { coalition: front, public: false }));
    play.send();
    play.order(ald, vote(0, Ballot::Yes));
    play.order(cam, vote(0, Ballot::Yes));
    play.order(bor, vote(0, Ballot::No));
    play.play_on();
    let pledge = |seat| {
        let debrief = play.debrief(seat);
        let report = debrief.coalitions.iter().find(|report| report.coalition == front).unwrap();
        let own = report.pledges.iter().find(|pledge| pledge.by == seat).unwrap();
        (own.public, own.given, own.judged, debrief)
    };
    let (public, given, judged, debrief) = pledge(ald);
    assert_eq!((public, given, judged), (true, 1, Some((2, true))));
    let told = say::candidates(&play.level, &debrief).candidates;
    assert!(told.iter().any(|(_, sentence)| sentence.id == "debrief-pledge-kept"));
    let (public, given, judged, debrief) = pledge(bor);
    assert_eq!((public, given, judged), (false, 1, Some((2, false))));
    assert_eq!(arg(said(&debrief, "debrief-pledge-broken").unwrap(), "turn"), &Arg::Turn(2));
}

/// Borland agrees with Camber in private, and refuses the same before all; Aldmark never learns of it.
#[test]
fn what_was_agreed_in_caucus_and_refused_in_the_open_is_told_to_who_was_there() {
    let level = level("pact");
    let [ald, bor, cam] = seats(&level, ["ALD", "BOR", "CAM"]);
    let (talks, draft) = (crate::base::TalksId(3), crate::negotiation::Outcome(vec![1, 0, 0, 0, 0]));
    let mut play = Play::of(level);
    play.order(cam, Order::Caucus { talks, with: vec![bor], draft: draft.clone() });
    let caucus = crate::base::CaucusId(0);
    play.order(bor, Order::AnswerCaucus { talks, caucus, accept: true, threshold: None });
    play.order(ald, Order::Offer { talks, draft });
    let offer = crate::base::OfferId(0);
    play.order(bor, Order::Answer { talks, offer, accept: false, threshold: None });
    play.play_on();
    let told = |seat| {
        let told = say::candidates(&play.level, &play.debrief(seat)).candidates.into_iter();
        told.map(|(_, sentence)| sentence.id).filter(|id| id.starts_with("debrief-caucus")).collect::<Vec<_>>()
    };
    assert_eq!(told(bor), ["debrief-caucus-broken"]);
    assert_eq!(told(cam), ["debrief-caucus-broken-by"]);
    assert!(told(ald).is_empty());
}

/// Civic Net writes what the three adopt; Netgrid has no part in it.
#[test]
fn a_text_that_a_mediator_proposed_is_told_to_it_and_to_the_parties() {
    let level = level("pact");
    let [ald, bor, cam, net, civ] = seats(&level, ["ALD", "BOR", "CAM", "NET", "CIV"]);
    let (talks, draft) = (crate::base::TalksId(3), crate::negotiation::Outcome(vec![1, 0, 0, 0, 0]));
    let mut play = Play::of(level);
    for party in [ald, bor] {
        play.order(party, Order::Plan(crate::rules::Plan::AskMediator { talks, mediator: civ }));
    }
    for seat in [ald, bor, cam, net, civ] {
        play.order(seat, Order::Send);
    }
    play.order(civ, Order::Offer { talks, draft });
    let offer = crate::base::OfferId(0);
    for party in [ald, bor, cam] {
        play.order(party, Order::Answer { talks, offer, accept: true, threshold: None });
    }
    play.play_on();
    let told = |seat| {
        let told = say::candidates(&play.level, &play.debrief(seat)).candidates.into_iter();
        told.map(|(_, sentence)| sentence.id).filter(|id| id.starts_with("debrief-mediated")).collect::<Vec<_>>()
    };
    assert_eq!((told(civ), told(bor), told(net)), (vec!["debrief-mediated-own"], vec!["debrief-mediated"], vec![]));
}

/// Whatever the bots do, every report says what the facts say.
#[test]
fn debriefs_of_bots_agree_with_the_facts() {
    let mut ids = BTreeSet::new();
    for (name, seeds) in [("assembly", 3), ("pact", 4), ("charter", 4), ("accord", 1)] {
        let level = level(name);
        for seed in 0..seeds {
            let session = played(&level, Seed(seed));
            let facts: Vec<&Fact> = session
                .journal()
                .records()
                .iter()
                .flat_map(|record| match &record.body {
                    Body::Began { facts, .. } | Body::Ordered { facts, .. } => facts.as_slice(),
                    Body::Opened { .. } | Body::Sealed { .. } => &[],
                })
                .collect();
            for seat in level.actor_ids() {
                let debrief = super::debrief(session.journal(), seat).unwrap();
                compare(&level, session.state(), &facts, &debrief);
                let all = say::candidates(&level, &debrief).candidates;
                ids.extend(all.iter().map(|(_, sentence)| sentence.id));
            }
        }
    }
    for told in
        ["debrief-refused", "debrief-vote-passed", "debrief-crystallised", "debrief-word-kept", "debrief-lowest"]
    {
        assert!(ids.contains(told), "{told} among {ids:?}");
    }
}

fn compare(level: &Level, end: &State, facts: &[&Fact], debrief: &Debrief) {
    let mut turn = 0;
    let (mut whole, mut strayed, mut judged, mut seen, mut norms) = (0, 0, Vec::new(), 0, Vec::new());
    for fact in facts {
        match fact {
            Fact::TurnBegan { turn: now } => turn = *now,
            Fact::VoteClosed { forum, count } => {
                let talks = end.fora[forum.ix()].motion(count.motion).unwrap().talks;
                let spec = level.forum(*forum);
                let concerns = spec.member(debrief.seat).is_some() || level.talks(talks).party(debrief.seat).is_some();
                if count.put == Put::Whole && concerns {
                    whole += 1;
                    let draft = debrief.drafts.iter().find(|d| (d.forum, d.motion) == (*forum, count.motion)).unwrap();
                    let vote = draft.votes.iter().find(|vote| vote.turn == turn).unwrap();
                    recount(spec, count, vote);
                }
            }
            Fact::RanksBroken { .. } => strayed += 1,
            Fact::PledgeJudged { coalition, by, kept } => judged.push((*coalition, *by, turn, *kept)),
            Fact::BreachSeen { .. } => seen += 1,
            Fact::Crystallised { norm } => norms.push((*norm, turn, true)),
            Fact::Codified { norm } => norms.push((*norm, turn, false)),
            _ => {}
        }
    }
    assert_eq!(debrief.drafts.iter().map(|draft| draft.votes.len()).sum::<usize>(), whole);
    let told: usize = debrief.drafts.iter().flat_map(|d| &d.votes).map(|vote| vote.strayed.len()).sum();
    assert!(told <= strayed);
    for report in &debrief.coalitions {
        let told = report.pledges.iter().filter_map(|p| Some((report.coalition, p.by, p.judged?.0, p.judged?.1)));
        let mut facts: Vec<_> = judged.iter().copied().filter(|(of, ..)| *of == report.coalition).collect();
        let mut told: Vec<_> = told.collect();
        facts.sort();
        told.sort();
        assert_eq!(told, facts);
    }
    assert_eq!(debrief.breaches.iter().filter(|breach| breach.seen.is_some()).count(), seen);
    let when = |norm: NormId, crystallised: bool| {
        norms.iter().find(|(of, _, which)| (*of, *which) == (norm, crystallised)).map(|(_, turn, _)| *turn)
    };
    for report in &debrief.norms {
        assert_eq!(report.crystallised.as_ref().map(|by| by.turn), when(report.norm, true));
        assert_eq!(report.codified.as_ref().map(|by| by.turn), when(report.norm, false));
        if let Some(by) = &report.crystallised {
            assert!(by.support >= level.norm(report.norm).crystallises_at);
        }
    }
    for report in &debrief.promises {
        let broke = |norm: NormId| debrief.breaches.iter().any(|b| (b.by, b.norm) == (report.promise.by, norm));
        match report.promise.what {
            Promised::Pledge { norm, .. } | Promised::Clause { norm, .. } => {
                assert!(report.truly != Word::Broken || broke(norm));
                assert!(report.promise.kept != Word::Broken || report.truly == Word::Broken);
            }
            Promised::Item { .. } => assert_eq!(report.truly, report.promise.kept),
            Promised::Package { package: PackageId(_), .. } => panic!("packages are told by themselves"),
        }
    }
    for talks in &debrief.talks {
        let Some(text) = end.text(talks.talks) else { continue };
        for party in &talks.parties {
            let signed = text.parties.contains(&party.actor) || text.acceded.contains(&party.actor);
            let refused = text.refused.contains(&party.actor);
            assert_eq!(party.part == Some(Part::Refused), refused);
            assert_eq!(party.part == Some(Part::Bound), signed && !refused && text.pending.is_empty());
            if refused {
                assert_eq!(party.surplus(), Some(0));
            }
        }
    }
    for sentence in &debrief.sentences {
        assert!(!sentence.evidence.is_empty(), "{}", sentence.id);
    }
}

/// Votes to spare and missing votes, by trying.
fn recount(spec: &crate::level::Forum, count: &crate::rules::Count, vote: &VoteReport) {
    let tally = count.tally();
    assert_eq!((vote.tally, vote.passed), (tally, count.passed));
    let rule = spec.rule(count.stage);
    let cast = |yes: u64, no: u64, abstain: u64| {
        let n = spec.votes() as u64;
        let kinds = [(Ballot::Yes, yes), (Ballot::No, no), (Ballot::Abstain, abstain)];
        let mut all: Vec<Ballot> = kinds.into_iter().flat_map(|(b, times)| (0..times).map(move |_| b)).collect();
        all.resize(n as usize, Ballot::Absent);
        rule.passes(&all)
    };
    if count.passed {
        let spare = vote.spare.unwrap();
        let most = (0..=tally.yes).rev().find(|k| cast(tally.yes - k, tally.no, tally.abstain + k));
        assert_eq!(Some(spare.abstain.most as u64), most);
        let most = (0..=tally.yes).rev().find(|k| cast(tally.yes - k, tally.no + k, tally.abstain));
        assert_eq!(Some(spare.switch.most as u64), most);
        assert!(vote.missing.is_none() && vote.courting.is_none());
    } else if let Some(moves) = &vote.missing {
        let votes: u64 = moves.iter().map(|moved| u64::from(moved.votes)).sum();
        let yes: u64 = moves.iter().filter(|m| m.to == Ballot::Yes).map(|m| u64::from(m.votes)).sum();
        // All of them carry it, even if each came from abstaining; one fewer, even from no to yes, would not.
        let from_no = |k: u64| k.min(tally.no);
        assert!((0..=yes).any(|from_no| {
            let others = votes - yes;
            from_no + others <= tally.no
                && cast(
                    tally.yes + yes,
                    tally.no - from_no - others,
                    tally.abstain + others + from_no - yes.min(from_no),
                )
        }));
        let fewer = votes.saturating_sub(1);
        assert!(votes == 0 || !cast(tally.yes + from_no(fewer), tally.no - from_no(fewer), tally.abstain));
    }
}

#[test]
fn an_own_word_is_laid_beside_own_deeds() {
    let mut level = level("charter");
    // Nobody has to renew what it said.
    level.norms.iter_mut().for_each(|norm| norm.reviews = None);
    let [ald, cam, dor] = seats(&level, ["ALD", "CAM", "DOR"]);
    let restraint = NormId(1);
    let mut play = Play::of(level);
    for seat in [ald, cam, dor] {
        play.order(seat, Order::Plan(Plan::Pledge { norm: restraint, level: 3 }));
    }
    play.send();
    play.send();
    play.order(cam, Order::Plan(Plan::Operate { operation: OperationId(2) }));
    play.play_on();
    let debrief = play.debrief(cam);
    let breach = debrief.breaches.iter().position(|breach| breach.by == cam).expect("it ran the raid");
    let seen = play.facts.iter().any(|f| matches!(f, Fact::BreachSeen { breach: b } if usize::from(*b) == breach));
    assert_eq!(debrief.breaches[breach].seen.is_some(), seen);
    let sentence = said(&debrief, "debrief-own-word-broken").expect("a broken word is the gravest thing here");
    assert_eq!(arg(sentence, "seen"), &Arg::Key(if seen { "yes" } else { "no" }));
    assert_eq!(arg(sentence, "turn"), &Arg::Turn(3));
    let own = debrief.promises.iter().find(|p| p.promise.by == cam).unwrap();
    assert_eq!(own.truly, Word::Broken);
    assert_eq!(own.promise.kept == Word::Broken, seen, "what nobody saw is known to nobody");
    // Whoever kept its word reads so, and who it was that did not.
    let theirs = play.debrief(ald);
    assert!(theirs.promises.iter().any(|p| p.promise.by == ald && p.truly == Word::Open));
    let other = if seen { "debrief-breach-seen" } else { "debrief-breach-hidden" };
    assert_eq!(said(&theirs, other).map(|sentence| arg(sentence, "who").clone()), Some(Arg::Actor(cam)));
    let norm = &debrief.norms[restraint.ix()];
    let influence = |seat: ActorId| u32::from(play.level.actor(seat).influence.unsigned_abs() as u16);
    let all: u32 = play.level.actor_ids().map(influence).sum();
    let behind: u32 = [ald, cam, dor].into_iter().map(influence).sum();
    let crystallised = norm.crystallised.as_ref().map(|by| (by.turn, by.support.0, by.pledged.clone(), by.texts.len()));
    let expected = u16::try_from(behind * 1000 / all).unwrap();
    if expected >= play.level.norm(restraint).crystallises_at.0 {
        assert_eq!(crystallised, Some((1, expected, vec![ald, cam, dor], 0)));
    } else {
        assert_eq!(crystallised, None);
    }
}
