//! A workspace with canvases whose registry is looked at.
use canvas::content::{Content, Note};
use canvas::facts::RecordKind;
use server::features::accounts::AccountId;
use server::features::canvases::{self, NewCanvas};
use server::features::live;
use server::features::registry::{self, Edited, Record};
use server::features::workspaces::{self, CanvasId, Title, WorkspaceId};
use server::i18n::Lang;
use yrs::{GetString as _, Map as _, Out, ReadTxn as _, Text as _, TransactionMut, WriteTxn as _};

use crate::stage::{Browser, Stage};

/// A workspace and who leads it.
pub struct Place {
    pub stage: Stage,
    pub host: Browser,
    pub workspace: WorkspaceId,
}

impl Place {
    pub async fn new() -> Self {
        let stage = Stage::new().await;
        let host = stage.account("Ohjaaja Orava").await;
        let workspace = workspace(&stage, &host).await;
        Self {
            stage,
            host,
            workspace,
        }
    }

    pub fn by(&self) -> String {
        format!("account-{}", self.host.account)
    }

    /// A canvas that is younger than all before it.
    pub async fn canvas(&self, kind: &str) -> CanvasId {
        self.stage.pass_ms(1);
        canvas_in(&self.stage, &self.workspace, &self.by(), kind).await
    }

    pub async fn settle(&self) {
        registry::settle_all(&self.stage.app).await.unwrap();
    }

    pub async fn actors(&self) -> Vec<Record> {
        let db = &self.stage.app.db;
        let list = registry::list(db, &self.workspace.0, RecordKind::Actor, "", None, 1000).await;
        list.unwrap().into_iter().map(|one| one.record).collect()
    }

    pub async fn names(&self) -> Vec<String> {
        self.actors()
            .await
            .into_iter()
            .map(|one| one.name)
            .collect()
    }

    pub async fn actor(&self, name: &str) -> Record {
        let found = self.actors().await.into_iter().find(|one| one.name == name);
        found.unwrap_or_else(|| panic!("no actor {name}"))
    }

    /// The registry as it is, after proving that a rebuild gives the same.
    pub async fn dump(&self) -> String {
        self.settle().await;
        let living = registry::dump(&self.stage.app.db).await.unwrap();
        registry::rebuild(&self.stage.app).await.unwrap();
        let rebuilt = registry::dump(&self.stage.app.db).await.unwrap();
        assert_eq!(living, rebuilt);
        living
    }

    pub async fn rename(&self, record: &Record, name: &str) -> Record {
        let edited = Edited {
            name: Some(name.to_owned()),
            ..record.edited.clone()
        };
        let app = &self.stage.app;
        let made = registry::edit(app, &self.workspace, &record.id, edited, None, &self.by()).await;
        self.stage.run_jobs().await;
        made.unwrap()
    }

    pub async fn undo_last(&self, record: &str) {
        let app = &self.stage.app;
        let changes = registry::changes(&app.db, &self.workspace.0, record)
            .await
            .unwrap();
        let last = changes
            .iter()
            .find(|change| change.undone_at.is_none())
            .unwrap();
        registry::undo(app, &self.workspace, &last.id, &self.by())
            .await
            .unwrap();
        self.stage.run_jobs().await;
    }

    pub async fn texts(&self, canvas: &CanvasId) -> Vec<String> {
        let content = live::content(&self.stage.app, canvas).await.unwrap();
        content.notes.into_iter().map(|note| note.text).collect()
    }

    pub async fn write(
        &self,
        canvas: &CanvasId,
        change: impl FnOnce(&mut TransactionMut<'_>) + Send + 'static,
    ) {
        live::edit(&self.stage.app, canvas, change).await.unwrap();
    }

    pub async fn add(&self, canvas: &CanvasId, notes: &[(&str, &str, &str)]) {
        let notes = notes
            .iter()
            .map(|(id, zone, text)| note(id, zone, text))
            .collect();
        let content = Content {
            notes,
            ..Content::default()
        };
        self.write(canvas, move |txn| canvas::fill(txn, &content))
            .await;
    }

    pub async fn retype(&self, canvas: &CanvasId, id: &str, text: &str) {
        let (id, text) = (id.to_owned(), text.to_owned());
        self.write(canvas, move |txn| retype(txn, &id, &text)).await;
    }
}

pub async fn workspace(stage: &Stage, host: &Browser) -> WorkspaceId {
    let title = Title::parse("Kokeilu").unwrap();
    let account = AccountId(host.account.clone());
    WorkspaceId(
        workspaces::create(&stage.app, &account, &title, Lang::Fi)
            .await
            .unwrap(),
    )
}

pub async fn canvas_in(stage: &Stage, workspace: &WorkspaceId, by: &str, kind: &str) -> CanvasId {
    let title = Title::parse(kind).unwrap();
    let new = NewCanvas {
        workspace: &workspace.0,
        template: canvas::find(kind).unwrap(),
        title: &title,
        lang: Lang::Fi,
        by,
    };
    CanvasId(canvases::create(&stage.app, new).await.unwrap().id)
}

pub fn note(id: &str, zone: &str, text: &str) -> Note {
    let kind = match zone {
        "funders" => "funder",
        "models" => "model",
        zone if zone.ends_with("-current") || zone.ends_with("-potential") => "partner",
        "me" => "person-or-group",
        _ => "actor",
    };
    Note {
        id: id.to_owned(),
        zone: zone.to_owned(),
        kind: kind.to_owned(),
        text: text.to_owned(),
        order: "a0".to_owned(),
        ..Note::default()
    }
}

pub fn retype(txn: &mut TransactionMut<'_>, id: &str, text: &str) {
    let notes = txn.get_or_insert_map("notes");
    let Some(Out::YMap(note)) = notes.get(txn, id) else {
        panic!("no note {id}");
    };
    let Some(Out::YText(old)) = note.get(txn, "text") else {
        panic!("no text");
    };
    let length = old.get_string(txn).encode_utf16().count();
    old.remove_range(txn, 0, u32::try_from(length).unwrap());
    old.insert(txn, 0, text);
}

pub fn remove(txn: &mut TransactionMut<'_>, id: &str) {
    txn.get_map("notes").unwrap().remove(txn, id);
}
