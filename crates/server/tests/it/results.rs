//! Canvases taken home as files and made of files again.
use axum::body::Body;
use axum::http::{Request, header};
use canvas::content::Content;
use canvas::{CanvasFile, Template, builtin};
use serde_json::{Value, json};
use server::args;
use server::features::live;
use server::features::workspaces::CanvasId;
use yrs::{Map as _, WriteTxn as _};

use crate::every_part::every_part;
use crate::stage::{Answer, Browser, START_MS, Stage};

/// A workspace of somebody, and who that is.
pub struct Desk {
    pub stage: Stage,
    pub lead: Browser,
    pub workspace: String,
}

impl Desk {
    pub async fn new() -> Self {
        let stage = Stage::new().await;
        let lead = stage.account("Aino").await;
        let body = json!({"title": "Loimaa", "language": "fi"});
        let made = lead.json("POST", "/api/v1/workspaces", &body).await.json();
        let workspace = made["id"].as_str().unwrap().to_owned();
        Self {
            stage,
            lead,
            workspace,
        }
    }

    /// A canvas of the kind on which `content` stands beside what stood ready.
    pub async fn canvas(&self, template: &Template, content: Content) -> String {
        let path = format!("/api/v1/workspaces/{}/canvases", self.workspace);
        let body = json!({"kind": template.kind, "title": "Vietävä – Äly"});
        let made = self.lead.json("POST", &path, &body).await.json();
        let id = CanvasId(made["id"].as_str().unwrap().to_owned());
        live::edit(&self.stage.app, &id, move |txn| {
            canvas::fill(txn, &content);
            // What somebody removed must not come back by itself.
            for (root, key) in [
                ("rows", "r1"),
                ("columns", "c1"),
                ("notes", "life-area-housing"),
            ] {
                txn.get_or_insert_map(root).remove(txn, key);
            }
        })
        .await
        .unwrap();
        id.0
    }

    pub async fn import(&self, by: &Browser, file: &[u8], title: &str) -> Answer {
        by.send(upload(&self.workspace, file, title)).await
    }

    pub async fn canvases(&self) -> usize {
        let path = format!("/api/v1/workspaces/{}/canvases?limit=200", self.workspace);
        let list = self.lead.get(&path).await.json();
        list["items"].as_array().unwrap().len()
    }

    pub async fn trail(&self, action: &str, subject: &str) -> Vec<String> {
        let rows = server::features::audit::list(&self.stage.app.db, Some(&self.workspace), None);
        let rows = rows.await.unwrap().into_iter();
        let title = "
            select title
            from canvas
            where id = $1";
        let title: Option<String> = self
            .stage
            .app
            .db
            .optional(title, args![subject])
            .await
            .unwrap();
        rows.filter(|row| row.action == action && Some(&row.subject) == title.as_ref())
            .map(|row| row.detail)
            .collect()
    }
}

/// The form as a browser sends it.
pub fn upload(workspace: &str, file: &[u8], title: &str) -> Request<Body> {
    let mut body =
        b"--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.json\"\r\n\
        Content-Type: application/json\r\n\r\n"
            .to_vec();
    body.extend(file);
    let rest = "\r\n--XX\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n";
    body.extend(format!("{rest}{title}\r\n--XX--\r\n").bytes());
    Request::post(format!("/fi/w/{workspace}/import"))
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=XX")
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(body))
        .unwrap()
}

/// What a new canvas takes over of a file.
fn taken_over(bytes: &[u8]) -> CanvasFile {
    CanvasFile::parse(bytes).unwrap().0.anonymous()
}

#[tokio::test]
async fn every_kind_comes_back_from_its_file() {
    let desk = Desk::new().await;
    for (template, seed) in builtin()
        .iter()
        .flat_map(|t| (1..4).map(move |seed| (t, seed)))
    {
        let id = desk.canvas(template, every_part(template, seed)).await;
        let left = desk
            .lead
            .get(&format!("/fi/c/{id}/results/canvas.json"))
            .await;
        assert_eq!(left.status, 200, "{}", left.text);
        let back = desk.import(&desk.lead, &left.bytes, "").await;
        assert_eq!(back.status, 303, "{}: {}", template.kind, back.text);
        let file = format!("{}/results/canvas.json", back.location());
        let again = desk.lead.get(&file).await;
        let (left, again) = (taken_over(&left.bytes), taken_over(&again.bytes));
        assert!(!left.content.fields.is_empty() || !left.content.notes.is_empty());
        assert_eq!(again, left, "{} {seed}", template.kind);
        desk.stage.pass_ms(1);
    }
}

#[tokio::test]
async fn the_api_takes_out_and_in_what_the_pages_do() {
    let desk = Desk::new().await;
    let template = canvas::find("partner-map").unwrap();
    let id = desk.canvas(template, every_part(template, 5)).await;
    let left = desk
        .lead
        .get(&format!("/api/v1/canvases/{id}/export"))
        .await;
    let page = desk
        .lead
        .get(&format!("/sv/c/{id}/results/canvas.json"))
        .await;
    assert_eq!((left.status, &left.bytes), (page.status, &page.bytes));
    let path = format!("/api/v1/workspaces/{}/import", desk.workspace);
    let made = desk.lead.json("POST", &path, &left.json()).await;
    assert_eq!(made.status, 201, "{}", made.text);
    let made = made.json();
    assert_eq!(made["title"], "Vietävä – Äly");
    let path = format!("/api/v1/canvases/{}/export", made["id"].as_str().unwrap());
    let again = desk.lead.get(&path).await;
    assert_eq!(taken_over(&again.bytes), taken_over(&left.bytes));
    let trail = desk.trail("canvas-exported", &id).await;
    assert_eq!(trail.len(), 3, "the copy has the same name: {trail:?}");
}

#[tokio::test]
async fn a_file_proves_nothing_about_people() {
    let desk = Desk::new().await;
    let template = canvas::find("partnership").unwrap();
    let mut content = every_part(template, 3);
    content.rows.clear();
    let id = desk.canvas(template, content).await;
    let mut file = desk
        .lead
        .get(&format!("/fi/c/{id}/results/canvas.json"))
        .await
        .json();
    assert_ne!(file["content"]["hearts"], json!({}));
    file["content"]["hearts"]["column-id-1"] =
        json!({"by": "account-x", "name": "Kumppani", "at": 1});
    let back = desk
        .import(&desk.lead, file.to_string().as_bytes(), "")
        .await;
    let again = desk
        .lead
        .get(&format!("{}/results/canvas.json", back.location()))
        .await;
    let content = &again.json()["content"];
    assert_eq!(
        (&content["hearts"], &content["cleared"]),
        (&json!({}), &json!({}))
    );
    assert!(!again.text.contains("account-"), "{}", again.text);
    assert!(again.text.contains("\"name\": "));
}

#[tokio::test]
async fn a_new_name_is_taken_and_a_wrong_one_told() {
    let desk = Desk::new().await;
    let template = canvas::find("support-model").unwrap();
    let id = desk.canvas(template, Content::default()).await;
    let file = desk
        .lead
        .get(&format!("/fi/c/{id}/results/canvas.json"))
        .await;
    let named = desk.import(&desk.lead, &file.bytes, "Toinen nimi").await;
    let page = desk.lead.get(named.location()).await;
    assert!(page.text.contains("Toinen nimi"));
    let wrong = desk.import(&desk.lead, &file.bytes, &"x".repeat(200)).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("title-error"), "{}", wrong.text);
}

#[tokio::test]
async fn bad_files_are_told_in_words_and_leave_nothing() {
    let desk = Desk::new().await;
    let template = canvas::find("actor-map").unwrap();
    let id = desk.canvas(template, every_part(template, 9)).await;
    let good = desk
        .lead
        .get(&format!("/fi/c/{id}/results/canvas.json"))
        .await
        .json();
    let changed = |change: fn(&mut Value)| {
        let mut file = good.clone();
        change(&mut file);
        file.to_string()
    };
    let bad = [
        (String::new(), "Valitse tiedosto."),
        ("ei mitään".to_owned(), "Tiedosto on rikki"),
        ("[1]".to_owned(), "Tämä ei ole Tukiverkon työpohja."),
        (
            changed(|f| f["kind"] = json!("ghost")),
            "Tällaista työpohjaa ei ole.",
        ),
        (
            changed(|f| f["content"]["notes"][0]["zone"] = json!("ghost")),
            "ei ole paikkaa",
        ),
        (changed(|f| f["version"] = json!(2)), "uudemmalla"),
        (
            changed(|f| f["content"]["notes"][0]["text"] = json!("x".repeat(5_000))),
            "liian pitkä",
        ),
        (
            changed(|f| f["content"]["notes"] = json!(vec![&f["content"]["notes"][0]; 2])),
            "kahteen",
        ),
        (
            format!("{{\"x\":{}", "[".repeat(50_000)),
            "Tiedosto on rikki",
        ),
    ];
    for (file, said) in bad {
        let answer = desk.import(&desk.lead, file.as_bytes(), "").await;
        assert_eq!(answer.status, 422, "{said}");
        assert!(answer.text.contains(said), "{said}: {}", answer.text);
        assert!(answer.text.contains("aria-invalid"));
        desk.stage.pass_ms(1);
    }
    let large = vec![b'x'; 17 << 20];
    let answer = desk.import(&desk.lead, &large, "").await;
    assert!(answer.status == 422 && answer.text.contains("liian suuri"));
    let path = format!("/api/v1/workspaces/{}/import", desk.workspace);
    for body in [json!(null), json!({"format": "x"})] {
        assert_eq!(desk.lead.json("POST", &path, &body).await.status, 422);
    }
    let large = json!("x".repeat(17 << 20));
    assert_eq!(desk.lead.json("POST", &path, &large).await.status, 413);
    assert_eq!(desk.canvases().await, 1);
}

#[tokio::test]
async fn more_than_a_canvas_holds_is_refused_whole() {
    let desk = Desk::new().await;
    let note = |i: usize| json!({"id": format!("note-{i:05}"), "zone": "state", "kind": "actor", "order": "a0", "text": "ä".repeat(3_900)});
    let file = |count: usize| {
        json!({"format": "tukiverkko-canvas", "version": 1, "kind": "actor-map", "template_version": 1,
            "title": "Täysi", "language": "fi", "content": {"notes": (0..count).map(note).collect::<Vec<_>>()}})
        .to_string()
    };
    let full = desk.import(&desk.lead, file(600).as_bytes(), "").await;
    assert_eq!(full.status, 303, "{}", full.text);
    assert_eq!(desk.lead.get(full.location()).await.status, 200);
    let over = desk.import(&desk.lead, file(800).as_bytes(), "").await;
    assert_eq!(over.status, 422);
    assert!(over.text.contains("liian suuri"), "{}", over.text);
    assert_eq!(desk.canvases().await, 1);
}

#[tokio::test]
async fn nothing_comes_into_the_archive() {
    let desk = Desk::new().await;
    let template = canvas::find("actor-map").unwrap();
    let id = desk.canvas(template, Content::default()).await;
    let file = desk
        .lead
        .get(&format!("/fi/c/{id}/results/canvas.json"))
        .await;
    let archive = format!("/fi/w/{}/archive", desk.workspace);
    assert_eq!(desk.lead.post(&archive, &[]).await.status, 303);
    assert_eq!(desk.import(&desk.lead, &file.bytes, "").await.status, 409);
    let still = desk
        .lead
        .get(&format!("/fi/c/{id}/results/canvas.json"))
        .await;
    assert_eq!(
        still.status, 200,
        "what is in the archive may be taken home"
    );
}

#[tokio::test]
async fn an_interview_leaves_a_mark_and_brings_its_day_along() {
    let desk = Desk::new().await;
    let template = canvas::find("needs-map").unwrap();
    assert!(template.private);
    let id = desk.canvas(template, Content::default()).await;
    let path = format!("/fi/c/{id}/interview");
    let chosen = desk.lead.post(&path, &[("until", "2026-09-20")]).await;
    assert_eq!(chosen.status, 303, "{}", chosen.text);
    let file = desk
        .lead
        .get(&format!("/fi/c/{id}/results/canvas.json"))
        .await;
    assert_eq!(desk.trail("interview.export", &id).await, ["canvas.json"]);
    assert_eq!(desk.trail("interview.read", &id).await.len(), 1);
    let page = desk.lead.get(&format!("/fi/c/{id}/results")).await;
    assert!(
        page.text.contains("Jokaisesta latauksesta"),
        "{}",
        page.text
    );
    let until = file.json()["keep_until"].as_i64().unwrap();
    assert!(until > START_MS);
    let back = desk.import(&desk.lead, &file.bytes, "").await;
    let again = desk
        .lead
        .get(&format!("{}/results/canvas.json", back.location()))
        .await;
    assert_eq!(again.json()["keep_until"], until);
    let mut longer = file.json();
    longer["keep_until"] = json!(until * 2);
    let longer = desk
        .import(&desk.lead, longer.to_string().as_bytes(), "")
        .await;
    let again = desk
        .lead
        .get(&format!("{}/results/canvas.json", longer.location()))
        .await;
    let two_years = START_MS + 2 * 366 * 24 * 60 * 60 * 1000;
    assert!(again.json()["keep_until"].as_i64().unwrap() < two_years);
    desk.stage.pass_ms(20 * 24 * 60 * 60 * 1000);
    let late = desk.import(&desk.lead, &file.bytes, "").await;
    assert_eq!(late.status, 422);
    assert!(late.text.contains("säilytysaika"), "{}", late.text);
}
