//! Taking a canvas home: its content is read, and the trail says who took it and as what.
use canvas::content::Content;
use canvas::file::About;
use canvas::{CanvasFile, Template};

use crate::app::App;
use crate::features::canvases::{self, CanvasRecord};
use crate::features::workspaces::{Access, Level};
use crate::features::{audit, interviews, live};
use crate::web::Error;
use crate::web::downloads::FileKind;

/// The whole canvas, to be read in again.
pub const JSON: FileKind = FileKind {
    ending: "json",
    media: "application/json",
};

/// A canvas that somebody takes home.
pub struct Taken {
    /// The canvas.
    pub record: CanvasRecord,
    /// The template of its kind.
    pub template: &'static Template,
    /// What stands on it.
    pub content: Content,
}

/// The canvas of the path with its template; 404 when there is none.
pub(super) async fn load<L: Level>(
    app: &App,
    access: &Access<L>,
) -> Result<(CanvasRecord, &'static Template), Error> {
    let found = canvases::find(app, &access.workspace.0, &access.canvas()?.0).await?;
    let record = found.ok_or(Error::NotFound)?;
    let template =
        canvas::find(&record.kind).ok_or_else(|| Error::internal("a canvas of an unknown kind"))?;
    Ok((record, template))
}

/// What stands on the canvas of `access`, once the trail says that it leaves as `what`, such as `canvas.json`.
pub async fn take<L: Level>(app: &App, access: &Access<L>, what: &str) -> Result<Taken, Error> {
    let (record, template) = load(app, access).await?;
    let id = access.canvas()?;
    live::note_read(app, &record.kind, id, &access.workspace, &access.who).await?;
    let action = match template.private {
        true => "interview.export",
        false => "canvas-exported",
    };
    let workspace = Some(record.workspace_id.as_str());
    let mut tx = app.db.begin().await?;
    let (now, who) = (app.now_ms(), &access.who.id);
    audit::record(&mut tx, now, who, action, workspace, &record.id, what).await?;
    tx.commit().await?;
    let content = live::content(app, id).await?;
    Ok(Taken {
        record,
        template,
        content,
    })
}

impl Taken {
    /// The whole canvas as JSON that [`CanvasFile::parse`] reads again.
    pub async fn json(self, app: &App) -> Result<Vec<u8>, Error> {
        let Self {
            record,
            template,
            content,
        } = self;
        let keep_until = match template.private {
            true => Some(interviews::keep_until(app, &record.id, record.created_at).await?),
            false => None,
        };
        let about = About {
            title: &record.title,
            language: record.lang.code(),
            done: &record.settings.done,
            keep_until,
        };
        let file = CanvasFile::new(template, &about, content);
        serde_json::to_vec_pretty(&file).map_err(Error::internal)
    }
}
