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

/// A row: its cells, the first of which names it; or the words above the rows that follow.
#[derive(Debug, Clone, Default)]
pub struct Row {
    cells: Vec<Markup>,
    class: Option<&'static str>,
    above: Option<Above>,
}

/// What words above rows are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Above {
    /// A part of the whole list.
    Part,
    /// What the rows that follow have in common.
    Group,
}

impl Row {
    /// With its cells, one a head.
    pub fn new(cells: Vec<Markup>) -> Row {
        Row {
            cells,
            ..Row::default()
        }
    }

    /// The name of a part of the list: over all columns.
    pub fn part(words: Markup) -> Row {
        Row {
            cells: vec![words],
            class: Some("part"),
            above: Some(Above::Part),
        }
    }

    /// What the rows that follow have in common, said once: over all columns.
    pub fn group(words: Markup) -> Row {
        Row {
            cells: vec![words],
            class: Some("group"),
            above: Some(Above::Group),
        }
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
    folded: bool,
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
            folded: false,
        }
    }

    /// Less often asked for: folded away under "more conditions" until it is set.
    #[must_use]
    pub fn folded(mut self) -> Filter {
        self.folded = true;
        self
    }

    /// A day, as people type it.
    pub fn day(name: &'static str, label: impl Into<String>) -> Filter {
        Filter {
            name,
            label: label.into(),
            kind: FilterKind::Day,
            folded: false,
        }
    }

    /// Words.
    pub fn words(name: &'static str, label: impl Into<String>) -> Filter {
        Filter {
            name,
            label: label.into(),
            kind: FilterKind::Words,
            folded: false,
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
    view: Option<&'static str>,
    lead: Option<Markup>,
    counted: Option<String>,
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
            view: None,
            lead: None,
            counted: None,
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

    /// The name in the address of a view of this list. It narrows nothing, so it stays when the filters are taken away.
    #[must_use]
    pub fn view(mut self, name: &'static str) -> Table {
        self.view = Some(name);
        self
    }

    /// What stands between the filters and the rows and changes with them: tabs, what was chosen.
    #[must_use]
    pub fn lead(mut self, piece: Markup) -> Table {
        self.lead = Some(piece);
        self
    }

    /// The count in words of its own («66 поручений»).
    #[must_use]
    pub fn counted(mut self, words: impl Into<String>) -> Table {
        self.counted = Some(words.into());
        self
    }

    /// Draws it.
    pub fn render(&self, l: &Lang) -> Markup {
        let part = format!("{}-list", self.id);
        html! {
            section.register id=(self.id) aria-label=(self.caption) {
                @if self.list && (self.search || !self.filters.is_empty()) { (self.filter_form(l, &part)) }
                div class=(if self.heads.len() > 4 { "register-list many" } else { "register-list" }) id=(part) data-refresh {
                    @if let Some(lead) = &self.lead { (lead) }
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
                @for f in self.filters.iter().filter(|f| !f.folded) { (self.filter(l, f)) }
                @for (name, value) in self.unseen() { input type="hidden" name=(name) value=(value); }
                @if let Some(sort) = &self.query.sort { input type="hidden" name="sort" value=(sort); }
                @if self.query.dir == Dir::Down { input type="hidden" name="dir" value="down"; }
                @if let Some(size) = self.query.size { input type="hidden" name="size" value=(size); }
                button.button type="submit" { (l.t("ui-show")) }
                @if self.filters.iter().any(|f| f.folded) {
                    details.filters-more open[self.filters.iter().any(|f| f.folded && self.query.filter(f.name).is_some())] {
                        summary { (icon("chevron-down", None)) (l.t("ui-more-filters")) }
                        div.filters-folded { @for f in self.filters.iter().filter(|f| f.folded) { (self.filter(l, f)) } }
                    }
                }
            }
        }
    }

    fn filter(&self, l: &Lang, f: &Filter) -> Markup {
        let id = format!("{}-{}", self.id, f.name);
        html! {
            div.filter {
                label for=(id) { (f.label) }
                @match &f.kind {
                    FilterKind::Choice(choices) => {
                        @let chosen = self.query.filter(f.name);
                        select id=(id) name=(f.name) {
                            option value="" { (l.t("ui-any")) }
                            @for c in choices { option value=(c.value) selected[chosen == Some(c.value.as_str())] { (c.label) } }
                        }
                    }
                    FilterKind::Day => {
                        input.short type="text" id=(id) name=(f.name) value=[self.query.filter(f.name)]
                            placeholder=(l.t("ui-day-example")) autocomplete="off";
                    }
                    FilterKind::Words => {
                        input type="text" id=(id) name=(f.name) value=[self.query.filter(f.name)] autocomplete="off";
                    }
                }
            }
        }
    }

    /// What the address narrows by and no field of the form shows: it goes with the form, so that asking again does not lose it.
    fn unseen(&self) -> Vec<(&str, &str)> {
        let fields = |name: &str| self.filters.iter().any(|f| f.name == name);
        let all = self.query.filters.iter();
        all.flat_map(|(name, values)| {
            let shown = usize::from(fields(name));
            values
                .iter()
                .skip(shown)
                .map(|v| (name.as_str(), v.as_str()))
        })
        .collect()
    }

    fn narrowed(&self) -> bool {
        !self.query.q.is_empty()
            || self
                .query
                .filters
                .keys()
                .any(|name| Some(name.as_str()) != self.view)
    }

    /// The list without search and filters, in the view at hand.
    fn cleared(&self) -> ListQuery {
        let mut all = self.query.cleared();
        if let Some((name, values)) = self.view.and_then(|v| self.query.filters.get_key_value(v)) {
            all.filters.insert(name.clone(), values.clone());
        }
        all
    }

    fn bar(&self, l: &Lang) -> Markup {
        html! {
            div.register-bar {
                p.register-count role="status" {
                    @if let Some(words) = &self.counted { (words) }
                    @else if let Some(n) = self.count { (l.with("ui-count", [("n", n.into()), ("shown", figure(l, n).into())])) }
                    @if self.narrowed() { " " a href=(self.cleared().href(&self.path)) { (l.t("ui-clear-filters")) } }
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
            Some(piece) if !self.narrowed() => piece.clone(),
            _ if self.narrowed() => {
                let all = self.cleared().href(&self.path);
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
                @for rows in self.bodies() {
                    tbody role="rowgroup" class=[rows.first().and_then(|r| r.above).map(|_| "grouped")] {
                        @for row in rows { (self.row(row)) }
                    }
                }
            }
        }
    }

    /// The rows in stretches: each begins with the words above it.
    fn bodies(&self) -> impl Iterator<Item = &[Row]> {
        self.rows
            .chunk_by(|before, row| row.above.is_none() || before.above == Some(Above::Part))
    }

    fn row(&self, row: &Row) -> Markup {
        html! {
            tr role="row" class=[row.class] {
                @if row.above.is_some() {
                    th role="rowheader" scope=(if row.above == Some(Above::Part) { "col" } else { "rowgroup" }) colspan=(self.heads.len()) {
                        @for cell in &row.cells { (cell) }
                    }
                } @else {
                    @for (i, (cell, head)) in row.cells.iter().zip(&self.heads).enumerate() {
                        @if i == 0 { th role="rowheader" scope="row" data-label=(head.label) { (cell) } }
                        @else { td role="cell" class=[(!head.class.is_empty()).then_some(head.class)] data-label=(head.label) { (cell) } }
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
    fn form_keeps_what_it_has_no_field_for() {
        let page = table("owner=a&owner=b&stage=done&stage=open", 2);
        for kept in [
            "<input type=\"hidden\" name=\"owner\" value=\"a\">",
            "<input type=\"hidden\" name=\"owner\" value=\"b\">",
            "<input type=\"hidden\" name=\"stage\" value=\"open\">",
        ] {
            assert!(page.contains(kept), "{kept} in {page}");
        }
        assert!(!page.contains("type=\"hidden\" name=\"stage\" value=\"done\""));
        assert_eq!(page.matches(" selected").count(), 1);
    }

    #[test]
    fn a_view_is_no_filter() {
        let rows = vec![
            Row::part(html! { "P" }),
            Row::group(html! { "G" }),
            Row::new(vec![html! { "a" }]),
            Row::group(html! { "H" }),
            Row::new(vec![html! { "b" }]),
        ];
        let of = |query: &str| {
            Table::new("t", "T", vec![Head::new("Name")], rows.clone())
                .list("/lines", &ListQuery::parse(query))
                .search()
                .view("view")
                .counted("5 directives")
                .lead(html! { "LEAD" })
                .filters(vec![Filter::words("who", "Who").folded()])
                .render(&lang(Tongue::En))
                .into_string()
        };
        let page = of("view=late");
        assert!(!page.contains("Clear") && page.contains("5 directives") && page.contains("LEAD"));
        assert_eq!(
            page.matches("<tbody").count(),
            2,
            "a part goes with its first group: {page}"
        );
        assert!(!page.contains("<details class=\"filters-more\" open"));
        let page = of("view=late&who=x");
        assert!(page.contains("href=\"/lines?view=late\""), "{page}");
        assert!(page.contains("<details class=\"filters-more\" open"));
    }

    #[test]
    fn empty_table_tells_nothing_found_from_nothing_there() {
        assert!(table("q=zzz", 0).contains("Nothing matches"));
        assert!(table("", 0).contains("Nothing here yet"));
    }
}
