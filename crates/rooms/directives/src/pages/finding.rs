//! What the search page and the palette find in this room: documents by kind, number, year and title, directives by their words.

use super::documents::{self, words};
use super::lines;
use crate::commands::short_title;
use crate::model::Kind;
use crate::path;
use crate::rules::{self, Asked};
use crate::store::{self, DocumentFilter, FoundDirective};
use veche_core::{Party, Short, Tongue};
use veche_desk::{Card, Desk};
use veche_engine::Result;
use veche_lang::Lang;

/// What typed words ask for, with the names of kinds in both languages.
pub(super) fn asked(l: &Lang, typed: &str) -> Vec<Asked> {
    let kinds: Vec<(Kind, String)> = Tongue::ALL
        .iter()
        .map(|t| l.in_tongue(*t))
        .flat_map(|l| {
            Kind::ALL
                .iter()
                .map(move |k| (*k, l.t(words::kind_key(*k))))
        })
        .collect();
    rules::asked(typed, &kinds)
}

/// Documents, then directives for those who read what is official; at most `limit` of each. A line is found by its address.
///
/// # Errors
/// The database fails.
pub async fn find(d: &Desk, typed: &str, limit: i64) -> Result<Vec<Card>> {
    if d.reads_official()
        && let Some(short) = Short::parse(typed)
        && let Ok(line) = store::line(d.read(), short).await
    {
        return Ok(vec![lines::card_of(&d.l, &line)]);
    }
    let asked = asked(&d.l, typed);
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let mut directives = Vec::new();
    if d.reads_official() {
        directives = store::find_directives(d.read(), &asked, limit).await?;
    }
    let owners: Vec<Party> = directives.iter().filter_map(|x| x.owner).collect();
    let owners = veche_register::party_names(d.read(), &owners, d.l.tongue).await?;
    let filter = DocumentFilter {
        asked,
        ..DocumentFilter::default()
    };
    let mut all: Vec<Card> = store::documents(d.read(), &filter, limit)
        .await?
        .iter()
        .map(|r| documents::card_of(&d.l, r.short, r.kind, &r.number, r.adopted_on, &r.title))
        .collect();
    all.extend(directives.iter().map(|x| {
        let owner = x.owner.and_then(|o| owners.get(&o)).map(String::as_str);
        directive_card(&d.l, x, owner)
    }));
    Ok(all)
}

/// A directive with where it stands and whom it charges.
fn directive_card(l: &Lang, x: &FoundDirective, owner: Option<&str>) -> Card {
    let document = words::named_with_day(l, x.kind, &x.number, x.adopted_on);
    let place = [
        ("document", document.into()),
        ("item", x.item.as_str().into()),
    ];
    let [document, item] = place;
    Card {
        kind: "directive".to_owned(),
        title: short_title(&x.text),
        line: match owner {
            Some(owner) => l.with(
                "directive-found-one",
                [document, item, ("owner", owner.into())],
            ),
            None => l.with("directive-found", [document, item, ("n", x.lines.into())]),
        },
        path: path::directive(x.short),
        icon: "list-checks",
    }
}
