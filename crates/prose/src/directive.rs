//! From an item to its directives: sentences, fields, rows of tables, who takes over from whom.

use crate::beside;
use crate::blocks::cells;
use crate::clause::{Clause, Env, Found};
use crate::deadline::{self, Time};
use crate::items::{Draft, clauses, is_field};
use crate::lang::ru::case::Case;
use crate::lang::ru::owner::{Look, owners as ru_owners};
use crate::lang::{class, en};
use crate::lexicon::{Lexicon, Match};
use crate::names::Learned;
use crate::reading::{
    Appointment, Deadline, DeadlineKind, Directive, Lang, Nature, Owner, OwnerFrom, Quote,
};
use crate::remark::Remark;
use crate::sentence::sentences;
use crate::table::Columns;
use crate::token::{Gap, Range, Source};

/// Who is named, by when, and who joins them in the fields of an item.
type Fields = (Vec<Found>, Option<Time>, Vec<Found>);

pub(crate) struct Maker<'a, 's> {
    pub src: &'a Source<'s>,
    pub env: Env,
    pub lang: Lang,
    pub lexicon: &'a Lexicon,
    pub learned: &'a Learned,
    /// The columns of the table that the last heading row opened.
    pub columns: Option<Columns>,
}

impl Maker<'_, '_> {
    /// The directives of an item.
    pub fn directives(
        &self,
        d: &Draft,
        remarks: &mut Vec<Remark>,
        position: usize,
    ) -> Vec<Directive> {
        if d.row {
            return self.row(d, remarks, position);
        }
        let src = self.src;
        let (body, fields) = self.fields(d.body);
        let mut found: Vec<Clause> = Vec::new();
        let mut from: Vec<Option<OwnerFrom>> = Vec::new();
        for s in sentences(src, body) {
            let said = clauses(src, s, &self.env, self.lang, d.lead.as_ref());
            // «Утвердить: 2.1. План … 2.2. Состав …»: the list goes on with what the verb before the colon governs.
            if said.is_empty()
                && let Some(last) = found.last_mut().filter(|l| {
                    l.range.b == s.a
                        && l.range.iter().any(|k| src.is(k, ":"))
                        && l.owners.is_empty()
                })
            {
                last.range.b = s.b;
                continue;
            }
            for mut c in said {
                let mut source = (!c.owners.is_empty()).then_some(OwnerFrom::Own);
                let duty = c.natures.iter().any(|n| {
                    matches!(
                        n,
                        Nature::Charge | Nature::Appeal | Nature::Authorize | Nature::Control
                    )
                });
                if c.owners.is_empty() && duty {
                    let before = found
                        .last()
                        .map(|p| p.owners.clone())
                        .filter(|o| !o.is_empty());
                    let founded = found
                        .last()
                        .is_some_and(|p| p.natures.contains(&Nature::Form));
                    let own_body =
                        c.has(Nature::Appeal) && !c.has(Nature::Charge) && d.lead.is_none();
                    if let Some(o) = before.filter(|_| !founded && !own_body && !self.unowned(&c)) {
                        c.owners = o;
                        source = Some(OwnerFrom::Carried);
                        if let Some(lead) = d
                            .lead
                            .as_ref()
                            .filter(|l| l.asks && c.has(Nature::Charge) && !c.has(Nature::Control))
                        {
                            c.natures.retain(|n| *n != Nature::Charge);
                            for n in &lead.natures {
                                c.add(*n);
                            }
                        }
                    } else if let Some(lead) = d
                        .lead
                        .as_ref()
                        .filter(|l| !l.owners.is_empty() && found.is_empty() && !self.unowned(&c))
                    {
                        c.owners = lead.owners.clone();
                        source = Some(OwnerFrom::Lead);
                    }
                }
                found.push(c);
                from.push(source);
            }
        }
        if found.is_empty() {
            let mut c = Clause {
                range: body,
                rule: "item.unclear",
                ..Clause::default()
            };
            // «Minutes of the April meeting» in a list that is approved as a whole.
            if d.lead
                .as_ref()
                .is_some_and(|l| l.natures.contains(&Nature::Approve))
            {
                c.add(Nature::Approve);
                c.rule = "en.under-lead";
            } else {
                c.add(Nature::Declare);
                remarks.push(Remark::UnclearItem {
                    span: src.span(d.body),
                    position,
                });
            }
            found.push(c);
            from.push(None);
        }
        // «Ответственный:», «Срок:» belong to the whole item; they are told of each directive that lacks them.
        if let Some((people, time, jointly)) = fields {
            for (c, f) in found.iter_mut().zip(&mut from) {
                c.jointly.extend(jointly.iter().cloned());
                if !people.is_empty() {
                    if f.is_none() || *f == Some(OwnerFrom::Lead) {
                        c.owners.clear();
                    }
                    c.owners.extend(people.iter().cloned());
                    *f = Some(OwnerFrom::Own);
                    // What somebody is responsible for is a charge, also where it founds something.
                    if !c.has(Nature::Control) && !c.has(Nature::Appeal) {
                        c.add(Nature::Charge);
                        c.natures.retain(|n| {
                            matches!(n, Nature::Charge | Nature::Permanent | Nature::Form)
                        });
                    }
                }
                if c.time.is_none() {
                    c.time = time.clone();
                    if time.as_ref().is_some_and(|t| {
                        matches!(t.kind, DeadlineKind::Permanent | DeadlineKind::Recurrence)
                    }) && c.has(Nature::Charge)
                    {
                        c.add(Nature::Permanent);
                    }
                }
            }
        }
        found
            .into_iter()
            .zip(from)
            .map(|(c, f)| self.finish(c, f, remarks, position))
            .collect()
    }

    /// A passive without an agent has no owner of its own and takes none from the sentence before it.
    fn unowned(&self, c: &Clause) -> bool {
        c.rule == "en.passive"
    }

    /// Parts the words of an item from its fields «Ответственный: …», «Срок: …».
    fn fields(&self, body: Range) -> (Range, Option<Fields>) {
        let src = self.src;
        let starts: Vec<usize> = body
            .iter()
            .filter(|i| {
                (src.gap(*i) == Gap::Line || *i > body.a && src.any(i - 1, &[".", ";", "(", ","]))
                    && is_field(src, *i, body.b)
            })
            .collect();
        if starts.is_empty() {
            return (body, None);
        }
        // «Отделу (отв. Зимин А.К.) подготовить …»: a bracket in the middle does not end the words of the item.
        let inside = |i: usize| -> Option<usize> {
            let close = src
                .is(i.wrapping_sub(1), "(")
                .then(|| (i..body.b).find(|k| src.is(*k, ")")))??;
            (close + 2 < body.b).then_some(close)
        };
        let first = starts
            .iter()
            .copied()
            .find(|i| inside(*i).is_none())
            .unwrap_or(body.b);
        let mut people = Vec::new();
        let mut jointly = Vec::new();
        let mut time = None;
        for (k, &i) in starts.iter().enumerate() {
            let end = inside(i).unwrap_or_else(|| starts.get(k + 1).copied().unwrap_or(body.b));
            let colon = (i..end)
                .find(|x| src.any(*x, &[":", "–", "-"]) && *x < i + 6)
                .map_or(if src.is(i + 1, ".") { i + 2 } else { i + 1 }, |c| c + 1);
            let value = Range::new(colon, end);
            let is_time = src.any(i, &["срок", "сроки", "deadline", "due", "timeline", "when"])
                || src.is(i, "by") && src.is(i + 1, "when");
            if is_time {
                let times = deadline::times(src, value, self.env.adopted);
                time = deadline::choose(&times)
                    .cloned()
                    .or_else(|| crate::lang::ru::time::field(src, value, self.env.adopted));
            } else if src.any(i, &["соисполнитель", "соисполнители"]) {
                jointly.extend(self.nominative_owners(value, "owner.jointly"));
            } else if !src.is(i, "контроль") {
                people.extend(self.nominative_owners(value, "owner.field"));
            }
        }
        // An item of nothing but fields is kept whole.
        let end = if first == body.a { body.b } else { first };
        (Range::new(body.a, end), Some((people, time, jointly)))
    }

    fn nominative_owners(&self, r: Range, rule: &'static str) -> Vec<Found> {
        let src = self.src;
        let mut end = r.b;
        while end > r.a && src.any(end - 1, &[".", ";", ")"]) && !src.is(end.wrapping_sub(1), ".") {
            end -= 1;
        }
        let r = Range::new(r.a, end);
        let mut found = if src.word(r.a).cyrillic || self.lang == Lang::Ru {
            ru_owners(
                src,
                r,
                Look {
                    case: Case::Nom,
                    lead: true,
                    listing: false,
                    times: &[],
                },
            )
            .0
        } else {
            // A list of names: each part by itself.
            let mut out = Vec::new();
            let mut a = r.a;
            for i in r.a..=r.b {
                if i == r.b || src.any(i, &[",", ";", "/"]) {
                    out.extend(en::owner::owners(src, a, i, rule).0);
                    a = i + 1;
                }
            }
            out
        };
        if found.is_empty() && !r.is_empty() {
            // A cell or a field names somebody even where the grammar does not see who.
            let b = if src.is(r.b - 1, ".") && !src.class(r.b.wrapping_sub(2), class::ABBREVIATION)
            {
                r.b - 1
            } else {
                r.b
            };
            let mut a = r.a;
            for i in r.a..=b {
                if i == b || src.any(i, &[",", ";", "/"]) {
                    if i > a {
                        let x = Range::new(a, i);
                        found.push(Found {
                            range: x,
                            name: src.flat(x),
                            confidence: 0.6,
                            rule,
                        });
                    }
                    a = i + 1;
                }
            }
        }
        found
    }

    /// A row of a table of assignments.
    fn row(&self, d: &Draft, remarks: &mut Vec<Remark>, position: usize) -> Vec<Directive> {
        let src = self.src;
        let whole = Range::new(d.label.as_ref().map_or(d.body.a, |l| l.range.a), d.body.b);
        let all = cells(src, whole);
        let columns = self.columns.unwrap_or_default();
        // An empty cell says nothing.
        let cell = |n: Option<usize>| {
            n.and_then(|n| all.get(n).copied())
                .filter(|c| !c.is_empty())
        };
        let dated = |r: &Range| {
            !deadline::times(src, *r, self.env.adopted).is_empty()
                || crate::date::date_at(src, r.a, r.b).is_some()
        };
        let action = cell(columns.action)
            .or_else(|| {
                all.iter()
                    .copied()
                    .filter(|c| !c.is_empty() && !dated(c))
                    .rev()
                    .max_by_key(|c| src.span(*c).len())
            })
            .unwrap_or(d.body);
        let due = cell(columns.due)
            .or_else(|| all.iter().copied().rev().find(|c| *c != action && dated(c)));
        let owner = cell(columns.owner).or_else(|| {
            all.iter()
                .copied()
                .find(|c| *c != action && Some(*c) != due && c.len() > 1 && c.a > whole.a)
        });
        let mut c = clauses(src, action, &self.env, self.lang, None)
            .into_iter()
            .next()
            .unwrap_or(Clause {
                rule: "row.action",
                ..Clause::default()
            });
        c.range = action;
        let mut from = (!c.owners.is_empty()).then_some(OwnerFrom::Own);
        if let Some(o) = owner {
            c.owners = self.nominative_owners(o, "owner.cell");
            from = (!c.owners.is_empty()).then_some(OwnerFrom::Own);
        }
        if !c.has(Nature::Appeal) && !c.has(Nature::Control) {
            let formed = c.has(Nature::Form);
            c.natures = vec![Nature::Charge];
            if formed {
                c.add(Nature::Form);
            }
        }
        if let Some(due) = due {
            let times = deadline::times(src, due, self.env.adopted);
            c.time = deadline::choose(&times)
                .cloned()
                .or_else(|| en::time::rhythm_at(src, due))
                .or_else(|| crate::lang::ru::time::field(src, due, self.env.adopted));
        }
        if c.time
            .as_ref()
            .is_some_and(|t| matches!(t.kind, DeadlineKind::Permanent | DeadlineKind::Recurrence))
        {
            c.add(Nature::Permanent);
        }
        vec![self.finish(c, from, remarks, position)]
    }

    fn finish(
        &self,
        c: Clause,
        from: Option<OwnerFrom>,
        remarks: &mut Vec<Remark>,
        position: usize,
    ) -> Directive {
        let src = self.src;
        let mut range = c.range;
        while range.b > range.a
            && src.any(range.b - 1, &[","])
            && range.len() > 1
            && src.gap(range.b) != Gap::Line
        {
            range.b -= 1;
        }
        let span = src.span(range);
        let owners: Vec<Owner> = c
            .owners
            .iter()
            .map(|o| self.owner(o, remarks, position))
            .collect();
        if owners.is_empty() && c.has(Nature::Charge) {
            remarks.push(Remark::ChargeWithoutOwner { span, position });
        }
        let deadline: Option<Deadline> = c
            .time
            .as_ref()
            .filter(|t| t.rank > 0)
            .map(|t| deadline::finish(src, t, self.env.adopted));
        if let (Some(d), Some(adopted_on)) = (&deadline, self.env.adopted)
            && let Some(due_on) = d
                .due_on
                .filter(|x| *x < adopted_on && d.kind == DeadlineKind::Date)
        {
            remarks.push(Remark::DeadlineBeforeAdoption {
                span: d.quote.span,
                position,
                due_on,
                adopted_on,
            });
        }
        if let Some(d) = &deadline
            && self.env.adopted.is_some()
            && d.working_days.as_ref().is_some_and(|w| !w.known)
        {
            remarks.push(Remark::NoWorkingCalendar {
                span: d.quote.span,
                position,
            });
        }
        let mut natures = c.natures.clone();
        natures.sort_unstable();
        natures.dedup();
        let sure = if c.rule == "item.unclear" || c.rule == "en.under-lead" {
            0.4
        } else {
            0.9
        };
        Directive {
            quote: src.quote(range, sure, c.rule),
            verb: c
                .verb
                .filter(|v| range.has(*v))
                .map(|v| src.quote(Range::new(v, v + 1), sure, c.rule)),
            owner_from: from.filter(|_| !owners.is_empty()),
            owners,
            deadline,
            natures,
            natures_confidence: sure,
            appointments: c
                .seats
                .iter()
                .map(|s| Appointment {
                    name: src.quote(s.name, 0.92, s.rule),
                    role: s.role.map(|r| src.quote(r, 0.9, s.rule)),
                })
                .collect(),
            attachments: attachments(src, range),
            jointly: c
                .jointly
                .iter()
                .chain(&beside::jointly(src, range, self.lang))
                .map(|o| self.owner(o, &mut Vec::new(), position))
                .collect(),
            touches: beside::touches(src, range, &c).map(|r| src.quote(r, 0.85, "touches.object")),
            forms: beside::forms(src, range, &c).map(|r| src.quote(r, 0.85, "forms.object")),
            grade: beside::grade(src, range, &c).map(|r| src.quote(r, 0.95, "grade.word")),
        }
    }

    fn owner(&self, o: &Found, remarks: &mut Vec<Remark>, position: usize) -> Owner {
        let quote = self.src.quote(o.range, o.confidence, o.rule);
        let expanded = self.learned.resolve(&o.name);
        let mut resolves_to = expanded.clone();
        let mut key = None;
        for name in std::iter::once(o.name.as_str()).chain(expanded.as_deref()) {
            match self.lexicon.find(name) {
                Match::One(e) => {
                    if crate::lexicon::fold(&e.name) != crate::lexicon::fold(&o.name) {
                        resolves_to = Some(e.name.clone());
                    }
                    key = e.key.clone();
                    break;
                }
                Match::Several => remarks.push(Remark::AmbiguousName {
                    span: quote.span,
                    text: quote.text.clone(),
                    position,
                }),
                Match::Unknown => {}
            }
        }
        if o.confidence < 0.8 && key.is_none() {
            remarks.push(Remark::UnsureOwner {
                span: quote.span,
                text: quote.text.clone(),
                position,
            });
        }
        Owner {
            quote,
            name: o.name.clone(),
            resolves_to,
            key,
        }
    }
}

/// Mentions of something attached: «прилагается», «приложение № 1», «приложения 3,4», "Annex 1".
fn attachments(src: &Source<'_>, r: Range) -> Vec<Quote> {
    let mut out = Vec::new();
    let mut i = r.a;
    while i < r.b {
        if src.class(i, class::ATTACHED) {
            // «attached hereto as Exhibit A» is one mention.
            let named = (i + 1..(i + 5).min(r.b))
                .find(|k| src.class(*k, class::ANNEX) && !src.word(i).cyrillic);
            if let Some(k) = named.filter(|k| {
                (i + 1..*k).all(|x| {
                    src.any(
                        x,
                        &["hereto", "as", "the", "in", "to", "this", "resolution"],
                    )
                })
            }) {
                let b = if src.is_number(k + 1)
                    || src.is_word(k + 1) && src.low(k + 1).len() <= 3 && src.large(k + 1)
                {
                    k + 2
                } else {
                    k + 1
                };
                out.push(src.quote(Range::new(i, b.min(r.b)), 0.95, "attachment.annex"));
                i = b;
                continue;
            }
            let english_verb = !src.word(i).cyrillic && src.class(i.wrapping_sub(1), class::MODAL);
            if !english_verb {
                out.push(src.quote(Range::new(i, i + 1), 0.95, "attachment.attached"));
            }
            i += 1;
            continue;
        }
        if !src.class(i, class::ANNEX) {
            i += 1;
            continue;
        }
        let mut j = i + 1;
        if src.any(j, &["№", "no", "n"]) {
            j += 1;
            if src.is(j, ".") {
                j += 1;
            }
        }
        let mut k = j;
        while k < r.b
            && (src.is_number(k)
                || !src.word(i).cyrillic && src.is_word(k) && src.low(k).len() <= 3 && src.large(k))
        {
            k += 1;
            // «3,4», «1 и 2», «1-3».
            if src.any(k, &[",", "и", "-", "–", "and", "."]) && src.is_number(k + 1) && k + 1 < r.b
            {
                k += 1;
            } else {
                break;
            }
        }
        let numbered = k > j;
        let end = if numbered { k } else { i + 1 };
        // «schedule», «exhibit» without a number are everyday words; «приложение» is not.
        if src.word(i).cyrillic || numbered || src.any(i, &["annex", "appendix"]) {
            out.push(src.quote(Range::new(i, end), 0.95, "attachment.annex"));
        }
        i = end;
    }
    out
}
