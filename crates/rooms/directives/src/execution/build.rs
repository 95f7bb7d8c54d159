//! From records to a report: pure.

use super::Period;
use crate::model::{
    Act, Directive, Document, Item, Judged, Line, Mark, PeriodDone, Report, Stage, State,
};
use crate::rules::{missed, state_of};
use std::collections::HashMap;
use veche_core::{Day, Deadline, DirectiveId, LineId, Short};

/// The records that a report is built from.
#[derive(Debug, Clone, Default)]
pub struct Records {
    /// The documents with their items, in the order of the report.
    pub documents: Vec<(Document, Vec<Item>)>,
    /// Their lines, in order.
    pub lines: Vec<Line>,
    /// The reports on these lines, oldest first.
    pub reports: HashMap<LineId, Vec<Report>>,
    /// The acts of control on them, oldest first.
    pub acts: HashMap<LineId, Vec<Act>>,
    /// The ended periods of recurring ones, oldest first.
    pub periods: HashMap<LineId, Vec<PeriodDone>>,
}

/// A report on execution.
#[derive(Debug, Clone, PartialEq)]
pub struct ExecutionReport {
    /// As of this day.
    pub today: Day,
    /// The period, for a report over one.
    pub period: Option<Period>,
    /// All documents together.
    pub summary: Summary,
    /// Document by document.
    pub documents: Vec<OfDocument>,
}

/// What became of one document.
#[derive(Debug, Clone, PartialEq)]
pub struct OfDocument {
    /// The document.
    pub document: Document,
    /// Its figures.
    pub summary: Summary,
    /// Its sentences that say that an earlier decision was not carried out.
    pub unfulfilled: Vec<String>,
    /// Item by item.
    pub items: Vec<OfItem>,
}

/// What became of one item.
#[derive(Debug, Clone, PartialEq)]
pub struct OfItem {
    /// Its label as shown.
    pub label: String,
    /// The label is not printed in the document: the number is ours.
    pub ours: bool,
    /// Its words.
    pub text: String,
    /// What it charges.
    pub charges: Vec<Charged>,
}

/// A directive with its lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Charged {
    /// The directive.
    pub directive: Directive,
    /// Its lines.
    pub lines: Vec<Followed>,
}

/// A line with all that was done about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Followed {
    /// The line.
    pub line: Line,
    /// How it stands.
    pub state: State,
    /// For how many days it has been late, or by how many it was done late.
    pub late_days: Option<i64>,
    /// Reports with their evidence, oldest first.
    pub reports: Vec<Report>,
    /// Acts of control, oldest first.
    pub acts: Vec<Act>,
    /// Ended periods, oldest first.
    pub periods: Vec<PeriodDone>,
}

/// The figures of a report. `done`, `partly_done`, `in_work`, `late`, `not_done`, `closed` and `no_word` part the lines: each line is in
/// just one of them. The others are counted besides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Summary {
    /// Directives that charge somebody.
    pub directives: u32,
    /// Directives that were complete with the adoption.
    pub by_adoption: u32,
    /// Lines in all: a directive counts once for every owner.
    pub lines: u32,
    /// Done.
    pub done: u32,
    /// Done in part.
    pub partly_done: u32,
    /// Something is owed and not late.
    pub in_work: u32,
    /// Past the deadline, not done.
    pub late: u32,
    /// Not done, as the controller found.
    pub not_done: u32,
    /// Taken off control: cancelled, replaced, carried over, no action needed.
    pub closed: u32,
    /// Archival: nobody has said what became of it.
    pub no_word: u32,
    /// Of those done: after the deadline.
    pub done_late: u32,
    /// Of those in work or late: nothing was heard of the owner for long.
    pub silent: u32,
    /// The deadline was moved.
    pub extended: u32,
    /// A report waits for the controller.
    pub reported: u32,
    /// Days by which the longest delay that still lasts has gone on.
    pub late_days_longest: i64,
    /// Deadlines that have passed within the time of the report; each period of a recurring line is one.
    pub due: u32,
    /// Of these, kept: done by the day.
    pub due_done_in_time: u32,
    /// Of these, reported by the day, while the controller has still to look.
    pub due_reported_in_time: u32,
}

impl Summary {
    /// Counts lines.
    pub fn of<'a>(
        lines: impl IntoIterator<Item = &'a Followed>,
        today: Day,
        period: Option<Period>,
    ) -> Summary {
        let mut s = Summary::default();
        lines.into_iter().for_each(|f| s.add(f, today, period));
        s
    }

    fn add(&mut self, f: &Followed, today: Day, period: Option<Period>) {
        let has = |mark: Mark| u32::from(f.state.marks.contains(&mark));
        let (late, asleep) = (has(Mark::Late) == 1, has(Mark::NoWord) == 1);
        self.lines += 1;
        let place = match f.state.stage {
            Stage::Done => &mut self.done,
            Stage::PartlyDone => &mut self.partly_done,
            Stage::NotDone => &mut self.not_done,
            Stage::NoAction | Stage::Cancelled | Stage::Replaced | Stage::CarriedOver => {
                &mut self.closed
            }
            _ if asleep => &mut self.no_word,
            _ if late => &mut self.late,
            _ => &mut self.in_work,
        };
        *place += 1;
        self.done_late += u32::from(f.state.stage == Stage::Done) * has(Mark::DoneLate);
        self.silent += has(Mark::Silent);
        self.extended += has(Mark::Extended);
        self.reported += u32::from(f.state.stage == Stage::Reported);
        if late {
            self.late_days_longest = self.late_days_longest.max(f.late_days.unwrap_or(0));
        }
        if !asleep {
            self.add_due(f, today, period);
        }
    }

    /// Deadlines that have passed: what was asked of the owner, and whether it came in time. Where nothing was owed any more (cancelled,
    /// replaced, no action needed), nothing was due; what was carried over was due and was not done.
    fn add_due(&mut self, f: &Followed, today: Day, period: Option<Period>) {
        let passed =
            |due: Day| due < today && period.is_none_or(|p| (p.from..=p.until).contains(&due));
        for ended in f.periods.iter().filter(|p| passed(p.due)) {
            self.due += 1;
            self.due_done_in_time += u32::from(
                ended.stage == Stage::Done && ended.done.is_some_and(|done| done <= ended.due),
            );
        }
        let line = &f.line;
        let counts = !matches!(
            line.stage,
            Stage::NoAction | Stage::Cancelled | Stage::Replaced
        );
        // While a recurring line stands open at a day that has passed, the later ones pass as well.
        let missed = missed(line, today).map(|m| m.days).unwrap_or_default();
        let later = missed
            .into_iter()
            .filter(|day| line.due < Some(*day) && passed(*day));
        self.due += u32::try_from(later.count()).unwrap_or(u32::MAX);
        if let Some(due) = line.due.filter(|due| counts && passed(*due)) {
            self.due += 1;
            self.due_done_in_time +=
                u32::from(line.stage == Stage::Done && line.done.is_some_and(|done| done <= due));
            let heard = line.heard.is_some_and(|heard| heard <= due);
            self.due_reported_in_time += u32::from(line.stage == Stage::Reported && heard);
        }
    }
}

/// Builds a report as of a day.
pub fn build(records: Records, period: Option<Period>, today: Day) -> ExecutionReport {
    let Records {
        documents,
        lines,
        mut reports,
        mut acts,
        mut periods,
    } = records;
    let mut of_directive: HashMap<DirectiveId, Vec<Followed>> = HashMap::new();
    for line in lines {
        let followed = Followed {
            reports: told(reports.remove(&line.id).unwrap_or_default()),
            acts: acts.remove(&line.id).unwrap_or_default(),
            periods: periods.remove(&line.id).unwrap_or_default(),
            ..Followed::alone(line, today)
        };
        of_directive
            .entry(followed.line.directive)
            .or_default()
            .push(followed);
    }
    let documents: Vec<OfDocument> = documents
        .into_iter()
        .map(|(document, items)| {
            let items: Vec<OfItem> = items
                .into_iter()
                .map(|item| of_item(item, &mut of_directive))
                .collect();
            let summary = summary(items.iter(), today, period);
            OfDocument {
                unfulfilled: quoted(&document),
                document,
                summary,
                items,
            }
        })
        .collect();
    let summary = summary(documents.iter().flat_map(|d| &d.items), today, period);
    ExecutionReport {
        today,
        period,
        summary,
        documents,
    }
}

/// Without what its author took back before anybody had looked: it is on record, but it says nothing any more.
fn told(mut reports: Vec<Report>) -> Vec<Report> {
    reports.retain(|r| r.state != Judged::Withdrawn);
    reports
}

fn of_item(item: Item, lines: &mut HashMap<DirectiveId, Vec<Followed>>) -> OfItem {
    OfItem {
        label: item.shown(),
        ours: item.label.is_none(),
        text: item.text,
        charges: item
            .directives
            .into_iter()
            .map(|directive| Charged {
                lines: lines.remove(&directive.id).unwrap_or_default(),
                directive,
            })
            .collect(),
    }
}

fn summary<'a>(
    items: impl Iterator<Item = &'a OfItem> + Clone,
    today: Day,
    period: Option<Period>,
) -> Summary {
    let charges = || items.clone().flat_map(|i| &i.charges);
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Summary {
        directives: count(charges().filter(|c| !c.directive.by_adoption).count()),
        by_adoption: count(charges().filter(|c| c.directive.by_adoption).count()),
        ..Summary::of(charges().flat_map(|c| &c.lines), today, period)
    }
}

fn late_days(line: &Line, state: &State, today: Day) -> Option<i64> {
    let due = line.due?;
    if state.marks.contains(&Mark::Late) {
        Some(today.days_since(due))
    } else if state.marks.contains(&Mark::DoneLate) {
        line.done.map(|done| done.days_since(due))
    } else {
        None
    }
}

/// Whether something is due but once.
pub(super) fn once(line: &Line) -> bool {
    !matches!(
        line.deadline,
        Deadline::Recurring(_) | Deadline::Standing(Some(_))
    )
}

/// The sentences of a text that say that something was not carried out.
fn quoted(document: &Document) -> Vec<String> {
    document
        .unfulfilled
        .iter()
        .map(|s| {
            document
                .source
                .chars()
                .skip(s.start)
                .take(s.end.saturating_sub(s.start))
                .collect::<String>()
        })
        .map(|s| s.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|s| !s.is_empty())
        .collect()
}

impl ExecutionReport {
    /// All lines in order.
    pub fn lines(&self) -> impl Iterator<Item = &Followed> {
        self.documents
            .iter()
            .flat_map(|d| &d.items)
            .flat_map(|i| &i.charges)
            .flat_map(|c| &c.lines)
    }

    /// The document of a line of this report.
    pub fn document_of(&self, line: &Line) -> Option<&Document> {
        self.documents
            .iter()
            .map(|of| &of.document)
            .find(|d| d.id == line.document)
    }

    pub(super) fn for_public(&mut self) {
        for document in &mut self.documents {
            for charge in document.items.iter_mut().flat_map(|i| &mut i.charges) {
                for followed in &mut charge.lines {
                    followed.reports.retain(|r| r.released);
                    followed.acts.clear();
                }
            }
        }
    }
}

impl Followed {
    /// A line by itself, where only its figures are asked for.
    pub fn alone(line: Line, today: Day) -> Followed {
        let state = state_of(&line, today);
        let late_days = late_days(&line, &state, today);
        Followed {
            line,
            state,
            late_days,
            reports: Vec::new(),
            acts: Vec::new(),
            periods: Vec::new(),
        }
    }

    /// The address of its line.
    pub fn short(&self) -> Short {
        self.line.short
    }

    /// Not done as the controller found, or open and past its deadline.
    pub fn is_undone(&self) -> bool {
        self.state.stage == Stage::NotDone || self.state.marks.contains(&Mark::Late)
    }

    /// How pressing it is, the most pressing first: late, silent, open, no word, ended.
    pub fn rank(&self) -> u8 {
        let marks = &self.state.marks;
        match self.state.stage {
            s if s.is_open() && marks.contains(&Mark::Late) => 0,
            s if s.is_open() && marks.contains(&Mark::Silent) => 1,
            s if s.is_open() && !marks.contains(&Mark::NoWord) => 2,
            Stage::NotDone => 3,
            s if s.is_open() => 4,
            _ => 5,
        }
    }
}

impl OfDocument {
    /// An archival document of which nothing at all is known.
    pub fn is_silent(&self) -> bool {
        self.summary.lines > 0 && self.summary.no_word == self.summary.lines
    }

    /// Whether the numbers of its items are ours: the text has none.
    pub fn has_own_numbers(&self) -> bool {
        self.items.iter().any(|item| item.ours)
    }

    /// What was not done and what is late, directive by directive, the longest delay first.
    pub fn undone(&self) -> Vec<Undone<'_>> {
        let mut all = Vec::new();
        for item in &self.items {
            for charge in &item.charges {
                let mut lines: Vec<&Followed> =
                    charge.lines.iter().filter(|f| f.is_undone()).collect();
                // Stable: equal delays stay in the order of the report.
                lines.sort_by_key(|f| std::cmp::Reverse(f.late_days.unwrap_or(0)));
                if !lines.is_empty() {
                    all.push(Undone {
                        item,
                        charge,
                        lines,
                    });
                }
            }
        }
        all
    }
}

/// Lines of one directive that were not done or are late.
#[derive(Debug, Clone)]
pub struct Undone<'a> {
    /// The item.
    pub item: &'a OfItem,
    /// The directive.
    pub charge: &'a Charged,
    /// The lines.
    pub lines: Vec<&'a Followed>,
}

impl Charged {
    /// Whether it says anything but its item: else the item's words stand for it.
    pub fn says_more_than(&self, item: &OfItem) -> bool {
        let bare = |s: &str| {
            let one = s.split_whitespace().collect::<Vec<_>>().join(" ");
            one.trim_end_matches(['.', ';', ',', ':']).to_lowercase()
        };
        bare(&self.directive.text) != bare(&item.text)
    }

    /// The most pressing lines, at most so many, in the order of the report; and the others, to be counted.
    pub fn shown(&self, most: usize) -> (Vec<&Followed>, Vec<&Followed>) {
        if self.lines.len() <= most {
            return (self.lines.iter().collect(), Vec::new());
        }
        let mut by_rank: Vec<usize> = (0..self.lines.len()).collect();
        by_rank.sort_by_key(|i| self.lines.get(*i).map_or(u8::MAX, Followed::rank));
        let mut chosen = by_rank;
        let rest = chosen.split_off(most);
        chosen.sort_unstable();
        let of = |indices: &[usize]| indices.iter().filter_map(|i| self.lines.get(*i)).collect();
        (of(&chosen), of(&rest))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::model::{Claim, Count, Kind, Nature, Stretch};
    use crate::rules::samples::{day, line};
    use uuid::Uuid;
    use veche_core::{BodyId, DocumentId, Instant, ItemId, ReportId, Tongue};

    pub(crate) const TODAY: &str = "2026-08-01";

    pub(crate) fn document() -> Document {
        Document {
            id: DocumentId(Uuid::from_u128(1)),
            short: Short::from_bits(2),
            kind: Kind::Resolution,
            number: "1".into(),
            adopted_on: day("2026-01-01"),
            place: None,
            title: "О семинарах".into(),
            body: BodyId(Uuid::from_u128(1)),
            convocation: None,
            tongue: Tongue::Ru,
            source: "Решение прошлой\nконференции не выполнено. Дальше.".into(),
            fingerprint: String::new(),
            original: None,
            scan: None,
            count: Count::default(),
            signatories: Vec::new(),
            preamble: None,
            resolving: None,
            unfulfilled: vec![Stretch { start: 0, end: 41 }],
            archival: false,
            entered: Instant(0),
        }
    }

    pub(crate) fn directive(n: u128, natures: &[Nature]) -> Directive {
        Directive {
            id: DirectiveId(Uuid::from_u128(n)),
            short: Short::from_bits(100 + u64::try_from(n).unwrap()),
            item: ItemId(Uuid::from_u128(1)),
            text: "Провести семинар".into(),
            span: Stretch::default(),
            natures: natures.to_vec(),
            deadline: Deadline::By(day("2026-07-01")),
            deadline_text: None,
            due_on: Some(day("2026-07-01")),
            controller: None,
            by_adoption: crate::rules::is_complete_by_adoption(natures),
            no_owner: false,
            appointments: Vec::new(),
            owners: Vec::new(),
            version: 1,
        }
    }

    pub(crate) fn report(on: &str, claim: Claim, released: bool) -> Report {
        Report {
            id: ReportId(Uuid::from_u128(7)),
            line: LineId(Uuid::from_u128(1)),
            by: None,
            said_by: None,
            done_on: day(on),
            claim,
            account: "Провели в Самаре, пришло 40 человек.".into(),
            state: Judged::Accepted,
            created: Instant(0),
            judged_by: None,
            judged: None,
            reason: None,
            released,
            evidence: Vec::new(),
        }
    }

    fn change(stage: Stage, more: impl FnOnce(&mut Line)) -> Line {
        let mut l = Line { stage, ..line() };
        more(&mut l);
        l
    }

    /// One directive with these lines, and one complete with the adoption.
    pub(crate) fn records(lines: Vec<Line>) -> Records {
        let lines: Vec<Line> = lines
            .into_iter()
            .enumerate()
            .map(|(i, l)| Line {
                id: LineId(Uuid::from_u128(10 + i as u128)),
                short: Short::from_bits(1_000 + i as u64),
                directive: DirectiveId(Uuid::from_u128(1)),
                ..l
            })
            .collect();
        let item = |n: u128, label: Option<&str>, d: Directive| Item {
            id: ItemId(Uuid::from_u128(n)),
            position: u32::try_from(n).unwrap(),
            label: label.map(str::to_owned),
            text: "1. Провести семинар.".into(),
            span: Stretch::default(),
            directives: vec![d],
        };
        Records {
            documents: vec![(
                document(),
                vec![
                    item(1, Some("1"), directive(1, &[Nature::Charge])),
                    item(2, None, directive(2, &[Nature::Evaluate])),
                ],
            )],
            lines,
            ..Records::default()
        }
    }

    pub(crate) fn all_sorts() -> Vec<Line> {
        let on = |s: &str| Some(day(s));
        vec![
            change(Stage::Done, |l| l.done = on("2026-06-30")),
            change(Stage::Done, |l| l.done = on("2026-07-11")),
            change(Stage::PartlyDone, |l| l.done = on("2026-07-01")),
            change(Stage::InProgress, |l| {
                l.due = on("2026-09-01");
                l.heard = on("2026-07-20");
            }),
            change(Stage::Open, |_| {}),
            change(Stage::Returned, |l| l.heard = on("2026-07-25")),
            change(Stage::Reported, |l| l.heard = on("2026-07-01")),
            change(Stage::NotDone, |_| {}),
            change(Stage::Cancelled, |_| {}),
            change(Stage::CarriedOver, |_| {}),
            change(Stage::Open, |l| l.archival = true),
        ]
    }

    #[test]
    fn figures_part_the_lines_and_count_deadlines() {
        let report = build(records(all_sorts()), None, day(TODAY));
        let want = Summary {
            directives: 1,
            by_adoption: 1,
            lines: 11,
            done: 2,
            partly_done: 1,
            in_work: 2,
            late: 2,
            not_done: 1,
            closed: 2,
            no_word: 1,
            done_late: 1,
            silent: 1,
            extended: 1,
            reported: 1,
            late_days_longest: 31,
            due: 8,
            due_done_in_time: 1,
            due_reported_in_time: 1,
        };
        assert_eq!(report.summary, want);
        let s = report.summary;
        assert_eq!(
            s.done + s.partly_done + s.in_work + s.late + s.not_done + s.closed + s.no_word,
            s.lines
        );
        assert_eq!(report.documents[0].summary, want);
    }

    #[test]
    fn deadlines_of_a_period_are_those_that_fall_into_it() {
        let period = Period {
            from: day("2026-01-01"),
            until: day("2026-06-30"),
            body: None,
        };
        let report = build(records(all_sorts()), Some(period), day(TODAY));
        assert_eq!((report.summary.due, report.summary.lines), (0, 11));
    }

    #[test]
    fn each_period_of_a_recurring_line_is_a_deadline() {
        let mut r = records(vec![change(Stage::InProgress, |l| {
            l.deadline = Deadline::of("recurring", "FREQ=MONTHLY;INTERVAL=3").unwrap();
            l.due = Some(day("2026-10-01"));
            l.first_due = Some(day("2026-04-01"));
            l.heard = Some(day("2026-07-05"));
        })]);
        let ended = |due: &str, stage: Stage, done: Option<&str>| PeriodDone {
            due: day(due),
            stage,
            done: done.map(day),
        };
        let id = r.lines[0].id;
        r.periods.insert(
            id,
            vec![
                ended("2026-04-01", Stage::Done, Some("2026-04-01")),
                ended("2026-07-01", Stage::Done, Some("2026-07-05")),
            ],
        );
        let s = build(r, None, day(TODAY)).summary;
        assert_eq!((s.due, s.due_done_in_time, s.in_work), (2, 1, 1));
    }

    #[test]
    fn parts_follow_the_text_and_quote_what_was_not_done() {
        let report = build(records(all_sorts()), None, day(TODAY));
        let of = &report.documents[0];
        assert_eq!(
            of.unfulfilled,
            ["Решение прошлой конференции не выполнено."]
        );
        let labels: Vec<(&str, bool, usize)> = of
            .items
            .iter()
            .map(|i| (i.label.as_str(), i.ours, i.charges[0].lines.len()))
            .collect();
        assert_eq!(labels, [("1", false, 11), ("2", true, 0)]);
        let late: Vec<Option<i64>> = report.lines().map(|f| f.late_days).collect();
        assert_eq!(late[..6], [None, Some(10), None, None, Some(31), Some(31)]);
    }

    #[test]
    fn the_public_sees_released_reports_only() {
        let mut r = records(vec![line()]);
        let id = r.lines[0].id;
        r.reports.insert(
            id,
            vec![
                report("2026-05-05", Claim::InProgress, false),
                report("2026-05-06", Claim::InProgress, true),
            ],
        );
        r.acts.insert(
            id,
            vec![Act {
                stage: Stage::NotDone,
                reason: "не пришли".into(),
                decision: None,
                by: None,
                at: Instant(0),
            }],
        );
        let mut report = build(r, None, day(TODAY));
        report.for_public();
        let f = report.lines().next().unwrap();
        assert_eq!(
            (f.reports.len(), f.reports[0].released, f.acts.len()),
            (1, true, 0)
        );
    }

    #[test]
    fn what_was_taken_back_is_not_told() {
        let mut r = records(vec![line()]);
        let mut back = report("2026-05-05", Claim::Done, false);
        back.state = Judged::Withdrawn;
        let kept = report("2026-05-06", Claim::InProgress, false);
        r.reports.insert(r.lines[0].id, vec![back, kept.clone()]);
        let report = build(r, None, day(TODAY));
        assert_eq!(report.lines().next().unwrap().reports, [kept]);
    }

    #[test]
    fn of_many_lines_the_most_pressing_are_shown() {
        let report = build(records(all_sorts()), None, day(TODAY));
        let (shown, rest) = report.documents[0].items[0].charges[0].shown(3);
        let stages: Vec<Stage> = shown.iter().map(|f| f.state.stage).collect();
        assert_eq!(stages, [Stage::InProgress, Stage::Open, Stage::Returned]);
        assert_eq!(rest.len(), 8);
        assert_eq!(report.documents[0].items[0].charges[0].shown(11).1.len(), 0);
    }
}
