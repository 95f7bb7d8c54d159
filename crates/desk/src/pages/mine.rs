//! What is yours today, your devices, and work that you started.

use super::home::panels_of;
use crate::components::{Kind, PageHead, ago, empty, instant, link_button, post_button, progress};
use crate::context::{Answer, Desk};
use crate::routes::Path;
use crate::session;
use axum::response::IntoResponse;
use maud::html;
use uuid::Uuid;
use veche_core::{JobId, SessionId, Stop};
use veche_engine::job;

pub(super) async fn page(d: Desk) -> Answer {
    let l = &d.l;
    if d.may_found() {
        return d.to("/begin");
    }
    let mut panels = Vec::new();
    for room in &d.house.rooms {
        panels.extend(room.mine(&d).await?);
    }
    let nothing = panels.is_empty();
    let body = html! {
        (PageHead::new(l.t("desk-title")).subtitle(l.day(d.today())).render())
        @if nothing { (empty(&l.t("desk-empty"), None)) }
        (panels_of(panels))
    };
    let mut page = d.frame(&l.t("desk-title"), body);
    page.live = Some("/live".to_owned());
    Ok(d.show(axum::http::StatusCode::OK, page))
}

pub(super) async fn devices(d: Desk) -> Answer {
    let l = &d.l;
    let session = d.session.clone().ok_or(Stop::SignIn)?;
    let all = session::devices(d.read(), session.account, d.now).await?;
    let others = all.len() > 1;
    let body = html! {
        (PageHead::new(l.t("devices-title")).render())
        p { (l.t("devices-lead")) }
        ul class="devices stack" {
            @for one in &all {
                li {
                    strong { @if one.device.is_empty() { (l.t("devices-unknown")) } @else { (one.device) } }
                    @if one.id == session.id { " · " (l.t("devices-this")) }
                    br;
                    span class="muted" { (l.t("devices-since")) " " (instant(l, one.created)) ", " (l.t("devices-seen")) " " (ago(l, one.seen, d.now)) }
                    @if one.id != session.id {
                        (post_button(&format!("/desk/devices/{}/end", one.id), &l.t("devices-end"), Kind::Plain, &[]))
                    }
                }
            }
        }
        @if others { (post_button("/desk/devices/end-others", &l.t("devices-end-others"), Kind::Danger, &[])) }
    };
    Ok(d.page(&l.t("devices-title"), body))
}

pub(super) async fn end_device(d: Desk, Path(id): Path<Uuid>) -> Answer {
    let session = d.session.clone().ok_or(Stop::SignIn)?;
    d.house
        .db
        .write((session.account, SessionId(id)), |tx, (account, id)| {
            Box::pin(session::end(tx, *account, *id))
        })
        .await?;
    d.done("/desk/devices", "toast-device-ended")
}

pub(super) async fn end_others(d: Desk) -> Answer {
    let session = d.session.clone().ok_or(Stop::SignIn)?;
    d.house
        .db
        .write((session.account, session.id), |tx, (account, id)| {
            Box::pin(session::end_others(tx, *account, Some(*id)))
        })
        .await?;
    d.done("/desk/devices", "toast-device-ended")
}

/// How a piece of long work stands; only for the one who started it.
pub(super) async fn job(d: Desk, Path(id): Path<Uuid>) -> Answer {
    let l = &d.l;
    let job = job::get(d.read(), JobId(id)).await?;
    if job.person != d.person() {
        return Err(Stop::Missing.into());
    }
    let to = job
        .output
        .as_ref()
        .and_then(|o| o.get("path"))
        .and_then(|p| p.as_str())
        .map(str::to_owned);
    let url = format!("/desk/jobs/{id}");
    let fragment = html! {
        @match job.state.as_str() {
            "done" => { p { (l.t("job-done")) } @if let Some(to) = &to { (link_button(to, &l.t("job-see"), Kind::Primary, None)) } }
            "failed" => { p { (l.t("job-failed")) } }
            _ => { (progress(l, &l.t("job-under-way"), u64::try_from(job.done).unwrap_or(0), u64::try_from(job.total).unwrap_or(0), Some(&url))) }
        }
    };
    let body = html! { (PageHead::new(l.t("job-title")).render()) div id="job" data-refresh { (fragment) } };
    Ok(d.page(&l.t("job-title"), body).into_response())
}
