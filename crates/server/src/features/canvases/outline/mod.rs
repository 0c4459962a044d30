//! A canvas as an outline: what people read before and without script. The island draws the same HTML first, so
//! that it can take the page over; `tests/it/outline` holds what both must give.
mod bar;
mod circles;
mod fields;
mod guide;
mod insights;
mod matrix;
mod notes;
mod texts;
mod words;

use std::fmt::Display;

use askama::Template;

pub use self::insights::Known;
pub use self::texts::texts;
use self::words::{Words, remark_of};
use super::props::CanvasProps;

/// The outline's HTML, to be put into `#canvas-root` as it is. There is no white space between elements, since
/// the island would take its text nodes for changes.
pub fn render(props: &CanvasProps) -> String {
    rendered(props, None)
}

/// The same with what the canvas shows about itself, in words, for readers without script: the island draws that
/// when it is asked for.
pub fn render_in_words(props: &CanvasProps, known: &Known) -> String {
    rendered(props, Some(known))
}

fn rendered(props: &CanvasProps, known: Option<&Known>) -> String {
    let cx = Cx {
        p: props,
        words: Words(&props.texts),
        manner: Manner::Worked,
    };
    tight(&draw(&Outline::new(cx, known)))
}

/// What stands on the sheet, with nothing to press: for reading and printing an earlier state.
pub fn render_still(props: &CanvasProps) -> String {
    let cx = Cx {
        p: props,
        words: Words(&props.texts),
        manner: Manner::Still,
    };
    tight(&draw(&Still {
        of: Outline::new(cx, None),
    }))
}

/// Whether the outline becomes a canvas to work on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Manner {
    Worked,
    Still,
}

/// What every part of the outline is drawn with.
#[derive(Clone, Copy)]
struct Cx<'a> {
    p: &'a CanvasProps,
    words: Words<'a>,
    manner: Manner,
}

impl<'a> Cx<'a> {
    fn t(&self, key: &str) -> String {
        self.words.t(key)
    }

    fn is_still(&self) -> bool {
        self.manner == Manner::Still
    }

    fn with(&self, key: &str, name: &str, value: &(impl Display + ?Sized)) -> String {
        self.words.with(key, &[(name, &value.to_string())])
    }

    fn count(&self, key: &str, count: impl std::borrow::Borrow<usize>) -> String {
        self.words.count(key, *count.borrow())
    }

    /// An icon of the sprite. Names come from templates and vocabularies, which a test reads.
    fn icon(&self, name: &str) -> String {
        self.svg("i", name)
    }

    fn large(&self, name: &str) -> String {
        self.svg("i i-l", name)
    }

    fn large_duotone(&self, name: &str) -> String {
        self.svg("i i-l", &format!("{name}-duotone"))
    }

    fn svg(&self, class: &str, name: &str) -> String {
        let sprite = &self.p.icons;
        format!(
            "<svg class=\"{class}\" aria-hidden=\"true\"><use href=\"{sprite}#i-{name}\"></use></svg>"
        )
    }

    /// Where a field, note, row or column was carried from.
    fn origin(&self, what: &str, id: &str) -> Option<&'a str> {
        let origins = &self.p.origins;
        origins.get(&format!("{what}:{id}")).map(String::as_str)
    }

    fn municipality(&self, code: &str) -> String {
        let names = &self.p.municipalities;
        names.get(code).cloned().unwrap_or_else(|| code.to_owned())
    }
}

#[derive(Template)]
#[template(path = "canvases/outline/outline.html", whitespace = "preserve")]
struct Outline<'a> {
    cx: Cx<'a>,
    bar: bar::Bar<'a>,
    guide: guide::Guide<'a>,
    early: Vec<fields::FieldView<'a>>,
    filters: Vec<(String, bool)>,
    zones: Vec<notes::ZoneView<'a>>,
    matrix: Option<matrix::MatrixView<'a>>,
    circles: Option<circles::Circles<'a>>,
    late: Vec<fields::FieldView<'a>>,
    bin: Vec<Binned>,
}

#[derive(Template)]
#[template(path = "canvases/outline/still.html", whitespace = "preserve")]
struct Still<'a> {
    of: Outline<'a>,
}

struct Binned {
    name: String,
    remark: String,
    by: String,
}

impl<'a> Outline<'a> {
    fn new(cx: Cx<'a>, known: Option<&Known>) -> Self {
        let sheet = &cx.p.sheet;
        let insights = known.and_then(|known| insights::Insights::new(cx, known));
        let (late, early) = sheet
            .fields
            .iter()
            .map(|field| fields::FieldView::new(cx, field))
            .partition(fields::FieldView::is_late);
        Self {
            cx,
            bar: bar::Bar::new(cx),
            guide: guide::Guide::new(cx, insights),
            early,
            filters: filters(cx),
            zones: notes::zones(cx),
            matrix: sheet
                .matrix
                .as_ref()
                .map(|matrix| matrix::MatrixView::new(cx, matrix)),
            circles: circles::Circles::new(cx),
            late,
            bin: if sheet.zones.is_empty() {
                Vec::new()
            } else {
                bin(cx)
            },
        }
    }
}

/// The filters with their counts, and whether each is on.
fn filters(cx: Cx) -> Vec<(String, bool)> {
    let (content, you) = (&cx.p.content, cx.p.you.id.as_str());
    let linked = |id: &str| content.links.iter().any(|l| l.from == id || l.to == id);
    let notes = &content.notes;
    let unlinked = notes.iter().filter(|note| !linked(&note.id)).count();
    let own = notes
        .iter()
        .filter(|note| !note.author.is_empty() && note.author == you)
        .count();
    let mut filters = vec![("all", notes.len())];
    if !cx.p.sheet.link_kinds.is_empty() {
        filters.push(("unlinked", unlinked));
    }
    filters.push(("own", own));
    let label =
        |(name, count): (&str, usize)| cx.with(&format!("canvas-filter-{name}"), "number", &count);
    filters
        .into_iter()
        .map(|filter| (label(filter), filter.0 == "all"))
        .collect()
}

fn bin(cx: Cx) -> Vec<Binned> {
    let by = |note: &canvas::content::Note| {
        let (name, at) = note
            .binned
            .as_ref()
            .map_or(("", 0), |signed| (signed.name.as_str(), signed.at));
        cx.with("canvas-binned-by", "who", &cx.words.signature(name, at))
    };
    let notes = cx.p.content.bin.iter();
    notes
        .map(|note| Binned {
            name: cx.words.title_of(note),
            remark: remark_of(note).to_owned(),
            by: by(note),
        })
        .collect()
}

/// A part's HTML. A template can only fail by a formatter that fails, and ours do not.
fn draw(template: &impl Template) -> String {
    template.render().unwrap_or_default()
}

/// Takes out the line breaks of the templates: white space with a line break between two elements.
fn tight(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    for (i, piece) in html.split('<').enumerate() {
        if i > 0 {
            out.push('<');
        }
        let end = piece.rfind('>').map_or(0, |at| at + 1);
        let (tag, text) = piece.split_at(end);
        out.push_str(tag);
        if !(text.contains('\n') && text.trim().is_empty()) {
            out.push_str(text);
        }
    }
    out
}
