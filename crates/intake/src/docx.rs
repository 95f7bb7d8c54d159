//! Word's format. Numbers of lists are not in the text but in another part, and are written out here.

use std::collections::HashMap;

use crate::flow::Flow;
use crate::lists::{Counters, Digits, LEVELS};
use crate::package::Package;
use crate::xml::{self, Step, Tag};
use crate::{CannotRead, Damage, Extracted, Format, Limits, Note};

/// Where the text stands when the relations do not say.
pub(crate) const MAIN: &str = "word/document.xml";

/// Styles that rest on one another; a circle must end.
const STYLES_DEEP_MAX: usize = 20;

pub(crate) fn read(package: &mut Package<'_>, main: &str) -> Result<Extracted, CannotRead> {
    let limits = package.limits();
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let beside = |name: &str| {
        if folder.is_empty() {
            name.to_owned()
        } else {
            format!("{folder}/{name}")
        }
    };
    let numbering = match package.part(&beside("numbering.xml"))? {
        Some(part) => Numbering::read(&part, limits)?,
        None => Numbering::default(),
    };
    let styles = match package.part(&beside("styles.xml"))? {
        Some(part) => Styles::read(&part, limits)?,
        None => Styles::default(),
    };
    let part = package.part(main)?.ok_or(CannotRead::Damaged {
        what: Damage::MainPart,
    })?;
    let mut reader = Reader {
        flow: Flow::new(limits.chars_max),
        numbering,
        styles,
        counters: HashMap::new(),
        started: HashMap::new(),
        open: Vec::new(),
        skipped: 0,
        hidden: false,
        deleted: false,
        footnotes: 0,
        carried: String::new(),
    };
    xml::walk(&part, limits, |step| reader.step(step))?;
    reader.finish()
}

/// Elements whose content is no text of the document: what was deleted or moved away, codes of fields, older forms of
/// formatting, the second form of a drawing for older programs.
const LEFT_OUT: &[&str] = &[
    "del",
    "moveFrom",
    "instrText",
    "delInstrText",
    "pPrChange",
    "rPrChange",
    "Fallback",
    "sectPr",
];

/// A paragraph being read. They nest: a text box stands inside a run.
#[derive(Default)]
struct Paragraph {
    text: String,
    style: Option<String>,
    list: Option<i64>,
    level: Option<usize>,
    in_properties: bool,
    mark_deleted: bool,
}

struct Reader {
    flow: Flow,
    numbering: Numbering,
    styles: Styles,
    /// By abstract list: lists that share one go on counting each other.
    counters: HashMap<i64, Counters>,
    /// Levels of a list whose own beginning has been taken already.
    started: HashMap<i64, [bool; LEVELS]>,
    open: Vec<Paragraph>,
    /// How deep inside something left out.
    skipped: u32,
    hidden: bool,
    deleted: bool,
    footnotes: u32,
    /// Text of a paragraph whose end was deleted: the next one goes on with it.
    carried: String,
}

impl Reader {
    fn step(&mut self, step: Step<'_>) -> Result<(), CannotRead> {
        match step {
            Step::Open(tag) => self.opens(&tag),
            Step::Close(name) => self.closes(name),
            // Text stands in `t` only, but so do no other characters of account: white space between elements is dropped by `in_text`.
            Step::Text(text) => {
                if self.skipped == 0
                    && !self.hidden
                    && let Some(p) = self.open.last_mut()
                    && !p.in_properties
                    && p.text.ends_with(IN_TEXT)
                {
                    p.text.pop();
                    p.text
                        .push_str(&text.replace(['\n', '\r', '\t', IN_TEXT], " "));
                    p.text.push(IN_TEXT);
                }
                Ok(())
            }
        }
    }

    fn opens(&mut self, tag: &Tag<'_>) -> Result<(), CannotRead> {
        let name = tag.name();
        let in_properties = self.open.last().is_some_and(|p| p.in_properties);
        if LEFT_OUT.contains(&name) {
            if matches!(name, "del" | "moveFrom") {
                self.deleted = true;
                // Inside the properties of a paragraph it means that the paragraph's end is deleted.
                if in_properties && self.skipped == 0 && name == "del" {
                    self.open
                        .last_mut()
                        .into_iter()
                        .for_each(|p| p.mark_deleted = true);
                }
            }
            self.skipped += 1;
            return Ok(());
        }
        if self.skipped > 0 {
            return Ok(());
        }
        match name {
            "p" => self.open.push(Paragraph::default()),
            "tbl" => self.flow.table_begins(),
            "tc" => self.flow.cell_begins(),
            "footnoteReference" | "endnoteReference" => self.footnotes += 1,
            "r" => self.hidden = false,
            "vanish" | "webHidden" if !in_properties => {
                self.hidden = name == "vanish" && tag.is_on()
            }
            _ => {}
        }
        let Some(p) = self.open.last_mut() else {
            return Ok(());
        };
        match name {
            "pPr" => p.in_properties = true,
            "pStyle" => p.style = tag.attr("val"),
            "numId" if in_properties => p.list = tag.number("val"),
            "ilvl" if in_properties => {
                p.level = tag.number("val").and_then(|n| usize::try_from(n).ok())
            }
            _ if in_properties || self.hidden => {}
            "t" => p.text.push(IN_TEXT),
            "tab" | "ptab" => p.text.push('\t'),
            "br" | "cr" => p.text.push('\n'),
            "noBreakHyphen" => p.text.push('-'),
            _ => {}
        }
        Ok(())
    }

    fn closes(&mut self, name: &str) -> Result<(), CannotRead> {
        if LEFT_OUT.contains(&name) {
            self.skipped = self.skipped.saturating_sub(1);
            return Ok(());
        }
        if self.skipped > 0 {
            return Ok(());
        }
        match name {
            "t" => {
                if let Some(p) = self.open.last_mut()
                    && p.text.ends_with(IN_TEXT)
                {
                    p.text.pop();
                }
            }
            "pPr" => self
                .open
                .last_mut()
                .into_iter()
                .for_each(|p| p.in_properties = false),
            "r" => self.hidden = false,
            "p" => {
                if let Some(p) = self.open.pop() {
                    self.paragraph(p)?;
                }
            }
            "tc" => self.flow.cell_ends(),
            "tr" => self.flow.row_ends()?,
            "tbl" => self.flow.table_ends()?,
            _ => {}
        }
        Ok(())
    }

    fn paragraph(&mut self, p: Paragraph) -> Result<(), CannotRead> {
        if p.mark_deleted {
            self.carried.push_str(&p.text);
            return Ok(());
        }
        let text = std::mem::take(&mut self.carried) + &p.text;
        // Word counts an empty numbered paragraph too, and shows its number; a bare number says nothing to a reader.
        let label = self.label(&p);
        if text.trim().is_empty() {
            if !self.flow.in_table() {
                self.flow.gap();
            }
            return Ok(());
        }
        self.flow.paragraph(&format!("{label}{text}"))
    }

    /// The number before a paragraph, with a space after it; empty where there is none.
    fn label(&mut self, p: &Paragraph) -> String {
        let from_style = self.styles.list_of(p.style.as_deref());
        let list = p.list.or(from_style.list);
        let Some(list) = list.filter(|n| *n != 0) else {
            return String::new();
        };
        // A style that takes part in a list through the list's own level names no level itself.
        let by_style = || {
            p.style
                .as_deref()
                .and_then(|style| self.numbering.level_of_style(list, style))
        };
        let level = p
            .level
            .or(from_style.level)
            .or_else(by_style)
            .unwrap_or(0)
            .min(LEVELS - 1);
        let Some((shared, levels)) = self.numbering.list(list) else {
            return String::new();
        };
        let Some(this) = levels.get(level).and_then(Option::as_ref) else {
            return String::new();
        };
        let counters = self.counters.entry(shared).or_default();
        let started = self.started.entry(list).or_default();
        if self.numbering.restarts(list, level) && !started[level] {
            counters.restart(level);
        }
        started[level] = true;
        counters.next(level, this.start);
        let mut out = String::new();
        if this.digits == Digits::Bullet {
            out.push_str(&Digits::Bullet.write(1));
        } else {
            let mut pattern = this.pattern.chars();
            while let Some(c) = pattern.next() {
                let shown = (c == '%')
                    .then(|| pattern.clone().next().and_then(|d| d.to_digit(10)))
                    .flatten();
                match shown
                    .and_then(|d| usize::try_from(d).ok())
                    .and_then(|d| d.checked_sub(1))
                {
                    Some(of) => {
                        pattern.next();
                        let other = levels.get(of).and_then(Option::as_ref);
                        let digits = other.map_or(Digits::Decimal, |l| l.digits);
                        let digits = if this.legal && digits != Digits::None {
                            Digits::Decimal
                        } else {
                            digits
                        };
                        out.push_str(&digits.write(counters.at(of, other.map_or(1, |l| l.start))));
                    }
                    None => out.push(c),
                }
            }
        }
        let out = out.trim();
        if out.is_empty() {
            String::new()
        } else {
            format!("{out} ")
        }
    }

    fn finish(mut self) -> Result<Extracted, CannotRead> {
        if !self.carried.is_empty() {
            let carried = std::mem::take(&mut self.carried);
            self.flow.paragraph(&carried)?;
        }
        if self.deleted {
            self.flow.notes.push(Note::DeletedTextLeftOut);
        }
        if self.footnotes > 0 {
            self.flow.notes.push(Note::FootnotesLeftOut(self.footnotes));
        }
        self.flow.finish(Format::Docx)
    }
}

/// Stands at the end of a paragraph while an element with text is open. A noncharacter, so no text can hold it.
const IN_TEXT: char = '\u{fdd0}';

/// One level of a list.
#[derive(Debug, Clone)]
struct Level {
    start: i64,
    digits: Digits,
    pattern: String,
    legal: bool,
    style: Option<String>,
}

type Levels = [Option<Level>; LEVELS];

#[derive(Default)]
struct Numbering {
    shared: HashMap<i64, Levels>,
    /// Abstract lists that only name a style, where the true one stands.
    links: HashMap<i64, String>,
    styled: HashMap<String, i64>,
    lists: HashMap<i64, List>,
}

#[derive(Default)]
struct List {
    shared: i64,
    own: Levels,
    starts: [Option<i64>; LEVELS],
}

impl Numbering {
    fn read(part: &[u8], limits: &Limits) -> Result<Numbering, CannotRead> {
        let mut n = Numbering::default();
        let mut shared: Option<i64> = None;
        let mut list: Option<i64> = None;
        let mut at: Option<usize> = None;
        let mut level: Option<Level> = None;
        xml::walk(part, limits, |step| {
            match step {
                Step::Open(tag) => match tag.name() {
                    "abstractNum" => shared = tag.number("abstractNumId"),
                    "num" => {
                        list = tag.number("numId");
                        list.into_iter()
                            .for_each(|id| _ = n.lists.entry(id).or_default());
                    }
                    "abstractNumId" => {
                        if let Some(l) = list.and_then(|id| n.lists.get_mut(&id)) {
                            l.shared = tag.number("val").unwrap_or(-1);
                        }
                    }
                    "numStyleLink" => {
                        if let (Some(id), Some(style)) = (shared, tag.attr("val")) {
                            n.links.insert(id, style);
                        }
                    }
                    "styleLink" => {
                        if let (Some(id), Some(style)) = (shared, tag.attr("val")) {
                            n.styled.insert(style, id);
                        }
                    }
                    "lvlOverride" => at = index(&tag),
                    "startOverride" => {
                        let start = tag.number("val");
                        if let (Some(l), Some(at)) = (list.and_then(|id| n.lists.get_mut(&id)), at)
                        {
                            l.starts[at] = start;
                        }
                    }
                    "lvl" => {
                        at = index(&tag);
                        level = Some(Level {
                            start: 1,
                            digits: Digits::Decimal,
                            pattern: String::new(),
                            legal: false,
                            style: None,
                        });
                    }
                    name => {
                        if let Some(l) = level.as_mut() {
                            match name {
                                "start" => l.start = tag.number("val").unwrap_or(1),
                                "numFmt" => l.digits = digits(&tag.attr("val").unwrap_or_default()),
                                // Word allows 255; the pattern is written out for every paragraph, so a longer one would multiply.
                                "lvlText" => {
                                    l.pattern = tag
                                        .attr("val")
                                        .unwrap_or_default()
                                        .chars()
                                        .take(64)
                                        .collect()
                                }
                                "isLgl" => l.legal = tag.is_on(),
                                "pStyle" => l.style = tag.attr("val"),
                                _ => {}
                            }
                        }
                    }
                },
                Step::Close("lvl") => {
                    if let (Some(l), Some(at)) = (level.take(), at) {
                        if let Some(list) = list.and_then(|id| n.lists.get_mut(&id)) {
                            list.own[at] = Some(l);
                        } else if let Some(id) = shared {
                            n.shared.entry(id).or_default()[at] = Some(l);
                        }
                    }
                }
                Step::Close("abstractNum") => shared = None,
                Step::Close("num") => list = None,
                _ => {}
            }
            Ok(())
        })?;
        Ok(n)
    }

    /// The abstract list that counts for `list`, and its levels as they are in this list.
    fn list(&self, list: i64) -> Option<(i64, Levels)> {
        let own = self.lists.get(&list)?;
        let shared = match self
            .links
            .get(&own.shared)
            .and_then(|style| self.styled.get(style))
        {
            Some(true_one) => *true_one,
            None => own.shared,
        };
        let mut levels = self.shared.get(&shared).cloned().unwrap_or_default();
        for (at, level) in levels.iter_mut().enumerate() {
            if let Some(mine) = &own.own[at] {
                *level = Some(mine.clone());
            }
            if let (Some(level), Some(start)) = (level.as_mut(), own.starts[at]) {
                level.start = start;
            }
        }
        Some((shared, levels))
    }

    fn restarts(&self, list: i64, level: usize) -> bool {
        self.lists
            .get(&list)
            .is_some_and(|l| l.starts[level].is_some())
    }

    fn level_of_style(&self, list: i64, style: &str) -> Option<usize> {
        let shared = self.shared.get(&self.lists.get(&list)?.shared)?;
        shared.iter().position(|level| {
            level
                .as_ref()
                .is_some_and(|l| l.style.as_deref() == Some(style))
        })
    }
}

fn index(tag: &Tag<'_>) -> Option<usize> {
    tag.number("ilvl")
        .and_then(|n| usize::try_from(n).ok())
        .filter(|n| *n < LEVELS)
}

fn digits(name: &str) -> Digits {
    match name {
        "bullet" => Digits::Bullet,
        "none" => Digits::None,
        "decimalZero" => Digits::Padded,
        "lowerLetter" => Digits::Letter { upper: false },
        "upperLetter" => Digits::Letter { upper: true },
        "lowerRoman" => Digits::Roman { upper: false },
        "upperRoman" => Digits::Roman { upper: true },
        "russianLower" => Digits::Russian { upper: false },
        "russianUpper" => Digits::Russian { upper: true },
        _ => Digits::Decimal,
    }
}

#[derive(Default)]
struct Styles(HashMap<String, Style>);

#[derive(Default)]
struct Style {
    base: Option<String>,
    numbers: InStyle,
}

#[derive(Debug, Clone, Copy, Default)]
struct InStyle {
    list: Option<i64>,
    level: Option<usize>,
}

impl Styles {
    fn read(part: &[u8], limits: &Limits) -> Result<Styles, CannotRead> {
        let mut styles = Styles::default();
        let mut id = None;
        xml::walk(part, limits, |step| {
            match step {
                Step::Open(tag) if tag.name() == "style" => {
                    id = tag.attr("styleId");
                    id.iter()
                        .for_each(|id| _ = styles.0.entry(id.clone()).or_default());
                }
                Step::Open(tag) => {
                    if let Some(style) = id.as_ref().and_then(|id| styles.0.get_mut(id)) {
                        match tag.name() {
                            "basedOn" => style.base = tag.attr("val"),
                            "numId" => style.numbers.list = tag.number("val"),
                            "ilvl" => {
                                style.numbers.level =
                                    tag.number("val").and_then(|n| usize::try_from(n).ok())
                            }
                            _ => {}
                        }
                    }
                }
                Step::Close("style") => id = None,
                _ => {}
            }
            Ok(())
        })?;
        Ok(styles)
    }

    fn list_of(&self, style: Option<&str>) -> InStyle {
        let mut found = InStyle::default();
        let mut style = style.and_then(|id| self.0.get(id));
        for _ in 0..STYLES_DEEP_MAX {
            let Some(s) = style else { break };
            found.list = found.list.or(s.numbers.list);
            found.level = found.level.or(s.numbers.level);
            style = s.base.as_deref().and_then(|id| self.0.get(id));
        }
        found
    }
}
