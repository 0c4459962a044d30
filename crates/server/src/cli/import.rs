//! `tukiverkko import`.
use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::Subcommand;

use super::Place;
use super::user::open_beside;
use crate::app::App;
use crate::features::accounts::{AccountId, Email, id_of};
use crate::features::catalogue::{self, Done, Outcome, Parcel, Sender, Way, publish_all, read_all};
use crate::features::workspaces::{self, WorkspaceId};
use crate::i18n::Lang;
use crate::web::Error;

/// What can be brought from a file.
#[derive(Subcommand)]
pub enum Import {
    /// Publish descriptions of support in the catalogue, all or none: the JSON that `POST /api/v1/models` takes, or a
    /// spreadsheet (`.csv`, `.xlsx`) in the columns of the template.
    Models {
        /// The file.
        file: PathBuf,
        /// Address of the account for which it is published; it leads the workspace.
        #[arg(long)]
        user: String,
        /// Id of the workspace that is to own them, unless the file names it or the account leads only one.
        #[arg(long)]
        workspace: Option<String>,
        /// Say what a spreadsheet would change, and change nothing.
        #[arg(long)]
        preview: bool,
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
            preview,
            place,
        } = self;
        let text = tokio::fs::read(&file).await;
        let text = text.with_context(|| format!("reading {}", file.display()))?;
        let ending = file.extension().and_then(|ending| ending.to_str());
        let ending = ending.unwrap_or_default().to_lowercase();
        let app = open_beside(&place).await?;
        let done = match ending.as_str() {
            "csv" | "xlsx" => table(&app, &user, workspace, text, preview).await,
            _ if preview => Err(anyhow::anyhow!("only a spreadsheet can be looked at first")),
            _ => json(&app, &user, workspace, &text).await,
        };
        app.db.close().await;
        println!("{}", done?);
        Ok(())
    }
}

async fn json(
    app: &App,
    user: &str,
    workspace: Option<String>,
    text: &[u8],
) -> anyhow::Result<String> {
    let json = serde_json::from_slice(text).context("the file is not JSON")?;
    let parcel = Parcel::read(json).context("the file holds no list of descriptions")?;
    let (account, workspace) = owner(app, user, workspace.or(parcel.workspace)).await?;
    let read = read_all(app, &workspace, parcel.models).await;
    let models = match read.map_err(said)? {
        Ok(models) => models,
        Err(faults) => {
            for fault in &faults {
                let message = fault.message(Lang::En);
                eprintln!("row {}: {}: {message}", fault.row, fault.field);
            }
            bail!("nothing was imported: {} faults", faults.len());
        }
    };
    let done = publish_all(app, &workspace, by_hand(&account), models).await;
    Ok(told(&done.map_err(said)?))
}

async fn table(
    app: &App,
    user: &str,
    workspace: Option<String>,
    file: Vec<u8>,
    preview: bool,
) -> anyhow::Result<String> {
    let (account, workspace) = owner(app, user, workspace).await?;
    let looked = catalogue::look(app, &workspace, file).await.map_err(said)?;
    let looked = looked.map_err(|why| anyhow::anyhow!(Lang::En.text(why.key())))?;
    let ready = match looked {
        Ok(ready) => ready,
        Err((faults, count)) => {
            for fault in &faults {
                let (heading, advice) = (fault.heading(&Lang::En), fault.advice(&Lang::En));
                eprintln!("{}: {heading}: {:?}: {advice}", fault.cell(), fault.value);
            }
            bail!("nothing was imported: {count} faults");
        }
    };
    if preview {
        let rows = ready.rows;
        let (new, changed, same) = (rows.created, rows.updated, rows.unchanged);
        return Ok(format!(
            "would be: {new} new, {changed} changed, {same} as they were"
        ));
    }
    let done = catalogue::bring(app, &workspace, by_hand(&account), ready).await;
    Ok(told(&done.map_err(said)?))
}

/// The account, for which somebody works at the command line: the trail and the versions say so.
fn by_hand(account: &AccountId) -> Sender<'_> {
    Sender {
        account,
        way: Way::CommandLine,
    }
}

fn said(error: Error) -> anyhow::Error {
    anyhow::anyhow!(error.message(Lang::En))
}

fn told(done: &[Done]) -> String {
    let count = |outcome: Outcome| done.iter().filter(|one| one.outcome == outcome).count();
    let [new, changed, same] = [Outcome::Created, Outcome::Updated, Outcome::Unchanged].map(count);
    format!("{new} new, {changed} changed, {same} as they were")
}

/// Who publishes, and where to.
async fn owner(
    app: &App,
    user: &str,
    named: Option<String>,
) -> anyhow::Result<(AccountId, WorkspaceId)> {
    let email = Email::parse(user).map_err(|key| anyhow::anyhow!(Lang::En.text(key)))?;
    let account = id_of(app, &email).await?;
    let account = account.with_context(|| format!("nobody has the address {user}"))?;
    let workspace = workspace(app, &account, named).await?;
    Ok((account, workspace))
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
