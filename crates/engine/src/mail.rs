//! The outbox: letters are rows first, so that none is lost and none is queued twice; a sender takes them to SMTP, or to a folder
//! of .eml files where none is configured.

use crate::wait::{ended, wait};
use crate::{Ask, Db, Result, Tx, bind, lease::Lease};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use sea_orm::FromQueryResult;
use std::path::PathBuf;
use std::time::Duration;
use tokio::sync::watch;
use uuid::Uuid;
use veche_core::{Instant, LetterId};

/// After so many tries, over about two days, a letter is given up and named by `veche doctor`.
const TRIES: i32 = 16;

/// The outbox is leased for so long, and prolonged while a letter is under way: what a dead node held is soon taken over.
const TERM: Duration = Duration::from_secs(60);

/// Where letters go.
#[derive(Clone)]
pub enum Post {
    /// To an SMTP server (`smtps://user:password@host:465`, `smtp://…?tls=required`), from this address.
    Smtp {
        /// The server.
        server: AsyncSmtpTransport<Tokio1Executor>,
        /// Sender.
        from: Mailbox,
    },
    /// Into a folder, as .eml files: without a server nothing is lost and everything can be looked at.
    Folder {
        /// The folder.
        folder: PathBuf,
        /// Sender.
        from: Mailbox,
    },
}

impl Post {
    /// An SMTP server by its URL. Called within the runtime, where it keeps its connections.
    ///
    /// # Errors
    /// The URL or the sender's address is none.
    pub fn smtp(url: &str, from: &str) -> std::result::Result<Post, String> {
        let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(|e| e.to_string())?
            .timeout(Some(Duration::from_secs(20)))
            .build();
        Ok(Post::Smtp {
            server,
            from: mailbox(from)?,
        })
    }

    /// A folder.
    ///
    /// # Errors
    /// The sender's address is none, or the folder cannot be made.
    pub fn folder(folder: PathBuf, from: &str) -> std::result::Result<Post, String> {
        std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        Ok(Post::Folder {
            folder,
            from: mailbox(from)?,
        })
    }
}

fn mailbox(address: &str) -> std::result::Result<Mailbox, String> {
    address.parse().map_err(|e| format!("{address}: {e}"))
}

/// Whether a letter could be addressed so.
pub fn is_address(address: &str) -> bool {
    address.contains('@') && address.parse::<lettre::Address>().is_ok()
}

impl Tx {
    /// Queues a letter of plain text. The first line of a subject is taken.
    ///
    /// # Errors
    /// The database fails.
    pub async fn letter(&mut self, to: &str, subject: &str, body: &str) -> Result<LetterId> {
        let id: LetterId = self.id();
        let now = self.now();
        let subject = subject.lines().next().unwrap_or_default();
        self.exec(
            "insert into letter (id, message_id, to_address, subject, body, state, attempts, next_ms, created_ms)
             values ($1, $2, $3, $4, $5, 'waiting', 0, $6, $6)",
            bind![id, format!("<{}@veche>", id.0.simple()), to, subject, body, now],
        )
        .await?;
        Ok(id)
    }
}

/// Sends until told to stop.
pub async fn run(db: Db, post: Post, mut stop: watch::Receiver<bool>) {
    while !ended(&stop) {
        match send_due(&db, &post).await {
            Ok(0) => {}
            Ok(_) => continue,
            Err(e) => tracing::warn!(error = %e, "the outbox could not be read; tried again"),
        }
        wait(&mut stop, None, Duration::from_secs(2)).await;
    }
}

/// Sends what is due, at most twenty; gives how many were tried. A letter in flight when the program dies goes again with the same
/// Message-ID.
///
/// # Errors
/// The database fails; a failing delivery is kept with the letter and tried later.
pub async fn send_due(db: &Db, post: &Post) -> Result<usize> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        message_id: String,
        to_address: String,
        subject: String,
        body: String,
        attempts: i32,
        created_ms: i64,
    }
    let due = "select id, message_id, to_address, subject, body, attempts, created_ms from letter
               where state = 'waiting' and next_ms <= $1 order by next_ms, id limit 20";
    if db
        .read()
        .rows::<Row>(due, bind![db.now()])
        .await?
        .is_empty()
    {
        return Ok(0);
    }
    let Some(lease) = Lease::take(db, "outbox", TERM).await? else {
        return Ok(0);
    };
    let rows: Vec<Row> = db.read().rows(due, bind![db.now()]).await?;
    let count = rows.len();
    for row in rows {
        let delivery = deliver(
            post,
            &row.message_id,
            &row.to_address,
            &row.subject,
            &row.body,
            Instant(row.created_ms),
        );
        let sent = lease.during(db, TERM, delivery).await;
        let attempts = row.attempts + 1;
        let (state, error) = match sent {
            Ok(()) => ("sent", None),
            Err(e) if attempts >= TRIES => ("failed", Some(e)),
            Err(e) => ("waiting", Some(e)),
        };
        if error.is_some() {
            // No address in the log: it is personal.
            tracing::warn!(letter = %row.id, attempts, "a letter could not be delivered");
        }
        // One minute, two, four, … at most six hours apart.
        let wait = 60_i64
            .saturating_mul(1 << row.attempts.clamp(0, 9))
            .min(6 * 3_600);
        db.write((lease.clone(), row.id, state, error, attempts, wait), |tx, (lease, id, state, error, attempts, wait)| {
            Box::pin(async move {
                lease.hold(tx).await?;
                let next = tx.now().plus_secs(*wait);
                tx.exec(
                    "update letter set state = $2, error = $3, attempts = $4, next_ms = $5 where id = $1",
                    bind![*id, *state, error.clone(), *attempts, next],
                )
                .await
                .map(drop)
            })
        })
        .await?;
    }
    Ok(count)
}

async fn deliver(
    post: &Post,
    message_id: &str,
    to: &str,
    subject: &str,
    body: &str,
    at: Instant,
) -> std::result::Result<(), String> {
    let (Post::Smtp { from, .. } | Post::Folder { from, .. }) = post;
    let date = std::time::UNIX_EPOCH + Duration::from_millis(u64::try_from(at.0).unwrap_or(0));
    let message = Message::builder()
        .from(from.clone())
        .to(mailbox(to)?)
        .subject(subject)
        .date(date)
        .message_id(Some(message_id.to_owned()))
        .multipart(MultiPart::alternative().singlepart(SinglePart::plain(body.to_owned())))
        .map_err(|e| e.to_string())?;
    match post {
        Post::Smtp { server, .. } => server
            .send(message)
            .await
            .map(drop)
            .map_err(|e| e.to_string()),
        Post::Folder { folder, .. } => {
            let name = message_id.trim_matches(['<', '>']).replace('@', ".");
            tokio::fs::write(folder.join(format!("{name}.eml")), message.formatted())
                .await
                .map_err(|e| e.to_string())
        }
    }
}

/// Letters that were given up, for `veche doctor`.
///
/// # Errors
/// The database fails.
pub async fn given_up(db: &impl Ask) -> Result<i64> {
    db.number("select count(*) from letter where state = 'failed'", vec![])
        .await
}
