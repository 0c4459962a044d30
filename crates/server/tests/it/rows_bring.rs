//! Rows of a spreadsheet brought onto a canvas: seen first, written once, and taken back.
use axum::body::Body;
use axum::http::{Request, header};
use canvas::content::{Content, Note};
use canvas::settings::Role;
use server::features::live::{self, Why};
use server::features::workspaces::CanvasId;

use crate::results::Desk;
use crate::results_tables::{of_notes, read_csv};
use crate::sockets::Guest;
use crate::stage::{Answer, Browser};

/// A canvas onto which rows are brought, and somebody who writes on it.
pub struct Sheet {
    pub desk: Desk,
    pub id: String,
    pub helmi: Browser,
}

impl Sheet {
    pub async fn new() -> Self {
        let template = canvas::find("actor-map").unwrap();
        Self::with(of_notes(template)).await
    }

    pub async fn with(content: Content) -> Self {
        let desk = Desk::new().await;
        let id = desk
            .canvas(canvas::find("actor-map").unwrap(), content)
            .await;
        let helmi = guest(&desk, &id, Role::Participant).await;
        Self { desk, id, helmi }
    }

    pub fn path(&self, rest: &str) -> String {
        format!("/en/c/{}/table{rest}", self.id)
    }

    pub fn canvas(&self) -> CanvasId {
        CanvasId(self.id.clone())
    }

    /// Asks what the pasted text would do.
    pub async fn look(&self, by: &Browser, text: &str) -> Answer {
        by.send(form(&self.path("/bring"), text, b"")).await
    }

    /// Asks what the file would do.
    pub async fn send(&self, by: &Browser, file: &[u8]) -> Answer {
        by.send(form(&self.path("/bring"), "", file)).await
    }

    /// Presses the button of the page that was seen.
    pub async fn press(&self, by: &Browser, page: &Answer, text: &str) -> Answer {
        let [token, digest] = ["token", "digest"].map(|name| hidden(&page.text, name));
        let form = [("token", token), ("digest", digest), ("text", text)];
        by.post(&self.path("/rows"), &form).await
    }

    pub async fn notes(&self) -> Vec<Note> {
        let app = &self.desk.stage.app;
        live::content(app, &self.canvas()).await.unwrap().notes
    }

    pub async fn note(&self, id: &str) -> Note {
        let found = self.notes().await.into_iter().find(|note| note.id == id);
        found.unwrap()
    }
}

/// Somebody at the canvas by a code.
pub async fn guest(desk: &Desk, canvas: &str, role: Role) -> Browser {
    let id = CanvasId(canvas.to_owned());
    let guest = Guest::new(&desk.stage.app, &id, "Helmi", role).await;
    desk.stage.browser().with_token(&guest.token)
}

/// The form as a browser sends it.
pub fn form(path: &str, text: &str, file: &[u8]) -> Request<Body> {
    let text = text.replace('\n', "\r\n");
    let mut body = format!(
        "--XX\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n{text}\r\n\
        --XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\
        Content-Type: application/octet-stream\r\n\r\n"
    )
    .into_bytes();
    body.extend(file);
    body.extend(b"\r\n--XX--\r\n");
    Request::post(path)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=XX")
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(body))
        .unwrap()
}

fn hidden<'p>(page: &'p str, name: &str) -> &'p str {
    let mark = format!("name=\"{name}\" value=\"");
    let (_, rest) = page.split_once(&mark).unwrap_or_else(|| panic!("{page}"));
    rest.split('"').next().unwrap()
}

/// The file of the page in one language, as it leaves.
async fn taken(sheet: &Sheet, lang: &str) -> Vec<u8> {
    let path = format!("/{lang}/c/{}/table.csv", sheet.id);
    let answer = sheet.helmi.get(&path).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.bytes.to_vec()
}

const PASTED: &str = "Alue\tNimi\tHuomautus\tPuhelin\n\
    Valtion toimijat\t'=SUM(A1)\t\"tiski\n\"\"auki\"\"\"\t02 000\n\
    municipality\tOpisto\t\t\n";

#[tokio::test]
async fn pasted_rows_are_seen_first_and_written_once() {
    let sheet = Sheet::new().await;
    let page = sheet.look(&sheet.helmi, PASTED).await;
    assert_eq!(page.status, 200, "{}", page.text);
    for said in [
        "2 new notes",
        "0 changing notes",
        "Columns that are not read: <span dir=\"auto\">Puhelin</span>",
        "<strong>=SUM(A1)</strong>",
        "State actors",
    ] {
        assert!(page.text.contains(said), "{said} in {}", page.text);
    }
    assert_eq!(sheet.notes().await.len(), 2, "nothing is written yet");
    let done = sheet.press(&sheet.helmi, &page, PASTED).await;
    assert_eq!(done.status, 303, "{}", done.text);
    assert_eq!(done.location(), sheet.path("?new=2&changed=0"));
    let told = sheet.helmi.get(done.location()).await.text;
    assert!(told.contains("2 new notes were brought."), "{told}");
    let notes = sheet.notes().await;
    assert_eq!(notes.len(), 4);
    let new = notes
        .iter()
        .find(|note| note.text.starts_with("=SUM"))
        .unwrap();
    assert_eq!(new.text, "=SUM(A1)\ntiski\n\"auki\"");
    assert_eq!((new.zone.as_str(), new.kind.as_str()), ("state", "actor"));
    assert!(new.author.starts_with("guest-") && new.by == "Helmi");
    let last = notes.iter().rfind(|note| note.zone == "municipality");
    assert_eq!(last.unwrap().text, "Opisto", "new notes come last");
    // Pressed twice, and once more after somebody threw one away.
    for _ in 0..2 {
        let again = sheet.press(&sheet.helmi, &page, PASTED).await;
        assert_eq!(again.status, 303, "{}", again.text);
        bin(&sheet, &new.id).await;
    }
    assert_eq!(sheet.notes().await.len(), 3);
}

/// The facilitator throws a note away.
async fn bin(sheet: &Sheet, id: &str) {
    let (canvas, id) = (sheet.canvas(), id.to_owned());
    live::edit(&sheet.desk.stage.app, &canvas, move |txn| {
        let actor = canvas::Actor {
            id: "account-1".to_owned(),
            name: "Aino".to_owned(),
            role: Role::Facilitator,
            voices: canvas::permits::Voices::default(),
        };
        canvas::single::bin(txn, &id, &actor, 1);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn what_left_as_a_file_changes_nothing_when_it_comes_back() {
    let template = canvas::find("actor-map").unwrap();
    let mut content = of_notes(template);
    for (at, text) in ["'=1", "-\n- a\n", "@x\n=y", "  \"a\";b ", "ä\u{200b}"]
        .iter()
        .enumerate()
    {
        content.notes.push(Note {
            id: format!("note-odd-{at}"),
            zone: "state".to_owned(),
            kind: "actor".to_owned(),
            text: (*text).to_owned(),
            order: format!("b0{at}"),
            ..Note::default()
        });
    }
    let sheet = Sheet::with(content).await;
    let before = sheet.notes().await;
    for lang in ["fi", "sv", "en"] {
        let file = taken(&sheet, lang).await;
        let page = sheet.send(&sheet.helmi, &file).await;
        assert_eq!(page.status, 200, "{}", page.text);
        assert!(
            page.text.contains("7 rows stand there already"),
            "{}",
            page.text
        );
        assert!(!page.text.contains("Bring the rows</button>"));
    }
    // The files of the results name no ids; what they say is known by its words.
    let path = format!("/sv/c/{}/results/notes.csv", sheet.id);
    let file = sheet.helmi.get(&path).await.bytes;
    let page = sheet.send(&sheet.helmi, &file).await;
    assert!(
        page.text.contains("7 rows stand there already"),
        "{}",
        page.text
    );
    assert_eq!(sheet.notes().await, before);
}

#[tokio::test]
async fn a_row_with_an_id_changes_its_note_and_the_history_takes_it_back() {
    let sheet = Sheet::new().await;
    let app = &sheet.desk.stage.app;
    let file = taken(&sheet, "en").await;
    let file = String::from_utf8(file).unwrap();
    let heads = read_csv(&sheet.helmi.get(&sheet.path(".csv")).await);
    assert_eq!(heads[0].last().unwrap(), "Note id");
    let file = file
        .replace("\"Kirjasto\"", "\"Kirjasto Lakka\"")
        .replace("\"State actors\"", "\"Kunnan toimijat\"");
    let page = sheet.send(&sheet.helmi, file.as_bytes()).await;
    assert_eq!(page.status, 200, "{}", page.text);
    assert!(page.text.contains("2 changing notes"), "{}", page.text);
    assert!(page.text.contains(
        "<del class=\"rows-said\">Kirjasto</del><ins class=\"rows-said\">Kirjasto Lakka</ins>"
    ));
    assert!(page.text.contains("<del>State actors</del> <ins>"));
    let before = sheet.note("note-aaaa").await;
    let done = sheet.press(&sheet.helmi, &page, &file).await;
    assert_eq!(
        done.location(),
        sheet.path("?new=0&changed=2"),
        "{}",
        done.text
    );
    let (moved, renamed) = (sheet.note("note-aaaa").await, sheet.note("note-bbbb").await);
    assert_eq!(
        (moved.zone.as_str(), &moved.text),
        ("municipality", &before.text)
    );
    assert!(moved.order > renamed.order, "a note that moves comes last");
    assert_eq!(
        (renamed.text.as_str(), renamed.by.as_str()),
        ("Kirjasto Lakka", "Eero")
    );
    let kept = live::list_checkpoints(app, &sheet.canvas()).await.unwrap();
    assert_eq!(kept[0].why, Why::Rows);
    let work = live::work(app, &sheet.canvas(), kept[0].seq, None)
        .await
        .unwrap();
    let on_it = work.iter().find(|work| work.place == "notes/note-bbbb");
    assert_eq!(on_it.unwrap().name, "Helmi");
    let page = format!("/en/c/{}/history", sheet.id);
    let history = sheet.helmi.get(&page).await.text;
    assert!(history.contains("Before bringing rows"), "{history}");
    let back = format!("{page}/{}/restore", kept[0].id.0);
    assert_eq!(sheet.desk.lead.post(&back, &[]).await.status, 303);
    assert_eq!(sheet.note("note-bbbb").await.text, "Kirjasto");
    assert_eq!(sheet.note("note-aaaa").await.zone, "state");
}

#[tokio::test]
async fn a_workbook_is_read_and_its_rows_stay_in_the_form() {
    let sheet = Sheet::new().await;
    let mut book = rust_xlsxwriter::Workbook::new();
    let page = book.add_worksheet();
    page.write_string(0, 0, "Yhteenveto 2026").unwrap();
    for (row, words) in [(2, ["Zone", "Text"]), (4, ["state", "Poliisi\nauttaa"])] {
        for (column, text) in [(0, words[0]), (1, words[1])] {
            page.write_string(row, column, text).unwrap();
        }
    }
    page.write_string(5, 1, "Ei aluetta").unwrap();
    let file = book.save_to_buffer().unwrap();
    let page = sheet.send(&sheet.helmi, &file).await;
    assert_eq!(page.status, 422, "{}", page.text);
    assert!(
        page.text.contains("class=\"rows-ref\">A6</th>"),
        "{}",
        page.text
    );
    assert!(
        page.text
            .contains("\"Poliisi\nauttaa\"".replace('"', "&#34;").as_str()),
        "{}",
        page.text
    );
    assert_eq!(sheet.notes().await.len(), 2);
}

#[tokio::test]
async fn rows_that_would_do_something_else_by_now_are_shown_again() {
    let sheet = Sheet::new().await;
    let text = "id\tname\nnote-bbbb\tKirjasto Lakka\n";
    let page = sheet.look(&sheet.helmi, text).await;
    let canvas = sheet.canvas();
    let other = "id\tname\nnote-bbbb\tKirjasto Hilla\n";
    let theirs = sheet.look(&sheet.desk.lead, other).await;
    let done = sheet.press(&sheet.desk.lead, &theirs, other).await;
    assert_eq!(done.status, 303, "{}", done.text);
    let late = sheet.press(&sheet.helmi, &page, text).await;
    assert_eq!(late.status, 409, "{}", late.text);
    assert!(late.text.contains("Kirjasto Hilla</del>"), "{}", late.text);
    assert!(late.text.contains("has changed since you looked"));
    assert_eq!(sheet.note("note-bbbb").await.text, "Kirjasto Hilla");
    let now = sheet.press(&sheet.helmi, &late, text).await;
    assert_eq!(now.status, 303, "{}", now.text);
    assert_eq!(sheet.note("note-bbbb").await.text, "Kirjasto Lakka");
    // What was never shown is not written.
    let forged = [
        ("token", "x"),
        ("digest", ""),
        ("text", "Zone\tText\nstate\tSalaa\n"),
    ];
    let answer = sheet.helmi.post(&sheet.path("/rows"), &forged).await;
    assert_eq!(answer.status, 409, "{}", answer.text);
    let content = live::replay(&sheet.desk.stage.app, &canvas).await.unwrap();
    assert_eq!(content.notes.len(), 2);
}
