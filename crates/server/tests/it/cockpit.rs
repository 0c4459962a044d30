//! Leading a workshop, and following it.
use axum::body::Body;
use axum::http::Request;
use canvas::settings::{EditScope, Settings, Zones};
use serde_json::Value as Json;
use server::features::live;
use server::features::workspaces::CanvasId;

use crate::stage::Browser;
use crate::workshops_stage::{House, house, text};

/// The first event that a stream of events gives.
async fn told(who: &Browser, house: &House) -> Json {
    let request = Request::get(house.at("/events")).body(Body::empty());
    let answer = who.send(request.unwrap()).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let data = answer
        .text
        .lines()
        .find_map(|line| line.strip_prefix("data: "));
    serde_json::from_str(data.unwrap()).unwrap()
}

async fn room(house: &House) -> Settings {
    let canvas = CanvasId(house.canvas().await);
    live::settings(&house.stage.app, &canvas).await.unwrap()
}

#[tokio::test]
async fn a_workshop_is_led_from_its_first_step_to_its_end_and_opened_again() {
    let house = house("first-meeting").await;
    let guest = house.guest("Helmi").await;
    assert!(
        guest
            .get(&house.at(""))
            .await
            .text
            .contains("waiting for the workshop")
    );
    house.step("next").await;
    assert!(
        guest
            .get(&house.at(""))
            .await
            .text
            .contains("Welcome and joining")
    );
    house.step("next").await;
    assert_eq!(room(&house).await.step.as_deref(), Some("A"));
    house.step("next").await;
    let settings = room(&house).await;
    assert_eq!(
        (settings.step.as_deref(), settings.done),
        (Some("B"), vec!["A".to_owned()])
    );
    house.step("back").await;
    let settings = room(&house).await;
    assert_eq!(
        (settings.step.as_deref(), settings.done),
        (Some("A"), Vec::new())
    );
    let ask = house.lead.get(&house.at("/lead/end")).await;
    assert_eq!(ask.status, 200);
    house.act("/lead/end", &[]).await;
    assert!(guest.get(&house.at("")).await.text.contains("has ended"));
    house.act("/lead/reopen", &[]).await;
    house.act("/lead/reopen", &[]).await;
    let items = house.items().await;
    assert_eq!(
        house.state().await["item"],
        items[1].0.as_str(),
        "it goes on where it was left"
    );
    assert!(
        house.state().await["timer"]["left_ms"].is_number(),
        "its timer waits"
    );
    house.step("next").await;
    assert_eq!(room(&house).await.step.as_deref(), Some("B"));
    assert_eq!(
        house.trail().await,
        [
            "workshop.create",
            "workshop.start",
            "workshop.end",
            "workshop.reopen"
        ]
    );
}

#[tokio::test]
async fn a_late_press_after_the_end_leads_back_and_changes_nothing() {
    let house = house("first-meeting").await;
    house.step("next").await;
    let page = async || house.lead.get(&house.at("/lead")).await.text;
    assert!(page().await.contains("/lead/rights"));
    house.act("/lead/end", &[]).await;
    let ended = house.state().await;
    let late = [("way", "next"), ("from", "")];
    for (rest, form) in [("/lead/end", &[][..]), ("/lead/step", &late[..])] {
        let back = house.act(rest, form).await;
        assert_eq!(back.location(), house.at("/lead"), "{rest}");
    }
    assert_eq!(house.state().await, ended);
    let page = page().await;
    assert!(page.contains("do-reopen") && !page.contains("/lead/rights"));
}

#[tokio::test]
async fn steps_are_skipped_jumped_to_and_opened_again() {
    let house = house("first-meeting").await;
    house.step("next").await;
    house.step("skip").await;
    let (state, items) = (house.state().await, house.items().await);
    assert_eq!(state["item"], items[1].0.as_str());
    assert_eq!(state["done"].as_array().unwrap().len(), 0);
    let from = items[1].0.as_str();
    let to = [("from", from), ("way", "to"), ("item", items[5].0.as_str())];
    house.act("/lead/step", &to).await;
    assert_eq!(room(&house).await.step.as_deref(), Some("D"));
    // The same press from a page that has not heard of it does nothing.
    house.act("/lead/step", &to).await;
    house
        .act("/lead/step", &[("from", from), ("way", "next")])
        .await;
    assert_eq!(house.state().await["item"], items[5].0.as_str());
    for form in [
        [("way", "sideways"), ("from", "")],
        [("from", ""), ("item", "x")],
    ] {
        let answer = house.send("/lead/step", &form).await;
        assert_eq!(answer.status, 400);
    }
}

#[tokio::test]
async fn the_timer_runs_by_the_clock_and_does_nothing_at_its_end() {
    let house = house("first-meeting").await;
    house.step("next").await;
    let page = async || house.lead.get(&house.at("/lead")).await.text;
    assert!(page().await.contains(">10:00<"));
    house.stage.pass_ms(96_000);
    assert!(page().await.contains(">08:24<"));
    house.act("/lead/timer", &[("timer", "pause")]).await;
    house.stage.pass_ms(600_000);
    assert!(page().await.contains(">08:24<"));
    house.act("/lead/timer", &[("timer", "longer")]).await;
    house.act("/lead/timer", &[("timer", "resume")]).await;
    house.stage.pass_ms(24_000);
    assert!(page().await.contains(">09:00<"));
    let before = house.state().await;
    house.stage.pass_ms(3_600_000);
    let text = page().await;
    assert!(text.contains(">00:00<") && text.contains("Time is up, go on in peace"));
    assert_eq!(house.state().await, before);
}

#[tokio::test]
async fn what_participants_may_do_reaches_the_rooms() {
    let house = house("clients-needs").await;
    let rights = |zones, edit, paused| [("zones", zones), ("edit", edit), ("paused", paused)];
    house.act("/lead/rights", &rights("step", "own", "")).await;
    assert_eq!(
        room(&house).await,
        Settings::default(),
        "nothing is worked on yet"
    );
    house.step("next").await;
    house.step("next").await;
    let settings = room(&house).await;
    assert_eq!(
        (settings.zones, settings.edit),
        (Zones::Step, EditScope::Own)
    );
    house
        .act("/lead/rights", &rights("all", "add", "yes"))
        .await;
    let settings = room(&house).await;
    assert_eq!(
        (settings.zones, settings.edit),
        (Zones::All, EditScope::Add)
    );
    assert!(settings.paused);
    let last = house
        .items()
        .await
        .into_iter()
        .rfind(|item| !item.1.is_empty());
    let last = CanvasId(last.unwrap().1);
    let other = live::settings(&house.stage.app, &last).await.unwrap();
    assert!(
        other.paused && other.edit == EditScope::All,
        "all canvases pause"
    );
    house.act("/lead/rights", &rights("all", "add", "")).await;
    assert!(!room(&house).await.paused);
    let wrong = house.send("/lead/rights", &rights("here", "own", "")).await;
    assert_eq!(wrong.status, 400);
}

#[tokio::test]
async fn a_participant_says_that_they_are_ready_and_who_leads_sees_it() {
    let house = house("first-meeting").await;
    let guest = house.guest("Helmi").await;
    house.step("next").await;
    let item = house.items().await[0].0.clone();
    let ready = house.at("/ready");
    let said = [("item", item.as_str()), ("ready", "yes")];
    assert_eq!(guest.post(&ready, &said).await.status, 303);
    assert_eq!(guest.post(&ready, &said).await.status, 303, "twice is once");
    assert!(
        guest
            .get(&house.at(""))
            .await
            .text
            .contains("You said that you are ready")
    );
    let page = house.lead.get(&house.at("/lead")).await.text;
    assert!(page.contains(r#"<bdi>Helmi</bdi> <span class="chip">guest</span>"#));
    assert!(
        page.contains("Helmi") && page.contains("1 is ready"),
        "{page}"
    );
    guest
        .post(&ready, &[("item", &item), ("ready", "no")])
        .await;
    assert!(
        house
            .lead
            .get(&house.at("/lead"))
            .await
            .text
            .contains("Nobody has said yet")
    );
    guest.post(&ready, &said).await;
    house.step("next").await;
    guest.post(&ready, &said).await;
    assert!(
        house
            .lead
            .get(&house.at("/lead"))
            .await
            .text
            .contains("Nobody has said yet"),
        "what was said of the step before does not count for this one"
    );
    let viewer = house.member("Viewer", "viewer").await;
    assert_eq!(viewer.post(&ready, &said).await.status, 403);
    house.act("/lead/end", &[]).await;
    assert_eq!(guest.post(&ready, &said).await.status, 409);
}

#[tokio::test]
async fn each_is_told_what_concerns_them() {
    let house = house("first-meeting").await;
    let guest = house.guest("Helmi").await;
    let told_first = told(&guest, &house).await;
    assert_eq!(told_first["revision"], 0);
    assert_eq!(told_first["item"], Json::Null);
    house.step("next").await;
    house.act("/lead/call", &[]).await;
    let told_now = told(&guest, &house).await;
    assert_eq!(told_now["revision"], 2);
    assert_eq!(told_now["name"], "Welcome and joining");
    assert_eq!(told_now["timer"]["lengthMs"], 600_000);
    assert_eq!(told_now["calledAt"], told_now["now"]);
    assert_eq!(
        told_now["lead"],
        Json::Null,
        "who is ready is for those who lead"
    );
    let before = told(&house.lead, &house).await["lead"].clone();
    let item = house.items().await[0].0.clone();
    let said = [("item", item.as_str()), ("ready", "yes")];
    guest.post(&house.at("/ready"), &said).await;
    assert_eq!(told(&guest, &house).await["ready"], true);
    assert_ne!(told(&house.lead, &house).await["lead"], before);
    let stranger = house.stage.account("Stranger").await;
    assert_eq!(stranger.get(&house.at("/events")).await.status, 404);
}

#[tokio::test]
async fn many_changes_at_once_are_all_made() {
    let house = house("empty").await;
    house
        .act("/items", &[("title", "Talk"), ("minutes", "1")])
        .await;
    house.step("next").await;
    let longer = [("timer", "longer")];
    let path = house.at("/lead/timer");
    let presses = (0..8).map(|_| house.lead.post(&path, &longer));
    for answer in futures_util::future::join_all(presses).await {
        assert_eq!(answer.status, 303);
    }
    let state = house.state().await;
    assert_eq!(state["timer"]["length_ms"], 9 * 60_000);
    assert_eq!(state["revision"], 9);
}

#[tokio::test]
async fn another_who_leads_is_asked_to_go_on() {
    let house = house("first-meeting").await;
    let other = house.member("Other Lead", "facilitator").await;
    let page = house.lead.get(&house.at("/lead")).await.text;
    assert!(page.contains("Other Lead"));
    let asked = house
        .act("/lead/hand-over", &[("account", &other.account)])
        .await;
    assert!(asked.location().ends_with("?handed=yes"));
    let mails = house.stage.mails_to("other.lead@mail.example").await;
    assert!(mails[0].body.contains(&house.at("/lead")));
    assert_eq!(other.get(&house.at("/lead")).await.status, 200);
    let participant = house.member("Part", "participant").await;
    let refused = house
        .send("/lead/hand-over", &[("account", &participant.account)])
        .await;
    assert_eq!(refused.status, 409);
    assert_eq!(
        house.trail().await,
        ["workshop.create", "workshop.hand-over"]
    );
}

#[tokio::test]
async fn notes_are_counted_by_zone() {
    let house = house("first-meeting").await;
    house.step("next").await;
    house.step("next").await;
    let canvas = CanvasId(house.canvas().await);
    live::edit(&house.stage.app, &canvas, |txn| {
        use yrs::{Map as _, MapPrelim, TextPrelim, WriteTxn as _};
        let notes = txn.get_or_insert_map("notes");
        for id in ["note-1", "note-2"] {
            let note = notes.insert(txn, id, MapPrelim::default());
            note.insert(txn, "zone", "state");
            note.insert(txn, "kind", "actor");
            note.insert(txn, "order", "a0");
            note.insert(txn, "text", TextPrelim::new("Kela"));
        }
    })
    .await
    .unwrap();
    let page = house.lead.get(&house.at("/lead")).await.text;
    assert!(page.contains("2 notes in all"));
}

#[tokio::test]
async fn a_canvas_in_the_archive_does_not_stop_a_workshop() {
    let house = house("first-meeting").await;
    let canvas = house.canvas().await;
    house
        .lead
        .post(&format!("/en/c/{canvas}/archive"), &[])
        .await;
    house.step("next").await;
    house.step("next").await;
    let settings = "
        select settings
        from canvas
        where id = $1";
    let settings = text(&house.stage, settings, &canvas).await;
    assert!(settings.contains(r#""step":null"#), "{settings}");
    assert_eq!(
        house.state().await["item"],
        house.items().await[1].0.as_str()
    );
}

#[tokio::test]
async fn the_page_to_lead_by_says_what_is_needed_now_before_the_agenda() {
    let house = house("first-meeting").await;
    let page = house.lead.get(&house.at("/lead")).await.text;
    let regions = ["now", "rights", "people", "inbox", "agenda", "private"];
    let places = regions.map(|name| page.find(&format!("id=\"live-{name}\"")).unwrap());
    assert!(places.is_sorted(), "{places:?}");
}
