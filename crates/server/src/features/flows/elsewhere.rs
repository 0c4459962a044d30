//! What came from canvases of other workspaces. Their titles are told only to those who may read them.
use std::collections::BTreeMap;

use canvas::flows;

use super::desk::Desk;
use super::map::Edge;
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::workspaces::{self, CanvasId, View, access_to_canvas};
use crate::i18n::Lang;
use crate::web::Error;

/// Most canvases of other workspaces whose titles are told.
const TOLD_MAX: usize = 60;

/// Id and title of a canvas, where they may be told.
type Told = Option<(String, String)>;

/// What came from other workspaces, in the order of the workbook and then by age.
pub(super) async fn edges(
    app: &App,
    desk: &Desk,
    visitor: &Visitor,
    lang: Lang,
) -> Result<Vec<Edge>, Error> {
    let mut counts: BTreeMap<(usize, usize, Told), usize> = BTreeMap::new();
    let mut titles: BTreeMap<&str, Told> = BTreeMap::new();
    for row in desk.derived.iter().map(|row| &row.taken) {
        let from = row.origin.canvas.as_str();
        let flow = flows::flows().iter().position(|flow| flow.slug == row.flow);
        let to = desk.records.iter().position(|to| to.id == row.to_canvas);
        let (Some(flow), Some(to), None) = (flow, to, desk.record(from)) else {
            continue;
        };
        if !titles.contains_key(from) {
            let may_be_told = titles.len() < TOLD_MAX;
            let title = if may_be_told {
                readable(app, visitor, from).await?
            } else {
                None
            };
            titles.insert(from, title);
        }
        let title = titles.get(from).cloned().flatten();
        *counts.entry((flow, to, title)).or_default() += 1;
    }
    let edge = |((flow, to, from), count): ((usize, usize, Told), usize)| {
        let flow = flows::flows().get(flow)?;
        let to = desk.records.get(to)?;
        Some(Edge {
            from,
            is_elsewhere: true,
            to: (to.id.clone(), to.title.clone()),
            flow,
            name: lang.text(&format!("flow-{}", flow.slug)),
            count,
            changed: 0,
            fresh: 0,
        })
    };
    Ok(counts.into_iter().filter_map(edge).collect())
}

/// Id and title of a canvas, if the visitor may read it.
async fn readable(app: &App, visitor: &Visitor, id: &str) -> Result<Told, Error> {
    let canvas = CanvasId(id.to_owned());
    match access_to_canvas::<View>(app, visitor, &canvas).await {
        Ok(access) => {
            let head = workspaces::canvas_of(app, &access).await?;
            Ok(Some((head.id, head.title)))
        }
        Err(error @ (Error::Internal { .. } | Error::NotSaved { .. })) => Err(error),
        Err(_) => Ok(None),
    }
}
