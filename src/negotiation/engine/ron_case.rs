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
//! Numbers are whole, decimal, or texts such as `"1/3"`; they are taken digit by digit as they are written, however many.
//! All but issues, their names and parties may be left out; a party without a name goes by its number.

use std::ops::Deref;

use serde::Deserialize;

use super::number::Number;
use super::preference::{BoxWorth, Case, IssueWorth, PairWorth, Preference, Reservation};
use super::space::{MOST_VALUES, OutcomeSpace, SpaceIssue, Values};
use crate::negotiation::place::{LoadError, Source};
use crate::negotiation::written::{Text, Written};

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "case")]
struct RawCase<'a> {
    #[serde(borrow)]
    name: Option<Written<'a>>,
    issues: Vec<RawIssue<'a>>,
    parties: Vec<RawParty<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "issue")]
struct RawIssue<'a> {
    #[serde(borrow)]
    name: Written<'a>,
    values: RawValues<'a>,
}

#[derive(Deserialize)]
#[serde(rename = "values")]
enum RawValues<'a> {
    #[serde(borrow)]
    Discrete(Vec<Written<'a>>),
    Ordinal(Vec<Written<'a>>),
    Integer {
        low: i64,
        high: i64,
    },
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename = "party")]
struct RawParty<'a> {
    #[serde(borrow)]
    name: Option<Written<'a>>,
    additive: Vec<RawWorth<'a>>,
    pairs: Vec<RawPair<'a>>,
    boxes: Vec<RawBox<'a>>,
    red_lines: Vec<(Written<'a>, Written<'a>)>,
    constant: Option<Written<'a>>,
    reservation: Option<Written<'a>>,
    later: Vec<(u32, Written<'a>)>,
    discount: Option<Written<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "additive")]
struct RawWorth<'a> {
    #[serde(borrow)]
    issue: Written<'a>,
    weight: Option<Written<'a>>,
    worth: RawFunction<'a>,
}

#[derive(Deserialize)]
#[serde(rename = "worth")]
enum RawFunction<'a> {
    /// Per value.
    #[serde(borrow)]
    Each(Vec<Written<'a>>),
    /// Of a whole number.
    Linear { slope: Written<'a>, offset: Written<'a> },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "pair")]
struct RawPair<'a> {
    #[serde(borrow)]
    issues: (Written<'a>, Written<'a>),
    worth: Vec<Vec<Written<'a>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "box")]
struct RawBox<'a> {
    #[serde(borrow)]
    within: Vec<(Written<'a>, Written<'a>, Written<'a>)>,
    worth: Written<'a>,
}

/// Loads a case.
///
/// # Errors
///
/// Names the place and the reason where the text can't be read or doesn't make sense.
pub fn load(source: Source<'_>) -> Result<Case, LoadError> {
    let text = Text::of(source)?;
    Reader(text).case(text.read()?)
}

/// What the values of a text mean.
#[derive(Clone, Copy)]
struct Reader<'a>(Text<'a>);

impl<'a> Deref for Reader<'a> {
    type Target = Text<'a>;

    fn deref(&self) -> &Text<'a> {
        &self.0
    }
}

impl Reader<'_> {
    fn number(self, written: Written<'_>) -> Result<Number, LoadError> {
        let digits = written.trim().get_ron();
        let number = match ron::from_str::<String>(digits) {
            Ok(text) => Number::parse(&text),
            // in numbers of RON an underscore is a space
            Err(_) => Number::parse(&digits.replace('_', "")),
        };
        number.map_err(|error| self.refuse(written, error.to_string()))
    }

    fn number_or(self, written: Option<Written<'_>>, otherwise: i64) -> Result<Number, LoadError> {
        written.map_or_else(|| Ok(otherwise.into()), |written| self.number(written))
    }

    fn numbers(self, written: &[Written<'_>]) -> Result<Vec<Number>, LoadError> {
        written.iter().map(|written| self.number(written)).collect()
    }

    fn case(self, raw: RawCase<'_>) -> Result<Case, LoadError> {
        let mut space = OutcomeSpace {
            name: raw.name.map(|name| self.words(name)).transpose()?.unwrap_or_default(),
            issues: Vec::with_capacity(raw.issues.len()),
        };
        for issue in &raw.issues {
            let name = self.name(issue.name)?;
            if space.issues.iter().any(|other| other.name == name) {
                return Err(self.refuse(issue.name, format!("there are two issues named `{name}`")));
            }
            let values = self.values(issue, &name)?;
            space.issues.push(SpaceIssue { name, values });
        }
        if space.issues.is_empty() || raw.parties.is_empty() {
            return Err(self.refuse_all("a case needs an issue and a party"));
        }
        let mut parties: Vec<Preference> = Vec::with_capacity(raw.parties.len());
        for (number, party) in (1..).zip(raw.parties) {
            let name = match party.name {
                Some(written) => self.name(written)?,
                None => number.to_string(),
            };
            if let Some(first) = parties.iter().position(|other| other.name == name) {
                let reason = format!("party {} is named `{name}` as well: give each its own name", first + 1);
                return Err(party
                    .name
                    .map_or_else(|| self.refuse_all(&reason), |written| self.refuse(written, &reason)));
            }
            parties.push(self.preference(party, name, &space)?);
        }
        Ok(Case { space, parties })
    }

    fn values(self, issue: &RawIssue<'_>, name: &str) -> Result<Values, LoadError> {
        let listed = |written: &[Written<'_>]| {
            let mut values: Vec<String> = Vec::with_capacity(written.len());
            for &written in written {
                let value = self.words(written)?;
                if values.contains(&value) {
                    let reason = format!("the issue `{name}` has the value `{value}` twice");
                    return Err(self.refuse(written, reason));
                }
                values.push(value);
            }
            Ok(values)
        };
        let values = match &issue.values {
            RawValues::Discrete(values) => Values::Discrete(listed(values)?),
            RawValues::Ordinal(values) => Values::Ordinal(listed(values)?),
            &RawValues::Integer { low, high } => Values::Integer { low, high },
        };
        let count = match values {
            Values::Integer { low, high } => (i128::from(high) - i128::from(low) + 1).max(0),
            _ => values.len() as i128,
        };
        if !(1..=i128::from(MOST_VALUES)).contains(&count) {
            let reason = format!("the issue `{name}` has {count} values; it needs 1 to {MOST_VALUES}");
            return Err(self.refuse(issue.name, reason));
        }
        Ok(values)
    }

    fn preference(self, raw: RawParty<'_>, name: String, space: &OutcomeSpace) -> Result<Preference, LoadError> {
        let of_party = |reason: String| format!("party `{name}`: {reason}");
        let issue = |written: Written<'_>| {
            let issue = self.words(written)?;
            let known = || space.issues.iter().map(|issue| format!("`{}`", issue.name)).collect::<Vec<_>>().join(", ");
            let unknown = || self.refuse(written, of_party(format!("there is no issue `{issue}`, but {}", known())));
            space.position(&issue).ok_or_else(unknown)
        };
        let value = |at: usize, written: Written<'_>| {
            let value = self.words(written)?;
            let unknown = || of_party(format!("`{}` has no value `{value}`", space.issues[at].name));
            space.issues[at].values.position(&value).ok_or_else(|| self.refuse(written, unknown()))
        };
        let mut issues = vec![IssueWorth::default(); space.issues.len()];
        for part in &raw.additive {
            let at = issue(part.issue)?;
            if !issues[at].worth.is_empty() {
                let reason = of_party(format!("the issue `{}` is valued twice", space.issues[at].name));
                return Err(self.refuse(part.issue, reason));
            }
            issues[at] =
                IssueWorth { weight: self.number_or(part.weight, 1)?, worth: self.worth(part, &space.issues[at])? };
        }
        let mut pairs = Vec::with_capacity(raw.pairs.len());
        for RawPair { issues: (first, second), worth } in &raw.pairs {
            let (one, two) = (issue(first)?, issue(second)?);
            let (rows, columns) = (space.issues[one].values.len(), space.issues[two].values.len());
            if one == two || worth.len() != rows || worth.iter().any(|row| row.len() != columns) {
                let [first, second] = [one, two].map(|at| &space.issues[at].name);
                let reason = of_party(if one == two {
                    format!("a pair of `{first}` and itself is no pair")
                } else {
                    format!("a pair of `{first}` and `{second}` needs {rows} rows of {columns} numbers")
                });
                return Err(self.refuse(raw.pairs[pairs.len()].issues.0, reason));
            }
            let worth = worth.iter().map(|row| self.numbers(row)).collect::<Result<_, _>>()?;
            pairs.push(PairWorth { first: one, second: two, worth });
        }
        let range = |&(name, first, last): &(Written<'_>, Written<'_>, Written<'_>)| {
            let at = issue(name)?;
            let (from, to) = (value(at, first)?, value(at, last)?);
            if from > to {
                let reason = of_party("this range ends before it begins, so nothing lies in it".to_owned());
                return Err(self.refuse(first, reason));
            }
            Ok((at, from, to))
        };
        let region = |region: &RawBox<'_>| {
            let ranges = region.within.iter().map(range).collect::<Result<_, LoadError>>()?;
            Ok::<_, LoadError>(BoxWorth { ranges, worth: self.number(region.worth)? })
        };
        let line = |&(name, barred): &(Written<'_>, Written<'_>)| {
            let at = issue(name)?;
            Ok::<_, LoadError>((at, value(at, barred)?))
        };
        if let Some(pair) = raw.later.windows(2).find(|pair| pair[0].0 >= pair[1].0) {
            let reason = of_party("later reservation values come in the order of rounds".to_owned());
            return Err(self.refuse(pair[1].1, reason));
        }
        let discount =
            raw.discount.map(|discount| Ok::<_, LoadError>((discount, self.number(discount)?))).transpose()?;
        if let Some((written, discount)) = &discount
            && (discount.exact < Number::from(0).exact || discount.exact > Number::from(1).exact)
        {
            return Err(self.refuse(written, of_party("a discount lies between 0 and 1".to_owned())));
        }
        Ok(Preference {
            issues,
            pairs,
            boxes: raw.boxes.iter().map(region).collect::<Result<_, _>>()?,
            constant: self.number_or(raw.constant, 0)?,
            red_lines: raw.red_lines.iter().map(line).collect::<Result<_, _>>()?,
            reservation: Reservation {
                value: self.number_or(raw.reservation, 0)?,
                later: raw
                    .later
                    .iter()
                    .map(|(round, value)| Ok((*round, self.number(value)?)))
                    .collect::<Result<_, LoadError>>()?,
            },
            discount: discount.map(|(_, discount)| discount),
            name,
        })
    }

    fn worth(self, part: &RawWorth<'_>, issue: &SpaceIssue) -> Result<Vec<Number>, LoadError> {
        let SpaceIssue { name, values } = issue;
        match (&part.worth, values) {
            (RawFunction::Each(worth), _) if worth.len() == values.len() => self.numbers(worth),
            (RawFunction::Each(worth), _) => {
                let reason = format!(
                    "`{name}` has {} values, and {} numbers say what they are worth",
                    values.len(),
                    worth.len()
                );
                Err(self.refuse(part.issue, reason))
            }
            (RawFunction::Linear { slope, offset }, &Values::Integer { low, high }) => {
                let (slope, offset) = (self.number(slope)?, self.number(offset)?);
                let at = |value: i64| {
                    let value = Number::from(value);
                    let exact = value.exact.times(&slope.exact).plus(&offset.exact);
                    Number { exact, float: value.float * slope.float + offset.float }
                };
                Ok((low..=high).map(at).collect())
            }
            (RawFunction::Linear { .. }, _) => {
                Err(self.refuse(part.issue, format!("`{name}` has no numbers for values: a line needs some")))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example at the head of this file.
    fn market() -> String {
        let lines = include_str!("ron_case.rs").lines().map_while(|line| line.strip_prefix("//!"));
        let example = lines.skip_while(|line| line.trim() != "```ron").skip(1).take_while(|line| line.trim() != "```");
        example.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect::<Vec<_>>().join("\n")
    }

    fn read(text: &str) -> Result<Case, LoadError> {
        load(Source { name: "market.ron", bytes: text.as_bytes() })
    }

    #[test]
    fn the_example_has_every_kind_and_is_read() {
        let case = read(&market()).unwrap();
        let buyer = &case.parties[0];
        // good, at 2, blue: 7 + 7 + 3 + 5 + 1
        assert_eq!(buyer.exact(&[1, 2, 1]).to_string(), "23");
        assert!((buyer.float(&[1, 2, 1]) - 23.0).abs() < 1e-12);
        assert!(!buyer.can_sign(&[0, 0, 0]));
        assert_eq!(buyer.reservation.at(9).float, 3.0);
        assert_eq!(buyer.reservation.at(10).float, 2.5);
        assert_eq!(buyer.discount.as_ref().unwrap().exact.to_string(), "0.9");
        assert_eq!(case.space.size(), 54);
    }

    #[test]
    fn numbers_are_taken_digit_by_digit() {
        let constant = |written: &str| read(&market().replace("constant: 1", &format!("constant: {written}")));
        let long = "0.1234567890123456789012345678901234567890";
        for (written, shown) in [
            (long, "0.123456789012345678901234567890123456789"),
            ("123456789012345678901234567890", "123456789012345678901234567890"),
            ("9007199254740993.0", "9007199254740993"),
            ("\"1/3\"", "1/3"),
            ("Some(0.1)", "0.1"),
            ("1_000 /* a thousand */", "1000"),
            ("-2.5e-3", "-0.0025"),
        ] {
            let case = constant(written).unwrap();
            assert_eq!(case.parties[0].constant.exact.to_string(), shown, "{written}");
        }
        for (written, reason) in [
            ("0x10", "`0x10` is not a decimal number"),
            ("NaN", "`NaN` is not a decimal number"),
            ("[1]", "`[1]` is not a decimal number"),
            ("\"a lot\"", "`a lot` is not a decimal number"),
        ] {
            let error = constant(written).unwrap_err().to_string();
            assert_eq!(error, format!("market.ron:17:72: {reason}"));
        }
    }

    #[test]
    fn mistakes_are_refused_with_their_place() {
        for (good, bad, place) in [
            ("[0, 4, 10]", "[0, 4]", "11:21: `quality` has 3 values, and 2 numbers say"),
            ("\"fair\", \"good\"]", "\"fair\", \"fair\"]", "5:60: the issue `quality` has the value `fair` twice"),
            ("low: 1", "low: 10", "6:16: the issue `price` has 0 values"),
            (
                "low: 1, high: 9",
                "low: -9223372036854775808, high: 9223372036854775807",
                "6:16: the issue `price` has 18446744073709551616 values; it needs 1 to 1000000",
            ),
            ("values: Integer(low: 1, high: 9)", "", "6:25: Unexpected missing field named `values` in `issue`"),
            ("constant: 1", &format!("constant: {}", "[".repeat(500)), "17:"),
            ("(\"price\", \"1\"", "(\"cost\", \"1\"", "15:28: party `buyer`: there is no issue `cost`, but `colour`"),
            ("\"1\", \"3\"", "\"1\", \"30\"", "15:42: party `buyer`: `price` has no value `30`"),
            ("\"1\", \"3\"", "\"3\", \"1\"", "15:37: party `buyer`: this range ends before it begins"),
            ("\"quality\", \"poor\"", "\"quality\", poor", "16:33: `poor` is no name: write it in quotes"),
            ("\"2.5\"", "\"1/0\"", "17:38: `1/0` divides by 0"),
            ("\"buyer\"", "\" \"", "9:15: this name is empty: give it one"),
            ("name: \"buyer\"", "), (name: \"1\"", "9:19: party 1 is named `1` as well: give each its own name"),
            ("0.9", "1.9", "17:57: party `buyer`: a discount lies between 0 and 1"),
            ("reservation", "reserve", "17:"),
        ] {
            let error = read(&market().replace(good, bad)).unwrap_err().to_string();
            assert!(error.starts_with(&format!("market.ron:{place}")), "{error}");
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_in_a_file_it_is_read_or_refused(changes in crate::negotiation::engine::tests::mutations()) {
            use crate::negotiation::engine::tests::{mutated, stands};
            let bytes = mutated(&market(), &changes);
            stands(load(Source { name: "market.ron", bytes: &bytes }), &["market.ron"]);
        }
    }
}
