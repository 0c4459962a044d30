//! `tukiverkko rebuild` and `tukiverkko export`.
use clap::ValueEnum;

use crate::cli::serve::{open, open_database};
use crate::config::Config;
use crate::features::{live, registry};

/// What can be read anew from what it came from.
#[derive(Clone, Copy, ValueEnum)]
pub enum Derived {
    /// What workspaces know, from their canvases.
    Registry,
}

/// Forgets what was derived and reads it again; canvases stay as they are.
pub async fn rebuild(config: Config, derived: Derived) -> anyhow::Result<()> {
    let listen = config.listen;
    let app = open(config, listen).await?;
    let count = match derived {
        Derived::Registry => registry::rebuild(&app).await,
    };
    live::shut_down(&app).await;
    app.db.close().await;
    let count = count.map_err(|error| anyhow::anyhow!("{error:?}"))?;
    println!("{count} canvases read");
    Ok(())
}

/// Prints it as lines of JSON.
pub async fn export(config: Config, derived: Derived) -> anyhow::Result<()> {
    let db = open_database(&config).await?;
    let text = match derived {
        Derived::Registry => registry::dump(&db).await,
    };
    db.close().await;
    print!("{}", text?);
    Ok(())
}
