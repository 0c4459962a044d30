-- Tables of descriptions that wait for their sender to say that they may be brought. One for each workspace and account.

-- `content` is what was read of the file: headings and rows as JSON. Times UTC milliseconds.
create table catalogue_upload (
    id text primary key,
    workspace_id text not null references workspace (id) on delete cascade,
    account_id text not null references account (id) on delete cascade,
    name text not null,
    content text not null,
    made_at bigint not null,
    unique (workspace_id, account_id)
);
