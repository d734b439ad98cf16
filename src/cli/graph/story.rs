//! What happens when: a column for each turn, bands for incidents, talks, events and aid, and arrows for what waits for what.

use std::collections::BTreeMap;

use super::links::{Thing, Tie, ties};
use super::sheet::{Area, Arrow, GAIN, HARM, INK2, LINE, MARGIN, Sheet, TEXT_BLUE, Type, VIOLET};
use crate::base::{ActorId, Date};
use crate::level::problem::Source;
use crate::level::syntax;
use crate::level::{Level, Protocol};
use crate::vm::when;
use crate::words::{Words, say};

/// A column with the gap behind it, through which arrows run.
const COLUMN: f64 = 212.0;
const BOX: f64 = 180.0;
const LABEL: f64 = 100.0;
/// How deep a condition is quoted.
const MOST_LINES: usize = 4;

/// Something in the course of the level: where it begins and ends, and what its box says.
struct Item {
    thing: Thing,
    id: String,
    turns: (u16, u16),
    lines: Vec<(Type, String)>,
    people: Vec<ActorId>,
    all: String,
}

pub(super) fn draw(sheet: &mut Sheet, level: &Level, source: &Source, words: &Words) {
    sheet.heading(&words.get("graph-story"));
    legend(sheet, words);
    for turn in 1..=level.time.turns {
        let x = column(turn);
        sheet.text(x, sheet.y + 14.0, Type::STRONG, &when::turn(level, turn, words));
        sheet.text(x, sheet.y + 30.0, Type::QUIET, &date(when::date_of(level, turn)));
    }
    sheet.y += 46.0;
    let mut areas: BTreeMap<Thing, Area> = BTreeMap::new();
    let bands = [
        (words.get("graph-band-incidents"), HARM, incidents(level, words)),
        (words.get("graph-band-talks"), TEXT_BLUE, talks(level, words)),
        (words.get("graph-band-events"), INK2, events(level, source, words)),
        (words.get("graph-band-aid"), GAIN, aid(level, words)),
    ];
    for (label, stripe, items) in bands {
        if items.is_empty() {
            continue;
        }
        sheet.rule((MARGIN, sheet.y), (column(level.time.turns) + BOX, sheet.y), LINE, 1.0);
        sheet.lines(MARGIN, sheet.y + 24.0, Type::STRONG.in_ink(stripe), &Type::STRONG.wrap(&label, LABEL - 12.0, 3));
        let mut bottoms = vec![sheet.y + 12.0; usize::from(level.time.turns) + 1];
        for item in items {
            let area = place(&item, &mut bottoms);
            draw_item(sheet, &item, area, stripe);
            areas.insert(item.thing, area);
        }
        sheet.y = bottoms.into_iter().fold(sheet.y, f64::max) + 10.0;
    }
    for (number, (from, to, tie)) in ties(level).into_iter().enumerate() {
        if let (Some(from_area), Some(to_area)) = (areas.get(&from), areas.get(&to)) {
            connect(sheet, *from_area, *to_area, number, &look(from, tie));
        }
    }
}

fn column(turn: u16) -> f64 {
    MARGIN + LABEL + COLUMN * f64::from(turn.saturating_sub(1))
}

/// The day and month in figures, as the columns are narrow.
fn date(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)
}

/// Below everything else in the columns that it takes.
fn place(item: &Item, bottoms: &mut [f64]) -> Area {
    let (first, last) = (usize::from(item.turns.0.max(1)), usize::from(item.turns.1));
    let last = last.clamp(first, bottoms.len() - 1);
    let columns = &mut bottoms[first..=last];
    let y = columns.iter().copied().fold(0.0, f64::max);
    let x = column(item.turns.0.max(1));
    let w = COLUMN * (last - first) as f64 + BOX;
    let people = if item.people.is_empty() { 0.0 } else { 18.0 * people_rows(item, w) as f64 };
    let h = 14.0 + item.lines.iter().map(|(kind, _)| kind.line()).sum::<f64>() + people;
    columns.fill(y + h + 12.0);
    Area { x, y, w, h }
}

fn per_row(width: f64) -> usize {
    (((width - 20.0) / 54.0) as usize).max(1)
}

fn people_rows(item: &Item, width: f64) -> usize {
    item.people.len().div_ceil(per_row(width))
}

fn draw_item(sheet: &mut Sheet, item: &Item, area: Area, stripe: &str) {
    sheet.card(&item.id, area, stripe, &item.all);
    let mut y = area.y + 5.0;
    for (kind, line) in &item.lines {
        y += kind.line();
        sheet.text(area.x + 14.0, y - 3.0, *kind, line);
    }
    for row in item.people.chunks(per_row(area.w)) {
        y += 18.0;
        for (position, actor) in row.iter().enumerate() {
            sheet.actor(area.x + 14.0 + 54.0 * position as f64, y - 3.0, *actor);
        }
    }
}

fn incidents(level: &Level, words: &Words) -> Vec<Item> {
    let item = |(i, incident): (usize, &crate::level::Incident)| {
        // What an event makes known stands where that event can happen first.
        let opens = incident.opens.or_else(|| {
            let opening = level.events.iter().filter(|event| {
                event
                    .all_effects()
                    .any(|effect| matches!(effect, crate::level::Effect::OpenIncident(id) if id.ix() == i))
            });
            let operation = level.operations.iter().filter(|operation| operation.incident.ix() == i);
            opening.map(|event| event.turns.0).chain(operation.map(|operation| operation.from)).min()
        });
        let turn = opens.unwrap_or(1);
        let mut lines = wrapped(Type::STRONG, &incident.name, 2);
        if incident.opens.is_none() {
            lines.extend(wrapped(Type::QUIET, &words.get("graph-known-by-event"), 2));
        }
        lines.extend(wrapped(Type::SMALL, &words.say(&say!("graph-harm", harm = incident.harm.overall())), 1));
        Item {
            thing: Thing::Incident(i),
            id: format!("incident-in-story:{}", incident.id),
            turns: (turn, turn),
            lines,
            people: incident.victims.clone(),
            all: incident.line.clone(),
        }
    };
    sorted(level.incidents.iter().enumerate().map(item).collect())
}

fn talks(level: &Level, words: &Words) -> Vec<Item> {
    let item = |(t, talks): (usize, &crate::level::Talks)| {
        let columns = f64::from(talks.closes.saturating_sub(talks.opens));
        let width = COLUMN * columns + BOX - 26.0;
        let code = |actor: ActorId| level.actor(actor).code.clone();
        let protocol = match talks.protocol {
            Protocol::AlternatingOffers => words.get("graph-offers"),
            Protocol::SingleText { chair } => words.say(&say!("graph-single-text", chair = code(chair))),
            Protocol::OpenSignature { lead, threshold } => {
                words.say(&say!("graph-signature", lead = code(lead), n = threshold))
            }
            Protocol::Ballot { forum } => words.say(&say!("graph-ballot", forum = &level.forum(forum).name)),
        };
        let issues: Vec<&str> = talks.issues.iter().map(|issue| issue.name.as_str()).collect();
        let set = |kind: Type, text: &str, most| kind.wrap(text, width, most).into_iter().map(move |line| (kind, line));
        let mut lines: Vec<(Type, String)> = set(Type::STRONG, &talks.name, 2).collect();
        lines.extend(set(Type::SMALL, &protocol, 2));
        lines.extend(set(Type::QUIET, &issues.join(" · "), 3));
        Item {
            thing: Thing::Talks(t),
            id: format!("talks:{}", talks.id),
            turns: (talks.opens, talks.closes),
            lines,
            people: talks.parties.clone(),
            all: format!("{}\n{}", talks.title, talks.line),
        }
    };
    sorted(level.talks.iter().enumerate().map(item).collect())
}

fn events(level: &Level, source: &Source, words: &Words) -> Vec<Item> {
    let conditions = conditions(source);
    let item = |(e, event): (usize, &crate::level::Event)| {
        let mut lines = wrapped(Type::STRONG, &event.heading, 2);
        let mut facts = Vec::new();
        if event.turns.1 > event.turns.0 {
            let until = when::turn(level, event.turns.1, words);
            facts.push(words.say(&say!("graph-until", when = until)));
        }
        if event.chance.0 < 1000 {
            let chance = f64::from(event.chance.0) / 10.0;
            facts.push(words.say(&say!("graph-chance", share = format!("{chance}"))));
        }
        if event.again_after.is_some() {
            facts.push(words.get("graph-again"));
        }
        if !facts.is_empty() {
            lines.extend(wrapped(Type::SMALL, &facts.join(" · "), 2));
        }
        let when = conditions.get(e).and_then(Option::as_deref).unwrap_or_default();
        if !when.is_empty() {
            lines.extend(wrapped(Type::QUIET, &words.say(&say!("graph-when", condition = when)), MOST_LINES));
        }
        if let Some(asks) = &event.asks {
            let who = &level.actor(asks.seat).code;
            lines.extend(wrapped(Type::SMALL, &words.say(&say!("graph-asks", who = who, n = asks.choices.len())), 2));
        }
        Item {
            thing: Thing::Event(e),
            id: format!("event:{}", event.id),
            turns: (event.turns.0, event.turns.0),
            lines,
            people: event.only.clone(),
            all: format!("{}\n{when}", event.body),
        }
    };
    sorted(level.events.iter().enumerate().map(item).collect())
}

/// Aid, coalitions and operations, which stand ready from a turn on or all the time.
fn aid(level: &Level, words: &Words) -> Vec<Item> {
    let mut items = Vec::new();
    for (p, package) in level.packages.iter().enumerate() {
        let text = words.say(&say!("graph-package", turns = when::turns(level, package.delay.into(), words)));
        let mut people = vec![package.giver];
        people.extend(&package.recipients);
        items.push(standing(
            Thing::Package(p),
            format!("package:{}", package.id),
            &package.name,
            &text,
            people,
            &package.line,
        ));
    }
    for (c, coalition) in level.coalitions.iter().enumerate() {
        let lead = &level.actor(coalition.lead).code;
        let text = words.say(&say!("graph-coalition", lead = lead, n = coalition.invites.len()));
        let id = format!("coalition:{}", coalition.id);
        items.push(standing(
            Thing::Coalition(c),
            id,
            &coalition.name,
            &text,
            coalition.members.clone(),
            &coalition.outcome,
        ));
    }
    for (o, operation) in level.operations.iter().enumerate() {
        let text = words.say(&say!("graph-operation", when = when::turn(level, operation.from, words)));
        let id = format!("operation:{}", operation.id);
        items.push(standing(Thing::Operation(o), id, &operation.name, &text, vec![operation.by], &operation.line));
    }
    // Aid and coalitions have no time of their own, so they stand side by side.
    for (position, item) in items.iter_mut().enumerate() {
        let turn = match item.thing {
            Thing::Operation(operation) => level.operations[operation].from,
            _ => u16::try_from(position % usize::from(level.time.turns.max(1))).unwrap_or(0) + 1,
        };
        item.turns = (turn, turn);
    }
    items
}

fn standing(thing: Thing, id: String, name: &str, text: &str, people: Vec<ActorId>, all: &str) -> Item {
    let mut lines = wrapped(Type::STRONG, name, 2);
    lines.extend(wrapped(Type::SMALL, text, 2));
    Item { thing, id, turns: (1, 1), lines, people, all: all.to_owned() }
}

fn wrapped(kind: Type, text: &str, most: usize) -> Vec<(Type, String)> {
    kind.wrap(text, BOX - 26.0, most).into_iter().map(|line| (kind, line)).collect()
}

/// By the turn in which they begin; the order of the file within a turn.
fn sorted(mut items: Vec<Item>) -> Vec<Item> {
    items.sort_by_key(|item| item.turns.0);
    items
}

/// What stands behind `when:` in each event, as it is written, on one line and without its comments.
fn conditions(source: &Source) -> Vec<Option<String>> {
    let Some(level) = syntax::parse(source).value() else { return Vec::new() };
    let events = level.fields().find(|field| field.name.text == "events").and_then(|field| field.value);
    let when = |event: syntax::node::Node| {
        let condition = event.fields().find(|field| field.name.text == "when")?.value?;
        let tokens = condition.syntax().descendants_with_tokens().filter_map(rowan::NodeOrToken::into_token);
        let text: String = tokens
            .map(|token| match token.kind() {
                syntax::kind::SyntaxKind::Whitespace => String::from(" "),
                kind if kind.is_trivia() => String::new(),
                _ => token.text().to_owned(),
            })
            .collect();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        Some(text.replace("[ ", "[").replace(", ]", "]").replace(" ]", "]").replace("( ", "(").replace(", )", ")"))
    };
    events.iter().flat_map(|events| events.items()).map(when).collect()
}

fn look(from: Thing, tie: Tie) -> Arrow {
    let ink = match from {
        Thing::Incident(_) => HARM,
        Thing::Talks(_) => TEXT_BLUE,
        Thing::Event(_) => INK2,
        Thing::Package(_) | Thing::Coalition(_) => GAIN,
        Thing::Operation(_) => VIOLET,
    };
    match tie {
        Tie::Waits => Arrow { ink, width: 1.2, dashed: true },
        Tie::Does => Arrow { ink, width: 1.4, dashed: false },
        Tie::Recalls => Arrow { ink, width: 3.0, dashed: false },
    }
}

/// An arrow between two boxes, from the sides that look at each other; `number` keeps arrows up and down apart.
fn connect(sheet: &mut Sheet, from: Area, to: Area, number: usize, look: &Arrow) {
    let overlap = from.x < to.right() && to.x < from.right();
    let below = to.y >= from.bottom();
    let above = to.bottom() <= from.y;
    if overlap && (below || above) {
        const LANES: usize = 7;
        let room = from.right().min(to.right()) - from.x.max(to.x) - 40.0;
        let lane = (number % LANES) as f64 / (LANES - 1) as f64;
        let x = from.x.max(to.x) + 20.0 + lane * room.clamp(0.0, BOX - 40.0);
        let end = x;
        if below {
            sheet.arrow((x, from.bottom()), (0.0, 1.0), (end, to.y - 1.0), (0.0, 1.0), look);
        } else {
            sheet.arrow((x, from.y), (0.0, -1.0), (end, to.bottom() + 1.0), (0.0, -1.0), look);
        }
    } else if from.right() <= to.x {
        sheet.arrow((from.right(), from.middle()), (1.0, 0.0), (to.x - 1.0, to.middle()), (1.0, 0.0), look);
    } else {
        sheet.arrow((from.x, from.middle()), (-1.0, 0.0), (to.right() + 1.0, to.middle()), (-1.0, 0.0), look);
    }
}

fn legend(sheet: &mut Sheet, words: &Words) {
    let y = sheet.y + 2.0;
    let mut x = MARGIN;
    for (tie, text) in [
        (Tie::Waits, words.get("graph-legend-waits")),
        (Tie::Does, words.get("graph-legend-does")),
        (Tie::Recalls, words.get("graph-legend-recalls")),
    ] {
        let arrow = look(Thing::Event(0), tie);
        sheet.arrow((x, y - 4.0), (1.0, 0.0), (x + 40.0, y - 4.0), (1.0, 0.0), &arrow);
        sheet.text(x + 48.0, y, Type::SMALL, &text);
        x += 66.0 + Type::SMALL.width(&text);
    }
    let text = words.get("graph-legend-colours");
    sheet.text(x, y, Type::SMALL, &text);
    sheet.y += 18.0;
}
