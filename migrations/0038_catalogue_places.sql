-- Up to which change of service places the catalogue's feed tells of the entries that are given at them: see `place_counter`.
create table catalogue_places_read (
    id bigint primary key,
    number bigint not null
);
insert into catalogue_places_read (id, number) values (1, 0);
create index catalogue_entry_workspace on catalogue_entry (workspace_id);
