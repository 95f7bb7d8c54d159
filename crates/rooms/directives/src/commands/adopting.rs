//! Adoption: a draft becomes a document, and its directives get their lines, in one transaction.

use super::preparing::open_draft;
use super::{Federation, control_in, draft_leave, in_parts, label_in, short_title, today};
use crate::model::{
    Count, Directive, Document, Draft, Item, KeptFile, Kind, Nature, Part, WorkingDirective,
};
use crate::store::{NewDocument, NewLine};
use crate::{path, rules, store};
use std::collections::BTreeSet;
use veche_core::{
    Audience, BodyId, BranchId, Class, Day, DirectiveId, DocumentId, FieldProblems, ItemId, Object,
    Party, Right, Scope, Short, Text, Verb, allows,
};
use veche_engine::deed::NewDeed;
use veche_engine::{Actor, Ask, Fingerprint, Result, Settings, Tx};

/// What is said at the adoption, beyond the reviewed draft.
#[derive(Debug, Clone, PartialEq)]
pub struct Adoption {
    /// The draft.
    pub draft: Short,
    /// The version that the person saw.
    pub version: i64,
    /// Kind.
    pub kind: Kind,
    /// The body that adopted.
    pub body: BodyId,
    /// When.
    pub on: Day,
    /// Its number; `None` takes the next free one of that body and year.
    pub number: Option<String>,
    /// Title.
    pub title: String,
    /// Place.
    pub place: Option<String>,
    /// Quorum and votes.
    pub count: Count,
    /// A scan of the signed original.
    pub scan: Option<KeptFile>,
}

/// What an adoption made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Adopted {
    /// The document.
    pub document: DocumentId,
    /// Its address.
    pub short: Short,
    /// Lines put on control.
    pub lines: u64,
    /// Older than the federation's beginning here: nobody was sent anything.
    pub archival: bool,
}

/// Adopts a draft.
///
/// # Errors
/// The person may not, for this body; another adopted it meanwhile; the number is taken; the day lies ahead; a deadline is over before
/// the adoption and nobody said that this is meant. Each at its field.
pub async fn adopt(tx: &mut Tx, by: &Actor, new: &Adoption) -> Result<Adopted> {
    let leave = allows(&by.standing, Right::AdoptDocument, Scope::Body(new.body))?;
    let draft = open_draft(tx, new.draft).await?;
    draft_leave(&by.standing, &draft)?;
    let settings = Settings::load(tx).await?;
    let now_day = tx.now().day(settings.zone);
    let year = new.on.parts().0;
    let number = match &new.number {
        Some(number) => number.trim().to_owned(),
        None => rules::next_number(store::largest_number(tx, new.body, year).await?),
    };
    let mut problems = FieldProblems::new();
    if !veche_register::is_body(tx, new.body).await? {
        problems.add("body", Text::new("adopt-body-unknown"));
    }
    if draft.version != new.version {
        problems.add("version", Text::new("adopt-draft-changed"));
    }
    if new.on > now_day {
        problems.add("on", Text::new("adopt-day-ahead"));
    }
    if new.title.trim().is_empty() {
        problems.add("title", Text::new("field-empty"));
    }
    if number.is_empty() || number.chars().count() > 40 {
        problems.add("number", Text::new("adopt-number-odd"));
    } else if store::number_taken(tx, new.body, year, &number).await? {
        problems.add(
            "number",
            Text::new("adopt-number-taken")
                .with("number", number.as_str())
                .with("year", year.to_string()),
        );
    }
    rules::check_count(&new.count, &mut problems);
    rules::check_working(&draft.working, new.on, &mut problems);
    if !problems.is_empty() {
        return Err(problems.into());
    }
    let archival = settings.since.is_some_and(|since| new.on < since);
    let document = document_of(tx, &draft, new, number.clone(), archival).await?;
    let kept = NewDocument {
        draft: Some(draft.id),
        document: &document,
        body_text: draft.working.body_text.as_deref(),
        entered_by: by.person(),
        number_key: rules::number_key(&number),
    };
    if !store::insert_document(tx, &leave, kept).await?
        || !store::end_draft(tx, &leave, draft.id, "adopted").await?
    {
        return Err(match store::number_of_draft(tx, draft.id).await? {
            Some((number, _)) => rules::CannotAdopt::Already { number }.into(),
            None => FieldProblems::one(
                "number",
                Text::new("adopt-number-taken")
                    .with("number", number.as_str())
                    .with("year", year.to_string()),
            )
            .into(),
        });
    }
    super::learning::learn(tx, by, &leave, &document, &draft.working).await?;
    let federation = Federation::load(tx)
        .await?
        .under(control_of(&draft, new.body));
    let items = items_of(tx, &draft, &document, &federation);
    store::insert_items(tx, &leave, document.id, &items).await?;
    let lines = lines_of(tx, &document, &items, &federation).await?;
    let count = store::insert_lines(tx, &lines).await?;
    // Nobody is sent an archival document, so nobody has an extract of it to receive.
    let owners: BTreeSet<Party> = lines
        .iter()
        .filter(|_| !archival)
        .map(|l| l.party)
        .collect();
    store::insert_extracts(tx, document.id, &owners.into_iter().collect::<Vec<_>>()).await?;
    let object = Object::named(
        document.id,
        title_of(&document),
        path::document(document.short),
    );
    let deed = NewDeed::new(Verb::Adopted, object, &leave)
        .audience(Audience::Public)
        .payload(serde_json::json!({ "lines": count, "archival": archival, "number": number }));
    tx.deed(by, deed).await?;
    Ok(Adopted {
        archival,
        document: document.id,
        short: document.short,
        lines: count,
    })
}

/// Whom a draft names to control its execution.
pub(crate) fn control_of(draft: &Draft, adopting: BodyId) -> rules::Control {
    let all = draft.working.items.iter().flat_map(|i| &i.directives);
    let clauses = all
        .filter(|d| d.natures.contains(&Nature::Control))
        .map(|d| {
            let words = cut(&draft.source, d.span.start, d.span.end);
            (words, d.owners.iter().filter_map(|o| o.party).collect())
        });
    rules::Control::of(clauses, adopting)
}

/// How a document stands in a deed: by its own title. A deed is read in several languages, so how kind and number are said is no part of it.
fn title_of(document: &Document) -> String {
    short_title(&document.title)
}

async fn document_of(
    tx: &Tx,
    draft: &Draft,
    new: &Adoption,
    number: String,
    archival: bool,
) -> Result<Document> {
    let w = &draft.working;
    Ok(Document {
        id: tx.id(),
        short: tx.short(),
        kind: new.kind,
        number,
        adopted_on: new.on,
        place: new.place.clone(),
        title: new.title.trim().to_owned(),
        body: new.body,
        convocation: veche_register::convocation_at(tx, new.body, new.on).await?,
        tongue: draft.tongue,
        source: draft.source.clone(),
        fingerprint: Fingerprint::of(draft.source.as_bytes()).as_str().to_owned(),
        original: draft.original.clone(),
        scan: new.scan.clone(),
        count: new.count,
        signatories: w.signatories.clone(),
        preamble: w.preamble,
        resolving: w.resolving.clone(),
        unfulfilled: w.unfulfilled.clone(),
        archival,
        entered: tx.now(),
    })
}

/// The words of a stretch of a text, in code points.
pub(crate) fn cut(text: &str, start: usize, end: usize) -> String {
    text.chars()
        .skip(start)
        .take(end.saturating_sub(start))
        .collect()
}

fn items_of(tx: &Tx, draft: &Draft, document: &Document, federation: &Federation) -> Vec<Item> {
    let mut out = Vec::new();
    for (i, item) in draft.working.items.iter().enumerate() {
        let id: ItemId = tx.id();
        let directives = item
            .directives
            .iter()
            .map(|d| {
                directive_of(
                    tx,
                    (id, item.label.as_deref()),
                    d,
                    &draft.source,
                    document,
                    federation,
                )
            })
            .collect();
        out.push(Item {
            id,
            position: u32::try_from(i + 1).unwrap_or(u32::MAX),
            label: item.label.clone().filter(|l| !l.trim().is_empty()),
            text: cut(&draft.source, item.span.start, item.span.end),
            span: item.span,
            directives,
        });
    }
    out
}

fn directive_of(
    tx: &Tx,
    (item, label): (ItemId, Option<&str>),
    d: &WorkingDirective,
    source: &str,
    document: &Document,
    federation: &Federation,
) -> Directive {
    let by_adoption = rules::is_complete_by_adoption(&d.natures);
    let deadline = d.deadline.get();
    let found = d
        .owners
        .iter()
        .filter_map(|o| Some((o.party?, o.written.clone())));
    let owners = in_parts(found);
    let unnamed = d.owners.is_empty() || d.owners.iter().any(|o| o.party.is_none());
    let no_owner = unnamed && !by_adoption;
    let leading = owners
        .first()
        .map_or(Party::Body(document.body), |o| o.party);
    Directive {
        id: tx.id(),
        short: tx.short(),
        item,
        text: cut(source, d.span.start, d.span.end),
        span: d.span,
        natures: d.natures.clone(),
        due_on: rules::first_due(&deadline, document.adopted_on),
        deadline,
        deadline_text: d.deadline.written.clone(),
        controller: federation.controller(leading, label, document.body),
        by_adoption,
        no_owner,
        appointments: d.appointments.clone(),
        owners,
        version: 1,
    }
}

async fn lines_of(
    tx: &Tx,
    document: &Document,
    items: &[Item],
    federation: &Federation,
) -> Result<Vec<NewLine>> {
    let mut out = Vec::new();
    let mut members = Members::default();
    let all = items
        .iter()
        .flat_map(|i| i.directives.iter().map(move |d| (i.label.as_deref(), d)));
    let charged: Vec<_> = all.filter(|(_, d)| !d.by_adoption).collect();
    for (label, directive) in charged {
        for owner in &directive.owners {
            for party in members.of(tx, owner.party, document.adopted_on).await? {
                out.push(new_line(
                    document,
                    (directive, label),
                    party,
                    owner.part,
                    false,
                    federation,
                ));
            }
        }
        // What nobody was named for falls to the body that adopted it, marked so.
        let adopting = Party::Body(document.body);
        if directive.no_owner && directive.owners.iter().all(|o| o.party != adopting) {
            let part = if directive.owners.is_empty() {
                Part::Lead
            } else {
                Part::Co
            };
            out.push(new_line(
                document,
                (directive, label),
                adopting,
                part,
                true,
                federation,
            ));
        }
    }
    Ok(out)
}

/// One line of a directive for a party. `label`: of the directive's item.
pub(super) fn new_line(
    document: &Document,
    (directive, label): (&Directive, Option<&str>),
    party: Party,
    part: Part,
    no_owner: bool,
    federation: &Federation,
) -> NewLine {
    NewLine {
        directive: directive.id,
        document: document.id,
        party,
        part,
        since: document.adopted_on,
        due: directive.due_on,
        archival: document.archival,
        no_owner,
        controller: federation.controller(party, label, document.body),
        search: format!("{} {}", document.number, directive.text),
    }
}

/// The members of classes on a day, asked once.
#[derive(Default)]
pub(super) struct Members {
    branches: Option<Vec<Party>>,
    organisations: Option<Vec<Party>>,
}

impl Members {
    /// A party itself, or each member of its class; a class without members, and "members", stay one line of the class.
    pub(super) async fn of(&mut self, db: &impl Ask, party: Party, on: Day) -> Result<Vec<Party>> {
        let all = match party {
            Party::Class(Class::AllBranches) => {
                if self.branches.is_none() {
                    let all = veche_register::active_branches(db, on).await?;
                    self.branches = Some(all.into_iter().map(Party::Branch).collect());
                }
                self.branches.clone().unwrap_or_default()
            }
            Party::Class(Class::AllOrganisations) => {
                if self.organisations.is_none() {
                    let all = veche_register::active_organisations(db, on).await?;
                    self.organisations = Some(all.into_iter().map(Party::Organisation).collect());
                }
                self.organisations.clone().unwrap_or_default()
            }
            _ => Vec::new(),
        };
        Ok(if all.is_empty() { vec![party] } else { all })
    }
}

/// A branch that was founded owes every standing directive for all branches from now on. Run by a reactor, once a branch.
///
/// # Errors
/// The database fails.
pub async fn charge_new_branch(tx: &mut Tx, branch: BranchId) -> Result<u64> {
    let day = today(tx).await?;
    let mut federation = Federation::load(tx).await?;
    let mut lines = Vec::new();
    for (_, short) in store::standing_for_class(tx, Party::Class(Class::AllBranches)).await? {
        let (directive, document) = store::directive(tx, short).await?;
        let document = store::document_by_id(tx, document).await?;
        if document.archival {
            continue;
        }
        let part = directive
            .owners
            .iter()
            .find(|o| o.party == Party::Class(Class::AllBranches))
            .map_or(Part::Lead, |o| o.part);
        let items = store::items(tx, document.id).await?;
        federation = federation.under(control_in(&items, document.body));
        let mut line = new_line(
            &document,
            (&directive, label_in(&items, directive.item)),
            Party::Branch(branch),
            part,
            false,
            &federation,
        );
        line.since = day;
        line.due = rules::next_due(&directive.deadline, document.adopted_on, day);
        lines.push(line);
    }
    store::insert_lines(tx, &lines).await
}

/// Records that an owner has its extract: by the owner, or written down for one on paper (`from`: who said so).
///
/// # Errors
/// The person may not act for that party; it stood there before.
pub async fn receive_extract(
    tx: &mut Tx,
    by: &Actor,
    short: Short,
    from: Option<&str>,
) -> Result<()> {
    let extract = store::extract(tx, short).await?;
    let (leave, how) = match from {
        None => (
            allows(&by.standing, Right::Report, extract.party.scope())?,
            "owner",
        ),
        Some(_) => (
            allows(&by.standing, Right::ReportForOthers, Scope::Federation)?,
            "paper",
        ),
    };
    if let Some(from) = from
        && from.trim().is_empty()
    {
        return Err(FieldProblems::one("from", Text::new("field-empty")).into());
    }
    let day = today(tx).await?;
    if !store::receive(tx, &leave, extract.id, day, how, by.person(), from).await? {
        return Err(veche_core::Stop::refused("extract-received-before"));
    }
    let object = Object::named(extract.id, String::new(), path::extract(short));
    let deed = NewDeed::new(Verb::Received, object, &leave).scope(extract.party.scope());
    tx.deed(by, deed.payload(serde_json::json!({ "how": how })))
        .await
        .map(drop)
}

/// Puts a scan of the signed original beside an adopted document that has none.
///
/// # Errors
/// The person may not, or there is one already: nothing official is replaced.
pub async fn attach_scan(tx: &mut Tx, by: &Actor, short: Short, scan: &KeptFile) -> Result<()> {
    let document = store::document(tx, short).await?;
    let leave = allows(
        &by.standing,
        Right::AdoptDocument,
        Scope::Body(document.body),
    )?;
    if document.scan.is_some() {
        return Err(veche_core::Stop::refused("scan-there"));
    }
    store::set_scan(tx, &leave, document.id, scan).await?;
    let object = Object::named(document.id, title_of(&document), path::document(short));
    tx.deed(by, NewDeed::new(Verb::Changed, object, &leave))
        .await
        .map(drop)
}

/// Directives are named by id in the deeds of corrections.
pub(super) fn directive_object(id: DirectiveId, directive: &Directive) -> Object {
    Object::named(
        id,
        short_title(&directive.text),
        path::directive(directive.short),
    )
}
