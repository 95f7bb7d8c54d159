//! The register of lines: what narrows it, its pages, and how many lines there are of each sort.

use super::lines::read;
use crate::model::{Line, Stage, View};
use veche_core::name::fold;
use veche_core::{BodyId, Day, DirectiveId, DocumentId, LineId, Party};
use veche_engine::{Ask, Bind, FromQueryResult, Result, Value};

/// Archival, "no word", late, silent and so on are derived; these are what the database can narrow by.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LineFilter {
    /// Words of the directive or its number, folded.
    pub words: Option<String>,
    /// Owed by any of these.
    pub parties: Option<Vec<Party>>,
    /// Controlled by any of these.
    pub controllers: Option<Vec<Party>>,
    /// In any of these stages.
    pub stages: Vec<Stage>,
    /// Of a document.
    pub document: Option<DocumentId>,
    /// Of documents of a body.
    pub body: Option<BodyId>,
    /// With a nature (its code).
    pub nature: Option<String>,
    /// Due from this day.
    pub due_from: Option<Day>,
    /// Due until this day, inclusive.
    pub due_until: Option<Day>,
    /// Past their deadline on this day, in an open stage, not asleep in the archive.
    pub late_on: Option<Day>,
    /// Asleep in the archive: "no word yet" (`true`), or awake (`false`).
    pub asleep: Option<bool>,
    /// Deadline moved.
    pub extended: bool,
    /// Done after its deadline.
    pub done_late: bool,
    /// Silent on this day (see [`crate::rules::silent_after_days`]).
    pub silent_on: Option<Day>,
    /// Owed by a kind of party (`office`).
    pub party_kind: Option<String>,
    /// In a view on a day.
    pub view: Option<(View, Day)>,
    /// After this key, for the next page.
    pub after: Option<(Day, DirectiveId, LineId)>,
    /// The latest deadline first.
    pub latest_first: bool,
}

/// Stages in which something is owed.
const OPEN: &str = "l.stage in ('open', 'accepted', 'in_progress', 'reported', 'returned')";
/// Archival, and nobody took it up.
const ASLEEP: &str = "(l.archival = true and l.taken_up = false)";
/// Of the present, or taken up.
const AWAKE: &str = "(l.archival = false or l.taken_up = true)";
/// Past the deadline, with the day in `$?`: the same rule as `rules::state_of`.
const LATE: &str = "(l.due_on < $? and (l.archival = false or l.taken_up = true) and (l.stage in ('open', 'accepted', 'in_progress', 'returned')
                  or (l.stage = 'reported' and (l.heard_on is null or l.heard_on > l.due_on))))";

/// A view as SQL, with the day in `$?` where it asks for one: the same rule as `rules::is_in_view`.
fn view_sql(view: View, engine: veche_engine::Engine) -> String {
    match view {
        View::Late => LATE.to_owned(),
        View::Waiting => format!("(l.stage = 'reported' and {AWAKE})"),
        View::Silent => silent_sql(engine),
        View::Open => format!("({OPEN} and {AWAKE})"),
        View::Closed => format!("not {OPEN}"),
        View::Archival => format!("({OPEN} and {ASLEEP})"),
        View::All => "1 = 1".to_owned(),
    }
}

/// A silent line as SQL, with the day in `$?`: the same rule as `rules::state_of`, with days counted per database.
fn silent_sql(engine: veche_engine::Engine) -> String {
    let days = |a: &str, b: &str| match engine {
        veche_engine::Engine::Sqlite => format!("cast(julianday({a}) - julianday({b}) as integer)"),
        veche_engine::Engine::Postgres => format!("(cast({a} as date) - {b})"),
    };
    let heard = "case when l.heard_on is not null and l.heard_on > l.since_on then l.heard_on else l.since_on end";
    let span = days("l.due_on", "l.since_on");
    format!(
        "(l.stage in ('open', 'accepted', 'in_progress', 'returned') and (l.archival = false or l.taken_up = true)
          and {} > case when l.due_on is null then 180 when {span} / 2 > 14 then {span} / 2 else 14 end)",
        days("$?", &format!("({heard})"))
    )
}

impl LineFilter {
    fn condition(&self, engine: veche_engine::Engine) -> (String, Vec<Value>) {
        let mut parts = vec!["1 = 1".to_owned()];
        let mut values: Vec<Value> = Vec::new();
        let mut add = |part: String, value: Value| {
            values.push(value);
            parts.push(part.replace("$?", &format!("${}", values.len())));
        };
        if let Some(words) = &self.words {
            add(
                "l.search_key like $?".into(),
                format!("%{}%", fold(words).replace(['%', '_'], "")).bind(),
            );
        }
        if let Some(document) = self.document {
            add("l.document_id = $?".into(), document.bind());
        }
        if let Some(body) = self.body {
            add("o.body_id = $?".into(), body.bind());
        }
        if let Some(nature) = &self.nature {
            add(
                "d.natures like $?".into(),
                format!("%\"{}\"%", nature.replace(['%', '_', '"'], "")).bind(),
            );
        }
        if let Some(kind) = &self.party_kind {
            add("l.party_kind = $?".into(), kind.bind());
        }
        if let Some(from) = self.due_from {
            add("l.due_on >= $?".into(), from.bind());
        }
        if let Some(until) = self.due_until {
            add("l.due_on <= $?".into(), until.bind());
        }
        if let Some(day) = self.late_on {
            add(LATE.into(), day.bind());
        }
        if let Some(day) = self.silent_on {
            add(silent_sql(engine), day.bind());
        }
        if let Some((view, day)) = self.view {
            let sql = view_sql(view, engine);
            if sql.contains("$?") {
                add(sql, day.bind());
            } else {
                parts.push(sql);
            }
        }
        if let Some(asleep) = self.asleep {
            parts.push(if asleep { ASLEEP } else { AWAKE }.into());
        }
        if self.extended {
            parts.push("(l.first_due_on is not null and l.due_on > l.first_due_on and d.deadline_kind not in ('recurring', 'standing'))".into());
        }
        if self.done_late {
            parts.push(
                "(l.stage in ('done', 'partly_done') and l.done_on > l.due_on and d.deadline_kind not in ('recurring', 'standing'))".into(),
            );
        }
        if !self.stages.is_empty() {
            let list: Vec<String> = self
                .stages
                .iter()
                .map(|s| format!("'{}'", s.code()))
                .collect();
            parts.push(format!("l.stage in ({})", list.join(", ")));
        }
        for (column, list) in [("party", &self.parties), ("controller", &self.controllers)] {
            let Some(list) = list else { continue };
            let mut any = Vec::new();
            for p in list {
                let (kind, id) = p.parts();
                values.push(kind.bind());
                values.push(id.bind());
                any.push(format!(
                    "(l.{column}_kind = ${} and l.{column}_id = ${})",
                    values.len() - 1,
                    values.len()
                ));
            }
            parts.push(if any.is_empty() {
                "1 = 0".into()
            } else {
                format!("({})", any.join(" or "))
            });
        }
        (parts.join(" and "), values)
    }
}

/// A page of lines, the soonest due first (or the latest), those without a day last; lines of one directive with one day together.
pub async fn lines(
    db: &impl Ask,
    engine: veche_engine::Engine,
    filter: &LineFilter,
    limit: i64,
) -> Result<Vec<Line>> {
    let (mut condition, mut values) = filter.condition(engine);
    let (beyond, way) = if filter.latest_first {
        ("<", "desc")
    } else {
        (">", "asc")
    };
    if let Some((day, directive, id)) = filter.after {
        values.extend([day.bind(), directive.bind(), id.bind()]);
        let n = values.len();
        condition.push_str(&format!(
            " and (l.sort_due, l.directive_id, l.id) {beyond} (${}, ${}, ${n})",
            n - 2,
            n - 1
        ));
    }
    values.push(limit.bind());
    let n = values.len();
    read(
        db,
        &format!("where {condition} order by l.sort_due {way}, l.directive_id {way}, l.id {way} limit ${n}"),
        values,
    )
    .await
}

/// The most that is counted: beyond it a figure says nothing more, and counting everything would cost the more the larger the house is.
pub const COUNTED_MOST: i64 = 1_000;

/// The lines that a condition leaves, at most one more than are counted.
fn counted_sql(condition: &str) -> String {
    // A directive and a document are asked only where the condition needs them.
    let of = |alias: &str, join: &'static str| if condition.contains(alias) { join } else { "" };
    format!(
        "(select count(*) from (select 1 from line l{}{} where {condition} limit {}) counted)",
        of("d.", " join directive d on d.id = l.directive_id"),
        of("o.", " join document o on o.id = l.document_id"),
        COUNTED_MOST + 1
    )
}

/// How many lines a filter leaves; more than [`COUNTED_MOST`] are not told apart.
pub async fn count_lines(
    db: &impl Ask,
    engine: veche_engine::Engine,
    filter: &LineFilter,
) -> Result<i64> {
    let (condition, values) = filter.condition(engine);
    db.number(&format!("select {}", counted_sql(&condition)), values)
        .await
}

/// How many lines a filter leaves in each of some views on a day, in one statement. The filter's own view is put aside.
pub async fn count_views(
    db: &impl Ask,
    engine: veche_engine::Engine,
    filter: &LineFilter,
    views: &[View],
    today: Day,
) -> Result<Vec<(View, i64)>> {
    #[derive(FromQueryResult)]
    struct One {
        nth: i32,
        n: i64,
    }
    let (condition, mut values) = LineFilter {
        view: None,
        ..filter.clone()
    }
    .condition(engine);
    let day = format!("${}", values.len() + 1);
    let sorts: Vec<String> = views.iter().map(|v| view_sql(*v, engine)).collect();
    if sorts.iter().any(|sql| sql.contains("$?")) {
        values.push(today.bind());
    }
    let each: Vec<String> = sorts
        .iter()
        .enumerate()
        .map(|(nth, sort)| {
            let counted = counted_sql(&format!("{condition} and {}", sort.replace("$?", &day)));
            format!("select {nth} as nth, {counted} as n")
        })
        .collect();
    if each.is_empty() {
        return Ok(Vec::new());
    }
    let mut rows = db.rows::<One>(&each.join(" union all "), values).await?;
    rows.sort_unstable_by_key(|r| r.nth);
    Ok(rows
        .into_iter()
        .filter_map(|r| Some((*views.get(usize::try_from(r.nth).ok()?)?, r.n)))
        .collect())
}
