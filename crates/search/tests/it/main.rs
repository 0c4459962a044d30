//! Tests of the search.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests stop where something is wrong"
)]
#[expect(dead_code, reason = "the evaluation shows more of it")]
mod baselines;
mod doubting;
mod floor;
mod following;
mod guessing;
#[expect(dead_code, reason = "the evaluation shows more of it")]
mod judged;
mod keeping;
mod morphology;
mod refusing;
mod searching;
mod stage;
mod telling;
