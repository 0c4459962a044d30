//! What interviews of a workspace miss stands beside coverage, for its members alone.
use std::collections::BTreeMap;

use canvas::content::{Content, Note};

use crate::registry_place::Place;

/// An interview from Loimaa in which support was missing once and helped once.
async fn interview(place: &Place) {
    let canvas = place.canvas("needs-map").await;
    let story = |id: &str, text: &str, tone: &str| Note {
        id: id.to_owned(),
        zone: "support".to_owned(),
        kind: "story".to_owned(),
        text: text.to_owned(),
        order: format!("{id}V"),
        attributes: BTreeMap::from([("tone".to_owned(), tone.to_owned())]),
        ..Note::default()
    };
    let content = Content {
        fields: BTreeMap::from([("pseudonym".to_owned(), "Villasukka".to_owned())]),
        choices: BTreeMap::from([("municipality".to_owned(), vec!["430".to_owned()])]),
        notes: vec![
            story("story-1", "Kukaan ei neuvonut", "missing"),
            story("story-2", "Kirjastossa autettiin", "worked"),
        ],
        ..Content::default()
    };
    place
        .write(&canvas, move |txn| canvas::fill(txn, &content))
        .await;
    place.settle().await;
}

#[tokio::test]
async fn what_interviews_miss_is_counted_for_members_alone_and_without_words() {
    let place = Place::new().await;
    interview(&place).await;
    let query = "/fi/coverage?area=subregion:025&canvases=1";
    let page = place.host.get(query).await.text;
    let row = "<tr><th scope=\"row\">Loimaa</th><td class=\"num\">1</td><td class=\"num\">1</td><td class=\"num\">0</td></tr>";
    assert!(page.contains(row), "{page}");
    for word in ["Villasukka", "Kukaan ei neuvonut", "Kirjastossa autettiin"] {
        assert!(!page.contains(word), "{word}");
    }
    let country = place.host.get("/fi/coverage?canvases=1").await.text;
    let row = row.replace("Loimaa", "Varsinais-Suomi");
    assert!(country.contains(&row), "{country}");
    let title = "Haastattelujen tarpeet";
    let plain = place.host.get("/fi/coverage?area=subregion:025").await.text;
    assert!(!plain.contains(title), "{plain}");
    let stranger = place.stage.account("Stranger").await;
    let theirs = stranger.get(query).await.text;
    assert!(theirs.contains("ei ole haastatteluja"), "{theirs}");
    assert!(!place.stage.browser().get(query).await.text.contains(title));
}
