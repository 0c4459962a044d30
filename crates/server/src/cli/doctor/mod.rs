//! `tukiverkko doctor`: what is configured, what is wrong, and what to do about it.
mod checks;

use clap::Args;
use serde::Serialize;

use super::Place;
use crate::cli::serve::open_database;
use crate::config::Config;
use crate::disk;

/// Says what is configured and what is wrong.
#[derive(Args)]
pub struct Doctor {
    /// Print the findings as JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    place: Place,
}

/// How something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Standing {
    Ok,
    /// It works, and is worth knowing.
    Note,
    /// It must be mended.
    Wrong,
}

impl Standing {
    fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok   ",
            Self::Note => "note ",
            Self::Wrong => "wrong",
        }
    }
}

/// One thing that was looked at.
#[derive(Debug, Serialize)]
struct Finding {
    name: &'static str,
    standing: Standing,
    says: String,
}

impl Finding {
    fn ok(name: &'static str, says: impl Into<String>) -> Self {
        Self::of(name, Standing::Ok, says)
    }

    fn note(name: &'static str, says: impl Into<String>) -> Self {
        Self::of(name, Standing::Note, says)
    }

    fn wrong(name: &'static str, says: impl Into<String>) -> Self {
        Self::of(name, Standing::Wrong, says)
    }

    fn is_wrong(&self) -> bool {
        self.standing == Standing::Wrong
    }

    fn of(name: &'static str, standing: Standing, says: impl Into<String>) -> Self {
        let says = says.into();
        Self {
            name,
            standing,
            says,
        }
    }
}

impl Doctor {
    /// Does it; fails when something is wrong.
    pub async fn run(self) -> anyhow::Result<()> {
        let config = Config::read(&self.place.flags())?;
        let findings = look(&config).await;
        if self.json {
            println!("{}", serde_json::to_string_pretty(&findings)?);
        } else {
            for finding in &findings {
                let Finding {
                    name,
                    standing,
                    says,
                } = finding;
                println!("{} {name}: {says}", standing.word());
            }
        }
        let wrong = findings.iter().filter(|finding| finding.is_wrong()).count();
        anyhow::ensure!(wrong == 0, "{wrong} to mend");
        Ok(())
    }
}

async fn look(config: &Config) -> Vec<Finding> {
    let mut findings = checks::settings(config);
    findings.push(checks::organisation(config).await);
    let folders = checks::folders(config);
    let are_well = !folders.iter().any(Finding::is_wrong);
    findings.extend(folders);
    match open_database(config).await {
        Ok(db) => {
            findings.push(Finding::ok(
                "database",
                format!("{}, schema up to date", db.engine_name()),
            ));
            findings.extend(checks::database(&db).await);
            db.close().await;
        }
        Err(error) if !are_well || disk::is_unwritable(&error) => findings.push(Finding::wrong(
            "database",
            format!("{error:#}. Mend the disk and its folders first, and look again"),
        )),
        Err(error) => findings.push(Finding::wrong(
            "database",
            format!(
                "{error:#}. Where its file is damaged, stop the program, keep a copy of it, and restore the latest backup into a new folder"
            ),
        )),
    }
    findings
}
