-- How long interviews are kept, and who has read them.

-- A date that a facilitator chose; without a row an interview is kept for the default time from its creation.
create table interview (
    canvas_id text primary key references canvas (id) on delete cascade,
    keep_until bigint not null
);

-- Who has read which interview on which day, so that the trail says it once.
create table interview_read (
    canvas_id text not null references canvas (id) on delete cascade,
    reader text not null,
    day text not null,
    primary key (canvas_id, reader, day)
);
