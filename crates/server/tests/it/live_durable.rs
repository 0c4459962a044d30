//! Durable before visible: what anybody has seen or been told is in the log.
use canvas::settings::Role;
use futures_util::FutureExt as _;
use server::args;
use server::features::live::log::{Append, Log, NotSaved};
use server::features::live::{self, Pace};
use server::features::workspaces::CanvasId;
use tokio::sync::mpsc;

use crate::sockets::{Guest, Heard, PATIENCE, Peer, new_canvas};
use crate::stage::Stage;

/// Two people at a canvas whose log the test holds.
async fn at_a_held_log() -> (Stage, mpsc::Receiver<Append>, CanvasId, Peer, Peer) {
    let (log, held) = Log::by_hand();
    let stage = Stage::with(Some(log), Pace::default()).await;
    let address = stage.listen().await;
    let canvas = new_canvas(&stage.app, "actor-map").await;
    let anna = Guest::new(&stage.app, &canvas, "Anna", Role::Participant).await;
    let mika = Guest::new(&stage.app, &canvas, "Mika", Role::Participant).await;
    let mut anna = Peer::join(address, &canvas, &anna).await;
    let mut mika = Peer::join(address, &canvas, &mika).await;
    anna.saved().await;
    mika.saved().await;
    (stage, held, canvas, anna, mika)
}

async fn taken(held: &mut mpsc::Receiver<Append>) -> Append {
    let taken = tokio::time::timeout(PATIENCE, held.recv()).await;
    taken.unwrap().unwrap()
}

#[tokio::test]
async fn while_the_log_is_blocked_nobody_hears_anything() {
    let (_stage, mut held, canvas, mut anna, mut mika) = at_a_held_log().await;
    anna.add_note("note-blocked").await;
    let append = taken(&mut held).await;
    assert_eq!(append.row.canvas, canvas);
    assert_eq!(append.row.seq, 2);
    assert_eq!(append.row.clients[0].1, anna.guest.participant());
    assert!(anna.is_silent().await, "acknowledged before it was durable");
    assert!(mika.is_silent().await, "shown before it was durable");

    append.answer(Ok(()));
    mika.sees("note-blocked").await;
    anna.saved().await;
}

#[tokio::test]
async fn a_join_is_answered_between_commits() {
    let (stage, mut held, canvas, mut anna, _mika) = at_a_held_log().await;
    let address = stage.listen().await;
    anna.add_note("note-blocked").await;
    let append = taken(&mut held).await;
    let late = Guest::new(&stage.app, &canvas, "Noor", Role::Participant).await;
    let doc = crate::sockets::new_doc();
    let mut late = Peer::connect(address, &canvas, &late, doc).await;
    // Others who are here are answered meanwhile.
    assert!(anna.is_silent().await);
    assert_eq!(late.hear().now_or_never(), None, "joined within a commit");
    append.answer(Ok(()));
    late.sees("note-blocked").await;
}

#[tokio::test]
async fn what_could_not_be_saved_is_not_acknowledged_and_not_kept() {
    let (stage, mut held, canvas, mut anna, mut mika) = at_a_held_log().await;
    anna.add_note("note-lost").await;
    taken(&mut held).await.answer(Err(NotSaved));
    let before = anna.saved;
    assert_eq!(anna.closed().await.0, 1011);
    assert_eq!(mika.closed().await.0, 1011);
    assert_eq!(anna.saved, before);
    assert!(mika.notes().is_empty());

    // The room starts afresh from the log, and the client that comes back brings its work.
    let address = stage.listen().await;
    let guest = anna.guest.clone();
    let mut back = Peer::connect(address, &canvas, &guest, anna.doc).await;
    // What it asks and what it brings may reach the room together, and are then answered together.
    let bringing = async {
        let again = taken(&mut held).await;
        assert_eq!(again.row.seq, 2);
        again.answer(Ok(()));
    };
    let ((), _) = tokio::join!(
        bringing,
        back.until(|heard| *heard == Heard::Acknowledged(2))
    );
}

#[tokio::test]
async fn the_count_of_saved_messages_covers_every_one() {
    let stage = Stage::new().await;
    let address = stage.listen().await;
    let canvas = new_canvas(&stage.app, "actor-map").await;
    let anna = Guest::new(&stage.app, &canvas, "Anna", Role::Participant).await;
    let mut anna = Peer::join(address, &canvas, &anna).await;
    for n in 0..20 {
        anna.add_note(&format!("note-{n:05}")).await;
    }
    anna.saved().await;
    assert_eq!(anna.saved, 22, "two of the first sync and twenty notes");
    let stored = live::replay(&stage.app, &canvas).await.unwrap();
    assert_eq!(stored.notes.len(), 20);
}

#[tokio::test]
async fn the_log_s_own_connection_flushes_each_commit() {
    let stage = Stage::new().await;
    let log = stage.app.rooms.log().database().unwrap();
    let mut tx = log.begin().await.unwrap();
    match log.engine_name() {
        "sqlite" => {
            let synchronous: Option<i64> =
                tx.optional("pragma synchronous", args![]).await.unwrap();
            assert_eq!(synchronous, Some(2));
            let mode: Option<String> = tx.optional("pragma journal_mode", args![]).await.unwrap();
            assert_eq!(mode.as_deref(), Some("wal"));
        }
        _ => {
            let commit: Option<String> = tx
                .optional("show synchronous_commit", args![])
                .await
                .unwrap();
            assert_eq!(commit.as_deref(), Some("on"));
        }
    }
}

#[tokio::test]
async fn a_row_that_cannot_be_written_does_not_take_others_with_it() {
    let stage = Stage::new().await;
    let log = stage.app.rooms.log().clone();
    let canvas = new_canvas(&stage.app, "actor-map").await;
    let row = |canvas: &CanvasId, seq| live::log::Row {
        canvas: canvas.clone(),
        seq,
        at: stage.app.now_ms(),
        update: vec![0, 0],
        clients: Vec::new(),
    };
    let gone = CanvasId("gone".to_owned());
    let (first, second, bad, third) = tokio::join!(
        log.append(row(&canvas, 2)),
        log.append(row(&canvas, 3)),
        log.append(row(&gone, 1)),
        log.append(row(&canvas, 4)),
    );
    assert_eq!([first, second, third], [Ok(()); 3]);
    assert_eq!(bad, Err(NotSaved));
}
