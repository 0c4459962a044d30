//! Records offered while a name is typed.
use analysis::names::word_keys;
use serde_json::{Value, json};
use server::args;

use crate::stage::{Browser, Stage};

async fn created(by: &Browser, path: &str, body: Value) -> String {
    let answer = by.json("POST", path, &body).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    answer.json()["id"].as_str().unwrap().to_owned()
}

/// A workspace with canvases.
struct Place {
    stage: Stage,
    lead: Browser,
    workspace: String,
    canvases: Vec<String>,
}

async fn place(canvases: usize) -> Place {
    let stage = Stage::new().await;
    let lead = stage.account("Lead").await;
    let workspace = created(&lead, "/api/v1/workspaces", json!({"title": "Lakeside"})).await;
    let path = format!("/api/v1/workspaces/{workspace}/canvases");
    let mut made = Vec::new();
    for _ in 0..canvases {
        made.push(
            created(
                &lead,
                &path,
                json!({"kind": "actor-map", "title": "Actors"}),
            )
            .await,
        );
    }
    Place {
        stage,
        lead,
        workspace,
        canvases: made,
    }
}

impl Place {
    /// An actor with these names (the first its own), mentioned on the first `mentions` canvases.
    async fn actor(&self, id: &str, names: &[&str], mentions: usize) {
        self.record(id, "actor", names, mentions).await;
    }

    async fn record(&self, id: &str, kind: &str, names: &[&str], mentions: usize) {
        let insert = "
            insert into record (id, workspace_id, kind, name, details, edited)
            values ($1, $2, $3, $4, $5, '{}')";
        let word = "
            insert into record_word (record_id, word_key, workspace_id, kind)
            values ($1, $2, $3, $4)";
        let mention = "
            insert into mention (canvas_id, place, kind, record_id, role, name, details)
            values ($1, $2, $3, $4, 'actor', $5, '{}')";
        let workspace = self.workspace.as_str();
        let mut tx = self.stage.app.db.begin().await.unwrap();
        let row = args![id, workspace, kind, names[0], r#"{"sector":"state"}"#];
        tx.run(insert, row).await.unwrap();
        let mut keys: Vec<String> = names.iter().flat_map(|name| word_keys(name)).collect();
        keys.sort();
        keys.dedup();
        for key in keys {
            let row = args![id, key.into_bytes(), workspace, kind];
            tx.run(word, row).await.unwrap();
        }
        for canvas in &self.canvases[..mentions] {
            let row = args![canvas, format!("note:{id}"), kind, id, names[0]];
            tx.run(mention, row).await.unwrap();
        }
        tx.commit().await.unwrap();
    }

    async fn offers(&self, query: &str) -> Vec<Value> {
        let path = format!("/c/{}/records?{query}", self.canvases[0]);
        let answer = self.lead.get(&path).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        answer.json().as_array().unwrap().clone()
    }

    async fn names(&self, query: &str) -> Vec<String> {
        let name = |offer: &Value| offer["name"].as_str().unwrap().to_owned();
        self.offers(query).await.iter().map(name).collect()
    }
}

#[tokio::test]
async fn an_offer_says_what_it_is_and_how_many_canvases_mention_it() {
    let place = place(2).await;
    place.actor("r1", &["Kela"], 2).await;
    let expected = json!([{"id": "r1", "name": "Kela", "sector": "state", "sectorName": "Valtion toimijat", "canvases": 2}]);
    assert_eq!(
        Value::from(place.offers("kind=actor&q=kel").await),
        expected
    );
    let path = format!(
        "/api/v1/workspaces/{}/actors/suggest?q=kel",
        place.workspace
    );
    assert_eq!(place.lead.get(&path).await.json(), expected);
}

#[tokio::test]
async fn the_surest_come_first_and_then_the_most_mentioned() {
    let place = place(3).await;
    place.actor("r1", &["Turun kirjasto"], 3).await;
    place.actor("r2", &["Kirjastoauto"], 1).await;
    place.actor("r3", &["Kirjasto"], 0).await;
    place.actor("r4", &["Kirjastokaverit ry"], 2).await;
    place.actor("r5", &["Museo"], 3).await;
    assert_eq!(
        place.names("q=kirjasto").await,
        [
            "Kirjasto",
            "Kirjastokaverit ry",
            "Kirjastoauto",
            "Turun kirjasto"
        ]
    );
    assert_eq!(
        place.names("q=Kirjastolla").await,
        ["Turun kirjasto", "Kirjasto"]
    );
    assert_eq!(
        place.names("q=turun%20kirjastossa").await,
        ["Turun kirjasto"]
    );
}

#[tokio::test]
async fn other_names_find_the_record_too() {
    let place = place(1).await;
    place.actor("r1", &["Kela", "Kelan toimisto"], 1).await;
    for typed in [
        "FPA",
        "Folkpensionsanstalten",
        "kansanel%C3%A4kelaitos",
        "kelan%20toi",
        "Kelassa",
    ] {
        assert_eq!(
            place.names(&format!("q={typed}")).await,
            ["Kela"],
            "{typed}"
        );
    }
}

#[tokio::test]
async fn at_most_eight_are_offered_and_nothing_for_nothing() {
    let place = place(1).await;
    for at in 0..12 {
        place
            .actor(&format!("r{at}"), &[&format!("Klubi {at}")], 0)
            .await;
    }
    assert_eq!(place.offers("q=klu").await.len(), 8);
    assert!(place.offers("q=").await.is_empty());
    assert!(place.offers("").await.is_empty());
}

#[tokio::test]
async fn other_kinds_and_workspaces_are_not_offered() {
    let place = place(1).await;
    place
        .record("r1", "support-model", &["Digikahvila"], 1)
        .await;
    assert!(place.offers("q=digi").await.is_empty());
    assert_eq!(
        place.names("kind=support-model&q=digi").await,
        ["Digikahvila"]
    );
    let interviews = format!("/c/{}/records?kind=interview&q=digi", place.canvases[0]);
    assert_eq!(place.lead.get(&interviews).await.status, 404);
    let elsewhere = created(
        &place.lead,
        "/api/v1/workspaces",
        json!({"title": "Elsewhere"}),
    )
    .await;
    let path = format!("/api/v1/workspaces/{elsewhere}/actors/suggest?kind=support-model&q=digi");
    assert_eq!(place.lead.get(&path).await.json(), json!([]));
}

#[tokio::test]
async fn a_note_shows_its_record_also_after_a_merge() {
    let place = place(1).await;
    place.actor("r1", &["Kirjasto"], 1).await;
    place.actor("r2", &["Biblioteket"], 0).await;
    let merge = "
        update record
        set merged_into = 'r1'
        where id = 'r2'";
    place.stage.app.db.run(merge, args![]).await.unwrap();
    let shown = json!({"id": "r1", "name": "Kirjasto", "sector": "state", "sectorName": "Valtion toimijat", "canvases": 1});
    for id in ["r1", "r2"] {
        let path = format!("/c/{}/records/{id}", place.canvases[0]);
        assert_eq!(place.lead.get(&path).await.json(), shown);
    }
    assert_eq!(place.names("q=bib").await, Vec::<String>::new());
}
