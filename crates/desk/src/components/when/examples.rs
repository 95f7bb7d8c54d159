use super::{ago, day, day_short, due, instant};
use crate::components::Examples;
use maud::html;
use veche_core::{Day, Instant};
use veche_lang::Lang;

pub fn examples(l: &Lang) -> Examples {
    let (at, now) = (Instant(1_780_000_000_000), Instant(1_780_009_000_000));
    let today: Day = now.day(l.zone);
    vec![
        (
            "day",
            html! { p { (day(l, today)) } p { (day_short(l, today)) } p { (due(l, today.plus_days(12), today)) } },
        ),
        (
            "instant",
            html! { p { (instant(l, at)) } p { (ago(l, at, now)) } },
        ),
    ]
}
