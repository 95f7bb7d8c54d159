-- A document being prepared: its source, and what was read and corrected so far (`working`, JSON of model::Working).
create table draft (
    id uuid primary key,
    short text not null unique,
    by_person uuid,
    state text not null,
    title text not null,
    tongue text not null,
    source_text text not null,
    source_fingerprint text not null,
    original_blob text,
    original_name text,
    original_type text,
    working text not null,
    version bigint not null,
    created_ms bigint not null,
    updated_ms bigint not null
);
create index draft_by_state on draft (state, updated_ms);

-- An adopted document. Its text never changes; a misreading is corrected in directive_version. One draft gives one document, and
-- a number is given once a body and year.
create table document (
    id uuid primary key,
    short text not null unique,
    draft_id uuid unique references draft (id),
    kind text not null,
    number text not null,
    number_key bigint,
    year integer not null,
    adopted_on date not null,
    place text,
    title text not null,
    body_id uuid not null,
    body_text text,
    convocation_id uuid,
    tongue text not null,
    source_text text not null,
    source_fingerprint text not null,
    original_blob text,
    original_name text,
    original_type text,
    scan_blob text,
    scan_name text,
    scan_type text,
    present integer,
    members integer,
    votes_for integer,
    votes_against integer,
    votes_abstained integer,
    signatories text not null,
    preamble text,
    resolving text,
    unfulfilled text not null,
    archival boolean not null,
    entered_by uuid,
    entered_ms bigint not null,
    search_key text not null
);
create unique index document_number_once on document (body_id, year, number);
create index document_by_day on document (adopted_on, id);

create table item (
    id uuid primary key,
    document_id uuid not null references document (id),
    position integer not null,
    label text,
    body text not null,
    span_start integer not null,
    span_end integer not null
);
create unique index item_once on item (document_id, position);

-- What an item charges. `by_adoption`: complete with the adoption itself, so no line follows.
create table directive (
    id uuid primary key,
    short text not null unique,
    document_id uuid not null references document (id),
    item_id uuid not null references item (id),
    position integer not null,
    body text not null,
    span_start integer not null,
    span_end integer not null,
    natures text not null,
    deadline_kind text not null,
    deadline_value text not null,
    deadline_text text,
    due_on date,
    controller_kind text,
    controller_id uuid,
    by_adoption boolean not null,
    no_owner boolean not null,
    appointments text not null,
    version bigint not null
);
create unique index directive_once on directive (document_id, position);

-- Owners as written, and whom they were found to be.
create table directive_owner (
    directive_id uuid not null references directive (id),
    position integer not null,
    written text not null,
    party_kind text not null,
    party_id uuid not null,
    part text not null,
    primary key (directive_id, position)
);
create index directive_owner_by_party on directive_owner (party_kind, party_id);

-- What was read before a correction, with the reason.
create table directive_version (
    directive_id uuid not null references directive (id),
    version bigint not null,
    was text not null,
    reason text not null,
    by_person uuid,
    at_ms bigint not null,
    primary key (directive_id, version)
);

-- One directive for one party. `due_on` is the next day on which something is due. `sort_due` is due_on or the end of time, so that lists
-- page by key alike on both databases. `heard_on` is the last day on which the owner was heard of.
create table line (
    id uuid primary key,
    short text not null unique,
    directive_id uuid not null references directive (id),
    document_id uuid not null references document (id),
    party_kind text not null,
    party_id uuid not null,
    part text not null,
    stage text not null,
    since_on date not null,
    due_on date,
    sort_due date not null,
    first_due_on date,
    done_on date,
    heard_on date,
    taken_up boolean not null,
    archival boolean not null,
    no_owner boolean not null,
    controller_kind text,
    controller_id uuid,
    version bigint not null,
    search_key text not null
);
create unique index line_once on line (directive_id, party_kind, party_id, part);
create index line_by_due on line (sort_due, id);
create index line_by_party on line (party_kind, party_id, sort_due, id);
create index line_by_stage on line (stage, sort_due, id);
create index line_by_document on line (document_id, directive_id, id);
create index line_by_controller on line (controller_kind, controller_id, stage, sort_due, id);

-- A period of a recurring line that has ended.
create table line_period (
    line_id uuid not null references line (id),
    due_on date not null,
    stage text not null,
    done_on date,
    primary key (line_id, due_on)
);

-- A report on a line. `said_by`: who said it, where an owner without an account was written down by another.
create table report (
    id uuid primary key,
    line_id uuid not null references line (id),
    by_person uuid,
    said_by text,
    done_on date not null,
    claim text not null,
    account text not null,
    state text not null,
    created_ms bigint not null,
    judged_by uuid,
    judged_ms bigint,
    reason text,
    released boolean not null
);
create index report_by_line on report (line_id, created_ms);
create unique index report_waiting_once on report (line_id) where state = 'waiting';

create table evidence (
    id uuid primary key,
    report_id uuid not null references report (id),
    kind text not null,
    value text not null,
    title text not null,
    media_type text,
    size bigint
);
create index evidence_by_report on evidence (report_id);
create index evidence_of_record on evidence (value) where kind = 'record';

-- What goes to an owner at adoption: its items, certified. Received is recorded by the owner, or for it.
create table extract (
    id uuid primary key,
    short text not null unique,
    document_id uuid not null references document (id),
    party_kind text not null,
    party_id uuid not null,
    made_ms bigint not null,
    received_on date,
    received_how text,
    received_by uuid,
    received_from text
);
create unique index extract_once on extract (document_id, party_kind, party_id);
create index extract_by_party on extract (party_kind, party_id);

create table extension (
    id uuid primary key,
    line_id uuid not null references line (id),
    until_on date not null,
    reason text not null,
    asked_by uuid,
    asked_ms bigint not null,
    state text not null,
    judged_by uuid,
    judged_ms bigint,
    answer text
);
create index extension_by_line on extension (line_id, asked_ms);
create unique index extension_waiting_once on extension (line_id) where state = 'waiting';

-- An act of control: what ended a line otherwise than by a report, with its reason and the decision that it rests on.
create table control (
    id uuid primary key,
    line_id uuid not null references line (id),
    stage text not null,
    reason text not null,
    decision_id uuid references document (id),
    by_person uuid,
    at_ms bigint not null
);
create index control_by_line on control (line_id, at_ms);

-- A file that a form brought and could not keep yet, because something else in the form was wrong. Forgotten after two days.
create table upload (
    id uuid primary key,
    by_person uuid not null,
    blob text not null,
    name text not null,
    media_type text not null,
    size bigint not null,
    created_ms bigint not null
);
create index upload_by_person on upload (by_person, created_ms);
