//! The empty document of each kind.
use canvas::{builtin, find, from_state, seed};

use crate::words::Words;

#[test]
fn built_in_kinds_are_found_by_name_and_ordered_by_number() {
    let numbers: Vec<u8> = builtin().iter().map(|template| template.number).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    assert!(
        builtin()
            .iter()
            .all(|template| find(&template.kind) == Some(template))
    );
    assert!(find("whiteboard").is_none());
}

#[test]
fn a_seed_is_the_same_each_time_and_reads_back() {
    let words = Words::load("fi");
    for template in builtin() {
        let sheet = template.sheet(&words);
        let state = seed(template, &sheet, "g1", 1_700_000_000_000);
        assert_eq!(
            state,
            seed(template, &sheet, "g1", 1_700_000_000_000),
            "{}",
            template.kind
        );
        assert_ne!(
            state,
            seed(template, &sheet, "g2", 1_700_000_000_000),
            "{}",
            template.kind
        );

        let content = from_state(&state, template).unwrap();
        let (texts, choices) = (content.fields.len(), content.choices.len());
        assert_eq!(texts + choices, template.fields.len());
        let seeded: u32 = template.zones.iter().filter_map(|zone| zone.seed).sum();
        assert_eq!(content.notes.len(), seeded as usize, "{}", template.kind);
        let start = template
            .matrix
            .as_ref()
            .map_or((0, 0), |m| (m.rows.start, m.columns.start));
        assert_eq!(
            (content.rows.len(), content.columns.len()),
            (start.0 as usize, start.1 as usize)
        );
    }
}

#[test]
fn ready_notes_carry_the_words_of_the_canvas_and_nobodys_name() {
    let template = find("needs-map").unwrap();
    let sheet = template.sheet(&Words::load("sv"));
    let content = from_state(&seed(template, &sheet, "g", 5), template).unwrap();
    assert_eq!(content.notes.len(), 10);
    for (note, suggestion) in content.notes.iter().zip(&sheet.zones[0].suggestions) {
        assert_eq!(note.text, suggestion.label);
        assert_eq!(
            note.reference.as_deref(),
            Some(suggestion.reference.as_str())
        );
        assert_eq!(note.id, suggestion.reference.replace(':', "-"));
        assert_eq!(
            (note.author.as_str(), note.kind.as_str(), note.at),
            ("", "life-area", 5)
        );
    }
}

#[test]
fn tables_stand_ready_with_their_cells() {
    let template = find("benchmark").unwrap();
    let content = from_state(
        &seed(template, &template.sheet(&Words::load("fi")), "g", 0),
        template,
    )
    .unwrap();
    let columns: Vec<_> = content
        .columns
        .iter()
        .map(|lane| (lane.id.as_str(), lane.order.as_str()))
        .collect();
    assert_eq!(
        columns,
        [
            ("c1", "a0"),
            ("c2", "a1"),
            ("c3", "a2"),
            ("c4", "a3"),
            ("c5", "a4")
        ]
    );
    assert_eq!(content.cells.len(), 4 * 5);
    assert!(content.cells.contains_key("owners:c3"));
    assert_eq!(
        content.columns[0].parts.keys().collect::<Vec<_>>(),
        ["title", "url"]
    );

    let partnership = find("partnership").unwrap();
    let sheet = partnership.sheet(&Words::load("fi"));
    let content = from_state(&seed(partnership, &sheet, "g", 0), partnership).unwrap();
    assert!(
        !content.cells.contains_key("commitment:c1"),
        "a row of hearts takes no text"
    );
}
