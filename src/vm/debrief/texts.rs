//! Better texts as real wording: only the clauses that change, with what is new underlined.

use super::teller::{Teller, option_name};
use super::{BetterCard, BetterVm, GainMark};
use crate::debrief::{Arg, BetterText, Ending, TalksReport};
use crate::level::{Talks, TalksIssue};
use crate::vm::document::{ClauseVm, Run};
use crate::vm::emblem::Emblem;
use crate::vm::figures;

use super::teller::points;

/// Words of a sentence that are kept on either side of a change.
const CONTEXT: usize = 7;

pub(super) fn better(teller: &Teller, talks: &TalksReport) -> BetterVm {
    let spec = teller.level.talks(talks.talks);
    let better = &talks.better;
    let count = |n: usize| Arg::Number(i64::try_from(n).unwrap_or(i64::MAX));
    let shown = [("n", count(better.texts.len()))];
    let all = [("n", Arg::Number(i64::try_from(better.count).unwrap_or(i64::MAX)))];
    let signed = talks.quality.is_some();
    let (title, note) = match (signed, better.everyone, better.texts.is_empty()) {
        (_, _, true) => (teller.get("debrief-better-head-none"), String::new()),
        (true, true, _) => {
            let id = if talks.parties.len() == 2 { "debrief-better-head-two" } else { "debrief-better-head" };
            (teller.with(id, shown), teller.with("debrief-better-note", all))
        }
        (true, false, _) => (teller.get("debrief-better-head-contested"), teller.get("debrief-better-note-contested")),
        (false, ..) => {
            let yardstick = talks.impasse.as_ref().and_then(|impasse| impasse.yardstick.as_ref());
            let turn = yardstick.map_or(talks.opened, |yardstick| yardstick.turn);
            let [n] = all;
            let note = teller.with("debrief-better-note-impasse", [n, ("turn", Arg::Turn(turn))]);
            (teller.with("debrief-better-head-impasse", shown), note)
        }
    };
    let nothing = better.texts.is_empty().then(|| {
        let id = if signed { "debrief-better-nothing-contested" } else { "debrief-better-nothing" };
        teller.get(id)
    });
    let cards = better.texts.iter().map(|text| card(teller, talks, spec, text)).collect();
    BetterVm { title, note, cards, nothing }
}

fn card(teller: &Teller, talks: &TalksReport, spec: &Talks, text: &BetterText) -> BetterCard {
    let by = teller.emblem(teller.debrief.seat);
    let clause = |change: &crate::negotiation::Change| {
        let ix = usize::from(change.issue);
        let issue = &spec.issues[ix];
        ClauseVm { number: number(spec, ix), runs: runs(issue, change.from, change.to, &by), ..ClauseVm::default() }
    };
    let named = |change: &crate::negotiation::Change| {
        let issue = &spec.issues[usize::from(change.issue)];
        if change.to == 0 {
            let id = if issue.link.is_some() { "debrief-better-linked" } else { "debrief-better-silent" };
            let mut args = crate::words::Args::new();
            args.set("n", number(spec, usize::from(change.issue)));
            args.set("name", issue.name.clone());
            teller.words.with(id, &args)
        } else {
            option_name(spec, change.issue, change.to).to_owned()
        }
    };
    let losers: Vec<_> = text.losers().map(|party| talks.parties[party].actor).collect();
    let note = if text.changes.is_empty() {
        // An adopted text is better than itself where it does not hold for all.
        let same = if is_signed(talks) { "debrief-better-whole-note" } else { "debrief-better-same" };
        Some(teller.get(same))
    } else if losers.is_empty() {
        None
    } else {
        let mut args = crate::words::Args::new();
        args.set("who", teller.names(&losers));
        Some(super::teller::capital(&teller.words.with("debrief-better-losers", &args)))
    };
    let mut title = text.changes.iter().map(named).collect::<Vec<_>>().join("; ");
    if text.changes.is_empty() && is_signed(talks) {
        title = teller.get("debrief-better-whole-title");
    }
    BetterCard {
        title: super::teller::capital(&title),
        gains: gains(teller, talks, text),
        clauses: text.changes.iter().map(clause).collect(),
        note,
    }
}

/// The reader's gain first, then the other's that the plane shows, then all others in their order.
fn gains(teller: &Teller, talks: &TalksReport, text: &BetterText) -> Vec<GainMark> {
    let rest = (0..talks.parties.len()).filter(|party| *party != talks.you && *party != talks.other);
    [talks.you, talks.other]
        .into_iter()
        .chain(rest)
        .filter_map(|party| {
            let gain = *text.gains.get(party)?;
            Some(GainMark {
                who: teller.emblem(talks.parties[party].actor),
                words: figures::signed(points(gain)),
                loss: gain < 0,
            })
        })
        .collect()
}

/// The number of a clause as printed; linked items have letters.
pub(super) fn number(spec: &Talks, issue: usize) -> String {
    let linked = spec.issues[issue].link.is_some();
    let before = spec.issues[..issue].iter().filter(|i| i.link.is_some() == linked).count();
    if linked {
        u8::try_from(before).map_or('Z', |n| char::from(b'A' + n.min(25))).to_string()
    } else {
        (before + 1).to_string()
    }
}

/// The sentence of an issue from one option to another. A silent option writes nothing at all.
fn runs(issue: &TalksIssue, from: u8, to: u8, by: &Emblem) -> Vec<Run> {
    let words = |option: u8| issue.options.get(usize::from(option)).map_or("", |option| option.words.as_str());
    let (old, new) = (words(from), words(to));
    let (before, after) = issue.sentence.split_once("{}").unwrap_or((&issue.sentence, ""));
    let whole = |words: &str| format!("{before}{words}{after}");
    if old.is_empty() {
        return vec![Run::Inserted { text: whole(new), by: by.clone() }];
    }
    if new.is_empty() {
        return vec![Run::Struck { text: shortened(&whole(old), true), by: by.clone() }];
    }
    let [head, gone, came, tail] = difference(old, new);
    let spaced = |left: &str, right: &str| if left.is_empty() || right.is_empty() { "" } else { " " };
    let changed = if came.is_empty() { &gone } else { &came };
    let mut runs = vec![Run::Text(shortened(&format!("{before}{head}{}", spaced(&head, changed)), false))];
    if !gone.is_empty() {
        runs.push(Run::Struck { text: gone.clone(), by: by.clone() });
    }
    runs.push(Run::Text(spaced(&gone, &came).to_owned()));
    if !came.is_empty() {
        runs.push(Run::Inserted { text: came.clone(), by: by.clone() });
    }
    runs.push(Run::Text(shortened(&format!("{}{tail}{after}", spaced(changed, &tail)), true)));
    runs.retain(|run| !matches!(run, Run::Text(text) if text.is_empty()));
    runs
}

/// The words that two wordings begin with, what is gone, what came, and the words that both end with.
fn difference(old: &str, new: &str) -> [String; 4] {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split(' ').collect(), new.split(' ').collect());
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let room = old.len().min(new.len()) - head;
    let tail = old.iter().rev().zip(new.iter().rev()).take(room).take_while(|(a, b)| a == b).count();
    [&new[..head], &old[head..old.len() - tail], &new[head..new.len() - tail], &new[new.len() - tail..]]
        .map(|words| words.join(" "))
}

/// At most some words of a sentence: its end before a change, or its beginning after one.
fn shortened(text: &str, from_start: bool) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    if words.len() <= CONTEXT + 3 {
        return text.to_owned();
    }
    if from_start {
        format!("{} …", words[..CONTEXT].join(" "))
    } else {
        format!("… {}", words[words.len() - CONTEXT..].join(" "))
    }
}

/// All clauses of a text in words, for slips: `Notice: five days`.
pub(super) fn options(teller: &Teller, spec: &Talks, text: &[u8]) -> String {
    let clauses = spec.issues.iter().zip(text).enumerate().map(|(ix, (issue, option))| {
        let mut args = crate::words::Args::new();
        args.set("issue", issue.name.clone());
        args.set("option", option_name(spec, u8::try_from(ix).unwrap_or(u8::MAX), *option));
        teller.words.with("debrief-slip-clause", &args)
    });
    clauses.collect::<Vec<_>>().join(" · ")
}

/// Whether the talks ended with a text.
pub(super) fn is_signed(talks: &TalksReport) -> bool {
    talks.ending.as_ref().and_then(Ending::text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::debrief::testing::{HARBOUR, NOTE, level};
    use crate::vm::emblem::Hue;

    #[test]
    fn only_what_differs_is_marked() {
        let of = |old, new| difference(old, new).join("|");
        assert_eq!(of("should", "shall"), "|should|shall|");
        assert_eq!(of("Assist us.", "Assist us. Build a team."), "Assist us.||Build a team.|");
        assert_eq!(of("Assist us. Build a team.", "Assist us."), "Assist us.|Build a team.||");
        assert_eq!(of("a b c d", "a b x c d"), "a b||x|c d");
        assert_eq!(of("same", "same"), "same|||");
        assert_eq!(of("within five days", "within 72 hours"), "within|five days|72 hours|");
        assert_eq!(of("a a", "a a a"), "a a||a|");
    }

    #[test]
    fn a_clause_shows_its_old_and_new_words_in_context() {
        let (level, by) = (level(), Emblem::state(Hue::Amber, "VAL", "Valdora"));
        let duty = &level.talks(HARBOUR).issues[1];
        let clause = ClauseVm { number: "2".into(), runs: runs(duty, 1, 2, &by), ..ClauseVm::default() };
        assert_eq!(clause.spoken(), "2. Participants shall not damage medical facilities.");
        assert!(matches!(&clause.runs[1], Run::Struck { text, .. } if text == "should"));
        let fresh = runs(&level.talks(NOTE).issues[2], 0, 1, &by);
        assert!(matches!(&fresh[..], [Run::Inserted { text, .. }] if text == "The two sides open a hotline."));
        let gone = runs(&level.talks(NOTE).issues[2], 1, 0, &by);
        assert!(matches!(&gone[..], [Run::Struck { .. }]));
        assert_eq!((number(level.talks(HARBOUR), 1), number(level.talks(HARBOUR), 2)), ("2".into(), "A".into()));
    }

    #[test]
    fn long_context_is_cut_at_words() {
        let long = "one two three four five six seven eight nine ten eleven twelve";
        assert_eq!(shortened(long, false), "… six seven eight nine ten eleven twelve");
        assert_eq!(shortened(long, true), "one two three four five six seven …");
        assert_eq!(shortened("one two three", true), "one two three");
    }
}
