//! Everything this crate promises, tested through its public functions.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]
mod completeness;
mod contents;
mod description;
mod every_part;
mod facts;
mod facts_hostile;
mod files;
mod fill;
mod flow_rules;
mod flow_stage;
mod flows;
mod guides;
mod hearts;
mod insight;
mod jsons;
mod permit_grants;
mod permit_partners;
mod permit_refusals;
mod permit_returns;
mod permit_shapes;
mod permit_stage;
mod reading;
mod rows;
mod seeding;
mod summary;
mod template_damage;
mod template_faults;
mod words;
mod writing_aids;
