//! Preparing a workshop, and coming to it by its one code.
use server::args;

use crate::workshops_stage::{House, empty_house, house, text};

#[tokio::test]
async fn a_ready_agenda_makes_its_canvases_items_and_one_code() {
    let house = house("first-meeting").await;
    let items = house.items().await;
    let steps: Vec<&str> = items.iter().map(|(_, _, step)| step.as_str()).collect();
    assert_eq!(steps, ["", "A", "B", "", "C", "D", ""]);
    let canvas = house.canvas().await;
    let of_canvas = items.iter().filter(|(_, id, _)| *id == canvas).count();
    assert_eq!(of_canvas, 4, "all steps are on one canvas");
    let page = house.lead.get(&house.at("/prepare")).await;
    assert_eq!(page.status, 200);
    for text in [
        "First meeting",
        "We know each other",
        "Library hall",
        "13:00",
        "13:10",
        "1 h 45 min",
        "Welcome and joining",
    ] {
        assert!(page.text.contains(text), "{text}");
    }
    let code = house.code().await;
    assert!(
        page.text
            .contains(&format!("{} {}", &code[..3], &code[3..]))
    );
    assert_eq!(house.trail().await, ["workshop.create"]);
    let list = format!("/en/w/{}/workshops", house.workspace);
    let list = house.lead.get(&list).await;
    assert!(list.text.contains("First meeting"));
}

#[tokio::test]
async fn every_ready_agenda_can_be_chosen_and_an_empty_one_too() {
    let mut house = empty_house().await;
    for (agenda, count) in [
        ("first-meeting", 7),
        ("clients-needs", 10),
        ("find-partners", 9),
        ("empty", 0),
    ] {
        house.workshop = house.prepare(agenda, agenda).await;
        assert_eq!(house.items().await.len(), count, "{agenda}");
    }
}

#[tokio::test]
async fn what_is_wrong_in_the_form_is_told_and_makes_nothing() {
    let house = empty_house().await;
    let path = format!("/en/w/{}/workshops", house.workspace);
    let form = [
        ("title", " "),
        ("starts", "soon"),
        ("link", "javascript:alert(1)"),
        ("languages", "de"),
        ("agenda", "none such"),
    ];
    let answer = house.lead.post(&path, &form).await;
    assert_eq!(answer.status, 422);
    for text in [
        "Write a day and a time",
        "Write the whole address",
        "Choose the languages",
        "Choose an agenda",
    ] {
        assert!(answer.text.contains(text), "{text}");
    }
    let count = "
        select cast(count(*) as text) as count
        from workshop
        where workspace_id = $1";
    assert_eq!(text(&house.stage, count, &house.workspace).await, "0");
}

#[tokio::test]
async fn the_agenda_is_added_to_changed_moved_and_shortened() {
    let house = house("empty").await;
    house
        .act("/items", &[("title", "Round of names"), ("minutes", "15")])
        .await;
    house
        .act("/items/canvas", &[("canvas", "new:partner-map")])
        .await;
    let offering = house.other_canvas("offering", "Our offering").await;
    house.act("/items/canvas", &[("canvas", &offering)]).await;
    let items = house.items().await;
    assert_eq!(items.len(), 1 + 6 + 5);
    let (first, second) = (items[0].0.clone(), items[1].0.clone());
    house
        .act(&format!("/items/{first}/move"), &[("way", "down")])
        .await;
    assert_eq!(house.items().await[0].0, second);
    house
        .act(&format!("/items/{first}/move"), &[("way", "up")])
        .await;
    assert_eq!(house.items().await[0].0, first);
    house
        .act(
            &format!("/items/{first}"),
            &[("title", "Names"), ("minutes", "20")],
        )
        .await;
    let page = house.lead.get(&house.at("/prepare")).await;
    assert!(page.text.contains("<h3>Names</h3>"));
    assert!(page.text.contains("20 min"));
    house.act(&format!("/items/{first}/remove"), &[]).await;
    assert_eq!(house.items().await.len(), 11);
    for (rest, form) in [
        ("/items".to_owned(), [("title", ""), ("minutes", "5")]),
        ("/items".to_owned(), [("title", "Break"), ("minutes", "0")]),
        (
            format!("/items/{second}"),
            [("title", ""), ("minutes", "no")],
        ),
    ] {
        let answer = house.send(&rest, &form).await;
        assert_eq!(answer.status, 422, "{form:?}");
    }
    let gone = house.send("/items/none/remove", &[]).await;
    assert_eq!(gone.status, 404);
}

#[tokio::test]
async fn an_interview_or_another_workspace_s_canvas_is_not_shown_to_a_group() {
    let house = house("empty").await;
    let interview = house.other_canvas("needs-map", "A client").await;
    let answer = house.send("/items/canvas", &[("canvas", &interview)]).await;
    assert_eq!(answer.status, 409);
    assert!(
        !house
            .lead
            .get(&house.at("/prepare"))
            .await
            .text
            .contains("A client")
    );
    let elsewhere = empty_house_in(&house).await;
    let answer = house.send("/items/canvas", &[("canvas", &elsewhere)]).await;
    assert_eq!(answer.status, 404);
}

/// A canvas of another workspace that the same person leads.
async fn empty_house_in(house: &House) -> String {
    let body = serde_json::json!({"title": "Hillside"});
    let made = house.lead.json("POST", "/api/v1/workspaces", &body).await;
    let path = format!(
        "/api/v1/workspaces/{}/canvases",
        made.json()["id"].as_str().unwrap()
    );
    let body = serde_json::json!({"kind": "offering", "title": "Elsewhere"});
    let made = house.lead.json("POST", &path, &body).await;
    made.json()["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_guest_of_a_workshop_reaches_its_canvases_and_nothing_else() {
    let mut house = house("first-meeting").await;
    let (canvas, first) = (house.canvas().await, house.workshop.clone());
    let beside = house.other_canvas("offering", "Beside").await;
    let interview = house.other_canvas("needs-map", "A client").await;
    let guest = house.guest("Helmi").await;
    house.workshop = house.prepare("Another", "find-partners").await;
    let (other, other_canvas) = (house.workshop.clone(), house.canvas().await);
    let workspace = &house.workspace;
    for path in [
        format!("/en/t/{first}"),
        format!("/en/t/{first}/workshop.ics"),
        format!("/en/c/{canvas}"),
        format!("/api/v1/canvases/{canvas}"),
    ] {
        assert_eq!(guest.get(&path).await.status, 200, "{path}");
    }
    for path in [
        format!("/en/t/{other}"),
        format!("/en/t/{other}/events"),
        format!("/en/t/{other}/workshop.ics"),
        format!("/api/v1/canvases/{other_canvas}"),
        format!("/api/v1/canvases/{beside}"),
        format!("/api/v1/canvases/{interview}"),
        format!("/en/w/{workspace}"),
        format!("/en/w/{workspace}/workshops"),
        format!("/en/w/{workspace}/registry"),
        format!("/api/v1/workspaces/{workspace}"),
    ] {
        let status = guest.get(&path).await.status.as_u16();
        assert!(
            [401, 303].contains(&status) || status == 404,
            "{path}: {status}"
        );
    }
    let page = guest.get(&format!("/en/c/{canvas}")).await.text;
    assert!(
        page.contains(&format!("/en/t/{first}")),
        "the way back is to the workshop"
    );
    assert!(!page.contains(&format!("/en/w/{workspace}")));
    for rest in ["/lead", "/lead/end", "/prepare", "/settings", "/invite"] {
        let path = format!("/en/t/{first}{rest}");
        assert_eq!(guest.get(&path).await.status, 403, "{path}");
    }
    let step = format!("/en/t/{first}/lead/step");
    assert_eq!(guest.post(&step, &[("way", "next")]).await.status, 403);
}

#[tokio::test]
async fn what_is_taken_off_the_agenda_is_out_of_a_guest_s_reach() {
    let house = house("empty").await;
    let offering = house.other_canvas("offering", "Our offering").await;
    house.act("/items/canvas", &[("canvas", &offering)]).await;
    let guest = house.guest("Helmi").await;
    let path = format!("/api/v1/canvases/{offering}");
    assert_eq!(guest.get(&path).await.status, 200);
    for (item, _, _) in house.items().await {
        assert_eq!(guest.get(&path).await.status, 200);
        house.act(&format!("/items/{item}/remove"), &[]).await;
    }
    assert_eq!(guest.get(&path).await.status, 401);
    assert_eq!(guest.get(&house.at("")).await.status, 200);
}

#[tokio::test]
async fn an_account_that_comes_by_the_code_becomes_no_member() {
    let house = house("first-meeting").await;
    let person = house.stage.account("Visitor").await;
    let code = house.code().await;
    let joined = person.post("/en/join", &[("code", &code)]).await;
    assert_eq!(joined.location(), house.at(""));
    assert_eq!(person.get(&house.at("")).await.status, 200);
    let workspace = format!("/en/w/{}", house.workspace);
    assert_eq!(person.get(&workspace).await.status, 404);
    let members = "
        select cast(count(*) as text) as count
        from member
        where workspace_id = $1";
    assert_eq!(text(&house.stage, members, &house.workspace).await, "1");
}

#[tokio::test]
async fn a_device_can_be_a_guest_of_a_canvas_and_of_a_workshop() {
    let house = house("first-meeting").await;
    let beside = house.other_canvas("offering", "Beside").await;
    let invite = format!("/en/c/{beside}/invite");
    let form = [("role", "participant"), ("expires", "week")];
    house.lead.post(&invite, &form).await;
    let of_canvas = "
        select code
        from invitation
        where canvas_id = $1";
    let code = text(&house.stage, of_canvas, &beside).await;
    let guest = house.guest("Helmi").await;
    let joined = guest.post("/en/join", &[("code", &code)]).await;
    assert_eq!(joined.location(), format!("/en/c/{beside}"));
    for path in [house.at(""), format!("/en/c/{beside}")] {
        assert_eq!(guest.get(&path).await.status, 200, "{path}");
    }
    let again = guest
        .post("/en/join", &[("code", &house.code().await)])
        .await;
    assert_eq!(again.location(), house.at(""));
    let guests = "
        select cast(count(*) as text) as count
        from guest
        where workspace_id = $1";
    assert_eq!(text(&house.stage, guests, &house.workspace).await, "2");
}

#[tokio::test]
async fn who_was_shown_out_stays_out_and_a_wall_shows_the_workshop_s_code() {
    let house = house("first-meeting").await;
    let guest = house.guest("Helmi").await;
    let of_name = "
        select id
        from guest
        where name = $1";
    let id = text(&house.stage, of_name, "Helmi").await;
    let page = house.lead.get(&house.at("/invite")).await;
    assert!(page.text.contains("Helmi"));
    house.act(&format!("/invite/guests/{id}/remove"), &[]).await;
    assert_eq!(guest.get(&house.at("/events")).await.status, 401);
    let code = house.code().await;
    let again = guest.post("/en/join", &[("code", &code)]).await;
    assert_eq!(again.status, 409);
    let wall = format!("/en/c/{}/projector", house.canvas().await);
    let wall = house.lead.get(&wall).await.text;
    assert!(wall.contains(&format!("{} {}", &code[..3], &code[3..])));
}

#[tokio::test]
async fn a_copy_has_its_own_canvases_or_the_same_ones_but_never_an_interview() {
    let mut house = house("clients-needs").await;
    let originals: Vec<String> = canvases(&house).await;
    let first = house.workshop.clone();
    for (choice, shared) in [("new", 0), ("same", 1)] {
        house.workshop.clone_from(&first);
        let form = [("title", "Once more"), ("canvases", choice)];
        let made = house.act("/duplicate", &form).await;
        let id = made.location().strip_prefix("/en/t/").unwrap();
        house.workshop = id.strip_suffix("/settings").unwrap().to_owned();
        let copies = canvases(&house).await;
        assert_eq!(copies.len(), originals.len());
        let same = copies.iter().filter(|id| originals.contains(id)).count();
        assert_eq!(same, shared, "{choice}");
        assert_ne!(house.code().await, "");
    }
    let wrong = house.send("/duplicate", &[("title", "")]).await;
    assert_eq!(wrong.status, 422);
}

/// The canvases of the agenda, each once, in order.
async fn canvases(house: &House) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (_, canvas, _) in house.items().await {
        if !canvas.is_empty() && !found.contains(&canvas) {
            found.push(canvas);
        }
    }
    found
}

#[tokio::test]
async fn in_an_archived_workspace_nothing_is_prepared_or_led() {
    let house = house("first-meeting").await;
    let archive = "
        update workspace
        set archived_at = 1
        where id = $1";
    let row = args![house.workspace.as_str()];
    house.stage.app.db.run(archive, row).await.unwrap();
    for (rest, form) in [
        ("/items", [("title", "Break"), ("minutes", "5")]),
        ("/lead/step", [("way", "next"), ("from", "")]),
        ("/letters", [("emails", "a@mail.example"), ("x", "")]),
        ("/duplicate", [("title", "Copy"), ("canvases", "new")]),
    ] {
        let answer = house.send(rest, &form).await;
        assert_eq!(answer.status, 409, "{rest}");
    }
}

#[tokio::test]
async fn a_form_sent_twice_makes_one_workshop() {
    let house = house("empty").await;
    let path = format!("/en/w/{}/workshops", house.workspace);
    let blank = house.lead.get(&format!("{path}/new")).await.text;
    assert!(blank.contains(r#"name="key" value=""#), "{blank}");
    let key = "0190a0b0-0000-7000-8000-000000000001";
    let form = [
        ("key", key),
        ("title", "Once"),
        ("languages", "en"),
        ("agenda", "first-meeting"),
    ];
    let lead = &house.lead;
    let (first, again) = tokio::join!(lead.post(&path, &form), lead.post(&path, &form));
    let prepare = format!("/en/t/{key}/prepare");
    assert_eq!(first.location(), prepare);
    assert_eq!(again.location(), prepare);
    let key = "0190a0b0-0000-7000-8000-000000000002";
    let form = [("key", key), ("title", "Copy"), ("canvases", "new")];
    for _ in 0..2 {
        let made = house.act("/duplicate", &form).await;
        assert_eq!(made.location(), format!("/en/t/{key}/settings"));
    }
    let count = "
        select cast(count(*) as text) as count
        from workshop
        where workspace_id = $1";
    assert_eq!(text(&house.stage, count, &house.workspace).await, "3");
}

#[tokio::test]
async fn a_form_of_the_agenda_sent_twice_adds_its_items_once() {
    let house = house("empty").await;
    let (own, canvas) = (
        "0190a0b0-0000-7000-8000-000000000003",
        "0190a0b0-0000-7000-8000-000000000004",
    );
    for _ in 0..2 {
        let form = [("key", own), ("title", "Break"), ("minutes", "5")];
        house.act("/items", &form).await;
        let form = [("key", canvas), ("canvas", "new:partner-map")];
        house.act("/items/canvas", &form).await;
    }
    assert_eq!(house.items().await.len(), 1 + 6);
    // The browser's way back brings the same form, and something else is typed.
    let other = [("key", own), ("title", "Coffee"), ("minutes", "5")];
    house.act("/items", &other).await;
    assert_eq!(house.items().await.len(), 1 + 6 + 1);
}
