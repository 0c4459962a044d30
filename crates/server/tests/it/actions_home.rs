//! Comments and action points as programs and results see them, and what they go with.
use canvas::settings::Role;
use serde_json::json;
use server::features::actions::{self, Talk};
use server::features::canvases;
use server::features::interviews;

use crate::actions::{LIBRARY, POLICE, Table};

#[tokio::test]
async fn programs_read_and_write_what_forms_do() {
    let table = Table::new().await;
    let anna = table.guest("Anna", Role::Participant).await;
    let body = json!({"note": LIBRARY, "text": "Open late?"});
    for by in [&anna, &anna, &table.place.host] {
        table.place.stage.pass_ms(1);
        let made = by.json("POST", &table.api("comments"), &body).await;
        assert_eq!(made.status, 201, "{}", made.text);
    }
    let list = anna
        .get(&table.api("comments?note=note-library"))
        .await
        .json();
    assert_eq!(list["items"].as_array().unwrap().len(), 2);
    assert_eq!(list["items"][0]["by"], "Anna");
    let none = anna
        .get(&table.api("comments?note=note-police"))
        .await
        .json();
    assert_eq!(none["items"], json!([]));
    let wrong = json!({"note": "note-never", "text": ""});
    let refused = anna.json("POST", &table.api("comments"), &wrong).await;
    assert_eq!(refused.status, 422);
    assert_eq!(refused.json()["errors"].as_array().unwrap().len(), 2);
    let body = json!({"what": "Call", "owner": "Helmi", "due": "2026-10-01", "note": POLICE});
    let made = table
        .place
        .host
        .json("POST", &table.api("action-points"), &body)
        .await;
    assert_eq!(made.status, 201, "{}", made.text);
    let path = table.api(&format!(
        "action-points/{}",
        made.json()["id"].as_str().unwrap()
    ));
    let read = anna.get(&path).await;
    assert_eq!(read.headers["etag"], "\"1\"");
    assert_eq!(read.json()["due"], "2026-10-01");
    let set = json!({"what": "Call", "done": true});
    let done = anna.json("PUT", &path, &set).await;
    assert_eq!(
        (done.status.as_u16(), &done.headers["etag"]),
        (200, &"\"2\"".parse().unwrap())
    );
    assert_eq!(
        (&done.json()["owner"], &done.json()["note"]),
        (&json!(""), &json!(null))
    );
    assert!(done.json()["done_at"].is_i64());
    let list = anna.get(&table.api("action-points")).await.json();
    assert_eq!(list["items"][0]["what"], "Call");
}

#[tokio::test]
async fn they_are_of_one_canvas_and_go_with_it() {
    let table = Table::new().await;
    let host = &table.place.host;
    table.comment(host, LIBRARY, "Open late?").await;
    let id = table.point(host, "Call", "2026-10-01").await;
    let other = table.place.canvas("actor-map").await;
    let foreign = format!("/en/c/{}/actions/{id}/remove", other.0);
    assert_eq!(host.post(&foreign, &[]).await.status, 404);
    let copy = [("copy", "Copy")];
    assert_eq!(host.post(&table.path("duplicate"), &copy).await.status, 303);
    let app = &table.place.stage.app;
    for record in canvases::list(app, &table.place.workspace.0).await.unwrap() {
        let talk = actions::of_canvas(app, &record.id).await.unwrap();
        assert_eq!(
            talk.action_points.len(),
            usize::from(record.id == table.canvas.0)
        );
    }
    // The row of the canvas takes them along.
    interviews::erase(app, &table.canvas, "test").await.unwrap();
    assert_eq!(table.talk().await, Talk::default());
}

#[tokio::test]
async fn results_take_them_home() {
    let table = Table::new().await;
    let host = &table.place.host;
    table.comment(host, LIBRARY, "=Open late?").await;
    table.point(host, "Call", "2026-10-01").await;
    let file = |name: &str| table.path(&format!("results/{name}.csv"));
    let comments = host.get(&file("comments")).await.text;
    let row = "\"Municipal actors\";\"Library\";\"'=Open late?\";\"Ohjaaja Orava\"";
    assert!(comments.contains(row), "{comments}");
    let points = host.get(&file("action-points")).await.text;
    let row = "\"Call\";\"Helmi\";\"2026-10-01\";\"\";\"\";\"\";\"Ohjaaja Orava\"";
    assert!(points.contains(row), "{points}");
    let page = host.get(&table.path("results")).await.text;
    assert!(page.contains("action-points.csv") && page.contains("/actions\""));
}

#[tokio::test]
async fn the_open_canvas_counts_them_and_shows_those_of_a_note() {
    let table = Table::new().await;
    let anna = table.guest("Anna", Role::Viewer).await;
    let host = &table.place.host;
    table.comment(host, LIBRARY, "Open late?").await;
    table.comment(host, POLICE, "Ask them.").await;
    let form = [("what", "Call"), ("note", LIBRARY), ("due", "2026-08-31")];
    assert_eq!(host.post(&table.path("actions"), &form).await.status, 303);
    let path = format!("/c/{}/talk", table.canvas.0);
    let talk = anna.get(&path).await.json();
    assert_eq!(talk["counts"], json!({LIBRARY: 2, POLICE: 1}));
    assert_eq!(
        (&talk["comments"], &talk["points"]),
        (&json!([]), &json!([]))
    );
    let talk = anna.get(&format!("{path}?note={LIBRARY}")).await.json();
    assert_eq!(talk["comments"][0]["text"], "Open late?");
    let by = talk["comments"][0]["by"].as_str().unwrap();
    assert!(by.starts_with("Ohjaaja Orava, 1.9. klo 9.00"), "{by}");
    let about = "1 päivän myöhässä · Ei vielä tekijää · Viimeistään 31.8.2026";
    assert_eq!(talk["points"][0]["about"], about);
    let stranger = table.place.stage.account("Stranger").await;
    assert_eq!(stranger.get(&path).await.status, 404);
}
