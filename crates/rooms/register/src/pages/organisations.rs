//! Organisations: the public page, the list, the form.

use super::fields::{
    Outcome, Typed, asked_form, back_field, code_choices, entered, name_fields, outcome,
    read_contacts, read_names, read_span, span_short, span_words, typed_day, way_back, with_names,
};
use super::lists::{alive_filter, cut, look, unit_filter};
use super::records::{by_body, history, live_of, may_keep, word};
use crate::model::{Organisation, OrganisationFacts, OrganisationKind};
use crate::rules::text;
use crate::{commands, path, store};
use axum::extract::{Form as Posted, Query};
use axum::http::StatusCode;
use maud::{Markup, html};
use std::collections::HashMap;
use veche_core::name::fold;
use veche_core::{BodyId, Day, FieldProblems, Party, Right, Scope, Short, Text};
use veche_desk::components::form::{actions, fieldset, hidden, together};
use veche_desk::components::{
    Field, Filter, Form, Head, Kind, PageHead, Row, Table, badge, body_name, breadcrumbs, counted,
    empty, facts, link_button, person, submit,
};
use veche_desk::list::{ListQuery, csv_in};
use veche_desk::{Answer, Desk, Path};
use veche_engine::Result;

/// An organisation's page: what it is to the federation and how to reach it.
pub(super) async fn page(d: Desk, Path(short): Path<Short>) -> Answer {
    let l = &d.l;
    let o = store::organisation_by_short(d.read(), short).await?;
    let f = &o.facts;
    let bodies = store::bodies_owned(d.read(), Scope::Organisation(o.id), l.tongue).await?;
    let ids: Vec<BodyId> = bodies.iter().map(|b| b.id).collect();
    let lines: HashMap<BodyId, _> = by_body(store::composition(d.read(), &ids, d.today()).await?)
        .into_iter()
        .collect();
    let mut head =
        PageHead::new(f.names.get(l.tongue)).over(word(l, "organisation-kind", f.kind.code()));
    if may_keep(&d, Scope::Federation) {
        head = head.action(link_button(
            &format!("/desk/organisations/{short}/edit"),
            &l.t("register-change"),
            Kind::Plain,
            Some("pencil"),
        ));
    }
    let mut about = Vec::new();
    if !f.abbreviations.is_empty() {
        about.push((
            l.t("register-abbreviations"),
            html! { (f.abbreviations.join(", ")) },
        ));
    }
    if let Some(site) = &f.contacts.website {
        about.push((
            l.t("register-website"),
            html! { a href=(site) rel="noopener nofollow" { (site) } },
        ));
    }
    if let Some(email) = &f.contacts.email {
        about.push((
            l.t("register-email"),
            html! { a href={ "mailto:" (email) } { (email) } },
        ));
    }
    if let Some(phone) = &f.contacts.phone {
        about.push((l.t("register-phone"), html! { (phone) }));
    }
    if let Some(address) = &f.contacts.address {
        about.push((l.t("register-address"), html! { (address) }));
    }
    let span = span_words(l, f.span);
    if !span.is_empty() {
        about.push((l.t("register-belongs"), html! { (span) }));
    }
    if !f.decision.is_empty() {
        about.push((l.t("register-admission"), html! { (f.decision) }));
    }
    let body = html! {
        (breadcrumbs(l, &[(path::PEOPLE, &l.t("register-people-and-bodies"))]))
        (head.render())
        @if !f.span.holds(d.today()) { p { (badge(&l.t("register-not-there"))) } }
        (facts(&about))
        @if !bodies.is_empty() {
            section class="part" aria-labelledby="bodies" {
                h2 id="bodies" { (l.t("register-bodies")) }
                @for body in &bodies {
                    h3 { (body_name(l, &body.facts.names, Some(&path::body(body.short)))) }
                    ul {
                        @for s in lines.get(&body.id).map_or(&[][..], Vec::as_slice) {
                            li { (person(l, s.name_in(l.tongue), Some(&path::person(s.person_short)))) ", " (s.office_names.get(l.tongue)) }
                        }
                    }
                }
            }
        }
        (history(&d, "organisation", o.id.0).await?)
    };
    let mut page = d.frame(f.names.get(l.tongue), body);
    page.live = Some(format!("/live?of={}", live_of(o.id).join(",")));
    page.hidden = false;
    Ok(d.show(StatusCode::OK, page))
}

/// The list of organisations, for those who keep the register.
pub(super) async fn list(d: Desk, q: ListQuery) -> Answer {
    let l = &d.l;
    let (mut rows, count) = store::organisations_page(
        d.read(),
        &look(&q, false),
        &unit_filter(&q, "kind", d.today()),
        l.tongue,
    )
    .await?;
    let next = cut(&mut rows, &q, |o| {
        (fold(o.facts.names.get(l.tongue)), o.id.0)
    });
    let cells = rows
        .iter()
        .map(|o| {
            let row = Row::new(vec![
                body_name(l, &o.facts.names, Some(&path::organisation(o.short))),
                html! { (word(l, "organisation-kind", o.facts.kind.code())) },
                html! { @if let Some(email) = &o.facts.contacts.email { (email) } },
                html! { span class="nowrap" { (span_short(l, o.facts.span)) } },
            ]);
            if o.facts.span.holds(d.today()) {
                row
            } else {
                row.faint()
            }
        })
        .collect();
    let heads = vec![
        Head::new(l.t("register-name")).sort("name"),
        Head::new(l.t("register-organisation-kind")),
        Head::new(l.t("register-email")),
        Head::new(l.t("register-belongs")),
    ];
    let kinds = code_choices(
        l,
        "organisation-kind",
        OrganisationKind::ALL.iter().map(|k| k.code()),
    );
    let whole = may_keep(&d, Scope::Federation);
    let new = || {
        link_button(
            "/desk/organisations/new",
            &l.t("register-organisation-new"),
            Kind::Primary,
            Some("plus"),
        )
    };
    let table = Table::new("organisations", l.t("register-organisations"), heads, cells)
        .list("/desk/organisations", &q)
        .search()
        .filters(vec![
            Filter::choice("kind", l.t("register-organisation-kind"), kinds),
            alive_filter(l),
        ])
        .counted(counted(
            l,
            "register-organisations-counted",
            u64::try_from(count).unwrap_or(0),
        ))
        .next(next)
        .csv()
        .empty(empty(&l.t("register-organisations-none"), whole.then(new)));
    let mut head = PageHead::new(l.t("register-organisations"));
    if whole {
        head = head.action(new());
    }
    let body = html! { (head.render()) (table.render(l)) };
    Ok(d.wide_page(StatusCode::OK, &l.t("register-organisations"), body))
}

pub(super) async fn list_csv(d: Desk, q: ListQuery) -> Answer {
    let l = &d.l;
    let (rows, _) = store::organisations_page(
        d.read(),
        &look(&q, true),
        &unit_filter(&q, "kind", d.today()),
        l.tongue,
    )
    .await?;
    let heads = [
        l.t("register-name"),
        l.t("register-organisation-kind"),
        l.t("register-email"),
        l.t("register-phone"),
        l.t("register-website"),
        l.t("register-joined-on"),
        l.t("register-left-on"),
    ];
    let maybe = |s: &Option<String>| s.clone().unwrap_or_default();
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|o| {
            vec![
                o.facts.names.get(l.tongue).to_owned(),
                word(l, "organisation-kind", o.facts.kind.code()),
                maybe(&o.facts.contacts.email),
                maybe(&o.facts.contacts.phone),
                maybe(&o.facts.contacts.website),
                o.facts.span.from.map(Day::iso).unwrap_or_default(),
                o.facts.span.to.map(Day::iso).unwrap_or_default(),
            ]
        })
        .collect();
    d.file(
        csv_in(l.tongue, &heads, &rows),
        "text/csv; charset=utf-8",
        "organisations.csv",
    )
}

pub(super) async fn new(d: Desk, Query(query): Query<HashMap<String, String>>) -> Answer {
    d.ask(Right::KeepRegister, Scope::Federation)?;
    let form = asked_form(&query).with("kind", OrganisationKind::Member.code());
    Ok(d.page(&d.l.t("register-organisation-new"), view(&d, None, &form)))
}

pub(super) async fn create(d: Desk, Posted(typed): Posted<Vec<(String, String)>>) -> Answer {
    let typed = Typed(typed);
    let back = match read(&typed, None) {
        Ok(new) => {
            let done = d
                .run(new, |tx, by, new| {
                    Box::pin(commands::create_organisation(tx, by, new))
                })
                .await;
            match outcome(&d, "joined_on", done)? {
                Outcome::Done(id) => {
                    let o = store::organisation(d.read(), id).await?;
                    return entered(
                        &d,
                        &typed,
                        Some(Party::Organisation(id)),
                        &path::organisation(o.short),
                    );
                }
                Outcome::Back(status, p) => (status, p),
            }
        }
        Err(p) => (StatusCode::UNPROCESSABLE_ENTITY, p),
    };
    let body = view(&d, None, &typed.form(back.1));
    Ok(d.page_with(back.0, &d.l.t("register-organisation-new"), body))
}

pub(super) async fn edit(d: Desk, Path(short): Path<Short>) -> Answer {
    d.ask(Right::KeepRegister, Scope::Federation)?;
    let o = store::organisation_by_short(d.read(), short).await?;
    let l = &d.l;
    let f = &o.facts;
    let maybe = |s: &Option<String>| s.clone().unwrap_or_default();
    let form = with_names(Form::new(), &f.names, &f.abbreviations)
        .with("kind", f.kind.code())
        .with("email", maybe(&f.contacts.email))
        .with("phone", maybe(&f.contacts.phone))
        .with("website", maybe(&f.contacts.website))
        .with("address", maybe(&f.contacts.address))
        .with("decision", &f.decision)
        .with("joined_on", typed_day(l, f.span.from))
        .with("left_on", typed_day(l, f.span.to))
        .with("version", o.version.to_string());
    Ok(d.page(f.names.get(l.tongue), view(&d, Some(&o), &form)))
}

pub(super) async fn change(
    d: Desk,
    Path(short): Path<Short>,
    Posted(typed): Posted<Vec<(String, String)>>,
) -> Answer {
    let typed = Typed(typed);
    d.ask(Right::KeepRegister, Scope::Federation)?;
    let o = store::organisation_by_short(d.read(), short).await?;
    let back = match read(&typed, Some(&o)) {
        Ok(new) => {
            let (id, version) = (o.id, typed.version());
            let done = d
                .run(new, move |tx, by, new| {
                    Box::pin(commands::change_organisation(tx, by, id, version, new))
                })
                .await;
            match outcome(&d, "left_on", done)? {
                Outcome::Done(()) => {
                    return d.done(&path::organisation(short), "toast-register-saved");
                }
                Outcome::Back(status, p) => (status, p),
            }
        }
        Err(p) => (StatusCode::UNPROCESSABLE_ENTITY, p),
    };
    let body = view(&d, Some(&o), &typed.form(back.1));
    Ok(d.page_with(back.0, o.facts.names.get(d.l.tongue), body))
}

fn read(t: &Typed, old: Option<&Organisation>) -> Result<OrganisationFacts, FieldProblems> {
    let mut p = FieldProblems::new();
    let (names, abbreviations) = read_names(t, &mut p, old.map(|o| &o.facts.names));
    let kind = p.field(
        "kind",
        OrganisationKind::parse(t.get("kind")).ok_or_else(|| Text::new("register-field-choose")),
    );
    let contacts = read_contacts(t, &mut p);
    let decision = p
        .field("decision", text(t.get("decision"), 2_000))
        .unwrap_or_default();
    let span = read_span(t, &mut p, "joined_on", "left_on", false);
    p.finish(|| {
        Some(OrganisationFacts {
            kind: kind?,
            names,
            abbreviations,
            contacts,
            decision,
            span,
        })
    })
}

fn view(d: &Desk, old: Option<&Organisation>, form: &Form) -> Markup {
    let l = &d.l;
    let (title, action, back) = match old {
        Some(o) => (
            l.t("register-organisation-change"),
            format!("/desk/organisations/{}", o.short),
            path::organisation(o.short),
        ),
        None => (
            l.t("register-organisation-new"),
            "/desk/organisations".to_owned(),
            way_back(form, "/desk/organisations".to_owned()),
        ),
    };
    let kinds = code_choices(
        l,
        "organisation-kind",
        OrganisationKind::ALL.iter().map(|k| k.code()),
    );
    html! {
        (breadcrumbs(l, &[("/desk/organisations", &l.t("register-organisations"))]))
        (PageHead::new(title).render())
        (form.post(l, &action, html! {
            (back_field(form))
            @if old.is_some() { (hidden("version", form.value("version"))) }
            (Field::new("kind", l.t("register-organisation-kind")).radios(l, form, &kinds))
            (fieldset(&l.t("register-names"), name_fields(l, form)))
            (fieldset(&l.t("register-contacts"), html! {
                p class="hint" { (l.t("register-unit-contacts-hint")) }
                (together(html! {
                    (Field::new("email", l.t("register-email")).optional().email(l, form))
                    (Field::new("phone", l.t("register-phone")).optional().text(l, form))
                }))
                (Field::new("website", l.t("register-website")).optional().address(l, form))
                (Field::new("address", l.t("register-address")).optional().text(l, form))
            }))
            (together(html! {
                (Field::new("joined_on", l.t("register-joined-on")).optional().date(l, form))
                (Field::new("left_on", l.t("register-left-on")).hint(l.t("register-to-hint")).optional().date(l, form))
            }))
            (Field::new("decision", l.t("register-admission")).optional().textarea(l, form, 3))
            (actions(html! { (submit(&l.t("register-save"), Kind::Primary)) a href=(back) { (l.t("register-do-not-save")) } }))
        }))
    }
}
