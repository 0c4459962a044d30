//! What bringing a table of 10,000 descriptions takes: reading the file, looking at every row, and publishing, new and
//! again: `cargo bench -p server --bench tables`. With `TUKIVERKKO_TEST_POSTGRES` (an address of an empty database) on
//! that engine, else on SQLite in a scratch folder.
mod installation;

use std::fmt::Write as _;
use std::time::Instant;

use anyhow::{Context, Result};
use rust_xlsxwriter::Workbook;
use server::features::accounts::{Email, PersonName, Standing, create_account};
use server::features::areas;
use server::features::catalogue::{self, Sender};
use server::features::workspaces::WorkspaceId;

const ROWS: usize = 10_000;
const WORKSPACE: &str = "bench";
const HEADS: [&str; 12] = [
    "identifier",
    "name",
    "organisation",
    "municipalities",
    "contact",
    "promise",
    "activity",
    "topics",
    "channels",
    "place1_name",
    "place1_address",
    "place1_hours",
];

/// What went wrong, as a program says it.
fn said(error: impl std::fmt::Debug) -> anyhow::Error {
    anyhow::anyhow!("{error:?}")
}

/// Row `number` with `word` in its text.
fn row(number: usize, word: &str) -> [String; 12] {
    let all = &areas::all().municipalities;
    let (one, other) = (&all[number % all.len()], &all[(number + 7) % all.len()]);
    let long = "Autamme rauhassa puhelimen, tietokoneen ja verkkopalvelujen käytössä. ".repeat(6);
    [
        format!("id-{number}"),
        format!("Digituki {number} {}", one.name_fi),
        format!("Organisaatio {}", number % 900),
        format!("{}; {}", one.name_fi, other.code),
        format!("Tiski, 02 {number:07}"),
        format!("Saat apua {word}."),
        long,
        "first-steps; Device faults and slow computers".to_owned(),
        "phone".to_owned(),
        format!("Paikka {number}"),
        format!("Katu {}, {}", number % 90 + 1, one.name_fi),
        "ma–pe 9–16".to_owned(),
    ]
}

fn csv(word: &str) -> Result<Vec<u8>> {
    let mut file = HEADS.join(";");
    for number in 0..ROWS {
        file.push('\n');
        for cell in row(number, word) {
            write!(file, "\"{cell}\";")?;
        }
        file.pop();
    }
    Ok(file.into_bytes())
}

fn xlsx(word: &str) -> Result<Vec<u8>> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (head, column) in HEADS.into_iter().zip(0..) {
        sheet.write_string(0, column, head)?;
    }
    for number in 0..ROWS {
        for (cell, column) in row(number, word).into_iter().zip(0..) {
            sheet.write_string(u32::try_from(number)? + 1, column, cell)?;
        }
    }
    Ok(book.save_to_buffer()?)
}

#[tokio::main]
async fn main() -> Result<()> {
    let scratch = tempfile::tempdir().context("making a scratch folder")?;
    let app = installation::open(scratch.path(), WORKSPACE).await?;
    let email = Email::parse("bench@mail.example").map_err(said)?;
    let name = PersonName::parse("Bench").map_err(said)?;
    let account = create_account(&app, "bench", email, name, None, Standing::Ordinary).await;
    let account = account.map_err(said)?;
    let workspace = WorkspaceId(WORKSPACE.to_owned());
    println!("{}, {ROWS} rows", app.db.engine_name());
    for (what, file) in [
        ("CSV, all new", csv("heti")?),
        ("XLSX, all changed", xlsx("rauhassa")?),
        ("XLSX, all as they were", xlsx("rauhassa")?),
    ] {
        let bytes = file.len();
        let start = Instant::now();
        let looked = catalogue::look(&app, &workspace, file)
            .await
            .map_err(said)?;
        let looked = looked.map_err(said)?;
        let ready = looked.map_err(|(faults, _)| said(faults.first()))?;
        let (seen, rows) = (start.elapsed(), ready.rows);
        let start = Instant::now();
        let done = catalogue::bring(&app, &workspace, Sender::itself(&account), ready).await;
        let brought = start.elapsed();
        let count = done.map_err(said)?.len();
        println!(
            "{what}: {bytes} bytes, looked at in {seen:?} ({} new, {} changed, {} same), {count} brought in {brought:?}",
            rows.created, rows.updated, rows.unchanged
        );
    }
    Ok(())
}
