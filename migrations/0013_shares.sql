-- Links by which somebody without an account reads results: those of a canvas or of a workshop, one of the two. Times
-- UTC milliseconds; `opened_at` is about when the page was last open, without a word of who opened it.
create table share (
    id text primary key,
    token_hash text not null unique,
    workspace_id text not null references workspace (id) on delete cascade,
    canvas_id text references canvas (id) on delete cascade,
    workshop_id text references workshop (id) on delete cascade,
    made_by text not null,
    made_at bigint not null,
    expires_at bigint not null,
    revoked_at bigint,
    opened_at bigint
);
create index share_canvas on share (canvas_id);
create index share_workshop on share (workshop_id);
