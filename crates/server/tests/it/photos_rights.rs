//! Who may look at photos, bring and remove them, and that pictures go when their canvas does.
use axum::http::StatusCode;
use canvas::settings::Role;
use object_store::path::Path;
use serde_json::json;
use server::args;
use server::clock::new_id;
use server::features::photos::SWEEP;
use server::features::workspaces::CanvasId;
use server::features::{audit, interviews};
use server::jobs;

use crate::photos::{Wall, jpeg};
use crate::stage::{Answer, Browser};

const HOUR_MS: i64 = 60 * 60 * 1000;

#[tokio::test]
async fn whoever_sees_the_canvas_sees_its_photos_and_nobody_else() {
    let wall = Wall::new("actor-map").await;
    let stage = &wall.place.stage;
    let id = wall.hang(&wall.place.host, &jpeg(1)).await;
    let viewer = wall.guest("Vieno", Role::Viewer).await;
    let next_door = stage.account("Naapuri").await;
    let other = canvas_of(&next_door).await;
    let stranger = stage.account("Outo").await;
    let nobody = stage.browser();
    for name in ["", &format!("/{id}.jpg"), &format!("/{id}-small.jpg")] {
        let path = wall.path(name);
        assert_eq!(wall.place.host.get(&path).await.status, 200, "{path}");
        assert_eq!(viewer.get(&path).await.status, 200, "{path}");
        assert_eq!(next_door.get(&path).await.status, 404, "{path}");
        assert_eq!(stranger.get(&path).await.status, 404, "{path}");
        assert_eq!(nobody.get(&path).await.status, 401, "{path}");
    }
    // Under a canvas that one may see, photos of another are not there.
    let borrowed = format!("/en/c/{other}/photos/{id}.jpg");
    assert_eq!(next_door.get(&borrowed).await.status, 404);
    let remove = format!("/en/c/{other}/photos/{id}/remove");
    assert_eq!(next_door.post(&remove, &[]).await.status, 404);
    assert_eq!(wall.ids().await, [id]);
}

/// A canvas in a workspace of their own.
async fn canvas_of(account: &Browser) -> String {
    let id = |answer: Answer| answer.json()["id"].as_str().unwrap().to_owned();
    let body = json!({"title": "Next door"});
    let workspace = id(account.json("POST", "/api/v1/workspaces", &body).await);
    let path = format!("/api/v1/workspaces/{workspace}/canvases");
    let body = json!({"kind": "actor-map", "title": "Theirs"});
    id(account.json("POST", &path, &body).await)
}

#[tokio::test]
async fn viewers_look_on_and_one_removes_one_s_own() {
    let wall = Wall::new("actor-map").await;
    let host = &wall.place.host;
    let viewer = wall.guest("Vieno", Role::Viewer).await;
    let helmi = wall.guest("Helmi", Role::Participant).await;
    let noor = wall.guest("Noor", Role::Participant).await;
    let brought = wall.bring(&viewer, &[("a.jpg", &jpeg(1))]).await;
    assert_eq!(brought.status, 403);
    let page = viewer.get(&wall.path("")).await.text;
    assert!(page.contains("A viewer sees the photos") && !page.contains("<form"));
    let (first, second) = (
        wall.hang(&helmi, &jpeg(1)).await,
        wall.hang(&helmi, &jpeg(2)).await,
    );
    let described = [("description", "Pöytä <1>")];
    for (rest, form) in [("remove", &[][..]), ("describe", &described[..])] {
        let path = wall.path(&format!("/{first}/{rest}"));
        assert_eq!(viewer.post(&path, form).await.status, 403);
        assert_eq!(noor.post(&path, form).await.status, 403);
        let unknown = wall.path(&format!("/none/{rest}"));
        assert_eq!(helmi.post(&unknown, form).await.status, 404);
    }
    let path = wall.path(&format!("/{first}/describe"));
    assert_eq!(helmi.post(&path, &described).await.status, 303);
    assert!(
        noor.get(&wall.path(""))
            .await
            .text
            .contains("Pöytä &#60;1&#62;")
    );
    let too_long = "a".repeat(301);
    assert_eq!(
        helmi
            .post(&path, &[("description", &too_long)])
            .await
            .status,
        409
    );
    for (who, id) in [(&helmi, &first), (host, &second)] {
        let gone = who.post(&wall.path(&format!("/{id}/remove")), &[]).await;
        assert_eq!(gone.status, 303);
        assert_eq!(wall.picture(host, &format!("{id}.jpg")).await.status, 404);
    }
    assert!(wall.kept().is_empty());
    let app = &wall.place.stage.app;
    let trail = audit::list(&app.db, Some(&wall.place.workspace.0), None);
    let trail = trail.await.unwrap();
    let of = |action: &str| trail.iter().filter(|row| row.action == action).count();
    assert_eq!((of("photo.add"), of("photo.remove")), (2, 2));
}

#[tokio::test]
async fn photos_in_the_archive_are_looked_at_only() {
    let wall = Wall::new("actor-map").await;
    let host = &wall.place.host;
    let id = wall.hang(host, &jpeg(1)).await;
    let archive = "
        update canvas
        set archived_at = 1
        where id = $1";
    let of = args![wall.canvas.0.as_str()];
    wall.place.stage.app.db.run(archive, of).await.unwrap();
    let page = host.get(&wall.path("")).await;
    assert_eq!(page.status, 200);
    assert!(page.text.contains("The canvas is in the archive.") && !page.text.contains("<form"));
    assert_eq!(wall.picture(host, &format!("{id}.jpg")).await.status, 200);
    assert_eq!(wall.bring(host, &[("b.jpg", &jpeg(2))]).await.status, 409);
    for (rest, form) in [
        ("remove", &[][..]),
        ("describe", &[("description", "x")][..]),
        ("type", &[("place", "state"), ("name", "x")][..]),
    ] {
        let path = wall.path(&format!("/{id}/{rest}"));
        assert_eq!(host.post(&path, form).await.status, 409, "{rest}");
    }
    let typing = host.get(&wall.path(&format!("/{id}/type"))).await;
    assert_eq!(typing.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn no_name_leads_out_of_the_folder() {
    let wall = Wall::new("actor-map").await;
    let host = &wall.place.host;
    let id = wall.hang(host, &jpeg(1)).await;
    let folder = server::files::folder(&wall.place.stage.app.config).unwrap();
    std::fs::write(folder.join("secret.jpg"), "secret").unwrap();
    for name in [
        "..%2f..%2fsecret.jpg",
        "%2e%2e%2f%2e%2e%2fsecret.jpg",
        "..%5c..%5csecret.jpg",
        "%2fetc%2fpasswd",
        "..%2f..%2fsecret.jpg%00.jpg",
        "secret.jpg",
        ".jpg",
        "-small.jpg",
        &id,
        &format!("{id}.png"),
        &format!("{id}%2f.jpg"),
        &format!("{id}.jpg.jpg"),
    ] {
        let answer = wall.picture(host, name).await;
        assert_eq!(answer.status, 404, "{name}");
        assert!(!answer.text.contains("secret\n") && answer.text != "secret");
    }
    let up = host.get(&wall.path("/../photos/../../secret.jpg")).await;
    assert_eq!(up.status, 404);
}

/// Pictures as an upload leaves them that is cut off before its row.
async fn leave(wall: &Wall, canvas: &str, name: &str) {
    for ending in [".jpg", "-small.jpg"] {
        let place = Path::from(format!("photos/{canvas}/{name}{ending}"));
        let file = jpeg(9).into();
        wall.place.stage.app.files.put(&place, file).await.unwrap();
    }
}

#[tokio::test]
async fn pictures_without_a_row_are_swept_once_none_can_come() {
    let wall = Wall::new("actor-map").await;
    let stage = &wall.place.stage;
    let app = &stage.app;
    let canvas = wall.canvas.0.as_str();
    let id = wall.hang(&wall.place.host, &jpeg(1)).await;
    let left = new_id(app.now_ms());
    leave(&wall, canvas, &left).await;
    leave(&wall, canvas, "not-ours").await;
    leave(&wall, "erased-canvas", &left).await;
    jobs::start_repeating(app, SWEEP.name).await.unwrap();
    stage.run_jobs().await;
    let kept = |id: &str| {
        let kept = wall.kept().into_iter();
        kept.filter(|(name, _)| name.contains(id)).count()
    };
    assert_eq!((kept(&left), kept(&id), kept("not-ours")), (2, 2, 2));
    assert_eq!(kept("erased-canvas"), 0);
    stage.pass_ms(24 * HOUR_MS);
    stage.run_jobs().await;
    assert_eq!((kept(&left), kept(&id), kept("not-ours")), (0, 2, 2));
    assert_eq!(
        wall.picture(&wall.place.host, &format!("{id}.jpg"))
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn an_erased_interview_leaves_no_pictures() {
    let wall = Wall::new("needs-map").await;
    let stage = &wall.place.stage;
    let host = &wall.place.host;
    let id = wall.hang(host, &jpeg(1)).await;
    let name = format!("{id}.jpg");
    let answer = wall.picture(host, &name).await;
    assert_eq!(answer.headers["cache-control"], "private, no-store");
    let trail = audit::list(&stage.app.db, Some(&wall.place.workspace.0), None);
    let trail = trail.await.unwrap();
    assert!(trail.iter().any(|row| row.action == "interview.read"));
    let other = wall.place.canvas("needs-map").await;
    let next = Wall {
        place: wall.place,
        canvas: other,
    };
    next.hang(&next.place.host, &jpeg(1)).await;
    assert_eq!(next.kept().len(), 4);
    interviews::erase(
        &next.place.stage.app,
        &CanvasId(wall.canvas.0.clone()),
        "test",
    )
    .await
    .unwrap();
    next.place.stage.run_jobs().await;
    let kept = next.kept();
    assert_eq!(kept.len(), 2);
    assert!(kept.iter().all(|(name, _)| name.contains(&next.canvas.0)));
    let folder = server::files::folder(&next.place.stage.app.config).unwrap();
    assert!(!folder.join("photos").join(&wall.canvas.0).exists());
}

#[tokio::test]
async fn a_photo_whose_canvas_went_meanwhile_leaves_nothing() {
    let wall = Wall::new("actor-map").await;
    let host = &wall.place.host;
    wall.hang(host, &jpeg(1)).await;
    let deleted = "
        update canvas
        set deleted_at = 1
        where id = $1";
    let app = &wall.place.stage.app;
    app.db
        .run(deleted, args![wall.canvas.0.as_str()])
        .await
        .unwrap();
    assert_eq!(wall.bring(host, &[("b.jpg", &jpeg(2))]).await.status, 404);
    // It can be brought back, and its photos with it.
    jobs::start_repeating(app, SWEEP.name).await.unwrap();
    wall.place.stage.pass_ms(24 * HOUR_MS);
    wall.place.stage.run_jobs().await;
    assert_eq!(wall.kept().len(), 2);
}

#[tokio::test]
async fn photos_do_not_leave_with_the_canvas_s_file() {
    let wall = Wall::new("actor-map").await;
    let id = wall.hang(&wall.place.host, &jpeg(1)).await;
    let path = format!("/en/c/{}/results/canvas.json", wall.canvas.0);
    let file = wall.place.host.get(&path).await;
    assert_eq!(file.status, 200);
    assert!(!file.text.contains(&id) && !file.text.contains("photo"));
}
