//! `tukiverkko user`.
use anyhow::{Context as _, bail};
use clap::Subcommand;

use super::Place;
use super::serve::open;
use crate::app::App;
use crate::clock;
use crate::config::Config;
use crate::features::accounts::{
    AccountId, CreateError, Email, NewPassword, PersonName, Standing, account_lines,
    create_account, id_of, set_editor, way_in,
};
use crate::i18n::Lang;

/// What can be done with accounts.
#[derive(Subcommand)]
pub enum User {
    /// Make an account; prints its new password.
    Add {
        /// Address that the person signs in with.
        #[arg(long)]
        email: String,
        /// Name that others see.
        #[arg(long)]
        name: String,
        /// Make an administrator of the installation.
        #[arg(long)]
        admin: bool,
        /// Make an editor of what all of the installation shares, such as vocabularies.
        #[arg(long, conflicts_with = "admin")]
        editor: bool,
        #[command(flatten)]
        place: Place,
    },
    /// Make an account an editor of what all of the installation shares, such as vocabularies.
    Editor {
        /// Address that the person signs in with.
        #[arg(long)]
        email: String,
        /// Make it an editor no more.
        #[arg(long)]
        remove: bool,
        #[command(flatten)]
        place: Place,
    },
    /// Print a link that signs in to an account once within 15 minutes, however people sign in otherwise.
    Link {
        /// Address of the account.
        #[arg(long)]
        email: String,
        #[command(flatten)]
        place: Place,
    },
    /// List accounts: address, name, standing.
    List {
        #[command(flatten)]
        place: Place,
    },
}

impl User {
    /// Does it.
    pub async fn run(self) -> anyhow::Result<()> {
        match self {
            Self::Add {
                email,
                name,
                admin,
                editor,
                place,
            } => {
                let standing = match (admin, editor) {
                    (true, _) => Standing::Administrator,
                    (false, true) => Standing::Editor,
                    (false, false) => Standing::Ordinary,
                };
                let app = open_beside(&place).await?;
                let password = add(&app, &email, &name, standing).await?;
                println!("{password}");
                app.db.close().await;
            }
            Self::Editor {
                email,
                remove,
                place,
            } => {
                let standing = if remove {
                    Standing::Ordinary
                } else {
                    Standing::Editor
                };
                let app = open_beside(&place).await?;
                appoint(&app, &email, standing).await?;
                app.db.close().await;
            }
            Self::Link { email, place } => {
                let app = open_beside(&place).await?;
                let account = account_of(&app, &email).await?;
                println!("{}", way_in(&app, "command-line", &account).await?);
                app.db.close().await;
            }
            Self::List { place } => {
                let app = open_beside(&place).await?;
                for line in account_lines(&app).await? {
                    println!("{line}");
                }
                app.db.close().await;
            }
        }
        Ok(())
    }
}

/// The program without its server, also while a server runs on the same data.
pub(super) async fn open_beside(place: &Place) -> anyhow::Result<App> {
    let config = Config::read(&place.flags())?;
    let listen = config.listen;
    open(config, listen).await
}

async fn account_of(app: &App, email: &str) -> anyhow::Result<AccountId> {
    let email = Email::parse(email).map_err(|key| anyhow::anyhow!(Lang::En.text(key)))?;
    let account = id_of(app, &email).await?;
    account.context("nobody has this address")
}

async fn appoint(app: &App, email: &str, standing: Standing) -> anyhow::Result<()> {
    let account = account_of(app, email).await?;
    Ok(set_editor(app, "command-line", &account, standing).await?)
}

async fn add(app: &App, email: &str, name: &str, standing: Standing) -> anyhow::Result<String> {
    let say = |key| anyhow::anyhow!(Lang::En.text(key));
    let email = Email::parse(email).map_err(say)?;
    let name = PersonName::parse(name).map_err(say)?;
    let raw = clock::token();
    let password = NewPassword::parse(&raw, &[]).map_err(say)?;
    match create_account(app, "command-line", email, name, Some(password), standing).await {
        Ok(_) => Ok(raw),
        Err(CreateError::Taken) => bail!("somebody has this address already"),
        Err(CreateError::Failed(error)) => {
            Err(anyhow::anyhow!("{error:?}")).context("making the account")
        }
    }
}
