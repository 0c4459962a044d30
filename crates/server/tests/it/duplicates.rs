//! Records that may be the same: suggested, merged, told apart, and back.
use serde_json::{Value, json};

use crate::stage::{Browser, Stage};

struct Place {
    _stage: Stage,
    lead: Browser,
    workspace: String,
}

async fn created(by: &Browser, path: &str, body: Value) -> String {
    let answer = by.json("POST", path, &body).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    answer.json()["id"].as_str().unwrap().to_owned()
}

impl Place {
    async fn with(actors: &[&str]) -> (Self, Vec<String>) {
        let stage = Stage::new().await;
        let lead = stage.account("Lead").await;
        let workspace = created(&lead, "/api/v1/workspaces", json!({"title": "Lakeside"})).await;
        let path = format!("/api/v1/workspaces/{workspace}/actors");
        let mut ids = Vec::new();
        for name in actors {
            ids.push(created(&lead, &path, json!({"name": name})).await);
        }
        let place = Self {
            _stage: stage,
            lead,
            workspace,
        };
        (place, ids)
    }

    fn path(&self) -> String {
        format!("/en/w/{}/registry/duplicates", self.workspace)
    }

    async fn page(&self) -> String {
        let answer = self.lead.get(&self.path()).await;
        assert_eq!(answer.status, 200);
        answer.text
    }

    async fn decide(&self, decision: &str, one: &str, other: &str) -> u16 {
        let form = [("decision", decision), ("one", one), ("other", other)];
        let answer = self.lead.post(&self.path(), &form).await;
        answer.status.as_u16()
    }

    /// Takes the last decision back, as the page's own button does.
    async fn undo(&self) {
        let page = self.page().await;
        let (_, change) = page.split_once("name=\"change\" value=\"").unwrap();
        let (change, _) = change.split_once('"').unwrap();
        let path = format!("{}/undo", self.path());
        let answer = self.lead.post(&path, &[("change", change)]).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
    }

    async fn actors(&self) -> Vec<String> {
        let path = format!("/api/v1/workspaces/{}/actors", self.workspace);
        let list = self.lead.get(&path).await.json();
        let items = list["items"].as_array().unwrap().iter();
        items
            .map(|item| item["name"].as_str().unwrap().to_owned())
            .collect()
    }
}

const SHORT: &str = "One is an abbreviation of the other";
const TYPO: &str = "The names differ by a letter or two";

#[tokio::test]
async fn pairs_are_suggested_with_their_reason() {
    let (place, _) =
        Place::with(&["Kela", "Kansaneläkelaitos", "Kirjasto", "Kirjasot", "Museo"]).await;
    let page = place.page().await;
    assert!(page.contains(SHORT) && page.contains(TYPO), "{page}");
    assert!(!page.contains("Museo"));
}

#[tokio::test]
async fn two_of_one_name_are_told_apart_by_number() {
    let (place, _) = Place::with(&["Kela", "Kela"]).await;
    let page = place.page().await;
    assert!(page.contains("The same name<"), "{page}");
    assert!(page.contains("Merge into record 1<") && page.contains("Merge into record 2<"));
    assert!(!page.contains("Merge, named"), "{page}");
}

#[tokio::test]
async fn what_was_told_apart_is_not_suggested_until_that_is_taken_back() {
    let (place, ids) = Place::with(&["Kela", "Kansaneläkelaitos"]).await;
    assert_eq!(place.decide("distinct", &ids[1], &ids[0]).await, 303);
    assert!(!place.page().await.contains(SHORT));
    place.undo().await;
    assert!(place.page().await.contains(SHORT));
}

#[tokio::test]
async fn a_merge_leaves_one_and_can_be_taken_back() {
    let (place, ids) = Place::with(&["Kela", "Kansaneläkelaitos"]).await;
    assert_eq!(place.decide("merge", &ids[1], &ids[0]).await, 303);
    assert_eq!(place.actors().await, ["Kela"]);
    assert!(!place.page().await.contains(SHORT));
    place.undo().await;
    assert_eq!(place.actors().await.len(), 2);
    assert!(place.page().await.contains(SHORT));
}

#[tokio::test]
async fn what_is_neither_is_refused() {
    let (place, ids) = Place::with(&["Kela", "Museo"]).await;
    assert_eq!(place.decide("other", &ids[0], &ids[1]).await, 404);
    assert_eq!(place.decide("merge", &ids[0], "none").await, 404);
}
