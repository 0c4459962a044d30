//! Rows that are not brought: each fault with its cell, nothing written, nothing lost.
use canvas::content::{Content, Note};
use canvas::settings::Role;
use serde_json::json;

use crate::rows_bring::{Sheet, form, guest};
use crate::stage::Answer;

/// Asserts that nothing of the text is brought, and what is said about its cells; the text stays in the form.
async fn refused(sheet: &Sheet, text: &str, said: &[(&str, &str)]) {
    let page = sheet.look(&sheet.helmi, text).await;
    assert_eq!(page.status, 422, "{text} {}", page.text);
    for (cell, advice) in said {
        let at = format!("class=\"rows-ref\">{cell}</th>");
        let (_, rest) = page
            .text
            .split_once(&at)
            .unwrap_or_else(|| panic!("{cell} in {}", page.text));
        let row = rest.split("</tr>").next().unwrap();
        assert!(row.contains(advice), "{cell}: {advice} in {row}");
    }
    assert_eq!(
        page.text.matches("class=\"rows-ref\"").count(),
        said.len(),
        "{}",
        page.text
    );
    assert_keeps(&page, text);
    assert_eq!(sheet.notes().await.len(), 2);
}

fn assert_keeps(page: &Answer, text: &str) {
    let first = text.lines().next().unwrap();
    assert!(page.text.contains(&format!(">\n{first}")), "{}", page.text);
}

#[tokio::test]
async fn every_fault_is_told_with_its_cell() {
    let sheet = Sheet::new().await;
    let other = sheet.desk.canvas(
        canvas::find("actor-map").unwrap(),
        Content {
            notes: vec![Note {
                id: "note-elsewhere".to_owned(),
                zone: "state".to_owned(),
                kind: "actor".to_owned(),
                text: "Muualla".to_owned(),
                ..Note::default()
            }],
            ..Content::default()
        },
    );
    other.await;
    let long = "a".repeat(4_001);
    let text = format!(
        "Zone\tText\tNote id\n\
        Kuu\tA\t\n\
        \tB\t\n\
        state\t\t\n\
        state\t{long}\t\n\
        state\t#REF!\t\n\
        state\tC\tnote-elsewhere\n\
        state\tD\tnote-bbbb\n\
        state\tE\tnote-bbbb\n"
    );
    let said = [
        (
            "A2",
            "There is no such area. The areas are: Funders, State actors",
        ),
        ("A3", "Write the area."),
        ("B4", "The note would be empty."),
        ("B5", "at most 4000 characters"),
        ("B6", "formula"),
        ("C7", "No such note is on this canvas"),
        ("C9", "Row 8 is about the same note."),
    ];
    refused(&sheet, &text, &said).await;
    let twice = "Zone\tText\tText\nstate\ta\tb\n";
    refused(&sheet, twice, &[("C1", "This column is there twice")]).await;
    let no_text = "Zone\tKind\nstate\tactor\n";
    refused(&sheet, no_text, &[("1", "There is no column of texts.")]).await;
    let kind = "Zone;Kind;Text\nstate;Malli;a\n";
    refused(&sheet, kind, &[("B2", "This area does not take the kind.")]).await;
    let unclosed = "Zone;Text\nstate;\"a\nb\n";
    refused(&sheet, unclosed, &[("B2", "quotation mark")]).await;
    let hostile = "Zone\tText\n<script>\t</textarea><b>\n";
    let page = sheet.look(&sheet.helmi, hostile).await;
    assert!(!page.text.contains("<script>\t") && !page.text.contains("</textarea><b>"));
}

#[tokio::test]
async fn what_is_no_table_is_told_and_kept() {
    let sheet = Sheet::new().await;
    for (text, said) in [
        ("", "Paste a row of headings"),
        ("Zone\tText\n", "Paste a row of headings"),
        (
            "red\tround\nblue\tsquare\n",
            "No row of headings was found.",
        ),
    ] {
        let page = sheet.look(&sheet.helmi, text).await;
        assert_eq!(page.status, 422, "{text}");
        assert!(page.text.contains(said), "{said} in {}", page.text);
    }
    let many = format!("Zone\tText\n{}", "state\ta\n".repeat(1_001));
    let page = sheet.look(&sheet.helmi, &many).await;
    assert!(
        page.status == 422 && page.text.contains("too many rows"),
        "{}",
        page.status
    );
    assert_keeps(&page, &many);
    for file in [
        &b"PK\x03\x04 and nothing of a zip"[..],
        &[0xD0, 0xCF, 0x11, 0xE0],
        &[0, 1, 2],
    ] {
        let page = sheet.send(&sheet.helmi, file).await;
        assert_eq!(page.status, 422, "{}", page.text);
        assert!(page.text.contains("id=\"refused\""), "{}", page.text);
    }
    let large = vec![b'a'; (1 << 20) + 1];
    let pasted = form(&sheet.path("/bring"), "Zone\tText\nstate\ta", &large);
    let page = sheet.helmi.send(pasted).await;
    assert_eq!(page.status, 413, "{}", page.text);
    assert_keeps(&page, "Zone\tText");
    let plain = sheet
        .helmi
        .post(&sheet.path("/bring"), &[("text", "Zone\tText")])
        .await;
    assert_eq!(plain.status, 422, "{}", plain.text);
    assert_eq!(sheet.notes().await.len(), 2);
}

const TEXT: &str = "Zone\tText\tNote id\nstate\tPoliisi\t\nstate\tToinen\tnote-bbbb\n";

#[tokio::test]
async fn only_who_writes_brings_rows() {
    let sheet = Sheet::new().await;
    let text = TEXT;
    let viewer = guest(&sheet.desk, &sheet.id, Role::Viewer).await;
    let stranger = sheet.desk.stage.account("Outo").await;
    for (who, status) in [(&viewer, 403), (&stranger, 404)] {
        assert_eq!(who.get(&sheet.path("/bring")).await.status, status);
        assert_eq!(sheet.look(who, text).await.status, status);
        let pressed = who.post(&sheet.path("/rows"), &[("text", text)]).await;
        assert_eq!(pressed.status, status);
    }
    assert!(
        !viewer
            .get(&sheet.path(""))
            .await
            .text
            .contains("/table/bring\"")
    );
    assert!(
        sheet
            .helmi
            .get(&sheet.path(""))
            .await
            .text
            .contains("/table/bring\"")
    );
}

#[tokio::test]
async fn who_writes_brings_only_what_they_might_write() {
    let sheet = Sheet::new().await;
    let text = TEXT;
    let seen = sheet.look(&sheet.helmi, text).await;
    assert_eq!(seen.status, 200, "{}", seen.text);
    let settings = format!("/api/v1/canvases/{}/settings", sheet.id);
    let lead = &sheet.desk.lead;
    for (set, cell, said) in [
        (json!({"edit": "own"}), "3", "somebody else"),
        (
            json!({"edit": "all", "zones": "step", "step": "D"}),
            "2",
            "step",
        ),
    ] {
        let set = lead.json("PATCH", &settings, &set).await;
        assert_eq!(set.status, 200, "{}", set.text);
        for page in [
            sheet.look(&sheet.helmi, text).await,
            sheet.press(&sheet.helmi, &seen, text).await,
        ] {
            assert_eq!(page.status, 422, "{}", page.text);
            let at = format!("class=\"rows-ref\">{cell}</th>");
            let (_, rest) = page.text.split_once(&at).unwrap();
            let row = rest.split("</tr>").next().unwrap();
            assert!(row.to_lowercase().contains(said), "{said} in {row}");
        }
    }
    let paused = json!({"edit": "all", "zones": "all", "paused": true});
    lead.json("PATCH", &settings, &paused).await;
    let page = sheet.press(&sheet.helmi, &seen, text).await;
    assert_eq!(page.status, 422, "{}", page.text);
    assert!(page.text.contains("Nothing was brought."));
    assert_keeps(&page, text);
    assert_eq!(sheet.notes().await.len(), 2);
    assert_eq!(sheet.note("note-bbbb").await.text, "Kirjasto");
    let leads = sheet.look(lead, text).await;
    assert_eq!(sheet.press(lead, &leads, text).await.status, 303);
    let archive = format!("/en/c/{}/archive", sheet.id);
    assert_eq!(lead.post(&archive, &[]).await.status, 303);
    assert_eq!(sheet.look(lead, text).await.status, 409);
    assert_eq!(sheet.press(lead, &leads, text).await.status, 409);
}

#[tokio::test]
async fn a_full_canvas_says_how_many_rows_fit() {
    let notes = (0..1_999).map(|at| Note {
        id: format!("note-{at:05}"),
        zone: "state".to_owned(),
        kind: "actor".to_owned(),
        text: format!("Toimija {at}"),
        order: format!("c{at:04}"),
        ..Note::default()
    });
    let content = Content {
        notes: notes.collect(),
        ..Content::default()
    };
    let sheet = Sheet::with(content).await;
    let text = "Zone\tText\nstate\tYksi\nstate\tToimija 7\nstate\tKaksi\n";
    let page = sheet.look(&sheet.helmi, text).await;
    assert_eq!(page.status, 422, "{}", page.text);
    assert!(
        page.text.contains("class=\"rows-ref\">4</th>"),
        "{}",
        page.text
    );
    assert!(page.text.contains("room for 1 new notes"), "{}", page.text);
    let one = "Zone\tText\nstate\tYksi\nstate\tToimija 7\n";
    let page = sheet.look(&sheet.helmi, one).await;
    assert_eq!(sheet.press(&sheet.helmi, &page, one).await.status, 303);
    assert_eq!(sheet.notes().await.len(), 2_000);
}
