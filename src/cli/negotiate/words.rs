//! Negotiations in words for people.

use super::{Refusal, Setting, answered, say};
use crate::negotiation::bargaining::{
    Action, Bar, Course, Ending, Failure, Met, Optimality, OutcomeId, PartyId, Reason, Verdict, Why,
};

/// One negotiation as it went, or what several came to.
pub(super) fn print(setting: &Setting<'_>, seeds: &[u64], courses: &[Course]) {
    let names: Vec<String> = setting.case.parties.iter().map(|party| party.name.clone()).collect();
    let seats: Vec<String> =
        names.iter().zip(&setting.args.strategies).map(|(name, style)| format!("{name}: {style}")).collect();
    say(&format!("{}; {} rounds at most", seats.join(", "), setting.args.steps));
    let [course] = courses else { return summary(&names, setting, courses) };
    if setting.args.explain {
        moves(&names, setting, course);
    }
    let rounds = |count: u32| if count == 1 { "1 round".to_owned() } else { format!("{count} rounds") };
    match &course.ending {
        Ending::Agreed { outcome, bound, dissociated, .. } => {
            say(&format!("agreement after {}: {}", rounds(course.rounds()), text(setting, *outcome)));
            if bound.len() < names.len() {
                let bound: Vec<&str> = bound.iter().map(|party| names[usize::from(party.0)].as_str()).collect();
                say(&format!("bound by it: {}", bound.join(", ")));
            }
            for (party, issues) in dissociated {
                let issues: Vec<&str> = issues.iter().map(|i| setting.case.space.issues[i].name.as_str()).collect();
                say(&format!("{} dissociates itself from {}", names[usize::from(party.0)], issues.join(", ")));
            }
        }
        Ending::NoDeal { because: Failure::Deadline, .. } => {
            say(&format!("no deal: time was up after {}", rounds(course.rounds())));
        }
        Ending::NoDeal { because: Failure::Left(party), .. } => {
            say(&format!("no deal: {} walked out in round {}", names[usize::from(party.0)], course.rounds()));
        }
    }
    let scaled = course.utilities(setting.rankings);
    for ((name, value), share) in names.iter().zip(setting.result(&course.ending)).zip(scaled) {
        say(&format!(
            "  {name}: {:.6}, {:.1} % of the way from its worst to its best outcome",
            value.to_f64(),
            share * 100.0
        ));
    }
    if let Some(optimality) = setting.optimality(course) {
        measured(&optimality);
    }
    if !setting.args.strategies.iter().all(|style| style.is_deterministic()) {
        say(&format!("seed {}; other seeds may go otherwise (--repeat)", seeds.first().copied().unwrap_or(0)));
    }
}

fn measured(optimality: &Optimality) {
    let percent = |name: &str, share: Option<f64>| {
        share.map_or_else(|| format!("{name} undefined"), |share| format!("{name} {:.1} %", share * 100.0))
    };
    let parts = [
        percent("Pareto", optimality.pareto),
        percent("Nash product", optimality.nash),
        percent("Kalai-Smorodinsky", optimality.kalai_smorodinsky),
        percent("joint gain", optimality.joint_gain),
    ];
    say(&format!("of the best possible: {}", parts.join(", ")));
    let nothing_better = "nothing would have been better for some and worse for none";
    say(if optimality.on_frontier {
        nothing_better
    } else {
        "something would have been better for some and worse for none"
    });
}

/// What several negotiations came to.
fn summary(names: &[String], setting: &Setting<'_>, courses: &[Course]) {
    let agreed = courses.iter().filter(|course| course.agreement().is_some()).count();
    say(&format!("{} negotiations, {agreed} agreements", courses.len()));
    let mean = |values: Vec<f64>| {
        let count = values.len() as f64;
        let mean = values.iter().sum::<f64>() / count;
        let spread = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (count - 1.0).max(1.0);
        format!("{mean:.4} (standard deviation {:.4})", spread.sqrt())
    };
    let scaled: Vec<Vec<f64>> = courses.iter().map(|course| course.utilities(setting.rankings)).collect();
    for (party, name) in names.iter().enumerate() {
        say(&format!("  {name}: utility on a scale of 0 to 1: {}", mean(scaled.iter().map(|u| u[party]).collect())));
    }
    say(&format!("  rounds: {}", mean(courses.iter().map(|course| f64::from(course.rounds())).collect())));
    let nash: Vec<f64> = courses.iter().filter_map(|c| setting.optimality(c)?.nash).collect();
    if !nash.is_empty() {
        say(&format!("  Nash product, of the best possible: {}", mean(nash)));
    }
}

fn text(setting: &Setting<'_>, outcome: OutcomeId) -> String {
    let values = setting.case.labels(&setting.rankings[0].shape().choices(outcome));
    values.into_iter().map(|(_, value)| value).collect::<Vec<_>>().join(", ")
}

fn moves(names: &[String], setting: &Setting<'_>, course: &Course) {
    let name = |party: Option<PartyId>| party.map_or("the chair", |party| names[usize::from(party.0)].as_str());
    let all = course.history.events().iter().zip(&course.reasons).zip(answered(course));
    for ((event, reason), on_table) in all {
        let who = name(event.party);
        let aside = if event.audience.len() < names.len() { " (in caucus)" } else { "" };
        let what = match event.action {
            Action::Offer(outcome) => format!("puts on the table: {}", text(setting, outcome)),
            Action::Assent => "agrees".to_owned(),
            Action::Dissociate(_) => "agrees, but dissociates itself from some clauses".to_owned(),
            Action::Object(Some(wish)) => format!("objects and wants: {}", text(setting, wish)),
            Action::Object(None) => "objects".to_owned(),
            Action::Abstain => "abstains".to_owned(),
            Action::Leave => "walks out".to_owned(),
        };
        say(&format!("round {}  {who}{aside} {what}", event.round + 1));
        if let Some(reason) = reason {
            say(&format!("         {}", because(setting, reason)));
        }
        if let (Some(party), Some(Reason { verdict: Verdict::Refused(_), asks, .. }), Some(table)) =
            (event.party, reason, on_table)
        {
            refusal(&setting.refusal(party, table, *asks, event.round));
        }
    }
}

fn refusal(refusal: &Refusal<'_>) {
    for clause in refusal.clauses.iter().take(3) {
        let why = if clause.red_line {
            "can't be signed".to_owned()
        } else {
            format!("costs it {:.3} against {}", clause.loss, clause.wanted)
        };
        say(&format!("           {}: {} {why}", clause.issue, clause.offered));
    }
}

fn because(setting: &Setting<'_>, reason: &Reason) -> String {
    let Reason { verdict, worth, asks, why: proposal } = reason;
    let worth_and_asks = format!("worth {worth:.3} to it, it asks for {asks:.3}");
    let said = match verdict {
        Verdict::Proposed => format!("worth {worth:.3} to it"),
        Verdict::Agreed(Met::Next) => format!("{worth_and_asks}, as for its own next proposal"),
        Verdict::Agreed(Met::Time) => format!("{worth_and_asks}, as time is nearly up"),
        Verdict::Agreed(Met::Combined) => {
            format!("{worth_and_asks}: time is nearly up, and nothing better came of late")
        }
        Verdict::Dissociated => format!("{worth_and_asks}; it can't sign all of it"),
        Verdict::Refused(Bar::RedLine { issue }) => {
            let name = setting.case.space.issues.get(*issue as usize).map_or("", |issue| issue.name.as_str());
            format!("what was on the table crosses its red line on {name}")
        }
        Verdict::Refused(Bar::NoDeal) => format!("what was on the table is worth {worth:.3} to it, less than no deal"),
        Verdict::Refused(Bar::Aspiration) => format!("what was on the table is {worth_and_asks}"),
        Verdict::NothingToOffer => "nothing that it can sign is worth as much as no deal".to_owned(),
    };
    proposal.as_ref().map_or(said.clone(), |proposal| format!("{said}; {}", why(proposal)))
}

fn why(why: &Why) -> String {
    match why {
        Why::Aspiration { asks } => format!("at this time it asks for {asks:.3}"),
        Why::Reciprocity { conceded, asks } if *conceded >= 0.0 => {
            format!("it returns a concession of {conceded:.3} and asks for {asks:.3}")
        }
        Why::Reciprocity { conceded, asks } => {
            format!("the others took back {:.3}, so it asks for {asks:.3}", -conceded)
        }
        Why::Opening { asks } => format!("there is no concession to return yet; it asks for {asks:.3}"),
        Why::NextBest { offers, received } => {
            format!("its next best, as the others have made {received} different offers and it {offers}")
        }
        Why::Repeats { offers, received } => {
            format!("again, as the others have made only {received} different offers and it {offers}")
        }
        Why::Similar { asks, similarity } => format!(
            "of all that is worth {asks:.3} to it, the most similar to what was asked for: {:.0} %",
            similarity * 100.0
        ),
        Why::Modelled { asks, believed } => {
            format!("of all that is worth {asks:.3} to it, what it believes the others like best: {believed:.3}")
        }
        Why::Best => "its best, always".to_owned(),
        Why::Drawn => "drawn from all that beats no deal".to_owned(),
    }
}
