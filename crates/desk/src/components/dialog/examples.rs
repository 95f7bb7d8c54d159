use super::{Confirm, confirm, dialog_link};
use crate::components::{Examples, Form, Kind};
use maud::{PreEscaped, html};
use veche_core::Tongue;
use veche_lang::Lang;

pub fn examples(l: &Lang) -> Examples {
    let w = |a: &'static str, b: &'static str| if l.tongue == Tongue::Ru { a } else { b };
    let c = Confirm {
        title: w(
            "Удалить черновик документа?",
            "Delete the draft of the document?",
        ),
        action: "#",
        loses: vec![
            w(
                "текст и его разбор: 12 пунктов, 31 поручение",
                "the text and its reading: 12 items, 31 directives",
            )
            .into(),
            w(
                "поправки, внесённые вручную: 8",
                "corrections made by hand: 8",
            )
            .into(),
        ],
        name: Some(w("О развитии библиотек", "On the development of libraries")),
        submit: w("Удалить черновик", "Delete the draft"),
        back: "#",
        fields: None,
    };
    let page = confirm(l, &c, &Form::new().id("ex3")).into_string();
    vec![
        (
            "question",
            PreEscaped(
                page.replace("<h1>", "<h3 class=\"as-h1\">")
                    .replace("</h1>", "</h3>"),
            ),
        ),
        (
            "link",
            html! { (dialog_link("#", w("Удалить черновик", "Delete the draft"), Kind::Danger, Some("trash-2"))) },
        ),
    ]
}
