//! Russian names in their cases: proposals for a person to correct.

use serde::{Deserialize, Serialize};

use crate::lang::ru::case::{Case, Cases, Gender};
use crate::lang::ru::decline::{
    Quirk, adjective, adjective_nominative, gender_of, looks_adjective, noun,
};
use crate::lang::ru::names::{name_in, name_nominative};
use crate::lang::ru::owner::{Look, owners};
use crate::lang::ru::people::{person_at, titled};
use crate::lang::{noun_form, noun_of};
use crate::token::{Range, Shape, Source};

/// A name in its cases.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CaseForms {
    /// Who: as given.
    pub nominative: String,
    /// Of whom.
    pub genitive: String,
    /// To whom.
    pub dative: String,
    /// Whom.
    pub accusative: String,
    /// By whom.
    pub instrumental: String,
    /// About whom.
    pub prepositional: String,
}

/// Puts a Russian name into its cases («Центральный Совет» → «Центрального Совета», «Центральному Совету»).
///
/// Names of bodies, offices and people; what stands after the head («Совет ветеранов») stays as it is. Abbreviations and words that
/// are not Russian are left alone. A proposal: the person who enters a name sees the forms and corrects them.
pub fn case_forms(name: &str) -> CaseForms {
    let form = |case| inflect(name, case);
    CaseForms {
        nominative: name.to_owned(),
        genitive: form(Case::Gen),
        dative: form(Case::Dat),
        accusative: form(Case::Acc),
        instrumental: form(Case::Ins),
        prepositional: form(Case::Pre),
    }
}

/// Lays a new ending over a word as written: capitals and ё of the shared beginning stay.
fn recase(raw: &str, new: &str, upper: bool) -> String {
    let fold = |c: char| {
        let l = c.to_lowercase().next().unwrap_or(c);
        if l == 'ё' { 'е' } else { l }
    };
    // Each half of a double name keeps its own capital.
    if let (Some((a, b)), Some((c, d))) = (raw.split_once('-'), new.split_once('-')) {
        return format!("{}-{}", recase(a, c, upper), recase(b, d, upper));
    }
    // «Пётр, Петра»: the one common name whose ё goes with the stress.
    let raw = if raw == "Пётр" { "Петр" } else { raw };
    let same = raw
        .chars()
        .zip(new.chars())
        .take_while(|(a, b)| fold(*a) == fold(*b))
        .count();
    let mut out: String = raw.chars().take(same).collect();
    let tail: String = new.chars().skip(same).collect();
    out.push_str(&if upper { tail.to_uppercase() } else { tail });
    out
}

fn inflect(name: &str, case: Case) -> String {
    let src = Source::new(name);
    let end = src.tokens.len();
    if end == 0 || !src.word(0).cyrillic {
        return name.to_owned();
    }
    let mut words: Vec<String> = (0..end).map(|i| src.raw(i).to_owned()).collect();
    let mut set = |i: usize, new: &str| {
        if let Some(w) = words.get_mut(i) {
            *w = recase(src.raw(i), new, src.shape(i) == Shape::Upper);
        }
    };
    let mut i = 0;
    if person_at(&src, 0, end).is_none() {
        // Modifiers, then the head.
        while i + 1 < end
            && src.is_word(i)
            && looks_adjective(src.low(i))
            && noun_of(src.low(i)).is_none()
        {
            i += 1;
        }
        // An adjective used as a noun is itself the head («заведующий отделом»), and so is a modifier with no noun after it.
        let (gender, animate, plural) = match noun_of(src.low(i)) {
            Some(n) => {
                let plural = !n.cases.meets(Cases::of(Case::Nom, false));
                if let Some(f) = noun_form(n.index, case, plural) {
                    set(i, f);
                }
                (n.gender, n.animate, plural)
            }
            None if src.is_word(i) && src.shape(i) != Shape::Upper && src.word(i).cyrillic => {
                let low = src.low(i).to_owned();
                let plural = i > 0 && (src.low(0).ends_with("ые") || src.low(0).ends_with("ие"));
                let gender = gender_of(&low);
                if !plural {
                    let animate = ["тель", "ник", "ист", "ор", "ер"]
                        .iter()
                        .any(|e| low.ends_with(e))
                        && low != "центр";
                    let forms = noun(&low, gender, animate, Quirk::default());
                    if let Some(f) = forms.get(case as usize) {
                        set(i, f);
                    }
                }
                (gender, false, plural)
            }
            None => (Gender::M, false, false),
        };
        for k in 0..i {
            let new = adjective(src.low(k), case, gender, plural, animate);
            set(k, &new);
        }
        i += 1;
    }
    // A person: alone, or after the office.
    let mut k = i;
    while k < end {
        if let Some((_, person)) = titled(&src, k, end) {
            let feminine = crate::lang::ru::people::feminine(&src, person).unwrap_or_else(|| {
                person.iter().any(|x| {
                    src.low(x).chars().count() > 3
                        && ["ова", "ева", "ина", "ына", "ая"]
                            .iter()
                            .any(|e| src.low(x).ends_with(e))
                })
            });
            for x in person
                .iter()
                .filter(|x| src.is_word(*x) && src.low(*x).chars().count() > 1)
            {
                set(x, &name_in(src.low(x), case, feminine));
            }
            break;
        }
        k += 1;
    }
    let mut out = String::new();
    let mut at = 0usize;
    for (t, w) in src.tokens.iter().zip(&words) {
        out.push_str(name.get(at..t.start as usize).unwrap_or(""));
        out.push_str(w);
        at = t.end as usize;
    }
    out.push_str(name.get(at..).unwrap_or(""));
    out
}

/// The case in which a name was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NameCase {
    /// Of whom.
    Genitive,
    /// To whom.
    Dative,
    /// Whom.
    Accusative,
    /// By whom.
    Instrumental,
    /// About whom.
    Prepositional,
}

/// Brings a person's Russian name, found in a case, to the nominative: «Лукьяновой Л.М.» → «Лукьянова Л.М.».
///
/// Words that are no name are left as they are. A patronymic or a given name tells whose name it is; without one the endings decide.
pub fn nominative_of(name: &str, case: NameCase) -> String {
    let src = Source::new(name);
    let all = Range::new(0, src.tokens.len());
    let case = match case {
        NameCase::Genitive => Case::Gen,
        NameCase::Dative => Case::Dat,
        NameCase::Accusative => Case::Acc,
        NameCase::Instrumental => Case::Ins,
        NameCase::Prepositional => Case::Pre,
    };
    let feminine = crate::lang::ru::people::feminine(&src, all);
    let mut out = String::new();
    let mut at = 0usize;
    for (i, t) in src.tokens.iter().enumerate() {
        out.push_str(name.get(at..t.start as usize).unwrap_or(""));
        let raw = src.raw(i);
        if src.is_word(i) && src.word(i).cyrillic && src.large(i) && src.low(i).chars().count() > 1
        {
            let new = name_nominative(src.low(i), case, feminine);
            out.push_str(&recase(raw, &new, src.shape(i) == Shape::Upper));
        } else {
            out.push_str(raw);
        }
        at = t.end as usize;
    }
    out.push_str(name.get(at..).unwrap_or(""));
    out
}

/// The nominative of a name given in any case; the name itself where that cannot be told.
pub(crate) fn nominative(name: &str) -> String {
    let src = Source::new(name);
    let all = Range::new(0, src.tokens.len());
    // The head says which case it is; an adjective before it agrees.
    let head = all.iter().find(|i| src.word(*i).noun.is_some());
    let Some(n) = head.and_then(|h| src.word(h).noun) else {
        return name.to_owned();
    };
    for case in [
        Case::Nom,
        Case::Dat,
        Case::Gen,
        Case::Ins,
        Case::Pre,
        Case::Acc,
    ] {
        let fits = n.cases.may(case)
            && head.is_none_or(|h| h == 0 || Cases(n.cases.0 & src.word(0).cases.0).may(case));
        if !fits {
            continue;
        }
        if case == Case::Nom {
            return name.to_owned();
        }
        if let Some(o) = owners(
            &src,
            all,
            Look {
                case,
                lead: true,
                listing: false,
                times: &[],
            },
        )
        .0
        .into_iter()
        .next()
        {
            return o.name;
        }
        if matches!(case, Case::Gen | Case::Pre) {
            let plural = !n.cases.meets(Cases::of(case, false));
            let mut out = Vec::new();
            for i in all.iter() {
                let new = if Some(i) == head {
                    noun_form(n.index, Case::Nom, plural)
                        .unwrap_or(n.lemma)
                        .to_owned()
                } else if head.is_some_and(|h| i < h) {
                    adjective_nominative(src.low(i), n.gender, plural)
                } else {
                    src.low(i).to_owned()
                };
                out.push(recase(src.raw(i), &new, src.shape(i) == Shape::Upper));
            }
            return out.join(" ");
        }
    }
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, genitive: &str, dative: &str, instrumental: &str) {
        let f = case_forms(name);
        assert_eq!(
            (
                f.genitive.as_str(),
                f.dative.as_str(),
                f.instrumental.as_str()
            ),
            (genitive, dative, instrumental)
        );
    }

    #[test]
    fn bodies_offices_and_people() {
        check(
            "Центральный Совет",
            "Центрального Совета",
            "Центральному Совету",
            "Центральным Советом",
        );
        check(
            "Ревизионная комиссия",
            "Ревизионной комиссии",
            "Ревизионной комиссии",
            "Ревизионной комиссией",
        );
        check("Конференция", "Конференции", "Конференции", "Конференцией");
        check(
            "Тульское отделение",
            "Тульского отделения",
            "Тульскому отделению",
            "Тульским отделением",
        );
        check(
            "региональные отделения",
            "региональных отделений",
            "региональным отделениям",
            "региональными отделениями",
        );
        check(
            "председатель Иванова А.А.",
            "председателя Ивановой А.А.",
            "председателю Ивановой А.А.",
            "председателем Ивановой А.А.",
        );
        check(
            "Пётр Семёнович Вольский",
            "Петра Семёновича Вольского",
            "Петру Семёновичу Вольскому",
            "Петром Семёновичем Вольским",
        );
        check("ЦК", "ЦК", "ЦК", "ЦК");
        check("Board", "Board", "Board", "Board");
    }

    #[test]
    fn any_case_comes_back() {
        assert_eq!(nominative("Центральному Совету"), "Центральный Совет");
        assert_eq!(nominative("Центрального Совета"), "Центральный Совет");
        assert_eq!(nominative("Ревизионной комиссии"), "Ревизионная комиссия");
    }
}
