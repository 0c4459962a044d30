//! The program under load: its own process on a scratch folder.
use std::path::Path;
use std::process::Stdio;

use anyhow::{Context, Result};
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};

/// Ticks of processor time in a second, as Linux counts them for programs.
const TICKS_PER_S: f64 = 100.0;

/// A running program with the demonstration in it; ends when it is dropped.
pub struct Program {
    /// Such as `http://127.0.0.1:40123`.
    pub url: String,
    /// Who leads the demonstration.
    pub email: String,
    pub password: String,
    pid: u32,
    _child: Child,
    data: TempDir,
}

impl Program {
    pub async fn start(binary: &Path) -> Result<Self> {
        let data = TempDir::new().context("making a scratch folder")?;
        let demo = command(binary, &["demo"], data.path()).output().await;
        let demo = demo.with_context(|| format!("starting {}", binary.display()))?;
        let told = String::from_utf8_lossy(&demo.stdout).into_owned();
        let (email, password) = login(&told).context("the demonstration told no password")?;
        let mut serve = command(binary, &["serve"], data.path());
        let mut child = serve
            .args(["--listen", "127.0.0.1:0"])
            .spawn()
            .context("starting the program")?;
        let out = child.stdout.take().context("it has no output")?;
        let mut lines = BufReader::new(out).lines();
        let url = address(&mut lines).await?;
        // Its further lines are read so that it never waits for us.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        Ok(Self {
            url,
            email,
            password,
            pid: child.id().context("it ended at once")?,
            _child: child,
            data,
        })
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
        processor_s(&self.pid.to_string())
    }

    /// Most memory so far, MB.
    pub fn memory_mb(&self) -> Result<f64> {
        let path = format!("/proc/{}/status", self.pid);
        let status = std::fs::read_to_string(path).context("reading its memory")?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kb = line.and_then(|line| line.trim().strip_suffix(" kB"));
        let kb: f64 = kb.context("its memory is not told")?.parse()?;
        Ok(kb / 1024.0)
    }
}

/// Processor time of this tool so far, seconds.
pub fn own_processor_s() -> Result<f64> {
    processor_s("self")
}

fn processor_s(process: &str) -> Result<f64> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat"));
    let stat = stat.context("reading processor time, which works on Linux")?;
    // After the name in brackets the state is the first field, user and system time the twelfth and thirteenth.
    let (_, fields) = stat.rsplit_once(')').context("unknown form of /proc")?;
    let ticks = fields.split_whitespace().skip(11).take(2);
    let ticks: Result<Vec<f64>, _> = ticks.map(str::parse).collect();
    Ok(ticks?.iter().sum::<f64>() / TICKS_PER_S)
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
