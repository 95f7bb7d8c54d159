//! What somebody who searches asks for: documents by kind, number, year and words; directives by words.

use crate::model::Kind;
use veche_core::name::fold;

/// So many words are looked at.
const WORDS_MAX: usize = 6;
/// Shorter beginnings are not taken for a kind: «про» could be many things.
const KIND_LETTERS_MIN: usize = 3;

/// What one word of a search asks; whatever of it holds will do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    /// Of one of these kinds.
    pub kinds: Vec<Kind>,
    /// With this number.
    pub number: Option<String>,
    /// Of this year.
    pub year: Option<i32>,
    /// With this word; one of two signs or a figure only at a word's beginning.
    pub word: Option<String>,
}

/// What a search asks, word by word; all must hold. `kinds` are the names of kinds, in every language.
///
/// «№ 7» and "No. 7" ask for the number alone; «7» for the number, or a word that begins so; «2023» for the year as well;
/// «постановления» for the kind in any case, or the word.
pub fn asked(typed: &str, kinds: &[(Kind, String)]) -> Vec<Asked> {
    let mut out: Vec<Asked> = Vec::new();
    let mut numbered = false;
    // The sign may stand close to its number.
    for word in fold(typed).replace('№', " № ").split(' ') {
        let sign = matches!(
            word.trim_end_matches('.'),
            "№" | "n" | "no" | "nr" | "номер" | "number"
        );
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        if sign {
            numbered = true;
            continue;
        }
        let Some(first) = word.chars().next() else {
            continue;
        };
        let one = if first.is_ascii_digit() {
            Asked {
                number: Some(word.to_owned()),
                year: (!numbered)
                    .then(|| word.parse().ok())
                    .flatten()
                    .filter(|y| (1900..2200).contains(y)),
                word: (!numbered).then(|| word.to_owned()),
                ..Asked::default()
            }
        } else {
            // A letter alone is a preposition, and would find everything.
            if word.chars().nth(1).is_none() {
                continue;
            }
            Asked {
                kinds: of_kind(word, kinds),
                word: Some(word.to_owned()),
                ..Asked::default()
            }
        };
        numbered = false;
        if !out.contains(&one) {
            out.push(one);
        }
    }
    out.truncate(WORDS_MAX);
    out
}

/// The kinds that a word names, begun or in another case.
fn of_kind(word: &str, kinds: &[(Kind, String)]) -> Vec<Kind> {
    let letters = word.chars().count();
    let mut out = Vec::new();
    for (kind, name) in kinds {
        let name = fold(name);
        // What a Russian case changes is the last two letters.
        let stem: String = name
            .chars()
            .take(name.chars().count().saturating_sub(2).max(KIND_LETTERS_MIN))
            .collect();
        let names = letters >= KIND_LETTERS_MIN && name.starts_with(word);
        let in_case = word.starts_with(&stem) && letters <= name.chars().count() + 2;
        if (names || in_case) && !out.contains(kind) {
            out.push(*kind);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds() -> Vec<(Kind, String)> {
        [
            (Kind::Resolution, "Постановление"),
            (Kind::Decision, "Решение"),
            (Kind::Minutes, "Протокол"),
            (Kind::Resolution, "Resolution"),
        ]
        .map(|(k, n)| (k, n.to_owned()))
        .to_vec()
    }

    fn word(w: &str) -> Asked {
        Asked {
            word: Some(w.to_owned()),
            ..Asked::default()
        }
    }

    fn number(n: &str) -> Asked {
        Asked {
            number: Some(n.to_owned()),
            ..Asked::default()
        }
    }

    #[test]
    fn search_asks_for_kind_number_year_and_words() {
        let of = |kind, w: &str| Asked {
            kinds: vec![kind],
            ..word(w)
        };
        let check = |typed: &str, want: &[Asked]| {
            assert_eq!(asked(typed, &kinds()), want, "{typed}");
        };
        let resolution = |w| of(Kind::Resolution, w);
        check(
            "постановление № 1",
            &[resolution("постановление"), number("1")],
        );
        check(
            "Постановления №1",
            &[resolution("постановления"), number("1")],
        );
        check("resol No. 12-К", &[resolution("resol"), number("12-к")]);
        check("решению", &[of(Kind::Decision, "решению")]);
        check("номер 7", &[number("7")]);
        let seven = Asked {
            word: Some("7".to_owned()),
            ..number("7")
        };
        check("7", std::slice::from_ref(&seven));
        check("о 7", &[seven]);
        let year = Asked {
            year: Some(2023),
            word: Some("2023".to_owned()),
            ..number("2023")
        };
        check("отчёт 2023", &[word("отчет"), year]);
        check("№ 2023", &[number("2023")]);
        check("«Каталог»", &[word("каталог")]);
    }

    #[test]
    fn search_asks_for_nothing_where_nothing_is_said() {
        for typed in ["", "  ", "о", "№", "% _ \\", "«»"] {
            assert_eq!(asked(typed, &kinds()), [], "{typed}");
        }
        // Too short, or another word.
        assert_eq!(asked("по", &kinds()), [word("по")]);
        assert_eq!(asked("решетка", &kinds()), [word("решетка")]);
        assert_eq!(asked("решениями", &kinds())[0].kinds, [Kind::Decision]);
    }
}
