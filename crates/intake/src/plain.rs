//! Plain text. It keeps its lines, blanks and indents: a span must find its place in the file again.

use unicode_normalization::UnicodeNormalization;

use crate::flow::{Flow, kept};
use crate::{CannotRead, Extracted, Format, Limits, Note, charset};

pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Extracted, CannotRead> {
    let (text, encoding) = charset::decode(bytes, None);
    let mut flow = Flow::new(limits.chars_max);
    flow.notes.extend(encoding.map(Note::Encoding));
    for (at, line) in lines(&text).split('\n').enumerate() {
        flow.line(line, at == 0)?;
    }
    flow.finish(Format::Text)
}

/// A text with one kind of line end and without what cannot be seen.
pub(crate) fn lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = '\0';
    let ends = text.chars().filter_map(|c| {
        let after_cr = std::mem::replace(&mut before, c) == '\r';
        match c {
            '\r' => Some('\n'),
            '\n' if after_cr => None,
            c => kept(c),
        }
    });
    out.extend(ends.nfc());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_keeps_indents_and_blank_lines() {
        let x = read(
            "\u{feff}Пункты\r\n\r\n\t1. Дело\r  конец \n".as_bytes(),
            &Limits::default(),
        )
        .unwrap();
        assert_eq!(x.text, "Пункты\n\n\t1. Дело\n  конец \n");
        let spots: Vec<_> = x
            .places
            .iter()
            .map(|p| (p.start, p.end, p.paragraph))
            .collect();
        assert_eq!(spots, [(0, 6, 1), (8, 16, 2), (17, 25, 3)]);
        assert_eq!(
            x.text.chars().skip(8).take(8).collect::<String>(),
            "\t1. Дело"
        );
    }

    #[test]
    fn plain_text_says_which_encoding_it_took() {
        let (bytes, _, _) = encoding_rs::KOI8_R.encode("Решение собрания о сроках");
        let x = read(&bytes, &Limits::default()).unwrap();
        assert_eq!(
            (x.text.as_str(), x.notes),
            ("Решение собрания о сроках", vec![Note::Encoding("KOI8-R")])
        );
    }
}
