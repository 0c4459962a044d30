//! All that a template can see: itself, its data, the mark of the program and the fonts.
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::layout::Abs;
use typst::syntax::{FileId, RootedPath, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook, FontInstance, FontVariations};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt as _, World};

const FONTS: [&[u8]; 8] = [
    include_bytes!("../fonts/AtkinsonHyperlegibleNext_400Regular.ttf"),
    include_bytes!("../fonts/AtkinsonHyperlegibleNext_700Bold.ttf"),
    include_bytes!("../fonts/FamiljenGrotesk_700Bold.ttf"),
    include_bytes!("../fonts/NotoSans_400Regular.ttf"),
    include_bytes!("../fonts/NotoSans_700Bold.ttf"),
    include_bytes!("../fonts/Vazirmatn_400Regular.ttf"),
    include_bytes!("../fonts/NotoSansHebrew_400Regular.ttf"),
    include_bytes!("../fonts/NotoEmoji_400Regular.ttf"),
];
const MARK: &[u8] = include_bytes!("mark.svg");

static HOUSE: LazyLock<House> = LazyLock::new(House::new);

/// What is the same for every paper.
struct House {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    faces: Vec<FontInstance>,
    mark: FileId,
    data: FileId,
    ground: FileId,
}

impl House {
    fn new() -> Self {
        let fonts: Vec<Font> = FONTS
            .into_iter()
            .flat_map(|font| Font::iter(Bytes::new(font)))
            .collect();
        // Cells that name their row are told to screen readers by a function that this opens.
        let features = [Feature::A11yExtras].into_iter().collect();
        Self {
            library: LazyHash::new(Library::builder().with_features(features).build()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            faces: fonts.iter().map(face).collect(),
            fonts,
            mark: file("/mark.svg"),
            data: file("/data.json"),
            ground: file("/ground.svg"),
        }
    }
}

/// What letters measure, in the order of `FONTS`.
pub fn faces() -> &'static [FontInstance] {
    &HOUSE.faces
}

/// The font as it stands; ours do not vary.
fn face(font: &Font) -> FontInstance {
    let variations = FontVariations::default();
    font.clone()
        .instantiate(font.info().variant, Abs::pt(10.0), &variations)
}

fn file(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("our own paths are plain");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// A template that was parsed.
#[derive(Clone)]
pub struct Source(typst::syntax::Source);

impl Source {
    /// Parses it.
    pub fn new(path: &str, text: &str) -> Self {
        Self(typst::syntax::Source::new(file(path), text.to_owned()))
    }
}

/// A template with its data.
pub struct Desk {
    template: Source,
    data: Bytes,
    ground: Bytes,
}

impl Desk {
    /// Lays `json` and the picture `ground` before the template.
    pub fn new(template: Source, json: Vec<u8>, ground: Vec<u8>) -> Self {
        Self {
            template,
            data: Bytes::new(json),
            ground: Bytes::new(ground),
        }
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &HOUSE.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &HOUSE.book
    }

    fn main(&self) -> FileId {
        self.template.0.id()
    }

    fn source(&self, id: FileId) -> FileResult<typst::syntax::Source> {
        if id == self.template.0.id() {
            Ok(self.template.0.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == HOUSE.data {
            Ok(self.data.clone())
        } else if id == HOUSE.ground {
            Ok(self.ground.clone())
        } else if id == HOUSE.mark {
            Ok(Bytes::new(MARK))
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        HOUSE.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
