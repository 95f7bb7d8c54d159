//! The guard of the texts: both languages have the same messages with the same variables.

use crate::Source;
use std::collections::{BTreeMap, BTreeSet};

/// What is wrong with the texts, one sentence a fault; empty when they are equal.
pub fn complaints(sources: &[Source]) -> Vec<String> {
    let mut out = Vec::new();
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for source in sources {
        let (ru, en) = (messages(source.ru), messages(source.en));
        for key in ru.keys().chain(en.keys()).collect::<BTreeSet<_>>() {
            match (ru.get(key), en.get(key)) {
                (Some(_), None) => out.push(format!("{}: {key} stands in ru only", source.name)),
                (None, Some(_)) => out.push(format!("{}: {key} stands in en only", source.name)),
                (Some(a), Some(b)) if a != b => out.push(format!(
                    "{}: {key} has variables {a:?} in ru, {b:?} in en",
                    source.name
                )),
                _ => {}
            }
        }
        for key in ru.keys() {
            if let Some(other) = seen.insert(key.clone(), source.name)
                && other != source.name
            {
                out.push(format!("{key} stands in {other} and in {}", source.name));
            }
        }
    }
    out
}

/// The keys of a room's messages.
pub fn keys(source: &Source) -> Vec<String> {
    messages(source.ru).into_keys().collect()
}

/// Message → its variables. A message starts at the line's start; what follows indented belongs to it.
fn messages(ftl: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut out: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current: Option<String> = None;
    for line in ftl.lines() {
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        if !line.starts_with(char::is_whitespace) && !line.starts_with('}') {
            let key = line.split('=').next().unwrap_or_default().trim().to_owned();
            out.entry(key.clone()).or_default();
            current = Some(key);
        }
        if let Some(key) = &current {
            for part in line.split('$').skip(1) {
                let name: String = part
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '-' || *c == '_')
                    .collect();
                out.entry(key.clone()).or_default().insert(name);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn complaints_name_each_fault() {
        let broken = Source {
            name: "test",
            ru: "a = А { $n }\nb = Б\n",
            en: "a = A { $m }\nc = C\n",
        };
        assert_eq!(
            complaints(&[broken]),
            [
                "test: a has variables {\"n\"} in ru, {\"m\"} in en",
                "test: b stands in ru only",
                "test: c stands in en only",
            ]
        );
        let twice = [
            Source {
                name: "one",
                ru: "a = А\n",
                en: "a = A\n",
            },
            Source {
                name: "two",
                ru: "a = А\n",
                en: "a = A\n",
            },
        ];
        assert_eq!(complaints(&twice), ["a stands in one and in two"]);
    }
}
