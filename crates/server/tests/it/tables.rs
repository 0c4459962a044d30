//! Descriptions come from spreadsheets and go into them: all of a table or nothing, every fault with its cell.
use std::io::Write as _;

use axum::body::Body;
use axum::http::{Request, header};
use rust_xlsxwriter::{Format, Formula, Workbook};
use serde_json::json;
use server::features::catalogue::{self, Published};

use crate::catalogue::{House, house};
use crate::stage::Answer;

/// The form as a browser sends it.
pub fn upload(path: &str, name: &str, file: &[u8]) -> Request<Body> {
    let head = format!(
        "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
        Content-Type: application/octet-stream\r\n\r\n"
    );
    let body = [head.as_bytes(), file, b"\r\n--XX--\r\n"].concat();
    Request::post(path)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=XX")
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(body))
        .unwrap()
}

pub fn path(house: &House, rest: &str) -> String {
    format!("/en/w/{}/catalogue{rest}", house.workspace)
}

pub async fn send(house: &House, file: &[u8]) -> Answer {
    let to = path(house, "/bring");
    house.lead.send(upload(&to, "support.csv", file)).await
}

/// The page that a sent table leads to.
pub async fn look(house: &House, file: &[u8]) -> (String, String) {
    let sent = send(house, file).await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    let page = house.lead.get(sent.location()).await;
    assert_eq!(page.status, 200, "{}", page.text);
    (sent.location().to_owned(), page.text)
}

fn digest(page: &str) -> &str {
    let (_, rest) = page.split_once("name=\"digest\" value=\"").unwrap();
    rest.split_once('"').unwrap().0
}

/// Sends a table and brings it; gives where it leads.
pub async fn bring(house: &House, file: &[u8]) -> String {
    let (at, page) = look(house, file).await;
    let done = house.lead.post(&at, &[("digest", digest(&page))]).await;
    assert_eq!(done.status, 303, "{}", done.text);
    done.location().to_owned()
}

pub async fn all(house: &House) -> Vec<Published> {
    let mut all = catalogue::all_published(&house.stage.app).await.unwrap();
    all.sort_by(|a, b| a.description.name.cmp(&b.description.name));
    all
}

/// Cell, value and advice of every fault.
pub async fn faults(house: &House, file: &[u8]) -> Vec<[String; 3]> {
    let (at, page) = look(house, file).await;
    assert!(!page.contains("name=\"digest\""), "it can be brought");
    let taken = house.lead.get(&format!("{at}/faults.csv")).await;
    assert_eq!(taken.status, 200);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(taken.text.trim_start_matches('\u{FEFF}').as_bytes());
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        assert!(page.contains(&format!(">{}</th>", &row[0])), "{page}");
        [0, 2, 3].map(|at| row[at].to_owned())
    });
    rows.collect()
}

pub fn list_of(faults: &[[String; 3]]) -> Vec<[&str; 3]> {
    let all = faults.iter();
    all.map(|fault| fault.each_ref().map(String::as_str))
        .collect()
}

pub const HEAD: &str = "identifier;name;organisation;municipalities";

#[tokio::test]
async fn a_table_is_seen_first_and_then_brought_whole() {
    let house = house().await;
    let form = house.lead.get(&path(&house, "/bring")).await;
    assert_eq!(form.status, 200, "{}", form.text);
    let table = format!(
        "{HEAD};Topics;Place 1: name;Promise;Contact\n\
        a;One;Library;Loimaa;first-steps;Main;Help;+358 2 000\n\
        b;Two;Library;\"430\n853\";Device faults and slow computers;;;\n"
    );
    let (at, page) = look(&house, table.as_bytes()).await;
    assert!(page.contains("2 new descriptions"), "{page}");
    assert!(all(&house).await.is_empty(), "nothing is done by looking");
    let wrong = house.lead.post(&at, &[("digest", "other")]).await;
    assert_eq!(wrong.status, 409);
    assert!(wrong.text.contains("has changed since"), "{}", wrong.text);
    let done = house.lead.post(&at, &[("digest", digest(&page))]).await;
    assert!(
        done.location().ends_with("?new=2&changed=0&same=0"),
        "{}",
        done.text
    );
    let desk = house.lead.get(done.location()).await;
    assert!(
        desk.text.contains("The spreadsheet was brought:"),
        "{}",
        desk.text
    );
    let found = all(&house).await;
    assert_eq!(found[0].description.places[0].name, "Main");
    assert_eq!(found[0].description.contact, "+358 2 000");
    assert_eq!(found[1].description.municipalities, ["430", "853"]);
    assert_eq!(found[1].description.facets["topics"], ["device-problems"]);
    let digest = digest(&page).to_owned();
    let back = house.lead.get(&at).await;
    let again = house.lead.post(&at, &[("digest", &digest)]).await;
    for gone in [back, again] {
        assert_eq!(gone.status, 410, "it waits no more");
        assert!(gone.text.contains("no longer waits"), "{}", gone.text);
        assert!(gone.text.contains("type=\"file\""), "{}", gone.text);
    }
    let (_, same) = look(&house, table.as_bytes()).await;
    assert!(same.contains("Nothing needs to be brought"), "{same}");
    assert!(!same.contains("Bring and publish"), "{same}");
}

#[tokio::test]
async fn the_same_identifier_updates_and_what_is_the_same_makes_no_version() {
    let house = house().await;
    let first = format!("{HEAD};promise\na;One;Library;430;Help\nb;Two;Library;430;Help\n");
    bring(&house, first.as_bytes()).await;
    // No column for the promise: it stays.
    let second = format!("{HEAD}\nb;Two, renamed;Library;430\na;One;Library;430\n");
    let (at, page) = look(&house, second.as_bytes()).await;
    for said in [
        "1 changing description",
        "1 description as it was",
        "<ins><span dir=\"auto\">Two, renamed",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let done = house.lead.post(&at, &[("digest", digest(&page))]).await;
    assert!(done.location().ends_with("?new=0&changed=1&same=1"));
    let found = all(&house).await;
    assert_eq!((found[0].version, found[1].version), (1, 2));
    assert_eq!(found[1].description.text("promise"), "Help");
    // An empty cell empties.
    let third = format!("{HEAD};promise\na;One;Library;430;\n");
    bring(&house, third.as_bytes()).await;
    assert_eq!(all(&house).await[0].description.text("promise"), "");
}

#[tokio::test]
async fn a_catalogue_that_changed_meanwhile_is_seen_again() {
    let house = house().await;
    bring(&house, format!("{HEAD}\na;One;Library;430\n").as_bytes()).await;
    let renamed = format!("{HEAD}\na;One, renamed;Library;430\n");
    let (at, page) = look(&house, renamed.as_bytes()).await;
    let other = json!({"workspace": house.workspace, "models": [
        {"identifier": "a", "name": "One, by somebody else", "organisation": "Library", "nationwide": true}]});
    let published = house.lead.json("POST", "/api/v1/models", &other).await;
    assert_eq!(published.status, 201, "{}", published.text);
    let refused = house.lead.post(&at, &[("digest", digest(&page))]).await;
    assert_eq!(refused.status, 409);
    assert!(refused.text.contains("One, by somebody else"));
    let again = [("digest", digest(&refused.text))];
    assert_eq!(house.lead.post(&at, &again).await.status, 303);
    let found = all(&house).await;
    assert_eq!(found[0].description.name, "One, renamed");
    assert!(
        found[0].description.nationwide,
        "there was no column for it"
    );
}

/// What is wrong with each cell of the table below.
const FAULTS: [[&str; 3]; 14] = [
    [
        "F1",
        "colour",
        "There is no such column. See the headings in the template, or remove the column.",
    ],
    ["H1", "name", "This column is there twice. Remove one."],
    ["B2", "", "Write a name."],
    ["C3", "", "Write who answers for the service."],
    ["D3", "Loimma", "Did you mean Loimaa?"],
    [
        "E3",
        "alchemy",
        "This value is not in the list. The list has for example First steps with a device; Device faults and slow \
         computers; Choosing or changing a device; Updates and storage. All allowed values are in the template.",
    ],
    [
        "G3",
        "maybe",
        "This value is not in the list. The allowed values are yes; no.",
    ],
    [
        "A4",
        "b",
        "Row 3 has the same identifier. Give this row one of its own.",
    ],
    ["B4", "x", "Shorten it: at most 200 characters."],
    [
        "A5",
        "example",
        "This is the example row of the template. Remove it.",
    ],
    ["C6", "", "Write who answers for the service."],
    [
        "D6",
        "",
        "Write the municipalities, or yes in the column Whole country.",
    ],
    [
        "J7",
        "beside",
        "There is no heading above this value. Write a heading or empty the cell.",
    ],
    [
        "I8",
        "open",
        "A quotation mark is left open. Add the closing mark or remove the opening one.",
    ],
];

#[tokio::test]
async fn every_fault_is_told_with_its_cell() {
    let house = house().await;
    let long = "x".repeat(201);
    let table = format!(
        "{HEAD};topics;colour;Whole country;name;promise\n\
        a;;Library;430;;;;;\n\
        b;Two;;Loimma;alchemy; ;maybe;;\n\
        b;{long};Library;430;;;;;\n\
        example;Four;Library;430;;;;;\n\
        e;Five;;;;;;;\n\
        f;Six;Library;430;;;;;;beside\n\
        g;Seven;Library;430;;;;;\"open\n"
    );
    let mut found = faults(&house, table.as_bytes()).await;
    let shortened = format!("{}…", "x".repeat(80));
    assert_eq!(found[8][1], shortened);
    found[8][1] = "x".to_owned();
    assert_eq!(list_of(&found), FAULTS);
    assert!(all(&house).await.is_empty());
    let missing = faults(&house, b"name;municipalities\nOne;430\nTwo;430\n").await;
    assert_eq!(
        list_of(&missing),
        [[
            "1",
            "",
            "This column is missing. Add it to the spreadsheet."
        ]]
    );
}

/// A workbook as somebody makes it: a merged title, empty rows, numbers, a formula, a date, another sheet first.
fn workbook(with_date: Option<&str>) -> Vec<u8> {
    let mut book = Workbook::new();
    let notes = book.add_worksheet();
    notes.set_name("Notes").unwrap();
    notes.write_string(0, 0, "name").unwrap();
    let sheet = book.add_worksheet();
    let plain = Format::new();
    sheet
        .merge_range(0, 0, 0, 3, "Our services", &plain)
        .unwrap();
    let heads = [
        "Identifier",
        "Name",
        "Organisation",
        "Municipalities",
        "Nationwide",
        "Place 1: name",
        "Place 1: opening hours",
    ];
    for (head, column) in heads.into_iter().zip(0_u16..) {
        sheet.write_string(2, column, head).unwrap();
    }
    sheet.write_number(4, 0, 12).unwrap();
    let formula = Formula::new("=\"O\"&\"ne\"").set_result("One");
    sheet.write_formula(4, 1, formula).unwrap();
    sheet.write_string(4, 2, "Library").unwrap();
    sheet.write_number(4, 3, 5).unwrap();
    sheet.write_boolean(4, 4, true).unwrap();
    sheet.write_string(4, 5, "Main").unwrap();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    match with_date {
        Some(_) => sheet.write_number_with_format(4, 6, 46281, &day).unwrap(),
        None => sheet.write_string(4, 6, "9–16").unwrap(),
    };
    book.save_to_buffer().unwrap()
}

#[tokio::test]
async fn a_workbook_is_read_as_people_make_them() {
    let house = house().await;
    bring(&house, &workbook(None)).await;
    let found = all(&house).await;
    let said = &found[0].description;
    assert_eq!(said.name, "One");
    assert_eq!(said.municipalities, ["005"]);
    assert!(said.nationwide);
    let entries = house.lead.get(&path(&house, "/entries.csv")).await.text;
    assert!(entries.contains("\"12\""), "{entries}");
    let found = faults(&house, &workbook(Some("2026-09-16"))).await;
    let advice =
        "The spreadsheet made a date of this. Format the cell as text and write the value again.";
    assert_eq!(list_of(&found), [["G5", "2026-09-16", advice]]);
}

/// A zip with one file of so many noughts, named as a workbook's part.
fn bomb(bytes: usize) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let how = zip::write::SimpleFileOptions::default();
    zip.start_file("xl/sharedStrings.xml", how).unwrap();
    let block = vec![b' '; 1 << 20];
    for _ in 0..bytes >> 20 {
        zip.write_all(&block).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[tokio::test]
async fn what_is_no_table_is_refused_in_words() {
    let house = house().await;
    let check = async |file: &[u8], status: u16, said: &str| {
        let answer = send(&house, file).await;
        assert_eq!(answer.status, status, "{said}");
        assert!(answer.text.contains(said), "{said}: {}", answer.text);
        assert!(answer.text.contains("aria-invalid=\"true\""));
    };
    check(b"", 422, "Choose a spreadsheet").await;
    check(
        b"\x89PNG\r\n\x1a\n\0\0",
        422,
        "cannot be read as a spreadsheet",
    )
    .await;
    check(b"%PDF-1.7 and so on", 422, "No row of headings").await;
    check(b"PK\x03\x04garbage", 422, "cannot be read as a spreadsheet").await;
    check(&[0xD0, 0xCF, 0x11, 0xE0, 0], 422, "old Excel format").await;
    check(&bomb(130 << 20), 413, "is too large").await;
    check(&vec![b'x'; (20 << 20) + 1], 413, "is too large").await;
    let rows = "x;One;Library;430\n".repeat(20_001);
    check(format!("{HEAD}\n{rows}").as_bytes(), 413, "too many rows").await;
    let none = house.lead.post(&path(&house, "/bring"), &[]).await;
    assert_eq!(none.status, 422);
}

#[tokio::test]
async fn only_those_who_lead_bring_and_only_their_own() {
    let house = house().await;
    let table = format!("{HEAD}\na;One;Library;430\n");
    let (at, page) = look(&house, table.as_bytes()).await;
    let stranger = house.stage.account("Stranger").await;
    let to = path(&house, "/bring");
    assert_eq!(stranger.send(upload(&to, "a.csv", b"")).await.status, 404);
    assert_eq!(stranger.get(&at).await.status, 404);
    let form = [("digest", digest(&page))];
    assert_eq!(stranger.post(&at, &form).await.status, 404);
    let anybody = house.stage.browser();
    assert_eq!(anybody.get(&at).await.status, 401);
    house.stage.pass_ms(25 * 60 * 60 * 1000);
    house.stage.run_jobs().await;
    assert_eq!(house.lead.get(&at).await.status, 410, "a day is over");
}
