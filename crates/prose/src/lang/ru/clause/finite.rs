//! A finite verb that rules, and sentences without a verb.

use super::*;

pub(super) fn is_finite(src: &Source<'_>, i: usize) -> bool {
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
pub(super) fn present(low: &str) -> bool {
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

pub(super) fn finite_clause(f: &Frame<'_>, k: usize, c: &mut Clause) {
    let src = f.src;
    let Some(&i) = f.spine.get(k) else { return };
    c.verb = Some(i);
    c.rule = "ru.finite";
    let subject = || all_owners(src, Range::new(f.r.a, i), f.look(Case::Nom)).0;
    let acts = |src: &Source<'_>| {
        f.spine.first().is_some_and(|first| {
            let w = src.word(*first);
            src.class(*first, crate::lang::ACTOR)
                || w.class & class::EACH != 0
                || crate::lang::ru::decline::looks_adjective(&w.low)
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
pub(super) fn verbless(f: &Frame<'_>, c: &mut Clause) {
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
