//! SQL of live documents: log, snapshots, owners of client ids, settings.
use canvas::settings::Settings;

use super::log::Row as LogRow;
use crate::args;
use crate::db::{Db, DbError, FromRow, Row, Tx};
use crate::features::workspaces::CanvasId;

/// Rows of the log that are read at once; compaction keeps it far shorter.
const TAIL_ROWS_MAX: i64 = 100_000;
/// Client ids of a document that are read.
const CLIENTS_MAX: i64 = 100_000;
/// Items of agendas that name a step of one canvas.
const ITEMS_MAX: i64 = 10_000;

/// What a canvas's row says about its document.
pub(super) struct CanvasRow {
    pub kind: String,
    pub generation: String,
    /// JSON.
    pub settings: String,
    /// Whether the canvas or its workspace is in the archive.
    pub is_archived: bool,
}

impl FromRow for CanvasRow {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            kind: row.get("kind")?,
            generation: row.get("generation")?,
            settings: row.get("settings")?,
            is_archived: row.get("is_archived")?,
        })
    }
}

impl CanvasRow {
    pub(super) fn settings(&self) -> Settings {
        parse_settings(&self.settings)
    }
}

/// Settings as stored; a canvas that has none yet has the defaults.
pub(super) fn parse_settings(json: &str) -> Settings {
    serde_json::from_str(json).unwrap_or_default()
}

const CANVAS: &str = "
    select c.kind, c.generation, c.settings,
        cast(case when c.archived_at is null and w.archived_at is null then 0 else 1 end as bigint) as is_archived
    from canvas c
    join workspace w on w.id = c.workspace_id
    where c.id = $1 and c.deleted_at is null";

/// The canvas, unless it is deleted.
pub(super) async fn canvas(db: &Db, id: &CanvasId) -> Result<Option<CanvasRow>, DbError> {
    db.optional(CANVAS, args![id.0.as_str()]).await
}

const REPLACE_SETTINGS: &str = "
    update canvas
    set settings = $3
    where id = $1 and settings = $2 and deleted_at is null";

/// Replaces the settings if they still are `before`; says whether they were.
pub(super) async fn replace_settings(
    db: &Db,
    id: &CanvasId,
    before: &str,
    after: &str,
) -> Result<bool, DbError> {
    let args = args![id.0.as_str(), before, after];
    Ok(db.run(REPLACE_SETTINGS, args).await? == 1)
}

/// What a canvas becomes that moves to another version.
pub(super) struct Renewed<'a> {
    pub kind: &'a str,
    pub version: i64,
    pub generation: &'a str,
    /// JSON.
    pub settings: &'a str,
}

const RENEW: &str = "
    update canvas
    set kind = $4, template_version = $5, generation = $6, settings = $7
    where id = $1 and generation = $2 and settings = $3 and deleted_at is null and archived_at is null";

/// Gives the canvas its new kind and generation if its row still is `before`; says whether it was.
pub(super) async fn renew(
    tx: &mut Tx<'_>,
    id: &CanvasId,
    before: &CanvasRow,
    new: &Renewed<'_>,
) -> Result<bool, DbError> {
    let args = args![
        id.0.as_str(),
        before.generation.as_str(),
        before.settings.as_str(),
        new.kind,
        new.version,
        new.generation,
        new.settings
    ];
    Ok(tx.run(RENEW, args).await? == 1)
}

const ITEMS: &str = "
    select id || ' ' || step
    from workshop_item
    where canvas_id = $1 and step is not null
    order by id
    limit $2";
const FOLLOW_LETTER: &str = "
    update workshop_item
    set step = $2
    where id = $1";

/// Keeps agendas at the steps that they name, whose letters have changed; of a step that is gone the canvas is left.
pub(super) async fn follow_letters(
    tx: &mut Tx<'_>,
    canvas: &CanvasId,
    letters: &[(String, Option<String>)],
) -> Result<(), DbError> {
    if letters.is_empty() {
        return Ok(());
    }
    let items: Vec<String> = tx.all(ITEMS, args![canvas.0.as_str(), ITEMS_MAX]).await?;
    for item in items {
        let Some((id, step)) = item.split_once(' ') else {
            continue;
        };
        if let Some((_, new)) = letters.iter().find(|(old, _)| old == step) {
            tx.run(FOLLOW_LETTER, args![id, new.clone()]).await?;
        }
    }
    Ok(())
}

struct Payload {
    seq: i64,
    bytes: Vec<u8>,
}

impl FromRow for Payload {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            seq: row.get("seq")?,
            bytes: row.get("payload")?,
        })
    }
}

struct Client(u64, String);

impl FromRow for Client {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let id = u64::try_from(row.get::<i64>("client_id")?);
        Ok(Self(
            id.map_err(|_| DbError::Shape("client_id"))?,
            row.get("participant")?,
        ))
    }
}

const TAIL: &str = "
    select seq, payload
    from canvas_update
    where canvas_id = $1
    order by seq
    limit $2";
const SNAPSHOT: &str = "
    select seq, state as payload
    from canvas_snapshot
    where canvas_id = $1";
const CLIENTS: &str = "
    select client_id, participant
    from canvas_client
    where canvas_id = $1
    order by client_id
    limit $2";

/// The stored document.
pub(super) struct Stored {
    pub seed: collab::Seed,
    /// The last row that it holds; 0 when nothing is stored.
    pub seq: i64,
}

/// Reads snapshot and log. The log is read first: a compaction between the two reads then only makes
/// rows superfluous, never missing.
pub(super) async fn stored(db: &Db, id: &CanvasId) -> Result<Stored, DbError> {
    let id = id.0.as_str();
    let tail: Vec<Payload> = db.all(TAIL, args![id, TAIL_ROWS_MAX]).await?;
    let snapshot: Option<Payload> = db.optional(SNAPSHOT, args![id]).await?;
    let clients: Vec<Client> = db.all(CLIENTS, args![id, CLIENTS_MAX]).await?;
    let covered = snapshot.as_ref().map_or(0, |snapshot| snapshot.seq);
    let seq = tail.last().map_or(covered, |last| last.seq.max(covered));
    let newer = tail.into_iter().filter(|row| row.seq > covered);
    Ok(Stored {
        seed: collab::Seed {
            snapshot: snapshot.map(|snapshot| snapshot.bytes),
            updates: newer.map(|row| row.bytes).collect(),
            clients: clients
                .into_iter()
                .map(|client| (client.0, client.1))
                .collect(),
        },
        seq,
    })
}

const APPEND: &str = "
    insert into canvas_update (canvas_id, seq, at, payload)
    values ($1, $2, $3, $4)";
const BIND: &str = "
    insert into canvas_client (canvas_id, client_id, participant)
    values ($1, $2, $3)
    on conflict (canvas_id, client_id) do nothing";
const CHANGED: &str = "
    update canvas
    set changed_at = $2
    where id = $1";

/// Writes rows of several canvases in one commit.
pub(super) async fn append(db: &Db, rows: &[&LogRow]) -> Result<(), DbError> {
    let mut tx = db.begin().await?;
    for row in rows {
        append_row(&mut tx, row).await?;
    }
    tx.commit().await
}

/// Writes one row within a transaction.
pub(super) async fn append_row(tx: &mut Tx<'_>, row: &LogRow) -> Result<(), DbError> {
    let id = row.canvas.0.as_str();
    tx.run(APPEND, args![id, row.seq, row.at, row.update.as_slice()])
        .await?;
    for (client, participant) in &row.clients {
        bind(tx, &row.canvas, *client, participant).await?;
    }
    tx.run(CHANGED, args![id, row.at]).await?;
    Ok(())
}

/// Gives a client id to a participant for good.
pub(super) async fn bind(
    tx: &mut Tx<'_>,
    canvas: &CanvasId,
    client: u64,
    participant: &str,
) -> Result<(), DbError> {
    let client = i64::try_from(client).map_err(|_| DbError::Shape("client_id"))?;
    tx.run(BIND, args![canvas.0.as_str(), client, participant])
        .await?;
    Ok(())
}

const SAVE_SNAPSHOT: &str = "
    insert into canvas_snapshot (canvas_id, seq, at, state)
    values ($1, $2, $3, $4)
    on conflict (canvas_id) do update
    set seq = excluded.seq, at = excluded.at, state = excluded.state
    where canvas_snapshot.seq < excluded.seq";
const CUT_TAIL: &str = "
    delete from canvas_update
    where canvas_id = $1
      and seq <= (select seq from canvas_snapshot where canvas_id = $1)";

/// Replaces the log up to and including `seq` by the state it makes.
pub(super) async fn save_snapshot(
    db: &Db,
    canvas: &CanvasId,
    seq: i64,
    at: i64,
    state: Vec<u8>,
) -> Result<(), DbError> {
    let id = canvas.0.as_str();
    let mut tx = db.begin().await?;
    tx.run(SAVE_SNAPSHOT, args![id, seq, at, state]).await?;
    tx.run(CUT_TAIL, args![id]).await?;
    tx.commit().await
}

const FORGET_LOG: &str = "delete from canvas_update where canvas_id = $1";
const FORGET_SNAPSHOT: &str = "delete from canvas_snapshot where canvas_id = $1";
const FORGET_CHECKPOINTS: &str = "delete from canvas_checkpoint where canvas_id = $1";
const FORGET_WORK: &str = "delete from canvas_work where canvas_id = $1";
const FORGET_CLIENTS: &str = "delete from canvas_client where canvas_id = $1";

/// Deletes everything that was ever written on the canvas, its history too.
pub(super) async fn forget(tx: &mut Tx<'_>, canvas: &CanvasId) -> Result<(), DbError> {
    for statement in [
        FORGET_LOG,
        FORGET_SNAPSHOT,
        FORGET_CHECKPOINTS,
        FORGET_WORK,
        FORGET_CLIENTS,
    ] {
        tx.run(statement, args![canvas.0.as_str()]).await?;
    }
    Ok(())
}

const NOTE_READ: &str = "
    insert into interview_read (canvas_id, reader, day)
    values ($1, $2, $3)
    on conflict (canvas_id, reader, day) do nothing";

/// Notes that somebody reads a private canvas; says whether it is the first time on that day.
pub(super) async fn note_read(
    tx: &mut Tx<'_>,
    canvas: &CanvasId,
    reader: &str,
    day: &str,
) -> Result<bool, DbError> {
    let row = args![canvas.0.as_str(), reader, day];
    Ok(tx.run(NOTE_READ, row).await? == 1)
}
