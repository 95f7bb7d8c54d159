//! What the review's forms send: each is one correction of the working copy.
//!
//! A form carries a fingerprint of the part that it shows (`was`). Another's work on another part is no conflict; on the same part,
//! what was typed comes back beside what stands now, and saving again decides.

use super::review::{Open, View, show};
use super::typed::{Reading, Typed, head_of, read_head, read_item, seen};
use super::{draft_of, item_link};
use crate::model::{Draft, Nature, Stretch, Working, WorkingDirective, WorkingItem};
use crate::pages::documents::picker::read_party;
use crate::pages::documents::short_of;
use crate::pages::documents::words::nature_word;
use crate::rules::editing;
use crate::{commands, path, rules, store};
use axum::extract::{Form as Posted, Path};
use axum::http::StatusCode;
use veche_core::{FieldProblems, Party, Short, Stop, Tongue};
use veche_desk::components::Form;
use veche_desk::components::dialog::{Confirm, confirm};
use veche_desk::{Answer, Desk};
use veche_engine::Result;

type Pairs = Vec<(String, String)>;

/// Writes a working copy over the version that was just read.
async fn save(d: &Desk, draft: &Draft, working: Working) -> Result<()> {
    d.run(
        (draft.short, draft.version, working),
        |tx, by, (short, version, working)| {
            Box::pin(commands::save_draft(tx, by, *short, *version, working))
        },
    )
    .await
}

/// Back to the form with what was typed.
struct Back {
    open: Open,
    typed: Typed,
    problems: FieldProblems,
}

impl Back {
    async fn wrong(self, d: &Desk, draft: &Draft) -> Answer {
        let typed = Some(self.typed.form(self.problems));
        show(
            d,
            draft,
            View {
                open: self.open,
                typed,
                status: StatusCode::UNPROCESSABLE_ENTITY,
                ..View::default()
            },
        )
        .await
    }

    /// Another was faster. `was`: what stands now, so that saving once more is meant.
    async fn lost(self, d: &Desk, draft: &Draft, was: String) -> Answer {
        let typed = Some(self.typed.with("was", was).form(FieldProblems::new()));
        show(
            d,
            draft,
            View {
                open: self.open,
                typed,
                lost: true,
                status: StatusCode::CONFLICT,
                ..View::default()
            },
        )
        .await
    }
}

pub(super) async fn head(
    d: Desk,
    Path(short): Path<String>,
    Posted(pairs): Posted<Pairs>,
) -> Answer {
    let draft = draft_of(&d, &short).await?;
    if draft.state != "open" {
        return show(&d, &draft, View::default()).await;
    }
    let typed = Typed::new(pairs);
    let (working, problems) = read_head(&typed, &draft.working);
    let back = Back {
        open: Open::Head,
        typed,
        problems,
    };
    if !back.problems.is_empty() {
        return back.wrong(&d, &draft).await;
    }
    let was = seen(&head_of(&draft.working));
    if back.typed.get("was") != was {
        return back.lost(&d, &draft, was).await;
    }
    match save(&d, &draft, working).await {
        Ok(()) => d.done(
            &format!("{}#head", path::draft(draft.short)),
            "toast-draft-saved",
        ),
        Err(Stop::Lost(_)) => {
            let now = store::draft(d.read(), draft.short).await?;
            let was = seen(&head_of(&now.working));
            back.lost(&d, &now, was).await
        }
        Err(stop) => Err(stop.into()),
    }
}

/// Where the item stands that a form shows: at its place, or wherever others moved it to.
fn find(w: &Working, at: usize, typed: &Typed) -> Option<usize> {
    let span = Stretch {
        start: typed.number("from")?,
        end: typed.number("to")?,
    };
    if w.items.get(at).is_some_and(|i| i.span == span) {
        return Some(at);
    }
    w.items.iter().position(|i| i.span == span)
}

/// What can be entered in the register from an item: pages of that room, and their words.
pub(super) const CREATES: [(&str, &str); 4] = [
    ("bodies", "draft-create-bodies"),
    ("branches", "draft-create-branches"),
    ("organisations", "draft-create-organisations"),
    ("people", "draft-create-people"),
];

/// What a button of an item's form asks for besides saving.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    Save,
    Next,
    AddDirective,
    RemoveDirective(usize),
    Split(usize),
    Join,
    Remove,
    /// A party for the directive, entered in this part of the register.
    Create(&'static str, usize),
}

impl Act {
    fn read(typed: &str) -> Act {
        match typed.split_once(':') {
            Some(("split", at)) => at.parse().map_or(Act::Save, Act::Split),
            Some((create, nth)) if create.starts_with("create-") => CREATES
                .into_iter()
                .map(|(room, _)| room)
                .find(|room| create.ends_with(room))
                .zip(nth.parse().ok())
                .map_or(Act::Save, |(room, nth)| Act::Create(room, nth)),
            Some(("remove", nth)) => nth.parse().map_or(Act::Save, Act::RemoveDirective),
            _ => match typed {
                "next" => Act::Next,
                "add" => Act::AddDirective,
                "join" => Act::Join,
                "remove" => Act::Remove,
                _ => Act::Save,
            },
        }
    }
}

pub(super) async fn item(
    d: Desk,
    Path((short, nth)): Path<(String, usize)>,
    Posted(pairs): Posted<Pairs>,
) -> Answer {
    let draft = draft_of(&d, &short).await?;
    if draft.state != "open" {
        return show(&d, &draft, View::default()).await;
    }
    let typed = Typed::new(pairs);
    let Some(at) = find(&draft.working, nth.saturating_sub(1), &typed) else {
        return gone(&d, &draft, &typed).await;
    };
    let before = &draft.working.items[at];
    let (item, problems) = typed_item(&d, &draft, &typed, before).await?;
    let act = Act::read(typed.get("act"));
    let back = Back {
        open: Open::Item(at),
        typed,
        problems,
    };
    // What is taken out needs no correct fields.
    if !back.problems.is_empty() && act != Act::Remove {
        return back.wrong(&d, &draft).await;
    }
    let was = seen(before);
    if back.typed.get("was") != was {
        return back.lost(&d, &draft, was).await;
    }
    let mut working = draft.working.clone();
    let resolved = newly_known(before, &item);
    editing::put_item(&mut working, at, item);
    for (name, party) in resolved {
        editing::spread_owner(&mut working, &name, party);
    }
    let open = apply(&d, &draft, &mut working, at, act).await?;
    let create = match act {
        Act::Create(room, nth) => Some(create_address(&draft, &working, at, room, nth)),
        _ => None,
    };
    match save(&d, &draft, working).await {
        Ok(()) => {
            if let Some(to) = create {
                return d.to(&to);
            }
            let to = match open {
                Open::Item(at) => item_link(&draft, at),
                _ => format!("{}#item-{}", path::draft(draft.short), at + 1),
            };
            d.done(&to, "toast-draft-saved")
        }
        Err(Stop::Lost(_)) => {
            let now = store::draft(d.read(), draft.short).await?;
            match find(&now.working, at, &back.typed) {
                Some(at) => {
                    let was = seen(&now.working.items[at]);
                    Back {
                        open: Open::Item(at),
                        ..back
                    }
                    .lost(&d, &now, was)
                    .await
                }
                None => gone(&d, &now, &back.typed).await,
            }
        }
        Err(stop) => Err(stop.into()),
    }
}

/// Names that the form gave a party: what they mean here they mean in the whole document.
fn newly_known(before: &WorkingItem, after: &WorkingItem) -> Vec<(String, Party)> {
    let unknown: Vec<&str> = before
        .directives
        .iter()
        .flat_map(|d| &d.owners)
        .filter(|o| o.party.is_none())
        .map(|o| o.name.as_str())
        .collect();
    let known = after.directives.iter().flat_map(|d| &d.owners);
    known
        .filter(|o| unknown.contains(&o.name.as_str()))
        .filter_map(|o| Some((o.name.clone(), o.party?)))
        .collect()
}

/// The register's form for a party that an item charges, with the name as the text has it and the way back.
fn create_address(draft: &Draft, w: &Working, at: usize, room: &str, nth: usize) -> String {
    let unknown = w
        .items
        .get(at)
        .and_then(|i| i.directives.get(nth))
        .and_then(|x| x.owners.iter().find(|o| o.party.is_none()));
    let name = unknown
        .map(|o| veche_desk::guard::encode(&o.name))
        .unwrap_or_default();
    let back = veche_desk::guard::encode(&item_link(draft, at));
    format!(
        "/desk/{room}/new?name={name}&tongue={}&back={back}",
        draft.tongue.code()
    )
}

/// The item was split, joined or taken out by another meanwhile: nothing is left to compare with, and what was typed is listed.
async fn gone(d: &Desk, draft: &Draft, typed: &Typed) -> Answer {
    let l = &d.l;
    let parties: Vec<Party> = typed
        .written()
        .filter(|(n, _)| n.starts_with("owner-") || n.starts_with("add-"))
        .filter_map(|(_, v)| read_party(v))
        .collect();
    let names = veche_register::party_names(d.read(), &parties, l.tongue).await?;
    let written = typed
        .written()
        .filter_map(|(field, value)| {
            let party = || read_party(value).and_then(|p| names.get(&p)).cloned();
            Some(match field.split('-').next()? {
                "label" => (l.t("draft-label"), value.to_owned()),
                "owner" | "add" => (l.t("draft-owner"), party()?),
                "deadline" => (l.t("draft-deadline"), value.to_owned()),
                "natures" => (l.t("draft-natures"), nature_word(l, Nature::parse(value)?)),
                "seat" => (l.t("draft-person"), value.to_owned()),
                "role" => (l.t("draft-role"), value.to_owned()),
                _ => return None,
            })
        })
        .collect();
    let remark = Some(l.t("draft-item-gone"));
    show(
        d,
        draft,
        View {
            remark,
            written,
            status: StatusCode::CONFLICT,
            ..View::default()
        },
    )
    .await
}

async fn typed_item(
    d: &Desk,
    draft: &Draft,
    typed: &Typed,
    before: &WorkingItem,
) -> Result<(WorkingItem, FieldProblems)> {
    let added: Vec<_> = (0..before.directives.len())
        .filter_map(|j| read_party(typed.get(&format!("add-{j}"))))
        .collect();
    let names = veche_register::party_names(d.read(), &added, d.l.tongue).await?;
    let reading = Reading {
        l: &d.l,
        tongue: draft.tongue,
        adopted: draft.working.date,
        names: &names,
    };
    Ok(read_item(&reading, typed, before))
}

/// Does what the button asked for, and tells what is open next.
async fn apply(d: &Desk, draft: &Draft, w: &mut Working, at: usize, act: Act) -> Result<Open> {
    Ok(match act {
        Act::Save => Open::Nothing,
        Act::Create(..) => Open::Item(at),
        Act::Next if at + 1 < w.items.len() => Open::Item(at + 1),
        Act::Next => Open::Nothing,
        Act::AddDirective => {
            editing::add_directive(w, at);
            Open::Item(at)
        }
        Act::RemoveDirective(nth) => {
            editing::remove_directive(w, at, nth);
            Open::Item(at)
        }
        Act::Split(before) => {
            let Some(end) = w.items.get(at).map(|i| i.span.end) else {
                return Ok(Open::Nothing);
            };
            let rest = read_anew(d, draft, Stretch { start: before, end }).await?;
            if editing::split_item(w, at, before, rest) {
                Open::Item(at + 1)
            } else {
                Open::Item(at)
            }
        }
        Act::Join => {
            editing::join_item(w, at);
            Open::Item(at)
        }
        Act::Remove => {
            editing::remove_item(w, at);
            Open::Nothing
        }
    })
}

/// What the reader makes of a stretch when it is told that this is an item. Nothing, where it finds no charge.
async fn read_anew(d: &Desk, draft: &Draft, at: Stretch) -> Result<Vec<WorkingDirective>> {
    // The shortest frame in which the reader takes what follows for an item.
    let frame = match draft.tongue {
        Tongue::Ru => "Совет ПОСТАНОВЛЯЕТ:\n1. ",
        Tongue::En => "The Council RESOLVES:\n1. ",
    };
    let words: String = draft
        .source
        .chars()
        .skip(at.start)
        .take(at.end.saturating_sub(at.start))
        .collect();
    if words.trim().is_empty() {
        return Ok(Vec::new());
    }
    let before = frame.chars().count();
    let read = commands::prepare(d.read(), format!("{frame}{words}"), None).await?;
    let shift = |s: Stretch| Stretch {
        start: at.start + s.start.saturating_sub(before),
        end: (at.start + s.end.saturating_sub(before)).min(at.end),
    };
    let mut all: Vec<WorkingDirective> = read
        .working
        .items
        .into_iter()
        .flat_map(|i| i.directives)
        .filter(|x| x.span.start >= before)
        .collect();
    for x in &mut all {
        x.span = shift(x.span);
        x.deadline.span = x.deadline.span.filter(|s| s.start >= before).map(shift);
        for owner in &mut x.owners {
            owner.span = owner.span.filter(|s| s.start >= before).map(shift);
        }
    }
    Ok(all)
}

/// Makes an item of lines that were not read as one.
pub(super) async fn add_item(
    d: Desk,
    Path(short): Path<String>,
    Posted(pairs): Posted<Pairs>,
) -> Answer {
    let draft = draft_of(&d, &short).await?;
    if draft.state != "open" {
        return show(&d, &draft, View::default()).await;
    }
    let typed = Typed::new(pairs);
    let wrong = |status: StatusCode, key: &str| View {
        remark: Some(d.l.t(key)),
        status,
        ..View::default()
    };
    let Some(span) = lines_between(&draft, &typed) else {
        return show(
            &d,
            &draft,
            wrong(StatusCode::UNPROCESSABLE_ENTITY, "draft-add-odd"),
        )
        .await;
    };
    let mut working = draft.working.clone();
    let mut directives = read_anew(&d, &draft, span).await?;
    if directives.is_empty() {
        directives.push(editing::plain_directive(span));
    }
    let Some(at) = editing::add_item(
        &mut working,
        WorkingItem {
            label: None,
            span,
            directives,
        },
    ) else {
        return show(
            &d,
            &draft,
            wrong(StatusCode::UNPROCESSABLE_ENTITY, "draft-add-odd"),
        )
        .await;
    };
    match save(&d, &draft, working).await {
        Ok(()) => d.done(&item_link(&draft, at), "toast-draft-saved"),
        Err(Stop::Lost(_)) => {
            let now = store::draft(d.read(), draft.short).await?;
            show(&d, &now, wrong(StatusCode::CONFLICT, "draft-changed-look")).await
        }
        Err(stop) => Err(stop.into()),
    }
}

/// From the first chosen line to the last; without a last one the first alone. Only what the text really has.
fn lines_between(draft: &Draft, typed: &Typed) -> Option<Stretch> {
    let read = |field: &str| {
        let (start, end) = typed.get(field).split_once('-')?;
        Some(Stretch {
            start: start.parse().ok()?,
            end: end.parse().ok()?,
        })
    };
    let first = read("first")?;
    let last = if typed.get("last").is_empty() {
        first
    } else {
        read("last")?
    };
    let span = Stretch {
        start: first.start.min(last.start),
        end: first.end.max(last.end),
    };
    (span.start < span.end && span.end <= draft.source.chars().count()).then_some(span)
}

/// «Оставить так»: a question is answered by leaving what was read; or all such answers are taken back.
pub(super) async fn settle(
    d: Desk,
    Path(short): Path<String>,
    Posted(pairs): Posted<Pairs>,
) -> Answer {
    let draft = draft_of(&d, &short).await?;
    if draft.state != "open" {
        return show(&d, &draft, View::default()).await;
    }
    let typed = Typed::new(pairs);
    let here = format!("{}#questions", path::draft(draft.short));
    // Keys count items; after another's change they may mean another question.
    if typed.get("version") != draft.version.to_string() {
        return changed(&d, &draft).await;
    }
    let mut working = draft.working.clone();
    let key = typed.get("key");
    if typed.get("again") == "on" {
        working.settled.clear();
    } else if rules::questions(&working)
        .iter()
        .any(|q| q.key == key && q.settles)
    {
        working.settled.push(key.to_owned());
    } else {
        return d.to(&here);
    }
    match save(&d, &draft, working).await {
        Ok(()) => d.to(&here),
        Err(Stop::Lost(_)) => {
            let now = store::draft(d.read(), draft.short).await?;
            changed(&d, &now).await
        }
        Err(stop) => Err(stop.into()),
    }
}

/// Asks the register once more about owners whom it did not know.
pub(super) async fn match_again(d: Desk, Path(short): Path<String>) -> Answer {
    let draft = draft_of(&d, &short).await?;
    if draft.state != "open" {
        return show(&d, &draft, View::default()).await;
    }
    let (working, found) = commands::match_again(d.read(), &draft).await?;
    let here = format!("{}#questions", path::draft(draft.short));
    if found == 0 {
        return d.done(&here, "toast-draft-matched-none");
    }
    match save(&d, &draft, working).await {
        Ok(()) => d.done(&here, "toast-draft-matched"),
        Err(Stop::Lost(_)) => {
            let now = store::draft(d.read(), draft.short).await?;
            changed(&d, &now).await
        }
        Err(stop) => Err(stop.into()),
    }
}

/// Takes back a draft that was put aside.
pub(super) async fn take_up(d: Desk, Path(short): Path<String>) -> Answer {
    let short: Short = short_of(&short)?;
    d.run(short, |tx, by, short| {
        Box::pin(commands::take_up_draft(tx, by, *short))
    })
    .await?;
    d.done(&path::draft(short), "toast-draft-taken-up")
}

async fn changed(d: &Desk, draft: &Draft) -> Answer {
    let remark = Some(d.l.t("draft-changed-look"));
    show(
        d,
        draft,
        View {
            remark,
            status: StatusCode::CONFLICT,
            ..View::default()
        },
    )
    .await
}

pub(super) async fn ask_drop(d: Desk, Path(short): Path<String>) -> Answer {
    let draft = draft_of(&d, &short).await?;
    if draft.state != "open" {
        return show(&d, &draft, View::default()).await;
    }
    let l = &d.l;
    let here = path::draft(draft.short);
    let title = l.t("draft-drop-title");
    let body = confirm(
        l,
        &Confirm {
            title: &title,
            action: &format!("{here}/drop"),
            loses: vec![l.with(
                "draft-drop-loses",
                [
                    ("title", l.quote(&draft.title).into()),
                    ("state", super::state_of(l, &draft).into()),
                ],
            )],
            name: None,
            submit: &l.t("draft-drop-do"),
            back: &here,
            fields: None,
        },
        &Form::new(),
    );
    Ok(d.page(&title, body))
}

pub(super) async fn drop(d: Desk, Path(short): Path<String>) -> Answer {
    let short: Short = short_of(&short)?;
    d.run(short, |tx, by, short| {
        Box::pin(commands::drop_draft(tx, by, *short))
    })
    .await?;
    d.done(path::DRAFTS, "toast-draft-dropped")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_button_says_what_it_asks_for() {
        for (typed, want) in [
            ("", Act::Save),
            ("next", Act::Next),
            ("add", Act::AddDirective),
            ("join", Act::Join),
            ("remove", Act::Remove),
            ("remove:2", Act::RemoveDirective(2)),
            ("create-people:1", Act::Create("people", 1)),
            ("create-kings:1", Act::Save),
            ("split:40", Act::Split(40)),
            ("split:-1", Act::Save),
            ("burn", Act::Save),
        ] {
            assert_eq!(Act::read(typed), want, "{typed}");
        }
    }

    #[test]
    fn an_item_is_found_again_where_others_moved_it() {
        let item = |start: usize| WorkingItem {
            span: Stretch {
                start,
                end: start + 5,
            },
            ..WorkingItem::default()
        };
        let w = Working {
            items: vec![item(0), item(10), item(20)],
            ..Working::default()
        };
        let typed = |from: &str, to: &str| {
            Typed::new(vec![("from".into(), from.into()), ("to".into(), to.into())])
        };
        assert_eq!(find(&w, 1, &typed("10", "15")), Some(1));
        assert_eq!(find(&w, 1, &typed("20", "25")), Some(2));
        assert_eq!(find(&w, 1, &typed("10", "14")), None);
        assert_eq!(find(&w, 9, &typed("", "")), None);
    }
}
