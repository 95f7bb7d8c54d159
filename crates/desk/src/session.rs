//! Signed-in devices. A session is a random token of 256 bits in a cookie; the table has its SHA-256 only.

use axum::http::{HeaderMap, header};
use sha2::{Digest, Sha256};
use uuid::Uuid;
use veche_core::{AccountId, Instant, PersonId, SessionId, Stop};
use veche_engine::{Ask, FromQueryResult, Result, Tx, bind};

/// A device is signed out after so long without a request.
const IDLE_DAYS: i64 = 30;

/// Who signed in, on which device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The session.
    pub id: SessionId,
    /// The account.
    pub account: AccountId,
    /// The person; `None` for the operator.
    pub person: Option<PersonId>,
    /// The operator's account.
    pub operator: bool,
    /// When it was last used, as far as it was noted.
    pub seen: Instant,
    /// Language that the account chose.
    pub tongue: Option<String>,
    /// Theme that the account chose.
    pub theme: Option<String>,
}

/// A secret to hand out: 256 random bits in hexadecimal, and what is kept of it.
pub struct Token {
    /// To the person.
    pub secret: String,
    /// Into the table.
    pub hash: String,
}

impl Token {
    /// A new one.
    pub fn draw() -> Token {
        let secret = format!(
            "{:032x}{:032x}",
            rand::random::<u128>(),
            rand::random::<u128>()
        );
        let hash = Token::hash_of(&secret);
        Token { secret, hash }
    }

    /// What is kept of a secret.
    pub fn hash_of(secret: &str) -> String {
        Sha256::digest(secret.as_bytes())
            .iter()
            .map(|b| format!("{b:02x}"))
            .collect()
    }
}

/// The name of the cookie: with the prefix that binds it to https and to this host, save where plain http is served.
pub fn cookie_name(https: bool) -> &'static str {
    if https { "__Host-veche" } else { "veche" }
}

/// A cookie of a request.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(n, _)| *n == name)
        .map(|(_, v)| v)
}

/// The session of a token, if it is still good.
pub(crate) async fn find(db: &impl Ask, secret: &str, now: Instant) -> Result<Option<Session>> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        account_id: Uuid,
        person_id: Option<Uuid>,
        operator: bool,
        seen_ms: i64,
        tongue: Option<String>,
        theme: Option<String>,
    }
    let row: Option<Row> = db
        .row(
            "select s.id, s.account_id, a.person_id, a.operator, s.seen_ms, a.tongue, a.theme
             from session s join account a on a.id = s.account_id
             where s.token_hash = $1 and s.expires_ms > $2 and a.closed_ms is null",
            bind![Token::hash_of(secret), now],
        )
        .await?;
    Ok(row.map(|r| Session {
        id: SessionId(r.id),
        account: AccountId(r.account_id),
        person: r.person_id.map(PersonId),
        operator: r.operator,
        seen: Instant(r.seen_ms),
        tongue: r.tongue,
        theme: r.theme,
    }))
}

/// Begins a session; the secret goes into the cookie.
pub(crate) async fn begin(
    tx: &mut Tx,
    account: AccountId,
    device: &str,
    token: &Token,
) -> Result<SessionId> {
    let id: SessionId = tx.id();
    let now = tx.now();
    let expires = now.plus_secs(IDLE_DAYS * 86_400);
    tx.exec(
        "insert into session (id, account_id, token_hash, device, created_ms, seen_ms, expires_ms, step_up_ms)
         values ($1, $2, $3, $4, $5, $5, $6, $5)",
        bind![id, account, &token.hash, device, now, expires],
    )
    .await?;
    tx.exec("delete from session where expires_ms < $1", bind![now])
        .await?;
    Ok(id)
}

/// Notes that a session is in use, at most once an hour: a write on every page would be dear.
pub(crate) async fn touch(tx: &mut Tx, id: SessionId) -> Result<()> {
    let now = tx.now();
    tx.exec(
        "update session set seen_ms = $2, expires_ms = $3 where id = $1",
        bind![id, now, now.plus_secs(IDLE_DAYS * 86_400)],
    )
    .await
    .map(drop)
}

/// A device in the list of one's sessions.
#[derive(Debug, Clone)]
pub struct Device {
    /// The session.
    pub id: SessionId,
    /// Browser and system, as far as they said.
    pub device: String,
    /// When it was signed in.
    pub created: Instant,
    /// When it was last seen.
    pub seen: Instant,
}

/// The devices of an account, latest first.
pub(crate) async fn devices(
    db: &impl Ask,
    account: AccountId,
    now: Instant,
) -> Result<Vec<Device>> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        device: String,
        created_ms: i64,
        seen_ms: i64,
    }
    let rows: Vec<Row> = db
        .rows(
            "select id, device, created_ms, seen_ms from session where account_id = $1 and expires_ms > $2 order by seen_ms desc, id",
            bind![account, now],
        )
        .await?;
    Ok(rows
        .into_iter()
        .map(|r| Device {
            id: SessionId(r.id),
            device: r.device,
            created: Instant(r.created_ms),
            seen: Instant(r.seen_ms),
        })
        .collect())
}

/// Ends a session of this account; another's cannot be ended.
pub(crate) async fn end(tx: &mut Tx, account: AccountId, id: SessionId) -> Result<()> {
    match tx
        .exec(
            "delete from session where id = $1 and account_id = $2",
            bind![id, account],
        )
        .await?
    {
        0 => Err(Stop::Missing),
        _ => Ok(()),
    }
}

/// Ends every session of an account but one.
pub(crate) async fn end_others(
    tx: &mut Tx,
    account: AccountId,
    keep: Option<SessionId>,
) -> Result<()> {
    let keep = keep.map_or(Uuid::nil(), |k| k.0);
    tx.exec(
        "delete from session where account_id = $1 and id <> $2",
        bind![account, keep],
    )
    .await
    .map(drop)
}

/// «Firefox, Linux» out of a User-Agent: enough to know one's own device, no more is kept.
pub fn device_name(user_agent: &str) -> String {
    let pick = |known: &[(&str, &'static str)]| {
        known
            .iter()
            .find(|(mark, _)| user_agent.contains(mark))
            .map(|(_, name)| *name)
    };
    let browser = pick(&[
        ("Edg/", "Edge"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
        ("curl/", "curl"),
    ]);
    let system = pick(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ]);
    [browser, system]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookie_is_found_by_its_whole_name() {
        let mut headers = HeaderMap::new();
        headers.insert(
            header::COOKIE,
            "xveche=1; veche=2; theme=dark".parse().unwrap(),
        );
        assert_eq!(cookie(&headers, "veche"), Some("2"));
        assert_eq!(cookie(&headers, "them"), None);
    }

    #[test]
    fn device_is_named_by_browser_and_system() {
        let ua = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36";
        assert_eq!(device_name(ua), "Chrome, Linux");
        assert_eq!(device_name(""), "");
    }

    #[test]
    fn tokens_are_long_and_only_their_hash_is_kept() {
        let (a, b) = (Token::draw(), Token::draw());
        assert_eq!(a.secret.len(), 64);
        assert_ne!(a.secret, b.secret);
        assert_eq!(Token::hash_of(&a.secret), a.hash);
        assert_ne!(a.hash, a.secret);
    }
}
