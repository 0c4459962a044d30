//! Workspaces and the life of their canvases, as facilitators use them.
use canvas::content::{Content, Note};
use server::features::live;
use server::features::workspaces::CanvasId;

use crate::stage::{Browser, Stage};

/// Makes a workspace; gives its path.
async fn workspace(browser: &Browser, title: &str) -> String {
    let made = browser.post("/fi/w", &[("title", title)]).await;
    assert_eq!(made.status, 303, "{}", made.text);
    made.location().to_owned()
}

/// Starts a canvas; gives its path.
async fn canvas(browser: &Browser, workspace: &str, kind: &str, title: &str) -> String {
    let form = [("kind", kind), ("title", title)];
    let made = browser.post(&format!("{workspace}/canvases"), &form).await;
    assert_eq!(made.status, 303, "{}", made.text);
    made.location().to_owned()
}

#[tokio::test]
async fn a_workspace_shows_the_workbook_in_order() {
    let stage = Stage::new().await;
    let aino = stage.account("Aino").await;
    let path = workspace(&aino, "Loimaan seutu").await;
    let page = aino.get(&path).await;
    assert_eq!(page.status, 200);
    let places: Vec<_> = (1..=9)
        .map(|n| page.text.find(&format!("<h3>{n}. ")).unwrap())
        .collect();
    assert!(places.is_sorted());
    assert!(page.text.contains("Digituen toimijakartta") || page.text.contains("toimijakartta"));
}

#[tokio::test]
async fn a_title_that_is_wrong_is_said_beside_the_field_and_kept() {
    let stage = Stage::new().await;
    let aino = stage.account("Aino").await;
    let empty = aino.post("/sv/w", &[("title", "  ")]).await;
    assert_eq!(empty.status, 422);
    assert!(empty.text.contains("Skriv ett namn."), "{}", empty.text);
    let long = "å".repeat(121);
    let answer = aino.post("/en/w", &[("title", &long)]).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text.contains("Shorten it to 120 characters"));
    assert!(answer.text.contains(&long));
}

#[tokio::test]
async fn all_nine_kinds_are_started_and_read_back_through_the_api() {
    let stage = Stage::new().await;
    let aino = stage.account("Aino").await;
    let path = workspace(&aino, "Loimaa").await;
    for template in canvas::builtin() {
        let page = canvas(&aino, &path, &template.kind, "").await;
        let id = page.rsplit('/').next().unwrap();
        let answer = aino.get(&format!("/api/v1/canvases/{id}")).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        let json = answer.json();
        assert_eq!(json["kind"], template.kind.as_str());
        assert_eq!(
            json["zones"].as_array().unwrap().len(),
            template.zones.len()
        );
        let again = aino.get(&format!("/api/v1/canvases/{id}")).await;
        assert_eq!(again.headers["etag"], answer.headers["etag"]);
    }
}

#[tokio::test]
async fn a_canvas_is_renamed_copied_put_aside_and_brought_back() {
    let stage = Stage::new().await;
    let aino = stage.account("Aino").await;
    let path = workspace(&aino, "Loimaa").await;
    let page = canvas(&aino, &path, "actor-map", "Kartta").await;
    aino.post(&format!("{page}/rename"), &[("title", "Uusi kartta")])
        .await;
    assert!(aino.get(&path).await.text.contains("Uusi kartta"));
    let copy = aino
        .post(&format!("{page}/duplicate"), &[("copy", "Kopio")])
        .await;
    assert_eq!(copy.status, 303, "{}", copy.text);
    assert!(aino.get(&path).await.text.contains("Kopio"));
    aino.post(&format!("{page}/archive"), &[]).await;
    assert!(aino.get(&path).await.text.contains("Arkistossa"));
    aino.post(&format!("{page}/unarchive"), &[]).await;
    aino.post(&format!("{page}/delete"), &[]).await;
    assert_eq!(aino.get(&page).await.status, 404);
    let id = page.rsplit('/').next().unwrap();
    assert!(aino.get(&path).await.text.contains("Roskakori (1)"));
    aino.post(&format!("{path}/trash/{id}/restore"), &[]).await;
    assert_eq!(aino.get(&format!("{page}/settings")).await.status, 200);
}

#[tokio::test]
async fn the_last_facilitator_stays() {
    let stage = Stage::new().await;
    let aino = stage.account("Aino").await;
    let _oskari = stage.account("Oskari").await;
    let path = workspace(&aino, "Loimaa").await;
    let form = [("email", "aino@mail.example"), ("role", "viewer")];
    let refused = aino.post(&format!("{path}/members"), &form).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.text.contains("ainakin yksi ohjaaja"),
        "{}",
        refused.text
    );
    let unknown = [("email", "nobody@example.org"), ("role", "")];
    let refused = aino.post(&format!("{path}/members"), &unknown).await;
    assert!(refused.text.contains("Valitse rooli."));
    assert!(refused.text.contains("ei ole tiliä"));
    assert!(refused.text.contains("nobody@example.org"));
}

#[tokio::test]
async fn strangers_learn_nothing() {
    let stage = Stage::new().await;
    let aino = stage.account("Aino").await;
    let path = workspace(&aino, "Salainen").await;
    let stranger = stage.account("Vieras").await;
    assert_eq!(stranger.get(&path).await.status, 404);
    assert_eq!(stage.browser().get(&path).await.status, 401);
}

#[tokio::test]
async fn a_kept_state_is_compared_and_brought_back() {
    let stage = Stage::new().await;
    let aino = stage.account("Aino").await;
    let path = workspace(&aino, "Loimaa").await;
    let page = canvas(&aino, &path, "actor-map", "Kartta").await;
    let id = CanvasId(page.rsplit('/').next().unwrap().to_owned());
    let note = |zone: &str| Note {
        id: "note-aaaa".to_owned(),
        zone: zone.to_owned(),
        kind: "actor".to_owned(),
        text: "Tori".to_owned(),
        ..Note::default()
    };
    let first = Content {
        notes: vec![note("state")],
        ..Content::default()
    };
    live::edit(&stage.app, &id, move |txn| canvas::fill(txn, &first))
        .await
        .unwrap();
    aino.post(&format!("{page}/history"), &[("label", "Ennen siirtoa")])
        .await;
    let second = Content {
        notes: vec![note("company")],
        ..Content::default()
    };
    live::edit(&stage.app, &id, move |txn| canvas::fill(txn, &second))
        .await
        .unwrap();
    let list = aino.get(&format!("{page}/history")).await;
    assert!(list.text.contains("Ennen siirtoa"));
    let kept = live::list_checkpoints(&stage.app, &id).await.unwrap();
    let link = &kept[0].id.0;
    let shown = aino
        .get(&format!("{page}/history/compare?from={link}&to=now"))
        .await;
    assert!(
        shown.text.contains("Siirtyi") && shown.text.contains("Tori"),
        "{}",
        shown.text
    );
    let restored = aino
        .post(&format!("{page}/history/{link}/restore"), &[])
        .await;
    assert_eq!(restored.status, 303, "{}", restored.text);
    let content = live::content(&stage.app, &id).await.unwrap();
    assert_eq!(content.notes[0].zone, "state");
    assert!(
        aino.get(&format!("{page}/history"))
            .await
            .text
            .contains("Ennen palautusta")
    );
    assert_eq!(aino.get(&format!("{page}/history/none")).await.status, 404);
}
