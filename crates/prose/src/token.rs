//! Words, numbers and signs of a text, with their places in bytes and in code points.
//!
//! One pass over the text. Equal words share one [`Word`], which is looked up in the language's lists once, so that the grammar
//! above asks questions of bits and indices and compares strings only where it must.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, DefaultHasher};

use crate::lang::{self, Word};
use crate::reading::{Quote, Span};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Letters (and digits after the first letter), with inner hyphens and apostrophes.
    Word,
    /// Digits.
    Number,
    /// One sign.
    Sign,
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// All small, or no letter at all.
    Small,
    /// First letter large.
    Capital,
    /// All large, two letters or more.
    Upper,
    /// A single large letter.
    Letter,
}

/// What stands between a token and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gap {
    /// Nothing.
    None,
    /// Blanks within the line.
    Space,
    /// A tab, or so many blanks that they part columns.
    Wide,
    /// A line end.
    Line,
}

/// A token: 24 bytes, because a long text has millions of them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    /// Byte offset.
    pub start: u32,
    /// Byte offset after it.
    pub end: u32,
    /// Code point offset.
    pub at: u32,
    /// Code points.
    pub len: u32,
    /// Index into the words of the source.
    pub word: u32,
    pub form: Form,
    pub shape: Shape,
    pub gap: Gap,
}

/// A half-open range of tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Range {
    pub a: usize,
    pub b: usize,
}

impl Range {
    pub fn new(a: usize, b: usize) -> Range {
        Range { a, b: b.max(a) }
    }
    pub fn is_empty(self) -> bool {
        self.a >= self.b
    }
    pub fn len(self) -> usize {
        self.b - self.a
    }
    pub fn iter(self) -> std::ops::Range<usize> {
        self.a..self.b
    }
    pub fn has(self, i: usize) -> bool {
        self.a <= i && i < self.b
    }
}

/// A map that hashes the same way in every run, so that the same text always takes the same path.
pub(crate) type WordMap<K, V> = HashMap<K, V, BuildHasherDefault<DefaultHasher>>;

/// A text in tokens.
pub(crate) struct Source<'a> {
    pub text: &'a str,
    pub tokens: Vec<Token>,
    pub words: Vec<Word>,
}

/// Texts longer than this are read up to here: offsets are 32 bits wide.
const BYTES_MAX: usize = u32::MAX as usize - 16;

/// So many blanks part columns.
const BLANKS_WIDE: u32 = 3;

impl<'a> Source<'a> {
    pub fn new(text: &'a str) -> Source<'a> {
        let mut src = Source {
            text,
            tokens: Vec::with_capacity(text.len() / 8),
            words: Vec::new(),
        };
        let mut known: WordMap<Box<str>, u32> = WordMap::default();
        let mut low = String::new();
        let mut chars = text.char_indices().peekable();
        let mut at: u32 = 0;
        let mut gap = Gap::Line;
        let mut blanks = 0u32;
        while let Some((start, c)) = chars.next() {
            if start > BYTES_MAX {
                break;
            }
            let first_at = at;
            at += 1;
            if c.is_whitespace() || is_invisible(c) {
                if matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{c}') {
                    gap = Gap::Line;
                } else if gap != Gap::Line && !is_invisible(c) {
                    blanks += if c == '\t' { BLANKS_WIDE } else { 1 };
                    gap = if blanks < BLANKS_WIDE {
                        Gap::Space
                    } else {
                        Gap::Wide
                    };
                }
                continue;
            }
            blanks = 0;
            let mut end = start + c.len_utf8();
            let form = if c.is_alphabetic() {
                Form::Word
            } else if c.is_ascii_digit() {
                Form::Number
            } else {
                Form::Sign
            };
            low.clear();
            push_low(&mut low, c);
            let (mut upper, mut letters) = (usize::from(c.is_uppercase()), 1usize);
            if form != Form::Sign {
                while let Some(&(i, n)) = chars.peek() {
                    let take = match form {
                        Form::Number => n.is_ascii_digit(),
                        _ => {
                            n.is_alphanumeric()
                                || is_mark(n)
                                || (joins(n) && next_is_letter(text, i + n.len_utf8()))
                        }
                    };
                    if !take {
                        // «Super-⏎visory»: a word parted at the end of a line.
                        if form == Form::Word
                            && is_hyphen(n)
                            && let Some(skip) = goes_on_below(text, i, &low)
                        {
                            for _ in 0..skip {
                                if let Some((p, x)) = chars.next() {
                                    end = p + x.len_utf8();
                                    at += 1;
                                }
                            }
                            continue;
                        }
                        break;
                    }
                    chars.next();
                    at += 1;
                    end = i + n.len_utf8();
                    if n.is_alphabetic() {
                        letters += 1;
                        upper += usize::from(n.is_uppercase());
                    }
                    push_low(&mut low, n);
                }
            }
            let shape = match (form, upper) {
                (Form::Word, u) if u == letters && letters > 1 => Shape::Upper,
                (Form::Word, 1) if letters == 1 => Shape::Letter,
                (Form::Word, _) if c.is_uppercase() => Shape::Capital,
                _ => Shape::Small,
            };
            let word = match known.get(low.as_str()) {
                Some(&w) => w,
                None => {
                    let w = u32::try_from(src.words.len()).unwrap_or(0);
                    src.words.push(lang::look_up(&low, form));
                    known.insert(low.as_str().into(), w);
                    w
                }
            };
            src.tokens.push(Token {
                start: start as u32,
                end: end as u32,
                at: first_at,
                len: at - first_at,
                word,
                form,
                shape,
                gap,
            });
            gap = Gap::None;
        }
        src
    }

    /// The word's lists and its small form.
    pub fn word(&self, i: usize) -> &Word {
        match self
            .tokens
            .get(i)
            .and_then(|t| self.words.get(t.word as usize))
        {
            Some(w) => w,
            None => lang::no_word(),
        }
    }

    /// The token in small letters, ё as е, apostrophes and dashes made one; empty past the end.
    pub fn low(&self, i: usize) -> &str {
        &self.word(i).low
    }

    /// Whether the token is this word or sign (given small).
    pub fn is(&self, i: usize, low: &str) -> bool {
        self.low(i) == low
    }

    /// Whether one of these words stands at `i`.
    pub fn any(&self, i: usize, lows: &[&str]) -> bool {
        lows.contains(&self.low(i))
    }

    /// Whether these words follow one another from `i`, before `end`.
    pub fn seq(&self, i: usize, end: usize, lows: &[&str]) -> bool {
        i + lows.len() <= end && lows.iter().enumerate().all(|(k, w)| self.low(i + k) == *w)
    }

    pub fn form(&self, i: usize) -> Option<Form> {
        self.tokens.get(i).map(|t| t.form)
    }
    pub fn is_word(&self, i: usize) -> bool {
        self.form(i) == Some(Form::Word)
    }
    pub fn is_number(&self, i: usize) -> bool {
        self.form(i) == Some(Form::Number)
    }
    pub fn shape(&self, i: usize) -> Shape {
        self.tokens.get(i).map_or(Shape::Small, |t| t.shape)
    }
    pub fn gap(&self, i: usize) -> Gap {
        self.tokens.get(i).map_or(Gap::Line, |t| t.gap)
    }
    /// Written with a large first letter.
    pub fn large(&self, i: usize) -> bool {
        self.shape(i) != Shape::Small
    }
    /// A number of at most nine digits.
    pub fn number(&self, i: usize) -> Option<u32> {
        if !self.is_number(i) {
            None
        } else {
            self.low(i).parse().ok()
        }
    }
    /// Whether any of these class bits is set.
    pub fn class(&self, i: usize, bits: u64) -> bool {
        self.word(i).class & bits != 0
    }

    /// How many tabs stand before a token.
    pub fn tabs(&self, i: usize) -> usize {
        let from = i
            .checked_sub(1)
            .and_then(|p| self.tokens.get(p))
            .map_or(0, |t| t.end as usize);
        let to = self.tokens.get(i).map_or(from, |t| t.start as usize);
        let between = self.text.get(from..to).unwrap_or("");
        between.bytes().filter(|b| *b == b'\t').count()
    }

    /// The words of a range, exactly.
    pub fn text_of(&self, r: Range) -> &'a str {
        match (self.tokens.get(r.a), self.tokens.get(r.b.wrapping_sub(1))) {
            (Some(a), Some(b)) if r.a < r.b => self
                .text
                .get(a.start as usize..b.end as usize)
                .unwrap_or(""),
            _ => "",
        }
    }

    pub fn span(&self, r: Range) -> Span {
        match (self.tokens.get(r.a), self.tokens.get(r.b.wrapping_sub(1))) {
            (Some(a), Some(b)) if r.a < r.b => Span {
                start: a.at as usize,
                end: (b.at + b.len) as usize,
            },
            _ => Span::default(),
        }
    }

    pub fn quote(&self, r: Range, confidence: f32, rule: &'static str) -> Quote {
        Quote {
            span: self.span(r),
            text: self.text_of(r).to_owned(),
            confidence,
            rule: rule.into(),
        }
    }

    /// The words of a range with each run of white space made one blank.
    pub fn flat(&self, r: Range) -> String {
        let mut out = String::new();
        for i in r.iter() {
            let Some(t) = self.tokens.get(i) else { break };
            if i > r.a && t.gap != Gap::None {
                out.push(' ');
            }
            out.push_str(&self.plain(i));
        }
        out
    }

    /// One token as written, a word parted at the end of a line made whole.
    pub fn plain(&self, i: usize) -> Cow<'a, str> {
        let raw = self.raw(i);
        let Some((front, rest)) = raw.split_once('\n') else {
            return Cow::Borrowed(raw);
        };
        let front = front.trim_end().trim_end_matches(is_hyphen);
        Cow::Owned(format!("{front}{}", rest.trim_start()))
    }

    /// One token as written.
    pub fn raw(&self, i: usize) -> &'a str {
        self.tokens
            .get(i)
            .and_then(|t| self.text.get(t.start as usize..t.end as usize))
            .unwrap_or("")
    }
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{ad}' | '¬')
}

/// After a hyphen at the end of a line: how many signs to pass to the rest of the word in the next line. `None` where the hyphen is the
/// word's own («Sub-⏎committee», «во-⏎первых»), or where nothing small follows.
fn goes_on_below(text: &str, hyphen: usize, before: &str) -> Option<usize> {
    let rest = text.get(hyphen..)?;
    let mut signs = 0usize;
    let mut lines = 0;
    for c in rest.chars() {
        if signs == 0 || matches!(c, ' ' | '\t' | '\r' | '\u{a0}') {
            signs += 1;
        } else if c == '\n' {
            lines += 1;
            signs += 1;
        } else {
            let own = matches!(
                before,
                "co" | "sub"
                    | "vice"
                    | "non"
                    | "ex"
                    | "self"
                    | "pre"
                    | "по"
                    | "во"
                    | "кое"
                    | "из"
                    | "вице"
                    | "экс"
            );
            let long = before.chars().count() >= 2;
            return (lines == 1 && c.is_lowercase() && long && !own && signs < 200)
                .then_some(signs);
        }
    }
    None
}

fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' | '\u{2060}'
    )
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn joins(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\'' | '’' | 'ʼ')
}

fn next_is_letter(text: &str, byte: usize) -> bool {
    text.get(byte..)
        .and_then(|t| t.chars().next())
        .is_some_and(char::is_alphanumeric)
}

/// Small letters, with the signs that people type in several ways made one.
fn push_low(out: &mut String, c: char) {
    match c {
        'а'..='я' | 'a'..='z' | '0'..='9' => out.push(c),
        'ё' | 'Ё' => out.push('е'),
        '’' | 'ʼ' | '‘' | '`' => out.push('\''),
        '\u{2010}' | '\u{2011}' => out.push('-'),
        '–' | '—' | '−' | '―' | '‒' => out.push('–'),
        '“' | '”' | '„' | '‟' | '″' => out.push('"'),
        c if is_mark(c) => {}
        c => out.extend(c.to_lowercase().map(|l| if l == 'ё' { 'е' } else { l })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let src = Source::new(text);
        let got: Vec<_> = (0..src.tokens.len()).map(|i| src.raw(i)).collect();
        assert_eq!(got, expected);
        for (i, t) in src.tokens.iter().enumerate() {
            let by_points: String = text
                .chars()
                .skip(t.at as usize)
                .take(t.len as usize)
                .collect();
            assert_eq!(by_points, src.raw(i));
        }
    }

    #[test]
    fn words_keep_hyphens_and_apostrophes_inside() {
        check(
            "отчетно-выборной 14-3",
            &["отчетно-выборной", "14", "-", "3"],
        );
        check(
            "the Residents' Treasurer's list",
            &["the", "Residents", "'", "Treasurer's", "list"],
        );
        check("2017года, 5-го", &["2017", "года", ",", "5", "-", "го"]);
    }

    #[test]
    fn a_word_parted_at_the_end_of_a_line_is_one() {
        let src =
            Source::new("the Super-\nvisory Com-\n  mission, Sub-\nCommittee, co-\noperative");
        let got: Vec<_> = (0..src.tokens.len())
            .map(|i| src.low(i).to_owned())
            .filter(|w| w.len() > 2)
            .collect();
        assert_eq!(
            got,
            [
                "the",
                "supervisory",
                "commission",
                "sub",
                "committee",
                "operative"
            ]
        );
        assert_eq!(src.flat(Range::new(0, 3)), "the Supervisory Commission");
        assert_eq!(src.text_of(Range::new(1, 2)), "Super-\nvisory");
    }

    #[test]
    fn places_count_code_points() {
        check("🎉 «Ёж» e\u{301}t", &["🎉", "«", "Ёж", "»", "e\u{301}t"]);
    }

    #[test]
    fn shapes_tell_letters_capitals_and_abbreviations() {
        let src = Source::new("А ЛСО Совет совет");
        let shapes: Vec<_> = (0..4).map(|i| src.shape(i)).collect();
        assert_eq!(
            shapes,
            [Shape::Letter, Shape::Upper, Shape::Capital, Shape::Small]
        );
    }
}
