//! What the lab shows of the smallest level, laid beside the states it was read off.

use super::*;
use crate::base::TalksId;
use crate::lab::testing::{lab, settle, tiny, tiny_in};
use crate::rules::measure::attainment;

fn shown(lab: &mut Lab, memo: &LabMemo) -> LabVm {
    let (words, settings) = (Words::new("en"), Settings::default());
    let _ = lab_vm(lab, memo, &words, &settings);
    settle(lab);
    lab_vm(lab, memo, &words, &settings)
}

#[test]
fn a_seat_has_no_secrets_from_the_author() {
    let folder = tempfile::tempdir().unwrap();
    let mut lab = lab(&tiny_in(folder.path()));
    let bench = lab.bench().unwrap().clone();
    let level = &bench.level;
    for stop in 0..bench.stops() {
        for seat in level.actor_ids() {
            let memo = LabMemo { stop, seat: Some(level.actor(seat).code.clone()), ..LabMemo::default() };
            let vm = shown(&mut lab, &memo).bench.unwrap();
            assert_eq!((vm.stop, vm.stops), (stop, bench.stops()));
            let group = |heading: &str| vm.secrets.groups.iter().find(|group| group.heading == heading);
            let state = bench.state(stop);
            let stands = attainment(level, state, seat);
            let mandate = group("Mandate").map_or(&[][..], |group| &group.rows);
            assert_eq!(mandate.len(), stands.parts.len());
            for (row, part) in mandate.iter().zip(&stands.parts) {
                assert_eq!(row.share, Some(part.worth as f32 / 10_000.0));
            }
            let means = group("Means").unwrap();
            assert_eq!(means.rows[0].value, state.actors[seat.ix()].capital.to_string());
            assert_eq!(group("Trust").unwrap().rows.len(), level.actors.len() - 1);
            assert_eq!(group("What is true").map_or(0, |group| group.rows.len()), level.incidents.len());
            for talks in level.talks.iter().filter(|talks| talks.party(seat).is_some()) {
                let worth = group(&format!("Worth of {}, of 100", talks.name)).expect("its own values");
                assert_eq!(worth.rows.len(), talks.issues.len() + 1);
            }
            let deeds = group("What it does this turn").map_or(0, |group| group.rows.len());
            assert_eq!(deeds, bench.deeds(stop, seat).count());
            let words = format!("{vm:?}");
            assert!(!words.contains('«'), "{words}");
        }
    }
}

#[test]
fn planes_are_those_of_the_moment() {
    let folder = tempfile::tempdir().unwrap();
    let mut lab = lab(&tiny_in(folder.path()));
    let bench = lab.bench().unwrap().clone();
    let last = bench.stops() - 1;
    let first = shown(&mut lab, &LabMemo::default()).bench.unwrap();
    assert_eq!(first.planes.len(), bench.level.talks.len());
    let end = shown(&mut lab, &LabMemo { stop: last, ..LabMemo::default() }).bench.unwrap();
    for (t, (first, end)) in first.planes.iter().zip(&end.planes).enumerate() {
        let (before, after) = (first.plane.as_ref().unwrap(), end.plane.as_ref().unwrap());
        assert!(before.signed.is_none() && before.paths.iter().all(|path| path.points.is_empty()));
        let adopted = bench.state(last).text(TalksId::at(t)).is_some();
        assert_eq!(after.signed.is_some(), adopted);
        assert_eq!(first.empty_zone, before.suits.is_empty());
        assert!(!before.frontier.is_empty() && before.texts.len() + before.barred.len() > 1);
    }
}

#[test]
fn how_the_file_stands_is_said_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let file = tiny_in(folder.path());
    let mut lab = lab(&file);
    let sound = shown(&mut lab, &LabMemo::default());
    assert!(!sound.broken && sound.note.is_none() && sound.form.is_none());
    std::fs::write(&file, tiny().replacen("turns:", "turnz:", 1)).unwrap();
    settle(&mut lab);
    let broken = shown(&mut lab, &LabMemo { editing: true, ..LabMemo::default() });
    assert!(broken.broken && broken.bench.is_some());
    assert!(broken.note.unwrap().contains("last level that was sound"));
    assert!(broken.status.contains("error"), "{}", broken.status);
    assert!(broken.form.is_some() && !broken.parts.is_empty());
    assert_eq!(broken.problems.rows.len(), lab.loaded().problems.len());
}

#[test]
fn a_seat_stays_chosen_by_its_code_and_a_later_turn_gives_way_to_the_end() {
    let folder = tempfile::tempdir().unwrap();
    let lab = lab(&tiny_in(folder.path()));
    let bench = lab.bench().unwrap();
    let last = bench.level.actor_ids().last().unwrap();
    let code = bench.level.actor(last).code.clone();
    let memo = LabMemo { stop: 999, seat: Some(code), ..LabMemo::default() };
    assert_eq!(memo.moment(bench), Some((bench.stops() - 1, last)));
    let gone = LabMemo { seat: Some("ZZZ".into()), ..LabMemo::default() };
    assert_eq!(gone.moment(bench), LabMemo::default().moment(bench));
}
