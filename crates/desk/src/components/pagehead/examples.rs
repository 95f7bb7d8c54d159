use super::PageHead;
use crate::components::{Examples, Kind, link_button};
use veche_core::Tongue;
use veche_lang::Lang;

pub fn examples(l: &Lang) -> Examples {
    let (over, title, sub, act) = match l.tongue {
        Tongue::Ru => (
            "Поручение",
            "Провести межрегиональный семинар о работе библиотек взаимопомощи и представить его материалы Центральному Совету",
            "Пункт 7 постановления № 4",
            "Отчитаться",
        ),
        Tongue::En => (
            "Directive",
            "Hold an interregional seminar on the work of mutual aid libraries and lay its papers before the Central Council",
            "Item 7 of resolution No. 4",
            "Report",
        ),
    };
    // the gallery has its own h1: these stand in a frame of their own on a real page
    let head = PageHead::new(title)
        .over(over)
        .subtitle(sub)
        .action(link_button("#", act, Kind::Primary, None))
        .render();
    vec![(
        "long title",
        maud::PreEscaped(
            head.into_string()
                .replace("<h1>", "<h3 class=\"as-h1\">")
                .replace("</h1>", "</h3>"),
        ),
    )]
}
