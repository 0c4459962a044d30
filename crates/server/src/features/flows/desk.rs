//! Everything of a workspace that an arrow is planned with.
use std::collections::BTreeMap;

use canvas::Template;
use canvas::content::Content;
use canvas::flows::{self, Beside, Flow, Item, Known, Pick, Put, Source, Taken, Target};

use super::store::{self, Derived};
use crate::app::App;
use crate::features::canvases::{self, CanvasRecord};
use crate::features::vocabularies::SheetTexts;
use crate::features::workspaces::CanvasId;
use crate::features::{live, reach, registry};
use crate::i18n::Lang;
use crate::web::Error;

/// Most canvases whose content is read for one page, the last changed first.
const READ_MAX: usize = 120;

/// A workspace's canvases, what was carried between them, and the contents that were asked for.
pub(super) struct Desk {
    workspace: String,
    pub records: Vec<CanvasRecord>,
    pub derived: Vec<Derived>,
    contents: BTreeMap<String, Content>,
}

impl Desk {
    /// The workspace's, with no contents yet; its registry knows what was just written.
    pub async fn open(app: &App, workspace: &str) -> Result<Self, Error> {
        registry::settle_workspace(app, workspace).await?;
        Ok(Self {
            workspace: workspace.to_owned(),
            records: canvases::list(app, workspace).await?,
            derived: store::list(&app.db, workspace).await?,
            contents: BTreeMap::new(),
        })
    }

    /// The canvas of that id, unless it is deleted.
    pub fn record(&self, id: &str) -> Option<&CanvasRecord> {
        self.records.iter().find(|record| record.id == id)
    }

    /// The canvases of a kind that are not in the archive, the last changed first.
    pub fn of_kind<'a>(&'a self, kind: &'a str) -> Vec<&'a CanvasRecord> {
        let open = self
            .records
            .iter()
            .filter(|one| one.kind == kind && one.archived_at.is_none());
        let mut found: Vec<_> = open.collect();
        found.sort_by(|a, b| (b.changed_at, &b.id).cmp(&(a.changed_at, &a.id)));
        found
    }

    /// What stands on the canvas; read once.
    pub async fn read(&mut self, app: &App, id: &str) -> Result<&Content, Error> {
        if !self.contents.contains_key(id) {
            let content = live::content(app, &CanvasId(id.to_owned())).await?;
            self.contents.insert(id.to_owned(), content);
        }
        self.contents.get(id).ok_or(Error::NotFound)
    }

    /// Canvas that the arrow last led to from here.
    pub fn last_target(&self, flow: &Flow, from: &str) -> Option<&CanvasRecord> {
        let rows = self.derived.iter().rev().map(|row| &row.taken);
        let mut of_flow = rows.filter(|row| row.flow == flow.slug && row.origin.canvas == from);
        of_flow.find_map(|row| {
            self.record(&row.to_canvas)
                .filter(|to| to.archived_at.is_none())
        })
    }

    /// Reads everything that planning `flow` from `from` takes. When that is of another workspace, whoever asks has made
    /// sure that the reader may read it, and it alone gives.
    pub async fn bundle(
        &mut self,
        app: &App,
        flow: &'static Flow,
        from: &CanvasRecord,
        lang: Lang,
    ) -> Result<Bundle, Error> {
        let origins = match from.workspace_id == self.workspace {
            true => Origins::Here,
            false => Origins::Elsewhere,
        };
        let mut ids = vec![from.id.clone()];
        if flow.gather && origins == Origins::Here {
            let others = self
                .of_kind(&flow.from)
                .into_iter()
                .filter(|one| one.id != from.id);
            ids.extend(others.map(|one| one.id.clone()).take(READ_MAX));
        }
        let mut sources = Vec::new();
        for id in ids {
            let template = canvas::find(&flow.from).ok_or(Error::NotFound)?;
            sources.push((id.clone(), template, self.read(app, &id).await?.clone()));
        }
        let taken = self.derived.iter().map(|row| row.taken.clone()).collect();
        let mut bundle = Bundle {
            flow,
            sources,
            origins,
            taken,
            known: Known::default(),
            lang,
        };
        self.learn(app, &mut bundle).await?;
        let asks_neighbours = flow.takes.iter().any(|take| take.pick == Pick::Neighbours);
        if asks_neighbours && origins == Origins::Here {
            bundle.known.neighbours = self.neighbours(app, from, lang).await?;
        }
        Ok(bundle)
    }

    /// Groups of a canvas that are reached in one municipality and not in the next.
    async fn neighbours(
        &mut self,
        app: &App,
        from: &CanvasRecord,
        lang: Lang,
    ) -> Result<Vec<Beside>, Error> {
        let template = canvas::find(&from.kind).ok_or(Error::NotFound)?;
        let content = self.read(app, &from.id).await?;
        let (_, groups) = reach::gaps(app, &from.workspace_id, template, content, lang).await?;
        let of = |group: reach::GroupGaps| {
            let beside = move |gap: reach::NeighbourGap| Beside {
                row: group.row.clone(),
                name: gap.told(&group.name, lang),
                code: gap.code,
            };
            let gaps = group.gaps.into_iter().take(reach::GROUP_GAPS_MAX);
            gaps.map(beside).collect::<Vec<_>>()
        };
        Ok(groups.into_iter().flat_map(of).collect())
    }

    /// Who we are and which side actors stand on, as the registry knows, where the arrow asks for it.
    async fn learn(&self, app: &App, bundle: &mut Bundle) -> Result<(), Error> {
        let takes = &bundle.flow.takes;
        if takes.iter().any(|take| take.pick == flows::Pick::Us) {
            let us = registry::own_side(&app.db, &self.workspace).await?;
            let us = us.into_iter();
            bundle.known.us = us
                .map(|(id, name)| (name, Some(format!("record:{id}"))))
                .collect();
        }
        let asks_side = |take: &flows::Take| matches!(&take.put, Put::Note { zone, .. } if zone.contains("{sector}"));
        if takes.iter().any(asks_side) {
            let names = bundle.plan(None).into_iter().map(|item| item.name);
            let sectors = registry::sectors(&app.db, &self.workspace, names).await?;
            let sectors = sectors.into_iter();
            bundle.known.sectors = sectors
                .map(|(name, sector)| (flows::fold(&name), sector))
                .collect();
        }
        Ok(())
    }
}

/// Where the canvases that an arrow starts from lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origins {
    /// In the target's workspace.
    Here,
    /// In another, whose records are not the target's.
    Elsewhere,
}

/// What one arrow is planned with; its own, so that a room can plan it anew as it writes.
pub(super) struct Bundle {
    pub flow: &'static Flow,
    pub sources: Vec<(String, &'static Template, Content)>,
    origins: Origins,
    pub taken: Vec<Taken>,
    pub known: Known,
    /// Language of the target.
    pub lang: Lang,
}

impl Bundle {
    /// What the arrow would take along.
    pub fn plan(&self, to: Option<Target>) -> Vec<Item> {
        let sources: Vec<Source> = self
            .sources
            .iter()
            .map(|(canvas, template, content)| Source {
                canvas,
                template,
                content,
            })
            .collect();
        let mut items = flows::plan(
            self.flow,
            &sources,
            to,
            &self.taken,
            &self.known,
            &SheetTexts(self.lang),
        );
        if self.origins == Origins::Elsewhere {
            items.iter_mut().for_each(|item| item.reference = None);
        }
        items
    }
}
