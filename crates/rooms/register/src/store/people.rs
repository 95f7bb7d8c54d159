//! People, their memberships and affiliations.

use super::{Look, Where, ids, odd, short, span, to_json};
use crate::model::{Affiliation, Consent, Membership, MembershipState, Person, PersonFacts, Span};
use crate::rules::search::person_key;
use chrono::NaiveDate;
use uuid::Uuid;
use veche_core::name::fold;
use veche_core::{
    AffiliationId, BranchId, Day, Id, Leave, MembershipId, OrganisationId, PersonId, PersonName,
    Short, Stop, Tongue, Zone,
};
use veche_engine::{Ask, FromQueryResult, Result, Tx, Value, bind};

const PERSON: &str = "p.id, p.short, p.given, p.patronymic, p.family, p.given_en, p.patronymic_en, p.family_en, p.email, p.phone, p.tongue,
    p.consent_version, p.consent_on, p.version";

#[derive(FromQueryResult)]
struct PersonRow {
    id: Uuid,
    short: String,
    given: String,
    patronymic: String,
    family: String,
    given_en: String,
    patronymic_en: String,
    family_en: String,
    email: Option<String>,
    phone: Option<String>,
    tongue: Option<String>,
    consent_version: Option<String>,
    consent_on: Option<NaiveDate>,
    version: i64,
}

impl TryFrom<PersonRow> for Person {
    type Error = Stop;
    fn try_from(r: PersonRow) -> Result<Person> {
        Ok(Person {
            id: PersonId(r.id),
            short: short(&r.short)?,
            version: r.version,
            facts: PersonFacts {
                name: PersonName {
                    given: r.given,
                    patronymic: r.patronymic,
                    family: r.family,
                },
                latin: PersonName {
                    given: r.given_en,
                    patronymic: r.patronymic_en,
                    family: r.family_en,
                },
                email: r.email,
                phone: r.phone,
                tongue: r.tongue.as_deref().and_then(Tongue::parse),
                consent: r
                    .consent_version
                    .zip(r.consent_on)
                    .map(|(version, on)| Consent {
                        version,
                        on: Day(on),
                    }),
            },
        })
    }
}

async fn people_where(db: &impl Ask, tail: &str, values: Vec<Value>) -> Result<Vec<Person>> {
    db.rows::<PersonRow>(&format!("select {PERSON} from person p{tail}"), values)
        .await?
        .into_iter()
        .map(Person::try_from)
        .collect()
}

/// A person by id.
pub async fn person(db: &impl Ask, id: PersonId) -> Result<Person> {
    let all = people_where(db, " where p.id = $1", bind![id]).await?;
    super::one(all)
}

/// A person by their address.
pub async fn person_by_short(db: &impl Ask, short: Short) -> Result<Person> {
    let all = people_where(db, " where p.short = $1", bind![short]).await?;
    super::one(all)
}

/// People with these ids.
pub async fn people_of(db: &impl Ask, all: &[PersonId]) -> Result<Vec<Person>> {
    let mut w = Where::default();
    let tail = w.among("p.id", ids(all)).sql();
    people_where(db, &tail, w.into_values()).await
}

/// Everybody, for an export.
pub async fn all_people(db: &impl Ask) -> Result<Vec<Person>> {
    people_where(db, " order by p.sort_ru, p.id", vec![]).await
}

/// People who sit somewhere on a day.
pub async fn seated_people(db: &impl Ask, on: Day) -> Result<Vec<Person>> {
    let mut w = Where::default();
    w.on("s", on);
    let inner = format!("select s.person_id from seat s{}", w.sql());
    people_where(
        db,
        &format!(" where p.id in ({inner}) order by p.sort_ru, p.id"),
        w.into_values(),
    )
    .await
}

/// People who have or had a seat.
pub async fn ever_seated_people(db: &impl Ask) -> Result<Vec<Person>> {
    people_where(
        db,
        " where p.id in (select s.person_id from seat s) order by p.sort_ru, p.id",
        vec![],
    )
    .await
}

/// Which people of a list.
#[derive(Debug, Clone, Default)]
pub struct PersonFilter {
    /// Belonging to the federation through this branch.
    pub branch: Option<BranchId>,
    /// In this state; `left` are those who were members and are not.
    pub state: Option<MembershipState>,
    /// Only with a seat, or only without one.
    pub seated: Option<bool>,
    /// Only people of these branches: what the person keeps.
    pub only: Option<Vec<BranchId>>,
    /// The day of the list.
    pub today: Option<Day>,
}

/// A page of people by name, and how many there are in all.
pub async fn people_page(
    db: &impl Ask,
    look: &Look,
    filter: &PersonFilter,
) -> Result<(Vec<Person>, i64)> {
    let mut w = Where::default();
    w.words("p", &look.q);
    if let Some(day) = filter.today {
        let now = "m.person_id = p.id and m.from_day <= {} and (m.to_day is null or m.to_day > {})";
        if let Some(only) = &filter.only {
            let marks = vec!["{}"; only.len()].join(", ");
            let mut values = bind![day, day];
            values.extend(ids(only));
            w.and(
                &format!(
                    "exists (select 1 from membership m where {now} and m.branch_id in ({marks}))"
                ),
                values,
            );
        }
        if let Some(branch) = filter.branch {
            w.and(
                &format!("exists (select 1 from membership m where {now} and m.branch_id = {{}})"),
                bind![day, day, branch],
            );
        }
        match filter.state {
            Some(MembershipState::Left) => {
                w.and(
                    &format!("exists (select 1 from membership x where x.person_id = p.id) and not exists (select 1 from membership m where {now})"),
                    bind![day, day],
                );
            }
            Some(state) => {
                w.and(
                    &format!("exists (select 1 from membership m where {now} and m.state = {{}})"),
                    bind![day, day, state.code()],
                );
            }
            None => {}
        }
        if let Some(seated) = filter.seated {
            let not = if seated { "" } else { "not " };
            w.and(
                &format!("{not}exists (select 1 from seat s where s.person_id = p.id and s.from_day <= {{}} and (s.to_day is null or s.to_day > {{}}))"),
                bind![day, day],
            );
        }
    }
    let count = db
        .number(
            &format!("select count(*) from person p{}", w.sql()),
            w.values(),
        )
        .await?;
    let tail = look.keyset("p.sort_ru", "p.id", &mut w);
    Ok((people_where(db, &tail, w.into_values()).await?, count))
}

/// The sort key of a person, for the cursor of a list.
pub fn person_sort(p: &PersonFacts) -> String {
    fold(&p.name.full(Tongue::Ru))
}

/// A new person's columns, as [`person_row`] fills them.
const NEW_PERSON: &str = "insert into person (id, short, given, patronymic, family, given_en, patronymic_en, family_en, search, sort_ru, email, phone, tongue,
         consent_version, consent_on, created_ms, version)";

fn person_row(id: PersonId, short: Short, f: &PersonFacts, now: veche_core::Instant) -> Vec<Value> {
    bind![
        id,
        short,
        &f.name.given,
        &f.name.patronymic,
        &f.name.family,
        &f.latin.given,
        &f.latin.patronymic,
        &f.latin.family,
        person_key(f),
        person_sort(f),
        f.email.clone(),
        f.phone.clone(),
        f.tongue.map(Tongue::code),
        f.consent.as_ref().map(|c| c.version.clone()),
        f.consent.as_ref().map(|c| c.on),
        now,
        1_i64
    ]
}

/// Writes a new person.
pub async fn insert_person(
    tx: &mut Tx,
    _leave: &Leave,
    by: Option<PersonId>,
    f: &PersonFacts,
) -> Result<Person> {
    let (id, short) = (tx.id::<PersonId>(), tx.short());
    let now = tx.now();
    let row = person_row(id, short, f, now);
    tx.insert_many(NEW_PERSON, "", vec![row]).await?;
    super::keep(tx, PersonId::KIND, id.0, 1, by, f).await?;
    Ok(Person {
        id,
        short,
        facts: f.clone(),
        version: 1,
    })
}

/// Writes many new people with few statements; gives their ids in the same order.
pub async fn insert_people(
    tx: &mut Tx,
    _leave: &Leave,
    by: Option<PersonId>,
    all: &[&PersonFacts],
) -> Result<Vec<PersonId>> {
    let now = tx.now();
    let mut out = Vec::with_capacity(all.len());
    let (mut rows, mut kept) = (Vec::with_capacity(all.len()), Vec::with_capacity(all.len()));
    for f in all {
        let (id, short) = (tx.id::<PersonId>(), tx.short());
        rows.push(person_row(id, short, f, now));
        kept.push(bind![PersonId::KIND, id, 1_i64, now, by, to_json(f)?]);
        out.push(id);
    }
    tx.insert_many(NEW_PERSON, "", rows).await?;
    tx.insert_many(KEPT, "", kept).await?;
    Ok(out)
}

const KEPT: &str =
    "insert into register_history (kind, object_id, version, at_ms, by_person, body)";

/// Writes memberships of people who have none, with few statements; gives their ids in the same order.
pub async fn insert_memberships(
    tx: &mut Tx,
    _leave: &Leave,
    by: Option<PersonId>,
    all: &[(PersonId, crate::model::NewMembership)],
) -> Result<Vec<MembershipId>> {
    let now = tx.now();
    let mut out = Vec::with_capacity(all.len());
    let (mut rows, mut kept) = (Vec::with_capacity(all.len()), Vec::with_capacity(all.len()));
    for (person, new) in all {
        let id: MembershipId = tx.id();
        rows.push(bind![
            id,
            *person,
            new.branch,
            new.state.code(),
            new.from,
            &new.consent.version,
            new.consent.on
        ]);
        let body = serde_json::json!({
            "person": person, "branch": new.branch, "state": new.state, "from": new.from, "consent": new.consent,
        });
        kept.push(bind![
            MembershipId::KIND,
            id,
            1_i64,
            now,
            by,
            body.to_string()
        ]);
        out.push(id);
    }
    tx.insert_many(
        "insert into membership (id, person_id, branch_id, state, from_day, consent_version, consent_on)",
        "",
        rows,
    )
    .await?;
    tx.insert_many(KEPT, "", kept).await?;
    Ok(out)
}

/// Writes another version of a person; `false` when the one at hand is no longer the latest.
pub async fn update_person(
    tx: &mut Tx,
    _leave: &Leave,
    by: Option<PersonId>,
    id: PersonId,
    version: i64,
    f: &PersonFacts,
) -> Result<bool> {
    let n = tx
        .exec(
            "update person set given = $3, patronymic = $4, family = $5, given_en = $6, patronymic_en = $7, family_en = $8, search = $9,
             sort_ru = $10, email = $11, phone = $12, tongue = $13, consent_version = $14, consent_on = $15, version = version + 1
             where id = $1 and version = $2",
            bind![
                id,
                version,
                &f.name.given,
                &f.name.patronymic,
                &f.name.family,
                &f.latin.given,
                &f.latin.patronymic,
                &f.latin.family,
                person_key(f),
                person_sort(f),
                f.email.clone(),
                f.phone.clone(),
                f.tongue.map(Tongue::code),
                f.consent.as_ref().map(|c| c.version.clone()),
                f.consent.as_ref().map(|c| c.on)
            ],
        )
        .await?;
    if n == 1 {
        super::keep(tx, PersonId::KIND, id.0, version + 1, by, f).await?;
    }
    Ok(n == 1)
}

const MEMBERSHIP: &str = "m.id, m.person_id, m.branch_id, m.state, m.from_day, m.to_day, m.consent_version, m.consent_on";

#[derive(FromQueryResult)]
struct MembershipRow {
    id: Uuid,
    person_id: Uuid,
    branch_id: Uuid,
    state: String,
    from_day: NaiveDate,
    to_day: Option<NaiveDate>,
    consent_version: String,
    consent_on: NaiveDate,
}

impl TryFrom<MembershipRow> for Membership {
    type Error = Stop;
    fn try_from(r: MembershipRow) -> Result<Membership> {
        Ok(Membership {
            id: MembershipId(r.id),
            person: PersonId(r.person_id),
            branch: BranchId(r.branch_id),
            state: MembershipState::parse(&r.state).ok_or_else(|| odd("state", &r.state))?,
            span: span(Some(r.from_day), r.to_day),
            consent: Consent {
                version: r.consent_version,
                on: Day(r.consent_on),
            },
        })
    }
}

async fn memberships_where(
    db: &impl Ask,
    tail: &str,
    values: Vec<Value>,
) -> Result<Vec<Membership>> {
    db.rows::<MembershipRow>(
        &format!("select {MEMBERSHIP} from membership m{tail}"),
        values,
    )
    .await?
    .into_iter()
    .map(Membership::try_from)
    .collect()
}

/// A membership by id.
pub async fn membership(db: &impl Ask, id: MembershipId) -> Result<Membership> {
    let all = memberships_where(db, " where m.id = $1", bind![id]).await?;
    super::one(all)
}

/// The memberships of these people, oldest first.
pub async fn memberships_of(db: &impl Ask, people: &[PersonId]) -> Result<Vec<Membership>> {
    let mut w = Where::default();
    let tail = w.among("m.person_id", ids(people)).sql();
    memberships_where(
        db,
        &format!("{tail} order by m.from_day, m.id"),
        w.into_values(),
    )
    .await
}

/// Every membership that is open, for an export.
pub async fn open_memberships(db: &impl Ask) -> Result<Vec<Membership>> {
    memberships_where(db, " where m.to_day is null", vec![]).await
}

/// Writes a membership; `None` where the person has an open one.
pub async fn insert_membership(
    tx: &mut Tx,
    _leave: &Leave,
    person: PersonId,
    branch: BranchId,
    state: MembershipState,
    from: Day,
    consent: &Consent,
) -> Result<Option<MembershipId>> {
    let id: MembershipId = tx.id();
    let n = tx
        .exec(
            "insert into membership (id, person_id, branch_id, state, from_day, consent_version, consent_on)
             values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing",
            bind![id, person, branch, state.code(), from, &consent.version, consent.on],
        )
        .await?;
    Ok((n == 1).then_some(id))
}

/// Ends a membership on a day; `false` when another was faster.
pub async fn end_membership(
    tx: &mut Tx,
    _leave: &Leave,
    id: MembershipId,
    on: Day,
) -> Result<bool> {
    let n = tx
        .exec(
            "update membership set to_day = $2 where id = $1 and to_day is null",
            bind![id, on],
        )
        .await?;
    Ok(n == 1)
}

const AFFILIATION: &str = "a.id, a.person_id, a.organisation_id, a.from_day, a.to_day, a.open, a.consent_version, a.consent_on, a.withdrawn_on";

#[derive(FromQueryResult)]
struct AffiliationRow {
    id: Uuid,
    person_id: Uuid,
    organisation_id: Uuid,
    from_day: Option<NaiveDate>,
    to_day: Option<NaiveDate>,
    open: bool,
    consent_version: String,
    consent_on: NaiveDate,
    withdrawn_on: Option<NaiveDate>,
}

impl From<AffiliationRow> for Affiliation {
    fn from(r: AffiliationRow) -> Affiliation {
        Affiliation {
            id: AffiliationId(r.id),
            person: PersonId(r.person_id),
            organisation: OrganisationId(r.organisation_id),
            span: span(r.from_day, r.to_day),
            open: r.open,
            consent: Consent {
                version: r.consent_version,
                on: Day(r.consent_on),
            },
            withdrawn_on: r.withdrawn_on.map(Day),
        }
    }
}

/// An affiliation by id.
pub async fn affiliation(db: &impl Ask, id: AffiliationId) -> Result<Affiliation> {
    db.must::<AffiliationRow>(
        &format!("select {AFFILIATION} from affiliation a where a.id = $1"),
        bind![id],
    )
    .await
    .map(Affiliation::from)
}

/// The affiliations of a person, oldest first.
pub async fn affiliations_of(db: &impl Ask, person: PersonId) -> Result<Vec<Affiliation>> {
    let rows: Vec<AffiliationRow> = db
        .rows(&format!("select {AFFILIATION} from affiliation a where a.person_id = $1 order by a.from_day, a.id"), bind![person])
        .await?;
    Ok(rows.into_iter().map(Affiliation::from).collect())
}

/// Writes an affiliation; `None` where the person belongs to the organisation already.
pub async fn insert_affiliation(
    tx: &mut Tx,
    _leave: &Leave,
    person: PersonId,
    organisation: OrganisationId,
    from: Option<Day>,
    open: bool,
    consent: &Consent,
) -> Result<Option<AffiliationId>> {
    let id: AffiliationId = tx.id();
    let n = tx
        .exec(
            "insert into affiliation (id, person_id, organisation_id, from_day, open, consent_version, consent_on)
             values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing",
            bind![id, person, organisation, from, open, &consent.version, consent.on],
        )
        .await?;
    Ok((n == 1).then_some(id))
}

/// Ends an affiliation on a day; a withdrawn consent ends it too, and hides it from then on.
pub async fn end_affiliation(
    tx: &mut Tx,
    _leave: &Leave,
    id: AffiliationId,
    on: Day,
    withdrawn: bool,
) -> Result<bool> {
    let n = tx
        .exec(
            "update affiliation set to_day = $2, withdrawn_on = case when $3 then $2 else withdrawn_on end where id = $1 and to_day is null",
            bind![id, on, withdrawn],
        )
        .await?;
    Ok(n == 1)
}

/// What a person belongs to, for [`crate::rules::standing`], and the zone in which its days begin: one statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Belongs {
    /// The federation's zone.
    pub zone: Zone,
    /// Memberships that have not ended.
    pub memberships: Vec<(BranchId, MembershipState, Span)>,
    /// Affiliations that have not ended.
    pub affiliations: Vec<(OrganisationId, Span)>,
}

/// Memberships and affiliations of a person that end after `since` or not at all.
pub async fn belongs(db: &impl Ask, person: PersonId, since: Day) -> Result<Belongs> {
    #[derive(FromQueryResult)]
    struct Row {
        kind: String,
        word: String,
        ref_id: Option<Uuid>,
        from_day: Option<NaiveDate>,
        to_day: Option<NaiveDate>,
    }
    let rows: Vec<Row> = db
        .rows(
            "select 'membership' as kind, state as word, branch_id as ref_id, from_day, to_day from membership
             where person_id = $1 and (to_day is null or to_day > $2)
             union all select 'affiliation', '', organisation_id, from_day, to_day from affiliation
             where person_id = $1 and (to_day is null or to_day > $2) and withdrawn_on is null
             union all select 'zone', value, null, null, null from setting where key = 'zone'",
            bind![person, since],
        )
        .await?;
    let mut out = Belongs {
        zone: veche_engine::Settings::default().zone,
        memberships: Vec::new(),
        affiliations: Vec::new(),
    };
    for row in rows {
        let span = span(row.from_day, row.to_day);
        match (row.kind.as_str(), row.ref_id) {
            ("membership", Some(branch)) => out.memberships.push((
                BranchId(branch),
                MembershipState::parse(&row.word).ok_or_else(|| odd("state", &row.word))?,
                span,
            )),
            ("affiliation", Some(organisation)) => {
                out.affiliations.push((OrganisationId(organisation), span));
            }
            _ => out.zone = Zone::parse(&row.word).ok_or_else(|| odd("zone", &row.word))?,
        }
    }
    Ok(out)
}

/// Keeps what became of a membership or an affiliation, under its own id.
pub async fn keep_belonging(
    tx: &mut Tx,
    kind: &str,
    id: Uuid,
    by: Option<PersonId>,
    body: &serde_json::Value,
) -> Result<()> {
    let next = tx
        .number(
            "select max(version) from register_history where kind = $1 and object_id = $2",
            bind![kind, id],
        )
        .await?
        + 1;
    let now = tx.now();
    tx.exec(
        "insert into register_history (kind, object_id, version, at_ms, by_person, body) values ($1, $2, $3, $4, $5, $6)",
        bind![kind, id, next, now, by, to_json(body)?],
    )
    .await
    .map(drop)
}
