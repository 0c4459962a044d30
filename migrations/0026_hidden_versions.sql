-- Since when a version's texts are kept from the public. Its owner hides an earlier version that says what nobody should
-- read any more; the last one is withdrawn instead. UTC milliseconds.
alter table catalogue_version add column hidden_at bigint;
