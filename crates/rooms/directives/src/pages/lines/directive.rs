//! A directive with all its lines, and the correction of how it was read.

use super::acts::{above, in_words};
use super::register::{owner, when};
use super::words::{drawing, part_word, place_of, state};
use super::{people, short, some_text};
use crate::commands::{self, Correction, short_title};
use crate::model::{Directive, Document, Line, Nature};
use crate::pages::documents::picker::{party_select, read_party, with_others};
use crate::pages::documents::words::{deadline_words, named_with_day, nature_word, read_deadline};
use crate::rules::state_of;
use crate::store::{self, LineDays};
use crate::{execution, path};
use axum::Form as Body;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use maud::{Markup, html};
use std::collections::HashMap;
use veche_core::{
    Day, Deadline, DirectiveId, FieldProblems, Id, LineId, Lost, Party, PersonId, Right, Scope,
    Stop, Text, Tongue,
};
use veche_desk::components::form::{actions, fieldset, hidden};
use veche_desk::components::timeline::Entry;
use veche_desk::components::{
    Choice, Field, Form, Head, Kind, PageHead, Row, Size, Table, ago, day, document, facts,
    line as draw, link_button, submit, submit_as, timeline,
};
use veche_desk::{Answer, Desk};
use veche_engine::Result;
use veche_lang::Lang;
use veche_register::PartyCard;

/// Lines on the page, at most; all of them are in the register.
const LINES_MOST: usize = 300;
/// Owners of a directive, at most.
const OWNERS_MOST: usize = 40;
/// Characters of a reason, at most.
const REASON_MOST: usize = 4_000;

pub(super) async fn show(d: Desk, Path(at): Path<String>) -> Answer {
    let l = &d.l;
    let (db, today) = (d.read(), d.today());
    let (directive, of) = store::directive(db, short(&at)?).await?;
    let document = store::document_by_id(db, of).await?;
    let around = store::around(db, directive.id).await?;
    let lines = store::lines_of_directive(db, directive.id).await?;
    let shown: Vec<&Line> = lines.iter().take(LINES_MOST).collect();
    let ids: Vec<LineId> = shown.iter().map(|x| x.id).collect();
    let days = store::days_of(db, &ids).await?;
    let mut parties: Vec<Party> = shown
        .iter()
        .map(|x| x.party)
        .chain(directive.owners.iter().map(|o| o.party))
        .collect();
    parties.extend(directive.controller);
    let cards = veche_register::party_cards(db, &parties, l.tongue).await?;
    let corrections = store::corrections(db, directive.id).await?;
    let names = people(&d, corrections.iter().map(|c| c.2)).await?;
    let may = d.may(Right::CorrectReading, Scope::Body(document.body));
    let mut head = PageHead::new(short_title(&directive.text)).over(place_of(
        l,
        document.kind,
        &document.number,
        document.adopted_on,
        &item_of(&lines, around.position),
    ));
    if may {
        head = head.action(link_button(
            &format!("{}/correction", path::directive(directive.short)),
            &l.t("line-correct"),
            Kind::Quiet,
            Some("pencil"),
        ));
    }
    let body = html! {
        (above(l, &[(path::document(document.short), named_with_day(l, document.kind, &document.number, document.adopted_on))]))
        (head.render())
        @if directive.text.trim() != short_title(&directive.text) {
            div class="prose" lang=[(document.tongue != l.tongue).then(|| document.tongue.code())] { (document::paragraphs(&directive.text)) }
        }
        (facts(&told(&d, &directive, &document, &cards, &around)))
        div {
            h2 id="lines-of" { (l.t("line-all")) }
            div id="lines-of-summary" data-refresh { (figures(l, &lines, today)) }
            @if directive.by_adoption { p { (l.t("execution-by-adoption")) } }
            @else if lines.is_empty() { p class="muted" { (l.t("execution-no-lines")) } }
            @else { (matrix(&d, &shown, &days, &cards, today)) }
            @if lines.len() > shown.len() {
                p { a href=(super::asked::narrowed(&[("document", document.short.as_str())])) { (l.with("line-more", [("n", (lines.len() - shown.len()).into())])) } }
            }
        }
        @if !corrections.is_empty() {
            section class="line-part" aria-labelledby="corrections" {
                h2 id="corrections" { (l.t("line-corrections")) }
                (timeline(l, &history(&d, &corrections, &names)))
            }
        }
    };
    let mut live = vec![format!("{}:{}", DirectiveId::KIND, directive.id)];
    live.extend(
        ids.iter()
            .take(40)
            .map(|id| format!("{}:{id}", LineId::KIND)),
    );
    Ok(d.live_page(&short_title(&directive.text), &live, body))
}

/// The item as lines show it; without lines its place, marked as ours.
fn item_of(lines: &[Line], position: u32) -> String {
    lines
        .first()
        .map_or_else(|| format!("[{position}]"), |x| x.item.clone())
}

fn told(
    d: &Desk,
    directive: &Directive,
    document: &Document,
    cards: &HashMap<Party, PartyCard>,
    around: &store::Around,
) -> Vec<(String, Markup)> {
    let l = &d.l;
    let natures: Vec<String> = directive
        .natures
        .iter()
        .map(|n| nature_word(l, *n))
        .collect();
    let mut all = vec![
        (
            l.t("line-document"),
            html! { a href={ (path::document(document.short)) "#item-" (around.position) } { (document.title) } },
        ),
        (l.t("line-nature"), html! { (natures.join(", ")) }),
        (
            l.t("line-deadline"),
            html! {
                (deadline_words(l, &directive.deadline))
                @if let Some(written) = &directive.deadline_text { " " span class="muted" { (l.with("line-as-written", [("written", l.quote(written).into())])) } }
            },
        ),
    ];
    if let Some(due) = directive.due_on {
        all.push((l.t("line-first-due"), day(l, due)));
    }
    if !directive.owners.is_empty() {
        let owners = html! {
            ul class="line-owners" {
                @for o in &directive.owners {
                    li {
                        @if let Some(card) = cards.get(&o.party) { a href=(card.path) { (card.name) } } @else { (l.t("line-owner-gone")) }
                        " " span class="muted" {
                            (part_word(l, o.part))
                            @if !o.written.trim().is_empty() { ", " (l.with("line-as-written", [("written", l.quote(&o.written).into())])) }
                        }
                    }
                }
            }
        };
        all.push((l.t("line-owners"), owners));
    }
    if directive.no_owner {
        all.push((l.t("line-owner"), html! { (l.t("line-no-owner")) }));
    }
    if let Some(card) = directive.controller.and_then(|c| cards.get(&c)) {
        all.push((
            l.t("line-controller"),
            html! { a href=(card.path) { (card.name) } },
        ));
    }
    all
}

/// The same figures as in the execution report.
fn figures(l: &Lang, lines: &[Line], today: Day) -> Markup {
    let followed: Vec<execution::Followed> = lines
        .iter()
        .map(|x| execution::Followed::alone(x.clone(), today))
        .collect();
    let summary = execution::Summary {
        directives: 1,
        ..execution::Summary::of(&followed, today, None)
    };
    html! { @if lines.len() > 1 { p { (execution::headline(l, &summary)) } } }
}

fn matrix(
    d: &Desk,
    lines: &[&Line],
    days: &HashMap<LineId, LineDays>,
    cards: &HashMap<Party, PartyCard>,
    today: Day,
) -> Markup {
    let l = &d.l;
    let heads = vec![
        Head::new(l.t("line-owner")),
        Head::new(l.t("line-deadline")),
        Head::new(l.t("line-head-drawing")).drawing(),
        Head::new(l.t("line-state")),
        Head::new(l.t("line-heard-short")),
    ];
    let rows = lines
        .iter()
        .map(|x| {
            let how = state_of(x, today);
            let of = days.get(&x.id).cloned().unwrap_or_default();
            Row::new(vec![
                owner(d, x, cards.get(&x.party)),
                when(d, x, today),
                draw(l, &drawing(l, x, &how, &of, today), Size::Row),
                state(l, &how),
                match x.heard {
                    Some(heard) => veche_desk::components::day_short(l, heard),
                    None => html! { span class="muted" { (l.t("line-never-heard")) } },
                },
            ])
        })
        .collect();
    Table::new("matrix", l.t("line-all"), heads, rows).render(l)
}

fn history(
    d: &Desk,
    corrections: &[(i64, String, Option<PersonId>, veche_core::Instant)],
    names: &HashMap<PersonId, String>,
) -> Vec<Entry> {
    corrections
        .iter()
        .rev()
        .map(|(version, reason, by, at)| Entry {
            when: ago(&d.l, *at, d.now),
            what: html! {
                (d.l.with("line-correction", [("version", (version + 1).into())]))
                @if let Some(name) = by.and_then(|p| names.get(&p)) { " — " (name) }
            },
            body: Some(document::paragraphs(reason)),
            official: true,
        })
        .collect()
}

/// What was typed into the correction.
#[derive(Debug, Default)]
struct Typed(Vec<(String, String)>);

impl Typed {
    fn get(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(n, _)| n == name)
            .map_or("", |(_, v)| v.as_str())
    }

    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(n, _)| n == name)
            .map(|(_, v)| v.as_str())
    }

    /// The fields of owners: as many as the form had.
    fn owners(&self) -> Vec<(String, String)> {
        let mut all: Vec<(String, String)> = self
            .0
            .iter()
            .filter(|(n, _)| n.starts_with("owner-"))
            .cloned()
            .collect();
        all.truncate(OWNERS_MOST);
        all
    }

    fn read(
        &self,
        l: &Lang,
        tongue: Tongue,
        adopted: Day,
    ) -> std::result::Result<Correction, FieldProblems> {
        let mut p = FieldProblems::new();
        let mut owners: Vec<Party> = Vec::new();
        for (name, value) in self.owners() {
            match read_party(&value) {
                Some(party) if owners.contains(&party) => {}
                Some(party) => owners.push(party),
                None if value.trim().is_empty() => {}
                None => p.add(&name, Text::new("line-owner-odd")),
            }
        }
        let deadline = p.field(
            "deadline",
            read_deadline(l, self.get("deadline"), tongue, Some(adopted)),
        );
        let natures: Vec<Nature> = self.all("natures").filter_map(Nature::parse).collect();
        if natures.is_empty() {
            p.add("natures", Text::new("natures-empty"));
        }
        let reason = p.field("reason", some_text(self.get("reason"), REASON_MOST));
        let version = self.get("version").parse().unwrap_or(0);
        p.finish(|| {
            Some(Correction {
                version,
                owners,
                deadline: deadline?,
                natures,
                reason: reason?,
            })
        })
    }
}

/// How a directive stands in the form before anybody typed.
fn first(l: &Lang, directive: &Directive) -> Form {
    let mut form = Form::new().with("version", directive.version.to_string());
    for (i, o) in directive.owners.iter().enumerate() {
        form = form.with(&format!("owner-{i}"), o.party.code());
    }
    for n in &directive.natures {
        form = form.with("natures", n.code());
    }
    // Our own words, not the text's: they read back as just this deadline.
    let deadline = match &directive.deadline {
        Deadline::None => String::new(),
        other => deadline_words(l, other),
    };
    form.with("deadline", deadline)
}

async fn found(d: &Desk, at: &str) -> Result<(Directive, Document)> {
    let (directive, document) = store::directive(d.read(), short(at)?).await?;
    let document = store::document_by_id(d.read(), document).await?;
    d.ask(Right::CorrectReading, Scope::Body(document.body))?;
    Ok((directive, document))
}

pub(super) async fn form(d: Desk, Path(at): Path<String>) -> Answer {
    let (directive, document) = found(&d, &at).await?;
    let form = first(&d.l, &directive);
    Ok(page(
        &d,
        &directive,
        &document,
        StatusCode::OK,
        directive.owners.len() + 2,
        &form,
    )
    .await?)
}

pub(super) async fn correct(
    d: Desk,
    Path(at): Path<String>,
    Body(pairs): Body<Vec<(String, String)>>,
) -> Answer {
    let (directive, document) = found(&d, &at).await?;
    let typed = Typed(pairs);
    let places = typed.owners().len();
    let form = |problems: FieldProblems| Form::from_pairs(typed.0.clone()).problems(problems);
    if typed.get("word") == "more" {
        return Ok(page(
            &d,
            &directive,
            &document,
            StatusCode::OK,
            places + 3,
            &form(FieldProblems::new()),
        )
        .await?);
    }
    let new = match typed.read(&d.l, document.tongue, document.adopted_on) {
        Ok(new) => new,
        Err(problems) => {
            return Ok(page(
                &d,
                &directive,
                &document,
                StatusCode::UNPROCESSABLE_ENTITY,
                places,
                &form(problems),
            )
            .await?);
        }
    };
    let mine = new.clone();
    let done = d
        .run((directive.short, new), |tx, by, (at, new)| {
            Box::pin(commands::correct_reading(tx, by, *at, new))
        })
        .await;
    match done {
        Ok(()) => d.done(&path::directive(directive.short), "toast-line-corrected"),
        Err(Stop::Fields(problems)) => Ok(page(
            &d,
            &directive,
            &document,
            StatusCode::UNPROCESSABLE_ENTITY,
            places,
            &form(problems),
        )
        .await?),
        Err(Stop::Refused(text)) => {
            let problems = FieldProblems::one("reason", text);
            Ok(page(
                &d,
                &directive,
                &document,
                StatusCode::CONFLICT,
                places,
                &form(problems),
            )
            .await?)
        }
        Err(Stop::Lost(lost)) => Err(lost_race(&d, &directive, &mine, *lost).await?.into()),
        Err(stop) => Err(in_words(&d, stop).into()),
    }
}

/// Another corrected it meanwhile: all that both wrote, side by side and in words.
async fn lost_race(d: &Desk, seen: &Directive, mine: &Correction, lost: Lost) -> Result<Stop> {
    let l = &d.l;
    let (now, _) = store::directive(d.read(), seen.short).await?;
    let mut parties: Vec<Party> = now.owners.iter().map(|o| o.party).collect();
    parties.extend(&mine.owners);
    let names = veche_register::party_names(d.read(), &parties, l.tongue).await?;
    let named = |all: &mut dyn Iterator<Item = Party>| {
        let words: Vec<String> = all
            .map(|p| names.get(&p).cloned().unwrap_or_default())
            .collect();
        words.join("; ")
    };
    let natures = |all: &[Nature]| {
        all.iter()
            .map(|n| nature_word(l, *n))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let fields = vec![
        (
            Text::new("line-owners"),
            named(&mut mine.owners.iter().copied()),
            named(&mut now.owners.iter().map(|o| o.party)),
        ),
        (
            Text::new("line-deadline"),
            deadline_words(l, &mine.deadline),
            deadline_words(l, &now.deadline),
        ),
        (
            Text::new("line-nature"),
            natures(&mine.natures),
            natures(&now.natures),
        ),
        (
            Text::new("line-correction-reason"),
            mine.reason.clone(),
            String::new(),
        ),
    ];
    Ok(Stop::Lost(Box::new(Lost { fields, ..lost })))
}

async fn page(
    d: &Desk,
    directive: &Directive,
    of: &Document,
    status: StatusCode,
    places: usize,
    form: &Form,
) -> Result<Response> {
    let l = &d.l;
    let places = places.clamp(2, OWNERS_MOST);
    let known: Vec<Party> = directive.owners.iter().map(|o| o.party).collect();
    let others = veche_register::party_cards(d.read(), &known, l.tongue)
        .await?
        .into_values();
    let parties = with_others(
        veche_register::all_parties(d.read(), l.tongue, d.today()).await?,
        others,
    );
    let nobody = [("", l.t("line-owner-nobody"))];
    let natures: Vec<Choice> = Nature::ALL
        .iter()
        .map(|n| Choice::new(n.code(), nature_word(l, *n)))
        .collect();
    let fields = html! {
        (hidden("version", form.value("version")))
        (fieldset(&l.t("line-owners"), html! {
            p class="hint" { (l.t("line-owners-hint")) }
            @for i in 0..places {
                (party_select(l, form, &format!("owner-{i}"), &l.with("line-owner-nth", [("n", (i + 1).into())]), &parties, &nobody))
            }
            @if places < OWNERS_MOST { div class="actions" { (submit_as("word", "more", &l.t("line-owner-more"), Kind::Quiet)) } }
        }))
        (Field::new("deadline", l.t("line-deadline")).hint(l.t("line-deadline-hint")).optional().text(l, form))
        @if let Ok(read) = read_deadline(l, form.value("deadline"), of.tongue, Some(of.adopted_on)) {
            p class="hint" { (l.with("draft-understood", [("words", deadline_words(l, &read).into())])) }
        }
        (Field::new("natures", l.t("line-nature")).checkboxes(l, form, &natures))
        (Field::new("reason", l.t("line-correction-reason")).hint(l.t("line-correction-reason-hint")).textarea(l, form, 4))
        (actions(html! { (submit(&l.t("line-correction-do"), Kind::Primary)) a href=(path::directive(directive.short)) { (l.t("line-back-directive")) } }))
    };
    let at = path::directive(directive.short);
    let title = l.t("line-correction-title");
    let body = html! {
        (above(l, &[
            (path::document(of.short), named_with_day(l, of.kind, &of.number, of.adopted_on)),
            (at.clone(), short_title(&directive.text)),
        ]))
        (PageHead::new(title.clone()).render())
        p class="measure" { (l.t("line-correction-lead")) }
        blockquote class="line-about" lang=[(of.tongue != l.tongue).then(|| of.tongue.code())] { (document::paragraphs(&directive.text)) }
        (form.post(l, &format!("{at}/correction"), fields))
    };
    Ok(d.page_with(status, &title, body))
}

#[cfg(test)]
mod tests {
    use super::super::tests::lang;
    use super::*;
    use crate::rules::samples::day;
    use uuid::Uuid;
    use veche_core::BodyId;

    fn read(pairs: &[(&str, &str)]) -> std::result::Result<Correction, String> {
        let typed = Typed(
            pairs
                .iter()
                .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
                .collect(),
        );
        typed
            .read(&lang(Tongue::Ru), Tongue::Ru, day("2026-01-01"))
            .map_err(|p| {
                p.0.iter()
                    .map(|p| format!("{} {}", p.field, p.text.key))
                    .collect::<Vec<_>>()
                    .join(", ")
            })
    }

    #[test]
    fn correction_is_read_or_told_what_is_wrong() {
        let body = Party::Body(BodyId(Uuid::from_u128(3)));
        let code = body.code();
        let got = read(&[
            ("version", "2"),
            ("owner-0", &code),
            ("owner-1", ""),
            ("owner-2", &code),
            ("deadline", "до 1 августа"),
            ("natures", "charge"),
            ("natures", "permanent"),
            ("natures", "nonsense"),
            ("reason", "Имелся в виду совет"),
        ]);
        let want = Correction {
            version: 2,
            owners: vec![body],
            deadline: Deadline::By(day("2026-08-01")),
            natures: vec![Nature::Charge, Nature::Permanent],
            reason: "Имелся в виду совет".into(),
        };
        assert_eq!(got, Ok(want));
        assert_eq!(
            read(&[("owner-0", "кто-то"), ("deadline", "как-нибудь потом")]),
            Err("owner-0 line-owner-odd, deadline deadline-not-understood, natures natures-empty, reason field-empty".into())
        );
    }
}
