//! Records offered while a name is typed.
use std::collections::BTreeSet;

use analysis::names::word_keys;

use crate::args;
use crate::db::{Column as _, DbError, FromRow, Row, Tx};

const WORDS: &str = "
    select word_key
    from record_word
    where record_id = $1
    order by word_key";

const INSERT_WORD: &str = "
    insert into record_word (record_id, word_key, workspace_id, kind)
    values ($1, $2, $3, $4)";

const DELETE_WORD: &str = "
    delete from record_word
    where record_id = $1 and word_key = $2";

/// Makes a record findable by `names` (all that it is found by), and by nothing else. To be called in the transaction
/// that writes its `record_name` rows; touches only what changed.
pub async fn keep_words(
    tx: &mut Tx<'_>,
    workspace: &str,
    kind: &str,
    record: &str,
    names: &[String],
) -> Result<(), DbError> {
    let wanted: BTreeSet<Vec<u8>> = names
        .iter()
        .flat_map(|name| word_keys(name))
        .map(String::into_bytes)
        .collect();
    let old: Vec<WordKey> = tx.all(WORDS, args![record]).await?;
    let old: BTreeSet<Vec<u8>> = old.into_iter().map(|key| key.0).collect();
    for key in old.difference(&wanted) {
        tx.run(DELETE_WORD, args![record, key.as_slice()]).await?;
    }
    for key in wanted.difference(&old) {
        tx.run(INSERT_WORD, args![record, key.as_slice(), workspace, kind])
            .await?;
    }
    Ok(())
}

struct WordKey(Vec<u8>);

impl FromRow for WordKey {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self(Vec::<u8>::read(row, "word_key")?))
    }
}
