//! SQL of who answers for an entry.
use crate::args;
use crate::db::{Db, DbError, FromRow, Row, Tx};

/// Members that a page offers.
const LEADERS_MAX: i64 = 200;

/// Somebody who answers for entries, or may.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::features::catalogue) struct Person {
    /// Id of their account.
    pub account: String,
    pub name: String,
    pub email: String,
    /// Language of mails.
    pub language: String,
}

impl FromRow for Person {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            account: row.get("id")?,
            name: row.get("name")?,
            email: row.get("email")?,
            language: row.get("language")?,
        })
    }
}

const LEADERS: &str = "
    select a.id, a.name, a.email, a.language
    from member m
    join account a on a.id = m.account_id and a.disabled_at is null
    where m.workspace_id = $1 and m.role = 'facilitator'
    order by a.name, a.id
    limit $2";

/// The members who may answer for the workspace's entries, by name: those who lead it.
pub(in crate::features::catalogue) async fn leaders(
    db: &Db,
    workspace: &str,
) -> Result<Vec<Person>, DbError> {
    db.all(LEADERS, args![workspace, LEADERS_MAX]).await
}

const LEADER: &str = "
    select a.id, a.name, a.email, a.language
    from member m
    join account a on a.id = m.account_id and a.disabled_at is null
    where m.workspace_id = $1 and m.account_id = $2 and m.role = 'facilitator'";

/// One of these.
pub(in crate::features::catalogue) async fn leader(
    db: &Db,
    workspace: &str,
    account: &str,
) -> Result<Option<Person>, DbError> {
    db.optional(LEADER, args![workspace, account]).await
}

const NAME: &str = "
    select name
    from account
    where id = $1";

/// What somebody is called, whether or not they lead anything any more.
pub(in crate::features::catalogue) async fn name(
    db: &Db,
    account: &str,
) -> Result<Option<String>, DbError> {
    db.optional(NAME, args![account]).await
}

// Whoever answers for it now has not been asked yet.
const HAND_OVER: &str = "
    update catalogue_entry
    set owner_account = $3, asked_at = null, asked = 0
    where id = $1 and coalesce(owner_account, '') = $2";

/// Gives an entry to another owner; says whether it still was `before`'s.
pub(in crate::features::catalogue) async fn hand_over(
    tx: &mut Tx<'_>,
    entry: &str,
    before: &str,
    to: &str,
) -> Result<bool, DbError> {
    Ok(tx.run(HAND_OVER, args![entry, before, to]).await? == 1)
}
