//! Look-up over all kinds, for the palette and for checks of a name.

use super::{Where, names, short};
use crate::rules::search;
use uuid::Uuid;
use veche_core::{Day, Names, PersonId, PersonName, Short, Stop, Tongue};
use veche_engine::{Ask, FromQueryResult, Result, bind};

/// Something that was found.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// A person: address, name, name in Latin letters.
    Person(Uuid, Short, PersonName, PersonName),
    /// `organisation`, `branch` or `body`: address and name.
    Unit(&'static str, Uuid, Short, Names),
}

/// Organisations, branches and bodies whose name has these words, at most `limit` of each.
pub async fn units(db: &impl Ask, typed: &str, tongue: Tongue, limit: i64) -> Result<Vec<Found>> {
    #[derive(FromQueryResult)]
    struct Row {
        kind: String,
        id: Uuid,
        short: String,
        names: String,
    }
    let mut w = Where::default();
    w.words("u", typed);
    let condition = w.sql();
    let begins = w.value(search::beginning(typed));
    let limit = w.value(limit);
    // Best first: a name that begins so, of bodies the federation's own.
    let part = |kind: &str, own: &str| {
        format!(
            "select * from (select '{kind}' as kind, u.id, u.short, u.names from {kind} u{condition}
             order by case when u.search like {begins} escape '\\' then 0 else 1 end{own}, u.sort_{}, u.id limit {limit}) {kind}_found",
            tongue.code()
        )
    };
    let sql = format!(
        "{} union all {} union all {}",
        part(
            "body",
            ", case when u.owner_kind = 'federation' then 0 else 1 end"
        ),
        part("branch", ""),
        part("organisation", "")
    );
    db.rows::<Row>(&sql, w.into_values())
        .await?
        .into_iter()
        .map(|r| {
            let kind = match r.kind.as_str() {
                "body" => "body",
                "branch" => "branch",
                _ => "organisation",
            };
            Ok(Found::Unit(kind, r.id, short(&r.short)?, names(&r.names)?))
        })
        .collect()
}

/// People whose name has these words, at most `limit`. Without `everybody` only those who have or had a seat by `on`.
pub async fn people(
    db: &impl Ask,
    typed: &str,
    everybody: bool,
    on: Day,
    limit: i64,
) -> Result<Vec<Found>> {
    let mut w = Where::default();
    w.words("p", typed);
    if !everybody {
        w.and(
            "exists (select 1 from seat s where s.person_id = p.id and s.from_day <= {} and (s.to_day is null or s.to_day > s.from_day))",
            bind![on],
        );
    }
    let condition = w.sql();
    let begins = w.value(search::beginning(typed));
    let limit = w.value(limit);
    // One way through the table: those whose name begins so come first by the order, not by asking twice.
    let sql = format!(
        "select p.id, p.short, p.given, p.patronymic, p.family, p.given_en, p.patronymic_en, p.family_en from person p{condition}
         order by case when p.search like {begins} escape '\\' then 0 else 1 end, p.sort_ru, p.id limit {limit}"
    );
    let rows: Vec<PersonRow> = db.rows(&sql, w.into_values()).await?;
    rows.into_iter().map(Found::try_from).collect()
}

/// People with this address for letters, save one, at most `limit`.
pub async fn people_with_address(
    db: &impl Ask,
    address: &str,
    but: Option<PersonId>,
    limit: i64,
) -> Result<Vec<Found>> {
    let rows: Vec<PersonRow> = db
        .rows(
            "select p.id, p.short, p.given, p.patronymic, p.family, p.given_en, p.patronymic_en, p.family_en from person p
             where lower(p.email) = $1 and p.id <> $2 order by p.sort_ru, p.id limit $3",
            bind![
                address.to_lowercase(),
                but.map_or(Uuid::nil(), |p| p.0),
                limit
            ],
        )
        .await?;
    rows.into_iter().map(Found::try_from).collect()
}

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
}

impl TryFrom<PersonRow> for Found {
    type Error = Stop;
    fn try_from(r: PersonRow) -> Result<Found> {
        let name = PersonName {
            given: r.given,
            patronymic: r.patronymic,
            family: r.family,
        };
        let latin = PersonName {
            given: r.given_en,
            patronymic: r.patronymic_en,
            family: r.family_en,
        };
        Ok(Found::Person(r.id, short(&r.short)?, name, latin))
    }
}

/// One address of each kind, for the guards that visit every page: body, branch, organisation, person with a seat, open seat, office.
pub async fn one_of_each(db: &impl Ask) -> Result<Vec<(String, String)>> {
    #[derive(FromQueryResult)]
    struct Row {
        kind: String,
        address: Option<String>,
    }
    #[derive(FromQueryResult)]
    struct SeatRow {
        id: Uuid,
    }
    let rows: Vec<Row> = db
        .rows(
            "select 'body' as kind, min(short) as address from body
             union all select 'branch', min(short) from branch
             union all select 'organisation', min(short) from organisation
             union all select 'person', min(p.short) from person p where exists
                (select 1 from seat s where s.person_id = p.id and (s.to_day is null or s.to_day > s.from_day))",
            vec![],
        )
        .await?;
    let mut out: Vec<(String, String)> = rows
        .into_iter()
        .filter_map(|r| Some((r.kind, r.address?)))
        .collect();
    let seat: Option<SeatRow> = db
        .row(
            "select id from seat where to_day is null order by id limit 1",
            vec![],
        )
        .await?;
    out.extend(seat.map(|s| ("seat".to_owned(), s.id.to_string())));
    let office: Option<SeatRow> = db
        .row("select id from office order by id limit 1", vec![])
        .await?;
    out.extend(office.map(|o| ("office".to_owned(), o.id.to_string())));
    Ok(out)
}
