//! Looking after what is published: forms of an older page, finding among many, and taking several out at once.
use serde_json::{Value, json};
use server::features::catalogue;
use server::i18n::Lang;

use crate::catalogue::{House, fill, house};

/// Publishes descriptions of these names; gives their ids.
async fn publish(house: &House, names: &[&str]) -> Vec<String> {
    let model = |name: &&str| json!({"identifier": *name, "name": *name, "organisation": "Library", "nationwide": true});
    let models: Vec<Value> = names.iter().map(model).collect();
    house.bring(&models).await
}

async fn published(house: &House) -> usize {
    catalogue::all_published(&house.stage.app)
        .await
        .unwrap()
        .len()
}

#[tokio::test]
async fn an_old_tab_does_not_undo_what_has_ended_meanwhile() {
    let house = house().await;
    fill(&house.stage.app, &house.canvas, "Help").await;
    let desk = house.publish().await;
    let shown = house.lead.get(&desk).await.text;
    assert_eq!(
        shown.matches("name=\"version\" value=\"1\"").count(),
        3,
        "checking, the stage and the end: {shown}"
    );
    let path = format!("{desk}/life-cycle");
    let ended = [("life_cycle", "ended"), ("version", "1")];
    assert_eq!(house.lead.post(&path, &ended).await.status, 303);
    for old in ["1", "", "x"] {
        let pilot = [("life_cycle", "pilot"), ("version", old)];
        let refused = house.lead.post(&path, &pilot).await;
        assert_eq!(refused.status, 409, "{}", refused.text);
        let page = refused.text;
        assert!(page.contains("Somebody published a new version"), "{page}");
        assert!(page.contains("its stage is: Ended"), "{page}");
        assert!(page.contains("value=\"pilot\" selected"), "{page}");
        assert!(page.contains("name=\"version\" value=\"2\""), "{page}");
    }
    for act in ["check", "withdraw"] {
        let path = format!("{desk}/{act}");
        let refused = house.lead.post(&path, &[("version", "1")]).await;
        assert_eq!(refused.status, 409, "{act}: {}", refused.text);
    }
    let page = house.lead.get(&desk).await.text;
    assert_eq!(page.matches("<strong>Version").count(), 2, "{page}");
    let again = [("life_cycle", "pilot"), ("version", "2")];
    assert_eq!(house.lead.post(&path, &again).await.status, 303);
}

#[tokio::test]
async fn among_many_entries_one_is_found_by_name_and_by_stage() {
    let house = house().await;
    let names: Vec<String> = (0..55).map(|number| format!("Apu {number:02}")).collect();
    let mut names: Vec<&str> = names.iter().map(String::as_str).collect();
    names.push("Älypuhelin tutuksi");
    let ids = publish(&house, &names).await;
    let list = format!("/en/w/{}/catalogue", house.workspace);
    let found = house
        .lead
        .get(&format!("{list}?name=%C3%84LYPUHELIN"))
        .await;
    assert!(found.text.contains("All (1)"), "{}", found.text);
    assert!(found.text.contains("Älypuhelin tutuksi") && !found.text.contains("Apu 00"));
    let many = house.lead.get(&format!("{list}?name=apu")).await.text;
    assert!(many.contains("All (55)"), "{many}");
    assert!(
        many.contains("?name=apu&amp;page=2") || many.contains("?name=apu&#38;page=2"),
        "{many}"
    );
    let path = format!("{list}/{}/life-cycle", ids[0]);
    let ended = [("life_cycle", "ended"), ("version", "1")];
    assert_eq!(house.lead.post(&path, &ended).await.status, 303);
    let over = house.lead.get(&format!("{list}?stage=ended")).await.text;
    assert!(
        over.contains("All (1)") && over.contains("Apu 00"),
        "{over}"
    );
    let none = house.lead.get(&format!("{list}?name=nobody&page=9")).await;
    assert!(none.text.contains(&Lang::En.text("catalogue-show-none")));
}

#[tokio::test]
async fn several_entries_are_withdrawn_at_once_or_none_of_them() {
    let house = house().await;
    let ids = publish(&house, &["One", "Two", "Three"]).await;
    let path = format!("/en/w/{}/catalogue/withdraw", house.workspace);
    let ask = format!("{path}?e={}&e={}&e=nobody", ids[0], ids[1]);
    let asked = house.lead.get(&ask).await;
    assert_eq!(asked.status, 200, "{}", asked.text);
    assert!(
        asked.text.contains("These 2 descriptions"),
        "{}",
        asked.text
    );
    assert!(asked.text.contains(">One<") && asked.text.contains(">Two<"));
    assert!(!asked.text.contains(">Three<"));
    let chosen = [format!("{}:1", ids[0]), format!("{}:1", ids[1])];
    let form: Vec<(&str, &str)> = chosen.iter().map(|one| ("e", one.as_str())).collect();

    let stranger = house.stage.account("Stranger").await;
    assert_eq!(stranger.get(&ask).await.status, 404);
    assert_eq!(stranger.post(&path, &form).await.status, 404);
    // Somebody changes one of them meanwhile.
    let stage = format!("/en/w/{}/catalogue/{}/life-cycle", house.workspace, ids[1]);
    let pilot = [("life_cycle", "pilot"), ("version", "1")];
    assert_eq!(house.lead.post(&stage, &pilot).await.status, 303);
    let refused = house.lead.post(&path, &form).await;
    assert_eq!(refused.status, 409, "{}", refused.text);
    assert!(
        refused.text.contains(&format!("{}:2", ids[1])),
        "{}",
        refused.text
    );
    assert_eq!(published(&house).await, 3);

    let chosen = [format!("{}:1", ids[0]), format!("{}:2", ids[1])];
    let form: Vec<(&str, &str)> = chosen.iter().map(|one| ("e", one.as_str())).collect();
    for _ in 0..2 {
        let done = house.lead.post(&path, &form).await;
        assert_eq!(done.status, 303, "{}", done.text);
    }
    assert_eq!(published(&house).await, 1);
    assert_eq!(withdrawals(&house).await, 2, "one line for each, once");
    let list = format!("/en/w/{}/catalogue?withdrawn=2", house.workspace);
    let list = house.lead.get(&list).await.text;
    assert!(
        list.contains("2 descriptions are not public any more."),
        "{list}"
    );
    let none = house.lead.get(&path).await;
    assert!(
        none.text.contains(&Lang::En.text("catalogue-many-none")),
        "{}",
        none.text
    );
}

/// Lines of the trail that tell of one.
async fn withdrawals(house: &House) -> i64 {
    let count = "select count(*) from audit where action = 'catalogue.withdraw'";
    let counted: Option<i64> = house
        .stage
        .app
        .db
        .optional(count, server::args![])
        .await
        .unwrap();
    counted.unwrap()
}

#[tokio::test]
async fn a_merged_term_is_called_by_its_successor_in_tables_too() {
    let house = house().await;
    let model = json!({"workspace": house.workspace, "models": [{
        "identifier": "one", "name": "Help", "organisation": "Library", "nationwide": true,
        "facets": {"devices": ["tablet", "laptop"]},
    }]});
    let made = house.lead.json("POST", "/api/v1/models", &model).await;
    assert_eq!(made.status, 201, "{}", made.text);
    let anybody = house.stage.browser();
    let term = anybody.get("/en/sanasto/devices/tablet").await.text;
    assert!(
        term.contains("href=\"/en/search?devices=tablet\""),
        "{term}"
    );
    assert!(term.contains("See 1 support service"), "{term}");
    let term = anybody.get("/en/sanasto/audiences/company").await.text;
    assert!(
        term.contains(&Lang::En.text("terms-support-none")),
        "{term}"
    );
    let editor = house.stage.editor("Editor").await;
    let path = "/en/edit/terms/devices/tablet";
    let asked = editor.get(path).await.text;
    assert!(asked.contains("1 published description uses"), "{asked}");
    let form = [
        ("number", "0"),
        ("why", "One device"),
        ("successor", "laptop"),
    ];
    let merged = editor.post(&format!("{path}/merge"), &form).await;
    assert_eq!(merged.status, 303, "{}", merged.text);
    let own = format!("/en/w/{}/catalogue/entries.csv", house.workspace);
    for table in [own.as_str(), "/en/search/hits.csv"] {
        let told = house.lead.get(table).await.text;
        assert!(told.contains("Laptop"), "{table}: {told}");
        assert!(
            !told.contains("tablet") && !told.contains("; Laptop"),
            "{table}: {told}"
        );
    }
}
