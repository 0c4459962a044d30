//! A database as a whole, for backups: every row of every table, read as of one moment or written in one transaction.
//! Which tables and columns there are is asked of the database itself, so that none is forgotten.
mod filling;
mod tables;

use std::path::Path;
use std::str::FromStr as _;
use std::sync::Arc;
use std::time::Duration;

use futures_util::TryStreamExt as _;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions};
use sqlx::{AssertSqlSafe, Postgres, Sqlite, Transaction};

use super::migrations::{MIGRATIONS, migrator_of};
use super::{BUSY_WAIT_S, DbError, Dialect, Row, Value, bind_postgres, bind_sqlite};
pub use tables::{Field, Kind, Table};

/// SQLite takes its picture of the database with the first thing that is read, not with `begin`.
const LOOK: &str = "select count(*) from sqlite_schema";
/// SQLite's write-ahead log has the name of the database with this behind it.
const LOG_ENDING: &str = "-wal";
const READ_SQLITE: &str = "begin deferred";
const READ_POSTGRES: &str = "begin transaction isolation level repeatable read, read only";
const FILL_SQLITE: &str = "begin immediate";
const FILL_POSTGRES: &str = "begin";

const MIGRATED: &str = "
    select version
    from _sqlx_migrations
    order by version";
/// Whether there is a table, by name.
const HAS_TABLE: Dialect = Dialect {
    sqlite: "select count(*) from sqlite_schema where type = 'table' and name = $1",
    postgres: "select count(*) from pg_tables where schemaname = current_schema() and tablename = $1",
};
/// How much there is of any kind.
const THINGS: Dialect = Dialect {
    sqlite: "select count(*) from sqlite_schema",
    postgres: "
    select count(*)
    from pg_class
    join pg_namespace on pg_namespace.oid = pg_class.relnamespace
    where pg_namespace.nspname = current_schema()",
};

/// A database within one transaction over all of it. Dropped without [`Whole::commit`], nothing has happened.
pub struct Whole(Engine);

enum Engine {
    Sqlite(SqlitePool, Transaction<'static, Sqlite>),
    Postgres(PgPool, Transaction<'static, Postgres>),
}

/// The versions of the schema that this program knows, lowest first.
pub fn known_versions() -> Vec<i64> {
    let mut versions: Vec<i64> = MIGRATIONS.iter().map(|migration| migration.0).collect();
    versions.sort_unstable();
    versions
}

impl Whole {
    /// The SQLite file at `path` as it is now, while others go on writing. Its schema stays as it is.
    pub async fn read_sqlite(path: &Path) -> Result<Self, DbError> {
        let options = SqliteConnectOptions::new().filename(path);
        let opened = Self::look_sqlite(options.clone()).await;
        let mut log = path.as_os_str().to_owned();
        log.push(LOG_ENDING);
        match opened {
            // Where no log lies beside it nobody writes, and it can be read without files of ours beside it, for which
            // a full or read-only disk has no place.
            Err(error) if !Path::new(&log).exists() => {
                let alone = Self::look_sqlite(options.read_only(true).immutable(true)).await;
                alone.map_err(|_| error)
            }
            opened => opened,
        }
    }

    async fn look_sqlite(options: SqliteConnectOptions) -> Result<Self, DbError> {
        let mut whole = Self::sqlite(options.foreign_keys(true), READ_SQLITE).await?;
        whole.numbers(LOOK, Vec::new()).await?;
        Ok(whole)
    }

    /// The PostgreSQL database at `url` as it is now, while others go on writing. Its schema stays as it is.
    pub async fn read_postgres(url: &str) -> Result<Self, DbError> {
        Self::postgres(url, READ_POSTGRES).await
    }

    /// A new SQLite file to be filled. References are looked at when all is there ([`Whole::hangs_together`]).
    pub async fn fill_sqlite(path: &Path) -> Result<Self, DbError> {
        let options = SqliteConnectOptions::new().filename(path);
        let options = options.create_if_missing(true).foreign_keys(false);
        Self::sqlite(options, FILL_SQLITE).await
    }

    /// A PostgreSQL database to be filled.
    pub async fn fill_postgres(url: &str) -> Result<Self, DbError> {
        Self::postgres(url, FILL_POSTGRES).await
    }

    /// A database in memory, to look at a schema.
    pub async fn scratch() -> Result<Self, DbError> {
        let options = SqliteConnectOptions::new().in_memory(true);
        Self::sqlite(options, FILL_SQLITE).await
    }

    async fn sqlite(options: SqliteConnectOptions, begin: &'static str) -> Result<Self, DbError> {
        let options = options.busy_timeout(Duration::from_secs(BUSY_WAIT_S));
        let pool = SqlitePoolOptions::new().max_connections(1);
        let pool = pool.connect_with(options).await?;
        let tx = pool.begin_with(begin).await?;
        Ok(Self(Engine::Sqlite(pool, tx)))
    }

    async fn postgres(url: &str, begin: &'static str) -> Result<Self, DbError> {
        let options = PgConnectOptions::from_str(url)?;
        let pool = PgPoolOptions::new().max_connections(1);
        let pool = pool.connect_with(options).await?;
        let tx = pool.begin_with(begin).await?;
        Ok(Self(Engine::Postgres(pool, tx)))
    }

    /// `sqlite` or `postgresql`.
    pub fn engine_name(&self) -> &'static str {
        match &self.0 {
            Engine::Sqlite(..) => "sqlite",
            Engine::Postgres(..) => "postgresql",
        }
    }

    /// Whether there is nothing at all in the database.
    pub async fn is_empty(&mut self) -> Result<bool, DbError> {
        Ok(self.numbers(self.text(THINGS), Vec::new()).await? == [0])
    }

    /// The versions of the schema that the database has been through, lowest first; none for another program's.
    pub async fn versions(&mut self) -> Result<Vec<i64>, DbError> {
        let named = vec![Value::from("_sqlx_migrations")];
        if self.numbers(self.text(HAS_TABLE), named).await? == [0] {
            return Ok(Vec::new());
        }
        self.numbers(MIGRATED, Vec::new()).await
    }

    /// Takes the schema through `versions`; those that it has been through are left out.
    pub async fn migrate(&mut self, versions: &[i64]) -> Result<(), DbError> {
        let migrator = migrator_of(|version| versions.contains(&version));
        match &mut self.0 {
            Engine::Sqlite(_, tx) => migrator.run_direct(None, &mut **tx, false).await?,
            Engine::Postgres(_, tx) => migrator.run_direct(None, &mut **tx, false).await?,
        }
        Ok(())
    }

    /// Hands over every row of a table.
    pub async fn each_row(
        &mut self,
        table: &Table,
        mut take: impl FnMut(Vec<Value>) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let sql = AssertSqlSafe(table.select());
        match &mut self.0 {
            Engine::Sqlite(_, tx) => {
                let mut rows = sqlx::query(sql).fetch(&mut **tx);
                while let Some(row) = rows.try_next().await? {
                    take(table.values(&Row::Sqlite(row))?)?;
                }
            }
            Engine::Postgres(_, tx) => {
                let mut rows = sqlx::query(sql).fetch(&mut **tx);
                while let Some(row) = rows.try_next().await? {
                    take(table.values(&Row::Postgres(row))?)?;
                }
            }
        }
        Ok(())
    }

    /// How many rows a table has.
    pub async fn count(&mut self, table: &Table) -> Result<i64, DbError> {
        let counts = self.numbers(table.count(), Vec::new()).await?;
        counts.first().copied().ok_or(DbError::Shape("count"))
    }

    /// Runs one statement.
    pub async fn run(&mut self, sql: impl Into<Arc<str>>) -> Result<(), DbError> {
        let sql: AssertSqlSafe<Arc<str>> = AssertSqlSafe(sql.into());
        match &mut self.0 {
            Engine::Sqlite(_, tx) => sqlx::query(sql).execute(&mut **tx).await.map(drop)?,
            Engine::Postgres(_, tx) => sqlx::query(sql).execute(&mut **tx).await.map(drop)?,
        }
        Ok(())
    }

    /// Makes it durable, and closes the database.
    pub async fn commit(self) -> Result<(), DbError> {
        match self.0 {
            Engine::Sqlite(pool, tx) => {
                tx.commit().await?;
                pool.close().await;
            }
            Engine::Postgres(pool, tx) => {
                tx.commit().await?;
                pool.close().await;
            }
        }
        Ok(())
    }

    /// Undoes it, and closes the database.
    pub async fn abandon(self) {
        // What cannot be undone in words is undone by closing.
        match self.0 {
            Engine::Sqlite(pool, tx) => {
                let _ = tx.rollback().await;
                pool.close().await;
            }
            Engine::Postgres(pool, tx) => {
                let _ = tx.rollback().await;
                pool.close().await;
            }
        }
    }

    /// The first column of every row, of numbers.
    async fn numbers(
        &mut self,
        sql: impl Into<Arc<str>>,
        args: Vec<Value>,
    ) -> Result<Vec<i64>, DbError> {
        let rows = self.rows(sql, args).await?;
        rows.iter().map(super::FromRow::from_row).collect()
    }

    async fn rows(
        &mut self,
        sql: impl Into<Arc<str>>,
        args: Vec<Value>,
    ) -> Result<Vec<Row>, DbError> {
        let sql: AssertSqlSafe<Arc<str>> = AssertSqlSafe(sql.into());
        Ok(match &mut self.0 {
            Engine::Sqlite(_, tx) => {
                let rows = bind_sqlite(sql, args).fetch_all(&mut **tx).await?;
                rows.into_iter().map(Row::Sqlite).collect()
            }
            Engine::Postgres(_, tx) => {
                let rows = bind_postgres(sql, args).fetch_all(&mut **tx).await?;
                rows.into_iter().map(Row::Postgres).collect()
            }
        })
    }

    fn text(&self, statement: Dialect) -> &'static str {
        match &self.0 {
            Engine::Sqlite(..) => statement.sqlite,
            Engine::Postgres(..) => statement.postgres,
        }
    }
}
