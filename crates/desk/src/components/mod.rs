//! The pieces that pages are made of. Each is a folder: the function, its style, its examples.
//!
//! A component takes typed values and words that are already in the reader's language, and escapes what people wrote (maud does).
//! It works without script; script only makes it quicker. Its examples (empty, long name, error) feed the gallery, and with
//! it the pictures and the accessibility checks.

pub mod badge;
pub mod breadcrumbs;
pub mod button;
pub mod dialog;
pub mod document;
pub mod empty;
pub mod facts;
pub mod form;
pub mod icon;
pub mod line;
pub mod notice;
pub mod pagehead;
pub mod palette;
pub mod progress;
pub mod split;
pub mod stage;
pub mod table;
pub mod tabs;
pub mod timeline;
pub mod toast;
pub mod when;
pub mod who;

pub use badge::{badge, counted, figure};
pub use breadcrumbs::breadcrumbs;
pub use button::{Kind, link_button, post_button, submit, submit_as};
pub use document::{Gazette, Item, document};
pub use empty::empty;
pub use facts::facts;
pub use form::{Choice, Field, Form};
pub use icon::icon;
pub use line::{Size, line};
pub use notice::notice;
pub use pagehead::PageHead;
pub use progress::progress;
pub use split::{Mark, marked, split};
pub use stage::{mark, stage};
pub use table::{Filter, Head, Row, Table};
pub use tabs::tabs;
pub use timeline::{Entry, timeline};
pub use toast::Toast;
pub use when::{ago, day, day_short, due, instant};
pub use who::{body_name, person, person_full};

use maud::{Markup, html};
use veche_lang::{Lang, Source};

/// The texts of components, layout and lists; keys begin with `ui-`.
pub const TEXTS: Source = Source {
    name: "components",
    ru: include_str!("../../i18n/components.ru.ftl"),
    en: include_str!("../../i18n/components.en.ftl"),
};

/// What looks right, to look at: a title and the piece itself.
pub type Examples = Vec<(&'static str, Markup)>;

macro_rules! styles { ($($file:literal),* $(,)?) => { concat!($("@layer components {\n", include_str!($file), "\n}\n"),*) }; }

/// The style of everything here, in layers: a later layer wins whatever the selector.
pub(crate) const CSS: &str = concat!(
    "@layer reset, base, components, rooms, print;\n",
    include_str!("../layout/fonts.css"),
    include_str!("../layout/tokens.css"),
    include_str!("../layout/base.css"),
    styles!(
        "../layout/frame.css",
        "icon/style.css",
        "button/style.css",
        "badge/style.css",
        "stage/style.css",
        "line/style.css",
        "table/style.css",
        "form/style.css",
        "who/style.css",
        "when/style.css",
        "toast/style.css",
        "notice/style.css",
        "dialog/style.css",
        "palette/style.css",
        "progress/style.css",
        "facts/style.css",
        "pagehead/style.css",
        "tabs/style.css",
        "breadcrumbs/style.css",
        "timeline/style.css",
        "empty/style.css",
        "document/style.css",
        "split/style.css",
    ),
    // on paper a table stays a table
    "@layer components {\n@media screen {\n@container few (max-width: 36rem) {\n",
    include_str!("table/narrow.css"),
    "}\n@container many (max-width: 52rem) {\n",
    include_str!("table/narrow.css"),
    "}\n}\n}\n",
    include_str!("../layout/print.css"),
);

/// Every component with its examples, in the order of the gallery.
pub fn examples(l: &Lang) -> Vec<(&'static str, Examples)> {
    vec![
        ("line", line::examples::examples(l)),
        ("stage", stage::examples::examples(l)),
        ("pagehead", pagehead::examples::examples(l)),
        ("breadcrumbs", breadcrumbs::examples::examples(l)),
        ("tabs", tabs::examples::examples(l)),
        ("button", button::examples::examples(l)),
        ("table", table::examples::examples(l)),
        ("form", form::examples::examples(l)),
        ("document", document::examples::examples(l)),
        ("split", split::examples::examples(l)),
        ("facts", facts::examples::examples(l)),
        ("timeline", timeline::examples::examples(l)),
        ("who", who::examples::examples(l)),
        ("when", when::examples::examples(l)),
        ("badge", badge::examples::examples(l)),
        ("notice", notice::examples::examples(l)),
        ("toast", toast::examples::examples(l)),
        ("progress", progress::examples::examples(l)),
        ("dialog", dialog::examples::examples(l)),
        ("palette", palette::examples::examples(l)),
        ("empty", empty::examples::examples(l)),
        ("icon", icon::examples::examples(l)),
    ]
}

/// The body of the page that shows every example.
pub fn gallery(l: &Lang) -> Markup {
    let all = examples(l);
    html! {
        (PageHead::new(l.t("ui-gallery")).subtitle(l.t("ui-gallery-what")).render())
        nav.gallery-index aria-label=(l.t("ui-gallery")) {
            @for (name, _) in &all { a href={ "#c-" (name) } { (name) } " " }
        }
        @for (name, examples) in all {
            section.gallery-part id={ "c-" (name) } aria-labelledby={ "c-" (name) "-h" } {
                h2 id={ "c-" (name) "-h" } { (name) }
                @for (title, piece) in examples {
                    div.gallery-example {
                        p.gallery-title { (title) }
                        div.gallery-piece { (piece) }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use std::sync::Arc;
    use veche_core::{Tongue, Zone};
    use veche_lang::{Texts, complaints, keys};

    pub(crate) fn lang(tongue: Tongue) -> Lang {
        Lang::new(Arc::new(Texts::new(&[TEXTS]).unwrap()), tongue, Zone::UTC)
    }

    #[test]
    fn texts_say_the_same_in_both_languages() {
        assert_eq!(complaints(&[TEXTS]), Vec::<String>::new());
        for key in keys(&TEXTS) {
            assert!(key.starts_with("ui-"), "{key}");
        }
    }

    #[test]
    fn gallery_has_no_missing_text_and_no_missing_icon() {
        for tongue in Tongue::ALL {
            let page = gallery(&lang(tongue)).into_string();
            assert!(!page.contains('⟦'), "{:?}", page.split('⟦').nth(1));
            for used in page.split("icons.svg#").skip(1) {
                let name = used.split('"').next().unwrap();
                assert!(icon::known(name), "the sprite has no {name}");
            }
        }
    }

    #[test]
    fn gallery_obeys_the_security_policy() {
        let page = gallery(&lang(Tongue::Ru)).into_string();
        for forbidden in [
            " style=\"",
            "<script",
            "<style",
            " onclick",
            "javascript:",
            "http://",
            "src=\"//",
        ] {
            assert!(!page.contains(forbidden), "{forbidden}");
        }
    }

    #[test]
    fn gallery_repeats_no_id() {
        let page = gallery(&lang(Tongue::En)).into_string();
        let mut seen = std::collections::BTreeSet::new();
        for id in page.split(" id=\"").skip(1) {
            let id = id.split('"').next().unwrap();
            assert!(seen.insert(id.to_owned()), "{id} stands twice");
        }
    }
}
