//! What comes from outside and wants further in than its door: planted sessions, climbing paths, bodies without measure.
use axum::body::{Body, Bytes};
use axum::http::{Request, header};
use server::features::accounts::SESSION_COOKIE;

use crate::accounts::{PASSWORD, registered, sign_in};
use crate::permissions::house;
use crate::stage::Stage;

/// More than any form or JSON of ours may be.
const FLOOD_BYTES: usize = 24 * 1024 * 1024;

#[tokio::test]
async fn a_session_that_was_planted_is_not_the_one_that_signing_in_opens() {
    let stage = Stage::new().await;
    registered(&stage, "Aino", "aino@mail.example").await;
    let attacker = stage.account("Mallory").await;
    let planted = attacker.session().unwrap();
    for session in [planted.as_str(), "chosen-by-the-attacker"] {
        let victim = stage.browser();
        victim.keep(SESSION_COOKIE, session);
        assert_eq!(sign_in(&victim, "aino@mail.example", PASSWORD).await, 303);
        assert_ne!(victim.session().unwrap(), session);
        let thief = stage.browser();
        thief.keep(SESSION_COOKIE, session);
        let seen = thief.get("/en").await.text;
        assert!(!seen.contains("Aino"), "{seen}");
    }
}

#[tokio::test]
async fn no_path_climbs_out_of_what_is_served() {
    let stage = Stage::new().await;
    let lead = stage.account("Lead").await;
    for folder in ["/assets/", "/en/help/", "/en/catalogue/", "/api/v1/", "/"] {
        for climb in [
            "../",
            "..%2f",
            "%2e%2e/",
            "%2e%2e%2f",
            "..%5c",
            "....//",
            "%00/",
        ] {
            for file in [
                "Cargo.toml",
                "tukiverkko.toml",
                "tukiverkko.sqlite3",
                "etc/passwd",
            ] {
                let path = format!("{folder}{}{file}", climb.repeat(6));
                let Ok(request) = Request::get(&path).body(Body::empty()) else {
                    continue;
                };
                let answer = lead.send(request).await;
                assert!(answer.status.is_client_error(), "{path}: {}", answer.status);
            }
        }
    }
}

/// Every route that takes something takes no more than it can hold, whatever the kind, and says so.
#[tokio::test]
async fn a_flood_is_refused_by_every_route() {
    let house = house().await;
    let lead = house.callers.last().unwrap();
    let flood = Bytes::from(vec![b'a'; FLOOD_BYTES]);
    let kinds = [
        "application/x-www-form-urlencoded",
        "application/json",
        "multipart/form-data; boundary=aa",
    ];
    let routes = server::routes();
    for route in routes.iter().filter(|route| route.method != "GET") {
        // Whoever is signed out is not heard any more.
        if route.path.contains("sign-out") {
            continue;
        }
        for kind in kinds {
            let request = Request::builder()
                .method(route.method)
                .uri(house.place.fill(route.path))
                .header(header::CONTENT_TYPE, kind)
                .header("sec-fetch-site", "same-origin");
            let request = request.body(Body::from(flood.clone())).unwrap();
            let answer = lead.send(request).await;
            assert!(
                !answer.status.is_server_error(),
                "{} {} {kind}: {}",
                route.method,
                route.path,
                answer.status
            );
        }
    }
}
