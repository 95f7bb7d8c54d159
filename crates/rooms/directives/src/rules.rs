//! What is so, and what may happen: pure.

mod control;
pub mod editing;
mod finding;
mod learned;
mod owners;
mod questions;
mod reading;
mod state;

pub use control::Control;
pub use finding::{Asked, asked};
pub use learned::learned_of;
pub use owners::{adopting_body, class_of, controller};
pub use questions::{Question, questions};
pub(crate) use reading::deadline_of;
pub use reading::working_of;
#[cfg(test)]
pub(crate) use state::tests as samples;
pub use state::{Missed, heard_after, is_in_view, missed, next_due, silent_after_days, state_of};

use crate::model::{Claim, Count, Judged, Line, Nature, Report, Stage, Working, WorkingDirective};
use veche_core::{Day, Deadline, FieldProblems, PersonId, Refusal, Standing, Text, due_dates};

/// Whether a directive is complete by its adoption, so that no line follows: it judges, notes, approves, forms, appoints, and so on,
/// and charges nobody.
pub fn is_complete_by_adoption(natures: &[Nature]) -> bool {
    !natures
        .iter()
        .any(|n| matches!(n, Nature::Charge | Nature::Appeal | Nature::Permanent))
}

/// The first day on which something is due, for a directive in force since `adopted`. `None` without one.
pub fn first_due(deadline: &Deadline, adopted: Day) -> Option<Day> {
    let far = Day::new(9_000, 1, 1)?;
    due_dates(deadline, adopted, Day::new(1_000, 1, 1)?, far)
        .into_iter()
        .next()
}

/// Why an adoption does not happen.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum CannotAdopt {
    /// Another was faster, or it was done before.
    #[error("already adopted as {number}")]
    Already {
        /// Its number.
        number: String,
    },
    /// The draft was put aside.
    #[error("dropped")]
    Dropped,
}

impl Refusal for CannotAdopt {
    fn text(&self) -> Text {
        match self {
            CannotAdopt::Already { number } => {
                Text::new("cannot-adopt-already").with("number", number.as_str())
            }
            CannotAdopt::Dropped => Text::new("cannot-adopt-dropped"),
        }
    }
}

/// Checks quorum and votes against each other: what a minute-taker would catch.
pub fn check_count(count: &Count, problems: &mut FieldProblems) {
    if let (Some(present), Some(members)) = (count.present, count.members)
        && present > members
    {
        problems.add(
            "present",
            Text::new("count-present-over-members").with("members", members),
        );
    }
    let votes = [count.votes_for, count.against, count.abstained];
    if votes.iter().any(Option::is_some) {
        let sum: u64 = votes.iter().flatten().map(|n| u64::from(*n)).sum();
        if let Some(present) = count.present
            && sum > u64::from(present)
        {
            problems.add(
                "votes_for",
                Text::new("count-votes-over-present")
                    .with("sum", sum)
                    .with("present", present),
            );
        }
        if count.votes_for.unwrap_or(0) <= count.against.unwrap_or(0) {
            problems.add("votes_for", Text::new("count-not-carried"));
        }
    }
}

/// The next free number of a body in a year: one more than the largest that is a plain number.
pub fn next_number(largest: Option<i64>) -> String {
    largest.unwrap_or(0).saturating_add(1).to_string()
}

/// The numeric part of a number, for order and for the next free one: `14`, `14-3` is no plain number.
pub fn number_key(number: &str) -> Option<i64> {
    number.trim().parse().ok().filter(|n| *n > 0)
}

/// Why a report cannot be made or judged.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum CannotReport {
    /// The line has ended.
    #[error("the line is {0:?}")]
    Ended(Stage),
    /// An earlier report waits for the controller.
    #[error("a report waits")]
    Waiting,
    /// The report was judged already.
    #[error("judged already")]
    Judged,
    /// The person stands in the owner.
    #[error("nobody controls a line they owe")]
    Owes,
    /// The report is another's.
    #[error("only its author takes a report back")]
    NotYours,
    /// A return without a reason.
    #[error("a reason is missing")]
    NoReason,
}

impl Refusal for CannotReport {
    fn text(&self) -> Text {
        Text::new(match self {
            CannotReport::Ended(stage) => {
                return Text::new("cannot-report-ended").with(
                    "stage",
                    Text::new(format!("stage-{}", stage.code().replace('_', "-"))),
                );
            }
            CannotReport::Waiting => "cannot-report-waiting",
            CannotReport::Judged => "cannot-judge-judged",
            CannotReport::Owes => "cannot-control-own",
            CannotReport::NotYours => "cannot-withdraw-other",
            CannotReport::NoReason => "cannot-judge-no-reason",
        })
    }
}

/// Whether a line can be reported on.
///
/// # Errors
/// It has ended, or a report waits for its controller.
pub fn may_report(stage: Stage) -> Result<(), CannotReport> {
    match stage {
        Stage::Reported => Err(CannotReport::Waiting),
        s if s.is_open() => Ok(()),
        s => Err(CannotReport::Ended(s)),
    }
}

/// Whether this person may judge: never on a line that they owe themselves.
///
/// # Errors
/// They stand in the owner.
pub fn may_control(standing: &Standing, line: &Line) -> Result<(), CannotReport> {
    if standing.stands_in(line.party) {
        Err(CannotReport::Owes)
    } else {
        Ok(())
    }
}

/// Whether a report can still be judged.
///
/// # Errors
/// It was.
pub fn may_judge(report: &Report) -> Result<(), CannotReport> {
    if report.state == Judged::Waiting {
        Ok(())
    } else {
        Err(CannotReport::Judged)
    }
}

/// Whether a report can be taken back, or another put in its place: only by the one who wrote it, and until the controller has looked.
///
/// # Errors
/// It was judged or taken back already; another wrote it.
pub fn may_withdraw(report: &Report, by: Option<PersonId>) -> Result<(), CannotReport> {
    may_judge(report)?;
    if by.is_some() && report.by == by {
        Ok(())
    } else {
        Err(CannotReport::NotYours)
    }
}

/// The stage after a report was taken back: what it was before. Where that is not known, the owner has at least taken the matter.
pub fn stage_after_withdrawal(before: Option<Stage>) -> Stage {
    before
        .filter(|s| s.is_open() && *s != Stage::Reported)
        .unwrap_or(Stage::Accepted)
}

/// The stage after a report: progress goes straight on, an end waits for the controller.
pub fn stage_after_report(claim: Claim) -> Stage {
    match claim {
        Claim::InProgress => Stage::InProgress,
        Claim::Done | Claim::PartlyDone | Claim::NotDone => Stage::Reported,
    }
}

/// The stage after the controller accepted.
pub fn stage_after_acceptance(claim: Claim) -> Stage {
    match claim {
        Claim::InProgress => Stage::InProgress,
        Claim::Done => Stage::Done,
        Claim::PartlyDone => Stage::PartlyDone,
        Claim::NotDone => Stage::NotDone,
    }
}

/// What stands in the way of adopting a working copy on a day; each at the field it belongs to.
pub fn check_working(working: &Working, adopted: Day, problems: &mut FieldProblems) {
    for (i, item) in working.items.iter().enumerate() {
        for (j, directive) in item.directives.iter().enumerate() {
            if is_before_adoption(directive, adopted) {
                problems.add(
                    &format!("deadline-{i}-{j}"),
                    Text::new("deadline-before-adoption")
                        .with("item", item.shown(i))
                        .with("adopted", adopted),
                );
            }
            for owner in &directive.owners {
                let left = working.settled.contains(&questions::owner_key(owner));
                if owner.party.is_none() && owner.several && !left {
                    problems.add(
                        &format!("owner-{i}-{j}"),
                        questions::owner_text(true, owner)
                            .with("n", 1_usize)
                            .with("items", item.shown(i)),
                    );
                }
            }
        }
    }
}

/// Whether a deadline is over before the document was adopted, and nobody said that this is meant.
pub fn is_before_adoption(directive: &WorkingDirective, adopted: Day) -> bool {
    let deadline = directive.deadline.get();
    !directive.deadline.past_meant
        && match deadline {
            Deadline::By(d) | Deadline::On(d) | Deadline::Span(_, d) => d < adopted,
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::WorkingDeadline;

    fn day(s: &str) -> Day {
        Day::parse(s).unwrap()
    }

    #[test]
    fn complete_by_adoption_charges_nobody() {
        assert!(is_complete_by_adoption(&[Nature::Evaluate]));
        assert!(is_complete_by_adoption(&[Nature::Form, Nature::Appoint]));
        assert!(!is_complete_by_adoption(&[Nature::Form, Nature::Charge]));
        assert!(!is_complete_by_adoption(&[Nature::Appeal]));
        assert!(is_complete_by_adoption(&[]));
    }

    #[test]
    fn count_is_checked_as_a_minute_taker_would() {
        let check = |count: Count| {
            let mut p = FieldProblems::new();
            check_count(&count, &mut p);
            p.0.iter()
                .map(|p| p.text.key.to_string())
                .collect::<Vec<_>>()
        };
        let whole = Count {
            present: Some(40),
            members: Some(42),
            votes_for: Some(30),
            against: Some(8),
            abstained: Some(2),
        };
        assert_eq!(check(whole), Vec::<String>::new());
        assert_eq!(
            check(Count {
                present: Some(43),
                ..whole
            }),
            ["count-present-over-members"]
        );
        assert_eq!(
            check(Count {
                votes_for: Some(31),
                ..whole
            }),
            ["count-votes-over-present"]
        );
        assert_eq!(
            check(Count {
                votes_for: Some(8),
                ..whole
            }),
            ["count-not-carried"],
            "a tie is not adopted"
        );
        assert_eq!(
            check(Count::default()),
            Vec::<String>::new(),
            "nothing known is nothing wrong"
        );
        assert_eq!(
            check(Count {
                votes_for: Some(u32::MAX),
                against: Some(u32::MAX),
                abstained: Some(1),
                ..whole
            }),
            ["count-votes-over-present", "count-not-carried"]
        );
    }

    #[test]
    fn number_is_the_next_free_one() {
        assert_eq!(next_number(None), "1");
        assert_eq!(next_number(Some(14)), "15");
        assert_eq!(number_key("14"), Some(14));
        assert_eq!(number_key("14-3"), None);
        assert_eq!(number_key("-1"), None);
    }

    #[test]
    fn a_deadline_before_the_adoption_is_asked_about() {
        let directive = |kind: &str, value: &str, past_meant: bool| WorkingDirective {
            deadline: WorkingDeadline {
                kind: kind.into(),
                value: value.into(),
                past_meant,
                ..WorkingDeadline::default()
            },
            ..WorkingDirective::default()
        };
        let adopted = day("2026-06-04");
        assert!(is_before_adoption(
            &directive("by", "2026-06-03", false),
            adopted
        ));
        assert!(!is_before_adoption(
            &directive("by", "2026-06-04", false),
            adopted
        ));
        assert!(!is_before_adoption(
            &directive("by", "2026-06-03", true),
            adopted
        ));
        assert!(!is_before_adoption(&directive("none", "", false), adopted));
    }

    #[test]
    fn reports_by_stage() {
        assert_eq!(may_report(Stage::Open), Ok(()));
        assert_eq!(may_report(Stage::Returned), Ok(()));
        assert_eq!(may_report(Stage::Reported), Err(CannotReport::Waiting));
        assert_eq!(
            may_report(Stage::Done),
            Err(CannotReport::Ended(Stage::Done))
        );
        assert_eq!(stage_after_report(Claim::InProgress), Stage::InProgress);
        assert_eq!(
            stage_after_report(Claim::NotDone),
            Stage::Reported,
            "the controller has the last word"
        );
        assert_eq!(stage_after_acceptance(Claim::NotDone), Stage::NotDone);
    }

    #[test]
    fn a_report_is_taken_back_by_its_author_until_it_is_judged() {
        let person = |n: u128| PersonId(uuid::Uuid::from_u128(n));
        let report = |state: Judged| Report {
            id: veche_core::ReportId(uuid::Uuid::from_u128(9)),
            line: veche_core::LineId(uuid::Uuid::from_u128(1)),
            by: Some(person(1)),
            said_by: None,
            done_on: day("2026-06-01"),
            claim: Claim::Done,
            account: "Провели".into(),
            state,
            created: veche_core::Instant(0),
            judged_by: None,
            judged: None,
            reason: None,
            released: false,
            evidence: Vec::new(),
        };
        let waiting = report(Judged::Waiting);
        assert_eq!(may_withdraw(&waiting, Some(person(1))), Ok(()));
        assert_eq!(
            may_withdraw(&waiting, Some(person(2))),
            Err(CannotReport::NotYours)
        );
        assert_eq!(may_withdraw(&waiting, None), Err(CannotReport::NotYours));
        for state in [Judged::Accepted, Judged::Returned, Judged::Withdrawn] {
            assert_eq!(
                may_withdraw(&report(state), Some(person(1))),
                Err(CannotReport::Judged)
            );
        }
        let mut of_nobody = report(Judged::Waiting);
        of_nobody.by = None;
        assert_eq!(may_withdraw(&of_nobody, None), Err(CannotReport::NotYours));
        assert_eq!(
            stage_after_withdrawal(Some(Stage::Returned)),
            Stage::Returned
        );
        assert_eq!(
            stage_after_withdrawal(Some(Stage::Reported)),
            Stage::Accepted
        );
        assert_eq!(stage_after_withdrawal(Some(Stage::Done)), Stage::Accepted);
        assert_eq!(stage_after_withdrawal(None), Stage::Accepted);
    }

    #[test]
    fn first_due_by_deadline() {
        let adopted = day("2026-01-31");
        assert_eq!(
            first_due(&Deadline::By(day("2026-03-01")), adopted),
            Some(day("2026-03-01"))
        );
        assert_eq!(
            first_due(&Deadline::of("within", "P1M").unwrap(), adopted),
            Some(day("2026-02-28"))
        );
        assert_eq!(
            first_due(&Deadline::of("recurring", "FREQ=MONTHLY").unwrap(), adopted),
            Some(day("2026-02-28"))
        );
        assert_eq!(first_due(&Deadline::None, adopted), None);
    }
}
