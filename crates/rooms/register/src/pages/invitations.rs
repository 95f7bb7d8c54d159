//! Invitations: the link is shown once; the letter takes it where there is an address.

use crate::commands::{self, Invited};
use crate::model::Person;
use crate::{path, store};
use maud::{Markup, html};
use veche_core::{PersonName, Right, Short, Tongue};
use veche_desk::components::{
    Kind, PageHead, breadcrumbs, empty, link_button, notice, notice::Weight, person, post_button,
};
use veche_desk::{Answer, Desk, Path, Trouble};
use veche_engine::Result;
use veche_lang::Lang;

/// Makes an invitation and shows its link, this once.
pub(super) async fn create(d: Desk, Path(short): Path<Short>) -> Answer {
    // Who may not invite learns nothing of who is there.
    if !d.standing().operator && !d.standing().has_somewhere(Right::Invite) {
        return Err(Trouble(
            veche_core::Denied {
                right: Right::Invite,
                nobody: false,
            }
            .into(),
        ));
    }
    let p = store::person_by_short(d.read(), short).await?;
    let invited = send(&d, &p).await?;
    show(&d, &p, &invited)
}

async fn send(d: &Desk, p: &Person) -> Result<Invited> {
    let speaker = d.l.clone();
    let base = base_url(d);
    let federation = d.settings.name.clone().unwrap_or_default();
    let id = p.id;
    d.run(
        (speaker, base, federation),
        move |tx, by, (speaker, base, federation)| {
            Box::pin(async move {
                let (speaker, base, federation) =
                    (speaker.clone(), base.clone(), federation.clone());
                let letter = move |tongue: Tongue, name: &PersonName, secret: &str| {
                    let link = format!("{}/enter/{secret}", base.as_deref()?);
                    Some(words(
                        &speaker.in_tongue(tongue),
                        federation.get(tongue),
                        name,
                        &link,
                    ))
                };
                commands::invite(tx, by, id, &letter).await
            })
        },
    )
    .await
}

/// The letter: subject and body.
pub(super) fn words(l: &Lang, federation: &str, name: &PersonName, link: &str) -> (String, String) {
    let subject = l.with(
        "register-letter-invite-subject",
        [("federation", federation.into())],
    );
    let body = l.with(
        "register-letter-invite",
        [
            ("name", l.person(name).into()),
            ("federation", federation.into()),
            ("link", link.into()),
        ],
    );
    (subject, body)
}

/// The address at which people reach the portal, where it was set.
fn base_url(d: &Desk) -> Option<String> {
    let set = d.settings.base_url.as_deref()?;
    Some(set.trim_end_matches('/').to_owned())
}

/// The link of an invitation as it is shown: whole where the portal's address is known, else from the root of this site.
pub(super) fn link(d: &Desk, secret: &str) -> Markup {
    let path = format!("/enter/{secret}");
    html! { a href=(path) { (base_url(d).unwrap_or_default()) (path) } }
}

fn show(d: &Desk, p: &Person, invited: &Invited) -> Answer {
    let l = &d.l;
    let name = l.person(p.facts.name_in(l.tongue));
    let back = if d.standing().operator {
        "/desk/invitations".to_owned()
    } else {
        path::desk_person(p.short)
    };
    let body = html! {
        (breadcrumbs(l, &[(&back, &name)]))
        (PageHead::new(l.with("register-invited", [("name", name.as_str().into())])).render())
        @if invited.mailed { p { (l.t("register-invited-mailed")) } }
        @match &invited.secret {
            Some(secret) => {
                (notice(Weight::Care, html! { p { (l.t("register-invited-once")) } }))
                p { (link(d, secret)) }
                @if !invited.mailed { p { (l.t("register-invited-by-hand")) } }
            }
            None => { p { (l.t("register-invited-letter-only")) } }
        }
        p { (link_button(&back, &l.t("register-done"), Kind::Primary, None)) }
    };
    let mut page = d.frame(&name, body);
    page.hidden = true;
    let mut response = d.show(axum::http::StatusCode::OK, page);
    // A secret stands on this page: no cache may keep it.
    response.headers_mut().insert(
        axum::http::header::CACHE_CONTROL,
        axum::http::HeaderValue::from_static("no-store"),
    );
    Ok(response)
}

/// The operator's last resort: officers who can invite others, while none of them has an account.
pub(super) async fn page(d: Desk) -> Answer {
    let l = &d.l;
    let officers = store::people_with(d.read(), Right::Invite, d.today()).await?;
    let people = store::people_of(d.read(), &officers).await?;
    let mut with_account = 0;
    for p in &people {
        with_account += usize::from(veche_desk::account::has_account(d.read(), p.id).await?);
    }
    let body = html! {
        (PageHead::new(l.t("register-invitations")).render())
        p { (l.t("register-invitations-what")) }
        @if people.is_empty() { (empty(&l.t("register-invitations-nobody"), None)) }
        @else if with_account > 0 && d.standing().operator { (notice(Weight::Plain, html! { p { (l.t("register-cannot-officers-invite")) } })) }
        ul class="stack" {
            @for p in &people {
                li {
                    (person(l, p.facts.name_in(l.tongue), Some(&path::person(p.short))))
                    @if with_account == 0 || !d.standing().operator {
                        " " (post_button(&format!("/desk/people/{}/invitations", p.short), &l.t("register-invite"), Kind::Plain, &[]))
                    }
                }
            }
        }
    };
    Ok(d.page(&l.t("register-invitations"), body))
}
