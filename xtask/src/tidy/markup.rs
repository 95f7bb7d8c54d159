//! Pages carry no inline style or script, and ask nothing of other hosts: the policy that every page is sent with would refuse it.

use super::Tree;
use super::rust::{Rust, Token};

/// Sources whose strings may reach a page.
const PAGES: &[&str] = &["crates/desk/src/", "crates/rooms/", "crates/veche/src/"];

/// What a string that goes into a page must not hold.
const IN_STRINGS: &[(&str, &str)] = &[
    ("<script", "script put together as text"),
    ("<style", "style put together as text"),
    (" style=\"", "inline style"),
    ("javascript:", "a script as an address"),
    ("src=\"http", "something of another host"),
    ("src=\"//", "something of another host"),
];

/// What a style sheet must not hold.
const IN_STYLES: &[&str] = &[
    "url(http",
    "url(\"http",
    "url('http",
    "url(//",
    "url(\"//",
    "url(data:",
    "url(\"data:",
    "@import",
];

/// What our script must not hold.
const IN_SCRIPTS: &[&str] = &[
    "eval(",
    "new Function",
    "http://",
    "https://",
    ".setAttribute(\"style\"",
    "document.write",
];

/// Names of XML, which nobody fetches.
const NAMES: &[&str] = &["http://www.w3.org/"];

/// Hosts that stand for any host, in samples.
const SAMPLES: &[&str] = &[
    "https://example.org",
    "https://example.com",
    "http://localhost",
    "http://127.0.0.1",
];

/// Guard: markup without inline style, handlers, script, and without anything of another host; so styles, scripts and pictures.
pub fn markup(tree: &Tree) -> Vec<String> {
    let mut out = Vec::new();
    for (path, rust) in tree
        .rust()
        .filter(|(path, _)| PAGES.iter().any(|p| path.starts_with(p)))
    {
        for (text, line) in rust.strings() {
            for (sign, why) in IN_STRINGS.iter().filter(|(sign, _)| text.contains(sign)) {
                out.push(format!("{path}:{line}: {why} ({sign})"));
            }
        }
        for (line, why) in in_markup(rust) {
            out.push(format!("{path}:{line}: {why}"));
        }
    }
    for (path, text) in tree.files().filter(|(path, _)| path.starts_with("crates/")) {
        let signs: &[&str] = if path.ends_with(".css") {
            IN_STYLES
        } else if path.ends_with(".js") {
            IN_SCRIPTS
        } else if path.ends_with(".svg") {
            &["http://", "https://", "<script", " style=", "href=\"data:"]
        } else {
            continue;
        };
        for (i, line) in text.lines().enumerate() {
            let line = NAMES
                .iter()
                .fold(line.to_owned(), |line, name| line.replace(name, ""));
            for sign in signs.iter().filter(|sign| line.contains(**sign)) {
                out.push(format!("{path}:{}: {sign} has no place here", i + 1));
            }
        }
    }
    out
}

/// Faults inside of `html! { … }`.
fn in_markup(rust: &Rust) -> Vec<(usize, String)> {
    let mut out = Vec::new();
    let mut i = 0;
    while i + 2 < rust.tokens.len() {
        let open = &rust.tokens[i + 2];
        if rust.tokens[i].is_word("html")
            && rust.tokens[i + 1].is('!')
            && (open.is('{') || open.is('('))
            && !rust.tokens[i].test
        {
            let end = rust.after_group(i + 2);
            faults(&rust.tokens[i + 2..end], &mut out);
            i = end;
        } else {
            i += 1;
        }
    }
    out
}

fn faults(tokens: &[Token], out: &mut Vec<(usize, String)>) {
    for (i, token) in tokens.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|i| tokens.get(i));
        let after = tokens.get(i + 1);
        if let Some(word) = token.word() {
            let assigned = after.is_some_and(|t| t.is('='))
                && !tokens.get(i + 2).is_some_and(|t| t.is('=') || t.is('>'));
            let binding = before
                .is_some_and(|t| t.is_word("let") || t.is_word("mut") || t.is('-') || t.is('.'));
            if assigned && !binding && word == "style" {
                out.push((token.line, "inline style".to_owned()));
            }
            if assigned && !binding && is_handler(word) {
                out.push((token.line, format!("inline handler ({word})")));
            }
            let element = before.is_none_or(|t| {
                t.is('{') || t.is('}') || t.is(';') || t.is(')') || t.str().is_some()
            });
            if element && (word == "script" || word == "style") && has_content(&tokens[i + 1..]) {
                out.push((token.line, format!("inline {word}")));
            }
        }
        if let Some(text) = token.str()
            && text.starts_with("http")
            && text.contains("://")
            && !SAMPLES.iter().chain(NAMES).any(|s| text.starts_with(s))
        {
            out.push((token.line, format!("an address of another host ({text})")));
        }
    }
}

/// `onclick` and its like; `once` and `only` are none.
fn is_handler(word: &str) -> bool {
    const EVENTS: &[&str] = &[
        "click",
        "dblclick",
        "change",
        "input",
        "submit",
        "reset",
        "load",
        "unload",
        "error",
        "focus",
        "blur",
        "key",
        "mouse",
        "pointer",
        "touch",
        "drag",
        "drop",
        "scroll",
        "toggle",
        "wheel",
        "paste",
        "copy",
        "cut",
        "select",
        "invalid",
        "before",
        "after",
        "animation",
        "transition",
        "message",
    ];
    word.strip_prefix("on")
        .is_some_and(|event| EVENTS.iter().any(|e| event.starts_with(e)))
}

/// Whether the element whose attributes begin here has anything between its braces.
fn has_content(tokens: &[Token]) -> bool {
    let mut depth = 0usize;
    for (i, token) in tokens.iter().enumerate() {
        if token.is('(') || token.is('[') {
            depth += 1;
        } else if token.is(')') || token.is(']') {
            depth = depth.saturating_sub(1);
        } else if depth == 0 && token.is(';') {
            return false;
        } else if depth == 0 && token.is('{') {
            return tokens.get(i + 1).is_some_and(|t| !t.is('}'));
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, source: &str, want: &[&str]) {
        let want: Vec<String> = want.iter().map(|w| format!("{path}:1: {w}")).collect();
        assert_eq!(markup(&Tree::of(&[(path, source)])), want, "{source}");
    }

    #[test]
    fn markup_with_something_inline_is_named() {
        let page = "crates/rooms/x/src/pages/y.rs";
        check(
            page,
            "html! { p style=\"color: red\" { \"a\" } }",
            &["inline style"],
        );
        check(
            page,
            "html! { button onclick=(js) { \"a\" } }",
            &["inline handler (onclick)"],
        );
        check(
            page,
            "html! { script { (PreEscaped(js)) } }",
            &["inline script"],
        );
        check(page, "html! { p {} style { \"p{}\" } }", &["inline style"]);
        check(
            page,
            "html! { img src=\"https://cdn.net/a.png\"; }",
            &["an address of another host (https://cdn.net/a.png)"],
        );
        check(
            page,
            "f(\"<script>1</script>\")",
            &["script put together as text (<script)"],
        );
        check(
            page,
            "html! { a href=\"javascript:go()\" {} }",
            &["a script as an address (javascript:)"],
        );
    }

    #[test]
    fn markup_as_it_should_be_is_fine() {
        let page = "crates/rooms/x/src/pages/y.rs";
        check(
            page,
            "html! { script src=(x) defer {} link rel=\"stylesheet\" href=(css); @let style = 1; @let once = 2; p class={ \"a\" } { (style) } }",
            &[],
        );
        check(
            page,
            "html! { input placeholder=\"https://example.org\"; @if style == 1 { p {} } @for script in scripts { (script) } }",
            &[],
        );
        check(page, "let style = html! { p { \"a\" } };", &[]);
        check("crates/intake/src/html.rs", "f(\"<script\")", &[]);
    }

    #[test]
    fn styles_scripts_and_pictures_ask_nothing_of_other_hosts() {
        check(
            "crates/desk/src/a.css",
            "a { background: url(https://x.net/a.png) }",
            &["url(http has no place here"],
        );
        check(
            "crates/desk/src/a.css",
            "a { background: url(data:image/png;base64,x) }",
            &["url(data: has no place here"],
        );
        check(
            "crates/desk/static/a.js",
            "eval(x)",
            &["eval( has no place here"],
        );
        check(
            "crates/desk/static/a.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><path/></svg>",
            &[],
        );
        check(
            "crates/desk/static/a.svg",
            "<svg><image href=\"https://x.net/a\"/></svg>",
            &["https:// has no place here"],
        );
    }
}
