//! The form of what a workshop is: title, aim, time, place, languages. For a new one also its ready agenda.
use axum::extract::{Form, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use serde::Deserialize;
use tokio::sync::Mutex;
use uuid::Uuid;

use super::model::{
    Details, Workshop, languages_text, moment_text, parse_languages, parse_line, parse_link,
    parse_moment,
};
use super::{agendas, store};
use crate::app::App;
use crate::clock::new_id;
use crate::features::accounts::Visitor;
use crate::features::workspaces::{self, Access, Manage, Title, WorkshopId};
use crate::features::{audit, invitations};
use crate::i18n::{Lang, MsgKey};
use crate::web::{Error, Field, FormErrors, FormPage, FormView, PathLang, Routes};

/// How long the code of a workshop lets in after the workshop has begun, or else after it was made.
const CODE_MS: i64 = 30 * 24 * 60 * 60 * 1000;
/// The longest that a code may be open from now; a workshop may be further away than its code.
const CODE_MS_MAX: i64 = 360 * 24 * 60 * 60 * 1000;
/// The languages of a workshop that a form offers: codes and the text that names them.
const LANGUAGES: [(&str, MsgKey); 6] = [
    ("fi", "workshop-languages-fi"),
    ("sv", "workshop-languages-sv"),
    ("en", "workshop-languages-en"),
    ("fi,sv", "workshop-languages-fi-sv"),
    ("sv,fi", "workshop-languages-sv-fi"),
    ("fi,sv,en", "workshop-languages-all"),
];
/// What stands for no ready agenda.
const EMPTY: &str = "empty";
/// Held while a workshop is made, so that the second click on a form finds what the first has made.
pub(super) static MAKING: Mutex<()> = Mutex::const_new(());

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/w/{workspace}/workshops/new", show_new)
        .post("/{lang}/w/{workspace}/workshops", create)
        .get("/{lang}/t/{workshop}/settings", show)
        .post("/{lang}/t/{workshop}/settings", save)
}

/// The form as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct DetailsForm {
    /// The id that a new workshop will have, made with the form: the same form sent twice makes one workshop.
    key: String,
    title: String,
    aim: String,
    starts: String,
    place: String,
    link: String,
    languages: String,
    agenda: String,
}

impl DetailsForm {
    fn of(workshop: &Workshop) -> Self {
        Self {
            key: String::new(),
            title: workshop.title.clone(),
            aim: workshop.aim.clone(),
            starts: moment_text(workshop.starts_at),
            place: workshop.place.clone(),
            link: workshop.remote_link.clone(),
            languages: languages_text(&workshop.languages),
            agenda: String::new(),
        }
    }

    fn parse(&self, errors: &mut FormErrors) -> Option<Details> {
        let title = errors.take("title", Title::parse(&self.title));
        let aim = errors.take("aim", parse_line(&self.aim));
        let starts_at = errors.take("starts", parse_moment(&self.starts));
        let place = errors.take("place", parse_line(&self.place));
        let remote_link = errors.take("link", parse_link(&self.link));
        let languages = errors.take("languages", parse_languages(&self.languages));
        Some(Details {
            title: title?.as_str().to_owned(),
            aim: aim?,
            languages: languages?,
            starts_at: starts_at?,
            place: place?,
            remote_link: remote_link?,
        })
    }
}

fn fields(lang: Lang, form: &DetailsForm) -> Vec<Field> {
    let choices = LANGUAGES
        .iter()
        .map(|(codes, key)| ((*codes).to_owned(), lang.text(key)))
        .collect();
    vec![
        Field::text("title", "workshop-title", &form.title),
        Field::text("aim", "workshop-aim", &form.aim).help("workshop-aim-help"),
        Field::text("starts", "workshop-starts", &form.starts)
            .kind("datetime-local")
            .help("workshop-starts-help"),
        Field::text("place", "workshop-place", &form.place),
        Field::text("link", "workshop-link", &form.link)
            .kind("url")
            .help("workshop-link-help"),
        Field::select("languages", "workshop-languages", &form.languages, choices)
            .help("workshop-languages-help"),
    ]
}

fn agenda_field(lang: Lang, form: &DetailsForm) -> Field {
    let mut choices: Vec<(String, String)> = Vec::new();
    let mut hints = Vec::new();
    for agenda in agendas::all() {
        let name = format!("workshop-agenda-{}", agenda.slug);
        choices.push((agenda.slug.clone(), lang.text(&name)));
        hints.push(lang.text(&format!("{name}-for")));
    }
    choices.push((EMPTY.to_owned(), lang.text("workshop-agenda-empty")));
    hints.push(lang.text("workshop-agenda-empty-for"));
    Field::radio("agenda", "workshop-agenda", &form.agenda, choices).hints(hints)
}

async fn show_new(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
) -> Result<Response, Error> {
    workspaces::must_be_open(&app, &access.workspace.0).await?;
    let form = DetailsForm {
        key: new_id(app.now_ms()),
        languages: lang.code().to_owned(),
        agenda: agendas::all()
            .first()
            .map_or(EMPTY, |agenda| agenda.slug.as_str())
            .to_owned(),
        ..DetailsForm::default()
    };
    Ok(new_page(
        lang,
        &visitor,
        &access,
        &form,
        FormErrors::default(),
    ))
}

fn new_page(
    lang: Lang,
    visitor: &Visitor,
    access: &Access<Manage>,
    form: &DetailsForm,
    errors: FormErrors,
) -> Response {
    let workspace = &access.workspace.0;
    let mut all = fields(lang, form);
    all.push(agenda_field(lang, form));
    let view = FormView {
        id: "workshop",
        action: format!("/{lang}/w/{workspace}/workshops"),
        hidden: vec![("key", form.key.clone())],
        fields: all,
        button: "workshop-create",
        button_class: "btn-go btn-l",
        errors,
        ..FormView::default()
    };
    let shell = visitor.shell(lang, &lang.text("workshop-new"));
    FormPage::new(shell, view)
        .lead("workshop-new-lead")
        .link(&format!("w/{workspace}/workshops"), "workshops-title")
        .answer()
}

async fn create(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Form(form): Form<DetailsForm>,
) -> Result<Response, Error> {
    workspaces::must_be_open(&app, &access.workspace.0).await?;
    let mut errors = FormErrors::default();
    let details = form.parse(&mut errors);
    let agenda = agendas::find(&form.agenda);
    if agenda.is_none() && form.agenda != EMPTY {
        errors.add("agenda", "workshop-agenda-missing");
    }
    let Some(details) = details.filter(|_| errors.is_empty()) else {
        return Ok(new_page(lang, &visitor, &access, &form, errors));
    };
    let in_lang = details.languages.first().copied().unwrap_or(lang);
    let _turn = MAKING.lock().await;
    let (id, is_made) = id_of(&app, &access, &form.key).await?;
    if !is_made {
        must_have_room(&app, &access).await?;
        let items = match agenda {
            Some(agenda) => agendas::items_of(&app, &access, agenda, in_lang).await?,
            None => Vec::new(),
        };
        make(&app, &access, &id, &details, &items, "workshop.create").await?;
    }
    Ok(Redirect::to(&format!("/{lang}/t/{}/prepare", id.0)).into_response())
}

/// The id for the workshop of a form that carries `raw`, and whether the same form has made it already. Another id
/// when it carries none, or one that is not this workspace's.
pub(super) async fn id_of(
    app: &App,
    access: &Access<Manage>,
    raw: &str,
) -> Result<(WorkshopId, bool), Error> {
    if let Ok(carried) = Uuid::parse_str(raw) {
        let id = WorkshopId(carried.to_string());
        match store::find(&app.db, &id).await? {
            None => return Ok((id, false)),
            Some(made) if made.workspace == access.workspace => return Ok((id, true)),
            Some(_) => {}
        }
    }
    Ok((WorkshopId(new_id(app.now_ms())), false))
}

/// Fails with 409 when the workspace has as many workshops as a list shows, those in the archive too.
pub(super) async fn must_have_room(app: &App, access: &Access<Manage>) -> Result<(), Error> {
    let listed = store::list(&app.db, &access.workspace).await?.len();
    let count = listed + store::archived(&app.db, &access.workspace).await?.len();
    if i64::try_from(count).unwrap_or(i64::MAX) >= store::WORKSHOPS_MAX {
        return Err(Error::Conflict("workshops-full"));
    }
    Ok(())
}

/// Makes a workshop with its agenda and its code.
pub(super) async fn make(
    app: &App,
    access: &Access<Manage>,
    id: &WorkshopId,
    details: &Details,
    items: &[store::NewItem],
    action: &str,
) -> Result<(), Error> {
    let now = app.now_ms();
    let (workspace, by) = (&access.workspace, &access.who.id);
    let mut tx = app.db.begin().await?;
    store::insert(&mut tx, id, workspace, details, by, now).await?;
    store::insert_items(&mut tx, id, items).await?;
    audit::record(&mut tx, now, by, action, Some(&workspace.0), &id.0, "").await?;
    tx.commit().await?;
    let begins = details.starts_at.unwrap_or(now).max(now);
    let until = (begins + CODE_MS).min(now + CODE_MS_MAX);
    invitations::invite_to_workshop(app, access, id, until).await?;
    Ok(())
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
) -> Result<Response, Error> {
    let workshop = super::of(&app, &access).await?;
    let form = DetailsForm::of(&workshop);
    Ok(edit_page(
        lang,
        &visitor,
        &workshop,
        &form,
        FormErrors::default(),
    ))
}

fn edit_page(
    lang: Lang,
    visitor: &Visitor,
    workshop: &Workshop,
    form: &DetailsForm,
    errors: FormErrors,
) -> Response {
    let id = &workshop.id.0;
    let view = FormView {
        id: "workshop",
        action: format!("/{lang}/t/{id}/settings"),
        fields: fields(lang, form),
        button: "save",
        button_class: "btn-main",
        errors,
        ..FormView::default()
    };
    let shell = visitor.shell(lang, &lang.text("workshop-edit"));
    let mut page = FormPage::new(shell, view).link(&format!("t/{id}/prepare"), "workshop-back");
    page.lead = Some(workshop.title.clone());
    page.answer()
}

async fn save(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Form(form): Form<DetailsForm>,
) -> Result<Response, Error> {
    let workshop = super::of(&app, &access).await?;
    super::must_be_open(&app, &access).await?;
    let mut errors = FormErrors::default();
    let Some(details) = form.parse(&mut errors) else {
        return Ok(edit_page(lang, &visitor, &workshop, &form, errors));
    };
    let mut tx = app.db.begin().await?;
    store::edit(&mut tx, &workshop.id, &details).await?;
    tx.commit().await?;
    app.workshops.tell(&workshop.id, super::Told::Everybody);
    Ok(Redirect::to(&format!("/{lang}/t/{}/prepare", workshop.id.0)).into_response())
}
