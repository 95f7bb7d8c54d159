//! Organisations, branches, bodies with their offices, charters and convocations.

use super::{Look, Where, ids, names, odd, short, sort_key, span, to_json};
use crate::model::{
    Body, BodyFacts, Branch, BranchFacts, BranchState, Contacts, Convocation, Office, Organisation,
    OrganisationFacts, OrganisationKind, Span,
};
use crate::rules::CharterRow;
use crate::rules::search::names_key;
use chrono::NaiveDate;
use std::collections::HashMap;
use uuid::Uuid;
use veche_core::{
    BodyId, BodyKind, BranchId, ConvocationId, Day, Grant, Id, Instant, Leave, OfficeId,
    OfficeKind, OrganisationId, Over, PersonId, Right, Scope, Short, Stop, Tongue,
};
use veche_engine::{Ask, FromQueryResult, Result, Tx, Value, bind};

const ORGANISATION: &str = "u.id, u.short, u.kind, u.names, u.abbreviations, u.email, u.phone, u.website, u.address, u.decision, u.from_day, u.to_day, u.version";
const BRANCH: &str = "u.id, u.short, u.region, u.state, u.names, u.abbreviations, u.email, u.phone, u.decision, u.from_day, u.to_day, u.version";
const BODY: &str = "u.id, u.short, u.kind, u.owner_kind, u.owner_id, u.names, u.abbreviations, u.decision, u.from_day, u.to_day, u.version";

#[derive(FromQueryResult)]
struct OrganisationRow {
    id: Uuid,
    short: String,
    kind: String,
    names: String,
    abbreviations: String,
    email: Option<String>,
    phone: Option<String>,
    website: Option<String>,
    address: Option<String>,
    decision: String,
    from_day: Option<NaiveDate>,
    to_day: Option<NaiveDate>,
    version: i64,
}

impl TryFrom<OrganisationRow> for Organisation {
    type Error = Stop;
    fn try_from(r: OrganisationRow) -> Result<Organisation> {
        Ok(Organisation {
            id: OrganisationId(r.id),
            short: short(&r.short)?,
            version: r.version,
            facts: OrganisationFacts {
                kind: OrganisationKind::parse(&r.kind).ok_or_else(|| odd("kind", &r.kind))?,
                names: names(&r.names)?,
                abbreviations: serde_json::from_str(&r.abbreviations).map_err(Stop::broken)?,
                contacts: Contacts {
                    email: r.email,
                    phone: r.phone,
                    website: r.website,
                    address: r.address,
                },
                decision: r.decision,
                span: span(r.from_day, r.to_day),
            },
        })
    }
}

#[derive(FromQueryResult)]
struct BranchRow {
    id: Uuid,
    short: String,
    region: Option<String>,
    state: String,
    names: String,
    abbreviations: String,
    email: Option<String>,
    phone: Option<String>,
    decision: String,
    from_day: Option<NaiveDate>,
    to_day: Option<NaiveDate>,
    version: i64,
}

impl TryFrom<BranchRow> for Branch {
    type Error = Stop;
    fn try_from(r: BranchRow) -> Result<Branch> {
        Ok(Branch {
            id: BranchId(r.id),
            short: short(&r.short)?,
            version: r.version,
            facts: BranchFacts {
                region: r.region,
                state: BranchState::parse(&r.state).ok_or_else(|| odd("state", &r.state))?,
                names: names(&r.names)?,
                abbreviations: serde_json::from_str(&r.abbreviations).map_err(Stop::broken)?,
                email: r.email,
                phone: r.phone,
                decision: r.decision,
                span: span(r.from_day, r.to_day),
            },
        })
    }
}

#[derive(FromQueryResult)]
struct BodyRow {
    id: Uuid,
    short: String,
    kind: String,
    owner_kind: String,
    owner_id: Uuid,
    names: String,
    abbreviations: String,
    decision: String,
    from_day: Option<NaiveDate>,
    to_day: Option<NaiveDate>,
    version: i64,
}

impl TryFrom<BodyRow> for Body {
    type Error = Stop;
    fn try_from(r: BodyRow) -> Result<Body> {
        Ok(Body {
            id: BodyId(r.id),
            short: short(&r.short)?,
            version: r.version,
            facts: BodyFacts {
                kind: BodyKind::parse(&r.kind).ok_or_else(|| odd("kind", &r.kind))?,
                owner: Scope::of(&r.owner_kind, r.owner_id)
                    .ok_or_else(|| odd("owner", &r.owner_kind))?,
                names: names(&r.names)?,
                abbreviations: serde_json::from_str(&r.abbreviations).map_err(Stop::broken)?,
                decision: r.decision,
                span: span(r.from_day, r.to_day),
            },
        })
    }
}

async fn read<R, T>(db: &impl Ask, sql: &str, values: Vec<Value>) -> Result<Vec<T>>
where
    R: FromQueryResult + Send,
    T: TryFrom<R, Error = Stop>,
{
    db.rows::<R>(sql, values)
        .await?
        .into_iter()
        .map(T::try_from)
        .collect()
}

async fn organisations_where(
    db: &impl Ask,
    tail: &str,
    values: Vec<Value>,
) -> Result<Vec<Organisation>> {
    read::<OrganisationRow, _>(
        db,
        &format!("select {ORGANISATION} from organisation u{tail}"),
        values,
    )
    .await
}

async fn branches_where(db: &impl Ask, tail: &str, values: Vec<Value>) -> Result<Vec<Branch>> {
    read::<BranchRow, _>(db, &format!("select {BRANCH} from branch u{tail}"), values).await
}

async fn bodies_where(db: &impl Ask, tail: &str, values: Vec<Value>) -> Result<Vec<Body>> {
    read::<BodyRow, _>(db, &format!("select {BODY} from body u{tail}"), values).await
}

/// An organisation by id.
pub async fn organisation(db: &impl Ask, id: OrganisationId) -> Result<Organisation> {
    let all = organisations_where(db, " where u.id = $1", bind![id]).await?;
    super::one(all)
}

/// An organisation by its address.
pub async fn organisation_by_short(db: &impl Ask, short: Short) -> Result<Organisation> {
    let all = organisations_where(db, " where u.short = $1", bind![short]).await?;
    super::one(all)
}

/// A branch by id.
pub async fn branch(db: &impl Ask, id: BranchId) -> Result<Branch> {
    let all = branches_where(db, " where u.id = $1", bind![id]).await?;
    super::one(all)
}

/// A branch by its address.
pub async fn branch_by_short(db: &impl Ask, short: Short) -> Result<Branch> {
    let all = branches_where(db, " where u.short = $1", bind![short]).await?;
    super::one(all)
}

/// A body by id.
pub async fn body(db: &impl Ask, id: BodyId) -> Result<Body> {
    let all = bodies_where(db, " where u.id = $1", bind![id]).await?;
    super::one(all)
}

/// A body by its address.
pub async fn body_by_short(db: &impl Ask, short: Short) -> Result<Body> {
    let all = bodies_where(db, " where u.short = $1", bind![short]).await?;
    super::one(all)
}

/// Organisations with these ids.
pub async fn organisations_of(db: &impl Ask, all: &[OrganisationId]) -> Result<Vec<Organisation>> {
    let mut w = Where::default();
    let tail = w.among("u.id", ids(all)).sql();
    organisations_where(db, &tail, w.into_values()).await
}

/// Branches with these ids.
pub async fn branches_of(db: &impl Ask, all: &[BranchId]) -> Result<Vec<Branch>> {
    let mut w = Where::default();
    let tail = w.among("u.id", ids(all)).sql();
    branches_where(db, &tail, w.into_values()).await
}

/// Bodies with these ids.
pub async fn bodies_of(db: &impl Ask, all: &[BodyId]) -> Result<Vec<Body>> {
    let mut w = Where::default();
    let tail = w.among("u.id", ids(all)).sql();
    bodies_where(db, &tail, w.into_values()).await
}

/// Every organisation, by name; on a day where one is given, only those that belong then.
pub async fn all_organisations(
    db: &impl Ask,
    tongue: Tongue,
    on: Option<Day>,
) -> Result<Vec<Organisation>> {
    let (tail, values) = alive(tongue, on);
    organisations_where(db, &tail, values).await
}

/// Every branch, by name; on a day where one is given, only those that exist then.
pub async fn all_branches(db: &impl Ask, tongue: Tongue, on: Option<Day>) -> Result<Vec<Branch>> {
    let (tail, values) = alive(tongue, on);
    branches_where(db, &tail, values).await
}

/// Since when each branch that is dormant now has been so.
pub async fn dormant_since(db: &impl Ask) -> Result<HashMap<BranchId, Instant>> {
    #[derive(FromQueryResult)]
    struct Row {
        object_id: Uuid,
        at_ms: i64,
        body: String,
    }
    let rows: Vec<Row> = db
        .rows(
            "select h.object_id, h.at_ms, h.body from register_history h join branch b on b.id = h.object_id
             where h.kind = 'branch' and b.state = 'dormant' order by h.object_id, h.version",
            vec![],
        )
        .await?;
    let mut out = HashMap::new();
    for r in rows {
        let facts: BranchFacts = serde_json::from_str(&r.body).map_err(Stop::broken)?;
        let id = BranchId(r.object_id);
        match facts.state {
            BranchState::Active => drop(out.remove(&id)),
            BranchState::Dormant => drop(out.entry(id).or_insert(Instant(r.at_ms))),
        }
    }
    Ok(out)
}

/// Every body, by name; on a day where one is given, only those that exist then.
pub async fn all_bodies(db: &impl Ask, tongue: Tongue, on: Option<Day>) -> Result<Vec<Body>> {
    let (tail, values) = alive(tongue, on);
    bodies_where(db, &tail, values).await
}

fn alive(tongue: Tongue, on: Option<Day>) -> (String, Vec<Value>) {
    let mut w = Where::default();
    if let Some(day) = on {
        w.on("u", day);
    }
    (
        format!("{} order by u.sort_{}, u.id", w.sql(), tongue.code()),
        w.into_values(),
    )
}

/// Bodies that belong to something, by name.
pub async fn bodies_owned(db: &impl Ask, owner: Scope, tongue: Tongue) -> Result<Vec<Body>> {
    let (kind, id) = owner.parts();
    let tail = format!(
        " where u.owner_kind = $1 and u.owner_id = $2 order by u.sort_{}, u.id",
        tongue.code()
    );
    bodies_where(db, &tail, bind![kind, id]).await
}

/// Filters of the lists of units.
#[derive(Debug, Clone, Default)]
pub struct UnitFilter {
    /// Kind of an organisation or a body, state of a branch.
    pub kind: Option<String>,
    /// Region of a branch.
    pub region: Option<String>,
    /// Owner of a body: `federation`, `branch` or `organisation`.
    pub owner: Option<String>,
    /// Only those that exist (or belong) on this day, or with `false` only those that do not.
    pub alive: Option<(Day, bool)>,
    /// Only these branches: what the person keeps.
    pub only: Option<Vec<BranchId>>,
}

fn narrow(kind_column: &str, look: &Look, filter: &UnitFilter) -> Where {
    let mut w = Where::default();
    w.words("u", &look.q);
    if let Some(kind) = &filter.kind {
        w.and(&format!("u.{kind_column} = {{}}"), bind![kind]);
    }
    if let Some(region) = &filter.region {
        w.and("u.region = {}", bind![region]);
    }
    if let Some(owner) = &filter.owner {
        w.and("u.owner_kind = {}", bind![owner]);
    }
    match filter.alive {
        Some((day, true)) => {
            w.on("u", day);
        }
        Some((day, false)) => {
            w.and("(u.to_day <= {} or u.from_day > {})", bind![day, day]);
        }
        None => {}
    }
    w
}

/// A page of organisations by name, and how many there are in all.
pub async fn organisations_page(
    db: &impl Ask,
    look: &Look,
    filter: &UnitFilter,
    tongue: Tongue,
) -> Result<(Vec<Organisation>, i64)> {
    let mut w = narrow("kind", look, filter);
    let count = db
        .number(
            &format!("select count(*) from organisation u{}", w.sql()),
            w.values(),
        )
        .await?;
    let tail = look.keyset(&format!("u.sort_{}", tongue.code()), "u.id", &mut w);
    Ok((
        organisations_where(db, &tail, w.into_values()).await?,
        count,
    ))
}

/// A page of branches by name, and how many there are in all.
pub async fn branches_page(
    db: &impl Ask,
    look: &Look,
    filter: &UnitFilter,
    tongue: Tongue,
) -> Result<(Vec<Branch>, i64)> {
    let mut w = narrow("state", look, filter);
    if let Some(only) = &filter.only {
        w.among("u.id", ids(only));
    }
    let count = db
        .number(
            &format!("select count(*) from branch u{}", w.sql()),
            w.values(),
        )
        .await?;
    let tail = look.keyset(&format!("u.sort_{}", tongue.code()), "u.id", &mut w);
    Ok((branches_where(db, &tail, w.into_values()).await?, count))
}

/// A page of bodies by name, and how many there are in all.
pub async fn bodies_page(
    db: &impl Ask,
    look: &Look,
    filter: &UnitFilter,
    tongue: Tongue,
) -> Result<(Vec<Body>, i64)> {
    let mut w = narrow("kind", look, filter);
    let count = db
        .number(
            &format!("select count(*) from body u{}", w.sql()),
            w.values(),
        )
        .await?;
    let tail = look.keyset(&format!("u.sort_{}", tongue.code()), "u.id", &mut w);
    Ok((bodies_where(db, &tail, w.into_values()).await?, count))
}

/// Whether there is any branch.
pub async fn any_branch(db: &impl Ask) -> Result<bool> {
    db.any("select 1 as one from branch limit 1", vec![]).await
}

/// Members of each branch on a day.
pub async fn members_by_branch(db: &impl Ask, on: Day) -> Result<HashMap<BranchId, i64>> {
    #[derive(FromQueryResult)]
    struct Row {
        branch_id: Uuid,
        n: i64,
    }
    let rows: Vec<Row> = db
        .rows(
            "select branch_id, count(*) as n from membership
             where state = 'member' and from_day <= $1 and (to_day is null or to_day > $1) group by branch_id",
            bind![on],
        )
        .await?;
    Ok(rows
        .into_iter()
        .map(|r| (BranchId(r.branch_id), r.n))
        .collect())
}

fn unit_values(names: &veche_core::Names, abbreviations: &[String]) -> Result<[String; 5]> {
    Ok([
        to_json(names)?,
        to_json(&abbreviations)?,
        names_key(names, abbreviations),
        sort_key(names, Tongue::Ru),
        sort_key(names, Tongue::En),
    ])
}

/// Writes a new organisation.
pub async fn insert_organisation(
    tx: &mut Tx,
    _leave: &Leave,
    by: Option<PersonId>,
    f: &OrganisationFacts,
) -> Result<Organisation> {
    let (id, short) = (tx.id::<OrganisationId>(), tx.short());
    let [names, abbreviations, search, ru, en] = unit_values(&f.names, &f.abbreviations)?;
    tx.exec(
        "insert into organisation (id, short, kind, names, abbreviations, search, sort_ru, sort_en, email, phone, website, address,
         decision, from_day, to_day, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1)",
        bind![
            id, short, f.kind.code(), names, abbreviations, search, ru, en, f.contacts.email.clone(), f.contacts.phone.clone(),
            f.contacts.website.clone(), f.contacts.address.clone(), &f.decision, f.span.from, f.span.to
        ],
    )
    .await?;
    super::keep(tx, OrganisationId::KIND, id.0, 1, by, f).await?;
    Ok(Organisation {
        id,
        short,
        facts: f.clone(),
        version: 1,
    })
}

/// Writes another version of an organisation; `false` when the one at hand is no longer the latest.
pub async fn update_organisation(
    tx: &mut Tx,
    _leave: &Leave,
    by: Option<PersonId>,
    id: OrganisationId,
    version: i64,
    f: &OrganisationFacts,
) -> Result<bool> {
    let [names, abbreviations, search, ru, en] = unit_values(&f.names, &f.abbreviations)?;
    let n = tx
        .exec(
            "update organisation set kind = $3, names = $4, abbreviations = $5, search = $6, sort_ru = $7, sort_en = $8, email = $9,
             phone = $10, website = $11, address = $12, decision = $13, from_day = $14, to_day = $15, version = version + 1
             where id = $1 and version = $2",
            bind![
                id, version, f.kind.code(), names, abbreviations, search, ru, en, f.contacts.email.clone(), f.contacts.phone.clone(),
                f.contacts.website.clone(), f.contacts.address.clone(), &f.decision, f.span.from, f.span.to
            ],
        )
        .await?;
    if n == 1 {
        super::keep(tx, OrganisationId::KIND, id.0, version + 1, by, f).await?;
    }
    Ok(n == 1)
}

/// Writes a new branch.
pub async fn insert_branch(
    tx: &mut Tx,
    _leave: &Leave,
    by: Option<PersonId>,
    f: &BranchFacts,
) -> Result<Branch> {
    let (id, short) = (tx.id::<BranchId>(), tx.short());
    let [names, abbreviations, search, ru, en] = unit_values(&f.names, &f.abbreviations)?;
    tx.exec(
        "insert into branch (id, short, region, state, names, abbreviations, search, sort_ru, sort_en, email, phone, decision, from_day,
         to_day, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1)",
        bind![
            id, short, f.region.clone(), f.state.code(), names, abbreviations, search, ru, en, f.email.clone(), f.phone.clone(),
            &f.decision, f.span.from, f.span.to
        ],
    )
    .await?;
    super::keep(tx, BranchId::KIND, id.0, 1, by, f).await?;
    Ok(Branch {
        id,
        short,
        facts: f.clone(),
        version: 1,
    })
}

/// Writes another version of a branch; `false` when the one at hand is no longer the latest.
pub async fn update_branch(
    tx: &mut Tx,
    _leave: &Leave,
    by: Option<PersonId>,
    id: BranchId,
    version: i64,
    f: &BranchFacts,
) -> Result<bool> {
    let [names, abbreviations, search, ru, en] = unit_values(&f.names, &f.abbreviations)?;
    let n = tx
        .exec(
            "update branch set region = $3, state = $4, names = $5, abbreviations = $6, search = $7, sort_ru = $8, sort_en = $9, email = $10,
             phone = $11, decision = $12, from_day = $13, to_day = $14, version = version + 1 where id = $1 and version = $2",
            bind![
                id, version, f.region.clone(), f.state.code(), names, abbreviations, search, ru, en, f.email.clone(), f.phone.clone(),
                &f.decision, f.span.from, f.span.to
            ],
        )
        .await?;
    if n == 1 {
        super::keep(tx, BranchId::KIND, id.0, version + 1, by, f).await?;
    }
    Ok(n == 1)
}

/// Writes a new body.
pub async fn insert_body(
    tx: &mut Tx,
    _leave: &Leave,
    by: Option<PersonId>,
    f: &BodyFacts,
) -> Result<Body> {
    let (id, short) = (tx.id::<BodyId>(), tx.short());
    let [names, abbreviations, search, ru, en] = unit_values(&f.names, &f.abbreviations)?;
    let (owner_kind, owner_id) = f.owner.parts();
    tx.exec(
        "insert into body (id, short, kind, owner_kind, owner_id, names, abbreviations, search, sort_ru, sort_en, decision, from_day, to_day,
         version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1)",
        bind![
            id, short, f.kind.code(), owner_kind, owner_id, names, abbreviations, search, ru, en, &f.decision, f.span.from, f.span.to
        ],
    )
    .await?;
    super::keep(tx, BodyId::KIND, id.0, 1, by, f).await?;
    Ok(Body {
        id,
        short,
        facts: f.clone(),
        version: 1,
    })
}

/// Writes another version of a body; its kind and owner stay. `false` when the one at hand is no longer the latest.
pub async fn update_body(
    tx: &mut Tx,
    _leave: &Leave,
    by: Option<PersonId>,
    id: BodyId,
    version: i64,
    f: &BodyFacts,
) -> Result<bool> {
    let [names, abbreviations, search, ru, en] = unit_values(&f.names, &f.abbreviations)?;
    let n = tx
        .exec(
            "update body set names = $3, abbreviations = $4, search = $5, sort_ru = $6, sort_en = $7, decision = $8, from_day = $9,
             to_day = $10, version = version + 1 where id = $1 and version = $2",
            bind![id, version, names, abbreviations, search, ru, en, &f.decision, f.span.from, f.span.to],
        )
        .await?;
    if n == 1 {
        super::keep(tx, BodyId::KIND, id.0, version + 1, by, f).await?;
    }
    Ok(n == 1)
}

#[derive(FromQueryResult)]
struct OfficeRow {
    id: Uuid,
    body_id: Uuid,
    kind: String,
    names: String,
    place: i32,
    seats: Option<i32>,
    from_day: Option<NaiveDate>,
    to_day: Option<NaiveDate>,
    version: i64,
}

impl TryFrom<OfficeRow> for Office {
    type Error = Stop;
    fn try_from(r: OfficeRow) -> Result<Office> {
        Ok(Office {
            id: OfficeId(r.id),
            body: BodyId(r.body_id),
            kind: OfficeKind::parse(&r.kind).ok_or_else(|| odd("office", &r.kind))?,
            names: names(&r.names)?,
            place: r.place,
            seats: r.seats,
            span: span(r.from_day, r.to_day),
            version: r.version,
        })
    }
}

const OFFICE: &str =
    "o.id, o.body_id, o.kind, o.names, o.place, o.seats, o.from_day, o.to_day, o.version";

/// An office by id.
pub async fn office(db: &impl Ask, id: OfficeId) -> Result<Office> {
    let all = offices_of(db, &[id]).await?;
    super::one(all)
}

/// Offices with these ids.
pub async fn offices_of(db: &impl Ask, all: &[OfficeId]) -> Result<Vec<Office>> {
    let mut w = Where::default();
    let tail = w.among("o.id", ids(all)).sql();
    read::<OfficeRow, _>(
        db,
        &format!("select {OFFICE} from office o{tail} order by o.place, o.id"),
        w.into_values(),
    )
    .await
}

/// The offices of a body, in their order.
pub async fn offices_in(db: &impl Ask, body: BodyId) -> Result<Vec<Office>> {
    read::<OfficeRow, _>(
        db,
        &format!("select {OFFICE} from office o where o.body_id = $1 order by o.place, o.id"),
        bind![body],
    )
    .await
}

/// The offices of every body, or of those that exist on a day.
pub async fn all_offices(db: &impl Ask, on: Option<Day>) -> Result<Vec<Office>> {
    let mut w = Where::default();
    if let Some(day) = on {
        w.on("u", day);
    }
    let sql = format!(
        "select {OFFICE} from office o join body u on u.id = o.body_id{} order by u.sort_ru, u.id, o.place, o.id",
        w.sql()
    );
    read::<OfficeRow, _>(db, &sql, w.into_values()).await
}

/// Writes an office and what the charter gives it from the body's beginning.
pub async fn insert_office(
    tx: &mut Tx,
    _leave: &Leave,
    body: BodyId,
    kind: OfficeKind,
    office_names: &veche_core::Names,
    place: i32,
    charter: &[Grant],
) -> Result<OfficeId> {
    let id: OfficeId = tx.id();
    tx.exec(
        "insert into office (id, body_id, kind, names, place) values ($1, $2, $3, $4, $5)",
        bind![id, body, kind.code(), to_json(office_names)?, place],
    )
    .await?;
    let rows = charter
        .iter()
        .map(|g| {
            bind![
                tx.id::<OfficeId>().0,
                id,
                g.right.code(),
                g.over.code(),
                None::<Day>,
                None::<Day>
            ]
        })
        .collect();
    tx.insert_many(
        "insert into charter_right (id, office_id, right_code, over_code, from_day, to_day)",
        "",
        rows,
    )
    .await?;
    Ok(id)
}

#[derive(FromQueryResult)]
struct CharterRowRow {
    office_id: Uuid,
    right_code: String,
    over_code: String,
    from_day: Option<NaiveDate>,
    to_day: Option<NaiveDate>,
}

impl TryFrom<CharterRowRow> for CharterRow {
    type Error = Stop;
    fn try_from(r: CharterRowRow) -> Result<CharterRow> {
        Ok(CharterRow {
            office: OfficeId(r.office_id),
            grant: Grant {
                right: Right::parse(&r.right_code).ok_or_else(|| odd("right", &r.right_code))?,
                over: Over::parse(&r.over_code).ok_or_else(|| odd("reach", &r.over_code))?,
            },
            span: span(r.from_day, r.to_day),
        })
    }
}

/// What the charters give the offices in which a person has ever sat.
pub async fn charter_of_person(db: &impl Ask, person: PersonId) -> Result<Vec<CharterRow>> {
    read::<CharterRowRow, _>(
        db,
        "select c.office_id, c.right_code, c.over_code, c.from_day, c.to_day from charter_right c
         where c.office_id in (select s.office_id from seat s where s.person_id = $1)",
        bind![person],
    )
    .await
}

/// What the charter of a body gives its offices.
pub async fn charter_of_body(db: &impl Ask, body: BodyId) -> Result<Vec<CharterRow>> {
    read::<CharterRowRow, _>(
        db,
        "select c.office_id, c.right_code, c.over_code, c.from_day, c.to_day from charter_right c
         join office o on o.id = c.office_id where o.body_id = $1 order by o.place, c.right_code",
        bind![body],
    )
    .await
}

#[derive(FromQueryResult)]
struct ConvocationRow {
    id: Uuid,
    body_id: Uuid,
    number: i32,
    from_day: NaiveDate,
    to_day: Option<NaiveDate>,
    elected_by: String,
    version: i64,
}

impl TryFrom<ConvocationRow> for Convocation {
    type Error = Stop;
    fn try_from(r: ConvocationRow) -> Result<Convocation> {
        Ok(Convocation {
            id: ConvocationId(r.id),
            body: BodyId(r.body_id),
            number: r.number,
            span: span(Some(r.from_day), r.to_day),
            elected_by: r.elected_by,
            version: r.version,
        })
    }
}

const CONVOCATION: &str =
    "c.id, c.body_id, c.number, c.from_day, c.to_day, c.elected_by, c.version";

/// The convocations of a body, oldest first.
pub async fn convocations(db: &impl Ask, body: BodyId) -> Result<Vec<Convocation>> {
    read::<ConvocationRow, _>(
        db,
        &format!("select {CONVOCATION} from convocation c where c.body_id = $1 order by c.number"),
        bind![body],
    )
    .await
}

/// A convocation by id.
pub async fn convocation(db: &impl Ask, id: ConvocationId) -> Result<Convocation> {
    let all = read::<ConvocationRow, Convocation>(
        db,
        &format!("select {CONVOCATION} from convocation c where c.id = $1"),
        bind![id],
    )
    .await?;
    super::one(all)
}

/// The convocation of a body on a day.
pub async fn convocation_on(db: &impl Ask, body: BodyId, on: Day) -> Result<Option<Convocation>> {
    let mut w = Where::default();
    w.and("c.body_id = {}", bind![body]).on("c", on);
    let sql = format!(
        "select {CONVOCATION} from convocation c{} order by c.number desc limit 1",
        w.sql()
    );
    Ok(
        read::<ConvocationRow, Convocation>(db, &sql, w.into_values())
            .await?
            .into_iter()
            .next(),
    )
}

/// Writes a convocation; `None` where its number is taken.
pub async fn insert_convocation(
    tx: &mut Tx,
    _leave: &Leave,
    by: Option<PersonId>,
    body: BodyId,
    number: i32,
    term: Span,
    elected_by: &str,
) -> Result<Option<ConvocationId>> {
    let id: ConvocationId = tx.id();
    let n = tx
        .exec(
            "insert into convocation (id, body_id, number, from_day, to_day, elected_by, version) values ($1, $2, $3, $4, $5, $6, 1)
             on conflict do nothing",
            bind![id, body, number, term.from, term.to, elected_by],
        )
        .await?;
    if n == 1 {
        super::keep(
            tx,
            ConvocationId::KIND,
            id.0,
            1,
            by,
            &(number, term, elected_by),
        )
        .await?;
    }
    Ok((n == 1).then_some(id))
}

/// Changes the term of a convocation and what it rests on; `false` when the version at hand is no longer the latest.
pub async fn update_convocation(
    tx: &mut Tx,
    _leave: &Leave,
    by: Option<PersonId>,
    id: ConvocationId,
    version: i64,
    term: Span,
    elected_by: &str,
) -> Result<bool> {
    let n = tx
        .exec(
            "update convocation set from_day = $3, to_day = $4, elected_by = $5, version = version + 1 where id = $1 and version = $2",
            bind![id, version, term.from, term.to, elected_by],
        )
        .await?;
    if n == 1 {
        super::keep(
            tx,
            ConvocationId::KIND,
            id.0,
            version + 1,
            by,
            &(term, elected_by),
        )
        .await?;
    }
    Ok(n == 1)
}
