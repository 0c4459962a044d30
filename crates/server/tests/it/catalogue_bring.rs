//! Descriptions come as JSON: all of them or none.
use std::path::Path;
use std::process::Command;

use serde_json::json;
use server::args;
use server::features::accounts::{AccountId, Email, PersonName, Standing, create_account};
use server::features::audit;
use server::features::catalogue::{self, Sender, Way};
use server::features::workspaces::{self, Title, WorkspaceId};
use server::i18n::Lang;

use crate::catalogue::house;
use crate::program::{close, open};

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

/// Runs the program; gives what it says, and whether it did what was asked.
fn import(data: &Path, user: &str, file: &Path) -> (String, bool) {
    let done = Command::new(env!("CARGO_BIN_EXE_tukiverkko"))
        .args(["import", "models", "--user", user, "--data"])
        .args([data, file])
        .output()
        .unwrap();
    let said = [done.stdout, done.stderr].concat();
    (String::from_utf8(said).unwrap(), done.status.success())
}

#[tokio::test]
async fn the_command_line_publishes_for_who_leads_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let file = folder.path().join("models.json");
    std::fs::write(&file, json!([model("a", "One")]).to_string()).unwrap();
    let app = open(&data).await;
    let make = async |name: &str| {
        let email = Email::parse(&format!("{name}@mail.example")).unwrap();
        let name = PersonName::parse(name).unwrap();
        let made = create_account(&app, "test", email, name, None, Standing::Ordinary).await;
        made.unwrap()
    };
    let (lead, _other) = (make("lead").await, make("other").await);
    let title = Title::parse("Lakeside").unwrap();
    let workspace = workspaces::create(&app, &lead, &title, Lang::En)
        .await
        .unwrap();
    for who in ["other@mail.example", "nobody@mail.example"] {
        let (said, is_done) = import(&data, who, &file);
        assert!(!is_done, "{who}: {said}");
    }
    assert!(catalogue::all_published(&app).await.unwrap().is_empty());
    let (said, is_done) = import(&data, "lead@mail.example", &file);
    assert!(is_done && said.contains("1 new"), "{said}");
    let (said, is_done) = import(&data, "lead@mail.example", &file);
    assert!(is_done && said.contains("1 as they were"), "{said}");
    let rows = audit::list(&app.db, Some(&workspace), None).await.unwrap();
    let brought = rows.iter().filter(|row| row.action == "catalogue.import");
    let brought: Vec<(&str, &str)> = brought
        .map(|row| (row.actor.as_str(), row.detail.as_str()))
        .collect();
    assert_eq!(brought, [("lead", "1")]);
    let made_by: Option<String> = app
        .db
        .optional("select made_by from catalogue_version", args![])
        .await
        .unwrap();
    assert_eq!(made_by, Some(format!("command-line-account-{}", lead.0)));
    let disable = "
        update account
        set disabled_at = 1
        where id = $1";
    app.db.run(disable, args![lead.0.as_str()]).await.unwrap();
    let (said, is_done) = import(&data, "lead@mail.example", &file);
    assert!(!is_done, "{said}");
    close(&app).await;
}

#[tokio::test]
async fn what_the_command_line_brought_is_told_of_the_version() {
    let house = house().await;
    let app = &house.stage.app;
    let workspace = WorkspaceId(house.workspace.clone());
    let account = AccountId(house.lead.account.clone());
    let models = catalogue::read_all(app, &workspace, vec![model("a", "One")]).await;
    let sender = Sender {
        account: &account,
        way: Way::CommandLine,
    };
    let done = catalogue::publish_all(app, &workspace, sender, models.unwrap().unwrap()).await;
    let id = &done.unwrap()[0].id;
    let desk = format!("/en/w/{}/catalogue/{id}", house.workspace);
    let page = house.lead.get(&desk).await.text;
    assert!(
        page.contains("Lead, brought on the server’s command line"),
        "{page}"
    );
    let trail = house
        .lead
        .get(&format!("/en/w/{}/audit", house.workspace))
        .await;
    let line = "Descriptions were brought on the server’s command line (1)";
    assert!(trail.text.contains(line), "{}", trail.text);
    let public = format!("{}/versions", house.public().await);
    let public = house.stage.browser().get(&public).await.text;
    assert!(!public.contains("command line"), "{public}");
}
