//! Who may do what with the history of a canvas, restoring while others write, the trash, and large canvases.
use canvas::content::{Content, Note};
use canvas::settings::Role;
use server::args;
use server::features::live::{self, Why, checkpoints};

use crate::history::{House, house, note};
use crate::sockets::Guest;
use crate::stage::Browser;

const NOTES: usize = 2_000;

impl House {
    async fn guest(&self, role: Role) -> Browser {
        let guest = Guest::new(&self.stage.app, &self.canvas, "Noor", role).await;
        self.stage.browser().with_token(&guest.token)
    }

    async fn restore(&self, id: &str) {
        let path = format!("{}/history/{id}/restore", self.page);
        assert_eq!(self.lead.post(&path, &[]).await.status, 303);
    }

    async fn content(&self) -> Content {
        live::content(&self.stage.app, &self.canvas).await.unwrap()
    }
}

#[tokio::test]
async fn whoever_sees_the_canvas_sees_its_history_and_only_facilitators_change_it() {
    let house = house("actor-map").await;
    let some = Content {
        notes: vec![note("note-school", "state", "School")],
        ..Content::default()
    };
    house.fill(some).await;
    let kept = house.keep("Before lunch").await;
    let of = |rest: &str| format!("{}/history{rest}", house.page);
    for role in [Role::Viewer, Role::Participant] {
        let guest = house.guest(role).await;
        let list = guest.get(&of("")).await;
        assert_eq!(list.status, 200, "{role:?}");
        assert!(list.text.contains("Before lunch"));
        assert!(!list.text.contains("Keep the present state"));
        let state = guest.get(&of(&format!("/{kept}"))).await;
        assert!(state.text.contains("School"), "{role:?}: {}", state.text);
        assert!(!state.text.contains("Bring this state back"));
        let since = format!("/compare?from={kept}&to=now");
        assert_eq!(guest.get(&of(&since)).await.status, 200, "{role:?}");
        let asked = guest.get(&of(&format!("/{kept}/restore"))).await;
        assert_eq!(asked.status, 403, "{role:?}");
        for path in ["", &format!("/{kept}/restore"), &format!("/{kept}/remove")] {
            let refused = guest.post(&of(path), &[("label", "Mine")]).await;
            assert_eq!(refused.status, 403, "{role:?} {path}");
        }
    }
    let list = house.list().await;
    assert_eq!((list.len(), list[0].why), (1, Why::Hand));
    // A state of another canvas is not found through one's own.
    let other = self::house("actor-map").await;
    for rest in [format!("/{kept}"), format!("/compare?from={kept}&to=now")] {
        let path = format!("{}/history{rest}", other.page);
        assert_eq!(other.lead.get(&path).await.status, 404, "{rest}");
    }
}

#[tokio::test]
async fn restoring_while_others_write_loses_nothing_and_is_undone_by_restoring_what_stood_before() {
    let house = house("actor-map").await;
    let then = house.keep("Empty").await;
    let mut anna = house.sits("Anna").await;
    let mut mikko = house.sits("Mikko").await;
    let writes = async |peer: &mut crate::sockets::Peer, prefix: &str| {
        for n in 0..20 {
            peer.add_note(&format!("note-{prefix}-{n:03}")).await;
        }
        peer.saved().await;
    };
    tokio::join!(
        writes(&mut anna, "anna"),
        house.restore(&then),
        writes(&mut mikko, "mikko"),
    );
    let content = house.content().await;
    assert_eq!(content.notes.len() + content.bin.len(), 40);
    let binned = content.bin.len();

    // What stood in the moment before holds each note that went to the bin, no matter when it came.
    let list = house.list().await;
    let before = list.iter().find(|one| one.why == Why::Restore).unwrap();
    let stood = checkpoints::content(&house.stage.app, &house.canvas, &before.id).await;
    let stood = stood.unwrap();
    assert_eq!(stood.notes.len(), binned);
    let was = |note: &Note| stood.notes.iter().any(|one| one.id == note.id);
    assert!(content.bin.iter().all(was));
    house.restore(&before.id.0).await;
    let back = house.content().await;
    assert!(stood.notes.iter().all(|note| back.notes.contains(note)));
    assert_eq!(back.notes.len() + back.bin.len(), 40);
}

#[tokio::test]
async fn the_history_of_a_canvas_in_the_trash_is_nowhere_and_comes_back_with_it() {
    let house = house("actor-map").await;
    let kept = house.keep("Before lunch").await;
    let thrown = house
        .lead
        .post(&format!("{}/delete", house.page), &[])
        .await;
    let api = format!("/api/v1/canvases/{}/checkpoints", house.canvas.0);
    let paths = [
        format!("{}/history", house.page),
        format!("{}/history/{kept}", house.page),
        format!("{}/history/compare?from={kept}&to=now", house.page),
        format!("{}/history/{kept}/restore", house.page),
        api.clone(),
        format!("{api}/{kept}"),
        format!("{api}/{kept}/differences"),
    ];
    for path in &paths {
        assert_eq!(house.lead.get(path).await.status, 404, "{path}");
    }
    for act in ["restore", "remove"] {
        let path = format!("{}/history/{kept}/{act}", house.page);
        assert_eq!(house.lead.post(&path, &[]).await.status, 404, "{act}");
    }
    let trash = thrown.location().split('?').next().unwrap();
    let path = format!("{trash}/{}/restore", house.canvas.0);
    assert_eq!(house.lead.post(&path, &[]).await.status, 303);
    for path in &paths {
        assert_eq!(house.lead.get(path).await.status, 200, "{path}");
    }
}

#[tokio::test]
async fn two_thousand_notes_are_kept_compared_and_brought_back() {
    let house = house("actor-map").await;
    let zones = ["municipality", "state", "company"];
    let all = |text: &str| Content {
        notes: (0..NOTES)
            .map(|n| {
                note(
                    &format!("note-{n:05}"),
                    zones[n % 3],
                    &format!("{text} {n}"),
                )
            })
            .collect(),
        ..Content::default()
    };
    house.fill(all("First")).await;
    let then = house.keep("All").await;
    let mut anna = house.sits("Anna").await;
    anna.write(|txn| {
        for n in 0..NOTES {
            crate::history::reword(txn, &format!("note-{n:05}"), 0, 5, "Second");
        }
    })
    .await;
    anna.saved().await;
    let since = house
        .read(&format!("history/compare?from={then}&to=now"))
        .await;
    assert!(since.contains("2,000 changed") || since.contains("2000 changed"));
    assert_eq!(since.matches("Anna, ").count(), NOTES);
    let state = house.read(&format!("history/{then}")).await;
    assert!(state.contains("First 1999"));
    house.keep("All anew").await;
    let count = "
        select count(*)
        from canvas_work
        where canvas_id = $1";
    let id = args![house.canvas.0.as_str()];
    let rows: Option<i64> = house.stage.app.db.optional(count, id).await.unwrap();
    assert_eq!(rows, Some(i64::try_from(NOTES).unwrap()));
    house.restore(&then).await;
    let texts = house.content().await.notes;
    assert!(texts.iter().all(|note| note.text.starts_with("First")));
    assert_eq!(texts.len(), NOTES);
}
