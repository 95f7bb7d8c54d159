//! A word or a figure that belongs to what stands beside it.

pub(super) mod examples;

use maud::{Markup, html};
use veche_core::Tongue;
use veche_lang::Lang;

/// How many there are of something («66 поручений»): a sentence with `n` for the plural form and `shown` for the figure.
pub fn counted(l: &Lang, key: &str, n: u64) -> String {
    l.with(key, [("n", n.into()), ("shown", figure(l, n).into())])
}

/// A whole number with its thousands parted as the language does: 1 284 (a narrow space that does not break), 1,284.
pub fn figure(l: &Lang, n: u64) -> String {
    let part = match l.tongue {
        Tongue::Ru if n < 10_000 => "",
        Tongue::Ru => "\u{202f}",
        Tongue::En => ",",
    };
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + 6);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push_str(part);
        }
        out.push(digit);
    }
    out
}

/// A small label: a kind of organisation, a count of things waiting.
pub fn badge(words: &str) -> Markup {
    html! { span.badge { (words) } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::tests::lang;

    #[test]
    fn figures_are_parted_as_the_language_does() {
        let both = |n| (figure(&lang(Tongue::Ru), n), figure(&lang(Tongue::En), n));
        assert_eq!(both(128), ("128".into(), "128".into()));
        assert_eq!(both(1_284), ("1284".into(), "1,284".into()));
        assert_eq!(both(400_000), ("400\u{202f}000".into(), "400,000".into()));
        assert_eq!(both(u64::MAX).1, "18,446,744,073,709,551,615");
    }
}
