//! The page of one entry: its form, what a change would do, and its history.
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};

use super::desk::{address, marks, name_of};
use super::form::{EntryForm, Wrong};
use super::history::{Step, steps};
use super::preview::Preview;
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::lexicon::{self, Kind, Standing};
use crate::features::vocabularies;
use crate::i18n::Lang;
use crate::web::{Error, FormErrors, Shell, html};

#[derive(askama::Template)]
#[template(path = "words/entry.html")]
struct EntryPage {
    shell: Shell,
    kind: Kind,
    /// The entry's key; none for a new one.
    key: Option<String>,
    /// Number of its last change.
    number: i64,
    action: String,
    form: EntryForm,
    areas: Vec<Area>,
    errors: FormErrors,
    notes: Vec<String>,
    asks_anyway: bool,
    marks: Vec<String>,
    terms: Vec<String>,
    preview: Option<Preview>,
    /// That its last change was just saved.
    is_saved: bool,
    steps: Vec<Step>,
}

/// A field of several lines.
struct Area {
    name: &'static str,
    label: &'static str,
    help: &'static str,
    lang: &'static str,
    value: String,
    rows: usize,
}

/// What the page shows beside the entry.
#[derive(Default)]
pub(super) struct Shown {
    pub form: EntryForm,
    pub wrong: Wrong,
    pub preview: Option<Preview>,
    /// What the editor should know of what was typed.
    pub notes: Vec<String>,
    /// Whether the last change was just saved.
    pub is_saved: bool,
}

/// Rows of a field, least and most.
const ROWS: (usize, usize) = (3, 14);

impl EntryPage {
    fn error(&self, field: &str) -> String {
        self.errors.at(field, &self.shell.lang)
    }

    fn kind_key(&self) -> String {
        format!("words-kind-{}", self.kind.slug())
    }

    fn about_key(&self) -> String {
        format!("words-about-{}", self.kind.slug())
    }

    fn read_key(&self) -> String {
        format!("words-read-{}-help", self.kind.slug())
    }

    fn same_count(&self) -> usize {
        let preview = self.preview.as_ref();
        preview.map_or(0, |preview| preview.same.len())
    }
}

/// The page of an entry or of a new one; 422 when something was wrong.
pub(super) async fn page(
    app: &App,
    lang: Lang,
    visitor: &Visitor,
    kind: Kind,
    old: Option<&Standing>,
    shown: Shown,
) -> Result<Response, Error> {
    let status = if shown.wrong.errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let title = old.map_or_else(
        || lang.text(&format!("words-new-{}", kind.slug())),
        |old| name_of(kind, &old.key, &old.entry.words, lang),
    );
    let steps = match old {
        Some(old) => steps(lang, old, &lexicon::history(app, kind, &old.key).await?),
        None => Vec::new(),
    };
    let action = old.map_or_else(
        || format!("/{lang}/edit/words/new/{}", kind.slug()),
        |old| address(lang, kind, &old.key),
    );
    let mut notes = shown.wrong.notes;
    notes.extend(shown.notes);
    let page = EntryPage {
        shell: visitor.shell(lang, &title),
        kind,
        key: old.map(|old| old.key.clone()),
        number: old.map_or(0, |old| old.number),
        action,
        areas: areas(kind, &shown.form),
        asks_anyway: shown.wrong.is_doubt || !shown.form.anyway.is_empty(),
        form: shown.form,
        errors: shown.wrong.errors,
        notes,
        marks: old.map_or_else(Vec::new, |old| marks(old, lang)),
        terms: old.map_or_else(Vec::new, |old| terms(old, lang)),
        preview: shown.preview,
        is_saved: shown.is_saved,
        steps,
    };
    Ok((status, html(&page)).into_response())
}

fn areas(kind: Kind, form: &EntryForm) -> Vec<Area> {
    if kind != Kind::Concept {
        return Vec::new();
    }
    let area = |name, label, help, lang, value: &str| Area {
        name,
        label,
        help,
        lang,
        rows: (value.lines().count() + 1).clamp(ROWS.0, ROWS.1),
        value: value.to_owned(),
    };
    vec![
        area("fi", "words-fi", "words-fi-help", "fi", &form.fi),
        area("sv", "words-sv", "", "sv", &form.sv),
        area("en", "words-en", "", "en", &form.en),
        area("near", "words-near", "words-near-help", "", &form.near),
    ]
}

/// The terms of vocabularies that a concept means.
fn terms(one: &Standing, lang: Lang) -> Vec<String> {
    let terms = one.entry.vocabulary.iter();
    let named = terms.filter_map(|term| {
        let (vocabulary, key) = term.split_once(':')?;
        vocabularies::label(vocabulary, key, lang)
    });
    named.collect()
}
