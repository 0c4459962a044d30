//! The description of the API, OpenAPI 3.1.
use axum::Json as Answer;
use utoipa::OpenApi;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};

use super::refusals::{Fault, Problem, Refusals};
use super::{
    actions, actors, canvases, catalogue, checkpoints, coverage, facts, files, finding,
    invitations, matching, models, models_table, records, relations, search, words, workspaces,
};

#[derive(OpenApi)]
#[openapi(
    info(title = "Tukiverkko", description = "Structured canvases, filled together. Errors are application/problem+json."),
    paths(
        workspaces::list, workspaces::create, workspaces::show,
        canvases::list, canvases::create, canvases::show, canvases::settings, canvases::change_settings,
        checkpoints::list, checkpoints::show, checkpoints::differences,
        files::export, files::import,
        invitations::create,
        invitations::revoke,
        invitations::join,
        facts::typed, facts::municipalities, facts::list, facts::show,
        records::list, records::create, records::show, records::replace, records::merge,
        relations::list, relations::create, relations::show, relations::replace, relations::remove,
        actors::suggest,
        models::list, models::publish, models::show, models_table::bring,
        catalogue::list, catalogue::show, catalogue::withdraw, catalogue::publish_again,
        search::search,
        finding::search,
        coverage::show,
        words::words,
        matching::find,
        actions::comments, actions::comment, actions::points, actions::add, actions::show, actions::replace,
    ),
    components(schemas(Problem, Fault)),
    modifiers(&Bearer, &Refusals),
    security(("bearer" = [])),
)]
pub(super) struct Description;

struct Bearer;

impl utoipa::Modify for Bearer {
    fn modify(&self, description: &mut utoipa::openapi::OpenApi) {
        let scheme =
            SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build());
        description
            .components
            .get_or_insert_default()
            .add_security_scheme("bearer", scheme);
    }
}

/// `GET /api/openapi.json`.
pub(super) async fn show() -> Answer<utoipa::openapi::OpenApi> {
    Answer(Description::openapi())
}
