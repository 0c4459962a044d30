-- What workspaces know: read from their canvases, and set by hand. The contract is docs/reference/registry.md.

-- A thing a workspace knows: an actor, a support model, a finding … `edited` and `merged_into` are people's
-- own decisions; name and details follow from them and from the mentions, and are made anew by a rebuild.
create table record (
    id text primary key,
    workspace_id text not null references workspace (id) on delete cascade,
    kind text not null,
    name text not null,
    details text not null,
    edited text not null,
    merged_into text references record (id)
);
create index record_merged on record (merged_into);
create index record_workspace on record (workspace_id, kind, name, id);

-- Every name a record is found by, in one spelling.
create table record_name (
    record_id text not null references record (id) on delete cascade,
    name_key text not null,
    name text not null,
    workspace_id text not null,
    kind text not null,
    primary key (record_id, name_key)
);
create index record_name_key on record_name (workspace_id, kind, name_key, record_id);

-- A place of a canvas that speaks of a record.
create table mention (
    canvas_id text not null references canvas (id) on delete cascade,
    place text not null,
    kind text not null,
    record_id text not null references record (id) on delete cascade,
    role text not null,
    name text not null,
    details text not null,
    primary key (canvas_id, place, kind)
);
create index mention_record on mention (record_id, canvas_id, place);

-- What a place of a canvas says about two records: a relation, coverage, evidence, a commitment …
create table bond (
    canvas_id text not null references canvas (id) on delete cascade,
    place text not null,
    kind text not null,
    from_id text not null references record (id) on delete cascade,
    to_id text not null references record (id) on delete cascade,
    details text not null,
    primary key (canvas_id, place, kind, from_id, to_id)
);
create index bond_from on bond (from_id, kind);
create index bond_to on bond (to_id, kind);

-- Bonds that people or programs made by hand; a rebuild keeps them.
create table hand_bond (
    id text primary key,
    workspace_id text not null references workspace (id) on delete cascade,
    kind text not null,
    from_id text not null references record (id) on delete cascade,
    to_id text not null references record (id) on delete cascade,
    details text not null
);
create index hand_bond_workspace on hand_bond (workspace_id, kind, id);
create index hand_bond_from on hand_bond (from_id, kind);
create index hand_bond_to on hand_bond (to_id, kind);

-- Up to which row of its log a canvas is in the registry.
create table projected (
    canvas_id text primary key references canvas (id) on delete cascade,
    seq bigint not null
);

-- What people did to records by hand, with what is needed to undo it.
create table record_change (
    id text primary key,
    workspace_id text not null references workspace (id) on delete cascade,
    record_id text not null,
    at bigint not null,
    made_by text not null,
    action text not null,
    payload text not null,
    undone_at bigint
);
create index record_change_record on record_change (record_id, at);
create index record_change_workspace on record_change (workspace_id, at);

-- What came from what: one row for each thing that was carried from a canvas to another. `carried` is a mark of
-- what was written then, by which a later change of the origin is known; never its words.
create table derivation (
    from_canvas text not null references canvas (id) on delete cascade,
    from_place text not null,
    to_canvas text not null references canvas (id) on delete cascade,
    to_place text not null,
    flow text not null,
    carried text not null,
    at bigint not null,
    made_by text not null,
    primary key (from_canvas, from_place, to_canvas, to_place)
);
create index derivation_to on derivation (to_canvas, to_place);
