//! SQL of a room stands in its store, and nowhere else.

use super::{Tree, in_room, is_module};

/// Guard: no statement in a room outside `store`, none in pages of the desk.
pub fn sql(tree: &Tree) -> Vec<String> {
    let mut out = Vec::new();
    for (path, rust) in tree.rust() {
        let watched = in_room(path)
            .map_or(path.starts_with("crates/desk/src/pages/"), |(_, inside)| {
                !is_module(inside, "store")
            });
        if !watched {
            continue;
        }
        for (text, line) in rust.strings().filter(|(text, _)| is_sql(text)) {
            let start: String = text
                .split_whitespace()
                .take(3)
                .collect::<Vec<_>>()
                .join(" ");
            out.push(format!(
                "{path}:{line}: SQL outside of the store: “{start} …”"
            ));
        }
    }
    out
}

/// Whether a string is a statement, or holds one. The word alone is none: `select` is also an element of a form.
fn is_sql(text: &str) -> bool {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let has = |word: &str| words.iter().any(|w| w == word);
    let second = words.get(1).map(String::as_str);
    match words.first().map(String::as_str) {
        Some("select" | "with")
            if has("from")
                || has("max(")
                || words.len() > 1 && second.is_some_and(|w| w.contains('(')) =>
        {
            true
        }
        Some("insert") if second == Some("into") => true,
        Some("delete") if second == Some("from") => true,
        Some("update") if has("set") => true,
        Some("create" | "alter" | "drop")
            if matches!(second, Some("table" | "index" | "unique" | "view")) =>
        {
            true
        }
        _ => words.iter().any(|w| w == "(select" || w == "exists(select"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, source: &str, want: &[&str]) {
        assert_eq!(sql(&Tree::of(&[(path, source)])), want, "{source}");
    }

    #[test]
    fn sql_outside_of_the_store_is_named() {
        for (statement, start) in [
            ("select id\n from line", "select id from"),
            ("SELECT max(n) FROM x", "SELECT max(n) FROM"),
            ("insert into line (id) values ($1)", "insert into line"),
            ("update line set stage = $1", "update line set"),
            ("delete from line", "delete from line"),
            ("create table x (id uuid)", "create table x"),
            ("where id in (select id from x)", "where id in"),
            ("with t as (select 1) select * from t", "with t as"),
        ] {
            let source = format!("fn f() {{ db.rows(r\"{statement}\") }}");
            let want =
                format!("crates/rooms/x/src/commands.rs:1: SQL outside of the store: “{start} …”");
            check("crates/rooms/x/src/commands.rs", &source, &[&want]);
        }
        check(
            "crates/desk/src/pages/home.rs",
            "x(\"delete from session\")",
            &["crates/desk/src/pages/home.rs:1: SQL outside of the store: “delete from session …”"],
        );
    }

    #[test]
    fn sql_in_its_place_and_plain_words_are_fine() {
        check(
            "crates/rooms/x/src/store/lines.rs",
            "x(\"select id from line\")",
            &[],
        );
        check(
            "crates/desk/src/session.rs",
            "x(\"select id from session\")",
            &[],
        );
        for words in [
            "select",
            "update",
            "delete",
            "Delete the draft",
            "with",
            "select an owner",
            "update-in-place",
        ] {
            check(
                "crates/rooms/x/src/pages/lines.rs",
                &format!("x(\"{words}\")"),
                &[],
            );
        }
        check(
            "crates/rooms/x/src/tests.rs",
            "x(\"select id from line\")",
            &[],
        );
    }
}
