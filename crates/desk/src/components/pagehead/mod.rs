//! The head of a page: what it is, what about, and what can be done.

pub(super) mod examples;

use maud::{Markup, html};

/// A page's head.
#[derive(Debug, Clone, Default)]
pub struct PageHead {
    over: Option<String>,
    title: String,
    subtitle: Option<Markup>,
    actions: Vec<Markup>,
}

impl PageHead {
    /// With its title: the one `h1` of the page.
    pub fn new(title: impl Into<String>) -> PageHead {
        PageHead {
            title: title.into(),
            ..PageHead::default()
        }
    }

    /// A word above the title: the kind of the record.
    #[must_use]
    pub fn over(mut self, words: impl Into<String>) -> PageHead {
        self.over = Some(words.into());
        self
    }

    /// A line below the title.
    #[must_use]
    pub fn subtitle(mut self, words: impl maud::Render) -> PageHead {
        self.subtitle = Some(words.render());
        self
    }

    /// A button, a link or a form with one.
    #[must_use]
    pub fn action(mut self, action: Markup) -> PageHead {
        self.actions.push(action);
        self
    }

    /// Draws it.
    pub fn render(&self) -> Markup {
        html! {
            header.pagehead {
                div.pagehead-words {
                    @if let Some(over) = &self.over { p.pagehead-over { (over) } }
                    // a whole sentence of a document is read, not announced
                    h1.long[self.title.chars().count() > 90] { (self.title) }
                    @if let Some(sub) = &self.subtitle { div.pagehead-sub { (sub) } }
                }
                @if !self.actions.is_empty() { div.actions.pagehead-actions { @for a in &self.actions { (a) } } }
            }
        }
    }
}
