//! Making, revoking and renewing invitations, and showing guests out.
use canvas::settings::Role;
use qrcode::QrCode;
use qrcode::render::svg;
use tokio::sync::Mutex;
use uuid::Uuid;

use super::model::{DAY_MS, Invitation, Place, check_expiry};
use super::store;
use crate::app::App;
use crate::clock::{new_id, room_code};
use crate::db::{DbError, Tx};
use crate::features::audit;
use crate::features::workspaces::{
    Access, CanvasId, Manage, WorkshopId, WorkspaceId, take_all_voices,
};
use crate::web::{Error, FormErrors};

/// Codes tried before giving up; a clash among 10⁹ is rare, eight in a row are not to be.
const CODE_TRIES_MAX: usize = 8;
/// Codes of a workspace, or of one canvas, that let people in at once: as many as a page lists.
pub const OPEN_MAX: i64 = 50;
/// How long the link of a partner lets in.
const PARTNER_MS: i64 = 30 * DAY_MS;
/// How long a renewed invitation is open at least.
const RENEWED_MS: i64 = 7 * DAY_MS;
/// Held while a form makes an invitation, so that the second click on it finds what the first has made.
static MAKING: Mutex<()> = Mutex::const_new(());

/// Makes an invitation to the canvas or workshop that `access` names, or else to its workspace. Fails with `Invalid`
/// on `role` (guests of a part do not lead) and on `expires`, and with 409 when [`OPEN_MAX`] are open.
pub async fn create(
    app: &App,
    access: &Access<Manage>,
    role: Role,
    expires_at: i64,
) -> Result<Invitation, Error> {
    create_as(app, access, None, role, expires_at).await
}

/// The same for a form that carries as `key` the id that the invitation will have: sent twice, it makes one.
pub(super) async fn create_once(
    app: &App,
    access: &Access<Manage>,
    key: &str,
    role: Role,
    expires_at: i64,
) -> Result<(), Error> {
    let _turn = MAKING.lock().await;
    let id = Uuid::parse_str(key).ok().map(|key| key.to_string());
    let made = match &id {
        Some(id) => store::by_id(&app.db, id).await?,
        None => None,
    };
    let is_same = |made: &Invitation| made.place() == Place::of(access) && made.role == role;
    if made.as_ref().is_some_and(is_same) {
        return Ok(());
    }
    let id = id.filter(|_| made.is_none());
    create_as(app, access, id, role, expires_at).await.map(drop)
}

async fn create_as(
    app: &App,
    access: &Access<Manage>,
    id: Option<String>,
    role: Role,
    expires_at: i64,
) -> Result<Invitation, Error> {
    let mut errors = FormErrors::default();
    let place = Place::of(access);
    if let Some(workshop) = &place.workshop
        && store::is_archived(&app.db, workshop).await?
    {
        return Err(Error::Conflict("workshop-is-archived"));
    }
    if !place.is_whole() && role == Role::Facilitator {
        errors.add("role", "invitations-role-empty");
    }
    errors.take("expires", check_expiry(expires_at, app.now_ms()));
    if !errors.is_empty() {
        return Err(Error::Invalid(errors));
    }
    make(app, access, place, id, role, None, expires_at).await
}

/// Makes the code that opens a new workshop of the workspace; called before its first guest.
pub async fn invite_to_workshop(
    app: &App,
    access: &Access<Manage>,
    workshop: &WorkshopId,
    expires_at: i64,
) -> Result<Invitation, Error> {
    let place = Place {
        workspace: access.workspace.clone(),
        canvas: None,
        workshop: Some(workshop.clone()),
    };
    let role = Role::Participant;
    make(app, access, place, None, role, None, expires_at).await
}

/// The newest open code of a workshop for those who write.
pub async fn code_of_workshop(
    app: &App,
    workspace: &WorkspaceId,
    workshop: &WorkshopId,
) -> Result<Option<Invitation>, Error> {
    let place = Place {
        workspace: workspace.clone(),
        canvas: None,
        workshop: Some(workshop.clone()),
    };
    let found = store::list(&app.db, &place).await?;
    let found = found.into_iter().find(|one| one.lets_write(app.now_ms()));
    Ok(found.map(|invitation| with_url(app, invitation)))
}

/// Makes an invitation to the canvas that `access` names, for people who speak for one of its partners.
pub async fn invite_partner(
    app: &App,
    access: &Access<Manage>,
    partner: &str,
) -> Result<Invitation, Error> {
    access.canvas()?;
    let expires_at = app.now_ms() + PARTNER_MS;
    let place = Place::of(access);
    make(
        app,
        access,
        place,
        None,
        Role::Participant,
        Some(partner),
        expires_at,
    )
    .await
}

/// The open invitations of the canvas's partners, newest first.
pub async fn partner_invitations(
    app: &App,
    access: &Access<Manage>,
) -> Result<Vec<Invitation>, Error> {
    let canvas = access.canvas()?;
    let found = store::of_partners(&app.db, &access.workspace, canvas, app.now_ms()).await?;
    Ok(found.into_iter().map(|one| with_url(app, one)).collect())
}

/// Makes an invitation under `id`, or under a new one.
async fn make(
    app: &App,
    access: &Access<Manage>,
    place: Place,
    id: Option<String>,
    role: Role,
    partner: Option<&str>,
    expires_at: i64,
) -> Result<Invitation, Error> {
    let now = app.now_ms();
    for _ in 0..CODE_TRIES_MAX {
        let new = Invitation {
            id: id.clone().unwrap_or_else(|| new_id(now)),
            workspace: access.workspace.clone(),
            canvas: place.canvas.clone(),
            workshop: place.workshop.clone(),
            code: room_code(),
            url: String::new(),
            role,
            partner: partner.map(str::to_owned),
            created_at: now,
            expires_at,
            revoked_at: None,
        };
        let mut tx = app.db.begin().await?;
        if store::count_open(&mut tx, &place, now).await? >= OPEN_MAX {
            return Err(Error::Conflict("invitations-full"));
        }
        match store::insert(&mut tx, &new, &access.who.id).await {
            Ok(()) => {
                record(
                    &mut tx,
                    now,
                    access,
                    "invitation.create",
                    &new.id,
                    role.name(),
                )
                .await?;
                tx.commit().await?;
                return Ok(with_url(app, new));
            }
            Err(error) if error.is_taken("code") => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(Error::internal("no free code was found"))
}

/// Ends an invitation; those who are in stay in. Fails with 404 when the workspace has none such.
pub async fn revoke_invitation(
    app: &App,
    access: &Access<Manage>,
    invitation: &str,
) -> Result<(), Error> {
    let now = app.now_ms();
    let mut tx = app.db.begin().await?;
    if !store::revoke(&mut tx, invitation, &access.workspace, now).await? {
        return Err(Error::NotFound);
    }
    record(&mut tx, now, access, "invitation.revoke", invitation, "").await?;
    tx.commit().await?;
    Ok(())
}

/// Gives an invitation a new code; the old one stops working.
pub(super) async fn renew_invitation(
    app: &App,
    access: &Access<Manage>,
    invitation: &str,
) -> Result<(), Error> {
    let now = app.now_ms();
    for _ in 0..CODE_TRIES_MAX {
        let mut tx = app.db.begin().await?;
        let until = now + RENEWED_MS;
        let (workspace, code) = (&access.workspace, room_code());
        match store::renew(&mut tx, invitation, workspace, &code, now, until).await {
            Ok(true) => {
                record(&mut tx, now, access, "invitation.renew", invitation, "").await?;
                tx.commit().await?;
                return Ok(());
            }
            Ok(false) => return Err(Error::NotFound),
            Err(error) if error.is_taken("code") => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(Error::internal("no free code was found"))
}

/// Ends a guest's rights and their open connections. Fails with 404 when the workspace has none such.
pub async fn remove_guest(app: &App, access: &Access<Manage>, guest: &str) -> Result<(), Error> {
    let now = app.now_ms();
    let participant = format!("guest-{guest}");
    let mut tx = app.db.begin().await?;
    if !store::remove_guest(&mut tx, guest, &access.workspace, now).await? {
        return Err(Error::NotFound);
    }
    let spoke = take_all_voices(&mut tx, &access.workspace.0, &participant).await?;
    record(&mut tx, now, access, "guest.remove", &participant, "").await?;
    tx.commit().await?;
    // Nobody may be listening.
    let _ = app.revocations.send(participant);
    if spoke {
        let _ = app
            .revocations
            .send(format!("workspace-{}", access.workspace.0));
    }
    Ok(())
}

async fn record(
    tx: &mut Tx<'_>,
    now_ms: i64,
    access: &Access<Manage>,
    action: &str,
    subject: &str,
    detail: &str,
) -> Result<(), DbError> {
    let workspace = Some(access.workspace.0.as_str());
    audit::record(
        tx,
        now_ms,
        &access.who.id,
        action,
        workspace,
        subject,
        detail,
    )
    .await
}

/// The invitation with the address that its QR picture carries.
pub(super) fn with_url(app: &App, invitation: Invitation) -> Invitation {
    Invitation {
        url: format!("{}/j/{}", app.base_url, invitation.code),
        ..invitation
    }
}

/// The address as a QR picture that says `name` to those who do not see it; black on white in every theme,
/// since cameras expect it.
pub fn qr_svg(url: &str, name: &str) -> Result<String, Error> {
    let code = QrCode::new(url.as_bytes()).map_err(Error::internal)?;
    let drawn = code
        .render::<svg::Color>()
        .min_dimensions(200, 200)
        .dark_color(svg::Color("#000"))
        .light_color(svg::Color("#fff"))
        .build();
    let start = drawn.find("<svg").unwrap_or(0);
    let name = name.replace(['"', '<', '&'], "");
    Ok(drawn[start..].replacen(
        "<svg",
        &format!("<svg role=\"img\" aria-label=\"{name}\""),
        1,
    ))
}

/// The invitation that a screen may show to everybody in the room: open, for writing, and of a workshop that uses the
/// canvas rather than of the canvas itself, or of that rather than of its workspace.
pub async fn current(
    app: &App,
    workspace: &WorkspaceId,
    canvas: &CanvasId,
) -> Result<Option<Invitation>, Error> {
    let now = app.now_ms();
    let mut found = store::of_workshops(&app.db, workspace, canvas).await?;
    for canvas in [Some(canvas.clone()), None] {
        let place = Place {
            workspace: workspace.clone(),
            canvas,
            workshop: None,
        };
        found.extend(store::list(&app.db, &place).await?);
    }
    Ok(found.into_iter().find(|one| one.lets_write(now)))
}
