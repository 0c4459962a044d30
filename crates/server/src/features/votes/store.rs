//! SQL of rounds and ballots.
use super::model::{Ballot, Mark, Outcome, Round};
use crate::args;
use crate::db::{Db, DbError, FromRow, Row, Tx};

/// Closed rounds that a page shows.
const SHOWN_MAX: i64 = 50;

impl FromRow for Round {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let (mark, zones): (String, String) = (row.get("mark")?, row.get("zones")?);
        let results: Option<String> = row.get("results")?;
        let outcome: Option<Vec<Outcome>> = results
            .map(|results| serde_json::from_str(&results))
            .transpose()
            .map_err(|_| DbError::Shape("results"))?;
        Ok(Self {
            id: row.get("id")?,
            canvas: row.get("canvas_id")?,
            step: row.get("step")?,
            question: row.get("question")?,
            mark: Mark::parse(&mark).ok_or(DbError::Shape("mark"))?,
            votes_each: row.get("votes_each")?,
            zones: serde_json::from_str(&zones).map_err(|_| DbError::Shape("zones"))?,
            is_hidden: row.get::<i64>("is_hidden")? == 1,
            opened_at: row.get("opened_at")?,
            closed_at: row.get("closed_at")?,
            voters: row.get("voters")?,
            outcome: outcome.unwrap_or_default(),
            lost: row.get("lost")?,
        })
    }
}

const OPEN: &str = "
    select id, canvas_id, step, question, mark, votes_each, zones, is_hidden, opened_at, closed_at, voters, lost,
        results
    from vote_round
    where canvas_id = $1 and closed_at is null";
const CLOSED: &str = "
    select id, canvas_id, step, question, mark, votes_each, zones, is_hidden, opened_at, closed_at, voters, lost,
        results
    from vote_round
    where canvas_id = $1 and closed_at is not null
    order by opened_at desc, id desc
    limit $2";

/// The round that is open on the canvas.
pub(super) async fn open_round(db: &Db, canvas: &str) -> Result<Option<Round>, DbError> {
    db.optional(OPEN, args![canvas]).await
}

/// The canvas's closed rounds, newest first.
pub(super) async fn closed_rounds(db: &Db, canvas: &str) -> Result<Vec<Round>, DbError> {
    db.all(CLOSED, args![canvas, SHOWN_MAX]).await
}

const INSERT: &str = "
    insert into vote_round
        (id, canvas_id, step, question, mark, votes_each, zones, is_hidden, opened_by, opened_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

/// Opens a round; fails with `Taken` while another is open on the canvas.
pub(super) async fn insert(tx: &mut Tx<'_>, round: &Round, by: &str) -> Result<(), DbError> {
    let zones = serde_json::to_string(&round.zones).map_err(|_| DbError::Shape("zones"))?;
    let row = args![
        round.id.as_str(),
        round.canvas.as_str(),
        round.step.as_deref(),
        round.question.as_str(),
        round.mark.name(),
        round.votes_each,
        zones,
        i64::from(round.is_hidden),
        by,
        round.opened_at,
    ];
    tx.run(INSERT, row).await.map(drop)
}

const TOUCH: &str = "
    update vote_round
    set casts = casts + 1
    where id = $1 and canvas_id = $2 and closed_at is null";
const CAST: &str = "
    insert into vote_ballot (round_id, participant, votes)
    values ($1, $2, $3)
    on conflict (round_id, participant) do update set votes = excluded.votes";

/// Replaces the person's ballot. Says whether the round is still open: it stays so until `tx` ends.
pub(super) async fn cast(
    tx: &mut Tx<'_>,
    round: &Round,
    participant: &str,
    ballot: &Ballot,
) -> Result<bool, DbError> {
    let (id, canvas) = (round.id.as_str(), round.canvas.as_str());
    if tx.run(TOUCH, args![id, canvas]).await? == 0 {
        return Ok(false);
    }
    let votes = serde_json::to_string(ballot).map_err(|_| DbError::Shape("votes"))?;
    tx.run(CAST, args![id, participant, votes]).await?;
    Ok(true)
}

/// A ballot as it is kept.
struct Cast(Ballot);

impl FromRow for Cast {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let votes: String = row.get("votes")?;
        let ballot = serde_json::from_str(&votes).map_err(|_| DbError::Shape("votes"))?;
        Ok(Self(ballot))
    }
}

const BALLOTS: &str = "
    select votes
    from vote_ballot
    where round_id = $1
    order by participant";
const OWN: &str = "
    select votes
    from vote_ballot
    where round_id = $1 and participant = $2";

/// Every ballot of the round.
pub(super) async fn ballots(db: &Db, round: &str) -> Result<Vec<Ballot>, DbError> {
    let found: Vec<Cast> = db.all(BALLOTS, args![round]).await?;
    Ok(found.into_iter().map(|Cast(ballot)| ballot).collect())
}

/// What the person has voted so far.
pub(super) async fn own_ballot(db: &Db, round: &str, who: &str) -> Result<Ballot, DbError> {
    let found: Option<Cast> = db.optional(OWN, args![round, who]).await?;
    Ok(found.map(|Cast(ballot)| ballot).unwrap_or_default())
}

const CLOSE: &str = "
    update vote_round
    set closed_at = $3
    where id = $1 and canvas_id = $2 and closed_at is null";
const KEEP: &str = "
    update vote_round
    set results = $2, voters = $3, lost = $4
    where id = $1";
const FORGET: &str = "
    delete from vote_ballot
    where round_id = $1";

/// Closes the round, and gives its ballots; none when it was closed already.
pub(super) async fn close(
    tx: &mut Tx<'_>,
    round: &Round,
    at_ms: i64,
) -> Result<Option<Vec<Ballot>>, DbError> {
    let (id, canvas) = (round.id.as_str(), round.canvas.as_str());
    if tx.run(CLOSE, args![id, canvas, at_ms]).await? == 0 {
        return Ok(None);
    }
    let found: Vec<Cast> = tx.all(BALLOTS, args![id]).await?;
    Ok(Some(found.into_iter().map(|Cast(ballot)| ballot).collect()))
}

/// What came out of a round.
pub(super) struct Kept {
    pub outcome: Vec<Outcome>,
    pub voters: i64,
    pub lost: i64,
}

/// Keeps what came out, and throws the ballots away.
pub(super) async fn keep(tx: &mut Tx<'_>, round: &str, kept: &Kept) -> Result<(), DbError> {
    let results = serde_json::to_string(&kept.outcome).map_err(|_| DbError::Shape("results"))?;
    tx.run(KEEP, args![round, results, kept.voters, kept.lost])
        .await?;
    tx.run(FORGET, args![round]).await.map(drop)
}
