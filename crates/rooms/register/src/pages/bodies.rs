//! Bodies: the public page with the composition on any day, the list, the form.

use super::fields::{
    Outcome, Typed, asked_form, back_field, code_choices, entered, first_name, name_fields,
    outcome, read_names, read_span, span_short, span_words, typed_day, way_back, with_names,
};
use super::lists::{Keeps, alive_filter, cut, look, unit_filter};
use super::records::{composition, history, live_of, may_keep, owner, past_seats, word};
use crate::model::{Body, BodyFacts, Office};
use crate::rules::text;
use crate::{commands, path, queries, store};
use axum::extract::{Form as Posted, Query};
use axum::http::StatusCode;
use maud::{Markup, html};
use std::collections::HashMap;
use veche_core::name::fold;
use veche_core::{BodyKind, Day, FieldProblems, OfficeKind, Party, Scope, Short, Stop, Text};
use veche_desk::components::form::{actions, fieldset, hidden, together};
use veche_desk::components::{
    Choice, Field, Filter, Form, Head, Kind, PageHead, Row, Table, badge, body_name, breadcrumbs,
    counted, empty, facts, link_button, submit,
};
use veche_desk::list::{ListQuery, csv_in};
use veche_desk::{Answer, Desk, Path};
use veche_engine::Result;

/// A body's page. `?on=2019-05-01` shows who sat there on that day.
pub(super) async fn page(
    d: Desk,
    Path(short): Path<Short>,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    let l = &d.l;
    let b = store::body_by_short(d.read(), short).await?;
    let today = d.today();
    let typed = query.get("on").map(|s| s.trim()).filter(|s| !s.is_empty());
    let on = typed.and_then(Day::parse);
    let day = on.unwrap_or(today);
    let lines = store::composition(d.read(), &[b.id], day).await?;
    let convocations = store::convocations(d.read(), b.id).await?;
    let all = store::body_history(d.read(), b.id).await?;
    let past: Vec<_> = all
        .into_iter()
        .filter(|s| {
            !s.sitting.counts.is_empty() && s.sitting.counts.to.is_some_and(|to| to <= today)
        })
        .collect();
    let of = owner(&d, b.facts.owner).await?;
    let of_name = of.as_ref().map(|o| o.1.clone());
    let keeps = may_keep(&d, b.facts.owner);
    let edit = format!("/desk/bodies/{short}");
    let mut head =
        PageHead::new(b.facts.names.get(l.tongue)).over(word(l, "body-kind", b.facts.kind.code()));
    if keeps {
        head = head
            .action(link_button(
                &format!("{edit}/seats/new"),
                &l.t("register-seat-new"),
                Kind::Primary,
                Some("user-plus"),
            ))
            .action(link_button(
                &format!("{edit}/convocations/new"),
                &l.t("register-convocation-new"),
                Kind::Plain,
                None,
            ))
            .action(link_button(
                &format!("{edit}/charter"),
                &l.t("register-charter-title"),
                Kind::Plain,
                Some("scroll-text"),
            ))
            .action(link_button(
                &format!("{edit}/edit"),
                &l.t("register-change"),
                Kind::Plain,
                Some("pencil"),
            ));
    }
    let mut problems = FieldProblems::new();
    if typed.is_some() && on.is_none() {
        problems.add("on", Text::new("register-field-day"));
    }
    let form = Form::new()
        .with("on", typed.unwrap_or_default())
        .problems(problems);
    let no_chair = !lines
        .iter()
        .any(|s| s.sitting.office_kind == OfficeKind::Chair);
    let now = convocations.iter().find(|c| c.span.holds(day));
    let body = html! {
        (breadcrumbs(l, &[(path::PEOPLE, &l.t("register-people-and-bodies"))]))
        (head.render())
        (facts(&about(&d, &b, of)))
        div class="part" {
            h2 id="who" {
                @if on.is_some() { (l.with("register-composition-on", [("day", day.into())])) } @else { (l.t("register-composition")) }
                @if let Some(c) = now { " · " (l.with("register-convocation-number", [("number", c.number.into())])) }
            }
            form class="on-day" method="get" action=(path::body(short)) {
                (form.summary(l))
                (Field::new("on", l.t("register-on-day")).date(l, &form))
                (submit(&l.t("register-show"), Kind::Plain))
                @if on.is_some() { a href=(path::body(short)) { (l.t("register-today")) } }
            }
            @if lines.is_empty() { (empty(&l.t("register-nobody-sits"), None)) }
            @else {
                @if no_chair && b.facts.kind != BodyKind::Conference { p class="muted" { (l.t("register-no-chair")) } }
                (composition(l, &lines, &l.t("register-composition"), keeps))
            }
        }
        @if !convocations.is_empty() {
            section class="part" aria-labelledby="convocations" {
                h2 id="convocations" { (l.t("register-convocations")) }
                ul class="stack" {
                    @for c in convocations.iter().rev() {
                        li {
                            strong { (l.with("register-convocation-number", [("number", c.number.into())])) } " " (span_words(l, c.span))
                            @if !c.elected_by.is_empty() { br; span class="muted" { (c.elected_by) } }
                            @if let Some(from) = c.span.from { " " a href={ (path::body(short)) "?on=" (from) } { (l.t("register-who-sat")) } }
                        }
                    }
                }
            }
        }
        @if !past.is_empty() {
            section class="part" aria-labelledby="past" {
                h2 id="past" { (l.t("register-past-seats")) }
                (past_seats(l, &past, &l.t("register-past-seats"), false))
            }
        }
        (charter(&d, &b, of_name).await?)
        (history(&d, "body", b.id.0).await?)
    };
    let title = b.facts.names.get(l.tongue).to_owned();
    let mut page = d.frame(&title, body);
    page.live = Some(format!("/live?of={}", live_of(b.id).join(",")));
    page.hidden = on.is_some();
    Ok(d.show(StatusCode::OK, page))
}

/// What the charter gives each office, for those who read what is official.
async fn charter(d: &Desk, b: &Body, owner: Option<String>) -> Result<Markup> {
    if !d.reads_official() {
        return Ok(html! {});
    }
    let l = &d.l;
    let rows = store::charter_of_body(d.read(), b.id).await?;
    let offices = store::offices_in(d.read(), b.id).await?;
    let name = b.facts.names.get(l.tongue);
    let whole = store::body_charter(d.read(), b.id).await?;
    let open = |o: &&Office| o.span.to.is_none_or(|to| to > d.today());
    Ok(html! {
        section class="part" aria-labelledby="charter" {
            h2 id="charter" { (l.t("register-charter")) }
            @if let Some(quorum) = whole.as_ref().and_then(|c| c.quorum) {
                p { (l.t("register-quorum")) ": " (word(l, "register-quorum", quorum.code())) }
            }
            @for office in offices.iter().filter(open) {
                @let given: Vec<_> = rows.iter().filter(|r| r.office == office.id && r.span.holds(d.today())).map(|r| r.grant).collect();
                details class="fold" {
                    summary { (office.names.get(l.tongue)) @if let Some(n) = office.seats { " · " (l.with("register-seats-of", [("n", n.into())])) } }
                    (super::rights::grants(l, &given, name, owner.clone()))
                }
            }
        }
    })
}

fn about(d: &Desk, b: &Body, of: Option<(String, String)>) -> Vec<(String, Markup)> {
    let l = &d.l;
    let mut out = Vec::new();
    if let Some((href, name)) = of {
        out.push((l.t("register-owner"), html! { a href=(href) { (name) } }));
    }
    if !b.facts.abbreviations.is_empty() {
        out.push((
            l.t("register-abbreviations"),
            html! { (b.facts.abbreviations.join(", ")) },
        ));
    }
    let span = span_words(l, b.facts.span);
    if !span.is_empty() {
        out.push((l.t("register-exists"), html! { (span) }));
    }
    if !b.facts.decision.is_empty() {
        out.push((l.t("register-decision"), html! { (b.facts.decision) }));
    }
    out
}

/// The list of bodies, for those who keep the register.
pub(super) async fn list(d: Desk, q: ListQuery) -> Answer {
    let l = &d.l;
    let (mut rows, count) = store::bodies_page(
        d.read(),
        &look(&q, false),
        &unit_filter(&q, "kind", d.today()),
        l.tongue,
    )
    .await?;
    let next = cut(&mut rows, &q, |b| {
        (fold(b.facts.names.get(l.tongue)), b.id.0)
    });
    let owners = owners(&d, &rows).await?;
    let cells = rows
        .iter()
        .map(|b| {
            let row = Row::new(vec![
                body_name(l, &b.facts.names, Some(&path::body(b.short))),
                html! { (word(l, "body-kind", b.facts.kind.code())) },
                html! { @match owners.get(&b.facts.owner) { Some(name) => (name), None => (l.t("register-owner-federation")) } },
                html! { span class="nowrap" { (span_short(l, b.facts.span)) } },
            ]);
            if b.facts.span.holds(d.today()) { row } else { row.faint() }
        })
        .collect();
    let heads = vec![
        Head::new(l.t("register-name")).sort("name"),
        Head::new(l.t("register-kind")),
        Head::new(l.t("register-owner")),
        Head::new(l.t("register-exists")),
    ];
    let kinds = code_choices(l, "body-kind", BodyKind::ALL.iter().map(|k| k.code()));
    let owned = code_choices(
        l,
        "register-owner",
        ["federation", "branch", "organisation"],
    );
    let table = Table::new("bodies", l.t("register-bodies"), heads, cells)
        .list("/desk/bodies", &q)
        .search()
        .filters(vec![
            Filter::choice("kind", l.t("register-kind"), kinds),
            Filter::choice("owner", l.t("register-owner"), owned),
            alive_filter(l),
        ])
        .counted(counted(
            l,
            "register-bodies-counted",
            u64::try_from(count).unwrap_or(0),
        ))
        .next(next)
        .csv()
        .empty(empty(
            &l.t("register-bodies-none"),
            Some(link_button(
                "/desk/bodies/new",
                &l.t("register-body-new"),
                Kind::Primary,
                None,
            )),
        ));
    let body = html! {
        (PageHead::new(l.t("register-bodies")).action(link_button("/desk/bodies/new", &l.t("register-body-new"), Kind::Primary, Some("plus"))).render())
        (table.render(l))
    };
    Ok(d.wide_page(StatusCode::OK, &l.t("register-bodies"), body))
}

async fn owners(d: &Desk, rows: &[Body]) -> Result<HashMap<Scope, String>> {
    let parties: Vec<Party> = rows
        .iter()
        .filter_map(|b| match b.facts.owner {
            Scope::Branch(id) => Some(Party::Branch(id)),
            Scope::Organisation(id) => Some(Party::Organisation(id)),
            _ => None,
        })
        .collect();
    let names = queries::party_names(d.read(), &parties, d.l.tongue).await?;
    Ok(names.into_iter().map(|(p, n)| (p.scope(), n)).collect())
}

pub(super) async fn list_csv(d: Desk, q: ListQuery) -> Answer {
    let l = &d.l;
    let (rows, _) = store::bodies_page(
        d.read(),
        &look(&q, true),
        &unit_filter(&q, "kind", d.today()),
        l.tongue,
    )
    .await?;
    let owners = owners(&d, &rows).await?;
    let heads = [
        l.t("register-name"),
        l.t("register-kind"),
        l.t("register-owner"),
        l.t("register-formed-on"),
        l.t("register-dissolved-on"),
    ];
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|b| {
            vec![
                b.facts.names.get(l.tongue).to_owned(),
                word(l, "body-kind", b.facts.kind.code()),
                owners
                    .get(&b.facts.owner)
                    .cloned()
                    .unwrap_or_else(|| l.t("register-owner-federation")),
                b.facts.span.from.map(Day::iso).unwrap_or_default(),
                b.facts.span.to.map(Day::iso).unwrap_or_default(),
            ]
        })
        .collect();
    d.file(
        csv_in(l.tongue, &heads, &rows),
        "text/csv; charset=utf-8",
        "bodies.csv",
    )
}

pub(super) async fn new(d: Desk, Query(query): Query<HashMap<String, String>>) -> Answer {
    let owner = query.get("owner").cloned().unwrap_or_default();
    let asked = asked_form(&query).with("owner", owner);
    let body = form_page(&d, None, &asked).await?;
    Ok(d.page(&d.l.t("register-body-new"), body))
}

pub(super) async fn create(d: Desk, Posted(typed): Posted<Vec<(String, String)>>) -> Answer {
    let typed = Typed(typed);
    let read = match read(&typed, None) {
        Ok(new) if !typed.is_on("another") => match namesake(&d, &new).await? {
            Some(name) => {
                let text = Text::new("register-body-like").with("name", name);
                Err(FieldProblems::one(&first_name(&typed, "name"), text))
            }
            None => Ok(new),
        },
        read => read,
    };
    let back = match read {
        Ok(new) => {
            let done = d
                .run(new, |tx, by, new| {
                    Box::pin(commands::create_body(tx, by, new))
                })
                .await;
            match outcome(&d, "formed_on", done)? {
                Outcome::Done(id) => {
                    let b = store::body(d.read(), id).await?;
                    return entered(&d, &typed, Some(Party::Body(id)), &path::body(b.short));
                }
                Outcome::Back(status, p) => (status, p),
            }
        }
        Err(p) => (StatusCode::UNPROCESSABLE_ENTITY, p),
    };
    let body = form_page(&d, None, &typed.form(back.1)).await?;
    Ok(d.page_with(back.0, &d.l.t("register-body-new"), body))
}

pub(super) async fn edit(d: Desk, Path(short): Path<Short>) -> Answer {
    let b = store::body_by_short(d.read(), short).await?;
    d.ask(veche_core::Right::KeepRegister, b.facts.owner)?;
    let l = &d.l;
    let f = &b.facts;
    let form = with_names(Form::new(), &f.names, &f.abbreviations)
        .with("decision", &f.decision)
        .with("formed_on", typed_day(l, f.span.from))
        .with("dissolved_on", typed_day(l, f.span.to))
        .with("version", b.version.to_string());
    let body = view(&d, Some(&b), &form, &[]);
    Ok(d.page(f.names.get(l.tongue), body))
}

pub(super) async fn change(
    d: Desk,
    Path(short): Path<Short>,
    Posted(typed): Posted<Vec<(String, String)>>,
) -> Answer {
    let typed = Typed(typed);
    let b = store::body_by_short(d.read(), short).await?;
    d.ask(veche_core::Right::KeepRegister, b.facts.owner)?;
    let back = match read(&typed, Some(&b)) {
        Ok(new) => {
            let (id, version) = (b.id, typed.version());
            let done = d
                .run(new, move |tx, by, new| {
                    Box::pin(commands::change_body(tx, by, id, version, new))
                })
                .await;
            match outcome(&d, "dissolved_on", done)? {
                Outcome::Done(()) => return d.done(&path::body(short), "toast-register-saved"),
                Outcome::Back(status, p) => (status, p),
            }
        }
        Err(p) => (StatusCode::UNPROCESSABLE_ENTITY, p),
    };
    let body = view(&d, Some(&b), &typed.form(back.1), &[]);
    Ok(d.page_with(back.0, b.facts.names.get(d.l.tongue), body))
}

fn read(t: &Typed, old: Option<&Body>) -> Result<BodyFacts, FieldProblems> {
    let mut p = FieldProblems::new();
    let (names, abbreviations) = read_names(t, &mut p, old.map(|b| &b.facts.names));
    let decision = p
        .field("decision", text(t.get("decision"), 2_000))
        .unwrap_or_default();
    let span = read_span(t, &mut p, "formed_on", "dissolved_on", false);
    let (kind, owner) = match old {
        Some(b) => (Some(b.facts.kind), Some(b.facts.owner)),
        None => {
            let kind = p.field(
                "kind",
                BodyKind::parse(t.get("kind")).ok_or_else(|| Text::new("register-field-choose")),
            );
            let owner = p.field(
                "owner",
                parse_owner(t.get("owner")).ok_or_else(|| Text::new("register-field-choose")),
            );
            (kind, owner)
        }
    };
    p.finish(|| {
        Some(BodyFacts {
            kind: kind?,
            owner: owner?,
            names,
            abbreviations,
            decision,
            span,
        })
    })
}

/// A body in force that an item would name by the same words: of the federation, or of the same owner. Branches may each have their own
/// council.
async fn namesake(d: &Desk, new: &BodyFacts) -> Result<Option<String>> {
    let near = |owner: Scope| owner == new.owner || Scope::Federation == owner;
    let ours = words_for(new);
    let all = store::all_bodies(d.read(), d.l.tongue, Some(d.today())).await?;
    Ok(all
        .into_iter()
        .filter(|b| near(b.facts.owner) || new.owner == Scope::Federation)
        .find(|b| words_for(&b.facts).iter().any(|w| ours.contains(w)))
        .map(|b| b.facts.names.get(d.l.tongue).to_owned()))
}

/// By what a body is named: in either language, or shorter.
fn words_for(facts: &BodyFacts) -> Vec<String> {
    let names = [facts.names.ru.nominative.as_str(), facts.names.en.as_str()];
    let all = names
        .into_iter()
        .chain(facts.abbreviations.iter().map(String::as_str));
    all.map(fold).filter(|w| !w.is_empty()).collect()
}

fn parse_owner(code: &str) -> Option<Scope> {
    match code {
        "federation" => Some(Scope::Federation),
        code => match Party::parse(code)? {
            p @ (Party::Branch(_) | Party::Organisation(_)) => Some(p.scope()),
            _ => None,
        },
    }
}

async fn form_page(d: &Desk, old: Option<&Body>, form: &Form) -> Result<Markup> {
    let l = &d.l;
    let mut owners = Vec::new();
    match Keeps::of(d.standing()) {
        Keeps::All => {
            owners.push(Choice::new("federation", l.t("register-owner-federation")));
            for b in store::all_branches(d.read(), l.tongue, Some(d.today())).await? {
                owners.push(Choice::new(
                    Party::Branch(b.id).code(),
                    b.facts.names.get(l.tongue),
                ));
            }
            for o in store::all_organisations(d.read(), l.tongue, Some(d.today())).await? {
                owners.push(Choice::new(
                    Party::Organisation(o.id).code(),
                    o.facts.names.get(l.tongue),
                ));
            }
        }
        Keeps::Branches(all) => {
            for b in store::branches_of(d.read(), &all).await? {
                owners.push(Choice::new(
                    Party::Branch(b.id).code(),
                    b.facts.names.get(l.tongue),
                ));
            }
        }
    }
    if owners.is_empty() {
        return Err(Stop::from(veche_core::Denied {
            right: veche_core::Right::KeepRegister,
            nobody: false,
        }));
    }
    Ok(view(d, old, form, &owners))
}

fn view(d: &Desk, old: Option<&Body>, form: &Form, owners: &[Choice]) -> Markup {
    let l = &d.l;
    let (title, action) = match old {
        Some(b) => (
            l.t("register-body-change"),
            format!("/desk/bodies/{}", b.short),
        ),
        None => (l.t("register-body-new"), "/desk/bodies".to_owned()),
    };
    let kinds = code_choices(l, "body-kind", BodyKind::ALL.iter().map(|k| k.code()));
    html! {
        (breadcrumbs(l, &[("/desk/bodies", &l.t("register-bodies"))]))
        (PageHead::new(title).render())
        (form.post(l, &action, html! {
            @match old {
                Some(b) => {
                    p { (badge(&word(l, "body-kind", b.facts.kind.code()))) }
                    (hidden("version", form.value("version")))
                }
                None => {
                    (back_field(form))
                    (Field::new("kind", l.t("register-kind")).hint(l.t("register-body-kind-hint")).select(l, form, &kinds, Some("")))
                    (Field::new("owner", l.t("register-owner")).select(l, form, owners, Some("")))
                }
            }
            (fieldset(&l.t("register-names"), html! {
                (name_fields(l, form))
                @let like = ["name_ru", "name_en"].iter().filter_map(|n| form.problem(n)).any(|t| t.key == "register-body-like");
                @if like || form.has("another", "on") { (Field::new("another", l.t("register-body-another")).checkbox(l, form)) }
            }))
            (together(html! {
                (Field::new("formed_on", l.t("register-formed-on")).optional().date(l, form))
                (Field::new("dissolved_on", l.t("register-dissolved-on")).hint(l.t("register-to-hint")).optional().date(l, form))
            }))
            (Field::new("decision", l.t("register-decision")).optional().textarea(l, form, 3))
            (actions(html! { (submit(&l.t("register-save"), Kind::Primary)) a href=(old.map_or_else(|| way_back(form, "/desk/bodies".to_owned()), |b| path::body(b.short))) { (l.t("register-do-not-save")) } }))
        }))
    }
}
