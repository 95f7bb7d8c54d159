//! A document's text as a gazette sets it: the parts between its reasons and its last item, nothing lost between them.

use crate::model::{Document, Item};
use veche_desk::components::document::Part;

/// A label that stands at the beginning of a line: longer ones are words.
const LABEL_MAX: usize = 12;

/// One part of the text, before it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Words without an item.
    Plain(String),
    /// A line with a printed label that is no item of its own: it leads those after it. The label stands bare, as those of items do.
    Lead(String, String),
    /// The item at this place of the list; its text, with the closing sign that the reading left out.
    Item(usize, String),
}

/// The text in pieces: reasons, resolving words, items, and what stands between them.
pub(super) fn pieces(document: &Document, items: &[Item]) -> Vec<Piece> {
    let source: Vec<char> = document.source.chars().collect();
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_key(|i| items[*i].span.start);
    let Some(first) = order
        .first()
        .map(|i| items[*i].span.start.min(source.len()))
    else {
        return vec![Piece::Plain(document.source.trim().to_owned())];
    };
    let mut out = Vec::new();
    let from = beginning(document, &source, first);
    if from == first
        && let Some(resolving) = &document.resolving
    {
        out.push(Piece::Plain(format!(
            "{}:",
            resolving.trim().trim_end_matches(':')
        )));
    }
    let mut at = from;
    for i in order {
        let (start, end) = (
            items[i].span.start.min(source.len()),
            items[i].span.end.min(source.len()),
        );
        if start > at {
            between(&source[at..start], items[i].label.as_deref(), &mut out);
        }
        out.push(Piece::Item(i, items[i].text.trim().to_owned()));
        at = at.max(end);
    }
    // The sign that closes the last item may stand outside of it.
    if let Some(sign) = source.get(at).filter(|c| matches!(c, '.' | ';' | ',')) {
        close(&mut out, &sign.to_string());
    }
    out
}

/// Where the shown text begins: with the reasons, or the resolving words where they are found before the first item.
fn beginning(document: &Document, source: &[char], first: usize) -> usize {
    if let Some(preamble) = document.preamble
        && preamble.start < first
    {
        return preamble.start;
    }
    let Some(words) = document
        .resolving
        .as_deref()
        .map(str::trim)
        .filter(|w| !w.is_empty())
    else {
        return first;
    };
    let head: String = source[..first].iter().collect();
    head.rfind(words)
        .map_or(first, |bytes| head[..bytes].chars().count())
}

/// What stands between two items: the sign that closes the one before, lines of their own, and the label of the one after, which is
/// shown in the margin.
fn between(gap: &[char], label: Option<&str>, out: &mut Vec<Piece>) {
    let gap: String = gap.iter().collect();
    let mut lines: Vec<&str> = gap.split('\n').collect();
    if let (Some(label), Some(last)) = (label, lines.last_mut()) {
        *last = without_label(last, label);
    }
    for (n, line) in lines.into_iter().enumerate() {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        if !line.chars().any(char::is_alphanumeric) {
            if n == 0 {
                close(out, line);
            }
            continue;
        }
        match label_of(line) {
            Some((label, rest)) => out.push(Piece::Lead(
                label.trim_end_matches(['.', ')']).to_owned(),
                rest.to_owned(),
            )),
            None => match out.last_mut() {
                Some(Piece::Plain(before)) => {
                    before.push('\n');
                    before.push_str(line);
                }
                _ => out.push(Piece::Plain(line.to_owned())),
            },
        }
    }
}

/// The line before an item without the item's own label at its end. A short line that holds another writing of it goes as a whole.
fn without_label<'a>(line: &'a str, label: &str) -> &'a str {
    let line = line.trim();
    let bare = line.trim_end_matches(['.', ')']);
    let last = label.rsplit('.').find(|p| !p.is_empty()).unwrap_or(label);
    let found = [label, last].into_iter().find_map(|l| bare.strip_suffix(l));
    match found.filter(|rest| rest.is_empty() || rest.ends_with(char::is_whitespace)) {
        Some(rest) => rest.trim_end(),
        None if line.chars().count() <= LABEL_MAX => "",
        None => line,
    }
}

fn close(out: &mut [Piece], sign: &str) {
    if let Some(Piece::Item(_, text)) = out.last_mut()
        && sign.chars().count() <= 2
        && !text.ends_with(['.', ';', ',', ':', '!', '?'])
    {
        text.push_str(sign);
    }
}

/// A printed label at the beginning of a line, and the rest: `3.`, `3.1.`, `а)`.
fn label_of(line: &str) -> Option<(&str, &str)> {
    let (label, rest) = line.split_once(char::is_whitespace)?;
    let inner = label.strip_suffix(['.', ')'])?;
    let figures = inner.chars().all(|c| c.is_ascii_digit() || c == '.')
        && inner.chars().any(|c| c.is_ascii_digit());
    let letter = inner.chars().count() == 1 && inner.chars().all(char::is_alphabetic);
    let short = label.chars().count() <= LABEL_MAX;
    (short && (figures || letter)).then(|| (label, rest.trim_start()))
}

/// How deep an item stands, by its label: `4` 0, `4.1` and `4.a` 1.
pub(super) fn depth(label: &str) -> u8 {
    let parts = label
        .trim_end_matches(['.', ')'])
        .split('.')
        .filter(|p| !p.is_empty())
        .count();
    u8::try_from(parts.saturating_sub(1)).unwrap_or(4).min(4)
}

/// A piece that is no item, for the gazette.
pub(super) fn plain_part(piece: &Piece, nth: usize) -> Option<Part> {
    match piece {
        Piece::Plain(text) => Some(Part::Text(text.clone())),
        Piece::Lead(label, text) => Some(Part::Item(veche_desk::components::Item {
            anchor: format!("lead-{nth}"),
            label: label.clone(),
            ours: false,
            depth: depth(label),
            text: text.clone(),
            aside: None,
        })),
        Piece::Item(..) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Count, Kind, Stretch};
    use uuid::Uuid;
    use veche_core::{BodyId, Day, DocumentId, Instant, ItemId, Short, Tongue};

    fn document(source: &str, preamble: Option<&str>, resolving: Option<&str>) -> Document {
        Document {
            id: DocumentId(Uuid::nil()),
            short: Short::from_bits(1),
            kind: Kind::Resolution,
            number: "1".into(),
            adopted_on: Day::new(2026, 6, 4).unwrap(),
            place: None,
            title: "О хорах".into(),
            body: BodyId(Uuid::nil()),
            convocation: None,
            tongue: Tongue::Ru,
            source: source.into(),
            fingerprint: String::new(),
            original: None,
            scan: None,
            count: Count::default(),
            signatories: vec![],
            preamble: preamble.map(|p| stretch(source, p)),
            resolving: resolving.map(str::to_owned),
            unfulfilled: vec![],
            archival: false,
            entered: Instant(0),
        }
    }

    fn stretch(source: &str, part: &str) -> Stretch {
        let start = source[..source.find(part).unwrap()].chars().count();
        Stretch {
            start,
            end: start + part.chars().count(),
        }
    }

    fn item(source: &str, label: Option<&str>, part: &str) -> Item {
        Item {
            id: ItemId(Uuid::nil()),
            position: 1,
            label: label.map(str::to_owned),
            text: part.into(),
            span: stretch(source, part),
            directives: vec![],
        }
    }

    #[test]
    fn text_between_items_is_kept_and_labels_are_not_doubled() {
        let source = "О ХОРАХ\n\nЗаслушав доклад.\n\nСовет решает:\n1. Петь громче;\n2. Отделениям:\n2.1. петь тише.\nПодпись";
        let doc = document(source, Some("Заслушав доклад."), Some("Совет решает"));
        let items = [
            item(source, Some("1"), "Петь громче"),
            item(source, Some("2.1"), "петь тише."),
        ];
        assert_eq!(
            pieces(&doc, &items),
            [
                Piece::Plain("Заслушав доклад.\nСовет решает:".into()),
                Piece::Item(0, "Петь громче;".into()),
                Piece::Lead("2".into(), "Отделениям:".into()),
                Piece::Item(1, "петь тише.".into()),
            ]
        );
    }

    #[test]
    fn without_reasons_the_resolving_words_begin() {
        let source = "Шапка\nСовет решает: 1. Петь.";
        let doc = document(source, None, Some("Совет решает"));
        let got = pieces(&doc, &[item(source, Some("1"), "Петь.")]);
        assert_eq!(
            got,
            [
                Piece::Plain("Совет решает:".into()),
                Piece::Item(0, "Петь.".into())
            ]
        );
        let other = document("1. Петь.", None, Some("РЕШИЛИ:"));
        let got = pieces(&other, &[item("1. Петь.", Some("1"), "Петь.")]);
        assert_eq!(
            got,
            [
                Piece::Plain("РЕШИЛИ:".into()),
                Piece::Item(0, "Петь.".into())
            ]
        );
    }

    #[test]
    fn a_text_without_items_is_shown_whole() {
        assert_eq!(
            pieces(&document(" Слова. ", None, None), &[]),
            [Piece::Plain("Слова.".into())]
        );
    }

    #[test]
    fn an_item_without_a_label_takes_no_words_from_the_line_before() {
        let source = "Совет решил: петь.";
        let got = pieces(
            &document(source, None, Some("Совет решил")),
            &[item(source, None, "петь.")],
        );
        assert_eq!(
            got,
            [
                Piece::Plain("Совет решил:".into()),
                Piece::Item(0, "петь.".into())
            ]
        );
    }

    #[test]
    fn stretches_outside_of_the_text_do_no_harm() {
        let doc = document("Петь.", None, None);
        let far = Item {
            span: Stretch { start: 50, end: 90 },
            text: String::new(),
            ..item("Петь.", None, "Петь.")
        };
        assert_eq!(
            pieces(&doc, &[far]).last(),
            Some(&Piece::Item(0, String::new()))
        );
    }

    #[test]
    fn depth_follows_the_label() {
        for (label, want) in [
            ("1", 0),
            ("2.1", 1),
            ("4.a", 1),
            ("2.1.", 1),
            ("1.2.3.4.5.6.7", 4),
            ("", 0),
        ] {
            assert_eq!(depth(label), want, "{label}");
        }
    }
}
