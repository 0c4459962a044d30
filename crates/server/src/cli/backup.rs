//! `tukiverkko backup` and `tukiverkko restore`.
use std::path::PathBuf;

use clap::Args;

use super::Place;
use crate::backup::{self, Devices, Manifest};
use crate::clock::Clock;
use crate::config::Config;

/// Writes a backup.
#[derive(Args)]
pub struct Backup {
    /// File to write, such as `tukiverkko-2026-09-01.zip`; it must not be there yet.
    #[arg(long)]
    to: PathBuf,
    #[command(flatten)]
    place: Place,
}

/// Restores a backup.
#[derive(Args)]
pub struct Restore {
    /// The backup.
    file: PathBuf,
    /// Only look whether the backup is whole and fits this program.
    #[arg(long)]
    check: bool,
    /// Leave everybody signed in who was so: for moving an installation, not for going back.
    #[arg(long)]
    keep_sessions: bool,
    #[command(flatten)]
    place: Place,
}

impl Backup {
    /// Does it.
    pub async fn run(self) -> anyhow::Result<()> {
        let config = Config::read(&self.place.flags())?;
        let manifest = backup::back_up(&config, &self.to, &Clock::System).await?;
        println!("{}: {}", self.to.display(), what(&manifest));
        println!(
            "It holds all that people wrote, and what signs them in: keep it where only you can read it."
        );
        Ok(())
    }
}

impl Restore {
    /// Does it.
    pub async fn run(self) -> anyhow::Result<()> {
        if self.check {
            let manifest = backup::check(&self.file).await?;
            println!("whole: {}", what(&manifest));
            return Ok(());
        }
        let config = Config::read(&self.place.flags())?;
        let devices = match self.keep_sessions {
            true => Devices::Keep,
            false => Devices::SignOut,
        };
        let manifest = backup::restore(&config, &self.file, devices).await?;
        let database = match &config.database_url {
            Some(_) => "PostgreSQL",
            None => "SQLite",
        };
        println!("restored: {}", what(&manifest));
        println!(
            "It lies in {}, its database in {database}.",
            config.data.display()
        );
        if devices == Devices::SignOut {
            println!("Everybody with an account signs in again.");
        }
        Ok(())
    }
}

fn what(manifest: &Manifest) -> String {
    format!(
        "{} rows of {} tables and {} files, made at {} from {} by version {}",
        manifest.rows(),
        manifest.tables.len(),
        manifest.files.len(),
        manifest.made_at,
        manifest.engine,
        manifest.program
    )
}
