-- Workshops that are over can be put in the archive: out of the list and only read. UTC milliseconds.
alter table workshop add column archived_at bigint;
