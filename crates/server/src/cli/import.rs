//! `tukiverkko import`.
use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::Subcommand;

use super::Place;
use super::user::open_beside;
use crate::app::App;
use crate::features::accounts::{AccountId, Email, id_of};
use crate::features::catalogue::{Outcome, Parcel, publish_all, read_all};
use crate::features::workspaces::{self, WorkspaceId};
use crate::i18n::Lang;

/// What can be brought from a file.
#[derive(Subcommand)]
pub enum Import {
    /// Publish descriptions of support in the catalogue: the JSON that `POST /api/v1/models` takes, all or none.
    Models {
        /// The file.
        file: PathBuf,
        /// Address of the account that publishes; it leads the workspace.
        #[arg(long)]
        user: String,
        /// Id of the workspace that is to own them, unless the file names it or the account leads only one.
        #[arg(long)]
        workspace: Option<String>,
        #[command(flatten)]
        place: Place,
    },
}

impl Import {
    /// Does it.
    pub async fn run(self) -> anyhow::Result<()> {
        let Self::Models {
            file,
            user,
            workspace,
            place,
        } = self;
        let text = tokio::fs::read(&file).await;
        let text = text.with_context(|| format!("reading {}", file.display()))?;
        let json = serde_json::from_slice(&text);
        let json = json.with_context(|| format!("{} is not JSON", file.display()))?;
        let mut parcel = Parcel::read(json).context("the file holds no list of descriptions")?;
        parcel.workspace = workspace.or(parcel.workspace);
        let app = open_beside(&place).await?;
        let done = models(&app, &user, parcel).await;
        app.db.close().await;
        println!("{}", done?);
        Ok(())
    }
}

async fn models(app: &App, user: &str, parcel: Parcel) -> anyhow::Result<String> {
    let models = match read_all(parcel.models) {
        Ok(models) => models,
        Err(faults) => {
            for fault in &faults {
                let message = fault.message(Lang::En);
                eprintln!("row {}: {}: {message}", fault.row, fault.field);
            }
            bail!("nothing was imported: {} faults", faults.len());
        }
    };
    let email = Email::parse(user).map_err(|key| anyhow::anyhow!(Lang::En.text(key)))?;
    let account = id_of(app, &email).await?;
    let account = account.with_context(|| format!("nobody has the address {user}"))?;
    let workspace = workspace(app, &account, parcel.workspace).await?;
    let done = publish_all(app, &workspace, &account, models).await;
    let done = done.map_err(|error| anyhow::anyhow!(error.message(Lang::En)))?;
    let count = |outcome: Outcome| done.iter().filter(|one| one.outcome == outcome).count();
    let [new, changed, same] = [Outcome::Created, Outcome::Updated, Outcome::Unchanged].map(count);
    Ok(format!("{new} new, {changed} changed, {same} as they were"))
}

async fn workspace(
    app: &App,
    account: &AccountId,
    named: Option<String>,
) -> anyhow::Result<WorkspaceId> {
    let led = workspaces::led_by(app, account).await?;
    match named {
        Some(id) => {
            let found = led.into_iter().find(|one| one.0 == id);
            found.context("the account does not lead this workspace")
        }
        None => match <[WorkspaceId; 1]>::try_from(led) {
            Ok([only]) => Ok(only),
            Err(_) => {
                bail!("name the workspace by --workspace: the account does not lead just one")
            }
        },
    }
}
