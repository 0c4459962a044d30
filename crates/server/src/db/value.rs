//! What goes into a statement and what comes out of a row, the same on both engines.
use sqlx::Row as _;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;

use super::DbError;

/// An argument. The type stays known when it is null, since PostgreSQL asks for it.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `bigint`
    Int(Option<i64>),
    /// `text`
    Text(Option<String>),
    /// `bytea`
    Bytes(Option<Vec<u8>>),
}

macro_rules! into_value {
    ($($from:ty => $variant:ident, $name:ident -> $made:expr;)*) => {$(
        impl From<$from> for Value { fn from($name: $from) -> Self { Self::$variant(Some($made)) } }
        impl From<Option<$from>> for Value { fn from(v: Option<$from>) -> Self { Self::$variant(v.map(|$name| $made)) } }
    )*};
}
into_value! {
    i64 => Int, v -> v;
    i32 => Int, v -> i64::from(v);
    u32 => Int, v -> i64::from(v);
    bool => Int, v -> i64::from(v);
    String => Text, v -> v;
    &str => Text, v -> v.to_owned();
    &String => Text, v -> v.clone();
    Vec<u8> => Bytes, v -> v;
    &[u8] => Bytes, v -> v.to_vec();
}

/// The arguments of a statement, in the order of `$1`, `$2` …
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => { vec![$($crate::db::Value::from($value)),*] };
}

/// One row of an answer.
pub enum Row {
    /// From SQLite.
    Sqlite(SqliteRow),
    /// From PostgreSQL.
    Postgres(PgRow),
}

/// A type that a column can be read as.
pub trait Column: Sized {
    /// Reads column `name`; fails when it is missing or of another type.
    fn read(row: &Row, name: &str) -> Result<Self, DbError>;
}

macro_rules! column {
    ($($type:ty),*) => {$(
        impl Column for $type {
            fn read(row: &Row, name: &str) -> Result<Self, DbError> {
                Ok(match row { Row::Sqlite(row) => row.try_get(name)?, Row::Postgres(row) => row.try_get(name)? })
            }
        }
    )*};
}
column!(
    i64,
    Option<i64>,
    String,
    Option<String>,
    Vec<u8>,
    Option<Vec<u8>>
);

impl Column for bool {
    fn read(row: &Row, name: &str) -> Result<Self, DbError> {
        Ok(i64::read(row, name)? != 0)
    }
}

impl Row {
    /// Column `name`; fails when it is missing or of another type.
    pub fn get<T: Column>(&self, name: &str) -> Result<T, DbError> {
        T::read(self, name)
    }
}

/// A value read from one row.
pub trait FromRow: Sized {
    /// Reads the row; fails when a column is missing or holds what the type cannot.
    fn from_row(row: &Row) -> Result<Self, DbError>;
}

impl FromRow for i64 {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(match row {
            Row::Sqlite(row) => row.try_get(0)?,
            Row::Postgres(row) => row.try_get(0)?,
        })
    }
}

impl FromRow for String {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(match row {
            Row::Sqlite(row) => row.try_get(0)?,
            Row::Postgres(row) => row.try_get(0)?,
        })
    }
}
