//! Reads a PDF by a library that had no part in writing it.
use std::fmt::Write as _;

use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Dict, Name, Object, Rect, Stream};
use hayro_interpret::hayro_syntax::{object, page::Page};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, Paint,
    PathDrawMode, SoftMask, interpret_page,
};
use kurbo::{Affine, BezPath};

/// A PDF that was opened again.
pub struct Read(Pdf);

impl Read {
    pub fn new(bytes: &[u8]) -> Self {
        Self(Pdf::new(bytes.to_vec()).unwrap())
    }

    /// Its words, with one space between them, without the hyphens and breaks of its lines.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for page in self.0.pages().iter() {
            text.push_str(&words(page));
        }
        let text = text.replace('\u{200b}', "");
        let text: String = text.split('\u{ad}').map(str::trim).collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub fn pages(&self) -> usize {
        self.0.pages().len()
    }

    /// The language that the whole document says it is in.
    pub fn lang(&self) -> String {
        let lang: object::String<'_> = self.catalog().get("Lang").unwrap();
        decoded(lang.as_bytes())
    }

    /// Title, author and day of making.
    pub fn about(&self) -> String {
        let about = self.0.metadata();
        let text = |bytes: &Option<Vec<u8>>| decoded(bytes.as_deref().unwrap_or_default());
        let (title, author) = (text(&about.title), text(&about.author));
        let at = about.creation_date.unwrap();
        format!("{title} | {author} | {}-{}-{}", at.year, at.month, at.day)
    }

    /// Whether it is marked as tagged, shows its title, and claims PDF/UA-1.
    pub fn claims(&self) -> [bool; 3] {
        let flag = |of: &str, key: &str| {
            let found: Dict<'_> = self.catalog().get(of).unwrap();
            found.get::<bool>(key).unwrap()
        };
        let metadata: Stream<'_> = self.catalog().get("Metadata").unwrap();
        let metadata = metadata.decoded().unwrap();
        let metadata = String::from_utf8_lossy(&metadata).into_owned();
        [
            flag("MarkInfo", "Marked"),
            flag("ViewerPreferences", "DisplayDocTitle"),
            metadata.contains("<pdfuaid:part>1<"),
        ]
    }

    /// Width and height of the first page, in whole points.
    pub fn size(&self) -> [i64; 2] {
        let area: Rect = self.0.pages()[0].media_box();
        [area.x1 - area.x0, area.y1 - area.y0].map(|length| length.round() as i64)
    }

    /// Fonts, and how many of them are not in the file.
    pub fn fonts(&self) -> [usize; 2] {
        let mut found = [0, 0];
        for object in self.0.objects() {
            let Some(font) = object.into_dict() else {
                continue;
            };
            if font
                .get::<Name<'_>>("Type")
                .is_some_and(|kind| kind.as_str() == "FontDescriptor")
            {
                let is_inside = ["FontFile", "FontFile2", "FontFile3"]
                    .iter()
                    .any(|key| font.contains_key(key));
                found[0] += 1;
                found[1] += usize::from(!is_inside);
            }
        }
        found
    }

    /// The tree of tags, a line each, children further in, with what cells are the header of.
    pub fn tags(&self) -> String {
        let root: Dict<'_> = self.catalog().get("StructTreeRoot").unwrap();
        let mut out = String::new();
        tags_under(&root, 0, &mut out);
        out
    }

    fn catalog(&self) -> Dict<'_> {
        let xref = self.0.xref();
        xref.get(xref.root_id()).unwrap()
    }
}

fn all(object: Object<'_>) -> Vec<Dict<'_>> {
    match object {
        Object::Array(array) => array
            .iter::<Object<'_>>()
            .filter_map(Object::into_dict)
            .collect(),
        other => other.into_dict().into_iter().collect(),
    }
}

fn tags_under(parent: &Dict<'_>, depth: usize, out: &mut String) {
    for child in parent.get::<Object<'_>>("K").map(all).unwrap_or_default() {
        let Some(tag) = child.get::<Name<'_>>("S") else {
            continue;
        };
        let attributes = child.get::<Object<'_>>("A").map(all).unwrap_or_default();
        let mut scopes = attributes
            .iter()
            .filter_map(|one| one.get::<Name<'_>>("Scope"));
        let scope = scopes
            .next()
            .map_or(String::new(), |scope| format!(" of {}", scope.as_str()));
        writeln!(out, "{}{}{scope}", "  ".repeat(depth), tag.as_str()).unwrap();
        tags_under(&child, depth + 1, out);
    }
}

/// A text of the document's information.
fn decoded(bytes: &[u8]) -> String {
    let Some(wide) = bytes.strip_prefix(&[0xfe, 0xff]) else {
        return String::from_utf8(bytes.to_vec()).unwrap();
    };
    let units = wide
        .chunks(2)
        .map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    char::decode_utf16(units).map(Result::unwrap).collect()
}

/// What is drawn on a page, a line each.
fn words(page: &Page<'_>) -> String {
    let area = page.media_box();
    let area = kurbo::Rect::new(area.x0, area.y0, area.x1, area.y1);
    let cache = InterpreterCache::new();
    let settings = Default::default();
    let mut context = Context::new(Affine::IDENTITY, area, &cache, page.xref(), settings);
    let mut reader = Reader::default();
    interpret_page(page, &mut context, &mut reader);
    reader.text + "\n"
}

/// Hears what letters are drawn where, but for what only belongs to the page, such as its number.
#[derive(Default)]
struct Reader {
    text: String,
    y: f64,
    /// Whether the parts that are open, from the outermost, are read.
    is_read: Vec<bool>,
}

impl<'a> Device<'a> for Reader {
    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'a>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'a>,
        _: &GlyphDrawMode,
    ) {
        if self.is_read.contains(&false) {
            return;
        }
        let y = (transform * glyph_transform).translation().y;
        if (y - self.y).abs() > 1.0 {
            self.text.push('\n');
        }
        self.y = y;
        match glyph.as_unicode() {
            Some(BfString::Char(letter)) => self.text.push(letter),
            Some(BfString::String(letters)) => self.text.push_str(&letters),
            None => self.text.push('?'),
        }
    }

    fn begin_marked_content(&mut self, tag: &[u8], part: Option<i32>) {
        self.is_read.push(tag != b"Artifact");
        if part.is_some() {
            self.text.push(' ');
        }
    }

    fn end_marked_content(&mut self) {
        self.is_read.pop();
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'a>, _: &PathDrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: Affine) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
