//! Seats: who sits where and when.

use super::{Where, ids, names, odd, short, span};
use crate::model::{Sitting, Span};
use chrono::NaiveDate;
use uuid::Uuid;
use veche_core::{
    BodyId, BodyKind, ConvocationId, Day, Id, Leave, Names, OfficeId, OfficeKind, PersonId,
    PersonName, Right, Scope, SeatId, Short, Stop, Tongue,
};
use veche_engine::{Ask, FromQueryResult, Result, Tx, Value, bind};

const SITTING: &str = "s.id, s.person_id, s.office_id, o.kind as office_kind, o.body_id, b.kind as body_kind, b.owner_kind, b.owner_id,
    s.convocation_id, s.from_day, s.to_day, c.from_day as c_from, c.to_day as c_to, b.from_day as b_from, b.to_day as b_to, s.acting";
const FROM: &str = "from seat s join office o on o.id = s.office_id join body b on b.id = o.body_id left join convocation c on c.id = s.convocation_id";

#[derive(FromQueryResult)]
struct SittingRow {
    id: Uuid,
    person_id: Uuid,
    office_id: Uuid,
    office_kind: String,
    body_id: Uuid,
    body_kind: String,
    owner_kind: String,
    owner_id: Uuid,
    convocation_id: Option<Uuid>,
    from_day: NaiveDate,
    to_day: Option<NaiveDate>,
    c_from: Option<NaiveDate>,
    c_to: Option<NaiveDate>,
    b_from: Option<NaiveDate>,
    b_to: Option<NaiveDate>,
    acting: bool,
}

impl TryFrom<SittingRow> for Sitting {
    type Error = Stop;
    fn try_from(r: SittingRow) -> Result<Sitting> {
        let own = span(Some(r.from_day), r.to_day);
        Ok(Sitting {
            seat: SeatId(r.id),
            person: PersonId(r.person_id),
            office: OfficeId(r.office_id),
            office_kind: OfficeKind::parse(&r.office_kind)
                .ok_or_else(|| odd("office", &r.office_kind))?,
            body: BodyId(r.body_id),
            body_kind: BodyKind::parse(&r.body_kind).ok_or_else(|| odd("body", &r.body_kind))?,
            owner: Scope::of(&r.owner_kind, r.owner_id)
                .ok_or_else(|| odd("owner", &r.owner_kind))?,
            convocation: r.convocation_id.map(ConvocationId),
            own,
            counts: own.and(span(r.c_from, r.c_to)).and(span(r.b_from, r.b_to)),
            acting: r.acting,
        })
    }
}

async fn sittings(db: &impl Ask, tail: &str, values: Vec<Value>) -> Result<Vec<Sitting>> {
    db.rows::<SittingRow>(&format!("select {SITTING} {FROM}{tail}"), values)
        .await?
        .into_iter()
        .map(Sitting::try_from)
        .collect()
}

/// The seats of a person that end after `since` or not at all.
pub async fn seats_since(db: &impl Ask, person: PersonId, since: Day) -> Result<Vec<Sitting>> {
    sittings(
        db,
        " where s.person_id = $1 and (s.to_day is null or s.to_day > $2) order by b.kind, o.place, s.id",
        bind![person, since],
    )
    .await
}

/// Every seat of a person, ever.
pub async fn seats_of_person(db: &impl Ask, person: PersonId) -> Result<Vec<Sitting>> {
    sittings(
        db,
        " where s.person_id = $1 order by s.from_day, s.id",
        bind![person],
    )
    .await
}

/// Every seat of a body, ever.
pub async fn seats_of_body(db: &impl Ask, body: BodyId) -> Result<Vec<Sitting>> {
    sittings(
        db,
        " where o.body_id = $1 order by s.from_day, s.id",
        bind![body],
    )
    .await
}

/// A seat with the names that it is shown by.
#[derive(Debug, Clone, PartialEq)]
pub struct SeatLine {
    /// The seat.
    pub sitting: Sitting,
    /// The person's address.
    pub person_short: Short,
    /// The person's name.
    pub name: PersonName,
    /// The same in Latin letters.
    pub latin: PersonName,
    /// The office's name.
    pub office_names: Names,
    /// The body's name.
    pub body_names: Names,
    /// The body's address.
    pub body_short: Short,
    /// The number of the convocation.
    pub number: Option<i32>,
    /// The decision that the seat rests on.
    pub decision: String,
    /// The decision that ended it.
    pub end_decision: Option<String>,
    /// How often it was changed, from 1.
    pub version: i64,
}

impl SeatLine {
    /// The person's name in a language.
    pub fn name_in(&self, tongue: Tongue) -> &PersonName {
        crate::model::name_in(&self.name, &self.latin, tongue)
    }
}

#[derive(FromQueryResult)]
struct LineRow {
    #[sea_orm(nested)]
    sitting: SittingRow,
    person_short: String,
    given: String,
    patronymic: String,
    family: String,
    given_en: String,
    patronymic_en: String,
    family_en: String,
    office_names: String,
    body_names: String,
    body_short: String,
    number: Option<i32>,
    decision: String,
    end_decision: Option<String>,
    version: i64,
}

async fn lines(db: &impl Ask, tail: &str, values: Vec<Value>) -> Result<Vec<SeatLine>> {
    let sql = format!(
        "select {SITTING}, p.short as person_short, p.given, p.patronymic, p.family, p.given_en, p.patronymic_en, p.family_en,
         o.names as office_names, b.names as body_names, b.short as body_short, c.number, s.decision, s.end_decision, s.version
         {FROM} join person p on p.id = s.person_id{tail}"
    );
    db.rows::<LineRow>(&sql, values)
        .await?
        .into_iter()
        .map(|r| {
            Ok(SeatLine {
                sitting: r.sitting.try_into()?,
                person_short: short(&r.person_short)?,
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
                office_names: names(&r.office_names)?,
                body_names: names(&r.body_names)?,
                body_short: short(&r.body_short)?,
                number: r.number,
                decision: r.decision,
                end_decision: r.end_decision,
                version: r.version,
            })
        })
        .collect()
}

fn counting(w: &mut Where, on: Day) -> &mut Where {
    w.on("s", on).on("c", on).on("b", on)
}

/// Who sits in these bodies on a day, office by office.
pub async fn composition(db: &impl Ask, bodies: &[BodyId], on: Day) -> Result<Vec<SeatLine>> {
    let mut w = Where::default();
    w.among("o.body_id", ids(bodies));
    let tail = counting(&mut w, on).sql();
    lines(
        db,
        &format!("{tail} order by b.sort_ru, b.id, o.place, s.acting, p.sort_ru, s.id"),
        w.into_values(),
    )
    .await
}

/// Every seat of a body, latest first.
pub async fn body_history(db: &impl Ask, body: BodyId) -> Result<Vec<SeatLine>> {
    lines(
        db,
        " where o.body_id = $1 order by s.from_day desc, o.place, p.sort_ru, s.id",
        bind![body],
    )
    .await
}

/// Every seat of a person with names, latest first.
pub async fn person_history(db: &impl Ask, person: PersonId) -> Result<Vec<SeatLine>> {
    lines(
        db,
        " where s.person_id = $1 order by s.from_day desc, s.id",
        bind![person],
    )
    .await
}

/// The seats of these people on a day.
pub async fn seats_on(db: &impl Ask, people: &[PersonId], on: Day) -> Result<Vec<SeatLine>> {
    let mut w = Where::default();
    w.among("s.person_id", ids(people));
    let tail = counting(&mut w, on).sql();
    lines(
        db,
        &format!("{tail} order by b.sort_ru, o.place, s.id"),
        w.into_values(),
    )
    .await
}

/// Who holds an office on a day.
pub async fn holders(db: &impl Ask, office: OfficeId, on: Day) -> Result<Vec<SeatLine>> {
    let mut w = Where::default();
    w.and("s.office_id = {}", bind![office]);
    let tail = counting(&mut w, on).sql();
    lines(
        db,
        &format!("{tail} order by s.acting, s.id"),
        w.into_values(),
    )
    .await
}

/// Who sits on a day in the bodies of an owner.
pub async fn seats_owned(db: &impl Ask, owner: Scope, on: Day) -> Result<Vec<SeatLine>> {
    let (kind, id) = owner.parts();
    let mut w = Where::default();
    w.and("b.owner_kind = {} and b.owner_id = {}", bind![kind, id]);
    let tail = counting(&mut w, on).sql();
    lines(
        db,
        &format!("{tail} order by b.sort_ru, b.id, o.place, s.acting, p.sort_ru, s.id"),
        w.into_values(),
    )
    .await
}

/// A seat by id.
pub async fn seat(db: &impl Ask, id: SeatId) -> Result<SeatLine> {
    let all = lines(db, " where s.id = $1", bind![id]).await?;
    super::one(all)
}

/// Whether a person has, or ever had, a seat that counted: then there is a public page of theirs.
pub async fn ever_seated(db: &impl Ask, person: PersonId, on: Day) -> Result<bool> {
    db.any(
        "select 1 as one from seat where person_id = $1 and from_day <= $2 and (to_day is null or to_day > from_day) limit 1",
        bind![person, on],
    )
    .await
}

/// The people who have a right over the whole federation on a day: by office, so a few.
pub async fn people_with(db: &impl Ask, right: Right, on: Day) -> Result<Vec<PersonId>> {
    #[derive(FromQueryResult)]
    struct Row {
        person_id: Uuid,
    }
    let mut w = Where::default();
    w.and(
        "r.right_code = {} and r.over_code = 'federation'",
        bind![right.code()],
    )
    .on("r", on);
    let tail = counting(&mut w, on).sql();
    let rows: Vec<Row> = db
        .rows(
            &format!("select distinct s.person_id {FROM} join charter_right r on r.office_id = s.office_id{tail}"),
            w.into_values(),
        )
        .await?;
    Ok(rows.into_iter().map(|r| PersonId(r.person_id)).collect())
}

/// What is written of a new seat.
#[derive(Debug, Clone)]
pub struct SeatRow<'a> {
    /// Who.
    pub person: PersonId,
    /// In which office.
    pub office: OfficeId,
    /// Of which convocation.
    pub convocation: Option<ConvocationId>,
    /// From when until when.
    pub span: Span,
    /// Whether the person only acts.
    pub acting: bool,
    /// By which decision.
    pub decision: &'a str,
}

/// Writes a seat; `None` where the person holds the office already without an end.
pub async fn insert_seat(
    tx: &mut Tx,
    _leave: &Leave,
    by: Option<PersonId>,
    row: &SeatRow<'_>,
) -> Result<Option<SeatId>> {
    let id: SeatId = tx.id();
    let n = tx
        .exec(
            "insert into seat (id, person_id, office_id, convocation_id, from_day, to_day, acting, decision, version)
             values ($1, $2, $3, $4, $5, $6, $7, $8, 1) on conflict do nothing",
            bind![id, row.person, row.office, row.convocation, row.span.from, row.span.to, row.acting, row.decision],
        )
        .await?;
    if n == 1 {
        super::keep(
            tx,
            SeatId::KIND,
            id.0,
            1,
            by,
            &(
                row.person,
                row.office,
                row.convocation,
                row.span,
                row.acting,
                row.decision,
            ),
        )
        .await?;
    }
    Ok((n == 1).then_some(id))
}

/// Ends a seat on a day by a decision; `false` when the version at hand is no longer the latest.
pub async fn end_seat(
    tx: &mut Tx,
    _leave: &Leave,
    by: Option<PersonId>,
    id: SeatId,
    version: i64,
    on: Day,
    decision: &str,
) -> Result<bool> {
    let n = tx
        .exec(
            "update seat set to_day = $3, end_decision = $4, version = version + 1 where id = $1 and version = $2",
            bind![id, version, on, decision],
        )
        .await?;
    if n == 1 {
        super::keep(tx, SeatId::KIND, id.0, version + 1, by, &(on, decision)).await?;
    }
    Ok(n == 1)
}

/// Seats whose own end, or that of their convocation or body, lies in `after..=by`.
pub async fn seats_ending(db: &impl Ask, after: Day, by: Day) -> Result<Vec<SeatLine>> {
    lines(
        db,
        " where (s.to_day > $1 and s.to_day <= $2) or (c.to_day > $1 and c.to_day <= $2) or (b.to_day > $1 and b.to_day <= $2)
         order by b.sort_ru, o.place, p.sort_ru, s.id",
        bind![after, by],
    )
    .await
}
