//! The door: `/j/{code}`, which a QR code carries, and `/{lang}/join`.
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::extract::CookieJar;
use serde::Deserialize;

use super::join;
use super::manage::qr_svg;
use super::model::Invitation;
use super::store;
use crate::app::App;
use crate::clock::parse_room_code;
use crate::features::accounts::{PersonName, Visitor, new_device, session_cookie};
use crate::i18n::{Lang, MsgKey};
use crate::web::lang::ReaderLang;
use crate::web::{ClientAddress, Error, Field, FormErrors, FormPage, FormView, PathLang};

/// The code in the path.
#[derive(Deserialize)]
pub(super) struct CodePath {
    code: String,
}

/// `GET /j/{code}`: the door in the reader's language.
pub(super) async fn short(Path(path): Path<CodePath>, ReaderLang(lang): ReaderLang) -> Redirect {
    let code = plain_code(&path.code);
    Redirect::to(&format!("/{lang}/join?code={code}"))
}

/// `GET /j/{code}/qr.svg`: the address of the door as a picture. It tells nothing that is not in its own address.
pub(super) async fn picture(
    State(app): State<App>,
    Path(path): Path<CodePath>,
) -> Result<Response, Error> {
    let code = parse_room_code(&path.code).ok_or(Error::NotFound)?;
    let svg = qr_svg(&format!("{}/j/{code}", app.base_url), "QR")?;
    Ok(([(header::CONTENT_TYPE, "image/svg+xml")], svg).into_response())
}

/// Code and name as typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct JoinForm {
    code: String,
    /// None where the name was not asked for, such as on a plain form with a code alone.
    name: Option<String>,
}

impl JoinForm {
    fn typed_name(&self) -> &str {
        self.name.as_deref().unwrap_or_default()
    }
}

/// What is no letter of a code is dropped, so nothing foreign gets into an address.
fn plain_code(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_alphanumeric).collect()
}

/// Who stands at the door, as far as known.
enum Known {
    /// An account joins under its own name.
    Account,
    /// The device's person said their name before.
    Named(String),
    /// Nobody yet.
    Nobody,
}

async fn known(app: &App, visitor: &Visitor) -> Result<Known, Error> {
    if visitor.account.is_some() {
        return Ok(Known::Account);
    }
    let name = match &visitor.session {
        Some(device) => store::name_on_device(&app.db, &device.0).await?,
        None => None,
    };
    Ok(name.map_or(Known::Nobody, Known::Named))
}

/// `GET /{lang}/join`
pub(super) async fn show(
    PathLang(lang): PathLang,
    State(app): State<App>,
    visitor: Visitor,
    ClientAddress(address): ClientAddress,
    Query(mut form): Query<JoinForm>,
) -> Result<Response, Error> {
    let known = known(&app, &visitor).await?;
    // Two presses of its button come from one device, then.
    let cookie = new_device(&app, &visitor)
        .into_iter()
        .fold(CookieJar::new(), CookieJar::add);
    if form.code.is_empty() {
        return Ok((
            cookie,
            page(lang, &visitor, &form, &known, None, FormErrors::default()),
        )
            .into_response());
    }
    let answer = match join::find(&app, &form.code, &address).await? {
        Ok(invitation) => {
            let title = store::title(&app.db, &invitation).await?;
            form.code = invitation.shown_code();
            page(
                lang,
                &visitor,
                &form,
                &known,
                Some(title),
                FormErrors::default(),
            )
        }
        Err(key) => {
            let errors = FormErrors::one("code", key);
            page(lang, &visitor, &form, &known, None, errors)
        }
    };
    Ok((cookie, answer).into_response())
}

/// `POST /{lang}/join`
pub(super) async fn submit(
    PathLang(lang): PathLang,
    State(app): State<App>,
    visitor: Visitor,
    ClientAddress(address): ClientAddress,
    Form(form): Form<JoinForm>,
) -> Result<Response, Error> {
    let known = known(&app, &visitor).await?;
    if form.name.is_none() && matches!(known, Known::Nobody) {
        // A form that asked for the code alone: the name is asked for next.
        let code = plain_code(&form.code);
        return Ok(Redirect::to(&format!("/{lang}/join?code={code}")).into_response());
    }
    let mut errors = FormErrors::default();
    let mut found = join::find(&app, &form.code, &address).await?;
    if visitor.account.is_none() {
        found = found.and_then(join::for_guests);
    }
    let invitation = errors.take("code", found);
    let name = errors.take("name", name_of(&visitor, &known, form.typed_name()));
    let (Some(invitation), Some(name)) = (&invitation, name) else {
        let title = match &invitation {
            Some(invitation) => Some(store::title(&app.db, invitation).await?),
            None => None,
        };
        return Ok(page(lang, &visitor, &form, &known, title, errors));
    };
    let to = place(lang, invitation);
    if let Some(account) = &visitor.account
        && invitation.place().is_whole()
    {
        join::as_member(&app, invitation, account).await?;
        return Ok(Redirect::to(&to).into_response());
    }
    let came_in = join::on_device(&app, &visitor, invitation, &name).await?;
    let jar = came_in
        .cookie
        .into_iter()
        .fold(CookieJar::new(), |jar, token| {
            jar.add(session_cookie(&app, token))
        });
    Ok((jar, Redirect::to(&to)).into_response())
}

fn name_of(visitor: &Visitor, known: &Known, typed: &str) -> Result<PersonName, MsgKey> {
    match (&visitor.account, known) {
        (Some(account), _) => PersonName::parse(&account.name),
        (None, Known::Named(name)) if typed.trim().is_empty() => PersonName::parse(name),
        _ => PersonName::parse(typed),
    }
}

/// Where the code leads.
fn place(lang: Lang, invitation: &Invitation) -> String {
    match (&invitation.canvas, &invitation.workshop) {
        (Some(canvas), _) => format!("/{lang}/c/{}", canvas.0),
        (None, Some(workshop)) => format!("/{lang}/t/{}", workshop.0),
        (None, None) => format!("/{lang}/w/{}", invitation.workspace.0),
    }
}

/// The door; with a `title` the code is right and is not asked again.
fn page(
    lang: Lang,
    visitor: &Visitor,
    form: &JoinForm,
    known: &Known,
    title: Option<String>,
    errors: FormErrors,
) -> Response {
    let mut view = FormView {
        id: "join",
        action: format!("/{lang}/join"),
        button: "invitations-join-do",
        button_class: "btn-go btn-l",
        errors,
        ..FormView::default()
    };
    if title.is_some() {
        view.hidden.push(("code", form.code.clone()));
    } else {
        view.fields.push(
            Field::text("code", "invitations-code", &form.code)
                .help("invitations-code-help")
                .class("code"),
        );
    }
    if matches!(known, Known::Nobody) {
        view.fields.push(
            Field::text("name", "invitations-your-name", form.typed_name())
                .autocomplete("nickname")
                .help("invitations-your-name-help"),
        );
    }
    let shell = visitor.shell(lang, &lang.text("invitations-join-title"));
    let mut page = FormPage::new(shell, view);
    page.lead = match (title, known) {
        (Some(title), Known::Named(name)) => {
            Some(lang.text_with("invitations-back-to", &[("title", &title), ("name", name)]))
        }
        (Some(title), _) => Some(lang.text_with("invitations-into", &[("title", &title)])),
        (None, _) => None,
    };
    if visitor.account.is_none() {
        let code = plain_code(&form.code);
        let next = format!("sign-in?next=/{lang}/join%3Fcode%3D{code}");
        page = page.link(&next, "invitations-have-account");
    }
    page.answer()
}
