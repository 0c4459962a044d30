//! Whether a file's content fits its template and the limits of a canvas: what `permits` would refuse is refused.
use std::collections::{BTreeMap, BTreeSet};

use super::{CanvasFile, FileFault, Why};
use crate::content::{Circle, Content, Lane, Link, Note, Signed, Tick};
use crate::limits::{
    CHOICES_MAX, CIRCLES_MAX, LABEL_CHARS_MAX, LANES_MAX, LINKS_MAX, NOTES_MAX, TEXT_CHARS_MAX,
    TICKS_MAX, WORLD, WORLD_SLACK,
};
use crate::order::is_order;
use crate::permits::{is_confidence, is_key};
use crate::sheet::Mark;
use crate::summary::Part;
use crate::template::{AxisSpec, Template};

/// Largest whole number that a browser keeps exactly: the end of time here.
const TIME_MAX: i64 = (1 << 53) - 1;

type Checked = Result<(), FileFault>;

/// Fails at the first thing that does not fit, naming it.
pub(super) fn check(template: &Template, file: &CanvasFile) -> Checked {
    for letter in &file.done {
        let known = template.step(letter).is_some();
        require(known, Why::UnknownPlace, || format!("done {letter}"))?;
    }
    let case = Case {
        template,
        content: &file.content,
    };
    case.counts()?;
    case.fields()?;
    case.notes()?;
    case.links()?;
    case.circles()?;
    case.lanes("rows")?;
    case.lanes("columns")?;
    case.cells()?;
    case.marks()
}

fn require(holds: bool, why: Why, place: impl Fn() -> String) -> Checked {
    if holds { Ok(()) } else { Err(why.at(&place())) }
}

fn key(text: &str, place: impl Fn() -> String) -> Checked {
    require(is_key(text), Why::BadValue, place)
}

fn text(text: &str, place: impl Fn() -> String) -> Checked {
    let fits = text.len() <= TEXT_CHARS_MAX || text.encode_utf16().count() <= TEXT_CHARS_MAX;
    require(fits, Why::TextTooLong, place)
}

fn label(text: &str, place: impl Fn() -> String) -> Checked {
    let fits = text.chars().count() <= LABEL_CHARS_MAX;
    require(fits, Why::TextTooLong, place)
}

fn time(at: i64, place: impl Fn() -> String) -> Checked {
    require((0..=TIME_MAX).contains(&at), Why::BadValue, place)
}

fn signed(signed: &Signed, place: impl Fn() -> String) -> Checked {
    label(&signed.by, &place)?;
    label(&signed.name, &place)?;
    time(signed.at, &place)
}

/// Every id once, and of the right form.
fn ids<'a>(root: &str, ids: impl Iterator<Item = &'a str>) -> Result<BTreeSet<&'a str>, FileFault> {
    let mut seen = BTreeSet::new();
    for id in ids {
        key(id, || format!("{root} {id}"))?;
        require(seen.insert(id), Why::Twice, || format!("{root} {id}"))?;
    }
    Ok(seen)
}

struct Case<'a> {
    template: &'a Template,
    content: &'a Content,
}

impl<'a> Case<'a> {
    fn counts(&self) -> Checked {
        let content = self.content;
        let counts = [
            ("notes", content.notes.len() + content.bin.len(), NOTES_MAX),
            ("links", content.links.len(), LINKS_MAX),
            ("circles", content.circles.len(), CIRCLES_MAX),
            ("rows", content.rows.len(), LANES_MAX),
            ("columns", content.columns.len(), LANES_MAX),
            ("ticks", content.ticks.len(), TICKS_MAX),
        ];
        for (root, count, most) in counts {
            require(count <= most, Why::TooMany, || {
                format!("{root}: {count} > {most}")
            })?;
        }
        Ok(())
    }

    fn fields(&self) -> Checked {
        let is = |slug: &str, is_choice: bool| {
            let field = self.template.field(slug);
            field.is_some_and(|field| field.input.is_choice() == is_choice)
        };
        for (slug, words) in &self.content.fields {
            let place = || format!("fields {slug}");
            require(is(slug, false), Why::UnknownPlace, place)?;
            text(words, place)?;
        }
        for (key, words) in self.content.summary.texts() {
            text(words, || key.to_owned())?;
        }
        for (slug, chosen) in &self.content.choices {
            let place = || format!("choices {slug}");
            require(is(slug, true), Why::UnknownPlace, place)?;
            require(chosen.len() <= CHOICES_MAX, Why::TooMany, place)?;
            chosen.iter().try_for_each(|option| key(option, place))?;
        }
        Ok(())
    }

    fn notes(&self) -> Checked {
        let all = || self.content.notes.iter().chain(&self.content.bin);
        ids("notes", all().map(|note| note.id.as_str()))?;
        all().try_for_each(|note| self.note(note))?;
        let binned = |note: &Note| note.binned.is_some();
        let wrong = self.content.notes.iter().find(|note| binned(note));
        let wrong = wrong.or_else(|| self.content.bin.iter().find(|note| !binned(note)));
        wrong.map_or(Ok(()), |note| {
            Err(Why::BadValue.at(&format!("notes {} binned", note.id)))
        })
    }

    fn note(&self, note: &Note) -> Checked {
        let at = |part: &str| format!("notes {} {part}", note.id);
        let zone = self.template.zone(&note.zone);
        let zone = zone.ok_or_else(|| Why::UnknownPlace.at(&at(&format!("zone {}", note.zone))))?;
        require(zone.kinds.contains(&note.kind), Why::UnknownPlace, || {
            at(&format!("kind {}", note.kind))
        })?;
        text(&note.text, || at("text"))?;
        label(&note.author, || at("author"))?;
        label(&note.by, || at("by"))?;
        time(note.at, || at("at"))?;
        require(is_order(&note.order), Why::BadValue, || at("order"))?;
        let within = |place: f64, size: f64| (-WORLD_SLACK..=size + WORLD_SLACK).contains(&place);
        let stands = note
            .pos
            .is_none_or(|[x, y]| within(x, WORLD[0]) && within(y, WORLD[1]));
        require(stands, Why::BadValue, || at("pos"))?;
        label(note.reference.as_deref().unwrap_or_default(), || at("ref"))?;
        if let Some(colour) = &note.colour {
            key(colour, || at("colour"))?;
        }
        let spec = self.template.note_kind(&note.kind);
        for (slug, chosen) in &note.attributes {
            let known = spec.is_some_and(|kind| kind.attributes.iter().any(|a| a.slug == *slug));
            require(known, Why::UnknownPlace, || at(slug))?;
            key(chosen, || at(slug))?;
        }
        note.binned
            .iter()
            .try_for_each(|by| signed(by, || at("binned")))
    }

    fn links(&self) -> Checked {
        let links = &self.content.links;
        ids("links", links.iter().map(|link| link.id.as_str()))?;
        links.iter().try_for_each(|link| self.link(link))
    }

    fn link(&self, link: &Link) -> Checked {
        let at = |part: &str| format!("links {} {part}", link.id);
        let known = self.template.link_kind(&link.kind).is_some();
        require(known, Why::UnknownPlace, || {
            at(&format!("kind {}", link.kind))
        })?;
        key(&link.from, || at("from"))?;
        key(&link.to, || at("to"))?;
        label(&link.label, || at("label"))?;
        signed(&link.signed, || at("by"))
    }

    fn circles(&self) -> Checked {
        let circles = &self.content.circles;
        let known = circles.is_empty() || self.template.circles.is_some();
        require(known, Why::UnknownPlace, || "circles".to_owned())?;
        ids("circles", circles.iter().map(|circle| circle.id.as_str()))?;
        circles.iter().try_for_each(circle)
    }

    fn axis(&self, root: &str) -> (Option<&'a AxisSpec>, &'a [Lane]) {
        let matrix = self.template.matrix.as_ref();
        match root {
            "rows" => (matrix.map(|matrix| &matrix.rows), &self.content.rows),
            _ => (matrix.map(|matrix| &matrix.columns), &self.content.columns),
        }
    }

    fn lanes(&self, root: &str) -> Checked {
        let (axis, lanes) = self.axis(root);
        ids(root, lanes.iter().map(|lane| lane.id.as_str()))?;
        for lane in lanes {
            let at = |part: &str| format!("{root} {} {part}", lane.id);
            let open = axis.filter(|axis| axis.open);
            let axis = open.ok_or_else(|| Why::UnknownPlace.at(root))?;
            require(is_order(&lane.order), Why::BadValue, || at("order"))?;
            label(lane.reference.as_deref().unwrap_or_default(), || at("ref"))?;
            for (part, words) in &lane.parts {
                require(axis.parts.contains(part), Why::UnknownPlace, || at(part))?;
                text(words, || at(part))?;
            }
        }
        Ok(())
    }

    /// Whether the row and the column of a cell's key stand there.
    fn cell<'k>(&self, key: &'k str) -> Option<(&'k str, &'k str)> {
        let (row, column) = key.split_once(':')?;
        let stands = |root: &str, id: &str| {
            let (axis, added) = self.axis(root);
            axis.is_some_and(|axis| axis.fixed(id).is_some())
                || added.iter().any(|lane| lane.id == id)
        };
        (stands("rows", row) && stands("columns", column)).then_some((row, column))
    }

    fn cells(&self) -> Checked {
        for (key, words) in &self.content.cells {
            let place = || format!("cells {key}");
            require(self.cell(key).is_some(), Why::UnknownPlace, place)?;
            text(words, place)?;
        }
        for (key, by) in &self.content.written {
            let place = || format!("written {key}");
            let known = match key.split_once(':') {
                Some(("field", slug)) => {
                    self.template.field(slug).is_some() || Part::of_key(slug).is_some()
                }
                Some(("cell", cell)) => self.cell(cell).is_some(),
                _ => false,
            };
            require(known, Why::UnknownPlace, place)?;
            signed(by, place)?;
        }
        Ok(())
    }

    fn marks(&self) -> Checked {
        let all = self.content.notes.iter().chain(&self.content.bin);
        let notes: BTreeSet<&str> = all.map(|note| note.id.as_str()).collect();
        let matrix = self.template.matrix.as_ref();
        let takes = |row, column| {
            let mark = matrix.and_then(|matrix| matrix.mark_of(row, column));
            mark.is_some_and(|rule| matches!(rule.mark, Mark::Tick | Mark::Cross))
        };
        for (key, mark) in &self.content.ticks {
            let stands = match self.cell(key) {
                Some((row, column)) => takes(row, column),
                None => notes.contains(key.as_str()),
            };
            let place = || format!("ticks {key}");
            require(stands, Why::UnknownPlace, place)?;
            tick(mark, place)?;
        }
        hearts(&self.content.hearts)
    }
}

fn circle(circle: &Circle) -> Checked {
    let at = |part: &str| format!("circles {} {part}", circle.id);
    label(&circle.label, || at("label"))?;
    require(circle.members.len() <= NOTES_MAX, Why::TooMany, || {
        at("members")
    })?;
    circle
        .members
        .iter()
        .try_for_each(|id| key(id, || at("members")))?;
    signed(&circle.signed, || at("by"))
}

fn tick(mark: &Tick, place: impl Fn() -> String) -> Checked {
    text(&mark.note, &place)?;
    require(is_confidence(&mark.confidence), Why::BadValue, &place)?;
    signed(&mark.signed, &place)
}

/// Hearts do not come along; what says one is to say it as the others do.
fn hearts(hearts: &BTreeMap<String, Signed>) -> Checked {
    require(hearts.len() <= LANES_MAX, Why::TooMany, || {
        "hearts".to_owned()
    })?;
    hearts
        .iter()
        .try_for_each(|(column, by)| signed(by, || format!("hearts {column}")))
}
