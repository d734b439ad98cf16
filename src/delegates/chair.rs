//! With the pen: write the text that most can live with, and put it under silence, or open it for signature, when nobody has
//! spoken against it.

use super::{Because, Decision};
use crate::base::TalksId;
use crate::level::Talks;
use crate::negotiation::{Outcome, Preferences};
use crate::rules::{Order, OwnTalks, Table};

/// What the chair does with the floor.
pub(super) fn write(
    spec: &Talks,
    table: &Table,
    own: &OwnTalks,
    preferences: &Preferences,
    talks: TalksId,
    wants: i64,
    serves: impl Fn(&Outcome) -> bool,
) -> Decision {
    let yields = |because| Decision::new(Order::Yield { talks }, because);
    let Some(party) = spec.writer().and_then(|writer| spec.party(writer)) else {
        return yields(Because::NothingWorth { wants });
    };
    let onward = |draft: Outcome| match spec.threshold() {
        Some(_) => Order::OpenText { talks, draft },
        None => Order::PutToSilence { talks, draft },
    };
    // A text that is open for signature needs a turn in which others can make up their minds.
    let signing = if spec.threshold().is_some() { u32::from(spec.rounds_per_turn) } else { 0 };
    let rounds = spec.rounds().saturating_sub(signing).max(1);
    let last_round = table.round + 1 >= rounds;
    let ripe = table.offers.iter().rev().take_while(|offer| table.round <= offer.round + 1).find(|offer| {
        let refused = offer.answers.iter().enumerate().any(|(p, answer)| p != party && *answer == Some(false));
        !refused && own.utility.acceptable_at(&offer.draft, wants)
    });
    if let Some(offer) = ripe {
        let because = Because::Unopposed { worth: own.utility.value(&offer.draft), wants };
        return Decision::new(onward(offer.draft.clone()), because);
    }
    // Too few signatures are none, so in the end number counts.
    let wants = if last_round && spec.threshold().is_some() { own.utility.reservation } else { wants };
    let best = best_supported(spec, table, preferences, party, wants, serves);
    let best = best.or_else(|| best_supported(spec, table, preferences, party, wants, |_| true));
    let Some((least, draft)) = best else {
        return yields(Because::NothingWorth { wants });
    };
    if last_round {
        // Nothing to lose: whoever would rather have no text can say so.
        Decision::new(onward(draft), Because::LastRound { least, wants })
    } else if draft == table.text {
        yields(Because::StandsBest)
    } else {
        Decision::new(Order::Revise { talks, draft }, Because::ServesAll { least, wants })
    }
}

/// Of the texts the chair can live with and that serve what it leads for, the one whose least served party is served best (then the next least, by
/// sums), judged by what parties asked for and how firmly they stuck to it; with how well
/// that party is served, in permille of what it asked for, if any did.
fn best_supported(
    spec: &Talks,
    table: &Table,
    preferences: &Preferences,
    party: usize,
    wants: i64,
    serves: impl Fn(&Outcome) -> bool,
) -> Option<(Option<u16>, Outcome)> {
    let served: Vec<Vec<Vec<i32>>> =
        (0..spec.parties.len()).filter(|p| *p != party).filter_map(|p| serves_party(spec, table, p)).collect();
    preferences
        .best_first()
        .take_while(|(_, value)| *value >= wants)
        .filter(|(outcome, _)| serves(outcome))
        .map(|(outcome, _)| {
            let scores = served.iter().map(|by_issue| {
                by_issue.iter().zip(&outcome.0).map(|(options, option)| options[usize::from(*option)]).sum::<i32>()
            });
            let (least, sum) = scores.fold((i32::MAX, 0), |(least, sum), score| (least.min(score), sum + score));
            ((least, sum), outcome)
        })
        .reduce(|best, next| if next.0 > best.0 { next } else { best })
        // Nobody has asked for anything yet: nobody is served least.
        .map(|((least, _), outcome)| (u16::try_from(least).ok(), outcome))
}

/// How well each option of each issue serves party `p`, in per mille of everything it asked for: near what it last
/// asked for is better, and an issue on which it never moved counts three times one on which it moved twice.
fn serves_party(spec: &Talks, table: &Table, p: usize) -> Option<Vec<Vec<i32>>> {
    let wanted = table.wants[p].as_ref()?;
    let actor = spec.parties[p];
    let asked: Vec<&Outcome> = table.offers.iter().filter(|o| o.by == actor).map(|o| &o.draft).collect();
    let weights: Vec<i32> = (0..spec.issues.len())
        .map(|issue| {
            let moves = asked.windows(2).filter(|pair| pair[0].0[issue] != pair[1].0[issue]).count();
            3 - i32::try_from(moves.min(2)).unwrap_or(2)
        })
        .collect();
    let total: i32 = weights.iter().sum::<i32>().max(1);
    let by_issue = spec.issues.iter().enumerate().map(|(issue, options)| {
        let steps = i32::try_from(options.options.len()).unwrap_or(2) - 1;
        (0..=steps)
            .map(|option| {
                let away = (option - i32::from(wanted.0[issue])).abs();
                1000 * weights[issue] * (steps - away) / steps.max(1) / total
            })
            .collect()
    });
    Some(by_issue.collect())
}
