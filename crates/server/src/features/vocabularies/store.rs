//! SQL of changed terms.
use super::model::{Item, State, Words};
use crate::args;
use crate::db::{Db, DbError, FromRow, Row, Tx};

/// Changed terms that one edition holds.
const CHANGED_MAX: i64 = 20_000;
/// Changes of one term that its page shows.
pub const HISTORY_MAX: i64 = 100;

/// What was done to a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Did {
    /// It was made.
    Add,
    /// Its words or its place were changed.
    Edit,
    /// It is not offered any more.
    Retire,
    /// It is offered again.
    Offer,
    /// Another one stands for it.
    Merge,
    /// It is as it was before.
    Undo,
}

impl Did {
    const ALL: [Self; 6] = [
        Self::Add,
        Self::Edit,
        Self::Retire,
        Self::Offer,
        Self::Merge,
        Self::Undo,
    ];

    /// Its name in the database, and in the audit after `term.`.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Edit => "edit",
            Self::Retire => "retire",
            Self::Offer => "offer",
            Self::Merge => "merge",
            Self::Undo => "undo",
        }
    }

    /// Its name in the audit.
    pub fn audited(self) -> &'static str {
        match self {
            Self::Add => "term.add",
            Self::Edit => "term.edit",
            Self::Retire => "term.retire",
            Self::Offer => "term.offer",
            Self::Merge => "term.merge",
            Self::Undo => "term.undo",
        }
    }
}

/// A change of a term.
#[derive(Clone, Debug)]
pub struct Version {
    /// The term after it.
    pub item: Item,
    /// What was done.
    pub did: Did,
    /// When, UTC milliseconds.
    pub at: i64,
    /// Name of the editor.
    pub by: String,
    /// Why, in the editor's words; may be empty.
    pub why: String,
}

/// A term with the slug of its vocabulary.
struct Standing(String, Item);

fn item(row: &Row) -> Result<Item, DbError> {
    let words = |fi, sv, en| -> Result<Words, DbError> {
        Ok(Words {
            fi: row.get(fi)?,
            sv: row.get(sv)?,
            en: row.get(en)?,
        })
    };
    let state: String = row.get("state")?;
    let successor: Option<String> = row.get("successor")?;
    Ok(Item {
        key: row.get("key")?,
        name: words("name_fi", "name_sv", "name_en")?,
        description: words("description_fi", "description_sv", "description_en")?,
        prompt: words("prompt_fi", "prompt_sv", "prompt_en")?,
        icon: row.get("icon")?,
        tone: row.get("tone")?,
        place: row.get("place")?,
        state: match (state.as_str(), successor) {
            ("offered", _) => State::Offered,
            ("retired", _) => State::Retired,
            ("merged", Some(key)) => State::Merged(key),
            _ => return Err(DbError::Shape("a term's state")),
        },
        number: row.get("number")?,
        changed_at: Some(row.get("at")?),
    })
}

impl FromRow for Standing {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self(row.get("vocabulary")?, item(row)?))
    }
}

impl FromRow for Version {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let did: String = row.get("did")?;
        let did = Did::ALL.into_iter().find(|one| one.slug() == did);
        Ok(Self {
            item: item(row)?,
            did: did.ok_or(DbError::Shape("what was done to a term"))?,
            at: row.get("at")?,
            by: row.get("by_name")?,
            why: row.get("why")?,
        })
    }
}

const VERSION: &str = "
    select count(*) as changes
    from term_version";

/// How many changes there are. Rows are only ever added, so it differs whenever anything was changed.
pub async fn version(db: &Db) -> Result<i64, DbError> {
    Ok(db.optional(VERSION, args![]).await?.unwrap_or(0))
}

const STANDING: &str = "
    select v.vocabulary, v.key, v.number, v.name_fi, v.name_sv, v.name_en, v.description_fi, v.description_sv,
        v.description_en, v.prompt_fi, v.prompt_sv, v.prompt_en, v.icon, v.tone, v.place, v.state, v.successor, v.at
    from term_version v
    where v.number = (
        select max(newer.number)
        from term_version newer
        where newer.vocabulary = v.vocabulary and newer.key = v.key)
    order by v.vocabulary, v.key
    limit $1";

/// The newest state of each changed term, with the slug of its vocabulary.
pub async fn standing(db: &Db) -> Result<Vec<(String, Item)>, DbError> {
    let rows: Vec<Standing> = db.all(STANDING, args![CHANGED_MAX]).await?;
    Ok(rows
        .into_iter()
        .map(|Standing(slug, item)| (slug, item))
        .collect())
}

const HISTORY: &str = "
    select v.key, v.number, v.name_fi, v.name_sv, v.name_en, v.description_fi, v.description_sv, v.description_en,
        v.prompt_fi, v.prompt_sv, v.prompt_en, v.icon, v.tone, v.place, v.state, v.successor, v.at, v.did, v.why,
        coalesce(a.name, v.by_id) as by_name
    from term_version v
    left join account a on a.id = substr(v.by_id, 9) and v.by_id like 'account-%'
    where v.vocabulary = $1 and v.key = $2
    order by v.number desc
    limit $3";

/// The changes of a term, newest first, at most [`HISTORY_MAX`].
pub async fn history(db: &Db, vocabulary: &str, key: &str) -> Result<Vec<Version>, DbError> {
    db.all(HISTORY, args![vocabulary, key, HISTORY_MAX]).await
}

const INSERT: &str = "
    insert into term_version (vocabulary, key, number, name_fi, name_sv, name_en, description_fi, description_sv,
        description_en, prompt_fi, prompt_sv, prompt_en, icon, tone, place, state, successor, did, at, by_id, why)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)";

/// A change to be kept.
pub struct NewVersion<'a> {
    /// Slug of the vocabulary.
    pub vocabulary: &'a str,
    /// The term after the change, with the number of the change.
    pub item: &'a Item,
    /// What is done.
    pub did: Did,
    /// When, UTC milliseconds.
    pub at: i64,
    /// Participant id of the editor.
    pub by_id: &'a str,
    /// Why, in the editor's words.
    pub why: &'a str,
}

/// Keeps a change; fails with `Taken(number)` when somebody changed the same term meanwhile.
pub async fn insert(tx: &mut Tx<'_>, new: &NewVersion<'_>) -> Result<(), DbError> {
    let NewVersion { item, .. } = new;
    let (state, successor) = match &item.state {
        State::Offered => ("offered", None),
        State::Retired => ("retired", None),
        State::Merged(key) => ("merged", Some(key.as_str())),
    };
    let row = args![
        new.vocabulary,
        &item.key,
        item.number,
        &item.name.fi,
        &item.name.sv,
        &item.name.en,
        &item.description.fi,
        &item.description.sv,
        &item.description.en,
        &item.prompt.fi,
        &item.prompt.sv,
        &item.prompt.en,
        &item.icon,
        &item.tone,
        item.place,
        state,
        successor,
        new.did.slug(),
        new.at,
        new.by_id,
        new.why,
    ];
    tx.run(INSERT, row).await.map(drop)
}
