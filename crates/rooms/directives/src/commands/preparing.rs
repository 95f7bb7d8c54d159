//! Bringing a document in, and correcting what was read.

use super::{draft_leave, prepare_leave, short_title};
use crate::model::{Draft, KeptFile, Working};
use crate::{path, rules, store};
use veche_core::{Audience, Lost, Object, Party, Short, Stop, Text, Tongue, Verb};
use veche_engine::deed::NewDeed;
use veche_engine::{Actor, Ask, Fingerprint, Result, Settings, Tx};
use veche_prose::{Lang, Lexicon, NameKind};

/// A source that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct NewSource {
    /// The text; spans count its code points.
    pub source: String,
    /// Its language.
    pub tongue: Tongue,
    /// The file that it came from.
    pub original: Option<KeptFile>,
    /// What was read.
    pub working: Working,
}

/// Reads a text with the federation's own names as lexicon. Changes nothing.
///
/// # Errors
/// The database fails; reading itself never does.
pub async fn prepare(
    db: &impl Ask,
    source: String,
    original: Option<KeptFile>,
) -> Result<NewSource> {
    let mut lexicon = Lexicon::new();
    let names = veche_register::lexicon(db).await?;
    for entry in &names {
        let kind = name_kind(entry.kind);
        if let Some((name, aliases)) = entry.names.split_first() {
            let aliases: Vec<&str> = aliases.iter().map(String::as_str).collect();
            lexicon.add(kind, name, &aliases, Some(&entry.key));
        }
    }
    for learned in store::learned_names(db).await? {
        // The register's own names go first: what was learned fills gaps.
        let known = |e: &&veche_register::LexiconEntry| e.key == learned.party.code();
        if let Some(entry) = names.iter().find(known) {
            let kind = name_kind(entry.kind);
            lexicon.add(kind, &learned.name, &[], Some(&entry.key));
        }
    }
    let bodies: Vec<_> = veche_register::bodies(db, Tongue::Ru)
        .await?
        .into_iter()
        .map(|c| {
            let key = Party::Body(c.id).code();
            let called = names.iter().filter(|e| e.key == key);
            (c.id, c.kind, called.flat_map(|e| e.names.clone()).collect())
        })
        .collect();
    let text = source.clone();
    // Reading is fast but a book is long: it must not hold up the others on this thread.
    let (reading, remarks) =
        tokio::task::spawn_blocking(move || veche_prose::read(&text, &lexicon))
            .await
            .map_err(Stop::broken)?;
    let settings = Settings::load(db).await?;
    let house: Vec<String> = [settings.name, settings.short_name]
        .into_iter()
        .flatten()
        .flat_map(|n| [n.ru.nominative, n.en])
        .collect();
    let working = rules::working_of(&reading, &remarks, &bodies, &house);
    let tongue = match reading.lang {
        Lang::Ru => Tongue::Ru,
        Lang::En => Tongue::En,
    };
    Ok(NewSource {
        source,
        tongue,
        original,
        working,
    })
}

fn name_kind(kind: &str) -> NameKind {
    match kind {
        "body" => NameKind::Body,
        "branch" => NameKind::Branch,
        "organisation" => NameKind::Organisation,
        "office" => NameKind::Office,
        _ => NameKind::Person,
    }
}

/// «Постановление Конференции …»: the words of the header, where there is no title. Capitals are the typist's.
fn kind_and_body(working: &Working) -> Option<String> {
    let kind = working.kind_text.as_deref()?;
    let lower = kind.to_lowercase();
    let mut letters = lower.chars();
    let kind: String = letters.next()?.to_uppercase().chain(letters).collect();
    let body = working.body_text.as_deref().unwrap_or_default();
    let all = format!("{kind} {body}");
    Some(all.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// What a draft is called in lists: its title, else its kind and who adopts, else its first words.
fn title_of(working: &Working, source: &str) -> String {
    let first = || {
        source
            .lines()
            .map(str::trim)
            .find(|l| !l.is_empty())
            .unwrap_or("…")
            .to_owned()
    };
    short_title(
        &working
            .title
            .clone()
            .or_else(|| kind_and_body(working))
            .unwrap_or_else(first),
    )
}

/// Keeps a source that was read as a draft.
///
/// # Errors
/// The person may not prepare documents, or the text is empty.
pub async fn bring_in(tx: &mut Tx, by: &Actor, new: &NewSource) -> Result<Short> {
    let leave = prepare_leave(&by.standing)?;
    if new.source.trim().is_empty() {
        return Err(veche_core::FieldProblems::one("text", Text::new("source-empty")).into());
    }
    let title = title_of(&new.working, &new.source);
    let fingerprint = Fingerprint::of(new.source.as_bytes());
    // A button that was pressed twice: the same text by the same person within a minute is the same draft.
    let since = tx.now().0 - 60_000;
    if let Some(same) = store::same_draft(tx, by.person(), fingerprint.as_str(), since).await? {
        return Ok(same);
    }
    let (id, short) = store::insert_draft(
        tx,
        &leave,
        store::NewDraft {
            by: by.person(),
            title: &title,
            tongue: new.tongue,
            source: &new.source,
            fingerprint: fingerprint.as_str(),
            original: new.original.as_ref(),
            working: &new.working,
        },
    )
    .await?;
    let object = Object::named(id, title, path::draft(short));
    tx.deed(
        by,
        NewDeed::new(Verb::Imported, object, &leave)
            .audience(Audience::Body)
            .unofficial(),
    )
    .await?;
    Ok(short)
}

/// Writes a corrected working copy. `version` is the one that the person saw.
///
/// # Errors
/// Another changed it meanwhile (both are shown), or it was adopted or dropped.
pub async fn save_draft(
    tx: &mut Tx,
    by: &Actor,
    short: Short,
    version: i64,
    working: &Working,
) -> Result<()> {
    let draft = open_draft(tx, short).await?;
    let leave = draft_leave(&by.standing, &draft)?;
    let title = title_of(working, &draft.source);
    let seen = Draft {
        version,
        ..draft.clone()
    };
    if draft.version != version
        || !store::update_working(tx, &leave, &seen, working, &title).await?
    {
        return Err(Stop::Lost(Box::new(Lost {
            had: version,
            now: draft.version,
            fields: differences(working, &draft.working),
        })));
    }
    Ok(())
}

/// What differs between two working copies, in words: only what a person can have changed.
fn differences(yours: &Working, theirs: &Working) -> Vec<(Text, String, String)> {
    let mut out = Vec::new();
    let mut field = |key: &'static str, a: String, b: String| {
        if a != b {
            out.push((Text::new(key), a, b));
        }
    };
    field(
        "draft-number",
        yours.number.clone().unwrap_or_default(),
        theirs.number.clone().unwrap_or_default(),
    );
    let day = |w: &Working| w.date.map(veche_core::Day::iso).unwrap_or_default();
    field("draft-date", day(yours), day(theirs));
    field(
        "draft-title",
        yours.title.clone().unwrap_or_default(),
        theirs.title.clone().unwrap_or_default(),
    );
    let line = |w: &Working, i: usize| {
        w.items.get(i).map_or_else(String::new, |item| {
            let one = |d: &crate::model::WorkingDirective| {
                let owners: Vec<&str> = d.owners.iter().map(|o| o.name.as_str()).collect();
                let natures: Vec<&str> = d.natures.iter().map(|n| n.code()).collect();
                format!(
                    "{} · {} {} · {}",
                    owners.join(", "),
                    d.deadline.kind,
                    d.deadline.value,
                    natures.join(", ")
                )
            };
            item.directives
                .iter()
                .map(one)
                .collect::<Vec<_>>()
                .join("; ")
        })
    };
    for i in 0..yours.items.len().max(theirs.items.len()) {
        let (a, b) = (line(yours, i), line(theirs, i));
        if a != b {
            out.push((Text::new("draft-item").with("n", i + 1), a, b));
        }
    }
    out
}

pub(super) async fn open_draft(tx: &Tx, short: Short) -> Result<Draft> {
    let draft = store::draft(tx, short).await?;
    match draft.state.as_str() {
        "open" => Ok(draft),
        "adopted" => {
            let number = store::number_of_draft(tx, draft.id)
                .await?
                .map(|(n, _)| n)
                .unwrap_or_default();
            Err(rules::CannotAdopt::Already { number }.into())
        }
        _ => Err(rules::CannotAdopt::Dropped.into()),
    }
}

/// Puts a draft aside. It is kept, and no longer listed.
///
/// # Errors
/// It was adopted or dropped before.
pub async fn drop_draft(tx: &mut Tx, by: &Actor, short: Short) -> Result<()> {
    let draft = open_draft(tx, short).await?;
    let leave = draft_leave(&by.standing, &draft)?;
    if !store::end_draft(tx, &leave, draft.id, "dropped").await? {
        return Err(rules::CannotAdopt::Dropped.into());
    }
    let object = Object::named(draft.id, draft.title, path::draft(short));
    tx.deed(
        by,
        NewDeed::new(Verb::Cancelled, object, &leave)
            .audience(Audience::Body)
            .unofficial(),
    )
    .await
    .map(drop)
}

/// Takes a draft that was put aside back to the open ones. Taking it back twice is no error.
///
/// # Errors
/// It was adopted; the person has no place at it.
pub async fn take_up_draft(tx: &mut Tx, by: &Actor, short: Short) -> Result<()> {
    let draft = store::draft(tx, short).await?;
    let leave = draft_leave(&by.standing, &draft)?;
    if !store::take_up_draft(tx, &leave, draft.id).await? {
        return Ok(());
    }
    let object = Object::named(draft.id, draft.title, path::draft(short));
    tx.deed(
        by,
        NewDeed::new(Verb::Imported, object, &leave)
            .audience(Audience::Body)
            .unofficial(),
    )
    .await
    .map(drop)
}

/// Looks once more whether the register knows the owners that it did not know: parties that were entered since. Returns the working copy
/// with them, and how many were found.
///
/// # Errors
/// The database fails.
pub async fn match_again(db: &impl Ask, draft: &Draft) -> Result<(Working, usize)> {
    let fresh = prepare(db, draft.source.clone(), None).await?;
    let mut working = draft.working.clone();
    let found = rules::editing::match_owners(&mut working, &fresh.working);
    Ok((working, found))
}
