//! Service places: written by a form without script, and what their pages say of opening hours.
use server::args;
use server::features::places;
use server::features::workspaces::WorkspaceId;
use server::i18n::Lang;

use crate::stage::{Answer, Browser};
use crate::workshops_stage::{House, empty_house, text};

const HOUR_MS: i64 = 60 * 60 * 1000;
/// What every form of a place sends.
const LIBRARY: [(&str, &str); 12] = [
    ("act", "save"),
    ("name", "Main library"),
    ("street", "Satakunnantie 1"),
    ("postal_code", "32200"),
    ("municipality", "Loimaa"),
    ("phone", "02 000 0000"),
    ("web", "library.example"),
    ("way_in", "Ring the bell.\nSecond floor."),
    ("accessibility", "step-free-entrance"),
    ("accessibility", "induction-loop"),
    ("line", "Mon–Fri 9–16, Sat 10–14 by appointment"),
    ("holidays", "closed"),
];

fn list(house: &House) -> String {
    format!("/en/w/{}/places", house.workspace)
}

/// The form of the library with these fields besides, or instead.
fn library<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let is_other = |(name, _): &&(&'a str, &'a str)| !more.iter().any(|(other, _)| other == name);
    let kept = LIBRARY.iter().filter(is_other).copied();
    kept.chain(more.iter().copied()).collect()
}

/// Sends the library's form; gives the address of its page.
async fn made(house: &House, more: &[(&str, &str)]) -> String {
    let answer = house.lead.post(&list(house), &library(more)).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    answer.location().to_owned()
}

fn has(answer: &Answer, texts: &[&str]) {
    assert_eq!(answer.status, 200);
    for text in texts {
        assert!(answer.text.contains(text), "{text}: {}", answer.text);
    }
}

/// What the trail says of places, oldest first.
async fn trail(house: &House) -> Vec<String> {
    let sql = "
        select action
        from audit
        where action like 'place.%' and workspace_id = $1
        order by at, id";
    let db = &house.stage.app.db;
    db.all(sql, args![house.workspace.as_str()]).await.unwrap()
}

async fn revision(by: &Browser, place: &str) -> String {
    let page = by.get(&format!("{place}/edit")).await;
    let (_, after) = page.text.split_once("name=\"revision\" value=\"").unwrap();
    after.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_place_is_written_by_a_form_and_tells_when_it_is_open() {
    let house = empty_house().await;
    has(
        &house.lead.get(&list(&house)).await,
        &["There are no service places yet"],
    );
    let more = [
        ("exception-0-from", "2026-09-18"),
        ("exception-0-hours", ""),
        ("exception-0-note", "Repairs"),
        ("season-0-name", "Summer"),
        ("season-0-from", "1.6."),
        ("season-0-until", "31.8."),
        ("season-0-line", "Tue 10–12"),
    ];
    let place = made(&house, &more).await;
    let page = house.lead.get(&place).await;
    has(
        &page,
        &[
            "Satakunnantie 1, 32200 Loimaa",
            "Open now",
            "Until 16:00",
            "Monday–Friday",
            "9:00–16:00",
            "10:00–14:00 by appointment",
            "Step-free entrance",
            "Induction loop",
            "https://library.example",
            "tel:020000000",
            "Ring the bell.\nSecond floor.",
            "Fri 18 Sep",
            "Repairs",
            "Summer 1.6.–31.8.",
        ],
    );
    let finnish = place.replacen("/en/", "/fi/", 1);
    has(
        &house.lead.get(&finnish).await,
        &["Klo 16 asti", "maanantai–perjantai", "varauksella"],
    );
    house.stage.pass_ms(8 * HOUR_MS);
    has(
        &house.lead.get(&place).await,
        &[
            "Closed now",
            "Opens tomorrow at 9:00",
            "Wed 2 Sep 9:00–16:00",
        ],
    );
    has(
        &house.lead.get(&list(&house)).await,
        &["Main library", "Opens tomorrow"],
    );
    assert_eq!(trail(&house).await, ["place.create"]);
}

#[tokio::test]
async fn holidays_that_come_are_told_and_can_be_kept_open() {
    let house = empty_house().await;
    let place = made(&house, &[]).await;
    // To 24 December.
    let told = [
        "Thu 24 Dec",
        "Christmas Eve",
        "Fri 1 Jan",
        "New Year",
        "Opens Mon 28 Dec",
    ];
    for _ in 0..6 {
        house.stage.pass_ms(19 * 24 * HOUR_MS);
        // Who comes now and then stays signed in.
        assert_eq!(house.lead.get(&place).await.status, 200);
    }
    house.stage.pass_ms(HOUR_MS);
    has(&house.lead.get(&place).await, &told);
    let revision = revision(&house.lead, &place).await;
    let form = library(&[("revision", &revision), ("holidays", "as-usual")]);
    let answer = house.lead.post(&place, &form).await;
    assert_eq!(answer.status, 303);
    let page = house.lead.get(&place).await;
    has(&page, &["Open now"]);
    assert!(!page.text.contains("Christmas Eve"));
    assert_eq!(trail(&house).await, ["place.create", "place.edit"]);
}

#[tokio::test]
async fn a_wrong_form_gives_back_all_that_was_typed_and_keeps_nothing() {
    let house = empty_house().await;
    let wrong = [
        ("name", " "),
        ("municipality", "Ankkalinna"),
        ("web", "javascript:alert(1)"),
        ("street", "<b>Road"),
        ("line", "Mon 9–16 ring first"),
        ("usual-5", "9.10–12"),
        ("exception-0-from", "soon"),
        ("exception-0-note", "Painting"),
        ("season-0-from", "1.6."),
        ("season-0-until", "31.8.2027"),
    ];
    let answer = house.lead.post(&list(&house), &library(&wrong)).await;
    assert_eq!(answer.status, 422);
    for text in [
        "Write a name for the place.",
        "Choose the municipality",
        "Write the whole address",
        "I do not understand “ring”",
        "9.10 will not do",
        "“soon” is not a day",
        "only one of them has a year",
        "value=\"Ankkalinna\"",
        "value=\"&#60;b&#62;Road\"",
        "value=\"Mon 9–16 ring first\"",
        "value=\"Painting\"",
        "Ring the bell.",
        "value=\"induction-loop\" checked",
    ] {
        assert!(answer.text.contains(text), "{text}: {}", answer.text);
    }
    let none = house.lead.get(&list(&house)).await;
    has(&none, &["There are no service places yet"]);
}

#[tokio::test]
async fn the_buttons_of_the_form_fill_the_week_and_add_rows_without_keeping() {
    let house = empty_house().await;
    let filled = house
        .lead
        .post(&list(&house), &library(&[("act", "fill")]))
        .await;
    has(
        &filled,
        &[
            "name=\"usual-0\" type=\"text\" value=\"9:00–16:00\"",
            "value=\"10:00–14:00 by appointment\"",
            "name=\"usual-6\" type=\"text\" value=\"\"",
        ],
    );
    let season = house
        .lead
        .post(&list(&house), &library(&[("act", "season")]))
        .await;
    has(
        &season,
        &["name=\"season-0-line\"", "value=\"Main library\""],
    );
    let form = library(&[("act", "exception"), ("exception-0-note", "Painting")]);
    let exception = house.lead.post(&list(&house), &form).await;
    has(
        &exception,
        &["name=\"exception-1-from\"", "value=\"Painting\""],
    );
    assert!(trail(&house).await.is_empty());
    let row = "/new?name=Point&street=Road+1&hours=tue+12-16";
    let known = house.lead.get(&format!("{}{row}", list(&house))).await;
    has(
        &known,
        &[
            "value=\"Point\"",
            "value=\"Road 1\"",
            "value=\"12:00–16:00\"",
        ],
    );
    let row = "/new?hours=tue+from+noon";
    let known = house.lead.get(&format!("{}{row}", list(&house))).await;
    has(&known, &["value=\"tue from noon\""]);
}

#[tokio::test]
async fn the_same_form_sent_twice_makes_one_place() {
    let house = empty_house().await;
    let key = [("key", "01990000-0000-7000-8000-000000000001")];
    let first = made(&house, &key).await;
    assert_eq!(made(&house, &key).await, first);
    let count = "
        select cast(count(*) as text) as count
        from place
        where workspace_id = $1";
    assert_eq!(text(&house.stage, count, &house.workspace).await, "1");
}

#[tokio::test]
async fn two_who_change_a_place_at_once_lose_nothing_unseen() {
    let house = empty_house().await;
    let place = made(&house, &[]).await;
    let seen = revision(&house.lead, &place).await;
    let first = library(&[("revision", &seen), ("street", "First road 1")]);
    assert_eq!(house.lead.post(&place, &first).await.status, 303);
    let second = library(&[("revision", &seen), ("street", "Second road 2")]);
    let answer = house.lead.post(&place, &second).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text.contains("Somebody else changed the place"));
    assert!(answer.text.contains("value=\"Second road 2\""));
    has(&house.lead.get(&place).await, &["First road 1"]);
    let seen = revision(&house.lead, &place).await;
    let again = library(&[("revision", &seen), ("street", "Second road 2")]);
    assert_eq!(house.lead.post(&place, &again).await.status, 303);
    has(&house.lead.get(&place).await, &["Second road 2"]);
}

#[tokio::test]
async fn members_read_leaders_write_and_others_learn_nothing() {
    let house = empty_house().await;
    let place = made(&house, &[]).await;
    for (role, reads, writes) in [
        ("viewer", 200, 403),
        ("participant", 200, 403),
        ("facilitator", 200, 303),
    ] {
        let who = house.stage.account(role).await;
        let member = "
            insert into member (workspace_id, account_id, role, joined_at)
            values ($1, $2, $3, 0)";
        let row = args![house.workspace.as_str(), who.account.as_str(), role];
        house.stage.app.db.run(member, row).await.unwrap();
        let page = who.get(&place).await;
        assert_eq!(page.status, reads, "{role}");
        assert_eq!(page.text.contains("/edit\""), writes == 303, "{role}");
        assert_eq!(
            who.post(&list(&house), &library(&[])).await.status,
            writes,
            "{role}"
        );
        if writes == 403 {
            for path in [place.clone(), format!("{place}/remove")] {
                assert_eq!(who.post(&path, &library(&[])).await.status, 403, "{role}");
            }
        }
    }
    let stranger = house.stage.account("Stranger").await;
    assert_eq!(stranger.get(&place).await.status, 404);
    assert_eq!(
        stranger.post(&format!("{place}/remove"), &[]).await.status,
        404
    );
    // A place is found in its own workspace only.
    let body = serde_json::json!({"title": "Other"});
    let made = stranger.json("POST", "/api/v1/workspaces", &body).await;
    let other = made.json()["id"].as_str().unwrap().to_owned();
    let id = place.rsplit('/').next().unwrap();
    let elsewhere = format!("/en/w/{other}/places/{id}");
    assert_eq!(stranger.get(&elsewhere).await.status, 404);
    assert_eq!(stranger.post(&elsewhere, &library(&[])).await.status, 404);
}

#[tokio::test]
async fn a_removed_place_is_gone_and_an_archive_is_left_alone() {
    let house = empty_house().await;
    let place = made(&house, &[]).await;
    let archive = format!("/en/w/{}/archive", house.workspace);
    assert_eq!(house.lead.post(&archive, &[]).await.status, 303);
    assert_eq!(house.lead.post(&place, &library(&[])).await.status, 409);
    assert_eq!(
        house
            .lead
            .post(&format!("{place}/remove"), &[])
            .await
            .status,
        409
    );
    has(&house.lead.get(&place).await, &["Main library"]);
    house.stage.pass_ms(1);
    let unarchive = format!("/en/w/{}/unarchive", house.workspace);
    assert_eq!(house.lead.post(&unarchive, &[]).await.status, 303);
    assert_eq!(
        house
            .lead
            .post(&format!("{place}/remove"), &[])
            .await
            .status,
        303
    );
    assert_eq!(house.lead.get(&place).await.status, 404);
    assert_eq!(trail(&house).await, ["place.create", "place.remove"]);
}

#[tokio::test]
async fn others_read_places_in_words() {
    let house = empty_house().await;
    let open = made(&house, &[]).await;
    house.stage.pass_ms(1);
    let closed = made(&house, &[("line", "Sun 9–10")]).await;
    let id = |place: &str| place.rsplit('/').next().unwrap().to_owned();
    let app = &house.stage.app;
    let ids = [id(&closed), "none".to_owned(), id(&open)];
    let workspace = WorkspaceId(house.workspace.clone());
    let views = places::views(app, &workspace, &ids, Lang::Sv)
        .await
        .unwrap();
    let states: Vec<&str> = views.iter().map(|one| one.state.now.as_str()).collect();
    assert_eq!(states, ["Stängt nu", "Öppet nu"]);
    let elsewhere = WorkspaceId("none".to_owned());
    assert!(
        places::views(app, &elsewhere, &ids, Lang::Sv)
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn a_row_of_a_canvas_fills_the_parts_of_its_address() {
    let house = empty_house().await;
    let path = format!(
        "/fi/w/{}/places/new?name=Talo&street=Kirjastokuja+1,+32700+Huittinen",
        house.workspace
    );
    let form = house.lead.get(&path).await;
    has(
        &form,
        &[
            "value=\"Kirjastokuja 1\"",
            "value=\"32700\"",
            "value=\"Huittinen\"",
        ],
    );
    let written = [
        ("street", "Kirjastokuja 1, 32700 Huittinen"),
        ("postal_code", ""),
        ("municipality", "Huittinen"),
    ];
    let place = made(&house, &written).await;
    let page = house.lead.get(&place).await;
    has(&page, &["Kirjastokuja 1, 32700 Huittinen"]);
    assert!(!page.text.contains("Huittinen, Huittinen"), "{}", page.text);
}
