-- Workshops: prepared with an agenda of canvases' steps and own items, led step by step, joined by one code.

-- `state` is what is under way: the current item, what is done, the timer, what participants may do. A change replaces
-- it only where it still is what was read. Times UTC milliseconds; `languages` as codes with commas between.
create table workshop (
    id text primary key,
    workspace_id text not null references workspace (id) on delete cascade,
    title text not null,
    aim text not null,
    languages text not null,
    starts_at bigint,
    place text not null,
    remote_link text not null,
    created_by text not null,
    created_at bigint not null,
    closed_at bigint,
    state text not null
);
create index workshop_workspace on workshop (workspace_id, created_at);

-- One line of the agenda: a step of a canvas, a canvas that has no steps, or an own item, which alone has a title.
create table workshop_item (
    id text primary key,
    workshop_id text not null references workshop (id) on delete cascade,
    position bigint not null,
    canvas_id text references canvas (id) on delete cascade,
    step text,
    title text not null,
    minutes bigint not null
);
create index workshop_item_workshop on workshop_item (workshop_id, position);
create index workshop_item_canvas on workshop_item (canvas_id);

-- Who has said that they are ready with an item.
create table workshop_ready (
    workshop_id text not null references workshop (id) on delete cascade,
    item_id text not null references workshop_item (id) on delete cascade,
    participant text not null,
    at bigint not null,
    primary key (item_id, participant)
);

-- A code that opens a workshop opens the canvases of its agenda, and nothing else of the workspace.
alter table invitation add column workshop_id text references workshop (id) on delete cascade;
alter table guest add column workshop_id text references workshop (id) on delete cascade;
drop index guest_device;
create unique index guest_device
    on guest (workspace_id, session_id, coalesce(canvas_id, ''), coalesce(workshop_id, ''));
create index invitation_workshop on invitation (workshop_id);
