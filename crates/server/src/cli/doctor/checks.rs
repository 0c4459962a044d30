//! What `doctor` looks at.
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use ::search::{FinnishReader, Missing};

use super::{Finding, Standing};
use crate::args;
use crate::clock::Clock;
use crate::config::Config;
use crate::db::{Db, DbError};
use crate::features::live;
use crate::features::organisations::Organisation;
use crate::files;
use crate::web::assets;

/// With less than this free, writing may stop at any moment.
const FULL_BYTES: u64 = 64 << 20;
/// With less than this free, space should be made.
const SCARCE_BYTES: u64 = 1 << 30;
/// How far the clocks of machines may be apart.
const CLOCK_MS: i64 = 5 * 60 * 1000;
/// Canvases that are named.
const DAMAGES_MAX: usize = 20;

/// What is configured.
pub(super) fn settings(config: &Config) -> Vec<Finding> {
    vec![
        Finding::ok("listen", config.listen.to_string()),
        public_address(config),
        mail(config),
        match assets::check() {
            Ok(count) => Finding::ok("pages", format!("{count} built files embedded")),
            Err(problem) => Finding::wrong("pages", problem),
        },
        words(config.search_morphology.reader()),
    ]
}

/// The provider that signs people in for their organisation: whether its settings fit, and whether it answers.
pub(super) async fn organisation(config: &Config) -> Finding {
    let name = "sign-in";
    let tried = match Organisation::open(config) {
        Ok(Some(provider)) => provider.try_out().await,
        Ok(None) => return Finding::ok(name, "with passwords and links by mail"),
        Err(error) => return Finding::wrong(name, format!("{error:#}")),
    };
    let issuer = config.oidc_issuer.as_deref().unwrap_or_default();
    match tried {
        Ok(()) => Finding::ok(name, format!("by {issuer}, which answers")),
        Err(error) => Finding::wrong(name, format!("{issuer} signs nobody in: {error:#}")),
    }
}

fn words(reader: &FinnishReader) -> Finding {
    let standing = match reader.missing {
        None | Some(Missing::Chosen) => Standing::Ok,
        // The program works without the library, and finds less.
        Some(Missing::Library(_)) => Standing::Note,
    };
    Finding::of("search", standing, reader.to_string())
}

fn public_address(config: &Config) -> Finding {
    let name = "public address";
    match config.public_url.as_deref() {
        None => Finding::ok(name, "none, links start from the listen address"),
        Some(url) if url.starts_with("https://") => Finding::ok(name, url),
        Some(url) if url.starts_with("http://") => {
            Finding::note(name, format!("{url} (without TLS: for trying out only)"))
        }
        Some(url) => Finding::wrong(
            name,
            format!("{url} must begin with https:// (set TUKIVERKKO_PUBLIC_URL)"),
        ),
    }
}

fn mail(config: &Config) -> Finding {
    match (&config.smtp_url, &config.public_url) {
        (Some(_), _) => Finding::ok("mail", "sent by SMTP"),
        (None, None) => Finding::ok("mail", "printed to the log"),
        (None, Some(_)) => Finding::note(
            "mail",
            "printed to the log, so nobody gets any: set smtp_url and mail_from",
        ),
    }
}

/// The folders of data and of files: whether they can be written, and how much space they have.
pub(super) fn folders(config: &Config) -> Vec<Finding> {
    let mut findings = vec![folder("data folder", &config.data)];
    let opened = files::open(config).and_then(|_| files::folder(config));
    findings.push(match opened {
        Ok(path) => folder("files", &path),
        Err(error) => Finding::wrong("files", format!("{error:#}")),
    });
    findings.push(space(&config.data));
    findings
}

fn folder(name: &'static str, path: &Path) -> Finding {
    match write_into(path) {
        Ok(()) => Finding::ok(name, path.display().to_string()),
        Err(error) => {
            let advice = match error.kind() {
                ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
                    "Make space, or let it have more"
                }
                ErrorKind::ReadOnlyFilesystem => {
                    "Mount its disk for writing; look whether the disk fails"
                }
                _ => "Give the folder to the account that runs the program",
            };
            Finding::wrong(
                name,
                format!(
                    "{} cannot be written ({error}): nothing that people do is saved. {advice}",
                    path.display()
                ),
            )
        }
    }
}

/// Tries it; a folder that is not there yet can be made.
fn write_into(path: &Path) -> std::io::Result<()> {
    crate::config::create_data_folder(path)?;
    let mut tried = tempfile::Builder::new()
        .prefix(".doctor-")
        .tempfile_in(path)?;
    tried.write_all(b"tried")?;
    tried.as_file().sync_all()
}

fn space(path: &Path) -> Finding {
    let name = "disk";
    match fs4::available_space(path) {
        Ok(free) => {
            let says = format!("{} MB free", free >> 20);
            let advice =
                "make space, or move the data folder to a larger disk: a full one saves nothing";
            match free {
                ..FULL_BYTES => Finding::wrong(name, format!("only {says}: {advice}")),
                FULL_BYTES..SCARCE_BYTES => Finding::note(name, format!("{says}: {advice}")),
                _ => Finding::ok(name, says),
            }
        }
        Err(error) => Finding::wrong(name, format!("its space cannot be asked for ({error})")),
    }
}

/// What the database holds.
pub(super) async fn database(db: &Db) -> Vec<Finding> {
    let mut findings = Vec::new();
    let unreadable =
        |name, error: DbError| Finding::wrong(name, format!("it cannot be read: {error}"));
    findings.push(match db.damage().await {
        Ok(damage) if damage.is_empty() => Finding::ok("database file", "whole"),
        Ok(damage) => Finding::wrong(
            "database file",
            format!(
                "it is damaged ({}). Stop the program, keep a copy of the file, and restore the latest backup into a \
                 new folder; look whether the disk fails",
                damage.join("; ")
            ),
        ),
        Err(error) => unreadable("database file", error),
    });
    match live::damages(db).await {
        Ok((count, damages)) => findings.extend(canvases(count, damages)),
        Err(error) => findings.push(unreadable("canvases", error)),
    }
    findings.push(match newest(db).await {
        Ok(newest) => clock(newest, Clock::System.now_ms()),
        Err(error) => unreadable("clock", error),
    });
    findings
}

fn canvases(count: usize, damages: Vec<live::Damage>) -> Vec<Finding> {
    let name = "canvases";
    if damages.is_empty() {
        return vec![Finding::ok(name, format!("{count} can be opened"))];
    }
    let more = damages.len().saturating_sub(DAMAGES_MAX);
    let named = damages.iter().take(DAMAGES_MAX).map(|damage| {
        Finding::wrong(
            name,
            format!(
                "{damage}. Nobody can open it. Restore the latest backup into another folder, run doctor there, save the \
                 canvas from there as a file, and bring it in"
            ),
        )
    });
    let mut findings: Vec<Finding> = named.collect();
    if more > 0 {
        findings.push(Finding::wrong(name, format!("and {more} others")));
    }
    findings
}

const NEWEST: &str = "
    select coalesce(max(times.at), cast(0 as bigint)) as newest
    from (
        select max(changed_at) as at from canvas
        union all
        select max(at) as at from audit
        union all
        select max(created_at) as at from account
    ) as times";

/// When the latest thing happened that the database tells of, UTC milliseconds.
async fn newest(db: &Db) -> Result<i64, DbError> {
    Ok(db.optional(NEWEST, args![]).await?.unwrap_or(0))
}

fn clock(newest: i64, now_ms: i64) -> Finding {
    let say = |ms: i64| {
        jiff::Timestamp::from_millisecond(ms)
            .map_or_else(|_| format!("{ms} ms"), |time| time.to_string())
    };
    if newest <= now_ms + CLOCK_MS {
        return Finding::of("clock", Standing::Ok, say(now_ms));
    }
    Finding::wrong(
        "clock",
        format!(
            "it says {}, but something is written as of {}: the clock is wrong, or was. Invitations, sessions and reminders go \
             by it: set it (NTP)",
            say(now_ms),
            say(newest)
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_is_behind_what_was_written_is_wrong() {
        let hour = 60 * 60 * 1000;
        let standing = |newest, now| clock(newest, now).standing;
        assert_eq!(standing(0, hour), Standing::Ok);
        assert_eq!(standing(hour + 1_000, hour), Standing::Ok);
        assert_eq!(standing(2 * hour, hour), Standing::Wrong);
        assert!(clock(2 * hour, hour).says.contains("1970-01-01T02:00:00Z"));
    }

    #[test]
    fn mail_that_nobody_gets_is_worth_a_note() {
        let mut config = Config::default();
        assert_eq!(mail(&config).standing, Standing::Ok);
        config.public_url = Some("https://tuki.example".to_owned());
        assert_eq!(mail(&config).standing, Standing::Note);
        config.smtp_url = Some("smtp://mail.example".to_owned());
        assert_eq!(mail(&config).standing, Standing::Ok);
    }
}
