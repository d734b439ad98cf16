//! Whole debriefs of small games: the worked example through the rules, impasses, acts, promises, and games of bots.

use super::testing::{ATTACK, HARBOUR, KES, NOTE, OND, Play, TEAM, VAL, level, played};
use super::*;
use crate::base::{IncidentId, OfferId, Permille, SuspectId};
use crate::level::{Channel, ResponseKind};
use crate::negotiation::{Ratio, StepClass};
use crate::rules::{Order, Plan};

fn offer(draft: &[u8]) -> Order {
    Order::Offer { talks: NOTE, draft: Outcome(draft.to_vec()) }
}

fn answer(offer: u16, accept: bool, threshold: Option<i64>) -> Order {
    Order::Answer { talks: NOTE, offer: OfferId(offer), accept, threshold }
}

fn respond(kind: ResponseKind, account: Option<u16>) -> Order {
    let target = if kind == ResponseKind::AskToAct { OND } else { KES };
    Order::Plan(Plan::Respond { incident: ATTACK, kind, target, account: account.map(SuspectId) })
}

/// The offers of the process example, then the golden deal: fair text, some aid, no hotline.
fn golden_game() -> Play {
    let mut play = Play::of(level());
    play.order(VAL, offer(&[2, 2, 1]));
    play.order(VAL, Order::Yield { talks: NOTE });
    play.order(KES, answer(0, false, Some(9_000)));
    play.order(KES, offer(&[0, 0, 1]));
    play.order(KES, Order::Yield { talks: NOTE });
    play.order(VAL, answer(1, false, None));
    play.order(VAL, offer(&[2, 2, 0]));
    play.order(VAL, Order::Yield { talks: NOTE });
    play.order(KES, answer(2, false, Some(6_000)));
    play.order(KES, offer(&[0, 1, 0]));
    play.order(KES, Order::Yield { talks: NOTE });
    play.send();
    play.order(VAL, offer(&[1, 1, 0]));
    play.order(KES, answer(4, true, None));
    play.play_on();
    play
}

fn near(measured: Option<f64>, expected: f64) {
    let measured = measured.expect("defined");
    assert!((measured - expected).abs() < 5e-4, "{measured} is not {expected}");
}

#[test]
fn the_golden_deal_is_measured_as_the_worked_example_says() {
    let debrief = golden_game().debrief(VAL);
    let talks = &debrief.talks[0];
    assert_eq!(talks.talks, NOTE, "the mandate names it");
    assert_eq!((talks.texts, talks.zone, talks.you, talks.other), (18, 8, 0, 1));
    assert_eq!(talks.ending, Some(Ending::Adopted { turn: 2, text: Outcome(vec![1, 1, 0]) }));
    let quality = talks.quality.as_ref().unwrap();
    assert_eq!(quality.surpluses, [1_000, 200]);
    near(quality.distributive_shares.as_ref().map(|shares| shares[0]), 0.833);
    near(quality.nash_ratio, 20.0 / 960.0);
    near(quality.joint_efficiency, 12.0 / 65.0);
    assert_eq!(quality.ks_ratio, Ratio::new(200, 5_200));
    near(Some(quality.pareto_distance), 0.3606);
    near(quality.pareto_optimality, 0.691);
    near(quality.integrative_index, -0.472);
    assert_eq!((quality.dominating.count, quality.dominating.signable), (6, 6));
    near(talks.conflict, 101.0 / 151.0);
    let hotline = &talks.better.texts[0];
    assert!(talks.better.everyone);
    assert_eq!((talks.better.count, talks.better.texts.len()), (6, 3));
    assert_eq!((hotline.text.clone(), hotline.gains.clone()), (Outcome(vec![1, 1, 1]), vec![2_000, 3_000]));
    assert_eq!(hotline.losers().count(), 0);
    let nash = talks.plane.fair.iter().find(|fair| fair.idea == Fair::Nash).unwrap();
    assert_eq!(nash.at, Point { x: 6_500, y: 7_200 });
}

#[test]
fn the_way_to_the_golden_deal() {
    let debrief = golden_game().debrief(VAL);
    let talks = &debrief.talks[0];
    let own: Vec<i64> = talks.curves[0].points.iter().map(|point| point.value).collect();
    let theirs: Vec<i64> = talks.curves[1].points.iter().map(|point| point.value).collect();
    assert_eq!((own, theirs), (vec![10_000, 8_000, 4_500], vec![10_000, 6_200]));
    // Kestria's dream leaves Valdora 20: it went from 100 to 45.
    near(talks.curves[0].rate, 55.0 / 80.0);
    assert_eq!(talks.moves, [StepClass::Unfortunate, StepClass::Concession]);
    assert_eq!(talks.plane.paths[0].len(), 3);
    assert_eq!(talks.anchors[0].openings, [2, 0]);
    near(talks.anchors[2].pull.first().copied(), -2_000.0);
    // At 6,000 Kestria would have taken 2,2,0 with the text changed to weak and the aid left: 50 + 0, or the hotline too.
    let step = talks.steps.iter().find(|step| step.offer == OfferId(2)).unwrap();
    assert_eq!((step.by, step.turn), (KES, 1));
    assert!(step.taken.is_none() && !step.won);
    assert_eq!(talks.ambition, (0, Some(33)));
}

#[test]
fn a_step_that_is_taken_and_accepted_has_won_somebody() {
    let mut play = Play::of(level());
    play.order(VAL, offer(&[2, 1, 0]));
    play.order(VAL, Order::Yield { talks: NOTE });
    play.order(KES, answer(0, false, Some(4_200)));
    play.order(KES, Order::Yield { talks: NOTE });
    let step = play.debrief(VAL).talks[0].steps[0].clone();
    // From 12 to 42: a fair text brings 30 at a cost of 20; the hotline brings 30 too, and 20 to Valdora.
    assert_eq!((step.changes.len(), step.cost), (1, -2_000));
    assert_eq!(step.taken, None);
    play.order(VAL, offer(&[2, 1, 1]));
    play.order(KES, answer(1, true, None));
    let step = play.debrief(VAL).talks[0].steps[0].clone();
    assert_eq!((step.taken, step.won), (Some(OfferId(1)), true));
    assert!(said(&play.debrief(VAL), "debrief-step-won"));
}

/// Talks without a word said.
fn silent_game(change: impl FnOnce(&mut Level)) -> Play {
    let mut level = level();
    change(&mut level);
    let mut play = Play::of(level);
    play.play_on();
    play
}

#[test]
fn leaving_without_a_text_is_right_only_where_none_was_possible() {
    let play = silent_game(|level| level.talks[0].positions[0].no_deal = (101, 101));
    let debrief = play.debrief(VAL);
    let impasse = debrief.talks[0].impasse.as_ref().unwrap();
    assert!(impasse.right && impasse.yardstick.is_none());
    assert!(debrief.talks[0].better.texts.is_empty());
    assert_eq!(debrief.headline[0].id, "debrief-head-impossible");
    assert!(said(&debrief, "debrief-impasse-right"));

    let debrief = silent_game(|_| {}).debrief(VAL);
    let talks = &debrief.talks[0];
    let impasse = talks.impasse.as_ref().unwrap();
    assert!(!impasse.right);
    let yardstick = impasse.yardstick.as_ref().unwrap();
    assert_eq!((yardstick.text.clone(), yardstick.surpluses.clone()), (Outcome(vec![1, 1, 1]), vec![3_000, 3_200]));
    assert_eq!((talks.better.count, talks.better.texts.len()), (8, 3));
    assert!(talks.better.texts.iter().all(|text| text.losers().count() == 0));
    assert_eq!(debrief.headline[0].id, "debrief-head-missed");
    assert!(said(&debrief, "debrief-impasse-room"));
}

#[test]
fn an_own_act_that_empties_the_zone_is_named() {
    let mut play = Play::of(level());
    play.send();
    // Each moves Kestria's no-deal value by 30 points: from 40 to 70, where there is still room, and to 100.
    for kind in [ResponseKind::PublicAttribution, ResponseKind::Sanctions] {
        play.order(VAL, respond(kind, Some(0)));
        play.send();
    }
    play.play_on();
    let debrief = play.debrief(VAL);
    let impasse = debrief.talks[0].impasse.as_ref().unwrap();
    assert!(!impasse.right);
    assert_eq!(impasse.room.iter().map(|room| room.texts).collect::<Vec<_>>()[0], 8);
    let emptied = impasse.emptied.expect("the sanctions left no room");
    assert!(emptied.own);
    assert_eq!((emptied.turn, emptied.cause), (3, Some(Cause::Measure(1))));
    assert_eq!(debrief.headline[0].id, "debrief-head-emptied");
    assert!(said(&debrief, "debrief-emptied-measure"));
    // Seen from Kestria it was not its own act.
    let theirs = play.debrief(KES);
    let note = theirs.talks.iter().find(|talks| talks.talks == NOTE).unwrap();
    assert!(!note.impasse.as_ref().unwrap().emptied.unwrap().own);
}

#[test]
fn an_event_that_moves_a_no_deal_value_is_no_act_of_anybody() {
    let play = silent_game(|_| {});
    let debrief = play.debrief(KES);
    let harbour = debrief.talks.iter().find(|talks| talks.talks == HARBOUR).unwrap();
    assert_eq!(harbour.impasse.as_ref().unwrap().room.len(), 2, "the disturbance of turn 4");
    let kestria = &harbour.parties[1];
    assert_eq!(kestria.no_deal_at_first - kestria.no_deal, 400 * 100 / 100);
}

#[test]
fn walking_out_with_room_for_a_text_is_said() {
    let mut play = Play::of(level());
    play.order(VAL, Order::WalkOut { talks: NOTE });
    play.play_on();
    let debrief = play.debrief(VAL);
    assert_eq!(debrief.headline[0].id, "debrief-head-left");
    assert!(said(&debrief, "debrief-walked-out"));
    assert_eq!(
        play.debrief(KES).talks.iter().find(|t| t.talks == NOTE).unwrap().ending,
        Some(Ending::WalkedOut { turn: 1, by: VAL })
    );
}

#[test]
fn utilities_are_those_of_the_moment_the_talks_ended() {
    let mut play = golden_game();
    let before = play.debrief(VAL).talks[0].parties[0].clone();
    play.fact(Fact::NoDealChanged { talks: NOTE, party: VAL, by: 5_000 });
    assert_eq!(play.debrief(VAL).talks[0].parties[0], before);
    assert_eq!(before.surplus(), Some(1_000));
}

#[test]
fn acts_are_judged_by_the_own_standard_and_luck_is_told_apart() {
    // One card of the image: 300·10^0.4 against 500 and 200·10^0.3: 46 % for the truth.
    let judged = |account: u16, standard: u16| {
        let mut play = Play::of(level());
        let proof = crate::level::Proof::PrivateDemarche;
        play.order(VAL, Order::SetStandard { proof, at: Permille(standard) });
        play.order(VAL, respond(ResponseKind::PrivateDemarche, Some(account)));
        play.send();
        play.play_on();
        let debrief = play.debrief(VAL);
        let act = debrief.incidents[0].acts[0].clone();
        (act.judgement, act.confidence.0, debrief.headline[1].id, act.carried.map(|carried| carried.without.0))
    };
    assert_eq!(judged(0, 400), (Judgement::Sound, 456, "debrief-head-sound", Some(300)));
    assert_eq!(judged(0, 540), (Judgement::Lucky, 456, "debrief-head-lucky", Some(300)));
    assert_eq!(judged(1, 300), (Judgement::Unlucky, 303, "debrief-head-unlucky", None));
    assert_eq!(judged(1, 400), (Judgement::Rash, 303, "debrief-head-rash", None));
}

#[test]
fn a_planted_card_fools_or_is_seen_through() {
    let look = |clues: &[u16]| {
        let mut play = Play::of(level());
        for clue in clues {
            play.order(VAL, Order::Plan(Plan::Investigate { incident: ATTACK, clue: *clue }));
        }
        play.play_on();
        play.debrief(VAL)
    };
    let fooled = look(&[2]);
    let planted = fooled.incidents[0].planted[0];
    assert_eq!((planted.points_to, planted.seen, planted.seen_through), (SuspectId(1), Some(1), false));
    assert!(said(&fooled, "debrief-planted-fooled") && fooled.headline[1].id == "debrief-head-misled");
    let both = look(&[1, 2]);
    assert!(both.incidents[0].planted[0].seen_through);
    assert!(said(&both, "debrief-planted-through"));
    assert_eq!(look(&[]).incidents[0].planted[0].seen, None);
    // The belief over turns ends where the score is taken.
    let last = both.incidents[0].final_belief().unwrap();
    let p: Vec<f64> = last.accounts.iter().map(|p| f64::from(p.0) / 1000.0).collect();
    let brier: f64 = (p[0] - 1.0).powi(2) + p[1].powi(2) + p[2].powi(2);
    assert!((both.incidents[0].brier - brier).abs() < 1e-12);
    assert!((both.incidents[0].log_loss + p[0].ln()).abs() < 1e-12);
}

#[test]
fn whoever_took_part_is_not_judged_on_what_it_guessed() {
    let debrief = golden_game().debrief(KES);
    assert!(debrief.incidents[0].knew);
    assert!(!debrief.sentences.iter().any(|s| s.id.starts_with("debrief-unnamed")));
}

#[test]
fn the_ladder_has_its_peak_its_marks_and_its_misreadings() {
    let mut play = Play::of(level());
    for kind in [ResponseKind::PrivateDemarche, ResponseKind::PublicAttribution, ResponseKind::Sanctions] {
        play.order(VAL, respond(kind, Some(0)));
        play.send();
    }
    play.order(VAL, respond(ResponseKind::Consultation, None));
    play.play_on();
    let debrief = play.debrief(VAL);
    let pair = &debrief.pairs[0];
    assert_eq!(pair.other, KES);
    assert_eq!(pair.rungs.first(), Some(&(1, 2)));
    assert_eq!(pair.rungs.last(), Some(&(6, play.state.rung(VAL, KES))));
    assert_eq!(pair.peak.0, pair.rungs.iter().map(|(_, rung)| *rung).max().unwrap());
    assert!(pair.peak.0 > 2, "three accusations climb");
    assert_eq!(pair.marks.iter().filter(|mark| matches!(mark.what, What::Act { .. })).count(), 4);
    assert_eq!(pair.off_ramps, (1, 0));
    for misreading in &pair.misreadings {
        assert_ne!(misreading.meant, misreading.read);
        assert!([2, 5, 7].contains(&misreading.meant) && misreading.channel == Channel::Diplomatic);
    }
    let climbs = pair.misreadings.iter().filter(|m| m.climbed.is_some()).count();
    assert!(climbs > 0, "what was read beyond what was owned led up the ladder");
}

#[test]
fn a_promised_package_is_kept_or_broken_and_may_have_carried_the_text() {
    let sign = |budget: i32| {
        let mut level = level();
        level.actors[0].means.budget = budget;
        let mut play = Play::of(level);
        play.send();
        let text = Outcome(vec![2, 1, 1]);
        for seat in [VAL, KES] {
            play.order(seat, Order::Yield { talks: HARBOUR });
        }
        play.order(OND, Order::PutToSilence { talks: HARBOUR, draft: text });
        play.play_on();
        play.debrief(VAL)
    };
    let kept = sign(20);
    let package = &kept.packages[0];
    assert_eq!((package.package, package.promised_in, package.paid), (TEAM, Some(HARBOUR), 6));
    assert!(matches!(package.kept, Kept::Delivered { .. }) && package.carried);
    assert!(said(&kept, "debrief-promise-kept"));
    let broken = sign(4);
    assert!(matches!(broken.packages[0].kept, Kept::Broken { .. }));
    assert!(said(&broken, "debrief-promise-broken"));
    assert_eq!(kept.coalitions[0].won, Some((2, 2)));
    let harbour = kept.talks.iter().find(|talks| talks.talks == HARBOUR).unwrap();
    assert_eq!(harbour.ambition, (40, Some(60)));
}

#[test]
fn games_of_bots_give_finite_and_consistent_figures_and_enough_to_say() {
    let level = level();
    for seed in 0..12 {
        let session = played(&level, Seed(seed));
        for seat in level.actor_ids() {
            let debrief = super::debrief(session.journal(), seat).unwrap();
            check(&level, &debrief);
        }
    }
}

/// What must hold of any debrief.
pub(crate) fn check(level: &Level, debrief: &Debrief) {
    assert!(debrief.ended);
    assert!((4..=5).contains(&debrief.sentences.len()), "{:?}", ids(debrief));
    for sentence in debrief.headline.iter().chain(&debrief.standfirst).chain(&debrief.sentences) {
        assert!(!sentence.evidence.is_empty(), "{} has no evidence", sentence.id);
    }
    for objective in &debrief.mandate {
        assert!((0..=10_000).contains(&objective.worth));
    }
    for talks in &debrief.talks {
        assert_eq!(talks.quality.is_some(), matches!(talks.ending, Some(Ending::Adopted { .. })));
        assert_eq!(talks.impasse.is_some(), talks.quality.is_none());
        if let Some(quality) = &talks.quality {
            let surpluses: Vec<i64> = talks.parties.iter().filter_map(PartyReport::surplus).collect();
            assert_eq!(surpluses, quality.surpluses);
            assert!(quality.pareto_distance.is_finite());
            let deal = talks.plane.deal.expect("a deal is a point");
            let (you, other) = (&talks.parties[talks.you], &talks.parties[talks.other]);
            // Of two parties alone the picture may show no text that the words deny.
            let beyond =
                |text: &&PlaneText| text.signable && text.at != deal && text.at.x >= deal.x && text.at.y >= deal.y;
            if talks.parties.len() == 2 {
                assert_eq!(talks.plane.texts.iter().find(beyond).is_some(), talks.better.everyone);
            }
            assert_eq!((Some(deal.x), Some(deal.y)), (you.value, other.value));
            assert_eq!(talks.better.everyone, quality.dominating.signable > 0);
        }
        if let Some(impasse) = &talks.impasse {
            assert_eq!(impasse.right, impasse.yardstick.is_none());
            assert_eq!(impasse.room.last().map(|room| room.texts), Some(talks.zone));
            assert_eq!(talks.better.count, talks.zone);
        }
        for better in &talks.better.texts {
            assert!(talks.plane.texts.len() as u64 <= talks.texts);
            assert_eq!(better.losers().next().is_none(), talks.better.everyone);
        }
        for pair in talks.plane.frontier.windows(2) {
            assert!(pair[0].x > pair[1].x && pair[0].y < pair[1].y);
        }
        for rate in talks.curves.iter().filter_map(|curve| curve.rate) {
            assert!(rate.is_finite());
        }
    }
    for report in &debrief.incidents {
        assert!(report.brier.is_finite() && (0.0..=2.0).contains(&report.brier));
        assert!(report.log_loss.is_finite() && report.log_loss >= 0.0);
        for belief in &report.beliefs {
            assert_eq!(belief.accounts.iter().map(|p| p.0).sum::<u16>(), 1000);
            assert_eq!(belief.accounts.len(), level.incident(report.incident).suspects.len());
        }
    }
}

#[test]
fn a_journal_that_is_no_session_or_leads_elsewhere_is_refused() {
    assert!(super::debrief(&Journal::default(), VAL).is_err());
    let level = level();
    let session = played(&level, Seed(1));
    assert!(super::debrief(session.journal(), ActorId(9)).is_err());
    let open = crate::session::Session::new(std::sync::Arc::new(level), Seed(1), vec![VAL]);
    let debrief = super::debrief(open.journal(), VAL).unwrap();
    assert!(!debrief.ended);
    assert_eq!(debrief.headline[0].id, "debrief-head-open");
    assert_eq!(debrief.incidents[0].incident, IncidentId(0));
}

fn said(debrief: &Debrief, id: &str) -> bool {
    debrief.sentences.iter().any(|sentence| sentence.id == id)
}

fn ids(debrief: &Debrief) -> Vec<&str> {
    debrief.sentences.iter().map(|sentence| sentence.id).collect()
}
