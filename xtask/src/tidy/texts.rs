//! Texts for people: the same in both languages, all used, none missing, each given what it speaks of.

mod families;

use super::Tree;
use super::rust::{Rust, Token};
use families::{FAMILIES, Family, Words};
use std::collections::{BTreeMap, BTreeSet};
use veche_lang::Source;

/// Beginnings that only keys have: a string that begins so is a key, whoever is handed it.
const KEYS_BEGIN: &[&str] = &[
    "toast-",
    "cannot-",
    "question-",
    "lost-",
    "trouble-",
    "execution-",
    "register-field-",
    "register-cannot-",
    "register-warning-",
    "register-import-",
    "intake-note-",
    "prose-",
    "cli-",
    "init-",
];

/// Guard: both languages equal, every key used, every key that is used there, with its variables.
pub fn texts(tree: &Tree) -> Vec<String> {
    against(tree, FAMILIES)
}

fn against(tree: &Tree, families: &[Family]) -> Vec<String> {
    let mut out = Vec::new();
    let sources = sources(tree, &mut out);
    out.extend(veche_lang::complaints(&sources));
    let known: BTreeMap<String, BTreeSet<String>> =
        sources.iter().flat_map(|s| messages(s.en)).collect();
    let keys: BTreeSet<&str> = known.keys().map(String::as_str).collect();
    let built = built_keys(tree, families, &keys, &mut out);
    let mut said: BTreeSet<&str> = BTreeSet::new();
    for (path, rust) in tree.rust().filter(|(path, _)| path.starts_with("crates/")) {
        said.extend(rust.strings().map(|(text, _)| text));
        let sayings = sayings(rust);
        out.extend(
            sayings
                .iter()
                .flat_map(|said| wrong(path, said, &known, families)),
        );
        for (text, line) in rust.strings().filter(|(text, _)| begins_as_key(text)) {
            let there = keys.contains(text)
                || families
                    .iter()
                    .any(|f| f.starts.trim_end_matches('-') == text);
            let complained = sayings
                .iter()
                .any(|s| matches!(&s.key, Key::Whole(key) if key == text));
            if !there && !complained {
                out.push(format!(
                    "{path}:{line}: {text} looks like a key, and there is no such text"
                ));
            }
        }
    }
    for (path, text) in tree.ending(".ftl") {
        for (i, line) in text.lines().enumerate() {
            if line.contains('!') && !line.starts_with('#') {
                out.push(format!("{path}:{}: an exclamation mark", i + 1));
            }
        }
        if path.ends_with("en.ftl") {
            let unused = messages(text)
                .into_keys()
                .filter(|key| !said.contains(key.as_str()) && !built.contains(key));
            out.extend(unused.map(|key| format!("{path}: {key} is used nowhere")));
        }
    }
    out
}

/// The pairs of Fluent files, by their path without the language. One that stands alone is named.
fn sources(tree: &Tree, out: &mut Vec<String>) -> Vec<Source> {
    let mut pairs: BTreeMap<String, [Option<&str>; 2]> = BTreeMap::new();
    for (path, text) in tree.ending(".ftl") {
        let stem = path.trim_end_matches(".ftl");
        let (name, place) = match stem.strip_suffix("ru") {
            Some(name) => (name, 0),
            None => (stem.strip_suffix("en").unwrap_or(stem), 1),
        };
        pairs.entry(name.to_owned()).or_default()[place] = Some(text);
    }
    let mut all = Vec::new();
    for (name, pair) in pairs {
        let name = name.trim_end_matches(['/', '.']).to_owned();
        match pair {
            // A guard runs once and ends: what it lends for ever is given back with the process.
            [Some(ru), Some(en)] => all.push(Source {
                name: name.leak(),
                ru: ru.to_owned().leak(),
                en: en.to_owned().leak(),
            }),
            [Some(_), None] => out.push(format!("{name}: there is no English beside the Russian")),
            _ => out.push(format!("{name}: there is no Russian beside the English")),
        }
    }
    all
}

/// Message → its variables.
fn messages(ftl: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut out: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = None;
    for line in ftl.lines().filter(|l| !l.starts_with('#')) {
        if line.starts_with(|c: char| c.is_ascii_alphabetic())
            && let Some((key, _)) = line.split_once('=')
        {
            let key = key.trim().to_owned();
            out.entry(key.clone()).or_default();
            current = Some(key);
        }
        if let Some(key) = &current {
            let names = line.split('$').skip(1).map(|part| {
                part.chars()
                    .take_while(|c| c.is_alphanumeric() || "-_".contains(*c))
                    .collect()
            });
            out.entry(key.clone()).or_default().extend(names);
        }
    }
    out
}

/// The keys that families build; a word without a text, and a family of which nothing is known, are named.
fn built_keys(
    tree: &Tree,
    families: &[Family],
    keys: &BTreeSet<&str>,
    out: &mut Vec<String>,
) -> BTreeSet<String> {
    let mut built = BTreeSet::new();
    for family in families {
        let words: Vec<String> = match family.words {
            Words::These(words) => words.iter().map(|w| (*w).to_owned()).collect(),
            Words::UpTo(most) => (1..=most).map(|n| n.to_string()).collect(),
            Words::Enum(path, name) => {
                let codes = tree
                    .rust()
                    .find(|(p, _)| *p == path)
                    .map(|(_, rust)| codes(rust, name))
                    .unwrap_or_default();
                if codes.is_empty() {
                    out.push(format!(
                        "{path}: the words of {name} feed texts {}…, and are not found",
                        family.starts
                    ));
                }
                codes
            }
        };
        for word in words {
            // A code has underscores in rows; in keys some rooms write dashes.
            let whole = |word: &str| format!("{}{word}{}", family.starts, family.ends);
            let both = [whole(&word), whole(&word.replace('_', "-"))];
            if !both.iter().any(|key| keys.contains(key.as_str())) {
                out.push(format!("{} is said, and there is no such text", both[1]));
            }
            built.extend(both);
        }
    }
    built
}

/// The codes of an enum: `Name { Variant = "code", … }` of the macro `coded!`, or the strings of `impl Name { fn code … }`.
fn codes(rust: &Rust, name: &str) -> Vec<String> {
    let tokens = &rust.tokens;
    for i in 0..tokens.len() {
        if !tokens[i].is_word(name) || !tokens.get(i + 1).is_some_and(|t| t.is('{')) {
            continue;
        }
        let group = &tokens[i + 2..rust.after_group(i + 1)];
        let coded: Vec<String> = group
            .windows(3)
            .filter(|w| w[0].word().is_some() && w[1].is('='))
            .filter_map(|w| w[2].str().map(str::to_owned))
            .collect();
        if !coded.is_empty() {
            return coded;
        }
        if i > 0 && tokens[i - 1].is_word("impl") {
            let code = group
                .windows(2)
                .skip_while(|w| !(w[0].is_word("fn") && w[1].is_word("code")));
            let body = code
                .skip(1)
                .take_while(|w| !w[0].is_word("fn"))
                .map(|w| &w[0])
                .collect::<Vec<_>>();
            let words = body
                .windows(3)
                .filter(|w| w[0].is('=') && w[1].is('>'))
                .filter_map(|w| w[2].str().map(str::to_owned));
            let words: Vec<String> = words.collect();
            if !words.is_empty() {
                return words;
            }
        }
    }
    Vec::new()
}

/// Something that is said in a source.
struct Said {
    line: usize,
    key: Key,
    /// The variables that it is given; `None` when they are not written there.
    given: Option<BTreeSet<String>>,
    /// Whether more may be given later.
    open: bool,
}

enum Key {
    Whole(String),
    /// The beginning of a key that is put together there.
    Begins(String),
}

/// Everything that built code says by a key written there: `.t("…")`, `.with("…", […])`, `Text::new("…")`, `refused("…")`, `.done(…, "…")`.
fn sayings(rust: &Rust) -> Vec<Said> {
    let tokens = &rust.tokens;
    let mut out = Vec::new();
    for i in 0..tokens.len() {
        if tokens[i].test || !tokens.get(i + 1).is_some_and(|t| t.is('(')) {
            continue;
        }
        let Some(word) = tokens[i].word() else {
            continue;
        };
        let called = |sign: char| {
            i.checked_sub(1)
                .and_then(|i| tokens.get(i))
                .is_some_and(|t| t.is(sign))
        };
        let end = rust.after_group(i + 1);
        let inside = &tokens[i + 2..end.saturating_sub(1).max(i + 2)];
        match word {
            "t" if called('.') => {
                let given = Some(BTreeSet::new());
                out.extend(keys_in(inside).map(|(key, line)| Said {
                    line,
                    key,
                    given: given.clone(),
                    open: false,
                }));
            }
            "with" if called('.') => {
                let (first, second) = split(inside);
                if second.first().is_some_and(|t| t.is('[')) {
                    let given = Some(names_in(second));
                    let open = hands_on(second);
                    out.extend(keys_in(first).map(|(key, line)| Said {
                        line,
                        key,
                        given: given.clone(),
                        open,
                    }));
                }
            }
            "new" if called(':') && i >= 3 && tokens[i - 3].is_word("Text") => {
                let (given, open) = chain(rust, end);
                out.extend(keys_in(inside).map(|(key, line)| Said {
                    line,
                    key,
                    given: Some(given.clone()),
                    open,
                }));
            }
            "refused" => out.extend(keys_in(inside).map(|(key, line)| Said {
                line,
                key,
                given: Some(BTreeSet::new()),
                open: false,
            })),
            "done" if called('.') => {
                let (_, second) = split(inside);
                out.extend(keys_in(second).map(|(key, line)| Said {
                    line,
                    key,
                    given: Some(BTreeSet::new()),
                    open: false,
                }));
            }
            _ => {}
        }
    }
    out
}

/// Whether a list holds something that was put together elsewhere: `[day, claim]` beside `[("day", …)]`.
fn hands_on(list: &[Token]) -> bool {
    let mut depth = 0usize;
    list.iter().any(|token| {
        match &token.what {
            super::rust::What::Sign('(' | '[') => depth += 1,
            super::rust::What::Sign(')' | ']') => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 1 && token.word().is_some()
    })
}

/// The keys in an argument: strings outside of further parentheses, or the beginning that a `format!` gives.
fn keys_in(tokens: &[Token]) -> impl Iterator<Item = (Key, usize)> {
    let mut found = Vec::new();
    let mut depth = 0usize;
    for (i, token) in tokens.iter().enumerate() {
        match &token.what {
            super::rust::What::Sign('(' | '[') => depth += 1,
            super::rust::What::Sign(')' | ']') => depth = depth.saturating_sub(1),
            super::rust::What::Str(text) => {
                let sign = |n: usize, c: char| tokens.get(n).is_some_and(|t| t.is(c));
                let formatted = depth == 1
                    && i >= 3
                    && tokens[i - 3].is_word("format")
                    && sign(i - 2, '!')
                    && sign(i - 1, '(');
                let pattern = sign(i + 1, '=')
                    || sign(i + 1, '|')
                    || i >= 2 && sign(i - 1, '=') && sign(i - 2, '=');
                if formatted && let Some((begins, _)) = text.split_once('{') {
                    found.push((Key::Begins(begins.to_owned()), token.line));
                } else if depth == 0 && !pattern && is_key(text) {
                    found.push((Key::Whole(text.clone()), token.line));
                }
            }
            _ => {}
        }
    }
    found.into_iter()
}

fn is_key(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && !text.ends_with('-')
        && text
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_')
}

/// Whether a string can be nothing but a key.
fn begins_as_key(text: &str) -> bool {
    is_key(text)
        && KEYS_BEGIN
            .iter()
            .any(|begins| text.len() > begins.len() && text.starts_with(begins))
}

/// The first argument and what follows it.
fn split(tokens: &[Token]) -> (&[Token], &[Token]) {
    let mut depth = 0usize;
    for (i, token) in tokens.iter().enumerate() {
        match token.what {
            super::rust::What::Sign('(' | '[' | '{') => depth += 1,
            super::rust::What::Sign(')' | ']' | '}') => depth = depth.saturating_sub(1),
            super::rust::What::Sign(',') if depth == 0 => return (&tokens[..i], &tokens[i + 1..]),
            _ => {}
        }
    }
    (tokens, &[])
}

/// The names in `[("name", value), …]`.
fn names_in(tokens: &[Token]) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    let mut depth = 0usize;
    for (i, token) in tokens.iter().enumerate() {
        match &token.what {
            super::rust::What::Sign('(' | '[' | '{') => depth += 1,
            super::rust::What::Sign(')' | ']' | '}') => depth = depth.saturating_sub(1),
            super::rust::What::Str(text) if depth == 2 && i > 0 && tokens[i - 1].is('(') => {
                out.insert(text.clone());
            }
            _ => {}
        }
    }
    out
}

/// The names of `.with("name", …)` that follow a text, and whether more may come: the chain ends in something that is kept.
fn chain(rust: &Rust, mut i: usize) -> (BTreeSet<String>, bool) {
    let mut out = BTreeSet::new();
    let tokens = &rust.tokens;
    loop {
        let here = |n: usize| tokens.get(i + n);
        let linked = here(0).is_some_and(|t| t.is('.'))
            && here(1).is_some_and(|t| t.is_word("with"))
            && here(2).is_some_and(|t| t.is('('));
        match here(3).and_then(Token::str) {
            Some(name) if linked => {
                out.insert(name.to_owned());
                i = rust.after_group(i + 2);
            }
            // The last thing in parentheses is whole. What is kept in a variable, or comes out of a block, may be given more.
            _ => return (out, !here(0).is_some_and(|t| t.is(')'))),
        }
    }
}

fn wrong(
    path: &str,
    said: &Said,
    known: &BTreeMap<String, BTreeSet<String>>,
    families: &[Family],
) -> Vec<String> {
    let at = format!("{path}:{}", said.line);
    let key = match &said.key {
        // A helper that is handed the beginning: what it builds is known by its families.
        Key::Begins(begins) if begins.is_empty() || families.iter().any(|f| f.starts == begins) => {
            return Vec::new();
        }
        Key::Begins(begins) => {
            return vec![format!(
                "{at}: a key is put together from {begins}…: declare the family in xtask/src/tidy/texts/families.rs"
            )];
        }
        Key::Whole(key) => key,
    };
    let Some(asks) = known.get(key) else {
        return vec![format!("{at}: {key} is said, and there is no such text")];
    };
    let mut out = Vec::new();
    if let Some(given) = &said.given {
        let missing: Vec<&str> = asks.difference(given).map(String::as_str).collect();
        let odd: Vec<&str> = given.difference(asks).map(String::as_str).collect();
        if !missing.is_empty() && !said.open {
            out.push(format!(
                "{at}: {key} speaks of {}, which it is not given",
                missing.join(", ")
            ));
        }
        if !odd.is_empty() {
            out.push(format!(
                "{at}: {key} is given {}, of which it does not speak",
                odd.join(", ")
            ));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::families::family;
    use super::*;

    const KINDS: &[Family] = &[
        family("kind-", Words::Enum("crates/core/src/k.rs", "Kind")),
        family("part-", Words::These(&["lead", "co"])),
        Family {
            starts: "month-",
            words: Words::UpTo(2),
            ends: "-short",
        },
    ];

    const CODED: &str = "coded! { Kind { /// One.\n One = \"one_day\", Two = \"two\", } }";

    #[track_caller]
    fn check(ru: &str, en: &str, source: &str, want: &[&str]) {
        let texts = |own: &str| {
            format!(
                "{own}kind-one-day = a\nkind-two = b\npart-lead = c\npart-co = d\nmonth-1-short = e\nmonth-2-short = f\n"
            )
        };
        let (ru, en) = (texts(ru), texts(en));
        let tree = Tree::of(&[
            ("crates/x/i18n/ru.ftl", &ru),
            ("crates/x/i18n/en.ftl", &en),
            ("crates/core/src/k.rs", CODED),
            ("crates/x/src/lib.rs", source),
        ]);
        assert_eq!(against(&tree, KINDS), want, "{source}");
    }

    #[test]
    fn languages_are_equal() {
        check(
            "a = А\n",
            "b = B\n",
            "t(\"a\", \"b\")",
            &[
                "crates/x/i18n: a stands in ru only",
                "crates/x/i18n: b stands in en only",
            ],
        );
        check(
            "a = { $n }\n",
            "a = { $m }\n",
            "t(\"a\")",
            &["crates/x/i18n: a has variables {\"n\"} in ru, {\"m\"} in en"],
        );
        let alone = Tree::of(&[("crates/x/i18n/lines.ru.ftl", "a = А\n")]);
        assert_eq!(
            against(&alone, &[]),
            ["crates/x/i18n/lines: there is no English beside the Russian"]
        );
    }

    #[test]
    fn a_text_that_nobody_says_is_named() {
        check(
            "a = А\n",
            "a = A\n",
            "x(\"b\")",
            &["crates/x/i18n/en.ftl: a is used nowhere"],
        );
        check("a = А\n", "a = A\n", "const KEY: &str = \"a\";", &[]);
        check(
            "a = А\n",
            "a = A\n",
            "#[cfg(test)] mod tests { const KEY: &str = \"a\"; }",
            &["crates/x/i18n/en.ftl: a is used nowhere"],
        );
    }

    #[test]
    fn a_text_that_is_not_there_is_named() {
        let missing = |what: &str| {
            format!("crates/x/src/lib.rs:1: {what} is said, and there is no such text")
        };
        for source in [
            "l.t(\"b\")",
            "l.with(\"b\", [(\"n\", x)])",
            "Text::new(\"b\").with(\"n\", 1)",
            "Err(Stop::refused(\"b\"))",
            "d.done(\"/x\", \"b\")",
        ] {
            check("", "", source, &[&missing("b")]);
        }
        check(
            "",
            "",
            "Text::new(match self { A => \"b\", B { n } => { \"c\" } })",
            &[&missing("b"), &missing("c")],
        );
        check(
            "",
            "",
            "l.t(if kind == \"body\" { \"b\" } else { \"c\" })",
            &[&missing("b"), &missing("c")],
        );
        check("", "", "l.t(f(\"b\"))", &[]);
        check("", "", "text.with(\"name\", 1)", &[]);
    }

    #[test]
    fn a_key_that_a_helper_is_handed_is_looked_up_too() {
        check(
            "",
            "",
            "why(\"cannot-do\")",
            &["crates/x/src/lib.rs:1: cannot-do looks like a key, and there is no such text"],
        );
        check(
            "cannot-do = Нельзя\n",
            "cannot-do = No\n",
            "why(\"cannot-do\"); why(\"cannot do it\"); class(\"toast\")",
            &[],
        );
    }

    #[test]
    fn a_text_is_given_what_it_speaks_of() {
        let at = "crates/x/src/lib.rs:1: a";
        let with = |source: &str, want: &[&str]| {
            check("a = { $n } { $m }\n", "a = { $m } { $n }\n", source, want)
        };
        with("l.with(\"a\", [(\"n\", f(\"x\")), (\"m\", y)])", &[]);
        with(
            "l.with(\"a\", [(\"n\", f(\"x\"))])",
            &[&format!("{at} speaks of m, which it is not given")],
        );
        with(
            "f(Text::new(\"a\").with(\"n\", 1))",
            &[&format!("{at} speaks of m, which it is not given")],
        );
        with("let t = Text::new(\"a\").with(\"n\", 1);", &[]);
        with(
            "f(Text::new(\"a\").with(\"n\", 1).with(\"m\", Text::new(\"a\").with(\"n\", 1)).with(\"k\", 2))",
            &[
                &format!("{at} is given k, of which it does not speak"),
                &format!("{at} speaks of m, which it is not given"),
            ],
        );
        with(
            "l.t(\"a\")",
            &[&format!("{at} speaks of m, n, which it is not given")],
        );
    }

    #[test]
    fn families_have_a_text_for_each_word() {
        check(
            "",
            "",
            "l.t(&format!(\"kind-{}\", k.code())); Text::new(format!(\"part-{p}\"))",
            &[],
        );
        check(
            "",
            "",
            "l.t(&format!(\"mood-{}\", k.code()))",
            &[
                "crates/x/src/lib.rs:1: a key is put together from mood-…: declare the family in xtask/src/tidy/texts/families.rs",
            ],
        );
        let tree = Tree::of(&[
            ("crates/x/i18n/ru.ftl", "kind-two = b\n"),
            ("crates/x/i18n/en.ftl", "kind-two = b\n"),
            ("crates/core/src/k.rs", CODED),
        ]);
        assert_eq!(
            against(&tree, &KINDS[..1]),
            ["kind-one-day is said, and there is no such text"]
        );
        assert_eq!(
            against(&Tree::of(&[]), &KINDS[..1]),
            ["crates/core/src/k.rs: the words of Kind feed texts kind-…, and are not found"]
        );
    }

    #[test]
    fn codes_stand_in_a_macro_or_in_a_function() {
        let by_hand = "enum Kind { One, Two } impl Kind { fn code(self) -> &'static str { match self { Kind::One => \"one\", Kind::Two => \"two\" } } \
                       fn other(self) -> &'static str { match self { _ => \"x\" } } }";
        assert_eq!(codes(&Rust::read(by_hand, false), "Kind"), ["one", "two"]);
        assert_eq!(codes(&Rust::read(CODED, false), "Kind"), ["one_day", "two"]);
    }

    #[test]
    fn an_exclamation_mark_is_named() {
        check(
            "a = Да!\n",
            "a = Yes\n",
            "t(\"a\")",
            &["crates/x/i18n/ru.ftl:1: an exclamation mark"],
        );
    }
}
