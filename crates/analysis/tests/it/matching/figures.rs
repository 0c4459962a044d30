//! What criteria weigh and what fits are worth.
use std::collections::HashMap;

use analysis::matching::{
    Change, Criterion, Filter, Fit, Fluency, Kin, Level, Need, Offer, Offers, Outside, Rules,
    RulesFault, Scope, Style, Weights, Wish, Wished,
};
use expect_test::expect;

use super::{answer, in_turku, km, offer, terms, texts, wished};

const WEIGHTS: &str = include_str!("../../../../../data/matching/weights.toml");
const KIN: &str = include_str!("../../../../../data/matching/kin.toml");

#[test]
fn criteria_weigh_what_was_agreed() {
    let weights = &Rules::ours().weights;
    let told = Criterion::ALL.map(|criterion| format!("{criterion:?} {}", weights.of(criterion)));
    expect!["Subject 0.3, Skill 0.2, Style 0.15, Text 0.15, Area 0.1, Language 0.1, Channel 0.1, Group 0.1, Availability 0.05"]
        .assert_eq(&told.join(", "));
}

#[test]
fn fits_are_worth_what_was_agreed() {
    let weights = &Rules::ours().weights;
    let subjects = [
        Fit::Exact,
        Fit::Parent,
        Fit::Part,
        Fit::Sibling,
        Fit::Unrelated,
    ];
    assert_eq!(
        subjects.map(|fit| weights.fit(fit)),
        [1.0, 0.7, 0.7, 0.4, 0.0]
    );
    let skills = Level::ALL.map(|offered| {
        let skill = weights.skill(offered, Level::Beginner);
        skill.map(|share| (share * 1000.0).round() / 1000.0)
    });
    assert_eq!(skills, [None, Some(0.4), Some(1.0), Some(0.95), Some(0.9)]);
    let near = [0.0, 20.0, 60.0].map(|km| (weights.distance(km) * 1000.0).round());
    assert_eq!(near, [1000.0, 368.0, 50.0]);
    let spoken = [
        Fluency::Native,
        Fluency::Fluent,
        Fluency::Basic,
        Fluency::Interpreter,
    ];
    assert_eq!(
        spoken.map(|one| weights.language(one)),
        [1.0, 0.9, 0.6, 0.5]
    );
    assert_eq!(
        [0, 7, 21].map(|days| weights.availability(days)),
        [1.0, 0.5, 0.25]
    );
    assert_eq!(weights.style(Style::ShowMe, Style::ShowMe), 1.0);
    assert_eq!(weights.style(Style::ShowMe, Style::DoTogether), 0.5);
    assert_eq!(weights.style(Style::ShowMe, Style::DoForMe), 0.0);
}

#[test]
fn a_score_is_the_mean_over_what_was_stated() {
    let offers = [Offer {
        subjects: terms(&["topics:banking-payments"]),
        levels: vec![Level::Independent],
        ..offer("a")
    }];
    let score = |need: &Need| (answer(&offers, need).hits[0].score * 10_000.0).round();
    assert_eq!(score(&Need::default()), 10_000.0);
    let subject = Need {
        subjects: terms(&["digital-services:online-bank"]),
        ..Need::default()
    };
    assert_eq!(score(&subject), 7_000.0);
    let both = Need {
        level: Some(Level::Beginner),
        ..subject
    };
    // (0.30 · 0.7 + 0.20 · 0.95) / 0.50
    assert_eq!(score(&both), 8_000.0);
}

#[test]
fn service_and_device_are_judged_together() {
    let need = Need {
        subjects: terms(&["digital-services:online-bank", "devices:tablet"]),
        ..Need::default()
    };
    let check = |subjects: &[&str], worth: f64| {
        let offer = Offer {
            subjects: terms(subjects),
            ..offer("a")
        };
        let found = answer(&[offer], &need)
            .hits
            .first()
            .map_or(0.0, |hit| hit.score);
        assert!(
            (found - worth).abs() < 1e-9,
            "{subjects:?} is worth {found}"
        );
    };
    check(&["digital-services:online-bank", "devices:tablet"], 1.0);
    check(&["topics:banking-payments", "devices:tablet"], 0.7);
    check(&["digital-services:online-bank", "devices:smartphone"], 0.4);
    check(&["digital-services:online-bank", "devices:camera"], 0.0);
    // Who names no device takes any, but less surely.
    check(&["digital-services:online-bank"], 0.4);
    // Who does not say what for is worth nothing by it, but for general support.
    check(&[], 0.0);
    let general = Offer {
        scope: Scope::General,
        ..offer("a")
    };
    let found = answer(&[general], &need).hits[0].score;
    assert!(
        (found - 0.16).abs() < 1e-9,
        "general support is worth {found}"
    );
}

#[test]
fn a_group_counts_only_when_it_is_stated() {
    let elders = Offer {
        groups: texts(&["older-people"]),
        ..offer("a")
    };
    let everyone = Offer {
        groups: texts(&["anyone"]),
        ..offer("b")
    };
    let young = Offer {
        groups: texts(&["young-people"]),
        ..offer("c")
    };
    let offers = [young, everyone, elders];
    let scores = |need: &Need| {
        answer(&offers, need)
            .hits
            .into_iter()
            .map(|hit| (hit.id, hit.score))
            .collect::<HashMap<_, _>>()
    };
    let unsaid = scores(&Need::default());
    assert!(unsaid.values().all(|score| *score == 1.0));
    let said = scores(&Need {
        groups: texts(&["older-people"]),
        ..Need::default()
    });
    let said = ["a", "b", "c"].map(|id| (said[id] * 1000.0).round());
    assert_eq!(said, [1000.0, 700.0, 0.0]);
}

#[test]
fn channels_that_will_do_come_after_preferred_ones() {
    let by = |channel: &str| Offer {
        channels: texts(&[channel]),
        ..offer("a")
    };
    let need = Need {
        channels: vec![
            Wished {
                key: "on-site".into(),
                wish: Wish::Preferred,
            },
            Wished {
                key: "phone".into(),
                wish: Wish::Possible,
            },
        ],
        ..Need::default()
    };
    let score = |channel| {
        answer(&[by(channel)], &need)
            .hits
            .first()
            .map(|hit| hit.score)
    };
    assert_eq!(score("on-site"), Some(1.0));
    assert_eq!(score("drop-in"), Some(1.0));
    assert_eq!(score("phone"), Some(0.5));
    assert_eq!(score("chat"), None);
}

#[test]
fn what_is_refused_turns_away_and_any_other_way_will_do() {
    let by = |id: &str, channels: &[&str]| Offer {
        channels: texts(channels),
        ..offer(id)
    };
    let refused = |keys: &[&str]| Need {
        channels: keys
            .iter()
            .map(|key| Wished {
                key: (*key).into(),
                wish: Wish::Refused,
            })
            .collect(),
        ..Need::default()
    };
    let offers = [
        by("a", &["phone"]),
        by("b", &["drop-in"]),
        by("c", &["phone", "chat"]),
        by("d", &[]),
    ];
    let found = |need: &Need| {
        let hits = answer(&offers, need).hits.into_iter();
        hits.map(|hit| hit.id).collect::<String>()
    };
    assert_eq!(found(&refused(&["phone"])), "bcd");
    // Who refuses a whole refuses its parts, and who refuses a part takes the whole.
    assert_eq!(found(&refused(&["on-site"])), "ac");
    assert_eq!(found(&refused(&["drop-in"])), "acd");
    let none = refused(&["phone", "on-site", "chat"]);
    let nothing = answer(&offers, &none);
    assert_eq!(nothing.total, 0);
    let missing = nothing.missing.expect("nothing is found");
    assert!(missing.unmet.facts.is_empty(), "a refusal asks for nothing");
    let more = &nothing.more[0];
    let taken = Change::Channel {
        key: "on-site".into(),
    };
    assert_eq!((&more.changes[..], more.finds), (&[taken][..], 2));
    assert_eq!(more.apply(&none), refused(&["phone", "chat"]));
}

#[test]
fn free_text_counts_when_it_is_given() {
    let rules = Rules::ours();
    let offers = Offers::new([offer("a"), offer("b")], rules);
    let text = HashMap::from([("b".to_owned(), 0.8), ("gone".to_owned(), 1.0)]);
    let outside = Outside {
        km: &km,
        text: Some(&text),
    };
    // Words alone say what the need is about.
    let alone = offers.answer(&Need::default(), outside, rules, 10);
    let hits: Vec<(&str, f64)> = alone
        .hits
        .iter()
        .map(|hit| (hit.id.as_str(), hit.score))
        .collect();
    assert_eq!(hits, [("b", 0.8)]);
    let subject = Need {
        subjects: terms(&["topics:email"]),
        ..Need::default()
    };
    let offers = Offers::new(["a", "b"].map(email), rules);
    let beside = offers.answer(&subject, outside, rules, 10);
    assert_eq!(beside.total, 2);
    assert_eq!(beside.hits[0].id, "b");
}

fn email(id: &str) -> Offer {
    Offer {
        subjects: terms(&["topics:email"]),
        ..offer(id)
    }
}

#[test]
fn words_that_nothing_has_find_nothing_and_may_be_left_out() {
    let rules = Rules::ours();
    let offers = Offers::new([offer("a"), offer("b")], rules);
    let text = HashMap::new();
    let outside = Outside {
        km: &km,
        text: Some(&text),
    };
    let none = offers.answer(&Need::default(), outside, rules, 10);
    assert_eq!((none.total, none.hits.len()), (0, 0));
    assert_eq!(none.missing.expect("nothing").filters, [Filter::Subject]);
    assert_eq!(
        (&none.more[0].changes[..], none.more[0].finds),
        (&[Change::Text][..], 2)
    );
    assert!(none.more[0].drops_text());
}

#[test]
fn where_fewer_changes_find_nothing_more_are_told_together() {
    let far = Offer {
        languages: vec![("ar".into(), Fluency::Native)],
        municipalities: texts(&["734"]),
        ..email("a")
    };
    let need = Need {
        subjects: terms(&["topics:email"]),
        languages: texts(&["uk"]),
        area: in_turku(),
        channels: wished(&["phone"]),
        ..Need::default()
    };
    let found = answer(&[far], &need);
    let [more] = &found.more[..] else {
        panic!("one relaxation, {:?}", found.more);
    };
    assert_eq!(
        more.filters(),
        [Filter::Channel, Filter::Area, Filter::Language]
    );
    assert_eq!(more.finds, 1);
}

#[test]
fn wrong_weights_are_refused() {
    let check = |from: &str, to: &str, fault: &'static str| {
        assert!(WEIGHTS.contains(from), "{from} stands in the weights");
        let found = Weights::parse(&WEIGHTS.replacen(from, to, 1));
        assert_eq!(found, Err(RulesFault::Value(fault)));
    };
    check("version = 1", "version = 0", "version");
    check("skill = 0.20", "skill = -0.20", "weights");
    check("parent = 0.7", "parent = 1.1", "subject");
    check("sibling = 0.4", "sibling = 0.8", "subject");
    check("native = 1.0", "native = nan", "language");
    check("tie = 0.02", "tie = 0.5", "ranking.tie");
    check(
        "home = [\"home-visit\"]",
        "home = [\"phone\"]",
        "channel.home",
    );
    check("\"language\"]", "\"closed\"]", "ranking.relax");
    check("\"language\"]", "\"area\"]", "ranking.relax");
    check("[10, 20,", "[20, 10,", "area.steps_km");
    let unknown = Weights::parse(&WEIGHTS.replacen("tie =", "ties =", 1));
    assert!(matches!(unknown, Err(RulesFault::Unreadable(_))));
    for wrong in [
        "version = 1\n[[family]]\nparts = [\"topics:email\"]",
        "version = 1\n[[family]]\nhead = \"topics:email\"\nparts = [\"topics:email\"]",
    ] {
        assert_eq!(Kin::parse(wrong).err(), Some(RulesFault::Value("family")));
    }
    assert!(Kin::parse("version = 1\n[[family]]\nparts = [\"no-such:email\"]").is_err());
}

#[test]
fn the_families_name_terms_of_the_vocabularies() {
    let kin = Kin::parse(KIN).expect("the families can be read");
    let mut count = 0;
    for term in kin.terms() {
        let path = format!(
            "{}/../../data/vocabularies/{}.toml",
            env!("CARGO_MANIFEST_DIR"),
            term.facet.vocabulary()
        );
        let text = std::fs::read_to_string(&path).expect("the vocabulary of the term");
        assert!(
            text.contains(&format!("key = \"{}\"\n", term.key)),
            "{term} is in no vocabulary"
        );
        count += 1;
    }
    assert!(count > 50, "only {count} terms");
}
