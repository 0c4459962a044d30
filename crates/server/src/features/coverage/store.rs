//! SQL of what offerings on canvases say of who reaches whom, and of what interviews count.
use serde_json::{Map, Value as Json};

use crate::args;
use crate::db::{Db, DbError, FromRow, Row};

/// Most ticked cells of a reader's canvases that are counted.
const REACHES_MAX: i64 = 20_000;

/// A ticked cell of an offering: a model reaches a group.
#[derive(Clone, Debug)]
pub(super) struct Reaches {
    /// Id of the model's record.
    pub model: String,
    /// What is known of it.
    pub details: Map<String, Json>,
    /// What the group is called.
    pub group: String,
    /// What the cell says; `area` is what the offering calls its area.
    pub said: Map<String, Json>,
}

fn object(row: &Row, column: &'static str) -> Result<Map<String, Json>, DbError> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text).map_err(|_| DbError::Shape(column))
}

impl FromRow for Reaches {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            model: row.get("model_id")?,
            details: object(row, "model_details")?,
            group: row.get("group_name")?,
            said: object(row, "said")?,
        })
    }
}

const REACHES: &str = "
    select model.id as model_id, model.details as model_details, client.name as group_name, bond.details as said
    from member
    join workspace on workspace.id = member.workspace_id and workspace.deleted_at is null
        and workspace.archived_at is null
    join canvas on canvas.workspace_id = workspace.id and canvas.deleted_at is null and canvas.archived_at is null
    join bond on bond.canvas_id = canvas.id and bond.kind = 'coverage'
    join record as model on model.id = bond.from_id
    join record as client on client.id = bond.to_id
    where member.account_id = $1
    order by model.id, bond.canvas_id, bond.place
    limit $2";

/// The ticked cells of offerings in the workspaces that this account is a member of, by model; what is archived is left
/// out.
pub(super) async fn reaches(db: &Db, account: &str) -> Result<Vec<Reaches>, DbError> {
    db.all(REACHES, args![account, REACHES_MAX]).await
}

/// A canvas that speaks of a model.
pub(super) struct SpokenOf {
    pub model: String,
    pub canvas: String,
}

impl FromRow for SpokenOf {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            model: row.get("record_id")?,
            canvas: row.get("canvas_id")?,
        })
    }
}

const SPOKEN_OF: &str = "
    select distinct mention.record_id, mention.canvas_id
    from member
    join canvas on canvas.workspace_id = member.workspace_id and canvas.deleted_at is null
    join mention on mention.canvas_id = canvas.id and mention.kind = 'support-model' and mention.place = 'canvas'
    where member.account_id = $1
    order by mention.record_id, mention.canvas_id
    limit $2";

/// The canvases that describe models in the workspaces of this account.
pub(super) async fn spoken_of(db: &Db, account: &str) -> Result<Vec<SpokenOf>, DbError> {
    db.all(SPOKEN_OF, args![account, REACHES_MAX]).await
}

/// Most lines of a reader's interviews that are counted.
const TOLD_MAX: i64 = 50_000;

/// What an interview says of itself, or of a need.
pub(super) struct Told {
    pub canvas: String,
    /// `interview` or `need`.
    pub kind: String,
    pub said: Map<String, Json>,
}

impl FromRow for Told {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            canvas: row.get("canvas_id")?,
            kind: row.get("kind")?,
            said: object(row, "said")?,
        })
    }
}

const TOLD: &str = "
    select mention.canvas_id, mention.kind, mention.details as said
    from member
    join workspace on workspace.id = member.workspace_id and workspace.deleted_at is null
        and workspace.archived_at is null
    join canvas on canvas.workspace_id = workspace.id and canvas.deleted_at is null and canvas.archived_at is null
    join mention on mention.canvas_id = canvas.id
        and (mention.kind = 'interview' or mention.kind = 'need' and mention.name <> '')
    where member.account_id = $1
    order by mention.canvas_id, mention.place
    limit $2";

/// What interviews say in the workspaces that this account is a member of, by canvas, without a word of it; what is
/// archived is left out.
pub(super) async fn told(db: &Db, account: &str) -> Result<Vec<Told>, DbError> {
    db.all(TOLD, args![account, TOLD_MAX]).await
}
