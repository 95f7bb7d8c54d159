//! Documents point at files that are there.

use super::Tree;
use std::collections::BTreeSet;

/// Guard: every relative link and every path in code marks of a Markdown file leads to a file or a folder of the house.
pub fn links(tree: &Tree) -> Vec<String> {
    let mut there: BTreeSet<&str> = BTreeSet::new();
    for (path, _) in tree.files() {
        there.insert(path);
        for (i, _) in path.match_indices('/') {
            there.insert(&path[..i]);
        }
    }
    // Pictures and licences are not text, or not ours to read, and are looked up on disk by whoever serves them.
    let unseen =
        |target: &str| target.starts_with("docs/pictures/") || target.starts_with("LICENSE");
    let mut out = Vec::new();
    for (path, text) in tree.ending(".md") {
        for (line, target) in targets(text) {
            let whole = resolve(path, target);
            let whole = whole.trim_end_matches('/');
            if !there.contains(whole) && !unseen(whole) {
                out.push(format!(
                    "{path}:{line}: leads to {target}, which is not there"
                ));
            }
        }
        for (line, target) in code_paths(text) {
            if !there.contains(target.trim_end_matches('/')) {
                out.push(format!("{path}:{line}: names {target}, which is not there"));
            }
        }
    }
    out
}

/// Targets of `[words](target)` that stay in the house, without their anchors.
fn targets(text: &str) -> Vec<(usize, &str)> {
    let mut out = Vec::new();
    for (line, rest) in lines(text) {
        for piece in rest.split("](").skip(1) {
            let target = piece.split([')', ' ']).next().unwrap_or_default();
            let target = target.split('#').next().unwrap_or_default();
            if !target.is_empty() && !target.contains(':') {
                out.push((line, target));
            }
        }
    }
    out
}

/// Paths from the root in code marks: `crates/core`, `docs/adr/`. Those with a variable part are no paths.
fn code_paths(text: &str) -> Vec<(usize, &str)> {
    let mut out = Vec::new();
    for (line, rest) in lines(text) {
        for code in rest.split('`').skip(1).step_by(2) {
            let rooted = ["crates/", "docs/", "xtask/", "examples/"]
                .iter()
                .any(|p| code.starts_with(p));
            if rooted && !code.contains(['<', '{', '*', '…', ' ', 'N']) {
                out.push((line, code));
            }
        }
    }
    out
}

/// Lines with their numbers, without fenced blocks and pictures in comments.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut fenced = false;
    text.lines().enumerate().filter_map(move |(i, line)| {
        let fence = line.trim_start().starts_with("```");
        fenced ^= fence;
        (!fenced && !fence && !line.trim_start().starts_with("<!--")).then_some((i + 1, line))
    })
}

fn resolve(from: &str, target: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_that_lead_nowhere_are_named() {
        let tree = Tree::of(&[
            ("docs/adr/1.md", "# One"),
            (
                "docs/a.md",
                "[one](adr/1.md#top) [up](../README.md) [out](https://example.org) [gone](adr/2.md)\n`docs/adr/` `docs/gone.md` `docs/<name>.md`",
            ),
            (
                "README.md",
                "```\n[in code](nowhere)\n```\n<!-- ![](gone.png) -->",
            ),
        ]);
        assert_eq!(
            links(&tree),
            [
                "docs/a.md:1: leads to adr/2.md, which is not there",
                "docs/a.md:2: names docs/gone.md, which is not there"
            ]
        );
    }
}
