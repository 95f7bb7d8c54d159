//! Choosing a party from everybody who can be charged.

use maud::{Markup, html};
use std::collections::HashSet;
use veche_core::Party;
use veche_desk::components::{Form, icon};
use veche_lang::Lang;
use veche_register::PartyCard;

/// The groups in the order in which they are offered.
const GROUPS: [&str; 6] = [
    "body",
    "class",
    "branch",
    "organisation",
    "office",
    "person",
];

/// A `select` over all parties, grouped by what they are. `first` are answers before them: value and words.
pub fn party_select(
    l: &Lang,
    form: &Form,
    name: &str,
    label: &str,
    parties: &[PartyCard],
    first: &[(&str, String)],
) -> Markup {
    let id = form.field_id(name);
    let problem = form.problem(name);
    html! {
        div.field.field-wrong[problem.is_some()] {
            label for=(id) { (label) }
            @if let Some(text) = problem {
                p.problem id={ (id) "-problem" } { (icon("triangle-alert", None)) (l.say(text)) }
            }
            select id=(id) name=(name) aria-invalid=[problem.map(|_| "true")] aria-describedby=[problem.map(|_| format!("{id}-problem"))] {
                @for (value, words) in first { option value=(value) selected[form.has(name, value)] { (words) } }
                @for group in GROUPS {
                    @let of: Vec<&PartyCard> = parties.iter().filter(|p| p.kind == group).collect();
                    @if !of.is_empty() {
                        optgroup label=(l.t(&format!("party-group-{group}"))) {
                            @for p in of { @let code = p.party.code(); option value=(code) selected[form.has(name, &code)] { (p.name) } }
                        }
                    }
                }
            }
        }
    }
}

/// Parties that a form shows and the list of today does not know (a body that was dissolved, a person without a seat) are added to it.
pub fn with_others(
    mut parties: Vec<PartyCard>,
    others: impl IntoIterator<Item = PartyCard>,
) -> Vec<PartyCard> {
    let mut there: HashSet<Party> = parties.iter().map(|p| p.party).collect();
    parties.extend(others.into_iter().filter(|p| there.insert(p.party)));
    parties
}

/// The party of a form's value; an empty one is none.
pub fn read_party(typed: &str) -> Option<Party> {
    Party::parse(typed.trim())
}
