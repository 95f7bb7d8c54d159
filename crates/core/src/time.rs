//! Instants (UTC, cut to the millisecond) and civil days.

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, TimeZone, Utc, Weekday};
use std::fmt;

/// A point in time: milliseconds since 1970-01-01T00:00:00Z. Finer time is cut off by the clock, so that what is stored
/// equals what was meant on every database.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(transparent)]
pub struct Instant(pub i64);

impl Instant {
    /// The civil day of this instant in a zone.
    pub fn day(self, zone: Zone) -> Day {
        Day(self.in_zone(zone).date_naive())
    }

    /// Date and time in a zone. An instant outside of what the calendar can hold reads as 1970.
    pub fn in_zone(self, zone: Zone) -> DateTime<chrono_tz::Tz> {
        zone.0.from_utc_datetime(
            &DateTime::<Utc>::from_timestamp_millis(self.0)
                .unwrap_or_default()
                .naive_utc(),
        )
    }

    /// RFC 3339 in UTC with milliseconds.
    pub fn iso(self) -> String {
        DateTime::<Utc>::from_timestamp_millis(self.0)
            .unwrap_or_default()
            .format("%Y-%m-%dT%H:%M:%S%.3fZ")
            .to_string()
    }

    /// Later by so many milliseconds (earlier when negative).
    #[must_use]
    pub fn plus_ms(self, ms: i64) -> Instant {
        Instant(self.0.saturating_add(ms))
    }

    /// Later by so many seconds.
    #[must_use]
    pub fn plus_secs(self, secs: i64) -> Instant {
        self.plus_ms(secs.saturating_mul(1_000))
    }
}

/// Tells the time. Tests set it; the program takes the system's.
pub trait Clock: Send + Sync + 'static {
    /// The present instant.
    fn now(&self) -> Instant;
}

/// A time zone of the IANA database; legal dates are civil dates in the federation's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone(pub chrono_tz::Tz);

impl Zone {
    /// Coordinated universal time.
    pub const UTC: Zone = Zone(chrono_tz::UTC);

    /// The zone of a name such as `Europe/Moscow`.
    pub fn parse(name: &str) -> Option<Zone> {
        name.trim().parse().ok().map(Zone)
    }

    /// Its name in the IANA database.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// The first instant of a day here (where a change of clocks skips midnight, the next one that exists).
    pub fn start_of(self, day: Day) -> Instant {
        let midnight = day.0.and_time(chrono::NaiveTime::MIN);
        (0..=24)
            .find_map(|quarter| {
                let at = midnight + chrono::TimeDelta::minutes(15 * quarter);
                self.0.from_local_datetime(&at).earliest()
            })
            .map_or_else(
                || Instant(midnight.and_utc().timestamp_millis()),
                |t| Instant(t.timestamp_millis()),
            )
    }
}

/// A civil date.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(transparent)]
pub struct Day(pub NaiveDate);

impl Day {
    /// A day by year, month and day of the month.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Day> {
        NaiveDate::from_ymd_opt(year, month, day)
            .filter(|d| (1000..=9999).contains(&d.year()))
            .map(Day)
    }

    /// A day as people type it in a field: `2026-11-25`, `25.11.2026`, `25/11/2026`, one or two figures for day and month; or with the month
    /// in words, Russian or English, short or long: `25 ноября 2026 г.`, `25 Nov 2026`, `November 25, 2026`.
    ///
    /// What could be two days (`05/06/2027`) is none: a deadline must not depend on which side of an ocean one grew up.
    pub fn parse(typed: &str) -> Option<Day> {
        let typed = typed.trim();
        if typed.chars().any(char::is_alphabetic) {
            return Day::in_words(typed);
        }
        let mut parts = typed.split(['-', '.', '/']);
        let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        let (year, month, day) = if a.len() == 4 { (a, b, c) } else { (c, b, a) };
        let (month, day) = (number(month, 2)?, number(day, 2)?);
        if typed.contains('/') && a.len() != 4 && day <= 12 && month != day {
            return None;
        }
        Day::new(i32::try_from(full_year(year)?).ok()?, month, day)
    }

    fn in_words(typed: &str) -> Option<Day> {
        let words: Vec<String> = typed
            .split(|c: char| c.is_whitespace() || matches!(c, ',' | '.'))
            .filter(|w| !w.is_empty())
            .map(str::to_lowercase)
            .collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let (day, month, year) = match words[..] {
            [day, month, year] | [day, month, year, "г" | "года"] if number(day, 2).is_some() => {
                (day, month, year)
            }
            [month, day, year] => (day, month, year),
            _ => return None,
        };
        Day::new(
            i32::try_from(full_year(year)?).ok()?,
            month_in_words(month)?,
            number(day, 2)?,
        )
    }

    /// ISO 8601: `2026-11-25`.
    pub fn iso(self) -> String {
        self.0.format("%Y-%m-%d").to_string()
    }

    /// Year, month (1 to 12), day of the month.
    pub fn parts(self) -> (i32, u32, u32) {
        (self.0.year(), self.0.month(), self.0.day())
    }

    /// Later by so many days (earlier when negative); stays within the calendar.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Day {
        let moved = if days >= 0 {
            self.0.checked_add_days(Days::new(days.unsigned_abs()))
        } else {
            self.0.checked_sub_days(Days::new(days.unsigned_abs()))
        };
        Day(moved.unwrap_or(self.0))
    }

    /// Later by so many months; the 31st becomes the last day of a shorter month.
    #[must_use]
    pub fn plus_months(self, months: u32) -> Day {
        Day(self
            .0
            .checked_add_months(Months::new(months))
            .unwrap_or(self.0))
    }

    /// Days from `earlier` to this day (negative when it is later).
    pub fn days_since(self, earlier: Day) -> i64 {
        self.0.signed_duration_since(earlier.0).num_days()
    }

    /// Monday to Friday.
    pub fn is_weekday(self) -> bool {
        !matches!(self.0.weekday(), Weekday::Sat | Weekday::Sun)
    }
}

fn number(s: &str, most: usize) -> Option<u32> {
    ((1..=most).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit()))
        .then(|| s.parse().ok())?
}

fn full_year(s: &str) -> Option<u32> {
    number(s, 4).filter(|_| s.len() == 4)
}

/// The month that a word begins like: three letters are enough in both languages, save that Russian May has an ending.
fn month_in_words(word: &str) -> Option<u32> {
    const RU: [&str; 12] = [
        "янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек",
    ];
    const EN: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let begins = |of: &[&str; 12]| of.iter().position(|m| word.starts_with(m));
    let at = if matches!(word, "май" | "мая") {
        4
    } else {
        begins(&RU).filter(|at| *at != 4).or_else(|| begins(&EN))?
    };
    u32::try_from(at + 1).ok()
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.iso())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn day_reads_what_people_type() {
        let day = Day::new(2026, 11, 5);
        for typed in [
            "2026-11-05",
            "05.11.2026",
            "5.11.2026",
            "5 ноября 2026 г.",
            "05 ноября 2026 года",
            "5 Ноя 2026",
            "5 Nov 2026",
            " 5 November, 2026 ",
            "November 5, 2026",
        ] {
            assert_eq!(Day::parse(typed), day, "{typed}");
        }
        assert_eq!(Day::parse("25/11/2026"), Day::new(2026, 11, 25));
        assert_eq!(Day::parse("5/5/2026"), Day::new(2026, 5, 5));
        for (typed, month) in [
            ("1 мая 2026", 5),
            ("1 марта 2026", 3),
            ("1 may 2026", 5),
            ("1 июля 2026", 7),
        ] {
            assert_eq!(Day::parse(typed), Day::new(2026, month, 1), "{typed}");
        }
        for typed in [
            "",
            "31.02",
            "31.02.2026",
            "5.11.26",
            "2026-13-01",
            "99999-1-1",
            "а.б.вггг",
            "2026-11-05-01",
            "05/11/2026",
            "31 февраля 2026",
            "5 ноября",
            "ноября 2026",
            "5 маков 2026",
            "5 November 26",
            "next Tuesday",
        ] {
            assert_eq!(Day::parse(typed), None, "{typed}");
        }
    }

    #[test]
    fn start_of_a_day_is_in_the_zone() {
        let moscow = Zone::parse("Europe/Moscow").unwrap();
        let day = Day::new(2026, 11, 25).unwrap();
        let start = moscow.start_of(day);
        assert_eq!(start.iso(), "2026-11-24T21:00:00.000Z");
        assert_eq!(start.day(moscow), day);
        assert_eq!(start.plus_ms(-1).day(moscow), day.plus_days(-1));
    }

    #[test]
    fn months_end_where_the_month_ends() {
        let day = Day::new(2027, 1, 31).unwrap();
        assert_eq!(day.plus_months(1), Day::new(2027, 2, 28).unwrap());
    }
}
