//! Who comes in, who is shown out, and what ends with it.
use futures_util::StreamExt as _;
use server::args;
use server::features::accounts::{AccountId, create_token};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;

use crate::sockets::new_canvas;
use crate::stage::{Browser, START_MS, Stage};

/// A canvas of partners in a workspace that the browser leads; gives both ids.
async fn house(stage: &Stage, lead: &Browser) -> (String, String) {
    let canvas = new_canvas(&stage.app, "partnership").await.0;
    let settings = serde_json::to_string(&canvas::settings::Settings::default()).unwrap();
    let set = "update canvas set settings = $2 where id = $1";
    let row = args![canvas.as_str(), settings.as_str()];
    stage.app.db.run(set, row).await.unwrap();
    let of = "select workspace_id from canvas where id = $1";
    let workspace: Option<String> = stage
        .app
        .db
        .optional(of, args![canvas.as_str()])
        .await
        .unwrap();
    let workspace = workspace.unwrap();
    member(stage, &workspace, lead, "facilitator").await;
    (workspace, canvas)
}

async fn member(stage: &Stage, workspace: &str, browser: &Browser, role: &str) {
    let member = "
        insert into member (workspace_id, account_id, role, joined_at)
        values ($1, $2, $3, $4)";
    let row = args![workspace, browser.account.as_str(), role, START_MS];
    stage.app.db.run(member, row).await.unwrap();
}

async fn code(stage: &Stage, lead: &Browser, place: &str) -> String {
    let made = lead
        .post(
            &format!("/en/{place}/invite"),
            &[("role", "participant"), ("expires", "week")],
        )
        .await;
    assert_eq!(made.status, 303, "{}", made.text);
    let newest = "select code from invitation order by created_at desc, id desc limit 1";
    stage
        .app
        .db
        .optional(newest, args![])
        .await
        .unwrap()
        .unwrap()
}

async fn count(stage: &Stage, sql: &'static str) -> i64 {
    stage.app.db.optional(sql, args![]).await.unwrap().unwrap()
}

#[tokio::test]
async fn two_presses_on_a_new_device_make_one_guest() {
    let stage = Stage::new().await;
    let lead = stage.account("Lead").await;
    let (_, canvas) = house(&stage, &lead).await;
    let code = code(&stage, &lead, &format!("c/{canvas}")).await;
    let phone = stage.browser();
    phone.get(&format!("/en/join?code={code}")).await;
    let form = [("code", code.as_str()), ("name", "Aino")];
    let (first, second) =
        tokio::join!(phone.post("/en/join", &form), phone.post("/en/join", &form));
    assert_eq!((first.status.as_u16(), second.status.as_u16()), (303, 303));
    assert_eq!(count(&stage, "select count(*) from guest").await, 1);
    assert_eq!(phone.get(&format!("/en/c/{canvas}")).await.status, 200);
}

#[tokio::test]
async fn a_cookie_that_is_no_token_of_ours_names_no_device() {
    let stage = Stage::new().await;
    let lead = stage.account("Lead").await;
    let (_, canvas) = house(&stage, &lead).await;
    let code = code(&stage, &lead, &format!("c/{canvas}")).await;
    let phone = stage.browser();
    phone.keep("tuki_session", "short");
    let joined = phone
        .post("/en/join", &[("code", &code), ("name", "Aino")])
        .await;
    assert_eq!(joined.status, 303);
    assert_ne!(phone.session().unwrap(), "short");
}

#[tokio::test]
async fn a_removed_member_comes_back_by_a_facilitator_and_by_no_code() {
    let stage = Stage::new().await;
    let lead = stage.account("Lead").await;
    let (workspace, canvas) = house(&stage, &lead).await;
    let aino = stage.account("Aino").await;
    member(&stage, &workspace, &aino, "participant").await;
    let page = format!("/en/w/{workspace}");
    assert_eq!(aino.get(&page).await.status, 200);
    let removed = lead
        .post(
            &format!("{page}/members/remove"),
            &[("account", &aino.account)],
        )
        .await;
    assert_eq!(removed.status, 303, "{}", removed.text);
    // Codes from before and after, to the workspace and to a canvas.
    for place in [format!("w/{workspace}"), format!("c/{canvas}")] {
        let code = code(&stage, &lead, &place).await;
        let refused = aino.post("/en/join", &[("code", &code)]).await;
        assert_eq!(refused.status, 409, "{place}");
        assert!(
            refused.text.contains("Ask them to add you back"),
            "{}",
            refused.text
        );
        assert_eq!(aino.get(&page).await.status, 404);
    }
    let form = [("email", "aino@mail.example"), ("role", "participant")];
    let added = lead.post(&format!("{page}/members"), &form).await;
    assert_eq!(added.status, 303, "{}", added.text);
    assert_eq!(aino.get(&page).await.status, 200);
}

#[tokio::test]
async fn codes_and_tokens_have_an_end() {
    let stage = Stage::new().await;
    let lead = stage.account("Lead").await;
    let (workspace, _) = house(&stage, &lead).await;
    let path = format!("/en/w/{workspace}/invite");
    let form = [("role", "viewer"), ("expires", "week")];
    for _ in 0..50 {
        assert_eq!(lead.post(&path, &form).await.status, 303);
    }
    let full = lead.post(&path, &form).await;
    assert_eq!(full.status, 409);
    assert!(full.text.contains("Revoke one first"), "{}", full.text);

    let token = [("label", "Report"), ("days", "1")];
    for _ in 0..50 {
        assert_eq!(lead.post("/en/account/tokens", &token).await.status, 200);
    }
    let full = lead.post("/en/account/tokens", &token).await;
    assert_eq!(full.status, 422);
    assert!(full.text.contains("as many tokens as fit"), "{}", full.text);
    assert_eq!(count(&stage, "select count(*) from api_token").await, 50);
}

#[tokio::test]
async fn a_token_manages_no_account() {
    let stage = Stage::new().await;
    let lead = stage.account("Lead").await;
    let id = AccountId(lead.account.clone());
    let token = create_token(&stage.app, &id, "test", "Table", 1)
        .await
        .unwrap();
    let program = stage.browser().with_token(&token);
    let form = [
        ("label", "Another"),
        ("days", "3650"),
        ("name", "Other"),
        ("language", "en"),
    ];
    for path in ["", "/tokens", "/password"] {
        let answer = program.post(&format!("/en/account{path}"), &form).await;
        assert_eq!(answer.status, 403, "{path}");
    }
    let everywhere = program.post("/en/sign-out-everywhere", &[]).await;
    assert_eq!(everywhere.status, 403);
    assert_eq!(count(&stage, "select count(*) from api_token").await, 1);
    // Signing out everywhere ends tokens only where that is asked for.
    for (form, works) in [(&[][..], true), (&[("tokens", "end")][..], false)] {
        let here = stage.account(if works { "Mika" } else { "Noor" }).await;
        let id = AccountId(here.account.clone());
        let token = create_token(&stage.app, &id, "test", "Table", 1)
            .await
            .unwrap();
        here.post("/en/sign-out-everywhere", form).await;
        let program = stage.browser().with_token(&token);
        let answer = program.get("/api/v1/workspaces").await;
        assert_eq!(answer.status == 200, works, "{}", answer.status);
    }
}

#[tokio::test]
async fn signing_out_closes_the_sockets_of_the_devices_guests() {
    let stage = Stage::new().await;
    let address = stage.listen().await;
    let lead = stage.account("Lead").await;
    let (_, canvas) = house(&stage, &lead).await;
    let code = code(&stage, &lead, &format!("c/{canvas}")).await;
    for path in ["/en/sign-out", "/en/sign-out-everywhere"] {
        let aino = stage.account(&format!("Aino of {}", path.len())).await;
        assert_eq!(aino.post("/en/join", &[("code", &code)]).await.status, 303);
        let url = format!("ws://{address}/collab/{canvas}");
        let mut request = url.into_client_request().unwrap();
        let cookie = format!("tuki_session={}", aino.session().unwrap());
        request
            .headers_mut()
            .insert("cookie", cookie.parse().unwrap());
        let (mut socket, _) = tokio_tungstenite::connect_async(request).await.unwrap();
        let first = socket.next().await.unwrap().unwrap();
        assert!(matches!(first, Message::Binary(_)), "{first:?}");
        aino.post(path, &[]).await;
        let closed = loop {
            if let Message::Close(frame) = socket.next().await.unwrap().unwrap() {
                break frame.map(|frame| u16::from(frame.code));
            }
        };
        assert_eq!(closed, Some(4401), "{path}");
    }
}

#[tokio::test]
async fn browsers_stay_with_https_where_the_public_address_is_that() {
    for (url, wanted) in [
        (None, None),
        (Some("https://tuki.example"), Some("max-age=31536000")),
    ] {
        let stage = Stage::set(server::mail::Mailer::captured(), |config| {
            config.public_url = url.map(str::to_owned);
        })
        .await;
        let answer = stage.browser().get("/en").await;
        let found = answer.headers.get("strict-transport-security");
        assert_eq!(found.map(|value| value.to_str().unwrap()), wanted);
    }
}

#[tokio::test]
async fn a_facilitator_says_who_speaks_and_gives_a_partner_its_own_link() {
    let stage = Stage::new().await;
    let lead = stage.account("Lead").await;
    let (workspace, canvas) = house(&stage, &lead).await;
    let mika = stage.account("Mika").await;
    member(&stage, &workspace, &mika, "participant").await;
    let page = format!("/en/c/{canvas}/voices");
    let who = format!("account-{}", mika.account);
    let form = [("partner", "c1"), ("participant", who.as_str())];
    assert_eq!(mika.post(&page, &form).await.status, 403);
    assert_eq!(lead.post(&page, &form).await.status, 303);
    let shown = lead.get(&page).await.text;
    assert!(shown.contains("<strong>Mika</strong>"), "{shown}");
    for wrong in [
        [("partner", "c99"), ("participant", who.as_str())],
        [("partner", "c1"), ("participant", "account-nobody")],
    ] {
        assert_eq!(lead.post(&page, &wrong).await.status, 409);
    }
    assert_eq!(lead.post(&format!("{page}/take"), &form).await.status, 303);
    assert!(!lead.get(&page).await.text.contains("<strong>Mika</strong>"));

    let link = [("partner", "c2")];
    assert_eq!(lead.post(&format!("{page}/link"), &link).await.status, 303);
    let of = "select code from invitation where partner = 'c2'";
    let code: Option<String> = stage.app.db.optional(of, args![]).await.unwrap();
    let code = code.unwrap();
    // It gives a voice, so it is for nobody else's eyes.
    let invite = lead.get(&format!("/en/c/{canvas}/invite")).await.text;
    let shown = format!("{} {}", &code[..3], &code[3..]);
    assert!(
        !invite.contains(&code) && !invite.contains(&shown),
        "{invite}"
    );
    let guest = stage.browser();
    let joined = guest
        .post("/en/join", &[("code", &code), ("name", "Aino")])
        .await;
    assert_eq!(joined.status, 303);
    assert_eq!(mika.post("/en/join", &[("code", &code)]).await.status, 303);
    assert_eq!(lead.post("/en/join", &[("code", &code)]).await.status, 303);
    let shown = lead.get(&page).await.text;
    assert!(shown.contains("<strong>Aino</strong>") && shown.contains("<strong>Mika</strong>"));
    // Who leads and only looks where the link goes does not speak by that.
    assert!(!shown.contains("<strong>Lead</strong>"), "{shown}");
    let seen = guest.get(&format!("/en/c/{canvas}")).await.text;
    assert!(seen.contains(r#""speaks":["c2"]"#), "{seen}");
    let path = format!("/en/w/{workspace}/members/remove");
    let gone = lead.post(&path, &[("account", &mika.account)]).await;
    assert_eq!(gone.status, 303);
    assert!(!lead.get(&page).await.text.contains("<strong>Mika</strong>"));
}

#[tokio::test]
async fn a_create_that_broke_off_is_not_made_again_by_its_key() {
    let stage = Stage::new().await;
    let lead = stage.account("Lead").await;
    let id = AccountId(lead.account.clone());
    let token = create_token(&stage.app, &id, "test", "Table", 1)
        .await
        .unwrap();
    let program = stage.browser().with_token(&token);
    let create = async || {
        let body = r#"{"title":"Table","language":"en"}"#;
        let request = axum::http::Request::post("/api/v1/workspaces")
            .header("content-type", "application/json")
            .header("idempotency-key", "k1")
            .body(axum::body::Body::from(body));
        program.send(request.unwrap()).await
    };
    assert_eq!(create().await.status, 201);
    // As the program would have left it, had it stopped between the two.
    let forget = "update idempotency_key set status = 0, body = ''";
    stage.app.db.run(forget, args![]).await.unwrap();
    stage.pass_ms(60 * 60 * 1000);
    let again = create().await;
    assert_eq!(again.status, 409, "{}", again.text);
    assert_eq!(count(&stage, "select count(*) from workspace").await, 1);
}
