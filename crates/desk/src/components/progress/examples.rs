use super::progress;
use crate::components::Examples;
use veche_core::Tongue;
use veche_lang::Lang;

pub fn examples(l: &Lang) -> Examples {
    let label = match l.tongue {
        Tongue::Ru => "Чтение документов",
        Tongue::En => "Reading documents",
    };
    vec![
        ("begun", progress(l, label, 37, 120, None)),
        ("done", progress(l, label, 120, 120, None)),
        ("not known", progress(l, label, 0, 0, None)),
    ]
}
