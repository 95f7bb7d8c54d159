//! Search: conditions from what was asked, and directives by their words.

use super::{party, word};
use crate::model::Kind;
use crate::rules::Asked;
use std::collections::HashMap;
use uuid::Uuid;
use veche_core::{Day, Party, Short};
use veche_engine::{Ask, Bind, FromQueryResult, Result, Value};

/// A condition on a document `d`, or none where nothing was asked. Values are added behind those that are there.
pub(super) fn documents_asked(asked: &[Asked], values: &mut Vec<Value>) -> Vec<String> {
    let mut parts = Vec::new();
    for one in asked {
        let mut any = Vec::new();
        let mut like = |pattern: String| {
            values.push(pattern.bind());
            format!("d.search_key like ${} escape '\\'", values.len())
        };
        if let Some(number) = &one.number {
            // The key begins with the number: «7 о каталоге», «7-к о каталоге».
            let number = escaped(number);
            any.extend([' ', '-', '/'].map(|end| like(format!("{number}{end}%"))));
            any.push(like(number));
        }
        if let Some(word) = &one.word {
            let number = one.number.is_some();
            let begins = number || word.chars().count() < 3;
            let word = escaped(word);
            any.push(like(format!("% {word}%")));
            if !number && begins {
                any.push(like(format!("{word}%")));
            } else if !begins {
                any.push(like(format!("%{word}%")));
            }
        }
        if let Some(year) = one.year {
            values.push(year.bind());
            any.push(format!("d.year = ${}", values.len()));
        }
        if !one.kinds.is_empty() {
            let codes: Vec<String> = one
                .kinds
                .iter()
                .map(|k| format!("'{}'", k.code()))
                .collect();
            any.push(format!("d.kind in ({})", codes.join(", ")));
        }
        parts.push(format!("({})", any.join(" or ")));
    }
    parts
}

/// A word that is no pattern.
fn escaped(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        if matches!(c, '%' | '_' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A directive that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundDirective {
    /// Its address.
    pub short: Short,
    /// Its words.
    pub text: String,
    /// The kind of its document.
    pub kind: Kind,
    /// The number of its document.
    pub number: String,
    /// When that was adopted.
    pub adopted_on: Day,
    /// The number of its item.
    pub item: String,
    /// How many lines it has.
    pub lines: i64,
    /// The owner, where there is one.
    pub owner: Option<Party>,
}

/// Directives with all these words, the latest first. Each once, however many it charges.
pub async fn find_directives(
    db: &impl Ask,
    asked: &[Asked],
    limit: i64,
) -> Result<Vec<FoundDirective>> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        short: String,
        body: String,
        kind: String,
        number: String,
        adopted_on: chrono::NaiveDate,
        label: Option<String>,
        item_position: i32,
        lines: i64,
    }
    #[derive(FromQueryResult)]
    struct Owner {
        directive_id: Uuid,
        party_kind: String,
        party_id: Uuid,
    }
    let words: Vec<&String> = asked.iter().filter_map(|a| a.word.as_ref()).collect();
    // Who asks for a number means a document.
    if words.is_empty() || words.len() < asked.len() {
        return Ok(Vec::new());
    }
    let mut values: Vec<Value> = Vec::new();
    let mut parts = Vec::new();
    for w in words {
        let begins = w.chars().count() < 3;
        values.push(format!("%{}{}%", if begins { " " } else { "" }, escaped(w)).bind());
        parts.push(format!("x.search_key like ${} escape '\\'", values.len()));
    }
    values.push(limit.bind());
    let sql = format!(
        "select x.id, x.short, x.body, d.kind, d.number, d.adopted_on, i.label, i.position as item_position,
           (select count(*) from line l where l.directive_id = x.id) as lines
         from directive x join document d on d.id = x.document_id join item i on i.id = x.item_id
         where {} order by d.adopted_on desc, d.id desc, x.position limit ${}",
        parts.join(" and "),
        values.len()
    );
    let rows: Vec<Row> = db.rows(&sql, values).await?;
    let alone: Vec<Value> = rows
        .iter()
        .filter(|r| r.lines == 1)
        .map(|r| r.id.bind())
        .collect();
    let mut owners = HashMap::new();
    if !alone.is_empty() {
        let sql = format!(
            "select directive_id, party_kind, party_id from line where directive_id in ({})",
            super::marks(1, alone.len())
        );
        for o in db.rows::<Owner>(&sql, alone).await? {
            owners.insert(o.directive_id, party(&o.party_kind, o.party_id)?);
        }
    }
    rows.into_iter()
        .map(|r| {
            Ok(FoundDirective {
                short: word(Short::parse(&r.short), "directive")?,
                text: r.body,
                kind: word(Kind::parse(&r.kind), "document")?,
                number: r.number,
                adopted_on: Day(r.adopted_on),
                item: r.label.unwrap_or_else(|| format!("[{}]", r.item_position)),
                lines: r.lines,
                owner: owners.get(&r.id).copied(),
            })
        })
        .collect()
}
