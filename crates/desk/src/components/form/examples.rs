use super::{Choice, Field, Form, actions, fieldset, hidden, together};
use crate::components::{Examples, Kind, submit};
use maud::{PreEscaped, html};
use veche_core::{FieldProblems, Text, Tongue};
use veche_lang::Lang;

pub fn examples(l: &Lang) -> Examples {
    let ru = l.tongue == Tongue::Ru;
    let w = |a: &'static str, b: &'static str| if ru { a } else { b };
    let fresh = Form::new()
        .id("ex")
        .with("kind", "branch")
        .with("public", "on");
    let kinds = [
        Choice::new("branch", w("Отделение", "A branch"))
            .hint(w("Работает в одном регионе.", "Works in one region.")),
        Choice::new("body", w("Орган", "A body")).hint(w(
            "Избран или образован решением.",
            "Elected or formed by a decision.",
        )),
    ];
    let bodies = [
        Choice::new("cc", w("Центральный Совет", "Central Council")),
        Choice::new("ac", w("Ревизионная комиссия", "Audit Commission")),
    ];
    let full = fresh.post(l, "#", html! {
        (Field::new("title", w("Название", "Name")).hint(w("Как в решении об образовании.", "As in the founding decision.")).text(l, &fresh))
        (Field::new("kind", w("Что это", "What it is")).radios(l, &fresh, &kinds))
        (together(html! {
            (Field::new("from", w("Образовано", "Formed on")).date(l, &fresh))
            (Field::new("number", w("Мест", "Seats")).hint(w("Сколько человек в составе.", "How many people sit in it.")).number(l, &fresh))
        }))
        (Field::new("over", w("Кому подотчётно", "Answers to")).optional().select(l, &fresh, &bodies, Some(w("никому", "nobody"))))
        (Field::new("about", w("О работе", "About its work")).optional().textarea(l, &fresh, 4))
        (fieldset(w("Решение", "Decision"), html! {
            (Field::new("scan", w("Скан", "Scan")).optional().hint(w("PDF или изображение, до 20 МБ.", "PDF or a picture, up to 20 MB.")).file(l, &fresh, Some(".pdf,.png,.jpg"), false))
            (Field::new("public", w("Показывать на сайте", "Show on the site")).checkbox(l, &fresh))
        }))
        (hidden("version", "3"))
        (actions(html! { (submit(w("Сохранить", "Save"), Kind::Primary)) a href="#" { (w("Не сохранять", "Do not save")) } }))
    });
    let mut problems = FieldProblems::one("day", Text::new("ui-day-hint"));
    problems.add("who", Text::new("ui-nothing-found"));
    let wrong = Form::from_pairs([
        ("day", "31.02.2026"),
        ("account", w("Провели два занятия.", "Held two sessions.")),
    ])
    .id("ex2")
    .problems(problems);
    let refused = wrong.post(l, "#", html! {
        (Field::new("day", w("Когда сделано", "Done on")).date(l, &wrong))
        (Field::new("who", w("Кто сообщил", "Who said so")).suggest(vec!["Иванова А. П.".into(), "Петров И. И.".into()]).text(l, &wrong))
        (Field::new("account", w("Что сделано", "What was done")).textarea(l, &wrong, 3))
        (actions(html! { (submit(w("Отчитаться", "Report"), Kind::Primary)) }))
    });
    // in the gallery nothing takes the focus
    let refused = PreEscaped(refused.into_string().replace(" autofocus", ""));
    vec![("every field", full), ("with problems", refused)]
}
