//! Private writing: what waits on the server reaches nobody but its writer until it is revealed.
use canvas::SEED_CLIENT;
use canvas::content::{Content, Note};
use futures_util::{SinkExt as _, StreamExt as _};
use server::args;
use server::features::live;
use server::features::workspaces::CanvasId;
use tokio_tungstenite::tungstenite::Message;
use yrs::Update;
use yrs::updates::decoder::Decode as _;

use crate::sockets::{Guest, PATIENCE, Socket, knock};
use crate::stage::{Answer, Browser};
use crate::workshops_stage::{House, house, text};

const WORDS: &str = "Quietwords";

async fn canvas_of(house: &House) -> CanvasId {
    CanvasId(house.canvas().await)
}

async fn content(house: &House) -> Content {
    let canvas = canvas_of(house).await;
    live::content(&house.stage.app, &canvas).await.unwrap()
}

async fn item(house: &House) -> String {
    let item = house.state().await["item"].clone();
    item.as_str().unwrap_or_default().to_owned()
}

/// Sends a note for the item that is under way, which is taken.
async fn send(house: &House, who: &Browser, name: &str) -> Answer {
    house.stage.pass_ms(1);
    let item = item(house).await;
    let form = [("item", item.as_str()), ("zone", "state"), ("name", name)];
    let sent = who.post(&house.at(""), &form).await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    sent
}

/// A workshop in its first step that opens zones, whose notes are written in private.
async fn in_private(level: &str) -> House {
    let house = house("first-meeting").await;
    house.step("next").await;
    let item = house.items().await[1].0.clone();
    // Before the step opens.
    set(&house, &item, level).await;
    house.step("next").await;
    house
}

async fn set(house: &House, item: &str, level: &str) {
    let form = [("item", item), ("level", level)];
    house.act("/lead/private", &form).await;
}

async fn reveal(house: &House) {
    let item = item(house).await;
    house.act("/lead/reveal", &[("item", &item)]).await;
}

async fn count(house: &House, of: &'static str) -> String {
    text(&house.stage, of, &house.workshop).await
}

const WAITING: &str = "
    select cast(count(*) as text) as count
    from workshop_draft
    where workshop_id = $1 and revealed_at is null";
const KEPT: &str = "
    select cast(count(*) as text) as count
    from workshop_draft
    where workshop_id = $1";

/// A client that only listens, and every byte it ever got.
pub struct Listener {
    socket: Socket,
    bytes: Vec<u8>,
}

impl Listener {
    pub async fn at(house: &House) -> Self {
        let canvas = canvas_of(house).await;
        let role = canvas::settings::Role::Participant;
        let guest = Guest::new(&house.stage.app, &canvas, "Listener", role).await;
        let address = house.stage.listen().await;
        let mut socket = knock(address, &canvas, &format!("token={}", guest.token)).await;
        // Asks for the whole document.
        let ask = Message::Binary(vec![0, 0, 1, 0].into());
        socket.send(ask).await.unwrap();
        Self {
            socket,
            bytes: Vec::new(),
        }
    }

    /// Takes everything that was sent before now.
    pub async fn catch_up(&mut self) {
        let ping = Message::Ping("so far".into());
        self.socket.send(ping).await.unwrap();
        while !matches!(self.next().await, Message::Pong(_)) {}
    }

    /// Listens until it has got the word.
    pub async fn until(&mut self, word: &str) {
        while !self.has(word) {
            self.next().await;
        }
    }

    async fn next(&mut self) -> Message {
        let next = tokio::time::timeout(PATIENCE, self.socket.next()).await;
        let message = next.unwrap().unwrap().unwrap();
        if let Message::Binary(bytes) = &message {
            self.bytes.extend_from_slice(bytes);
        }
        message
    }

    pub fn has(&self, word: &str) -> bool {
        self.bytes
            .windows(word.len())
            .any(|some| some == word.as_bytes())
    }
}

/// Everything that those of the house can read by pages, events and the API.
pub async fn read_all(house: &House, who: &Browser) -> String {
    let canvas = house.canvas().await;
    let (workspace, workshop) = (&house.workspace, &house.workshop);
    let mut all = String::new();
    for path in [
        format!("/en/t/{workshop}"),
        format!("/en/t/{workshop}/events"),
        format!("/en/t/{workshop}/lead"),
        format!("/en/t/{workshop}/lead/end"),
        format!("/en/t/{workshop}/screen"),
        format!("/en/t/{workshop}/screen/board"),
        format!("/en/t/{workshop}/prepare"),
        format!("/en/c/{canvas}"),
        format!("/en/c/{canvas}/history"),
        format!("/en/c/{canvas}/projector"),
        format!("/en/c/{canvas}/votes"),
        format!("/api/v1/canvases/{canvas}"),
        format!("/en/w/{workspace}"),
        format!("/en/w/{workspace}/results"),
    ] {
        all.push_str(&who.get(&path).await.text);
    }
    all
}

/// Participant id of the guest of that name.
pub async fn participant(house: &House, name: &str) -> String {
    let sql = "
        select 'guest-' || id
        from guest
        where name = $1";
    text(&house.stage, sql, name).await
}

/// Whether every change of the document was made by the server.
pub async fn is_of_server(house: &House) -> bool {
    let canvas = canvas_of(house).await;
    let state = live::state(&house.stage.app, &canvas).await.unwrap();
    let vector = Update::decode_v1(&state).unwrap().state_vector();
    vector.iter().all(|(client, _)| client.get() == SEED_CLIENT)
}

async fn reveal_in(level: &str) {
    let house = in_private(level).await;
    let (writer, other) = (house.guest("Wilhelmina").await, house.guest("Otso").await);
    let id = participant(&house, "Wilhelmina").await;
    let mut listener = Listener::at(&house).await;
    send(&house, &writer, WORDS).await;
    listener.catch_up().await;
    for reader in [&other, &house.lead] {
        let all = read_all(&house, reader).await;
        assert!(!all.contains(WORDS), "{level}");
        assert!(!all.contains(&id), "{level}");
    }
    assert!(
        house
            .lead
            .get(&house.at("/lead"))
            .await
            .text
            .contains("1 note waits")
    );
    assert!(writer.get(&house.at("")).await.text.contains(WORDS));
    for word in [WORDS, "Wilhelmina", &id] {
        assert!(!listener.has(word), "{level}: {word}");
    }
    reveal(&house).await;
    listener.until(WORDS).await;
    listener.catch_up().await;
    let notes = content(&house).await.notes;
    let [
        Note {
            text, by, author, ..
        },
    ] = &notes[..]
    else {
        panic!("{notes:?}");
    };
    assert_eq!(text, WORDS);
    let is_named = level == "named";
    assert_eq!(by == "Wilhelmina" && *author == id, is_named);
    assert_eq!(by.is_empty() && author.is_empty(), !is_named);
    assert_eq!(listener.has("Wilhelmina") || listener.has(&id), is_named);
    assert!(is_of_server(&house).await, "{level}");
    for reader in [&other, &house.lead] {
        assert!(read_all(&house, reader).await.contains(WORDS), "{level}");
    }
    let kept = if level == "leaders" { "1" } else { "0" };
    assert_eq!(count(&house, KEPT).await, kept, "{level}");
    let known = format!("{WORDS} – Wilhelmina");
    let of_lead = house.lead.get(&house.at("/lead")).await.text;
    assert_eq!(of_lead.contains(&known), level == "leaders");
    assert!(!read_all(&house, &other).await.contains(&known));
}

#[tokio::test]
async fn nobody_gets_a_word_before_the_reveal_and_everybody_after_it() {
    reveal_in("named").await;
}

#[tokio::test]
async fn who_wrote_is_for_those_who_lead_alone_when_that_was_promised() {
    reveal_in("leaders").await;
}

#[tokio::test]
async fn nothing_tells_who_wrote_when_nobody_is_to_know() {
    reveal_in("anonymous").await;
}

#[tokio::test]
async fn anonymous_notes_have_one_time_and_an_order_that_tells_nothing() {
    let house = in_private("anonymous").await;
    let guest = house.guest("Helmi").await;
    for i in 0..8 {
        send(&house, &guest, &format!("Note {i}")).await;
    }
    house.stage.pass_ms(1_000);
    reveal(&house).await;
    let notes = content(&house).await.notes;
    assert_eq!(notes.len(), 8);
    assert!(notes.iter().all(|note| note.at == notes[0].at));
    let ids: Vec<&str> = notes.iter().map(|note| note.id.as_str()).collect();
    assert!(
        ids.is_sorted(),
        "they stand in the order of their random ids"
    );
    // Ids of the seventh version tell the time; these are random.
    assert!(ids.iter().any(|id| id[..4] != ids[0][..4]));
}

#[tokio::test]
async fn what_was_promised_holds_whatever_is_chosen_later() {
    let house = in_private("anonymous").await;
    let guest = house.guest("Helmi").await;
    send(&house, &guest, "Under the first promise").await;
    set(&house, &item(&house).await, "named").await;
    send(&house, &guest, "Under the second").await;
    reveal(&house).await;
    let mut by: Vec<(String, String)> = content(&house)
        .await
        .notes
        .into_iter()
        .map(|note| (note.text, note.by))
        .collect();
    by.sort();
    let expected = [
        ("Under the first promise", ""),
        ("Under the second", "Helmi"),
    ];
    assert_eq!(
        by,
        expected.map(|(text, by)| (text.to_owned(), by.to_owned()))
    );
}

#[tokio::test]
async fn revealing_twice_or_after_a_stop_makes_no_doubles() {
    let house = in_private("anonymous").await;
    let guest = house.guest("Helmi").await;
    send(&house, &guest, "Office").await;
    send(&house, &guest, "Station").await;
    // A program that stopped after the document was written and before the drafts were forgotten.
    let keep = "
        insert into workshop_draft (id, workshop_id, item_id, canvas_id, zone, kind, body, level,
            writer, writer_name, note_id, written_at, sealed_at)
        select 'again-' || id, workshop_id, item_id, canvas_id, zone, kind, body, level,
            writer, writer_name, note_id, written_at, written_at
        from workshop_draft
        where workshop_id = $1";
    let db = &house.stage.app.db;
    db.run(keep, args![house.workshop.as_str()]).await.unwrap();
    let item = item(&house).await;
    let form = [("item", item.as_str())];
    let (one, two) = tokio::join!(
        house.send("/lead/reveal", &form),
        house.send("/lead/reveal", &form)
    );
    assert_eq!((one.status.as_u16(), two.status.as_u16()), (303, 303));
    house.act("/lead/reveal", &form).await;
    assert_eq!(content(&house).await.notes.len(), 2);
    assert_eq!(count(&house, KEPT).await, "0");
}

#[tokio::test]
async fn a_draft_is_changed_and_removed_by_its_writer_alone() {
    let house = in_private("named").await;
    let (guest, other) = (house.guest("Helmi").await, house.guest("Otso").await);
    let sent = send(&house, &guest, "Office").await;
    let again = send(&house, &guest, "Office").await;
    assert_eq!(
        sent.location(),
        again.location(),
        "pressed twice, kept once"
    );
    let id = sent.location().split(['=', '#']).nth(1).unwrap().to_owned();
    let path = house.at(&format!("/drafts/{id}"));
    let words = [("name", "Another office"), ("more", "open on Mondays")];
    let refused = other.post(&path, &words).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("Another office"));
    let remove = format!("{path}/remove");
    assert_eq!(other.post(&remove, &[]).await.status, 409);
    assert_eq!(house.lead.post(&remove, &[]).await.status, 409);
    let refused = guest.post(&path, &[("name", &"a".repeat(201))]).await;
    assert!(refused.text.contains("Shorten it"));
    assert_eq!(guest.post(&path, &words).await.status, 303);
    let page = guest.get(&house.at("")).await.text;
    assert!(page.contains("Another office") && page.contains("open on Mondays"));
    assert!(!other.get(&house.at("")).await.text.contains("office"));
    send(&house, &guest, "Station").await;
    assert_eq!(guest.post(&remove, &[]).await.status, 303);
    reveal(&house).await;
    let notes = content(&house).await.notes;
    assert_eq!(notes.len(), 1);
    assert_eq!(notes[0].text, "Station");
    assert_eq!(guest.post(&remove, &[]).await.status, 409);
}

#[tokio::test]
async fn the_sheet_is_closed_meanwhile_and_drafts_wait_whatever_comes() {
    let house = in_private("named").await;
    let guest = house.guest("Helmi").await;
    let canvas = canvas_of(&house).await;
    let is_paused = async || {
        let settings = live::settings(&house.stage.app, &canvas).await;
        settings.unwrap().paused
    };
    assert!(is_paused().await);
    send(&house, &guest, "Office").await;
    house.step("back").await;
    assert!(
        !is_paused().await,
        "the sheet is open where nobody writes alone"
    );
    assert_eq!(count(&house, WAITING).await, "1");
    house.step("next").await;
    assert!(is_paused().await);
    house.step("skip").await;
    assert!(!is_paused().await);
    let ask = house.lead.get(&house.at("/lead/end")).await.text;
    assert!(ask.contains("1 note waits"));
    let unknown = house.send("/lead/end", &[("drafts", "burn")]).await;
    assert_eq!(unknown.status, 422);
    house.act("/lead/end", &[("drafts", "leave")]).await;
    assert_eq!(count(&house, WAITING).await, "1");
    let page = guest.get(&house.at("")).await.text;
    assert!(page.contains("Office"), "its writer still has it");
    assert!(content(&house).await.notes.is_empty());
    house.act("/lead/reopen", &[]).await;
    house.act("/lead/end", &[("drafts", "reveal")]).await;
    assert_eq!(count(&house, WAITING).await, "0");
    assert_eq!(content(&house).await.notes.len(), 1);
}

#[tokio::test]
async fn drafts_stay_when_the_sheet_cannot_take_them() {
    let house = in_private("named").await;
    let guest = house.guest("Helmi").await;
    send(&house, &guest, "Office").await;
    let path = format!("/en/c/{}", house.canvas().await);
    house.lead.post(&format!("{path}/archive"), &[]).await;
    let item = item(&house).await;
    let refused = house.send("/lead/reveal", &[("item", &item)]).await;
    assert_eq!(refused.status, 409);
    assert_eq!(count(&house, WAITING).await, "1");
    house.lead.post(&format!("{path}/unarchive"), &[]).await;
    house.act("/lead/reveal", &[("item", &item)]).await;
    assert_eq!(content(&house).await.notes.len(), 1);
    let form = [("item", item.as_str()), ("level", "nobody knows")];
    assert_eq!(house.send("/lead/private", &form).await.status, 400);
}
