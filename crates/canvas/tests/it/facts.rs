//! What a canvas says, for the registry.
use std::collections::BTreeMap;

use canvas::content::{Circle, Content, Note};
use canvas::facts::{BondKind, Facts, NAME_CHARS_MAX, facts, name_of};
use canvas::{Template, builtin};
use expect_test::expect_file;
use toml::Table;

use crate::contents::load;
use crate::words::file_text;

/// The fixtures by kind: one rich content for each, and one more where a part stands in for another.
fn fixtures(kind: &str) -> Vec<String> {
    let more = (kind == "partner-map").then(|| "partner-map-alone".to_owned());
    [kind.to_owned()].into_iter().chain(more).collect()
}

fn golden(template: &Template, name: &str) -> String {
    let mut text = serde_json::to_string_pretty(&facts(template, &load(name))).unwrap();
    text.push('\n');
    text
}

#[test]
fn every_kind_says_its_facts() {
    for template in builtin() {
        for name in fixtures(&template.kind) {
            expect_file![format!("../fixtures/facts/{name}.json")]
                .assert_eq(&golden(template, &name));
        }
    }
}

/// Takes each `becomes` and `sector` out of each built-in file in turn: some golden changes.
#[test]
fn a_meaning_that_falls_out_is_noticed() {
    for template in builtin() {
        let whole: Vec<String> = fixtures(&template.kind)
            .iter()
            .map(|name| golden(template, name))
            .collect();
        let file: toml::Value = toml::Value::Table(file_text(template).parse::<Table>().unwrap());
        let meanings = meanings(&file, "");
        assert!(!meanings.is_empty(), "{}", template.kind);
        for path in meanings {
            let mut damaged = file.clone();
            let becomes = take(&mut damaged, &path);
            // Some are for the pages about the canvas itself.
            if becomes.as_str().unwrap().starts_with("canvas.") {
                continue;
            }
            let damaged =
                Template::parse("damaged.toml", &toml::to_string(&damaged).unwrap()).unwrap();
            let left: Vec<String> = fixtures(&template.kind)
                .iter()
                .map(|name| golden(&damaged, name))
                .collect();
            assert!(
                left != whole,
                "{} says the same without {path}",
                template.kind
            );
        }
    }
}

fn meanings(value: &toml::Value, here: &str) -> Vec<String> {
    let children: Vec<(String, &toml::Value)> = match value {
        toml::Value::Table(table) => table
            .iter()
            .map(|(key, value)| (key.clone(), value))
            .collect(),
        toml::Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(i, value)| (i.to_string(), value))
            .collect(),
        _ => Vec::new(),
    };
    children
        .into_iter()
        .flat_map(|(key, child)| {
            let path = format!("{here}/{key}");
            if key == "becomes" || key == "sector" {
                vec![path]
            } else {
                meanings(child, &path)
            }
        })
        .collect()
}

fn take(value: &mut toml::Value, path: &str) -> toml::Value {
    let (first, rest) = path[1..]
        .split_once('/')
        .map_or((&path[1..], None), |(first, rest)| {
            (first, Some(format!("/{rest}")))
        });
    match (rest, value) {
        (None, toml::Value::Table(table)) => table.remove(first).unwrap(),
        (Some(rest), toml::Value::Table(table)) => take(&mut table[first], &rest),
        (Some(rest), toml::Value::Array(items)) => {
            take(&mut items[first.parse::<usize>().unwrap()], &rest)
        }
        _ => unreachable!("paths come from the same value"),
    }
}

#[test]
fn an_empty_canvas_says_nothing() {
    for template in builtin() {
        assert_eq!(
            facts(template, &Content::default()),
            Facts::default(),
            "{}",
            template.kind
        );
    }
}

/// What the written targets of a canvas gather, line by line.
fn gathered(lines: &str, notes: &[(&str, &str)], circles: &[(&str, &[&str])]) -> Vec<String> {
    let note = |(id, text): &(&str, &str)| Note {
        id: (*id).to_owned(),
        zone: "state".to_owned(),
        kind: "deficit".to_owned(),
        text: (*text).to_owned(),
        ..Note::default()
    };
    let circle = |(label, members): &(&str, &[&str])| Circle {
        id: format!("circle-{}", members.join("-")),
        label: (*label).to_owned(),
        members: members.iter().map(|id| (*id).to_owned()).collect(),
        ..Circle::default()
    };
    let content = Content {
        fields: BTreeMap::from([("targets".to_owned(), lines.to_owned())]),
        notes: notes.iter().map(note).collect(),
        circles: circles.iter().map(circle).collect(),
        ..Content::default()
    };
    let found = facts(canvas::find("development-targets").unwrap(), &content);
    let bonds = found.bonds.iter();
    bonds
        .filter(|bond| bond.kind == BondKind::Evidence && bond.place.starts_with("field:"))
        .map(|bond| format!("{} {}", bond.from.place, bond.to.place))
        .collect()
}

#[test]
fn a_written_target_gathers_what_is_called_so_and_nothing_else() {
    let notes = [
        ("a", "Laskut luettaviksi\nmyös kotona"),
        ("b", "Jono"),
        ("c", ""),
    ];
    let circles: [(&str, &[&str]); 2] = [("Resepti", &["a", "b"]), ("", &["b"])];
    let lines = "1. LASKUT, luettaviksi!\nresepti.\nJono\nLaskut\n…";
    assert_eq!(
        gathered(lines, &notes, &circles),
        [
            "field:targets:1 note:a",
            "field:targets:2 note:a",
            "field:targets:2 note:b",
            "field:targets:3 note:b",
        ]
    );
    assert!(gathered("Muu", &notes, &circles).is_empty());
}

#[test]
fn names_are_one_line() {
    for (text, name) in [
        (
            "  Satamakunnan \t kirjasto \nOpastaa",
            "Satamakunnan kirjasto",
        ),
        ("\n\n Kirjasto\r\nx", "Kirjasto"),
        ("a\u{0}b \u{7} c", "ab c"),
        (" \n ", ""),
        ("\u{0}", ""),
    ] {
        assert_eq!(name_of(text), name, "{text:?}");
    }
    assert_eq!(name_of(&"ä".repeat(500)).chars().count(), NAME_CHARS_MAX);
}
