//! The running program: pages, and everything that works behind them until it is told to stop.

use axum::Router;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;
use veche_core::Stop;
use veche_desk::House;
use veche_engine::mail::{self, Post};
use veche_engine::{Result, deed, job};

/// Requests under way are waited for so long; streams of open pages would never end by themselves.
const LAST_REQUESTS: Duration = Duration::from_secs(3);
/// Then those who work behind the pages have so long for what they are at.
const LAST_WORK: Duration = Duration::from_secs(10);

/// Serves pages, follows the stream of deeds, numbers it, does jobs and sends letters, until `stop` says true or nobody can say it.
///
/// # Errors
/// The database cannot be read at the start; the listener fails.
pub async fn attend(
    house: Arc<House>,
    listener: TcpListener,
    post: Post,
    stop: watch::Receiver<bool>,
) -> Result<()> {
    let db = house.db.clone();
    house.live.start_after(deed::last_number(db.read()).await?);
    // Dropped with this function, it ends what still works.
    let mut behind = JoinSet::new();
    behind.spawn(deed::sequence(db.clone(), stop.clone()));
    behind.spawn(house.followers().run(db.clone(), stop.clone()));
    behind.spawn(job::run(db.clone(), house.workers(), stop.clone()));
    behind.spawn(mail::run(db.clone(), post, stop.clone()));

    let app: Router = veche_desk::router(house);
    let server = axum::serve(
        listener,
        app.into_make_service_with_connect_info::<SocketAddr>(),
    )
    .with_graceful_shutdown(told(stop.clone()));
    let late = async {
        told(stop.clone()).await;
        tokio::time::sleep(LAST_REQUESTS).await;
    };
    tokio::select! {
        served = server.into_future() => served.map_err(Stop::broken)?,
        () = late => {}
    }
    let all_done = async { while behind.join_next().await.is_some() {} };
    if tokio::time::timeout(LAST_WORK, all_done).await.is_err() {
        tracing::warn!("work behind the pages did not end in time; it goes on at the next start");
    }
    Ok(())
}

async fn told(mut stop: watch::Receiver<bool>) {
    // An error means that nobody is left who could say it.
    let _ = stop.wait_for(|stop| *stop).await;
}
