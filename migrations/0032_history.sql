-- Why a state was kept: `hand`, `restore` (before an earlier state was brought back), `step` or `time`.
alter table canvas_checkpoint add column why text not null default 'time';
update canvas_checkpoint set why = 'hand' where made_by is not null;
create index canvas_checkpoint_seq on canvas_checkpoint (canvas_id, seq);

-- Who worked where on a canvas, once for each person and place between two looks: `place` is a root of the document and a
-- key in it (`notes/…`, `fields/…`), `seq` the last row of the log that the work is in.
create table canvas_work (
    canvas_id text not null references canvas (id) on delete cascade,
    seq bigint not null,
    place text not null,
    participant text not null,
    name text not null,
    at bigint not null,
    primary key (canvas_id, seq, place, participant)
);
