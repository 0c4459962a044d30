//! Whether the database's own file is whole.
use super::{Db, DbError, Engine};
use crate::args;

/// Looks at every page, without comparing tables with their indexes.
const LOOK: &str = "pragma quick_check(10)";
/// What it says when all is well.
const WHOLE: &str = "ok";

impl Db {
    /// What is damaged in the SQLite file, in its own words; PostgreSQL looks after its files itself.
    pub async fn damage(&self) -> Result<Vec<String>, DbError> {
        match &self.0 {
            Engine::Sqlite { .. } => {
                let mut said: Vec<String> = self.all(LOOK, args![]).await?;
                said.retain(|line| line != WHOLE);
                Ok(said)
            }
            Engine::Postgres(_) => Ok(Vec::new()),
        }
    }
}
