//! Leases: what one node does alone for a while. The epoch is checked in every write that a lease protects, so that a holder who
//! slept past its term cannot write over the next one.

use crate::{Ask, Db, Result, Tx, bind};
use sea_orm::FromQueryResult;
use std::time::Duration;
use uuid::Uuid;
use veche_core::Stop;

/// A lease that was given.
#[derive(Debug, Clone)]
pub struct Lease {
    name: String,
    holder: Uuid,
    epoch: i64,
}

impl Lease {
    /// Takes or prolongs a lease; `None` while another holds it.
    ///
    /// # Errors
    /// The database fails.
    pub async fn take(db: &Db, name: &str, term: Duration) -> Result<Option<Lease>> {
        let input = (
            name.to_owned(),
            db.node(),
            i64::try_from(term.as_millis()).unwrap_or(i64::MAX),
        );
        db.write_committed(input, |tx, (name, holder, term)| {
            Box::pin(async move {
                let now = tx.now();
                let until = now.plus_ms(*term);
                let given = tx
                    .exec(
                        "insert into lease (name, holder, epoch, until_ms) values ($1, $2, 1, $3)
                         on conflict (name) do update set
                           epoch = case when lease.holder = excluded.holder then lease.epoch else lease.epoch + 1 end,
                           holder = excluded.holder, until_ms = excluded.until_ms
                         where lease.holder = excluded.holder or lease.until_ms < $4",
                        bind![name, *holder, until, now],
                    )
                    .await?;
                if given == 0 {
                    return Ok(None);
                }
                #[derive(FromQueryResult)]
                struct Row {
                    epoch: i64,
                }
                let row: Row = tx.must("select epoch from lease where name = $1", bind![name]).await?;
                Ok(Some(Lease { name: name.clone(), holder: *holder, epoch: row.epoch }))
            })
        })
        .await
    }

    /// Does long work, prolonging the lease meanwhile, so that a short term is enough and a dead holder is soon replaced.
    ///
    /// # Errors
    /// None of its own: a lease that was lost all the same is found out by [`Lease::hold`] in the write at the end.
    pub(crate) async fn during<T>(
        &self,
        db: &Db,
        term: Duration,
        work: impl Future<Output = T>,
    ) -> T {
        tokio::pin!(work);
        let third = term / 3;
        let mut beat = tokio::time::interval_at(tokio::time::Instant::now() + third, third);
        loop {
            tokio::select! {
                done = &mut work => return done,
                _ = beat.tick() => {
                    if let Err(e) = Lease::take(db, &self.name, term).await {
                        tracing::warn!(lease = self.name, error = %e, "a lease could not be prolonged; tried again");
                    }
                }
            }
        }
    }

    /// Checks, in the transaction that it protects, that the lease is still this one.
    ///
    /// # Errors
    /// It is not: another node has taken over.
    pub async fn hold(&self, tx: &mut Tx) -> Result<()> {
        let held = tx
            .exec(
                "update lease set until_ms = until_ms where name = $1 and holder = $2 and epoch = $3",
                bind![&self.name, self.holder, self.epoch],
            )
            .await?;
        if held == 1 {
            Ok(())
        } else {
            Err(Stop::broken(format!(
                "the lease {} has passed to another node",
                self.name
            )))
        }
    }
}
