//! `POST /api/v1/match`: what fits a need, for programs. Nobody needs an account, and nothing of the need is kept.
use analysis::matching::{Explanation, Hit, Missing, Need, Relaxation, Standing};
use axum::Json as Answer;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Json;
use crate::app::App;
use crate::features::catalogue::{self, Published};
use crate::features::matching::{Ask, answer};
use crate::features::search::Asker;
use crate::i18n::Lang;
use crate::web::routes::Routes;
use crate::web::{Error, FormErrors};

/// Hits when `count` is not given, and the most that may be asked for.
const HITS: usize = 10;
const HITS_MAX: usize = 50;

pub(super) fn routes() -> Routes {
    Routes::new().post("/api/v1/match", find)
}

/// A need to be met.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct MatchNeed {
    /// What is needed, as far as it is known. `subjects`: terms such as `digital-services:online-bank`; `level`,
    /// `profile`, `languages`, `groups`: keys of vocabularies; `styles`: `show-me`, `do-together`, `do-for-me`,
    /// `among-peers`; `area`: `{"code": "municipality:430", "within-km": 20}`; `channels`: `{"key": "phone", "wish":
    /// "preferred"}`, `possible` or `refused`; `when`: `today`, `this-week`, `evenings`, `weekend`; `audience`: `person`,
    /// `company`, `association`.
    #[schema(value_type = Object)]
    #[serde(default)]
    need: Need,
    /// What was written freely; no personal data.
    #[serde(default)]
    text: String,
    /// Language of the text: `fi`, `sv` or `en`.
    #[schema(value_type = String)]
    #[serde(default)]
    lang: Lang,
    /// How many hits are wanted.
    #[serde(default)]
    count: Option<usize>,
}

/// What fits.
#[derive(Serialize, ToSchema)]
pub(super) struct MatchAnswer {
    /// Edition of the weights that it was ranked by.
    version: u32,
    /// How many fit in all.
    total: usize,
    /// How many more can be reached from afar, but name other municipalities as those that they serve.
    elsewhere: usize,
    /// How many more may fit, but do not say what they help with; nothing is known of them.
    unsaid: usize,
    /// The best of them, by their standing first.
    hits: Vec<MatchHit>,
    /// Changes to the need that find more, the least first: what to change, and how many more fit then.
    #[schema(value_type = Vec<Object>)]
    more: Vec<Relaxation>,
    /// When nothing fits: the filters that were in the way, and what was counted as missing.
    #[schema(value_type = Option<Object>)]
    missing: Option<Missing>,
}

/// Support that fits.
#[derive(Serialize, ToSchema)]
pub(super) struct MatchHit {
    /// Id of the entry: `/api/v1/models/{id}`.
    id: String,
    /// Address of its public page, for people.
    url: String,
    /// What it is called.
    name: String,
    /// Who gives it.
    organisation: String,
    /// `fits`; `elsewhere`: reached from afar, it serves other municipalities; `unsaid`: it does not say what it helps
    /// with.
    #[schema(value_type = String)]
    standing: Standing,
    /// How well it fits, 0.0–1.0.
    score: f64,
    /// The three criteria that add most, and the one that fits least: with their weights, and what they were judged by.
    #[schema(value_type = Object)]
    why: Explanation,
}

/// Ranks published support by how well it fits a need. Everybody may ask. When nothing fits, each thing that was asked
/// for is counted for its area, once a day from one address.
#[utoipa::path(
    post, path = "/api/v1/match", tag = "match",
    request_body = MatchNeed,
    responses((status = 200, body = MatchAnswer), (status = 422, description = "What of the need cannot be asked")),
    security(()),
)]
pub(super) async fn find(
    State(app): State<App>,
    asker: Asker,
    body: Json<MatchNeed>,
) -> Result<Answer<MatchAnswer>, Error> {
    let asked = body.value;
    let ask = Ask::of(asked.need, &asked.text);
    let ask = ask.map_err(|fault| FormErrors::one(fault.part, fault.why))?;
    let count = asked.count.unwrap_or(HITS).min(HITS_MAX);
    let answer = answer(&app, asked.lang, &asker, &ask, count).await?;
    let mut hits = Vec::new();
    for hit in answer.hits {
        if let Some(published) = catalogue::published(&app, &hit.id).await? {
            hits.push(json_of(&app, published, hit));
        }
    }
    Ok(Answer(MatchAnswer {
        version: answer.version,
        total: answer.total,
        elsewhere: answer.elsewhere,
        unsaid: answer.unsaid,
        hits,
        more: answer.more,
        missing: answer.missing,
    }))
}

fn json_of(app: &App, one: Published, hit: Hit) -> MatchHit {
    let said = one.description;
    MatchHit {
        url: format!("{}/{}/support/{}", app.base_url, said.language, one.address),
        id: one.id,
        name: said.name,
        organisation: said.organisation,
        standing: hit.standing,
        score: hit.score,
        why: hit.explanation,
    }
}
