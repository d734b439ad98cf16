//! What happened: for each incident who is hit, who is suspected, and what can be found out after what.

use super::sheet::{Area, Arrow, GAIN, HARM, INK2, LINE, MARGIN, Sheet, Type};
use crate::level::{Clue, Incident, Level};
use crate::vm::when;
use crate::words::{Arg, Words, say};

const FACTS: f64 = 230.0;
const SUSPECTS: f64 = 250.0;
const CLUE: f64 = 300.0;
/// Clues stand in at least so many columns.
const COLUMNS: usize = 3;
const GAP: f64 = 34.0;

pub(super) fn draw(sheet: &mut Sheet, level: &Level, words: &Words) {
    if level.incidents.is_empty() {
        return;
    }
    sheet.heading(&words.get("graph-evidence"));
    for (i, incident) in level.incidents.iter().enumerate() {
        if i > 0 {
            sheet.y += 14.0;
        }
        sheet.rule((MARGIN, sheet.y), (MARGIN + FACTS + SUSPECTS + 3.0 * CLUE + 2.0 * GAP, sheet.y), LINE, 1.0);
        let top = sheet.y + 8.0;
        let bottoms = [
            facts(sheet, level, incident, top, words),
            suspects(sheet, incident, top, words),
            clues(sheet, level, incident, top, words),
        ];
        sheet.y = bottoms.into_iter().fold(top, f64::max) + 8.0;
    }
}

fn facts(sheet: &mut Sheet, level: &Level, incident: &Incident, top: f64, words: &Words) -> f64 {
    let width = FACTS - 24.0;
    let mut y = top + 14.0;
    let name = Type { size: 16.0, ..Type::STRONG };
    y = sheet.lines(MARGIN, y, name, &name.wrap(&incident.name, width, 2));
    y = sheet.lines(MARGIN, y, Type::SMALL, &Type::SMALL.wrap(&incident.line, width, 4)) + 4.0;
    let known = match incident.opens {
        Some(turn) => words.say(&say!("graph-known-from", when = when::turn(level, turn, words))),
        None => words.get("graph-known-by-event"),
    };
    sheet.text(MARGIN, y, Type::SMALL, &known);
    y += 17.0;
    let harm = words.say(&say!("graph-harm", harm = incident.harm.overall()));
    sheet.text(MARGIN, y, Type::SMALL.in_ink(HARM), &harm);
    y += 19.0;
    y = people(sheet, MARGIN, y, &words.get("graph-victims"), &incident.victims);
    for (label, who) in [
        (words.get("graph-relay"), incident.relay.iter().copied().collect::<Vec<_>>()),
        (words.get("graph-makers"), incident.makers.clone()),
        (words.get("graph-servers"), incident.servers.clone()),
        (words.get("graph-customers"), incident.customers.clone()),
    ] {
        if !who.is_empty() {
            y = people(sheet, MARGIN, y, &label, &who);
        }
    }
    y
}

/// A label and some actors behind it, on as many lines as they take.
fn people(sheet: &mut Sheet, x: f64, y: f64, label: &str, who: &[crate::base::ActorId]) -> f64 {
    sheet.text(x, y, Type::QUIET, label);
    let start = x + Type::QUIET.width(label) + 8.0;
    let (mut at, mut y) = (start, y);
    for actor in who {
        if at + 52.0 > x + FACTS && at > start {
            (at, y) = (start, y + 18.0);
        }
        at = sheet.actor(at, y, *actor) + 10.0;
    }
    y + 19.0
}

fn suspects(sheet: &mut Sheet, incident: &Incident, top: f64, words: &Words) -> f64 {
    let x = MARGIN + FACTS;
    let width = SUSPECTS - 40.0;
    let mut y = top + 14.0;
    sheet.text(x, y, Type::QUIET, &words.get("graph-suspects"));
    y += 21.0;
    for suspect in &incident.suspects {
        y = sheet.lines(x, y, Type::STRONG, &Type::STRONG.wrap(&suspect.name, width, 2)) - 9.0;
        let share = f64::from(suspect.prior.0) / 1000.0;
        sheet.rect(Area { x, y, w: 120.0, h: 8.0 }, "none", LINE, 1.0);
        sheet.rect(Area { x, y, w: (120.0 * share).max(1.0), h: 8.0 }, INK2, "none", 1.0);
        let per_cent = f64::from(suspect.prior.0) / 10.0;
        let text = words.say(&say!("graph-prior", share = format!("{per_cent}")));
        sheet.text(x + 128.0, y + 8.5, Type::SMALL, &text);
        if let Some(answers) = suspect.answers {
            sheet.actor(x + 128.0 + Type::SMALL.width(&text) + 8.0, y + 9.0, answers);
        }
        y += 28.0;
    }
    if let Some(truth) = &incident.truth {
        let name = &incident.suspects[truth.suspect.ix()].short;
        let text = words.say(&say!("graph-truth", suspect = name));
        y = sheet.lines(x, y, Type::SMALL.in_ink(HARM), &Type::SMALL.wrap(&text, width, 3));
    }
    y
}

/// The clues in columns: those that wait for a card to the right of those that have it.
fn clues(sheet: &mut Sheet, level: &Level, incident: &Incident, top: f64, words: &Words) -> f64 {
    let left = MARGIN + FACTS + SUSPECTS;
    sheet.named(&format!("incident:{}", incident.id));
    sheet.text(left, top + 14.0, Type::QUIET, &words.get("graph-clues"));
    let depths: Vec<usize> = (0..incident.clues.len()).map(|clue| depth(incident, clue)).collect();
    let deepest = depths.iter().copied().max().unwrap_or(0);
    let columns = (deepest + 1).max(COLUMNS);
    let mut bottoms = vec![top + 24.0; columns];
    let mut areas: Vec<Option<Area>> = vec![None; incident.clues.len()];
    let waited_for =
        |clue: usize| incident.clues.iter().any(|other| other.after.is_some_and(|(b, _)| usize::from(b) == clue));
    let is_free = |clue: usize| depths[clue] == 0 && !waited_for(clue);
    let before = |clue: usize| incident.clues[clue].after.map_or(clue, |(before, _)| usize::from(before));
    let mut order: Vec<usize> = (0..incident.clues.len()).collect();
    // First those that wait for each other, each beside what it waits for; the others fill up what is left.
    order.sort_by_key(|clue| (is_free(*clue), depths[*clue], before(*clue)));
    for clue in order {
        let shortest = (0..columns).min_by(|a, b| bottoms[*a].total_cmp(&bottoms[*b])).unwrap_or(0);
        let column = if is_free(clue) { shortest } else { depths[clue] };
        let lines = lines_of(level, incident, &incident.clues[clue], words);
        let before = incident.clues[clue].after.and_then(|(before, _)| areas[usize::from(before)]);
        let y = before.map_or(bottoms[column], |area| bottoms[column].max(area.y));
        let h = 12.0 + lines.iter().map(|(kind, _)| kind.line()).sum::<f64>();
        let area = Area { x: left + (CLUE + GAP) * column as f64, y, w: CLUE, h };
        clue_card(sheet, incident, clue, area, &lines);
        bottoms[column] = area.bottom() + 12.0;
        areas[clue] = Some(area);
    }
    for (clue, area) in areas.iter().enumerate() {
        let Some((before, card)) = incident.clues[clue].after else { continue };
        let (Some(area), Some(Some(from))) = (area, areas.get(usize::from(before))) else { continue };
        let row = card_row(level, incident, &incident.clues[usize::from(before)], usize::from(card), words);
        let start = (from.right(), from.y + row);
        let look = Arrow { ink: INK2, width: 1.4, dashed: false };
        sheet.arrow(start, (1.0, 0.0), (area.x - 1.0, area.y + 16.0), (1.0, 0.0), &look);
    }
    bottoms.into_iter().fold(top, f64::max)
}

/// How many clues have to come before this one; what waits for itself waits for nothing here.
fn depth(incident: &Incident, clue: usize) -> usize {
    let mut at = clue;
    let mut depth = 0;
    while let Some((before, _)) = incident.clues[at].after {
        depth += 1;
        at = usize::from(before);
        if depth > incident.clues.len() {
            return 0;
        }
    }
    depth
}

fn clue_card(sheet: &mut Sheet, incident: &Incident, clue: usize, area: Area, lines: &[(Type, String)]) {
    let id = format!("clue:{}/{}", incident.id, incident.clues[clue].id);
    let all: Vec<&str> = incident.clues[clue].cards.iter().map(|card| card.text.as_str()).collect();
    sheet.card(&id, area, GAIN, &all.join("\n"));
    let mut y = area.y + 4.0;
    for (kind, line) in lines {
        y += kind.line();
        sheet.text(area.x + 14.0, y - 3.0, *kind, line);
    }
}

/// All that a clue's box says, line by line: name, who can work on it, and its cards with their weights.
fn lines_of(level: &Level, incident: &Incident, clue: &Clue, words: &Words) -> Vec<(Type, String)> {
    let width = CLUE - 26.0;
    let mut lines: Vec<(Type, String)> = Vec::new();
    let mut add = |kind: Type, text: &str, most: usize| {
        lines.extend(kind.wrap(text, width, most).into_iter().map(|line| (kind, line)));
    };
    add(Type::STRONG, &clue.name, 2);
    add(Type::QUIET, &access(level, clue, words), 3);
    for card in 0..clue.cards.len() {
        add(Type::SMALL, &card_line(incident, clue, card, words), 3);
    }
    lines
}

/// Where a card stands in its box, in points from the top.
fn card_row(level: &Level, incident: &Incident, clue: &Clue, card: usize, words: &Words) -> f64 {
    let width = CLUE - 26.0;
    let above = Type::STRONG.wrap(&clue.name, width, 2).len() as f64 * Type::STRONG.line()
        + Type::QUIET.wrap(&access(level, clue, words), width, 3).len() as f64 * Type::QUIET.line();
    let cards = (0..card).map(|card| Type::SMALL.wrap(&card_line(incident, clue, card, words), width, 3).len() as f64);
    4.0 + above + (cards.sum::<f64>() + 0.5) * Type::SMALL.line()
}

/// From when on, how long, and for whom.
fn access(level: &Level, clue: &Clue, words: &Words) -> String {
    let codes = |who: &[crate::base::ActorId]| Arg::names(who.iter().map(|actor| level.actor(*actor).code.as_str()));
    let mut parts = vec![words.say(&say!("graph-clue-work", turns = when::turns(level, clue.effort.into(), words)))];
    if clue.opens > 1 {
        parts.push(words.say(&say!("graph-clue-from", when = when::turn(level, clue.opens, words))));
    }
    if clue.technical > 0 {
        parts.push(words.say(&say!("graph-clue-technical", n = clue.technical)));
    }
    if !clue.only.is_empty() {
        parts.push(words.say(&say!("graph-clue-only", who = codes(&clue.only))));
    }
    if !clue.first.is_empty() {
        parts.push(words.say(&say!("graph-clue-first", who = codes(&clue.first))));
    }
    if let Some(owner) = clue.owner {
        parts.push(words.say(&say!("graph-clue-owner", who = &level.actor(owner).code)));
    }
    parts.join(" · ")
}

/// A card and for whom it speaks.
fn card_line(incident: &Incident, clue: &Clue, card: usize, words: &Words) -> String {
    let card = &clue.cards[card];
    let weights = incident.suspects.iter().zip(&card.weights).filter(|(_, weight)| **weight != 0);
    let weights: Vec<String> = weights
        .map(|(suspect, weight)| {
            let sign = if *weight > 0 { '+' } else { '−' };
            format!("{} {sign}{}", suspect.short, weight.unsigned_abs())
        })
        .collect();
    let planted = if card.planted { words.get("graph-planted") } else { String::new() };
    match weights.is_empty() {
        true => format!("• {}{planted}", card.title),
        false => format!("• {}{planted}: {}", card.title, weights.join(", ")),
    }
}
