//! The first start: the founding decision and the first seats. Rows grow by a button, so it works without script.

use super::fields::{
    Outcome, Typed, code_choices, first_name, folded, key, other, outcome, typed_day,
};
use super::settings::{names, tongue_choices, zone, zones};
use crate::commands::{self, FirstBody, FirstSeat, Founded, Founding};
use crate::model::PersonFacts;
use crate::rules::cases::propose;
use crate::rules::{abbreviations, import, line, some_day, text};
use crate::store;
use axum::extract::Form as Posted;
use axum::http::{HeaderMap, StatusCode, header};
use maud::{Markup, html};
use veche_core::{BodyKind, FieldProblems, Names, OfficeKind, PersonName, Stop, Text, Tongue};
use veche_desk::components::form::{actions, fieldset, hidden, together};
use veche_desk::components::{
    Choice, Field, Form, Kind, PageHead, link_button, notice, notice::Weight, submit, submit_as,
};
use veche_desk::{Answer, Desk};

/// The bodies that a federation may have from its first day; what has no name is not formed.
const BODIES: [BodyKind; 4] = [
    BodyKind::Conference,
    BodyKind::Council,
    BodyKind::Presidium,
    BodyKind::AuditCommission,
];
const ROWS: usize = 5;
const ROWS_MAX: usize = 60;

pub(super) async fn form(d: Desk) -> Answer {
    if d.founded {
        return d.to("/desk");
    }
    may(&d)?;
    let l = &d.l;
    let mut form = Form::new()
        .with("zone", commands::proposed_zone(l.tongue).name())
        .with("tongue", l.tongue.code())
        .with("founded_on", typed_day(l, Some(d.today())))
        .with("decided_by", BodyKind::Conference.code())
        .with("rows", ROWS.to_string());
    for kind in BODIES {
        if kind != BodyKind::Presidium {
            let name = l.t(&key("register-begin", kind.code()));
            form = form.with(&format!("{}_{}", kind.code(), l.tongue.code()), name);
        }
        form = form.with(&format!("{}_number", kind.code()), "1");
    }
    for (row, office) in [OfficeKind::Chair, OfficeKind::Secretary, OfficeKind::Member]
        .into_iter()
        .enumerate()
    {
        form = form
            .with(&format!("seat{row}_body"), BodyKind::Council.code())
            .with(&format!("seat{row}_office"), office.code());
    }
    // With script the browser's own zone takes the place of the proposed one; what was typed stays.
    let body = html! { div data-own-zone { (view(&d, &form)) } };
    Ok(d.wide_page(StatusCode::OK, &l.t("register-begin"), body))
}

fn may(d: &Desk) -> veche_engine::Result<()> {
    if d.may_found() {
        Ok(())
    } else {
        Err(veche_core::Denied {
            right: veche_core::Right::Operate,
            nobody: false,
        }
        .into())
    }
}

pub(super) async fn found(
    d: Desk,
    headers: HeaderMap,
    Posted(typed): Posted<Vec<(String, String)>>,
) -> Answer {
    let typed = Typed(typed);
    if d.founded {
        return Err(Stop::from(crate::rules::Cannot::FoundedAlready).into());
    }
    may(&d)?;
    if typed.get("more") == "more" {
        let rows = (rows(&typed) + ROWS).min(ROWS_MAX);
        let mut all = typed.clone();
        all.0.retain(|(n, _)| n != "rows" && n != "more");
        all.0.push(("rows".to_owned(), rows.to_string()));
        return Ok(d.wide_page(
            StatusCode::OK,
            &d.l.t("register-begin"),
            view(&d, &all.form(FieldProblems::new())),
        ));
    }
    let back = match read(&typed) {
        Ok(new) => {
            let done = d
                .run(new, |tx, by, new| Box::pin(commands::found(tx, by, new)))
                .await;
            match outcome(&d, "seat0_body", done)? {
                Outcome::Done(founded) => {
                    d.house.forget_settings();
                    return welcome(&d, &founded, &base(&d, &headers)).await;
                }
                Outcome::Back(status, p) => (status, p),
            }
        }
        Err(p) => (StatusCode::UNPROCESSABLE_ENTITY, p),
    };
    Ok(d.wide_page(
        back.0,
        &d.l.t("register-begin"),
        view(&d, &typed.form(back.1)),
    ))
}

fn rows(t: &Typed) -> usize {
    t.get("rows").parse().unwrap_or(ROWS).clamp(1, ROWS_MAX)
}

fn read(t: &Typed) -> Result<Founding, FieldProblems> {
    let mut p = FieldProblems::new();
    let name = names(t, &mut p, "name");
    if name.get(Tongue::Ru).is_empty() && p.is_empty() {
        p.add(&first_name(t, "name"), Text::new("register-field-name"));
    }
    let short_name = names(t, &mut p, "short");
    let zone = p.field("zone", zone(t.get("zone")));
    let tongue = p.field(
        "tongue",
        Tongue::parse(t.get("tongue")).ok_or_else(|| Text::new("register-field-choose")),
    );
    let founded_on = p.field("founded_on", some_day(t.get("founded_on")));
    let decision = p
        .field("decision", text(t.get("decision"), 20_000))
        .unwrap_or_default();
    if decision.is_empty() && p.at("decision").is_none() {
        p.add("decision", Text::new("register-field-empty"));
    }
    let mut kinds = Vec::new();
    let mut bodies = Vec::new();
    for kind in BODIES {
        if let Some(body) = read_body(t, &mut p, kind) {
            kinds.push(kind);
            bodies.push(body);
        }
    }
    let at = |code: &str| BodyKind::parse(code).and_then(|k| kinds.iter().position(|x| *x == k));
    let decided_by = p.field(
        "decided_by",
        at(t.get("decided_by")).ok_or_else(|| Text::new("register-begin-no-such-body")),
    );
    let mut people: Vec<PersonFacts> = Vec::new();
    let mut seats = Vec::new();
    for row in 0..rows(t) {
        let Some(facts) = read_row(t, &mut p, row) else {
            continue;
        };
        let field = format!("seat{row}_body");
        let body = p.field(
            &field,
            at(t.get(&field)).ok_or_else(|| Text::new("register-begin-no-such-body")),
        );
        let field = format!("seat{row}_office");
        let office = p.field(
            &field,
            OfficeKind::parse(t.get(&field)).ok_or_else(|| Text::new("register-field-choose")),
        );
        // The same name and address in two rows is one person in two seats.
        let person = people
            .iter()
            .position(|x| x.name == facts.name && x.email == facts.email)
            .unwrap_or_else(|| {
                people.push(facts);
                people.len() - 1
            });
        if let (Some(body), Some(office)) = (body, office) {
            seats.push(FirstSeat {
                body,
                office,
                person,
            });
        }
    }
    if seats.is_empty() && p.is_empty() {
        p.add("seat0_family", Text::new("register-begin-nobody"));
    }
    p.finish(|| {
        Some(Founding {
            name,
            short_name,
            zone: zone?,
            tongue: tongue?,
            founded_on: founded_on?,
            decision,
            decided_by: decided_by?,
            bodies,
            people,
            seats,
        })
    })
}

fn read_body(t: &Typed, p: &mut FieldProblems, kind: BodyKind) -> Option<FirstBody> {
    let code = kind.code();
    let mut one = |tail: &str| {
        let name = format!("{code}_{tail}");
        p.field(&name, line(t.get(&name), 300)).unwrap_or_default()
    };
    let (ru, en) = (one("ru"), one("en"));
    if ru.is_empty() && en.is_empty() {
        return None;
    }
    let field = format!("{code}_abbreviations");
    let short = p
        .field(&field, abbreviations(t.get(&field)))
        .unwrap_or_default();
    let field = format!("{code}_number");
    let number = match t.get(&field).trim() {
        "" => Ok(1),
        n => n
            .parse::<i32>()
            .ok()
            .filter(|n| (1..=9_999).contains(n))
            .ok_or_else(|| Text::new("register-field-number")),
    };
    let convocation = p.field(&field, number).unwrap_or(1);
    Some(FirstBody {
        kind,
        names: Names {
            ru: propose(&ru),
            en,
        },
        abbreviations: short,
        convocation,
    })
}

/// The person of a row; a row without a name is empty.
fn read_row(t: &Typed, p: &mut FieldProblems, row: usize) -> Option<PersonFacts> {
    let mut one = |tail: &str| {
        let name = format!("seat{row}_{tail}");
        p.field(&name, line(t.get(&name), 100)).unwrap_or_default()
    };
    let name = PersonName {
        family: one("family"),
        given: one("given"),
        patronymic: one("patronymic"),
    };
    if name.family.is_empty() && name.given.is_empty() {
        return None;
    }
    let field = format!("seat{row}_email");
    let email = match t.get(&field).trim() {
        "" => None,
        typed => p.field(&field, import::email(typed)),
    };
    Some(PersonFacts {
        name,
        email,
        ..PersonFacts::default()
    })
}

fn view(d: &Desk, form: &Form) -> Markup {
    let l = &d.l;
    let rows = form
        .value("rows")
        .parse::<usize>()
        .unwrap_or(ROWS)
        .clamp(1, ROWS_MAX);
    let kinds = code_choices(l, "body-kind", BODIES.iter().map(|k| k.code()));
    let offices = code_choices(l, "office-kind", OfficeKind::ALL.iter().map(|k| k.code()));
    let (first, second) = (l.tongue, other(l.tongue));
    let names = |tongue: Tongue| {
        let (name, short) = match tongue {
            Tongue::Ru => ("register-name-ru", "register-short-ru"),
            Tongue::En => ("register-name-en", "register-short-en"),
        };
        let field = |what: &str, label: &str| {
            Field::new(format!("{what}_{}", tongue.code()), l.t(label))
                .optional()
                .text(l, form)
        };
        together(html! { (field("name", name)) (field("short", short)) })
    };
    let (name, bodies) = match second {
        Tongue::Ru => ("register-name-ru", "register-names-ru"),
        Tongue::En => ("register-name-en", "register-names-en"),
    };
    let second = second.code();
    let others: Vec<(String, String)> = BODIES
        .iter()
        .map(|k| {
            let label = l.t(&key("body-kind", k.code()));
            (format!("{}_{second}", k.code()), label)
        })
        .collect();
    let inside: Vec<String> = others.iter().map(|(n, _)| n.clone()).collect();
    html! {
        (PageHead::new(l.t("register-begin")).subtitle(l.t("register-begin-what")).render())
        div class="begin" { (form.post(l, "/begin", html! {
            (hidden("rows", &rows.to_string()))
            (fieldset(&l.t("register-begin-federation"), html! {
                (names(first))
                (folded(&l.t(name), form, &[format!("name_{second}"), format!("short_{second}")], names(other(first))))
                (together(html! {
                    (Field::new("zone", l.t("register-zone")).hint(l.t("register-zone-hint")).suggest(zones()).text(l, form))
                    (Field::new("tongue", l.t("register-language")).select(l, form, &tongue_choices(d), None))
                }))
            }))
            (fieldset(&l.t("register-begin-decision"), html! {
                (together(html! {
                    (Field::new("decided_by", l.t("register-begin-decided-by")).select(l, form, &kinds, None))
                    (Field::new("founded_on", l.t("register-begin-on")).date(l, form))
                }))
                (Field::new("decision", l.t("register-begin-text")).hint(l.t("register-begin-text-hint")).textarea(l, form, 6))
            }))
            (fieldset(&l.t("register-bodies"), html! {
                p class="hint" { (l.t("register-begin-bodies-hint")) }
                div class="compact" { @for kind in BODIES { (body_fields(d, form, kind)) } }
                (folded(&l.t(bodies), form, &inside, together(html! {
                    @for (name, label) in &others { (Field::new(name.as_str(), label.as_str()).optional().text(l, form)) }
                })))
            }))
            (fieldset(&l.t("register-begin-seats"), html! {
                p class="hint" { (l.t("register-begin-seats-hint")) }
                div class="compact seats" { @for row in 0..rows { (row_fields(d, form, row, &kinds, &offices)) } }
                @if rows < ROWS_MAX { p { (submit_as("more", "more", &l.t("register-begin-more"), Kind::Plain)) } }
            }))
            (actions(submit(&l.t("register-begin-do"), Kind::Primary)))
        })) }
    }
}

fn body_fields(d: &Desk, form: &Form, kind: BodyKind) -> Markup {
    let l = &d.l;
    let code = kind.code();
    fieldset(
        &l.t(&key("body-kind", code)),
        together(html! {
                (Field::new(format!("{code}_{}", l.tongue.code()), l.t("register-name")).optional().text(l, form))
                (Field::new(format!("{code}_abbreviations"), l.t("register-abbreviations")).optional().text(l, form))
                (Field::new(format!("{code}_number"), l.t("register-begin-number")).optional().number(l, form))
        }),
    )
}

fn row_fields(d: &Desk, form: &Form, row: usize, kinds: &[Choice], offices: &[Choice]) -> Markup {
    let l = &d.l;
    let name = |tail: &str| format!("seat{row}_{tail}");
    fieldset(
        &l.with("register-begin-seat", [("number", (row + 1).into())]),
        together(html! {
                (Field::new(name("family"), l.t("register-family")).optional().text(l, form))
                (Field::new(name("given"), l.t("register-given")).optional().text(l, form))
                (Field::new(name("patronymic"), l.t("register-patronymic")).optional().text(l, form))
                (Field::new(name("email"), l.t("register-email")).optional().autocomplete("off").email(l, form))
                (Field::new(name("body"), l.t("register-body")).optional().select(l, form, kinds, Some("")))
                (Field::new(name("office"), l.t("register-office")).optional().select(l, form, offices, Some("")))
        }),
    )
}

/// Where the links lead: the portal's address where it was set, else where this request came to. A host that somebody made up reaches
/// nobody but them: the page is shown to the founder alone and no letter is written from it. What is no host gives an address without one.
fn base(d: &Desk, headers: &HeaderMap) -> String {
    if let Some(set) = &d.settings.base_url {
        return set.trim_end_matches('/').to_owned();
    }
    let host = headers.get(header::HOST).and_then(|h| h.to_str().ok());
    let scheme = if d.https { "https" } else { "http" };
    host.filter(|h| is_host(h))
        .map_or_else(String::new, |h| format!("{scheme}://{h}"))
}

/// Letters, figures, dots and dashes, and a port; or an IPv6 address in brackets.
fn is_host(host: &str) -> bool {
    !host.is_empty()
        && host.len() <= 255
        && host
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || ".-:[]".contains(c))
}

/// Founded: the links of the first officers, shown this once.
async fn welcome(d: &Desk, founded: &Founded, base: &str) -> Answer {
    let l = &d.l;
    let people = store::people_of(d.read(), &founded.people).await?;
    let secret = |id| {
        founded
            .invitations
            .iter()
            .find(|(p, _)| *p == id)
            .map(|(_, secret)| secret.as_str())
    };
    let body = html! {
        (PageHead::new(l.t("register-founded")).subtitle(l.t("register-founded-what")).render())
        (notice(Weight::Care, html! { p { (l.t("register-founded-links")) } }))
        dl class="facts" {
            @for p in &people {
                div {
                    dt { (l.person(p.facts.name_in(l.tongue))) }
                    dd { @if let Some(secret) = secret(p.id) {
                        @let path = format!("/enter/{secret}");
                        a href=(path) { (base) (path) }
                    } }
                }
            }
        }
        p { (l.t("register-founded-operator")) }
        p { (link_button("/", &l.t("register-founded-portal"), Kind::Primary, None)) }
    };
    let mut response = d.page(&l.t("register-founded"), body);
    response.headers_mut().insert(
        header::CACHE_CONTROL,
        axum::http::HeaderValue::from_static("no-store"),
    );
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        let base = [
            ("name_ru", "Лига"),
            ("zone", "Europe/Moscow"),
            ("tongue", "ru"),
            ("founded_on", "1.02.2026"),
            ("decision", "Учредить."),
            ("conference_ru", "Съезд"),
            ("council_ru", "Совет"),
            ("decided_by", "conference"),
            ("rows", "3"),
        ];
        Typed(
            base.iter()
                .chain(pairs)
                .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
                .collect(),
        )
    }

    #[test]
    fn a_host_is_letters_figures_and_a_port() {
        for good in ["portal.example.org", "127.0.0.1:8080", "[::1]:8080"] {
            assert!(is_host(good), "{good}");
        }
        for bad in ["", "a b", "a/b", "a@b", "\"><script>", &"a".repeat(300)] {
            assert!(!is_host(bad), "{bad}");
        }
    }

    #[test]
    fn a_name_that_is_missing_is_asked_for_where_the_form_asks_first() {
        let missing = |first: &str, second: &str| {
            let pairs = [(first, ""), (second, ""), ("zone", "UTC"), ("tongue", "en")];
            let t = Typed(pairs.map(|(n, v)| (n.to_owned(), v.to_owned())).to_vec());
            let p = read(&t).unwrap_err();
            p.0.iter()
                .find(|p| p.text.key == "register-field-name")
                .unwrap()
                .field
                .clone()
        };
        assert_eq!(missing("name_en", "name_ru"), "name_en");
        assert_eq!(missing("name_ru", "name_en"), "name_ru");
    }

    #[test]
    fn rows_with_the_same_person_are_one_person_in_two_seats() {
        let t = typed(&[
            ("council_number", "2"),
            ("seat0_family", "Зимина"),
            ("seat0_given", "Ольга"),
            ("seat0_body", "council"),
            ("seat0_office", "chair"),
            ("seat2_family", "Зимина"),
            ("seat2_given", "Ольга"),
            ("seat2_body", "conference"),
            ("seat2_office", "member"),
        ]);
        let f = read(&t).unwrap();
        assert_eq!(f.people.len(), 1);
        assert_eq!(
            f.seats,
            [
                FirstSeat {
                    body: 1,
                    office: OfficeKind::Chair,
                    person: 0
                },
                FirstSeat {
                    body: 0,
                    office: OfficeKind::Member,
                    person: 0
                },
            ]
        );
        assert_eq!(
            (f.bodies.len(), f.bodies[1].convocation, f.decided_by),
            (2, 2, 0)
        );
        assert_eq!(f.name.ru.genitive, "Лиги");
    }

    #[test]
    fn what_is_missing_is_said_at_its_field() {
        let t = typed(&[
            ("seat0_family", "Зимина"),
            ("seat0_body", "presidium"),
            ("seat0_email", "x"),
            ("council_number", "0"),
        ]);
        let p = read(&t).unwrap_err();
        let fields: Vec<&str> = p.0.iter().map(|p| p.field.as_str()).collect();
        assert_eq!(
            fields,
            [
                "council_number",
                "seat0_email",
                "seat0_body",
                "seat0_office"
            ]
        );
        let empty = read(&typed(&[])).unwrap_err();
        assert_eq!(
            empty.at("seat0_family").unwrap().key,
            "register-begin-nobody"
        );
        for kind in BODIES {
            assert!(
                !crate::data::office_names(kind, OfficeKind::Chair)
                    .en
                    .is_empty()
            );
        }
    }
}
