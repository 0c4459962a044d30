//! The projector's page (tykillä): the board without chrome, the code and its QR large.
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::pages::load;
use super::props::{CanvasProps, ViewName};
use super::show::{props, script_json};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::invitations;
use crate::features::workspaces::{Access, Manage, View};
use crate::web::routes::Routes;
use crate::web::{Error, PathLang, Shell, html};

pub(super) fn routes() -> Routes {
    Routes::new().get("/{lang}/c/{canvas}/projector", show)
}

/// How people come in, as the projector shows it.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
#[ts(export, rename_all = "camelCase")]
#[serde(rename_all = "camelCase")]
pub struct JoinLinks {
    /// The room code as it is shown: `KM7 4RX`.
    pub code: String,
    /// The host that people type.
    pub host: String,
    /// Address of the QR picture.
    pub qr: String,
}

/// What the projector's island is drawn from.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
#[ts(export, rename_all = "camelCase")]
#[serde(rename_all = "camelCase")]
pub struct ProjectorProps {
    /// The same as the canvas's own page.
    #[serde(flatten)]
    #[ts(flatten)]
    pub canvas: CanvasProps,
    /// None while nobody is invited by code.
    pub join: Option<JoinLinks>,
}

#[derive(askama::Template)]
#[template(path = "canvases/projector.html")]
struct ProjectorPage {
    shell: Shell,
    props: String,
    join: Option<JoinLinks>,
    invite: String,
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    leads: Access<Manage>,
    reads: Access<View>,
) -> Result<Response, Error> {
    let (record, _) = load(&app, &leads).await?;
    let shell = visitor.shell(lang, &record.title);
    let canvas = props(&app, lang, &reads, &record, &shell, ViewName::Board).await?;
    let current = invitations::current(&app, &leads.workspace, leads.canvas()?).await?;
    let host = app
        .base_url
        .split_once("://")
        .map_or(app.base_url.as_str(), |(_, host)| host);
    let join = current.map(|invitation| JoinLinks {
        code: invitation.shown_code(),
        host: host.to_owned(),
        qr: format!("/j/{}/qr.svg", invitation.code),
    });
    let props = script_json(&ProjectorProps {
        canvas,
        join: join.clone(),
    })?;
    let invite = format!("/{lang}/c/{}/invite", record.id);
    Ok(html(&ProjectorPage {
        shell,
        props,
        join,
        invite,
    })
    .into_response())
}
