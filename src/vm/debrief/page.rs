//! The head and the foot of the page, and the whole page as plain text.

use super::teller::Teller;
use super::{DebriefVm, ReallyDayVm, ReallyVm};
use crate::debrief::Arg;
use crate::level::Level;
use crate::vm::prose::spoken;
use crate::words::Words;

pub(super) fn kicker(teller: &Teller) -> String {
    let mut args = teller.args(&[("who", Arg::Actor(teller.debrief.seat)), ("turn", Arg::Turn(teller.debrief.turn))]);
    args.set("level", teller.level.title.clone());
    let id = if teller.debrief.ended { "debrief-kicker" } else { "debrief-kicker-open" };
    teller.words.with(id, &args)
}

/// The documented case behind the invented one.
pub(super) fn really(level: &Level, words: &Words) -> ReallyVm {
    let source = |ix: &u16| {
        let source = level.sources.get(usize::from(*ix))?;
        let place = if source.place.is_empty() { String::new() } else { format!(", {}", source.place) };
        let doubt =
            if source.unconfirmed { format!(" ({})", words.get("debrief-source-unconfirmed")) } else { String::new() };
        let url = source.url.as_ref().map_or_else(String::new, |url| format!(", {url}"));
        Some(format!("{}{place}{url}{doubt}", source.title))
    };
    let really = &level.really;
    // The heading begins with what it is about.
    let about = really.heading.split([' ', ',', ':']).next().unwrap_or_default();
    let teaser = really.days.iter().find(|day| !about.is_empty() && day.text.contains(about)).or(really.days.first());
    ReallyVm {
        heading: really.heading.clone(),
        teaser: teaser.map(|day| (day.day.clone(), day.text.clone())),
        days: really
            .days
            .iter()
            .map(|day| ReallyDayVm {
                day: day.day.clone(),
                text: day.text.clone(),
                sources: day.sources.iter().filter_map(source).collect(),
            })
            .collect(),
    }
}

/// The page as plain text, for the clipboard.
#[must_use]
pub fn plain_text(vm: &DebriefVm) -> String {
    let mut out = vec![vm.kicker.clone(), String::new()];
    out.extend(vm.headline.iter().cloned());
    out.extend([String::new(), vm.standfirst.clone(), String::new()]);
    out.extend(vm.sentences.iter().map(|sentence| format!("- {}", spoken(&sentence.prose))));
    for table in &vm.tables {
        out.extend([String::new(), table.better.title.clone()]);
        out.extend(table.better.nothing.iter().cloned());
        for card in &table.better.cards {
            let gains = card.gains.iter().map(|gain| format!("{} {}", gain.who.code, gain.words));
            out.push(format!("- {} ({})", card.title, gains.collect::<Vec<_>>().join(", ")));
            // A clause that is left out has nothing to say; the title names it.
            let said = card.clauses.iter().filter(|clause| clause.spoken() != format!("{}.", clause.number));
            out.extend(said.map(|clause| format!("  {}", clause.spoken())));
            out.extend(card.note.iter().map(|note| format!("  {note}")));
        }
        out.extend([String::new(), table.measures_title.clone()]);
        out.extend(table.measures.iter().map(|row| format!("- {}: {}", row.name, row.value)));
    }
    out.extend([String::new(), format!("{} ({})", vm.labels.mandate, vm.labels.mandate_note)]);
    out.extend(vm.mandate.iter().map(|row| format!("- {}: {}, {}", row.name, row.value, row.worth)));
    out.extend([String::new(), vm.labels.gauges.clone()]);
    out.extend(vm.gauges.iter().chain(&vm.partners).map(|row| format!("- {}: {}", row.name, row.value)));
    out.extend([String::new(), vm.labels.questions.clone()]);
    out.extend(vm.questions.iter().enumerate().map(|(n, question)| format!("{}. {question}", n + 1)));
    out.extend([String::new(), format!("{}: {}", vm.labels.really, vm.really.heading)]);
    for day in &vm.really.days {
        out.push(format!("- {}: {} [{}]", day.day, day.text, day.sources.join("; ")));
    }
    out.push(String::new());
    out.join("\n")
}
