//! Typing what stands on a photo into notes.
use canvas::content::Note;
use canvas::settings::Role;
use serde_json::json;
use server::features::live;

use crate::photos::{Wall, jpeg};
use crate::stage::{Answer, Browser};

struct Desk {
    wall: Wall,
    photo: String,
}

impl Desk {
    async fn new(kind: &str) -> Self {
        let wall = Wall::new(kind).await;
        let photo = wall.hang(&wall.place.host, &jpeg(1)).await;
        Self { wall, photo }
    }

    fn path(&self) -> String {
        self.wall.path(&format!("/{}/type", self.photo))
    }

    async fn add(&self, by: &Browser, place: &str, name: &str, more: &str) -> Answer {
        let form = [("place", place), ("name", name), ("more", more)];
        by.post(&self.path(), &form).await
    }

    async fn notes(&self) -> Vec<Note> {
        let app = &self.wall.place.stage.app;
        live::content(app, &self.wall.canvas).await.unwrap().notes
    }

    async fn pause(&self) {
        let path = format!("/api/v1/canvases/{}/settings", self.wall.canvas.0);
        let host = &self.wall.place.host;
        let paused = host.json("PATCH", &path, &json!({"paused": true})).await;
        assert_eq!(paused.status, 200, "{}", paused.text);
    }
}

#[tokio::test]
async fn a_typed_note_is_the_person_s_own_and_the_next_one_goes_there_too() {
    let desk = Desk::new("actor-map").await;
    let helmi = desk.wall.guest("Helmi", Role::Participant).await;
    let added = desk
        .add(
            &helmi,
            "municipality",
            " Kirjasto\t",
            "\nauttaa\r\n tiistaisin ",
        )
        .await;
    assert_eq!(added.status, 303, "{}", added.text);
    let notes = desk.notes().await;
    let note = notes.last().unwrap();
    assert_eq!(
        (note.zone.as_str(), note.kind.as_str()),
        ("municipality", "actor")
    );
    assert_eq!(
        (note.text.as_str(), note.by.as_str()),
        ("Kirjasto\nauttaa\ntiistaisin", "Helmi")
    );
    assert!(note.author.starts_with("guest-"));
    let to = format!("{}?place=municipality&note={}", desk.path(), note.id);
    assert_eq!(added.location(), to);
    let page = helmi.get(&to).await.text;
    assert!(
        page.contains("<option value=\"municipality\" selected>"),
        "{page}"
    );
    assert!(page.contains("Added: <strong>Kirjasto</strong>"));
    assert!(page.contains(" autofocus") && page.contains("aria-describedby=\"added name-help\""));
    // Pressed twice is written once; others see what was typed, by zone.
    desk.add(&helmi, "municipality", "Kirjasto", "auttaa\ntiistaisin")
        .await;
    desk.add(&helmi, "municipality", "Opisto", "").await;
    desk.add(&helmi, "state", "Poliisi <b>", "").await;
    assert_eq!(desk.notes().await.len(), 3);
    let page = desk.wall.place.host.get(&desk.path()).await.text;
    let done = &page[page.find("id=\"done-h\"").unwrap()..];
    assert_eq!(done.matches("<li>").count(), 3, "{done}");
    assert!(
        done.contains("<li>Poliisi &#60;b&#62;</li>")
            && done.contains("<span class=\"num\">2</span>")
    );
    let list = helmi.get(&desk.wall.path("")).await.text;
    assert!(list.contains("3 notes typed"));
    // Notes stay when their photo goes.
    let remove = desk.wall.path(&format!("/{}/remove", desk.photo));
    assert_eq!(desk.wall.place.host.post(&remove, &[]).await.status, 303);
    assert_eq!(desk.notes().await.len(), 3);
}

#[tokio::test]
async fn what_is_not_taken_comes_back_with_the_reason() {
    let desk = Desk::new("actor-map").await;
    let helmi = desk.wall.guest("Helmi", Role::Participant).await;
    let empty = desk.add(&helmi, "nowhere", "  ", "rest").await;
    assert_eq!(empty.status, 422);
    assert!(empty.text.contains("Choose where it belongs."));
    assert!(empty.text.contains("Type the text."));
    assert!(empty.text.contains(">rest</textarea>"));
    let long = desk.add(&helmi, "state", &"a".repeat(201), "").await;
    assert!(long.status == 422 && long.text.contains("at most 200 characters"));
    desk.pause().await;
    let paused = desk.add(&helmi, "state", "Poliisi", "").await;
    assert_eq!(paused.status, 422);
    assert!(
        paused.text.contains("The text was not added.")
            && paused.text.contains("value=\"Poliisi\"")
    );
    assert!(desk.notes().await.is_empty());
    let leads = desk
        .add(&desk.wall.place.host, "state", "Poliisi", "")
        .await;
    assert_eq!(leads.status, 303);
}

#[tokio::test]
async fn only_who_writes_types() {
    let desk = Desk::new("actor-map").await;
    let viewer = desk.wall.guest("Vieno", Role::Viewer).await;
    let stranger = desk.wall.place.stage.account("Outo").await;
    for (who, status) in [(&viewer, 403), (&stranger, 404)] {
        assert_eq!(who.get(&desk.path()).await.status, status);
        assert_eq!(desk.add(who, "state", "Poliisi", "").await.status, status);
    }
    let other = Desk {
        photo: "none".to_owned(),
        ..desk
    };
    let added = other
        .add(&other.wall.place.host, "state", "Poliisi", "")
        .await;
    assert_eq!(added.status, 404);
    assert!(other.notes().await.is_empty());
}

#[tokio::test]
async fn a_zone_of_several_kinds_asks_for_one() {
    let desk = Desk::new("needs-map").await;
    let host = &desk.wall.place.host;
    let template = canvas::find("needs-map").unwrap();
    let zone = template
        .zones
        .iter()
        .find(|zone| zone.kinds.len() > 1)
        .unwrap();
    let before = desk.notes().await.len();
    let both = format!("{}/{}", zone.slug, zone.kinds[1]);
    assert_eq!(desk.add(host, &zone.slug, "Vuokra", "").await.status, 422);
    assert_eq!(desk.add(host, &both, "Vuokra", "").await.status, 303);
    let notes = desk.notes().await;
    assert_eq!(notes.len(), before + 1);
    let note = notes.iter().find(|note| note.text == "Vuokra").unwrap();
    assert_eq!((&note.zone, &note.kind), (&zone.slug, &zone.kinds[1]));
}

#[tokio::test]
async fn words_of_a_field_come_last_in_it() {
    let desk = Desk::new("proposal").await;
    let helmi = desk.wall.guest("Helmi", Role::Participant).await;
    let page = helmi.get(&desk.path()).await;
    assert!(
        page.text.contains("<option value=\"field:goal\">"),
        "{}",
        page.text
    );
    assert!(
        page.text
            .contains("The table is filled in on the canvas itself.")
    );
    let added = desk
        .add(&helmi, "field:goal", "Kaikki mukaan", "ja heti")
        .await;
    assert_eq!(added.status, 303, "{}", added.text);
    let page = helmi.get(added.location()).await.text;
    assert!(page.contains("<option value=\"field:goal\" selected>"));
    assert!(page.contains("Added: <strong>") && page.contains(" autofocus"));
    // Pressed twice is written once.
    for words in ["Ensi vuonna", "Ensi vuonna"] {
        desk.add(&helmi, "field:goal", words, "").await;
    }
    desk.add(&helmi, "field:working-name", "Digi", "kotiin")
        .await;
    desk.add(&helmi, "field:working-name", "heti", "").await;
    let app = &desk.wall.place.stage.app;
    let content = live::content(app, &desk.wall.canvas).await.unwrap();
    assert_eq!(
        content.fields["goal"],
        "Kaikki mukaan\nja heti\nEnsi vuonna"
    );
    assert_eq!(content.fields["working-name"], "Digi kotiin heti");
    assert_eq!(content.written["field:goal"].name, "Helmi");
    let long = "a".repeat(4_000);
    let full = desk.add(&helmi, "field:goal", "x", &long).await;
    assert_eq!(full.status, 422);
    desk.pause().await;
    let paused = desk.add(&helmi, "field:goal", "Vielä", "").await;
    assert!(paused.status == 422 && paused.text.contains("value=\"Vielä\""));
    for nowhere in ["field:nowhere", "field:sheet", "goal"] {
        let refused = desk.add(&desk.wall.place.host, nowhere, "x", "").await;
        assert_eq!(refused.status, 422, "{nowhere}");
    }
}
