//! Markdown: the marks go, the words and the numbers of lists stay. Lines stay lines.

use crate::flow::{Flow, tidy};
use crate::{CannotRead, Extracted, Format, Limits, Note, charset, plain};

pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Extracted, CannotRead> {
    let (text, encoding) = charset::decode(bytes, None);
    let mut flow = Flow::new(limits.chars_max);
    flow.notes.extend(encoding.map(Note::Encoding));
    let text = plain::lines(&text);
    let mut fence: Option<&str> = None;
    let mut numbers = Numbers::default();
    let mut in_comment = false;
    for line in text.split('\n') {
        let bare = line.trim();
        if let Some(mark) = fence {
            if bare.starts_with(mark) {
                fence = None;
            } else {
                flow.paragraph(line)?;
            }
            continue;
        }
        if in_comment || bare.starts_with("<!--") {
            in_comment = !bare.ends_with("-->");
            continue;
        }
        if let Some(mark) = ["```", "~~~"]
            .into_iter()
            .find(|mark| bare.starts_with(mark))
        {
            fence = Some(mark);
        } else if bare.is_empty() {
            flow.gap();
        } else if !is_rule(bare) && !is_table_rule(bare) {
            flow.paragraph(&block(line, &mut numbers))?;
        }
    }
    flow.finish(Format::Markdown)
}

/// A line of nothing but `---`, `***`, `===`: a rule, or the line under a heading.
fn is_rule(bare: &str) -> bool {
    let mut marks = bare.chars().filter(|c| !c.is_whitespace());
    let Some(first) = marks.next().filter(|c| "-*_=".contains(*c)) else {
        return false;
    };
    bare.chars().filter(|c| !c.is_whitespace()).count() >= 2 && marks.all(|c| c == first)
}

fn is_table_rule(bare: &str) -> bool {
    bare.contains('|') && bare.contains('-') && bare.chars().all(|c| "|:- \t".contains(c))
}

/// Markdown counts a list itself, so that many people write `1.` before every item.
#[derive(Default)]
struct Numbers {
    indent: usize,
    written: u64,
    shown: u64,
}

impl Numbers {
    fn next(&mut self, indent: usize, written: u64) -> u64 {
        let repeats = indent == self.indent && written == self.written;
        self.shown = if repeats {
            self.shown.saturating_add(1)
        } else {
            written
        };
        (self.indent, self.written) = (indent, written);
        self.shown
    }
}

fn block(line: &str, numbers: &mut Numbers) -> String {
    let indent = line.len() - line.trim_start().len();
    let mut rest = line.trim();
    while let Some(quoted) = rest.strip_prefix('>') {
        rest = quoted.trim_start();
    }
    let hashes = rest.len() - rest.trim_start_matches('#').len();
    if (1..=6).contains(&hashes) && rest[hashes..].starts_with([' ', '\t']) {
        *numbers = Numbers::default();
        return inline(rest[hashes..].trim().trim_end_matches('#').trim_end());
    }
    if rest.len() > 1 && rest.starts_with('|') {
        let cells: Vec<String> = rest
            .trim_matches('|')
            .split('|')
            .map(|cell| tidy(&inline(cell.trim())))
            .collect();
        return cells.join("\t");
    }
    for bullet in ["- ", "* ", "+ "] {
        if let Some(item) = rest.strip_prefix(bullet) {
            let item = item.trim_start();
            let item = ["[ ] ", "[x] ", "[X] "]
                .iter()
                .find_map(|task| item.strip_prefix(task))
                .unwrap_or(item);
            return format!("- {}", inline(item));
        }
    }
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, tail) = rest.split_at(digits);
    if let (Ok(number), Some(mark)) = (
        number.parse(),
        [". ", ") "].into_iter().find(|mark| tail.starts_with(mark)),
    ) {
        return format!(
            "{}{mark}{}",
            numbers.next(indent, number),
            inline(tail[2..].trim_start())
        );
    }
    inline(rest)
}

/// Text without the marks of emphasis, code, links and pictures.
fn inline(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let before = at.checked_sub(1).and_then(|i| chars.get(i)).copied();
        let next = chars.get(at + 1).copied();
        match c {
            '\\' if next.is_some_and(|n| n.is_ascii_punctuation()) => {
                out.extend(next);
                at += 2;
                continue;
            }
            '*' if marks_emphasis(before, next) => {}
            // Inside a word an underline is a letter of a name.
            '_' if marks_emphasis(before, next)
                && !(before.is_some_and(char::is_alphanumeric)
                    && next.is_some_and(char::is_alphanumeric)) => {}
            '~' if next == Some('~') || before == Some('~') => {}
            '`' => {}
            '!' if next == Some('[') => {}
            '[' => {
                if let Some((label, after)) = link(&chars, at) {
                    out.push_str(&inline_once(&label));
                    at = after;
                    continue;
                }
                out.push(c);
            }
            '<' => {
                if let Some(end) = tag_end(&chars, at) {
                    let tag: String = chars[at + 1..end].iter().collect();
                    if tag.starts_with("http") || tag.contains('@') {
                        out.push_str(&tag);
                    } else if tag.to_lowercase().starts_with("br") {
                        out.push('\n');
                    }
                    at = end + 1;
                    continue;
                }
                out.push(c);
            }
            '&' => {
                let end = chars
                    .iter()
                    .skip(at + 1)
                    .take(32)
                    .position(|c| *c == ';')
                    .map(|n| at + 1 + n);
                let name: Option<String> = end.map(|end| chars[at + 1..end].iter().collect());
                match (name.as_deref().and_then(crate::xml::entity), end) {
                    (Some(meaning), Some(end)) => {
                        out.push_str(&meaning);
                        at = end + 1;
                        continue;
                    }
                    _ => out.push(c),
                }
            }
            c => out.push(c),
        }
        at += 1;
    }
    out
}

/// The label of a link has no links in it, so one more pass without them is enough (and bounded).
fn inline_once(label: &str) -> String {
    label
        .replace("**", "")
        .replace("__", "")
        .replace(['`', '*'], "")
}

/// A star between blanks, or between digits, is a star.
fn marks_emphasis(before: Option<char>, next: Option<char>) -> bool {
    let open = next.is_some_and(|n| !n.is_whitespace());
    let close = before.is_some_and(|b| !b.is_whitespace());
    let product =
        before.is_some_and(|b| b.is_ascii_digit()) && next.is_some_and(|n| n.is_ascii_digit());
    (open || close) && !product
}

/// `[label](address)` or `[label][reference]`: the label, and where it ends. Looked for within bounds, so that a row of
/// brackets costs no more than its length.
fn link(chars: &[char], at: usize) -> Option<(String, usize)> {
    const LABEL_MAX: usize = 400;
    const ADDRESS_MAX: usize = 2_000;
    let close = at + chars[at..].iter().take(LABEL_MAX).position(|c| *c == ']')?;
    let (open, end) = match chars.get(close + 1)? {
        '(' => ('(', ')'),
        '[' => ('[', ']'),
        _ => return None,
    };
    let mut depth = 0;
    for (n, c) in chars[close + 1..].iter().take(ADDRESS_MAX).enumerate() {
        if *c == open {
            depth += 1;
        } else if *c == end {
            depth -= 1;
            if depth == 0 {
                return Some((chars[at + 1..close].iter().collect(), close + 2 + n));
            }
        }
    }
    None
}

fn tag_end(chars: &[char], at: usize) -> Option<usize> {
    let first = chars.get(at + 1)?;
    if !(first.is_ascii_alphabetic() || *first == '/') {
        return None;
    }
    chars[at..]
        .iter()
        .take(300)
        .position(|c| *c == '>')
        .map(|n| at + n)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &str) {
        let x = read(source.as_bytes(), &Limits::default()).unwrap();
        assert_eq!(x.text, expected, "from {source:?}");
        assert_eq!(x.format, Format::Markdown);
    }

    #[test]
    fn marks_of_emphasis_and_headings_go() {
        check(
            "# Решение №1 #\n\nСовет **поручает** _бюро_ `план`.",
            "Решение №1\n\nСовет поручает бюро план.",
        );
        check(
            "Заголовок\n=========\nтекст\n\n---\n\nещё",
            "Заголовок\nтекст\n\nещё",
        );
        check(
            "2*3*4 и a * b, файл_с_именем",
            "2*3*4 и a * b, файл_с_именем",
        );
        check(r"1\. не \*список\*", "1. не *список*");
    }

    #[test]
    fn lists_keep_or_get_their_numbers() {
        check("1. раз\n2. два\n10. десять", "1. раз\n2. два\n10. десять");
        check("1. раз\n1. два\n1. три", "1. раз\n2. два\n3. три");
        check("* раз\n+ [x] два\n- три", "- раз\n- два\n- три");
    }

    #[test]
    fn links_tables_and_code_give_their_words() {
        check(
            "[Устав](https://a.example/(1)), ![герб](a.png) <b>да</b>&nbsp;нет",
            "Устав, герб да нет",
        );
        check(
            "| Кто | Срок |\n|---|:-:|\n| Бюро | 1 мая |",
            "Кто\tСрок\nБюро\t1 мая",
        );
        check("```\n# не заголовок\n```", "# не заголовок");
    }
}
