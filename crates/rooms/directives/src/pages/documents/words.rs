//! How documents, deadlines and natures are called; other pages of the room use it too.

use crate::model::{Kind, Nature};
use veche_core::{Day, Deadline, Frequency, Period, Recurrence, Text};
use veche_lang::Lang;

/// «Постановление № 4», "Resolution No. 4".
pub fn named(l: &Lang, kind: Kind, number: &str) -> String {
    l.with("document-named", [("kind", l.t(kind_key(kind)).into()), ("number", number.into())])
}

/// The same with the day of adoption: «Постановление № 4 от 4 июня 2017 г.».
pub fn named_with_day(l: &Lang, kind: Kind, number: &str, on: Day) -> String {
    l.with("document-named-day", [("kind", l.t(kind_key(kind)).into()), ("number", number.into()), ("day", on.into())])
}

/// The key of a kind's name.
pub fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Resolution => "document-kind-resolution",
        Kind::Decision => "document-kind-decision",
        Kind::Minutes => "document-kind-minutes",
        Kind::Motion => "document-kind-motion",
        Kind::Other => "document-kind-other",
    }
}

/// What a nature is called.
pub fn nature_word(l: &Lang, nature: Nature) -> String {
    l.t(&format!("nature-{}", nature.code()))
}

/// A deadline in words: «до 1 августа 2026 г.», «ежеквартально до 5-го числа», «постоянно».
pub fn deadline_words(l: &Lang, deadline: &Deadline) -> String {
    match deadline {
        Deadline::By(day) => l.with("deadline-by", [("day", (*day).into())]),
        Deadline::On(day) => l.with("deadline-on", [("day", (*day).into())]),
        Deadline::Span(from, to) => l.with("deadline-span", [("from", (*from).into()), ("to", (*to).into())]),
        Deadline::Within(period) => within(l, *period),
        Deadline::Before(event) => l.with("deadline-before", [("event", event.as_str().into())]),
        Deadline::Recurring(rule) => l.say(&recurrence(l, rule)),
        Deadline::Standing(None) => l.t("deadline-standing"),
        Deadline::Standing(Some(rule)) => l.with("deadline-standing-report", [("rhythm", recurrence(l, rule).into())]),
        Deadline::None => l.t("deadline-none"),
    }
}

fn within(l: &Lang, period: Period) -> String {
    let Period { months, days } = period;
    let length = |key: &'static str, n: u32| l.with(key, [("n", n.into())]);
    let long = match (months, days) {
        (0, 0) => return l.t("deadline-at-once"),
        (0, d) if d % 7 == 0 => length("deadline-length-weeks", d / 7),
        (0, d) => length("deadline-length-days", d),
        (m, 0) if m % 12 == 0 => length("deadline-length-years", m / 12),
        (m, 0) => length("deadline-length-months", m),
        (m, d) => l.with(
            "deadline-length-and",
            [("months", length("deadline-length-months", m).into()), ("days", length("deadline-length-days", d).into())],
        ),
    };
    l.with("deadline-within", [("length", long.into())])
}

fn recurrence(l: &Lang, rule: &Recurrence) -> Text {
    let n = rule.interval;
    let key = match rule.frequency {
        Frequency::Daily => "deadline-daily",
        Frequency::Weekly => "deadline-weekly",
        Frequency::Monthly => "deadline-monthly",
        Frequency::Yearly => "deadline-yearly",
    };
    let rhythm = Text::new(key).with("n", n);
    let placed = match (rule.frequency, rule.month, rule.month_day) {
        (Frequency::Monthly, _, Some(-1)) => Text::new("deadline-recurring-last").with("rhythm", rhythm),
        (Frequency::Monthly, _, Some(day)) => Text::new("deadline-recurring-day").with("rhythm", rhythm).with("day", day),
        (Frequency::Yearly, Some(month), day) => {
            let last = month_days(month);
            let day = day.filter(|d| *d > 0).map_or(last, |d| d.min(last));
            let date = Text::new("deadline-month-day").with("day", day).with("month", Text::new(format!("lang-month-{month}")));
            Text::new("deadline-recurring-date").with("rhythm", rhythm).with("date", date)
        }
        _ => rhythm,
    };
    match rule.until {
        Some(until) => Text::new("deadline-recurring-until").with("rhythm", l.say(&placed)).with("until", until),
        None => placed,
    }
}

/// The last day of a month, of February in a leap year.
fn month_days(month: u32) -> i32 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
