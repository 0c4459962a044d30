//! Which tables there are, what is in their columns, and which must be filled before which.
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Row, Value, Whole};
use crate::db::{DbError, Dialect};

/// Columns of all tables. Those of the schema's own history are no part of it.
const FIELDS: Dialect = Dialect {
    sqlite: "
    select tables.name as of_table, fields.name, lower(fields.type) as kind
    from sqlite_schema as tables
    cross join pragma_table_info(tables.name) as fields
    where tables.type = 'table' and tables.name <> '_sqlx_migrations' and substr(tables.name, 1, 7) <> 'sqlite_'
    order by tables.name, fields.cid",
    postgres: "
    select tables.relname::text as of_table, fields.attname::text as name,
        format_type(fields.atttypid, fields.atttypmod) as kind
    from pg_class as tables
    join pg_namespace as home on home.oid = tables.relnamespace and home.nspname = current_schema()
    join pg_attribute as fields on fields.attrelid = tables.oid and fields.attnum > 0 and not fields.attisdropped
    where tables.relkind = 'r' and tables.relname <> '_sqlx_migrations'
    order by tables.relname collate \"C\", fields.attnum",
};
/// Which table refers to rows of which.
const REFERENCES: Dialect = Dialect {
    sqlite: "
    select tables.name as of_table, links.\"table\" as target
    from sqlite_schema as tables
    cross join pragma_foreign_key_list(tables.name) as links
    where tables.type = 'table'",
    postgres: "
    select tables.relname::text as of_table, targets.relname::text as target
    from pg_constraint as links
    join pg_class as tables on tables.oid = links.conrelid
    join pg_class as targets on targets.oid = links.confrelid
    join pg_namespace as home on home.oid = tables.relnamespace and home.nspname = current_schema()
    where links.contype = 'f'",
};
const DANGLING: &str = "
    select \"table\" as of_table
    from pragma_foreign_key_check
    limit 1";

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// `bigint`
    Int,
    /// `text`
    Text,
    /// `bytea`
    Bytes,
}

impl Kind {
    fn of(declared: &str) -> Option<Self> {
        match declared {
            "bigint" => Some(Self::Int),
            "text" => Some(Self::Text),
            "bytea" => Some(Self::Bytes),
            _ => None,
        }
    }
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns.
    pub fields: Vec<Field>,
}

impl Table {
    /// The names of its columns as one list.
    pub(super) fn names(&self) -> String {
        let names: Vec<String> = self
            .fields
            .iter()
            .map(|field| quoted(&field.name))
            .collect();
        names.join(", ")
    }

    pub(super) fn quoted(&self) -> String {
        quoted(&self.name)
    }

    pub(super) fn select(&self) -> String {
        format!("select {} from {}", self.names(), self.quoted())
    }

    pub(super) fn count(&self) -> String {
        format!("select count(*) from {}", self.quoted())
    }

    /// A row's values in the order of the columns.
    pub(super) fn values(&self, row: &Row) -> Result<Vec<Value>, DbError> {
        let value = |field: &Field| {
            let name = field.name.as_str();
            Ok(match field.kind {
                Kind::Int => Value::Int(row.get(name)?),
                Kind::Text => Value::Text(row.get(name)?),
                Kind::Bytes => Value::Bytes(row.get(name)?),
            })
        };
        self.fields.iter().map(value).collect()
    }
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

impl Whole {
    /// Every table, those that others refer to before those others.
    pub async fn tables(&mut self) -> Result<Vec<Table>, DbError> {
        let mut tables: BTreeMap<String, Table> = BTreeMap::new();
        for row in self.rows(self.text(FIELDS), Vec::new()).await? {
            let name: String = row.get("of_table")?;
            let kind: String = row.get("kind")?;
            let field = Field {
                name: row.get("name")?,
                kind: Kind::of(&kind).ok_or(DbError::Shape("a column of an unknown type"))?,
            };
            let table = tables.entry(name.clone()).or_insert_with(|| Table {
                name,
                fields: Vec::new(),
            });
            table.fields.push(field);
        }
        let mut references: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for row in self.rows(self.text(REFERENCES), Vec::new()).await? {
            let (name, target): (String, String) = (row.get("of_table")?, row.get("target")?);
            if name != target {
                references.entry(name).or_default().insert(target);
            }
        }
        in_order(tables, &references).ok_or(DbError::Shape("tables that refer in a circle"))
    }

    /// Whether everything that is referred to is there. PostgreSQL has looked already.
    pub async fn hangs_together(&mut self) -> Result<Result<(), String>, DbError> {
        if self.engine_name() != "sqlite" {
            return Ok(Ok(()));
        }
        let rows = self.rows(DANGLING, Vec::new()).await?;
        Ok(match rows.first() {
            Some(row) => Err(row.get("of_table")?),
            None => Ok(()),
        })
    }
}

/// The tables in an order in which each comes after all it refers to; none where there is no such order.
fn in_order(
    mut tables: BTreeMap<String, Table>,
    references: &BTreeMap<String, BTreeSet<String>>,
) -> Option<Vec<Table>> {
    let mut ordered = Vec::new();
    while !tables.is_empty() {
        let is_ready = |name: &&String| {
            let targets = references.get(*name).into_iter().flatten();
            !targets
                .into_iter()
                .any(|target| tables.contains_key(target))
        };
        let next = tables.keys().find(is_ready)?.clone();
        ordered.extend(tables.remove(&next));
    }
    Some(ordered)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::whole::known_versions;

    #[tokio::test]
    async fn every_table_comes_after_those_it_refers_to() {
        let mut whole = Whole::scratch().await.unwrap();
        assert!(whole.is_empty().await.unwrap());
        whole.migrate(&known_versions()).await.unwrap();
        assert_eq!(whole.versions().await.unwrap(), known_versions());
        let tables = whole.tables().await.unwrap();
        let at = |name: &str| tables.iter().position(|table| table.name == name).unwrap();
        assert!(at("account") < at("session"));
        assert!(at("workspace") < at("canvas"));
        assert!(at("canvas") < at("canvas_update"));
        assert!(at("record") < at("mention"));
        let log = &tables[at("canvas_update")];
        assert_eq!(log.fields[3].kind, Kind::Bytes);
        assert_eq!(
            log.select(),
            "select \"canvas_id\", \"seq\", \"at\", \"payload\" from \"canvas_update\""
        );
    }

    #[test]
    fn a_circle_has_no_order() {
        let table = |name: &str| {
            let table = Table {
                name: name.to_owned(),
                fields: Vec::new(),
            };
            (name.to_owned(), table)
        };
        let refers = |from: &str, to: &str| (from.to_owned(), BTreeSet::from([to.to_owned()]));
        let tables = || BTreeMap::from([table("a"), table("b")]);
        assert!(in_order(tables(), &BTreeMap::from([refers("a", "b")])).is_some());
        let circle = BTreeMap::from([refers("a", "b"), refers("b", "a")]);
        assert!(in_order(tables(), &circle).is_none());
    }
}
