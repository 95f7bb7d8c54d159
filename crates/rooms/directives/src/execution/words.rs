//! The sentences of the report, by rule: whole ones, in either language.

use super::{Execution, Followed, Summary};
use crate::pages::documents::words::{deadline_words, named_with_day};
use veche_core::{Arg, Party};
use veche_lang::Lang;

/// The figures in sentences, the most telling first.
pub fn narrative(l: &Lang, s: &Summary) -> Vec<String> {
    let mut all = vec![headline(l, s)];
    let mut more = |n: u32, key: &str, args: &[(&'static str, u32)]| {
        if n > 0 {
            let args: Vec<(&'static str, Arg)> =
                args.iter().map(|(k, v)| (*k, (*v).into())).collect();
            all.push(said(l, key, args));
        }
    };
    more(s.silent, "execution-said-silent", &[("n", s.silent)]);
    more(
        s.due,
        "execution-said-due",
        &[("due", s.due), ("done", s.due_done_in_time)],
    );
    more(
        s.due_reported_in_time,
        "execution-said-reported",
        &[("n", s.due_reported_in_time)],
    );
    more(
        s.by_adoption,
        "execution-said-by-adoption",
        &[("n", s.by_adoption)],
    );
    more(
        s.lines.saturating_sub(s.directives.max(1)),
        "execution-said-fan-out",
        &[("n", s.directives), ("lines", s.lines)],
    );
    all
}

fn said(l: &Lang, key: &str, args: Vec<(&'static str, Arg)>) -> String {
    l.say(&args.into_iter().fold(
        veche_core::Text::new(key.to_owned()),
        |text, (name, value)| text.with(name, value),
    ))
}

/// The first sentence, which sums up: «Из 12 поручений выполнено 7, из них 2 с опозданием; в работе 3; просрочено 2, дольше всего на 41 день.»
pub fn headline(l: &Lang, s: &Summary) -> String {
    let all = ("all", Arg::from(s.lines));
    let (done, late) = (
        ("done", Arg::from(s.done)),
        ("late", Arg::from(s.done_late)),
    );
    let rest = || ("rest", Arg::from(rest(l, s)));
    if s.lines == 0 {
        return l.t("execution-said-nothing");
    }
    if s.no_word == s.lines {
        return l.with("execution-said-no-word", [all]);
    }
    match (s.done, s.done_late) {
        (d, 0) if d == s.lines => l.with("execution-said-all", [all]),
        (d, n) if d == s.lines && n == d => l.with("execution-said-all-every-late", [all]),
        (d, _) if d == s.lines => l.with("execution-said-all-late", [all, late]),
        (0, _) if s.no_word > 0 => l.with("execution-said-none-known", [all, rest()]),
        (0, _) => l.with("execution-said-none", [all, rest()]),
        (_, 0) => l.with("execution-said-some", [all, done, rest()]),
        (d, n) if n == d => l.with("execution-said-some-every-late", [all, done, rest()]),
        _ => l.with("execution-said-some-late", [all, done, late, rest()]),
    }
}

/// What became of those that are not done, each where there are any.
fn rest(l: &Lang, s: &Summary) -> String {
    let parts = [
        (s.partly_done, "execution-rest-partly"),
        (s.in_work, "execution-rest-in-work"),
        (s.late, "execution-rest-late"),
        (s.not_done, "execution-rest-not-done"),
        (s.closed, "execution-rest-closed"),
        (s.no_word, "execution-rest-no-word"),
    ];
    let words: Vec<String> = parts
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, key)| l.with(key, [("n", n.into()), ("days", s.late_days_longest.into())]))
        .collect();
    words.join("; ")
}

/// Those lines of a directive that are only counted: «Ещё 960. Из 960 поручений выполнено …».
pub fn others(l: &Lang, s: &Summary) -> String {
    l.with(
        "execution-others",
        [("n", s.lines.into()), ("said", headline(l, s).into())],
    )
}

/// The figures with their names; those that are nought are left out, save the first.
pub fn facts(l: &Lang, s: &Summary) -> Vec<(String, u32)> {
    let all = [
        ("lines", s.lines),
        ("done", s.done),
        ("done-late", s.done_late),
        ("partly-done", s.partly_done),
        ("in-work", s.in_work),
        ("reported", s.reported),
        ("late", s.late),
        ("silent", s.silent),
        ("extended", s.extended),
        ("not-done", s.not_done),
        ("closed", s.closed),
        ("no-word", s.no_word),
        ("by-adoption", s.by_adoption),
    ];
    all.into_iter()
        .filter(|(name, n)| *n > 0 || *name == "lines")
        .map(|(name, n)| (l.t(&format!("execution-figure-{name}")), n))
        .collect()
}

/// The deadline of a line in words, with how late it is: «до 1 июля 2026 г.; просрочено на 31 день».
pub fn due_words(l: &Lang, f: &Followed) -> String {
    let line = &f.line;
    let recurs = !super::build::once(line);
    let due = match line.due {
        Some(due) if line.due != line.first_due && !recurs => {
            l.with("execution-due-moved", [("due", due.into())])
        }
        Some(due) if recurs && line.stage.is_open() => l.with(
            "execution-due-next",
            [
                ("deadline", deadline_words(l, &line.deadline).into()),
                ("due", due.into()),
            ],
        ),
        _ => deadline_words(l, &line.deadline),
    };
    match (f.late_days, line.stage.is_open()) {
        (Some(days), true) => l.with(
            "execution-due-late",
            [("due", due.into()), ("days", days.into())],
        ),
        (Some(days), false) => l.with(
            "execution-due-done-late",
            [("due", due.into()), ("days", days.into())],
        ),
        (None, _) => due,
    }
}

/// What the report is about.
pub(super) fn about(l: &Lang, e: &Execution) -> String {
    match (e.report.period, e.report.documents.as_slice()) {
        (Some(p), _) => match p.body {
            Some(body) => l.with(
                "execution-about-body",
                [
                    ("from", p.from.into()),
                    ("until", p.until.into()),
                    ("body", e.name(Party::Body(body)).into()),
                ],
            ),
            None => l.with(
                "execution-about-period",
                [("from", p.from.into()), ("until", p.until.into())],
            ),
        },
        (None, [one, ..]) => named_with_day(
            l,
            one.document.kind,
            &one.document.number,
            one.document.adopted_on,
        ),
        (None, []) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::execution::build;
    use crate::execution::build::tests::{TODAY, all_sorts, records};
    use crate::pages::lines::tests::lang;
    use crate::rules::samples::day;
    use veche_core::Tongue;

    fn check(s: Summary, ru: &str, en: &str) {
        assert_eq!(narrative(&lang(Tongue::Ru), &s).join(" "), ru);
        assert_eq!(narrative(&lang(Tongue::En), &s).join(" "), en);
    }

    fn some(lines: u32) -> Summary {
        Summary {
            lines,
            directives: lines,
            ..Summary::default()
        }
    }

    #[test]
    fn narrative_says_how_much_is_done() {
        check(
            Summary::default(),
            "Поручений на контроле нет.",
            "There are no directives on control.",
        );
        check(
            Summary { done: 1, ..some(1) },
            "Единственное поручение выполнено.",
            "The only directive is done.",
        );
        check(
            Summary {
                done: 12,
                ..some(12)
            },
            "Выполнены все поручения: 12.",
            "All 12 directives are done.",
        );
        check(
            Summary {
                done: 1,
                done_late: 1,
                ..some(1)
            },
            "Единственное поручение выполнено с опозданием.",
            "The only directive is done, late.",
        );
        check(
            Summary {
                done: 3,
                done_late: 3,
                ..some(3)
            },
            "Выполнены все поручения, и все с опозданием: 3.",
            "All 3 directives are done, all of them late.",
        );
        check(
            Summary {
                done: 22,
                done_late: 2,
                ..some(22)
            },
            "Выполнены все поручения: 22, из них 2 с опозданием.",
            "All 22 directives are done, 2 of them late.",
        );
        check(
            Summary {
                done: 7,
                done_late: 2,
                in_work: 3,
                late: 2,
                late_days_longest: 41,
                ..some(12)
            },
            "Из 12 поручений выполнено 7, из них 2 с опозданием; в работе 3; просрочено 2, дольше всего на 41 день.",
            "Of 12 directives 7 are done, 2 of them late; 3 are in hand; 2 are overdue, the longest by 41 days.",
        );
        check(
            Summary {
                done: 1,
                done_late: 1,
                partly_done: 1,
                late: 1,
                late_days_longest: 1,
                not_done: 2,
                closed: 1,
                no_word: 15,
                ..some(21)
            },
            "Из 21 поручения выполнено 1, с опозданием; частично выполнено 1; просрочено 1, на 1 день; не выполнено 2; \
             снято с контроля 1; сведений ещё нет о 15.",
            "Of 21 directives 1 is done, late; 1 is partly done; 1 is overdue, by 1 day; 2 are not done; 1 was taken off control; \
             nothing is known of 15.",
        );
        check(
            Summary {
                done: 2,
                done_late: 2,
                in_work: 1,
                ..some(3)
            },
            "Из 3 поручений выполнено 2, все с опозданием; в работе 1.",
            "Of 3 directives 2 are done, all late; 1 is in hand.",
        );
        check(
            Summary {
                in_work: 1,
                ..some(1)
            },
            "Единственное поручение не выполнено: в работе 1.",
            "The only directive is not done: 1 is in hand.",
        );
        check(
            Summary {
                in_work: 2,
                not_done: 19,
                ..some(21)
            },
            "Ни одно из 21 поручения не выполнено: в работе 2; не выполнено 19.",
            "None of 21 directives is done: 2 are in hand; 19 are not done.",
        );
    }

    #[test]
    fn narrative_keeps_silence_apart_from_failure() {
        check(
            Summary {
                no_word: 5,
                ..some(5)
            },
            "Ни по одному из 5 поручений сведений нет.",
            "Nothing is known of any of the 5 directives.",
        );
        check(
            Summary {
                no_word: 1,
                ..some(1)
            },
            "О единственном поручении сведений нет.",
            "Nothing is known of the only directive.",
        );
        check(
            Summary {
                no_word: 4,
                in_work: 1,
                silent: 1,
                ..some(5)
            },
            "Ни об одном из 5 поручений не известно, что оно выполнено: в работе 1; сведений ещё нет о 4. \
             По 1 поручению исполнитель давно не подавал вестей.",
            "None of 5 directives is known to be done: 1 is in hand; nothing is known of 4. Of 1 directive nothing has been heard for long.",
        );
    }

    #[test]
    fn narrative_tells_deadlines_adoption_and_fan_out() {
        check(
            Summary {
                done: 2,
                in_work: 6,
                silent: 3,
                due: 4,
                due_done_in_time: 2,
                due_reported_in_time: 1,
                by_adoption: 3,
                directives: 2,
                ..some(8)
            },
            "Из 8 поручений выполнено 2; в работе 6. По 3 поручениям исполнители давно не подавали вестей. \
             Наступило сроков: 4; соблюдено 2 из 4. По 1 поручению отчёт подан в срок и ждёт контролирующего. \
             Исполнено самим принятием: 3. Поручение нескольким исполнителям считается для каждого отдельно: в тексте их 2, на контроле 8.",
            "Of 8 directives 2 are done; 6 are in hand. Of 3 directives nothing has been heard for long. \
             Deadlines that have passed: 4; kept: 2 of 4. On 1 directive the report came in time and waits for the controller. \
             Complete with the adoption: 3. A directive to several owners counts once for each: 2 in the text, 8 on control.",
        );
    }

    #[test]
    fn deadlines_say_how_late() {
        let report = build(records(all_sorts()), None, day(TODAY));
        let words = |tongue: Tongue| {
            report
                .lines()
                .take(5)
                .map(|f| due_words(&lang(tongue), f))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            words(Tongue::Ru),
            [
                "до 1 июля 2026 г.",
                "до 1 июля 2026 г.; на 10 дней позже срока",
                "до 1 июля 2026 г.",
                "до 1 сентября 2026 г. (срок продлён)",
                "до 1 июля 2026 г.; просрочено на 31 день"
            ]
        );
        assert_eq!(
            words(Tongue::En)[1..],
            [
                "by 1 July 2026; 10 days after the deadline",
                "by 1 July 2026",
                "by 1 September 2026 (extended)",
                "by 1 July 2026; 31 days overdue"
            ]
        );
    }
}
