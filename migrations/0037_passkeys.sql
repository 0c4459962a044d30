-- Keys by which people sign in without a password (WebAuthn). The secret stays in the person's device; `credential` is the
-- public key with its counter, as the library reads it. `label` is what the person calls it.
create table passkey (
    id text primary key,
    account_id text not null references account (id) on delete cascade,
    credential_id text not null unique,
    credential text not null,
    label text not null,
    created_at bigint not null,
    used_at bigint
);
create index passkey_account on passkey (account_id);

-- Somebody was given a challenge and is expected back, once and soon, in the same browser. With `account_id` they add a
-- passkey called `label` to that account, without they sign in. `state` is the challenge, as the library reads it.
create table passkey_visit (
    token_hash text primary key,
    browser text not null,
    account_id text references account (id) on delete cascade,
    label text not null,
    state text not null,
    created_at bigint not null,
    expires_at bigint not null
);
create index passkey_visit_expires on passkey_visit (expires_at);

-- When somebody last proved who they are on this device; unknown for those who signed in before.
alter table session add column signed_in_at bigint;
