//! Canvases on paper, opened again by poppler's programs.
use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::Value;
use server::args;
use server::features::demo;
use server::features::vocabularies::SheetTexts;
use server::i18n::Lang;

use crate::stage::{Answer, Browser, Stage};

const EXPORTS: &str = "
    select count(*)
    from audit
    where action = 'interview.export' and subject = $1";

struct House {
    stage: Stage,
    lead: Browser,
    /// Id and kind.
    canvases: Vec<(String, String)>,
}

/// The demonstration's workspace of nine canvases.
async fn house() -> House {
    let stage = Stage::new().await;
    let password = demo::fill(&stage.app).await.unwrap().unwrap();
    let lead = stage.browser();
    let form = [("email", demo::EMAIL), ("password", password.as_str())];
    assert_eq!(lead.post("/fi/sign-in", &form).await.status, 303);
    let workspaces = lead.get("/api/v1/workspaces").await.json();
    let id = workspaces["items"][0]["id"].as_str().unwrap();
    let path = format!("/api/v1/workspaces/{id}/canvases");
    let canvases = lead.get(&path).await.json();
    let text = |of: &Value| of.as_str().unwrap().to_owned();
    let canvases = canvases["items"].as_array().unwrap().iter();
    House {
        stage,
        lead,
        canvases: canvases
            .map(|canvas| (text(&canvas["id"]), text(&canvas["kind"])))
            .collect(),
    }
}

impl House {
    fn id(&self, kind: &str) -> &str {
        let mut canvases = self.canvases.iter();
        &canvases.find(|(_, own)| own == kind).unwrap().0
    }

    async fn paper(&self, id: &str, file: &str) -> Answer {
        self.lead.get(&format!("/fi/c/{id}/results/{file}")).await
    }
}

/// What a program of poppler's says of a PDF that it is handed.
pub fn poppler(program: &str, args: &[&str], pdf: &[u8]) -> String {
    let mut child = Command::new(program)
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{program} of poppler-utils: {error}"));
    let mut stdin = child.stdin.take().unwrap();
    let pdf = pdf.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&pdf).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

/// A text without spaces and hyphens, so that it is the same however its lines are broken.
pub fn bare(text: &str) -> String {
    let is_gone =
        |letter: &char| letter.is_whitespace() || "-\u{ad}\u{2010}\u{200b}".contains(*letter);
    text.chars().filter(|letter| !is_gone(letter)).collect()
}

/// Everything that people wrote on a canvas, line by line.
pub fn written(file: &Value) -> Vec<String> {
    let content = &file["content"];
    let mut texts = Vec::new();
    let mut all = |value: &Value, keys: &[&str]| strings(value, keys, &mut texts);
    all(&content["fields"], &[]);
    all(&content["cells"], &[]);
    for root in ["notes", "circles", "columns", "rows", "ticks", "links"] {
        all(
            &content[root],
            &["text", "label", "title", "features", "url", "note"],
        );
    }
    let lines = texts.iter().flat_map(|text| text.lines());
    lines.map(bare).filter(|line| !line.is_empty()).collect()
}

/// Strings under a value: all of them, or those of some keys.
fn strings(value: &Value, keys: &[&str], out: &mut Vec<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| strings(item, keys, out)),
        Value::Object(entries) => {
            for (key, entry) in entries {
                match entry {
                    Value::String(text) if keys.is_empty() || keys.contains(&key.as_str()) => {
                        out.push(text.clone());
                    }
                    Value::String(_) => {}
                    entry => strings(entry, keys, out),
                }
            }
        }
        _ => {}
    }
}

#[tokio::test]
async fn every_kind_is_set_with_all_that_is_written() {
    let house = house().await;
    for (id, kind) in &house.canvases {
        let file = house.paper(id, "canvas.json").await.json();
        let written = written(&file);
        assert!(written.len() > 1, "{kind}: {written:?}");
        let paper = house.paper(id, "sheet.pdf?paper=a4").await;
        assert_eq!(paper.status, 200, "{kind}: {}", paper.text);
        assert_eq!(paper.headers["content-type"], "application/pdf");
        let read = bare(&poppler("pdftotext", &["-", "-"], &paper.bytes));
        for line in &written {
            assert!(read.contains(line), "{kind} lacks {line}");
        }
    }
}

#[tokio::test]
async fn every_kind_is_set_blank_with_its_steps_and_nothing_written() {
    let house = house().await;
    for (id, kind) in &house.canvases {
        let template = canvas::find(kind).unwrap();
        let sheet = template.sheet(&SheetTexts(Lang::Fi));
        let paper = house.paper(id, "blank.pdf?paper=a3").await;
        assert_eq!(paper.status, 200, "{kind}: {}", paper.text);
        let read = bare(&poppler("pdftotext", &["-", "-"], &paper.bytes));
        let steps = sheet.steps.iter().map(|step| &step.title);
        let fields = sheet.fields.iter().map(|field| &field.label);
        for words in steps.chain(fields) {
            assert!(read.contains(&bare(words)), "{kind} lacks {words}: {read}");
        }
        let info = poppler("pdfinfo", &["-"], &paper.bytes);
        assert!(info.contains("Pages:           1\n"), "{kind}: {info}");
        let title = house.paper(id, "canvas.json").await.json()["title"].clone();
        let title = bare(title.as_str().unwrap());
        assert!(!read.contains(&title), "{kind} shows {title}");
    }
}

#[tokio::test]
async fn papers_have_their_size_language_tags_and_fonts() {
    let house = house().await;
    for (file, size) in [
        ("sheet.pdf", "841.89 x 595.28 pts (A4)"),
        ("sheet.pdf?paper=a3", "1190.55 x 841.89 pts (A3)"),
        ("sheet.pdf?paper=a1", "2383.94 x 1683.78 pts"),
        ("blank.pdf?paper=a1", "2383.94 x 1683.78 pts"),
    ] {
        for kind in ["actor-map", "offering"] {
            let paper = house.paper(house.id(kind), file).await;
            let info = poppler("pdfinfo", &["-"], &paper.bytes);
            assert!(
                info.contains(&format!("Page size:       {size}")),
                "{file}: {info}"
            );
            assert!(info.contains("Tagged:          yes\n"), "{file}: {info}");
            assert!(paper.text.contains("/Lang(fi)"), "{file}");
            let fonts = poppler("pdffonts", &["-"], &paper.bytes);
            let mut fonts = fonts.lines().skip(2).peekable();
            assert!(fonts.peek().is_some(), "{file} has no font");
            for font in fonts {
                // Embedded, a subset, with a map to Unicode.
                assert!(font.contains(" yes yes yes "), "{file}: {font}");
            }
        }
    }
    for lang in ["sv", "en"] {
        let path = format!("/{lang}/c/{}/results/sheet.pdf", house.id("actor-map"));
        let paper = house.lead.get(&path).await;
        assert!(paper.text.contains(&format!("/Lang({lang})")), "{lang}");
    }
}

#[tokio::test]
async fn another_paper_is_refused_in_words() {
    let house = house().await;
    for file in [
        "sheet.pdf?paper=a2",
        "blank.pdf?paper=%00",
        "sheet.pdf?paper=",
    ] {
        let answer = house.paper(house.id("actor-map"), file).await;
        assert_eq!(answer.status, 422, "{file}");
        assert!(answer.text.contains("A4, A3 tai A1"), "{}", answer.text);
    }
}

#[tokio::test]
async fn an_interview_taken_home_on_paper_is_in_the_trail() {
    let house = house().await;
    let id = house.id("needs-map");
    let count = async || {
        let found = house.stage.app.db.optional(EXPORTS, args![id]).await;
        let count: i64 = found.unwrap().unwrap();
        count
    };
    let before = count().await;
    assert_eq!(house.paper(id, "blank.pdf").await.status, 200);
    assert_eq!(count().await, before);
    assert_eq!(house.paper(id, "sheet.pdf").await.status, 200);
    assert_eq!(count().await, before + 1);
}

#[tokio::test]
async fn the_page_of_results_offers_every_paper() {
    let house = house().await;
    let path = format!("/fi/c/{}/results", house.id("actor-map"));
    let page = house.lead.get(&path).await.text;
    for file in ["sheet", "blank"] {
        for paper in ["a4", "a3", "a1"] {
            assert!(
                page.contains(&format!("/results/{file}.pdf?paper={paper}")),
                "{page}"
            );
        }
    }
}
