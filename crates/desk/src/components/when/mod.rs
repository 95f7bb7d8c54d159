//! Days and instants: as people write them, with the exact one for machines and in the title.

pub(super) mod examples;

use maud::{Markup, html};
use veche_core::{Day, Instant};
use veche_lang::Lang;

/// A day in full: 4 июня 2017 г.
pub fn day(l: &Lang, day: Day) -> Markup {
    html! { time datetime=(day.iso()) { (l.day(day)) } }
}

/// A day for tables: 04.06.2017, with the full one in its title.
pub fn day_short(l: &Lang, day: Day) -> Markup {
    html! { time.nowrap datetime=(day.iso()) title=(l.day(day)) { (l.day_short(day)) } }
}

/// A deadline for tables: the day, and how far it is.
pub fn due(l: &Lang, day: Day, today: Day) -> Markup {
    html! { span.due { (day_short(l, day)) " " span.due-distance { (l.distance(day, today)) } } }
}

/// An instant in full, in the federation's zone.
pub fn instant(l: &Lang, at: Instant) -> Markup {
    html! { time datetime=(at.iso()) { (l.instant(at)) } }
}

/// How long ago, with the exact time in its title.
pub fn ago(l: &Lang, at: Instant, now: Instant) -> Markup {
    html! { time datetime=(at.iso()) title=(l.instant(at)) { (l.ago(at, now)) } }
}
