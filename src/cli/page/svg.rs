//! Drawings as SVG: shapes with classes, whose colours are those of the page.

use std::fmt::Write;

use super::escaped;

/// A point: from the left, from the top.
type Point = [f64; 2];

/// A drawing of some width; how high it is shows when it is done.
pub(in crate::cli) struct Svg {
    width: f64,
    label: String,
    thin: bool,
    body: String,
}

/// Which end of a text stands at its point.
#[derive(Copy, Clone)]
pub(in crate::cli) enum Anchor {
    Start,
    Middle,
    End,
}

impl Svg {
    /// `label` says to who cannot see it what it shows; without one it is decoration.
    pub fn new(width: f64, label: &str) -> Self {
        Self { width, label: label.to_owned(), thin: false, body: String::new() }
    }

    /// Stretched to the width of its place, whatever its height.
    pub fn thin(mut self) -> Self {
        self.thin = true;
        self
    }

    pub fn rect(&mut self, class: &str, [x, y]: Point, [width, height]: [f64; 2]) {
        let (width, height) = (number(width.max(0.0)), number(height.max(0.0)));
        let (x, y) = (number(x), number(y));
        let _ =
            writeln!(self.body, "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>");
    }

    pub fn line(&mut self, class: &str, from: Point, to: Point) {
        let [[x1, y1], [x2, y2]] = [from, to].map(|point| point.map(number));
        let _ = writeln!(self.body, "<line class=\"{class}\" x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"/>");
    }

    pub fn circle(&mut self, class: &str, at: Point, radius: f64) {
        let [x, y] = at.map(number);
        let _ = writeln!(self.body, "<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"{}\"/>", number(radius));
    }

    /// A line through points, closed to an area if `closed`.
    pub fn path(&mut self, class: &str, points: impl IntoIterator<Item = Point>, closed: bool) {
        let mut d = String::new();
        for (n, point) in points.into_iter().enumerate() {
            let [x, y] = point.map(number);
            let _ = write!(d, "{}{x} {y}", if n == 0 { "M" } else { "L" });
        }
        let _ = writeln!(self.body, "<path class=\"{class}\" d=\"{d}{}\"/>", if closed { "Z" } else { "" });
    }

    pub fn text(&mut self, class: &str, at: Point, anchor: Anchor, text: &str) {
        let [x, y] = at.map(number);
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let _ = writeln!(self.body, "<text class=\"{class}\" x=\"{x}\" y=\"{y}\"{anchor}>{}</text>", escaped(text));
    }

    pub fn finish(self, height: f64) -> String {
        let Self { width, label, thin, body } = self;
        let (width, height) = (number(width), number(height));
        let label = match label.as_str() {
            "" => String::from("aria-hidden=\"true\""),
            label => format!("role=\"img\" aria-label=\"{}\"", escaped(label)),
        };
        let fit = if thin { " preserveAspectRatio=\"none\"" } else { "" };
        format!("<svg viewBox=\"0 0 {width} {height}\"{fit} {label}>\n{body}</svg>\n")
    }
}

/// To a tenth of a point, without a tail of zeroes.
fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    match text.strip_suffix(".0").unwrap_or(&text) {
        "-0" => String::from("0"),
        whole => whole.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        assert_eq!([1.0, -0.04, 2.349, -3.0].map(number), ["1", "0", "2.3", "-3"]);
    }

    #[test]
    fn shapes_become_elements() {
        let mut svg = Svg::new(100.0, "a figure");
        svg.path("curve", [[0.0, 0.0], [10.0, 5.5]], true);
        svg.rect("bar", [1.0, 2.0], [-3.0, 4.0]);
        let text = svg.finish(50.0);
        assert!(text.starts_with("<svg viewBox=\"0 0 100 50\" role=\"img\" aria-label=\"a figure\">"), "{text}");
        assert!(text.contains("d=\"M0 0L10 5.5Z\"") && text.contains("width=\"0\""), "{text}");
    }
}
