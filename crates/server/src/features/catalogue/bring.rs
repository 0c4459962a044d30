//! Descriptions that come as JSON, by the API or from a file: read whole first, every fault named by its row, and then
//! all of them published or none.
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use utoipa::ToSchema;

use super::bulk::{self, Bulk, Known, Seen, Way};
use super::model::{Description, longer_than};
use super::publishing::Done;
use super::store::bulk::identified;
use crate::app::App;
use crate::features::accounts::AccountId;
use crate::features::places;
use crate::features::vocabularies::carried;
use crate::features::workspaces::{self, WorkspaceId};
use crate::i18n::{Lang, MsgKey};
use crate::web::forms::one_line;
use crate::web::{Error, blocking};

/// Descriptions that come at once.
pub const BROUGHT_MAX: usize = 20_000;
/// Faults that are told at once.
pub const FAULTS_TOLD_MAX: usize = 200;
/// Letters of an identifier.
pub(super) const IDENTIFIER_CHARS_MAX: usize = 200;

/// A description as it comes.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
pub struct Brought {
    /// What its owner knows it by: the same identifier later brings a new version. Without one it is always new.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identifier: Option<String>,
    /// What it says.
    #[serde(flatten)]
    pub description: Description,
}

/// What came: where to, and the descriptions as they were sent.
#[derive(Clone, Debug)]
pub struct Parcel {
    /// Id of the workspace that is to own them, when it is said.
    pub workspace: Option<String>,
    /// The descriptions.
    pub models: Vec<Json>,
    /// Whether it was one by itself rather than a list.
    pub is_single: bool,
}

impl Parcel {
    /// Reads `{"workspace": …, "models": […]}`, a list of descriptions, or one by itself. None for anything else.
    pub fn read(json: Json) -> Option<Self> {
        let mut object = match json {
            Json::Array(models) => {
                return Some(Self {
                    workspace: None,
                    models,
                    is_single: false,
                });
            }
            Json::Object(object) => object,
            _ => return None,
        };
        let workspace = match object.remove("workspace") {
            None | Some(Json::Null) => None,
            Some(Json::String(id)) => Some(id),
            Some(_) => return None,
        };
        match object.remove("models") {
            Some(Json::Array(models)) if object.is_empty() => Some(Self {
                workspace,
                models,
                is_single: false,
            }),
            Some(_) => None,
            None => Some(Self {
                workspace,
                models: vec![Json::Object(object)],
                is_single: true,
            }),
        }
    }
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowFault {
    /// Which description, from 1.
    pub row: usize,
    /// Part, such as `name` or `facets.topics`; empty when it is about all of it.
    pub field: String,
    /// Message key.
    pub why: MsgKey,
    /// The value that is wrong, or what the reader of JSON said.
    pub value: String,
}

impl RowFault {
    /// The fault in words.
    pub fn message(&self, lang: Lang) -> String {
        let why = lang.text(self.why);
        match self.value.as_str() {
            "" => why,
            value => format!("{why} ({value})"),
        }
    }
}

/// Every description for a workspace, or every fault in them.
pub async fn read_all(
    app: &App,
    workspace: &WorkspaceId,
    models: Vec<Json>,
) -> Result<Result<Vec<Brought>, Vec<RowFault>>, Error> {
    // Thousands of rows take a processor for a while.
    let (read, mut faults) = blocking(carried(move || read_rows(models))).await?;
    faults.extend(strange_places(app, workspace, &read).await?);
    if faults.is_empty() {
        return Ok(Ok(read.into_iter().map(|(_, brought)| brought).collect()));
    }
    faults.sort_by_key(|fault| fault.row);
    faults.truncate(FAULTS_TOLD_MAX);
    Ok(Err(faults))
}

/// What can be read, with the number of its row, and what is wrong.
type Rows = (Vec<(usize, Brought)>, Vec<RowFault>);

fn fault(row: usize, field: &str, why: MsgKey, value: impl Into<String>) -> RowFault {
    RowFault {
        row,
        field: field.to_owned(),
        why,
        value: value.into(),
    }
}

fn read_rows(models: Vec<Json>) -> Rows {
    let mut faults = Vec::new();
    if models.len() > BROUGHT_MAX {
        let count = models.len().to_string();
        let row = BROUGHT_MAX + 1;
        return (
            Vec::new(),
            vec![fault(row, "", "catalogue-too-many", count)],
        );
    }
    let (mut read, mut identifiers) = (Vec::new(), BTreeSet::new());
    for (row, model) in (1..).zip(models) {
        let mut brought = match one(model) {
            Ok(brought) => brought,
            Err(error) => {
                faults.push(fault(row, "", "catalogue-row-unreadable", error));
                continue;
            }
        };
        brought.description = brought.description.tidied();
        let wrong = brought.description.faults().into_iter();
        faults.extend(wrong.map(|found| fault(row, &found.part, found.why, found.value)));
        if let Some(identifier) = &brought.identifier {
            if identifier.chars().count() > IDENTIFIER_CHARS_MAX {
                faults.push(fault(
                    row,
                    "identifier",
                    longer_than(IDENTIFIER_CHARS_MAX),
                    "",
                ));
            }
            if !identifiers.insert(identifier.clone()) {
                let why = "catalogue-row-twice";
                faults.push(fault(row, "identifier", why, identifier.as_str()));
            }
        }
        read.push((row, brought));
    }
    (read, faults)
}

/// Places that are none of the workspace's. Where an entry was at a place that is gone since, it may stay.
async fn strange_places(
    app: &App,
    workspace: &WorkspaceId,
    read: &[(usize, Brought)],
) -> Result<Vec<RowFault>, Error> {
    let named = |one: &Brought| one.description.places.iter().any(|row| row.place.is_some());
    if !read.iter().any(|(_, one)| named(one)) {
        return Ok(Vec::new());
    }
    let own = places::ids_of(app, workspace).await?;
    let ids = read.iter().filter(|(_, one)| named(one));
    let ids: Vec<String> = ids.filter_map(|(_, one)| one.identifier.clone()).collect();
    let known = Known::new(identified(&app.db, &workspace.0, &ids).await?);
    let mut faults = Vec::new();
    for (row, one) in read {
        let last = one.identifier.as_deref().and_then(|id| known.get(id));
        let before = last.map_or(&[][..], |last| &last.description.places);
        for id in one
            .description
            .places
            .iter()
            .filter_map(|row| row.place.as_ref())
        {
            let was_there = before.iter().any(|row| row.place.as_ref() == Some(id));
            if !own.contains(id) && !was_there {
                faults.push(fault(
                    *row,
                    "places",
                    "catalogue-place-unknown",
                    id.as_str(),
                ));
            }
        }
    }
    Ok(faults)
}

/// One description; fails with what the reader of JSON said.
fn one(model: Json) -> Result<Brought, String> {
    let Json::Object(mut object) = model else {
        return Err("not an object".to_owned());
    };
    // The part that is no description is taken out, so that what nobody knows is told.
    let identifier = match object.remove("identifier") {
        None | Some(Json::Null) => None,
        Some(Json::String(text)) => Some(one_line(&text)).filter(|text| !text.is_empty()),
        Some(other) => return Err(format!("identifier: {other}")),
    };
    let description =
        serde_json::from_value(Json::Object(object)).map_err(|error| error.to_string())?;
    Ok(Brought {
        identifier,
        description,
    })
}

/// Who brings descriptions, and by which way.
#[derive(Clone, Copy, Debug)]
pub struct Sender<'a> {
    /// The account that answers for what is new.
    pub account: &'a AccountId,
    /// By which way they come.
    pub way: Way,
}

impl<'a> Sender<'a> {
    /// Whoever sends them by a page or by the API.
    pub fn itself(account: &'a AccountId) -> Self {
        Self {
            account,
            way: Way::Account,
        }
    }
}

/// Publishes all of them for a workspace in one transaction: those whose identifier it knows as new versions, others as
/// new entries. Fails with 409 when the workspace is in the archive.
pub async fn publish_all(
    app: &App,
    workspace: &WorkspaceId,
    sender: Sender<'_>,
    models: Vec<Brought>,
) -> Result<Vec<Done>, Error> {
    publish_seen(app, workspace, sender, models, None).await
}

/// The same. With `seen`, what each row's entry was when somebody looked at what would become of it, fails with 409 where
/// that is not so any more.
pub(super) async fn publish_seen(
    app: &App,
    workspace: &WorkspaceId,
    sender: Sender<'_>,
    models: Vec<Brought>,
    seen: Option<&[Option<Seen>]>,
) -> Result<Vec<Done>, Error> {
    workspaces::must_be_open(app, &workspace.0).await?;
    let bulk = Bulk {
        workspace: &workspace.0,
        owner: &sender.account.0,
        way: sender.way,
        now_ms: app.now_ms(),
    };
    let mut tx = app.db.begin().await?;
    let done = bulk::publish(&mut tx, &bulk, models, seen).await?;
    tx.commit().await?;
    Ok(done)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn good(identifier: &str) -> Json {
        json!({"identifier": identifier, "name": "Opastus", "organisation": "Kirjasto", "municipalities": ["430"]})
    }

    #[test]
    fn a_parcel_is_one_a_list_or_a_list_for_a_workspace() {
        let check = |json: Json, expected: Option<(Option<&str>, usize, bool)>| {
            let read = Parcel::read(json.clone());
            let read = read
                .as_ref()
                .map(|p| (p.workspace.as_deref(), p.models.len(), p.is_single));
            assert_eq!(read, expected, "{json}");
        };
        check(good("a"), Some((None, 1, true)));
        check(json!([good("a"), 1]), Some((None, 2, false)));
        check(
            json!({"workspace": "w", "models": [good("a")]}),
            Some((Some("w"), 1, false)),
        );
        check(json!({"workspace": 1, "models": []}), None);
        check(json!({"models": {}}), None);
        check(json!({"models": [], "other": 1}), None);
        check(json!("text"), None);
    }

    #[test]
    fn every_fault_has_its_row() {
        let rows = vec![
            good("a"),
            json!({"name": "", "organisation": "Kirjasto", "nationwide": true}),
            json!({"name": "x", "organisation": "y", "nationwide": true, "colour": "red"}),
            good("a"),
            json!(7),
        ];
        let (read, faults) = read_rows(rows);
        assert_eq!(read.len(), 3);
        let told: Vec<(usize, &str, MsgKey)> = faults
            .iter()
            .map(|fault| (fault.row, fault.field.as_str(), fault.why))
            .collect();
        assert_eq!(
            told,
            [
                (2, "name", "catalogue-name-empty"),
                (3, "", "catalogue-row-unreadable"),
                (4, "identifier", "catalogue-row-twice"),
                (5, "", "catalogue-row-unreadable"),
            ]
        );
        assert!(faults[1].message(Lang::En).contains("colour"));
        let (read, faults) = read_rows(vec![good("a"), good("b")]);
        assert_eq!((read.len(), faults.len()), (2, 0));
    }
}
