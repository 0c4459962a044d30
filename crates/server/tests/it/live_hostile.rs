//! Clients that mean harm close their own socket, and nobody else notices.
use canvas::settings::Role;
use futures_util::{SinkExt as _, StreamExt as _};
use server::features::workspaces::CanvasId;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{WebSocketStream, client_async};
use yrs::{Map as _, Out, Text as _, TextRef, TransactionMut, WriteTxn as _};

use crate::sockets::{Guest, PATIENCE, Peer, new_canvas, note, put_buffer, put_number};
use crate::stage::Stage;

/// Frames by what is wrong with them, made by somebody who may write.
fn frames(peer: &mut Peer) -> Vec<(&'static str, Vec<u8>)> {
    let by = peer.guest.participant();
    let update = peer.write_offline(|txn| note(txn, "note-whole", &by));
    let sync = |body: &[u8]| {
        let mut frame = vec![0, 2];
        put_buffer(&mut frame, body);
        frame
    };
    let whole = sync(&update);
    let mut flipped = whole.clone();
    let middle = flipped.len() / 3;
    flipped[middle] ^= 0x7f;
    let lying = |count: u64| {
        let mut body = Vec::new();
        put_number(&mut body, count);
        sync(&body)
    };
    let mut huge_clock = vec![1, 1];
    put_number(&mut huge_clock, 7);
    put_number(&mut huge_clock, (1 << 31) + 5);
    huge_clock.extend([4, 1, 1, b'x', 1, b'y', 0]);
    let mut huge_deletes = vec![0, 1, 7];
    put_number(&mut huge_deletes, 1 << 40);
    // A struct that holds an array of an array of an array …
    let mut deep = vec![1, 1, 7, 0, 8, 1, 5];
    deep.extend(*b"notes");
    deep.push(1);
    deep.extend(std::iter::repeat_n([117, 1], 200_000).flatten());
    let mut flood = Vec::new();
    put_number(&mut flood, 100_000);
    let mut awareness_flood = vec![1];
    put_buffer(&mut awareness_flood, &flood);
    vec![
        ("empty", Vec::new()),
        ("truncated", whole[..whole.len() / 2].to_vec()),
        ("bit-flipped", flipped),
        (
            "random",
            (0..400_u32)
                .map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8)
                .collect(),
        ),
        ("of an unknown type", vec![99, 1, 2, 3]),
        ("a lying count of clients", lying(1 << 50)),
        ("a lying length", vec![0, 2, 0xff, 0xff, 0xff, 0x7f]),
        (
            "a number without end",
            vec![0, 2, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
        ),
        ("a huge clock", sync(&huge_clock)),
        ("a huge delete set", sync(&huge_deletes)),
        ("a deep nest", sync(&deep)),
        ("an awareness flood", awareness_flood),
    ]
}

#[tokio::test]
async fn a_hostile_frame_closes_only_its_own_socket() {
    let stage = Stage::new().await;
    let address = stage.listen().await;
    let elsewhere = new_canvas(&stage.app, "actor-map").await;
    let anna = Guest::new(&stage.app, &elsewhere, "Anna", Role::Participant).await;
    let mut anna = Peer::join(address, &elsewhere, &anna).await;
    let canvas = new_canvas(&stage.app, "actor-map").await;
    let mika = Guest::new(&stage.app, &canvas, "Mika", Role::Participant).await;
    let mut mika = Peer::join(address, &canvas, &mika).await;

    let mut n = 0;
    loop {
        let guest = Guest::new(&stage.app, &canvas, "Mallory", Role::Participant).await;
        let mut mallory = Peer::join(address, &canvas, &guest).await;
        let Some((name, frame)) = frames(&mut mallory).into_iter().nth(n) else {
            break;
        };
        mallory.send(frame).await;
        let (code, _) = mallory.closed().await;
        assert_eq!(code, 4403, "{name}");
        let id = format!("note-{n:05}");
        anna.add_note(&id).await;
        anna.saved().await;
        mika.add_note(&id).await;
        mika.saved().await;
        n += 1;
    }
    assert_eq!(mika.notes().len(), n);
}

#[tokio::test]
async fn another_s_client_id_and_the_server_s_parts_are_out_of_reach() {
    let stage = Stage::new().await;
    let address = stage.listen().await;
    let canvas = new_canvas(&stage.app, "actor-map").await;
    let anna = Guest::new(&stage.app, &canvas, "Anna", Role::Facilitator).await;
    let mut anna = Peer::join(address, &canvas, &anna).await;
    anna.add_note("note-anna-1").await;
    anna.saved().await;

    let mallory = Guest::new(&stage.app, &canvas, "Mallory", Role::Facilitator).await;
    let doc = anna.leave().await;
    let mut as_anna = Peer::connect(address, &canvas, &mallory, doc).await;
    as_anna.add_note("note-anna-2").await;
    let closed = as_anna.closed().await;
    assert_eq!(closed, (4403, Some("denied-foreign-client".to_owned())));

    let mut rewriter = Peer::join(address, &canvas, &mallory).await;
    rewriter
        .write(|txn| {
            let meta = txn.get_or_insert_map("meta");
            meta.insert(txn, "generation", "g2");
        })
        .await;
    let closed = rewriter.closed().await;
    assert_eq!(closed, (4403, Some("denied-closed-root".to_owned())));
}

#[tokio::test]
async fn a_frame_above_the_limit_is_refused_as_too_large() {
    let stage = Stage::new().await;
    let address = stage.listen().await;
    let canvas = new_canvas(&stage.app, "actor-map").await;
    let guest = Guest::new(&stage.app, &canvas, "Mallory", Role::Participant).await;
    for size in [collab::FRAME_BYTES_MAX + 1, 50 << 20] {
        let mallory = Peer::join(address, &canvas, &guest).await;
        assert_eq!(
            mallory.send_and_close(vec![0; size]).await,
            4413,
            "{size} bytes"
        );
    }
}

#[tokio::test]
async fn who_does_not_read_is_closed_and_others_go_on() {
    let stage = Stage::new().await;
    let address = stage.listen().await;
    let canvas = new_canvas(&stage.app, "actor-map").await;
    let guest = Guest::new(&stage.app, &canvas, "Noor", Role::Viewer).await;
    let anna = Guest::new(&stage.app, &canvas, "Anna", Role::Participant).await;
    let mut anna = Peer::join(address, &canvas, &anna).await;
    let mut sleeper = sleeper(address, &canvas, &guest).await;

    // Twenty notes, written anew again and again: 20 MB go over the wire and the document stays small.
    let by = anna.guest.participant();
    let notes = |txn: &mut TransactionMut<'_>| {
        (0..20).for_each(|n| _ = note(txn, &format!("note-{n:05}"), &by));
    };
    anna.write(notes).await;
    for _ in 0..270 {
        stage.pass_ms(1_000);
        anna.write(rewrite_all).await;
        anna.saved().await;
    }
    // What it reads at last ends with a closing, not with a silent hole.
    let end = tokio::time::timeout(PATIENCE, async {
        loop {
            match sleeper.next().await {
                Some(Ok(Message::Close(frame))) => return frame.map(|frame| frame.code.into()),
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return None,
            }
        }
    });
    let code: Option<u16> = end.await.unwrap();
    assert!(matches!(code, Some(1013) | None), "{code:?}");
}

/// Writes a new text of 3,900 characters on every note.
fn rewrite_all(txn: &mut TransactionMut<'_>) {
    let notes = txn.get_or_insert_map("notes");
    let texts: Vec<TextRef> = notes
        .iter(txn)
        .filter_map(|(_, note)| match note {
            Out::YMap(note) => note.get(txn, "text"),
            _ => None,
        })
        .filter_map(|text| match text {
            Out::YText(text) => Some(text),
            _ => None,
        })
        .collect();
    for text in texts {
        let length = text.len(txn);
        text.remove_range(txn, 0, length);
        text.insert(txn, 0, &"x".repeat(3_900));
    }
}

/// A client with a small window that joins and then does not read.
async fn sleeper(
    address: std::net::SocketAddr,
    canvas: &CanvasId,
    guest: &Guest,
) -> WebSocketStream<TcpStream> {
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(4_096).unwrap();
    let stream = socket.connect(address).await.unwrap();
    let url = format!("ws://{address}/collab/{}?token={}", canvas.0, guest.token);
    let (mut socket, _) = client_async(url, stream).await.unwrap();
    socket
        .send(Message::Binary(vec![0, 0, 1, 0].into()))
        .await
        .unwrap();
    socket
}

#[tokio::test]
async fn a_room_that_breaks_says_so_and_opens_again() {
    let stage = Stage::new().await;
    let address = stage.listen().await;
    let canvas = new_canvas(&stage.app, "actor-map").await;
    let anna = Guest::new(&stage.app, &canvas, "Anna", Role::Participant).await;
    let mut peer = Peer::join(address, &canvas, &anna).await;
    peer.add_note("note-before").await;
    peer.saved().await;
    let broken = server::features::live::edit(&stage.app, &canvas, |_| panic!("on purpose")).await;
    assert!(broken.is_err());
    assert_eq!(peer.closed().await.0, 1011);
    let mut back = Peer::join(address, &canvas, &anna).await;
    assert_eq!(back.notes(), ["note-before"]);
    back.add_note("note-after").await;
    back.saved().await;
}
