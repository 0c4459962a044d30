-- Needs that found nothing in the catalogue, counted by day in Finland, place and term. Neither words nor persons: only what
-- was recognised of them. `area` is empty for no place, `facet` and `term` for nothing recognised.
create table unmet_need (
    day text not null,
    source text not null,
    area text not null,
    facet text not null,
    term text not null,
    count bigint not null,
    primary key (day, source, area, facet, term)
);
