//! Many notes at once: all or none, once, last in their zones, with what is alike left as it is.
use canvas::content::{Content, Note};
use canvas::rows::{RowChange, RowsRefused, write_rows};
use canvas::{fill, read};
use yrs::{Doc, OffsetKind, Options, Transact as _};

fn note(id: &str, zone: &str, text: &str) -> Note {
    Note {
        id: id.to_owned(),
        zone: zone.to_owned(),
        kind: "actor".to_owned(),
        text: text.to_owned(),
        order: "a0".to_owned(),
        pos: Some([10.0, 20.0]),
        ..Note::default()
    }
}

#[test]
fn rows_are_written_whole_and_once() {
    let template = canvas::find("actor-map").unwrap();
    let doc = Doc::with_options(Options {
        offset_kind: OffsetKind::Utf16,
        ..Options::default()
    });
    let mut txn = doc.transact_mut();
    let old = note("note-0001", "state", "Kela 😀\nTurussa");
    let content = Content {
        notes: vec![old.clone(), note("note-0002", "municipality", "Kirjasto")],
        ..Content::default()
    };
    fill(&mut txn, &content);
    let changed = |before: &Note, text: &str| RowChange::Changed {
        before: Box::new(before.clone()),
        after: Note {
            zone: "municipality".to_owned(),
            text: text.to_owned(),
            ..before.clone()
        },
    };
    let rows = [
        changed(&old, "Kela 😁\nTurussa"),
        RowChange::New(note("note-0003", "municipality", "Opisto")),
    ];
    for _ in 0..2 {
        assert_eq!(write_rows(&mut txn, template, &rows), Ok(()));
        let stands = read(&txn, template);
        let said: Vec<(&str, &str)> = stands
            .notes
            .iter()
            .map(|note| (note.text.as_str(), note.zone.as_str()))
            .collect();
        let expected = ["Kirjasto", "Opisto", "Kela 😁\nTurussa"];
        assert_eq!(said, expected.map(|text| (text, "municipality")));
        assert_eq!(stands.notes[2].pos, None, "it lay in another zone");
    }
    let late = [
        RowChange::New(note("note-0004", "state", "Poliisi")),
        changed(&old, "Kela"),
    ];
    let refused = write_rows(&mut txn, template, &late);
    assert_eq!(refused, Err(RowsRefused::Outdated));
    let many: Vec<RowChange> = (0..2_000)
        .map(|at| RowChange::New(note(&format!("many-{at:05}"), "state", "a")))
        .collect();
    assert_eq!(
        write_rows(&mut txn, template, &many),
        Err(RowsRefused::Full)
    );
    assert_eq!(
        read(&txn, template).notes.len(),
        3,
        "none of them is written"
    );
}
