use super::badge;
use crate::components::Examples;
use maud::html;
use veche_core::Tongue;
use veche_lang::Lang;

pub fn examples(l: &Lang) -> Examples {
    let words = match l.tongue {
        Tongue::Ru => ["наблюдатель", "архивный документ", "12"],
        Tongue::En => ["observer", "archival document", "12"],
    };
    vec![(
        "words and a figure",
        html! { @for w in words { (badge(w)) " " } },
    )]
}
