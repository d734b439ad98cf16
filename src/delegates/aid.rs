//! With packages: what a bot gives, and what it breaks off.

use super::desk::ALOOF;
use super::reasons::{Because, Idea};
use crate::base::{ActorId, PackageId};
use crate::level::{Doctrine, Effect, Level, Mechanism};
use crate::negotiation::votes::Ballot;
use crate::rules::{PackageState, Plan, Put, View};

/// How readily a bot has to trade to break off what was not paid for.
const TRADER: i32 = 80;

/// What comes to the bot's mind.
pub(super) fn ideas(level: &Level, view: &View, seat: ActorId, doctrine: &Doctrine, ideas: &mut Vec<Idea>) {
    for package in (0..level.packages.len()).map(PackageId::at) {
        let spec = level.package(package);
        if spec.giver != seat {
            continue;
        }
        if !is_traded(level, package) && doctrine.trading >= ALOOF {
            let because = Because::GivesFreely { trading: doctrine.trading, wants: ALOOF };
            ideas.push(Idea::new(Plan::Give { package }, because));
        }
        // For a trader help is a price, and a price that bought nothing is not paid to the end.
        let PackageState::Running { since, .. } = view.packages[package.ix()] else { continue };
        let trader = doctrine.trading >= TRADER && level.plays(Mechanism::Dependence);
        let against = |actor: &&ActorId| voted_against(level, view, seat, **actor, since);
        if let Some(actor) = spec.recipients.iter().find(against).filter(|_| trader && spec.gains.dependence > 0) {
            let because = Because::VotedAgainst { actor: *actor, package };
            ideas.push(Idea::new(Plan::Withhold { package }, because));
        }
    }
}

/// Whether some text can bring the package: it is a price then, and no gift.
fn is_traded(level: &Level, package: PackageId) -> bool {
    let mut issues = level.talks.iter().flat_map(|talks| &talks.issues);
    issues.any(|issue| {
        let mut effects = issue.options.iter().flat_map(|option| &option.effects);
        issue.package() == Some(package) || effects.any(|effect| *effect == Effect::StartPackage(package))
    })
}

/// Whether `other` voted against a draft of `seat` in or after this turn.
fn voted_against(level: &Level, view: &View, seat: ActorId, other: ActorId, since: u16) -> bool {
    view.fora.iter().zip(&level.fora).any(|(now, spec)| {
        let Some(member) = spec.member(other) else { return false };
        now.record.iter().any(|count| {
            let ours = now.motion(count.motion).is_some_and(|motion| motion.sponsors.contains(&seat));
            ours && count.turn >= since && count.put == Put::Whole && count.ballots.get(member) == Some(&Ballot::No)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{MotionId, Seed, TalksId};
    use crate::delegates::reasons::first_allowed;
    use crate::level::{Character, library};
    use crate::negotiation::Outcome;
    use crate::rules::{Count, Fate, ForumState, Motion, Viewer, begin};

    /// A trader sees that the second of two recipients voted against it.
    #[test]
    fn who_gave_to_several_minds_how_each_of_them_voted() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels/pact.ron");
        let mut level = library::load(&path).level.unwrap();
        let [ald, bor, cam] = ["ALD", "BOR", "CAM"].map(|code| level.find_actor(code).unwrap());
        level.packages[0].recipients = vec![ald, bor];
        level.packages[0].gains.dependence = 10;
        let (mut state, _) = begin(&level, Seed(0));
        state.packages[0] = PackageState::Running { since: 1, paid: 1 };
        let voted = |other: Ballot| {
            let mut state = state.clone();
            let motion = Motion {
                talks: TalksId(2),
                turn: 1,
                draft: Outcome(vec![2]),
                sponsors: vec![cam],
                stage: 0,
                amendments: Vec::new(),
                divisions: Vec::new(),
                fate: Fate::Pending,
            };
            let ballots = vec![Ballot::Yes, other, Ballot::Yes];
            let put = Put::Whole;
            let count = Count { turn: 1, motion: MotionId(0), stage: 0, put, ballots, blocs: Vec::new(), passed: true };
            let mut there = ForumState::default();
            there.motions.make_mut().push(motion);
            there.record.make_mut().push(count);
            state.fora[0] = there;
            let view = View::unexplained(&level, &state, Viewer::Seat(cam));
            let mut thought = Vec::new();
            ideas(&level, &view, cam, &Character::Transactional.doctrine(), &mut thought);
            first_allowed(&level, &view, thought).map(|decision| decision.because)
        };
        assert_eq!(voted(Ballot::No), Some(Because::VotedAgainst { actor: bor, package: PackageId(0) }));
        assert_eq!(voted(Ballot::Yes), None);
    }
}
