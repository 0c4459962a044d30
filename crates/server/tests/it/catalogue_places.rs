//! Entries whose places are service places tell how these are now.
use axum::body::Body;
use axum::http::Request;
use canvas::content::Content;
use serde_json::json;
use server::features::{catalogue, live, openings};
use server::i18n::Lang;

use crate::catalogue::{FORM, House, fill, house};

const HOUR_MS: i64 = 60 * 60 * 1000;

/// Makes a service place; gives its id.
pub async fn place(house: &House, name: &str) -> String {
    let form = [
        ("name", name),
        ("street", "Satakunnantie 1"),
        ("municipality", "Loimaa"),
        ("accessibility", "step-free-entrance"),
        ("line", "Mon–Fri 9–16"),
        ("phone", "02 000 0001"),
        ("exception-0-from", "24.9.2026"),
        ("exception-0-until", "24.9.2026"),
        ("exception-0-hours", "10–12"),
        ("exception-0-note", "Training"),
    ];
    let path = format!("/en/w/{}/places", house.workspace);
    let made = house.lead.post(&path, &form).await;
    assert_eq!(made.status, 303, "{}", made.text);
    made.location().rsplit('/').next().unwrap().to_owned()
}

pub async fn publish(house: &House, chosen: &[&str]) {
    let names: Vec<String> = chosen.iter().map(|id| format!("place-{id}")).collect();
    let seen = house.seen().await;
    let mut form = FORM.to_vec();
    form.push(("seen", &seen));
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
    let open = openings::now(&house.stage.app).await.unwrap();
    assert!(open.day(&all[0].id).unwrap().has(open.quarter));
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

    // A place that goes is told nowhere any more.
    for id in [main, other] {
        let remove = format!("/en/w/{}/places/{id}/remove", house.workspace);
        assert_eq!(house.lead.post(&remove, &[]).await.status, 303);
    }
    let page = anybody.get(&public).await.text;
    let leaflet = anybody.get(&format!("{public}/leaflet")).await.text;
    for gone in ["Village hall", "Opens tomorrow", "9:00–16:00"] {
        assert!(!page.contains(gone), "{gone}: {page}");
        assert!(!leaflet.contains(gone), "{gone}: {leaflet}");
    }
}

#[tokio::test]
async fn machines_and_what_is_taken_along_know_the_hours_too() {
    let house = house().await;
    fill(&house.stage.app, &house.canvas, "Help in peace").await;
    let main = place(&house, "Main Library").await;
    publish(&house, &[&main]).await;
    let public = house.public().await;
    let anybody = house.stage.browser();
    let page = anybody.get(&public).await.text;
    let leaflet = anybody.get(&format!("{public}/leaflet")).await.text;
    let csv = anybody.get("/en/alue/loimaa/places.csv").await.text;
    for part in [
        "\"opens\":\"09:00\"",
        "\"validFrom\":\"2026-09-24\"",
        "\"telephone\":\"02 000 0001\"",
        "\"serviceType\":[\"General digital support\"]",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    for taken in [page, leaflet, csv] {
        let differing = "Thu 24 Sep 10:00–12:00 (Training)";
        assert!(taken.contains(differing), "{taken}");
    }
}

#[tokio::test]
async fn what_has_ended_is_nowhere_told_to_be_open() {
    let house = house().await;
    fill(&house.stage.app, &house.canvas, "You get help in peace.").await;
    let main = place(&house, "Main Library").await;
    publish(&house, &[&main]).await;
    let (public, anybody) = (house.public().await, house.stage.browser());
    let is_open = ["Open now", "openingHoursSpecification"];
    let before = anybody.get(&public).await.text;
    for part in is_open {
        assert!(before.contains(part), "{part}: {before}");
    }
    let desk = format!("/en/w/{}/catalogue", house.workspace);
    let all = catalogue::all_published(&house.stage.app).await.unwrap();
    let path = format!("{desk}/{}/life-cycle", all[0].id);
    let done = house
        .lead
        .post(&path, &[("life_cycle", "ended"), ("version", "1")])
        .await;
    assert_eq!(done.status, 303, "{}", done.text);
    let page = anybody.get(&public).await.text;
    assert!(page.contains(&Lang::En.text("support-is-ended")), "{page}");
    for part in is_open {
        assert!(!page.contains(part), "{part}: {page}");
    }
    let address = public.rsplit('/').next().unwrap();
    let compared = format!("/en/compare?e={address}");
    let compared = anybody.get(&compared).await.text;
    assert!(compared.contains("Satakunnantie 1"), "{compared}");
    assert!(!compared.contains("Open now"), "{compared}");
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

#[tokio::test]
async fn who_chooses_a_place_is_told_which_hours_of_the_canvas_nobody_reads() {
    let house = house().await;
    fill(&house.stage.app, &house.canvas, "Help in peace").await;
    let hours = Content {
        cells: [("row-main:hours".to_owned(), "Tuesdays at noon".to_owned())].into(),
        ..Content::default()
    };
    live::edit(&house.stage.app, &house.canvas, move |txn| {
        canvas::fill(txn, &hours);
    })
    .await
    .unwrap();
    let form = house.lead.get(&house.publish_path()).await.text;
    assert!(!form.contains("“Tuesdays at noon”"), "{form}");
    let main = place(&house, "Main library").await;
    place(&house, "Village hall").await;
    let form = house.lead.get(&house.publish_path()).await.text;
    let told = "The canvas says “Tuesdays at noon”. If you choose the place, the page shows the place’s own opening hours \
                instead: Monday–Friday 9:00–16:00.";
    assert_eq!(form.matches(told).count(), 1, "{form}");
    publish(&house, &[&main]).await;
    let page = house.stage.browser().get(&house.public().await).await.text;
    assert!(!page.contains("Tuesdays at noon"), "{page}");
}

#[tokio::test]
async fn what_people_wrote_says_its_language_on_a_page_in_another() {
    let house = house().await;
    let body = json!({
        "name": "Opastus", "organisation": "Kirjasto", "language": "fi", "municipalities": ["430"],
        "contact": "Kysy tiskiltä",
        "places": [{"name": "Kylätalo", "address": "Koulun takana", "hours": "tiistaisin"}],
    });
    let made = house.lead.json("POST", "/api/v1/models", &body).await;
    assert_eq!(made.status, 201, "{}", made.text);
    let public = house.public().await;
    let anybody = house.stage.browser();
    let page = anybody.get(&public).await.text;
    for part in [
        "<p dir=\"auto\" lang=\"fi\">Kysy tiskiltä</p>",
        "<h3 dir=\"auto\" lang=\"fi\">Kylätalo</h3>",
        "<p dir=\"auto\" lang=\"fi\">Koulun takana</p>",
        "<ul class=\"hours\" lang=\"fi\"><li dir=\"auto\">tiistaisin",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let own = anybody.get(&public.replace("/en/", "/fi/")).await.text;
    assert!(own.contains("<h3 dir=\"auto\">Kylätalo</h3>"), "{own}");

    // What the program says of a service place is in the reader's language, on paper too.
    let main = place(&house, "Main Library").await;
    let body = json!({
        "identifier": "desk", "name": "Tiski", "organisation": "Kirjasto", "language": "fi", "municipalities": ["430"],
        "places": [{"name": "Kylätalo", "place": main}],
    });
    let body = json!({"workspace": house.workspace, "models": [body]});
    let made = house.lead.json("POST", "/api/v1/models", &body).await;
    assert_eq!(made.status, 201, "{}", made.text);
    let all = catalogue::all_published(&house.stage.app).await.unwrap();
    let desk = all.iter().find(|one| one.description.name == "Tiski");
    let leaflet = format!("/en/support/{}/leaflet", desk.unwrap().address);
    let leaflet = anybody.get(&leaflet).await.text;
    let told = "<p dir=\"auto\" lang=\"en\">Monday–Friday 9:00–16:00</p>";
    assert!(leaflet.contains(told), "{leaflet}");
}

#[tokio::test]
async fn a_place_made_from_the_publishing_page_leads_back_and_is_chosen_there() {
    let house = house().await;
    fill(&house.stage.app, &house.canvas, "Help in peace").await;
    publish(&house, &[]).await;
    house.stage.pass_ms(HOUR_MS);
    let form = house.lead.get(&house.publish_path()).await.text;
    let canvas = house.canvas.0.as_str();
    assert!(form.contains(&format!("canvas={canvas}")), "{form}");
    let path = format!("/en/w/{}/places", house.workspace);
    let new = house.lead.get(&format!("{path}/new?canvas={canvas}")).await;
    let kept = format!("name=\"canvas\" value=\"{canvas}\"");
    assert!(new.text.contains(&kept), "{}", new.text);
    let typed = [("name", "Main library"), ("canvas", canvas)];
    let made = house.lead.post(&path, &typed).await;
    assert_eq!(made.status, 303, "{}", made.text);
    assert_eq!(made.location(), house.publish_path());
    let form = house.lead.get(&house.publish_path()).await.text;
    let chosen = "value=\"yes\" checked><span>Main library";
    assert!(form.contains(chosen), "{form}");
    // What is no canvas leads nowhere else.
    let typed = [("name", "Hall"), ("canvas", "../../evil")];
    house.stage.pass_ms(1);
    let made = house.lead.post(&path, &typed).await;
    assert!(made.location().starts_with(&path), "{}", made.location());
}

#[tokio::test]
async fn matching_counts_openings_from_the_moment_of_asking() {
    let house = house().await;
    fill(&house.stage.app, &house.canvas, "Help in peace").await;
    let main = place(&house, "Main library").await;
    publish(&house, &[&main]).await;
    let body = serde_json::json!({"need": {"when": "today"}, "lang": "en"});
    let anybody = house.stage.browser();
    let mut hits = Vec::new();
    for pass_ms in [0, 8 * HOUR_MS] {
        house.stage.pass_ms(pass_ms);
        let found = anybody.json("POST", "/api/v1/match", &body).await;
        assert_eq!(found.status, 200, "{}", found.text);
        hits.push(found.json()["hits"][0].clone());
    }
    assert_ne!(hits[0], hits[1], "open until four, then tomorrow");
}

/// A description that names a service place.
fn at(place: &str) -> serde_json::Value {
    json!({
        "identifier": "desk", "name": "Desk", "organisation": "Library", "language": "en",
        "municipalities": ["430"], "places": [{"name": "Main", "place": place}],
    })
}

/// The same description as a table, sent to a workspace.
fn table_at(place: &str, workspace: &str) -> Request<Body> {
    let head = "identifier;name;organisation;municipalities;place1_name;place1_id";
    let table = format!("{head}\ndesk;Desk;Library;430;Main;{place}\n");
    Request::post(format!("/api/v1/models/table?workspace={workspace}"))
        .header("content-type", "text/csv")
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(table))
        .unwrap()
}

#[tokio::test]
async fn a_place_of_another_workspace_is_refused_and_one_that_is_gone_may_stay() {
    let house = house().await;
    let own = place(&house, "Main Library").await;
    let stranger = house.stage.account("Stranger").await;
    let made = stranger
        .json("POST", "/api/v1/workspaces", &json!({"title": "Elsewhere"}))
        .await;
    let elsewhere = made.json()["id"].as_str().unwrap().to_owned();
    let body = json!({"workspace": elsewhere, "models": [at("none"), at(&own)]});
    let refused = stranger.json("POST", "/api/v1/models", &body).await;
    assert_eq!(refused.status, 422, "{}", refused.text);
    let errors = refused.json()["errors"].clone();
    let rows: Vec<_> = errors.as_array().unwrap().iter().collect();
    for row in [1, 2] {
        let is_told = rows
            .iter()
            .any(|one| one["row"] == row && one["field"] == "places");
        assert!(is_told, "{row}: {errors}");
    }
    assert!(errors.to_string().contains(&own), "{errors}");
    let refused = stranger.send(table_at(&own, &elsewhere)).await;
    assert_eq!(refused.status, 422, "{}", refused.text);
    assert_eq!(
        refused.json()["errors"][0]["cell"],
        "F2",
        "{}",
        refused.text
    );
    assert!(
        catalogue::all_published(&house.stage.app)
            .await
            .unwrap()
            .is_empty()
    );

    let brought = house.lead.send(table_at(&own, &house.workspace)).await;
    assert_eq!(brought.status, 201, "{}", brought.text);
    let gone = format!("/en/w/{}/places/{own}/remove", house.workspace);
    let removed = house.lead.post(&gone, &[]).await;
    assert!(
        removed.status.is_success() || removed.status == 303,
        "{}",
        removed.text
    );
    let again = house.lead.send(table_at(&own, &house.workspace)).await;
    assert_eq!(again.status, 201, "{}", again.text);
    assert_eq!(again.json()["items"][0]["outcome"], "unchanged");
    let body = json!({"workspace": house.workspace, "models": [at(&own)]});
    let again = house.lead.json("POST", "/api/v1/models", &body).await;
    assert_eq!(again.status, 201, "{}", again.text);
}
