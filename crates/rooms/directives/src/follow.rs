//! What follows from a deed: a new branch is charged, owners get their extracts and the controller's answers by mail.

use crate::model::{Document, Line};
use crate::pages::documents::words::{deadline_words, kind_key};
use crate::pages::lines::words::place;
use crate::{commands, path, store};
use async_trait::async_trait;
use std::sync::Arc;
use veche_core::{
    BranchId, DocumentId, ExtensionId, Id, LineId, Party, PersonId, ReportId, Stop, Tongue, Verb,
};
use veche_desk::House;
use veche_engine::follow::{Followers, Reactor};
use veche_engine::{Deed, Result, Settings, Tx};
use veche_lang::{Lang, Texts};
use veche_register::Recipient;

/// Items that a letter names; the extract has all of them.
const ITEMS_IN_A_LETTER: usize = 20;
/// An answer that is older is no news: whoever brings in years of records does not flood anybody.
const NEWS_FOR_MS: i64 = 30 * 86_400_000;

/// The room's followers.
pub(crate) fn followers(house: &Arc<House>) -> Followers {
    Followers {
        reactors: reactors(house.texts.clone()),
        ..Followers::default()
    }
}

pub(crate) fn reactors(texts: Arc<Texts>) -> Vec<Arc<dyn Reactor>> {
    vec![
        Arc::new(NewBranch),
        Arc::new(ExtractsByMail {
            texts: texts.clone(),
        }),
        Arc::new(AnswersByMail { texts }),
    ]
}

/// A branch that is founded owes what all branches owe for good.
struct NewBranch;

#[async_trait]
impl Reactor for NewBranch {
    fn name(&self) -> &'static str {
        "directives-new-branch"
    }
    async fn react(&self, tx: &mut Tx, deed: &Deed) -> Result<()> {
        if deed.kind == BranchId::KIND && matches!(deed.verb, Verb::Founded | Verb::Created) {
            commands::charge_new_branch(tx, BranchId(deed.object)).await?;
        }
        Ok(())
    }
}

/// What every letter of a day has in common.
struct Letterhead {
    texts: Arc<Texts>,
    settings: Settings,
    owners: [(Tongue, std::collections::HashMap<Party, String>); 2],
}

impl Letterhead {
    async fn load(tx: &Tx, texts: &Arc<Texts>, parties: &[Party]) -> Result<Letterhead> {
        let names = async |tongue| -> Result<_> {
            Ok((
                tongue,
                veche_register::party_names(tx, parties, tongue).await?,
            ))
        };
        Ok(Letterhead {
            texts: texts.clone(),
            settings: Settings::load(tx).await?,
            owners: [names(Tongue::Ru).await?, names(Tongue::En).await?],
        })
    }

    fn lang(&self, tongue: Tongue) -> Lang {
        Lang::new(self.texts.clone(), tongue, self.settings.zone)
    }

    fn owner(&self, party: Party, tongue: Tongue) -> String {
        let found = self.owners.iter().find(|(t, _)| *t == tongue);
        found
            .and_then(|(_, names)| names.get(&party))
            .cloned()
            .unwrap_or_default()
    }

    fn federation(&self, tongue: Tongue) -> String {
        let name = self.settings.name.as_ref();
        name.map(|n| n.get(tongue).to_owned()).unwrap_or_default()
    }

    /// A path as somebody opens it from a letter.
    fn address(&self, path: &str) -> String {
        let base = self.settings.base_url.as_deref().unwrap_or_default();
        format!("{}{path}", base.trim_end_matches('/'))
    }
}

/// Letters to owners when a document was adopted. An archival document writes none: nobody is to be flooded with old duties.
struct ExtractsByMail {
    texts: Arc<Texts>,
}

#[async_trait]
impl Reactor for ExtractsByMail {
    fn name(&self) -> &'static str {
        "directives-extracts"
    }

    async fn react(&self, tx: &mut Tx, deed: &Deed) -> Result<()> {
        if deed.kind != DocumentId::KIND || deed.verb != Verb::Adopted {
            return Ok(());
        }
        let document = store::document_by_id(tx, DocumentId(deed.object)).await?;
        if document.archival {
            return Ok(());
        }
        let extracts = store::extracts(tx, document.id).await?;
        let lines = store::lines_of_document(tx, document.id).await?;
        let parties: Vec<Party> = extracts.iter().map(|e| e.party).collect();
        let head = Letterhead::load(tx, &self.texts, &parties).await?;
        for extract in &extracts {
            let owed: Vec<&Line> = lines.iter().filter(|l| l.party == extract.party).collect();
            for to in veche_register::recipients(tx, extract.party, document.adopted_on).await? {
                let l = head.lang(to.tongue);
                let title = document_in_letter(&l, &document);
                let subject = l.with(
                    "letter-extract-subject",
                    [("document", title.clone().into())],
                );
                let body = l.with(
                    "letter-extract",
                    [
                        ("federation", head.federation(to.tongue).into()),
                        ("owner", head.owner(extract.party, to.tongue).into()),
                        ("document", title.into()),
                        ("items", items_in_letter(&l, &owed).into()),
                        (
                            "address",
                            head.address(&path::extract(extract.short)).into(),
                        ),
                    ],
                );
                tx.letter(&to.email, &subject, &body).await?;
            }
        }
        Ok(())
    }
}

/// «Решение № 7 от 30.09.2026. О каталоге».
fn document_in_letter(l: &Lang, document: &Document) -> String {
    l.with(
        "letter-document",
        [
            ("kind", l.t(kind_key(document.kind)).into()),
            ("number", document.number.as_str().into()),
            ("day", l.day_short(document.adopted_on).into()),
            ("title", document.title.as_str().into()),
        ],
    )
}

/// What the owner is charged with, item by item, each with its deadline: a letter that only counts them says nothing.
fn items_in_letter(l: &Lang, owed: &[&Line]) -> String {
    let mut all: Vec<String> = owed
        .iter()
        .take(ITEMS_IN_A_LETTER)
        .map(|line| {
            l.with(
                "letter-extract-item",
                [
                    ("item", line.item.as_str().into()),
                    (
                        "words",
                        line.text
                            .split_whitespace()
                            .collect::<Vec<_>>()
                            .join(" ")
                            .into(),
                    ),
                    ("deadline", deadline_words(l, &line.deadline).into()),
                ],
            )
        })
        .collect();
    if owed.len() > ITEMS_IN_A_LETTER {
        let rest = owed.len() - ITEMS_IN_A_LETTER;
        all.push(l.with("letter-extract-more", [("n", rest.into())]));
    }
    all.join("\n")
}

/// Letters to owners when the controller returned a report, or answered a request for more time: with the words of the answer. A line
/// that sleeps in the archive writes none.
struct AnswersByMail {
    texts: Arc<Texts>,
}

#[async_trait]
impl Reactor for AnswersByMail {
    fn name(&self) -> &'static str {
        "directives-answers"
    }

    async fn react(&self, tx: &mut Tx, deed: &Deed) -> Result<()> {
        if deed.kind != LineId::KIND || deed.at.plus_ms(NEWS_FOR_MS) < tx.now() {
            return Ok(());
        }
        let id = |name: &str| {
            let value = deed.payload.1.get(name)?.as_str()?;
            uuid::Uuid::parse_str(value).ok()
        };
        let ([subject, letter], asked_by, words, until) = match deed.verb {
            Verb::Returned => {
                let Some(report) = id("report") else {
                    return Ok(());
                };
                let report = store::report(tx, ReportId(report)).await?;
                (
                    ["letter-returned-subject", "letter-returned"],
                    report.by,
                    report.reason,
                    None,
                )
            }
            Verb::Extended | Verb::Refused => {
                let Some(asked) = id("extension") else {
                    return Ok(());
                };
                let asked = store::extension(tx, ExtensionId(asked)).await?;
                let key = if deed.verb == Verb::Extended {
                    ["letter-extended-subject", "letter-extended"]
                } else {
                    ["letter-refused-subject", "letter-refused"]
                };
                (key, asked.asked_by, asked.answer, Some(asked.until))
            }
            _ => return Ok(()),
        };
        let line = store::line_by_id(tx, LineId(deed.object)).await?;
        if line.archival && !line.taken_up {
            return Ok(());
        }
        let head = Letterhead::load(tx, &self.texts, &[line.party]).await?;
        for to in concerned(tx, &line, asked_by, deed.at.day(head.settings.zone)).await? {
            let l = head.lang(to.tongue);
            let subject = l.with(subject, [("place", place(&l, &line).into())]);
            let said = match words.as_deref() {
                Some(words) => l.with("letter-words", [("words", words.into())]),
                None => l.t("letter-no-words"),
            };
            let body = l.with(
                letter,
                [
                    ("federation", head.federation(to.tongue).into()),
                    ("owner", head.owner(line.party, to.tongue).into()),
                    ("text", commands::short_title(&line.text).into()),
                    ("place", place(&l, &line).into()),
                    ("words", said.into()),
                    ("until", until.map(|d| l.day(d)).unwrap_or_default().into()),
                    ("address", head.address(&path::line(line.short)).into()),
                ],
            );
            tx.letter(&to.email, &subject, &body).await?;
        }
        Ok(())
    }
}

/// Whom an answer concerns: who acts for the owner, and who reported or asked. Each address once.
async fn concerned(
    tx: &Tx,
    line: &Line,
    asked_by: Option<PersonId>,
    on: veche_core::Day,
) -> Result<Vec<Recipient>> {
    let mut all = veche_register::recipients(tx, line.party, on).await?;
    if let Some(person) = asked_by {
        let author = match veche_register::recipients(tx, Party::Person(person), on).await {
            Err(Stop::Missing) => Vec::new(),
            other => other?,
        };
        for one in author {
            if all
                .iter()
                .all(|r| !r.email.eq_ignore_ascii_case(&one.email))
            {
                all.push(one);
            }
        }
    }
    Ok(all)
}
