//! The screen of a workshop: it follows those who lead, shows one zone large, and keeps its picture.
use axum::body::Body;
use axum::http::Request;
use serde_json::Value as Json;

use crate::stage::Browser;
use crate::workshops_stage::{House, house, text};

/// A workshop in its first step with zones.
async fn in_step_a() -> House {
    let house = house("first-meeting").await;
    house.step("next").await;
    house.step("next").await;
    house
}

async fn write(house: &House, words: &str) {
    house.stage.pass_ms(1);
    let item = house.state().await["item"].clone();
    let form = [
        ("item", item.as_str().unwrap()),
        ("zone", "state"),
        ("name", words),
    ];
    let sent = house.lead.post(&house.at(""), &form).await;
    assert_eq!(sent.status, 303, "{}", sent.text);
}

/// What the board is drawn from.
async fn board(house: &House) -> Json {
    house.lead.get(&house.at("/screen/board")).await.json()
}

async fn names(house: &House) -> Vec<String> {
    let props = board(house).await;
    let notes = props["content"]["notes"].as_array().unwrap().clone();
    let text = |note: &Json| note["text"].as_str().unwrap().to_owned();
    notes.iter().map(text).collect()
}

/// What the page tells its island.
async fn shown(house: &House) -> Json {
    let page = house.lead.get(&house.at("/screen")).await.text;
    let (_, rest) = page.split_once(r#"id="screen-now">"#).unwrap();
    serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
}

async fn freeze(house: &House, picture: &str) {
    house.act("/lead/screen", &[("picture", picture)]).await;
}

#[tokio::test]
async fn the_screen_shows_what_is_under_way_and_how_to_join() {
    let house = house("first-meeting").await;
    let page = house.lead.get(&house.at("/screen")).await;
    assert_eq!(page.status, 200);
    assert!(page.text.contains("We begin soon"));
    let code = house.code().await;
    assert!(page.text.contains(&format!("/j/{code}/qr.svg")));
    assert_eq!(shown(&house).await["canvas"], Json::Null);
    assert_eq!(house.lead.get(&house.at("/screen/board")).await.status, 404);
    house.step("next").await;
    house.step("next").await;
    let page = house.lead.get(&house.at("/screen")).await.text;
    assert!(page.contains("step 1 / 4") && page.contains("data-clock"));
    let canvas = house.canvas().await;
    assert_eq!(shown(&house).await["canvas"], canvas.as_str());
    assert_eq!(board(&house).await["canvas"]["id"], canvas.as_str());
    house.act("/lead/end", &[]).await;
    let page = house.lead.get(&house.at("/screen")).await.text;
    assert!(page.contains("The workshop has ended"));
    for lang in ["fi", "sv", "en"] {
        let page = house
            .lead
            .get(&format!("/{lang}/t/{}/screen", house.workshop))
            .await;
        assert!(!page.text.contains("screen-wait"), "{lang}");
    }
}

#[tokio::test]
async fn it_is_opened_and_led_by_those_who_lead_alone() {
    let house = in_step_a().await;
    let guest = house.guest("Helmi").await;
    let viewer = house.member("Viewer", "viewer").await;
    let stranger = house.stage.account("Stranger").await;
    for (who, status) in [(&guest, 403), (&viewer, 403), (&stranger, 404)] {
        for path in ["/screen", "/screen/board"] {
            assert_eq!(who.get(&house.at(path)).await.status, status, "{path}");
        }
        let form = [("picture", "frozen")];
        let refused = who.post(&house.at("/lead/screen"), &form).await;
        assert_eq!(refused.status, status);
    }
    assert_eq!(house.state().await["frozen_at"], Json::Null);
}

#[tokio::test]
async fn one_zone_is_shown_large_until_the_next_step() {
    let house = in_step_a().await;
    house.act("/lead/screen", &[("zone", "state")]).await;
    assert_eq!(shown(&house).await["spotlight"], "state");
    assert!(
        house
            .lead
            .get(&house.at("/screen"))
            .await
            .text
            .contains("Shown large")
    );
    house.act("/lead/screen", &[("zone", "whole")]).await;
    assert_eq!(shown(&house).await["spotlight"], Json::Null);
    let unknown = house.send("/lead/screen", &[("zone", "nowhere")]).await;
    assert_eq!(unknown.status, 422);
    assert_eq!(shown(&house).await["spotlight"], Json::Null);
    house.act("/lead/screen", &[("zone", "state")]).await;
    house.step("next").await;
    assert_eq!(shown(&house).await["spotlight"], Json::Null);
    for form in [
        vec![],
        vec![("picture", "upside down")],
        vec![("picture", "frozen"), ("zone", "state")],
    ] {
        assert_eq!(house.send("/lead/screen", &form).await.status, 400);
    }
}

#[tokio::test]
async fn a_frozen_screen_keeps_its_picture_while_people_write_on() {
    let house = in_step_a().await;
    write(&house, "Before").await;
    freeze(&house, "frozen").await;
    write(&house, "Meanwhile").await;
    assert_eq!(names(&house).await, ["Before"]);
    let page = house.lead.get(&house.at("/screen")).await.text;
    assert!(page.contains("The picture is frozen"));
    // Asked for again, also from another page, it stays the picture of the first time.
    let at = shown(&house).await["frozenAt"].clone();
    house.stage.pass_ms(5_000);
    freeze(&house, "frozen").await;
    assert_eq!(shown(&house).await["frozenAt"], at);
    assert_eq!(names(&house).await, ["Before"]);
    freeze(&house, "live").await;
    assert_eq!(names(&house).await, ["Before", "Meanwhile"]);
    assert_eq!(pictures(&house).await, "0");
    freeze(&house, "frozen").await;
    house.step("next").await;
    assert_eq!(shown(&house).await["frozenAt"], Json::Null);
    assert_eq!(pictures(&house).await, "0", "what is not shown is not kept");
}

async fn pictures(house: &House) -> String {
    let sql = "
        select cast(count(*) as text) as count
        from workshop_picture
        where workshop_id = $1";
    text(&house.stage, sql, &house.workshop).await
}

#[tokio::test]
async fn what_was_in_the_bin_is_not_kept_with_the_picture() {
    let house = in_step_a().await;
    write(&house, "Secret words").await;
    let note = board(&house).await["content"]["notes"][0]["id"].clone();
    let path = format!("/notes/{}/bin", note.as_str().unwrap());
    let canvas = house.canvas().await;
    house.act(&path, &[("canvas", &canvas)]).await;
    freeze(&house, "frozen").await;
    let sql = "
        select content
        from workshop_picture
        where workshop_id = $1";
    let kept = text(&house.stage, sql, &house.workshop).await;
    assert!(!kept.contains("Secret words"));
}

/// What a page of the workshop is told.
async fn told(who: &Browser, house: &House) -> Json {
    let request = Request::get(house.at("/events")).body(Body::empty());
    let answer = who.send(request.unwrap()).await;
    let data = answer
        .text
        .lines()
        .find_map(|line| line.strip_prefix("data: "));
    serde_json::from_str(data.unwrap()).unwrap()
}

#[tokio::test]
async fn phones_are_told_of_a_vote_that_opens_and_closes() {
    let house = in_step_a().await;
    let guest = house.guest("Helmi").await;
    let mut rounds = house.stage.app.rounds.subscribe();
    assert_eq!(told(&guest, &house).await["vote"], Json::Null);
    let canvas = house.canvas().await;
    let path = format!("/en/c/{canvas}/votes");
    let form = [
        ("question", "Which?"),
        ("mark", "dots"),
        ("votes_each", "3"),
    ];
    assert_eq!(house.lead.post(&path, &form).await.status, 303);
    assert_eq!(rounds.try_recv().unwrap(), canvas);
    let round = told(&guest, &house).await["vote"].clone();
    let round = round.as_str().unwrap().to_owned();
    assert!(guest.get(&house.at("")).await.text.contains("do-vote"));
    house.lead.post(&format!("{path}/{round}/close"), &[]).await;
    assert_eq!(rounds.try_recv().unwrap(), canvas);
    assert_eq!(told(&guest, &house).await["vote"], Json::Null);
}
