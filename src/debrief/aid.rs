//! Help and what it was given for (measure 20): what recipients gained, beside the votes and texts that givers got.

use serde::Serialize;

use super::course::Course;
use crate::base::{ActorId, PackageId, TextId};
use crate::negotiation::votes::Ballot;
use crate::rules::Put;

/// What one actor gave another, and what it got.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AidReport {
    pub giver: ActorId,
    pub recipient: ActorId,
    /// The package with which help began.
    pub first: PackageId,
    /// The giver's money; a package for several is shared out evenly, rounded up.
    pub spent: i32,
    /// Points of capacities and resilience that the recipient gained: aid value.
    pub value: i32,
    /// Votes of the recipient for and against the giver's drafts since help began.
    pub votes: (u16, u16),
    /// Texts of both that were adopted since help began.
    pub texts: Vec<TextId>,
    /// How far the recipient depended on the giver in the end, 0 to 100.
    pub dependence: i32,
}

/// The side-payment ledger: one entry a pair, by giver, then recipient.
pub(super) fn ledger(course: &Course) -> Vec<AidReport> {
    let actors = || course.level.actor_ids();
    actors().flat_map(|giver| actors().filter_map(move |recipient| entry(course, giver, recipient))).collect()
}

fn entry(course: &Course, giver: ActorId, recipient: ActorId) -> Option<AidReport> {
    let (level, end) = (course.level, course.end());
    let given = level.packages.iter().zip(&course.packages);
    let given = given.enumerate().filter(|(_, (spec, _))| spec.giver == giver && spec.reaches(recipient));
    let started = given.clone().filter_map(|(at, (_, run))| Some((run.started?, PackageId::at(at))));
    let (began, first) = started.min()?;
    let spent = given.map(|(_, (spec, run))| {
        let shared = i32::try_from(spec.recipients.len()).unwrap_or(1).max(1);
        (i32::from(run.paid) * spec.cost_per_turn + shared - 1) / shared
    });
    let gained = course.gained.iter().filter(|g| (g.giver, g.recipient) == (giver, recipient)).map(|g| g.value);
    let both = |text: &crate::rules::Text| text.turn >= began && text.includes(giver) && text.includes(recipient);
    let texts = end.texts.iter().enumerate().filter(|(_, text)| both(text)).map(|(at, _)| TextId::at(at));
    Some(AidReport {
        giver,
        recipient,
        first,
        spent: spent.sum(),
        value: gained.sum(),
        votes: votes(course, giver, recipient, began),
        texts: texts.collect(),
        dependence: end.dependence(recipient, giver),
    })
}

/// How `recipient` voted, from turn `began` on, on drafts that `giver` put forward or joined, and it did not.
fn votes(course: &Course, giver: ActorId, recipient: ActorId, began: u16) -> (u16, u16) {
    let mut votes = (0, 0);
    for (now, spec) in course.end().fora.iter().zip(&course.level.fora) {
        let Some(member) = spec.member(recipient) else { continue };
        for count in now.record.iter().filter(|count| count.put == Put::Whole && count.turn >= began) {
            let Some(motion) = now.motion(count.motion) else { continue };
            if !motion.sponsors.contains(&giver) || motion.sponsors.first() == Some(&recipient) {
                continue;
            }
            match count.ballots.get(member) {
                Some(Ballot::Yes) => votes.0 += 1,
                Some(Ballot::No) => votes.1 += 1,
                _ => {}
            }
        }
    }
    votes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Seed;
    use crate::level::library;
    use crate::rules::Fact;
    use crate::session::play_out;

    /// Aid value is what capacities and resilience were seen to gain on delivery, no more and no less.
    #[test]
    fn value_created_and_votes_got_are_told_apart() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels/corridor.ron");
        let level = library::load(&path).level.unwrap();
        let mut voted = false;
        for seed in 0..6 {
            let mut facts = Vec::new();
            play_out(&level, Seed(seed), &[], |_, more| facts.extend_from_slice(more));
            let mut giver = None;
            let mut seen = std::collections::BTreeMap::new();
            for fact in &facts {
                match fact {
                    Fact::PackageDelivered { package } => giver = Some(level.package(*package).giver),
                    Fact::TrustChanged { .. } | Fact::DependenceChanged { .. } | Fact::NoDealChanged { .. } => {}
                    Fact::CapacityChanged { actor, by, .. } | Fact::ResilienceChanged { actor, by } => {
                        if let Some(giver) = giver {
                            *seen.entry((giver, *actor)).or_insert(0) += by;
                        }
                    }
                    _ => giver = None,
                }
            }
            let course = Course::walk(&level, Seed(seed), &facts);
            let ledger = ledger(&course);
            for aid in &ledger {
                let gained = seen.remove(&(aid.giver, aid.recipient)).unwrap_or(0);
                assert_eq!(aid.value, gained, "seed {seed}: {aid:?}");
                assert!(aid.spent >= 0 && (aid.value == 0 || aid.spent > 0), "seed {seed}: {aid:?}");
                voted |= aid.votes != (0, 0);
            }
            assert!(seen.values().all(|gained| *gained == 0), "seed {seed}: {seen:?}");
        }
        assert!(voted, "somebody who was helped has voted on a draft of who helped");
    }
}
