//! One way to SQL for two engines. Statements are constants with `$1` … and portable text; only this
//! module knows which engine runs. Where syntax must differ, both texts stand in `dialect.rs`.
mod damage;
pub mod dialect;
mod error;
mod migrations;
mod scrub;
mod value;
pub mod whole;

use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

use sqlx::postgres::{PgArguments, PgPool, PgPoolOptions};
use sqlx::query::Query;
use sqlx::sqlite::{
    SqliteArguments, SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions,
    SqliteSynchronous,
};
use sqlx::{Connection as _, Postgres, SqlSafeStr, Sqlite};

pub use dialect::Dialect;
pub use error::DbError;
pub use value::{Column, FromRow, Row, Value};

/// Connections that read at once.
const READERS_MAX: u32 = 8;
/// What is acknowledged is on disk, also where the server was told to save time; stronger settings stay.
const FLUSH_COMMITS: &str = "
    select set_config('synchronous_commit', 'on', false)
    where current_setting('synchronous_commit') = 'off'";
/// Rows that SQLite's thread reads ahead of us: each time it must wait, two threads change places.
const ROWS_AT_ONCE: usize = 4_096;
/// How long a statement waits for another writer before it fails.
const BUSY_WAIT_S: u64 = 10;

/// The database.
#[derive(Clone)]
pub struct Db(Engine);

#[derive(Clone)]
enum Engine {
    /// One connection writes, several read; WAL lets them do so at once.
    Sqlite {
        readers: SqlitePool,
        writer: SqlitePool,
    },
    Postgres(PgPool),
}

/// A transaction; dropped without `commit` it is undone.
pub struct Tx<'a>(TxEngine<'a>);

enum TxEngine<'a> {
    Sqlite(sqlx::Transaction<'a, Sqlite>),
    Postgres(sqlx::Transaction<'a, Postgres>),
}

impl Db {
    /// Opens (and makes) the SQLite file at `path` and brings its schema up to date.
    pub async fn sqlite(path: &Path) -> Result<Self, DbError> {
        let options = sqlite_options(path);
        let writer = sqlite_writer(options.clone()).await?;
        migrations::migrator().run(&writer).await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS_MAX)
            .connect_with(options.read_only(false))
            .await?;
        Ok(Self(Engine::Sqlite { readers, writer }))
    }

    /// Connects to PostgreSQL at `url` and brings its schema up to date.
    pub async fn postgres(url: &str) -> Result<Self, DbError> {
        let options = sqlx::postgres::PgConnectOptions::from_str(url)?;
        let pool = PgPoolOptions::new()
            .max_connections(READERS_MAX * 2)
            .after_connect(|connection, _| {
                Box::pin(async move {
                    sqlx::query(FLUSH_COMMITS).execute(connection).await?;
                    Ok(())
                })
            })
            .connect_with(options)
            .await?;
        migrations::migrator().run(&pool).await?;
        Ok(Self(Engine::Postgres(pool)))
    }

    /// A database of its own connection pool for a writer that must not wait for others (the log of live documents).
    pub async fn separate_writer(&self, path: Option<&Path>) -> Result<Self, DbError> {
        match (&self.0, path) {
            (Engine::Sqlite { readers, .. }, Some(path)) => {
                let writer = sqlite_writer(sqlite_options(path)).await?;
                Ok(Self(Engine::Sqlite {
                    readers: readers.clone(),
                    writer,
                }))
            }
            _ => Ok(self.clone()),
        }
    }

    /// `sqlite` or `postgresql`.
    pub fn engine_name(&self) -> &'static str {
        match &self.0 {
            Engine::Sqlite { .. } => "sqlite",
            Engine::Postgres(_) => "postgresql",
        }
    }

    /// All rows of a reading statement.
    pub async fn all<T: FromRow>(
        &self,
        sql: &'static str,
        args: Vec<Value>,
    ) -> Result<Vec<T>, DbError> {
        let rows: Vec<Row> = match &self.0 {
            Engine::Sqlite { readers, .. } => bind_sqlite(sql, args)
                .fetch_all(readers)
                .await?
                .into_iter()
                .map(Row::Sqlite)
                .collect(),
            Engine::Postgres(pool) => bind_postgres(sql, args)
                .fetch_all(pool)
                .await?
                .into_iter()
                .map(Row::Postgres)
                .collect(),
        };
        rows.iter().map(T::from_row).collect()
    }

    /// The only row of a reading statement, or none.
    pub async fn optional<T: FromRow>(
        &self,
        sql: &'static str,
        args: Vec<Value>,
    ) -> Result<Option<T>, DbError> {
        Ok(self.all(sql, args).await?.pop())
    }

    /// Runs one writing statement; gives the number of rows it touched.
    pub async fn run(&self, sql: &'static str, args: Vec<Value>) -> Result<u64, DbError> {
        let mut tx = self.begin().await?;
        let touched = tx.run(sql, args).await?;
        tx.commit().await?;
        Ok(touched)
    }

    /// Starts a writing transaction.
    pub async fn begin(&self) -> Result<Tx<'static>, DbError> {
        Ok(Tx(match &self.0 {
            Engine::Sqlite { writer, .. } => {
                TxEngine::Sqlite(writer.begin_with("begin immediate").await?)
            }
            Engine::Postgres(pool) => TxEngine::Postgres(pool.begin().await?),
        }))
    }

    /// The text of a statement that cannot be the same on both engines.
    pub fn text(&self, statement: Dialect) -> &'static str {
        match &self.0 {
            Engine::Sqlite { .. } => statement.sqlite,
            Engine::Postgres(_) => statement.postgres,
        }
    }

    /// Closes every connection; SQLite folds its write-ahead log.
    pub async fn close(&self) {
        match &self.0 {
            Engine::Sqlite { readers, writer } => {
                readers.close().await;
                writer.close().await;
            }
            Engine::Postgres(pool) => pool.close().await,
        }
    }
}

impl Tx<'_> {
    /// Runs one statement; gives the number of rows it touched.
    pub async fn run(&mut self, sql: &'static str, args: Vec<Value>) -> Result<u64, DbError> {
        Ok(match &mut self.0 {
            TxEngine::Sqlite(tx) => bind_sqlite(sql, args)
                .execute(&mut **tx)
                .await?
                .rows_affected(),
            TxEngine::Postgres(tx) => bind_postgres(sql, args)
                .execute(&mut **tx)
                .await?
                .rows_affected(),
        })
    }

    /// All rows of a statement, also of one with `returning`.
    pub async fn all<T: FromRow>(
        &mut self,
        sql: &'static str,
        args: Vec<Value>,
    ) -> Result<Vec<T>, DbError> {
        let rows: Vec<Row> = match &mut self.0 {
            TxEngine::Sqlite(tx) => bind_sqlite(sql, args)
                .fetch_all(&mut **tx)
                .await?
                .into_iter()
                .map(Row::Sqlite)
                .collect(),
            TxEngine::Postgres(tx) => bind_postgres(sql, args)
                .fetch_all(&mut **tx)
                .await?
                .into_iter()
                .map(Row::Postgres)
                .collect(),
        };
        rows.iter().map(T::from_row).collect()
    }

    /// The only row of a statement, or none.
    pub async fn optional<T: FromRow>(
        &mut self,
        sql: &'static str,
        args: Vec<Value>,
    ) -> Result<Option<T>, DbError> {
        Ok(self.all(sql, args).await?.pop())
    }

    /// The text of a statement that cannot be the same on both engines.
    pub fn text(&self, statement: Dialect) -> &'static str {
        match &self.0 {
            TxEngine::Sqlite(_) => statement.sqlite,
            TxEngine::Postgres(_) => statement.postgres,
        }
    }

    /// Makes it durable.
    pub async fn commit(self) -> Result<(), DbError> {
        match self.0 {
            TxEngine::Sqlite(tx) => tx.commit().await?,
            TxEngine::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }
}

/// The one connection that writes. SQLite ends a transaction by itself when the disk is full or broken, of which the
/// driver does not learn: it would take the connection to be within that transaction for ever. Such a connection is
/// left for a new one, so that writing goes on as soon as there is space again.
async fn sqlite_writer(options: SqliteConnectOptions) -> Result<SqlitePool, DbError> {
    let pool = SqlitePoolOptions::new()
        .max_connections(1)
        .min_connections(1)
        .after_release(|connection, _| {
            Box::pin(async move {
                // What was asked of it before is done by then, its rollback too.
                connection.ping().await?;
                Ok(!connection.is_in_transaction())
            })
        });
    Ok(pool.connect_with(options).await?)
}

fn sqlite_options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        // What is deleted is overwritten, not only forgotten.
        .pragma("secure_delete", "on")
        .row_buffer_size(ROWS_AT_ONCE)
        .busy_timeout(Duration::from_secs(BUSY_WAIT_S))
}

fn bind_sqlite(sql: impl SqlSafeStr, args: Vec<Value>) -> Query<'static, Sqlite, SqliteArguments> {
    args.into_iter()
        .fold(sqlx::query(sql), |query, value| match value {
            Value::Int(v) => query.bind(v),
            Value::Text(v) => query.bind(v.map(storable)),
            Value::Bytes(v) => query.bind(v),
        })
}

/// Text that both engines can keep: PostgreSQL knows no NUL. What is bound is made so by itself; texts inside JSON have to be
/// before they are written into it.
pub fn storable(text: String) -> String {
    if text.contains('\0') {
        return text.replace('\0', "\u{fffd}");
    }
    text
}

fn bind_postgres(sql: impl SqlSafeStr, args: Vec<Value>) -> Query<'static, Postgres, PgArguments> {
    args.into_iter()
        .fold(sqlx::query(sql), |query, value| match value {
            Value::Int(v) => query.bind(v),
            Value::Text(v) => query.bind(v.map(storable)),
            Value::Bytes(v) => query.bind(v),
        })
}
