//! Long files are long for a reason, or are two files.

use super::Tree;

/// A source may have so many lines.
const MOST: usize = 800;

/// Files that are longer, how long they may be, and why.
const LONGER: &[(&str, usize, &str)] = &[
    (
        "crates/intake/src/pdf/layout.rs",
        950,
        "one way from letters to paragraphs, with its tests",
    ),
    (
        "crates/veche/src/demo/years.rs",
        1_000,
        "three years, day by day",
    ),
    (
        "crates/rooms/directives/src/store/documents.rs",
        1_100,
        "documents, items, directives and extracts are read together",
    ),
    (
        "crates/rooms/register/src/pages/people.rs",
        1_100,
        "one resource: a person's pages and forms",
    ),
    (
        "crates/rooms/register/src/rules/import.rs",
        1_400,
        "one table format for four kinds, with its tests",
    ),
    (
        "crates/rooms/register/src/store/units.rs",
        1_000,
        "organisations, branches and bodies share their columns",
    ),
    (
        "crates/rooms/register/src/tests/pages.rs",
        1_200,
        "every page of the room, one test each",
    ),
];

/// Guard: a source over [`MOST`] lines stands in a list with its limit and a reason.
pub fn length(tree: &Tree) -> Vec<String> {
    against(tree, LONGER)
}

fn against(tree: &Tree, longer: &[(&str, usize, &str)]) -> Vec<String> {
    let mut out = Vec::new();
    for (path, text) in tree
        .files()
        .filter(|(path, _)| [".rs", ".css", ".js"].iter().any(|e| path.ends_with(e)))
    {
        let lines = text.lines().count();
        let limit = longer
            .iter()
            .find(|(listed, ..)| *listed == path)
            .map(|(_, limit, _)| *limit);
        match limit {
            None if lines > MOST => out.push(format!("{path}: {lines} lines, at most {MOST}: split it, or list it with a reason in xtask/src/tidy/length.rs")),
            Some(limit) if lines > limit => out.push(format!("{path}: {lines} lines, at most {limit} as listed")),
            Some(_) if lines <= MOST => out.push(format!("{path}: {lines} lines again: strike it off the list in xtask/src/tidy/length.rs")),
            _ => {}
        }
    }
    for (path, _, why) in longer {
        if tree.text(path).is_none() {
            out.push(format!("{path}: listed as long, but there is no such file"));
        }
        if why.split_whitespace().count() < 3 {
            out.push(format!("{path}: listed as long without a reason"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_files_are_named_unless_listed_with_a_reason() {
        let (long, short) = ("x\n".repeat(801), "x\n".repeat(800));
        let tree = Tree::of(&[
            ("a.rs", &long),
            ("b.rs", &short),
            ("c.rs", &long),
            ("d.rs", &short),
            ("e.rs", &long),
        ]);
        let listed = [
            ("c.rs", 900, "one grammar, read whole"),
            ("d.rs", 900, "was long before that"),
            ("e.rs", 800, "one table of data"),
            ("f.rs", 900, "why"),
        ];
        assert_eq!(
            against(&tree, &listed),
            [
                "a.rs: 801 lines, at most 800: split it, or list it with a reason in xtask/src/tidy/length.rs",
                "d.rs: 800 lines again: strike it off the list in xtask/src/tidy/length.rs",
                "e.rs: 801 lines, at most 800 as listed",
                "f.rs: listed as long, but there is no such file",
                "f.rs: listed as long without a reason",
            ]
        );
    }
}
