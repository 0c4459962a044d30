//! Whatever stands on a canvas, what it says holds together.
use std::collections::BTreeSet;

use canvas::content::{Circle, Content, Lane, Link, Note, Signed, Tick};
use canvas::facts::{BONDS_MAX, Bond, Facts, MENTIONS_MAX, NAME_CHARS_MAX, facts};
use canvas::limits::TEXT_CHARS_MAX;
use canvas::{Template, builtin, find};
use proptest::prelude::*;
use serde_json::Value;

/// Ids that meet often, so that ends, members and places clash.
fn id() -> impl Strategy<Value = String> {
    let often = [
        "note-aaaa",
        "note-bbbb",
        "lane-aaaa",
        "lane-bbbb",
        "owners",
        "canvas",
        "",
    ];
    prop_oneof![8 => prop::sample::select(often.map(str::to_owned).to_vec()), 1 => ".{0,12}"]
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![4 => ".{0,20}", 2 => "[ \\n\\r\\t\\u{0}-]{0,8}[a-z]{0,6}", 1 => Just("ä\n".repeat(5_000))]
}

fn slug(template: &'static Template) -> impl Strategy<Value = String> {
    let zones = template.zones.iter().map(|zone| zone.slug.clone());
    let kinds = template.note_kinds.iter().map(|kind| kind.slug.clone());
    let links = template.link_kinds.iter().map(|kind| kind.slug.clone());
    let slugs: Vec<String> = zones
        .chain(kinds)
        .chain(links)
        .chain(["odd".to_owned()])
        .collect();
    prop::sample::select(slugs)
}

fn note(template: &'static Template) -> impl Strategy<Value = Note> {
    let reference = prop::option::of(prop_oneof![
        Just("record:".to_owned()),
        Just("record:r1".to_owned()),
        text()
    ]);
    (id(), slug(template), slug(template), text(), reference).prop_map(
        |(id, zone, kind, text, reference)| Note {
            id,
            zone,
            kind,
            attributes: [("tone".to_owned(), text.clone())].into(),
            text,
            reference,
            ..Note::default()
        },
    )
}

fn link(template: &'static Template) -> impl Strategy<Value = Link> {
    (id(), id(), id(), slug(template), text()).prop_map(|(id, from, to, kind, label)| Link {
        id,
        from,
        to,
        kind,
        label,
        ..Link::default()
    })
}

fn lane() -> impl Strategy<Value = Lane> {
    (id(), text(), text()).prop_map(|(id, title, more)| Lane {
        id,
        parts: [
            ("title".to_owned(), title),
            ("features".to_owned(), more.clone()),
            ("url".to_owned(), more),
        ]
        .into(),
        ..Lane::default()
    })
}

fn circle() -> impl Strategy<Value = Circle> {
    (id(), text(), prop::collection::vec(id(), 0..6)).prop_map(|(id, label, members)| Circle {
        id,
        label,
        members,
        ..Circle::default()
    })
}

fn cell_key(template: &'static Template) -> impl Strategy<Value = String> {
    let axes = template
        .matrix
        .iter()
        .flat_map(|matrix| [&matrix.rows, &matrix.columns]);
    let fixed = axes.flat_map(|axis| axis.fixed.iter().map(|lane| lane.slug.clone()));
    let halves: Vec<String> = fixed
        .chain(["lane-aaaa", "lane-bbbb", "gone"].map(str::to_owned))
        .collect();
    let half = prop::sample::select(halves);
    (half.clone(), half).prop_map(|(row, column)| format!("{row}:{column}"))
}

fn content(template: &'static Template) -> impl Strategy<Value = Content> {
    let fields: Vec<String> = template
        .fields
        .iter()
        .map(|field| field.slug.clone())
        .chain(["odd".to_owned()])
        .collect();
    let field = prop::sample::select(fields);
    let drawn = (
        prop::collection::vec(note(template), 0..8),
        prop::collection::vec(link(template), 0..8),
        prop::collection::vec(circle(), 0..4),
    );
    let table = (
        prop::collection::vec(lane(), 0..4),
        prop::collection::vec(lane(), 0..4),
        prop::collection::btree_map(cell_key(template), text(), 0..8),
        prop::collection::btree_map(prop_oneof![cell_key(template), id()], text(), 0..8),
        prop::collection::btree_set(id(), 0..3),
    );
    let written = (
        prop::collection::btree_map(field.clone(), text(), 0..10),
        prop::collection::btree_map(field, prop::collection::vec(text(), 0..4), 0..6),
        prop::collection::btree_map(prop_oneof![Just("canvas".to_owned()), text()], text(), 0..3),
    );
    (drawn, table, written).prop_map(
        |(drawn, (columns, rows, cells, ticks, hearts), (fields, choices, refs))| {
            let (notes, links, circles) = drawn;
            let tick = |(key, note): (String, String)| {
                (
                    key,
                    Tick {
                        confidence: note.clone(),
                        note,
                        ..Tick::default()
                    },
                )
            };
            Content {
                fields,
                choices,
                notes,
                links,
                circles,
                columns,
                rows,
                cells,
                ticks: ticks.into_iter().map(tick).collect(),
                hearts: hearts
                    .into_iter()
                    .map(|id| (id, Signed::default()))
                    .collect(),
                refs,
                ..Content::default()
            }
        },
    )
}

fn hold_together(said: &Facts) -> Result<(), TestCaseError> {
    prop_assert!(said.mentions.len() <= MENTIONS_MAX && said.bonds.len() <= BONDS_MAX);
    let places: BTreeSet<_> = said
        .mentions
        .iter()
        .map(|one| (&one.place, one.kind))
        .collect();
    prop_assert_eq!(
        places.len(),
        said.mentions.len(),
        "a place mentions one record of a kind"
    );
    for one in &said.mentions {
        prop_assert!(
            one.name.chars().count() <= NAME_CHARS_MAX && !one.name.contains(char::is_control)
        );
        prop_assert!(!one.kind.is_shared() || !one.name.is_empty());
        prop_assert!(one.record.as_ref().is_none_or(|id| !id.is_empty()));
        one.details.values().try_for_each(short)?;
    }
    for bond in &said.bonds {
        for end in [&bond.from, &bond.to] {
            prop_assert!(places.contains(&(&end.place, end.kind)), "{bond:?}");
        }
        bond.details.values().try_for_each(short)?;
    }
    let stands = |bond: &Bond| {
        (
            bond.place.clone(),
            bond.kind,
            bond.from.clone(),
            bond.to.clone(),
        )
    };
    let bonds: BTreeSet<_> = said.bonds.iter().map(stands).collect();
    prop_assert_eq!(bonds.len(), said.bonds.len(), "a place says a thing once");
    Ok(())
}

/// No text is longer than a field, and none holds what a database refuses.
fn short(value: &Value) -> Result<(), TestCaseError> {
    match value {
        Value::String(text) => {
            let is_kept = text.chars().count() <= TEXT_CHARS_MAX && !text.contains('\0');
            prop_assert!(is_kept, "{text:?}");
            Ok(())
        }
        Value::Array(items) => items.iter().try_for_each(short),
        Value::Object(items) => items.values().try_for_each(short),
        _ => Ok(()),
    }
}

proptest! {
    #[test]
    fn whatever_stands_there_holds_together(
        (template, content) in (0..9usize).prop_flat_map(|kind| {
            let template = &builtin()[kind];
            content(template).prop_map(move |content| (template, content))
        }),
    ) {
        hold_together(&facts(template, &content))?;
    }
}

/// A canvas as full as it gets: every note circled 200 times, a row of partners, every cell ticked.
#[test]
fn what_is_said_is_bounded() {
    let notes: Vec<Note> = (0..2_000)
        .map(|n| Note {
            id: format!("note-{n:04}"),
            zone: if n < 900 { "me" } else { "state-current" }.to_owned(),
            kind: "partner".to_owned(),
            text: format!("Partner {n}"),
            ..Note::default()
        })
        .collect();
    let members: Vec<String> = notes.iter().map(|note| note.id.clone()).collect();
    let circles = (0..200).map(|n| Circle {
        id: format!("circle-{n}"),
        members: members.clone(),
        ..Circle::default()
    });
    let mut content = Content {
        circles: circles.collect(),
        notes,
        ..Content::default()
    };
    let partners = facts(find("partner-map").unwrap(), &content);
    assert_eq!(partners.mentions.len(), 2_000);
    assert_eq!(partners.bonds.len(), 1_100 * canvas::facts::OWN_MAX);
    for note in &mut content.notes {
        note.zone = "state".to_owned();
        note.kind = "actor".to_owned();
    }
    let actors = facts(find("actor-map").unwrap(), &content);
    assert_eq!(actors.mentions.len(), 2_200);
    assert_eq!(actors.bonds.len(), BONDS_MAX);
}
