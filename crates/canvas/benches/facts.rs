//! What reading a full canvas for the registry costs, without any database: `cargo bench -p canvas`.
use std::hint::black_box;

use canvas::content::{Circle, Content, Link, Note};
use canvas::facts::facts;
use canvas::insight::insight;
use canvas::{Template, find};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};

/// Notes on the canvases that are compared.
const CANVASES: [usize; 2] = [200, 2_000];

/// An actor map: every note is linked to the next, every hundredth begins a circle of ten.
fn map(template: &Template, notes: usize) -> Content {
    let id = |n: usize| format!("note-{:05}", n % notes);
    let zones = &template.zones;
    let note = |n: usize| {
        let zone = &zones[n % zones.len()];
        Note {
            id: id(n),
            zone: zone.slug.clone(),
            kind: zone.kinds[0].clone(),
            text: format!("Toimija {n}\nOpastaa torstaisin kirjastossa ja verkossa"),
            ..Note::default()
        }
    };
    let link = |n: usize| Link {
        id: format!("link-{n:05}"),
        from: id(n),
        to: id(n + 1),
        kind: template.link_kinds[n % template.link_kinds.len()]
            .slug
            .clone(),
        ..Link::default()
    };
    let circle = |n: usize| Circle {
        id: format!("circle-{n:05}"),
        label: format!("Verkosto {n}"),
        members: (n..n + 10).map(id).collect(),
        ..Circle::default()
    };
    Content {
        notes: (0..notes).map(note).collect(),
        links: (0..notes).map(link).collect(),
        circles: (0..notes).step_by(100).map(circle).collect(),
        ..Content::default()
    }
}

fn reading(bench: &mut Criterion) {
    let template = find("actor-map").expect("it is built in");
    let rule = template.insight().expect("actors and links are counted");
    let mut group = bench.benchmark_group("facts");
    for notes in CANVASES {
        let content = map(template, notes);
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
