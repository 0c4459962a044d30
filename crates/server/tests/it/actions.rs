//! Comments on notes and action points: who writes them, what is refused, what stays, and how they go home.
use canvas::content::{Content, Note, Signed};
use canvas::settings::Role;
use server::features::actions::{self, Talk};
use server::features::workspaces::CanvasId;

use crate::registry_place::Place;
use crate::sockets::Guest;
use crate::stage::Browser;

pub const LIBRARY: &str = "note-library";
pub const POLICE: &str = "note-police";
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// An actor map with two notes, and who talks about them.
pub struct Table {
    pub place: Place,
    pub canvas: CanvasId,
}

fn note(id: &str, zone: &str, text: &str) -> Note {
    Note {
        id: id.to_owned(),
        zone: zone.to_owned(),
        kind: "actor".to_owned(),
        text: text.to_owned(),
        order: "a0".to_owned(),
        by: "Eero".to_owned(),
        ..Note::default()
    }
}

impl Table {
    pub async fn new() -> Self {
        let place = Place::new().await;
        let canvas = place.canvas("actor-map").await;
        let content = Content {
            notes: vec![
                note(POLICE, "state", "Police <b>"),
                note(LIBRARY, "municipality", "Library\nhelps on Tuesdays"),
            ],
            ..Content::default()
        };
        place
            .write(&canvas, move |txn| canvas::fill(txn, &content))
            .await;
        Self { place, canvas }
    }

    pub fn path(&self, rest: &str) -> String {
        format!("/en/c/{}/{rest}", self.canvas.0)
    }

    pub fn api(&self, rest: &str) -> String {
        format!("/api/v1/canvases/{}/{rest}", self.canvas.0)
    }

    pub async fn guest(&self, name: &str, role: Role) -> Browser {
        let app = &self.place.stage.app;
        let guest = Guest::new(app, &self.canvas, name, role).await;
        self.place.stage.browser().with_token(&guest.token)
    }

    pub async fn talk(&self) -> Talk {
        let app = &self.place.stage.app;
        actions::of_canvas(app, &self.canvas.0).await.unwrap()
    }

    pub async fn comment(&self, by: &Browser, note: &str, text: &str) -> String {
        self.place.stage.pass_ms(1);
        let form = [("note", note), ("text", text)];
        let answer = by.post(&self.path("comments"), &form).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
        id_in(answer.location())
    }

    pub async fn point(&self, by: &Browser, what: &str, due: &str) -> String {
        self.place.stage.pass_ms(1);
        let form = [("what", what), ("owner", "Helmi"), ("due", due)];
        let answer = by.post(&self.path("actions"), &form).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
        id_in(answer.location())
    }
}

/// The id after `#p-` or `#k-`.
fn id_in(location: &str) -> String {
    let (_, part) = location.split_once('#').unwrap();
    part[2..].to_owned()
}

/// Whether the parts stand in the text one after the other.
fn in_order(text: &str, parts: &[&str]) -> bool {
    let mut rest = text;
    parts.iter().all(|part| match rest.find(part) {
        Some(at) => {
            rest = &rest[at + part.len()..];
            true
        }
        None => false,
    })
}

#[tokio::test]
async fn comments_stand_by_note_in_reading_order() {
    let table = Table::new().await;
    let anna = table.guest("Anna", Role::Participant).await;
    let host = &table.place.host;
    table.comment(&anna, LIBRARY, "Open late?").await;
    table.comment(&anna, LIBRARY, "Also on Sundays?").await;
    table.comment(host, POLICE, "Ask <them>\nfirst").await;
    // Whoever presses twice writes once.
    table.comment(&anna, LIBRARY, "Open late?").await;
    let talk = table.talk().await;
    let said = |note: &str| -> Vec<(String, String)> {
        let comments = talk.comments[note].iter();
        comments
            .map(|one| (one.by.clone(), one.text.clone()))
            .collect()
    };
    let own = |text: &str| ("Anna".to_owned(), text.to_owned());
    assert_eq!(said(LIBRARY), [own("Open late?"), own("Also on Sundays?")]);
    let page = anna.get(&table.path("actions")).await.text;
    let order = [
        "Comments (3)",
        "<h3>State",
        "Ask &#60;them&#62;\nfirst",
        "<h3>Municipal",
        "Open late?",
        "Also on Sundays?",
    ];
    assert!(in_order(&page, &order), "{page}");
    assert!(page.contains("that you wrote it, Anna."), "{page}");
    let page = anna
        .get(&table.path(&format!("notes/{LIBRARY}")))
        .await
        .text;
    let order = ["<h1>Library</h1>", "helps on Tuesdays", "Open late?"];
    assert!(in_order(&page, &order), "{page}");
    assert!(!page.contains("Ask"), "{page}");
}

#[tokio::test]
async fn who_wrote_a_comment_removes_it_and_so_do_facilitators() {
    let table = Table::new().await;
    let anna = table.guest("Anna", Role::Participant).await;
    let mika = table.guest("Mika", Role::Participant).await;
    let first = table.comment(&anna, LIBRARY, "One").await;
    let second = table.comment(&anna, LIBRARY, "Two").await;
    let remove = |id: &str| table.path(&format!("comments/{id}/remove"));
    assert_eq!(mika.post(&remove(&first), &[]).await.status, 403);
    let page = mika.get(&table.path("actions")).await.text;
    assert!(!page.contains("Remove the comment"), "{page}");
    let page = anna.get(&table.path("actions")).await.text;
    assert_eq!(page.matches("Remove the comment").count(), 2, "{page}");
    let from = [("from", LIBRARY)];
    let gone = anna.post(&remove(&first), &from).await;
    let back = format!("/en/c/{}/notes/{LIBRARY}#comments", table.canvas.0);
    assert_eq!(
        (gone.status.as_u16(), gone.location()),
        (303, back.as_str())
    );
    assert_eq!(anna.post(&remove(&first), &[]).await.status, 404);
    assert_eq!(
        table.place.host.post(&remove(&second), &[]).await.status,
        303
    );
    assert!(table.talk().await.comments.is_empty());
}

#[tokio::test]
async fn a_note_in_the_bin_keeps_what_was_said_about_it() {
    let table = Table::new().await;
    let host = &table.place.host;
    table.comment(host, LIBRARY, "Open late?").await;
    let form = [("what", "Call them"), ("note", LIBRARY)];
    assert_eq!(host.post(&table.path("actions"), &form).await.status, 303);
    let binned = Note {
        binned: Some(Signed {
            name: "Aino".to_owned(),
            at: 1,
            ..Signed::default()
        }),
        ..note(LIBRARY, "municipality", "Library\nhelps on Tuesdays")
    };
    let content = Content {
        bin: vec![binned],
        ..Content::default()
    };
    table
        .place
        .write(&table.canvas, move |txn| canvas::fill(txn, &content))
        .await;
    let page = host.get(&table.path("actions")).await.text;
    for part in ["<h3>In the bin</h3>", "Open late?", "(In the bin)"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let about = table.path(&format!("notes/{LIBRARY}"));
    let page = host.get(&about).await.text;
    assert!(page.contains("is kept") && !page.contains("Send the comment"));
    let late = [("note", LIBRARY), ("text", "And?"), ("from", LIBRARY)];
    let refused = host.post(&table.path("comments"), &late).await;
    assert_eq!(refused.status, 422);
    // What it belongs to stays when an action point is changed.
    let point = table.talk().await.action_points.remove(0);
    let change = [("what", "Write"), ("note", LIBRARY), ("revision", "1")];
    let path = table.path(&format!("actions/{}", point.id));
    assert_eq!(host.post(&path, &change).await.status, 303);
    let point = table.talk().await.action_points.remove(0);
    assert_eq!(
        (point.what.as_str(), point.note.as_deref()),
        ("Write", Some(LIBRARY))
    );
    let never = host.get(&table.path("notes/note-never")).await;
    assert_eq!(never.status, 404);
}

#[tokio::test]
async fn action_points_are_sorted_by_date_and_late_ones_say_so() {
    let table = Table::new().await;
    let host = &table.place.host;
    // The clock stands at 1 September 2026.
    table.point(host, "No day", "").await;
    table.point(host, "Soon", "2026-09-03").await;
    let today = table.point(host, "Today", "2026-09-01").await;
    table.point(host, "Today", "2026-09-01").await;
    let page = host.get(&table.path("actions")).await.text;
    let order = ["Today is the last day", "Soon", "3 Sep 2026", "No day"];
    assert!(in_order(&page, &order), "{page}");
    assert_eq!(page.matches("id=\"p-").count(), 3, "{page}");
    table.place.stage.pass_ms(4 * DAY_MS);
    let done = table.path(&format!("actions/{today}/done"));
    assert_eq!(host.post(&done, &[("done", "yes")]).await.status, 303);
    let page = host.get(&table.path("actions")).await.text;
    let order = ["Soon", "2 days late", "No day", "Today", "Done 5 Sep 2026"];
    assert!(in_order(&page, &order), "{page}");
    assert_eq!(host.post(&done, &[("done", "no")]).await.status, 303);
    assert_eq!(host.post(&done, &[("done", "perhaps")]).await.status, 400);
    let page = host.get(&table.path("actions")).await.text;
    assert!(page.contains("4 days late"), "{page}");
}

#[tokio::test]
async fn what_is_wrong_is_said_beside_the_field_and_what_was_typed_stays() {
    let table = Table::new().await;
    let host = &table.place.host;
    let long = "x".repeat(501);
    let form = [
        ("what", long.as_str()),
        ("owner", &"y".repeat(101)),
        ("due", "soon"),
        ("note", "note-never"),
    ];
    let refused = host.post(&table.path("actions"), &form).await;
    assert_eq!(refused.status, 422);
    assert_eq!(refused.text.matches("class=\"error\"").count(), 4);
    for kept in [long.as_str(), "value=\"soon\"", "Choose another"] {
        assert!(refused.text.contains(kept), "{}", refused.text);
    }
    for (form, wrong) in [
        ([("note", ""), ("text", "So true")], "Choose the note."),
        ([("note", LIBRARY), ("text", " ")], "Write the comment."),
    ] {
        let refused = host.post(&table.path("comments"), &form).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains(wrong), "{}", refused.text);
        let kept = ["So true</textarea>", "value=\"note-library\" selected"];
        assert!(kept.iter().any(|kept| refused.text.contains(kept)));
    }
    let id = table.point(host, "Call", "2026-09-03").await;
    let change = table.path(&format!("actions/{id}"));
    let refused = host.post(&change, &[("what", ""), ("revision", "1")]).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.text.contains("class=\"path-new\" open>"),
        "{}",
        refused.text
    );
    let set = [("what", "Call again"), ("revision", "1")];
    assert_eq!(host.post(&change, &set).await.status, 303);
    // Somebody changed it meanwhile: nothing is written over, and the text is given back.
    let stale = host
        .post(&change, &[("what", "Mine"), ("revision", "1")])
        .await;
    assert_eq!(stale.status, 412);
    assert!(stale.text.contains("Mine"), "{}", stale.text);
    assert_eq!(table.talk().await.action_points[0].what, "Call again");
}

#[tokio::test]
async fn participants_write_viewers_read_and_nobody_in_the_archive() {
    let table = Table::new().await;
    let anna = table.guest("Anna", Role::Participant).await;
    let noor = table.guest("Noor", Role::Viewer).await;
    let stranger = table.place.stage.account("Stranger").await;
    let outside = table.place.stage.browser();
    let id = table.point(&table.place.host, "Call", "").await;
    let own = table.point(&anna, "Write", "").await;
    let comment = [("note", LIBRARY), ("text", "Hello")];
    let point = [("what", "Meet")];
    let remove = table.path(&format!("actions/{id}/remove"));
    for (path, form) in [
        (table.path("comments"), &comment[..]),
        (table.path("actions"), &point[..]),
        (
            table.path(&format!("actions/{id}/done")),
            &[("done", "yes")][..],
        ),
        (remove.clone(), &[][..]),
    ] {
        assert_eq!(noor.post(&path, form).await.status, 403, "{path}");
        assert_eq!(stranger.post(&path, form).await.status, 404, "{path}");
        assert_eq!(outside.post(&path, form).await.status, 401, "{path}");
    }
    let page = noor.get(&table.path("actions")).await;
    assert_eq!(page.status, 200);
    assert!(page.text.contains("Call") && !page.text.contains("<textarea"));
    assert_eq!(stranger.get(&table.path("actions")).await.status, 404);
    // Anybody who writes marks it done; who wrote it down, or leads, takes it away.
    assert_eq!(anna.post(&remove, &[]).await.status, 403);
    let remove_own = table.path(&format!("actions/{own}/remove"));
    assert_eq!(anna.post(&remove_own, &[]).await.status, 303);
    let archive = table.path("archive");
    assert_eq!(table.place.host.post(&archive, &[]).await.status, 303);
    for (path, form) in [("comments", &comment[..]), ("actions", &point[..])] {
        let late = anna.post(&table.path(path), form).await;
        assert_eq!(late.status, 409, "{path}");
    }
    assert_eq!(table.place.host.post(&remove, &[]).await.status, 409);
    let page = anna.get(&table.path("actions")).await.text;
    assert!(page.contains("Call") && page.contains("The canvas is archived."));
    assert!(!page.contains("<textarea"), "{page}");
}

#[tokio::test]
async fn a_guest_of_the_same_name_is_marked_as_a_guest() {
    let table = Table::new().await;
    let twin = table.guest("Ohjaaja Orava", Role::Participant).await;
    table.comment(&twin, LIBRARY, "I lead this").await;
    table.comment(&table.place.host, LIBRARY, "I do").await;
    table.point(&twin, "Lead", "").await;
    let page = twin.get(&table.path("actions")).await.text;
    let mark = r#"<bdi>Ohjaaja Orava</bdi> <span class="chip">guest</span>, "#;
    assert_eq!(page.matches(mark).count(), 2, "{page}");
    assert!(page.contains("<bdi>Ohjaaja Orava</bdi>, "), "{page}");
}
