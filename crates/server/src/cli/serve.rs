//! `tukiverkko serve`.
use std::fmt;
use std::io::{self, Write as _};
use std::net::SocketAddr;

use anyhow::Context as _;
use futures_util::FutureExt as _;
use tokio::net::TcpListener;
use tokio::sync::{Notify, broadcast};

use crate::app::{App, Parts, REVOCATIONS_MAX, ROUNDS_MAX};
use crate::clock::Clock;
use crate::config::{Config, LogFormat, create_data_folder};
use crate::db::Db;
use crate::features::matching::Matcher;
use crate::features::openings::Openings;
use crate::features::organisations::Organisation;
use crate::features::search::Searcher;
use crate::features::vocabularies::{self, Shelf};
use crate::features::workshops::Hub;
use crate::features::{
    JOBS, REPEATING, accounts, catalogue, coverage, live, registry, variants, words,
};
use crate::files;
use crate::jobs;
use crate::mail::Mailer;
use crate::router;
use crate::web::{health, listening};

/// Serves until the process is told to stop.
pub async fn serve(config: Config) -> anyhow::Result<()> {
    start_log(config.log);
    health::start_figures();
    let listener = TcpListener::bind(config.listen)
        .await
        .with_context(|| format!("listening on {}", config.listen))?;
    let bound = listener.local_addr()?;
    let app = open(config, bound).await?;
    say(format_args!("Tukiverkko: {}", app.base_url));
    match accounts::setup_link(&app).await {
        Ok(Some(url)) => say(format_args!("Administrator: {url}")),
        Ok(None) => {}
        // Who is there already can read; the next start tries again.
        Err(error) if error.is_unwritable() => {
            tracing::error!(%error, "the administrator's link cannot be made");
        }
        Err(error) => return Err(error.into()),
    }
    let jobs = tokio::spawn(jobs::run_forever(app.clone(), JOBS, REPEATING));
    let reading = tokio::spawn(registry::watch_forever(app.clone()));
    let told = told_to_stop().shared();
    let bounds = listening::Bounds::default();
    let serving = listening::answer(listener, router(app.clone()), bounds, told.clone());
    // Sockets are no requests any more, and streams of events never end: they are closed beside the others.
    let closing = async {
        told.await;
        app.workshops.close();
        live::shut_down(&app).await;
    };
    tokio::join!(serving, closing);
    jobs.abort();
    reading.abort();
    app.rooms.log().close().await;
    app.db.close().await;
    Ok(())
}

/// Opens the database and puts the program together; `bound` is where links start from without a public address.
pub async fn open(config: Config, bound: SocketAddr) -> anyhow::Result<App> {
    let organisation = Organisation::open(&config)?;
    let db = open_database(&config).await?;
    let vocabularies = Shelf::default();
    vocabularies
        .read(&db)
        .await
        .context("reading the vocabularies")?;
    vocabularies::serve(&vocabularies);
    let variants = variants::Read::default();
    variants
        .catch_up(&db)
        .await
        .context("reading variants of canvases")?;
    let base_url = config.base_url(bound);
    let files = files::open(&config)?;
    let mailer = Mailer::new(&config)?;
    let rooms = live::open(&config, &db, Clock::System)
        .await
        .context("opening the log of live canvases")?;
    let search = Searcher::new(Some(config.data.join("search")));
    Ok(App::new(Parts {
        config,
        base_url,
        db,
        files,
        clock: Clock::System,
        rooms,
        search,
        matching: Matcher::default(),
        workshops: Hub::default(),
        vocabularies,
        term_uses: words::USES,
        variants,
        supply: catalogue::KeptSupply::default(),
        openings: Openings::default(),
        coverage: coverage::Kept::default(),
        organisation,
        mailer,
        jobs_waiting: Notify::new(),
        revocations: broadcast::channel(REVOCATIONS_MAX).0,
        rounds: broadcast::channel(ROUNDS_MAX).0,
    }))
}

/// Opens the database that the settings name.
pub async fn open_database(config: &Config) -> anyhow::Result<Db> {
    if let Some(url) = &config.database_url {
        return Db::postgres(url).await.context("connecting to PostgreSQL");
    }
    create_data_folder(&config.data)
        .with_context(|| format!("making the data folder {}", config.data.display()))?;
    let file = config.database_file().context("no database is set")?;
    Db::sqlite(&file)
        .await
        .with_context(|| format!("opening {}", file.display()))
}

/// Prints a line. Nothing ends because nobody can read it, as where the output lies on a full disk.
fn say(line: fmt::Arguments<'_>) {
    let _ = writeln!(io::stdout(), "{line}");
}

fn start_log(format: LogFormat) {
    let filter = tracing_subscriber::EnvFilter::try_from_env("TUKIVERKKO_LOG_LEVEL")
        .unwrap_or_else(|_| "info,sqlx=warn".into());
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        // A log that lies on a full disk must not bring down who writes to it.
        .log_internal_errors(false)
        .with_writer(std::io::stderr);
    // A second start in one process (tests) keeps the first log.
    let _ = match format {
        LogFormat::Text => builder.try_init(),
        LogFormat::Json => builder.json().try_init(),
    };
}

async fn told_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let mut terminate =
            match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
                Ok(signal) => signal,
                Err(error) => {
                    tracing::error!(%error, "SIGTERM cannot be heard");
                    return;
                }
            };
        tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
    }
    #[cfg(not(unix))]
    {
        let _ = interrupt.await;
    }
}
