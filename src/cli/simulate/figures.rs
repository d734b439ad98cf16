//! The figures of a balance report, drawn from its numbers.

use crate::balance::statistics::{Mean, Spread};
use crate::balance::{Seat, Talks};
use crate::cli::page::{Anchor, Svg};
use crate::words::{Words, say};

/// All figures are as wide as the column of the page.
const WIDTH: f64 = 872.0;
/// Where what is drawn begins, behind its name, and where it ends, before its number.
const LEFT: f64 = 190.0;
const RIGHT: f64 = 770.0;

/// A scale across a figure: from which value to which.
struct Scale {
    from: f64,
    to: f64,
}

impl Scale {
    /// Points of 100, or per cent.
    const HUNDRED: Self = Self { from: 0.0, to: 100.0 };

    fn x(&self, value: f64) -> f64 {
        let part = (value - self.from) / (self.to - self.from);
        LEFT + part.clamp(0.0, 1.0) * (RIGHT - LEFT)
    }

    /// Vertical lines with their values under them.
    fn draw(&self, svg: &mut Svg, step: f64, top: f64, bottom: f64) {
        let ticks = ((self.to - self.from) / step).round() as u32;
        for tick in 0..=ticks {
            let value = self.from + f64::from(tick) * step;
            svg.line("grid", [self.x(value), top], [self.x(value), bottom]);
            svg.text("axis", [self.x(value), bottom + 16.0], Anchor::Middle, &signed(value, self.from < 0.0));
        }
    }
}

/// With a true minus, and a plus where both may stand.
pub(super) fn signed(value: f64, both: bool) -> String {
    match (value, both) {
        (0.0, _) => String::from("0"),
        (v, _) if v < 0.0 => format!("\u{2212}{:.0}", -v),
        (v, true) => format!("+{v:.0}"),
        (v, false) => format!("{v:.0}"),
    }
}

/// The name of a seat with its mark and code, in its colour; `at` is the middle of its line.
fn name(svg: &mut Svg, seat: &Seat, y: f64) {
    let colour = colour(seat);
    mark(svg, seat.actor.ix(), &colour, [8.0, y - 4.5]);
    svg.text(&format!("code {colour}"), [22.0, y], Anchor::Start, &seat.id);
    svg.text("name", [56.0, y], Anchor::Start, &shortened(&seat.name, 17));
}

/// Ten delegations have a colour of their own; those beyond are told by their code.
fn colour(seat: &Seat) -> String {
    match seat.actor.ix() {
        n @ 0..10 => format!("c{}", n + 1),
        _ => String::from("none"),
    }
}

/// The mark of a delegation, in the order of the level.
fn mark(svg: &mut Svg, nth: usize, colour: &str, [x, y]: [f64; 2]) {
    let class = format!("mark {colour}");
    let corners = |n: u32, radius: f64, turned: f64| {
        (0..n).map(move |k| {
            let angle = std::f64::consts::TAU * (f64::from(k) / f64::from(n) + turned) - std::f64::consts::FRAC_PI_2;
            [x + radius * angle.cos(), y + radius * angle.sin()]
        })
    };
    match nth {
        0 => svg.path(&class, corners(4, 6.5, 0.0), true),
        1 => svg.circle(&class, [x, y], 5.5),
        2 => {
            let star = corners(8, 6.8, 0.0).enumerate();
            let point = |(n, at): (usize, [f64; 2])| match n % 2 {
                0 => at,
                _ => [x + (at[0] - x) * 0.38, y + (at[1] - y) * 0.38],
            };
            svg.path(&class, star.map(point).collect::<Vec<_>>(), true);
        }
        3 => svg.path(&class, corners(4, 6.8, 0.125), true),
        4 => svg.path(&class, corners(3, 6.5, 0.5), true),
        5 => svg.path(&class, corners(3, 6.5, 0.0), true),
        6 => svg.path(&class, corners(6, 6.2, 0.0), true),
        7 => svg.path(&class, corners(5, 6.3, 0.0), true),
        8 => svg.circle(&class.replace("mark", "ring"), [x, y], 4.6),
        9 => {
            svg.rect(&class, [x - 6.0, y - 1.8], [12.0, 3.6]);
            svg.rect(&class, [x - 1.8, y - 6.0], [3.6, 12.0]);
        }
        _ => {}
    }
}

/// A name that fits its place.
pub(super) fn shortened(name: &str, most: usize) -> String {
    if name.chars().count() <= most {
        return name.to_owned();
    }
    let kept: String = name.chars().take(most - 1).collect();
    kept.trim_end().to_owned() + "…"
}

/// How the attainment of each seat lies: a ridge over the half, the middle, and the mean of its games.
pub(super) fn seats(seats: &[&Seat], words: &Words) -> (Svg, f64) {
    const ROW: f64 = 62.0;
    const RIDGE: f64 = 34.0;
    const BINS: usize = 40;
    let mut svg = Svg::new(WIDTH, &words.get("balance-seats"));
    let bottom = ROW * seats.len() as f64 + 8.0;
    Scale::HUNDRED.draw(&mut svg, 20.0, 4.0, bottom);
    let x = |score: f64| Scale::HUNDRED.x(score / 100.0);
    for (row, seat) in seats.iter().enumerate() {
        let Some(score) = seat.score else { continue };
        let base = ROW * row as f64 + 44.0;
        let mut bins = [0_u32; BINS];
        for score in &seat.scores {
            let bin = usize::try_from(*score).unwrap_or(0) * BINS / 10_001;
            bins[bin.min(BINS - 1)] += 1;
        }
        let highest = f64::from(bins.iter().copied().max().unwrap_or(1).max(1));
        let width = (RIGHT - LEFT) / BINS as f64;
        let steps = bins.iter().enumerate().flat_map(|(bin, n)| {
            let (left, y) = (LEFT + bin as f64 * width, base - RIDGE * f64::from(*n) / highest);
            [[left, y], [left + width, y]]
        });
        let used = |at: &[f64; 2]| x(score.min) - width <= at[0] && at[0] <= x(score.max) + width;
        let ridge: Vec<[f64; 2]> = steps.filter(used).collect();
        let (first, last) = (ridge.first().map_or(LEFT, |at| at[0]), ridge.last().map_or(RIGHT, |at| at[0]));
        let colour = colour(seat);
        let outline = [[first, base]].into_iter().chain(ridge).chain([[last, base]]);
        svg.path(&format!("ridge {colour}"), outline.collect::<Vec<_>>(), true);
        let y = base + 7.0;
        svg.line(&format!("whisker {colour}"), [x(score.p5), y], [x(score.p95), y]);
        svg.rect(&format!("box {colour}"), [x(score.q1), y - 3.5], [(x(score.q3) - x(score.q1)).max(1.5), 7.0]);
        svg.line("median", [x(score.median), y - 4.0], [x(score.median), y + 4.0]);
        svg.circle("mean", [x(score.mean), y], 4.0);
        name(&mut svg, seat, base);
        let reach = score.interval.map_or(0.0, |[low, high]| (high - low) / 200.0);
        svg.text("value", [RIGHT + 14.0, base], Anchor::Start, &format!("{:.1}", score.mean / 100.0));
        svg.text("quiet", [RIGHT + 48.0, base], Anchor::Start, &format!("± {reach:.1}"));
    }
    (svg, bottom + 22.0)
}

/// Who wins how often, with its interval, beside what it would be if all did alike.
pub(super) fn wins(seats: &[&Seat], words: &Words) -> (Svg, f64) {
    const ROW: f64 = 30.0;
    let mut svg = Svg::new(WIDTH, &words.get("balance-wins"));
    let top = 22.0;
    let bottom = top + ROW * seats.len() as f64;
    Scale::HUNDRED.draw(&mut svg, 20.0, top, bottom);
    for (row, seat) in seats.iter().enumerate() {
        let Some(alone) = seat.alone else { continue };
        let y = top + ROW * row as f64 + 15.0;
        let x = |share: f64| Scale::HUNDRED.x(100.0 * share);
        svg.rect(&format!("share {}", colour(seat)), [LEFT, y - 7.0], [x(alone.share) - LEFT, 14.0]);
        let [low, high] = alone.interval.map(x);
        svg.line("error", [low, y], [high, y]);
        for end in [low, high] {
            svg.line("error", [end, y - 4.0], [end, y + 4.0]);
        }
        name(&mut svg, seat, y + 5.0);
        let of = words.say(&say!("balance-n-of", n = alone.n, of = alone.of));
        svg.text("value", [RIGHT + 14.0, y + 5.0], Anchor::Start, &of);
    }
    let fair = Scale::HUNDRED.x(100.0 / seats.len().max(1) as f64);
    svg.line("fair", [fair, top - 4.0], [fair, bottom]);
    svg.text("quiet", [fair, top - 9.0], Anchor::Middle, &words.get("balance-fair"));
    (svg, bottom + 22.0)
}

/// Share of games with a text by the end of each turn; the turns in which the talks meet lie on a darker ground.
pub(super) fn agreement(talks: &Talks, games: u64, words: &Words) -> (Svg, f64) {
    const TOP: f64 = 8.0;
    const BOTTOM: f64 = 118.0;
    let mut svg = Svg::new(WIDTH, &words.say(&say!("balance-agreement-of", talks = &talks.name)));
    let turns = talks.by_turn.len().max(1) as f64;
    let x = |turn: f64| LEFT + (RIGHT - LEFT) * turn / turns;
    let y = |share: f64| BOTTOM - (BOTTOM - TOP) * share;
    let (opens, closes) = (x(f64::from(talks.opens) - 1.0), x(f64::from(talks.closes)));
    svg.rect("well", [opens, TOP], [closes - opens, BOTTOM - TOP]);
    for share in [0.0, 0.5, 1.0] {
        svg.line(if share == 0.0 { "base" } else { "grid" }, [LEFT, y(share)], [RIGHT, y(share)]);
        svg.text("axis", [LEFT - 10.0, y(share) + 4.0], Anchor::End, &format!("{:.0} %", 100.0 * share));
    }
    let every = if turns > 16.0 { 5 } else { 1 };
    for turn in (1..=talks.by_turn.len()).filter(|turn| turn % every == 0 || *turn == 1) {
        svg.text("axis", [x(turn as f64 - 0.5), BOTTOM + 16.0], Anchor::Middle, &turn.to_string());
    }
    let mut sum = 0_u64;
    let mut steps = vec![[LEFT, y(0.0)]];
    for (turn, n) in talks.by_turn.iter().enumerate() {
        let before = y(sum as f64 / games.max(1) as f64);
        sum += n;
        let at = x(turn as f64 + 0.5);
        steps.extend([[at, before], [at, y(sum as f64 / games.max(1) as f64)]]);
    }
    steps.push([RIGHT, y(talks.agreement)]);
    let area = steps.iter().copied().chain([[RIGHT, y(0.0)], [LEFT, y(0.0)]]);
    svg.path("under", area.collect::<Vec<_>>(), true);
    svg.path("curve", steps, false);
    let [low, high] = talks.agreement_interval.map(|share| 100.0 * share);
    let end = y(talks.agreement).clamp(TOP + 8.0, BOTTOM - 12.0);
    svg.text("value", [RIGHT + 14.0, end + 4.0], Anchor::Start, &format!("{:.0} %", 100.0 * talks.agreement));
    let interval = words.say(&say!("balance-from-to", low = format!("{low:.0}"), high = format!("{high:.0}")));
    svg.text("quiet", [RIGHT + 14.0, end + 20.0], Anchor::Start, &interval);
    svg.text("axis", [LEFT - 10.0, BOTTOM + 16.0], Anchor::End, &words.get("balance-turn"));
    (svg, BOTTOM + 24.0)
}

/// Names with a spread of values from 0 to 100 each, and where each begins.
pub(super) fn spreads(rows: &[(String, f64, Spread)], label: &str) -> (Svg, f64) {
    const ROW: f64 = 30.0;
    let mut svg = Svg::new(WIDTH, label);
    let bottom = ROW * rows.len() as f64 + 4.0;
    Scale::HUNDRED.draw(&mut svg, 20.0, 0.0, bottom);
    for (row, (name, start, spread)) in rows.iter().enumerate() {
        let y = ROW * row as f64 + 16.0;
        let x = |value: f64| Scale::HUNDRED.x(value);
        svg.text("name", [0.0, y + 5.0], Anchor::Start, &shortened(name, 24));
        svg.line("whisker", [x(spread.p5), y], [x(spread.p95), y]);
        svg.rect("box", [x(spread.q1), y - 4.0], [(x(spread.q3) - x(spread.q1)).max(1.5), 8.0]);
        svg.line("median", [x(spread.median), y - 4.5], [x(spread.median), y + 4.5]);
        svg.line("fair", [x(*start), y - 11.0], [x(*start), y + 11.0]);
        svg.text("value", [RIGHT + 14.0, y + 5.0], Anchor::Start, &format!("{:.0}", spread.mean));
    }
    (svg, bottom + 22.0)
}

/// Names with a difference and its interval each, in points of 100, around nothing.
pub(super) fn differences(rows: &[(String, Mean)], label: &str) -> (Svg, f64) {
    const ROW: f64 = 30.0;
    let mut svg = Svg::new(WIDTH, label);
    let ends = rows.iter().flat_map(|(_, mean)| mean.interval.unwrap_or([mean.mean; 2]));
    let furthest = ends.map(|end| (end / 100.0).abs()).fold(5.0, f64::max);
    let step = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0].into_iter().find(|step| furthest / step <= 5.0).unwrap_or(100.0);
    let reach = (furthest / step).ceil() * step;
    let scale = Scale { from: -reach, to: reach };
    let bottom = ROW * rows.len() as f64 + 4.0;
    scale.draw(&mut svg, step, 0.0, bottom);
    svg.line("base", [scale.x(0.0), 0.0], [scale.x(0.0), bottom]);
    for (row, (name, mean)) in rows.iter().enumerate() {
        let y = ROW * row as f64 + 16.0;
        svg.text("name", [0.0, y + 5.0], Anchor::Start, &shortened(name, 24));
        if let Some([low, high]) = mean.interval {
            svg.line("error", [scale.x(low / 100.0), y], [scale.x(high / 100.0), y]);
        }
        svg.circle(if mean.is_sure() { "dot" } else { "mean" }, [scale.x(mean.mean / 100.0), y], 4.5);
        let half = mean.interval.map_or(0.0, |[low, high]| (high - low) / 200.0);
        let value = format!("{:.1}", mean.mean.abs() / 100.0);
        let sign = if mean.mean < 0.0 { "\u{2212}" } else { "+" };
        svg.text("value", [RIGHT + 14.0, y + 5.0], Anchor::Start, &format!("{sign}{value}"));
        svg.text("quiet", [RIGHT + 56.0, y + 5.0], Anchor::Start, &format!("± {half:.1}"));
    }
    (svg, bottom + 22.0)
}
