//! How many interviews stand behind what was found and behind the targets that it gathers into. A finding has those
//! that it was carried from; a target has those of its findings, each interview once.
use std::collections::{BTreeMap, BTreeSet};

use axum::Json as Answer;
use axum::extract::State;
use canvas::Template;
use canvas::content::Content;
use canvas::facts::{BondKind, Facts, RecordKind, facts};
use serde::Serialize;
use ts_rs::TS;

use crate::app::App;
use crate::args;
use crate::db::{Db, DbError, FromRow, Row};
use crate::features::live;
use crate::features::workspaces::{self, Access, CanvasId, View};
use crate::web::Error;
use crate::web::routes::Routes;

/// Most origins of one canvas or record that are read.
const ORIGINS_MAX: i64 = 4_000;

/// Something and how many interviews stand behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Backed {
    /// Where it stands on its canvas.
    pub place: String,
    /// Interviews behind it.
    pub interviews: usize,
}

/// The interviews behind what stands on a canvas.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Backing {
    /// Interviews behind anything on it.
    pub interviews: usize,
    /// Findings that were carried from interviews.
    pub findings: Vec<Backed>,
    /// Targets that gather findings, also those with no interview behind.
    pub targets: Vec<Backed>,
}

pub(super) fn routes() -> Routes {
    Routes::new().get("/c/{canvas}/evidence", shown)
}

/// A place and an interview that something at it was carried from.
struct Origin {
    place: String,
    canvas: String,
    kind: String,
}

impl FromRow for Origin {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            place: row.get("to_place")?,
            canvas: row.get("from_canvas")?,
            kind: row.get("kind")?,
        })
    }
}

impl Origin {
    fn is_interview(&self) -> bool {
        canvas::find(&self.kind).is_some_and(|template| template.private)
    }
}

const OF_CANVAS: &str = "
    select d.to_place, d.from_canvas, c.kind
    from derivation d
    join canvas c on c.id = d.from_canvas
    where d.to_canvas = $1 and c.deleted_at is null
    order by d.to_place, d.from_canvas
    limit $2";

const OF_RECORD: &str = "
    select d.to_place, d.from_canvas, c.kind
    from mention m
    join derivation d on d.to_canvas = m.canvas_id and d.to_place = m.place
    join canvas c on c.id = d.from_canvas
    where c.deleted_at is null and (m.record_id = $1 or m.record_id in (
        select b.to_id
        from bond b
        where b.from_id = $1 and b.kind = $2))
    order by d.to_place, d.from_canvas
    limit $3";

/// How many interviews stand behind a finding or target; nothing for records of other kinds, behind which none can.
pub async fn interviews_behind(
    db: &Db,
    record: &str,
    kind: RecordKind,
) -> Result<Option<usize>, DbError> {
    if !matches!(kind, RecordKind::Finding | RecordKind::DevelopmentTarget) {
        return Ok(None);
    }
    let evidence = BondKind::Evidence.slug();
    let rows: Vec<Origin> = db
        .all(OF_RECORD, args![record, evidence, ORIGINS_MAX])
        .await?;
    let rows = rows.iter().filter(|row| row.is_interview());
    let interviews: BTreeSet<&str> = rows.map(|row| row.canvas.as_str()).collect();
    Ok(Some(interviews.len()))
}

/// What stands behind the findings and targets of what the canvas says; `from` is by place.
fn behind(said: &Facts, from: &BTreeMap<String, BTreeSet<String>>) -> Backing {
    let of = |place: &str| from.get(place).into_iter().flatten();
    let places = |kind: RecordKind| {
        let mentions = said.mentions.iter().filter(move |one| one.kind == kind);
        mentions.map(|one| one.place.as_str())
    };
    let backed = |place: &str, interviews: BTreeSet<&String>| Backed {
        place: place.to_owned(),
        interviews: interviews.len(),
    };
    let findings = places(RecordKind::Finding).map(|place| backed(place, of(place).collect()));
    let targets = places(RecordKind::DevelopmentTarget).filter_map(|place| {
        let bonds = said
            .bonds
            .iter()
            .filter(|bond| bond.kind == BondKind::Evidence && bond.from.place == place);
        let found: Vec<&str> = bonds.map(|bond| bond.to.place.as_str()).collect();
        let interviews = found.iter().flat_map(|place| of(place)).collect();
        (!found.is_empty()).then(|| backed(place, interviews))
    });
    let all: BTreeSet<&String> = places(RecordKind::Finding).flat_map(of).collect();
    Backing {
        interviews: all.len(),
        findings: findings.filter(|one| one.interviews > 0).collect(),
        targets: targets.collect(),
    }
}

/// What stands behind what is on a canvas; nothing on an interview itself.
pub async fn backing(
    db: &Db,
    canvas: &CanvasId,
    template: &Template,
    content: &Content,
) -> Result<Backing, DbError> {
    if template.private {
        return Ok(Backing::default());
    }
    let values = args![canvas.0.as_str(), ORIGINS_MAX];
    let rows: Vec<Origin> = db.all(OF_CANVAS, values).await?;
    let mut from: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in rows.into_iter().filter(Origin::is_interview) {
        from.entry(row.place).or_default().insert(row.canvas);
    }
    if from.is_empty() {
        return Ok(Backing::default());
    }
    Ok(behind(&facts(template, content), &from))
}

/// `GET /c/{canvas}/evidence`: what stands behind what is on the canvas now, for whoever may see it.
async fn shown(State(app): State<App>, access: Access<View>) -> Result<Answer<Backing>, Error> {
    let head = workspaces::canvas_of(&app, &access).await?;
    let template = canvas::find(&head.kind).ok_or(Error::NotFound)?;
    let canvas = access.canvas()?;
    let content = live::content(&app, canvas).await?;
    Ok(Answer(backing(&app.db, canvas, template, &content).await?))
}
