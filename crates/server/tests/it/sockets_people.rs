//! Canvases and the people who may sit down at them, for tests.
use canvas::settings::{Role, Settings};
use canvas::{Term, Texts};
use server::app::App;
use server::args;
use server::clock::{new_id, token, token_hash};
use server::features::live;
use server::features::workspaces::CanvasId;

/// The generation of every canvas here.
pub const GENERATION: &str = "g1";

/// Texts that are their own keys.
struct Keys;

impl Texts for Keys {
    fn text(&self, key: &str) -> String {
        key.to_owned()
    }

    fn vocabulary(&self, _: &str) -> Vec<Term> {
        Vec::new()
    }
}

const NEW_WORKSPACE: &str = "
    insert into workspace (id, title, language, created_at)
    values ($1, 'Harbour', 'en', $2)";
const NEW_CANVAS: &str = "
    insert into canvas (id, workspace_id, kind, template_version, title, language, generation, settings,
        created_at, changed_at)
    values ($1, $2, $3, 1, 'Who is here', 'en', $4, $6, $5, $5)";
const NEW_GUEST: &str = "
    insert into guest (id, workspace_id, token_hash, name, role, created_at, expires_at)
    values ($1, (select workspace_id from canvas where id = $2), $3, $4, $5, $6, $6 + 86400000)";
const REVOKE: &str = "
    update guest
    set revoked_at = 1
    where id = $1";
const SET_ROLE: &str = "
    update guest
    set role = $2
    where id = $1";

/// A new canvas in a workspace of its own.
pub async fn new_canvas(app: &App, kind: &str) -> CanvasId {
    let now = app.now_ms();
    let (workspace, canvas) = (new_id(now), CanvasId(new_id(now)));
    let template = canvas::find(kind).unwrap();
    let mut tx = app.db.begin().await.unwrap();
    tx.run(NEW_WORKSPACE, args![workspace.as_str(), now])
        .await
        .unwrap();
    let settings = serde_json::to_string(&Settings::default()).unwrap();
    let values = args![
        canvas.0.as_str(),
        workspace.as_str(),
        kind,
        GENERATION,
        now,
        settings
    ];
    tx.run(NEW_CANVAS, values).await.unwrap();
    let sheet = template.sheet(&Keys);
    live::create(&mut tx, &canvas, template, &sheet, GENERATION, now)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    canvas
}

/// Somebody without an account who may sit down at one canvas.
#[derive(Clone)]
pub struct Guest {
    pub id: String,
    pub token: String,
}

impl Guest {
    pub async fn new(app: &App, canvas: &CanvasId, name: &str, role: Role) -> Self {
        let now = app.now_ms();
        let guest = Self {
            id: new_id(now),
            token: token(),
        };
        let hash = token_hash(&guest.token);
        let values = args![
            guest.id.as_str(),
            canvas.0.as_str(),
            hash,
            name,
            role.name(),
            now
        ];
        app.db.run(NEW_GUEST, values).await.unwrap();
        guest
    }

    /// The participant id that documents keep.
    pub fn participant(&self) -> String {
        format!("guest-{}", self.id)
    }

    pub async fn revoke(&self, app: &App) {
        app.db.run(REVOKE, args![self.id.as_str()]).await.unwrap();
        app.revocations.send(self.participant()).unwrap();
    }

    pub async fn becomes(&self, app: &App, role: Role) {
        app.db
            .run(SET_ROLE, args![self.id.as_str(), role.name()])
            .await
            .unwrap();
        app.revocations.send(self.participant()).unwrap();
    }
}
