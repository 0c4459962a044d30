//! Names at the size of a country: 50,000 actors. `cargo bench -p analysis`.
use std::hint::black_box;

use analysis::names::{Named, duplicates, lookup_keys, name_key, word_keys};
use criterion::{Criterion, criterion_group, criterion_main};

const NAMES: usize = 50_000;

/// Invented names of places and of what stands there, some of them with endings and typing errors.
fn names() -> Vec<String> {
    const STARTS: [&str; 20] = [
        "Kuusi", "Manty", "Koivu", "Lehto", "Salo", "Ranta", "Kallio", "Metsä", "Suo", "Harju",
        "Pelto", "Niitty", "Lahti", "Saari", "Vuori", "Laakso", "Joki", "Järvi", "Koski", "Niemi",
    ];
    const MIDDLES: [&str; 25] = [
        "la", "nen", "mäki", "kylä", "linna", "lampi", "aho", "korpi", "vaara", "notko", "kangas",
        "pää", "selkä", "suu", "virta", "luoto", "portti", "tupa", "kivi", "oja", "silta", "mylly",
        "piha", "aukio", "kumpu",
    ];
    const ENDS: [&str; 10] = [
        "kirjasto",
        "kansalaisopisto",
        "digiklubi ry",
        "palvelut Oy",
        "neuvonta",
        "yhdistys ry",
        "seurakunta",
        "nuorisotalo",
        "asukastupa",
        "hanke",
    ];
    (0..NAMES)
        .map(|at| {
            let (start, middle, end) =
                (STARTS[at % 20], MIDDLES[at / 20 % 25], ENDS[at / 500 % 10]);
            let number = char::from(b'a' + u8::try_from(at / 5000 % 10).unwrap_or(0));
            let name = format!("{start}{middle}{number}n {end}");
            if at % 97 == 0 {
                name.replacen('a', "aa", 1)
            } else {
                name
            }
        })
        .collect()
}

fn bench(c: &mut Criterion) {
    let names = names();
    let ready: Vec<Named> = names.iter().map(|name| Named::new(name)).collect();
    c.bench_function("name_key", |b| {
        b.iter(|| name_key(black_box("Lähiön Digi-klubi & ystävät r.y.")));
    });
    c.bench_function("word_keys", |b| {
        b.iter(|| word_keys(black_box("Lähiön Digi-klubi & ystävät r.y.")));
    });
    c.bench_function("lookup_keys", |b| {
        b.iter(|| lookup_keys(black_box("Turun kansalaisopistoss")));
    });
    let mut group = c.benchmark_group("50,000 names");
    group.sample_size(10);
    group.bench_function("ready", |b| {
        b.iter(|| {
            names
                .iter()
                .map(|name| Named::new(name))
                .collect::<Vec<_>>()
        });
    });
    group.bench_function("duplicates", |b| {
        b.iter(|| duplicates(black_box(&ready), 200));
    });
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
