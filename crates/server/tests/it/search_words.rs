//! What the words of a search say: that a way is not wanted, or something that no description has.
use serde_json::json;

use crate::search::{BOTH, House, model, three, three_by};

#[tokio::test]
async fn a_refused_way_is_told_kept_out_and_can_be_taken_away() {
    // Stems alone do not know that *puhelimella* is a *puhelin*.
    for (morphology, words) in BOTH.into_iter().zip(["ei puhelimella", "inte per telefon"]) {
        refused(&three_by(morphology).await, words).await;
    }
}

async fn refused(house: &House, words: &str) {
    let mut line = model(
        "line",
        "Läppärilinja",
        "Neuvomme, kun kone on rikki.",
        "430",
    );
    line["facets"] = json!({"channels": ["phone"], "devices": ["laptop"]});
    house.publish(&[line]).await;
    let asked = "l%C3%A4pp%C3%A4ri+rikki";
    assert_eq!(house.ask(&format!("q={asked}")).await["total"], 2);
    let query = format!("q={asked}+{}", words.replace(' ', "+"));
    let answer = house.ask(&query).await;
    let refused = json!([{"typed": words, "terms": [["channels", "phone"]]}]);
    assert_eq!(answer["understood"]["refused"], refused);
    assert_eq!(house.find(&query).await, ["Tuo kone tiskille"]);
    assert_eq!(answer["counts"]["channels"], json!({"on-site": 1}));
    let page = house
        .page(&format!("/fi/search?{query}&sort=checked"))
        .await;
    let chip = format!("href=\"/fi/search?q={asked}&#38;sort=checked\">Ei: Puhelin");
    assert!(page.contains(&chip), "{page}");
    let csv = house.page(&format!("/fi/search/hits.csv?{query}")).await;
    assert!(csv.contains("Tuo kone tiskille") && !csv.contains("Läppärilinja"));
    // Nothing but the refusal: everything else is shown.
    let alone = format!("q={}", words.replace(' ', "+"));
    assert_eq!(house.ask(&alone).await["total"], 3);
    let page = house.page("/en/search?q=not+by+phone").await;
    assert!(page.contains("Not: Phone") && !page.contains("There is no word to search with"));
    // What nobody else gives is offered.
    let query = format!("{query}&devices=laptop");
    let answer = house.ask(&query).await;
    assert_eq!(answer["total"], 0);
    let steps = answer["relaxations"].as_array().unwrap();
    let step = json!({"what": "refused", "value": words, "total": 1, "local": null});
    assert!(steps.contains(&step), "{steps:?}");
    let page = house.page(&format!("/fi/search?{query}")).await;
    assert!(page.contains("Poista rajaus Ei: Puhelin: 1 tuki"), "{page}");
}

#[tokio::test]
async fn a_word_that_no_description_has_is_named_and_can_be_let_go_of() {
    let house = three().await;
    let answer = house.ask("q=qwxq+loimaa").await;
    assert_eq!(answer["total"], 0);
    assert_eq!(answer["understood"]["unknown"], json!(["qwxq"]));
    // As many as the place alone is answered with, those near it too.
    let place = house.ask("q=loimaa").await;
    let (total, local) = (&place["total"], &place["local"]);
    assert_eq!((total, local), (&json!(3), &json!(1)));
    let step = json!({"what": "word", "value": "qwxq", "total": total, "local": local});
    assert_eq!(answer["relaxations"], json!([step]));
    let page = house.page("/fi/search?q=qwxq+loimaa").await;
    assert!(
        page.contains("Tätä ei ole missään kuvauksessa: qwxq"),
        "{page}"
    );
    assert!(
        page.contains("/fi/search?q=loimaa\"") && page.contains("3 tukea"),
        "{page}"
    );
    assert!(!page.contains("poista rajauksia"), "{page}");
    let page = house.page("/fi/search?q=qwxq&channels=phone").await;
    assert!(page.contains("poista rajauksia"), "{page}");
    // Alone there is nothing else to offer.
    let answer = house.ask("q=qwxq").await;
    assert_eq!(answer["relaxations"], json!([]));
    for word in ["1", "7"] {
        let page = house.page(&format!("/fi/search?q={word}")).await;
        assert!(
            page.contains("Haussa ei ole sanaa, jolla voi etsiä"),
            "{page}"
        );
    }
}
