//! Addresses, each with who is refused: deny by default, and listed for the guards.

use crate::house::House;
use axum::Router;
use axum::extract::FromRequestParts;
use axum::handler::Handler;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::routing::{MethodRouter, get, post};
use std::sync::Arc;
use veche_core::Right;

/// Who may come to an address at all. What a person may do there over which scope is the command's to ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everybody.
    Public,
    /// Whoever is signed in.
    SignedIn,
    /// Whoever has this right over anything.
    Right(Right),
    /// The operator's account, or whoever keeps the register: people who look after the program.
    Operator,
}

/// One address, as the guards see it.
#[derive(Debug, Clone)]
pub struct Listed {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// Its pattern: `/lines/{short}`.
    pub path: &'static str,
    /// Who is let in.
    pub access: Access,
}

/// The variables of an address. One that cannot be such a variable leads nowhere, as one that belongs to nothing does: 404, while axum's
/// own says that the request is at fault.
#[derive(Debug, Clone, Copy)]
pub struct Path<T>(pub T);

impl<T, S> FromRequestParts<S> for Path<T>
where
    T: serde::de::DeserializeOwned + Send,
    S: Send + Sync,
{
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Path<T>, StatusCode> {
        axum::extract::Path::<T>::from_request_parts(parts, state)
            .await
            .map(|axum::extract::Path(found)| Path(found))
            .map_err(|_| StatusCode::NOT_FOUND)
    }
}

/// Addresses of a room.
#[derive(Default)]
pub struct Routes {
    router: Router<Arc<House>>,
    listed: Vec<Listed>,
}

impl Routes {
    /// None yet.
    pub fn new() -> Routes {
        Routes::default()
    }

    /// A page.
    #[must_use]
    pub fn get<H, T>(self, path: &'static str, access: Access, handler: H) -> Routes
    where
        H: Handler<T, Arc<House>>,
        T: 'static,
    {
        self.add("GET", path, access, get(handler))
    }

    /// An act.
    #[must_use]
    pub fn post<H, T>(self, path: &'static str, access: Access, handler: H) -> Routes
    where
        H: Handler<T, Arc<House>>,
        T: 'static,
    {
        self.add("POST", path, access, post(handler))
    }

    /// An act that takes a file: bodies up to `limit` bytes.
    #[must_use]
    pub fn upload<H, T>(
        self,
        path: &'static str,
        access: Access,
        limit: usize,
        handler: H,
    ) -> Routes
    where
        H: Handler<T, Arc<House>>,
        T: 'static,
    {
        self.add(
            "POST",
            path,
            access,
            post(handler).layer(axum::extract::DefaultBodyLimit::max(limit)),
        )
    }

    fn add(
        mut self,
        method: &'static str,
        path: &'static str,
        access: Access,
        route: MethodRouter<Arc<House>>,
    ) -> Routes {
        let guarded = route.layer(axum::middleware::from_fn(move |request, next| {
            crate::guard::let_in(access, request, next)
        }));
        self.router = self.router.route(path, guarded);
        self.listed.push(Listed {
            method,
            path,
            access,
        });
        self
    }

    /// With those of another.
    #[must_use]
    pub fn merge(mut self, other: Routes) -> Routes {
        self.router = self.router.merge(other.router);
        self.listed.extend(other.listed);
        self
    }

    /// The list.
    pub fn listed(&self) -> &[Listed] {
        &self.listed
    }

    pub(crate) fn into_router(self) -> Router<Arc<House>> {
        self.router
    }
}
