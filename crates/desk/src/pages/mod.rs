//! The desk's own pages, and how any page is put into the layout.

mod entry;
mod home;
mod mine;
mod search;
mod settled;

use crate::components::Toast;
use crate::context::Desk;
use crate::guard;
use crate::house::House;
use crate::layout::{self, Face, NavItem, Page, Theme, UserMenu};
use crate::routes::{Access, Routes};
use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::Markup;
use std::sync::Arc;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};
use veche_core::{Right, Tongue};

/// Every address of the program: the desk's and the rooms'.
pub fn desk_routes(house: &House) -> Routes {
    let mut all = Routes::new()
        .get("/", Access::Public, home::front)
        .get("/search", Access::Public, search::page)
        .get("/palette", Access::Public, search::palette)
        .get("/live", Access::Public, crate::live::listen)
        .get("/accent/{hex}", Access::Public, settled::accent)
        .post("/theme", Access::Public, settled::theme)
        .post("/language", Access::Public, settled::language)
        .get("/sign-in", Access::Public, entry::form)
        // What was typed when the session had ended comes along.
        .upload("/sign-in", Access::Public, 8 << 20, entry::sign_in)
        .post("/sign-out", Access::Public, entry::sign_out)
        .get("/enter/{secret}", Access::Public, entry::link)
        .post("/enter/{secret}", Access::Public, entry::follow)
        .get("/health", Access::Public, settled::health)
        .get("/desk", Access::SignedIn, mine::page)
        .get("/desk/devices", Access::SignedIn, mine::devices)
        .post("/desk/devices/{id}/end", Access::SignedIn, mine::end_device)
        .post(
            "/desk/devices/end-others",
            Access::SignedIn,
            mine::end_others,
        )
        .get("/desk/jobs/{id}", Access::SignedIn, mine::job);
    if house.ways.demo {
        all = all.get("/gallery", Access::Public, settled::gallery).get(
            "/demo",
            Access::Public,
            settled::demo,
        );
    }
    for room in &house.rooms {
        all = all.merge(room.routes());
    }
    all
}

/// The whole web application.
pub fn router(house: Arc<House>) -> Router {
    let compressed = CompressionLayer::new().compress_when(
        DefaultPredicate::new()
            .and(NotForContentType::const_new("font/woff2"))
            .and(NotForContentType::const_new("application/pdf")),
    );
    desk_routes(&house)
        .into_router()
        .fallback(nowhere)
        .layer(CatchPanicLayer::custom(
            |_: Box<dyn std::any::Any + Send>| StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        ))
        .layer(axum::middleware::from_fn_with_state(
            house.clone(),
            guard::attend,
        ))
        .merge(crate::assets::router(house.styles.clone()))
        .layer(compressed)
        .with_state(house)
}

async fn nowhere() -> StatusCode {
    StatusCode::NOT_FOUND
}

/// An address with its variable filled in: `at("/lines/{short}", "0a1b…")`.
pub fn at(pattern: &str, value: &str) -> String {
    let mut out = String::with_capacity(pattern.len() + value.len());
    let (before, rest) = pattern.split_once('{').unwrap_or((pattern, ""));
    out.push_str(before);
    if let Some((_, after)) = rest.split_once('}') {
        out.push_str(value);
        out.push_str(after);
    }
    out
}

impl Desk {
    /// A page in the layout: the portal's face for a reader, the desk's for somebody who signed in.
    pub fn page(&self, title: &str, body: Markup) -> Response {
        self.page_with(StatusCode::OK, title, body)
    }

    /// The same with another status: a form that was sent back (422), a refusal (409).
    pub fn page_with(&self, status: StatusCode, title: &str, body: Markup) -> Response {
        self.show(status, self.frame(title, body))
    }

    /// A page that refreshes itself when something is done to one of these records (`line:0190…`).
    pub fn live_page(&self, title: &str, of: &[String], body: Markup) -> Response {
        let mut page = self.frame(title, body);
        page.live = Some(format!("/live?of={}", guard::encode(&of.join(","))));
        self.show(StatusCode::OK, page)
    }

    /// A page with the width of the screen: registers, the review of a reading.
    pub fn wide_page(&self, status: StatusCode, title: &str, body: Markup) -> Response {
        let mut page = self.frame(title, body);
        page.wide = true;
        self.show(status, page)
    }

    /// The page before it is shown, to set what the other ways do not.
    pub fn frame(&self, title: &str, body: Markup) -> Page {
        let l = &self.l;
        let federation = self.federation();
        let desk = self.signed_in();
        let mut page = Page::new(title, body);
        page.face = if desk { Face::Desk } else { Face::Portal };
        page.theme = Theme::parse(self.theme.unwrap_or("system"));
        page.federation = federation;
        page.path = self.path.clone();
        page.stylesheet = self.house.styles.url().to_owned();
        page.accent = Some(format!(
            "/accent/{}",
            self.settings.accent.trim_start_matches('#')
        ));
        page.insecure = self.house.ways.insecure_http;
        page.toasts = self.toast.iter().map(|t| Toast::done(l.t(t))).collect();
        page.nav = self.navigation();
        page.hidden = desk;
        if desk {
            page.user = Some(UserMenu {
                name: self
                    .name
                    .as_ref()
                    .map_or_else(|| l.t("user-operator"), |n| l.person_short(n)),
                seat: None,
                items: vec![
                    NavItem::new("/desk/devices", l.t("nav-devices"), "laptop"),
                    NavItem::new("/", l.t("nav-portal"), "globe"),
                ],
                sign_out: "/sign-out".to_owned(),
            });
        } else {
            page.sign_in = Some("/sign-in".to_owned());
        }
        if self.house.ways.demo {
            page.footer.push(("/demo".to_owned(), l.t("nav-demo")));
        }
        page
    }

    /// Shows a page.
    pub fn show(&self, status: StatusCode, page: Page) -> Response {
        let html = layout::render(&self.l, &page).into_string();
        let tied = maud::PreEscaped(veche_lang::tied_in_html(&html).into_owned());
        (status, tied).into_response()
    }

    /// The federation's name in the reader's language, or the program's until it was founded.
    pub fn federation(&self) -> String {
        let named = self
            .settings
            .short_name
            .as_ref()
            .or(self.settings.name.as_ref());
        named.map_or_else(|| self.l.t("veche"), |n| n.get(self.l.tongue).to_owned())
    }

    fn navigation(&self) -> Vec<NavItem> {
        let here = self.path.split('?').next().unwrap_or_default();
        let mut all = Vec::new();
        if self.signed_in() {
            all.push(NavItem::new("/desk", self.l.t("nav-desk"), "inbox"));
            all.extend(
                self.house
                    .rooms
                    .iter()
                    .flat_map(|r| r.desk_navigation(self)),
            );
        } else {
            all.extend(
                self.house
                    .rooms
                    .iter()
                    .flat_map(|r| r.portal_navigation(self)),
            );
        }
        // The longest address that the present one begins with is where we are. What lies under /desk is the rooms', not the first page.
        let best = all
            .iter()
            .filter(|i| {
                here == i.href || (i.href != "/desk" && here.starts_with(&format!("{}/", i.href)))
            })
            .map(|i| i.href.len())
            .max();
        for item in &mut all {
            item.current = Some(item.href.len()) == best && here.starts_with(&item.href);
        }
        all
    }

    /// Whether the federation waits to be founded and this is somebody who can do it.
    pub fn may_found(&self) -> bool {
        !self.founded && self.standing().operator
    }

    /// Whether the person may read what is official and not public.
    pub fn reads_official(&self) -> bool {
        self.standing().has_somewhere(Right::ReadOfficial)
    }

    /// The tongue of this page.
    pub fn tongue(&self) -> Tongue {
        self.l.tongue
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_fills_in_the_variable() {
        assert_eq!(at("/lines/{short}/reports", "abc"), "/lines/abc/reports");
        assert_eq!(at("/lines", "abc"), "/lines");
    }
}
