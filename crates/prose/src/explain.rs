//! Why a value was read: the rule, the words that led to it, and the key of a sentence about the rule.

use crate::confidence::SURE;
use crate::reading::{OwnerFrom, Quote, Reading, Rule, Span};
use crate::values::{Field, Value};

/// Why a value was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The value's path in the JSON.
    pub path: String,
    /// What it is.
    pub field: Field,
    /// The value's own words.
    pub words: Quote,
    /// The rule that chose it.
    pub rule: Rule,
    /// The key of a sentence about the rule in the Fluent files.
    pub key: &'static str,
    /// The words that led to it: the verb, the lead, the label, the words of time.
    pub because: Vec<(Span, String)>,
    /// How sure it is.
    pub confidence: f32,
    /// Whether it may be shown without a question.
    pub sure: bool,
}

impl Explanation {
    /// How sure it is in whole hundredths, cut; never 100: the reader has no such value.
    pub fn percent(&self) -> i64 {
        ((self.confidence * 100.0).floor() as i64).clamp(0, 99)
    }
}

/// Rules and the keys of their sentences; rules of one kind share a sentence.
pub const RULES: &[(&str, &str)] = &[
    ("act.cited", "prose-rule-act"),
    ("attachment.annex", "prose-rule-attachment"),
    ("attachment.attached", "prose-rule-attachment"),
    ("body.acts", "prose-rule-body-acts"),
    ("body.adopted-by", "prose-rule-body-adopted-by"),
    ("body.by", "prose-rule-body-adopted-by"),
    ("body.formula", "prose-rule-body-formula"),
    ("body.letterhead", "prose-rule-body-letterhead"),
    ("body.meeting-of", "prose-rule-body-title"),
    ("body.minutes", "prose-rule-body-title"),
    ("body.motion", "prose-rule-body-formula"),
    ("body.opens", "prose-rule-body-opens"),
    ("body.resolved-by", "prose-rule-body-adopted-by"),
    ("body.title", "prose-rule-body-title"),
    ("date.head", "prose-rule-date"),
    ("deadline.after-event", "prose-rule-deadline-event"),
    ("deadline.always", "prose-rule-deadline-always"),
    ("deadline.at-once", "prose-rule-deadline-at-once"),
    ("deadline.basis", "prose-rule-deadline-rhythm"),
    ("deadline.by", "prose-rule-deadline-until"),
    ("deadline.cited", "prose-rule-deadline-cited"),
    ("deadline.day", "prose-rule-deadline-day"),
    ("deadline.day-of-month", "prose-rule-deadline-rhythm"),
    ("deadline.days", "prose-rule-deadline-period"),
    ("deadline.days-before", "prose-rule-deadline-event"),
    ("deadline.during", "prose-rule-deadline-period"),
    ("deadline.end-of", "prose-rule-deadline-end-of"),
    ("deadline.end-of-half-year", "prose-rule-deadline-end-of"),
    ("deadline.end-of-quarter", "prose-rule-deadline-end-of"),
    ("deadline.end-of-unit", "prose-rule-deadline-end-of"),
    ("deadline.event", "prose-rule-deadline-event"),
    ("deadline.every-event", "prose-rule-deadline-every-event"),
    ("deadline.every-meeting", "prose-rule-deadline-every-event"),
    ("deadline.feast", "prose-rule-deadline-event"),
    ("deadline.field", "prose-rule-deadline-field"),
    ("deadline.from", "prose-rule-deadline-from"),
    ("deadline.from-event", "prose-rule-deadline-event"),
    ("deadline.half-year", "prose-rule-deadline-part"),
    ("deadline.meeting", "prose-rule-deadline-event"),
    ("deadline.month", "prose-rule-deadline-part"),
    ("deadline.on", "prose-rule-deadline-from"),
    ("deadline.period", "prose-rule-deadline-period"),
    ("deadline.quarter", "prose-rule-deadline-part"),
    ("deadline.reported", "prose-rule-deadline-cited"),
    ("deadline.rhythm", "prose-rule-deadline-rhythm"),
    ("deadline.term", "prose-rule-deadline-within"),
    ("deadline.through", "prose-rule-deadline-until"),
    ("deadline.typed", "prose-rule-deadline-day"),
    ("deadline.until", "prose-rule-deadline-until"),
    ("deadline.until-event", "prose-rule-deadline-event"),
    ("deadline.within", "prose-rule-deadline-within"),
    ("deadline.year", "prose-rule-deadline-part"),
    ("en.action", "prose-rule-verb-action"),
    ("en.agreed", "prose-rule-verb-action"),
    ("en.body-acts", "prose-rule-body-speaks"),
    ("en.control", "prose-rule-control"),
    ("en.duty", "prose-rule-modal"),
    ("en.effect", "prose-rule-effect"),
    ("en.entrusted", "prose-rule-control"),
    ("en.may", "prose-rule-may"),
    ("en.modal", "prose-rule-modal"),
    ("en.none", "prose-rule-verb-listed"),
    ("en.passive", "prose-rule-passive"),
    ("en.resolves", "prose-rule-verb-action"),
    ("en.subjunctive", "prose-rule-subjunctive"),
    ("en.to-do", "prose-rule-to-do"),
    ("en.under-lead", "prose-rule-under-lead"),
    ("en.verb", "prose-rule-verb-listed"),
    ("forms.object", "prose-rule-forms"),
    ("grade.word", "prose-rule-judged"),
    ("item.label", "prose-rule-item-label"),
    ("item.lead", "prose-rule-item-lead"),
    ("item.paragraph", "prose-rule-item-paragraph"),
    ("item.row", "prose-rule-item-row"),
    ("item.unclear", "prose-rule-item-unclear"),
    ("kind.motions", "prose-rule-kind-motions"),
    ("kind.record", "prose-rule-kind-title"),
    ("kind.symbol", "prose-rule-kind-symbol"),
    ("kind.title", "prose-rule-kind-title"),
    ("kind.verb", "prose-rule-kind-verb"),
    ("money.sign", "prose-rule-money"),
    ("money.words", "prose-rule-money"),
    ("number.kind", "prose-rule-number"),
    ("number.letter", "prose-rule-number"),
    ("number.sign", "prose-rule-number"),
    ("number.symbol", "prose-rule-number"),
    ("owner.accusative", "prose-rule-owner-accusative"),
    ("owner.bracket", "prose-rule-owner-bracket"),
    ("owner.by", "prose-rule-owner-by"),
    ("owner.cell", "prose-rule-owner-field"),
    ("owner.dative", "prose-rule-owner-dative"),
    ("owner.field", "prose-rule-owner-field"),
    ("owner.instrumental", "prose-rule-owner-instrumental"),
    ("owner.jointly", "prose-rule-owner-jointly"),
    ("owner.lead", "prose-rule-owner-lead"),
    ("owner.nominative", "prose-rule-owner-subject"),
    ("owner.object", "prose-rule-owner-object"),
    ("owner.shared-head", "prose-rule-owner-shared-head"),
    ("owner.subject", "prose-rule-owner-subject"),
    ("owner.to", "prose-rule-owner-object"),
    ("period.dates", "prose-rule-period"),
    ("period.ended", "prose-rule-period"),
    ("period.part", "prose-rule-period"),
    ("period.reported", "prose-rule-period"),
    ("period.year", "prose-rule-period"),
    ("period.years", "prose-rule-period"),
    ("place.adopted-at", "prose-rule-place"),
    ("place.after-date", "prose-rule-place-date"),
    ("place.before-date", "prose-rule-place-date"),
    ("place.beside-date", "prose-rule-place-date"),
    ("place.held-at", "prose-rule-place"),
    ("place.line", "prose-rule-place"),
    ("place.sign", "prose-rule-place-sign"),
    ("preamble", "prose-rule-preamble"),
    ("resolving.formula", "prose-rule-resolving"),
    ("row.action", "prose-rule-item-row"),
    ("ru.control", "prose-rule-control"),
    ("ru.finite", "prose-rule-body-speaks"),
    ("ru.infinitive", "prose-rule-infinitive"),
    ("ru.judged", "prose-rule-judged"),
    ("ru.none", "prose-rule-verb-listed"),
    ("ru.noted", "prose-rule-noted"),
    ("ru.repealed", "prose-rule-repealed"),
    ("ru.verb", "prose-rule-verb-listed"),
    ("seat.inline", "prose-rule-seat"),
    ("seat.list", "prose-rule-seat-list"),
    ("seat.surname", "prose-rule-seat-list"),
    ("signatory", "prose-rule-signatory"),
    ("signatory.role", "prose-rule-signatory"),
    ("title.about", "prose-rule-title-about"),
    ("title.citation", "prose-rule-title"),
    ("title.colon", "prose-rule-title"),
    ("title.heard", "prose-rule-title-matter"),
    ("title.line", "prose-rule-title"),
    ("title.matter", "prose-rule-title-matter"),
    ("title.on", "prose-rule-title-about"),
    ("title.participle", "prose-rule-title-about"),
    ("title.quoted", "prose-rule-title-quoted"),
    ("title.quoted-line", "prose-rule-title-quoted"),
    ("title.symbol", "prose-rule-title"),
    ("touches.object", "prose-rule-touches"),
    ("unfulfilled", "prose-rule-unfulfilled"),
    ("vote.counts", "prose-rule-vote"),
    ("vote.word", "prose-rule-vote"),
];

/// The key of the sentence about a rule.
pub fn rule_key(rule: &str) -> &'static str {
    RULES
        .binary_search_by(|(r, _)| (*r).cmp(rule))
        .ok()
        .and_then(|n| RULES.get(n))
        .map_or("prose-rule-other", |(_, key)| key)
}

impl Reading {
    /// Why each value was read, in the order of the JSON.
    pub fn explain(&self) -> Vec<Explanation> {
        self.values()
            .into_iter()
            .map(|v| self.explained(v))
            .collect()
    }

    fn explained(&self, v: Value) -> Explanation {
        let mut because: Vec<&Quote> = Vec::new();
        let item = self.items.get(v.place.item);
        let directive = item.and_then(|i| i.directives.get(v.place.directive));
        match v.field {
            Field::Body if v.quote.rule == "body.formula" => because.extend(&self.header.resolving),
            Field::Preamble => because.extend(&self.header.resolving),
            Field::Signatory => {
                because.extend(
                    self.header
                        .signatories
                        .get(v.place.index)
                        .and_then(|s| s.role.as_ref()),
                );
            }
            Field::Item => {
                because.extend(item.and_then(|i| i.label.as_ref().or(i.lead.as_ref())));
                if because.is_empty() {
                    because.extend(&self.header.resolving);
                }
            }
            Field::Directive | Field::Natures => {
                because.extend(directive.and_then(|d| d.verb.as_ref()));
                if v.field == Field::Natures {
                    because.extend(directive.and_then(|d| d.grade.as_ref().or(d.forms.as_ref())));
                }
            }
            Field::Owner => {
                match directive.and_then(|d| d.owner_from) {
                    Some(OwnerFrom::Lead) => because.extend(item.and_then(|i| i.lead.as_ref())),
                    Some(OwnerFrom::Own) => because.extend(directive.and_then(|d| d.verb.as_ref())),
                    // The words of the directive before it are the owner's own words.
                    Some(OwnerFrom::Carried) | None => {}
                }
                because.push(&v.quote);
            }
            Field::Appointment => {
                because.extend(directive.and_then(|d| d.verb.as_ref()));
                because.extend(
                    directive
                        .and_then(|d| d.appointments.get(v.place.index))
                        .and_then(|a| a.role.as_ref()),
                );
            }
            _ => {}
        }
        if because.is_empty() {
            because.push(&v.quote);
        }
        let mut because: Vec<(Span, String)> = because
            .into_iter()
            .filter(|q| !q.span.is_empty())
            .map(|q| (q.span, q.text.clone()))
            .collect();
        because.sort_by_key(|(s, _)| (s.start, s.end));
        because.dedup();
        Explanation {
            key: rule_key(&v.quote.rule),
            rule: v.quote.rule.clone(),
            confidence: v.quote.confidence,
            sure: v.quote.confidence >= SURE,
            path: v.path,
            field: v.field,
            words: v.quote,
            because,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_stand_in_order_so_that_they_are_found() {
        assert!(RULES.windows(2).all(|w| w[0].0 < w[1].0));
        assert_eq!(rule_key("owner.dative"), "prose-rule-owner-dative");
        assert_eq!(rule_key("nothing.such"), "prose-rule-other");
    }

    #[test]
    fn every_rule_in_the_sources_has_a_sentence() {
        let mut missing = Vec::new();
        let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let text = std::fs::read_to_string(&path).unwrap();
                for word in text.split('"').filter(|w| {
                    let Some((a, b)) = w.split_once('.') else {
                        return false;
                    };
                    let letters = |x: &str| {
                        !x.is_empty() && x.chars().all(|c| c.is_ascii_lowercase() || c == '-')
                    };
                    letters(a)
                        && letters(b)
                        && [
                            "act",
                            "attachment",
                            "body",
                            "date",
                            "deadline",
                            "en",
                            "forms",
                            "grade",
                            "item",
                            "kind",
                            "money",
                            "number",
                            "owner",
                            "period",
                            "place",
                            "resolving",
                            "row",
                            "ru",
                            "seat",
                            "signatory",
                            "title",
                            "touches",
                            "vote",
                        ]
                        .contains(&a)
                }) {
                    if rule_key(word) == "prose-rule-other"
                        && !word.ends_with(".weak")
                        && !word.ends_with(".new")
                    {
                        missing.push(word.to_owned());
                    }
                }
            }
        }
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn a_value_is_explained_by_its_verb_and_words() {
        let text = "Совет постановляет:\n1. Поручить правлению до 1 мая 2020 года купить мел.\n";
        let (r, _) = crate::read(text, &crate::Lexicon::new());
        let all = r.explain();
        let owner = all
            .iter()
            .find(|e| e.path == "items/0/directives/0/owners/0")
            .unwrap();
        assert_eq!(owner.key, "prose-rule-owner-dative");
        let words: Vec<_> = owner.because.iter().map(|(_, w)| w.as_str()).collect();
        assert_eq!(words, ["Поручить", "правлению"]);
        let time = all.iter().find(|e| e.field == Field::Deadline).unwrap();
        assert_eq!(time.rule, "deadline.until");
        assert_eq!(time.because[0].1, "до 1 мая 2020 года");
    }
}
