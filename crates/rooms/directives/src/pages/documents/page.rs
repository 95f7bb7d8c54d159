//! A document's page: the text as adopted, what became of each item, and where it comes from.

use super::beside::{LINES_IN_SIGHT, Standing, beside};
use super::list::shows_execution;
use super::text::{Piece, depth, pieces, plain_part};
use super::{acts_for, short_of, words};
use crate::model::{Count, Document, Extract, Item};
use crate::{path, store};
use axum::extract::Path;
use axum::http::StatusCode;
use maud::{Markup, html};
use std::collections::HashMap;
use veche_core::{FieldProblems, LineId, Party, Right, Scope, Short};
use veche_desk::components::document::Part;
use veche_desk::components::notice::{Weight, notice};
use veche_desk::components::{
    Field, Form, Gazette, Item as GazetteItem, Kind as Loud, breadcrumbs, day, document, facts,
    figure, form, icon, instant, link_button, submit,
};
use veche_desk::{Answer, Desk};
use veche_engine::Result;
use veche_lang::Lang;

pub(super) async fn page(d: Desk, Path(short): Path<String>) -> Answer {
    let short = short_of(&short)?;
    view(&d, short, StatusCode::OK, FieldProblems::new()).await
}

/// The page with complaints about a scan, where one was sent.
pub(super) async fn view(
    d: &Desk,
    short: Short,
    status: StatusCode,
    problems: FieldProblems,
) -> Answer {
    let l = &d.l;
    let doc = store::document(d.read(), short).await?;
    let items = store::items(d.read(), doc.id).await?;
    let shows = shows_execution(d);
    let standing = if shows {
        standing_of(d, &doc).await?
    } else {
        Standing::default()
    };
    let body = veche_register::party_cards(d.read(), &[Party::Body(doc.body)], l.tongue).await?;
    let official = d.reads_official();
    let received = if official && !doc.archival {
        Some(store::count_extracts(d.read(), doc.id).await?)
    } else {
        None
    };
    let mine = if d.signed_in() && !doc.archival {
        store::extracts_for(d.read(), doc.id, &acts_for(d.standing())).await?
    } else {
        Vec::new()
    };
    let convocation = match doc.convocation {
        Some(id) => veche_register::convocation_number(d.read(), id).await?,
        None => None,
    };
    let adopter = body
        .get(&Party::Body(doc.body))
        .map(|c| (c.name.clone(), c.path.clone()));
    let may_scan = doc.scan.is_none() && d.may(Right::AdoptDocument, Scope::Body(doc.body));

    let own = if mine.is_empty() {
        None
    } else {
        Some(own_extracts(d, &mine).await?)
    };

    let gazette = Gazette {
        over: words::named(l, doc.kind, &doc.number),
        title: doc.title.clone(),
        under: Some(under(l, &doc, adopter.as_ref())),
        actions: actions(d, &doc, official || d.settings.publish_execution),
        parts: parts(l, &doc, &items, &standing, shows),
        signatures: doc
            .signatories
            .iter()
            .map(|s| (s.role.clone().unwrap_or_default(), s.name.clone()))
            .collect(),
        provenance: Some(provenance(d, &doc, adopter.as_ref(), convocation, received)),
        lang: (doc.tongue != l.tongue).then(|| doc.tongue.code()),
    };
    let content = html! {
        (breadcrumbs(l, &[(path::DOCUMENTS, &l.t("nav-documents"))]))
        @if let Some(own) = own { div class="document-own" { (own) } }
        @if doc.archival && shows { (notice(Weight::Plain, html! { p { (l.t("document-archival")) } })) }
        (document(l, &gazette))
        @if may_scan { (scan_form(l, &doc, problems)) }
    };
    let title = format!("{}. {}", words::named(l, doc.kind, &doc.number), doc.title);
    let mut page = d.frame(&title, content);
    page.description = Some(title.clone());
    page.hidden = false;
    page.wide = true;
    Ok(d.show(status, page))
}

/// How the directives stand: a fixed number of statements, however many lines there are.
async fn standing_of(d: &Desk, doc: &Document) -> Result<Standing> {
    let db = d.read();
    let lines = store::lines_of_small_directives(db, doc.id, LINES_IN_SIGHT).await?;
    let counts = store::stage_counts(db, doc.id, d.today()).await?;
    let ids: Vec<LineId> = lines.iter().map(|l| l.id).collect();
    let days = store::days_of(db, &ids).await?;
    let parties: Vec<Party> = lines.iter().map(|l| l.party).collect();
    let names = veche_register::party_names(db, &parties, d.l.tongue).await?;
    let mut standing = Standing {
        names,
        today: Some(d.today()),
        opens: d.reads_official(),
        archival: doc.archival,
        days,
        ..Standing::default()
    };
    for line in lines {
        standing.lines.entry(line.directive).or_default().push(line);
    }
    for count in counts {
        standing
            .counts
            .entry(count.directive)
            .or_default()
            .push(count);
    }
    Ok(standing)
}

fn under(l: &Lang, doc: &Document, adopter: Option<&(String, String)>) -> Markup {
    html! {
        @if let Some((name, path)) = adopter { a href=(path) { (name) } ", " }
        (day(l, doc.adopted_on))
        @if let Some(place) = &doc.place { ", " (place) }
    }
}

fn actions(d: &Desk, doc: &Document, execution: bool) -> Vec<Markup> {
    let l = &d.l;
    let here = path::document(doc.short);
    let address = words::address(d, &here);
    let mut all = vec![
        html! { button class="button" type="button" data-print data-script { (icon("printer", None)) span { (l.t("document-print")) } } },
        link_button(
            &format!("{here}/source.txt"),
            &l.t("document-source"),
            Loud::Quiet,
            Some("file-text"),
        ),
    ];
    if execution {
        all.push(link_button(
            &path::execution(doc.short),
            &l.t("document-execution"),
            Loud::Quiet,
            Some("file-check"),
        ));
    }
    if d.reads_official() {
        if doc.original.is_some() {
            all.push(link_button(
                &format!("{here}/original"),
                &l.t("document-original"),
                Loud::Quiet,
                Some("paperclip"),
            ));
        }
        if doc.scan.is_some() {
            all.push(link_button(
                &format!("{here}/scan"),
                &l.t("document-scan"),
                Loud::Quiet,
                Some("paperclip"),
            ));
        }
    }
    all.push(link_button(
        &format!("{here}/document.json"),
        &l.t("document-json"),
        Loud::Quiet,
        Some("download"),
    ));
    all.push(html! {
        button class="button button-quiet" type="button" data-script data-copy=(cite(l, doc, &address)) data-copied=(l.t("document-cited")) {
            (icon("quote", None)) span { (l.t("document-cite")) }
        }
    });
    all
}

/// How the document is cited elsewhere: its name, day, title and address.
fn cite(l: &Lang, doc: &Document, address: &str) -> String {
    l.with(
        "document-citation",
        [
            (
                "named",
                words::named_with_day(l, doc.kind, &doc.number, doc.adopted_on).into(),
            ),
            ("title", l.quote(&doc.title).into()),
            ("address", address.into()),
        ],
    )
}

fn parts(l: &Lang, doc: &Document, items: &[Item], standing: &Standing, shows: bool) -> Vec<Part> {
    pieces(doc, items)
        .iter()
        .enumerate()
        .filter_map(|(nth, piece)| match piece {
            Piece::Item(at, text) => items.get(*at).map(|item| {
                Part::Item(GazetteItem {
                    anchor: format!("item-{}", item.position),
                    label: item
                        .label
                        .clone()
                        .unwrap_or_else(|| item.position.to_string()),
                    ours: item.label.is_none(),
                    depth: item.label.as_deref().map_or(0, depth),
                    text: text.clone(),
                    aside: if shows {
                        beside(l, item, standing)
                    } else {
                        None
                    },
                })
            }),
            other => plain_part(other, nth),
        })
        .collect()
}

fn provenance(
    d: &Desk,
    doc: &Document,
    adopter: Option<&(String, String)>,
    convocation: Option<i32>,
    received: Option<(i64, i64)>,
) -> Markup {
    let l = &d.l;
    let mut all: Vec<(String, Markup)> = Vec::new();
    let mut put = |key: &str, value: Markup| all.push((l.t(key), value));
    if let Some((name, path)) = adopter {
        put("document-adopted-by", html! { a href=(path) { (name) } });
    }
    if let Some(number) = convocation {
        put(
            "document-convocation",
            html! { (l.with("document-convocation-number", [("number", number.into())])) },
        );
    }
    put("document-adopted-on", day(l, doc.adopted_on));
    if let Some(place) = &doc.place {
        put("document-place", html! { (place) });
    }
    put("document-number", html! { (doc.number) });
    if let Some(quorum) = quorum(l, &doc.count) {
        put("document-quorum", html! { (quorum) });
    }
    if let Some(votes) = votes(l, &doc.count) {
        put("document-votes", html! { (votes) });
    }
    put(
        "document-fingerprint",
        html! { code class="fingerprint" { (doc.fingerprint) } },
    );
    put("document-entered", instant(l, doc.entered));
    let here = path::document(doc.short);
    put(
        "document-address",
        html! { a href=(here) { (words::address(d, &here)) } },
    );
    if let Some((made, got)) = received.filter(|(made, _)| *made > 0) {
        let n = |n: i64| figure(l, u64::try_from(n).unwrap_or(0));
        let words = l.with(
            "document-extracts-received",
            [("received", n(got).into()), ("made", n(made).into())],
        );
        put(
            "document-extracts",
            html! { a href={ (here) "/extracts" } { (words) } },
        );
    }
    facts(&all)
}

/// Who was there, in words; nothing where the record does not say.
pub(super) fn quorum(l: &Lang, count: &Count) -> Option<String> {
    match (count.present, count.members) {
        (Some(present), Some(members)) => Some(l.with(
            "document-present-of",
            [("present", present.into()), ("members", members.into())],
        )),
        (Some(present), None) => Some(l.with("document-present", [("present", present.into())])),
        _ => None,
    }
}

/// The votes in words.
pub(super) fn votes(l: &Lang, count: &Count) -> Option<String> {
    let known = [
        ("document-votes-for", count.votes_for),
        ("document-votes-against", count.against),
        ("document-votes-abstained", count.abstained),
    ];
    let words: Vec<String> = known
        .into_iter()
        .filter_map(|(key, n)| n.map(|n| l.with(key, [("n", n.into())])))
        .collect();
    (!words.is_empty()).then(|| words.join(", "))
}

/// To whoever acts for an owner: their extract, first of all.
async fn own_extracts(d: &Desk, mine: &[Extract]) -> Result<Markup> {
    let l = &d.l;
    let parties: Vec<Party> = mine.iter().map(|e| e.party).collect();
    let names: HashMap<Party, String> =
        veche_register::party_names(d.read(), &parties, l.tongue).await?;
    Ok(notice(
        Weight::Plain,
        html! {
            p { (l.t("document-own-extracts")) }
            ul {
                @for e in mine {
                    li {
                        a href=(path::extract(e.short)) { (names.get(&e.party).map(String::as_str).unwrap_or_default()) }
                        @if e.received_on.is_none() { " · " (l.t("extract-not-received")) }
                    }
                }
            }
        },
    ))
}

fn scan_form(l: &Lang, doc: &Document, problems: FieldProblems) -> Markup {
    let open = !problems.is_empty();
    let form = Form::new().problems(problems);
    let body = html! {
        (Field::new("scan", l.t("adopt-scan")).hint(l.t("adopt-scan-hint")).most(super::upload::FILE_MAX).file(l, &form, Some(".pdf,.png,.jpg,.jpeg,.tif,.tiff"), false))
        (form::actions(submit(&l.t("document-scan-add"), Loud::Plain)))
    };
    html! {
        details class="document-scan" open[open] {
            summary { (l.t("document-scan-missing")) }
            (form.upload(l, &format!("{}/scan", path::document(doc.short)), body))
        }
    }
}
