//! Sums of money: «15 000 рублей», «148 тыс. руб.», «1,5 млн рублей», "£1,200", "KES 40 million", "15,000 crowns".

use serde::{Deserialize, Serialize};

use super::{grouped, item_at};
use crate::reading::{Item, Quote};
use crate::token::{Gap, Range, Source};

/// A sum of money.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Money {
    /// The words.
    pub quote: Quote,
    /// The amount as a decimal number («148000», «1500000», «99.50»).
    pub amount: String,
    /// The currency as ISO 4217 names it, where the words tell; `None` for coins that several countries share.
    pub currency: Option<String>,
    /// The position of the item that names it.
    pub item: Option<usize>,
}

/// Signs and codes before or after a number.
const SIGNS: &[(&str, &str)] = &[
    ("$", "USD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("₽", "RUB"),
    ("¥", "JPY"),
    ("₴", "UAH"),
    ("₸", "KZT"),
    ("₹", "INR"),
    ("usd", "USD"),
    ("eur", "EUR"),
    ("gbp", "GBP"),
    ("chf", "CHF"),
    ("kes", "KES"),
    ("jpy", "JPY"),
    ("cny", "CNY"),
    ("inr", "INR"),
    ("cad", "CAD"),
    ("aud", "AUD"),
    ("nzd", "NZD"),
    ("sek", "SEK"),
    ("nok", "NOK"),
    ("dkk", "DKK"),
    ("pln", "PLN"),
    ("czk", "CZK"),
    ("huf", "HUF"),
    ("zar", "ZAR"),
    ("ngn", "NGN"),
    ("brl", "BRL"),
    ("mxn", "MXN"),
    ("try", "TRY"),
    ("rub", "RUB"),
    ("uah", "UAH"),
    ("kzt", "KZT"),
    ("byn", "BYN"),
];

/// Names of coins by the beginning of the word; an empty code where several countries have them.
const NAMES: &[(&str, &str)] = &[
    ("рубл", "RUB"),
    ("руб", "RUB"),
    ("доллар", "USD"),
    ("евро", "EUR"),
    ("гривен", "UAH"),
    ("тенге", "KZT"),
    ("юан", "CNY"),
    ("иен", "JPY"),
    ("фунт", "GBP"),
    ("pounds", "GBP"),
    ("euros", "EUR"),
    ("euro", "EUR"),
    ("dollars", ""),
    ("crowns", ""),
    ("francs", ""),
    ("shillings", ""),
    ("rupees", ""),
    ("pesos", ""),
    ("rubles", "RUB"),
    ("roubles", "RUB"),
    ("yen", "JPY"),
    ("yuan", "CNY"),
    ("zloty", "PLN"),
];

fn sign(src: &Source<'_>, i: usize) -> Option<&'static str> {
    let low = src.low(i);
    let code = low.chars().count() == 3 && low.is_ascii();
    SIGNS
        .iter()
        .find(|(s, _)| *s == low)
        .filter(|_| !code || src.large(i))
        .map(|(_, c)| *c)
}

fn name(src: &Source<'_>, i: usize) -> Option<&'static str> {
    let low = src.low(i);
    NAMES
        .iter()
        .find(|(n, _)| {
            low.strip_prefix(n).is_some_and(|rest| {
                rest.chars().count() <= 3
                    && (low.chars().next().is_some_and(|c| c > 'z') || rest.is_empty())
            })
        })
        .map(|(_, c)| *c)
}

/// How many zeros a word stands for, and the token after it: «тыс.», «млн», "million".
fn zeros(src: &Source<'_>, i: usize) -> Option<(usize, usize)> {
    let low = src.low(i);
    let n = if low == "тыс"
        || low.starts_with("тысяч")
        || low == "thousand"
        || low == "k" && src.gap(i) == Gap::None
    {
        3
    } else if low == "млн"
        || low.starts_with("миллион")
        || low == "million"
        || low == "m" && src.gap(i) == Gap::None
    {
        6
    } else if low == "млрд" || low.starts_with("миллиард") || low == "billion" || low == "bn"
    {
        9
    } else {
        return None;
    };
    Some((
        n,
        if src.is(i + 1, ".") && src.word(i).cyrillic {
            i + 2
        } else {
            i + 1
        },
    ))
}

/// A decimal number with its zeros: the digits without needless ones.
fn amount(digits: &str, fraction: &str, zeros: usize) -> String {
    let mut whole = digits.to_owned();
    let mut rest: Vec<char> = fraction.chars().collect();
    for _ in 0..zeros {
        whole.push(if rest.is_empty() { '0' } else { rest.remove(0) });
    }
    let trimmed = whole.trim_start_matches('0');
    let whole = if trimmed.is_empty() { "0" } else { trimmed };
    if rest.is_empty() {
        whole.to_owned()
    } else {
        format!("{whole}.{}", rest.iter().collect::<String>())
    }
}

pub(super) fn find(src: &Source<'_>, s: Range, items: &[Item], out: &mut Vec<Money>) {
    let mut i = s.a;
    while i < s.b {
        match at(src, i, s) {
            Some((mut money, next)) => {
                money.item = item_at(items, money.quote.span);
                out.push(money);
                i = next;
            }
            None => i += 1,
        }
    }
}

fn at(src: &Source<'_>, i: usize, s: Range) -> Option<(Money, usize)> {
    let before = sign(src, i).filter(|_| src.is_number(i + 1) && i + 1 < s.b);
    let start = if before.is_some() { i + 1 } else { i };
    let (digits, mut j) = grouped(src, start, s.b)?;
    if digits.len() > 15 {
        return None;
    }
    // The fraction: «1,5», «99.50», «4 512,3».
    let mut fraction = "";
    if src.any(j, &[",", "."])
        && src.is_number(j + 1)
        && src.gap(j) == Gap::None
        && src.gap(j + 1) == Gap::None
        && j + 1 < s.b
        && src.low(j + 1).len() <= 2
    {
        fraction = src.low(j + 1);
        j += 2;
    }
    let mut zero = 0;
    // «85 000 (восьмидесяти пяти тысяч) рублей».
    let aside = |k: usize| -> usize {
        if src.is(k, "(") {
            (k..s.b.min(k + 10))
                .find(|x| src.is(*x, ")"))
                .map_or(k, |x| x + 1)
        } else {
            k
        }
    };
    let after_aside = aside(j);
    if let Some((z, next)) = zeros(src, j).filter(|_| j < s.b) {
        zero = z;
        j = next;
    } else if after_aside > j && (name(src, after_aside).is_some()) {
        j = after_aside;
    }
    let mut currency = before;
    if currency.is_none() {
        currency = sign(src, j).or_else(|| name(src, j)).filter(|_| j < s.b);
        currency?;
        let short = src.any(j, &["руб", "р"]) && src.is(j + 1, ".") && j + 1 < s.b;
        j += if short { 2 } else { 1 };
        // «70 рублей 50 копеек».
        if let Some(kopecks) = src
            .number(j)
            .filter(|k| *k < 100 && fraction.is_empty() && zero == 0)
            .filter(|_| src.low(j + 1).starts_with("коп") && j + 1 < s.b)
        {
            let quote = src.quote(Range::new(i, j + 2), 0.95, "money.words");
            let value = amount(&digits, &format!("{kopecks:02}"), 0);
            return Some((make(quote, value, currency), j + 2));
        }
    }
    let rule = if before.is_some() {
        "money.sign"
    } else {
        "money.words"
    };
    let quote = src.quote(Range::new(i, j.min(s.b)), 0.95, rule);
    Some((make(quote, amount(&digits, fraction, zero), currency), j))
}

fn make(quote: Quote, amount: String, currency: Option<&str>) -> Money {
    Money {
        quote,
        amount,
        currency: currency.filter(|c| !c.is_empty()).map(str::to_owned),
        item: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected`: amount, currency, words.
    fn check(text: &str, expected: &[(&str, &str, &str)]) {
        let src = Source::new(text);
        let mut got = Vec::new();
        find(&src, Range::new(0, src.tokens.len()), &[], &mut got);
        let got: Vec<_> = got
            .iter()
            .map(|m| {
                (
                    m.amount.as_str(),
                    m.currency.as_deref().unwrap_or("-"),
                    m.quote.text.as_str(),
                )
            })
            .collect();
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn sums_in_both_languages() {
        check(
            "выделить 15 000 рублей на краску",
            &[("15000", "RUB", "15 000 рублей")],
        );
        check(
            "выделить 148 тыс. рублей",
            &[("148000", "RUB", "148 тыс. рублей")],
        );
        check(
            "доходы 1,5 млн руб., расходы 2 млн руб.",
            &[
                ("1500000", "RUB", "1,5 млн руб."),
                ("2000000", "RUB", "2 млн руб."),
            ],
        );
        check(
            "не ниже 85 000 (восьмидесяти пяти тысяч) рублей",
            &[("85000", "RUB", "85 000 (восьмидесяти пяти тысяч) рублей")],
        );
        check(
            "по 70 рублей 50 копеек",
            &[("70.50", "RUB", "70 рублей 50 копеек")],
        );
        check(
            "по 4 512,3 тыс. рублей",
            &[("4512300", "RUB", "4 512,3 тыс. рублей")],
        );
        check(
            "up to £40,000 from the Reserve",
            &[("40000", "GBP", "£40,000")],
        );
        check("a sum of $400.00 each", &[("400.00", "USD", "$400.00")]);
        check(
            "capital of KES 40 million",
            &[("40000000", "KES", "KES 40 million")],
        );
        check(
            "not exceeding 15,000 crowns",
            &[("15000", "-", "15,000 crowns")],
        );
        check("15 отделений и 3 рубрики", &[]);
        check("до 15 мая 2020 года", &[]);
    }
}
