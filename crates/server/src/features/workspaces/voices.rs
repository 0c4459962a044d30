//! Who speaks for which partner on a canvas whose columns are partners.
use std::collections::{BTreeMap, BTreeSet};

use crate::app::App;
use crate::args;
use crate::db::{Db, DbError, FromRow, Row, Tx};

use super::access::CanvasId;

/// Most people who speak for partners of one canvas.
const VOICES_MAX: i64 = 500;

/// Somebody who speaks for a partner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// Id of the partner's column.
    pub partner: String,
    /// Participant id.
    pub participant: String,
    /// Name they go by.
    pub name: String,
}

impl FromRow for Voice {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            partner: row.get("partner")?,
            participant: row.get("participant")?,
            name: row.get("name")?,
        })
    }
}

const LIST: &str = "
    select v.partner, v.participant, coalesce(a.name, g.name) as name
    from partner_voice v
    left join account a on v.participant = 'account-' || a.id and a.disabled_at is null
    left join guest g on v.participant = 'guest-' || g.id and g.revoked_at is null
    where v.canvas_id = $1 and coalesce(a.id, g.id) is not null
    order by v.partner, name, v.participant
    limit $2";

/// Everybody who speaks for a partner of the canvas, by partner and name.
pub async fn voices(db: &Db, canvas: &CanvasId) -> Result<Vec<Voice>, DbError> {
    db.all(LIST, args![canvas.0.as_str(), VOICES_MAX]).await
}

/// Who speaks for each partner of a canvas, as one participant sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spoken {
    /// Columns that the participant speaks for.
    pub own: BTreeSet<String>,
    /// Names of those who speak, by column.
    pub names: BTreeMap<String, Vec<String>>,
}

/// Who speaks for each partner of the canvas.
pub async fn spoken(db: &Db, canvas: &CanvasId, participant: &str) -> Result<Spoken, DbError> {
    let mut spoken = Spoken::default();
    for voice in voices(db, canvas).await? {
        if voice.participant == participant {
            spoken.own.insert(voice.partner.clone());
        }
        spoken
            .names
            .entry(voice.partner)
            .or_default()
            .push(voice.name);
    }
    Ok(spoken)
}

const GIVE: &str = "
    insert into partner_voice (canvas_id, partner, participant, given_by, given_at)
    values ($1, $2, $3, $4, $5)
    on conflict (canvas_id, partner, participant) do nothing";

/// Lets a participant speak for a partner; false when they did already.
pub async fn give_voice(
    tx: &mut Tx<'_>,
    canvas: &CanvasId,
    partner: &str,
    participant: &str,
    given_by: &str,
    now_ms: i64,
) -> Result<bool, DbError> {
    let row = args![canvas.0.as_str(), partner, participant, given_by, now_ms];
    Ok(tx.run(GIVE, row).await? > 0)
}

const TAKE: &str = "
    delete from partner_voice
    where canvas_id = $1 and partner = $2 and participant = $3";

/// Lets a participant speak for a partner no more; false when they did not.
pub async fn take_voice(
    tx: &mut Tx<'_>,
    canvas: &CanvasId,
    partner: &str,
    participant: &str,
) -> Result<bool, DbError> {
    let row = args![canvas.0.as_str(), partner, participant];
    Ok(tx.run(TAKE, row).await? > 0)
}

const TAKE_ALL: &str = "
    delete from partner_voice
    where participant = $2 and canvas_id in (select id from canvas where workspace_id = $1)";

/// Takes from a participant who leaves the workspace all that they speak for in it; true when that was anything.
pub async fn take_all_voices(
    tx: &mut Tx<'_>,
    workspace: &str,
    participant: &str,
) -> Result<bool, DbError> {
    Ok(tx.run(TAKE_ALL, args![workspace, participant]).await? > 0)
}

/// Tells everybody at the canvas that voices have changed.
pub fn voices_changed(app: &App, canvas: &CanvasId) {
    // Nobody listens when no canvas is open.
    let _ = app.revocations.send(format!("canvas-{}", canvas.0));
}
