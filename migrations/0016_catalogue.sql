-- Descriptions of support that their owners publish: entries, their versions, what became of them, and what readers say.
-- Times UTC milliseconds, lists and contents JSON.

-- An entry comes from a canvas, or from elsewhere under the `identifier` that its owner knows it by. It is in the catalogue
-- while `published_at` is set. `version` is its last version; `checked_at` when its owner last said that it is right.
create table catalogue_entry (
    id text primary key,
    workspace_id text not null references workspace (id) on delete cascade,
    canvas_id text unique references canvas (id) on delete set null,
    identifier text,
    address text not null unique,
    owner_account text references account (id) on delete set null,
    version bigint not null,
    published_at bigint,
    withdrawn_at bigint,
    checked_at bigint not null,
    asked_at bigint,
    asked bigint not null default 0,
    created_at bigint not null
);
create unique index catalogue_entry_identifier on catalogue_entry (workspace_id, identifier);
create index catalogue_entry_checked on catalogue_entry (checked_at);

-- Never changed once written.
create table catalogue_version (
    entry_id text not null references catalogue_entry (id) on delete cascade,
    number bigint not null,
    content text not null,
    note text not null,
    made_by text not null,
    made_at bigint not null,
    primary key (entry_id, number)
);

-- What became of entries, for whoever keeps a copy, such as an index. The number comes from `catalogue_counter`, whose one
-- row stays locked until the writer commits: a reader that sees a number sees all before it.
create table catalogue_change (
    number bigint primary key,
    entry_id text not null,
    what text not null,
    at bigint not null
);
create table catalogue_counter (
    id bigint primary key,
    last bigint not null
);
insert into catalogue_counter (id, last) values (1, 0);

-- Letters that ask an owner whether everything is still right.
create table catalogue_question (
    token_hash text primary key,
    entry_id text not null references catalogue_entry (id) on delete cascade,
    account_id text not null references account (id) on delete cascade,
    made_at bigint not null,
    expires_at bigint not null,
    answered_at bigint
);
create index catalogue_question_entry on catalogue_question (entry_id);

-- What readers say is wrong. `contact` goes once it is seen to.
create table catalogue_correction (
    id text primary key,
    entry_id text not null references catalogue_entry (id) on delete cascade,
    words text not null,
    contact text not null,
    made_at bigint not null,
    done_at bigint,
    done_by text
);
create index catalogue_correction_entry on catalogue_correction (entry_id, made_at);
