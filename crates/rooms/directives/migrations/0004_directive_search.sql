-- Search looks through directives and not through their lines: a thousand branches are charged with one text.
alter table directive add column search_key text not null default '';
update directive set search_key = coalesce((select min(l.search_key) from line l where l.directive_id = directive.id), '');
