//! What holds for any text: no panic, places that are true, trailing spaces that change nothing.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout
)]

mod invariants;
#[path = "measure/mod.rs"]
mod measure;

use invariants::check;
use proptest::prelude::*;
use serde_json::Value;
use veche_prose::{Lexicon, Reading, case_forms, deadline, read};

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

/// What a reading says, without places: the values that must not change with the manner of writing.
fn said(text: &str) -> Vec<String> {
    let r = read(text, &Lexicon::new()).0.to_json();
    let fold = |v: &Value| -> String {
        let mut out = String::new();
        for c in v.as_str().unwrap_or("-").chars() {
            if c.is_alphanumeric() {
                out.extend(c.to_lowercase().map(|l| if l == 'ё' { 'е' } else { l }));
            }
        }
        out
    };
    let h = &r["header"];
    let mut out: Vec<String> = [
        "kind",
        "body",
        "number",
        "date",
        "place",
        "title",
        "resolving",
    ]
    .iter()
    .map(|k| format!("{k} {}", fold(&h[*k])))
    .collect();
    for s in h["signatories"].as_array().unwrap() {
        out.push(format!("signed {} {}", fold(&s["name"]), fold(&s["role"])));
    }
    out.push(format!("preamble {}", fold(&r["preamble"]["text"])));
    for u in r["unfulfilled"].as_array().unwrap() {
        out.push(format!("unfulfilled {}", fold(&u["text"])));
    }
    for i in r["items"].as_array().unwrap() {
        out.push(format!("item {} {}", fold(&i["number"]), fold(&i["text"])));
        for d in i["directives"].as_array().unwrap() {
            out.push(format!("  directive {} {}", fold(&d["text"]), d["natures"]));
            for o in d["owners"].as_array().unwrap() {
                out.push(format!("    owner {}", fold(&o["name"])));
            }
            out.push(format!(
                "    deadline {} {}",
                fold(&d["deadline"]["type"]),
                d["deadline"]["value"]
            ));
            for a in d["appointments"].as_array().unwrap() {
                out.push(format!(
                    "    seat {} {}",
                    fold(&a["name"]),
                    fold(&a["role"])
                ));
            }
        }
    }
    out
}

/// Reads every document of the corpus and the samples in another manner of writing and expects the same.
fn same_in_another_manner(name: &str, change: impl Fn(&str) -> String) {
    let mut changed = Vec::new();
    for folder in ["tests/corpus", "tests/samples"] {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        for d in measure::documents(&folder) {
            let (a, b) = (said(&d.text), said(&change(&d.text)));
            if a != b {
                let at = a.iter().zip(&b).find(|(x, y)| x != y);
                changed.push(format!("{}: {at:?}", d.name));
            }
        }
    }
    assert!(changed.is_empty(), "{name}:\n{}", changed.join("\n"));
}

#[test]
fn corpus_read_the_same_with_trailing_spaces() {
    same_in_another_manner("trailing spaces", |t| {
        t.lines().map(|l| format!("{l}   \n")).collect()
    });
}

#[test]
fn corpus_read_the_same_without_yo() {
    same_in_another_manner("ё as е", |t| t.replace('ё', "е").replace('Ё', "Е"));
}

#[test]
fn corpus_read_the_same_with_other_quotes() {
    same_in_another_manner("quotes", |t| t.replace(['“', '”', '„'], "\""));
    same_in_another_manner("apostrophes", |t| t.replace('’', "'"));
}

#[test]
fn corpus_read_the_same_with_other_dashes() {
    same_in_another_manner("em dashes", |t| t.replace('–', "—"));
    same_in_another_manner("en dashes", |t| t.replace('—', "–"));
}

#[test]
fn corpus_read_the_same_with_hard_spaces() {
    same_in_another_manner("hard spaces between words", |t| {
        let mut out = String::new();
        let points: Vec<char> = t.chars().collect();
        for (n, c) in points.iter().enumerate() {
            let between = n > 0
                && *c == ' '
                && points[n - 1].is_alphanumeric()
                && points.get(n + 1).is_some_and(|c| c.is_alphanumeric());
            out.push(if between { '\u{a0}' } else { *c });
        }
        out
    });
}

#[test]
fn corpus_read_the_same_with_windows_line_ends() {
    same_in_another_manner("line ends", |t| t.replace('\n', "\r\n"));
}

/// Makes each line a paragraph parted by a blank line, wrapped at so many columns; not for tables and columns, nor for texts that were
/// wrapped by hand, whose lines are no paragraphs.
fn wrapped(text: &str, width: usize) -> Option<String> {
    let blocks: Vec<&str> = text.lines().filter(|l| !l.trim().is_empty()).collect();
    let by_hand = blocks
        .iter()
        .filter(|b| {
            b.trim_end()
                .ends_with(|c: char| c.is_lowercase() || c == ',')
                && b.chars().count() > 50
        })
        .count();
    if by_hand > 1
        || blocks
            .iter()
            .any(|b| b.contains(['\t', '|']) || b.trim().contains("   "))
    {
        return None;
    }
    let mut out = String::new();
    for block in blocks {
        let mut column = 0;
        for word in block.split_whitespace() {
            let n = word.chars().count();
            if column > 0 && column + 1 + n > width {
                out.push('\n');
                column = 0;
            } else if column > 0 {
                out.push(' ');
                column += 1;
            }
            out.push_str(word);
            column += n;
        }
        out.push_str("\n\n");
    }
    Some(out)
}

#[test]
fn corpus_read_the_same_when_paragraphs_are_wrapped() {
    // Each line of these becomes a paragraph parted by a blank line, then wrapped.
    let mut seen = 0;
    let mut changed = Vec::new();
    for d in measure::documents(&measure::folder()) {
        let Some(narrow) = wrapped(&d.text, 64) else {
            continue;
        };
        seen += 1;
        let whole = wrapped(&d.text, usize::MAX).unwrap();
        for text in [narrow, wrapped(&d.text, 90).unwrap()] {
            let (a, b) = (said(&whole), said(&text));
            if a != b {
                changed.push(format!(
                    "{}: {:?}",
                    d.name,
                    a.iter().zip(&b).find(|(x, y)| x != y)
                ));
            }
        }
    }
    assert!(seen > 3, "only {seen} documents are parted by blank lines");
    assert!(changed.is_empty(), "{}", changed.join("\n"));
}

#[test]
fn corpus_read_the_same_with_titles_in_capitals() {
    let mut changed = Vec::new();
    for d in measure::documents(&measure::folder()) {
        let Some(title) = d.gold["header"]["title"].as_str() else {
            continue;
        };
        if title.contains(['"', '«', '\n']) {
            continue;
        }
        let capital = d.text.replacen(title, &title.to_uppercase(), 1);
        let (a, b) = (said(&d.text), said(&capital));
        if a != b {
            changed.push(format!(
                "{}: {:?}",
                d.name,
                a.iter().zip(&b).find(|(x, y)| x != y)
            ));
        }
    }
    assert!(changed.is_empty(), "{}", changed.join("\n"));
}

#[test]
fn texts_that_once_broke_the_reader_are_read() {
    let folder = measure::folder().join("fuzz");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        check(&std::fs::read_to_string(entry.unwrap().path()).unwrap());
        seen += 1;
    }
    assert!(seen > 0);
}
