use super::breadcrumbs;
use crate::components::Examples;
use veche_core::Tongue;
use veche_lang::Lang;

pub fn examples(l: &Lang) -> Examples {
    let above: [(&str, &str); 3] = match l.tongue {
        Tongue::Ru => [
            ("#", "Документы"),
            ("#", "Постановление № 4 от 16 марта 2024 г."),
            ("#", "Пункт 7"),
        ],
        Tongue::En => [
            ("#", "Documents"),
            ("#", "Resolution No. 4 of 16 March 2024"),
            ("#", "Item 7"),
        ],
    };
    vec![("three deep", breadcrumbs(l, &above))]
}
