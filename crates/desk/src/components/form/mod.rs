//! Forms: what was typed stays, what was wrong stands at its field and above the form.
//!
//! A [`Form`] holds the typed values and the complaints; a [`Field`] draws one of them. Fields are asked for unless marked optional; the
//! page says it of those that are fewer in the form. Checks are the server's: the browser's own bubbles speak another language than the page.

pub(super) mod examples;

use super::icon;
use maud::{Markup, PreEscaped, html};
use veche_core::name::fold;
use veche_core::{Arg, FieldProblems, Text};
use veche_lang::Lang;

/// What was typed, and what was wrong with it.
#[derive(Debug, Clone, Default)]
pub struct Form {
    id: Option<&'static str>,
    values: Vec<(String, String)>,
    problems: FieldProblems,
}

impl Form {
    /// Nothing typed yet.
    pub fn new() -> Form {
        Form::default()
    }

    /// From pairs, as a request carries them.
    pub fn from_pairs<N: Into<String>, V: Into<String>>(
        pairs: impl IntoIterator<Item = (N, V)>,
    ) -> Form {
        let values = pairs
            .into_iter()
            .map(|(n, v)| (n.into(), v.into()))
            .collect();
        Form {
            values,
            ..Form::default()
        }
    }

    /// From a form's struct: its fields' names and values. A list gives several values, `true` gives `on`, nothing gives nothing.
    pub fn of(typed: &impl serde::Serialize) -> Form {
        let mut form = Form::new();
        if let Ok(serde_json::Value::Object(fields)) = serde_json::to_value(typed) {
            for (name, value) in fields {
                match value {
                    serde_json::Value::Array(all) => {
                        all.into_iter().for_each(|v| form.put(&name, v))
                    }
                    one => form.put(&name, one),
                }
            }
        }
        form
    }

    fn put(&mut self, name: &str, value: serde_json::Value) {
        let value = match value {
            serde_json::Value::String(s) => s,
            serde_json::Value::Bool(true) => "on".to_owned(),
            serde_json::Value::Number(n) => n.to_string(),
            _ => return,
        };
        self.values.push((name.to_owned(), value));
    }

    /// A value more; a page that offers a first value uses this.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Form {
        self.values.push((name.to_owned(), value.into()));
        self
    }

    /// With what was wrong.
    #[must_use]
    pub fn problems(mut self, problems: FieldProblems) -> Form {
        self.problems = problems;
        self
    }

    /// A prefix of its fields' ids, where two forms with fields of one name stand on a page.
    #[must_use]
    pub fn id(mut self, id: &'static str) -> Form {
        self.id = Some(id);
        self
    }

    /// The (first) value of a field; empty when nothing was typed.
    pub fn value(&self, name: &str) -> &str {
        self.values
            .iter()
            .find(|(n, _)| n == name)
            .map_or("", |(_, v)| v)
    }

    /// Whether a field has this value: a choice that was made.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.values.iter().any(|(n, v)| n == name && v == value)
    }

    /// The complaint at a field.
    pub fn problem(&self, name: &str) -> Option<&Text> {
        self.problems.at(name)
    }

    /// `POST action`, with the summary of what was wrong above.
    pub fn post(&self, l: &Lang, action: &str, body: Markup) -> Markup {
        self.tag(l, action, false, None, body)
    }

    /// The same for a form that sends a file.
    pub fn upload(&self, l: &Lang, action: &str, body: Markup) -> Markup {
        self.tag(l, action, true, None, body)
    }

    /// The same with a draft on the server: with script, what is typed is sent to `draft` (`POST`, the fields as they are, answered by
    /// any 2xx) two seconds after the last key; without it a button of the form named `draft` does that.
    pub fn post_with_draft(&self, l: &Lang, action: &str, draft: &str, body: Markup) -> Markup {
        self.tag(l, action, false, Some(draft), body)
    }

    fn tag(&self, l: &Lang, action: &str, file: bool, draft: Option<&str>, body: Markup) -> Markup {
        let summary = self.summary_of(l, &body);
        let body = fewer_marked(l, body);
        html! {
            form.form method="post" action=(action) enctype=[file.then_some("multipart/form-data")] novalidate
                data-draft=[draft] data-draft-kept=[draft.map(|_| l.t("ui-draft-kept"))] data-draft-lost=[draft.map(|_| l.t("ui-draft-lost"))] {
                (summary)
                (body)
                @if draft.is_some() { p.form-draft role="status" data-draft-status {} }
            }
        }
    }

    /// What was wrong, each a link to its field; takes the focus. Nothing when nothing was.
    ///
    /// [`post`](Form::post) and its like draw it themselves, and there each complaint also names its field.
    pub fn summary(&self, l: &Lang) -> Markup {
        self.summary_of(l, &PreEscaped(String::new()))
    }

    /// With the fields of the form, to name those that were wrong: away from its field «нужно целое число» says little.
    fn summary_of(&self, l: &Lang, fields: &Markup) -> Markup {
        let said = |field: &str, text: &Text| {
            let sentence = l.say(text);
            match label_of(&fields.0, &self.field_id(field)) {
                Some(label) if !names(&sentence, label) => {
                    html! { (PreEscaped(label)) ": " (lowered(&sentence, text)) }
                }
                _ => html! { (sentence) },
            }
        };
        html! {
            @if !self.problems.is_empty() {
                div.form-problems role="alert" tabindex="-1" autofocus {
                    h2 { (icon("triangle-alert", None)) (l.with("ui-problems", [("n", self.problems.0.len().into())])) }
                    ul { @for p in &self.problems.0 { li { a href={ "#" (self.field_id(&p.field)) } { (said(&p.field, &p.text)) } } } }
                }
            }
        }
    }

    /// The id of a field, for a link or a label of one's own.
    pub fn field_id(&self, name: &str) -> String {
        format!("{}-{name}", self.id.unwrap_or("f"))
    }
}

/// What stands in the label of a field, as it was drawn: escaped.
fn label_of<'a>(fields: &'a str, id: &str) -> Option<&'a str> {
    let begins = [
        format!("<legend id=\"{id}-legend\">"),
        format!("<label for=\"{id}\">"),
    ];
    let (_, rest) = begins.iter().find_map(|b| fields.split_once(b.as_str()))?;
    let label = rest.split('<').next().unwrap_or_default().trim();
    (!label.is_empty()).then_some(label)
}

/// Whether a sentence says by itself which field it means: a word of the label is in it, in whichever case.
fn names(sentence: &str, label: &str) -> bool {
    let (sentence, label) = (fold(sentence), fold(label));
    label.split(|c: char| !c.is_alphanumeric()).any(|word| {
        let letters = word.chars().count();
        let stem: String = word
            .chars()
            .take(letters.saturating_sub(2).max(4))
            .collect();
        letters >= 4 && sentence.contains(&stem)
    })
}

/// A sentence that goes on after a colon: its first letter small, unless a name begins it or the word is written so.
fn lowered(sentence: &str, text: &Text) -> String {
    let named = text.args.iter().any(
        |(_, a)| matches!(a, Arg::Str(s) if !s.is_empty() && sentence.starts_with(s.as_str())),
    );
    let mut letters = sentence.chars();
    match (letters.next(), letters.next()) {
        (Some(first), second) if !named && !second.is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(second).chain(letters).collect()
        }
        _ => sentence.to_owned(),
    }
}

/// A word at ten labels is read at none: of "required" and "optional" the one stays that is fewer in a form.
fn fewer_marked(l: &Lang, fields: Markup) -> Markup {
    let (optional, required) = (optional_mark(l).0, required_mark(l).0);
    let n = |mark: &str| fields.0.matches(mark).count();
    let (most, asked) = (n(&optional), n(&required));
    if asked == 0 || asked >= most {
        return PreEscaped(fields.0.replace(&required, ""));
    }
    let shown = required.replace(" hidden", "");
    PreEscaped(fields.0.replace(&optional, "").replace(&required, &shown))
}

fn optional_mark(l: &Lang) -> Markup {
    html! { " " span.optional { (l.t("ui-optional")) } }
}

/// Shown only where the form finds it needed.
fn required_mark(l: &Lang) -> Markup {
    html! { " " span.required hidden { (l.t("ui-required")) } }
}

/// One of several answers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// A line of explanation (radio buttons and boxes).
    pub hint: Option<String>,
}

impl Choice {
    /// A value and its name.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Choice {
        Choice {
            value: value.into(),
            label: label.into(),
            hint: None,
        }
    }

    /// With an explanation.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Choice {
        self.hint = Some(hint.into());
        self
    }
}

/// A field of a form, before it is drawn.
#[derive(Debug, Clone, Default)]
pub struct Field {
    name: String,
    label: String,
    hint: Option<String>,
    optional: bool,
    autocomplete: Option<&'static str>,
    input_mode: Option<&'static str>,
    suggestions: Vec<String>,
    class: &'static str,
    most: Option<usize>,
}

impl Field {
    /// With its name in the form and its label.
    pub fn new(name: impl Into<String>, label: impl Into<String>) -> Field {
        Field {
            name: name.into(),
            label: label.into(),
            ..Field::default()
        }
    }

    /// A line of help under the label.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Field {
        self.hint = Some(hint.into());
        self
    }

    /// May be left empty; the label says so.
    #[must_use]
    pub fn optional(mut self) -> Field {
        self.optional = true;
        self
    }

    /// What the browser may fill in (`username`, `current-password`, `name`, `email`, …).
    #[must_use]
    pub fn autocomplete(mut self, kind: &'static str) -> Field {
        self.autocomplete = Some(kind);
        self
    }

    /// A short answer: a number, a code.
    #[must_use]
    pub fn short(mut self) -> Field {
        self.class = "short";
        self
    }

    /// Answers to choose from while typing; others may be typed too.
    #[must_use]
    pub fn suggest(mut self, all: Vec<String>) -> Field {
        self.suggestions = all;
        self
    }

    /// The most that a file may have, in bytes. With script a larger one is told before it is sent; the server asks in any case.
    #[must_use]
    pub fn most(mut self, bytes: usize) -> Field {
        self.most = Some(bytes);
        self
    }

    /// One line of text.
    pub fn text(self, l: &Lang, form: &Form) -> Markup {
        self.input(l, form, "text")
    }

    /// An e-mail address.
    pub fn email(mut self, l: &Lang, form: &Form) -> Markup {
        self.autocomplete = self.autocomplete.or(Some("email"));
        self.input(l, form, "email")
    }

    /// A web address.
    pub fn address(self, l: &Lang, form: &Form) -> Markup {
        self.input(l, form, "url")
    }

    /// A whole number.
    pub fn number(mut self, l: &Lang, form: &Form) -> Markup {
        self.input_mode = Some("numeric");
        self.class = "short";
        self.input(l, form, "text")
    }

    /// A day: plain text, so that 5.11.2026 and 2026-11-05 both work in every browser. The hint says how.
    pub fn date(mut self, l: &Lang, form: &Form) -> Markup {
        self.hint = Some(match self.hint.take() {
            Some(hint) => format!("{hint} {}", l.t("ui-day-hint")),
            None => l.t("ui-day-hint"),
        });
        self.class = "short";
        self.autocomplete = self.autocomplete.or(Some("off"));
        self.input(l, form, "text")
    }

    /// A password: never sent back.
    pub fn password(self, l: &Lang, form: &Form) -> Markup {
        self.input(l, form, "password")
    }

    /// A file. `accept` as in HTML (`.docx,.pdf`).
    pub fn file(self, l: &Lang, form: &Form, accept: Option<&str>, several: bool) -> Markup {
        let large = self.most.map(|most| {
            let max = l.with("lang-megabytes", [("n", (most / 1_000_000).into())]);
            l.with("ui-file-large", [("max", max.into())])
        });
        let input = html! {
            input type="file" data-most=[self.most] data-large=[large] id=(form.field_id(&self.name)) name=(self.name) accept=[accept] multiple[several] required[!self.optional]
                aria-invalid=[self.invalid(form)] aria-describedby=[self.described(form)];
        };
        self.wrap(l, form, input)
    }

    /// Several lines of text.
    pub fn textarea(self, l: &Lang, form: &Form, rows: u32) -> Markup {
        // a field that grows with its text forgets its rows: the class keeps its least height
        let size = match rows {
            0..8 => None,
            8..16 => Some("tall"),
            _ => Some("page"),
        };
        let input = html! {
            textarea class=[size] id=(form.field_id(&self.name)) name=(self.name) rows=(rows) required[!self.optional]
                aria-invalid=[self.invalid(form)] aria-describedby=[self.described(form)] { "\n" (form.value(&self.name)) }
        };
        self.wrap(l, form, input)
    }

    /// One of a list. `none` is the label of an empty answer, where there may be one.
    pub fn select(self, l: &Lang, form: &Form, choices: &[Choice], none: Option<&str>) -> Markup {
        let input = html! {
            select class=[self.class()] id=(form.field_id(&self.name)) name=(self.name) required[!self.optional]
                aria-invalid=[self.invalid(form)] aria-describedby=[self.described(form)] {
                @if let Some(none) = none { option value="" { (none) } }
                @for c in choices { option value=(c.value) selected[form.has(&self.name, &c.value)] { (c.label) } }
            }
        };
        self.wrap(l, form, input)
    }

    /// One of a few, all in sight.
    pub fn radios(self, l: &Lang, form: &Form, choices: &[Choice]) -> Markup {
        self.group(l, form, "radio", choices)
    }

    /// Any of a few.
    pub fn checkboxes(self, l: &Lang, form: &Form, choices: &[Choice]) -> Markup {
        self.group(l, form, "checkbox", choices)
    }

    /// Yes or no: sends `on`, or nothing.
    pub fn checkbox(self, l: &Lang, form: &Form) -> Markup {
        let id = form.field_id(&self.name);
        html! {
            div.field.field-wrong[self.wrong(form)] {
                div.choice {
                    input type="checkbox" id=(id) name=(self.name) value="on" checked[form.has(&self.name, "on")]
                        aria-invalid=[self.invalid(form)] aria-describedby=[self.described(form)];
                    label for=(id) { (self.label) }
                    (self.hint_line(form))
                }
                (self.problem_line(l, form))
            }
        }
    }

    fn group(self, l: &Lang, form: &Form, kind: &str, choices: &[Choice]) -> Markup {
        html! {
            fieldset.field.field-wrong[self.wrong(form)] aria-describedby=[self.described(form)] {
                legend id={ (form.field_id(&self.name)) "-legend" } { (self.label) (self.mark(l)) }
                (self.hint_line(form))
                (self.problem_line(l, form))
                @for (i, c) in choices.iter().enumerate() {
                    @let id = if i == 0 { form.field_id(&self.name) } else { format!("{}-{i}", form.field_id(&self.name)) };
                    div.choice {
                        input type=(kind) id=(id) name=(self.name) value=(c.value) checked[form.has(&self.name, &c.value)]
                            aria-describedby=[c.hint.as_ref().map(|_| format!("{id}-about"))];
                        label for=(id) { (c.label) }
                        @if let Some(hint) = &c.hint { p.hint id={ (id) "-about" } { (hint) } }
                    }
                }
            }
        }
    }

    fn input(self, l: &Lang, form: &Form, kind: &str) -> Markup {
        let id = form.field_id(&self.name);
        let value = if kind == "password" {
            ""
        } else {
            form.value(&self.name)
        };
        let list = (!self.suggestions.is_empty()).then(|| format!("{id}-list"));
        let input = html! {
            input class=[self.class()] type=(kind) id=(id) name=(self.name) value=(value) required[!self.optional] autocomplete=[self.autocomplete]
                inputmode=[self.input_mode] list=[&list] aria-invalid=[self.invalid(form)] aria-describedby=[self.described(form)];
            @if let Some(list) = &list { datalist id=(list) { @for s in &self.suggestions { option value=(s) {} } } }
        };
        self.wrap(l, form, input)
    }

    fn wrap(&self, l: &Lang, form: &Form, input: Markup) -> Markup {
        html! {
            div.field.field-wrong[self.wrong(form)] {
                label for=(form.field_id(&self.name)) { (self.label) (self.mark(l)) }
                (self.hint_line(form))
                (self.problem_line(l, form))
                (input)
            }
        }
    }

    fn mark(&self, l: &Lang) -> Markup {
        if self.optional {
            optional_mark(l)
        } else {
            required_mark(l)
        }
    }

    fn class(&self) -> Option<&'static str> {
        (!self.class.is_empty()).then_some(self.class)
    }

    fn wrong(&self, form: &Form) -> bool {
        form.problem(&self.name).is_some()
    }

    fn invalid(&self, form: &Form) -> Option<&'static str> {
        self.wrong(form).then_some("true")
    }

    fn described(&self, form: &Form) -> Option<String> {
        let id = form.field_id(&self.name);
        let parts: Vec<String> = [
            self.hint.as_ref().map(|_| format!("{id}-hint")),
            self.wrong(form).then(|| format!("{id}-problem")),
        ]
        .into_iter()
        .flatten()
        .collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }

    fn hint_line(&self, form: &Form) -> Markup {
        html! { @if let Some(hint) = &self.hint { p.hint id={ (form.field_id(&self.name)) "-hint" } { (hint) } } }
    }

    fn problem_line(&self, l: &Lang, form: &Form) -> Markup {
        html! {
            @if let Some(text) = form.problem(&self.name) {
                p.problem id={ (form.field_id(&self.name)) "-problem" } { (icon("triangle-alert", None)) (l.say(text)) }
            }
        }
    }
}

/// A hidden field.
pub fn hidden(name: &str, value: &str) -> Markup {
    html! { input type="hidden" name=(name) value=(value); }
}

/// Fields that belong together, under a legend.
pub fn fieldset(legend: &str, body: Markup) -> Markup {
    html! { fieldset.fieldset { legend { (legend) } (body) } }
}

/// Fields side by side where there is room.
pub fn together(body: Markup) -> Markup {
    html! { div.fields { (body) } }
}

/// The buttons at a form's end.
pub fn actions(body: Markup) -> Markup {
    html! { div.actions.form-actions { (body) } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::tests::lang;
    use veche_core::Tongue;

    #[derive(serde::Serialize)]
    struct Report {
        done_on: String,
        account: String,
        bodies: Vec<String>,
        public: bool,
        version: i64,
        note: Option<String>,
    }

    fn typed() -> Form {
        let report = Report {
            done_on: "31.02".into(),
            account: "</textarea><script>".into(),
            bodies: vec!["a".into(), "b".into()],
            public: true,
            version: 3,
            note: None,
        };
        Form::of(&report).problems(FieldProblems::one("done_on", Text::new("ui-day-hint")))
    }

    #[test]
    fn form_keeps_what_was_typed_and_escapes_it() {
        let l = lang(Tongue::Ru);
        let form = typed();
        let day = Field::new("done_on", "Когда")
            .hint("День семинара.")
            .date(&l, &form)
            .into_string();
        assert!(
            day.contains("value=\"31.02\"") && day.contains("aria-invalid=\"true\""),
            "{day}"
        );
        assert!(day.contains("aria-describedby=\"f-done_on-hint f-done_on-problem\""));
        assert!(day.contains("id=\"f-done_on-hint\"") && day.contains("id=\"f-done_on-problem\""));
        let account = Field::new("account", "Что")
            .textarea(&l, &form, 5)
            .into_string();
        assert!(
            account.contains("&lt;/textarea&gt;&lt;script&gt;")
                && !account.contains("aria-invalid")
        );
        let all = [
            Choice::new("a", "А"),
            Choice::new("b", "Б"),
            Choice::new("c", "В"),
        ];
        let bodies = Field::new("bodies", "Кто")
            .checkboxes(&l, &form, &all)
            .into_string();
        assert_eq!(bodies.matches(" checked").count(), 2);
        assert!(
            Field::new("public", "Видно всем")
                .checkbox(&l, &form)
                .into_string()
                .contains(" checked")
        );
        assert_eq!(
            (
                form.value("version"),
                form.value("note"),
                form.value("absent")
            ),
            ("3", "", "")
        );
    }

    #[test]
    fn summary_leads_to_each_field_and_takes_the_focus() {
        let page = typed()
            .post(&lang(Tongue::En), "/lines/x/reports", html! {})
            .into_string();
        assert!(
            page.contains("href=\"#f-done_on\"") && page.contains("autofocus"),
            "{page}"
        );
        assert!(
            !Form::new()
                .post(&lang(Tongue::En), "/", html! {})
                .into_string()
                .contains("role=\"alert\"")
        );
    }

    #[test]
    fn summary_names_the_field() {
        let l = lang(Tongue::Ru);
        let mut problems = FieldProblems::one("for", Text::new("ui-nothing-yet"));
        problems.add("kind", Text::new("ui-day-hint"));
        problems.add("elsewhere", Text::new("ui-nothing-found"));
        let form = Form::new().problems(problems);
        let page = form
            .post(
                &l,
                "/",
                html! {
                    (Field::new("for", "За <все>").optional().number(&l, &form))
                    (Field::new("kind", "Что это").radios(&l, &form, &[Choice::new("a", "А")]))
                },
            )
            .into_string();
        let links = page
            .split_once("<ul>")
            .unwrap()
            .1
            .split_once("</ul>")
            .unwrap()
            .0;
        assert_eq!(
            links,
            "<li><a href=\"#f-for\">За &lt;все&gt;: здесь пока ничего нет.</a></li><li><a href=\"#f-kind\">Что это: например, 5.11.2026.</a></li>\
             <li><a href=\"#f-elsewhere\">Ничего не нашлось.</a></li>"
        );
    }

    #[test]
    fn sentence_that_names_its_field_needs_no_label() {
        assert!(names(
            "Выберите скан ещё раз.",
            "Скан подписанного оригинала"
        ));
        assert!(names("Напишите причину.", "Причина возврата"));
        assert!(names("The file is too large.", "File"));
        assert!(!names("Нужно целое число.", "За"));
        assert!(!names("Нужно целое число.", "Воздержались"));
        assert!(!names("Такой даты нет.", "Когда сделано"));
    }

    #[test]
    fn sentence_after_a_colon_keeps_a_name_that_begins_it() {
        let text = Text::new("x").with("name", "Анна");
        assert_eq!(lowered("Анна уже здесь.", &text), "Анна уже здесь.");
        assert_eq!(lowered("Нужен день.", &text), "нужен день.");
        assert_eq!(lowered("PDF не читается.", &text), "PDF не читается.");
        assert_eq!(lowered("", &text), "");
    }

    #[test]
    fn the_fewer_of_required_and_optional_are_marked() {
        let l = lang(Tongue::En);
        let form = Form::new();
        let check = |required: usize, optional: usize, want: (usize, usize)| {
            let fields = html! {
                @for n in 0..required { (Field::new(format!("r{n}"), "R").text(&l, &form)) }
                @for n in 0..optional { (Field::new(format!("o{n}"), "O").optional().text(&l, &form)) }
            };
            let page = form.post(&l, "/", fields).into_string();
            let n = |mark: &str| page.matches(mark).count();
            assert!(!page.contains(" hidden"), "{page}");
            assert_eq!(
                (n("class=\"required\""), n("class=\"optional\"")),
                want,
                "{required} and {optional}"
            );
        };
        check(3, 1, (0, 1));
        check(2, 2, (0, 2));
        check(2, 8, (2, 0));
        check(0, 2, (0, 2));
        check(4, 0, (0, 0));
        // A field outside of such a form does not say that it must be filled in.
        let alone = Field::new("q", "Q").text(&l, &form).into_string();
        assert!(alone.contains("class=\"required\" hidden"), "{alone}");
    }

    #[test]
    fn password_is_never_sent_back() {
        let form = Form::new().with("password", "тайна");
        assert!(
            !Field::new("password", "П")
                .password(&lang(Tongue::Ru), &form)
                .into_string()
                .contains("тайна")
        );
    }
}
