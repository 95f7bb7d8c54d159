use super::facts;
use crate::components::Examples;
use maud::html;
use veche_core::Tongue;
use veche_lang::Lang;

pub fn examples(l: &Lang) -> Examples {
    let rows: [(&str, &str); 4] = match l.tongue {
        Tongue::Ru => [
            (
                "Принято",
                "II Конференция Объединения, 16 марта 2024 г., Орёл",
            ),
            ("Кворум", "42 из 57"),
            ("Голоса", "за 40, против 1, воздержался 1"),
            ("Отпечаток", "a3f1 09bc 77d2 5e10"),
        ],
        Tongue::En => [
            (
                "Adopted",
                "II Conference of the Union, 16 March 2024, Oryol",
            ),
            ("Quorum", "42 of 57"),
            ("Votes", "for 40, against 1, abstained 1"),
            ("Fingerprint", "a3f1 09bc 77d2 5e10"),
        ],
    };
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(n, v)| (n.to_owned(), html! { (v) }))
        .collect();
    vec![("document", facts(&rows))]
}
