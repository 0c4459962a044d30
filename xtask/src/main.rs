//! The project's own tooling, run as `cargo xtask COMMAND`. See `USAGE`.
mod codegen;
mod fuzz;
mod load;
mod machine;
mod postgres;
mod requests;
mod serve;
mod shell;
mod stages;
mod tidy;
mod web;

use anyhow::{Result, bail};

use crate::shell::Repo;

const USAGE: &str = "\
cargo xtask COMMAND

  serve [-- ARGS]      build everything and run the server on a demo in .tukiverkko
  test [FILTER…]       every check and test, in order, stopping at the first failure;
                       with FILTER, only the tests whose name holds it
       [--only STAGE]  one of tidy, fmt, clippy, deny, web, rust, e2e; may be repeated
  load SCENARIO …      many people at once against a release build; `load help` tells the scenarios
  fuzz [TARGET…] [--seconds N]
                       inputs that nobody thought of, by libFuzzer: frame, room, template, bodies
  fuzz api [--cases N] [--role ROLE]
                       generated requests to every operation of the API, as each role
  eval-search [--worst]
                       how well search answers the judged queries, beside plain Snowball and SQLite
  web                  build web/dist
  codegen              write web/src/generated from the Rust types
  tidy                 the rules of our style that no other tool checks";

fn main() {
    if let Err(error) = run() {
        eprintln!("xtask: {error:#}");
        std::process::exit(1);
    }
}

fn run() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let repo = Repo::find()?;
    match args.split_first() {
        Some((command, rest)) => match command.as_str() {
            "serve" => serve::run(&repo, rest),
            "test" => stages::run(&repo, &stages::Plan::parse(rest)?),
            "load" => load::run(&repo, rest),
            "fuzz" => match rest.split_first() {
                Some((first, args)) if first == "api" => requests::run(&repo, args),
                _ => fuzz::run(&repo, &fuzz::Plan::parse(rest)?),
            },
            "eval-search" => eval_search(&repo, rest),
            "web" => web::build(&repo),
            "codegen" => codegen::write(&repo),
            "tidy" => tidy::run(&repo),
            "help" | "--help" | "-h" => {
                println!("{USAGE}");
                Ok(())
            }
            other => bail!("there is no command `{other}`\n\n{USAGE}"),
        },
        None => bail!("a command is missing\n\n{USAGE}"),
    }
}

/// Runs the judged queries; it is a program of the search's own, so that this one stays small.
fn eval_search(repo: &Repo, args: &[String]) -> Result<()> {
    if let Err(error) = machine::voikko() {
        println!("only Snowball is measured: {error:#}");
    }
    let mut eval = repo.cargo();
    eval.args(["run", "--quiet", "--locked", "--package", "search"]);
    eval.args(["--example", "eval", "--"]).args(args);
    shell::run(&mut eval)
}
