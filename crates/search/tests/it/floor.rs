//! The judged set guards itself: what queries that nobody tuned on get may not fall, and the set may not be easy.
use std::sync::Arc;

use search::{Morphology, Snowball, Voikko};
use serde::Deserialize;

use super::judged::{Figures, Given, Judged, figures, index, ours};
use super::{baselines, stage};

/// What the test half must reach at least.
#[derive(Deserialize)]
struct Floor {
    voikko: Least,
    snowball: Least,
    /// Above this SQLite's FTS5 says that the set is too easy.
    fts5_most: f64,
}

#[derive(Deserialize)]
struct Least {
    ndcg: f64,
    recall: f64,
    held_back: usize,
}

fn floor() -> Floor {
    toml::from_str(&stage::text("crates/search/eval/floor.toml")).unwrap()
}

fn test_half(judged: &Judged, given: &[Given]) -> Figures {
    let both = judged.queries.iter().zip(given);
    figures(both.filter(|(asked, _)| asked.split == "test"))
}

fn check(morphology: Arc<dyn Morphology>, least: &Least) {
    let judged = Judged::read();
    let index = index(&judged, stage::knowledge(morphology));
    let given: Vec<Given> = judged
        .queries
        .iter()
        .map(|asked| ours(&index, asked))
        .collect();
    let reached = test_half(&judged, &given);
    assert!(
        reached.ndcg >= least.ndcg,
        "nDCG@10 fell to {:.3}",
        reached.ndcg
    );
    assert!(
        reached.recall >= least.recall,
        "recall@10 fell to {:.3}",
        reached.recall
    );
    assert!(
        reached.held_back >= least.held_back,
        "of {} queries that nothing answers only {} are held back",
        reached.nothing,
        reached.held_back,
    );
}

#[test]
fn with_voikko_the_test_half_does_not_fall() {
    let voikko = Voikko::load().expect("libvoikko1 and voikko-fi are installed for tests");
    check(Arc::new(voikko), &floor().voikko);
}

#[test]
fn without_voikko_the_test_half_does_not_fall() {
    check(Arc::new(Snowball), &floor().snowball);
}

#[tokio::test]
async fn the_set_is_not_too_easy() {
    let judged = Judged::read();
    let reached = test_half(&judged, &baselines::fts5(&judged).await);
    let most = floor().fts5_most;
    assert!(
        reached.ndcg < most,
        "FTS5 reaches {:.3}: the set is too easy",
        reached.ndcg
    );
}
