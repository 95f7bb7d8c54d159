//! What the lists of this room have in common.

use crate::store::{Look, UnitFilter};
use serde_json::json;
use uuid::Uuid;
use veche_core::{BranchId, Day, Right, Scope, Standing, allows};
use veche_desk::components::{Choice, Filter};
use veche_desk::list::{Cursor, Dir, ListQuery};
use veche_lang::Lang;

/// A list that goes out as a file has no pages; this many rows is more than anybody has.
const ROWS_OF_A_FILE: i64 = 200_000;

/// What an address asks of a list. One row more than a page shows whether there is a next.
pub(super) fn look(q: &ListQuery, file: bool) -> Look {
    Look {
        q: q.q.clone(),
        down: q.dir == Dir::Down,
        after: q
            .after
            .as_ref()
            .filter(|_| !file)
            .and_then(|c| Some((c.str(0)?.to_owned(), Uuid::parse_str(c.str(1)?).ok()?))),
        limit: if file {
            ROWS_OF_A_FILE
        } else {
            i64::from(q.rows()) + 1
        },
    }
}

/// Cuts the row too many off, and gives the cursor of the next page.
pub(super) fn cut<T>(
    rows: &mut Vec<T>,
    q: &ListQuery,
    at: impl Fn(&T) -> (String, Uuid),
) -> Option<Cursor> {
    let most = usize::try_from(q.rows()).unwrap_or(usize::MAX);
    if rows.len() <= most {
        return None;
    }
    rows.truncate(most);
    rows.last().map(|row| {
        let (key, id) = at(row);
        Cursor(vec![json!(key), json!(id.to_string())])
    })
}

/// Whose records a person keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Keeps {
    /// The whole federation's.
    All,
    /// Those of these branches.
    Branches(Vec<BranchId>),
}

impl Keeps {
    pub(super) fn of(standing: &Standing) -> Keeps {
        if allows(standing, Right::KeepRegister, Scope::Federation).is_ok() {
            return Keeps::All;
        }
        let mut all = Vec::new();
        for seat in &standing.seats {
            if let Scope::Branch(id) = seat.owner
                && !all.contains(&id)
                && allows(standing, Right::KeepRegister, seat.owner).is_ok()
            {
                all.push(id);
            }
        }
        Keeps::Branches(all)
    }

    pub(super) fn only(&self) -> Option<Vec<BranchId>> {
        match self {
            Keeps::All => None,
            Keeps::Branches(all) => Some(all.clone()),
        }
    }
}

/// The filter "exists now": yes unless the address says otherwise.
pub(super) fn alive_filter(l: &Lang) -> Filter {
    Filter::choice(
        "when",
        l.t("register-filter-when"),
        vec![
            Choice::new("now", l.t("register-filter-now")),
            Choice::new("past", l.t("register-filter-past")),
        ],
    )
}

pub(super) fn unit_filter(q: &ListQuery, kind: &str, today: Day) -> UnitFilter {
    UnitFilter {
        kind: q.filter(kind).map(str::to_owned),
        region: q.filter("region").map(str::to_owned),
        owner: q.filter("owner").map(str::to_owned),
        alive: match q.filter("when") {
            Some("now") => Some((today, true)),
            Some("past") => Some((today, false)),
            _ => None,
        },
        only: None,
    }
}
