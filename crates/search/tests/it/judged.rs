//! The judged set, and how well an engine answers it.
use std::collections::{BTreeMap, HashMap};

use search::{Change, Description, Index, Knowledge, Lang, Level, PlaceId, Query, Written};
use serde::Deserialize;

use super::stage::{VOCABULARIES, repo, text};

/// Hits that are judged.
pub const JUDGED: usize = 10;
/// The category of queries that nothing answers.
pub const NOTHING: &str = "nothing";

/// A description as its author wrote it.
#[derive(Clone, Debug, Deserialize)]
pub struct Row {
    pub id: String,
    pub lang: Lang,
    pub name: String,
    pub text: String,
    #[serde(default)]
    pub municipalities: Vec<String>,
    #[serde(default)]
    pub regions: Vec<String>,
    #[serde(default)]
    pub nationwide: bool,
    #[serde(default)]
    forms: Vec<String>,
    #[serde(default)]
    topics: Vec<String>,
    #[serde(default)]
    services: Vec<String>,
    #[serde(default)]
    devices: Vec<String>,
    #[serde(default)]
    groups: Vec<String>,
    #[serde(default)]
    channels: Vec<String>,
    #[serde(default)]
    languages: Vec<String>,
    #[serde(default)]
    audiences: Vec<String>,
}

/// A query with what is relevant: 3 exactly that, 2 good, 1 of some use.
#[derive(Clone, Debug, Deserialize)]
pub struct Asked {
    pub id: String,
    pub split: String,
    pub category: String,
    pub text: String,
    pub lang: Lang,
    #[serde(default)]
    pub relevant: HashMap<String, u32>,
}

#[derive(Deserialize)]
struct Rows {
    description: Vec<Row>,
}

#[derive(Deserialize)]
struct Queries {
    query: Vec<Asked>,
}

/// The whole set.
pub struct Judged {
    pub rows: Vec<Row>,
    pub queries: Vec<Asked>,
}

/// What an engine gave for one query.
#[derive(Default)]
pub struct Given {
    pub ids: Vec<String>,
    pub weak: bool,
    /// Why our engine gave each, in a few words, and what it understood.
    pub why: Vec<String>,
    pub understood: String,
}

/// Mean figures of some queries.
#[derive(Clone, Copy, Debug, Default)]
pub struct Figures {
    pub queries: usize,
    pub ndcg: f64,
    pub recall: f64,
    pub mrr: f64,
    /// Queries without any hit.
    pub zero: usize,
    /// Queries that nothing answers, and how many of them got few hits marked weak, or none.
    pub nothing: usize,
    pub held_back: usize,
}

impl Judged {
    /// Reads the set; files of descriptions in the order of their names.
    pub fn read() -> Self {
        let folder = repo("crates/search/eval");
        let mut names: Vec<String> = std::fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.starts_with("descriptions") && name.ends_with(".toml"))
            .collect();
        names.sort();
        let inside = |name: &String| text(&format!("crates/search/eval/{name}"));
        let files = names
            .iter()
            .map(|name| toml::from_str::<Rows>(&inside(name)).unwrap());
        let queries: Queries = toml::from_str(&text("crates/search/eval/queries.toml")).unwrap();
        Self {
            rows: files.flat_map(|rows| rows.description).collect(),
            queries: queries.query,
        }
    }
}

impl Row {
    /// Its terms by vocabulary.
    pub fn facets(&self) -> BTreeMap<String, Vec<String>> {
        let lists = [
            &self.forms,
            &self.topics,
            &self.services,
            &self.devices,
            &self.groups,
            &self.channels,
            &self.languages,
            &self.audiences,
        ];
        let named = VOCABULARIES.into_iter().zip(lists);
        let full = named.filter(|(_, list)| !list.is_empty());
        full.map(|(slug, list)| (slug.to_owned(), list.clone()))
            .collect()
    }

    /// As the engine takes it.
    pub fn description(&self) -> Description {
        let municipalities = self.municipalities.iter().map(PlaceId::municipality);
        let regions = self
            .regions
            .iter()
            .map(|code| PlaceId::new(Level::Region, code));
        Description {
            id: self.id.clone(),
            written: vec![Written {
                lang: self.lang,
                name: self.name.clone(),
                text: self.text.clone(),
            }],
            places: municipalities.chain(regions).collect(),
            nationwide: self.nationwide,
            facets: self.facets(),
            checked: 0,
            is_over: false,
        }
    }
}

/// Our engine over the set.
pub fn index(judged: &Judged, knowledge: std::sync::Arc<Knowledge>) -> Index {
    let index = Index::in_memory(knowledge).unwrap();
    let puts = judged
        .rows
        .iter()
        .map(|row| Change::Put(Box::new(row.description())));
    index.apply(puts.collect(), 1).unwrap();
    index
}

/// What our engine gives for a query.
pub fn ours(index: &Index, asked: &Asked) -> Given {
    let found = index.search(&Query::new(&asked.text, asked.lang)).unwrap();
    let why = |hit: &search::Hit| {
        let each = hit.why.iter();
        let each =
            each.map(|one| format!("{}={} {:?}/{:?}", one.typed, one.found, one.how, one.zone));
        format!(
            "{:.2} {:.2} {}",
            hit.score,
            hit.cover,
            each.collect::<Vec<_>>().join("; ")
        )
    };
    Given {
        why: found.hits.iter().map(why).collect(),
        understood: format!("{:?}", found.understood),
        ids: found.hits.into_iter().map(|hit| hit.id).collect(),
        weak: found.weak,
    }
}

/// Figures over queries with what was given for them.
pub fn figures<'a>(answers: impl IntoIterator<Item = (&'a Asked, &'a Given)>) -> Figures {
    let mut all = Figures::default();
    for (asked, given) in answers {
        if asked.relevant.is_empty() {
            all.nothing += 1;
            all.held_back += usize::from(given.ids.is_empty() || given.weak);
            continue;
        }
        all.queries += 1;
        all.zero += usize::from(given.ids.is_empty());
        all.ndcg += ndcg(asked, given);
        let hits = given.ids.iter().take(JUDGED);
        let mut good = hits.map(|id| asked.relevant.contains_key(id));
        let first = good.clone().position(|good| good);
        all.mrr += first.map_or(0.0, |at| 1.0 / (at as f64 + 1.0));
        let found = good.by_ref().filter(|good| *good).count();
        all.recall += found as f64 / asked.relevant.len().min(JUDGED) as f64;
    }
    let count = all.queries.max(1) as f64;
    all.ndcg /= count;
    all.recall /= count;
    all.mrr /= count;
    all
}

/// How good the order of the first ten is, 0 to 1.
pub fn ndcg(asked: &Asked, given: &Given) -> f64 {
    let gain = |level: u32, at: usize| (2_f64.powi(level as i32) - 1.0) / (at as f64 + 2.0).log2();
    let levels = given
        .ids
        .iter()
        .map(|id| asked.relevant.get(id).copied().unwrap_or(0));
    let sum = |levels: Vec<u32>| -> f64 {
        let judged = levels.into_iter().take(JUDGED).enumerate();
        judged.map(|(at, level)| gain(level, at)).sum()
    };
    let mut best: Vec<u32> = asked.relevant.values().copied().collect();
    best.sort_unstable_by(|left, right| right.cmp(left));
    sum(levels.collect()) / sum(best)
}
