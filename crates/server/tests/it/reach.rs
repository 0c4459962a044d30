//! A group that is reached in one municipality and not in its neighbour.
use std::collections::BTreeMap;

use axum::body::Body;
use axum::http::Request;
use canvas::content::{Content, Lane, Tick};
use serde_json::Value;
use server::args;
use server::features::workspaces::CanvasId;

use crate::registry_place::Place;
use crate::stage::Browser;

const LOIMAA: &str = "430";
const AURA: &str = "019";
const POYTYA: &str = "636";

fn lane(id: &str, title: &str) -> Lane {
    Lane {
        id: id.to_owned(),
        order: format!("{id}V"),
        parts: BTreeMap::from([("title".to_owned(), title.to_owned())]),
        reference: None,
    }
}

/// An offering of seniors and the young, with these models and ticks.
fn offering(target: &str, models: &[&str], ticks: &[&str]) -> Content {
    let columns = models.iter().enumerate();
    let columns = columns.map(|(n, name)| lane(&format!("m{n}"), name));
    let ticks = ticks.iter().map(|key| ((*key).to_owned(), Tick::default()));
    Content {
        fields: BTreeMap::from([("target".to_owned(), target.to_owned())]),
        columns: columns.collect(),
        rows: vec![lane("g0", "Seniorit"), lane("g1", "Nuoret")],
        ticks: ticks.collect(),
        ..Content::default()
    }
}

/// A sheet of a model that serves these municipalities.
async fn model(place: &Place, name: &str, municipalities: &[&str]) -> CanvasId {
    let sheet = place.canvas("support-model").await;
    let codes = municipalities.iter().map(|code| (*code).to_owned());
    let content = Content {
        fields: BTreeMap::from([("name".to_owned(), name.to_owned())]),
        choices: BTreeMap::from([("municipalities".to_owned(), codes.collect())]),
        ..Content::default()
    };
    place
        .write(&sheet, move |txn| canvas::fill(txn, &content))
        .await;
    sheet
}

async fn canvas_with(place: &Place, content: Content) -> CanvasId {
    let canvas = place.canvas("offering").await;
    place
        .write(&canvas, move |txn| canvas::fill(txn, &content))
        .await;
    place.settle().await;
    canvas
}

async fn gaps(by: &Browser, canvas: &CanvasId, lang: &str) -> Value {
    let request = Request::get(format!("/c/{}/gaps", canvas.0)).header("accept-language", lang);
    let answer = by.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.json()
}

/// The gaps in short: `row missing<reached`, and how many more.
async fn told(place: &Place, canvas: &CanvasId) -> String {
    let found = gaps(&place.host, canvas, "fi").await;
    let groups = found["groups"].as_array().unwrap().iter();
    let group = |group: &Value| {
        let gaps = group["gaps"].as_array().unwrap().iter();
        let gaps = gaps.map(|gap| {
            let name = |key: &str| gap[key].as_str().unwrap().to_owned();
            format!("{}<{}", name("missing"), name("reached"))
        });
        let gaps = gaps.collect::<Vec<_>>().join(" ");
        format!(
            "{} {gaps} +{}",
            group["row"].as_str().unwrap(),
            group["more"]
        )
    };
    let groups: Vec<String> = groups.map(group).collect();
    format!("{} {}", found["known"], groups.join("; "))
}

#[tokio::test]
async fn a_group_is_reached_in_one_municipality_and_not_in_the_next() {
    let place = Place::new().await;
    model(&place, "Digibussi", &[LOIMAA]).await;
    model(&place, "Kurssi", &[POYTYA]).await;
    let models = ["Digibussi", "Kurssi"];
    let area = "Ikäihmiset Loimaalla ja Pöytyällä";
    let canvas = canvas_with(&place, offering(area, &models, &["g0:m0"])).await;
    assert_eq!(told(&place, &canvas).await, "true g0 Pöytyä<Loimaa +0");
    // More ticks close it.
    let both = offering(area, &models, &["g0:m0", "g0:m1"]);
    let canvas = canvas_with(&place, both).await;
    assert_eq!(told(&place, &canvas).await, "true ");
}

#[tokio::test]
async fn without_an_area_the_sub_regions_of_the_reached_municipalities_are_looked_at() {
    let place = Place::new().await;
    model(&place, "Digibussi", &[AURA]).await;
    let canvas = canvas_with(&place, offering("", &["Digibussi"], &["g0:m0", "g1:m0"])).await;
    // Turku and Lieto border on Aura too, but lie in another sub-region.
    assert_eq!(
        told(&place, &canvas).await,
        "true g0 Pöytyä<Aura +0; g1 Pöytyä<Aura +0"
    );
    let region = offering("Varsinais-Suomi", &["Digibussi"], &["g0:m0"]);
    let canvas = canvas_with(&place, region).await;
    assert_eq!(
        told(&place, &canvas).await,
        "true g0 Turku<Aura Lieto<Aura Pöytyä<Aura +0"
    );
    let swedish = gaps(&place.host, &canvas, "sv").await;
    assert_eq!(swedish["groups"][0]["gaps"][0]["missing"], "Åbo");
}

#[tokio::test]
async fn the_rest_is_counted() {
    let place = Place::new().await;
    model(&place, "Digibussi", &[LOIMAA]).await;
    let region = offering("Varsinais-Suomi", &["Digibussi"], &["g0:m0"]);
    let canvas = canvas_with(&place, region).await;
    let found = gaps(&place.host, &canvas, "fi").await;
    let group = &found["groups"][0];
    assert_eq!(group["gaps"].as_array().unwrap().len(), 3);
    assert_eq!(group["more"], 1);
}

#[tokio::test]
async fn a_model_that_does_not_say_where_it_serves_leaves_no_gap() {
    let place = Place::new().await;
    model(&place, "Digibussi", &[LOIMAA]).await;
    model(&place, "Puhelintuki", &[]).await;
    let models = ["Digibussi", "Puhelintuki", "Vailla korttia"];
    let area = "Loimaan seutukunta";
    for ticks in [["g0:m0", "g0:m1"], ["g0:m0", "g0:m2"]] {
        let canvas = canvas_with(&place, offering(area, &models, &ticks)).await;
        assert_eq!(told(&place, &canvas).await, "false ");
    }
}

#[tokio::test]
async fn hostile_content_leaves_the_rest_right() {
    let place = Place::new().await;
    model(&place, "Digibussi", &[LOIMAA, "999", "<b>", ""]).await;
    let mut content = offering(
        "\u{202e}'; drop table record; -- Loimaalla, Pöytyällä",
        &["Digibussi", "\u{0}", "<script>"],
        &["g0:m0", "g0:m1", "g9:m0", "g0:m9", ":", "g1:m2"],
    );
    let record = |id: &str| Some(format!("record:{id}"));
    content.columns[0].reference = record("not-there");
    content.columns[2].reference = record("'; --\u{0}");
    let canvas = canvas_with(&place, content).await;
    assert_eq!(told(&place, &canvas).await, "true g0 Pöytyä<Loimaa +0");
    // Details that no sheet writes.
    for details in [
        r#"{"municipalities":"430"}"#,
        r#"{"municipalities":[1,{"a":[]},null]}"#,
        "{}",
    ] {
        let sql = "update record set details = $1 where kind = 'support-model'";
        place.stage.app.db.run(sql, args![details]).await.unwrap();
        assert_eq!(told(&place, &canvas).await, "false ");
    }
}

#[tokio::test]
async fn what_another_workspace_knows_is_not_told() {
    let place = Place::new().await;
    model(&place, "Digibussi", &[LOIMAA]).await;
    place.settle().await;
    let known = "select id from record where kind = 'support-model'";
    let known: Option<String> = place.stage.app.db.optional(known, args![]).await.unwrap();
    let other = crate::registry_place::workspace(&place.stage, &place.host).await;
    let canvas =
        crate::registry_place::canvas_in(&place.stage, &other, &place.by(), "offering").await;
    let mut content = offering("Loimaan seutukunta", &["Digibussi"], &["g0:m0"]);
    content.columns[0].reference = Some(format!("record:{}", known.unwrap()));
    place
        .write(&canvas, move |txn| canvas::fill(txn, &content))
        .await;
    assert_eq!(told(&place, &canvas).await, "false ");
    let stranger = place.stage.account("Vieras Varis").await;
    let path = format!("/c/{}/gaps", canvas.0);
    assert_eq!(stranger.get(&path).await.status, 404);
    assert_eq!(place.stage.browser().get(&path).await.status, 401);
}

#[tokio::test]
async fn a_gap_starts_interviews_and_targets_once() {
    let place = Place::new().await;
    model(&place, "Digibussi", &[LOIMAA]).await;
    let area = "Loimaa, Pöytyä ja Oripää";
    let canvas = canvas_with(&place, offering(area, &["Digibussi"], &["g0:m0"])).await;
    for (flow, kind) in [
        ("gap-interviews", "needs-map"),
        ("gap-targets", "development-targets"),
    ] {
        let path = format!("/fi/c/{}/continue/{flow}", canvas.0);
        let page = place.host.get(&path).await.text;
        let wanted = "Seniorit: tavoitetaan kunnassa Loimaa, ei kunnassa Pöytyä";
        assert!(page.contains(wanted), "{page}");
        let before = page.split(wanted).next().unwrap();
        let key = before.rsplit("name=\"item\" value=\"").next().unwrap();
        let key = key.split('"').next().unwrap();
        let form = [("to", "new"), ("item", key)];
        for _ in 0..2 {
            let came = place.host.post(&path, &form).await;
            assert_eq!(came.status, 303, "{}", came.text);
        }
        let made = "
            select count(*)
            from canvas
            where kind = $1";
        let made: Option<i64> = place
            .stage
            .app
            .db
            .optional(made, args![kind])
            .await
            .unwrap();
        assert_eq!(made, Some(1), "{kind}");
        let from = "
            select count(*)
            from derivation
            where from_place = 'row:g0' and flow = $1";
        let from: Option<i64> = place
            .stage
            .app
            .db
            .optional(from, args![flow])
            .await
            .unwrap();
        assert_eq!(from, Some(1), "{kind}");
        let page = place.host.get(&path).await.text;
        assert!(page.contains("kunnassa Oripää"), "{page}");
    }
}
