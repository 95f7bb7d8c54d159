//! The sentences of the report, by rule: whole ones, in either language.

use super::{Execution, Followed, Summary};
use crate::model::{Document, Judged, Mark, Report, State};
use crate::pages::documents::words::{deadline_words, named_with_day};
use crate::pages::lines::words::{judged_word, missed_words, state_words};
use crate::rules::missed;
use veche_core::sheet::{Fill, Share};
use veche_core::{Arg, Day, Party};
use veche_lang::Lang;

/// The figures in sentences, the most telling first.
pub fn narrative(l: &Lang, s: &Summary) -> Vec<String> {
    let mut all = vec![headline(l, s)];
    if s.silent > 0 {
        all.push(l.with("execution-said-silent", [("n", s.silent.into())]));
    }
    all.extend(sentences(l, s));
    if fans_out(s) {
        let figures = [("n", s.directives.into()), ("lines", s.lines.into())];
        all.push(l.with("execution-said-fan-out", figures));
    }
    all
}

/// Whether some directive has several owners.
fn fans_out(s: &Summary) -> bool {
    s.lines > s.directives.max(1)
}

/// What is said besides the bar and the marks under it: no figure of theirs comes again.
pub fn besides_bar(l: &Lang, s: &Summary) -> Vec<String> {
    let mut all = Vec::new();
    if s.late > 0 && s.late_days_longest > 0 {
        let days = [("days", s.late_days_longest.into())];
        all.push(l.with("execution-said-longest", days));
    }
    all.extend(sentences(l, s));
    if fans_out(s) {
        all.push(l.with("execution-said-in-text", [("n", s.directives.into())]));
    }
    all
}

fn sentences(l: &Lang, s: &Summary) -> Vec<String> {
    let mut all = Vec::new();
    let (due, done) = (("due", s.due.into()), ("done", s.due_done_in_time.into()));
    if s.due > 0 && s.due == s.due_done_in_time {
        all.push(l.with("execution-said-due-all", [due]));
    } else if s.due > 0 {
        all.push(l.with("execution-said-due", [due, done]));
    }
    let mut more = |n: u32, key: &str, args: &[(&'static str, u32)]| {
        if n > 0 {
            let args: Vec<(&'static str, Arg)> =
                args.iter().map(|(k, v)| (*k, (*v).into())).collect();
            all.push(said(l, key, args));
        }
    };
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
    // All of one kind: one plain sentence.
    let every = [
        (s.partly_done, "execution-every-partly"),
        (s.in_work, "execution-every-in-work"),
        (s.late, "execution-every-late"),
        (s.not_done, "execution-every-not-done"),
        (s.closed, "execution-every-closed"),
    ];
    if let Some((_, key)) = every.into_iter().find(|(n, _)| *n == s.lines) {
        return l.with(key, [all, ("days", s.late_days_longest.into())]);
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

/// The parts of the whole, each where there are any. They add up to all lines.
pub fn shares(l: &Lang, s: &Summary) -> Vec<Share> {
    let all = [
        (Fill::Done, s.done),
        (Fill::Partly, s.partly_done),
        (Fill::Work, s.in_work),
        (Fill::Late, s.late),
        (Fill::Failed, s.not_done),
        (Fill::Closed, s.closed),
        (Fill::Unknown, s.no_word),
    ];
    all.into_iter()
        .filter(|(_, n)| *n > 0)
        .map(|(fill, count)| Share {
            fill,
            label: l.t(&format!("execution-share-{}", fill.code())),
            count,
        })
        .collect()
}

/// Whether a bar says more than a sentence: more than one line, and not all of them unknown.
pub fn has_bar(s: &Summary) -> bool {
    s.lines > 1 && s.no_word < s.lines
}

/// What is counted besides the parts: the code of the mark or stage, its words, and how many.
pub fn besides(l: &Lang, s: &Summary) -> Vec<(&'static str, String, u32)> {
    let all = [
        ("done-late", s.done_late),
        ("reported", s.reported),
        ("silent", s.silent),
        ("extended", s.extended),
    ];
    all.into_iter()
        .filter(|(_, n)| *n > 0)
        .map(|(name, n)| (name, l.t(&format!("execution-besides-{name}")), n))
        .collect()
}

/// The same in one sentence, for paper.
pub(super) fn besides_words(l: &Lang, s: &Summary) -> Option<String> {
    let words: Vec<String> = besides(l, s)
        .into_iter()
        .map(|(_, what, n)| {
            l.with(
                "execution-besides-one",
                [("what", what.into()), ("n", n.into())],
            )
        })
        .collect();
    (!words.is_empty()).then(|| format!("{}: {}.", l.t("execution-besides"), words.join("; ")))
}

/// The deadline of a line in words, with how late it is: «до 1 июля 2026 г.; просрочено на 31 день». Of a recurring one, what was
/// missed since the last time that it was kept.
pub fn due_words(l: &Lang, f: &Followed, today: Day) -> String {
    let line = &f.line;
    let deadline = deadline_words(l, &line.deadline);
    if !super::build::once(line) {
        return match missed(line, today) {
            Some(missed) => l.with(
                "execution-due-missed",
                [
                    ("deadline", deadline.into()),
                    ("missed", missed_words(l, &line.deadline, &missed).into()),
                ],
            ),
            None => deadline,
        };
    }
    let due = match (line.due, line.first_due) {
        (Some(due), Some(first)) if due != first => l.with(
            "execution-due-moved",
            [("due", due.into()), ("first", first.into())],
        ),
        _ => deadline,
    };
    late_words(l, due, f)
}

fn late_words(l: &Lang, due: String, f: &Followed) -> String {
    match (f.late_days, f.line.stage.is_open()) {
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

/// Stage and marks in words; where nothing is known, only that.
pub fn how(l: &Lang, state: &State) -> String {
    if state.marks.contains(&Mark::NoWord) {
        l.t("execution-share-unknown")
    } else {
        state_words(l, state)
    }
}

/// What stands behind a report's words: who said so for the owner, and that it was returned or is still to be judged.
pub fn standing(l: &Lang, r: &Report) -> Option<String> {
    let said_by = r
        .said_by
        .as_deref()
        .map(|said| l.with("execution-told-said-by", [("said", said.into())]));
    let judged = match (r.state, r.reason.as_deref().map(str::trim)) {
        (Judged::Accepted, _) => None,
        (Judged::Returned, Some(reason)) if !reason.is_empty() => {
            Some(l.with("execution-told-returned", [("reason", reason.into())]))
        }
        (other, _) => Some(judged_word(l, other)),
    };
    let all: Vec<String> = said_by.into_iter().chain(judged).collect();
    (!all.is_empty()).then(|| all.join("; "))
}

/// A document over its part of a report: its name, its day and its title.
pub fn document_head(l: &Lang, d: &Document) -> String {
    l.with(
        "execution-document-head",
        [
            (
                "named",
                named_with_day(l, d.kind, &d.number, d.adopted_on).into(),
            ),
            ("title", l.quote(d.title.trim_end_matches('.')).into()),
        ],
    )
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
            "Из 21 поручения выполнено 1, с опозданием; частично выполнено 1; просрочено 1, на 1 день; признаны невыполненными 2; \
             снято с контроля 1; нет сведений о 15.",
            "Of 21 directives 1 is done, late; 1 is partly done; 1 is overdue, by 1 day; 2 were found not done; 1 was taken off control; \
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
            "Единственное поручение в работе.",
            "The only directive is in hand.",
        );
        check(
            Summary {
                in_work: 2,
                not_done: 19,
                ..some(21)
            },
            "Ни одно из 21 поручения не выполнено: в работе 2; признаны невыполненными 19.",
            "None of 21 directives is done: 2 are in hand; 19 were found not done.",
        );
    }

    #[test]
    fn all_of_one_kind_is_one_plain_sentence() {
        let kinds = |n: u32| {
            [
                Summary {
                    partly_done: n,
                    ..some(n)
                },
                Summary {
                    late: n,
                    late_days_longest: 41,
                    ..some(n)
                },
                Summary {
                    not_done: n,
                    ..some(n)
                },
                Summary {
                    closed: n,
                    ..some(n)
                },
            ]
        };
        let said = |tongue, n| kinds(n).map(|s| headline(&lang(tongue), &s)).join(" ");
        assert_eq!(
            said(Tongue::Ru, 1),
            "Единственное поручение выполнено частично. Единственное поручение просрочено на 41 день. \
             Единственное поручение не выполнено. Единственное поручение снято с контроля."
        );
        assert_eq!(
            said(Tongue::Ru, 21),
            "Все поручения выполнены частично: 21. Просрочены все поручения: 21, дольше всего на 41 день. \
             Не выполнено ни одно из 21 поручения. Все поручения сняты с контроля: 21."
        );
        assert_eq!(
            said(Tongue::En, 1),
            "The only directive is partly done. The only directive is 41 days overdue. \
             The only directive was not done. The only directive was taken off control."
        );
        assert_eq!(
            said(Tongue::En, 5),
            "All 5 directives are partly done. All 5 directives are overdue, the longest by 41 days. \
             None of 5 directives was done. All 5 directives were taken off control."
        );
    }

    #[test]
    fn a_bar_and_its_sentences_say_no_figure_twice() {
        let s = Summary {
            done: 70,
            done_late: 21,
            late: 30,
            late_days_longest: 411,
            silent: 9,
            due: 60,
            due_done_in_time: 31,
            by_adoption: 5,
            directives: 12,
            ..some(100)
        };
        for tongue in Tongue::ALL {
            let l = lang(tongue);
            let mut all: Vec<String> = shares(&l, &s).iter().map(|x| x.count.to_string()).collect();
            all.push(s.lines.to_string());
            all.extend(besides(&l, &s).iter().map(|(_, _, n)| n.to_string()));
            let said = besides_bar(&l, &s).join(" ");
            all.extend(
                said.split(|c: char| !c.is_ascii_digit())
                    .filter(|n| !n.is_empty())
                    .map(str::to_owned),
            );
            let mut once = all.clone();
            once.sort();
            once.dedup();
            assert_eq!(once.len(), all.len(), "{all:?}");
            assert_eq!(shares(&l, &s).iter().map(|x| x.count).sum::<u32>(), s.lines);
        }
    }

    #[test]
    fn of_a_recurring_line_every_missed_deadline_counts() {
        let recurring = |due: &str| {
            let mut line = crate::rules::samples::line();
            line.deadline =
                veche_core::Deadline::of("recurring", "FREQ=MONTHLY;BYMONTHDAY=5").unwrap();
            line.due = Some(day(due));
            line.first_due = line.due;
            Followed::alone(line, day(TODAY))
        };
        let said = |due: &str, tongue| due_words(&lang(tongue), &recurring(due), day(TODAY));
        assert_eq!(said("2026-08-05", Tongue::Ru), "ежемесячно до 5-го числа");
        assert_eq!(
            said("2026-07-05", Tongue::Ru),
            "ежемесячно до 5-го числа; пропущен срок 05.07.2026"
        );
        assert_eq!(
            said("2026-05-05", Tongue::Ru),
            "ежемесячно до 5-го числа; пропущены сроки 05.05.2026, 05.06.2026 и 05.07.2026"
        );
        assert_eq!(
            said("2026-05-05", Tongue::En),
            "monthly, by the 5th; missed: 5 May 2026, 5 Jun 2026 and 5 Jul 2026"
        );
        let s = Summary::of([&recurring("2026-05-05")], day(TODAY), None);
        assert_eq!((s.due, s.due_done_in_time), (3, 0));
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
            "Ни об одном из 5 поручений не известно, что оно выполнено: в работе 1; нет сведений о 4. \
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
             Соблюдено 2 срока из 4 наступивших. По 1 поручению отчёт подан в срок и ждёт контролирующего. \
             Ещё 3 решения исполнены самим принятием. Поручение нескольким исполнителям считается для каждого отдельно: в тексте их 2, на контроле 8.",
            "Of 8 directives 2 are done; 6 are in hand. Of 3 directives nothing has been heard for long. \
             Of 4 deadlines that have passed 2 were kept. On 1 directive the report came in time and waits for the controller. \
             3 more decisions were complete with the adoption. A directive to several owners counts once for each: 2 in the text, 8 on control.",
        );
    }

    #[test]
    fn deadlines_say_how_late() {
        let report = build(records(all_sorts()), None, day(TODAY));
        let words = |tongue: Tongue| {
            report
                .lines()
                .take(5)
                .map(|f| due_words(&lang(tongue), f, day(TODAY)))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            words(Tongue::Ru),
            [
                "до 1 июля 2026 г.",
                "до 1 июля 2026 г.; на 10 дней позже срока",
                "до 1 июля 2026 г.",
                "до 1 сентября 2026 г. (продлён, был до 1 июля 2026 г.)",
                "до 1 июля 2026 г.; просрочено на 31 день"
            ]
        );
        assert_eq!(
            words(Tongue::En)[1..],
            [
                "by 1 July 2026; 10 days after the deadline",
                "by 1 July 2026",
                "by 1 September 2026 (extended from 1 July 2026)",
                "by 1 July 2026; 31 days overdue"
            ]
        );
    }
}
