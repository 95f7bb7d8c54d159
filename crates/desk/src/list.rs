//! A list as it stands in the address: search, filters, order, place. And the same list as CSV.
//!
//! The address holds everything, so a list can be kept, sent and printed. Paging goes by keyset: a [`Cursor`] holds the values of the
//! last row's sort columns, and the next page begins after them.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;
use std::collections::BTreeMap;
use std::convert::Infallible;
use veche_core::Tongue;

/// The longest cursor that is read: a few columns of a row, never a text.
const CURSOR_BYTES_MAX: usize = 2_000;

/// Rows on a page when the address does not say.
pub const SIZE: u32 = 50;
/// The most rows that an address may ask for at once.
pub const SIZE_MAX: u32 = 500;

/// The direction of a sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Dir {
    /// Smallest first.
    #[default]
    Up,
    /// Largest first.
    Down,
}

impl Dir {
    /// The other one.
    #[must_use]
    pub fn turned(self) -> Dir {
        match self {
            Dir::Up => Dir::Down,
            Dir::Down => Dir::Up,
        }
    }
}

/// The place in a list after which a page begins: the values of the last row's sort columns, its id last.
///
/// Opaque to whoever reads the address. One that cannot be read, or whose values are not what the list sorts by, means the first page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cursor(pub Vec<Value>);

impl Cursor {
    /// Writes it for an address.
    pub fn encode(&self) -> String {
        URL_SAFE_NO_PAD.encode(Value::Array(self.0.clone()).to_string())
    }

    /// Reads it from an address.
    pub fn decode(typed: &str) -> Option<Cursor> {
        if typed.len() > CURSOR_BYTES_MAX {
            return None;
        }
        let bytes = URL_SAFE_NO_PAD.decode(typed).ok()?;
        match serde_json::from_slice(&bytes).ok()? {
            Value::Array(values) if !values.is_empty() => Some(Cursor(values)),
            _ => None,
        }
    }

    /// The text at a place of the cursor.
    pub fn str(&self, at: usize) -> Option<&str> {
        self.0.get(at)?.as_str()
    }

    /// The whole number at a place of the cursor.
    pub fn int(&self, at: usize) -> Option<i64> {
        self.0.get(at)?.as_i64()
    }
}

/// What an address asks of a list.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ListQuery {
    /// Words to search for; trimmed.
    pub q: String,
    /// Filters by name, each with one or several values; empty values are dropped.
    pub filters: BTreeMap<String, Vec<String>>,
    /// The column to sort by; `None` is the list's own order.
    pub sort: Option<String>,
    /// The direction of the sort.
    pub dir: Dir,
    /// Where the page begins.
    pub after: Option<Cursor>,
    /// Rows on a page, where the address says.
    pub size: Option<u32>,
}

impl ListQuery {
    /// Reads the query part of an address (`q=пикет&stage=open&sort=due&dir=down`). Never fails: what makes no sense is left out.
    pub fn parse(query: &str) -> ListQuery {
        let mut list = ListQuery::default();
        for (key, value) in form_urlencoded::parse(query.as_bytes()) {
            let value = value.trim();
            if value.is_empty() {
                continue;
            }
            match key.as_ref() {
                "q" => list.q = value.to_owned(),
                "sort" => list.sort = Some(value.to_owned()),
                "dir" => {
                    list.dir = if value == "down" { Dir::Down } else { Dir::Up };
                }
                "after" => list.after = Cursor::decode(value),
                "size" => list.size = value.parse().ok().map(|n: u32| n.clamp(1, SIZE_MAX)),
                "" => {}
                other => {
                    let values = list.filters.entry(other.to_owned()).or_default();
                    if !values.iter().any(|v| v == value) {
                        values.push(value.to_owned());
                    }
                }
            }
        }
        list
    }

    /// The query part of an address, in one order, without a leading `?`; empty when nothing is asked.
    pub fn query(&self) -> String {
        let mut out = form_urlencoded::Serializer::new(String::new());
        if !self.q.is_empty() {
            out.append_pair("q", &self.q);
        }
        for (name, values) in &self.filters {
            for value in values {
                out.append_pair(name, value);
            }
        }
        if let Some(sort) = &self.sort {
            out.append_pair("sort", sort);
        }
        if self.dir == Dir::Down {
            out.append_pair("dir", "down");
        }
        if let Some(after) = &self.after {
            out.append_pair("after", &after.encode());
        }
        if let Some(size) = self.size {
            out.append_pair("size", &size.to_string());
        }
        out.finish()
    }

    /// The address of this list under a path.
    pub fn href(&self, path: &str) -> String {
        let query = self.query();
        if query.is_empty() {
            path.to_owned()
        } else {
            format!("{path}?{query}")
        }
    }

    /// The first value of a filter.
    pub fn filter(&self, name: &str) -> Option<&str> {
        Some(self.filters.get(name)?.first()?.as_str())
    }

    /// Whether a filter has this value.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.filters
            .get(name)
            .is_some_and(|all| all.iter().any(|v| v == value))
    }

    /// How many rows a page has.
    pub fn rows(&self) -> u32 {
        self.size.unwrap_or(SIZE)
    }

    /// Whether something narrows the list.
    pub fn narrowed(&self) -> bool {
        !self.q.is_empty() || !self.filters.is_empty()
    }

    /// The same with one value of a filter (`None` takes the filter away), from the first page.
    #[must_use]
    pub fn with(&self, name: &str, value: Option<&str>) -> ListQuery {
        let mut list = self.first_page();
        match value.filter(|v| !v.is_empty()) {
            Some(value) => {
                list.filters.insert(name.to_owned(), vec![value.to_owned()]);
            }
            None => {
                list.filters.remove(name);
            }
        }
        list
    }

    /// The same sorted by a column, from the first page; sorted by it already, the other way round.
    #[must_use]
    pub fn sorted(&self, column: &str) -> ListQuery {
        let mut list = self.first_page();
        list.dir = if self.sort.as_deref() == Some(column) {
            self.dir.turned()
        } else {
            Dir::Up
        };
        list.sort = Some(column.to_owned());
        list
    }

    /// The page that begins after a row.
    #[must_use]
    pub fn after(&self, cursor: Cursor) -> ListQuery {
        ListQuery {
            after: Some(cursor),
            ..self.clone()
        }
    }

    /// The same from its beginning.
    #[must_use]
    pub fn first_page(&self) -> ListQuery {
        ListQuery {
            after: None,
            ..self.clone()
        }
    }

    /// Order and size kept, search and filters taken away.
    #[must_use]
    pub fn cleared(&self) -> ListQuery {
        ListQuery {
            sort: self.sort.clone(),
            dir: self.dir,
            size: self.size,
            ..ListQuery::default()
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for ListQuery {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<ListQuery, Infallible> {
        Ok(ListQuery::parse(parts.uri.query().unwrap_or_default()))
    }
}

/// A list as CSV: UTF-8 with a byte order mark (spreadsheets take it for another encoding otherwise), RFC 4180.
///
/// A cell that a spreadsheet would run as a formula (`=`, `+`, `-`, `@`, tab or carriage return at its beginning) gets an apostrophe before
/// it, unless it is a plain number.
pub fn csv<H: AsRef<str>, C: AsRef<str>>(heads: &[H], rows: &[Vec<C>]) -> Vec<u8> {
    separated(b',', heads, rows)
}

/// The same as spreadsheets of a language open it in columns: in Russian the comma parts a fraction, and the semicolon parts cells.
pub fn csv_in<H: AsRef<str>, C: AsRef<str>>(
    tongue: Tongue,
    heads: &[H],
    rows: &[Vec<C>],
) -> Vec<u8> {
    let separator = match tongue {
        Tongue::Ru => b';',
        Tongue::En => b',',
    };
    separated(separator, heads, rows)
}

fn separated<H: AsRef<str>, C: AsRef<str>>(separator: u8, heads: &[H], rows: &[Vec<C>]) -> Vec<u8> {
    let mut out = Vec::from("\u{feff}");
    let heads: Vec<&str> = heads.iter().map(AsRef::as_ref).collect();
    csv_row(&mut out, separator, &heads);
    for row in rows {
        let row: Vec<&str> = row.iter().map(AsRef::as_ref).collect();
        csv_row(&mut out, separator, &row);
    }
    out
}

fn csv_row(out: &mut Vec<u8>, separator: u8, cells: &[&str]) {
    for (i, cell) in cells.iter().enumerate() {
        if i > 0 {
            out.push(separator);
        }
        let guard = if runs_as_formula(cell) { "'" } else { "" };
        // a row of one empty cell would read as an empty line
        let quoted =
            cell.contains(['"', ',', '\r', '\n', ';']) || (cells.len() == 1 && cell.is_empty());
        if quoted {
            out.push(b'"');
        }
        out.extend_from_slice(guard.as_bytes());
        out.extend_from_slice(cell.replace('"', "\"\"").as_bytes());
        if quoted {
            out.push(b'"');
        }
    }
    out.extend_from_slice(b"\r\n");
}

fn runs_as_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_plain_number(cell)
}

/// `-12`, `+7.5`, `-0,25`: figures with at most one sign and one separator.
fn is_plain_number(cell: &str) -> bool {
    let digits = cell.strip_prefix(['-', '+']).unwrap_or(cell);
    let mut parts = digits.split(['.', ',']);
    let whole = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    parts.next().is_some_and(whole) && parts.next().is_none_or(whole) && parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn query_is_read_whole() {
        let list = ListQuery::parse(
            "stage=open&q=+%D0%BF%D0%B8%D0%BA%D0%B5%D1%82+&stage=late&sort=due&dir=down&size=9999&body=&x=1",
        );
        assert_eq!(list.q, "пикет");
        assert!(list.has("stage", "open") && list.has("stage", "late"));
        assert_eq!(list.filter("body"), None);
        assert_eq!(
            (list.sort.as_deref(), list.dir, list.rows()),
            (Some("due"), Dir::Down, SIZE_MAX)
        );
        assert_eq!(
            list.with("stage", Some("done")).with("x", None).query(),
            "q=%D0%BF%D0%B8%D0%BA%D0%B5%D1%82&stage=done&sort=due&dir=down&size=500"
        );
    }

    #[test]
    fn bad_cursor_is_the_first_page() {
        for bad in ["", "%%%", "e30", "bnVsbA", "W10", &"A".repeat(5_000)] {
            assert_eq!(
                ListQuery::parse(&format!("after={bad}")).after,
                None,
                "{bad}"
            );
        }
    }

    #[test]
    fn sorting_twice_turns_round_and_begins_anew() {
        let list = ListQuery::parse("after=WzFd&sort=due");
        assert_eq!(list.after, Some(Cursor(vec![json!(1)])));
        assert_eq!(list.sorted("due").query(), "sort=due&dir=down");
        assert_eq!(list.sorted("due").sorted("due").query(), "sort=due");
        assert_eq!(list.sorted("title").query(), "sort=title");
        assert_eq!(ListQuery::parse("").href("/lines"), "/lines");
    }

    proptest! {
        #[test]
        fn address_gives_back_what_was_asked(
            q in "\\PC{0,12}",
            filters in proptest::collection::btree_map("[a-pr-z_]{1,3}x", proptest::collection::vec("\\PC{1,8}", 1..3), 0..3),
            sort in proptest::option::of("[a-z]{1,6}"),
            down in any::<bool>(),
            key in proptest::option::of(("\\PC{0,8}", any::<i64>())),
            size in proptest::option::of(1u32..=SIZE_MAX),
        ) {
            let list = ListQuery {
                q: q.trim().to_owned(),
                filters: filters.into_iter().filter_map(|(name, values)| {
                    let mut kept: Vec<String> = Vec::new();
                    for v in values {
                        let v = v.trim().to_owned();
                        if !v.is_empty() && !kept.contains(&v) { kept.push(v) }
                    }
                    (!kept.is_empty()).then_some((name, kept))
                }).collect(),
                sort,
                dir: if down { Dir::Down } else { Dir::Up },
                after: key.map(|(s, n)| Cursor(vec![json!(s), json!(n)])),
                size,
            };
            prop_assert_eq!(ListQuery::parse(&list.query()), list);
        }

        #[test]
        fn any_query_is_read_without_fail(query in "\\PC{0,60}") {
            let once = ListQuery::parse(&query);
            prop_assert_eq!(ListQuery::parse(&once.query()), once);
        }

        #[test]
        fn csv_reads_back(rows in proptest::collection::vec(proptest::collection::vec("[ а-я\",;\n0-9]{0,6}", 2), 0..4)) {
            let bytes = csv(&["a", "b"], &rows);
            let mut reader = ::csv::Reader::from_reader(&bytes[3..]);
            let read: Vec<Vec<String>> = reader.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect();
            prop_assert_eq!(read, rows);
        }
    }

    #[test]
    fn csv_in_russian_parts_cells_by_semicolons() {
        let rows = vec![vec!["1,5", "a;b"]];
        let out = |tongue| String::from_utf8(csv_in(tongue, &["а", "б"], &rows)).unwrap();
        assert_eq!(out(Tongue::Ru), "\u{feff}а;б\r\n\"1,5\";\"a;b\"\r\n");
        assert_eq!(out(Tongue::En), "\u{feff}а,б\r\n\"1,5\",\"a;b\"\r\n");
    }

    #[test]
    fn csv_guards_formulas_but_not_numbers() {
        let rows = vec![vec!["=1+1", "-5", "+7 900 000", "@x", "-2,5", "a;b", "-"]];
        let out = String::from_utf8(csv(&["a", "b", "c", "d", "e", "f", "g"], &rows)).unwrap();
        assert_eq!(
            out,
            "\u{feff}a,b,c,d,e,f,g\r\n'=1+1,-5,'+7 900 000,'@x,\"-2,5\",\"a;b\",'-\r\n"
        );
    }
}
