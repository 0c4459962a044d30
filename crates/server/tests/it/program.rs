//! The real program in a process of its own, which can be killed and started again.
use std::net::SocketAddr;
use std::path::Path;
use std::process::Stdio;

use server::app::App;
use server::cli::serve;
use server::config::Config;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};

use crate::sockets::PATIENCE;

/// A running program.
pub struct Program {
    pub child: Child,
    pub address: SocketAddr,
}

impl Program {
    pub async fn start(data: &Path) -> Self {
        Self::set(data, |_| ()).await
    }

    /// Starts it with other surroundings.
    pub async fn set(data: &Path, set: impl FnOnce(&mut Command)) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tukiverkko"));
        command
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true);
        set(&mut command);
        let mut child = command.spawn().unwrap();
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
}

/// Opens the same data folder without serving, to prepare and to look.
pub async fn open(data: &Path) -> App {
    let config = Config {
        data: data.to_owned(),
        ..Config::default()
    };
    serve::open(config, SocketAddr::from(([127, 0, 0, 1], 1)))
        .await
        .unwrap()
}

pub async fn close(app: &App) {
    app.rooms.log().close().await;
    app.db.close().await;
}
