//! Sentences with what they say.

use super::sentence;
use crate::clause::Env;
use crate::token::{Range, Source};

/// `expected`: each directive as `natures | owners | time`.
fn check(text: &str, expected: &[&str]) {
    let src = Source::new(text);
    let env = Env {
        adopted: chrono::NaiveDate::from_ymd_opt(2023, 9, 18),
    };
    let got: Vec<String> = crate::sentence::sentences(&src, Range::new(0, src.tokens.len()))
        .into_iter()
        .flat_map(|s| sentence(&src, s, &env, None))
        .map(|c| {
            let natures: Vec<_> = c.natures.iter().map(|n| n.code()).collect();
            let owners: Vec<_> = c.owners.iter().map(|o| o.name.clone()).collect();
            let time = c.time.as_ref().map_or("", |t| src.text_of(t.range));
            format!("{} | {} | {time}", natures.join("+"), owners.join("; "))
        })
        .collect();
    assert_eq!(got, expected, "{text}");
}

#[test]
fn charges_name_their_owners() {
    check(
        "Правлению до 1 мая подготовить отчет.",
        &["charge | Правление | до 1 мая"],
    );
    check(
        "Поручить ревизионной комиссии проверить кассу.",
        &["charge | ревизионная комиссия | "],
    );
    check(
        "Обязать секретаря вести журнал.",
        &["charge | секретарь | "],
    );
    check(
        "Обновить сайт, членам союза присылать новости.",
        &["charge |  | ", "charge | члены союза | "],
    );
    check(
        "Правлению к 1 мая подготовить проект и до 1 июня разослать его.",
        &["charge | Правление | к 1 мая", "charge |  | до 1 июня"],
    );
    check(
        "Назначить ответственным за сбор взносов казначея Лыкова П.П.",
        &["charge | казначей Лыков П.П. | "],
    );
    check(
        "Постоянно вести учет.",
        &["charge+permanent |  | Постоянно"],
    );
}

#[test]
fn acts_complete_by_adoption_have_no_owner() {
    check("Утвердить смету.", &["approve |  | "]);
    check("Отчет правления принять к сведению.", &["note |  | "]);
    check(
        "Работу совета считать удовлетворительной.",
        &["evaluate |  | "],
    );
    check(
        "Считать утратившим силу решение от 5 мая 2010 г. № 3.",
        &["repeal |  | "],
    );
    check("Создать рабочую группу.", &["form |  | "]);
    check("Создать школу молодого лектора.", &["charge |  | "]);
    check(
        "Настоящее решение вступает в силу с 1 января 2024 года.",
        &["effect |  | с 1 января 2024 года"],
    );
    check("Внести изменения в устав.", &["amend |  | "]);
}

#[test]
fn control_and_appeals() {
    check(
        "Контроль за исполнением решения возложить на заместителя председателя Лыкову А.А.",
        &["control | заместитель председателя Лыкова А.А. | "],
    );
    check(
        "Рекомендовать отделениям провести собрания.",
        &["appeal | отделения | "],
    );
    check(
        "Просить Министерство культуры помочь музеям.",
        &["appeal | Министерство культуры | "],
    );
    check(
        "Обратиться к банкам с просьбой снизить плату.",
        &["appeal | банки | "],
    );
}
