//! Adoption: what was decided, by whom, with which votes; and what will follow.

use super::typed::{LINE_MAX, TITLE_MAX, Typed, line};
use super::{draft_of, item_link};
use crate::commands::{self, Adoption};
use crate::model::{Count, Draft, KeptFile, Kind, Working};
use crate::pages::documents::files;
use crate::pages::documents::picker::read_party;
use crate::pages::documents::upload::{self, Upload};
use crate::pages::documents::words::{kind_key, named, typed_day};
use crate::{path, rules, store};
use axum::extract::Path;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::http::StatusCode;
use maud::{Markup, html};
use std::collections::BTreeSet;
use veche_core::{Class, Day, FieldProblems, Party, Right, Scope, Stop, Text};
use veche_desk::components::notice::{Weight, notice};
use veche_desk::components::{
    Choice, Field, Form, Kind as Loud, PageHead, breadcrumbs, figure, form, icon, link_button,
    submit,
};
use veche_desk::{Answer, Desk};
use veche_engine::Fingerprint;
use veche_register::BodyCard;

/// What will follow, counted before it does.
#[derive(Debug, Default, PartialEq, Eq)]
struct Follows {
    items: usize,
    directives: usize,
    by_adoption: usize,
    lines: usize,
    parties: usize,
}

/// How many members the classes have.
#[derive(Debug, Clone, Default)]
struct Classes {
    branches: Vec<Party>,
    organisations: Vec<Party>,
}

impl Classes {
    /// A party itself, or the members of its class; a class without members stays one owner, as in the adoption itself.
    fn of(&self, party: Party) -> Vec<Party> {
        let all = match party {
            Party::Class(Class::AllBranches) => &self.branches,
            Party::Class(Class::AllOrganisations) => &self.organisations,
            _ => return vec![party],
        };
        if all.is_empty() {
            vec![party]
        } else {
            all.clone()
        }
    }
}

/// Counts what an adoption by a body would put on control.
fn follows(w: &Working, adopting: Option<Party>, classes: &Classes) -> Follows {
    let mut out = Follows {
        items: w.items.len(),
        ..Follows::default()
    };
    let mut parties: BTreeSet<Party> = BTreeSet::new();
    for directive in w.items.iter().flat_map(|i| &i.directives) {
        out.directives += 1;
        if rules::is_complete_by_adoption(&directive.natures) {
            out.by_adoption += 1;
            continue;
        }
        let mut owners: BTreeSet<Party> = directive.owners.iter().filter_map(|o| o.party).collect();
        let unnamed =
            directive.owners.is_empty() || directive.owners.iter().any(|o| o.party.is_none());
        if unnamed {
            match adopting {
                Some(body) => {
                    owners.insert(body);
                }
                // The body is not chosen yet, and it will owe this.
                None => out.lines += 1,
            }
        }
        let mut lines: BTreeSet<Party> = BTreeSet::new();
        for owner in owners {
            lines.extend(classes.of(owner));
        }
        out.lines += lines.len();
        parties.extend(lines);
    }
    out.parties = parties.len();
    out
}

pub(super) async fn page(d: Desk, Path(short): Path<String>) -> Answer {
    let draft = draft_of(&d, &short).await?;
    let w = &draft.working;
    let fresh = Form::new()
        .with("version", draft.version.to_string())
        .with(
            "body",
            w.body.map(|b| Party::Body(b).code()).unwrap_or_default(),
        )
        .with("kind", w.kind.unwrap_or(Kind::Resolution).code())
        .with(
            "on",
            w.date.map(|on| typed_day(&d.l, on)).unwrap_or_default(),
        )
        .with("number", w.number.clone().unwrap_or_default())
        .with("title", w.title.clone().unwrap_or_default())
        .with("place", w.place.clone().unwrap_or_default());
    view(&d, &draft, StatusCode::OK, &fresh, FieldProblems::new()).await
}

async fn view(
    d: &Desk,
    draft: &Draft,
    status: StatusCode,
    typed: &Form,
    problems: FieldProblems,
) -> Answer {
    if draft.state != "open" {
        return super::review::show(
            d,
            draft,
            super::review::View {
                status,
                ..Default::default()
            },
        )
        .await;
    }
    let l = &d.l;
    let w = &draft.working;
    let here = path::draft(draft.short);
    let bodies: Vec<BodyCard> = veche_register::bodies(d.read(), l.tongue)
        .await?
        .into_iter()
        .filter(|b| d.may(Right::AdoptDocument, Scope::Body(b.id)))
        .collect();
    let on = Day::parse(typed.value("on"))
        .or(w.date)
        .unwrap_or_else(|| d.today());
    let body = read_party(typed.value("body"))
        .and_then(|p| bodies.iter().find(|b| Party::Body(b.id) == p));
    let next = match body {
        Some(b) => Some(rules::next_number(
            store::largest_number(d.read(), b.id, on.parts().0).await?,
        )),
        None => None,
    };
    let classes = Classes {
        branches: veche_register::active_branches(d.read(), on)
            .await?
            .into_iter()
            .map(Party::Branch)
            .collect(),
        organisations: veche_register::active_organisations(d.read(), on)
            .await?
            .into_iter()
            .map(Party::Organisation)
            .collect(),
    };
    let counted = follows(w, body.map(|b| Party::Body(b.id)), &classes);
    let archival = d.settings.since.is_some_and(|since| on < since);
    let elsewhere = problems.clone();
    let form = &typed.clone().problems(problems);
    let number_hint = match (&next, body) {
        (Some(next), Some(b)) => l.with(
            "adopt-number-next",
            [
                ("number", next.as_str().into()),
                ("body", b.name.as_str().into()),
                ("year", on.parts().0.to_string().into()),
            ],
        ),
        _ => l.t("adopt-number-hint"),
    };
    let kinds: Vec<Choice> = Kind::ALL
        .iter()
        .map(|k| Choice::new(k.code(), l.t(kind_key(*k))))
        .collect();
    let choices: Vec<Choice> = bodies
        .iter()
        .map(|b| Choice::new(Party::Body(b.id).code(), b.name.clone()))
        .collect();
    let fields = html! {
        (outside_fields(d, draft, form, &elsewhere))
        (form::hidden("version", &draft.version.to_string()))
        (Field::new("body", l.t("adopt-body")).hint(l.t("adopt-body-hint")).select(l, form, &choices, Some(&l.t("adopt-choose"))))
        (form::together(html! {
            (Field::new("kind", l.t("draft-kind")).select(l, form, &kinds, None))
            (Field::new("on", l.t("adopt-on")).date(l, form))
        }))
        (form::together(html! {
            (Field::new("number", l.t("draft-number")).optional().hint(number_hint).short().text(l, form))
            (Field::new("place", l.t("draft-place")).optional().text(l, form))
        }))
        (Field::new("title", l.t("draft-title")).textarea(l, form, 2))
        (form::fieldset(&l.t("adopt-count"), html! {
            p class="muted" { (l.t("adopt-count-hint")) }
            (form::together(html! {
                (Field::new("present", l.t("adopt-present")).optional().number(l, form))
                (Field::new("members", l.t("adopt-members")).optional().number(l, form))
            }))
            (form::together(html! {
                (Field::new("votes_for", l.t("adopt-for")).optional().number(l, form))
                (Field::new("against", l.t("adopt-against")).optional().number(l, form))
                (Field::new("abstained", l.t("adopt-abstained")).optional().number(l, form))
            }))
        }))
        (Field::new("scan", l.t("adopt-scan")).optional().hint(l.t("adopt-scan-hint")).most(upload::FILE_MAX).file(l, form, Some(".pdf,.png,.jpg,.jpeg,.tif,.tiff"), false))
        (summary(d, draft, &counted, archival))
        (form::actions(html! {
            (submit(&l.t("adopt-do"), Loud::Primary))
            a href=(here) { (l.t("adopt-back")) }
        }))
    };
    let content = html! {
        (breadcrumbs(l, &[(path::DRAFTS, &l.t("nav-drafts")), (&here, &draft.title)]))
        (PageHead::new(l.t("adopt-title")).subtitle(draft.title.clone()).render())
        @if bodies.is_empty() { (notice(Weight::Care, html! { p { (l.t("adopt-no-body")) } })) }
        (form.upload(l, &format!("{here}/adopt"), fields))
    };
    Ok(d.page_with(status, &l.t("adopt-title"), content))
}

/// Complaints about the draft rather than a field: where the summary's links lead, each with the way to mend it.
fn outside_fields(d: &Desk, draft: &Draft, form: &Form, problems: &FieldProblems) -> Markup {
    let l = &d.l;
    let about: Vec<(String, String, String)> = problems
        .0
        .iter()
        .filter_map(|p| {
            let to = if p.field == "version" {
                path::draft(draft.short)
            } else {
                let at = p.field.strip_prefix("deadline-");
                let (i, _) = at.or(p.field.strip_prefix("owner-"))?.split_once('-')?;
                item_link(draft, i.parse().ok()?)
            };
            Some((form.field_id(&p.field), l.say(&p.text), to))
        })
        .collect();
    html! {
        @if !about.is_empty() {
            ul class="adopt-problems" {
                @for (id, words, to) in &about {
                    li id=(id) tabindex="-1" { (icon("triangle-alert", None)) " " (words) " " a href=(to) { (l.t("adopt-mend")) } }
                }
            }
        }
    }
}

/// What will follow from the adoption.
fn summary(d: &Desk, draft: &Draft, f: &Follows, archival: bool) -> Markup {
    let l = &d.l;
    let open = rules::questions(&draft.working);
    let n = |n: usize| figure(l, n as u64);
    html! {
        section class="adopt-follows" aria-labelledby="follows" {
            h2 id="follows" { (l.t("adopt-follows")) }
            ul {
                li { (l.with("draft-items", [("n", f.items.into())])) }
                @if f.by_adoption > 0 { li { (l.with("adopt-by-adoption", [("n", f.by_adoption.into())])) } }
                @if f.lines > 0 {
                    li { (l.with("adopt-lines", [("n", f.lines.into()), ("lines", n(f.lines).into()), ("parties", l.with("adopt-parties", [("n", f.parties.into()), ("shown", n(f.parties).into())]).into())])) }
                } @else { li { (l.t("adopt-no-lines")) } }
                @if !open.is_empty() {
                    li { a href={ (path::draft(draft.short)) "#questions" } { (l.with("draft-questions", [("n", open.len().into())])) } ". " (l.t(if open.iter().any(|q| q.blocks) { "adopt-questions-block" } else { "adopt-questions-left" })) }
                }
            }
            @if archival { (notice(Weight::Plain, html! { p { (l.t("adopt-archival")) } })) }
        }
    }
}

/// The form as it was typed, before the scan is kept.
fn read(
    t: &Typed,
    draft: &Draft,
    bodies: &dyn Fn(Party) -> bool,
) -> Result<Adoption, FieldProblems> {
    let mut p = FieldProblems::new();
    let body = match read_party(t.get("body")) {
        Some(party @ Party::Body(id)) if bodies(party) => Some(id),
        _ => {
            p.add("body", Text::new("adopt-body-missing"));
            None
        }
    };
    let kind = p.field(
        "kind",
        Kind::parse(t.get("kind")).ok_or_else(|| Text::new("field-empty")),
    );
    let on = p.field(
        "on",
        match t.get("on") {
            "" => Err(Text::new("field-empty")),
            typed => Day::parse(typed).ok_or_else(|| Text::new("draft-day-odd")),
        },
    );
    let title = line(&mut p, "title", t.get("title"), TITLE_MAX);
    if title.is_none() {
        p.add("title", Text::new("field-empty"));
    }
    let place = line(&mut p, "place", t.get("place"), LINE_MAX);
    let typed_number = line(&mut p, "number", t.get("number"), 40);
    let mut number = |field: &str| match t.get(field) {
        "" => None,
        typed => p.field(
            field,
            typed
                .parse::<u32>()
                .ok()
                .filter(|n| *n <= 10_000_000)
                .ok_or_else(|| Text::new("adopt-count-odd")),
        ),
    };
    let count = Count {
        present: number("present"),
        members: number("members"),
        votes_for: number("votes_for"),
        against: number("against"),
        abstained: number("abstained"),
    };
    let version = t
        .number("version")
        .and_then(|v| i64::try_from(v).ok())
        .unwrap_or(0);
    p.finish(|| {
        Some(Adoption {
            draft: draft.short,
            version,
            kind: kind?,
            body: body?,
            on: on?,
            number: typed_number,
            title: title.unwrap_or_default(),
            place,
            count,
            scan: None,
        })
    })
}

pub(super) async fn create(
    d: Desk,
    Path(short): Path<String>,
    sent: Result<Multipart, MultipartRejection>,
) -> Answer {
    let draft = draft_of(&d, &short).await?;
    let sent = match upload::read(sent).await {
        Ok(sent) => sent,
        Err(Stop::TooLarge(_)) => {
            let problems = FieldProblems::one("scan", upload::too_large(&d));
            return view(
                &d,
                &draft,
                StatusCode::PAYLOAD_TOO_LARGE,
                &Form::new(),
                problems,
            )
            .await;
        }
        Err(stop) => return Err(stop.into()),
    };
    if draft.state != "open" {
        return already(&d, &draft).await;
    }
    let typed = Typed::new(sent.fields.clone());
    let form = typed.form(FieldProblems::new());
    let may = |party: Party| match party {
        Party::Body(id) => d.may(Right::AdoptDocument, Scope::Body(id)),
        _ => false,
    };
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    let mut problems = FieldProblems::new();
    let mut new = read(&typed, &draft, &may)
        .map_err(|p| problems.0.extend(p.0))
        .ok();
    let scan = match files::read_scan(&d, &sent, "scan") {
        Ok(scan) => scan,
        Err((code, text)) => {
            status = code;
            problems.add("scan", text);
            None
        }
    };
    let (Some(adoption), true) = (new.as_mut(), problems.is_empty()) else {
        return view(&d, &draft, status, &form, again(problems, &sent)).await;
    };
    let mut blob: Option<(Fingerprint, u64, String)> = None;
    if let Some(scan) = scan {
        let (file, fingerprint, size): (KeptFile, _, _) = files::keep(&d, scan).await?;
        blob = Some((fingerprint, size, file.media_type.clone()));
        adoption.scan = Some(file);
    }
    let done = d
        .run((adoption.clone(), blob), |tx, by, (adoption, blob)| {
            Box::pin(async move {
                if let Some((fingerprint, size, media_type)) = blob {
                    tx.keep_blob(fingerprint, *size, media_type).await?;
                }
                commands::adopt(tx, by, adoption).await
            })
        })
        .await;
    match done {
        Ok(adopted) => d.done(
            &path::document(adopted.short),
            if adopted.archival {
                "toast-document-archived"
            } else {
                "toast-document-adopted"
            },
        ),
        Err(Stop::Fields(p)) => {
            // The newest version: whoever confirms has seen what changed.
            let now = store::draft(d.read(), draft.short).await?;
            view(
                &d,
                &now,
                StatusCode::UNPROCESSABLE_ENTITY,
                &form,
                again(p, &sent),
            )
            .await
        }
        Err(Stop::Refused(_)) => {
            let now = store::draft(d.read(), draft.short).await?;
            already(&d, &now).await
        }
        Err(stop) => Err(stop.into()),
    }
}

/// A browser does not send a file twice by itself: where something else was wrong, the scan has to be chosen again, and the page says so.
fn again(mut problems: FieldProblems, sent: &Upload) -> FieldProblems {
    if sent.file("scan").is_some() && problems.at("scan").is_none() {
        problems.add("scan", Text::new("adopt-scan-again"));
    }
    problems
}

/// Somebody else adopted it, or put it aside: nothing is entered twice, and here is what was.
async fn already(d: &Desk, draft: &Draft) -> Answer {
    let l = &d.l;
    let document = store::number_of_draft(d.read(), draft.id).await?;
    let (sentence, to) = match &document {
        Some((number, short)) => {
            let doc = store::document(d.read(), *short).await?;
            let name = named(l, doc.kind, number);
            (
                l.with("cannot-adopt-already", [("number", number.as_str().into())]),
                Some((path::document(*short), name)),
            )
        }
        None => (l.t("cannot-adopt-dropped"), None),
    };
    let body = html! {
        (breadcrumbs(l, &[(path::DRAFTS, &l.t("nav-drafts"))]))
        (PageHead::new(l.t("adopt-title")).subtitle(draft.title.clone()).render())
        (notice(Weight::Care, html! { p { (sentence) } }))
        div class="actions" {
            @match to {
                Some((to, name)) => (link_button(&to, &name, Loud::Primary, None)),
                None => (link_button(path::DRAFTS, &l.t("nav-drafts"), Loud::Plain, None)),
            }
        }
    };
    Ok(d.page_with(StatusCode::CONFLICT, &l.t("adopt-title"), body))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Nature, Stretch, WorkingDirective, WorkingItem, WorkingOwner};
    use uuid::Uuid;
    use veche_core::{BodyId, BranchId, DraftId, Instant, Short, Tongue};

    fn body(n: u128) -> Party {
        Party::Body(BodyId(Uuid::from_u128(n)))
    }

    fn draft() -> Draft {
        Draft {
            id: DraftId(Uuid::nil()),
            short: Short::from_bits(5),
            by: None,
            state: "open".into(),
            title: "О хорах".into(),
            tongue: Tongue::Ru,
            source: "Петь.".into(),
            original: None,
            working: Working::default(),
            version: 3,
            updated: Instant(0),
        }
    }

    fn form(over: &[(&str, &str)]) -> Typed {
        let code = body(1).code();
        let mut pairs = vec![
            ("version", "3"),
            ("body", code.as_str()),
            ("kind", "resolution"),
            ("on", "4.6.2026"),
            ("number", ""),
            ("title", "О  хорах"),
            ("place", ""),
            ("present", "42"),
            ("members", "57"),
            ("votes_for", "40"),
            ("against", "1"),
            ("abstained", ""),
        ];
        pairs.retain(|(n, _)| over.iter().all(|(o, _)| o != n));
        pairs.extend_from_slice(over);
        Typed::new(
            pairs
                .into_iter()
                .map(|(a, b)| (a.to_owned(), b.to_owned()))
                .collect(),
        )
    }

    fn wrong(over: &[(&str, &str)]) -> Vec<String> {
        match read(&form(over), &draft(), &|p| p == body(1)) {
            Ok(_) => Vec::new(),
            Err(p) => {
                p.0.into_iter()
                    .map(|p| format!("{}: {}", p.field, p.text.key))
                    .collect()
            }
        }
    }

    #[test]
    fn adoption_is_read_from_its_form() {
        let read = read(&form(&[]), &draft(), &|p| p == body(1)).unwrap();
        assert_eq!(Party::Body(read.body), body(1));
        assert_eq!(
            (read.version, read.kind, read.on.iso()),
            (3, Kind::Resolution, "2026-06-04".into())
        );
        assert_eq!(
            (read.number, read.title.as_str(), read.place),
            (None, "О хорах", None)
        );
        let count = Count {
            present: Some(42),
            members: Some(57),
            votes_for: Some(40),
            against: Some(1),
            abstained: None,
        };
        assert_eq!(read.count, count);
    }

    #[test]
    fn each_fault_stands_at_its_field() {
        assert_eq!(wrong(&[]), Vec::<String>::new());
        assert_eq!(wrong(&[("body", "")]), ["body: adopt-body-missing"]);
        assert_eq!(
            wrong(&[("body", &body(2).code())]),
            ["body: adopt-body-missing"],
            "a body for which one may not"
        );
        assert_eq!(wrong(&[("on", "")]), ["on: field-empty"]);
        assert_eq!(wrong(&[("on", "31.02.2026")]), ["on: draft-day-odd"]);
        assert_eq!(wrong(&[("title", "  ")]), ["title: field-empty"]);
        assert_eq!(
            wrong(&[("title", "a\u{7}b")]),
            ["title: draft-field-control"]
        );
        assert_eq!(
            wrong(&[("present", "сорок"), ("against", "-1")]),
            ["present: adopt-count-odd", "against: adopt-count-odd"]
        );
        assert_eq!(wrong(&[("kind", "poem")]), ["kind: field-empty"]);
    }

    fn directive(owners: &[Option<Party>], nature: Nature) -> WorkingDirective {
        WorkingDirective {
            owners: owners
                .iter()
                .map(|party| WorkingOwner {
                    party: *party,
                    ..WorkingOwner::default()
                })
                .collect(),
            natures: vec![nature],
            ..WorkingDirective::default()
        }
    }

    #[test]
    fn what_follows_is_counted_as_the_adoption_does_it() {
        let branches: Vec<Party> = (1..=3)
            .map(|n| Party::Branch(BranchId(Uuid::from_u128(n))))
            .collect();
        let classes = Classes {
            branches: branches.clone(),
            organisations: vec![],
        };
        let item = |directives| WorkingItem {
            span: Stretch { start: 0, end: 1 },
            directives,
            ..WorkingItem::default()
        };
        let w = Working {
            items: vec![
                item(vec![directive(&[], Nature::Evaluate)]),
                item(vec![directive(
                    &[Some(Party::Class(Class::AllBranches))],
                    Nature::Charge,
                )]),
                item(vec![
                    directive(&[Some(body(2)), None], Nature::Charge),
                    directive(&[], Nature::Charge),
                ]),
                item(vec![directive(
                    &[Some(Party::Class(Class::AllOrganisations))],
                    Nature::Charge,
                )]),
            ],
            ..Working::default()
        };
        let got = follows(&w, Some(body(1)), &classes);
        assert_eq!(
            got,
            Follows {
                items: 4,
                directives: 5,
                by_adoption: 1,
                lines: 3 + 2 + 1 + 1,
                parties: 3 + 2 + 1
            }
        );
        let unknown = follows(&w, None, &classes);
        assert_eq!(
            unknown.lines, got.lines,
            "whoever adopts owes what nobody was named for"
        );
    }
}
