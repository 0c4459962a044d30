//! Everything built, then the server on a demo.
use std::net::{SocketAddr, TcpListener};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::shell::{self, Repo};
use crate::{machine, web};

const LISTEN: &str = "127.0.0.1:8080";
const DATA: &str = ".tukiverkko";
/// What the program is called.
pub const BINARY: &str = "tukiverkko";

/// Builds and becomes the server, so that Ctrl+C reaches it. What follows `--` goes to `serve`.
pub fn run(repo: &Repo, args: &[String]) -> Result<()> {
    let args = match args.split_first() {
        None => args,
        Some((first, rest)) if first == "--" => rest,
        Some((other, _)) => {
            bail!("`{other}` is not understood; what the server should get goes after `--`")
        }
    };
    let listen = value(args, "--listen").unwrap_or(LISTEN);
    let data = value(args, "--data").unwrap_or(DATA);
    check_free(listen)?;
    if let Err(error) = machine::voikko() {
        println!("search understands less Finnish: {error:#}");
    }
    web::build(repo)?;
    let binary = build_server(repo)?;
    let own_database = value(args, "--database-url").is_some();
    if !own_database && is_empty(&repo.path(data)) {
        shell::run(repo.command(&binary).args(["demo", "--data", data]))?;
    }
    let mut server = repo.command(&binary);
    server.arg("serve").args(args);
    for (flag, default) in [("--listen", LISTEN), ("--data", DATA)] {
        if value(args, flag).is_none() {
            server.args([flag, default]);
        }
    }
    Err(server.exec()).with_context(|| format!("starting {BINARY}"))
}

/// Builds the server with the profile that the tests use too; gives the program, which lands beside ours.
pub fn build_server(repo: &Repo) -> Result<PathBuf> {
    web::make_dist_folder(repo)?;
    machine::make()?;
    shell::run(repo.cargo().args(["build", "--locked", "--bin", BINARY]))?;
    let ours = std::env::current_exe().context("finding our own program")?;
    Ok(ours.with_file_name(BINARY))
}

/// What was given for `--flag value` or `--flag=value`.
fn value<'a>(args: &'a [String], flag: &str) -> Option<&'a str> {
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        match arg.strip_prefix(flag) {
            Some("") => return rest.next().map(String::as_str),
            Some(tail) if tail.starts_with('=') => return tail.get(1..),
            _ => {}
        }
    }
    None
}

fn check_free(listen: &str) -> Result<()> {
    let Ok(address) = listen.parse::<SocketAddr>() else {
        return Ok(()); // a name: the server itself will say what it makes of it
    };
    match TcpListener::bind(address) {
        Ok(_) => Ok(()),
        Err(error) => bail!(
            "cannot listen on {listen} ({error}); choose another: cargo xtask serve -- --listen 127.0.0.1:PORT"
        ),
    }
}

fn is_empty(folder: &Path) -> bool {
    std::fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_are_found_in_both_spellings() {
        let args = ["--data", "here", "--listen=[::1]:9"].map(str::to_owned);
        assert_eq!(value(&args, "--data"), Some("here"));
        assert_eq!(value(&args, "--listen"), Some("[::1]:9"));
        assert_eq!(value(&args, "--list"), None);
    }

    #[test]
    fn a_busy_port_is_named() {
        let holder = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = holder.local_addr().unwrap().to_string();
        let error = check_free(&address).unwrap_err().to_string();
        assert!(error.contains(&address), "{error}");
        drop(holder);
        check_free(&address).unwrap();
    }
}
