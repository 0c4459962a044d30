//! One's own account, API tokens, and accounts by the command line.
use std::path::Path;
use std::process::{Command, Output};

use server::db::Db;

use crate::accounts::{PASSWORD, registered, sign_in};
use crate::stage::Stage;

#[tokio::test]
async fn an_account_changes_its_name_language_and_password() {
    let stage = Stage::new().await;
    let here = registered(&stage, "Aino", "aino@mail.example").await;
    let there = stage.browser();
    sign_in(&there, "aino@mail.example", PASSWORD).await;
    let page = here.get("/en/account").await;
    assert_eq!(page.text.matches("This device").count(), 1, "{}", page.text);
    assert_eq!(page.text.matches("Another device").count(), 1);
    let wrong = here
        .post("/en/account", &[("name", ""), ("language", "xx")])
        .await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("Write the name.") && wrong.text.contains("Choose a language."));
    let saved = here
        .post("/en/account", &[("name", "Aino E"), ("language", "sv")])
        .await;
    assert_eq!(saved.location(), "/sv/account");
    let new = "neljä vihreää hirveä";
    let refused = here
        .post(
            "/en/account/password",
            &[("current", "x"), ("password", new)],
        )
        .await;
    assert_eq!(refused.status, 422);
    let form = [("current", PASSWORD), ("password", new)];
    assert_eq!(
        here.post("/en/account/password", &form).await.location(),
        "/en/account"
    );
    assert_eq!(
        there.get("/en/account").await.status,
        401,
        "the other device is signed out"
    );
    assert_eq!(here.get("/en/account").await.status, 200);
    assert_eq!(
        sign_in(&stage.browser(), "aino@mail.example", new).await,
        303
    );
}

#[tokio::test]
async fn a_device_is_signed_out_from_another_but_not_by_a_stranger() {
    let stage = Stage::new().await;
    let here = registered(&stage, "Aino", "aino@mail.example").await;
    let page = here.get("/en/account").await.text;
    let end = page.find("/end\"").unwrap();
    let path = format!(
        "/en/account/sessions/{}/end",
        page[..end].rsplit('/').next().unwrap()
    );
    assert_eq!(
        stage
            .account("Stranger")
            .await
            .post(&path, &[])
            .await
            .status,
        404
    );
    assert_eq!(here.post(&path, &[]).await.status, 303);
    assert_eq!(here.get("/en/account").await.status, 401);
}

#[tokio::test]
async fn a_token_is_told_once_and_works_until_revoked() {
    let stage = Stage::new().await;
    let person = stage.account("Aino").await;
    let wrong = person
        .post("/en/account/tokens", &[("label", ""), ("days", "0")])
        .await;
    assert_eq!(wrong.status, 422);
    let made = person
        .post(
            "/en/account/tokens",
            &[("label", "Reports"), ("days", "30")],
        )
        .await;
    let start =
        made.text.find("id=\"new-token\" value=\"").unwrap() + "id=\"new-token\" value=\"".len();
    let token = made.text[start..].split('"').next().unwrap();
    let robot = stage.browser().with_token(token);
    assert_eq!(robot.get("/en/account").await.status, 200);
    let page = person.get("/en/account").await.text;
    assert!(page.contains("Reports") && !page.contains(token));
    let id = page[..page.find("/revoke\"").unwrap()]
        .rsplit('/')
        .next()
        .unwrap()
        .to_owned();
    let path = format!("/en/account/tokens/{id}/revoke");
    assert_eq!(
        stage
            .account("Stranger")
            .await
            .post(&path, &[])
            .await
            .status,
        404
    );
    assert_eq!(person.post(&path, &[]).await.status, 303);
    assert_eq!(robot.get("/en/account").await.status, 401);
}

#[tokio::test]
async fn a_device_that_is_used_stays_signed_in() {
    let stage = Stage::new().await;
    let person = stage.account("Aino").await;
    for _ in 0..3 {
        stage.pass_ms(20 * 24 * 60 * 60 * 1000);
        assert_eq!(person.get("/en/account").await.status, 200);
    }
    stage.pass_ms(31 * 24 * 60 * 60 * 1000);
    assert_eq!(person.get("/en/account").await.status, 401);
}

#[tokio::test]
async fn administrators_read_the_trail() {
    let stage = Stage::new().await;
    for number in 0..60 {
        stage.account(&format!("Person {number}")).await;
    }
    let admin = stage.administrator("Admin").await;
    let page = admin.get("/en/admin/audit").await;
    assert_eq!(page.text.matches("An account was created").count(), 50);
    let start = page.text.find("/en/admin/audit?before=").unwrap();
    let older = page.text[start..].split('"').next().unwrap();
    assert_eq!(
        admin
            .get(older)
            .await
            .text
            .matches("An account was created")
            .count(),
        11
    );
    assert_eq!(
        stage
            .account("Other")
            .await
            .get("/en/admin/audit")
            .await
            .status,
        403
    );
    assert_eq!(stage.browser().get("/en/admin/audit").await.status, 401);
}

fn tukiverkko(data: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tukiverkko"))
        .args(args)
        .arg("--data")
        .arg(data)
        .output()
        .unwrap()
}

#[tokio::test]
async fn the_command_line_makes_accounts_and_tokens_beside_an_open_database() {
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join(server::config::DATABASE_FILE_NAME);
    let db = Db::sqlite(&file).await.unwrap();
    let add = [
        "user",
        "add",
        "--email",
        "aino@mail.example",
        "--name",
        "Aino",
        "--admin",
    ];
    let added = tukiverkko(data.path(), &add);
    assert!(added.status.success(), "{added:?}");
    let again = tukiverkko(data.path(), &add);
    assert!(!again.status.success());
    assert!(String::from_utf8_lossy(&again.stderr).contains("this address already"));
    let list = tukiverkko(data.path(), &["user", "list"]);
    assert_eq!(
        String::from_utf8_lossy(&list.stdout),
        "aino@mail.example\tAino\tadministrator\n"
    );
    let made = tukiverkko(
        data.path(),
        &["token", "create", "--user", "aino@mail.example"],
    );
    let token = String::from_utf8(made.stdout).unwrap();
    assert_eq!(
        token.len(),
        44,
        "the token and a line end, nothing else: {token:?}"
    );
    let kept = "
        select count(*)
        from api_token
        where token_hash = $1";
    let hash = server::clock::token_hash(token.trim());
    let count: Option<i64> = db.optional(kept, server::args![hash]).await.unwrap();
    assert_eq!(count, Some(1));
    let nobody = tukiverkko(
        data.path(),
        &["token", "create", "--user", "no@mail.example"],
    );
    assert!(!nobody.status.success() && nobody.stdout.is_empty());
}
