//! People: the public page of who holds or held office; the list, the page and the forms of those who keep the register.
//!
//! Addresses for letters and telephones are seen by the keepers only, affiliations by others only where the person lets them.

use super::branches;
use super::fields::{
    Outcome, Typed, asked_form, back_field, code_choices, consent_fields, entered, maybe, outcome,
    read_consent, read_person_name, span_words, typed_day, way_back,
};
use super::lists::{Keeps, cut, look};
use super::records::{past_seats, word};
use crate::commands::{NewAffiliation, NewMembership};
use crate::model::{Affiliation, Membership, MembershipState, Person, PersonFacts};
use crate::rules::{import, some_day};
use crate::store::{PersonFilter, SeatLine};
use crate::{commands, path, store};
use axum::extract::{Form as Posted, Query};
use axum::http::StatusCode;
use maud::{Markup, html};
use std::collections::HashMap;
use uuid::Uuid;
use veche_core::{
    AffiliationId, BranchId, Day, Denied, FieldProblems, MembershipId, OrganisationId, Party,
    PersonId, Right, Scope, Short, Stop, Text, Tongue,
};
use veche_desk::components::form::{actions, fieldset, hidden, together};
use veche_desk::components::{
    Choice, Field, Filter, Form, Head, Kind, PageHead, Row, Table, body_name, breadcrumbs, counted,
    empty, facts, link_button, notice, notice::Weight, person as person_name, post_button, submit,
    submit_as,
};
use veche_desk::list::{ListQuery, csv_in};
use veche_desk::{Answer, Desk, Path, account};
use veche_engine::Result;

/// The public page of somebody who holds or held office. Nobody else has one.
pub(super) async fn public(d: Desk, Path(short): Path<Short>) -> Answer {
    let l = &d.l;
    let p = store::person_by_short(d.read(), short).await?;
    let today = d.today();
    if !store::ever_seated(d.read(), p.id, today).await? {
        // For the keepers the person's own page stands in; for others there is nobody of that address.
        return match keeps_person(&d, p.id).await? {
            true => d.to(&path::desk_person(short)),
            false => Err(Stop::Missing.into()),
        };
    }
    let seats = store::person_history(d.read(), p.id).await?;
    let open = open_affiliations(&d, p.id).await?;
    let name = p.facts.name_in(l.tongue);
    let mut head = PageHead::new(l.person(name));
    if keeps_person(&d, p.id).await? {
        head = head.action(link_button(
            &path::desk_person(short),
            &l.t("register-person-card"),
            Kind::Plain,
            Some("user"),
        ));
    }
    let (now, past) = split_seats(seats, today);
    let body = html! {
        (breadcrumbs(l, &[(path::PEOPLE, &l.t("register-people-and-bodies"))]))
        (head.render())
        (seats_now(&d, &now))
        @if !past.is_empty() {
            section class="part" aria-labelledby="past" { h2 id="past" { (l.t("register-past-offices")) } (past_seats(l, &past, &l.t("register-past-offices"), true)) }
        }
        @if !open.is_empty() {
            section class="part" aria-labelledby="affiliations" {
                h2 id="affiliations" { (l.t("register-affiliations")) }
                ul { @for (a, href, name) in &open { li { a href=(href) { (name) } @let span = span_words(l, a.span); @if !span.is_empty() { ", " (span) } } } }
            }
        }
    };
    let mut page = d.frame(&l.person(name), body);
    page.hidden = false;
    Ok(d.show(StatusCode::OK, page))
}

fn split_seats(seats: Vec<SeatLine>, today: Day) -> (Vec<SeatLine>, Vec<SeatLine>) {
    seats
        .into_iter()
        .filter(|s| {
            !s.sitting.counts.is_empty() && s.sitting.counts.from.is_none_or(|f| f <= today)
        })
        .partition(|s| s.sitting.counts.holds(today))
}

fn seats_now(d: &Desk, now: &[SeatLine]) -> Markup {
    let l = &d.l;
    html! {
        section class="part" aria-labelledby="offices" {
            h2 id="offices" { (l.t("register-offices-now")) }
            @if now.is_empty() { p class="muted" { (l.t("register-no-office-now")) } }
            ul class="stack" {
                @for s in now {
                    li {
                        (s.office_names.get(l.tongue)) @if s.sitting.acting { " " (l.t("register-acting-mark")) } ", "
                        (body_name(l, &s.body_names, Some(&path::body(s.body_short))))
                        span class="muted" { " · " (span_words(l, s.sitting.counts)) }
                    }
                }
            }
        }
    }
}

/// Affiliations that the person lets others see, with path and name of the organisation.
async fn open_affiliations(
    d: &Desk,
    person: PersonId,
) -> Result<Vec<(Affiliation, String, String)>> {
    let all = store::affiliations_of(d.read(), person).await?;
    let open: Vec<Affiliation> = all
        .into_iter()
        .filter(|a| a.open && a.withdrawn_on.is_none() && a.span.holds(d.today()))
        .collect();
    named(d, open).await
}

async fn named(d: &Desk, all: Vec<Affiliation>) -> Result<Vec<(Affiliation, String, String)>> {
    let ids: Vec<OrganisationId> = all.iter().map(|a| a.organisation).collect();
    let found: HashMap<OrganisationId, _> = store::organisations_of(d.read(), &ids)
        .await?
        .into_iter()
        .map(|o| {
            (
                o.id,
                (
                    path::organisation(o.short),
                    o.facts.names.get(d.l.tongue).to_owned(),
                ),
            )
        })
        .collect();
    Ok(all
        .into_iter()
        .filter_map(|a| {
            let (path, name) = found.get(&a.organisation)?.clone();
            Some((a, path, name))
        })
        .collect())
}

/// Whether the person at the desk keeps this person: over the federation, or over a branch of theirs.
async fn keeps_person(d: &Desk, person: PersonId) -> Result<bool> {
    match Keeps::of(d.standing()) {
        Keeps::All => Ok(true),
        Keeps::Branches(all) if all.is_empty() => Ok(false),
        Keeps::Branches(all) => {
            let memberships = store::memberships_of(d.read(), &[person]).await?;
            Ok(memberships
                .iter()
                .any(|m| m.span.holds(d.today()) && all.contains(&m.branch)))
        }
    }
}

/// The person of an address, for those who keep them.
pub(super) async fn kept(d: &Desk, short: Short) -> Result<Person> {
    let p = store::person_by_short(d.read(), short).await?;
    if keeps_person(d, p.id).await? {
        Ok(p)
    } else {
        Err(Denied {
            right: Right::KeepRegister,
            nobody: false,
        }
        .into())
    }
}

fn filter(q: &ListQuery, d: &Desk, branch: Option<BranchId>) -> PersonFilter {
    PersonFilter {
        branch,
        state: q.filter("state").and_then(MembershipState::parse),
        seated: match q.filter("seat") {
            Some("with") => Some(true),
            Some("without") => Some(false),
            _ => None,
        },
        only: Keeps::of(d.standing()).only(),
        today: Some(d.today()),
    }
}

struct Listed {
    people: Vec<Person>,
    count: i64,
    memberships: HashMap<PersonId, Membership>,
    seats: HashMap<PersonId, Vec<SeatLine>>,
    branches: HashMap<BranchId, (String, String)>,
}

async fn listed(d: &Desk, q: &ListQuery, file: bool) -> Result<Listed> {
    let l = &d.l;
    let today = d.today();
    let all = store::all_branches(d.read(), l.tongue, None).await?;
    let wanted = q.filter("branch").and_then(Short::parse);
    let branch = all.iter().find(|b| Some(b.short) == wanted).map(|b| b.id);
    let (people, count) =
        store::people_page(d.read(), &look(q, file), &filter(q, d, branch)).await?;
    let ids: Vec<PersonId> = people.iter().map(|p| p.id).collect();
    let mut memberships = HashMap::new();
    let mut seats: HashMap<PersonId, Vec<SeatLine>> = HashMap::new();
    // A file may hold more people than a statement takes values.
    for ids in ids.chunks(10_000) {
        for m in store::memberships_of(d.read(), ids).await? {
            if m.span.holds(today) {
                memberships.insert(m.person, m);
            }
        }
        for s in store::seats_on(d.read(), ids, today).await? {
            seats.entry(s.sitting.person).or_default().push(s);
        }
    }
    Ok(Listed {
        people,
        count,
        memberships,
        seats,
        branches: all
            .into_iter()
            .map(|b| {
                (
                    b.id,
                    (b.short.to_string(), b.facts.names.get(l.tongue).to_owned()),
                )
            })
            .collect(),
    })
}

/// The list of people, for those who keep the register: all of them, or those of one's own branches.
pub(super) async fn list(d: Desk, q: ListQuery) -> Answer {
    let l = &d.l;
    let mut found = listed(&d, &q, false).await?;
    let next = cut(&mut found.people, &q, |p| {
        (store::person_sort(&p.facts), p.id.0)
    });
    let rows = found
        .people
        .iter()
        .map(|p| {
            let m = found.memberships.get(&p.id);
            Row::new(vec![
                html! { a href=(path::desk_person(p.short)) { (l.person(p.facts.name_in(l.tongue))) } },
                html! {
                    @if let Some(m) = m {
                        (found.branches.get(&m.branch).map_or("", |b| b.1.as_str()))
                        @if m.state != MembershipState::Member { " · " (word(l, "membership", m.state.code())) }
                    }
                },
                html! { @for s in found.seats.get(&p.id).into_iter().flatten() { div { (s.office_names.get(l.tongue)) ", " (s.body_names.get(l.tongue)) } } },
                html! { @if let Some(email) = &p.facts.email { (email) } },
                html! { @if let Some(phone) = &p.facts.phone { span class="nowrap" { (phone) } } },
            ])
        })
        .collect();
    let heads = vec![
        Head::new(l.t("register-person")).sort("name"),
        Head::new(l.t("register-branch")),
        Head::new(l.t("register-offices")),
        Head::new(l.t("register-email")),
        Head::new(l.t("register-phone")),
    ];
    let keeps = Keeps::of(d.standing());
    let mut branches: Vec<Choice> = found
        .branches
        .iter()
        .filter(|(id, _)| match &keeps {
            Keeps::All => true,
            Keeps::Branches(own) => own.contains(id),
        })
        .map(|(_, (short, name))| Choice::new(short, name))
        .collect();
    branches.sort_by_key(|c| veche_core::name::fold(&c.label));
    let states = code_choices(
        l,
        "membership",
        MembershipState::ALL.iter().map(|s| s.code()),
    );
    let seated = code_choices(l, "register-seat", ["with", "without"]);
    let new = || {
        link_button(
            "/desk/people/new",
            &l.t("register-person-new"),
            Kind::Primary,
            Some("user-plus"),
        )
    };
    let table = Table::new("people", l.t("register-people"), heads, rows)
        .list("/desk/people", &q)
        .search()
        .filters(vec![
            Filter::choice("branch", l.t("register-branch"), branches),
            Filter::choice("state", l.t("register-membership"), states),
            Filter::choice("seat", l.t("register-offices"), seated),
        ])
        .counted(counted(
            l,
            "register-people-counted",
            u64::try_from(found.count).unwrap_or(0),
        ))
        .next(next)
        .csv()
        .empty(empty(&l.t("register-people-none"), Some(new())));
    let mut head = PageHead::new(l.t("register-people")).action(new());
    // Tables are the federation's: who keeps a branch works on its pages.
    if keeps == Keeps::All {
        head = head.action(link_button(
            "/desk/tables",
            &l.t("register-tables"),
            Kind::Plain,
            Some("upload"),
        ));
    }
    let body = html! {
        (head.render())
        (table.render(l))
    };
    Ok(d.wide_page(StatusCode::OK, &l.t("register-people"), body))
}

pub(super) async fn list_csv(d: Desk, q: ListQuery) -> Answer {
    let l = &d.l;
    let found = listed(&d, &q, true).await?;
    let heads = [
        l.t("register-person"),
        l.t("register-branch"),
        l.t("register-membership"),
        l.t("register-offices"),
        l.t("register-email"),
        l.t("register-phone"),
    ];
    let rows: Vec<Vec<String>> = found
        .people
        .iter()
        .map(|p| {
            let m = found.memberships.get(&p.id);
            let seats: Vec<String> = found
                .seats
                .get(&p.id)
                .into_iter()
                .flatten()
                .map(|s| {
                    format!(
                        "{}, {}",
                        s.office_names.get(l.tongue),
                        s.body_names.get(l.tongue)
                    )
                })
                .collect();
            vec![
                l.person(p.facts.name_in(l.tongue)),
                m.and_then(|m| found.branches.get(&m.branch))
                    .map(|b| b.1.clone())
                    .unwrap_or_default(),
                m.map(|m| word(l, "membership", m.state.code()))
                    .unwrap_or_default(),
                seats.join("; "),
                p.facts.email.clone().unwrap_or_default(),
                p.facts.phone.clone().unwrap_or_default(),
            ]
        })
        .collect();
    d.file(
        csv_in(l.tongue, &heads, &rows),
        "text/csv; charset=utf-8",
        "people.csv",
    )
}

/// A person's page for those who keep them: contacts, consent, memberships, affiliations, seats, invitation.
pub(super) async fn page(d: Desk, Path(short): Path<Short>) -> Answer {
    let p = kept(&d, short).await?;
    let body = card(&d, &p, &Form::new(), &Form::new()).await?;
    Ok(d.page(&d.l.person(p.facts.name_in(d.l.tongue)), body))
}

async fn card(d: &Desk, p: &Person, join: &Form, affiliate: &Form) -> Result<Markup> {
    let l = &d.l;
    let today = d.today();
    let f = &p.facts;
    let short = p.short;
    let memberships = store::memberships_of(d.read(), &[p.id]).await?;
    let branches = store::all_branches(d.read(), l.tongue, None).await?;
    let branch_name = |id: BranchId| {
        branches
            .iter()
            .find(|b| b.id == id)
            .map(|b| {
                (
                    path::branch(b.short),
                    b.facts.names.get(l.tongue).to_owned(),
                )
            })
            .unwrap_or_default()
    };
    let affiliations = named(d, store::affiliations_of(d.read(), p.id).await?).await?;
    let organisations = store::all_organisations(d.read(), l.tongue, Some(today)).await?;
    let (now, past) = split_seats(store::person_history(d.read(), p.id).await?, today);
    let known = account::has_account(d.read(), p.id).await?;
    let mut about = Vec::new();
    let latin = f.latin.full(Tongue::En);
    if !latin.is_empty() {
        about.push((l.t("register-latin"), html! { (latin) }));
    }
    about.push((l.t("register-email"), html! { @match &f.email { Some(e) => a href={ "mailto:" (e) } { (e) }, None => span class="muted" { (l.t("register-none")) } } }));
    if let Some(phone) = &f.phone {
        about.push((l.t("register-phone"), html! { (phone) }));
    }
    about.push((
        l.t("register-consent"),
        html! { @match &f.consent {
            Some(c) => (l.with("register-consent-given", [("version", c.version.as_str().into()), ("day", c.on.into())])),
            None => span class="muted" { (l.t("register-none")) },
        } },
    ));
    about.push((
        l.t("register-account"),
        html! { (l.t(if known { "register-account-yes" } else { "register-account-no" })) },
    ));
    let current = memberships.iter().find(|m| m.span.to.is_none());
    let head = PageHead::new(l.person(f.name_in(l.tongue)))
        .over(l.t("register-kind-person"))
        .action(link_button(
            &format!("/desk/people/{short}/edit"),
            &l.t("register-change"),
            Kind::Plain,
            Some("pencil"),
        ))
        .action(post_button(
            &format!("/desk/people/{short}/invitations"),
            &l.t(if known {
                "register-invite-again"
            } else {
                "register-invite"
            }),
            Kind::Plain,
            &[],
        ));
    let states = code_choices(
        l,
        "membership",
        MembershipState::ALL.iter().map(|s| s.code()),
    );
    Ok(html! {
        (breadcrumbs(l, &[("/desk/people", &l.t("register-people"))]))
        (head.render())
        (facts(&about))
        (seats_now(d, &now))
        @if !past.is_empty() {
            section class="part" aria-labelledby="past" { h2 id="past" { (l.t("register-past-offices")) } (past_seats(l, &past, &l.t("register-past-offices"), true)) }
        }
        section class="part" aria-labelledby="memberships" {
            h2 id="memberships" { (l.t("register-membership")) }
            @if memberships.is_empty() { p class="muted" { (l.t("register-no-membership")) } }
            ul class="stack" {
                @for m in memberships.iter().rev() {
                    @let (href, name) = branch_name(m.branch);
                    li { a href=(href) { (name) } ", " (word(l, "membership", m.state.code())) " · " (span_words(l, m.span)) }
                }
            }
            @if let Some(m) = current {
                @if d.may(Right::KeepRegister, Scope::Branch(m.branch)) {
                    details class="fold" {
                        summary { (l.t("register-membership-change")) }
                        @let form = join.clone().id("state").with("on", typed_day(l, Some(today)));
                        (form.post(l, &format!("/desk/memberships/{}/states", m.id), html! {
                            (Field::new("state", l.t("register-membership-state")).select(l, &form, &states, Some("")))
                            (Field::new("on", l.t("register-from-day")).date(l, &form))
                            (actions(submit(&l.t("register-save"), Kind::Plain)))
                        }))
                    }
                }
            } @else { (join_form(d, p, &branches, join)) }
        }
        section class="part" aria-labelledby="affiliations" {
            h2 id="affiliations" { (l.t("register-affiliations")) }
            p class="hint" { (l.t("register-affiliations-hint")) }
            @if affiliations.is_empty() { p class="muted" { (l.t("register-no-affiliation")) } }
            ul class="stack" {
                @for (a, href, name) in &affiliations {
                    li {
                        a href=(href) { (name) }
                        @let span = span_words(l, a.span);
                        @if !span.is_empty() { " · " (span) }
                        " · " (l.t(if a.open { "register-affiliation-open" } else { "register-affiliation-closed" }))
                        @if a.withdrawn_on.is_some() { " · " (l.t("register-consent-withdrawn")) }
                        @if a.span.to.is_none() {
                            form class="actions" method="post" action={ "/desk/affiliations/" (a.id) "/ends" } {
                                (submit_as("how", "ended", &l.t("register-affiliation-end"), Kind::Quiet))
                                (submit_as("how", "withdrawn", &l.t("register-consent-withdraw"), Kind::Quiet))
                            }
                        }
                    }
                }
            }
            @if !organisations.is_empty() {
                details class="fold" open[!affiliate.value("organisation").is_empty()] {
                    summary { (l.t("register-affiliate")) }
                    @let choices: Vec<Choice> = organisations.iter().map(|o| Choice::new(o.short.to_string(), o.facts.names.get(l.tongue))).collect();
                    @let form = affiliate.clone().id("aff");
                    (form.post(l, &format!("/desk/people/{short}/affiliations"), html! {
                        (Field::new("organisation", l.t("register-kind-organisation")).select(l, &form, &choices, Some("")))
                        (Field::new("from", l.t("register-from-day")).optional().date(l, &form))
                        (consent_fields(l, &form, false))
                        (Field::new("open", l.t("register-affiliation-show")).hint(l.t("register-affiliation-show-hint")).checkbox(l, &form))
                        (actions(submit(&l.t("register-save"), Kind::Plain)))
                    }))
                }
            }
        }
        (super::records::history(d, "person", p.id.0).await?)
    })
}

fn join_form(d: &Desk, p: &Person, branches: &[crate::model::Branch], typed: &Form) -> Markup {
    let l = &d.l;
    let today = d.today();
    let choices: Vec<Choice> = branches
        .iter()
        .filter(|b| b.facts.span.holds(today) && d.may(Right::KeepRegister, Scope::Branch(b.id)))
        .map(|b| Choice::new(b.short.to_string(), b.facts.names.get(l.tongue)))
        .collect();
    let states = code_choices(l, "membership", ["member", "candidate"]);
    let mut form = typed.clone().id("join");
    if form.value("from").is_empty() {
        form = form.with("from", typed_day(l, Some(today)));
    }
    if form.value("consent_version").is_empty()
        && let Some(c) = &p.facts.consent
    {
        form = form
            .with("consent_version", &c.version)
            .with("consent_on", typed_day(l, Some(c.on)));
    }
    html! {
        @if !choices.is_empty() {
            details class="fold" open[!typed.value("branch").is_empty()] {
                summary { (l.t("register-join")) }
                (form.post(l, &format!("/desk/people/{}/memberships", p.short), html! {
                    (together(html! {
                        (Field::new("branch", l.t("register-branch")).select(l, &form, &choices, Some("")))
                        (Field::new("state", l.t("register-membership-state")).select(l, &form, &states, None))
                    }))
                    (Field::new("from", l.t("register-from-day")).date(l, &form))
                    (consent_fields(l, &form, false))
                    (actions(submit(&l.t("register-save"), Kind::Plain)))
                }))
            }
        }
    }
}

pub(super) async fn join(
    d: Desk,
    Path(short): Path<Short>,
    Posted(typed): Posted<Vec<(String, String)>>,
) -> Answer {
    let typed = Typed(typed);
    let p = kept(&d, short).await?;
    let back = match read_joining(&d, &typed).await? {
        Ok(new) => {
            let id = p.id;
            let done = d
                .run(new, move |tx, by, new| {
                    Box::pin(commands::join(tx, by, id, new))
                })
                .await;
            match outcome(&d, "branch", done)? {
                Outcome::Done(_) => {
                    return d.done(&path::desk_person(short), "toast-register-saved");
                }
                Outcome::Back(status, p) => (status, p),
            }
        }
        Err(p) => (StatusCode::UNPROCESSABLE_ENTITY, p),
    };
    let body = card(&d, &p, &typed.form(back.1), &Form::new()).await?;
    Ok(d.page_with(back.0, &d.l.person(p.facts.name_in(d.l.tongue)), body))
}

async fn read_joining(d: &Desk, t: &Typed) -> Result<Result<NewMembership, FieldProblems>> {
    let mut p = FieldProblems::new();
    let found = branches::by_address(d, t.get("branch")).await?;
    let branch = p.field(
        "branch",
        found.ok_or_else(|| Text::new("register-field-choose")),
    );
    let state = MembershipState::parse(t.get("state")).unwrap_or(MembershipState::Member);
    let from = p.field("from", some_day(t.get("from")));
    let consent = read_consent(t, &mut p, d.today());
    if consent.is_none() && p.is_empty() {
        p.add("consent_version", Text::new("register-cannot-no-consent"));
    }
    Ok(p.finish(|| {
        Some(NewMembership {
            branch: branch?.id,
            state,
            from: from?,
            consent: consent?,
        })
    }))
}

pub(super) async fn change_state(
    d: Desk,
    Path(id): Path<Uuid>,
    Posted(typed): Posted<Vec<(String, String)>>,
) -> Answer {
    let typed = Typed(typed);
    let id = MembershipId(id);
    let m = store::membership(d.read(), id).await?;
    d.ask(Right::KeepRegister, Scope::Branch(m.branch))?;
    let p = store::person(d.read(), m.person).await?;
    let mut problems = FieldProblems::new();
    let state = problems.field(
        "state",
        MembershipState::parse(typed.get("state"))
            .ok_or_else(|| Text::new("register-field-choose")),
    );
    let on = problems.field("on", some_day(typed.get("on")));
    let back = match problems.finish(|| Some((state?, on?))) {
        Ok((state, on)) => {
            let done = d
                .run((), move |tx, by, ()| {
                    Box::pin(commands::change_membership(tx, by, id, state, on))
                })
                .await;
            match outcome(&d, "on", done)? {
                Outcome::Done(()) => {
                    return d.done(&path::desk_person(p.short), "toast-register-saved");
                }
                Outcome::Back(status, p) => (status, p),
            }
        }
        Err(p) => (StatusCode::UNPROCESSABLE_ENTITY, p),
    };
    let body = card(&d, &p, &typed.form(back.1), &Form::new()).await?;
    Ok(d.page_with(back.0, &d.l.person(p.facts.name_in(d.l.tongue)), body))
}

pub(super) async fn affiliate(
    d: Desk,
    Path(short): Path<Short>,
    Posted(typed): Posted<Vec<(String, String)>>,
) -> Answer {
    let typed = Typed(typed);
    let p = kept(&d, short).await?;
    let mut problems = FieldProblems::new();
    let found = match Short::parse(typed.get("organisation")) {
        Some(short) => Some(store::organisation_by_short(d.read(), short).await?),
        None => None,
    };
    let organisation = problems.field(
        "organisation",
        found.ok_or_else(|| Text::new("register-field-choose")),
    );
    let from = problems
        .field("from", crate::rules::day(typed.get("from")))
        .flatten();
    let consent = read_consent(&typed, &mut problems, d.today());
    if consent.is_none() && problems.is_empty() {
        problems.add("consent_version", Text::new("register-cannot-no-consent"));
    }
    let (person, open) = (p.id, typed.is_on("open"));
    let read = problems.finish(|| {
        Some(NewAffiliation {
            person,
            organisation: organisation?.id,
            from,
            open,
            consent: consent?,
        })
    });
    let back = match read {
        Ok(new) => {
            let done = d
                .run(new, |tx, by, new| {
                    Box::pin(commands::affiliate(tx, by, new))
                })
                .await;
            match outcome(&d, "organisation", done)? {
                Outcome::Done(_) => {
                    return d.done(&path::desk_person(short), "toast-register-saved");
                }
                Outcome::Back(status, p) => (status, p),
            }
        }
        Err(p) => (StatusCode::UNPROCESSABLE_ENTITY, p),
    };
    let body = card(&d, &p, &Form::new(), &typed.form(back.1)).await?;
    Ok(d.page_with(back.0, &d.l.person(p.facts.name_in(d.l.tongue)), body))
}

pub(super) async fn end_affiliation(
    d: Desk,
    Path(id): Path<Uuid>,
    Posted(typed): Posted<Vec<(String, String)>>,
) -> Answer {
    let typed = Typed(typed);
    let id = AffiliationId(id);
    let a = store::affiliation(d.read(), id).await?;
    let p = store::person(d.read(), a.person).await?;
    if !keeps_person(&d, p.id).await? {
        return Err(Stop::Missing.into());
    }
    let withdrawn = typed.get("how") == "withdrawn";
    // What begins later than today ends on the day on which it would have begun.
    let on = a.span.from.map_or(d.today(), |f| f.max(d.today()));
    d.run((), move |tx, by, ()| {
        Box::pin(commands::end_affiliation(tx, by, id, on, withdrawn))
    })
    .await?;
    d.done(&path::desk_person(p.short), "toast-register-saved")
}

pub(super) async fn new(d: Desk, Query(query): Query<HashMap<String, String>>) -> Answer {
    // Of a name with initials only the surname is sure.
    let name = query.get("name").map(String::as_str).unwrap_or_default();
    let surname = name
        .split(' ')
        .find(|w| !w.contains('.'))
        .unwrap_or_default();
    let family = query.get("family").map_or(surname, String::as_str);
    let form = asked_form(&query)
        .with("branch", query.get("branch").cloned().unwrap_or_default())
        .with("family", family);
    let body = form_view(&d, None, &form, &[]).await?;
    Ok(d.page(&d.l.t("register-person-new"), body))
}

pub(super) async fn create(d: Desk, Posted(typed): Posted<Vec<(String, String)>>) -> Answer {
    let typed = Typed(typed);
    let mut like = Vec::new();
    let back = match read_new(&d, &typed).await? {
        Ok((new, joins)) => {
            // Somebody of this name or address may be there already: shown once, the second time the person has looked.
            let alike = if typed.is_on("another") {
                None
            } else {
                alike(&d, &new, None).await?
            };
            if let Some((same, problems)) = alike {
                like = same;
                (StatusCode::CONFLICT, problems)
            } else {
                let done = d
                    .run((new, joins), |tx, by, (new, joins)| {
                        Box::pin(commands::create_person(tx, by, new, joins.as_ref()))
                    })
                    .await;
                match outcome(&d, "branch", done)? {
                    Outcome::Done(p) => {
                        let party = Some(Party::Person(p.id));
                        return entered(&d, &typed, party, &path::desk_person(p.short));
                    }
                    Outcome::Back(status, p) => (status, p),
                }
            }
        }
        Err(p) => (StatusCode::UNPROCESSABLE_ENTITY, p),
    };
    let body = form_view(&d, None, &typed.form(back.1), &like).await?;
    Ok(d.page_with(back.0, &d.l.t("register-person-new"), body))
}

/// People whom somebody new, or somebody changed, may be confused with, and what to say at which field. Who keeps only a branch is told
/// nothing of other people.
async fn alike(
    d: &Desk,
    facts: &PersonFacts,
    old: Option<&Person>,
) -> Result<Option<(Vec<store::Found>, FieldProblems)>> {
    if Keeps::of(d.standing()) != Keeps::All {
        return Ok(None);
    }
    let address = facts.email.as_deref().filter(|e| {
        // An address that stays as it was has been looked at.
        old.is_none_or(|p| p.facts.email.as_deref() != Some(e))
    });
    if let Some(address) = address {
        let but = old.map(|p| p.id);
        let same = store::people_with_address(d.read(), address, but, 5).await?;
        if !same.is_empty() {
            let text = Text::new("register-person-same-email");
            return Ok(Some((same, FieldProblems::one("email", text))));
        }
    }
    if old.is_some() {
        return Ok(None);
    }
    let full = facts.name.full(Tongue::Ru);
    let same = store::people(d.read(), &full, true, d.today(), 5).await?;
    let text = Text::new("register-person-like");
    Ok((!same.is_empty()).then(|| (same, FieldProblems::one("family", text))))
}

async fn read_new(
    d: &Desk,
    t: &Typed,
) -> Result<Result<(PersonFacts, Option<NewMembership>), FieldProblems>> {
    let mut p = FieldProblems::new();
    let facts = read(t, &mut p, d.today());
    let mut joins = None;
    if !t.get("branch").is_empty() {
        let branch = p.field(
            "branch",
            branches::by_address(d, t.get("branch"))
                .await?
                .ok_or_else(|| Text::new("register-field-choose")),
        );
        let from = p
            .field("from", crate::rules::day(t.get("from")))
            .flatten()
            .unwrap_or(d.today());
        match (&facts.consent, branch) {
            (Some(consent), Some(branch)) => {
                let state = MembershipState::Member;
                joins = Some(NewMembership {
                    branch: branch.id,
                    state,
                    from,
                    consent: consent.clone(),
                });
            }
            (None, Some(_)) if p.at("consent_version").is_none() => {
                p.add("consent_version", Text::new("register-cannot-no-consent"));
            }
            _ => {}
        }
    }
    Ok(p.finish(|| Some((facts, joins))))
}

pub(super) async fn edit(d: Desk, Path(short): Path<Short>) -> Answer {
    let p = kept(&d, short).await?;
    let (l, f) = (&d.l, &p.facts);
    let text = |s: &Option<String>| s.clone().unwrap_or_default();
    let form = Form::new()
        .with("family", &f.name.family)
        .with("given", &f.name.given)
        .with("patronymic", &f.name.patronymic)
        .with("family_latin", &f.latin.family)
        .with("given_latin", &f.latin.given)
        .with("patronymic_latin", &f.latin.patronymic)
        .with("email", text(&f.email))
        .with("phone", text(&f.phone))
        .with("tongue", f.tongue.map_or("", Tongue::code))
        .with(
            "consent_version",
            f.consent
                .as_ref()
                .map(|c| c.version.clone())
                .unwrap_or_default(),
        )
        .with("consent_on", typed_day(l, f.consent.as_ref().map(|c| c.on)))
        .with("version", p.version.to_string());
    let body = form_view(&d, Some(&p), &form, &[]).await?;
    Ok(d.page(&l.t("register-person-change"), body))
}

pub(super) async fn change(
    d: Desk,
    Path(short): Path<Short>,
    Posted(typed): Posted<Vec<(String, String)>>,
) -> Answer {
    let typed = Typed(typed);
    let p = kept(&d, short).await?;
    let mut problems = FieldProblems::new();
    let facts = read(&typed, &mut problems, d.today());
    let mut like = Vec::new();
    let read = problems.finish(|| Some(facts));
    let read = match read {
        Ok(new) if !typed.is_on("another") => match alike(&d, &new, Some(&p)).await? {
            Some((same, problems)) => {
                like = same;
                Err(problems)
            }
            None => Ok(new),
        },
        read => read,
    };
    let back = match read {
        Ok(new) => {
            let (id, version) = (p.id, typed.version());
            let done = d
                .run(new, move |tx, by, new| {
                    Box::pin(commands::change_person(tx, by, id, version, new))
                })
                .await;
            match outcome(&d, "family", done)? {
                Outcome::Done(()) => {
                    return d.done(&path::desk_person(short), "toast-register-saved");
                }
                Outcome::Back(status, p) => (status, p),
            }
        }
        Err(p) if !like.is_empty() => (StatusCode::CONFLICT, p),
        Err(p) => (StatusCode::UNPROCESSABLE_ENTITY, p),
    };
    let body = form_view(&d, Some(&p), &typed.form(back.1), &like).await?;
    Ok(d.page_with(back.0, &d.l.t("register-person-change"), body))
}

fn read(t: &Typed, p: &mut FieldProblems, today: Day) -> PersonFacts {
    let name = read_person_name(t, p, "", "");
    if name.family.is_empty() && name.given.is_empty() && p.at("family").is_none() {
        p.add("family", Text::new("register-field-person-name"));
    }
    PersonFacts {
        name,
        latin: read_person_name(t, p, "", "_latin"),
        email: maybe(p, t, "email", import::email),
        phone: maybe(p, t, "phone", import::phone),
        tongue: Tongue::parse(t.get("tongue")),
        consent: read_consent(t, p, today),
    }
}

async fn form_view(
    d: &Desk,
    old: Option<&Person>,
    form: &Form,
    like: &[store::Found],
) -> Result<Markup> {
    let l = &d.l;
    let (title, action, back) = match old {
        Some(p) => (
            l.t("register-person-change"),
            format!("/desk/people/{}", p.short),
            path::desk_person(p.short),
        ),
        None => (
            l.t("register-person-new"),
            "/desk/people".to_owned(),
            way_back(form, "/desk/people".to_owned()),
        ),
    };
    let whole = Keeps::of(d.standing()) == Keeps::All;
    let mut choices = Vec::new();
    if old.is_none() {
        for b in store::all_branches(d.read(), l.tongue, Some(d.today())).await? {
            if d.may(Right::KeepRegister, Scope::Branch(b.id)) {
                choices.push(Choice::new(
                    b.short.to_string(),
                    b.facts.names.get(l.tongue),
                ));
            }
        }
    }
    let tongues = code_choices(l, "register-tongue", ["ru", "en"]);
    Ok(html! {
        (breadcrumbs(l, &[("/desk/people", &l.t("register-people"))]))
        (PageHead::new(title).render())
        (form.post(l, &action, html! {
            (back_field(form))
            @if old.is_some() { (hidden("version", form.value("version"))) }
            @if !like.is_empty() {
                (notice(Weight::Care, html! {
                    p { (l.t("register-person-like-these")) }
                    ul {
                        @for found in like {
                            @if let store::Found::Person(_, short, name, latin) = found {
                                li { (person_name(l, crate::model::name_in(name, latin, l.tongue), Some(&path::desk_person(*short)))) }
                            }
                        }
                    }
                    (Field::new("another", l.t("register-person-another")).checkbox(l, form))
                }))
            }
            (fieldset(&l.t("register-person-name"), html! {
                (together(html! {
                    (Field::new("family", l.t("register-family")).text(l, form))
                    (Field::new("given", l.t("register-given")).text(l, form))
                    (Field::new("patronymic", l.t("register-patronymic")).optional().text(l, form))
                }))
                details class="fold" {
                    summary { (l.t("register-latin")) }
                    p class="hint" { (l.t("register-latin-hint")) }
                    (together(html! {
                        (Field::new("family_latin", l.t("register-family")).optional().text(l, form))
                        (Field::new("given_latin", l.t("register-given")).optional().text(l, form))
                        (Field::new("patronymic_latin", l.t("register-patronymic")).optional().text(l, form))
                    }))
                }
            }))
            (fieldset(&l.t("register-contacts"), html! {
                p class="hint" { (l.t("register-person-contacts-hint")) }
                (together(html! {
                    (Field::new("email", l.t("register-email")).autocomplete("off").optional().email(l, form))
                    (Field::new("phone", l.t("register-phone")).optional().text(l, form))
                    (Field::new("tongue", l.t("register-letters-in")).optional().select(l, form, &tongues, Some(&l.t("register-tongue-federation"))))
                }))
            }))
            (fieldset(&l.t("register-consent"), consent_fields(l, form, true)))
            @if old.is_none() && !choices.is_empty() {
                (fieldset(&l.t("register-membership"), html! {
                    @let field = Field::new("branch", l.t("register-branch")).hint(l.t("register-branch-of-person-hint"));
                    @let field = if whole { field.optional() } else { field };
                    (together(html! {
                        (field.select(l, form, &choices, Some("")))
                        (Field::new("from", l.t("register-from-day")).optional().date(l, form))
                    }))
                }))
            }
            (actions(html! { (submit(&l.t("register-save"), Kind::Primary)) a href=(back) { (l.t("register-do-not-save")) } }))
        }))
    })
}
