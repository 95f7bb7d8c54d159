//! OpenDocument text.

use std::collections::HashMap;

use crate::flow::Flow;
use crate::lists::{Counters, Digits, LEVELS};
use crate::package::Package;
use crate::xml::{self, Step, Tag};
use crate::{CannotRead, Damage, Extracted, Format, Limits, Note};

/// Cells that one element may stand for; a spreadsheet's habit of filling a row to its end has no use in a text.
const REPEATED_CELLS_MAX: i64 = 64;
/// Blanks that one element may stand for.
const REPEATED_BLANKS_MAX: i64 = 64;

pub(crate) fn read(package: &mut Package<'_>) -> Result<Extracted, CannotRead> {
    let limits = package.limits();
    if let Some(manifest) = package.part("META-INF/manifest.xml")? {
        let mut encrypted = false;
        xml::walk(&manifest, limits, |step| {
            encrypted |= matches!(step, Step::Open(tag) if tag.name() == "encryption-data");
            Ok(())
        })?;
        if encrypted {
            return Err(CannotRead::Encrypted);
        }
    }
    let mut styles = Styles::default();
    if let Some(part) = package.part("styles.xml")? {
        styles.read(&part, limits)?;
    }
    let part = package.part("content.xml")?.ok_or(CannotRead::Damaged {
        what: Damage::MainPart,
    })?;
    styles.read(&part, limits)?;
    let mut reader = Reader {
        flow: Flow::new(limits.chars_max),
        styles,
        lists: Vec::new(),
        counted: HashMap::new(),
        outline: Counters::default(),
        label: None,
        open: Vec::new(),
        skipped: 0,
        notes: 0,
        deleted: false,
    };
    xml::walk(&part, limits, |step| reader.step(step))?;
    if reader.deleted {
        reader.flow.notes.push(Note::DeletedTextLeftOut);
    }
    if reader.notes > 0 {
        reader.flow.notes.push(Note::FootnotesLeftOut(reader.notes));
    }
    reader.flow.finish(Format::Odt)
}

/// Elements whose content is no text of the document. `number` holds a list's number as the writer saw it, which is counted here.
const LEFT_OUT: &[&str] = &[
    "tracked-changes",
    "note",
    "annotation",
    "automatic-styles",
    "font-face-decls",
    "number",
    "forms",
    "sequence-decls",
    "scripts",
    "desc",
    "title",
];

/// A level of a list.
#[derive(Debug, Clone)]
struct Level {
    digits: Digits,
    start: i64,
    before: String,
    after: String,
    shown: usize,
}

type Levels = [Option<Level>; LEVELS];

#[derive(Default)]
struct Styles {
    lists: HashMap<String, Levels>,
    outline: Levels,
}

impl Styles {
    fn read(&mut self, part: &[u8], limits: &Limits) -> Result<(), CannotRead> {
        let mut style: Option<String> = None;
        let mut outline = false;
        xml::walk(part, limits, |step| {
            match step {
                Step::Open(tag) => match tag.name() {
                    "list-style" => {
                        style = tag.attr("name");
                        // A later part with the same name replaces the former.
                        style.iter().for_each(|name| {
                            _ = self.lists.insert(name.clone(), Levels::default())
                        });
                    }
                    "outline-style" => outline = true,
                    "list-level-style-number"
                    | "list-level-style-bullet"
                    | "list-level-style-image"
                    | "outline-level-style" => {
                        let at = tag
                            .number("level")
                            .and_then(|n| usize::try_from(n - 1).ok())
                            .filter(|n| *n < LEVELS);
                        let levels = match &style {
                            Some(name) => self.lists.get_mut(name),
                            None if outline => Some(&mut self.outline),
                            None => None,
                        };
                        if let (Some(at), Some(levels)) = (at, levels) {
                            levels[at] = Some(level(&tag));
                        }
                    }
                    _ => {}
                },
                Step::Close("list-style") => style = None,
                Step::Close("outline-style") => outline = false,
                _ => {}
            }
            Ok(())
        })
    }
}

fn level(tag: &Tag<'_>) -> Level {
    let short = |name: &str| {
        tag.attr(name)
            .unwrap_or_default()
            .chars()
            .take(16)
            .collect::<String>()
    };
    let digits = match (tag.name(), short("num-format").as_str()) {
        ("list-level-style-bullet" | "list-level-style-image", _) => Digits::Bullet,
        (_, "1") => Digits::Decimal,
        (_, "01" | "01, 02, 03, ...") => Digits::Padded,
        (_, "a") => Digits::Letter { upper: false },
        (_, "A") => Digits::Letter { upper: true },
        (_, "i") => Digits::Roman { upper: false },
        (_, "I") => Digits::Roman { upper: true },
        (_, f) if f.starts_with(['а', 'б']) => Digits::Russian { upper: false },
        (_, f) if f.starts_with(['А', 'Б']) => Digits::Russian { upper: true },
        (_, "") => Digits::None,
        _ => Digits::Decimal,
    };
    Level {
        digits,
        start: tag.number("start-value").unwrap_or(1),
        before: short("num-prefix"),
        after: short("num-suffix"),
        shown: tag
            .number("display-levels")
            .and_then(|n| usize::try_from(n).ok())
            .unwrap_or(1),
    }
}

struct Open {
    style: Option<String>,
    id: Option<String>,
}

struct Reader {
    flow: Flow,
    styles: Styles,
    /// Lists that are open, outermost first.
    lists: Vec<Open>,
    /// How far a list has counted, by its identifier or, for the habit of continuing, by its style.
    counted: HashMap<String, Counters>,
    outline: Counters,
    /// The number that waits for the first paragraph of an item.
    label: Option<String>,
    open: Vec<(String, bool)>,
    skipped: u32,
    notes: u32,
    deleted: bool,
}

impl Reader {
    fn step(&mut self, step: Step<'_>) -> Result<(), CannotRead> {
        match step {
            Step::Open(tag) => self.opens(&tag),
            Step::Close(name) => self.closes(name),
            Step::Text(text) => {
                if self.skipped == 0
                    && let Some((p, _)) = self.open.last_mut()
                {
                    p.push_str(&text.replace(['\n', '\r', '\t'], " "));
                }
                Ok(())
            }
        }
    }

    fn opens(&mut self, tag: &Tag<'_>) -> Result<(), CannotRead> {
        let name = tag.name();
        if LEFT_OUT.contains(&name) {
            if self.skipped == 0 {
                self.notes += u32::from(name == "note");
            }
            self.skipped += 1;
            return Ok(());
        }
        if self.skipped > 0 {
            self.deleted |= name == "deletion";
            return Ok(());
        }
        match name {
            "p" => self.open.push((String::new(), false)),
            "h" => {
                // A heading inside a list has the list's number.
                if self.lists.is_empty() && self.open.is_empty() {
                    let level = tag
                        .number("outline-level")
                        .and_then(|n| usize::try_from(n - 1).ok())
                        .unwrap_or(0);
                    if tag.attr("is-list-header").as_deref() != Some("true") {
                        self.label = number(&mut self.outline, &self.styles.outline, level, None);
                    }
                }
                self.open.push((String::new(), true));
            }
            "list" => self.list_opens(tag),
            "list-item" => self.item_opens(tag),
            "table" => self.flow.table_begins(),
            "table-cell" | "covered-table-cell" => {
                let times = tag
                    .number("number-columns-repeated")
                    .unwrap_or(1)
                    .clamp(1, REPEATED_CELLS_MAX);
                for _ in 0..times {
                    self.flow.cell_begins();
                }
            }
            _ => {}
        }
        let Some((p, _)) = self.open.last_mut() else {
            return Ok(());
        };
        match name {
            "s" => {
                let times = tag.number("c").unwrap_or(1).clamp(1, REPEATED_BLANKS_MAX);
                p.extend(std::iter::repeat_n(
                    ' ',
                    usize::try_from(times).unwrap_or(1),
                ));
            }
            "tab" => p.push('\t'),
            "line-break" => p.push('\n'),
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
            "p" | "h" => {
                if let Some((text, heading)) = self.open.pop() {
                    self.paragraph(&text, heading)?;
                }
            }
            "list" => _ = self.lists.pop(),
            "list-item" => self.label = None,
            "table-cell" | "covered-table-cell" => self.flow.cell_ends(),
            "table-row" => self.flow.row_ends()?,
            "table" => self.flow.table_ends()?,
            _ => {}
        }
        Ok(())
    }

    fn paragraph(&mut self, text: &str, heading: bool) -> Result<(), CannotRead> {
        if text.trim().is_empty() {
            self.flow.gap();
            return Ok(());
        }
        if heading {
            self.flow.gap();
        }
        let label = self.label.take().unwrap_or_default();
        self.flow.paragraph(&format!("{label}{text}"))
    }

    fn list_opens(&mut self, tag: &Tag<'_>) {
        let outer = self.lists.last();
        let style = tag
            .attr("style-name")
            .or_else(|| outer.and_then(|l| l.style.clone()));
        if outer.is_none() {
            let own = tag.attr("id");
            let goes_on = tag.attr("continue-list").or_else(|| {
                (tag.attr("continue-numbering").as_deref() == Some("true"))
                    .then(|| style.clone())
                    .flatten()
            });
            let counters = goes_on
                .as_ref()
                .and_then(|of| self.counted.get(of))
                .cloned()
                .unwrap_or_default();
            let id = own.or_else(|| style.clone());
            if let Some(id) = &id {
                self.counted.insert(id.clone(), counters);
            }
            self.lists.push(Open { style, id });
        } else {
            let id = outer.and_then(|l| l.id.clone());
            self.lists.push(Open { style, id });
        }
    }

    fn item_opens(&mut self, tag: &Tag<'_>) {
        let Some(list) = self.lists.last() else {
            return;
        };
        let level = (self.lists.len() - 1).min(LEVELS - 1);
        let Some(levels) = list
            .style
            .as_ref()
            .and_then(|style| self.styles.lists.get(style))
        else {
            return;
        };
        let counters = self
            .counted
            .entry(list.id.clone().unwrap_or_default())
            .or_default();
        self.label = number(counters, levels, level, tag.number("start-value"));
        // Kept under the style as well: `continue-numbering` names no list.
        if let Some(style) = &list.style
            && list.id.as_ref() != Some(style)
        {
            let so_far = counters.clone();
            self.counted.insert(style.clone(), so_far);
        }
    }
}

/// Counts on, and writes the number with what stands around it.
fn number(
    counters: &mut Counters,
    levels: &Levels,
    level: usize,
    start: Option<i64>,
) -> Option<String> {
    let level = level.min(LEVELS - 1);
    let this = levels[level].as_ref()?;
    if start.is_some() {
        counters.restart(level);
    }
    counters.next(level, start.unwrap_or(this.start));
    match this.digits {
        Digits::None => return None,
        Digits::Bullet => return Some(format!("{} ", Digits::Bullet.write(1))),
        _ => {}
    }
    let first = (level + 1).saturating_sub(this.shown.max(1));
    let numbers: Vec<String> = (first..=level)
        .filter_map(|at| levels[at].as_ref().map(|l| (at, l)))
        .filter(|(_, l)| !matches!(l.digits, Digits::None | Digits::Bullet))
        .map(|(at, l)| l.digits.write(counters.at(at, l.start)))
        .collect();
    Some(format!(
        "{}{}{} ",
        this.before,
        numbers.join("."),
        this.after
    ))
}
