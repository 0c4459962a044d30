-- What a workshop's screen keeps while it is frozen, and notes that those who lead take onto the canvas one by one.

-- `content` is the JSON of what stood on the canvas. Gone when the screen goes on.
create table workshop_picture (
    workshop_id text primary key references workshop (id) on delete cascade,
    canvas_id text not null references canvas (id) on delete cascade,
    content text not null,
    at bigint not null
);

-- `release` is 'together' for what is revealed all at once, and 'single' for what waits in the inbox of those who lead.
-- Those taken stay under 'revealed_at' as others do; those not taken stay with their writers.
alter table workshop_draft add column release text not null default 'together';
alter table workshop_draft add column declined_at bigint;

-- Votes of notes that were thrown away before the round was closed.
alter table vote_round add column lost bigint not null default 0;
