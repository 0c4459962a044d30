//! What somebody does who has no workspace yet: makes one, or, when the program was filled with the demonstration
//! and they administer it, looks at that first.
use axum::extract::State;
use axum::response::Redirect;
use canvas::settings::Role;

use super::{record, store};
use crate::app::App;
use crate::features::accounts::{Account, Visitor};
use crate::web::{Error, PathLang};

/// Address of the demonstration's facilitator, by which its workspace is known.
pub const DEMO_EMAIL: &str = "demo@example.org";

/// Title of the demonstration's workspace, for an administrator who is not in it.
pub(super) async fn demo_for(app: &App, account: &Account) -> Result<Option<String>, Error> {
    if !account.is_administrator {
        return Ok(None);
    }
    let found = store::led_by(&app.db, DEMO_EMAIL).await?;
    Ok(found.map(|found| found.title))
}

/// `POST /{lang}/demo`: an administrator comes into the demonstration's workspace as one of its facilitators. Fails
/// with 403 for everybody else and with 404 when there is no demonstration.
pub(super) async fn open_demo(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
) -> Result<Redirect, Error> {
    let account = visitor.signed_in()?;
    if !account.is_administrator {
        return Err(Error::Forbidden);
    }
    let demo = store::led_by(&app.db, DEMO_EMAIL)
        .await?
        .ok_or(Error::NotFound)?;
    let mut tx = app.db.begin().await?;
    let (me, now) = (&account.id.0, app.now_ms());
    store::set_member(&mut tx, &demo.id, me, Role::Facilitator, now).await?;
    let actor = format!("account-{me}");
    record(&app, &mut tx, &actor, "member-set", &demo.id, me).await?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("/{lang}/w/{}", demo.id)))
}
