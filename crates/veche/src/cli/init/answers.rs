//! The answers as a file holds them, and what is wrong with a file in its own terms.

use crate::cli::end::{End, one_line};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::path::{Path, PathBuf};
use veche_core::{
    BodyKind, CaseForms, Clock, Day, Names, OfficeKind, PersonName, Text, Tongue, Zone,
};
use veche_engine::SystemClock;
use veche_register::commands::{FirstBody, FirstSeat, Founding};
use veche_register::model::PersonFacts;
use veche_register::rules::cases::propose;

/// The answers, as a file holds them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) name: Named,
    #[serde(default)]
    pub(super) short_name: Named,
    pub(super) zone: String,
    pub(super) language: Option<String>,
    pub(super) founded_on: String,
    #[serde(default)]
    pub(super) decision: String,
    pub(super) decision_file: Option<PathBuf>,
    /// Key of the body that decided.
    pub(super) decided_by: String,
    pub(super) bodies: Vec<Body>,
    pub(super) seats: Vec<Seat>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Named {
    #[serde(default)]
    pub(super) ru: String,
    #[serde(default)]
    pub(super) en: String,
}

impl Named {
    fn names(&self) -> Names {
        let ru = self.ru.trim();
        Names {
            ru: if ru.is_empty() {
                CaseForms::default()
            } else {
                propose(ru)
            },
            en: self.en.trim().to_owned(),
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Body {
    pub(super) key: String,
    pub(super) kind: String,
    pub(super) name: Named,
    #[serde(default)]
    pub(super) abbreviations: Vec<String>,
    pub(super) convocation: Option<i32>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Seat {
    pub(super) body: String,
    pub(super) office: String,
    pub(super) given: String,
    #[serde(default)]
    pub(super) patronymic: String,
    #[serde(default)]
    pub(super) family: String,
    pub(super) email: Option<String>,
    pub(super) latin: Option<PersonName>,
}

fn wrong(what: &str, value: &str) -> End {
    if value.trim().is_empty() {
        return End::Input(Text::new("cli-init-empty").with("what", what));
    }
    End::Input(
        Text::new("cli-init-wrong")
            .with("what", what)
            .with("value", one_line(value)),
    )
}

/// Reads a file of answers, and the file with the decision beside it, where one is named.
///
/// # Errors
/// It cannot be read, or a field of it is not as it should be.
pub(super) fn read(path: &Path) -> Result<File, End> {
    let bytes = if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut std::io::stdin(), &mut bytes)
            .map_err(|e| End::file(path, &e))?;
        bytes
    } else {
        crate::cli::read::bytes_of(path)?
    };
    let mut file = parse(&String::from_utf8_lossy(&bytes)).map_err(|end| end.of_file(path))?;
    if let Some(name) = &file.decision_file {
        let beside = path
            .parent()
            .map_or_else(|| name.clone(), |folder| folder.join(name));
        file.decision = text_of(&beside)?;
    }
    Ok(file)
}

/// The text of a document that holds the decision.
pub(super) fn text_of(path: &Path) -> Result<String, End> {
    let bytes = crate::cli::read::bytes_of(path)?;
    let name = path.file_name().and_then(|n| n.to_str());
    let read = veche_intake::extract(&bytes, name, &veche_intake::Limits::default());
    read.map(|r| r.text)
        .map_err(|e| End::Input(crate::files::why(&e)).of_file(path))
}

/// The answers of a TOML or JSON text. What is wrong is said in our words: the parsers speak English only.
fn parse(text: &str) -> Result<File, End> {
    let text = text.trim_start_matches('\u{feff}');
    let syntax = |line: usize| End::Input(Text::new("cli-init-syntax").with("line", line));
    let value = if text.trim_start().starts_with('{') {
        serde_json::from_str(text).map_err(|e| syntax(e.line()))?
    } else {
        let table: toml::Table = toml::from_str(text).map_err(|e| {
            let before = e.span().and_then(|s| text.get(..s.start));
            syntax(1 + before.unwrap_or_default().matches('\n').count())
        })?;
        of_toml(toml::Value::Table(table))
    };
    check(&value, FILE, "", None)?;
    serde_json::from_value(value)
        .map_err(|e| End::Failure(Text::new("cli-broken").with("why", one_line(&e.to_string()))))
}

/// TOML has days of its own, which JSON has not: they are words to us.
fn of_toml(value: toml::Value) -> Value {
    match value {
        toml::Value::String(s) => Value::String(s),
        toml::Value::Integer(n) => n.into(),
        toml::Value::Float(n) => n.into(),
        toml::Value::Boolean(b) => b.into(),
        toml::Value::Datetime(day) => Value::String(day.to_string()),
        toml::Value::Array(all) => all.into_iter().map(of_toml).collect(),
        toml::Value::Table(table) => {
            let fields = table.into_iter().map(|(k, v)| (k, of_toml(v)));
            Value::Object(fields.collect::<Map<String, Value>>())
        }
    }
}

/// What a field holds.
enum Wants {
    Text,
    Names(&'static [Field]),
    Number,
    Texts,
    List(&'static [Field]),
}

/// A field of the file: its name, whether it must be there, what it holds.
struct Field(&'static str, bool, Wants);

const FILE: &[Field] = &[
    Field("name", true, Wants::Names(NAMED)),
    Field("short_name", false, Wants::Names(NAMED)),
    Field("zone", true, Wants::Text),
    Field("language", false, Wants::Text),
    Field("founded_on", true, Wants::Text),
    Field("decision", false, Wants::Text),
    Field("decision_file", false, Wants::Text),
    Field("decided_by", true, Wants::Text),
    Field("bodies", true, Wants::List(BODY)),
    Field("seats", true, Wants::List(SEAT)),
];
const NAMED: &[Field] = &[
    Field("ru", false, Wants::Text),
    Field("en", false, Wants::Text),
];
const BODY: &[Field] = &[
    Field("key", true, Wants::Text),
    Field("kind", true, Wants::Text),
    Field("name", true, Wants::Names(NAMED)),
    Field("abbreviations", false, Wants::Texts),
    Field("convocation", false, Wants::Number),
];
const SEAT: &[Field] = &[
    Field("body", true, Wants::Text),
    Field("office", true, Wants::Text),
    Field("given", true, Wants::Text),
    Field("patronymic", false, Wants::Text),
    Field("family", false, Wants::Text),
    Field("email", false, Wants::Text),
    Field("latin", false, Wants::Names(LATIN)),
];
const LATIN: &[Field] = &[
    Field("given", true, Wants::Text),
    Field("patronymic", false, Wants::Text),
    Field("family", false, Wants::Text),
];

/// Looks whether a part of the file has the fields that it should, and no others. `part` is its place in a list, counted from one.
fn check(value: &Value, fields: &[Field], at: &str, part: Option<usize>) -> Result<(), End> {
    let said = |key: &'static str, name: &str| {
        let what = if at.is_empty() {
            name.to_owned()
        } else {
            format!("{at}.{name}")
        };
        let text = Text::new(key);
        match part {
            Some(n) => text.with(
                "what",
                Text::new("cli-init-row").with("what", what).with("n", n),
            ),
            None => text.with("what", what),
        }
    };
    let Some(there) = value.as_object() else {
        return Err(End::Input(
            Text::new("cli-init-kind")
                .with("what", at)
                .with("wants", "list"),
        ));
    };
    for name in there.keys() {
        if !fields.iter().any(|f| f.0 == name) {
            let list = fields.iter().map(|f| f.0).collect::<Vec<_>>().join(", ");
            let text = said("cli-init-unknown", &one_line(name));
            return Err(End::Input(text.with("list", list)));
        }
    }
    for Field(name, must, wants) in fields {
        let value = match there.get(*name) {
            None | Some(Value::Null) if !must => continue,
            None | Some(Value::Null) => return Err(End::Input(said("cli-init-missing", name))),
            Some(value) => value,
        };
        let inner = if at.is_empty() {
            (*name).to_owned()
        } else {
            format!("{at}.{name}")
        };
        let word = match wants {
            Wants::Text if value.is_string() => continue,
            Wants::Text => "text",
            Wants::Number if value.as_i64().is_some_and(|n| (1..=9_999).contains(&n)) => continue,
            Wants::Number => "number",
            Wants::Texts => match value.as_array() {
                Some(all) if all.iter().all(Value::is_string) => continue,
                _ => "texts",
            },
            Wants::Names(fields) if value.is_object() => {
                check(value, fields, &inner, part)?;
                continue;
            }
            Wants::Names(_) => "names",
            Wants::List(fields) => match value.as_array() {
                Some(all) => {
                    for (i, one) in all.iter().enumerate() {
                        check(one, fields, &inner, Some(i + 1))?;
                    }
                    continue;
                }
                None => "list",
            },
        };
        return Err(End::Input(said("cli-init-kind", name).with("wants", word)));
    }
    Ok(())
}

impl File {
    pub(super) fn founding(&self, tongue: Tongue) -> Result<Founding, End> {
        let tongue = match &self.language {
            Some(code) => Tongue::parse(code).ok_or_else(|| wrong("language", code))?,
            None => tongue,
        };
        let name = self.name.names();
        if name.get(tongue).is_empty() {
            return Err(wrong("name", ""));
        }
        if self.decision.trim().is_empty() {
            return Err(wrong("decision", ""));
        }
        let zone = Zone::parse(&self.zone).ok_or_else(|| wrong("zone", &self.zone))?;
        let founded_on =
            Day::parse(&self.founded_on).ok_or_else(|| wrong("founded_on", &self.founded_on))?;
        if founded_on > SystemClock.now().day(zone) {
            return Err(wrong("founded_on", &self.founded_on));
        }
        let place = |key: &str, what: &str| {
            let at = self.bodies.iter().position(|b| b.key == key);
            at.ok_or_else(|| wrong(what, key))
        };
        let bodies = self.bodies.iter().map(|b| {
            if b.name.names().get(tongue).is_empty() {
                return Err(wrong("bodies.name", &b.key));
            }
            Ok(FirstBody {
                kind: BodyKind::parse(&b.kind).ok_or_else(|| wrong("bodies.kind", &b.kind))?,
                names: b.name.names(),
                abbreviations: b.abbreviations.clone(),
                convocation: b.convocation.unwrap_or(1),
            })
        });
        let bodies = bodies.collect::<Result<Vec<_>, End>>()?;
        let (mut people, mut seats): (Vec<PersonFacts>, Vec<FirstSeat>) = (Vec::new(), Vec::new());
        for s in &self.seats {
            let facts = s.facts()?;
            // One person may take several seats: the same name and address are the same person.
            let known = people
                .iter()
                .position(|p| p.name == facts.name && p.email == facts.email);
            let person = known.unwrap_or(people.len());
            if known.is_none() {
                people.push(facts);
            }
            seats.push(FirstSeat {
                body: place(&s.body, "seats.body")?,
                office: OfficeKind::parse(&s.office)
                    .ok_or_else(|| wrong("seats.office", &s.office))?,
                person,
            });
        }
        Ok(Founding {
            name,
            short_name: self.short_name.names(),
            zone,
            tongue,
            founded_on,
            decision: self.decision.trim().to_owned(),
            decided_by: place(&self.decided_by, "decided_by")?,
            bodies,
            people,
            seats,
        })
    }
}

impl Seat {
    fn facts(&self) -> Result<PersonFacts, End> {
        let trimmed = |s: &str| s.trim().to_owned();
        if self.given.trim().is_empty() {
            return Err(wrong("seats.given", ""));
        }
        let email = self
            .email
            .as_deref()
            .map(str::trim)
            .filter(|e| !e.is_empty());
        if let Some(email) = email
            && !veche_engine::mail::is_address(email)
        {
            return Err(wrong("seats.email", email));
        }
        Ok(PersonFacts {
            name: PersonName {
                given: trimmed(&self.given),
                patronymic: trimmed(&self.patronymic),
                family: trimmed(&self.family),
            },
            latin: self.latin.clone().unwrap_or_default(),
            email: email.map(str::to_owned),
            ..PersonFacts::default()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::init::{EXAMPLE_EN, EXAMPLE_RU};
    use crate::speak;

    #[test]
    fn both_examples_are_files_that_found() {
        for (tongue, example) in [(Tongue::Ru, EXAMPLE_RU), (Tongue::En, EXAMPLE_EN)] {
            let file: File = parse(example).unwrap();
            let founding = file.founding(tongue).unwrap();
            let seats: Vec<_> = founding
                .seats
                .iter()
                .map(|s| (founding.bodies[s.body].kind, s.office))
                .collect();
            assert_eq!(veche_register::rules::may_found(&seats), Ok(()));
        }
    }

    #[test]
    fn a_wrong_field_is_named() {
        let check = |from: &str, to: &str, what: &str| {
            let file = parse(&EXAMPLE_EN.replacen(from, to, 1)).unwrap();
            match file.founding(Tongue::En) {
                Err(End::Input(text)) => {
                    assert_eq!(text.key, "cli-init-wrong");
                    assert!(text.args.contains(&("what", what.into())), "{text:?}");
                }
                other => panic!("{from} → {to}: {other:?}"),
            }
        };
        check(
            "zone = \"Europe/London\"",
            "zone = \"Europe/Atlantis\"",
            "zone",
        );
        check(
            "decided_by = \"conference\"",
            "decided_by = \"parliament\"",
            "decided_by",
        );
        check("office = \"chair\"", "office = \"king\"", "seats.office");
        check("chair@example.org", "chair at example", "seats.email");
        check(
            "founded_on = \"2026-02-01\"",
            "founded_on = \"2999-02-01\"",
            "founded_on",
        );
    }

    #[test]
    fn what_is_wrong_with_a_file_is_said_in_its_own_terms_and_in_either_language() {
        let check = |from: &str, to: &str, en: &str, ru: &str| {
            let text = EXAMPLE_EN.replacen(from, to, 1);
            assert_ne!(text, EXAMPLE_EN, "{from}");
            let Err(End::Input(why)) = parse(&text) else {
                panic!("{from} → {to}")
            };
            for (tongue, want) in [(Tongue::En, en), (Tongue::Ru, ru)] {
                let said = speak::lang(tongue, &[crate::TEXTS]).unwrap().say(&why);
                assert!(said.contains(want) && !said.contains('⟦'), "{said}");
                let foreign = [
                    "expected",
                    "TOML",
                    "invalid",
                    "missing field",
                    "unknown field",
                ];
                assert!(!foreign.iter().any(|w| said.contains(w)), "{said}");
            }
        };
        check(
            "zone =",
            "zome =",
            "no field zome here. Fields: name, short_name, zone,",
            "Поля zome здесь нет.",
        );
        check(
            "zone =",
            "# zone =",
            "The field zone is missing.",
            "Нет поля zone.",
        );
        check(
            "\"Europe/London\"",
            "7",
            "The field zone must be a text in quotes.",
            "В поле zone должен быть текст в кавычках.",
        );
        check(
            "\"Europe/London\"",
            "Europe/London",
            "Line 7 cannot be read",
            "Строку 7 не прочитать",
        );
        check(
            "given = \"Irene\"",
            "",
            "The field seats.given (part 2) is missing.",
            "Нет поля seats.given (часть 2).",
        );
        check(
            "{ en = \"Conference\" }",
            "\"Conference\"",
            "bodies.name (part 1) must be names by language: { ru",
            "набор названий по языкам: { ru",
        );
        check(
            "{ en = \"Conference\" }",
            "{ fr = \"Conférence\" }",
            "no field bodies.name.fr (part 1)",
            "Поля bodies.name.fr (часть 1)",
        );
        check(
            "[\"CC\"]",
            "\"CC\"",
            "bodies.abbreviations (part 2) must be a list of texts",
            "список текстов",
        );
        check(
            "kind = \"council\"",
            "kind = \"council\"\nconvocation = 0",
            "bodies.convocation (part 2) must be a whole number",
            "целое число",
        );
    }

    #[test]
    fn a_day_of_tomls_own_and_a_json_file_are_read_too() {
        let file = parse(&EXAMPLE_EN.replacen("\"2026-02-01\"", "2026-02-01", 1)).unwrap();
        assert_eq!(file.founded_on, "2026-02-01");
        let Err(End::Input(why)) = parse("{\n \"name\": {\"en\": \"League\"},\n oops }") else {
            panic!("no JSON")
        };
        assert_eq!(why, Text::new("cli-init-syntax").with("line", 3_usize));
        for (text, key) in [
            ("[1", "cli-init-syntax"),
            ("", "cli-init-missing"),
            ("{\"seats\": 1}", "cli-init-missing"),
            ("seats = [1]", "cli-init-missing"),
        ] {
            let Err(End::Input(why)) = parse(text) else {
                panic!("{text}")
            };
            assert_eq!(why.key, key, "{text}");
        }
    }
}
