//! The REST API.
use axum::body::Body;
use axum::http::{Request, header};
use serde_json::json;

use crate::stage::Stage;

#[tokio::test]
async fn a_repeated_create_makes_one_and_answers_the_same() {
    let stage = Stage::new().await;
    let aino = stage.account("Aino").await;
    let create = |body: &'static str| {
        let request = Request::post("/api/v1/workspaces")
            .header(header::CONTENT_TYPE, "application/json")
            .header("idempotency-key", "k1")
            .body(Body::from(body))
            .unwrap();
        aino.send(request)
    };
    let first = create(r#"{"title": "Loimaa"}"#).await;
    assert_eq!(first.status, 201, "{}", first.text);
    let second = create(r#"{"title": "Loimaa"}"#).await;
    assert_eq!((second.status, &second.text), (first.status, &first.text));
    let other = create(r#"{"title": "Turku"}"#).await;
    assert_eq!(other.status, 409);
    let list = aino.get("/api/v1/workspaces").await.json();
    assert_eq!(list["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn mistakes_are_named_all_at_once() {
    let stage = Stage::new().await;
    let aino = stage.account("Aino").await;
    let made = aino
        .json("POST", "/api/v1/workspaces", &json!({"title": "Loimaa"}))
        .await
        .json();
    let path = format!(
        "/api/v1/workspaces/{}/canvases",
        made["id"].as_str().unwrap()
    );
    let wrong = json!({"kind": "no-such", "title": "", "language": "de"});
    let answer = aino.json("POST", &path, &wrong).await;
    assert_eq!(answer.status, 422);
    assert_eq!(answer.headers["content-type"], "application/problem+json");
    let fields: Vec<_> = answer.json()["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| e["field"].clone())
        .collect();
    assert_eq!(fields, ["title", "kind", "language"]);
    assert_eq!(
        aino.json("POST", &path, &json!({"kind": 3})).await.status,
        422
    );
    let broken = Request::post(&path)
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from("{"))
        .unwrap();
    assert_eq!(aino.send(broken).await.status, 400);
}

#[tokio::test]
async fn settings_change_only_when_nobody_else_changed_them() {
    let stage = Stage::new().await;
    let aino = stage.account("Aino").await;
    let made = aino
        .json("POST", "/api/v1/workspaces", &json!({"title": "Loimaa"}))
        .await
        .json();
    let path = format!(
        "/api/v1/workspaces/{}/canvases",
        made["id"].as_str().unwrap()
    );
    let canvas = aino
        .json(
            "POST",
            &path,
            &json!({"kind": "actor-map", "title": "Kartta"}),
        )
        .await
        .json();
    let settings = format!(
        "/api/v1/canvases/{}/settings",
        canvas["id"].as_str().unwrap()
    );
    let before = aino.get(&settings).await;
    let change = |tag: String| {
        let request = Request::patch(&settings)
            .header(header::IF_MATCH, tag)
            .body(Body::from(
                json!({"step": "B", "zones": "step"}).to_string(),
            ));
        aino.send(request.unwrap())
    };
    let tag = before.headers["etag"].to_str().unwrap().to_owned();
    let changed = change(tag.clone()).await;
    assert_eq!(changed.status, 200, "{}", changed.text);
    assert_eq!(changed.json()["step"], "B");
    assert_eq!(change(tag).await.status, 412);
    assert_eq!(
        aino.json("PATCH", &settings, &json!({"step": "Z"}))
            .await
            .status,
        422
    );
    assert_eq!(
        aino.json("PATCH", &settings, &json!({"step": null}))
            .await
            .json()["step"],
        json!(null)
    );
}

#[tokio::test]
async fn a_list_is_read_page_by_page() {
    let stage = Stage::new().await;
    let aino = stage.account("Aino").await;
    for n in 0..5 {
        aino.json(
            "POST",
            "/api/v1/workspaces",
            &json!({"title": format!("Työtila {n}")}),
        )
        .await;
        stage.pass_ms(1);
    }
    let mut seen = Vec::new();
    let mut address = "/api/v1/workspaces?limit=2".to_owned();
    loop {
        let page = aino.get(&address).await.json();
        seen.extend(
            page["items"]
                .as_array()
                .unwrap()
                .iter()
                .map(|item| item["title"].as_str().unwrap().to_owned()),
        );
        let Some(next) = page["next"].as_str() else {
            break;
        };
        address = format!("/api/v1/workspaces?limit=2&cursor={next}");
    }
    assert_eq!(seen.len(), 5);
    assert_eq!(seen[0], "Työtila 4");
}

#[tokio::test]
async fn the_description_names_every_route() {
    let stage = Stage::new().await;
    let described = stage.browser().get("/api/openapi.json").await.json();
    assert_eq!(described["openapi"], "3.1.0");
    for route in server::routes()
        .iter()
        .filter(|route| route.path.starts_with("/api/v1/"))
    {
        let method = route.method.to_lowercase();
        assert!(
            described["paths"][route.path][&method].is_object(),
            "{} {}",
            route.method,
            route.path
        );
    }
}

#[tokio::test]
async fn the_description_tells_how_each_operation_refuses() {
    let stage = Stage::new().await;
    let described = stage.browser().get("/api/openapi.json").await.json();
    let paths = described["paths"].as_object().unwrap();
    for (path, operation) in paths.iter().flat_map(|(path, item)| {
        item.as_object()
            .unwrap()
            .values()
            .map(move |one| (path, one))
    }) {
        let refusals = operation["responses"].as_object().unwrap();
        for (status, refusal) in refusals
            .iter()
            .filter(|(status, _)| status.starts_with('4'))
        {
            let body = &refusal["content"]["application/problem+json"]["schema"]["$ref"];
            assert_eq!(body, "#/components/schemas/Problem", "{path} {status}");
        }
        let is_open = operation["security"] == json!([{}]);
        assert_eq!(refusals.contains_key("401"), !is_open, "{path}");
    }
}

#[tokio::test]
async fn facts_are_open() {
    let stage = Stage::new().await;
    let anybody = stage.browser();
    let found = anybody
        .get("/api/v1/areas/municipalities?q=loim")
        .await
        .json();
    assert_eq!(found[0]["code"], "430");
    let named = anybody
        .get("/api/v1/areas/municipalities?codes=853,999")
        .await
        .json();
    assert_eq!(named.as_array().unwrap().len(), 1);
    let typed = anybody.get("/api/v1/areas?q=salo,Huitinen").await.json();
    assert_eq!(typed[0]["exact"]["nameFi"], "Salo");
    assert_eq!(typed[1]["near"]["nameFi"], "Huittinen");
    assert_eq!(
        anybody.get("/api/v1/vocabularies/life-areas").await.json()["items"]
            .as_array()
            .unwrap()
            .len(),
        15
    );
    assert_eq!(anybody.get("/api/v1/vocabularies/none").await.status, 404);
    let ready = anybody.get("/readyz").await;
    assert_eq!(ready.status, 200);
    let finnish = ready.json()["search"].clone();
    assert!(["voikko", "snowball"].contains(&finnish["finnish"].as_str().unwrap()));
    assert!(
        finnish["details"]
            .as_str()
            .unwrap()
            .starts_with("Finnish is read by")
    );
}
