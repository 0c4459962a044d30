//! A template with its texts, described as the completeness fixture describes it.
use canvas::sheet::{Input, Mark, Place, Sheet};
use canvas::template::{InputSpec, Template};
use canvas::{Texts, sheet};
use toml::{Table, Value};

use crate::words::{LANGUAGES, Words};

/// Describes one kind by its sheets in the three languages.
pub struct Describer {
    words: Vec<Words>,
}

type Labelled<'a> = &'a dyn Fn(&Sheet) -> String;

impl Describer {
    pub fn load() -> Self {
        Self {
            words: LANGUAGES.map(Words::load).into(),
        }
    }

    pub fn describe(&self, template: &Template) -> Table {
        let sheets: Vec<Sheet> = self
            .words
            .iter()
            .map(|words| template.sheet(words as &dyn Texts))
            .collect();
        let named = |mut table: Table, label: Labelled| {
            for (language, sheet) in LANGUAGES.iter().zip(&sheets) {
                table.insert((*language).to_owned(), label(sheet).into());
            }
            Value::Table(table)
        };
        let slug = |slug: &str| pairs([("slug", slug.into())]);
        let mut kind = pairs([
            ("kind", template.kind.clone().into()),
            ("number", i64::from(template.number).into()),
            ("part", i64::from(template.part).into()),
            (
                "layout",
                Value::try_from(template.layout).expect("a layout is a word"),
            ),
            ("title", named(Table::new(), &|sheet| sheet.title.clone())),
        ]);
        if template.private {
            kind.insert("private".to_owned(), true.into());
        }
        let mut list = |name: &str, items: Vec<Value>| kind.insert(name.to_owned(), items.into());
        list(
            "steps",
            template
                .steps
                .iter()
                .map(|step| step.letter.clone().into())
                .collect(),
        );
        let fields = template.fields.iter().enumerate().map(|(i, field)| {
            let mut table = slug(&field.slug);
            step(&mut table, field.step.as_deref());
            table.insert(
                "input".to_owned(),
                input(&field.input, &sheets[0].fields[i].input).into(),
            );
            named(table, &|sheet| sheet.fields[i].label.clone())
        });
        list("fields", fields.collect());
        let zones = template.zones.iter().enumerate().map(|(i, zone)| {
            let mut table = slug(&zone.slug);
            table.insert("place".to_owned(), place(zone.place).into());
            table.insert("kinds".to_owned(), zone.kinds.clone().into());
            named(table, &|sheet| sheet.zones[i].label.clone())
        });
        list("zones", zones.collect());
        let notes = template.note_kinds.iter().enumerate();
        let notes = notes
            .map(|(i, note)| named(slug(&note.slug), &|sheet| sheet.note_kinds[i].label.clone()));
        list("note_kinds", notes.collect());
        let attributes = template.note_kinds.iter().flat_map(|note| {
            let of = move |a: &canvas::template::AttributeSpec| {
                format!("{}.{}:{}", note.slug, a.slug, a.vocabulary)
            };
            note.attributes
                .iter()
                .map(move |attribute| Value::String(of(attribute)))
        });
        list("attributes", attributes.collect());
        let links = template.link_kinds.iter().enumerate().map(|(i, link)| {
            let mut table = slug(&link.slug);
            table.insert("directed".to_owned(), link.directed.into());
            named(table, &|sheet| sheet.link_kinds[i].label.clone())
        });
        list("link_kinds", links.collect());
        list("soft_limits", soft_limits(template));
        let fixed = |axis: fn(&sheet::Matrix) -> &sheet::Axis| -> Vec<Value> {
            let lanes = sheets[0]
                .matrix
                .as_ref()
                .map(|matrix| axis(matrix).fixed.clone())
                .unwrap_or_default();
            let lane = |(i, lane): (usize, &sheet::Fixed)| {
                let mut table = slug(&lane.slug);
                step(&mut table, lane.step.as_deref());
                table.insert("text".to_owned(), lane.text.into());
                named(table, &|sheet| {
                    axis(sheet.matrix.as_ref().expect("has a matrix")).fixed[i]
                        .label
                        .clone()
                })
            };
            lanes.iter().enumerate().map(lane).collect()
        };
        list("rows", fixed(|matrix| &matrix.rows));
        list("columns", fixed(|matrix| &matrix.columns));
        list("marks", marks(&sheets, &named));
        for (name, axis) in AXES {
            let Some(open) = sheets[0].matrix.as_ref().map(axis).filter(|axis| axis.open) else {
                continue;
            };
            let of = |sheet: &Sheet| axis(sheet.matrix.as_ref().expect("has a matrix")).clone();
            let part = |(i, part): (usize, &sheet::Part)| {
                named(slug(&part.slug), &|sheet| of(sheet).parts[i].label.clone())
            };
            let table = pairs([
                ("start", i64::from(open.start).into()),
                (
                    "parts",
                    open.parts
                        .iter()
                        .enumerate()
                        .map(part)
                        .collect::<Vec<_>>()
                        .into(),
                ),
            ]);
            kind.insert(name.to_owned(), named(table, &|sheet| of(sheet).label));
        }
        kind
    }
}

type AxisOf = fn(&sheet::Matrix) -> &sheet::Axis;
const AXES: [(&str, AxisOf); 2] = [
    ("open_rows", |matrix| &matrix.rows),
    ("open_columns", |matrix| &matrix.columns),
];

/// Every mark of the table with what it stands on.
fn marks(sheets: &[Sheet], named: &dyn Fn(Table, Labelled) -> Value) -> Vec<Value> {
    let rules = |sheet: &Sheet| -> Vec<(String, sheet::MarkRule)> {
        let Some(matrix) = &sheet.matrix else {
            return Vec::new();
        };
        let lanes = |name: &'static str, axis: &sheet::Axis| -> Vec<_> {
            let rule =
                |lane: &sheet::Fixed| Some((format!("{name}:{}", lane.slug), lane.mark.clone()?));
            axis.fixed.iter().filter_map(rule).collect()
        };
        let cell = matrix
            .mark
            .clone()
            .map(|rule| ("cell".to_owned(), rule))
            .into_iter();
        cell.chain(lanes("row", &matrix.rows))
            .chain(lanes("column", &matrix.columns))
            .collect()
    };
    let mark = |(i, (on, rule)): (usize, &(String, sheet::MarkRule))| {
        let word = match rule.mark {
            Mark::Tick => "tick",
            Mark::Cross => "cross",
            Mark::Heart => "heart",
        };
        let table = pairs([
            ("on", on.clone().into()),
            ("mark", word.into()),
            ("confidence", rule.confidence.into()),
        ]);
        named(table, &|sheet| rules(sheet)[i].1.label.clone())
    };
    rules(&sheets[0]).iter().enumerate().map(mark).collect()
}

fn soft_limits(template: &Template) -> Vec<Value> {
    let limit = |on: String, max: u32| {
        Value::Table(pairs([("on", on.into()), ("max", i64::from(max).into())]))
    };
    let circles = template
        .circles
        .iter()
        .map(|circles| limit("circles".to_owned(), circles.soft_max));
    let zones = template.zones.iter().filter_map(|zone| {
        zone.seed
            .or(zone.soft_max)
            .map(|max| limit(format!("zone:{}", zone.slug), max))
    });
    circles.chain(zones).collect()
}

fn pairs<const N: usize>(pairs: [(&str, Value); N]) -> Table {
    pairs
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
}

fn step(table: &mut Table, letter: Option<&str>) {
    if let Some(letter) = letter {
        table.insert("step".to_owned(), letter.into());
    }
}

/// The input's type, with its vocabulary; "empty" when the sheet has no options to show.
fn input(spec: &InputSpec, shown: &Input) -> String {
    match (spec, shown) {
        (InputSpec::Choices { vocabulary, .. }, Input::Choices { options, .. })
            if !options.is_empty() =>
        {
            format!("choices:{vocabulary}")
        }
        (InputSpec::Municipalities { .. }, Input::Municipalities { .. }) => {
            "municipalities".to_owned()
        }
        (InputSpec::Line, Input::Line) => "line".to_owned(),
        (InputSpec::Text, Input::Text) => "text".to_owned(),
        (InputSpec::Pitch, Input::Pitch) => "pitch".to_owned(),
        (InputSpec::Pseudonym, Input::Pseudonym) => "pseudonym".to_owned(),
        _ => "empty".to_owned(),
    }
}

fn place(place: Place) -> &'static str {
    match place {
        Place::Hub { .. } => "hub",
        Place::Sector { .. } => "sector",
        Place::SectorRing { .. } => "sector-ring",
        Place::Ring { .. } => "ring",
        Place::Tray => "tray",
    }
}
