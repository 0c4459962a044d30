//! The summary beside a canvas: what it begins with, who writes it, and where it goes.
use canvas::content::{Content, Signed};
use canvas::file::{About, CanvasFile};
use canvas::settings::{EditScope, Role, Settings, Zones};
use canvas::summary::{Filled, How, Part, Summary, Tally, Voted, begin, fill, is_laid};
use canvas::{Denial, Difference, builtin, compare, find, from_state, read, seed};
use expect_test::expect_file;
use serde_json::json;
use yrs::{Doc, Map, Transact, WriteTxn};

use crate::contents::load;
use crate::permit_stage::*;
use crate::words::{LANGUAGES, Words};

/// Votes on notes of the actor map and of the development targets.
fn tallies() -> Vec<Tally> {
    let voted = |note: &str, name: &str, votes| Voted {
        note: note.to_owned(),
        name: name.to_owned(),
        votes,
    };
    vec![
        Tally {
            question: "Mistä aloitamme?".to_owned(),
            notes: vec![
                voted("note-money", "Raha", 4),
                voted("note-libra", "Satamakunnan kirjasto", 3),
                voted("note-blank", "", 1),
                voted("note-state", "Palvelupiste", 0),
            ],
        },
        Tally {
            question: "Mikä jäi kesken?".to_owned(),
            notes: vec![voted("note-proje", "Virta-hanke", 0)],
        },
    ]
}

#[test]
fn every_kind_begins_its_summary_by_its_own_rules() {
    let tallies = tallies();
    for template in builtin() {
        let content = load(&template.kind);
        let tallies = match template.private || template.zones.is_empty() {
            true => &[],
            false => tallies.as_slice(),
        };
        let mut told = String::new();
        for language in LANGUAGES {
            let summary = begin(template, &Words::load(language), &content, tallies);
            for (key, text) in summary.texts() {
                told.push_str(&format!("== {language} {key}\n{text}\n"));
            }
        }
        expect_file![format!("../fixtures/summary/{}.txt", template.kind)].assert_eq(&told);
    }
}

#[test]
fn an_empty_canvas_gives_nothing_to_begin_with() {
    let words = Words::load("fi");
    for template in builtin() {
        let state = seed(template, &template.sheet(&words), "g", 0);
        let content = from_state(&state, template).unwrap();
        let summary = begin(template, &words, &content, &[]);
        assert!(summary.is_empty(), "{}: {summary:?}", template.kind);
    }
}

#[test]
fn what_the_summary_says_already_is_not_said_again() {
    let template = find("development-targets").unwrap();
    let words = Words::load("fi");
    let mut content = load("development-targets");
    let first = begin(template, &words, &content, &tallies());
    content.summary = first.clone();
    let again = begin(template, &words, &content, &tallies());
    assert_eq!(again, Summary::default());

    content.circles[1].label = "Raha ja velat".to_owned();
    let later = begin(template, &words, &content, &tallies());
    let heading = "Elämänalueet, joilla tuen puute haittaa eniten";
    assert_eq!(later.seen, format!("{heading}\n- Raha ja velat: Raha"));
    assert_eq!(later.decided, "");
}

#[test]
fn a_beginning_fits_into_its_text_in_whole_lines() {
    let template = find("offering").unwrap();
    let mut content = load("offering");
    let line = "🎈".repeat(120);
    let lines: Vec<String> = (0..16).map(|i| format!("{line}{i:02}")).collect();
    content
        .fields
        .insert("conclusions".to_owned(), lines.join("\n"));
    let seen = begin(template, &Words::load("fi"), &content, &[]).seen;
    assert!((3_700..=4_000).contains(&seen.encode_utf16().count()));
    assert!(
        seen.lines()
            .last()
            .unwrap()
            .ends_with(|c: char| c.is_ascii_digit())
    );
}

fn by() -> Signed {
    Signed {
        by: "person-me".to_owned(),
        name: "Aino".to_owned(),
        at: 7,
    }
}

fn beginning() -> Summary {
    Summary {
        seen: "Kirjasto auttaa.".to_owned(),
        decided: String::new(),
    }
}

#[test]
fn a_beginning_fills_an_empty_summary_and_never_replaces_a_word() {
    let board = Stage::new("actor-map");
    let template = board.template;
    let mut txn = board.doc.transact_mut();
    let into = |txn: &mut _, how: &How| fill(txn, &beginning(), how, &by());
    assert_eq!(into(&mut txn, &How::IntoEmpty), Ok(Filled::Written));
    let content = read(&txn, template);
    assert_eq!(content.summary, beginning());
    assert_eq!(content.written["field:summary_seen"], by());
    assert!(!content.written.contains_key("field:summary_decided"));

    assert_eq!(into(&mut txn, &How::IntoEmpty), Ok(Filled::HasWords));
    let below = How::Below("Poimittu 22.11.2026".to_owned());
    assert_eq!(into(&mut txn, &below), Ok(Filled::Written));
    let seen = read(&txn, template).summary.seen;
    assert_eq!(
        seen,
        "Kirjasto auttaa.\n\nPoimittu 22.11.2026\n\nKirjasto auttaa."
    );

    let nothing = fill(&mut txn, &Summary::default(), &below, &by());
    assert_eq!(nothing, Ok(Filled::Nothing));
    let long = Summary {
        decided: "a".repeat(4_001),
        ..beginning()
    };
    assert_eq!(
        fill(&mut txn, &long, &below, &by()),
        Err(Denial::TextTooLong)
    );
    assert_eq!(
        read(&txn, template).summary.seen,
        seen,
        "nothing of it was written"
    );
}

#[test]
fn whoever_writes_on_the_canvas_writes_its_summary_in_every_step() {
    let board = Stage::new("needs-map");
    let write = |txn: Pen| {
        type_at(txn, "fields", &["summary_seen"], "Hyvin meni.");
        put(txn, "written", "field:summary_seen", signed("person-me"));
    };
    let in_step = Settings {
        step: Some("B".to_owned()),
        zones: Zones::Step,
        ..all()
    };
    let before_steps = Settings {
        step: None,
        ..in_step.clone()
    };
    for settings in [all(), in_step.clone(), before_steps] {
        assert_eq!(board.judge(&me(), &settings, write), Ok(()));
    }
    let paused = Settings {
        paused: true,
        ..all()
    };
    let adding = Settings {
        edit: EditScope::Add,
        ..all()
    };
    assert_eq!(board.judge(&me(), &paused, write), Err(Denial::Paused));
    assert_eq!(board.judge(&me(), &adding, write), Err(Denial::AddOnly));
    assert_eq!(board.judge(&leader(), &adding, write), Ok(()));
    let viewer = actor(Role::Viewer);
    assert_eq!(board.judge(&viewer, &all(), write), Err(Denial::Viewer));
    let long = |txn: Pen| type_at(txn, "fields", &["summary_decided"], &"a".repeat(4_001));
    assert_eq!(board.judge(&me(), &all(), long), Err(Denial::TextTooLong));
    let of_another = |txn: Pen| put(txn, "written", "field:summary_seen", signed("person-2"));
    let judged = board.judge(&me(), &all(), of_another);
    assert_eq!(judged, Err(Denial::WrongAuthor));
    let other_key = |txn: Pen| put_text(txn, "fields", "summary_more", "");
    let judged = board.judge(&leader(), &all(), other_key);
    assert_eq!(judged, Err(Denial::UnknownPlace));
    let gone = |txn: Pen| remove(txn, "fields", "summary_seen");
    let judged = board.judge(&leader(), &all(), gone);
    assert_eq!(judged, Err(Denial::Removed));
}

fn signed(by: &str) -> yrs::Any {
    let entries = [("by", by), ("name", "")];
    let entries = entries.map(|(key, word)| (key.to_owned(), yrs::Any::from(word)));
    let at = ("at".to_owned(), yrs::Any::from(5.0));
    yrs::Any::from(std::collections::HashMap::from_iter(
        entries.into_iter().chain([at]),
    ))
}

#[test]
fn no_field_of_a_template_has_the_place_of_a_summary() {
    for part in Part::ALL {
        assert!(part.key().contains('_'), "slugs never do");
        assert!(
            builtin()
                .iter()
                .all(|kind| kind.field(part.key()).is_none())
        );
    }
}

#[test]
fn a_document_from_before_is_given_its_summary() {
    let doc = Doc::new();
    let mut txn = doc.transact_mut();
    let fields = txn.get_or_insert_map("fields");
    fields.insert(&mut txn, "target", yrs::TextPrelim::new("Satama"));
    assert!(!is_laid(&txn));
    canvas::summary::lay(&mut txn);
    assert!(is_laid(&txn));
    let words = Summary {
        seen: "Sanoja.".to_owned(),
        ..Summary::default()
    };
    fill(&mut txn, &words, &How::IntoEmpty, &by()).unwrap();
    canvas::summary::lay(&mut txn);
    let content = read(&txn, find("actor-map").unwrap());
    assert_eq!(content.summary, words, "what is there stays");
    assert_eq!(content.fields["target"], "Satama");
}

#[test]
fn files_carry_the_summary_and_those_without_one_are_read() {
    let template = find("actor-map").unwrap();
    let about = About {
        title: "Loimaa",
        language: "fi",
        done: &[],
        keep_until: None,
    };
    let without = CanvasFile::new(template, &about, Content::default());
    let text = serde_json::to_string(&without).unwrap();
    assert!(!text.contains("summary"), "older programs read it, too");
    let (read, _) = CanvasFile::parse(text.as_bytes()).unwrap();
    assert_eq!(read.content.summary, Summary::default());

    let mut value = serde_json::to_value(&without).unwrap();
    value["content"]["summary"] = json!({ "seen": "Näimme." });
    let (read, _) = CanvasFile::parse(value.to_string().as_bytes()).unwrap();
    assert_eq!(read.content.summary.seen, "Näimme.");
    value["content"]["summary"]["decided"] = json!("a".repeat(4_001));
    let fault = CanvasFile::parse(value.to_string().as_bytes()).unwrap_err();
    assert_eq!(fault.place, "summary_decided");
}

#[test]
fn history_tells_what_was_written_in_it() {
    let before = Content::default();
    let after = Content {
        summary: beginning(),
        ..Content::default()
    };
    let field = Difference::Field {
        slug: "summary_seen".to_owned(),
        before: String::new(),
        after: "Kirjasto auttaa.".to_owned(),
    };
    assert_eq!(compare(&before, &after), [field]);
}
