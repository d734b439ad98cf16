//! One deal of a negotiation domain: read from an argument, measured, and shown.

use serde::Serialize;
use serde_json::{Value as Json, json};

use super::domain::{list, values};
use super::say;
use crate::negotiation::engine::{Case, Choices, Quality, deal::Better};
use crate::words::{Arg, Saying, Words, say};

/// Trades that are shown to people.
const MOST_TRADES: usize = 10;

/// Reads `issue=value,issue=value,...`. Names and values may hold commas and equal signs: a part begins where the name of
/// an issue and an equal sign do.
///
/// # Errors
///
/// Says which issue or value is missing, unknown or there twice.
pub fn parse(case: &Case, text: &str) -> Result<Choices, Saying> {
    let named = |rest: &str| {
        let issues = case.space.issues.iter().enumerate();
        let known = issues.filter(|(_, issue)| {
            rest.strip_prefix(issue.name.trim()).is_some_and(|rest| rest.trim_start().starts_with('='))
        });
        known.max_by_key(|(_, issue)| issue.name.len()).map(|(at, _)| at)
    };
    let mut starts: Vec<(usize, usize)> = Vec::new();
    for at in std::iter::once(0).chain(text.match_indices(',').map(|(at, _)| at + 1)) {
        let blanks = text[at..].len() - text[at..].trim_start().len();
        if let Some(issue) = named(&text[at + blanks..]) {
            starts.push((at + blanks, issue));
        } else if at == 0 {
            let names = Arg::names(case.space.issues.iter().map(|issue| issue.name.as_str()));
            return Err(say!("engine-deal-no-issue", text = text, names = names));
        }
    }
    let mut chosen: Vec<Option<u32>> = vec![None; case.space.issues.len()];
    for (number, &(start, at)) in starts.iter().enumerate() {
        let end = starts.get(number + 1).map_or(text.len(), |next| next.0);
        let part = text[start..end].trim_end();
        let part = if number + 1 < starts.len() { part.strip_suffix(',').unwrap_or(part) } else { part };
        let issue = &case.space.issues[at];
        let value = part[issue.name.trim().len()..].trim_start().trim_start_matches('=').trim();
        let position = issue.values.position(value).ok_or_else(|| {
            let known: Vec<_> = (0..).take(issue.values.len().min(20)).map(|at| issue.values.label(at)).collect();
            let names = Arg::names(known.iter().map(|label| label.as_ref()));
            say!("engine-deal-no-value", issue = &issue.name, value = value, names = names)
        })?;
        if chosen[at].replace(position).is_some() {
            return Err(say!("engine-deal-twice", issue = &issue.name));
        }
    }
    let open = chosen.iter().position(Option::is_none);
    match open {
        Some(at) => Err(say!("engine-deal-open", issue = &case.space.issues[at].name)),
        None => Ok(chosen.into_iter().flatten().collect()),
    }
}

/// The quality of a deal as JSON: outcomes by the names of their values.
pub fn json(case: &Case, deal: &[u32], quality: &Quality) -> Json {
    let named =
        |choices: &[u32]| case.labels(choices).into_iter().map(|(issue, value)| (issue, json!(value))).collect();
    let outcome = |choices: &[u32]| Json::Object(named(choices));
    let better = |better: &Better| json!({ "outcome": outcome(&better.outcome), "gains": better.gains });
    let issue = |at: usize| &case.space.issues[at].name;
    let party = |at: usize| &case.parties[at].name;
    json!({
        "outcome": outcome(deal),
        "utilities": quality.utilities,
        "surpluses": quality.surpluses,
        "signable": quality.signable,
        "rational": quality.rational,
        "share_of_best": quality.share_of_best,
        "dominating": {
            "count": number(quality.dominating.count),
            "signable": number(quality.dominating.signable),
            "complete": quality.dominating.complete,
            "members": quality.dominating.members.iter().map(better).collect::<Vec<_>>(),
        },
        "pareto_distance": quality.pareto_distance,
        "nearest_efficient": quality.nearest_efficient.as_deref().map(outcome),
        "pareto_optimality": quality.pareto_optimality,
        "joint_efficiency": quality.joint_efficiency,
        "nash_product": quality.nash_product,
        "nash_ratio": quality.nash_ratio,
        "kalai_smorodinsky_ratio": quality.kalai_smorodinsky_ratio,
        "integrative_index": quality.integrative_index,
        "distributive_shares": quality.distributive_shares,
        "logrolls": quality.logrolls.iter().map(|trade| json!({
            "parties": [party(trade.party), party(trade.partner)],
            "gets": issue(trade.gets),
            "gives": issue(trade.gives),
        })).collect::<Vec<_>>(),
        "post_settlement": quality.post_settlement.as_ref().map(better),
    })
}

fn number(count: u128) -> impl Serialize {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// Prints the quality of a deal for a person.
pub fn print(case: &Case, quality: &Quality, words: &Words) {
    let line = |saying: Saying| say(&format!("  {}", words.say(&saying)));
    say(&words.get("engine-deal"));
    line(say!("engine-deal-utilities", utilities = list(&quality.utilities)));
    line(say!("engine-deal-surpluses", utilities = list(&quality.surpluses)));
    line(match (quality.signable, quality.rational) {
        (false, _) => say!("engine-deal-red-line"),
        (true, false) => say!("engine-deal-walk-away"),
        (true, true) => say!("engine-deal-rational"),
    });
    let Quality { dominating, .. } = quality;
    line(match dominating.complete {
        true => say!("engine-deal-better", n = dominating.count, signable = dominating.signable),
        false => say!("engine-deal-better-at-least", n = dominating.count, signable = dominating.signable),
    });
    for Better { outcome, gains } in &dominating.members {
        line(say!("engine-deal-such-as", outcome = values(case, outcome), gains = list(gains)));
    }
    if let Some(Better { outcome, gains }) = &quality.post_settlement {
        line(say!("engine-deal-best", outcome = values(case, outcome), gains = list(gains)));
    }
    line(say!("engine-deal-pareto-distance", value = share(quality.pareto_distance)));
    line(say!("engine-deal-pareto-optimality", value = share(quality.pareto_optimality)));
    // shares of the best inside the zone would praise what lies outside
    if quality.rational {
        line(say!("engine-deal-nash", value = share(quality.nash_ratio)));
        line(say!("engine-deal-kalai-smorodinsky", value = share(quality.kalai_smorodinsky_ratio)));
    }
    line(say!("engine-deal-comparing"));
    if quality.rational {
        line(say!("engine-deal-joint", value = share(quality.joint_efficiency)));
    }
    line(say!("engine-deal-integrative", value = share(quality.integrative_index)));
    for (party, value) in case.parties.iter().zip(quality.distributive_shares.iter().flatten()) {
        line(say!("engine-deal-share", party = &party.name, value = share(Some(*value))));
    }
    for trade in quality.logrolls.iter().take(MOST_TRADES) {
        let [a, b] = [trade.party, trade.partner].map(|at| &case.parties[at].name);
        let [gets, gives] = [trade.gets, trade.gives].map(|at| &case.space.issues[at].name);
        line(say!("engine-deal-trade", a = a, b = b, gets = gets, gives = gives));
    }
    if quality.logrolls.len() > MOST_TRADES {
        line(say!("engine-deal-more-trades", n = quality.logrolls.len() - MOST_TRADES));
    }
}

fn share(value: Option<f64>) -> Arg {
    value.map_or_else(|| say!("engine-undefined").into(), |value| format!("{value:.4}").into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::negotiation::engine::{OutcomeSpace, Preference, SpaceIssue, Values};

    #[test]
    fn names_and_values_may_hold_commas_and_equal_signs() {
        let issue = |name: &str, values: &[&str]| SpaceIssue {
            name: name.to_owned(),
            values: Values::Discrete(values.iter().map(|&value| value.to_owned()).collect()),
        };
        let space = OutcomeSpace {
            name: String::new(),
            issues: vec![issue("food", &["fish, chips", "a=b"]), issue("food, drink", &["tea", "wine"])],
        };
        let case = Case { space, parties: vec![Preference::default()] };
        assert_eq!(parse(&case, "food=fish, chips,food, drink=wine"), Ok(vec![0, 1]));
        assert_eq!(parse(&case, " food, drink = tea , food = a=b"), Ok(vec![1, 0]));
        let words = Words::new("en");
        for (text, complaint) in [
            ("", "`` doesn't begin with an issue and `=`; the issues are food, food, drink"),
            ("food=fish", "`food` has no value `fish`; its values are fish, chips, a=b"),
            ("food=a=b", "the deal says nothing about `food, drink`"),
            ("food=a=b,food=a=b", "`food` is settled twice"),
        ] {
            assert_eq!(parse(&case, text).map_err(|problem| words.say(&problem)), Err(complaint.to_owned()));
        }
    }
}
