use super::{body_name, person, person_full};
use crate::components::Examples;
use maud::html;
use veche_core::{Names, PersonName};
use veche_lang::Lang;

pub fn examples(l: &Lang) -> Examples {
    let anna = PersonName {
        given: "Анна".into(),
        patronymic: "Петровна".into(),
        family: "Преображенская-Добролюбова".into(),
    };
    let long = Names::new(
        "Межрегиональная контрольно-ревизионная комиссия Объединения обществ взаимопомощи и народных библиотек",
        "Interregional Audit and Control Commission of the Union of Mutual Aid Societies and People's Libraries",
    );
    let only_ru = Names::new("Орловское отделение", "");
    vec![
        (
            "person",
            html! { p { (person(l, &anna, Some("#"))) } p { (person_full(l, &anna, None)) } },
        ),
        (
            "body",
            html! { p { (body_name(l, &long, Some("#"))) } p { (body_name(l, &only_ru, None)) } },
        ),
    ]
}
