//! How well queries are answered, by category: ours with libvoikko and with Snowball, beside Tantivy's own ranking over
//! Snowball stems and SQLite's FTS5. `--worst` lists the dev half's worst queries with what was given for them; of the
//! test half nothing but figures is ever shown.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    reason = "it shares its modules with the tests and stops where they would"
)]
#[path = "../tests/it/baselines.rs"]
mod baselines;
#[path = "../tests/it/judged.rs"]
mod judged;
#[path = "../tests/it/stage.rs"]
mod stage;

use std::collections::BTreeSet;
use std::sync::Arc;

use judged::{Asked, Figures, Given, Judged, NOTHING, figures};
use search::{Snowball, Voikko};

const ENGINES: [&str; 4] = [
    "ours, voikko",
    "ours, snowball",
    "Tantivy + Snowball",
    "SQLite FTS5",
];

fn main() {
    let judged = Judged::read();
    println!(
        "{} descriptions, {} queries",
        judged.rows.len(),
        judged.queries.len()
    );
    let mut given: Vec<Option<Vec<Given>>> = Vec::new();
    match Voikko::load() {
        Ok(voikko) => given.push(Some(ours(&judged, Arc::new(voikko)))),
        Err(why) => {
            println!("without libvoikko: {why}");
            given.push(None);
        }
    }
    given.push(Some(ours(&judged, Arc::new(Snowball))));
    given.push(Some(baselines::plain_snowball(&judged)));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    given.push(Some(runtime.block_on(baselines::fts5(&judged))));
    for split in ["dev", "test"] {
        for (name, given) in ENGINES.iter().zip(&given) {
            if let Some(given) = given {
                table(&judged, given, split, name);
            }
        }
    }
    if std::env::args().any(|arg| arg == "--worst") {
        worst(&judged, given[0].as_ref().or(given[1].as_ref()).unwrap());
    }
}

fn ours(judged: &Judged, morphology: Arc<dyn search::Morphology>) -> Vec<Given> {
    let index = judged::index(judged, stage::knowledge(morphology));
    judged
        .queries
        .iter()
        .map(|asked| judged::ours(&index, asked))
        .collect()
}

fn table(judged: &Judged, given: &[Given], split: &str, name: &str) {
    let half = || {
        judged
            .queries
            .iter()
            .zip(given)
            .filter(|(asked, _)| asked.split == split)
    };
    let of = |keep: &dyn Fn(&Asked) -> bool| figures(half().filter(|(asked, _)| keep(asked)));
    println!("\n{split}: {name}");
    println!("  category         queries  nDCG@10  recall@10    MRR  no hits");
    line("all", of(&|_| true));
    let categories: BTreeSet<&str> = half().map(|(asked, _)| asked.category.as_str()).collect();
    for category in categories {
        let figures = of(&|asked| asked.category == category);
        if category == NOTHING {
            println!(
                "  {category:<16} {:>7}  held back {}",
                figures.nothing, figures.held_back
            );
        } else {
            line(category, figures);
        }
    }
}

fn line(name: &str, figures: Figures) {
    let Figures {
        queries,
        ndcg,
        recall,
        mrr,
        zero,
        ..
    } = figures;
    println!("  {name:<16} {queries:>7}  {ndcg:>7.3}  {recall:>9.3}  {mrr:>5.3}  {zero:>7}");
}

/// The dev half's worst queries, so that one sees what fails.
fn worst(judged: &Judged, given: &[Given]) {
    let dev = judged
        .queries
        .iter()
        .zip(given)
        .filter(|(asked, _)| asked.split == "dev");
    let mut scored: Vec<(f64, &Asked, &Given)> = dev
        .map(|(asked, given)| match asked.relevant.is_empty() {
            true => (
                f64::from(u8::from(given.ids.is_empty() || given.weak)),
                asked,
                given,
            ),
            false => (judged::ndcg(asked, given), asked, given),
        })
        .collect();
    scored.sort_by(|left, right| left.0.total_cmp(&right.0));
    for (ndcg, asked, given) in scored.into_iter().take(40) {
        let mut relevant: Vec<(&String, &u32)> = asked.relevant.iter().collect();
        relevant.sort_by(|left, right| right.1.cmp(left.1).then(left.0.cmp(right.0)));
        let relevant: Vec<String> = relevant
            .iter()
            .map(|(id, level)| format!("{id}={level}"))
            .collect();
        println!(
            "\n{ndcg:.2} [{}] {} ({})",
            asked.category, asked.text, asked.id
        );
        println!("  wanted {}", relevant.join(" "));
        println!(
            "  {}{}",
            given.understood,
            if given.weak { " weak" } else { "" }
        );
        for (id, why) in given.ids.iter().zip(&given.why) {
            let level = asked.relevant.get(id).copied().unwrap_or(0);
            println!("  {id} ({level}) {why}");
        }
    }
}
