//! An infinitive that rules: charges, and acts complete by adoption.

use super::*;

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

pub(super) fn infinitive_clause(f: &Frame<'_>, k: usize, c: &mut Clause, lead: Option<&Lead>) {
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
        Governs::Dative
        | Governs::Accusative
        | Governs::On
        | Governs::Towards
        | Governs::Before => {
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
                    // «Делегировать на съезд Кравец Л.Д.»: persons get a seat.
                    c.natures = vec![if has_person(src, rest) {
                        Nature::Appoint
                    } else {
                        Nature::Charge
                    }];
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
pub(super) fn further(f: &Frame<'_>, k: usize, c: &mut Clause) {
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
        if object_first && let Some(v) = src.word(i).verb {
            match v.lemma {
                "утвердить" | "одобрить" => c.add(Nature::Approve),
                "признать" | "считать"
                    if f.spine.iter().skip(x).any(|y| src.class(*y, class::JUDGE)) =>
                {
                    c.add(Nature::Evaluate)
                }
                "признать" | "считать" if f.near(x, 4, &["утрати"]) => {
                    c.add(Nature::Repeal)
                }
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

/// The body that a verb of creating founds stands near it.
pub(super) fn founded(f: &Frame<'_>, k: usize) -> bool {
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
        let adjective = crate::lang::ru::decline::looks_adjective(low)
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

pub(super) fn creates(f: &Frame<'_>, k: usize, c: &mut Clause) {
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
pub(super) fn appeal_beside(f: &Frame<'_>, k: usize, c: &mut Clause) {
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

pub(super) fn has_person(src: &Source<'_>, r: Range) -> bool {
    r.iter()
        .any(|i| person_at(src, after_titles(src, i, r.b), r.b).is_some())
}
