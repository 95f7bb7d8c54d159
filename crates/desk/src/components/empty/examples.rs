use super::empty;
use crate::components::{Examples, Kind, link_button};
use veche_core::Tongue;
use veche_lang::Lang;

pub fn examples(l: &Lang) -> Examples {
    let (words, first) = match l.tongue {
        Tongue::Ru => (
            "Документов пока нет. Вставьте текст постановления или загрузите файл: программа прочтёт его и предложит поручения.",
            "Внести документ",
        ),
        Tongue::En => (
            "There are no documents yet. Paste a resolution or upload its file: it will be read and directives proposed.",
            "Bring in a document",
        ),
    };
    vec![
        (
            "with a first step",
            empty(
                words,
                Some(link_button("#", first, Kind::Primary, Some("plus"))),
            ),
        ),
        ("alone", empty(words, None)),
    ]
}
