//! What keeps a canvas from being published, as the form tells it: each fault once, where it is mended.
use super::besides::Besides;
use super::differences::called;
use super::model::{Description, LifeCycle, NOTE_CHARS_MAX, longer_than};
use crate::i18n::{Lang, MsgKey};
use crate::web::FormErrors;

/// Parts that the form asks for itself.
const ASKED: [&str; 2] = ["organisation", "audiences"];

/// The field beside which a fault is told; none for what is mended on the canvas.
fn field(description: &Description, part: &str) -> Option<&'static str> {
    if part == "municipalities" && !description.has_area() {
        return Some("nationwide");
    }
    ASKED.into_iter().find(|asked| *asked == part)
}

/// What is to be mended on the canvas before it can be published: what part, and why.
pub(super) fn faults_on_canvas(description: &Description, lang: Lang) -> Vec<(String, String)> {
    let faults = description.faults().into_iter();
    let faults = faults.filter(|fault| field(description, &fault.part).is_none());
    faults
        .map(|fault| {
            let part = match fault.part.as_str() {
                "municipalities" => "area",
                part => part.rsplit('.').next().unwrap_or(part),
            };
            (called(part, lang), lang.text(fault.why))
        })
        .collect()
}

/// What is wrong with the form, or with what stands on the canvas.
pub(super) fn errors(form: &Besides, description: &Description) -> FormErrors {
    let mut errors = FormErrors::default();
    let mut of_canvas: Option<MsgKey> = None;
    for fault in description.faults() {
        match field(description, &fault.part) {
            Some(field) => errors.add(field, fault.why),
            None => of_canvas = Some("catalogue-canvas-wrong"),
        }
    }
    if Lang::parse(&form.language).is_none() {
        errors.add("language", "catalogue-key-unknown");
    }
    if LifeCycle::parse(&form.life_cycle).is_none() {
        errors.add("life_cycle", "catalogue-key-unknown");
    }
    if form.audiences.is_empty() {
        errors.add("audiences", "catalogue-audience-empty");
    }
    if form.note.trim().chars().count() > NOTE_CHARS_MAX {
        errors.add("note", longer_than(NOTE_CHARS_MAX));
    }
    if let Some(key) = of_canvas {
        errors.add("canvas", key);
    }
    errors
}
