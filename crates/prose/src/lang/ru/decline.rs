//! Russian declension from rules: nouns, adjectives, names of people.
//!
//! The paradigms are those of the school grammar (three declensions, the adjectival one, surnames in -ов, -ин, -ский); what a rule
//! cannot know (a fleeting vowel, a plural in -а) stands beside the word in `data/ru/actors.txt`.

use super::case::{Case, Gender};

/// The twelve forms of a noun: singular nominative to prepositional, then plural.
pub(crate) type Forms = [String; 12];

/// What a rule cannot know of a noun.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Quirk<'a> {
    /// The stem of all forms but the first (участок, участк-).
    pub stem: Option<&'a str>,
    /// The nominative plural ends in -а, -я (директора).
    pub plural_a: bool,
}

fn last(s: &str) -> char {
    s.chars().next_back().unwrap_or(' ')
}

fn without(s: &str, n: usize) -> &str {
    let mut it = s.char_indices().rev();
    match it.nth(n.saturating_sub(1)) {
        Some((i, _)) if n > 0 => s.get(..i).unwrap_or(""),
        _ => s,
    }
}

fn is_hush(c: char) -> bool {
    matches!(c, 'ж' | 'ш' | 'щ' | 'ч')
}

/// ы after most consonants, и after г, к, х and the hushing ones.
fn y(stem: &str) -> char {
    if is_hush(last(stem)) || matches!(last(stem), 'г' | 'к' | 'х') {
        'и'
    } else {
        'ы'
    }
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'а' | 'е' | 'ё' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я')
}

/// The gender that a nominative singular shows by its ending.
pub(crate) fn gender_of(lemma: &str) -> Gender {
    match last(lemma) {
        'а' | 'я' => Gender::F,
        'о' | 'е' | 'ё' => Gender::N,
        'ь' if lemma.ends_with("тель") || lemma.ends_with("арь") => Gender::M,
        'ь' => Gender::F,
        _ => Gender::M,
    }
}

/// Declines a noun or an adjective used as one.
pub(crate) fn noun(lemma: &str, gender: Gender, animate: bool, quirk: Quirk<'_>) -> Forms {
    let adjectival = (lemma.ends_with("ый")
        || lemma.ends_with("ий")
        || lemma.ends_with("ой")
        || lemma.ends_with("ая")
        || lemma.ends_with("яя"))
        && quirk.stem == Some("");
    if adjectival {
        return adjectival_noun(lemma, gender, animate);
    }
    let f = |s: &str, e: &str| format!("{s}{e}");
    let sg: [String; 6];
    let pl: [String; 6];
    match (gender, last(lemma)) {
        (Gender::M, 'й') => {
            let s = without(lemma, 1);
            let pre = if lemma.ends_with("ий") { "и" } else { "е" };
            sg = [
                lemma.into(),
                f(s, "я"),
                f(s, "ю"),
                if animate { f(s, "я") } else { lemma.into() },
                f(s, "ем"),
                f(s, pre),
            ];
            pl = plural(f(s, "и"), f(s, "ев"), s, "я", animate);
        }
        (Gender::M, 'ь') => {
            let s = quirk.stem.unwrap_or_else(|| without(lemma, 1));
            sg = [
                lemma.into(),
                f(s, "я"),
                f(s, "ю"),
                if animate { f(s, "я") } else { lemma.into() },
                f(s, "ем"),
                f(s, "е"),
            ];
            pl = plural(
                f(s, if quirk.plural_a { "я" } else { "и" }),
                f(s, "ей"),
                s,
                "я",
                animate,
            );
        }
        (Gender::M, 'а') | (Gender::F, 'а') => {
            let s = without(lemma, 1);
            let ins = if is_hush(last(s)) || last(s) == 'ц' {
                "ей"
            } else {
                "ой"
            };
            sg = [
                lemma.into(),
                format!("{s}{}", y(s)),
                f(s, "е"),
                f(s, "у"),
                f(s, ins),
                f(s, "е"),
            ];
            pl = plural(
                format!("{s}{}", y(s)),
                bare_plural(s, quirk.stem),
                s,
                "а",
                animate,
            );
        }
        (Gender::M, 'я') | (Gender::F, 'я') => {
            let s = without(lemma, 1);
            let soft = if lemma.ends_with("ия") { "и" } else { "е" };
            sg = [
                lemma.into(),
                f(s, "и"),
                f(s, soft),
                f(s, "ю"),
                f(s, "ей"),
                f(s, soft),
            ];
            let gen_pl = if is_vowel(last(s)) {
                f(s, "й")
            } else {
                f(s, "ь")
            };
            pl = plural(f(s, "и"), gen_pl, s, "я", animate);
        }
        (Gender::F, _) => {
            let s = if last(lemma) == 'ь' {
                without(lemma, 1)
            } else {
                lemma
            };
            sg = [
                lemma.into(),
                f(s, "и"),
                f(s, "и"),
                lemma.into(),
                f(s, "ью"),
                f(s, "и"),
            ];
            pl = plural(
                f(s, "и"),
                f(s, "ей"),
                s,
                if is_hush(last(s)) { "а" } else { "я" },
                animate,
            );
        }
        (Gender::N, 'е') => {
            let s = without(lemma, 1);
            let soft = !(is_hush(last(s)) || last(s) == 'ц');
            let (a, u) = if soft { ("я", "ю") } else { ("а", "у") };
            sg = [
                lemma.into(),
                f(s, a),
                f(s, u),
                lemma.into(),
                f(s, "ем"),
                f(s, if lemma.ends_with("ие") { "и" } else { "е" }),
            ];
            let gen_pl = if lemma.ends_with("ие") || lemma.ends_with("ье") {
                f(without(s, 1), "ий")
            } else {
                f(s, "")
            };
            pl = plural(f(s, a), gen_pl, s, a, false);
        }
        (Gender::N, 'о') => {
            let s = without(lemma, 1);
            sg = [
                lemma.into(),
                f(s, "а"),
                f(s, "у"),
                lemma.into(),
                f(s, "ом"),
                f(s, "е"),
            ];
            pl = plural(f(s, "а"), quirk.stem.unwrap_or(s).into(), s, "а", false);
        }
        (Gender::M, c) if !is_vowel(c) && c.is_alphabetic() => {
            let s = quirk.stem.unwrap_or(lemma);
            let hush = is_hush(last(s)) || last(s) == 'ц';
            sg = [
                lemma.into(),
                f(s, "а"),
                f(s, "у"),
                if animate { f(s, "а") } else { lemma.into() },
                f(s, if hush { "ем" } else { "ом" }),
                f(s, "е"),
            ];
            let gen_pl = if is_hush(last(s)) {
                f(s, "ей")
            } else if last(s) == 'ц' {
                f(s, "ев")
            } else {
                f(s, "ов")
            };
            let nom_pl = if quirk.plural_a {
                f(s, "а")
            } else if lemma.ends_with("анин") || lemma.ends_with("янин") {
                f(without(s, 2), "е")
            } else {
                format!("{s}{}", y(s))
            };
            let gen_pl = if lemma.ends_with("анин") || lemma.ends_with("янин") {
                without(s, 2).to_owned()
            } else {
                gen_pl
            };
            let s = if lemma.ends_with("анин") || lemma.ends_with("янин") {
                without(s, 2)
            } else {
                s
            };
            pl = plural(nom_pl, gen_pl, s, "а", animate);
        }
        _ => return std::array::from_fn(|_| lemma.to_owned()),
    }
    let [a, b, c, d, e, g] = sg;
    let [h, i, j, k, l, m] = pl;
    [a, b, c, d, e, g, h, i, j, k, l, m]
}

fn plural(nom: String, genitive: String, s: &str, v: &str, animate: bool) -> [String; 6] {
    let acc = if animate {
        genitive.clone()
    } else {
        nom.clone()
    };
    [
        nom,
        genitive,
        format!("{s}{v}м"),
        acc,
        format!("{s}{v}ми"),
        format!("{s}{v}х"),
    ]
}

/// The genitive plural without ending, with a fleeting vowel between two consonants where the last is к (ячейка, ячеек).
fn bare_plural(s: &str, given: Option<&str>) -> String {
    if let Some(g) = given.filter(|g| !g.is_empty()) {
        return g.to_owned();
    }
    if last(s) == 'к' {
        let before = without(s, 1);
        let c = last(before);
        if c == 'й' || c == 'ь' {
            return format!("{}ек", without(before, 1));
        }
        if !is_vowel(c) {
            return format!("{before}{}к", if is_hush(c) { 'е' } else { 'о' });
        }
    }
    s.to_owned()
}

fn adjectival_noun(lemma: &str, gender: Gender, animate: bool) -> Forms {
    let form = |case: Case, plural: bool| {
        let nominative = adjective_nominative(lemma, gender, plural);
        adjective(&nominative, case, gender, plural, animate)
    };
    use Case::{Acc, Dat, Gen, Ins, Nom, Pre};
    let all = [Nom, Gen, Dat, Acc, Ins, Pre];
    std::array::from_fn(|i| {
        all.get(i % 6)
            .map_or_else(String::new, |c| form(*c, i >= 6))
    })
}

/// The stem of an adjective in any case and whether the stem is soft (последн-, soft).
fn adjective_stem(form: &str) -> Option<(&str, bool)> {
    for (end, soft) in [
        ("ыми", false),
        ("ими", true),
        ("ого", false),
        ("его", true),
        ("ому", false),
        ("ему", true),
        ("ый", false),
        ("ий", true),
        ("ой", false),
        ("ей", true),
        ("ая", false),
        ("яя", true),
        ("ую", false),
        ("юю", true),
        ("ое", false),
        ("ее", true),
        ("ые", false),
        ("ие", true),
        ("ым", false),
        ("им", true),
        ("ых", false),
        ("их", true),
        ("ом", false),
        ("ем", true),
    ] {
        if let Some(s) = form.strip_suffix(end).filter(|s| s.chars().count() >= 2) {
            return Some((s, soft && last(s) == 'н'));
        }
    }
    None
}

/// Whether the form ends as an adjective may.
pub(crate) fn looks_adjective(form: &str) -> bool {
    adjective_stem(form).is_some()
}

/// The nominative of an adjective given in any case, for a head of this gender and number.
pub(crate) fn adjective_nominative(form: &str, gender: Gender, plural: bool) -> String {
    let Some((s, soft)) = adjective_stem(form) else {
        return form.to_owned();
    };
    let c = last(s);
    let end = match (plural, gender) {
        (true, _) => {
            if soft || is_hush(c) || matches!(c, 'г' | 'к' | 'х') {
                "ие"
            } else {
                "ые"
            }
        }
        (false, Gender::F) => {
            if soft {
                "яя"
            } else {
                "ая"
            }
        }
        (false, Gender::N) => {
            if soft || (is_hush(c) && !super::stressed_ending(s)) {
                "ее"
            } else {
                "ое"
            }
        }
        (false, Gender::M) => {
            if super::stressed_ending(s) {
                "ой"
            } else if soft || is_hush(c) || matches!(c, 'г' | 'к' | 'х') {
                "ий"
            } else {
                "ый"
            }
        }
    };
    format!("{s}{end}")
}

/// An adjective, given in the nominative, in another case.
pub(crate) fn adjective(
    nominative: &str,
    case: Case,
    gender: Gender,
    plural: bool,
    animate: bool,
) -> String {
    let Some((s, soft)) = adjective_stem(nominative) else {
        return nominative.to_owned();
    };
    let c = last(s);
    let hush = is_hush(c) && !super::stressed_ending(s);
    let i = soft || is_hush(c) || matches!(c, 'г' | 'к' | 'х');
    let e = soft || hush;
    let end = match (plural, gender, case) {
        (_, _, Case::Nom) => return nominative.to_owned(),
        (true, _, Case::Acc) if !animate => return nominative.to_owned(),
        (true, _, Case::Gen | Case::Pre | Case::Acc) => {
            if i {
                "их"
            } else {
                "ых"
            }
        }
        (true, _, Case::Dat) => {
            if i {
                "им"
            } else {
                "ым"
            }
        }
        (true, _, Case::Ins) => {
            if i {
                "ими"
            } else {
                "ыми"
            }
        }
        (false, Gender::F, Case::Acc) => {
            if soft {
                "юю"
            } else {
                "ую"
            }
        }
        (false, Gender::F, _) => {
            if e {
                "ей"
            } else {
                "ой"
            }
        }
        (false, Gender::M, Case::Acc) if !animate => return nominative.to_owned(),
        (false, Gender::N, Case::Acc) => return nominative.to_owned(),
        (false, _, Case::Gen | Case::Acc) => {
            if e {
                "его"
            } else {
                "ого"
            }
        }
        (false, _, Case::Dat) => {
            if e {
                "ему"
            } else {
                "ому"
            }
        }
        (false, _, Case::Ins) => {
            if i {
                "им"
            } else {
                "ым"
            }
        }
        (false, _, Case::Pre) => {
            if e {
                "ем"
            } else {
                "ом"
            }
        }
    };
    format!("{s}{end}")
}

/// The nominative of a noun that no list knows, given in dative, accusative or instrumental.
pub(crate) fn guess_nominative(form: &str, case: Case, plural: bool) -> (String, Gender) {
    if plural && case == Case::Acc {
        // The animate accusative: «работодателей», «членов».
        if let Some(s) = form.strip_suffix("ей") {
            return (format!("{s}и"), Gender::M);
        }
        if let Some(s) = form.strip_suffix("ов") {
            return (format!("{s}{}", y(s)), Gender::M);
        }
    }
    if plural {
        let s = match case {
            Case::Dat => form.strip_suffix("ам").or_else(|| form.strip_suffix("ям")),
            Case::Ins => form
                .strip_suffix("ами")
                .or_else(|| form.strip_suffix("ями")),
            _ => None,
        };
        let Some(s) = s else {
            return (form.to_owned(), Gender::M);
        };
        let soft = form.strip_prefix(s).is_some_and(|e| e.starts_with('я'));
        let neuter = s.ends_with("ств")
            || (soft
                && (s.ends_with("ени")
                    || s.ends_with("ани")
                    || s.ends_with("яни")
                    || s.ends_with("ти")
                    || s.ends_with("стви")));
        let end = if neuter {
            if soft { "я" } else { "а" }
        } else if soft || y(s) == 'и' {
            "и"
        } else {
            "ы"
        };
        return (format!("{s}{end}"), Gender::M);
    }
    match (case, last(form)) {
        (Case::Dat, 'у') => {
            let s = without(form, 1);
            if s.ends_with("ств") || s.ends_with("бюр") {
                (format!("{s}о"), Gender::N)
            } else {
                (s.to_owned(), Gender::M)
            }
        }
        (Case::Dat, 'ю') => {
            let s = without(form, 1);
            if s.ends_with("ни") || s.ends_with("стви") || s.ends_with("ти") {
                (format!("{s}е"), Gender::N)
            } else if is_vowel(last(s)) {
                (format!("{s}й"), Gender::M)
            } else {
                (format!("{s}ь"), Gender::M)
            }
        }
        (Case::Dat, 'е') => (format!("{}а", without(form, 1)), Gender::F),
        (Case::Dat, 'и') if form.ends_with("ии") => {
            (format!("{}я", without(form, 1)), Gender::F)
        }
        (Case::Dat, 'и') => (format!("{}ь", without(form, 1)), Gender::F),
        (Case::Acc, 'у') => (format!("{}а", without(form, 1)), Gender::F),
        (Case::Acc, 'ю') => (format!("{}я", without(form, 1)), Gender::F),
        _ => (form.to_owned(), gender_of(form)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lemma: &str, gender: Gender, animate: bool, expected: &str) {
        let got = noun(lemma, gender, animate, Quirk::default()).join(" ");
        assert_eq!(got, expected);
    }

    #[test]
    fn nouns_follow_the_three_declensions() {
        check(
            "комитет",
            Gender::M,
            false,
            "комитет комитета комитету комитет комитетом комитете комитеты комитетов комитетам комитеты комитетами комитетах",
        );
        check(
            "секретарь",
            Gender::M,
            true,
            "секретарь секретаря секретарю секретаря секретарем секретаре секретари секретарей секретарям секретарей секретарями секретарях",
        );
        check(
            "комиссия",
            Gender::F,
            false,
            "комиссия комиссии комиссии комиссию комиссией комиссии комиссии комиссий комиссиям комиссии комиссиями комиссиях",
        );
        check(
            "отделение",
            Gender::N,
            false,
            "отделение отделения отделению отделение отделением отделении отделения отделений отделениям отделения отделениями отделениях",
        );
        check(
            "ячейка",
            Gender::F,
            false,
            "ячейка ячейки ячейке ячейку ячейкой ячейке ячейки ячеек ячейкам ячейки ячейками ячейках",
        );
        check(
            "область",
            Gender::F,
            false,
            "область области области область областью области области областей областям области областями областях",
        );
    }

    #[test]
    fn adjectives_come_back_to_the_nominative() {
        for (form, gender, plural, expected) in [
            ("центральному", Gender::M, false, "центральный"),
            ("городскому", Gender::M, false, "городской"),
            ("ревизионную", Gender::F, false, "ревизионная"),
            ("старшей", Gender::F, false, "старшая"),
            ("последнему", Gender::M, false, "последний"),
            ("региональным", Gender::N, true, "региональные"),
            ("сельских", Gender::N, true, "сельские"),
        ] {
            assert_eq!(adjective_nominative(form, gender, plural), expected);
        }
    }
}
