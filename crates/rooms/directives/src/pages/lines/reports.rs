//! Reporting on a line, with evidence.

use super::acts::{form_page, must_act, problems_of};
use super::evidence::{Link, evidence_of, hosts, links, media_type};
use super::words::claim_word;
use super::{readable, short, some_day, some_text};
use crate::commands;
use crate::model::{Claim, EvidenceKind, Judged, Line, Report, Stage};
use crate::pages::documents::upload::FILE_MAX;
use crate::store::{self, NewEvidence, NewReport, Upload};
use crate::{path, rules};
use axum::extract::multipart::Field as Part;
use axum::extract::{Multipart, Path};
use axum::http::StatusCode;
use axum::response::Response;
use maud::{Markup, html};
use uuid::Uuid;
use veche_core::{Day, EvidenceId, FieldProblems, ReportId, Stop, Text};
use veche_desk::components::form::{actions, fieldset, hidden};
use veche_desk::components::notice::Weight;
use veche_desk::components::{Choice, Field, Form, Kind, document, icon, notice, submit};
use veche_desk::parts::content;
use veche_desk::{Answer, Desk};
use veche_engine::{Fingerprint, Result};
use veche_lang::Lang;

/// Files of a report, at most.
const FILES_MOST: usize = 10;
/// Characters of an account, at most.
const ACCOUNT_MOST: usize = 20_000;

/// What a form brought: its fields, and the files that were already put away by their content.
#[derive(Debug, Default)]
struct Typed {
    fields: Vec<(String, String)>,
    files: Vec<NewEvidence>,
    problems: FieldProblems,
}

/// What was typed, read: all but the files.
#[derive(Debug, PartialEq)]
struct Told {
    done_on: Day,
    claim: Claim,
    account: String,
    said_by: Option<String>,
    links: Vec<Link>,
}

impl Typed {
    fn get(&self, name: &str) -> &str {
        self.fields
            .iter()
            .find(|(n, _)| n == name)
            .map_or("", |(_, v)| v.as_str())
    }

    /// `must_say`: the person writes down what another said. `hosts`: how this portal is called in addresses.
    fn read(&self, must_say: bool, hosts: &[String]) -> std::result::Result<Told, FieldProblems> {
        let mut p = FieldProblems::new();
        let done_on = p.field("done_on", some_day(self.get("done_on")));
        let claim = p.field(
            "claim",
            Claim::parse(self.get("claim")).ok_or_else(|| Text::new("report-claim-missing")),
        );
        let account = p.field("account", some_text(self.get("account"), ACCOUNT_MOST));
        let said = self.get("said_by").trim();
        let said_by = match said {
            "" if must_say => p.field("said_by", Err(Text::new("report-said-by-whom"))),
            "" => Some(None),
            _ => p.field("said_by", some_text(said, 200).map(Some)),
        };
        let links = p.field("links", links(self.get("links"), hosts));
        p.finish(|| {
            Some(Told {
                done_on: done_on?,
                claim: claim?,
                account: account?,
                said_by: said_by?,
                links: links?,
            })
        })
    }
}

/// What a form is about.
struct About {
    line: Line,
    /// The person acts for the owner; otherwise they write down what another said.
    own: bool,
    /// The report that stands in the place of which this one comes: it waits, and the person wrote it.
    instead: Option<ReportId>,
    /// The report from which the form is filled: the one in the place of which this comes, or the one that the controller returned.
    before: Option<Report>,
}

impl About {
    /// A report on a line. What the controller returned is not written from scratch; in the place of one's own report that still waits
    /// comes another.
    async fn line(d: &Desk, at: &str) -> Result<About> {
        let line = readable(d, short(at)?).await?;
        let own = must_act(d, &line)?;
        let mut all = match line.stage {
            Stage::Returned | Stage::Reported => {
                store::reports_on_record(d.read(), line.id).await?
            }
            _ => Vec::new(),
        };
        all.retain(|r| match line.stage {
            Stage::Returned => r.state == Judged::Returned,
            _ => rules::may_withdraw(r, d.person()).is_ok(),
        });
        let before = all.pop();
        let instead = before
            .as_ref()
            .filter(|r| r.state == Judged::Waiting)
            .map(|r| r.id);
        Ok(About {
            own: own && (instead.is_none() || before.as_ref().is_some_and(|r| r.said_by.is_none())),
            line,
            instead,
            before,
        })
    }

    /// How the form stands before anybody typed.
    fn form(&self, d: &Desk) -> Form {
        let Some(before) = &self.before else {
            return Form::new().with("done_on", typed_day(d.today()));
        };
        let instead = self.instead.map(|id| id.to_string());
        let mut form = Form::new()
            .with("instead", instead.unwrap_or_default())
            .with("done_on", typed_day(before.done_on))
            .with("claim", before.claim.code())
            .with("account", before.account.clone())
            .with("said_by", before.said_by.clone().unwrap_or_default());
        for piece in &before.evidence {
            form = form.with("evidence", piece.id.to_string());
        }
        form
    }

    /// The evidence of earlier reports on this line that is still ticked.
    async fn kept(&self, d: &Desk, typed: &Typed) -> Result<Vec<NewEvidence>> {
        let ticked = |id: &EvidenceId| {
            let id = id.to_string();
            typed
                .fields
                .iter()
                .any(|(n, v)| n == "evidence" && *v == id)
        };
        let all = store::reports_on_record(d.read(), self.line.id).await?;
        let pieces = all.iter().flat_map(|r| &r.evidence);
        Ok(pieces
            .filter(|e| ticked(&e.id))
            .map(|e| NewEvidence {
                kind: e.kind,
                value: e.value.clone(),
                title: e.title.clone(),
                media_type: e.media_type.clone(),
                size: e.size,
            })
            .collect())
    }
}

pub(super) async fn new(d: Desk, Path(at): Path<String>) -> Answer {
    let about = About::line(&d, &at).await?;
    if about.instead.is_none() {
        rules::may_report(about.line.stage)?;
    }
    let form = about.form(&d);
    Ok(page(&d, &about, StatusCode::OK, &form).await?)
}

pub(super) async fn create(d: Desk, Path(at): Path<String>, body: Multipart) -> Answer {
    let d = &d;
    let mut about = About::line(d, &at).await?;
    let typed = take_in(d, body).await?;
    // What the form said it was about counts: whether that still holds, the command finds.
    about.instead = Uuid::parse_str(typed.get("instead")).ok().map(ReportId);
    let about = &about;
    let aside = set_aside(d, &typed).await?;
    let (told, mut problems) = match typed.read(!about.own, &hosts(d)) {
        Ok(told) => (Some(told), FieldProblems::new()),
        Err(problems) => (None, problems),
    };
    problems.0.extend(typed.problems.0.iter().cloned());
    let mut evidence = about.kept(d, &typed).await?;
    let mut add = |piece: NewEvidence| {
        if evidence
            .iter()
            .all(|e| e.kind != piece.kind || e.value != piece.value)
        {
            evidence.push(piece);
        }
    };
    if let Some(told) = &told {
        for link in &told.links {
            match evidence_of(d, link).await? {
                Ok(one) => add(one),
                Err(text) => problems.add("links", text),
            }
        }
    }
    for u in &aside {
        add(NewEvidence {
            kind: EvidenceKind::File,
            value: u.blob.clone(),
            title: u.name.clone(),
            media_type: Some(u.media_type.clone()),
            size: Some(u.size),
        });
    }
    for file in &typed.files {
        add(file.clone());
    }
    let files = evidence.iter().filter(|e| e.kind == EvidenceKind::File);
    if files.count() > FILES_MOST {
        problems.add(
            "files",
            Text::new("report-files-many").with("most", FILES_MOST),
        );
    }
    let (Some(told), true) = (told, problems.is_empty()) else {
        return again(d, about, StatusCode::UNPROCESSABLE_ENTITY, typed, problems).await;
    };
    let new = NewReport {
        done_on: told.done_on,
        claim: told.claim,
        account: told.account,
        said_by: told.said_by,
        evidence,
    };
    let ids: Vec<Uuid> = aside.iter().map(|u| u.id).collect();
    let done = d
        .run(
            (about.line.short, about.instead, new, ids),
            |tx, by, (at, instead, new, ids)| {
                Box::pin(async move {
                    for file in new.evidence.iter().filter(|e| e.kind == EvidenceKind::File) {
                        let fingerprint = Fingerprint::parse(&file.value).ok_or(Stop::Missing)?;
                        let size = u64::try_from(file.size.unwrap_or(0)).unwrap_or(0);
                        tx.keep_blob(
                            &fingerprint,
                            size,
                            file.media_type.as_deref().unwrap_or_default(),
                        )
                        .await?;
                    }
                    if let Some(person) = by.person() {
                        store::forget_uploads(tx, person, ids).await?;
                    }
                    match instead {
                        Some(report) => commands::correct_report(tx, by, *report, new).await,
                        None => commands::report(tx, by, *at, new).await,
                    }
                })
            },
        )
        .await;
    let toast = match about.instead {
        Some(_) => "toast-report-corrected",
        None => "toast-report-sent",
    };
    match problems_of(d, "account", done)? {
        None => d.done(&path::line(about.line.short), toast),
        Some((status, problems)) => again(d, about, status, typed, problems).await,
    }
}

/// Back to the form: what was typed stands in it, and files need not be brought twice.
async fn again(
    d: &Desk,
    about: &About,
    status: StatusCode,
    typed: Typed,
    problems: FieldProblems,
) -> Answer {
    let mut form = Form::from_pairs(typed.fields.clone());
    if let Some(person) = d.person()
        && !typed.files.is_empty()
    {
        let before: Vec<String> = store::uploads(d.read(), person)
            .await?
            .into_iter()
            .map(|u| u.blob)
            .collect();
        let fresh: Vec<NewEvidence> = typed
            .files
            .iter()
            .filter(|f| !before.contains(&f.value))
            .cloned()
            .collect();
        d.run((person, fresh), |tx, _, (person, fresh)| {
            Box::pin(store::set_aside(tx, *person, fresh))
        })
        .await?;
        for upload in store::uploads(d.read(), person).await? {
            let id = upload.id.to_string();
            if typed.files.iter().any(|f| f.value == upload.blob) && !form.has("kept", &id) {
                form = form.with("kept", id);
            }
        }
    }
    Ok(page(d, about, status, &form.problems(problems)).await?)
}

/// The files that an earlier try brought, as far as they are still ticked.
async fn set_aside(d: &Desk, typed: &Typed) -> Result<Vec<Upload>> {
    let kept: Vec<&str> = typed
        .fields
        .iter()
        .filter(|(n, _)| n == "kept")
        .map(|(_, v)| v.as_str())
        .collect();
    match d.person() {
        Some(person) if !kept.is_empty() => {
            let all = store::uploads(d.read(), person).await?;
            Ok(all
                .into_iter()
                .filter(|u| kept.contains(&u.id.to_string().as_str()))
                .collect())
        }
        _ => Ok(Vec::new()),
    }
}

/// Takes the form apart. A file goes to the store of files as it comes; one that is too large is read to its end and let go.
async fn take_in(d: &Desk, mut body: Multipart) -> Result<Typed> {
    let mut typed = Typed::default();
    loop {
        match body.next_field().await {
            Ok(Some(part)) => take_part(d, part, &mut typed).await?,
            Ok(None) => return Ok(typed),
            Err(e) if e.status() == StatusCode::PAYLOAD_TOO_LARGE => {
                typed.problems.add("files", too_large());
                return Ok(typed);
            }
            Err(_) => return Err(Stop::refused("trouble-request")),
        }
    }
}

async fn take_part(d: &Desk, mut part: Part<'_>, typed: &mut Typed) -> Result<()> {
    let field = part.name().unwrap_or_default().to_owned();
    let name = part.file_name().map(file_name);
    let most = if name.is_some() {
        FILE_MAX
    } else {
        4 * ACCOUNT_MOST + 1_000
    };
    let (bytes, over) = match content(&mut part, most).await {
        Ok(Some(bytes)) => (bytes, false),
        Ok(None) => (Vec::new(), true),
        Err(e) if e.status() == StatusCode::PAYLOAD_TOO_LARGE => (Vec::new(), true),
        Err(_) => return Err(Stop::refused("trouble-request")),
    };
    match name {
        None if over => typed.problems.add(
            &field,
            Text::new("line-text-long").with("most", ACCOUNT_MOST),
        ),
        None => typed
            .fields
            .push((field, String::from_utf8_lossy(&bytes).into_owned())),
        Some(_) if over => typed.problems.add("files", too_large()),
        // A file field that was left empty.
        Some(_) if bytes.is_empty() => {}
        Some(name) if typed.files.len() < FILES_MOST => {
            let media_type = media_type(
                bytes.get(..bytes.len().min(4_096)).unwrap_or_default(),
                &name,
            );
            let size = i64::try_from(bytes.len()).ok();
            let fingerprint = d.house.blobs.put(bytes).await?;
            typed.files.push(NewEvidence {
                kind: EvidenceKind::File,
                value: fingerprint.to_string(),
                title: name,
                media_type: Some(media_type.to_owned()),
                size,
            });
        }
        Some(_) => typed.problems.add(
            "files",
            Text::new("report-files-many").with("most", FILES_MOST),
        ),
    }
    Ok(())
}

fn too_large() -> Text {
    Text::new("report-file-large").with("most", FILE_MAX / 1_000_000)
}

/// The last part of what a browser says a file is called; never a path.
fn file_name(given: &str) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last.chars().filter(|c| !c.is_control()).take(200).collect();
    if clean.trim().is_empty() {
        "file".to_owned()
    } else {
        clean.trim().to_owned()
    }
}

/// A day as a person types it here.
fn typed_day(day: Day) -> String {
    let (y, m, d) = day.parts();
    format!("{d}.{m}.{y}")
}

async fn page(d: &Desk, about: &About, status: StatusCode, form: &Form) -> Result<Response> {
    let l = &d.l;
    let (line, own) = (&about.line, about.own);
    let uploads: Vec<Upload> = match d.person() {
        Some(person) => store::uploads(d.read(), person)
            .await?
            .into_iter()
            .filter(|u| form.has("kept", &u.id.to_string()))
            .collect(),
        None => Vec::new(),
    };
    let claims: Vec<Choice> = Claim::ALL
        .iter()
        .map(|c| {
            Choice::new(c.code(), claim_word(l, *c))
                .hint(l.t(&format!("claim-hint-{}", c.code().replace('_', "-"))))
        })
        .collect();
    let title = l.t(match (&about.instead, &about.before, own) {
        (Some(_), _, _) => "report-title-correct",
        (None, Some(_), true) => "report-title-again",
        (_, _, true) => "report-title",
        (_, _, false) => "report-title-for",
    });
    let fields = html! {
        @if let Some(id) = about.instead { (hidden("instead", &id.to_string())) }
        // Only who writes for another has to say for whom.
        @if !own { (Field::new("said_by", l.t("report-said-by")).hint(l.t("report-said-by-hint")).text(l, form)) }
        (Field::new("claim", l.t("report-claim")).radios(l, form, &claims))
        (Field::new("done_on", l.t("report-day")).hint(l.t("report-day-hint")).date(l, form))
        (Field::new("account", l.t("report-account")).hint(l.t("report-account-hint")).textarea(l, form, 8))
        (fieldset(&l.t("report-evidence"), html! {
            @if let Some(before) = &about.before { div { (evidence_before(l, before, form)) } }
            (Field::new("links", l.t("report-links")).hint(l.t("report-links-hint")).optional().textarea(l, form, 3))
            (kept_files(l, &uploads))
            (Field::new("files", l.t("report-files"))
                .hint(l.with("report-files-hint", [("most", FILES_MOST.into()), ("size", (FILE_MAX / 1_000_000).into())]))
                .optional()
                .most(FILE_MAX).file(l, form, None, true))
        }))
        (actions(html! { (submit(&l.t("report-send"), Kind::Primary)) a href=(path::line(line.short)) { (l.t("line-back")) } }))
    };
    let body = html! {
        @if let Some(reason) = about.before.as_ref().filter(|_| about.instead.is_none()).and_then(|r| r.reason.as_deref()) {
            (notice(Weight::Care, html! {
                p { strong { (l.t("report-returned-why")) } }
                (document::paragraphs(reason))
            }))
        }
        (form.upload(l, &format!("{}/reports", path::line(line.short)), fields))
    };
    Ok(form_page(d, line, status, &title, body))
}

/// Evidence of the report from which the form was filled: ticked, it goes with this one.
fn evidence_before(l: &Lang, before: &Report, form: &Form) -> Markup {
    html! {
        @if !before.evidence.is_empty() {
            fieldset class="field" {
                legend { (l.t("report-evidence-before")) }
                @for e in &before.evidence {
                    @let id = e.id.to_string();
                    div class="choice" {
                        input type="checkbox" id={ "evidence-" (id) } name="evidence" value=(id) checked[form.has("evidence", &id)];
                        label for={ "evidence-" (id) } { (e.title) }
                    }
                }
            }
        }
    }
}

/// Files that came with an earlier try: ticked, they go with the report.
fn kept_files(l: &Lang, kept: &[Upload]) -> Markup {
    html! {
        @if !kept.is_empty() {
            fieldset class="field" {
                legend { (l.t("report-kept")) }
                @for u in kept {
                    div class="choice" {
                        input type="checkbox" id={ "kept-" (u.id) } name="kept" value=(u.id) checked;
                        label for={ "kept-" (u.id) } { (icon("paperclip", None)) " " (u.name) " " span class="muted" { (l.bytes(u64::try_from(u.size).unwrap_or(0))) } }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        let fields = pairs
            .iter()
            .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
            .collect();
        Typed {
            fields,
            ..Typed::default()
        }
    }

    #[track_caller]
    fn check(pairs: &[(&str, &str)], must_say: bool, want: &str) {
        let mut all = vec![
            ("done_on", "5.11.2026"),
            ("claim", "done"),
            ("account", "Провели"),
        ];
        all.retain(|(n, _)| pairs.iter().all(|(m, _)| m != n));
        all.extend(pairs);
        let got = match typed(&all).read(must_say, &["portal.example".to_owned()]) {
            Ok(t) => format!(
                "{} {} {} {:?}",
                t.done_on,
                t.claim.code(),
                t.account,
                t.said_by
            ),
            Err(p) => {
                p.0.iter()
                    .map(|p| format!("{} {}", p.field, p.text.key))
                    .collect::<Vec<_>>()
                    .join(", ")
            }
        };
        assert_eq!(got, want);
    }

    #[test]
    fn report_is_read_or_told_what_is_wrong() {
        check(&[], false, "2026-11-05 done Провели None");
        check(
            &[("said_by", " Секретарь отделения ")],
            true,
            "2026-11-05 done Провели Some(\"Секретарь отделения\")",
        );
        check(&[], true, "said_by report-said-by-whom");
        check(
            &[("done_on", "вчера"), ("claim", "maybe"), ("account", "  ")],
            false,
            "done_on line-day-odd, claim report-claim-missing, account field-empty",
        );
        check(
            &[("links", "javascript:alert(1)")],
            false,
            "links report-link-odd",
        );
        check(
            &[("links", &"/documents/0000000000\n".repeat(40))],
            false,
            "2026-11-05 done Провели None",
        );
    }

    #[test]
    fn a_file_is_called_by_its_last_part() {
        assert_eq!(file_name("C:\\тмп\\протокол.pdf"), "протокол.pdf");
        assert_eq!(file_name("../../etc/passwd"), "passwd");
        assert_eq!(file_name("a\r\nb\0.txt"), "ab.txt");
        assert_eq!(file_name("/"), "file");
        assert_eq!(file_name(&"я".repeat(500)).chars().count(), 200);
    }
}
