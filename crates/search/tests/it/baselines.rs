//! What others reach on the same set: SQLite's full-text index, and Tantivy's own ranking over Snowball stems.

use std::str::FromStr;

use rust_stemmers::{Algorithm, Stemmer};
use search::Lang;
use sqlx::{ConnectOptions, Connection, Row as _, SqliteConnection};
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Occur, Query, TermQuery};
use tantivy::schema::{IndexRecordOption, STORED, STRING, Schema, TEXT, Value};
use tantivy::{TantivyDocument, Term, doc};

use super::judged::{Asked, Given, JUDGED, Judged, Row};
use super::stage::{VOCABULARIES, text};

/// Everything that somebody may type for a description: its words, its labels and its places in its language.
fn whole(row: &Row) -> String {
    let mut parts = vec![row.name.clone(), row.text.clone()];
    let facets = row.facets();
    let labels = super::stage::labels();
    for slug in VOCABULARIES {
        for key in facets.get(slug).into_iter().flatten() {
            let texts = labels.of(slug, key).iter();
            parts.extend(
                texts
                    .filter(|text| text.0 == row.lang)
                    .map(|text| text.1.clone()),
            );
        }
    }
    let areas = [
        ("data/areas/municipalities.csv", &row.municipalities),
        ("data/areas/regions.csv", &row.regions),
    ];
    for (file, codes) in areas {
        let table = text(file);
        let lines = table
            .lines()
            .map(|line| line.split(',').collect::<Vec<_>>());
        let column = if row.lang == Lang::Sv { 2 } else { 1 };
        let named = lines.filter(|cells| codes.iter().any(|code| code == cells[0]));
        parts.extend(named.map(|cells| cells[column].to_owned()));
    }
    parts.join("\n")
}

fn tokens(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    let full = words.filter(|word| !word.is_empty());
    full.map(str::to_lowercase).collect()
}

/// SQLite's FTS5 with its bm25, any word.
pub async fn fts5(judged: &Judged) -> Vec<Given> {
    let options = sqlx::sqlite::SqliteConnectOptions::from_str("sqlite::memory:").unwrap();
    let mut db: SqliteConnection = options.disable_statement_logging().connect().await.unwrap();
    let table = "create virtual table d using fts5(
        id unindexed, body, tokenize = 'unicode61 remove_diacritics 2')";
    sqlx::query(table).execute(&mut db).await.unwrap();
    for row in &judged.rows {
        let insert = sqlx::query("insert into d (id, body) values ($1, $2)");
        insert
            .bind(&row.id)
            .bind(whole(row))
            .execute(&mut db)
            .await
            .unwrap();
    }
    let mut all = Vec::new();
    for asked in &judged.queries {
        let quoted = tokens(&asked.text)
            .into_iter()
            .map(|word| format!("\"{word}\""));
        let words = quoted
            .collect::<Vec<_>>()
            .join(" or ")
            .replace(" or ", " OR ");
        let select = sqlx::query("select id from d where d match $1 order by bm25(d), id limit 10");
        let rows = select.bind(words).fetch_all(&mut db).await.unwrap();
        let ids = rows.iter().map(|row| row.get(0)).collect();
        all.push(Given {
            ids,
            ..Given::default()
        });
    }
    db.close().await.unwrap();
    all
}

/// Tantivy's BM25 over Snowball stems, any word.
pub fn plain_snowball(judged: &Judged) -> Vec<Given> {
    let mut schema = Schema::builder();
    let id = schema.add_text_field("id", STRING | STORED);
    let body = schema.add_text_field("body", TEXT);
    let index = tantivy::Index::create_in_ram(schema.build());
    let mut writer = index.writer_with_num_threads(1, 15_000_000).unwrap();
    let stems = |lang: Lang, text: &str| -> Vec<String> {
        let stemmer = Stemmer::create(match lang {
            Lang::Fi => Algorithm::Finnish,
            Lang::Sv => Algorithm::Swedish,
            Lang::En => Algorithm::English,
        });
        let words = tokens(text);
        words
            .iter()
            .map(|word| stemmer.stem(word).into_owned())
            .collect()
    };
    for row in &judged.rows {
        let text = stems(row.lang, &whole(row)).join(" ");
        writer
            .add_document(doc!(id => row.id.as_str(), body => text))
            .unwrap();
    }
    writer.commit().unwrap();
    let searcher = index.reader().unwrap().searcher();
    let answer = |asked: &Asked| {
        let term = |stem: String| -> (Occur, Box<dyn Query>) {
            let term = Term::from_field_text(body, &stem);
            (
                Occur::Should,
                Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)),
            )
        };
        let query = BooleanQuery::new(
            stems(asked.lang, &asked.text)
                .into_iter()
                .map(term)
                .collect(),
        );
        let top = TopDocs::with_limit(JUDGED).order_by_score();
        let hits = searcher.search(&query, &top).unwrap();
        let ids = hits.into_iter().map(|(_, at)| {
            let document: TantivyDocument = searcher.doc(at).unwrap();
            let value = document.get_first(id).and_then(|value| value.as_str());
            value.unwrap_or_default().to_owned()
        });
        Given {
            ids: ids.collect(),
            ..Given::default()
        }
    };
    judged.queries.iter().map(answer).collect()
}
