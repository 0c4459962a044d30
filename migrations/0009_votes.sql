-- Rounds of voting on the notes of a canvas, and the ballots of the one that is open.

-- `results` is the JSON of what came out; there until the round is closed is nothing. `casts` counts what was cast or
-- changed, so that casting and closing wait for each other.
create table vote_round (
    id text primary key,
    canvas_id text not null references canvas (id) on delete cascade,
    step text,
    question text not null,
    mark text not null,
    votes_each bigint not null,
    zones text not null,
    is_hidden bigint not null,
    opened_by text not null,
    opened_at bigint not null,
    closed_at bigint,
    voters bigint not null default 0,
    casts bigint not null default 0,
    results text
);
create index vote_round_canvas on vote_round (canvas_id, opened_at);
create unique index vote_round_open on vote_round (canvas_id) where closed_at is null;

-- One ballot for each person; thrown away when the round is closed.
create table vote_ballot (
    round_id text not null references vote_round (id) on delete cascade,
    participant text not null,
    votes text not null,
    primary key (round_id, participant)
);
