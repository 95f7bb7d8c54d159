//! How those who run for ever wait: until they are told to stop, until there is something to do, or for a while.

use std::time::Duration;
use tokio::sync::watch;

/// Whether a runner is to end: it was told so, or nobody is left who could tell.
pub(crate) fn ended(stop: &watch::Receiver<bool>) -> bool {
    *stop.borrow() || stop.has_changed().is_err()
}

/// Waits for the end, for the bell (where there is one), or for a while.
pub(crate) async fn wait(
    stop: &mut watch::Receiver<bool>,
    bell: Option<&mut watch::Receiver<u64>>,
    at_most: Duration,
) {
    let rung = async {
        let heard = match bell {
            Some(bell) => bell.changed().await.is_ok(),
            None => false,
        };
        // Without a bell, or when it is gone, there is still the time.
        if !heard {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        _ = stop.changed() => {}
        () = rung => {}
        () = tokio::time::sleep(at_most) => {}
    }
}
