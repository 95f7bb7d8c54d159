//! Look-up by name: in any case, by the beginning of any word, Cyrillic by Latin letters and the other way round.
//!
//! A key is made when a record is written; databases fold only ASCII alike, so they only compare.

use crate::model::PersonFacts;
use veche_core::name::fold;
use veche_core::{Names, Tongue};

/// The key of a person: every word of the name in both scripts, then the sounds of each after `~`.
pub fn person_key(facts: &PersonFacts) -> String {
    let words = format!(
        "{} {}",
        facts.name.full(Tongue::Ru),
        facts.latin.full(Tongue::En)
    );
    key(&words)
}

/// The key of whatever has names and abbreviations.
pub fn names_key(names: &Names, abbreviations: &[String]) -> String {
    key(&format!(
        "{} {} {}",
        names.ru.nominative,
        names.en,
        abbreviations.join(" ")
    ))
}

/// What to look for, one pair of patterns a word (any of the two): for `like … escape '\'`. At most six words are looked at.
pub fn patterns(typed: &str) -> Vec<(String, String)> {
    split(typed)
        .into_iter()
        .take(6)
        .map(|word| {
            let sound = sound(&word);
            let by_sound = if sound.chars().count() < 2 {
                // One sound would find half of everybody.
                pattern(&word)
            } else {
                format!("% ~{}%", escape(&sound))
            };
            (pattern(&word), by_sound)
        })
        .collect()
}

/// The pattern of a name that begins with what was typed.
pub fn beginning(typed: &str) -> String {
    format!(" {}%", escape(&split(typed).join(" ")))
}

fn pattern(word: &str) -> String {
    format!("% {}%", escape(word))
}

fn escape(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        if matches!(c, '%' | '_' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn key(words: &str) -> String {
    let mut out = String::new();
    let words = split(words);
    let mut sounds: Vec<String> = Vec::new();
    for word in &words {
        out.push(' ');
        out.push_str(word);
        let s = sound(word);
        if !s.is_empty() && !sounds.contains(&s) {
            sounds.push(s);
        }
    }
    for s in sounds {
        out.push_str(" ~");
        out.push_str(&s);
    }
    out
}

fn split(words: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for word in fold(words).split(|c: char| !c.is_alphanumeric()) {
        if !word.is_empty() && !out.iter().any(|w| w == word) {
            out.push(word.to_owned());
        }
    }
    out
}

/// A word reduced to what the usual ways of writing Russian names in Latin letters have in common (Khrushchev, Hruscev, Chruschtschow
/// do not all meet; Ivanova, Iwanowa and Иванова do).
fn sound(word: &str) -> String {
    let mut latin = String::new();
    for c in word.chars() {
        match c {
            'а' => latin.push('a'),
            'б' => latin.push('b'),
            'в' => latin.push('v'),
            'г' | 'ґ' => latin.push('g'),
            'д' => latin.push('d'),
            'е' | 'э' | 'є' => latin.push('e'),
            'ж' => latin.push_str("zh"),
            'з' => latin.push('z'),
            'и' | 'й' | 'ы' | 'і' | 'ї' => latin.push('i'),
            'к' => latin.push('k'),
            'л' => latin.push('l'),
            'м' => latin.push('m'),
            'н' => latin.push('n'),
            'о' => latin.push('o'),
            'п' => latin.push('p'),
            'р' => latin.push('r'),
            'с' => latin.push('s'),
            'т' => latin.push('t'),
            'у' | 'ў' => latin.push('u'),
            'ф' => latin.push('f'),
            'х' => latin.push_str("kh"),
            'ц' => latin.push_str("ts"),
            'ч' => latin.push_str("ch"),
            'ш' => latin.push_str("sh"),
            'щ' => latin.push_str("shch"),
            'ю' => latin.push_str("yu"),
            'я' => latin.push_str("ya"),
            'ъ' | 'ь' => {}
            c => latin.push(c),
        }
    }
    // Longer ones first.
    for (from, to) in [
        ("shch", "s"),
        ("sch", "s"),
        ("tsch", "c"),
        ("sh", "s"),
        ("ch", "c"),
        ("zh", "z"),
        ("kh", "h"),
        ("ts", "c"),
        ("tz", "c"),
        ("ck", "k"),
        ("x", "ks"),
        ("w", "v"),
        ("yu", "u"),
        ("iu", "u"),
        ("ju", "u"),
        ("ya", "a"),
        ("ia", "a"),
        ("ja", "a"),
        ("yo", "e"),
        ("jo", "e"),
        ("ye", "e"),
        ("ie", "e"),
        ("je", "e"),
        ("y", "i"),
        ("j", "i"),
    ] {
        latin = latin.replace(from, to);
    }
    let mut out = String::with_capacity(latin.len());
    for c in latin.chars() {
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use veche_core::PersonName;

    /// Whether a name is found by what somebody types: as the database does it.
    fn finds(name: (&str, &str, &str), typed: &str) -> bool {
        let facts = PersonFacts {
            name: PersonName {
                family: name.0.into(),
                given: name.1.into(),
                patronymic: name.2.into(),
            },
            ..PersonFacts::default()
        };
        let key = person_key(&facts);
        let like = |p: &str| key.contains(p.trim_matches('%'));
        patterns(typed).iter().all(|(a, b)| like(a) || like(b))
    }

    #[test]
    fn a_name_is_found_by_the_beginning_of_any_word_in_any_script() {
        let anna = ("Ёлкина", "Анна", "Юрьевна");
        for typed in [
            "елк",
            "ЁЛКИНА",
            "анна ёлкина",
            "Elkina",
            "yolkina anna",
            "юрьев",
            "Yurevna",
            "Iurevna",
        ] {
            assert!(finds(anna, typed), "{typed}");
        }
        for typed in ["лкина", "Анна Иванова", "Petr", "~", "%"] {
            assert!(!finds(anna, typed) || patterns(typed).is_empty(), "{typed}");
        }
        let schukin = ("Щукин", "Яков", "Хасанович");
        for typed in [
            "Shchukin", "Schukin", "Yakov", "Jakov", "Iakov", "Khasan", "Hasan",
        ] {
            assert!(finds(schukin, typed), "{typed}");
        }
        assert!(
            finds(("Ivanova", "Anna", ""), "Иванова"),
            "a Latin name by Cyrillic letters"
        );
    }

    #[test]
    fn what_is_typed_is_no_pattern() {
        assert_eq!(patterns("a_b%"), patterns("a b"));
        assert_eq!(patterns("  "), vec![]);
    }
}
