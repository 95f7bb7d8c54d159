//! Whoever follows links arrives: no page shows a way that answers "not yours", "not here" or "broken" to the one who sees it.
//!
//! Every role of the demo walks from the front page and the desk through all that it is shown. A form's address is not sent to, but it must
//! be one that lets this role in.

use crate::kit::{Caller, Place};
use axum::http::StatusCode;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use veche::demo::fill;
use veche_core::{PersonId, Right, Tongue};
use veche_desk::account::Bearer;
use veche_desk::{Access, Listed, desk_routes};
use veche_testkit::Engine;

/// A list has an address for each order, filter and page; so many of each are enough.
const OF_ONE_LIST: usize = 5;

/// What a page leads to.
#[derive(Debug, Default, PartialEq, Eq)]
struct Ways {
    /// Pages and files, without what stands after `#`.
    links: BTreeSet<String>,
    /// Where its forms send to.
    acts: BTreeSet<String>,
}

/// The value of an attribute within a tag.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

fn ways(page: &str) -> Ways {
    let mut all = Ways::default();
    let mut action = None;
    for tag in page.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap_or_default();
        let name = tag.split([' ', '/']).next().unwrap_or_default();
        match name {
            "a" => {
                if let Some(href) = attribute(tag, "href") {
                    let href = href.replace("&amp;", "&");
                    let href = href.split('#').next().unwrap_or_default();
                    if href.starts_with('/') {
                        all.links.insert(href.to_owned());
                    }
                }
            }
            "form" => {
                let at = attribute(tag, "action").unwrap_or_default();
                let at = at.split(['?', '#']).next().unwrap_or_default();
                if attribute(tag, "method") == Some("post") {
                    all.acts.insert(at.to_owned());
                    action = Some(at.to_owned());
                } else {
                    all.links.insert(at.to_owned());
                }
            }
            // A button may send its form elsewhere.
            "button" | "input" if action.is_some() => {
                if let Some(at) = attribute(tag, "formaction") {
                    all.acts.insert(at.to_owned());
                }
            }
            _ => {}
        }
    }
    all
}

#[test]
fn links_and_acts_of_a_page_are_found() {
    let page = r##"<a href="/a?x=1&amp;y=2#z">a</a> <a class="b" href="#top">b</a> <a href="https://veche.example/">c</a>
        <form method="get" action="/search"><input name="q"></form>
        <form method="post" action="/d?back=1"><button formaction="/e">e</button></form> <abbr title="href">f</abbr>"##;
    let set = |all: &[&str]| all.iter().map(|&s| s.to_owned()).collect();
    let want = Ways {
        links: set(&["/a?x=1&y=2", "/search"]),
        acts: set(&["/d", "/e"]),
    };
    assert_eq!(ways(page), want);
}

/// The entry of the list that an address belongs to; a written part of a pattern weighs more than a variable.
fn listed_as<'a>(listed: &'a [Listed], method: &str, path: &str) -> Option<&'a Listed> {
    let parts: Vec<&str> = path.split('/').collect();
    listed
        .iter()
        .filter(|l| l.method == method)
        .filter(|l| {
            let pattern: Vec<&str> = l.path.split('/').collect();
            pattern.len() == parts.len()
                && pattern
                    .iter()
                    .zip(&parts)
                    .all(|(p, x)| p == x || (p.starts_with('{') && !x.is_empty()))
        })
        .min_by_key(|l| l.path.matches('{').count())
}

/// Who walks.
struct Walker<'a> {
    name: &'static str,
    caller: Caller<'a>,
    rights: Vec<Right>,
    signed_in: bool,
    operator: bool,
}

impl Walker<'_> {
    fn let_in(&self, access: Access) -> bool {
        match access {
            Access::Public => true,
            Access::SignedIn => self.signed_in,
            Access::Right(right) => self.rights.contains(&right),
            Access::Operator => self.operator || self.rights.contains(&Right::KeepRegister),
        }
    }

    /// Complaints about what this role was led to, and how many addresses it saw.
    async fn walk(&self, listed: &[Listed]) -> (Vec<String>, usize) {
        let mut complaints = Vec::new();
        let mut seen: BTreeSet<String> = BTreeSet::new();
        let mut of_list: BTreeMap<String, usize> = BTreeMap::new();
        let mut acts: BTreeSet<String> = BTreeSet::new();
        let mut next: VecDeque<(String, String)> = ["/", "/desk"]
            .iter()
            .filter(|p| self.signed_in || **p == "/")
            .map(|p| (String::new(), (*p).to_owned()))
            .collect();
        while let Some((from, path)) = next.pop_front() {
            if !seen.insert(path.clone()) {
                continue;
            }
            if let Some((bare, query)) = path.split_once('?') {
                let mut names: Vec<&str> = query
                    .split('&')
                    .filter_map(|q| q.split('=').next())
                    .collect();
                names.sort_unstable();
                let so_far = of_list
                    .entry(format!("{bare}?{}", names.join("&")))
                    .or_default();
                *so_far += 1;
                if *so_far > OF_ONE_LIST {
                    continue;
                }
            }
            let got = self.caller.get(&path).await;
            let fine = got.status.is_success() || got.status.is_redirection();
            // Being asked to sign in is an answer for nobody's eyes only.
            let asked = got.status == StatusCode::SEE_OTHER
                && self.signed_in
                && got
                    .headers
                    .get("location")
                    .is_some_and(|l| l.as_bytes().starts_with(b"/sign-in"));
            if !fine || asked {
                complaints.push(format!(
                    "{}: {from} leads to {path}: {}",
                    self.name, got.status
                ));
                continue;
            }
            let found = ways(&got.text);
            for act in found.acts {
                if !acts.insert(act.clone()) {
                    continue;
                }
                match listed_as(listed, "POST", &act) {
                    Some(l) if self.let_in(l.access) => {}
                    Some(l) => complaints.push(format!(
                        "{}: {path} has a form for {act}, which is for {:?}",
                        self.name, l.access
                    )),
                    None => complaints.push(format!(
                        "{}: {path} has a form for {act}, which is nowhere",
                        self.name
                    )),
                }
            }
            next.extend(found.links.into_iter().map(|l| (path.clone(), l)));
        }
        (complaints, seen.len())
    }
}

async fn every_role_arrives(tongue: Tongue) {
    let place = Place::bare(Engine::Sqlite).await;
    let demo = fill(&place.house, tongue, place.db.clock()).await.unwrap();
    let listed = desk_routes(&place.house).listed().to_vec();
    let person = async |name, id: PersonId| {
        let standing = veche_register::standing(place.db.read(), id, place.db.now())
            .await
            .unwrap();
        Walker {
            name,
            caller: place.signed_in(Bearer::Person(id)).await,
            rights: Right::ALL
                .iter()
                .copied()
                .filter(|r| standing.has_somewhere(*r))
                .collect(),
            signed_in: true,
            operator: false,
        }
    };
    let walkers = [
        Walker {
            name: "nobody",
            caller: place.reader(),
            rights: Vec::new(),
            signed_in: false,
            operator: false,
        },
        person("secretary", demo.secretary).await,
        person("chair", demo.chair).await,
        person("coordinator", demo.coordinator).await,
        person("auditor", demo.auditor).await,
        person("member", demo.member).await,
        Walker {
            name: "operator",
            caller: place.signed_in(Bearer::Operator).await,
            rights: vec![Right::Operate],
            signed_in: true,
            operator: true,
        },
    ];
    let mut all = Vec::new();
    for walker in &walkers {
        let (complaints, seen) = walker.walk(&listed).await;
        assert!(seen > 30, "{} saw {seen} addresses only", walker.name);
        all.extend(complaints);
    }
    assert_eq!(all, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn every_link_that_a_role_is_shown_lets_it_in() {
    every_role_arrives(Tongue::Ru).await;
}
