//! What stands beside an item: how its directives are carried out.

use super::words::deadline_words;
use crate::model::{Directive, Item, Line, Mark, Stage};
use crate::pages::lines::words::{drawing, mark_word, stage_word, state};
use crate::store::{LineDays, StageCount};
use crate::{path, rules};
use maud::{Markup, html};
use std::collections::HashMap;
use veche_core::{Day, DirectiveId, LineId, Party};
use veche_desk::components::{self, Size, figure, mark, stage};
use veche_lang::Lang;

/// A directive with more lines than this is shown by counts.
pub(super) const LINES_IN_SIGHT: i64 = 6;

/// How the directives of a document stand, as far as the reader may see it.
#[derive(Debug, Default)]
pub(super) struct Standing {
    /// Lines of directives with few of them.
    pub lines: HashMap<DirectiveId, Vec<Line>>,
    /// Lines by stage, of all directives.
    pub counts: HashMap<DirectiveId, Vec<StageCount>>,
    /// Days on which something was reported.
    pub days: HashMap<LineId, LineDays>,
    /// Names of the parties.
    pub names: HashMap<Party, String>,
    /// Of an archival document: what is open there is not known.
    pub archival: bool,
    /// Today.
    pub today: Option<Day>,
    /// Whether the reader may open lines and directives.
    pub opens: bool,
}

/// The piece beside an item; `None` when there is nothing to say.
pub(super) fn beside(l: &Lang, item: &Item, standing: &Standing) -> Option<Markup> {
    let pieces: Vec<Markup> = item
        .directives
        .iter()
        .filter_map(|d| of_directive(l, d, standing))
        .collect();
    (!pieces.is_empty()).then(|| html! { @for piece in pieces { div class="beside" { (piece) } } })
}

fn of_directive(l: &Lang, d: &Directive, standing: &Standing) -> Option<Markup> {
    if d.by_adoption {
        return Some(html! { p { (stage("done", &l.t("document-done-by-adoption"))) } });
    }
    if let Some(lines) = standing.lines.get(&d.id) {
        return Some(html! { @for one in lines { (of_line(l, d, one, standing)) } });
    }
    let counts = standing.counts.get(&d.id)?;
    let all: i64 = counts.iter().map(|c| c.lines).sum();
    let late: i64 = counts.iter().map(|c| c.late).sum();
    let n = |n: i64| figure(l, u64::try_from(n).unwrap_or(0));
    let words = l.with(
        "document-lines",
        [("n", all.into()), ("shown", n(all).into())],
    );
    Some(html! {
        p class="gazette-aside-who" {
            @if standing.opens { a href=(path::directive(d.short)) { (words) } } @else { (words) }
        }
        ul class="beside-counts" {
            @for c in counts {
                li { (counted(l, c.stage, standing.archival)) " " span class="beside-n" { (n(c.lines)) } }
            }
            @if late > 0 { li { (mark("late", &mark_word(l, Mark::Late))) " " span class="beside-n" { (n(late)) } } }
        }
        p class="gazette-aside-who" { (deadline_words(l, &d.deadline)) }
    })
}

fn counted(l: &Lang, of: Stage, archival: bool) -> Markup {
    if archival && of == Stage::Open {
        no_word(l)
    } else {
        stage(of.code(), &stage_word(l, of))
    }
}

fn no_word(l: &Lang) -> Markup {
    mark("no_word", &l.t("execution-share-unknown"))
}

fn of_line(l: &Lang, d: &Directive, line: &Line, standing: &Standing) -> Markup {
    let today = standing.today.unwrap_or(line.since);
    let how = rules::state_of(line, today);
    let none = LineDays::default();
    let days = standing.days.get(&line.id).unwrap_or(&none);
    let name = standing
        .names
        .get(&line.party)
        .map(String::as_str)
        .unwrap_or_default();
    html! {
        div class="beside-line" {
            // Of what nobody has said anything there is no life to draw, and one word says it.
            @if how.marks.contains(&Mark::NoWord) { p class="beside-state" { (no_word(l)) } }
            @else {
                (components::line(l, &drawing(l, line, &how, days, today), Size::Card))
                p class="beside-state" { (state(l, &how)) }
            }
            p class="gazette-aside-who" {
                @if standing.opens { a href=(path::line(line.short)) { (name) } } @else { (name) }
                @if line.no_owner { " · " (l.t("document-no-owner-named")) }
            }
            p class="gazette-aside-who" {
                @match line.due {
                    // A day that was moved, or follows from adoption or a rhythm, is not in the text.
                    Some(due) if Some(due) != d.due_on => (l.with("document-line-due", [("day", due.into())])),
                    _ => (deadline_words(l, &d.deadline)),
                }
            }
        }
    }
}
