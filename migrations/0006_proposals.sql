-- Partnership proposals: how far each is, what happened to it, and the private pages for partners.

-- Without a row a proposal is a draft.
create table proposal_state (
    canvas_id text primary key references canvas (id) on delete cascade,
    state text not null,
    changed_at bigint not null
);

-- What was done, by us or by the partner, oldest first by id. `state` is the one it led to.
create table proposal_event (
    id text primary key,
    canvas_id text not null references canvas (id) on delete cascade,
    at bigint not null,
    side text not null,
    made_by text not null,
    name text not null,
    state text,
    message text not null
);
create index proposal_event_canvas on proposal_event (canvas_id, id);

-- A private page. What the partner reads is in `paper`, as it was when it was sent.
create table proposal_link (
    id text primary key,
    token_hash text not null unique,
    canvas_id text not null references canvas (id) on delete cascade,
    made_by text not null,
    made_at bigint not null,
    expires_at bigint not null,
    revoked_at bigint,
    paper text not null
);
create index proposal_link_canvas on proposal_link (canvas_id, made_at);
