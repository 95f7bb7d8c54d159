//! The invented documents of tests/corpus, each NAME.txt with NAME.json, and which of them were never tuned on.

use std::path::{Path, PathBuf};

use serde_json::Value;

/// Whether the reader's rules were written with a view of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Half {
    /// Looked at.
    Dev,
    /// Held out: measured only.
    Held,
}

/// A document with the reading made by hand.
pub struct Document {
    pub name: String,
    pub lang: String,
    pub half: Half,
    pub text: String,
    pub gold: Value,
}

/// The folder of the corpus.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
}

/// All documents of a folder, in the order of their names. `HELD` in the folder lists those held out.
pub fn documents(folder: &Path) -> Vec<Document> {
    let held = std::fs::read_to_string(folder.join("HELD")).unwrap_or_default();
    let held: Vec<&str> = held
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
        .collect();
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .map(|d| d.flatten().map(|e| e.path()).collect())
        .unwrap_or_default();
    paths
        .retain(|p| p.extension().is_some_and(|e| e == "txt") && p.with_extension("json").exists());
    paths.sort();
    paths
        .iter()
        .map(|p| {
            let name = p.file_stem().unwrap().to_string_lossy().into_owned();
            let gold: Value =
                serde_json::from_str(&std::fs::read_to_string(p.with_extension("json")).unwrap())
                    .unwrap_or_else(|e| panic!("{name}: {e}"));
            Document {
                half: if held.contains(&name.as_str()) {
                    Half::Held
                } else {
                    Half::Dev
                },
                lang: gold["lang"].as_str().unwrap_or("").to_owned(),
                text: std::fs::read_to_string(p).unwrap(),
                gold,
                name,
            }
        })
        .collect()
}
