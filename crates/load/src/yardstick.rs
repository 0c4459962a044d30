//! The yardstick: what people would run today instead, the server of Yjs' own authors with its log in LevelDB, on a
//! scratch folder. It knows no accounts, no rights and no acknowledgements, and its log does not wait for the disk.
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};

use crate::process::Process;

/// Where its packages stand, from this crate's folder; `cargo xtask load` installs them.
const SERVER: &str = "yardstick/node_modules/@y/websocket-server/src/server.js";

/// A running yardstick; ends when it is dropped.
pub struct Yardstick {
    /// Such as `ws://127.0.0.1:40123`.
    pub url: String,
    node: PathBuf,
    child: Child,
    data: TempDir,
}

impl Yardstick {
    pub async fn start(node: &Path) -> Result<Self> {
        let data = TempDir::new().context("making a scratch folder")?;
        let (child, url) = serve(node, data.path()).await?;
        Ok(Self {
            url,
            node: node.to_owned(),
            child,
            data,
        })
    }

    /// Ends it and starts it again on the same data.
    pub async fn again(&mut self) -> Result<()> {
        self.child.kill().await.context("ending the yardstick")?;
        (self.child, self.url) = serve(&self.node, self.data.path()).await?;
        Ok(())
    }

    /// The running process.
    pub fn process(&self) -> Result<Process> {
        Ok(Process::new(self.child.id().context("it has ended")?))
    }
}

async fn serve(node: &Path, data: &Path) -> Result<(Child, String)> {
    let server = Path::new(env!("CARGO_MANIFEST_DIR")).join(SERVER);
    ensure!(
        server.exists(),
        "the yardstick is not installed (`cargo xtask load` does that); `--alone` measures without it"
    );
    // It cannot choose a free port itself; somebody else taking this one meanwhile would show at once.
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let mut child = Command::new(node)
        .arg(&server)
        .env("HOST", "127.0.0.1")
        .env("PORT", port.to_string())
        .env("YPERSISTENCE", data)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .with_context(|| format!("starting {}", node.display()))?;
    let out = child.stdout.take().context("it has no output")?;
    let mut lines = BufReader::new(out).lines();
    loop {
        let line = lines.next_line().await?;
        let line = line.context("the yardstick ended before it served")?;
        if line.starts_with("running at") {
            break;
        }
    }
    tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
    Ok((child, format!("ws://127.0.0.1:{port}")))
}
