//! Whom a document itself names to control its execution: «Контроль за исполнением возложить на …».
//!
//! Its word goes before the custom that the council controls (and the audit commission where the council owes).

use veche_core::{BodyId, Party};

/// What a document says of its own control.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Control {
    whole: Vec<Party>,
    items: Vec<(String, Party)>,
}

impl Control {
    /// From the directives whose nature is control: words and owners. Without owners the adopting body keeps it («контроль оставляю за
    /// собой»). A clause that names items («контроль за исполнением пункта 3») covers those alone.
    pub fn of<W: AsRef<str>>(
        clauses: impl IntoIterator<Item = (W, Vec<Party>)>,
        adopting: BodyId,
    ) -> Control {
        let mut out = Control::default();
        for (words, mut owners) in clauses {
            owners.retain(|p| !matches!(p, Party::Class(_)));
            if owners.is_empty() {
                owners.push(Party::Body(adopting));
            }
            let items = cited_items(words.as_ref());
            if items.is_empty() {
                out.whole.extend(owners);
            } else {
                for item in items {
                    out.items.extend(owners.iter().map(|o| (item.clone(), *o)));
                }
            }
        }
        out
    }

    /// Who is named for an item by its label, the nearest first.
    pub fn named<'a>(&'a self, label: Option<&'a str>) -> impl Iterator<Item = Party> + 'a {
        self.items
            .iter()
            .filter(move |(of, _)| label.is_some_and(|l| l == of))
            .map(|(_, p)| *p)
            .chain(self.whole.iter().copied())
    }
}

/// Numbers of items that a clause names: after «пункта 3», «п. 2.1 и 4», "items 2 and 5".
fn cited_items(words: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut citing = false;
    for word in words.split_whitespace() {
        let bare = word
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase();
        let number = bare.starts_with(|c: char| c.is_ascii_digit())
            && bare.chars().all(|c| c.is_ascii_digit() || c == '.');
        if number && citing {
            out.push(bare);
        } else {
            let head = bare.starts_with("пункт")
                || matches!(
                    bare.as_str(),
                    "п" | "пп" | "item" | "items" | "paragraph" | "paragraphs"
                );
            let joint = matches!(bare.as_str(), "и" | "and" | "");
            citing = head || (citing && joint);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;
    use veche_core::Class;

    fn body(n: u128) -> Party {
        Party::Body(BodyId(Uuid::from_u128(n)))
    }

    #[test]
    fn a_clause_covers_the_document_or_the_items_that_it_names() {
        let adopting = BodyId(Uuid::from_u128(9));
        let control = Control::of(
            [
                (
                    "Контроль за исполнением пунктов 2 и 3.1 возложить на бюро.",
                    vec![body(1)],
                ),
                (
                    "Контроль за остальным возложить на комиссию.",
                    vec![body(2), Party::Class(Class::Members)],
                ),
            ],
            adopting,
        );
        let named = |label| control.named(label).collect::<Vec<_>>();
        assert_eq!(named(Some("2")), [body(1), body(2)]);
        assert_eq!(named(Some("3.1")), [body(1), body(2)]);
        assert_eq!(named(Some("3")), [body(2)]);
        assert_eq!(named(None), [body(2)]);
        let own = Control::of([("Контроль оставляю за собой.", vec![])], adopting);
        assert_eq!(own.named(None).collect::<Vec<_>>(), [Party::Body(adopting)]);
        assert_eq!(Control::default().named(Some("1")).count(), 0);
    }

    #[test]
    fn items_are_cited_after_their_word_only() {
        for (words, want) in [
            ("Контроль за исполнением п. 4 возложить на бюро", &["4"][..]),
            (
                "monitor items 2, 3 and 5 of this resolution",
                &["2", "3", "5"],
            ),
            ("Контроль за исполнением постановления № 5 до 1 мая", &[]),
            ("", &[]),
        ] {
            assert_eq!(cited_items(words), want, "{words}");
        }
    }
}
