//! What can go wrong in the database, in one form for both engines.
use sqlx::migrate::MigrateError;

/// `disk_full`, and a server that takes no changes.
const POSTGRES_UNWRITABLE: [&str; 2] = ["53100", "25006"];
/// `SQLITE_READONLY` and `SQLITE_FULL`, of whatever further kind.
const SQLITE_UNWRITABLE: [i32; 2] = [8, 13];
/// `SQLITE_IOERR_WRITE`, `_FSYNC`, `_TRUNCATE` and `_SHMSIZE`.
const SQLITE_NOT_WRITTEN: [i32; 4] = [778, 1034, 1546, 4874];

/// A failed statement.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// A unique constraint: these columns already hold the value.
    #[error("taken: {}", .0.join(", "))]
    Taken(Vec<String>),
    /// A row holds what its type cannot.
    #[error("unexpected value: {0}")]
    Shape(&'static str),
    /// Anything else, as the driver says it.
    #[error(transparent)]
    Driver(sqlx::Error),
    /// A migration failed.
    #[error(transparent)]
    Migration(#[from] MigrateError),
}

impl DbError {
    /// True when `column` was the one that clashed.
    pub fn is_taken(&self, column: &str) -> bool {
        matches!(self, Self::Taken(columns) if columns.iter().any(|c| c == column))
    }

    /// True when the database has no space left, or its disk cannot be written.
    pub fn is_unwritable(&self) -> bool {
        let error = match self {
            Self::Driver(error)
            | Self::Migration(
                MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _),
            ) => error,
            _ => return false,
        };
        let Some(error) = error.as_database_error() else {
            return false;
        };
        let Some(code) = error.code() else {
            return false;
        };
        if error
            .try_downcast_ref::<sqlx::postgres::PgDatabaseError>()
            .is_some()
        {
            return POSTGRES_UNWRITABLE.contains(&code.as_ref());
        }
        let code: i32 = code.parse().unwrap_or(0);
        SQLITE_UNWRITABLE.contains(&(code & 0xff)) || SQLITE_NOT_WRITTEN.contains(&code)
    }
}

impl From<sqlx::Error> for DbError {
    fn from(error: sqlx::Error) -> Self {
        match error.as_database_error() {
            Some(found) if found.is_unique_violation() => {
                let detail = found
                    .try_downcast_ref::<sqlx::postgres::PgDatabaseError>()
                    .and_then(sqlx::postgres::PgDatabaseError::detail)
                    .unwrap_or(found.message());
                Self::Taken(clashing_columns(detail))
            }
            _ => Self::Driver(error),
        }
    }
}

/// Columns named by `UNIQUE constraint failed: account.email` (SQLite) or
/// `Key (email)=(…) already exists.` (PostgreSQL).
fn clashing_columns(message: &str) -> Vec<String> {
    let named = if let Some(rest) = message.strip_prefix("Key (") {
        rest.split(")=").next().unwrap_or_default()
    } else {
        message.rsplit("failed: ").next().unwrap_or_default()
    };
    named
        .split(", ")
        .map(|c| c.rsplit('.').next().unwrap_or(c).trim().to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_engines_name_the_same_columns() {
        let expected = vec!["workspace_id".to_owned(), "session_id".to_owned()];
        assert_eq!(
            clashing_columns("UNIQUE constraint failed: guest.workspace_id, guest.session_id"),
            expected
        );
        assert_eq!(
            clashing_columns("Key (workspace_id, session_id)=(a, b) already exists."),
            expected
        );
    }
}
