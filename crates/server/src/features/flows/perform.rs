//! Carrying: the target is made or found, written in its room, and what went where is remembered.
use canvas::content::Signed;
use canvas::flows::{self, Carried, Item, Put, State, Taken, Target, carry};
use canvas::{fill, read};
use tokio::sync::oneshot;

use super::authors::keep_to_own;
use super::chosen::Chosen;
use super::desk::{Bundle, Desk};
use super::store;
use crate::app::App;
use crate::features::canvases::{self, CanvasRecord, NewCanvas};
use crate::features::workspaces::{self, CanvasId, Spoken, Title, Who};
use crate::features::{audit, live};
use crate::web::Error;

/// Longest title that is made of an item's name, in characters.
const TITLE_CHARS: usize = 120;
/// How many canvases of one item may have been deleted before no other is made.
const REMADE_MAX: u32 = 20;

/// What came of carrying.
#[derive(Default)]
pub(super) struct Done {
    /// Canvases that were written, in order.
    pub canvases: Vec<String>,
    /// How many things are new on them.
    pub new: usize,
    /// Names of what did not fit.
    pub left: Vec<String>,
}

/// Who carries, and in which workspace.
pub(super) struct Hand<'a> {
    pub app: &'a App,
    pub workspace: &'a str,
    pub who: &'a Who,
}

impl Hand<'_> {
    /// Carries what was chosen: to `to`, or to new canvases.
    pub async fn carry(
        &self,
        desk: &Desk,
        bundle: Bundle,
        to: Option<&CanvasRecord>,
        chosen: &Chosen,
        title: &Title,
    ) -> Result<Done, Error> {
        workspaces::must_be_open(self.app, self.workspace).await?;
        let bundle = std::sync::Arc::new(bundle);
        let mut done = Done::default();
        if let Some(to) = to {
            self.write(&bundle, to, chosen.clone(), &mut done).await?;
            return Ok(done);
        }
        let mut items = bundle.plan(None);
        chosen.mark(&mut items);
        if !bundle.flow.is_each() {
            let to = self.make(&bundle, chosen.fresh.clone(), title).await?;
            let to = to.ok_or(Error::Conflict("flow-taken"))?;
            self.write(&bundle, &to, chosen.clone(), &mut done).await?;
            return Ok(done);
        }
        let shared = items
            .iter()
            .filter(|item| !item.each)
            .map(|item| item.key.clone());
        let shared: Vec<String> = shared.filter(|key| chosen.items.contains(key)).collect();
        for item in items.iter().filter(|item| item.each && item.chosen) {
            let to = self.own_canvas(desk, &bundle, item).await?;
            let mut of_item = chosen.clone();
            of_item.items = shared.iter().chain([&item.key]).cloned().collect();
            self.write(&bundle, &to, of_item, &mut done).await?;
        }
        Ok(done)
    }

    /// The canvas of one item: the one it started before, or a new one whose id follows from where it came from.
    async fn own_canvas(
        &self,
        desk: &Desk,
        bundle: &Bundle,
        item: &Item,
    ) -> Result<CanvasRecord, Error> {
        if let State::Taken { canvas, .. } = &item.state
            && let Some(found) = desk.record(canvas)
        {
            return Ok(found.clone());
        }
        let title = Title::parse(&item_title(bundle, item)).map_err(Error::Conflict)?;
        for again in 0..REMADE_MAX {
            let print = flows::print(&[
                &bundle.flow.slug,
                self.workspace,
                &item.key,
                &again.to_string(),
            ]);
            if let Some(made) = self.make(bundle, as_id(&print)?, &title).await? {
                return Ok(made);
            }
        }
        Err(Error::Conflict("flow-taken"))
    }

    /// Makes the canvas, or finds it made; none when the id belongs to something else.
    async fn make(
        &self,
        bundle: &Bundle,
        id: String,
        title: &Title,
    ) -> Result<Option<CanvasRecord>, Error> {
        let id = uuid::Uuid::parse_str(&id)
            .map_err(|_| Error::Unreadable)?
            .to_string();
        let template = canvas::find(&bundle.flow.to).ok_or(Error::NotFound)?;
        let new = NewCanvas {
            workspace: self.workspace,
            template,
            title,
            lang: bundle.lang,
            by: &self.who.id,
        };
        if let Some(made) = canvases::create_as(self.app, new, id.clone()).await? {
            return Ok(Some(made));
        }
        let found = canvases::find(self.app, self.workspace, &id).await?;
        Ok(found.filter(|found| found.kind == bundle.flow.to && found.archived_at.is_none()))
    }

    /// Writes the chosen items in the target's room, where they are planned anew against what stands there then.
    async fn write(
        &self,
        bundle: &std::sync::Arc<Bundle>,
        to: &CanvasRecord,
        chosen: Chosen,
        done: &mut Done,
    ) -> Result<(), Error> {
        if to.archived_at.is_some() {
            return Err(Error::Conflict("canvas-is-archived"));
        }
        let by = Signed {
            by: self.who.id.clone(),
            name: self.who.name.clone(),
            at: self.app.now_ms(),
        };
        let template = canvas::find(&to.kind).ok_or(Error::NotFound)?;
        let on = CanvasId(to.id.clone());
        let spoken = match template.has_partners() {
            true => workspaces::spoken(&self.app.db, &on, &self.who.id).await?,
            false => Spoken::default(),
        };
        let (tell, told) = oneshot::channel();
        let (planned, id) = (bundle.clone(), to.id.clone());
        live::edit(self.app, &on, move |txn| {
            let content = read(&*txn, template);
            let mut items = planned.plan(Some(Target {
                canvas: &id,
                content: &content,
            }));
            chosen.mark(&mut items);
            let mut carried = carry(planned.flow, &items, &content, &by);
            keep_to_own(&mut carried, template, &spoken);
            fill(txn, &carried.content);
            // Whoever asked waits for it.
            let _ = tell.send(carried);
        })
        .await?;
        let carried = told.await.map_err(Error::internal)?;
        self.remember(bundle, to, &carried).await?;
        done.new += carried.placed.iter().filter(|placed| placed.is_new).count();
        done.left.extend(carried.left);
        done.canvases.push(to.id.clone());
        Ok(())
    }

    async fn remember(
        &self,
        bundle: &Bundle,
        to: &CanvasRecord,
        carried: &Carried,
    ) -> Result<(), Error> {
        let now_ms = self.app.now_ms();
        let mut tx = self.app.db.begin().await?;
        for placed in &carried.placed {
            for origin in &placed.origins {
                let taken = Taken {
                    flow: bundle.flow.slug.clone(),
                    origin: origin.clone(),
                    to_canvas: to.id.clone(),
                    to_place: placed.to_place.clone(),
                    print: placed.print.clone(),
                };
                store::put(&mut tx, &taken, now_ms, &self.who.id).await?;
            }
        }
        if carried.placed.iter().any(|placed| placed.is_new) {
            let (id, slug) = (to.id.as_str(), bundle.flow.slug.as_str());
            audit::record(
                &mut tx,
                now_ms,
                &self.who.id,
                "canvas-continued",
                Some(self.workspace),
                id,
                slug,
            )
            .await?;
        }
        Ok(tx.commit().await?)
    }
}

/// What the canvas of one item is called.
pub(super) fn item_title(bundle: &Bundle, item: &Item) -> String {
    let takes = bundle.flow.take(&item.take);
    let name = if takes.is_some_and(|take| take.put == Put::Title) {
        format!(
            "{}: {}",
            bundle.lang.text(&format!("{}-title", bundle.flow.to)),
            item.name
        )
    } else {
        item.name.clone()
    };
    name.chars().take(TITLE_CHARS).collect()
}

/// A mark as an id.
fn as_id(print: &str) -> Result<String, Error> {
    Ok(uuid::Uuid::parse_str(print)
        .map_err(Error::internal)?
        .to_string())
}
