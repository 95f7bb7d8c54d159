//! What an address asks of the register of lines, and the filters above it.

use super::picking::{document_by_words, parties_named};
use super::{controlling, owing, words};
use crate::model::{Mark, Nature, Stage, View};
use crate::pages::documents::words::nature_word;
use crate::path;
use crate::store::LineFilter;
use uuid::Uuid;
use veche_core::{BodyId, Day, DirectiveId, LineId, Party, Scope};
use veche_desk::Desk;
use veche_desk::components::{Choice, Filter};
use veche_desk::list::ListQuery;
use veche_engine::Result;

/// What an address asks of the register.
pub(super) struct Asked {
    pub filter: LineFilter,
    /// The view that is shown.
    pub view: View,
    /// The view that is shown where the address names none.
    pub usual: View,
    /// What stands in the filters but means nothing: shown above the list, so that nobody takes the list for narrowed.
    pub odd: Vec<String>,
    /// What a link brought along and no field shows, in words, with the address without it.
    pub chosen: Vec<(String, String)>,
}

/// What is mine, and what of others I look after: the value of a filter.
pub(super) const OWED: &str = "owed";
pub(super) const CONTROLLED: &str = "control";

/// The filters above the list.
pub(super) async fn filters(d: &Desk) -> Result<Vec<Filter>> {
    let l = &d.l;
    let bodies: Vec<Choice> = veche_register::bodies(d.read(), l.tongue)
        .await?
        .into_iter()
        .filter(|b| b.owner == Scope::Federation)
        .map(|b| Choice::new(Party::Body(b.id).code(), b.name))
        .collect();
    let stages = Stage::ALL
        .iter()
        .map(|s| Choice::new(s.code(), words::stage_word(l, *s)));
    let open = Choice::new("open-ones", l.t("line-filter-open"));
    let marks = Mark::ALL
        .iter()
        .map(|m| Choice::new(m.code(), words::mark_word(l, *m)))
        .collect();
    let kinds = KINDS
        .iter()
        .map(|k| Choice::new(*k, l.t(&format!("line-owner-{k}"))))
        .collect();
    let natures = [
        Nature::Charge,
        Nature::Permanent,
        Nature::Appeal,
        Nature::Authorize,
        Nature::Control,
    ]
    .iter()
    .map(|n| Choice::new(n.code(), nature_word(l, *n)))
    .collect();
    let mut mine = Vec::new();
    if !owing(d.standing()).is_empty() {
        mine.push(Choice::new(OWED, l.t("line-filter-mine-owed")));
    }
    if !controlling(d.standing()).is_empty() {
        mine.push(Choice::new(CONTROLLED, l.t("line-filter-mine-control")));
    }
    let mut all = Vec::new();
    if !mine.is_empty() {
        all.push(Filter::choice("mine", l.t("line-filter-mine"), mine));
    }
    all.extend([
        Filter::words("who", l.t("line-filter-who")),
        Filter::choice("kind", l.t("line-filter-kind"), kinds).folded(),
        Filter::choice(
            "stage",
            l.t("line-stage"),
            std::iter::once(open).chain(stages).collect(),
        )
        .folded(),
        Filter::choice("mark", l.t("line-mark"), marks).folded(),
        Filter::day("from", l.t("line-filter-from")).folded(),
        Filter::day("until", l.t("line-filter-until")).folded(),
        Filter::words("document", l.t("line-filter-document")).folded(),
        Filter::choice("body", l.t("line-filter-body"), bodies.clone()).folded(),
        Filter::choice("controller", l.t("line-controller"), bodies).folded(),
        Filter::choice("nature", l.t("line-nature"), natures).folded(),
    ]);
    Ok(all)
}

const KINDS: [&str; 6] = [
    "body",
    "branch",
    "organisation",
    "office",
    "person",
    "class",
];

/// Reads the address. What means nothing is told, not passed over.
pub(super) async fn asked(d: &Desk, q: &ListQuery) -> Result<Asked> {
    let (l, today) = (&d.l, d.today());
    // What is open leads the eye; whoever asks for a stage, a mark or a document means all of them.
    let named = ["stage", "mark", "document"]
        .iter()
        .any(|name| q.filter(name).is_some());
    let usual = if named { View::All } else { View::Open };
    let view = q.filter("view").and_then(View::parse).unwrap_or(usual);
    let mut filter = LineFilter {
        words: (!q.q.is_empty()).then(|| q.q.clone()),
        view: Some((view, today)),
        latest_first: view == View::Closed,
        ..LineFilter::default()
    };
    let (mut odd, mut chosen) = (Vec::new(), Vec::new());
    let values = |name: &str| q.filters.get(name).cloned().unwrap_or_default();
    for code in values("stage") {
        match Stage::parse(&code) {
            Some(stage) => filter.stages.push(stage),
            None if code == "open-ones" => filter.stages.extend(Stage::OPEN),
            None => {}
        }
    }
    for code in values("mark") {
        match Mark::parse(&code) {
            Some(Mark::Late) => filter.late_on = Some(today),
            Some(Mark::Silent) => filter.silent_on = Some(today),
            Some(Mark::Extended) => filter.extended = true,
            Some(Mark::DoneLate) => filter.done_late = true,
            Some(Mark::NoWord) => {
                filter.asleep = Some(true);
                // The mark is on lines on which something is still owed.
                if filter.stages.is_empty() {
                    filter.stages.extend(Stage::OPEN);
                } else {
                    filter.stages.retain(|s| s.is_open());
                }
            }
            None => {}
        }
    }
    for (name, field) in [
        ("from", &mut filter.due_from),
        ("until", &mut filter.due_until),
    ] {
        if let Some(typed) = q.filter(name) {
            *field = Day::parse(typed);
            if field.is_none() {
                odd.push(l.with("line-filter-day-odd", [("typed", typed.into())]));
            }
        }
    }
    filter.party_kind = q
        .filter("kind")
        .filter(|k| KINDS.contains(k))
        .map(str::to_owned);
    filter.nature = q
        .filter("nature")
        .and_then(Nature::parse)
        .map(|n| n.code().to_owned());
    filter.body = q.filter("body").and_then(Party::parse).and_then(body);
    let controllers: Vec<Party> = values("controller")
        .iter()
        .filter_map(|c| Party::parse(c))
        .collect();
    if controllers.len() > 1 {
        chosen.push(several(d, q, "controller", "line-chosen-controller", &controllers).await?);
    }
    filter.controllers = (!controllers.is_empty()).then_some(controllers);
    if q.filter("mine") == Some(CONTROLLED) {
        let mine = controlling(d.standing());
        filter.controllers = Some(both(filter.controllers.take(), mine));
    }
    let owners: Vec<Party> = values("owner")
        .iter()
        .filter_map(|c| Party::parse(c))
        .collect();
    if !owners.is_empty() {
        chosen.push(several(d, q, "owner", "line-chosen-owner", &owners).await?);
        filter.parties = Some(owners);
    }
    if q.filter("mine") == Some(OWED) {
        filter.parties = Some(both(filter.parties.take(), owing(d.standing())));
    }
    if let Some(typed) = q.filter("who") {
        let found = parties_named(d, typed).await?;
        if found.is_empty() {
            odd.push(l.with("line-filter-who-odd", [("typed", typed.into())]));
        }
        filter.parties = Some(both(filter.parties.take(), found));
    }
    if let Some(typed) = q.filter("document") {
        match document_by_words(d.read(), typed).await? {
            Ok(id) => filter.document = Some(id),
            Err(text) => {
                odd.push(l.say(&text));
                // Nothing is shown rather than everything.
                filter.parties = Some(Vec::new());
            }
        }
    }
    filter.after = q.after.as_ref().and_then(|c| {
        Some((
            Day::parse(c.str(0)?)?,
            DirectiveId(Uuid::parse_str(c.str(1)?).ok()?),
            LineId(Uuid::parse_str(c.str(2)?).ok()?),
        ))
    });
    Ok(Asked {
        filter,
        view,
        usual,
        odd,
        chosen,
    })
}

/// Those of the one list that the other has too; all of the other where there is no first.
fn both(one: Option<Vec<Party>>, other: Vec<Party>) -> Vec<Party> {
    match one {
        Some(one) => one.into_iter().filter(|p| other.contains(p)).collect(),
        None => other,
    }
}

/// Parties that a link chose, by name, and the address without them.
async fn several(
    d: &Desk,
    q: &ListQuery,
    name: &str,
    key: &str,
    parties: &[Party],
) -> Result<(String, String)> {
    let names = veche_register::party_names(d.read(), parties, d.l.tongue).await?;
    let named: Vec<&str> = parties
        .iter()
        .filter_map(|p| names.get(p))
        .map(String::as_str)
        .collect();
    let words = d.l.with(key, [("owner", d.l.list(&named).into())]);
    Ok((words, q.with(name, None).href(path::LINES)))
}

fn body(party: Party) -> Option<BodyId> {
    match party {
        Party::Body(id) => Some(id),
        _ => None,
    }
}

/// The address of the register with some filters.
pub(super) fn narrowed(filters: &[(&str, &str)]) -> String {
    let mut q = ListQuery::default();
    for (name, value) in filters {
        q.filters
            .entry((*name).to_owned())
            .or_default()
            .push((*value).to_owned());
    }
    q.href(path::LINES)
}
