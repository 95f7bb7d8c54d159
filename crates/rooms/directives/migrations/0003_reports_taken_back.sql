-- The stage of the line before a report: it stands again when the author takes the report back. Older reports do not know it.
alter table report add column stage_before text;

-- The register shows lines of one directive with one day together.
drop index line_by_due;
create index line_in_order on line (sort_due, directive_id, id);
