//! Makes sure that nothing of what was deleted is left in the files of the database.
use sqlx::{Executor as _, SqlitePool};

use super::{Column as _, Db, DbError, Engine, Row};

/// A SQLite file up to this size is written anew as a whole: about a second, in which writers wait. Larger ones
/// have been overwritten in place (`secure_delete`); what a page may still hold between its rows goes with the
/// next `vacuum` in a quiet hour.
const REWRITTEN_BYTES_MAX: i64 = 256 << 20;
/// Tables that hold what people wrote on canvases. PostgreSQL gives their dead rows' place free for new ones.
const VACUUM_POSTGRES: &str = "
    vacuum action_point, bond, canvas, canvas_checkpoint, canvas_client, canvas_snapshot, canvas_update, canvas_work,
        catalogue_correction, catalogue_entry, catalogue_upload, catalogue_version, commitment, derivation, guest, hand_bond, idempotency_key, interview, interview_read, invitation, job, mention,
        note_comment, partner_voice, passage, photo, projected, proposal_event, proposal_link, proposal_state, record,
        record_change, record_name, record_word, share, vote_ballot, vote_round, workshop_draft, workshop_item,
        workshop_picture";
const SIZE: &str = "
    select page_count * page_size as bytes
    from pragma_page_count, pragma_page_size";

impl Db {
    /// Leaves nothing of deleted rows in the files: rewrites the SQLite file and empties its write-ahead log, or
    /// vacuums the tables of PostgreSQL. False when a long reader was in the way: try again later.
    pub async fn scrub(&self) -> Result<bool, DbError> {
        match &self.0 {
            Engine::Sqlite { writer, .. } => scrub_sqlite(writer).await,
            Engine::Postgres(pool) => {
                pool.execute(VACUUM_POSTGRES).await?;
                Ok(true)
            }
        }
    }
}

async fn scrub_sqlite(writer: &SqlitePool) -> Result<bool, DbError> {
    let size = Row::Sqlite(writer.fetch_one(SIZE).await?);
    if i64::read(&size, "bytes")? <= REWRITTEN_BYTES_MAX {
        writer.execute("vacuum").await?;
    }
    let done = Row::Sqlite(writer.fetch_one("pragma wal_checkpoint(truncate)").await?);
    Ok(i64::read(&done, "busy")? == 0)
}

#[cfg(test)]
mod tests {
    use super::super::migrations::MIGRATIONS;
    use super::*;

    #[test]
    fn every_table_that_hangs_on_a_canvas_is_vacuumed() {
        let listed: Vec<&str> = VACUUM_POSTGRES
            .split([' ', ',', '\n'])
            .filter(|word| !word.is_empty())
            .collect();
        let tables = MIGRATIONS
            .iter()
            .flat_map(|(_, _, sql)| sql.split("create table ").skip(1));
        let mut count = 0;
        for table in tables.filter(|table| {
            let columns = table.split(");").next().unwrap();
            columns.contains("references canvas (id)")
        }) {
            let name = table.split(' ').next().unwrap();
            assert!(listed.contains(&name), "{name}");
            count += 1;
        }
        assert!(count > 10, "{count}");
    }
}
