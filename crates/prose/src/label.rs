//! Printed labels at the beginning of a paragraph, and the path that they form.

use crate::date::date_at;
use crate::lang::class;
use crate::token::{Gap, Range, Shape, Source};

/// The sorts of labels; labels of one sort count on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// «1.»
    Decimal,
    /// «1)», «(1)»
    DecimalBracket,
    /// «2.1.»
    Composite,
    /// «а)», «(a)», «a.»
    Small,
    /// «A)», «A.»
    Large,
    /// «i)», «(ii)»
    RomanSmall,
    /// «III.»
    RomanLarge,
    /// «Section 3», «Resolved (22.7)»: the path by itself.
    Absolute,
    /// A bullet or dash: encloses nothing and has no number.
    Bullet,
    /// The first cell of a table row («A1 |»).
    Cell,
    /// «Первое.»
    Word,
}

/// A printed label.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Label {
    /// With its signs.
    pub range: Range,
    /// As it stands in a path («2.1», «а»).
    pub text: String,
    pub style: Style,
    /// Its place in its row: 1 for «1», «а», «i».
    pub ordinal: u32,
}

impl Label {
    /// «Resolved (22.7)», «Resolution 3»: what stands under it is a decision.
    pub fn decides(&self, src: &Source<'_>) -> bool {
        src.any(self.range.a, &["resolved", "resolution", "motion"])
    }
}

/// What the document shows of its labels as a whole; single letters are labels only in a row.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Habits {
    /// A line begins with «II.».
    pub romans: bool,
    /// A line begins with «B.» or «Б.».
    pub large_letters: bool,
    /// Several lines begin with «07/41 FINANCE»: numbers of minutes.
    pub minutes: bool,
    /// Several lines hold nothing but «Resolution 3», «Motion 4»: headings of decisions.
    pub resolutions: bool,
}

const BULLETS: &[&str] = &["-", "–", "•", "*", "·", "▪", "●", "■", "◦", "➢", "✓"];

/// The label at `i`, before `end`.
pub(crate) fn at(src: &Source<'_>, i: usize, end: usize, habits: Habits) -> Option<Label> {
    if i + 1 >= end {
        return None;
    }
    let low = src.low(i);
    if BULLETS.contains(&low)
        && (src.gap(i + 1) != Gap::None || src.is_word(i + 1))
        && !src.any(i + 1, BULLETS)
    {
        return Some(Label {
            range: Range::new(i, i + 1),
            text: String::new(),
            style: Style::Bullet,
            ordinal: 0,
        });
    }
    if let Some(label) = ordinal_word(src, i, end) {
        return Some(label);
    }
    if src.any(
        i,
        &[
            "section",
            "article",
            "§",
            "пункт",
            "раздел",
            "статья",
            "clause",
            "item",
        ],
    ) && (src.is_number(i + 1) || is_roman(src, i + 1))
        && (src.large(i) || low == "§")
    {
        let mut b = i + 2;
        if src.any(b, &[".", ":", ")", "–", "-"]) {
            b += 1;
        } else if b < end && !src.large(b) {
            return None;
        }
        return Some(Label {
            range: Range::new(i, b.min(end)),
            text: src.raw(i + 1).to_owned(),
            style: Style::Absolute,
            ordinal: src.number(i + 1).unwrap_or(0),
        });
    }
    if habits.resolutions
        && src.any(i, &["resolution", "motion"])
        && src.is_number(i + 1)
        && i + 2 >= end
    {
        return Some(Label {
            range: Range::new(i, end),
            text: src.raw(i + 1).to_owned(),
            style: Style::Absolute,
            ordinal: src.number(i + 1).unwrap_or(0),
        });
    }
    // «Resolution 1: Training» above each of several decisions.
    if habits.resolutions
        && src.any(i, &["resolution", "motion"])
        && src.large(i)
        && src.is_number(i + 1)
        && src.any(i + 2, &[":", "–", ".", "-", "("])
        && i + 3 < end
    {
        return Some(Label {
            range: Range::new(i, if src.is(i + 2, "(") { i + 2 } else { i + 3 }),
            text: src.raw(i + 1).to_owned(),
            style: Style::Absolute,
            ordinal: src.number(i + 1).unwrap_or(0),
        });
    }
    if src.is(i, "resolved") && src.is(i + 1, "(") && src.is_number(i + 2) {
        let close = (i + 2..(i + 8).min(end)).find(|k| src.is(*k, ")"))?;
        return Some(Label {
            range: Range::new(i, close + 1),
            text: src.flat(Range::new(i + 2, close)),
            style: Style::Absolute,
            ordinal: 0,
        });
    }
    if habits.minutes && numbered_minute(src, i, end) {
        return Some(Label {
            range: Range::new(i, i + 3),
            text: src.flat(Range::new(i, i + 3)),
            style: Style::Absolute,
            ordinal: src.number(i + 2).unwrap_or(0),
        });
    }
    let open = src.is(i, "(");
    let j = if open { i + 1 } else { i };
    if src.is_number(j) {
        return number(src, i, j, end, open);
    }
    if src.is_word(j) {
        return letter(src, i, j, end, open, habits);
    }
    None
}

/// «Первое.», «Во-первых,», "First,": Russian ordinals stand in the path as printed, adverbs only part the points.
fn ordinal_word(src: &Source<'_>, i: usize, end: usize) -> Option<Label> {
    const NEUTER: &[&str] = &[
        "первое",
        "второе",
        "третье",
        "четвертое",
        "пятое",
        "шестое",
        "седьмое",
        "восьмое",
        "девятое",
        "десятое",
    ];
    const ADVERB: &[&str] = &[
        "во-первых",
        "во-вторых",
        "в-третьих",
        "в-четвертых",
        "в-пятых",
        "наконец",
        "first",
        "firstly",
        "second",
        "secondly",
        "third",
        "thirdly",
        "fourth",
        "fourthly",
        "fifth",
        "fifthly",
        "sixth",
        "sixthly",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "finally",
        "lastly",
    ];
    if i + 2 >= end || !src.large(i) {
        return None;
    }
    let low = src.low(i);
    if let Some(n) = NEUTER.iter().position(|w| *w == low)
        && src.any(i + 1, &[".", ")", ":", "–"])
    {
        return Some(Label {
            range: Range::new(i, i + 2),
            text: src.raw(i).to_owned(),
            style: Style::Word,
            ordinal: u32::try_from(n).unwrap_or(0) + 1,
        });
    }
    (ADVERB.contains(&low) && src.any(i + 1, &[",", ":"])).then(|| Label {
        range: Range::new(i, i + 2),
        text: String::new(),
        style: Style::Bullet,
        ordinal: 0,
    })
}

/// The label in the first cell of a row: «A1 | Print …», «3. | …», «CS/4 <tab> …».
pub(crate) fn cell(src: &Source<'_>, r: Range) -> Option<Label> {
    let i = if src.is(r.a, "|") { r.a + 1 } else { r.a };
    let first = crate::blocks::cells(src, r).into_iter().next()?;
    let mut b = first.b;
    while b > i && src.any(b - 1, &[".", ")"]) {
        b -= 1;
    }
    let text = src.text_of(Range::new(i, b));
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let code = b > i
        && !digits.is_empty()
        && text.chars().count() <= 10
        && (i + 1..b).all(|k| src.gap(k) == Gap::None)
        && date_at(src, i, b).is_none();
    let end = if src.is(first.b, "|") {
        first.b + 1
    } else {
        first.b
    };
    (code && end < r.b).then(|| Label {
        range: Range::new(i, end),
        text: text.to_owned(),
        style: Style::Cell,
        ordinal: digits.parse().unwrap_or(0),
    })
}

/// «07/41 FINANCE».
fn numbered_minute(src: &Source<'_>, i: usize, end: usize) -> bool {
    src.is_number(i)
        && src.is(i + 1, "/")
        && src.is_number(i + 2)
        && src.gap(i + 1) == Gap::None
        && src.gap(i + 2) == Gap::None
        && src.low(i).len() <= 4
        && src.low(i + 2).len() <= 4
        && i + 3 < end
        && src.gap(i + 3) != Gap::None
        && src.large(i + 3)
        && date_at(src, i, end).is_none()
}

fn number(src: &Source<'_>, i: usize, j: usize, end: usize, open: bool) -> Option<Label> {
    if src.low(j).len() > 3 || (!open && date_at(src, j, end).is_some()) {
        return None;
    }
    // «2.1.3.»: numbers glued by dots.
    let mut k = j + 1;
    let mut text = src.raw(j).to_owned();
    let mut depth = 1;
    while k + 1 < end
        && src.is(k, ".")
        && src.gap(k) == Gap::None
        && src.gap(k + 1) == Gap::None
        && src.is_number(k + 1)
        && src.low(k + 1).len() <= 3
    {
        text.push('.');
        text.push_str(src.raw(k + 1));
        k += 2;
        depth += 1;
    }
    let ordinal = src.number(k - 1).unwrap_or(0);
    let dot = src.is(k, ".") && src.gap(k) == Gap::None;
    let close = src.is(k, ")");
    if open && !close {
        return None;
    }
    let b = if dot || close { k + 1 } else { k };
    // A dot and a bracket: «1.)».
    let b = if dot && src.is(b, ")") { b + 1 } else { b };
    if b >= end {
        return None;
    }
    let style = match (depth > 1, close) {
        (true, _) if dot || close || src.gap(b) != Gap::None => Style::Composite,
        (false, true) => Style::DecimalBracket,
        (false, false) if dot => Style::Decimal,
        _ => return None,
    };
    if style == Style::Composite && !(src.is_word(b) || src.any(b, &["«", "\"", "(", "“"])) {
        return None;
    }
    Some(Label {
        range: Range::new(i, b),
        text,
        style,
        ordinal,
    })
}

fn letter(
    src: &Source<'_>,
    i: usize,
    j: usize,
    end: usize,
    open: bool,
    habits: Habits,
) -> Option<Label> {
    let low = src.low(j);
    let close = src.is(j + 1, ")");
    let dot = src.is(j + 1, ".") && src.gap(j + 1) == Gap::None;
    if !(close || (dot && !open)) || j + 2 >= end {
        return None;
    }
    let range = Range::new(i, j + 2);
    let text = src.raw(j).to_owned();
    let one = low.chars().count() == 1;
    let upper = src.large(j);
    if let Some(n) = roman(low).filter(|_| !one || matches!(low, "i" | "v" | "x")) {
        if upper && (close || habits.romans || src.word(j + 2).cyrillic || !one) {
            return Some(Label {
                range,
                text,
                style: Style::RomanLarge,
                ordinal: n,
            });
        }
        if !upper && (close || !one || src.gap(j + 2) != Gap::None) {
            return Some(Label {
                range,
                text,
                style: Style::RomanSmall,
                ordinal: n,
            });
        }
    }
    if !one {
        return None;
    }
    let c = low.chars().next()?;
    let ordinal = match c {
        'a'..='z' => u32::from(c) - u32::from('a') + 1,
        'а'..='и' => u32::from(c) - u32::from('а') + 1,
        'к'..='я' => u32::from(c) - u32::from('а'),
        _ => return None,
    };
    if upper {
        // «A. Lund» is a person, not a label, unless the document counts by letters.
        let initial = dot && !(habits.large_letters && src.gap(j + 2) != Gap::None);
        if initial || src.shape(j + 2) == Shape::Letter && src.is(j + 3, ".") {
            return None;
        }
        return Some(Label {
            range,
            text,
            style: Style::Large,
            ordinal,
        });
    }
    if dot && (src.gap(j + 2) == Gap::None || src.is(j, "г") || src.is(j, "т")) {
        return None;
    }
    Some(Label {
        range,
        text,
        style: Style::Small,
        ordinal,
    })
}

fn is_roman(src: &Source<'_>, i: usize) -> bool {
    src.large(i) && roman(src.low(i)).is_some()
}

/// The value of a roman number up to 39, in small letters.
pub(crate) fn roman(low: &str) -> Option<u32> {
    if low.is_empty() || low.len() > 7 {
        return None;
    }
    let mut total = 0i64;
    let mut before = 0i64;
    for c in low.chars().rev() {
        let v = match c {
            'i' => 1,
            'v' => 5,
            'x' => 10,
            _ => return None,
        };
        total += if v < before { -v } else { v };
        before = before.max(v);
    }
    u32::try_from(total).ok().filter(|t| (1..40).contains(t))
}

/// The labels that enclose a place in the text, outermost first.
#[derive(Debug, Clone, Default)]
pub(crate) struct Path {
    levels: Vec<(Style, String, u32)>,
}

impl Path {
    /// Goes to a label; gives its depth. Labels of one style count on; a first one («1», «а») opens a level where what stands
    /// before it leads into a list (`opens`), and begins its row anew elsewhere.
    pub fn enter(&mut self, label: &Label, opens: bool) -> usize {
        match label.style {
            Style::Bullet => return self.levels.len(),
            Style::Absolute | Style::Cell => self.levels.clear(),
            Style::Composite => {
                // «4.1» stands under «4», which it names itself.
                let first = label.text.split('.').next().unwrap_or("");
                let keep = self.levels.iter().position(|(s, t, _)| {
                    matches!(s, Style::Composite) && t.split('.').next() == Some(first)
                        || matches!(s, Style::Decimal | Style::DecimalBracket) && t == first
                });
                let keep = keep.or_else(|| {
                    self.levels
                        .iter()
                        .position(|(s, ..)| *s == Style::Composite || *s == Style::Decimal)
                });
                let mut keep = keep.unwrap_or(self.levels.len());
                // Deeper composites stay under their parents: 2.1 holds 2.1.1.
                while self.levels.get(keep).is_some_and(|(_, t, _)| {
                    label
                        .text
                        .strip_prefix(t.as_str())
                        .is_some_and(|r| r.starts_with('.'))
                }) {
                    keep += 1;
                }
                self.levels.truncate(keep);
            }
            style => {
                let next = self
                    .levels
                    .iter()
                    .rposition(|(s, _, o)| *s == style && o + 1 == label.ordinal);
                let later = self
                    .levels
                    .iter()
                    .rposition(|(s, _, o)| *s == style && *o < label.ordinal);
                // A letter may be read as a roman number: «h) i)».
                let twin = if style == Style::RomanSmall && label.text == "i" {
                    self.levels
                        .iter()
                        .rposition(|(s, _, o)| *s == Style::Small && *o == 8)
                } else if style == Style::RomanSmall && label.text == "v" {
                    self.levels
                        .iter()
                        .rposition(|(s, _, o)| *s == Style::Small && *o == 21)
                } else {
                    None
                };
                if let Some(at) = twin {
                    self.levels.truncate(at);
                    self.levels.push((
                        Style::Small,
                        label.text.clone(),
                        if label.text == "i" { 9 } else { 22 },
                    ));
                    return self.levels.len();
                }
                let same = self
                    .levels
                    .iter()
                    .rposition(|(s, ..)| *s == style)
                    .or_else(|| {
                        // «1.1, 1.2, 2.»: the point above the composites lost its own label.
                        let decimal = matches!(style, Style::Decimal | Style::DecimalBracket);
                        self.levels.iter().position(|(s, t, _)| {
                            decimal
                                && *s == Style::Composite
                                && t.split('.')
                                    .next()
                                    .and_then(|n| n.parse::<u32>().ok())
                                    .is_some_and(|n| n < label.ordinal)
                        })
                    });
                let at = if let Some(at) = next {
                    Some(at)
                } else if label.ordinal == 1 {
                    if opens { None } else { same }
                } else {
                    later.or(same)
                };
                if let Some(at) = at {
                    self.levels.truncate(at);
                }
            }
        }
        self.levels
            .push((label.style, label.text.clone(), label.ordinal));
        self.levels.len()
    }

    /// Whether a label of this sort encloses the place.
    pub fn has(&self, style: Style) -> bool {
        self.levels.iter().any(|(s, ..)| *s == style)
    }

    /// Leaves all levels deeper than `depth`.
    pub fn cut(&mut self, depth: usize) {
        self.levels.truncate(depth);
    }

    /// The path as it is printed: `4.2`, `III.б`; `None` without labels.
    pub fn number(&self) -> Option<String> {
        let mut out = String::new();
        for (i, (style, text, _)) in self.levels.iter().enumerate() {
            // A composite label repeats the decimals above it.
            let repeated = self.levels.get(i + 1).is_some_and(|(s, t, _)| {
                *s == Style::Composite
                    && matches!(style, Style::Composite | Style::Decimal)
                    && t.strip_prefix(text.as_str())
                        .is_some_and(|r| r.starts_with('.'))
            });
            if repeated || text.is_empty() {
                continue;
            }
            if !out.is_empty() {
                out.push('.');
            }
            out.push_str(text);
        }
        (!out.is_empty()).then_some(out)
    }
}

/// Whether the token may begin an item: a label's habit seen over all lines.
pub(crate) fn habits(src: &Source<'_>, lines: impl Iterator<Item = Range>) -> Habits {
    let mut h = Habits::default();
    let (mut headings, mut minutes) = (0, 0);
    for line in lines {
        let i = line.a;
        let titled = src.any(i + 2, &[":", "–", ".", "-", "("]) && line.len() < 20 && src.large(i);
        if (line.len() == 2 || titled)
            && src.any(i, &["resolution", "motion"])
            && src.is_number(i + 1)
        {
            headings += 1;
            h.resolutions = headings > 1;
        }
        if numbered_minute(src, i, line.b) {
            minutes += 1;
            h.minutes = minutes > 1;
        }
        if src.any(i, &["ii"]) && src.large(i) && src.any(i + 1, &[".", ")"]) {
            h.romans = true;
        }
        if src.any(i, &["b", "б"])
            && src.large(i)
            && src.is(i + 1, ".")
            && !src.class(i + 2, class::TITLE_WORD)
            && src.gap(i + 2) != Gap::None
        {
            h.large_letters = true;
        }
    }
    h
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(&str, Style)>) {
        let src = Source::new(text);
        let got = at(&src, 0, src.tokens.len(), Habits::default());
        assert_eq!(
            got.as_ref().map(|l| (l.text.as_str(), l.style)),
            expected,
            "{text}"
        );
    }

    #[test]
    fn labels_are_told_from_dates_and_initials() {
        check("1.Утвердить план", Some(("1", Style::Decimal)));
        check("4.2. Ежемесячно", Some(("4.2", Style::Composite)));
        check("11.10.2011 г. принято", None);
        check("(a) hold", Some(("a", Style::Small)));
        check("(iii) that", Some(("iii", Style::RomanSmall)));
        check("б) о порядке", Some(("б", Style::Small)));
        check("A. Lund, Chair", None);
        check("A)  The Mill", Some(("A", Style::Large)));
        let src = Source::new("A1 | Print | Board");
        let row = cell(&src, Range::new(0, src.tokens.len())).map(|l| l.text);
        assert_eq!(row.as_deref(), Some("A1"));
        check("Section 3. That", Some(("3", Style::Absolute)));
        check("– создать", Some(("", Style::Bullet)));
        check("2017 год", None);
        check("III. О созыве", Some(("III", Style::RomanLarge)));
    }

    #[test]
    fn paths_follow_the_rows() {
        let mut path = Path::default();
        let mut got = Vec::new();
        for text in [
            "3. x", "а) x", "б) x", "4. x", "4.1. x", "4.2. x", "5. x", "(i) x", "(ii) x", "6. x",
            "1) x", "2) x", "7. x",
        ] {
            let src = Source::new(text);
            let label = at(&src, 0, src.tokens.len(), Habits::default()).unwrap();
            path.enter(&label, true);
            got.push(path.number().unwrap());
        }
        assert_eq!(
            got,
            [
                "3", "3.а", "3.б", "4", "4.1", "4.2", "5", "5.i", "5.ii", "6", "6.1", "6.2", "7"
            ]
        );
    }
}
