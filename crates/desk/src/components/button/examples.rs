use super::{Kind, link_button, post_button, submit};
use crate::components::Examples;
use maud::html;
use veche_core::Tongue;
use veche_lang::Lang;

pub fn examples(l: &Lang) -> Examples {
    let (save, back, cancel, long) = match l.tongue {
        Tongue::Ru => (
            "Сохранить",
            "Вернуть",
            "Снять с контроля",
            "Записать отчёт за отделение, у которого нет учётной записи",
        ),
        Tongue::En => (
            "Save",
            "Return",
            "Take off control",
            "Write down the report of a branch that has no account here",
        ),
    };
    vec![
        (
            "kinds",
            html! { div.actions {
                (submit(save, Kind::Primary)) (submit(back, Kind::Plain)) (link_button("#", save, Kind::Plain, Some("download")))
                (link_button("#", back, Kind::Quiet, Some("undo-2"))) (post_button("#", cancel, Kind::Danger, &[("version", "3")]))
            } },
        ),
        (
            "long",
            html! { div.actions { (submit(long, Kind::Primary)) } },
        ),
    ]
}
