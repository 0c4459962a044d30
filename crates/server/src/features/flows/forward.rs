//! One arrow: what it would take along and where to, and taking it.
use axum::extract::{Form, Path, Query, State};
use axum::response::{Html, Response};
use canvas::flows::{Flow, Item, Target};
use serde::Deserialize;

use super::ask::{Ask, NEW};
use super::chosen::Chosen;
use super::needs::{Waits, waits};
use super::views::{Group, groups, kind_title, suggested_title};
use super::ways;
use crate::app::App;
use crate::clock::new_id;
use crate::features::accounts::Visitor;
use crate::features::canvases::CanvasRecord;
use crate::features::workspaces::{self, Access, Manage, Workspace};
use crate::i18n::Lang;
use crate::web::{Error, FormErrors, PathLang, Shell, html};

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
    /// What must be done before, if anything: then nothing is offered.
    waits: Option<Waits>,
    /// Address that the form is sent to.
    action: String,
    /// Workspace that it comes from, when that is another one.
    elsewhere: Option<String>,
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

impl Ask {
    /// Where the form is sent.
    fn action(&self, lang: Lang) -> String {
        let (flow, from) = (&self.flow.slug, &self.record.id);
        match (&self.elsewhere, &self.to) {
            (Some(_), Some(to)) => format!("/{lang}/c/{}/bring/{flow}/{from}", to.id),
            _ => format!("/{lang}/c/{from}/continue/{flow}"),
        }
    }

    /// What would be taken along.
    async fn items(&mut self, app: &App) -> Result<Vec<Item>, Error> {
        let Some(to) = &self.to else {
            return Ok(self.bundle.plan(None));
        };
        let content = self.desk.read(app, &to.id).await?;
        Ok(self.bundle.plan(Some(Target {
            canvas: &to.id,
            content,
        })))
    }

    /// What a new canvas may be called.
    async fn title(&mut self, app: &App, lang: Lang) -> Result<String, Error> {
        let from = canvas::find(&self.flow.from).ok_or(Error::NotFound)?;
        let content = self.desk.read(app, &self.record.id).await?;
        Ok(suggested_title(self.flow, from, content, lang))
    }

    /// The page that shows what would be taken, with what was sent when something is wrong with it.
    pub(super) async fn page(
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
        let mut items = self.items(app).await?;
        let mut title = self.title(app, lang).await?;
        let mut fresh = new_id(app.now_ms());
        if let Some(sent) = sent {
            sent.mark(&mut items);
            (title, fresh) = (sent.title, sent.fresh);
        }
        let to = self.to.as_ref().map(|to| to.id.clone()).unwrap_or_default();
        let mut groups = groups(self.flow, &items, &self.desk, Some(&to), lang);
        if self.flow.ways {
            let ways = ways::from_canvas(app, &workspace.id, &self.record.id, &items).await?;
            for item in groups.iter_mut().flat_map(|group| &mut group.items) {
                if let Some(way) = ways.get(&item.key) {
                    item.way = lang.text_with("flow-way", &[("way", way)]);
                }
            }
        }
        let action = self.action(lang);
        let shell = visitor.shell(lang, &lang.text(&format!("flow-{}", self.flow.slug)));
        Ok(html(&ForwardPage {
            shell,
            workspace,
            to_kind: kind_title(&self.flow.to, lang),
            targets: match self.elsewhere {
                Some(_) => Vec::new(),
                None => self.targets(lang, &to),
            },
            waits: waits(app, self.flow, &self.record.id, lang).await?,
            groups,
            // The page belongs to a canvas of its own workspace.
            record: match (&self.elsewhere, self.to) {
                (Some(_), Some(to)) => to,
                _ => self.record,
            },
            flow: self.flow,
            to,
            fresh,
            title,
            errors,
            action,
            elsewhere: self.elsewhere,
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
    ask.carry(&app, lang, &visitor, &access, sent).await
}
