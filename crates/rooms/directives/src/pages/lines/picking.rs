//! Finding a party or a document by what a person typed.

use crate::model::Kind;
use crate::pages::documents::words::named_with_day;
use crate::store::{self, DocumentFilter};
use veche_core::name::fold;
use veche_core::{Day, DocumentId, Party, Short, Stop, Text};
use veche_desk::Desk;
use veche_engine::{Ask, Result};
use veche_lang::Lang;

/// Parties whose name has what was typed, at most so many.
const PARTIES_MOST: usize = 200;
/// Documents that are offered while typing.
const OFFERED: i64 = 40;

/// Everybody who can be charged today and whose name holds these words; a name that is just so stands alone.
pub(super) async fn parties_named(d: &Desk, typed: &str) -> Result<Vec<Party>> {
    let wanted = fold(typed);
    let all = veche_register::all_parties(d.read(), d.l.tongue, d.today()).await?;
    let exact: Vec<Party> = all
        .iter()
        .filter(|p| fold(&p.name) == wanted)
        .map(|p| p.party)
        .collect();
    if !exact.is_empty() {
        return Ok(exact);
    }
    let words: Vec<&str> = wanted.split(' ').collect();
    let holds = |name: &str| words.iter().all(|w| name.contains(w));
    Ok(all
        .iter()
        .filter(|p| holds(&fold(&p.name)))
        .map(|p| p.party)
        .take(PARTIES_MOST)
        .collect())
}

/// The address in what was typed: ten characters by themselves, at the end of a path, or in brackets after a name.
fn address_in(typed: &str) -> Option<Short> {
    let typed = typed.trim().trim_end_matches('/');
    let last = typed
        .rsplit(['/', '(', ' '])
        .next()
        .unwrap_or(typed)
        .trim_end_matches(')');
    Short::parse(last)
}

/// The number in what was typed: «№ 14», "No. 14", "14".
fn number_in(typed: &str) -> &str {
    let typed = typed.trim();
    ["№", "No.", "no.", "#"]
        .iter()
        .find_map(|sign| typed.strip_prefix(sign))
        .unwrap_or(typed)
        .trim()
}

/// The document of a number or an address; else the sentence that says why not.
pub(super) async fn document_by_words(
    db: &impl Ask,
    typed: &str,
) -> Result<std::result::Result<DocumentId, Text>> {
    let by_number = store::documents_by_number(db, number_in(typed)).await?;
    let short = match (by_number.as_slice(), address_in(typed)) {
        ([one], _) => *one,
        ([], Some(short)) => short,
        ([], None) => {
            return Ok(Err(
                Text::new("line-document-unknown").with("typed", typed.trim())
            ));
        }
        _ => {
            return Ok(Err(
                Text::new("line-document-several").with("number", number_in(typed))
            ));
        }
    };
    match store::document(db, short).await {
        Ok(document) => Ok(Ok(document.id)),
        Err(Stop::Missing) => Ok(Err(
            Text::new("line-document-unknown").with("typed", typed.trim())
        )),
        Err(stop) => Err(stop),
    }
}

/// What is offered while a decision is typed: documents adopted since a day, the latest first, each with its address.
pub(super) async fn decisions_since(d: &Desk, since: Day, but: DocumentId) -> Result<Vec<String>> {
    let rows = store::documents(d.read(), &DocumentFilter::default(), OFFERED).await?;
    let later = rows.iter().filter(|r| r.adopted_on >= since && r.id != but);
    Ok(later
        .map(|r| offered(&d.l, r.kind, &r.number, r.adopted_on, r.short))
        .collect())
}

fn offered(l: &Lang, kind: Kind, number: &str, on: Day, short: Short) -> String {
    format!("{} ({short})", named_with_day(l, kind, number, on))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn address_is_found_where_it_stands() {
        let short = Short::from_bits(77);
        for typed in [
            short.to_string(),
            format!("/documents/{short}"),
            format!("https://portal.example/documents/{short}/"),
            format!("Постановление № 4 от 4 июня 2026 г. ({short})"),
        ] {
            assert_eq!(address_in(&typed), Some(short), "{typed}");
        }
        assert_eq!(address_in("№ 14"), None);
        assert_eq!(address_in(""), None);
    }

    #[test]
    fn number_is_taken_without_its_sign() {
        for (typed, want) in [
            ("№ 14", "14"),
            ("14-3 ", "14-3"),
            ("No. 7", "7"),
            ("#1", "1"),
            ("", ""),
        ] {
            assert_eq!(number_in(typed), want);
        }
    }
}
