//! Days and instants as people write them.

use crate::Lang;
use chrono::{Datelike, Timelike};
use veche_core::{Day, Instant, Tongue};

impl Lang {
    /// 4 июня 2017 г.; 4 June 2017.
    pub fn day(&self, day: Day) -> String {
        let (y, m, d) = day.parts();
        self.with(
            "lang-day",
            [
                ("d", d.into()),
                ("month", self.t(&format!("lang-month-{m}")).into()),
                ("y", y.to_string().into()),
            ],
        )
    }

    /// 04.06.2017; 04/06/2017 would be read two ways, so English has 4 Jun 2017.
    pub fn day_short(&self, day: Day) -> String {
        let (y, m, d) = day.parts();
        match self.tongue {
            Tongue::Ru => format!("{d:02}.{m:02}.{y}"),
            Tongue::En => format!("{d} {} {y}", self.t(&format!("lang-month-short-{m}"))),
        }
    }

    /// With time: 4 июня 2017 г., 15:07.
    pub fn instant(&self, at: Instant) -> String {
        let t = at.in_zone(self.zone);
        let day = Day(t.date_naive());
        self.with(
            "lang-instant",
            [
                ("day", self.day(day).into()),
                ("time", format!("{:02}:{:02}", t.hour(), t.minute()).into()),
            ],
        )
    }

    /// How long ago, in words: just now, 5 minutes ago, yesterday, 3 days ago, then the day itself.
    pub fn ago(&self, at: Instant, now: Instant) -> String {
        let secs = (now.0 - at.0) / 1_000;
        let days = now.day(self.zone).days_since(at.day(self.zone));
        match (secs, days) {
            (..0, _) => self.instant(at),
            (0..60, _) => self.t("lang-just-now"),
            (60..3_600, _) => self.with("lang-minutes-ago", [("n", (secs / 60).into())]),
            (_, 0) => self.with("lang-hours-ago", [("n", (secs / 3_600).into())]),
            (_, 1) => self.t("lang-yesterday"),
            (_, 2..=30) => self.with("lang-days-ago", [("n", days.into())]),
            _ => self.day(at.day(self.zone)),
        }
    }

    /// How far a day is: today, tomorrow, in 5 days, 3 days ago; beyond a year in whole years, since nobody counts thousands of days.
    pub fn distance(&self, day: Day, today: Day) -> String {
        match whole_years(day.min(today), day.max(today)) {
            0 => {}
            n if day < today => return self.with("lang-years-ago", [("n", n.into())]),
            n => return self.with("lang-in-years", [("n", n.into())]),
        }
        match day.days_since(today) {
            0 => self.t("lang-today"),
            1 => self.t("lang-tomorrow"),
            -1 => self.t("lang-yesterday"),
            n if n > 0 => self.with("lang-in-days", [("n", n.into())]),
            n => self.with("lang-days-ago", [("n", (-n).into())]),
        }
    }

    /// Month and year: июнь 2017; June 2017.
    pub fn month(&self, day: Day) -> String {
        let month = self.t(&format!("lang-month-alone-{}", day.0.month()));
        self.with(
            "lang-month-year",
            [
                ("month", month.into()),
                ("y", day.0.year().to_string().into()),
            ],
        )
    }
}

/// Years that have passed between two days, as birthdays count them.
fn whole_years(from: Day, to: Day) -> i32 {
    let ((y, m, d), (to_y, to_m, to_d)) = (from.parts(), to.parts());
    to_y - y - i32::from((to_m, to_d) < (m, d))
}

#[cfg(test)]
mod tests {
    use crate::{Lang, Texts};
    use std::sync::Arc;
    use veche_core::{Day, Instant, Tongue, Zone};

    #[test]
    fn distance_beyond_a_year_is_in_years() {
        let l = Lang::new(Arc::new(Texts::new(&[]).unwrap()), Tongue::Ru, Zone::UTC);
        let day = |s: &str| Day::parse(s).unwrap();
        let check =
            |of: &str, want: &str| assert_eq!(l.distance(day(of), day("2026-11-25")), want, "{of}");
        check("2017-08-01", "9 лет назад");
        check("2025-11-25", "1 год назад");
        check("2025-11-26", "364 дня назад");
        check("2026-11-24", "вчера");
        check("2027-11-24", "через 364 дня");
        check("2027-11-25", "через 1 год");
        check("2029-01-01", "через 2 года");
    }

    #[test]
    fn ago_goes_by_civil_days() {
        let zone = Zone::parse("Europe/Moscow").unwrap();
        let l = Lang::new(Arc::new(Texts::new(&[]).unwrap()), Tongue::Ru, zone);
        let noon = zone
            .start_of(Day::new(2026, 11, 25).unwrap())
            .plus_secs(12 * 3_600);
        assert_eq!(l.ago(noon.plus_secs(-30), noon), "только что");
        assert_eq!(l.ago(noon.plus_secs(-300), noon), "5 минут назад");
        assert_eq!(l.ago(noon.plus_secs(-11 * 3_600), noon), "11 часов назад");
        assert_eq!(l.ago(noon.plus_secs(-13 * 3_600), noon), "вчера");
        assert_eq!(
            l.ago(noon.plus_secs(-40 * 86_400), noon),
            "16 октября 2026 г."
        );
        assert_eq!(l.instant(Instant(0)), "1 января 1970 г., 03:00");
        assert_eq!(l.month(Day::new(2017, 6, 4).unwrap()), "июнь 2017");
        assert_eq!(l.day_short(Day::new(2017, 6, 4).unwrap()), "04.06.2017");
        assert_eq!(
            l.in_tongue(Tongue::En)
                .day_short(Day::new(2017, 6, 4).unwrap()),
            "4 Jun 2017"
        );
    }
}
