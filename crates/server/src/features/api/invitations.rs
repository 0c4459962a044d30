//! Invitations to a canvas, and coming in by a code.
use axum::Json as Answer;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use canvas::settings::Role;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Json, idempotency};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::invitations::{self, Invitation};
use crate::features::workspaces::{Access, Manage};
use crate::web::routes::Routes;
use crate::web::{ClientAddress, Error, FormErrors};

pub(super) fn routes() -> Routes {
    Routes::new()
        .post("/api/v1/canvases/{canvas}/invitations", create)
        .delete("/api/v1/canvases/{canvas}/invitations/{invitation}", revoke)
        .post("/api/v1/join", join)
}

/// Whom a code lets in, and until when.
#[derive(Deserialize, ToSchema)]
pub(super) struct NewInvitation {
    /// `viewer` or `participant`.
    role: String,
    /// RFC 3339, in the future and at most a year ahead.
    expires: String,
}

/// A code.
#[derive(Serialize, ToSchema)]
pub(super) struct InvitationJson {
    id: String,
    /// Six characters, as people read them aloud.
    code: String,
    /// The address that a QR code carries.
    url: String,
    role: String,
    /// RFC 3339.
    expires: String,
}

fn json(invitation: &Invitation) -> InvitationJson {
    InvitationJson {
        id: invitation.id.clone(),
        code: invitation.code.clone(),
        url: invitation.url.clone(),
        role: invitation.role.name().to_owned(),
        expires: Timestamp::from_millisecond(invitation.expires_at)
            .unwrap_or_default()
            .to_string(),
    }
}

/// Makes a code that opens the canvas.
#[utoipa::path(post, path = "/api/v1/canvases/{canvas}/invitations", request_body = NewInvitation,
    params(("canvas" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = InvitationJson), (status = 403), (status = 422)))]
pub(super) async fn create(
    State(app): State<App>,
    visitor: Visitor,
    access: Access<Manage>,
    headers: HeaderMap,
    body: Json<NewInvitation>,
) -> Result<Response, Error> {
    let account = visitor.signed_in()?;
    let mut errors = FormErrors::default();
    let role = errors.take(
        "role",
        Role::parse(&body.value.role).ok_or("api-role-unknown"),
    );
    let moment = body
        .value
        .expires
        .parse::<Timestamp>()
        .map_err(|_| "api-expires-wrong");
    let expires = errors.take("expires", moment);
    let (Some(role), Some(expires)) = (role, expires) else {
        return Err(errors.into());
    };
    let request = format!(
        "{} {}",
        access.canvas()?.0,
        String::from_utf8_lossy(&body.sent)
    );
    idempotency::created(&app, account, &headers, &request, async {
        let made = invitations::create_invitation(&app, &access, role, expires.as_millisecond());
        Ok(json(&made.await?))
    })
    .await
}

/// Ends a code; those who came in stay in.
#[utoipa::path(delete, path = "/api/v1/canvases/{canvas}/invitations/{invitation}",
    params(("canvas" = String, Path), ("invitation" = String, Path)),
    responses((status = 204), (status = 403), (status = 404)))]
pub(super) async fn revoke(
    State(app): State<App>,
    access: Access<Manage>,
    Path((_, invitation)): Path<(String, String)>,
) -> Result<StatusCode, Error> {
    invitations::revoke_invitation(&app, &access, &invitation).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A code and the name that others will see.
#[derive(Deserialize, ToSchema)]
pub(super) struct Joining {
    code: String,
    /// 1–60 characters.
    name: String,
}

/// A guest.
#[derive(Serialize, ToSchema)]
pub(super) struct JoinedJson {
    /// The canvas that the code opens; null when it opens the whole workspace, or a workshop.
    canvas: Option<String>,
    /// The workshop whose canvases are all that the code opens; null for others.
    workshop: Option<String>,
    workspace: String,
    /// Bearer token, also for `?token=` of the socket. Told once.
    token: String,
    /// Participant id, for the `author` of notes.
    participant: String,
    name: String,
    role: String,
}

/// Comes in by a code as a guest. Wrong codes are counted by address; right ones are not.
#[utoipa::path(post, path = "/api/v1/join", request_body = Joining,
    responses((status = 200, body = JoinedJson), (status = 422), (status = 429)), security(()))]
pub(super) async fn join(
    State(app): State<App>,
    ClientAddress(address): ClientAddress,
    body: Json<Joining>,
) -> Result<Answer<JoinedJson>, Error> {
    let joined =
        invitations::join_by_code(&app, &body.value.code, &body.value.name, &address).await?;
    Ok(Answer(JoinedJson {
        canvas: joined.invitation.canvas.map(|id| id.0),
        workshop: joined.invitation.workshop.map(|id| id.0),
        workspace: joined.invitation.workspace.0,
        token: joined.token,
        participant: joined.participant,
        name: joined.name,
        role: joined.invitation.role.name().to_owned(),
    }))
}
