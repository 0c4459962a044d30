//! Something in every place of a sheet.
use std::collections::BTreeMap;

use canvas::content::{Circle, Cleared, Content, Lane, Link, Note, Signed, Tick};
use canvas::sheet::{Axis, Input, Sheet};

/// 8 December 2026, 9.05 in Helsinki.
const AT: i64 = 1_796_713_500_000;

/// Something in every place of a sheet.
pub fn content(sheet: &Sheet) -> Content {
    let notes = notes(sheet);
    let Table {
        columns,
        rows,
        keys,
    } = table(sheet);
    let text = |at: usize| format!("Solun teksti {at}\nja \"toinen\" rivi");
    let tick = |confidence: &str| Tick {
        signed: signed("Mira"),
        note: "Kysyttiin <heiltä>".into(),
        confidence: confidence.into(),
    };
    let confidences = ["guess", "heard", "measured"];
    Content {
        fields: fields(sheet),
        choices: choices(sheet),
        links: links(sheet, &notes),
        circles: circles(sheet, &notes),
        bin: binned(sheet),
        cells: (0..)
            .zip(&keys)
            .map(|(at, key)| (key.clone(), text(at)))
            .collect(),
        ticks: keys
            .iter()
            .cloned()
            .zip(confidences.map(tick))
            .take(2)
            .collect(),
        cleared: columns
            .get(1)
            .map(|column| {
                let row = "offer".to_owned();
                (column.id.clone(), Cleared { row, at: AT })
            })
            .into_iter()
            .collect(),
        hearts: columns
            .first()
            .map(|column| (column.id.clone(), signed("Oskari")))
            .into_iter()
            .collect(),
        summary: canvas::summary::Summary::default(),
        written: sheet
            .fields
            .iter()
            .take(1)
            .map(|field| (format!("field:{}", field.slug), signed("Jukka")))
            .collect(),
        notes,
        columns,
        rows,
        refs: BTreeMap::new(),
    }
}

/// What people put into a table: lanes of their own, and three cells.
pub struct Table {
    pub columns: Vec<Lane>,
    pub rows: Vec<Lane>,
    keys: Vec<String>,
}

pub fn table(sheet: &Sheet) -> Table {
    let lanes = |axis: &Axis, name: &str| {
        if axis.open {
            lanes(axis, name)
        } else {
            Vec::new()
        }
    };
    let matrix = sheet.matrix.as_ref();
    let columns = matrix.map_or_else(Vec::new, |matrix| lanes(&matrix.columns, "column"));
    let rows = matrix.map_or_else(Vec::new, |matrix| lanes(&matrix.rows, "row"));
    let id = |axis: &Axis, own: &[Lane], at: usize| {
        let fixed = axis.fixed.iter().map(|lane| lane.slug.clone());
        fixed
            .chain(own.iter().map(|lane| lane.id.clone()))
            .nth(at)
            .unwrap_or_default()
    };
    let keys: Vec<String> = matrix.map_or_else(Vec::new, |matrix| {
        let key = |row, column| {
            let row = id(&matrix.rows, &rows, row);
            format!("{row}:{}", id(&matrix.columns, &columns, column))
        };
        vec![key(0, 0), key(1, 0), key(1, 1)]
    });
    Table {
        columns,
        rows,
        keys,
    }
}

fn signed(name: &str) -> Signed {
    Signed {
        by: name.to_lowercase(),
        name: name.into(),
        at: AT,
    }
}

fn note(id: &str, zone: &str, kind: &str, text: &str) -> Note {
    Note {
        id: id.into(),
        zone: zone.into(),
        kind: kind.into(),
        text: text.into(),
        order: "a0".into(),
        author: "p1".into(),
        by: "Aino".into(),
        at: AT,
        ..Note::default()
    }
}

/// Three notes in the first zone, one in the second; a kind that the zone does not expect, no name, no time.
fn notes(sheet: &Sheet) -> Vec<Note> {
    let [first, second, ..] = sheet.zones.as_slice() else {
        return Vec::new();
    };
    let kinds: Vec<&str> = sheet
        .note_kinds
        .iter()
        .map(|kind| kind.slug.as_str())
        .collect();
    let mut notes = vec![
        note(
            "note-one",
            &first.slug,
            &first.kinds[0],
            "Kirjasto Lakka\nOpastaa \"aina\" & heti\ntoinen rivi",
        ),
        note(
            "note-two",
            &first.slug,
            kinds[kinds.len() - 1],
            "Asukastupa <Raitti>",
        ),
        note("note-three", &first.slug, "gone-kind", ""),
        note("note-four", &second.slug, &second.kinds[0], "Terveysasema"),
    ];
    let chosen = sheet.note_kinds.iter().flat_map(|kind| &kind.attributes);
    let chosen: BTreeMap<_, _> = chosen
        .map(|one| (one.slug.clone(), "first".into()))
        .collect();
    notes[1].attributes = chosen;
    notes[0].reference = first
        .suggestions
        .first()
        .map(|ready| ready.reference.clone());
    notes[2].by = String::new();
    notes[3].at = 0;
    notes
}

fn binned(sheet: &Sheet) -> Vec<Note> {
    let zone = sheet.zones.iter().take(1);
    zone.map(|zone| Note {
        binned: Some(signed("Oskari")),
        ..note(
            "note-binned",
            &zone.slug,
            &zone.kinds[0],
            "Vanha lappu\nei enää",
        )
    })
    .collect()
}

/// One of each kind, one with a word of its own, one whose other end is gone.
fn links(sheet: &Sheet, notes: &[Note]) -> Vec<Link> {
    if notes.is_empty() {
        return Vec::new();
    }
    let link = |at: usize, kind: &str, to: &str, label: &str| Link {
        id: format!("link-{at:02}"),
        from: "note-one".into(),
        to: to.into(),
        kind: kind.into(),
        label: label.into(),
        signed: signed("Aino"),
    };
    let kinds = (0..).zip(&sheet.link_kinds);
    let mut links: Vec<Link> = kinds
        .map(|(at, kind)| link(at, &kind.slug, "note-four", ""))
        .collect();
    if let Some(kind) = sheet.link_kinds.first() {
        links.push(link(90, &kind.slug, "note-two", "antaa tilat"));
        links.push(link(91, &kind.slug, "note-binned", ""));
    }
    links
}

fn circles(sheet: &Sheet, notes: &[Note]) -> Vec<Circle> {
    let Some(_) = sheet.circles.as_ref().filter(|_| !notes.is_empty()) else {
        return Vec::new();
    };
    let circle = |id: &str, label: &str, at: i64, members: &[&str]| Circle {
        id: id.into(),
        label: label.into(),
        members: members.iter().map(ToString::to_string).collect(),
        signed: Signed {
            at,
            ..signed("Aino")
        },
    };
    vec![
        circle("circle-a", "Lähituki", AT + 1, &["note-four", "note-one"]),
        circle("circle-b", "", AT, &["note-binned", "note-one"]),
    ]
}

fn lanes(axis: &Axis, name: &str) -> Vec<Lane> {
    let lane = |at: usize| Lane {
        id: format!("{name}-{at}"),
        order: format!("a{at}"),
        parts: axis
            .parts
            .iter()
            .filter(|_| at > 0)
            .map(|part| (part.slug.clone(), format!("{} {at}", part.label)))
            .collect(),
        reference: None,
    };
    (0..3).map(lane).collect()
}

fn fields(sheet: &Sheet) -> BTreeMap<String, String> {
    let text = |input: &Input| match input {
        Input::Pseudonym => Some("Matti Meikäläinen 040 123 4567".to_owned()),
        Input::Text => Some(format!("{}\n\n- kohta <1>\n", "pitkä rivi ".repeat(12))),
        Input::Pitch => Some("Hei, tässä on ehdotus. ".repeat(70)),
        Input::Line => Some("Lakeuden \"seutu\" & ikäihmiset".to_owned()),
        Input::Choices { .. } | Input::Municipalities { .. } => None,
    };
    let fields = sheet.fields.iter();
    fields
        .filter_map(|field| Some((field.slug.clone(), text(&field.input)?)))
        .collect()
}

fn choices(sheet: &Sheet) -> BTreeMap<String, Vec<String>> {
    let chosen = |input: &Input| match input {
        Input::Choices { .. } => Some(vec!["second".to_owned()]),
        Input::Municipalities { .. } => Some(vec!["020".to_owned(), "999".to_owned()]),
        _ => None,
    };
    let fields = sheet.fields.iter();
    fields
        .filter_map(|field| Some((field.slug.clone(), chosen(&field.input)?)))
        .collect()
}
