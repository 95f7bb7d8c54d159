use super::{Filter, Head, Row, Table};
use crate::components::line::examples::drawing;
use crate::components::{Choice, Examples, Kind, Size, due, empty, line, link_button, mark, stage};
use crate::list::{Cursor, ListQuery};
use maud::html;
use veche_core::sheet::Look;
use veche_core::{Day, Tongue};
use veche_lang::Lang;

pub fn examples(l: &Lang) -> Examples {
    let ru = l.tongue == Tongue::Ru;
    let w = |a: &'static str, b: &'static str| if ru { a } else { b };
    let today = Day::parse("2025-09-27").unwrap_or(Day(Default::default()));
    let heads = || {
        vec![
            Head::new(w("Поручение", "Directive")).sort("title"),
            Head::new(w("Исполнитель", "Owner")).sort("owner"),
            Head::new(w("Срок", "Deadline")).sort("due"),
            Head::new(w("Ход", "Line")).drawing(),
            Head::new(w("Состояние", "Stage")).sort("stage"),
            Head::new(w("Дел", "Deeds")).figures(),
        ]
    };
    let row = |title: &'static str, owner: &'static str, d, st: (&str, &str), deeds: u32| {
        let d: veche_core::sheet::LineDrawing = d;
        Row::new(vec![
            html! { a href="#" { (title) } },
            html! { (owner) },
            html! { @if let Some(day) = d.due { (due(l, day, today)) } @else { (w("бессрочно", "standing")) } },
            line(l, &d, Size::Row),
            html! { @if st.0 == "late" || st.0 == "silent" { (stage("open", w("открыто", "open"))) " " (mark(st.0, st.1)) } @else { (stage(st.0, st.1)) } },
            html! { (deeds) },
        ])
    };
    let rows = vec![
        row(
            w(
                "Провести семинар о работе библиотек взаимопомощи",
                "Hold a seminar on mutual aid libraries",
            ),
            w("Центральный Совет", "Central Council"),
            drawing(
                Look::Alive,
                Some(900),
                None,
                560,
                &[40, 130, 300, 310, 470],
                "1",
            ),
            ("in_progress", w("исполняется", "in progress")),
            5,
        ),
        row(
            w("Выпустить листок", "Print the bulletin"),
            w("Редакционная коллегия", "Editorial board"),
            drawing(Look::Late, Some(400), None, 560, &[60, 220], "2"),
            ("late", w("просрочено", "late")),
            2,
        ),
        row(
            w(
                "Представить план совместных мероприятий и сведения о помещениях, которыми располагают отделения",
                "Submit a plan of joint actions and data on the rooms that branches have",
            ),
            w(
                "Нижегородско-Поволжское межрегиональное отделение Объединения обществ взаимопомощи",
                "Nizhny Novgorod and Volga Interregional Branch of the Union of Mutual Aid Societies",
            ),
            drawing(Look::Silent, Some(900), None, 560, &[], "3"),
            ("silent", w("нет вестей", "silent")),
            0,
        ),
        row(
            w("Собрать сведения о членстве", "Collect membership data"),
            w("Орловское отделение", "Oryol branch"),
            drawing(Look::Done, Some(500), Some(430), 560, &[90, 400, 430], "4"),
            ("done", w("исполнено", "done")),
            3,
        ),
    ];
    let filters = || {
        vec![
            Filter::choice(
                "stage",
                w("Состояние", "Stage"),
                vec![
                    Choice::new("open", w("открыто", "open")),
                    Choice::new("done", w("исполнено", "done")),
                ],
            ),
            Filter::choice(
                "owner",
                w("Исполнитель", "Owner"),
                vec![Choice::new("cc", w("Центральный Совет", "Central Council"))],
            ),
            Filter::day("until", w("Срок до", "Due by")),
        ]
    };
    let asked = ListQuery::parse("stage=open&sort=due");
    let next = Some(Cursor(vec![
        serde_json::json!("2026-09-02"),
        serde_json::json!(4),
    ]));
    let first = empty(
        w(
            "Строк контроля пока нет. Они появятся, когда будет принят документ.",
            "There are no lines yet. They appear when a document is adopted.",
        ),
        Some(link_button(
            "#",
            w("Внести документ", "Bring in a document"),
            Kind::Primary,
            Some("plus"),
        )),
    );
    vec![
        (
            "register",
            Table::new("ex-lines", w("Строки контроля", "Lines"), heads(), rows)
                .list("/gallery", &asked)
                .search()
                .filters(filters())
                .count(1_284)
                .next(next)
                .csv()
                .render(l),
        ),
        (
            "nothing found",
            Table::new(
                "ex-none",
                w("Ничего не нашлось", "Nothing found"),
                heads(),
                vec![],
            )
            .list("/gallery", &asked)
            .count(0)
            .render(l),
        ),
        (
            "nothing yet",
            Table::new("ex-first", w("Ещё ничего", "Nothing yet"), heads(), vec![])
                .list("/gallery", &ListQuery::default())
                .empty(first)
                .render(l),
        ),
    ]
}
