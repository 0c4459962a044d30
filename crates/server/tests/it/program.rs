//! The real program in a process of its own, which can be killed and started again.
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Output, Stdio};

use server::app::App;
use server::cli::serve;
use server::config::Config;
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};

use crate::sockets::PATIENCE;
use crate::stage::new_database;

/// The program's file.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_tukiverkko");

/// A running program.
pub struct Program {
    pub child: Child,
    pub address: SocketAddr,
}

/// A place for an installation.
pub struct Home {
    pub data: TempDir,
    /// Address of its database, if it is not in the folder.
    pub url: Option<String>,
}

impl Home {
    /// A new place with the database that these tests run on.
    pub async fn new() -> Self {
        let mut home = Self::on_sqlite();
        home.url = match std::env::var("TUKIVERKKO_TEST_POSTGRES") {
            Ok(server) => Some(new_database(&server).await),
            Err(_) => None,
        };
        home
    }

    /// A new place with the embedded database.
    pub fn on_sqlite() -> Self {
        Self {
            data: tempfile::tempdir().unwrap(),
            url: None,
        }
    }

    pub fn config(&self) -> Config {
        Config {
            data: self.data.path().to_owned(),
            database_url: self.url.clone(),
            ..Config::default()
        }
    }

    /// A command of the program for this place.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.args(args).arg("--data").arg(self.data.path());
        if let Some(url) = &self.url {
            command.args(["--database-url", url]);
        }
        command
    }

    /// Runs a command of the program to its end.
    pub async fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().await.unwrap()
    }

    /// Runs a command that must succeed; gives what it printed.
    pub async fn told(&self, args: &[&str]) -> String {
        let output = self.run(args).await;
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{args:?}: {said}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs a command that must fail; gives what it complained of.
    pub async fn refused(&self, args: &[&str]) -> String {
        let output = self.run(args).await;
        assert!(!output.status.success(), "{args:?} succeeded");
        String::from_utf8(output.stderr).unwrap()
    }

    /// Starts the program.
    pub async fn serve(&self) -> Program {
        self.serve_logging(Stdio::null()).await
    }

    /// Starts the program with its log going somewhere.
    pub async fn serve_logging(&self, log: impl Into<Stdio>) -> Program {
        let mut command = self.command(&["serve", "--listen", "127.0.0.1:0"]);
        command.stderr(log);
        Program::of(command).await
    }

    /// Opens it without serving, to prepare and to look.
    pub async fn open(&self) -> App {
        open_as(self.config()).await
    }
}

impl Program {
    pub async fn start(data: &Path) -> Self {
        Self::set(data, |_| ()).await
    }

    /// Starts it with other surroundings.
    pub async fn set(data: &Path, set: impl FnOnce(&mut Command)) -> Self {
        let mut command = Command::new(PROGRAM);
        command
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .stderr(Stdio::null());
        set(&mut command);
        Self::of(command).await
    }

    /// A program by a command that starts it; comes back when it serves.
    pub async fn of(mut command: Command) -> Self {
        let mut child = command
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = loop {
            let line = tokio::time::timeout(PATIENCE, lines.next_line()).await;
            let line = line
                .unwrap()
                .unwrap()
                .expect("the program says where it is");
            if let Some(url) = line.strip_prefix("Tukiverkko: http://") {
                break url.parse().unwrap();
            }
        };
        // Its further lines are read so that it never waits for us.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        Self { child, address }
    }

    pub async fn kill(mut self) {
        self.child.kill().await.unwrap();
    }

    /// Asks it to stop, and waits until it has.
    #[cfg(unix)]
    pub async fn stop(mut self) {
        let id = self.child.id().unwrap().to_string();
        let told = Command::new("kill").args(["-TERM", &id]).status().await;
        assert!(told.unwrap().success());
        let status = tokio::time::timeout(PATIENCE, self.child.wait()).await;
        assert!(status.unwrap().unwrap().success());
    }
}

/// Opens the same data folder without serving, to prepare and to look.
pub async fn open(data: &Path) -> App {
    let config = Config {
        data: data.to_owned(),
        ..Config::default()
    };
    open_as(config).await
}

async fn open_as(config: Config) -> App {
    serve::open(config, SocketAddr::from(([127, 0, 0, 1], 1)))
        .await
        .unwrap()
}

pub async fn close(app: &App) {
    app.rooms.log().close().await;
    app.db.close().await;
}
