//! Texts that nobody types by chance.
use axum::body::Body;
use axum::http::{Request, header};
use serde_json::json;

use crate::stage::{Browser, Stage};

async fn send(browser: &Browser, path: &str, kind: &str, body: impl Into<Body>) -> u16 {
    let request = Request::post(path)
        .header(header::CONTENT_TYPE, kind)
        .body(body.into())
        .unwrap();
    browser.send(request).await.status.as_u16()
}

#[tokio::test]
async fn a_nul_is_never_a_broken_page() {
    let stage = Stage::new().await;
    let aino = stage.account("Aino").await;
    let made = aino.post("/en/w", &[("title", "Lake\0side")]).await;
    assert_eq!(made.status, 303, "{}", made.text);
    let workspace = made.location().to_owned();
    assert!(aino.get(&workspace).await.text.contains("Lake side"));
    for path in [
        "/en/w/%00",
        "/en/c/a%00b",
        "/api/v1/canvases/%00",
        "/en/join?code=%00",
        "/en/reset/%00",
        &format!("{workspace}/audit?before=%00"),
        &format!("{workspace}/trash/%00/restore"),
    ] {
        let status = aino.get(path).await.status;
        assert!(status.as_u16() < 500, "{path}: {status}");
    }
    for (path, form) in [
        (format!("{workspace}/members/remove"), ("account", "\0")),
        (format!("{workspace}/members"), ("email", "\0@mail.example")),
        (format!("{workspace}/trash/%00/restore"), ("", "")),
        ("/en/account/tokens".to_owned(), ("label", "a\0b")),
        ("/en/sign-in".to_owned(), ("email", "\0")),
        ("/en/account/sessions/%00/end".to_owned(), ("", "")),
    ] {
        let status = aino
            .post(
                &path,
                &[form, ("role", "viewer"), ("days", "1"), ("password", "x")],
            )
            .await
            .status;
        assert!(status.as_u16() < 500, "{path}: {status}");
    }
    let made = aino
        .json("POST", "/api/v1/workspaces", &json!({"title": "\0"}))
        .await;
    assert_eq!(made.status, 422);
}

#[tokio::test]
async fn a_name_cannot_turn_the_text_around_it() {
    let stage = Stage::new().await;
    let aino = stage.account("Aino").await;
    let title = "\u{202e}gnihton\u{202c} 👩\u{200d}👧 <script>&\"'";
    let made = aino.post("/en/w", &[("title", title)]).await;
    let page = aino.get(made.location()).await.text;
    assert!(
        !page.contains('\u{202e}') && !page.contains("<script>&"),
        "{page}"
    );
    assert!(page.contains("gnihton 👩\u{200d}👧"));
    let unseen = aino.post("/en/w", &[("title", "\u{200b}\u{2060}")]).await;
    assert_eq!(unseen.status, 422);
}

#[tokio::test]
async fn what_cannot_be_read_is_said_so_and_never_a_broken_page() {
    let stage = Stage::new().await;
    let aino = stage.account("Aino").await;
    let (form, json) = ("application/x-www-form-urlencoded", "application/json");
    let deep = "[".repeat(100_000);
    let long = json!({"title": "a", "more": "a".repeat(300_000)}).to_string();
    let cases = [
        ("invalid UTF-8", "/en/w", form, b"title=%ff%fe".to_vec()),
        ("raw bytes", "/en/w", form, vec![0xff, 0x00, 0xfe]),
        ("a form of 3 MB", "/en/w", form, vec![b'a'; 3 << 20]),
        (
            "a name of 10,000",
            "/en/w",
            form,
            [b"title=".to_vec(), vec![b'a'; 10_000]].concat(),
        ),
        ("deep JSON", "/api/v1/workspaces", json, deep.into_bytes()),
        ("long JSON", "/api/v1/workspaces", json, long.into_bytes()),
        (
            "half a surrogate",
            "/api/v1/workspaces",
            json,
            br#"{"title": "\ud800"}"#.to_vec(),
        ),
        ("no JSON", "/api/v1/workspaces", json, b"title".to_vec()),
        ("another type", "/en/w", json, b"{}".to_vec()),
    ];
    let mut table = String::new();
    for (name, path, kind, body) in cases {
        let status = send(&aino, path, kind, body).await;
        table += &format!("{name}: {status}\n");
    }
    expect_test::expect![[r#"
        invalid UTF-8: 303
        raw bytes: 422
        a form of 3 MB: 413
        a name of 10,000: 422
        deep JSON: 400
        long JSON: 413
        half a surrogate: 422
        no JSON: 400
        another type: 400
    "#]]
    .assert_eq(&table);
    for path in [
        "/en/w/%ff",
        "/en/c/%ff%fe",
        "/api/v1/workspaces/%c0%80",
        "/%ff",
    ] {
        let status = aino.get(path).await.status.as_u16();
        assert!((400..500).contains(&status), "{path}: {status}");
    }
}

#[tokio::test]
async fn days_and_moments_far_away_are_only_wrong() {
    let stage = Stage::new().await;
    let aino = stage.account("Aino").await;
    let workspace = aino.post("/en/w", &[("title", "Lakeside")]).await;
    let path = format!("{}/invite", workspace.location());
    for date in [
        "9999-12-31",
        "-9999-01-01",
        "0000-00-00",
        "2026-02-30",
        "99999999999",
    ] {
        let form = [("role", "viewer"), ("expires", "date"), ("date", date)];
        assert_eq!(aino.post(&path, &form).await.status, 422, "{date}");
    }
    for days in ["-1", "0", "99999999999999999999", "1e3", "٣"] {
        let form = [("label", "A"), ("days", days)];
        assert_eq!(
            aino.post("/en/account/tokens", &form).await.status,
            422,
            "{days}"
        );
    }
}
