//! Negotiations in words for people.

use super::{Named, Refusal, Setting, answered, process, say, values, written};
use crate::negotiation::bargaining::{
    Action, Bar, Course, Ending, Failure, Met, Optimality, OutcomeId, PartyId, Reason, Verdict, Why,
};
use crate::words::{Arg, Saying, Words};

/// One negotiation as it went, or what several came to.
pub(super) fn print(setting: &Setting<'_>, seeds: &[u64], courses: &[Course], words: &Words) {
    let names: Vec<&str> = setting.case.parties.iter().map(|party| party.name.as_str()).collect();
    let seat = |(name, style): (&&str, &super::Style)| {
        Arg::from(say!("engine-seat", party = *name, strategy = style.to_string()))
    };
    let seats =
        Arg::List { join: "list-names", items: names.iter().zip(&setting.args.games.strategies).map(seat).collect() };
    say(&words.say(&say!("engine-negotiate-title", seats = seats, rounds = setting.args.games.steps)));
    let [course] = courses else { return summary(&names, setting, courses, words) };
    if setting.args.explain {
        moves(&names, setting, course, words);
    }
    ending(&names, setting, course, words);
    let scaled = course.utilities(setting.rankings);
    let dissociated: Vec<&str> = match &course.ending {
        Ending::Agreed { dissociated, .. } => {
            dissociated.iter().map(|(party, _)| names[usize::from(party.0)]).collect()
        }
        Ending::NoDeal { .. } => vec![],
    };
    for ((name, value), share) in names.iter().zip(setting.result(&course.ending)).zip(scaled) {
        let (utility, share) = (written(&value), format!("{:.1}", share * 100.0));
        let result = if dissociated.contains(name) {
            say!("engine-result-dissociated", party = *name, utility = utility, share = share)
        } else {
            say!("engine-result", party = *name, utility = utility, share = share)
        };
        say(&format!("  {}", words.say(&result)));
    }
    if let Some(discounted) = setting.discounted(course) {
        let each = names.iter().zip(discounted).map(|(name, utility)| format!("{name} {utility:.6}"));
        say(&words.say(&say!(
            "engine-discounted",
            utilities = Arg::names(each.collect::<Vec<_>>().iter().map(String::as_str))
        )));
    }
    if let Some(optimality) = setting.optimality(course) {
        measured(&optimality, course.agreement().is_some(), words);
    }
    if let Some(closing) = setting.closing(course) {
        let raised = Arg::names(closing.raised.iter().map(|party| names[usize::from(party.0)]));
        say(&words.say(&say!("engine-zone-lost", round = closing.round + 1, names = raised)));
    }
    if setting.args.explain
        && let Some(process) = process::Process::of(setting, course)
    {
        process::print(&process, setting, words);
    }
    if !setting.args.games.strategies.iter().all(|style| style.is_deterministic()) {
        say(&words.say(&say!("engine-seed", seed = seeds.first().copied().unwrap_or(0))));
    }
}

fn ending(names: &[&str], setting: &Setting<'_>, course: &Course, words: &Words) {
    let (name, rounds) = (|party: &PartyId| names[usize::from(party.0)], course.rounds());
    match &course.ending {
        Ending::Agreed { outcome, bound, dissociated, .. } => {
            say(&words.say(&say!("engine-agreement", rounds = rounds, text = text(setting, *outcome))));
            if bound.len() < names.len() {
                let bound = Arg::names(bound.iter().map(|party| name(&party)));
                say(&words.say(&say!("engine-bound", names = bound)));
            }
            for (party, issues) in dissociated {
                let issues = Arg::names(issues.iter().map(|issue| setting.case.space.issues[issue].name.as_str()));
                say(&words.say(&say!("engine-dissociates", party = name(party), issues = issues)));
            }
        }
        Ending::NoDeal { because: Failure::Deadline, .. } => {
            say(&words.say(&say!("engine-deadline", rounds = rounds)));
        }
        Ending::NoDeal { because: Failure::Left(party), .. } => {
            say(&words.say(&say!("engine-left", party = name(party), round = rounds)));
        }
    }
}

fn measured(optimality: &Optimality, agreed: bool, words: &Words) {
    let percent = |share: Option<f64>| match share {
        Some(share) => say!("engine-percent", share = format!("{:.1}", share * 100.0)),
        None => say!("engine-undefined"),
    };
    if optimality.outside_zone {
        say(&words.get("engine-outside-zone"));
        say(&words.get(if optimality.dominated { "engine-off-frontier" } else { "engine-outside-undominated" }));
        return;
    }
    say(&words.say(&say!(
        "engine-optimality",
        pareto = percent(optimality.pareto),
        nash = percent(optimality.nash),
        kalai = percent(optimality.kalai_smorodinsky)
    )));
    say(&words.say(&say!("engine-optimality-joint", joint = percent(optimality.joint_gain))));
    say(&words.get(match (optimality.dominated, agreed) {
        (true, true) => "engine-off-frontier",
        (true, false) => "engine-impasse-missed",
        (false, true) => "engine-on-frontier",
        (false, false) => "engine-impasse-right",
    }));
}

/// What several negotiations came to.
fn summary(names: &[&str], setting: &Setting<'_>, courses: &[Course], words: &Words) {
    let line = |saying: Saying| say(&format!("  {}", words.say(&saying)));
    let agreed = courses.iter().filter(|course| course.agreement().is_some()).count();
    say(&words.say(&say!("engine-summary", n = courses.len(), agreements = agreed)));
    let scaled: Vec<Vec<f64>> = courses.iter().map(|course| course.utilities(setting.rankings)).collect();
    for (party, name) in names.iter().enumerate() {
        let (mean, sd) = mean_and_deviation(scaled.iter().map(|utilities| utilities[party]).collect());
        line(say!("engine-summary-utility", party = *name, mean = mean, sd = sd));
    }
    let (mean, sd) = mean_and_deviation(courses.iter().map(|course| f64::from(course.rounds())).collect());
    line(say!("engine-summary-rounds", mean = mean, sd = sd));
    let nash: Vec<f64> = courses.iter().filter_map(|course| setting.optimality(course)?.nash).collect();
    if !nash.is_empty() {
        let (mean, sd) = mean_and_deviation(nash);
        line(say!("engine-summary-nash", mean = mean, sd = sd));
    }
}

/// Mean and standard deviation (of the sample), written out; a single number has no spread.
fn mean_and_deviation(values: Vec<f64>) -> (String, Arg) {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>();
    let deviation = match values.len() {
        0 | 1 => say!("engine-undefined").into(),
        _ => format!("{:.4}", (squares / (count - 1.0)).sqrt()).into(),
    };
    (format!("{mean:.4}"), deviation)
}

fn text(setting: &Setting<'_>, outcome: OutcomeId) -> Arg {
    values(setting.case, &setting.rankings[0].shape().choices(outcome))
}

fn moves(names: &[&str], setting: &Setting<'_>, course: &Course, words: &Words) {
    let all = course.history.events().iter().zip(&course.reasons).zip(answered(course));
    for ((event, reason), on_table) in all {
        let name: Arg = match event.party {
            Some(party) => names[usize::from(party.0)].into(),
            None => say!("engine-chair").into(),
        };
        let party =
            if event.audience.len() < names.len() { say!("engine-in-caucus", party = name).into() } else { name };
        let action = match event.action {
            Action::Offer(outcome) => say!("engine-move-offer", party = party, text = text(setting, outcome)),
            Action::Assent => say!("engine-move-assent", party = party),
            Action::Dissociate(_) => say!("engine-move-dissociate", party = party),
            Action::Object(Some(wish)) => {
                say!("engine-move-object-and-wants", party = party, text = text(setting, wish))
            }
            Action::Object(None) => say!("engine-move-object", party = party),
            Action::Abstain => say!("engine-move-abstain", party = party),
            Action::Leave => say!("engine-move-leave", party = party),
        };
        say(&words.say(&say!("engine-move", round = event.round + 1, act = action)));
        if let Some(reason) = reason {
            say(&format!("         {}", words.say(&because(setting, reason))));
        }
        if let (Some(party), Some(Reason { verdict: Verdict::Refused(_), asks, .. }), Some(table)) =
            (event.party, reason, on_table)
        {
            refusal(setting, &setting.refusal(party, table, *asks, event.round), table, words);
        }
    }
}

fn refusal(setting: &Setting<'_>, refusal: &Refusal<'_>, table: OutcomeId, words: &Words) {
    for clause in refusal.clauses.iter().take(3) {
        let (issue, offered) = (clause.issue, &clause.offered);
        let clause = if clause.red_line {
            say!("engine-clause-red-line", issue = issue, offered = offered)
        } else {
            let loss = figure(clause.loss);
            say!("engine-clause-loss", issue = issue, offered = offered, loss = loss, wanted = &clause.wanted)
        };
        say(&format!("           {}", words.say(&clause)));
    }
    let shape = setting.rankings[0].shape();
    let change = match &refusal.smallest_change {
        Some(Named(case, wanted)) => {
            let changed = (0..).zip(wanted).filter(|&(issue, &value)| shape.value(table, issue) != value);
            let clause = |(issue, &value): (usize, &u32)| {
                let issue = &case.space.issues[issue];
                Arg::from(say!(
                    "engine-changed-clause",
                    issue = &issue.name,
                    value = issue.values.label(value).as_ref()
                ))
            };
            let items: Vec<Arg> = changed.map(clause).collect();
            say!("engine-smallest-change", n = items.len(), clauses = Arg::List { join: "list-names", items })
        }
        None => say!("engine-no-change"),
    };
    say(&format!("           {}", words.say(&change)));
}

fn because(setting: &Setting<'_>, reason: &Reason) -> Saying {
    let (worth, asks) = (figure(reason.worth), figure(reason.asks));
    let verdict = match &reason.verdict {
        Verdict::Proposed => say!("engine-verdict-proposed", worth = worth),
        Verdict::Agreed(Met::Next) => say!("engine-verdict-next", worth = worth, asks = asks),
        Verdict::Agreed(Met::Time) => say!("engine-verdict-time", worth = worth, asks = asks),
        Verdict::Agreed(Met::Combined) => say!("engine-verdict-combined", worth = worth, asks = asks),
        Verdict::Dissociated => say!("engine-verdict-dissociated", worth = worth, asks = asks),
        Verdict::Refused(Bar::RedLine { issue }) => {
            let name = setting.case.space.issues.get(*issue as usize).map_or("", |issue| issue.name.as_str());
            say!("engine-verdict-red-line", issue = name)
        }
        Verdict::Refused(Bar::NoDeal) => say!("engine-verdict-no-deal", worth = worth),
        Verdict::Refused(Bar::Aspiration) => say!("engine-verdict-aspiration", worth = worth, asks = asks),
        Verdict::NothingToOffer => say!("engine-verdict-nothing"),
    };
    match &reason.why {
        Some(proposal) => say!("engine-reason", verdict = verdict, proposal = why(proposal)),
        None => verdict,
    }
}

fn why(why: &Why) -> Saying {
    match *why {
        Why::Aspiration { asks } => say!("engine-why-aspiration", asks = figure(asks)),
        Why::Reciprocity { conceded, asks } if conceded >= 0.0 => {
            say!("engine-why-returns", conceded = figure(conceded), asks = figure(asks))
        }
        Why::Reciprocity { conceded, asks } => {
            say!("engine-why-took-back", taken = figure(-conceded), asks = figure(asks))
        }
        Why::Opening { asks } => say!("engine-why-opening", asks = figure(asks)),
        Why::NextBest { offers, received } => say!("engine-why-next-best", offers = offers, received = received),
        Why::Repeats { offers, received } => say!("engine-why-repeats", offers = offers, received = received),
        Why::Similar { asks, similarity } => {
            say!("engine-why-similar", asks = figure(asks), similarity = format!("{:.0}", similarity * 100.0))
        }
        Why::Modelled { asks, believed } => {
            say!("engine-why-modelled", asks = figure(asks), believed = figure(believed))
        }
        Why::Best => say!("engine-why-best"),
        Why::Drawn => say!("engine-why-drawn"),
    }
}

/// A utility on a scale of 0 to 1, written out.
fn figure(value: f64) -> String {
    format!("{value:.3}")
}
