//! `cargo xtask test`: every check and test in one order, stopping at the first failure.
use std::net::{TcpStream, ToSocketAddrs};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::postgres::Postgres;
use crate::shell::{Repo, run as run_command};
use crate::{codegen, fuzz, load, machine, serve, tidy, web};

/// Where the server's tests find a PostgreSQL; without it they use SQLite.
const POSTGRES_VAR: &str = "TUKIVERKKO_TEST_POSTGRES";
/// Where the browser tests find the server and the browser.
const BINARY_VAR: &str = "TUKIVERKKO_BIN";
const MORPHOLOGY_VAR: &str = "TUKIVERKKO_TEST_MORPHOLOGY";
/// Browser tests of the catalogue, the search, matching and coverage.
const OF_CATALOGUE: [&str; 8] = [
    "support.spec",
    "search.spec",
    "match.spec",
    "tables.spec",
    "terms.spec",
    "words.spec",
    "coverage.spec",
    "places.spec",
];
const CHROMIUM_VAR: &str = "TUKIVERKKO_CHROMIUM";
/// Where cargo-deny fetches its advisories from.
const ADVISORIES_AT: &str = "github.com:443";
const REACH_WITHIN: Duration = Duration::from_secs(5);

/// A part of the run, by the name that `--only` takes.
struct Stage {
    name: &'static str,
    takes_filter: bool,
    run: fn(&Repo, &[String]) -> Result<()>,
}

/// The order of the run: what answers soonest first; the browser last, for it needs everything else.
const STAGES: [Stage; 7] = [
    Stage {
        name: "tidy",
        takes_filter: false,
        run: |repo, _| tidy::run(repo),
    },
    Stage {
        name: "fmt",
        takes_filter: false,
        run: |repo, _| fmt(repo),
    },
    Stage {
        name: "clippy",
        takes_filter: false,
        run: |repo, _| clippy(repo),
    },
    Stage {
        name: "deny",
        takes_filter: false,
        run: |repo, _| deny(repo),
    },
    Stage {
        name: "web",
        takes_filter: true,
        run: browser_code,
    },
    Stage {
        name: "rust",
        takes_filter: true,
        run: rust,
    },
    Stage {
        name: "e2e",
        takes_filter: true,
        run: browser_tests,
    },
];

/// What to run.
pub struct Plan {
    only: Vec<String>,
    filters: Vec<String>,
}

impl Plan {
    /// Reads `[FILTER…] [--only STAGE]…`; fails on what it does not know.
    pub fn parse(args: &[String]) -> Result<Self> {
        let mut plan = Self {
            only: Vec::new(),
            filters: Vec::new(),
        };
        let mut rest = args.iter();
        while let Some(arg) = rest.next() {
            if arg == "--only" {
                let name = rest.next().context("`--only` needs the name of a stage")?;
                if !STAGES.iter().any(|stage| stage.name == name) {
                    bail!(
                        "there is no stage `{name}`: {}",
                        STAGES.map(|stage| stage.name).join(", ")
                    );
                }
                plan.only.push(name.clone());
            } else if arg.starts_with('-') {
                bail!("`{arg}` is not understood");
            } else {
                plan.filters.push(arg.clone());
            }
        }
        Ok(plan)
    }

    fn stages(&self) -> impl Iterator<Item = &'static Stage> {
        STAGES.iter().filter(|stage| match self.only.is_empty() {
            true => self.filters.is_empty() || stage.takes_filter,
            false => self.only.iter().any(|name| name == stage.name),
        })
    }
}

/// Runs the planned stages, says how long each took, and closes with one line.
pub fn run(repo: &Repo, plan: &Plan) -> Result<()> {
    let start = Instant::now();
    let mut took = Vec::new();
    for stage in plan.stages() {
        println!("\n== {} ==", stage.name);
        let begun = Instant::now();
        (stage.run)(repo, &plan.filters).with_context(|| {
            format!(
                "stage `{}` failed after {}",
                stage.name,
                words(begun.elapsed())
            )
        })?;
        println!("== {}: {} ==", stage.name, words(begun.elapsed()));
        took.push(format!("{} {}", stage.name, words(begun.elapsed())));
    }
    println!(
        "\nAll {} stages passed in {}: {}",
        took.len(),
        words(start.elapsed()),
        took.join(", ")
    );
    Ok(())
}

fn fmt(repo: &Repo) -> Result<()> {
    run_command(repo.cargo().args(["fmt", "--all", "--check"]))
}

fn clippy(repo: &Repo) -> Result<()> {
    web::make_dist_folder(repo)?;
    machine::make()?;
    let mut clippy = repo.cargo();
    clippy.args(["clippy", "--workspace", "--all-targets", "--locked"]);
    run_command(clippy.args(["--", "-D", "warnings"]))
}

fn deny(repo: &Repo) -> Result<()> {
    fuzz::check_lock(repo)?;
    run_command(machine::deny(repo)?.args(["check", "licenses", "bans", "sources"]))?;
    if !reachable(ADVISORIES_AT) {
        println!("advisories skipped: their database cannot be reached from here");
        return Ok(());
    }
    run_command(machine::deny(repo)?.args(["check", "advisories"]))
}

fn browser_code(repo: &Repo, filters: &[String]) -> Result<()> {
    web::install(repo)?;
    if filters.is_empty() {
        web::script(repo, "lint", &[])?;
        codegen::check(repo)?;
        web::script(repo, "check", &[])?;
        web::script(repo, "test", &[])?;
        web::script(repo, "build", &[])?;
        return web::script(repo, "size", &[]);
    }
    let mut args: Vec<&str> = filters.iter().map(String::as_str).collect();
    args.push("--passWithNoTests");
    web::script(repo, "test", &args)
}

fn rust(repo: &Repo, filters: &[String]) -> Result<()> {
    web::make_dist_folder(repo)?;
    machine::make()?;
    machine::poppler()?;
    machine::voikko()?;
    let no_tests = if filters.is_empty() {
        "--no-tests=fail"
    } else {
        "--no-tests=pass"
    };
    let nextest = |args: &[&str]| -> Result<_> {
        let mut command = machine::nextest(repo)?;
        command
            .args(["run", "--locked", no_tests])
            .args(args)
            .args(filters);
        Ok(command)
    };
    println!("every crate, on SQLite");
    run_command(nextest(&["--workspace"])?.env_remove(POSTGRES_VAR))?;
    println!("the server, on a temporary PostgreSQL");
    let postgres = Postgres::start()?;
    // Built as the whole workspace is, so that nothing is compiled once more with other features.
    let server = ["--workspace", "--filterset", "package(server)"];
    run_command(nextest(&server)?.env(POSTGRES_VAR, postgres.url()))
}

fn browser_tests(repo: &Repo, filters: &[String]) -> Result<()> {
    web::build(repo)?;
    let vars = [
        (BINARY_VAR, serve::build_server(repo)?),
        (CHROMIUM_VAR, machine::chromium()?),
    ];
    if filters.is_empty() {
        load::rehearse(repo, &vars[0].1)?;
    }
    let mut args = vec!["test"];
    args.extend(filters.iter().map(String::as_str));
    if !filters.is_empty() {
        args.push("--pass-with-no-tests");
    }
    if !repo.path("web/playwright.config.ts").exists() {
        bail!("web/playwright.config.ts is missing, so there are no browser tests");
    }
    web::program(repo, "playwright", &args, &vars)?;
    if filters.is_empty() {
        catalogue_elsewhere(repo, vars)?;
    }
    Ok(())
}

/// The browser tests of the catalogue once more, on PostgreSQL and as on a machine without libvoikko.
fn catalogue_elsewhere(repo: &Repo, vars: [(&'static str, PathBuf); 2]) -> Result<()> {
    let postgres = Postgres::start()?;
    let mut all = vars.to_vec();
    all.push((POSTGRES_VAR, postgres.url().into()));
    all.push((MORPHOLOGY_VAR, "snowball".into()));
    println!("the catalogue, on PostgreSQL and without libvoikko");
    let args: Vec<&str> = ["test"].into_iter().chain(OF_CATALOGUE).collect();
    web::program(repo, "playwright", &args, &all)
}

/// Whether a connection to `host:port` opens.
fn reachable(address: &str) -> bool {
    let mut found = address.to_socket_addrs().into_iter().flatten();
    found.any(|one| TcpStream::connect_timeout(&one, REACH_WITHIN).is_ok())
}

/// A duration as people say it.
fn words(took: Duration) -> String {
    match took.as_secs() {
        seconds @ 0..60 => format!("{seconds}.{} s", took.subsec_millis() / 100),
        seconds => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(args: &[&str]) -> Vec<&'static str> {
        let args: Vec<String> = args.iter().map(|arg| (*arg).to_owned()).collect();
        Plan::parse(&args)
            .unwrap()
            .stages()
            .map(|stage| stage.name)
            .collect()
    }

    #[test]
    fn nothing_said_means_everything_in_order() {
        assert_eq!(
            names(&[]),
            ["tidy", "fmt", "clippy", "deny", "web", "rust", "e2e"]
        );
    }

    #[test]
    fn a_filter_runs_tests_only() {
        assert_eq!(names(&["targets"]), ["web", "rust", "e2e"]);
        assert_eq!(names(&["targets", "--only", "rust"]), ["rust"]);
    }

    #[test]
    fn an_unknown_stage_is_an_error() {
        for args in [vec!["--only", "rest"], vec!["--only"], vec!["--fast"]] {
            let args: Vec<String> = args.into_iter().map(str::to_owned).collect();
            assert!(Plan::parse(&args).is_err(), "{args:?}");
        }
    }

    #[test]
    fn durations_read_well() {
        assert_eq!(words(Duration::from_millis(4_250)), "4.2 s");
        assert_eq!(words(Duration::from_secs(125)), "2 min 5 s");
    }
}
