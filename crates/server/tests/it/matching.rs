//! A need is met by support that fits, with reasons; where nothing does, it is counted and a way on is shown.
use serde_json::{Value, json};

use crate::catalogue::{House, house};
use crate::stage::Answer;

/// Publishes; gives the ids.
pub async fn publish(house: &House, models: Value) -> Vec<String> {
    let body = json!({"workspace": house.workspace, "models": models});
    let made = house.lead.json("POST", "/api/v1/models", &body).await;
    assert_eq!(made.status, 201, "{}", made.text);
    let items = made.json()["items"].clone();
    let ids = items.as_array().unwrap().iter();
    ids.map(|item| item["id"].as_str().unwrap().to_owned())
        .collect()
}

pub fn models() -> Value {
    let model = |name: &str, area: &str, audience: &str, facets: Value| {
        json!({
            "identifier": name, "name": name, "organisation": "Cloudberry", "language": "en",
            "municipalities": [area], "audiences": [audience], "facets": facets,
        })
    };
    json!([
        model(
            "Desk of codes",
            "430",
            "person",
            json!({
                "topics": ["identification"], "languages": ["fi", "uk"], "channels": ["drop-in"],
                "support_forms": ["general-support"],
            })
        ),
        model(
            "Helper to your door",
            "853",
            "person",
            json!({
                "topics": ["device-problems"], "devices": ["laptop"], "channels": ["home-visit"],
            })
        ),
        model(
            "Shop's friend",
            "430",
            "company",
            json!({
                "topics": ["business-services"], "channels": ["phone"],
            })
        ),
    ])
}

pub async fn find(house: &House, body: Value) -> Answer {
    let anybody = house.stage.browser();
    anybody.json("POST", "/api/v1/match", &body).await
}

pub fn names(found: &Value) -> Vec<&str> {
    let hits = found["hits"].as_array().unwrap().iter();
    hits.map(|hit| hit["name"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_need_is_met_with_reasons_and_a_withdrawn_entry_by_nothing() {
    let house = house().await;
    let ids = publish(&house, models()).await;
    let need = json!({
        "subjects": ["digital-services:e-identification"], "languages": ["uk"],
        "area": {"code": "municipality:430"}, "channels": [{"key": "on-site", "wish": "preferred"}],
    });
    let found = find(&house, json!({"need": need, "lang": "en"})).await;
    assert_eq!(found.status, 200, "{}", found.text);
    let found = found.json();
    assert_eq!(names(&found), ["Desk of codes"]);
    let why = &found["hits"][0]["why"];
    assert_eq!(why["best"].as_array().unwrap().len(), 3);
    assert_eq!(why["weakest"]["criterion"], "subject");
    assert_eq!(why["weakest"]["because"]["fits"][0]["fit"], "parent");

    let anybody = house.stage.browser();
    let address =
        "/match/results?subject=digital-services:e-identification&language=uk&area=Loimaalla";
    let page = anybody.get(&format!("/fi{address}")).await;
    assert!(page.text.contains("Desk of codes"), "{}", page.text);
    assert!(page.text.contains("opastaa ukrainaksi"), "{}", page.text);
    assert!(page.text.contains("Viranomainen neuvoo"), "{}", page.text);
    assert!(!page.text.contains("Shop"), "{}", page.text);
    let desk = format!("/en/w/{}/catalogue/{}", house.workspace, ids[0]);
    house.lead.post(&format!("{desk}/withdraw"), &[]).await;
    let page = anybody.get(&format!("/en{address}")).await;
    assert!(!page.text.contains("Desk of codes"), "{}", page.text);
}

#[tokio::test]
async fn persons_and_companies_find_their_own() {
    let house = house().await;
    publish(&house, models()).await;
    let of = |audience: &str| json!({"need": {"audience": audience}, "text": "friend of shops", "lang": "en"});
    let company = find(&house, of("company")).await.json();
    assert_eq!(names(&company), ["Shop's friend"]);
    assert_eq!(
        company["hits"][0]["why"]["best"][0]["because"]["what"],
        "text"
    );
    let person = find(&house, of("person")).await.json();
    assert!(
        names(&person).is_empty(),
        "words alone say what it is about: {person}"
    );
    assert_eq!(person["missing"]["filters"], json!(["subject"]));
    assert_eq!(person["more"][0]["changes"], json!([{"change": "text"}]));
    assert_eq!(person["more"][0]["finds"], 2, "{person}");
    let home = json!({"need": {"channels": [{"key": "home-visit", "wish": "preferred"}],
        "area": {"code": "Turussa"}}});
    assert_eq!(
        names(&find(&house, home).await.json()),
        ["Helper to your door"]
    );
}

#[tokio::test]
async fn what_nothing_meets_is_counted_and_a_smaller_wish_finds_it() {
    let house = house().await;
    publish(&house, models()).await;
    let anybody = house.stage.browser();
    let page = anybody
        .visit("/en/match/results?subject=topics:identification&area=municipality:853&within=20&text=Aino's+code")
        .await;
    assert!(
        page.text.contains("No support was found near enough") || page.text.contains("near"),
        "{}",
        page.text
    );
    let link = page
        .text
        .split("href=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap());
    let link = link
        .filter(|link| link.contains("within=80"))
        .last()
        .unwrap()
        .replace("&amp;", "&")
        .replace("&#38;", "&");
    let wider = anybody.get(&link).await;
    assert!(
        wider.text.contains("Desk of codes"),
        "{link} {}",
        wider.text
    );

    let counted: Vec<String> = house
        .stage
        .app
        .db
        .all(
            "
        select source || ' ' || area || ' ' || facet || ' ' || term
        from unmet_need
        order by facet, term",
            server::args![],
        )
        .await
        .unwrap();
    assert_eq!(counted, ["match municipality:853 topics identification"]);
}

#[tokio::test]
async fn what_does_not_say_what_it_helps_with_is_told_apart_and_counted_as_missing() {
    let house = house().await;
    let bare = json!([{
        "identifier": "bare", "name": "Says nothing", "organisation": "Cloudberry", "language": "en",
        "nationwide": true, "audiences": ["person"],
    }]);
    publish(&house, bare).await;
    let need =
        json!({"subjects": ["topics:device-problems"], "area": {"code": "municipality:430"}});
    let found = find(&house, json!({"need": need})).await.json();
    assert_eq!(
        (found["total"].as_u64(), found["unsaid"].as_u64()),
        (Some(0), Some(1))
    );
    assert_eq!(found["hits"][0]["standing"], "unsaid");
    assert_eq!(found["missing"]["filters"][0], "subject");
    let anybody = house.stage.browser();
    let page = anybody
        .get("/en/match/results?subject=topics:device-problems&area=Loimaa")
        .await;
    for part in [
        "No fitting support was found",
        "1 support does not say whether it helps with this",
        "Says nothing",
    ] {
        assert!(page.text.contains(part), "{part}: {}", page.text);
    }
}

#[tokio::test]
async fn remote_support_of_other_places_says_whom_it_serves() {
    let house = house().await;
    publish(&house, models()).await;
    let anybody = house.stage.browser();
    let page = anybody
        .get("/en/match/results?audience=company&area=Utsjoki")
        .await;
    assert!(page.text.contains("serves: Loimaa"), "{}", page.text);
    for part in [
        "There is no support near enough",
        "1 serves other municipalities",
        "See all support: Utsjoki",
    ] {
        assert!(page.text.contains(part), "{part}: {}", page.text);
    }
    let need = json!({"need": {"audience": "company", "area": {"code": "municipality:890"}}});
    let found = find(&house, need).await.json();
    assert_eq!(
        (&found["total"], &found["elsewhere"]),
        (&json!(0), &json!(1))
    );
    assert_eq!(found["hits"][0]["standing"], "elsewhere");
    assert_eq!(found["missing"]["filters"], json!(["area"]));
    assert!(
        !page.text.contains("remotely from anywhere"),
        "{}",
        page.text
    );
}

#[tokio::test]
async fn a_way_and_a_time_that_nobody_offers_are_counted_and_named() {
    let house = house().await;
    publish(&house, models()).await;
    let need = json!({
        "subjects": ["topics:identification"], "styles": ["do-for-me"], "when": "evenings",
        "area": {"code": "municipality:853"},
    });
    for home in 0..5 {
        let asker = house.stage.browser().at([192, 0, 2, home]);
        let body = json!({"need": need});
        let found = asker.json("POST", "/api/v1/match", &body).await;
        assert_eq!(found.json()["total"], 0, "{}", found.text);
    }
    let unmet = house.stage.browser().get("/en/search/unmet").await.text;
    for part in [
        "When? In the evening",
        "What kind of help do you wish for? Do it for me with a mandate",
        "Turku",
    ] {
        assert!(unmet.contains(part), "{part}: {unmet}");
    }
}

#[tokio::test]
async fn a_search_without_support_leads_to_the_need_in_the_same_words_and_place() {
    let house = house().await;
    publish(&house, models()).await;
    let anybody = house.stage.browser();
    let none = anybody
        .get("/en/search?q=laptop+broken&area=municipality:430&channels=chat")
        .await;
    let link = "/en/match?line=laptop+broken&area=municipality%3A430&channel=chat";
    let escaped = link.replace('&', "&#38;");
    assert!(none.text.contains(&escaped), "{}", none.text);
    let form = anybody.get(link).await;
    assert_eq!(form.status, 200);
    for part in ["value=\"Loimaa\"", "<q>laptop", "value=\"laptop broken\""] {
        assert!(form.text.contains(part), "{part}: {}", form.text);
    }
    let elsewhere = anybody
        .get("/en/match?line=laptop+broken+in+Turku&area=municipality%3A430")
        .await;
    assert!(
        elsewhere.text.contains("value=\"Turku\""),
        "{}",
        elsewhere.text
    );
}
