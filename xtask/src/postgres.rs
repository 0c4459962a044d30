//! A temporary PostgreSQL: on a socket in a scratch folder, without durability, gone when dropped.
use std::io::{BufRead, BufReader};
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use crate::machine;

/// Uid and gid of Debian's `nobody`; the server refuses to run as root.
const NOBODY: u32 = 65534;
const USER: &str = "tukiverkko";

/// Makes a cluster and runs it until the pipe on its standard input closes, which happens however its owner ends.
const GUARD: &str = r#"
trap '' PIPE HUP INT TERM
bin=$1; scratch=$2; user=$3
options="-k '$scratch' -h '' -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
options="$options -c max_connections=200 -c shared_buffers=64MB"
if "$bin/initdb" -D "$scratch/data" -U "$user" --auth=trust --encoding=UTF8 --locale=C.UTF-8 \
        --no-sync --no-instructions >"$scratch/log" 2>&1 &&
    "$bin/pg_ctl" -D "$scratch/data" -l "$scratch/log" -o "$options" -w start >/dev/null
then
    echo ready 2>/dev/null
    cat >/dev/null
    "$bin/pg_ctl" -D "$scratch/data" -m immediate -w stop >/dev/null
else
    tail -n 1 "$scratch/log"
fi
rm -rf "$scratch"
"#;

/// A running server. Dropping it stops the server and removes its folder.
pub struct Postgres {
    guard: Child,
    scratch: TempDir,
}

impl Postgres {
    /// Makes a cluster and starts it; returns when it answers.
    pub fn start() -> Result<Self> {
        let bin = machine::postgres()?;
        let scratch = TempDir::with_prefix("tukiverkko-pg-").context("making a scratch folder")?;
        let as_root = machine::is_root()?;
        if as_root {
            chown(scratch.path(), Some(NOBODY), Some(NOBODY))
                .context("giving the scratch folder away")?;
        }
        let mut guard = shell(as_root)
            .current_dir(scratch.path())
            .args(["-c", GUARD, "postgres-guard"])
            .args([&bin, scratch.path(), Path::new(USER)])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .process_group(0)
            .spawn()
            .context("starting the temporary PostgreSQL")?;
        let said = guard.stdout.take().context("the guard has no output")?;
        let server = Self { guard, scratch };
        let mut first = String::new();
        BufReader::new(said).read_line(&mut first)?;
        if first.trim() != "ready" {
            bail!("the temporary PostgreSQL did not start: {}", first.trim());
        }
        Ok(server)
    }

    /// Its address; the user may create databases.
    pub fn url(&self) -> String {
        let folder = self.scratch.path().to_string_lossy().replace('/', "%2F");
        format!("postgres://{USER}@{folder}/postgres")
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        if let Err(error) = self.guard.wait() {
            eprintln!("xtask: the temporary PostgreSQL may still run: {error}");
        }
    }
}

/// A shell, as `nobody` where we are root.
fn shell(as_root: bool) -> Command {
    let mut command = Command::new("sh");
    command.env("LC_ALL", "C.UTF-8");
    if as_root {
        command.uid(NOBODY).gid(NOBODY);
    }
    command
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::output;

    #[test]
    fn a_server_answers_and_leaves_nothing_behind() {
        let server = Postgres::start().unwrap();
        let folder = server.scratch.path().to_owned();
        let psql = machine::postgres().unwrap().join("psql");
        let said =
            output(Command::new(psql).args(["-At", "-c", "show max_connections", &server.url()]))
                .unwrap();
        assert_eq!(said.trim(), "200");
        assert!(folder.join("log").exists());
        drop(server);
        assert!(!folder.exists());
    }
}
