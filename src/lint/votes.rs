//! Who has power in a venue: somebody who decides alone, and somebody who never does. Members of a bloc are taken to vote as
//! one, as those who write levels think of them.

use num_traits::Zero;

use crate::level::problem::{Problem, Span, code};
use crate::level::raw::{RawForum, RawLevel};
use crate::level::{Forum, Level};
use crate::negotiation::votes::{Majority, Rule, banzhaf};
use crate::words::say;

/// Venues that are looked at.
const MOST_VENUES: usize = 16;

pub(super) fn votes(raw: &RawLevel, level: &Level) -> Vec<Problem> {
    raw.fora.iter().zip(&level.fora).take(MOST_VENUES).flat_map(|(raw, forum)| power(raw, forum, level)).collect()
}

fn power(raw: &RawForum, forum: &Forum, level: &Level) -> Vec<Problem> {
    let members = forum.members.iter().map(|member| &*level.actor(*member).code);
    let names: Vec<&str> = members.chain(forum.blocs.iter().map(|bloc| &*bloc.id)).collect();
    let written = raw.members.iter().map(|member| member.place());
    let places: Vec<Option<Span>> = written.chain(raw.blocs.iter().map(|bloc| bloc.id.place())).collect();
    let votes: Vec<u32> = forum.members.iter().map(|_| 1).chain(forum.blocs.iter().map(|b| b.size.into())).collect();
    let mut problems = Vec::new();
    // Whoever decides nothing in any stage.
    let mut without = vec![true; votes.len()];
    for stage in &forum.stages {
        let Ok(power) = banzhaf(&Rule::weighted(votes.clone(), Majority::from(stage.majority))) else {
            return problems;
        };
        for (voter, swings) in power.numerators.iter().enumerate() {
            without[voter] &= swings.is_zero();
            if *swings == power.denominator && problems.is_empty() {
                let message = say!("problem-dictator", who = names[voter], stage = &stage.name, forum = &raw.id.value);
                let problem = Problem::warning(code::DICTATOR, places[voter], message);
                problems.push(problem.with_help(say!("problem-dictator-help")));
            }
        }
    }
    if problems.is_empty() {
        problems.extend((0..votes.len()).filter(|voter| without[*voter]).map(|voter| {
            let message = say!("problem-dummy", who = names[voter], forum = &raw.id.value);
            Problem::warning(code::DUMMY, places[voter], message).with_help(say!("problem-dummy-help"))
        }));
    }
    problems
}
