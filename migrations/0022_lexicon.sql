-- What editors have changed of the words of the search. The files of data/search are the first edition and change with the
-- program; a row says only what differs from them, so that new shipped words and the editors' work both stand.

-- Every change of an entry: what stands is the row with the highest number. `kind` is 'concept', 'spoken', 'form', 'name'
-- or 'stem'; `delta` is JSON of words added and dropped, what is read instead, and whether the entry is off. `number`
-- counts from 1; of two that change the same at once, one is refused. `did` is 'add', 'edit' or 'undo'; `by_id` is a
-- participant id, as in the audit.
create table lexicon_change (
    kind text not null,
    key text not null,
    number bigint not null,
    delta text not null,
    did text not null,
    at bigint not null,
    by_id text not null,
    why text not null,
    primary key (kind, key, number)
);

create index lexicon_change_at on lexicon_change (at);
