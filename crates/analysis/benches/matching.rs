//! Matching at the size of a country: 100,000 offers. `cargo bench -p analysis --bench matching`.
use std::collections::HashMap;
use std::hint::black_box;

use analysis::matching::{
    Around, Audience, Fluency, Level, Need, NextOpenings, Offer, Offers, Outside, Rules, Sensitive,
    Serves, Style, Term, When, Wish, Wished,
};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};

const OFFERS: usize = 100_000;
const MUNICIPALITIES: usize = 308;
const SUBJECTS: [&str; 16] = [
    "topics:email",
    "topics:device-problems",
    "topics:first-steps",
    "topics:passwords",
    "topics:identification",
    "topics:banking-payments",
    "topics:health-services",
    "topics:messaging",
    "digital-services:online-bank",
    "digital-services:my-kanta",
    "digital-services:kela",
    "digital-services:my-tax",
    "devices:laptop",
    "devices:smartphone",
    "devices:tablet",
    "devices:desktop",
];
const CHANNELS: [&str; 6] = ["on-site", "drop-in", "phone", "home-visit", "chat", "group"];
const LANGUAGES: [&str; 6] = ["fi", "sv", "en", "fi-simple", "ru", "uk"];

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % end
    }

    fn some<T: Clone>(&mut self, of: &[T], most: usize) -> Vec<T> {
        let count = 1 + self.below(most);
        let start = self.below(of.len());
        let from = of.iter().cycle().skip(start).step_by(1 + self.below(3));
        from.take(count).cloned().collect()
    }
}

fn texts(keys: Vec<&str>) -> Vec<String> {
    keys.into_iter().map(str::to_owned).collect()
}

fn code(at: usize) -> String {
    format!("{at:03}")
}

fn term(text: &str) -> Term {
    text.parse().expect("a term")
}

fn offers() -> Vec<Offer> {
    let dice = &mut Dice(2026);
    let one = |at| Offer {
        id: format!("{at:06}"),
        subjects: dice.some(&SUBJECTS, 6).into_iter().map(term).collect(),
        levels: dice.some(&Level::ALL, 3),
        styles: dice.some(&Style::ALL, 2),
        languages: texts(dice.some(&LANGUAGES, 3))
            .into_iter()
            .map(|key| (key, Fluency::Fluent))
            .collect(),
        municipalities: {
            let first = dice.below(MUNICIPALITIES);
            (first..first + 1 + dice.below(8))
                .map(|at| code(at % MUNICIPALITIES))
                .collect()
        },
        serves: if dice.below(50) == 0 {
            Serves::Everywhere
        } else {
            Serves::Named
        },
        channels: texts(dice.some(&CHANNELS, 3)),
        next: NextOpenings {
            any: Some(u16::try_from(dice.below(14)).unwrap_or(0)),
            ..NextOpenings::default()
        },
        audiences: dice.some(&[Audience::Person, Audience::Company], 2),
        safe_for: dice.some(&[Sensitive::HomeVisits, Sensitive::ActingForOthers], 2),
        load: u32::try_from(dice.below(20)).unwrap_or(0),
        ..Offer::default()
    };
    (0..OFFERS).map(one).collect()
}

/// A need as an adviser notes it.
fn need() -> Need {
    Need {
        subjects: vec![term("digital-services:online-bank"), term("devices:tablet")],
        level: Some(Level::Beginner),
        styles: vec![Style::DoTogether],
        languages: vec!["fi".into()],
        area: Some(Around {
            code: code(100),
            within_km: Some(30),
        }),
        channels: vec![Wished {
            key: "on-site".into(),
            wish: Wish::Preferred,
        }],
        when: Some(When::ThisWeek),
        audience: Some(Audience::Person),
        ..Need::default()
    }
}

fn bench(c: &mut Criterion) {
    let rules = Rules::ours();
    let made = offers();
    let ready = Offers::new(made.clone(), rules);
    let km = |code: &str| {
        let at: f64 = code.parse().ok()?;
        Some((at - 100.0).abs() * 4.0)
    };
    let text: HashMap<String, f64> = (0..OFFERS)
        .step_by(50)
        .map(|at| (format!("{at:06}"), 0.5))
        .collect();
    let outside = Outside {
        km: &km,
        text: None,
    };
    let answer =
        |need: &Need, outside| black_box(ready.answer(black_box(need), outside, rules, 20));
    let everything = Need {
        level: Some(Level::Beginner),
        ..Need::default()
    };
    let nothing = Need {
        languages: vec!["uk".into()],
        area: Some(Around {
            code: code(100),
            within_km: Some(1),
        }),
        channels: vec![Wished {
            key: "video".into(),
            wish: Wish::Preferred,
        }],
        ..need()
    };
    let mut group = c.benchmark_group("100,000 offers");
    group.sample_size(20);
    group.bench_function("an adviser's need", |b| b.iter(|| answer(&need(), outside)));
    let text = Outside {
        text: Some(&text),
        ..outside
    };
    group.bench_function("with free text", |b| b.iter(|| answer(&need(), text)));
    group.bench_function("only a level", |b| b.iter(|| answer(&everything, outside)));
    group.bench_function("nothing fits", |b| b.iter(|| answer(&nothing, outside)));
    group.sample_size(10);
    group.bench_function("ready", |b| {
        let copy = || made.clone();
        b.iter_batched(copy, |made| Offers::new(made, rules), BatchSize::LargeInput);
    });
    group.finish();
    let found = answer(&need(), outside).total;
    let without = answer(&nothing, outside);
    println!(
        "an adviser's need finds {found}; nothing fits finds {} and tells {:?}",
        without.total, without.more
    );
}

criterion_group!(benches, bench);
criterion_main!(benches);
