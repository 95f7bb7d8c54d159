//! What the browser loads besides a page: one stylesheet, one sprite, two scripts, the fonts.
//!
//! Everything is in the program itself and is served under an address that holds the content's fingerprint, so a browser keeps it for
//! good and a new version is seen at once. Nothing comes from elsewhere: the security policy of a page names only `'self'`.

use crate::components;
use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::{HeaderValue, Response, StatusCode, header};
use axum::routing::get;
use rust_embed::{Embed, EmbeddedFile};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{Arc, LazyLock};

#[derive(Embed)]
#[folder = "static/"]
struct Files;

/// Addresses of the files, by name. Made once: the files are part of the program.
static URLS: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    Files::iter()
        .filter_map(|name| {
            let file = Files::get(&name)?;
            let url = address(&file.metadata.sha256_hash(), &name);
            Some((name.into_owned(), url))
        })
        .collect()
});

/// The stylesheet without any room's part: for pages before the house stands, the gallery and tests.
static BARE: LazyLock<Stylesheet> = LazyLock::new(|| Stylesheet::new(&[]));

/// The address of a file: `url("veche.js")`, `url("icons.svg")`, `url("fonts/literata-latin.woff2")`.
///
/// `app.css` here is the stylesheet without the rooms; a page takes its house's from [`Stylesheet::url`]. An unknown name gives
/// the root of the folder, which answers 404: a test looks for that.
pub fn url(name: &str) -> &'static str {
    if name == "app.css" {
        return &BARE.url;
    }
    URLS.get(name).map_or("/static/", String::as_str)
}

/// The one stylesheet: tokens, base, layout, every component, then what the rooms bring.
#[derive(Debug, Clone)]
pub struct Stylesheet {
    css: Bytes,
    url: String,
}

impl Stylesheet {
    /// Puts it together. A room's rules come later than any component's (`@layer rooms`), so they win without being louder.
    ///
    /// `url("static:NAME")` in a rule becomes the address of a file.
    pub fn new(rooms: &[&str]) -> Stylesheet {
        let mut css = String::from(components::CSS);
        for room in rooms {
            css.push_str("@layer rooms {\n");
            css.push_str(room);
            css.push_str("\n}\n");
        }
        for (name, url) in URLS.iter() {
            let mark = format!("static:{name}");
            if css.contains(&mark) {
                css = css.replace(&mark, url);
            }
        }
        let url = address(&Sha256::digest(css.as_bytes()).into(), "app.css");
        Stylesheet {
            css: css.into(),
            url,
        }
    }

    /// Where it is served.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Its text.
    pub fn css(&self) -> &str {
        // made of a string
        std::str::from_utf8(&self.css).unwrap_or_default()
    }
}

/// Routes of the files: `/static/{fingerprint}/{name}`.
pub fn router<S: Clone + Send + Sync + 'static>(stylesheet: Arc<Stylesheet>) -> axum::Router<S> {
    axum::Router::new()
        .route("/static/{hash}/{*name}", get(serve))
        .with_state(stylesheet)
}

async fn serve(
    State(stylesheet): State<Arc<Stylesheet>>,
    Path((hash, name)): Path<(String, String)>,
) -> Response<Body> {
    file(&stylesheet, &hash, &name)
}

/// Answers with one file. Under the fingerprint of what it holds, for good; under another one (a page of an older version), this time only.
pub fn file(stylesheet: &Stylesheet, hash: &str, name: &str) -> Response<Body> {
    let asked = format!("/static/{hash}/{name}");
    if name == "app.css" {
        return answer(
            name,
            Body::from(stylesheet.css.clone()),
            asked == stylesheet.url,
        );
    }
    match Files::get(name) {
        Some(EmbeddedFile {
            data: Cow::Borrowed(bytes),
            ..
        }) => answer(name, Body::from(bytes), asked == url(name)),
        Some(EmbeddedFile {
            data: Cow::Owned(bytes),
            ..
        }) => answer(name, Body::from(bytes), asked == url(name)),
        None => {
            let mut missing = Response::new(Body::empty());
            *missing.status_mut() = StatusCode::NOT_FOUND;
            missing
        }
    }
}

fn answer(name: &str, body: Body, fresh: bool) -> Response<Body> {
    let mut response = Response::new(body);
    let keep = if fresh {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind(name)));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    response
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn address(sha256: &[u8; 32], name: &str) -> String {
    let mut url = String::from("/static/");
    for byte in &sha256[..6] {
        // writing to a string cannot fail
        let _ = write!(url, "{byte:02x}");
    }
    url.push('/');
    url.push_str(name);
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stylesheet_names_only_files_that_exist() {
        let css = Stylesheet::new(&[".x { color: red }"]);
        assert!(
            !css.css().contains("static:"),
            "a file is named that is not there"
        );
        assert!(css.css().contains("/fonts/golos-text-cyrillic.woff2"));
        assert!(css.css().contains("@layer rooms {\n.x { color: red }"));
        assert_ne!(css.url(), url("app.css"));
    }

    #[test]
    fn scripts_of_a_page_stay_under_sixty_kilobytes() {
        let size = |name| Files::get(name).unwrap().data.len();
        assert!(size("htmx.min.js") + size("veche.js") < 60_000);
    }

    #[test]
    fn every_vendored_file_has_its_licence() {
        for name in [
            "fonts/golos-text.LICENSE.txt",
            "fonts/literata.LICENSE.txt",
            "htmx.LICENSE.txt",
            "icons.LICENSE.txt",
        ] {
            assert!(Files::get(name).is_some(), "{name}");
        }
    }

    #[test]
    fn file_is_kept_only_under_its_own_fingerprint() {
        let sheet = Stylesheet::new(&[]);
        let ask = |path: &str| {
            let (hash, name) = path["/static/".len()..].split_once('/').unwrap();
            file(&sheet, hash, name)
        };
        for (path, kept) in [
            (url("icons.svg"), true),
            (sheet.url(), true),
            ("/static/000000000000/icons.svg", false),
        ] {
            let answer = ask(path);
            assert_eq!(answer.status(), StatusCode::OK);
            let control = answer.headers()[header::CACHE_CONTROL]
                .to_str()
                .unwrap()
                .to_owned();
            assert_eq!(control.contains("immutable"), kept, "{path}");
        }
        for path in [
            "/static/000000000000/app.map",
            "/static/000000000000/../Cargo.toml",
        ] {
            assert_eq!(ask(path).status(), StatusCode::NOT_FOUND, "{path}");
        }
        assert_eq!(url("absent.js"), "/static/");
    }
}
