-- A workspace's own variants of canvases. `newest` is the number of the version that new canvases are made with.
create table variant (
    id text primary key,
    workspace_id text not null references workspace (id) on delete cascade,
    base text not null,
    newest bigint not null,
    retired_at bigint,
    made_by text not null,
    made_at bigint not null
);
create index variant_workspace on variant (workspace_id, made_at);

-- Versions are never changed: a canvas's `kind` names the one that it was made with. `template` is JSON.
create table variant_version (
    variant_id text not null references variant (id) on delete cascade,
    number bigint not null,
    kind text not null unique,
    template text not null,
    made_by text not null,
    made_at bigint not null,
    primary key (variant_id, number)
);
