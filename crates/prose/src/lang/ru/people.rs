//! Names of people in Russian texts.

use crate::lang::class;
use crate::token::{Gap, Range, Shape, Source};

fn initial(src: &Source<'_>, i: usize) -> bool {
    src.shape(i) == Shape::Letter
        && src.word(i).cyrillic
        && src.any(i + 1, &[".", ","])
        && src.gap(i + 1) == Gap::None
}

fn surname(src: &Source<'_>, i: usize) -> bool {
    src.is_word(i)
        && src.word(i).cyrillic
        && (src.shape(i) == Shape::Capital
            || src.shape(i) == Shape::Upper && src.low(i).chars().count() > 3)
        && !src.class(
            i,
            crate::lang::ACTOR | class::PREP | class::MONTH | class::KIND,
        )
        && src.word(i).verb.is_none()
}

fn patronymic(src: &Source<'_>, i: usize) -> bool {
    let low = src.low(i);
    surname(src, i)
        && [
            "вич",
            "вича",
            "вичу",
            "вичем",
            "вна",
            "вны",
            "вне",
            "вну",
            "вной",
            "ична",
            "ичны",
            "ичне",
            "ичну",
            "ьич",
            "ьича",
            "ьичу",
        ]
        .iter()
        .any(|e| low.ends_with(e))
}

/// Whether a name is a woman's, where a patronymic or a given name tells.
pub(crate) fn feminine(src: &Source<'_>, r: Range) -> Option<bool> {
    r.iter().find_map(|i| {
        let low = src.low(i);
        let ends = |list: &[&str]| list.iter().any(|e| low.ends_with(e));
        if low.chars().count() > 5
            && ends(&[
                "вна",
                "вны",
                "вне",
                "вну",
                "вной",
                "ична",
                "ичны",
                "ичне",
                "ичну",
                "ичной",
            ])
        {
            Some(true)
        } else if low.chars().count() > 5
            && ends(&[
                "вич",
                "вича",
                "вичу",
                "вичем",
                "виче",
                "ьич",
                "ьича",
                "ьичу",
                "ьичем",
            ])
        {
            Some(false)
        } else {
            crate::lang::given_sex(low)
        }
    })
}

/// The end of a person's name that begins at `i`: surname with initials on either side, or a full name.
pub(crate) fn person_at(src: &Source<'_>, i: usize, end: usize) -> Option<usize> {
    if surname(src, i) && i + 2 < end + 1 {
        if i + 2 < end && initial(src, i + 1) && src.is(i + 2, ".") {
            // «ПРЕДСЕДАТЕЛЬ КОМИТЕТА ТОПЛИВА В. ТАРАСОВ»: the initial belongs to the name after it.
            if src.shape(i) == Shape::Upper
                && i + 3 < end
                && surname(src, i + 3)
                && src.gap(i + 3) != Gap::Line
                && src.shape(i + 3) == Shape::Upper
            {
                return None;
            }
            let second = i + 4 < end && initial(src, i + 3);
            // «Т.К,»: a comma in the place of the second stop stays outside.
            let b = if !second {
                i + 3
            } else if src.is(i + 4, ".") {
                i + 5
            } else {
                i + 4
            };
            return Some(b.min(end));
        }
        // «Гуз Н И»: initials without stops.
        let bare = |k: usize| {
            k < end
                && src.shape(k) == Shape::Letter
                && src.word(k).cyrillic
                && src.gap(k) == Gap::Space
        };
        if bare(i + 1) && bare(i + 2) && !src.is(i + 3, ".") {
            return Some(i + 3);
        }
        if i + 2 < end && surname(src, i + 1) && patronymic(src, i + 2) {
            return Some(i + 3);
        }
        if i + 1 < end && patronymic(src, i + 1) {
            return Some(
                if i + 2 < end && surname(src, i + 2) && src.gap(i + 2) == Gap::Space {
                    i + 3
                } else {
                    i + 2
                },
            );
        }
    }
    // «Артём Юферев», «Юферев Артём».
    if i + 1 < end
        && surname(src, i)
        && surname(src, i + 1)
        && matches!(src.gap(i + 1), Gap::Space)
        && (src.class(i, class::GIVEN) != src.class(i + 1, class::GIVEN))
        && src.shape(i) == src.shape(i + 1)
    {
        return Some(i + 2);
    }
    if i + 2 < end && initial(src, i) && src.is(i + 1, ".") {
        let mut j = i + 2;
        if j + 1 < end && initial(src, j) && src.is(j + 1, ".") {
            j += 2;
        }
        if j < end && surname(src, j) && src.gap(j) != Gap::Line {
            return Some(j + 1);
        }
    }
    None
}

/// Skips «т.», «тов.», «профессор», «академик» before a name.
pub(crate) fn after_titles(src: &Source<'_>, i: usize, end: usize) -> usize {
    let mut j = i;
    while j < end && src.class(j, class::TITLE_WORD)
        || j < end
            && src.shape(j) == Shape::Small
            && src.any(
                j,
                &["т", "тт", "проф", "акад", "доц", "д", "к", "канд", "докт"],
            )
            && src.is(j + 1, ".")
    {
        j += 1;
        while j < end
            && (src.is(j, ".")
                || src.shape(j) == Shape::Small
                    && src.any(j, &["м", "н", "ф", "э", "т", "п", "и", "х"])
                    && src.is(j + 1, ".")
                    && src.gap(j) == Gap::None)
        {
            j += 1;
        }
    }
    j
}

/// A name, perhaps after titles: the whole range and the range of the name alone.
pub(crate) fn titled(src: &Source<'_>, i: usize, end: usize) -> Option<(Range, Range)> {
    let j = after_titles(src, i, end);
    if let Some(b) = person_at(src, j, end) {
        return Some((Range::new(i, b), Range::new(j, b)));
    }
    // «т. Седов».
    (j > i && surname(src, j) && j < end).then(|| (Range::new(i, j + 1), Range::new(j, j + 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        let src = Source::new(text);
        let got = titled(&src, 0, src.tokens.len()).map(|(_, n)| src.text_of(n));
        assert_eq!(got, expected);
    }

    #[test]
    fn names_with_initials_and_titles() {
        check("Лукьянова Л.М. (руководитель)", Some("Лукьянова Л.М."));
        check("В.Н. Пахомов", Some("В.Н. Пахомов"));
        check("т. Седов)", Some("Седов"));
        check("профессор Н.Е.Рощина", Some("Н.Е.Рощина"));
        check(
            "Ивану Петровичу Сидорову поручить",
            Some("Ивану Петровичу Сидорову"),
        );
        check("Совет ветеранов", None);
    }
}
