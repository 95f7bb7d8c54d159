//! Branches: the public page, the list, the form.

use super::fields::{
    Outcome, Typed, asked_form, back_field, code_choices, entered, maybe, name_fields, outcome,
    read_names, read_span, region_choices, span_short, span_words, typed_day, way_back, with_names,
};
use super::lists::{Keeps, alive_filter, cut, look, unit_filter};
use super::records::{by_body, history, live_of, may_keep, word};
use crate::model::{Branch, BranchFacts, BranchState};
use crate::rules::{import, text};
use crate::{commands, data, path, store};
use axum::extract::{Form as Posted, Query};
use axum::http::StatusCode;
use maud::{Markup, html};
use std::collections::HashMap;
use veche_core::name::fold;
use veche_core::{BodyId, Day, FieldProblems, Party, Right, Scope, Short, Stop, Text};
use veche_desk::components::form::{actions, fieldset, hidden, together};
use veche_desk::components::{
    Field, Filter, Form, Head, Kind, PageHead, Row, Table, badge, body_name, breadcrumbs, counted,
    empty, facts, link_button, person, submit,
};
use veche_desk::list::{ListQuery, csv_in};
use veche_desk::{Answer, Desk, Path};
use veche_engine::Result;

/// A branch's page: where it is, how to reach it, who answers for it.
pub(super) async fn page(d: Desk, Path(short): Path<Short>) -> Answer {
    let l = &d.l;
    let b = store::branch_by_short(d.read(), short).await?;
    let f = &b.facts;
    let today = d.today();
    let bodies = store::bodies_owned(d.read(), Scope::Branch(b.id), l.tongue).await?;
    let ids: Vec<BodyId> = bodies.iter().map(|b| b.id).collect();
    let lines: HashMap<BodyId, _> = by_body(store::composition(d.read(), &ids, today).await?)
        .into_iter()
        .collect();
    let keeps = may_keep(&d, Scope::Branch(b.id));
    let mut head = PageHead::new(f.names.get(l.tongue)).over(l.t("register-kind-branch"));
    if keeps {
        head = head
            .action(link_button(
                &format!("/desk/people?branch={}", b.short),
                &l.t("register-members"),
                Kind::Plain,
                Some("users"),
            ))
            .action(link_button(
                &format!("/desk/bodies/new?owner={}", Party::Branch(b.id).code()),
                &l.t("register-body-new"),
                Kind::Plain,
                Some("plus"),
            ))
            .action(link_button(
                &format!("/desk/branches/{short}/edit"),
                &l.t("register-change"),
                Kind::Plain,
                Some("pencil"),
            ));
    }
    let mut about = Vec::new();
    if let Some(r) = f.region.as_deref().and_then(data::region) {
        about.push((l.t("register-region"), html! { (r.name(l.tongue)) }));
    }
    if let Some(email) = &f.email {
        about.push((
            l.t("register-email"),
            html! { a href={ "mailto:" (email) } { (email) } },
        ));
    }
    if let Some(phone) = &f.phone {
        about.push((l.t("register-phone"), html! { (phone) }));
    }
    let span = span_words(l, f.span);
    if !span.is_empty() {
        about.push((l.t("register-exists"), html! { (span) }));
    }
    if !f.decision.is_empty() {
        about.push((l.t("register-decision"), html! { (f.decision) }));
    }
    if keeps {
        let n = store::members_by_branch(d.read(), today)
            .await?
            .get(&b.id)
            .copied()
            .unwrap_or(0);
        about.push((l.t("register-members"), html! { (n) }));
    }
    let alive: Vec<_> = bodies
        .iter()
        .filter(|b| b.facts.span.holds(today))
        .collect();
    let body = html! {
        (breadcrumbs(l, &[(path::PEOPLE, &l.t("register-people-and-bodies"))]))
        (head.render())
        @if !f.span.holds(today) { p { (badge(&l.t("register-not-there"))) } }
        @else if f.state == BranchState::Dormant { p { (badge(&l.t("branch-state-dormant"))) } }
        (facts(&about))
        section class="part" aria-labelledby="bodies" {
            h2 id="bodies" { (l.t("register-bodies")) }
            @if alive.is_empty() { (empty(&l.t("register-branch-no-bodies"), None)) }
            @for body in alive {
                h3 { (body_name(l, &body.facts.names, Some(&path::body(body.short)))) }
                ul {
                    @for s in lines.get(&body.id).map_or(&[][..], Vec::as_slice) {
                        li { (person(l, s.name_in(l.tongue), Some(&path::person(s.person_short)))) ", " (s.office_names.get(l.tongue)) }
                    }
                }
            }
        }
        (history(&d, "branch", b.id.0).await?)
    };
    let mut page = d.frame(f.names.get(l.tongue), body);
    page.live = Some(format!("/live?of={}", live_of(b.id).join(",")));
    page.hidden = false;
    Ok(d.show(StatusCode::OK, page))
}

/// The list of branches, for those who keep the register: all of them, or one's own.
pub(super) async fn list(d: Desk, q: ListQuery) -> Answer {
    let l = &d.l;
    let keeps = Keeps::of(d.standing());
    let mut filter = unit_filter(&q, "state", d.today());
    filter.only = keeps.only();
    let (mut rows, count) =
        store::branches_page(d.read(), &look(&q, false), &filter, l.tongue).await?;
    let next = cut(&mut rows, &q, |b| {
        (fold(b.facts.names.get(l.tongue)), b.id.0)
    });
    let members = store::members_by_branch(d.read(), d.today()).await?;
    let cells = rows
        .iter()
        .map(|b| {
            let row = Row::new(vec![
                body_name(l, &b.facts.names, Some(&path::branch(b.short))),
                html! { @if let Some(r) = b.facts.region.as_deref().and_then(data::region) { (r.name(l.tongue)) } },
                html! { (word(l, "branch-state", b.facts.state.code())) },
                html! { (members.get(&b.id).copied().unwrap_or(0)) },
                html! { span class="nowrap" { (span_short(l, b.facts.span)) } },
            ]);
            if b.facts.span.holds(d.today()) { row } else { row.faint() }
        })
        .collect();
    let heads = vec![
        Head::new(l.t("register-name")).sort("name"),
        Head::new(l.t("register-region")),
        Head::new(l.t("register-branch-state")),
        Head::new(l.t("register-members")).figures(),
        Head::new(l.t("register-exists")),
    ];
    let states = code_choices(l, "branch-state", BranchState::ALL.iter().map(|k| k.code()));
    let new = || {
        link_button(
            "/desk/branches/new",
            &l.t("register-branch-new"),
            Kind::Primary,
            Some("plus"),
        )
    };
    let may_found = keeps == Keeps::All;
    let table = Table::new("branches", l.t("register-branches"), heads, cells)
        .list("/desk/branches", &q)
        .search()
        .filters(vec![
            Filter::choice("region", l.t("register-region"), region_choices(l)),
            Filter::choice("state", l.t("register-branch-state"), states),
            alive_filter(l),
        ])
        .counted(counted(
            l,
            "register-branches-counted",
            u64::try_from(count).unwrap_or(0),
        ))
        .next(next)
        .csv()
        .empty(empty(&l.t("register-branches-none"), may_found.then(new)));
    let mut head = PageHead::new(l.t("register-branches"));
    if may_found {
        head = head.action(new());
    }
    let body = html! { (head.render()) (table.render(l)) };
    Ok(d.wide_page(StatusCode::OK, &l.t("register-branches"), body))
}

pub(super) async fn list_csv(d: Desk, q: ListQuery) -> Answer {
    let l = &d.l;
    let mut filter = unit_filter(&q, "state", d.today());
    filter.only = Keeps::of(d.standing()).only();
    let (rows, _) = store::branches_page(d.read(), &look(&q, true), &filter, l.tongue).await?;
    let members = store::members_by_branch(d.read(), d.today()).await?;
    let heads = [
        l.t("register-name"),
        l.t("register-region"),
        l.t("register-branch-state"),
        l.t("register-members"),
        l.t("register-email"),
        l.t("register-phone"),
        l.t("register-founded-on"),
        l.t("register-dissolved-on"),
    ];
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|b| {
            vec![
                b.facts.names.get(l.tongue).to_owned(),
                b.facts.region.clone().unwrap_or_default(),
                word(l, "branch-state", b.facts.state.code()),
                members.get(&b.id).copied().unwrap_or(0).to_string(),
                b.facts.email.clone().unwrap_or_default(),
                b.facts.phone.clone().unwrap_or_default(),
                b.facts.span.from.map(Day::iso).unwrap_or_default(),
                b.facts.span.to.map(Day::iso).unwrap_or_default(),
            ]
        })
        .collect();
    d.file(
        csv_in(l.tongue, &heads, &rows),
        "text/csv; charset=utf-8",
        "branches.csv",
    )
}

pub(super) async fn new(d: Desk, Query(query): Query<HashMap<String, String>>) -> Answer {
    d.ask(Right::KeepRegister, Scope::Federation)?;
    let form = asked_form(&query).with("state", BranchState::Active.code());
    Ok(d.page(&d.l.t("register-branch-new"), view(&d, None, &form)))
}

pub(super) async fn create(d: Desk, Posted(typed): Posted<Vec<(String, String)>>) -> Answer {
    let typed = Typed(typed);
    let back = match read(&typed, None) {
        Ok(new) => {
            let done = d
                .run(new, |tx, by, new| {
                    Box::pin(commands::create_branch(tx, by, new))
                })
                .await;
            match outcome(&d, "founded_on", done)? {
                Outcome::Done(id) => {
                    let b = store::branch(d.read(), id).await?;
                    return entered(&d, &typed, Some(Party::Branch(id)), &path::branch(b.short));
                }
                Outcome::Back(status, p) => (status, p),
            }
        }
        Err(p) => (StatusCode::UNPROCESSABLE_ENTITY, p),
    };
    let body = view(&d, None, &typed.form(back.1));
    Ok(d.page_with(back.0, &d.l.t("register-branch-new"), body))
}

pub(super) async fn edit(d: Desk, Path(short): Path<Short>) -> Answer {
    let b = store::branch_by_short(d.read(), short).await?;
    d.ask(Right::KeepRegister, Scope::Branch(b.id))?;
    let l = &d.l;
    let f = &b.facts;
    let form = with_names(Form::new(), &f.names, &f.abbreviations)
        .with("region", f.region.clone().unwrap_or_default())
        .with("state", f.state.code())
        .with("email", f.email.clone().unwrap_or_default())
        .with("phone", f.phone.clone().unwrap_or_default())
        .with("decision", &f.decision)
        .with("founded_on", typed_day(l, f.span.from))
        .with("dissolved_on", typed_day(l, f.span.to))
        .with("version", b.version.to_string());
    Ok(d.page(f.names.get(l.tongue), view(&d, Some(&b), &form)))
}

pub(super) async fn change(
    d: Desk,
    Path(short): Path<Short>,
    Posted(typed): Posted<Vec<(String, String)>>,
) -> Answer {
    let typed = Typed(typed);
    let b = store::branch_by_short(d.read(), short).await?;
    d.ask(Right::KeepRegister, Scope::Branch(b.id))?;
    let back = match read(&typed, Some(&b)) {
        Ok(mut new) => {
            // Who keeps only this branch is not shown the fields of the federation, so they are as they were.
            if !d.may(Right::KeepRegister, Scope::Federation) {
                new = BranchFacts {
                    state: new.state,
                    abbreviations: new.abbreviations,
                    email: new.email,
                    phone: new.phone,
                    ..b.facts.clone()
                };
            }
            let (id, version) = (b.id, typed.version());
            let done = d
                .run(new, move |tx, by, new| {
                    Box::pin(commands::change_branch(tx, by, id, version, new))
                })
                .await;
            match outcome(&d, "dissolved_on", done)? {
                Outcome::Done(()) => return d.done(&path::branch(short), "toast-register-saved"),
                Outcome::Back(status, p) => (status, p),
            }
        }
        Err(p) => (StatusCode::UNPROCESSABLE_ENTITY, p),
    };
    let body = view(&d, Some(&b), &typed.form(back.1));
    Ok(d.page_with(back.0, b.facts.names.get(d.l.tongue), body))
}

fn read(t: &Typed, old: Option<&Branch>) -> Result<BranchFacts, FieldProblems> {
    let mut p = FieldProblems::new();
    let (names, abbreviations) = read_names(t, &mut p, old.map(|b| &b.facts.names));
    let region = match t.get("region") {
        "" => None,
        code => p.field(
            "region",
            data::region(code)
                .ok_or_else(|| Text::new("register-field-region").with("value", code)),
        ),
    };
    let state = p.field(
        "state",
        BranchState::parse(t.get("state")).ok_or_else(|| Text::new("register-field-choose")),
    );
    let email = maybe(&mut p, t, "email", import::email);
    let phone = maybe(&mut p, t, "phone", import::phone);
    let decision = p
        .field("decision", text(t.get("decision"), 2_000))
        .unwrap_or_default();
    let span = read_span(t, &mut p, "founded_on", "dissolved_on", false);
    p.finish(|| {
        Some(BranchFacts {
            region: region.map(|r| r.code.to_owned()),
            state: state?,
            names,
            abbreviations,
            email,
            phone,
            decision,
            span,
        })
    })
}

fn view(d: &Desk, old: Option<&Branch>, form: &Form) -> Markup {
    let l = &d.l;
    let (title, action, back) = match old {
        Some(b) => (
            l.t("register-branch-change"),
            format!("/desk/branches/{}", b.short),
            path::branch(b.short),
        ),
        None => (
            l.t("register-branch-new"),
            "/desk/branches".to_owned(),
            way_back(form, "/desk/branches".to_owned()),
        ),
    };
    let states = code_choices(l, "branch-state", BranchState::ALL.iter().map(|k| k.code()));
    let whole = d.may(Right::KeepRegister, Scope::Federation);
    html! {
        (breadcrumbs(l, &[("/desk/branches", &l.t("register-branches"))]))
        (PageHead::new(title).render())
        (form.post(l, &action, html! {
            (back_field(form))
            @if old.is_some() { (hidden("version", form.value("version"))) }
            @if whole {
                (fieldset(&l.t("register-names"), name_fields(l, form)))
                (Field::new("region", l.t("register-region")).optional().select(l, form, &region_choices(l), Some("")))
            } @else {
                p { (l.t("register-branch-own-fields")) }
                (hidden("name_ru", form.value("name_ru")))
                (hidden("name_en", form.value("name_en")))
                (Field::new("abbreviations", l.t("register-abbreviations")).hint(l.t("register-abbreviations-hint")).optional().text(l, form))
            }
            (Field::new("state", l.t("register-branch-state")).radios(l, form, &states))
            (together(html! {
                (Field::new("email", l.t("register-email")).hint(l.t("register-unit-email-hint")).optional().email(l, form))
                (Field::new("phone", l.t("register-phone")).optional().text(l, form))
            }))
            @if whole {
                (together(html! {
                    (Field::new("founded_on", l.t("register-founded-on")).optional().date(l, form))
                    (Field::new("dissolved_on", l.t("register-dissolved-on")).hint(l.t("register-dissolve-hint")).optional().date(l, form))
                }))
                (Field::new("decision", l.t("register-decision")).optional().textarea(l, form, 3))
            }
            (actions(html! { (submit(&l.t("register-save"), Kind::Primary)) a href=(back) { (l.t("register-do-not-save")) } }))
        }))
    }
}

/// The branch of an address in a filter or a form; nothing typed is none.
pub(super) async fn by_address(d: &Desk, typed: &str) -> Result<Option<Branch>> {
    match Short::parse(typed) {
        None => Ok(None),
        Some(short) => match store::branch_by_short(d.read(), short).await {
            Ok(b) => Ok(Some(b)),
            Err(Stop::Missing) => Ok(None),
            Err(stop) => Err(stop),
        },
    }
}
