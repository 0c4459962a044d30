//! What somebody tried who wanted more than they were given.
use axum::body::Body;
use axum::http::{Request, header};
use canvas::settings::Role;
use serde_json::json;
use server::args;
use server::features::live::SOCKETS_OF_ONE_MAX;
use server::jobs::{self, Kind};
use server::mail::Mailer;

use crate::accounts::{PASSWORD, link, registered};
use crate::sockets::{Guest, Heard, Peer, knock, new_canvas};
use crate::stage::{Browser, START_MS, Stage};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// A workspace with one canvas, made by `lead`; their ids.
async fn house(lead: &Browser) -> (String, String) {
    let id = |made: crate::stage::Answer| made.json()["id"].as_str().unwrap().to_owned();
    let title = json!({"title": "Lakeside"});
    let workspace = id(lead.json("POST", "/api/v1/workspaces", &title).await);
    let canvas = json!({"kind": "actor-map", "title": "Actors"});
    let path = format!("/api/v1/workspaces/{workspace}/canvases");
    let canvas = id(lead.json("POST", &path, &canvas).await);
    (workspace, canvas)
}

/// A new code for `place` (`w/…` or `c/…`).
async fn code(stage: &Stage, lead: &Browser, place: &str, role: &str) -> String {
    stage.pass_ms(1);
    let form = [("role", role), ("expires", "week")];
    let made = lead.post(&format!("/en/{place}/invite"), &form).await;
    assert_eq!(made.status, 303, "{}", made.text);
    let newest = "
        select code
        from invitation
        order by created_at desc
        limit 1";
    let code: Option<String> = stage.app.db.optional(newest, args![]).await.unwrap();
    code.unwrap()
}

async fn join(browser: &Browser, code: &str, name: &str) {
    let form = [("code", code), ("name", name)];
    assert_eq!(browser.post("/en/join", &form).await.status, 303);
}

/// The role that the canvas's page tells its reader.
async fn role(browser: &Browser, canvas: &str) -> String {
    let page = browser.get(&format!("/en/c/{canvas}")).await.text;
    let start = page.find("\"role\":\"").unwrap() + "\"role\":\"".len();
    page[start..].split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn another_site_cannot_write_by_sending_a_password_along() {
    let stage = Stage::new().await;
    let victim = stage.account("Aino").await;
    let request = Request::post("/en/w")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::AUTHORIZATION, "Basic eDp5")
        .header(header::ORIGIN, "https://evil.example")
        .body(Body::from("title=Trap"));
    assert_eq!(victim.send(request.unwrap()).await.status, 403);
}

#[tokio::test]
async fn a_device_with_two_invitations_may_do_what_the_stronger_one_says() {
    let stage = Stage::new().await;
    let lead = stage.account("Lead").await;
    let (workspace, canvas) = house(&lead).await;
    let all = code(&stage, &lead, &format!("w/{workspace}"), "viewer").await;
    let one = code(&stage, &lead, &format!("c/{canvas}"), "participant").await;
    for codes in [[&all, &one], [&one, &all]] {
        let guest = stage.browser();
        join(&guest, codes[0], "Noor").await;
        stage.pass_ms(1);
        join(&guest, codes[1], "").await;
        assert_eq!(role(&guest, &canvas).await, "participant");
    }
}

#[tokio::test]
async fn a_guest_whose_time_ran_out_comes_back_with_no_more_than_the_new_code_gives() {
    let stage = Stage::new().await;
    let lead = stage.account("Lead").await;
    let (workspace, canvas) = house(&lead).await;
    let wide = code(&stage, &lead, &format!("w/{workspace}"), "participant").await;
    let guest = stage.browser();
    join(&guest, &wide, "Noor").await;
    for _ in 0..3 {
        // The device itself stays known: it is used every now and then.
        stage.pass_ms(14 * DAY_MS);
        guest.get("/en").await;
        lead.get("/en").await;
    }
    let path = format!("/en/w/{workspace}");
    assert_eq!(guest.get(&path).await.status, 401);
    let narrow = code(&stage, &lead, &format!("c/{canvas}"), "viewer").await;
    join(&guest, &narrow, "").await;
    assert_eq!(role(&guest, &canvas).await, "viewer");
    assert_eq!(guest.get(&path).await.status, 401);
}

#[tokio::test]
async fn two_facilitators_who_leave_at_once_do_not_leave_nobody() {
    let stage = Stage::new().await;
    for round in 0..8 {
        let (one, two) = (format!("One {round}"), format!("Two {round}"));
        let (one, two) = (stage.account(&one).await, stage.account(&two).await);
        let (workspace, _) = house(&one).await;
        let member = "
            insert into member (workspace_id, account_id, role, joined_at)
            values ($1, $2, 'facilitator', $3)";
        let row = args![workspace.as_str(), two.account.as_str(), START_MS];
        stage.app.db.run(member, row).await.unwrap();
        let path = format!("/en/w/{workspace}/members/remove");
        let (of_one, of_two) = (
            [("account", one.account.as_str())],
            [("account", two.account.as_str())],
        );
        tokio::join!(one.post(&path, &of_one), two.post(&path, &of_two));
        let left = "
            select count(*)
            from member
            where workspace_id = $1 and role = 'facilitator'";
        let left: Option<i64> = stage
            .app
            .db
            .optional(left, args![workspace.as_str()])
            .await
            .unwrap();
        assert_eq!(left, Some(1));
    }
}

#[tokio::test]
async fn who_sits_down_after_a_sign_out_is_not_the_guest_of_before() {
    let stage = Stage::new().await;
    let lead = stage.account("Lead").await;
    let (_, canvas) = house(&lead).await;
    let one = code(&stage, &lead, &format!("c/{canvas}"), "participant").await;
    let library = stage.account("Aino").await;
    join(&library, &one, "").await;
    let path = format!("/en/c/{canvas}");
    assert_eq!(library.get(&path).await.status, 200);
    library.post("/en/sign-out", &[]).await;
    assert_eq!(library.get(&path).await.location(), "/en/join");
    let door = library.get(&format!("/en/join?code={one}")).await;
    assert!(!door.text.contains("Aino"), "{}", door.text);
}

#[tokio::test]
async fn a_reset_on_a_device_that_is_signed_in_signs_it_in_anew() {
    let stage = Stage::new().await;
    let here = registered(&stage, "Aino", "aino@mail.example").await;
    let form = [("email", "aino@mail.example")];
    here.post("/en/forgot", &form).await;
    let reset = link(stage.mails_to("aino@mail.example").await.last().unwrap());
    here.post("/en/sign-in/link", &form).await;
    let sign_in = link(stage.mails_to("aino@mail.example").await.last().unwrap());
    let form = [("password", "neljä vihreää hirveä")];
    assert_eq!(here.post(&reset, &form).await.status, 303);
    assert_eq!(here.get("/en/account").await.status, 200);
    let thief = stage.browser();
    assert_eq!(
        thief.post(&sign_in, &[]).await.status,
        410,
        "links that were sent before the new password work no more"
    );
}

#[tokio::test]
async fn nobody_finds_out_by_trying_who_has_an_account() {
    let stage = Stage::new().await;
    stage.account("Known").await;
    let prying = stage.account("Prying").await;
    let (workspace, _) = house(&prying).await;
    let path = format!("/en/w/{workspace}/members");
    let mut statuses = Vec::new();
    for guess in 0..31 {
        let email = format!("guess{guess}@mail.example");
        let form = [("email", email.as_str()), ("role", "viewer")];
        statuses.push(prying.post(&path, &form).await.status.as_u16());
    }
    assert_eq!(statuses[29], 422);
    assert_eq!(statuses[30], 429);
    let known = [("email", "known@mail.example"), ("role", "viewer")];
    assert_eq!(prying.post(&path, &known).await.status, 429);
}

#[tokio::test]
async fn a_flood_of_registrations_is_stopped_before_any_password_is_hashed() {
    let stage = Stage::set(Mailer::Printed, |_| ()).await;
    let flood = "
        insert into attempt (scope, subject, window_start, failures)
        values ('register-address', '192.0.2.1', $1, 100)";
    let window = START_MS - START_MS.rem_euclid(15 * 60 * 1000);
    stage.app.db.run(flood, args![window]).await.unwrap();
    let form = [
        ("name", "A"),
        ("email", "a@mail.example"),
        ("password", PASSWORD),
    ];
    let here = stage.browser();
    assert_eq!(here.post("/en/register", &form).await.status, 429);
    let elsewhere = stage.browser().at([192, 0, 2, 2]);
    assert_eq!(elsewhere.post("/en/register", &form).await.status, 303);
}

#[tokio::test]
async fn one_participant_cannot_fill_the_house_with_sockets() {
    let stage = Stage::new().await;
    let address = stage.listen().await;
    let canvas = new_canvas(&stage.app, "actor-map").await;
    let guest = Guest::new(&stage.app, &canvas, "Noor", Role::Viewer).await;
    let other = Guest::new(&stage.app, &canvas, "Anna", Role::Viewer).await;
    let query = format!("token={}", guest.token);
    let mut sitting = Vec::new();
    for _ in 0..SOCKETS_OF_ONE_MAX {
        let mut peer = Peer::of(knock(address, &canvas, &query).await, &guest);
        assert_eq!(peer.hear().await, Heard::Step1);
        sitting.push(peer);
    }
    let mut one_more = Peer::of(knock(address, &canvas, &query).await, &guest);
    assert_eq!(one_more.hear().await, Heard::Closed(4429));
    Peer::join(address, &canvas, &other).await;
    sitting.pop().unwrap().leave().await;
    while stage.app.rooms.sockets_of(&guest.participant()) == SOCKETS_OF_ONE_MAX {
        tokio::task::yield_now().await;
    }
    Peer::join(address, &canvas, &guest).await;
}

#[tokio::test]
async fn figures_are_for_the_supervisor_only() {
    let stage = Stage::new().await;
    let here = stage.browser().at([127, 0, 0, 1]);
    assert_ne!(here.get("/metrics").await.status, 404);
    assert_eq!(stage.browser().get("/metrics").await.status, 404);
    let proxied = Request::get("/metrics")
        .header("x-forwarded-for", "127.0.0.1")
        .body(Body::empty());
    assert_eq!(here.send(proxied.unwrap()).await.status, 404);
    let stage = Stage::set(Mailer::captured(), |config| {
        config.metrics_token = Some("figures".to_owned());
    })
    .await;
    let here = stage.browser().at([127, 0, 0, 1]);
    assert_eq!(here.get("/metrics").await.status, 404);
    let wrong = stage.browser().with_token("figure");
    assert_eq!(wrong.get("/metrics").await.status, 404);
    let right = stage.browser().with_token("figures");
    assert_ne!(right.get("/metrics").await.status, 404);
}

#[tokio::test]
async fn whoever_must_sign_in_first_is_shown_the_door_and_comes_back() {
    let stage = Stage::new().await;
    let page = stage.browser().get("/en/w/a%26b").await;
    assert_eq!(page.status, 401);
    assert!(
        page.text
            .contains("href=\"/en/sign-in?next=/en/w/a%2526b\""),
        "{}",
        page.text
    );
    assert!(page.text.contains("href=\"/en/join\""));
    let sent = stage.browser().post("/en/w/x/archive", &[]).await;
    assert!(sent.text.contains("href=\"/en/sign-in\""), "{}", sent.text);
}

#[tokio::test]
async fn an_account_that_somebody_else_asked_for_is_not_made_by_opening_the_mail() {
    let stage = Stage::new().await;
    let form = [
        ("name", "Aino"),
        ("email", "aino@mail.example"),
        ("password", "the attacker chose this"),
    ];
    stage.browser().post("/en/register", &form).await;
    let path = link(&stage.mails_to("aino@mail.example").await[0]);
    let victim = stage.browser();
    assert_eq!(victim.get(&path).await.status, 200);
    for password in ["", "my own password"] {
        let form = [("password", password)];
        assert_eq!(victim.post(&path, &form).await.status, 422);
    }
    let form = [("email", "aino@mail.example"), ("password", form[2].1)];
    let attacker = stage.browser();
    assert_eq!(attacker.post("/en/sign-in", &form).await.status, 422);
}

#[tokio::test]
async fn nobody_fills_the_disk_by_keeping_states_canvases_or_workspaces() {
    let stage = Stage::new().await;
    let lead = stage.account("Lead").await;
    let (workspace, canvas) = house(&lead).await;
    let many = "
        with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < 500)
        insert into canvas_checkpoint (id, canvas_id, seq, at, why, label, made_by, state)
        select 'k' || n, $1, 1, 0, 'hand', '', 'account-x', state
        from numbers, (select payload as state from canvas_update where canvas_id = $1) first
        where n <= 100";
    let db = &stage.app.db;
    db.run(many, args![canvas.as_str()]).await.unwrap();
    let path = format!("/en/c/{canvas}/history");
    assert_eq!(lead.post(&path, &[]).await.status, 409);
    let many = "
        with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < 499)
        insert into canvas (id, workspace_id, kind, template_version, title, language, generation, settings,
            created_at, changed_at)
        select 'c' || n, $1, 'offering', 1, '', 'en', 'g', '{}', 0, 0
        from numbers";
    db.run(many, args![workspace.as_str()]).await.unwrap();
    let new = [("kind", "offering"), ("title", "One more")];
    let full = lead
        .post(&format!("/en/w/{workspace}/canvases"), &new)
        .await;
    assert_eq!(full.status, 409);
    assert!(
        full.text.contains("already has 500 canvases"),
        "{}",
        full.text
    );
    let many = "
        with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < 499)
        insert into workspace (id, title, language, created_at)
        select 'w' || n, '', 'en', 0
        from numbers";
    db.run(many, args![]).await.unwrap();
    let many = "
        insert into member (workspace_id, account_id, role, joined_at)
        select id, $1, 'viewer', 0
        from workspace
        where title = ''";
    db.run(many, args![lead.account.as_str()]).await.unwrap();
    let refused = lead
        .post("/en/w", &[("title", "More <b>"), ("kind", "x")])
        .await;
    assert_eq!(refused.status, 409);
    assert!(refused.text.contains(">Lead<"), "{}", refused.text);
    let kept = "aria-label=\"What you wrote 1\">\nMore &#60;b&#62;</textarea>";
    assert!(refused.text.contains(kept), "{}", refused.text);
}

#[tokio::test]
async fn a_job_that_breaks_does_not_stop_the_others() {
    let stage = Stage::new().await;
    let kinds = [
        Kind {
            name: "test.breaks",
            run: |_, _| Box::pin(async { panic!("on purpose") }),
        },
        Kind {
            name: "test.works",
            run: |_, _| Box::pin(async { Ok(()) }),
        },
    ];
    let mut tx = stage.app.db.begin().await.unwrap();
    for (at, kind) in [(0, "test.breaks"), (1, "test.works")] {
        jobs::enqueue(&mut tx, at, kind, &()).await.unwrap();
    }
    tx.commit().await.unwrap();
    assert_eq!(jobs::run_due(&stage.app, &kinds).await.unwrap(), 2);
    let left = "
        select kind
        from job";
    let left: Vec<String> = stage.app.db.all(left, args![]).await.unwrap();
    assert_eq!(left, ["test.breaks"], "it is tried again later");
}
