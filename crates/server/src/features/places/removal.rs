//! Taking a place away. Whoever asks and whoever does it passes the same check, which gives what both work with; the
//! page that asks belongs to `catalogue`, which knows what tells of the place.
use super::editing::{edited, record};
use super::model::Place;
use super::pages::find;
use super::store;
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::workspaces::{Access, Manage, Workspace};
use crate::web::Error;

/// A place that its reader may take away.
pub struct Removal<'a> {
    app: &'a App,
    access: &'a Access<Manage>,
    workspace: Workspace,
    place: Place,
}

impl<'a> Removal<'a> {
    /// Fails with 403 for who came by a code, 409 in an archived workspace, and 404 when there is no such place.
    pub async fn of(
        app: &'a App,
        visitor: &Visitor,
        access: &'a Access<Manage>,
        place: &str,
    ) -> Result<Self, Error> {
        let workspace = edited(app, visitor, access).await?;
        let place = find(app, &workspace.id, place).await?;
        Ok(Self {
            app,
            access,
            workspace,
            place,
        })
    }

    /// The workspace whose place it is.
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// Id of the place.
    pub fn id(&self) -> &str {
        &self.place.id
    }

    /// What the place is called.
    pub fn name(&self) -> &str {
        &self.place.details.name
    }

    /// Takes it away; nothing happens when somebody else has.
    pub async fn run(self) -> Result<(), Error> {
        let (now, place) = (self.app.now_ms(), &self.place);
        let mut tx = self.app.db.begin().await?;
        if store::remove(&mut tx, &self.workspace.id, &place.id).await? {
            let (action, told) = ("place.remove", &place.details);
            record(&mut tx, now, self.access, action, &place.id, told).await?;
            tx.commit().await?;
        }
        Ok(())
    }
}
