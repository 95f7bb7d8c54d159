//! Convocations begin; people take seats and leave them.

use super::fields::{Outcome, Typed, outcome, read_span, typed_day};
use super::records::kept_body;
use crate::commands::{NewConvocation, NewSeat};
use crate::model::{Body, Convocation, Office};
use crate::rules::{line, some_day, text};
use crate::store::Found;
use crate::{commands, path, store};
use axum::extract::Form as Posted;
use axum::http::StatusCode;
use maud::{Markup, html};
use uuid::Uuid;
use veche_core::{
    ConvocationId, FieldProblems, OfficeId, PersonId, Right, SeatId, Short, Stop, Text,
};
use veche_desk::components::dialog::{Confirm, confirm};
use veche_desk::components::form::{actions, hidden, together};
use veche_desk::components::{
    Choice, Field, Form, Kind, PageHead, breadcrumbs, link_button, notice, notice::Weight, submit,
};
use veche_desk::{Answer, Desk, Path};
use veche_engine::Result;

pub(super) async fn new_convocation(d: Desk, Path(short): Path<Short>) -> Answer {
    let b = kept_body(&d, short).await?;
    let all = store::convocations(d.read(), b.id).await?;
    let next = all.iter().map(|c| c.number).max().unwrap_or(0) + 1;
    let form = Form::new()
        .with("number", next.to_string())
        .with("ends_last", "on");
    Ok(d.page(
        &d.l.t("register-convocation-new"),
        convocation_view(&d, &b, &all, &form),
    ))
}

pub(super) async fn create_convocation(
    d: Desk,
    Path(short): Path<Short>,
    Posted(typed): Posted<Vec<(String, String)>>,
) -> Answer {
    let typed = Typed(typed);
    let b = kept_body(&d, short).await?;
    let mut p = FieldProblems::new();
    let number = p.field(
        "number",
        typed
            .get("number")
            .trim()
            .parse::<i32>()
            .ok()
            .filter(|n| (1..=9_999).contains(n))
            .ok_or_else(|| Text::new("register-field-number")),
    );
    let span = read_span(&typed, &mut p, "from", "to", true);
    let elected_by = p
        .field("elected_by", text(typed.get("elected_by"), 2_000))
        .unwrap_or_default();
    let (body, ends_the_last) = (b.id, typed.is_on("ends_last"));
    let back = match p.finish(|| {
        Some(NewConvocation {
            body,
            number,
            span,
            elected_by,
            ends_the_last,
        })
    }) {
        Ok(new) => {
            let done = d
                .run(new, |tx, by, new| {
                    Box::pin(commands::create_convocation(tx, by, new))
                })
                .await;
            match outcome(&d, "from", done)? {
                Outcome::Done(_) => return d.done(&path::body(short), "toast-register-created"),
                Outcome::Back(status, p) => (status, p),
            }
        }
        Err(p) => (StatusCode::UNPROCESSABLE_ENTITY, p),
    };
    let all = store::convocations(d.read(), b.id).await?;
    let body = convocation_view(&d, &b, &all, &typed.form(back.1));
    Ok(d.page_with(back.0, &d.l.t("register-convocation-new"), body))
}

fn convocation_view(d: &Desk, b: &Body, all: &[Convocation], form: &Form) -> Markup {
    let l = &d.l;
    let back = path::body(b.short);
    let open = all.iter().rev().find(|c| c.span.to.is_none());
    html! {
        (breadcrumbs(l, &[(&back, b.facts.names.get(l.tongue))]))
        (PageHead::new(l.t("register-convocation-new")).over(b.facts.names.get(l.tongue)).render())
        (form.post(l, &format!("/desk/bodies/{}/convocations", b.short), html! {
            (Field::new("number", l.t("register-number")).number(l, form))
            (together(html! {
                (Field::new("from", l.t("register-from-day")).date(l, form))
                (Field::new("to", l.t("register-to-day")).hint(l.t("register-to-hint")).optional().date(l, form))
            }))
            (Field::new("elected_by", l.t("register-elected-by")).hint(l.t("register-elected-by-hint")).optional().textarea(l, form, 3))
            @if let Some(c) = open {
                (Field::new("ends_last", l.with("register-ends-the-last", [("number", c.number.into())])).hint(l.t("register-ends-the-last-hint")).checkbox(l, form))
            }
            (actions(html! { (submit(&l.t("register-save"), Kind::Primary)) a href=(back) { (l.t("register-do-not-save")) } }))
        }))
    }
}

/// What the form of a seat needs to know of its body.
struct Place {
    body: Body,
    offices: Vec<Office>,
    convocations: Vec<Convocation>,
}

impl Place {
    async fn of(d: &Desk, short: Short) -> Result<Place> {
        let body = kept_body(d, short).await?;
        Ok(Place {
            offices: store::offices_in(d.read(), body.id).await?,
            convocations: store::convocations(d.read(), body.id).await?,
            body,
        })
    }
}

pub(super) async fn new(d: Desk, Path(short): Path<Short>) -> Answer {
    let place = Place::of(&d, short).await?;
    let mut form = Form::new().with("from", typed_day(&d.l, Some(d.today())));
    if let Some(c) = place.convocations.iter().find(|c| c.span.holds(d.today())) {
        form = form.with("convocation", c.id.to_string());
    }
    Ok(d.page(
        &d.l.t("register-seat-new"),
        seat_view(&d, &place, &form, &[]),
    ))
}

pub(super) async fn create(
    d: Desk,
    Path(short): Path<Short>,
    Posted(typed): Posted<Vec<(String, String)>>,
) -> Answer {
    let typed = Typed(typed);
    let place = Place::of(&d, short).await?;
    let mut p = FieldProblems::new();
    let mut like = Vec::new();
    let person = match who(&d, &typed).await? {
        Who::One(id) => Some(id),
        Who::Several(all) => {
            like = all;
            p.add("chosen", Text::new("register-person-several"));
            None
        }
        Who::Nobody(text) => {
            p.add("person", text);
            None
        }
    };
    let office = p.field(
        "office",
        place
            .offices
            .iter()
            .find(|o| o.id.to_string() == typed.get("office"))
            .map(|o| o.id)
            .ok_or_else(|| Text::new("register-field-choose")),
    );
    let convocation = match typed.get("convocation") {
        "" => None,
        id => {
            let known = place
                .convocations
                .iter()
                .find(|c| c.id.to_string() == id)
                .map(|c| c.id);
            p.field(
                "convocation",
                known.ok_or_else(|| Text::new("register-field-choose")),
            )
        }
    };
    let span = read_span(&typed, &mut p, "from", "to", true);
    let decision = p
        .field("decision", line(typed.get("decision"), 500))
        .unwrap_or_default();
    let acting = typed.is_on("acting");
    let read = p.finish(|| -> Option<NewSeat> {
        let (person, office): (PersonId, OfficeId) = (person?, office?);
        let convocation: Option<ConvocationId> = convocation;
        Some(NewSeat {
            person,
            office,
            convocation,
            span,
            acting,
            decision,
        })
    });
    let back = match read {
        Ok(new) => {
            let done = d
                .run(new, |tx, by, new| Box::pin(commands::seat(tx, by, new)))
                .await;
            match outcome(&d, "from", done)? {
                Outcome::Done((id, warnings)) if warnings.is_empty() => {
                    let _: SeatId = id;
                    return d.done(&path::body(short), "toast-register-seated");
                }
                Outcome::Done((_, warnings)) => return warned(&d, &place.body, &warnings),
                Outcome::Back(status, p) => (status, p),
            }
        }
        Err(p) => (StatusCode::UNPROCESSABLE_ENTITY, p),
    };
    let body = seat_view(&d, &place, &typed.form(back.1), &like);
    Ok(d.page_with(back.0, &d.l.t("register-seat-new"), body))
}

/// The seat is taken; something about it should be looked at.
fn warned(d: &Desk, b: &Body, warnings: &[crate::rules::Warning]) -> Answer {
    let l = &d.l;
    let body = html! {
        (PageHead::new(l.t("register-seated")).over(b.facts.names.get(l.tongue)).render())
        @for w in warnings { (notice(Weight::Care, html! { p { (l.say(&w.text())) } })) }
        p { (link_button(&path::body(b.short), &l.t("register-to-the-body"), Kind::Primary, None)) }
    };
    Ok(d.page(&l.t("register-seated"), body))
}

enum Who {
    One(PersonId),
    Several(Vec<Found>),
    Nobody(Text),
}

/// The person who was meant: chosen from a list, else by the address or the name that was typed.
async fn who(d: &Desk, t: &Typed) -> Result<Who> {
    for typed in [t.get("chosen"), t.get("person")] {
        if let Some(short) = Short::parse(typed.trim()) {
            match store::person_by_short(d.read(), short).await {
                Ok(p) => return Ok(Who::One(p.id)),
                Err(Stop::Missing) => {}
                Err(stop) => return Err(stop),
            }
        }
    }
    let typed = t.get("person").trim();
    if typed.is_empty() {
        return Ok(Who::Nobody(Text::new("register-field-empty")));
    }
    let found = store::people(d.read(), typed, true, d.today(), 20).await?;
    Ok(match found.as_slice() {
        [] => Who::Nobody(Text::new("register-person-none").with("name", typed)),
        [Found::Person(id, ..)] => Who::One(PersonId(*id)),
        _ => Who::Several(found),
    })
}

fn seat_view(d: &Desk, place: &Place, form: &Form, like: &[Found]) -> Markup {
    let l = &d.l;
    let b = &place.body;
    let back = path::body(b.short);
    let offices: Vec<Choice> = place
        .offices
        .iter()
        .filter(|o| o.span.to.is_none_or(|to| to > d.today()))
        .map(|o| Choice::new(o.id.to_string(), o.names.get(l.tongue)))
        .collect();
    let convocations: Vec<Choice> = place
        .convocations
        .iter()
        .rev()
        .map(|c| {
            Choice::new(
                c.id.to_string(),
                format!("{}, {}", c.number, super::fields::span_words(l, c.span)),
            )
        })
        .collect();
    let people: Vec<Choice> = like
        .iter()
        .filter_map(|f| match f {
            Found::Person(_, short, name, latin) => Some(Choice::new(
                short.to_string(),
                format!(
                    "{} ({short})",
                    l.person(crate::model::name_in(name, latin, l.tongue))
                ),
            )),
            Found::Unit(..) => None,
        })
        .collect();
    html! {
        (breadcrumbs(l, &[(&back, b.facts.names.get(l.tongue))]))
        (PageHead::new(l.t("register-seat-new")).over(b.facts.names.get(l.tongue)).subtitle(l.t("register-seat-what")).render())
        (form.post(l, &format!("/desk/bodies/{}/seats", b.short), html! {
            (Field::new("person", l.t("register-person")).hint(l.t("register-person-hint")).autocomplete("off").text(l, form))
            @if !people.is_empty() { (Field::new("chosen", l.t("register-person-which")).radios(l, form, &people)) }
            (Field::new("office", l.t("register-office")).select(l, form, &offices, Some("")))
            @if !convocations.is_empty() {
                (Field::new("convocation", l.t("register-convocation")).optional().select(l, form, &convocations, Some(&l.t("register-no-convocation"))))
            }
            (together(html! {
                (Field::new("from", l.t("register-from-day")).date(l, form))
                (Field::new("to", l.t("register-to-day")).hint(l.t("register-to-hint")).optional().date(l, form))
            }))
            (Field::new("decision", l.t("register-decision")).hint(l.t("register-seat-decision-hint")).optional().text(l, form))
            (Field::new("acting", l.t("register-acting")).hint(l.t("register-acting-hint")).checkbox(l, form))
            (actions(html! { (submit(&l.t("register-seat-do"), Kind::Primary)) a href=(back) { (l.t("register-do-not-save")) } }))
        }))
        p { a href="/desk/people/new" { (l.t("register-person-new")) } }
    }
}

pub(super) async fn end_form(d: Desk, Path(id): Path<Uuid>) -> Answer {
    let line = kept_seat(&d, id).await?;
    let form = Form::new().with("on", typed_day(&d.l, Some(d.today())));
    Ok(d.page(&d.l.t("register-seat-end"), end_view(&d, &line, &form)))
}

async fn kept_seat(d: &Desk, id: Uuid) -> Result<store::SeatLine> {
    let line = store::seat(d.read(), SeatId(id)).await?;
    d.ask(Right::KeepRegister, line.sitting.owner)?;
    Ok(line)
}

fn end_view(d: &Desk, s: &store::SeatLine, form: &Form) -> Markup {
    let l = &d.l;
    let title = l.with(
        "register-seat-end-title",
        [
            ("person", l.person_short(s.name_in(l.tongue)).into()),
            ("office", s.office_names.get(l.tongue).into()),
            ("body", s.body_names.get(l.tongue).into()),
        ],
    );
    let submit = l.t("register-seat-end");
    let ask = Confirm {
        title: &title,
        action: &super::records::end_path(s.sitting.seat),
        loses: vec![l.t("register-seat-end-loses")],
        name: None,
        submit: &submit,
        back: &path::body(s.body_short),
        fields: Some(html! {
            (hidden("seat", &s.sitting.seat.to_string()))
            (Field::new("on", l.t("register-ends-from")).hint(l.t("register-ends-from-hint")).date(l, form))
            (Field::new("decision", l.t("register-decision")).optional().text(l, form))
        }),
    };
    confirm(l, &ask, form)
}

pub(super) async fn end(
    d: Desk,
    Path(id): Path<Uuid>,
    Posted(typed): Posted<Vec<(String, String)>>,
) -> Answer {
    let typed = Typed(typed);
    let s = kept_seat(&d, id).await?;
    let mut p = FieldProblems::new();
    let on = p.field("on", some_day(typed.get("on")));
    let decision = p.field("decision", line(typed.get("decision"), 500));
    let back = match p.finish(|| Some((on?, decision?))) {
        Ok((on, decision)) => {
            let seat = SeatId(id);
            let done = d
                .run(decision, move |tx, by, decision| {
                    Box::pin(commands::end_seat(tx, by, seat, on, decision))
                })
                .await;
            match outcome(&d, "on", done)? {
                Outcome::Done(()) => {
                    return d.done(&path::body(s.body_short), "toast-register-unseated");
                }
                Outcome::Back(status, p) => (status, p),
            }
        }
        Err(p) => (StatusCode::UNPROCESSABLE_ENTITY, p),
    };
    let body = end_view(&d, &s, &typed.form(back.1));
    Ok(d.page_with(back.0, &d.l.t("register-seat-end"), body))
}
