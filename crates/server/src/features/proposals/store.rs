//! SQL of proposals: states, events and private pages.
use std::collections::BTreeMap;

use super::model::State;
use crate::args;
use crate::db::{Db, DbError, FromRow, Row, Tx};
use crate::web::private::Term;

/// Events and private pages that a page shows.
const SHOWN_MAX: i64 = 200;
/// Proposals of a workspace; more than it may hold.
const LIST_MAX: i64 = 500;

/// Something that happened to a proposal.
#[derive(Clone, Debug)]
pub(super) struct Event {
    pub id: String,
    pub at: i64,
    /// `us` or `partner`.
    pub side: String,
    pub made_by: String,
    pub name: String,
    pub state: Option<String>,
    pub message: String,
}

/// A private page.
#[derive(Clone, Debug)]
pub(super) struct Link {
    pub id: String,
    pub canvas: String,
    pub made_by: String,
    pub term: Term,
    /// JSON.
    pub paper: String,
}

/// Who is told of an answer.
pub(super) struct Sender {
    pub email: String,
    pub language: String,
}

impl FromRow for Event {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get("id")?,
            at: row.get("at")?,
            side: row.get("side")?,
            made_by: row.get("made_by")?,
            name: row.get("name")?,
            state: row.get("state")?,
            message: row.get("message")?,
        })
    }
}

impl FromRow for Link {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get("id")?,
            canvas: row.get("canvas_id")?,
            made_by: row.get("made_by")?,
            term: Term::from_row(row)?,
            paper: row.get("paper")?,
        })
    }
}

impl FromRow for Sender {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            email: row.get("email")?,
            language: row.get("language")?,
        })
    }
}

struct Standing(String, State);

impl FromRow for Standing {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self(
            row.get("canvas_id")?,
            parse(&row.get::<String>("state")?)?,
        ))
    }
}

fn parse(name: &str) -> Result<State, DbError> {
    State::parse(name).ok_or(DbError::Shape("state"))
}

const STATE: &str = "
    select state
    from proposal_state
    where canvas_id = $1";

/// How far the proposal is.
pub(super) async fn state(db: &Db, canvas: &str) -> Result<State, DbError> {
    let found: Option<String> = db.optional(STATE, args![canvas]).await?;
    found.map_or(Ok(State::Draft), |name| parse(&name))
}

const STATES: &str = "
    select s.canvas_id, s.state
    from proposal_state s
    join canvas c on c.id = s.canvas_id
    where c.workspace_id = $1
    order by s.canvas_id
    limit $2";

/// How far the workspace's proposals are.
pub(super) async fn states(db: &Db, workspace: &str) -> Result<BTreeMap<String, State>, DbError> {
    let found: Vec<Standing> = db.all(STATES, args![workspace, LIST_MAX]).await?;
    Ok(found.into_iter().map(|one| (one.0, one.1)).collect())
}

const BEGIN: &str = "
    insert into proposal_state (canvas_id, state, changed_at)
    values ($1, 'draft', $2)
    on conflict (canvas_id) do nothing";
const MOVE: &str = "
    update proposal_state
    set state = $3, changed_at = $4
    where canvas_id = $1 and state = $2";

/// Moves the proposal if it still is `from`; says whether it was.
pub(super) async fn move_on(
    tx: &mut Tx<'_>,
    canvas: &str,
    from: State,
    to: State,
    now_ms: i64,
) -> Result<bool, DbError> {
    tx.run(BEGIN, args![canvas, now_ms]).await?;
    let row = args![canvas, from.name(), to.name(), now_ms];
    Ok(tx.run(MOVE, row).await? == 1)
}

const INSERT_EVENT: &str = "
    insert into proposal_event (id, canvas_id, at, side, made_by, name, state, message)
    values ($1, $2, $3, $4, $5, $6, $7, $8)";

/// Writes what happened.
pub(super) async fn insert_event(
    tx: &mut Tx<'_>,
    canvas: &str,
    event: &Event,
) -> Result<(), DbError> {
    let row = args![
        event.id.as_str(),
        canvas,
        event.at,
        event.side.as_str(),
        event.made_by.as_str(),
        event.name.as_str(),
        event.state.clone(),
        event.message.as_str(),
    ];
    tx.run(INSERT_EVENT, row).await.map(drop)
}

const EVENTS: &str = "
    select id, at, side, made_by, name, state, message
    from proposal_event
    where canvas_id = $1
    order by id desc
    limit $2";

/// What happened to the proposal, newest first.
pub(super) async fn events(db: &Db, canvas: &str) -> Result<Vec<Event>, DbError> {
    db.all(EVENTS, args![canvas, SHOWN_MAX]).await
}

const INSERT_LINK: &str = "
    insert into proposal_link (id, token_hash, canvas_id, made_by, made_at, expires_at, paper)
    values ($1, $2, $3, $4, $5, $6, $7)";

/// A new private page behind the token of this hash.
pub(super) async fn insert_link(
    tx: &mut Tx<'_>,
    link: &Link,
    token_hash: &str,
) -> Result<(), DbError> {
    let row = args![
        link.id.as_str(),
        token_hash,
        link.canvas.as_str(),
        link.made_by.as_str(),
        link.term.made_at,
        link.term.expires_at,
        link.paper.as_str(),
    ];
    tx.run(INSERT_LINK, row).await.map(drop)
}

const LINKS: &str = "
    select id, canvas_id, made_by, made_at, expires_at, revoked_at, paper
    from proposal_link
    where canvas_id = $1
    order by made_at desc, id desc
    limit $2";
const COUNT_LINKS: &str = "
    select count(*)
    from proposal_link
    where canvas_id = $1";
const LINK: &str = "
    select id, canvas_id, made_by, made_at, expires_at, revoked_at, paper
    from proposal_link
    where token_hash = $1";

/// The proposal's private pages, newest first.
pub(super) async fn links(db: &Db, canvas: &str) -> Result<Vec<Link>, DbError> {
    db.all(LINKS, args![canvas, SHOWN_MAX]).await
}

/// How many private pages were made of the proposal.
pub(super) async fn count_links(db: &Db, canvas: &str) -> Result<i64, DbError> {
    let count = db.optional(COUNT_LINKS, args![canvas]).await?;
    Ok(count.unwrap_or(0))
}

/// The private page behind the token of this hash.
pub(super) async fn link(db: &Db, token_hash: &str) -> Result<Option<Link>, DbError> {
    db.optional(LINK, args![token_hash]).await
}

const REVOKE: &str = "
    update proposal_link
    set revoked_at = $3
    where id = $1 and canvas_id = $2 and revoked_at is null";
const REFRESH: &str = "
    update proposal_link
    set paper = $3
    where id = $1 and canvas_id = $2 and revoked_at is null";

/// Ends a private page; says whether there was one.
pub(super) async fn revoke(
    tx: &mut Tx<'_>,
    id: &str,
    canvas: &str,
    now_ms: i64,
) -> Result<bool, DbError> {
    Ok(tx.run(REVOKE, args![id, canvas, now_ms]).await? == 1)
}

/// Replaces what the partner reads; says whether there was such a page.
pub(super) async fn refresh(
    tx: &mut Tx<'_>,
    id: &str,
    canvas: &str,
    paper: &str,
) -> Result<bool, DbError> {
    Ok(tx.run(REFRESH, args![id, canvas, paper]).await? == 1)
}

const SENDER: &str = "
    select email, language
    from account
    where 'account-' || id = $1 and disabled_at is null";

/// The account of this participant id.
pub(super) async fn sender(db: &Db, participant: &str) -> Result<Option<Sender>, DbError> {
    db.optional(SENDER, args![participant]).await
}
