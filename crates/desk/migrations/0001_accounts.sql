-- A way to sign in. The operator's account has no person and technical rights only.
create table account (
    id uuid primary key,
    person_id uuid unique,
    operator boolean not null,
    login text not null unique,
    password_hash text,
    tongue text,
    theme text,
    created_ms bigint not null,
    closed_ms bigint
);

-- A signed-in device. Only the SHA-256 of its token is kept; `step_up_ms` is the last time that the password was given.
create table session (
    id uuid primary key,
    account_id uuid not null references account (id),
    token_hash text not null unique,
    device text not null,
    created_ms bigint not null,
    seen_ms bigint not null,
    expires_ms bigint not null,
    step_up_ms bigint not null
);
create index session_by_account on session (account_id);

-- A link that lets a person in once: to make an account (invite) or to sign in without the password (enter). A demo's may be used again.
create table entry_link (
    id uuid primary key,
    token_hash text not null unique,
    purpose text not null,
    person_id uuid,
    operator boolean not null,
    again boolean not null,
    created_ms bigint not null,
    expires_ms bigint not null,
    used_ms bigint,
    by_person uuid
);

-- Failed attempts to sign in, by account, so that a guesser is slowed on every node.
create table sign_in_attempt (
    login text not null,
    at_ms bigint not null,
    id uuid primary key
);
create index sign_in_attempt_by_login on sign_in_attempt (login, at_ms);
