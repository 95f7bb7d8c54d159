//! The word lists of both languages and what they say of one word.
//!
//! The lists are data (`data/ru`, `data/en`); they are read once, on the first word. A Cyrillic word is looked up in the Russian
//! lists and a Latin one in the English, whatever the document's language is, so that an English name in a Russian text stays what it is.

pub(crate) mod en;
pub(crate) mod ru;

use std::sync::LazyLock;

use crate::reading::Nature;
use crate::token::{Form, WordMap};
use ru::case::{Case, Cases, Gender};

macro_rules! classes {
    ($($name:ident $text:literal)*) => {
        /// Classes of words: one bit each.
        pub(crate) mod class {
            classes!(@ 0; $($name)*);
        }
        fn class_bit(name: &str) -> u64 {
            match name { $($text => class::$name,)* _ => 0 }
        }
    };
    (@ $n:expr; $name:ident $($rest:ident)*) => { pub(crate) const $name: u64 = 1 << ($n); classes!(@ $n + 1; $($rest)*); };
    (@ $n:expr;) => {};
}

classes! {
    MONTH "month" WEEKDAY "weekday" NUMERAL "numeral" UNIT "unit" PERIODIC "periodic" RHYTHM "rhythm" BASIS "basis" ALWAYS "always"
    AT_ONCE "at-once" PREP "prep" CONJ "conj" SUBORDINATE "subordinate" POSS "poss" EACH "each" ADVERB "adverb" RESOLVE "resolve"
    RESOLVE_I "resolve-i" STATES "states" RECITAL "recital" RECITAL_PREP "recital-prep" KIND "kind" EVENT "event" THING "thing"
    JUDGE "judge" ATTACHED "attached" ANNEX "annex" NEGATED "negated" DONE "done" FAILED "failed" EARLIER "earlier"
    TITLE_WORD "title-word" PLACE_SIGN "place-sign" ABBREVIATION "abbreviation" REGION "region" NOT_INFINITIVE "not-infinitive"
    STRESSED_OJ "stressed-oj" NAV "nav" BODY "body" ORG "org" OFFICE "office" GROUP "group" ARTICLE "article" MODAL "modal"
    MODAL_MAY "modal-may" BE "be" HAVE "have" DEGREE "degree" SURNAME_PREFIX "surname-prefix" ACTION "action"
    GIVEN "given" FEAST "feast" CURRENCY "currency"
}

/// Any noun for those who act.
pub(crate) const ACTOR: u64 = class::BODY | class::ORG | class::OFFICE | class::GROUP;

/// How the owner stands after a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Governs {
    /// No owner.
    Nobody,
    /// Russian dative.
    Dative,
    /// Russian accusative.
    Accusative,
    /// на + accusative.
    On,
    /// к + dative.
    Towards,
    /// перед + instrumental.
    Before,
    /// English object with a to-infinitive.
    ObjectTo,
    /// English (up)on + object with a to-infinitive.
    Upon,
}

/// Which form of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum VerbForm {
    /// Infinitive (Russian), base (English).
    Base,
    /// Any finite form (Russian), third person (English).
    Finite,
    /// Past and participle (English).
    Past,
    /// -ing (English).
    Ing,
}

/// A verb form found in the lists.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Verb {
    pub nature: Nature,
    pub governs: Governs,
    pub form: VerbForm,
    /// The base form.
    pub lemma: &'static str,
}

/// A form of a Russian noun for those who act.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Noun {
    pub lemma: &'static str,
    pub gender: Gender,
    pub animate: bool,
    pub cases: Cases,
    /// Index of the lemma's forms.
    pub index: u16,
    /// Which class of those who act.
    pub class: u64,
}

/// What is known of a word.
#[derive(Debug, Clone, Default)]
pub(crate) struct Word {
    /// Small letters, ё as е.
    pub low: Box<str>,
    pub class: u64,
    /// The number that the class carries: a month, a numeral, a unit.
    pub value: u16,
    /// The verb that it is a form of.
    pub verb: Option<Verb>,
    /// The Russian noun that it is a form of.
    pub noun: Option<Noun>,
    /// The Russian cases that it may stand in.
    pub cases: Cases,
    /// A Russian infinitive, listed or by its ending.
    pub infinitive: bool,
    /// Cyrillic letters.
    pub cyrillic: bool,
}

static NO_WORD: LazyLock<Word> = LazyLock::new(Word::default);

/// The word past the end of a text.
pub(crate) fn no_word() -> &'static Word {
    &NO_WORD
}

/// The words and their classes; apart from the rest, because the rules that build the rest ask it.
static WORDS: LazyLock<WordMap<&'static str, (u64, u16)>> = LazyLock::new(load_words);

struct Tables {
    verbs: WordMap<&'static str, Verb>,
    nouns: WordMap<String, Noun>,
    forms: Vec<ru::decline::Forms>,
    /// Given names in all their cases.
    given: WordMap<String, Given>,
}

/// A form of a given name.
struct Given {
    nominative: Box<str>,
    feminine: bool,
    cases: Cases,
}

static TABLES: LazyLock<Tables> = LazyLock::new(load);

fn load_words() -> WordMap<&'static str, (u64, u16)> {
    let mut words: WordMap<&'static str, (u64, u16)> = WordMap::default();
    for file in [
        include_str!("../../data/ru/words.txt"),
        include_str!("../../data/en/words.txt"),
    ] {
        for line in lines(file) {
            let Some((head, forms)) = line.split_once(':') else {
                continue;
            };
            let (name, value) = head.split_once('=').unwrap_or((head, "0"));
            let (bit, value) = (class_bit(name.trim()), value.trim().parse().unwrap_or(0));
            for form in forms.split_whitespace() {
                let entry = words.entry(form).or_insert((0, 0));
                entry.0 |= bit;
                if value != 0 {
                    entry.1 = value;
                }
            }
        }
    }
    words
}

fn load() -> Tables {
    let mut t = Tables {
        verbs: WordMap::default(),
        nouns: WordMap::default(),
        forms: Vec::new(),
        given: WordMap::default(),
    };
    for (file, english) in [
        (include_str!("../../data/ru/verbs.txt"), false),
        (include_str!("../../data/en/verbs.txt"), true),
    ] {
        for line in lines(file) {
            let Some((head, forms)) = line.split_once(':') else {
                continue;
            };
            let mut head = head.split_whitespace();
            let Some(nature) = head.next().and_then(Nature::parse) else {
                continue;
            };
            let governs = match head.next() {
                Some("dat") => Governs::Dative,
                Some("acc") => Governs::Accusative,
                Some("na") => Governs::On,
                Some("k") => Governs::Towards,
                Some("pered") => Governs::Before,
                Some("to") => Governs::ObjectTo,
                Some("upon") => Governs::Upon,
                _ => Governs::Nobody,
            };
            let mut lemma = "";
            for (i, form) in forms.split_whitespace().enumerate() {
                if i == 0 {
                    lemma = form;
                }
                let kind = match (english, i) {
                    (true, 0) => VerbForm::Base,
                    (true, 1) => VerbForm::Finite,
                    (true, 2) => VerbForm::Past,
                    (true, _) => VerbForm::Ing,
                    (false, _) if ru::is_infinitive(form) => VerbForm::Base,
                    (false, _) => VerbForm::Finite,
                };
                t.verbs.entry(form).or_insert(Verb {
                    nature,
                    governs,
                    form: kind,
                    lemma,
                });
            }
        }
    }
    for name in lines(include_str!("../../data/en/names.txt")).flat_map(str::split_whitespace) {
        t.given.insert(
            name.to_lowercase(),
            Given {
                nominative: name.to_lowercase().into(),
                feminine: false,
                cases: Cases(0),
            },
        );
    }
    for line in lines(include_str!("../../data/ru/names.txt")) {
        let Some((sex, names)) = line.split_once(':') else {
            continue;
        };
        let feminine = sex.trim() == "f";
        for name in names.split_whitespace() {
            let low = name.to_lowercase().replace('ё', "е");
            for case in Case::ALL {
                let given = t
                    .given
                    .entry(ru::names::name_in(&low, case, feminine))
                    .or_insert_with(|| Given {
                        nominative: low.as_str().into(),
                        feminine,
                        cases: Cases(0),
                    });
                if *given.nominative == *low {
                    given.cases = given.cases.with(Cases::of(case, false));
                }
            }
        }
    }
    for line in lines(include_str!("../../data/ru/actors.txt")) {
        load_actor(&mut t, line);
    }
    t
}

fn load_actor(t: &mut Tables, line: &'static str) {
    let mut parts = line.split_whitespace();
    let (Some(class), Some(lemma), Some(gender)) = (parts.next(), parts.next(), parts.next())
    else {
        return;
    };
    let bit = class_bit(class);
    let animate = gender.ends_with('!');
    let gender = match gender.chars().next() {
        Some('f') => Gender::F,
        Some('n') => Gender::N,
        _ => Gender::M,
    };
    let mut quirk = ru::decline::Quirk::default();
    let mut fixed = false;
    for extra in parts {
        match extra {
            "pl-a" => quirk.plural_a = true,
            "adj" => quirk.stem = Some(""),
            "indecl" => fixed = true,
            other => quirk.stem = other.strip_prefix("stem="),
        }
    }
    let forms = if fixed {
        std::array::from_fn(|_| lemma.to_owned())
    } else {
        ru::decline::noun(lemma, gender, animate, quirk)
    };
    let index = u16::try_from(t.forms.len()).unwrap_or(0);
    for (i, form) in forms.iter().enumerate() {
        let cases = Cases(1 << i);
        let entry = t.nouns.entry(form.clone()).or_insert(Noun {
            lemma,
            gender,
            animate,
            cases: Cases(0),
            index,
            class: bit,
        });
        if entry.lemma == lemma {
            entry.cases = entry.cases.with(cases);
        }
    }
    t.forms.push(forms);
}

fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines()
        .map(str::trim)
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
}

/// The form of a listed Russian noun in a case.
pub(crate) fn noun_form(index: u16, case: Case, plural: bool) -> Option<&'static str> {
    let i = case as usize + if plural { 6 } else { 0 };
    TABLES
        .forms
        .get(usize::from(index))
        .and_then(|f| f.get(i))
        .map(String::as_str)
}

/// Whether a given name in any case is a woman's; `None` where it is none, or may be either's.
pub(crate) fn given_sex(low: &str) -> Option<bool> {
    TABLES
        .given
        .get(low)
        .filter(|g| !EITHER.contains(&low) && g.cases != Cases(0))
        .map(|g| g.feminine)
}

/// The nominative of a given name found in a case.
pub(crate) fn given_nominative(
    low: &str,
    case: Case,
    feminine: Option<bool>,
) -> Option<&'static str> {
    TABLES
        .given
        .get(low)
        .filter(|g| g.cases.may(case) && feminine.is_none_or(|f| f == g.feminine))
        .filter(|_| feminine.is_some() || !EITHER.contains(&low))
        .map(|g| &*g.nominative)
}

/// Forms that a man's and a woman's name share («Александра», «Валерию»).
const EITHER: &[&str] = &[
    "александра",
    "валентина",
    "евгения",
    "валерия",
    "юлиана",
    "ярослава",
    "мирослава",
    "евгению",
    "валерию",
    "серафима",
    "валентину",
    "александру",
    "яна",
    "яну",
    "ислам",
    "владислава",
    "станислава",
];

/// The listed Russian noun of a form.
pub(crate) fn noun_of(low: &str) -> Option<Noun> {
    TABLES.nouns.get(low).copied()
}

/// Whether a word (small letters) has one of these classes.
pub(crate) fn has_class(low: &str, bits: u64) -> bool {
    WORDS.get(low).is_some_and(|(c, _)| c & bits != 0)
}

/// Everything the lists say of a word.
pub(crate) fn look_up(low: &str, form: Form) -> Word {
    let mut w = Word {
        low: low.into(),
        ..Word::default()
    };
    if form == Form::Sign {
        return w;
    }
    if form == Form::Word {
        w.cyrillic = low.chars().next().is_some_and(|c| ('а'..='я').contains(&c));
        let t = &*TABLES;
        // A possessive is looked up without its ending: the Treasurer's.
        let plain = low.strip_suffix("'s").unwrap_or(low);
        if let Some((class, value)) = WORDS.get(low).or_else(|| WORDS.get(plain)) {
            w.class = *class;
            w.value = *value;
        }
        w.verb = t.verbs.get(low).copied();
        if w.cyrillic {
            w.noun = t.nouns.get(low).copied();
            w.class |= w.noun.map_or(0, |n| n.class);
        } else if t.given.contains_key(low) {
            w.class |= class::GIVEN;
        }
        if w.cyrillic {
            if t.given.contains_key(low) {
                w.class |= class::GIVEN;
            }
            w.infinitive =
                w.class & class::NOT_INFINITIVE == 0 && w.noun.is_none() && ru::is_infinitive(low);
            w.cases = w.noun.map_or_else(|| ru::case::by_ending(low), |n| n.cases);
        } else if w.class & !class::GIVEN == 0 && w.verb.is_none() {
            // Regular English plurals of listed nouns.
            let ies = || {
                low.strip_suffix("ies")
                    .and_then(|s| WORDS.get(format!("{s}y").as_str()))
            };
            // «vice-rector», «co-chair»: the office is the second half.
            let half = || {
                low.split_once('-')
                    .filter(|(front, _)| {
                        matches!(
                            *front,
                            "vice" | "co" | "sub" | "deputy" | "under" | "pro" | "ex"
                        )
                    })
                    .and_then(|(_, back)| WORDS.get(back))
            };
            if let Some((class, _)) = low
                .strip_suffix('s')
                .and_then(|s| WORDS.get(s))
                .or_else(ies)
                .or_else(half)
            {
                w.class |= class & (ACTOR | class::THING | class::EVENT);
            }
        }
    }
    w
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_lists_is_understood() {
        for file in [
            include_str!("../../data/ru/words.txt"),
            include_str!("../../data/en/words.txt"),
        ] {
            for line in lines(file) {
                let head = line.split_once(':').map_or("", |(h, _)| h);
                let name = head.split_once('=').map_or(head, |(n, _)| n);
                assert_ne!(class_bit(name.trim()), 0, "{line}");
            }
        }
        for file in [
            include_str!("../../data/ru/verbs.txt"),
            include_str!("../../data/en/verbs.txt"),
        ] {
            for line in lines(file) {
                let nature = line.split_whitespace().next().unwrap_or("");
                assert!(Nature::parse(nature).is_some(), "{line}");
            }
        }
    }

    #[test]
    fn nouns_know_their_cases() {
        let w = look_up("отделениям", Form::Word);
        assert!(w.cases.meets(Cases::of(Case::Dat, true)));
        assert_eq!(w.noun.map(|n| n.lemma), Some("отделение"));
        assert!(look_up("подготовить", Form::Word).infinitive);
        assert!(!look_up("деятельность", Form::Word).infinitive);
    }
}
