//! From what the reader says to a working copy that a person can correct.

use crate::model::{
    Appointment, Kind, Nature, Signatory, Stretch, Working, WorkingDeadline, WorkingDirective,
    WorkingItem, WorkingOwner,
};
use crate::rules::{adopting_body, class_of};
use veche_core::{BodyId, BodyKind, Day, Deadline, Party, Period, Recurrence};
use veche_prose::{DeadlineKind, Reading, Remark, Span};

fn stretch(s: Span) -> Stretch {
    Stretch {
        start: s.start,
        end: s.end,
    }
}

/// A working copy of a reading. `bodies`: the federation's, with their names, to find the one that adopted; `house`: its own names.
pub fn working_of(
    reading: &Reading,
    remarks: &[Remark],
    bodies: &[(BodyId, BodyKind, Vec<String>)],
    house: &[String],
) -> Working {
    let h = &reading.header;
    let body_text = h.body.as_ref().map(|b| b.text.clone());
    let several = |span: Span| {
        remarks
            .iter()
            .any(|r| matches!(r, Remark::AmbiguousName { .. }) && r.span() == Some(span))
    };
    let body = body_text
        .as_deref()
        .and_then(|t| adopting_body(t, bodies, house));
    Working {
        unsure: unsure_of(reading),
        kind_text: h.kind.as_ref().map(|k| k.quote.text.clone()),
        body_guessed: body.is_some_and(|(_, guessed)| guessed),
        kind: h.kind.as_ref().and_then(|k| Kind::parse(k.kind.code())),
        body: body.map(|(id, _)| id),
        body_text,
        number: h.number.as_ref().map(|n| n.text.trim().to_owned()),
        date: h.date.as_ref().and_then(|d| d.day.map(Day)),
        place: h.place.as_ref().map(|p| p.text.clone()),
        title: h
            .title
            .as_ref()
            .map(|t| t.text.split_whitespace().collect::<Vec<_>>().join(" ")),
        resolving: h.resolving.as_ref().map(|r| r.text.clone()),
        signatories: h
            .signatories
            .iter()
            .map(|s| Signatory {
                name: s.name.text.clone(),
                role: s.role.as_ref().map(|r| r.text.clone()),
            })
            .collect(),
        preamble: reading.preamble.as_ref().map(|p| stretch(p.span)),
        unfulfilled: reading
            .unfulfilled
            .iter()
            .map(|u| stretch(u.span))
            .collect(),
        items: reading
            .items
            .iter()
            .map(|item| WorkingItem {
                label: item.number.clone(),
                span: stretch(item.quote.span),
                directives: item
                    .directives
                    .iter()
                    .map(|d| directive(d, several))
                    .collect(),
            })
            .collect(),
        settled: Vec::new(),
    }
}

/// Codes of the header's values that the reader would rather ask about.
fn unsure_of(reading: &Reading) -> Vec<String> {
    reading
        .values()
        .into_iter()
        .filter(|v| v.quote.confidence < veche_prose::confidence::SURE)
        .map(|v| v.field.code().to_owned())
        .filter(|code| {
            ["kind", "body", "number", "date", "place", "title"].contains(&code.as_str())
        })
        .collect()
}

fn directive(d: &veche_prose::Directive, several: impl Fn(Span) -> bool) -> WorkingDirective {
    let sure = d
        .owners
        .iter()
        .map(|o| o.quote.confidence)
        .chain(d.deadline.iter().map(|t| t.quote.confidence))
        .fold(d.quote.confidence, f32::min);
    WorkingDirective {
        span: stretch(d.quote.span),
        owners: d
            .owners
            .iter()
            .map(|o| WorkingOwner {
                written: o.quote.text.clone(),
                name: o.name.clone(),
                span: Some(stretch(o.quote.span)),
                party: o
                    .key
                    .as_deref()
                    .and_then(Party::parse)
                    .or_else(|| class_of(&o.name).map(Party::Class)),
                several: several(o.quote.span),
                chosen: false,
            })
            .collect(),
        deadline: d
            .deadline
            .as_ref()
            .map_or_else(WorkingDeadline::default, |t| WorkingDeadline {
                span: Some(stretch(t.quote.span)),
                ..WorkingDeadline::of(&deadline_of(t), Some(t.quote.text.clone()))
            }),
        natures: d
            .natures
            .iter()
            .filter_map(|n| Nature::parse(n.code()))
            .collect(),
        appointments: d
            .appointments
            .iter()
            .map(|a| Appointment {
                name: a.name.text.clone(),
                role: a.role.as_ref().map(|r| r.text.clone()),
            })
            .collect(),
        // Hundredths; a value outside of 0..=1 is cut.
        sure: (sure.clamp(0.0, 1.0) * 100.0) as u8,
        no_owner_meant: false,
    }
}

/// The reader's deadline as one of the core's. A day that is not whole (a month, a quarter) is its last day; what has no day is an event.
pub(crate) fn deadline_of(read: &veche_prose::Deadline) -> Deadline {
    let value = read.value.as_deref().unwrap_or_default();
    let event = || Deadline::Before(read.quote.text.clone());
    match read.kind {
        DeadlineKind::Date => {
            let span = value
                .split_once('/')
                .and_then(|(a, b)| Some((Day::parse(a)?, Day::parse(b)?)))
                .filter(|(a, b)| a <= b);
            match (span, Day::parse(value), read.due_on) {
                (Some((a, b)), ..) => Deadline::Span(a, b),
                (None, Some(d), _) => Deadline::By(d),
                (None, None, Some(d)) => Deadline::By(Day(d)),
                (None, None, None) => event(),
            }
        }
        DeadlineKind::Duration => Period::parse(value)
            .map(Deadline::Within)
            .or_else(|| (value == "P0D").then_some(Deadline::Within(Period::days(0))))
            .unwrap_or_else(event),
        DeadlineKind::Recurrence => {
            let rule = read.rrule.as_deref().and_then(Recurrence::parse);
            rule.map(Deadline::Recurring)
                .unwrap_or(Deadline::Standing(None))
        }
        DeadlineKind::Permanent => Deadline::Standing(None),
        DeadlineKind::Event => event(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::questions;
    use uuid::Uuid;
    use veche_prose::{Lexicon, NameKind, read};

    fn bodies() -> Vec<(BodyId, BodyKind, Vec<String>)> {
        vec![(
            BodyId(Uuid::from_u128(1)),
            BodyKind::Conference,
            vec!["Конференция".into()],
        )]
    }

    const TEXT: &str = "Постановление Конференции Лиги хоров\n\nКонференция постановляет:\n\n\
        1. Художественному совету до 1 июня 2026 года подготовить программу.\n\
        2. Всем отделениям ежеквартально представлять сведения.\n\n4 марта 2026 года\n";

    #[test]
    fn a_reading_becomes_a_working_copy() {
        let key = Party::Body(BodyId(Uuid::from_u128(7))).code();
        let mut lexicon = Lexicon::new();
        lexicon.add(NameKind::Body, "Художественный совет", &[], Some(&key));
        let (reading, remarks) = read(TEXT, &lexicon);
        let w = working_of(&reading, &remarks, &bodies(), &["Лига хоров".into()]);
        assert_eq!(
            (w.body, w.date),
            (Some(BodyId(Uuid::from_u128(1))), Day::new(2026, 3, 4))
        );
        let [first, second] = &w.items[..] else {
            panic!("{:?}", w.items)
        };
        assert_eq!(first.label.as_deref(), Some("1"));
        assert_eq!(first.directives[0].owners[0].party, Party::parse(&key));
        assert_eq!(
            first.directives[0].deadline.get(),
            Deadline::By(Day::new(2026, 6, 1).unwrap())
        );
        assert_eq!(
            second.directives[0].owners[0].party,
            Some(Party::Class(veche_core::Class::AllBranches))
        );
        let rule = Recurrence::parse("FREQ=MONTHLY;INTERVAL=3");
        assert_eq!(
            second.directives[0].deadline.get(),
            Deadline::Recurring(rule.unwrap())
        );
        assert_eq!(asked(&w), Vec::<String>::new());
    }

    /// Questions apart from those about the reader's own certainty, which its data decides.
    fn asked(w: &Working) -> Vec<String> {
        let keys = questions(w).into_iter().map(|q| q.text.key.to_string());
        keys.filter(|k| !k.contains("sure")).collect()
    }

    #[test]
    fn an_owner_that_two_bodies_bear_is_a_question() {
        let mut lexicon = Lexicon::new();
        for n in [7, 8] {
            let key = Party::Body(BodyId(Uuid::from_u128(n))).code();
            lexicon.add(NameKind::Body, "Художественный совет", &[], Some(&key));
        }
        let (reading, remarks) = read(TEXT, &lexicon);
        let w = working_of(&reading, &remarks, &bodies(), &["Лига хоров".into()]);
        let owner = &w.items[0].directives[0].owners[0];
        assert_eq!((owner.party, owner.several), (None, true));
        assert_eq!(asked(&w), ["question-owner-several"]);
    }
}
