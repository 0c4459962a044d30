//! Entries side by side: at an address that keeps them, with what differs, and with words where one is missing.
use serde_json::{Value, json};

use crate::stage::{Browser, Stage};

struct House {
    stage: Stage,
    lead: Browser,
    workspace: String,
    /// Last parts of the addresses of what is published.
    addresses: Vec<String>,
}

fn model(name: &str, channels: &[&str], price: &str) -> Value {
    json!({
        "identifier": name, "name": name, "organisation": "Cloudberry", "language": "en",
        "texts": {"promise": "You get help <b>in peace</b>."},
        "facets": {"channels": channels, "price": [price], "support_forms": ["general-support"]},
        "municipalities": ["430"],
    })
}

/// Five published descriptions.
async fn house() -> House {
    let stage = Stage::new().await;
    let lead = stage.account("Lead").await;
    let made = lead
        .json("POST", "/api/v1/workspaces", &json!({"title": "Lakeside"}))
        .await;
    let workspace = made.json()["id"].as_str().unwrap().to_owned();
    let models = [
        model("Desk", &["on-site"], "free"),
        model("Line", &["phone"], "free"),
        model("Visit", &["home-visit"], "free"),
        model("Club", &["on-site"], "free"),
        model("Course", &["on-site"], "free"),
    ];
    let body = json!({"workspace": workspace, "models": models});
    let made = lead.json("POST", "/api/v1/models", &body).await;
    assert_eq!(made.status, 201, "{}", made.text);
    let made = made.json();
    let urls = made["items"].as_array().unwrap().iter();
    let addresses = urls.map(|item| {
        let url = item["url"].as_str().unwrap();
        url.rsplit('/').next().unwrap().to_owned()
    });
    House {
        addresses: addresses.collect(),
        stage,
        lead,
        workspace,
    }
}

impl House {
    /// The page that compares these, as nobody in particular sees it.
    async fn compare(&self, which: &[usize], more: &str) -> crate::stage::Answer {
        let chosen = which.iter().map(|at| format!("e={}", self.addresses[*at]));
        let chosen: Vec<String> = chosen.collect();
        let path = format!("/en/compare?{}{more}", chosen.join("&"));
        self.stage.browser().get(&path).await
    }
}

#[tokio::test]
async fn what_differs_is_told_field_by_field() {
    let house = house().await;
    let page = house.compare(&[0, 1], "").await;
    assert_eq!(page.status, 200);
    for part in [
        "noindex",
        "Desk",
        "Line",
        "Channels",
        "Differs",
        "You get help &#60;b&#62;in peace&#60;/b&#62;.",
        &format!("href=\"/en/compare?e={}\"", house.addresses[1]),
        &format!(
            "href=\"/en/search?e={}&#38;e={}\"",
            house.addresses[0], house.addresses[1]
        ),
        "hreflang=\"sv\"",
    ] {
        assert!(page.text.contains(part), "{part}: {}", page.text);
    }
    assert!(
        page.text.contains("<th scope=\"row\">Price</th>"),
        "{}",
        page.text
    );
    let only = house.compare(&[0, 1], "&only=differing").await.text;
    assert!(
        only.contains("Channels") && !only.contains(">Price<"),
        "{only}"
    );
    let alike = house.compare(&[0, 3], "&only=differing").await.text;
    assert!(alike.contains("These do not differ"), "{alike}");
    let entry = house.stage.browser();
    let entry = entry
        .get(&format!("/en/support/{}", house.addresses[0]))
        .await
        .text;
    assert!(entry.contains(&format!("/en/compare?e={}", house.addresses[0])));
}

#[tokio::test]
async fn a_fifth_is_refused_and_what_is_not_there_is_told() {
    let house = house().await;
    let five = house.compare(&[0, 1, 2, 3, 4], "").await;
    assert_eq!(five.status, 422);
    assert!(five.text.contains("Four can be compared") && five.text.contains("Club"));
    assert!(!five.text.contains("Course"), "{}", five.text);
    let unknown = house.compare(&[0], "&e=no%3Cwhere").await;
    assert_eq!(unknown.status, 200);
    assert!(
        unknown
            .text
            .contains("There is no description at the address no&#60;where"),
        "{}",
        unknown.text
    );
    let nobody = house.stage.browser();
    assert_eq!(nobody.get("/en/compare?e=nowhere").await.status, 404);
    let empty = nobody.get("/fi/compare").await;
    assert_eq!(empty.status, 200);
    assert!(empty.text.contains("Vertailussa ei ole"), "{}", empty.text);

    let all = server::features::catalogue::all_published(&house.stage.app)
        .await
        .unwrap();
    let line = all
        .iter()
        .find(|one| one.description.name == "Line")
        .unwrap();
    let path = format!("/en/w/{}/catalogue/{}/withdraw", house.workspace, line.id);
    assert_eq!(house.lead.post(&path, &[]).await.status, 303);
    let page = house.compare(&[0, 1], "").await;
    assert_eq!(page.status, 200);
    assert!(
        page.text.contains("Its owner has withdrawn") && !page.text.contains(">Line<"),
        "{}",
        page.text
    );
}

#[tokio::test]
async fn what_is_picked_stays_picked_while_one_searches_on() {
    let house = house().await;
    let [desk, line] = [&house.addresses[0], &house.addresses[1]];
    let path = format!("/en/search?q=desk&e={desk}&e={line}");
    let page = house.stage.browser().get(&path).await.text;
    let picked = format!("name=\"e\" value=\"{desk}\" form=\"compare\" checked");
    let kept = format!("type=\"hidden\" name=\"e\" value=\"{line}\" form=\"compare\"");
    assert!(page.contains(&picked) && page.contains(&kept), "{page}");
    assert!(
        page.contains(&format!("/sv/search?q=desk&#38;e={desk}&#38;e={line}")),
        "{page}"
    );
}

#[tokio::test]
async fn what_is_compared_is_taken_home_as_a_table_in_which_nothing_runs() {
    let house = house().await;
    let body = json!({"workspace": house.workspace, "models": [model("=1+1", &["phone"], "free")]});
    let made = house.lead.json("POST", "/api/v1/models", &body).await;
    let url = made.json()["items"][0]["url"].as_str().unwrap().to_owned();
    let runs = url.rsplit('/').next().unwrap();
    let page = house.compare(&[0], &format!("&e={runs}")).await.text;
    let link = format!("/en/compare.csv?e={}&#38;e={runs}", house.addresses[0]);
    assert!(page.contains(&link), "{page}");
    let anybody = house.stage.browser();
    let taken = anybody.get(&link.replace("&#38;", "&")).await;
    assert_eq!(taken.status, 200, "{}", taken.text);
    let rows: Vec<&str> = taken.text.trim_start_matches('\u{FEFF}').lines().collect();
    assert_eq!(rows[0], "\"Field\";\"Desk\";\"'=1+1\"");
    for row in [
        "\"Organisation\";\"Cloudberry\";\"Cloudberry\"",
        "\"Price\";\"Free of charge\";\"Free of charge\"",
    ] {
        assert!(rows.contains(&row), "{row}: {}", taken.text);
    }
    let only = anybody
        .get(&format!(
            "/en/compare.csv?e={}&e={runs}&only=differing",
            house.addresses[0]
        ))
        .await;
    assert!(!only.text.contains("\"Price\""), "{}", only.text);
    assert!(only.text.contains("\"Channels\""), "{}", only.text);
    let all = house.addresses.iter().map(|one| format!("e={one}"));
    let five = format!("/en/compare.csv?{}", all.collect::<Vec<_>>().join("&"));
    assert_eq!(anybody.get(&five).await.status, 422);
    for none in ["", "?e=nowhere"] {
        let answer = anybody.get(&format!("/en/compare.csv{none}")).await;
        assert_eq!(answer.status, 404, "{none}");
    }
}
