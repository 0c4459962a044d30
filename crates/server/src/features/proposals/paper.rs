//! What a proposal says, read from its canvas by what the template's parts become, and set as a letter.
use canvas::content::Content;
use canvas::sheet::{Fixed, Sheet};
use canvas::template::{AxisSpec, Becomes, Template};
use serde::{Deserialize, Serialize};
use typeset::{Fact, Letter, Part};

use crate::i18n::Lang;

/// A proposal's words, as they were when it was read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Paper {
    pub working_name: String,
    pub partner: String,
    pub goal: String,
    pub benefits: String,
    pub conditions: String,
    pub first_steps: Vec<String>,
    pub pitch: String,
    pub rows: Vec<Contribution>,
}

/// A row of what we give and wish for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Contribution {
    /// Slug of the row, whose name is read in the reader's language.
    pub row: String,
    pub ours: String,
    pub theirs: String,
}

/// What surrounds a paper.
pub(super) struct Around<'a> {
    /// The canvas's title, for a proposal without a working name.
    pub title: &'a str,
    /// Who sends it.
    pub sender: &'a str,
    /// The day it was made, in words.
    pub day: &'a str,
}

impl Paper {
    /// Reads what stands on the canvas.
    pub(super) fn read(template: &Template, content: &Content) -> Self {
        let texts = |becomes: &str| -> Vec<String> {
            let fields = template.fields.iter();
            let slugs = fields.filter(|field| is(field.becomes.as_ref(), becomes));
            slugs
                .filter_map(|field| content.fields.get(&field.slug))
                .map(|text| text.trim().to_owned())
                .filter(|text| !text.is_empty())
                .collect()
        };
        let one = |becomes: &str| texts(becomes).join("\n");
        Self {
            working_name: one("proposal.working_name"),
            partner: one("partner.potential"),
            goal: one("proposal.goal"),
            benefits: one("proposal.benefits"),
            conditions: one("proposal.conditions"),
            first_steps: texts("proposal.first_steps"),
            pitch: one("proposal.pitch"),
            rows: contributions(template, content),
        }
    }

    /// The paper as a letter, its headings in `lang`.
    pub(super) fn letter(
        &self,
        sheet: &Sheet,
        template: &Template,
        lang: Lang,
        around: &Around<'_>,
    ) -> Letter {
        let label = |becomes: &str| label(sheet, template, becomes);
        let mut parts = Vec::new();
        let text = |becomes: &str, text: &str| {
            if text.is_empty() {
                return None;
            }
            Some(Part::Text {
                heading: label(becomes),
                text: text.to_owned(),
            })
        };
        parts.extend(text("proposal.goal", &self.goal));
        parts.extend(self.table(sheet, template));
        parts.extend(text("proposal.benefits", &self.benefits));
        parts.extend(text("proposal.conditions", &self.conditions));
        if !self.first_steps.is_empty() {
            parts.push(Part::Steps {
                heading: lang.text("proposal-first-steps"),
                items: self.first_steps.clone(),
            });
        }
        let for_whom = (!self.partner.is_empty()).then(|| Fact {
            name: lang.text("proposal-for-whom"),
            value: self.partner.clone(),
        });
        let title = if self.working_name.is_empty() {
            around.title
        } else {
            &self.working_name
        };
        Letter {
            kicker: sheet.title.clone(),
            title: title.to_owned(),
            facts: for_whom.into_iter().collect(),
            lead: self.pitch.clone(),
            parts,
            foot: format!("{}, {}", around.sender, around.day),
        }
    }

    fn table(&self, sheet: &Sheet, template: &Template) -> Option<Part> {
        let (matrix, spec) = (sheet.matrix.as_ref()?, template.matrix.as_ref()?);
        let column = |becomes| {
            let slug = slug(&spec.columns, becomes)?;
            Some(name(&matrix.columns.fixed, slug))
        };
        if self.rows.is_empty() {
            return None;
        }
        let rows = self.rows.iter().map(|row| {
            let name = name(&matrix.rows.fixed, &row.row);
            vec![name, row.ours.clone(), row.theirs.clone()]
        });
        Some(Part::Table {
            heading: matrix.label.clone(),
            columns: vec![
                String::new(),
                column("proposal.from_us")?,
                column("proposal.from_you")?,
            ],
            rows: rows.collect(),
        })
    }
}

fn contributions(template: &Template, content: &Content) -> Vec<Contribution> {
    let Some(matrix) = &template.matrix else {
        return Vec::new();
    };
    let cell = |row: &str, becomes: &str| {
        let column = slug(&matrix.columns, becomes)?;
        let text = content.cells.get(&format!("{row}:{column}"))?;
        Some(text.trim().to_owned())
    };
    let rows = matrix.rows.fixed.iter().map(|row| Contribution {
        row: row.slug.clone(),
        ours: cell(&row.slug, "proposal.from_us").unwrap_or_default(),
        theirs: cell(&row.slug, "proposal.from_you").unwrap_or_default(),
    });
    rows.filter(|row| !row.ours.is_empty() || !row.theirs.is_empty())
        .collect()
}

fn slug<'a>(axis: &'a AxisSpec, becomes: &str) -> Option<&'a str> {
    let mut lanes = axis.fixed.iter();
    let found = lanes.find(|lane| is(lane.becomes.as_ref(), becomes))?;
    Some(&found.slug)
}

/// The heading of a fixed row or column; its slug when this version of the sheet has it no more.
fn name(lanes: &[Fixed], slug: &str) -> String {
    let found = lanes.iter().find(|lane| lane.slug == slug);
    found.map_or_else(|| slug.to_owned(), |lane| lane.label.clone())
}

fn label(sheet: &Sheet, template: &Template, becomes: &str) -> String {
    let mut fields = template.fields.iter();
    let spec = fields.find(|field| is(field.becomes.as_ref(), becomes));
    let found = spec.and_then(|spec| sheet.fields.iter().find(|field| field.slug == spec.slug));
    found.map_or_else(String::new, |field| field.label.clone())
}

fn is(part: Option<&Becomes>, name: &str) -> bool {
    part.is_some_and(|part| part.to_string() == name)
}
