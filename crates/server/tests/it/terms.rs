//! Vocabularies: public pages, what editors change and who may, and that all of the program speaks of it.
use axum::http::header;
use canvas::content::Content;
use server::args;
use server::features::vocabularies::CHECK_EVERY_MS;
use server::features::workspaces::CanvasId;

use crate::registry_place::Place;
use crate::stage::{Answer, Browser, Stage};

const TABLET: &str = "/en/edit/terms/devices/tablet";

/// The form of the term `tablet` with a new English name.
fn tablet<'a>(name: &'a str, number: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("name_fi", "Tabletti"),
        ("name_sv", "Surfplatta"),
        ("name_en", name),
        ("place", "20"),
        ("number", number),
        ("why", "People say so"),
    ]
}

async fn did(by: &Browser, path: &str, form: &[(&str, &str)]) {
    let answer = by.post(path, form).await;
    assert_eq!(answer.status, 303, "{path}: {}", answer.text);
}

async fn refused(by: &Browser, path: &str, form: &[(&str, &str)], status: u16) -> Answer {
    let answer = by.post(path, form).await;
    assert_eq!(answer.status, status, "{path}: {}", answer.text);
    answer
}

/// An item of a vocabulary, from the API.
async fn item(by: &Browser, vocabulary: &str, key: &str) -> serde_json::Value {
    let all = by.get(&format!("/api/v1/vocabularies/{vocabulary}")).await;
    let all = all.json();
    let mut items = all["items"].as_array().unwrap().iter();
    items.find(|item| item["key"] == key).unwrap().clone()
}

async fn choose_tablet(place: &Place, canvas: &CanvasId) {
    let content = Content {
        choices: [("devices".to_owned(), vec!["tablet".to_owned()])].into(),
        ..Content::default()
    };
    place
        .write(canvas, move |txn| canvas::fill(txn, &content))
        .await;
}

#[tokio::test]
async fn everybody_reads_vocabularies_as_pages_and_as_data() {
    let stage = Stage::new().await;
    let anybody = stage.browser();
    for lang in ["fi", "sv", "en"] {
        let list = anybody.get(&format!("/{lang}/sanasto")).await.text;
        assert!(
            list.contains(&format!("/{lang}/sanasto/glossary")),
            "{lang}"
        );
    }
    let glossary = anybody.get("/sv/sanasto/glossary").await.text;
    assert!(glossary.contains("Digital klyfta") && glossary.contains("Digikuilu"));
    let term = anybody.get("/en/sanasto/glossary/gap").await.text;
    assert!(term.contains("A group, an area or a form that no support reaches."));
    assert_eq!(anybody.get("/en/sanasto/none").await.status, 404);
    assert_eq!(anybody.get("/en/sanasto/glossary/none").await.status, 404);
    let csv = anybody.get("/fi/sanasto/audiences/terms.csv").await;
    assert!(csv.text.starts_with("key,name_fi,"), "{}", csv.text);
    assert!(csv.text.contains("\nperson,Henkilö,Person,Person,"));
    let gap = item(&anybody, "glossary", "gap").await;
    assert_eq!(
        gap["description"]["sv"],
        "En grupp, ett område eller en form som inget stöd når."
    );
    assert_eq!(gap["state"], "offered");
}

#[tokio::test]
async fn what_an_editor_renames_is_called_so_everywhere() {
    let place = Place::new().await;
    let editor = place.stage.editor("Editor").await;
    let sheet = place.canvas("support-model").await;
    did(&editor, &format!("{TABLET}/edit"), &tablet("Slate", "0")).await;
    let page = place.host.get(&format!("/en/c/{}", sheet.0)).await.text;
    assert!(page.contains("<span>Slate</span>") && !page.contains("<span>Tablet</span>"));
    assert!(
        place
            .host
            .get("/en/sanasto/devices")
            .await
            .text
            .contains("Slate")
    );
    let now = item(&place.host, "devices", "tablet").await;
    assert_eq!(now["en"], "Slate");
    assert_eq!(now["changedAt"], "2026-09-01T06:00:00.001Z");
    let history = editor.get(TABLET).await.text;
    for said in [
        "People say so",
        "<del>",
        "Tablet</del>",
        "Slate</ins>",
        "Editor",
    ] {
        assert!(history.contains(said), "{said}: {history}");
    }
    // Of two who saw the same, the later one is told.
    let late = refused(&editor, &format!("{TABLET}/edit"), &tablet("Pad", "0"), 409).await;
    assert!(late.text.contains("Pad"), "what was typed is given back");
    // Back to the first edition.
    did(
        &editor,
        &format!("{TABLET}/undo"),
        &[("number", "1"), ("to", "0")],
    )
    .await;
    assert_eq!(item(&editor, "devices", "tablet").await["en"], "Tablet");
    did(
        &editor,
        &format!("{TABLET}/undo"),
        &[("number", "2"), ("to", "1")],
    )
    .await;
    assert_eq!(item(&editor, "devices", "tablet").await["en"], "Slate");
    let audit = place.stage.administrator("Admin").await;
    let audit = audit.get("/en/admin/audit").await.text;
    assert!(
        audit.contains("A term of a vocabulary was edited") && audit.contains("devices/tablet")
    );
    assert!(!audit.contains("People say so"));
}

#[tokio::test]
async fn a_retired_term_keeps_its_name_where_it_is_chosen_and_is_offered_nowhere_else() {
    let place = Place::new().await;
    let editor = place.stage.editor("Editor").await;
    let (used, other) = (
        place.canvas("support-model").await,
        place.canvas("support-model").await,
    );
    choose_tablet(&place, &used).await;
    let why = [("number", "0"), ("why", "Nobody asks")];
    did(&editor, &format!("{TABLET}/retire"), &why).await;
    let page = |canvas: &str| format!("/en/c/{canvas}");
    assert!(
        place
            .host
            .get(&page(&used.0))
            .await
            .text
            .contains("<span>Tablet</span>")
    );
    assert!(
        !place
            .host
            .get(&page(&other.0))
            .await
            .text
            .contains("<span>Tablet</span>")
    );
    let public = place.host.get("/en/sanasto/devices/tablet").await;
    assert!(public.text.contains("no longer in use"));
    assert!(
        !place
            .host
            .get("/en/sanasto/devices")
            .await
            .text
            .contains("Tablet<")
    );
    assert_eq!(
        item(&place.host, "devices", "tablet").await["state"],
        "retired"
    );
    let again = [("number", "1"), ("why", "They do")];
    did(&editor, &format!("{TABLET}/offer"), &again).await;
    assert!(
        place
            .host
            .get(&page(&other.0))
            .await
            .text
            .contains("<span>Tablet</span>")
    );
}

#[tokio::test]
async fn a_merged_term_leads_to_its_successor_for_good() {
    let place = Place::new().await;
    let editor = place.stage.editor("Editor").await;
    let sheet = place.canvas("support-model").await;
    choose_tablet(&place, &sheet).await;
    let path = format!("{TABLET}/merge");
    let asked = editor.get(TABLET).await.text;
    assert!(
        asked.contains("No published description uses this term."),
        "{asked}"
    );
    for wrong in ["", "tablet", "none"] {
        let form = [("number", "0"), ("why", "One device"), ("successor", wrong)];
        let page = refused(&editor, &path, &form, 422).await;
        assert!(page.text.contains("Choose a term that is in use."));
        assert!(page.text.contains("One device"));
    }
    let form = [
        ("number", "0"),
        ("why", "One device"),
        ("successor", "laptop"),
    ];
    did(&editor, &path, &form).await;
    let moved = place.host.get("/sv/sanasto/devices/tablet").await;
    assert_eq!(
        (moved.status.as_u16(), moved.location()),
        (301, "/sv/sanasto/devices/laptop")
    );
    assert_eq!(
        moved.headers[header::LOCATION],
        "/sv/sanasto/devices/laptop"
    );
    let tablet = item(&place.host, "devices", "tablet").await;
    assert_eq!(
        (&tablet["state"], &tablet["successor"]),
        (&"merged".into(), &"laptop".into())
    );
    let page = place.host.get(&format!("/en/c/{}", sheet.0)).await.text;
    assert!(!page.contains("<span>Tablet</span>"));
    assert_eq!(page.matches("<span>Laptop</span>").count(), 1, "one box");
    assert!(page.contains("value=\"laptop\" checked"), "{page}");
    let sent = "\"key\":\"laptop\"";
    let rest = page.split(sent).nth(1).unwrap();
    let also = rest.split('}').next().unwrap();
    assert!(
        also.contains("\"also\":[\"tablet\"]"),
        "what a press takes back: {also}"
    );
    // Who stands for another cannot be merged into it.
    let ring = [("number", "0"), ("why", "A ring"), ("successor", "tablet")];
    refused(&editor, "/en/edit/terms/devices/laptop/merge", &ring, 422).await;
}

#[tokio::test]
async fn a_new_term_is_whole_and_its_own() {
    let stage = Stage::new().await;
    let editor = stage.editor("Editor").await;
    let path = "/en/edit/terms/devices";
    let form = |name: &'static str, key: &'static str| {
        [
            ("name_fi", "Älykello"),
            ("name_sv", "Smartklocka"),
            ("name_en", name),
            ("place", "35"),
            ("key", key),
        ]
    };
    did(&editor, path, &form("Smart  watch", "")).await;
    assert_eq!(
        item(&editor, "devices", "smart-watch").await["en"],
        "Smart watch"
    );
    let all = editor.get("/fi/sanasto/devices").await.text;
    let at = |name: &str| all.find(name).unwrap();
    assert!(at("Kannettava tietokone") < at("Älykello") && at("Älykello") < at("Pöytätietokone"));
    let taken = refused(&editor, path, &form("Watch", "tablet"), 422)
        .await
        .text;
    assert!(taken.contains("This key is in use already.") && taken.contains("value=\"Watch\""));
    assert!(taken.contains("already has a term with this name"));
    let wrong = [
        ("name_fi", "A"),
        ("about_sv", "Något"),
        ("place", "-1"),
        ("key", "Ä"),
    ];
    let wrong = refused(&editor, path, &wrong, 422).await.text;
    for said in [
        "Write a name.",
        "in all three languages, or leave all of them empty",
        "Write a whole number",
        "Use only small letters",
    ] {
        assert!(wrong.contains(said), "{said}");
    }
    refused(
        &editor,
        "/en/edit/terms/devices/tablet/edit",
        &tablet("", "0"),
        422,
    )
    .await;
}

#[tokio::test]
async fn only_editors_change_terms_and_what_the_program_names_stays() {
    let stage = Stage::new().await;
    let form = tablet("Slate", "0");
    let path = format!("{TABLET}/edit");
    refused(&stage.browser(), &path, &form, 401).await;
    refused(&stage.account("Ordinary").await, &path, &form, 403).await;
    assert_eq!(stage.account("Other").await.get(TABLET).await.status, 403);
    did(&stage.administrator("Admin").await, &path, &form).await;
    let editor = stage.editor("Editor").await;
    let why = [("number", "0"), ("why", "Not needed")];
    refused(&editor, "/en/edit/terms/sectors/state/retire", &why, 409).await;
    refused(&editor, "/en/edit/terms/sectors", &form, 409).await;
    refused(&editor, "/en/edit/terms/devices/none/retire", &why, 404).await;
    let page = editor.get("/en/edit/terms/sectors").await.text;
    assert!(page.contains("The service uses these terms"));
    assert!(
        editor
            .get("/en/account")
            .await
            .text
            .contains("/en/edit/terms")
    );
}

#[tokio::test]
async fn another_process_that_changed_a_term_is_heard_within_seconds() {
    let stage = Stage::new().await;
    let anybody = stage.browser();
    assert_eq!(item(&anybody, "devices", "tablet").await["en"], "Tablet");
    let elsewhere = "
        insert into term_version (vocabulary, key, number, name_fi, name_sv, name_en, description_fi, description_sv,
            description_en, prompt_fi, prompt_sv, prompt_en, icon, tone, place, state, did, at, by_id, why)
        values ('devices', 'tablet', 1, 'T', 'T', $1, '', '', '', '', '', '', '', '', 20, 'offered', 'edit', 1, 'x', '')";
    stage.app.db.run(elsewhere, args!["Slate"]).await.unwrap();
    stage.pass_ms(CHECK_EVERY_MS);
    assert_eq!(item(&anybody, "devices", "tablet").await["en"], "Slate");
}
