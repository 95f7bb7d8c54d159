use super::{Gazette, Item, Part, document};
use crate::components::line::examples::drawing;
use crate::components::{Examples, Kind, Size, facts, line, link_button, mark, stage};
use maud::{Markup, PreEscaped, html};
use veche_core::Tongue;
use veche_core::sheet::{LineDrawing, Look};
use veche_lang::Lang;

pub fn examples(l: &Lang) -> Examples {
    let page = document(l, &sample(l)).into_string();
    // the gallery has its own h1
    vec![(
        "resolution",
        PreEscaped(
            page.replace("<h1", "<h3 class=\"as-h1\"")
                .replace("</h1>", "</h3>"),
        ),
    )]
}

/// A resolution of a league of mutual aid societies, in words of our own.
pub fn sample(l: &Lang) -> Gazette {
    let w = |a: &'static str, b: &'static str| if l.tongue == Tongue::Ru { a } else { b };
    let beside = |d: LineDrawing, st: Markup, who: &str| {
        Some(html! { (line(l, &d, Size::Card)) p { (st) } p.gazette-aside-who { (who) } })
    };
    let item = |n: &str, depth: u8, text: &str, aside: Option<Markup>| {
        Part::Item(Item {
            anchor: format!("item-{n}"),
            label: n.to_owned(),
            ours: false,
            depth,
            text: text.to_owned(),
            aside,
        })
    };
    let in_progress = || stage("in_progress", w("исполняется", "in progress"));
    Gazette {
        over: w("Постановление № 4", "Resolution No. 4").into(),
        title: w("О развитии библиотек взаимопомощи и совместной работе отделений", "On the development of mutual aid libraries and the joint work of branches").into(),
        under: Some(html! { (w("II Конференция Объединения обществ взаимопомощи, 16 марта 2024 г., Орёл", "II Conference of the Union of Mutual Aid Societies, 16 March 2024, Oryol")) }),
        actions: vec![
            link_button("#", w("Печать (PDF)", "Print (PDF)"), Kind::Plain, Some("printer")),
            link_button("#", w("Исходный текст", "Source"), Kind::Quiet, Some("file-text")),
            link_button("#", w("Сослаться", "Cite"), Kind::Quiet, Some("quote")),
        ],
        parts: vec![
            Part::Text(w(
                "Заслушав доклад Центрального Совета о работе за отчётный период и отметив, что число библиотек взаимопомощи выросло с семи до двенадцати, а их собрания пополняются без общего плана,\nII Конференция постановляет:",
                "Having heard the report of the Central Council, and noting that the number of mutual aid libraries has grown from seven to twelve while their collections grow without a common plan,\nthe II Conference resolves:").into()),
            item("1.", 0, w("Признать работу Центрального Совета за отчётный период удовлетворительной.", "To find the work of the Central Council satisfactory."), Some(html! { p { (stage("done", w("исполнено принятием", "done by adoption"))) } })),
            item("2.", 0, w("Центральному Совету провести до 1 сентября 2026 года межрегиональный семинар о работе библиотек и представить его материалы отделениям.", "The Central Council is to hold an interregional seminar on the work of libraries by 1 September 2026 and to give its papers to the branches."),
                beside(drawing(Look::Alive, Some(899), None, 560, &[40, 130, 300, 310, 470], w("исполняется", "in progress")), in_progress(), w("Центральный Совет", "Central Council"))),
            item("3.", 0, w("Отделениям:", "The branches are:"), None),
            item("3.1.", 1, w("составить до 1 июня 2025 года перечни книг, которых недостаёт в их собраниях;", "to list the books missing from their collections by 1 June 2025;"),
                beside(drawing(Look::Late, Some(441), None, 560, &[60, 220], w("просрочено", "late")), html! { (stage("open", w("открыто", "open"))) " " (mark("late", w("просрочено у двух из восьми", "late in two of eight"))) }, w("8 отделений", "8 branches"))),
            item("3.2.", 1, w("дважды в год проводить общие дни открытых дверей.", "to hold joint open days twice a year."),
                beside(drawing(Look::Silent, None, None, 560, &[], w("нет вестей", "silent")), html! { (stage("open", w("открыто", "open"))) " " (mark("silent", w("нет вестей", "silent"))) }, w("8 отделений", "8 branches"))),
            Part::Item(Item { anchor: "item-x4".into(), label: "4".into(), ours: true, depth: 0,
                text: w("Редакционной коллегии издать сборник лучших докладов семинара.", "The Editorial board is to publish the best papers of the seminar.").into(),
                aside: beside(drawing(Look::Done, Some(700), Some(520), 560, &[200, 470, 520], w("исполнено", "done")), stage("done", w("исполнено", "done")), w("Редакционная коллегия", "Editorial board")) }),
        ],
        signatures: vec![(w("Председатель Конференции", "Chair of the Conference").into(), w("А. П. Преображенская", "A. P. Preobrazhenskaya").into()), (w("Секретарь", "Secretary").into(), w("И. И. Лугов", "I. I. Lugov").into())],
        provenance: Some(facts(&[
            (w("Принято", "Adopted by").into(), html! { (w("II Конференция, 16 марта 2024 г.", "II Conference, 16 March 2024")) }),
            (w("Кворум", "Quorum").into(), html! { (w("42 из 57 делегатов", "42 of 57 delegates")) }),
            (w("Голоса", "Votes").into(), html! { (w("за 40, против 1, воздержался 1", "for 40, against 1, abstained 1")) }),
            (w("Отпечаток", "Fingerprint").into(), html! { code { "a3f109bc77d25e10c6b4 e8812f0d" } }),
        ])),
        lang: None,
    }
}
