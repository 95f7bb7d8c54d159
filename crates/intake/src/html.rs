//! Web pages, as a row of tags rather than a tree.
//!
//! A tree builder does what the standard asks of a browser, and some of that takes time in the square of the depth or of
//! the attributes: a page of nothing but `<div>` would hold a core for hours. For the text, a row of tags is enough, and each byte
//! of it is looked at a fixed number of times.

use encoding_rs::Encoding;

use crate::flow::Flow;
use crate::lists::{BULLET, Digits};
use crate::{CannotRead, Extracted, Format, Limits, Note, charset, sniff, xml};

/// Where a page must name its encoding, by the standard; pages are late with it.
const DECLARED_WITHIN: usize = 4096;
/// A page that has less text than this outside of its navigation may have been misread.
const SPARSE_CHARS: usize = 2_000;

pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Extracted, CannotRead> {
    let (page, encoding) = charset::decode(bytes, declared(bytes));
    let mut sink = Sink::new(limits, true);
    sink.read(&page)?;
    if sink.left_out && sink.flow.chars() < SPARSE_CHARS {
        // Navigation that was never closed, or a site that puts its text into a sidebar: better all than nothing.
        let mut whole = Sink::new(limits, false);
        whole.read(&page)?;
        if sink.flow.chars() * 4 < whole.flow.chars() {
            sink = whole;
        }
    }
    if sink.left_out {
        sink.flow.notes.push(Note::NavigationLeftOut);
    }
    sink.flow.notes.extend(encoding.map(Note::Encoding));
    sink.flow.finish(Format::Html)
}

/// The encoding that the page names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(DECLARED_WITHIN)].to_ascii_lowercase();
    let after = |mark: &[u8]| sniff::find(&head, mark).map(|at| &head[at + mark.len()..]);
    let rest = after(b"charset=").or_else(|| after(b"encoding="))?;
    let rest = rest
        .strip_prefix(b"\"")
        .or_else(|| rest.strip_prefix(b"'"))
        .unwrap_or(rest);
    let end = rest
        .iter()
        .position(|b| !(b.is_ascii_alphanumeric() || b"-_".contains(b)))
        .unwrap_or(rest.len());
    Encoding::for_label(&rest[..end])
}

/// Never text of the page.
const NO_TEXT: &[&str] = &[
    "template", "svg", "object", "select", "button", "canvas", "audio", "video", "datalist", "del",
    "map", "dialog", "math",
];
/// Content is not markup.
const RAW: &[&str] = &[
    "script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp",
];
/// Have no end tag.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];
/// Start and end a paragraph.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];
/// Stand apart from what is around them.
const APART: &[&str] = &[
    "article",
    "blockquote",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "main",
    "p",
    "pre",
    "section",
    "table",
];

struct List {
    ordered: bool,
    next: i64,
    step: i64,
    digits: Digits,
}

struct Sink {
    flow: Flow,
    strict: bool,
    left_out: bool,
    text: String,
    lists: Vec<List>,
    label: Option<String>,
    /// The element that is being left out, and how many of its name are open in it.
    skipping: Option<(String, u32)>,
    /// `article` and `main` that are open: a header in them is part of the text.
    articles: u32,
    pre: u32,
}

impl Sink {
    fn new(limits: &Limits, strict: bool) -> Sink {
        Sink {
            flow: Flow::new(limits.chars_max),
            strict,
            left_out: false,
            text: String::new(),
            lists: Vec::new(),
            label: None,
            skipping: None,
            articles: 0,
            pre: 0,
        }
    }

    fn read(&mut self, page: &str) -> Result<(), CannotRead> {
        let mut scan = Scan {
            rest: page,
            no_more: [false; 2],
        };
        while let Some(token) = scan.next() {
            match token {
                Token::Text(text) => self.text(text),
                Token::Start { name, attrs } => {
                    self.starts(&name, attrs)?;
                    if RAW.contains(&name.as_str()) {
                        scan.skip_raw(&name);
                    }
                }
                Token::End { name } => self.ends(&name)?,
            }
        }
        self.flush()
    }

    fn text(&mut self, text: &str) {
        if self.skipping.is_some() {
            return;
        }
        let mut rest = text;
        while let Some(at) = rest.find('&') {
            self.push(&rest[..at]);
            rest = &rest[at + 1..];
            let end = rest
                .bytes()
                .take(32)
                .position(|b| !(b.is_ascii_alphanumeric() || b == b'#'))
                .unwrap_or(rest.len().min(32));
            let end = if rest.is_char_boundary(end) { end } else { 0 };
            match xml::entity(&rest[..end]) {
                Some(meaning) => {
                    self.push(&meaning);
                    rest = &rest[end..];
                    rest = rest.strip_prefix(';').unwrap_or(rest);
                }
                None => self.push("&"),
            }
        }
        self.push(rest);
    }

    fn push(&mut self, text: &str) {
        if self.pre > 0 {
            self.text.push_str(text);
        } else {
            self.text.extend(text.chars().map(|c| {
                if matches!(c, '\n' | '\r' | '\t' | '\u{c}') {
                    ' '
                } else {
                    c
                }
            }));
        }
    }

    fn starts(&mut self, name: &str, attrs: &str) -> Result<(), CannotRead> {
        if let Some((skipped, depth)) = &mut self.skipping {
            *depth += u32::from(skipped == name);
            return Ok(());
        }
        if !VOID.contains(&name) && self.is_left_out(name, attrs) {
            self.flush()?;
            self.skipping = Some((name.to_owned(), 1));
            return Ok(());
        }
        if name == "br" {
            self.text.push('\n');
            return Ok(());
        }
        if !BLOCKS.contains(&name) {
            return Ok(());
        }
        self.flush()?;
        if APART.contains(&name) || (matches!(name, "ol" | "ul" | "dl") && self.lists.is_empty()) {
            self.flow.gap();
        }
        match name {
            "article" | "main" => self.articles += 1,
            "pre" => self.pre += 1,
            "ol" | "ul" => self.lists.push(list(name == "ol", attrs)),
            "li" => self.item(attrs),
            "table" => self.flow.table_begins(),
            "tr" => self.flow.row_ends()?,
            "td" | "th" => {
                self.label = None;
                self.flow.cell_begins();
            }
            _ => {}
        }
        Ok(())
    }

    fn ends(&mut self, name: &str) -> Result<(), CannotRead> {
        if let Some((skipped, depth)) = &mut self.skipping {
            *depth -= u32::from(skipped == name);
            if *depth == 0 {
                self.skipping = None;
            }
            return Ok(());
        }
        if !BLOCKS.contains(&name) {
            return Ok(());
        }
        self.flush()?;
        match name {
            "article" | "main" => self.articles = self.articles.saturating_sub(1),
            "pre" => self.pre = self.pre.saturating_sub(1),
            "ol" | "ul" => {
                self.lists.pop();
                self.label = None;
            }
            "li" => self.label = None,
            "td" | "th" => self.flow.cell_ends(),
            "tr" => self.flow.row_ends()?,
            "table" => self.flow.table_ends()?,
            _ => {}
        }
        if APART.contains(&name) || (matches!(name, "ol" | "ul" | "dl") && self.lists.is_empty()) {
            self.flow.gap();
        }
        Ok(())
    }

    fn is_left_out(&mut self, name: &str, attrs: &str) -> bool {
        if NO_TEXT.contains(&name) || attr(attrs, "hidden").is_some() {
            return true;
        }
        let style = attr(attrs, "style")
            .unwrap_or_default()
            .to_ascii_lowercase()
            .replace(' ', "");
        if style.contains("display:none") || style.contains("visibility:hidden") {
            return true;
        }
        if !self.strict {
            return false;
        }
        let role = attr(attrs, "role").unwrap_or_default();
        let around = match name {
            "nav" | "aside" => true,
            "header" | "footer" => self.articles == 0,
            _ => matches!(
                role,
                "navigation" | "banner" | "contentinfo" | "search" | "complementary"
            ),
        };
        self.left_out |= around;
        around
    }

    fn item(&mut self, attrs: &str) {
        let Some(list) = self.lists.last_mut() else {
            return;
        };
        if list.digits == Digits::None {
            self.label = None;
        } else if list.ordered {
            if let Some(value) = attr(attrs, "value").and_then(|v| v.trim().parse().ok()) {
                list.next = value;
            }
            self.label = Some(format!("{}.", list.digits.write(list.next)));
            list.next = list.next.saturating_add(list.step);
        } else {
            self.label = Some(BULLET.to_owned());
        }
    }

    fn flush(&mut self) -> Result<(), CannotRead> {
        let text = std::mem::take(&mut self.text);
        let text = text.trim_matches(|c: char| c.is_whitespace());
        if text.is_empty() {
            return Ok(());
        }
        match self.label.take() {
            // Authors who write the number themselves hide the list's own in a style sheet.
            Some(label) if !text.starts_with(&label) => {
                self.flow.paragraph(&format!("{label} {text}"))
            }
            _ => self.flow.paragraph(text),
        }
    }
}

fn list(ordered: bool, attrs: &str) -> List {
    let style = attr(attrs, "style")
        .unwrap_or_default()
        .to_ascii_lowercase();
    let has = |word: &str| style.contains("list-style") && style.contains(word);
    let digits = match attr(attrs, "type").unwrap_or_default() {
        _ if has("none") => Digits::None,
        _ if !ordered => Digits::Bullet,
        "a" => Digits::Letter { upper: false },
        "A" => Digits::Letter { upper: true },
        "i" => Digits::Roman { upper: false },
        "I" => Digits::Roman { upper: true },
        _ if has("lower-alpha") || has("lower-latin") => Digits::Letter { upper: false },
        _ if has("upper-alpha") || has("upper-latin") => Digits::Letter { upper: true },
        _ if has("lower-roman") => Digits::Roman { upper: false },
        _ if has("upper-roman") => Digits::Roman { upper: true },
        _ if has("lower-russian") => Digits::Russian { upper: false },
        _ => Digits::Decimal,
    };
    let start = attr(attrs, "start").and_then(|v| v.trim().parse().ok());
    let step = if attr(attrs, "reversed").is_some() && start.is_some() {
        -1
    } else {
        1
    };
    List {
        ordered,
        next: start.unwrap_or(1),
        step,
        digits,
    }
}

/// The value of an attribute, as it is written; empty for one without a value.
fn attr<'a>(attrs: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = attrs;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/' || c == '=');
        if rest.is_empty() {
            return None;
        }
        let end = rest
            .find(|c: char| c.is_whitespace() || c == '=' || c == '/')
            .unwrap_or(rest.len());
        let this = &rest[..end];
        rest = rest[end..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            (value, rest) = match after.chars().next() {
                Some(quote @ ('"' | '\'')) => {
                    after[1..].split_once(quote).unwrap_or((&after[1..], ""))
                }
                _ => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
            };
        }
        if this.eq_ignore_ascii_case(name) {
            return Some(value);
        }
    }
}

enum Token<'a> {
    Text(&'a str),
    Start { name: String, attrs: &'a str },
    End { name: String },
}

struct Scan<'a> {
    rest: &'a str,
    /// That no further `"` or `'` follows, once that is known; else each open quote would look through the whole page.
    no_more: [bool; 2],
}

impl<'a> Scan<'a> {
    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let bytes = self.rest.as_bytes();
            if *bytes.first()? != b'<' {
                let end = self.rest.find('<').unwrap_or(self.rest.len());
                return Some(Token::Text(self.take(end)));
            }
            match bytes.get(1) {
                Some(b'!') if self.rest.starts_with("<!--") => {
                    let end = self.rest[4..]
                        .find("-->")
                        .map_or(self.rest.len(), |at| at + 7);
                    self.take(end);
                }
                Some(b'!' | b'?') => {
                    let end = self.rest.find('>').map_or(self.rest.len(), |at| at + 1);
                    self.take(end);
                }
                Some(b'/') if bytes.get(2).is_some_and(u8::is_ascii_alphabetic) => {
                    let end = self.rest.find('>').map_or(self.rest.len(), |at| at + 1);
                    let tag = self.take(end);
                    return Some(Token::End {
                        name: name(&tag[2..]).to_ascii_lowercase(),
                    });
                }
                Some(c) if c.is_ascii_alphabetic() => {
                    let end = self.tag_end();
                    let tag = self.take(end);
                    let inner = tag[1..].trim_end_matches('>');
                    let name = name(inner);
                    return Some(Token::Start {
                        name: name.to_ascii_lowercase(),
                        attrs: &inner[name.len()..],
                    });
                }
                _ => return Some(Token::Text(self.take(1))),
            }
        }
    }

    /// Leaves out the content of a raw element; its end tag is the next token.
    fn skip_raw(&mut self, name: &str) {
        let mut from = 0;
        while let Some(at) = self.rest[from..].find("</") {
            let here = from + at;
            let after = &self.rest.as_bytes()[here + 2..];
            if after.len() >= name.len()
                && after[..name.len()].eq_ignore_ascii_case(name.as_bytes())
            {
                self.take(here);
                return;
            }
            from = here + 2;
        }
        self.take(self.rest.len());
    }

    /// Where a start tag ends: at the first `>` outside of quotes.
    fn tag_end(&mut self) -> usize {
        let bytes = self.rest.as_bytes();
        let mut at = 1;
        while let Some(b) = bytes.get(at) {
            match b {
                b'>' => return at + 1,
                // A quote opens a value only after `=`; elsewhere it is a slip of the pen.
                b'"' | b'\'' if bytes[..at].trim_ascii_end().ends_with(b"=") => {
                    let which = usize::from(*b == b'\'');
                    let close = if self.no_more[which] {
                        None
                    } else {
                        bytes[at + 1..].iter().position(|c| c == b)
                    };
                    match close {
                        Some(n) => at += n + 1,
                        None => self.no_more[which] = true,
                    }
                }
                _ => {}
            }
            at += 1;
        }
        bytes.len()
    }

    fn take(&mut self, end: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken
    }
}

fn name(tag: &str) -> &str {
    &tag[..tag
        .find(|c: char| c.is_whitespace() || c == '/' || c == '>')
        .unwrap_or(tag.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(page: &str) -> String {
        read(page.as_bytes(), &Limits::default()).unwrap().text
    }

    fn check(page: &str, expected: &str) {
        assert_eq!(text(page), expected, "from {page}");
    }

    #[test]
    fn paragraphs_breaks_and_entities() {
        check(
            "<html><head><title>t</title><style>p{}</style></head><body><p>Совет\n  <b>ре</b>шил&nbsp;&laquo;да&raquo; &#8212; R&D &amp &nope;</p><p>а<br>б</p>",
            "Совет решил «да» — R&D & &nope;\n\nа\nб",
        );
        check(
            "<div>1 < 2</div><script>if (a<b) '<p>нет</p>'</script><div title='a>b'>да</div>",
            "1 < 2\nда",
        );
    }

    #[test]
    fn ordered_lists_get_their_numbers_back() {
        check(
            "<ol><li>раз<li>два<ol type=a><li>внутри</ol></li><li value='7'>семь<li>восемь</ol>",
            "1. раз\n2. два\na. внутри\n7. семь\n8. восемь",
        );
        check("<ol start=3 type=I><li><p>три</p></li></ol>", "III. три");
        check("<ol><li>1. сам</li></ol>", "1. сам");
        check(
            "<ul><li>а</li></ul><ol style='list-style-type: none'><li>б</ol>",
            "- а\n\nб",
        );
    }

    #[test]
    fn tables_are_rows_but_a_frame_is_not() {
        check(
            "<table><tr><th>Кто<th>Срок<tr><td>Бюро</td><td>1 мая</td></tr></table>",
            "Кто\tСрок\nБюро\t1 мая",
        );
        check(
            "<table><tr><td></td><td><p>Решили:<p>пункт</td></tr></table>",
            "Решили:\nпункт",
        );
        let menu = "<p>Новости<p>Документы";
        let body = "<p>Постановление о том, что следует сделать.".repeat(20);
        let framed = text(&format!("<table><tr><td>{menu}<td>{body}</table>"));
        assert_eq!(framed.lines().count(), 22, "{framed}");
    }

    #[test]
    fn navigation_goes_unless_it_is_all_there_is() {
        let page = |body: &str| {
            format!(
                "<!doctype html><nav>Меню</nav><header>Сайт</header>{body}<footer>Права</footer>"
            )
        };
        check(
            &page("<main><header><h1>Решение</h1></header><p>Текст</p></main>"),
            "Решение\n\nТекст",
        );
        check(&page(""), "Меню\nСайт\nПрава");
        let unclosed = format!("<nav>Меню<p>{}", "слово ".repeat(50));
        assert!(text(&unclosed).contains("слово"));
        check(
            "<div hidden>нет</div><div style='display: none'>нет<div>нет</div></div>да",
            "да",
        );
    }

    #[test]
    fn declared_encoding_is_used() {
        let page = "<meta http-equiv=Content-Type content=\"text/html; charset=koi8-r\"><p>Да";
        let (bytes, _, _) = encoding_rs::KOI8_R.encode(page);
        assert_eq!(read(&bytes, &Limits::default()).unwrap().text, "Да");
    }

    #[test]
    fn hostile_pages_take_linear_time() {
        let begun = std::time::Instant::now();
        for page in [
            "<div>",
            "<a x=\"",
            "<a b='c",
            "<!--",
            "<table><tr><td>",
            "<ol><li>",
            "<script></",
            "&",
            "<b ",
            "a=\"",
            "<x  ",
        ] {
            _ = read(page.repeat(400_000).as_bytes(), &Limits::default());
        }
        let many: String = (0..200_000).map(|n| format!(" a{n}=1")).collect();
        _ = read(format!("<p{many}>да").as_bytes(), &Limits::default());
        // Seconds without optimisation; hours if one of them were quadratic.
        assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
    }
}
