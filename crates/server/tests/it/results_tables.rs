//! Canvases taken home as spreadsheets and CSV.
use axum::http::header;
use canvas::content::{Circle, Content, Lane, Link, Note, Signed, Tick};
use canvas::{Template, builtin};
use server::features::votes;

use crate::every_part::every_part;
use crate::results::Desk;
use crate::stage::{Answer, START_MS};
use crate::workbooks::Book;

const TABLES: [&str; 9] = [
    "notes",
    "table",
    "cells",
    "links",
    "circles",
    "votes",
    "action-points",
    "comments",
    "fields",
];

fn signed(name: &str) -> Signed {
    Signed {
        by: "account-1".to_owned(),
        name: name.to_owned(),
        at: START_MS,
    }
}

fn note(id: &str, zone: &str, text: &str) -> Note {
    Note {
        id: id.to_owned(),
        zone: zone.to_owned(),
        kind: "actor".to_owned(),
        text: text.to_owned(),
        order: "a0".to_owned(),
        by: "Eero".to_owned(),
        at: START_MS,
        ..Note::default()
    }
}

/// Two notes with all that words are made of.
pub fn of_notes(template: &Template) -> Content {
    Content {
        notes: vec![
            note(
                "note-aaaa",
                "state",
                "=HYPERLINK(\"x\")\nKelan _x0041_ palvelu\nTurussa",
            ),
            note("note-bbbb", "municipality", "Kirjasto"),
        ],
        links: vec![Link {
            id: "link-aaaa".to_owned(),
            from: "note-aaaa".to_owned(),
            to: "note-bbbb".to_owned(),
            kind: template.link_kinds[0].slug.clone(),
            label: "kouluttaa".to_owned(),
            signed: signed("Aino"),
        }],
        circles: vec![Circle {
            id: "circle-aaaa".to_owned(),
            label: "Kärki".to_owned(),
            members: vec!["note-bbbb".to_owned()],
            signed: signed("Aino"),
        }],
        ..Content::default()
    }
}

/// A model, a group and a tick where they meet.
fn of_a_table() -> Content {
    let lane = |id: &str, title: &str, features: Option<&str>| Lane {
        id: id.to_owned(),
        order: "a9".to_owned(),
        parts: [("title", Some(title)), ("features", features)]
            .into_iter()
            .filter_map(|(part, text)| Some((part.to_owned(), text?.to_owned())))
            .collect(),
        reference: None,
    };
    let tick = Tick {
        signed: signed("Aino"),
        note: "laskettu 2025".to_owned(),
        confidence: "measured".to_owned(),
    };
    Content {
        columns: vec![lane("column-aaa", "Kotituki", Some("Käy luona"))],
        rows: vec![lane("row-aaaaaa", "Ikäihmiset", None)],
        ticks: [("row-aaaaaa:column-aaa".to_owned(), tick)].into(),
        ..Content::default()
    }
}

/// The table, its cells parted as a spreadsheet parts them.
pub fn read_csv(answer: &Answer) -> Vec<Vec<String>> {
    assert_eq!(answer.status, 200, "{}", answer.text);
    assert_eq!(
        answer.headers[header::CONTENT_TYPE],
        "text/csv; charset=utf-8"
    );
    let text = answer
        .text
        .strip_prefix('\u{FEFF}')
        .expect("the mark of UTF-8");
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.delimiter(b';').has_headers(false);
    let mut reader = reader.from_reader(text.as_bytes());
    let rows = reader.records().map(|row| row.unwrap());
    rows.map(|row| row.iter().map(str::to_owned).collect())
        .collect()
}

#[tokio::test]
async fn a_workbook_of_every_kind_opens_and_runs_nothing() {
    let desk = Desk::new().await;
    for template in builtin() {
        let id = desk.canvas(template, every_part(template, 11)).await;
        let answer = desk
            .lead
            .get(&format!("/sv/c/{id}/results/canvas.xlsx"))
            .await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        let book = Book::read(&answer.bytes);
        assert!(!book.sheets.is_empty(), "{}", template.kind);
        for name in book.files.keys() {
            for never in [
                "vba",
                "externalLink",
                "connections",
                "embeddings",
                "drawing",
            ] {
                assert!(!name.contains(never), "{name}");
            }
        }
        for sheet in &book.sheets {
            for never in ["<f>", "<f ", "<hyperlink", "<dataValidation", "<oleObject"] {
                assert!(!sheet.xml.contains(never), "{never} in {}", sheet.name);
            }
            assert!(sheet.xml.contains("state=\"frozen\""), "{}", sheet.name);
            assert!(sheet.rows[0].iter().all(|head| head.len() < 200));
        }
        assert!(book.files["docProps/core.xml"].contains("<dc:title>Vietävä – Äly</dc:title>"));
        assert!(book.files["docProps/core.xml"].contains("<dc:creator>Loimaa</dc:creator>"));
        desk.stage.pass_ms(1);
    }
}

#[tokio::test]
async fn every_csv_is_whole_and_runs_nothing() {
    let desk = Desk::new().await;
    for template in builtin() {
        let id = desk.canvas(template, every_part(template, 13)).await;
        let mut whole = 0;
        for table in TABLES {
            let answer = desk
                .lead
                .get(&format!("/fi/c/{id}/results/{table}.csv"))
                .await;
            if answer.status == 404 {
                continue;
            }
            let rows = read_csv(&answer);
            whole += 1;
            for cell in rows.iter().flatten() {
                let seen = cell.trim_start();
                assert!(!seen.starts_with(['=', '+', '-', '@']), "{cell:?}");
            }
        }
        let page = desk.lead.get(&format!("/fi/c/{id}/results")).await;
        assert_eq!(
            page.text.matches(".csv\"").count(),
            whole,
            "{}",
            template.kind
        );
        desk.stage.pass_ms(1);
    }
}

#[tokio::test]
async fn notes_stand_in_words() {
    let desk = Desk::new().await;
    let template = canvas::find("actor-map").unwrap();
    let id = desk.canvas(template, of_notes(template)).await;
    let answer = desk
        .lead
        .get(&format!("/fi/c/{id}/results/canvas.xlsx"))
        .await;
    let disposition = answer.headers[header::CONTENT_DISPOSITION]
        .to_str()
        .unwrap();
    assert!(
        disposition.contains("filename=\"Vietava _ Aly.xlsx\""),
        "{disposition}"
    );
    let book = Book::read(&answer.bytes);
    let notes = &book.sheet("Laput").rows;
    assert_eq!(notes[0][2..4], ["Nimi", "Huomautus"]);
    let row = |name: &str| notes.iter().find(|row| row[2] == name).unwrap();
    let kela = row("=HYPERLINK(\"x\")");
    assert_eq!(kela[3], "Kelan _x0041_ palvelu\nTurussa");
    assert!(kela.contains(&"kouluttaa: Kirjasto".to_owned()), "{kela:?}");
    let library = row("Kirjasto");
    assert!(library.contains(&"Kärki".to_owned()), "{library:?}");
    assert!(library.contains(&"Eero".to_owned()), "{library:?}");
    let circles = &book.sheet("Ympyröinnit").rows;
    assert_eq!(circles[1][..4], ["Kärki", "1", "Kirjasto", "Aino"]);
    let links = read_csv(
        &desk
            .lead
            .get(&format!("/fi/c/{id}/results/links.csv"))
            .await,
    );
    assert_eq!(links[1][0], "'=HYPERLINK(\"x\")");
    assert_eq!(
        links[1][2..6],
        ["Kirjasto", "kouluttaa", "Aino", "2026-09-01 09:00"]
    );
}

#[tokio::test]
async fn a_table_stands_as_it_is_seen_and_as_a_list() {
    let desk = Desk::new().await;
    let template = canvas::find("offering").unwrap();
    let id = desk.canvas(template, of_a_table()).await;
    let table = read_csv(
        &desk
            .lead
            .get(&format!("/fi/c/{id}/results/table.csv"))
            .await,
    );
    // The trail is in order by time only.
    desk.stage.pass_ms(1);
    assert_eq!(table[0][1..], ["Kotituki"]);
    assert_eq!(table[1][1..], ["Käy luona"]);
    assert_eq!(table[2], ["Ikäihmiset", "✓ · Mitattu · laskettu 2025"]);
    assert_eq!(table.len(), 3, "what nobody filled is left out: {table:?}");
    let cells = read_csv(
        &desk
            .lead
            .get(&format!("/en/c/{id}/results/cells.csv"))
            .await,
    );
    assert_eq!(cells[0][..2], ["Column", "Row"]);
    assert_eq!(
        cells[1],
        [
            "Kotituki",
            "Ikäihmiset",
            "",
            "✓",
            "Measured",
            "laskettu 2025",
            "Aino",
            "2026-09-01 09:00"
        ]
    );
    let notes = desk
        .lead
        .get(&format!("/fi/c/{id}/results/notes.csv"))
        .await;
    assert_eq!(notes.status, 404, "the kind has no notes");
    assert_eq!(
        desk.trail("canvas-exported", &id).await,
        ["cells.csv", "table.csv"]
    );
}

#[tokio::test]
async fn a_full_canvas_becomes_a_workbook() {
    let desk = Desk::new().await;
    let template = canvas::find("actor-map").unwrap();
    let notes = |i: usize| note(&format!("note-{i:05}"), "state", &format!("Toimija {i}"));
    let link = |i: usize| Link {
        id: format!("link-{i:05}"),
        // One note with more links than the words of a cell can say.
        from: "note-00000".to_owned(),
        to: format!("note-{:05}", i % 1_999 + 1),
        kind: template.link_kinds[0].slug.clone(),
        label: String::new(),
        signed: signed("Aino"),
    };
    let content = Content {
        notes: (0..2_000).map(notes).collect(),
        links: (0..4_000).map(link).collect(),
        ..Content::default()
    };
    let id = desk.canvas(template, content).await;
    let answer = desk
        .lead
        .get(&format!("/fi/c/{id}/results/canvas.xlsx"))
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let book = Book::read(&answer.bytes);
    assert_eq!(book.sheet("Laput").rows.len(), 2_001);
    assert_eq!(book.sheet("Yhteydet").rows.len(), 4_001);
    let longest = book
        .sheet("Laput")
        .rows
        .iter()
        .flatten()
        .map(|cell| cell.encode_utf16().count());
    assert!(longest.max().unwrap() <= 32_767);
    let file = desk
        .lead
        .get(&format!("/fi/c/{id}/results/canvas.json"))
        .await;
    let back = desk.import(&desk.lead, &file.bytes, "").await;
    assert_eq!(back.status, 303, "{}", back.text);
    let path = format!("{}/results/canvas.json", back.location());
    let content = desk.lead.get(&path).await.json()["content"].take();
    assert_eq!(content["notes"].as_array().unwrap().len(), 2_000);
    assert_eq!(content["links"].as_array().unwrap().len(), 4_000);
}

#[tokio::test]
async fn what_a_vote_gave_goes_home_when_it_is_closed() {
    let desk = Desk::new().await;
    let template = canvas::find("actor-map").unwrap();
    let id = desk.canvas(template, of_notes(template)).await;
    let form = [
        ("question", "Mistä aloitamme?"),
        ("mark", "dots"),
        ("votes_each", "3"),
    ];
    let opened = desk.lead.post(&format!("/fi/c/{id}/votes"), &form).await;
    assert_eq!(opened.status, 303, "{}", opened.text);
    let round = votes::open_round(&desk.stage.app, &id)
        .await
        .unwrap()
        .unwrap();
    let path = format!("/fi/c/{id}/votes/{}", round.id);
    let voted = desk.lead.post(&path, &[("note-note-bbbb", "2")]).await;
    assert_eq!(voted.status, 303, "{}", voted.text);
    let file = format!("/fi/c/{id}/results/votes.csv");
    assert_eq!(read_csv(&desk.lead.get(&file).await).len(), 1, "it is open");
    let closed = desk.lead.post(&format!("{path}/close"), &[]).await;
    assert_eq!(closed.status, 303, "{}", closed.text);
    let rows = read_csv(&desk.lead.get(&file).await);
    let row = rows.iter().find(|row| row[1] == "Kirjasto").unwrap();
    assert_eq!(row[0], "Mistä aloitamme?");
    assert_eq!(row[3..], ["2", "1", "2026-09-01 09:00"]);
}
