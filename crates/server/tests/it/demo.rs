//! The demonstration.
use server::features::demo;
use server::i18n::Lang;

use crate::stage::Stage;

#[tokio::test]
async fn an_empty_installation_is_filled_once() {
    let stage = Stage::new().await;
    let password = demo::fill(&stage.app).await.unwrap().unwrap();
    assert!(demo::fill(&stage.app).await.unwrap().is_none());
    let browser = stage.browser();
    let form = [("email", demo::EMAIL), ("password", password.as_str())];
    let answer = browser.post("/fi/sign-in", &form).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    for edited in ["/fi/edit/words", "/fi/edit/terms"] {
        assert_eq!(browser.get(edited).await.status, 200, "{edited}");
    }
    let workspaces = browser.get("/api/v1/workspaces").await.json();
    let id = workspaces["items"][0]["id"].as_str().unwrap().to_owned();
    let canvases = browser
        .get(&format!("/api/v1/workspaces/{id}/canvases"))
        .await
        .json();
    let canvases = canvases["items"].as_array().unwrap().clone();
    assert_eq!(canvases.len(), 9);
    let found = browser.get("/fi/support").await.text;
    for name in ["Avoin opastusaika", "Digiluuri", "Nätbanken utan krångel"] {
        assert!(found.contains(name), "{name}: {found}");
    }
    for canvas in canvases {
        let path = format!("/api/v1/canvases/{}", canvas["id"].as_str().unwrap());
        let json = browser.get(&path).await.json();
        let notes = json["zones"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|zone| zone["notes"].as_array().unwrap());
        match canvas["kind"].as_str().unwrap() {
            "actor-map" => {
                let actors = notes.filter(|note| note["kind"] == "actor").count();
                assert_eq!((actors, json["links"].as_array().unwrap().len()), (25, 40));
            }
            "offering" => {
                assert_eq!(json["columns"].as_array().unwrap().len(), 6);
                assert_eq!(json["rows"].as_array().unwrap().len(), 6);
                assert_eq!(json["columns"][5]["parts"]["title"], "Tulkattu opastus");
                assert_eq!(json["ticks"].as_object().unwrap().len(), 10);
            }
            "needs-map" => assert!(notes.filter(|note| note["kind"] == "story").count() >= 5),
            _ => {}
        }
    }
}

#[tokio::test]
async fn an_administrator_without_workspaces_is_led_to_the_demonstration() {
    let stage = Stage::new().await;
    demo::fill(&stage.app).await.unwrap();
    let admin = stage.administrator("Aino").await;
    let first = admin.get("/en/w").await.text;
    for key in [
        "workspaces-none",
        "workspaces-first-2",
        "workspaces-demo-open",
    ] {
        assert!(first.contains(&Lang::En.text(key)), "{key}: {first}");
    }
    let opened = admin.post("/en/demo", &[]).await;
    assert_eq!(opened.status, 303, "{}", opened.text);
    assert_eq!(admin.get(opened.location()).await.status, 200);
    let then = admin.get("/en/w").await.text;
    assert!(!then.contains(&Lang::En.text("workspaces-demo-open")));
    // Nobody else comes in by it, nor is told of it.
    let other = stage.account("Otso").await;
    let first = other.get("/en/w").await.text;
    assert!(first.contains(&Lang::En.text("workspaces-none")));
    assert!(!first.contains(&Lang::En.text("workspaces-demo-open")));
    assert_eq!(other.post("/en/demo", &[]).await.status, 403);
}
