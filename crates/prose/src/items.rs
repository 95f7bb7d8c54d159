//! From operative paragraphs to items: which labels enclose what, which points only lead, which lists belong to their point.

use crate::clause::{Clause, Env, Lead};
use crate::label::{Label, Path, Style};
use crate::lang::{self, class};
use crate::parts::{Op, Parts};
use crate::reading::Lang;
use crate::sentence::sentences;
use crate::token::{Range, Shape, Source};

/// An item in the making.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub body: Range,
    pub label: Option<Label>,
    pub number: Option<String>,
    pub lead: Option<Lead>,
    pub row: bool,
}

struct Node {
    body: Range,
    label: Option<Label>,
    number: Option<String>,
    parent: Option<usize>,
    row: bool,
}

fn ends(src: &Source<'_>, r: Range, signs: &[&str]) -> bool {
    !r.is_empty() && src.any(r.b - 1, signs)
}

/// Whether any sentence of the range is operative.
pub(crate) fn operative(src: &Source<'_>, r: Range, env: &Env, lang: Lang) -> bool {
    sentences(src, r)
        .into_iter()
        .any(|s| !clauses(src, s, env, lang, None).is_empty())
}

/// What the language's grammar says of a sentence.
pub(crate) fn clauses(
    src: &Source<'_>,
    s: Range,
    env: &Env,
    lang: Lang,
    lead: Option<&Lead>,
) -> Vec<Clause> {
    let seen = Range::new(s.a, s.b.min(s.a + SENTENCE_MAX));
    let mut out = match lang {
        Lang::Ru => lang::ru::clause::sentence(src, seen, env, lead),
        Lang::En => lang::en::clause::sentence(src, seen, env, lead),
    };
    if let Some(last) = out.last_mut().filter(|c| c.range.b == seen.b) {
        last.range.b = s.b;
    }
    out
}

/// The grammar looks at so many tokens of a sentence: it compares places within a sentence with one another, and a file that is one
/// endless sentence must not cost the square of its length.
const SENTENCE_MAX: usize = 2_000;

/// «Ответственный: …», «Срок: …», "Responsible: …", "Deadline: …".
pub(crate) fn is_field(src: &Source<'_>, i: usize, end: usize) -> bool {
    let word = src.any(
        i,
        &[
            "ответственный",
            "ответственные",
            "ответственная",
            "отв",
            "исполнитель",
            "исполнители",
            "срок",
            "сроки",
            "соисполнитель",
            "соисполнители",
            "responsible",
            "deadline",
            "due",
            "owner",
            "timeline",
            "контроль",
        ],
    );
    let inline = !src.large(i)
        && i > 0
        && src.any(i - 1, &[",", "(", ";"])
        && src.any(
            i,
            &[
                "ответственный",
                "ответственные",
                "ответственная",
                "отв",
                "исполнитель",
                "исполнители",
                "срок",
            ],
        );
    // «(отв. Белых О.И.)».
    if inline && src.any(i, &["отв"]) && src.is(i + 1, ".") && src.large(i + 2) {
        return true;
    }
    word && (src.large(i) || inline)
        && (i + 1..(i + 5).min(end))
            .any(|k| src.is(k, ":") || src.any(k, &["–", "-"]) && !src.word(i + 1).infinitive)
        || src.seq(i, end, &["action", "by"]) && src.is(i + 2, ":")
        || src.is(i, "by") && src.any(i + 1, &["when", "whom"]) && src.is(i + 2, ":")
        || src.any(i, &["who", "when", "lead", "assigned"])
            && src.large(i)
            && (src.is(i + 1, ":") || src.is(i + 1, "to") && src.is(i + 2, ":"))
        || src.is(i, "action")
            && src.any(i + 1, &[":", "–"])
            && (src.is(i.wrapping_sub(1), "(") || src.gap(i) == crate::token::Gap::Line && i > 0)
            && names_somebody(src, i + 2, end)
}

/// Whether the rest of a field is nothing but a name: «Action: Dev Anand».
fn names_somebody(src: &Source<'_>, i: usize, end: usize) -> bool {
    let mut b = end;
    while b > i && src.any(b - 1, &[".", ")", ";"]) {
        b -= 1;
    }
    let r = Range::new(i, b);
    r.len() < 8
        && !r.is_empty()
        && lang::en::owner::is_actor(src, r)
        && lang::en::owner::phrase_end(src, i, b) == b
}

/// Builds the items.
pub(crate) fn build(src: &Source<'_>, parts: &Parts, env: &Env, lang: Lang) -> Vec<Draft> {
    let nodes = nodes(src, &parts.ops, env, lang);
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); nodes.len()];
    let mut tops = Vec::new();
    for (i, n) in nodes.iter().enumerate() {
        match n.parent.and_then(|p| children.get_mut(p)) {
            Some(list) => list.push(i),
            None => tops.push(i),
        }
    }
    let mut out = Vec::new();
    let world = World {
        src,
        env,
        lang,
        nodes: &nodes,
        children: &children,
    };
    for t in tops {
        world.emit(t, None, 0, &mut out);
    }
    out
}

struct World<'a, 's> {
    src: &'a Source<'s>,
    env: &'a Env,
    lang: Lang,
    nodes: &'a [Node],
    children: &'a [Vec<usize>],
}

fn capped(r: Range) -> Range {
    Range::new(r.a, r.b.min(r.a + SENTENCE_MAX))
}

/// What of a paragraph is looked at to tell whether it acts.
fn short(r: Range) -> Range {
    Range::new(r.a, r.b.min(r.a + 200))
}

/// Lists deeper than this are read flat.
const DEPTH_MAX: usize = 12;

impl World<'_, '_> {
    fn emit(&self, i: usize, lead: Option<&Lead>, depth: usize, out: &mut Vec<Draft>) {
        let (Some(node), Some(kids)) = (self.nodes.get(i), self.children.get(i)) else {
            return;
        };
        let draft = |body: Range| Draft {
            body,
            label: node.label.clone(),
            number: node.number.clone(),
            lead: lead.cloned(),
            row: node.row,
        };
        if kids.is_empty() || depth > DEPTH_MAX {
            let body = if kids.is_empty() {
                node.body
            } else {
                Range::new(node.body.a, self.last(i))
            };
            let empty_lead = node.label.is_none()
                && ends(self.src, body, &[":"])
                && body.len() < 12
                && !operative(self.src, body, self.env, self.lang);
            if !body.is_empty()
                && !empty_lead
                && (node.row || !self.is_heading(node, lead.is_some()))
            {
                out.push(draft(body));
            }
            return;
        }
        let colon = ends(self.src, node.body, &[":"]);
        let heading = node.body.is_empty() || self.is_heading(node, false);
        if heading && !colon {
            for k in kids {
                self.emit(*k, lead, depth + 1, out);
            }
            return;
        }
        if self.kids_act(node, kids, depth) {
            if !colon && operative(self.src, node.body, self.env, self.lang) && !self.open(node) {
                // A point of its own with further points beneath it.
                out.push(draft(node.body));
                for k in kids {
                    self.emit(*k, lead, depth + 1, out);
                }
                return;
            }
            let mut own = match self.lang {
                Lang::Ru => lang::ru::clause::lead(self.src, capped(node.body), self.env),
                Lang::En => lang::en::clause::lead(self.src, capped(node.body), self.env),
            };
            if own.owners.is_empty()
                && let Some(outer) = lead
            {
                own = Lead {
                    range: node.body,
                    owners: outer.owners.clone(),
                    natures: if own.asks {
                        own.natures
                    } else {
                        outer.natures.clone()
                    },
                    asks: own.asks || outer.asks,
                };
            }
            // «Форум рекомендует: 1. Правительству: 1.1. …»: the inner lead names who, the outer what is asked.
            if let Some(outer) = lead.filter(|o| o.asks && !own.asks) {
                own.natures.clone_from(&outer.natures);
                own.asks = true;
            }
            for k in kids {
                self.emit(*k, Some(&own), depth + 1, out);
            }
            return;
        }
        out.push(draft(Range::new(node.body.a, self.last(i))));
    }

    /// A lead that ends without a colon but in the middle of its sentence («shall», «,»).
    fn open(&self, node: &Node) -> bool {
        ends(self.src, node.body, &[",", "–"])
            || self.src.class(node.body.b.wrapping_sub(1), class::MODAL)
            || self.src.any(node.body.b.wrapping_sub(1), &["to", "that"])
    }

    fn last(&self, i: usize) -> usize {
        let mut at = i;
        let mut steps = 0;
        while let Some(k) = self
            .children
            .get(at)
            .and_then(|c| c.last())
            .filter(|_| steps <= self.nodes.len())
        {
            at = *k;
            steps += 1;
        }
        self.nodes.get(at).map_or(0, |n| n.body.b)
    }

    /// Whether most of the points under a point are actions.
    fn kids_act(&self, node: &Node, kids: &[usize], depth: usize) -> bool {
        let acts = kids
            .iter()
            .filter(|k| {
                self.nodes.get(**k).is_some_and(|n| {
                    ends(self.src, n.body, &[":"])
                        && self.children.get(**k).is_some_and(|c| {
                            !c.is_empty()
                                && c.len() < 1000
                                && depth < DEPTH_MAX
                                && self.kids_act(n, c, depth + 1)
                        })
                        || match self.lang {
                            Lang::Ru => {
                                lang::ru::clause::is_action(self.src, short(n.body), self.env)
                            }
                            Lang::En => lang::en::clause::is_action(self.src, n.body, node.body),
                        }
                })
            })
            .count();
        acts * 2 > kids.len() || acts * 2 == kids.len() && acts > 0
    }

    fn is_heading(&self, node: &Node, under_lead: bool) -> bool {
        let r = node.body;
        if r.is_empty() {
            return true;
        }
        if ends(self.src, r, &[".", ";", ",", ":"]) || under_lead {
            return false;
        }
        // «Finance» heads a section, though it could be a verb.
        let word = r.len() <= 2 && self.src.large(r.a) && !self.src.word(r.a).infinitive;
        word || r.len() < 24 && !operative(self.src, r, self.env, self.lang)
    }
}

fn nodes(src: &Source<'_>, ops: &[Op], env: &Env, lang: Lang) -> Vec<Node> {
    let mut out: Vec<Node> = Vec::new();
    let mut path = Path::default();
    // Nodes that enclose the place, with the depth of their labels.
    let mut stack: Vec<(usize, usize)> = Vec::new();
    // An unlabelled lead, and the style of the labels beneath it.
    let mut lead: Option<(usize, Option<Style>)> = None;
    let labelled = ops
        .iter()
        .filter(|o| o.label.as_ref().is_some_and(|l| l.style != Style::Bullet))
        .count();
    for op in ops {
        if op.body.is_empty() && op.label.is_none() {
            path.cut(0);
            stack.clear();
            lead = None;
            continue;
        }
        // A further «RESOLVED, that …» stands under nothing.
        if op.own_formula && lang == Lang::En && op.label.is_none() {
            path.cut(0);
            stack.clear();
            lead = None;
        }
        let previous = out.last().map(|n| n.body);
        let colon = previous.is_some_and(|r| ends(src, r, &[":"]));
        let running = previous.is_some_and(|r| ends(src, r, &[",", ";"]));
        if let Some(label) = op.label.as_ref().filter(|l| l.style != Style::Bullet) {
            let bare = previous
                .is_some_and(|r| r.is_empty() || !ends(src, r, &[".", ";"]) && r.len() < 24);
            let under = lead.filter(|(_, style)| style.is_none_or(|s| s == label.style));
            // A new unlabelled lead begins its row anew: «Совету: а) … в) … Отделениям: а) …».
            let anew = lead.is_some_and(|(_, style)| style.is_none())
                && path.has(label.style)
                && label.ordinal == 1;
            let depth = path.enter(label, !anew && (colon || op.after_formula || bare));
            stack.retain(|(_, d)| *d < depth);
            // An earlier unlabelled lead ends where another row begins.
            let parent = match under {
                Some((at, _)) if stack.last().is_none_or(|(s, _)| *s <= at) => {
                    lead = Some((at, Some(label.style)));
                    Some(at)
                }
                _ => {
                    // A deeper row under a point of the lead keeps the lead open.
                    if stack
                        .last()
                        .is_none_or(|(s, _)| lead.is_none_or(|(at, _)| *s <= at))
                    {
                        lead = None;
                    }
                    stack.last().map(|(s, _)| *s)
                }
            };
            let number = path.number();
            if op.row {
                // A row encloses nothing.
                path.cut(depth - 1);
            } else {
                stack.push((out.len(), depth));
            }
            out.push(Node {
                body: op.body,
                label: op.label.clone(),
                number,
                parent: parent.filter(|_| !op.row),
                row: op.row,
            });
            continue;
        }
        let bullet = op.label.is_some();
        if !bullet && is_field(src, op.body.a, op.body.b) && !out.is_empty() {
            if let Some(last) = out.last_mut() {
                last.body.b = op.body.b;
            }
            continue;
        }
        // Under a colon each line is an entry of its list.
        let last = out.len().wrapping_sub(1);
        let parent_of_last = out.last().and_then(|n| n.parent);
        let last_is_entry = out.last().is_some_and(|n| {
            n.parent.is_some()
                && (n.label.is_none() || n.label.as_ref().is_some_and(|l| l.style == Style::Bullet))
        });
        let same_sort = out.last().is_some_and(|n| bullet == n.label.is_some());
        let parent = if colon && !op.own_formula {
            Some(last)
        } else if last_is_entry
            && same_sort
            && !op.own_formula
            && (running || bullet || short_entry(src, previous, op.body))
        {
            parent_of_last
        } else if bullet && !op.own_formula {
            // Bullets without a colon before them: entries of the point above only where that point is open.
            out.last()
                .filter(|n| n.label.as_ref().is_some_and(|l| l.style == Style::Bullet))
                .and_then(|n| n.parent)
        } else {
            None
        };
        let number = path.number();
        if op.row {
            out.push(Node {
                body: op.body,
                label: None,
                number,
                parent: None,
                row: true,
            });
            continue;
        }
        if let Some(parent) = parent {
            out.push(Node {
                body: op.body,
                label: op.label.clone(),
                number,
                parent: Some(parent),
                row: op.row,
            });
            continue;
        }
        if op.row {
            out.push(Node {
                body: op.body,
                label: None,
                number,
                parent: None,
                row: true,
            });
            continue;
        }
        let acts = operative(src, op.body, env, lang);
        let leads = ends(src, op.body, &[":"]);
        // A bullet is a point of its own, unless it says that the matter was put off.
        let point = bullet && op.body.len() > 3 && ends(src, op.body, &[".", ";"]);
        if point && !acts && put_off(src, op.body) {
            continue;
        }
        if acts || leads || point || op.own_formula || (op.after_formula && labelled == 0) {
            if leads {
                lead = Some((out.len(), None));
            } else if !colon {
                lead = None;
            }
            // A further paragraph under the labels above; in a text whose labels begin later, under none.
            let parent = stack
                .last()
                .and_then(|(s, _)| out.get(*s))
                .and_then(|n| n.parent)
                .filter(|_| !stack.is_empty());
            out.push(Node {
                body: op.body,
                label: None,
                number,
                parent,
                row: false,
            });
        } else if let Some(n) = out.last_mut() {
            // Neither a verb nor a label: more of the paragraph before, unless it is a heading.
            let heading = !ends(src, op.body, &[".", ";", ","]) && op.body.len() < 20;
            if heading {
                lead = None;
                // A heading parts the labels below from those above.
                if src.shape(op.body.a) == Shape::Upper && labelled == 0 {
                    path.cut(0);
                }
            } else if n.body.b <= op.body.a {
                n.body.b = op.body.b;
            }
        }
    }
    out
}

/// «put off», «deferred», «перенести рассмотрение»: nothing was decided.
fn put_off(src: &Source<'_>, r: Range) -> bool {
    r.iter().any(|k| {
        src.any(
            k,
            &["deferred", "postponed", "adjourned", "withdrawn", "tabled"],
        ) || src.any(k, &["put", "held"]) && src.any(k + 1, &["off", "over"])
            || src.any(
                k,
                &[
                    "отложен",
                    "отложено",
                    "отложена",
                    "перенесено",
                    "перенесен",
                    "перенесена",
                    "снят",
                    "снято",
                ],
            )
    })
}

/// A line of a list of names or things that runs on without stops.
fn short_entry(src: &Source<'_>, previous: Option<Range>, r: Range) -> bool {
    previous.is_some_and(|p| {
        let stopped = ends(src, p, &["."]) && !src.class(p.b.wrapping_sub(2), class::ABBREVIATION);
        !stopped && p.len() < 10
    }) && r.len() < 12
}

/// Puts items into the order of the text and parts those that would overlap.
pub(crate) fn in_order(mut drafts: Vec<Draft>) -> Vec<Draft> {
    let start = |d: &Draft| {
        if d.row {
            d.label.as_ref().map_or(d.body.a, |l| l.range.a)
        } else {
            d.body.a
        }
    };
    drafts.retain(|d| !d.body.is_empty());
    drafts.sort_by_key(|d| (start(d), d.body.b));
    let next: Vec<usize> = drafts
        .iter()
        .skip(1)
        .map(start)
        .chain([usize::MAX])
        .collect();
    for (d, next) in drafts.iter_mut().zip(next) {
        d.body.b = d.body.b.min(next);
    }
    drafts.retain(|d| d.body.a < d.body.b);
    drafts
}
