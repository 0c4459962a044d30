//! Coverage: how much support there is where, what nobody offers, what was there before, and who sees what.
use std::collections::BTreeMap;

use canvas::content::{Content, Lane, Tick};
use serde_json::{Value as Json, json};
use server::features::accounts::{AccountId, SESSION_COOKIE, Visitor, sign_in};
use server::features::areas;
use server::features::workspaces::CanvasId;

use crate::catalogue::{FORM, seen_on};
use crate::registry_place::Place;
use crate::stage::{Browser, Stage};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
const LOIMAA: &str = "430";
const AURA: &str = "019";

struct House {
    stage: Stage,
    lead: Browser,
    workspace: String,
}

async fn house() -> House {
    let stage = Stage::new().await;
    let lead = stage.account("Lead").await;
    let made = lead
        .json("POST", "/api/v1/workspaces", &json!({"title": "Lakeside"}))
        .await;
    let workspace = made.json()["id"].as_str().unwrap().to_owned();
    House {
        stage,
        lead,
        workspace,
    }
}

/// Support of one form for older people in these municipalities.
fn support(identifier: &str, codes: &[&str], channels: &[&str]) -> Json {
    json!({
        "identifier": identifier, "name": identifier, "organisation": "Kirjasto Lakka", "language": "fi",
        "facets": {
            "channels": channels, "support_forms": ["general-support"], "client_groups": ["older-people"],
        },
        "municipalities": codes,
    })
}

fn region(code: &str) -> Vec<&'static str> {
    let all = areas::all().municipalities.iter();
    let inside = all.filter(|one| one.region == code);
    inside.map(|one| one.code.as_str()).collect()
}

impl House {
    async fn publish(&self, models: &[Json]) {
        let body = json!({"workspace": self.workspace, "models": models});
        let done = self.lead.json("POST", "/api/v1/models", &body).await;
        assert!(done.status.is_success(), "{}", done.text);
    }

    async fn withdraw(&self, name: &str) {
        let all = server::features::catalogue::all_published(&self.stage.app).await;
        let all = all.unwrap();
        let one = all.iter().find(|one| one.description.name == name).unwrap();
        let path = format!("/en/w/{}/catalogue/{}/withdraw", self.workspace, one.id);
        assert_eq!(self.lead.post(&path, &[]).await.status, 303);
    }

    /// Lets time go by, after which the lead signs in anew.
    async fn pass_days(&mut self, days: i64) {
        self.stage.pass_ms(days * DAY_MS);
        let lead = AccountId(self.lead.account.clone());
        let token = sign_in(&self.stage.app, &Visitor::default(), &lead).await;
        self.lead = self.stage.browser();
        self.lead.account = lead.0;
        self.lead.keep(SESSION_COOKIE, &token.unwrap());
    }

    async fn figures(&self, query: &str) -> Json {
        let anybody = self.stage.browser();
        let answer = anybody.get(&format!("/api/v1/coverage?{query}")).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        answer.json()
    }

    async fn page(&self, query: &str) -> String {
        let answer = self
            .stage
            .browser()
            .get(&format!("/fi/coverage?{query}"))
            .await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        answer.text
    }
}

/// Local, whole region and remote, of all in a place.
fn ways(figures: &Json, place: &str) -> (u64, u64, u64) {
    let places = figures["places"].as_array().unwrap();
    let found = places.iter().find(|one| one["place"] == place).unwrap();
    let way = |name: &str| found["total"][name].as_u64().unwrap();
    (way("local"), way("region"), way("remote"))
}

#[tokio::test]
async fn local_regional_remote_and_nationwide_support_are_told_apart() {
    let house = house().await;
    let mut line = support("Linja", &[], &["phone"]);
    line["nationwide"] = json!(true);
    let mut idea = support("Ajatus", &[LOIMAA], &[]);
    idea["life_cycle"] = json!("idea");
    house
        .publish(&[
            support("Tiski", &[LOIMAA], &["on-site"]),
            support("Kiertue", &region("02"), &["on-site"]),
            support("Chat", &[LOIMAA], &["chat", "phone"]),
            line,
            idea,
        ])
        .await;
    let figures = house.figures("area=region:02").await;
    assert_eq!(ways(&figures, "municipality:430"), (1, 1, 1));
    assert_eq!(ways(&figures, "municipality:019"), (0, 1, 0));
    assert_eq!(figures["nationwide_total"], 1);
    assert_eq!(figures["nationwide"]["general-support"], 1);
    // The tour serves all of the region, so this form has no gap there, and the others do.
    let gaps = figures["gaps"].as_array().unwrap();
    assert!(
        gaps.iter().all(|gap| gap["key"] != "general-support"),
        "{gaps:?}"
    );
    assert_eq!(gaps[0]["municipalities"][0], "853", "Turku is the largest");
    let country = house.figures("").await;
    assert_eq!(country["places"].as_array().unwrap().len(), 19);
    assert_eq!(ways(&country, "region:02"), (1, 1, 1));
    assert_eq!(ways(&country, "region:19"), (0, 0, 0));
    assert_eq!(country["area"]["total"]["local"], 1);
    let page = house.page("area=region:02").await;
    for said in [
        "Digituen kattavuus: Varsinais-Suomi",
        "/fi/search?area=municipality%3A430&#38;support-forms=general-support",
        "valtakunnallinen puhelin ei ole paikallista tukea",
        "/fi/coverage.csv?area=region%3A02",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let groups = house
        .figures("area=region:02&by=client-groups&client-groups=students")
        .await;
    assert_eq!(ways(&groups, "municipality:430"), (0, 0, 0));
    assert_eq!(groups["columns"], json!(["students"]));
}

#[tokio::test]
async fn what_is_withdrawn_is_gone_and_was_there_before() {
    let mut house = house().await;
    house
        .publish(&[
            support("Tiski", &[LOIMAA], &[]),
            support("Paja", &[LOIMAA, AURA], &[]),
        ])
        .await;
    house.pass_days(100).await;
    let query = "area=subregion:025&since=3";
    let figures = house.figures(query).await;
    assert_eq!(ways(&figures, "municipality:430"), (2, 0, 0));
    house.withdraw("Tiski").await;
    // The other one moves away from Aura.
    house
        .publish(&[
            support("Paja", &[LOIMAA], &[]),
            support("Uusi", &[AURA], &[]),
        ])
        .await;
    let figures = house.figures(query).await;
    assert_eq!(ways(&figures, "municipality:430"), (1, 0, 0));
    assert_eq!(ways(&figures, "municipality:019"), (1, 0, 0));
    let times = figures["times"].as_array().unwrap();
    let totals: Vec<u64> = times
        .iter()
        .map(|then| then["total"].as_u64().unwrap())
        .collect();
    assert_eq!(totals, [2, 2, 2, 2], "one left and one came today");
    house.withdraw("Uusi").await;
    let figures = house.figures(query).await;
    assert_eq!(figures["times"][0]["counts"]["general-support"], 2);
    assert_eq!(figures["times"][3]["counts"]["general-support"], 1);
    let before = house.figures("area=subregion:025&since=12").await;
    assert_eq!(before["times"][0]["total"], 0);
    let page = house.page(query).await;
    assert!(page.contains("\u{2212}1"), "{page}");
    // What comes back counts again, and the weeks without it stay without it.
    house.pass_days(40).await;
    house.publish(&[support("Tiski", &[LOIMAA], &[])]).await;
    let figures = house.figures(query).await;
    let times = figures["times"].as_array().unwrap();
    assert_eq!(
        (&times[2]["total"], &times[3]["total"]),
        (&json!(1), &json!(2))
    );
}

#[tokio::test]
async fn the_file_has_a_row_for_each_municipality() {
    let house = house().await;
    house.publish(&[support("=1+1", &[LOIMAA], &[])]).await;
    let anybody = house.stage.browser();
    let file = anybody.get("/fi/coverage.csv?area=region:02").await;
    assert_eq!(file.headers["content-type"], "text/csv; charset=utf-8");
    let lines: Vec<&str> = file.text.lines().collect();
    assert_eq!(lines.len(), 1 + region("02").len());
    assert!(lines[0].contains("\"Yleinen digituki\";"), "{}", lines[0]);
    let loimaa = lines.iter().find(|line| line.contains("Loimaa")).unwrap();
    assert!(
        loimaa.starts_with("\"430\";\"Loimaa\";\"Varsinais-Suomi\";\"15"),
        "{loimaa}"
    );
    let whole = anybody.get("/sv/coverage.csv").await;
    assert_eq!(whole.text.lines().count(), 309);
    assert!(whole.text.contains("\"Åbo\""));
}

#[tokio::test]
async fn what_cannot_be_asked_is_said_in_words() {
    let house = house().await;
    let anybody = house.stage.browser();
    for (query, said) in [
        ("area=region:99", "Tällaista aluetta ei ole"),
        ("area=municipality:430", "Valitse maakunta"),
        ("by=none", "Sarakkeina voi olla"),
        ("since=5", "3, 6 tai 12"),
        ("client-groups=none", "ei ole sanastossa"),
    ] {
        let page = anybody.get(&format!("/fi/coverage?{query}")).await;
        assert_eq!(page.status, 422, "{query}");
        assert!(page.text.contains(said), "{said}: {}", page.text);
        let file = anybody.get(&format!("/fi/coverage.csv?{query}")).await;
        assert_eq!(file.status, 422, "{query}");
        let answer = anybody.get(&format!("/api/v1/coverage?{query}")).await;
        assert_eq!(answer.status, 422, "{query}");
        assert_eq!(answer.headers["content-type"], "application/problem+json");
    }
    // Nothing at all is no fault.
    assert!(
        house
            .page("area=&by=&since=&client-groups=")
            .await
            .contains("Koko maa")
    );
}

#[tokio::test]
async fn what_was_searched_in_vain_is_told_from_five_on() {
    let house = house().await;
    house
        .publish(&[support("Tiski", &[LOIMAA], &["on-site"])])
        .await;
    let search = async |askers: std::ops::Range<u8>, area: &str| {
        for n in askers {
            let path =
                format!("/fi/search?q=tuki&area={area}&support-forms=informal&channels=video");
            let asker = house.stage.browser().at([192, 0, 2, n]);
            assert_eq!(asker.visit(&path).await.status, 200);
        }
    };
    search(0..4, "municipality:430").await;
    search(10..16, "municipality:091").await;
    let few = house
        .figures("area=subregion:025&support-forms=informal")
        .await;
    assert_eq!(few["searched_in_vain_total"], Json::Null);
    search(4..5, "municipality:430").await;
    house.stage.pass_ms(11 * 60 * 1000);
    let told = house
        .figures("area=subregion:025&support-forms=informal")
        .await;
    assert_eq!(told["searched_in_vain_total"], 5);
    assert_eq!(told["searched_in_vain"]["informal"], 5);
    let page = house.page("area=subregion:025").await;
    assert!(
        page.contains("/fi/search/unmet") && page.contains("turhaan 10 kertaa"),
        "{page}"
    );
}

fn lane(id: &str, title: &str) -> Lane {
    Lane {
        id: id.to_owned(),
        order: format!("{id}V"),
        parts: BTreeMap::from([("title".to_owned(), title.to_owned())]),
        reference: None,
    }
}

async fn fill(place: &Place, canvas: &CanvasId, content: Content) {
    place
        .write(canvas, move |txn| canvas::fill(txn, &content))
        .await;
}

/// An offering by which the older people of Loimaa are reached by a model that a sheet describes, and the young by one
/// that none does; gives the sheet.
async fn offering(place: &Place) -> CanvasId {
    let sheet = place.canvas("support-model").await;
    let model = Content {
        fields: BTreeMap::from([("name".to_owned(), "Digibussi".to_owned())]),
        choices: BTreeMap::from([("municipalities".to_owned(), vec![LOIMAA.to_owned()])]),
        ..Content::default()
    };
    fill(place, &sheet, model).await;
    let canvas = place.canvas("offering").await;
    let ticks = ["g0:m0", "g1:m1"].map(|key| (key.to_owned(), Tick::default()));
    let offering = Content {
        fields: BTreeMap::from([("target".to_owned(), "Loimaa ja Aura".to_owned())]),
        columns: vec![lane("m0", "Digibussi"), lane("m1", "Kerho")],
        rows: vec![lane("g0", "Ikäihmiset"), lane("g1", "Nuoret")],
        ticks: ticks.into(),
        ..Content::default()
    };
    fill(place, &canvas, offering).await;
    place.settle().await;
    sheet
}

#[tokio::test]
async fn canvases_count_only_for_members_who_ask_for_them() {
    let place = Place::new().await;
    let sheet = offering(&place).await;
    let query = "/fi/coverage?area=subregion:025&by=client-groups&canvases=1";
    // Who reads, what the older people and the young have on canvases, and in Aura.
    let told = async |by: &Browser| {
        let page = by.get(query).await;
        assert_eq!(page.status, 200);
        page.text.matches("◇1").count()
    };
    // Cells of both groups and of both municipalities, their totals, and those of the whole area.
    assert!(told(&place.host).await > 0);
    let page = place.host.get(query).await.text;
    assert!(
        page.contains("Pohjien luvut näet vain sinä") && page.contains("Nuoret"),
        "{page}"
    );
    let plain = place.host.get("/fi/coverage?area=subregion:025").await.text;
    assert!(!plain.contains("<span class=\"cov-more cov-mine\">"));
    let stranger = place.stage.account("Stranger").await;
    assert_eq!(told(&stranger).await, 0);
    let nobody = place.stage.browser();
    assert_eq!(told(&nobody).await, 0);
    for path in ["/fi/coverage.csv?canvases=1", "/api/v1/coverage?canvases=1"] {
        let as_member = place.host.get(path).await.text;
        assert_eq!(as_member, nobody.get(path).await.text, "{path}");
    }
    let own = |page: &str| {
        let after = page
            .split("Vain työtilojesi pohjilla</dt><dd>")
            .nth(1)
            .unwrap();
        after.split('<').next().unwrap().to_owned()
    };
    assert_eq!(own(&page), "2");
    // What is published is counted there, and no second time.
    let path = format!("/en/c/{}/publish", sheet.0);
    let seen = seen_on(&place.host.get(&path).await.text);
    let mut form = FORM.to_vec();
    form.push(("seen", &seen));
    let published = place.host.post(&path, &form).await;
    assert_eq!(published.status, 303, "{}", published.text);
    let page = place.host.get(query).await.text;
    assert_eq!(own(&page), "1");
}
