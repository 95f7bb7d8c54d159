//! What the federation sets about itself. The operator sets the address only.

use super::fields::{Outcome, Typed, outcome};
use crate::commands::{SettingsChange, change_settings};
use crate::rules::cases::propose;
use crate::rules::{import, line};
use axum::extract::Form as Posted;
use axum::http::StatusCode;
use maud::{Markup, html};
use veche_core::{Denied, FieldProblems, Names, Right, Scope, Text, Tongue, Zone};
use veche_desk::components::form::{actions, fieldset, together};
use veche_desk::components::{Choice, Field, Form, Kind, PageHead, submit};
use veche_desk::layout::accent_css;
use veche_desk::{Answer, Desk, Trouble};
use veche_engine::{Result, Settings};

/// Whether the person may set all, or the address only.
enum May {
    All,
    Address,
}

fn may(d: &Desk) -> Result<May, Trouble> {
    if d.may(Right::Publish, Scope::Federation) && d.founded {
        Ok(May::All)
    } else if d.may(Right::Operate, Scope::Federation) {
        Ok(May::Address)
    } else {
        Err(Trouble(
            Denied {
                right: Right::Publish,
                nobody: false,
            }
            .into(),
        ))
    }
}

pub(super) async fn form(d: Desk) -> Answer {
    let may = may(&d)?;
    let s = &d.settings;
    let text = |n: &Option<Names>, tongue: Tongue| match (n, tongue) {
        (None, _) => String::new(),
        (Some(n), Tongue::Ru) => n.ru.nominative.clone(),
        (Some(n), Tongue::En) => n.en.clone(),
    };
    let mut form = Form::new()
        .with("name_ru", text(&s.name, Tongue::Ru))
        .with("name_en", text(&s.name, Tongue::En))
        .with("short_ru", text(&s.short_name, Tongue::Ru))
        .with("short_en", text(&s.short_name, Tongue::En))
        .with("zone", s.zone.name())
        .with("tongue", s.tongue.code())
        .with("accent", &s.accent)
        .with("base_url", s.base_url.clone().unwrap_or_default());
    if s.publish_execution {
        form = form.with("publish_execution", "on");
    }
    Ok(d.page(&d.l.t("register-settings"), view(&d, &may, &form)))
}

pub(super) async fn change(d: Desk, Posted(typed): Posted<Vec<(String, String)>>) -> Answer {
    let may = may(&d)?;
    let typed = Typed(typed);
    let back = match read(&d, &may, &typed) {
        Ok(change) => {
            let done = d
                .run(change, |tx, by, change| {
                    Box::pin(change_settings(tx, by, change))
                })
                .await;
            match outcome(&d, "name_ru", done)? {
                Outcome::Done(()) => {
                    d.house.forget_settings();
                    return d.done("/settings", "toast-register-saved");
                }
                Outcome::Back(status, p) => (status, p),
            }
        }
        Err(p) => (StatusCode::UNPROCESSABLE_ENTITY, p),
    };
    Ok(d.page_with(
        back.0,
        &d.l.t("register-settings"),
        view(&d, &may, &typed.form(back.1)),
    ))
}

fn read(d: &Desk, may: &May, t: &Typed) -> Result<SettingsChange, FieldProblems> {
    let mut p = FieldProblems::new();
    let base_url = match t.get("base_url").trim() {
        "" => None,
        typed => p
            .field("base_url", import::website(typed))
            .map(|u| u.trim_end_matches('/').to_owned()),
    };
    if matches!(may, May::Address) {
        return p.finish(|| Some(SettingsChange::BaseUrl(base_url)));
    }
    let name = names(t, &mut p, "name");
    if name.get(Tongue::Ru).is_empty() && p.is_empty() {
        p.add("name_ru", Text::new("register-field-name"));
    }
    let short_name = names(t, &mut p, "short");
    let zone = p.field("zone", zone(t.get("zone")));
    let tongue = p.field(
        "tongue",
        Tongue::parse(t.get("tongue")).ok_or_else(|| Text::new("register-field-choose")),
    );
    let accent = p.field("accent", accent(t.get("accent")));
    let publish_execution = t.is_on("publish_execution");
    let since = d.settings.since;
    p.finish(|| {
        Some(SettingsChange::All(Box::new(Settings {
            name: Some(name),
            short_name: Some(short_name).filter(|n| !n.get(Tongue::Ru).is_empty()),
            zone: zone?,
            tongue: tongue?,
            accent: accent?,
            publish_execution,
            since,
            base_url,
        })))
    })
}

/// Names under `prefix_ru` and `prefix_en`, with the cases that rules propose.
pub(super) fn names(t: &Typed, p: &mut FieldProblems, prefix: &str) -> Names {
    let mut one = |tail: &str| {
        let name = format!("{prefix}_{tail}");
        p.field(&name, line(t.get(&name), 300)).unwrap_or_default()
    };
    Names {
        ru: propose(&one("ru")),
        en: one("en"),
    }
}

/// A zone by its name.
pub(super) fn zone(typed: &str) -> Result<Zone, Text> {
    Zone::parse(typed).ok_or_else(|| Text::new("register-field-zone").with("value", typed))
}

/// A colour that can be read on paper; the desk judges.
fn accent(typed: &str) -> Result<String, Text> {
    let typed = typed.trim().to_lowercase();
    accent_css(&typed)?;
    Ok(typed)
}

/// Zones that are offered while typing; any other of the IANA database may be typed.
pub(super) fn zones() -> Vec<String> {
    [
        "Europe/Kaliningrad",
        "Europe/Moscow",
        "Europe/Samara",
        "Asia/Yekaterinburg",
        "Asia/Omsk",
        "Asia/Novosibirsk",
        "Asia/Krasnoyarsk",
        "Asia/Irkutsk",
        "Asia/Yakutsk",
        "Asia/Vladivostok",
        "Asia/Magadan",
        "Asia/Kamchatka",
        "Europe/Minsk",
        "Europe/Kyiv",
        "Asia/Almaty",
        "Asia/Tashkent",
        "Asia/Bishkek",
        "Asia/Yerevan",
        "Asia/Tbilisi",
        "Europe/Berlin",
        "Europe/London",
        "America/New_York",
        "UTC",
    ]
    .map(str::to_owned)
    .to_vec()
}

pub(super) fn tongue_choices(d: &Desk) -> Vec<Choice> {
    super::fields::code_choices(&d.l, "register-tongue", ["ru", "en"])
}

fn view(d: &Desk, may: &May, form: &Form) -> Markup {
    let l = &d.l;
    html! {
        (PageHead::new(l.t("register-settings")).render())
        @if matches!(may, May::Address) { p { (l.t("register-settings-operator")) } }
        (form.post(l, "/settings", html! {
            @if matches!(may, May::All) {
                (fieldset(&l.t("register-names"), html! {
                    (together(html! {
                        (Field::new("name_ru", l.t("register-name-ru")).optional().text(l, form))
                        (Field::new("name_en", l.t("register-name-en")).optional().text(l, form))
                    }))
                    (together(html! {
                        (Field::new("short_ru", l.t("register-short-ru")).optional().text(l, form))
                        (Field::new("short_en", l.t("register-short-en")).optional().text(l, form))
                    }))
                }))
                (together(html! {
                    (Field::new("zone", l.t("register-zone")).hint(l.t("register-zone-hint")).suggest(zones()).text(l, form))
                    (Field::new("tongue", l.t("register-language")).select(l, form, &tongue_choices(d), None))
                    (Field::new("accent", l.t("register-accent")).hint(l.t("register-accent-hint")).short().text(l, form))
                }))
                (Field::new("publish_execution", l.t("register-publish-execution")).hint(l.t("register-publish-execution-hint")).checkbox(l, form))
            }
            (Field::new("base_url", l.t("register-base-url")).hint(l.t("register-base-url-hint")).optional().address(l, form))
            (actions(submit(&l.t("register-save"), Kind::Primary)))
        }))
    }
}
