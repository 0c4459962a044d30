//! `tukiverkko user`.
use anyhow::{Context as _, bail};
use clap::Subcommand;

use super::Place;
use super::serve::open;
use crate::app::App;
use crate::clock;
use crate::config::Config;
use crate::features::accounts::{
    CreateError, Email, NewPassword, PersonName, Standing, account_lines, create_account,
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
                place,
            } => {
                let standing = if admin {
                    Standing::Administrator
                } else {
                    Standing::Ordinary
                };
                let app = open_beside(&place).await?;
                let password = add(&app, &email, &name, standing).await?;
                println!("{password}");
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
