//! `tukiverkko demo`.
use crate::cli::serve::open;
use crate::config::Config;
use crate::features::{demo, live};

/// Fills an empty installation; an installation with people in it is left as it is.
pub async fn demo(config: Config) -> anyhow::Result<()> {
    let listen = config.listen;
    let app = open(config, listen).await?;
    let filled = demo::fill(&app).await;
    live::shut_down(&app).await;
    app.db.close().await;
    match filled? {
        Some(password) => println!(
            "Demonstration: sign in as {} with the password {password}",
            demo::EMAIL
        ),
        None => {
            anyhow::bail!("there are people in this installation already, so nothing was changed")
        }
    }
    Ok(())
}
