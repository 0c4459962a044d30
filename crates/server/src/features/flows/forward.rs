//! One arrow: what it would take along and where to, and taking it.
use axum::extract::{Form, Path, Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use canvas::flows::{self, Flow, Target};
use serde::Deserialize;

use super::chosen::Chosen;
use super::desk::{Bundle, Desk};
use super::overview::record_of;
use super::perform::{Done, Hand};
use super::views::{Group, groups, kind_title, suggested_title};
use super::ways::{self, Way};
use crate::app::App;
use crate::clock::new_id;
use crate::features::accounts::Visitor;
use crate::features::canvases::CanvasRecord;
use crate::features::workspaces::{self, Access, Manage, Title, Workspace};
use crate::i18n::{Lang, MsgKey};
use crate::web::{Error, FormErrors, PathLang, Shell, html, unprocessable};

/// Value of the target's choice that means a new canvas.
const NEW: &str = "new";

#[derive(askama::Template)]
#[template(path = "flows/forward.html")]
struct ForwardPage {
    shell: Shell,
    workspace: Workspace,
    record: CanvasRecord,
    flow: &'static Flow,
    to_kind: String,
    /// Value, name and whether it is chosen, of each possible target.
    targets: Vec<(String, String, bool)>,
    to: String,
    fresh: String,
    title: String,
    groups: Vec<Group>,
    errors: FormErrors,
}

impl ForwardPage {
    /// True when the new canvas's title is asked for.
    fn asks_title(&self) -> bool {
        self.to.is_empty() && !self.flow.is_each()
    }
}

/// The arrow of the path.
#[derive(Deserialize)]
pub(super) struct FlowPath {
    flow: String,
}

/// Which canvas it goes to.
#[derive(Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    to: String,
}

/// Everything about one request for one arrow.
struct Ask {
    flow: &'static Flow,
    record: CanvasRecord,
    desk: Desk,
    bundle: Bundle,
    to: Option<CanvasRecord>,
}

impl Ask {
    /// Finds the arrow of the path and its target; 404 when either is not there.
    async fn open(
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
        })
    }

    async fn page(
        mut self,
        app: &App,
        lang: Lang,
        visitor: &Visitor,
        access: &Access<Manage>,
        sent: Option<Chosen>,
        errors: FormErrors,
    ) -> Result<Html<String>, Error> {
        let workspace = workspaces::find(app, access)
            .await?
            .ok_or(Error::NotFound)?;
        let mut items = match &self.to {
            Some(to) => {
                let content = self.desk.read(app, &to.id).await?;
                self.bundle.plan(Some(Target {
                    canvas: &to.id,
                    content,
                }))
            }
            None => self.bundle.plan(None),
        };
        let from = canvas::find(&self.flow.from).ok_or(Error::NotFound)?;
        let content = self.desk.read(app, &self.record.id).await?;
        let mut title = suggested_title(self.flow, from, content, lang);
        let mut fresh = new_id(app.now_ms());
        if let Some(sent) = sent {
            sent.mark(&mut items);
            (title, fresh) = (sent.title, sent.fresh);
        }
        let to = self.to.as_ref().map(|to| to.id.clone()).unwrap_or_default();
        let mut groups = groups(self.flow, &items, &self.desk, Some(&to), lang);
        if self.flow.ways {
            tell_ways(
                &ways::of_workspace(app, &mut self.desk).await?,
                &mut groups,
                lang,
            );
        }
        let shell = visitor.shell(lang, &lang.text(&format!("flow-{}", self.flow.slug)));
        Ok(html(&ForwardPage {
            shell,
            workspace,
            to_kind: kind_title(&self.flow.to, lang),
            targets: self.targets(lang, &to),
            groups,
            record: self.record,
            flow: self.flow,
            to,
            fresh,
            title,
            errors,
        }))
    }

    fn targets(&self, lang: Lang, to: &str) -> Vec<(String, String, bool)> {
        let new = if self.flow.is_each() {
            "flow-to-new-each"
        } else {
            "flow-to-new"
        };
        let others = self
            .desk
            .of_kind(&self.flow.to)
            .into_iter()
            .filter(|one| one.id != self.record.id);
        let others = others.map(|one| (one.id.clone(), one.title.clone(), one.id == to));
        std::iter::once((NEW.to_owned(), lang.text(new), to.is_empty()))
            .chain(others)
            .collect()
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

/// Says beside each item through whom it is reached.
fn tell_ways(ways: &[Way], groups: &mut [Group], lang: Lang) {
    for item in groups.iter_mut().flat_map(|group| &mut group.items) {
        let mut known = ways.iter().filter(|way| !way.names.is_empty());
        let way = known.find(|way| flows::fold(&way.partner) == flows::fold(&item.name));
        item.way = way.map_or_else(String::new, |way| {
            lang.text_with("flow-way", &[("way", &way.told())])
        });
    }
}

/// `GET /{lang}/c/{canvas}/continue/{flow}`
pub(super) async fn page(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Path(path): Path<FlowPath>,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Error> {
    let ask = Ask::open(&app, lang, &access, &path.flow, &asked.to).await?;
    ask.page(&app, lang, &visitor, &access, None, FormErrors::default())
        .await
}

/// `POST /{lang}/c/{canvas}/continue/{flow}`
pub(super) async fn submit(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Path(path): Path<FlowPath>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    let sent = Chosen::read(pairs);
    let to = if sent.to.is_empty() {
        NEW
    } else {
        sent.to.as_str()
    };
    let ask = Ask::open(&app, lang, &access, &path.flow, to).await?;
    let mut errors = FormErrors::default();
    if let Some((field, key)) = ask.fault(&sent) {
        errors.add(field, key);
    }
    let asks_title = ask.to.is_none() && !ask.flow.is_each();
    let kind = kind_title(&ask.flow.to, lang);
    let typed = if asks_title {
        sent.title.as_str()
    } else {
        kind.as_str()
    };
    let title = errors.take("title", Title::parse(typed));
    match title {
        Some(title) if errors.is_empty() => {
            let hand = Hand {
                app: &app,
                workspace: &access.workspace.0,
                who: &access.who,
            };
            let done = hand
                .carry(&ask.desk, ask.bundle, ask.to.as_ref(), &sent, &title)
                .await?;
            Ok(Redirect::to(&next(lang, &access.workspace.0, &done)).into_response())
        }
        _ => Ok(unprocessable(
            ask.page(&app, lang, &visitor, &access, Some(sent), errors)
                .await?,
        )),
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
