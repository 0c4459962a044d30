//! Tests of the search.
mod baselines;
mod floor;
mod judged;
mod morphology;
mod searching;
mod stage;
