//! Dates of turns: a level starts on a day, and its turns count on from there.

use serde::{Deserialize, Serialize};

/// A day in the proleptic Gregorian calendar.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Date {
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Date {
    /// Reads `YYYY-MM-DD`; `None` if it is no such day.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let (year, month, day) =
            (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let date = Self { year, month, day };
        ((1..=12).contains(&month) && (1..=date.month_length()).contains(&day)).then_some(date)
    }

    /// This day plus `days`.
    #[must_use]
    pub fn plus_days(self, days: u32) -> Self {
        let mut date = self;
        for _ in 0..days {
            date.day += 1;
            if date.day > date.month_length() {
                date.day = 1;
                date.month += 1;
                if date.month > 12 {
                    date.month = 1;
                    date.year += 1;
                }
            }
        }
        date
    }

    /// 0 Monday to 6 Sunday (Zeller's congruence).
    #[must_use]
    pub fn weekday(self) -> u8 {
        let (m, y) = if self.month < 3 {
            (i32::from(self.month) + 12, self.year - 1)
        } else {
            (i32::from(self.month), self.year)
        };
        let h = (i32::from(self.day) + 13 * (m + 1) / 5 + y + y.div_euclid(4) - y.div_euclid(100) + y.div_euclid(400))
            .rem_euclid(7);
        u8::try_from((h + 5) % 7).expect("a remainder of seven")
    }

    fn month_length(self) -> u8 {
        match self.month {
            4 | 6 | 9 | 11 => 30,
            2 if self.year % 4 == 0 && (self.year % 100 != 0 || self.year % 400 == 0) => 29,
            2 => 28,
            _ => 31,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_run_over_months_and_years() {
        let start = Date::parse("2021-01-11").unwrap();
        assert_eq!(start.weekday(), 0);
        assert_eq!(start.plus_days(42), Date::parse("2021-02-22").unwrap());
        assert_eq!(Date::parse("2020-12-28").unwrap().plus_days(7), Date::parse("2021-01-04").unwrap());
        assert_eq!(Date::parse("2021-02-29"), None);
        assert_eq!(Date::parse("2020-02-29").map(Date::weekday), Some(5));
    }
}
