//! What stands before every handler: who it is, whether the request comes from our own pages, whether this address lets them in;
//! and after it: error pages, fingerprints, headers.

use crate::context::{Desk, Inner};
use crate::house::{AnyAsk, House};
use crate::routes::Access;
use crate::session;
use crate::trouble::{self, Trouble};
use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant as Tick;
use veche_core::{Right, Standing, Stop, Text, Tongue};
use veche_engine::Actor;

/// A page over this is not fingerprinted: it is a file on its way out.
const ETAG_MAX: usize = 4 << 20;

/// The content security policy of every page: only ourselves, nothing inline, no eval.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; \
     form-action 'self'; manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Lays the desk for a request and dresses its answer.
pub(crate) async fn attend(
    State(house): State<Arc<House>>,
    mut request: Request,
    next: Next,
) -> Response {
    let head = request.method() == Method::GET || request.method() == Method::HEAD;
    // A page that asks for itself again because something happened is not looked at anew.
    let live = request.headers().contains_key("x-live");
    let peer = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map(|c| c.0.ip());
    let path = request
        .uri()
        .path_and_query()
        .map_or_else(|| "/".to_owned(), ToString::to_string);
    let headers = request.headers().clone();
    let desk = match lay(&house, &headers, path, peer).await {
        Ok(desk) => desk,
        Err(stop) => {
            tracing::error!(error = %stop, "a desk could not be laid");
            return with_headers(StatusCode::INTERNAL_SERVER_ERROR.into_response(), false);
        }
    };
    let answer = if !head && !same_origin(request.headers(), desk.session.is_some()) {
        Trouble(Stop::Denied(Text::new("trouble-origin"))).into_response()
    } else if peer.is_some_and(|ip| !house.rate.let_pass(ip, head)) {
        StatusCode::TOO_MANY_REQUESTS.into_response()
    } else {
        let none_match = request.headers().get(header::IF_NONE_MATCH).cloned();
        request.extensions_mut().insert(desk.clone());
        let answer = next.run(request).await;
        // What somebody who is signed in sees is kept by nobody, so there is nothing to compare it with.
        if head && desk.session.is_none() {
            fingerprint(answer, none_match.as_ref()).await
        } else {
            answer
        }
    };
    let mut answer = trouble::dress(&desk, head, answer);
    if desk.toast.is_some() && !live && answer.status() == StatusCode::OK && is_html(&answer) {
        add_cookie(&mut answer, "toast", "", Some(0), desk.https);
    }
    with_headers(answer, desk.session.is_some())
}

async fn lay(
    house: &Arc<House>,
    headers: &HeaderMap,
    path: String,
    peer: Option<IpAddr>,
) -> Result<Desk, Stop> {
    let https = is_https(headers, peer, house.ways.insecure_http);
    let now = house.db.now();
    let settings = house.settings().await?;
    let db = house.db.read();
    let session = match session::cookie(headers, session::cookie_name(https)) {
        Some(secret) if secret.len() == 64 => session::find(db, secret, now).await?,
        _ => None,
    };
    let (standing, name) = match &session {
        Some(s) if s.operator => (Standing::operator(), None),
        Some(s) => match s.person {
            Some(p) => (
                house.who.standing(AnyAsk::Read(db), p, now).await?,
                house.who.name(AnyAsk::Read(db), p).await?,
            ),
            None => (Standing::nobody(), None),
        },
        None => (Standing::nobody(), None),
    };
    if let Some(s) = &session
        && now.0 - s.seen.0 > 3_600_000
    {
        house
            .db
            .write(s.id, |tx, id| Box::pin(session::touch(tx, *id)))
            .await?;
    }
    let chosen = session::cookie(headers, "lang").and_then(Tongue::parse);
    let kept = session
        .as_ref()
        .and_then(|s| s.tongue.as_deref())
        .and_then(Tongue::parse);
    let founded = settings.name.is_some();
    let started_in = house.ways.tongue.filter(|_| !founded);
    let tongue = chosen
        .or(kept)
        .or_else(|| accepted(headers))
        .or(started_in)
        .unwrap_or(settings.tongue);
    let theme = match session::cookie(headers, "theme") {
        Some("light") => Some("light"),
        Some("dark") => Some("dark"),
        _ => None,
    };
    let toast = session::cookie(headers, "toast")
        .filter(|t| t.starts_with("toast-") && house.texts.has(t))
        .map(str::to_owned);
    Ok(Desk::new(Inner {
        l: house.lang(tongue, &settings),
        house: house.clone(),
        actor: Actor::new(standing),
        name,
        session,
        settings,
        founded,
        theme,
        path,
        now,
        toast,
        https,
    }))
}

/// Https, or a proxy on this machine that says so. On plain http (loopback, or when asked for) the cookie has no prefix.
fn is_https(headers: &HeaderMap, peer: Option<IpAddr>, insecure: bool) -> bool {
    let from_proxy = peer.is_none_or(|ip| ip.is_loopback());
    !insecure
        && from_proxy
        && headers
            .get("x-forwarded-proto")
            .is_some_and(|v| v.as_bytes() == b"https")
}

/// The first language of the browser that is ours.
fn accepted(headers: &HeaderMap) -> Option<Tongue> {
    let list = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    list.split(',')
        .find_map(|part| Tongue::parse(part.split(';').next()?))
}

/// Whether a request that changes something comes from our own pages (Sec-Fetch-Site, else Origin against Host).
///
/// One that carries a session and neither header is refused: every browser of the last years sends one of them.
pub fn same_origin(headers: &HeaderMap, has_session: bool) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        return matches!(site.as_bytes(), b"same-origin" | b"none");
    }
    match (headers.get(header::ORIGIN), headers.get(header::HOST)) {
        (Some(origin), Some(host)) => {
            let origin = origin.as_bytes();
            let rest = origin
                .strip_prefix(b"https://")
                .or_else(|| origin.strip_prefix(b"http://"));
            rest.is_some_and(|r| r.eq_ignore_ascii_case(host.as_bytes()))
        }
        (Some(_), None) => false,
        (None, _) => !has_session,
    }
}

/// Lets a request in to an address, or not.
pub(crate) async fn let_in(access: Access, request: Request, next: Next) -> Response {
    let Some(d) = request.extensions().get::<Desk>().cloned() else {
        return Trouble(Stop::broken("a request without a desk")).into_response();
    };
    let standing = d.standing();
    let refused = match access {
        Access::Public => None,
        _ if !d.signed_in() => Some(Stop::SignIn),
        Access::SignedIn => None,
        Access::Right(right) if standing.has_somewhere(right) => None,
        Access::Operator if standing.operator || standing.has_somewhere(Right::KeepRegister) => {
            None
        }
        Access::Right(right) => Some(Stop::from(veche_core::Denied {
            right,
            nobody: false,
        })),
        Access::Operator => Some(Stop::from(veche_core::Denied {
            right: Right::Operate,
            nobody: false,
        })),
    };
    match refused {
        Some(Stop::SignIn) if request.method() == Method::POST => {
            crate::kept::refuse(&d, request).await
        }
        Some(stop) => Trouble(stop).into_response(),
        None => next.run(request).await,
    }
}

fn is_html(response: &Response) -> bool {
    response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|t| t.as_bytes().starts_with(b"text/html"))
}

/// Gives a page its fingerprint, and answers 304 where the browser has it already.
async fn fingerprint(response: Response, none_match: Option<&HeaderValue>) -> Response {
    if response.status() != StatusCode::OK
        || !is_html(&response)
        || response.headers().contains_key(header::ETAG)
    {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, ETAG_MAX).await else {
        return Trouble(Stop::broken("a page over 4 MB")).into_response();
    };
    let digest = Sha256::digest(&bytes);
    let tag = format!(
        "W/\"{}\"",
        digest
            .iter()
            .take(12)
            .map(|b| format!("{b:02x}"))
            .collect::<String>()
    );
    let same = none_match
        .and_then(|v| v.to_str().ok())
        .is_some_and(|v| v.split(',').any(|t| t.trim() == tag));
    if let Ok(value) = HeaderValue::from_str(&tag) {
        parts.headers.insert(header::ETAG, value);
    }
    if same {
        parts.status = StatusCode::NOT_MODIFIED;
        parts.headers.remove(header::CONTENT_LENGTH);
        return Response::from_parts(parts, Body::empty());
    }
    Response::from_parts(parts, Body::from(bytes))
}

fn with_headers(mut response: Response, private: bool) -> Response {
    let headers = response.headers_mut();
    let fixed = [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (
            header::HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
        (
            header::HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
        (
            header::HeaderName::from_static("permissions-policy"),
            "camera=(), microphone=(), geolocation=(), interest-cohort=()",
        ),
    ];
    for (name, value) in fixed {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        // After the sign-out the button "back" must not show the register of members to whoever sits there next.
        let value = if private { "no-store" } else { "no-cache" };
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(value));
        headers.append(
            header::VARY,
            HeaderValue::from_static("cookie, accept-language"),
        );
    }
    response
}

/// Adds a cookie: for this host and every path, not for scripts, not for other sites. `max_age` in seconds; 0 takes it away.
pub fn add_cookie(
    response: &mut Response,
    name: &str,
    value: &str,
    max_age: Option<i64>,
    https: bool,
) {
    let age = max_age
        .map(|s| format!("; Max-Age={s}"))
        .unwrap_or_default();
    let secure = if https { "; Secure" } else { "" };
    let cookie = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{age}{secure}");
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

/// A file to keep. Whatever it is, the browser does not open it within our origin.
pub fn attachment(bytes: Vec<u8>, media_type: &str, name: &str) -> Response {
    let mut response = Body::from(bytes).into_response();
    let headers = response.headers_mut();
    let ascii: String = name
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || "-_.".contains(c) {
                c
            } else {
                '_'
            }
        })
        .collect();
    let disposition = format!(
        "attachment; filename=\"{ascii}\"; filename*=UTF-8''{}",
        encode(name)
    );
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_str(media_type)
            .unwrap_or(HeaderValue::from_static("application/octet-stream")),
    );
    if let Ok(value) = HeaderValue::from_str(&disposition) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; sandbox"),
    );
    response
}

/// Percent-encodes for a query or a header.
pub fn encode(s: &str) -> String {
    let mut out = String::with_capacity(s.len());
    for b in s.bytes() {
        if b.is_ascii_alphanumeric() || b"-_.~".contains(&b) {
            out.push(char::from(b));
        } else {
            out.push_str(&format!("%{b:02X}"));
        }
    }
    out
}

/// A path of our own site out of what a person brought along: nothing that leads elsewhere.
pub fn own_path(to: &str) -> &str {
    let ok = to.starts_with('/')
        && !to.starts_with("//")
        && !to.contains(|c: char| c == '\\' || c.is_control());
    if ok { to } else { "/desk" }
}

/// A bucket of requests for each address, in memory, forgotten within minutes: addresses of visitors are not kept.
pub(crate) struct Rates(Mutex<HashMap<IpAddr, (f64, Tick)>>);

impl Default for Rates {
    fn default() -> Rates {
        Rates(Mutex::new(HashMap::new()))
    }
}

impl Rates {
    /// 120 requests a second on average with bursts of 600; an act costs five. A hall of 300 behind one address passes.
    fn let_pass(&self, ip: IpAddr, head: bool) -> bool {
        const PER_SECOND: f64 = 120.0;
        const BURST: f64 = 600.0;
        if ip.is_loopback() {
            // A proxy on this machine, or its owner: the proxy limits, if anybody does.
            return true;
        }
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Tick::now();
        if all.len() > 50_000 {
            all.retain(|_, (_, at)| now.duration_since(*at).as_secs_f64() < BURST / PER_SECOND);
        }
        let (left, at) = all.entry(ip).or_insert((BURST, now));
        *left = (*left + now.duration_since(*at).as_secs_f64() * PER_SECOND).min(BURST);
        *at = now;
        let cost = if head { 1.0 } else { 5.0 };
        if *left < cost {
            return false;
        }
        *left -= cost;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(list: &[(&'static str, &str)]) -> HeaderMap {
        list.iter()
            .map(|(n, v)| (header::HeaderName::from_static(n), v.parse().unwrap()))
            .collect()
    }

    #[test]
    fn an_act_must_come_from_our_own_pages() {
        let check = |list: &[(&'static str, &str)], session: bool, want: bool| {
            assert_eq!(
                same_origin(&headers(list), session),
                want,
                "{list:?} session {session}"
            );
        };
        check(&[("sec-fetch-site", "same-origin")], true, true);
        check(&[("sec-fetch-site", "none")], true, true);
        check(&[("sec-fetch-site", "cross-site")], true, false);
        check(&[("sec-fetch-site", "same-site")], true, false);
        check(
            &[
                ("sec-fetch-site", "cross-site"),
                ("origin", "http://a"),
                ("host", "a"),
            ],
            false,
            false,
        );
        check(
            &[
                ("origin", "https://veche.example"),
                ("host", "veche.example"),
            ],
            true,
            true,
        );
        check(
            &[
                ("origin", "https://evil.example"),
                ("host", "veche.example"),
            ],
            true,
            false,
        );
        check(
            &[("origin", "null"), ("host", "veche.example")],
            true,
            false,
        );
        check(&[("host", "veche.example")], true, false);
        check(&[("host", "veche.example")], false, true);
    }

    #[test]
    fn own_path_leads_nowhere_else() {
        assert_eq!(own_path("/documents/1?x=2"), "/documents/1?x=2");
        for bad in [
            "https://evil",
            "//evil",
            "/\\evil",
            "",
            "javascript:x",
            "/a\r\nSet-Cookie: x",
            // Browsers leave tabs out of an address.
            "/\t/evil",
        ] {
            assert_eq!(own_path(bad), "/desk", "{bad}");
        }
    }

    #[test]
    fn an_address_has_a_bucket() {
        let rates = Rates::default();
        let ip: IpAddr = "203.0.113.7".parse().unwrap();
        let passed = (0..700).filter(|_| rates.let_pass(ip, true)).count();
        assert!((600..640).contains(&passed), "{passed}");
        assert!(
            rates.let_pass("203.0.113.8".parse().unwrap(), true),
            "another address is not held up"
        );
    }
}
