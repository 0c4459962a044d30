//! Interviews are kept until their date, read under the eyes of the trail, and erased without a trace.
use canvas::settings::Role;
use serde_json::json;
use server::args;
use server::features::interviews;
use server::features::live::{self, Pace};
use server::features::workspaces::CanvasId;
use server::jobs;
use yrs::{Map as _, Text as _, WriteTxn as _};

use crate::sockets::{Guest, Heard, Peer, new_canvas};
use crate::stage::{Browser, Stage};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
/// A word that stands nowhere else.
const WORD: &str = "Kvartsipouta";
const OF_ACTION: &str = "
    select count(*)
    from audit
    where action = $1 and subject = $2";

/// Rows that tell of an interview.
const LEFT: &str = "
    select (select count(*) from canvas where id = $1)
        + (select count(*) from canvas_update where canvas_id = $1)
        + (select count(*) from canvas_snapshot where canvas_id = $1)
        + (select count(*) from canvas_checkpoint where canvas_id = $1)
        + (select count(*) from canvas_work where canvas_id = $1)
        + (select count(*) from canvas_client where canvas_id = $1)
        + (select count(*) from mention where canvas_id = $1)
        + (select count(*) from record)
        + (select count(*) from record_name)
        + (select count(*) from record_change)";

async fn count(stage: &Stage, sql: &'static str, values: Vec<server::db::Value>) -> i64 {
    stage.app.db.optional(sql, values).await.unwrap().unwrap()
}

/// How often the word stands in the files of the data folder: the database, what it has not yet taken in (`-wal`), and
/// whatever else lies there.
fn traces(stage: &Stage) -> usize {
    let file = stage.app.config.database_file().unwrap();
    files(file.parent().unwrap())
        .iter()
        .map(|path| {
            let bytes = std::fs::read(path).unwrap_or_default();
            let word = WORD.as_bytes();
            bytes.windows(word.len()).filter(|at| *at == word).count()
        })
        .sum()
}

fn files(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .flat_map(|path| match path.is_dir() {
            true => files(&path),
            false => vec![path],
        })
        .collect()
}

/// Writes the word on the canvas again and again.
async fn work(stage: &Stage, canvas: &CanvasId, times: usize) {
    for n in 0..times {
        live::edit(&stage.app, canvas, move |txn| {
            let fields = txn.get_or_insert_map("fields");
            let Some(yrs::Out::YText(text)) = fields.get(txn, "situation") else {
                panic!("the sheet has the field")
            };
            text.insert(txn, 0, &format!("{WORD} {n} "));
            if n % 3 == 2 {
                text.remove_range(txn, 2, 4);
            }
        })
        .await
        .unwrap();
    }
}

/// What the registry would have read out of the interview.
async fn remember(stage: &Stage, canvas: &CanvasId) {
    let statements = [
        "insert into record (id, workspace_id, kind, name, details, edited)
            select 'record-' || $1, workspace_id, 'need', $2, $2, $2 from canvas where id = $1",
        "insert into record (id, workspace_id, kind, name, details, edited, merged_into)
            select 'merged-' || $1, workspace_id, 'need', $2, $2, $2, 'record-' || $1 from canvas where id = $1",
        "insert into record_name (record_id, name_key, name, workspace_id, kind)
            select 'record-' || $1, $2, $2, workspace_id, 'need' from canvas where id = $1",
        "insert into mention (canvas_id, place, kind, record_id, role, name, details)
            values ($1, 'note:n', 'need', 'record-' || $1, 'need', $2, $2)",
        "insert into bond (canvas_id, place, kind, from_id, to_id, details)
            values ($1, 'note:n', 'member', 'record-' || $1, 'record-' || $1, $2)",
        "insert into record_change (id, workspace_id, record_id, at, made_by, action, payload)
            select 'change-' || $1, workspace_id, 'record-' || $1, 0, 'test', 'rename', $2 from canvas where id = $1",
        "insert into record_change (id, workspace_id, record_id, at, made_by, action, payload)
            select 'other-' || $1, workspace_id, 'other', 0, 'test', 'merge', 'record-' || $1 || $2
            from canvas where id = $1",
    ];
    for sql in statements {
        let values = args![canvas.0.as_str(), WORD];
        stage.app.db.run(sql, values).await.unwrap();
    }
}

#[tokio::test]
async fn an_interview_vanishes_at_its_date_without_a_trace() {
    let pace = Pace {
        compact_rows: 7,
        checkpoint_every_ms: 1_000,
        ..Pace::default()
    };
    let stage = Stage::with(None, pace).await;
    let address = stage.listen().await;
    let (canvas, other) = (
        new_canvas(&stage.app, "needs-map").await,
        new_canvas(&stage.app, "needs-map").await,
    );
    let keep = "
        insert into interview (canvas_id, keep_until)
        values ($1, $2)";
    let later = stage.app.now_ms() + 700 * DAY_MS;
    let row = args![other.0.as_str(), later];
    stage.app.db.run(keep, row).await.unwrap();
    let rename = "
        update canvas
        set title = $2
        where id = $1";
    let row = args![canvas.0.as_str(), WORD];
    stage.app.db.run(rename, row).await.unwrap();
    let guest = Guest::new(&stage.app, &canvas, "Noor", Role::Participant).await;
    let mut peer = Peer::join(address, &canvas, &guest).await;
    work(&stage, &canvas, 25).await;
    live::keep_checkpoint(&stage.app, &canvas, WORD, "test")
        .await
        .unwrap();
    stage.pass_ms(2_000);
    work(&stage, &canvas, 25).await;
    remember(&stage, &canvas).await;
    if stage.app.db.engine_name() == "sqlite" {
        assert!(traces(&stage) > 0, "the test looks where the word is kept");
    }
    jobs::start_repeating(&stage.app, interviews::ERASE_DUE.name)
        .await
        .unwrap();
    stage.run_jobs().await;
    assert!(live::replay(&stage.app, &canvas).await.is_ok());

    stage.pass_ms(366 * DAY_MS);
    stage.run_jobs().await;
    peer.until(|heard| *heard == Heard::Closed(4404)).await;
    assert!(live::content(&stage.app, &canvas).await.is_err());
    assert_eq!(count(&stage, LEFT, args![canvas.0.as_str()]).await, 0);
    if stage.app.db.engine_name() == "sqlite" {
        assert_eq!(traces(&stage), 0);
    }
    let of = args!["interview.erase", canvas.0.as_str()];
    assert_eq!(count(&stage, OF_ACTION, of).await, 1);
    // The other one has a later date, and the next look is queued.
    assert!(live::content(&stage.app, &other).await.is_ok());
    stage.pass_ms(400 * DAY_MS);
    stage.run_jobs().await;
    assert!(live::content(&stage.app, &other).await.is_err());
}

/// A workspace with an interview, by the API.
async fn house(stage: &Stage) -> (Browser, String, String) {
    let lead = stage.account("Lead").await;
    let made = lead
        .json("POST", "/api/v1/workspaces", &json!({"title": "Lakeside"}))
        .await;
    let workspace = made.json()["id"].as_str().unwrap().to_owned();
    let body = json!({"kind": "needs-map", "title": "Pilvi"});
    let made = lead
        .json(
            "POST",
            &format!("/api/v1/workspaces/{workspace}/canvases"),
            &body,
        )
        .await;
    let canvas = made.json()["id"].as_str().unwrap().to_owned();
    (lead, workspace, canvas)
}

#[tokio::test]
async fn a_read_is_in_the_trail_once_for_each_person_and_day() {
    let stage = Stage::new().await;
    let address = stage.listen().await;
    let (lead, _, canvas) = house(&stage).await;
    let id = CanvasId(canvas.clone());
    let of = || args!["interview.read", canvas.as_str()];
    assert_eq!(count(&stage, OF_ACTION, of()).await, 0);
    lead.get(&format!("/en/c/{canvas}")).await;
    lead.get(&format!("/en/c/{canvas}?view=list")).await;
    lead.get(&format!("/api/v1/canvases/{canvas}")).await;
    assert_eq!(count(&stage, OF_ACTION, of()).await, 1);
    let guest = Guest::new(&stage.app, &id, "Noor", Role::Viewer).await;
    let peer = Peer::join(address, &id, &guest).await;
    assert_eq!(count(&stage, OF_ACTION, of()).await, 2);
    peer.leave().await;
    Peer::join(address, &id, &guest).await;
    assert_eq!(count(&stage, OF_ACTION, of()).await, 2);
    stage.pass_ms(DAY_MS);
    lead.get(&format!("/api/v1/canvases/{canvas}")).await;
    assert_eq!(count(&stage, OF_ACTION, of()).await, 3);
    let open = new_canvas(&stage.app, "actor-map").await;
    let guest = Guest::new(&stage.app, &open, "Aino", Role::Viewer).await;
    Peer::join(address, &open, &guest).await;
    let of = args!["interview.read", open.0.as_str()];
    assert_eq!(count(&stage, OF_ACTION, of).await, 0);
}

#[tokio::test]
async fn a_facilitator_chooses_the_date_and_a_copy_keeps_it() {
    let stage = Stage::new().await;
    let (lead, workspace, canvas) = house(&stage).await;
    let (c, w) = (format!("/en/c/{canvas}"), format!("/en/w/{workspace}"));
    let page = lead.get(&c).await.text;
    assert!(page.contains("kept until 1 Sep 2027"), "{page}");
    let chosen = [("until", "2026-12-24")];
    let answer = lead.post(&format!("{c}/interview"), &chosen).await;
    assert_eq!(answer.status, 303);
    for (raw, why) in [
        ("2026-09-01", "Choose tomorrow"),
        ("2030-01-01", "too far away"),
        ("soon", "year-month-day"),
    ] {
        let answer = lead
            .post(&format!("{c}/interview"), &[("until", raw)])
            .await;
        assert_eq!(answer.status, 422);
        assert!(answer.text.contains(why), "{}", answer.text);
        assert!(answer.text.contains(raw), "what was typed stays");
    }
    lead.post(&format!("{c}/duplicate"), &[("copy", "Again")])
        .await;
    let page = lead.get(&w).await.text;
    assert_eq!(page.matches("Kept until 24 Dec 2026").count(), 2, "{page}");
    assert!(page.contains("2 interviews"), "{page}");
    let of = args!["interview.keep", canvas.as_str()];
    assert_eq!(count(&stage, OF_ACTION, of).await, 1);
}

#[tokio::test]
async fn erasing_now_asks_first_and_then_leaves_nothing_to_open() {
    let stage = Stage::new().await;
    let (lead, workspace, canvas) = house(&stage).await;
    let c = format!("/en/c/{canvas}");
    let asked = lead.get(&format!("{c}/interview/erase")).await;
    assert!(asked.text.contains("Erase for good"), "{}", asked.text);
    assert_eq!(lead.get(&c).await.status, 200);
    let page = lead.get(&format!("{c}/interview")).await.text;
    let trail = format!("/en/w/{workspace}/audit");
    assert!(page.contains(&trail), "{page}");
    let erased = lead.post(&format!("{c}/interview/erase"), &[]).await;
    assert_eq!(erased.location(), format!("/en/w/{workspace}"));
    assert_eq!(lead.get(&c).await.status, 404);
    let trail = lead.get(&trail).await.text;
    assert!(trail.contains("The interview was erased"), "{trail}");
    assert!(!trail.contains("Pilvi"), "{trail}");
    // Only interviews can be erased like this.
    let body = json!({"kind": "actor-map", "title": "Actors"});
    let canvases = format!("/api/v1/workspaces/{workspace}/canvases");
    let other = lead.json("POST", &canvases, &body).await.json();
    let other = format!("/en/c/{}/interview", other["id"].as_str().unwrap());
    assert_eq!(lead.get(&other).await.status, 404);
    let erase = lead.post(&format!("{other}/erase"), &[]).await;
    assert_eq!(erase.status, 404);
}
