//! Who may come in: the code large, its QR picture and link, those who came. For facilitators.
use askama::Template;
use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use canvas::settings::Role;
use serde::Deserialize;

use super::manage;
use super::model::{Invitation, Place, parse_expiry, parse_role};
use super::store::{self, Subject};
use crate::app::App;
use crate::clock::new_id;
use crate::features::accounts::Visitor;
use crate::features::workspaces::{Access, CanvasId, Manage, WorkshopId};
use crate::i18n::Lang;
use crate::web::dates::day_and_time;
use crate::web::{Error, Field, FormErrors, FormView, PathLang, Shell, html};

#[derive(Template)]
#[template(path = "invitations/invite.html")]
struct InvitePage {
    shell: Shell,
    base: String,
    crumbs: Vec<(String, String)>,
    subject: SubjectView,
    invitations: Vec<InvitationView>,
    form: FormView,
    guests: Vec<GuestView>,
}

/// What those who come in find.
struct SubjectView {
    /// What it is: the kind of the canvas, or a whole workspace.
    kind: String,
    title: String,
    /// Where it is.
    address: String,
    /// The page for the wall, when there is one canvas to show.
    projector: Option<String>,
}

struct InvitationView {
    id: String,
    code: String,
    url: String,
    qr: String,
    role: String,
    may: String,
    state: String,
}

struct GuestView {
    id: String,
    name: String,
    role: String,
    came: String,
}

/// Role, expiry and date as typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct InviteForm {
    /// The id that a new invitation will have, made with the form: the same form sent twice makes one.
    key: String,
    role: String,
    expires: String,
    date: String,
}

/// The invitation or guest that the path names.
#[derive(Deserialize)]
pub(super) struct ItemPath {
    #[serde(default)]
    invitation: String,
    #[serde(default)]
    guest: String,
}

/// `GET /{lang}/w/{workspace}/invite` and `GET /{lang}/c/{canvas}/invite`
pub(super) async fn show(
    PathLang(lang): PathLang,
    State(app): State<App>,
    access: Access<Manage>,
    visitor: Visitor,
) -> Result<Response, Error> {
    let form = InviteForm {
        key: new_id(app.now_ms()),
        role: Role::Participant.name().to_owned(),
        expires: "week".to_owned(),
        date: String::new(),
    };
    page(&app, lang, &access, &visitor, &form, FormErrors::default()).await
}

/// `POST` of the same: makes an invitation.
pub(super) async fn create(
    PathLang(lang): PathLang,
    State(app): State<App>,
    access: Access<Manage>,
    visitor: Visitor,
    Form(form): Form<InviteForm>,
) -> Result<Response, Error> {
    let mut errors = FormErrors::default();
    let role = errors.take("role", parse_role(&form.role));
    let expiry_field = if form.expires == "date" {
        "date"
    } else {
        "expires"
    };
    let expires = errors.take(
        expiry_field,
        parse_expiry(&form.expires, &form.date, app.now_ms()),
    );
    let (Some(role), Some(expires)) = (role, expires) else {
        return page(&app, lang, &access, &visitor, &form, errors).await;
    };
    manage::create_once(&app, &access, &form.key, role, expires).await?;
    Ok(Redirect::to(&base(lang, &access)).into_response())
}

/// `POST …/invite/{invitation}/revoke`
pub(super) async fn revoke(
    PathLang(lang): PathLang,
    State(app): State<App>,
    access: Access<Manage>,
    Path(path): Path<ItemPath>,
) -> Result<Redirect, Error> {
    manage::revoke_invitation(&app, &access, &path.invitation).await?;
    Ok(Redirect::to(&base(lang, &access)))
}

/// `POST …/invite/{invitation}/renew`
pub(super) async fn renew(
    PathLang(lang): PathLang,
    State(app): State<App>,
    access: Access<Manage>,
    Path(path): Path<ItemPath>,
) -> Result<Redirect, Error> {
    manage::renew_invitation(&app, &access, &path.invitation).await?;
    Ok(Redirect::to(&base(lang, &access)))
}

/// `POST …/guests/{guest}/remove`
pub(super) async fn remove_guest(
    PathLang(lang): PathLang,
    State(app): State<App>,
    access: Access<Manage>,
    Path(path): Path<ItemPath>,
) -> Result<Redirect, Error> {
    manage::remove_guest(&app, &access, &path.guest).await?;
    Ok(Redirect::to(&base(lang, &access)))
}

fn place(lang: Lang, access: &Access<Manage>) -> String {
    match (&access.canvas, &access.workshop) {
        (Some(CanvasId(id)), _) => format!("/{lang}/c/{id}"),
        (None, Some(WorkshopId(id))) => format!("/{lang}/t/{id}"),
        (None, None) => format!("/{lang}/w/{}", access.workspace.0),
    }
}

fn base(lang: Lang, access: &Access<Manage>) -> String {
    format!("{}/invite", place(lang, access))
}

async fn page(
    app: &App,
    lang: Lang,
    access: &Access<Manage>,
    visitor: &Visitor,
    form: &InviteForm,
    errors: FormErrors,
) -> Result<Response, Error> {
    let here = Place::of(access);
    let invitations = store::list(&app.db, &here).await?;
    let guests = store::guests(&app.db, &here, app.now_ms()).await?;
    let subject = store::subject(&app.db, &here)
        .await?
        .ok_or(Error::NotFound)?;
    let status = if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let page = InvitePage {
        shell: visitor.shell(lang, &lang.text("invitations-title")),
        base: base(lang, access),
        crumbs: crumbs(lang, access, &subject),
        subject: subject_view(lang, access, subject),
        invitations: invitations
            .into_iter()
            .map(|invitation| invitation_view(app, lang, invitation))
            .collect::<Result<_, Error>>()?,
        form: form_view(lang, access, form, errors),
        guests: guests
            .into_iter()
            .map(|guest| GuestView {
                id: guest.id,
                name: guest.name,
                role: role_text(lang, guest.role),
                came: day_and_time(lang, guest.created_at),
            })
            .collect(),
    };
    Ok((status, html(&page)).into_response())
}

/// The way here: address and text of each place.
fn crumbs(lang: Lang, access: &Access<Manage>, subject: &Subject) -> Vec<(String, String)> {
    let workspace = format!("/{lang}/w/{}", access.workspace.0);
    let mut crumbs = vec![
        (format!("/{lang}/w"), lang.text("shell-workspaces")),
        (workspace, subject.workspace.clone()),
    ];
    if let Some((title, _)) = &subject.canvas {
        crumbs.push((place(lang, access), title.clone()));
    }
    if let Some(title) = &subject.workshop {
        crumbs.push((format!("{}/prepare", place(lang, access)), title.clone()));
    }
    crumbs
}

fn subject_view(lang: Lang, access: &Access<Manage>, subject: Subject) -> SubjectView {
    let address = place(lang, access);
    match (subject.canvas, subject.workshop) {
        (Some((title, kind)), _) => SubjectView {
            kind: lang.text(&format!("{kind}-title")),
            title,
            projector: Some(format!("{address}/projector")),
            address,
        },
        (None, Some(title)) => SubjectView {
            kind: lang.text("invitations-agenda-canvases"),
            title,
            projector: None,
            address,
        },
        (None, None) => SubjectView {
            kind: lang.text("invitations-all-canvases"),
            title: subject.workspace,
            projector: None,
            address,
        },
    }
}

fn invitation_view(app: &App, lang: Lang, invitation: Invitation) -> Result<InvitationView, Error> {
    let invitation = manage::with_url(app, invitation);
    let until = day_and_time(lang, invitation.expires_at);
    let state = match invitation.open(app.now_ms()) {
        Ok(()) => lang.text_with("invitations-open-until", &[("until", &until)]),
        Err(_) => lang.text_with("invitations-closed-since", &[("since", &until)]),
    };
    Ok(InvitationView {
        code: invitation.shown_code(),
        qr: manage::qr_svg(&invitation.url, &lang.text("invitations-qr"))?,
        id: invitation.id,
        url: invitation.url,
        role: role_text(lang, invitation.role),
        may: may_text(lang, invitation.role),
        state,
    })
}

fn role_text(lang: Lang, role: Role) -> String {
    lang.text(&format!("role-{}", role.name()))
}

/// What the role lets people do, and whether it takes an account.
fn may_text(lang: Lang, role: Role) -> String {
    lang.text(match role {
        Role::Viewer => "invitations-viewer-may",
        Role::Participant => "invitations-participant-may",
        Role::Facilitator => "invitations-facilitator-may",
    })
}

fn form_view(
    lang: Lang,
    access: &Access<Manage>,
    form: &InviteForm,
    errors: FormErrors,
) -> FormView {
    // Rights for a part of a workspace are a guest's, and guests do not lead.
    let is_whole = Place::of(access).is_whole();
    let roles: Vec<_> = Role::ALL
        .into_iter()
        .filter(|role| is_whole || *role < Role::Facilitator)
        .collect();
    let may = roles.iter().map(|role| may_text(lang, *role)).collect();
    let roles = roles
        .into_iter()
        .map(|role| (role.name().to_owned(), role_text(lang, role)))
        .collect();
    let times = [
        ("today", "invitations-expires-today"),
        ("week", "invitations-expires-week"),
        ("month", "invitations-expires-month"),
        ("date", "invitations-expires-date"),
    ];
    let times = times
        .into_iter()
        .map(|(value, key)| (value.to_owned(), lang.text(key)))
        .collect();
    FormView {
        id: "invite",
        action: base(lang, access),
        heading: Some("invitations-new"),
        hidden: vec![("key", form.key.clone())],
        fields: vec![
            Field::radio("role", "invitations-role", &form.role, roles).hints(may),
            Field::radio("expires", "invitations-expires", &form.expires, times),
            Field::text("date", "invitations-date", &form.date)
                .kind("date")
                .on_last_choice(),
        ],
        button: "invitations-create",
        button_class: "btn-main",
        errors,
        ..FormView::default()
    }
}
