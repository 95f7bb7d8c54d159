//! What can be set from outside is in the manual.

use super::Tree;
use std::collections::BTreeSet;

/// The page of the manual that names every setting of the program.
const MANUAL: &str = "docs/operator/settings.md";
/// The page that names what only tests read.
const FOR_TESTS: &str = "CONTRIBUTING.md";

/// Guard: every variable `VECHE_…` that the sources name is in the manual; one that only tests read, in CONTRIBUTING.md. And the
/// other way: the manual names none that nobody reads.
///
/// The flags of the command line are held by a test of the program itself, which can ask clap for all of them.
pub fn settings(tree: &Tree) -> Vec<String> {
    let mut out = Vec::new();
    let mut read = BTreeSet::new();
    for (path, rust) in tree.rust().filter(|(path, _)| path.starts_with("crates/")) {
        for token in &rust.tokens {
            for name in token.str().map(variables).unwrap_or_default() {
                let page = if token.test || path.starts_with("crates/testkit/") {
                    FOR_TESTS
                } else {
                    MANUAL
                };
                // A test may set what the program reads.
                let pages = if token.test {
                    [page, MANUAL]
                } else {
                    [page, page]
                };
                if !pages.iter().any(|page| {
                    tree.text(page)
                        .is_some_and(|text| variables(text).contains(&name))
                }) {
                    out.push(format!("{path}:{}: {name} is not in {page}", token.line));
                }
                read.insert(name);
            }
        }
    }
    for page in [MANUAL, FOR_TESTS] {
        for name in tree.text(page).map(variables).unwrap_or_default() {
            if !read.contains(&name) {
                out.push(format!("{page}: {name} is read by nobody"));
            }
        }
    }
    out.sort();
    out.dedup();
    out
}

/// The words in a text that begin with `VECHE_`.
fn variables(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_ascii_uppercase() && !c.is_ascii_digit() && c != '_')
        .filter(|word| word.len() > "VECHE_".len() && word.starts_with("VECHE_"))
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_and_the_manual_agree() {
        let tree = Tree::of(&[
            (
                "crates/veche/src/cli.rs",
                "#[arg(env = \"VECHE_DATA\")]\nx: (), #[arg(env = \"VECHE_NEW\")]",
            ),
            (
                "crates/testkit/src/lib.rs",
                "const X: &str = \"VECHE_TEST_DB\";",
            ),
            (MANUAL, "`VECHE_DATA`, `VECHE_OLD`"),
            (FOR_TESTS, ""),
        ]);
        assert_eq!(
            settings(&tree),
            [
                "crates/testkit/src/lib.rs:1: VECHE_TEST_DB is not in CONTRIBUTING.md",
                "crates/veche/src/cli.rs:2: VECHE_NEW is not in docs/operator/settings.md",
                "docs/operator/settings.md: VECHE_OLD is read by nobody",
            ]
        );
    }
}
