//! Notes from phones: what a participant sends by the plain form of their page.
use canvas::content::{Content, Note};
use server::features::live;
use server::features::workspaces::CanvasId;

use crate::stage::{Answer, Browser};
use crate::workshops_stage::{House, house};

/// What stands on the workshop's canvas.
async fn content(house: &House) -> Content {
    let canvas = CanvasId(house.canvas().await);
    live::content(&house.stage.app, &canvas).await.unwrap()
}

/// Sends a note for the item that is under way.
async fn send(house: &House, who: &Browser, zone: &str, name: &str) -> Answer {
    house.stage.pass_ms(1);
    let item = house.state().await["item"].clone();
    let item = item.as_str().unwrap_or_default().to_owned();
    let form = [
        ("item", item.as_str()),
        ("zone", zone),
        ("name", name),
        ("more", "helps on Mondays\r\nand by phone"),
    ];
    who.post(&house.at(""), &form).await
}

/// A workshop in its first step that opens zones.
async fn in_step_a() -> House {
    let house = house("first-meeting").await;
    house.step("next").await;
    house.step("next").await;
    house
}

#[tokio::test]
async fn a_note_from_a_phone_stands_on_the_canvas_under_its_writer_s_name() {
    let house = in_step_a().await;
    let guest = house.guest("Helmi").await;
    let sent = send(&house, &guest, "association", " Net seniors ").await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    let notes = content(&house).await.notes;
    let [note] = &notes[..] else {
        panic!("{notes:?}");
    };
    let Note {
        zone,
        kind,
        text,
        by,
        author,
        ..
    } = note;
    assert_eq!(
        [zone, kind, text, by],
        [
            "association",
            "actor",
            "Net seniors\nhelps on Mondays\nand by phone",
            "Helmi"
        ]
    );
    assert!(author.starts_with("guest-"));
    let page = sent.location().split('#').next().unwrap().to_owned();
    let page = guest.get(&page).await.text;
    assert!(page.contains(r#"id="sent""#) && page.contains("Net seniors"));
    let other = house.guest("Otso").await;
    let with_id = format!("?sent={}", note.id);
    let theirs = other.get(&house.at(&with_id)).await.text;
    assert!(!theirs.contains(r#"id="sent""#) && !theirs.contains("Net seniors"));
}

#[tokio::test]
async fn pressing_twice_adds_one_note_and_notes_stand_in_the_order_they_came() {
    let house = in_step_a().await;
    let guest = house.guest("Helmi").await;
    let first = send(&house, &guest, "state", "Office").await;
    let again = send(&house, &guest, "state", "Office").await;
    assert_eq!(first.location(), again.location());
    send(&house, &guest, "state", "Another office").await;
    let other = house.guest("Otso").await;
    send(&house, &other, "state", "Office").await;
    let notes = content(&house).await.notes;
    let by: Vec<(&str, &str)> = notes
        .iter()
        .map(|note| (note.by.as_str(), note.text.lines().next().unwrap()))
        .collect();
    assert_eq!(
        by,
        [
            ("Helmi", "Office"),
            ("Helmi", "Another office"),
            ("Otso", "Office")
        ]
    );
}

#[tokio::test]
async fn what_is_missing_is_told_beside_it_and_nothing_typed_is_lost() {
    let house = in_step_a().await;
    let guest = house.guest("Helmi").await;
    let without_zone = send(&house, &guest, "", "<b>Library").await;
    assert_eq!(without_zone.status, 422);
    for text in ["Choose where", "helps on Mondays\r\nand by phone"] {
        assert!(without_zone.text.contains(text), "{text}");
    }
    assert!(!without_zone.text.contains("<b>Library"));
    assert!(without_zone.text.contains("Library"));
    let without_name = send(&house, &guest, "state", "  ").await;
    assert_eq!(without_name.status, 422);
    assert!(without_name.text.contains("First write what"));
    let long = send(&house, &guest, "state", &"a".repeat(201)).await;
    assert_eq!(long.status, 422);
    let elsewhere = send(&house, &guest, "models", "A model").await;
    assert_eq!(elsewhere.status, 422, "step A does not open it");
    assert!(content(&house).await.notes.is_empty());
}

#[tokio::test]
async fn only_what_one_s_own_client_might_do_is_done() {
    let house = in_step_a().await;
    let guest = house.guest("Helmi").await;
    let viewer = house.member("Viewer", "viewer").await;
    let looked_at = viewer.get(&house.at("")).await;
    assert!(!looked_at.text.contains("do-send"));
    let refused = send(&house, &viewer, "state", "Office").await;
    assert_eq!(refused.status, 403);
    let pause = [("zones", "step"), ("edit", "own"), ("paused", "yes")];
    house.act("/lead/rights", &pause).await;
    assert!(!guest.get(&house.at("")).await.text.contains("do-send"));
    let paused = send(&house, &guest, "state", "Office").await;
    assert_eq!(paused.status, 422);
    assert!(paused.text.contains("Office"));
    let led = send(&house, &house.lead, "state", "Who leads writes").await;
    assert_eq!(led.status, 303);
    // The page of somebody who has not heard that the next step began.
    let from = house.state().await["item"].as_str().unwrap().to_owned();
    house.act("/lead/rights", &pause[..2]).await;
    house.step("next").await;
    let late = [("item", from.as_str()), ("zone", "state"), ("name", "Late")];
    let late = guest.post(&house.at(""), &late).await;
    assert_eq!(late.status, 422);
    assert!(late.text.contains("Late"));
    let texts: Vec<String> = content(&house)
        .await
        .notes
        .into_iter()
        .map(|note| note.text)
        .collect();
    assert_eq!(texts.len(), 1);
}

#[tokio::test]
async fn nothing_is_sent_to_a_canvas_in_the_archive_or_after_the_end() {
    let house = in_step_a().await;
    let guest = house.guest("Helmi").await;
    let archive = format!("/en/c/{}/archive", house.canvas().await);
    let archived = house.lead.post(&archive, &[]).await;
    assert_eq!(archived.status, 303, "{}", archived.text);
    let refused = send(&house, &guest, "state", "Office").await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("Office"));
    let from = house.state().await["item"].as_str().unwrap().to_owned();
    house.act("/lead/end", &[]).await;
    let form = [("item", from.as_str()), ("zone", "state"), ("name", "Last")];
    let ended = guest.post(&house.at(""), &form).await;
    assert_eq!(ended.status, 422);
    assert!(ended.text.contains("Last") && ended.text.contains("has ended"));
    assert!(content(&house).await.notes.is_empty());
}

#[tokio::test]
async fn one_s_own_notes_are_listed_and_go_to_the_bin() {
    let house = in_step_a().await;
    let own = [("zones", "step"), ("edit", "own")];
    house.act("/lead/rights", &own).await;
    let (guest, other) = (house.guest("Helmi").await, house.guest("Otso").await);
    send(&house, &guest, "state", "Office").await;
    send(&house, &other, "state", "Station").await;
    let page = guest.get(&house.at("")).await.text;
    assert!(page.contains("Office") && !page.contains("Station"));
    let canvas = house.canvas().await;
    let notes = content(&house).await.notes;
    let bin = async |who: &Browser, note: &Note| {
        let path = house.at(&format!("/notes/{}/bin", note.id));
        who.post(&path, &[("canvas", &canvas)]).await.status
    };
    assert_eq!(bin(&guest, &notes[1]).await, 409);
    assert_eq!(bin(&guest, &notes[0]).await, 303);
    assert_eq!(bin(&guest, &notes[0]).await, 303, "gone is gone");
    let after = content(&house).await;
    assert_eq!((after.notes.len(), after.bin.len()), (1, 1));
    assert_eq!(after.bin[0].binned.as_ref().unwrap().name, "Helmi");
    let elsewhere = house.other_canvas("actor-map", "Beside").await;
    let path = house.at(&format!("/notes/{}/bin", notes[1].id));
    let beside = guest.post(&path, &[("canvas", &elsewhere)]).await;
    assert_eq!(beside.status, 404);
}

#[tokio::test]
async fn the_form_speaks_of_the_kinds_and_zones_that_the_step_opens() {
    let house = in_step_a().await;
    let guest = house.guest("Helmi").await;
    let page = guest.get(&house.at("")).await.text;
    for zone in ["state", "municipality", "company"] {
        assert!(page.contains(&format!(r#"id="zone-{zone}""#)), "{zone}");
    }
    assert!(!page.contains(r#"id="zone-models""#));
    for lang in ["fi", "sv", "en"] {
        let page = guest.get(&format!("/{lang}/t/{}", house.workshop)).await;
        assert_eq!(page.status, 200);
        assert!(!page.text.contains("companion-"), "{lang}");
    }
    house.step("next").await;
    let page = guest.get(&house.at("")).await.text;
    assert!(page.contains(r#"name="zone" value="funders""#));
}
