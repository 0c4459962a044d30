//! One request for one arrow: what it starts from, where it leads, and taking along what was chosen.
use axum::response::{IntoResponse, Redirect, Response};
use canvas::flows::{self, Flow};

use super::chosen::Chosen;
use super::desk::{Bundle, Desk};
use super::needs::waits;
use super::overview::record_of;
use super::perform::{Done, Hand};
use super::views::kind_title;
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::canvases::CanvasRecord;
use crate::features::workspaces::{Access, Manage, Title};
use crate::i18n::{Lang, MsgKey};
use crate::web::{Error, FormErrors, unprocessable};

/// Value of the target's choice that means a new canvas.
pub(super) const NEW: &str = "new";

/// Everything about one request for one arrow.
pub(super) struct Ask {
    pub flow: &'static Flow,
    /// The canvas that it starts from.
    pub record: CanvasRecord,
    pub desk: Desk,
    pub bundle: Bundle,
    pub to: Option<CanvasRecord>,
    /// Title of the workspace that it starts from, when that is another one than the target's.
    pub elsewhere: Option<String>,
}

impl Ask {
    /// Finds the arrow of the path and its target; 404 when either is not there.
    pub(super) async fn open(
        app: &App,
        lang: Lang,
        access: &Access<Manage>,
        slug: &str,
        to: &str,
    ) -> Result<Self, Error> {
        let record = record_of(app, access).await?;
        let flow = flows::find(slug)
            .filter(|flow| flow.from == record.kind)
            .ok_or(Error::NotFound)?;
        let mut desk = Desk::open(app, &access.workspace.0).await?;
        let to = match to {
            NEW => None,
            "" => desk
                .last_target(flow, &record.id)
                .filter(|_| !flow.is_each())
                .cloned(),
            id => {
                let found = desk.of_kind(&flow.to).into_iter().find(|one| one.id == id);
                Some(found.cloned().ok_or(Error::NotFound)?)
            }
        };
        let written = to.as_ref().map_or(lang, |to| to.lang);
        let bundle = desk.bundle(app, flow, &record, written).await?;
        Ok(Self {
            flow,
            record,
            desk,
            bundle,
            to,
            elsewhere: None,
        })
    }

    /// Takes along what was chosen; shows the page again when something is wrong with it.
    pub(super) async fn carry(
        self,
        app: &App,
        lang: Lang,
        visitor: &Visitor,
        access: &Access<Manage>,
        sent: Chosen,
    ) -> Result<Response, Error> {
        if let Some(waits) = waits(app, self.flow, &self.record.id, lang).await? {
            return Err(Error::Conflict(waits.key));
        }
        let mut errors = FormErrors::default();
        if let Some((field, key)) = self.fault(&sent) {
            errors.add(field, key);
        }
        let asks_title = self.to.is_none() && !self.flow.is_each();
        let kind = kind_title(&self.flow.to, lang);
        let typed = if asks_title {
            sent.title.as_str()
        } else {
            kind.as_str()
        };
        let title = errors.take("title", Title::parse(typed));
        match title {
            Some(title) if errors.is_empty() => {
                let hand = Hand {
                    app,
                    workspace: &access.workspace.0,
                    who: &access.who,
                };
                let done = hand
                    .carry(&self.desk, self.bundle, self.to.as_ref(), &sent, &title)
                    .await?;
                Ok(Redirect::to(&next(lang, &access.workspace.0, &done)).into_response())
            }
            _ => Ok(unprocessable(
                self.page(app, lang, visitor, access, Some(sent), errors)
                    .await?,
            )),
        }
    }

    /// What is wrong with what was sent.
    fn fault(&self, sent: &Chosen) -> Option<(&'static str, MsgKey)> {
        let mut items = self.bundle.plan(None);
        sent.mark(&mut items);
        let each = items
            .iter()
            .filter(|item| item.each && sent.items.contains(&item.key))
            .count();
        let any = items.iter().any(|item| sent.items.contains(&item.key));
        match (any, self.flow.is_each(), &self.to) {
            (false, ..) => Some(("items", "flow-nothing-chosen")),
            (_, true, None) if each == 0 => Some(("items", "flow-nothing-chosen")),
            (_, true, Some(_)) if each > 1 => Some(("items", "flow-one-at-a-time")),
            _ => None,
        }
    }
}

/// Where to go: the canvas that was written, or the workspace's page when there are several.
fn next(lang: Lang, workspace: &str, done: &Done) -> String {
    let (new, left) = (done.new, done.left.len());
    match done.canvases.as_slice() {
        [one] => format!("/{lang}/c/{one}?came={new}&left={left}"),
        _ => format!("/{lang}/w/{workspace}?came={new}&left={left}"),
    }
}
