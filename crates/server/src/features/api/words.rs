//! `GET /api/v1/words`: the words that the search reads by, as they stand.
use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::features::lexicon::{self, Kind, Standing};
use crate::web::Error;
use crate::web::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new().get("/api/v1/words", words)
}

/// The words of the search.
#[derive(Serialize, ToSchema)]
pub(super) struct WordsJson {
    /// Differs whenever anything was changed.
    version: i64,
    /// Concepts in use.
    concepts: Vec<ConceptJson>,
    /// Spoken Finnish and what it is in writing.
    spoken: Vec<WordJson>,
    /// Words that no dictionary knows.
    words: Vec<WordJson>,
}

/// One thing that many words say.
#[derive(Serialize, ToSchema)]
pub(super) struct ConceptJson {
    /// Never changes.
    key: String,
    /// Its Finnish words.
    fi: Vec<String>,
    /// Its Swedish words.
    sv: Vec<String>,
    /// Its English words.
    en: Vec<String>,
    /// Keys of concepts that are close to it.
    near: Vec<String>,
    /// Terms of vocabularies that it means, as `slug:key`.
    vocabulary: Vec<String>,
    /// Whether the editors of this installation changed it.
    changed: bool,
}

/// A word and what it is read as.
#[derive(Serialize, ToSchema)]
pub(super) struct WordJson {
    /// The word as people write it.
    word: String,
    /// `spoken`, `name` (bends by plain endings), `stem` or `form` (as it stands only).
    kind: &'static str,
    /// What it is read as; nothing for itself.
    read: Vec<String>,
    /// Whether the editors of this installation changed it.
    changed: bool,
}

/// The words that the search reads by. Everybody may read them.
#[utoipa::path(
    get, path = "/api/v1/words", tag = "search",
    responses((status = 200, body = WordsJson)),
    security(()),
)]
pub(super) async fn words(State(app): State<App>) -> Result<Json<WordsJson>, Error> {
    let edition = lexicon::edition(&app).await?;
    let of = |kind: Kind| edition.of(kind).filter(|one| !one.entry.is_off);
    let own = [Kind::Name, Kind::Stem, Kind::Form];
    Ok(Json(WordsJson {
        version: edition.version,
        concepts: of(Kind::Concept).map(concept).collect(),
        spoken: of(Kind::Spoken).map(word).collect(),
        words: own.into_iter().flat_map(of).map(word).collect(),
    }))
}

fn concept(one: &Standing) -> ConceptJson {
    let [fi, sv, en] = one.entry.words.clone();
    ConceptJson {
        key: one.key.clone(),
        fi,
        sv,
        en,
        near: one.entry.near.clone(),
        vocabulary: one.entry.vocabulary.clone(),
        changed: one.is_changed(),
    }
}

fn word(one: &Standing) -> WordJson {
    WordJson {
        word: one.key.clone(),
        kind: one.kind.slug(),
        read: one.entry.read.clone(),
        changed: one.is_changed(),
    }
}
