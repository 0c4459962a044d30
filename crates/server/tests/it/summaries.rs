//! The summary beside a canvas: its page, the button that begins it, and where its words go.
use canvas::content::{Circle, Content, Note, Signed};
use canvas::settings::{Role, Zones};
use canvas::summary::Summary;
use server::args;
use server::features::live::{self, checkpoints};
use server::features::workspaces::CanvasId;
use yrs::{
    Doc, GetString as _, Map as _, MapPrelim, Out, ReadTxn as _, StateVector, Text as _,
    TextPrelim, TextRef, Transact as _, TransactionMut, WriteTxn as _,
};

use crate::registry_place::Place;
use crate::sockets::{GENERATION, Guest, Peer, new_canvas};
use crate::stage::{Browser, Stage};

const FORGET: &str = "
    delete from canvas_update
    where canvas_id = $1";

struct Hall {
    place: Place,
    canvas: CanvasId,
}

impl Hall {
    /// An actor map with a circle of one note.
    async fn new() -> Self {
        let place = Place::new().await;
        let canvas = place.canvas("actor-map").await;
        let content = Content {
            notes: vec![Note {
                id: "note-library".to_owned(),
                zone: "municipality".to_owned(),
                kind: "actor".to_owned(),
                text: "Library\nhelps on Tuesdays".to_owned(),
                order: "a0".to_owned(),
                ..Note::default()
            }],
            circles: vec![Circle {
                id: "circle-one".to_owned(),
                label: "Strong <b>".to_owned(),
                members: vec!["note-library".to_owned()],
                signed: Signed::default(),
            }],
            ..Content::default()
        };
        place
            .write(&canvas, move |txn| canvas::fill(txn, &content))
            .await;
        Self { place, canvas }
    }

    fn path(&self, rest: &str) -> String {
        format!("/en/c/{}/summary{rest}", self.canvas.0)
    }

    async fn guest(&self, role: Role) -> Browser {
        let app = &self.place.stage.app;
        let guest = Guest::new(app, &self.canvas, "Anna", role).await;
        self.place.stage.browser().with_token(&guest.token)
    }

    async fn summary(&self) -> Summary {
        let content = live::content(&self.place.stage.app, &self.canvas).await;
        content.unwrap().summary
    }

    /// Presses the button; gives what the page is told came of it.
    async fn begin(&self, by: &Browser, form: &[(&str, &str)]) -> String {
        let answer = by.post(&self.path("/begin"), form).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
        let (page, begun) = answer.location().split_once("?begun=").unwrap();
        assert_eq!(page, self.path(""));
        begun.to_owned()
    }
}

const FIRST: &str =
    "The most important ways of giving support, and strong networks\n- Strong <b>: Library";

#[tokio::test]
async fn a_summary_begins_with_what_stands_on_the_canvas_and_keeps_every_word() {
    let hall = Hall::new().await;
    let anna = hall.guest(Role::Participant).await;
    let page = anna.get(&hall.path("")).await;
    assert_eq!(page.status, 200);
    assert!(page.text.contains("Nothing is written here yet."));
    assert!(page.text.contains("Fill in a beginning"), "{}", page.text);

    assert_eq!(hall.begin(&anna, &[]).await, "written");
    assert_eq!(hall.summary().await.seen, FIRST);
    let page = anna.get(&hall.path("?begun=written")).await.text;
    assert!(page.contains("- Strong &#60;b&#62;: Library"), "{page}");
    assert!(page.contains("There is nothing new to pick"), "{page}");
    assert_eq!(hall.begin(&anna, &[]).await, "more");
    let page = anna.get(&hall.path("?begun=more")).await.text;
    assert!(page.contains("There was nothing to add."), "{page}");
    assert_eq!(hall.begin(&anna, &[("below", "1")]).await, "nothing");
    assert_eq!(hall.summary().await.seen, FIRST);

    let another = Content {
        circles: vec![Circle {
            id: "circle-two".to_owned(),
            label: "Weak".to_owned(),
            ..Circle::default()
        }],
        ..Content::default()
    };
    let place = &hall.place;
    place
        .write(&hall.canvas, move |txn| canvas::fill(txn, &another))
        .await;
    let page = anna.get(&hall.path("?begun=more")).await.text;
    assert!(page.contains("This would be added"), "{page}");
    assert!(page.contains("\n- Weak</p>"), "{page}");
    assert_eq!(hall.begin(&anna, &[("below", "1")]).await, "written");
    let seen = hall.summary().await.seen;
    let added = seen.strip_prefix(FIRST).unwrap();
    assert!(added.starts_with("\n\nFrom the canvas "), "{added}");
    assert!(added.ends_with("strong networks\n- Weak"), "{added}");
    let content = live::content(&place.stage.app, &hall.canvas).await.unwrap();
    assert_eq!(content.written["field:summary_seen"].name, "Anna");
}

#[tokio::test]
async fn beside_it_stands_who_does_what_by_when() {
    let hall = Hall::new().await;
    let host = &hall.place.host;
    let none = host.get(&hall.path("")).await.text;
    assert!(none.contains("No action points yet"), "{none}");
    let path = format!("/en/c/{}/actions", hall.canvas.0);
    for (what, owner, due) in [
        ("Call the <i>library</i>", "Helmi", "2031-02-01"),
        ("Ask around", "", ""),
    ] {
        let form = [("what", what), ("owner", owner), ("due", due)];
        assert_eq!(host.post(&path, &form).await.status, 303);
    }
    let viewer = hall.guest(Role::Viewer).await;
    let page = viewer.get(&hall.path("")).await.text;
    for words in [
        "Call the &#60;i&#62;library&#60;/i&#62;",
        "<bdi>Helmi</bdi> · By 1 Feb 2031",
        "Ask around",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
}

#[tokio::test]
async fn whoever_may_not_write_may_not_begin_it() {
    let hall = Hall::new().await;
    let app = &hall.place.stage.app;
    let (page, button) = (hall.path(""), hall.path("/begin"));
    let viewer = hall.guest(Role::Viewer).await;
    let seen = viewer.get(&page).await;
    assert_eq!(seen.status, 200);
    assert!(!seen.text.contains("Fill in a beginning"), "{}", seen.text);
    assert_eq!(viewer.post(&button, &[]).await.status, 403);

    let elsewhere = new_canvas(app, "actor-map").await;
    let stranger = Guest::new(app, &elsewhere, "Mika", Role::Facilitator).await;
    let stranger = hall.place.stage.browser().with_token(&stranger.token);
    assert_eq!(stranger.get(&page).await.status, 404);
    assert_eq!(stranger.post(&button, &[]).await.status, 404);

    let anna = hall.guest(Role::Participant).await;
    let paused = |on| live::change_settings(app, &hall.canvas, move |one| one.paused = on);
    paused(true).await.unwrap();
    let refused = anna.post(&button, &[]).await;
    assert_eq!(refused.status, 409, "{}", refused.text);
    paused(false).await.unwrap();
    assert_eq!(hall.summary().await, Summary::default());

    let in_step = live::change_settings(app, &hall.canvas, |one| {
        one.zones = Zones::Step;
        one.step = Some("A".to_owned());
    });
    in_step.await.unwrap();
    assert_eq!(hall.begin(&anna, &[]).await, "written");

    let host = &hall.place.host;
    let archive = format!("/en/c/{}/archive", hall.canvas.0);
    assert_eq!(host.post(&archive, &[]).await.status, 303);
    assert_eq!(host.post(&button, &[("below", "1")]).await.status, 409);
    let seen = host.get(&page).await.text;
    assert!(seen.contains("Strong"), "what is in the archive is read");
    assert!(!seen.contains("Fill in a beginning"));
}

#[tokio::test]
async fn results_and_history_show_it_and_a_copy_starts_without_it() {
    let hall = Hall::new().await;
    let (host, app) = (&hall.place.host, &hall.place.stage.app);
    let canvas = &hall.canvas.0;
    let before = checkpoints::keep(app, &hall.canvas, "Before", "")
        .await
        .unwrap();
    assert_eq!(hall.begin(host, &[]).await, "written");

    let fields = host
        .get(&format!("/en/c/{canvas}/results/fields.csv"))
        .await;
    assert!(fields.text.contains("What we saw"), "{}", fields.text);
    assert!(fields.text.contains("- Strong <b>: Library"));
    let json = host
        .get(&format!("/en/c/{canvas}/results/canvas.json"))
        .await;
    assert_eq!(json.json()["content"]["summary"]["seen"], FIRST);
    let one = host.get(&format!("/api/v1/canvases/{canvas}")).await;
    assert_eq!(one.json()["summary"]["seen"], FIRST);
    let results = host.get(&format!("/en/c/{canvas}/results")).await.text;
    assert!(results.contains(&format!("href=\"/en/c/{canvas}/summary\"")));
    let history = format!("/en/c/{canvas}/history/compare?from={}&to=now", before.0);
    let since = host.get(&history).await.text;
    assert!(since.contains("What we saw"), "{since}");

    let copy = [("copy", "Copy")];
    let made = host.post(&format!("/en/c/{canvas}/duplicate"), &copy).await;
    let copy = made.location().rsplit('/').next().unwrap();
    let content = live::content(app, &CanvasId(copy.to_owned()))
        .await
        .unwrap();
    assert_eq!(content.summary, Summary::default());
    assert!(!content.written.contains_key("field:summary_seen"));
    assert_eq!(content.circles.len(), 1);

    checkpoints::restore(
        app,
        &hall.canvas,
        &before,
        ("account-1", "Anna"),
        |one, _| Ok(one.content.clone()),
    )
    .await
    .unwrap();
    assert_eq!(hall.summary().await, Summary::default());
    assert_eq!(hall.begin(host, &[]).await, "written");
}

/// A canvas as it was stored before there were summaries.
async fn old_canvas(stage: &Stage) -> CanvasId {
    let canvas = new_canvas(&stage.app, "actor-map").await;
    let doc = Doc::with_client_id(canvas::SEED_CLIENT);
    let mut txn = doc.transact_mut();
    let meta = txn.get_or_insert_map("meta");
    meta.insert(&mut txn, "generation", GENERATION);
    let fields = txn.get_or_insert_map("fields");
    fields.insert(&mut txn, "target", TextPrelim::new("Harbour"));
    let notes = txn.get_or_insert_map("notes");
    notes.insert(&mut txn, "note-early", MapPrelim::default());
    let update = txn.encode_diff_v1(&StateVector::default());
    drop(txn);
    let mut tx = stage.app.db.begin().await.unwrap();
    tx.run(FORGET, args![canvas.0.as_str()]).await.unwrap();
    let now = stage.app.now_ms();
    live::start_with(&mut tx, &canvas, update, now)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    canvas
}

fn seen(txn: &TransactionMut<'_>) -> TextRef {
    let fields = txn.get_map("fields").unwrap();
    match fields.get(txn, "summary_seen") {
        Some(Out::YText(text)) => text,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn two_who_write_at_once_on_an_old_canvas_lose_nothing() {
    let stage = Stage::new().await;
    let address = stage.listen().await;
    let canvas = old_canvas(&stage).await;
    let content = live::content(&stage.app, &canvas).await.unwrap();
    assert_eq!(
        content.fields["target"], "Harbour",
        "a reader needs no room"
    );

    let mut peers = Vec::new();
    for name in ["Anna", "Mika"] {
        let guest = Guest::new(&stage.app, &canvas, name, Role::Participant).await;
        peers.push(Peer::join(address, &canvas, &guest).await);
    }
    for (peer, words) in peers.iter_mut().zip(["Anna saw. ", "Mika saw. "]) {
        peer.write(|txn| seen(txn).insert(txn, 0, words)).await;
    }
    for peer in &mut peers {
        peer.saved().await;
    }
    let words = live::replay(&stage.app, &canvas)
        .await
        .unwrap()
        .summary
        .seen;
    assert!(
        words.contains("Anna saw.") && words.contains("Mika saw."),
        "{words}"
    );
    assert_eq!(words.len(), "Anna saw. Mika saw. ".len());
}

#[tokio::test]
async fn an_old_state_brings_back_an_empty_text_and_not_none() {
    let stage = Stage::new().await;
    let address = stage.listen().await;
    let canvas = old_canvas(&stage).await;
    let before = checkpoints::keep(&stage.app, &canvas, "Old", "")
        .await
        .unwrap();
    let guest = Guest::new(&stage.app, &canvas, "Anna", Role::Participant).await;
    let mut peer = Peer::join(address, &canvas, &guest).await;
    peer.write(|txn| seen(txn).insert(txn, 0, "Later words"))
        .await;
    peer.saved().await;
    checkpoints::restore(
        &stage.app,
        &canvas,
        &before,
        ("account-1", "Anna"),
        |one, _| Ok(one.content.clone()),
    )
    .await
    .unwrap();
    peer.until(|_| true).await;
    let stands = live::state(&stage.app, &canvas).await.unwrap();
    let template = canvas::find("actor-map").unwrap();
    let content = canvas::from_state(&stands, template).unwrap();
    assert_eq!(content.summary, Summary::default());
    peer.write(|txn| seen(txn).insert(txn, 0, "Again. ")).await;
    peer.saved().await;
    let words = live::replay(&stage.app, &canvas)
        .await
        .unwrap()
        .summary
        .seen;
    assert_eq!(words, "Again. ");
    let (doc, mut texts) = (peer.leave().await, Vec::new());
    let txn = doc.transact_mut();
    texts.push(seen(&txn).get_string(&txn));
    assert_eq!(texts, ["Again. "]);
}
