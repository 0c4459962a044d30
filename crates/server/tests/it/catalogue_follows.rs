//! Whoever keeps a copy of the catalogue follows the service places of its entries.
use serde_json::json;
use server::features::catalogue;
use server::i18n::Lang;

use crate::catalogue::{House, fill, house};
use crate::catalogue_places::{place, publish};

/// How many entries a search finds.
async fn found(house: &House, text: &str) -> u64 {
    let path = format!("/api/v1/search?lang=en&q={text}");
    let found = house.stage.browser().get(&path).await;
    assert_eq!(found.status, 200, "{}", found.text);
    found.json()["total"].as_u64().unwrap()
}

#[tokio::test]
async fn what_machines_read_and_what_is_searched_follows_a_place_that_changes() {
    let house = house().await;
    fill(&house.stage.app, &house.canvas, "Help in peace").await;
    let main = place(&house, "Main Library").await;
    publish(&house, &[&main]).await;
    assert_eq!(found(&house, "satakunnantie").await, 1);
    let path = format!("/en/w/{}/places/{main}", house.workspace);
    let moved = [
        ("name", "Peat house"),
        ("street", "Turuntie 2"),
        ("line", "Tue 12–14"),
        ("revision", "1"),
    ];
    let saved = house.lead.post(&path, &moved).await;
    assert_eq!(saved.status, 303, "{}", saved.text);

    for (text, count) in [("turuntie", 1), ("peat", 1), ("satakunnantie", 0)] {
        assert_eq!(found(&house, text).await, count, "{text}");
    }
    let anybody = house.stage.browser();
    let list = anybody.get("/api/v1/models").await.json();
    let listed = list["items"][0].clone();
    let one = format!("/api/v1/models/{}", listed["id"].as_str().unwrap());
    let searched = anybody
        .get("/api/v1/search?lang=en&q=turuntie")
        .await
        .json();
    let searched = searched["hits"][0]["description"].clone();
    for said in [listed, anybody.get(&one).await.json(), searched] {
        let row = &said["places"][0];
        assert_eq!(row["name"], "Peat house");
        assert_eq!(row["address"], "Turuntie 2");
        assert_eq!(row["hours"], "Tuesday 12:00–14:00");
        assert_eq!(row["place"], main.as_str());
    }
}

#[tokio::test]
async fn who_removes_a_place_is_shown_what_tells_of_it_and_then_nothing_does() {
    let house = house().await;
    fill(&house.stage.app, &house.canvas, "Help in peace").await;
    let main = place(&house, "Main Library").await;
    publish(&house, &[&main]).await;
    let other = place(&house, "Village hall").await;
    let place = |id: &str| format!("/en/w/{}/places/{id}/remove", house.workspace);
    let public = house.public().await;
    let asked = house.lead.get(&place(&main)).await;
    assert_eq!(asked.status, 200, "{}", asked.text);
    assert!(asked.text.contains("Main Library"), "{}", asked.text);
    assert!(asked.text.contains(&public), "{}", asked.text);
    let unused = house.lead.get(&place(&other)).await.text;
    assert!(unused.contains("No published support tells"), "{unused}");
    assert_eq!(house.lead.post(&place(&main), &[]).await.status, 303);
    assert_eq!(house.lead.get(&place(&main)).await.status, 404);
    assert_eq!(found(&house, "satakunnantie").await, 0);
    let anybody = house.stage.browser();
    let said = anybody.get("/api/v1/models").await.json()["items"][0].clone();
    assert_eq!(said["places"], json!([]), "{said}");

    // Not even the versions tell it any more.
    let entry = said["id"].as_str().unwrap();
    let stage = format!("/en/w/{}/catalogue/{entry}/life-cycle", house.workspace);
    let ended = [("life_cycle", "ended"), ("version", "1")];
    assert_eq!(house.lead.post(&stage, &ended).await.status, 303);
    let versions = anybody.get(&format!("{public}/versions")).await.text;
    assert!(versions.contains("<table"), "{versions}");
    assert!(!versions.contains("Main Library"), "{versions}");
}

#[tokio::test]
async fn a_change_of_a_place_is_told_once_and_only_of_entries_that_are_given_there() {
    let house = house().await;
    fill(&house.stage.app, &house.canvas, "Help in peace").await;
    let main = place(&house, "Main Library").await;
    let other = place(&house, "Village hall").await;
    publish(&house, &[&main]).await;
    let app = &house.stage.app;
    let before = catalogue::last_change(app).await.unwrap();
    for id in [&main, &other] {
        let path = format!("/en/w/{}/places/{id}", house.workspace);
        let form = [("name", "Elsewhere"), ("revision", "1")];
        let saved = house.lead.post(&path, &form).await;
        assert_eq!(saved.status, 303, "{}", saved.text);
    }
    for _ in 0..2 {
        let last = catalogue::last_change(app).await.unwrap();
        assert_eq!(last, before + 1);
        let told = catalogue::changes_since(app, before).await.unwrap();
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].what, catalogue::What::Placed);
    }
}

#[tokio::test]
async fn what_makes_a_place_accessible_is_found_measured_and_told_of_its_entries() {
    let house = house().await;
    fill(&house.stage.app, &house.canvas, "Help in peace").await;
    let form = house.lead.get(&house.publish_path()).await.text;
    let main = place(&house, "Main Library").await;
    let chosen = house.lead.get(&house.publish_path()).await.text;
    let percent = |page: &str| -> u32 {
        let bar = page
            .split("<progress class=\"bar\" value=\"")
            .nth(1)
            .unwrap();
        bar.split('"').next().unwrap().parse().unwrap()
    };
    assert!(percent(&chosen) > percent(&form), "{chosen}");
    publish(&house, &[&main]).await;
    let anybody = house.stage.browser();
    let found = async |key: &str| {
        let path = format!("/en/search?accessibility={key}");
        anybody.get(&path).await.text.contains("/en/support/")
    };
    assert!(found("step-free-entrance").await);
    assert!(!found("induction-loop").await);
    let page = anybody.get(&house.public().await).await.text;
    for part in [
        "\"@type\":\"LocationFeatureSpecification\"",
        "\"propertyID\":\"step-free-entrance\"",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let path = format!("/en/w/{}/places/{main}", house.workspace);
    let form = [
        ("name", "Main Library"),
        ("accessibility", "induction-loop"),
        ("revision", "1"),
    ];
    assert_eq!(house.lead.post(&path, &form).await.status, 303);
    assert!(found("induction-loop").await);
    assert!(!found("step-free-entrance").await);
    let all = catalogue::all_published(&house.stage.app).await.unwrap();
    assert!(
        all[0].description.facet("accessibility").is_empty(),
        "it is not copied"
    );
}

#[tokio::test]
async fn what_is_taken_along_tells_what_one_needs_on_the_way() {
    let house = house().await;
    fill(&house.stage.app, &house.canvas, "Help in peace").await;
    let main = place(&house, "Main Library").await;
    let path = format!("/en/w/{}/places/{main}", house.workspace);
    let way_in = format!("Ring at the side door. {}", "Up the stairs. ".repeat(40));
    let form = [
        ("name", "Main Library"),
        ("way_in", &way_in),
        ("accessibility", "induction-loop"),
        ("phone", "02 000 0001"),
        ("web", "https://library.example"),
        ("revision", "1"),
    ];
    assert_eq!(house.lead.post(&path, &form).await.status, 303);
    publish(&house, &[&main]).await;
    let (public, anybody) = (house.public().await, house.stage.browser());
    let leaflet = anybody.get(&format!("{public}/leaflet")).await.text;
    for part in [
        "How to get in:",
        "Ring at the side door.",
        "Induction loop",
        "02 000 0001 https://library.example",
    ] {
        assert!(leaflet.contains(part), "{part}: {leaflet}");
    }
    assert!(leaflet.matches("Up the stairs.").count() < 20, "{leaflet}");
    let page = anybody.get(&public).await.text;
    let copied = page.split("<textarea").nth(1).unwrap();
    let copied = copied.split("</textarea>").next().unwrap();
    assert!(copied.contains("02 000 0001"), "{copied}");
}

#[tokio::test]
async fn days_on_which_all_places_differ_alike_are_told_once_on_a_sheet() {
    let house = house().await;
    fill(&house.stage.app, &house.canvas, "Help in peace").await;
    let (main, other) = (
        place(&house, "Main Library").await,
        place(&house, "Village hall").await,
    );
    publish(&house, &[&main, &other]).await;
    let sheet = format!("{}/leaflet", house.public().await);
    let anybody = house.stage.browser();
    let times = async |part: &str| anybody.get(&sheet).await.text.matches(part).count();
    let differing = "Thu 24 Sep 10:00–12:00 (Training)";
    assert_eq!(times(differing).await, 1);
    assert_eq!(times("9:00–16:00").await, 2);
    let path = format!("/en/w/{}/places/{other}", house.workspace);
    let form = [
        ("name", "Village hall"),
        ("line", "Mon–Fri 9–16"),
        ("exception-0-from", "25.9.2026"),
        ("revision", "1"),
    ];
    assert_eq!(house.lead.post(&path, &form).await.status, 303);
    assert_eq!(times(differing).await, 1);
    let heading = Lang::En.text("hours-differing");
    assert_eq!(times(&heading).await, 2, "each tells its own days");
}

#[tokio::test]
async fn matching_by_ones_own_words_reads_what_makes_a_place_accessible() {
    let house = house().await;
    fill(&house.stage.app, &house.canvas, "Help in peace").await;
    let main = place(&house, "Main Library").await;
    publish(&house, &[&main]).await;
    let asked = json!({"need": {}, "text": "step-free entrance"});
    let anybody = house.stage.browser();
    let found = anybody.json("POST", "/api/v1/match", &asked).await;
    assert_eq!(found.status, 200, "{}", found.text);
    assert_eq!(found.json()["hits"][0]["name"], "Open hours");
}
