//! Words that have no place in the house.

use super::Tree;

/// Marks of unfinished work, and filling. Put together here, so that this file does not complain of itself.
const UNFINISHED: &[&str] = &[
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("lo", "rem"),
    concat!("Lo", "rem"),
    concat!("un", "implemented!"),
];

/// Marks that are also words (a Roman thirty): only at the start of a comment, or before a colon.
const MARKS: &[&str] = &[concat!("X", "XX"), concat!("HA", "CK")];

/// Where a project was once worked on is nobody's business, and not there on another machine.
const PLACES: &[&str] = &[
    concat!("/wo", "rk"),
    concat!("/tmp", "/team"),
    concat!("/ro", "ot"),
    concat!("../sha", "red"),
];

/// Guard: nothing unfinished, no filling, no paths of somebody's machine, no `unsafe`.
pub fn words(tree: &Tree) -> Vec<String> {
    let mut out = Vec::new();
    for (path, text) in tree.files() {
        for (i, line) in text.lines().enumerate() {
            let mut complain = |what: &str| out.push(format!("{path}:{}: {what}", i + 1));
            for word in UNFINISHED.iter().filter(|w| stands_alone(line, w)) {
                complain(&format!(
                    "“{word}”: finish it, or say in an issue what is left"
                ));
            }
            for mark in MARKS {
                if line.contains(&format!("// {mark}"))
                    || line.contains(&format!("# {mark}"))
                    || line.contains(&format!("{mark}:"))
                {
                    complain(&format!(
                        "“{mark}”: finish it, or say in an issue what is left"
                    ));
                }
            }
            for place in PLACES.iter().filter(|p| stands_alone(line, p)) {
                complain(&format!("“{place}” is a place on somebody's machine"));
            }
        }
    }
    for (path, rust) in tree.rust() {
        for token in rust.tokens.iter().filter(|t| t.is_word("unsafe")) {
            out.push(format!("{path}:{}: unsafe code", token.line));
        }
    }
    out
}

/// Whether a word stands in a line with no letter, digit or dash right before and after it.
fn stands_alone(line: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    line.match_indices(word).any(|(i, _)| {
        let before = line[..i].chars().next_back();
        let after = line[i + word.len()..].chars().next();
        // A path may go on after its first part, and stands after no other part.
        let before_ok = before.is_none_or(|c| {
            !part(c) && !(word.starts_with('/') && (c == '.' || c == '}' || c == '*'))
        });
        before_ok && after.is_none_or(|c| !part(c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_have_no_place_are_named() {
        let [unfinished, mark, place] = [UNFINISHED[0], MARKS[0], PLACES[0]];
        let check = |line: &str, want: usize| {
            let found = words(&Tree::of(&[("docs/a.md", line)]));
            assert_eq!(found.len(), want, "{line}: {found:?}");
        };
        check(&format!("// {unfinished}: later"), 1);
        check(&format!("a {unfinished}S list"), 0);
        check(&format!("// {mark} odd"), 1);
        check(&format!("the {mark} congress"), 0);
        check(&format!("see {place}/main/x"), 1);
        check(&format!("`{place}`"), 1);
        check(&format!("{place}er and engine{place}"), 0);
        check(&format!("{} ipsum", UNFINISHED[3]), 1);
        check(&format!("{}/corpus", PLACES[3]), 1);
    }

    #[test]
    fn unsafe_code_is_named_and_the_word_is_not() {
        let tree = Tree::of(&[(
            "a.rs",
            "// unsafe is forbidden\nfn f() { \"unsafe\" }\nunsafe fn g() {}",
        )]);
        assert_eq!(words(&tree), ["a.rs:3: unsafe code"]);
    }
}
