//! How those who act are called in the nominative.

use super::*;

/// The gender of an abbreviation by what its last letter mostly stands for: отделение, общество; комиссия has its own adjective.
pub(super) fn gender_of_abbreviation(low: &str) -> Gender {
    if low.ends_with('о') && low.chars().count() <= 3 {
        Gender::N
    } else {
        Gender::M
    }
}

/// Letters of `new` in the manner of the token: what both begin with is kept as written (ё, capitals).
pub(super) fn recase(src: &Source<'_>, i: usize, new: &str) -> String {
    let raw = src.plain(i);
    // Each half of a double name keeps its own capital.
    if let (Some((a, b)), Some((c, d))) = (raw.split_once('-'), new.split_once('-')) {
        let half = |raw: &str, new: &str| {
            let capital = raw.chars().next().is_some_and(char::is_uppercase);
            let mut out = String::new();
            for (n, x) in new.chars().enumerate() {
                let kept = raw
                    .chars()
                    .nth(n)
                    .filter(|r| r.to_lowercase().eq(x.to_lowercase()) || *r == 'ё' && x == 'е');
                match kept {
                    Some(r) => out.push(r),
                    None if n == 0 && capital => out.extend(x.to_uppercase()),
                    None => out.push(x),
                }
            }
            out
        };
        return format!("{}-{}", half(a, c), half(b, d));
    }
    let same = src
        .low(i)
        .chars()
        .zip(new.chars())
        .take_while(|(a, b)| a == b)
        .count();
    let mut out: String = raw.chars().take(same).collect();
    let tail = new.chars().skip(same);
    if src.shape(i) == Shape::Upper {
        out.extend(tail.flat_map(char::to_uppercase));
    } else {
        out.extend(tail);
    }
    out
}

/// A person's name in the nominative: each of its words, initials as they are.
pub(crate) fn person_name(src: &Source<'_>, r: Range, case: Case) -> String {
    let mut out = String::new();
    // A patronymic or a given name tells whose name it is.
    let feminine = crate::lang::ru::people::feminine(src, r);
    for i in r.iter() {
        if i > r.a && src.gap(i) != Gap::None {
            out.push(' ');
        }
        if src.is_word(i) && src.low(i).chars().count() > 1 {
            out.push_str(&recase(
                src,
                i,
                &name_nominative(src.low(i), case, feminine),
            ));
        } else {
            out.push_str(src.raw(i));
        }
    }
    out
}

pub(super) fn nominate(src: &Source<'_>, p: &Phrase, case: Case) -> String {
    let mut out = String::new();
    let mut first = true;
    let mut i = p.start;
    // «т. Крутову»: the address is no part of the name; «академику Лосеву» is an office of sorts and is.
    if p.core == p.start && src.any(i, &["т", "тт", "тов", "товарищ", "товарищу", "товарища"])
    {
        i = p.people.first().map_or(i, |r| r.a);
    }
    while i < p.end {
        // «всем», «каждому» tell how many, not who.
        if i < p.head && src.class(i, class::EACH) {
            i += 1;
            continue;
        }
        if !first && src.gap(i) != Gap::None {
            out.push(' ');
        }
        first = false;
        if let Some(person) = p.people.iter().find(|r| r.a == i) {
            out.push_str(&person_name(src, *person, case));
            i = person.b;
            continue;
        }
        if p.apposed.contains(&i) && case != Case::Nom {
            out.push_str(&recase(src, i, &head_nominative(src, i, case, p.plural)));
        } else if i < p.core && src.is_word(i) && case != Case::Nom {
            let new = if i == p.head {
                head_nominative(src, i, case, p.plural)
            } else if src.class(i, class::POSS) {
                possessive(src.low(i), p.plural, p.gender)
            } else if src.word(i).cases.may(case) && looks_adjective(src.low(i)) {
                adjective_nominative(src.low(i), p.gender, p.plural)
            } else {
                src.low(i).to_owned()
            };
            out.push_str(&recase(src, i, &new));
        } else {
            out.push_str(&src.plain(i));
        }
        i += 1;
    }
    // A title in apposition after the head: «главному хранителю профессору …».
    out
}

pub(super) fn possessive(low: &str, plural: bool, gender: Gender) -> String {
    let stem = match low {
        l if l.starts_with("сво") => "сво",
        l if l.starts_with("наш") => {
            return if plural {
                "наши".into()
            } else {
                "наш".into()
            };
        }
        l => return l.to_owned(),
    };
    let end = match (plural, gender) {
        (true, _) => "и",
        (false, Gender::F) => "я",
        (false, Gender::N) => "е",
        _ => "й",
    };
    format!("{stem}{end}")
}

pub(super) fn head_nominative(src: &Source<'_>, i: usize, case: Case, plural: bool) -> String {
    match src.word(i).noun {
        Some(n) => noun_form(n.index, Case::Nom, plural)
            .unwrap_or(n.lemma)
            .to_owned(),
        None if src.shape(i) == Shape::Upper => src.low(i).to_owned(),
        // «тт. Крутова и Сажина»: a surname by itself.
        None if case == Case::Acc
            && src.large(i)
            && ["ова", "ева", "ина", "ына", "ского", "цкого"]
                .iter()
                .any(|e| src.low(i).ends_with(e)) =>
        {
            name_nominative(src.low(i), case, None)
        }
        None => {
            let low = src.low(i);
            match low.rsplit_once('-') {
                // «Клубам-должникам»: both halves stand in the same case.
                Some((front, back)) if front.chars().count() > 3 && back.chars().count() > 3 => {
                    let half = |x: &str| match noun_of(x).filter(|n| n.cases.may(case)) {
                        Some(n) => noun_form(n.index, Case::Nom, plural)
                            .unwrap_or(n.lemma)
                            .to_owned(),
                        None => guess_nominative(x, case, plural).0,
                    };
                    format!("{}-{}", half(front), half(back))
                }
                _ => guess_nominative(low, case, plural).0,
            }
        }
    }
}
