//! The forms of a record's page, and the one by which people set its names and identifiers.
use serde::Deserialize;

use super::model::{Edited, Record};
use super::relation_form::RelationForm;
use crate::app::App;
use crate::i18n::{Lang, MsgKey};
use crate::web::form_view::{Field, FormView};
use crate::web::forms::one_line;
use crate::web::{Error, FormErrors};

/// Most characters of a name.
const NAME_CHARS_MAX: usize = 200;
/// Most other names of a record.
pub const OTHER_NAMES_MAX: usize = 20;
/// The identifier that the form asks for: a Finnish business id, seven digits and a check digit.
const BUSINESS_ID: &str = "business-id";
/// Weights of its digits (Finnish Patent and Registration Office).
const WEIGHTS: [u32; 7] = [7, 9, 10, 5, 8, 4, 2];

/// The forms of a record's page.
pub(super) struct Forms {
    /// Sets names and identifiers.
    pub names: FormView,
    /// Adds a relation.
    pub relation: FormView,
    /// Merges it with the one whose name it was to get.
    pub merge: Option<FormView>,
}

impl Forms {
    /// With what is known, and nothing typed.
    pub(super) async fn blank(
        app: &App,
        lang: Lang,
        workspace: &str,
        record: &Record,
    ) -> Result<Self, Error> {
        let none = FormErrors::default;
        Ok(Self {
            names: edit_form(lang, workspace, record, none()),
            relation: RelationForm::new(app)
                .draw(app, lang, record, workspace, none())
                .await?,
            merge: None,
        })
    }
}

/// What was typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct EditForm {
    /// [`Record::tag`] of what the person saw.
    pub seen: String,
    name: String,
    name_fi: String,
    name_sv: String,
    name_en: String,
    other_names: String,
    business_id: String,
}

impl EditForm {
    /// The name as it was typed.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// What it says, on top of what it does not ask for; or itself with what is wrong.
    pub(super) fn parse(self, before: &Edited) -> Result<Edited, (Box<Self>, FormErrors)> {
        let mut errors = FormErrors::default();
        let name = errors.take("name", line(&self.name)).unwrap_or_default();
        if name.is_empty() && errors.is_empty() {
            errors.add("name", "registry-name-empty");
        }
        let mut edited = Edited {
            name: Some(name),
            names: std::collections::BTreeMap::new(),
            other_names: Vec::new(),
            ..before.clone()
        };
        let languages = [
            ("fi", "name_fi", &self.name_fi),
            ("sv", "name_sv", &self.name_sv),
            ("en", "name_en", &self.name_en),
        ];
        for (code, field, typed) in languages {
            if let Some(name) = errors
                .take(field, line(typed))
                .filter(|name| !name.is_empty())
            {
                edited.names.insert(code.to_owned(), name);
            }
        }
        edited.other_names = errors
            .take("other_names", other_names(&self.other_names))
            .unwrap_or_default();
        edited.identifiers.remove(BUSINESS_ID);
        if let Some(id) = errors
            .take("business_id", business_id(&self.business_id))
            .flatten()
        {
            edited.identifiers.insert(BUSINESS_ID.to_owned(), id);
        }
        if errors.is_empty() {
            Ok(edited)
        } else {
            Err((Box::new(self), errors))
        }
    }

    /// The form with what was typed and what is wrong.
    pub(super) fn draw(
        self,
        lang: Lang,
        workspace: &str,
        record: &str,
        errors: FormErrors,
    ) -> FormView {
        FormView {
            id: "record",
            action: format!("/{lang}/w/{workspace}/registry/{record}"),
            heading: Some("registry-edit"),
            lead: Some("registry-edit-lead"),
            said: None,
            hidden: vec![("seen", self.seen)],
            fields: vec![
                Field::text("name", "registry-name", &self.name).help("registry-name-help"),
                Field::text("name_fi", "registry-name-fi", &self.name_fi),
                Field::text("name_sv", "registry-name-sv", &self.name_sv),
                Field::text("name_en", "registry-name-en", &self.name_en),
                Field::text("other_names", "registry-other-names", &self.other_names)
                    .help("registry-other-names-help"),
                Field::text("business_id", "registry-business-id", &self.business_id)
                    .help("registry-business-id-help"),
            ],
            button: "save",
            button_class: "btn-main",
            errors,
        }
    }
}

/// Asks whether two records of one name are the same; then `record` goes into `other`.
pub(super) fn merge_form(lang: Lang, workspace: &str, record: &str, other: String) -> FormView {
    FormView {
        id: "merge",
        action: format!("/{lang}/w/{workspace}/registry/duplicates"),
        heading: Some("record-same-title"),
        lead: Some("record-same-lead"),
        said: None,
        hidden: vec![
            ("one", record.to_owned()),
            ("other", other),
            ("decision", "merge".to_owned()),
        ],
        fields: Vec::new(),
        button: "record-same-merge",
        button_class: "",
        errors: FormErrors::default(),
    }
}

/// The form of a record as it stands.
pub(super) fn edit_form(
    lang: Lang,
    workspace: &str,
    record: &Record,
    errors: FormErrors,
) -> FormView {
    let edited = &record.edited;
    let named = |code: &str| edited.names.get(code).cloned().unwrap_or_default();
    let form = EditForm {
        seen: record.tag(),
        name: record.name.clone(),
        name_fi: named("fi"),
        name_sv: named("sv"),
        name_en: named("en"),
        other_names: edited.other_names.join("; "),
        business_id: edited
            .identifiers
            .get(BUSINESS_ID)
            .cloned()
            .unwrap_or_default(),
    };
    form.draw(lang, workspace, &record.id, errors)
}

/// One line of at most [`NAME_CHARS_MAX`] characters; may be empty.
pub fn line(raw: &str) -> Result<String, MsgKey> {
    let line = one_line(raw);
    if line.chars().count() > NAME_CHARS_MAX {
        return Err("registry-name-too-long");
    }
    Ok(line)
}

fn other_names(raw: &str) -> Result<Vec<String>, MsgKey> {
    let names = raw
        .split([';', '\n'])
        .map(line)
        .collect::<Result<Vec<_>, _>>()?;
    let names: Vec<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
    if names.len() > OTHER_NAMES_MAX {
        return Err("registry-too-many-names");
    }
    Ok(names)
}

/// A business id with the right check digit, or none when nothing was typed.
pub fn business_id(raw: &str) -> Result<Option<String>, MsgKey> {
    let wrong = "registry-business-id-wrong";
    let line = one_line(raw);
    if line.is_empty() {
        return Ok(None);
    }
    let (digits, check) = line.split_once('-').ok_or(wrong)?;
    let number = |text: &str| {
        text.chars()
            .map(|c| c.to_digit(10))
            .collect::<Option<Vec<u32>>>()
    };
    let digits = number(digits)
        .filter(|digits| digits.len() == WEIGHTS.len())
        .ok_or(wrong)?;
    let check = number(check)
        .filter(|check| check.len() == 1)
        .ok_or(wrong)?;
    let sum: u32 = digits
        .iter()
        .zip(WEIGHTS)
        .map(|(digit, weight)| digit * weight)
        .sum();
    let expected = match sum % 11 {
        0 => 0,
        1 => return Err(wrong),
        rest => 11 - rest,
    };
    if check == [expected] {
        Ok(Some(line))
    } else {
        Err(wrong)
    }
}
