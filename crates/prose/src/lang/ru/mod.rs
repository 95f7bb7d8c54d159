//! Russian: the forms of words.

pub(crate) mod case;
pub(crate) mod clause;
pub(crate) mod decline;
pub(crate) mod names;
pub(crate) mod owner;
pub(crate) mod people;
pub(crate) mod seats;
pub(crate) mod time;

use super::{class, has_class};

/// Endings of infinitives, with and without -ся.
const INFINITIVE: &[&str] = &[
    "ать",
    "ять",
    "еть",
    "ить",
    "оть",
    "уть",
    "ыть",
    "ести",
    "езти",
    "нести",
    "вести",
    "йти",
    "расти",
    "честь",
    "влечь",
    "беречь",
    "помочь",
    "спечь",
    "сечь",
    "мочь",
    "стричь",
    "стичь",
    "ыгнуть",
    "идти",
    "сть",
    "красть",
];

/// Endings of nouns that look like infinitives.
const NOT_INFINITIVE: &[&str] = &[
    "ость",
    "ности",
    "ость",
    "асть",
    "исть",
    "чести",
    "овость",
    "есть",
];

/// Whether the form is an infinitive by its ending.
pub(crate) fn is_infinitive(low: &str) -> bool {
    if has_class(low, class::NOT_INFINITIVE) {
        return false;
    }
    let plain = low
        .strip_suffix("ся")
        .or_else(|| low.strip_suffix("сь"))
        .unwrap_or(low);
    if matches!(
        plain,
        "учесть"
            | "зачесть"
            | "счесть"
            | "прочесть"
            | "свести"
            | "красть"
            | "сесть"
            | "расчесть"
    ) {
        return true;
    }
    let listed = INFINITIVE.iter().any(|e| plain.ends_with(e)) && plain.chars().count() > 3;
    listed && !NOT_INFINITIVE.iter().any(|e| plain.ends_with(e))
}

/// Whether an adjective with this stem has the ending -ой (городской).
pub(crate) fn stressed_ending(stem: &str) -> bool {
    has_class(stem, class::STRESSED_OJ) || has_class(&stem.to_lowercase(), class::STRESSED_OJ)
}
