-- A name under which documents call a party and the register does not: learned when somebody resolved it at a review.
-- `name_key` is the folded name: a name means one party.
create table learned_name (
    id uuid primary key,
    name_key text not null unique,
    name text not null,
    party_kind text not null,
    party_id uuid not null,
    document_id uuid not null references document (id),
    by_person uuid,
    at_ms bigint not null
);

create index draft_by_source on draft (source_fingerprint);
