use super::{Weight, notice};
use crate::components::Examples;
use maud::html;
use veche_core::Tongue;
use veche_lang::Lang;

pub fn examples(l: &Lang) -> Examples {
    let words = match l.tongue {
        Tongue::Ru => [
            "Документ старше этого сервера: о его строках никому не напоминают.",
            "Два пункта никого не называют исполнителем.",
            "Файл не читается: в нём нет текста.",
        ],
        Tongue::En => [
            "The document is older than this server: nobody is reminded of its lines.",
            "Two items name no owner.",
            "The file cannot be read: there is no text in it.",
        ],
    };
    vec![(
        "three weights",
        html! {
            (notice(Weight::Plain, html! { p { (words[0]) } }))
            (notice(Weight::Care, html! { p { (words[1]) " " a href="#" { "12, 14" } } }))
            (notice(Weight::Bad, html! { p { (words[2]) } }))
        },
    )]
}
