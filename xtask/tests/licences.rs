//! Licences and bans: what the program is built from may be given on with it, and nothing comes in that was decided against.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops by panicking"
)]

use serde_json::{Value, json};
use std::process::Command;

/// Licences under which a dependency may come in: permissive, or copyleft by file.
const ALLOWED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "OFL-1.1",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Crates that were decided against: TLS beside rustls with ring, which would bring C and a second stack.
const BANNED: &[&str] = &[
    "openssl",
    "openssl-sys",
    "native-tls",
    "aws-lc-rs",
    "aws-lc-sys",
];

/// Whether a licence expression (SPDX, and the old form with a slash) lets us choose allowed ones only.
fn is_allowed(expression: &str) -> bool {
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    let ok = either(&words, &mut at);
    ok && at == words.len()
}

fn either(words: &[&str], at: &mut usize) -> bool {
    let mut ok = both(words, at);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        // Both sides are read whole, whichever decides.
        ok |= both(words, at);
    }
    ok
}

fn both(words: &[&str], at: &mut usize) -> bool {
    let mut ok = one(words, at);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        ok &= one(words, at);
    }
    ok
}

fn one(words: &[&str], at: &mut usize) -> bool {
    match words.get(*at) {
        Some(&"(") => {
            *at += 1;
            let ok = either(words, at);
            let closed = words.get(*at) == Some(&")");
            *at += 1;
            ok && closed
        }
        Some(name) => {
            *at += 1;
            let mut name = (*name).to_owned();
            if words.get(*at) == Some(&"WITH") {
                name = format!(
                    "{name} WITH {}",
                    words.get(*at + 1).copied().unwrap_or_default()
                );
                *at += 2;
            }
            ALLOWED.contains(&name.as_str())
        }
        None => false,
    }
}

/// Complaints about the packages of `cargo metadata`.
fn complaints(metadata: &Value) -> Vec<String> {
    let packages = metadata["packages"].as_array().expect("packages");
    let mut out = Vec::new();
    for package in packages {
        let name = package["name"].as_str().unwrap_or_default();
        let version = package["version"].as_str().unwrap_or_default();
        match package["license"].as_str() {
            Some(licence) if is_allowed(licence) => {}
            Some(licence) => out.push(format!(
                "{name} {version}: the licence {licence} is not allowed"
            )),
            None => out.push(format!("{name} {version}: no licence is named")),
        }
        if BANNED.contains(&name) {
            out.push(format!("{name} {version}: decided against"));
        }
        let ours = package["source"].is_null();
        if !ours
            && !package["source"]
                .as_str()
                .is_some_and(|s| s.starts_with("registry+"))
        {
            out.push(format!(
                "{name} {version}: comes from elsewhere than the registry"
            ));
        }
    }
    out
}

#[test]
fn dependencies_are_allowed() {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let done = Command::new(cargo)
        .args([
            "metadata",
            "--format-version",
            "1",
            "--locked",
            "--filter-platform",
            "x86_64-unknown-linux-gnu",
        ])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    let metadata: Value = serde_json::from_slice(&done.stdout).expect("JSON");
    assert!(
        metadata["packages"]
            .as_array()
            .is_some_and(|p| p.len() > 100)
    );
    assert_eq!(complaints(&metadata), Vec::<String>::new());
}

#[test]
fn a_broken_list_is_complained_about() {
    let package = |name: &str, licence: Value, source: Value| json!({ "name": name, "version": "1.0.0", "license": licence, "source": source });
    let registry = || json!("registry+https://example");
    let metadata = json!({ "packages": [
        package("good", json!("MIT OR Apache-2.0"), registry()),
        package("copyleft", json!("GPL-3.0-only"), registry()),
        package("nameless", Value::Null, registry()),
        package("native-tls", json!("MIT"), registry()),
        package("elsewhere", json!("MIT"), json!("git+https://example")),
    ] });
    assert_eq!(
        complaints(&metadata),
        [
            "copyleft 1.0.0: the licence GPL-3.0-only is not allowed",
            "nameless 1.0.0: no licence is named",
            "native-tls 1.0.0: decided against",
            "elsewhere 1.0.0: comes from elsewhere than the registry",
        ]
    );
}

#[test]
fn expressions_are_read_as_they_mean() {
    for (expression, want) in [
        ("MIT", true),
        ("MIT/Apache-2.0", true),
        ("Apache-2.0 / MIT", true),
        ("Apache-2.0 OR GPL-2.0-only", true),
        ("MIT AND GPL-3.0-only", false),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
        ("(MIT OR AGPL-3.0) AND GPL-3.0", false),
        ("Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT", true),
        ("GPL-2.0 WITH Classpath-exception-2.0", false),
        ("(MIT", false),
        ("MIT)", false),
        ("MIT MIT", false),
        ("", false),
    ] {
        assert_eq!(is_allowed(expression), want, "{expression}");
    }
}
