//! Setting a template with its data: the size at which it fits, letters that no font has, and the PDF.
use std::collections::BTreeSet;
use std::panic::AssertUnwindSafe;
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
/// How often pieces that no font has are looked for; replacing one may leave another alone.
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

/// What a template gets.
pub trait Paper: Serialize {
    /// What it is drawn on: `/ground.svg` of the template; nothing when it needs none.
    fn ground(&self) -> &[u8] {
        &[]
    }
}

/// Sizes of text to try, in points.
pub struct Sizes {
    /// What a paper is set in unless a smaller one saves a page.
    pub full: f64,
    /// From the largest.
    pub smaller: &'static [f64],
}

/// What came of setting a paper.
enum Written {
    Whole(Pdf),
    /// Pieces of its text that no font has.
    Lacking(BTreeSet<String>),
}

/// Sets what `paper` gives, which leaves out what could not be set. Marks of one script among letters of another can
/// make Typst stop, or write what is no PDF/UA: such a paper is set with fewer of its letters.
pub fn pdf<T: Paper>(
    template: &Template,
    sizes: &Sizes,
    about: &About,
    paper: impl Fn(&Unset) -> T,
) -> Result<Pdf, Error> {
    let set = |unset: &Unset| going_on(|| written(template, sizes, about, &paper(unset)));
    let found = whole(&set)
        .or_else(|_| set(&Unset::AllButLetters).and_then(Written::pdf))
        .or_else(|_| set(&Unset::AllButLatin).and_then(Written::pdf));
    comemo::evict(KEPT_PAPERS);
    found
}

/// The paper without what no font has.
fn whole(set: &dyn Fn(&Unset) -> Result<Written, Error>) -> Result<Pdf, Error> {
    let mut pieces = BTreeSet::new();
    for _ in 0..ROUNDS_MAX {
        match set(&listed(&pieces))? {
            Written::Whole(pdf) => return Ok(pdf),
            Written::Lacking(more) => pieces.extend(more),
        }
    }
    Written::Lacking(pieces).pdf()
}

impl Written {
    fn pdf(self) -> Result<Pdf, Error> {
        match self {
            Self::Whole(pdf) => Ok(pdf),
            Self::Lacking(pieces) => Err(Error::Writing(format!("no font for {pieces:?}"))),
        }
    }
}

/// The first page of what `paper` gives, as SVG. What no font has is drawn as a box.
pub fn picture<T: Paper>(
    template: &Template,
    sizes: &Sizes,
    about: &About,
    paper: &T,
) -> Result<String, Error> {
    let drawn = going_on(|| {
        let document = fitting(template, sizes, about, paper)?;
        let page = document.pages().first();
        let page = page.ok_or_else(|| Error::Setting("no page".to_owned()))?;
        Ok(typst_svg::svg(page, &typst_svg::SvgOptions::default()))
    });
    comemo::evict(KEPT_PAPERS);
    drawn
}

/// Makes an error of a panic, which says only that a text was odder than Typst expects.
fn going_on<T>(set: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    std::panic::catch_unwind(AssertUnwindSafe(set))
        .unwrap_or_else(|_| Err(Error::Setting("Typst stopped".to_owned())))
}

fn written<T: Paper>(
    template: &Template,
    sizes: &Sizes,
    about: &About,
    paper: &T,
) -> Result<Written, Error> {
    let document = fitting(template, sizes, about, paper)?;
    let mut pieces = BTreeSet::new();
    for page in document.pages() {
        unset_in(&page.frame, &mut pieces);
    }
    if !pieces.is_empty() {
        return Ok(Written::Lacking(pieces));
    }
    let bytes = typst_pdf::pdf(&document, &options(about)?);
    Ok(Written::Whole(Pdf {
        bytes: bytes.map_err(|errors| Error::Writing(said(&errors)))?,
        pages: document.pages().len(),
    }))
}

fn listed(pieces: &BTreeSet<String>) -> Unset {
    let mut pieces: Vec<String> = pieces.iter().cloned().collect();
    pieces.sort_by_key(|piece| std::cmp::Reverse(piece.len()));
    Unset::Pieces(pieces)
}

/// The document with the largest text that fits on a page; with the largest of all when none does.
fn fitting<T: Paper>(
    template: &Template,
    sizes: &Sizes,
    about: &About,
    paper: &T,
) -> Result<PagedDocument, Error> {
    let set = |size_pt: f64| set(template, about, size_pt, paper);
    let full = set(sizes.full)?;
    // What takes three pages does not fit on one by a step of type.
    if full.pages().len() != 2 {
        return Ok(full);
    }
    let (mut best, mut low, mut high) = (None, 0, sizes.smaller.len());
    while low < high {
        // The smallest first: most of what takes two pages fits then, and what does not needs no other try.
        let at = match best {
            None => high - 1,
            Some(_) => low.midpoint(high - 1),
        };
        let document = set(sizes.smaller[at])?;
        if document.pages().len() == 1 {
            (best, high) = (Some(document), at);
        } else {
            low = at + 1;
        }
    }
    Ok(best.unwrap_or(full))
}

/// Sets what `paper` gives at a size.
pub fn set<T: Paper>(
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
    let desk = Desk::new(
        (*template).clone(),
        serde_json::to_vec(&data)?,
        paper.ground().to_vec(),
    );
    let document = typst::compile::<PagedDocument>(&desk).output;
    document.map_err(|errors| Error::Setting(said(&errors)))
}

fn said(errors: &[SourceDiagnostic]) -> String {
    let messages: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    messages.join("; ")
}

/// Adds the pieces of text that no font could set.
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
