//! The page around a page: head, navigation, switches, footer. Two faces: the portal, which everybody reads, and the desk.
//!
//! What it expects of the server: `POST /theme` (`theme`, `back`), `POST /language` (`tongue`, `back`), the action of [`UserMenu::sign_out`],
//! `GET /search?q=` and `GET /palette?q=`. Absent on purpose: who may see what (the house gives the navigation), any sentence of a room.

mod accent;

pub use accent::{DEFAULT_ACCENT, accent_css};

use crate::assets;
use crate::components::toast::{Toast, toasts};
use crate::components::{badge, icon, palette};
use maud::{DOCTYPE, Markup, html};
use veche_core::Tongue;
use veche_lang::Lang;

/// Settings of htmx: no style of its own in the page (the security policy forbids it), same origin only.
const HTMX: &str = r#"{"includeIndicatorCSS":false,"history":"reload","defaultTimeout":30000}"#;

/// Light, dark, or as the system has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The word of the cookie `theme` and of the form's field.
    pub fn code(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// Reads it; anything else is the system's.
    pub fn parse(code: &str) -> Theme {
        match code {
            "light" => Theme::Light,
            "dark" => Theme::Dark,
            _ => Theme::System,
        }
    }
}

/// Which of the two faces a page has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Face {
    /// The public site.
    #[default]
    Portal,
    /// The workplace of a person who signed in.
    Desk,
}

/// A way in the navigation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NavItem {
    /// Where it leads.
    pub href: String,
    /// Its name.
    pub label: String,
    /// An icon of the sprite; shown on the desk.
    pub glyph: &'static str,
    /// Whether the page belongs there.
    pub current: bool,
    /// How many things wait there.
    pub count: Option<u64>,
    /// The group it stands in on the desk; items of one group follow each other.
    pub group: Option<String>,
}

impl NavItem {
    /// With address, name and icon.
    pub fn new(href: impl Into<String>, label: impl Into<String>, glyph: &'static str) -> NavItem {
        NavItem {
            href: href.into(),
            label: label.into(),
            glyph,
            ..NavItem::default()
        }
    }
}

/// The person who signed in, in the corner.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UserMenu {
    /// The name as it is shown.
    pub name: String,
    /// In which seat the person acts, where they hold one.
    pub seat: Option<String>,
    /// Their own pages: account, sessions.
    pub items: Vec<NavItem>,
    /// Where the form that signs out is sent.
    pub sign_out: String,
}

/// A page to be drawn.
#[derive(Debug, Clone)]
pub struct Page {
    /// The title, without the federation's name.
    pub title: String,
    /// Portal or desk.
    pub face: Face,
    /// Light or dark.
    pub theme: Theme,
    /// The federation's name in the reader's language.
    pub federation: String,
    /// Path and query of this page: the switches come back to it.
    pub path: String,
    /// The navigation.
    pub nav: Vec<NavItem>,
    /// Who is signed in.
    pub user: Option<UserMenu>,
    /// Where to sign in, when nobody is.
    pub sign_in: Option<String>,
    /// What just happened.
    pub toasts: Vec<Toast>,
    /// Takes the whole width: registers, the review page.
    pub wide: bool,
    /// The address of the event stream that tells when this page changes.
    pub live: Option<String>,
    /// Served without encryption: the page says so.
    pub insecure: bool,
    /// The house's stylesheet ([`assets::Stylesheet::url`]).
    pub stylesheet: String,
    /// The federation's accent, where it has one of its own: the address that answers with [`accent_css`].
    pub accent: Option<String>,
    /// A sentence for search engines and previews.
    pub description: Option<String>,
    /// Not to be indexed.
    pub hidden: bool,
    /// Feeds of the page: type, address, title.
    pub feeds: Vec<(&'static str, String, String)>,
    /// Links of the footer.
    pub footer: Vec<(String, String)>,
    /// The content of `main`.
    pub body: Markup,
}

impl Page {
    /// A portal page with nothing around it yet.
    pub fn new(title: impl Into<String>, body: Markup) -> Page {
        Page {
            title: title.into(),
            face: Face::Portal,
            theme: Theme::System,
            federation: String::new(),
            path: "/".to_owned(),
            nav: Vec::new(),
            user: None,
            sign_in: None,
            toasts: Vec::new(),
            wide: false,
            live: None,
            insecure: false,
            stylesheet: assets::url("app.css").to_owned(),
            accent: None,
            description: None,
            hidden: false,
            feeds: Vec::new(),
            footer: Vec::new(),
            body,
        }
    }
}

/// Draws the whole page in the language of `l`.
pub fn render(l: &Lang, page: &Page) -> Markup {
    let theme = (page.theme != Theme::System).then(|| page.theme.code());
    html! {
        (DOCTYPE)
        html lang=(l.tongue.code()) data-theme=[theme] {
            (head(l, page))
            body class=(if page.face == Face::Desk { "desk" } else { "portal" }) data-live=[&page.live]
                data-live-changed=[page.live.as_ref().map(|_| l.t("ui-live-changed"))] data-live-show=[page.live.as_ref().map(|_| l.t("ui-live-show"))] {
                a.skip href="#main" { (l.t("ui-skip")) }
                @if page.insecure { aside.insecure aria-label=(l.t("ui-connection")) { (icon("triangle-alert", None)) p { (l.t("ui-insecure")) } } }
                @match page.face {
                    Face::Portal => { (portal(l, page)) }
                    Face::Desk => { (desk(l, page)) }
                }
            }
        }
    }
}

fn head(l: &Lang, page: &Page) -> Markup {
    let title = match (page.title.as_str(), page.federation.as_str()) {
        ("", name) => name.to_owned(),
        (title, "") => title.to_owned(),
        (title, name) => format!("{title} — {name}"),
    };
    // the two files that the first line of text needs: Cyrillic and Latin for Russian, Latin of both faces for English
    let fonts = match l.tongue {
        Tongue::Ru => [
            "fonts/golos-text-cyrillic.woff2",
            "fonts/golos-text-latin.woff2",
        ],
        Tongue::En => ["fonts/golos-text-latin.woff2", "fonts/literata-latin.woff2"],
    };
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            title { (title) }
            @if let Some(words) = &page.description { meta name="description" content=(words); }
            @if page.hidden { meta name="robots" content="noindex"; }
            meta name="color-scheme" content="light dark";
            meta name="htmx-config" content=(HTMX);
            @for font in fonts { link rel="preload" as="font" type="font/woff2" href=(assets::url(font)) crossorigin; }
            link rel="stylesheet" href=(page.stylesheet);
            @if let Some(accent) = &page.accent { link rel="stylesheet" href=(accent); }
            link rel="icon" type="image/svg+xml" href=(assets::url("bell.svg"));
            @for (kind, href, title) in &page.feeds { link rel="alternate" type=(kind) href=(href) title=(title); }
            script src=(assets::url("htmx.min.js")) defer {}
            script src=(assets::url("veche.js")) defer {}
        }
    }
}

fn portal(l: &Lang, page: &Page) -> Markup {
    html! {
        header.masthead {
            div.masthead-top {
                (brand(page, "/"))
                div.tools {
                    (language_switch(l, page))
                    (theme_switch(l, page))
                    @if page.user.is_some() { a.button.button-quiet href="/desk" { (l.t("ui-desk")) } }
                    @else if let Some(href) = &page.sign_in { a.button.button-quiet href=(href) { (icon("log-in", None)) span { (l.t("ui-sign-in")) } } }
                }
            }
            @if !page.nav.is_empty() {
                nav.portal-nav aria-label=(l.t("ui-nav")) {
                    ul { @for item in &page.nav { li { a href=(item.href) aria-current=[item.current.then_some("page")] { (item.label) } } } }
                }
            }
        }
        (content(l, page))
        (footer(l, page))
    }
}

fn desk(l: &Lang, page: &Page) -> Markup {
    html! {
        header.deskbar {
            details.deskmenu data-menu {
                summary { (icon("menu", None)) span { (l.t("ui-menu")) } }
                (rail(l, page))
            }
            (brand(page, "/desk"))
            div.tools {
                (palette::button(l))
                (language_switch(l, page))
                (theme_switch(l, page))
                @if let Some(user) = &page.user { (user_menu(l, user)) }
            }
        }
        div.deskbody {
            div.deskrail { (rail(l, page)) }
            div.deskmain {
                (content(l, page))
                (footer(l, page))
            }
        }
        (palette::dialog(l))
    }
}

fn brand(page: &Page, href: &str) -> Markup {
    html! { a.brand href=(href) { (icon("bell", None)) span { (page.federation) } } }
}

fn rail(l: &Lang, page: &Page) -> Markup {
    let mut groups: Vec<(Option<&str>, Vec<&NavItem>)> = Vec::new();
    for item in &page.nav {
        match groups.last_mut() {
            Some((name, items)) if *name == item.group.as_deref() => items.push(item),
            _ => groups.push((item.group.as_deref(), vec![item])),
        }
    }
    html! {
        nav.rail aria-label=(l.t("ui-nav")) {
            @for (name, items) in groups {
                @if let Some(name) = name { p.rail-group { (name) } }
                ul { @for item in items {
                    li { a href=(item.href) aria-current=[item.current.then_some("page")] {
                        (icon(item.glyph, None)) span { (item.label) } @if let Some(n) = item.count { (badge(&n.to_string())) }
                    } }
                } }
            }
            ul.rail-out { li { a href="/" { (icon("newspaper", None)) span { (l.t("ui-portal")) } } } }
        }
    }
}

fn user_menu(l: &Lang, user: &UserMenu) -> Markup {
    html! {
        details.usermenu data-menu {
            summary aria-label=(l.with("ui-you", [("name", user.name.as_str().into())])) { (icon("user", None)) span { (user.name) } (icon("chevron-down", None)) }
            div.menu {
                @if let Some(seat) = &user.seat { p.menu-about { (seat) } }
                ul {
                    @for item in &user.items { li { a href=(item.href) { (icon(item.glyph, None)) span { (item.label) } } } }
                    li { form method="post" action=(user.sign_out) { button type="submit" { (icon("log-out", None)) span { (l.t("ui-sign-out")) } } } }
                }
            }
        }
    }
}

fn language_switch(l: &Lang, page: &Page) -> Markup {
    let other = l.tongue.other().code();
    html! {
        form.switch method="post" action="/language" {
            input type="hidden" name="back" value=(page.path);
            button.button.button-quiet type="submit" name="tongue" value=(other) lang=(other) { (icon("languages", None)) span { (l.t("ui-language-other")) } }
        }
    }
}

/// One button to the other appearance. Which is the other one when the system decides, only the browser knows: both stand here and
/// the stylesheet shows one.
fn theme_switch(l: &Lang, page: &Page) -> Markup {
    html! {
        form.switch method="post" action="/theme" data-theme-form {
            input type="hidden" name="back" value=(page.path);
            button.button.button-quiet.to-dark type="submit" name="theme" value="dark" title=(l.t("ui-theme-to-dark")) { (icon("moon", None)) span.unseen { (l.t("ui-theme-to-dark")) } }
            button.button.button-quiet.to-light type="submit" name="theme" value="light" title=(l.t("ui-theme-to-light")) { (icon("sun", None)) span.unseen { (l.t("ui-theme-to-light")) } }
        }
    }
}

fn content(l: &Lang, page: &Page) -> Markup {
    html! {
        main #main tabindex="-1" class=[page.wide.then_some("wide")] {
            (toasts(l, &page.toasts))
            (page.body)
        }
    }
}

fn footer(l: &Lang, page: &Page) -> Markup {
    let themes = [
        (Theme::System, "ui-theme-system"),
        (Theme::Light, "ui-theme-light"),
        (Theme::Dark, "ui-theme-dark"),
    ];
    html! {
        footer.footer {
            @if !page.footer.is_empty() { ul.footer-links { @for (href, label) in &page.footer { li { a href=(href) { (label) } } } } }
            div.footer-end {
                p { (icon("bell", None)) " " (l.t("ui-made-with")) }
                form method="post" action="/theme" data-theme-form aria-label=(l.t("ui-theme")) {
                    input type="hidden" name="back" value=(page.path);
                    span.footer-what { (l.t("ui-theme")) }
                    @for (theme, key) in themes {
                        button.link type="submit" name="theme" value=(theme.code()) aria-pressed=(if page.theme == theme { "true" } else { "false" }) { (l.t(key)) }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::tests::lang;

    fn page(face: Face) -> String {
        let mut page = Page::new("<Title>", html! { p { "body" } });
        page.face = face;
        page.theme = Theme::Dark;
        page.federation = "Union & Co".into();
        page.path = "/lines?q=\"x\"".into();
        page.nav = vec![NavItem {
            current: true,
            count: Some(3),
            group: Some("Work".into()),
            ..NavItem::new("/lines", "Lines", "list-checks")
        }];
        page.user = Some(UserMenu {
            name: "Anna <b>".into(),
            sign_out: "/sign-out".into(),
            ..UserMenu::default()
        });
        page.sign_in = Some("/sign-in".into());
        page.live = Some("/live".into());
        page.toasts = vec![Toast::done("<i>kept</i>")];
        render(&lang(Tongue::En), &page).into_string()
    }

    #[test]
    fn page_escapes_what_people_wrote() {
        for face in [Face::Portal, Face::Desk] {
            let page = page(face);
            assert!(page.contains("<title>&lt;Title&gt; — Union &amp; Co</title>"));
            assert!(page.contains("value=\"/lines?q=&quot;x&quot;\""));
            assert!(page.contains("&lt;i&gt;kept&lt;/i&gt;") && !page.contains("<i>kept"));
            assert!(!page.contains("Anna <b>"));
        }
    }

    #[test]
    fn page_obeys_the_security_policy_and_names_its_language_and_theme() {
        for face in [Face::Portal, Face::Desk] {
            let page = page(face);
            assert!(page.starts_with("<!DOCTYPE html><html lang=\"en\" data-theme=\"dark\">"));
            assert!(!page.contains(" style=") && !page.contains("<style"));
            for script in page.split("<script").skip(1) {
                assert!(script.starts_with(" src=\"/static/"), "{script:.60}");
            }
        }
    }

    #[test]
    fn current_way_is_marked_and_sign_in_hides_when_signed_in() {
        assert_eq!(
            page(Face::Portal).matches("aria-current=\"page\"").count(),
            1
        );
        assert!(!page(Face::Portal).contains("href=\"/sign-in\""));
        assert!(page(Face::Desk).contains("action=\"/sign-out\""));
    }

    #[test]
    fn page_preloads_two_files_at_most() {
        assert_eq!(page(Face::Desk).matches("rel=\"preload\"").count(), 2);
    }

    #[test]
    fn theme_reads_back() {
        for theme in [Theme::System, Theme::Light, Theme::Dark] {
            assert_eq!(Theme::parse(theme.code()), theme);
        }
        assert_eq!(Theme::parse("<"), Theme::System);
    }
}
