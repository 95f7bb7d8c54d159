//! What a person sees when a command stops: a sentence in their language and a way out.

use crate::context::Desk;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::html;
use std::sync::Arc;
use veche_core::{Stop, Text};

/// Where the register shows people their own rights.
const RIGHTS: &str = "/desk/rights";

/// A stop on its way to the edge. The page is made by [`dress`], which knows the language.
#[derive(Debug)]
pub struct Trouble(pub Stop);

impl<S: Into<Stop>> From<S> for Trouble {
    fn from(stop: S) -> Trouble {
        Trouble(stop.into())
    }
}

#[derive(Clone)]
struct Undressed(Arc<Stop>);

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        let mut response = status(&self.0).into_response();
        response
            .extensions_mut()
            .insert(Undressed(Arc::new(self.0)));
        response
    }
}

/// The status of a stop.
pub fn status(stop: &Stop) -> StatusCode {
    match stop {
        Stop::Refused(_) | Stop::Lost(_) => StatusCode::CONFLICT,
        Stop::Fields(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Stop::Denied(_) => StatusCode::FORBIDDEN,
        Stop::SignIn => StatusCode::UNAUTHORIZED,
        Stop::Missing => StatusCode::NOT_FOUND,
        Stop::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
        Stop::Busy => StatusCode::SERVICE_UNAVAILABLE,
        Stop::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// The sentence of a stop.
pub fn sentence(stop: &Stop) -> Text {
    match stop {
        Stop::Refused(t) | Stop::Denied(t) | Stop::TooLarge(t) => t.clone(),
        Stop::Fields(p) => {
            p.0.first()
                .map_or_else(|| Text::new("trouble-fields"), |p| p.text.clone())
        }
        Stop::SignIn => Text::new("trouble-sign-in"),
        Stop::Missing => Text::new("trouble-missing"),
        Stop::Lost(_) => Text::new("trouble-lost"),
        Stop::Busy => Text::new("trouble-busy"),
        Stop::Broken(_) => Text::new("trouble-broken"),
    }
}

/// Makes a page of a bare error: of a [`Trouble`], and of the framework's own answers (no such address, wrong method, too large).
pub(crate) fn dress(d: &Desk, looks: bool, response: Response) -> Response {
    let code = response.status();
    // An address that cannot be read (`/bodies/None`) leads nowhere, as any other wrong one does: only what was sent can be misunderstood.
    let nowhere = code == StatusCode::BAD_REQUEST && looks;
    let code = if nowhere { StatusCode::NOT_FOUND } else { code };
    let undressed = response.extensions().get::<Undressed>().cloned();
    let framework = undressed.is_none()
        && (code.is_client_error() || code.is_server_error())
        && response
            .headers()
            .get(header::CONTENT_TYPE)
            .is_none_or(|t| t.as_bytes().starts_with(b"text/plain"));
    let stop = match (&undressed, framework) {
        (Some(u), _) => u.0.clone(),
        (None, true) => Arc::new(match code {
            StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Stop::Missing,
            StatusCode::PAYLOAD_TOO_LARGE => Stop::TooLarge(Text::new("trouble-too-large")),
            StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => Stop::Busy,
            c if c.is_client_error() => Stop::Refused(Text::new("trouble-request")),
            _ => Stop::broken("the framework answered with an error"),
        }),
        (None, false) => return response,
    };
    if let Stop::Broken(e) = &*stop {
        tracing::error!(error = %e, path = %d.path.split('?').next().unwrap_or_default(), "a request failed");
    }
    if let Stop::SignIn = &*stop {
        // Back to where the person wanted to go, once they are in.
        let to = format!("/sign-in?to={}", crate::guard::encode(&d.path));
        return axum::response::Redirect::to(&to).into_response();
    }
    let l = &d.l;
    let title = l.t(match &*stop {
        Stop::Denied(_) => "trouble-title-denied",
        Stop::Missing => "trouble-title-missing",
        _ if code.is_server_error() => "trouble-title-5",
        _ => "trouble-title-4",
    });
    let body = html! {
        section class="trouble" {
            h1 { (title) }
            p class="lead" { (l.say(&sentence(&stop))) }
            @if let Stop::Lost(lost) = &*stop {
                table class="lost" {
                    thead { tr { th { (l.t("lost-field")) } th { (l.t("lost-yours")) } th { (l.t("lost-theirs")) } } }
                    tbody {
                        @for (label, yours, theirs) in &lost.fields {
                            tr { th scope="row" { (l.say(label)) } td { (yours) } td { (theirs) } }
                        }
                    }
                }
            }
            p class="actions" {
                a class="button" href=(if d.signed_in() { "/desk" } else { "/" }) { (l.t(if d.signed_in() { "trouble-desk" } else { "trouble-home" })) }
                // The sentence speaks of rights and what they rest on: here they are.
                @if code == StatusCode::FORBIDDEN && d.person().is_some() { a href=(RIGHTS) { (l.t("trouble-rights")) } }
            }
        }
    };
    let mut page = d.page_with(code, &title, body);
    if code == StatusCode::SERVICE_UNAVAILABLE || code == StatusCode::TOO_MANY_REQUESTS {
        page.headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from_static("3"));
    }
    page
}
