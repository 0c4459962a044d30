-- Vocabularies that editors keep. The files of data/vocabularies are the first edition; what editors changed since is here.

-- Editors of the installation's vocabularies. Administrators may do all that editors may.
alter table account add column editor bigint not null default 0;

-- Every change of a term, whole: what stands is the row with the highest number, so that history and what stands never
-- differ, and going back is one more row. `number` counts from 1; of two that change the same at once, one is refused.
-- `state` is 'offered', 'retired' or 'merged'; a merged term has the key of its successor. Keys are never reused.
-- `did` is 'add', 'edit', 'retire', 'offer', 'merge' or 'undo'; `by_id` is a participant id, as in the audit.
create table term_version (
    vocabulary text not null,
    key text not null,
    number bigint not null,
    name_fi text not null,
    name_sv text not null,
    name_en text not null,
    description_fi text not null,
    description_sv text not null,
    description_en text not null,
    prompt_fi text not null,
    prompt_sv text not null,
    prompt_en text not null,
    icon text not null,
    tone text not null,
    place bigint not null,
    state text not null,
    successor text,
    did text not null,
    at bigint not null,
    by_id text not null,
    why text not null,
    primary key (vocabulary, key, number)
);
