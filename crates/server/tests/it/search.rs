//! What is published is found by what people type, at once, and is found no more once it is withdrawn.
use axum::body::Body;
use axum::http::Request;
use serde_json::{Value as Json, json};
use server::args;
use server::config::{Config, Morphology};
use server::features::search;
use server::mail::Mailer;

use crate::stage::{Browser, Stage};

pub struct House {
    stage: Stage,
    lead: Browser,
    workspace: String,
}

pub fn model(identifier: &str, name: &str, promise: &str, municipality: &str) -> Json {
    json!({
        "identifier": identifier, "name": name, "organisation": "Kirjasto Lakka", "language": "fi",
        "texts": {"promise": promise}, "facets": {"channels": ["on-site"]},
        "municipalities": [municipality],
    })
}

/// How Finnish is read: by libvoikko, which machines of tests have, and without it.
pub const BOTH: [Morphology; 2] = [Morphology::Auto, Morphology::Snowball];

async fn house(morphology: Morphology) -> House {
    let set = |config: &mut Config| config.search_morphology = morphology;
    let stage = Stage::set(Mailer::captured(), set).await;
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

impl House {
    pub async fn publish(&self, models: &[Json]) {
        let body = json!({"workspace": self.workspace, "models": models});
        let done = self.lead.json("POST", "/api/v1/models", &body).await;
        assert!(done.status.is_success(), "{}", done.text);
    }

    /// Names of what a query finds, the best first.
    pub async fn find(&self, query: &str) -> Vec<String> {
        let answer = self.ask(query).await;
        let hits = answer["hits"].as_array().unwrap().iter();
        hits.map(|hit| hit["description"]["name"].as_str().unwrap().to_owned())
            .collect()
    }

    pub async fn ask(&self, query: &str) -> Json {
        let stranger = self.stage.browser();
        let answer = stranger.get(&format!("/api/v1/search?{query}")).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        answer.json()
    }

    /// Asks from another home.
    async fn visit(&self, home: u8, address: &str) {
        let browser = self.stage.browser().at([192, 0, 2, home]);
        let answer = browser.visit(address).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
    }

    pub async fn page(&self, address: &str) -> String {
        let answer = self.stage.browser().get(address).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        answer.text
    }
}

/// Three descriptions round Loimaa.
pub async fn three() -> House {
    three_by(Morphology::Auto).await
}

pub async fn three_by(morphology: Morphology) -> House {
    let house = house(morphology).await;
    let models = [
        model(
            "repair",
            "Tuo kone tiskille",
            "Katsomme, mikä kannettavassa tietokoneessa on vikana.",
            "430",
        ),
        model(
            "bank",
            "Pankkiasioiden neuvonta",
            "Opastamme ikäihmisiä verkkopankin käytössä.",
            "636",
        ),
        model(
            "photos",
            "Valokuvat talteen",
            "Siirrämme puhelimen kuvat yhdessä muistitikulle.",
            "853",
        ),
    ];
    house.publish(&models).await;
    house
}

#[tokio::test]
async fn everyday_words_find_what_is_published_with_a_reason() {
    for morphology in BOTH {
        everyday(&three_by(morphology).await).await;
    }
}

async fn everyday(house: &House) {
    let answer = house.ask("q=l%C3%A4pp%C3%A4ri+rikki+loimaa").await;
    let first = &answer["hits"][0];
    assert_eq!(first["description"]["name"], "Tuo kone tiskille");
    let why = first["why"].as_array().unwrap();
    let typed: Vec<&str> = why.iter().filter_map(|one| one["typed"].as_str()).collect();
    assert!(
        typed.iter().any(|typed| typed.to_lowercase() == "loimaa"),
        "{why:?}"
    );
    assert!(typed.contains(&"läppäri"), "{why:?}");
    assert_eq!(answer["understood"]["places"][0], "municipality:430");
    let page = house
        .page("/fi/search?q=l%C3%A4pp%C3%A4ri+rikki+loimaa")
        .await;
    assert!(page.contains("Tuo kone tiskille") && page.contains("<mark>läppäri</mark>"));
    assert_eq!(
        house.find("q=verkkopankissa").await,
        ["Pankkiasioiden neuvonta"]
    );
}

#[tokio::test]
async fn what_is_published_withdrawn_and_ended_is_known_to_the_next_search() {
    for morphology in BOTH {
        published(&three_by(morphology).await).await;
    }
}

async fn published(house: &House) {
    assert_eq!(house.find("q=valokuvat").await, ["Valokuvat talteen"]);
    let mut ended = model(
        "photos",
        "Valokuvat talteen",
        "Siirrämme puhelimen kuvat yhdessä.",
        "853",
    );
    ended["life_cycle"] = json!("ended");
    let other = model(
        "scan",
        "Vanhat valokuvat",
        "Skannaamme paperikuvat kanssasi.",
        "853",
    );
    house.publish(&[ended, other]).await;
    assert_eq!(house.find("q=valokuvat").await, ["Vanhat valokuvat"]);
    // Who asks for it by its name is told what became of it.
    let named = house.ask("q=valokuvat+talteen").await;
    assert_eq!(named["over"].as_array().map(Vec::len), Some(1), "{named}");
    let page = house.page("/fi/search?q=valokuvat+talteen").await;
    assert!(page.contains("Tämänniminen tuki on päättynyt"), "{page}");
    assert_eq!(house.ask("q=puhelin").await["over"], json!([]));
    assert_eq!(search::rebuild(&house.stage.app).await.unwrap(), 3);
    assert_eq!(house.find("q=valokuvat").await, ["Vanhat valokuvat"]);
}

#[tokio::test]
async fn one_entry_that_cannot_be_read_does_not_hide_the_others() {
    let house = three().await;
    let broken = "
        update catalogue_version
        set content = 'broken'
        where content like '%Pankkiasioiden neuvonta%'";
    house.stage.app.db.run(broken, args![]).await.unwrap();
    assert_eq!(house.find("q=valokuvat").await, ["Valokuvat talteen"]);
    assert_eq!(search::rebuild(&house.stage.app).await.unwrap(), 2);
    assert_eq!(house.find("q=l%C3%A4pp%C3%A4ri").await.len(), 1);
}

#[tokio::test]
async fn a_renamed_term_is_found_by_its_new_name_at_once() {
    let house = house(Morphology::Auto).await;
    let mut boards = model("boards", "Kerho", "Tule mukaan.", "853");
    boards["facets"] = json!({"channels": ["on-site"], "devices": ["tablet"]});
    house.publish(&[boards]).await;
    let none: [String; 0] = [];
    assert_eq!(house.find("q=hipel%C3%B6intilauta").await, none);
    let editor = house.stage.editor("Editor").await;
    let form = [
        ("name_fi", "Hipelöintilauta"),
        ("name_sv", "Surfplatta"),
        ("name_en", "Tablet"),
        ("place", "20"),
        ("number", "0"),
        ("why", "People say so"),
    ];
    let path = "/en/edit/terms/devices/tablet/edit";
    let answer = editor.post(path, &form).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    assert_eq!(house.find("q=hipel%C3%B6intilauta").await, ["Kerho"]);
}

#[tokio::test]
async fn facets_limit_and_tell_how_many_and_a_way_on_is_offered() {
    for morphology in BOTH {
        limited(&three_by(morphology).await).await;
    }
}

async fn limited(house: &House) {
    let all = house.ask("").await;
    assert_eq!(all["total"], 3);
    assert_eq!(all["counts"]["channels"]["on-site"], 3);
    assert_eq!(all["places"]["municipality:430"], 1);
    assert_eq!(house.ask("area=municipality:430").await["total"], 1);
    let none = house.ask("q=valokuvat&channels=phone").await;
    assert_eq!(none["total"], 0);
    let steps = none["relaxations"].as_array().unwrap();
    assert!(
        steps
            .iter()
            .any(|step| step["what"] == "channels" && step["total"] == 1),
        "{steps:?}"
    );
    let page = house.page("/en/search?q=valokuvat&channels=phone").await;
    assert!(page.contains("/en/search?q=valokuvat\""), "{page}");
}

#[tokio::test]
async fn what_found_nothing_is_counted_without_words() {
    let house = three().await;
    for home in 0..5 {
        house
            .visit(
                home,
                "/fi/search?q=valokuvat&channels=phone&area=municipality:430",
            )
            .await;
        house
            .visit(home, "/fi/search?q=valokuvat&channels=chat&typing=1")
            .await;
    }
    house
        .visit(9, "/fi/search?q=valokuvat&channels=video")
        .await;
    let unmet = house.page("/fi/search/unmet").await;
    assert!(
        unmet.contains("Puhelin") && unmet.contains("Loimaa"),
        "{unmet}"
    );
    assert!(
        !unmet.contains("valokuvat") && !unmet.contains("Chat"),
        "{unmet}"
    );
}

#[tokio::test]
async fn nobody_makes_up_a_need_by_asking_again_and_again() {
    let house = three().await;
    let address = "/fi/search?q=valokuvat&channels=phone&area=municipality:430";
    for _ in 0..10 {
        house.visit(1, address).await;
    }
    for home in 2..9 {
        // Neither what reads pages without being a browser, nor what does not read the answer.
        let reader = house.stage.browser().at([192, 0, 2, home]);
        reader.get(address).await;
        let head = Request::head(address).header("accept", "text/html");
        reader.send(head.body(Body::empty()).unwrap()).await;
    }
    let unmet = house.page("/fi/search/unmet").await;
    assert!(!unmet.contains("Loimaa"), "{unmet}");
    for home in 2..6 {
        house.visit(home, address).await;
    }
    let unmet = house.page("/fi/search/unmet").await;
    assert!(
        unmet.contains("Loimaa") && unmet.contains("Puhelin"),
        "{unmet}"
    );
}

#[tokio::test]
async fn whatever_is_asked_gets_an_answer() {
    let house = three().await;
    let long = "ä".repeat(5_000);
    for query in [
        "q=%F0%9F%91%A9%E2%80%8D%F0%9F%94%A7",
        "q=%22%2B-%28%29*%3F%3A",
        "q=%00",
        "page=99999999999999999999",
        "sort=near",
        "channels=none&channels=none",
        "q=AND+OR+NOT",
        &format!("q={long}"),
        "q=%D9%85%D8%B1%D8%AD%D8%A8%D8%A7",
    ] {
        house.ask(query).await;
        house.page(&format!("/sv/search?{query}")).await;
    }
}

#[tokio::test]
async fn what_answers_only_in_part_says_so_and_a_page_too_far_is_the_last_one() {
    let house = three().await;
    let answer = house.ask("q=puhelimen+kuvat+loimaa").await;
    let hits = answer["hits"].as_array().unwrap();
    let elsewhere = hits.iter().find(|hit| hit["elsewhere"] == true);
    let elsewhere = elsewhere.unwrap();
    assert_eq!(elsewhere["description"]["name"], "Valokuvat talteen");
    assert_eq!(elsewhere["weak"], true);
    let page = house.page("/en/search?q=puhelimen+kuvat+loimaa").await;
    assert!(page.contains("Does not serve the place you are looking for"));
    let page = house.page("/en/search?page=99").await;
    assert!(page.contains("Tuo kone tiskille"), "{page}");
    let nothing = house.page("/en/search?q=zzzz&page=7").await;
    assert!(!nothing.contains("Tuo kone tiskille"));
}

#[tokio::test]
async fn an_area_that_there_is_not_is_told() {
    let house = three().await;
    for area in ["municipality:999", "Loimma", "%00"] {
        let address = format!("/api/v1/search?q=puhelin&area={area}");
        let refused = house.stage.browser().get(&address).await;
        assert_eq!(refused.status, 422, "{}", refused.text);
        assert!(refused.text.contains("municipality:430"));
        let page = house
            .page(&format!("/en/search?q=puhelin&area={area}"))
            .await;
        assert!(page.contains("The area in the address is unknown"));
    }
    house.ask("q=puhelin&area=").await;
}

#[tokio::test]
async fn the_heading_tells_how_much_serves_the_place_itself() {
    let house = three().await;
    let mut remote = model("remote", "Läppärit etänä", "Läppäri rikki? Autamme.", "430");
    remote["municipalities"] = json!([]);
    remote["nationwide"] = json!(true);
    let far = model("far", "Läppärit Helsingissä", "Läppäri rikki? Tule.", "091");
    let here = model("here", "Läppärit Turussa", "Läppäri rikki? Tule.", "853");
    house.publish(&[remote, far, here]).await;

    let answer = house.ask("q=l%C3%A4pp%C3%A4ri+rikki+Turku").await;
    let total = answer["total"].as_u64().unwrap();
    assert!(total > 2, "{answer}");
    assert_eq!(answer["local"], 1, "{answer}");
    assert_eq!(answer["hits"][0]["local"], true, "{answer}");
    let page = house
        .page("/fi/search?q=l%C3%A4pp%C3%A4ri+rikki+Turku")
        .await;
    let others = total - 1;
    let said = format!(">Turku: 1, muualla tai koko maassa: {others}</p>");
    assert!(page.contains(&said), "{page}");

    // By a facet the same; without a place nothing is told, nor where all is local.
    let chosen = house
        .page("/sv/search?q=l%C3%A4pp%C3%A4ri&area=municipality:853")
        .await;
    let said = "Åbo: 1, på annat håll eller i hela landet: 1</p>";
    assert!(chosen.contains(said), "{chosen}");
    let answer = house.ask("q=l%C3%A4pp%C3%A4ri").await;
    assert_eq!(answer["local"], Json::Null, "{answer}");
    let page = house.page("/en/search?q=l%C3%A4pp%C3%A4ri").await;
    assert!(!page.contains("in the whole country:"), "{page}");

    // So does the table, in a column of its own.
    let table = house
        .page("/en/search/hits.csv?q=l%C3%A4pp%C3%A4ri&area=municipality:853")
        .await;
    let head = table.lines().next().unwrap();
    assert!(head.ends_with("\"Serves the place itself\""), "{table}");
    let row = |name: &str| table.lines().find(|line| line.contains(name)).unwrap();
    assert!(row("Läppärit Turussa").ends_with("\"yes\""), "{table}");
    assert!(row("Läppärit etänä").ends_with("\"no\""), "{table}");
    let table = house.page("/en/search/hits.csv?q=l%C3%A4pp%C3%A4ri").await;
    assert!(!table.contains("Serves the place itself"), "{table}");
}

#[tokio::test]
async fn decomposed_letters_are_composed_at_the_door_and_found() {
    let house = three().await;
    let name = "La\u{308}ppa\u{308}rihuolto";
    house
        .publish(&[model("odd", name, "Huollamme.", "430")])
        .await;
    for query in ["q=l%C3%A4pp%C3%A4rihuolto", "q=la%CC%88ppa%CC%88rihuolto"] {
        assert_eq!(house.find(query).await[0], "Läppärihuolto", "{query}");
    }
}
