//! Circles with their numbers, names and notes.
use askama::Template;
use canvas::content::{Circle, Content};

use super::Cx;

#[derive(Template)]
#[template(path = "canvases/outline/circles.html", whitespace = "preserve")]
pub struct Circles<'a> {
    cx: Cx<'a>,
    label: &'a str,
    count: String,
    circles: Vec<Item>,
}

struct Item {
    name: String,
    label: String,
    notes: String,
}

impl<'a> Circles<'a> {
    /// Nothing where a sheet has no circles or none is drawn.
    pub fn new(cx: Cx<'a>) -> Option<Self> {
        let rule = cx.p.sheet.circles.as_ref()?;
        let circles: Vec<Item> = numbered(&cx.p.content)
            .into_iter()
            .map(|(number, circle)| Item {
                name: name_of(cx, number, circle),
                label: label_of(cx, circle),
                notes: notes_of(cx, circle),
            })
            .collect();
        let (number, max) = (circles.len().to_string(), rule.soft_max.to_string());
        let args = [("number", number.as_str()), ("max", &max)];
        (!circles.is_empty()).then(|| Self {
            cx,
            label: &rule.label,
            count: cx.words.with("canvas-circles", &args),
            circles,
        })
    }
}

/// Circles with their numbers: from 1 in the order in which they were drawn.
pub fn numbered(content: &Content) -> Vec<(usize, &Circle)> {
    let mut circles: Vec<&Circle> = content.circles.iter().collect();
    circles.sort_by(|a, b| (a.signed.at, &a.id).cmp(&(b.signed.at, &b.id)));
    (1..).zip(circles).collect()
}

/// A circle's number and name.
pub fn name_of(cx: Cx, number: usize, circle: &Circle) -> String {
    let label = label_of(cx, circle);
    let args = [("number", number.to_string()), ("label", label)];
    let args = args.each_ref().map(|(name, value)| (*name, value.as_str()));
    cx.words.with("canvas-circle-name", &args)
}

fn label_of(cx: Cx, circle: &Circle) -> String {
    match circle.label.trim() {
        "" => cx.t("nameless"),
        label => label.to_owned(),
    }
}

fn notes_of(cx: Cx, circle: &Circle) -> String {
    let notes = &cx.p.content.notes;
    let members = circle.members.iter();
    let names: Vec<String> = members
        .filter_map(|id| notes.iter().find(|note| note.id == *id))
        .map(|note| cx.words.title_of(note))
        .collect();
    names.join(", ")
}
