//! Who may sit down and who may write, over real sockets.
use std::collections::BTreeSet;

use canvas::settings::{EditScope, Role, Zones};
use expect_test::expect;
use server::app::App;
use server::features::live;
use server::features::workspaces::CanvasId;
use tokio_tungstenite::tungstenite::Message;
use yrs::{Map, MapPrelim, TransactionMut, WriteTxn};

use crate::sockets::{Guest, Heard, Peer, knock, new_canvas, note, put_buffer, put_number};
use crate::stage::Stage;

#[tokio::test]
async fn a_handshake_that_is_refused_says_why_by_its_code() {
    let stage = Stage::new().await;
    let address = stage.listen().await;
    let canvas = new_canvas(&stage.app, "actor-map").await;
    let elsewhere = new_canvas(&stage.app, "actor-map").await;
    let anna = Guest::new(&stage.app, &canvas, "Anna", Role::Participant).await;
    let gone = Guest::new(&stage.app, &canvas, "Noor", Role::Participant).await;
    let _listener = stage.app.revocations.subscribe();
    gone.revoke(&stage.app).await;
    let token = |guest: &Guest| format!("token={}", guest.token);
    let nowhere = CanvasId("nowhere".to_owned());
    let cases = [
        ("nobody", &canvas, String::new()),
        ("an unknown token", &canvas, "token=x".to_owned()),
        ("a revoked token", &canvas, token(&gone)),
        ("another workspace's canvas", &elsewhere, token(&anna)),
        ("no such canvas", &nowhere, token(&anna)),
        (
            "another generation",
            &canvas,
            token(&anna) + "&generation=g0",
        ),
        ("this generation", &canvas, token(&anna) + "&generation=g1"),
    ];
    let mut table = String::new();
    for (name, canvas, query) in cases {
        let answer = Peer::of(knock(address, canvas, &query).await, &anna)
            .hear()
            .await;
        table += &format!("{name}: {}\n", answer.name());
    }
    expect![[r#"
        nobody: closed 4401
        an unknown token: closed 4401
        a revoked token: closed 4401
        another workspace's canvas: closed 4404
        no such canvas: closed 4404
        another generation: closed 4409
        this generation: step 1
    "#]]
    .assert_eq(&table);
}

#[tokio::test]
async fn a_page_of_another_site_cannot_open_a_socket() {
    let stage = Stage::new().await;
    let address = stage.listen().await;
    let canvas = new_canvas(&stage.app, "actor-map").await;
    let url = format!("ws://{address}/collab/{}", canvas.0);
    let mut request =
        tokio_tungstenite::tungstenite::client::IntoClientRequest::into_client_request(url)
            .unwrap();
    let origin = "https://elsewhere.example".parse().unwrap();
    request.headers_mut().insert("origin", origin);
    match tokio_tungstenite::connect_async(request).await {
        Err(tokio_tungstenite::tungstenite::Error::Http(answer)) => {
            assert_eq!(answer.status(), 403);
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn whoever_is_sent_away_loses_the_socket_and_others_do_not() {
    let stage = Stage::new().await;
    let address = stage.listen().await;
    let canvas = new_canvas(&stage.app, "actor-map").await;
    let anna = Guest::new(&stage.app, &canvas, "Anna", Role::Participant).await;
    let mika = Guest::new(&stage.app, &canvas, "Mika", Role::Participant).await;
    let mut at_desk = Peer::join(address, &canvas, &anna).await;
    let mut on_phone = Peer::join(address, &canvas, &anna).await;
    let mut other = Peer::join(address, &canvas, &mika).await;
    anna.revoke(&stage.app).await;
    assert_eq!(at_desk.closed().await.0, 4401);
    assert_eq!(on_phone.closed().await.0, 4401);
    other.add_note("note-after").await;
    other.saved().await;
}

#[tokio::test]
async fn a_change_of_role_is_told_and_holds_at_once() {
    let stage = Stage::new().await;
    let address = stage.listen().await;
    let canvas = new_canvas(&stage.app, "actor-map").await;
    let anna = Guest::new(&stage.app, &canvas, "Anna", Role::Viewer).await;
    let mut peer = Peer::join(address, &canvas, &anna).await;
    anna.becomes(&stage.app, Role::Participant).await;
    peer.until(|heard| role_of(heard) == Some("participant"))
        .await;
    peer.add_note("note-allowed").await;
    peer.saved().await;

    anna.becomes(&stage.app, Role::Viewer).await;
    peer.until(|heard| role_of(heard) == Some("viewer")).await;
    peer.add_note("note-refused").await;
    let closed = peer.closed().await;
    assert_eq!(closed, (4403, Some("denied-viewer".to_owned())));
}

fn role_of(heard: &Heard) -> Option<&str> {
    match heard {
        Heard::Settings(settings) => settings["you"]["role"].as_str(),
        _ => None,
    }
}

#[tokio::test]
async fn a_link_goes_by_whoever_drew_it_where_others_work_stays() {
    let stage = Stage::new().await;
    let address = stage.listen().await;
    let canvas = new_canvas(&stage.app, "actor-map").await;
    let anna = Guest::new(&stage.app, &canvas, "Anna", Role::Participant).await;
    let mika = Guest::new(&stage.app, &canvas, "Mika", Role::Participant).await;
    live::change_settings(&stage.app, &canvas, |settings| {
        settings.edit = EditScope::Own;
    })
    .await
    .unwrap();
    let mut drawer = Peer::join(address, &canvas, &anna).await;
    let by = anna.participant();
    drawer
        .write(|txn| {
            note(txn, "note-here", &by);
            note(txn, "note-there", &by);
            link(txn, &by);
        })
        .await;
    drawer.saved().await;

    let unlink = |txn: &mut TransactionMut<'_>| {
        txn.get_or_insert_map("links").remove(txn, "link-of-anna");
    };
    let mut other = Peer::join(address, &canvas, &mika).await;
    other.write(unlink).await;
    let closed = other.closed().await;
    assert_eq!(closed, (4403, Some("denied-not-yours".to_owned())));
    drawer.write(unlink).await;
    drawer.saved().await;
}

/// Draws a link between two notes.
fn link(txn: &mut TransactionMut<'_>, by: &str) {
    let words = [
        ("from", "note-here"),
        ("to", "note-there"),
        ("kind", "funding"),
        ("by", by),
    ];
    let links = txn.get_or_insert_map("links");
    links.insert(txn, "link-of-anna", MapPrelim::from(words));
}

#[tokio::test]
async fn a_link_taken_away_and_put_back_while_offline_is_taken_on_return() {
    let stage = Stage::new().await;
    let address = stage.listen().await;
    let canvas = new_canvas(&stage.app, "actor-map").await;
    let anna = Guest::new(&stage.app, &canvas, "Anna", Role::Participant).await;
    let mika = Guest::new(&stage.app, &canvas, "Mika", Role::Participant).await;
    live::change_settings(&stage.app, &canvas, |settings| {
        settings.edit = EditScope::Own;
    })
    .await
    .unwrap();
    let mut drawer = Peer::join(address, &canvas, &anna).await;
    let (hers, his) = (anna.participant(), mika.participant());
    drawer
        .write(|txn| {
            note(txn, "note-here", &hers);
            note(txn, "note-there", &hers);
            link(txn, &hers);
        })
        .await;
    drawer.saved().await;
    let again = |txn: &mut TransactionMut<'_>, by: &str| {
        txn.get_or_insert_map("links").remove(txn, "link-of-anna");
        link(txn, by);
    };

    drawer.write_offline(|txn| again(txn, &hers));
    let doc = drawer.leave().await;
    let mut back = Peer::connect(address, &canvas, &anna, doc).await;
    back.until(|heard| *heard == Heard::Acknowledged(2)).await;

    let mut other = Peer::join(address, &canvas, &mika).await;
    other.write(|txn| again(txn, &his)).await;
    let closed = other.closed().await;
    assert_eq!(closed, (4403, Some("denied-not-yours".to_owned())));
    let links = live::content(&stage.app, &canvas).await.unwrap().links;
    assert_eq!(links.len(), 1);
    assert_eq!(links[0].signed.by, hers);
}

/// Goes on to step C and pauses.
async fn pause(app: &App, canvas: &CanvasId) {
    live::change_settings(app, canvas, |settings| {
        settings.step = Some("C".to_owned());
        settings.zones = Zones::Step;
        settings.paused = true;
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn what_was_typed_while_a_step_closed_still_counts_for_a_moment() {
    let stage = Stage::new().await;
    let address = stage.listen().await;
    let canvas = new_canvas(&stage.app, "actor-map").await;
    let anna = Guest::new(&stage.app, &canvas, "Anna", Role::Participant).await;
    let mut peer = Peer::join(address, &canvas, &anna).await;
    pause(&stage.app, &canvas).await;
    peer.add_note("note-typing").await;
    let told = peer.until(|heard| matches!(heard, Heard::Settings(told) if told["revision"] == 1));
    assert!(matches!(told.await, Heard::Settings(told) if told["paused"] == true));
    peer.saved().await;

    // Who has confirmed the new settings is judged by them.
    peer.send(vec![102, 1]).await;
    peer.add_note("note-late").await;
    let closed = peer.closed().await;
    assert_eq!(closed, (4403, Some("denied-paused".to_owned())));
    let stored = live::content(&stage.app, &canvas).await.unwrap();
    let ids: Vec<_> = stored.notes.iter().map(|note| note.id.as_str()).collect();
    assert_eq!(ids, ["note-typing"]);
}

#[tokio::test]
async fn the_moment_after_a_step_closed_ends() {
    let stage = Stage::new().await;
    let address = stage.listen().await;
    let canvas = new_canvas(&stage.app, "actor-map").await;
    let anna = Guest::new(&stage.app, &canvas, "Anna", Role::Participant).await;
    let mut peer = Peer::join(address, &canvas, &anna).await;
    pause(&stage.app, &canvas).await;
    peer.until(|heard| matches!(heard, Heard::Settings(told) if told["revision"] == 1))
        .await;
    stage.pass_ms(collab::SETTINGS_GRACE_MS + 1);
    peer.add_note("note-late").await;
    assert_eq!(peer.closed().await.0, 4403);
}

/// Every message that a client can send, by name.
fn messages(peer: &mut Peer) -> Vec<(&'static str, Message)> {
    let id = peer.doc.client_id().get();
    let sync = |kind: u8, body: &[u8]| {
        let mut frame = vec![0, kind];
        put_buffer(&mut frame, body);
        frame
    };
    let by = peer.guest.participant();
    let update = peer.write_offline(|txn| note(txn, "note-of-mine", &by));
    let mut entry = vec![1];
    put_number(&mut entry, id);
    entry.push(1);
    put_buffer(&mut entry, br#"{"user":{"id":"x","name":"x","tone":"k"}}"#);
    let mut awareness = vec![1];
    put_buffer(&mut awareness, &entry);
    let binary = |frame: Vec<u8>| Message::Binary(frame.into());
    vec![
        ("sync step 1", binary(sync(0, &[0]))),
        ("sync step 2, empty", binary(sync(1, &[0, 0]))),
        ("sync step 2, a note", binary(sync(1, &update))),
        ("sync update, a note", binary(sync(2, &update))),
        ("sync of an unknown kind", binary(sync(3, &[0, 0]))),
        ("awareness", binary(awareness)),
        ("auth", binary(vec![2, 0, 0])),
        ("query awareness", binary(vec![3])),
        ("acknowledgement", binary(vec![100, 1, 0, 0])),
        ("settings", binary(vec![101, 2, b'{', b'}'])),
        ("seen", binary(vec![102, 0])),
        ("an unknown type", binary(vec![77])),
        ("text", Message::Text("hello".into())),
    ]
}

/// What a message is answered with until a first sync that is asked for after it is answered. Awareness comes
/// when its time comes, so it is left to a test of its own.
async fn answer(peer: &mut Peer, message: Message) -> String {
    let is_sync = matches!(&message, Message::Binary(frame) if frame[0] == 0);
    let all_saved = peer.saved + u64::from(is_sync) + 1;
    // A socket that the server has closed meanwhile cannot be written to any more.
    let _ = peer.try_send(message).await;
    let _ = peer
        .try_send(Message::Binary(vec![0, 0, 1, 0].into()))
        .await;
    let mut heard = Vec::new();
    loop {
        match peer.hear().await {
            Heard::Awareness => {}
            Heard::Acknowledged(count) if count < all_saved => {}
            Heard::Acknowledged(count) => {
                assert_eq!(count, all_saved);
                let asked = heard.iter().position(|name| name == "step 2").unwrap();
                heard.remove(asked);
                heard.push(if is_sync { "saved" } else { "taken" }.to_owned());
                return heard.join(", ");
            }
            Heard::Closed(code) => {
                heard.push(format!("closed {code}"));
                return heard.join(", ");
            }
            other => heard.push(other.name()),
        }
    }
}

#[tokio::test]
async fn every_message_is_answered_by_role_as_the_table_says() {
    let stage = Stage::new().await;
    let address = stage.listen().await;
    let mut table = String::new();
    for role in Role::ALL {
        let mut n = 0;
        loop {
            let canvas = new_canvas(&stage.app, "actor-map").await;
            let guest = Guest::new(&stage.app, &canvas, "Anna", role).await;
            let mut peer = Peer::join(address, &canvas, &guest).await;
            peer.saved().await;
            let Some((name, message)) = messages(&mut peer).into_iter().nth(n) else {
                break;
            };
            let answer = answer(&mut peer, message).await;
            table += &format!("{:<12} {name:<24} {answer}\n", role.name());
            n += 1;
        }
    }
    expect_test::expect_file!["live_messages.txt"].assert_eq(&table);
}

#[tokio::test]
async fn a_kind_of_message_without_a_row_in_the_table_is_not_taken() {
    let stage = Stage::new().await;
    let address = stage.listen().await;
    let canvas = new_canvas(&stage.app, "actor-map").await;
    let guest = Guest::new(&stage.app, &canvas, "Anna", Role::Facilitator).await;
    let mut peer = Peer::join(address, &canvas, &guest).await;
    let in_table: BTreeSet<u8> = messages(&mut peer)
        .into_iter()
        .filter_map(|(_, message)| match message {
            Message::Binary(frame) => Some(frame[0]),
            _ => None,
        })
        .collect();
    for kind in (0..=127).filter(|kind| !in_table.contains(kind)) {
        let guest = Guest::new(&stage.app, &canvas, "Anna", Role::Facilitator).await;
        let mut peer = Peer::join(address, &canvas, &guest).await;
        peer.saved().await;
        let message = Message::Binary(vec![kind, 0].into());
        let answer = answer(&mut peer, message).await;
        assert_eq!(answer, "denied-malformed, closed 4403", "type {kind}");
    }
}

#[tokio::test]
async fn presence_is_shown_while_it_lasts_and_never_stored() {
    let stage = Stage::new().await;
    let address = stage.listen().await;
    let canvas = new_canvas(&stage.app, "actor-map").await;
    let anna = Guest::new(&stage.app, &canvas, "Anna", Role::Viewer).await;
    let mika = Guest::new(&stage.app, &canvas, "Mika", Role::Participant).await;
    let mut anna = Peer::join(address, &canvas, &anna).await;
    let mut mika = Peer::join(address, &canvas, &mika).await;
    let state = live::state(&stage.app, &canvas).await.unwrap();
    let (_, message) = messages(&mut anna)
        .into_iter()
        .find(|(name, _)| *name == "awareness")
        .unwrap();
    anna.try_send(message).await.unwrap();
    mika.until(|heard| *heard == Heard::Awareness).await;
    anna.leave().await;
    mika.until(|heard| *heard == Heard::Awareness).await;
    assert_eq!(live::state(&stage.app, &canvas).await.unwrap(), state);
}
