//! What arrows know beside the canvas they start from: the registry's relations, and models of other workspaces.
use std::collections::BTreeMap;

use canvas::content::{Content, Link};
use serde_json::json;
use server::features::registry;
use server::features::workspaces::CanvasId;

use crate::registry_place::{Place, note};
use crate::stage::{Browser, Stage};

fn link(id: &str, from: &str, to: &str) -> Link {
    Link {
        id: id.to_owned(),
        from: from.to_owned(),
        to: to.to_owned(),
        kind: "collaboration".to_owned(),
        ..Link::default()
    }
}

async fn written(place: &Place, canvas: &CanvasId, notes: &[(&str, &str, &str)], links: Vec<Link>) {
    let notes = notes.iter().map(|(id, zone, text)| note(id, zone, text));
    let content = Content {
        notes: notes.collect(),
        links,
        ..Content::default()
    };
    place
        .write(canvas, move |txn| canvas::fill(txn, &content))
        .await;
}

async fn map_page(place: &Place) -> String {
    let page = place
        .host
        .get(&format!("/fi/w/{}/map", place.workspace.0))
        .await;
    assert_eq!(page.status, 200, "{}", page.text);
    page.text
}

#[tokio::test]
async fn the_way_to_a_partner_goes_by_records_and_knows_what_was_just_written() {
    let place = Place::new().await;
    let (partners, map) = (
        place.canvas("partner-map").await,
        place.canvas("actor-map").await,
    );
    let notes = [
        ("note-wega", "me", "Digitukiryhmä"),
        ("note-fund", "municipality-potential", "Saatio"),
    ];
    written(&place, &partners, &notes, Vec::new()).await;
    let notes = [
        ("note-wega", "municipality", "digitukiryhmä"),
        ("note-city", "municipality", "Kaupunki"),
        ("note-fond", "municipality", "Säätiö Valo"),
    ];
    let links = vec![link("link-one", "note-wega", "note-city")];
    written(&place, &map, &notes, links).await;
    // Nothing has read the canvases yet but the page itself.
    let page = map_page(&place).await;
    assert!(page.contains("Reittiä ei vielä tunneta"), "{page}");

    // What a person or program knows beside the canvases, about a record of another name.
    let (city, fond, potential) = (
        place.actor("Kaupunki").await,
        place.actor("Säätiö Valo").await,
        place.actor("Saatio").await,
    );
    let relations = format!("/api/v1/workspaces/{}/relations", place.workspace.0);
    let body = json!({"from": fond.id, "to": city.id, "kind": "funding"});
    assert_eq!(place.host.json("POST", &relations, &body).await.status, 201);
    let app = &place.stage.app;
    registry::merge(app, &place.workspace, &potential.id, &fond.id, &place.by())
        .await
        .unwrap();
    place.stage.run_jobs().await;
    let way = "Digitukiryhmä → Kaupunki → Säätiö Valo";
    assert!(map_page(&place).await.contains(way));
    place.rename(&city, "Satamakaupunki").await;
    let way = way.replace("Kaupunki", "Satamakaupunki");
    let page = map_page(&place).await;
    assert!(page.contains(&way), "{page}");
    let proposals = format!("/fi/c/{}/continue/proposals", partners.0);
    let page = place.host.get(&proposals).await.text;
    assert!(page.contains(&format!("Reitti: {way}")), "{page}");
}

#[tokio::test]
async fn the_side_of_an_actor_and_who_we_are_come_from_the_registry() {
    let place = Place::new().await;
    let (map, benchmark) = (
        place.canvas("actor-map").await,
        place.canvas("benchmark").await,
    );
    place
        .add(&map, &[("note-seni", "association", "Verkkoseniorit ry")])
        .await;
    place.settle().await;
    let actor = place.actor("Verkkoseniorit ry").await;
    let edited = registry::Edited {
        name: Some("Verkon seniorit ry".to_owned()),
        other_names: vec!["Verkkoseniorit ry".to_owned()],
        ..registry::Edited::default()
    };
    let app = &place.stage.app;
    registry::edit(app, &place.workspace, &actor.id, edited, None, &place.by())
        .await
        .unwrap();
    let content = Content {
        columns: vec![canvas::content::Lane {
            id: "column-one".to_owned(),
            order: "a0".to_owned(),
            parts: BTreeMap::from([("title".to_owned(), "Ratkaisu".to_owned())]),
            ..canvas::content::Lane::default()
        }],
        cells: BTreeMap::from([(
            "owners:column-one".to_owned(),
            "verkkoseniorit  RY".to_owned(),
        )]),
        ticks: BTreeMap::from([(
            "owners:column-one".to_owned(),
            canvas::content::Tick::default(),
        )]),
        ..Content::default()
    };
    place
        .write(&benchmark, move |txn| canvas::fill(txn, &content))
        .await;
    let page = format!("/fi/c/{}/continue/owners-to-partners", benchmark.0);
    let page = place.host.get(&page).await.text;
    let zone = page.split("association-potential\"").nth(1).unwrap();
    assert!(
        zone.starts_with(" selected"),
        "its other name finds its side: {page}"
    );
}

/// Somebody's workspace with a model sheet: ids of both.
async fn sheet(stage: &Stage, by: &Browser, workspace: &str, name: &str) -> (String, String) {
    let id = |answer: crate::stage::Answer| answer.json()["id"].as_str().unwrap().to_owned();
    let made = by
        .json("POST", "/api/v1/workspaces", &json!({"title": workspace}))
        .await;
    let workspace = id(made);
    let path = format!("/api/v1/workspaces/{workspace}/canvases");
    let body = json!({"kind": "support-model", "title": format!("Kortti: {name}")});
    let canvas = id(by.json("POST", &path, &body).await);
    let content = Content {
        fields: BTreeMap::from([
            ("name".to_owned(), name.to_owned()),
            (
                "audience".to_owned(),
                "Ikäihmiset, joilla on uusi puhelin".to_owned(),
            ),
        ]),
        ..Content::default()
    };
    server::features::live::edit(&stage.app, &CanvasId(canvas.clone()), move |txn| {
        canvas::fill(txn, &content);
    })
    .await
    .unwrap();
    (workspace, canvas)
}

/// A workspace with an offering that asks for help with telephones, a workspace of the same person with a model for
/// it, and one that belongs to somebody else.
struct Three {
    stage: Stage,
    host: Browser,
    workspace: String,
    offering: String,
    near: String,
    far: String,
}

async fn three() -> Three {
    let stage = Stage::new().await;
    let (host, stranger) = (
        stage.account("Ohjaaja Orava").await,
        stage.account("Vieras Varpunen").await,
    );
    let (_, near) = sheet(&stage, &host, "Naapurin työtila", "Puhelinpaja").await;
    let (_, far) = sheet(
        &stage,
        &stranger,
        "Salainen työtila",
        "Salainen puhelinpaja",
    )
    .await;
    registry::settle_all(&stage.app).await.unwrap();
    let made = host
        .json(
            "POST",
            "/api/v1/workspaces",
            &json!({"title": "Oma työtila"}),
        )
        .await;
    let workspace = made.json()["id"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/workspaces/{workspace}/canvases");
    let made = host
        .json(
            "POST",
            &path,
            &json!({"kind": "offering", "title": "Tarjonta"}),
        )
        .await;
    let offering = made.json()["id"].as_str().unwrap().to_owned();
    let content = Content {
        fields: BTreeMap::from([("target".to_owned(), "Apua puhelimen käyttöön".to_owned())]),
        ..Content::default()
    };
    server::features::live::edit(&stage.app, &CanvasId(offering.clone()), move |txn| {
        canvas::fill(txn, &content);
    })
    .await
    .unwrap();
    Three {
        stage,
        host,
        workspace,
        offering,
        near,
        far,
    }
}

#[tokio::test]
async fn models_of_every_workspace_that_one_may_read_are_proposed_and_no_others() {
    let three = three().await;
    let page = three
        .host
        .get(&format!("/fi/c/{}/continue", three.offering))
        .await
        .text;
    assert!(
        page.contains("Puhelinpaja") && page.contains("Työtilasta: Naapurin työtila"),
        "{page}"
    );
    assert!(!page.contains("Salainen"), "{page}");
    let bring =
        |source: &str| format!("/fi/c/{}/bring/models-to-offering/{source}", three.offering);
    for path in [bring(&three.far), bring("none"), bring(&three.offering)] {
        assert_eq!(three.host.get(&path).await.status, 404, "{path}");
        let form = [("item", "any"), ("to", three.offering.as_str())];
        assert_eq!(three.host.post(&path, &form).await.status, 404, "{path}");
    }
    // An arrow that proposes nothing brings nothing from elsewhere.
    let other = bring(&three.near).replace("models-to-offering", "map-to-offering");
    assert_eq!(three.host.get(&other).await.status, 404);
    // Who is in neither learns of neither.
    let stranger = three.stage.account("Toinen Tiainen").await;
    assert_eq!(stranger.get(&bring(&three.near)).await.status, 404);
}

#[tokio::test]
async fn what_came_from_another_workspace_keeps_its_origin_and_tells_no_stranger_of_it() {
    let three = three().await;
    let path = format!(
        "/fi/c/{}/bring/models-to-offering/{}",
        three.offering, three.near
    );
    let page = three.host.get(&path).await;
    assert!(page.text.contains("Naapurin työtila"), "{}", page.text);
    let form = crate::flows::form_of(&page.text);
    for new in ["came=1", "came=0"] {
        let answer = crate::flows::send(&three.host, &path, &form).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
        assert!(answer.location().contains(new), "{}", answer.location());
    }
    let json = three
        .host
        .get(&format!("/api/v1/canvases/{}", three.offering))
        .await
        .json();
    let columns = json["columns"].to_string();
    assert!(columns.contains("Puhelinpaja"), "{columns}");
    registry::settle_all(&three.stage.app).await.unwrap();
    let models = format!("/api/v1/workspaces/{}/models", three.workspace);
    let models = three.host.get(&models).await.json();
    assert_eq!(
        models["items"].as_array().unwrap().len(),
        1,
        "a record of its own: {models}"
    );
    let overview = three
        .host
        .get(&format!("/fi/c/{}/continue", three.offering))
        .await
        .text;
    assert!(
        !overview.contains("Työtilasta:"),
        "it is here already: {overview}"
    );

    told_only_to_those_who_may_read(&three, &path).await;
}

/// The workspace's map and the canvas name the other workspace's canvas to its readers alone.
async fn told_only_to_those_who_may_read(three: &Three, path: &str) {
    let map = format!("/fi/w/{}/map", three.workspace);
    let own = three.host.get(&map).await.text;
    assert!(
        own.contains("Kortti: Puhelinpaja") && own.contains("toisesta työtilasta"),
        "{own}"
    );
    let reader = three.stage.account("Lukija Lokki").await;
    let member = "
        insert into member (workspace_id, account_id, role, joined_at)
        values ($1, $2, 'viewer', 0)";
    let row = server::args![three.workspace.as_str(), reader.account.as_str()];
    three.stage.app.db.run(member, row).await.unwrap();
    let theirs = reader.get(&map).await.text;
    assert!(
        theirs.contains("toisesta työtilasta") && !theirs.contains("Kortti"),
        "{theirs}"
    );
    assert!(!theirs.contains(&three.near));
    let canvas = reader.get(&format!("/fi/c/{}", three.offering)).await.text;
    assert!(
        canvas.contains("toisesta työtilasta") && !canvas.contains("Kortti"),
        "{canvas}"
    );
    assert_eq!(reader.get(path).await.status, 403);
}
