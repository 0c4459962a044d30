-- Which places have changed, so that what is kept in memory of their hours follows them.

-- `number` grows from change to change without gaps that could fill later; of each place only the last one is kept. A
-- place that is gone keeps its row.
create table place_change (
    place_id text primary key,
    workspace_id text not null,
    number bigint not null
);
create index place_change_number on place_change (number);
create table place_counter (
    id bigint primary key,
    last bigint not null
);
insert into place_counter (id, last) values (1, 0);
