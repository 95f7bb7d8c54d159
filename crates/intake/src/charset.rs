//! Which encoding a text is in. Russian texts come in five; the letters themselves tell which.

use encoding_rs::{
    Encoding, IBM866, ISO_8859_5, KOI8_R, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1252,
    X_MAC_CYRILLIC,
};

/// Enough of a text to judge it by.
const SAMPLE_BYTES: usize = 64 * 1024;

/// The text, and the name of the encoding if it was not UTF-8. `declared` is what the file says of itself; it is believed where
/// it does not contradict the letters.
pub(crate) fn decode(
    bytes: &[u8],
    declared: Option<&'static Encoding>,
) -> (String, Option<&'static str>) {
    let encoding = encoding_of(bytes, declared);
    let (text, used, _) = encoding.decode(bytes);
    (text.into_owned(), (used != UTF_8).then(|| used.name()))
}

/// The first characters of a text, for a look at it.
pub(crate) fn head(bytes: &[u8], len: usize) -> String {
    let encoding = encoding_of(&bytes[..bytes.len().min(SAMPLE_BYTES)], None);
    encoding
        .decode(&bytes[..bytes.len().min(len)])
        .0
        .into_owned()
}

/// Whether these bytes can be text: in texts control characters are rare, NUL stands only in UTF-16.
pub(crate) fn is_text(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE_BYTES)];
    if wide(sample).is_some() {
        return true;
    }
    let odd = sample
        .iter()
        .filter(|b| matches!(b, 0..=8 | 0xe..=0x1a | 0x1c..=0x1f | 0x7f))
        .count();
    let nul = sample.iter().filter(|b| **b == 0).count();
    // One stray character in a short paste is no reason to refuse it.
    nul * 1000 <= sample.len() && odd * 50 <= sample.len()
}

fn encoding_of(bytes: &[u8], declared: Option<&'static Encoding>) -> &'static Encoding {
    if let Some((marked, _)) = Encoding::for_bom(bytes) {
        return marked;
    }
    let sample = &bytes[..bytes.len().min(SAMPLE_BYTES)];
    if let Some(wide) = wide(sample) {
        return wide;
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => return UTF_8,
        // A UTF-8 text with one broken byte is still UTF-8: in another encoding every second letter would be noise.
        Err(_) if mostly_utf8(sample) => return UTF_8,
        Err(_) => {}
    }
    // The order settles a draw.
    let candidates = [
        WINDOWS_1251,
        WINDOWS_1252,
        KOI8_R,
        IBM866,
        ISO_8859_5,
        X_MAC_CYRILLIC,
    ];
    let mut best = (WINDOWS_1251, i64::MIN);
    let believed = declared.filter(|d| d.is_single_byte());
    for candidate in believed.into_iter().chain(candidates) {
        let score = score(candidate, sample);
        if score > best.1 {
            best = (candidate, score);
        }
    }
    best.0
}

/// UTF-16: by its mark, or because one byte of each pair is nearly always 0 (Latin, blanks) or 4 (Cyrillic).
fn wide(sample: &[u8]) -> Option<&'static Encoding> {
    if let Some((marked, _)) = Encoding::for_bom(sample) {
        return (marked != UTF_8).then_some(marked);
    }
    let pairs = sample.len() / 2;
    if pairs < 4 || !sample.contains(&0) {
        return None;
    }
    let high = |at: usize| {
        sample
            .chunks_exact(2)
            .filter(|pair| matches!(pair[at], 0 | 4))
            .count()
    };
    let nul = |at: usize| sample.chunks_exact(2).filter(|pair| pair[at] == 0).count();
    if high(1) * 10 >= pairs * 9 && nul(0) * 10 < pairs {
        Some(UTF_16LE)
    } else if high(0) * 10 >= pairs * 9 && nul(1) * 10 < pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn mostly_utf8(sample: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in sample.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += chunk.invalid().len();
    }
    good > bad * 10
}

/// How much a reading looks like a text. Judged are only the characters beyond ASCII and their neighbours.
fn score(encoding: &'static Encoding, sample: &[u8]) -> i64 {
    let (text, _) = encoding.decode_without_bom_handling(sample);
    let mut score = 0;
    let mut before = ' ';
    for c in text.chars() {
        score += match (letter(before), letter(c)) {
            // Cyrillic beside Latin in one word, a capital after a small letter: signs of a wrong table.
            (Letter::Cyrillic { .. }, Letter::Latin) | (Letter::Latin, Letter::Cyrillic { .. }) => {
                -6
            }
            (Letter::Cyrillic { small: true, .. }, Letter::Cyrillic { small: false, .. }) => -6,
            (_, Letter::Cyrillic { small, common }) => 1 + i64::from(small) + 2 * i64::from(common),
            // A French or German letter has plain ones beside it; a row of accented ones is a wrong table.
            (Letter::Accented, Letter::Accented) => -4,
            (Letter::Latin, Letter::Accented) => 3,
            (_, Letter::Accented) => 0,
            (_, Letter::Noise) => -4,
            _ => 0,
        };
        before = c;
    }
    score
}

enum Letter {
    Latin,
    Accented,
    Cyrillic { small: bool, common: bool },
    Noise,
    Other,
}

fn letter(c: char) -> Letter {
    match c {
        'a'..='z' | 'A'..='Z' => Letter::Latin,
        'а'..='я' | 'А'..='Я' | 'ё' | 'Ё' | 'і' | 'ї' | 'є' | 'ґ' | 'ў' => {
            Letter::Cyrillic {
                small: c.is_lowercase(),
                common: "оеаинтсрвлкмдпу".contains(c),
            }
        }
        '«' | '»' | '„' | '“' | '”' | '‘' | '’' | '–' | '—' | '…' | '№' | '§' | '°' | '•' | '·'
        | '\u{a0}' | '©' | '®' => Letter::Other,
        c if c.is_ascii() => Letter::Other,
        c if c.is_alphabetic() && (c as u32) < 0x250 => Letter::Accented,
        _ => Letter::Noise,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUSSIAN: &str = "Конференция постановляет: 1. Поручить Совету до 1 мая 2024 г. подготовить «План работы» — №7.";
    const SHORT: &str = "Протокол № 3";
    const FRENCH: &str = "Décision du comité: préparer “un café” à Genève — déjà adopté.";

    fn check(text: &str, encoding: &'static Encoding) {
        let (bytes, _, failed) = encoding.encode(text);
        assert!(!failed, "{text} does not fit {}", encoding.name());
        let (decoded, name) = decode(&bytes, None);
        assert_eq!(decoded, text, "{}", encoding.name());
        assert_eq!(name, Some(encoding.name()));
    }

    #[test]
    fn decode_finds_the_cyrillic_table() {
        check(RUSSIAN, WINDOWS_1251);
        check(SHORT, WINDOWS_1251);
        for table in [KOI8_R, IBM866] {
            check(
                "Конференция постановляет: поручить Совету подготовить план работы.",
                table,
            );
            check("ПОСТАНОВЛЕНИЕ Пленума. О созыве съезда", table);
        }
        check(FRENCH, WINDOWS_1252);
    }

    #[test]
    fn decode_finds_utf16_with_and_without_mark() {
        for mark in ["", "\u{feff}"] {
            let text = format!("{mark}{RUSSIAN}");
            let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            assert_eq!(decode(&le, None), (RUSSIAN.to_owned(), Some("UTF-16LE")));
            assert_eq!(decode(&be, None), (RUSSIAN.to_owned(), Some("UTF-16BE")));
        }
    }

    #[test]
    fn decode_keeps_utf8_with_one_broken_byte() {
        let mut bytes = RUSSIAN.as_bytes().to_vec();
        bytes.push(0xff);
        assert_eq!(
            decode(&bytes, Some(WINDOWS_1251)),
            (format!("{RUSSIAN}\u{fffd}"), None)
        );
    }

    #[test]
    fn decode_believes_utf8_over_a_false_declaration() {
        assert_eq!(
            decode(RUSSIAN.as_bytes(), Some(KOI8_R)),
            (RUSSIAN.to_owned(), None)
        );
    }
}
