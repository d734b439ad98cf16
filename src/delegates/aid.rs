//! With packages: what a bot gives, and what it breaks off.

use super::desk::ALOOF;
use super::reasons::{Because, Idea};
use crate::base::{ActorId, PackageId};
use crate::level::{Doctrine, Level, Mechanism};
use crate::negotiation::votes::Ballot;
use crate::rules::{PackageState, Plan, Put, View};

/// How readily a bot has to trade to break off what was not paid for.
const TRADER: i32 = 80;

/// What comes to the bot's mind.
pub(super) fn ideas(level: &Level, view: &View, seat: ActorId, doctrine: &Doctrine, ideas: &mut Vec<Idea>) {
    for package in (0..level.packages.len()).map(PackageId::at) {
        let spec = level.package(package);
        let linked = level.talks.iter().any(|talks| talks.issues.iter().any(|issue| issue.package() == Some(package)));
        if spec.giver != seat {
            continue;
        }
        if !linked && doctrine.trading >= ALOOF {
            let because = Because::GivesFreely { trading: doctrine.trading, wants: ALOOF };
            ideas.push(Idea::new(Plan::Give { package }, because));
        }
        // For a trader help is a price, and a price that bought nothing is not paid to the end.
        let PackageState::Running { since, .. } = view.packages[package.ix()] else { continue };
        let trader = doctrine.trading >= TRADER && level.plays(Mechanism::Dependence);
        if trader && spec.gains.dependence > 0 && voted_against(level, view, seat, spec.recipient, since) {
            let because = Because::VotedAgainst { actor: spec.recipient, package };
            ideas.push(Idea::new(Plan::Withhold { package }, because));
        }
    }
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
