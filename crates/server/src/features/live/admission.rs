//! Who may sit down at a canvas.
use axum::extract::FromRequestParts as _;
use axum::http::{HeaderMap, Request, header};
use canvas::Template;
use canvas::settings::Role;
use collab::Close;

use super::reads::note_read;
use super::sitter::Sitter;
use super::store;
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::workspaces::{Access, CanvasId, View, WorkspaceId, access_to_canvas};
use crate::web::Error;

/// What a handshake proves itself with; kept so that it can be checked again.
pub(super) struct Credentials {
    headers: HeaderMap,
    token: Option<String>,
}

impl Credentials {
    /// The cookie or bearer token of `headers`, or the token of the query.
    pub(super) fn new(headers: &HeaderMap, token: Option<String>) -> Self {
        let mut kept = HeaderMap::new();
        for name in [header::COOKIE, header::AUTHORIZATION] {
            for value in headers.get_all(&name) {
                kept.append(name.clone(), value.clone());
            }
        }
        Self {
            headers: kept,
            token,
        }
    }

    async fn visitor(&self, app: &App) -> Result<Visitor, Error> {
        if let Some(token) = &self.token {
            return Visitor::with_token(app, token).await;
        }
        let (mut parts, ()) = Request::new(()).into_parts();
        parts.headers = self.headers.clone();
        Visitor::from_request_parts(&mut parts, app).await
    }
}

/// Somebody who may sit down, and the workspace of the canvas.
pub(super) struct Admitted {
    pub sitter: Sitter,
    pub workspace: WorkspaceId,
}

/// Who this is on the canvas, or the code to close with. `generation` is that of a copy that the client kept.
/// What is in the archive is read only, by everybody.
pub(super) async fn admit(
    app: &App,
    credentials: &Credentials,
    canvas: &CanvasId,
    generation: Option<&str>,
) -> Result<Admitted, Close> {
    let visitor = credentials.visitor(app).await.map_err(close_of)?;
    let access: Access<View> = access_to_canvas(app, &visitor, canvas)
        .await
        .map_err(close_of)?;
    let row = store::canvas(&app.db, canvas)
        .await
        .map_err(|error| close_of(error.into()))?
        .ok_or(Close::NoSuchCanvas)?;
    if generation.is_some_and(|generation| generation != row.generation) {
        return Err(Close::OtherGeneration);
    }
    let mut who = access.who;
    note_read(app, &row.kind, canvas, &access.workspace, &who)
        .await
        .map_err(close_of)?;
    if row.is_archived {
        who.role = Role::Viewer;
    }
    let has_partners = canvas::find(&row.kind).is_some_and(Template::has_partners);
    let sitter = if has_partners {
        Sitter::among_partners(&app.db, canvas, who)
            .await
            .map_err(|error| close_of(error.into()))?
    } else {
        Sitter::new(who)
    };
    Ok(Admitted {
        sitter,
        workspace: access.workspace,
    })
}

fn close_of(error: Error) -> Close {
    match error {
        Error::SignInFirst => Close::SignedOut,
        Error::NotFound => Close::NoSuchCanvas,
        Error::Internal { .. } | Error::NotSaved { .. } => Close::NotSaved,
        _ => Close::Refused,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_cannot_be_let_in_on_a_full_disk_comes_back_later() {
        assert_eq!(close_of(Error::not_saved("full")), Close::NotSaved);
        assert_eq!(close_of(Error::Forbidden), Close::Refused);
    }
}
