//! The execution report as a page, a PDF and JSON: of a document, and over a period.

mod view;

use crate::execution::{self, Execution, Period};
use crate::path;
use crate::store::{self, DocumentFilter};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde::{Deserialize, Serialize};
use veche_core::{
    BodyId, BodyKind, Day, FieldProblems, Party, Right, Scope, Short, Stop, Text, Tongue,
};
use veche_desk::components::form::{actions, together};
use veche_desk::components::{
    Choice, Field, Form, Kind, PageHead, breadcrumbs, icon, link_button, submit,
};
use veche_desk::{Access, Answer, Desk, House, Routes, guard};
use veche_engine::Result;
use veche_lang::Lang;

/// Its addresses.
pub fn routes() -> Routes {
    let reads = Access::Right(Right::ReadOfficial);
    Routes::new()
        .get("/documents/{short}/execution", Access::Public, of_document)
        .get(
            "/documents/{short}/execution.pdf",
            Access::Public,
            of_document_pdf,
        )
        .get(
            "/documents/{short}/execution.json",
            Access::Public,
            of_document_json,
        )
        .get("/execution", reads, over_period)
        .get("/execution.pdf", reads, over_period_pdf)
        .get("/execution.json", reads, over_period_json)
}

/// Addresses that exist in the data at hand.
///
/// # Errors
/// The database fails.
pub async fn examples(house: &House) -> Result<Vec<String>> {
    let mut all = vec![path::EXECUTION.to_owned()];
    let rows = store::documents(house.db.read(), &DocumentFilter::default(), 1).await?;
    if let Some(row) = rows.first() {
        let at = path::execution(row.short);
        all.extend([at.clone(), format!("{at}.pdf"), format!("{at}.json")]);
        let period = format!(
            "?from={}&until={}",
            row.adopted_on.iso(),
            row.adopted_on.iso()
        );
        all.extend(["", ".pdf", ".json"].map(|form| format!("{}{form}{period}", path::EXECUTION)));
    }
    Ok(all)
}

/// What an address may ask for besides.
#[derive(Debug, Default, Clone, Deserialize, Serialize)]
struct Asked {
    #[serde(default)]
    from: String,
    #[serde(default)]
    until: String,
    #[serde(default)]
    body: String,
    /// The language of a file, where it is not the reader's.
    #[serde(default)]
    lang: String,
}

impl Asked {
    fn lang(&self, d: &Desk) -> Lang {
        Tongue::parse(&self.lang).map_or_else(|| d.l.clone(), |tongue| d.l.in_tongue(tongue))
    }

    /// The desk in the language that the address asks for.
    fn desk(&self, d: Desk) -> Desk {
        match Tongue::parse(&self.lang) {
            Some(tongue) if tongue != d.l.tongue => d.in_tongue(tongue),
            _ => d,
        }
    }

    fn is_empty(&self) -> bool {
        [&self.from, &self.until, &self.body]
            .iter()
            .all(|s| s.trim().is_empty())
    }

    /// Without `until` the period ends today, without `from` it begins with the year in which it ends.
    ///
    /// `body`: what the typed body was found to be.
    fn read(&self, today: Day, body: Option<BodyId>) -> std::result::Result<Period, FieldProblems> {
        let mut p = FieldProblems::new();
        let day = |typed: &str| match typed.trim() {
            "" => Ok(None),
            typed => Day::parse(typed)
                .map(Some)
                .ok_or_else(|| Text::new("line-day-odd")),
        };
        let from = p.field("from", day(&self.from));
        let until = p.field("until", day(&self.until));
        let until = until.map(|until| until.unwrap_or(today));
        let from = from.zip(until).map(|(from, until)| {
            from.or_else(|| Day::new(until.parts().0, 1, 1))
                .unwrap_or(until)
        });
        if from.zip(until).is_some_and(|(from, until)| until < from) {
            p.add("until", Text::new("execution-period-turned"));
        }
        if body.is_none() && !self.body.trim().is_empty() {
            p.add("body", Text::new("execution-body-unknown"));
        }
        p.finish(|| {
            Some(Period {
                from: from?,
                until: until?,
                body,
            })
        })
    }

    /// The query of the same report in another form.
    fn query(&self, lang: Option<Tongue>) -> String {
        let pairs = [
            ("from", self.from.as_str()),
            ("until", self.until.as_str()),
            ("body", self.body.as_str()),
        ];
        let lang = ("lang", lang.map(Tongue::code).unwrap_or_default());
        let parts: Vec<String> = pairs
            .into_iter()
            .chain([lang])
            .filter(|(_, v)| !v.trim().is_empty())
            .map(|(n, v)| format!("{n}={}", guard::encode(v.trim())))
            .collect();
        if parts.is_empty() {
            String::new()
        } else {
            format!("?{}", parts.join("&"))
        }
    }
}

/// The period that an address asks for. A body is named by its address.
async fn period(d: &Desk, asked: &Asked) -> Result<std::result::Result<Period, FieldProblems>> {
    let body = match Short::parse(&asked.body) {
        Some(short) => match veche_register::party_of_path(d.read(), "body", short).await {
            Ok(Party::Body(id)) => Some(id),
            Ok(_) | Err(Stop::Missing) => None,
            Err(stop) => return Err(stop),
        },
        None => None,
    };
    Ok(asked.read(d.today(), body))
}

/// The report of a document as far as this reader may see it. Where execution is not published, there is none for the public.
async fn report_of(d: &Desk, l: &Lang, at: &str) -> Result<(Execution, Short)> {
    let full = d.reads_official();
    if !full && !d.settings.publish_execution {
        return Err(if d.signed_in() {
            Stop::Missing
        } else {
            Stop::SignIn
        });
    }
    let short = Short::parse(at).ok_or(Stop::Missing)?;
    let report = execution::for_document(d.read(), l, short, d.today()).await?;
    Ok((if full { report } else { report.for_public() }, short))
}

async fn of_document(d: Desk, Path(at): Path<String>, Query(asked): Query<Asked>) -> Answer {
    let d = asked.desk(d);
    let l = &d.l;
    let (report, short) = report_of(&d, l, &at).await?;
    let path = path::execution(short);
    let about = report.about(l);
    let above = [
        (path::DOCUMENTS.to_owned(), l.t("nav-documents")),
        (path::document(short), about),
    ];
    let above: Vec<(&str, &str)> = above
        .iter()
        .map(|(href, words)| (href.as_str(), words.as_str()))
        .collect();
    let mut head = PageHead::new(l.t("execution-title")).subtitle(as_of(l, &report));
    for action in files(l, &path, &Asked::default()) {
        head = head.action(action);
    }
    let body = html! {
        (breadcrumbs(l, &above))
        (head.render())
        @if let Some(one) = report.report.documents.first() {
            p class="exec-about" {
                a href=(path::document(short)) { (one.document.title) }
                " " span class="muted" { (report.about(l)) ", " (report.name(Party::Body(one.document.body))) }
            }
        }
        (view::report(&d, &report))
    };
    Ok(d.wide_page(StatusCode::OK, &l.t("execution-title"), body))
}

async fn of_document_pdf(d: Desk, Path(at): Path<String>, Query(asked): Query<Asked>) -> Answer {
    let l = asked.lang(&d);
    let (report, _) = report_of(&d, &l, &at).await?;
    pdf(&d, &l, &report).await
}

async fn of_document_json(d: Desk, Path(at): Path<String>, Query(asked): Query<Asked>) -> Answer {
    let l = asked.lang(&d);
    let (report, _) = report_of(&d, &l, &at).await?;
    json(&d, &l, &report)
}

/// The report over a period. Opened without one, it goes from the last conference to today: that is what the next one asks.
async fn over_period(d: Desk, Query(asked): Query<Asked>) -> Answer {
    let d = asked.desk(d);
    let presets = presets(&d).await?;
    let asked = match presets.first() {
        Some(first) if asked.is_empty() => first.asked.clone(),
        _ => asked,
    };
    let l = &d.l;
    let (status, form, report) = match period(&d, &asked).await? {
        Err(problems) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            Form::of(&asked).problems(problems),
            None,
        ),
        Ok(period) => match execution::for_period(d.read(), l, period, d.today()).await {
            Ok(report) => (StatusCode::OK, Form::of(&asked), Some(report)),
            Err(Stop::TooLarge(text)) => (
                StatusCode::UNPROCESSABLE_ENTITY,
                Form::of(&asked).problems(FieldProblems::one("until", text)),
                None,
            ),
            Err(stop) => return Err(stop.into()),
        },
    };
    Ok(period_page(&d, status, &asked, &form, &presets, report.as_ref()).await?)
}

/// A period that people ask for.
struct Preset {
    words: String,
    asked: Asked,
}

/// From the last conference, from the one before, and the last year. Conferences are known by what they adopted.
async fn presets(d: &Desk) -> Result<Vec<Preset>> {
    let (l, today) = (&d.l, d.today());
    let conferences: Vec<BodyId> = veche_register::bodies(d.read(), l.tongue)
        .await?
        .into_iter()
        .filter(|b| b.kind == BodyKind::Conference && b.owner == Scope::Federation)
        .map(|b| b.id)
        .collect();
    let days = store::adoption_days(d.read(), &conferences, today, 2).await?;
    let since = |from: Day| Asked {
        from: typed(from),
        until: typed(today),
        ..Asked::default()
    };
    let mut all: Vec<Preset> = ["execution-preset-conference", "execution-preset-before"]
        .into_iter()
        .zip(days)
        .map(|(key, day)| Preset {
            words: l.with(
                "execution-preset-since",
                [("preset", l.t(key).into()), ("day", day.into())],
            ),
            asked: since(day),
        })
        .collect();
    all.push(Preset {
        words: l.t("execution-preset-year"),
        asked: since(a_year_before(today)),
    });
    Ok(all)
}

async fn over_period_pdf(d: Desk, Query(asked): Query<Asked>) -> Answer {
    let l = asked.lang(&d);
    let report = execution::for_period(d.read(), &l, period(&d, &asked).await??, d.today()).await?;
    pdf(&d, &l, &report).await
}

async fn over_period_json(d: Desk, Query(asked): Query<Asked>) -> Answer {
    let l = asked.lang(&d);
    let report = execution::for_period(d.read(), &l, period(&d, &asked).await??, d.today()).await?;
    json(&d, &l, &report)
}

async fn period_page(
    d: &Desk,
    status: StatusCode,
    asked: &Asked,
    form: &Form,
    presets: &[Preset],
    report: Option<&Execution>,
) -> Result<Response> {
    let l = &d.l;
    let bodies: Vec<Choice> = veche_register::bodies(d.read(), l.tongue)
        .await?
        .into_iter()
        .filter(|b| b.owner == Scope::Federation)
        .map(|b| Choice::new(b.short.as_str(), b.name))
        .collect();
    let mut head = PageHead::new(l.t("nav-execution"));
    head = match report {
        Some(report) => head.subtitle(l.with(
            "execution-subtitle-period",
            [
                ("about", report.about(l).into()),
                ("day", report.report.today.into()),
            ],
        )),
        None => head.subtitle(l.t("execution-lead")),
    };
    if report.is_some() {
        for action in files(l, path::EXECUTION, asked) {
            head = head.action(action);
        }
    }
    let preset = presets
        .iter()
        .any(|p| p.asked.query(None) == asked.query(None));
    let body = html! {
        (head.render())
        nav aria-label=(l.t("execution-presets")) {
            ul class="exec-presets" {
                @for p in presets {
                    @let here = (p.asked.query(None) == asked.query(None)).then_some("page");
                    li { a href={ (path::EXECUTION) (p.asked.query(None)) } aria-current=[here] { (p.words) } }
                }
            }
        }
        details class="exec-other" open[!preset] {
            summary { (l.t("execution-other-period")) }
            form class="form exec-form" method="get" action=(path::EXECUTION) novalidate {
                (form.summary(l))
                (together(html! {
                    (Field::new("from", l.t("execution-from")).date(l, form))
                    (Field::new("until", l.t("execution-until")).date(l, form))
                    (Field::new("body", l.t("line-filter-body")).optional().select(l, form, &bodies, Some(&l.t("execution-any-body"))))
                }))
                (actions(submit(&l.t("execution-make"), Kind::Primary)))
            }
        }
        @if let Some(report) = report { (view::report(d, report)) }
    };
    Ok(d.wide_page(status, &l.t("nav-execution"), body))
}

fn as_of(l: &Lang, report: &Execution) -> String {
    l.with("execution-as-of", [("day", report.report.today.into())])
}

/// The other forms of a report.
fn files(l: &Lang, path: &str, asked: &Asked) -> Vec<Markup> {
    let mut all = vec![html! {
        button class="button" type="button" data-print data-script { (icon("printer", None)) span { (l.t("execution-print")) } }
    }];
    all.push(link_button(
        &format!("{path}.pdf{}", asked.query(Some(l.tongue))),
        &l.t("execution-pdf"),
        Kind::Primary,
        Some("download"),
    ));
    let other = l.tongue.other();
    all.push(link_button(
        &format!("{path}.pdf{}", asked.query(Some(other))),
        &l.t(&format!("execution-pdf-{}", other.code())),
        Kind::Plain,
        Some("languages"),
    ));
    all.push(link_button(
        &format!("{path}.json{}", asked.query(None)),
        "JSON",
        Kind::Quiet,
        None,
    ));
    all
}

async fn pdf(d: &Desk, l: &Lang, report: &Execution) -> Answer {
    let bytes = d.pdf(report.sheet(l)).await?;
    d.file(
        bytes,
        "application/pdf",
        &format!("{}.pdf", file_name(l, report)),
    )
}

fn json(d: &Desk, l: &Lang, report: &Execution) -> Answer {
    let bytes = serde_json::to_vec_pretty(&report.json(l)).map_err(Stop::broken)?;
    let mut response = d
        .file(
            bytes,
            "application/json",
            &format!("{}.json", file_name(l, report)),
        )?
        .into_response();
    // Meant to be read by programs: it opens in place where somebody looks at it.
    response
        .headers_mut()
        .remove(axum::http::header::CONTENT_DISPOSITION);
    Ok(response)
}

fn file_name(l: &Lang, report: &Execution) -> String {
    let of = match (report.report.period, report.report.documents.first()) {
        (None, Some(one)) => one.document.number.clone(),
        (Some(p), _) => format!("{}-{}", p.from, p.until),
        (None, None) => String::new(),
    };
    let clean: String = of
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || c == '-' {
                c
            } else {
                '-'
            }
        })
        .collect();
    format!(
        "{}-{clean}-{}",
        l.t("execution-file-name"),
        report.report.today
    )
}

/// The same day of the year before; of 29 February the day before it.
fn a_year_before(day: Day) -> Day {
    let (y, m, d) = day.parts();
    Day::new(y - 1, m, d)
        .or_else(|| Day::new(y - 1, m, d - 1))
        .unwrap_or(day)
}

fn typed(day: Day) -> String {
    let (y, m, d) = day.parts();
    format!("{d}.{m}.{y}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;
    use veche_core::BodyId;

    #[test]
    fn period_is_read_or_told_what_is_wrong() {
        let found = Some(BodyId(Uuid::from_u128(4)));
        let check = |from: &str, until: &str, body: &str, found: Option<BodyId>| {
            let asked = Asked {
                from: from.into(),
                until: until.into(),
                body: body.into(),
                lang: String::new(),
            };
            asked
                .read(Day::new(2026, 8, 1).unwrap(), found)
                .map(|p| format!("{} {} {}", p.from, p.until, p.body.is_some()))
                .map_err(|p| {
                    let all = p.0.iter().map(|p| format!("{} {}", p.field, p.text.key));
                    all.collect::<Vec<_>>().join(", ")
                })
        };
        let ok = |s: &str| Ok(s.to_owned());
        let odd = |s: &str| Err(s.to_owned());
        assert_eq!(
            check("1.1.2026", "2026-12-31", "", None),
            ok("2026-01-01 2026-12-31 false")
        );
        assert_eq!(
            check("1.1.2026", "1.1.2026", "x", found),
            ok("2026-01-01 2026-01-01 true")
        );
        assert_eq!(check("", "", "", None), ok("2026-01-01 2026-08-01 false"));
        assert_eq!(
            check("", "1.6.2024", "", None),
            ok("2024-01-01 2024-06-01 false")
        );
        assert_eq!(
            check("2.1.2026", "1.1.2026", "", None),
            odd("until execution-period-turned")
        );
        assert_eq!(
            check("весна", "осень", "nobody", None),
            odd("from line-day-odd, until line-day-odd, body execution-body-unknown")
        );
    }

    #[test]
    fn query_keeps_what_was_asked() {
        let asked = Asked {
            from: "1.1.2026".into(),
            until: " 2.1.2026".into(),
            body: "body:1&2".into(),
            lang: String::new(),
        };
        assert_eq!(
            asked.query(Some(Tongue::En)),
            "?from=1.1.2026&until=2.1.2026&body=body%3A1%262&lang=en"
        );
        assert_eq!(Asked::default().query(None), "");
    }
}
