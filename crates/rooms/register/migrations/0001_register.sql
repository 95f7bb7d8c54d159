-- Every stretch of time is a pair of civil days: the first one counts, the second does not (null: no end is set).
-- `names` is a name in both languages as JSON, `search` and `sort_*` are folded for look-up: databases fold only ASCII alike.

-- The founding decision: one row, once.
create table founding (
    id integer primary key,
    at_ms bigint not null,
    body_id uuid not null,
    decided_on date not null,
    decision text not null
);

-- Goes up with every change of the register.
create table register_version (
    id integer primary key,
    version bigint not null
);
insert into register_version (id, version) values (1, 0);

-- Every version of a record that people edit, with who and when: nothing official is overwritten.
create table register_history (
    kind text not null,
    object_id uuid not null,
    version bigint not null,
    at_ms bigint not null,
    by_person uuid,
    body text not null,
    primary key (kind, object_id, version)
);

create table organisation (
    id uuid primary key,
    short text not null unique,
    kind text not null,
    names text not null,
    abbreviations text not null,
    search text not null,
    sort_ru text not null,
    sort_en text not null,
    email text,
    phone text,
    website text,
    address text,
    decision text not null,
    from_day date,
    to_day date,
    version bigint not null
);
create index organisation_sort_ru on organisation (sort_ru, id);
create index organisation_sort_en on organisation (sort_en, id);

-- `region` is a code of ISO 3166-2 (or 3166-1 for a whole country); the names of regions are in data/regions.tsv.
create table branch (
    id uuid primary key,
    short text not null unique,
    region text,
    state text not null,
    names text not null,
    abbreviations text not null,
    search text not null,
    sort_ru text not null,
    sort_en text not null,
    email text,
    phone text,
    decision text not null,
    from_day date,
    to_day date,
    version bigint not null
);
create index branch_sort_ru on branch (sort_ru, id);
create index branch_sort_en on branch (sort_en, id);
create index branch_region on branch (region);

-- A body of the federation, of a branch or of an organisation.
create table body (
    id uuid primary key,
    short text not null unique,
    kind text not null,
    owner_kind text not null,
    owner_id uuid not null,
    names text not null,
    abbreviations text not null,
    search text not null,
    sort_ru text not null,
    sort_en text not null,
    decision text not null,
    from_day date,
    to_day date,
    version bigint not null
);
create index body_owner on body (owner_kind, owner_id);
create index body_sort_ru on body (sort_ru, id);
create index body_sort_en on body (sort_en, id);

create table office (
    id uuid primary key,
    body_id uuid not null references body (id),
    kind text not null,
    names text not null,
    place integer not null
);
create index office_body on office (body_id, place);

-- What a body's charter gives an office. Starts with the ready charter; a later decision ends a row and begins another.
create table charter_right (
    id uuid primary key,
    office_id uuid not null references office (id),
    right_code text not null,
    over_code text not null,
    from_day date,
    to_day date
);
create index charter_right_office on charter_right (office_id);

create table convocation (
    id uuid primary key,
    body_id uuid not null references body (id),
    number integer not null,
    from_day date not null,
    to_day date,
    elected_by text not null,
    version bigint not null
);
create unique index convocation_number on convocation (body_id, number);

create table person (
    id uuid primary key,
    short text not null unique,
    given text not null,
    patronymic text not null,
    family text not null,
    given_en text not null,
    patronymic_en text not null,
    family_en text not null,
    search text not null,
    sort_ru text not null,
    email text,
    phone text,
    tongue text,
    consent_version text,
    consent_on date,
    created_ms bigint not null,
    version bigint not null
);
create index person_sort on person (sort_ru, id);
create index person_email on person (email);

create table seat (
    id uuid primary key,
    person_id uuid not null references person (id),
    office_id uuid not null references office (id),
    convocation_id uuid references convocation (id),
    from_day date not null,
    to_day date,
    acting boolean not null,
    decision text not null,
    end_decision text,
    version bigint not null
);
create index seat_person on seat (person_id);
create index seat_office on seat (office_id, from_day);
create index seat_convocation on seat (convocation_id);
-- One person holds an office at most once at a time; the rule refuses, this holds it where two act at once.
create unique index seat_open on seat (person_id, office_id) where to_day is null;

-- Belonging to an organisation: special-category data, with its consent; shown to others only where `open` and not withdrawn.
create table affiliation (
    id uuid primary key,
    person_id uuid not null references person (id),
    organisation_id uuid not null references organisation (id),
    from_day date,
    to_day date,
    open boolean not null,
    consent_version text not null,
    consent_on date not null,
    withdrawn_on date
);
create index affiliation_person on affiliation (person_id);
create index affiliation_organisation on affiliation (organisation_id);
create unique index affiliation_open on affiliation (person_id, organisation_id) where to_day is null;

-- Belonging to the federation through a branch: one row a state; a change of state ends a row and begins another.
create table membership (
    id uuid primary key,
    person_id uuid not null references person (id),
    branch_id uuid not null references branch (id),
    state text not null,
    from_day date not null,
    to_day date,
    consent_version text not null,
    consent_on date not null
);
create index membership_branch on membership (branch_id);
create index membership_person on membership (person_id);
create unique index membership_open on membership (person_id) where to_day is null;
