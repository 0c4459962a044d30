//! Relations between actors: read from canvases and made by hand, through the API and on an actor's page.
use axum::body::Body;
use axum::http::{Request, header};
use canvas::content::{Content, Link, Signed};
use serde_json::{Value, json};
use server::args;
use server::features::registry;
use server::features::workspaces::CanvasId;

use crate::registry_place::{Place, note, workspace};
use crate::stage::{Answer, Browser, START_MS};

fn collection(place: &Place) -> String {
    format!("/api/v1/workspaces/{}/relations", place.workspace.0)
}

/// Makes an actor by the API; gives its id.
async fn actor(place: &Place, name: &str) -> String {
    let path = format!("/api/v1/workspaces/{}/actors", place.workspace.0);
    let made = place.host.json("POST", &path, &json!({"name": name})).await;
    made.json()["id"].as_str().unwrap().to_owned()
}

async fn relate(place: &Place, from: &str, to: &str, kind: &str) -> Value {
    let body =
        json!({"from": from, "to": to, "kind": kind, "label": "sopimus", "since": "2024-05-01"});
    let made = place.host.json("POST", &collection(place), &body).await;
    assert_eq!(made.status, 201, "{}", made.text);
    made.json()
}

async fn with_tag(by: &Browser, method: &str, path: &str, tag: &str, body: &Value) -> Answer {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(header::IF_MATCH, tag)
        .body(Body::from(body.to_string()));
    by.send(request.unwrap()).await
}

/// An actor map on which Kela gives information to Kirjasto.
async fn drawn(place: &Place) -> CanvasId {
    let map = place.canvas("actor-map").await;
    let link = Link {
        id: "link-one".to_owned(),
        from: "note-kela".to_owned(),
        to: "note-kirj".to_owned(),
        kind: "information".to_owned(),
        label: "kuukausikirje".to_owned(),
        signed: Signed {
            at: START_MS,
            ..Signed::default()
        },
    };
    let content = Content {
        notes: vec![
            note("note-kela", "state", "Kela"),
            note("note-kirj", "municipality", "Kirjasto"),
        ],
        links: vec![link],
        ..Content::default()
    };
    place
        .write(&map, move |txn| canvas::fill(txn, &content))
        .await;
    place.settle().await;
    map
}

#[tokio::test]
async fn a_relation_is_made_read_changed_and_removed() {
    let place = Place::new().await;
    let (city, library) = (
        actor(&place, "Kaupunki").await,
        actor(&place, "Kirjasto").await,
    );
    let made = relate(&place, &city, &library, "funding").await;
    assert_eq!(made["directed"], true, "as funding is on canvases");
    assert_eq!(made["from"]["name"], "Kaupunki");
    assert_eq!(made["source"], json!({"type": "hand"}));
    let one = format!("{}/{}", collection(&place), made["id"].as_str().unwrap());
    let read = place.host.get(&one).await;
    assert_eq!(read.json(), made);
    let tag = read.headers["etag"].to_str().unwrap().to_owned();
    let other = json!({"from": library, "to": city, "kind": "premises"});
    place.stage.pass_ms(1);
    let changed = with_tag(&place.host, "PUT", &one, &tag, &other).await;
    assert_eq!(changed.status, 200, "{}", changed.text);
    let json = changed.json();
    assert_eq!(json["from"]["name"], "Kirjasto");
    assert_eq!(
        (&json["directed"], &json["label"]),
        (&json!(false), &json!(""))
    );
    assert!(json.get("since").is_none());
    for method in ["PUT", "DELETE"] {
        let stale = with_tag(&place.host, method, &one, &tag, &other).await;
        assert_eq!(stale.status, 412);
    }
    let none = Value::Null;
    place.stage.pass_ms(1);
    assert_eq!(place.host.json("DELETE", &one, &none).await.status, 204);
    assert_eq!(place.host.get(&one).await.status, 404);
    assert_eq!(place.host.json("DELETE", &one, &none).await.status, 404);
    let trail = "
        select action
        from audit
        where workspace_id = $1 and action like 'relation-%'
        order by id";
    let trail: Vec<String> = place
        .stage
        .app
        .db
        .all(trail, args![&place.workspace.0])
        .await
        .unwrap();
    assert_eq!(
        trail,
        ["relation-made", "relation-changed", "relation-removed"]
    );
}

#[tokio::test]
async fn a_repeated_create_makes_one_relation() {
    let place = Place::new().await;
    let (city, library) = (
        actor(&place, "Kaupunki").await,
        actor(&place, "Kirjasto").await,
    );
    let body = json!({"from": city, "to": library, "kind": "media"});
    let send = || {
        let request = Request::post(collection(&place))
            .header("idempotency-key", "one")
            .body(Body::from(body.to_string()));
        place.host.send(request.unwrap())
    };
    let (first, second) = (send().await, send().await);
    assert_eq!((first.status.as_u16(), &first.text), (201, &second.text));
    let all = place.host.get(&collection(&place)).await.json();
    assert_eq!(all["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn what_is_wrong_with_a_relation_is_told() {
    let place = Place::new().await;
    let city = actor(&place, "Kaupunki").await;
    let models = format!("/api/v1/workspaces/{}/models", place.workspace.0);
    let model = place
        .host
        .json("POST", &models, &json!({"name": "Paja"}))
        .await;
    let model = model.json()["id"].clone();
    let stranger = place.stage.account("Vieras Varpunen").await;
    let elsewhere = workspace(&place.stage, &stranger).await;
    let path = format!("/api/v1/workspaces/{}/actors", elsewhere.0);
    let theirs = stranger.json("POST", &path, &json!({"name": "Muu"})).await;
    let theirs = theirs.json()["id"].clone();
    let fields = async |body: Value| {
        let answer = place.host.json("POST", &collection(&place), &body).await;
        assert_eq!(answer.status, 422, "{body}");
        let errors = answer.json()["errors"].clone();
        let errors = errors.as_array().unwrap().iter();
        errors
            .map(|error| error["field"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let ends = |from: &Value, to: &Value| json!({"from": from, "to": to, "kind": "media"});
    let city = json!(city);
    assert_eq!(fields(ends(&city, &city)).await, ["to"]);
    assert_eq!(fields(ends(&city, &model)).await, ["to"]);
    assert_eq!(fields(ends(&theirs, &city)).await, ["from"]);
    assert_eq!(
        fields(ends(&json!("none"), &json!("other"))).await,
        ["from", "to"]
    );
    let odd = json!({"from": city, "to": "x", "kind": "rumour", "label": "a".repeat(201), "since": "5/2024"});
    assert_eq!(fields(odd).await, ["kind", "label", "since"]);
    assert_eq!(stranger.get(&collection(&place)).await.status, 404);
}

/// The list as the API gives it.
async fn listed(place: &Place, query: &str) -> Value {
    let path = format!("{}{query}", collection(place));
    place.host.get(&path).await.json()
}

#[tokio::test]
async fn lists_show_what_canvases_say_and_leave_it_to_them() {
    let place = Place::new().await;
    let map = drawn(&place).await;
    let (kela, library) = (place.actor("Kela").await, place.actor("Kirjasto").await);
    let city = actor(&place, "Kaupunki").await;
    let by_hand = relate(&place, &city, &library.id, "funding").await;
    let all = async |query: &str| {
        let list = listed(&place, query).await;
        let items = list["items"].as_array().unwrap().iter();
        items
            .map(|one| one["kind"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let mut both = all("").await;
    both.sort();
    assert_eq!(both, ["funding", "information"]);
    assert_eq!(all("?kind=information").await, ["information"]);
    assert!(all("?kind=%25").await.is_empty());
    assert_eq!(all(&format!("?actor={}", kela.id)).await, ["information"]);
    assert_eq!(all(&format!("?actor={}", library.id)).await.len(), 2);
    let first = listed(&place, "?limit=1").await;
    let next = first["next"].as_str().unwrap().replace(':', "%3A");
    let second = listed(&place, &format!("?limit=1&cursor={next}")).await;
    assert_ne!(first["items"][0]["id"], second["items"][0]["id"]);
    assert!(second.get("next").is_none());

    let said = listed(&place, "?kind=information").await;
    let said = said["items"][0].clone();
    assert_eq!(
        said["source"],
        json!({"type": "canvas", "canvas": map.0, "place": "link:link-one"})
    );
    assert_eq!(
        (&said["since"], &said["label"]),
        (&json!("2026-09-01"), &json!("kuukausikirje"))
    );
    let one = format!("{}/{}", collection(&place), said["id"].as_str().unwrap());
    assert_eq!(place.host.get(&one).await.json(), said);
    let body = json!({"from": kela.id, "to": library.id, "kind": "funding"});
    for method in ["PUT", "DELETE"] {
        let refused = place.host.json(method, &one, &body).await;
        assert_eq!(refused.status, 409);
        assert_eq!(refused.headers["content-type"], "application/problem+json");
        assert!(
            refused.json()["detail"]
                .as_str()
                .unwrap()
                .contains("työpohjaan"),
            "{}",
            refused.text
        );
    }
    assert_eq!(by_hand["source"]["type"], "hand");
}

#[tokio::test]
async fn a_relation_outlives_a_rebuild_and_goes_with_a_merge_and_back() {
    let place = Place::new().await;
    drawn(&place).await;
    let (kela, library) = (place.actor("Kela").await, place.actor("Kirjasto").await);
    let long = actor(&place, "Kansaneläkelaitos").await;
    let made = relate(&place, &long, &library.id, "funding").await;
    relate(&place, &kela.id, &long, "collaboration").await;
    let before = place.dump().await;
    assert!(
        before.contains("hand-bond") && before.contains("2024-05-01"),
        "{before}"
    );
    let app = &place.stage.app;
    place.stage.pass_ms(1);
    registry::merge(app, &place.workspace, &long, &kela.id, &place.by())
        .await
        .unwrap();
    place.stage.run_jobs().await;
    place.dump().await;
    let one = format!("{}/{}", collection(&place), made["id"].as_str().unwrap());
    assert_eq!(
        place.host.get(&one).await.json()["from"]["id"],
        json!(kela.id)
    );
    let list = place
        .host
        .get(&format!("{}?actor={}", collection(&place), kela.id))
        .await
        .json();
    assert_eq!(
        list["items"].as_array().unwrap().len(),
        2,
        "none with itself: {list}"
    );
    place.undo_last(&kela.id).await;
    assert_eq!(place.dump().await, before);
    assert_eq!(place.host.get(&one).await.json()["from"]["id"], json!(long));
    // Who names a record that was merged means the one that stands.
    registry::merge(app, &place.workspace, &long, &kela.id, &place.by())
        .await
        .unwrap();
    let again = relate(&place, &long, &library.id, "media").await;
    assert_eq!(again["from"]["id"], json!(kela.id));
}

#[tokio::test]
async fn an_actor_that_only_a_relation_holds_stays_as_long_as_it() {
    let place = Place::new().await;
    let map = drawn(&place).await;
    let (kela, library) = (place.actor("Kela").await, place.actor("Kirjasto").await);
    let made = relate(&place, &kela.id, &library.id, "funding").await;
    place
        .write(&map, |txn| crate::registry_place::remove(txn, "note-kela"))
        .await;
    place.dump().await;
    assert_eq!(place.names().await, ["Kela", "Kirjasto"]);
    let one = format!("{}/{}", collection(&place), made["id"].as_str().unwrap());
    assert_eq!(
        place.host.json("DELETE", &one, &Value::Null).await.status,
        204
    );
    assert_eq!(place.names().await, ["Kirjasto"]);
    place.dump().await;
}

#[tokio::test]
async fn an_actors_page_tells_its_relations_and_takes_one_by_hand() {
    let place = Place::new().await;
    drawn(&place).await;
    let (kela, library) = (place.actor("Kela").await, place.actor("Kirjasto").await);
    let page = format!("/fi/w/{}/registry/{}", place.workspace.0, library.id);
    let text = place.host.get(&page).await.text;
    assert!(
        text.contains("piirretty 1.9.2026") && text.contains("actor-map"),
        "{text}"
    );
    assert!(text.contains("<option value=\"Kela\">"), "{text}");
    let fresh = text.split("name=\"fresh\" value=\"").nth(1).unwrap();
    let fresh = fresh.split('"').next().unwrap();
    let path = format!("{page}/relations");
    let unknown = [
        ("fresh", fresh),
        ("kind", "funding-from"),
        ("other", "Ei kukaan"),
    ];
    let answer = place.host.post(&path, &unknown).await;
    assert_eq!(answer.status, 422);
    assert!(
        answer.text.contains("ei ole tämän nimistä toimijaa")
            && answer.text.contains("value=\"Ei kukaan\"")
    );
    let form = [
        ("fresh", fresh),
        ("kind", "funding-from"),
        ("other", "kela"),
        ("since", "2020-01-31"),
    ];
    // The second as when the answer was lost.
    for _ in 0..2 {
        assert_eq!(place.host.post(&path, &form).await.status, 303);
    }
    let list = listed(&place, "?kind=funding").await;
    let items = list["items"].as_array().unwrap();
    assert_eq!(items.len(), 1);
    assert_eq!(items[0]["from"]["id"], json!(kela.id));
    let text = place.host.get(&page).await.text;
    assert!(
        text.contains("Lisätty käsin") && text.contains("31.1.2020 alkaen"),
        "{text}"
    );

    let id = items[0]["id"].as_str().unwrap();
    let stranger = place.stage.account("Vieras Varpunen").await;
    let remove = format!("{path}/{id}/remove");
    assert_eq!(stranger.post(&remove, &[]).await.status, 404);
    assert_eq!(stranger.post(&path, &form).await.status, 404);
    assert_eq!(place.host.post(&remove, &[]).await.status, 303);
    let list = listed(&place, "?kind=funding").await;
    assert!(list["items"].as_array().unwrap().is_empty());
}
