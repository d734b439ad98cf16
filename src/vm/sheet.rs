//! Drawn maps: outlines, borders, depth contours and seas of one sheet, read from `levels/maps`.

use std::fmt;

use rust_embed::RustEmbed;
use serde::Deserialize;

use super::stage::Point;

/// Maps that ship with the program.
#[derive(RustEmbed)]
#[folder = "levels/maps"]
struct Shipped;

/// A closed or open line on the sheet.
pub type Line = Vec<Point>;

/// One drawn map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Width and height; lands at the rim go on beyond it.
    pub size: (f32, f32),
    pub territories: Vec<Territory>,
    /// Shared borders, each once.
    pub borders: Vec<Line>,
    /// Depth contours, outermost first, each a set of rings.
    pub water: Vec<Vec<Line>>,
    pub seas: Vec<(String, Point)>,
}

/// A land of the sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Territory {
    /// As levels name it, such as `VAL`.
    pub id: String,
    /// Middle of the name.
    pub name_at: Point,
    /// The mainland and its islands.
    pub rings: Vec<Line>,
}

/// Why a map could not be used.
#[derive(Debug)]
pub enum SheetError {
    /// No map of that name ships with the program.
    Unknown(String),
    Syntax(ron::error::SpannedError),
    /// A number that is not one, a line of fewer than two points, or no land at all.
    Shape(String),
}

impl Sheet {
    /// The shipped map of this name, such as `harrow`.
    ///
    /// # Errors
    /// Where there is none of that name, or it is broken.
    pub fn shipped(name: &str) -> Result<Self, SheetError> {
        let file = Shipped::get(&format!("{name}.ron")).ok_or_else(|| SheetError::Unknown(name.to_owned()))?;
        Self::parse(&String::from_utf8_lossy(&file.data))
    }

    /// Reads the text of a map.
    ///
    /// # Errors
    /// Where it is broken; see [`SheetError`].
    pub fn parse(text: &str) -> Result<Self, SheetError> {
        let written: Written = ron::from_str(text).map_err(SheetError::Syntax)?;
        written.checked()
    }

    /// The position of a territory by its id.
    #[must_use]
    pub fn territory(&self, id: &str) -> Option<usize> {
        self.territories.iter().position(|territory| territory.id == id)
    }
}

impl Territory {
    /// The area of its mainland in square units of the sheet.
    #[must_use]
    pub fn extent(&self) -> f32 {
        self.rings.first().map_or(0.0, |ring| shoelace(ring).abs())
    }
}

fn shoelace(ring: &[Point]) -> f32 {
    let next = ring.iter().cycle().skip(1);
    0.5 * ring.iter().zip(next).map(|(a, b)| a.x * b.y - b.x * a.y).sum::<f32>()
}

impl fmt::Display for SheetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(name) => write!(f, "there is no map named {name}"),
            Self::Syntax(error) => error.fmt(f),
            Self::Shape(what) => f.write_str(what),
        }
    }
}

impl std::error::Error for SheetError {}

type Pair = (f32, f32);

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    format: u32,
    size: Pair,
    territories: Vec<WrittenTerritory>,
    #[serde(default)]
    borders: Vec<Vec<Pair>>,
    #[serde(default)]
    water: Vec<Vec<Vec<Pair>>>,
    #[serde(default)]
    seas: Vec<WrittenSea>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenTerritory {
    id: String,
    name_at: Pair,
    rings: Vec<Vec<Pair>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenSea {
    name: String,
    at: Pair,
}

impl Written {
    fn checked(self) -> Result<Sheet, SheetError> {
        let shape = |what: String| Err(SheetError::Shape(what));
        if self.format != 1 {
            return shape(format!("map format {} is not known, only 1", self.format));
        }
        if self.territories.is_empty() {
            return shape("the map has no territories".to_owned());
        }
        let line = |points: &Vec<Pair>, least: usize| -> Result<Line, SheetError> {
            // Lands at the rim go on beyond the sheet, but not without end.
            let sane = |n: f32| n.is_finite() && n.abs() <= 1e5;
            if points.len() < least || !points.iter().all(|&(x, y)| sane(x) && sane(y)) {
                return Err(SheetError::Shape(format!("a line of the map needs {least} points or more, all numbers")));
            }
            Ok(points.iter().map(|&point| point.into()).collect())
        };
        let rings = |rings: &[Vec<Pair>]| rings.iter().map(|ring| line(ring, 3)).collect::<Result<Vec<_>, _>>();
        let territories = self
            .territories
            .iter()
            .map(|t| Ok(Territory { id: t.id.clone(), name_at: t.name_at.into(), rings: rings(&t.rings)? }))
            .collect::<Result<Vec<_>, _>>()?;
        if !(self.size.0 >= 1.0 && self.size.1 >= 1.0) {
            return shape("the map has no size".to_owned());
        }
        Ok(Sheet {
            size: self.size,
            territories,
            borders: self.borders.iter().map(|border| line(border, 2)).collect::<Result<_, _>>()?,
            water: self.water.iter().map(|step| rings(step)).collect::<Result<_, _>>()?,
            seas: self.seas.into_iter().map(|sea| (sea.name, sea.at.into())).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_map_reads() {
        let names: Vec<_> = Shipped::iter().collect();
        assert!(!names.is_empty());
        for name in names {
            let sheet = Sheet::shipped(name.trim_end_matches(".ron")).unwrap_or_else(|e| panic!("{name}: {e}"));
            for territory in &sheet.territories {
                assert!(territory.extent() > 100.0, "{name}: {} has no extent", territory.id);
                assert_eq!(sheet.territory(&territory.id).map(|i| &sheet.territories[i]), Some(territory));
            }
        }
    }

    #[test]
    fn broken_maps_say_why() {
        let of = |body: &str| Sheet::parse(&format!("(format: 1, size: (10, 10), {body})")).unwrap_err().to_string();
        assert_eq!(of("territories: []"), "the map has no territories");
        assert!(of(r#"territories: [(id: "A", name_at: (0, 0), rings: [[(0, 0), (1, 1)]])]"#).contains("3 points"));
        assert!(
            of(r#"territories: [(id: "A", name_at: (0, 0), rings: [[(0, 0), (1, 1), (NaN, 0)]])]"#)
                .contains("3 points")
        );
        assert!(of("territories: [], lakes: []").contains("lakes"));
        assert!(matches!(Sheet::shipped("atlantis"), Err(SheetError::Unknown(_))));
    }
}
