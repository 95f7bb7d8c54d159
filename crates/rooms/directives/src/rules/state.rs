//! How a line stands on a day. One pure function; pages, reports and drawings use it.

use crate::model::{Line, Mark, Stage, State, View};
use veche_core::sheet::Look;
use veche_core::{Day, Deadline, due_dates};

/// A line without a deadline is silent after so many days without a word.
const SILENT_WITHOUT_DEADLINE: i64 = 180;
/// A line with one is silent when half of its time has passed without a word, but never before so many days.
const SILENT_AT_LEAST: i64 = 14;

/// After how many days without a word of its owner a line is silent: half of the time that it was given, at least two weeks; half a
/// year where no day is given. Counted from the adoption, or from the last word.
pub fn silent_after_days(since: Day, due: Option<Day>) -> i64 {
    due.map_or(SILENT_WITHOUT_DEADLINE, |due| {
        (due.days_since(since) / 2).max(SILENT_AT_LEAST)
    })
}

/// Stage, marks and look of a line on a day.
///
/// A deadline is kept when the owner reported by its end; what the controller needs after that is not the owner's delay. An archival
/// line is neither late nor silent: nobody was asked. Until somebody takes it up it carries "no word yet".
pub fn state_of(line: &Line, today: Day) -> State {
    let mut marks = Vec::new();
    let open = line.stage.is_open();
    let asleep = line.archival && !line.taken_up;
    if open && asleep {
        marks.push(Mark::NoWord);
    } else if open {
        let reported_in_time = line.stage == Stage::Reported
            && line
                .due
                .is_some_and(|due| line.heard.is_some_and(|heard| heard <= due));
        if line.due.is_some_and(|due| due < today) && !reported_in_time {
            marks.push(Mark::Late);
        }
        let last = line.heard.map_or(line.since, |h| h.max(line.since));
        if line.stage != Stage::Reported
            && today.days_since(last) > silent_after_days(line.since, line.due)
        {
            marks.push(Mark::Silent);
        }
    }
    if line.first_due.is_some() && line.due > line.first_due && !is_recurring(&line.deadline) {
        marks.push(Mark::Extended);
    }
    if matches!(line.stage, Stage::Done | Stage::PartlyDone)
        && line
            .due
            .zip(line.done)
            .is_some_and(|(due, done)| done > due)
        && !is_recurring(&line.deadline)
    {
        marks.push(Mark::DoneLate);
    }
    let look = match line.stage {
        Stage::Done | Stage::PartlyDone => Look::Done,
        s if !s.is_open() => Look::Closed,
        _ if marks.contains(&Mark::Late) => Look::Late,
        _ if marks.contains(&Mark::Silent) || marks.contains(&Mark::NoWord) => Look::Silent,
        _ => Look::Alive,
    };
    State {
        stage: line.stage,
        marks,
        look,
    }
}

/// Whether a line that stands so belongs to a view of the register.
pub fn is_in_view(state: &State, view: View) -> bool {
    let asleep = state.marks.contains(&Mark::NoWord);
    let open = state.stage.is_open() && !asleep;
    match view {
        View::Late => state.marks.contains(&Mark::Late),
        View::Waiting => open && state.stage == Stage::Reported,
        View::Silent => state.marks.contains(&Mark::Silent),
        View::Open => open,
        View::Closed => !state.stage.is_open(),
        View::Archival => asleep,
        View::All => true,
    }
}

/// What of a recurring line was let pass, and when it is due next.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Missed {
    /// The days that have passed and were not kept, oldest first.
    pub days: Vec<Day>,
    /// The first day that is still ahead.
    pub next: Option<Day>,
}

/// The periods of a recurring line that have passed, where something is owed and was not reported. `None` where nothing was missed, and
/// for a line that does not recur: its one deadline says it all.
///
/// The period on which a report waits is not missed: that one is the controller's. An archival line that nobody took up has missed
/// nothing, as it is not late either.
pub fn missed(line: &Line, today: Day) -> Option<Missed> {
    let due = line.due.filter(|due| *due < today)?;
    let asleep = line.archival && !line.taken_up;
    if !is_recurring(&line.deadline) || !line.stage.is_open() || asleep {
        return None;
    }
    let passed = due_dates(
        &line.deadline,
        line.since,
        due.plus_days(1),
        today.plus_days(-1),
    );
    let first = (line.stage != Stage::Reported).then_some(due);
    let days: Vec<Day> = first.into_iter().chain(passed).collect();
    (!days.is_empty()).then(|| Missed {
        next: next_due(&line.deadline, line.since, today.plus_days(-1)),
        days,
    })
}

fn is_recurring(deadline: &Deadline) -> bool {
    matches!(
        deadline,
        Deadline::Recurring(_) | Deadline::Standing(Some(_))
    )
}

/// The day after a period on which a recurring line is due again; `None` when it was the last, or the line does not recur.
pub fn next_due(deadline: &Deadline, since: Day, after: Day) -> Option<Day> {
    if !is_recurring(deadline) {
        return None;
    }
    let far = after.plus_months(12 * 20);
    due_dates(deadline, since, after.plus_days(1), far)
        .into_iter()
        .next()
}

/// The last day on which the owner was heard of, after hearing of them on another: it never moves back.
pub fn heard_after(before: Option<Day>, on: Day) -> Day {
    before.map_or(on, |b| b.max(on))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::model::{Kind, Part};
    use uuid::Uuid;
    use veche_core::{BodyId, DirectiveId, DocumentId, LineId, Party, Short};

    pub(crate) fn day(s: &str) -> Day {
        Day::parse(s).unwrap()
    }

    /// A line of a council, in force since 1 January 2026, due on 1 July.
    pub(crate) fn line() -> Line {
        let id = Uuid::from_u128(1);
        Line {
            id: LineId(id),
            short: Short::from_bits(1),
            directive: DirectiveId(id),
            text: "Провести семинар".into(),
            document: DocumentId(id),
            directive_short: Short::from_bits(3),
            document_short: Short::from_bits(2),
            document_kind: Kind::Resolution,
            number: "1".into(),
            adopted_on: day("2026-01-01"),
            body: BodyId(id),
            item: "1".into(),
            party: Party::Body(BodyId(Uuid::from_u128(2))),
            part: Part::Lead,
            stage: Stage::Open,
            since: day("2026-01-01"),
            deadline: Deadline::By(day("2026-07-01")),
            due: Some(day("2026-07-01")),
            first_due: Some(day("2026-07-01")),
            done: None,
            heard: None,
            taken_up: false,
            archival: false,
            no_owner: false,
            controller: None,
            natures: Vec::new(),
            version: 1,
        }
    }

    #[track_caller]
    fn check(change: impl FnOnce(&mut Line), today: &str, want: &str, look: Look) {
        let mut l = line();
        change(&mut l);
        let state = state_of(&l, day(today));
        let marks: Vec<&str> = state.marks.iter().map(|m| m.code()).collect();
        assert_eq!((marks.join(" ").as_str(), state.look), (want, look));
    }

    #[test]
    fn state_by_day() {
        check(|_| {}, "2026-02-01", "", Look::Alive);
        check(|_| {}, "2026-04-01", "", Look::Alive);
        check(|_| {}, "2026-04-03", "silent", Look::Silent);
        check(|_| {}, "2026-07-01", "silent", Look::Silent);
        check(|_| {}, "2026-07-02", "late silent", Look::Late);
        check(
            |l| l.heard = Some(day("2026-06-01")),
            "2026-07-02",
            "late",
            Look::Late,
        );
    }

    #[test]
    fn a_report_in_time_is_not_late_while_the_controller_looks() {
        let reported = |heard: &'static str| {
            move |l: &mut Line| {
                l.stage = Stage::Reported;
                l.heard = Some(day(heard));
            }
        };
        check(reported("2026-07-01"), "2026-09-01", "", Look::Alive);
        check(reported("2026-07-02"), "2026-09-01", "late", Look::Late);
        check(
            |l| {
                l.stage = Stage::Returned;
                l.heard = Some(day("2026-06-30"));
            },
            "2026-07-02",
            "late",
            Look::Late,
        );
    }

    #[test]
    fn done_extended_and_closed() {
        let done = |on: &'static str| {
            move |l: &mut Line| {
                l.stage = Stage::Done;
                l.done = Some(day(on));
            }
        };
        check(done("2026-07-01"), "2027-01-01", "", Look::Done);
        check(done("2026-07-02"), "2027-01-01", "done_late", Look::Done);
        check(
            |l| l.due = Some(day("2026-09-01")),
            "2026-04-01",
            "extended",
            Look::Alive,
        );
        check(
            |l| l.stage = Stage::Cancelled,
            "2027-01-01",
            "",
            Look::Closed,
        );
        check(|l| l.stage = Stage::NotDone, "2027-01-01", "", Look::Closed);
    }

    #[test]
    fn an_archival_line_is_not_late_until_it_is_taken_up() {
        check(|l| l.archival = true, "2029-01-01", "no_word", Look::Silent);
        check(
            |l| {
                l.archival = true;
                l.taken_up = true;
                l.heard = Some(day("2028-12-31"));
            },
            "2029-01-01",
            "late",
            Look::Late,
        );
        check(
            |l| {
                l.archival = true;
                l.stage = Stage::Done;
                l.done = Some(day("2026-05-01"));
            },
            "2029-01-01",
            "",
            Look::Done,
        );
    }

    #[test]
    fn without_a_deadline_silence_comes_after_half_a_year() {
        let open = |l: &mut Line| {
            l.due = None;
            l.first_due = None;
            l.deadline = Deadline::None;
        };
        check(open, "2026-06-30", "", Look::Alive);
        check(open, "2026-07-01", "silent", Look::Silent);
    }

    #[test]
    fn missed_periods_are_told_and_the_next_day_lies_ahead() {
        let yearly = |l: &mut Line| {
            l.deadline = Deadline::of("recurring", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=15").unwrap();
            l.since = day("2023-12-11");
            l.due = Some(day("2024-05-15"));
            l.first_due = l.due;
        };
        let told = |change: &dyn Fn(&mut Line), today: &str| {
            let mut l = line();
            yearly(&mut l);
            change(&mut l);
            missed(&l, day(today)).map(|m| {
                let days: Vec<String> = m.days.iter().map(|d| d.iso()).collect();
                format!("{}, then {}", days.join(" "), m.next.unwrap().iso())
            })
        };
        let all = "2024-05-15 2025-05-15 2026-05-15, then 2027-05-15";
        assert_eq!(told(&|_| {}, "2026-11-25").as_deref(), Some(all));
        assert_eq!(
            told(&|_| {}, "2026-05-15").as_deref(),
            Some("2024-05-15 2025-05-15, then 2026-05-15")
        );
        assert_eq!(
            told(&|_| {}, "2024-05-15"),
            None,
            "the last day is not over"
        );
        let reported = |l: &mut Line| l.stage = Stage::Reported;
        assert_eq!(told(&reported, "2024-06-01"), None);
        assert_eq!(
            told(&reported, "2025-06-01").as_deref(),
            Some("2025-05-15, then 2026-05-15")
        );
        assert_eq!(told(&|l| l.stage = Stage::Cancelled, "2026-11-25"), None);
        assert_eq!(told(&|l| l.archival = true, "2026-11-25"), None);
        assert_eq!(
            missed(&line(), day("2026-11-25")),
            None,
            "one deadline is not a period"
        );
    }

    #[test]
    fn a_line_is_in_one_of_open_closed_and_archival() {
        let views = |change: &dyn Fn(&mut Line), today: &str| {
            let mut l = line();
            change(&mut l);
            let state = state_of(&l, day(today));
            let all: Vec<&str> = View::ALL
                .iter()
                .filter(|v| is_in_view(&state, **v))
                .map(|v| v.code())
                .collect();
            all.join(" ")
        };
        assert_eq!(views(&|_| {}, "2026-02-01"), "open all");
        assert_eq!(views(&|_| {}, "2026-08-01"), "late silent open all");
        assert_eq!(
            views(&|l| l.stage = Stage::Done, "2026-08-01"),
            "closed all"
        );
        assert_eq!(views(&|l| l.archival = true, "2026-08-01"), "archival all");
        let reported = |l: &mut Line| {
            l.stage = Stage::Reported;
            l.heard = Some(day("2026-06-30"));
        };
        assert_eq!(views(&reported, "2026-08-01"), "waiting open all");
    }

    #[test]
    fn a_recurring_line_goes_on() {
        let quarterly = Deadline::of("recurring", "FREQ=MONTHLY;INTERVAL=3").unwrap();
        assert_eq!(
            next_due(&quarterly, day("2026-01-31"), day("2026-04-30")),
            Some(day("2026-07-31"))
        );
        assert_eq!(
            next_due(
                &Deadline::By(day("2026-07-01")),
                day("2026-01-01"),
                day("2026-01-02")
            ),
            None
        );
        assert_eq!(
            heard_after(Some(day("2026-03-01")), day("2026-02-01")),
            day("2026-03-01")
        );
    }
}
