//! Descriptions come as JSON: all of them or none.
use serde_json::json;
use server::features::catalogue;

use crate::catalogue::house;

fn model(identifier: &str, name: &str) -> serde_json::Value {
    json!({
        "identifier": identifier, "name": name, "organisation": "Library", "language": "en",
        "municipalities": ["430"], "facets": {"topics": ["first-steps"]},
    })
}

#[tokio::test]
async fn a_list_of_descriptions_is_taken_whole_or_not_at_all() {
    let house = house().await;
    let (app, lead) = (&house.stage.app, &house.lead);
    let send = async |body: &serde_json::Value| lead.json("POST", "/api/v1/models", body).await;
    let mut bad = model("b", "");
    bad["facets"]["topics"] = json!(["first-steps", "alchemy"]);
    let body = json!({"workspace": house.workspace, "models": [model("a", "One"), bad]});
    let refused = send(&body).await;
    assert_eq!(refused.status, 422);
    let errors = refused.json()["errors"].clone();
    assert_eq!(errors[0]["row"], 2);
    assert_eq!(errors[0]["field"], "name");
    assert!(errors[1].to_string().contains("alchemy"), "{errors}");
    assert!(catalogue::all_published(app).await.unwrap().is_empty());

    let body =
        json!({"workspace": house.workspace, "models": [model("a", "One"), model("b", "Two")]});
    let made = send(&body).await;
    assert_eq!(made.status, 201, "{}", made.text);
    assert_eq!(made.json()["items"][1]["outcome"], "created");
    let again = json!([model("a", "One"), model("b", "Two, renamed")]);
    let items = send(&again).await.json()["items"].clone();
    assert_eq!(items[0]["outcome"], "unchanged");
    assert_eq!(items[1]["outcome"], "updated");
    assert_eq!(items[1]["version"], 2);
    let one = send(&json!({"name": "Alone", "organisation": "Library", "nationwide": true})).await;
    assert_eq!(one.status, 201, "{}", one.text);

    let anybody = house.stage.browser();
    let page = anybody.get("/api/v1/models?limit=2").await.json();
    assert_eq!(page["items"].as_array().unwrap().len(), 2);
    let next = page["next"].as_str().unwrap();
    let rest = anybody.get(&format!("/api/v1/models?cursor={next}")).await;
    assert_eq!(rest.json()["items"].as_array().unwrap().len(), 1);
    let id = items[1]["id"].as_str().unwrap();
    let shown = anybody.get(&format!("/api/v1/models/{id}")).await.json();
    assert_eq!(shown["name"], "Two, renamed");
    assert_eq!(shown["facets"]["topics"][0], "first-steps");
    let desk = format!("/en/w/{}/catalogue/{id}", house.workspace);
    assert_eq!(
        lead.post(&format!("{desk}/withdraw"), &[]).await.status,
        303
    );
    let gone = anybody.get(&format!("/api/v1/models/{id}")).await;
    assert_eq!(gone.status, 404);
    assert_eq!(
        anybody.json("POST", "/api/v1/models", &again).await.status,
        401
    );
    let stranger = house.stage.account("Stranger").await;
    assert_eq!(
        stranger.json("POST", "/api/v1/models", &body).await.status,
        422
    );
}

#[tokio::test]
async fn a_repeated_import_by_its_key_makes_nothing_twice() {
    let house = house().await;
    let body = json!({"name": "Alone", "organisation": "Library", "nationwide": true}).to_string();
    let mut answers = Vec::new();
    for _ in 0..2 {
        let request = axum::http::Request::post("/api/v1/models")
            .header("content-type", "application/json")
            .header("sec-fetch-site", "same-origin")
            .header("idempotency-key", "one")
            .body(axum::body::Body::from(body.clone()))
            .unwrap();
        answers.push(house.lead.send(request).await);
    }
    assert_eq!(answers[0].status, 201);
    assert_eq!(answers[0].text, answers[1].text);
    let all = catalogue::all_published(&house.stage.app).await.unwrap();
    assert_eq!(all.len(), 1);
}
