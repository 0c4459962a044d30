//! What is written on canvases becomes records, and what is done to records flows back.
use canvas::content::{Content, Link};
use server::features::{demo, live, registry};

use crate::registry_place::{Place, canvas_in, note, remove, workspace};
use crate::stage::Stage;

#[tokio::test]
async fn the_demonstration_is_known_whole_and_a_rebuild_finds_the_same() {
    let stage = Stage::new().await;
    demo::fill(&stage.app).await.unwrap();
    registry::settle_all(&stage.app).await.unwrap();
    let living = registry::dump(&stage.app.db).await.unwrap();
    registry::rebuild(&stage.app).await.unwrap();
    assert_eq!(registry::dump(&stage.app.db).await.unwrap(), living);
    let count = |what: &str| living.lines().filter(|line| line.contains(what)).count();
    assert!(count("\"kind\":\"actor\"") >= 25, "{living}");
    assert!(count("\"kind\":\"relation\"") >= 40);
    assert!(count("\"kind\":\"coverage\"") >= 10);
}

#[tokio::test]
async fn one_name_on_two_canvases_is_one_actor_and_a_new_name_flows_to_both() {
    let place = Place::new().await;
    let (map, partners) = (
        place.canvas("actor-map").await,
        place.canvas("partner-map").await,
    );
    place
        .add(
            &map,
            &[(
                "note-kirj",
                "municipality",
                "Kirjasto Lakka\nNeuvoo aamuisin",
            )],
        )
        .await;
    place
        .add(
            &partners,
            &[("note-lakka", "municipality-current", "kirjasto  LAKKA")],
        )
        .await;
    place.settle().await;
    assert_eq!(place.names().await, ["Kirjasto Lakka"]);
    let record = place.actor("Kirjasto Lakka").await;
    let content = live::content(&place.stage.app, &partners).await.unwrap();
    assert_eq!(
        content.notes[0].reference,
        Some(format!("record:{}", record.id))
    );

    place.rename(&record, "Lakan kirjasto").await;
    assert_eq!(place.texts(&map).await, ["Lakan kirjasto\nNeuvoo aamuisin"]);
    assert_eq!(place.texts(&partners).await, ["Lakan kirjasto"]);
    place.dump().await;
    assert_eq!(place.actor("Lakan kirjasto").await.id, record.id);

    place.undo_last(&record.id).await;
    place.dump().await;
    assert_eq!(place.texts(&map).await, ["Kirjasto Lakka\nNeuvoo aamuisin"]);
    assert_eq!(place.names().await, ["Kirjasto Lakka"]);
}

/// Names given faster than they are written to the canvases, and taken back as fast.
#[tokio::test]
async fn renames_that_follow_at_once_stay_one_actor_and_are_taken_back_one_by_one() {
    let place = Place::new().await;
    let map = place.canvas("actor-map").await;
    let notes = [
        ("note-one", "municipality", "Kännykkänurkka"),
        ("note-two", "municipality", "Kännykkänurkka\nPerjantaisin"),
    ];
    place.add(&map, &notes).await;
    place.settle().await;
    let record = place.actor("Kännykkänurkka").await;
    let app = &place.stage.app;
    let rename = async |name: &str| {
        let edited = registry::Edited {
            name: Some(name.to_owned()),
            ..registry::Edited::default()
        };
        let by = place.by();
        registry::edit(app, &place.workspace, &record.id, edited, None, &by)
            .await
            .unwrap();
        place.stage.pass_ms(1);
    };
    rename("Nurkka 1").await;
    rename("Nurkka 2").await;
    place.stage.run_jobs().await;
    place.dump().await;
    assert_eq!(
        place.texts(&map).await,
        ["Nurkka 2", "Nurkka 2\nPerjantaisin"]
    );
    assert_eq!(place.actor("Nurkka 2").await.id, record.id);

    // Read in between: the canvas still has the name before the last.
    rename("Nurkka 3").await;
    place.settle().await;
    place.retype(&map, "note-one", "Nurkka 2").await;
    place.settle().await;
    assert_eq!(place.names().await, ["Nurkka 3"]);
    place.stage.run_jobs().await;
    place.dump().await;
    assert_eq!(
        place.texts(&map).await,
        ["Nurkka 3", "Nurkka 3\nPerjantaisin"]
    );

    for name in ["Nurkka 2", "Nurkka 1", "Kännykkänurkka"] {
        place.undo_last(&record.id).await;
        place.dump().await;
        assert_eq!(place.names().await, [name]);
        assert_eq!(place.texts(&map).await[0], name);
    }
}

#[tokio::test]
async fn a_name_that_another_actor_has_is_refused_and_merging_is_offered() {
    let place = Place::new().await;
    let map = place.canvas("actor-map").await;
    let notes = [
        ("note-one", "municipality", "Kirjasto"),
        ("note-two", "state", "Kela"),
    ];
    place.add(&map, &notes).await;
    place.settle().await;
    let (library, kela) = (place.actor("Kirjasto").await, place.actor("Kela").await);
    let page = format!("/fi/w/{}/registry/{}", place.workspace.0, library.id);
    let tag = library.tag();
    let form = [("seen", tag.as_str()), ("name", "KELA")];
    let answer = place.host.post(&page, &form).await;
    assert_eq!(answer.status, 422);
    let offered = format!("name=\"other\" value=\"{}\"", kela.id);
    assert!(answer.text.contains(&offered), "{}", answer.text);
    assert!(
        answer.text.contains("value=\"KELA\""),
        "what was typed stays"
    );
    assert_eq!(place.names().await, ["Kela", "Kirjasto"]);
    let merge = [
        ("one", library.id.as_str()),
        ("other", kela.id.as_str()),
        ("decision", "merge"),
    ];
    let address = format!("/fi/w/{}/registry/duplicates", place.workspace.0);
    assert_eq!(place.host.post(&address, &merge).await.status, 303);
    place.stage.run_jobs().await;
    place.dump().await;
    assert_eq!(place.names().await, ["Kela"]);
    let api = format!(
        "/api/v1/workspaces/{}/actors/{}",
        place.workspace.0, kela.id
    );
    let another = place
        .host
        .json("PUT", &api, &serde_json::json!({"name": "Kela"}))
        .await;
    assert_eq!(
        another.status, 200,
        "its own name is free: {}",
        another.text
    );
}

#[tokio::test]
async fn a_name_corrected_where_it_stands_alone_stays_the_same_actor() {
    let place = Place::new().await;
    let map = place.canvas("actor-map").await;
    place
        .add(&map, &[("note-kirj", "municipality", "Kirjasot")])
        .await;
    place.settle().await;
    let before = place.actor("Kirjasot").await;
    place.retype(&map, "note-kirj", "Kirjasto").await;
    place.dump().await;
    assert_eq!(place.actor("Kirjasto").await.id, before.id);
    assert_eq!(place.names().await, ["Kirjasto"]);
}

#[tokio::test]
async fn a_note_that_gets_another_name_leaves_the_actor_that_others_speak_of() {
    let place = Place::new().await;
    let (map, other) = (
        place.canvas("actor-map").await,
        place.canvas("actor-map").await,
    );
    place.add(&map, &[("note-kela", "state", "Kela")]).await;
    place.add(&other, &[("note-kela", "state", "Kela")]).await;
    place.settle().await;
    let kela = place.actor("Kela").await;
    place.retype(&map, "note-kela", "Vero").await;
    place.dump().await;
    assert_eq!(place.names().await, ["Kela", "Vero"]);
    assert_eq!(place.actor("Kela").await.id, kela.id);
}

#[tokio::test]
async fn merged_actors_are_one_until_the_merge_is_taken_back() {
    let place = Place::new().await;
    let (map, other) = (
        place.canvas("actor-map").await,
        place.canvas("actor-map").await,
    );
    place
        .add(
            &map,
            &[("note-one", "state", "Kansaneläkelaitos\nNeuvonta")],
        )
        .await;
    place.add(&other, &[("note-two", "state", "Kela")]).await;
    let before = place.dump().await;
    let (long, short) = (
        place.actor("Kansaneläkelaitos").await,
        place.actor("Kela").await,
    );
    let app = &place.stage.app;
    registry::merge(app, &place.workspace, &long.id, &short.id, &place.by())
        .await
        .unwrap();
    place.stage.run_jobs().await;
    let merged = place.dump().await;
    assert_eq!(place.names().await, ["Kela"]);
    assert_eq!(place.texts(&map).await, ["Kela\nNeuvonta"]);
    assert!(
        merged.contains("kansaneläkelaitos"),
        "the old name still finds it: {merged}"
    );
    let twice = registry::merge(app, &place.workspace, &long.id, &short.id, &place.by()).await;
    assert!(twice.is_err());

    place.undo_last(&short.id).await;
    assert_eq!(place.dump().await, before);
    assert_eq!(place.texts(&map).await, ["Kansaneläkelaitos\nNeuvonta"]);
}

#[tokio::test]
async fn what_a_canvas_says_no_more_goes_and_what_another_holds_stays() {
    let place = Place::new().await;
    let (map, other) = (
        place.canvas("actor-map").await,
        place.canvas("actor-map").await,
    );
    let two = [("note-kela", "state", "Kela"), ("note-own", "state", "Oma")];
    place.add(&map, &two).await;
    place.add(&other, &[("note-kela", "state", "Kela")]).await;
    let link = Link {
        id: "link-one".to_owned(),
        from: "note-kela".to_owned(),
        to: "note-own".to_owned(),
        kind: "information".to_owned(),
        ..Link::default()
    };
    let content = Content {
        links: vec![link],
        ..Content::default()
    };
    place
        .write(&map, move |txn| canvas::fill(txn, &content))
        .await;
    assert!(place.dump().await.contains("relation"));
    place.write(&map, |txn| remove(txn, "note-own")).await;
    assert!(!place.dump().await.contains("relation"));
    assert_eq!(place.names().await, ["Kela"]);
    place.write(&map, |txn| remove(txn, "note-kela")).await;
    place.dump().await;
    assert_eq!(place.names().await, ["Kela"]);

    let path = format!("/fi/c/{}/delete", other.0);
    assert_eq!(place.host.post(&path, &[]).await.status, 303);
    place.dump().await;
    assert!(place.names().await.is_empty());
    let path = format!("/fi/w/{}/trash/{}/restore", place.workspace.0, other.0);
    assert_eq!(place.host.post(&path, &[]).await.status, 303);
    place.dump().await;
    assert_eq!(place.names().await, ["Kela"]);
}

#[tokio::test]
async fn a_note_cannot_reach_the_records_of_another_workspace() {
    let place = Place::new().await;
    let map = place.canvas("actor-map").await;
    place.add(&map, &[("note-kela", "state", "Kela")]).await;
    place.settle().await;
    let theirs = place.actor("Kela").await;
    let stranger = place.stage.account("Vieras Varpunen").await;
    let elsewhere = workspace(&place.stage, &stranger).await;
    let by = format!("account-{}", stranger.account);
    let canvas = canvas_in(&place.stage, &elsewhere, &by, "actor-map").await;
    let mut spy = note("note-spy", "state", "Kela");
    spy.reference = Some(format!("record:{}", theirs.id));
    let content = Content {
        notes: vec![spy],
        ..Content::default()
    };
    place
        .write(&canvas, move |txn| canvas::fill(txn, &content))
        .await;
    place.dump().await;
    let content = live::content(&place.stage.app, &canvas).await.unwrap();
    assert_ne!(
        content.notes[0].reference,
        Some(format!("record:{}", theirs.id))
    );
    let places = registry::places(&place.stage.app.db, &theirs.id)
        .await
        .unwrap();
    assert_eq!(places.len(), 1);
    let path = format!("/fi/w/{}/registry/{}", elsewhere.0, theirs.id);
    assert_eq!(stranger.get(&path).await.status, 404);
}

#[tokio::test]
async fn a_record_is_read_and_changed_on_its_page() {
    let place = Place::new().await;
    let map = place.canvas("actor-map").await;
    place
        .add(&map, &[("note-kirj", "municipality", "Kirjasto Lakka")])
        .await;
    place.settle().await;
    let record = place.actor("Kirjasto Lakka").await;
    let list = format!("/fi/w/{}/registry", place.workspace.0);
    assert!(place.host.get(&list).await.text.contains("Kirjasto Lakka"));
    assert!(
        place
            .host
            .get(&format!("{list}?q=lak"))
            .await
            .text
            .contains("Kirjasto Lakka")
    );
    assert!(
        !place
            .host
            .get(&format!("{list}?q=kela"))
            .await
            .text
            .contains("Kirjasto Lakka")
    );
    let page = format!("{list}/{}", record.id);
    let seen = record.tag();
    let wrong = [("name", ""), ("seen", &seen), ("business_id", "1234567-0")];
    let answer = place.host.post(&page, &wrong).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text.contains("1234567-0"), "{}", answer.text);
    let right = [
        ("name", "Lakan kirjasto"),
        ("name_sv", "Hjortronbiblioteket"),
        ("seen", &seen),
    ];
    assert_eq!(place.host.post(&page, &right).await.status, 303);
    assert_eq!(place.host.post(&page, &right).await.status, 409);
    place.stage.run_jobs().await;
    assert_eq!(place.texts(&map).await, ["Lakan kirjasto"]);
    let text = place.host.get(&page).await.text;
    assert!(text.contains("Hjortronbiblioteket"), "{text}");
    place.dump().await;
}
