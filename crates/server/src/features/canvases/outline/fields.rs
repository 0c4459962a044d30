//! Fields of a sheet.
use askama::Template;
use canvas::pitch::reading_seconds;
use canvas::pseudonym::{Identity, warnings};
use canvas::sheet::{Field, Input};

use super::Cx;
use super::words::rows_for;

#[derive(Template)]
#[template(path = "canvases/outline/field.html", whitespace = "preserve")]
pub struct FieldView<'a> {
    cx: Cx<'a>,
    field: &'a Field,
    id: String,
    label: String,
    value: &'a str,
    rows: usize,
    chosen: &'a [String],
    warnings: String,
    reading_time: Option<String>,
    written: Option<&'a str>,
}

impl<'a> FieldView<'a> {
    pub fn new(cx: Cx<'a>, field: &'a Field) -> Self {
        let content = &cx.p.content;
        let value = content.fields.get(&field.slug).map_or("", String::as_str);
        let written = content.written.get(&format!("field:{}", field.slug));
        Self {
            cx,
            field,
            id: format!("f-{}", field.slug),
            label: super::draw(&Label { field }),
            value,
            rows: rows_for(value),
            chosen: content.choices.get(&field.slug).map_or(&[], Vec::as_slice),
            warnings: warned(cx, field, value),
            reading_time: (field.input == Input::Pitch).then(|| reading_time(cx, value)),
            written: written
                .map(|signed| signed.name.as_str())
                .filter(|name| !name.is_empty()),
        }
    }

    /// Whether it is written after the notes and tables of its sheet, by the step that fills it.
    pub fn is_late(&self) -> bool {
        let steps = &self.cx.p.sheet.steps;
        let first = steps
            .iter()
            .find(|step| step.opens.iter().any(|place| !place.starts_with("field:")));
        match (&self.field.step, first) {
            (Some(own), Some(first)) => *own > first.letter,
            _ => false,
        }
    }

    /// The text, or what was chosen.
    fn shown(&self) -> String {
        let names: Vec<String> = match &self.field.input {
            Input::Choices { options, .. } => options
                .iter()
                .filter(|option| option.is_among(self.chosen))
                .map(|option| option.label.clone())
                .collect(),
            Input::Municipalities { .. } => self
                .chosen
                .iter()
                .map(|code| self.cx.municipality(code))
                .collect(),
            _ => return self.value.to_owned(),
        };
        names.join(", ")
    }

    fn is_long(&self) -> bool {
        matches!(self.field.input, Input::Text | Input::Pitch)
    }
}

/// The step's letter and the label of a field.
#[derive(Template)]
#[template(
    source = "{% if let Some(step) = field.step %}<span class=\"chip chip-brand\">{{ step }}</span>{% endif %}{{ field.label }}",
    ext = "html",
    whitespace = "preserve"
)]
struct Label<'a> {
    field: &'a Field,
}

fn warned(cx: Cx, field: &Field, value: &str) -> String {
    if field.input != Input::Pseudonym {
        return String::new();
    }
    let word = |identity: Identity| {
        cx.t(match identity {
            Identity::IdentityCode => "identity-identity-code",
            Identity::Phone => "identity-phone",
            Identity::Email => "identity-e-mail",
            Identity::FullName => "identity-full-name",
        })
    };
    let words: Vec<String> = warnings(value).into_iter().map(word).collect();
    words.join(" ")
}

fn reading_time(cx: Cx, text: &str) -> String {
    let all = reading_seconds(text);
    let (minutes, seconds) = ((all / 60).to_string(), (all % 60).to_string());
    let args = [("minutes", minutes.as_str()), ("seconds", &seconds)];
    cx.words.with("pitch-time", &args)
}
