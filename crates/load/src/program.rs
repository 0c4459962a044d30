//! The program under load: its own process on a scratch folder.
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};
use tokio::time::timeout;

use crate::process::Process;

/// How long the program may take to end when it is told to.
const STOP_WAIT: Duration = Duration::from_secs(30);

/// A running program with the demonstration in it; ends when it is dropped.
pub struct Program {
    /// Such as `http://127.0.0.1:40123`.
    pub url: String,
    /// Who leads the demonstration.
    pub email: String,
    pub password: String,
    binary: PathBuf,
    child: Child,
    data: TempDir,
}

impl Program {
    pub async fn start(binary: &Path) -> Result<Self> {
        let data = TempDir::new().context("making a scratch folder")?;
        let demo = command(binary, &["demo"], data.path()).output().await;
        let demo = demo.with_context(|| format!("starting {}", binary.display()))?;
        let told = String::from_utf8_lossy(&demo.stdout).into_owned();
        let (email, password) = login(&told).context("the demonstration told no password")?;
        let (child, url) = serve(binary, data.path()).await?;
        Ok(Self {
            url,
            email,
            password,
            binary: binary.to_owned(),
            child,
            data,
        })
    }

    /// Ends it as `how` says.
    pub async fn end(&mut self, how: End) -> Result<()> {
        match how {
            End::Killed => self.child.kill().await.context("killing the program"),
            End::Told => {
                let id = self.process()?.id();
                let told = Command::new("kill").args(["-TERM", &id]).status().await;
                ensure!(told?.success(), "the program could not be told to end");
                let status = timeout(STOP_WAIT, self.child.wait()).await;
                let status = status.context("the program did not end when told")??;
                ensure!(status.success(), "the program ended with {status}");
                Ok(())
            }
        }
    }

    /// Starts it again on the same data, at another address.
    pub async fn again(&mut self) -> Result<()> {
        (self.child, self.url) = serve(&self.binary, self.data.path()).await?;
        Ok(())
    }

    /// The running process.
    pub fn process(&self) -> Result<Process> {
        Ok(Process::new(self.child.id().context("it has ended")?))
    }

    /// Its data folder.
    pub fn data(&self) -> &Path {
        self.data.path()
    }

    /// A command of the program on the same data.
    pub fn command(&self, binary: &Path, what: &[&str]) -> Command {
        command(binary, what, self.data())
    }

    /// Processor time so far, seconds.
    pub fn processor_s(&self) -> Result<f64> {
        self.process()?.processor_s()
    }

    /// Most memory so far, MB.
    pub fn memory_mb(&self) -> Result<f64> {
        self.process()?.memory_most_mb()
    }
}

/// How a program comes to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// With -9, in the middle of whatever it does.
    Killed,
    /// With SIGTERM, as a supervisor stops it.
    Told,
}

async fn serve(binary: &Path, data: &Path) -> Result<(Child, String)> {
    let mut serve = command(binary, &["serve"], data);
    let mut child = serve
        .args(["--listen", "127.0.0.1:0"])
        .spawn()
        .context("starting the program")?;
    let out = child.stdout.take().context("it has no output")?;
    let mut lines = BufReader::new(out).lines();
    let url = address(&mut lines).await?;
    // Its further lines are read so that it never waits for us.
    tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
    Ok((child, url))
}

fn command(binary: &Path, what: &[&str], data: &Path) -> Command {
    let mut command = Command::new(binary);
    command
        .args(what)
        .arg("--data")
        .arg(data)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true);
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("TUKIVERKKO_")) {
        command.env_remove(name);
    }
    command
}

fn login(told: &str) -> Option<(String, String)> {
    let (_, rest) = told.split_once("sign in as ")?;
    let (email, password) = rest.trim().split_once(" with the password ")?;
    Some((email.to_owned(), password.to_owned()))
}

async fn address(lines: &mut Lines<BufReader<ChildStdout>>) -> Result<String> {
    while let Some(line) = lines.next_line().await? {
        if let Some(url) = line.strip_prefix("Tukiverkko: ") {
            return Ok(url.to_owned());
        }
    }
    anyhow::bail!("the program ended before it served")
}
