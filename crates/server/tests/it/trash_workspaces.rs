//! A workspace that is thrown away: closed for everybody, brought back whole, or deleted for good.
use canvas::settings::Role;
use serde_json::json;
use server::args;
use server::features::catalogue;
use server::jobs;
use server::mail::Mailer;

use crate::catalogue::{House, fill, house};
use crate::sockets::{Guest, Peer};
use crate::stage::Stage;
use crate::trash::{count, told};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
/// Rows of any workspace.
const LEFT: &str = "
    select (select count(*) from workspace) + (select count(*) from canvas) + (select count(*) from member)
        + (select count(*) from canvas_update) + (select count(*) from canvas_snapshot)
        + (select count(*) from canvas_client) + (select count(*) from record) + (select count(*) from record_name)
        + (select count(*) from mention) + (select count(*) from invitation) + (select count(*) from guest)
        + (select count(*) from share) + (select count(*) from workshop) + (select count(*) from place)
        + (select count(*) from catalogue_entry) + (select count(*) from catalogue_version)";

fn of_workspace(house: &House, rest: &str) -> String {
    format!("/en/w/{}{rest}", house.workspace)
}

fn of_trash(house: &House, act: &str) -> String {
    format!("/en/trash/{}/{act}", house.workspace)
}

async fn throw(house: &House) {
    let path = of_workspace(house, "/delete");
    let asked = house.lead.get(&path).await;
    assert!(
        asked.text.contains("closes for everybody"),
        "{}",
        asked.text
    );
    let thrown = house.lead.post(&path, &[]).await;
    assert_eq!(thrown.location(), "/en/trash?did=thrown", "{}", thrown.text);
}

/// A workspace with a published sheet, a shared page, a code and a workshop.
async fn lived_in() -> (House, String, String) {
    let house = house().await;
    fill(&house.stage.app, &house.canvas, "You get help").await;
    house.publish().await;
    let links = format!("/en/c/{}/share", house.canvas.0);
    let made = house.lead.post(&links, &[("days", "30")]).await.text;
    let shared = made.split("http://tuki.test").nth(1).unwrap();
    let shared = shared.split('"').next().unwrap().to_owned();
    let invite = [("role", "participant"), ("expires", "week")];
    house
        .lead
        .post(&of_workspace(&house, "/invite"), &invite)
        .await;
    let form = [("title", "Table"), ("languages", "en"), ("agenda", "empty")];
    let workshop = of_workspace(&house, "/workshops");
    let made = house.lead.post(&workshop, &form).await;
    let workshop = made.location().split('?').next().unwrap().to_owned();
    (house, shared, workshop)
}

async fn code(stage: &Stage) -> String {
    let sql = "
        select code
        from invitation";
    let found: Option<String> = stage.app.db.optional(sql, args![]).await.unwrap();
    found.unwrap()
}

#[tokio::test]
async fn a_workspace_in_the_trash_is_closed_to_all_and_comes_back_whole() {
    let (house, shared, workshop) = lived_in().await;
    let (stage, lead) = (&house.stage, &house.lead);
    let public = house.public().await;
    let reader = stage.browser();
    let join = [("code", code(stage).await), ("name", "Noor".to_owned())];
    let join = join.each_ref().map(|(key, value)| (*key, value.as_str()));
    let address = stage.listen().await;
    let guest = Guest::new(&stage.app, &house.canvas, "Noor", Role::Participant).await;
    let mut peer = Peer::join(address, &house.canvas, &guest).await;
    assert_eq!(reader.get(&shared).await.status, 200);
    throw(&house).await;
    assert_eq!(peer.closed().await.0, 4404);
    let canvas = &house.canvas.0;
    for path in [
        of_workspace(&house, ""),
        of_workspace(&house, "/registry"),
        of_workspace(&house, "/trash"),
        format!("/en/c/{canvas}"),
        workshop.clone(),
        format!("/api/v1/workspaces/{}", house.workspace),
        format!("/api/v1/canvases/{canvas}"),
    ] {
        assert_eq!(lead.get(&path).await.status, 404, "{path}");
    }
    assert_eq!(reader.get(&shared).await.status, 410);
    assert_eq!(reader.get(&public).await.status, 410);
    assert_ne!(reader.post("/en/join", &join).await.status, 303);
    assert!(
        catalogue::all_published(&stage.app)
            .await
            .unwrap()
            .is_empty()
    );
    let own = lead.get("/api/v1/workspaces").await.text;
    assert!(!own.contains(&house.workspace), "{own}");
    let list = lead.get("/en/w").await.text;
    assert!(
        list.contains("Trash (1)") && !list.contains("Lakeside"),
        "{list}"
    );
    let trash = lead.get("/en/trash").await.text;
    for said in ["Lakeside", "Thrown away by Lead", "1 Oct 2026", "30 days"] {
        assert!(trash.contains(said), "no {said}: {trash}");
    }

    let back = lead.post(&of_trash(&house, "restore"), &[]).await;
    assert_eq!(back.location(), of_workspace(&house, ""));
    for path in [
        of_workspace(&house, ""),
        format!("/en/c/{canvas}"),
        workshop,
    ] {
        assert_eq!(lead.get(&path).await.status, 200, "{path}");
    }
    assert_eq!(reader.get(&shared).await.status, 200);
    // What is public again, somebody has published again.
    assert_eq!(reader.get(&public).await.status, 410);
    assert_eq!(reader.post("/en/join", &join).await.status, 303);
}

#[tokio::test]
async fn pressing_twice_and_at_once_throws_a_workspace_away_once() {
    let (house, ..) = lived_in().await;
    let (stage, lead, id) = (&house.stage, &house.lead, house.workspace.as_str());
    let path = of_workspace(&house, "/delete");
    let (one, other) = tokio::join!(lead.post(&path, &[]), lead.post(&path, &[]));
    assert_eq!((one.status.as_u16(), other.status.as_u16()), (303, 303));
    assert_eq!(lead.post(&path, &[]).await.status, 303);
    assert_eq!(told(stage, "workspace-deleted", id).await, 1);
    let path = of_trash(&house, "restore");
    let (one, other) = tokio::join!(lead.post(&path, &[]), lead.post(&path, &[]));
    assert_eq!((one.status.as_u16(), other.status.as_u16()), (303, 303));
    assert_eq!(lead.post(&path, &[]).await.status, 303);
    assert_eq!(told(stage, "workspace-restored", id).await, 1);
}

#[tokio::test]
async fn only_those_who_lead_a_workspace_throw_it_away_or_bring_it_back() {
    let (house, ..) = lived_in().await;
    let stage = &house.stage;
    let guest = Guest::new(&stage.app, &house.canvas, "Guest", Role::Facilitator).await;
    let mut others = vec![
        (stage.browser(), 401),
        (stage.browser().with_token(&guest.token), 403),
        (stage.account("Stranger").await, 404),
        (stage.administrator("Admin").await, 404),
    ];
    for role in [Role::Viewer, Role::Participant] {
        let person = stage.account(&format!("member {}", role.name())).await;
        let member = "
            insert into member (workspace_id, account_id, role, joined_at)
            values ($1, $2, $3, 0)";
        let row = args![
            house.workspace.as_str(),
            person.account.as_str(),
            role.name()
        ];
        stage.app.db.run(member, row).await.unwrap();
        others.push((person, 403));
    }
    for (other, status) in &others {
        let path = of_workspace(&house, "/delete");
        assert_eq!(other.get(&path).await.status, *status);
        assert_eq!(other.post(&path, &[]).await.status, *status);
    }
    throw(&house).await;
    let name = [("name", "Lakeside")];
    for (other, _) in &others {
        for act in ["restore", "end"] {
            let status = other.post(&of_trash(&house, act), &name).await.status;
            assert!([401, 404].contains(&status.as_u16()), "{status}");
        }
        let list = other.get("/en/trash").await.text;
        assert!(!list.contains("Lakeside"), "{list}");
    }
    assert_eq!(told(stage, "workspace-ended", &house.workspace).await, 0);
    let back = house.lead.post(&of_trash(&house, "restore"), &[]).await;
    assert_eq!(back.status, 303);
}

#[tokio::test]
async fn a_workspace_is_deleted_for_good_with_everything_of_it() {
    let (house, ..) = lived_in().await;
    let (stage, lead, id) = (&house.stage, &house.lead, house.workspace.as_str());
    throw(&house).await;
    let asked = lead.get(&of_trash(&house, "end")).await.text;
    assert!(asked.contains("Lakeside"), "{asked}");
    let wrong = lead
        .post(&of_trash(&house, "end"), &[("name", "Lake")])
        .await;
    assert_eq!(wrong.status, 422);
    let name = [("name", "lakeside")];
    let path = of_trash(&house, "end");
    let (one, other) = tokio::join!(lead.post(&path, &name), lead.post(&path, &name));
    assert!(one.status == 303 || other.status == 303);
    assert_eq!(told(stage, "workspace-ended", id).await, 1);
    // From now on it does not come back, though the rest is still to be done.
    assert_eq!(
        lead.post(&of_trash(&house, "restore"), &[]).await.status,
        404
    );
    assert!(!lead.get("/en/trash").await.text.contains("Lakeside"));
    stage.run_jobs().await;
    assert_eq!(count(stage, LEFT, args![]).await, 0);
}

#[tokio::test]
async fn the_days_of_the_trash_are_a_setting() {
    let stage = Stage::set(Mailer::captured(), |config| config.trash_days = 2).await;
    let lead = stage.account("Lead").await;
    let made = lead
        .json("POST", "/api/v1/workspaces", &json!({"title": "Lakeside"}))
        .await;
    let workspace = made.json()["id"].as_str().unwrap().to_owned();
    let body = json!({"kind": "needs-map", "title": "Told"});
    let canvases = format!("/api/v1/workspaces/{workspace}/canvases");
    assert_eq!(lead.json("POST", &canvases, &body).await.status, 201);
    lead.post(&format!("/en/w/{workspace}/delete"), &[]).await;
    let trash = lead.get("/en/trash").await.text;
    assert!(
        trash.contains("2 days") && trash.contains("3 Sep 2026"),
        "{trash}"
    );
    jobs::start_repeating(&stage.app, server::features::trash::END_DUE.name)
        .await
        .unwrap();
    stage.pass_ms(2 * DAY_MS - 1);
    stage.run_jobs().await;
    assert_eq!(told(&stage, "workspace-ended", &workspace).await, 0);
    stage.pass_ms(60 * 60 * 1000);
    stage.run_jobs().await;
    assert_eq!(told(&stage, "workspace-ended", &workspace).await, 1);
    assert_eq!(count(&stage, LEFT, args![]).await, 0);
}
