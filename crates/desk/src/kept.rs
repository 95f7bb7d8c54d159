//! What was typed when the session had ended: nothing is stored for somebody whom nobody knows, so the page itself carries it through
//! the sign-in and back to where it was to be sent.

use crate::components::{Field, Form, Kind, PageHead, form, submit};
use crate::context::Desk;
use crate::guard::own_path;
use crate::trouble::Trouble;
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, RawForm, Request};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde::{Deserialize, Serialize};
use veche_core::{FieldProblems, Stop};

/// The most that a page carries: bytes of all fields. A book of two hundred pages is under it.
const MOST: usize = 2 << 20;

/// The most that is read of a request at all. Files in it are thrown away: only what was typed comes back.
const READ_MOST: usize = 320 << 20;

/// Letters of a value that are shown, so that a person sees that it is there.
const SHOWN: usize = 160;

/// A form that came without a session.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Kept {
    /// Where it was sent.
    path: String,
    /// Its fields in order; no passwords.
    fields: Vec<(String, String)>,
    /// Names of files that have to be chosen again.
    files: Vec<String>,
    /// Whether the form sends files.
    upload: bool,
}

impl Kept {
    /// Takes what was typed out of a request. `None`: there is nothing to keep, or it is more than a page can carry.
    pub(crate) async fn of(path: &str, mut request: Request) -> Option<Kept> {
        DefaultBodyLimit::max(READ_MOST).apply(&mut request);
        let upload = request
            .headers()
            .get(header::CONTENT_TYPE)
            .is_some_and(|t| t.as_bytes().starts_with(b"multipart/form-data"));
        let mut kept = Kept {
            path: path.to_owned(),
            upload,
            ..Kept::default()
        };
        if upload {
            kept.take_parts(Multipart::from_request(request, &()).await.ok()?)
                .await?;
        } else {
            DefaultBodyLimit::max(MOST).apply(&mut request);
            let RawForm(bytes) = RawForm::from_request(request, &()).await.ok()?;
            kept.fields = form_urlencoded::parse(&bytes)
                .map(|(n, v)| (n.into_owned(), v.into_owned()))
                .collect();
        }
        // Empty fields stay: lists of a form go by their places.
        kept.fields.retain(|(name, _)| !secret(name));
        let any = kept.fields.iter().any(|(_, value)| !value.is_empty());
        (any || !kept.files.is_empty()).then_some(kept)
    }

    async fn take_parts(&mut self, mut parts: Multipart) -> Option<()> {
        let mut size = 0;
        while let Some(mut part) = parts.next_field().await.ok()? {
            let name = part.name().unwrap_or_default().to_owned();
            let file = part.file_name().map(str::to_owned);
            let mut bytes = Vec::new();
            while let Some(chunk) = part.chunk().await.ok()? {
                if file.is_none() {
                    size += chunk.len();
                    if size > MOST {
                        return None;
                    }
                    bytes.extend_from_slice(&chunk);
                }
            }
            match file {
                Some(file) if !file.is_empty() => self.files.push(file),
                Some(_) => {}
                None => self
                    .fields
                    .push((name, String::from_utf8_lossy(&bytes).into_owned())),
            }
        }
        Some(())
    }

    /// As a page's field carries it.
    fn carried(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Out of a page's field. What does not read as one is none.
    pub(crate) fn read(carried: &str) -> Option<Kept> {
        let kept: Kept = serde_json::from_str(carried).ok()?;
        (own_path(&kept.path) == kept.path).then_some(kept)
    }

    /// The page for somebody who is signed out: in by password here, or by a link elsewhere and back to this page.
    pub(crate) fn ask_in(
        &self,
        d: &Desk,
        status: StatusCode,
        login: &str,
        problems: FieldProblems,
    ) -> Response {
        let l = &d.l;
        let sign = Form::new().with("login", login).problems(problems);
        let body = html! {
            (PageHead::new(l.t("kept-out")).subtitle(l.t("kept-out-lead")).render())
            (sign.post(l, "/sign-in", html! {
                (form::hidden("kept", &self.carried()))
                (Field::new("login", l.t("login")).autocomplete("username").text(l, &sign))
                (Field::new("password", l.t("password")).autocomplete("current-password").password(l, &sign))
                (form::actions(submit(&l.t("kept-sign-in"), Kind::Primary)))
            }))
            h2 { (l.t("kept-elsewhere")) }
            p { (l.t("kept-elsewhere-lead")) }
            (self.again(d, Kind::Plain))
        };
        self.show(d, status, "kept-out", body)
    }

    /// The page after the sign-in: nothing has been sent yet, one button sends it. Without the person's own act nothing is done.
    pub(crate) fn offer(&self, d: &Desk) -> Response {
        let l = &d.l;
        let body = html! {
            (PageHead::new(l.t("kept-in")).subtitle(l.t("kept-in-lead")).render())
            (self.again(d, Kind::Primary))
        };
        self.show(d, StatusCode::OK, "kept-in", body)
    }

    fn again(&self, d: &Desk, kind: Kind) -> Markup {
        let l = &d.l;
        let typed = Form::new();
        let body = html! {
            @for (name, value) in &self.fields { (form::hidden(name, value)) }
            @if self.fields.iter().any(|(_, v)| prose(v)) {
                ul { @for (_, value) in self.fields.iter().filter(|(_, v)| prose(v)) { li { (beginning(value)) } } }
            }
            @if !self.files.is_empty() { p { (l.with("kept-files", [("n", self.files.len().into()), ("names", self.files.join(", ").into())])) } }
            (form::actions(submit(&l.t("kept-send"), kind)))
        };
        if self.upload {
            typed.upload(l, &self.path, body)
        } else {
            typed.post(l, &self.path, body)
        }
    }

    /// What somebody typed is not for a browser's store.
    fn show(&self, d: &Desk, status: StatusCode, title: &str, body: Markup) -> Response {
        let mut page = d.frame(&d.l.t(title), body);
        page.hidden = true;
        let mut response = d.show(status, page);
        response
            .headers_mut()
            .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }
}

/// A request that needs a session and has none: what was typed stays.
pub(crate) async fn refuse(d: &Desk, request: Request) -> Response {
    match Kept::of(&d.path, request).await {
        Some(kept) => kept.ask_in(d, StatusCode::UNAUTHORIZED, "", FieldProblems::new()),
        None => Trouble(Stop::SignIn).into_response(),
    }
}

/// A field that no page may carry.
fn secret(name: &str) -> bool {
    matches!(name, "password" | "again")
}

/// What a person wrote, beside ids, days and choices.
fn prose(value: &str) -> bool {
    value.trim().contains(char::is_whitespace)
}

fn beginning(value: &str) -> String {
    let line = value.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", line.get(..at).unwrap_or_default()),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    fn post(kind: &str, body: &str) -> Request {
        Request::post("/x")
            .header(header::CONTENT_TYPE, kind)
            .body(Body::from(body.to_owned()))
            .unwrap()
    }

    #[tokio::test]
    async fn what_was_typed_is_kept_and_a_password_is_not() {
        let form = "application/x-www-form-urlencoded";
        let kept = Kept::of(
            "/lines/1/report",
            post(
                form,
                "text=%D0%B4%D0%B0+%26+%3Cb%3E&password=geheim&again=geheim&on=",
            ),
        )
        .await
        .unwrap();
        let pair = |n: &str, v: &str| (n.to_owned(), v.to_owned());
        assert_eq!(kept.fields, [pair("text", "да & <b>"), pair("on", "")]);
        assert_eq!(Kept::read(&kept.carried()), Some(kept));
        assert_eq!(Kept::of("/x", post(form, "")).await, None);
    }

    #[tokio::test]
    async fn a_file_is_named_and_let_go() {
        let body = "--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nTwo\r\nlines\r\n--b\r\nContent-Disposition: form-data; \
                    name=\"file\"; filename=\"scan.pdf\"\r\n\r\n%PDF\r\n--b--\r\n";
        let kept = Kept::of("/drafts", post("multipart/form-data; boundary=b", body))
            .await
            .unwrap();
        assert_eq!(
            kept.fields,
            [("text".to_owned(), "Two\r\nlines".to_owned())]
        );
        assert_eq!(kept.files, ["scan.pdf"]);
        assert!(kept.upload);
    }

    #[test]
    fn what_was_kept_goes_nowhere_else() {
        let bad = r#"{"path":"//evil","fields":[["a","b"]],"files":[],"upload":false}"#;
        assert_eq!(Kept::read(bad), None);
        assert_eq!(Kept::read("nonsense"), None);
    }

    #[test]
    fn a_long_value_shows_its_beginning() {
        let long = "слово ".repeat(100);
        assert_eq!(beginning(&long).chars().count(), SHOWN + 1);
        assert_eq!(beginning(" a\n b "), "a b");
    }
}
