-- What partners have promised each other, followed up: who sees to it, by when, and whether it is done. `said` is the
-- line of the canvas that it was made from, `words` how it reads now.
create table commitment (
    id text primary key,
    canvas_id text not null references canvas (id) on delete cascade,
    column_id text not null,
    side text not null,
    partner text not null,
    said text not null,
    words text not null,
    owner_account text references account (id) on delete set null,
    owner_name text not null,
    due_at bigint,
    done_at bigint,
    reminded_at bigint,
    overdue_told_at bigint,
    made_by text not null,
    made_at bigint not null
);
create index commitment_canvas on commitment (canvas_id, due_at);
create index commitment_due on commitment (due_at);
