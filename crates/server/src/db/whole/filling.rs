//! Puts rows into tables: one by one into SQLite, as a stream into PostgreSQL, where that is one statement, so that rows
//! may refer to others that come after them.
use std::fmt::Write as _;
use std::sync::Arc;

use anyhow::Context as _;
use sqlx::{AssertSqlSafe, Postgres, Sqlite, Transaction};

use super::{Engine, Table, Value, Whole, bind_sqlite};
use crate::db::{DbError, storable};

/// Bytes that are handed to PostgreSQL at once.
const CHUNK_BYTES: usize = 256 << 10;

/// A row, or why it cannot be read.
type Read = anyhow::Result<Vec<Value>>;

impl Whole {
    /// Takes every row out of the tables, which are in the order of [`Whole::tables`]: some are made with rows.
    pub async fn clear(&mut self, tables: &[Table]) -> anyhow::Result<()> {
        for table in tables.iter().rev() {
            self.run(format!("delete from {}", table.quoted())).await?;
        }
        Ok(())
    }

    /// Puts all `rows` into an empty table.
    pub async fn fill(
        &mut self,
        table: &Table,
        rows: impl Iterator<Item = Read>,
    ) -> anyhow::Result<()> {
        let filled = match &mut self.0 {
            Engine::Sqlite(_, tx) => into_sqlite(tx, table, rows).await,
            Engine::Postgres(_, tx) => into_postgres(tx, table, rows).await,
        };
        filled.with_context(|| format!("filling the table {}", table.name))
    }
}

async fn into_sqlite(
    tx: &mut Transaction<'static, Sqlite>,
    table: &Table,
    rows: impl Iterator<Item = Read>,
) -> anyhow::Result<()> {
    let places: Vec<String> = (1..=table.fields.len()).map(|n| format!("${n}")).collect();
    let sql: Arc<str> = format!(
        "insert into {} ({}) values ({})",
        table.quoted(),
        table.names(),
        places.join(", ")
    )
    .into();
    for row in rows {
        let insert = bind_sqlite(AssertSqlSafe(sql.clone()), row?);
        insert.execute(&mut **tx).await.map_err(DbError::from)?;
    }
    Ok(())
}

async fn into_postgres(
    tx: &mut Transaction<'static, Postgres>,
    table: &Table,
    rows: impl Iterator<Item = Read>,
) -> anyhow::Result<()> {
    let sql = format!("copy {} ({}) from stdin", table.quoted(), table.names());
    let mut copy = tx.copy_in_raw(&sql).await?;
    let mut chunk = String::new();
    for row in rows {
        match row {
            Ok(row) => put_line(&mut chunk, row),
            Err(error) => {
                copy.abort("a row cannot be read").await?;
                return Err(error);
            }
        }
        if chunk.len() >= CHUNK_BYTES {
            copy.send(chunk.as_bytes()).await?;
            chunk.clear();
        }
    }
    copy.send(chunk.as_bytes()).await?;
    copy.finish().await?;
    Ok(())
}

/// A row as PostgreSQL's `copy` reads it: values apart by tabs, `\N` for none.
fn put_line(out: &mut String, row: Vec<Value>) {
    for (n, value) in row.into_iter().enumerate() {
        if n > 0 {
            out.push('\t');
        }
        match value {
            Value::Int(None) | Value::Text(None) | Value::Bytes(None) => out.push_str("\\N"),
            Value::Int(Some(number)) => out.push_str(&number.to_string()),
            Value::Text(Some(text)) => put_text(out, &storable(text)),
            Value::Bytes(Some(bytes)) => {
                out.push_str("\\\\x");
                for byte in bytes {
                    // Writing to a string cannot fail.
                    let _ = write!(out, "{byte:02x}");
                }
            }
        }
    }
    out.push('\n');
}

fn put_text(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_for_postgresql_keeps_every_character() {
        let mut line = String::new();
        let row = crate::args![
            7_i64,
            "a\tb\\c\nd\re\0\u{1f600}",
            vec![0_u8, 255],
            Option::<&str>::None,
            ""
        ];
        put_line(&mut line, row);
        assert_eq!(
            line,
            "7\ta\\tb\\\\c\\nd\\re\u{fffd}\u{1f600}\t\\\\x00ff\t\\N\t\n"
        );
    }
}
