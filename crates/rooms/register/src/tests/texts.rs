//! The room's texts: equal in both languages, all of them used, none missing.

use std::collections::BTreeSet;
use veche_lang::{complaints, keys};

/// Keys that are put together from a prefix and a code.
const MADE_UP: [&str; 16] = [
    "right-",
    "verb-",
    "body-kind-",
    "office-kind-",
    "organisation-kind-",
    "organisation-kinds-",
    "branch-state-",
    "membership-",
    "register-kind-",
    "register-owner-",
    "register-quorum-",
    "register-seat-with",
    "register-tongue-",
    "register-fate-",
    "register-table-",
    "register-begin-",
];

fn sources() -> Vec<String> {
    fn walk(folder: &std::path::Path, out: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, out);
            } else if path.extension().is_some_and(|e| e == "rs") {
                out.push(std::fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut out = Vec::new();
    walk(
        &std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut out,
    );
    out
}

#[test]
fn texts_say_the_same_in_both_languages() {
    assert_eq!(complaints(&[crate::TEXTS]), Vec::<String>::new());
}

#[test]
fn every_text_is_used_and_every_used_text_is_there() {
    let there: BTreeSet<String> = keys(&crate::TEXTS).into_iter().collect();
    let mut used = BTreeSet::new();
    for source in sources() {
        for word in source.split('"') {
            let ours = word.starts_with("register-") || word.starts_with("toast-register-");
            if ours
                && word
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
                && !word.ends_with('-')
            {
                used.insert(word.to_owned());
            }
        }
    }
    // Prefixes of keys that are put together are no keys themselves.
    let prefixes = [
        "register-table",
        "register-fate",
        "register-tongue",
        "register-seat",
    ];
    let missing: Vec<&String> = used
        .iter()
        .filter(|k| !there.contains(*k) && !prefixes.contains(&k.as_str()))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
    let unused: Vec<&String> = there
        .iter()
        .filter(|k| !used.contains(*k) && !MADE_UP.iter().any(|p| k.starts_with(p)))
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}
