//! The report on paper.

use super::words::{besides_words, document_head};
use super::{
    Charged, Execution, Followed, OfDocument, OfItem, Summary, besides_bar, due_words, has_bar,
    headline, how, json, shares, standing,
};
use crate::commands::short_title;
use crate::model::{Evidence, Line, Part, Report};
use crate::pages::lines::words::{claim_word, drawing, part_word};
use crate::store::LineDays;
use veche_core::sheet::{Block, Cell, Sheet};
use veche_core::{Day, Party};
use veche_lang::Lang;

/// Lines in one sheet, at most: what the print engine takes, with room for evidence. Of more lines the most pressing are printed, the
/// others counted.
const LINES_MOST: usize = 2_000;
/// Characters of accounts in one sheet, at most; beyond, accounts are cut to their first words.
const ACCOUNTS_MOST: usize = 400_000;

/// Pieces of evidence that are listed, at most; what comes after them is found in the record.
const EVIDENCE_MOST: usize = 2_000;

/// A piece of evidence in the list at the end.
struct Listed<'a> {
    piece: &'a Evidence,
    address: String,
    on: Day,
    line: &'a Line,
}

/// What is numbered over the whole sheet: pieces of evidence.
struct Pages<'a> {
    l: &'a Lang,
    e: &'a Execution,
    evidence: Vec<Listed<'a>>,
    per_directive: usize,
    whole_accounts: bool,
}

pub(super) fn sheet(l: &Lang, e: &Execution) -> Sheet {
    let r = &e.report;
    let directives = r
        .documents
        .iter()
        .flat_map(|d| &d.items)
        .flat_map(|i| &i.charges)
        .filter(|c| !c.lines.is_empty())
        .count();
    let lines = r.lines().count();
    let accounts: usize = r
        .lines()
        .flat_map(|f| &f.reports)
        .map(|r| r.account.len())
        .sum();
    let mut pages = Pages {
        l,
        e,
        evidence: Vec::new(),
        per_directive: if lines <= LINES_MOST {
            LINES_MOST
        } else {
            (LINES_MOST / directives.max(1)).max(1)
        },
        whole_accounts: accounts <= ACCOUNTS_MOST,
    };
    let mut blocks = Vec::new();
    if let [one] = r.documents.as_slice()
        && one.is_silent()
    {
        pages.silent(one, &mut blocks);
    } else {
        pages.summary(&r.summary, &mut blocks);
        pages.undone(&mut blocks);
        for document in &r.documents {
            pages.document(document, &mut blocks);
        }
        pages.evidence_list(&mut blocks);
    }
    Sheet {
        tongue: l.tongue,
        letterhead: e.federation.clone(),
        title: l.t("execution-title"),
        subtitle: subtitle(l, e),
        foot: e.about(l),
        blocks,
    }
}

fn subtitle(l: &Lang, e: &Execution) -> String {
    let day = ("day", e.report.today.into());
    match (e.report.period, e.report.documents.as_slice()) {
        (None, [one, ..]) => l.with(
            "execution-subtitle",
            [
                ("about", e.about(l).into()),
                (
                    "title",
                    l.quote(one.document.title.trim_end_matches('.')).into(),
                ),
                day,
            ],
        ),
        _ => l.with(
            "execution-subtitle-period",
            [("about", e.about(l).into()), day],
        ),
    }
}

impl<'a> Pages<'a> {
    /// How much is done: the whole in its parts, what is counted besides, and in sentences what neither says.
    fn summary(&self, s: &Summary, blocks: &mut Vec<Block>) {
        let l = self.l;
        if has_bar(s) {
            blocks.push(Block::Paragraph(format!(
                "{}.",
                l.with("execution-total", [("n", s.lines.into())])
            )));
            blocks.push(Block::Bar(shares(l, s)));
            blocks.extend(besides_words(l, s).map(Block::Note));
            blocks.push(Block::Paragraph(besides_bar(l, s).join(" ")));
        } else {
            blocks.push(Block::Paragraph(headline(l, s)));
            blocks.push(Block::Paragraph(besides_bar(l, s).join(" ")));
        }
    }

    /// An archival document of which nothing is known: one sentence, and what it says itself of earlier decisions.
    fn silent(&self, of: &OfDocument, blocks: &mut Vec<Block>) {
        let l = self.l;
        let n = of.summary.lines;
        blocks.push(Block::Paragraph(
            l.with("execution-archival", [("n", n.into())]),
        ));
        self.unfulfilled(of, blocks);
    }

    /// What was not done and what is late, before everything else.
    fn undone(&self, blocks: &mut Vec<Block>) {
        let (l, e) = (self.l, self.e);
        let s = &e.report.summary;
        if s.lines == 0 || s.no_word == s.lines {
            return;
        }
        let mut rows = Vec::new();
        for of in &e.report.documents {
            for undone in of.undone() {
                let words = short_title(&undone.charge.directive.text);
                let label = ("label", undone.item.label.as_str().into());
                let head = if e.report.period.is_some() {
                    let document = e.named(l, &of.document);
                    l.with(
                        "execution-item-in",
                        [
                            ("document", document.into()),
                            label,
                            ("words", words.into()),
                        ],
                    )
                } else {
                    l.with("execution-item-and-words", [label, ("words", words.into())])
                };
                rows.push(vec![Cell::Across(1, head)]);
                for f in undone.lines.iter().take(self.per_directive) {
                    rows.push(vec![
                        Cell::Strong(self.owner(f)),
                        Cell::Text(due_words(l, f, e.report.today)),
                        Cell::Text(how(l, &f.state)),
                        Cell::Text(self.last_word(f)),
                    ]);
                }
                let more = undone.lines.len().saturating_sub(self.per_directive);
                if more > 0 {
                    let words = l.with("execution-undone-more", [("n", more.into())]);
                    rows.push(vec![Cell::Across(0, words)]);
                }
            }
        }
        if rows.is_empty() {
            blocks.push(Block::Paragraph(l.t("execution-undone-none")));
            return;
        }
        blocks.push(Block::Heading(1, l.t("execution-undone")));
        blocks.push(Block::Table {
            heads: [
                "execution-owner",
                "execution-deadline",
                "execution-state",
                "execution-last-word",
            ]
            .map(|key| l.t(key))
            .to_vec(),
            widths: vec![26, 34, 20, 20],
            rows,
        });
    }

    fn last_word(&self, f: &Followed) -> String {
        let l = self.l;
        match f.reports.last() {
            Some(r) => format!("{}, {}", l.day_short(r.done_on), claim_word(l, r.claim)),
            None => match f.line.heard {
                Some(on) => l.day_short(on),
                None => l.t("execution-no-deeds"),
            },
        }
    }

    fn document(&mut self, of: &'a OfDocument, blocks: &mut Vec<Block>) {
        let (l, e) = (self.l, self.e);
        if e.report.period.is_some() {
            blocks.push(Block::Heading(1, document_head(l, &of.document)));
            blocks.push(Block::Note(
                e.name(Party::Body(of.document.body)).to_owned(),
            ));
            if of.is_silent() {
                self.silent(of, blocks);
                return;
            }
            if e.report.documents.len() > 1 {
                self.summary(&of.summary, blocks);
            }
        } else {
            blocks.push(Block::Heading(1, l.t("execution-by-items")));
        }
        if of.has_own_numbers() {
            blocks.push(Block::Note(l.t("execution-ours")));
        }
        let mut rows = Vec::new();
        for item in &of.items {
            self.item(item, &mut rows);
        }
        if !rows.is_empty() {
            let heads = [
                "execution-evidence-number",
                "execution-owner",
                "execution-deadline",
                "execution-state",
                "execution-deeds",
            ]
            .map(|key| l.t(key))
            .to_vec();
            blocks.push(Block::Table {
                heads,
                widths: vec![6, 20, 19, 19, 36],
                rows,
            });
        }
        self.unfulfilled(of, blocks);
    }

    fn unfulfilled(&self, of: &OfDocument, blocks: &mut Vec<Block>) {
        if of.unfulfilled.is_empty() {
            return;
        }
        let l = self.l;
        let several = self.e.report.period.is_some();
        blocks.push(Block::Heading(
            if several { 2 } else { 1 },
            l.t("execution-unfulfilled"),
        ));
        blocks.extend(of.unfulfilled.iter().map(|s| Block::Paragraph(l.quote(s))));
    }

    /// An item begins a part of the table: its number in the margin, its words once.
    fn item(&mut self, item: &'a OfItem, rows: &mut Vec<Vec<Cell>>) {
        let l = self.l;
        let blank = || Cell::Text(String::new());
        let words = item.text.split_whitespace().collect::<Vec<_>>().join(" ");
        rows.push(vec![
            Cell::Strong(item.label.clone()),
            Cell::Across(1, words),
        ]);
        if item.charges.is_empty() {
            rows.push(vec![blank(), Cell::Across(0, l.t("execution-no-charge"))]);
        }
        // Said once where all of the item was complete with the adoption.
        let mut adopted = false;
        for charge in &item.charges {
            if charge.directive.by_adoption {
                if !adopted {
                    rows.push(vec![blank(), Cell::Across(0, l.t("execution-by-adoption"))]);
                }
                adopted = true;
                continue;
            }
            if item.charges.len() > 1 && charge.says_more_than(item) {
                let words = short_title(&charge.directive.text);
                rows.push(vec![blank(), Cell::Across(2, words)]);
            }
            if charge.lines.is_empty() {
                rows.push(vec![blank(), Cell::Across(0, l.t("execution-no-lines"))]);
            } else {
                self.lines(charge, rows);
            }
        }
    }

    fn lines(&mut self, charge: &'a Charged, rows: &mut Vec<Vec<Cell>>) {
        let l = self.l;
        let (shown, rest) = charge.shown(self.per_directive);
        for f in shown {
            let row = self.row(f);
            rows.push(row);
        }
        if !rest.is_empty() {
            let counted = Summary::of(
                rest.iter().copied(),
                self.e.report.today,
                self.e.report.period,
            );
            let words = super::words::others(l, &counted);
            rows.push(vec![Cell::Text(String::new()), Cell::Across(0, words)]);
        }
    }

    fn owner(&self, f: &Followed) -> String {
        let l = self.l;
        let mut owner = self.e.name(f.line.party).to_owned();
        if f.line.part == Part::Co {
            owner = format!("{owner} ({})", part_word(l, Part::Co));
        }
        if f.line.no_owner {
            owner = format!("{owner} ({})", l.t("line-no-owner"));
        }
        owner
    }

    fn row(&mut self, f: &'a Followed) -> Vec<Cell> {
        let l = self.l;
        let days = LineDays {
            reported: f.reports.iter().map(|r| r.done_on).collect(),
            ended: f.acts.last().map(|a| a.at),
        };
        let picture = drawing(l, &f.line, &f.state, &days, self.e.report.today);
        let deeds = self.deeds(f);
        vec![
            Cell::Text(String::new()),
            Cell::Strong(self.owner(f)),
            Cell::Text(due_words(l, f, self.e.report.today)),
            Cell::Line(picture, how(l, &f.state)),
            Cell::Text(deeds),
        ]
    }

    fn deeds(&mut self, f: &'a Followed) -> String {
        let l = self.l;
        let mut told: Vec<String> = f.reports.iter().map(|r| self.report(r, &f.line)).collect();
        for act in &f.acts {
            let day = l.day_short(act.at.day(l.zone));
            told.push(match &act.decision {
                Some((number, _)) => l.with(
                    "execution-act-decision",
                    [
                        ("day", day.into()),
                        ("reason", act.reason.as_str().into()),
                        ("number", number.as_str().into()),
                    ],
                ),
                None => l.with(
                    "execution-act",
                    [("day", day.into()), ("reason", act.reason.as_str().into())],
                ),
            });
        }
        if told.is_empty() && !self.e.public && f.line.heard.is_none() {
            told.push(l.t("execution-no-deeds"));
        }
        told.join("\n")
    }

    fn report(&mut self, r: &'a Report, line: &'a Line) -> String {
        let l = self.l;
        let mut account = if self.whole_accounts {
            r.account.trim().to_owned()
        } else {
            short_title(&r.account)
        };
        if let Some(more) = standing(l, r) {
            account = format!("{account} ({more})");
        }
        let mut refs = Vec::new();
        for x in r
            .evidence
            .iter()
            .take(EVIDENCE_MOST.saturating_sub(self.evidence.len()))
        {
            self.evidence.push(Listed {
                piece: x,
                address: json::evidence_address(self.e, x),
                on: r.done_on,
                line,
            });
            refs.push(self.evidence.len().to_string());
        }
        let told = [
            ("day", l.day_short(r.done_on).into()),
            ("claim", claim_word(l, r.claim).into()),
            ("account", account.into()),
        ];
        let [day, claim, account] = told;
        if refs.is_empty() {
            l.with("execution-told", [day, claim, account])
        } else {
            l.with(
                "execution-told-with",
                [day, claim, account, ("refs", refs.join(", ").into())],
            )
        }
    }

    /// What the numbers in brackets stand for: on which day, what, where it is kept, and for whom and what it was given.
    fn evidence_list(&self, blocks: &mut Vec<Block>) {
        if self.evidence.is_empty() {
            return;
        }
        let l = self.l;
        blocks.push(Block::Heading(1, l.t("execution-evidence")));
        let rows = self
            .evidence
            .iter()
            .enumerate()
            .map(|(i, listed)| {
                let (title, address) = (&listed.piece.title, &listed.address);
                let leads = address.starts_with("https://") || address.starts_with("http://");
                // Without the portal's address a path leads nowhere from paper: the words alone stay.
                let cell = if leads && title != address {
                    Cell::Link(format!("{title}\n{address}"), address.clone())
                } else if leads {
                    Cell::Link(address.clone(), address.clone())
                } else {
                    Cell::Text(title.clone())
                };
                let line = listed.line;
                let label = ("label", line.item.as_str().into());
                let owner = ("words", self.e.name(line.party).into());
                let of = match self.e.report.document_of(line) {
                    Some(d) if self.e.report.period.is_some() => {
                        let document = self.e.named(l, d);
                        l.with(
                            "execution-item-in",
                            [("document", document.into()), label, owner],
                        )
                    }
                    _ => l.with("execution-item-and-words", [label, owner]),
                };
                vec![
                    Cell::Strong((i + 1).to_string()),
                    Cell::Text(l.day_short(listed.on)),
                    cell,
                    Cell::Text(of),
                ]
            })
            .collect();
        let heads = [
            "execution-evidence-number",
            "execution-evidence-day",
            "execution-evidence-what",
            "execution-evidence-for",
        ]
        .map(|key| l.t(key))
        .to_vec();
        blocks.push(Block::Table {
            heads,
            widths: vec![7, 13, 46, 34],
            rows,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::execution::build;
    use crate::execution::build::tests::{TODAY, all_sorts, records, report};
    use crate::model::{Claim, EvidenceKind};
    use crate::pages::lines::tests::lang;
    use crate::rules::samples::day;
    use std::collections::HashMap;
    use uuid::Uuid;
    use veche_core::{EvidenceId, Tongue};

    fn execution(base: &str) -> Execution {
        let mut r = records(all_sorts());
        let line = r.lines[0].id;
        let piece = |kind, value: &str, title: &str| Evidence {
            id: EvidenceId(Uuid::from_u128(9)),
            kind,
            value: value.into(),
            title: title.into(),
            media_type: None,
            size: None,
        };
        let mut told = report("2026-06-30", Claim::Done, false);
        told.evidence = vec![
            piece(EvidenceKind::File, &"a".repeat(64), "протокол.pdf"),
            piece(EvidenceKind::Address, "https://news.example/a", "новость"),
        ];
        r.reports.insert(line, vec![told]);
        let owner = r.lines[0].party;
        Execution {
            report: build(r, None, day(TODAY)),
            federation: "Лига хоров".into(),
            base: base.into(),
            public: false,
            names: HashMap::from([(owner, "Центральный совет".to_owned())]),
        }
    }

    fn evidence_rows(sheet: &Sheet) -> Vec<Vec<Cell>> {
        match sheet.blocks.last() {
            Some(Block::Table { rows, .. }) => rows.clone(),
            other => panic!("no list of evidence at the end: {other:?}"),
        }
    }

    #[test]
    fn sheet_numbers_its_evidence() {
        let l = lang(Tongue::Ru);
        let sheet = execution("https://portal.example/").sheet(&l);
        assert_eq!(
            sheet.subtitle,
            "Постановление № 1 от 1 января 2026 г. «О семинарах», по состоянию на 1 августа 2026 г."
        );
        let tables: Vec<&Vec<Vec<Cell>>> = sheet
            .blocks
            .iter()
            .filter_map(|b| match b {
                Block::Table { rows, .. } => Some(rows),
                _ => None,
            })
            .collect();
        let text = |s: &str| Cell::Text(s.into());
        let [undone, items, _] = tables.as_slice() else {
            panic!("{} tables", tables.len());
        };
        // What was not done stands first, and one table holds all items, each with its words once.
        assert_eq!(
            undone[0],
            [Cell::Across(1, "Пункт 1. Провести семинар".into())]
        );
        assert_eq!(
            items[0],
            [
                Cell::Strong("1".into()),
                Cell::Across(1, "1. Провести семинар.".into())
            ]
        );
        assert_eq!(
            items[1][4],
            text("30.06.2026, выполнено. Провели в Самаре, пришло 40 человек. [1, 2]")
        );
        let file = "https://portal.example/evidence/00000000-0000-0000-0000-000000000009";
        assert_eq!(
            evidence_rows(&sheet),
            [
                vec![
                    Cell::Strong("1".into()),
                    text("30.06.2026"),
                    Cell::Link(format!("протокол.pdf\n{file}"), file.into()),
                    text("Пункт 1. Центральный совет"),
                ],
                vec![
                    Cell::Strong("2".into()),
                    text("30.06.2026"),
                    Cell::Link(
                        "новость\nhttps://news.example/a".into(),
                        "https://news.example/a".into()
                    ),
                    text("Пункт 1. Центральный совет"),
                ],
            ]
        );
    }

    #[test]
    fn without_an_address_of_the_portal_paper_has_no_dead_links() {
        let rows = evidence_rows(&execution("").sheet(&lang(Tongue::En)));
        assert_eq!(rows[0][2], Cell::Text("протокол.pdf".into()));
        assert!(matches!(rows[1][2], Cell::Link(..)));
    }
}
