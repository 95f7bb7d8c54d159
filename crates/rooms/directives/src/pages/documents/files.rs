//! A document as files: its text, its data, the original and the scan.

use super::list::shows_execution;
use super::{page, short_of, upload, words};
use crate::model::{Document, Item, KeptFile, Line};
use crate::{commands, path, rules, store};
use axum::extract::Path;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::IntoResponse;
use serde_json::{Value, json};
use std::collections::HashMap;
use veche_core::{Day, FieldProblems, Party, Stop, Text};
use veche_desk::{Answer, Desk};
use veche_engine::{Fingerprint, Result};

/// The text as it was adopted, to the letter.
pub(super) async fn source(d: Desk, Path(short): Path<String>) -> Answer {
    let doc = store::document(d.read(), short_of(&short)?).await?;
    let mut response = doc.source.into_response();
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/plain; charset=utf-8"),
    );
    Ok(response)
}

/// The file that the text was taken from.
pub(super) async fn original(d: Desk, Path(short): Path<String>) -> Answer {
    let doc = store::document(d.read(), short_of(&short)?).await?;
    kept(&d, doc.original.as_ref()).await
}

/// The scan of the signed original.
pub(super) async fn scan(d: Desk, Path(short): Path<String>) -> Answer {
    let doc = store::document(d.read(), short_of(&short)?).await?;
    kept(&d, doc.scan.as_ref()).await
}

/// A kept file, to be saved and not opened within our pages.
pub(crate) async fn kept(d: &Desk, file: Option<&KeptFile>) -> Answer {
    let file = file.ok_or(Stop::Missing)?;
    let fingerprint = Fingerprint::parse(&file.blob)
        .ok_or_else(|| Stop::broken("an odd fingerprint of a kept file"))?;
    let bytes = d.house.blobs.get(&fingerprint).await?;
    d.file(bytes, &file.media_type, &file.name)
}

/// Puts a scan beside a document that has none.
pub(super) async fn attach_scan(
    d: Desk,
    Path(short): Path<String>,
    form: std::result::Result<Multipart, MultipartRejection>,
) -> Answer {
    let short = short_of(&short)?;
    let sent = upload::read(form).await?;
    let scan = match read_scan(&d, &sent, "scan") {
        Ok(Some(scan)) => scan,
        Ok(None) => {
            return page::view(
                &d,
                short,
                StatusCode::UNPROCESSABLE_ENTITY,
                FieldProblems::one("scan", Text::new("field-empty")),
            )
            .await;
        }
        Err((status, text)) => {
            return page::view(&d, short, status, FieldProblems::one("scan", text)).await;
        }
    };
    let kept = keep(&d, scan).await?;
    d.run(
        (short, kept),
        |tx, by, (short, (file, fingerprint, size))| {
            Box::pin(async move {
                tx.keep_blob(fingerprint, *size, &file.media_type).await?;
                commands::attach_scan(tx, by, *short, file).await
            })
        },
    )
    .await?;
    d.done(&path::document(short), "toast-scan-attached")
}

/// A scan that was sent, before it is kept.
pub(crate) struct ScanIn {
    name: String,
    media_type: &'static str,
    bytes: Vec<u8>,
}

/// The scan of a form's field: `None` when none was chosen.
///
/// # Errors
/// It is too large, or neither PDF nor picture: status and sentence.
pub(crate) fn read_scan(
    d: &Desk,
    sent: &upload::Upload,
    field: &str,
) -> std::result::Result<Option<ScanIn>, (StatusCode, Text)> {
    if sent.was_too_large(field) {
        return Err((StatusCode::PAYLOAD_TOO_LARGE, upload::too_large(d)));
    }
    let Some(file) = sent.file(field) else {
        return Ok(None);
    };
    let media_type = upload::scan_type(&file.bytes).ok_or((
        StatusCode::UNPROCESSABLE_ENTITY,
        Text::new("document-scan-odd"),
    ))?;
    Ok(Some(ScanIn {
        name: file.name.clone(),
        media_type,
        bytes: file.bytes.clone(),
    }))
}

/// Keeps a scan's content, and gives what the record needs: the transaction that follows names it.
pub(crate) async fn keep(d: &Desk, scan: ScanIn) -> Result<(KeptFile, Fingerprint, u64)> {
    let size = scan.bytes.len() as u64;
    let fingerprint = d.house.blobs.put(scan.bytes).await?;
    let file = KeptFile {
        blob: fingerprint.as_str().to_owned(),
        name: scan.name,
        media_type: scan.media_type.to_owned(),
    };
    Ok((file, fingerprint, size))
}

/// The document as data, names in its own language. How it is carried out only where the reader may see it.
pub(super) async fn json(d: Desk, Path(short): Path<String>) -> Answer {
    let doc = store::document(d.read(), short_of(&short)?).await?;
    let items = store::items(d.read(), doc.id).await?;
    let lines = if shows_execution(&d) {
        Some(store::lines_of_document(d.read(), doc.id).await?)
    } else {
        None
    };
    let mut parties: Vec<Party> = vec![Party::Body(doc.body)];
    parties.extend(
        items
            .iter()
            .flat_map(|i| &i.directives)
            .flat_map(|x| &x.owners)
            .map(|o| o.party),
    );
    parties.extend(lines.iter().flatten().map(|l| l.party));
    parties.sort();
    parties.dedup();
    let names = veche_register::party_names(d.read(), &parties, doc.tongue).await?;
    let data = data_of(
        &doc,
        &items,
        lines.as_deref(),
        &names,
        &words::address(&d, &path::document(doc.short)),
        d.today(),
    );
    let mut response = serde_json::to_vec_pretty(&data)
        .map_err(Stop::broken)?
        .into_response();
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/json"),
    );
    Ok(response)
}

fn data_of(
    doc: &Document,
    items: &[Item],
    lines: Option<&[Line]>,
    names: &HashMap<Party, String>,
    address: &str,
    today: Day,
) -> Value {
    let party = |p: Party| json!({ "kind": p.parts().0, "name": names.get(&p) });
    let day = |d: Option<Day>| d.map(Day::iso);
    let directive = |d: &crate::model::Directive| {
        let (kind, value) = d.deadline.parts();
        let mut out = json!({
            "address": d.short,
            "text": d.text,
            "start": d.span.start,
            "end": d.span.end,
            "natures": d.natures,
            "deadline": { "kind": kind, "value": value, "text": d.deadline_text, "due_on": day(d.due_on) },
            "owners": d.owners.iter().map(|o| json!({ "party": party(o.party), "part": o.part, "written": o.written })).collect::<Vec<_>>(),
            "done_by_adoption": d.by_adoption,
        });
        if let (Some(lines), Some(fields)) = (lines, out.as_object_mut()) {
            let of: Vec<Value> = lines
                .iter()
                .filter(|l| l.directive == d.id)
                .map(|l| {
                    let marks = rules::state_of(l, today).marks;
                    json!({ "party": party(l.party), "stage": l.stage, "marks": marks, "due_on": day(l.due), "done_on": day(l.done) })
                })
                .collect();
            fields.insert("lines".to_owned(), Value::Array(of));
        }
        out
    };
    json!({
        "format": 1,
        "address": address,
        "kind": doc.kind,
        "number": doc.number,
        "adopted_on": doc.adopted_on.iso(),
        "adopted_by": names.get(&Party::Body(doc.body)),
        "place": doc.place,
        "title": doc.title,
        "language": doc.tongue.code(),
        "archival": doc.archival,
        "fingerprint": { "algorithm": "sha-256", "of": "text", "value": doc.fingerprint },
        "present": doc.count.present,
        "members": doc.count.members,
        "votes": { "for": doc.count.votes_for, "against": doc.count.against, "abstained": doc.count.abstained },
        "signatories": doc.signatories,
        "text": doc.source,
        "items": items.iter().map(|i| json!({
            "position": i.position,
            "label": i.label,
            "text": i.text,
            "start": i.span.start,
            "end": i.span.end,
            "directives": i.directives.iter().map(directive).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
    })
}
