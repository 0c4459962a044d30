//! Setting a template with its data: the size at which it fits, letters that no font has, and the PDF.
use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Serialize;
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::words::Unset;
use crate::world::{Desk, Source};
use crate::{About, Error, Pdf};

/// A template, parsed when it is first used.
pub type Template = LazyLock<Source>;

/// Who made the file, as it says itself.
const CREATOR: &str = "Tukiverkko";
/// How often letters that no font has are looked for; replacing one may leave another alone.
const ROUNDS_MAX: usize = 4;
/// What was computed for a paper is kept this many papers, for one that is asked for again.
const KEPT_PAPERS: usize = 4;

#[derive(Serialize)]
struct Data<'a, T> {
    lang: &'static str,
    author: &'a str,
    size_pt: f64,
    paper: &'a T,
}

/// Sets what `paper` gives, which leaves out what could not be set.
pub fn pdf<T: Serialize>(
    template: &Template,
    sizes_pt: &[f64],
    about: &About,
    paper: impl Fn(&Unset) -> T,
) -> Result<Pdf, Error> {
    let mut pieces = BTreeSet::new();
    let mut found = None;
    for _ in 0..ROUNDS_MAX {
        let document = fitting(template, sizes_pt, about, &paper(&listed(&pieces)))?;
        let before = pieces.len();
        unset(&document, &mut pieces);
        if pieces.len() == before {
            found = Some(document);
            break;
        }
    }
    let document = match found {
        Some(document) => document,
        None => fitting(template, sizes_pt, about, &paper(&Unset::AllButLatin))?,
    };
    let bytes = typst_pdf::pdf(&document, &options(about)?);
    comemo::evict(KEPT_PAPERS);
    Ok(Pdf {
        bytes: bytes.map_err(|errors| Error::Writing(said(&errors)))?,
        pages: document.pages().len(),
    })
}

fn listed(pieces: &BTreeSet<String>) -> Unset {
    let mut pieces: Vec<String> = pieces.iter().cloned().collect();
    pieces.sort_by_key(|piece| std::cmp::Reverse(piece.len()));
    Unset::Pieces(pieces)
}

/// The document with the largest text that fits on a page; with the largest of all when none does.
fn fitting<T: Serialize>(
    template: &Template,
    sizes_pt: &[f64],
    about: &About,
    paper: &T,
) -> Result<PagedDocument, Error> {
    let set = |size_pt: f64| set(template, about, size_pt, paper);
    let [full, smaller @ ..] = sizes_pt else {
        return set(sizes_pt[0]);
    };
    let full = set(*full)?;
    // What takes three pages does not fit on one by a step of type.
    if full.pages().len() != 2 {
        return Ok(full);
    }
    let (mut best, mut low, mut high) = (None, 0, smaller.len());
    while low < high {
        // The smallest first: most of what takes two pages fits then, and what does not needs no other try.
        let at = match best {
            None => high - 1,
            Some(_) => low.midpoint(high - 1),
        };
        let document = set(smaller[at])?;
        if document.pages().len() == 1 {
            (best, high) = (Some(document), at);
        } else {
            low = at + 1;
        }
    }
    Ok(best.unwrap_or(full))
}

fn set<T: Serialize>(
    template: &Template,
    about: &About,
    size_pt: f64,
    paper: &T,
) -> Result<PagedDocument, Error> {
    let data = Data {
        lang: about.lang.code(),
        author: &about.author,
        size_pt,
        paper,
    };
    let desk = Desk::new((*template).clone(), serde_json::to_vec(&data)?);
    let document = typst::compile::<PagedDocument>(&desk).output;
    document.map_err(|errors| Error::Setting(said(&errors)))
}

fn said(errors: &[SourceDiagnostic]) -> String {
    let messages: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    messages.join("; ")
}

/// Adds the pieces of text that no font could set.
fn unset(document: &PagedDocument, pieces: &mut BTreeSet<String>) {
    for page in document.pages() {
        unset_in(&page.frame, pieces);
    }
}

fn unset_in(frame: &Frame, pieces: &mut BTreeSet<String>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => unset_in(&group.frame, pieces),
            FrameItem::Text(text) => {
                let missing = text.glyphs.iter().filter(|glyph| glyph.id == 0);
                pieces.extend(missing.map(|glyph| text.text[glyph.range()].to_owned()));
            }
            _ => {}
        }
    }
}

fn options(about: &About) -> Result<PdfOptions, Error> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1]);
    Ok(PdfOptions {
        creator: Smart::Custom(Some(CREATOR.to_owned())),
        timestamp: timestamp(about.made_at_ms),
        standards: standards.map_err(|error| Error::Writing(error.message().to_string()))?,
        ..PdfOptions::default()
    })
}

fn timestamp(utc_ms: i64) -> Option<Timestamp> {
    let there = jiff::Timestamp::from_millisecond(utc_ms).ok()?;
    let there = there.to_zoned(jiff::tz::TimeZone::UTC);
    let part = |part: i8| u8::try_from(part).ok();
    let at = Datetime::from_ymd_hms(
        i32::from(there.year()),
        part(there.month())?,
        part(there.day())?,
        part(there.hour())?,
        part(there.minute())?,
        part(there.second())?,
    )?;
    Some(Timestamp::new_utc(at))
}
