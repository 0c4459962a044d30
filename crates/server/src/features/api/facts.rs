//! `/api/v1/areas` and `/api/v1/vocabularies`: facts that anybody may read.
use axum::Json as Answer;
use axum::extract::{Path, Query};
use axum::http::{HeaderMap, header};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::features::areas::{self, Offered};
use crate::features::vocabularies::{self, Item};
use crate::i18n::Lang;
use crate::web::Error;
use crate::web::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/api/v1/areas/municipalities", municipalities)
        .get("/api/v1/vocabularies", list)
        .get("/api/v1/vocabularies/{vocabulary}", show)
}

#[derive(Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    q: String,
    /// Codes to name instead, separated by commas.
    #[serde(default)]
    codes: String,
}

fn reader(headers: &HeaderMap) -> Lang {
    Lang::preferred(
        headers
            .get(header::ACCEPT_LANGUAGE)
            .and_then(|v| v.to_str().ok())
            .unwrap_or_default(),
    )
}

/// Municipalities by the beginning of a name in either language, or by code.
#[utoipa::path(get, path = "/api/v1/areas/municipalities",
    params(("q" = Option<String>, Query), ("codes" = Option<String>, Query)),
    responses((status = 200, body = Vec<Offered>)))]
pub(super) async fn municipalities(
    headers: HeaderMap,
    Query(typed): Query<Typed>,
) -> Answer<Vec<Offered>> {
    let lang = reader(&headers);
    Answer(match typed.codes.as_str() {
        "" => areas::offer(&typed.q, lang),
        codes => areas::named(
            codes.split(',').take(areas::all().municipalities.len()),
            lang,
        ),
    })
}

/// A vocabulary in three languages.
#[derive(Serialize, ToSchema)]
pub(super) struct VocabularyJson {
    slug: &'static str,
    source: &'static str,
    items: Vec<ItemJson>,
}

/// A term.
#[derive(Serialize, ToSchema)]
pub(super) struct ItemJson {
    key: &'static str,
    fi: &'static str,
    sv: &'static str,
    en: &'static str,
}

fn item(item: &'static Item) -> ItemJson {
    ItemJson {
        key: &item.key,
        fi: item.name(Lang::Fi),
        sv: item.name(Lang::Sv),
        en: item.name(Lang::En),
    }
}

/// Slugs of all vocabularies.
#[utoipa::path(get, path = "/api/v1/vocabularies", responses((status = 200, body = Vec<String>)))]
pub(super) async fn list() -> Answer<Vec<&'static str>> {
    Answer(
        vocabularies::all()
            .map(|vocabulary| vocabulary.slug.as_str())
            .collect(),
    )
}

/// One vocabulary.
#[utoipa::path(get, path = "/api/v1/vocabularies/{vocabulary}", params(("vocabulary" = String, Path)),
    responses((status = 200, body = VocabularyJson), (status = 404)))]
pub(super) async fn show(Path(slug): Path<String>) -> Result<Answer<VocabularyJson>, Error> {
    let found = vocabularies::find(&slug).ok_or(Error::NotFound)?;
    let items = found.items.iter().map(item).collect();
    Ok(Answer(VocabularyJson {
        slug: &found.slug,
        source: &found.source,
        items,
    }))
}
