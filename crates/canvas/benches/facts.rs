//! What reading a full canvas for the registry costs, without any database: `cargo bench -p canvas`.
mod full;

use std::hint::black_box;

use canvas::facts::facts;
use canvas::find;
use canvas::insight::insight;
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};

/// Notes on the canvases that are compared.
const CANVASES: [usize; 2] = [200, 2_000];

fn reading(bench: &mut Criterion) {
    let template = find("actor-map").expect("it is built in");
    let rule = template.insight().expect("actors and links are counted");
    let mut group = bench.benchmark_group("facts");
    for notes in CANVASES {
        let content = full::actor_map(template, notes);
        group.bench_function(BenchmarkId::new("facts", notes), |bench| {
            bench.iter(|| facts(template, black_box(&content)));
        });
        group.bench_function(BenchmarkId::new("insight", notes), |bench| {
            bench.iter(|| insight(&rule, black_box(&content)));
        });
    }
    group.finish();
}

criterion_group!(benches, reading);
criterion_main!(benches);
