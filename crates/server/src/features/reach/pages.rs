//! The gaps of an offering as its canvas and its arrows ask for them.
use axum::Json as Answer;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use canvas::Template;
use canvas::content::Content;
use canvas::facts::RecordKind;
use canvas::insight::InsightRule;

use super::model::{AREA, GapsShown, GroupGaps, Offering};
use crate::app::App;
use crate::db::DbError;
use crate::features::workspaces::{self, Access, View};
use crate::features::{live, registry};
use crate::i18n::Lang;
use crate::web::Error;
use crate::web::routes::Routes;

/// Routes of this feature.
pub fn routes() -> Routes {
    Routes::new().get("/c/{canvas}/gaps", answer)
}

/// Whether a group of this kind of canvas may be reached in one municipality and not in the next.
fn is_offering(template: &Template) -> bool {
    template.insight() == Some(InsightRule::Coverage)
}

/// The groups of a canvas that are reached in one municipality and not in its neighbour, and whether that is known;
/// none for kinds that say nothing of who reaches whom.
pub async fn gaps(
    app: &App,
    workspace: &str,
    template: &Template,
    content: &Content,
    lang: Lang,
) -> Result<(bool, Vec<GroupGaps>), DbError> {
    if !is_offering(template) {
        return Ok((false, Vec::new()));
    }
    let mut fields = template.fields.iter();
    let area = fields.find(|field| {
        let becomes = field.becomes.as_ref();
        becomes.is_some_and(|becomes| becomes.to_string() == AREA)
    });
    let area = area.and_then(|field| content.fields.get(&field.slug));
    let offering = Offering::read(content, area.map_or("", String::as_str));
    let called: Vec<_> = offering
        .columns
        .iter()
        .map(|(_, called)| called.clone())
        .collect();
    let models = registry::meant(&app.db, workspace, RecordKind::SupportModel, &called).await?;
    Ok(offering.gaps(&models, lang))
}

/// The same as its canvas shows it: the first few of each group.
pub async fn shown(
    app: &App,
    workspace: &str,
    template: &Template,
    content: &Content,
    lang: Lang,
) -> Result<GapsShown, DbError> {
    let found = gaps(app, workspace, template, content, lang).await?;
    Ok(GapsShown::of(found))
}

/// `GET /c/{canvas}/gaps`: what the canvas shows, for whoever may see it; nothing for kinds that have no such gaps.
async fn answer(
    State(app): State<App>,
    access: Access<View>,
    headers: HeaderMap,
) -> Result<Answer<GapsShown>, Error> {
    let head = workspaces::canvas_of(&app, &access).await?;
    let template = canvas::find(&head.kind).ok_or(Error::NotFound)?;
    if !is_offering(template) {
        return Ok(Answer(GapsShown::default()));
    }
    let content = live::content(&app, access.canvas()?).await?;
    let lang = headers.get(header::ACCEPT_LANGUAGE);
    let lang = Lang::preferred(lang.and_then(|lang| lang.to_str().ok()).unwrap_or_default());
    let workspace = &access.workspace.0;
    let found = shown(&app, workspace, template, &content, lang).await?;
    Ok(Answer(found))
}
