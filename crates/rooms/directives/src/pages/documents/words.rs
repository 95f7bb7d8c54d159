//! How documents, deadlines and natures are called; other pages of the room use it too.

use crate::model::{Kind, Nature};
use crate::rules;
use veche_core::name::fold;
use veche_core::{Day, Deadline, Frequency, Period, Recurrence, Text, Tongue};
use veche_lang::Lang;

/// «Постановление № 4», "Resolution No. 4".
pub fn named(l: &Lang, kind: Kind, number: &str) -> String {
    l.with(
        "document-named",
        [
            ("kind", l.t(kind_key(kind)).into()),
            ("number", number.into()),
        ],
    )
}

/// The same with the day of adoption: «Постановление № 4 от 4 июня 2017 г.».
pub fn named_with_day(l: &Lang, kind: Kind, number: &str, on: Day) -> String {
    l.with(
        "document-named-day",
        [
            ("kind", l.t(kind_key(kind)).into()),
            ("number", number.into()),
            ("day", on.into()),
        ],
    )
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
        Deadline::Span(from, to) => l.with(
            "deadline-span",
            [("from", (*from).into()), ("to", (*to).into())],
        ),
        Deadline::Within(period) => within(l, *period),
        Deadline::Before(event) => l.with("deadline-before", [("event", event.as_str().into())]),
        Deadline::Recurring(rule) => l.say(&recurrence(l, rule)),
        Deadline::Standing(None) => l.t("deadline-standing"),
        Deadline::Standing(Some(rule)) => l.with(
            "deadline-standing-report",
            [("rhythm", recurrence(l, rule).into())],
        ),
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
            [
                ("months", length("deadline-length-months", m).into()),
                ("days", length("deadline-length-days", d).into()),
            ],
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
        (Frequency::Monthly, _, Some(-1)) => {
            Text::new("deadline-recurring-last").with("rhythm", rhythm)
        }
        (Frequency::Monthly, _, Some(day)) => Text::new("deadline-recurring-day")
            .with("rhythm", rhythm)
            .with("day", day),
        (Frequency::Yearly, Some(month), day) => {
            let last = month_days(month);
            let day = day.filter(|d| *d > 0).map_or(last, |d| d.min(last));
            let date = Text::new("deadline-month-day")
                .with("day", day)
                .with("month", Text::new(format!("lang-month-{month}")));
            Text::new("deadline-recurring-date")
                .with("rhythm", rhythm)
                .with("date", date)
        }
        _ => rhythm,
    };
    match rule.until {
        Some(until) => Text::new("deadline-recurring-until")
            .with("rhythm", l.say(&placed))
            .with("until", until),
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

/// A day as a field of a form shows it: in a way that reads back ([`Day::parse`]).
pub fn typed_day(l: &Lang, day: Day) -> String {
    match l.tongue {
        Tongue::Ru => l.day_short(day),
        Tongue::En => day.iso(),
    }
}

/// An address as people can pass it on: with the federation's own host where that is set.
pub fn address(d: &veche_desk::Desk, path: &str) -> String {
    match &d.settings.base_url {
        Some(base) => format!("{}{path}", base.trim_end_matches('/')),
        None => path.to_owned(),
    }
}

/// A deadline as a person typed it. Empty, or the words for "none", is none.
///
/// `tongue` is that of the document; `adopted` completes a day without a year.
///
/// # Errors
/// It was not understood: the sentence shows how to say it.
pub fn read_deadline(
    l: &Lang,
    typed: &str,
    tongue: Tongue,
    adopted: Option<Day>,
) -> Result<Deadline, Text> {
    let typed = typed.trim();
    let folded = fold(typed);
    let says = |key: &str| {
        Tongue::ALL
            .iter()
            .any(|t| fold(&l.in_tongue(*t).t(key)) == folded)
    };
    if typed.is_empty() || says("deadline-none") {
        return Ok(Deadline::None);
    }
    if says("deadline-standing") {
        return Ok(Deadline::Standing(None));
    }
    if says("deadline-at-once") {
        return Ok(Deadline::Within(Period::days(0)));
    }
    if let Some(day) = Day::parse(typed) {
        return Ok(Deadline::By(day));
    }
    // What this page itself calls an event reads back.
    for t in Tongue::ALL {
        let before = l
            .in_tongue(t)
            .with("deadline-before", [("event", "".into())]);
        if let Some(event) = typed
            .strip_prefix(before.trim())
            .map(str::trim)
            .filter(|e| !e.is_empty())
        {
            return Ok(Deadline::Before(event.to_owned()));
        }
    }
    let order = match tongue {
        Tongue::Ru => [veche_prose::Lang::Ru, veche_prose::Lang::En],
        Tongue::En => [veche_prose::Lang::En, veche_prose::Lang::Ru],
    };
    order
        .into_iter()
        .find_map(|lang| veche_prose::deadline::read_one(typed, lang, adopted.map(|d| d.0)))
        .map(|read| rules::deadline_of(&read))
        .ok_or_else(|| Text::new("deadline-not-understood"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use veche_core::Zone;
    use veche_lang::{Source, Texts};

    const TEXTS: Source = Source {
        name: "documents",
        ru: include_str!("../../../i18n/documents.ru.ftl"),
        en: include_str!("../../../i18n/documents.en.ftl"),
    };

    fn check(kind: &str, value: &str, ru: &str, en: &str) {
        let deadline = Deadline::of(kind, value).unwrap();
        let texts = Arc::new(Texts::new(&[TEXTS]).unwrap());
        let said = |tongue| deadline_words(&Lang::new(texts.clone(), tongue, Zone::UTC), &deadline);
        assert_eq!(
            (said(Tongue::Ru), said(Tongue::En)),
            (ru.to_owned(), en.to_owned())
        );
    }

    #[test]
    fn deadlines_are_said_as_people_say_them() {
        check("none", "", "без срока", "no deadline");
        check(
            "by",
            "2026-08-01",
            "до 1 августа 2026 г.",
            "by 1 August 2026",
        );
        check("on", "2026-08-01", "1 августа 2026 г.", "on 1 August 2026");
        check(
            "span",
            "2026-05-01/2026-05-15",
            "с 1 мая 2026 г. по 15 мая 2026 г.",
            "from 1 May 2026 to 15 May 2026",
        );
        check(
            "within",
            "P1M",
            "в течение 1 месяца со дня принятия",
            "within 1 month of adoption",
        );
        check(
            "within",
            "P21D",
            "в течение 3 недель со дня принятия",
            "within 3 weeks of adoption",
        );
        check(
            "within",
            "P10D",
            "в течение 10 дней со дня принятия",
            "within 10 days of adoption",
        );
        check(
            "within",
            "P2Y",
            "в течение 2 лет со дня принятия",
            "within 2 years of adoption",
        );
        check(
            "within",
            "P1M10D",
            "в течение 1 месяца и 10 дней со дня принятия",
            "within 1 month and 10 days of adoption",
        );
        check("within", "P0D", "немедленно", "at once");
        check(
            "before",
            "до съезда",
            "по событию: до съезда",
            "tied to an event: до съезда",
        );
        check(
            "recurring",
            "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=5",
            "ежеквартально до 5-го числа",
            "quarterly, by the 5th",
        );
        check(
            "recurring",
            "FREQ=MONTHLY;BYMONTHDAY=-1",
            "ежемесячно до конца месяца",
            "monthly, by the end of the month",
        );
        check(
            "recurring",
            "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=22",
            "раз в 2 месяца до 22-го числа",
            "every 2 months, by the 22nd",
        );
        check(
            "recurring",
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1",
            "ежегодно до 29 февраля",
            "yearly, by 29 February",
        );
        check(
            "recurring",
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=10",
            "ежегодно до 10 февраля",
            "yearly, by 10 February",
        );
        check(
            "recurring",
            "FREQ=WEEKLY;INTERVAL=2",
            "раз в 2 недели",
            "every fortnight",
        );
        check(
            "recurring",
            "FREQ=DAILY;UNTIL=20300101",
            "ежедневно, последний раз не позднее 1 января 2030 г.",
            "daily, for the last time by 1 January 2030",
        );
        check("standing", "", "постоянно", "standing");
        check(
            "standing",
            "FREQ=MONTHLY;INTERVAL=6",
            "постоянно, отчёт раз в полгода",
            "standing, report every half-year",
        );
    }
}
