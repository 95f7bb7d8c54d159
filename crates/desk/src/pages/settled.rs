//! Small things that are settled once: theme, language, accent, gallery, the demo's doors.

use crate::account;
use crate::components::{self, PageHead};
use crate::context::{Answer, Desk};
use crate::guard::{add_cookie, own_path};
use crate::layout;
use crate::routes::Path;
use axum::extract::Form as Posted;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Redirect};
use maud::html;
use serde::Deserialize;
use veche_core::{Stop, Tongue};

const YEAR: i64 = 365 * 86_400;

#[derive(Deserialize)]
pub(super) struct Theme {
    #[serde(default)]
    theme: String,
    #[serde(default)]
    back: String,
}

pub(super) async fn theme(d: Desk, Posted(typed): Posted<Theme>) -> Answer {
    let mut response = Redirect::to(own_path(&typed.back)).into_response();
    let (value, age) = match typed.theme.as_str() {
        "light" => ("light", YEAR),
        "dark" => ("dark", YEAR),
        _ => ("", 0),
    };
    add_cookie(&mut response, "theme", value, Some(age), d.https);
    Ok(response)
}

#[derive(Deserialize)]
pub(super) struct Language {
    #[serde(default)]
    tongue: String,
    #[serde(default)]
    back: String,
}

/// The person's choice stays with the browser, and with the account so that letters come in that language.
pub(super) async fn language(d: Desk, Posted(typed): Posted<Language>) -> Answer {
    let tongue = Tongue::parse(&typed.tongue).ok_or(Stop::Missing)?;
    if let Some(session) = &d.session {
        d.house
            .db
            .write((session.account, tongue), |tx, (account, tongue)| {
                Box::pin(account::speak(tx, *account, *tongue))
            })
            .await?;
    }
    let mut response = Redirect::to(own_path(&typed.back)).into_response();
    add_cookie(&mut response, "lang", tongue.code(), Some(YEAR), d.https);
    Ok(response)
}

/// The federation's colour as a small stylesheet, under an address that names it: kept for good.
pub(super) async fn accent(Path(hex): Path<String>) -> Answer {
    let css = layout::accent_css(&format!("#{hex}")).map_err(|_| Stop::Missing)?;
    let mut response = css.into_response();
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/css; charset=utf-8"),
    );
    response.headers_mut().insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=31536000, immutable"),
    );
    Ok(response)
}

/// Whether the program answers and its database does.
pub(super) async fn health(d: Desk) -> Answer {
    account::has_operator(d.read()).await?;
    Ok("ok\n".into_response())
}

pub(super) async fn gallery(d: Desk) -> Answer {
    Ok(d.page(&d.l.t("gallery"), components::gallery(&d.l)))
}

/// The doors of a demo: one link a role.
pub(super) async fn demo(d: Desk) -> Answer {
    let l = &d.l;
    let body = html! {
        (PageHead::new(l.t("demo-title")).render())
        p class="lead" { (l.t(if d.house.ways.demo_kept { "demo-lead-kept" } else { "demo-lead" })) }
        ul class="stack" {
            @for (role, path) in &d.house.ways.demo_links { li { a href=(path) { (l.t(role)) } } }
        }
    };
    Ok(d.page(&l.t("demo-title"), body))
}
