//! Words that may not be parted at the end of a line: a year and its «г.», № and its number, «пункт» and its number.
//!
//! For what is set, on a page or on paper; stored words, files and letters keep their plain spaces.

use std::borrow::Cow;

const NO_BREAK: char = '\u{a0}';

/// The same words, with spaces that do not break where a number belongs to the word beside it.
pub fn tied(s: &str) -> Cow<'_, str> {
    let mut out: Option<String> = None;
    let mut kept = 0;
    for (at, _) in s.match_indices(' ') {
        let (before, after) = s.split_at(at);
        if belongs(before, after.get(1..).unwrap_or_default()) {
            let out = out.get_or_insert_with(|| String::with_capacity(s.len() + 16));
            out.push_str(s.get(kept..at).unwrap_or_default());
            out.push(NO_BREAK);
            kept = at + 1;
        }
    }
    match out {
        None => Cow::Borrowed(s),
        Some(mut out) => {
            out.push_str(s.get(kept..).unwrap_or_default());
            Cow::Owned(out)
        }
    }
}

/// [`tied`] for the words of a page: what stands between its tags. Fields, code and scripts stay as they are.
pub fn tied_in_html(html: &str) -> Cow<'_, str> {
    /// In these, what is shown is what is sent or run.
    const LEFT: [&str; 6] = ["textarea", "pre", "code", "script", "style", "option"];
    if !html.contains([' ']) {
        return Cow::Borrowed(html);
    }
    let mut out = String::with_capacity(html.len() + 256);
    let mut rest = html;
    let mut left: Option<&str> = None;
    while let Some(open) = rest.find('<') {
        let (words, tag) = rest.split_at(open);
        match left {
            None => out.push_str(&tied(words)),
            Some(_) => out.push_str(words),
        }
        let end = end_of_tag(tag);
        let (tag, after) = tag.split_at(end);
        let bare = tag.trim_start_matches('<');
        match left {
            None => left = LEFT.into_iter().find(|name| names(bare, name)),
            Some(name) if bare.strip_prefix('/').is_some_and(|t| names(t, name)) => left = None,
            Some(_) => {}
        }
        out.push_str(tag);
        rest = after;
    }
    match left {
        None => out.push_str(&tied(rest)),
        Some(_) => out.push_str(rest),
    }
    Cow::Owned(out)
}

fn names(tag: &str, name: &str) -> bool {
    tag.strip_prefix(name)
        .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-'))
}

/// Bytes up to the end of a tag, its `>` counted; one within a quoted value does not end it.
fn end_of_tag(tag: &str) -> usize {
    let mut quoted = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quoted, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quoted = Some(byte),
            (Some(q), b) if q == b => quoted = None,
            _ => {}
        }
    }
    tag.len()
}

/// Whether what stands before a space and what stands after it are one.
fn belongs(before: &str, after: &str) -> bool {
    let number = after.starts_with(|c: char| c.is_ascii_digit());
    if before.ends_with('№') {
        return after.starts_with(char::is_alphanumeric);
    }
    if before.ends_with(|c: char| c.is_ascii_digit()) {
        return ["г.", "гг."].iter().any(|year| after.starts_with(year))
            || is_day_of(before, after);
    }
    number && word_before(before).is_some_and(counts)
}

/// Whether a number is a day and a month follows: «11 декабря», "11 December".
fn is_day_of(before: &str, after: &str) -> bool {
    const MONTHS: [&str; 24] = [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let figures = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let word = after
        .split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default();
    figures <= 2 && MONTHS.contains(&word)
}

/// The last word, with its full stop.
fn word_before(s: &str) -> Option<&str> {
    let bare = s.strip_suffix('.').unwrap_or(s);
    let letters: usize = bare
        .chars()
        .rev()
        .take_while(|c| c.is_alphabetic())
        .map(char::len_utf8)
        .sum();
    s.get(bare.len() - letters..).filter(|_| letters > 0)
}

/// Whether a word counts by the number that follows: «п.», «пунктом», "item".
fn counts(word: &str) -> bool {
    const SHORT: [&str; 5] = ["п.", "пп.", "ст.", "No.", "no."];
    const WHOLE: [&str; 11] = [
        "пункт",
        "пункта",
        "пункту",
        "пунктом",
        "пункте",
        "пункты",
        "пунктов",
        "пунктам",
        "пунктах",
        "item",
        "items",
    ];
    if word.ends_with('.') {
        return SHORT.contains(&word);
    }
    // Short and lower or capital at its beginning: no need to fold the whole of every word.
    let mut letters = word.chars();
    let first = letters.next().map(|c| c.to_lowercase().next().unwrap_or(c));
    WHOLE.iter().any(|w| {
        let mut of = w.chars();
        of.next() == first && of.as_str() == letters.as_str()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(plain: &str, want: &str) {
        assert_eq!(tied(plain), want.replace('_', "\u{a0}"));
    }

    #[test]
    fn numbers_stay_with_their_words() {
        check(
            "Постановление № 4 от 4 июня 2017 г. о пункте 3",
            "Постановление №_4 от 4_июня 2017_г. о пункте_3",
        );
        check(
            "11 December 2023, 2017 мая, 5 майских",
            "11_December 2023, 2017 мая, 5 майских",
        );
        check(
            "п. 2, пп. 3 и 4, ст. 5; Пункт 6",
            "п._2, пп._3 и 4, ст._5; Пункт_6",
        );
        check("2017 гг. и 2018 год", "2017_гг. и 2018 год");
        check("Resolution No. 4, item 2", "Resolution No._4, item_2");
        check("№ б/н и № ", "№_б/н и № ");
        check(
            "тип. 3, шт. 4, контрпункт 5, пункт шесть, на 5 г",
            "тип. 3, шт. 4, контрпункт 5, пункт шесть, на 5 г",
        );
        check("", "");
        check(" ", " ");
        check("без чисел", "без чисел");
    }

    #[test]
    fn only_the_words_of_a_page_are_tied() {
        let page = "<p title=\"№ 1 > № 2\">№ 1</p><textarea name='a'>№ 2 <b>№ 3</textarea><option>№ 4</option><optgroup>№ 5</optgroup> № 6";
        assert_eq!(
            tied_in_html(page),
            "<p title=\"№ 1 > № 2\">№\u{a0}1</p><textarea name='a'>№ 2 <b>№ 3</textarea><option>№ 4</option><optgroup>№\u{a0}5</optgroup> №\u{a0}6"
        );
        assert_eq!(tied_in_html("<p>№ 1 <"), "<p>№\u{a0}1 <");
        assert_eq!(tied_in_html("<a title=\"№ 1"), "<a title=\"№ 1");
    }

    proptest::proptest! {
        #[test]
        fn tying_changes_spaces_only(s in "[ №пункт1-9г.<>\"/a-z]{0,60}") {
            proptest::prop_assert_eq!(tied(&s).replace('\u{a0}', " "), s.clone());
            proptest::prop_assert_eq!(tied_in_html(&s).replace('\u{a0}', " "), s);
        }
    }
}
