//! The real program, killed in the middle of work and started again: nothing that anybody has seen or been
//! told is saved may be missing.
use std::path::Path;
use std::time::Duration;

use server::features::live;
use server::features::workspaces::CanvasId;
use tokio::time::{Instant, interval};

use crate::program::{Program, close, open};
use crate::sockets::Guest;
use crate::writers::{Promised, ROOMS, WRITERS, Writers, prepare};

/// Updates that must be seen and acknowledged before a kill counts.
const COUNTED_MIN: usize = 100;

/// Everybody writes until `end` has ended the program; gives what was promised and how sockets closed.
async fn under_load(
    program: Program,
    rooms: &[(CanvasId, Vec<Guest>)],
    round: usize,
    end: impl AsyncFnOnce(Program, &dyn Fn() -> usize),
) -> (Vec<Promised>, Vec<Option<u16>>) {
    let writers = Writers::start(&program, rooms, round).await;
    end(program, &|| writers.kept()).await;
    let (promised, people) = writers.ended().await;
    (promised, people.iter().map(|one| one.code).collect())
}

/// Fails when anything that was promised is not in the log.
async fn nothing_is_missing(data: &Path, rooms: &[(CanvasId, Vec<Guest>)], promised: &[Promised]) {
    let app = open(data).await;
    for ((canvas, _), promised) in rooms.iter().zip(promised) {
        let stored = live::replay(&app, canvas).await.unwrap();
        promised.is_in(stored.notes.into_iter().map(|note| note.id).collect());
    }
    close(&app).await;
}

/// Waits until enough was promised, however long that takes here, but at least for `ms`.
pub async fn loaded(kept: &dyn Fn() -> usize, ms: u64) {
    let started = Instant::now();
    let mut look = interval(Duration::from_millis(20));
    while kept() < COUNTED_MIN || started.elapsed() < Duration::from_millis(ms) {
        look.tick().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_seen_or_acknowledged_is_lost_when_the_program_is_killed() {
    let data = tempfile::tempdir().unwrap();
    let app = open(data.path()).await;
    let rooms = prepare(&app).await;
    close(&app).await;
    for (round, ms) in [1_500, 2_700, 4_100].into_iter().enumerate() {
        let program = Program::start(data.path()).await;
        let (promised, _) = under_load(program, &rooms, round, async |program, kept| {
            loaded(kept, ms).await;
            program.kill().await;
        })
        .await;
        nothing_is_missing(data.path(), &rooms, &promised).await;
    }
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stop_says_that_it_restarts_and_loses_nothing() {
    let data = tempfile::tempdir().unwrap();
    let app = open(data.path()).await;
    let rooms = prepare(&app).await;
    close(&app).await;
    let program = Program::start(data.path()).await;
    let (promised, codes) = under_load(program, &rooms, 0, async |program, kept| {
        loaded(kept, 0).await;
        program.stop().await;
    })
    .await;
    assert_eq!(codes, [Some(1012); ROOMS * WRITERS]);
    nothing_is_missing(data.path(), &rooms, &promised).await;
}
