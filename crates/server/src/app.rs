//! What every handler shares.
use std::ops::Deref;
use std::sync::Arc;

use tokio::sync::{Notify, broadcast};

use crate::clock::Clock;
use crate::config::Config;
use crate::db::Db;
use crate::features::catalogue::KeptSupply;
use crate::features::coverage;
use crate::features::live::Rooms;
use crate::features::matching::Matcher;
use crate::features::openings::Openings;
use crate::features::organisations::Organisation;
use crate::features::search::Searcher;
use crate::features::variants::Read;
use crate::features::vocabularies::{Shelf, Uses};
use crate::features::workshops::Hub;
use crate::files::Files;
use crate::mail::Mailer;

/// The running program; cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// The parts of [`App`].
pub struct Parts {
    /// Settings.
    pub config: Config,
    /// Where links start from, without a slash at the end.
    pub base_url: String,
    /// The database.
    pub db: Db,
    /// Files that are too large for the database.
    pub files: Files,
    /// What time it is.
    pub clock: Clock,
    /// The live canvases.
    pub rooms: Rooms,
    /// The index of the catalogue.
    pub search: Searcher,
    /// The support of the catalogue, ready to be matched to needs.
    pub matching: Matcher,
    /// The workshops that somebody has open.
    pub workshops: Hub,
    /// The vocabularies as editors have made them.
    pub vocabularies: Shelf,
    /// What published support says of their terms.
    pub term_uses: Uses,
    /// How far variants of canvases were read.
    pub variants: Read,
    /// What is published, by where it serves.
    pub supply: KeptSupply,
    /// What of it is open today, and when.
    pub openings: Openings,
    /// What is covered by whom, now and before.
    pub coverage: coverage::Kept,
    /// The provider that signs people in for their organisation, if there is one.
    pub organisation: Option<Organisation>,
    /// How mails leave.
    pub mailer: Mailer,
    /// Wakes the runner of jobs after a commit that queued one.
    pub jobs_waiting: Notify,
    /// Whose rights just ended or changed: participant ids (`guest-…`, `account-…`), or `canvas-…` and
    /// `workspace-…` for everybody there. Open sockets listen.
    pub revocations: broadcast::Sender<String>,
    /// Ids of canvases on which a vote has just been opened or closed. Open pages of workshops listen.
    pub rounds: broadcast::Sender<String>,
}

/// Revocations that a slow listener may lag behind before it must check anew.
pub const REVOCATIONS_MAX: usize = 256;
/// Opened and closed votes that a slow listener may lag behind before it must read anew.
pub const ROUNDS_MAX: usize = 64;

impl App {
    /// Puts the parts together.
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// UTC milliseconds.
    pub fn now_ms(&self) -> i64 {
        self.clock.now_ms()
    }
}

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}
