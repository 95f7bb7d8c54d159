//! The charter of a body for those who keep it: its offices, how many seats each has, the quorum. Each change names its decision.

use super::fields::{
    Outcome, Typed, code_choices, name_fields_with, outcome, read_names, read_span, span_words,
    typed_day, with_names,
};
use super::records::{kept_body, word};
use crate::model::{Body, Office, OfficeFacts, Quorum};
use crate::rules::{SEATS_MAX, line, some_day};
use crate::{commands, path, store};
use axum::extract::Form as Posted;
use axum::http::StatusCode;
use maud::{Markup, html};
use uuid::Uuid;
use veche_core::{FieldProblems, OfficeId, OfficeKind, Right, Short, Text};
use veche_desk::components::form::{actions, hidden, together};
use veche_desk::components::{
    Field, Form, Head, Kind, PageHead, Row, Table, breadcrumbs, link_button, submit,
};
use veche_desk::{Answer, Desk, Path};
use veche_engine::Result;

/// What a form sends where the charter sets no quorum.
const SILENT: &str = "silent";

fn charter_path(b: &Body) -> String {
    format!("/desk/bodies/{}/charter", b.short)
}

fn title(d: &Desk, b: &Body) -> String {
    let name = b.facts.names.get(d.l.tongue);
    d.l.with("register-charter-of", [("body", name.into())])
}

pub(super) async fn page(d: Desk, Path(short): Path<Short>) -> Answer {
    let b = kept_body(&d, short).await?;
    let view = view(&d, &b, None).await?;
    Ok(d.page(&title(&d, &b), view))
}

async fn view(d: &Desk, b: &Body, wrong: Option<Form>) -> Result<Markup> {
    let l = &d.l;
    let today = d.today();
    let offices = store::offices_in(d.read(), b.id).await?;
    let lines = store::composition(d.read(), &[b.id], today).await?;
    let charter = store::body_charter(d.read(), b.id).await?;
    let rows = offices
        .iter()
        .map(|o| {
            let taken = lines
                .iter()
                .filter(|s| s.sitting.office == o.id && !s.sitting.acting)
                .count();
            let ended = o.span.to.filter(|to| *to <= today);
            let row = Row::new(vec![
                html! { a href={ "/desk/offices/" (o.id) "/edit" } { (o.names.get(l.tongue)) } },
                html! { (word(l, "office-kind", o.kind.code())) },
                html! { @match o.seats { Some(n) => (n), None => span class="muted" { (l.t("register-seats-any")) } } },
                html! { (taken) },
                html! { @match ended { Some(day) => (l.with("register-office-ended", [("day", day.into())])), None => (span_words(l, o.span)) } },
            ]);
            if ended.is_some() { row.faint() } else { row }
        })
        .collect();
    let heads = vec![
        Head::new(l.t("register-office")),
        Head::new(l.t("register-kind")),
        Head::new(l.t("register-seats")),
        Head::new(l.t("register-seats-taken")).figures(),
        Head::new(l.t("register-term")),
    ];
    let form = wrong.unwrap_or_else(|| {
        let quorum = charter.as_ref().and_then(|c| c.quorum).map(Quorum::code);
        Form::new()
            .with("quorum", quorum.unwrap_or(SILENT))
            .with("from", typed_day(l, Some(today)))
            .with(
                "version",
                charter.as_ref().map_or(0, |c| c.version).to_string(),
            )
    });
    let all = [SILENT]
        .into_iter()
        .chain(Quorum::ALL.iter().map(|q| q.code()));
    let choices = code_choices(l, "register-quorum", all);
    Ok(html! {
        (breadcrumbs(l, &[("/desk/bodies", &l.t("register-bodies")), (&path::body(b.short), b.facts.names.get(l.tongue))]))
        (PageHead::new(l.t("register-charter-title")).over(b.facts.names.get(l.tongue)).subtitle(l.t("register-charter-what"))
            .action(link_button(&format!("/desk/bodies/{}/offices/new", b.short), &l.t("register-office-new"), Kind::Primary, Some("plus")))
            .render())
        // The table is a region of this name already.
        div class="part" {
            h2 { (l.t("register-offices-of-body")) }
            (Table::new("offices", l.t("register-offices-of-body"), heads, rows).render(l))
        }
        section class="part" aria-labelledby="quorum" {
            h2 id="quorum" { (l.t("register-quorum")) }
            @match &charter {
                Some(c) => p {
                    (word(l, "register-quorum", c.quorum.map_or(SILENT, Quorum::code)))
                    br; span class="muted" { (l.with("register-quorum-by", [("decision", c.decision.as_str().into()), ("day", c.from.into())])) }
                },
                None => p class="muted" { (l.t("register-quorum-silent")) },
            }
            (form.post(l, &format!("/desk/bodies/{}/quorum", b.short), html! {
                (Field::new("quorum", l.t("register-quorum")).select(l, &form, &choices, None))
                (Field::new("from", l.t("register-from-day")).date(l, &form))
                (decision_field(d, &form))
                (hidden("version", form.value("version")))
                (actions(submit(&l.t("register-quorum-set"), Kind::Plain)))
            }))
        }
    })
}

fn decision_field(d: &Desk, form: &Form) -> Markup {
    let l = &d.l;
    Field::new("decision", l.t("register-charter-decision"))
        .hint(l.t("register-charter-decision-hint"))
        .text(l, form)
}

/// Which decision: a charter does not change without one.
fn read_decision(t: &Typed, p: &mut FieldProblems) -> String {
    let typed = line(t.get("decision"), 500).and_then(|d| {
        if d.is_empty() {
            Err(Text::new("register-field-decision"))
        } else {
            Ok(d)
        }
    });
    p.field("decision", typed).unwrap_or_default()
}

pub(super) async fn set_quorum(
    d: Desk,
    Path(short): Path<Short>,
    Posted(typed): Posted<Vec<(String, String)>>,
) -> Answer {
    let typed = Typed(typed);
    let b = kept_body(&d, short).await?;
    let mut p = FieldProblems::new();
    let quorum = match typed.get("quorum") {
        SILENT => None,
        code => p.field(
            "quorum",
            Quorum::parse(code).ok_or_else(|| Text::new("register-field-choose")),
        ),
    };
    let from = p.field("from", some_day(typed.get("from")));
    let decision = read_decision(&typed, &mut p);
    let version = typed.version();
    let (status, p) = match p.finish(|| Some((quorum, from?, decision))) {
        Ok(new) => {
            let id = b.id;
            let done = d
                .run(new, move |tx, by, (quorum, from, decision)| {
                    Box::pin(commands::set_quorum(
                        tx, by, id, *quorum, *from, decision, version,
                    ))
                })
                .await;
            match outcome(&d, "quorum", done)? {
                Outcome::Done(()) => return d.done(&charter_path(&b), "toast-register-saved"),
                Outcome::Back(status, p) => (status, p),
            }
        }
        Err(p) => (StatusCode::UNPROCESSABLE_ENTITY, p),
    };
    let view = view(&d, &b, Some(typed.form(p))).await?;
    Ok(d.page_with(status, &title(&d, &b), view))
}

pub(super) async fn new(d: Desk, Path(short): Path<Short>) -> Answer {
    let b = kept_body(&d, short).await?;
    let form = Form::new()
        .with("kind", OfficeKind::Member.code())
        .with("from", typed_day(&d.l, Some(d.today())));
    Ok(d.page(
        &d.l.t("register-office-new"),
        office_view(&d, &b, None, &form),
    ))
}

fn read(t: &Typed, old: Option<&Office>) -> std::result::Result<OfficeFacts, FieldProblems> {
    let mut p = FieldProblems::new();
    let (names, _) = read_names(t, &mut p, old.map(|o| &o.names));
    let seats = match t.get("seats").trim() {
        "" => None,
        n => p.field(
            "seats",
            n.parse()
                .ok()
                .filter(|n| (1..=SEATS_MAX).contains(n))
                .ok_or_else(|| Text::new("register-field-seats").with("max", SEATS_MAX)),
        ),
    };
    let span = read_span(t, &mut p, "from", "to", false);
    let decision = read_decision(t, &mut p);
    p.finish(|| {
        Some(OfficeFacts {
            names,
            seats,
            span,
            decision,
        })
    })
}

pub(super) async fn create(
    d: Desk,
    Path(short): Path<Short>,
    Posted(typed): Posted<Vec<(String, String)>>,
) -> Answer {
    let typed = Typed(typed);
    let b = kept_body(&d, short).await?;
    let kind = OfficeKind::parse(typed.get("kind"));
    let read = match (read(&typed, None), kind) {
        (Ok(new), Some(kind)) => Ok((kind, new)),
        (Err(mut p), None) => {
            p.add("kind", Text::new("register-field-choose"));
            Err(p)
        }
        (Ok(_), None) => Err(FieldProblems::one(
            "kind",
            Text::new("register-field-choose"),
        )),
        (Err(p), Some(_)) => Err(p),
    };
    let (status, p) = match read {
        Ok(new) => {
            let id = b.id;
            let done = d
                .run(new, move |tx, by, (kind, new)| {
                    Box::pin(commands::create_office(tx, by, id, *kind, new))
                })
                .await;
            match outcome(&d, "from", done)? {
                Outcome::Done(_) => return d.done(&charter_path(&b), "toast-register-created"),
                Outcome::Back(status, p) => (status, p),
            }
        }
        Err(p) => (StatusCode::UNPROCESSABLE_ENTITY, p),
    };
    let view = office_view(&d, &b, None, &typed.form(p));
    Ok(d.page_with(status, &d.l.t("register-office-new"), view))
}

async fn office_of(d: &Desk, id: Uuid) -> Result<(Office, Body)> {
    let office = store::office(d.read(), OfficeId(id)).await?;
    let body = store::body(d.read(), office.body).await?;
    d.ask(Right::KeepRegister, body.facts.owner)?;
    Ok((office, body))
}

pub(super) async fn edit(d: Desk, Path(id): Path<Uuid>) -> Answer {
    let (o, b) = office_of(&d, id).await?;
    let form = with_names(Form::new(), &o.names, &[])
        .with("seats", o.seats.map(|n| n.to_string()).unwrap_or_default())
        .with("from", typed_day(&d.l, o.span.from))
        .with("to", typed_day(&d.l, o.span.to))
        .with("version", o.version.to_string());
    Ok(d.page(
        &d.l.t("register-office-edit"),
        office_view(&d, &b, Some(&o), &form),
    ))
}

pub(super) async fn change(
    d: Desk,
    Path(id): Path<Uuid>,
    Posted(typed): Posted<Vec<(String, String)>>,
) -> Answer {
    let typed = Typed(typed);
    let (o, b) = office_of(&d, id).await?;
    let version = typed.version();
    let (status, p) = match read(&typed, Some(&o)) {
        Ok(new) => {
            // What the form asks for last is what people stumble over most: the end, else the number of seats.
            let field = if new.span.to == o.span.to {
                "seats"
            } else {
                "to"
            };
            let id = o.id;
            let done = d
                .run(new, move |tx, by, new| {
                    Box::pin(commands::change_office(tx, by, id, version, new))
                })
                .await;
            match outcome(&d, field, done)? {
                Outcome::Done(()) => return d.done(&charter_path(&b), "toast-register-saved"),
                Outcome::Back(status, p) => (status, p),
            }
        }
        Err(p) => (StatusCode::UNPROCESSABLE_ENTITY, p),
    };
    let view = office_view(&d, &b, Some(&o), &typed.form(p));
    Ok(d.page_with(status, &d.l.t("register-office-edit"), view))
}

fn office_view(d: &Desk, b: &Body, old: Option<&Office>, form: &Form) -> Markup {
    let l = &d.l;
    let kinds = code_choices(l, "office-kind", OfficeKind::ALL.iter().map(|k| k.code()));
    let back = charter_path(b);
    let (title, action) = match old {
        Some(o) => (
            l.t("register-office-edit"),
            format!("/desk/offices/{}", o.id),
        ),
        None => (
            l.t("register-office-new"),
            format!("/desk/bodies/{}/offices", b.short),
        ),
    };
    let head = PageHead::new(title);
    let head = match old {
        Some(o) => head.over(format!(
            "{}, {}",
            o.names.get(l.tongue),
            b.facts.names.get(l.tongue)
        )),
        None => head.over(b.facts.names.get(l.tongue)),
    };
    html! {
        (breadcrumbs(l, &[(&path::body(b.short), b.facts.names.get(l.tongue)), (&back, &l.t("register-charter-title"))]))
        (head.render())
        (form.post(l, &action, html! {
            @if old.is_none() {
                (Field::new("kind", l.t("register-office-kind")).hint(l.t("register-office-kind-hint")).select(l, form, &kinds, None))
            }
            (name_fields_with(l, form, Field::new("seats", l.t("register-seats")).hint(l.t("register-seats-hint")).optional().number(l, form)))
            (together(html! {
                (Field::new("from", l.t("register-office-from")).optional().date(l, form))
                (Field::new("to", l.t("register-office-to")).hint(l.t("register-office-to-hint")).optional().date(l, form))
            }))
            (decision_field(d, form))
            (hidden("version", form.value("version")))
            (actions(html! { (submit(&l.t("register-save"), Kind::Primary)) a href=(back) { (l.t("register-do-not-save")) } }))
        }))
    }
}
