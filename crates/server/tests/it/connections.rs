//! Connections that are slow, large, too many, or still being answered when the program ends: over real sockets.
use std::net::SocketAddr;
use std::time::Duration;

use axum::body::Body;
use axum::http::Request;
use server::mail::Mailer;
use server::web::listening::{self, Bounds, HEAD_BYTES_MAX};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::sockets::PATIENCE;
use crate::stage::Stage;

/// A program that listens until it is told to end.
struct Listening {
    address: SocketAddr,
    end: oneshot::Sender<()>,
    ended: JoinHandle<()>,
    _stage: Stage,
}

async fn listening(bounds: Bounds) -> Listening {
    let stage = Stage::new().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (end, told) = oneshot::channel();
    let told = async { told.await.unwrap_or_default() };
    let router = server::router(stage.app.clone());
    let ended = tokio::spawn(listening::answer(listener, router, bounds, told));
    Listening {
        address,
        end,
        ended,
        _stage: stage,
    }
}

async fn connected(address: SocketAddr) -> TcpStream {
    TcpStream::connect(address).await.unwrap()
}

/// All that comes until the other end closes.
async fn rest(stream: &mut TcpStream) -> String {
    let mut heard = Vec::new();
    let reading = stream.read_to_end(&mut heard);
    // A reset in place of an end is an end, too.
    let _ = tokio::time::timeout(PATIENCE, reading).await.unwrap();
    String::from_utf8_lossy(&heard).into_owned()
}

/// What comes until `end` has been heard.
async fn until(stream: &mut TcpStream, end: &str) -> String {
    let mut heard = Vec::new();
    while !String::from_utf8_lossy(&heard).contains(end) {
        let byte = tokio::time::timeout(PATIENCE, stream.read_u8()).await;
        heard.push(byte.unwrap().unwrap());
    }
    String::from_utf8_lossy(&heard).into_owned()
}

const ALIVE: &str = "GET /healthz HTTP/1.1\r\nHost: tuki.test\r\n\r\n";

#[tokio::test]
async fn who_never_ends_the_head_of_a_request_is_shown_out() {
    let program = listening(Bounds {
        head_time: Duration::from_millis(20),
        ..Bounds::default()
    })
    .await;
    let mut slow = connected(program.address).await;
    slow.write_all(b"GET /healthz HTTP/1.1\r\nHost: tuki")
        .await
        .unwrap();
    let heard = rest(&mut slow).await;
    assert!(!heard.contains("200 OK"), "{heard}");
}

#[tokio::test]
async fn a_head_above_the_limit_is_refused_and_one_below_it_read() {
    let program = listening(Bounds::default()).await;
    for (bytes, status) in [(HEAD_BYTES_MAX, "431"), (HEAD_BYTES_MAX / 2, "200")] {
        let mut stream = connected(program.address).await;
        let cookies = "c".repeat(bytes);
        let head = format!("GET /healthz HTTP/1.1\r\nHost: tuki.test\r\nCookie: {cookies}\r\n\r\n");
        // The refusal may come before everything is sent.
        let _ = stream.write_all(head.as_bytes()).await;
        let heard = until(&mut stream, "\r\n").await;
        assert!(heard.starts_with(&format!("HTTP/1.1 {status}")), "{heard}");
    }
}

#[tokio::test]
async fn who_comes_when_every_place_is_taken_is_answered_when_one_is_free() {
    let program = listening(Bounds {
        connections_max: 1,
        ..Bounds::default()
    })
    .await;
    let mut first = connected(program.address).await;
    first.write_all(ALIVE.as_bytes()).await.unwrap();
    until(&mut first, "\r\n\r\n").await;
    let mut second = connected(program.address).await;
    second.write_all(ALIVE.as_bytes()).await.unwrap();
    first.write_all(ALIVE.as_bytes()).await.unwrap();
    until(&mut first, "\r\n\r\n").await;
    let unheard = second.try_read(&mut [0; 1]);
    assert!(unheard.is_err(), "nobody may answer the second yet");
    drop(first);
    assert!(until(&mut second, "\r\n").await.contains("200 OK"));
}

#[tokio::test]
async fn what_was_begun_is_answered_when_the_program_ends_and_nobody_new_is() {
    let program = listening(Bounds::default()).await;
    let form = "email=aino%40mail.example&password=kolme";
    let mut begun = connected(program.address).await;
    let head = format!(
        "POST /en/sign-in HTTP/1.1\r\nHost: tuki.test\r\nConnection: close\r\nExpect: 100-continue\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n",
        form.len()
    );
    begun.write_all(head.as_bytes()).await.unwrap();
    until(&mut begun, "100 Continue\r\n\r\n").await;
    program.end.send(()).unwrap();
    while TcpStream::connect(program.address).await.is_ok() {
        tokio::task::yield_now().await;
    }
    begun.write_all(form.as_bytes()).await.unwrap();
    assert!(rest(&mut begun).await.contains("422 Unprocessable"));
    tokio::time::timeout(PATIENCE, program.ended)
        .await
        .unwrap()
        .unwrap();
}

#[tokio::test]
async fn an_answer_carries_the_name_of_its_request_and_takes_it_from_a_proxy_only() {
    for behind_proxy in [false, true] {
        let stage = Stage::set(Mailer::captured(), |config| {
            config.behind_proxy = behind_proxy;
        })
        .await;
        for (given, is_a_name) in [("from-the-proxy-7", true), ("no name\u{e4}", false)] {
            let request = Request::get("/healthz").header("x-request-id", given.as_bytes());
            let answer = stage
                .browser()
                .send(request.body(Body::empty()).unwrap())
                .await;
            let id = answer.headers["x-request-id"].to_str().unwrap();
            assert_eq!(id == given, behind_proxy && is_a_name, "{id}");
            assert!(!id.is_empty());
        }
    }
}
