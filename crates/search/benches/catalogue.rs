//! A large catalogue: how long it takes to index, what it holds in memory, and what a search costs while another
//! process asks at a steady rate.
//! `cargo bench -p search --bench catalogue -- [DESCRIPTIONS] [SECONDS] [snowball] [FOLDER]`; 100,000 and 30 when nothing
//! is given. With a folder the index stays there, and is not made again by the next run. With 0 seconds nothing is asked by
//! another process: each question is asked here, one after the other, and what it costs is told.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "a measurement stops when anything fails, and its figures need no more digits"
)]
#[path = "../tests/it/stage.rs"]
mod stage;
#[path = "../../load/src/stock.rs"]
mod stock;

use std::collections::HashSet;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use search::{
    Description, Index, Lang, Morphology, PlaceId, Query, Snowball, Written, best_morphology,
};
use stock::{Dice, Stock, Support};

/// Searches each second, evenly.
const RATE: usize = 20;
/// Connections that they come by in turn, so that a slow one holds up only every so manieth after it.
const CONNECTIONS: usize = 4;
/// What the process that asks is told first.
const ASK: &str = "ask";
/// Distinct words that the catalogue must have, or the cache of words flatters.
const FORMS_MIN: usize = 150_000;
/// How often each question is asked to tell what it costs: of a busy machine the least tells most.
const TIMES: usize = 3;

fn description(number: usize, support: Support) -> Description {
    let facets = support.facets.into_iter();
    Description {
        id: format!("d{number}"),
        written: vec![Written {
            lang: Lang::Fi,
            name: support.name,
            text: support.text,
        }],
        places: vec![PlaceId::municipality(support.municipality)],
        nationwide: support.is_nationwide,
        facets: facets.map(|(slug, keys)| (slug.to_owned(), keys)).collect(),
        checked: number as i64,
        is_over: false,
    }
}

/// What somebody types, and whether only visits are wanted.
fn question(stock: &Stock, dice: &mut Dice) -> (String, bool) {
    let text = stock.question(dice);
    (text, dice.below(4) == 0)
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
    let stock = Stock::new().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let kept = args.iter().find(|arg| arg.starts_with('/'));
    let path = kept.map_or_else(|| folder.path().join("index"), PathBuf::from);
    let (morphology, why) = match args.iter().any(|arg| arg == "snowball") {
        true => (Arc::new(Snowball) as Arc<dyn Morphology>, None),
        false => best_morphology(),
    };
    println!(
        "Finnish by {}{}",
        morphology.name(),
        why.map_or_else(String::new, |why| format!(" ({why})"))
    );
    let index = Index::open(&path, stage::knowledge(morphology)).unwrap();
    let [before, _] = ["RssAnon:", "RssFile:"].map(memory_mb);
    println!("memory {before:.0} MB with words and places only");
    if index.count() != count as u64 {
        fill(&index, &stock, count);
    }
    let mut dice = Dice(2);
    for _ in 0..50 {
        index.search(&query(question(&stock, &mut dice))).unwrap();
    }
    let [own, files] = ["RssAnon:", "RssFile:"].map(memory_mb);
    println!("memory {own:.0} MB, and {files:.0} MB of the index's files");
    match seconds {
        0 => alone(&index, &stock),
        _ => serve(&index, seconds),
    }
}

fn fill(index: &Index, stock: &Stock, count: usize) {
    let mut forms: HashSet<String> = HashSet::new();
    let mut dice = Dice(1);
    let mut making = Duration::ZERO;
    let all = (0..count).map(|number| {
        let start = Instant::now();
        let one = description(number, stock.support(&mut dice));
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
}

/// Asks each question alone; the first time shows what new words cost, the least of all times what the search costs.
fn alone(index: &Index, stock: &Stock) {
    let mut dice = Dice(3);
    let questions: Vec<_> = (0..RATE * 30).map(|_| question(stock, &mut dice)).collect();
    let mut took: Vec<Vec<f64>> = vec![Vec::new(); questions.len()];
    for _ in 0..TIMES {
        for (question, took) in questions.iter().zip(&mut took) {
            let query = query(question.clone());
            let before = cpu_s();
            std::hint::black_box(index.search(&query).unwrap());
            took.push((cpu_s() - before) * 1e3);
        }
    }
    let least = |took: &Vec<f64>| took.iter().copied().fold(f64::MAX, f64::min);
    for (what, each) in [
        (
            "the first time",
            &(|took: &Vec<f64>| took[0]) as &dyn Fn(&Vec<f64>) -> f64,
        ),
        ("the least", &least),
    ] {
        let mut all: Vec<f64> = took.iter().map(each).collect();
        all.sort_by(f64::total_cmp);
        let at = |part: f64| all[((all.len() - 1) as f64 * part) as usize];
        println!(
            "processor time of one, {what} of {TIMES}: mean {:.1} ms, p50 {:.1} ms, p99 {:.1} ms, most {:.1} ms",
            all.iter().sum::<f64>() / all.len() as f64,
            at(0.5),
            at(0.99),
            at(1.0)
        );
    }
    let mut worst: Vec<(f64, &str)> = took
        .iter()
        .zip(&questions)
        .map(|(took, question)| (least(took), question.0.as_str()))
        .collect();
    worst.sort_by(|left, right| right.0.total_cmp(&left.0));
    for (time, text) in worst.iter().take(8) {
        println!("  {time:.1} ms: {text}");
    }
}

/// Answers what another process asks.
fn serve(index: &Index, seconds: usize) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let mut asking = Command::new(std::env::current_exe().unwrap())
        .args([ASK, &port.to_string(), &seconds.to_string()])
        .spawn()
        .unwrap();
    let before = cpu_s();
    let count: usize = std::thread::scope(|scope| {
        let each: Vec<_> = (0..CONNECTIONS)
            .map(|_| {
                let (stream, _) = listener.accept().unwrap();
                scope.spawn(move || answer(index, &stream))
            })
            .collect();
        each.into_iter().map(|one| one.join().unwrap()).sum()
    });
    assert!(asking.wait().unwrap().success());
    println!(
        "processor time of one: mean {:.1} ms",
        (cpu_s() - before) * 1e3 / count as f64
    );
}

/// Answers one connection; gives how many searches it answered.
fn answer(index: &Index, stream: &TcpStream) -> usize {
    let mut count = 0;
    for line in BufReader::new(stream).lines() {
        let line = line.unwrap();
        let (visit, text) = line.split_once('\t').unwrap();
        let query = query((text.to_owned(), visit == "true"));
        let found = index.search(&query).unwrap();
        count += 1;
        let ids: Vec<String> = found.hits.into_iter().map(|hit| hit.id).collect();
        let mut stream = stream;
        stream
            .write_all(format!("{}\n", ids.join(" ")).as_bytes())
            .unwrap();
    }
    count
}

/// Asks at a steady rate; what waits for an earlier one counts its waiting.
fn ask(port: usize, seconds: usize) {
    let stock = Stock::new().unwrap();
    let mut dice = Dice(3);
    let questions: Vec<(String, bool)> = (0..RATE * seconds)
        .map(|_| question(&stock, &mut dice))
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

/// What all threads have used of processors, which tells more than the clock on a busy machine. Seconds.
fn cpu_s() -> f64 {
    let threads = std::fs::read_dir("/proc/self/task").into_iter().flatten();
    let used = threads.flatten().filter_map(|thread| {
        let used = std::fs::read_to_string(thread.path().join("schedstat")).ok()?;
        used.split_whitespace().next()?.parse::<f64>().ok()
    });
    used.sum::<f64>() / 1e9
}
