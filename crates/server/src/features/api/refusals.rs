//! What every operation of the API may answer instead of what was asked for, so that its description tells it.
use utoipa::openapi::path::{Operation, ParameterIn, PathItem};
use utoipa::openapi::security::SecurityRequirement;
use utoipa::openapi::{Content, OpenApi, Ref, RefOr, Response, Schema};
use utoipa::{Modify, ToSchema};

/// Why a request was not done (RFC 9457).
#[derive(ToSchema)]
#[expect(dead_code, reason = "it describes what `web::error` writes")]
pub(super) struct Problem {
    /// `about:blank`.
    #[schema(rename = "type")]
    kind: String,
    /// The name of the status.
    title: String,
    status: u16,
    /// What happened, in the caller's language.
    detail: String,
    /// What is wrong where; absent when nothing of the request is.
    errors: Option<Vec<Fault>>,
}

/// What is wrong with one field.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it describes what `web::error` writes")]
pub(super) struct Fault {
    /// The field; null when all of a row is wrong.
    field: Option<String>,
    /// What is wrong, in the caller's language.
    message: String,
}

/// Adds to every operation the refusals that come before it is reached, and gives all of them their body.
pub(super) struct Refusals;

impl Modify for Refusals {
    fn modify(&self, description: &mut OpenApi) {
        for path in description.paths.paths.values_mut() {
            for operation in operations(path) {
                for (status, why) in refusals(operation) {
                    let responses = &mut operation.responses.responses;
                    let told = responses.entry(status.to_owned());
                    told.or_insert_with(|| RefOr::T(Response::new(why)));
                }
                tell(operation);
            }
        }
        open(description);
    }
}

fn operations(path: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    let all = [
        &mut path.get,
        &mut path.put,
        &mut path.post,
        &mut path.delete,
        &mut path.patch,
    ];
    all.into_iter().flatten()
}

/// Status and reason of what an operation may be refused by before it begins.
fn refusals(operation: &Operation) -> Vec<(&'static str, &'static str)> {
    let parameters = operation.parameters.iter().flatten();
    let mut named_in_path = false;
    let mut is_repeatable = false;
    for parameter in parameters {
        let RefOr::T(parameter) = parameter else {
            continue;
        };
        named_in_path |= parameter.parameter_in == ParameterIn::Path;
        is_repeatable |= parameter.name == "Idempotency-Key";
    }
    let open = SecurityRequirement::default();
    let security = operation.security.as_ref();
    let is_open = security.is_some_and(|any| any.contains(&open));
    let cases = [
        (true, "400", "The request cannot be read"),
        (!is_open, "401", "Somebody must be signed in"),
        (named_in_path, "404", "There is none, or not for the caller"),
        (
            is_repeatable,
            "409",
            "The key stands for another request, or for one that is under way",
        ),
        (
            operation.request_body.is_some(),
            "413",
            "The body is too large",
        ),
        (
            operation.request_body.is_some(),
            "422",
            "Something of the body is wrong",
        ),
    ];
    let holds = cases.into_iter().filter(|(holds, ..)| *holds);
    holds.map(|(_, status, why)| (status, why)).collect()
}

/// Gives every refusal of an operation its body.
fn tell(operation: &mut Operation) {
    for (status, response) in &mut operation.responses.responses {
        if let RefOr::T(response) = response
            && status.starts_with('4')
            && response.content.is_empty()
        {
            let problem = Content::new(Some(Ref::from_schema_name("Problem")));
            let kind = "application/problem+json".to_owned();
            response.content.insert(kind, RefOr::T(problem));
        }
    }
}

/// A description that is sent may hold nothing else; one that is told has its address and times beside it.
fn open(description: &mut OpenApi) {
    let schemas = description
        .components
        .iter_mut()
        .flat_map(|all| &mut all.schemas);
    for (name, schema) in schemas {
        if let ("Description", RefOr::T(Schema::Object(object))) = (name.as_str(), schema) {
            object.additional_properties = None;
        }
    }
}
