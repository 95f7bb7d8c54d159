//! As much of Rust as the guards need: tokens with their lines, what is a test, which paths are named.

/// One token.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    pub(super) what: What,
    pub(super) line: usize,
    /// Whether it stands in code that only tests build.
    pub(super) test: bool,
}

/// What a token is. Comments are none.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum What {
    Word(String),
    Str(String),
    Sign(char),
    /// A number, a character, a lifetime: nothing that a guard looks at.
    Other,
}

impl Token {
    pub(super) fn word(&self) -> Option<&str> {
        match &self.what {
            What::Word(w) => Some(w),
            _ => None,
        }
    }
    pub(super) fn str(&self) -> Option<&str> {
        match &self.what {
            What::Str(s) => Some(s),
            _ => None,
        }
    }
    pub(super) fn is(&self, sign: char) -> bool {
        self.what == What::Sign(sign)
    }
    pub(super) fn is_word(&self, word: &str) -> bool {
        self.word() == Some(word)
    }
}

/// A source file in tokens.
#[derive(Debug, Default)]
pub(super) struct Rust {
    pub(super) tokens: Vec<Token>,
}

/// A path that is named, with the line where.
#[derive(Debug, PartialEq)]
pub(super) struct Named {
    pub(super) path: Vec<String>,
    pub(super) line: usize,
}

impl Rust {
    /// Reads a source; `test` when the whole file is built for tests only.
    pub(super) fn read(source: &str, test: bool) -> Rust {
        let mut tokens = Lexer {
            rest: source,
            line: 1,
        }
        .tokens();
        if test {
            tokens.iter_mut().for_each(|t| t.test = true);
        } else {
            mark_tests(&mut tokens);
        }
        Rust { tokens }
    }

    /// Tokens of what is built into the program.
    pub(super) fn built(&self) -> impl Iterator<Item = &Token> {
        self.tokens.iter().filter(|t| !t.test)
    }

    /// The strings of what is built into the program.
    pub(super) fn strings(&self) -> impl Iterator<Item = (&str, usize)> {
        self.built().filter_map(|t| t.str().map(|s| (s, t.line)))
    }

    /// The index after the group that opens at `open`.
    pub(super) fn after_group(&self, open: usize) -> usize {
        after_group(&self.tokens, open)
    }

    /// All paths that built code names: each leaf of a `use`, and each `a::b` elsewhere.
    pub(super) fn paths(&self) -> Vec<Named> {
        let mut out = Vec::new();
        let mut i = 0;
        while i < self.tokens.len() {
            let token = &self.tokens[i];
            // `+ use<'a>` captures lifetimes and names nothing.
            if token.is_word("use") && !self.tokens.get(i + 1).is_some_and(|t| t.is('<')) {
                let from = out.len();
                i = self.use_tree(i + 1, &[], &mut out);
                if token.test {
                    out.truncate(from);
                }
            } else if token.word().is_some() {
                let (path, next) = self.plain_path(i);
                if path.len() > 1 && !token.test {
                    out.push(Named {
                        path,
                        line: token.line,
                    });
                }
                i = next;
            } else {
                i += 1;
            }
        }
        out
    }

    fn colons(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.is(':'))
            && self.tokens.get(i + 1).is_some_and(|t| t.is(':'))
    }

    fn plain_path(&self, start: usize) -> (Vec<String>, usize) {
        let mut path = Vec::new();
        let mut i = start;
        while let Some(word) = self.tokens.get(i).and_then(Token::word) {
            path.push(word.to_owned());
            i += 1;
            if !self.colons(i) {
                break;
            }
            i += 2;
        }
        (path, i)
    }

    /// Reads one branch of a `use` tree; gives the index after it.
    fn use_tree(&self, start: usize, before: &[String], out: &mut Vec<Named>) -> usize {
        let mut i = if self.colons(start) { start + 2 } else { start };
        let line = self.tokens.get(i).map_or(0, |t| t.line);
        let (words, next) = self.plain_path(i);
        let mut path = before.to_vec();
        path.extend(words);
        i = next;
        match self.tokens.get(i) {
            Some(t) if t.is('{') => {
                i += 1;
                while self.tokens.get(i).is_some_and(|t| !t.is('}')) {
                    let next = self.use_tree(i, &path, out);
                    i = if self.tokens.get(next).is_some_and(|t| t.is(',')) {
                        next + 1
                    } else {
                        next.max(i + 1)
                    };
                }
                return i + 1;
            }
            Some(t) if t.is('*') => i += 1,
            Some(t) if t.is_word("as") => i += 2,
            _ => {}
        }
        // `a::b as c` was read as a path that ends before `as`.
        out.push(Named { path, line });
        if self.tokens.get(i).is_some_and(|t| t.is_word("as")) {
            i + 2
        } else {
            i
        }
    }
}

fn after_group(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0usize;
    for (i, token) in tokens.iter().enumerate().skip(open) {
        match token.what {
            What::Sign('(' | '[' | '{') => depth += 1,
            What::Sign(')' | ']' | '}') => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return i + 1;
                }
            }
            _ => {}
        }
    }
    tokens.len()
}

/// Marks what follows `#[cfg(test)]`, to the end of that item.
fn mark_tests(tokens: &mut [Token]) {
    let mut i = 0;
    while i + 6 < tokens.len() {
        let here = tokens[i].is('#')
            && tokens[i + 1].is('[')
            && tokens[i + 2].is_word("cfg")
            && tokens[i + 3].is('(')
            && tokens[i + 4].is_word("test")
            && tokens[i + 5].is(')');
        if !here {
            i += 1;
            continue;
        }
        let mut end = i + 7;
        while end < tokens.len() && !tokens[end].is('{') && !tokens[end].is(';') {
            end += 1;
        }
        let after = if tokens.get(end).is_some_and(|t| t.is('{')) {
            after_group(tokens, end)
        } else {
            (end + 1).min(tokens.len())
        };
        tokens[i..after].iter_mut().for_each(|t| t.test = true);
        i = after;
    }
}

struct Lexer<'a> {
    rest: &'a str,
    line: usize,
}

impl Lexer<'_> {
    fn tokens(mut self) -> Vec<Token> {
        let mut out = Vec::new();
        while let Some(c) = self.rest.chars().next() {
            let line = self.line;
            if let Some(what) = self.next(c) {
                out.push(Token {
                    what,
                    line,
                    test: false,
                });
            }
        }
        out
    }

    /// Takes `n` bytes.
    fn take(&mut self, n: usize) -> &str {
        let (taken, rest) = self.rest.split_at(n);
        self.line += taken.matches('\n').count();
        self.rest = rest;
        taken
    }

    fn next(&mut self, c: char) -> Option<What> {
        if c.is_whitespace() {
            self.take(c.len_utf8());
            return None;
        }
        if self.rest.starts_with("//") {
            self.take(self.rest.find('\n').unwrap_or(self.rest.len()));
            return None;
        }
        if self.rest.starts_with("/*") {
            self.block_comment();
            return None;
        }
        if let Some(hashes) = raw_hashes(self.rest) {
            return Some(self.raw(hashes));
        }
        if let Some(start) = ["\"", "b\"", "c\""]
            .iter()
            .find(|s| self.rest.starts_with(**s))
        {
            self.take(start.len());
            return Some(self.quoted());
        }
        if c == '\'' || self.rest.starts_with("b'") {
            return Some(self.character());
        }
        if c.is_ascii_digit() {
            let n = self
                .rest
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(self.rest.len());
            self.take(n);
            return Some(What::Other);
        }
        if c.is_alphabetic() || c == '_' {
            let start = if self.rest.starts_with("r#") { 2 } else { 0 };
            let n = self.rest[start..]
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .map_or(self.rest.len(), |n| n + start);
            let word = self.take(n).trim_start_matches("r#").to_owned();
            return Some(What::Word(word));
        }
        self.take(c.len_utf8());
        Some(What::Sign(c))
    }

    fn block_comment(&mut self) {
        let mut depth = 0usize;
        while !self.rest.is_empty() {
            if self.rest.starts_with("/*") {
                depth += 1;
                self.take(2);
            } else if self.rest.starts_with("*/") {
                depth -= 1;
                self.take(2);
                if depth == 0 {
                    return;
                }
            } else {
                let n = self.rest.chars().next().map_or(1, char::len_utf8);
                self.take(n);
            }
        }
    }

    /// A raw string: `r"…"`, `br#"…"#`.
    fn raw(&mut self, hashes: usize) -> What {
        let start = self.rest.find('"').map_or(self.rest.len(), |n| n + 1);
        self.take(start);
        let close = format!("\"{}", "#".repeat(hashes));
        let n = self.rest.find(&close).unwrap_or(self.rest.len());
        let text = self.take(n).to_owned();
        self.take(close.len().min(self.rest.len()));
        What::Str(text)
    }

    /// A string in quotes, after the first of them. `\` before a new line joins the lines as Rust does.
    fn quoted(&mut self) -> What {
        let mut text = String::new();
        let mut chars = self.rest.char_indices();
        let mut end = self.rest.len();
        while let Some((i, c)) = chars.next() {
            match c {
                '"' => {
                    end = i + 1;
                    break;
                }
                '\\' => match chars.next() {
                    Some((_, '\n')) => {
                        let rest = chars.as_str();
                        let skip = rest.len() - rest.trim_start().len();
                        for _ in rest[..skip].chars() {
                            chars.next();
                        }
                    }
                    Some((_, 'n')) => text.push('\n'),
                    Some((_, 't')) => text.push('\t'),
                    Some((_, other)) => text.push(other),
                    None => break,
                },
                c => text.push(c),
            }
        }
        self.take(end);
        What::Str(text)
    }

    /// A character (`'a'`, `'\''`, `b'x'`) or a lifetime (`'a`).
    fn character(&mut self) -> What {
        let quote = self.rest.find('\'').map_or(0, |n| n + 1);
        self.take(quote);
        if self.rest.starts_with('\\') {
            let n = self.rest.chars().take(2).map(char::len_utf8).sum();
            self.take(n);
            let n = self.rest.find('\'').map_or(self.rest.len(), |n| n + 1);
            self.take(n);
        } else if let Some(c) = self.rest.chars().next() {
            self.take(c.len_utf8());
            if self.rest.starts_with('\'') {
                self.take(1);
            } else {
                let n = self
                    .rest
                    .find(|c: char| !c.is_alphanumeric() && c != '_')
                    .unwrap_or(self.rest.len());
                self.take(n);
            }
        }
        What::Other
    }
}

/// How many `#` a raw string that starts here has; `None` when none starts.
fn raw_hashes(rest: &str) -> Option<usize> {
    let after = ["r", "br", "cr"]
        .iter()
        .find_map(|p| rest.strip_prefix(p))?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    after[hashes..].starts_with('"').then_some(hashes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(source: &str) -> Vec<String> {
        Rust::read(source, false)
            .tokens
            .iter()
            .filter_map(|t| t.word().map(str::to_owned))
            .collect()
    }

    fn strings(source: &str) -> Vec<String> {
        Rust::read(source, false)
            .strings()
            .map(|(s, _)| s.to_owned())
            .collect()
    }

    fn paths(source: &str) -> Vec<String> {
        Rust::read(source, false)
            .paths()
            .into_iter()
            .map(|n| n.path.join("::"))
            .collect()
    }

    #[test]
    fn comments_are_no_code() {
        assert_eq!(words("a // b\n/* c /* d */ e */ f /// g\n"), ["a", "f"]);
    }

    #[test]
    fn strings_are_read_as_rust_reads_them() {
        assert_eq!(
            strings(
                "f(\"a \\\"b\\\" // c\", r#\"d \"e\" \\\"#, b\"g\", \"h\\\n      i\", \"й\\n\")"
            ),
            ["a \"b\" // c", "d \"e\" \\", "g", "hi", "й\n"]
        );
    }

    #[test]
    fn characters_and_lifetimes_open_no_string() {
        assert_eq!(
            words("fn f<'a>(c: &'a str) { x('\"', '\\'', '\\u{41}', b'z', 'й'); y }"),
            ["fn", "f", "c", "str", "x", "y"]
        );
    }

    #[test]
    fn lines_are_counted_in_strings_and_comments_too() {
        let read = Rust::read("/* 1\n2 */ \"3\n4\"\n x", false);
        assert_eq!(
            read.tokens.iter().map(|t| t.line).collect::<Vec<_>>(),
            [2, 4]
        );
    }

    #[test]
    fn tests_are_marked_and_what_follows_is_not() {
        let source = "fn a() {} #[cfg(test)] mod tests { fn b() { \"x\" } } fn c() {} #[cfg(test)] mod d; fn e() {}";
        let read = Rust::read(source, false);
        let built: Vec<&str> = read.built().filter_map(Token::word).collect();
        assert_eq!(built, ["fn", "a", "fn", "c", "fn", "e"]);
    }

    #[test]
    fn paths_are_the_leaves_of_use_and_what_stands_in_code() {
        assert_eq!(
            paths(
                "use a::{b::{c, D as E}, self, f::*}; pub use g as h; fn x() -> std::io::Result<()> { i::j(k) }"
            ),
            [
                "a::b::c",
                "a::b::D",
                "a::self",
                "a::f",
                "g",
                "std::io::Result",
                "i::j"
            ]
        );
        assert_eq!(
            paths("fn f<'a>() -> impl Iterator + use<'a> { ::core::mem::take(x) }"),
            ["core::mem::take"]
        );
        assert_eq!(
            paths("#[cfg(test)] mod tests { use tokio::fs; } use std::fmt;"),
            ["std::fmt"]
        );
    }

    #[test]
    fn half_a_file_is_read_as_far_as_it_goes() {
        for source in [
            "\"open",
            "r#\"open",
            "/* open",
            "'",
            "use a::{b",
            "use",
            "x::",
            "#[cfg(test)]",
            "mod m {",
        ] {
            let read = Rust::read(source, false);
            let _ = read.paths();
        }
    }
}
