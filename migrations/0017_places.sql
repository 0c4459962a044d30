-- Service places: where support is given, when they are open, and how one gets in.

-- `municipality` is an official code or empty; `accessibility` keys of that vocabulary as JSON; `hours` JSON of what
-- `analysis::hours` reads. `revision` grows with every change. Times UTC milliseconds.
create table place (
    id text primary key,
    workspace_id text not null references workspace (id) on delete cascade,
    name text not null,
    municipality text not null,
    street text not null,
    postal_code text not null,
    phone text not null,
    web text not null,
    way_in text not null,
    accessibility text not null,
    hours text not null,
    revision bigint not null,
    made_by text not null,
    made_at bigint not null,
    changed_at bigint not null
);
create index place_workspace on place (workspace_id, name);
