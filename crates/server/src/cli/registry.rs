//! `tukiverkko rebuild` and `tukiverkko export`.
use clap::ValueEnum;

use crate::cli::serve::{open, open_database};
use crate::config::Config;
use crate::features::{live, registry, search};

/// What can be read anew from what it came from.
#[derive(Clone, Copy, ValueEnum)]
pub enum Derived {
    /// What workspaces know, from their canvases.
    Registry,
    /// The index of the catalogue.
    Search,
}

/// Forgets what was derived and reads it again; canvases stay as they are.
pub async fn rebuild(config: Config, derived: Derived) -> anyhow::Result<()> {
    let listen = config.listen;
    let app = open(config, listen).await?;
    let said = match derived {
        Derived::Registry => registry::rebuild(&app)
            .await
            .map(|count| format!("{count} canvases read")),
        Derived::Search => search::rebuild(&app)
            .await
            .map(|count| format!("{count} entries of the catalogue read")),
    };
    live::shut_down(&app).await;
    app.db.close().await;
    println!("{}", said.map_err(|error| anyhow::anyhow!("{error:?}"))?);
    Ok(())
}

/// Prints it as lines of JSON.
pub async fn export(config: Config, derived: Derived) -> anyhow::Result<()> {
    let db = open_database(&config).await?;
    let text = match derived {
        Derived::Registry => registry::dump(&db).await.map_err(anyhow::Error::from),
        Derived::Search => Err(anyhow::anyhow!(
            "the index has nothing of its own to print: the catalogue is at /api/v1/models"
        )),
    };
    db.close().await;
    print!("{}", text?);
    Ok(())
}
