//! Facts that come with the program: regions, the names of offices and of classes.

use crate::model::Region;
use std::sync::LazyLock;
use veche_core::{BodyKind, CaseForms, Class, Names, OfficeKind};

static REGIONS: LazyLock<Vec<Region>> = LazyLock::new(|| {
    let lines = include_str!("../data/regions.tsv").lines();
    lines
        .filter(|l| !l.starts_with('#'))
        .filter_map(|l| {
            let mut parts = l.split('\t');
            Some(Region {
                code: parts.next()?,
                ru: parts.next()?,
                en: parts.next()?,
            })
        })
        .collect()
});

const WORDS: &str = include_str!("../data/words.tsv");

/// All regions, in the order of the file: first those of Russia, whole countries last.
pub fn regions() -> &'static [Region] {
    &REGIONS
}

/// The region of a code.
pub fn region(code: &str) -> Option<Region> {
    REGIONS.iter().copied().find(|r| r.code == code)
}

fn words(key: &str) -> Option<Names> {
    let line = WORDS
        .lines()
        .find_map(|l| l.strip_prefix(key)?.strip_prefix('\t'))?;
    let mut parts = line.split('\t').map(str::to_owned);
    Some(Names {
        ru: CaseForms {
            nominative: parts.next()?,
            genitive: parts.next()?,
            dative: parts.next()?,
            accusative: parts.next()?,
            instrumental: parts.next()?,
            prepositional: parts.next()?,
        },
        en: parts.next()?,
    })
}

/// What an office of a new body is called.
pub fn office_names(body: BodyKind, office: OfficeKind) -> Names {
    words(&format!("office.{}.{}", body.code(), office.code()))
        .or_else(|| words(&format!("office.{}", office.code())))
        .unwrap_or_default()
}

/// What a class of owners is called.
pub fn class_names(class: Class) -> Names {
    words(&format!("class.{}", class.code())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_region_has_a_code_of_its_own_and_two_names() {
        let mut codes = HashSet::new();
        for r in regions() {
            assert!(codes.insert(r.code), "{} stands twice", r.code);
            assert!(!r.ru.is_empty() && !r.en.is_empty(), "{}", r.code);
            let (country, part) = r.code.split_once('-').unwrap_or((r.code, "X"));
            assert!(
                country.len() == 2 && country.bytes().all(|b| b.is_ascii_uppercase()),
                "{}",
                r.code
            );
            assert!((1..=3).contains(&part.len()), "{}", r.code);
        }
        let subjects = regions()
            .iter()
            .filter(|r| r.code.starts_with("RU-"))
            .count();
        assert_eq!(subjects, 83, "as ISO 3166-2:RU lists them");
    }

    #[test]
    fn every_office_and_class_is_called_something() {
        for body in BodyKind::ALL {
            for office in OfficeKind::ALL {
                let names = office_names(*body, *office);
                assert!(
                    !names.ru.prepositional.is_empty() && !names.en.is_empty(),
                    "{body:?} {office:?}"
                );
            }
        }
        for class in [Class::AllBranches, Class::AllOrganisations, Class::Members] {
            assert!(!class_names(class).ru.dative.is_empty(), "{class:?}");
        }
    }
}
