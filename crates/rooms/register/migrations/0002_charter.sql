-- A decision may give a body another office, rename one, limit its seats or close it; from `to_day` on nobody sits in it.
-- `seats` is null where the charter sets no number.
alter table office add column seats integer;
alter table office add column from_day date;
alter table office add column to_day date;
alter table office add column version bigint not null default 1;

-- What the charter of a body says of the whole body; a body without a row has the silence of the law. Earlier versions are in the history.
create table charter (
    body_id uuid primary key references body (id),
    quorum text,
    decision text not null,
    from_day date not null,
    version bigint not null
);
