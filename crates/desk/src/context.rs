//! The desk of one request: who is here, in which language, on which day.

use crate::house::{AnyAsk, House};
use crate::session::Session;
use crate::trouble::Trouble;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant as Tick};
use veche_core::sheet::Sheet;
use veche_core::{
    Day, Instant, Leave, PersonId, PersonName, Right, Scope, Standing, Stop, Tongue, allows,
};
use veche_engine::{Actor, BoxFuture, Db, Read, Result, Settings, Tx};
use veche_lang::Lang;

/// What a handler gives.
pub type Answer = std::result::Result<Response, Trouble>;

/// One request's desk. Cheap to clone.
#[derive(Clone)]
pub struct Desk(Arc<Inner>);

/// What stands on it.
#[derive(Clone)]
pub struct Inner {
    /// The house.
    pub house: Arc<House>,
    /// The language.
    pub l: Lang,
    /// Who is here.
    pub actor: Actor,
    /// The name of the person who is here.
    pub name: Option<PersonName>,
    /// The session, for somebody who signed in.
    pub session: Option<Session>,
    /// The federation's settings.
    pub settings: Arc<Settings>,
    /// Whether the federation has been founded here.
    pub founded: bool,
    /// `light` or `dark`, where the person chose.
    pub theme: Option<&'static str>,
    /// The path and query of the request.
    pub path: String,
    /// The present instant.
    pub now: Instant,
    /// What was just done, to be said once.
    pub toast: Option<String>,
    /// Whether the request came by https (or through a proxy that says so).
    pub https: bool,
}

impl std::ops::Deref for Desk {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Desk {
    type Rejection = Trouble;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> std::result::Result<Desk, Trouble> {
        parts
            .extensions
            .get::<Desk>()
            .cloned()
            .ok_or_else(|| Trouble(Stop::broken("a request without a desk")))
    }
}

impl Desk {
    pub(crate) fn new(inner: Inner) -> Desk {
        Desk(Arc::new(inner))
    }

    /// The same desk in another language: for an address that asks for one (`?lang=en`). The page's switch of language comes back to
    /// the address without that, or the person's choice would change nothing.
    #[must_use]
    pub fn in_tongue(&self, tongue: Tongue) -> Desk {
        let (path, query) = self.path.split_once('?').unwrap_or((&self.path, ""));
        let kept: Vec<&str> = query
            .split('&')
            .filter(|pair| !pair.is_empty() && !pair.starts_with("lang="))
            .collect();
        let path = match kept.as_slice() {
            [] => path.to_owned(),
            kept => format!("{path}?{}", kept.join("&")),
        };
        Desk::new(Inner {
            l: self.l.in_tongue(tongue),
            path,
            ..Inner::clone(&self.0)
        })
    }

    /// For questions.
    pub fn read(&self) -> &Read {
        self.house.db.read()
    }

    /// Today in the federation's zone.
    pub fn today(&self) -> Day {
        self.now.day(self.settings.zone)
    }

    /// Whether somebody is signed in.
    pub fn signed_in(&self) -> bool {
        self.actor.standing.is_anybody()
    }

    /// The person who is here.
    pub fn person(&self) -> Option<PersonId> {
        self.actor.person()
    }

    /// Where that person stands.
    pub fn standing(&self) -> &Standing {
        &self.actor.standing
    }

    /// Whether the person may: to decide what to show.
    pub fn may(&self, right: Right, scope: Scope) -> bool {
        allows(self.standing(), right, scope).is_ok()
    }

    /// Asks the gate.
    ///
    /// # Errors
    /// The person may not.
    pub fn ask(&self, right: Right, scope: Scope) -> Result<Leave> {
        Ok(allows(self.standing(), right, scope)?)
    }

    /// Runs a command in one transaction. The actor's standing is computed anew in that transaction, so that a right which ended
    /// a moment ago no longer counts.
    ///
    /// ```ignore
    /// d.run((line, new), |tx, by, (line, new)| Box::pin(commands::report(tx, by, *line, new))).await?
    /// ```
    ///
    /// # Errors
    /// Whatever the command stops with.
    pub async fn run<I, T, F>(&self, input: I, act: F) -> Result<T>
    where
        I: Send + Sync + 'static,
        T: Send + 'static,
        F: for<'a> Fn(&'a mut Tx, &'a Actor, &'a I) -> BoxFuture<'a, Result<T>>
            + Send
            + Sync
            + 'static,
    {
        run_as(
            &self.house,
            self.person(),
            self.standing().operator,
            input,
            act,
        )
        .await
    }

    /// A PDF of a sheet, made on a blocking thread.
    ///
    /// # Errors
    /// It cannot be printed.
    pub async fn pdf(&self, sheet: Sheet) -> Result<Vec<u8>> {
        let house = self.house.clone();
        tokio::task::spawn_blocking(move || house.printer.pdf(&sheet))
            .await
            .map_err(Stop::broken)?
    }

    /// The text of a file, taken on a blocking thread.
    ///
    /// # Errors
    /// It cannot be read; the sentence says why.
    pub async fn text_of(
        &self,
        bytes: Vec<u8>,
        name: Option<String>,
    ) -> Result<crate::house::FileText> {
        let house = self.house.clone();
        tokio::task::spawn_blocking(move || house.intake.text(&bytes, name.as_deref()))
            .await
            .map_err(Stop::broken)?
    }

    /// To another page after an act, saying there what was done: `toast` is a message key that begins with `toast-`.
    pub fn done(&self, path: &str, toast: &'static str) -> Answer {
        let mut response = Redirect::to(path).into_response();
        crate::guard::add_cookie(&mut response, "toast", toast, Some(60), self.https);
        Ok(response)
    }

    /// To another page.
    pub fn to(&self, path: &str) -> Answer {
        Ok(Redirect::to(path).into_response())
    }

    /// A file to keep, under a name, from bytes of ours (CSV, PDF, JSON).
    pub fn file(&self, bytes: Vec<u8>, media_type: &str, name: &str) -> Answer {
        Ok(crate::guard::attachment(bytes, media_type, name))
    }
}

/// Runs a command as a person (or as the operator, or as nobody), with the standing computed in the transaction.
///
/// # Errors
/// Whatever the command stops with.
pub async fn run_as<I, T, F>(
    house: &Arc<House>,
    person: Option<PersonId>,
    operator: bool,
    input: I,
    act: F,
) -> Result<T>
where
    I: Send + Sync + 'static,
    T: Send + 'static,
    F: for<'a> Fn(&'a mut Tx, &'a Actor, &'a I) -> BoxFuture<'a, Result<T>> + Send + Sync + 'static,
{
    let who = house.who.clone();
    house
        .db
        .write((who, input, act), move |tx, (who, input, act)| {
            Box::pin(async move {
                let now = tx.now();
                let standing = match person {
                    Some(person) => who.standing(AnyAsk::Tx(tx), person, now).await?,
                    None if operator => Standing::operator(),
                    None => Standing::nobody(),
                };
                let actor = Actor::new(standing);
                act(tx, &actor, input).await
            })
        })
        .await
}

/// Settings are asked on every page and change once a year.
#[derive(Default)]
pub(crate) struct SettingsCache(Mutex<Option<(Tick, Arc<Settings>)>>);

impl SettingsCache {
    pub(crate) async fn get(&self, db: &Db) -> Result<Arc<Settings>> {
        {
            let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some((at, settings)) = kept.as_ref()
                && at.elapsed() < Duration::from_secs(2)
            {
                return Ok(settings.clone());
            }
        }
        let settings = Arc::new(Settings::load(db.read()).await?);
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) =
            Some((Tick::now(), settings.clone()));
        Ok(settings)
    }

    pub(crate) fn forget(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}
