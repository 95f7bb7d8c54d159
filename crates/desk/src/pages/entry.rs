//! Coming in and going out: password, one-time links, sign-out.

use crate::account::{self, Bearer, Purpose};
use crate::components::{Field, Form, Kind, PageHead, form, submit};
use crate::context::{Answer, Desk};
use crate::guard::{add_cookie, own_path};
use crate::house::AnyAsk;
use crate::kept::Kept;
use crate::routes::Path;
use crate::session::{Token, cookie_name, device_name};
use crate::trouble::Trouble;
use axum::extract::{Form as Posted, Query};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use veche_core::{FieldProblems, Stop, Text};

#[derive(Deserialize, Serialize, Default)]
pub(super) struct SignIn {
    #[serde(default)]
    login: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    to: String,
    /// A form that came without a session, on its way through the sign-in.
    #[serde(default)]
    kept: String,
}

pub(super) async fn form(d: Desk, Query(query): Query<HashMap<String, String>>) -> Answer {
    if d.signed_in() {
        return d.to("/desk");
    }
    let typed = SignIn {
        to: query.get("to").cloned().unwrap_or_default(),
        ..SignIn::default()
    };
    Ok(d.page(&d.l.t("sign-in"), view(&d, &typed, FieldProblems::new())))
}

fn view(d: &Desk, typed: &SignIn, problems: FieldProblems) -> Markup {
    let l = &d.l;
    // The password is not sent back into the page.
    let form = Form::of(&SignIn {
        password: String::new(),
        login: typed.login.clone(),
        to: typed.to.clone(),
        kept: String::new(),
    })
    .problems(problems);
    html! {
        (PageHead::new(l.t("sign-in")).render())
        @if !typed.to.is_empty() { p { (l.t("sign-in-then-back")) } }
        (form.post(l, "/sign-in", html! {
            (form::hidden("to", &typed.to))
            (Field::new("login", l.t("login")).autocomplete("username").text(l, &form))
            (Field::new("password", l.t("password")).autocomplete("current-password").password(l, &form))
            (form::actions(submit(&l.t("sign-in-do"), Kind::Primary)))
        }))
        p class="muted" { (l.t("sign-in-lost")) }
    }
}

pub(super) async fn sign_in(d: Desk, headers: HeaderMap, Posted(typed): Posted<SignIn>) -> Answer {
    let mut problems = FieldProblems::new();
    if typed.login.trim().is_empty() {
        problems.add("login", Text::new("field-empty"));
    }
    if typed.password.is_empty() {
        problems.add("password", Text::new("field-empty"));
    }
    if problems.is_empty() {
        match account::sign_in(&d.house, &typed.login, &typed.password, &device(&headers)).await {
            Ok(token) => {
                return Ok(match Kept::read(&typed.kept) {
                    Some(kept) => with_session(&d, &token, kept.offer(&d)),
                    None => let_in(&d, &token, own_path(&typed.to)),
                });
            }
            Err(Stop::Fields(p)) => problems = p,
            Err(Stop::Refused(text)) => problems.add("login", text),
            Err(stop) => return Err(Trouble(stop)),
        }
    }
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(match Kept::read(&typed.kept) {
        Some(kept) => kept.ask_in(&d, status, &typed.login, problems),
        None => d.page_with(status, &d.l.t("sign-in"), view(&d, &typed, problems)),
    })
}

/// Signing out works twice, and for somebody whose session has ended elsewhere.
pub(super) async fn sign_out(d: Desk) -> Answer {
    if let Some(session) = d.session.clone() {
        let ended = d
            .house
            .db
            .write(session, |tx, s| {
                Box::pin(crate::session::end(tx, s.account, s.id))
            })
            .await;
        match ended {
            Ok(()) | Err(Stop::Missing) => {}
            Err(stop) => return Err(Trouble(stop)),
        }
    }
    let mut response = d.done("/", "toast-signed-out")?;
    add_cookie(&mut response, cookie_name(d.https), "", Some(0), d.https);
    Ok(response)
}

#[derive(Deserialize, Serialize, Default)]
pub(super) struct Accept {
    #[serde(default)]
    login: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    again: String,
}

/// The page of a link only shows what it does; a program that looks at links in letters must not use it up.
pub(super) async fn link(d: Desk, Path(secret): Path<String>) -> Answer {
    let link = account::link(d.read(), &secret, d.now).await?;
    let (title, body) = link_page(&d, &secret, &link, None, FieldProblems::new()).await?;
    let mut page = d.frame(&title, body);
    page.hidden = true;
    Ok(d.show(StatusCode::OK, page))
}

async fn link_page(
    d: &Desk,
    secret: &str,
    link: &account::Link,
    typed: Option<&Accept>,
    problems: FieldProblems,
) -> Result<(String, Markup), Stop> {
    let l = &d.l;
    let db = AnyAsk::Read(d.read());
    let (name, email) = match link.bearer {
        Bearer::Person(p) => {
            let name = d
                .house
                .who
                .name(AnyAsk::Read(d.read()), p)
                .await?
                .map(|n| l.person(&n));
            (
                name.unwrap_or_default(),
                d.house.who.email(db, p).await?.unwrap_or_default(),
            )
        }
        Bearer::Operator => (l.t("user-operator"), String::new()),
    };
    let action = format!("/enter/{secret}");
    Ok(match link.purpose {
        Purpose::Enter => {
            let title = l.with("link-enter", [("name", name.clone().into())]);
            let body = html! {
                (PageHead::new(title.clone()).render())
                (Form::new().post(l, &action, form::actions(submit(&l.t("link-enter-do"), Kind::Primary))))
            };
            (title, body)
        }
        Purpose::Invite => {
            let title = l.with("link-invite", [("name", name.clone().into())]);
            let login = typed.map_or(email, |t| t.login.clone());
            let form = Form::new().with("login", login).problems(problems);
            let body = html! {
                (PageHead::new(title.clone()).render())
                p { (l.t("link-invite-lead")) }
                (form.post(l, &action, html! {
                    (Field::new("login", l.t("login")).hint(l.t("login-hint")).autocomplete("username").text(l, &form))
                    (Field::new("password", l.t("password")).hint(l.t("password-hint")).autocomplete("new-password").password(l, &form))
                    (Field::new("again", l.t("password-again")).autocomplete("new-password").password(l, &form))
                    (form::actions(submit(&l.t("link-invite-do"), Kind::Primary)))
                }))
            };
            (title, body)
        }
    })
}

pub(super) async fn follow(
    d: Desk,
    Path(secret): Path<String>,
    headers: HeaderMap,
    Posted(typed): Posted<Accept>,
) -> Answer {
    let link = account::link(d.read(), &secret, d.now).await?;
    let device = device(&headers);
    if link.purpose == Purpose::Enter {
        let token = account::enter(&d.house, &secret, &device).await?;
        return Ok(let_in(&d, &token, "/desk"));
    }
    let mut p = FieldProblems::new();
    let login = p.field("login", good_login(&typed.login));
    let password = p.field(
        "password",
        account::good_password(&typed.password, &typed.login),
    );
    if password.is_some() && typed.password != typed.again {
        p.add("again", Text::new("password-differs"));
    }
    let read = p.finish(|| Some((login?, password?)));
    let problems = match read {
        Ok((login, password)) => {
            match account::accept(&d.house, &secret, &login, password, &device).await {
                Ok(token) => return Ok(let_in(&d, &token, "/desk")),
                Err(Stop::Fields(p)) => p,
                Err(stop) => return Err(Trouble(stop)),
            }
        }
        Err(p) => p,
    };
    let (title, body) = link_page(&d, &secret, &link, Some(&typed), problems).await?;
    Ok(d.page_with(StatusCode::UNPROCESSABLE_ENTITY, &title, body))
}

fn good_login(typed: &str) -> Result<String, Text> {
    let key = account::login_key(typed);
    match key.chars().count() {
        0 => Err(Text::new("field-empty")),
        1 | 2 => Err(Text::new("login-short")),
        n if n > 200 || key.contains(char::is_whitespace) || key.starts_with("link:") => {
            Err(Text::new("login-odd"))
        }
        _ => Ok(key),
    }
}

/// Puts the session's secret into the cookie. It is a new one at every sign-in.
fn let_in(d: &Desk, token: &Token, to: &str) -> Response {
    with_session(d, token, Redirect::to(to).into_response())
}

fn with_session(d: &Desk, token: &Token, mut response: Response) -> Response {
    add_cookie(
        &mut response,
        cookie_name(d.https),
        &token.secret,
        Some(30 * 86_400),
        d.https,
    );
    response
}

fn device(headers: &HeaderMap) -> String {
    device_name(
        headers
            .get(header::USER_AGENT)
            .and_then(|v| v.to_str().ok())
            .unwrap_or_default(),
    )
}
