//! The paper that is drawn on: text that is broken into lines, boxes, curves, and the colours and marks of the game.

use std::f64::consts::TAU;
use std::fmt::Write as _;

use crate::base::ActorId;
use crate::level::{ActorKind, Level};
use crate::vm::emblem::{Hue, Mark};

pub(super) const MARGIN: f64 = 40.0;
pub(super) const INK: &str = "#1F2328";
pub(super) const INK2: &str = "#4B4A45";
pub(super) const INK3: &str = "#645F55";
pub(super) const HARM: &str = "#B3261E";
pub(super) const GAIN: &str = "#1E6B4A";
pub(super) const TEXT_BLUE: &str = "#155295";
pub(super) const VIOLET: &str = "#805C99";
pub(super) const LINE: &str = "#CFC4AE";
pub(super) const BRIGHT: &str = "#FBF7EE";
const PAPER: &str = "#F4EDDF";

const SANS: &str = "'Source Sans 3', 'Source Sans Pro', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";
const SERIF: &str = "'Source Serif 4', 'Source Serif Pro', Georgia, 'Times New Roman', serif";

/// How a text is set.
#[derive(Clone, Copy)]
pub(super) struct Type {
    pub size: f64,
    pub ink: &'static str,
    pub bold: bool,
    pub serif: bool,
    pub anchor: &'static str,
}

impl Type {
    pub(super) const BODY: Self = Self { size: 13.0, ink: INK, bold: false, serif: false, anchor: "start" };
    pub(super) const STRONG: Self = Self { bold: true, ..Self::BODY };
    pub(super) const SMALL: Self = Self { size: 12.0, ink: INK2, ..Self::BODY };
    pub(super) const QUIET: Self = Self { ink: INK3, ..Self::SMALL };
    pub(super) const HEADING: Self = Self { size: 24.0, serif: true, ..Self::BODY };

    pub(super) const fn in_ink(self, ink: &'static str) -> Self {
        Self { ink, ..self }
    }

    pub(super) const fn centred(self) -> Self {
        Self { anchor: "middle", ..self }
    }

    pub(super) fn line(self) -> f64 {
        (self.size * 1.3).round()
    }

    /// Width of a text in points, rather too much than too little, since nobody knows which font will be there.
    pub(super) fn width(self, text: &str) -> f64 {
        let ems: f64 = text
            .chars()
            .map(|c| match c {
                'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | ' ' | '.' | ',' | ':' | ';' | '’' | '\'' | '|' | '('
                | ')' | '[' | ']' | '-' => 0.34,
                'm' | 'w' | 'M' | 'W' | '—' | '%' | '@' | '→' | '…' => 0.92,
                c if c.is_uppercase() => 0.68,
                _ => 0.56,
            })
            .sum();
        ems * self.size * if self.bold { 1.06 } else { 1.0 }
    }

    /// The text in lines of this width, the last one cut short if there are more than `most`.
    pub(super) fn wrap(self, text: &str, width: f64, most: usize) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            let longer = lines.last().map(|line| format!("{line} {word}"));
            match longer.filter(|longer| self.width(longer) <= width) {
                Some(longer) => *lines.last_mut().expect("it was just looked at") = longer,
                None => lines.extend(self.pieces(word, width)),
            }
        }
        if lines.len() > most {
            lines.truncate(most);
            if let Some(last) = lines.last_mut() {
                while self.width(&format!("{last}…")) > width && last.pop().is_some() {}
                *last = format!("{}…", last.trim_end());
            }
        }
        lines
    }

    /// A word that is wider than a line, in pieces.
    fn pieces(self, word: &str, width: f64) -> Vec<String> {
        let mut pieces = vec![String::new()];
        for c in word.chars() {
            let piece = pieces.last_mut().expect("there is always one");
            if !piece.is_empty() && self.width(&format!("{piece}{c}")) > width {
                pieces.push(c.to_string());
            } else {
                piece.push(c);
            }
        }
        pieces
    }
}

/// A place on the sheet, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Area {
    pub x: f64,
    pub y: f64,
    pub w: f64,
    pub h: f64,
}

impl Area {
    pub(super) fn right(self) -> f64 {
        self.x + self.w
    }

    pub(super) fn bottom(self) -> f64 {
        self.y + self.h
    }

    pub(super) fn middle(self) -> f64 {
        self.y + self.h / 2.0
    }
}

/// What is drawn so far, from top to bottom.
pub(super) struct Sheet<'a> {
    level: &'a Level,
    title: String,
    /// Beneath everything else.
    lines: String,
    out: String,
    /// Where the next thing goes.
    pub y: f64,
    width: f64,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(level: &'a Level) -> Self {
        Self { level, title: level.title.clone(), lines: String::new(), out: String::new(), y: MARGIN, width: 900.0 }
    }

    pub(super) fn title(&mut self, title: &str, tagline: &str) {
        let big = Type { size: 38.0, serif: true, ..Type::BODY };
        self.y += 30.0;
        self.text(MARGIN, self.y, big, title);
        self.y += 26.0;
        self.text(MARGIN, self.y, Type { size: 16.0, ..Type::BODY }.in_ink(INK2), tagline);
        self.y += 22.0;
    }

    pub(super) fn note(&mut self, text: &str) {
        self.text(MARGIN, self.y, Type::QUIET, text);
        self.y += 18.0;
    }

    pub(super) fn heading(&mut self, text: &str) {
        self.y += 44.0;
        self.text(MARGIN, self.y, Type::HEADING, text);
        self.y += 20.0;
    }

    /// A text whose first line stands on `y`.
    pub(super) fn text(&mut self, x: f64, y: f64, kind: Type, text: &str) {
        let weight = if kind.bold { " font-weight=\"600\"" } else { "" };
        let family = if kind.serif { " class=\"serif\"" } else { "" };
        let _ = writeln!(
            self.out,
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{}\" fill=\"{}\" text-anchor=\"{}\"{weight}{family}>{}</text>",
            kind.size,
            kind.ink,
            kind.anchor,
            escaped(text)
        );
        let shift = match kind.anchor {
            "middle" => 0.5,
            "end" => 0.0,
            _ => 1.0,
        };
        self.reaches(x + shift * kind.width(text));
    }

    /// Lines below each other; where the next one would stand.
    pub(super) fn lines(&mut self, x: f64, y: f64, kind: Type, lines: &[String]) -> f64 {
        let mut y = y;
        for line in lines {
            self.text(x, y, kind, line);
            y += kind.line();
        }
        y
    }

    pub(super) fn rect(&mut self, area: Area, fill: &str, stroke: &str, radius: f64) {
        let Area { x, y, w, h } = area;
        let _ = writeln!(
            self.out,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{w:.1}\" height=\"{h:.1}\" rx=\"{radius}\" fill=\"{fill}\" stroke=\"{stroke}\"/>"
        );
        self.reaches(area.right());
    }

    /// A box for something of the level, with a stripe of its kind and all of its text for who points at it.
    pub(super) fn card(&mut self, id: &str, area: Area, stripe: &str, all: &str) {
        let _ = writeln!(self.out, "<g data-id=\"{}\"><title>{}</title>", escaped(id), escaped(all));
        self.rect(area, BRIGHT, LINE, 3.0);
        self.rect(Area { w: 4.0, ..area }, stripe, "none", 1.5);
        self.out.push_str("</g>\n");
    }

    /// A mark that something of the level is here.
    pub(super) fn named(&mut self, id: &str) {
        let _ = writeln!(self.out, "<g data-id=\"{}\"/>", escaped(id));
    }

    pub(super) fn rule(&mut self, from: (f64, f64), to: (f64, f64), stroke: &str, width: f64) {
        let _ = writeln!(
            self.out,
            "<line x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\" stroke=\"{stroke}\" stroke-width=\"{width}\"/>",
            from.0, from.1, to.0, to.1
        );
        self.reaches(from.0.max(to.0));
    }

    /// A curve with an arrow at its end, beneath the boxes. It leaves and arrives in the directions given, as (x, y).
    pub(super) fn arrow(&mut self, from: (f64, f64), out: (f64, f64), to: (f64, f64), into: (f64, f64), look: &Arrow) {
        let reach = (to.0 - from.0).abs().max((to.1 - from.1).abs()) * 0.45;
        let reach = reach.clamp(18.0, 140.0);
        let dash = if look.dashed { " stroke-dasharray=\"5 4\"" } else { "" };
        let _ = writeln!(
            self.lines,
            "<path d=\"M{:.1} {:.1} C{:.1} {:.1} {:.1} {:.1} {:.1} {:.1}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\" stroke-opacity=\"0.8\"{dash} marker-end=\"url(#tip-{})\"/>",
            from.0,
            from.1,
            from.0 + out.0 * reach,
            from.1 + out.1 * reach,
            to.0 - into.0 * reach,
            to.1 - into.1 * reach,
            to.0,
            to.1,
            look.ink,
            look.width,
            look.ink.trim_start_matches('#'),
        );
    }

    /// Colour, mark and code of an actor, which always travel together; where they end.
    pub(super) fn actor(&mut self, x: f64, y: f64, actor: ActorId) -> f64 {
        let who = self.level.actor(actor);
        let hue = Hue::nth(actor.ix()).filter(|_| who.kind != ActorKind::ThreatActor);
        let ink = ink_of(self.level, actor);
        let mut x = x;
        if let Some(hue) = hue {
            let shape = mark(hue.mark(), x + 6.0, y - 4.5, 6.0, ink);
            self.out.push_str(&shape);
            x += 16.0;
        }
        self.text(x, y, Type::STRONG.in_ink(ink), &who.code);
        x + Type::STRONG.width(&who.code)
    }

    fn reaches(&mut self, x: f64) {
        self.width = self.width.max(x);
    }

    /// The file.
    pub(super) fn finish(self, about: &str) -> String {
        let (width, height) = ((self.width + MARGIN).ceil(), (self.y + MARGIN).ceil());
        let mut tips = String::new();
        for ink in [INK2, HARM, GAIN, TEXT_BLUE, VIOLET] {
            let _ = write!(
                tips,
                "<marker id=\"tip-{}\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" fill=\"{ink}\"/></marker>",
                ink.trim_start_matches('#')
            );
        }
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"{SANS}\" role=\"img\">\n\
             <title>{}</title>\n<desc>{}</desc>\n<defs>{tips}<style>.serif {{ font-family: {SERIF}; }}</style></defs>\n\
             <rect x=\"0\" y=\"0\" width=\"{width}\" height=\"{height}\" fill=\"{PAPER}\"/>\n{}{}</svg>\n",
            escaped(&self.title),
            escaped(about),
            self.lines,
            self.out
        )
    }
}

/// How an arrow looks.
pub(super) struct Arrow {
    pub ink: &'static str,
    pub width: f64,
    pub dashed: bool,
}

/// The colours of delegations on paper, in their order.
const HUES: [&str; 10] =
    ["#6C560B", "#155295", "#0D4453", "#805C99", "#563720", "#8B2186", "#586C40", "#1C177B", "#00766D", "#31302E"];

fn ink_of(level: &Level, actor: ActorId) -> &'static str {
    let has_none = level.actor(actor).kind == ActorKind::ThreatActor;
    HUES.get(actor.ix()).copied().filter(|_| !has_none).unwrap_or(INK2)
}

/// The mark of a delegation in a circle of this radius, as on the screens.
fn mark(mark: Mark, x: f64, y: f64, r: f64, ink: &str) -> String {
    let around = |n: u32, start: f64, r: f64, down: f64| {
        let point = |i: u32| {
            let angle = TAU * (start + f64::from(i) / f64::from(n));
            format!("{:.1},{:.1}", x + r * angle.cos(), y + down + r * angle.sin())
        };
        let points: Vec<String> = (0..n).map(point).collect();
        format!("<polygon points=\"{}\" fill=\"{ink}\"/>\n", points.join(" "))
    };
    let bar = |half_w: f64, half_h: f64| {
        let (left, top, w, h) = (x - half_w, y - half_h, 2.0 * half_w, 2.0 * half_h);
        format!("<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{w:.1}\" height=\"{h:.1}\" fill=\"{ink}\"/>\n")
    };
    match mark {
        Mark::Diamond => around(4, 0.0, r, 0.0),
        Mark::Disc => format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{:.1}\" fill=\"{ink}\"/>\n", 0.84 * r),
        Mark::Star => {
            let (long, short) = (1.08 * r, 0.4 * r);
            let rhombus = |w: f64, h: f64| {
                format!(
                    "<polygon points=\"{:.1},{y:.1} {x:.1},{:.1} {:.1},{y:.1} {x:.1},{:.1}\" fill=\"{ink}\"/>\n",
                    x - w,
                    y - h,
                    x + w,
                    y + h
                )
            };
            rhombus(short, long) + &rhombus(long, short)
        }
        Mark::Square => bar(0.76 * r, 0.76 * r),
        Mark::TriangleDown => around(3, 0.25, 1.02 * r, -0.2 * r),
        Mark::TriangleUp => around(3, 0.75, 1.02 * r, 0.2 * r),
        Mark::Hexagon => around(6, 0.0, 0.94 * r, 0.0),
        Mark::Pentagon => around(5, 0.75, 0.98 * r, 0.0),
        Mark::Ring => format!(
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{:.1}\" fill=\"none\" stroke=\"{ink}\" stroke-width=\"{:.1}\"/>\n",
            0.58 * r,
            0.46 * r
        ),
        Mark::Plus => bar(0.82 * r, 0.29 * r) + &bar(0.29 * r, 0.82 * r),
    }
}

/// Text as it may stand in XML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
