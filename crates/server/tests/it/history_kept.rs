//! Which states of a canvas the program keeps by itself, and for how long.
use std::time::Duration;

use canvas::settings::Role;
use server::args;
use server::features::live::{self, Pace, THIN, Why, checkpoints};
use server::features::workspaces::CanvasId;
use server::jobs;

use crate::sockets::{Guest, PATIENCE, Peer, new_canvas};
use crate::stage::Stage;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

#[tokio::test]
async fn a_group_that_leaves_finds_the_canvas_as_it_left_it_in_the_history() {
    let pace = Pace {
        leave_after: Duration::ZERO,
        ..Pace::default()
    };
    let stage = Stage::with(None, pace).await;
    let (app, address) = (&stage.app, stage.listen().await);
    let canvas = new_canvas(app, "actor-map").await;
    let anna = Guest::new(app, &canvas, "Anna", Role::Participant).await;
    for (note, states) in [(Some("note-first"), 1), (None, 1), (Some("note-second"), 2)] {
        let mut peer = Peer::join(address, &canvas, &anna).await;
        if let Some(id) = note {
            peer.add_note(id).await;
            peer.saved().await;
        }
        peer.leave().await;
        let gone = async {
            while app.rooms.is_open(&canvas) {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(PATIENCE, gone).await.unwrap();
        let list = checkpoints::list(app, &canvas).await.unwrap();
        assert_eq!(list.len(), states, "{note:?}");
        stage.pass_ms(60 * 60 * 1000);
    }
    let list = checkpoints::list(app, &canvas).await.unwrap();
    assert!(list.iter().all(|one| one.why == Why::Time));
    let workers = live::workers(app, &canvas).await.unwrap();
    assert!(workers[&Some(list[0].seq)].contains("Anna"));
    let first = checkpoints::content(app, &canvas, &list[1].id).await;
    assert_eq!(first.unwrap().notes.len(), 1);
}

#[tokio::test]
async fn what_stood_before_a_pause_is_kept_though_nobody_writes_on() {
    let pace = Pace {
        checkpoint_every_ms: 1,
        ..Pace::default()
    };
    let stage = Stage::with(None, pace).await;
    let (app, address) = (&stage.app, stage.listen().await);
    let canvas = new_canvas(app, "actor-map").await;
    let anna = Guest::new(app, &canvas, "Anna", Role::Participant).await;
    let mut peer = Peer::join(address, &canvas, &anna).await;
    peer.add_note("note-before").await;
    peer.saved().await;
    let kept = async {
        loop {
            let list = checkpoints::list(app, &canvas).await.unwrap();
            let Some(one) = list.first() else { continue };
            let content = checkpoints::content(app, &canvas, &one.id).await.unwrap();
            if content.notes.len() == 1 {
                break;
            }
        }
    };
    tokio::time::timeout(PATIENCE, kept).await.unwrap();
}

/// Kept states of the canvas at these ages in days, each with why.
async fn aged(stage: &Stage, canvas: &CanvasId, kept: &[(i64, &str)]) {
    let insert = "
        insert into canvas_checkpoint (id, canvas_id, seq, at, why, label, state)
        select $2, $1, $3, $4, $5, '', payload
        from canvas_update
        where canvas_id = $1
        limit 1";
    for (n, (age, why)) in (1i64..).zip(kept) {
        let at = stage.app.now_ms() - age * DAY_MS - n;
        let id = format!("{}-{n}", canvas.0);
        let row = args![canvas.0.as_str(), id, n, at, *why];
        stage.app.db.run(insert, row).await.unwrap();
    }
}

#[tokio::test]
async fn old_states_go_by_themselves_and_those_of_interviews_sooner() {
    let stage = Stage::new().await;
    let app = &stage.app;
    let (map, interview) = (
        new_canvas(app, "actor-map").await,
        new_canvas(app, "needs-map").await,
    );
    let ages = [
        (400, "time"),
        (400, "step"),
        (400, "hand"),
        (100, "step"),
        (100, "time"),
        (8, "restore"),
        (2, "time"),
    ];
    for canvas in [&map, &interview] {
        aged(&stage, canvas, &ages).await;
    }
    jobs::start_repeating(app, THIN.name).await.unwrap();
    stage.run_jobs().await;
    let left = async |canvas: &CanvasId| {
        let list = checkpoints::list(app, canvas).await.unwrap();
        list.into_iter()
            .map(|one| ((app.now_ms() - one.at) / DAY_MS, one.why.name()))
            .collect::<Vec<_>>()
    };
    let kept = [
        (2, "time"),
        (8, "restore"),
        (100, "step"),
        (100, "time"),
        (400, "hand"),
    ];
    assert_eq!(left(&map).await, kept);
    assert_eq!(left(&interview).await, [(2, "time"), (400, "hand")]);
    // The next look is queued.
    stage.pass_ms(6 * DAY_MS);
    stage.run_jobs().await;
    assert_eq!(left(&interview).await, [(406, "hand")]);
}
