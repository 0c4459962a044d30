//! Pages of areas, at permanent addresses, and what search engines are told.
use serde_json::{Value, json};
use server::features::catalogue;

use crate::stage::Stage;

#[tokio::test]
async fn every_area_has_a_page_in_three_languages_at_a_permanent_address() {
    let stage = Stage::new().await;
    let anybody = stage.browser();
    let page = anybody.get("/fi/alue/loimaa").await;
    assert_eq!(page.status, 200);
    for said in [
        "<h1>Digituki Loimaalla</h1>",
        "Katso, mistä saat Loimaalla apua",
        "hreflang=\"sv\" href=\"http://tuki.test/sv/alue/loimaa\"",
        "rel=\"canonical\" href=\"http://tuki.test/fi/alue/loimaa\"",
        "/fi/alue/varsinais-suomi-maakunta",
        "/fi/alue/loimaa-seutukunta",
        "/fi/alue/poytya",
    ] {
        assert!(page.text.contains(said), "{said}: {}", page.text);
    }
    let swedish = anybody.get("/sv/alue/turku").await.text;
    assert!(swedish.contains("<h1>Digitalt stöd i Åbo</h1>"));
    let region = anybody.get("/en/alue/lappi-maakunta").await.text;
    assert!(region.contains("<h1>Digital support in Lapland</h1>"));
    assert!(
        region.contains("/en/alue/utsjoki") && region.contains("/en/alue/kemi-tornio-seutukunta")
    );
    for (old, new) in [
        ("430", "loimaa"),
        ("abo", "turku"),
        ("mk19", "lappi-maakunta"),
        ("Loimaa", "loimaa"),
        ("LOIMAA", "loimaa"),
        ("H%C3%A4meenkyr%C3%B6", "hameenkyro"),
        ("%C3%85bo", "turku"),
        ("varsinais-suomi", "varsinais-suomi-maakunta"),
        ("Varsinais-Suomi", "varsinais-suomi-maakunta"),
        ("egentliga-finland", "varsinais-suomi-maakunta"),
        ("southwest-finland", "varsinais-suomi-maakunta"),
        ("Southwest%20Finland", "varsinais-suomi-maakunta"),
        ("kemi-tornio", "kemi-tornio-seutukunta"),
        ("aboland-turunmaa", "aboland-turunmaa-seutukunta"),
        // A municipality wins over the sub-region that is called alike; in Swedish too.
        ("vasa", "vaasa"),
    ] {
        let moved = anybody.get(&format!("/en/alue/{old}")).await;
        assert_eq!(moved.status, 301, "{old}");
        assert_eq!(moved.location(), format!("/en/alue/{new}"));
    }
    for none in ["none", "varsinais", "suomi"] {
        let path = format!("/fi/alue/{none}");
        assert_eq!(anybody.get(&path).await.status, 404, "{none}");
    }
    let bare = anybody.get("/fi/alue/utsjoki").await.text;
    for way in [
        "/fi/search?area=municipality:890",
        "/fi/match?area=municipality:890",
    ] {
        assert!(bare.contains(way), "{way}: {bare}");
        assert_eq!(anybody.get(way).await.status, 200);
    }
    let form = anybody.get("/fi/match?area=municipality:890").await.text;
    assert!(form.contains("value=\"Utsjoki\""), "{form}");
}

#[tokio::test]
async fn a_typed_name_leads_to_its_page() {
    let stage = Stage::new().await;
    let anybody = stage.browser();
    for (typed, slug) in [
        ("Loimaa", "loimaa"),
        ("%C3%85bo", "turku"),
        ("h%C3%A4meenkyr%C3%B6", "hameenkyro"),
    ] {
        let found = anybody.get(&format!("/fi/alue?q={typed}")).await;
        assert_eq!(found.location(), format!("/fi/alue/{slug}"));
    }
    let none = anybody.get("/sv/alue?q=Ankeborg").await.text;
    assert!(
        none.contains("Det finns ingen kommun med det namnet")
            && none.contains("value=\"Ankeborg\"")
    );
    assert!(!none.contains("Menade du"), "{none}");
    for (typed, meant) in [
        ("Loimma", "loimaa"),
        ("helsnki", "helsinki"),
        ("%C3%85bp", "turku"),
    ] {
        let near = anybody.get(&format!("/fi/alue?q={typed}")).await.text;
        let link =
            format!("Tarkoititko näistä jotakin: <a class=\"more\" href=\"/fi/alue/{meant}\">");
        assert!(near.contains(&link), "{typed}: {near}");
    }
    let all = anybody.get("/fi/alue").await.text;
    assert!(all.contains("href=\"/fi/alue/aanekoski\"") && !all.contains("Tämän nimistä"));
}

#[tokio::test]
async fn search_engines_are_told_of_every_public_page_in_every_language() {
    let stage = Stage::new().await;
    let anybody = stage.browser();
    let robots = anybody.get("/robots.txt").await.text;
    assert!(
        robots.contains("Sitemap: http://tuki.test/sitemap.xml")
            && robots.contains("Disallow: /*/w/")
    );
    let index = anybody.get("/sitemap.xml").await;
    assert_eq!(
        index.headers["content-type"],
        "application/xml; charset=utf-8"
    );
    for part in ["pages", "areas"] {
        assert!(
            index
                .text
                .contains(&format!("<loc>http://tuki.test/sitemap/{part}.xml</loc>"))
        );
    }
    let areas = anybody.get("/sitemap/areas.xml").await.text;
    assert_eq!(areas.matches("<url>").count(), 396 * 3);
    let alternate =
        "<xhtml:link rel=\"alternate\" hreflang=\"en\" href=\"http://tuki.test/en/alue/loimaa\"/>";
    assert_eq!(areas.matches(alternate).count(), 3);
    let pages = anybody.get("/sitemap/pages.xml").await.text;
    assert!(pages.contains("<loc>http://tuki.test/sv/sanasto/glossary/gap</loc>"));
    assert!(pages.contains("<loc>http://tuki.test/fi</loc>"));
    // Every page that is named is there.
    for path in pages.split("<loc>http://tuki.test").skip(1).step_by(40) {
        let path = path.split('<').next().unwrap();
        assert_eq!(anybody.get(path).await.status, 200, "{path}");
    }
    for none in ["support-1.xml", "support-0.xml", "none.xml"] {
        assert_eq!(
            anybody.get(&format!("/sitemap/{none}")).await.status,
            404,
            "{none}"
        );
    }
}

/// What serves a few municipalities, or the whole country.
fn support(name: &str, nationwide: bool, municipalities: &[&str]) -> Value {
    json!({
        "name": name,
        "organisation": "Kirjasto Lakka",
        "audiences": ["person"],
        "texts": {"promise": "Saat rauhassa apua."},
        "facets": {"support_forms": ["general-support"]},
        "nationwide": nationwide,
        "municipalities": municipalities,
    })
}

#[tokio::test]
async fn an_area_lists_what_serves_it_what_is_near_and_what_serves_all_of_the_country() {
    let stage = Stage::new().await;
    let lead = stage.account("Lead").await;
    let made = lead
        .json("POST", "/api/v1/workspaces", &json!({"title": "Lakeside"}))
        .await;
    let workspace = made.json()["id"].as_str().unwrap().to_owned();
    let models = [
        support("Läppäripaja", false, &["430"]),
        support("Ruska-apu", false, &["636"]),
        support("Etätuki", true, &[]),
    ];
    let body = json!({"workspace": workspace, "models": models});
    let made = lead.json("POST", "/api/v1/models", &body).await;
    assert!(made.status.is_success(), "{}", made.text);
    let anybody = stage.browser();
    let page = anybody.get("/fi/alue/loimaa").await.text;
    let at = |words: &str| {
        page.find(words)
            .unwrap_or_else(|| panic!("{words}: {page}"))
    };
    let order = [
        ">1 tuki<",
        "Läppäripaja",
        ">Lähellä myös<",
        "Ruska-apu",
        "Pöytyä",
        ">Koko maassa<",
        "Etätuki",
    ];
    assert!(order.map(at).is_sorted(), "{page}");
    let region = anybody.get("/fi/alue/loimaa-seutukunta").await.text;
    assert!(region.contains(">2 tukea<") && !region.contains(">Lähellä myös<"));
    let all = catalogue::all_published(&stage.app).await.unwrap();
    let file = anybody.get("/sitemap/support-1.xml").await.text;
    assert_eq!(file.matches("<url>").count(), 3 * all.len());
    // What is withdrawn is gone at once.
    let gone = all
        .iter()
        .find(|one| one.description.name == "Läppäripaja")
        .unwrap();
    let path = format!("/en/w/{workspace}/catalogue/{}/withdraw", gone.id);
    assert_eq!(lead.post(&path, &[]).await.status, 303);
    let page = anybody.get("/fi/alue/loimaa").await.text;
    assert!(!page.contains("Läppäripaja") && page.contains("Ruska-apu"));
}
