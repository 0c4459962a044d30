//! What was covered when, kept in memory, and brought up to date by the catalogue's feed before it is read.
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::civil::Date;
use tokio::sync::{RwLock, RwLockReadGuard};

use super::found::{Answer, Rows};
use super::model::{Span, Stays, Terms, note, spans};
use crate::app::App;
use crate::db::DbError;
use crate::features::catalogue::{self, Change, Said};
use crate::features::search::{self, Missed};

/// Changes that are read one by one; of more, everything is read anew.
const STEPS_MAX: i64 = 1_000;
/// What was searched for in vain is read anew after so long, milliseconds.
const MISSED_EVERY_MS: i64 = 10 * 60 * 1_000;

/// Answers that are kept until anything changes.
const ANSWERS_MAX: usize = 200;

/// What an answer belongs to: what was asked, how its rows are, the day, and the edition of the vocabularies.
pub(super) type Asked = (String, Rows, Date, i64);

/// What was covered when, by entry.
#[derive(Default)]
pub(super) struct Covered {
    /// Number of the last change of the catalogue that is in it.
    seen: i64,
    pub terms: Terms,
    slots: Vec<Vec<Span>>,
    by_entry: HashMap<String, usize>,
    /// Canvases whose entries are public, by entry.
    canvases: HashMap<String, String>,
    /// What was searched for in vain within a year, and when that was read.
    missed: (i64, Vec<Missed>),
    /// What was answered since anything last changed.
    answers: Mutex<HashMap<Asked, Arc<Answer>>>,
}

impl Covered {
    /// Every span of every entry; those of one entry do not overlap.
    pub fn spans(&self) -> impl Iterator<Item = &Span> {
        self.slots.iter().flatten()
    }

    /// When the first entry that is still known came into the catalogue, UTC milliseconds.
    pub fn first(&self) -> Option<i64> {
        self.spans().map(|span| span.from).min()
    }

    /// Ids of canvases that are published.
    pub fn canvases(&self) -> HashSet<&str> {
        self.canvases.values().map(String::as_str).collect()
    }

    /// What was searched for in vain within a year.
    pub fn missed(&self) -> &[Missed] {
        &self.missed.1
    }

    fn answers(&self) -> MutexGuard<'_, HashMap<Asked, Arc<Answer>>> {
        self.answers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What was answered to the same since anything last changed.
    pub fn known(&self, asked: &Asked) -> Option<Arc<Answer>> {
        self.answers().get(asked).cloned()
    }

    /// Keeps a public answer until anything changes.
    pub fn keep(&self, asked: Asked, answer: &Arc<Answer>) {
        let mut answers = self.answers();
        if answers.len() >= ANSWERS_MAX {
            answers.clear();
        }
        answers.insert(asked, Arc::clone(answer));
    }

    fn put(&mut self, stays: &Stays, said: &Said, next_made_at: Option<i64>) {
        let found = spans(&mut self.terms, stays, said, next_made_at);
        if found.is_empty() {
            return;
        }
        let is_open = found.iter().any(|span| span.until == i64::MAX);
        if let Some(canvas) = said.canvas.as_ref().filter(|_| is_open) {
            self.canvases.insert(said.entry.clone(), canvas.clone());
        }
        let next = self.slots.len();
        let slot = *self.by_entry.entry(said.entry.clone()).or_insert(next);
        if slot == next {
            self.slots.push(Vec::new());
        }
        self.slots[slot].extend(found);
    }

    /// Puts what one entry ever said in place of what was known of it.
    fn renew(&mut self, entry: &str, changes: &[Change], said: &[Said]) {
        self.canvases.remove(entry);
        if let Some(slot) = self.by_entry.get(entry) {
            self.slots[*slot].clear();
        }
        let mut stays = Stays::new();
        changes.iter().for_each(|change| note(&mut stays, change));
        for (at, version) in said.iter().enumerate() {
            let next = said.get(at + 1).map(|next| next.from);
            self.put(&stays, version, next);
        }
    }
}

/// What this process last read; cheap to clone.
#[derive(Clone, Default)]
pub struct Kept(Arc<RwLock<Covered>>);

impl Kept {
    /// What was covered when, with everything that the catalogue says now.
    pub(super) async fn now(&self, app: &App) -> Result<RwLockReadGuard<'_, Covered>, DbError> {
        let last = catalogue::last_change(app).await?;
        let is_recent = |covered: &Covered| app.now_ms() - covered.missed.0 < MISSED_EVERY_MS;
        {
            let covered = self.0.read().await;
            if covered.seen >= last && is_recent(&covered) {
                return Ok(covered);
            }
        }
        let mut covered = self.0.write().await;
        covered.answers().clear();
        if covered.seen == 0 || last - covered.seen > STEPS_MAX {
            let read = read_all(app).await?;
            let missed = std::mem::take(&mut covered.missed);
            *covered = Covered {
                seen: last,
                missed,
                ..read
            };
        } else {
            step_by_step(app, &mut covered, last).await?;
        }
        if !is_recent(&covered) {
            covered.missed = (app.now_ms(), search::missed(app).await?);
        }
        Ok(covered.downgrade())
    }
}

async fn step_by_step(app: &App, covered: &mut Covered, last: i64) -> Result<(), DbError> {
    while covered.seen < last {
        let changes = catalogue::changes_since(app, covered.seen).await?;
        let Some(end) = changes.last().map(|change| change.number) else {
            break;
        };
        let entries: BTreeSet<String> = changes.into_iter().map(|change| change.entry).collect();
        for entry in entries {
            let (changes, said) = catalogue::history(app, &entry).await?;
            covered.renew(&entry, &changes, &said);
        }
        covered.seen = end;
    }
    Ok(())
}

/// Reads every change and every version, a thousand at a time.
async fn read_all(app: &App) -> Result<Covered, DbError> {
    let mut stays: HashMap<String, Stays> = HashMap::new();
    let mut after = 0;
    loop {
        let changes = catalogue::changes_since(app, after).await?;
        let Some(last) = changes.last() else {
            break;
        };
        after = last.number;
        for change in changes {
            let of_entry = stays.entry(change.entry.clone()).or_default();
            note(of_entry, &change);
        }
    }
    let mut covered = Covered::default();
    let none = Stays::new();
    // A version lasts until the next one of its entry, so each waits for the one behind it.
    let mut waiting: Option<Said> = None;
    loop {
        let place = waiting.as_ref();
        let (entry, number) = place.map_or(("", 0), |one| (one.entry.as_str(), one.number));
        let page = catalogue::said_after(app, entry, number).await?;
        let is_last = page.is_empty();
        for next in page.into_iter().map(Some).chain(is_last.then_some(None)) {
            let before = std::mem::replace(&mut waiting, next);
            if let Some(before) = before {
                let next = waiting.as_ref().filter(|next| next.entry == before.entry);
                let of_entry = stays.get(&before.entry).unwrap_or(&none);
                covered.put(of_entry, &before, next.map(|next| next.from));
            }
        }
        if is_last {
            return Ok(covered);
        }
    }
}
