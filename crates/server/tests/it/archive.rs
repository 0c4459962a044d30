//! What is in the archive can be read and brought back, and nothing else.
use canvas::settings::{Role, Settings};
use serde_json::json;

use crate::sockets::{Guest, Heard, Peer, new_canvas};
use crate::stage::{Browser, Stage};

async fn made(by: &Browser, path: &str, body: serde_json::Value) -> String {
    let answer = by.json("POST", path, &body).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    answer.json()["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn nobody_changes_what_is_in_the_archive_until_it_is_brought_back() {
    let stage = Stage::new().await;
    let lead = stage.account("Lead").await;
    let workspace = made(&lead, "/api/v1/workspaces", json!({"title": "Lakeside"})).await;
    let canvases = format!("/api/v1/workspaces/{workspace}/canvases");
    let body = json!({"kind": "actor-map", "title": "Actors"});
    let canvas = made(&lead, &canvases, body.clone()).await;
    let (c, w) = (format!("/en/c/{canvas}"), format!("/en/w/{workspace}"));
    let settings = format!("/api/v1/canvases/{canvas}/settings");
    let kept = lead.post(&format!("{c}/history"), &[]).await;
    assert_eq!(kept.status, 303);
    let kept = format!("/api/v1/canvases/{canvas}/checkpoints");
    let kept = lead.get(&kept).await.json();
    let checkpoint = kept["items"][0]["id"].as_str().unwrap();
    let restore = format!("{c}/history/{checkpoint}/restore");
    for (archived, place) in [(&c, "The canvas is"), (&w, "The workspace is")] {
        assert_eq!(
            lead.post(&format!("{archived}/archive"), &[]).await.status,
            303
        );
        let patched = lead
            .json("PATCH", &settings, &json!({"paused": true}))
            .await;
        assert_eq!(patched.status, 409, "{}", patched.text);
        assert!(patched.text.contains("arkistossa"), "{}", patched.text);
        let rename = [("title", "New")];
        let renamed = lead.post(&format!("{c}/rename"), &rename).await;
        assert_eq!(renamed.status, 409, "{}", renamed.text);
        assert!(renamed.text.contains(place), "{}", renamed.text);
        assert_eq!(lead.post(&restore, &[]).await.status, 409);
        let page = lead.get(&c).await.text;
        assert!(page.contains("The canvas is archived."), "{page}");
        assert!(page.contains("\"role\":\"viewer\""));
        if archived == &w {
            assert_eq!(lead.json("POST", &canvases, &body).await.status, 409);
            let copy = [("copy", "Copy")];
            assert_eq!(
                lead.post(&format!("{c}/duplicate"), &copy).await.status,
                409
            );
            assert_eq!(lead.post(&format!("{w}/rename"), &rename).await.status, 409);
        }
        assert_eq!(
            lead.post(&format!("{archived}/unarchive"), &[])
                .await
                .status,
            303
        );
        assert_eq!(lead.post(&restore, &[]).await.status, 303);
    }
    let page = lead.get(&c).await.text;
    assert!(!page.contains("The canvas is archived."));
    assert!(page.contains("\"role\":\"facilitator\""));
}

#[tokio::test]
async fn an_open_canvas_becomes_read_only_when_it_goes_to_the_archive() {
    let stage = Stage::new().await;
    let address = stage.listen().await;
    let canvas = new_canvas(&stage.app, "actor-map").await;
    let guest = Guest::new(&stage.app, &canvas, "Noor", Role::Participant).await;
    let mut peer = Peer::join(address, &canvas, &guest).await;
    let role = |wanted: &'static str| move |heard: &Heard| matches!(heard, Heard::Settings(told) if told["you"]["role"] == wanted);
    let lead = stage.account("Lead").await;
    let member = "
        insert into member (workspace_id, account_id, role, joined_at)
        select workspace_id, $2, 'facilitator', 0
        from canvas
        where id = $1";
    let row = server::args![canvas.0.as_str(), lead.account.as_str()];
    stage.app.db.run(member, row).await.unwrap();
    let settings = "
        update canvas
        set settings = $2
        where id = $1";
    let default = serde_json::to_string(&Settings::default()).unwrap();
    let row = server::args![canvas.0.as_str(), default];
    stage.app.db.run(settings, row).await.unwrap();
    lead.post(&format!("/en/c/{}/archive", canvas.0), &[]).await;
    peer.until(role("viewer")).await;
    lead.post(&format!("/en/c/{}/unarchive", canvas.0), &[])
        .await;
    peer.until(role("participant")).await;
    peer.add_note("note-after").await;
    let settings = lead.get(&format!("/en/c/{}/settings", canvas.0)).await.text;
    let start = settings.find("/en/w/").unwrap();
    let workspace = settings[start..].split('"').next().unwrap();
    lead.post(&format!("{workspace}/archive"), &[]).await;
    peer.until(role("viewer")).await;
    peer.add_note("note-too-late").await;
    let denied = Heard::Denied("denied-viewer".to_owned());
    peer.until(|heard| *heard == denied).await;
}
