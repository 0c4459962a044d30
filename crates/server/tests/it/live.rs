//! Live canvases over real sockets.
use canvas::settings::Role;
use server::features::live;

use crate::sockets::{Guest, Heard, Peer, new_canvas};
use crate::stage::Stage;

#[tokio::test]
async fn two_people_write_and_see_the_same() {
    let stage = Stage::new().await;
    let address = stage.listen().await;
    let canvas = new_canvas(&stage.app, "actor-map").await;
    let anna = Guest::new(&stage.app, &canvas, "Anna", Role::Participant).await;
    let mika = Guest::new(&stage.app, &canvas, "Mika", Role::Participant).await;
    let mut anna = Peer::join(address, &canvas, &anna).await;
    let mut mika = Peer::join(address, &canvas, &mika).await;

    anna.add_note("note-anna-1").await;
    mika.add_note("note-mika-1").await;
    anna.sees("note-mika-1").await;
    mika.sees("note-anna-1").await;
    anna.saved().await;
    mika.saved().await;

    assert_eq!(anna.notes(), mika.notes());
    let stored = live::replay(&stage.app, &canvas).await.unwrap();
    assert_eq!(stored, live::content(&stage.app, &canvas).await.unwrap());
    let ids: Vec<_> = stored.notes.iter().map(|note| note.id.clone()).collect();
    assert_eq!(ids, anna.notes());
}

#[tokio::test]
async fn who_comes_back_gets_what_was_missed_and_brings_what_was_written() {
    let stage = Stage::new().await;
    let address = stage.listen().await;
    let canvas = new_canvas(&stage.app, "actor-map").await;
    let anna = Guest::new(&stage.app, &canvas, "Anna", Role::Participant).await;
    let mika = Guest::new(&stage.app, &canvas, "Mika", Role::Participant).await;
    let mut mika = Peer::join(address, &canvas, &mika).await;
    let mut away = Peer::join(address, &canvas, &anna).await;
    let by = anna.participant();
    away.write_offline(|txn| crate::sockets::note(txn, "note-offline", &by));
    let doc = away.leave().await;
    mika.add_note("note-missed").await;
    mika.saved().await;

    let mut back = Peer::connect(address, &canvas, &anna, doc).await;
    back.sees("note-missed").await;
    back.until(|heard| *heard == Heard::Acknowledged(2)).await;
    mika.sees("note-offline").await;
}
