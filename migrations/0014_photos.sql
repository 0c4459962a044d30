-- Photos of paper canvases. The pictures are in the store of files under photos/{canvas_id}/{id}; a picture without a
-- row is removed by a job, so it is written before its row and erased after it.

-- `number` is the lowest that is free on the canvas, so that the schema keeps their count. `digest` is of the file as
-- it was sent: the same file is one photo, however often it is sent. `description` is empty where nobody wrote one.
create table photo (
    id text primary key,
    canvas_id text not null references canvas (id) on delete cascade,
    number bigint not null,
    by_id text not null,
    by_name text not null,
    added_at bigint not null,
    width bigint not null,
    height bigint not null,
    size_bytes bigint not null,
    description text not null,
    digest text not null,
    constraint photo_number unique (canvas_id, number),
    constraint photo_digest unique (canvas_id, digest)
);

-- Notes that somebody typed from a photo; which of them still stand, the canvas says.
create table photo_note (
    photo_id text not null references photo (id) on delete cascade,
    note_id text not null,
    typed_at bigint not null,
    primary key (photo_id, note_id)
);
