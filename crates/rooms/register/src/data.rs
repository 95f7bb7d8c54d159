//! Facts that come with the program: regions, the names of offices and of classes.

use crate::model::Region;
use std::sync::LazyLock;
use veche_core::name::fold;
use veche_core::{BodyKind, CaseForms, Class, Names, OfficeKind, Tongue};

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

const TABLES: &str = include_str!("../data/tables.tsv");

/// The Russian words of tables: what they stand for, the words.
static TABLE_WORDS: LazyLock<Vec<(&str, Vec<&str>)>> = LazyLock::new(|| {
    let lines = TABLES.lines().filter(|l| !l.starts_with('#'));
    lines
        .filter_map(|l| {
            let (key, words) = l.split_once('\t')?;
            Some((key, words.split('\t').collect()))
        })
        .collect()
});

fn table_word(key: &str) -> Option<&'static str> {
    let (_, words) = TABLE_WORDS.iter().find(|(k, _)| *k == key)?;
    words.first().copied()
}

/// What stands over a column of a table in a language; in English the column's own name.
pub fn head(column: &'static str, tongue: Tongue) -> &'static str {
    match tongue {
        Tongue::Ru => table_word(&format!("head.{column}")).unwrap_or(column),
        Tongue::En => column,
    }
}

/// How a code in a column is written in a language, or what stands before a colon: «отделение: …».
pub fn cell(column: &str, cell: &str, tongue: Tongue) -> String {
    let (code, rest) = match cell.split_once(':') {
        Some((code, rest)) => (code, Some(rest)),
        None => (cell, None),
    };
    let word = (tongue == Tongue::Ru)
        .then(|| table_word(&format!("{column}.{code}")))
        .flatten();
    match (word, rest) {
        (None, _) => cell.to_owned(),
        (Some(word), None) => word.to_owned(),
        (Some(word), Some(rest)) => format!("{word}:{rest}"),
    }
}

/// Whether a head, in either language, stands over a column.
pub fn is_head(column: &str, head: &str) -> bool {
    let head = fold(head);
    let key = format!("head.{column}");
    head == column
        || TABLE_WORDS
            .iter()
            .any(|(k, words)| *k == key && words.iter().any(|w| fold(w) == head))
}

/// A cell with codes for Russian words; any other cell as it is.
pub fn coded(column: &str, cell: &str) -> String {
    let (word, rest) = match cell.split_once(':') {
        Some((word, rest)) => (word, Some(rest)),
        None => (cell, None),
    };
    let word = fold(word.trim());
    let code = TABLE_WORDS.iter().find_map(|(key, words)| {
        let (of, code) = key.split_once('.')?;
        (of == column && words.iter().any(|w| fold(w) == word)).then_some(code)
    });
    match (code, rest) {
        (None, _) => cell.to_owned(),
        (Some(code), None) => code.to_owned(),
        (Some(code), Some(rest)) => format!("{code}:{rest}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::import::Kind;
    use std::collections::HashSet;

    #[test]
    fn every_column_has_a_russian_head_that_means_it_alone() {
        for kind in Kind::ALL {
            let mut heads = HashSet::new();
            for column in kind.columns() {
                let head = head(column, Tongue::Ru);
                assert_ne!(head, *column, "{kind:?}");
                assert!(heads.insert(head), "{head} stands twice in {kind:?}");
                let means: Vec<_> = kind.columns().iter().filter(|c| is_head(c, head)).collect();
                assert_eq!(means, [column], "{head}");
            }
        }
    }

    #[test]
    fn a_russian_word_of_a_cell_comes_back_as_its_code() {
        for body in BodyKind::ALL {
            let word = cell("kind", body.code(), Tongue::Ru);
            assert_ne!(word, body.code());
            assert_eq!(coded("kind", &word), body.code());
        }
        assert_eq!(coded("owner", "Отделение: Тверское"), "branch: Тверское");
        assert_eq!(coded("owner", "branch: Тверское"), "branch: Тверское");
        assert_eq!(coded("family", "Совет"), "Совет");
        assert_eq!(cell("owner", "branch:abc", Tongue::En), "branch:abc");
    }

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
