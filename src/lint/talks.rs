//! Talks, over many draws of interests: whether there is something to agree on, something to bargain over, and whether every
//! option and issue plays a part.

use std::collections::BTreeSet;

use super::zone::{Consent, Zone};
use crate::base::{ActorId, Seed, TalksId};
use crate::level::problem::{Problem, code};
use crate::level::raw::{RawLevel, RawTalks};
use crate::level::{Condition, Event, Level, Link, Measure, Protocol, Talks};
use crate::negotiation::Utility;
use crate::rules::interests;
use crate::words::say;

/// Draws of interests that are looked at, those of the games of seeds 0 and on.
const DRAWS: u64 = 24;
/// Fewer than these tell nothing.
const ENOUGH: usize = 8;
/// Steps of counting, over all talks and draws: some tens of milliseconds.
const WORK: u64 = 3_000_000;

/// By how much no deal can fall in the course of a game, in basis points of a party's best text.
const MOVED: i64 = 1_000;

/// By talks, what can be agreed on in each draw that could be counted.
pub(super) struct Drawn(Vec<Vec<Draw>>);

/// The interests of one game.
pub(super) struct Draw {
    pub parties: Vec<Utility>,
    pub zone: Zone,
}

impl Drawn {
    pub fn of(level: &Level) -> Self {
        let each = WORK / (level.talks.len() as u64).max(1);
        Self((0..level.talks.len()).map(|talks| draws(level, TalksId::at(talks), each)).collect())
    }

    /// The draws of some talks; none if they are too few to say anything.
    pub fn enough(&self, talks: TalksId) -> Option<&[Draw]> {
        Some(&self.0[talks.ix()][..]).filter(|draws| draws.len() >= ENOUGH)
    }
}

fn draws(level: &Level, id: TalksId, mut work: u64) -> Vec<Draw> {
    let talks = level.talks(id);
    let sizes = sizes(talks);
    let (consent, blocs) = consent(level, talks);
    let drawn = |seed: u64| -> Option<Draw> {
        let own = talks.parties.iter().map(|party| interests(level, Seed(seed), id, *party));
        let parties: Vec<Utility> = own.chain(blocs.iter().cloned()).collect();
        let zone = Zone::of(&sizes, &parties, &consent, &mut work)?;
        Some(Draw { parties, zone })
    };
    (0..DRAWS).map_while(drawn).collect()
}

fn sizes(talks: &Talks) -> Vec<usize> {
    talks.issues.iter().map(|issue| issue.options.len()).collect()
}

/// Whose consent a text takes, and what blocs that have a vote make of it at best: all at the upper end of their ranges, all
/// they follow among the sponsors, all prices paid.
fn consent(level: &Level, talks: &Talks) -> (Consent, Vec<Utility>) {
    let parties = talks.parties.len();
    let forum = match talks.protocol {
        Protocol::AlternatingOffers | Protocol::SingleText { .. } => return (Consent::of_all(parties), Vec::new()),
        Protocol::OpenSignature { lead, threshold } => {
            let consent = Consent { quota: threshold.into(), needed: talks.party(lead), ..Consent::of_all(parties) };
            match talks.watched_by.filter(|_| talks.blocs_count) {
                None => return (consent, Vec::new()),
                Some(forum) => return with_blocs(level, talks, forum, consent),
            }
        }
        Protocol::Ballot { forum } => forum,
    };
    let venue = level.forum(forum);
    let votes = talks.parties.iter().map(|party| u32::from(venue.member(*party).is_some())).collect();
    let stages = (0..u8::try_from(venue.stages.len()).unwrap_or(u8::MAX)).map(|stage| venue.rule(stage));
    let quota = stages.map(|rule| rule.counts()[0].quota()).max().unwrap_or(0);
    let consent = Consent { votes, quota: u32::try_from(quota).unwrap_or(u32::MAX), needed: None };
    with_blocs(level, talks, forum, consent)
}

fn with_blocs(
    level: &Level,
    talks: &Talks,
    forum: crate::base::ForumId,
    mut consent: Consent,
) -> (Consent, Vec<Utility>) {
    /// Points from which a member of a bloc is for a draft.
    const FOR: i64 = 5;
    let blocs = &level.forum(forum).blocs;
    consent.votes.extend(blocs.iter().map(|bloc| u32::from(bloc.size)));
    let at_best = blocs.iter().zip(&talks.leanings).map(|(bloc, leaning)| {
        let followed: i32 = bloc.follows.iter().map(|(_, points)| (*points).max(0)).sum();
        let paid: i32 = bloc.prices.iter().map(|price| price.points).sum();
        Utility {
            values: leaning.values.iter().map(|of| of.iter().map(|range| range.1.into()).collect()).collect(),
            red_lines: Vec::new(),
            reservation: FOR - i64::from(leaning.towards.1) - i64::from(followed) - i64::from(paid),
        }
    });
    (consent, at_best.collect())
}

pub(super) fn talks(raw: &RawLevel, level: &Level, drawn: &Drawn) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (at, raw) in raw.talks.iter().enumerate() {
        let id = TalksId::at(at);
        problems.extend(idle_issues(raw, level.talks(id)));
        problems.extend(dominated(raw, level, id));
        if let Some(draws) = drawn.enough(id) {
            problems.extend(zone(raw, level, id, draws));
        }
    }
    problems
}

/// Too little to agree on, or too much.
fn zone(raw: &RawTalks, level: &Level, id: TalksId, draws: &[Draw]) -> Vec<Problem> {
    let (talks, place, of) = (level.talks(id), raw.id.place(), draws.len());
    let votes = talks.forum().is_some();
    let all = sizes(talks).iter().map(|n| *n as u128).product::<u128>();
    let times = |holds: &dyn Fn(&Zone) -> bool| draws.iter().filter(|draw| holds(&draw.zone)).count();
    let (empty, one) = (times(&|zone| zone.texts == 0), times(&|zone| zone.texts == 1));
    let full = times(&|zone| zone.texts.saturating_mul(4) >= all.saturating_mul(3));
    if empty * 2 > of {
        let (message, help) = match in_the_way(talks, draws) {
            _ if votes => (say!("problem-empty-vote", n = empty, of = of), say!("problem-empty-vote-help")),
            Some(party) => {
                let who = &level.actor(talks.parties[party]).code;
                (say!("problem-empty-zone", n = empty, of = of), say!("problem-empty-zone-help-one", who = who))
            }
            None => (say!("problem-empty-zone", n = empty, of = of), say!("problem-empty-zone-help")),
        };
        return vec![Problem::warning(code::EMPTY_ZONE, place, message).with_help(help)];
    }
    let mut problems = Vec::new();
    if one * 2 > of && all > 2 && !votes {
        let message = say!("problem-only-one-text", n = one, of = of);
        let problem = Problem::warning(code::ONLY_ONE_TEXT, place, message);
        problems.push(problem.with_help(say!("problem-only-one-text-help")));
    } else if full * 2 > of && all > 2 && !votes && talks.threshold().is_none() {
        let message = say!("problem-full-zone", n = full, of = of);
        problems.push(Problem::hint(code::FULL_ZONE, place, message).with_help(say!("problem-full-zone-help")));
    }
    for (issue, option) in never_used(level, talks, draws) {
        // Silence stands before the options that are written.
        let option = &raw.issues[issue].options[option - 1].id;
        let message = say!("problem-never-agreed", option = &option.value, of = of);
        let problem = Problem::hint(code::NEVER_AGREED, option.place(), message);
        problems.push(problem.with_help(say!("problem-never-agreed-help")));
    }
    problems
}

/// Options, other than silence, that no text of any draw has, even where no deal is worth somewhat less to all: events and
/// measures move that in the course of a game. Who may stay out of a clause can let others have it. A red line is there to be
/// found out, and whoever drew it knows what it rules out.
fn never_used(level: &Level, talks: &Talks, draws: &[Draw]) -> Vec<(usize, usize)> {
    let written = talks.issues.iter().enumerate().flat_map(|(i, issue)| (1..issue.options.len()).map(move |o| (i, o)));
    let mut unused: Vec<(usize, usize)> = written.collect();
    let barred = |issue: usize, option: usize| worths(talks, issue, option).any(|(_, barred)| barred);
    unused.retain(|(issue, option)| {
        !barred(*issue, *option) && draws.iter().all(|draw| !draw.zone.used[*issue][*option])
    });
    if talks.dissociation {
        unused.clear();
    }
    let (consent, _) = consent(level, talks);
    let mut work = WORK / 4;
    for draw in draws {
        if unused.is_empty() {
            break;
        }
        let lower = |party: &Utility| Utility { reservation: party.reservation - MOVED, ..party.clone() };
        let parties: Vec<Utility> = draw.parties.iter().map(lower).collect();
        // What cannot be counted may be agreed on.
        let Some(zone) = Zone::of(&sizes(talks), &parties, &consent, &mut work) else { return Vec::new() };
        unused.retain(|(issue, option)| !zone.used[*issue][*option]);
    }
    unused
}

/// The party without whose interests there would be something to agree on in most games where there is not, if one alone is
/// in the way.
fn in_the_way(talks: &Talks, draws: &[Draw]) -> Option<usize> {
    let empty: Vec<&Draw> = draws.iter().filter(|draw| draw.zone.texts == 0).collect();
    let consent = Consent::of_all(talks.parties.len());
    let mut work = WORK / 4;
    let mut alone = (0..talks.parties.len()).filter(|party| {
        let opened = empty.iter().filter(|draw| {
            let mut parties = draw.parties[..talks.parties.len()].to_vec();
            parties[*party] = Utility { reservation: i64::MIN / 4, ..Utility::default() };
            Zone::of(&sizes(talks), &parties, &consent, &mut work).is_some_and(|zone| zone.texts > 0)
        });
        opened.count() * 2 > empty.len()
    });
    let first = alone.next()?;
    alone.next().is_none().then_some(first)
}

/// What an option is worth to everybody whose view of it counts: lowest and highest, and whether it cannot be signed.
fn worths(talks: &Talks, issue: usize, option: usize) -> impl Iterator<Item = ((i32, i32), bool)> + '_ {
    let barred = move |position: &crate::level::Position| {
        position.red_lines.iter().any(|(i, o)| (usize::from(*i), usize::from(*o)) == (issue, option))
    };
    let parties = talks.positions.iter().map(move |position| (position.values[issue][option], barred(position)));
    parties.chain(talks.leanings.iter().map(move |leaning| (leaning.values[issue][option], false)))
}

fn idle_issues<'a>(raw: &'a RawTalks, talks: &'a Talks) -> impl Iterator<Item = Problem> + 'a {
    let idle = |issue: &usize| {
        let spec = &talks.issues[*issue];
        let moves = spec.link.is_some() || spec.options.iter().any(|option| !option.effects.is_empty());
        let silence: Vec<_> = worths(talks, *issue, 0).collect();
        let exact = silence.iter().all(|((low, high), _)| low == high);
        !moves
            && exact
            && (1..spec.options.len()).all(|option| worths(talks, *issue, option).eq(silence.iter().copied()))
    };
    (0..talks.issues.len()).filter(idle).map(|issue| {
        let id = &raw.issues[issue].id;
        let problem = Problem::warning(code::IDLE_ISSUE, id.place(), say!("problem-idle-issue", issue = &id.value));
        problem.with_help(say!("problem-idle-issue-help"))
    })
}

/// Options than which another of the issue is never worth less to anybody, and always more to somebody.
fn dominated(raw: &RawTalks, level: &Level, id: TalksId) -> Vec<Problem> {
    let talks = level.talks(id);
    let wanted = wanted_elsewhere(level, id);
    let mut problems = Vec::new();
    for (issue, spec) in talks.issues.iter().enumerate().filter(|(_, spec)| spec.link.is_none()) {
        for option in 1..spec.options.len() {
            let beats = |other: &usize| {
                let (here, there) = (worths(talks, issue, option), worths(talks, issue, *other));
                let never_less = here.zip(there).all(|((here, _), (there, barred))| there.0 >= here.1 && !barred);
                let (here, there) = (worths(talks, issue, option), worths(talks, issue, *other));
                let more = here.zip(there).any(|((here, barred), (there, _))| there.0 > here.1 || barred);
                // What is done beside the text, and what others read from it, can be wanted for its own sake.
                let no_loss = spec.options[option].effects == spec.options[*other].effects
                    && (*other > option || !(wanted.contains(&None) || wanted.contains(&Some(issue))));
                *other != option && never_less && more && no_loss
            };
            if let Some(better) = (0..spec.options.len()).find(beats) {
                let id = &raw.issues[issue].options[option - 1].id;
                let better = &spec.options[better].id;
                let message = say!("problem-dominated-option", option = &id.value, better = better);
                let problem = Problem::hint(code::DOMINATED_OPTION, id.place(), message);
                let help = say!("problem-dominated-option-help", option = &id.value, better = better);
                problems.push(problem.with_help(help));
            }
        }
    }
    problems
}

/// Issues of some talks whose stronger options somebody wants for another reason than points; `None` for all.
fn wanted_elsewhere(level: &Level, id: TalksId) -> BTreeSet<Option<usize>> {
    let mut wanted = BTreeSet::new();
    let objectives = level.actors.iter().flat_map(|actor: &crate::level::Actor| &actor.mandate.objectives);
    if objectives.into_iter().any(|objective| objective.measure == Measure::Ambition(id)) {
        wanted.insert(None);
    }
    let of_coalitions = level.coalitions.iter().filter(|of| of.talks == id).flat_map(|of| &of.wants);
    wanted.extend(of_coalitions.map(|(issue, _)| Some(usize::from(*issue))));
    let insisted = level.actors.iter().flat_map(|actor| &actor.home).flat_map(|ratifier| &ratifier.insists);
    wanted.extend(insisted.filter(|insists| insists.talks == id).map(|insists| Some(usize::from(insists.issue))));
    let of_norms = level.norms.iter().flat_map(|norm| {
        let says = norm.clauses.iter().map(|clause| &clause.clause);
        says.chain(&norm.verified_by).filter(|clause| clause.talks == id).map(|clause| Some(usize::from(clause.issue)))
    });
    wanted.extend(of_norms);
    let linked = level.talks.iter().flat_map(|talks| &talks.issues).filter_map(|issue| issue.link.as_ref());
    for link in linked {
        if let Link::Vote(promise) = link
            && promise.talks == id
        {
            wanted.extend(promise.wants.iter().map(|(issue, _)| Some(usize::from(*issue))));
        }
    }
    level.events.iter().for_each(|event: &Event| read(&event.when, id, &mut wanted));
    wanted
}

fn read(condition: &Condition, id: TalksId, wanted: &mut BTreeSet<Option<usize>>) {
    match condition {
        Condition::All(of) | Condition::Any(of) => of.iter().for_each(|part| read(part, id, wanted)),
        Condition::Not(of) => read(of, id, wanted),
        Condition::Holds(talks, issue, _) if *talks == id => drop(wanted.insert(Some(usize::from(*issue)))),
        _ => {}
    }
}

/// The most that a text of the zone is worth to a party in any draw, and the least and most that no deal is, in basis points.
pub(super) fn reach(draws: &[Draw], talks: &Talks, actor: ActorId) -> Option<(i64, i64, i64)> {
    let party = talks.party(actor)?;
    let best = draws.iter().filter_map(|draw| draw.zone.best[party]).max();
    let none: Vec<i64> = draws.iter().map(|draw| draw.parties[party].reservation).collect();
    let (least, most) = (*none.iter().min()?, *none.iter().max()?);
    Some((best.unwrap_or(most).max(most), least, most))
}
