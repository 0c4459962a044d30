//! What a workspace has published, some at a time: by the page of those who lead it, and by the API.
use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{Request, header};
use serde_json::{Value, json};
use server::features::accounts::{AccountId, SESSION_COOKIE, Visitor, sign_in};
use server::features::catalogue::{self, What};
use server::i18n::Lang;

use crate::catalogue::{House, fill, house};
use crate::stage::{Answer, Browser};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

fn model(number: usize) -> Value {
    json!({
        "identifier": format!("own-{number}"), "name": format!("Guidance {number:03}"), "language": "en",
        "organisation": "Library", "municipalities": ["430"],
    })
}

/// Half a year goes by, and the lead signs in anew.
async fn half_a_year(house: &mut House) {
    house.stage.pass_ms(184 * DAY_MS);
    let lead = AccountId(house.lead.account.clone());
    let token = sign_in(&house.stage.app, &Visitor::default(), &lead).await;
    house.lead = house.stage.browser();
    house.lead.account = lead.0;
    house.lead.keep(SESSION_COOKIE, &token.unwrap());
}

/// Publishes so many descriptions; gives their ids.
async fn publish(house: &House, numbers: std::ops::Range<usize>) -> Vec<String> {
    let models: Vec<Value> = numbers.map(model).collect();
    house.bring(&models).await
}

/// The page of what is published.
async fn page(house: &House, query: &str) -> Answer {
    let path = format!("/en/w/{}/catalogue{query}", house.workspace);
    house.lead.get(&path).await
}

#[tokio::test]
async fn a_long_list_comes_in_pages() {
    let house = house().await;
    publish(&house, 0..51).await;
    let first = page(&house, "").await.text;
    assert!(first.contains("All (51)"), "{first}");
    assert_eq!(first.matches(">Guidance 0").count(), 50);
    let next = format!("/en/w/{}/catalogue?page=2", house.workspace);
    assert!(first.contains(&format!("href=\"{next}\"")), "{first}");
    let second = page(&house, "?page=2").await.text;
    assert_eq!(second.matches(">Guidance 0").count(), 1, "{second}");
    assert!(second.contains(&format!("href=\"{next}\" aria-current=\"page\"")));
    // What stood there may have moved to another page since.
    assert_eq!(
        page(&house, "?page=9")
            .await
            .text
            .matches(">Guidance 0")
            .count(),
        1
    );
    let nothing = page(&house, "?show=corrections").await.text;
    assert!(nothing.contains(&Lang::En.text("catalogue-show-none")));
    for wrong in ["?page=0", "?page=-1", "?page=two"] {
        assert_eq!(page(&house, wrong).await.status, 404, "{wrong}");
    }
}

#[tokio::test]
async fn what_waits_for_its_owners_is_shown_by_itself_and_the_address_keeps_it() {
    let mut house = house().await;
    let old = publish(&house, 0..51).await;
    half_a_year(&mut house).await;
    publish(&house, 60..62).await;
    let desk = format!("/en/w/{}/catalogue/{}", house.workspace, old[0]);
    let withdrawn = house.lead.post(&format!("{desk}/withdraw"), &[]).await;
    assert_eq!(withdrawn.status, 303);
    let one = catalogue::published(&house.stage.app, &old[1])
        .await
        .unwrap();
    let correct = format!("/en/support/{}/correct", one.unwrap().address);
    let anybody = house.stage.browser();
    let said = anybody
        .post(&correct, &[("words", "Closed"), ("contact", "")])
        .await;
    assert_eq!(said.status, 303, "{}", said.text);
    for (query, heading, names) in [
        ("", "All (53)", 50),
        ("?show=stale", "To be checked (50)", 50),
        ("?show=corrections", "With corrections (1)", 1),
        ("?show=withdrawn", "Not public (1)", 1),
        ("?show=everything", "All (53)", 50),
    ] {
        let page = page(&house, query).await.text;
        assert!(page.contains(heading), "{query}: {page}");
        assert_eq!(page.matches(">Guidance 0").count(), names, "{query}");
    }
    publish(&house, 70..71).await;
    half_a_year(&mut house).await;
    let stale = page(&house, "?show=stale&page=2").await.text;
    assert!(stale.contains("To be checked (53)"), "{stale}");
    for other in ["/en/w", "/sv/w"] {
        let kept = if other == "/en/w" { "" } else { "&#38;page=2" };
        let link = format!("{other}/{}/catalogue?show=stale{kept}", house.workspace);
        assert!(stale.contains(&link), "{link}: {stale}");
    }
}

impl House {
    fn api(&self, rest: &str) -> String {
        format!("/api/v1/workspaces/{}/catalogue{rest}", self.workspace)
    }
}

/// Calls the API with the tag that was read.
async fn call(by: &Browser, method: &str, path: &str, tag: Option<&str>) -> Answer {
    let mut request = Request::builder()
        .method(method)
        .uri(path)
        .header("sec-fetch-site", "same-origin");
    if let Some(tag) = tag {
        request = request.header(header::IF_MATCH, tag);
    }
    by.send(request.body(Body::empty()).unwrap()).await
}

fn tag(answer: &Answer) -> String {
    let tag = answer.headers.get(header::ETAG).unwrap();
    tag.to_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_program_finds_what_it_brought() {
    let house = house().await;
    let lead = &house.lead;
    let ids = publish(&house, 0..3).await;
    let found = lead.get(&house.api("?identifier=own-1")).await.json();
    let items = found["items"].as_array().unwrap();
    assert_eq!(items.len(), 1, "{found}");
    assert_eq!(items[0]["id"], ids[1].as_str());
    assert_eq!(items[0]["identifier"], "own-1");
    assert_eq!(items[0]["name"], "Guidance 001");
    let none = lead.get(&house.api("?identifier=own-9")).await.json();
    assert_eq!(none["items"].as_array().unwrap().len(), 0);
    let first = lead.get(&house.api("?limit=2")).await.json();
    let next = first["next"].as_str().unwrap();
    let rest = house.api(&format!("?limit=2&cursor={next}"));
    let rest = lead.get(&rest).await.json();
    assert!(rest["next"].is_null(), "{rest}");
    let pages = [first, rest];
    let all = pages
        .iter()
        .flat_map(|page| page["items"].as_array().unwrap());
    let all: BTreeSet<&str> = all.map(|one| one["id"].as_str().unwrap()).collect();
    assert_eq!(all, ids.iter().map(String::as_str).collect());
}

#[tokio::test]
async fn a_program_withdraws_and_puts_back_what_it_brought() {
    let house = house().await;
    let (app, lead) = (&house.stage.app, &house.lead);
    let ids = publish(&house, 0..3).await;
    let one = house.api(&format!("/{}", ids[0]));
    let seen = lead.get(&one).await;
    let (seen, stale) = (tag(&seen), "\"1-0-0\"");
    let refused = call(lead, "DELETE", &one, Some(stale)).await;
    assert_eq!(refused.status, 412, "{}", refused.text);
    let anybody = house.stage.browser();
    let public = format!("/api/v1/models/{}", ids[0]);
    assert_eq!(anybody.get(&public).await.status, 200);
    assert!(
        !anybody.get(&public).await.text.contains("own-0"),
        "it is its owner's"
    );
    assert_eq!(call(lead, "DELETE", &one, Some(&seen)).await.status, 204);
    assert_eq!(anybody.get(&public).await.status, 404);
    // Once more does no harm, and tells nobody of a change.
    assert_eq!(call(lead, "DELETE", &one, None).await.status, 204);
    let changes = catalogue::changes_since(app, 3).await.unwrap();
    let what: Vec<What> = changes.into_iter().map(|one| one.what).collect();
    assert_eq!(what, [What::Withdrawn]);
    let gone = lead.get(&one).await;
    assert!(gone.json()["published_at"].is_null(), "{}", gone.text);
    assert_eq!(gone.json()["identifier"], "own-0");

    let again = format!("{one}/publish");
    assert_eq!(call(lead, "POST", &again, Some(&seen)).await.status, 412);
    let back = call(lead, "POST", &again, Some(&tag(&gone))).await;
    assert_eq!(back.status, 200, "{}", back.text);
    assert_eq!(back.json()["version"], 1);
    assert_eq!(anybody.get(&public).await.status, 200);
    assert_eq!(call(lead, "POST", &again, None).await.status, 200);
    assert_eq!(catalogue::last_change(app).await.unwrap(), 5);
    let trail = lead.get(&format!("/en/w/{}/audit", house.workspace)).await;
    assert!(
        trail
            .text
            .contains("A description was withdrawn from the catalogue")
    );
}

#[tokio::test]
async fn only_those_who_lead_a_workspace_look_after_its_descriptions_by_the_api() {
    let house = house().await;
    fill(&house.stage.app, &house.canvas, "Help").await;
    let ids = publish(&house, 0..1).await;
    let one = house.api(&format!("/{}", ids[0]));
    let again = format!("{one}/publish");
    let stranger = house.stage.account("Stranger").await;
    let own = json!({"title": "Elsewhere"});
    let elsewhere = stranger.json("POST", "/api/v1/workspaces", &own).await;
    let elsewhere = elsewhere.json()["id"].as_str().unwrap().to_owned();
    let through = format!("/api/v1/workspaces/{elsewhere}/catalogue/{}", ids[0]);
    let nobody = house.stage.browser();
    for (who, method, path, status) in [
        (&nobody, "GET", &house.api(""), 401_u16),
        (&nobody, "DELETE", &one, 401),
        (&stranger, "GET", &house.api(""), 404),
        (&stranger, "DELETE", &one, 404),
        (&stranger, "POST", &again, 404),
        // An entry of another workspace is none of this one's.
        (&stranger, "GET", &through, 404),
        (&stranger, "DELETE", &through, 404),
        (&stranger, "POST", &format!("{through}/publish"), 404),
    ] {
        let answer = call(who, method, path, None).await;
        assert_eq!(answer.status, status, "{method} {path}: {}", answer.text);
    }
    assert_eq!(
        nobody
            .get(&format!("/api/v1/models/{}", ids[0]))
            .await
            .status,
        200
    );
}
