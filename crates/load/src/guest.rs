//! A guest of a workshop: with the workshop's page and its canvas open, as a phone and a browser would have them.
use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use reqwest::Response;
use tokio::sync::watch;
use tokio::time::{Instant, MissedTickBehavior, interval_at};

use crate::board::{Board, Heard};
use crate::figures::Measured;
use crate::people::{Person, between};

/// What guests know of the whole.
#[derive(Clone)]
pub struct Told {
    pub measured: Arc<Measured>,
    /// When everybody was called last.
    pub calls: watch::Receiver<Instant>,
}

/// A note that was sent.
pub struct Sent {
    pub at: Instant,
    pub by_phone: bool,
}

/// Somebody who has come in.
pub struct Guest {
    person: Person,
    number: usize,
    /// Address of the participant's page.
    page: String,
    item: String,
    zone: String,
    board: Board,
}

/// Comes in by the code: the page, its events, the canvas.
pub async fn come(
    person: Person,
    number: usize,
    code: &str,
    canvas: &str,
    told: Told,
) -> Result<Guest> {
    let name = format!("Guest {number}");
    let form = [("code", code), ("name", name.as_str())];
    let page = person.send("/en/join", &form).await?;
    let shown = person.page(&page).await?;
    let item = between(&shown, "name=\"item\" value=\"", "\"")?.to_owned();
    let zone = between(&shown, "name=\"zone\" value=\"", "\"")?.to_owned();
    let events = person.open(&format!("{page}/events")).await?;
    tokio::spawn(follow(person.clone(), page.clone(), events, told));
    let board = Board::open(&person, canvas, false).await?;
    Ok(Guest {
        person,
        number,
        page,
        item,
        zone,
        board,
    })
}

/// Hears what is under way and draws the page anew each time, as its script does.
async fn follow(person: Person, page: String, mut events: Response, told: Told) -> Result<()> {
    let mut call = *told.calls.borrow();
    while let Some(chunk) = events.chunk().await? {
        if !chunk.starts_with(b"data:") && !chunk.windows(6).any(|part| part == b"\ndata:") {
            continue;
        }
        let last = *told.calls.borrow();
        if last != call {
            call = last;
            told.measured.called.add(call.elapsed());
        }
        let asked = Instant::now();
        person.page(&page).await?;
        told.measured.pages.add(asked.elapsed());
    }
    Ok(())
}

impl Guest {
    /// Sends `notes` notes, one each `pace` after a first wait, and waits until those on the canvas are saved; gives
    /// the notes by name.
    pub async fn write(
        mut self,
        notes: usize,
        pace: Duration,
        wait: Duration,
    ) -> Result<(Self, HashMap<String, Sent>)> {
        let mut sent = HashMap::new();
        let mut own = 0;
        let mut saved = 0;
        let mut pace = interval_at(Instant::now() + wait, pace);
        pace.set_missed_tick_behavior(MissedTickBehavior::Delay);
        while sent.len() < notes || saved < own {
            tokio::select! {
                _ = pace.tick(), if sent.len() < notes => {
                    let name = format!("Note {} of guest {}", sent.len() + 1, self.number);
                    let by_phone = sent.len().is_multiple_of(2);
                    let at = Instant::now();
                    if by_phone {
                        self.send(&name).await.with_context(|| name.clone())?;
                    } else {
                        own = self.add(&name).await?;
                    }
                    sent.insert(name, Sent { at, by_phone });
                }
                heard = self.board.hear() => {
                    if let Heard::Saved(count) = heard.with_context(|| format!("guest {}", self.number))? {
                        saved = count;
                    }
                }
            }
        }
        Ok((self, sent))
    }

    async fn send(&self, name: &str) -> Result<()> {
        let form = [
            ("item", self.item.as_str()),
            ("name", name),
            ("zone", &self.zone),
            ("kind", ""),
        ];
        self.person.send(&self.page, &form).await.map(drop)
    }

    async fn add(&mut self, name: &str) -> Result<u64> {
        let at = SystemTime::now().duration_since(UNIX_EPOCH)?;
        let id = format!("{}-{}", name.replace(' ', "-"), at.as_millis());
        self.board.add(&id, &self.zone, "actor", name).await
    }
}
