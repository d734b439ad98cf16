//! Whether actors can be told apart on the map. Contrast with paper and land is a property of the colours themselves, which
//! `ui::theme` proves; a level chooses who gets which, by the order of its actors.

use crate::base::ActorId;
use crate::level::problem::{Problem, code};
use crate::level::raw::RawLevel;
use crate::level::{ActorKind, Level};
use crate::vm::emblem::Hue;
use crate::words::say;

/// Emblems nearer than this, in units of the map sheet, are seen side by side.
const SIDE_BY_SIDE: i32 = 160;

pub(super) fn colours(raw: &RawLevel, level: &Level) -> Vec<Problem> {
    let coloured = level.actor_ids().filter(|actor| level.actor(*actor).kind != ActorKind::ThreatActor);
    let hues: Vec<(ActorId, Option<Hue>)> =
        coloured.enumerate().map(|(place, actor)| (actor, Hue::nth(place))).collect();
    let mut problems = Vec::new();
    // What holds for one more holds for all that follow.
    if let Some((actor, _)) = hues.iter().find(|(_, hue)| hue.is_none()) {
        let message = say!("problem-out-of-colours", who = &level.actor(*actor).code, most = Hue::ALL.len());
        let problem = Problem::hint(code::OUT_OF_COLOURS, raw.actors[actor.ix()].code.place(), message);
        problems.push(problem.with_help(say!("problem-out-of-colours-help")));
    }
    for (position, (actor, hue)) in hues.iter().enumerate() {
        let alike = |(other, theirs): &&(ActorId, Option<Hue>)| {
            let near = distance_squared(level, *actor, *other) < SIDE_BY_SIDE * SIDE_BY_SIDE;
            near && hue.zip(*theirs).is_some_and(|(a, b)| a.is_like(b))
        };
        if let Some((other, _)) = hues[..position].iter().find(alike) {
            let (who, other) = (&level.actor(*actor).code, &level.actor(*other).code);
            let message = say!("problem-alike-colours", who = who, other = other);
            let problem = Problem::hint(code::ALIKE_COLOURS, raw.actors[actor.ix()].code.place(), message);
            problems.push(problem.with_help(say!("problem-alike-colours-help")));
        }
    }
    problems
}

fn distance_squared(level: &Level, a: ActorId, b: ActorId) -> i32 {
    let ((ax, ay), (bx, by)) = (level.actor(a).at, level.actor(b).at);
    (ax - bx).pow(2) + (ay - by).pow(2)
}
