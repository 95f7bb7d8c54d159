//! Habits of the house that a machine can hold, read off the sources.
//!
//! Each guard is a function from a [`Tree`] of files to complaints, one sentence a fault, with file and line. Each has a test that feeds it
//! something broken; one test runs them all on the house itself. There is no switch to ignore a guard: where one is wrong, mend it.
//!
//! Not here: what can only be seen at run time (who is refused at which address, statements asked by a list, a migrated schema against a
//! fresh one, pages against axe). Those guards stand with the program.

mod floors;
mod length;
mod links;
mod markup;
mod names;
mod rust;
mod settings;
mod sql;
mod texts;
mod words;

use rust::Rust;
use std::collections::BTreeMap;
use std::path::Path;

pub use floors::floors;
pub use length::length;
pub use links::links;
pub use markup::markup;
pub use names::names;
pub use settings::settings;
pub use sql::sql;
pub use texts::texts;
pub use words::words;

/// A guard: its name, and what it finds wrong in a tree.
pub type Guard = (&'static str, fn(&Tree) -> Vec<String>);

/// All guards that read the sources.
pub const GUARDS: &[Guard] = &[
    ("floors", floors),
    ("names", names),
    ("sql", sql),
    ("markup", markup),
    ("texts", texts),
    ("settings", settings),
    ("words", words),
    ("length", length),
    ("links", links),
];

/// What all guards find wrong in a tree, each complaint with the name of its guard before it.
pub fn complaints(tree: &Tree) -> Vec<String> {
    GUARDS
        .iter()
        .flat_map(|(name, guard)| {
            guard(tree)
                .into_iter()
                .map(move |c| format!("[{name}] {c}"))
        })
        .collect()
}

/// The files of the house that people wrote, by their path from its root.
#[derive(Debug, Default)]
pub struct Tree {
    files: BTreeMap<String, String>,
    rust: BTreeMap<String, Rust>,
}

/// Folders that hold nothing of ours: built, brought in from elsewhere, or data.
const NOT_OURS: &[&str] = &[
    "target",
    "vendor",
    "fonts",
    "node_modules",
    "veche-data",
    "snapshots",
];

/// Endings of files that people write.
const OURS: &[&str] = &[
    "rs", "md", "toml", "ftl", "css", "js", "svg", "sql", "txt", "tsv", "typ", "sh", "html", "py",
];

impl Tree {
    /// Reads the house at `root`. What is not text, was built, or is somebody else's work is left out.
    ///
    /// # Errors
    /// A folder or a file cannot be read.
    pub fn read(root: &Path) -> std::io::Result<Tree> {
        let mut files = BTreeMap::new();
        gather(root, "", &mut files)?;
        Ok(Tree::new(files))
    }

    /// A tree of these files: for a guard's broken sample.
    pub fn of(files: &[(&str, &str)]) -> Tree {
        Tree::new(
            files
                .iter()
                .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
                .collect(),
        )
    }

    fn new(files: BTreeMap<String, String>) -> Tree {
        let rust = files
            .iter()
            .filter(|(path, _)| path.ends_with(".rs"))
            .map(|(path, text)| (path.clone(), Rust::read(text, is_test_file(path))))
            .collect();
        Tree { files, rust }
    }

    /// All files, by path.
    fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The files with an ending.
    fn ending(&self, ending: &'static str) -> impl Iterator<Item = (&str, &str)> {
        self.files().filter(move |(path, _)| path.ends_with(ending))
    }

    /// The text of one file.
    fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// All Rust sources, by path.
    fn rust(&self) -> impl Iterator<Item = (&str, &Rust)> {
        self.rust.iter().map(|(path, rust)| (path.as_str(), rust))
    }
}

fn gather(root: &Path, under: &str, files: &mut BTreeMap<String, String>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(root.join(under))? {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        let path = if under.is_empty() {
            name.clone()
        } else {
            format!("{under}/{name}")
        };
        if entry.file_type()?.is_dir() {
            let hidden =
                name.starts_with('.') && ![".ci", ".config", ".cargo"].contains(&name.as_str());
            // The data folder of a running program stands at the root; a crate's own data/ is written by people.
            let other = NOT_OURS.contains(&name.as_str()) || path == "data";
            if !hidden && !other {
                gather(root, &path, files)?;
            }
        } else if is_ours(&name) {
            // A file that was there a moment ago and is gone, or is no text, says nothing.
            if let Ok(text) = std::fs::read_to_string(root.join(&path)) {
                files.insert(path, text);
            }
        }
    }
    Ok(())
}

fn is_ours(name: &str) -> bool {
    let brought = name.contains(".min.") || name.contains("LICENSE") || name == "Cargo.lock";
    let bare = matches!(name, "check" | "run");
    !brought
        && (bare
            || name
                .rsplit_once('.')
                .is_some_and(|(_, ending)| OURS.contains(&ending)))
}

/// Whether a file is built for tests, benches and examples only.
fn is_test_file(path: &str) -> bool {
    path.ends_with("/tests.rs")
        || ["/tests/", "/benches/", "/examples/"]
            .iter()
            .any(|part| path.contains(part))
}

/// A file of a room: the room, and the path from its `src`.
fn in_room(path: &str) -> Option<(&str, &str)> {
    let (room, rest) = path.strip_prefix("crates/rooms/")?.split_once('/')?;
    Some((room, rest.strip_prefix("src/")?))
}

/// Whether a path from `src` is this module: `rules` is `rules.rs` and everything in `rules/`.
fn is_module(inside: &str, module: &str) -> bool {
    inside
        .strip_prefix(module)
        .is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn house() -> Tree {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        Tree::read(root).unwrap()
    }

    #[test]
    fn the_tree_holds_the_house_and_nothing_built() {
        let tree = house();
        for path in [
            "README.md",
            "Cargo.toml",
            "crates/core/src/lib.rs",
            "xtask/src/tidy.rs",
            "crates/lang/i18n/ru.ftl",
        ] {
            assert!(tree.text(path).is_some(), "{path}");
        }
        assert!(tree.files().all(|(path, _)| !path.starts_with("target/")
            && !path.contains("/vendor/")
            && !path.starts_with(".git/")));
    }

    /// One test a guard, so that one failure does not hide another.
    macro_rules! the_house_is_tidy {
        ($($guard:ident)*) => {
            mod the_house {
                $(#[test]
                fn $guard() {
                    let found = super::super::$guard(&super::house());
                    assert!(found.is_empty(), "{} complaints:\n{}", found.len(), found.join("\n"));
                })*
            }

            #[test]
            fn every_guard_runs_on_the_house() {
                let run: Vec<&str> = vec![$(stringify!($guard)),*];
                assert_eq!(run, GUARDS.iter().map(|(name, _)| *name).collect::<Vec<_>>());
            }
        };
    }
    the_house_is_tidy!(floors names sql markup texts settings words length links);

    #[test]
    fn complaints_carry_the_name_of_their_guard() {
        let tree = Tree::of(&[("crates/rooms/x/src/model.rs", "use axum::Router;")]);
        let found = complaints(&tree);
        assert!(
            found
                .iter()
                .any(|c| c.starts_with("[names] crates/rooms/x/src/model.rs:1:")),
            "{found:?}"
        );
    }

    #[test]
    fn a_module_is_its_file_and_its_folder() {
        assert!(is_module("rules.rs", "rules") && is_module("rules/import.rs", "rules"));
        assert!(!is_module("rules_of_house.rs", "rules") && !is_module("pages/rules.rs", "rules"));
        assert_eq!(
            in_room("crates/rooms/register/src/store/people.rs"),
            Some(("register", "store/people.rs"))
        );
        assert_eq!(in_room("crates/desk/src/pages/mod.rs"), None);
    }
}
