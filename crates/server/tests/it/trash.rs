//! A canvas that is thrown away: gone for everybody, brought back whole, or deleted for good.
use canvas::settings::Role;
use server::args;
use server::db::Value;
use server::features::catalogue;
use server::features::live;
use server::jobs;

use crate::photos::{Wall, jpeg};
use crate::registry_place::workspace;
use crate::sockets::{Guest, Peer};
use crate::stage::{Browser, Stage};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
const OF_ACTION: &str = "
    select count(*)
    from audit
    where action = $1 and subject = $2";
/// Rows that tell of a canvas and hang on it.
const LEFT: &str = "
    select (select count(*) from canvas where id = $1)
        + (select count(*) from canvas_update where canvas_id = $1)
        + (select count(*) from canvas_snapshot where canvas_id = $1)
        + (select count(*) from canvas_checkpoint where canvas_id = $1)
        + (select count(*) from canvas_work where canvas_id = $1)
        + (select count(*) from canvas_client where canvas_id = $1)
        + (select count(*) from mention where canvas_id = $1)
        + (select count(*) from note_comment where canvas_id = $1)
        + (select count(*) from photo where canvas_id = $1)
        + (select count(*) from record)
        + (select count(*) from record_name)
        + (select count(*) from record_change)";

pub async fn count(stage: &Stage, sql: &'static str, values: Vec<Value>) -> i64 {
    stage.app.db.optional(sql, values).await.unwrap().unwrap()
}

/// How often it is in the trail that this was done to something.
pub async fn told(stage: &Stage, action: &str, subject: &str) -> i64 {
    count(stage, OF_ACTION, args![action, subject]).await
}

/// A map with an actor, a comment on it and a photo.
async fn written() -> Wall {
    let wall = Wall::new("actor-map").await;
    let place = &wall.place;
    place
        .add(&wall.canvas, &[("note-kela", "state", "Kela")])
        .await;
    wall.hang(&place.host, &jpeg(1)).await;
    let page = format!("/en/c/{}/comments", wall.canvas.0);
    let form = [("note", "note-kela"), ("text", "Ask them in May")];
    assert_eq!(place.host.post(&page, &form).await.status, 303);
    place.settle().await;
    wall
}

impl Wall {
    fn of_canvas(&self, rest: &str) -> String {
        format!("/en/c/{}{rest}", self.canvas.0)
    }

    fn of_trash(&self, rest: &str) -> String {
        format!("/en/w/{}/trash{rest}", self.place.workspace.0)
    }

    fn thrown(&self, act: &str) -> String {
        self.of_trash(&format!("/{}/{act}", self.canvas.0))
    }

    async fn throw(&self) {
        let thrown = self.place.host.post(&self.of_canvas("/delete"), &[]).await;
        assert_eq!(thrown.status, 303, "{}", thrown.text);
        assert_eq!(thrown.location(), self.of_trash("?did=thrown"));
    }
}

#[tokio::test]
async fn a_canvas_in_the_trash_is_nowhere_and_comes_back_whole() {
    let wall = written().await;
    let (place, host) = (&wall.place, &wall.place.host);
    let address = place.stage.listen().await;
    let guest = Guest::new(&place.stage.app, &wall.canvas, "Noor", Role::Participant).await;
    let mut peer = Peer::join(address, &wall.canvas, &guest).await;
    wall.throw().await;
    assert_eq!(peer.closed().await.0, 4404);
    place.dump().await;
    assert!(place.names().await.is_empty());
    let noor = place.stage.browser().with_token(&guest.token);
    for path in [
        wall.of_canvas(""),
        wall.of_canvas("/actions"),
        format!("/api/v1/canvases/{}", wall.canvas.0),
    ] {
        assert_eq!(host.get(&path).await.status, 404, "{path}");
        assert_eq!(noor.get(&path).await.status, 404, "{path}");
    }
    let page = host.get(&wall.of_trash("")).await.text;
    for said in [
        "actor-map",
        "Thrown away by Ohjaaja Orava",
        "1 Oct 2026",
        "30 days",
    ] {
        assert!(page.contains(said), "no {said}: {page}");
    }
    let home = format!("/en/w/{}", place.workspace.0);
    assert!(host.get(&home).await.text.contains("Trash (1)"));

    let back = host.post(&wall.thrown("restore"), &[]).await;
    assert_eq!(back.location(), wall.of_canvas(""));
    place.dump().await;
    assert_eq!(place.names().await, ["Kela"]);
    assert_eq!(place.texts(&wall.canvas).await, ["Kela"]);
    let page = host.get(&wall.of_canvas("/actions")).await.text;
    assert!(page.contains("Ask them in May"));
    assert_eq!(wall.ids().await.len(), 1);
    assert_eq!(noor.get(&wall.of_canvas("")).await.status, 200);
    assert!(!host.get(&home).await.text.contains("Trash (1)"));
}

#[tokio::test]
async fn pressing_twice_and_at_once_throws_away_and_brings_back_once() {
    let wall = written().await;
    let (stage, host, id) = (&wall.place.stage, &wall.place.host, wall.canvas.0.as_str());
    let path = wall.of_canvas("/delete");
    let (one, other) = tokio::join!(host.post(&path, &[]), host.post(&path, &[]));
    assert_eq!((one.status.as_u16(), other.status.as_u16()), (303, 303));
    wall.throw().await;
    assert_eq!(told(stage, "canvas-deleted", id).await, 1);
    let path = wall.thrown("restore");
    let (one, other) = tokio::join!(host.post(&path, &[]), host.post(&path, &[]));
    assert_eq!((one.status.as_u16(), other.status.as_u16()), (303, 303));
    assert_eq!(host.post(&path, &[]).await.status, 303);
    assert_eq!(told(stage, "canvas-restored", id).await, 1);
}

#[tokio::test]
async fn only_those_who_lead_the_workspace_touch_its_trash() {
    let wall = written().await;
    let (stage, workspace_id) = (&wall.place.stage, &wall.place.workspace.0);
    let mut others: Vec<(Browser, u16)> = Vec::new();
    for role in [Role::Viewer, Role::Participant] {
        let guest = Guest::new(&stage.app, &wall.canvas, "Guest", role).await;
        others.push((stage.browser().with_token(&guest.token), 403));
        let person = stage.account(&format!("member {}", role.name())).await;
        let member = "
            insert into member (workspace_id, account_id, role, joined_at)
            values ($1, $2, $3, 0)";
        let row = args![workspace_id.as_str(), person.account.as_str(), role.name()];
        stage.app.db.run(member, row).await.unwrap();
        others.push((person, 403));
    }
    let neighbour = stage.account("Neighbour").await;
    let theirs = workspace(stage, &neighbour).await;
    others.push((neighbour, 404));
    others.push((stage.browser(), 401));
    for (other, _) in &others {
        let refused = other.post(&wall.of_canvas("/delete"), &[]).await.status;
        assert!([401, 403, 404].contains(&refused.as_u16()), "{refused}");
    }
    wall.throw().await;
    for (other, status) in &others {
        assert_eq!(other.get(&wall.of_trash("")).await.status, *status);
        assert_eq!(other.get(&wall.thrown("end")).await.status, *status);
        let name = [("name", "actor-map")];
        for act in ["restore", "end"] {
            assert_eq!(other.post(&wall.thrown(act), &name).await.status, *status);
        }
        let again = other.post(&wall.of_canvas("/delete"), &[]).await.status;
        assert!([401, 404].contains(&again.as_u16()), "{again}");
    }
    // Nor by way of the trash of a workspace that they do lead.
    for act in ["restore", "end"] {
        let path = format!("/en/w/{}/trash/{}/{act}", theirs.0, wall.canvas.0);
        let answer = others[4].0.post(&path, &[("name", "actor-map")]).await;
        assert_eq!(answer.status, 404);
    }
    assert_eq!(told(stage, "canvas-restored", &wall.canvas.0).await, 0);
    let host = &wall.place.host;
    assert_eq!(host.post(&wall.thrown("restore"), &[]).await.status, 303);
}

#[tokio::test]
async fn whoever_types_the_name_deletes_a_canvas_for_good() {
    let wall = written().await;
    let (stage, host, id) = (&wall.place.stage, &wall.place.host, wall.canvas.0.as_str());
    live::keep_checkpoint(&stage.app, &wall.canvas, "kept", "test")
        .await
        .unwrap();
    assert_eq!(host.get(&wall.thrown("end")).await.status, 404);
    wall.throw().await;
    let asked = host.get(&wall.thrown("end")).await.text;
    assert!(asked.contains("It cannot be brought back"), "{asked}");
    let wrong = host.post(&wall.thrown("end"), &[("name", "actors")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("value=\"actors\""), "{}", wrong.text);
    assert!(wrong.text.contains("The name is not the same"));
    assert_eq!(host.post(&wall.thrown("end"), &[]).await.status, 422);
    let name = [("name", "  Actor-map ")];
    let ended = host.post(&wall.thrown("end"), &name).await;
    assert_eq!(ended.location(), wall.of_trash("?did=ended"));
    let page = host.get(ended.location()).await.text;
    assert!(page.contains("deleted for good") && page.contains("The trash is empty"));
    stage.run_jobs().await;
    assert_eq!(count(stage, LEFT, args![id]).await, 0);
    assert!(wall.kept().is_empty());
    assert_eq!(told(stage, "canvas-ended", id).await, 1);
    for act in ["restore", "end"] {
        assert_eq!(host.post(&wall.thrown(act), &name).await.status, 404);
    }
}

#[tokio::test]
async fn after_its_days_the_trash_empties_itself() {
    let wall = written().await;
    let (stage, id) = (&wall.place.stage, wall.canvas.0.as_str());
    let other = wall.place.canvas("actor-map").await;
    wall.throw().await;
    jobs::start_repeating(&stage.app, server::features::trash::END_DUE.name)
        .await
        .unwrap();
    stage.pass_ms(30 * DAY_MS - 1);
    stage.run_jobs().await;
    assert_eq!(told(stage, "canvas-ended", id).await, 0);
    stage.pass_ms(60 * 60 * 1000);
    stage.run_jobs().await;
    assert_eq!(told(stage, "canvas-ended", id).await, 1);
    assert_eq!(count(stage, LEFT, args![id]).await, 0);
    assert!(wall.kept().is_empty());
    let there = "
        select count(*)
        from canvas
        where id = $1";
    assert_eq!(count(stage, there, args![other.0.as_str()]).await, 1);
}

#[tokio::test]
async fn what_is_thrown_away_leaves_the_catalogue_until_it_is_published_again() {
    let house = crate::catalogue::house().await;
    crate::catalogue::fill(&house.stage.app, &house.canvas, "You get help").await;
    house.publish().await;
    let public = house.public().await;
    let of_canvas = |rest: &str| format!("/en/c/{}/{rest}", house.canvas.0);
    let trash = format!("/en/w/{}/trash/{}", house.workspace, house.canvas.0);
    house.lead.post(&of_canvas("delete"), &[]).await;
    let reader = house.stage.browser();
    assert_eq!(reader.get(&public).await.status, 410);
    let app = &house.stage.app;
    assert!(catalogue::all_published(app).await.unwrap().is_empty());
    let back = house.lead.post(&format!("{trash}/restore"), &[]).await;
    assert_eq!(back.status, 303);
    assert_eq!(reader.get(&public).await.status, 410);
    house.publish().await;
    assert_eq!(reader.get(&public).await.status, 200);

    house.lead.post(&of_canvas("delete"), &[]).await;
    let name = [("name", "Open hours")];
    let ended = house.lead.post(&format!("{trash}/end"), &name).await;
    assert_eq!(ended.status, 303, "{}", ended.text);
    assert!(reader.get(&public).await.status.is_client_error());
    let versions = "
        select count(*)
        from catalogue_version";
    assert_eq!(count(&house.stage, versions, args![]).await, 0);
}
