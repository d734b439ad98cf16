//! What can be agreed in general: issues with discrete, ordinal or integer values, and the outcomes they span.

use std::borrow::Cow;

use num_bigint::BigUint;

/// The issues on the table. Every combination of one value per issue is an outcome.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutcomeSpace {
    pub name: String,
    pub issues: Vec<SpaceIssue>,
}

/// One thing to settle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpaceIssue {
    pub name: String,
    pub values: Values,
}

/// The ways to settle an issue, counted from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Values {
    /// Values without an order.
    Discrete(Vec<String>),
    /// Values in an order that means something: from the lowest to the highest.
    Ordinal(Vec<String>),
    /// All whole numbers from `low` to `high`, both included.
    Integer { low: i64, high: i64 },
}

/// A complete package: the chosen value of each issue, counted from 0.
pub type Choices = Vec<u32>;

/// The most values that an issue may have.
pub const MOST_VALUES: u64 = 1_000_000;

impl Values {
    /// How many values there are.
    pub fn len(&self) -> usize {
        match self {
            Self::Discrete(values) | Self::Ordinal(values) => values.len(),
            Self::Integer { low, high } => usize::try_from(i128::from(*high) - i128::from(*low) + 1).unwrap_or(0),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value at a position, as text; empty beyond the last.
    pub fn label(&self, position: u32) -> Cow<'_, str> {
        match self {
            Self::Discrete(values) | Self::Ordinal(values) => {
                Cow::Borrowed(values.get(position as usize).map_or("", String::as_str))
            }
            Self::Integer { low, .. } => Cow::Owned(low.saturating_add(i64::from(position)).to_string()),
        }
    }

    /// The position of a value given as text: as it is written, else without the blanks around it.
    pub fn position(&self, label: &str) -> Option<u32> {
        match self {
            Self::Discrete(values) | Self::Ordinal(values) => {
                let exactly = values.iter().position(|value| value == label);
                let found = exactly.or_else(|| values.iter().position(|value| value.trim() == label.trim()))?;
                u32::try_from(found).ok()
            }
            Self::Integer { low, high } => {
                let value: i64 = label.trim().parse().ok()?;
                (*low..=*high).contains(&value).then(|| u32::try_from(value - low).ok())?
            }
        }
    }
}

impl OutcomeSpace {
    /// The number of outcomes: the product of the numbers of values, 1 without issues. Saturates at `u128::MAX`.
    pub fn size(&self) -> u128 {
        self.issues.iter().fold(1, |size: u128, issue| size.saturating_mul(issue.values.len() as u128))
    }

    /// The number of outcomes, however large.
    pub fn exact_size(&self) -> BigUint {
        self.issues.iter().map(|issue| BigUint::from(issue.values.len())).product()
    }

    /// The number of values of each issue.
    pub fn sizes(&self) -> Vec<usize> {
        self.issues.iter().map(|issue| issue.values.len()).collect()
    }

    /// The position of the issue of this name: as it is written, else without the blanks around it.
    pub fn position(&self, name: &str) -> Option<usize> {
        let exactly = self.issues.iter().position(|issue| issue.name == name);
        exactly.or_else(|| self.issues.iter().position(|issue| issue.name.trim() == name.trim()))
    }

    /// The outcome at `index`, counting in mixed radix with the last issue fastest; wraps around beyond the last.
    pub fn choices(&self, index: u128) -> Choices {
        let mut rest = index;
        let mut choices = vec![0; self.issues.len()];
        for (choice, issue) in choices.iter_mut().zip(&self.issues).rev() {
            let radix = (issue.values.len() as u128).max(1);
            *choice = u32::try_from(rest % radix).unwrap_or(0);
            rest /= radix;
        }
        choices
    }

    /// The index of an outcome, the inverse of [`choices`](Self::choices).
    pub fn index(&self, choices: &[u32]) -> u128 {
        self.issues.iter().zip(choices).fold(0u128, |index, (issue, &choice)| {
            index.saturating_mul(issue.values.len() as u128).saturating_add(u128::from(choice))
        })
    }

    /// All outcomes in the order of their indices.
    pub fn outcomes(&self) -> impl Iterator<Item = Choices> + '_ {
        (0..self.size()).map(|index| self.choices(index))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_by_their_text() {
        let range = Values::Integer { low: -2, high: 4 };
        assert_eq!((range.len(), range.label(0).into_owned(), range.position(" 4 ")), (7, "-2".to_owned(), Some(6)));
        assert_eq!(range.position("5"), None);
        assert_eq!(Values::Integer { low: 3, high: 2 }.len(), 0);
        let names = Values::Ordinal(vec!["low".to_owned(), " high".to_owned()]);
        assert_eq!((names.position("high"), names.position("High")), (Some(1), None));
    }

    #[test]
    fn sizes_beyond_machine_words_are_told_exactly() {
        let issue = |n: i64| SpaceIssue { name: n.to_string(), values: Values::Integer { low: 1, high: 10 } };
        let space = OutcomeSpace { name: String::new(), issues: (0..40).map(issue).collect() };
        assert_eq!((space.size(), space.exact_size().to_string()), (u128::MAX, format!("1{}", "0".repeat(40))));
    }

    #[test]
    fn index_and_choices_are_inverse() {
        let issue = |n: i64| SpaceIssue { name: n.to_string(), values: Values::Integer { low: 1, high: n } };
        let space = OutcomeSpace { name: String::new(), issues: vec![issue(3), issue(1), issue(4)] };
        assert_eq!(space.size(), 12);
        assert_eq!(space.choices(5), [1, 0, 1]);
        assert!((0u128..).zip(space.outcomes()).all(|(index, choices)| space.index(&choices) == index));
    }
}
