//! Names of people and of bodies: per language, and in Russian by case.

use crate::Tongue;

/// A person's name, in the parts in which it was given; never split by guess.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct PersonName {
    /// Given name.
    pub given: String,
    /// Patronymic or middle name; may be empty.
    #[serde(default)]
    pub patronymic: String,
    /// Family name; may be empty for people who have one name.
    #[serde(default)]
    pub family: String,
}

impl PersonName {
    /// In full, in the order of the language: «Иванова Анна Петровна», "Anna Petrovna Ivanova".
    pub fn full(&self, tongue: Tongue) -> String {
        let parts: [&str; 3] = match tongue {
            Tongue::Ru => [&self.family, &self.given, &self.patronymic],
            Tongue::En => [&self.given, &self.patronymic, &self.family],
        };
        parts
            .iter()
            .map(|p| p.trim())
            .filter(|p| !p.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// With initials: «Иванова А. П.», "A. P. Ivanova". Without a family name, the given name in full.
    pub fn short(&self, tongue: Tongue) -> String {
        if self.family.trim().is_empty() {
            return self.full(tongue);
        }
        let initials: Vec<String> = [&self.given, &self.patronymic]
            .iter()
            .filter_map(|p| p.trim().chars().next())
            .map(|c| format!("{}.", c.to_uppercase()))
            .collect();
        let initials = initials.join("\u{a0}");
        match (tongue, initials.is_empty()) {
            (_, true) => self.family.trim().to_owned(),
            (Tongue::Ru, false) => format!("{}\u{a0}{initials}", self.family.trim()),
            (Tongue::En, false) => format!("{initials}\u{a0}{}", self.family.trim()),
        }
    }

    /// A key for search: lower case, ё as е, family name first.
    pub fn search_key(&self) -> String {
        fold(&self.full(Tongue::Ru))
    }
}

/// The six cases of a Russian name; proposed by the program, editable by people, since sentences need them.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct CaseForms {
    /// Именительный.
    pub nominative: String,
    /// Родительный.
    pub genitive: String,
    /// Дательный.
    pub dative: String,
    /// Винительный.
    pub accusative: String,
    /// Творительный.
    pub instrumental: String,
    /// Предложный.
    pub prepositional: String,
}

impl CaseForms {
    /// The same word in every case: for a name that does not decline, or until somebody fills them in.
    pub fn same(name: &str) -> CaseForms {
        let n = name.to_owned();
        CaseForms {
            nominative: n.clone(),
            genitive: n.clone(),
            dative: n.clone(),
            accusative: n.clone(),
            instrumental: n.clone(),
            prepositional: n,
        }
    }
}

/// The name of a body, branch, office or organisation in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Names {
    /// Russian, with its cases; the nominative may be empty where the federation has no Russian name for it.
    #[serde(default)]
    pub ru: CaseForms,
    /// English; may be empty.
    #[serde(default)]
    pub en: String,
}

impl Names {
    /// Both names, Russian without declension.
    pub fn new(ru: &str, en: &str) -> Names {
        Names {
            ru: CaseForms::same(ru),
            en: en.to_owned(),
        }
    }

    /// The name in a language, or in the other one where it has none there.
    pub fn get(&self, tongue: Tongue) -> &str {
        let (first, second) = match tongue {
            Tongue::Ru => (&self.ru.nominative, &self.en),
            Tongue::En => (&self.en, &self.ru.nominative),
        };
        if first.trim().is_empty() {
            second
        } else {
            first
        }
    }

    /// A key for search over both: lower case, ё as е.
    pub fn search_key(&self) -> String {
        fold(&format!("{} {}", self.ru.nominative, self.en))
            .trim()
            .to_owned()
    }
}

/// Lower case and ё as е, spaces folded: databases fold only ASCII alike, so search keys are made here.
pub fn fold(s: &str) -> String {
    let mut out = String::with_capacity(s.len());
    for c in s.chars().flat_map(char::to_lowercase) {
        match c {
            'ё' => out.push('е'),
            c if c.is_whitespace() => {
                if !out.ends_with(' ') && !out.is_empty() {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
    }
    out.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn anna() -> PersonName {
        PersonName {
            given: "Анна".into(),
            patronymic: "Петровна".into(),
            family: "Зелёная".into(),
        }
    }

    #[test]
    fn person_is_named_in_the_order_of_the_language() {
        assert_eq!(anna().full(Tongue::Ru), "Зелёная Анна Петровна");
        assert_eq!(anna().full(Tongue::En), "Анна Петровна Зелёная");
        assert_eq!(anna().short(Tongue::Ru), "Зелёная\u{a0}А.\u{a0}П.");
        assert_eq!(anna().short(Tongue::En), "А.\u{a0}П.\u{a0}Зелёная");
    }

    #[test]
    fn person_with_one_name_keeps_it() {
        let one = PersonName {
            given: "Сукарно".into(),
            ..PersonName::default()
        };
        assert_eq!(one.short(Tongue::Ru), "Сукарно");
        assert_eq!(PersonName::default().short(Tongue::En), "");
    }

    #[test]
    fn search_key_folds_case_and_yo() {
        assert_eq!(anna().search_key(), "зеленая анна петровна");
        assert_eq!(fold("  А \u{a0} Б  "), "а б");
    }

    #[test]
    fn names_fall_back_to_the_other_language() {
        let only_en = Names {
            en: "Council".into(),
            ..Names::default()
        };
        assert_eq!(only_en.get(Tongue::Ru), "Council");
    }
}
