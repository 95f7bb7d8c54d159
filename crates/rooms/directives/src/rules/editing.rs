//! What a reviewer does to a working copy: split, join, add, remove. Answers to questions move with what they are about.

use crate::model::{Stretch, Working, WorkingDirective, WorkingItem, WorkingOwner};
use veche_core::Party;
use veche_core::name::fold;

/// A directive over a stretch that a person marks by hand: what it is, the questions ask.
pub fn plain_directive(span: Stretch) -> WorkingDirective {
    WorkingDirective {
        span,
        sure: 100,
        ..WorkingDirective::default()
    }
}

/// What stands for a party in one place stands for it in all: gives every owner of that name who is still unknown the same party.
/// Returns how many were given it.
pub fn spread_owner(w: &mut Working, name: &str, party: Party) -> usize {
    let name = fold(name);
    let mut given = 0;
    for owner in owners_of(w).filter(|o| o.party.is_none() && fold(&o.name) == name) {
        owner.party = Some(party);
        owner.chosen = !owner.several;
        owner.several = false;
        given += 1;
    }
    given
}

/// Gives owners who were unknown what a newer reading of the same text knows of them; what a person chose stays. Returns how many.
pub fn match_owners(w: &mut Working, fresh: &Working) -> usize {
    let known = |owner: &WorkingOwner| {
        let all = fresh.items.iter().flat_map(|i| &i.directives);
        let mut found = all
            .flat_map(|d| &d.owners)
            .filter(|o| o.party.is_some() && o.name == owner.name);
        found.next().and_then(|o| o.party)
    };
    let mut given = 0;
    for owner in owners_of(w).filter(|o| o.party.is_none()) {
        if let Some(party) = known(owner) {
            owner.party = Some(party);
            owner.several = false;
            given += 1;
        }
    }
    given
}

fn owners_of(w: &mut Working) -> impl Iterator<Item = &mut WorkingOwner> {
    w.items
        .iter_mut()
        .flat_map(|i| &mut i.directives)
        .flat_map(|d| &mut d.owners)
}

/// Splits an item before a code point of the source. `rest` is what the second half was read as; without it, the second half takes the
/// directives that begin in it, or gets a plain one.
///
/// `false`, and nothing changes, when the point does not lie within the item.
pub fn split_item(w: &mut Working, at: usize, before: usize, rest: Vec<WorkingDirective>) -> bool {
    let Some(item) = w.items.get_mut(at) else {
        return false;
    };
    if before <= item.span.start || before >= item.span.end {
        return false;
    }
    let second_span = Stretch {
        start: before,
        end: item.span.end,
    };
    let (mut first, mut second): (Vec<_>, Vec<_>) = std::mem::take(&mut item.directives)
        .into_iter()
        .partition(|d| d.span.start < before);
    item.span.end = before;
    for d in &mut first {
        d.span.end = d.span.end.min(before);
    }
    if !rest.is_empty() {
        second = rest;
    }
    if second.is_empty() {
        second.push(plain_directive(second_span));
    }
    if first.is_empty() {
        first.push(plain_directive(item.span));
    }
    item.directives = first;
    w.items.insert(
        at + 1,
        WorkingItem {
            label: None,
            span: second_span,
            directives: second,
        },
    );
    move_answers(w, |i, j| match i {
        _ if i < at => Some((i, j)),
        _ if i == at => None,
        _ => Some((i + 1, j)),
    });
    true
}

/// Joins an item with the one after it: one text, the charges of both. `false` when there is none after it.
pub fn join_item(w: &mut Working, at: usize) -> bool {
    if at + 1 >= w.items.len() {
        return false;
    }
    let second = w.items.remove(at + 1);
    let first = &mut w.items[at];
    let kept = first.directives.len();
    first.span.end = first.span.end.max(second.span.end);
    first.directives.extend(second.directives);
    move_answers(w, |i, j| match i {
        _ if i <= at => Some((i, j)),
        _ if i == at + 1 => Some((at, j + kept)),
        _ => Some((i - 1, j)),
    });
    true
}

/// Takes an item out: these words are no item. The source keeps them. `false` when there is no such item.
pub fn remove_item(w: &mut Working, at: usize) -> bool {
    if at >= w.items.len() {
        return false;
    }
    w.items.remove(at);
    move_answers(w, |i, j| match i {
        _ if i < at => Some((i, j)),
        _ if i == at => None,
        _ => Some((i - 1, j)),
    });
    true
}

/// Puts an item where it stands in the text, and tells its place. `None` when the stretch is empty or lies over another item.
pub fn add_item(w: &mut Working, item: WorkingItem) -> Option<usize> {
    let Stretch { start, end } = item.span;
    if start >= end
        || w.items
            .iter()
            .any(|i| start < i.span.end && i.span.start < end)
    {
        return None;
    }
    let at = w.items.iter().take_while(|i| i.span.start < start).count();
    w.items.insert(at, item);
    w.settled.retain(|key| key != "question-no-items");
    move_answers(w, |i, j| Some(if i < at { (i, j) } else { (i + 1, j) }));
    Some(at)
}

/// Adds a directive to an item. `false` when there is no such item.
pub fn add_directive(w: &mut Working, at: usize) -> bool {
    let Some(item) = w.items.get_mut(at) else {
        return false;
    };
    let plain = plain_directive(item.span);
    item.directives.push(plain);
    true
}

/// Takes a directive out of an item. `false` when there is no such directive.
pub fn remove_directive(w: &mut Working, at: usize, nth: usize) -> bool {
    let Some(item) = w.items.get_mut(at) else {
        return false;
    };
    if nth >= item.directives.len() {
        return false;
    }
    item.directives.remove(nth);
    move_answers(w, |i, j| match (i, j) {
        (i, _) if i != at => Some((i, j)),
        (_, j) if j == nth => None,
        (i, j) => Some((i, if j > nth { j - 1 } else { j })),
    });
    true
}

/// Puts a corrected item in the place of what was read. Answers about a directive whose owners changed are asked again, since they are
/// counted by owner.
pub fn put_item(w: &mut Working, at: usize, item: WorkingItem) {
    let Some(old) = w.items.get_mut(at) else {
        return;
    };
    let same: Vec<bool> = (0..item.directives.len())
        .map(|j| {
            old.directives
                .get(j)
                .is_some_and(|o| o.owners == item.directives[j].owners)
        })
        .collect();
    *old = item;
    w.settled.retain(|key| match place(key) {
        Some((i, j, what)) if i == at => {
            !what.starts_with("owner-") || same.get(j).copied().unwrap_or(false)
        }
        _ => true,
    });
}

/// Item, directive and matter of an answer's key: `3-0-owner-1`.
fn place(key: &str) -> Option<(usize, usize, &str)> {
    let mut parts = key.splitn(3, '-');
    let i = parts.next()?.parse().ok()?;
    let j = parts.next()?.parse().ok()?;
    Some((i, j, parts.next()?))
}

/// Gives the answers of items and directives their new places; `None` forgets an answer.
fn move_answers(w: &mut Working, to: impl Fn(usize, usize) -> Option<(usize, usize)>) {
    w.settled = std::mem::take(&mut w.settled)
        .into_iter()
        .filter_map(|key| match place(&key) {
            Some((i, j, what)) => to(i, j).map(|(i, j)| format!("{i}-{j}-{what}")),
            None => Some(key),
        })
        .collect();
}

/// Where an item may be split: the beginnings of its sentences, clauses after a semicolon, and lines. In code points of the source.
pub fn cuts(source: &[char], span: Stretch) -> Vec<usize> {
    let end = span.end.min(source.len());
    let mut out = Vec::new();
    let mut pending = false;
    for at in span.start..end {
        let c = source[at];
        let stops = c == '\n'
            || c == ';'
            || (matches!(c, '.' | '!' | '?' | ':')
                && source.get(at + 1).is_none_or(|n| n.is_whitespace())
                && !is_abbreviation(source, span.start, at));
        if stops {
            pending = true;
        } else if pending && c.is_alphanumeric() {
            if at > span.start {
                out.push(at);
            }
            pending = false;
        }
    }
    out
}

/// One or two letters before a full stop are an initial or «г.», not the end of a sentence.
fn is_abbreviation(source: &[char], from: usize, stop: usize) -> bool {
    let letters = source[from..stop]
        .iter()
        .rev()
        .take_while(|c| c.is_alphanumeric())
        .count();
    source[stop] == '.' && letters <= 2
}

/// The lines of a text that hold words: where they begin and end. What an item is added from.
pub fn lines_of(source: &[char]) -> Vec<Stretch> {
    let mut out = Vec::new();
    let mut from = 0;
    for at in 0..=source.len() {
        if at == source.len() || source[at] == '\n' {
            let line = &source[from..at];
            let blank = |c: &&char| c.is_whitespace();
            let lead = line.iter().take_while(blank).count();
            if lead < line.len() {
                let tail = line.iter().rev().take_while(blank).count();
                out.push(Stretch {
                    start: from + lead,
                    end: at - tail,
                });
            }
            from = at + 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::WorkingOwner;

    fn stretch(start: usize, end: usize) -> Stretch {
        Stretch { start, end }
    }

    /// Items at 0..10, 10..20, 20..30, the second with two directives.
    fn working() -> Working {
        let item = |start: usize, charges: usize| WorkingItem {
            label: Some(format!("{}", start / 10 + 1)),
            span: stretch(start, start + 10),
            directives: (0..charges)
                .map(|n| plain_directive(stretch(start + 5 * n, start + 5 * n + 5)))
                .collect(),
        };
        Working {
            items: vec![item(0, 1), item(10, 2), item(20, 1)],
            settled: vec![
                "question-date".into(),
                "0-0-nature".into(),
                "1-0-sure".into(),
                "1-1-owner-0".into(),
                "2-0-no-owner".into(),
            ],
            ..Working::default()
        }
    }

    fn spans(w: &Working) -> Vec<(usize, usize)> {
        w.items.iter().map(|i| (i.span.start, i.span.end)).collect()
    }

    #[test]
    fn split_gives_each_half_its_directives_and_moves_answers() {
        let mut w = working();
        assert!(split_item(&mut w, 1, 15, vec![]));
        assert_eq!(spans(&w), [(0, 10), (10, 15), (15, 20), (20, 30)]);
        assert_eq!(w.items[1].directives.len(), 1);
        assert_eq!(w.items[2].directives[0].span, stretch(15, 20));
        assert_eq!(w.items[2].label, None, "no number is invented");
        assert_eq!(w.settled, ["question-date", "0-0-nature", "3-0-no-owner"]);
    }

    #[test]
    fn split_in_the_middle_of_a_directive_cuts_it_and_leaves_nothing_without_one() {
        let mut w = working();
        assert!(split_item(&mut w, 0, 3, vec![]));
        assert_eq!(w.items[0].directives[0].span, stretch(0, 3));
        assert_eq!(w.items[1].directives[0].span, stretch(3, 10));
    }

    #[test]
    fn split_outside_of_the_item_changes_nothing() {
        for (at, before) in [(0, 0), (0, 10), (0, 25), (7, 5)] {
            let mut w = working();
            assert!(!split_item(&mut w, at, before, vec![]));
            assert_eq!(w, working());
        }
    }

    #[test]
    fn join_keeps_the_charges_and_answers_of_both() {
        let mut w = working();
        assert!(join_item(&mut w, 0));
        assert_eq!(spans(&w), [(0, 20), (20, 30)]);
        assert_eq!(w.items[0].directives.len(), 3);
        assert_eq!(
            w.settled,
            [
                "question-date",
                "0-0-nature",
                "0-1-sure",
                "0-2-owner-0",
                "1-0-no-owner"
            ]
        );
        assert!(!join_item(&mut w, 1), "nothing after the last");
    }

    #[test]
    fn remove_moves_what_follows() {
        let mut w = working();
        assert!(remove_directive(&mut w, 1, 0));
        assert_eq!(
            w.settled,
            ["question-date", "0-0-nature", "1-0-owner-0", "2-0-no-owner"]
        );
        assert!(!remove_directive(&mut w, 1, 5));
        assert!(remove_item(&mut w, 0));
        assert_eq!(w.settled, ["question-date", "0-0-owner-0", "1-0-no-owner"]);
        assert!(!remove_item(&mut w, 9));
    }

    #[test]
    fn add_puts_an_item_where_it_stands_and_never_over_another() {
        let mut w = working();
        remove_item(&mut w, 1);
        let item = |a, b| WorkingItem {
            span: stretch(a, b),
            ..WorkingItem::default()
        };
        assert_eq!(add_item(&mut w, item(12, 18)), Some(1));
        assert_eq!(w.settled, ["question-date", "0-0-nature", "2-0-no-owner"]);
        assert_eq!(add_item(&mut w, item(5, 12)), None);
        assert_eq!(add_item(&mut w, item(35, 35)), None);
        assert_eq!(add_item(&mut w, item(40, 45)), Some(3));
    }

    #[test]
    fn other_owners_are_asked_about_again() {
        let mut w = working();
        let mut item = w.items[1].clone();
        item.directives[1].owners.push(WorkingOwner::default());
        put_item(&mut w, 1, item);
        assert_eq!(
            w.settled,
            ["question-date", "0-0-nature", "1-0-sure", "2-0-no-owner"]
        );
    }

    #[test]
    fn cuts_stand_before_sentences_and_clauses_not_after_initials() {
        let text =
            "А. П. Иванову до 5 мая 2026 г. издать сборник; Совету помочь.\nОтделениям ждать.";
        let chars: Vec<char> = text.chars().collect();
        let got: Vec<String> = cuts(&chars, stretch(0, chars.len()))
            .into_iter()
            .map(|at| {
                chars[at..]
                    .iter()
                    .take_while(|c| c.is_alphanumeric())
                    .collect()
            })
            .collect();
        assert_eq!(got, ["Совету", "Отделениям"]);
        assert_eq!(cuts(&chars, stretch(5_000, 6_000)), Vec::<usize>::new());
    }

    #[test]
    fn lines_leave_blanks_out() {
        let chars: Vec<char> = "  а б \n\n \nв".chars().collect();
        assert_eq!(lines_of(&chars), [stretch(2, 5), stretch(10, 11)]);
    }
}
