//! Names of people in their cases, both ways, by the table `data/ru/name-endings.txt`.

use std::sync::LazyLock;

use super::case::Case;

/// Whose name it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sex {
    Man,
    Woman,
    Either,
}

/// A line of the table.
struct Line {
    sex: Sex,
    /// The ending says the whole name.
    whole: bool,
    nominative: &'static str,
    /// Genitive to prepositional; `None` where the name does not change.
    oblique: Option<[&'static str; 5]>,
}

static TABLE: LazyLock<Vec<Line>> = LazyLock::new(|| {
    include_str!("../../../data/ru/name-endings.txt")
        .lines()
        .filter(|l| !l.starts_with('#'))
        .filter_map(line)
        .collect()
});

fn line(text: &'static str) -> Option<Line> {
    let (head, forms) = text.split_once(':')?;
    let (sex, nominative) = head.split_once(' ')?;
    let sex = match sex {
        "m" => Sex::Man,
        "f" => Sex::Woman,
        _ => Sex::Either,
    };
    let whole = nominative.starts_with('=');
    let mut forms = forms.split_whitespace();
    let first = forms.next()?;
    let oblique = if first == "x" {
        None
    } else {
        Some([
            first,
            forms.next()?,
            forms.next()?,
            forms.next()?,
            forms.next()?,
        ])
    };
    Some(Line {
        sex,
        whole,
        nominative: nominative.trim_start_matches('=').trim_end_matches('*'),
        oblique,
    })
}

impl Line {
    fn fits(&self, feminine: bool) -> bool {
        match self.sex {
            Sex::Man => !feminine,
            Sex::Woman => feminine,
            Sex::Either => true,
        }
    }

    /// The ending in a case.
    fn ending(&self, case: Case) -> &'static str {
        let at = match case {
            Case::Nom => return self.nominative,
            Case::Gen => 0,
            Case::Dat => 1,
            Case::Acc => 2,
            Case::Ins => 3,
            Case::Pre => 4,
        };
        self.oblique
            .and_then(|o| o.get(at).copied())
            .unwrap_or(self.nominative)
    }

    /// What stands before an ending; `None` where the name has another one.
    fn stem<'n>(&self, name: &'n str, ending: &str) -> Option<&'n str> {
        let stem = name.strip_suffix(ending)?;
        // «*» stands for a consonant.
        let consonant = self.nominative.is_empty();
        let closed = stem
            .chars()
            .next_back()
            .is_some_and(|c| c.is_alphabetic() && !"аеёиоуыэюяьй".contains(c));
        let long = self.whole
            || stem.chars().count()
                >= if consonant || self.oblique.is_some() {
                    2
                } else {
                    1
                };
        (long && self.whole == stem.is_empty() && (!consonant || closed)).then_some(stem)
    }
}

/// Applies a rule to both halves of a double name («Петров-Водкин», «Ножкину-Рево»).
fn halves(name: &str, f: impl Fn(&str, bool) -> String) -> String {
    let parts: Vec<&str> = name.split('-').collect();
    let last = parts.len().saturating_sub(1);
    parts
        .iter()
        .enumerate()
        .map(|(n, p)| f(p, n == last))
        .collect::<Vec<_>>()
        .join("-")
}

/// A surname, given name or patronymic (small letters, ё as е), given in the nominative, in another case.
pub(crate) fn name_in(nominative: &str, case: Case, feminine: bool) -> String {
    halves(nominative, |name, _| {
        // The first half of a double name that is no name of its own («Тер-Ованесов», «Аль-Хусейн») stays.
        if PARTICLES.contains(&name) {
            return name.to_owned();
        }
        let best = TABLE
            .iter()
            .filter(|l| l.fits(feminine))
            .filter_map(|l| l.stem(name, l.nominative).map(|s| (l, s)))
            .reduce(|a, b| {
                if b.0.nominative.len() > a.0.nominative.len() {
                    b
                } else {
                    a
                }
            });
        match best {
            Some((line, stem)) => format!("{stem}{}", line.ending(case)),
            None => name.to_owned(),
        }
    })
}

/// Halves of double names that never change.
const PARTICLES: &[&str] = &[
    "тер", "аль", "эль", "бен", "ибн", "сан", "мак", "нор", "дер", "бей",
];

/// A surname, given name or patronymic brought to the nominative. `feminine`: whether it is a woman's, where that is known.
pub(crate) fn name_nominative(form: &str, case: Case, feminine: Option<bool>) -> String {
    if case == Case::Nom {
        return form.to_owned();
    }
    halves(form, |name, _| {
        if PARTICLES.contains(&name) {
            return name.to_owned();
        }
        if let Some(given) = crate::lang::given_nominative(name, case, feminine) {
            return given.to_owned();
        }
        let best = TABLE
            .iter()
            .filter(|l| feminine.is_none_or(|f| l.fits(f)))
            .filter_map(|l| {
                let ending = l.ending(case);
                l.stem(name, ending).map(|s| (l, s, ending.len()))
            })
            .reduce(|a, b| {
                if (b.0.whole, b.2) > (a.0.whole, a.2) {
                    b
                } else {
                    a
                }
            });
        match best {
            Some((line, stem, _)) => format!("{stem}{}", line.nominative),
            None => name.to_owned(),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_understood() {
        let lines = include_str!("../../../data/ru/name-endings.txt")
            .lines()
            .filter(|l| !l.starts_with('#') && !l.trim().is_empty())
            .count();
        assert_eq!(TABLE.len(), lines);
    }
}
