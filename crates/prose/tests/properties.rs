//! What holds for any text: no panic, places that are true, trailing spaces that change nothing.

use proptest::prelude::*;
use veche_prose::{Lexicon, Quote, Reading, Span, case_forms, deadline, read};

/// All quotes of a reading.
fn quotes(r: &Reading) -> Vec<Quote> {
    let h = &r.header;
    let mut out: Vec<Quote> = [
        &h.body,
        &h.number,
        &h.place,
        &h.title,
        &h.resolving,
        &r.preamble,
    ]
    .into_iter()
    .flatten()
    .cloned()
    .collect();
    out.extend(h.kind.iter().map(|k| k.quote.clone()));
    out.extend(h.date.iter().map(|d| d.quote.clone()));
    for s in &h.signatories {
        out.push(s.name.clone());
        out.extend(s.role.clone());
    }
    out.extend(r.unfulfilled.iter().cloned());
    for i in &r.items {
        out.push(i.quote.clone());
        out.extend(i.label.clone());
        out.extend(i.lead.clone());
        for d in &i.directives {
            out.push(d.quote.clone());
            out.extend(d.verb.clone());
            out.extend(d.owners.iter().map(|o| o.quote.clone()));
            out.extend(d.deadline.iter().map(|d| d.quote.clone()));
            out.extend(d.attachments.iter().cloned());
            for a in &d.appointments {
                out.push(a.name.clone());
                out.extend(a.role.clone());
            }
        }
    }
    out
}

fn check(text: &str) {
    let (reading, remarks) = read(text, &Lexicon::new());
    let points: Vec<char> = text.chars().collect();
    for q in quotes(&reading) {
        let Span { start, end } = q.span;
        assert!(
            start < end && end <= points.len(),
            "{start}..{end} of {} by {}",
            points.len(),
            q.rule
        );
        let there: String = points[start..end].iter().collect();
        assert_eq!(there, q.text);
        assert!((0.0..=1.0).contains(&q.confidence));
    }
    // Items stand in the order of the text and do not overlap; directives lie in theirs.
    for pair in reading.items.windows(2) {
        assert!(pair[0].quote.span.end <= pair[1].quote.span.start);
    }
    for item in &reading.items {
        for d in &item.directives {
            assert!(item.quote.span.contains(d.quote.span));
        }
    }
    for remark in remarks {
        assert!(remark.span().is_none_or(|s| s.end <= points.len()));
        assert!(remark.key().starts_with("prose-"));
    }
}

/// Words that the grammars look for, in any order: far nastier than random letters.
fn words() -> impl Strategy<Value = String> {
    let list = vec![
        "Совет",
        "постановляет",
        ":",
        ".",
        ",",
        "\n",
        "\n\n",
        "1.",
        "2.1.",
        "а)",
        "б)",
        "Поручить",
        "правлению",
        "и",
        "до",
        "1",
        "мая",
        "2020",
        "года",
        "(",
        ")",
        "«",
        "»",
        "Иванов",
        "И.И.",
        "в составе",
        "контроль",
        "возложить на",
        "не выполнено",
        "решение",
        "Ответственный:",
        "Срок:",
        "RESOLVED",
        "that",
        "the Board",
        "shall",
        "by",
        "May",
        "be it further",
        "WHEREAS",
        "and",
        "(a)",
        "•",
        "|",
        "Owner",
        "No.",
        "–",
        "Minutes of",
        "was asked to",
        "\"",
        "II.",
        "B.",
        "№",
        "ПРОТОКОЛ",
        "РЕШИЛИ:",
        "г.",
        "Москва",
        "каждые",
        "в течение",
        "within",
        "days",
        "each",
        "at",
        "on a",
        "basis",
        "прилагается",
        "Annex",
        "\t",
        "   ",
        "'",
        "/",
        "-",
    ];
    proptest::collection::vec(proptest::sample::select(list), 0..60).prop_map(|w| w.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_without_panic_and_its_places_are_true(text in "\\PC{0,300}|[а-яА-Яa-zA-Z0-9 .,:;()\\n«»–-]{0,300}") {
        check(&text);
    }

    #[test]
    fn any_row_of_official_words_is_read_without_panic(text in words()) {
        check(&text);
    }

    #[test]
    fn trailing_spaces_change_nothing(text in words()) {
        let spaced: String = text.lines().map(|l| format!("{l}  \n")).collect();
        let plain: String = text.lines().map(|l| format!("{l}\n")).collect();
        let (a, _) = read(&plain, &Lexicon::new());
        let (b, _) = read(&spaced, &Lexicon::new());
        let words = |r: &Reading| r.items.iter().map(|i| (i.number.clone(), i.quote.text.split_whitespace().collect::<Vec<_>>().join(" "))).collect::<Vec<_>>();
        prop_assert_eq!(words(&a), words(&b));
    }

    #[test]
    fn any_name_and_any_deadline_is_safe(text in "\\PC{0,60}|[А-Яа-я. ]{0,40}") {
        let _ = case_forms(&text);
        let _ = deadline::read_one(&text, veche_prose::Lang::Ru, None);
        let _ = deadline::read_one(&text, veche_prose::Lang::En, None);
    }
}

#[test]
fn nothing_and_bare_signs_are_said_to_be_nothing() {
    for text in ["", "   \n", "*** --- 123", "\u{feff}"] {
        let (reading, remarks) = read(text, &Lexicon::new());
        assert!(reading.items.is_empty());
        assert_eq!(remarks, vec![veche_prose::Remark::NothingToRead]);
    }
}
