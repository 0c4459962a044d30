//! The command line. `main` only calls [`run`].
mod backup;
mod demo;
mod doctor;
mod import;
mod registry;
pub mod serve;
mod token;
mod user;

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::config::{Config, Flags};
use crate::disk;

/// The workplace of the people who develop digital support.
#[derive(Parser)]
#[command(name = "tukiverkko", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Start the program.
    Serve {
        /// Address and port; port 0 takes a free one.
        #[arg(long)]
        listen: Option<SocketAddr>,
        /// The address people use, such as `https://tukiverkko.example`.
        #[arg(long)]
        public_url: Option<String>,
        #[command(flatten)]
        place: Place,
    },
    /// Accounts.
    #[command(subcommand)]
    User(user::User),
    /// API tokens.
    #[command(subcommand)]
    Token(token::Token),
    /// Bring data from a file.
    #[command(subcommand)]
    Import(import::Import),
    /// Fill an empty installation with an invented region, and print its facilitator's password once.
    Demo {
        #[command(flatten)]
        place: Place,
    },
    /// Read what is derived from the canvases anew.
    Rebuild {
        what: registry::Derived,
        #[command(flatten)]
        place: Place,
    },
    /// Print what is derived from the canvases, as lines of JSON.
    Export {
        what: registry::Derived,
        #[command(flatten)]
        place: Place,
    },
    /// Write all of an installation into one file, also while people work in it.
    Backup(backup::Backup),
    /// Bring an installation back from a backup, into a new place.
    Restore(backup::Restore),
    /// Say what is configured and what is wrong.
    Doctor(doctor::Doctor),
}

/// Where the data is.
#[derive(Args, Clone)]
pub struct Place {
    /// Folder of the embedded database and files.
    #[arg(long)]
    data: Option<PathBuf>,
    /// `postgres://…` instead of the embedded database.
    #[arg(long)]
    database_url: Option<String>,
}

impl Place {
    fn flags(&self) -> Flags {
        Flags {
            data: self.data.clone(),
            database_url: self.database_url.clone(),
            ..Flags::default()
        }
    }
}

/// Reads the arguments and does what they say.
pub fn run() -> anyhow::Result<()> {
    let cli = Cli::parse();
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?
        .block_on(async {
            outlive_limits()?;
            match cli.command {
                Command::Serve {
                    listen,
                    public_url,
                    place,
                } => {
                    let config = Config::read(&Flags {
                        listen,
                        public_url,
                        ..place.flags()
                    })?;
                    serve::serve(config).await
                }
                Command::User(user) => user.run().await,
                Command::Token(token) => token.run().await,
                Command::Import(import) => import.run().await,
                Command::Demo { place } => demo::demo(Config::read(&place.flags())?).await,
                Command::Rebuild { what, place } => {
                    registry::rebuild(Config::read(&place.flags())?, what).await
                }
                Command::Export { what, place } => {
                    registry::export(Config::read(&place.flags())?, what).await
                }
                Command::Backup(backup) => backup.run().await,
                Command::Restore(restore) => restore.run().await,
                Command::Doctor(doctor) => doctor.run().await,
            }
        })
        .map_err(disk::explained)
}

/// A file that would grow beyond what the system allows (`ulimit -f`) is an error like a full disk, and not the end of
/// the program, as it is for programs that do not listen to the signal.
fn outlive_limits() -> std::io::Result<()> {
    #[cfg(target_os = "linux")]
    {
        use tokio::signal::unix::{SignalKind, signal};
        /// `SIGXFSZ`
        const LIMIT_REACHED: i32 = 25;
        drop(signal(SignalKind::from_raw(LIMIT_REACHED))?);
    }
    Ok(())
}
