use super::{Size, line};
use crate::components::Examples;
use maud::html;
use veche_core::sheet::{LineDrawing, Look};
use veche_core::{Day, Tongue};
use veche_lang::Lang;

/// A drawing whose days count from the adoption.
pub fn drawing(
    look: Look,
    due: Option<i64>,
    ended: Option<i64>,
    today: i64,
    ticks: &[i64],
    label: &str,
) -> LineDrawing {
    let from = Day::parse("2024-03-16").unwrap_or(Day(Default::default()));
    LineDrawing {
        from,
        due: due.map(|d| from.plus_days(d)),
        ended: ended.map(|d| from.plus_days(d)),
        today: from.plus_days(today),
        ticks: ticks.iter().map(|d| from.plus_days(*d)).collect(),
        look,
        label: label.to_owned(),
    }
}

pub fn examples(l: &Lang) -> Examples {
    let words = match l.tongue {
        Tongue::Ru => [
            "исполняется",
            "нет вестей",
            "просрочено",
            "исполнено",
            "исполнено с опозданием",
            "отменено",
            "бессрочно",
            "только что принято",
        ],
        Tongue::En => [
            "in progress",
            "silent",
            "late",
            "done",
            "done late",
            "cancelled",
            "standing",
            "just adopted",
        ],
    };
    let all = [
        drawing(
            Look::Alive,
            Some(900),
            None,
            560,
            &[40, 130, 300, 310, 312, 470],
            words[0],
        ),
        drawing(Look::Silent, Some(900), None, 560, &[], words[1]),
        drawing(Look::Late, Some(400), None, 640, &[60, 220], words[2]),
        drawing(
            Look::Done,
            Some(900),
            Some(780),
            1_000,
            &[90, 400, 760, 780],
            words[3],
        ),
        drawing(
            Look::Done,
            Some(500),
            Some(640),
            1_000,
            &[90, 400, 640],
            words[4],
        ),
        drawing(Look::Closed, Some(900), Some(300), 500, &[90], words[5]),
        drawing(
            Look::Alive,
            None,
            None,
            560,
            &[100, 200, 300, 400, 500],
            words[6],
        ),
        drawing(Look::Alive, Some(900), None, 0, &[], words[7]),
    ];
    vec![
        (
            "row",
            html! { table.line-samples { @for d in &all { tr { th scope="row" { (d.label) } td { (line(l, d, Size::Row)) } } } } },
        ),
        (
            "card",
            html! { div.line-samples-card { @for d in &all[..4] { div { (line(l, d, Size::Card)) span { (d.label) } } } } },
        ),
        (
            "page",
            html! { (line(l, &all[0], Size::Page)) (line(l, &all[2], Size::Page)) (line(l, &all[6], Size::Page)) },
        ),
    ]
}
