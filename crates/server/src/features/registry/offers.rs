//! Records offered while a name is typed: those that are called so, go on so, have a word that goes on so, or one that
//! is inflected so; in each the most mentioned first.
use std::collections::{BTreeMap, HashMap};

use analysis::names::{KEYS_MAX, lookup_keys};
use axum::Json as Answer;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, header};
use canvas::facts::RecordKind;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use utoipa::ToSchema;

use crate::app::App;
use crate::args;
use crate::db::{Db, DbError, Dialect, FromRow, Row, Value};
use crate::features::vocabularies;
use crate::features::workspaces::{Access, View, Write};
use crate::i18n::Lang;
use crate::web::Error;
use crate::web::routes::Routes;

/// Most records that typing offers at once.
pub const OFFERED_MAX: usize = 8;
/// Of so many that begin alike, in order of the alphabet, the most mentioned are offered.
const CANDIDATES_MAX: i64 = 100;
/// Behind every key that begins with what stands before it: no byte of UTF-8 is so large.
const AFTER_ALL: u8 = 0xff;
/// Vocabulary of the sides that an actor stands on.
const SECTORS: &str = "sectors";

const FIND_BY_WORD: &str = "
    select r.id, r.name, r.details,
        (select count(distinct m.canvas_id) from mention m where m.record_id = r.id) as canvases
    from record_word w
    join record r on r.id = w.record_id
    where w.workspace_id = $1 and w.kind = $2 and w.word_key >= $3 and w.word_key < $4 and r.merged_into is null
    order by w.word_key, w.record_id
    limit $5";

// PostgreSQL, asked for all keys at once and in order, reads every word of the workspace; so it is asked for each key.
const FIND_BY_KEYS: Dialect = Dialect {
    sqlite: "
    select r.id, r.name, r.details,
        (select count(distinct m.canvas_id) from mention m where m.record_id = r.id) as canvases
    from record_word w
    join record r on r.id = w.record_id
    where w.workspace_id = $1 and w.kind = $2 and w.word_key in ($3, $4, $5, $6, $7, $8, $9, $10)
        and r.merged_into is null
    order by w.word_key, w.record_id
    limit $11",
    postgres: "
    select r.id, r.name, r.details,
        (select count(distinct m.canvas_id) from mention m where m.record_id = r.id) as canvases
    from (select distinct unnest(array[$3, $4, $5, $6, $7, $8, $9, $10]::bytea[]) as word_key) as asked
    cross join lateral (
        select own.word_key, own.record_id
        from record_word as own
        where own.workspace_id = $1 and own.kind = $2 and own.word_key = asked.word_key
        order by own.record_id
        limit $11
    ) as w
    join record r on r.id = w.record_id
    where r.merged_into is null
    order by w.word_key, w.record_id
    limit $11",
};

const FIND_ONE: &str = "
    select r.id, r.name, r.details,
        (select count(distinct m.canvas_id) from mention m where m.record_id = r.id) as canvases
    from record named
    join record r on r.id = coalesce(named.merged_into, named.id)
    where named.workspace_id = $1 and named.id = $2";

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/c/{canvas}/records", offers)
        .get("/c/{canvas}/records/{record}", one)
}

/// A record that typing offers.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Offer {
    /// Its id; a note that speaks of it has the `ref` `record:{id}`.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Key of the sector an actor stands in, if one is known.
    pub sector: Option<String>,
    /// The sector's name in the language of the request.
    pub sector_name: Option<String>,
    /// How many canvases mention it.
    pub canvases: i64,
}

impl Offer {
    /// The offer with its sector named, for a request that asks for a language.
    pub fn named(self, headers: &HeaderMap) -> Self {
        let lang = headers.get(header::ACCEPT_LANGUAGE);
        let lang = Lang::preferred(lang.and_then(|lang| lang.to_str().ok()).unwrap_or_default());
        let named = |key: &String| vocabularies::label(SECTORS, key, lang);
        Self {
            sector_name: self.sector.as_ref().and_then(named),
            ..self
        }
    }
}

/// What stands in the box.
#[derive(Debug, Deserialize)]
pub struct Typed {
    /// `actor` (when left out), `support-model` or `client-group`.
    #[serde(default)]
    pub kind: String,
    /// What was typed.
    #[serde(default)]
    pub q: String,
}

impl Typed {
    /// The kind asked for; 404 for one whose records are not shared.
    pub fn kind(&self) -> Result<RecordKind, Error> {
        match self.kind.as_str() {
            "" => Ok(RecordKind::Actor),
            kind => RecordKind::find(kind)
                .filter(|kind| kind.is_shared())
                .ok_or(Error::NotFound),
        }
    }
}

/// Offers for whoever may write on the canvas: names of the whole workspace, which only looking on does not need.
async fn offers(
    State(app): State<App>,
    access: Access<Write>,
    headers: HeaderMap,
    Query(typed): Query<Typed>,
) -> Result<Answer<Vec<Offer>>, Error> {
    let kind = typed.kind()?;
    let found = suggest(&app.db, &access.workspace.0, kind, &typed.q).await?;
    let named = found.into_iter().map(|offer| offer.named(&headers));
    Ok(Answer(named.collect()))
}

/// The record that a note's `ref` names, or what it was merged into.
async fn one(
    State(app): State<App>,
    access: Access<View>,
    headers: HeaderMap,
    Path(path): Path<BTreeMap<String, String>>,
) -> Result<Answer<Offer>, Error> {
    let record = path.get("record").map_or("", String::as_str);
    let args = args![access.workspace.0.as_str(), record];
    let found: Option<Offer> = app.db.optional(FIND_ONE, args).await?;
    let named = found.map(|offer| Answer(offer.named(&headers)));
    named.ok_or(Error::NotFound)
}

/// Why a record is offered, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rung {
    Name,
    NamePrefix,
    WordPrefix,
    Form,
}

/// Records of the kind that `typed` may mean: by why, then the most mentioned, then by name; at most [`OFFERED_MAX`].
pub async fn suggest(
    db: &Db,
    workspace: &str,
    kind: RecordKind,
    typed: &str,
) -> Result<Vec<Offer>, DbError> {
    let Some(lookup) = lookup_keys(typed) else {
        return Ok(Vec::new());
    };
    let steps = [
        (Rung::Name, by_keys(db, workspace, kind, &lookup.exact)),
        (
            Rung::NamePrefix,
            by_range(workspace, kind, &lookup.name_prefix),
        ),
        (
            Rung::WordPrefix,
            by_range(workspace, kind, &lookup.word_prefix),
        ),
        (Rung::Form, by_keys(db, workspace, kind, &lookup.forms)),
    ];
    let mut found: HashMap<String, (Rung, Offer)> = HashMap::new();
    for (rung, (sql, args)) in steps {
        let offers: Vec<Offer> = db.all(sql, args).await?;
        let by_word = rung >= Rung::WordPrefix;
        for offer in offers {
            if !by_word || lookup.fits(&offer.name) {
                found.entry(offer.id.clone()).or_insert((rung, offer));
            }
        }
        if rung > Rung::Name && found.len() >= OFFERED_MAX {
            break;
        }
    }
    let mut found: Vec<_> = found.into_values().collect();
    found.sort_by(|(rung, one), (its, other)| {
        let by_mentions = other.canvases.cmp(&one.canvases);
        let by_name = (&one.name, &one.id).cmp(&(&other.name, &other.id));
        rung.cmp(its).then(by_mentions).then(by_name)
    });
    found.truncate(OFFERED_MAX);
    Ok(found.into_iter().map(|(_, offer)| offer).collect())
}

/// A statement with its arguments: records that have one of the keys, of which there is one at least.
fn by_keys(
    db: &Db,
    workspace: &str,
    kind: RecordKind,
    keys: &[String],
) -> (&'static str, Vec<Value>) {
    let mut args = args![workspace, kind.slug()];
    // The statement has a fixed number of places; the last key fills those that are left.
    let last = keys.last().into_iter().cycle();
    let keys = keys.iter().chain(last).take(KEYS_MAX);
    args.extend(keys.map(|key| Value::from(key.as_bytes())));
    args.push(CANDIDATES_MAX.into());
    (db.text(FIND_BY_KEYS), args)
}

/// A statement with its arguments: records that have a key that begins so.
fn by_range(workspace: &str, kind: RecordKind, start: &str) -> (&'static str, Vec<Value>) {
    let after = [start.as_bytes(), &[AFTER_ALL]].concat();
    let args = args![
        workspace,
        kind.slug(),
        start.as_bytes(),
        after,
        CANDIDATES_MAX
    ];
    (FIND_BY_WORD, args)
}

impl FromRow for Offer {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let details: String = row.get("details")?;
        // Details are whatever canvases say; what cannot be read says nothing.
        let details: Json = serde_json::from_str(&details).unwrap_or_default();
        Ok(Self {
            id: row.get("id")?,
            name: row.get("name")?,
            sector: details["sector"].as_str().map(str::to_owned),
            sector_name: None,
            canvases: row.get("canvases")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Step(String);

    impl FromRow for Step {
        fn from_row(row: &Row) -> Result<Self, DbError> {
            Ok(Self(row.get("detail")?))
        }
    }

    #[tokio::test]
    async fn typing_reads_a_range_of_the_index_and_sorts_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let db = Db::sqlite(&folder.path().join("plan.db")).await.unwrap();
        let word: &[u8] = b"-k";
        let range = args!["w", "actor", word, word, CANDIDATES_MAX];
        let keys = by_keys(&db, "w", RecordKind::Actor, &["-k".to_owned()]).1;
        for (sql, args, sought) in [
            (FIND_BY_WORD, range, "word_key>? AND word_key<?"),
            (FIND_BY_KEYS.sqlite, keys, "word_key=?"),
        ] {
            let explained: &'static str =
                Box::leak(format!("explain query plan {sql}").into_boxed_str());
            let steps: Vec<Step> = db.all(explained, args).await.unwrap();
            let plan: Vec<String> = steps.into_iter().map(|step| step.0).collect();
            let plan = plan.join("\n");
            let index =
                "SEARCH w USING COVERING INDEX record_word_key (workspace_id=? AND kind=? AND ";
            assert!(plan.contains(&format!("{index}{sought})")), "{plan}");
            assert!(
                !plan.contains("SCAN") && !plan.contains("ORDER BY"),
                "{plan}"
            );
        }
    }
}
