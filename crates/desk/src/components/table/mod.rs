//! A register: search, filters in the address, sort, keyset pages, count, CSV, print.
//!
//! Without script it is a form that asks the same address again. On a phone every row becomes a block, each cell with the name of its column.

pub(super) mod examples;

use super::form::Choice;
use super::{empty, figure, icon};
use crate::list::{Cursor, Dir, ListQuery};
use maud::{Markup, html};
use std::borrow::Cow;
use veche_lang::Lang;

/// The head of a column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    label: String,
    sort: Option<&'static str>,
    class: &'static str,
    hidden: bool,
}

impl Head {
    /// A column of words.
    pub fn new(label: impl Into<String>) -> Head {
        Head {
            label: label.into(),
            ..Head::default()
        }
    }

    /// Sorted by `column`, the name that the address carries.
    #[must_use]
    pub fn sort(mut self, column: &'static str) -> Head {
        self.sort = Some(column);
        self
    }

    /// Figures: set to the right.
    #[must_use]
    pub fn figures(mut self) -> Head {
        self.class = "figures";
        self
    }

    /// Line drawings: keeps its width.
    #[must_use]
    pub fn drawing(mut self) -> Head {
        self.class = "drawing";
        self
    }

    /// The label is read out but not shown: a column of buttons.
    #[must_use]
    pub fn unseen(mut self) -> Head {
        self.hidden = true;
        self
    }
}

/// A row: its cells, the first of which names it.
#[derive(Debug, Clone, Default)]
pub struct Row {
    cells: Vec<Markup>,
    class: Option<&'static str>,
}

impl Row {
    /// With its cells, one a head.
    pub fn new(cells: Vec<Markup>) -> Row {
        Row { cells, class: None }
    }

    /// Set back: archival, ended.
    #[must_use]
    pub fn faint(mut self) -> Row {
        self.class = Some("faint");
        self
    }
}

/// One filter above a table.
#[derive(Debug, Clone)]
pub struct Filter {
    name: &'static str,
    label: String,
    kind: FilterKind,
}

#[derive(Debug, Clone)]
enum FilterKind {
    Choice(Vec<Choice>),
    Day,
    Words,
}

impl Filter {
    /// One of several; "any" is added before them.
    pub fn choice(name: &'static str, label: impl Into<String>, choices: Vec<Choice>) -> Filter {
        Filter {
            name,
            label: label.into(),
            kind: FilterKind::Choice(choices),
        }
    }

    /// A day, as people type it.
    pub fn day(name: &'static str, label: impl Into<String>) -> Filter {
        Filter {
            name,
            label: label.into(),
            kind: FilterKind::Day,
        }
    }

    /// Words.
    pub fn words(name: &'static str, label: impl Into<String>) -> Filter {
        Filter {
            name,
            label: label.into(),
            kind: FilterKind::Words,
        }
    }
}

/// A register.
#[derive(Debug, Clone)]
pub struct Table {
    id: Cow<'static, str>,
    caption: String,
    heads: Vec<Head>,
    rows: Vec<Row>,
    path: String,
    query: ListQuery,
    search: bool,
    filters: Vec<Filter>,
    count: Option<u64>,
    next: Option<Cursor>,
    csv: bool,
    list: bool,
    empty: Option<Markup>,
}

impl Table {
    /// With an id of its own on the page, a caption for those who do not see it, heads and rows.
    pub fn new(
        id: impl Into<Cow<'static, str>>,
        caption: impl Into<String>,
        heads: Vec<Head>,
        rows: Vec<Row>,
    ) -> Table {
        Table {
            id: id.into(),
            caption: caption.into(),
            heads,
            rows,
            path: String::new(),
            query: ListQuery::default(),
            search: false,
            filters: Vec::new(),
            count: None,
            next: None,
            csv: false,
            list: false,
            empty: None,
        }
    }

    /// Makes it a list of its own page: sort links, count, print, and what the following methods add.
    #[must_use]
    pub fn list(mut self, path: impl Into<String>, query: &ListQuery) -> Table {
        self.path = path.into();
        self.query = query.clone();
        self.list = true;
        self
    }

    /// With a search field.
    #[must_use]
    pub fn search(mut self) -> Table {
        self.search = true;
        self
    }

    /// With filters.
    #[must_use]
    pub fn filters(mut self, filters: Vec<Filter>) -> Table {
        self.filters = filters;
        self
    }

    /// How many rows the whole list has.
    #[must_use]
    pub fn count(mut self, count: u64) -> Table {
        self.count = Some(count);
        self
    }

    /// Where the next page begins; `None` on the last one.
    #[must_use]
    pub fn next(mut self, cursor: Option<Cursor>) -> Table {
        self.next = cursor;
        self
    }

    /// With a link to the same list as CSV: the path with `.csv`, the query as it is.
    #[must_use]
    pub fn csv(mut self) -> Table {
        self.csv = true;
        self
    }

    /// What stands here when the list is empty and nothing narrows it. Use [`empty()`](super::empty()): say what to do first.
    #[must_use]
    pub fn empty(mut self, piece: Markup) -> Table {
        self.empty = Some(piece);
        self
    }

    /// Draws it.
    pub fn render(&self, l: &Lang) -> Markup {
        let part = format!("{}-list", self.id);
        html! {
            section.register id=(self.id) aria-label=(self.caption) {
                @if self.list && (self.search || !self.filters.is_empty()) { (self.filter_form(l, &part)) }
                div class=(if self.heads.len() > 4 { "register-list many" } else { "register-list" }) id=(part) data-refresh {
                    @if self.list { (self.bar(l)) }
                    @if self.rows.is_empty() { (self.nothing(l)) }
                    @else { (self.table(l)) }
                    @if self.list { (self.pages(l)) }
                }
            }
        }
    }

    fn filter_form(&self, l: &Lang, part: &str) -> Markup {
        let target = format!("#{part}");
        let id = |name: &str| format!("{}-{name}", self.id);
        html! {
            form.filters method="get" action=(self.path) role="search" hx-get=(self.path) hx-target=(target) hx-select=(target)
                hx-swap="outerHTML" hx-push-url="true" hx-trigger="submit, change, input delay:400ms" {
                @if self.search {
                    div.filter.filter-search {
                        label for=(id("q")) { (l.t("ui-search")) }
                        input type="search" id=(id("q")) name="q" value=(self.query.q) autocomplete="off";
                    }
                }
                @for f in &self.filters {
                    div.filter {
                        label for=(id(f.name)) { (f.label) }
                        @match &f.kind {
                            FilterKind::Choice(choices) => {
                                select id=(id(f.name)) name=(f.name) {
                                    option value="" { (l.t("ui-any")) }
                                    @for c in choices { option value=(c.value) selected[self.query.has(f.name, &c.value)] { (c.label) } }
                                }
                            }
                            FilterKind::Day => {
                                input.short type="text" id=(id(f.name)) name=(f.name) value=[self.query.filter(f.name)]
                                    placeholder=(l.t("ui-day-example")) autocomplete="off";
                            }
                            FilterKind::Words => {
                                input type="text" id=(id(f.name)) name=(f.name) value=[self.query.filter(f.name)] autocomplete="off";
                            }
                        }
                    }
                }
                @if let Some(sort) = &self.query.sort { input type="hidden" name="sort" value=(sort); }
                @if self.query.dir == Dir::Down { input type="hidden" name="dir" value="down"; }
                @if let Some(size) = self.query.size { input type="hidden" name="size" value=(size); }
                button.button type="submit" { (l.t("ui-show")) }
            }
        }
    }

    fn bar(&self, l: &Lang) -> Markup {
        html! {
            div.register-bar {
                p.register-count role="status" {
                    @if let Some(n) = self.count { (l.with("ui-count", [("n", n.into()), ("shown", figure(l, n).into())])) }
                    @if self.query.narrowed() { " " a href=(self.query.cleared().href(&self.path)) { (l.t("ui-clear-filters")) } }
                }
                div.register-ways {
                    @if self.csv { a href=(self.query.first_page().href(&format!("{}.csv", self.path))) { (icon("download", None)) "CSV" } }
                    button.link type="button" data-print data-script { (icon("printer", None)) (l.t("ui-print")) }
                }
            }
        }
    }

    fn nothing(&self, l: &Lang) -> Markup {
        match &self.empty {
            Some(piece) if !self.query.narrowed() => piece.clone(),
            _ if self.query.narrowed() => {
                let all = self.query.cleared().href(&self.path);
                empty(
                    &l.t("ui-nothing-found"),
                    Some(html! { a href=(all) { (l.t("ui-clear-filters")) } }),
                )
            }
            _ => empty(&l.t("ui-nothing-yet"), None),
        }
    }

    fn table(&self, l: &Lang) -> Markup {
        html! {
            // the roles hold the table together where a phone shows its rows as blocks
            table role="table" {
                caption.unseen { (self.caption) }
                thead role="rowgroup" { tr role="row" { @for h in &self.heads { (self.head(l, h)) } } }
                tbody role="rowgroup" {
                    @for row in &self.rows {
                        tr role="row" class=[row.class] {
                            @for (i, (cell, head)) in row.cells.iter().zip(&self.heads).enumerate() {
                                @if i == 0 { th role="rowheader" scope="row" data-label=(head.label) { (cell) } }
                                @else { td role="cell" class=[(!head.class.is_empty()).then_some(head.class)] data-label=(head.label) { (cell) } }
                            }
                        }
                    }
                }
            }
        }
    }

    fn head(&self, l: &Lang, head: &Head) -> Markup {
        let sorted = head.sort.is_some() && self.query.sort.as_deref() == head.sort;
        let order = sorted.then_some(match self.query.dir {
            Dir::Up => "ascending",
            Dir::Down => "descending",
        });
        html! {
            th role="columnheader" class=[(!head.class.is_empty()).then_some(head.class)] scope="col" aria-sort=[order] {
                @if let Some(column) = head.sort.filter(|_| self.list) {
                    a href=(self.query.sorted(column).href(&self.path)) title=(l.with("ui-sort-by", [("what", head.label.as_str().into())])) {
                        (head.label)
                        (icon(match (sorted, self.query.dir) { (false, _) => "arrow-up-down", (_, Dir::Up) => "arrow-up", (_, Dir::Down) => "arrow-down" }, None))
                    }
                } @else if head.hidden { span.unseen { (head.label) } }
                @else { (head.label) }
            }
        }
    }

    fn pages(&self, l: &Lang) -> Markup {
        let begun = self.query.after.is_some();
        html! {
            @if begun || self.next.is_some() {
                nav.pages aria-label=(l.t("ui-pages")) {
                    @if begun { a.button href=(self.query.first_page().href(&self.path)) { (l.t("ui-first-page")) } }
                    @if let Some(next) = &self.next {
                        a.button rel="next" href=(self.query.after(next.clone()).href(&self.path)) { (l.t("ui-next-page")) (icon("arrow-right", None)) }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::tests::lang;
    use serde_json::json;
    use veche_core::Tongue;

    fn table(query: &str, rows: usize) -> String {
        let rows = (0..rows)
            .map(|n| Row::new(vec![html! { "row" (n) }, html! { "x" }]))
            .collect();
        Table::new(
            "t",
            "T",
            vec![Head::new("Name").sort("name"), Head::new("Due")],
            rows,
        )
        .list("/lines", &ListQuery::parse(query))
        .search()
        .filters(vec![Filter::choice(
            "stage",
            "Stage",
            vec![Choice::new("open", "Open"), Choice::new("done", "Done")],
        )])
        .count(3)
        .next(Some(Cursor(vec![json!(7)])))
        .csv()
        .render(&lang(Tongue::En))
        .into_string()
    }

    #[test]
    fn table_keeps_what_was_asked_in_every_link() {
        let page = table("q=%22%3E%3Cb%3E&stage=done&sort=name&dir=down", 2);
        assert!(page.contains("value=\"&quot;&gt;&lt;b&gt;\""), "{page}");
        assert!(page.contains("<option value=\"done\" selected>"));
        assert!(
            page.contains("href=\"/lines?q=%22%3E%3Cb%3E&amp;stage=done&amp;sort=name\""),
            "sorts back up"
        );
        assert!(page.contains("href=\"/lines?q=%22%3E%3Cb%3E&amp;stage=done&amp;sort=name&amp;dir=down&amp;after=Wzdd\""));
        assert!(page.contains(
            "href=\"/lines.csv?q=%22%3E%3Cb%3E&amp;stage=done&amp;sort=name&amp;dir=down\""
        ));
        assert!(page.contains("aria-sort=\"descending\""));
        assert!(page.contains("<td role=\"cell\" data-label=\"Due\">"));
    }

    #[test]
    fn empty_table_tells_nothing_found_from_nothing_there() {
        assert!(table("q=zzz", 0).contains("Nothing matches"));
        assert!(table("", 0).contains("Nothing here yet"));
    }
}
