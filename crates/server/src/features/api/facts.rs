//! `/api/v1/areas` and `/api/v1/vocabularies`: facts that anybody may read.
use axum::Json as Answer;
use axum::extract::{Path, Query};
use axum::http::{HeaderMap, header};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::features::areas::{self, Offered};
use crate::features::vocabularies::{self, Item, State, Vocabulary, Words};
use crate::i18n::Lang;
use crate::web::Error;
use crate::web::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/api/v1/areas", typed)
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
    responses((status = 200, body = Vec<Offered>)), security(()))]
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

/// What typed names of areas, parted by commas, stand for: municipalities, sub-regions, regions and wellbeing services
/// counties, each with its municipalities.
#[utoipa::path(get, path = "/api/v1/areas", params(("q" = Option<String>, Query)),
    responses((status = 200, body = Vec<areas::Typed>)), security(()))]
pub(super) async fn typed(
    headers: HeaderMap,
    Query(asked): Query<Typed>,
) -> Answer<Vec<areas::Typed>> {
    Answer(areas::typed(&asked.q, reader(&headers)))
}

/// A vocabulary in three languages.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct VocabularyJson {
    slug: String,
    source: String,
    name: InLanguages,
    about: InLanguages,
    items: Vec<ItemJson>,
}

/// A text in three languages.
#[derive(Serialize, ToSchema)]
pub(super) struct InLanguages {
    fi: String,
    sv: String,
    en: String,
}

impl From<&Words> for InLanguages {
    fn from(words: &Words) -> Self {
        Self {
            fi: words.fi.clone(),
            sv: words.sv.clone(),
            en: words.en.clone(),
        }
    }
}

/// A term.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct ItemJson {
    key: String,
    fi: String,
    sv: String,
    en: String,
    description: Option<InLanguages>,
    /// `offered`, `retired` (named where it is used) or `merged`.
    state: &'static str,
    /// Key of the term that stands for a merged one.
    successor: Option<String>,
    /// When an editor last changed it, RFC 3339.
    changed_at: Option<String>,
}

fn rfc3339(ms: i64) -> Option<String> {
    let at = jiff::Timestamp::from_millisecond(ms).ok()?;
    Some(at.to_string())
}

fn item(vocabulary: &Vocabulary, item: &Item) -> ItemJson {
    let (state, successor) = match &item.state {
        State::Offered => ("offered", None),
        State::Retired => ("retired", None),
        State::Merged(_) => ("merged", Some(vocabulary.successor(&item.key).to_owned())),
    };
    ItemJson {
        key: item.key.clone(),
        fi: item.name.fi.clone(),
        sv: item.name.sv.clone(),
        en: item.name.en.clone(),
        description: (!item.description.is_empty()).then(|| (&item.description).into()),
        state,
        successor,
        changed_at: item.changed_at.and_then(rfc3339),
    }
}

/// Slugs of all vocabularies.
#[utoipa::path(get, path = "/api/v1/vocabularies", responses((status = 200, body = Vec<String>)), security(()))]
pub(super) async fn list() -> Answer<Vec<String>> {
    let all = vocabularies::all();
    Answer(all.iter().map(|one| one.slug.clone()).collect())
}

/// One vocabulary, with the terms that are not offered any more.
#[utoipa::path(get, path = "/api/v1/vocabularies/{vocabulary}", params(("vocabulary" = String, Path)),
    responses((status = 200, body = VocabularyJson), (status = 404)), security(()))]
pub(super) async fn show(Path(slug): Path<String>) -> Result<Answer<VocabularyJson>, Error> {
    let found = vocabularies::find(&slug).ok_or(Error::NotFound)?;
    Ok(Answer(VocabularyJson {
        items: found.items.iter().map(|one| item(&found, one)).collect(),
        slug: found.slug.clone(),
        source: found.source.clone(),
        name: (&found.name).into(),
        about: (&found.about).into(),
    }))
}
