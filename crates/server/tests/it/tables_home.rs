//! Lists that are taken home as files, and come back as they were.
use axum::body::Body;
use axum::http::{Request, header};
use serde_json::json;

use crate::catalogue::house;
use crate::stage::{Answer, Browser};
use crate::tables::{HEAD, all, bring, faults, list_of, look, path, upload};
use crate::workbooks::Book;

/// A description with everything that could be lost on the way.
fn whole() -> serde_json::Value {
    let place = |number: usize| json!({"name": format!("Place {number}"), "address": "=1+1", "hours": "Mon\nTue"});
    json!({
        "identifier": "=whole", "name": "'=Quoted \"name\"; and more", "organisation": "@Library", "language": "sv",
        "life_cycle": "pilot", "audiences": ["company", "person"], "contact": "+358 2 000\n'x",
        "texts": {"promise": "- one\n- two", "indicators": "a;b,c\td"},
        "facets": {"topics": ["first-steps", "device-problems"], "channels": ["phone"]},
        "nationwide": false, "municipalities": ["430", "853"],
        "places": [place(1), place(2), place(3)],
    })
}

#[tokio::test]
async fn what_is_taken_home_comes_back_as_it_was() {
    let house = house().await;
    let other =
        json!({"identifier": "b", "name": "Other", "organisation": "L", "nationwide": true});
    let nameless = json!({"name": "Without", "organisation": "L", "municipalities": ["005"]});
    let body = json!({"workspace": house.workspace, "models": [whole(), other, nameless]});
    let made = house.lead.json("POST", "/api/v1/models", &body).await;
    assert_eq!(made.status, 201, "{}", made.text);
    let before = all(&house).await;
    for (lang, file) in [("fi", "csv"), ("sv", "csv"), ("en", "xlsx"), ("fi", "xlsx")] {
        let from = format!("/{lang}/w/{}/catalogue/entries.{file}", house.workspace);
        let taken = house.lead.get(&from).await;
        assert_eq!(taken.status, 200);
        let (_, page) = look(&house, &taken.bytes).await;
        assert!(
            page.contains("3 descriptions as they were"),
            "{lang} {file}: {page}"
        );
        bring(&house, &taken.bytes).await;
    }
    let after = all(&house).await;
    for (was, is) in before.iter().zip(&after) {
        assert_eq!((&was.id, was.version), (&is.id, is.version));
        assert_eq!(was.description, is.description);
    }
    let taken = house.lead.get(&path(&house, "/entries.csv")).await.text;
    let edited = taken.replace("Without", "Within");
    bring(&house, edited.as_bytes()).await;
    let names: Vec<String> = all(&house)
        .await
        .into_iter()
        .map(|one| one.description.name)
        .collect();
    assert_eq!(names, ["'=Quoted \"name\"; and more", "Other", "Within"]);
}

#[tokio::test]
async fn the_template_shows_what_may_be_chosen() {
    let house = house().await;
    let book = house.lead.get(&path(&house, "/template.xlsx")).await;
    let book = Book::read(&book.bytes);
    let values = book.sheet("Allowed values");
    assert!(values.rows[0].contains(&"Topics".to_owned()));
    assert!(
        values
            .rows
            .iter()
            .flatten()
            .any(|cell| cell == "First steps with a device")
    );
    for ending in ["csv", "xlsx"] {
        let template = house
            .lead
            .get(&path(&house, &format!("/template.{ending}")))
            .await;
        let found = faults(&house, &template.bytes).await;
        let advice = "This is the example row of the template. Remove it.";
        assert_eq!(list_of(&found), [["A2", "example", advice]]);
    }
    let template = house.lead.get(&path(&house, "/template.csv")).await.text;
    let filled = template.replace("\"example\"", "\"ours\"");
    bring(&house, filled.as_bytes()).await;
    assert_eq!(all(&house).await[0].description.name, "Open guidance");
}

/// Sends a table to the API as the body itself.
async fn by_api(by: &Browser, query: &str, file: &[u8]) -> Answer {
    let request = Request::post(format!("/api/v1/models/table{query}"))
        .header(header::CONTENT_TYPE, "text/csv")
        .header(header::ACCEPT_LANGUAGE, "en")
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(file.to_vec()))
        .unwrap();
    by.send(request).await
}

#[tokio::test]
async fn the_api_looks_at_a_table_and_brings_it() {
    let house = house().await;
    let table = format!("{HEAD}\na;One;Library;430\nb;Two;Library;Loimma\n");
    let refused = by_api(&house.lead, "", table.as_bytes()).await;
    assert_eq!(refused.status, 422);
    let errors = refused.json()["errors"].clone();
    assert_eq!(errors[0]["cell"], "D3");
    assert_eq!(errors[0]["field"], "municipalities");
    assert_eq!(errors[0]["message"], "Did you mean Loimaa?");
    let table = table.replace("Loimma", "Loimaa");
    let seen = by_api(&house.lead, "?preview=true", table.as_bytes()).await;
    assert_eq!(seen.status, 200);
    assert_eq!(seen.json()["created"], 2);
    assert!(all(&house).await.is_empty());
    let by_id = format!("?workspace={}", house.workspace);
    let done = by_api(&house.lead, &by_id, table.as_bytes()).await;
    assert_eq!(done.status, 201, "{}", done.text);
    assert_eq!(done.json()["items"][1]["outcome"], "created");
    let again = upload("/api/v1/models/table", "a.csv", table.as_bytes());
    let again = house.lead.send(again).await.json();
    assert_eq!(again["items"][0]["outcome"], "unchanged");
    let anybody = house.stage.browser();
    assert_eq!(by_api(&anybody, "", table.as_bytes()).await.status, 401);
    let stranger = house.stage.account("Stranger").await;
    let other = by_api(&stranger, &by_id, table.as_bytes()).await;
    assert_eq!(other.status, 422);
    let junk = by_api(&house.lead, "", b"nothing").await;
    assert_eq!(junk.status, 422);
}

#[tokio::test]
async fn every_list_is_taken_home() {
    let house = house().await;
    let table = format!(
        "{HEAD};Place 1: name;Channels\n\
        a;Tuo kone tiskille;Library;Loimaa;Main;phone\n\
        b;=Hae;Library;Loimaa;;phone\n"
    );
    bring(&house, table.as_bytes()).await;
    let anybody = house.stage.browser();
    let get = async |path: &str| {
        let answer = anybody.get(path).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text);
        answer
    };
    let page = get("/en/search?area=municipality:430&channels=phone").await;
    let link = "/en/search/hits.csv?area=municipality%3A430&#38;channels=phone";
    assert!(page.text.contains(link), "{}", page.text);
    let hits = get("/en/search/hits.csv?area=municipality%3A430&channels=phone").await;
    assert!(hits.text.contains("\"Tuo kone tiskille\""), "{}", hits.text);
    assert!(hits.text.contains("\"'=Hae\""), "{}", hits.text);
    assert!(!hits.text.contains("Identifier"), "{}", hits.text);
    let none = get("/en/search/hits.csv?channels=chat").await;
    assert!(!none.text.contains("Library"), "{}", none.text);
    let book = Book::read(&get("/en/search/hits.xlsx?q=kone").await.bytes);
    assert_eq!(book.sheets[0].rows.len(), 2, "the headings and one hit");
    let places = get("/en/alue/loimaa/places.csv").await;
    assert!(
        places
            .text
            .contains("\"Tuo kone tiskille\";\"Library\";\"Main\"")
    );
    assert_eq!(anybody.get("/en/alue/none/places.csv").await.status, 404);
    assert!(
        get("/en/alue/loimaa")
            .await
            .text
            .contains("/en/alue/loimaa/places.csv")
    );
    let terms = get("/en/sanasto/terms.csv").await;
    assert!(terms.text.starts_with("vocabulary,key,name_fi,"));
    assert!(
        terms
            .text
            .contains("\naudiences,person,Henkilö,Person,Person,")
    );
    let unmet = get("/en/search/unmet.csv").await;
    assert_eq!(unmet.text.lines().count(), 1, "nothing was asked often");
    for n in 0..5 {
        let asker = house.stage.browser().at([192, 0, 2, n]);
        let asked = asker.visit("/en/search?area=municipality:853&channels=chat");
        assert_eq!(asked.await.status, 200);
    }
    let unmet = get("/en/search/unmet.csv").await;
    assert!(unmet.text.contains("\"Turku\";\"5\""), "{}", unmet.text);
}

#[tokio::test]
async fn owners_take_their_places_and_corrections_home() {
    let house = house().await;
    bring(&house, format!("{HEAD}\na;One;Library;430\n").as_bytes()).await;
    let entry = all(&house).await.remove(0);
    let words = [
        ("words", "=Closed on Mondays"),
        ("contact", "reader@mail.example"),
    ];
    let said = format!("/en/support/{}/correct", entry.address);
    let thanks = house.stage.browser().post(&said, &words).await;
    assert_eq!(thanks.status, 303, "{}", thanks.text);
    let corrections = path(&house, "/corrections.csv");
    let taken = house.lead.get(&corrections).await;
    let row = "\"One\";\"2026-09-01\";\"'=Closed on Mondays\";\"reader@mail.example\";\"\"";
    assert!(taken.text.contains(row), "{}", taken.text);
    let places = format!("/en/w/{}/places/places.csv", house.workspace);
    let taken = house.lead.get(&places).await;
    assert_eq!(taken.text.lines().count(), 1, "{}", taken.text);
    let stranger = house.stage.account("Stranger").await;
    for path in [corrections, places, path(&house, "/entries.xlsx")] {
        assert_eq!(stranger.get(&path).await.status, 404);
    }
}
