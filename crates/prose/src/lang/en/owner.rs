//! English noun phrases for those who act.

use crate::clause::Found;
use crate::lang::{ACTOR, class};
use crate::token::{Form, Gap, Range, Shape, Source};

/// A name of a person that begins at `i`: two to four large words with initials, prefixes and suffixes.
pub(crate) fn person_at(src: &Source<'_>, i: usize, end: usize) -> Option<usize> {
    let mut j = i;
    let mut words = 0;
    let mut initials = 0;
    while j < end && words < 5 {
        if src.shape(j) == Shape::Letter
            && src.is_word(j)
            && !(src.is(j, "a") && words == 0 && !src.is(j + 1, "."))
        {
            initials += 1;
            words += 1;
            j += 1;
            if src.is(j, ".") && j < end {
                j += 1;
            }
            continue;
        }
        let prefix = src.class(j, class::SURNAME_PREFIX) && words > 0 && src.large(j + 1);
        let capital = src.is_word(j) && src.large(j) && !src.word(j).cyrillic;
        if !capital && !prefix {
            break;
        }
        let common = src.class(
            j,
            ACTOR
                | class::THING
                | class::EVENT
                | class::MONTH
                | class::ARTICLE
                | class::PREP
                | class::MODAL
                | class::KIND
                | class::WEEKDAY
                | class::CONJ,
        ) && !src.class(j, class::SURNAME_PREFIX)
            && !everyday_surname(src, i, j)
            && (words > 0 || !given_first(src, j))
            && src.shape(j) != Shape::Letter;
        let shouted = src.shape(j) == Shape::Upper
            && src.class(j, class::ACTION)
            && !src.class(j, class::GIVEN)
            && words == 0;
        if common || shouted {
            break;
        }
        words += 1;
        j += 1;
        // «O' Hara».
        if src.is(j, "'") && src.large(j + 1) && j + 1 < end {
            j += 1;
        }
    }
    let b = suffix(src, j, end);
    (words >= 2 && words > initials).then_some(b)
}

/// A given name that is an everyday word too may open a name («Grace Hill»), but not where it is a month or a modal verb.
fn given_first(src: &Source<'_>, j: usize) -> bool {
    src.class(j, class::GIVEN) && !src.class(j, class::MONTH | class::MODAL | class::KIND)
}

/// «Ann Field», «Mr. Peter Hall»: after a given name, or a title and an initial, an everyday word with a large letter is a surname.
fn everyday_surname(src: &Source<'_>, start: usize, j: usize) -> bool {
    let after_given = j > start && src.class(j - 1, class::GIVEN) && src.gap(j) == Gap::Space;
    let after_initial = j > start + 1 && src.is(j - 1, ".") && src.shape(j - 2) == Shape::Letter;
    (after_given || after_initial)
        && src.shape(j) == Shape::Capital
        && !src.class(
            j,
            class::ARTICLE
                | class::PREP
                | class::MODAL
                | class::KIND
                | class::WEEKDAY
                | class::CONJ
                | class::OFFICE,
        )
        && !src.any(
            j,
            &[
                "committee",
                "council",
                "board",
                "street",
                "road",
                "school",
                "college",
                "house",
                "trust",
                "fund",
                "society",
                "hospital",
                "commission",
                "association",
                "club",
                "award",
                "prize",
                "medal",
                "lodge",
                "university",
                "institute",
                "avenue",
                "lane",
                "building",
            ],
        )
}

/// «Sr.», «Jr.» after a name.
fn suffix(src: &Source<'_>, j: usize, end: usize) -> usize {
    let k = if src.is(j, ",") { j + 1 } else { j };
    if k < end && src.any(k, &["jr", "sr"]) {
        return if src.is(k + 1, ".") {
            (k + 2).min(end)
        } else {
            k + 1
        };
    }
    if j > 0 && src.any(j - 1, &["jr", "sr"]) && src.is(j, ".") {
        (j + 1).min(end)
    } else {
        j
    }
}

/// Titles before a name.
pub(crate) fn after_titles(src: &Source<'_>, i: usize, end: usize) -> usize {
    let mut j = i;
    while j < end && src.class(j, class::TITLE_WORD) && src.large(j) {
        j += 1;
        if src.is(j, ".") && j < end {
            j += 1;
        }
    }
    j
}

/// Whether the word ends a noun phrase.
fn stops(src: &Source<'_>, i: usize) -> bool {
    let w = src.word(i);
    match src.form(i) {
        Some(Form::Sign) => !src.any(i, &["'", "-", "/", "&"]),
        Some(Form::Number) => false,
        _ => {
            let c = w.class;
            c & (class::MODAL | class::MODAL_MAY | class::BE | class::HAVE | class::SUBORDINATE)
                != 0
                && (!src.large(i) || c & class::MONTH == 0)
                || c & class::CONJ != 0
                || c & class::PREP != 0 && !src.is(i, "of")
                || c & class::ADVERB != 0
                || w.low.as_ref() == "namely"
                || w.low.as_ref() == "do" && src.class(i + 1, class::ACTION)
        }
    }
}

/// A verb in the middle of a clause: small letters and no determiner before it.
fn verb_here(src: &Source<'_>, i: usize, start: usize) -> bool {
    if src.large(i) || i == start {
        return false;
    }
    let w = src.word(i);
    let determined =
        src.class(i - 1, class::ARTICLE | class::POSS | class::EACH) || src.is(i - 1, "of");
    if determined {
        return false;
    }
    let head_before = src.class(i - 1, ACTOR)
        || src.large(i - 1)
        || src.is(i - 1, "'")
        || src.is(i - 1, ")")
        || (start..i).any(|k| src.class(k, ACTOR))
        || src.class(i - 1, class::THING)
            && w.verb
                .is_some_and(|v| v.form == crate::lang::VerbForm::Finite);
    // A noun that is also a verb («report», «work») is a noun where the next word goes on with the phrase.
    let noun_too = w.class & (ACTOR | class::THING | class::EVENT) != 0;
    (w.verb.is_some() || w.class & class::ACTION != 0 || w.class & class::RESOLVE != 0)
        && head_before
        && !(noun_too && src.class(i + 1, ACTOR | class::MODAL | class::BE))
}

/// The end of the noun phrase that begins at `i`, with its of-complements.
pub(crate) fn phrase_end(src: &Source<'_>, i: usize, end: usize) -> usize {
    let mut j = i;
    while j < end {
        if j > i && src.class(j - 1, class::ABBREVIATION) && src.is(j, ".")
            || src.shape(j.wrapping_sub(1)) == Shape::Letter && src.is(j, ".") && j > i
        {
            j += 1;
            continue;
        }
        if src.any(j, &["\"", "“"]) {
            let close = (j + 1..end).find(|k| src.any(*k, &["\"", "”"]));
            let Some(close) = close else { break };
            j = close + 1;
            continue;
        }
        // «Sub-Committee on Rules», «Vice President for Student Affairs».
        let titled = src.any(j, &["on", "for"])
            && j > i
            && src.large(j - 1)
            && src.class(j - 1, class::BODY | class::OFFICE)
            && src.large(j + 1)
            && j + 1 < end
            && !src.class(j + 1, class::MONTH | class::WEEKDAY);
        if titled {
            j += 1;
            continue;
        }
        if stops(src, j) || verb_here(src, j, i) || src.is(j, "to") {
            // «Ways and Means Committee»: a conjunction inside a name whose first half names nobody.
            let inside = src.any(j, &["and", "&"])
                && src.large(j + 1)
                && j + 1 < end
                && j > i
                && src.large(j - 1)
                && !names_actor(src, Range::new(i, j))
                && !src.class(j + 1, class::ARTICLE)
                && !person(src, Range::new(i, j));
            if !inside {
                break;
            }
        }
        if j > i
            && src.class(j, class::ARTICLE | class::EACH)
            && src.shape(j) != Shape::Letter
            && !src.is(j - 1, "of")
            && !src.any(j - 1, &["and", "'"])
        {
            break;
        }
        j += 1;
    }
    // No phrase ends with «of».
    while j > i && src.any(j - 1, &["of", "and", "-"]) {
        j -= 1;
    }
    j
}

fn person(src: &Source<'_>, r: Range) -> bool {
    let a = after_titles(src, r.a, r.b);
    person_at(src, a, r.b) == Some(r.b) || a > r.a && a < r.b && src.large(a)
}

/// The last word of the phrase proper, before its of-complement.
fn head(src: &Source<'_>, r: Range) -> usize {
    let of = r
        .iter()
        .find(|k| src.any(*k, &["of", "on", "for"]) && *k > r.a)
        .unwrap_or(r.b);
    // «the club boat "Heron"»: the head stands before the name in quotes.
    let quoted = r
        .iter()
        .find(|k| src.any(*k, &["\"", "“", "«"]) && *k > r.a)
        .unwrap_or(r.b);
    let of = of.min(quoted);
    let mut h = of.saturating_sub(1).max(r.a);
    while h > r.a && !src.is_word(h) {
        h -= 1;
    }
    h
}

/// Whether the head is a noun for those who act.
fn names_actor(src: &Source<'_>, r: Range) -> bool {
    !r.is_empty() && src.class(head(src, r), ACTOR)
}

/// A capital word that no list knows: before «to do something» it is somebody's name.
pub(crate) fn unknown_name(src: &Source<'_>, i: usize) -> bool {
    let w = src.word(i);
    src.is_word(i)
        && src.shape(i) == Shape::Capital
        && !w.cyrillic
        && w.class & !class::GIVEN == 0
        && w.verb.is_none()
        && !w.low.ends_with("ing")
        && !w.low.ends_with("ed")
}

/// Whether the phrase names somebody who can act.
pub(crate) fn is_actor(src: &Source<'_>, r: Range) -> bool {
    if r.is_empty() {
        return false;
    }
    let h = head(src, r);
    let w = src.word(h);
    // «each section» is one of many that act, «this section» a piece of a text.
    let thing = w.class & class::THING != 0
        && !src.large(h)
        && !(w.class & class::BODY != 0 && src.any(r.a, &["each", "every", "all"]));
    if w.class & ACTOR != 0 && !thing {
        return true;
    }
    if person(src, r)
        || r.len() == 1 && src.class(r.a, class::GIVEN) && src.shape(r.a) == Shape::Capital
    {
        return true;
    }
    if w.class & (class::THING | class::EVENT | class::MONTH) != 0 {
        return false;
    }
    if src.any(
        r.a,
        &["this", "these", "said", "such", "it", "there", "that"],
    ) {
        return false;
    }
    // A large letter at the beginning of a sentence says nothing by itself («Renewal of the contract»).
    let first_only = h == r.a && !(r.a + 1..r.b).any(|k| src.large(k) && src.is_word(k));
    if src.large(h) && (r.len() > 1 && !first_only || src.shape(h) == Shape::Upper) {
        return true;
    }
    let low = &*w.low;
    [
        "ers", "ors", "ists", "ants", "ees", "ians", "men", "women", "people", "ities", "wards",
        "ists",
    ]
    .iter()
    .any(|e| low.ends_with(e))
        || ["er", "or", "ist", "ant", "ian"]
            .iter()
            .any(|e| low.ends_with(e))
            && src.class(r.a, class::ARTICLE | class::EACH)
}

/// The name: without article, each, every, all; white space flat.
pub(crate) fn name_of(src: &Source<'_>, r: Range) -> String {
    let mut a = r.a;
    while a + 1 < r.b
        && src.any(
            a,
            &[
                "the", "a", "an", "this", "each", "every", "all", "these", "said",
            ],
        )
    {
        a += 1;
        if src.is(a, "of") && a + 1 < r.b {
            a += 1;
        }
    }
    // «Mr», «Councillor» belong to the person, not to the name.
    let named = after_titles(src, a, r.b);
    if named < r.b && named > a && !src.class(a, class::OFFICE) {
        a = named;
    }
    src.flat(Range::new(a, r.b))
}

/// «The Treasurer, Alan Whitmore, shall»: an office with the name of its holder is one owner.
fn with_name(src: &Source<'_>, r: Range, end: usize) -> Option<usize> {
    let office = src.class(head(src, r), class::OFFICE)
        && src.any(r.a, &["the", "its", "our"])
        && !src.low(head(src, r)).ends_with('s');
    if !office || !src.is(r.b, ",") {
        return None;
    }
    let a = after_titles(src, r.b + 1, end);
    let b = person_at(src, a, end)?;
    let closes = src.is(b, ",")
        && (src.class(
            b + 1,
            class::MODAL | class::BE | class::ADVERB | class::ACTION,
        ) || src.is(b + 1, "to")
            || src.is(b + 1, "and"))
        || src.class(b, class::MODAL)
        || src.any(b, &[":", ".", ";"])
        || b >= end;
    closes.then_some(b)
}

/// «Everyone on the rota is asked», «members in practice shall»: a phrase that says which of them, before the verb.
fn with_place(src: &Source<'_>, r: Range, end: usize, rule: &str) -> Option<usize> {
    let subject = matches!(rule, "owner.subject" | "owner.object" | "owner.lead");
    if !subject
        || !src.any(
            r.b,
            &[
                "in", "on", "at", "of", "with", "from", "within", "under", "without", "among",
                "for", "over",
            ],
        )
    {
        return None;
    }
    let mut j = r.b;
    while j < end.min(r.b + 9) {
        let closes = src.class(j, class::MODAL | class::MODAL_MAY) && !src.large(j)
            || src.class(j, class::BE) && rule == "owner.subject"
            || src.is(j, "to")
                && rule == "owner.object"
                && (src.class(j + 1, class::ACTION) || src.word(j + 1).verb.is_some());
        if closes && j > r.b + 1 {
            return Some(j);
        }
        let inside = (src.is_word(j) || src.is_number(j))
            && !src.class(j, class::SUBORDINATE | class::CONJ | class::MONTH)
            && !(src.class(j, class::PREP) && j > r.b && !src.is(j, "of"))
            && (src.word(j).verb.is_none()
                || src.class(j - 1, class::ARTICLE | class::PREP | class::POSS));
        if !inside {
            return None;
        }
        j += 1;
    }
    None
}

/// Owners from `i` on, joined by commas and «and»; and the token after them.
pub(crate) fn owners(
    src: &Source<'_>,
    i: usize,
    end: usize,
    rule: &'static str,
) -> (Vec<Found>, usize) {
    let mut out: Vec<Found> = Vec::new();
    let mut j = i;
    let mut done = i;
    while j < end {
        if src.any(j, &["both", "either"]) {
            j += 1;
        }
        let b = phrase_end(src, j, end);
        let r = Range::new(j, b);
        if r.is_empty() || !is_actor(src, r) {
            break;
        }
        let b = with_name(src, r, end)
            .or_else(|| with_place(src, r, end, rule))
            .unwrap_or(b);
        let r = Range::new(j, b);
        let sure = names_actor(src, r) || person(src, r);
        // «the Secretary and Treasurer A. Lee»: one person in two offices.
        let office =
            src.class(j, class::OFFICE) && (j + 1..b).any(|k| person_at(src, k, b) == Some(b));
        if let Some(last) = out.last_mut().filter(|o| {
            office
                && src.is(j.wrapping_sub(1), "and")
                && o.range.b + 1 == j
                && src.class(o.range.b - 1, class::OFFICE)
        }) {
            last.range.b = b;
            last.name = name_of(src, last.range);
            done = b;
            break;
        }
        out.push(Found {
            range: r,
            name: name_of(src, r),
            confidence: if sure { 0.95 } else { 0.75 },
            rule,
        });
        done = b;
        let mut k = b;
        if src.is(k, "(") && k < end {
            let close = (k..end)
                .find(|x| src.is(*x, ")"))
                .unwrap_or(end.saturating_sub(1));
            let a = after_titles(src, k + 1, close);
            if person_at(src, a, close) == Some(close) {
                out.push(Found {
                    range: Range::new(k + 1, close),
                    name: src.flat(Range::new(a, close)),
                    confidence: 0.9,
                    rule: "owner.bracket",
                });
            }
            k = close + 1;
            done = k;
        }
        let before = k;
        if src.is(k, ",") {
            k += 1;
        }
        if src.is(k, "namely") {
            k += 1;
            if src.is(k, ",") {
                k += 1;
            }
        } else if src.any(k, &["and", "or", "&"]) {
            k += 1;
            if src.seq(k, end, &["/", "or"]) {
                k += 2;
            }
        } else if k > before {
            // After a comma alone a further owner must look like one: an article, a name, and a list that goes on.
            let next = Range::new(k, phrase_end(src, k, end));
            if !is_actor(src, next)
                || !(src.class(k, class::ARTICLE | class::EACH)
                    || src.large(k)
                    || names_actor(src, next))
                || !src.any(next.b, &[",", "and", "or", "to", "(", "&"])
            {
                break;
            }
        } else {
            break;
        }
        if src.seq(k, end, &["as", "well", "as"]) {
            k += 3;
        }
        j = k;
    }
    (out, done)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let src = Source::new(text);
        let (got, _) = owners(&src, 0, src.tokens.len(), "test");
        let got: Vec<_> = got
            .iter()
            .map(|o| (src.text_of(o.range), o.name.as_str()))
            .collect();
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn phrases_end_where_the_verb_begins() {
        check(
            "the Executive Board to set up a fund",
            &[("the Executive Board", "Executive Board")],
        );
        check(
            "each local branch shall",
            &[("each local branch", "local branch")],
        );
        check(
            "the Treasurer write to all",
            &[("the Treasurer", "Treasurer")],
        );
        check(
            "the General Secretary and the Editor publish a paper",
            &[
                ("the General Secretary", "General Secretary"),
                ("the Editor", "Editor"),
            ],
        );
        check(
            "P. Lund and S. Moor would draw",
            &[("P. Lund", "P. Lund"), ("S. Moor", "S. Moor")],
        );
        check(
            "the Ways and Means Committee report",
            &[("the Ways and Means Committee", "Ways and Means Committee")],
        );
        check(
            "The Standing Panel namely the Archivist and Minute Clerk, go back",
            &[
                ("The Standing Panel", "Standing Panel"),
                ("the Archivist", "Archivist"),
                ("Minute Clerk", "Minute Clerk"),
            ],
        );
        check(
            "library authorities to grant leave",
            &[("library authorities", "library authorities")],
        );
        check("rents be reviewed", &[]);
        check("these findings be gathered", &[]);
    }
}
