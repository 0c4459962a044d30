//! A template with its texts, described as the completeness fixture describes it.
use canvas::sheet::{self, Input, Mark, Place, Sheet};
use canvas::template::{InputSpec, Template};
use toml::{Table, Value};

use crate::words::{LANGUAGES, Words};

/// Describes kinds by their sheets in the three languages.
pub struct Describer {
    words: Vec<Words>,
}

impl Describer {
    pub fn load() -> Self {
        Self {
            words: LANGUAGES.map(Words::load).into(),
        }
    }

    pub fn describe(&self, template: &Template) -> Table {
        let sheets = self
            .words
            .iter()
            .map(|words| template.sheet(words))
            .collect();
        Described { template, sheets }.whole()
    }
}

/// A template and its sheets, in the order of the languages.
struct Described<'a> {
    template: &'a Template,
    sheets: Vec<Sheet>,
}

type AxisOf = fn(&sheet::Matrix) -> &sheet::Axis;
const ROWS: AxisOf = |matrix| &matrix.rows;
const COLUMNS: AxisOf = |matrix| &matrix.columns;

impl Described<'_> {
    fn whole(&self) -> Table {
        let template = self.template;
        let mut kind = pairs([
            ("kind", template.kind.clone().into()),
            ("number", i64::from(template.number).into()),
            ("part", i64::from(template.part).into()),
            ("layout", Value::try_from(template.layout).unwrap()),
            (
                "title",
                self.named(Table::new(), |sheet| sheet.title.clone()),
            ),
            (
                "steps",
                list(template.steps.iter().map(|step| step.letter.clone().into())),
            ),
            ("fields", self.fields()),
            ("zones", self.zones()),
            ("note_kinds", self.note_kinds()),
            ("attributes", self.attributes()),
            ("link_kinds", self.link_kinds()),
            ("rows", self.fixed(ROWS)),
            ("columns", self.fixed(COLUMNS)),
            ("marks", self.marks()),
            ("soft_limits", self.soft_limits()),
        ]);
        if template.private {
            kind.insert("private".to_owned(), true.into());
        }
        for (name, axis) in [("open_rows", ROWS), ("open_columns", COLUMNS)] {
            kind.extend(self.open(axis).map(|open| (name.to_owned(), open)));
        }
        kind
    }

    /// The table with a name in each language.
    fn named(&self, mut table: Table, name: impl Fn(&Sheet) -> String) -> Value {
        for (language, sheet) in LANGUAGES.iter().zip(&self.sheets) {
            table.insert((*language).to_owned(), name(sheet).into());
        }
        Value::Table(table)
    }

    fn fields(&self) -> Value {
        list(self.template.fields.iter().enumerate().map(|(i, field)| {
            let shown = &self.sheets[0].fields[i].input;
            let mut table = pairs([
                ("slug", field.slug.clone().into()),
                ("input", input(&field.input, shown).into()),
            ]);
            step(&mut table, field.step.as_deref());
            self.named(table, |sheet| sheet.fields[i].label.clone())
        }))
    }

    fn zones(&self) -> Value {
        list(self.template.zones.iter().enumerate().map(|(i, zone)| {
            let table = pairs([
                ("slug", zone.slug.clone().into()),
                ("place", place(zone.place).into()),
                ("kinds", zone.kinds.clone().into()),
            ]);
            self.named(table, |sheet| sheet.zones[i].label.clone())
        }))
    }

    fn note_kinds(&self) -> Value {
        list(
            self.template
                .note_kinds
                .iter()
                .enumerate()
                .map(|(i, note)| {
                    self.named(slug(&note.slug), |sheet| sheet.note_kinds[i].label.clone())
                }),
        )
    }

    fn attributes(&self) -> Value {
        list(self.template.note_kinds.iter().flat_map(|note| {
            let attributes = note.attributes.iter();
            attributes.map(move |a| format!("{}.{}:{}", note.slug, a.slug, a.vocabulary).into())
        }))
    }

    fn link_kinds(&self) -> Value {
        list(
            self.template
                .link_kinds
                .iter()
                .enumerate()
                .map(|(i, link)| {
                    let table = pairs([
                        ("slug", link.slug.clone().into()),
                        ("directed", link.directed.into()),
                    ]);
                    self.named(table, |sheet| sheet.link_kinds[i].label.clone())
                }),
        )
    }

    fn soft_limits(&self) -> Value {
        let limit = |on: String, max: u32| {
            Value::Table(pairs([("on", on.into()), ("max", i64::from(max).into())]))
        };
        let circles = self.template.circles.iter();
        let circles = circles.map(|circles| limit("circles".to_owned(), circles.soft_max));
        let zones = self.template.zones.iter();
        let zones = zones.filter_map(|zone| {
            zone.seed
                .or(zone.soft_max)
                .map(|max| limit(format!("zone:{}", zone.slug), max))
        });
        list(circles.chain(zones))
    }

    /// The fixed rows or columns.
    fn fixed(&self, axis: AxisOf) -> Value {
        let fixed = |sheet: &Sheet| {
            sheet
                .matrix
                .as_ref()
                .map(|matrix| axis(matrix).fixed.clone())
                .unwrap_or_default()
        };
        list(fixed(&self.sheets[0]).iter().enumerate().map(|(i, lane)| {
            let mut table = pairs([
                ("slug", lane.slug.clone().into()),
                ("text", lane.text.into()),
            ]);
            step(&mut table, lane.step.as_deref());
            if let Some(writers) = lane.writers {
                table.insert("writers".to_owned(), Value::try_from(writers).unwrap());
            }
            if !lane.cleared_by.is_empty() {
                table.insert("cleared_by".to_owned(), lane.cleared_by.clone().into());
            }
            self.named(table, |sheet| fixed(sheet)[i].label.clone())
        }))
    }

    /// The axis, when people add to it.
    fn open(&self, axis: AxisOf) -> Option<Value> {
        let of = |sheet: &Sheet| sheet.matrix.as_ref().map(|matrix| axis(matrix).clone());
        let open = of(&self.sheets[0]).filter(|axis| axis.open)?;
        let parts = list(open.parts.iter().enumerate().map(|(i, part)| {
            self.named(slug(&part.slug), |sheet| {
                of(sheet).unwrap().parts[i].label.clone()
            })
        }));
        let table = pairs([("start", i64::from(open.start).into()), ("parts", parts)]);
        Some(self.named(table, |sheet| of(sheet).unwrap().label))
    }

    /// Every mark of the table, with what it stands on.
    fn marks(&self) -> Value {
        list(
            rules(&self.sheets[0])
                .iter()
                .enumerate()
                .map(|(i, (on, rule))| {
                    let mark = match rule.mark {
                        Mark::Tick => "tick",
                        Mark::Cross => "cross",
                        Mark::Heart => "heart",
                    };
                    let table = pairs([
                        ("on", on.clone().into()),
                        ("mark", mark.into()),
                        ("confidence", rule.confidence.into()),
                    ]);
                    self.named(table, |sheet| rules(sheet)[i].1.label.clone())
                }),
        )
    }
}

fn rules(sheet: &Sheet) -> Vec<(String, sheet::MarkRule)> {
    let Some(matrix) = &sheet.matrix else {
        return Vec::new();
    };
    let lanes = |name: &'static str, axis: &sheet::Axis| {
        let lanes = axis.fixed.clone().into_iter();
        lanes.filter_map(move |lane| Some((format!("{name}:{}", lane.slug), lane.mark?)))
    };
    let cell = matrix
        .mark
        .clone()
        .map(|rule| ("cell".to_owned(), rule))
        .into_iter();
    cell.chain(lanes("row", &matrix.rows))
        .chain(lanes("column", &matrix.columns))
        .collect()
}

fn list(items: impl Iterator<Item = Value>) -> Value {
    Value::Array(items.collect())
}

fn pairs<const N: usize>(pairs: [(&str, Value); N]) -> Table {
    pairs
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
}

fn slug(slug: &str) -> Table {
    pairs([("slug", slug.into())])
}

fn step(table: &mut Table, letter: Option<&str>) {
    table.extend(letter.map(|letter| ("step".to_owned(), letter.into())));
}

/// The input's type, with its vocabulary; "empty" when the sheet has no options to show.
fn input(spec: &InputSpec, shown: &Input) -> String {
    match (spec, shown) {
        (InputSpec::Choices { vocabulary, .. }, Input::Choices { options, .. })
            if !options.is_empty() =>
        {
            return format!("choices:{vocabulary}");
        }
        (InputSpec::Municipalities { .. }, Input::Municipalities { .. }) => "municipalities",
        (InputSpec::Line, Input::Line) => "line",
        (InputSpec::Text, Input::Text) => "text",
        (InputSpec::Pitch, Input::Pitch) => "pitch",
        (InputSpec::Pseudonym, Input::Pseudonym) => "pseudonym",
        _ => "empty",
    }
    .to_owned()
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
