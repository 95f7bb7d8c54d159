//! Russian sentences of an operative part: verb, natures, owners, time, persons.
//!
//! The backbone of a sentence is what is left without quotations, brackets and times. A charge is an infinitive, its owner the
//! dative before it («Отделениям провести …»), or a verb of asking with its object («Поручить отделу подготовить …»).

use super::case::Case;
use super::owner::{Look, owners};
use super::people::{after_titles, person_at, titled};
use crate::clause::{Clause, Env, Found, Frame, Lead};
use crate::deadline::{MARKED, Time, choose};
use crate::lang::{Governs, class};
use crate::reading::{DeadlineKind, Nature};
use crate::token::{Range, Shape, Source};

impl Frame<'_> {
    fn look(&self, case: Case) -> Look<'_> {
        Look {
            case,
            lead: false,
            listing: false,
            times: &self.time_ranges,
        }
    }

    /// The first infinitive that rules the sentence, as an index of the spine.
    fn infinitive(&self, from: usize) -> Option<usize> {
        (from..self.spine.len()).find(|k| {
            let Some(&i) = self.spine.get(*k) else {
                return false;
            };
            self.src.word(i).infinitive && !self.subordinate_before(*k, from)
        })
    }

    /// Whether «чтобы», «который» and the like rule the place.
    fn subordinate_before(&self, k: usize, from: usize) -> bool {
        let mut open = false;
        for x in from..k {
            let Some(&i) = self.spine.get(x) else { break };
            if self.src.class(i, class::SUBORDINATE) && !self.src.any(i, &["так"]) {
                open = true;
            } else if open && self.src.is(i, ",") && x + 1 < k {
                // A comma closes the subordinate clause where what follows is no continuation of it.
                open = false;
            }
        }
        open
    }
}

/// The bodies that a verb of creating founds.
const FOUNDED: &[&str] = &[
    "комисси",
    "групп",
    "подгрупп",
    "центр",
    "штаб",
    "комитет",
    "совет",
    "бюро",
    "секретариат",
    "президиум",
    "подкомисси",
    "оргкомитет",
    "редколлеги",
    "редакци",
    "отдел",
    "секци",
    "сектор",
    "управлени",
    "коллеги",
    "инспекци",
    "бригад",
    "ячейк",
    "отделени",
    "должност",
    "пост",
    "дружин",
    "подкомитет",
    "правлени",
    "филиал",
    "представительств",
    "аппарат",
    "дирекци",
    "фракци",
    "служб",
    "палат",
    "ревком",
    "исполком",
    "агентств",
];

/// Reads the sentences of an item one by one.
pub(crate) fn sentence(src: &Source<'_>, r: Range, env: &Env, lead: Option<&Lead>) -> Vec<Clause> {
    let frame = Frame::new(src, r, env);
    let parts = split(&frame, lead.is_some());
    if parts.len() > 1 {
        return parts
            .into_iter()
            .enumerate()
            .flat_map(|(n, part)| {
                one(src, part, env, lead.filter(|_| n == 0)).map(|mut c| {
                    c.may_carry = true;
                    c
                })
            })
            .collect();
    }
    one(src, r, env, lead).into_iter().collect()
}

/// Where a sentence falls apart: an owner named anew with its own verb, or actions with times of their own.
fn split(f: &Frame<'_>, under_lead: bool) -> Vec<Range> {
    let src = f.src;
    let Some(first) = f.infinitive(0) else {
        return vec![f.r];
    };
    // After «Поручить» the first action is the next infinitive: what stands between are its owners.
    let asks = f.spine.get(first).is_some_and(|i| {
        src.word(*i)
            .verb
            .is_some_and(|v| v.governs != Governs::Nobody)
    });
    let first = if asks {
        f.infinitive(first + 1).unwrap_or(first)
    } else {
        first
    };
    let mut cuts: Vec<usize> = Vec::new();
    for k in first + 1..f.spine.len() {
        let Some(&i) = f.spine.get(k) else { break };
        if !src.any(i, &[",", ";", "а", "и"]) {
            continue;
        }
        let mut start = i + 1;
        while src.any(start, &["а", "и", "также"]) {
            start += 1;
        }
        if src.any(i, &["а", "и"]) && k > 0 && f.low(k - 1) == "," {
            continue;
        }
        if f.subordinate_before(k, first) {
            continue;
        }
        let (who, end) = owners(src, Range::new(start, f.r.b), f.look(Case::Dat));
        let sure = who
            .first()
            .is_some_and(|o| o.confidence > 0.9 && o.range.a == start);
        if !sure {
            continue;
        }
        // Between the owner and its verb stand only adverbs and adverbial phrases, no conjunction and no other verb.
        let verb = (end..f.r.b).find(|x| {
            src.word(*x).infinitive || src.any(*x, &[";", "чтобы", "которые", "который"])
        });
        let Some(verb) = verb.filter(|v| src.word(*v).infinitive && *v < end + 14) else {
            continue;
        };
        // «… ветеранам, семьям погибших и оказать помощь» goes on with the verb before.
        let joined = verb > 0
            && src.any(verb - 1, &["и", "или"])
            && !f.time_ranges.iter().any(|t| t.b == verb);
        if !joined {
            cuts.push(i);
        }
    }
    if cuts.is_empty() && !under_lead || cuts.is_empty() {
        cuts = split_by_times(f, first);
    }
    let mut out = Vec::new();
    let mut a = f.r.a;
    for cut in cuts {
        if cut > a {
            out.push(Range::new(a, cut));
        }
        a = cut + usize::from(!src.word(cut).infinitive);
        while src.any(a, &["а", "и", "также", ","]) {
            a += 1;
        }
    }
    out.push(Range::new(a, f.r.b));
    out
}

/// «до 1 мая подготовить … и до 1 июня представить …».
fn split_by_times(f: &Frame<'_>, first: usize) -> Vec<usize> {
    let src = f.src;
    let strong: Vec<&Time> = f.times.iter().filter(|t| t.rank >= MARKED).collect();
    if strong.len() < 2 {
        return Vec::new();
    }
    // The places where a further action begins: a conjunction, then perhaps a time or an adverb, then an infinitive.
    let mut starts = Vec::new();
    for k in first + 1..f.spine.len() {
        let Some(&i) = f.spine.get(k) else { break };
        if !src.any(i, &[",", "и", "а"]) || f.subordinate_before(k, first) {
            continue;
        }
        let mut j = i + 1;
        loop {
            if let Some(t) = f.time_ranges.iter().find(|t| t.a == j) {
                j = t.b;
            } else if src.class(j, class::ADVERB) || src.any(j, &["также", "и", ","]) {
                j += 1;
            } else {
                break;
            }
        }
        if src.word(j).infinitive && j < f.r.b {
            starts.push(i);
        }
    }
    let mut cuts = Vec::new();
    let mut from = f.r.a;
    for s in starts {
        let here = strong.iter().any(|t| t.range.a >= from && t.range.b <= s);
        let later = strong.iter().any(|t| t.range.a >= s);
        if here && later {
            cuts.push(s);
            from = s;
        }
    }
    cuts
}

/// One directive from one clause.
fn one(src: &Source<'_>, r: Range, env: &Env, lead: Option<&Lead>) -> Option<Clause> {
    let f = Frame::new(src, r, env);
    let mut c = Clause {
        range: r,
        rule: "ru.none",
        ..Clause::default()
    };
    c.time = choose(&f.times)
        .filter(|t| t.rank >= MARKED || time_expected(&f, t))
        .cloned();

    if let Some(done) = control(&f, &mut c) {
        return done.then_some(c);
    }
    let inf = f.infinitive(0);
    let fin = (0..f.spine.len()).find(|k| {
        f.spine.get(*k).is_some_and(|i| is_finite(src, *i)) && !f.subordinate_before(*k, 0)
    });
    match (inf, fin) {
        (Some(k), fin) if fin.is_none_or(|x| k < x) => infinitive_clause(&f, k, &mut c, lead),
        (_, Some(k)) => finite_clause(&f, k, &mut c),
        _ => {
            verbless(&f, &mut c);
        }
    }
    if c.natures.is_empty() {
        return None;
    }
    crate::lang::ru::seats::seats(src, r, &mut c);
    if let Some(lead) = lead.filter(|_| c.owners.is_empty()) {
        if lead.asks
            && c.natures.iter().any(|n| {
                matches!(
                    n,
                    Nature::Charge
                        | Nature::Form
                        | Nature::Amend
                        | Nature::Approve
                        | Nature::Elect
                        | Nature::Declare
                        | Nature::Authorize
                )
            })
        {
            // Under «Рекомендовать отделениям:» each action is asked for, whatever its own verb is.
            let formed = c.has(Nature::Form);
            c.natures = lead.natures.clone();
            if formed {
                c.add(Nature::Form);
            }
        } else if !lead.owners.is_empty() && !c.has(Nature::Appeal) {
            c.add(Nature::Charge);
            if !c.has(Nature::Form) {
                c.natures
                    .retain(|n| matches!(n, Nature::Charge | Nature::Control));
            }
        }
    }
    if c.has(Nature::Charge) || c.has(Nature::Appeal) {
        if c.time
            .as_ref()
            .is_some_and(|t| matches!(t.kind, DeadlineKind::Permanent | DeadlineKind::Recurrence))
        {
            c.add(Nature::Permanent);
        }
    } else if !c.natures.iter().any(|n| {
        matches!(
            n,
            Nature::Effect
                | Nature::Authorize
                | Nature::Control
                | Nature::Permanent
                | Nature::Form
                | Nature::Approve
        )
    }) {
        c.time = None;
    }
    if c.natures
        .iter()
        .all(|n| matches!(n, Nature::Approve | Nature::Form | Nature::Appoint))
    {
        // What is complete by adoption has no time of its own, unless it is marked as one.
        c.time = c
            .time
            .filter(|t| t.rank >= 100 && c.natures.contains(&Nature::Form));
    }
    Some(c)
}

/// A bare day or month tells when to act where it stands at the verb, before it, or at the end.
fn time_expected(f: &Frame<'_>, t: &Time) -> bool {
    let src = f.src;
    let before = t.range.a;
    let opens = before == f.r.a
        || f.spine
            .iter()
            .all(|i| *i > before || !src.word(*i).infinitive);
    let after_verb = before > f.r.a && src.word(before - 1).infinitive;

    let cited = before > f.r.a
        && (src.any(before - 1, &["от", "за", "на", "№", "состоянию"])
            || src.class(before - 1, class::KIND) && t.rank < 50);
    !cited && (opens || after_verb || t.rank >= 50)
}

fn is_finite(src: &Source<'_>, i: usize) -> bool {
    let w = src.word(i);
    w.verb
        .is_some_and(|v| v.form != crate::lang::VerbForm::Base)
        || src.any(
            i,
            &[
                "обязан",
                "обязана",
                "обязаны",
                "обязано",
                "должен",
                "должна",
                "должны",
                "должно",
                "вправе",
                "обязуется",
                "обязуются",
                "следует",
                "необходимо",
                "надлежит",
                "намерен",
                "намерена",
            ],
        )
        || w.cyrillic && present(&w.low) && w.class == 0
}

/// A third person in the present or future by its ending: «обеспечивает», «проводят», «опубликует».
fn present(low: &str) -> bool {
    let plain = low.strip_suffix("ся").unwrap_or(low);
    plain.chars().count() > 4
        && [
            "ает", "яет", "ует", "ит", "ают", "яют", "уют", "ят", "еет", "еют", "дет", "дут",
            "сет", "сут", "зует",
        ]
        .iter()
        .any(|e| plain.ends_with(e))
        && ![
            "защит",
            "кредит",
            "визит",
            "лимит",
            "аудит",
            "комитет",
            "авторитет",
            "приоритет",
            "бюджет",
            "дефицит",
            "совет",
            "ответ",
            "факультет",
            "отчет",
            "университет",
            "банкет",
        ]
        .iter()
        .any(|n| plain.starts_with(n))
}

/// «Контроль за выполнением настоящего постановления возложить на …». `Some(true)`: it is one.
fn control(f: &Frame<'_>, c: &mut Clause) -> Option<bool> {
    let src = f.src;
    let at = (0..f.spine.len().min(6)).find(|k| f.low(*k) == "контроль")?;
    let act = (0..f.spine.len()).find(|k| {
        f.spine.get(*k).is_some_and(|i| {
            src.word(*i)
                .verb
                .is_some_and(|v| matches!(v.lemma, "возложить" | "поручить"))
                || src.any(
                    *i,
                    &[
                        "оставить",
                        "оставляю",
                        "осуществлять",
                        "осуществляет",
                        "осуществляют",
                        "оставляет",
                        "осуществить",
                        "вести",
                        "закрепить",
                    ],
                )
        })
    })?;
    let about = f.stem(at, &["исполнени", "выполнени", "реализаци"]) || at == 0;
    if !about {
        return None;
    }
    let _ = at;
    c.verb = f.spine.get(act).copied();
    c.natures = vec![Nature::Control];
    c.rule = "ru.control";
    let verb = c.verb.unwrap_or(f.r.a);
    // «на …» may stand before or after the verb.
    let on =
        (f.r.a..f.r.b).find(|i| src.is(*i, "на") && (*i > verb || src.word(i + 1).noun.is_some()));
    if let Some(on) = on {
        c.owners = owners(src, Range::new(on + 1, f.r.b), f.look(Case::Acc)).0;
    }
    if c.owners.is_empty() {
        c.owners = owners(src, Range::new(verb + 1, f.r.b), f.look(Case::Dat)).0;
    }
    if c.owners.is_empty() {
        c.owners = leading_dative(f, at.max(act)).0;
    }
    Some(true)
}

/// Owners in the dative before the verb at `k` of the spine, and where they end.
fn leading_dative(f: &Frame<'_>, k: usize) -> (Vec<Found>, usize) {
    let src = f.src;
    let Some(&verb) = f.spine.get(k) else {
        return (Vec::new(), f.r.a);
    };
    let mut i = f.r.a;
    // An adverbial phrase may stand first: «В целях …, правлению подготовить».
    loop {
        let (found, end) = owners(src, Range::new(i, verb), f.look(Case::Dat));
        if !found.is_empty() {
            let plausible = found
                .first()
                .is_some_and(|o| o.confidence > 0.9 || o.range.a == f.r.a);
            return if plausible {
                (found, end)
            } else {
                (Vec::new(), f.r.a)
            };
        }
        // Go on after the next comma at the level of the sentence.
        match f
            .spine
            .iter()
            .find(|s| **s >= i && **s < verb && src.is(**s, ","))
        {
            Some(comma) => i = comma + 1,
            None => return (Vec::new(), f.r.a),
        }
    }
}

fn infinitive_clause(f: &Frame<'_>, k: usize, c: &mut Clause, lead: Option<&Lead>) {
    let src = f.src;
    let Some(&verb) = f.spine.get(k) else { return };
    c.verb = Some(verb);
    let (own, _) = leading_dative(f, k);
    let word = src.word(verb);
    let Some(v) = word.verb else {
        c.rule = "ru.infinitive";
        if own.is_empty() && src.is(verb + 1, ",") && src.is(verb + 2, "что") {
            // «Определить, что …»: a rule, not a task.
            c.add(Nature::Declare);
            return;
        }
        c.add(Nature::Charge);
        c.owners = own;
        appeal_beside(f, k, c);
        return;
    };
    c.rule = "ru.verb";
    let rest = Range::new(verb + 1, f.r.b);
    match v.governs {
        Governs::Dative | Governs::Accusative | Governs::On | Governs::Towards => {
            governed(f, k, v.governs, v.lemma, c, own);
            let asks = matches!(
                v.nature,
                Nature::Charge | Nature::Appeal | Nature::Authorize
            );
            if asks {
                c.natures = vec![v.nature];
                if v.lemma == "предоставить"
                    && !f.near(k + 1, 8, &["право", "полномоч", "возможност"])
                {
                    c.natures = vec![Nature::Charge];
                }
                if v.lemma == "делегировать" && c.owners.is_empty() {
                    c.natures = vec![Nature::Charge];
                }
            }
            if v.nature == Nature::Charge {
                if let Some(next) = f.infinitive(k + 1) {
                    creates(f, next, c);
                }
                appeal_beside(f, k, c);
            }
            return;
        }
        _ => {}
    }
    // «Полномочия комиссии прекратить»: the object stands before a verb that closes the clause.
    let closing = f
        .spine
        .get(k + 1)
        .is_none_or(|i| src.any(*i, &[".", ";", ",", "и"]) || src.class(*i, class::PREP));
    let near = |stems: &[&str]| {
        f.near(k + 1, 9, stems) || closing && f.near(k.saturating_sub(9), k.min(9), stems)
    };
    let any = |stems: &[&str]| f.stem(0, stems);
    let nature = match v.lemma {
        "принять" => {
            if any(&["сведению"]) {
                Some(Nature::Note)
            } else if near(&["участие", "меры", "исполнени", "руководств"])
                && !near(&["план", "программ"])
            {
                None
            } else {
                Some(Nature::Approve)
            }
        }
        "внести" => near(&["изменени", "дополнени", "поправк"]).then_some(Nature::Amend),
        "заменить" | "исключить" => (any(&[
            "слов",
            "пункт",
            "абзац",
            "цифр",
            "стать",
            "текст",
            "подпункт",
            "предложени",
        ]) && !near(&["состав", "член"]))
        .then_some(Nature::Amend)
        .or((v.lemma == "исключить" && near(&["состав", "член"])).then_some(Nature::Effect)),
        "дополнить" => any(&[
            "слов",
            "пункт",
            "абзац",
            "подпункт",
            "раздел",
            "стать",
            "предложени",
        ])
        .then_some(Nature::Amend),
        "изложить" => any(&["редакц"]).then_some(Nature::Amend),
        "организовать" => near(&["комисси", "групп", "штаб", "оргкомитет", "комитет"])
            .then_some(Nature::Form)
            .filter(|_| founded(f, k)),
        "создать" | "образовать" | "сформировать" | "учредить" => {
            founded(f, k).then_some(Nature::Form)
        }
        "ввести" => {
            if near(&["действие"]) {
                Some(Nature::Effect)
            } else if any(&["состав"]) {
                Some(Nature::Appoint)
            } else if near(&["должност", "пост"]) {
                Some(Nature::Form)
            } else {
                None
            }
        }
        "включить" => {
            (any(&["состав"]) && has_person(src, rest)).then_some(Nature::Appoint)
        }
        "вывести" => any(&["состав"]).then_some(Nature::Effect),
        "прекратить" => near(&["полномочи", "действи", "член"]).then_some(Nature::Effect),
        "продлить" => near(&["полномочи", "действи", "срок"]).then_some(Nature::Effect),
        "освободить" => any(&["должност", "обязанност", "полномочи", "работы", "поста"])
            .then_some(Nature::Effect),
        "считать" | "признать" => {
            if any(&["утрати"]) || any(&["недействующ"]) {
                Some(Nature::Repeal)
            } else if f.spine.iter().any(|i| src.class(*i, class::JUDGE))
                || any(&["выполненн", "исполненн"])
            {
                Some(Nature::Evaluate)
            } else if f.infinitive(k + 1).is_some() && near(&["необходим", "целесообразн", "важн"])
            {
                None
            } else {
                Some(Nature::Declare)
            }
        }
        "отметить" => Some(Nature::Declare),
        "установить" => (own.is_empty()
            && near(&["что", "размер", "срок", "норм", "взнос", "порядок"]))
        .then_some(Nature::Declare),
        "объявить" => near(&["благодарност", "выговор"]).then_some(Nature::Declare),
        "снять" => any(&["контроля"]).then_some(Nature::Repeal),
        "назначить" => {
            if let Some(at) = (0..f.spine.len()).find(|x| f.low(*x).starts_with("ответственн"))
            {
                responsible(f, at, c);
                c.natures = vec![Nature::Charge];
                return;
            }
            has_person(src, Range::new(f.r.a, f.r.b)).then_some(Nature::Appoint)
        }
        "поддержать" | "выразить" | "осудить" => {
            own.is_empty().then_some(v.nature)
        }
        _ => Some(v.nature),
    };
    let complete = nature.is_some_and(|n| n != Nature::Form) && own.is_empty();
    match nature {
        Some(n)
            if complete || n == Nature::Note || n == Nature::Evaluate || n == Nature::Repeal =>
        {
            c.natures = vec![n]
        }
        Some(Nature::Form) if own.is_empty() && lead.is_none_or(|l| l.owners.is_empty()) => {
            c.natures = vec![Nature::Form]
        }
        Some(Nature::Form) => c.natures = vec![Nature::Charge, Nature::Form],
        _ => {
            c.natures = vec![Nature::Charge];
            appeal_beside(f, k, c);
        }
    }
    // «Утвердить … и поручить …»: a second verb with its own nature in the same sentence.
    further(f, k, c);
    if !complete || c.has(Nature::Charge) && c.owners.is_empty() {
        c.owners = own;
    }
}

/// A further verb of another nature joined by «и», «,».
fn further(f: &Frame<'_>, k: usize, c: &mut Clause) {
    let src = f.src;
    for x in k + 2..f.spine.len() {
        let Some(&i) = f.spine.get(x) else { break };
        let joined = src.any(i.wrapping_sub(1), &["и", ",", "также"])
            || f.spine
                .get(x - 1)
                .is_some_and(|p| src.any(*p, &["и", ",", "также"]));
        let previous = f.spine.get(x - 1).copied().unwrap_or(i);
        if src.word(i).infinitive
            && src.word(i).verb.is_none()
            && src.any(previous, &["и", ";", ",", "также"])
            && !f.subordinate_before(x, k)
            && !c.has(Nature::Charge)
        {
            // «Утвердить план и направить его отделениям».
            c.add(Nature::Charge);
        }
        // «Отчёт принять к сведению, работу совета признать удовлетворительной»: the object stands before the verb.
        let object_first = !joined
            && src.word(i).infinitive
            && (k + 1..x).any(|y| matches!(f.low(y), "," | ";" | "и"))
            && !f.subordinate_before(x, k);
        if object_first
            && let Some(v) = src.word(i).verb
        {
            match v.lemma {
                "утвердить" | "одобрить" => c.add(Nature::Approve),
                "признать" | "считать" if f.spine.iter().skip(x).any(|y| src.class(*y, class::JUDGE)) => {
                    c.add(Nature::Evaluate)
                }
                "признать" | "считать" if f.near(x, 4, &["утрати"]) => c.add(Nature::Repeal),
                "отменить" => c.add(Nature::Repeal),
                "принять" if f.near(x, 4, &["сведению"]) => c.add(Nature::Note),
                _ => {}
            }
            continue;
        }
        let Some(v) = src
            .word(i)
            .verb
            .filter(|_| src.word(i).infinitive && joined && !f.subordinate_before(x, k))
        else {
            continue;
        };
        match v.nature {
            Nature::Charge | Nature::Appeal | Nature::Authorize if v.governs != Governs::Nobody => {
                let mut sub = Clause::default();
                governed(f, x, v.governs, v.lemma, &mut sub, Vec::new());
                if !sub.owners.is_empty() {
                    c.add(v.nature);
                    c.owners = sub.owners;
                }
            }
            Nature::Approve | Nature::Elect if v.lemma != "принять" => c.add(v.nature),
            _ => {}
        }
    }
}

/// The owners of a verb of asking.
fn governed(
    f: &Frame<'_>,
    k: usize,
    governs: Governs,
    lemma: &str,
    c: &mut Clause,
    before: Vec<Found>,
) {
    let src = f.src;
    let Some(&verb) = f.spine.get(k) else { return };
    let next = f
        .infinitive(k + 1)
        .and_then(|n| f.spine.get(n).copied())
        .unwrap_or(f.r.b);
    let zone = Range::new(verb + 1, next);
    c.owners = match governs {
        Governs::Dative => owners(src, zone, f.look(Case::Dat)).0,
        Governs::Accusative => owners(src, zone, f.look(Case::Acc)).0,
        Governs::On => {
            let on = (verb + 1..f.r.b).find(|i| src.is(*i, "на"));
            on.map_or_else(Vec::new, |on| {
                owners(src, Range::new(on + 1, f.r.b), f.look(Case::Acc)).0
            })
        }
        Governs::Towards => {
            let to = zone.iter().find(|i| src.any(*i, &["к", "ко"]));
            if to.is_none()
                && let Some(at) = zone
                    .iter()
                    .find(|i| src.any(*i, &["в", "во"]) && zone.has(i + 1))
            {
                // «в Министерство … с просьбой»: an office that is asked.
                let asked = f.near(
                    k + 1,
                    14,
                    &["просьб", "предложени", "призыв", "ходатайств", "требовани"],
                );
                let found = if asked {
                    owners(src, Range::new(at + 1, zone.b), f.look(Case::Acc)).0
                } else {
                    Vec::new()
                };
                c.owners = found;
                return;
            }
            to.map_or_else(Vec::new, |to| {
                owners(src, Range::new(to + 1, zone.b), f.look(Case::Dat)).0
            })
        }
        _ => Vec::new(),
    };
    if c.owners.is_empty() && governs == Governs::Dative {
        c.owners = before;
    }
    let _ = lemma;
}

/// «ответственным за … X»: the X is charged.
fn responsible(f: &Frame<'_>, at: usize, c: &mut Clause) {
    let src = f.src;
    let Some(&word) = f.spine.get(at) else { return };
    // A person or a body named after «за …», or before «ответственным».
    let mut i = word + 1;
    // «Ответственным … назначить X»: the verb stands between.
    if let Some(verb) = c.verb.filter(|v| *v > word) {
        i = verb + 1;
    }
    while i < f.r.b {
        let named = titled(src, i, f.r.b).is_some();
        let w = src.word(i);
        let body = w
            .noun
            .is_some_and(|n| n.cases.may(Case::Acc) && !n.cases.may(Case::Gen))
            && src.large(i);
        let animate = w.noun.is_some_and(|n| n.animate && n.cases.may(Case::Acc))
            && !src.is(i.wrapping_sub(1), "за");
        if named || body || animate {
            let (found, _) = owners(src, Range::new(i, f.r.b), f.look(Case::Acc));
            if !found.is_empty() {
                c.owners = found;
                return;
            }
        }
        i += 1;
    }
    if let Some(&verb) = c.verb.as_ref() {
        c.owners = owners(src, Range::new(verb + 1, word), f.look(Case::Acc)).0;
    }
}

/// The body that a verb of creating founds stands near it.
fn founded(f: &Frame<'_>, k: usize) -> bool {
    let src = f.src;
    let Some(&verb) = f.spine.get(k) else {
        return false;
    };
    // The object is the first noun after its adjectives.
    let mut seen = 0;
    for i in verb + 1..f.r.b.min(verb + 7) {
        let low = src.low(i);
        if FOUNDED.iter().any(|s| low.starts_with(s))
            && (src.word(i).cases.may(Case::Acc) || src.word(i).cases.may(Case::Gen))
        {
            return true;
        }
        let adjective = super::decline::looks_adjective(low)
            || src.class(i, class::PREP | class::POSS)
            || src.shape(i) == Shape::Upper
            || !src.is_word(i);
        if !adjective {
            seen += 1;
            if seen > 0 && !src.class(i, crate::lang::ACTOR | class::REGION) {
                return false;
            }
        }
    }
    false
}

fn creates(f: &Frame<'_>, k: usize, c: &mut Clause) {
    let founds = f.spine.get(k).is_some_and(|i| {
        f.src
            .word(*i)
            .verb
            .is_some_and(|v| v.nature == Nature::Form)
    });
    if founds && founded(f, k) {
        c.add(Nature::Form);
    }
}

/// To prepare or send an appeal is a charge and an appeal.
fn appeal_beside(f: &Frame<'_>, k: usize, c: &mut Clause) {
    let deed = f.spine.iter().skip(k).any(|i| {
        let l = f.src.low(*i);
        f.src.word(*i).infinitive
            && [
                "подготов",
                "направ",
                "принять",
                "состав",
                "разосл",
                "опублик",
                "разработ",
                "написа",
                "выступить",
                "обратит",
                "послать",
            ]
            .iter()
            .any(|s| l.starts_with(s))
    });
    if deed
        && f.spine.iter().skip(k + 1).any(|i| {
            f.src.any(
                *i,
                &[
                    "обращение",
                    "обращения",
                    "обращением",
                    "воззвание",
                    "воззвания",
                    "призыв",
                    "открытое",
                ],
            )
        })
    {
        c.add(Nature::Appeal);
    }
}

fn has_person(src: &Source<'_>, r: Range) -> bool {
    r.iter()
        .any(|i| person_at(src, after_titles(src, i, r.b), r.b).is_some())
}

fn finite_clause(f: &Frame<'_>, k: usize, c: &mut Clause) {
    let src = f.src;
    let Some(&i) = f.spine.get(k) else { return };
    c.verb = Some(i);
    c.rule = "ru.finite";
    let subject = || owners(src, Range::new(f.r.a, i), f.look(Case::Nom)).0;
    let acts = |src: &Source<'_>| {
        f.spine.first().is_some_and(|first| {
            let w = src.word(*first);
            src.class(*first, crate::lang::ACTOR)
                || w.class & class::EACH != 0
                || super::decline::looks_adjective(&w.low)
                    && f.spine
                        .get(1)
                        .is_some_and(|s| src.class(*s, crate::lang::ACTOR))
                || src.shape(*first) == Shape::Upper
        })
    };
    if src.any(i, &["вправе"]) {
        c.natures = vec![Nature::Authorize];
        c.owners = subject();
        return;
    }
    if src.any(i, &["следует", "необходимо", "надлежит"]) {
        c.natures = vec![Nature::Charge];
        c.owners = leading_dative(f, k).0;
        return;
    }
    let Some(v) = src.word(i).verb else {
        if acts(src) {
            c.natures = vec![Nature::Charge];
            c.owners = subject();
        } else if src.any(
            i,
            &[
                "обязан",
                "обязаны",
                "должны",
                "должен",
                "должна",
                "должно",
                "обязана",
            ],
        ) {
            c.natures = vec![Nature::Charge];
        }
        return;
    };
    match v.lemma {
        "вступает" | "действует" => c.natures = vec![Nature::Effect],
        "считать" => {
            c.natures = vec![if f.stem(0, &["утрати"]) {
                Nature::Repeal
            } else if f.spine.iter().any(|x| src.class(*x, class::JUDGE)) {
                Nature::Evaluate
            } else {
                Nature::Declare
            }];
        }
        "признать" => {
            c.natures = vec![if f.stem(0, &["утрати"]) {
                Nature::Repeal
            } else if f.spine.iter().any(|x| src.class(*x, class::JUDGE)) {
                Nature::Evaluate
            } else {
                Nature::Declare
            }]
        }
        "принять" if f.stem(0, &["сведению"]) => c.natures = vec![Nature::Note],
        "принять" if f.near(k + 1, 3, &["решени"]) => {}
        "внести" if !f.near(0, 12, &["изменени", "дополнени", "поправк"]) => {
            c.natures = vec![Nature::Charge]
        }
        "создать" | "образовать" | "сформировать" | "учредить" | "организовать" | "ввести" => {
            if founded(f, k) {
                c.natures = vec![Nature::Form];
            } else if acts(src) {
                c.natures = vec![Nature::Charge];
                c.owners = subject();
            }
        }
        _ => {
            c.natures = vec![if v.nature == Nature::Note {
                Nature::Declare
            } else {
                v.nature
            }];
            if v.governs != Governs::Nobody {
                governed(f, k, v.governs, v.lemma, c, leading_dative(f, k).0);
            }
        }
    }
}

/// A sentence without a verb: «Ответственный – Иванов И.И.» is read elsewhere; work may be judged without one.
fn verbless(f: &Frame<'_>, c: &mut Clause) {
    let src = f.src;
    if f.spine.iter().any(|i| src.class(*i, class::JUDGE)) {
        c.natures = vec![Nature::Evaluate];
        c.rule = "ru.judged";
    } else if f.spine.iter().any(|i| src.low(*i).starts_with("утратив")) {
        c.natures = vec![Nature::Repeal];
        c.rule = "ru.repealed";
    } else if f.spine.iter().any(|i| src.any(*i, &["сведению"])) {
        c.natures = vec![Nature::Note];
        c.rule = "ru.noted";
    } else if f.low(0) == "контроль" {
        c.natures = vec![Nature::Control];
        c.rule = "ru.control";
    }
}

/// The owners and natures that a lead passes down: «Отделениям:», «Рекомендовать отделениям:».
pub(crate) fn lead(src: &Source<'_>, r: Range, env: &Env) -> Lead {
    let end = if src.is(r.b.wrapping_sub(1), ":") {
        r.b - 1
    } else {
        r.b
    };
    let zone = Range::new(r.a, end);
    let f = Frame::new(src, zone, env);
    let mut out = Lead {
        range: zone,
        ..Lead::default()
    };
    let verb = (0..f.spine.len()).find(|k| {
        f.spine.get(*k).is_some_and(|i| {
            src.word(*i)
                .verb
                .is_some_and(|v| v.governs != Governs::Nobody)
        })
    });
    if let Some((k, v)) = verb.and_then(|k| {
        f.spine
            .get(k)
            .and_then(|i| src.word(*i).verb)
            .map(|v| (k, v))
    }) {
        let at = f.spine.get(k).copied().unwrap_or(zone.a);
        let case = if matches!(v.governs, Governs::Accusative | Governs::On) {
            Case::Acc
        } else {
            Case::Dat
        };
        out.natures = vec![v.nature];
        out.asks = true;
        let from = if v.governs == Governs::On {
            (at + 1..end)
                .find(|i| src.is(*i, "на"))
                .map_or(at + 1, |i| i + 1)
        } else {
            at + 1
        };
        let last = f
            .infinitive(k + 1)
            .and_then(|n| f.spine.get(n).copied())
            .unwrap_or(end);
        let look = Look {
            case,
            lead: last == end,
            listing: false,
            times: &f.time_ranges,
        };
        out.owners = owners(src, Range::new(from, last), look).0;
        return out;
    }
    out.natures = vec![Nature::Charge];
    match f.infinitive(0) {
        Some(k) => out.owners = leading_dative(&f, k).0,
        None => {
            let look = Look {
                case: Case::Dat,
                lead: true,
                listing: false,
                times: &f.time_ranges,
            };
            out.owners = owners(src, zone, look).0;
        }
    }
    out
}

/// Whether the words are an action of their own: an infinitive before any noun in the nominative could rule them.
pub(crate) fn is_action(src: &Source<'_>, r: Range, env: &Env) -> bool {
    let f = Frame::new(src, r, env);
    if src.class(r.a, class::PREP) && src.any(r.a, &["о", "об", "обо"]) {
        return false;
    }
    match f.infinitive(0) {
        Some(k) => {
            k < 3
                || !leading_dative(&f, k).0.is_empty()
                || f.spine.get(k).is_some_and(|i| src.word(*i).verb.is_some())
                || f.spine.iter().take(k).all(|i| {
                    src.class(*i, class::PREP | class::ADVERB)
                        || !src.is_word(*i)
                        || !src.word(*i).cases.may(Case::Nom)
                        || src.word(*i).cases.may(Case::Gen)
                })
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected`: each directive as `natures | owners | time`.
    fn check(text: &str, expected: &[&str]) {
        let src = Source::new(text);
        let env = Env {
            adopted: chrono::NaiveDate::from_ymd_opt(2023, 9, 18),
        };
        let got: Vec<String> = crate::sentence::sentences(&src, Range::new(0, src.tokens.len()))
            .into_iter()
            .flat_map(|s| sentence(&src, s, &env, None))
            .map(|c| {
                let natures: Vec<_> = c.natures.iter().map(|n| n.code()).collect();
                let owners: Vec<_> = c.owners.iter().map(|o| o.name.clone()).collect();
                let time = c.time.as_ref().map_or("", |t| src.text_of(t.range));
                format!("{} | {} | {time}", natures.join("+"), owners.join("; "))
            })
            .collect();
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn charges_name_their_owners() {
        check(
            "Правлению до 1 мая подготовить отчет.",
            &["charge | Правление | до 1 мая"],
        );
        check(
            "Поручить ревизионной комиссии проверить кассу.",
            &["charge | ревизионная комиссия | "],
        );
        check(
            "Обязать секретаря вести журнал.",
            &["charge | секретарь | "],
        );
        check(
            "Обновить сайт, членам союза присылать новости.",
            &["charge |  | ", "charge | члены союза | "],
        );
        check(
            "Правлению к 1 мая подготовить проект и до 1 июня разослать его.",
            &["charge | Правление | к 1 мая", "charge |  | до 1 июня"],
        );
        check(
            "Назначить ответственным за сбор взносов казначея Лыкова П.П.",
            &["charge | казначей Лыков П.П. | "],
        );
        check(
            "Постоянно вести учет.",
            &["charge+permanent |  | Постоянно"],
        );
    }

    #[test]
    fn acts_complete_by_adoption_have_no_owner() {
        check("Утвердить смету.", &["approve |  | "]);
        check("Отчет правления принять к сведению.", &["note |  | "]);
        check(
            "Работу совета считать удовлетворительной.",
            &["evaluate |  | "],
        );
        check(
            "Считать утратившим силу решение от 5 мая 2010 г. № 3.",
            &["repeal |  | "],
        );
        check("Создать рабочую группу.", &["form |  | "]);
        check("Создать школу молодого лектора.", &["charge |  | "]);
        check(
            "Настоящее решение вступает в силу с 1 января 2024 года.",
            &["effect |  | с 1 января 2024 года"],
        );
        check("Внести изменения в устав.", &["amend |  | "]);
    }

    #[test]
    fn control_and_appeals() {
        check(
            "Контроль за исполнением решения возложить на заместителя председателя Лыкову А.А.",
            &["control | заместитель председателя Лыкова А.А. | "],
        );
        check(
            "Рекомендовать отделениям провести собрания.",
            &["appeal | отделения | "],
        );
        check(
            "Просить Министерство культуры помочь музеям.",
            &["appeal | Министерство культуры | "],
        );
        check(
            "Обратиться к банкам с просьбой снизить плату.",
            &["appeal | банки | "],
        );
    }
}
