//! Sets of actors, games that say what each set is worth, and ways to share it.
//!
//! ```
//! use demarche::negotiation::coalition::{Coalition, Function, Game, Table};
//!
//! // Any two of three earn 100, as a function and as a table.
//! let majority = Function::new(3, |coalition: Coalition| if coalition.len() >= 2 { 100 } else { 0 }).unwrap();
//! let table = Table::of(&majority).unwrap();
//! assert_eq!(table, Table::new(3, vec![0, 0, 0, 100, 0, 100, 100, 100]).unwrap());
//! assert_eq!(table.worth(Coalition::of([0, 2])), 100);
//! ```

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;

use serde::{Deserialize, Serialize};

/// Most actors a [`Coalition`] can hold.
pub const MAX_ACTORS: usize = 64;
/// Most actors for whatever looks at every coalition.
pub const MAX_ENUMERATED: usize = 30;

/// A set of actors: bit `i` stands for actor `i`.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Coalition(pub u64);

impl Coalition {
    pub const EMPTY: Self = Self(0);

    /// The coalition of these members, each below [`MAX_ACTORS`].
    pub fn of(members: impl IntoIterator<Item = usize>) -> Self {
        members.into_iter().fold(Self::EMPTY, Self::with)
    }

    /// All of so many actors.
    pub fn all(actors: usize) -> Self {
        assert!(actors <= MAX_ACTORS, "a coalition holds at most {MAX_ACTORS} actors");
        Self(u64::MAX.checked_shr((MAX_ACTORS - actors) as u32).unwrap_or(0))
    }

    #[must_use]
    pub fn with(self, actor: usize) -> Self {
        assert!(actor < MAX_ACTORS, "a coalition holds at most {MAX_ACTORS} actors");
        Self(self.0 | 1 << actor)
    }

    #[must_use]
    pub fn without(self, actor: usize) -> Self {
        if actor < MAX_ACTORS { Self(self.0 & !(1 << actor)) } else { self }
    }

    /// Those of so many actors who are not in it.
    #[must_use]
    pub fn others(self, actors: usize) -> Self {
        Self(Self::all(actors).0 & !self.0)
    }

    pub fn contains(self, actor: usize) -> bool {
        actor < MAX_ACTORS && self.0 >> actor & 1 == 1
    }

    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Its members, ascending.
    pub fn members(self) -> impl Iterator<Item = usize> {
        let rest = |&left: &u64| Some(left & left.wrapping_sub(1));
        std::iter::successors(Some(self.0), rest)
            .take_while(|&left| left != 0)
            .map(|left| left.trailing_zeros() as usize)
    }
}

/// A game with transferable utility in characteristic-function form (von Neumann & Morgenstern 1944).
pub trait Game {
    /// How many actors there are, at most [`MAX_ACTORS`].
    fn actors(&self) -> usize;

    /// The best total the members can secure with outsiders playing their default. That of nobody is 0, and not asked for.
    fn worth(&self, coalition: Coalition) -> i64;
}

/// A game given by the worth of every coalition.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "(usize, Vec<i64>)", into = "(usize, Vec<i64>)")]
pub struct Table {
    actors: usize,
    worths: Vec<i64>,
}

/// A game given by the coalitions that are worth something: all others are worth 0.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Listed {
    actors: usize,
    worths: BTreeMap<Coalition, i64>,
}

/// A game given by a function from coalitions to worths.
#[derive(Clone, Debug)]
pub struct Function<F> {
    actors: usize,
    worth: F,
}

/// Why something is no game.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GameError {
    TooManyActors { actors: usize, most: usize },
    WrongLength { worths: usize, coalitions: usize },
    WorthOfNobody { worth: i64 },
}

impl Table {
    /// The game where coalition `c` is worth `worths[c]`, for up to [`MAX_ENUMERATED`] actors.
    ///
    /// # Errors
    ///
    /// Too many actors, not one worth for every coalition, or a worth for nobody other than 0.
    pub fn new(actors: usize, worths: Vec<i64>) -> Result<Self, GameError> {
        if actors > MAX_ENUMERATED {
            return Err(GameError::TooManyActors { actors, most: MAX_ENUMERATED });
        }
        if worths.len() != 1 << actors {
            return Err(GameError::WrongLength { worths: worths.len(), coalitions: 1 << actors });
        }
        if worths[0] != 0 {
            return Err(GameError::WorthOfNobody { worth: worths[0] });
        }
        Ok(Self { actors, worths })
    }

    /// Writes another game down.
    ///
    /// # Errors
    ///
    /// It has too many actors.
    pub fn of(game: &impl Game) -> Result<Self, GameError> {
        let actors = game.actors();
        if actors > MAX_ENUMERATED {
            return Err(GameError::TooManyActors { actors, most: MAX_ENUMERATED });
        }
        let worths = (0..1u64 << actors).map(|c| if c == 0 { 0 } else { game.worth(Coalition(c)) }).collect();
        Ok(Self { actors, worths })
    }
}

impl Listed {
    /// The game of so many actors, at most [`MAX_ACTORS`], where nothing is worth anything.
    pub fn new(actors: usize) -> Self {
        assert!(actors <= MAX_ACTORS, "a game has at most {MAX_ACTORS} actors");
        Self { actors, worths: BTreeMap::new() }
    }

    /// Gives a coalition of somebody its worth; the one that it had, if it had one.
    pub fn set(&mut self, coalition: Coalition, worth: i64) -> Option<i64> {
        let members = Coalition::all(self.actors);
        assert!(!coalition.is_empty() && coalition.0 & !members.0 == 0, "members are actors");
        self.worths.insert(coalition, worth)
    }

    /// Those that have been given a worth, in order of masks.
    pub fn worths(&self) -> impl Iterator<Item = (Coalition, i64)> + '_ {
        self.worths.iter().map(|(&coalition, &worth)| (coalition, worth))
    }
}

impl<F: Fn(Coalition) -> i64> Function<F> {
    /// # Errors
    ///
    /// More than [`MAX_ACTORS`] actors.
    pub fn new(actors: usize, worth: F) -> Result<Self, GameError> {
        if actors > MAX_ACTORS {
            return Err(GameError::TooManyActors { actors, most: MAX_ACTORS });
        }
        Ok(Self { actors, worth })
    }
}

impl Game for Table {
    fn actors(&self) -> usize {
        self.actors
    }

    fn worth(&self, coalition: Coalition) -> i64 {
        self.worths[coalition.0 as usize]
    }
}

impl Game for Listed {
    fn actors(&self) -> usize {
        self.actors
    }

    fn worth(&self, coalition: Coalition) -> i64 {
        self.worths.get(&coalition).copied().unwrap_or(0)
    }
}

impl<F: Fn(Coalition) -> i64> Game for Function<F> {
    fn actors(&self) -> usize {
        self.actors
    }

    fn worth(&self, coalition: Coalition) -> i64 {
        (self.worth)(coalition)
    }
}

impl TryFrom<(usize, Vec<i64>)> for Table {
    type Error = GameError;

    fn try_from((actors, worths): (usize, Vec<i64>)) -> Result<Self, GameError> {
        Self::new(actors, worths)
    }
}

impl From<Table> for (usize, Vec<i64>) {
    fn from(table: Table) -> Self {
        (table.actors, table.worths)
    }
}

impl fmt::Display for GameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooManyActors { actors, most } => write!(f, "{actors} actors, where {most} are the most"),
            Self::WrongLength { worths, coalitions } => write!(f, "{worths} worths for {coalitions} coalitions"),
            Self::WorthOfNobody { worth } => write!(f, "nobody is worth {worth}, not 0"),
        }
    }
}

impl Error for GameError {}

/// What each actor gets: fractions with one denominator, kept in lowest terms so that equal allocations are equal.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "(Vec<i128>, i128)", into = "(Vec<i128>, i128)")]
pub struct Allocation {
    units: Vec<i128>,
    /// Units that make one point, positive.
    per: i128,
}

impl Allocation {
    /// `units[i] / per` for each actor; `None` unless `per` is from 1 to 2^60 and no actor gets more than 2^120 units
    /// either way, so that nothing computed from it overflows.
    pub fn new(mut units: Vec<i128>, mut per: i128) -> Option<Self> {
        if !(1..=1 << 60).contains(&per) || units.iter().any(|units| units.unsigned_abs() > 1 << 120) {
            return None;
        }
        let divisor =
            units.iter().fold(per.unsigned_abs(), |divisor, units| gcd(divisor, units.unsigned_abs())) as i128;
        per /= divisor;
        units.iter_mut().for_each(|units| *units /= divisor);
        Some(Self { units, per })
    }

    /// Whole points.
    pub fn whole(points: &[i64]) -> Self {
        Self { units: points.iter().copied().map(i128::from).collect(), per: 1 }
    }

    /// What each gets, in units.
    pub fn units(&self) -> &[i128] {
        &self.units
    }

    /// Units that make one point.
    pub fn per(&self) -> i128 {
        self.per
    }

    /// The nearest floats, for display.
    pub fn to_f64(&self) -> Vec<f64> {
        self.units.iter().map(|&units| units as f64 / self.per as f64).collect()
    }

    /// Who gets how much more here than there (`x - φ` when that is the Shapley value), for display.
    pub fn more_than(&self, other: &Self) -> Vec<f64> {
        self.to_f64().iter().zip(other.to_f64()).map(|(here, there)| here - there).collect()
    }
}

impl TryFrom<(Vec<i128>, i128)> for Allocation {
    type Error = &'static str;

    fn try_from((units, per): (Vec<i128>, i128)) -> Result<Self, Self::Error> {
        Self::new(units, per).ok_or("an allocation has from 1 to 2^60 units a point and at most 2^120 for an actor")
    }
}

impl From<Allocation> for (Vec<i128>, i128) {
    fn from(allocation: Allocation) -> Self {
        (allocation.units, allocation.per)
    }
}

pub(super) fn gcd(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coalitions_are_sets() {
        let ac = Coalition::of([2, 0, 2]);
        assert_eq!((ac.len(), ac.members().collect::<Vec<_>>()), (2, vec![0, 2]));
        assert_eq!((ac.with(1), ac.without(0), ac.others(4)), (Coalition(7), Coalition(4), Coalition(10)));
        assert!(ac.contains(2) && !ac.contains(1) && !ac.contains(64));
        assert_eq!((Coalition::all(0), Coalition::all(64)), (Coalition::EMPTY, Coalition(u64::MAX)));
    }

    #[test]
    fn bad_games_are_refused() {
        assert_eq!(Table::new(2, vec![0; 3]), Err(GameError::WrongLength { worths: 3, coalitions: 4 }));
        assert_eq!(Table::new(1, vec![1, 2]), Err(GameError::WorthOfNobody { worth: 1 }));
        assert_eq!(Table::new(31, vec![]), Err(GameError::TooManyActors { actors: 31, most: 30 }));
        assert!(Function::new(65, |_| 0).is_err());
        let text = serde_json::to_string(&Table::new(1, vec![0, 5]).unwrap()).unwrap();
        assert_eq!(text, "[1,[0,5]]");
        assert!(serde_json::from_str::<Table>("[1,[0]]").is_err());
    }

    #[test]
    fn allocations_are_in_lowest_terms() {
        assert_eq!(Allocation::new(vec![20, -10], 10), Some(Allocation::whole(&[2, -1])));
        assert_eq!(Allocation::new(vec![1], 0), None);
        assert_eq!(serde_json::from_str::<Allocation>("[[3,1],2]").unwrap().to_f64(), [1.5, 0.5]);
        assert!(serde_json::from_str::<Allocation>("[[3,1],0]").is_err());
        assert_eq!(Allocation::new(vec![3], 2).unwrap().more_than(&Allocation::whole(&[1])), [0.5]);
    }
}
