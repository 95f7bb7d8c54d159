//! How like two texts are, and where a text stands.

use serde_json::Value;

const HONORIFICS: &[&str] = &[
    "councillor",
    "councillors",
    "cllr",
    "cllrs",
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "prof",
    "т",
    "тов",
    "тт",
    "академик",
    "академика",
    "академику",
    "профессор",
    "профессора",
    "депутат",
    "депутата",
];

/// Runs of letters and digits, small, ё as е, without those to be left out.
pub fn words(text: &str, left_out: &[&str]) -> Vec<String> {
    let small = text.to_lowercase().replace('ё', "е");
    small
        .split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .filter(|w| !w.is_empty() && !left_out.contains(w))
        .map(str::to_owned)
        .collect()
}

/// The first five letters of each word.
pub fn stems(text: &str, left_out: &[&str]) -> Vec<String> {
    words(text, left_out)
        .into_iter()
        .map(|w| w.chars().take(5).collect())
        .collect()
}

fn shared(a: &[String], b: &[String]) -> usize {
    let mut rest = b.to_vec();
    a.iter()
        .filter(|w| {
            rest.iter()
                .position(|r| r == *w)
                .map(|at| rest.swap_remove(at))
                .is_some()
        })
        .count()
}

/// Twice the shared words over the words of both, repeats counted.
pub fn like(a: &[String], b: &[String]) -> f64 {
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    2.0 * shared(a, b) as f64 / (a.len() + b.len()) as f64
}

/// Whether one holds all words of the other.
pub fn holds(a: &[String], b: &[String]) -> bool {
    !a.is_empty() && !b.is_empty() && shared(a, b) == a.len().min(b.len())
}

/// A person's name as one run of letters, without titles.
pub fn person(name: &str) -> String {
    words(name, HONORIFICS).concat()
}

/// A value in large letters, with weeks as days.
pub fn period(value: &str) -> String {
    let v = value.to_uppercase();
    let mut out = String::new();
    let mut rest = v.as_str();
    while let Some(at) = rest.find('P') {
        out.push_str(&rest[..=at]);
        rest = &rest[at + 1..];
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        let after = &rest[digits.len()..];
        let ends = after
            .strip_prefix('W')
            .is_some_and(|t| !t.starts_with(|c: char| c.is_alphanumeric() || c == '_'));
        if let (Ok(n), true) = (digits.parse::<u64>(), ends) {
            out.push_str(&format!("{}D", n * 7));
            rest = &after[1..];
        }
    }
    out.push_str(rest);
    out
}

/// One-to-one pairs by falling likeness; of equals the earlier.
pub fn pairs(
    gold: usize,
    read: usize,
    least: f64,
    likeness: impl Fn(usize, usize) -> f64,
) -> Vec<(usize, usize)> {
    let mut all: Vec<(f64, usize, usize)> = (0..gold)
        .flat_map(|g| (0..read).map(move |r| (g, r)))
        .map(|(g, r)| (likeness(g, r), g, r))
        .filter(|x| x.0 >= least)
        .collect();
    all.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut out: Vec<(usize, usize)> = Vec::new();
    for (_, g, r) in all {
        if !out.iter().any(|(x, y)| *x == g || *y == r) {
            out.push((g, r));
        }
    }
    out
}

/// A text without white space.
pub struct Bare {
    letters: Vec<char>,
    /// For each code point of the text how many letters stand before it.
    before: Vec<usize>,
}

impl Bare {
    pub fn new(source: &str) -> Bare {
        let mut letters = Vec::new();
        let mut before = Vec::new();
        for c in source.chars() {
            before.push(letters.len());
            if !c.is_whitespace() {
                letters.push(c);
            }
        }
        Bare { letters, before }
    }

    /// Where the words of a value stand: at its `start`, or the first time after `after`, or the first time.
    pub fn place(&self, value: &Value, after: usize) -> Option<(usize, usize)> {
        let text: Vec<char> = value
            .get("text")?
            .as_str()?
            .chars()
            .filter(|c| !c.is_whitespace())
            .collect();
        if text.is_empty() {
            return None;
        }
        let stands = |at: usize| self.letters.get(at..at + text.len()) == Some(&text[..]);
        let start = value
            .get("start")
            .and_then(Value::as_u64)
            .and_then(|s| self.before.get(s as usize).copied());
        let last = self.letters.len().saturating_sub(text.len());
        start
            .filter(|s| stands(*s))
            .or_else(|| (after..=last).find(|a| stands(*a)))
            .or_else(|| (0..=last).find(|a| stands(*a)))
            .map(|a| (a, a + text.len()))
    }

    /// The places of values that follow one another.
    pub fn places(&self, values: &[Value]) -> Vec<Option<(usize, usize)>> {
        let mut after = 0;
        values
            .iter()
            .map(|v| {
                let at = self.place(v, after);
                after = at.map_or(after, |a| a.1);
                at
            })
            .collect()
    }

    fn common(a: (usize, usize), b: (usize, usize)) -> usize {
        a.1.min(b.1).saturating_sub(a.0.max(b.0))
    }

    /// What both cover, over what either covers.
    pub fn overlap(a: Option<(usize, usize)>, b: Option<(usize, usize)>) -> f64 {
        let (Some(a), Some(b)) = (a, b) else {
            return 0.0;
        };
        Bare::common(a, b) as f64 / (a.1.max(b.1) - a.0.min(b.0)) as f64
    }

    /// The share of the shorter that lies in the other.
    pub fn covers(a: Option<(usize, usize)>, b: Option<(usize, usize)>) -> f64 {
        let (Some(a), Some(b)) = (a, b) else {
            return 0.0;
        };
        Bare::common(a, b) as f64 / (a.1 - a.0).min(b.1 - b.0) as f64
    }
}
