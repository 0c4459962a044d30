-- Private writing: notes that only their writer sees until they are revealed on the canvas.

-- `item_id` is no reference: a draft waits also when its item has left the agenda. `level` is what its writer was told:
-- 'named', 'leaders' or 'anonymous'. `note_id` is the id that the note gets on the canvas: random, so that it tells
-- neither order nor writer, and kept beforehand, so that a repeated reveal writes nothing twice. A sealed draft is being
-- revealed and is not changed any more. After it, only rows of 'leaders' stay, since they say who wrote what.
create table workshop_draft (
    id text primary key,
    workshop_id text not null references workshop (id) on delete cascade,
    item_id text not null,
    canvas_id text not null references canvas (id) on delete cascade,
    zone text not null,
    kind text not null,
    body text not null,
    level text not null,
    writer text not null,
    writer_name text not null,
    note_id text not null,
    written_at bigint not null,
    sealed_at bigint,
    revealed_at bigint
);
create index workshop_draft_item on workshop_draft (workshop_id, item_id);
create index workshop_draft_canvas on workshop_draft (canvas_id);
