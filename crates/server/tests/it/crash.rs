//! The real program, killed in the middle of work and started again: nothing that anybody has seen or been
//! told is saved may be missing.
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use canvas::settings::Role;
use server::app::App;
use server::features::live;
use server::features::workspaces::CanvasId;
use tokio::process::Command;
use tokio::time::{Instant, MissedTickBehavior, interval};

use crate::program::{Program, close, open};
use crate::sockets::{Guest, Heard, PATIENCE, Peer, new_canvas};

/// Updates that must be seen and acknowledged before a kill counts.
const COUNTED_MIN: usize = 100;
/// How long each writer waits between two notes.
const PACE: Duration = Duration::from_millis(100);
const ROOMS: usize = 3;
const WRITERS: usize = 4;

/// What was promised to people at one canvas.
#[derive(Default)]
struct Promised {
    /// Notes that somebody else has seen.
    seen: BTreeSet<String>,
    /// Notes that were acknowledged to their writer.
    acknowledged: BTreeSet<String>,
}

/// Writes until the socket ends, and remembers what it was promised.
async fn write_on(mut peer: Peer, prefix: String, promised: Arc<Mutex<Promised>>) -> Option<u16> {
    let mut own = Vec::new();
    let mut pace = interval(PACE);
    // Who was kept waiting does not catch up by writing faster than people can.
    pace.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut n = 0;
    loop {
        tokio::select! {
            _ = pace.tick() => {
                n += 1;
                let id = format!("{prefix}-{n:05}");
                if !peer.try_add_note(&id).await {
                    return None;
                }
                own.push((peer.sent, id));
            }
            heard = peer.try_hear() => match heard {
                Some(Heard::Update) => {
                    let others = peer.notes().into_iter().filter(|id| !id.starts_with(&prefix));
                    promised.lock().unwrap().seen.extend(others);
                }
                Some(Heard::Acknowledged(count)) => {
                    let durable = own.iter().filter(|(sent, _)| *sent <= count);
                    let ids = durable.map(|(_, id)| id.clone());
                    promised.lock().unwrap().acknowledged.extend(ids);
                    own.retain(|(sent, _)| *sent > count);
                }
                Some(Heard::Closed(code)) => return Some(code),
                Some(_) => {}
                None => return None,
            },
        }
    }
}

/// Canvases with their writers' guests.
async fn prepare(app: &App) -> Vec<(CanvasId, Vec<Guest>)> {
    let mut rooms = Vec::new();
    for _ in 0..ROOMS {
        let canvas = new_canvas(app, "actor-map").await;
        let mut guests = Vec::new();
        for n in 0..WRITERS {
            guests.push(Guest::new(app, &canvas, &format!("Writer {n}"), Role::Participant).await);
        }
        rooms.push((canvas, guests));
    }
    rooms
}

/// Everybody writes until `end` has ended the program; gives what was promised and how sockets closed.
async fn under_load(
    program: Program,
    rooms: &[(CanvasId, Vec<Guest>)],
    round: usize,
    end: impl AsyncFnOnce(Program, &dyn Fn() -> usize),
) -> (Vec<Promised>, Vec<Option<u16>>) {
    let mut writers = Vec::new();
    let mut all = Vec::new();
    for (r, (canvas, guests)) in rooms.iter().enumerate() {
        let promised = Arc::new(Mutex::new(Promised::default()));
        for (w, guest) in guests.iter().enumerate() {
            let peer = Peer::join(program.address, canvas, guest).await;
            let prefix = format!("note-{round}-{r}-{w}");
            writers.push(tokio::spawn(write_on(peer, prefix, promised.clone())));
        }
        all.push(promised);
    }
    let kept = || {
        assert!(
            writers.iter().any(|writer| !writer.is_finished()),
            "everybody was sent away"
        );
        let both = |promised: &Arc<Mutex<Promised>>| {
            let promised = promised.lock().unwrap();
            promised.seen.intersection(&promised.acknowledged).count()
        };
        all.iter().map(both).sum()
    };
    end(program, &kept).await;
    let mut codes = Vec::new();
    for writer in writers {
        codes.push(
            tokio::time::timeout(PATIENCE, writer)
                .await
                .unwrap()
                .unwrap(),
        );
    }
    let promised = all
        .into_iter()
        .map(|one| std::mem::take(&mut *one.lock().unwrap()));
    (promised.collect(), codes)
}

/// Fails when anything that was promised is not in the log.
async fn nothing_is_missing(data: &Path, rooms: &[(CanvasId, Vec<Guest>)], promised: &[Promised]) {
    let app = open(data).await;
    for ((canvas, _), promised) in rooms.iter().zip(promised) {
        let stored = live::replay(&app, canvas).await.unwrap();
        let stored: BTreeSet<_> = stored.notes.into_iter().map(|note| note.id).collect();
        let lost = |ids: &BTreeSet<String>| ids.difference(&stored).count();
        assert_eq!(lost(&promised.seen), 0, "seen by somebody");
        assert_eq!(lost(&promised.acknowledged), 0, "acknowledged");
    }
    close(&app).await;
}

/// Waits until enough was promised, however long that takes here, but at least for `ms`.
async fn loaded(kept: &dyn Fn() -> usize, ms: u64) {
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
    let (promised, codes) = under_load(program, &rooms, 0, async |mut program, kept| {
        loaded(kept, 0).await;
        let id = program.child.id().unwrap().to_string();
        let told = Command::new("kill")
            .args(["-TERM", &id])
            .status()
            .await
            .unwrap();
        assert!(told.success());
        let status = tokio::time::timeout(PATIENCE, program.child.wait()).await;
        assert!(status.unwrap().unwrap().success());
    })
    .await;
    assert_eq!(codes, [Some(1012); ROOMS * WRITERS]);
    nothing_is_missing(data.path(), &rooms, &promised).await;
}
