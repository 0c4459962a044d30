//! How long offers take at 50,000 actors: `cargo bench -p server --bench suggest`. With `TUKIVERKKO_TEST_POSTGRES` (an
//! address of an empty database) on that engine, else on SQLite in a scratch folder.
use std::time::Instant;

use analysis::names::word_keys;
use anyhow::{Context, Result};
use canvas::facts::RecordKind;
use server::args;
use server::db::Db;
use server::features::registry::suggest;

const ACTORS: usize = 50_000;
const ROUNDS: usize = 4;
/// Rows written in one transaction.
const BATCH: usize = 5_000;
const WORKSPACE: &str = "bench";

const INSERT_WORKSPACE: &str = "
    insert into workspace (id, title, language, created_at)
    values ($1, 'Bench', 'fi', 0)";
const INSERT_RECORD: &str = "
    insert into record (id, workspace_id, kind, name, details, edited)
    values ($1, $2, 'actor', $3, '{}', '{}')";
const INSERT_WORD: &str = "
    insert into record_word (record_id, word_key, workspace_id, kind)
    values ($1, $2, $3, 'actor')";

const PLACES: [&str; 40] = [
    "Kuusela",
    "Mäntylä",
    "Koivula",
    "Lehtola",
    "Salola",
    "Rantala",
    "Kalliola",
    "Metsälä",
    "Suokylä",
    "Harjula",
    "Peltola",
    "Niittylä",
    "Lahdela",
    "Saarela",
    "Vuorela",
    "Laaksola",
    "Jokela",
    "Järvelä",
    "Koskela",
    "Niemelä",
    "Aholanniemi",
    "Korpela",
    "Vaarala",
    "Notkola",
    "Kangasala",
    "Selkälä",
    "Virtala",
    "Luotola",
    "Porttila",
    "Tupala",
    "Kivelä",
    "Ojala",
    "Siltala",
    "Myllylä",
    "Pihala",
    "Kumpula",
    "Hiekkala",
    "Lintula",
    "Tähtelä",
    "Aurinkola",
];
const THINGS: [&str; 25] = [
    "kirjasto",
    "kansalaisopisto",
    "digiklubi ry",
    "palvelut Oy",
    "neuvonta",
    "kyläyhdistys ry",
    "seurakunta",
    "nuorisotalo",
    "asukastupa",
    "hanke",
    "museo",
    "työpaja",
    "eläkeyhdistys",
    "martat",
    "lähimmäiset",
    "tietotupa",
    "opintokeskus",
    "järjestötalo",
    "kohtaamispaikka",
    "verkosto",
    "kaupunki",
    "kunta",
    "säätiö sr",
    "digituki",
    "toimisto",
];

fn names() -> Vec<String> {
    let name = |at: usize| {
        let (place, thing) = (PLACES[at % 40], THINGS[at / 40 % 25]);
        match at / 1000 {
            0 => format!("{place}n {thing}"),
            more => format!("{place}n {more}. {thing}"),
        }
    };
    (0..ACTORS).map(name).collect()
}

async fn fill(db: &Db, names: &[String]) -> Result<()> {
    db.run(INSERT_WORKSPACE, args![WORKSPACE]).await?;
    for (batch, names) in names.chunks(BATCH).enumerate() {
        let mut tx = db.begin().await?;
        for (at, name) in names.iter().enumerate() {
            let id = format!("r{}", batch * BATCH + at);
            tx.run(INSERT_RECORD, args![&id, WORKSPACE, name]).await?;
            for key in word_keys(name) {
                tx.run(INSERT_WORD, args![&id, key.into_bytes(), WORKSPACE])
                    .await?;
            }
        }
        tx.commit().await?;
    }
    Ok(())
}

/// What people type: every beginning of names, and inflected words.
fn typed() -> Vec<String> {
    let mut typed = Vec::new();
    for name in [
        "Kuuselan kirjasto",
        "Koskelan 17. digiklubi",
        "kansalaisopistossa",
        "Mäntylän kunnan",
        "FPA",
        "eläkeyhdistyksen",
    ] {
        let ends = name
            .char_indices()
            .map(|(at, letter)| at + letter.len_utf8());
        typed.extend(ends.skip(1).map(|end| name[..end].to_owned()));
    }
    typed
}

#[tokio::main]
async fn main() -> Result<()> {
    let scratch = tempfile::tempdir().context("making a scratch folder")?;
    let db = match std::env::var("TUKIVERKKO_TEST_POSTGRES") {
        Ok(url) => Db::postgres(&url).await?,
        Err(_) => Db::sqlite(&scratch.path().join("bench.db")).await?,
    };
    fill(&db, &names()).await?;
    let mut took = Vec::new();
    for _ in 0..ROUNDS {
        for typed in typed() {
            let start = Instant::now();
            suggest(&db, WORKSPACE, RecordKind::Actor, &typed).await?;
            took.push(start.elapsed());
        }
    }
    took.sort_unstable();
    let at = |share: usize| took[(took.len() - 1) * share / 100];
    println!(
        "{}, {ACTORS} actors, {} times asked: median {:?}, p99 {:?}, longest {:?}",
        db.engine_name(),
        took.len(),
        at(50),
        at(99),
        at(100)
    );
    Ok(())
}
