//! What a summary begins with: plain text in the reader's words, from what stands on the canvas and what was voted.
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::{Part, SourceSpec, Summary};
use crate::content::{Circle, Content, Lane};
use crate::facts::name_of;
use crate::limits::TEXT_CHARS_MAX;
use crate::sheet::{Axis, Sheet};
use crate::template::Template;
use crate::texts::Texts;

/// Circles, ticked notes and lanes that are listed of each.
const LISTED_MAX: usize = 20;
/// Names that stand on one line.
const NAMES_MAX: usize = 12;
/// Votes that are told of.
const VOTES_MAX: usize = 5;
/// Notes of one vote.
const VOTED_MAX: usize = 5;

/// What came out of a vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// What was asked.
    pub question: String,
    /// What the notes got, most votes first.
    pub notes: Vec<Voted>,
}

/// What a note got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voted {
    /// Id of the note.
    pub note: String,
    /// What it was called.
    pub name: String,
    /// Votes.
    pub votes: i64,
}

/// What the rules of the template find that the summary does not say yet, for each of its texts; empty where there is
/// nothing to add. `tallies` are the closed votes, newest first. Each text fits into a text of the document.
pub fn begin(
    template: &Template,
    texts: &dyn Texts,
    content: &Content,
    tallies: &[Tally],
) -> Summary {
    let reading = Reading {
        sheet: template.sheet(texts),
        texts,
        content,
        tallies,
    };
    let text = |part| reading.text(part, template.summary.sources(part));
    Summary {
        seen: text(Part::Seen),
        decided: text(Part::Decided),
    }
}

/// A heading with its lines.
struct Block {
    heading: String,
    lines: Vec<String>,
}

impl Block {
    /// A list under a heading.
    fn list(heading: impl Into<String>, items: impl IntoIterator<Item = String>) -> Self {
        let lines = items.into_iter().take(LISTED_MAX);
        Self {
            heading: heading.into(),
            lines: lines.map(|item| format!("- {item}")).collect(),
        }
    }

    /// Without the lines that stand already.
    fn beyond(mut self, stands: &BTreeSet<&str>) -> Option<Self> {
        self.lines.retain(|line| !stands.contains(line.trim()));
        (!self.lines.is_empty()).then_some(self)
    }

    fn text(&self) -> String {
        match self.heading.as_str() {
            "" => self.lines.join("\n"),
            heading => format!("{heading}\n{}", self.lines.join("\n")),
        }
    }
}

struct Reading<'a> {
    sheet: Sheet,
    texts: &'a dyn Texts,
    content: &'a Content,
    tallies: &'a [Tally],
}

impl Reading<'_> {
    fn text(&self, part: Part, sources: &[SourceSpec]) -> String {
        let stands = self.content.summary.text(part).lines().map(str::trim);
        let stands: BTreeSet<&str> = stands.collect();
        let blocks = sources.iter().flat_map(|source| self.blocks(source));
        let blocks = blocks.filter_map(|block| block.beyond(&stands));
        let mut text = String::new();
        let mut is_single = false;
        for block in blocks {
            let (before, was_single) = (!text.is_empty(), is_single);
            is_single = block.heading.is_empty();
            // Short fields stand under each other as lines of one list.
            match (before, was_single && is_single) {
                (false, _) => {}
                (true, true) => text.push('\n'),
                (true, false) => text.push_str("\n\n"),
            }
            text.push_str(&block.text());
        }
        cut(text)
    }

    fn blocks(&self, source: &SourceSpec) -> Vec<Block> {
        match source {
            SourceSpec::Field(slug) => self.field(slug).into_iter().collect(),
            SourceSpec::Circles => vec![self.circles()],
            SourceSpec::Votes => self.votes(),
            SourceSpec::Ticks => vec![self.ticked_notes(), self.ticked_columns()],
            SourceSpec::TicksOf(row) => vec![self.ticked_on(row)],
            SourceSpec::Gaps => vec![self.gaps()],
            SourceSpec::Cells(row) => vec![self.cells(row)],
            SourceSpec::Hearts => self.hearts().into_iter().collect(),
        }
    }

    fn field(&self, slug: &str) -> Option<Block> {
        let field = self.sheet.fields.iter().find(|field| field.slug == slug)?;
        let text = self.content.fields.get(slug)?;
        let lines = text.lines().map(str::trim_end);
        let lines: Vec<&str> = lines.filter(|line| !line.trim().is_empty()).collect();
        Some(match lines.as_slice() {
            [line] => Block {
                heading: String::new(),
                lines: vec![format!("{}: {}", field.label, line.trim())],
            },
            lines => Block {
                heading: field.label.clone(),
                lines: lines.iter().map(|line| (*line).to_owned()).collect(),
            },
        })
    }

    /// Those whose notes got most votes first, then the largest, then in the order in which they were drawn.
    fn circles(&self) -> Block {
        let names = self.note_names();
        let mut votes: BTreeMap<&str, i64> = BTreeMap::new();
        for voted in self.tallies.iter().flat_map(|tally| &tally.notes) {
            *votes.entry(&voted.note).or_default() += voted.votes;
        }
        let standing = |circle: &Circle| -> Vec<&str> {
            let members = circle.members.iter();
            members
                .filter_map(|id| names.get(id.as_str()).map(String::as_str))
                .filter(|name| !name.is_empty())
                .collect()
        };
        let mut circles: Vec<(&Circle, Vec<&str>)> = self
            .content
            .circles
            .iter()
            .map(|circle| (circle, standing(circle)))
            .filter(|(circle, members)| !name_of(&circle.label).is_empty() || !members.is_empty())
            .collect();
        circles.sort_by_key(|(circle, members)| {
            let votes = circle
                .members
                .iter()
                .filter_map(|id| votes.get(id.as_str()));
            (
                Reverse(votes.sum::<i64>()),
                Reverse(members.len()),
                circle.signed.at,
                circle.id.as_str(),
            )
        });
        let heading = self.sheet.circles.as_ref();
        Block::list(
            heading.map_or_else(String::new, |rule| rule.label.clone()),
            circles
                .into_iter()
                .map(|(circle, members)| labelled(&name_of(&circle.label), members)),
        )
    }

    fn votes(&self) -> Vec<Block> {
        let tallies = self.tallies.iter().take(VOTES_MAX);
        let block = |tally: &Tally| {
            let got = tally.notes.iter().filter(|one| one.votes > 0);
            Block::list(
                format!("{}: {}", self.texts.text("summary-vote"), tally.question),
                got.take(VOTED_MAX).map(|one| {
                    let name = self.or_nameless(&one.name);
                    format!("{name}: {}", one.votes)
                }),
            )
        };
        tallies.map(block).collect()
    }

    fn ticked_notes(&self) -> Block {
        let notes = self.content.notes.iter();
        let ticked = notes.filter(|note| self.content.ticks.contains_key(&note.id));
        Block::list(
            self.texts.text("summary-ticks"),
            ticked.map(|note| self.or_nameless(&name_of(&note.text))),
        )
    }

    /// Each column with the rows that it marks, where every cell takes the mark.
    fn ticked_columns(&self) -> Block {
        let Some((matrix, rule)) = self
            .sheet
            .matrix
            .as_ref()
            .and_then(|matrix| Some((matrix, matrix.mark.as_ref()?)))
        else {
            return Block::list("", []);
        };
        let rows = lanes(&matrix.rows, &self.content.rows);
        let columns = lanes(&matrix.columns, &self.content.columns);
        let marked = columns.iter().filter_map(|(column, name)| {
            let rows = rows.iter().filter(|(row, _)| self.is_ticked(row, column));
            let rows: Vec<&str> = rows.map(|(_, name)| name.as_str()).collect();
            (!rows.is_empty()).then(|| labelled(name, rows))
        });
        Block::list(&rule.label, marked)
    }

    /// The columns that are marked on a row of their own.
    fn ticked_on(&self, row: &str) -> Block {
        let matrix = self.sheet.matrix.as_ref();
        let fixed = matrix.and_then(|m| m.rows.fixed.iter().find(|lane| lane.slug == row));
        let Some((matrix, rule)) = matrix.zip(fixed.and_then(|lane| lane.mark.as_ref())) else {
            return Block::list("", []);
        };
        let columns = lanes(&matrix.columns, &self.content.columns);
        let marked = columns
            .into_iter()
            .filter(|(column, _)| self.is_ticked(row, column));
        Block::list(&rule.label, marked.map(|(_, name)| name))
    }

    fn gaps(&self) -> Block {
        let Some(matrix) = &self.sheet.matrix else {
            return Block::list("", []);
        };
        let columns = lanes(&matrix.columns, &self.content.columns);
        let rows = lanes(&matrix.rows, &self.content.rows).into_iter();
        let gaps = rows.filter(|(row, _)| {
            let mut columns = columns.iter();
            !columns.any(|(column, _)| self.is_ticked(row, column))
        });
        // Nothing was asked of an empty table.
        let asked = if columns.is_empty() { 0 } else { LISTED_MAX };
        Block::list(
            self.texts.text("summary-gaps"),
            gaps.map(|(_, name)| name).take(asked),
        )
    }

    fn cells(&self, row: &str) -> Block {
        let matrix = self.sheet.matrix.as_ref();
        let fixed = matrix.and_then(|m| m.rows.fixed.iter().find(|lane| lane.slug == row));
        let Some((matrix, lane)) = matrix.zip(fixed) else {
            return Block::list("", []);
        };
        let columns = lanes(&matrix.columns, &self.content.columns).into_iter();
        let said = columns.filter_map(|(column, name)| {
            let text = self.content.cells.get(&format!("{row}:{column}"))?;
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            (!text.is_empty()).then(|| format!("{name}: {text}"))
        });
        Block::list(&lane.label, said)
    }

    fn hearts(&self) -> Option<Block> {
        let matrix = self.sheet.matrix.as_ref()?;
        let is_heart = |lane: &&crate::sheet::Fixed| {
            let mark = lane.mark.as_ref().map(|rule| rule.mark);
            mark == Some(crate::sheet::Mark::Heart)
        };
        let row = matrix.rows.fixed.iter().find(is_heart)?;
        let columns = lanes(&matrix.columns, &self.content.columns).into_iter();
        let said = columns.map(|(column, name)| {
            let key = match self.content.hearts.contains_key(&column) {
                true => "summary-heart",
                false => "summary-no-heart",
            };
            format!("{name}: {}", self.texts.text(key))
        });
        Some(Block::list(&row.label, said))
    }

    fn is_ticked(&self, row: &str, column: &str) -> bool {
        self.content.ticks.contains_key(&format!("{row}:{column}"))
    }

    fn note_names(&self) -> BTreeMap<&str, String> {
        let notes = self.content.notes.iter();
        notes
            .map(|note| (note.id.as_str(), name_of(&note.text)))
            .collect()
    }

    fn or_nameless(&self, name: &str) -> String {
        match name {
            "" => self.texts.text("nameless"),
            name => name.to_owned(),
        }
    }
}

/// Ids and names of the lanes that have a name, in order.
fn lanes(axis: &Axis, added: &[Lane]) -> Vec<(String, String)> {
    let fixed = axis.fixed.iter();
    let fixed = fixed.map(|lane| (lane.slug.clone(), lane.label.clone()));
    let first = axis.parts.first().map_or("", |part| part.slug.as_str());
    let added = added.iter().map(|lane| {
        let name = lane.parts.get(first).map_or("", String::as_str);
        (lane.id.clone(), name_of(name))
    });
    let all = fixed.chain(added);
    all.filter(|(_, name)| !name.is_empty()).collect()
}

/// `label: a, b`; without a label the names alone.
fn labelled(label: &str, names: Vec<&str>) -> String {
    let more = if names.len() > NAMES_MAX { " …" } else { "" };
    let names = names.into_iter().take(NAMES_MAX).collect::<Vec<_>>();
    let names = format!("{}{more}", names.join(", "));
    match (label, names.as_str()) {
        ("", names) => names.to_owned(),
        (label, "") => label.to_owned(),
        (label, names) => format!("{label}: {names}"),
    }
}

/// As many whole lines as a text of the document holds.
fn cut(text: String) -> String {
    let mut units = 0;
    let fits = |(_, c): &(usize, char)| {
        units += c.len_utf16();
        units <= TEXT_CHARS_MAX
    };
    let Some((last, c)) = text.char_indices().take_while(fits).last() else {
        return text;
    };
    let end = last + c.len_utf8();
    if end == text.len() {
        return text;
    }
    let line = text[..end].rfind('\n').unwrap_or(end);
    text[..line].trim_end().to_owned()
}
