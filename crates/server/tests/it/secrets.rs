//! What the program writes into its log while people use it: nothing that opens a door, and nothing that they wrote.
use std::path::Path;
use std::process::Stdio;

use reqwest::{Client, redirect};
use serde_json::{Value as Json, json};
use server::features::accounts::{
    Email, PersonName, SESSION_COOKIE, Standing, Visitor, create_account, sign_in,
};
use server::features::workspaces::CanvasId;

use crate::program::{Program, close, open};
use crate::sockets::{Guest, Heard, Peer, knock};

const PASSWORD: &str = "kolme punaista kettua";
const EMAIL: &str = "aino@mail.example";
const TITLE: &str = "Velkaneuvonnan pulmat";
const SOUGHT: &str = "ulosottovelka";

/// A person's session in an installation that is made for it.
async fn signed_in(data: &Path) -> String {
    let app = open(data).await;
    let name = PersonName::parse("Aino Salakari").unwrap();
    let email = Email::parse(EMAIL).unwrap();
    let id = create_account(&app, "test", email, name, None, Standing::Ordinary)
        .await
        .unwrap();
    let session = sign_in(&app, &Visitor::default(), &id).await.unwrap();
    close(&app).await;
    session
}

/// The program with a log that tells as much as it can.
async fn loud(data: &Path, log: &Path) -> Program {
    let written = std::fs::File::create(log).unwrap();
    Program::set(data, |command| {
        command
            .env("TUKIVERKKO_LOG", "json")
            .env("TUKIVERKKO_LOG_LEVEL", "debug")
            // Nobody listens there: mails are tried, and fail.
            .env("TUKIVERKKO_SMTP_URL", "smtp://127.0.0.1:1")
            .stderr(Stdio::from(written));
    })
    .await
}

#[tokio::test]
async fn the_log_holds_no_secret_and_no_word_of_anybody() {
    let data = tempfile::tempdir().unwrap();
    let session = signed_in(data.path()).await;
    let log = data.path().join("log");
    let program = loud(data.path(), &log).await;
    let home = format!("http://{}", program.address);
    let client = Client::builder().redirect(redirect::Policy::none());
    let client = client.build().unwrap();
    let form = [("email", EMAIL), ("password", PASSWORD)];
    let tried = client.post(format!("{home}/fi/sign-in")).form(&form);
    assert_eq!(tried.send().await.unwrap().status(), 422);
    let forgotten = client.post(format!("{home}/fi/forgot")).form(&form[..1]);
    assert!(forgotten.send().await.unwrap().status().is_success());
    let sought = client.get(format!("{home}/fi/search?q={SOUGHT}"));
    assert_eq!(sought.send().await.unwrap().status(), 200);

    let made = async |path: &str, body: Json| -> Json {
        let request = client.post(format!("{home}/api/v1/{path}"));
        let request = request.header("cookie", format!("{SESSION_COOKIE}={session}"));
        let request = request.header("sec-fetch-site", "same-origin").json(&body);
        request.send().await.unwrap().json().await.unwrap()
    };
    let text = |made: &Json, key: &str| made[key].as_str().unwrap().to_owned();
    let workspace = made("workspaces", json!({"title": TITLE})).await;
    let canvases = format!("workspaces/{}/canvases", text(&workspace, "id"));
    let canvas = made(&canvases, json!({"kind": "actor-map", "title": TITLE})).await;
    let canvas = text(&canvas, "id");
    let tomorrow = jiff::Timestamp::now() + jiff::SignedDuration::from_hours(24);
    let invitation = json!({"role": "participant", "expires": tomorrow.to_string()});
    let invitation = made(&format!("canvases/{canvas}/invitations"), invitation).await;
    let code = text(&invitation, "code");
    let joined = made("join", json!({"code": code, "name": "Noor"})).await;
    let token = text(&joined, "token");
    let guest = Guest {
        id: text(&joined, "participant"),
        token: token.clone(),
    };
    let query = format!("token={token}");
    let canvas = CanvasId(canvas);
    let mut peer = Peer::of(knock(program.address, &canvas, &query).await, &guest);
    assert_eq!(peer.hear().await, Heard::Step1);
    peer.leave().await;
    program.kill().await;

    let log = std::fs::read_to_string(&log).unwrap();
    for told in ["/{lang}/search", "/api/v1/join", "/collab/{canvas}"] {
        assert!(log.contains(told), "{told} is not told of in {log}");
    }
    let secrets = [
        PASSWORD, EMAIL, TITLE, SOUGHT, &session, &code, &token, "Salakari", "Noor",
    ];
    for secret in secrets {
        let at = log.lines().find(|line| line.contains(secret));
        assert_eq!(at, None, "{secret}");
    }
}
