-- People, workspaces, canvases and what was written on them.
-- One text for SQLite and PostgreSQL: ids are UUIDv7 text, times UTC milliseconds, flags 0/1, JSON as text.

create table account (
    id text primary key,
    email text not null unique,
    name text not null,
    password_hash text,
    language text not null,
    administrator bigint not null default 0,
    created_at bigint not null,
    disabled_at bigint
);

-- A device. It may be signed in to an account, be a guest, or both.
create table session (
    token_hash text primary key,
    id text not null unique,
    account_id text references account (id) on delete cascade,
    created_at bigint not null,
    seen_at bigint not null,
    expires_at bigint not null
);
create index session_account on session (account_id);

-- Links that work once: sign-in by mail, password reset, a new account, the first administrator.
-- A new account waits in `payload` until its link is opened.
create table one_time_link (
    token_hash text primary key,
    purpose text not null,
    account_id text references account (id) on delete cascade,
    payload text,
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint
);

create table api_token (
    id text primary key,
    token_hash text not null unique,
    account_id text not null references account (id) on delete cascade,
    label text not null,
    created_at bigint not null,
    expires_at bigint,
    revoked_at bigint
);

create table workspace (
    id text primary key,
    network_id text,
    title text not null,
    language text not null,
    created_by text references account (id) on delete set null,
    created_at bigint not null,
    archived_at bigint,
    deleted_at bigint
);

create table member (
    workspace_id text not null references workspace (id) on delete cascade,
    account_id text not null references account (id) on delete cascade,
    role text not null,
    joined_at bigint not null,
    primary key (workspace_id, account_id)
);
create index member_account on member (account_id);

create table canvas (
    id text primary key,
    workspace_id text not null references workspace (id) on delete cascade,
    kind text not null,
    template_version bigint not null,
    title text not null,
    language text not null,
    generation text not null,
    settings text not null,
    created_by text,
    created_at bigint not null,
    changed_at bigint not null,
    archived_at bigint,
    deleted_at bigint
);
create index canvas_workspace on canvas (workspace_id, kind);

-- Who may come in by a code. Without a canvas it opens the whole workspace.
create table invitation (
    id text primary key,
    workspace_id text not null references workspace (id) on delete cascade,
    canvas_id text references canvas (id) on delete cascade,
    code text not null unique,
    role text not null,
    created_by text,
    created_at bigint not null,
    expires_at bigint not null,
    revoked_at bigint
);
create index invitation_workspace on invitation (workspace_id, canvas_id);

-- A person without an account, in one workspace or on one canvas of it. Known again by the session or by the token of the API.
create table guest (
    id text primary key,
    workspace_id text not null references workspace (id) on delete cascade,
    canvas_id text references canvas (id) on delete cascade,
    session_id text,
    token_hash text unique,
    invitation_id text references invitation (id) on delete set null,
    name text not null,
    role text not null,
    created_at bigint not null,
    expires_at bigint not null,
    revoked_at bigint
);
create unique index guest_device on guest (workspace_id, session_id, coalesce(canvas_id, ''));

-- The log of each live document; a row is one commit of its room.
create table canvas_update (
    canvas_id text not null references canvas (id) on delete cascade,
    seq bigint not null,
    at bigint not null,
    payload bytea not null,
    primary key (canvas_id, seq)
);

-- The document up to and including `seq`; later rows of the log come on top.
create table canvas_snapshot (
    canvas_id text primary key references canvas (id) on delete cascade,
    seq bigint not null,
    at bigint not null,
    state bytea not null
);

-- States kept for reading, comparing and restoring.
create table canvas_checkpoint (
    id text primary key,
    canvas_id text not null references canvas (id) on delete cascade,
    seq bigint not null,
    at bigint not null,
    label text not null,
    step text,
    made_by text,
    state bytea not null
);
create index canvas_checkpoint_canvas on canvas_checkpoint (canvas_id, at);

-- Which participant a document's client id belongs to.
create table canvas_client (
    canvas_id text not null references canvas (id) on delete cascade,
    client_id bigint not null,
    participant text not null,
    primary key (canvas_id, client_id)
);

create table audit (
    id text primary key,
    at bigint not null,
    actor text not null,
    action text not null,
    workspace_id text,
    subject text not null,
    detail text not null
);
create index audit_workspace on audit (workspace_id, at);
create index audit_at on audit (at);

-- Work to be done after the transaction that asked for it; taken under a lease.
create table job (
    id text primary key,
    kind text not null,
    payload text not null,
    run_at bigint not null,
    leased_until bigint,
    attempts bigint not null default 0,
    created_at bigint not null
);
create index job_run on job (run_at);

-- Wrong codes and passwords, counted per address or account in a window of time.
create table attempt (
    scope text not null,
    subject text not null,
    window_start bigint not null,
    failures bigint not null,
    primary key (scope, subject, window_start)
);

-- An answer kept so that a repeated create gives the same one.
create table idempotency_key (
    account_id text not null,
    idempotency_key text not null,
    request_hash text not null,
    status bigint not null,
    body text not null,
    created_at bigint not null,
    primary key (account_id, idempotency_key)
);

create table setting (
    name text primary key,
    value text not null
);
