//! What stands as evidence: files, addresses elsewhere, records of this portal; and giving such a file out.

use super::may_read;
use super::words::place;
use crate::commands::short_title;
use crate::model::{EvidenceKind, Judged};
use crate::pages::documents::words::named_with_day;
use crate::path;
use crate::store::{self, NewEvidence};
use axum::extract::Path;
use uuid::Uuid;
use veche_core::{EvidenceId, Short, Stop, Text};
use veche_desk::{Answer, Desk, guard};
use veche_engine::{Fingerprint, Result};

/// Addresses of a report, at most.
const LINKS_MOST: usize = 30;
/// Characters of an address, at most.
const LINK_MOST: usize = 2_000;

/// A line of the field of links.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Link {
    /// An address elsewhere.
    Address(String),
    /// A path of this portal.
    Record(String),
    /// Ten characters: a record by its short address.
    Short(Short),
}

/// Addresses as typed, one a line. An address of this portal is a record of ours, whichever way it is written.
pub(super) fn links(typed: &str, hosts: &[String]) -> std::result::Result<Vec<Link>, Text> {
    let mut all = Vec::new();
    for one in typed.lines().map(str::trim).filter(|s| !s.is_empty()) {
        let link = link(one, hosts).ok_or_else(|| {
            Text::new("report-link-odd").with("link", one.chars().take(80).collect::<String>())
        })?;
        if !all.contains(&link) {
            all.push(link);
        }
    }
    if all.len() > LINKS_MOST {
        return Err(Text::new("report-links-many").with("most", LINKS_MOST));
    }
    Ok(all)
}

fn link(one: &str, hosts: &[String]) -> Option<Link> {
    if one.chars().count() > LINK_MOST || one.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return None;
    }
    if one.starts_with('/') {
        return (guard::own_path(one) == one).then(|| Link::Record(one.to_owned()));
    }
    if let Some(short) = Short::parse(one) {
        return Some(Link::Short(short));
    }
    let lower = one.to_ascii_lowercase();
    let (scheme, rest) = match (lower.starts_with("https://"), lower.starts_with("http://")) {
        (true, _) => ("https://", one.get(8..)?),
        (_, true) => ("http://", one.get(7..)?),
        // Another scheme leads to a program on the reader's machine, or runs as script.
        _ if one.contains("://")
            || one
                .split(['/', '.'])
                .next()
                .is_some_and(|first| first.contains(':')) =>
        {
            return None;
        }
        _ => ("https://", one),
    };
    let host = rest.split(['/', '?', '#']).next()?;
    let named = host.contains('.')
        || host.contains(':')
        || hosts.iter().any(|h| h.eq_ignore_ascii_case(host));
    if host.is_empty() || !named || host.contains(['@', '\\', '"', '<', '>']) {
        return None;
    }
    if hosts.iter().any(|h| h.eq_ignore_ascii_case(host)) {
        let path = rest
            .get(host.len()..)
            .filter(|p| p.starts_with('/'))
            .unwrap_or("/");
        return (guard::own_path(path) == path).then(|| Link::Record(path.to_owned()));
    }
    Some(Link::Address(format!("{scheme}{rest}")))
}

/// What a file is, by its first bytes; what is not known is a stream of bytes. It is given out as an attachment in any case.
pub(super) fn media_type(start: &[u8], name: &str) -> &'static str {
    let ending = name
        .rsplit('.')
        .next()
        .map(str::to_ascii_lowercase)
        .unwrap_or_default();
    match start {
        [b'%', b'P', b'D', b'F', ..] => "application/pdf",
        [0x89, b'P', b'N', b'G', ..] => "image/png",
        [0xff, 0xd8, 0xff, ..] => "image/jpeg",
        [b'G', b'I', b'F', b'8', ..] => "image/gif",
        [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            ..,
        ] => "image/webp",
        [b'P', b'K', 3, 4, ..] => match ending.as_str() {
            "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "odt" => "application/vnd.oasis.opendocument.text",
            "ods" => "application/vnd.oasis.opendocument.spreadsheet",
            _ => "application/zip",
        },
        _ if ["txt", "md", "csv"].contains(&ending.as_str())
            && std::str::from_utf8(start).is_ok() =>
        {
            "text/plain; charset=utf-8"
        }
        _ => "application/octet-stream",
    }
}

/// How this portal is called in addresses: by its setting.
pub(super) fn hosts(d: &Desk) -> Vec<String> {
    let base = d.settings.base_url.as_deref().unwrap_or_default();
    let host = base
        .split("://")
        .nth(1)
        .and_then(|rest| rest.split('/').next())
        .filter(|h| !h.is_empty());
    host.map(str::to_owned).into_iter().collect()
}

/// A link as evidence; a record of ours must exist and gets its title.
pub(super) async fn evidence_of(
    d: &Desk,
    link: &Link,
) -> Result<std::result::Result<NewEvidence, Text>> {
    let (kind, value, title) = match link {
        Link::Address(address) => (EvidenceKind::Address, address.clone(), address.clone()),
        Link::Record(typed) => match record(d, typed).await? {
            Some((path, title)) => (EvidenceKind::Record, path, title),
            None => {
                return Ok(Err(
                    Text::new("report-record-unknown").with("link", typed.as_str())
                ));
            }
        },
        Link::Short(short) => match by_short(d, *short).await? {
            Some((path, title)) => (EvidenceKind::Record, path, title),
            None => {
                return Ok(Err(
                    Text::new("report-record-unknown").with("link", short.to_string())
                ));
            }
        },
    };
    Ok(Ok(NewEvidence {
        kind,
        value,
        title,
        media_type: None,
        size: None,
    }))
}

/// Path and title of a record of ours that the person may see.
async fn record(d: &Desk, typed: &str) -> Result<Option<(String, String)>> {
    let bare = typed.split(['?', '#']).next().unwrap_or_default();
    let mut parts = bare.trim_matches('/').split('/');
    let (Some(kind), Some(Some(short)), None) =
        (parts.next(), parts.next().map(Short::parse), parts.next())
    else {
        return Ok(None);
    };
    let register = |kind: &str| match kind {
        "bodies" => Some("body"),
        "branches" => Some("branch"),
        "organisations" => Some("organisation"),
        "people" => Some("person"),
        _ => None,
    };
    match kind {
        "documents" => document(d, short).await,
        "lines" => line_of(d, short).await,
        "directives" => directive(d, short).await,
        other => match register(other) {
            Some(kind) => {
                match found(veche_register::party_of_path(d.read(), kind, short).await)? {
                    Some(party) => {
                        let card = veche_register::party_cards(d.read(), &[party], d.l.tongue)
                            .await?
                            .remove(&party);
                        Ok(card.map(|c| (c.path, c.name)))
                    }
                    None => Ok(None),
                }
            }
            None => Ok(None),
        },
    }
}

async fn by_short(d: &Desk, short: Short) -> Result<Option<(String, String)>> {
    if let Some(one) = document(d, short).await? {
        return Ok(Some(one));
    }
    if let Some(one) = line_of(d, short).await? {
        return Ok(Some(one));
    }
    directive(d, short).await
}

fn found<T>(got: Result<T>) -> Result<Option<T>> {
    match got {
        Ok(one) => Ok(Some(one)),
        Err(Stop::Missing) => Ok(None),
        Err(stop) => Err(stop),
    }
}

async fn document(d: &Desk, short: Short) -> Result<Option<(String, String)>> {
    let title = |x: crate::model::Document| named_with_day(&d.l, x.kind, &x.number, x.adopted_on);
    Ok(found(store::document(d.read(), short).await)?.map(|x| (path::document(short), title(x))))
}

async fn line_of(d: &Desk, short: Short) -> Result<Option<(String, String)>> {
    let line = found(store::line(d.read(), short).await)?.filter(|x| may_read(d, x));
    // Titles of evidence are read in reports and on paper, far from the line: where it stands belongs to its name.
    let title = |x: &crate::model::Line| format!("{}: {}", place(&d.l, x), short_title(&x.text));
    Ok(line.map(|x| (path::line(short), title(&x))))
}

async fn directive(d: &Desk, short: Short) -> Result<Option<(String, String)>> {
    if !d.reads_official() {
        return Ok(None);
    }
    let got = found(store::directive(d.read(), short).await)?;
    Ok(got.map(|(x, _)| (path::directive(short), short_title(&x.text))))
}

/// Gives out a file that stands as evidence: to those who may see its line; to everybody when its report was released.
pub(super) async fn give(d: Desk, Path(id): Path<String>) -> Answer {
    let nothing = || {
        if d.signed_in() {
            Stop::Missing
        } else {
            Stop::SignIn
        }
    };
    let id = Uuid::parse_str(&id)
        .map(EvidenceId)
        .map_err(|_| Stop::Missing)?;
    let (piece, report) = found(store::evidence(d.read(), id).await)?.ok_or_else(nothing)?;
    let public = report.released && report.state == Judged::Accepted;
    if !public && !may_read(&d, &store::line_by_id(d.read(), report.line).await?) {
        return Err(nothing().into());
    }
    if piece.kind != EvidenceKind::File {
        return Err(Stop::Missing.into());
    }
    let fingerprint = Fingerprint::parse(&piece.value).ok_or(Stop::Missing)?;
    let bytes = d.house.blobs.get(&fingerprint).await?;
    Ok(guard::attachment(
        bytes,
        piece
            .media_type
            .as_deref()
            .unwrap_or("application/octet-stream"),
        &piece.title,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_told_apart() {
        let hosts = ["portal.example".to_owned()];
        let address = |s: &str| Some(Link::Address(s.to_owned()));
        let ours = |s: &str| Some(Link::Record(s.to_owned()));
        for (typed, want) in [
            (
                "https://news.example/a?b=1",
                address("https://news.example/a?b=1"),
            ),
            ("HTTP://news.example", address("http://news.example")),
            ("news.example/a", address("https://news.example/a")),
            (
                "https://portal.example/documents/0123456789",
                ours("/documents/0123456789"),
            ),
            ("https://PORTAL.example", ours("/")),
            ("/lines/0123456789", ours("/lines/0123456789")),
            (
                "0123456789",
                Some(Link::Short(Short::parse("0123456789").unwrap())),
            ),
            ("//evil.example/x", None),
            ("/\\evil.example", None),
            ("javascript:alert(1)", None),
            ("data:text/html,x", None),
            ("ftp://a.example/x", None),
            ("https://user@evil.example/", None),
            ("https://", None),
            ("просто слова", None),
            ("слово", None),
        ] {
            assert_eq!(link(typed, &hosts), want, "{typed}");
        }
        assert_eq!(
            link(&format!("https://a.example/{}", "x".repeat(2_000)), &hosts),
            None
        );
    }

    #[test]
    fn a_file_is_what_its_bytes_say() {
        assert_eq!(media_type(b"%PDF-1.7", "x.png"), "application/pdf");
        assert_eq!(media_type(b"<html>", "x.html"), "application/octet-stream");
        assert_eq!(
            media_type(b"PK\x03\x04", "x.DOCX"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        );
        assert_eq!(
            media_type("итоги".as_bytes(), "x.txt"),
            "text/plain; charset=utf-8"
        );
        assert_eq!(media_type(b"\xff\xfe", "x.txt"), "application/octet-stream");
        assert_eq!(media_type(b"", ""), "application/octet-stream");
    }
}
