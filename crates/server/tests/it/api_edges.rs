//! What the API refuses before anybody has asked for anything it knows: always problem+json in the caller's language.
use axum::body::Body;
use axum::http::{Method, Request, header};
use serde_json::Value;
use server::features::accounts::{AccountId, create_token};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::sockets::PATIENCE;
use crate::stage::{Answer, Stage};

const MANY_BYTES: usize = 60_000_000;
/// How much is sent at once.
const CHUNK_BYTES: usize = 64 << 10;

/// The answer of the real program to a body of 60 MB, which it may refuse before all of it is sent.
async fn flooded(stage: &Stage, token: &str, path: &str, kind: &str) -> (String, Value) {
    let address = stage.listen().await;
    let (mut reads, mut writes) = TcpStream::connect(address).await.unwrap().into_split();
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: tuki.test\r\nAuthorization: Bearer {token}\r\nAccept-Language: sv\r\n\
         Content-Type: {kind}\r\nContent-Length: {MANY_BYTES}\r\nConnection: close\r\n\r\n"
    );
    let sending = async move {
        writes.write_all(head.as_bytes()).await.unwrap();
        let chunk = vec![b' '; CHUNK_BYTES];
        let mut sent = 0;
        // The program may close as soon as it has answered.
        while sent < MANY_BYTES && writes.write_all(&chunk).await.is_ok() {
            sent += CHUNK_BYTES;
        }
        writes
    };
    let hearing = async {
        let mut heard = Vec::new();
        let mut part = [0; 4096];
        while !is_whole(&heard) {
            match reads.read(&mut part).await {
                Ok(0) | Err(_) => break,
                Ok(read) => heard.extend_from_slice(&part[..read]),
            }
        }
        String::from_utf8(heard).unwrap()
    };
    let both = async { tokio::join!(sending, hearing).1 };
    let heard = tokio::time::timeout(PATIENCE, both).await.unwrap();
    let (head, body) = heard.split_once("\r\n\r\n").unwrap();
    (head.to_owned(), serde_json::from_str(body).unwrap())
}

/// Whether the head and as much as it says have come.
fn is_whole(heard: &[u8]) -> bool {
    let heard = String::from_utf8_lossy(heard);
    let Some((head, body)) = heard.split_once("\r\n\r\n") else {
        return false;
    };
    let mut lines = head.lines();
    let length = lines.find_map(|line| line.strip_prefix("content-length: "));
    length.is_some_and(|length| body.len() >= length.parse().unwrap())
}

#[tokio::test]
async fn a_body_of_60_megabytes_is_too_large_wherever_it_is_sent() {
    let stage = Stage::new().await;
    let lead = stage.account("Lead").await;
    let made = lead.post("/en/w", &[("title", "Lakeside")]).await;
    let workspace = made.location().rsplit('/').next().unwrap().to_owned();
    let id = AccountId(lead.account.clone());
    let token = create_token(&stage.app, &id, "test", "Program", 1)
        .await
        .unwrap();
    for (path, kind) in [
        ("/api/v1/models", "application/json"),
        ("/api/v1/models/table", "text/csv"),
        ("/api/v1/workspaces", "application/json"),
        (
            &format!("/api/v1/workspaces/{workspace}/import"),
            "application/json",
        ),
        (
            &format!("/api/v1/workspaces/{workspace}/canvases"),
            "application/json",
        ),
    ] {
        let (head, body) = flooded(&stage, &token, path, kind).await;
        assert!(head.starts_with("HTTP/1.1 413 "), "{path}: {head}");
        assert!(
            head.contains("content-type: application/problem+json"),
            "{path}: {head}"
        );
        assert_eq!(body["status"], 413, "{path}");
        let told = body["detail"].as_str().unwrap();
        assert!(told.contains("för stor"), "{path}: {told}");
    }
}

fn is_problem(answer: &Answer, status: u16, told: &str) {
    assert_eq!(answer.status.as_u16(), status, "{}", answer.text);
    assert_eq!(
        answer.headers[header::CONTENT_TYPE],
        "application/problem+json"
    );
    let problem = answer.json();
    assert_eq!(
        (&problem["status"], &problem["detail"]),
        (&status.into(), &told.into())
    );
}

#[tokio::test]
async fn a_method_that_an_address_has_not_is_told_with_those_that_it_has() {
    let stage = Stage::new().await;
    let anybody = stage.browser();
    let ask = |method: Method, path: &str, language: &str| {
        let request = Request::builder().method(method).uri(path);
        let request = request.header(header::ACCEPT_LANGUAGE, language);
        anybody.send(request.body(Body::empty()).unwrap())
    };
    for (method, path, allowed) in [
        (Method::DELETE, "/api/v1/search", "GET,HEAD"),
        (Method::PUT, "/api/v1/models", "GET,HEAD,POST"),
        (Method::GET, "/api/v1/models/table", "POST"),
        (Method::POST, "/api/openapi.json", "GET,HEAD"),
    ] {
        let answer = ask(method, path, "sv").await;
        is_problem(
            &answer,
            405,
            "Den här adressen kan inte göra det som begärdes.",
        );
        let told = answer.headers[header::ALLOW].to_str().unwrap();
        let mut told: Vec<&str> = told.split(',').map(str::trim).collect();
        told.sort_unstable();
        assert_eq!(told.join(","), allowed, "{path}");
    }
    let page = ask(Method::DELETE, "/en/support", "sv").await;
    assert_eq!(page.status, 405);
    assert!(page.headers.contains_key(header::ALLOW));
    assert!(
        page.text.contains("This address cannot do what was asked."),
        "{}",
        page.text
    );
}

#[tokio::test]
async fn what_the_api_refuses_is_said_in_the_caller_s_language() {
    let stage = Stage::new().await;
    let anybody = stage.browser();
    let ask = |method: Method, path: &str, headers: &[(&str, &str)]| {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        anybody.send(request.body(Body::empty()).unwrap())
    };
    let sv = ("accept-language", "sv");
    let nowhere = "Sidan hittades inte. Kontrollera adressen eller fortsätt från startsidan.";
    for path in [
        "/api/v1/nowhere",
        "/api/nowhere",
        "/api/v2/models",
        "/api/v1/models/none",
    ] {
        is_problem(&ask(Method::GET, path, &[sv]).await, 404, nowhere);
    }
    is_problem(
        &ask(Method::POST, "/api/v1/nowhere/", &[sv]).await,
        404,
        nowhere,
    );
    let unread = ask(Method::GET, "/api/v1/models?limit=x", &[sv]).await;
    assert_eq!(
        unread.headers[header::CONTENT_TYPE],
        "application/problem+json"
    );
    assert_eq!(unread.status, 400);
    let nobody = ask(Method::GET, "/api/v1/workspaces", &[sv]).await;
    assert_eq!(
        nobody.headers[header::CONTENT_TYPE],
        "application/problem+json"
    );
    assert_eq!(nobody.status, 401);
    let elsewhere = ("sec-fetch-site", "cross-site");
    let foreign = ask(Method::DELETE, "/api/v1/search", &[sv, elsewhere]).await;
    assert_eq!(
        foreign.headers[header::CONTENT_TYPE],
        "application/problem+json"
    );
    assert_eq!(foreign.status, 403);
}
