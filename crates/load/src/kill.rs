//! The program is ended in the middle of work, again and again: with -9, and as a supervisor ends it. What anybody
//! has seen or was told is saved must be there when it comes back.
use std::collections::HashSet;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use clap::Args;
use tokio::task::JoinSet;
use tokio::time::{Instant, MissedTickBehavior, interval, sleep, timeout};

use crate::PATIENCE;
use crate::marks;
use crate::peer::Peer;
use crate::pen::Pen;
use crate::program::End;
use crate::report::Row;
use crate::server::{Room, Server};
use crate::stock::Dice;
use crate::wire::{self, Told};

/// Updates that must be seen and acknowledged before an end counts.
const COUNTED_MIN: usize = 100;
/// When the end comes at the earliest: at least, and how much later at most, ms.
const EARLIEST_MS: usize = 1_500;
const SPREAD_MS: usize = 3_000;
/// How often it is looked whether enough was promised.
const LOOK: Duration = Duration::from_millis(20);

/// How often, and under what.
#[derive(Args, Clone)]
pub struct Plan {
    /// How often the program is ended; every other time with -9, else with SIGTERM.
    #[arg(long, default_value_t = 12)]
    pub kills: usize,
    /// Rooms in which people write.
    #[arg(long, default_value_t = 3)]
    pub rooms: usize,
    /// Writers in each.
    #[arg(long, default_value_t = 4)]
    pub writers: usize,
    /// Updates of each writer in a second.
    #[arg(long, default_value_t = 10)]
    pub rate: u32,
}

/// What was promised in one room.
#[derive(Default)]
struct Promised {
    /// Edits that somebody else has seen.
    seen: HashSet<usize>,
    /// Edits that were acknowledged to their writer.
    acknowledged: HashSet<usize>,
}

type Promises = Arc<Mutex<Promised>>;

/// Ends the program again and again; fails when anything that was promised is lost.
pub async fn run(binary: &Path, plan: &Plan) -> Result<Vec<Row>> {
    let mut server = Server::ours(binary).await?;
    let rooms = server.rooms(plan.rooms, plan.writers).await?;
    let promises: Vec<Promises> = rooms.iter().map(|_| Promises::default()).collect();
    let numbers = Arc::new(AtomicUsize::new(0));
    let mut dice = Dice(3);
    for kill in 0..plan.kills {
        let how = match kill % 2 {
            0 => End::Killed,
            _ => End::Told,
        };
        let end_ms = EARLIEST_MS + dice.below(SPREAD_MS);
        let end_after = Duration::from_millis(u64::try_from(end_ms)?);
        let mut writing = JoinSet::new();
        for (room, promised) in rooms.iter().zip(&promises) {
            for (n, seat) in room.iter().enumerate() {
                let (peer, _) = Peer::open(&server.url(seat)).await?;
                let pen = Pen::new(&seat.by, &format!("Writer-{kill:03}-{n:02}"));
                let pace = Duration::from_secs(1) / plan.rate.max(1);
                writing.spawn(write(peer, pen, pace, numbers.clone(), promised.clone()));
            }
        }
        let before = kept(&promises);
        let start = Instant::now();
        while kept(&promises) - before < COUNTED_MIN || start.elapsed() < end_after {
            ensure!(!writing.is_empty(), "everybody was sent away");
            sleep(LOOK).await;
        }
        server.program()?.end(how).await?;
        while let Some(done) = timeout(PATIENCE, writing.join_next()).await? {
            done?;
        }
        println!(
            "{how:?} after {:.1} s, {} edits seen and saved",
            start.elapsed().as_secs_f64(),
            kept(&promises) - before
        );
        server.program()?.again().await?;
        nothing_is_missing(&server, &rooms, &promises).await?;
    }
    let all: usize = promises.iter().map(|one| lock(one).seen.len()).sum();
    let what = format!("lost after {} ends, by -9 and SIGTERM", plan.kills);
    let row = Row::new(what, format!("0 of {all} seen, 0 acknowledged"));
    Ok(vec![row.budget("0", true)])
}

/// Writes until the socket ends, and notes what was promised.
async fn write(
    mut peer: Peer,
    mut pen: Pen,
    pace: Duration,
    numbers: Arc<AtomicUsize>,
    promised: Promises,
) {
    let mut waiting = Vec::new();
    let mut pace = interval(pace);
    // Who was kept waiting does not catch up by writing faster than people can.
    pace.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = pace.tick() => {
                let number = numbers.fetch_add(1, Ordering::Relaxed);
                match peer.tell(&pen.write(&marks::mark(number))).await {
                    Ok(message) => waiting.push((message, number)),
                    Err(_) => return,
                }
            }
            frame = peer.hear() => {
                let Ok(frame) = frame else { return };
                match wire::read(&frame) {
                    Ok(Told::Change(body)) => lock(&promised).seen.extend(marks::found(body)),
                    Ok(Told::Saved(count)) => {
                        let done = waiting.partition_point(|(message, _)| *message <= count);
                        let done = waiting.drain(..done).map(|(_, number)| number);
                        lock(&promised).acknowledged.extend(done);
                    }
                    _ => {}
                }
            }
        }
    }
}

/// How many edits were both seen and acknowledged.
fn kept(promises: &[Promises]) -> usize {
    let both = promises.iter().map(|promised| {
        let promised = lock(promised);
        promised.seen.intersection(&promised.acknowledged).count()
    });
    both.sum()
}

async fn nothing_is_missing(server: &Server, rooms: &[Room], promises: &[Promises]) -> Result<()> {
    for (room, promised) in rooms.iter().zip(promises) {
        let seat = room.first().context("a room without seats")?;
        let (_, whole) = Peer::open(&server.url(seat)).await?;
        let found: HashSet<usize> = marks::found(&whole).collect();
        let promised = lock(promised);
        let lost = promised.seen.difference(&found).count();
        ensure!(lost == 0, "{lost} edits that somebody had seen are lost");
        let lost = promised.acknowledged.difference(&found).count();
        ensure!(lost == 0, "{lost} acknowledged edits are lost");
    }
    Ok(())
}

fn lock(promised: &Promises) -> std::sync::MutexGuard<'_, Promised> {
    // What is noted leaves nothing half done.
    promised.lock().unwrap_or_else(PoisonError::into_inner)
}
