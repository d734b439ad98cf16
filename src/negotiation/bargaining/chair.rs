//! A chair that is no party: it knows what everybody has heard, and writes the texts that everybody reacts to.

use super::known::{Action, Floor, OutcomeId};
use super::strategy::model::{FrequencyModel, OpponentModel};

/// Writes drafts.
pub trait Chair {
    /// The next draft, from nothing but what was said in front of all.
    fn draft(&mut self, floor: &Floor<'_>) -> OutcomeId;
}

/// Writes what was asked for most, issue by issue, and hears those most who have objected most.
///
/// What each party asks for is counted as in the frequency model of opponents; its voice grows by one with every
/// objection. So a party whose wishes lose against the others' gains weight until they are met or it stops objecting:
/// the least content is served in the long run. The first draft, when nobody has said anything, takes the middle of
/// every issue.
#[derive(Clone, Debug, Default)]
pub struct Mediator {
    voices: Vec<Voice>,
    /// How much of the history it has heard.
    heard: usize,
}

#[derive(Clone, Debug)]
struct Voice {
    wishes: FrequencyModel,
    objections: u32,
}

impl Chair for Mediator {
    fn draft(&mut self, floor: &Floor<'_>) -> OutcomeId {
        let shape = floor.shape();
        self.voices.resize_with(floor.parties(), || Voice { wishes: FrequencyModel::new(shape), objections: 0 });
        for event in floor.history().skip(self.heard) {
            self.heard += 1;
            if let (Some(party), Action::Object(wish)) = (event.party, event.action)
                && let Some(voice) = self.voices.get_mut(usize::from(party.0))
            {
                voice.objections += 1;
                if let Some(wish) = wish {
                    voice.wishes.learn(shape, wish);
                }
            }
        }
        let rows: Vec<(f64, Vec<Vec<f64>>)> =
            self.voices.iter().map(|voice| (f64::from(voice.objections), voice.wishes.rows())).collect();
        let best = |issue: usize| {
            let demand =
                |value: u32| -> f64 { rows.iter().map(|(weight, rows)| weight * rows[issue][value as usize]).sum() };
            let middle = shape.size(issue) / 2;
            // the nearest to the middle where several are asked for alike
            let key = |value: &u32| (demand(*value), std::cmp::Reverse(value.abs_diff(middle)));
            (0..shape.size(issue)).max_by(|a, b| key(a).partial_cmp(&key(b)).unwrap_or(std::cmp::Ordering::Equal))
        };
        let choices: Vec<u32> = (0..shape.issues()).map(|issue| best(issue).unwrap_or(0)).collect();
        shape.outcome(&choices)
    }
}
