//! Persons who get a seat or an office in a Russian sentence.

use super::case::Case;
use super::people::{after_titles, person_at};
use crate::clause::{Clause, Seat};
use crate::lang::class;
use crate::reading::Nature;
use crate::token::{Gap, Range, Shape, Source};

/// Finds the seats of a clause and what they say of its nature.
pub(crate) fn seats(src: &Source<'_>, r: Range, c: &mut Clause) {
    let seating = c.natures.iter().any(|n| {
        matches!(
            n,
            Nature::Appoint | Nature::Elect | Nature::Form | Nature::Approve
        )
    });
    if !seating {
        return;
    }
    let found = match list_start(src, r) {
        Some(start) => list(src, Range::new(start, r.b)),
        None => inline(src, r, c),
    };
    let members = list_start(src, r).is_some()
        && (r.iter().any(|i| src.low(i).starts_with("состав")) || !c.has(Nature::Approve));
    if found.is_empty() {
        return;
    }
    if c.has(Nature::Approve) && !(members || found.iter().any(|s| s.role.is_some())) {
        return;
    }
    if c.has(Nature::Form) && c.has(Nature::Charge) {
        return;
    }
    if !c.has(Nature::Elect) {
        c.add(Nature::Appoint);
    }
    c.seats = found;
}

/// The first entry of a list of members: after «в составе:», «в следующем составе», a colon.
fn list_start(src: &Source<'_>, r: Range) -> Option<usize> {
    let of = r
        .iter()
        .find(|i| src.any(*i, &["составе", "состав", "составом"]));
    let from = of.unwrap_or(r.a);
    let colon = (from..r.b).find(|i| src.is(*i, ":"));
    match (of, colon) {
        (_, Some(c)) => Some(c + 1),
        (Some(s), None) if src.is(s, "составе") => Some(s + 1),
        _ => None,
    }
}

/// «Лукьянова Л.М. (руководитель), Седов К.А.; председатель – Иванов И.И.».
fn list(src: &Source<'_>, r: Range) -> Vec<Seat> {
    let mut out: Vec<Seat> = Vec::new();
    let mut entry = r.a;
    let mut depth = 0usize;
    for i in r.iter().chain([r.b]) {
        if src.is(i, "(") {
            depth += 1;
        } else if src.is(i, ")") {
            depth = depth.saturating_sub(1);
        }
        let parts = i >= r.b
            || depth == 0
                && (src.any(i, &[",", ";"])
                    || src.gap(i) == Gap::Line && i > entry
                    || src.is(i, "и")
                        && i > entry
                        && person_at(src, after_titles(src, i + 1, r.b), r.b).is_some());
        if !parts {
            continue;
        }
        let from = if src.any(entry, &[",", ";", "и"]) {
            entry + 1
        } else {
            entry
        };
        if let Some(seat) = member(src, Range::new(from, i)) {
            out.push(seat);
        } else if let Some(last) = out.last_mut()
            && last.role.is_none()
            && src.class(from, class::OFFICE)
            && src.shape(from) == Shape::Small
        {
            // «Иванов И.И., председатель».
            last.role = Some(Range::new(from, trimmed(src, from, i)));
        }
        entry = i;
    }
    out
}

fn trimmed(src: &Source<'_>, a: usize, b: usize) -> usize {
    let mut b = b;
    while b > a && src.any(b - 1, &[".", ",", ";", "и"]) {
        b -= 1;
    }
    b
}

/// One entry of a list.
fn member(src: &Source<'_>, r: Range) -> Option<Seat> {
    if r.is_empty() {
        return None;
    }
    let mut i = r.a;
    // The list's own number.
    if src.is_number(i) && src.any(i + 1, &[".", ")"]) {
        i += 2;
    }
    while src.any(i, &["-", "–", "•", "*"]) {
        i += 1;
    }
    let name = |at: usize| {
        let at = after_titles(src, at, r.b);
        person_at(src, at, r.b).map(|b| Range::new(at, b))
    };
    if let Some(n) = name(i) {
        return Some(Seat {
            name: n,
            role: role_after(src, n.b, r.b),
            rule: "seat.list",
        });
    }
    // «председатель – Иванов И.И.», «председатель: Иванов И.И.».
    if let Some(dash) = (i..r.b).find(|k| src.any(*k, &["–", "-", ":"]))
        && let Some(n) = name(dash + 1)
    {
        let role = (dash > i && src.class(i, class::OFFICE | class::GROUP)
            || super::decline::looks_adjective(src.low(i)))
        .then(|| Range::new(i, dash));
        return Some(Seat {
            name: n,
            role,
            rule: "seat.list",
        });
    }
    // «председатель Иванов И.И.».
    if src.class(i, class::OFFICE | class::GROUP)
        && let Some((at, n)) = (i + 1..r.b).find_map(|k| name(k).map(|n| (k, n)))
    {
        return Some(Seat {
            name: n,
            role: Some(Range::new(i, at)),
            rule: "seat.list",
        });
    }
    // A surname alone: «Ершов (начальник)».
    let end = trimmed(src, i, r.b);
    let alone = src.is_word(i)
        && src.shape(i) == Shape::Capital
        && !src.class(i, crate::lang::ACTOR)
        && (i + 1 >= end || src.is(i + 1, "("));
    alone.then(|| Seat {
        name: Range::new(i, i + 1),
        role: role_after(src, i + 1, r.b),
        rule: "seat.surname",
    })
}

/// «(руководитель)», «– секретарь».
fn role_after(src: &Source<'_>, i: usize, end: usize) -> Option<Range> {
    if src.is(i, "(") && i < end {
        let close = (i + 1..end).find(|k| src.is(*k, ")")).unwrap_or(end);
        let office = (i + 1..close).any(|k| src.class(k, class::OFFICE | class::GROUP));
        return (close > i + 1 && office).then(|| Range::new(i + 1, close));
    }
    if src.any(i, &["–", "-"]) && i + 1 < end {
        let b = trimmed(src, i + 1, end);
        return (b > i + 1).then(|| Range::new(i + 1, b));
    }
    None
}

/// «Избрать председателем комитета Иванова И.И.», «Назначить Петрову А.А. секретарём союза».
fn inline(src: &Source<'_>, r: Range, c: &Clause) -> Vec<Seat> {
    let from = c.verb.map_or(r.a, |v| v + 1).min(r.b);
    let from = if src.word(from).cyrillic { from } else { r.a };
    let mut people = Vec::new();
    let mut i = r.a;
    while i < r.b {
        let at = after_titles(src, i, r.b);
        let alone = |k: usize| {
            k < r.b
                && src.is_word(k)
                && src.shape(k) == Shape::Capital
                && !src.class(k, crate::lang::ACTOR)
        };
        match person_at(src, at, r.b) {
            Some(b) => {
                people.push(Range::new(at, b));
                i = b;
            }
            // «тт. Орлову, Чижова, Гладких».
            None if at > i && alone(at) => {
                people.push(Range::new(at, at + 1));
                let mut k = at + 1;
                while src.any(k, &[",", "и"]) && alone(k + 1) {
                    people.push(Range::new(k + 1, k + 2));
                    k += 2;
                }
                i = k;
            }
            None => i += 1,
        }
    }
    let _ = from;
    // Offices in the instrumental: «председателем комитета».
    let mut roles: Vec<Range> = Vec::new();
    let mut i = r.a;
    while i < r.b {
        let w = src.word(i);
        let office = w.class & (class::OFFICE | class::GROUP) != 0
            && w.noun
                .is_some_and(|n| n.cases.may(Case::Ins) && !n.cases.may(Case::Gen));
        if !office {
            i += 1;
            continue;
        }
        let mut a = i;
        while a > r.a
            && super::decline::looks_adjective(src.low(a - 1))
            && src.word(a - 1).cases.may(Case::Ins)
        {
            a -= 1;
        }
        let mut b = i + 1;
        while b < r.b
            && !people.iter().any(|p| p.a <= b && b < p.b)
            && !src.any(b, &[",", ";", ".", "и", "–", ":", "("])
            && !src.class(b, class::PREP | class::TITLE_WORD)
            && !src.word(b).infinitive
        {
            b += 1;
        }
        roles.push(Range::new(a, b));
        i = b;
    }
    if roles.is_empty() && !(c.has(Nature::Appoint) || c.has(Nature::Elect)) {
        return Vec::new();
    }
    people
        .iter()
        .map(|p| {
            let after = roles.iter().find(|x| x.a >= p.b && x.a <= p.b + 2);
            let before = roles.iter().rev().find(|x| x.b <= p.a);
            let role = after
                .filter(|_| before.is_none_or(|b| b.a < r.a + 1 || roles.first() == after))
                .or(before)
                .or(after);
            Seat {
                name: *p,
                role: role.copied(),
                rule: "seat.inline",
            }
        })
        .collect()
}
