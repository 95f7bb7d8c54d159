//! How lines are called and drawn: stages, marks, claims, parts. Other pages of the room and the execution report use it too.

use crate::model::{Claim, Judged, Kind, Line, Mark, Part, Stage, State};
use crate::pages::documents::words::{kind_key, named_with_day};
use crate::rules::Missed;
use crate::store::LineDays;
use maud::{Markup, html};
use veche_core::sheet::LineDrawing;
use veche_core::{Day, Deadline, Frequency};
use veche_desk::components;
use veche_lang::Lang;

fn coded(l: &Lang, prefix: &str, code: &str) -> String {
    l.t(&format!("{prefix}-{}", code.replace('_', "-")))
}

/// A stage in a word.
pub fn stage_word(l: &Lang, stage: Stage) -> String {
    coded(l, "stage", stage.code())
}

/// A mark in a word or two.
pub fn mark_word(l: &Lang, mark: Mark) -> String {
    coded(l, "mark", mark.code())
}

/// What a report says of the matter.
pub fn claim_word(l: &Lang, claim: Claim) -> String {
    coded(l, "claim", claim.code())
}

/// A party's part in a directive.
pub fn part_word(l: &Lang, part: Part) -> String {
    coded(l, "part", part.code())
}

/// How a report stands.
pub fn judged_word(l: &Lang, judged: Judged) -> String {
    coded(l, "report-state", judged.code())
}

/// Stage and marks in words: «исполняется, просрочено».
pub fn state_words(l: &Lang, state: &State) -> String {
    let mut all = vec![stage_word(l, state.stage)];
    all.extend(state.marks.iter().map(|m| mark_word(l, *m)));
    all.join(", ")
}

/// Stage and marks as shapes with words.
pub fn state(l: &Lang, state: &State) -> Markup {
    html! {
        (components::stage(state.stage.code(), &stage_word(l, state.stage)))
        @for m in &state.marks { (components::mark(m.code(), &mark_word(l, *m))) }
    }
}

/// A line's life as a drawing.
pub fn drawing(l: &Lang, line: &Line, state: &State, days: &LineDays, today: Day) -> LineDrawing {
    let ended = if line.stage.is_open() {
        None
    } else {
        line.done.or_else(|| days.ended.map(|at| at.day(l.zone)))
    };
    let args = [
        ("state", state_words(l, state).into()),
        ("from", line.since.into()),
    ];
    let [said, from] = args;
    let label = match (line.due, ended) {
        (Some(due), Some(ended)) => l.with(
            "line-drawn-ended",
            [said, from, ("due", due.into()), ("ended", ended.into())],
        ),
        (Some(due), None) => l.with("line-drawn", [said, from, ("due", due.into())]),
        (None, Some(ended)) => l.with(
            "line-drawn-no-due-ended",
            [said, from, ("ended", ended.into())],
        ),
        (None, None) => l.with("line-drawn-no-due", [said, from]),
    };
    LineDrawing {
        from: line.since,
        due: line.due,
        ended,
        today,
        ticks: days.reported.clone(),
        look: state.look,
        label,
    }
}

/// Its document with the day, and the item: «Постановление № 4 от 04.06.2017, п. 2». Documents of different years bear the same number,
/// so the day always stands with it where a line stands outside of its document.
pub fn place(l: &Lang, line: &Line) -> String {
    place_of(
        l,
        line.document_kind,
        &line.number,
        line.adopted_on,
        &line.item,
    )
}

/// The same from its parts.
pub fn place_of(l: &Lang, kind: Kind, number: &str, on: Day, item: &str) -> String {
    l.with(
        "line-place",
        [
            ("kind", l.t(kind_key(kind)).into()),
            ("number", number.into()),
            ("day", l.day_short(on).into()),
            ("item", item.into()),
        ],
    )
}

/// Which periods of a recurring line were missed: years by their figures, a few other days by their dates, many by their count.
pub fn missed_words(l: &Lang, deadline: &Deadline, missed: &Missed) -> String {
    /// So many days are named one by one.
    const NAMED: usize = 3;
    let mut years: Vec<i32> = missed.days.iter().map(|d| d.parts().0).collect();
    years.dedup();
    let yearly = match deadline {
        Deadline::Recurring(r) | Deadline::Standing(Some(r)) => r.frequency == Frequency::Yearly,
        _ => false,
    };
    let days = &missed.days;
    match days.first() {
        _ if yearly && years.len() == days.len() && days.len() <= 2 * NAMED => {
            let years: Vec<String> = years.iter().map(i32::to_string).collect();
            l.with("line-missed-years", [("years", l.list(&years).into())])
        }
        Some(first) if days.len() > NAMED => l.with(
            "line-missed-many",
            [
                ("n", days.len().into()),
                ("day", l.day_short(*first).into()),
            ],
        ),
        _ => {
            let named: Vec<String> = days.iter().map(|d| l.day_short(*d)).collect();
            l.with(
                "line-missed-days",
                [("n", days.len().into()), ("days", l.list(&named).into())],
            )
        }
    }
}

/// Its document with the day: «Постановление № 4 от 4 июня 2017 г.».
pub fn document(l: &Lang, line: &Line) -> String {
    named_with_day(l, line.document_kind, &line.number, line.adopted_on)
}
