-- What people say about notes and what they agree to do. Both hang on the canvas beside its document, not in it: they
-- are written also when the canvas is closed for writing, and no undo, step or restored state touches them.

-- `note_id` is no reference: notes live in the document. A comment outlives its note.
create table note_comment (
    id text primary key,
    canvas_id text not null references canvas (id) on delete cascade,
    note_id text not null,
    body text not null,
    author text not null,
    author_name text not null,
    written_at bigint not null
);
create index note_comment_canvas on note_comment (canvas_id, written_at);

-- Without a `note_id` it belongs to the canvas as a whole. `due_on` is a day, year-month-day; `revision` grows with
-- every change.
create table action_point (
    id text primary key,
    canvas_id text not null references canvas (id) on delete cascade,
    note_id text,
    what text not null,
    owner_name text not null,
    due_on text,
    done_at bigint,
    revision bigint not null,
    made_by text not null,
    made_by_name text not null,
    made_at bigint not null
);
create index action_point_canvas on action_point (canvas_id, due_on);
