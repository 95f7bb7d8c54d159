//! What a document says, as a table for people on a terminal.

use super::end::one_line;
use super::read::Said;
use crate::files;
use std::io::IsTerminal;
use veche_core::{Arg, Day, Text};
use veche_lang::Lang;
use veche_prose::{DateRead, Deadline, Directive, Item, Remark};

/// How wide, and whether in colour.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    width: usize,
    colour: bool,
}

/// Whether colours are not wanted, or not understood.
pub(super) fn is_plain() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty())
        || std::env::var_os("TERM").is_some_and(|t| t == "dumb")
}

impl Look {
    /// As the terminal is; without one, plain and a hundred wide. Colour only on a terminal, and not where NO_COLOR is set.
    pub(super) fn of_stdout() -> Look {
        let terminal = std::io::stdout().is_terminal();
        let width = terminal_size::terminal_size()
            .filter(|_| terminal)
            .map_or(100, |(w, _)| usize::from(w.0));
        Look {
            width: width.clamp(80, 160),
            colour: terminal && !is_plain(),
        }
    }

    pub(super) fn strong(self, s: &str) -> String {
        self.paint("1", s)
    }

    fn quiet(self, s: &str) -> String {
        self.paint("2", s)
    }

    pub(super) fn question(self, s: &str) -> String {
        self.paint("33", s)
    }

    fn paint(self, code: &str, s: &str) -> String {
        if self.colour && !s.is_empty() {
            format!("\u{1b}[{code}m{s}\u{1b}[0m")
        } else {
            s.to_owned()
        }
    }
}

/// The table of one document.
pub(super) fn of(l: &Lang, look: Look, file: Option<&str>, said: &Said) -> String {
    let mut out = String::new();
    if let Some(file) = file {
        line(&mut out, &look.strong(&format!("── {file}")));
    }
    header(&mut out, l, look, said);
    let r = &said.reading;
    if let Some(preamble) = &r.preamble {
        block(
            &mut out,
            look,
            &l.t("cli-read-preamble"),
            &shorten(&preamble.text, 400),
        );
    }
    for (i, u) in r.unfulfilled.iter().enumerate() {
        block(
            &mut out,
            look,
            &if i == 0 {
                l.t("cli-read-unfulfilled")
            } else {
                String::new()
            },
            &u.text,
        );
    }
    if let Some(resolving) = &r.header.resolving {
        block(&mut out, look, &l.t("cli-read-resolving"), &resolving.text);
    }
    if !r.items.is_empty() {
        items(&mut out, l, look, &r.items);
    }
    let remarks = said.remarks.iter().map(|r| remark(&said.reading.items, r));
    let notes = said.notes.iter().map(files::note);
    list(
        &mut out,
        look,
        &l.t("cli-read-questions"),
        true,
        remarks.map(|t| l.say(&t)),
    );
    list(
        &mut out,
        look,
        &l.t("cli-read-notes"),
        false,
        notes.map(|t| l.say(&t)),
    );
    out
}

fn header(out: &mut String, l: &Lang, look: Look, said: &Said) {
    let h = &said.reading.header;
    let kind = h.kind.as_ref().map_or_else(
        || l.t("cli-read-document"),
        |k| l.t(&format!("cli-kind-{}", k.kind.code())),
    );
    let title = match &h.number {
        Some(number) => l.with(
            "cli-read-numbered",
            [
                ("kind", kind.into()),
                ("number", one_line(&number.text).into()),
            ],
        ),
        None => kind,
    };
    line(out, &look.strong(&title));
    let mut fact = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            block(out, look, &l.t(key), &value);
        }
    };
    fact("cli-read-title", h.title.as_ref().map(|q| q.text.clone()));
    fact("cli-read-body", h.body.as_ref().map(|q| q.text.clone()));
    fact("cli-read-date", h.date.as_ref().map(|d| day(l, d)));
    fact("cli-read-place", h.place.as_ref().map(|q| q.text.clone()));
    for s in &h.signatories {
        let role = s.role.as_ref().map(|r| one_line(&r.text));
        fact(
            "cli-read-signed",
            Some(match role {
                Some(role) => format!("{}, {role}", one_line(&s.name.text)),
                None => one_line(&s.name.text),
            }),
        );
    }
}

fn day(l: &Lang, date: &DateRead) -> String {
    date.day.map_or_else(|| date.iso.clone(), |d| l.day(Day(d)))
}

/// The item as printed, or its position marked as ours.
pub(super) fn shown(item: &Item) -> String {
    item.number
        .clone()
        .unwrap_or_else(|| format!("[{}]", item.position))
}

fn items(out: &mut String, l: &Lang, look: Look, items: &[Item]) {
    let number = items
        .iter()
        .map(|i| shown(i).chars().count())
        .max()
        .unwrap_or(1)
        .clamp(3, 8);
    // Gaps of two between five columns; what is left over is for the words of the charge.
    let (owner, deadline, nature) = if look.width >= 120 {
        (28, 24, 18)
    } else {
        (18, 16, 13)
    };
    let action = look
        .width
        .saturating_sub(number + owner + deadline + nature + 8)
        .max(14);
    let widths = [number, owner, action, deadline, nature];
    let heads = ["number", "owner", "action", "deadline", "nature"]
        .map(|h| l.t(&format!("cli-read-head-{h}")));
    out.push('\n');
    row(
        out,
        look,
        &widths,
        &heads.map(|h| wrap(&h, usize::MAX)),
        true,
    );
    line(
        out,
        &look.quiet(&"─".repeat(widths.iter().sum::<usize>() + 8)),
    );
    for item in items {
        let label = shown(item);
        if item.directives.is_empty() {
            row(
                out,
                look,
                &widths,
                &[
                    wrap(&label, number),
                    vec![],
                    wrap(&item.quote.text, action),
                    vec![],
                    vec![],
                ],
                false,
            );
        }
        for (i, d) in item.directives.iter().enumerate() {
            let first = if i == 0 { wrap(&label, number) } else { vec![] };
            let mut words = wrap(&d.quote.text, action);
            for extra in extras(l, d) {
                words.extend(wrap(&extra, action));
            }
            let owners = d.owners.iter().flat_map(|o| wrap(&o.name, owner)).collect();
            let when = d
                .deadline
                .as_ref()
                .map_or_else(Vec::new, |t| by_when(l, t, deadline));
            let natures: Vec<String> = d
                .natures
                .iter()
                .map(|n| l.t(&format!("cli-nature-{}", n.code())))
                .collect();
            row(
                out,
                look,
                &widths,
                &[
                    first,
                    owners,
                    words,
                    when,
                    wrap(&natures.join(", "), nature),
                ],
                false,
            );
        }
    }
}

/// The words, and under them the day, where the words do not name it whole.
fn by_when(l: &Lang, deadline: &Deadline, width: usize) -> Vec<String> {
    let mut out = wrap(&deadline.quote.text, width);
    if let Some(due) = deadline.due_on {
        let said = Day(due);
        if !deadline.quote.text.contains(&due.format("%Y").to_string())
            || deadline.computed_from.is_some()
        {
            out.extend(wrap(
                &l.with("cli-read-due", [("day", l.day_short(said).into())]),
                width,
            ));
        }
    }
    out
}

fn extras(l: &Lang, d: &Directive) -> Vec<String> {
    let mut out = Vec::new();
    for a in &d.appointments {
        let name: Arg = one_line(&a.name.text).into();
        out.push(match &a.role {
            Some(role) => l.with(
                "cli-read-appointment-role",
                [("name", name), ("role", one_line(&role.text).into())],
            ),
            None => l.with("cli-read-appointment", [("name", name)]),
        });
    }
    for a in &d.attachments {
        out.push(l.with("cli-read-attachment", [("words", one_line(&a.text).into())]));
    }
    out
}

/// A remark as the question that it asks. Positions are said as the table shows them; days as the language writes them.
pub(super) fn remark(items: &[Item], remark: &Remark) -> Text {
    remark
        .args()
        .into_iter()
        .fold(Text::new(remark.key()), |text, (name, value)| {
            match (name, value.parse::<usize>()) {
                ("position", Ok(n)) => text.with(
                    name,
                    items
                        .iter()
                        .find(|i| i.position == n)
                        .map_or_else(|| format!("[{n}]"), shown),
                ),
                (_, Ok(n)) => text.with(name, n),
                // Also days that come as words: only a whole day is written out.
                _ => match Day::parse(&value) {
                    Some(day) if name != "text" => text.with(name, day),
                    _ => text.with(name, one_line(&value)),
                },
            }
        })
}

fn list(
    out: &mut String,
    look: Look,
    head: &str,
    questions: bool,
    all: impl Iterator<Item = String>,
) {
    let mut head = Some(head);
    for said in all {
        if let Some(head) = head.take() {
            out.push('\n');
            line(out, &look.strong(head));
        }
        for (i, words) in wrap(&said, look.width - 4).iter().enumerate() {
            let sign = match (i, questions) {
                (0, true) => "  ? ",
                (0, false) => "  · ",
                _ => "    ",
            };
            line(
                out,
                &if questions {
                    look.question(&format!("{sign}{words}"))
                } else {
                    format!("{sign}{words}")
                },
            );
        }
    }
}

/// A name in the margin and words beside it.
pub(super) fn block(out: &mut String, look: Look, name: &str, words: &str) {
    const MARGIN: usize = 16;
    for (i, words) in wrap(words, look.width - MARGIN).iter().enumerate() {
        let name = if i == 0 { name } else { "" };
        line(
            out,
            &format!("{}{words}", look.quiet(&padded(name, MARGIN))),
        );
    }
}

fn row<const N: usize>(
    out: &mut String,
    look: Look,
    widths: &[usize; N],
    cells: &[Vec<String>; N],
    head: bool,
) {
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    for y in 0..height {
        let mut text = String::new();
        for (x, (cell, width)) in cells.iter().zip(widths).enumerate() {
            let words = cell.get(y).map_or("", String::as_str);
            text.push_str(&padded(words, *width));
            if x + 1 < N {
                text.push_str("  ");
            }
        }
        let text = text.trim_end();
        line(
            out,
            &if head {
                look.strong(text)
            } else {
                text.to_owned()
            },
        );
    }
}

fn padded(s: &str, width: usize) -> String {
    let n = s.chars().count();
    format!("{s}{}", " ".repeat(width.saturating_sub(n)))
}

pub(super) fn line(out: &mut String, s: &str) {
    out.push_str(s);
    out.push('\n');
}

pub(super) fn shorten(s: &str, most: usize) -> String {
    let s = one_line(s);
    match s.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", s[..at].trim_end()),
        None => s,
    }
}

/// Lines of at most so many characters; a longer word is cut.
fn wrap(s: &str, width: usize) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut now = String::new();
    let mut n = 0;
    let clean = one_line(s);
    for word in clean.split_whitespace() {
        let mut word: Vec<char> = word.chars().collect();
        if n > 0 && n + 1 + word.len() > width {
            out.push(std::mem::take(&mut now));
            n = 0;
        }
        while word.len() > width {
            let rest = word.split_off(width);
            out.push(word.iter().collect());
            word = rest;
        }
        if n > 0 {
            now.push(' ');
            n += 1;
        }
        n += word.len();
        now.extend(word);
    }
    if n > 0 {
        out.push(now);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::speak;
    use veche_core::Tongue;
    use veche_prose::{Lexicon, Span};

    #[test]
    fn words_are_wrapped_and_long_ones_cut() {
        assert_eq!(wrap("раз два три", 7), ["раз два", "три"]);
        assert_eq!(
            wrap("раз достопримечательность", 10),
            ["раз", "достоприме", "чательност", "ь"]
        );
        assert_eq!(wrap("  \n ", 10), Vec::<String>::new());
        assert_eq!(
            wrap("a\u{1b}[31mb", 20),
            ["a[31mb"],
            "a document cannot paint the terminal"
        );
    }

    #[test]
    fn no_line_is_wider_than_the_terminal_and_plain_is_plain() {
        let text = "РЕШЕНИЕ\nСовет решил:\n1. Правлению до 1 мая 2026 года подготовить план и сверхдлинноеслововотсюдаидосюдаипотомещё.\n2. \n";
        let (reading, remarks) = veche_prose::read(text, &Lexicon::new());
        let said = Said {
            reading,
            remarks,
            notes: Vec::new(),
        };
        let l = speak::lang(Tongue::Ru, &[crate::TEXTS]).unwrap();
        for width in [80, 120] {
            let shown = of(
                &l,
                Look {
                    width,
                    colour: false,
                },
                Some("a.txt"),
                &said,
            );
            assert!(!shown.contains('\u{1b}') && !shown.contains('⟦'), "{shown}");
            assert!(shown.lines().all(|l| l.chars().count() <= width), "{shown}");
        }
        let painted = of(
            &l,
            Look {
                width: 80,
                colour: true,
            },
            None,
            &said,
        );
        assert!(painted.contains("\u{1b}[1m"));
    }

    #[test]
    fn every_remark_is_a_sentence_in_both_languages() {
        let (span, day) = (Span { start: 0, end: 1 }, Day::new(2026, 5, 1).unwrap());
        let all = [
            Remark::NothingToRead,
            Remark::NoItems,
            Remark::NoBody,
            Remark::NoDate,
            Remark::SeveralDates {
                span,
                taken: "2026-05-01".into(),
                others: 2,
            },
            Remark::UnsureOwner {
                span,
                text: "Совету".into(),
                position: 4,
            },
            Remark::ChargeWithoutOwner { span, position: 4 },
            Remark::DeadlineBeforeAdoption {
                span,
                position: 4,
                due_on: day.0,
                adopted_on: day.0,
            },
            Remark::NoWorkingCalendar { span, position: 4 },
            Remark::CutOff { span },
            Remark::LostNumbers { span, position: 4 },
            Remark::UnclearItem { span, position: 4 },
            Remark::AmbiguousName {
                span,
                text: "Совет".into(),
                position: 4,
            },
        ];
        for tongue in Tongue::ALL {
            let l = speak::lang(tongue, &[crate::TEXTS]).unwrap();
            for r in &all {
                let said = l.say(&remark(&[], r));
                assert!(!said.contains('⟦'), "{said}");
                assert_eq!(
                    said.contains("[4]"),
                    r.args().iter().any(|(n, _)| *n == "position"),
                    "{said}"
                );
            }
        }
    }
}
