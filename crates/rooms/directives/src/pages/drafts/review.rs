//! The review: the source on one side, what was read on the other, one part at a time open for correction.

use super::draft_of;
use super::edits::CREATES;
use super::item_link;
use super::typed::{REMOVE, head_form, item_form, item_form_with, shown_deadline};
use super::why::Reasons;
use crate::model::{Draft, Kind, Nature, Stretch, Working, WorkingDirective, WorkingItem};
use crate::pages::documents::picker::read_party;
use crate::pages::documents::picker::{party_select, with_others};
use crate::pages::documents::words::{deadline_words, kind_key, nature_word};
use crate::rules::{self, Question, editing};
use crate::{path, store};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::HashMap;
use veche_core::{BodyId, Party, Right, Scope};
use veche_desk::components::notice::{Weight, notice};
use veche_desk::components::{
    Choice, Field, Form, Kind as Loud, Mark, PageHead, badge, breadcrumbs, day, facts, form, icon,
    link_button, marked, post_button, split, submit, submit_as,
};
use veche_desk::{Answer, Desk};
use veche_lang::Lang;
use veche_prose::Field as Read;
use veche_register::PartyCard;

/// Words of an item that stand in its head while it is closed; all of it stands in the source beside.
const WORDS_IN_SIGHT: usize = 220;
/// Lines of the source that are offered as items; more than a person would look through.
const LINES_OFFERED: usize = 400;

/// Which part is open for correction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Open {
    /// None: one looks.
    #[default]
    Nothing,
    /// The header.
    Head,
    /// An item, counted from 0.
    Item(usize),
}

/// How the review is shown.
#[derive(Default)]
pub(super) struct View {
    /// What is open.
    pub open: Open,
    /// What was typed there, where it came back.
    pub typed: Option<Form>,
    /// Another changed the same part meanwhile: what is typed stands against what the page shows.
    pub lost: bool,
    /// A complaint that belongs to no open part.
    pub remark: Option<String>,
    /// What was typed where nothing is left to correct: name and words.
    pub written: Vec<(String, String)>,
    /// The answer's status; 200 unless something is wrong.
    pub status: StatusCode,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    item: Option<String>,
    #[serde(default)]
    open: Option<String>,
    /// A party that was entered in the register for this item.
    #[serde(default)]
    made: Option<String>,
}

pub(super) async fn page(d: Desk, Path(short): Path<String>, Query(asked): Query<Asked>) -> Answer {
    let draft = draft_of(&d, &short).await?;
    let item = asked
        .item
        .as_deref()
        .and_then(|n| n.parse::<usize>().ok())
        .and_then(|n| n.checked_sub(1));
    let open = match (item, asked.open.as_deref()) {
        (Some(at), _) if at < draft.working.items.len() => Open::Item(at),
        (_, Some("head")) => Open::Head,
        _ => Open::Nothing,
    };
    let made = asked.made.as_deref().and_then(read_party);
    let typed = match (open, made) {
        (Open::Item(at), Some(party)) => {
            Some(item_form_with(&d.l, &draft.working.items[at], party))
        }
        _ => None,
    };
    show(
        &d,
        &draft,
        View {
            open,
            typed,
            ..View::default()
        },
    )
    .await
}

/// All that the pieces of the page need to know.
struct Page<'a> {
    d: &'a Desk,
    l: &'a Lang,
    draft: &'a Draft,
    /// The source in code points.
    source: Vec<char>,
    questions: Vec<Question>,
    names: HashMap<Party, PartyCard>,
    bodies: Vec<veche_register::BodyCard>,
    /// Everybody who can be charged; asked for only while an item is open.
    parties: Vec<PartyCard>,
    /// Why each value was read.
    why: Reasons,
}

impl Page<'_> {
    fn words(&self, at: Stretch) -> String {
        let end = at.end.min(self.source.len());
        self.source[at.start.min(end)..end].iter().collect()
    }

    fn here(&self) -> String {
        path::draft(self.draft.short)
    }
}

pub(super) async fn show(d: &Desk, draft: &Draft, view: View) -> Answer {
    let l = &d.l;
    if draft.state != "open" {
        return ended(d, draft).await;
    }
    let w = &draft.working;
    let mut of: Vec<Party> = w
        .items
        .iter()
        .flat_map(|i| &i.directives)
        .flat_map(|x| &x.owners)
        .filter_map(|o| o.party)
        .collect();
    of.sort();
    of.dedup();
    let names = veche_register::party_cards(d.read(), &of, l.tongue).await?;
    let parties = match view.open {
        Open::Item(_) => {
            // Who was there on the day, and who is there now: an old document may charge what bears another name since.
            let day = w.date.unwrap_or_else(|| d.today());
            let then = veche_register::all_parties(d.read(), l.tongue, day).await?;
            let now = veche_register::all_parties(d.read(), l.tongue, d.today()).await?;
            with_others(then, now.into_iter().chain(names.values().cloned()))
        }
        _ => Vec::new(),
    };
    let p = Page {
        d,
        l,
        draft,
        source: draft.source.chars().collect(),
        questions: rules::questions(w),
        names,
        bodies: veche_register::bodies(d.read(), l.tongue).await?,
        parties,
        why: Reasons::of(draft).await?,
    };
    let may_adopt = d.standing().has_somewhere(Right::AdoptDocument);
    let mut head = PageHead::new(draft.title.clone())
        .over(l.t("draft-review"))
        .subtitle(super::state_of(l, draft));
    if may_adopt {
        head = head.action(link_button(
            &format!("{}/adopt", p.here()),
            &l.t("draft-adopt"),
            Loud::Primary,
            Some("gavel"),
        ));
    }
    if draft.original.is_some() {
        head = head.action(link_button(
            &format!("{}/original", p.here()),
            &l.t("document-original"),
            Loud::Quiet,
            Some("paperclip"),
        ));
    }
    head = head.action(veche_desk::components::dialog::dialog_link(
        &format!("{}/drop", p.here()),
        &l.t("draft-drop"),
        Loud::Quiet,
        Some("archive"),
    ));
    let source = html! {
        div lang=(draft.tongue.code()) { (marked(&draft.source, &marks(w))) }
    };
    let reading = html! {
        (questions(&p))
        (header(&p, &view))
        @for (i, item) in w.items.iter().enumerate() {
            @if view.open == Open::Item(i) { (open_item(&p, i, item, &view)) } @else { (closed_item(&p, i, item)) }
        }
        (adding(&p))
    };
    let body = html! {
        (breadcrumbs(l, &[(path::DRAFTS, &l.t("nav-drafts"))]))
        (head.render())
        @if let Some(remark) = &view.remark { div role="alert" { (notice(Weight::Bad, html! {
            p { (remark) }
            (facts(&view.written.iter().map(|(name, words)| (name.clone(), html! { (words) })).collect::<Vec<_>>()))
        })) } }
        p class="muted review-keys" data-script { (l.t("draft-keys")) }
        (split((&l.t("draft-source"), source), (&l.t("draft-reading"), reading)))
    };
    let status = view.status;
    Ok(d.wide_page(status, &draft.title, body))
}

/// A draft that was adopted or put aside is no longer reviewed.
async fn ended(d: &Desk, draft: &Draft) -> Answer {
    let l = &d.l;
    let document = store::number_of_draft(d.read(), draft.id).await?;
    let body = html! {
        (breadcrumbs(l, &[(path::DRAFTS, &l.t("nav-drafts"))]))
        (PageHead::new(draft.title.clone()).over(l.t("draft-review")).render())
        @match &document {
            Some((number, short)) => {
                (notice(Weight::Plain, html! { p { (l.with("draft-adopted", [("number", number.as_str().into())])) } }))
                p { (link_button(&path::document(*short), &l.t("draft-see-document"), Loud::Primary, None)) }
            }
            None => {
                (notice(Weight::Care, html! { p { (l.t("draft-dropped")) } }))
                (post_button(&format!("{}/take-up", path::draft(draft.short)), &l.t("draft-take-up"), Loud::Primary, &[]))
            }
        }
        details {
            summary { (l.t("draft-source")) }
            div class="prose" lang=(draft.tongue.code()) { (veche_desk::components::document::paragraphs(&draft.source)) }
        }
    };
    Ok(d.page(&draft.title, body))
}

/// What lights up in the source.
fn marks(w: &Working) -> Vec<Mark> {
    let mut all = Vec::new();
    let mut put = |at: Stretch, span: String, kind: &'static str| {
        all.push(Mark {
            from: at.start,
            to: at.end,
            span,
            kind,
        })
    };
    for (i, item) in w.items.iter().enumerate() {
        put(item.span, format!("item-{i}"), "item");
        for (j, directive) in item.directives.iter().enumerate() {
            if item.directives.len() > 1 {
                put(directive.span, format!("directive-{i}-{j}"), "item");
            }
            for (k, owner) in directive.owners.iter().enumerate() {
                if let Some(at) = owner.span {
                    put(at, format!("owner-{i}-{j}-{k}"), "owner");
                }
            }
            if let Some(at) = directive.deadline.span {
                put(at, format!("deadline-{i}-{j}"), "deadline");
            }
        }
    }
    all
}

/// Where a question leads: its item opened, or the header.
fn question_link(p: &Page<'_>, q: &Question) -> String {
    match q.places.first() {
        Some(&(i, _)) => item_link(p.draft, i),
        None if q.key == "question-no-items" => "#add-item".to_owned(),
        None => format!("{}?open=head#head", p.here()),
    }
}

fn questions(p: &Page<'_>) -> Markup {
    let l = p.l;
    let to = format!("{}/settled", p.here());
    let settled = p.draft.working.settled.len();
    let mut owners = p
        .draft
        .working
        .items
        .iter()
        .flat_map(|i| &i.directives)
        .flat_map(|x| &x.owners);
    let unknown = owners.any(|o| o.party.is_none());
    html! {
        section class="review-questions" id="questions" tabindex="-1" aria-labelledby="questions-title" {
            h3 id="questions-title" {
                @if p.questions.is_empty() { (l.t("draft-no-questions")) } @else { (l.with("draft-questions", [("n", p.questions.len().into())])) }
            }
            @if !p.questions.is_empty() {
                ul {
                    @for q in &p.questions {
                        li {
                            @if q.blocks { (icon("triangle-alert", Some(&l.t("draft-blocks")))) " " }
                            a href=(question_link(p, q)) { (l.say(&q.text)) }
                            @if q.settles { " " (leave_so(p, &to, q)) }
                        }
                    }
                }
            }
            @if unknown {
                (post_button(&format!("{}/match", p.here()), &l.t("draft-match"), Loud::Quiet, &[]))
            }
            @if settled > 0 {
                p class="muted" { (l.with("draft-settled", [("n", settled.into())])) }
                (post_button(&to, &l.t("draft-ask-again"), Loud::Quiet, &[("again", "on"), ("version", &p.draft.version.to_string())]))
            }
        }
    }
}

/// «Оставить так». Its name for those who hear it says which question.
fn leave_so(p: &Page<'_>, to: &str, q: &Question) -> Markup {
    html! {
        form class="post-button" method="post" action=(to) {
            (form::hidden("version", &p.draft.version.to_string()))
            (form::hidden("key", &q.key))
            button class="button button-quiet" type="submit" { (p.l.t("draft-leave-so")) span class="unseen" { ": " (p.l.say(&q.text)) } }
        }
    }
}

// ---- the header ----

fn header(p: &Page<'_>, view: &View) -> Markup {
    let l = p.l;
    html! {
        section class="review-part" id="head" data-step {
            div class="review-bar" {
                h3 { (l.t("draft-head-title")) }
                @if view.open != Open::Head {
                    a class="button button-quiet" href={ (p.here()) "?open=head#head" } { (l.t("draft-correct")) span class="unseen" { ": " (l.t("draft-head-title")) } }
                }
            }
            @if view.open == Open::Head { (open_header(p, view)) } @else { (closed_header(p)) }
        }
    }
}

fn body_of<'a>(p: &'a Page<'_>, id: Option<BodyId>) -> Option<&'a str> {
    p.bodies
        .iter()
        .find(|b| Some(b.id) == id)
        .map(|b| b.name.as_str())
}

fn closed_header(p: &Page<'_>) -> Markup {
    let (l, w) = (p.l, &p.draft.working);
    let unknown = || html! { span class="review-unknown" { (l.t("draft-unknown")) } };
    let why = |of: Read| p.why.head(p.d, of);
    let words = |value: &Option<String>, of: Read| {
        let shown = |v: &String| html! { (v) (why(of)) };
        value.as_ref().map_or_else(unknown, shown)
    };
    let mut all = vec![
        (
            l.t("draft-kind"),
            w.kind
                .map_or_else(unknown, |k| html! { (l.t(kind_key(k))) (why(Read::Kind)) }),
        ),
        (
            l.t("draft-body"),
            html! {
                @match body_of(p, w.body) { Some(name) => (name), None => (unknown()) }
                @if let Some(written) = &w.body_text { " " span class="muted" { (l.quote(written)) } (why(Read::Body)) }
            },
        ),
        (l.t("draft-number"), words(&w.number, Read::Number)),
        (
            l.t("draft-date"),
            w.date
                .map_or_else(unknown, |on| html! { (day(l, on)) (why(Read::Date)) }),
        ),
        (l.t("draft-place"), words(&w.place, Read::Place)),
        (l.t("draft-title"), words(&w.title, Read::Title)),
    ];
    if !w.signatories.is_empty() {
        let signed = html! { @for s in &w.signatories { p { (s.name) @if let Some(role) = &s.role { ", " (role) } } } };
        all.push((l.t("draft-signatories"), signed));
    }
    facts(&all)
}

fn open_header(p: &Page<'_>, view: &View) -> Markup {
    let (l, w) = (p.l, &p.draft.working);
    let fresh = head_form(l, w);
    let form = view.typed.as_ref().unwrap_or(&fresh);
    let kinds: Vec<Choice> = Kind::ALL
        .iter()
        .map(|k| Choice::new(k.code(), l.t(kind_key(*k))))
        .collect();
    let bodies: Vec<Choice> = p
        .bodies
        .iter()
        .map(|b| Choice::new(Party::Body(b.id).code(), b.name.clone()))
        .collect();
    let rows = (0..200)
        .take_while(|k| {
            !form.value(&format!("sig-name-{k}")).is_empty()
                || !form.value(&format!("sig-role-{k}")).is_empty()
        })
        .count();
    let none = l.t("draft-unknown");
    let body = html! {
        @if view.lost { (lost(l, closed_header(p))) }
        (form::hidden("was", form.value("was")))
        (form::together(html! {
            (Field::new("kind", l.t("draft-kind")).optional().select(l, form, &kinds, Some(&none)))
            (Field::new("number", l.t("draft-number")).optional().short().text(l, form))
        }))
        (Field::new("body", l.t("draft-body")).optional().hint(w.body_text.as_ref().map_or_else(|| l.t("draft-body-hint"), |t| l.with("draft-written", [("words", l.quote(t).into())]))).select(l, form, &bodies, Some(&none)))
        (form::together(html! {
            (Field::new("date", l.t("draft-date")).optional().date(l, form))
            (Field::new("place", l.t("draft-place")).optional().text(l, form))
        }))
        (Field::new("title", l.t("draft-title")).optional().textarea(l, form, 2))
        (form::fieldset(&l.t("draft-signatories"), html! {
            @for k in 0..=rows {
                (form::together(html! {
                    (Field::new(format!("sig-name-{k}"), l.t("draft-person")).optional().text(l, form))
                    (Field::new(format!("sig-role-{k}"), l.t("draft-role")).optional().text(l, form))
                }))
            }
        }))
        (form::actions(html! {
            (submit(&l.t("draft-save"), Loud::Primary))
            a href={ (p.here()) "#head" } { (l.t("draft-close")) }
        }))
    };
    form.post(l, &format!("{}/head", p.here()), body)
}

/// Another was faster: what stands now, before the form with what was typed.
fn lost(l: &Lang, now: Markup) -> Markup {
    notice(
        Weight::Care,
        html! { p { (l.t("draft-lost")) } h4 { (l.t("draft-lost-now")) } (now) },
    )
}

// ---- items ----

/// An item's number: as printed, or its place marked as ours.
fn number(item: &WorkingItem, i: usize) -> String {
    item.label.clone().unwrap_or_else(|| format!("[{}]", i + 1))
}

fn closed_item(p: &Page<'_>, i: usize, item: &WorkingItem) -> Markup {
    let l = p.l;
    let n = number(item, i);
    let asked: Vec<&Question> = p
        .questions
        .iter()
        .filter(|q| q.places.iter().any(|(at, _)| *at == i))
        .collect();
    let title = l.with("draft-item-title", [("item", n.into())]);
    html! {
        section class="review-part" id={ "item-" (i + 1) } data-step {
            div class="review-bar" {
                h3 { (title) }
                @if !asked.is_empty() { (badge(&l.with("draft-questions", [("n", asked.len().into())]))) }
                a class="button button-quiet" href=(item_link(p.draft, i)) data-span={ "item-" (i) } { (l.t("draft-correct")) span class="unseen" { ": " (title) } }
            }
            p class="review-words" lang=(p.draft.tongue.code()) { a href={ "#span-item-" (i) } data-span={ "item-" (i) } { (short_words(&p.words(item.span))) } }
            (what_it_charges(p, i, item))
        }
    }
}

/// What an item was read as.
fn what_it_charges(p: &Page<'_>, i: usize, item: &WorkingItem) -> Markup {
    html! { @for (j, directive) in item.directives.iter().enumerate() { (closed_directive(p, i, j, item, directive)) } }
}

fn short_words(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= WORDS_IN_SIGHT {
        return text;
    }
    let cut: String = text.chars().take(WORDS_IN_SIGHT).collect();
    format!(
        "{}…",
        cut.rsplit_once(' ')
            .map_or(cut.as_str(), |(before, _)| before)
    )
}

fn closed_directive(
    p: &Page<'_>,
    i: usize,
    j: usize,
    item: &WorkingItem,
    x: &WorkingDirective,
) -> Markup {
    let l = p.l;
    let several = item.directives.len() > 1;
    let mut all: Vec<(String, Markup)> = Vec::new();
    if several {
        all.push((l.t("draft-words"), html! { a href={ "#span-directive-" (i) "-" (j) } data-span={ "directive-" (i) "-" (j) } { (short_words(&p.words(x.span))) } }));
    }
    let complete = rules::is_complete_by_adoption(&x.natures);
    if !x.owners.is_empty() || !complete {
        all.push((l.t("draft-owners"), html! {
            @if x.owners.is_empty() { span class=[(!x.no_owner_meant).then_some("review-unknown")] { (l.t(if x.no_owner_meant { "draft-no-owner-meant" } else { "draft-no-owner" })) } }
            @for (k, owner) in x.owners.iter().enumerate() {
                p {
                    @match owner.party.and_then(|party| p.names.get(&party)) {
                        Some(card) => { a href=(card.path) { (card.name) } }
                        None => { span class="review-unknown" { (l.t(if owner.several { "draft-owner-several" } else { "draft-owner-unknown" })) } }
                    }
                    @if !owner.written.is_empty() {
                        " " a class="review-written" href={ "#span-owner-" (i) "-" (j) "-" (k) } data-span={ "owner-" (i) "-" (j) "-" (k) } title=[p.why.sentence(l, Read::Owner, owner.span)] { (l.quote(&owner.written)) }
                        (p.why.at(p.d, Read::Owner, owner.span))
                    }
                }
            }
        }));
    }
    if x.deadline.kind != "none" || !complete {
        all.push((l.t("draft-deadline"), html! {
            (deadline_words(l, &x.deadline.get()))
            @if let Some(written) = &x.deadline.written {
                " " a class="review-written" href={ "#span-deadline-" (i) "-" (j) } data-span={ "deadline-" (i) "-" (j) } title=[p.why.sentence(l, Read::Deadline, x.deadline.span)] { (l.quote(written)) }
                (p.why.at(p.d, Read::Deadline, x.deadline.span))
            }
        }));
    }
    all.push((l.t("draft-natures"), html! {
        @if x.natures.is_empty() { span class="review-unknown" { (l.t("draft-unknown")) } }
        @else { (x.natures.iter().map(|n| nature_word(l, *n)).collect::<Vec<_>>().join(", ")) }
        @if complete && !x.natures.is_empty() { " · " span class="muted" { (l.t("document-done-by-adoption")) } }
        (p.why.at(p.d, Read::Natures, Some(x.span)))
    }));
    if !x.appointments.is_empty() {
        all.push((l.t("draft-appointments"), html! { @for a in &x.appointments { p { (a.name) @if let Some(role) = &a.role { ", " (role) } } } }));
    }
    html! { div class="review-directive" { (facts(&all)) } }
}

fn open_item(p: &Page<'_>, i: usize, item: &WorkingItem, view: &View) -> Markup {
    let l = p.l;
    let fresh = item_form(l, item);
    let form = view.typed.as_ref().unwrap_or(&fresh);
    let n = number(item, i);
    let last = i + 1 == p.draft.working.items.len();
    let back = format!("{}#item-{}", p.here(), i + 1);
    let cuts = editing::cuts(&p.source, item.span);
    let body = html! {
        @if view.lost { (lost(l, what_it_charges(p, i, item))) }
        (form::hidden("was", form.value("was")))
        (form::hidden("from", &item.span.start.to_string()))
        (form::hidden("to", &item.span.end.to_string()))
        // The first button of a form is the one that Enter presses.
        div class="actions" {
            (submit(&l.t("draft-save"), Loud::Primary))
            @if !last { (submit_as("act", "next", &l.t("draft-save-next"), Loud::Plain)) }
            a href=(back) { (l.t("draft-close")) }
        }
        div class="prose review-whole" lang=(p.draft.tongue.code()) data-span={ "item-" (i) } { (veche_desk::components::document::paragraphs(&p.words(item.span))) }
        (Field::new("label", l.t("draft-label")).hint(l.t("draft-label-hint")).optional().short().text(l, form))
        @for (j, directive) in item.directives.iter().enumerate() { (open_directive(p, form, (i, j), item, directive)) }
        div class="actions" {
            (submit_as("act", "add", &l.t("draft-add-directive"), Loud::Plain))
            @if !last { (submit_as("act", "join", &l.t("draft-join"), Loud::Plain)) }
            (submit_as("act", "remove", &l.t("draft-remove-item"), Loud::Danger))
        }
        @if !cuts.is_empty() {
            details {
                summary { (l.t("draft-split")) }
                p class="muted" { (l.t("draft-split-hint")) }
                ul class="review-cuts" {
                    @for at in cuts {
                        li {
                            button class="button button-quiet" type="submit" name="act" value={ "split:" (at) } {
                                (icon("split", None)) span { (l.with("draft-split-before", [("words", first_words(&p.source, at, item.span.end).into())])) }
                            }
                        }
                    }
                }
            }
        }
    };
    html! {
        section class="review-part review-open" id={ "item-" (i + 1) } data-step {
            div class="review-bar" { h3 { (l.with("draft-item-title", [("item", n.into())])) } }
            (form.post(l, &format!("{}/items/{}", p.here(), i + 1), body))
        }
    }
}

/// The words from a point on, to know it by.
fn first_words(source: &[char], at: usize, end: usize) -> String {
    const MOST: usize = 48;
    let words: String = source
        .iter()
        .take(end)
        .skip(at)
        .take(MOST)
        .map(|c| if c.is_whitespace() { ' ' } else { *c })
        .collect();
    if end.saturating_sub(at) > MOST {
        format!("{}…", words.trim_end())
    } else {
        words.trim_end().to_owned()
    }
}

fn open_directive(
    p: &Page<'_>,
    form: &Form,
    (i, j): (usize, usize),
    item: &WorkingItem,
    x: &WorkingDirective,
) -> Markup {
    let l = p.l;
    let count = item.directives.len();
    let legend = if count > 1 {
        l.with(
            "draft-directive-of",
            [("n", (j + 1).into()), ("count", count.into())],
        )
    } else {
        l.t("draft-directive")
    };
    let natures: Vec<Choice> = Nature::ALL
        .iter()
        .map(|n| Choice::new(n.code(), nature_word(l, *n)))
        .collect();
    let past_field = format!("past-{j}");
    let past = x.deadline.past_meant
        || form.has(&past_field, "on")
        || p.draft
            .working
            .date
            .is_some_and(|adopted| rules::is_before_adoption(x, adopted));
    let unowned = format!("no_owner-{j}");
    let seats = (0..200)
        .take_while(|k| {
            !form.value(&format!("seat-{j}-{k}")).is_empty()
                || !form.value(&format!("role-{j}-{k}")).is_empty()
        })
        .count();
    let written = shown_deadline(l, &x.deadline);
    let body = html! {
        @if count > 1 { p class="review-words" lang=(p.draft.tongue.code()) data-span={ "directive-" (i) "-" (j) } { (short_words(&p.words(x.span))) } }
        @for (k, owner) in x.owners.iter().enumerate() {
            @let label = if owner.written.is_empty() { l.with("draft-owner-n", [("n", (k + 1).into())]) } else { l.with("draft-owner-written", [("words", l.quote(&owner.written).into())]) };
            (party_select(l, form, &format!("owner-{j}-{k}"), &label, &p.parties, &[("", l.t(if owner.several { "draft-owner-several" } else { "draft-owner-unknown" })), (REMOVE, l.t("draft-owner-remove"))]))
        }
        (party_select(l, form, &format!("add-{j}"), &l.t(if x.owners.is_empty() { "draft-owner" } else { "draft-owner-more" }), &p.parties, &[("", l.t("draft-owner-nobody"))]))
        @if p.d.may(Right::KeepRegister, Scope::Federation) { (create_buttons(l, j)) }
        @if x.owners.is_empty() || form.has(&unowned, "on") {
            (Field::new(unowned, l.t("draft-no-owner-box")).hint(l.t("draft-no-owner-hint")).checkbox(l, form))
        }
        (Field::new(format!("deadline-{j}"), l.t("draft-deadline")).optional().hint(if written.is_empty() { l.t("draft-deadline-hint") } else { l.with("draft-understood", [("words", deadline_words(l, &x.deadline.get()).into())]) }).text(l, form))
        @if past { (Field::new(past_field, l.t("draft-past-meant")).checkbox(l, form)) }
        details open[x.natures.is_empty() || x.sure < 60] {
            summary { (l.t("draft-natures")) ": " (if x.natures.is_empty() { l.t("draft-unknown") } else { x.natures.iter().map(|n| nature_word(l, *n)).collect::<Vec<_>>().join(", ") }) }
            div class="review-natures" { (Field::new(format!("natures-{j}"), l.t("draft-natures")).hint(l.t("draft-natures-hint")).checkboxes(l, form, &natures)) }
        }
        details open[seats > 0] {
            summary { (l.t("draft-appointments")) }
            @for k in 0..=seats {
                (form::together(html! {
                    (Field::new(format!("seat-{j}-{k}"), l.t("draft-person")).optional().text(l, form))
                    (Field::new(format!("role-{j}-{k}"), l.t("draft-role")).optional().text(l, form))
                }))
            }
        }
        @if count > 1 { div class="actions" { (submit_as("act", &format!("remove:{j}"), &l.t("draft-remove-directive"), Loud::Quiet)) } }
    };
    html! { div id={ (form.field_id(&format!("directive-{j}"))) } { (form::fieldset(&legend, body)) } }
}

/// Nobody fits: what is typed is saved, the register opens at the right form, and comes back here.
fn create_buttons(l: &Lang, j: usize) -> Markup {
    html! {
        div class="actions review-create" {
            span class="muted" { (l.t("draft-create")) }
            @for (room, words) in CREATES { (submit_as("act", &format!("create-{room}:{j}"), &l.t(words), Loud::Quiet)) }
        }
    }
}

/// Words that were not read as an item can be made one.
fn adding(p: &Page<'_>) -> Markup {
    let l = p.l;
    let lines: Vec<Stretch> = editing::lines_of(&p.source)
        .into_iter()
        .filter(|line| {
            p.draft
                .working
                .items
                .iter()
                .all(|i| line.end <= i.span.start || line.start >= i.span.end)
        })
        .take(LINES_OFFERED)
        .collect();
    let choices: Vec<Choice> = lines
        .iter()
        .map(|s| {
            Choice::new(
                format!("{}-{}", s.start, s.end),
                first_words(&p.source, s.start, s.end),
            )
        })
        .collect();
    let form = Form::new();
    let body = html! {
        (form::together(html! {
            (Field::new("first", l.t("draft-add-first")).select(l, &form, &choices, None))
            (Field::new("last", l.t("draft-add-last")).optional().select(l, &form, &choices, Some(&l.t("draft-add-same"))))
        }))
        (form::actions(submit(&l.t("draft-add-do"), Loud::Plain)))
    };
    html! {
        section class="review-part" id="add-item" {
            h3 { (l.t("draft-add-item")) }
            @if choices.is_empty() { p class="muted" { (l.t("draft-add-nothing")) } }
            @else {
                details open[p.draft.working.items.is_empty()] {
                    summary { (l.t("draft-add-hint")) }
                    (form.post(l, &format!("{}/items", p.here()), body))
                }
            }
        }
    }
}
