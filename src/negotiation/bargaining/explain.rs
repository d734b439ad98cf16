//! Why a text is refused, clause by clause, and the smallest change that would do, from the party's own ranking.

use super::known::OutcomeId;
use super::ranking::Ranking;

/// What a clause of a text costs a party.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ClauseLoss {
    pub issue: usize,
    /// The value in the text.
    pub offered: u32,
    /// The value that would be best for the party if all else stayed.
    pub wanted: u32,
    /// How much own utility that would bring, on the scale of 0 to 1.
    pub loss: f64,
    /// Whether the party can't sign the value in the text.
    pub red_line: bool,
}

/// What each clause of a text costs the party, the worst first: red lines, then by loss, then by issue. Holds for any
/// utility, as each clause is changed with all others left alone.
pub fn losses(own: &Ranking, text: OutcomeId) -> Vec<ClauseLoss> {
    let shape = own.shape();
    let clause = |issue: usize| {
        let offered = shape.value(text, issue);
        let worth = |value: u32| own.worth(shape.with(text, issue, value));
        let barred = |value: u32| own.crossed(shape.with(text, issue, value)).any(|crossed| crossed == issue);
        let red_line = barred(offered);
        // the offered value itself if none is better; among those that can be signed
        let candidates = (0..shape.size(issue)).filter(|&value| !barred(value));
        let best = candidates.max_by(|&a, &b| worth(a).total_cmp(&worth(b)).then((a == offered).cmp(&(b == offered))));
        let wanted = best.unwrap_or(offered);
        ClauseLoss { issue, offered, wanted, loss: worth(wanted) - worth(offered), red_line }
    };
    let mut clauses: Vec<ClauseLoss> = (0..shape.issues()).map(clause).collect();
    clauses.sort_by(|a, b| b.red_line.cmp(&a.red_line).then(b.loss.total_cmp(&a.loss)).then(a.issue.cmp(&b.issue)));
    clauses
}

/// The smallest change to a text that the party would agree to if it asks for this much: the fewest clauses; of those
/// the one that gives it least, so that it asks for no more than it needs; of equals the first. `None` if nothing will
/// do.
pub fn smallest_change(own: &Ranking, text: OutcomeId, asks: f64) -> Option<OutcomeId> {
    let shape = own.shape();
    let base = shape.choices(text);
    let enough = own.count_at_least(asks);
    // the least worth first, so that the first of so few changes stays
    let mut best: Option<(usize, OutcomeId)> = None;
    for rank in (0..enough).rev() {
        let outcome = own.at(rank)?;
        let most = best.map_or(usize::MAX, |(changes, _)| changes);
        let differs = |&(issue, value): &(usize, &u32)| shape.value(outcome, issue) != *value;
        let changes = base.iter().enumerate().filter(differs).take(most.saturating_add(1)).count();
        let earlier = best.is_some_and(|(_, found)| own.worth(found) == own.worth(outcome) && outcome < found);
        if changes < most || (changes == most && earlier) {
            best = Some((changes, outcome));
        }
    }
    best.map(|(_, outcome)| outcome)
}
