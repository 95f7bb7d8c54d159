//! Case forms of a Russian name, proposed so that nobody has to type six of them. People correct what a rule cannot know.
//!
//! What declines is the head of the phrase: the adjectives before the first noun, and that noun («Центральный Совет профсоюзов» →
//! «Центрального Совета профсоюзов»). Words in capitals (МОК), words in quotes and everything after the noun stay as they are.

use veche_core::CaseForms;

/// Endings for genitive, dative, accusative, instrumental and prepositional.
type Endings = [&'static str; 5];

#[derive(Clone, Copy, PartialEq)]
enum Gender {
    Masculine,
    Feminine,
    Neuter,
}

/// The case forms of a name, as far as rules go; a name that does not decline is the same in all of them.
pub fn propose(name: &str) -> CaseForms {
    let name = name.trim();
    let words: Vec<&str> = name.split(' ').collect();
    let head = words.iter().take_while(|w| adjective(w).is_some()).count();
    let noun = words.get(head).and_then(|w| noun(w));
    let declined: usize = match noun {
        Some(_) => head + 1,
        // «Уполномоченный»: an adjective that stands for a person.
        None if head == words.len() => head,
        None => 0,
    };
    if declined == 0 || name.is_empty() {
        return CaseForms::same(name);
    }
    let animate = noun.is_none() || words.get(head).is_some_and(|w| is_animate(w));
    let forms: Vec<[String; 5]> = (0..declined)
        .map(|i| {
            let (stem, mut endings, gender) = if i < head { adjective(words[i]) } else { noun }
                .unwrap_or((words[i], [""; 5], Gender::Neuter));
            if i < head && animate && gender == Gender::Masculine {
                endings[2] = endings[0];
            }
            endings.map(|e| format!("{stem}{e}"))
        })
        .collect();
    let form = |case: usize| {
        let mut out: Vec<&str> = forms.iter().map(|f| f[case].as_str()).collect();
        out.extend(words.iter().skip(declined));
        out.join(" ")
    };
    CaseForms {
        nominative: name.to_owned(),
        genitive: form(0),
        dative: form(1),
        accusative: form(2),
        instrumental: form(3),
        prepositional: form(4),
    }
}

fn cut(word: &str, letters: usize) -> &str {
    word.char_indices()
        .rev()
        .nth(letters - 1)
        .and_then(|(at, _)| word.get(..at))
        .unwrap_or("")
}

fn ends(stem: &str, letters: &str) -> bool {
    stem.chars()
        .next_back()
        .is_some_and(|c| letters.contains(c))
}

/// Whether a word may decline at all: written in Cyrillic, not an abbreviation in capitals, without quotes.
fn declines(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| *c != '-');
    let all = letters
        .clone()
        .all(|c| matches!(c, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё'));
    all && word.chars().count() > 2 && letters.any(|c| c.is_lowercase())
}

fn adjective(word: &str) -> Option<(&str, Endings, Gender)> {
    if !declines(word) || word.chars().count() < 5 {
        return None;
    }
    let stem = cut(word, 2);
    let hush = ends(stem, "шжщч");
    let back = ends(stem, "кгх");
    let (endings, gender): (Endings, Gender) = if word.ends_with("ый") || word.ends_with("ой") {
        let ins = if back || hush { "им" } else { "ым" };
        let nominative = if word.ends_with("ый") {
            "ый"
        } else {
            "ой"
        };
        (["ого", "ому", nominative, ins, "ом"], Gender::Masculine)
    } else if word.ends_with("ий") && back {
        (["ого", "ому", "ий", "им", "ом"], Gender::Masculine)
    } else if word.ends_with("ий") && (hush || ends(stem, "н")) {
        (["его", "ему", "ий", "им", "ем"], Gender::Masculine)
    } else if word.ends_with("ая") && hush {
        (["ей", "ей", "ую", "ей", "ей"], Gender::Feminine)
    } else if word.ends_with("ая") {
        (["ой", "ой", "ую", "ой", "ой"], Gender::Feminine)
    } else if word.ends_with("яя") {
        (["ей", "ей", "юю", "ей", "ей"], Gender::Feminine)
    } else if word.ends_with("ое") {
        let ins = if back || hush { "им" } else { "ым" };
        (["ого", "ому", "ое", ins, "ом"], Gender::Neuter)
    } else if word.ends_with("ее") {
        (["его", "ему", "ее", "им", "ем"], Gender::Neuter)
    } else {
        return None;
    };
    Some((stem, endings, gender))
}

fn noun(word: &str) -> Option<(&str, Endings, Gender)> {
    if !declines(word) {
        return None;
    }
    let lower = word.to_lowercase();
    if ["бюро", "депо", "жюри", "комьюнити", "медиа"]
        .iter()
        .any(|w| lower.ends_with(w))
    {
        return Some((word, [""; 5], Gender::Neuter));
    }
    let animate = is_animate(word);
    let (stem, endings, gender): (&str, Endings, Gender) = if lower.ends_with("ие") {
        (cut(word, 1), ["я", "ю", "е", "ем", "и"], Gender::Neuter)
    } else if lower.ends_with('е') {
        let stem = cut(word, 1);
        if ends(stem, "шжщчц") {
            (stem, ["а", "у", "е", "ем", "е"], Gender::Neuter)
        } else {
            (stem, ["я", "ю", "е", "ем", "е"], Gender::Neuter)
        }
    } else if lower.ends_with('о') {
        (cut(word, 1), ["а", "у", "о", "ом", "е"], Gender::Neuter)
    } else if lower.ends_with("ия") {
        (cut(word, 1), ["и", "и", "ю", "ей", "и"], Gender::Feminine)
    } else if lower.ends_with('я') {
        (cut(word, 1), ["и", "е", "ю", "ей", "е"], Gender::Feminine)
    } else if lower.ends_with('а') {
        let stem = cut(word, 1);
        let genitive = if ends(stem, "кгхшжщч") {
            "и"
        } else {
            "ы"
        };
        let instrumental = if ends(stem, "шжщчц") {
            "ей"
        } else {
            "ой"
        };
        (
            stem,
            [genitive, "е", "у", instrumental, "е"],
            Gender::Feminine,
        )
    } else if lower.ends_with('ь') && (animate || lower.ends_with("тель")) {
        let accusative = if animate { "я" } else { "ь" };
        (
            cut(word, 1),
            ["я", "ю", accusative, "ем", "е"],
            Gender::Masculine,
        )
    } else if lower.ends_with('ь') {
        (cut(word, 1), ["и", "и", "ь", "ью", "и"], Gender::Feminine)
    } else if lower.ends_with('й') {
        let prepositional = if lower.ends_with("ий") { "и" } else { "е" };
        (
            cut(word, 1),
            ["я", "ю", "й", "ем", prepositional],
            Gender::Masculine,
        )
    } else if ends(&lower, "бвгджзклмнпрстфхцчшщ") {
        let accusative = if animate { "а" } else { "" };
        let instrumental = if ends(&lower, "шжщчц") {
            "ем"
        } else {
            "ом"
        };
        (
            word,
            ["а", "у", accusative, instrumental, "е"],
            Gender::Masculine,
        )
    } else {
        return None;
    };
    Some((stem, endings, gender))
}

/// Names of people by what they do: their accusative is the genitive.
fn is_animate(word: &str) -> bool {
    let w = word.to_lowercase();
    [
        "тель",
        "арь",
        "тор",
        "дактор",
        "ктор",
        "зор",
        "член",
        "кандидат",
        "делегат",
        "представитель",
        "казначей",
        "юрист",
        "эксперт",
        "староста",
        "президент",
        "вице-президент",
        "лидер",
        "спикер",
        "модератор",
        "уполномоченный",
    ]
    .iter()
    .any(|end| w.ends_with(end))
        && ![
            "сектор",
            "фактор",
            "вектор",
            "календарь",
            "словарь",
            "букварь",
        ]
        .iter()
        .any(|no| w.ends_with(no))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, want: &str) {
        let f = propose(name);
        let got = [
            f.genitive,
            f.dative,
            f.accusative,
            f.instrumental,
            f.prepositional,
        ]
        .join(" | ");
        assert_eq!((f.nominative.as_str(), got.as_str()), (name, want));
    }

    #[test]
    fn bodies_and_branches() {
        check(
            "Центральный Совет",
            "Центрального Совета | Центральному Совету | Центральный Совет | Центральным Советом | Центральном Совете",
        );
        check(
            "Ревизионная комиссия",
            "Ревизионной комиссии | Ревизионной комиссии | Ревизионную комиссию | Ревизионной комиссией | Ревизионной комиссии",
        );
        check(
            "Тверское областное отделение",
            "Тверского областного отделения | Тверскому областному отделению | Тверское областное отделение | Тверским областным отделением | Тверском областном отделении",
        );
        check(
            "Рабочая группа по уставу",
            "Рабочей группы по уставу | Рабочей группе по уставу | Рабочую группу по уставу | Рабочей группой по уставу | Рабочей группе по уставу",
        );
        check("Бюро", "Бюро | Бюро | Бюро | Бюро | Бюро");
        check(
            "Профсоюз «Маяк»",
            "Профсоюза «Маяк» | Профсоюзу «Маяк» | Профсоюз «Маяк» | Профсоюзом «Маяк» | Профсоюзе «Маяк»",
        );
        check(
            "Сеть помощи",
            "Сети помощи | Сети помощи | Сеть помощи | Сетью помощи | Сети помощи",
        );
    }

    #[test]
    fn offices_are_held_by_people() {
        check(
            "секретарь",
            "секретаря | секретарю | секретаря | секретарём | секретаре"
                .replace('ё', "е")
                .as_str(),
        );
        check(
            "ответственный секретарь",
            "ответственного секретаря | ответственному секретарю | ответственного секретаря | ответственным секретарем | ответственном секретаре",
        );
        check(
            "заместитель председателя",
            "заместителя председателя | заместителю председателя | заместителя председателя | заместителем председателя | заместителе председателя",
        );
        check(
            "Уполномоченный",
            "Уполномоченного | Уполномоченному | Уполномоченного | Уполномоченным | Уполномоченном",
        );
        check("член", "члена | члену | члена | членом | члене");
    }

    #[test]
    fn what_does_not_decline_stays() {
        for name in ["МОК", "Union of Crafts", "", "24", "«Маяк»", "Ы"] {
            let f = propose(name);
            assert_eq!([f.genitive, f.prepositional], [name, name]);
        }
    }
}
