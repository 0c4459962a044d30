//! Entries whose places are service places tell how these are now.
use server::features::{catalogue, places};

use crate::catalogue::{FORM, House, fill, house};

const HOUR_MS: i64 = 60 * 60 * 1000;

/// Makes a service place; gives its id.
async fn place(house: &House, name: &str) -> String {
    let form = [
        ("name", name),
        ("street", "Satakunnantie 1"),
        ("municipality", "Loimaa"),
        ("accessibility", "step-free-entrance"),
        ("line", "Mon–Fri 9–16"),
    ];
    let path = format!("/en/w/{}/places", house.workspace);
    let made = house.lead.post(&path, &form).await;
    assert_eq!(made.status, 303, "{}", made.text);
    made.location().rsplit('/').next().unwrap().to_owned()
}

async fn publish(house: &House, chosen: &[&str]) {
    let names: Vec<String> = chosen.iter().map(|id| format!("place-{id}")).collect();
    let mut form = FORM.to_vec();
    form.extend(names.iter().map(|name| (name.as_str(), "yes")));
    let answer = house.lead.post(&house.publish_path(), &form).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
}

#[tokio::test]
async fn a_row_that_names_a_place_offers_it_and_the_page_tells_when_it_is_open() {
    let house = house().await;
    fill(&house.stage.app, &house.canvas, "Help in peace").await;
    let form = house.lead.get(&house.publish_path()).await;
    assert!(
        form.text.contains("/places/new?name=Main+library"),
        "{}",
        form.text
    );
    let main = place(&house, "Main Library").await;
    house.stage.pass_ms(1);
    let other = place(&house, "Village hall").await;
    let form = house.lead.get(&house.publish_path()).await;
    assert!(!form.text.contains("/places/new?name=Main+library"));
    assert!(
        form.text
            .contains(&format!("name=\"place-{main}\" value=\"yes\" checked"))
    );
    assert!(
        form.text
            .contains(&format!("name=\"place-{other}\" value=\"yes\">"))
    );
    publish(&house, &[&main, &other]).await;

    let all = catalogue::all_published(&house.stage.app).await.unwrap();
    let rows = &all[0].description.places;
    let ids: Vec<Option<&str>> = rows.iter().map(|row| row.place.as_deref()).collect();
    assert_eq!(ids, [Some(main.as_str()), Some(other.as_str())]);
    let open = places::open_now(&house.stage.app).await.unwrap();
    assert!(open.contains(&main));
    let public = house.public().await;
    let anybody = house.stage.browser();
    let page = anybody.get(&public).await.text;
    for part in [
        "Open now",
        "Until 16:00",
        "Monday–Friday",
        "Satakunnantie 1, Loimaa",
        "Step-free entrance",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let leaflet = anybody.get(&format!("{public}/leaflet")).await.text;
    assert!(leaflet.contains("Monday–Friday 9:00–16:00"), "{leaflet}");
    house.stage.pass_ms(8 * HOUR_MS);
    let page = anybody.get(&public).await.text;
    assert!(page.contains("Opens tomorrow at 9:00"), "{page}");

    // What was published stays readable when a place goes.
    for id in [main, other] {
        let remove = format!("/en/w/{}/places/{id}/remove", house.workspace);
        assert_eq!(house.lead.post(&remove, &[]).await.status, 303);
    }
    let page = anybody.get(&public).await.text;
    assert!(
        page.contains("Village hall") && page.contains("9:00–16:00"),
        "{page}"
    );
    assert!(!page.contains("Opens tomorrow"));
}

#[tokio::test]
async fn a_place_that_was_not_chosen_is_not_told_and_stays_so() {
    let house = house().await;
    fill(&house.stage.app, &house.canvas, "Help in peace").await;
    let main = place(&house, "Main library").await;
    publish(&house, &[]).await;
    let page = house.stage.browser().get(&house.public().await).await.text;
    assert!(
        page.contains("Main library") && !page.contains("Open now"),
        "{page}"
    );
    let form = house.lead.get(&house.publish_path()).await;
    assert!(
        form.text
            .contains(&format!("name=\"place-{main}\" value=\"yes\">"))
    );
}
