-- Who speaks for whom on a canvas whose columns are partners, and what a door remembers.

-- A participant (`account-…`, `guest-…`) who speaks for a partner: a column of the canvas. Given by facilitators, or by
-- coming in with an invitation of that partner.
create table partner_voice (
    canvas_id text not null references canvas (id) on delete cascade,
    partner text not null,
    participant text not null,
    given_by text not null,
    given_at bigint not null,
    primary key (canvas_id, partner, participant)
);
create index partner_voice_participant on partner_voice (participant);

-- The column that whoever comes in by this invitation speaks for.
alter table invitation add column partner text;

-- Members who were removed: an open code does not let them in again, a facilitator does.
create table removed_member (
    workspace_id text not null references workspace (id) on delete cascade,
    account_id text not null references account (id) on delete cascade,
    removed_by text not null,
    removed_at bigint not null,
    primary key (workspace_id, account_id)
);
