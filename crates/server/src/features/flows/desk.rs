//! Everything of a workspace that an arrow is planned with.
use std::collections::BTreeMap;

use canvas::Template;
use canvas::content::Content;
use canvas::facts::RecordKind;
use canvas::flows::{self, Beside, Flow, Item, Known, Pick, Put, Source, Taken, Target};

use super::store::{self, Derived};
use crate::app::App;
use crate::features::canvases::{self, CanvasRecord};
use crate::features::vocabularies::SheetTexts;
use crate::features::workspaces::CanvasId;
use crate::features::{live, reach};
use crate::i18n::Lang;
use crate::web::Error;

/// Most canvases whose content is read for one page, the last changed first.
const READ_MAX: usize = 120;

/// A workspace's canvases, what was carried between them, and the contents that were asked for.
pub(super) struct Desk {
    pub records: Vec<CanvasRecord>,
    pub derived: Vec<Derived>,
    contents: BTreeMap<String, Content>,
}

impl Desk {
    /// The workspace's, with no contents yet.
    pub async fn open(app: &App, workspace: &str) -> Result<Self, Error> {
        Ok(Self {
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

    /// Reads everything that planning `flow` from `from` takes.
    pub async fn bundle(
        &mut self,
        app: &App,
        flow: &'static Flow,
        from: &CanvasRecord,
        lang: Lang,
    ) -> Result<Bundle, Error> {
        let mut ids = vec![from.id.clone()];
        if flow.gather {
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
        let mut known = self.known(app, flow).await?;
        if flow.takes.iter().any(|take| take.pick == Pick::Neighbours) {
            known.neighbours = self.neighbours(app, from, lang).await?;
        }
        let taken = self.derived.iter().map(|row| row.taken.clone()).collect();
        Ok(Bundle {
            flow,
            sources,
            taken,
            known,
            lang,
        })
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

    /// Who we are and which side actors stand on, where the arrow asks for it.
    async fn known(&mut self, app: &App, flow: &Flow) -> Result<Known, Error> {
        let asks_us = flow.takes.iter().any(|take| take.pick == Pick::Us);
        let asks_side = flow
            .takes
            .iter()
            .any(|take| matches!(&take.put, Put::Note { zone, .. } if zone.contains("{sector}")));
        let mut known = Known::default();
        let says = |template: &Template, what: &str| {
            template.zones.iter().any(|zone| {
                zone.becomes
                    .as_ref()
                    .is_some_and(|becomes| becomes.to_string() == what)
            })
        };
        for template in canvas::builtin() {
            let (us, side) = (
                asks_us && says(template, OWN),
                asks_side && (holds_actors(template) || says(template, OWN)),
            );
            if !us && !side {
                continue;
            }
            let ids: Vec<String> = self
                .of_kind(&template.kind)
                .iter()
                .map(|one| one.id.clone())
                .take(READ_MAX)
                .collect();
            for id in ids {
                let content = self.read(app, &id).await?;
                if us && known.us.is_empty() {
                    known.us = own(template, content);
                }
                if side {
                    for (name, sector) in flows::sectors([(template, content)]) {
                        known.sectors.entry(name).or_insert(sector);
                    }
                }
            }
        }
        Ok(known)
    }
}

/// Whether notes of the kind of canvas are actors.
fn holds_actors(template: &Template) -> bool {
    let kinds = template.note_kinds.iter();
    kinds
        .filter_map(|kind| kind.becomes.as_ref())
        .any(|becomes| becomes.record() == Some(RecordKind::Actor))
}

/// What a zone becomes that holds ourselves.
const OWN: &str = "partner.own";

/// Name and record of those who stand in the middle.
pub(super) fn own(template: &Template, content: &Content) -> Vec<(String, Option<String>)> {
    let is_own = |zone: &str| {
        template.zone(zone).is_some_and(|zone| {
            zone.becomes
                .as_ref()
                .is_some_and(|becomes| becomes.to_string() == OWN)
        })
    };
    let notes = content.notes.iter().filter(|note| is_own(&note.zone));
    let named = notes.map(|note| {
        (
            note.text.lines().next().unwrap_or("").trim().to_owned(),
            note.reference.clone(),
        )
    });
    named.filter(|(name, _)| !name.is_empty()).collect()
}

/// What one arrow is planned with; its own, so that a room can plan it anew as it writes.
pub(super) struct Bundle {
    pub flow: &'static Flow,
    pub sources: Vec<(String, &'static Template, Content)>,
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
        flows::plan(
            self.flow,
            &sources,
            to,
            &self.taken,
            &self.known,
            &SheetTexts(self.lang),
        )
    }
}
