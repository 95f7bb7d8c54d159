//! `veche read --explain`: for each value the rule, and the words that led to it.

use super::read::Said;
use super::table::{Look, block, line, shorten};
use serde_json::{Value, json};
use veche_lang::Lang;
use veche_prose::{Explanation, Reading};

/// Letters of a value, or of a word that led to it, that are shown.
const SHOWN: usize = 70;

/// Under the table of a document: what each value is, and why it was read so. A value of which the reader is not sure begins with `?`.
pub(super) fn of(l: &Lang, look: Look, said: &Said) -> String {
    let mut out = String::new();
    line(&mut out, "");
    line(&mut out, &look.strong(&l.t("prose-why-title")));
    for e in said.reading.explain() {
        let field = l.t(&format!("prose-field-{}", e.field.code()));
        let words = l.quote(&shorten(&e.words.text, SHOWN));
        let head = match place(&said.reading, &e) {
            Some(item) => l.with(
                "cli-read-why-in",
                [
                    ("field", field.into()),
                    ("words", words.into()),
                    ("item", item.into()),
                ],
            ),
            None => l.with(
                "cli-read-why-of",
                [("field", field.into()), ("words", words.into())],
            ),
        };
        line(&mut out, "");
        line(
            &mut out,
            &if e.sure {
                head
            } else {
                look.question(&format!("? {head}"))
            },
        );
        let because: Vec<String> = e
            .because
            .iter()
            .map(|(_, w)| l.quote(&shorten(w, SHOWN)))
            .collect();
        let sentence = l.with(
            "prose-why",
            [
                ("sentence", l.t(e.key).into()),
                ("words", because.join(", ").into()),
            ],
        );
        block(
            &mut out,
            look,
            "",
            &format!(
                "{sentence} {}",
                l.with("prose-why-sure", [("percent", e.percent().into())])
            ),
        );
    }
    out
}

/// The item that a value belongs to, as printed or by its position in brackets.
fn place(reading: &Reading, e: &Explanation) -> Option<String> {
    let mut path = e.path.split('/');
    let item = match (path.next(), path.next()) {
        (Some("items"), Some(n)) => reading.items.get(n.parse::<usize>().ok()?)?,
        _ => return None,
    };
    Some(super::table::shown(item))
}

/// The same as data: the key `explain` of the JSON.
pub(super) fn json(reading: &Reading) -> Value {
    reading
        .explain()
        .iter()
        .map(|e| {
            let because: Vec<Value> = e
                .because
                .iter()
                .map(|(span, text)| json!({"start": span.start, "end": span.end, "text": text}))
                .collect();
            json!({"path": e.path, "field": e.field.code(), "rule": e.rule, "because": because, "sure": e.sure})
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use veche_core::Tongue;
    use veche_prose::{Lexicon, read};

    #[test]
    fn every_value_says_why_in_both_languages() {
        let text = "ПОСТАНОВЛЕНИЕ № 4\nСовет постановляет:\n1. Поручить правлению до 1 мая 2020 года купить мел.\n2. Утвердить план.\n";
        let (reading, remarks) = read(text, &Lexicon::new());
        let said = Said {
            reading,
            remarks,
            notes: vec![],
        };
        for (tongue, sentence) in [
            (Tongue::Ru, "Кому поручают: дательный падеж."),
            (Tongue::En, "To whom it is entrusted: the dative."),
        ] {
            let l = crate::speak::lang(tongue, &[crate::TEXTS, veche_directives::TEXTS]).unwrap();
            let out = of(&l, Look::of_stdout(), &said);
            assert!(out.contains(sentence), "{out}");
            assert!(out.contains("правлению"), "{out}");
            assert!(!out.contains('⟦'), "{out}");
        }
        let all = json(&said.reading);
        let owner = all
            .as_array()
            .unwrap()
            .iter()
            .find(|e| e["field"] == "owner")
            .unwrap();
        assert_eq!(owner["path"], "items/0/directives/0/owners/0");
        assert_eq!(owner["because"][0]["text"], "Поручить");
    }
}
