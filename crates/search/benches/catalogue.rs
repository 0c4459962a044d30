//! A large catalogue: how long it takes to index, what it holds in memory, and what a search costs while another
//! process asks at a steady rate.
//! `cargo bench -p search --bench catalogue -- [DESCRIPTIONS] [SECONDS]`; 100,000 and 30 when nothing is given.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "a measurement stops when anything fails, and its figures need no more digits"
)]
#[path = "../tests/it/stage.rs"]
mod stage;

use std::collections::{BTreeMap, HashSet};
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::time::{Duration, Instant};

use search::{Description, Index, Lang, PlaceId, Query, Written, best_morphology};

/// Searches each second, evenly.
const RATE: usize = 20;
/// Connections that they come by in turn, so that a slow one holds up only every so manieth after it.
const CONNECTIONS: usize = 4;
/// What the process that asks is told first.
const ASK: &str = "ask";
/// Distinct words that the catalogue must have, or the cache of words flatters.
const FORMS_MIN: usize = 150_000;
/// First and last parts that compounds are made of.
const COMPOUNDS: [usize; 2] = [400, 50];
const ENDINGS: [&str; 12] = [
    "", "n", "ssa", "sta", "lla", "lle", "lta", "ksi", "t", "issa", "ista", "illa",
];

/// Numbers that look random and are the same in every run (SplitMix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end as u64) as usize
    }

    /// Small numbers far oftener than large ones, as words of a language are.
    fn common(&mut self, end: usize) -> usize {
        let part = self.below(1_000_000) as f64 / 1e6;
        ((end as f64).powf(part) - 1.0) as usize
    }
}

/// Words and places that descriptions are made of.
struct Stock {
    words: Vec<String>,
    towns: Vec<(String, String)>,
    facets: BTreeMap<&'static str, Vec<String>>,
}

impl Stock {
    fn new() -> Self {
        let file: toml::Table = toml::from_str(&stage::text("data/search/concepts.toml")).unwrap();
        let concepts = file["concept"].as_array().unwrap().iter();
        let lists = concepts.filter_map(|concept| concept.get("fi")?.as_array());
        let words = lists.flatten().filter_map(|word| word.as_str());
        let alone = words.filter(|word| word.chars().all(char::is_alphabetic));
        let towns = stage::text("data/areas/municipalities.csv");
        let rows = towns.lines().skip(1).map(|line| line.split(','));
        let facets = stage::VOCABULARIES.into_iter().map(|slug| {
            let file: toml::Table =
                toml::from_str(&stage::text(&format!("data/vocabularies/{slug}.toml"))).unwrap();
            let items = file["items"].as_array().unwrap().iter();
            let keys = items.filter_map(|item| Some(item.get("key")?.as_str()?.to_owned()));
            (slug, keys.collect())
        });
        Self {
            words: alone.map(str::to_owned).collect(),
            towns: rows
                .map(|mut row| {
                    (
                        row.next().unwrap().to_owned(),
                        row.next().unwrap().to_owned(),
                    )
                })
                .collect(),
            facets: facets.collect(),
        }
    }

    fn word(&self, dice: &mut Dice) -> String {
        let ending = ENDINGS[dice.below(ENDINGS.len())];
        if dice.below(4) > 0 {
            return format!("{}{ending}", self.words[dice.common(self.words.len())]);
        }
        let [first, second] = COMPOUNDS.map(|count| &self.words[dice.below(count)]);
        format!("{first}{second}{ending}")
    }

    fn description(&self, number: usize, dice: &mut Dice) -> Description {
        let text = |count: usize, dice: &mut Dice| {
            let words: Vec<String> = (0..count).map(|_| self.word(dice)).collect();
            words.join(" ")
        };
        let mut facets = BTreeMap::new();
        for (slug, keys) in &self.facets {
            let chosen: HashSet<&String> = (0..1 + dice.below(2))
                .map(|_| &keys[dice.below(keys.len())])
                .collect();
            let chosen = chosen.into_iter().cloned().collect();
            facets.insert((*slug).to_owned(), chosen);
        }
        let words = 40 + dice.below(80);
        let town = &self.towns[dice.below(self.towns.len())];
        Description {
            id: format!("d{number}"),
            written: vec![Written {
                lang: Lang::Fi,
                name: format!("{} {}", text(3, dice), town.1),
                text: text(words, dice),
            }],
            places: vec![PlaceId::municipality(town.0.as_str())],
            nationwide: dice.below(20) == 0,
            facets,
            checked: number as i64,
        }
    }

    /// What somebody types, and whether only visits are wanted.
    fn question(&self, dice: &mut Dice) -> (String, bool) {
        let mut words: Vec<String> = (0..1 + dice.below(4)).map(|_| self.word(dice)).collect();
        if dice.below(3) == 0 {
            let town = &self.towns[dice.below(self.towns.len())];
            words.push(format!("{}ssa", town.1));
        }
        if dice.below(5) == 0 {
            let at = dice.below(words.len());
            let letters: Vec<char> = words[at].chars().collect();
            let out = dice.below(letters.len());
            let kept = letters.iter().enumerate().filter(|(at, _)| *at != out);
            words[at] = kept.map(|(_, letter)| *letter).collect();
        }
        (words.join(" "), dice.below(4) == 0)
    }
}

fn query((text, is_visit): (String, bool)) -> Query {
    let mut query = Query::new(text, Lang::Fi);
    if is_visit {
        query.facets = [("channels".to_owned(), vec!["on-site".to_owned()])].into();
    }
    query
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let numbers: Vec<usize> = args.iter().filter_map(|arg| arg.parse().ok()).collect();
    if args.first().is_some_and(|arg| arg == ASK) {
        return ask(numbers[0], numbers[1]);
    }
    let count = numbers.first().copied().unwrap_or(100_000);
    let seconds = numbers.get(1).copied().unwrap_or(30);
    let stock = Stock::new();
    let folder = tempfile::tempdir().unwrap();
    let index = filled(&stock, count, &folder.path().join("index"));
    let mut dice = Dice(2);
    for _ in 0..50 {
        index.search(&query(stock.question(&mut dice))).unwrap();
    }
    let [own, files] = ["RssAnon:", "RssFile:"].map(memory_mb);
    println!("memory {own:.0} MB, and {files:.0} MB of the index's files");
    serve(&index, seconds);
}

fn filled(stock: &Stock, count: usize, folder: &std::path::Path) -> Index {
    let (morphology, why) = best_morphology();
    println!(
        "Finnish by {}{}",
        morphology.name(),
        why.map_or_else(String::new, |why| format!(" ({why})"))
    );
    let index = Index::open(folder, stage::knowledge(morphology)).unwrap();
    let [before, _] = ["RssAnon:", "RssFile:"].map(memory_mb);
    println!("memory {before:.0} MB with words and places only");
    let mut forms: HashSet<String> = HashSet::new();
    let mut dice = Dice(1);
    let mut making = Duration::ZERO;
    let all = (0..count).map(|number| {
        let start = Instant::now();
        let one = stock.description(number, &mut dice);
        let words = one.written[0].text.split(' ');
        for word in words {
            if !forms.contains(word) {
                forms.insert(word.to_owned());
            }
        }
        making += start.elapsed();
        one
    });
    let start = Instant::now();
    index.rebuild(all, 1).unwrap();
    let took = start.elapsed();
    println!("{count} descriptions, {} distinct word forms", forms.len());
    println!(
        "indexed in {:.1} s, of which {:.1} s to make them up",
        took.as_secs_f64(),
        making.as_secs_f64()
    );
    assert!(
        count < 100_000 || forms.len() >= FORMS_MIN,
        "too few distinct words"
    );
    index
}

/// Answers what another process asks.
fn serve(index: &Index, seconds: usize) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let mut asking = Command::new(std::env::current_exe().unwrap())
        .args([ASK, &port.to_string(), &seconds.to_string()])
        .spawn()
        .unwrap();
    let mut busy: Vec<f64> = std::thread::scope(|scope| {
        let each: Vec<_> = (0..CONNECTIONS)
            .map(|_| {
                let (stream, _) = listener.accept().unwrap();
                scope.spawn(move || answer(index, &stream))
            })
            .collect();
        let each = each.into_iter().flat_map(|one| one.join().unwrap());
        each.collect()
    });
    assert!(asking.wait().unwrap().success());
    busy.sort_by(f64::total_cmp);
    let at = |part: f64| busy[((busy.len() - 1) as f64 * part) as usize] * 1e3;
    println!(
        "processor time of one: p50 {:.1} ms, p99 {:.1} ms",
        at(0.5),
        at(0.99)
    );
}

/// Answers one connection; gives what each search has used of a processor, in seconds.
fn answer(index: &Index, stream: &TcpStream) -> Vec<f64> {
    let mut busy = Vec::new();
    for line in BufReader::new(stream).lines() {
        let line = line.unwrap();
        let (visit, text) = line.split_once('\t').unwrap();
        let before = cpu_s();
        let query = query((text.to_owned(), visit == "true"));
        let found = index.search(&query).unwrap();
        busy.push(cpu_s() - before);
        let ids: Vec<String> = found.hits.into_iter().map(|hit| hit.id).collect();
        let mut stream = stream;
        stream
            .write_all(format!("{}\n", ids.join(" ")).as_bytes())
            .unwrap();
    }
    busy
}

/// Asks at a steady rate; what waits for an earlier one counts its waiting.
fn ask(port: usize, seconds: usize) {
    let stock = Stock::new();
    let mut dice = Dice(3);
    let questions: Vec<(String, bool)> = (0..RATE * seconds)
        .map(|_| stock.question(&mut dice))
        .collect();
    let start = Instant::now() + Duration::from_millis(100);
    let one = |number: usize| {
        let stream = TcpStream::connect(("127.0.0.1", port as u16)).unwrap();
        stream.set_nodelay(true).unwrap();
        let mut answers = BufReader::new(&stream).lines();
        let mine = questions
            .iter()
            .enumerate()
            .skip(number)
            .step_by(CONNECTIONS);
        let took = mine.map(|(at, (text, visit))| {
            let due = start + Duration::from_secs(1) * at as u32 / RATE as u32;
            std::thread::sleep(due.saturating_duration_since(Instant::now()));
            let mut stream = &stream;
            stream
                .write_all(format!("{visit}\t{text}\n").as_bytes())
                .unwrap();
            answers.next().unwrap().unwrap();
            (due.elapsed().as_secs_f64() * 1e3, text.as_str())
        });
        took.collect::<Vec<_>>()
    };
    let mut took: Vec<(f64, &str)> = std::thread::scope(|scope| {
        let one = &one;
        let all: Vec<_> = (0..CONNECTIONS)
            .map(|number| scope.spawn(move || one(number)))
            .collect();
        all.into_iter()
            .flat_map(|one| one.join().unwrap())
            .collect()
    });
    took.sort_by(|left, right| left.0.total_cmp(&right.0));
    let at = |part: f64| took[((took.len() - 1) as f64 * part) as usize].0;
    println!(
        "{} searches at {RATE}/s from another process: p50 {:.1} ms, p99 {:.1} ms, most {:.1} ms",
        took.len(),
        at(0.5),
        at(0.99),
        at(1.0)
    );
    for (time, text) in took.iter().rev().take(5) {
        println!("  {time:.1} ms: {text}");
    }
}

/// What the program holds in memory of one kind.
fn memory_mb(kind: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(kind));
    let kb = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kb.unwrap_or_default() / 1024.0
}

/// What this thread has used of a processor, which tells more than the clock on a busy machine. Seconds.
fn cpu_s() -> f64 {
    let used = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let first = used.split_whitespace().next();
    first
        .and_then(|nanos| nanos.parse::<f64>().ok())
        .unwrap_or_default()
        / 1e9
}
