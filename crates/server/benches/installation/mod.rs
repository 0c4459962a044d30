//! An empty installation for a benchmark: with `TUKIVERKKO_TEST_POSTGRES` (an address of an empty database) on that engine,
//! else on SQLite in a scratch folder.
use anyhow::{Context, Result};
use server::app::{App, Parts, REVOCATIONS_MAX, ROUNDS_MAX};
use server::args;
use server::clock::Clock;
use server::config::Config;
use server::db::Db;
use server::features::catalogue::KeptSupply;
use server::features::coverage::Kept as Coverage;
use server::features::live;
use server::features::matching::Matcher;
use server::features::openings::Openings;
use server::features::search::Searcher;
use server::features::vocabularies::Shelf;
use server::features::words;
use server::features::workshops::Hub;
use server::mail::Mailer;
use tokio::sync::{Notify, broadcast};

const INSERT_WORKSPACE: &str = "
    insert into workspace (id, title, language, created_at)
    values ($1, 'Bench', 'fi', 0)";

/// With a workspace of this id.
pub async fn open(scratch: &std::path::Path, workspace: &str) -> Result<App> {
    let config = Config {
        data: scratch.to_owned(),
        database_url: std::env::var("TUKIVERKKO_TEST_POSTGRES").ok(),
        ..Config::default()
    };
    let db = match &config.database_url {
        Some(url) => Db::postgres(url).await?,
        None => Db::sqlite(&config.database_file().context("no database is set")?).await?,
    };
    db.run(INSERT_WORKSPACE, args![workspace]).await?;
    let files = server::files::open(&config)?;
    let rooms = live::open(&config, &db, Clock::System).await?;
    Ok(App::new(Parts {
        config,
        base_url: "http://bench.test".to_owned(),
        organisation: None,
        db,
        files,
        clock: Clock::System,
        rooms,
        search: Searcher::default(),
        matching: Matcher::default(),
        workshops: Hub::default(),
        vocabularies: Shelf::default(),
        term_uses: words::USES,
        variants: server::features::variants::Read::default(),
        supply: KeptSupply::default(),
        openings: Openings::default(),
        coverage: Coverage::default(),
        mailer: Mailer::captured(),
        jobs_waiting: Notify::new(),
        revocations: broadcast::channel(REVOCATIONS_MAX).0,
        rounds: broadcast::channel(ROUNDS_MAX).0,
    }))
}
