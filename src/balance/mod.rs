//! How a level plays: many games of bots, one record a game, and what is read off them. Needs no terminal: the command line
//! and the game show it, and both can tell progress and break off. Beside the core, not in it: means are floats.

mod findings;
mod game;
pub mod statistics;
pub mod sweep;
mod things;

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

pub use self::findings::{Finding, MOST_WINS, Weight};
pub use self::game::{Arena, Ending, Game, Plan};
use self::statistics::{Mean, Share, Spread};
pub use self::sweep::{Shard, Sweep};
pub use self::things::{Kind, Place, Places, Thing, things};
use crate::base::{ActorId, Digest, TalksId};
use crate::level::{Gauge, Level};

/// How a level plays. Attainments are 0 to 10,000 (measure 23), shares 0 to 1.
#[derive(Clone, Debug, Serialize)]
pub struct Balance {
    /// Short name of the level.
    pub level: String,
    pub title: String,
    pub games: u64,
    /// Of the first game.
    pub seed: u64,
    /// Styles of the bots by seat, the last for all further seats; none if all follow their own doctrine.
    pub bots: Vec<String>,
    pub seats: Vec<Seat>,
    pub talks: Vec<Talks>,
    /// What came of all talks together, most frequent first.
    pub endings: Vec<TogetherEnded>,
    /// How many endings there would be if all were as frequent: 1 / Σ share² (Laakso and Taagepera 1979).
    pub effective_endings: f64,
    pub gauges: Vec<GaugeSpread>,
    /// Highest rung of the escalation ladder in a game.
    pub peak: Option<Spread>,
    pub reached: Vec<Reached>,
    /// Styles in the playable seats by turns; empty unless they were played.
    pub styles: Vec<StyleRow>,
    /// Turns of the level; every game has as many.
    pub turns: u16,
    pub orders: Option<Spread>,
    /// One hash over the hashes of the final states, in the order of seeds.
    pub digest: Digest,
}

#[derive(Clone, Debug, Serialize)]
pub struct Seat {
    pub id: String,
    pub name: String,
    pub playable: bool,
    pub score: Option<Spread>,
    /// Worth of each objective, by name, in the order of the mandate.
    #[serde(serialize_with = "as_map")]
    pub components: Vec<(String, Option<Spread>)>,
    /// Games in which it had the highest attainment of all playable seats, alone or with others.
    pub wins: Option<u64>,
    /// Those in which it had it alone.
    pub alone: Option<Share>,
    /// Role advantage: its attainment less the mean of all playable seats in the same game. None with fewer than two of them.
    pub advantage: Option<Mean>,
    /// Games in which it crossed a line that fails its mandate.
    pub fatal: Share,
    /// Attainments in the order of seeds, for figures.
    #[serde(skip)]
    pub scores: Vec<i32>,
    #[serde(skip)]
    pub actor: ActorId,
}

fn as_map<S: Serializer>(pairs: &[(String, Option<Spread>)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(name, worth)| (name, worth)))
}

#[derive(Clone, Debug, Serialize)]
pub struct Talks {
    pub id: String,
    pub name: String,
    /// Share of games that end in a text.
    pub agreement: f64,
    pub agreement_interval: [f64; 2],
    pub turn: Option<Spread>,
    /// Texts adopted in each turn, from turn 1.
    pub by_turn: Vec<u64>,
    pub without_text: WithoutText,
    /// Different texts, and the share of the most frequent among them.
    pub texts: u64,
    pub most_frequent: Share,
    pub issues: Vec<Issue>,
    /// Options that no text ever had, by issue and option, silence among them.
    pub never_chosen: Vec<String>,
    /// None unless it was played.
    pub first_mover: Option<FirstMover>,
    #[serde(skip)]
    pub opens: u16,
    #[serde(skip)]
    pub closes: u16,
}

/// Games in which talks ended without a text, by why.
#[derive(Clone, Debug, Default, Serialize)]
pub struct WithoutText {
    pub out_of_time: u64,
    pub called_off: u64,
    /// By who left.
    pub walked_out: BTreeMap<String, u64>,
    pub not_opened: u64,
    pub unfinished: u64,
}

#[derive(Clone, Debug, Serialize)]
pub struct Issue {
    pub id: String,
    pub name: String,
    pub options: Vec<Chosen>,
}

/// An option, and how many of the texts have it.
#[derive(Clone, Debug, Serialize)]
pub struct Chosen {
    pub id: String,
    pub name: String,
    #[serde(flatten)]
    pub share: Share,
}

/// What speaking first is worth: the same games were played with the parties in reverse order, so that the one that was
/// first is last. Half of what the first loses by that and the last gains, in basis points of a party's best text: the
/// estimate of a two-period cross-over, in which what the parties are cancels out.
#[derive(Clone, Debug, Serialize)]
pub struct FirstMover {
    pub first: String,
    pub last: String,
    pub advantage: Mean,
}

#[derive(Clone, Debug, Serialize)]
pub struct TogetherEnded {
    /// Talks that ended with a text, by id.
    pub texts: Vec<String>,
    #[serde(flatten)]
    pub share: Share,
}

#[derive(Clone, Debug, Serialize)]
pub struct GaugeSpread {
    pub gauge: Gauge,
    pub start: i32,
    pub end: Option<Spread>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Reached {
    pub kind: Kind,
    pub path: String,
    pub name: String,
    #[serde(flatten)]
    pub share: Share,
    #[serde(flatten)]
    pub place: Option<Place>,
}

/// A style in the playable seats by turns, while everybody else plays on as before.
#[derive(Clone, Debug, Serialize)]
pub struct StyleRow {
    pub style: String,
    pub score: Option<Spread>,
    /// What it has over what sat there before, game by game.
    pub over_own: Mean,
    /// Attainment by seat.
    pub seats: BTreeMap<String, Option<Spread>>,
}

impl Balance {
    /// What some games of a level tell, all of its plan or those that were played so far.
    #[must_use]
    pub fn of(level: &Level, places: &Places, plan: &Plan, games: &[Game]) -> Self {
        let talks: Vec<Talks> = (0..level.talks.len()).map(|t| Talks::of(level, TalksId::at(t), games)).collect();
        let (endings, effective_endings) = endings(level, games);
        let digests: Vec<&[u8]> = games.iter().map(|game| &game.digest.0[..]).collect();
        let gauge = |gauge: Gauge| GaugeSpread {
            gauge,
            start: level.gauges[gauge.ix()],
            end: Spread::of(games.iter().map(|game| f64::from(game.gauges[gauge.ix()]))),
        };
        Self {
            level: level.id.clone(),
            title: level.title.clone(),
            games: games.len() as u64,
            seed: plan.seeds.start,
            bots: plan.bots.iter().map(ToString::to_string).collect(),
            seats: level.actor_ids().map(|seat| Seat::of(level, seat, games)).collect(),
            talks,
            endings,
            effective_endings,
            gauges: Gauge::ALL.map(gauge).to_vec(),
            peak: Spread::of(games.iter().map(|game| f64::from(game.peak))),
            reached: reached(level, places, games),
            styles: (0..plan.styles.len()).filter_map(|s| StyleRow::of(level, plan, s, games)).collect(),
            turns: level.time.turns,
            orders: Spread::of(games.iter().map(|game| f64::from(game.orders))),
            digest: Digest::of(&digests),
        }
    }

    /// Things of a kind that no game reached.
    pub fn never(&self, kind: Kind) -> impl Iterator<Item = &Reached> {
        self.reached.iter().filter(move |thing| thing.kind == kind && thing.share.n == 0)
    }
}

impl Seat {
    fn of(level: &Level, seat: ActorId, games: &[Game]) -> Self {
        let spec = level.actor(seat);
        let playable: Vec<ActorId> = level.playable().collect();
        let takes_part = spec.playable.is_some();
        let own = |game: &Game| game.scores[seat.ix()];
        let others = |game: &Game| {
            let others = playable.iter().filter(|other| **other != seat);
            others.map(|other| game.scores[other.ix()]).max()
        };
        let wins = |game: &&Game| others(game).is_none_or(|best| own(game) >= best);
        let alone = |game: &&Game| others(game).is_none_or(|best| own(game) > best);
        let mean = |game: &Game| {
            playable.iter().map(|other| f64::from(game.scores[other.ix()])).sum::<f64>() / playable.len().max(1) as f64
        };
        let over_all = games.iter().map(|game| f64::from(own(game)) - mean(game));
        let part = |o: usize| Spread::of(games.iter().map(move |game| f64::from(game.parts[seat.ix()][o])));
        let objectives = spec.mandate.objectives.iter().enumerate();
        Self {
            id: spec.code.clone(),
            name: spec.short.clone(),
            playable: takes_part,
            score: Spread::of(games.iter().map(|game| f64::from(own(game)))),
            components: objectives.map(|(o, objective)| (objective.name.clone(), part(o))).collect(),
            wins: takes_part.then(|| games.iter().filter(wins).count() as u64),
            alone: takes_part.then(|| Share::where_so(games, alone)),
            advantage: (takes_part && playable.len() > 1).then(|| Mean::of(over_all)),
            fatal: Share::where_so(games, |game| game.fatal[seat.ix()]),
            scores: games.iter().map(own).collect(),
            actor: seat,
        }
    }
}

impl Talks {
    fn of(level: &Level, talks: TalksId, games: &[Game]) -> Self {
        let spec = level.talks(talks);
        let texts: Vec<(u16, &[u8])> = games.iter().filter_map(|game| game.text(talks)).collect();
        let agreement = Share::of(texts.len() as u64, games.len() as u64);
        let mut by_turn = vec![0; usize::from(level.time.turns)];
        for (turn, _) in &texts {
            if let Some(n) = usize::from(*turn).checked_sub(1).and_then(|at| by_turn.get_mut(at)) {
                *n += 1;
            }
        }
        let mut different: BTreeMap<&[u8], u64> = BTreeMap::new();
        for (_, clauses) in &texts {
            *different.entry(clauses).or_default() += 1;
        }
        let issues: Vec<Issue> = spec
            .issues
            .iter()
            .enumerate()
            .map(|(i, issue)| {
                let chosen = |(o, option): (usize, &crate::level::TextOption)| Chosen {
                    id: option.id.clone(),
                    name: option.name.clone(),
                    share: Share::where_so(&texts, |(_, clauses)| usize::from(clauses[i]) == o),
                };
                let options = issue.options.iter().enumerate().map(chosen).collect();
                Issue { id: issue.id.clone(), name: issue.name.clone(), options }
            })
            .collect();
        let never = |issue: &Issue| {
            let id = issue.id.clone();
            let never = issue.options.iter().filter(|option| option.share.n == 0);
            never.map(move |option| format!("{id}.{}", option.id)).collect::<Vec<_>>()
        };
        Self {
            id: spec.id.clone(),
            name: spec.name.clone(),
            agreement: agreement.share,
            agreement_interval: agreement.interval,
            turn: Spread::of(texts.iter().map(|(turn, _)| f64::from(*turn))),
            by_turn,
            without_text: WithoutText::of(level, talks, games),
            texts: different.len() as u64,
            most_frequent: Share::of(different.values().copied().max().unwrap_or(0), texts.len() as u64),
            never_chosen: issues.iter().flat_map(never).collect(),
            issues,
            first_mover: FirstMover::of(level, talks, games),
            opens: spec.opens,
            closes: spec.closes,
        }
    }
}

impl WithoutText {
    fn of(level: &Level, talks: TalksId, games: &[Game]) -> Self {
        let mut without = Self::default();
        for game in games {
            match &game.talks[talks.ix()] {
                Ending::Text { .. } => {}
                Ending::OutOfTime => without.out_of_time += 1,
                Ending::CalledOff => without.called_off += 1,
                Ending::WalkedOut { by } => {
                    *without.walked_out.entry(level.actor(*by).code.clone()).or_default() += 1;
                }
                Ending::NotOpened => without.not_opened += 1,
                Ending::Unfinished => without.unfinished += 1,
            }
        }
        without
    }
}

impl FirstMover {
    fn of(level: &Level, talks: TalksId, games: &[Game]) -> Option<Self> {
        let spec = level.talks(talks);
        let writer = spec.writer();
        let mut turning = spec.parties.iter().enumerate().filter(|(_, party)| Some(**party) != writer);
        let ((first, first_id), (last, last_id)) = (turning.next()?, turning.next_back()?);
        let gain = |game: &Game| {
            let (as_is, reversed) = (&game.worth[talks.ix()], &game.reversed.as_ref()?[talks.ix()]);
            let (by_first, by_last) = (as_is[first] - reversed[first], reversed[last] - as_is[last]);
            Some(f64::from(by_first + by_last) / 2.0)
        };
        let gains: Vec<f64> = games.iter().map(gain).collect::<Option<_>>()?;
        let code = |actor: &ActorId| level.actor(*actor).code.clone();
        Some(Self { first: code(first_id), last: code(last_id), advantage: Mean::of(gains.into_iter()) })
    }
}

impl StyleRow {
    fn of(level: &Level, plan: &Plan, style: usize, games: &[Game]) -> Option<Self> {
        let pair = |game: &Game| {
            let seat = plan.seat_in_turn(level, game.seed)?;
            Some((seat, f64::from(*game.styles.get(style)?), f64::from(game.scores[seat.ix()])))
        };
        let pairs: Vec<(ActorId, f64, f64)> = games.iter().map(pair).collect::<Option<_>>()?;
        let of_seat = |seat: ActorId| {
            let own = pairs.iter().filter(move |(in_turn, ..)| *in_turn == seat);
            (level.actor(seat).code.clone(), Spread::of(own.map(|(_, score, _)| *score)))
        };
        Some(Self {
            style: plan.styles.get(style)?.to_string(),
            score: Spread::of(pairs.iter().map(|(_, score, _)| *score)),
            over_own: Mean::of(pairs.iter().map(|(_, score, own)| score - own)),
            seats: level.playable().map(of_seat).collect(),
        })
    }
}

/// What came of all talks together, most frequent first, and the effective number of it.
fn endings(level: &Level, games: &[Game]) -> (Vec<TogetherEnded>, f64) {
    let mut counts: BTreeMap<Vec<bool>, u64> = BTreeMap::new();
    for game in games {
        let with_text = game.talks.iter().map(|ending| matches!(ending, Ending::Text { .. })).collect();
        *counts.entry(with_text).or_default() += 1;
    }
    let together = |(with_text, n): (Vec<bool>, u64)| TogetherEnded {
        texts: level.talks.iter().zip(with_text).filter(|(_, text)| *text).map(|(talks, _)| talks.id.clone()).collect(),
        share: Share::of(n, games.len() as u64),
    };
    let mut endings: Vec<TogetherEnded> = counts.into_iter().map(together).collect();
    endings.sort_by_key(|ending| std::cmp::Reverse(ending.share.n));
    let squares: f64 = endings.iter().map(|ending| ending.share.share.powi(2)).sum();
    (endings, if squares > 0.0 { 1.0 / squares } else { 0.0 })
}

fn reached(level: &Level, places: &Places, games: &[Game]) -> Vec<Reached> {
    let things = things(level);
    let mut counts = vec![0; things.len()];
    for at in games.iter().flat_map(|game| &game.reached) {
        if let Some(n) = counts.get_mut(usize::from(*at)) {
            *n += 1;
        }
    }
    let row = |(thing, n): (&Thing, u64)| Reached {
        kind: thing.kind,
        path: thing.path.clone(),
        name: thing.name.clone(),
        share: Share::of(n, games.len() as u64),
        place: places.of_thing(thing),
    };
    things.iter().zip(counts).map(row).collect()
}

#[cfg(test)]
mod tests;
