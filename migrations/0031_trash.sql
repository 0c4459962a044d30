-- The trash: who threw a workspace or a canvas away, and when a workspace began to be deleted for good, which is done
-- canvas by canvas and is not taken back.
alter table workspace add column deleted_by text;
alter table workspace add column ending_at bigint;
alter table canvas add column deleted_by text;
create index workspace_deleted on workspace (deleted_at) where deleted_at is not null;
create index canvas_deleted on canvas (deleted_at) where deleted_at is not null;

-- The texts of canvases and the comments on them, with the keys of their words, for the search in a workspace
-- (`features/finding`). Every canvas is read anew once, so that all of them have theirs.
create table passage (
    canvas_id text not null references canvas (id) on delete cascade,
    place text not null,
    zone text not null,
    body text not null,
    words text not null,
    comment_id text references note_comment (id) on delete cascade,
    primary key (canvas_id, place)
);
create index passage_comment on passage (comment_id);
delete from projected;
