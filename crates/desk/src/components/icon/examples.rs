use super::{icon, names};
use crate::components::Examples;
use maud::html;
use veche_lang::Lang;

pub fn examples(_: &Lang) -> Examples {
    let all = html! {
        ul.icon-list { @for name in names() { li { (icon(name, None)) code { (name) } } } }
    };
    vec![("all", all)]
}
