//! The report on paper.

use super::{
    Charged, Execution, Followed, OfDocument, OfItem, Summary, due_words, facts, json, narrative,
};
use crate::commands::short_title;
use crate::model::{Evidence, Line, Part, Report};
use crate::pages::documents::words::named_with_day;
use crate::pages::lines::words::{claim_word, drawing, part_word, place, state_words};
use crate::store::LineDays;
use veche_core::Party;
use veche_core::sheet::{Block, Cell, Sheet};
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
    let mut blocks: Vec<Block> = narrative(l, &r.summary)
        .into_iter()
        .map(Block::Paragraph)
        .collect();
    blocks.push(Block::Facts(
        facts(l, &r.summary)
            .into_iter()
            .map(|(name, n)| (name, n.to_string()))
            .collect(),
    ));
    for document in &r.documents {
        pages.document(document, &mut blocks);
    }
    pages.evidence_list(&mut blocks);
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
    let as_of = l.with("execution-as-of", [("day", e.report.today.into())]);
    match (e.report.period, e.report.documents.as_slice()) {
        (None, [one, ..]) => l.with(
            "execution-subtitle",
            [
                ("about", e.about(l).into()),
                (
                    "title",
                    l.quote(one.document.title.trim_end_matches('.')).into(),
                ),
                ("as_of", as_of.into()),
            ],
        ),
        _ => l.with(
            "execution-subtitle-period",
            [("about", e.about(l).into()), ("as_of", as_of.into())],
        ),
    }
}

impl<'a> Pages<'a> {
    fn document(&mut self, of: &'a OfDocument, blocks: &mut Vec<Block>) {
        let (l, e) = (self.l, self.e);
        let several = e.report.period.is_some();
        if several {
            let d = &of.document;
            blocks.push(Block::Heading(
                1,
                format!(
                    "{}. {}",
                    named_with_day(l, d.kind, &d.number, d.adopted_on),
                    d.title
                ),
            ));
            blocks.push(Block::Note(e.name(Party::Body(d.body)).to_owned()));
            blocks.push(Block::Paragraph(narrative(l, &of.summary).join(" ")));
        } else {
            blocks.push(Block::Heading(1, l.t("execution-by-items")));
        }
        for item in &of.items {
            self.item(item, blocks);
        }
        if !of.unfulfilled.is_empty() {
            blocks.push(Block::Heading(
                if several { 2 } else { 1 },
                l.t("execution-unfulfilled"),
            ));
            blocks.extend(of.unfulfilled.iter().map(|s| Block::Paragraph(l.quote(s))));
        }
    }

    fn item(&mut self, item: &'a OfItem, blocks: &mut Vec<Block>) {
        let l = self.l;
        blocks.push(Block::Heading(
            2,
            l.with("execution-item", [("label", item.label.as_str().into())]),
        ));
        blocks.push(Block::Paragraph(
            item.text.split_whitespace().collect::<Vec<_>>().join(" "),
        ));
        let one = item.charges.len() == 1;
        for charge in &item.charges {
            if !one {
                blocks.push(Block::Note(short_title(&charge.directive.text)));
            }
            if charge.directive.by_adoption {
                blocks.push(Block::Note(l.t("execution-by-adoption")));
            } else if charge.lines.is_empty() {
                blocks.push(Block::Note(l.t("execution-no-lines")));
            } else {
                self.lines(charge, blocks);
            }
        }
    }

    fn lines(&mut self, charge: &'a Charged, blocks: &mut Vec<Block>) {
        let l = self.l;
        let (shown, rest) = charge.shown(self.per_directive);
        let rows = shown.into_iter().map(|f| self.row(f)).collect();
        let heads = [
            "execution-owner",
            "execution-deadline",
            "execution-state",
            "execution-deeds",
        ]
        .map(|key| l.t(key))
        .to_vec();
        blocks.push(Block::Table {
            heads,
            widths: vec![24, 20, 24, 32],
            rows,
        });
        if !rest.is_empty() {
            let counted = Summary::of(
                rest.iter().copied(),
                self.e.report.today,
                self.e.report.period,
            );
            let words = super::words::others(l, &counted);
            blocks.push(Block::Note(words));
        }
    }

    fn row(&mut self, f: &'a Followed) -> Vec<Cell> {
        let l = self.l;
        let mut owner = self.e.name(f.line.party).to_owned();
        if f.line.part == Part::Co {
            owner = format!("{owner} ({})", part_word(l, Part::Co));
        }
        if f.line.no_owner {
            owner = format!("{owner} ({})", l.t("line-no-owner"));
        }
        let days = LineDays {
            reported: f.reports.iter().map(|r| r.done_on).collect(),
            ended: f.acts.last().map(|a| a.at),
        };
        let picture = drawing(l, &f.line, &f.state, &days, self.e.report.today);
        let deeds = self.deeds(f);
        vec![
            Cell::Strong(owner),
            Cell::Text(due_words(l, f)),
            Cell::Line(picture, state_words(l, &f.state)),
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
        told.join("\n")
    }

    fn report(&mut self, r: &'a Report, line: &'a Line) -> String {
        let l = self.l;
        let account = if self.whole_accounts {
            r.account.trim().to_owned()
        } else {
            short_title(&r.account)
        };
        let mut refs = Vec::new();
        for x in r
            .evidence
            .iter()
            .take(EVIDENCE_MOST.saturating_sub(self.evidence.len()))
        {
            self.evidence.push(Listed {
                piece: x,
                address: json::evidence_address(self.e, x),
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
                let cell = if leads {
                    Cell::Link(title.clone(), address.clone())
                } else {
                    Cell::Text(title.clone())
                };
                let line = listed.line;
                let place = if self.e.report.period.is_some() {
                    place(l, line)
                } else {
                    l.with("execution-item", [("label", line.item.as_str().into())])
                };
                let owner = self.e.name(line.party);
                let of = l.with(
                    "execution-evidence-of",
                    [("place", place.into()), ("owner", owner.into())],
                );
                vec![Cell::Strong((i + 1).to_string()), cell, Cell::Text(of)]
            })
            .collect();
        let heads = vec![
            l.t("execution-evidence-number"),
            l.t("execution-evidence-what"),
            l.t("execution-evidence-for"),
        ];
        blocks.push(Block::Table {
            heads,
            widths: vec![8, 50, 42],
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
            "Постановление № 1 от 1 января 2026 г. «О семинарах». По состоянию на 1 августа 2026 г."
        );
        let lines = sheet.blocks.iter().find_map(|b| match b {
            Block::Table { rows, .. } => Some(rows),
            _ => None,
        });
        assert_eq!(
            lines.unwrap()[0][3],
            Cell::Text("30.06.2026, выполнено. Провели в Самаре, пришло 40 человек. [1, 2]".into())
        );
        let text = |s: &str| Cell::Text(s.into());
        assert_eq!(
            evidence_rows(&sheet),
            [
                vec![
                    Cell::Strong("1".into()),
                    Cell::Link(
                        "протокол.pdf".into(),
                        "https://portal.example/evidence/00000000-0000-0000-0000-000000000009"
                            .into()
                    ),
                    text("Пункт 1: Центральный совет"),
                ],
                vec![
                    Cell::Strong("2".into()),
                    Cell::Link("новость".into(), "https://news.example/a".into()),
                    text("Пункт 1: Центральный совет"),
                ],
            ]
        );
    }

    #[test]
    fn without_an_address_of_the_portal_paper_has_no_dead_links() {
        let rows = evidence_rows(&execution("").sheet(&lang(Tongue::En)));
        assert_eq!(rows[0][1], Cell::Text("протокол.pdf".into()));
        assert!(matches!(rows[1][1], Cell::Link(..)));
    }
}
