//! A federation's own names, names that the text explains, and what the reader says when it is not sure.

use veche_prose::{Lexicon, NameKind, Remark, read};

const TEXT: &str = "Постановление конференции Лиги сельских клубов\n\
    4 декабря 2021 года\n\
    Конференция постановляет:\n\
    1. Центральному Совету ЛСК до 1 марта 2022 года провести смотр.\n\
    2. ЦС ЛСК издать сборник до 1 июня 2020 года.\n\
    3. Обновить сайт.\n\
    4. Правлению подготовить смету.\n";

fn lexicon() -> Lexicon {
    let mut l = Lexicon::new();
    l.add(
        NameKind::Body,
        "Центральный Совет Лиги",
        &["ЦС ЛСК", "Центральный Совет ЛСК"],
        Some("body-1"),
    );
    l.add(
        NameKind::Body,
        "Правление Тульского отделения",
        &["Правление"],
        Some("body-2"),
    );
    l.add(
        NameKind::Body,
        "Правление Калужского отделения",
        &["Правление"],
        Some("body-3"),
    );
    l
}

#[test]
fn owners_that_the_lexicon_knows_carry_its_key() {
    let (reading, _) = read(TEXT, &lexicon());
    let owners: Vec<_> = reading
        .items
        .iter()
        .flat_map(|i| &i.directives)
        .map(|d| {
            d.owners
                .first()
                .map(|o| (o.name.as_str(), o.resolves_to.as_deref(), o.key.as_deref()))
        })
        .collect();
    assert_eq!(
        owners,
        [
            Some((
                "Центральный Совет ЛСК",
                Some("Центральный Совет Лиги"),
                Some("body-1")
            )),
            Some(("ЦС ЛСК", Some("Центральный Совет Лиги"), Some("body-1"))),
            None,
            Some(("Правление", None, None)),
        ]
    );
}

#[test]
fn without_a_lexicon_the_text_explains_its_abbreviations() {
    let (reading, _) = read(TEXT, &Lexicon::new());
    let second = &reading.items[1].directives[0].owners[0];
    assert!(
        second
            .resolves_to
            .as_deref()
            .is_some_and(|r| r.starts_with("Центральный Совет"))
    );
    assert_eq!(second.key, None);
}

#[test]
fn what_is_not_sure_is_said() {
    let (reading, remarks) = read(TEXT, &lexicon());
    let adopted_on = reading.header.date.as_ref().and_then(|d| d.day).unwrap();
    let late = remarks.iter().find_map(|r| match r {
        Remark::DeadlineBeforeAdoption {
            position,
            due_on,
            adopted_on,
            ..
        } => Some((*position, due_on.to_string(), *adopted_on)),
        _ => None,
    });
    assert_eq!(late, Some((2, "2020-06-01".to_owned(), adopted_on)));
    assert!(
        remarks
            .iter()
            .any(|r| matches!(r, Remark::ChargeWithoutOwner { position: 3, .. }))
    );
    assert!(remarks.iter().any(
        |r| matches!(r, Remark::AmbiguousName { position: 4, text, .. } if text == "Правлению")
    ));
    let text = &TEXT
        .chars()
        .skip(reading.items[0].quote.span.start)
        .take(6)
        .collect::<String>();
    assert_eq!(text, "Центра");
}

#[test]
fn a_text_that_breaks_off_is_told() {
    let (_, remarks) = read(
        "Совет постановляет:\n1. Создать комиссию.\n2. Правлению подготовить и разослать всем",
        &Lexicon::new(),
    );
    assert!(remarks.iter().any(|r| matches!(r, Remark::CutOff { .. })));
    let (_, remarks) = read("Совет собрался и разошёлся.", &Lexicon::new());
    assert!(remarks.contains(&Remark::NoItems));
}
