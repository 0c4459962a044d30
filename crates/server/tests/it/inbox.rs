//! The inbox: notes that reach nobody but those who lead until they are taken.
use canvas::content::Note;
use server::features::live;
use server::features::workspaces::CanvasId;

use crate::drafts::{Listener, is_of_server, participant, read_all};
use crate::stage::{Answer, Browser};
use crate::workshops_stage::{House, house, text};

const WORDS: &str = "Quietwords";

/// A workshop in its first step with zones, whose notes go to those who lead first.
async fn in_inbox(level: &str) -> House {
    let house = house("first-meeting").await;
    house.step("next").await;
    house.step("next").await;
    set(&house, level).await;
    house
}

async fn set(house: &House, notes: &str) {
    let form = [("zones", "step"), ("edit", "own"), ("notes", notes)];
    house.act("/lead/rights", &form).await;
}

async fn notes(house: &House) -> Vec<Note> {
    let canvas = CanvasId(house.canvas().await);
    let content = live::content(&house.stage.app, &canvas).await;
    content.unwrap().notes
}

async fn try_send(house: &House, who: &Browser, name: &str) -> Answer {
    house.stage.pass_ms(1);
    let item = house.state().await["item"].clone();
    let item = item.as_str().unwrap_or_default().to_owned();
    let form = [("item", item.as_str()), ("zone", "state"), ("name", name)];
    who.post(&house.at(""), &form).await
}

/// Sends a note, which is taken; gives its id.
async fn send(house: &House, who: &Browser, name: &str) -> String {
    let sent = try_send(house, who, name).await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    let id = sent.location().split(['=', '#']).nth(1).unwrap();
    id.to_owned()
}

/// Answers an idea as one who leads; gives where that leads.
async fn answer(house: &House, idea: &str, answer: &str, zone: &str) -> String {
    let form = [("idea", idea), ("answer", answer), ("zone", zone)];
    let sent = house.act("/lead/inbox", &form).await;
    sent.location().to_owned()
}

async fn kept(house: &House) -> String {
    let sql = "
        select cast(count(*) as text) as count
        from workshop_draft
        where workshop_id = $1";
    text(&house.stage, sql, &house.workshop).await
}

async fn take_in(level: &str) {
    let house = in_inbox(level).await;
    let (writer, other) = (house.guest("Wilhelmina").await, house.guest("Otso").await);
    let id = participant(&house, "Wilhelmina").await;
    let mut listener = Listener::at(&house).await;
    let idea = send(&house, &writer, WORDS).await;
    listener.catch_up().await;
    assert!(!read_all(&house, &other).await.contains(WORDS), "{level}");
    for word in [WORDS, "Wilhelmina", &id] {
        assert!(!listener.has(word), "{level}: {word}");
    }
    let page = house.lead.get(&house.at("/lead")).await.text;
    assert!(page.contains("1 idea in the inbox") && page.contains(WORDS));
    let inbox = page.split_once(r#"id="live-inbox""#).unwrap().1;
    let inbox = inbox.split_once("</section>").unwrap().0;
    let is_anonymous = level == "anonymous";
    assert_eq!(inbox.contains("Wilhelmina"), !is_anonymous, "{level}");
    assert!(!inbox.contains(&id), "{level}");
    let own = writer.get(&house.at("")).await.text;
    assert!(own.contains(WORDS) && own.contains("Waits for the facilitator"));
    answer(&house, &idea, "take", "association").await;
    listener.until(WORDS).await;
    let notes = notes(&house).await;
    let [note] = &notes[..] else {
        panic!("{notes:?}");
    };
    assert_eq!(
        (note.text.as_str(), note.zone.as_str()),
        (WORDS, "association")
    );
    let is_named = level == "named";
    assert_eq!(note.by == "Wilhelmina" && note.author == id, is_named);
    assert_eq!(note.by.is_empty() && note.author.is_empty(), !is_named);
    assert_eq!(listener.has("Wilhelmina") || listener.has(&id), is_named);
    assert!(is_of_server(&house).await, "{level}");
    let own = writer.get(&house.at("")).await.text;
    let is_listed = own.contains(WORDS);
    assert_eq!(is_listed, !is_anonymous, "nobody knows whose it was");
    let left = if level == "leaders" { "1" } else { "0" };
    assert_eq!(kept(&house).await, left, "{level}");
}

#[tokio::test]
async fn an_idea_by_name_stands_under_it_once_it_is_taken() {
    take_in("named").await;
}

#[tokio::test]
async fn only_those_who_lead_know_who_sent_it_when_that_was_promised() {
    take_in("leaders").await;
}

#[tokio::test]
async fn nobody_knows_who_sent_an_anonymous_idea() {
    take_in("anonymous").await;
}

#[tokio::test]
async fn the_canvas_is_closed_to_participants_and_open_to_those_who_lead() {
    let house = in_inbox("named").await;
    let guest = house.guest("Helmi").await;
    let canvas = CanvasId(house.canvas().await);
    let is_paused = async || {
        let settings = live::settings(&house.stage.app, &canvas).await;
        settings.unwrap().paused
    };
    assert!(is_paused().await);
    let own_page = format!("href=\"{}\">To the workshop", house.at(""));
    let shown = async |who: &Browser| {
        let page = who.get(&format!("/en/c/{}", house.canvas().await)).await;
        page.text.contains(&own_page)
    };
    assert!(
        shown(&guest).await,
        "a closed canvas leads back to where they write"
    );
    assert!(!shown(&house.lead).await);
    send(&house, &guest, "From a phone").await;
    send(&house, &house.lead, "From who leads").await;
    let texts: Vec<String> = notes(&house)
        .await
        .into_iter()
        .map(|note| note.text)
        .collect();
    assert_eq!(texts, ["From who leads"]);
    set(&house, "canvas").await;
    assert!(!is_paused().await);
    send(&house, &guest, "At once").await;
    assert_eq!(notes(&house).await.len(), 2);
    let page = house.lead.get(&house.at("/lead")).await.text;
    assert!(page.contains("1 idea in the inbox"), "what waits waits on");
    set(&house, "named").await;
    house.act("/lead/end", &[]).await;
    assert!(!is_paused().await, "after the end the canvas is open");
    let wrong = [("zones", "step"), ("edit", "own"), ("notes", "nobody")];
    house.act("/lead/reopen", &[]).await;
    assert_eq!(house.send("/lead/rights", &wrong).await.status, 400);
}

#[tokio::test]
async fn private_writing_comes_before_the_inbox() {
    let house = in_inbox("named").await;
    let guest = house.guest("Helmi").await;
    let item = house.state().await["item"].as_str().unwrap().to_owned();
    let form = [("item", item.as_str()), ("level", "anonymous")];
    house.act("/lead/private", &form).await;
    send(&house, &guest, "For the reveal").await;
    let page = house.lead.get(&house.at("/lead")).await.text;
    assert!(page.contains("1 note waits") && !page.contains("1 idea in the inbox"));
    house.act("/lead/reveal", &[("item", &item)]).await;
    send(&house, &guest, "For the inbox").await;
    let page = house.lead.get(&house.at("/lead")).await.text;
    assert!(page.contains("1 idea in the inbox"));
    assert_eq!(notes(&house).await.len(), 1);
}

#[tokio::test]
async fn an_idea_is_left_out_and_its_sender_sees_that() {
    let house = in_inbox("anonymous").await;
    let guest = house.guest("Helmi").await;
    let idea = send(&house, &guest, WORDS).await;
    assert!(!answer(&house, &idea, "decline", "").await.contains("gone"));
    assert!(!answer(&house, &idea, "decline", "").await.contains("gone"));
    assert!(
        answer(&house, &idea, "take", "state")
            .await
            .contains("gone")
    );
    assert!(notes(&house).await.is_empty());
    let page = guest.get(&house.at("")).await.text;
    assert!(page.contains("Not added to the canvas") && page.contains(WORDS));
    let page = house.lead.get(&house.at("/lead")).await.text;
    assert!(!page.contains(WORDS));
    let change = guest
        .post(&house.at(&format!("/drafts/{idea}")), &[("name", "Other")])
        .await;
    assert_eq!(change.status, 422);
    send(&house, &guest, WORDS).await;
    assert_eq!(kept(&house).await, "2", "it may be sent again");
    let remove = house.at(&format!("/drafts/{idea}/remove"));
    assert_eq!(guest.post(&remove, &[]).await.status, 303);
}

#[tokio::test]
async fn two_who_lead_take_an_idea_once() {
    let house = in_inbox("leaders").await;
    let guest = house.guest("Helmi").await;
    let idea = send(&house, &guest, WORDS).await;
    let form = |zone| [("idea", idea.as_str()), ("answer", "take"), ("zone", zone)];
    let (one, two) = (form("state"), form("company"));
    let (one, two) = tokio::join!(
        house.send("/lead/inbox", &one),
        house.send("/lead/inbox", &two)
    );
    assert_eq!((one.status.as_u16(), two.status.as_u16()), (303, 303));
    answer(&house, &idea, "take", "association").await;
    assert!(answer(&house, &idea, "decline", "").await.contains("gone"));
    assert_eq!(notes(&house).await.len(), 1);
    assert!(
        answer(&house, "no-such-idea", "take", "state")
            .await
            .contains("gone")
    );
}

#[tokio::test]
async fn after_a_stop_while_it_was_taken_an_idea_is_taken_once() {
    let house = in_inbox("anonymous").await;
    let guest = house.guest("Helmi").await;
    let idea = send(&house, &guest, WORDS).await;
    // A program that stopped after the document was written and before the draft was forgotten.
    let keep = "
        insert into workshop_draft (id, workshop_id, item_id, canvas_id, zone, kind, body, level,
            writer, writer_name, note_id, written_at, sealed_at, release)
        select 'again-' || id, workshop_id, item_id, canvas_id, 'company', kind, body, level,
            writer, writer_name, note_id, written_at, written_at, release
        from workshop_draft
        where workshop_id = $1";
    let db = &house.stage.app.db;
    let row = server::args![house.workshop.as_str()];
    db.run(keep, row).await.unwrap();
    answer(&house, &idea, "take", "company").await;
    answer(&house, &format!("again-{idea}"), "take", "state").await;
    let notes = notes(&house).await;
    assert_eq!(notes.len(), 1);
    assert_eq!(notes[0].zone, "company");
    assert_eq!(kept(&house).await, "0");
}

#[tokio::test]
async fn only_those_who_lead_answer_and_only_for_zones_that_are_there() {
    let house = in_inbox("named").await;
    let guest = house.guest("Helmi").await;
    let idea = send(&house, &guest, WORDS).await;
    let form = [
        ("idea", idea.as_str()),
        ("answer", "take"),
        ("zone", "state"),
    ];
    let viewer = house.member("Viewer", "viewer").await;
    let stranger = house.stage.account("Stranger").await;
    for (who, status) in [(&guest, 403), (&viewer, 403), (&stranger, 404)] {
        let refused = who.post(&house.at("/lead/inbox"), &form).await;
        assert_eq!(refused.status, status);
    }
    assert_eq!(try_send(&house, &viewer, "Looks on").await.status, 403);
    let nowhere = [
        ("idea", idea.as_str()),
        ("answer", "take"),
        ("zone", "moon"),
    ];
    assert_eq!(house.send("/lead/inbox", &nowhere).await.status, 400);
    let path = format!("/en/c/{}", house.canvas().await);
    house.lead.post(&format!("{path}/archive"), &[]).await;
    assert_eq!(house.send("/lead/inbox", &form).await.status, 409);
    house.lead.post(&format!("{path}/unarchive"), &[]).await;
    // What the canvas did not take waits on, and may still be left out or taken.
    house.act("/lead/inbox", &form).await;
    assert_eq!(notes(&house).await.len(), 1);
}

#[tokio::test]
async fn in_a_break_nothing_is_sent_and_after_the_end_what_waits_is_still_answered() {
    let house = in_inbox("named").await;
    let guest = house.guest("Helmi").await;
    let idea = send(&house, &guest, WORDS).await;
    let pause = [
        ("zones", "step"),
        ("edit", "own"),
        ("paused", "yes"),
        ("notes", "named"),
    ];
    house.act("/lead/rights", &pause).await;
    let refused = try_send(&house, &guest, "In the break").await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("In the break"));
    house.act("/lead/end", &[]).await;
    let path = house.at(&format!("/drafts/{idea}"));
    let late = guest.post(&path, &[("name", "New words")]).await;
    assert_eq!(late.status, 422);
    assert!(late.text.contains("New words") && late.text.contains("has ended"));
    answer(&house, &idea, "take", "state").await;
    assert_eq!(notes(&house).await[0].text, WORDS);
}

#[tokio::test]
async fn what_is_handled_stands_apart_from_what_waits() {
    let house = in_inbox("leaders").await;
    let writer = house.guest("Helmi").await;
    let taken = send(&house, &writer, "Bakery").await;
    send(&house, &writer, "Museum").await;
    answer(&house, &taken, "take", "association").await;
    let own = writer.get(&house.at("")).await.text;
    assert!(!own.contains("Only you see these."), "{own}");
    let parts = own.split_once("The facilitator has handled these.");
    let (waiting, handled) = parts.unwrap();
    assert!(waiting.contains("Museum") && !waiting.contains("Bakery"));
    assert!(handled.contains("Bakery") && handled.contains("Added to the canvas"));
}
