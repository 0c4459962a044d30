//! How many interviews stand behind findings and development targets.
use std::collections::BTreeMap;

use canvas::content::{Circle, Content, Note};
use canvas::facts::RecordKind;
use serde_json::{Value, json};
use server::args;
use server::features::interviews;
use server::features::registry;
use server::features::workspaces::CanvasId;

use crate::registry_place::Place;

fn finding(id: &str) -> Note {
    Note {
        id: id.to_owned(),
        zone: "state".to_owned(),
        kind: "deficit".to_owned(),
        text: format!("Havainto {id}"),
        order: format!("{id}V"),
        ..Note::default()
    }
}

/// Remembers that a place of `to` was carried from a canvas.
async fn carried(place: &Place, from: &CanvasId, to: &CanvasId, to_place: &str) {
    let insert = "
        insert into derivation (from_canvas, from_place, to_canvas, to_place, flow, carried, at, made_by)
        values ($1, 'note:s1', $2, $3, 'stories-to-targets', 'mark', 0, 'somebody')";
    let row = args![from.0.as_str(), to.0.as_str(), to_place];
    place.stage.app.db.run(insert, row).await.unwrap();
}

async fn shown(place: &Place, canvas: &CanvasId) -> Value {
    let answer = place.host.get(&format!("/c/{}/evidence", canvas.0)).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.json()
}

/// What a record's page says of the interviews behind it.
async fn on_page(place: &Place, kind: RecordKind, name: &str) -> Option<String> {
    let db = &place.stage.app.db;
    let list = registry::list(db, &place.workspace.0, kind, "", None, 100);
    let list = list.await.unwrap();
    let record = list.iter().find(|one| one.record.name == name).unwrap();
    let path = format!("/fi/w/{}/registry/{}", place.workspace.0, record.record.id);
    let page = place.host.get(&path).await;
    assert_eq!(page.status, 200);
    let rest = page
        .text
        .split("<dt>Haastatteluja takana</dt><dd>")
        .nth(1)?;
    Some(rest.split('<').next().unwrap().to_owned())
}

/// Three findings, two of which a circle gathers into a target.
async fn gathered(place: &Place) -> CanvasId {
    let targets = place.canvas("development-targets").await;
    let circle = Circle {
        id: "circle-1".to_owned(),
        label: "Resepti".to_owned(),
        members: vec!["finding-1".to_owned(), "finding-2".to_owned()],
        ..Circle::default()
    };
    let content = Content {
        notes: vec![
            finding("finding-1"),
            finding("finding-2"),
            finding("finding-3"),
        ],
        circles: vec![circle],
        ..Content::default()
    };
    place
        .write(&targets, move |txn| canvas::fill(txn, &content))
        .await;
    targets
}

#[tokio::test]
async fn each_interview_counts_once_and_only_while_it_is_kept() {
    let place = Place::new().await;
    let (one, two) = (
        place.canvas("needs-map").await,
        place.canvas("needs-map").await,
    );
    let map = place.canvas("actor-map").await;
    let targets = gathered(&place).await;
    assert_eq!(
        shown(&place, &targets).await,
        json!({"interviews": 0, "findings": [], "targets": []})
    );
    for (from, to) in [
        (&one, "note:finding-1"),
        (&two, "note:finding-1"),
        (&two, "note:finding-2"),
        (&map, "note:finding-3"),
        (&one, "note:gone"),
    ] {
        carried(&place, from, &targets, to).await;
    }
    place.settle().await;
    assert_eq!(
        shown(&place, &targets).await,
        json!({
            "interviews": 2,
            "findings": [
                {"place": "note:finding-1", "interviews": 2},
                {"place": "note:finding-2", "interviews": 1},
            ],
            "targets": [{"place": "circle:circle-1", "interviews": 2}],
        })
    );
    let target = RecordKind::DevelopmentTarget;
    assert_eq!(
        on_page(&place, target, "Resepti").await.as_deref(),
        Some("2")
    );
    let second = on_page(&place, RecordKind::Finding, "Havainto finding-2").await;
    assert_eq!(second.as_deref(), Some("1"));

    interviews::erase(&place.stage.app, &two, &place.by())
        .await
        .unwrap();
    let left = shown(&place, &targets).await;
    assert_eq!(left["targets"][0]["interviews"], 1);
    assert_eq!(
        on_page(&place, target, "Resepti").await.as_deref(),
        Some("1")
    );
}

#[tokio::test]
async fn a_target_written_as_a_line_has_the_interviews_of_what_is_called_so() {
    let place = Place::new().await;
    let one = place.canvas("needs-map").await;
    let two = place.canvas("needs-map").await;
    let targets = gathered(&place).await;
    let lines = "RESEPTI.\n- Havainto  finding-3\nHavainto finding";
    let content = Content {
        fields: BTreeMap::from([("targets".to_owned(), lines.to_owned())]),
        ..Content::default()
    };
    place
        .write(&targets, move |txn| canvas::fill(txn, &content))
        .await;
    for (from, to) in [
        (&one, "note:finding-1"),
        (&two, "note:finding-2"),
        (&two, "note:finding-3"),
    ] {
        carried(&place, from, &targets, to).await;
    }
    place.settle().await;
    assert_eq!(
        shown(&place, &targets).await["targets"],
        json!([
            {"place": "field:targets:1", "interviews": 2},
            {"place": "field:targets:2", "interviews": 1},
            {"place": "circle:circle-1", "interviews": 2},
        ])
    );
    for (name, behind) in [
        ("RESEPTI.", "2"),
        ("Havainto finding-3", "1"),
        ("Havainto finding", "0"),
    ] {
        let told = on_page(&place, RecordKind::DevelopmentTarget, name).await;
        assert_eq!(told.as_deref(), Some(behind), "{name}");
    }
}

#[tokio::test]
async fn interviews_themselves_and_strangers_are_told_nothing() {
    let place = Place::new().await;
    let (one, two) = (
        place.canvas("needs-map").await,
        place.canvas("needs-map").await,
    );
    carried(&place, &one, &two, "note:s1").await;
    let nothing = json!({"interviews": 0, "findings": [], "targets": []});
    assert_eq!(shown(&place, &two).await, nothing);
    let path = format!("/c/{}/evidence", two.0);
    let stranger = place.stage.account("Vieras Varis").await;
    assert_eq!(stranger.get(&path).await.status, 404);
    assert_eq!(place.stage.browser().get(&path).await.status, 401);
}
