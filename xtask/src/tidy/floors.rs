//! Crates depend downwards, sideways only as ARCHITECTURE.md says.

use super::Tree;
use std::collections::{BTreeMap, BTreeSet};

const MAP: &str = "ARCHITECTURE.md";

/// What touches the world: a pure crate depends on none of it.
const WORLD: &[&str] = &[
    "tokio",
    "axum",
    "axum-extra",
    "sea-orm",
    "sqlx",
    "lettre",
    "rand",
    "reqwest",
    "hyper-util",
    "tempfile",
    "tower",
    "tower-http",
    "tracing",
];

/// Giants are fenced in: only the program knows them, and gives them to the rooms through traits of the desk.
const GIANTS: &[&str] = &["veche-intake", "veche-print"];

/// Built for tests only.
const FOR_TESTS: &str = "veche-testkit";

/// A crate's manifest, as far as it matters here.
#[derive(Debug, Default)]
struct Manifest {
    path: String,
    name: String,
    needs: BTreeSet<String>,
    needs_in_tests: BTreeSet<String>,
}

/// What the house is meant to be.
#[derive(Debug, Default)]
struct Map {
    floors: BTreeMap<String, usize>,
    arrows: BTreeSet<(String, String)>,
}

/// Guard: the crates' dependencies against the blocks `floors` and `arrows` of ARCHITECTURE.md.
pub fn floors(tree: &Tree) -> Vec<String> {
    let mut out = Vec::new();
    let Some(map) = read_map(tree.text(MAP).unwrap_or_default(), &mut out) else {
        return out;
    };
    let crates: Vec<Manifest> = tree
        .ending("Cargo.toml")
        .filter_map(|(path, text)| manifest(path, text))
        .collect();
    for name in map.floors.keys() {
        if !crates.iter().any(|c| c.name == *name) {
            out.push(format!(
                "{MAP}: {name} stands on a floor, but there is no such crate"
            ));
        }
    }
    for (from, to) in &map.arrows {
        if !crates
            .iter()
            .any(|c| c.name == *from && c.needs.contains(to))
        {
            out.push(format!("{MAP}: the arrow {from} -> {to} is not in use"));
        }
    }
    for c in &crates {
        let Some(floor) = map.floors.get(&c.name) else {
            out.push(format!(
                "{}: {} stands on no floor of {MAP}",
                c.path, c.name
            ));
            continue;
        };
        out.extend(wrong(c, *floor, &map));
    }
    out
}

fn wrong(c: &Manifest, floor: usize, map: &Map) -> Vec<String> {
    let mut out = Vec::new();
    let mut complain = |why: String| out.push(format!("{}: {why}", c.path));
    for need in &c.needs {
        if need == FOR_TESTS {
            complain(format!(
                "{need} is for tests: put it under [dev-dependencies]"
            ));
        } else if GIANTS.contains(&need.as_str()) && floor == 2 {
            complain(format!(
                "a room never sees {need}: it asks through a trait of veche-desk"
            ));
        } else if let Some(below) = map.floors.get(need) {
            let arrow = map.arrows.contains(&(c.name.clone(), need.clone()));
            if *below > floor {
                complain(format!(
                    "{} (floor {floor}) depends upwards on {need} (floor {below})",
                    c.name
                ));
            } else if *below == floor && floor != 0 && !arrow {
                complain(format!(
                    "{} depends sideways on {need}: an arrow for it is missing in {MAP}, or the dependency is wrong",
                    c.name
                ));
            } else if *below == floor && floor == 0 && need != "veche-core" {
                complain(format!(
                    "{} is pure and may know veche-core only, not {need}",
                    c.name
                ));
            }
        } else if need.starts_with("veche") {
            complain(format!("{need} stands on no floor of {MAP}"));
        } else if floor == 0 && WORLD.contains(&need.as_str()) {
            complain(format!("{} is pure: no {need}", c.name));
        }
    }
    if floor == 0 {
        for need in c
            .needs_in_tests
            .iter()
            .filter(|n| map.floors.get(*n).is_some_and(|f| *f > 0))
        {
            complain(format!("{} is pure, in its tests too: no {need}", c.name));
        }
    }
    out
}

/// The two marked blocks. `None`, with a complaint, when one is missing.
fn read_map(text: &str, out: &mut Vec<String>) -> Option<Map> {
    let mut map = Map::default();
    let (Some(floors), Some(arrows)) = (block(text, "floors"), block(text, "arrows")) else {
        out.push(format!(
            "{MAP}: the blocks ```floors and ```arrows are missing"
        ));
        return None;
    };
    for line in floors.lines() {
        let mut words = line.split_whitespace();
        let Some(floor) = words.next().and_then(|w| w.parse().ok()) else {
            out.push(format!("{MAP}: a floor begins with its number: {line}"));
            continue;
        };
        for name in words {
            if map.floors.insert(name.to_owned(), floor).is_some() {
                out.push(format!("{MAP}: {name} stands on two floors"));
            }
        }
    }
    for line in arrows.lines() {
        match line.split_once("->") {
            Some((from, to)) => {
                map.arrows
                    .insert((from.trim().to_owned(), to.trim().to_owned()));
            }
            None => out.push(format!("{MAP}: an arrow is written `from -> to`: {line}")),
        }
    }
    Some(map)
}

/// What stands in a fenced block of this name.
fn block<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let (_, after) = text.split_once(&format!("```{name}\n"))?;
    after.split_once("\n```").map(|(inside, _)| inside)
}

/// Reads a manifest by its sections; `None` for the workspace's own.
fn manifest(path: &str, text: &str) -> Option<Manifest> {
    let mut found = Manifest {
        path: path.to_owned(),
        ..Manifest::default()
    };
    let mut section = String::new();
    for line in text.lines().map(str::trim) {
        if let Some(head) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            section = head.to_owned();
            if let Some((kind, name)) = head.rsplit_once('.') {
                found.need(kind, name);
            }
        } else if let Some((key, value)) = line.split_once('=')
            && !line.starts_with('#')
        {
            let key = key.trim();
            if section == "package" && key == "name" {
                found.name = value.trim().trim_matches('"').to_owned();
            }
            found.need(&section, key.strip_suffix(".workspace").unwrap_or(key));
        }
    }
    (!found.name.is_empty()).then_some(found)
}

impl Manifest {
    fn need(&mut self, section: &str, name: &str) {
        match section.rsplit_once('.').map_or(section, |(_, last)| last) {
            "dependencies" | "build-dependencies" if !section.starts_with("workspace") => {
                self.needs.insert(name.to_owned())
            }
            "dev-dependencies" => self.needs_in_tests.insert(name.to_owned()),
            _ => false,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAN: &str = "```floors\n0 veche-core veche-prose\n1 veche-engine veche-desk veche-print\n2 veche-register veche-directives\n3 veche veche-testkit\n```\n\
                        ```arrows\nveche-desk -> veche-engine\nveche-directives -> veche-register\n```\n";

    /// The whole house of the plan, with some dependencies in place of others.
    fn house(changed: &[(&str, &str)]) -> Vec<String> {
        let mut needs: BTreeMap<&str, &str> = BTreeMap::from([
            ("veche-core", ""),
            ("veche-prose", "veche-core.workspace = true"),
            ("veche-engine", "veche-core.workspace = true"),
            ("veche-desk", "veche-engine = { path = \"../engine\" }"),
            ("veche-print", ""),
            ("veche-register", "veche-desk.workspace = true"),
            (
                "veche-directives",
                "veche-register.workspace = true\nveche-prose.workspace = true",
            ),
            (
                "veche",
                "veche-directives.workspace = true\nveche-print.workspace = true",
            ),
            ("veche-testkit", "veche-engine.workspace = true"),
        ]);
        needs.extend(changed.iter().copied());
        let mut files: Vec<(String, String)> = needs
            .iter()
            .map(|(name, needs)| {
                (
                    format!("crates/{name}/Cargo.toml"),
                    format!("[package]\nname = \"{name}\"\n\n[dependencies]\n{needs}\n"),
                )
            })
            .collect();
        files.push((MAP.to_owned(), PLAN.to_owned()));
        let files: Vec<(&str, &str)> = files
            .iter()
            .map(|(p, t)| (p.as_str(), t.as_str()))
            .collect();
        floors(&Tree::of(&files))
    }

    #[test]
    fn floors_as_planned_are_fine() {
        assert_eq!(house(&[]), Vec::<String>::new());
    }

    #[test]
    fn floors_complain_of_each_wrong_arrow() {
        let check = |name: &str, needs: &str, want: &str| {
            let found = house(&[(name, needs)]);
            assert!(
                found.iter().any(|c| c == want),
                "{want}\nnot among {found:?}"
            );
        };
        let at = |name: &str| format!("crates/{name}/Cargo.toml");
        check(
            "veche-core",
            "tokio.workspace = true",
            &format!("{}: veche-core is pure: no tokio", at("veche-core")),
        );
        check(
            "veche-core",
            "veche-prose.workspace = true",
            &format!(
                "{}: veche-core is pure and may know veche-core only, not veche-prose",
                at("veche-core")
            ),
        );
        check(
            "veche-engine",
            "veche-register.workspace = true",
            &format!(
                "{}: veche-engine (floor 1) depends upwards on veche-register (floor 2)",
                at("veche-engine")
            ),
        );
        check(
            "veche-register",
            "veche-directives.workspace = true",
            &format!(
                "{}: veche-register depends sideways on veche-directives: an arrow for it is missing in {MAP}, or the dependency is wrong",
                at("veche-register")
            ),
        );
        check(
            "veche-register",
            "veche-print.workspace = true",
            &format!(
                "{}: a room never sees veche-print: it asks through a trait of veche-desk",
                at("veche-register")
            ),
        );
        check(
            "veche-register",
            "veche-testkit.workspace = true",
            &format!(
                "{}: veche-testkit is for tests: put it under [dev-dependencies]",
                at("veche-register")
            ),
        );
        check(
            "veche-desk",
            "",
            &format!("{MAP}: the arrow veche-desk -> veche-engine is not in use"),
        );
        check(
            "veche-loft",
            "",
            &format!(
                "{}: veche-loft stands on no floor of {MAP}",
                at("veche-loft")
            ),
        );
        check(
            "veche-prose",
            "\n[dev-dependencies]\nveche-engine.workspace = true",
            &format!(
                "{}: veche-prose is pure, in its tests too: no veche-engine",
                at("veche-prose")
            ),
        );
    }

    #[test]
    fn floors_want_their_map() {
        assert_eq!(
            floors(&Tree::of(&[])),
            [format!(
                "{MAP}: the blocks ```floors and ```arrows are missing"
            )]
        );
    }
}
