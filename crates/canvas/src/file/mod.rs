//! A canvas as a file: everything that stands on it, to be kept, and to make the same canvas of again.
//! `docs/reference/canvas-file.md` describes it to those who read or write such files.
mod check;
mod fault;
mod lay;

use serde::{Deserialize, Serialize};

use crate::content::{Content, Lane, Signed};
use crate::template::{Template, find};

pub use fault::{FileFault, Why};
pub use lay::lay;

/// What every such file says it is.
pub const FORMAT: &str = "tukiverkko-canvas";
/// Grows when older programs could no longer read the file.
pub const FORMAT_VERSION: u32 = 1;
/// Largest file that is read, bytes: a full document is 5 MiB, and JSON names every part anew.
pub const FILE_BYTES_MAX: usize = 16 << 20;

/// A canvas with everything that stands on it. Equal canvases give equal files.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CanvasFile {
    /// [`FORMAT`].
    pub format: String,
    /// [`FORMAT_VERSION`].
    pub version: u32,
    /// Canvas kind.
    pub kind: String,
    /// Version of the template.
    pub template_version: u32,
    /// What the canvas is called.
    pub title: String,
    /// Language it was started in.
    pub language: String,
    /// Letters of the steps that are done.
    #[serde(default)]
    pub done: Vec<String>,
    /// Until when it is kept, UTC milliseconds; for private kinds only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keep_until: Option<i64>,
    /// What stands on it.
    pub content: Content,
}

/// What surrounds the content of a canvas.
pub struct About<'a> {
    /// What the canvas is called.
    pub title: &'a str,
    /// Language it was started in.
    pub language: &'a str,
    /// Letters of the steps that are done.
    pub done: &'a [String],
    /// Until when it is kept, for private kinds.
    pub keep_until: Option<i64>,
}

/// The part of a file that says whether this program can read the rest.
#[derive(Deserialize)]
struct Head {
    format: Option<String>,
    version: Option<u32>,
}

impl CanvasFile {
    /// The file of a canvas.
    pub fn new(template: &Template, about: &About<'_>, mut content: Content) -> Self {
        content.cells.retain(|_, text| !text.is_empty());
        for note in content.notes.iter_mut().chain(&mut content.bin) {
            note.pos = note.pos.map(|pos| pos.map(rounded));
        }
        Self {
            format: FORMAT.to_owned(),
            version: FORMAT_VERSION,
            kind: template.kind.clone(),
            template_version: template.version,
            title: about.title.to_owned(),
            language: about.language.to_owned(),
            done: about.done.to_vec(),
            keep_until: about.keep_until,
            content,
        }
    }

    /// Reads a file of any origin: after this, everything in it fits its template and the limits of a canvas.
    pub fn parse(bytes: &[u8]) -> Result<(Self, &'static Template), FileFault> {
        if bytes.len() > FILE_BYTES_MAX {
            return Err(Why::TooLarge.into());
        }
        // Some programs put a mark before the text.
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let head: Head = serde_json::from_slice(bytes).map_err(|error| match error.is_data() {
            true => Why::OtherFormat.into(),
            false => FileFault::of_json(&error),
        })?;
        match (head.format.as_deref(), head.version) {
            (Some(FORMAT), Some(FORMAT_VERSION)) => {}
            (Some(FORMAT), Some(version)) if version > FORMAT_VERSION => {
                return Err(Why::Newer.into());
            }
            _ => return Err(Why::OtherFormat.into()),
        }
        let mut file: Self =
            serde_json::from_slice(bytes).map_err(|error| FileFault::of_json(&error))?;
        let template = find(&file.kind).ok_or_else(|| Why::UnknownKind.at(&file.kind))?;
        if file.template_version > template.version {
            return Err(Why::Newer.into());
        }
        check::check(template, &file)?;
        file.content.complete(template);
        Ok((file, template))
    }

    /// The file without what a new canvas cannot take over from it: who somebody was by id, what the registry made
    /// of it, and hearts, which only people give.
    pub fn anonymous(mut self) -> Self {
        self.content.disown();
        self
    }
}

/// To a thousandth of a unit, which JSON gives back exactly.
fn rounded(place: f64) -> f64 {
    (place * 1000.0).round() / 1000.0
}

impl Content {
    /// Adds what the template has and a sparse file may leave out, as it stands on an empty canvas.
    fn complete(&mut self, template: &Template) {
        for field in &template.fields {
            if field.input.is_choice() {
                let chosen = self.choices.entry(field.slug.clone()).or_default();
                chosen.sort();
                chosen.dedup();
            } else {
                self.fields.entry(field.slug.clone()).or_default();
            }
        }
        for circle in &mut self.circles {
            circle.members.sort();
            circle.members.dedup();
        }
        if let Some(matrix) = &template.matrix {
            complete_lanes(&mut self.rows, &matrix.rows.parts);
            complete_lanes(&mut self.columns, &matrix.columns.parts);
        }
    }

    /// Leaves the names of those who wrote, and takes away what a file cannot prove.
    fn disown(&mut self) {
        for note in self.notes.iter_mut().chain(&mut self.bin) {
            note.author.clear();
            note.binned.iter_mut().for_each(disown);
            forget_record(&mut note.reference);
        }
        self.links
            .iter_mut()
            .for_each(|link| disown(&mut link.signed));
        self.circles
            .iter_mut()
            .for_each(|circle| disown(&mut circle.signed));
        self.ticks
            .values_mut()
            .for_each(|tick| disown(&mut tick.signed));
        self.written.values_mut().for_each(disown);
        for lane in self.columns.iter_mut().chain(&mut self.rows) {
            forget_record(&mut lane.reference);
        }
        self.hearts.clear();
        self.cleared.clear();
    }
}

fn complete_lanes(lanes: &mut [Lane], parts: &[String]) {
    for lane in lanes {
        for part in parts {
            lane.parts.entry(part.clone()).or_default();
        }
    }
}

fn disown(signed: &mut Signed) {
    signed.by.clear();
}

/// Records belong to a workspace, which finds its own by their names; terms of vocabularies stay.
fn forget_record(reference: &mut Option<String>) {
    if reference
        .as_ref()
        .is_some_and(|named| named.starts_with("record:"))
    {
        *reference = None;
    }
}
