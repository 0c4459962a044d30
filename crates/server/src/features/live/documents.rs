//! Reading and writing live documents from the program's own side, whether or not anybody is there.
use std::sync::Arc;

use canvas::content::Content;
use canvas::hearts::CLEARED;
use canvas::sheet::Sheet;
use canvas::{SEED_CLIENT, Template, summary};
use tokio::sync::oneshot;
use yrs::updates::decoder::Decode as _;
use yrs::{ClientID, Doc, Map as _, OffsetKind, Options, ReadTxn as _, StateVector, Transact as _};
use yrs::{Update, WriteTxn as _};

use super::checkpoints::Standing;
use super::load;
use super::log::Row;
use super::restore::{Leftover, bring_to};
use super::rooms::{Change, Refusal};
use super::store;
use crate::app::App;
use crate::db::{DbError, Tx};
use crate::features::workspaces::CanvasId;
use crate::web::Error;

/// Owner of client ids that came with a copied document: nobody writes with them again.
const NOBODY: &str = "copied";

/// What stands on the canvas.
pub async fn content(app: &App, canvas: &CanvasId) -> Result<Content, Error> {
    let open = app.rooms.read(canvas, |room, _| {
        let template = room.judge().template();
        canvas::read(&room.doc().transact(), template)
    });
    match open.await {
        Some(content) => Ok(content),
        None => replay(app, canvas).await,
    }
}

/// What stands on the canvas, read once until something changes: for pages that a whole workshop draws at the same
/// moment. It brings the canvas's room into memory.
pub async fn standing(app: &App, canvas: &CanvasId) -> Result<Arc<Content>, Error> {
    match app.rooms.standing(canvas).await {
        Some(content) => Ok(content),
        None => Ok(Arc::new(replay(app, canvas).await?)),
    }
}

/// What stands on the canvas, and the number of the log's row it stands by.
pub async fn settled(app: &App, canvas: &CanvasId) -> Result<(Content, i64), Error> {
    let open = app.rooms.read(canvas, |room, seq| {
        let template = room.judge().template();
        (canvas::read(&room.doc().transact(), template), seq)
    });
    if let Some(found) = open.await {
        return Ok(found);
    }
    let mut loaded = load::load(&app.db, canvas).await?;
    let template = loaded.room.judge().template();
    let content = canvas::read(&loaded.room.doc().transact(), template);
    Ok((content, loaded.seq))
}

/// What stands on the canvas by its snapshot and log alone.
pub async fn replay(app: &App, canvas: &CanvasId) -> Result<Content, Error> {
    let mut loaded = load::load(&app.db, canvas).await?;
    let template = loaded.room.judge().template();
    Ok(canvas::read(&loaded.room.doc().transact(), template))
}

/// The canvas's document as one update.
pub async fn state(app: &App, canvas: &CanvasId) -> Result<Vec<u8>, Error> {
    let open = app.rooms.read(canvas, |room, _| room.encode());
    if let Some(found) = open.await {
        return Ok(found);
    }
    Ok(load::load(&app.db, canvas).await?.room.encode())
}

/// The canvas's document to be kept, with the work that was noted since it last was.
pub(super) async fn to_keep(app: &App, canvas: &CanvasId) -> Result<Standing, Error> {
    if let Some(found) = app.rooms.read(canvas, Standing::of).await {
        return Ok(found);
    }
    let mut loaded = load::load(&app.db, canvas).await?;
    Ok(Standing::of(&mut loaded.room, loaded.seq))
}

/// Applies an update as the server; comes back when it is durable. Everybody who is there sees it.
pub async fn apply(app: &App, canvas: &CanvasId, update: Vec<u8>) -> Result<(), Refusal> {
    app.rooms.change(canvas, Change::Apply(update)).await
}

/// Changes the document as the server; comes back when it is durable.
pub async fn edit(
    app: &App,
    canvas: &CanvasId,
    edit: impl FnOnce(&mut yrs::TransactionMut<'_>) + Send + 'static,
) -> Result<(), Refusal> {
    app.rooms.change(canvas, Change::Edit(Box::new(edit))).await
}

/// Brings the document to `state` by a new change; gives what stood in the moment before it.
pub(super) async fn restore(
    app: &App,
    canvas: &CanvasId,
    state: &[u8],
) -> Result<Option<Vec<u8>>, Error> {
    let target = open(state)?;
    // A state from before there were summaries has none, rather than no place for one.
    summary::lay(&mut target.transact_mut());
    let at = app.now_ms();
    let (tell, told) = oneshot::channel();
    edit(app, canvas, move |txn| {
        // Nobody waits for it any more only when the request was given up.
        let _ = tell.send(txn.encode_state_as_update_v1(&StateVector::default()));
        bring_to(txn, &target.transact(), Leftover::ToBin, at);
    })
    .await?;
    Ok(told.await.ok())
}

/// Stores the empty document of a canvas that is being created, as the first row of its log. `sheet` is in
/// the canvas's own language.
pub async fn create(
    tx: &mut Tx<'_>,
    canvas: &CanvasId,
    template: &Template,
    sheet: &Sheet,
    generation: &str,
    now_ms: i64,
) -> Result<(), DbError> {
    let update = canvas::seed(template, sheet, generation, now_ms);
    store_first(tx, canvas, update, Vec::new(), now_ms).await
}

/// Stores a ready document as the first row of a canvas that is being created. The server wrote all of it.
pub async fn start_with(
    tx: &mut Tx<'_>,
    canvas: &CanvasId,
    update: Vec<u8>,
    now_ms: i64,
) -> Result<(), DbError> {
    store_first(tx, canvas, update, Vec::new(), now_ms).await
}

/// Stores a copy of another canvas's document (its [`state`]) as the first row of a canvas that is being
/// created.
pub async fn duplicate(
    tx: &mut Tx<'_>,
    from_state: &[u8],
    to: &CanvasId,
    generation: &str,
    now_ms: i64,
) -> Result<(), Error> {
    let (update, clients) = copy(from_state, generation)?;
    Ok(store_first(tx, to, update, clients, now_ms).await?)
}

/// Client ids and whose they are.
type Owners = Vec<(u64, String)>;

/// The document under another generation, and whose its client ids are from now on: nobody's.
fn copy(from_state: &[u8], generation: &str) -> Result<(Vec<u8>, Owners), Error> {
    let doc = open(from_state)?;
    let mut txn = doc.transact_mut();
    let meta = txn.get_or_insert_map("meta");
    meta.insert(&mut txn, "generation", generation);
    // A commitment is to what its partner has seen, not to a copy.
    for root in ["hearts", CLEARED] {
        txn.get_or_insert_map(root).clear(&mut txn);
    }
    summary::clear(&mut txn);
    let writers = txn.state_vector();
    let clients = writers
        .iter()
        .map(|(client, _)| client.get())
        .filter(|client| *client != SEED_CLIENT)
        .map(|client| (client, NOBODY.to_owned()))
        .collect();
    Ok((
        txn.encode_state_as_update_v1(&StateVector::default()),
        clients,
    ))
}

async fn store_first(
    tx: &mut Tx<'_>,
    canvas: &CanvasId,
    update: Vec<u8>,
    clients: Vec<(u64, String)>,
    now_ms: i64,
) -> Result<(), DbError> {
    let row = Row {
        canvas: canvas.clone(),
        seq: 1,
        at: now_ms,
        update,
        clients,
    };
    store::append_row(tx, &row).await
}

/// A document of its own in the given state, writing as the server.
pub(super) fn open(state: &[u8]) -> Result<Doc, Error> {
    let doc = Doc::with_options(Options {
        offset_kind: OffsetKind::Utf16,
        ..Options::with_client_id(ClientID::new(SEED_CLIENT))
    });
    let update = Update::decode_v1(state).map_err(Error::internal)?;
    let applied = doc.transact_mut().apply_update(update);
    applied.map_err(Error::internal)?;
    Ok(doc)
}
