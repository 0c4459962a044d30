//! A frame of the socket: any bytes. What passes the scan must be harmless to all that comes after it.
use collab::{ConnId, Event, FRAME_BYTES_MAX, Judge, Message, Room, Seed, Touch, scan};
use yrs::updates::decoder::Decode;
use yrs::{Doc, ReadTxn, Transact, Update};

/// A judge who lets everything pass: only the room's own care is left.
struct Open;

impl Judge for Open {
    type Who = ();
    type Settings = ();

    fn participant<'a>(&self, (): &'a ()) -> &'a str {
        "somebody"
    }

    fn revision(&self, (): &()) -> u64 {
        1
    }

    fn settings_text(&self, (): &(), (): &()) -> String {
        "{}".to_owned()
    }

    fn roots(&self) -> &[&str] {
        &canvas::permits::ROOTS
    }

    fn judge<T: ReadTxn>(
        &self,
        (): &(),
        (): &(),
        _touches: &[Touch],
        _after: &T,
    ) -> Result<(), &'static str> {
        Ok(())
    }
}

/// Reads a frame; what was taken apart must come from the frame, and a room must take or refuse it and stay whole.
pub fn frame(bytes: &[u8]) {
    match scan(bytes) {
        Err(_) => {}
        Ok(Message::Awareness(entries)) => {
            let held: usize = entries.iter().map(|entry| entry.state.len()).sum();
            assert!(held <= bytes.len(), "more was read than came");
        }
        Ok(Message::Step1(vector)) => assert!(vector.len() <= bytes.len()),
        Ok(_) => assert!(bytes.len() <= FRAME_BYTES_MAX),
    }
    into_a_room(bytes);
}

/// The frame alone in an empty room, and once more: the log must be the document.
fn into_a_room(bytes: &[u8]) {
    let mut room = Room::load(Seed::default(), Open, ()).expect("an empty room can be loaded");
    let conn = ConnId(1);
    let mut log = Vec::new();
    room.handle_all([Event::Join { conn, who: () }], 0);
    for now_ms in [0, 1_000] {
        let bytes = bytes.to_vec().into();
        let effects = room.handle_all([Event::Frame { conn, bytes }], now_ms);
        log.extend(effects.append.map(|append| append.update));
    }
    let replayed = Doc::with_client_id(9);
    for update in &log {
        let update = Update::decode_v1(update).expect("the log holds updates");
        let applied = replayed.transact_mut().apply_update(update);
        applied.expect("the log can be applied");
    }
    let seed = Seed {
        updates: log,
        ..Seed::default()
    };
    let mut again = Room::load(seed, Open, ()).expect("the log makes the room again");
    assert_eq!(
        again.doc().transact().state_vector(),
        room.doc().transact().state_vector(),
        "the log is the document"
    );
    assert_eq!(
        replayed.transact().state_vector(),
        room.doc().transact().state_vector(),
        "the log is the document to those who read it plainly"
    );
}
