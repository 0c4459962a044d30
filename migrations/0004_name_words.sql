-- What a record is found by while its name is typed: its names, their words and the stems of these, each marked by
-- what it is (`analysis::names::word_keys`). Bytes, so that both engines keep them in the same order.
create table record_word (
    record_id text not null references record (id) on delete cascade,
    word_key bytea not null,
    workspace_id text not null,
    kind text not null,
    primary key (record_id, word_key)
);
create index record_word_key on record_word (workspace_id, kind, word_key, record_id);
