//! `tukiverkko doctor`.
use crate::cli::serve::open_database;
use crate::config::Config;
use crate::files;
use crate::web::assets;

/// Says what is configured, tries the database, and fails when something is wrong.
pub async fn doctor(config: Config) -> anyhow::Result<()> {
    let mut wrong = 0;
    let mut say = |name: &str, finding: Result<String, String>| match finding {
        Ok(fact) => println!("ok    {name}: {fact}"),
        Err(problem) => {
            wrong += 1;
            println!("wrong {name}: {problem}");
        }
    };
    say("listen", Ok(config.listen.to_string()));
    say("data folder", Ok(config.data.display().to_string()));
    say(
        "files",
        files::open(&config)
            .and_then(|_| files::folder(&config))
            .map(|folder| folder.display().to_string())
            .map_err(|error| format!("{error:#}")),
    );
    say("public address", public_address(&config));
    say(
        "mail",
        Ok(config.smtp_url.as_ref().map_or_else(
            || "printed to the log".to_owned(),
            |_| "sent by SMTP".to_owned(),
        )),
    );
    say(
        "pages",
        assets::check().map(|count| format!("{count} built files embedded")),
    );
    // The program works without it, and finds less.
    say("search", Ok(config.search_morphology.reader().to_string()));
    match open_database(&config).await {
        Ok(db) => {
            say(
                "database",
                Ok(format!("{}, schema up to date", db.engine_name())),
            );
            db.close().await;
        }
        Err(error) => say("database", Err(format!("{error:#}"))),
    }
    anyhow::ensure!(wrong == 0, "{wrong} to mend");
    Ok(())
}

fn public_address(config: &Config) -> Result<String, String> {
    match config.public_url.as_deref() {
        None => Ok("none, links start from the listen address".to_owned()),
        Some(url) if url.starts_with("https://") => Ok(url.to_owned()),
        Some(url) if url.starts_with("http://") => {
            Ok(format!("{url} (without TLS: for trying out only)"))
        }
        Some(url) => Err(format!(
            "{url} must begin with https:// (set TUKIVERKKO_PUBLIC_URL)"
        )),
    }
}
