//! Open pages hear what was done, by server-sent events.
//!
//! A local view of the stream: each node tells its own pages. An event names only the kind and id of the record; what it is, the page
//! asks for again, with the rights of whoever looks.

use crate::context::{Answer, Desk};
use async_trait::async_trait;
use axum::extract::Query;
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::StreamExt;
use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};
use tokio::sync::broadcast;
use tokio_stream::wrappers::BroadcastStream;
use veche_core::{Audience, Stop};
use veche_engine::follow::LocalView;
use veche_engine::{Deed, Result};

/// So many pages of one node may listen; more are told to come back.
const PAGES: usize = 4_000;

/// The open pages of this node. Cheap to clone.
#[derive(Clone)]
pub struct Live(Arc<Inner>);

struct Inner {
    cursor: AtomicI64,
    open: AtomicUsize,
    tell: broadcast::Sender<Told>,
}

#[derive(Clone, Debug)]
struct Told {
    number: i64,
    object: String,
    audience: Audience,
}

impl Default for Live {
    fn default() -> Live {
        // -1: not placed yet; the first step places it at the end of the stream, since open pages want no history.
        Live(Arc::new(Inner {
            cursor: AtomicI64::new(-1),
            open: AtomicUsize::new(0),
            tell: broadcast::Sender::new(256),
        }))
    }
}

impl Live {
    /// Places the cursor at the end of the stream: pages that open now are up to date.
    pub fn start_after(&self, number: i64) {
        self.0.cursor.store(number, Ordering::SeqCst);
    }

    /// How many pages listen here.
    pub fn open(&self) -> usize {
        self.0.open.load(Ordering::SeqCst)
    }
}

#[async_trait]
impl LocalView for Live {
    fn name(&self) -> &'static str {
        "live"
    }
    fn cursor(&self) -> i64 {
        self.0.cursor.load(Ordering::SeqCst).max(0)
    }
    async fn apply(&self, deeds: &[Deed]) -> Result<()> {
        for deed in deeds {
            let Some(number) = deed.number else { continue };
            self.0.cursor.store(number, Ordering::SeqCst);
            if deed.audience != Audience::Sealed {
                // Nobody listening is no fault.
                let _ = self.0.tell.send(Told {
                    number,
                    object: format!("{}:{}", deed.kind, deed.object),
                    audience: deed.audience,
                });
            }
        }
        Ok(())
    }
}

struct Listener(Arc<Inner>);
impl Drop for Listener {
    fn drop(&mut self) {
        self.0.open.fetch_sub(1, Ordering::SeqCst);
    }
}

/// `GET /live?of=line:0190…`: an event `deed` for each deed on that record (all without `of`) that the person may see.
pub(crate) async fn listen(d: Desk, Query(query): Query<HashMap<String, String>>) -> Answer {
    let inner = d.house.live.0.clone();
    if inner.open.fetch_add(1, Ordering::SeqCst) >= PAGES {
        inner.open.fetch_sub(1, Ordering::SeqCst);
        return Err(Stop::Busy.into());
    }
    let listener = Listener(inner.clone());
    let of = query.get("of").cloned();
    let standing = d.standing().clone();
    let stream = BroadcastStream::new(inner.tell.subscribe()).filter_map(move |told| {
        let _held = &listener;
        let event = match told {
            Ok(told) => {
                let may = match told.audience {
                    Audience::Public => true,
                    Audience::Members => standing.is_member(),
                    Audience::Body => standing.has_somewhere(veche_core::Right::ReadOfficial),
                    Audience::Named | Audience::Sealed => false,
                };
                let wanted = of
                    .as_ref()
                    .is_none_or(|of| of.split(',').any(|o| o == told.object));
                (may && wanted).then(|| {
                    Event::default()
                        .event("deed")
                        .id(told.number.to_string())
                        .data(told.object.clone())
                })
            }
            // A page that fell behind asks for everything again.
            Err(_) => Some(Event::default().event("deed").data("all")),
        };
        std::future::ready(event.map(Ok::<Event, Infallible>))
    });
    Ok(Sse::new(stream)
        .keep_alive(KeepAlive::default())
        .into_response())
}
