-- The stream of what was done: insert-only. Title and path are as of then; a person has none (looked up when shown).
create table deed (
    id uuid primary key,
    at_ms bigint not null,
    person_id uuid,
    seat_id uuid,
    verb text not null,
    object_kind text not null,
    object_id uuid not null,
    title text,
    path text,
    scope_kind text not null,
    scope_id uuid not null,
    audience text not null,
    official boolean not null,
    payload_version integer not null,
    payload text not null
);
create index deed_by_object on deed (object_kind, object_id, at_ms);
create index deed_by_scope on deed (scope_kind, scope_id, at_ms);

-- Deeds that are committed and not numbered yet: what the sequencer looks at, so that it never scans the stream.
create table deed_waiting (
    deed_id uuid primary key references deed (id)
);

-- The order that followers read by: without gaps, given once. Ids and times would lose deeds that commit late.
create table deed_order (
    number bigint primary key,
    deed_id uuid not null unique references deed (id)
);

-- How far each follower has come.
create table follower (
    name text primary key,
    cursor_number bigint not null
);

-- Deeds that a follower could not take: set aside and named by `veche doctor`, so that the rest go on.
create table follower_aside (
    name text not null,
    number bigint not null,
    error text not null,
    at_ms bigint not null,
    primary key (name, number)
);

-- A reactor acts once per deed, also after a restart in the middle.
create table reaction (
    name text not null,
    deed_id uuid not null,
    primary key (name, deed_id)
);

-- Who does what alone for now. The epoch is checked in each write that the lease protects.
create table lease (
    name text primary key,
    holder uuid not null,
    epoch bigint not null,
    until_ms bigint not null
);

create table setting (
    key text primary key,
    value text not null
);

-- Long work. `done` and `total` are in units of the work's own; `begun` counts how often it was begun.
create table job (
    id uuid primary key,
    kind text not null,
    state text not null,
    person_id uuid,
    input text not null,
    output text,
    error text,
    done bigint not null,
    total bigint not null,
    begun integer not null default 0,
    created_ms bigint not null,
    updated_ms bigint not null
);
create index job_by_state on job (state, created_ms);

-- The outbox. The Message-ID is fixed here, so that a letter sent twice after a crash is seen to be one.
create table letter (
    id uuid primary key,
    message_id text not null unique,
    to_address text not null,
    subject text not null,
    body text not null,
    state text not null,
    attempts integer not null,
    next_ms bigint not null,
    created_ms bigint not null,
    error text
);
create index letter_by_state on letter (state, next_ms);

-- Files by content. Who may read one follows from the record that names it.
create table blob (
    fingerprint text primary key,
    size bigint not null,
    media_type text not null,
    created_ms bigint not null
);
