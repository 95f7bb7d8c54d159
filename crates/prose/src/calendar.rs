//! Calendars of working days: which days count in «в течение 10 рабочих дней».
//!
//! A calendar is a file under `data/calendars/` and knows some years. Outside of them it says that it does not know: a day counted by a
//! rule of thumb would look as sure as a true one.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate, Weekday};

/// The working days of one country.
#[derive(Debug, Default)]
pub struct Calendar {
    /// Per year: days off on Monday to Friday, and worked days on Saturday and Sunday, as (month, day).
    years: BTreeMap<i32, (Days, Days)>,
}

/// Days as (month, day).
type Days = Vec<(u32, u32)>;

static RUSSIA: LazyLock<Calendar> =
    LazyLock::new(|| Calendar::parse(include_str!("../data/calendars/ru.txt")));

/// A count never goes on for longer than this.
const DAYS_MAX: u32 = 3_660;

impl Calendar {
    /// The calendar of a country by its code (`ru`); `None` where there is no file for it.
    pub fn of(country: &str) -> Option<&'static Calendar> {
        (country == "ru").then(|| &*RUSSIA)
    }

    /// The years that it knows.
    pub fn years(&self) -> impl Iterator<Item = i32> + '_ {
        self.years.keys().copied()
    }

    /// Whether people work on the day; `None` where the year is not known.
    pub fn is_working(&self, day: NaiveDate) -> Option<bool> {
        let (off, worked) = self.years.get(&day.year())?;
        let at = (day.month(), day.day());
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        Some(if weekend {
            worked.contains(&at)
        } else {
            !off.contains(&at)
        })
    }

    /// The last of `n` working days counted from the day after `from` (Civil Code, article 191: a term begins on the next day).
    pub fn after(&self, from: NaiveDate, n: u32) -> Option<NaiveDate> {
        let mut day = from;
        let mut left = n.min(DAYS_MAX);
        while left > 0 {
            day = day.succ_opt()?;
            left -= u32::from(self.is_working(day)?);
        }
        Some(day)
    }

    fn parse(file: &str) -> Calendar {
        let mut out = Calendar::default();
        let days = |list: &str| -> Vec<(u32, u32)> {
            list.split_whitespace()
                .filter_map(|d| {
                    let (m, d) = d.split_once('-')?;
                    Some((m.parse().ok()?, d.parse().ok()?))
                })
                .collect()
        };
        for line in file.lines().filter(|l| !l.starts_with('#')) {
            if let Some((year, rest)) = line.split_once(':')
                && let Ok(year) = year.trim().parse()
            {
                let (off, worked) = rest.split_once('|').unwrap_or((rest, ""));
                out.years.insert(year, (days(off), days(worked)));
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn days_off_and_worked_saturdays_count_as_the_decrees_say() {
        let ru = Calendar::of("ru").unwrap();
        // Friday before the long May weekend of 2018, whose 28 April was worked.
        assert_eq!(ru.after(day(2018, 4, 27), 1), Some(day(2018, 4, 28)));
        assert_eq!(ru.after(day(2018, 4, 28), 1), Some(day(2018, 5, 3)));
        assert_eq!(ru.after(day(2025, 12, 30), 1), Some(day(2026, 1, 12)));
        assert_eq!(ru.after(day(2024, 3, 1), 10), Some(day(2024, 3, 18)));
        assert_eq!(ru.after(day(2024, 3, 1), 0), Some(day(2024, 3, 1)));
    }

    #[test]
    fn a_year_that_is_not_listed_is_not_guessed() {
        let ru = Calendar::of("ru").unwrap();
        assert_eq!(ru.is_working(day(2020, 3, 2)), None);
        assert_eq!(ru.after(day(2019, 12, 30), 5), None);
        assert_eq!(ru.after(day(1998, 1, 5), 1), None);
        assert!(Calendar::of("xx").is_none());
    }

    #[test]
    fn every_year_has_fourteen_holidays_or_days_moved_for_them() {
        let ru = Calendar::of("ru").unwrap();
        for y in ru.years() {
            let worked = day(y, 1, 1)
                .iter_days()
                .take_while(|d| d.year() == y)
                .filter(|d| ru.is_working(*d) == Some(true))
                .count();
            // The published norms of these years lie between 246 and 249 days.
            assert!((246..=249).contains(&worked), "{y}: {worked}");
        }
    }
}
