//! The report of a sweep as text and as JSON.

use serde_json::json;

use super::super::say;
use crate::balance::statistics::{Mean, Spread};
use crate::balance::{Balance, Finding, Kind, Seat, Talks, Weight};
use crate::words::{Arg, Saying, Words, say};

/// `{level,games,seed,seats:[{id,score:{mean,sd},components,...}],...,digest,findings}`.
pub(super) fn as_json(balance: &Balance, findings: &[Finding], words: &Words) -> serde_json::Value {
    let finding = |finding: &Finding| {
        json!({
            "code": finding.code,
            "weight": finding.weight.word(),
            "message": words.say(&finding.message),
            "help": words.say(&finding.help),
            "places": finding.places,
        })
    };
    let mut report = json!(balance);
    report["findings"] = findings.iter().map(finding).collect();
    report
}

pub(super) fn print(balance: &Balance, findings: &[Finding], words: &Words) {
    let line = |indent: usize, what: &Saying| say(&format!("{:indent$}{}", "", words.say(what)));
    let title = say!("cli-simulate-title", level = &balance.title, games = balance.games, seed = balance.seed);
    line(0, &title);
    for found in findings {
        let mark = match found.weight {
            Weight::Mend => "!!",
            Weight::Look => "! ",
            Weight::Know => "- ",
        };
        say(&format!("{mark} {}", words.say(&found.message)));
        line(5, &found.help);
        for place in &found.places {
            say(&format!("     {}:{}", place.file, place.line));
        }
    }
    for talks in &balance.talks {
        print_talks(talks, &line);
    }
    for (kind, count) in Kind::ALL.map(|kind| (kind, balance.never(kind).count())) {
        let of = balance.reached.iter().filter(|thing| thing.kind == kind).count();
        // Options stand with their talks.
        if of > 0 && kind != Kind::Option {
            line(2, &say!("cli-simulate-reached", kind = super::page::kind(kind), n = of - count, of = of));
        }
    }
    for seat in &balance.seats {
        print_seat(seat, &line);
    }
    for row in &balance.styles {
        let Some(score) = row.score else { continue };
        let style = format!("{:<18}", row.style);
        let (mean, over) = (format!("{:6.0}", score.mean), plus_minus(row.over_own));
        line(2, &say!("cli-simulate-style", style = style, mean = mean, over = over));
    }
    if balance.styles.is_empty() {
        line(0, &say!("cli-simulate-more"));
    }
    if let Some(Spread { mean, sd, .. }) = balance.orders {
        let (mean, sd) = (format!("{mean:.0}"), format!("{sd:.0}"));
        line(0, &say!("cli-simulate-length", turns = balance.turns, mean = mean, sd = sd));
    }
    line(0, &say!("cli-simulate-digest", digest = balance.digest.to_string()));
}

fn print_talks(talks: &Talks, line: &impl Fn(usize, &Saying)) {
    let (name, rate) = (format!("{:<16}", talks.id), format!("{:5.1}", 100.0 * talks.agreement));
    let [low, high] = talks.agreement_interval.map(|share| format!("{:.0}", 100.0 * share));
    let agreement = match talks.turn {
        Some(Spread { mean, sd, .. }) => say!(
            "cli-simulate-agreement",
            talks = name,
            rate = rate,
            low = low,
            high = high,
            turn = format!("{mean:.1}"),
            turn_sd = format!("{sd:.1}")
        ),
        None => say!("cli-simulate-no-agreement", talks = name),
    };
    line(2, &agreement);
    let indent = || format!("{:<16}", "");
    if !talks.never_chosen.is_empty() {
        let options = Arg::names(talks.never_chosen.iter().map(String::as_str));
        line(2, &say!("cli-simulate-never", indent = indent(), options = options));
    }
    if let Some(mover) = &talks.first_mover {
        let (first, last, points) = (&mover.first, &mover.last, plus_minus(mover.advantage));
        line(2, &say!("cli-simulate-first", indent = indent(), first = first, last = last, points = points));
    }
}

fn print_seat(seat: &Seat, line: &impl Fn(usize, &Saying)) {
    let Some(score) = seat.score else { return };
    let (mean, sd) = (format!("{:6.0}", score.mean), format!("{:4.0}", score.sd));
    // A seat that nobody plays against has no wins worth a word.
    let told = match seat.wins.zip(seat.advantage) {
        Some((n, advantage)) => {
            let advantage = plus_minus(advantage);
            say!("cli-simulate-seat-best", code = &seat.id, mean = mean, sd = sd, n = n, advantage = advantage)
        }
        None => say!("cli-simulate-seat", code = &seat.id, mean = mean, sd = sd),
    };
    line(2, &told);
    for (name, part) in &seat.components {
        let Some(part) = part else { continue };
        let (mean, sd) = (format!("{:6.0}", part.mean), format!("{:4.0}", part.sd));
        line(6, &say!("cli-simulate-objective", mean = mean, sd = sd, objective = name));
    }
}

/// A mean that may lie on either side of nothing, with half of its interval.
pub(super) fn plus_minus(mean: Mean) -> String {
    let reach = mean.interval.map_or(0.0, |[low, high]| (high - low) / 2.0);
    format!("{:+.0} ± {reach:.0}", mean.mean)
}
