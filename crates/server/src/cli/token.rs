//! `tukiverkko token`.
use anyhow::Context as _;
use clap::Subcommand;

use super::Place;
use super::user::open_beside;
use crate::features::accounts::{Email, create_token, id_of, parse_days, parse_label};
use crate::i18n::Lang;

/// What can be done with API tokens.
#[derive(Subcommand)]
pub enum Token {
    /// Make a token that acts as an account; prints it alone, and never again.
    Create {
        /// Address of the account.
        #[arg(long)]
        user: String,
        /// What it is for.
        #[arg(long, default_value = "command line")]
        label: String,
        /// How many days it works.
        #[arg(long, default_value = "365")]
        days: String,
        #[command(flatten)]
        place: Place,
    },
}

impl Token {
    /// Does it.
    pub async fn run(self) -> anyhow::Result<()> {
        let Self::Create {
            user,
            label,
            days,
            place,
        } = self;
        let say = |key| anyhow::anyhow!(Lang::En.text(key));
        let email = Email::parse(&user).map_err(say)?;
        let (label, days) = (
            parse_label(&label).map_err(say)?,
            parse_days(&days).map_err(say)?,
        );
        let app = open_beside(&place).await?;
        let account = id_of(&app, &email)
            .await?
            .with_context(|| format!("nobody has the address {user}"))?;
        let token = create_token(&app, &account, "command-line", &label, days)
            .await
            .map_err(|error| anyhow::anyhow!("{error:?}"))?;
        println!("{token}");
        app.db.close().await;
        Ok(())
    }
}
