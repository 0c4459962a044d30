-- The public list of the catalogue reads the last changed first, a page at a time, without sorting all of it.
create index catalogue_version_made on catalogue_version (made_at, entry_id);
