//! Whether an open text holds: nobody inside would rather be out, nobody outside rather in.
//!
//! Signatories `S` are internally stable if each gets no less than it would by leaving, `π_i(S) ≥ π_i(S\i)`, and externally
//! stable if no outsider gets more by joining, `π_j(S) ≥ π_j(S∪j)` (d'Aspremont, Jacquemin, Gabszewicz & Weymark 1983; for
//! treaties Barrett 1994). For texts that anyone may join and leave alone, this rather than the core is the question.
//!
//! ```
//! use demarche::negotiation::coalition::{Coalition, Treaty};
//!
//! // Cleaning up costs a signatory 5 and brings everybody 2 for each signatory, once three have signed.
//! let payoff = |actor: usize, signed: Coalition| {
//!     let active = signed.len() >= 3;
//!     if active { 2 * signed.len() as i64 - if signed.contains(actor) { 5 } else { 0 } } else { 0 }
//! };
//! let treaty = Treaty::new(5, payoff).unwrap();
//! // With three, whoever leaves undoes it all. A fourth would rather ride for free.
//! assert!(treaty.is_stable(Coalition::of([0, 1, 2])));
//! assert_eq!(treaty.would_leave(Coalition::of([0, 1, 2, 3])).len(), 4);
//! assert_eq!(treaty.stable().unwrap().filter(|signed| signed.len() == 3).count(), 10);
//! ```

use serde::{Deserialize, Serialize};

use super::game::{Coalition, MAX_ACTORS, MAX_ENUMERATED};

/// A text that anyone may sign or leave: what each actor gets, by who has signed.
#[derive(Clone, Debug)]
pub struct Treaty<F> {
    actors: usize,
    payoff: F,
}

/// An actor that would rather be on the other side, and what it would gain.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Pull {
    pub actor: usize,
    /// Positive.
    pub gain: i128,
}

impl<F: Fn(usize, Coalition) -> i64> Treaty<F> {
    /// `None` beyond [`MAX_ACTORS`].
    pub fn new(actors: usize, payoff: F) -> Option<Self> {
        (actors <= MAX_ACTORS).then_some(Self { actors, payoff })
    }

    /// Signatories that would gain by leaving alone: none if the text is internally stable.
    pub fn would_leave(&self, signed: Coalition) -> Vec<Pull> {
        self.pulls(signed.members(), signed).collect()
    }

    /// Outsiders that would gain by joining alone: none if the text is externally stable.
    pub fn would_join(&self, signed: Coalition) -> Vec<Pull> {
        self.pulls(signed.others(self.actors).members(), signed).collect()
    }

    /// Both internally and externally stable.
    pub fn is_stable(&self, signed: Coalition) -> bool {
        self.pulls(0..self.actors, signed).next().is_none()
    }

    /// All stable sets of signatories, in order of masks; `None` beyond [`MAX_ENUMERATED`] actors. It asks for up to
    /// `2n` payoffs for each of `2^n` sets.
    pub fn stable(&self) -> Option<impl Iterator<Item = Coalition>> {
        let sets = (self.actors <= MAX_ENUMERATED).then(|| 0..1u64 << self.actors)?;
        Some(sets.map(Coalition).filter(|&signed| self.is_stable(signed)))
    }

    fn pulls(&self, actors: impl Iterator<Item = usize>, signed: Coalition) -> impl Iterator<Item = Pull> {
        actors.filter_map(move |actor| {
            let other = if signed.contains(actor) { signed.without(actor) } else { signed.with(actor) };
            let gain = i128::from((self.payoff)(actor, other)) - i128::from((self.payoff)(actor, signed));
            (gain > 0).then_some(Pull { actor, gain })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn pulls_name_the_actor_and_its_gain() {
        // Actor 1 gains 4 by signing, actor 2 loses 3, actor 0 does not care.
        let payoff = |actor: usize, signed: Coalition| [0, 4, -3][actor] * i64::from(signed.contains(actor));
        let treaty = Treaty::new(3, payoff).unwrap();
        let signed = Coalition::of([0, 2]);
        assert_eq!(treaty.would_leave(signed), [Pull { actor: 2, gain: 3 }]);
        assert_eq!(treaty.would_join(signed), [Pull { actor: 1, gain: 4 }]);
        assert_eq!(treaty.stable().unwrap().collect::<Vec<_>>(), [Coalition::of([1]), Coalition::of([0, 1])]);
        assert!(Treaty::new(65, payoff).is_none());
    }

    proptest! {
        #[test]
        fn stable_sets_are_those_nobody_crosses(payoffs in prop::collection::vec(0i64..4, 5 * 32)) {
            let treaty = Treaty::new(5, |actor: usize, signed: Coalition| payoffs[signed.0 as usize * 5 + actor]).unwrap();
            let stable: Vec<Coalition> = treaty.stable().unwrap().collect();
            for set in 0..32u64 {
                let stays = (0..5).all(|a| payoffs[set as usize * 5 + a] >= payoffs[(set ^ 1 << a) as usize * 5 + a]);
                prop_assert_eq!(stays, stable.contains(&Coalition(set)));
            }
        }
    }
}
