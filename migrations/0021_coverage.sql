-- What became of one entry, in order: coverage over time is read from it.
create index catalogue_change_entry on catalogue_change (entry_id, number);
