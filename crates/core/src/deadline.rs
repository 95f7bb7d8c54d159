//! Deadlines and the days on which they fall.

use crate::Day;
use std::fmt;

/// A length of calendar time: the part of ISO 8601 durations that decisions use (`P3M`, `P2W`, `P10D`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Period {
    /// Months (a year is twelve).
    pub months: u32,
    /// Days (a week is seven).
    pub days: u32,
}

impl Period {
    /// So many months.
    pub const fn months(n: u32) -> Period {
        Period { months: n, days: 0 }
    }
    /// So many days.
    pub const fn days(n: u32) -> Period {
        Period { months: 0, days: n }
    }

    /// Reads `PnYnMnWnD`, each part once and in this order. `P` alone is nothing.
    pub fn parse(iso: &str) -> Option<Period> {
        let mut rest = iso.strip_prefix('P')?;
        let mut period = Period::default();
        let mut any = false;
        for unit in ['Y', 'M', 'W', 'D'] {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            if digits > 0 && rest[digits..].starts_with(unit) {
                let n: u32 = rest[..digits].parse().ok()?;
                match unit {
                    'Y' => period.months = period.months.checked_add(n.checked_mul(12)?)?,
                    'M' => period.months = period.months.checked_add(n)?,
                    'W' => period.days = period.days.checked_add(n.checked_mul(7)?)?,
                    _ => period.days = period.days.checked_add(n)?,
                }
                rest = &rest[digits + 1..];
                any = true;
            }
        }
        // A century is more than any decision gives; beyond it a sum of days could leave the calendar.
        (any && rest.is_empty() && period.months <= 1_200 && period.days <= 36_600)
            .then_some(period)
    }

    /// The day this long after another.
    pub fn after(self, day: Day) -> Day {
        day.plus_months(self.months).plus_days(i64::from(self.days))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.months, self.days) {
            (0, d) if d > 0 && d % 7 == 0 => write!(f, "P{}W", d / 7),
            (0, d) => write!(f, "P{d}D"),
            (m, 0) if m % 12 == 0 => write!(f, "P{}Y", m / 12),
            (m, 0) => write!(f, "P{m}M"),
            (m, d) => write!(f, "P{m}M{d}D"),
        }
    }
}

/// How often a recurrence falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Frequency {
    /// Every so many days.
    Daily,
    /// Every so many weeks.
    Weekly,
    /// Every so many months.
    Monthly,
    /// Every so many years.
    Yearly,
}

/// A recurrence: the part of iCalendar's RRULE (RFC 5545, 3.3.10) that decisions use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Recurrence {
    /// Its frequency.
    pub frequency: Frequency,
    /// Every how many; at least 1.
    pub interval: u32,
    /// BYMONTH, 1 to 12: the month of a yearly one.
    pub month: Option<u32>,
    /// BYMONTHDAY, 1 to 31, or -1 for the last: in a shorter month its last day.
    pub month_day: Option<i32>,
    /// UNTIL, the last day on which it may fall.
    pub until: Option<Day>,
}

impl Recurrence {
    /// Once a period of so many months or days (`P3M`), by its last day.
    pub fn every(period: Period) -> Option<Recurrence> {
        let (frequency, interval) = match (period.months, period.days) {
            (0, d) if d > 0 && d % 7 == 0 => (Frequency::Weekly, d / 7),
            (0, d) if d > 0 => (Frequency::Daily, d),
            (m, 0) if m > 0 && m % 12 == 0 => (Frequency::Yearly, m / 12),
            (m, 0) if m > 0 => (Frequency::Monthly, m),
            _ => return None,
        };
        Some(Recurrence {
            frequency,
            interval,
            month: None,
            month_day: None,
            until: None,
        })
    }

    /// Reads `FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=5`; parts that are not ours make it unread, never half read.
    pub fn parse(rrule: &str) -> Option<Recurrence> {
        let mut rule = Recurrence {
            frequency: Frequency::Daily,
            interval: 1,
            month: None,
            month_day: None,
            until: None,
        };
        let mut frequency = None;
        for part in rrule
            .trim()
            .trim_start_matches("RRULE:")
            .split(';')
            .filter(|p| !p.is_empty())
        {
            let (name, value) = part.split_once('=')?;
            match name {
                "FREQ" => {
                    frequency = Some(match value {
                        "DAILY" => Frequency::Daily,
                        "WEEKLY" => Frequency::Weekly,
                        "MONTHLY" => Frequency::Monthly,
                        "YEARLY" => Frequency::Yearly,
                        _ => return None,
                    });
                }
                "INTERVAL" => {
                    rule.interval = value.parse().ok().filter(|n| (1..=1_200).contains(n))?
                }
                "BYMONTH" => {
                    rule.month = Some(value.parse().ok().filter(|n| (1..=12).contains(n))?)
                }
                "BYMONTHDAY" => {
                    rule.month_day = Some(
                        value
                            .parse()
                            .ok()
                            .filter(|n| (1..=31).contains(n) || *n == -1)?,
                    )
                }
                "UNTIL" => {
                    let d = value.get(..8)?;
                    rule.until = Some(Day::new(
                        d.get(..4)?.parse().ok()?,
                        d.get(4..6)?.parse().ok()?,
                        d.get(6..8)?.parse().ok()?,
                    )?);
                }
                _ => return None,
            }
        }
        rule.frequency = frequency?;
        Some(rule)
    }

    /// The days on which it falls, counted from `start`, within `from..=to`. At most 10,000.
    fn days(&self, start: Day, from: Day, to: Day) -> Vec<Day> {
        let to = self.until.map_or(to, |u| u.min(to));
        let mut out = Vec::new();
        for n in 1..=200_000u32 {
            let Some(steps) = n.checked_mul(self.interval) else {
                break;
            };
            let day = match self.frequency {
                Frequency::Daily => start.plus_days(i64::from(steps)),
                Frequency::Weekly => start.plus_days(7 * i64::from(steps)),
                Frequency::Monthly => match self.month_day {
                    // A fixed day of the month may fall still in the month of the start.
                    Some(d) => on_day(start.plus_months(steps - self.interval), d),
                    None => start.plus_months(steps),
                },
                Frequency::Yearly => match self.month {
                    Some(m) => {
                        let (year, _, day) =
                            start.plus_months(12 * (steps - self.interval)).parts();
                        on_day(
                            Day::new(year, m, 1).unwrap_or(start),
                            self.month_day.unwrap_or(day as i32),
                        )
                    }
                    None => start.plus_months(12u32.saturating_mul(steps)),
                },
            };
            if day > to || day.parts().0 > 9_000 || out.len() >= 10_000 {
                break;
            }
            if day >= from && day > start {
                out.push(day);
            }
        }
        out
    }
}

/// The day of a month; -1, or one that the month lacks, is its last.
fn on_day(month: Day, day: i32) -> Day {
    let (y, m, _) = month.parts();
    u32::try_from(day)
        .ok()
        .and_then(|d| Day::new(y, m, d))
        .unwrap_or_else(|| {
            let next = if m == 12 {
                Day::new(y + 1, 1, 1)
            } else {
                Day::new(y, m + 1, 1)
            };
            next.map_or(month, |d| d.plus_days(-1))
        })
}

impl fmt::Display for Recurrence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let freq = match self.frequency {
            Frequency::Daily => "DAILY",
            Frequency::Weekly => "WEEKLY",
            Frequency::Monthly => "MONTHLY",
            Frequency::Yearly => "YEARLY",
        };
        write!(f, "FREQ={freq}")?;
        if self.interval != 1 {
            write!(f, ";INTERVAL={}", self.interval)?;
        }
        if let Some(m) = self.month {
            write!(f, ";BYMONTH={m}")?;
        }
        if let Some(d) = self.month_day {
            write!(f, ";BYMONTHDAY={d}")?;
        }
        if let Some(u) = self.until {
            write!(f, ";UNTIL={}", u.0.format("%Y%m%d"))?;
        }
        Ok(())
    }
}

/// By when, in the ways in which decisions say it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Deadline {
    /// Not later than a day.
    By(Day),
    /// On a day.
    On(Day),
    /// Between two days.
    Span(Day, Day),
    /// Within so long of adoption.
    Within(Period),
    /// Before an event that has no date yet.
    Before(String),
    /// Again and again.
    Recurring(Recurrence),
    /// For good, with a reporting rhythm where one is set.
    Standing(Option<Recurrence>),
    /// None was given.
    #[default]
    None,
}

impl Deadline {
    /// Kind and value as they stand in a row and in files: (`by`, `2026-08-01`), (`recurring`, `FREQ=MONTHLY`).
    pub fn parts(&self) -> (&'static str, String) {
        match self {
            Deadline::By(d) => ("by", d.iso()),
            Deadline::On(d) => ("on", d.iso()),
            Deadline::Span(a, b) => ("span", format!("{a}/{b}")),
            Deadline::Within(p) => ("within", p.to_string()),
            Deadline::Before(event) => ("before", event.clone()),
            Deadline::Recurring(r) => ("recurring", r.to_string()),
            Deadline::Standing(r) => ("standing", r.map(|r| r.to_string()).unwrap_or_default()),
            Deadline::None => ("none", String::new()),
        }
    }

    /// Reads what [`Deadline::parts`] wrote.
    pub fn of(kind: &str, value: &str) -> Option<Deadline> {
        Some(match kind {
            "by" => Deadline::By(Day::parse(value)?),
            "on" => Deadline::On(Day::parse(value)?),
            "span" => {
                let (a, b) = value.split_once('/')?;
                let (a, b) = (Day::parse(a)?, Day::parse(b)?);
                (a <= b).then_some(Deadline::Span(a, b))?
            }
            "within" => Deadline::Within(Period::parse(value)?),
            "before" => Deadline::Before(value.to_owned()),
            "recurring" => Deadline::Recurring(Recurrence::parse(value)?),
            "standing" if value.is_empty() => Deadline::Standing(None),
            "standing" => Deadline::Standing(Some(Recurrence::parse(value)?)),
            "none" => Deadline::None,
            _ => return None,
        })
    }
}

/// The days on which something is due within `from..=to`, for a directive in force since `adopted`. In order, without repeats.
///
/// One-off deadlines give one day, recurring ones each of theirs, "before an event" and "none" none.
pub fn due_dates(deadline: &Deadline, adopted: Day, from: Day, to: Day) -> Vec<Day> {
    let one = |d: Day| {
        if d >= from && d <= to {
            vec![d]
        } else {
            Vec::new()
        }
    };
    match deadline {
        Deadline::By(d) | Deadline::On(d) | Deadline::Span(_, d) => one(*d),
        Deadline::Within(p) => one(p.after(adopted)),
        Deadline::Recurring(r) | Deadline::Standing(Some(r)) => r.days(adopted, from, to),
        Deadline::Before(_) | Deadline::Standing(None) | Deadline::None => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(s: &str) -> Day {
        Day::parse(s).unwrap()
    }
    fn due(kind: &str, value: &str, to: &str) -> String {
        let adopted = day("2026-01-31");
        let days = due_dates(
            &Deadline::of(kind, value).unwrap(),
            adopted,
            adopted,
            day(to),
        );
        days.iter().map(|d| d.iso()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn due_dates_by_kind() {
        assert_eq!(due("by", "2026-08-01", "2026-12-31"), "2026-08-01");
        assert_eq!(
            due("by", "2025-08-01", "2026-12-31"),
            "",
            "before the window"
        );
        assert_eq!(
            due("within", "P1M", "2026-12-31"),
            "2026-02-28",
            "a month from the 31st ends with February"
        );
        assert_eq!(due("within", "P2W", "2026-12-31"), "2026-02-14");
        assert_eq!(
            due("span", "2026-05-01/2026-05-15", "2026-12-31"),
            "2026-05-15"
        );
        assert_eq!(
            due("recurring", "FREQ=MONTHLY;INTERVAL=3", "2026-12-31"),
            "2026-04-30 2026-07-31 2026-10-31"
        );
        assert_eq!(
            due("recurring", "FREQ=MONTHLY;BYMONTHDAY=5", "2026-04-05"),
            "2026-02-05 2026-03-05 2026-04-05"
        );
        assert_eq!(
            due("recurring", "FREQ=MONTHLY;BYMONTHDAY=-1", "2026-03-31"),
            "2026-02-28 2026-03-31"
        );
        assert_eq!(
            due(
                "recurring",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=10",
                "2028-01-01"
            ),
            "2026-02-10 2027-02-10"
        );
        assert_eq!(
            due("standing", "FREQ=YEARLY", "2028-12-31"),
            "2027-01-31 2028-01-31"
        );
        assert_eq!(due("standing", "", "2028-12-31"), "");
        assert_eq!(due("before", "съезд", "2028-12-31"), "");
    }

    #[test]
    fn deadline_reads_back_from_its_parts() {
        for (kind, value) in [
            ("by", "2026-08-01"),
            ("span", "2026-05-01/2026-05-15"),
            ("within", "P10D"),
            ("within", "P1Y"),
            ("recurring", "FREQ=WEEKLY;INTERVAL=2"),
            (
                "recurring",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=10;UNTIL=20301231",
            ),
            ("standing", "FREQ=MONTHLY;INTERVAL=6"),
            ("none", ""),
        ] {
            let read = Deadline::of(kind, value).unwrap();
            assert_eq!(read.parts(), (kind, value.to_owned()));
        }
        for (kind, value) in [
            ("by", "soon"),
            ("span", "2026-05-15/2026-05-01"),
            ("recurring", "FREQ=HOURLY"),
            ("recurring", "FREQ=DAILY;INTERVAL=0"),
            ("within", "P"),
            ("within", "P9999999999D"),
        ] {
            assert_eq!(Deadline::of(kind, value), None, "{kind} {value}");
        }
    }

    #[test]
    fn recurrence_ends_even_when_it_would_never() {
        let daily = Deadline::of("recurring", "FREQ=DAILY").unwrap();
        let all = due_dates(
            &daily,
            day("1900-01-01"),
            day("1900-01-01"),
            day("9999-12-31"),
        );
        assert_eq!(all.len(), 10_000);
    }
}
