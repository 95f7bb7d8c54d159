//! Russian noun phrases for those who act: where they end, how they are joined, how they are called in the nominative.

mod complements;
mod nominate;

use nominate::{gender_of_abbreviation, nominate, person_name, recase};

use crate::clause::Found;
use crate::lang::ru::case::{Case, Cases, Gender};
use crate::lang::ru::decline::{adjective_nominative, guess_nominative, looks_adjective};
use crate::lang::ru::names::name_nominative;
use crate::lang::ru::people::{after_titles, person_at, titled};
use crate::lang::{ACTOR, class, noun_form, noun_of};
use crate::token::{Form, Gap, Range, Shape, Source};
use complements::complements;

/// How owners are looked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look<'t> {
    pub case: Case,
    /// The phrase stands alone before a colon: everything up to it belongs to it.
    pub lead: bool,
    /// An owner was found before: what follows in the list needs less to be one.
    pub listing: bool,
    /// Ranges that hold times: they end a phrase.
    pub times: &'t [Range],
}

impl Look<'_> {
    fn time_at(&self, i: usize) -> Option<Range> {
        self.times.iter().copied().find(|t| t.a == i)
    }
}

/// A noun phrase: modifiers, head, complements.
struct Phrase {
    start: usize,
    head: usize,
    /// The end of modifiers and head.
    core: usize,
    end: usize,
    plural: bool,
    gender: Gender,
    /// The names of people that stand in apposition.
    people: Vec<Range>,
    /// «Кооперативам – членам Ассоциации»: the nouns after the dash that stand in the same case.
    apposed: Vec<usize>,
    strong: bool,
}

/// All owners of a zone, joined by commas and «и».
pub(crate) fn owners(src: &Source<'_>, zone: Range, look: Look<'_>) -> (Vec<Found>, usize) {
    let mut out: Vec<Found> = Vec::new();
    let mut bare: Vec<(usize, u64)> = Vec::new();
    let mut i = zone.a;
    let mut done = zone.a;
    while i < zone.b {
        i = skip(src, i, zone.b, look);
        let look = Look {
            listing: !out.is_empty(),
            ..look
        };
        let Some(p) = phrase(src, i, zone.b, look) else {
            break;
        };
        let class = src.word(p.head).class & ACTOR;
        let complement = Range::new(p.core, p.end);
        let split = shared_head(src, &p, look);
        if split.is_empty() {
            let name = nominate(src, &p, look.case);
            let confidence = if p.strong { 0.95 } else { 0.7 };
            if complement.is_empty()
                && p.people.is_empty()
                && src.shape(p.head) != Shape::Upper
                && p.start == p.head
                && !src.is(p.end, "(")
            {
                bare.push((out.len(), class));
            } else if p.people.is_empty() {
                // «Председателю и сопредседателям ЛСО»: what the last one has, the bare ones before it have too.
                let shared = src.flat(complement);
                if shared.is_empty() {
                    bare.clear();
                }
                // «ректораты и дирекции колледжей»: bodies share only a proper name.
                let proper = complement.iter().any(|k| src.large(k));
                if src.class(complement.a, class::PREP)
                    || class & (class::OFFICE | class::GROUP) == 0 && !proper
                {
                    bare.clear();
                }
                for (at, c) in bare.drain(..) {
                    if let Some(o) = out.get_mut(at).filter(|_| c == class || c & class != 0) {
                        o.name = format!("{} {shared}", o.name);
                    }
                }
            }
            out.push(Found {
                range: Range::new(p.start, p.end),
                name,
                confidence,
                rule: rule_of(look.case),
            });
        } else {
            out.extend(split);
        }
        done = p.end;
        let mut j = p.end;
        // A bracket: a person in it is a further owner, all else is left out.
        while src.is(j, "(") && j < zone.b {
            let close = (j..zone.b)
                .find(|k| src.is(*k, ")"))
                .unwrap_or(zone.b.saturating_sub(1));
            // «(Сомов)»: a surname by itself.
            let alone = close == j + 2
                && src.shape(j + 1) == Shape::Capital
                && !src.class(j + 1, ACTOR)
                && src.word(j + 1).cyrillic
                && !src.word(j + 1).infinitive;
            // «(председатель Громов А.А.)».
            let officed = (src.class(j + 1, class::OFFICE) || abbreviated_office(src, j + 1))
                .then(|| (j + 2..close).find_map(|k| person_at(src, k, close)))
                .flatten()
                .filter(|b| *b == close);
            if officed.is_some() {
                let whole = Range::new(j + 1, close);
                out.push(Found {
                    range: whole,
                    name: src.flat(whole),
                    confidence: 0.85,
                    rule: "owner.bracket",
                });
            }
            let named = titled(src, j + 1, close)
                .or_else(|| alone.then(|| (Range::new(j + 1, close), Range::new(j + 1, close))));
            if let Some((whole, name)) = named {
                out.push(Found {
                    range: whole,
                    name: person_name(src, name, look.case),
                    confidence: 0.9,
                    rule: "owner.bracket",
                });
                // «(тт. Белов, Зимин)».
                let mut k = whole.b;
                while k + 1 < close
                    && src.any(k, &[",", "и"])
                    && src.shape(k + 1) == Shape::Capital
                    && !src.class(k + 1, ACTOR)
                {
                    let b = person_at(src, k + 1, close).unwrap_or(k + 2);
                    let r = Range::new(k + 1, b);
                    out.push(Found {
                        range: r,
                        name: person_name(src, r, look.case),
                        confidence: 0.85,
                        rule: "owner.bracket",
                    });
                    k = b;
                }
            }
            j = close + 1;
            done = j;
        }
        // «занятым на ремонте» after a list: it belongs to no single name.
        let sep = separator(src, j, zone.b);
        if sep == j {
            break;
        }
        i = sep;
    }
    (out, done)
}

fn rule_of(case: Case) -> &'static str {
    match case {
        Case::Dat => "owner.dative",
        Case::Acc => "owner.accusative",
        Case::Ins => "owner.instrumental",
        _ => "owner.nominative",
    }
}

/// Skips «,», «и», «а также», «, в том числе» between owners.
fn separator(src: &Source<'_>, i: usize, end: usize) -> usize {
    let mut j = i;
    if src.any(j, &[",", ";"]) {
        j += 1;
    }
    if src.any(j, &["а", "и"]) && src.is(j + 1, "также") {
        j += 2;
    } else if src.any(j, &["и", "или"]) {
        j += 1;
    }
    if src.seq(j, end, &["в", "том", "числе"]) {
        j += 3;
    }
    if src.any(j, &["лично"]) && j > i {
        j += 1;
    }
    j.min(end)
}

/// Skips times, adverbs and adverbial phrases before an owner.
fn skip(src: &Source<'_>, i: usize, end: usize, look: Look<'_>) -> usize {
    let mut j = i;
    loop {
        if let Some(t) = look.time_at(j) {
            j = t.b;
        } else if j < end
            && (src.is(j, ",") || src.class(j, class::ADVERB) || src.any(j, &["–", "-", ":"]))
        {
            j += 1;
        } else {
            return j.min(end);
        }
    }
}

/// «Московскому и Ленинградскому обкомам»: two owners that share the head.
fn shared_head(src: &Source<'_>, p: &Phrase, look: Look<'_>) -> Vec<Found> {
    let and = (p.start..p.head).find(|i| src.is(*i, "и"));
    let short = is_abbreviation(src, p.head);
    let Some(and) = and.filter(|a| (p.plural || short) && *a > p.start && *a + 1 < p.head) else {
        return Vec::new();
    };
    let single = |i: usize| {
        src.word(i).cases.meets(Cases::of(look.case, false))
            && !src.word(i).cases.meets(Cases::of(look.case, true))
            && src.large(i)
    };
    if !single(and - 1) || !single(and + 1) {
        return Vec::new();
    }
    let abbreviation = src.word(p.head).noun.is_none() && is_abbreviation(src, p.head);
    let (head, gender) = match src.word(p.head).noun {
        Some(noun) => (
            noun_form(noun.index, Case::Nom, false)
                .unwrap_or(noun.lemma)
                .to_owned(),
            noun.gender,
        ),
        None if abbreviation => {
            let feminine = src.low(and - 1).ends_with("ой") || src.low(and - 1).ends_with("ей");
            (
                src.raw(p.head).to_owned(),
                if feminine {
                    Gender::F
                } else {
                    gender_of_abbreviation(src.low(p.head))
                },
            )
        }
        None => return Vec::new(),
    };
    let rest = src.flat(Range::new(p.core, p.end));
    let make = |r: Range| {
        let mods: Vec<_> = r
            .iter()
            .map(|i| recase(src, i, &adjective_nominative(src.low(i), gender, false)))
            .collect();
        let mut name = format!("{} {head}", mods.join(" "));
        if !rest.is_empty() {
            name = format!("{name} {rest}");
        }
        name
    };
    let (a, b) = (Range::new(p.start, and), Range::new(and + 1, p.head));
    vec![
        Found {
            range: a,
            name: make(a),
            confidence: 0.85,
            rule: "owner.shared-head",
        },
        Found {
            range: Range::new(and + 1, p.end),
            name: make(b),
            confidence: 0.85,
            rule: "owner.shared-head",
        },
    ]
}

/// Whether an adjective, possessive or ordinal in this case stands at `i`.
fn modifier(src: &Source<'_>, i: usize, case: Case) -> bool {
    let w = src.word(i);
    if !src.is_word(i)
        || !w.cyrillic
        || w.class & (class::PREP | class::ADVERB | class::SUBORDINATE) != 0
            && w.class & class::EACH == 0
    {
        return false;
    }
    if w.class & (class::POSS | class::EACH) != 0 {
        return true;
    }
    let adjectival_noun = w.noun.is_some_and(|n| {
        ["ий", "ый", "ая", "ой"]
            .iter()
            .any(|e| n.lemma.ends_with(e))
    });
    (w.noun.is_none() || adjectival_noun)
        && looks_adjective(&w.low)
        && w.cases.may(case)
        && src.shape(i) != Shape::Upper
}

fn is_abbreviation(src: &Source<'_>, i: usize) -> bool {
    src.is_word(i)
        && src.shape(i) == Shape::Upper
        && src.low(i).chars().count() <= 8
        && !src.class(i, class::RESOLVE)
        && !src.word(i).infinitive
}

/// «зам.», «нач.», «зав.», «пред.»: an office in short.
fn abbreviated_office(src: &Source<'_>, i: usize) -> bool {
    src.any(
        i,
        &[
            "зам",
            "нач",
            "зав",
            "пред",
            "секр",
            "пом",
            "дир",
            "рук",
            "упр",
            "предс",
            "врио",
            "ио",
        ],
    ) && (src.is(i + 1, ".") && src.gap(i + 1) == Gap::None)
}

/// The noun phrase that begins at `i` with its head in the wanted case.
fn phrase(src: &Source<'_>, i: usize, end: usize, look: Look<'_>) -> Option<Phrase> {
    if i >= end || look.time_at(i).is_some() {
        return None;
    }
    // A person by itself.
    if let Some((whole, name)) = titled(src, i, end) {
        return Some(Phrase {
            start: whole.a,
            head: name.a,
            core: whole.a,
            end: whole.b,
            plural: false,
            gender: Gender::M,
            people: {
                let mut people: Vec<Range> = (whole.a..name.a)
                    .filter(|t| src.class(*t, class::TITLE_WORD))
                    .map(|t| Range::new(t, t + 1))
                    .collect();
                people.push(name);
                people
            },
            apposed: Vec::new(),
            strong: true,
        });
    }
    // «зам. директора», «нач. отдела», «зав. кафедрой»: the head in short stands for any case.
    if abbreviated_office(src, i) && i + 2 < end && src.is_word(i + 2) {
        let mut p = Phrase {
            start: i,
            head: i,
            core: i,
            end: i + 2,
            plural: false,
            gender: Gender::M,
            people: Vec::new(),
            apposed: Vec::new(),
            strong: true,
        };
        p.core = i + 2;
        complements(src, &mut p, end, look);
        p.core = i;
        return Some(p);
    }
    let mut j = i;
    let mut joined = false;
    // «гл. инженеру», «ст. мастеру».
    if src.any(i, &["гл", "ст", "мл", "вед"])
        && src.is(i + 1, ".")
        && src.word(i + 2).noun.is_some()
    {
        j = i + 2;
    }
    while j < end {
        let noun_now = src.word(j).noun.is_some_and(|n| n.cases.may(look.case));
        // «Управляющему Киму В.С.»: a person follows, so this is the office itself.
        let named_next = noun_now && person_at(src, after_titles(src, j + 1, end), end).is_some();
        let modifies =
            modifier(src, j, look.case) && (!noun_now || head_at(src, j + 1, end, look.case));
        if !named_next && modifies {
            j += 1;
        } else if src.is_number(j) && (src.is(j + 1, "-") || src.class(j + 1, ACTOR)) {
            j += if src.is(j + 1, "-") { 3 } else { 1 };
        } else if j > i
            && src.any(j, &["и", ","])
            && modifier(src, j + 1, look.case)
            && !src.word(j + 1).noun.is_some_and(|n| n.cases.may(look.case))
            && !src.class(j + 1, class::POSS | class::EACH)
            && head_at(src, j + 2, end, look.case)
            && modifier(src, j - 1, look.case)
        {
            joined = true;
            j += 1;
        } else {
            break;
        }
    }
    // What looked like an adjective may be the noun itself («работодателей»).
    let headless = j >= end
        || !src.is_word(j)
        || src.word(j).noun.is_none()
            && !is_abbreviation(src, j)
            && !weak_head(src, j, look.case, j > i);
    if headless && j > i && weak_head(src, j - 1, look.case, false) {
        j -= 1;
    }
    let w = src.word(j);
    if j >= end || !src.is_word(j) {
        return None;
    }
    let agreeing = j > i;
    let (plural, gender, strong) = if let Some(n) = w.noun.filter(|n| n.cases.may(look.case)) {
        (
            !n.cases.meets(Cases::of(look.case, false))
                || agreeing
                    && modifier_is_plural(src, j - 1, look.case)
                    && n.cases.meets(Cases::of(look.case, true)),
            n.gender,
            true,
        )
    } else if is_abbreviation(src, j) {
        (false, gender_of_abbreviation(&w.low), true)
    } else if w.noun.is_none()
        && weak_head(
            src,
            j,
            look.case,
            agreeing || look.listing && (w.low.ends_with('у') || w.low.ends_with('ю')),
        )
    {
        let plural = w.cases.meets(Cases::of(look.case, true))
            && (look.case != Case::Dat || w.low.ends_with("ам") || w.low.ends_with("ям"));
        let (_, gender) = guess_nominative(&w.low, look.case, plural);
        (plural, gender, look.case == Case::Dat && plural)
    } else {
        return None;
    };
    let _ = joined;
    let core = j + 1;
    let mut p = Phrase {
        start: i,
        head: j,
        core,
        end: core,
        plural,
        gender,
        people: Vec::new(),
        apposed: Vec::new(),
        strong,
    };
    complements(src, &mut p, end, look);
    Some(p)
}

fn modifier_is_plural(src: &Source<'_>, i: usize, case: Case) -> bool {
    let c = src.word(i).cases;
    c.meets(Cases::of(case, true)) && !(c.meets(Cases::of(case, false)) && case != Case::Dat)
}

fn head_at(src: &Source<'_>, i: usize, end: usize, case: Case) -> bool {
    (i..(i + 4).min(end))
        .take_while(|j| src.is_word(*j) || src.any(*j, &[","]))
        .any(|j| {
            src.word(j).noun.is_some_and(|n| n.cases.may(case))
                || is_abbreviation(src, j)
                || src.word(j).noun.is_none() && weak_head(src, j, case, true)
        })
}

/// A noun that no list knows, in the wanted case by its ending.
fn weak_head(src: &Source<'_>, i: usize, case: Case, agreeing: bool) -> bool {
    let w = src.word(i);
    if !w.cyrillic
        || w.infinitive
        || w.class
            & (class::PREP
                | class::ADVERB
                | class::CONJ
                | class::SUBORDINATE
                | class::THING
                | class::EVENT
                | class::POSS
                | class::NUMERAL
                | class::MONTH)
            != 0
        || w.verb.is_some()
    {
        return false;
    }
    let low = &*w.low;
    match case {
        Case::Dat => {
            let plural = (low.ends_with("ам") || low.ends_with("ям")) && low.chars().count() > 4;
            // «губпродкому»: a syllabic abbreviation, not an adjective.
            let syllabic = low.ends_with("кому")
                && src.large(i)
                && low.chars().count() > 6
                && src.word(i + 1).infinitive;
            plural
                || syllabic
                || (agreeing || src.large(i))
                    && (low.ends_with('у')
                        || low.ends_with('ю')
                        || low.ends_with('е')
                        || low.ends_with("ии"))
                    && !looks_adjective(low)
        }
        Case::Acc => {
            src.large(i)
                || agreeing
                || low.chars().count() > 5
                    && ["телей", "ников", "торов", "ентов", "истов", "анов"]
                        .iter()
                        .any(|e| low.ends_with(e))
        }
        Case::Nom => src.large(i),
        _ => false,
    }
}

/// A modifier that can stand in no other case than the wanted one (and instrumental, which no list of owners has).
fn strictly(src: &Source<'_>, i: usize, case: Case) -> bool {
    let c = src.word(i).cases;
    match case {
        Case::Dat => {
            c.may(Case::Dat) && !c.may(Case::Gen)
                || (src.low(i).ends_with("ой") || src.low(i).ends_with("ей"))
        }
        _ => c.may(case) && !c.may(Case::Gen),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, case: Case, lead: bool, expected: &[(&str, &str)]) {
        let src = Source::new(text);
        let (got, _) = owners(
            &src,
            Range::new(0, src.tokens.len()),
            Look {
                case,
                lead,
                listing: false,
                times: &[],
            },
        );
        let got: Vec<_> = got
            .iter()
            .map(|o| (src.text_of(o.range), o.name.as_str()))
            .collect();
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn datives_come_to_the_nominative() {
        let dat = |t, e: &[(&str, &str)]| check(t, Case::Dat, false, e);
        dat(
            "Центральному Совету ЛСО подготовить",
            &[("Центральному Совету ЛСО", "Центральный Совет ЛСО")],
        );
        dat(
            "Ревизионной комиссии проверить",
            &[("Ревизионной комиссии", "Ревизионная комиссия")],
        );
        dat(
            "Председателю и сопредседателям ЛСО созвать",
            &[
                ("Председателю", "Председатель ЛСО"),
                ("сопредседателям ЛСО", "сопредседатели ЛСО"),
            ],
        );
        dat(
            "ЦС ЛСО, региональным отделениям ЛСО создать",
            &[
                ("ЦС ЛСО", "ЦС ЛСО"),
                ("региональным отделениям ЛСО", "региональные отделения ЛСО"),
            ],
        );
        dat(
            "Юридическому отделу (т. Седов) и отделу печати опубликовать",
            &[
                ("Юридическому отделу", "Юридический отдел"),
                ("т. Седов", "Седов"),
                ("отделу печати", "отдел печати"),
            ],
        );
        dat(
            "главному редактору профессору Калинину П.С. подготовить",
            &[(
                "главному редактору профессору Калинину П.С.",
                "главный редактор профессор Калинин П.С.",
            )],
        );
        dat(
            "Отделу Союза по учету и хранению совместно с музеем доработать",
            &[(
                "Отделу Союза по учету и хранению",
                "Отдел Союза по учету и хранению",
            )],
        );
        dat(
            "Московскому и Тульскому обкомам провести",
            &[
                ("Московскому", "Московский обком"),
                ("Тульскому обкомам", "Тульский обком"),
            ],
        );
        dat(
            "цехам, складам и лабораториям провести",
            &[
                ("цехам", "цеха"),
                ("складам", "склады"),
                ("лабораториям", "лаборатории"),
            ],
        );
        dat(
            "председателям отделений и центров представить",
            &[(
                "председателям отделений и центров",
                "председатели отделений и центров",
            )],
        );
    }

    #[test]
    fn accusatives_come_to_the_nominative() {
        let acc = |t, e: &[(&str, &str)]| check(t, Case::Acc, false, e);
        acc(
            "Министерство культуры рассмотреть",
            &[("Министерство культуры", "Министерство культуры")],
        );
        acc(
            "секретаря союза Лукьянову Л.М.",
            &[(
                "секретаря союза Лукьянову Л.М.",
                "секретарь союза Лукьянова Л.М.",
            )],
        );
        acc(
            "ревизионную комиссию проверить",
            &[("ревизионную комиссию", "ревизионная комиссия")],
        );
    }

    #[test]
    fn leads_take_everything_before_the_colon() {
        check(
            "Директорам средних и начальных школ, музыкальных студий Нижнего района",
            Case::Dat,
            true,
            &[(
                "Директорам средних и начальных школ, музыкальных студий Нижнего района",
                "Директора средних и начальных школ, музыкальных студий Нижнего района",
            )],
        );
    }
}
