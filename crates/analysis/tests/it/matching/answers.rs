//! Order, reasons, and what is told where nothing fits.
use analysis::matching::{
    Answer, Because, Criterion, Fact, Filter, Fluency, Level, Need, NextOpenings, Offer, Reason,
    Scope, Serves, Standing, When,
};
use expect_test::{Expect, expect};

use super::{answer, in_turku, offer, terms, texts, wished};

fn ids(answer: &Answer) -> Vec<&str> {
    answer.hits.iter().map(|hit| hit.id.as_str()).collect()
}

fn share(offer: Offer, need: &Need, criterion: Criterion) -> Option<f64> {
    let answer = answer(&[offer], need);
    let explanation = &answer.hits.first()?.explanation;
    let mut reasons = explanation.best.iter().chain(&explanation.weakest);
    let share = reasons.find(|reason| reason.criterion == criterion);
    // A criterion that adds nothing is told only if it is the weakest.
    Some(share.map_or(0.0, |reason| reason.share))
}

#[test]
fn of_equal_ones_the_less_loaded_comes_first() {
    let need = Need {
        subjects: terms(&["topics:email"]),
        level: Some(Level::Beginner),
        languages: texts(&["fi"]),
        ..Need::default()
    };
    let made = |id: &str, fluency, load| Offer {
        subjects: terms(&["topics:email"]),
        levels: vec![Level::Beginner],
        languages: vec![("fi".into(), fluency)],
        load,
        ..offer(id)
    };
    let offers = [
        made("busy", Fluency::Native, 9),
        made("free", Fluency::Fluent, 1),
        made("freest", Fluency::Basic, 0),
    ];
    // Fluent is within 0.02 of native; basic is not.
    assert_eq!(ids(&answer(&offers, &need)), ["free", "busy", "freest"]);
}

fn worded(reason: &Reason) -> String {
    let because = match &reason.because {
        Because::Subjects { fits } => {
            let fits = fits
                .iter()
                .map(|one| format!("{} {:?}", one.asked, one.fit));
            fits.collect::<Vec<_>>().join(" ")
        }
        Because::Near { municipality, km } => format!("{municipality} {km} km"),
        Because::Language { key, fluency } => format!("{key} {fluency:?}"),
        Because::Opens { days, .. } => format!("in {days:?} days"),
        other => format!("{other:?}"),
    };
    format!("{:?}: {because} ({:.2})", reason.criterion, reason.share)
}

fn explained(offer: Offer, need: &Need, expected: Expect) {
    let answer = answer(&[offer], need);
    let hit = answer.hits.first().expect("a hit");
    let best: Vec<String> = hit.explanation.best.iter().map(worded).collect();
    let weakest = hit.explanation.weakest.as_ref().map(worded);
    let weakest = weakest.unwrap_or_else(|| "nothing".into());
    expected.assert_eq(&format!("{}\nbut {weakest}", best.join("\n")));
}

#[test]
fn a_hit_explains_itself() {
    let need = Need {
        subjects: terms(&["digital-services:online-bank"]),
        languages: texts(&["uk"]),
        area: in_turku(),
        when: Some(When::ThisWeek),
        ..Need::default()
    };
    let found = Offer {
        subjects: terms(&["digital-services:online-bank"]),
        languages: vec![
            ("fi".into(), Fluency::Native),
            ("uk".into(), Fluency::Native),
        ],
        municipalities: texts(&["202"]),
        next: NextOpenings {
            any: Some(14),
            ..NextOpenings::default()
        },
        ..offer("a")
    };
    explained(
        found,
        &need,
        expect![[r#"
            Subject: digital-services:online-bank Exact (1.00)
            Language: uk Native (1.00)
            Area: 202 8 km (0.67)
            but Availability: in Some(14) days (0.33)"#]],
    );
    let unstated = &answer(&[offer("b")], &Need::default()).hits[0].explanation;
    assert_eq!((unstated.best.len(), &unstated.weakest), (0, &None));
    let profile = Need {
        profile: Some("careful".into()),
        ..Need::default()
    };
    let made = Offer {
        profiles: texts(&["careful"]),
        ..offer("c")
    };
    assert_eq!(share(made, &profile, Criterion::Style), Some(1.0));
}

#[test]
fn what_does_not_say_what_it_helps_with_is_told_apart_and_meets_no_need() {
    let need = Need {
        subjects: terms(&["topics:device-problems"]),
        languages: texts(&["fi"]),
        ..Need::default()
    };
    let empty = Offer {
        serves: Serves::Everywhere,
        ..offer("empty")
    };
    let none = answer(std::slice::from_ref(&empty), &need);
    assert_eq!((none.total, none.unsaid, ids(&none)), (0, 1, vec!["empty"]));
    assert_eq!(none.hits[0].standing, Standing::Unsaid);
    let weakest = none.hits[0].explanation.weakest.as_ref();
    let because = weakest.map(|reason| &reason.because);
    assert_eq!(because, Some(&Because::SubjectsUnsaid));
    assert_eq!(
        none.missing.expect("nothing says so").filters,
        [Filter::Subject]
    );
    let says = Offer {
        subjects: terms(&["topics:device-problems"]),
        languages: vec![("fi".into(), Fluency::Basic)],
        ..offer("says")
    };
    let general = Offer {
        scope: Scope::General,
        ..offer("general")
    };
    let some = answer(&[empty.clone(), general, says], &need);
    assert_eq!((some.total, some.unsaid), (2, 1));
    assert_eq!(ids(&some), ["says", "general", "empty"]);
    assert!(some.missing.is_none());
    let device = Need {
        subjects: terms(&["devices:laptop"]),
        ..Need::default()
    };
    assert_eq!(answer(&[empty], &device).total, 0);
}

#[test]
fn hours_that_nobody_told_are_worth_nothing() {
    let need = Need {
        when: Some(When::Today),
        ..Need::default()
    };
    let worth = share(offer("a"), &need, Criterion::Availability);
    assert_eq!(worth, Some(0.0));
}

#[test]
fn remote_support_of_other_municipalities_says_so_and_comes_after_what_serves_the_place() {
    let need = Need {
        subjects: terms(&["topics:email"]),
        area: in_turku(),
        ..Need::default()
    };
    let about_email = |id: &str| Offer {
        subjects: terms(&["topics:email"]),
        channels: texts(&["phone"]),
        ..offer(id)
    };
    let far = Offer {
        municipalities: texts(&["430", "734"]),
        ..about_email("far")
    };
    let everywhere = Offer {
        serves: Serves::Everywhere,
        municipalities: Vec::new(),
        ..about_email("everywhere")
    };
    let here = Offer {
        channels: texts(&["on-site"]),
        ..about_email("here")
    };
    let about_far = far.clone();
    let found = answer(&[far, everywhere, here], &need);
    assert_eq!((found.total, found.elsewhere), (2, 1));
    assert_eq!(ids(&found), ["everywhere", "here", "far"]);
    let last = &found.hits[2];
    assert_eq!(last.standing, Standing::Elsewhere);
    assert_eq!(
        last.explanation.weakest.as_ref().map(|one| &one.because),
        Some(&Because::RemoteFor {
            channel: "phone".into(),
            municipalities: texts(&["430", "734"]),
        })
    );
    let first = &found.hits[0].explanation.best;
    assert!(first.iter().any(|one| one.because == Because::Remote));
    let only_far = answer(&[about_far], &need);
    assert_eq!((only_far.total, only_far.elsewhere), (0, 1));
    let missing = only_far.missing.expect("nothing serves the place");
    assert_eq!(missing.filters, [Filter::Area]);
}

#[test]
fn without_a_hit_the_smallest_relaxation_is_told() {
    let need = Need {
        subjects: terms(&["topics:email"]),
        area: in_turku(),
        channels: wished(&["on-site"]),
        groups: texts(&["older-people"]),
        profile: Some("careful".into()),
        ..Need::default()
    };
    let far = |id: &str, code: &str| Offer {
        subjects: terms(&["topics:email"]),
        municipalities: texts(&[code]),
        ..offer(id)
    };
    let remote = |id: &str, channel: &str| Offer {
        channels: texts(&[channel]),
        serves: Serves::Everywhere,
        ..far(id, "091")
    };
    // Taking a telephone would not bring them: they serve other municipalities.
    let other = |id: &str| Offer {
        channels: texts(&["phone"]),
        ..far(id, "091")
    };
    let offers = [
        far("a", "734"),
        far("b", "430"),
        remote("c", "phone"),
        remote("d", "phone"),
        remote("e", "chat"),
        other("f"),
    ];
    let answer = answer(&offers, &need);
    let told: Vec<String> = answer
        .more
        .iter()
        .map(|more| format!("{:?}: {}", more.changes, more.finds))
        .collect();
    expect![[r#"
        [Channel { key: "phone" }]: 2
        [Farther { km: 80 }]: 2"#]]
    .assert_eq(&told.join("\n"));
    let missing = answer.missing.expect("nothing was found");
    assert_eq!(missing.filters, [Filter::Channel]);
    assert_eq!(missing.unmet.area.as_deref(), Some("853"));
    let facts: Vec<(&str, &str)> = missing.unmet.facts.iter().map(Fact::key).collect();
    assert_eq!(
        facts,
        [
            ("topics", "email"),
            ("client-groups", "older-people"),
            ("channels", "on-site")
        ]
    );
}

#[test]
fn two_changes_are_told_only_where_one_is_not_enough() {
    let need = Need {
        area: in_turku(),
        languages: texts(&["uk"]),
        ..Need::default()
    };
    let far = Offer {
        municipalities: texts(&["734"]),
        ..offer("a")
    };
    let answer = answer(&[far], &need);
    let changes: Vec<_> = answer
        .more
        .iter()
        .map(|more| (more.filters(), more.finds))
        .collect();
    assert_eq!(changes, [(vec![Filter::Area, Filter::Language], 1)]);
}
