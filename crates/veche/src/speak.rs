//! The language of the command line.

use std::sync::Arc;
use veche_core::{Tongue, Zone};
use veche_lang::{Lang, Source, Texts};

/// The language that a person asked for, or that their system says; English where it says none of ours.
pub(crate) fn tongue(asked: Option<Tongue>) -> Tongue {
    asked.unwrap_or_else(|| by_locale(|name| std::env::var(name).ok()))
}

/// As POSIX has it: LC_ALL before LC_MESSAGES before LANG; an empty one counts as absent.
fn by_locale(env: impl Fn(&str) -> Option<String>) -> Tongue {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| env(name).filter(|v| !v.is_empty()))
        .and_then(|locale| Tongue::parse(locale.split('.').next().unwrap_or_default()))
        .unwrap_or(Tongue::En)
}

/// Speaks with these texts.
///
/// # Errors
/// Texts that do not parse.
pub(crate) fn lang(tongue: Tongue, sources: &[Source]) -> Result<Lang, String> {
    Ok(Lang::new(Arc::new(Texts::new(sources)?), tongue, Zone::UTC))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locale_chooses_the_language() {
        let check = |vars: &[(&str, &str)], want: Tongue| {
            let env = |name: &str| {
                vars.iter()
                    .find(|(n, _)| *n == name)
                    .map(|(_, v)| (*v).to_owned())
            };
            assert_eq!(by_locale(env), want, "{vars:?}");
        };
        check(&[], Tongue::En);
        check(&[("LANG", "ru_RU.UTF-8")], Tongue::Ru);
        check(
            &[("LANG", "ru_RU.UTF-8"), ("LC_ALL", "C.UTF-8")],
            Tongue::En,
        );
        check(&[("LANG", "ru_RU.UTF-8"), ("LC_ALL", "")], Tongue::Ru);
        check(
            &[("LANG", "de_DE.UTF-8"), ("LC_MESSAGES", "ru")],
            Tongue::Ru,
        );
    }
}
