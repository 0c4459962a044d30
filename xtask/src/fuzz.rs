//! Inputs that nobody thought of: libFuzzer on the targets of `fuzz/`.
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::shell::{Repo, output, run as run_command};

/// The targets, as `crates/hostile` names them.
const TARGETS: [&str; 4] = ["frame", "room", "template", "bodies"];
/// How long each target runs when nobody says, seconds.
const SECONDS: u32 = 60;
/// Where every run begins; another number tries others.
const SEED: &str = "2026";
/// Most memory that an input may take, MB, and most time, seconds: far more than any takes on a busy machine.
const MEMORY_MB: &str = "2048";
const INPUT_S: &str = "120";
/// Largest input, bytes: what is larger is mostly repetition.
const INPUT_BYTES_MAX: &str = "8192";
const PACKAGE: &str = "fuzz/Cargo.toml";
const BUILT: &str = "target/fuzz";
/// Where new inputs of a run go; those worth keeping are made small and put into `fuzz/corpus` by hand.
const FOUND: &str = "target/fuzz/corpus";

/// What makes the compiler count branches and comparisons for libFuzzer; the build needs no other compiler for it.
const COVERAGE: &str = "-Cpasses=sancov-module \
    -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares \
    --cfg=fuzzing";

/// What to try, and for how long.
#[derive(Debug, PartialEq, Eq)]
pub struct Plan {
    targets: Vec<&'static str>,
    seconds: u32,
}

impl Plan {
    /// Reads `[TARGET…] [--seconds N]`; every target when none is named.
    pub fn parse(args: &[String]) -> Result<Self> {
        let mut plan = Self {
            targets: Vec::new(),
            seconds: SECONDS,
        };
        let mut rest = args.iter();
        while let Some(arg) = rest.next() {
            if arg == "--seconds" {
                let given = rest.next().context("`--seconds` needs a number")?;
                let seconds = given.parse();
                plan.seconds = seconds.with_context(|| format!("`{given}` is no number"))?;
            } else {
                let known = TARGETS.into_iter().find(|target| target == arg);
                plan.targets.push(known.with_context(|| {
                    format!("there is no target `{arg}`: {}", TARGETS.join(", "))
                })?);
            }
        }
        if plan.targets.is_empty() {
            plan.targets = TARGETS.to_vec();
        }
        Ok(plan)
    }
}

/// Tries what is planned, stopping at the first finding.
pub fn run(repo: &Repo, plan: &Plan) -> Result<()> {
    let built = build(repo)?;
    for target in &plan.targets {
        drive(repo, &built, target, plan.seconds)?;
    }
    Ok(())
}

/// Whether the lock file of the targets, which are a workspace of their own, still fits what they are made of.
pub fn check_lock(repo: &Repo) -> Result<()> {
    let mut cargo = repo.cargo();
    cargo.args(["metadata", "--quiet", "--locked", "--format-version", "1"]);
    cargo.args(["--manifest-path", PACKAGE]);
    output(&mut cargo).context(
        "fuzz/Cargo.lock is behind Cargo.lock: copy that over it, then `cargo metadata --manifest-path fuzz/Cargo.toml`",
    )?;
    Ok(())
}

/// Builds the targets with a stable compiler; gives the folder of their programs.
fn build(repo: &Repo) -> Result<PathBuf> {
    let host = host()?;
    let mut cargo = repo.cargo();
    cargo.args(["build", "--quiet", "--locked", "--release", "--bins"]);
    cargo.args([
        "--manifest-path",
        PACKAGE,
        "--target",
        &host,
        "--target-dir",
        BUILT,
    ]);
    // Given with `--target`, the flags hold for the targets alone, not for what runs while they are built.
    run_command(cargo.env("RUSTFLAGS", COVERAGE))?;
    Ok(repo.path(BUILT).join(host).join("release"))
}

/// The compiler's name of this kind of machine.
fn host() -> Result<String> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let told = output(Command::new(rustc).arg("-vV"))?;
    let host = told.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("rustc does not tell its host")?.to_owned())
}

/// Runs one target from its kept inputs on. A finding is written to `fuzz/regressions/TARGET`.
fn drive(repo: &Repo, built: &Path, target: &str, seconds: u32) -> Result<()> {
    println!("{target}, {seconds} s");
    let found = repo.path(FOUND).join(target);
    let kept = repo.path("fuzz/corpus").join(target);
    let regressions = repo.path("fuzz/regressions").join(target);
    for folder in [&found, &kept, &regressions] {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("making `{}`", folder.display()))?;
    }
    let mut fuzzer = repo.command(built.join(target));
    fuzzer
        .args([
            format!("-seed={SEED}"),
            format!("-max_total_time={seconds}"),
            format!("-rss_limit_mb={MEMORY_MB}"),
            format!("-timeout={INPUT_S}"),
            format!("-max_len={INPUT_BYTES_MAX}"),
            format!("-artifact_prefix={}/", regressions.display()),
        ])
        .args(["-print_final_stats=1", "-print_funcs=0", "-verbosity=0"])
        .args([&found, &kept, &regressions]);
    run_command(&mut fuzzer).with_context(|| {
        format!("`{target}` does not hold; the input stands in fuzz/regressions/{target}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(args: &[&str]) -> Result<Plan> {
        let args: Vec<String> = args.iter().map(|arg| (*arg).to_owned()).collect();
        Plan::parse(&args)
    }

    #[test]
    fn every_target_runs_when_none_is_named() {
        let plan = plan(&["--seconds", "5"]).unwrap();
        assert_eq!(plan.targets, TARGETS);
        assert_eq!(plan.seconds, 5);
    }

    #[test]
    fn what_is_not_known_is_an_error() {
        for args in [&["rooms"][..], &["--seconds"], &["--seconds", "few"]] {
            assert!(plan(args).is_err(), "{args:?}");
        }
    }
}
