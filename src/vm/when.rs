//! When something is: turns and days in words.

use crate::base::Date;
use crate::level::{Level, TurnUnit};
use crate::words::{Words, args};

/// A turn by the unit of the level, such as `week 7`.
#[must_use]
pub fn turn(level: &Level, turn: u16, words: &Words) -> String {
    words.with(unit_id(level, "when-day", "when-week", "when-month"), &args([("n", turn.into())]))
}

/// A number of turns by the unit of the level, such as `2 weeks`.
#[must_use]
pub fn turns(level: &Level, n: u16, words: &Words) -> String {
    words.with(unit_id(level, "when-days", "when-weeks", "when-months"), &args([("n", n.into())]))
}

/// The day on which a turn begins, such as `Monday 22 February`.
#[must_use]
pub fn first_day(level: &Level, turn: u16, words: &Words) -> String {
    day(date_of(level, turn), words)
}

/// A day without its year, such as `Monday 22 February`.
#[must_use]
pub fn day(date: Date, words: &Words) -> String {
    let weekday = words.get(&format!("when-weekday-{}", date.weekday() + 1));
    let month = words.get(&format!("when-month-{}", date.month));
    words.with("when-date", &args([("weekday", weekday.into()), ("day", date.day.into()), ("month", month.into())]))
}

/// The day on which a turn begins; turns count from 1.
#[must_use]
pub fn date_of(level: &Level, turn: u16) -> Date {
    let past = u32::from(turn.saturating_sub(1));
    let first = level.time.first_day;
    match level.time.unit {
        TurnUnit::Day => first.plus_days(past),
        TurnUnit::Week => first.plus_days(7 * past),
        TurnUnit::Month => {
            let months = u32::from(first.month) - 1 + past;
            let year = first.year + i32::try_from(months / 12).unwrap_or(0);
            let month = u8::try_from(months % 12 + 1).unwrap_or(12);
            // The same day of a later month, or its last one where there is no such day.
            (1..=first.day)
                .rev()
                .find_map(|day| Date::parse(&format!("{year:04}-{month:02}-{day:02}")))
                .unwrap_or(Date { year, month, day: 1 })
        }
    }
}

fn unit_id<'a>(level: &Level, day: &'a str, week: &'a str, month: &'a str) -> &'a str {
    match level.time.unit {
        TurnUnit::Day => day,
        TurnUnit::Week => week,
        TurnUnit::Month => month,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vm::testing;

    #[test]
    fn turns_are_told_in_the_unit_of_the_level() {
        let (mut level, words) = (testing::level(), Words::new("en"));
        level.time.first_day = Date::parse("2021-01-11").unwrap();
        assert_eq!(turn(&level, 7, &words), "week 7");
        assert_eq!(turns(&level, 1, &words), "1 week");
        assert_eq!(turns(&level, 2, &words), "2 weeks");
        assert_eq!(first_day(&level, 7, &words), "Monday 22 February");
        level.time.unit = TurnUnit::Month;
        level.time.first_day = Date::parse("2020-12-31").unwrap();
        assert_eq!(first_day(&level, 3, &words), "Sunday 28 February");
        assert_eq!(turn(&level, 3, &words), "month 3");
        level.time.unit = TurnUnit::Day;
        assert_eq!(first_day(&level, 2, &words), "Friday 1 January");
    }
}
