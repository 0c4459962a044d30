-- Who an account is at the provider that signs people in for their organisation: the provider's own name for the person,
-- never the address alone. `label` is what the person reads of it.
create table account_identity (
    issuer text not null,
    subject text not null,
    account_id text not null references account (id) on delete cascade,
    label text not null,
    linked_at bigint not null,
    used_at bigint not null,
    primary key (issuer, subject)
);
create unique index account_identity_account on account_identity (account_id, issuer);

-- Somebody left for the provider and is expected back, once and soon, in the same browser. With `account_id` they come
-- back to link that account.
create table provider_visit (
    state_hash text primary key,
    browser text not null,
    account_id text references account (id) on delete cascade,
    nonce text not null,
    verifier text not null,
    language text not null,
    next text not null,
    created_at bigint not null,
    expires_at bigint not null
);
create index provider_visit_expires on provider_visit (expires_at);
