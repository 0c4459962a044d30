//! What becomes of live canvases over time: compaction, leaving memory, checkpoints, copies, stops.
use std::time::Duration;

use canvas::settings::Role;
use server::args;
use server::db::FromRow;
use server::features::live::{self, Pace, checkpoints};
use server::features::workspaces::CanvasId;
use yrs::{Map as _, Text as _, WriteTxn as _};

use crate::sockets::{GENERATION, Guest, Heard, PATIENCE, Peer, new_canvas};
use crate::stage::Stage;

const ROWS: &str = "
    select count(*)
    from canvas_update
    where canvas_id = $1";
const SNAPSHOTS: &str = "
    select seq
    from canvas_snapshot
    where canvas_id = $1";

async fn number(stage: &Stage, sql: &'static str, canvas: &CanvasId) -> Option<i64>
where
    i64: FromRow,
{
    stage
        .app
        .db
        .optional(sql, args![canvas.0.as_str()])
        .await
        .unwrap()
}

/// Waits for what a room does by itself.
async fn eventually(what: &str, mut is_so: impl AsyncFnMut() -> bool) {
    let waiting = async {
        while !is_so().await {
            tokio::task::yield_now().await;
        }
    };
    assert!(
        tokio::time::timeout(PATIENCE, waiting).await.is_ok(),
        "{what}"
    );
}

#[tokio::test]
async fn a_long_log_becomes_a_snapshot_while_people_write() {
    let pace = Pace {
        compact_rows: 10,
        ..Pace::default()
    };
    let stage = Stage::with(None, pace).await;
    let address = stage.listen().await;
    let canvas = new_canvas(&stage.app, "actor-map").await;
    let anna = Guest::new(&stage.app, &canvas, "Anna", Role::Participant).await;
    let mut anna = Peer::join(address, &canvas, &anna).await;
    for n in 0..30 {
        anna.add_note(&format!("note-{n:05}")).await;
        anna.saved().await;
    }
    eventually("a snapshot", async || {
        number(&stage, SNAPSHOTS, &canvas)
            .await
            .is_some_and(|seq| seq >= 20)
    })
    .await;
    assert!(number(&stage, ROWS, &canvas).await.unwrap() < 20);
    let stored = live::replay(&stage.app, &canvas).await.unwrap();
    assert_eq!(stored.notes.len(), 30);
    assert_eq!(stored, live::content(&stage.app, &canvas).await.unwrap());
}

#[tokio::test]
async fn a_room_that_nobody_is_in_leaves_memory_and_comes_back_whole() {
    let pace = Pace {
        leave_after: Duration::ZERO,
        ..Pace::default()
    };
    let stage = Stage::with(None, pace).await;
    let address = stage.listen().await;
    let canvas = new_canvas(&stage.app, "actor-map").await;
    let anna = Guest::new(&stage.app, &canvas, "Anna", Role::Participant).await;
    let mut peer = Peer::join(address, &canvas, &anna).await;
    peer.add_note("note-before").await;
    peer.saved().await;
    assert!(stage.app.rooms.is_open(&canvas));
    peer.leave().await;
    eventually("the room leaves", async || {
        !stage.app.rooms.is_open(&canvas)
    })
    .await;
    assert_eq!(number(&stage, ROWS, &canvas).await, Some(0));

    let back = Peer::join(address, &canvas, &anna).await;
    assert_eq!(back.notes(), ["note-before"]);
}

#[tokio::test]
async fn a_room_at_rest_goes_on_where_it_was() {
    let pace = Pace {
        rest_after: Duration::ZERO,
        rest_after_reading: Duration::ZERO,
        ..Pace::default()
    };
    let stage = Stage::with(None, pace).await;
    let address = stage.listen().await;
    let canvas = new_canvas(&stage.app, "actor-map").await;
    let anna = Guest::new(&stage.app, &canvas, "Anna", Role::Participant).await;
    let mika = Guest::new(&stage.app, &canvas, "Mika", Role::Participant).await;
    let mut anna = Peer::join(address, &canvas, &anna).await;
    for n in 0..5 {
        anna.add_note(&format!("note-{n:05}")).await;
        anna.saved().await;
        eventually("the room rests", async || {
            stage.app.rooms.is_resting(&canvas).await == Some(true)
        })
        .await;
    }
    let mika = Peer::join(address, &canvas, &mika).await;
    assert_eq!(mika.notes(), anna.notes());
}

#[tokio::test]
async fn a_room_that_was_only_read_rests_long_before_one_that_was_written() {
    let pace = Pace {
        rest_after: PATIENCE * 10,
        rest_after_reading: Duration::ZERO,
        ..Pace::default()
    };
    let stage = Stage::with(None, pace).await;
    let (app, rooms) = (&stage.app, &stage.app.rooms);
    let address = stage.listen().await;
    let canvas = new_canvas(app, "actor-map").await;
    for _ in 0..2 {
        live::standing(app, &canvas).await.unwrap();
        live::content(app, &canvas).await.unwrap();
        eventually("the room rests", async || {
            rooms.is_resting(&canvas).await == Some(true)
        })
        .await;
    }
    let anna = Guest::new(app, &canvas, "Anna", Role::Participant).await;
    let mut anna = Peer::join(address, &canvas, &anna).await;
    anna.add_note("note-00001").await;
    anna.saved().await;
    assert_eq!(rooms.is_resting(&canvas).await, Some(false));
}

#[tokio::test]
async fn many_who_come_at_once_get_one_room() {
    let stage = Stage::new().await;
    let address = stage.listen().await;
    let canvas = new_canvas(&stage.app, "actor-map").await;
    let mut guests = Vec::new();
    for n in 0..12 {
        let name = format!("Guest {n}");
        guests.push(Guest::new(&stage.app, &canvas, &name, Role::Participant).await);
    }
    let joins = guests
        .iter()
        .map(|guest| Peer::join(address, &canvas, guest));
    let mut peers = futures_util::future::join_all(joins).await;
    assert_eq!(stage.app.rooms.count(), 1);
    peers[0].add_note("note-for-all").await;
    for peer in &mut peers {
        peer.sees("note-for-all").await;
    }
}

#[tokio::test]
async fn a_step_leaves_a_checkpoint_that_can_be_restored() {
    let stage = Stage::new().await;
    let app = &stage.app;
    let address = stage.listen().await;
    let canvas = new_canvas(app, "actor-map").await;
    let anna = Guest::new(app, &canvas, "Anna", Role::Facilitator).await;
    let mut anna = Peer::join(address, &canvas, &anna).await;
    anna.add_note("note-early").await;
    write_target(&mut anna, "Elderly 🦊 people").await;
    anna.saved().await;
    let settings = live::change_settings(app, &canvas, |settings| settings.step = Some("B".into()));
    assert_eq!(settings.await.unwrap().revision, 1);
    anna.until(|heard| matches!(heard, Heard::Settings(told) if told["step"] == "B"))
        .await;
    stage.pass_ms(60_000);

    anna.add_note("note-later").await;
    write_target(&mut anna, "Young ").await;
    anna.saved().await;
    let by_hand = checkpoints::keep(app, &canvas, " Before lunch ", "account-1")
        .await
        .unwrap();
    let list = checkpoints::list(app, &canvas).await.unwrap();
    let labels: Vec<_> = list
        .iter()
        .map(|c| (c.label.as_str(), c.made_by.as_deref()))
        .collect();
    assert_eq!(labels, [("Before lunch", Some("account-1")), ("", None)]);
    assert_eq!(list[0].id, by_hand);

    let early = checkpoints::content(app, &canvas, &list[1].id)
        .await
        .unwrap();
    assert_eq!(early.notes.len(), 1);
    checkpoints::restore(
        app,
        &canvas,
        &list[1].id,
        ("account-1", "Anna"),
        |one, _| Ok(one.content.clone()),
    )
    .await
    .unwrap();
    let mut now = live::replay(app, &canvas).await.unwrap();
    assert_eq!(now.bin.len(), 1, "what was written since goes to the bin");
    assert_eq!(now.bin[0].id, "note-later");
    now.bin.clear();
    assert_eq!(now, early);
    anna.until(|heard| *heard == Heard::Update).await;
    anna.add_note("note-after").await;
    anna.saved().await;
}

async fn write_target(peer: &mut Peer, text: &str) {
    let target = |txn: &mut yrs::TransactionMut<'_>| {
        let fields = txn.get_or_insert_map("fields");
        match fields.get(txn, "target") {
            Some(yrs::Out::YText(target)) => target.insert(txn, 0, text),
            other => panic!("{other:?}"),
        }
    };
    peer.write(target).await;
}

#[tokio::test]
async fn long_work_leaves_checkpoints_by_itself() {
    let stage = Stage::new().await;
    let address = stage.listen().await;
    let canvas = new_canvas(&stage.app, "actor-map").await;
    let anna = Guest::new(&stage.app, &canvas, "Anna", Role::Participant).await;
    let mut anna = Peer::join(address, &canvas, &anna).await;
    anna.add_note("note-early").await;
    anna.saved().await;
    assert!(
        checkpoints::list(&stage.app, &canvas)
            .await
            .unwrap()
            .is_empty()
    );
    stage.pass_ms(10 * 60 * 1_000);
    anna.add_note("note-later").await;
    eventually("a checkpoint", async || {
        !checkpoints::list(&stage.app, &canvas)
            .await
            .unwrap()
            .is_empty()
    })
    .await;
}

#[tokio::test]
async fn settings_keep_their_order_and_change_only_when_they_change() {
    let stage = Stage::new().await;
    let canvas = new_canvas(&stage.app, "actor-map").await;
    let changes = (0..5).map(|n| {
        let (app, canvas) = (stage.app.clone(), canvas.clone());
        async move {
            let step =
                move |settings: &mut canvas::settings::Settings| settings.done.push(format!("{n}"));
            live::change_settings(&app, &canvas, step).await.unwrap()
        }
    });
    futures_util::future::join_all(changes).await;
    let settings = live::settings(&stage.app, &canvas).await.unwrap();
    assert_eq!((settings.revision, settings.done.len()), (5, 5));
    let same = live::change_settings(&stage.app, &canvas, |_| {})
        .await
        .unwrap();
    assert_eq!(same, settings);
}

#[tokio::test]
async fn a_copy_is_a_document_of_its_own() {
    let stage = Stage::new().await;
    let app = &stage.app;
    let address = stage.listen().await;
    let canvas = new_canvas(app, "actor-map").await;
    let guest = Guest::new(app, &canvas, "Anna", Role::Participant).await;
    let mut anna = Peer::join(address, &canvas, &guest).await;
    anna.add_note("note-copied").await;
    anna.saved().await;

    let copy = new_canvas(app, "actor-map").await;
    let state = live::state(app, &canvas).await.unwrap();
    let mut tx = app.db.begin().await.unwrap();
    tx.run(
        "delete from canvas_update where canvas_id = $1",
        args![copy.0.as_str()],
    )
    .await
    .unwrap();
    live::duplicate(&mut tx, &state, &copy, GENERATION, app.now_ms())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert_eq!(
        live::content(app, &copy).await.unwrap(),
        live::content(app, &canvas).await.unwrap()
    );
    let reader = Guest::new(app, &copy, "Mika", Role::Participant).await;
    let mut reader = Peer::join(address, &copy, &reader).await;
    reader.add_note("note-in-copy").await;
    reader.saved().await;
    assert_eq!(live::content(app, &canvas).await.unwrap().notes.len(), 1);
}

#[tokio::test]
async fn the_server_s_own_change_is_seen_and_a_broken_one_is_not_made() {
    let stage = Stage::new().await;
    let app = &stage.app;
    let address = stage.listen().await;
    let canvas = new_canvas(app, "actor-map").await;
    let anna = Guest::new(app, &canvas, "Anna", Role::Viewer).await;
    let mut anna = Peer::join(address, &canvas, &anna).await;
    live::edit(app, &canvas, |txn| {
        crate::sockets::note(txn, "note-of-server", "");
    })
    .await
    .unwrap();
    anna.sees("note-of-server").await;
    let broken = live::apply(app, &canvas, vec![1, 2, 3]).await;
    assert_eq!(broken, Err(live::Refusal::Unfit));
    assert_eq!(live::content(app, &canvas).await.unwrap().notes.len(), 1);
}

#[tokio::test]
async fn a_stop_closes_every_socket_and_takes_nobody_more() {
    let stage = Stage::new().await;
    let address = stage.listen().await;
    let canvas = new_canvas(&stage.app, "actor-map").await;
    let guest = Guest::new(&stage.app, &canvas, "Anna", Role::Participant).await;
    let mut anna = Peer::join(address, &canvas, &guest).await;
    anna.add_note("note-last").await;
    let app = stage.app.clone();
    let stopping = tokio::spawn(async move { live::shut_down(&app).await });
    assert_eq!(anna.closed().await.0, 1012);
    stopping.await.unwrap();
    assert_eq!(stage.app.rooms.count(), 0);
    let late = Peer::connect(address, &canvas, &guest, crate::sockets::new_doc());
    assert_eq!(late.await.closed().await.0, 1012);
    let stored = live::replay(&stage.app, &canvas).await.unwrap();
    assert!(anna.saved < anna.sent || stored.notes.len() == 1);
}
