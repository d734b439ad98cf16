//! Who acts, and how far each trusts each: a table, since arrows between all would be a tangle.

use super::sheet::{Area, BRIGHT, HARM, INK, INK2, LINE, MARGIN, Sheet, Type};
use crate::base::ActorId;
use crate::level::{Channel, Level};
use crate::words::{Words, say};

/// Trust from low to high: distrust, wary, open, friendly, close.
const TINTS: [&str; 5] = ["#E3C9BE", "#EFE3D3", "#FBF7EE", "#D5E0E4", "#B3CDD8"];
const CELL: f64 = 46.0;
const ROW: f64 = 28.0;

pub(super) fn draw(sheet: &mut Sheet, level: &Level, words: &Words) {
    sheet.heading(&words.get("graph-people"));
    legend(sheet, words);
    let names = level.actors.iter().map(|actor| Type::BODY.width(&actor.name)).fold(120.0, f64::max).min(300.0);
    let columns = [MARGIN, MARGIN + 62.0, MARGIN + 62.0 + names + 16.0];
    let bars = columns[2];
    let matrix = bars + 170.0;
    let quiet = Type::QUIET;
    sheet.y += 22.0;
    sheet.text(bars, sheet.y, quiet, &words.get("graph-influence"));
    let says = words.get("graph-trusts");
    sheet.text(matrix, sheet.y - 20.0, quiet, &says);
    for to in level.actor_ids() {
        sheet.actor(matrix + CELL * position(to) + 4.0, sheet.y, to);
    }
    sheet.y += 10.0;
    let most = level.actors.iter().map(|actor| actor.influence).max().unwrap_or(1).max(1);
    for of in level.actor_ids() {
        let actor = level.actor(of);
        let y = sheet.y;
        sheet.named(&format!("actor:{}", actor.code));
        sheet.rule((MARGIN, y), (matrix + CELL * position(of), y), LINE, 0.5);
        sheet.actor(columns[0], y + 18.0, of);
        let name = Type::BODY.wrap(&actor.name, names, 1);
        sheet.lines(columns[1], y + 18.0, Type::BODY, &name);
        let share = f64::from(actor.influence) / f64::from(most);
        let bar = Area { x: bars, y: y + 10.0, w: (70.0 * share).max(1.0), h: 8.0 };
        sheet.rect(bar, INK2, "none", 1.0);
        if actor.playable.is_some() {
            sheet.text(bars + 80.0, y + 18.0, Type::SMALL, &words.get("graph-seat"));
        }
        for to in level.actor_ids() {
            let area = Area { x: matrix + CELL * position(to), y, w: CELL, h: ROW };
            if of == to {
                continue;
            }
            cell(sheet, level, of, to, area);
        }
        sheet.y += ROW;
    }
    let y = sheet.y;
    sheet.text(bars, y + 18.0, quiet, &words.get("graph-standing"));
    for to in level.actor_ids() {
        let others = level.actors.len().saturating_sub(1).max(1);
        let sum: i32 = level.actor_ids().filter(|of| *of != to).map(|of| level.trust[of.ix()][to.ix()]).sum();
        let mean = f64::from(sum) / others as f64;
        let x = matrix + CELL * (position(to) + 0.5);
        sheet.text(x, y + 18.0, Type::STRONG.centred(), &signed(mean.round() as i32));
    }
    sheet.y += ROW;
}

fn cell(sheet: &mut Sheet, level: &Level, of: ActorId, to: ActorId, area: Area) {
    let trust = level.trust[of.ix()][to.ix()];
    let tint = match trust {
        ..=-25 => TINTS[0],
        -24..=-5 => TINTS[1],
        -4..=14 => TINTS[2],
        15..=39 => TINTS[3],
        _ => TINTS[4],
    };
    sheet.rect(area, tint, BRIGHT, 0.0);
    let centre = area.x + area.w / 2.0;
    sheet.text(centre, area.y + 17.0, Type::BODY.centred(), &signed(trust));
    channel(sheet, level.channels[of.ix()][to.ix()], centre, area.y + 23.0);
    let rung = level.rungs[of.ix()][to.ix()];
    if rung > 0 {
        let small = Type { size: 12.0, ..Type::STRONG }.in_ink(HARM);
        sheet.text(area.right() - 11.0, area.y + 12.0, small, &rung.to_string());
    }
}

/// One line for a contact point, two for a hotline, a cross where they do not talk at all; notes through embassies go unmarked.
fn channel(sheet: &mut Sheet, channel: Channel, x: f64, y: f64) {
    let line = |sheet: &mut Sheet, y: f64| sheet.rule((x - 12.0, y), (x + 12.0, y), INK, 1.2);
    match channel {
        Channel::Diplomatic => {}
        Channel::ContactPoint => line(sheet, y),
        Channel::Hotline => {
            line(sheet, y - 1.5);
            line(sheet, y + 1.5);
        }
        Channel::None => {
            sheet.rule((x - 4.0, y - 3.0), (x + 4.0, y + 3.0), INK, 1.2);
            sheet.rule((x - 4.0, y + 3.0), (x + 4.0, y - 3.0), INK, 1.2);
        }
    }
}

fn legend(sheet: &mut Sheet, words: &Words) {
    let y = sheet.y + 6.0;
    let mut x = MARGIN;
    for (tint, name) in TINTS.iter().zip(["distrust", "wary", "open", "friendly", "close"]) {
        sheet.rect(Area { x, y: y - 11.0, w: 22.0, h: 14.0 }, tint, LINE, 0.0);
        let name = words.get(match name {
            "distrust" => "graph-tint-distrust",
            "wary" => "graph-tint-wary",
            "open" => "graph-tint-open",
            "friendly" => "graph-tint-friendly",
            _ => "graph-tint-close",
        });
        sheet.text(x + 28.0, y, Type::SMALL, &name);
        x += 40.0 + Type::SMALL.width(&name);
    }
    for (kind, name) in [
        (Channel::ContactPoint, words.get("graph-contact-point")),
        (Channel::Hotline, words.get("graph-hotline")),
        (Channel::None, words.get("graph-no-channel")),
    ] {
        x += 12.0;
        channel(sheet, kind, x + 12.0, y - 4.0);
        sheet.text(x + 30.0, y, Type::SMALL, &name);
        x += 30.0 + Type::SMALL.width(&name);
    }
    x += 14.0;
    sheet.text(x, y, Type { size: 12.0, ..Type::STRONG }.in_ink(HARM), "2");
    sheet.text(x + 12.0, y, Type::SMALL, &words.say(&say!("graph-rung")));
    sheet.y += 30.0;
}

fn position(actor: ActorId) -> f64 {
    f64::from(u32::try_from(actor.ix()).unwrap_or(0))
}

/// With a true minus.
fn signed(number: i32) -> String {
    if number < 0 { format!("−{}", number.unsigned_abs()) } else { number.to_string() }
}
