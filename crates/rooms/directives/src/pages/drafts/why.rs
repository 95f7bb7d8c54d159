//! Why a value was read: beside what was read, to open by hand, by key, and seen on hover.

use crate::model::{Draft, Stretch};
use maud::{Markup, html};
use veche_desk::Desk;
use veche_engine::Result;
use veche_lang::Lang;
use veche_prose::{Explanation, Field, Lexicon};

/// A text over this many letters is read beside the threads that answer.
const LONG: usize = 60_000;

/// The reasons of a draft's reading, as the text alone gives them.
#[derive(Default)]
pub(super) struct Reasons(Vec<Explanation>);

impl Reasons {
    /// Reads the source again: a reading takes less than a glance, and a reason that is kept could be another rule's.
    pub(super) async fn of(draft: &Draft) -> Result<Reasons> {
        let source = draft.source.clone();
        let read = move || veche_prose::read(&source, &Lexicon::new()).0.explain();
        Ok(Reasons(if draft.source.len() < LONG {
            read()
        } else {
            tokio::task::spawn_blocking(read)
                .await
                .map_err(veche_core::Stop::broken)?
        }))
    }

    /// Of the value that stands at a place; of a directive's or header's value that has no place of its own, `within` any of it.
    fn find(&self, field: Field, at: Stretch) -> Option<&Explanation> {
        let same = |e: &&Explanation| e.words.span.start == at.start && e.words.span.end == at.end;
        let all = || self.0.iter().filter(|e| e.field == field);
        all().find(same).or_else(|| {
            all().find(|e| at.start <= e.words.span.start && e.words.span.end <= at.end)
        })
    }

    /// Of a value of the header.
    pub(super) fn head(&self, d: &Desk, field: Field) -> Markup {
        let found = self.0.iter().find(|e| e.field == field);
        html! { @if let Some(e) = found { (shown(&d.l, e)) } }
    }

    /// Of a value at a place of the text.
    pub(super) fn at(&self, d: &Desk, field: Field, at: Option<Stretch>) -> Markup {
        let found = at.and_then(|at| self.find(field, at));
        html! { @if let Some(e) = found { (shown(&d.l, e)) } }
    }

    /// The sentence alone, for a hint on hover.
    pub(super) fn sentence(&self, l: &Lang, field: Field, at: Option<Stretch>) -> Option<String> {
        at.and_then(|at| self.find(field, at)).map(|e| l.t(e.key))
    }
}

fn shown(l: &Lang, e: &Explanation) -> Markup {
    let words: Vec<String> = e.because.iter().map(|(_, w)| l.quote(w)).collect();
    let sentence = if words.is_empty() {
        l.t(e.key)
    } else {
        let words = words.join(", ");
        l.with(
            "prose-why",
            [("sentence", l.t(e.key).into()), ("words", words.into())],
        )
    };
    html! {
        " "
        details class="why" {
            summary title=(l.t(e.key)) { "?" span class="unseen" { (l.t("prose-why-title")) } }
            p { (sentence) " " span class="muted" { (l.with("prose-why-sure", [("percent", e.percent().into())])) } }
        }
    }
}
