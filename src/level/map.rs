//! The drawn map: lands, borders, depth of water and names of seas, in the units of its sheet with y down.
//!
//! A map is a picture, so its coordinates are fractions; nothing in the rules depends on them.

#![expect(clippy::float_arithmetic, reason = "a drawn map is a picture")]

use serde::{Deserialize, Serialize};

use super::problem::{Problem, Source, Span, code};
use super::remedy::suggestion;
use super::syntax;
use crate::words::{Arg, Saying, say};

/// How far beyond the edge of the sheet lands may reach.
const MARGIN: f32 = 400.0;
/// The version of the map format that this program reads.
const FORMAT: u32 = 1;

/// A point of the sheet, x to the right and y down.
pub type Point = (f32, f32);

/// A closed line: the last point is joined to the first.
pub type Ring = Vec<Point>;

/// A map as it stands in `levels/maps`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Map {
    /// Version of the map format; 1.
    pub format: u32,
    /// Width and height of the sheet.
    pub size: (i32, i32),
    pub territories: Vec<Territory>,
    /// Lines between neighbours.
    pub borders: Vec<Vec<Point>>,
    /// Depth contours of the water, outermost first, each of several rings.
    pub water: Vec<Vec<Ring>>,
    pub seas: Vec<Sea>,
}

/// A land, in one piece or several.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Territory {
    /// What levels call it.
    pub id: String,
    /// Where its name is written.
    pub name_at: Point,
    /// The largest first.
    pub rings: Vec<Ring>,
}

/// A name on the water.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sea {
    pub name: String,
    pub at: Point,
}

impl Map {
    /// An empty sheet of the usual size, for a game whose map is gone.
    #[must_use]
    pub fn blank() -> Self {
        Self { format: FORMAT, size: (1600, 900), ..Self::default() }
    }

    /// Reads a map; it is there only if no problem is an error.
    #[must_use]
    pub fn read(source: &Source) -> (Option<Self>, Vec<Problem>) {
        let map: Self = match ron::from_str(&source.text) {
            Ok(map) => map,
            // What is wrong with its brackets, texts and numbers is told as for levels, all of it.
            Err(error) => {
                let written = syntax::parse(source).problems;
                let problems = if written.is_empty() { vec![unreadable(source, &error)] } else { written };
                return (None, problems);
            }
        };
        let problems = map.problems(&source.text);
        (problems.is_empty().then_some(map), problems)
    }

    /// The territory of this name.
    #[must_use]
    pub fn territory(&self, id: &str) -> Option<&Territory> {
        self.territories.iter().find(|territory| territory.id == id)
    }

    fn problems(&self, text: &str) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.format != FORMAT {
            let message = say!("map-format", reads = FORMAT, found = self.format);
            let help = say!("problem-format-version-help", reads = FORMAT);
            problems.push(Problem::error(code::FORMAT_VERSION, field(text, "format"), message).with_help(help));
        }
        if !(1..=10_000).contains(&self.size.0) || !(1..=10_000).contains(&self.size.1) {
            let problem = Problem::error(code::BAD_MAP, field(text, "size"), say!("map-size"));
            problems.push(problem.with_help(say!("problem-example", example = "(1600, 900)")));
            return problems;
        }
        for (position, territory) in self.territories.iter().enumerate() {
            let place = quoted(text, &territory.id);
            let what = say!("map-territory", name = &territory.id);
            if territory.id.trim().is_empty() {
                let problem = Problem::error(code::EMPTY_TEXT, place, say!("map-territory-empty"));
                problems.push(problem.with_help(say!("problem-example", example = "\"VAL\"")));
            }
            if self.territories[..position].iter().any(|other| other.id == territory.id) {
                let message = say!("map-territory-twice", what = what.clone());
                let problem = Problem::error(code::DUPLICATE_NAME, place, message);
                problems.push(problem.with_help(say!("problem-duplicate-name-help")));
            }
            if territory.rings.is_empty() {
                let problem = Problem::error(code::BAD_MAP, place, say!("map-no-ring", what = what.clone()));
                problems.push(problem.with_help(say!("map-ring-short-help")));
            }
            problems.extend(self.point(territory.name_at, place, &say!("map-name-of", what = what.clone())));
            problems.extend(territory.rings.iter().filter_map(|ring| self.ring(ring, place, &what)));
        }
        let (borders, water) = (field(text, "borders"), field(text, "water"));
        for border in &self.borders {
            if border.len() < 2 {
                let problem = Problem::error(code::BAD_MAP, borders, say!("map-border-short"));
                problems.push(problem.with_help(say!("map-border-short-help")));
            }
            problems.extend(border.iter().find_map(|point| self.point(*point, borders, &say!("map-border"))));
        }
        problems.extend(self.water.iter().flatten().filter_map(|ring| self.ring(ring, water, &say!("map-contour"))));
        for sea in &self.seas {
            problems.extend(self.point(sea.at, quoted(text, &sea.name), &say!("map-sea", name = &sea.name)));
        }
        problems
    }

    /// What is wrong with a ring: the first thing found.
    fn ring(&self, ring: &Ring, place: Option<Span>, what: &Saying) -> Option<Problem> {
        let of = || what.clone();
        let (Some(first), Some(last)) = (ring.first(), ring.last()) else {
            let problem = Problem::error(code::BAD_MAP, place, say!("map-ring-empty", what = of()));
            return Some(problem.with_help(say!("map-ring-short-help")));
        };
        if ring.len() > 1 && first == last {
            let problem = Problem::error(code::BAD_MAP, place, say!("map-ring-closed", what = of()));
            return Some(problem.with_help(say!("map-ring-closed-help")));
        }
        if ring.len() < 3 {
            let problem = Problem::error(code::BAD_MAP, place, say!("map-ring-short", what = of(), n = ring.len()));
            return Some(problem.with_help(say!("map-ring-short-help")));
        }
        if let Some(problem) = ring.iter().find_map(|point| self.point(*point, place, what)) {
            return Some(problem);
        }
        if area(ring) < 0.01 {
            let problem = Problem::error(code::BAD_MAP, place, say!("map-ring-area", what = of()));
            return Some(problem.with_help(say!("map-ring-area-help")));
        }
        None
    }

    fn point(&self, (x, y): Point, place: Option<Span>, what: &Saying) -> Option<Problem> {
        #[expect(clippy::cast_precision_loss, reason = "sheets are at most 10,000 wide")]
        let (width, height) = (self.size.0 as f32, self.size.1 as f32);
        let inside = (-MARGIN..=width + MARGIN).contains(&x) && (-MARGIN..=height + MARGIN).contains(&y);
        (!inside).then(|| {
            let message = say!("map-far-off", what = what.clone(), point = format!("({x}, {y})"));
            let (width, height) = self.size;
            let help = say!("map-far-off-help", width = width, height = height, margin = MARGIN.to_string());
            Problem::error(code::OFF_THE_MAP, place, message).with_help(help)
        })
    }
}

/// Area by the shoelace formula, in square units: above 0 if the points go clockwise on a screen.
fn area(ring: &[Point]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    let twice: f64 =
        ring.iter().zip(next).map(|(a, b)| f64::from(a.0) * f64::from(b.1) - f64::from(b.0) * f64::from(a.1)).sum();
    twice / 2.0
}

/// Where the name of a field stands first.
fn field(text: &str, name: &str) -> Option<Span> {
    let start = text.find(&format!("{name}:"))?;
    Some(Span::new(u32::try_from(start).ok()?, u32::try_from(start + name.len()).ok()?))
}

/// Where a name stands in quotes first.
fn quoted(text: &str, name: &str) -> Option<Span> {
    let start = text.find(&format!("\"{name}\""))?;
    Some(Span::new(u32::try_from(start).ok()?, u32::try_from(start + name.len() + 2).ok()?))
}

fn unreadable(source: &Source, error: &ron::error::SpannedError) -> Problem {
    let offset = |position: ron::error::Position| {
        let line: usize = source.text.split_inclusive('\n').take(position.line.saturating_sub(1)).map(str::len).sum();
        let rest = source.text.get(line..).unwrap_or("");
        let column: usize = rest.chars().take(position.col.saturating_sub(1)).map(char::len_utf8).sum();
        u32::try_from(line + column).unwrap_or(u32::MAX)
    };
    let start = offset(error.span.start);
    let place = Span::new(start, offset(error.span.end).max(start));
    let problem = Problem::error(code::BAD_MAP, place, say!("map-unreadable", reason = error.code.to_string()));
    problem.with_help(match &error.code {
        ron::Error::NoSuchStructField { expected, found, .. } => {
            suggestion(found, expected, say!("problem-fields", names = Arg::names(expected.iter().copied())))
        }
        ron::Error::MissingStructField { field, .. } => say!("map-missing-help", field = *field),
        ron::Error::DuplicateStructField { .. } => say!("problem-take-one-away"),
        _ => say!("map-unreadable-help"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;

    const SMALL: &str = r#"(format: 1, size: (100, 50), territories: [
    (id: "AAA", name_at: (5, 5), rings: [[(0, 0), (10, 0), (10, 10.5)]]),
], borders: [[(0, 0), (10, 0)]], water: [[[(0, 0), (20, 0), (20, 20)]]], seas: [(name: "Bay", at: (50, 25))])"#;

    fn read(text: &str) -> (Option<Map>, Vec<Problem>) {
        Map::read(&Source::new("small.ron", text))
    }

    #[test]
    fn a_map_is_read() {
        let (map, problems) = read(SMALL);
        assert_eq!(problems, []);
        let map = map.unwrap();
        assert_eq!(map.territory("AAA").map(|t| t.rings.len()), Some(1));
        assert_eq!(map.territory("BBB"), None);
    }

    #[test]
    fn shapes_that_cannot_be_drawn_are_named() {
        for (from, to, code, line, part) in [
            ("(10, 10.5)]]", "(10, 10.5), (0, 0)]]", "bad-map", 2, "ends with the point it begins with"),
            (", (10, 10.5)]]", "]]", "bad-map", 2, "has 2 points"),
            ("[(0, 0), (10, 0), (10, 10.5)]]", "[]]", "bad-map", 2, "no points"),
            ("rings: [[(0, 0), (10, 0), (10, 10.5)]]", "rings: []", "bad-map", 2, "no ring"),
            ("(10, 0), (10, 10.5)]]", "(10, 10.5), (10, 0)]]", "bad-map", 2, "wrong way round"),
            ("(10, 10.5)]]", "(10, 900)]]", "off-the-map", 2, "(10, 900)"),
            ("(5, 5)", "(5, inf)", "off-the-map", 2, "the name of territory `AAA`"),
            ("at: (50, 25)", "at: (-500, 25)", "off-the-map", 3, "`Bay`"),
            ("size: (100, 50)", "size: (0, 50)", "bad-map", 1, "the sheet"),
            ("format: 1", "format: 2", "format-version", 1, "version 1"),
            ("(10, 10.5)]]", "(10, true)]]", "bad-map", 2, "cannot be read"),
            ("[(0, 0), (10, 0)]]", "[(0, 0)]]", "bad-map", 3, "fewer than two points"),
            ("id: \"AAA\"", "id: \"AAA\", colour: 3", "bad-map", 2, "colour"),
        ] {
            assert_eq!(SMALL.matches(from).count(), 1, "{from}");
            let text = SMALL.replacen(from, to, 1);
            let (map, problems) = read(&text);
            assert_eq!(map, None);
            let [problem] = problems.as_slice() else { panic!("{to}: {problems:?}") };
            let found_line = problem.place.map_or(0, |place| Source::new("", text.clone()).line_col(place.start).0);
            assert_eq!((problem.code, found_line), (code, line), "{to}: {problem:?}");
            let said = Words::new("en").say(&problem.message);
            assert!(said.contains(part), "{to}: {said}");
            assert!(problem.help.is_some(), "{to}: nothing helps against `{said}`");
        }
    }

    #[test]
    fn a_map_that_is_cut_says_where_and_how_to_mend_it() {
        let words = Words::new("en");
        for end in 1..SMALL.len() - 1 {
            let (map, problems) = read(&SMALL[..end]);
            assert_eq!(map, None);
            assert!(!problems.is_empty(), "cut at {end}");
            for problem in problems {
                let help = problem.help.as_ref().map(|help| words.say(help)).unwrap_or_default();
                assert!(
                    problem.place.is_some() && !help.is_empty() && !help.contains('«'),
                    "cut at {end}: {problem:?}"
                );
            }
        }
        let (_, problems) = read(&SMALL.replace("(10, 10.5)]]", "(10, 10.5]]").replace("seas:", "sees:"));
        assert!(problems.iter().all(|problem| problem.code == code::UNCLOSED || problem.code == code::UNEXPECTED));
        let (_, problems) = read(&SMALL.replace("seas:", "sees:"));
        let help = problems[0].help.as_ref().map(|help| words.say(help)).unwrap_or_default();
        assert!(help.contains("did you mean `seas`?"), "{help}");
    }

    #[test]
    fn a_territory_stands_once() {
        let text = SMALL.replace(
            "    (id: \"AAA\"",
            "    (id: \"AAA\", name_at: (5, 5), rings: [[(0, 0), (10, 0), (10, 10.5)]]),\n    (id: \"AAA\"",
        );
        assert_eq!(read(&text).1[0].code, code::DUPLICATE_NAME);
    }
}
