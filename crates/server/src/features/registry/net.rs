//! Who is connected with whom in a workspace, over everything that it knows: what its canvases say and what was set by
//! hand. Actors are records here, so one that was renamed or merged is one.
use std::collections::{BTreeMap, BTreeSet};

use analysis::names::name_key;
use canvas::facts::RecordKind;
use serde_json::Value as Json;

use super::between::between_actors;
use super::model::{Details, Pair, details};
use crate::args;
use crate::db::{Db, DbError, FromRow, Row, dialect};

/// Most connections of a workspace that are read.
const NET_MAX: i64 = 200_000;
/// Most places of a canvas that speak of actors.
const PLACES_MAX: i64 = 4_000;
/// Most of those who stand in the middle of one canvas.
const OWN_MAX: i64 = 100;
/// What the standing of a partner is called whom nobody has won yet.
const POTENTIAL: &str = "potential";

/// The actors of a workspace and what connects them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Net {
    /// What each connected actor is called, by record.
    pub names: BTreeMap<String, String>,
    /// Pairs of records that know each other.
    pub edges: BTreeSet<(String, String)>,
    /// The workspace's own side.
    pub us: BTreeSet<String>,
    /// Those who may become partners.
    pub potential: BTreeSet<String>,
}

const BONDS: &str = between_actors!(
    "said.kind",
    "('relation', 'partner')",
    "
    order by f.id, t.id, said.kind
    limit $2"
);

/// A connection as it is stored.
struct Bond {
    kind: String,
    standing: Option<String>,
    from: (String, String),
    to: (String, String),
}

impl FromRow for Bond {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let details = details(row)?;
        let standing = details.get("standing").and_then(Json::as_str);
        Ok(Self {
            kind: row.get("kind")?,
            standing: standing.map(str::to_owned),
            from: (row.get("from_id")?, row.get("from_name")?),
            to: (row.get("to_id")?, row.get("to_name")?),
        })
    }
}

/// What connects the workspace's actors.
pub async fn net(db: &Db, workspace: &str) -> Result<Net, DbError> {
    let mut net = Net::default();
    let bonds: Vec<Bond> = db.all(BONDS, args![workspace, NET_MAX]).await?;
    for bond in bonds {
        let is_partner = bond.kind == "partner";
        if is_partner {
            net.us.insert(bond.from.0.clone());
        }
        if is_partner && bond.standing.as_deref() == Some(POTENTIAL) {
            net.potential.insert(bond.to.0.clone());
        } else {
            net.edges.insert((bond.from.0.clone(), bond.to.0.clone()));
        }
        net.names.extend([bond.from, bond.to]);
    }
    Ok(net)
}

const ACTORS_ON: &str = "
    select mention.place as first, coalesce(record.merged_into, record.id) as second
    from mention
    join record on record.id = mention.record_id
    where mention.canvas_id = $1 and mention.kind = 'actor'
    order by mention.place
    limit $2";

/// The actor that each place of a canvas speaks of.
pub async fn actors_on(db: &Db, canvas: &str) -> Result<BTreeMap<String, String>, DbError> {
    let found: Vec<Pair> = db.all(ACTORS_ON, args![canvas, PLACES_MAX]).await?;
    Ok(found
        .into_iter()
        .map(|Pair(place, id)| (place, id))
        .collect())
}

const OWN_SIDE: &str = "
    select record.id as first, record.name as second
    from mention
    join record as said on said.id = mention.record_id
    join record on record.id = coalesce(said.merged_into, said.id)
    where mention.role = 'partner.own' and mention.kind = 'actor' and mention.canvas_id = (
        select canvas.id
        from canvas
        join mention as own on own.canvas_id = canvas.id and own.role = 'partner.own' and own.kind = 'actor'
        where canvas.workspace_id = $1 and canvas.deleted_at is null and canvas.archived_at is null
        order by canvas.changed_at desc, canvas.id desc
        limit 1)
    order by mention.place
    limit $2";

/// Record and name of those who stand in the middle of the partner map that was changed last.
pub async fn own_side(db: &Db, workspace: &str) -> Result<Vec<(String, String)>, DbError> {
    let found: Vec<Pair> = db.all(OWN_SIDE, args![workspace, OWN_MAX]).await?;
    let mut seen = BTreeSet::new();
    let found = found.into_iter().filter(|one| seen.insert(one.0.clone()));
    Ok(found.map(|Pair(id, name)| (id, name)).collect())
}

/// The sector of each of these names that is an actor's, as far as one is known.
pub async fn sectors(
    db: &Db,
    workspace: &str,
    names: impl Iterator<Item = String>,
) -> Result<BTreeMap<String, String>, DbError> {
    let mut by_key: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for name in names {
        by_key.entry(name_key(&name)).or_default().push(name);
    }
    let kind = RecordKind::Actor.slug();
    let asked: Vec<Json> = by_key
        .keys()
        .map(|key| serde_json::json!({"k": kind, "n": key}))
        .collect();
    if asked.is_empty() {
        return Ok(BTreeMap::new());
    }
    let asked = args![workspace, Json::from(asked).to_string()];
    let found: Vec<Pair> = db.all(db.text(dialect::DETAILS_BY_NAMES), asked).await?;
    let mut sectors = BTreeMap::new();
    for Pair(key, details) in found {
        let details: Details =
            serde_json::from_str(&details).map_err(|_| DbError::Shape("details"))?;
        let sector = details.get("sector").and_then(Json::as_str);
        for name in by_key.get(&key).into_iter().flatten() {
            sectors.extend(sector.map(|sector| (name.clone(), sector.to_owned())));
        }
    }
    Ok(sectors)
}
