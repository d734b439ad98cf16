//! Games that are played to see how a level plays, and what is kept of each. One seed is one game, with its comparisons: the
//! same seed with talks in reverse order, and with another style in one seat. So a game depends on the level, the plan and
//! its seed alone, whoever plays it, and wherever.

use std::ops::{ControlFlow, Range};

use rayon::prelude::*;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::things::{Thing, Watch, things};
use crate::base::{ActorId, Digest, Seed, TalksId};
use crate::delegates::{Style, play_out};
use crate::level::{Gauge, Level, Measure};
use crate::rules::measure::{attainment, measure};
use crate::rules::{Fact, Failure, State, TalksStatus};

/// What is played.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// One game a seed.
    pub seeds: Range<u64>,
    /// How bots behave, by seat; the last for all further seats. None: all follow their own doctrine.
    #[serde(serialize_with = "names", deserialize_with = "styles")]
    pub bots: Vec<Style>,
    /// Whether each game is played once more with the parties of talks speaking in reverse order.
    pub reversed: bool,
    /// Styles with which each game is played once more, in one playable seat: that of the first seed in the first, and so
    /// on, round and round.
    #[serde(serialize_with = "names", deserialize_with = "styles")]
    pub styles: Vec<Style>,
}

fn names<S: Serializer>(styles: &[Style], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(styles.iter().map(ToString::to_string))
}

fn styles<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Style>, D::Error> {
    let names = Vec::<String>::deserialize(deserializer)?;
    names.iter().map(|name| name.parse().map_err(serde::de::Error::custom)).collect()
}

impl Plan {
    /// Games of the bots' own doctrines, with nothing to compare them with.
    #[must_use]
    pub const fn plain(seeds: Range<u64>) -> Self {
        Self { seeds, bots: Vec::new(), reversed: false, styles: Vec::new() }
    }

    /// The seat that another style takes in the game of this seed; none in a level without playable seats.
    #[must_use]
    pub fn seat_in_turn(&self, level: &Level, seed: u64) -> Option<ActorId> {
        let playable: Vec<ActorId> = level.playable().collect();
        let turn = seed.checked_sub(self.seeds.start)?.checked_rem(playable.len() as u64)?;
        playable.get(usize::try_from(turn).ok()?).copied()
    }
}

/// A level with what is worked out once for all its games.
pub struct Arena<'a> {
    level: &'a Level,
    plan: &'a Plan,
    things: Vec<Thing>,
    reversed: Option<Level>,
}

impl<'a> Arena<'a> {
    #[must_use]
    pub fn new(level: &'a Level, plan: &'a Plan) -> Self {
        let reversed = plan.reversed.then(|| in_reverse(level));
        Self { level, plan, things: things(level), reversed }
    }

    /// Plays one seed with its comparisons.
    ///
    /// # Panics
    /// If the bots are stuck, which is a mistake in them.
    #[must_use]
    pub fn play(&self, seed: u64) -> Game {
        let (level, bots) = (self.level, &self.plan.bots);
        let mut watch = Watch::default();
        let (mut steps, mut peak) = (0_u32, level.rungs.iter().flatten().copied().max().unwrap_or(0));
        let state = play_out(level, Seed(seed), bots, |_, facts: &[Fact]| {
            steps += 1;
            watch.see(facts);
            for fact in facts {
                if let Fact::RungChanged { to, .. } = fact {
                    peak = peak.max(*to);
                }
            }
        });
        let attainments: Vec<_> = level.actor_ids().map(|actor| attainment(level, &state, actor)).collect();
        let seat = self.plan.seat_in_turn(level, seed);
        let with_style = |style: &Style| {
            let seat = seat?;
            let own = |actor: ActorId| bots.get(actor.ix()).or(bots.last()).copied().unwrap_or_default();
            let mut bots: Vec<Style> = level.actor_ids().map(own).collect();
            bots[seat.ix()] = *style;
            let state = play_out(level, Seed(seed), &bots, |_, _| {});
            Some(attainment(level, &state, seat).total)
        };
        Game {
            seed,
            digest: state.digest(),
            scores: attainments.iter().map(|a| a.total).collect(),
            parts: attainments.iter().map(|a| a.parts.iter().map(|p| p.worth).collect()).collect(),
            fatal: attainments.iter().map(|a| a.fatal).collect(),
            talks: (0..level.talks.len()).map(|t| Ending::of(&state, TalksId::at(t))).collect(),
            worth: worth(level, level, &state),
            gauges: state.gauges,
            peak,
            // The first step is that the game begins.
            orders: steps.saturating_sub(1),
            reached: watch.reached(&self.things, level, &state),
            reversed: self.reversed.as_ref().map(|reversed| {
                let state = play_out(reversed, Seed(seed), bots, |_, _| {});
                worth(level, reversed, &state)
            }),
            styles: self.plan.styles.iter().filter_map(with_style).collect(),
        }
    }

    /// Plays `seeds` on all cores and gives the games in their order; none if `done`, told after each, breaks off.
    ///
    /// # Panics
    /// As [`Self::play`].
    pub fn play_all(&self, seeds: Range<u64>, done: impl Fn(&Game) -> ControlFlow<()> + Sync) -> Option<Vec<Game>> {
        let play = |seed| {
            let game = self.play(seed);
            done(&game).is_continue().then_some(game)
        };
        seeds.into_par_iter().map(play).collect()
    }
}

/// The level with the parties of all talks speaking in reverse order; who writes the text keeps its place. Interests are
/// drawn by name, so every party wants the same in the game of the same seed.
fn in_reverse(level: &Level) -> Level {
    let mut level = level.clone();
    for talks in &mut level.talks {
        let writer = talks.writer();
        let turning: Vec<usize> = (0..talks.parties.len()).filter(|p| Some(talks.parties[*p]) != writer).collect();
        let (parties, positions) = (talks.parties.clone(), talks.positions.clone());
        for (to, from) in turning.iter().zip(turning.iter().rev()) {
            talks.parties[*to] = parties[*from];
            talks.positions[*to] = positions[*from].clone();
        }
    }
    level
}

/// What came of all talks for each party, in basis points of its best text, in the order of `level`, which `played` may
/// have turned round.
fn worth(level: &Level, played: &Level, state: &State) -> Vec<Vec<i32>> {
    let of = |talks: TalksId| {
        let parties = level.talks(talks).parties.iter();
        parties.map(|party| measure(played, state, *party, &Measure::TextValue(talks))).collect()
    };
    (0..level.talks.len()).map(|t| of(TalksId::at(t))).collect()
}

/// What is kept of one game.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Game {
    pub seed: u64,
    /// Of the final state.
    pub digest: Digest,
    /// Attainment of each seat, 0 to 10,000, and of its objectives.
    pub scores: Vec<i32>,
    pub parts: Vec<Vec<i32>>,
    /// Whether the seat crossed a line that fails its mandate.
    pub fatal: Vec<bool>,
    pub talks: Vec<Ending>,
    /// What came of talks for each party, in basis points of its best text.
    pub worth: Vec<Vec<i32>>,
    pub gauges: [i32; Gauge::COUNT],
    /// The highest rung that any two actors stood on.
    pub peak: u8,
    pub orders: u32,
    /// Positions in the list of things.
    pub reached: Vec<u16>,
    /// What came of talks with the parties speaking in reverse order.
    pub reversed: Option<Vec<Vec<i32>>>,
    /// Attainment of the seat in turn with each style of the plan.
    pub styles: Vec<i32>,
}

impl Game {
    /// Whether the lists are as long as those of the level and the plan.
    pub(super) fn fits(&self, level: &Level, plan: &Plan) -> bool {
        let actors = level.actors.len();
        let parties =
            |worth: &Vec<Vec<i32>>| worth.iter().map(Vec::len).eq(level.talks.iter().map(|t| t.parties.len()));
        let clauses = |(ending, talks): (&Ending, &crate::level::Talks)| match ending {
            Ending::Text { clauses, .. } => clauses.len() == talks.issues.len(),
            _ => true,
        };
        let playable = level.playable().next().is_some();
        plan.seeds.contains(&self.seed)
            && [self.scores.len(), self.fatal.len()] == [actors, actors]
            && self.parts.iter().map(Vec::len).eq(level.actors.iter().map(|a| a.mandate.objectives.len()))
            && self.talks.len() == level.talks.len()
            && self.talks.iter().zip(&level.talks).all(clauses)
            && parties(&self.worth)
            && self.reversed.is_some() == plan.reversed
            && self.reversed.as_ref().is_none_or(parties)
            && self.styles.len() == if playable { plan.styles.len() } else { 0 }
    }

    /// The clauses of the text of these talks.
    #[must_use]
    pub fn text(&self, talks: TalksId) -> Option<(u16, &[u8])> {
        match self.talks.get(talks.ix())? {
            Ending::Text { turn, clauses } => Some((*turn, clauses)),
            _ => None,
        }
    }
}

/// What became of talks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ending {
    /// A text was adopted in this turn: one option an issue.
    Text {
        turn: u16,
        clauses: Vec<u8>,
    },
    /// The time was over.
    OutOfTime,
    /// An event ended them.
    CalledOff,
    WalkedOut {
        by: ActorId,
    },
    /// They never opened.
    NotOpened,
    /// They were still open when the level was over, or waited for signatures.
    Unfinished,
}

impl Ending {
    fn of(state: &State, talks: TalksId) -> Self {
        match &state.talks[talks.ix()].table.status {
            TalksStatus::Adopted { text } => {
                let text = &state.texts[text.ix()];
                Self::Text { turn: text.turn, clauses: text.clauses.0.clone() }
            }
            TalksStatus::Failed { why: Failure::OutOfTime } => Self::OutOfTime,
            TalksStatus::Failed { why: Failure::CalledOff } => Self::CalledOff,
            TalksStatus::Failed { why: Failure::WalkedOut { by } } => Self::WalkedOut { by: *by },
            TalksStatus::NotOpen => Self::NotOpened,
            TalksStatus::Open | TalksStatus::Silence { .. } | TalksStatus::Signing { .. } => Self::Unfinished,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::level::library::{self, Library};
    use crate::rules;

    #[test]
    fn speaking_in_reverse_changes_nothing_but_the_order() {
        let level = library::load(std::path::Path::new("tests/levels/charter.ron")).level.expect("a level");
        for level in [level, Library::built_in().playable("winter-ward").expect("a level")] {
            let reversed = in_reverse(&level);
            assert_ne!(level, reversed);
            assert_eq!(in_reverse(&reversed), level);
            let (one, _) = rules::begin(&level, Seed(3));
            let (other, _) = rules::begin(&reversed, Seed(3));
            for (t, talks) in level.talks.iter().enumerate() {
                let writer = talks.writer();
                assert_eq!(writer.and_then(|w| talks.party(w)), writer.and_then(|w| reversed.talks[t].party(w)));
                for (p, party) in talks.parties.iter().enumerate() {
                    let there = reversed.talks[t].party(*party).expect("the same parties");
                    assert_eq!(one.talks[t].utilities[p], other.talks[t].utilities[there], "{}", talks.id);
                }
            }
        }
    }

    #[test]
    fn a_game_depends_on_its_seed_alone_and_can_be_broken_off() {
        let level = Library::built_in().playable("winter-ward").expect("a level");
        let plan = Plan { reversed: true, styles: vec![Style::Random], ..Plan::plain(10..14) };
        let arena = Arena::new(&level, &plan);
        let all = arena.play_all(plan.seeds.clone(), |_| ControlFlow::Continue(())).expect("nobody broke off");
        assert_eq!(all.iter().map(|game| game.seed).collect::<Vec<_>>(), [10, 11, 12, 13]);
        assert_eq!(arena.play(12), all[2]);
        assert!(all.iter().all(|game| game.fits(&level, &plan) && !game.reached.is_empty()));
        // Four games, three playable seats: the fourth is that of the first again.
        let seats: Vec<_> = (10..14).map(|seed| plan.seat_in_turn(&level, seed)).collect();
        assert!(seats[0] == seats[3] && seats[0] != seats[1]);
        assert_eq!(arena.play_all(10..14, |_| ControlFlow::Break(())), None);
        // What is played beside a game does not change it.
        let plain = Plan::plain(10..14);
        let alone = Arena::new(&level, &plain).play(12);
        assert_eq!((alone.digest, &alone.scores), (all[2].digest, &all[2].scores));
    }
}
