//! The pages of editors: every vocabulary, its terms, and one term with its history.
use axum::extract::{Path, State as Shared};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Response};

use super::form::TermForm;
use super::history::{Step, first_of, steps};
use super::model::{Item, State, Vocabulary};
use super::store;
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::i18n::Lang;
use crate::web::form_view::{Field, FormView};
use crate::web::{Error, FormErrors, PathLang, Routes, Shell, html};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/edit/terms", list)
        .get("/{lang}/edit/terms/{vocabulary}", show)
        .get("/{lang}/edit/terms/{vocabulary}/{term}", show_term)
}

#[derive(askama::Template)]
#[template(path = "vocabularies/desk.html")]
struct DeskPage {
    shell: Shell,
    vocabularies: Vec<Listed>,
}

struct Listed {
    slug: String,
    name: String,
    about: String,
    offered: usize,
    retired: usize,
    is_open: bool,
}

async fn list(PathLang(lang): PathLang, visitor: Visitor) -> Result<Html<String>, Error> {
    visitor.editor()?;
    let mut all = super::all();
    all.sort_by_cached_key(|one| (!one.is_open(), crate::i18n::sort_key(one.name.get(lang))));
    let vocabularies = all.iter().map(|one| Listed {
        slug: one.slug.clone(),
        name: one.name.get(lang).to_owned(),
        about: one.about.get(lang).to_owned(),
        offered: one.offered().count(),
        retired: one.items.len() - one.offered().count(),
        is_open: one.is_open(),
    });
    Ok(html(&DeskPage {
        shell: visitor.shell(lang, &lang.text("terms-edit-title")),
        vocabularies: vocabularies.collect(),
    }))
}

#[derive(askama::Template)]
#[template(path = "vocabularies/edit.html")]
struct EditPage {
    shell: Shell,
    slug: String,
    about: String,
    terms: Vec<Row>,
    /// The form of a new term, where terms may be added.
    add: Option<FormView>,
}

struct Row {
    key: String,
    names: [String; 3],
    state: Option<String>,
}

async fn show(
    PathLang(lang): PathLang,
    visitor: Visitor,
    Path((_, slug)): Path<(String, String)>,
) -> Result<Response, Error> {
    visitor.editor()?;
    let vocabulary = super::find(&slug).ok_or(Error::NotFound)?;
    let blank = TermForm::blank(&vocabulary);
    Ok(page(
        lang,
        &visitor,
        &vocabulary,
        &blank,
        FormErrors::default(),
    ))
}

/// A vocabulary with the form of a new term; 422 when something was wrong with it.
pub(super) fn page(
    lang: Lang,
    visitor: &Visitor,
    vocabulary: &Vocabulary,
    typed: &TermForm,
    errors: FormErrors,
) -> Response {
    let status = status(&errors);
    let row = |item: &Item| Row {
        key: item.key.clone(),
        names: [&item.name.fi, &item.name.sv, &item.name.en].map(Clone::clone),
        state: state_in_words(lang, vocabulary, item),
    };
    let add = vocabulary.is_open().then(|| {
        let mut fields = words_fields(vocabulary, typed);
        fields.push(Field::text("key", "terms-key", &typed.key).help("terms-key-help"));
        FormView {
            id: "add",
            action: format!("/{lang}/edit/terms/{}", vocabulary.slug),
            heading: Some("terms-add"),
            fields,
            button: "terms-add-do",
            button_class: "btn-main",
            errors,
            ..FormView::default()
        }
    });
    let page = EditPage {
        shell: visitor.shell(lang, vocabulary.name.get(lang)),
        slug: vocabulary.slug.clone(),
        about: vocabulary.about.get(lang).to_owned(),
        terms: vocabulary.items.iter().map(row).collect(),
        add,
    };
    (status, html(&page)).into_response()
}

fn status(errors: &FormErrors) -> StatusCode {
    if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    }
}

/// What has become of a term that is not offered any more.
fn state_in_words(lang: Lang, vocabulary: &Vocabulary, item: &Item) -> Option<String> {
    match &item.state {
        State::Offered => None,
        State::Retired => Some(lang.text("terms-is-retired")),
        State::Merged(_) => {
            let successor = vocabulary.item(vocabulary.successor(&item.key));
            let name = successor.map_or("", |item| item.name(lang));
            Some(lang.text_with("terms-is-merged", &[("name", name)]))
        }
    }
}

#[derive(askama::Template)]
#[template(path = "vocabularies/edit_term.html")]
struct EditTermPage {
    shell: Shell,
    vocabulary: String,
    slug: String,
    key: String,
    number: i64,
    state: Option<String>,
    forms: Vec<FormView>,
    steps: Vec<Step>,
}

/// Which form of a term's page was wrong, what was typed, and what was wrong.
#[derive(Default)]
pub(super) struct Wrong {
    pub form: &'static str,
    pub typed: TermForm,
    pub errors: FormErrors,
}

async fn show_term(
    Shared(app): Shared<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    Path((_, slug, key)): Path<(String, String, String)>,
) -> Result<Response, Error> {
    visitor.editor()?;
    term_page(&app, lang, &visitor, (&slug, &key), Wrong::default()).await
}

/// A term's page; 422 when something was wrong with one of its forms.
pub(super) async fn term_page(
    app: &App,
    lang: Lang,
    visitor: &Visitor,
    (slug, key): (&str, &str),
    wrong: Wrong,
) -> Result<Response, Error> {
    let vocabulary = super::find(slug).ok_or(Error::NotFound)?;
    let item = vocabulary.item(key).ok_or(Error::NotFound)?;
    let versions = store::history(&app.db, slug, key).await?;
    let first = first_of(slug, key);
    let status = status(&wrong.errors);
    let published = (app.term_uses.published)(app, slug, key).await?;
    let mut forms = forms(lang, &vocabulary, item, wrong);
    for form in forms.iter_mut().filter(|form| form.id == "merge") {
        let count = i64::try_from(published).unwrap_or(i64::MAX);
        form.said = Some(lang.count("terms-merge-used", count));
    }
    let page = EditTermPage {
        shell: visitor.shell(lang, item.name(lang)),
        vocabulary: vocabulary.name.get(lang).to_owned(),
        number: item.number,
        state: state_in_words(lang, &vocabulary, item),
        forms,
        steps: steps(lang, &vocabulary, first.as_ref(), &versions),
        slug: slug.to_owned(),
        key: key.to_owned(),
    };
    Ok((status, html(&page)).into_response())
}

fn forms(lang: Lang, vocabulary: &Vocabulary, item: &Item, wrong: Wrong) -> Vec<FormView> {
    let base = format!("/{lang}/edit/terms/{}/{}", vocabulary.slug, item.key);
    let typed = |form: &str| {
        if wrong.form == form {
            (wrong.typed.clone(), wrong.errors.clone())
        } else {
            (TermForm::of(item), FormErrors::default())
        }
    };
    let form = |id: &'static str, heading, button, fields: &dyn Fn(&TermForm) -> Vec<Field>| {
        let (typed, errors) = typed(id);
        let mut fields = fields(&typed);
        fields.push(Field::text("why", "terms-why", &typed.why).help("terms-why-help"));
        FormView {
            id,
            action: format!("{base}/{id}"),
            heading: Some(heading),
            hidden: vec![("number", typed.number.to_string())],
            fields,
            button,
            errors,
            ..FormView::default()
        }
    };
    let mut forms = Vec::new();
    if !matches!(item.state, State::Merged(_)) {
        let mut edit = form("edit", "terms-edit", "terms-edit-do", &|typed| {
            words_fields(vocabulary, typed)
        });
        edit.button_class = "btn-main";
        forms.push(edit);
    }
    if vocabulary.is_open() && item.is_offered() {
        let mut retire = form("retire", "terms-retire", "terms-retire-do", &|_| Vec::new());
        retire.lead = Some("terms-retire-lead");
        let mut merge = form("merge", "terms-merge", "terms-merge-do", &|typed| {
            let choices = successors(lang, vocabulary, item);
            vec![Field::select(
                "successor",
                "terms-successor",
                &typed.successor,
                choices,
            )]
        });
        merge.lead = Some("terms-merge-lead");
        forms.extend([retire, merge]);
    } else if vocabulary.is_open() {
        forms.push(form("offer", "terms-offer", "terms-offer-do", &|_| {
            Vec::new()
        }));
    }
    forms
}

/// The terms that another one may be merged into; none is chosen at first.
fn successors(lang: Lang, vocabulary: &Vocabulary, item: &Item) -> Vec<(String, String)> {
    let others = vocabulary.offered().filter(|other| other.key != item.key);
    let mut choices: Vec<_> = others
        .map(|other| (other.key.clone(), other.name(lang).to_owned()))
        .collect();
    choices.sort_by_cached_key(|(_, name)| crate::i18n::sort_key(name));
    choices.insert(0, (String::new(), lang.text("terms-successor-choose")));
    choices
}

fn words_fields(vocabulary: &Vocabulary, typed: &TermForm) -> Vec<Field> {
    let mut fields = vec![
        Field::text("name_fi", "terms-name-fi", &typed.name_fi),
        Field::text("name_sv", "terms-name-sv", &typed.name_sv),
        Field::text("name_en", "terms-name-en", &typed.name_en),
        Field::text("about_fi", "terms-about-fi", &typed.about_fi).kind("area"),
        Field::text("about_sv", "terms-about-sv", &typed.about_sv).kind("area"),
        Field::text("about_en", "terms-about-en", &typed.about_en).kind("area"),
    ];
    if vocabulary.asks() {
        fields.extend([
            Field::text("prompt_fi", "terms-prompt-fi", &typed.prompt_fi),
            Field::text("prompt_sv", "terms-prompt-sv", &typed.prompt_sv),
            Field::text("prompt_en", "terms-prompt-en", &typed.prompt_en),
        ]);
    }
    fields.push(
        Field::text("place", "terms-place", &typed.place)
            .kind("number")
            .help("terms-place-help"),
    );
    fields
}
