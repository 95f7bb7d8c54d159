use super::{Mark, marked, split};
use crate::components::Examples;
use maud::html;
use veche_core::Tongue;
use veche_lang::Lang;

pub fn examples(l: &Lang) -> Examples {
    let ru = l.tongue == Tongue::Ru;
    let (text, owner, deadline, action) = if ru {
        (
            "2. Центральному Совету провести до 1 сентября 2026 года межрегиональный семинар о работе библиотек.",
            "Центральному Совету",
            "до 1 сентября 2026 года",
            "провести",
        )
    } else {
        (
            "2. The Central Council is to hold an interregional seminar on the work of libraries by 1 September 2026.",
            "The Central Council",
            "by 1 September 2026",
            "hold",
        )
    };
    let at = |part: &str, span: &str, kind| {
        let from = text.find(part).map_or(0, |b| text[..b].chars().count());
        Mark {
            from,
            to: from + part.chars().count(),
            span: span.into(),
            kind,
        }
    };
    let marks = [
        at(text, "item-2", "item"),
        at(owner, "owner-2", "owner"),
        at(deadline, "deadline-2", "deadline"),
        at(action, "action-2", "action"),
    ];
    let reading = html! { dl.facts {
        div { dt { (if ru { "Исполнитель" } else { "Owner" }) } dd { a href="#span-owner-2" data-span="owner-2" { (owner) } } }
        div { dt { (if ru { "Срок" } else { "Deadline" }) } dd { a href="#span-deadline-2" data-span="deadline-2" { (deadline) } } }
        div { dt { (if ru { "Действие" } else { "Action" }) } dd { a href="#span-action-2" data-span="action-2" { (action) } } }
    } };
    let titles = if ru {
        ("Исходный текст", "Прочитано")
    } else {
        ("Source", "Read as")
    };
    vec![(
        "one item",
        split((titles.0, marked(text, &marks)), (titles.1, reading)),
    )]
}
