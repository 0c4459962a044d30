//! What the program does, a folder each. A feature uses another only through its `mod.rs`; the allowed pairs
//! are listed in `ARCHITECTURE.md`.
pub mod accounts;
pub mod actions;
pub mod api;
pub mod areas;
pub mod audit;
pub mod canvases;
pub mod catalogue;
pub mod cockpit;
pub mod companion;
pub mod coverage;
pub mod demo;
pub mod drafts;
pub mod finding;
pub mod flows;
pub mod help;
pub mod interviews;
pub mod invitations;
pub mod lexicon;
pub mod live;
pub mod localities;
pub mod matching;
pub mod openings;
pub mod organisations;
pub mod oversight;
pub mod partnerships;
pub mod passkeys;
pub mod photos;
pub mod places;
pub mod proposals;
pub mod reach;
pub mod registry;
pub mod report;
pub mod results;
pub mod rows;
pub mod search;
pub mod sharing;
pub mod start;
pub mod summaries;
pub mod tailoring;
pub mod trash;
pub mod variants;
pub mod vocabularies;
pub mod votes;
pub mod words;
pub mod workshops;
pub mod workspaces;

use crate::jobs::Kind;
use crate::mail;

/// What the job queue can do.
pub const JOBS: &[Kind] = &[
    mail::SEND,
    accounts::SEND_LINK,
    accounts::CLEAN,
    registry::SPREAD,
    interviews::ERASE_DUE,
    interviews::SCRUB,
    live::THIN,
    partnerships::REMIND,
    catalogue::ASK,
    catalogue::FORGET_TABLES,
    photos::REMOVE,
    photos::SWEEP,
    trash::END,
    trash::END_DUE,
];

/// Jobs that queue themselves again; started with the program.
pub const REPEATING: &[&str] = &[
    accounts::CLEAN.name,
    interviews::ERASE_DUE.name,
    live::THIN.name,
    partnerships::REMIND.name,
    catalogue::ASK.name,
    catalogue::FORGET_TABLES.name,
    photos::SWEEP.name,
    trash::END_DUE.name,
];
