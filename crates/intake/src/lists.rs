//! The numbers of automatic lists, written out as a reader sees them.

/// How a number is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Digits {
    Decimal,
    /// 01, 02.
    Padded,
    Letter {
        upper: bool,
    },
    Roman {
        upper: bool,
    },
    Russian {
        upper: bool,
    },
    Bullet,
    /// Nothing at all.
    None,
}

/// The letters of Russian lists: no ё, й, ъ, ь (ECMA-376, 17.18.59, `russianLower`).
const RUSSIAN: &str = "абвгдежзиклмнопрстуфхцчшщыэюя";

/// A bullet in the text; what font and sign the writer chose is of no account.
pub(crate) const BULLET: &str = "-";

impl Digits {
    /// `n` in these digits. What the system cannot write (zero in Roman) is decimal.
    pub(crate) fn write(self, n: i64) -> String {
        match self {
            Digits::Decimal => n.to_string(),
            Digits::Padded => format!("{n:02}"),
            Digits::Letter { upper } => case(repeated("abcdefghijklmnopqrstuvwxyz", n), upper, n),
            Digits::Russian { upper } => case(repeated(RUSSIAN, n), upper, n),
            Digits::Roman { upper } => case(roman(n), upper, n),
            Digits::Bullet => BULLET.to_owned(),
            Digits::None => String::new(),
        }
    }
}

fn case(written: Option<String>, upper: bool, n: i64) -> String {
    match written {
        Some(w) if upper => w.to_uppercase(),
        Some(w) => w,
        None => n.to_string(),
    }
}

/// After the last letter come doubled ones, as office programs have it: z, aa, bb.
fn repeated(letters: &str, n: i64) -> Option<String> {
    let at = usize::try_from(n.checked_sub(1)?).ok()?;
    let count = letters.chars().count();
    let times = at / count + 1;
    let letter = letters.chars().nth(at % count)?;
    (times <= 20).then(|| letter.to_string().repeat(times))
}

fn roman(mut n: i64) -> Option<String> {
    const STEPS: [(i64, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if !(1..4000).contains(&n) {
        return None;
    }
    let mut out = String::new();
    for (step, sign) in STEPS {
        while n >= step {
            out.push_str(sign);
            n -= step;
        }
    }
    Some(out)
}

/// The counters of one list, a level each.
#[derive(Debug, Clone, Default)]
pub(crate) struct Counters {
    at: [Option<i64>; LEVELS],
}

/// Levels of a list in Word; OpenDocument has ten.
pub(crate) const LEVELS: usize = 10;

impl Counters {
    /// Counts on at `level`; deeper levels begin anew.
    pub(crate) fn next(&mut self, level: usize, start: i64) {
        let level = level.min(LEVELS - 1);
        self.at[level] = Some(self.at[level].map_or(start, |n| n.saturating_add(1)));
        self.at[level + 1..].fill(None);
    }

    /// Sets the number that `level` shows next.
    pub(crate) fn restart(&mut self, level: usize) {
        if let Some(n) = self.at.get_mut(level) {
            *n = None;
        }
    }

    /// The number at `level`; for one not yet counted, where it would begin.
    pub(crate) fn at(&self, level: usize, start: i64) -> i64 {
        self.at.get(level).copied().flatten().unwrap_or(start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(digits: Digits, n: i64, expected: &str) {
        assert_eq!(digits.write(n), expected, "{digits:?} {n}");
    }

    #[test]
    fn digits_are_written_as_office_programs_do() {
        check(Digits::Padded, 7, "07");
        check(Digits::Letter { upper: false }, 26, "z");
        check(Digits::Letter { upper: false }, 28, "bb");
        check(Digits::Roman { upper: true }, 1994, "MCMXCIV");
        check(Digits::Roman { upper: true }, 0, "0");
        check(Digits::Russian { upper: false }, 10, "к");
        check(Digits::Russian { upper: true }, 26, "Ы");
        check(Digits::Russian { upper: false }, 30, "аа");
        check(Digits::Russian { upper: false }, -1, "-1");
        check(
            Digits::Letter { upper: false },
            i64::MAX,
            "9223372036854775807",
        );
        check(Digits::Decimal, i64::MIN, "-9223372036854775808");
    }

    #[test]
    fn deeper_levels_begin_anew() {
        let mut c = Counters::default();
        c.next(0, 1);
        c.next(1, 1);
        c.next(1, 1);
        assert_eq!((c.at(0, 1), c.at(1, 1)), (1, 2));
        c.next(0, 1);
        assert_eq!((c.at(0, 1), c.at(1, 1)), (2, 1));
    }
}
