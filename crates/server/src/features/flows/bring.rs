//! Bringing what a canvas of another workspace says to a canvas of this one. Only arrows that propose do so, and only for
//! somebody who may read the one and lead the other.
use axum::extract::{Form, Path, State};
use axum::response::{Html, Response};
use canvas::flows;
use serde::Deserialize;

use super::ask::Ask;
use super::chosen::Chosen;
use super::desk::Desk;
use super::overview::record_of;
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::canvases;
use crate::features::workspaces::{self, Access, CanvasId, Manage, View, access_to_canvas};
use crate::web::{Error, FormErrors, PathLang};

/// The arrow of the path, and the canvas that it starts from.
#[derive(Deserialize)]
pub(super) struct BringPath {
    flow: String,
    source: String,
}

/// The arrow from the canvas of another workspace to the one of the path; 404 when either is not there for the visitor.
async fn open(
    app: &App,
    visitor: &Visitor,
    access: &Access<Manage>,
    path: &BringPath,
) -> Result<Ask, Error> {
    let to = record_of(app, access).await?;
    let flow = flows::find(&path.flow)
        .filter(|flow| flow.proposes && flow.to == to.kind)
        .ok_or(Error::NotFound)?;
    let source = CanvasId(path.source.clone());
    let theirs = access_to_canvas::<View>(app, visitor, &source).await;
    // Whether it exists is nobody's business who may not read it.
    let theirs = theirs.map_err(|_| Error::NotFound)?;
    let record = canvases::find(app, &theirs.workspace.0, &source.0).await?;
    let record = record
        .filter(|record| record.kind == flow.from && theirs.workspace != access.workspace)
        .ok_or(Error::NotFound)?;
    let is_private = canvas::find(&record.kind).is_none_or(|template| template.private);
    let workspace = workspaces::find(app, &theirs).await?;
    let workspace = workspace.filter(|_| !is_private).ok_or(Error::NotFound)?;
    let mut desk = Desk::open(app, &access.workspace.0).await?;
    let bundle = desk.bundle(app, flow, &record, to.lang).await?;
    Ok(Ask {
        flow,
        record,
        desk,
        bundle,
        to: Some(to),
        elsewhere: Some(workspace.title),
    })
}

/// `GET /{lang}/c/{canvas}/bring/{flow}/{source}`
pub(super) async fn page(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Path(path): Path<BringPath>,
) -> Result<Html<String>, Error> {
    let ask = open(&app, &visitor, &access, &path).await?;
    let none = FormErrors::default();
    ask.page(&app, lang, &visitor, &access, None, none).await
}

/// `POST /{lang}/c/{canvas}/bring/{flow}/{source}`
pub(super) async fn submit(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Path(path): Path<BringPath>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    let ask = open(&app, &visitor, &access, &path).await?;
    ask.carry(&app, lang, &visitor, &access, Chosen::read(pairs))
        .await
}
