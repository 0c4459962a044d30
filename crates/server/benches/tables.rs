//! What bringing a table of 10,000 descriptions takes: reading the file, looking at every row, and publishing, new and
//! again: `cargo bench -p server --bench tables`. With `TUKIVERKKO_TEST_POSTGRES` (an address of an empty database) on
//! that engine, else on SQLite in a scratch folder.
use std::fmt::Write as _;
use std::time::Instant;

use anyhow::{Context, Result};
use rust_xlsxwriter::Workbook;
use server::app::{App, Parts, REVOCATIONS_MAX, ROUNDS_MAX};
use server::args;
use server::clock::Clock;
use server::config::Config;
use server::db::Db;
use server::features::accounts::{Email, PersonName, Standing, create_account};
use server::features::areas;
use server::features::catalogue;
use server::features::coverage::Kept as Coverage;
use server::features::live;
use server::features::matching::Matcher;
use server::features::openings::Openings;
use server::features::search::Searcher;
use server::features::vocabularies::Shelf;
use server::features::workshops::Hub;
use server::features::workspaces::WorkspaceId;
use server::mail::Mailer;
use tokio::sync::{Notify, broadcast};

const ROWS: usize = 10_000;
const WORKSPACE: &str = "bench";
const INSERT_WORKSPACE: &str = "
    insert into workspace (id, title, language, created_at)
    values ($1, 'Bench', 'fi', 0)";
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

async fn installation(scratch: &std::path::Path) -> Result<App> {
    let config = Config {
        data: scratch.to_owned(),
        database_url: std::env::var("TUKIVERKKO_TEST_POSTGRES").ok(),
        ..Config::default()
    };
    let db = match &config.database_url {
        Some(url) => Db::postgres(url).await?,
        None => Db::sqlite(&config.database_file().context("no database is set")?).await?,
    };
    db.run(INSERT_WORKSPACE, args![WORKSPACE]).await?;
    let files = server::files::open(&config)?;
    let rooms = live::open(&config, &db, Clock::System).await?;
    Ok(App::new(Parts {
        config,
        base_url: "http://bench.test".to_owned(),
        db,
        files,
        clock: Clock::System,
        rooms,
        search: Searcher::default(),
        matching: Matcher::default(),
        workshops: Hub::default(),
        vocabularies: Shelf::default(),
        coverage: Coverage::default(),
        supply: catalogue::KeptSupply::default(),
        openings: Openings::default(),
        mailer: Mailer::captured(),
        jobs_waiting: Notify::new(),
        revocations: broadcast::channel(REVOCATIONS_MAX).0,
        rounds: broadcast::channel(ROUNDS_MAX).0,
    }))
}

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
    let app = installation(scratch.path()).await?;
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
        let done = catalogue::bring(&app, &workspace, &account, ready).await;
        let brought = start.elapsed();
        let count = done.map_err(said)?.len();
        println!(
            "{what}: {bytes} bytes, looked at in {seen:?} ({} new, {} changed, {} same), {count} brought in {brought:?}",
            rows.created, rows.updated, rows.unchanged
        );
    }
    Ok(())
}
