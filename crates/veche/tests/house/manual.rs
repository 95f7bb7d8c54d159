//! The manual of settings names everything that the program can be told.

use crate::kit::day;
use std::collections::BTreeSet;
use veche_core::{Names, Tongue, Zone};
use veche_engine::{Ask, Settings};
use veche_testkit::{TestDb, both};

const MANUAL: &str = include_str!("../../../../docs/operator/settings.md");

/// What a manual leaves out of what there is.
fn left_out(manual: &str, all: &BTreeSet<String>) -> Vec<String> {
    all.iter()
        .filter(|name| !manual.contains(&format!("`{name}")))
        .cloned()
        .collect()
}

/// Every command, option and variable of the environment.
fn options() -> BTreeSet<String> {
    let global: Vec<_> = veche::cli::command().get_arguments().cloned().collect();
    let mut all = BTreeSet::new();
    for command in veche::cli::command().get_subcommands() {
        all.insert(format!("veche {}", command.get_name()));
        for option in command.get_arguments().chain(&global) {
            all.extend(
                option
                    .get_long()
                    .filter(|l| *l != "help" && *l != "version")
                    .map(|l| format!("--{l}")),
            );
            all.extend(option.get_env().map(|e| e.to_string_lossy().into_owned()));
        }
    }
    all
}

#[test]
fn the_manual_names_every_command_option_and_variable() {
    let all = options();
    assert!(
        all.contains("VECHE_DATA") && all.contains("--insecure-http") && all.contains("--lang"),
        "{all:?}"
    );
    assert_eq!(left_out(MANUAL, &all), Vec::<String>::new());
}

#[test]
fn a_manual_that_forgets_something_is_complained_about() {
    let all = BTreeSet::from(["--data".to_owned(), "VECHE_DATA".to_owned()]);
    assert_eq!(left_out("| `--data DIR` | folder |", &all), ["VECHE_DATA"]);
}

#[test]
fn the_manual_names_nothing_that_there_is_not() {
    let all = options();
    let named = MANUAL
        .split('`')
        .skip(1)
        .step_by(2)
        .map(|s| s.split_whitespace().next().unwrap_or_default());
    let stale: Vec<&str> = named
        .filter(|w| (w.starts_with("--") && *w != "--help") || w.starts_with("VECHE_"))
        .filter(|w| !all.contains(*w))
        .collect();
    assert_eq!(stale, Vec::<&str>::new());
}

both! {
    []

    async fn the_manual_names_every_setting_of_the_federation(db: TestDb) {
        let all = Settings {
            name: Some(Names::new("Лига", "League")),
            short_name: Some(Names::new("Л", "L")),
            zone: Zone::UTC,
            tongue: Tongue::En,
            accent: "#112233".into(),
            publish_execution: true,
            since: Some(day("2026-03-01")),
            base_url: Some("https://example.org".into()),
        };
        db.db().write(all, |tx, all| Box::pin(all.save(tx))).await.unwrap();
        let rows = db.db().read().all("select key from setting order by key", vec![]).await.unwrap();
        let keys: BTreeSet<String> = rows.iter().map(|r| r.try_get_by_index::<String>(0).unwrap()).collect();
        assert_eq!(keys.len(), 8, "{keys:?}");
        assert_eq!(left_out(MANUAL, &keys), Vec::<String>::new());
    }
}
