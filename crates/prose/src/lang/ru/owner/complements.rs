//! What belongs to a noun phrase after its head.

use super::*;

/// Words that open an adverbial phrase, not a complement.
pub(super) fn adverbial(src: &Source<'_>, i: usize) -> bool {
    const AFTER_V: &[&str] = &[
        "целях",
        "срок",
        "связи",
        "рамках",
        "ходе",
        "течение",
        "соответствии",
        "случае",
        "порядке",
        "период",
        "дальнейшем",
        "первую",
        "кратчайший",
        "кратчайшие",
        "своей",
        "своих",
        "установленном",
        "установленные",
        "полном",
        "месячный",
        "недельный",
        "обязательном",
        "оперативном",
        "том",
        "этой",
        "этих",
        "случаях",
        "качестве",
        "указанный",
        "указанные",
    ];
    const AFTER_NA: &[&str] = &[
        "основании",
        "основе",
        "период",
        "базе",
        "протяжении",
        "местах",
    ];
    const AFTER_PO: &[&str] = &[
        "согласованию",
        "итогам",
        "мере",
        "возможности",
        "результатам",
        "окончании",
        "необходимости",
        "предложению",
        "представлению",
        "истечении",
    ];
    const AFTER_PRI: &[&str] = &[
        "участии",
        "необходимости",
        "ухудшении",
        "условии",
        "содействии",
        "поддержке",
        "подготовке",
        "проведении",
        "наличии",
    ];
    match src.low(i) {
        "в" | "во" => src.any(i + 1, AFTER_V),
        "на" => src.any(i + 1, AFTER_NA),
        "по" => src.any(i + 1, AFTER_PO),
        "при" => src.any(i + 1, AFTER_PRI) || src.low(i + 1).ends_with("нии"),
        "из" | "от" | "у" => false,
        _ => true,
    }
}

pub(super) fn complements(src: &Source<'_>, p: &mut Phrase, end: usize, look: Look<'_>) {
    let mut k = p.core;
    // The case that the last preposition asks for; genitive without one.
    let mut asked = Case::Gen;
    let mut after_prep = false;
    while k < end {
        if src.any(k, &["–", "-"])
            && src.gap(k) != Gap::None
            && src.word(k + 1).noun.is_some_and(|n| n.cases.may(look.case))
            && src.shape(k + 1) == Shape::Small
            && look.case != Case::Nom
            && k + 1 < end
        {
            p.apposed.push(k + 1);
            p.end = k + 2;
            k += 2;
            continue;
        }
        if look.time_at(k).is_some() || src.any(k, &["(", ")", ":", ";", "–", "."]) {
            break;
        }
        let w = src.word(k);
        if src.any(k, &["«", "\"", "“"]) {
            let Some(close) = (k + 1..end).find(|c| src.any(*c, &["»", "\"", "”"])) else {
                break;
            };
            k = close + 1;
            p.end = k;
            continue;
        }
        // A person in apposition: «заместителю председателя Лукьяновой Л.М.», with a title before the name.
        let named = after_titles(src, k, end);
        if let Some(b) = person_at(src, named, end) {
            p.people.push(Range::new(named, b));
            if named > k {
                p.people.extend(
                    (k..named)
                        .filter(|t| src.is_word(*t) && src.low(*t).chars().count() > 3)
                        .map(|t| Range::new(t, t + 1)),
                );
            }
            p.end = b;
            k = b;
            continue;
        }
        if src.any(k, &["и", ",", "или"]) {
            let n = if src.is(k, ",") && src.any(k + 1, &["и", "а"]) {
                k + 2
            } else {
                k + 1
            };
            if n >= end || look.time_at(n).is_some() {
                break;
            }
            let next = src.word(n);
            // «школ № 3 и № 8».
            if src.is(n, "№") && src.is_number(n + 1) && p.end > p.core {
                k = n;
                continue;
            }
            let actor_next = next.noun.is_some()
                && next.cases.may(look.case)
                && !(look.case == Case::Acc && next.cases.may(Case::Gen) && look.lead)
                || (modifier(src, n, look.case)
                    && head_at(src, n + 1, end, look.case)
                    && strictly(src, n, look.case))
                || is_abbreviation(src, n) && src.is(k, ",")
                || next.class & (class::POSS | class::EACH) != 0
                || titled(src, n, end).is_some();
            let continues = !next.infinitive
                && next.class & (class::PREP | class::ADVERB | class::SUBORDINATE | class::CONJ)
                    == 0
                && src.is_word(n)
                && next.cases.may(asked)
                && !(asked == Case::Gen
                    && (next.low.ends_with("ам")
                        || next.low.ends_with("ям")
                        || next.low.ends_with("ым")
                        || next.low.ends_with("им")))
                && p.end > p.core;
            if actor_next || !continues || (src.is(k, ",") && !look.lead && !after_prep) {
                break;
            }
            k = n;
            continue;
        }
        if w.class & class::PREP != 0 {
            if adverbial(src, k) {
                break;
            }
            asked = match src.low(k) {
                "по" => Case::Dat,
                "из" | "от" | "у" => Case::Gen,
                _ => Case::Pre,
            };
            let local = look.lead
                || asked == Case::Dat
                || src.is(k, "при")
                || (k + 1..(k + 4).min(end)).any(|x| src.class(x, class::REGION))
                || src.large(k + 1);
            if !local {
                break;
            }
            after_prep = true;
            k += 1;
            continue;
        }
        if w.infinitive
            || w.class & (class::ADVERB | class::SUBORDINATE) != 0 && w.class & class::POSS == 0
            || w.verb.is_some() && !after_prep
        {
            break;
        }
        let fits = match src.form(k) {
            Some(Form::Number) => true,
            Some(Form::Sign) => src.any(k, &["№", "-", "/", "'"]),
            _ => {
                !w.cyrillic
                    || src.shape(k) == Shape::Upper
                    || w.cases.may(asked)
                    || after_prep && (w.cases.may(Case::Gen) || w.cases.may(Case::Acc) && look.lead)
                    || look.lead && (w.cases.may(Case::Ins) || w.cases.may(Case::Gen))
                    || (src.shape(k) == Shape::Letter && src.is(k + 1, "."))
            }
        };
        // The instrumental that a participle asks for: «заведующим народными музеями».
        let governed = w.cases.may(Case::Ins)
            && ["ми", "ом", "ем", "ой", "ей", "ью"]
                .iter()
                .any(|e| w.low.ends_with(e))
            && src.low(p.head).starts_with("завед");
        if !fits && !governed {
            break;
        }
        k += 1;
        p.end = k;
    }
}
