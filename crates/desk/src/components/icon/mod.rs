//! An icon of the sprite.

pub(super) mod examples;

use crate::assets;
use maud::{Markup, html};

const SPRITE: &str = include_str!("../../../static/icons.svg");

/// An icon by its name in the sprite (`icons.svg`). With a label it is a picture with a name; without one it is left out for those
/// who do not see it, and words must stand beside it.
pub fn icon(name: &str, label: Option<&str>) -> Markup {
    let href = format!("{}#{name}", assets::url("icons.svg"));
    html! {
        @if let Some(label) = label {
            svg.icon role="img" aria-label=(label) { use href=(href) {} }
        } @else {
            svg.icon aria-hidden="true" focusable="false" { use href=(href) {} }
        }
    }
}

/// Whether the sprite has such an icon.
pub fn known(name: &str) -> bool {
    names().any(|n| n == name)
}

/// Every name of the sprite.
pub fn names() -> impl Iterator<Item = &'static str> {
    SPRITE
        .split("<symbol id=\"")
        .skip(1)
        .filter_map(|s| s.split('"').next())
}
