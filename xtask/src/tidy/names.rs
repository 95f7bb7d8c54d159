//! Who may name whom: the order inside a room, read off `use` lines and paths.

use super::rust::Named;
use super::{Tree, in_room, is_module};

/// What pure code names nothing of: the world, and what stands above it.
const PURE_NAMES_NO: &[&str] = &[
    "veche_engine",
    "veche_desk",
    "sea_orm",
    "sqlx",
    "axum",
    "axum_extra",
    "maud",
    "tokio",
    "rand",
    "std::fs",
    "std::io",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "std::time",
    "chrono::Local",
    "chrono::Utc::now",
    "Utc::now",
    "Uuid::now_v7",
    "Uuid::new_v4",
    "SystemTime::now",
];

/// A part of a room, and what it names nothing of.
struct Part {
    module: &'static str,
    names_no: &'static [&'static [&'static str]],
}

/// The order of a room: `model ← rules ← store ← commands ← pages, cli, follow ← room`.
const PARTS: &[Part] = &[
    Part {
        module: "model",
        names_no: &[
            PURE_NAMES_NO,
            &[
                "crate::rules",
                "crate::store",
                "crate::commands",
                "crate::pages",
                "crate::follow",
                "crate::cli",
                "crate::room",
            ],
        ],
    },
    Part {
        module: "rules",
        names_no: &[
            PURE_NAMES_NO,
            &[
                "crate::store",
                "crate::commands",
                "crate::pages",
                "crate::follow",
                "crate::cli",
                "crate::room",
            ],
        ],
    },
    Part {
        module: "store",
        names_no: &[&[
            "axum",
            "axum_extra",
            "maud",
            "veche_desk",
            "std::fs",
            "std::time",
            "crate::commands",
            "crate::pages",
            "crate::follow",
            "crate::cli",
            "crate::room",
        ]],
    },
    Part {
        module: "commands",
        names_no: &[&[
            "axum",
            "axum_extra",
            "maud",
            "veche_desk::components",
            "veche_desk::layout",
            "crate::pages",
            "crate::follow",
            "crate::cli",
            "crate::room",
        ]],
    },
    Part {
        module: "pages",
        names_no: &[&["sea_orm", "sqlx"]],
    },
    Part {
        module: "follow",
        names_no: &[&["sea_orm", "sqlx", "axum", "maud"]],
    },
    Part {
        module: "cli",
        names_no: &[&["sea_orm", "sqlx", "axum", "maud"]],
    },
];

/// Crates that are pure from end to end.
const PURE_CRATES: &[&str] = &["crates/core/src/", "crates/prose/src/"];

/// Guard: model and rules name no database, web, clock, files, chance; a store no pages; commands no HTML; nobody another room's store.
pub fn names(tree: &Tree) -> Vec<String> {
    let mut out = Vec::new();
    for (path, rust) in tree.rust() {
        let all = rust.paths();
        let mut complain = |named: &Named, why: &str| {
            out.push(format!(
                "{path}:{}: names {}, {why}",
                named.line,
                named.path.join("::")
            ))
        };
        for named in &all {
            if let Some((room, inside)) = in_room(path) {
                let absolute = absolute(inside, &named.path);
                for part in PARTS.iter().filter(|p| is_module(inside, p.module)) {
                    if part
                        .names_no
                        .iter()
                        .copied()
                        .flatten()
                        .any(|no| begins_with(&absolute, no))
                    {
                        complain(named, &format!("which {} of a room does not", part.module));
                    }
                }
                if anothers_store(&absolute, Some(room)) {
                    complain(named, "the store of another room: ask that room's lib.rs");
                }
            } else if path.starts_with("crates/") && anothers_store(&named.path, None) {
                complain(
                    named,
                    "the store of a room: ask that room's lib.rs, or call its command",
                );
            }
            if PURE_CRATES.iter().any(|pure| path.starts_with(pure))
                && PURE_NAMES_NO.iter().any(|no| begins_with(&named.path, no))
            {
                complain(named, "which a pure crate does not");
            }
        }
    }
    out.dedup();
    out
}

fn begins_with(path: &[String], no: &str) -> bool {
    let no: Vec<&str> = no.split("::").collect();
    path.len() >= no.len() && path.iter().zip(&no).all(|(a, b)| a == b)
}

/// `veche_x::store…`, where x is not the room itself.
fn anothers_store(path: &[String], room: Option<&str>) -> bool {
    let [first, second, ..] = path else {
        return false;
    };
    second == "store"
        && first
            .strip_prefix("veche_")
            .is_some_and(|other| Some(other) != room)
}

/// A path from the root of its crate: `super::store` in `src/rules.rs` is `crate::store`.
fn absolute(inside: &str, path: &[String]) -> Vec<String> {
    let module = inside.trim_end_matches(".rs");
    let module = module.strip_suffix("/mod").unwrap_or(module);
    let mut here: Vec<String> = if ["lib", "main"].contains(&module) {
        Vec::new()
    } else {
        module.split('/').map(str::to_owned).collect()
    };
    let up = path.iter().take_while(|w| *w == "super").count();
    let own = path.first().is_some_and(|w| w == "self");
    if up == 0 && !own {
        return path.to_vec();
    }
    here.truncate(here.len().saturating_sub(up));
    let mut out = vec!["crate".to_owned()];
    out.extend(here);
    out.extend(path.iter().skip(if own { 1 } else { up }).cloned());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, source: &str, want: &[&str]) {
        assert_eq!(names(&Tree::of(&[(path, source)])), want, "{source}");
    }

    #[test]
    fn pure_parts_name_nothing_of_the_world() {
        let model = "crates/rooms/x/src/model.rs";
        check(model, "use veche_core::{Day, Party};\nuse std::fmt;", &[]);
        check(
            model,
            "use axum::Router;",
            &["crates/rooms/x/src/model.rs:1: names axum::Router, which model of a room does not"],
        );
        check(
            model,
            "use std::{fmt,\n fs};",
            &["crates/rooms/x/src/model.rs:2: names std::fs, which model of a room does not"],
        );
        check(
            model,
            "fn f() {\n let x = veche_engine::Db::open();\n}",
            &[
                "crates/rooms/x/src/model.rs:2: names veche_engine::Db::open, which model of a room does not",
            ],
        );
        check(model, "#[cfg(test)] mod tests { use tokio::fs; }", &[]);
        check(
            "crates/rooms/x/src/rules/import.rs",
            "use rand::random;\nuse std::time::Instant;\nuse super::super::store;",
            &[
                "crates/rooms/x/src/rules/import.rs:1: names rand::random, which rules of a room does not",
                "crates/rooms/x/src/rules/import.rs:2: names std::time::Instant, which rules of a room does not",
                "crates/rooms/x/src/rules/import.rs:3: names super::super::store, which rules of a room does not",
            ],
        );
        check(
            "crates/core/src/id.rs",
            "fn f() { Uuid::now_v7() }",
            &["crates/core/src/id.rs:1: names Uuid::now_v7, which a pure crate does not"],
        );
    }

    #[test]
    fn store_and_commands_keep_their_places() {
        check(
            "crates/rooms/x/src/store.rs",
            "use crate::pages::y;",
            &[
                "crates/rooms/x/src/store.rs:1: names crate::pages::y, which store of a room does not",
            ],
        );
        check(
            "crates/rooms/x/src/store/lines.rs",
            "use super::super::pages;",
            &[
                "crates/rooms/x/src/store/lines.rs:1: names super::super::pages, which store of a room does not",
            ],
        );
        check(
            "crates/rooms/x/src/commands.rs",
            "use maud::html;",
            &[
                "crates/rooms/x/src/commands.rs:1: names maud::html, which commands of a room does not",
            ],
        );
        check(
            "crates/rooms/x/src/commands/y.rs",
            "use veche_engine::Tx; use crate::{rules, store};",
            &[],
        );
    }

    #[test]
    fn nobody_names_the_store_of_another() {
        let want = [
            "crates/rooms/x/src/pages/y.rs:1: names veche_z::store::find, the store of another room: ask that room's lib.rs",
        ];
        check(
            "crates/rooms/x/src/pages/y.rs",
            "use veche_z::{store::find, other};",
            &want,
        );
        check(
            "crates/rooms/x/src/pages/y.rs",
            "use veche_x::store::find; use crate::store;",
            &[],
        );
        check(
            "crates/veche/src/demo.rs",
            "fn f() { veche_z::store::insert(tx) }",
            &[
                "crates/veche/src/demo.rs:1: names veche_z::store::insert, the store of a room: ask that room's lib.rs, or call its command",
            ],
        );
    }
}
