//! The words of the demo: names, texts of documents, what people report.

use serde::Deserialize;
use std::collections::BTreeMap;
use veche_core::{CaseForms, Day, Names, PersonName, Stop, Tongue};
use veche_engine::Result;
use veche_lang::Lang;
use veche_register::rules::cases::propose;

#[derive(Debug, Deserialize)]
pub(super) struct Words {
    pub(super) zone: String,
    pub(super) name: Unit,
    pub(super) short_name: Unit,
    body: BTreeMap<String, Unit>,
    pub(super) organisation: Vec<Unit>,
    pub(super) branch: Vec<Unit>,
    say: BTreeMap<String, String>,
    document: BTreeMap<String, String>,
    person: Vec<Person>,
}

/// A body, branch or organisation.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Unit {
    ru: String,
    en: String,
    #[serde(default)]
    pub(super) abbreviations: Vec<String>,
    #[serde(default)]
    pub(super) region: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Person {
    /// Family name, given name, patronymic.
    n: [String; 3],
}

impl Unit {
    pub(super) fn names(&self) -> Names {
        Names {
            ru: propose(&self.ru),
            en: self.en.clone(),
        }
    }
}

fn missing(what: &str) -> Stop {
    Stop::broken(format!("the demo has no words for {what}"))
}

impl Words {
    pub(super) fn of(tongue: Tongue) -> Result<Words> {
        let text = match tongue {
            Tongue::Ru => include_str!("../../data/demo/ru.toml"),
            Tongue::En => include_str!("../../data/demo/en.toml"),
        };
        toml::from_str(text).map_err(Stop::broken)
    }

    pub(super) fn body(&self, key: &str) -> Result<&Unit> {
        self.body.get(key).ok_or_else(|| missing(key))
    }

    /// What somebody says, by its key.
    pub(super) fn say(&self, key: &str) -> Result<&str> {
        self.say
            .get(key)
            .map(String::as_str)
            .ok_or_else(|| missing(key))
    }

    /// How many people there are.
    pub(super) fn people(&self) -> usize {
        self.person.len()
    }

    pub(super) fn person(&self, number: usize) -> Result<PersonName> {
        let p = self.person.get(number).ok_or_else(|| missing("a person"))?;
        let [family, given, patronymic] = p.n.clone();
        Ok(PersonName {
            given,
            patronymic,
            family,
        })
    }

    /// «Совет Псковского отделения», "Council of the Pskov branch".
    pub(super) fn branch_council(&self, branch: &Names) -> Result<Names> {
        let ru = self.say("branch-council-ru")?;
        let in_case = |form: &str| ru.replace("{branch}", form);
        let whole = propose(&in_case(&branch.ru.genitive));
        // The head declines; the branch in the genitive follows it unchanged in every case.
        let ru = CaseForms {
            nominative: in_case(&branch.ru.genitive),
            ..whole
        };
        Ok(Names {
            ru,
            en: format!("Council of the {}", branch.en),
        })
    }

    /// The words of a document: with `{day:N}` as the day so many days after `adopted`, and `{person:N}` as a name with initials.
    pub(super) fn document(&self, key: &str, l: &Lang, adopted: Day) -> Result<String> {
        let template = self.document.get(key).ok_or_else(|| missing(key))?;
        let mut out = String::with_capacity(template.len());
        let mut rest = template.trim_start();
        while let Some((before, after)) = rest.split_once('{') {
            let (what, after) = after.split_once('}').ok_or_else(|| missing(key))?;
            out.push_str(before);
            match what.split_once(':') {
                Some(("day", n)) => {
                    let days = n.parse().map_err(|_| missing(what))?;
                    out.push_str(&l.day(adopted.plus_days(days)));
                }
                Some(("person", n)) => {
                    let name = self.person(n.parse().map_err(|_| missing(what))?)?;
                    out.push_str(&l.person_short(&name).replace('\u{a0}', " "));
                }
                _ => return Err(missing(what)),
            }
            rest = after;
        }
        out.push_str(rest);
        Ok(out)
    }

    /// A short text beside a document: its title, its place.
    pub(super) fn about(&self, key: &str) -> Result<String> {
        self.document.get(key).cloned().ok_or_else(|| missing(key))
    }
}
