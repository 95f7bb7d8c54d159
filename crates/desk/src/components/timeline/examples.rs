use super::{Entry, timeline};
use crate::components::{Examples, day};
use maud::html;
use veche_core::{Day, Tongue};
use veche_lang::Lang;

pub fn examples(l: &Lang) -> Examples {
    let at = |s: &str| day(l, Day::parse(s).unwrap_or(Day(Default::default())));
    let w = |a: &'static str, b: &'static str| if l.tongue == Tongue::Ru { a } else { b };
    let all = vec![
        Entry {
            when: at("2025-06-29"),
            what: html! { (w("Ревизионная комиссия приняла отчёт", "The Audit Commission accepted the report")) },
            body: None,
            official: true,
        },
        Entry {
            when: at("2025-06-20"),
            what: html! { (w("Иванова А. П. отчиталась за Центральный Совет", "A. P. Ivanova reported for the Central Council")) },
            body: Some(
                html! { p { (w("Семинар прошёл в Орле, участвовали 34 человека от пяти организаций. Тезисы собраны в брошюру.", "The seminar was held in Oryol with 34 people from five organisations. The theses are collected in a booklet.")) } p { a href="#" { (w("Тезисы семинара.pdf", "Seminar theses.pdf")) } } },
            ),
            official: false,
        },
        Entry {
            when: at("2024-03-16"),
            what: html! { (w("Принято II Конференцией", "Adopted by the II Conference")) },
            body: None,
            official: true,
        },
    ];
    vec![("history", timeline(l, &all)), ("empty", timeline(l, &[]))]
}
