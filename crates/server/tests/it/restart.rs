//! The program is stopped while many write, and started again.
use server::features::live;

use crate::crash::loaded;
use crate::program::{Home, close};
use crate::sockets::{Guest, Heard, Peer};
use crate::writers::{ROOMS, Writers, prepare_for};

/// People at one canvas.
const PEOPLE: usize = 30 / ROOMS;

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn thirty_people_write_on_after_a_restart_and_no_word_is_lost() {
    let home = Home::new().await;
    let app = home.open().await;
    let rooms = prepare_for(&app, PEOPLE).await;
    close(&app).await;
    let program = home.serve().await;
    let writers = Writers::start(&program, &rooms, 0).await;
    loaded(&|| writers.kept(), 0).await;
    program.stop().await;
    let (promised, people) = writers.ended().await;

    // Their browsers find the program again, and bring what it was not told before.
    let program = home.serve().await;
    let seats = rooms.iter().flat_map(|(canvas, guests)| {
        let seat = move |guest: &Guest| (canvas.clone(), guest.clone());
        guests.iter().map(seat)
    });
    let mut back = Vec::new();
    for ((canvas, guest), one) in seats.zip(&people) {
        assert_eq!(one.code, Some(1012), "told that it restarts");
        back.push(Peer::connect(program.address, &canvas, &guest, one.doc.clone()).await);
    }
    assert_eq!(back.len(), 30);
    for peer in &mut back {
        // The question and the answer of a client that comes back.
        let both = |heard: &Heard| matches!(heard, Heard::Acknowledged(count) if *count >= 2);
        peer.until(both).await;
    }
    program.stop().await;

    let app = home.open().await;
    for ((room, (canvas, _)), promised) in rooms.iter().enumerate().zip(promised) {
        let stored = live::replay(&app, canvas).await.unwrap();
        let stored = stored.notes.into_iter().map(|note| note.id).collect();
        let here = people.iter().skip(room * PEOPLE).take(PEOPLE);
        let written = here.flat_map(|one| one.written.iter().cloned()).collect();
        assert_eq!(stored, written, "what stands there and what was written");
        promised.is_in(stored);
    }
    close(&app).await;
}
