//! SQL of the demonstration.
use crate::args;
use crate::db::{Db, DbError};

const ACCOUNTS: &str = "select count(*) from account";

/// How many accounts there are.
pub(super) async fn accounts(db: &Db) -> Result<i64, DbError> {
    Ok(db.optional(ACCOUNTS, args![]).await?.unwrap_or(0))
}
