//! Persons who get a seat or an office in an English sentence.

use super::owner::{after_titles, person_at};
use crate::clause::{Clause, Seat};
use crate::lang::{ACTOR, class};
use crate::reading::Nature;
use crate::token::{Gap, Range, Source};

/// Finds the seats of a clause and what they say of its nature.
pub(crate) fn seats(src: &Source<'_>, r: Range, c: &mut Clause) {
    let seating = c.natures.iter().any(|n| {
        matches!(
            n,
            Nature::Appoint | Nature::Elect | Nature::Form | Nature::Approve
        )
    });
    if !seating || c.has(Nature::Charge) {
        return;
    }
    let start = list_start(src, r, c);
    let mut found = match start {
        Some(a) => list(src, Range::new(a, r.b)),
        None => Vec::new(),
    };
    if found.is_empty()
        && (c.has(Nature::Appoint) || c.has(Nature::Elect) || c.has(Nature::Approve))
    {
        found = inline(src, r, c);
    }
    if found.is_empty() {
        return;
    }
    if c.has(Nature::Approve) && !found.iter().any(|s| s.role.is_some()) {
        return;
    }
    if !c.has(Nature::Elect) {
        c.add(Nature::Appoint);
    }
    c.seats = found;
}

fn list_start(src: &Source<'_>, r: Range, c: &Clause) -> Option<usize> {
    let verb = c.verb.unwrap_or(r.a);
    let of = r.iter().find(|i| {
        src.any(
            *i,
            &[
                "consisting",
                "composed",
                "comprising",
                "members",
                "consist",
                "consists",
                "up",
                "comprised",
            ],
        ) && (src.any(i + 1, &["of", ":", "are"])
            && (!src.is(*i, "up") || src.is(i.wrapping_sub(1), "made")))
            || src.is(*i, "comprising")
    });
    let colon = r.iter().find(|i| src.is(*i, ":") && *i > verb);
    match (of, colon) {
        (_, Some(k)) => Some(k + 1),
        (Some(k), None) => Some(if src.any(k + 1, &["of", "are"]) {
            k + 2
        } else {
            k + 1
        }),
        _ => None,
    }
}

fn name_at(src: &Source<'_>, i: usize, end: usize) -> Option<Range> {
    let a = after_titles(src, i, end);
    if let Some(b) = person_at(src, a, end) {
        // «Mrs. O' Hara»: a title with a surname counts from the title where no given name stands.
        return Some(Range::new(a, b));
    }
    // «Mr Dunn»: the courtesy title stays with a surname that stands alone.
    let mut t = i;
    while t < end
        && src.class(t, class::TITLE_WORD)
        && !src.any(t, &["mr", "mrs", "ms", "miss", "dr", "sir", "dame"])
    {
        t += 1;
        if src.is(t, ".") {
            t += 1;
        }
    }
    if a > i && a < end && src.large(a) && !src.class(a, ACTOR) {
        let mut b = a + 1;
        if src.is(b, "'") && src.large(b + 1) && b + 1 < end {
            b += 2;
        }
        return Some(Range::new(t.min(a), b));
    }
    None
}

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
                && (src.any(i, &[",", ";", "and"]) || src.gap(i) == Gap::Line && i > entry);
        if !parts {
            continue;
        }
        let mut a = entry;
        while a < i
            && (src.any(a, &[",", ";", "and", "-", "–", "•", "*"])
                || src.is_number(a) && src.any(a + 1, &[".", ")"]))
        {
            a += if src.is_number(a) { 2 } else { 1 };
        }
        // «Chairman – Joan Hart», «Chair: Joan Hart».
        let dash = (a..i).find(|k| src.any(*k, &["–", "-", ":"]) && *k > a);
        let before = dash
            .filter(|k| src.class(k - 1, class::OFFICE | class::GROUP))
            .and_then(|k| name_at(src, k + 1, i).map(|n| (Range::new(a, k), n)));
        if let Some((role, n)) = before {
            out.push(Seat {
                name: n,
                role: Some(role),
                rule: "seat.list",
            });
        } else if let Some(n) = name_at(src, a, i) {
            let role = bracket(src, n.b, i).or_else(|| {
                // «as Chair», «– Chair».
                src.any(n.b, &["as", "–", "-"])
                    .then(|| Range::new(n.b + 1, i))
                    .filter(|x| {
                        !x.is_empty()
                            && x.iter().any(|k| src.class(k, class::OFFICE | class::GROUP))
                    })
            });
            out.push(Seat {
                name: n,
                role: role.map(|x| trimmed(src, x)),
                rule: "seat.list",
            });
        } else if let Some(last) = out.last_mut()
            && last.role.is_none()
            && a < i
            && src.class(i - 1, class::OFFICE)
            && src.is(entry, ",")
        {
            last.role = Some(trimmed(src, Range::new(a, i)));
        }
        entry = i;
    }
    out
}

fn bracket(src: &Source<'_>, i: usize, end: usize) -> Option<Range> {
    if !src.is(i, "(") || i >= end {
        return None;
    }
    let close = (i + 1..end).find(|k| src.is(*k, ")")).unwrap_or(end);
    let office =
        (i + 1..close).any(|k| src.class(k, class::OFFICE | class::GROUP) || src.is(k, "chair"));
    (close > i + 1 && office).then(|| Range::new(i + 1, close))
}

fn trimmed(src: &Source<'_>, r: Range) -> Range {
    let mut b = r.b;
    while b > r.a && src.any(b - 1, &[".", ",", ";", ":"]) {
        b -= 1;
    }
    Range::new(r.a, b)
}

/// «to elect Joan Hart as President and Leo Moss as Treasurer», «A. Pell was appointed Safety Officer».
fn inline(src: &Source<'_>, r: Range, c: &Clause) -> Vec<Seat> {
    let verb = c.verb.unwrap_or(r.a);
    let mut out: Vec<Seat> = Vec::new();
    // Names after the verb, or before a passive one.
    let mut i = r.a;
    while i < r.b {
        if i == verb {
            i += 1;
            continue;
        }
        match name_at(src, i, r.b) {
            Some(n) => {
                out.push(Seat {
                    name: n,
                    role: None,
                    rule: "seat.inline",
                });
                i = n.b;
            }
            None => i += 1,
        }
    }
    let passive = out.first().is_some_and(|s| s.name.a < verb);
    // A person after the verb of a passive belongs to the office («in succession to …»).
    // «… was elected Vice-Chair and L. Pope Treasurer»: a further name with its office.
    let further: Vec<Seat> = if passive {
        out.iter()
            .filter(|s| s.name.a > verb && src.any(s.name.a - 1, &["and", ","]))
            .filter_map(|s| {
                let role = role(src, s.name.b, r.b)?;
                Some(Seat {
                    role: Some(role),
                    ..s.clone()
                })
            })
            .collect()
    } else {
        Vec::new()
    };
    if passive {
        out.retain(|s| s.name.a < verb);
    }
    let ends: Vec<usize> = out.iter().skip(1).map(|s| s.name.a).chain([r.b]).collect();
    let mut shared = None;
    for (seat, end) in out.iter_mut().zip(ends) {
        let from = if passive { verb + 1 } else { seat.name.b };
        let limit = if passive { r.b } else { end };
        seat.role = role(src, from, limit).or(bracket(src, seat.name.b, r.b));
        if let Some(x) = seat.role {
            shared = Some(x);
        }
    }
    if let Some(f) = further.first() {
        // The office of the first ends where the next name begins.
        for s in &mut out {
            if let Some(x) = s.role.as_mut().filter(|x| x.b > f.name.a) {
                x.b = f.name.a - 1;
            }
        }
    }
    out.extend(further);
    // «Ann Lee and Bo Hart as auditors».
    if let Some(x) = shared {
        for s in &mut out {
            if s.role.is_none()
                && x.iter().any(|k| {
                    src.low(k).ends_with('s') && src.class(k, class::OFFICE | class::GROUP)
                })
            {
                s.role = Some(x);
            }
        }
    }
    out
}

/// The office: after «as», «to the post of», or directly.
fn role(src: &Source<'_>, from: usize, end: usize) -> Option<Range> {
    let mut i = from;
    let marked = (from..end.min(from + 5)).find(|k| {
        src.any(*k, &["as", "of"])
            && (src.is(*k, "as") || src.any(k - 1, &["post", "office", "position", "role"]))
    });
    if let Some(k) = marked {
        i = k + 1;
    }
    while src.any(i, &["the", "a", "an", "to", "be", "is", "its", "hereby"])
        && i < end
        && !src.any(i + 1, &["post", "office", "position"])
    {
        i += 1;
    }
    let mut b = i;
    while b < end {
        let stop = src.any(b, &[";", ".", "(", "to", "for", "until", "with", "at", "subject", "and", "from", "on", "effective", "in", "by"])
            // «Warden, North Store»: a comma stays inside where a large word follows.
            || src.is(b, ",") && !(src.large(b + 1) && b > i && src.large(b - 1) && !src.class(b + 1, class::TITLE_WORD));
        if stop {
            break;
        }
        b += 1;
    }
    let r = Range::new(i, b);
    let office = r.iter().any(|k| src.class(k, class::OFFICE | class::GROUP))
        || marked.is_some() && src.large(i) && !src.class(i, class::BODY);
    (!r.is_empty() && office).then_some(r)
}
