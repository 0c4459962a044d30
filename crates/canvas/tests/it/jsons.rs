//! A canvas as the API gives it.
use canvas::content::{Circle, Content, Link, Note, Signed, Tick};
use canvas::{CanvasJson, find, from_state, seed};
use expect_test::expect;

use crate::words::Words;

fn note(id: &str, zone: &str) -> Note {
    Note {
        id: id.to_owned(),
        zone: zone.to_owned(),
        kind: "actor".to_owned(),
        text: "Library\nThursdays".to_owned(),
        pos: Some([10.0, 20.5]),
        author: "p1".to_owned(),
        by: "Aino".to_owned(),
        at: 7,
        ..Note::default()
    }
}

#[test]
fn a_board_reads_by_zone() {
    let signed = Signed {
        by: "p2".to_owned(),
        name: "Eero".to_owned(),
        at: 9,
    };
    let binned = Note {
        binned: Some(signed.clone()),
        by: String::new(),
        ..note("note-bin", "state")
    };
    let content = Content {
        fields: [("target".to_owned(), "Harbour town".to_owned())].into(),
        notes: vec![note("note-one", "municipality")],
        bin: vec![binned],
        links: vec![Link {
            id: "link-one".to_owned(),
            from: "note-one".to_owned(),
            to: "note-gone".to_owned(),
            kind: "funding".to_owned(),
            label: String::new(),
            signed: signed.clone(),
        }],
        circles: vec![Circle {
            id: "circle-1".to_owned(),
            label: "Best".to_owned(),
            members: vec!["note-one".to_owned()],
            signed: signed.clone(),
        }],
        ticks: [(
            "note-one".to_owned(),
            Tick {
                signed,
                note: String::new(),
                confidence: String::new(),
            },
        )]
        .into(),
        ..Content::default()
    };
    let json = CanvasJson::new("k1", "Harbour", find("actor-map").unwrap(), content);
    let text = serde_json::to_string(&json).unwrap();
    expect![[r#"{"id":"k1","kind":"actor-map","title":"Harbour","template_version":1,"fields":{"target":"Harbour town"},"choices":{},"zones":[{"slug":"funders","notes":[]},{"slug":"state","notes":[]},{"slug":"municipality","notes":[{"id":"note-one","zone":"municipality","kind":"actor","text":"Library\nThursdays","author":"Aino","author_id":"p1","at":7,"ref":null,"attributes":{},"pos":[10.0,20.5],"marks":[{"mark":"tick","by":"p2","name":"Eero","at":9,"note":"","confidence":""}]}]},{"slug":"wellbeing","notes":[]},{"slug":"association","notes":[]},{"slug":"project","notes":[]},{"slug":"company","notes":[]},{"slug":"models","notes":[]}],"columns":[],"rows":[],"cells":{},"ticks":{},"hearts":{},"links":[{"id":"link-one","from":"note-one","to":"note-gone","kind":"funding","label":"","by":"p2","name":"Eero","at":9}],"circles":[{"id":"circle-1","label":"Best","members":["note-one"],"by":"p2","name":"Eero","at":9}],"bin":[{"id":"note-bin","zone":"state","kind":"actor","text":"Library\nThursdays","author":"p1","author_id":"p1","at":7,"ref":null,"attributes":{},"pos":[10.0,20.5],"marks":[]}],"summary":{"seen":"","decided":""}}"#]].assert_eq(&text);
}

#[test]
fn a_table_reads_with_its_fixed_and_added_lanes() {
    let template = find("partnership").unwrap();
    let content = from_state(
        &seed(template, &template.sheet(&Words::load("fi")), "g", 0),
        template,
    )
    .unwrap();
    let json = CanvasJson::new("k2", "Us", template, content);
    let rows: Vec<_> = json
        .rows
        .iter()
        .map(|row| (row.id.as_str(), row.fixed))
        .collect();
    assert_eq!(
        rows,
        [
            ("praise", true),
            ("offer", true),
            ("wishes", true),
            ("commitment", true)
        ]
    );
    assert_eq!((json.columns.len(), json.columns[0].fixed), (4, false));
    assert_eq!(json.cells.len(), 3 * 4);
    let value = serde_json::to_value(&json).unwrap();
    assert_eq!(value["template_version"], 1);
    assert_eq!(value["zones"], serde_json::json!([]));
}
