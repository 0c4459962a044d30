//! A canvas as a worksheet for paper: filled with what stands on it, or blank.
mod board;
mod table;

use canvas::content::Content;
use canvas::sheet::{Field, Input, Layout, Sheet};
use typeset::sheet::{Body, FieldSize, Room, Step, Words};

use crate::features::areas;
use crate::i18n::Lang;

/// What a worksheet is made of.
#[derive(Clone, Copy)]
pub(super) struct Canvas<'a> {
    /// The language of its headings.
    pub lang: Lang,
    /// The form.
    pub sheet: &'a Sheet,
    /// What stands on it; nothing for a blank one.
    pub content: Option<&'a Content>,
}

impl Canvas<'_> {
    /// The worksheet, called `title`, with `foot` at its foot.
    pub(super) fn worksheet(self, title: &str, foot: &str) -> typeset::sheet::Sheet {
        let Self {
            lang,
            sheet,
            content,
        } = self;
        let (room, kicker, title) = match content {
            Some(_) => (Room::Filled, sheet.title.clone(), title),
            None => (Room::Blank, lang.text("paper-blank"), sheet.title.as_str()),
        };
        let table = sheet.matrix.as_ref().map(|matrix| self.table(matrix));
        let body = match (sheet.layout, table) {
            (Layout::Wheel | Layout::Rings | Layout::Partners, _) => Body::Board(self.board()),
            (Layout::Matrix, Some(table)) => Body::Table(table),
            (_, table) => Body::Form(table),
        };
        typeset::sheet::Sheet {
            room,
            kicker,
            title: title.to_owned(),
            foot: foot.to_owned(),
            fields: sheet.fields.iter().map(|field| self.field(field)).collect(),
            body,
            steps: sheet
                .steps
                .iter()
                .map(|step| Step {
                    letter: step.letter.clone(),
                    title: step.title.clone(),
                })
                .collect(),
            words: words(lang),
        }
    }

    fn field(self, field: &Field) -> typeset::sheet::Field {
        let options = match &field.input {
            Input::Choices { options, .. } if self.content.is_none() => {
                options.iter().map(|option| option.label.clone()).collect()
            }
            _ => Vec::new(),
        };
        let size = match field.input {
            Input::Text | Input::Pitch => FieldSize::Text,
            Input::Line
            | Input::Pseudonym
            | Input::Choices { .. }
            | Input::Municipalities { .. } => FieldSize::Line,
        };
        typeset::sheet::Field {
            letter: field.step.clone().unwrap_or_default(),
            label: field.label.clone(),
            help: field.help.clone(),
            text: self
                .content
                .map_or_else(String::new, |content| written(field, content, self.lang)),
            options,
            size,
        }
    }
}

/// What stands in a field, or what is chosen there.
fn written(field: &Field, content: &Content, lang: Lang) -> String {
    let chosen = content
        .choices
        .get(&field.slug)
        .map_or(&[][..], Vec::as_slice);
    match &field.input {
        Input::Choices { options, .. } => {
            let name = |key: &String| {
                let option = options.iter().find(|option| option.key == *key);
                option.map_or_else(|| key.clone(), |option| option.label.clone())
            };
            chosen.iter().map(name).collect::<Vec<_>>().join(", ")
        }
        Input::Municipalities { .. } => {
            let name = |code: &String| {
                let known = areas::municipality(code);
                known.map_or_else(|| code.clone(), |known| known.name(lang).to_owned())
            };
            chosen.iter().map(name).collect::<Vec<_>>().join(", ")
        }
        Input::Line | Input::Text | Input::Pitch | Input::Pseudonym => {
            let text = content.fields.get(&field.slug);
            text.map_or_else(String::new, |text| text.trim().to_owned())
        }
    }
}

fn words(lang: Lang) -> Words {
    Words {
        as_text: lang.text("paper-as-text"),
        rest: lang.text("paper-rest"),
        rest_short: lang.text("paper-rest-short"),
        links: lang.text("paper-links"),
        circles: lang.text("paper-circles"),
        fields: lang.text("paper-fields"),
        steps: lang.text("guide-steps"),
        ticked: lang.text("canvas-tick"),
        goes_on: lang.text("paper-goes-on"),
        none: lang.text("paper-none"),
        empty: lang.text("paper-empty"),
    }
}
