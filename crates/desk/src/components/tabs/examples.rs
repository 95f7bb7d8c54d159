use super::{Tab, tabs};
use crate::components::Examples;
use veche_core::Tongue;
use veche_lang::Lang;

pub fn examples(l: &Lang) -> Examples {
    let (group, names) = match l.tongue {
        Tongue::Ru => (
            "Документ",
            [
                "Текст",
                "Поручения",
                "Исполнение",
                "История",
                "Исходный файл",
            ],
        ),
        Tongue::En => (
            "Document",
            ["Text", "Directives", "Execution", "History", "Source file"],
        ),
    };
    let all: Vec<Tab> = names
        .iter()
        .enumerate()
        .map(|(i, name)| Tab {
            href: "#".into(),
            label: (*name).into(),
            count: (i == 1).then_some(37),
            current: i == 1,
        })
        .collect();
    vec![("document", tabs(group, &all))]
}
