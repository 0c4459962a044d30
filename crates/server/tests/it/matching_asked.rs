//! How a need is asked: an adviser's line, one's own words, what is left out of them, bodies of another shape.
use serde_json::json;
use server::i18n::Lang;

use crate::catalogue::house;
use crate::matching::{find, models, names, publish};

#[tokio::test]
async fn words_that_nothing_answers_find_nothing_and_can_be_left_out() {
    let house = house().await;
    publish(&house, models()).await;
    let anybody = house.stage.browser();
    let none = "/fi/match/results?text=koiran+rokotus&area=municipality%3A430&audience=person";
    let page = anybody.get(none).await;
    for part in [
        "Sopivaa tukea ei löytynyt",
        "Tähän asiaan ei löytynyt tukea",
        "Ilman omia sanoja: 1 lisää",
    ] {
        assert!(page.text.contains(part), "{part}: {}", page.text);
    }
    assert!(!page.text.contains("Desk of codes"), "{}", page.text);
    let without = anybody
        .get("/fi/match/results?audience=person&area=municipality%3A430")
        .await;
    assert!(without.text.contains("Desk of codes"), "{}", without.text);
}

#[tokio::test]
async fn a_body_of_another_shape_is_told_by_the_part_that_is_wrong() {
    let house = house().await;
    for (body, part) in [
        (json!([]), "body"),
        (json!({"need": {"when": ["evenings"]}}), "need.when"),
        (
            json!({"need": {"channels": [{"key": "phone"}]}}),
            "need.channels[0]",
        ),
        (json!({"needs": {}}), "needs"),
    ] {
        let refused = find(&house, body.clone()).await;
        assert_eq!(refused.status, 422, "{body}: {}", refused.text);
        assert_eq!(refused.json()["errors"][0]["field"], part, "{body}");
    }
}

#[tokio::test]
async fn what_tells_of_a_person_comes_into_no_address() {
    let house = house().await;
    let anybody = house.stage.browser();
    for (asked, leads) in [
        (
            "match?line=010150-123A+l%C3%A4pp%C3%A4ri&area=Loimaa",
            "match?area=municipality%3A430&line=l%C3%A4pp%C3%A4ri&cleaned=1",
        ),
        (
            "match/results?text=tabletti+050+1234567",
            "match/results?text=tabletti&cleaned=1",
        ),
        (
            "match/results?text=maija%40example.org",
            "match/results?cleaned=1",
        ),
        ("match/results?cleaned=1", "match?cleaned=1"),
    ] {
        let answer = anybody.get(&format!("/fi/{asked}")).await;
        assert_eq!(answer.status, 303, "{asked}");
        assert_eq!(answer.location(), format!("/fi/{leads}"));
        if leads.contains("results?text") || leads.starts_with("match?") {
            let page = anybody.get(&format!("/fi/{leads}")).await;
            assert!(page.text.contains("Jätimme pois"), "{leads}");
        }
    }
}

#[tokio::test]
async fn a_second_area_of_a_line_is_told_with_the_way_there() {
    let house = house().await;
    let anybody = house.stage.browser();
    let page = anybody
        .get("/fi/match?line=n%C3%A4yt%C3%B6nlukija+Salo+tai+Turku")
        .await;
    for part in [
        "value=\"Salo\"",
        "Haku ottaa yhden alueen kerrallaan.",
        "area=municipality%3A853",
        "Hae sen sijaan: Turku",
    ] {
        assert!(page.text.contains(part), "{part}: {}", page.text);
    }
    assert!(!page.text.contains("<q>Turku</q>"), "{}", page.text);
}

#[tokio::test]
async fn an_advisers_line_fills_the_form_to_be_corrected() {
    let house = house().await;
    let anybody = house.stage.browser();
    let page = anybody
        .get("/fi/match?line=l%C3%A4pp%C3%A4ri+rikki+loimaa+ei+et%C3%A4n%C3%A4")
        .await;
    for part in [
        "value=\"devices:laptop\" checked",
        "value=\"topics:device-problems\" checked",
        "value=\"Loimaa\"",
        "Ei toivottu",
    ] {
        assert!(page.text.contains(part), "{part}: {}", page.text);
    }
    let without = anybody.get("/fi/match?subject=devices:laptop").await;
    assert!(!without.text.contains("topics:device-problems\" checked"));
    let unknown = anybody
        .get("/fi/match/results?area=Ei+t%C3%A4%C3%A4ll%C3%A4")
        .await;
    assert_eq!(unknown.status, 422);
    assert!(
        unknown.text.contains("Emme tunne tätä aluetta"),
        "{}",
        unknown.text
    );
    for part in [
        "<title>Virhe: Löydä sopiva tuki",
        "href=\"#area\">Emme tunne tätä aluetta",
    ] {
        assert!(unknown.text.contains(part), "{part}: {}", unknown.text);
    }
    let almost = anybody.get("/fi/match/results?area=Turkku").await;
    assert_eq!(almost.status, 422);
    for part in ["Tarkoititko: Turku", "area=municipality%3A853"] {
        assert!(almost.text.contains(part), "{part}: {}", almost.text);
    }
    assert_eq!(anybody.get("/fi/match/results").await.status, 303);
    for need in [
        json!({"area": {"code": "nowhere"}}),
        json!({"subjects": ["digital-services:foo"]}),
        json!({"languages": ["thai"]}),
    ] {
        let refused = find(&house, json!({"need": need})).await;
        assert_eq!(refused.status, 422, "{}", refused.text);
    }
}

#[tokio::test]
async fn who_only_says_which_way_is_not_wanted_finds_all_others() {
    let house = house().await;
    let model = |name: &str, channel: &str| {
        json!({
            "identifier": name, "name": name, "organisation": "Cloudberry", "language": "en",
            "municipalities": ["430"],
            "facets": {"topics": ["identification"], "channels": [channel]},
        })
    };
    let models = json!([
        model("Line of codes", "phone"),
        model("Desk of codes", "drop-in")
    ]);
    publish(&house, models).await;
    let anybody = house.stage.browser();
    let both = "/en/match/results?subject=topics:identification&area=Loimaa";
    let found = anybody.get(both).await.text;
    assert!(found.contains("Line of codes") && found.contains("Desk of codes"));
    for line in [
        "fi/match?line=tunnistautuminen+Loimaa,+ei+puhelimella",
        "fi/match?line=tunnistautuminen+Loimaa+ilman+puhelinta",
        "sv/match?line=identifiering+Loimaa+inte+telefon",
        "sv/match?line=identifiering+Loimaa+inte+per+telefon",
        "en/match?line=identification+Loimaa+not+by+phone",
    ] {
        let form = anybody.get(&format!("/{line}")).await.text;
        let ways = form.split("type=\"checkbox\" name=\"").skip(1);
        let ways: Vec<&str> = ways
            .filter_map(|rest| rest.split_once(" checked"))
            .map(|(way, _)| way)
            .filter(|way| !way.contains('>') && !way.starts_with("subject"))
            .collect();
        assert_eq!(ways, [r#"not" value="phone""#], "{line}");
    }
    let found = anybody.get(&format!("{both}&not=phone")).await.text;
    assert!(found.contains("Desk of codes"), "{found}");
    assert!(!found.contains("Line of codes"), "{found}");
    // One refusal is one chip, which takes it away.
    assert_eq!(found.matches("Not: Phone").count(), 2, "{found}");
    let need = json!({"need": {"subjects": ["topics:identification"],
        "channels": [{"key": "phone", "wish": "refused"}]}});
    let told = find(&house, need).await.json();
    assert_eq!(names(&told), ["Desk of codes"]);
}

#[tokio::test]
async fn a_part_of_an_address_that_nobody_knows_is_told_and_the_rest_is_kept() {
    let house = house().await;
    publish(&house, models()).await;
    let reader = house.stage.browser();
    let told = Lang::Fi.text("match-left-out");
    let kept = "subject=topics%3Aidentification";
    for (page, rest) in [
        ("match", "value=\"topics:identification\" checked"),
        ("match/results", "Desk of codes"),
    ] {
        let path = format!("/fi/{page}?subject=topics:nonsense&{kept}&when=later");
        let page = reader.get(&path).await;
        assert_eq!(page.status, 200, "{path}: {}", page.text);
        for part in [
            told.as_str(),
            "<q>topics:nonsense</q>",
            "<q>later</q>",
            rest,
        ] {
            assert!(page.text.contains(part), "{part}: {}", page.text);
        }
        let known = reader.get(&format!("/fi/match?{kept}")).await.text;
        assert!(!known.contains(&told), "{known}");
    }
    // Where nothing is left to ask, the form says why.
    let bare = reader
        .get("/fi/match/results?subject=topics:nonsense")
        .await;
    assert_eq!(bare.status, 200, "{}", bare.text);
    assert!(bare.text.contains(&told) && bare.text.contains("name=\"audience\""));
    // A choice that was left empty asks nothing.
    let empty = reader.get("/fi/match?level=&when=&within=").await.text;
    assert!(!empty.contains(&told), "{empty}");
    let need = json!({"need": {"subjects": ["topics:nonsense"]}});
    let refused = reader.json("POST", "/api/v1/match", &need).await;
    assert_eq!(refused.status, 422, "{}", refused.text);
    assert_eq!(refused.json()["errors"][0]["field"], "subjects");
}
