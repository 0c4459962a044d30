//! What is open now is found, counted and told, as hours and clocks change.
use serde_json::{Value, json};
use server::features::accounts::AccountId;
use server::features::catalogue::{Brought, Sender, publish_all};
use server::features::openings;
use server::features::workspaces::WorkspaceId;

use crate::catalogue::{House, house};

const HOUR_MS: i64 = 60 * 60 * 1000;

/// Makes a service place that is open at these hours; gives its id.
async fn place(house: &House, name: &str, line: &str) -> String {
    house.stage.pass_ms(1);
    let path = format!("/en/w/{}/places", house.workspace);
    let made = house
        .lead
        .post(&path, &[("name", name), ("line", line)])
        .await;
    assert_eq!(made.status, 303, "{}", made.text);
    made.location().rsplit('/').next().unwrap().to_owned()
}

fn model(name: &str, places: &[&str], municipality: &str) -> Value {
    let places = places
        .iter()
        .map(|id| json!({"name": "Place", "place": id}));
    json!({
        "identifier": name, "name": name, "organisation": "Cloudberry", "language": "en",
        "facets": {"support_forms": ["general-support"], "channels": ["on-site"]},
        "municipalities": [municipality], "places": places.collect::<Vec<Value>>(),
    })
}

async fn publish(house: &House, models: &[Value]) {
    let body = json!({"workspace": house.workspace, "models": models});
    let made = house.lead.json("POST", "/api/v1/models", &body).await;
    assert!(made.status.is_success(), "{}", made.text);
}

/// Names of what is found, total, open and known.
async fn find(house: &House, query: &str) -> (Vec<String>, [i64; 3]) {
    let answer = house
        .stage
        .browser()
        .get(&format!("/api/v1/search?lang=en&{query}"))
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let found = answer.json();
    let hits = found["hits"].as_array().unwrap().iter();
    let mut names: Vec<String> = hits
        .map(|hit| hit["description"]["name"].as_str().unwrap().to_owned())
        .collect();
    names.sort();
    let numbers = ["total", "open", "open_known"].map(|key| found[key].as_i64().unwrap());
    (names, numbers)
}

/// One that is open on weekdays, one on Sundays, one whose hours nobody knows. It is a Tuesday, nine o'clock.
async fn three() -> (House, String) {
    let house = house().await;
    let weekdays = place(&house, "Library", "Mon–Fri 9–16").await;
    let sundays = place(&house, "Hall", "Sun 9–16").await;
    let models = [
        model("Weekday desk", &[&weekdays], "430"),
        model("Sunday desk", &[&sundays], "430"),
        model("Quiet desk", &[], "430"),
    ];
    publish(&house, &models).await;
    (house, weekdays)
}

#[tokio::test]
async fn what_is_open_now_is_a_limit_that_follows_the_clock_and_the_hours() {
    let (house, weekdays) = three().await;
    let (all, numbers) = find(&house, "").await;
    assert_eq!((all.len(), numbers), (3, [3, 1, 2]));
    let (open, numbers) = find(&house, "open=now").await;
    assert_eq!(
        (open, numbers),
        (vec!["Weekday desk".to_owned()], [1, 1, 2])
    );
    let page = house.stage.browser().get("/en/search").await.text;
    for part in [
        "name=\"open\" value=\"now\"",
        "The opening hours of one are not known",
        "Open now · Until 16:00",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }

    // In the evening nothing is, and the way on is to let go of it.
    house.stage.pass_ms(8 * HOUR_MS);
    let (open, numbers) = find(&house, "open=now").await;
    assert_eq!((open.len(), numbers), (0, [0, 0, 2]));
    let page = house.stage.browser().get("/en/search?open=now").await.text;
    assert!(page.contains("Take away the limit Open now"), "{page}");
    house.stage.pass_ms(16 * HOUR_MS);
    assert_eq!(find(&house, "open=now").await.0, ["Weekday desk"]);

    // Another opens at a place, and the place goes.
    publish(&house, &[model("Quiet desk", &[&weekdays], "430")]).await;
    assert_eq!(
        find(&house, "open=now").await.0,
        ["Quiet desk", "Weekday desk"]
    );
    let remove = format!("/en/w/{}/places/{weekdays}/remove", house.workspace);
    assert_eq!(house.lead.post(&remove, &[]).await.status, 303);
    let (all, numbers) = find(&house, "").await;
    assert_eq!((all.len(), numbers), (3, [3, 0, 1]));
}

#[tokio::test]
async fn a_place_counts_for_its_own_workspace_only() {
    let (house, weekdays) = three().await;
    let made = json!({"title": "Elsewhere"});
    let made = house.lead.json("POST", "/api/v1/workspaces", &made).await;
    let other = made.json()["id"].as_str().unwrap().to_owned();
    // Refused where it is brought, it may still stand in what was published before that.
    let mut borrowed = model("Borrowed", &[&weekdays], "430");
    borrowed.as_object_mut().unwrap().remove("identifier");
    let borrowed = Brought {
        identifier: None,
        description: serde_json::from_value(borrowed).unwrap(),
    };
    let (app, other) = (&house.stage.app, WorkspaceId(other));
    let lead = AccountId(house.lead.account.clone());
    let made = publish_all(app, &other, Sender::itself(&lead), vec![borrowed]).await;
    assert_eq!(made.unwrap().len(), 1);
    assert_eq!(find(&house, "open=now").await.0, ["Weekday desk"]);
    let now = openings::now(&house.stage.app).await.unwrap();
    assert_eq!(now.days.len(), 2);
}

#[tokio::test]
async fn an_area_tells_what_is_open_first_and_what_is_of_the_same_kind_near_by() {
    let (house, _) = three().await;
    publish(&house, &[model("Neighbour desk", &[], "636")]).await;
    let anybody = house.stage.browser();
    let page = anybody.get("/en/alue/loimaa").await.text;
    let at = |words: &str| {
        page.find(words)
            .unwrap_or_else(|| panic!("{words}: {page}"))
    };
    let order = [
        "Open now and next",
        "Until 16:00",
        "Weekday desk",
        "Opens Sun",
        "Sunday desk",
        ">3 ",
        "Also near by",
        "Neighbour desk",
        "Pöytyä, about ",
    ];
    assert!(order.map(at).is_sorted(), "{page}");
    let all = server::features::catalogue::all_published(&house.stage.app)
        .await
        .unwrap();
    let own = all
        .iter()
        .find(|one| one.description.name == "Quiet desk")
        .unwrap();
    let entry = anybody
        .get(&format!("/en/support/{}", own.address))
        .await
        .text;
    assert!(
        entry.contains("Also near by") && entry.contains("Neighbour desk"),
        "{entry}"
    );
}
