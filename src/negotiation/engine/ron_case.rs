//! Cases in RON: the project's own format for a domain and its parties.
//!
//! ```ron
//! (
//!     name: "market",
//!     issues: [
//!         (name: "colour", values: Discrete(["red", "blue"])),
//!         (name: "quality", values: Ordinal(["poor", "fair", "good"])),
//!         (name: "price", values: Integer(low: 1, high: 9)),
//!     ],
//!     parties: [(
//!         name: "buyer",
//!         additive: [
//!             (issue: "quality", weight: 0.7, worth: Each([0, 4, 10])),
//!             (issue: "price", worth: Linear(slope: -1, offset: 9)),
//!         ],
//!         pairs: [(issues: ("colour", "quality"), worth: [[0, 0, 1], [0, 2, 3]])],
//!         boxes: [(within: [("price", "1", "3"), ("quality", "fair", "good")], worth: 5)],
//!         red_lines: [("quality", "poor")],
//!         reservation: 3, later: [(10, "2.5")], discount: 0.9, constant: 1,
//!     )],
//! )
//! ```
//!
//! Numbers are whole, decimal, or texts such as `"1/3"`; they are taken exactly as written.

use serde::Deserialize;

use super::number::Number;
use super::place::{LoadError, Source, line_and_column};
use super::preference::{BoxWorth, Case, IssueWorth, PairWorth, Preference, Reservation};
use super::space::{MOST_VALUES, OutcomeSpace, SpaceIssue, Values};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCase {
    #[serde(default)]
    name: String,
    issues: Vec<RawIssue>,
    parties: Vec<RawParty>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawIssue {
    name: String,
    values: RawValues,
}

#[derive(Deserialize)]
enum RawValues {
    Discrete(Vec<String>),
    Ordinal(Vec<String>),
    Integer { low: i64, high: i64 },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
struct RawParty {
    name: String,
    additive: Vec<RawWorth>,
    pairs: Vec<RawPair>,
    boxes: Vec<RawBox>,
    red_lines: Vec<(String, String)>,
    constant: Number,
    reservation: Number,
    later: Vec<(u32, Number)>,
    discount: Option<Number>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawWorth {
    issue: String,
    #[serde(default = "one")]
    weight: Number,
    worth: RawFunction,
}

#[derive(Deserialize)]
enum RawFunction {
    /// Per value.
    Each(Vec<Number>),
    /// Of a whole number.
    Linear { slope: Number, offset: Number },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPair {
    issues: (String, String),
    worth: Vec<Vec<Number>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawBox {
    within: Vec<(String, String, String)>,
    worth: Number,
}

fn one() -> Number {
    Number::from(1)
}

/// Loads a case.
///
/// # Errors
///
/// Names the place and the reason where the text can't be read or doesn't make sense; of the latter, the place is where
/// the name in question is first written.
pub fn load(source: Source<'_>) -> Result<Case, LoadError> {
    let refuse =
        |at: (u32, u32), reason: String| LoadError { file: source.name.to_owned(), line: at.0, column: at.1, reason };
    let text = std::str::from_utf8(source.bytes).map_err(|error| {
        refuse(line_and_column(source.bytes, error.valid_up_to()), "this byte is no UTF-8".to_owned())
    })?;
    let raw: RawCase = ron::from_str(text.trim_start_matches('\u{FEFF}')).map_err(|error| {
        let at = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        refuse((at(error.span.start.line), at(error.span.start.col)), error.code.to_string())
    })?;
    check(raw).map_err(|(name, reason)| {
        let at = text.find(&format!("{name:?}")).unwrap_or(0);
        refuse(line_and_column(source.bytes, at), reason)
    })
}

/// A name in the text near which it is wrong, and what.
type Complaint = (String, String);

fn check(raw: RawCase) -> Result<Case, Complaint> {
    let mut issues: Vec<SpaceIssue> = Vec::new();
    for RawIssue { name, values } in raw.issues {
        let values = match values {
            RawValues::Discrete(values) => Values::Discrete(values),
            RawValues::Ordinal(values) => Values::Ordinal(values),
            RawValues::Integer { low, high } => Values::Integer { low, high },
        };
        if values.is_empty() || values.len() as u64 > MOST_VALUES {
            let reason = format!("the issue `{name}` has {} values; it needs 1 to {MOST_VALUES}", values.len());
            return Err((name, reason));
        }
        if issues.iter().any(|other| other.name == name) {
            let reason = format!("there are two issues named `{name}`");
            return Err((name, reason));
        }
        if let Values::Discrete(list) | Values::Ordinal(list) = &values
            && let Some(twice) = list.iter().enumerate().find(|(at, value)| list[..*at].contains(value))
        {
            return Err((twice.1.clone(), format!("the issue `{name}` has the value `{}` twice", twice.1)));
        }
        issues.push(SpaceIssue { name, values });
    }
    if issues.is_empty() || raw.parties.is_empty() {
        return Err((raw.name, "a case needs an issue and a party".to_owned()));
    }
    let space = OutcomeSpace { name: raw.name, issues };
    let parties = raw.parties.into_iter().map(|party| preference(party, &space)).collect::<Result<_, _>>()?;
    Ok(Case { space, parties })
}

fn preference(raw: RawParty, space: &OutcomeSpace) -> Result<Preference, Complaint> {
    let party = raw.name.clone();
    let issue = |name: &str| {
        let unknown = || (name.to_owned(), format!("party `{party}`: there is no issue `{name}`"));
        space.position(name).ok_or_else(unknown)
    };
    let value = |at: usize, name: &str| {
        let unknown =
            || (name.to_owned(), format!("party `{party}`: `{}` has no value `{name}`", space.issues[at].name));
        space.issues[at].values.position(name).ok_or_else(unknown)
    };
    let mut issues = vec![IssueWorth::default(); space.issues.len()];
    for part in raw.additive {
        let at = issue(&part.issue)?;
        if !issues[at].worth.is_empty() {
            let reason = format!("party `{party}` values the issue `{}` twice", part.issue);
            return Err((part.issue, reason));
        }
        issues[at] =
            IssueWorth { weight: part.weight, worth: worth(part.worth, &part.issue, &space.issues[at].values)? };
    }
    let mut pairs = Vec::new();
    for RawPair { issues: (first, second), worth } in raw.pairs {
        let (one, two) = (issue(&first)?, issue(&second)?);
        let (rows, columns) = (space.issues[one].values.len(), space.issues[two].values.len());
        if one == two || worth.len() != rows || worth.iter().any(|row| row.len() != columns) {
            let reason = format!("a pair of `{first}` and `{second}` needs {rows} rows of {columns} numbers");
            return Err((first, reason));
        }
        pairs.push(PairWorth { first: one, second: two, worth });
    }
    let mut boxes = Vec::new();
    for RawBox { within, worth } in raw.boxes {
        let range = |(name, first, last): (String, String, String)| {
            let at = issue(&name)?;
            Ok((at, value(at, &first)?, value(at, &last)?))
        };
        boxes.push(BoxWorth { ranges: within.into_iter().map(range).collect::<Result<_, Complaint>>()?, worth });
    }
    let line = |(name, barred): (String, String)| {
        let at = issue(&name)?;
        Ok((at, value(at, &barred)?))
    };
    let red_lines = raw.red_lines.into_iter().map(line).collect::<Result<_, Complaint>>()?;
    if raw.later.windows(2).any(|pair| pair[0].0 >= pair[1].0) {
        return Err((party.clone(), format!("party `{party}`: later reservation values come in the order of rounds")));
    }
    if let Some(discount) = &raw.discount
        && (discount.exact < Number::from(0).exact || discount.exact > Number::from(1).exact)
    {
        return Err((party.clone(), format!("party `{party}`: a discount lies between 0 and 1")));
    }
    Ok(Preference {
        name: raw.name,
        issues,
        pairs,
        boxes,
        constant: raw.constant,
        red_lines,
        reservation: Reservation { value: raw.reservation, later: raw.later },
        discount: raw.discount,
    })
}

fn worth(function: RawFunction, issue: &str, values: &Values) -> Result<Vec<Number>, Complaint> {
    match (function, values) {
        (RawFunction::Each(worth), _) if worth.len() == values.len() => Ok(worth),
        (RawFunction::Each(worth), _) => {
            let reason =
                format!("`{issue}` has {} values, and {} numbers say what they are worth", values.len(), worth.len());
            Err((issue.to_owned(), reason))
        }
        (RawFunction::Linear { slope, offset }, &Values::Integer { low, high }) => Ok((low..=high)
            .map(|value| {
                let value = Number::from(value);
                let exact = value.exact.times(&slope.exact).plus(&offset.exact);
                Number { exact, float: value.float * slope.float + offset.float }
            })
            .collect()),
        (RawFunction::Linear { .. }, _) => {
            Err((issue.to_owned(), format!("`{issue}` has no numbers for values: a line needs some")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARKET: &str = r#"(
    name: "market",
    issues: [
        (name: "colour", values: Discrete(["red", "blue"])),
        (name: "quality", values: Ordinal(["poor", "fair", "good"])),
        (name: "price", values: Integer(low: 1, high: 9)),
    ],
    parties: [(
        name: "buyer",
        additive: [
            (issue: "quality", weight: 0.7, worth: Each([0, 4, 10])),
            (issue: "price", worth: Linear(slope: -1, offset: 9)),
        ],
        pairs: [(issues: ("colour", "quality"), worth: [[0, 0, 1], [0, 2, 3]])],
        boxes: [(within: [("price", "1", "3"), ("quality", "fair", "good")], worth: 5)],
        red_lines: [("quality", "poor")],
        reservation: 3, later: [(10, "2.5")], discount: Some(0.9), constant: "1/3",
    )],
)"#;

    fn read(text: &str) -> Result<Case, LoadError> {
        load(Source { name: "market.ron", bytes: text.as_bytes() })
    }

    #[test]
    fn a_case_of_every_kind_is_read() {
        let case = read(MARKET).unwrap();
        let buyer = &case.parties[0];
        // good, at 2, blue: 7 + 7 + 3 + 5 + 1/3
        assert_eq!(buyer.exact(&[1, 2, 1]).to_string(), "67/3");
        assert!((buyer.float(&[1, 2, 1]) - 67.0 / 3.0).abs() < 1e-12);
        assert!(!buyer.can_sign(&[0, 0, 0]));
        assert_eq!(buyer.reservation.at(9).float, 3.0);
        assert_eq!(buyer.reservation.at(10).float, 2.5);
        assert_eq!(case.space.size(), 54);
    }

    #[test]
    fn mistakes_are_refused_with_their_place() {
        for (good, bad, place) in [
            ("[0, 4, 10]", "[0, 4]", "4:16: `quality` has 3 values, and 2 numbers"),
            ("\"fair\", \"good\"]", "\"fair\", \"fair\"]", "5:56: the issue `quality` has the value"),
            ("low: 1", "low: 10", "6:16: the issue `price` has 0 values"),
            ("(\"price\", \"1\"", "(\"cost\", \"1\"", "15:28: party `buyer`: there is no issue `cost`"),
            ("\"1/3\"", "\"1/0\"", "17:73: `1/0` divides by 0"),
            ("reservation", "reserve", "17:"),
        ] {
            let error = read(&MARKET.replace(good, bad)).unwrap_err().to_string();
            assert!(error.starts_with("market.ron:"), "{error}");
            let (_, shown) = error.split_once("ron:").unwrap();
            assert!(
                shown.starts_with(place) || place.len() < 4 || shown.contains(place.split_once(": ").unwrap().1),
                "{error}"
            );
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_in_a_file_it_is_read_or_refused(changes in crate::negotiation::engine::tests::mutations()) {
            use crate::negotiation::engine::tests::{mutated, stands};
            let bytes = mutated(MARKET, &changes);
            stands(load(Source { name: "market.ron", bytes: &bytes }), &["market.ron"]);
        }
    }
}
