//! Accounts: how a person gets in. By a password, or by a link that was handed out.

use crate::house::House;
use crate::session::{self, Token};
use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use std::sync::Arc;
use uuid::Uuid;
use veche_core::{AccountId, FieldProblems, InvitationId, Leave, PersonId, Right, Stop, Text};
use veche_engine::{Actor, Ask, FromQueryResult, Result, Tx, bind};

/// An invitation is good for so many days.
const INVITATION_DAYS: i64 = 14;
/// So many failures in a quarter of an hour, and an account must wait.
const FAILURES: i64 = 10;
const WINDOW_SECS: i64 = 900;
/// NIST SP 800-63B, 3.1.1.2: length is what counts; no rules of composition.
const PASSWORD_MIN: usize = 10;
const PASSWORD_MAX: usize = 200;

/// What a link lets a person do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Make an account, or set a new password.
    Invite,
    /// Sign in without the password.
    Enter,
}

impl Purpose {
    fn code(self) -> &'static str {
        match self {
            Purpose::Invite => "invite",
            Purpose::Enter => "enter",
        }
    }
}

/// Whom a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bearer {
    /// A person of the register.
    Person(PersonId),
    /// The operator.
    Operator,
}

/// A link that is still good.
#[derive(Debug, Clone)]
pub struct Link {
    /// Its row.
    pub id: InvitationId,
    /// What it lets one do.
    pub purpose: Purpose,
    /// Whom it is for.
    pub bearer: Bearer,
    again: bool,
}

/// Makes a link that lets somebody in. The secret is given back once; only its hash is kept.
///
/// # Errors
/// The database fails.
pub async fn hand_out(
    tx: &mut Tx,
    by: Option<PersonId>,
    purpose: Purpose,
    bearer: Bearer,
    again: bool,
) -> Result<String> {
    let token = Token::draw();
    let id: InvitationId = tx.id();
    let now = tx.now();
    let days = if again { 3_650 } else { INVITATION_DAYS };
    let (person, operator) = match bearer {
        Bearer::Person(p) => (Some(p), false),
        Bearer::Operator => (None, true),
    };
    tx.exec(
        "insert into entry_link (id, token_hash, purpose, person_id, operator, again, created_ms, expires_ms, by_person)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        bind![id, &token.hash, purpose.code(), person, operator, again, now, now.plus_secs(days * 86_400), by],
    )
    .await?;
    Ok(token.secret)
}

/// Invites a person to make an account. The leave is asked for by the room that knows over whom.
///
/// # Errors
/// The database fails.
pub async fn invite(tx: &mut Tx, by: &Actor, leave: &Leave, person: PersonId) -> Result<String> {
    debug_assert!(matches!(leave.right(), Right::Invite));
    // An older invitation of the same person ends: two valid links are one too many.
    let now = tx.now();
    tx.exec(
        "update entry_link set used_ms = $2 where person_id = $1 and purpose = 'invite' and used_ms is null",
        bind![person, now],
    )
    .await?;
    hand_out(
        tx,
        by.person(),
        Purpose::Invite,
        Bearer::Person(person),
        false,
    )
    .await
}

/// The link of a secret, if it is still good.
///
/// # Errors
/// It is unknown, used or too old: the sentence says to ask for another.
pub async fn link(db: &impl Ask, secret: &str, now: veche_core::Instant) -> Result<Link> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        purpose: String,
        person_id: Option<Uuid>,
        operator: bool,
        again: bool,
    }
    let row: Option<Row> = db
        .row(
            "select id, purpose, person_id, operator, again from entry_link
             where token_hash = $1 and expires_ms > $2 and (used_ms is null or again)",
            bind![Token::hash_of(secret), now],
        )
        .await?;
    let Some(row) = row else {
        // The operator has no secretary to ask, and before the founding nobody has.
        let operators = db
            .number(
                "select count(*) from entry_link where token_hash = $1 and operator",
                bind![Token::hash_of(secret)],
            )
            .await?;
        return Err(Stop::refused(if operators > 0 {
            "link-not-good-operator"
        } else {
            "link-not-good"
        }));
    };
    Ok(Link {
        id: InvitationId(row.id),
        purpose: if row.purpose == "enter" {
            Purpose::Enter
        } else {
            Purpose::Invite
        },
        bearer: match (row.operator, row.person_id) {
            (false, Some(p)) => Bearer::Person(PersonId(p)),
            _ => Bearer::Operator,
        },
        again: row.again,
    })
}

async fn use_up(tx: &mut Tx, link: &Link) -> Result<()> {
    if link.again {
        return Ok(());
    }
    let now = tx.now();
    match tx
        .exec(
            "update entry_link set used_ms = $2 where id = $1 and used_ms is null",
            bind![link.id, now],
        )
        .await?
    {
        1 => Ok(()),
        _ => Err(Stop::refused("link-not-good")),
    }
}

/// Checks a new password: long enough, not absurdly long, not the login itself.
///
/// # Errors
/// The sentence for the field.
pub fn good_password(password: &str, login: &str) -> Result<String, Text> {
    let n = password.chars().count();
    if n < PASSWORD_MIN {
        Err(Text::new("password-short").with("min", PASSWORD_MIN))
    } else if n > PASSWORD_MAX {
        Err(Text::new("password-long").with("max", PASSWORD_MAX))
    } else if password.eq_ignore_ascii_case(login) {
        Err(Text::new("password-is-login"))
    } else {
        Ok(password.to_owned())
    }
}

/// A hash of a password, made on a blocking thread, few at a time.
///
/// # Errors
/// The hash cannot be made.
pub async fn hash(house: &House, password: String) -> Result<String> {
    let _turn = house.hashing.acquire().await.map_err(Stop::broken)?;
    tokio::task::spawn_blocking(move || {
        Argon2::default()
            .hash_password(password.as_bytes())
            .map(|h| h.to_string())
            .map_err(|e| Stop::broken(e.to_string()))
    })
    .await
    .map_err(Stop::broken)?
}

async fn matches(house: &House, password: String, hash: Option<String>) -> Result<bool> {
    let _turn = house.hashing.acquire().await.map_err(Stop::broken)?;
    tokio::task::spawn_blocking(move || match hash {
        Some(hash) => PasswordHash::new(&hash).is_ok_and(|h| {
            Argon2::default()
                .verify_password(password.as_bytes(), &h)
                .is_ok()
        }),
        // An account that does not exist takes as long as one that does.
        None => {
            let _ = Argon2::default().hash_password(password.as_bytes());
            false
        }
    })
    .await
    .map_err(Stop::broken)
}

/// How a login stands in the table: trimmed, lower case.
pub fn login_key(typed: &str) -> String {
    typed.trim().to_lowercase()
}

#[derive(FromQueryResult)]
struct AccountRow {
    id: Uuid,
    password_hash: Option<String>,
}

/// Signs in by password. The answer to a wrong login and to a wrong password is the same.
///
/// # Errors
/// They do not match, or there were too many failures of late.
pub async fn sign_in(
    house: &Arc<House>,
    login: &str,
    password: &str,
    device: &str,
) -> Result<Token> {
    let login = login_key(login);
    let db = &house.db;
    let since = db.now().plus_secs(-WINDOW_SECS);
    let failed = db
        .read()
        .number(
            "select count(*) from sign_in_attempt where login = $1 and at_ms > $2",
            bind![&login, since],
        )
        .await?;
    if failed >= FAILURES {
        return Err(Stop::Refused(
            Text::new("sign-in-wait").with("minutes", WINDOW_SECS / 60),
        ));
    }
    let row: Option<AccountRow> = db
        .read()
        .row(
            "select id, password_hash from account where login = $1 and closed_ms is null",
            bind![&login],
        )
        .await?;
    let (id, hash) = row.map_or((None, None), |r| (Some(AccountId(r.id)), r.password_hash));
    let right = matches(
        house,
        password.chars().take(PASSWORD_MAX + 1).collect(),
        hash,
    )
    .await?;
    let (Some(account), true) = (id, right) else {
        db.write(login, |tx, login| {
            Box::pin(async move {
                let (now, id) = (tx.now(), tx.id::<InvitationId>());
                tx.exec(
                    "insert into sign_in_attempt (login, at_ms, id) values ($1, $2, $3)",
                    bind![login, now, id],
                )
                .await?;
                tx.exec(
                    "delete from sign_in_attempt where at_ms < $1",
                    bind![now.plus_secs(-WINDOW_SECS)],
                )
                .await
                .map(drop)
            })
        })
        .await?;
        return Err(Stop::Fields(FieldProblems::one(
            "password",
            Text::new("sign-in-wrong"),
        )));
    };
    let token = Token::draw();
    let kept = Token {
        secret: String::new(),
        hash: token.hash.clone(),
    };
    db.write(
        (account, login, device.to_owned(), kept),
        |tx, (account, login, device, token)| {
            Box::pin(async move {
                tx.exec("delete from sign_in_attempt where login = $1", bind![login])
                    .await?;
                session::begin(tx, *account, device, token).await.map(drop)
            })
        },
    )
    .await?;
    Ok(token)
}

/// Makes the account of a link's bearer, or sets a new password of theirs, and signs in. All other devices are signed out.
///
/// # Errors
/// The login belongs to another, or the link was used meanwhile.
pub async fn accept(
    house: &Arc<House>,
    secret: &str,
    login: &str,
    password: String,
    device: &str,
) -> Result<Token> {
    let hashed = hash(house, password).await?;
    let token = Token::draw();
    let kept = Token {
        secret: String::new(),
        hash: token.hash.clone(),
    };
    house
        .db
        .write(
            (secret.to_owned(), login_key(login), hashed, device.to_owned(), kept),
            |tx, (secret, login, hashed, device, token)| {
                Box::pin(async move {
                    let now = tx.now();
                    let link = link(tx, secret, now).await?;
                    use_up(tx, &link).await?;
                    let account = account_of(tx, link.bearer).await?;
                    let taken = tx
                        .any(
                            "select 1 as one from account where login = $1 and id <> $2",
                            bind![login, account.map_or(Uuid::nil(), |a| a.0)],
                        )
                        .await?;
                    if taken {
                        return Err(Stop::Fields(FieldProblems::one("login", Text::new("login-taken"))));
                    }
                    let account = match account {
                        Some(account) => {
                            tx.exec(
                                "update account set login = $2, password_hash = $3, closed_ms = null where id = $1",
                                bind![account, login, hashed],
                            )
                            .await?;
                            session::end_others(tx, account, None).await?;
                            account
                        }
                        None => make(tx, link.bearer, login, Some(hashed)).await?,
                    };
                    session::begin(tx, account, device, token).await.map(drop)
                })
            },
        )
        .await?;
    Ok(token)
}

/// Signs the bearer of a link in without a password.
///
/// # Errors
/// The link is not for this, or was used meanwhile.
pub async fn enter(house: &Arc<House>, secret: &str, device: &str) -> Result<Token> {
    let token = Token::draw();
    let kept = Token {
        secret: String::new(),
        hash: token.hash.clone(),
    };
    house
        .db
        .write(
            (secret.to_owned(), device.to_owned(), kept),
            |tx, (secret, device, token)| {
                Box::pin(async move {
                    let now = tx.now();
                    let link = link(tx, secret, now).await?;
                    if link.purpose != Purpose::Enter {
                        return Err(Stop::refused("link-not-good"));
                    }
                    use_up(tx, &link).await?;
                    let account = match account_of(tx, link.bearer).await? {
                        Some(account) => account,
                        None => {
                            // A login that nobody can type: this account has no password yet.
                            let login = format!("link:{}", link.id);
                            make(tx, link.bearer, &login, None).await?
                        }
                    };
                    session::begin(tx, account, device, token).await.map(drop)
                })
            },
        )
        .await?;
    Ok(token)
}

async fn account_of(db: &impl Ask, bearer: Bearer) -> Result<Option<AccountId>> {
    let row: Option<AccountRow> = match bearer {
        Bearer::Person(p) => {
            db.row(
                "select id, password_hash from account where person_id = $1",
                bind![p],
            )
            .await?
        }
        Bearer::Operator => {
            db.row(
                "select id, password_hash from account where operator = $1",
                bind![true],
            )
            .await?
        }
    };
    Ok(row.map(|r| AccountId(r.id)))
}

async fn make(
    tx: &mut Tx,
    bearer: Bearer,
    login: &str,
    hash: Option<&String>,
) -> Result<AccountId> {
    let id: AccountId = tx.id();
    let now = tx.now();
    let (person, operator) = match bearer {
        Bearer::Person(p) => (Some(p), false),
        Bearer::Operator => (None, true),
    };
    tx.exec(
        "insert into account (id, person_id, operator, login, password_hash, created_ms) values ($1, $2, $3, $4, $5, $6)",
        bind![id, person, operator, login, hash.cloned(), now],
    )
    .await?;
    Ok(id)
}

/// The person of a login, for commands that act as somebody; `None` where there is no such open account, or it is the operator's.
///
/// # Errors
/// The database fails.
pub async fn person_of(db: &impl Ask, login: &str) -> Result<Option<PersonId>> {
    #[derive(FromQueryResult)]
    struct Row {
        person_id: Option<Uuid>,
    }
    let row: Option<Row> = db
        .row(
            "select person_id from account where login = $1 and closed_ms is null",
            bind![login_key(login)],
        )
        .await?;
    Ok(row.and_then(|r| r.person_id).map(PersonId))
}

/// Whether the operator has an account.
///
/// # Errors
/// The database fails.
pub async fn has_operator(db: &impl Ask) -> Result<bool> {
    db.any(
        "select 1 as one from account where operator = $1 limit 1",
        bind![true],
    )
    .await
}

/// Whether a person has an account, so that letters and pages can say so.
///
/// # Errors
/// The database fails.
pub async fn has_account(db: &impl Ask, person: PersonId) -> Result<bool> {
    db.any(
        "select 1 as one from account where person_id = $1 and closed_ms is null",
        bind![person],
    )
    .await
}

/// The language in which an account wants its letters, and its pages on a new device.
///
/// # Errors
/// The database fails.
pub(crate) async fn speak(
    tx: &mut Tx,
    account: AccountId,
    tongue: veche_core::Tongue,
) -> Result<()> {
    tx.exec(
        "update account set tongue = $2 where id = $1",
        bind![account, tongue.code()],
    )
    .await
    .map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn password_is_judged_by_length() {
        assert_eq!(
            good_password("короткий", "a@b").unwrap_err().key,
            "password-short"
        );
        assert!(
            good_password("девять слов", "a@b").is_ok(),
            "ten characters and more, of any alphabet"
        );
        assert_eq!(
            good_password("Anna@example.org", "anna@example.org")
                .unwrap_err()
                .key,
            "password-is-login"
        );
        assert_eq!(
            good_password(&"x".repeat(201), "a").unwrap_err().key,
            "password-long"
        );
    }
}
