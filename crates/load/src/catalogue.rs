//! A large catalogue, brought by the program's own command while it serves, and read at a steady rate by people who
//! search, open what they find, and look at areas, while owners go on publishing.
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use clap::Args;
use serde_json::{Value as Json, json};
use tokio::task::JoinSet;
use tokio::time::{Instant, MissedTickBehavior, interval};

use crate::figures::Times;
use crate::people::Person;
use crate::process::own_processor_s;
use crate::program::Program;
use crate::stock::{Dice, Stock, Support};

/// Descriptions that one file brings.
const BROUGHT: usize = 10_000;
/// Seconds after which what was published must be found.
const FOUND_WITHIN_S: u64 = 2;
/// How often an owner publishes while others read.
const PUBLISH_EVERY: Duration = Duration::from_secs(5);
/// Addresses of areas that are looked at.
const AREAS: [&str; 4] = ["helsinki", "loimaa", "turku", "utsjoki"];
/// The catalogue's key of a choice, where it is not the vocabulary's name with lines below.
const PRICES: (&str, &str) = ("prices", "price");

/// How large, and how many ask.
#[derive(Args)]
pub struct Plan {
    /// Descriptions in the catalogue.
    #[arg(long, default_value_t = 100_000)]
    entries: usize,
    /// Requests each second, half of them searches.
    #[arg(long, default_value_t = 20)]
    rate: u64,
    /// Seconds that are measured.
    #[arg(long, default_value_t = 60)]
    seconds: u64,
}

/// What people waited.
#[derive(Default)]
struct Waited {
    searches: Times,
    search_pages: Times,
    entries: Times,
    areas: Times,
    lists: Times,
    /// From the answer to a publication until a search has it.
    found: Times,
}

/// Who asks, and what they know.
struct Readers {
    person: Person,
    stock: Stock,
    addresses: Vec<String>,
    waited: Waited,
}

/// Fills the catalogue, asks, and prints what was measured; fails when something is not found.
pub async fn run(binary: &Path, plan: &Plan) -> Result<()> {
    let program = Program::start(binary).await?;
    let lead = Person::new(&program.url)?;
    let login = [
        ("email", program.email.as_str()),
        ("password", &program.password),
    ];
    lead.send("/en/sign-in", &login).await?;
    let title = json!({"title": "Load"});
    let workspace = lead.make("/api/v1/workspaces", &title).await?;
    let stock = Stock::new()?;
    fill(&program, binary, &workspace, &stock, plan.entries).await?;
    let memory = program.memory_mb()?;
    let start = Instant::now();
    while search(&lead, "puhelin").await?["behind"] == true {
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    println!(
        "all is found {:.1} s after the first search",
        start.elapsed().as_secs_f64()
    );
    let all = lead.json("/api/v1/models?limit=200").await?;
    let addresses = all["items"].as_array().into_iter().flatten();
    let addresses = addresses.filter_map(|one| one["url"].as_str().map(path_of));
    let readers = Arc::new(Readers {
        person: Person::new(&program.url)?,
        addresses: addresses.collect(),
        stock,
        waited: Waited::default(),
    });
    let (before, own) = (program.processor_s()?, own_processor_s()?);
    read(&readers, &lead, &workspace, plan).await?;
    print(&readers.waited);
    println!(
        "the program: {:.1} s of processor time in {} s; most memory {:.0} MB, {memory:.0} MB of them before the first search",
        program.processor_s()? - before,
        plan.seconds,
        program.memory_mb()?
    );
    println!(
        "this tool: {:.1} s of processor time",
        own_processor_s()? - own
    );
    Ok(())
}

/// Brings the catalogue file by file, and says how long each took.
async fn fill(
    program: &Program,
    binary: &Path,
    workspace: &str,
    stock: &Stock,
    entries: usize,
) -> Result<()> {
    let mut dice = Dice(1);
    let file = program.data().join("brought.json");
    let took = Times::default();
    for first in (0..entries).step_by(BROUGHT) {
        let numbers = first..entries.min(first + BROUGHT);
        let models = numbers.map(|number| model(&stock.support(&mut dice), number));
        let models: Vec<Json> = models.collect();
        std::fs::write(&file, Json::from(models).to_string()).context("writing a file to bring")?;
        let start = Instant::now();
        let mut import = program.command(binary, &["import", "models"]);
        import.stderr(Stdio::piped()).arg(&file).args([
            "--workspace",
            workspace,
            "--user",
            &program.email,
        ]);
        let done = import.output().await.context("starting the import")?;
        ensure!(
            done.status.success(),
            "{}",
            String::from_utf8_lossy(&done.stderr)
        );
        took.add(start.elapsed());
    }
    println!("bringing up to {BROUGHT} descriptions: {took}");
    Ok(())
}

/// The description as programs send it.
fn model(support: &Support, number: usize) -> Json {
    let mut facets = serde_json::Map::new();
    let mut audiences = Vec::new();
    for (slug, keys) in &support.facets {
        match *slug {
            "audiences" => audiences.clone_from(keys),
            slug if slug == PRICES.0 => drop(facets.insert(PRICES.1.to_owned(), json!(keys))),
            slug => drop(facets.insert(slug.replace('-', "_"), json!(keys))),
        }
    }
    json!({
        "identifier": format!("load-{number}"),
        "name": support.name,
        "organisation": "Load",
        "language": "fi",
        "audiences": audiences,
        "texts": {"promise": support.text},
        "facets": facets,
        "municipalities": [support.municipality],
        "nationwide": support.is_nationwide,
    })
}

/// Everybody asks at the steady rate; whoever waits holds up nobody else.
async fn read(readers: &Arc<Readers>, lead: &Person, workspace: &str, plan: &Plan) -> Result<()> {
    let publishing = publish(
        readers.clone(),
        lead.clone(),
        workspace.to_owned(),
        plan.seconds,
    );
    let publishing = tokio::spawn(publishing);
    let mut pace = interval(Duration::from_secs(1) / u32::try_from(plan.rate.max(1))?);
    pace.set_missed_tick_behavior(MissedTickBehavior::Burst);
    let mut dice = Dice(2);
    let mut asking = JoinSet::new();
    for n in 0..plan.rate * plan.seconds {
        pace.tick().await;
        let question = readers.stock.question(&mut dice);
        let chosen = dice.below(usize::MAX);
        asking.spawn(ask(readers.clone(), n, question, chosen));
    }
    while let Some(done) = asking.join_next().await {
        done??;
    }
    publishing.await?
}

async fn ask(readers: Arc<Readers>, n: u64, question: String, chosen: usize) -> Result<()> {
    let (person, waited) = (&readers.person, &readers.waited);
    let words: String = form_urlencoded::byte_serialize(question.as_bytes()).collect();
    let (path, times) = match n % 8 {
        0 | 2 | 4 => (format!("/api/v1/search?q={words}"), &waited.searches),
        6 => (format!("/fi/search?q={words}"), &waited.search_pages),
        1 => ("/fi/support".to_owned(), &waited.lists),
        3 => (
            format!("/fi/alue/{}", AREAS[chosen % AREAS.len()]),
            &waited.areas,
        ),
        _ => {
            let address = readers
                .addresses
                .get(chosen % readers.addresses.len().max(1));
            (
                address.context("the catalogue is empty")?.clone(),
                &waited.entries,
            )
        }
    };
    let start = Instant::now();
    person.page(&path).await?;
    times.add(start.elapsed());
    Ok(())
}

/// An owner publishes now and then, and looks at once whether it is found.
async fn publish(
    readers: Arc<Readers>,
    lead: Person,
    workspace: String,
    seconds: u64,
) -> Result<()> {
    let mut dice = Dice(3);
    let mut pace = interval(PUBLISH_EVERY);
    for n in 0..seconds.div_ceil(PUBLISH_EVERY.as_secs()) {
        pace.tick().await;
        let mut one = model(&readers.stock.support(&mut dice), 0);
        let name = format!("Julkaistu {n}");
        one["name"] = json!(name);
        one["identifier"] = json!(name);
        one["workspace"] = json!(workspace);
        let id = lead.make("/api/v1/models", &one).await?;
        let start = Instant::now();
        loop {
            let found = search(&lead, &format!("julkaistu+{n}")).await?;
            let hits = found["hits"].as_array();
            if hits
                .into_iter()
                .flatten()
                .any(|hit| hit["id"] == id.as_str())
            {
                break;
            }
            let waited = start.elapsed();
            ensure!(
                waited.as_secs() < FOUND_WITHIN_S,
                "{name} is not found after {waited:?}"
            );
        }
        readers.waited.found.add(start.elapsed());
    }
    Ok(())
}

async fn search(person: &Person, words: &str) -> Result<Json> {
    person.json(&format!("/api/v1/search?q={words}")).await
}

fn print(waited: &Waited) {
    for (what, times) in [
        ("a search by a program", &waited.searches),
        ("the page of a search", &waited.search_pages),
        ("an entry's page", &waited.entries),
        ("an area's page", &waited.areas),
        ("the list of all", &waited.lists),
        ("published until found", &waited.found),
    ] {
        println!("{what}: {times}");
    }
}

/// The path of an address.
fn path_of(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split_once('/')
        .map_or_else(|| "/".to_owned(), |(_, path)| format!("/{path}"))
}
