//! What offerings on canvases of a reader's own workspaces cover, for that reader alone.
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use analysis::names::name_key;
use serde_json::{Map, Value as Json};

use super::ask::By;
use super::model::{Offer, Span, Terms};
use super::store::{self, Reaches, SpokenOf};
use crate::app::App;
use crate::db::DbError;
use crate::features::accounts::AccountId;
use crate::features::areas;
use crate::features::vocabularies;
use crate::i18n::Lang;

/// What the reader's canvases say, as it was read.
pub(super) struct OnCanvases {
    reaches: Vec<Reaches>,
    spoken_of: Vec<SpokenOf>,
}

/// Reads what offerings say in the workspaces that the account is a member of.
pub(super) async fn read(app: &App, account: &AccountId) -> Result<OnCanvases, DbError> {
    Ok(OnCanvases {
        reaches: store::reaches(&app.db, &account.0).await?,
        spoken_of: store::spoken_of(&app.db, &account.0).await?,
    })
}

/// What is known of a model, from all its ticked cells.
#[derive(Default)]
struct Model<'a> {
    details: Option<&'a Map<String, Json>>,
    groups: BTreeSet<String>,
    areas: BTreeSet<&'a str>,
}

impl OnCanvases {
    /// A span for each model that no canvas of `published` describes: what is public already is counted there.
    pub fn spans(&self, published: &HashSet<&str>) -> (Terms, Vec<Span>) {
        let counted: HashSet<&str> = self
            .spoken_of
            .iter()
            .filter(|one| published.contains(one.canvas.as_str()))
            .map(|one| one.model.as_str())
            .collect();
        let names = group_names();
        let mut models: BTreeMap<&str, Model<'_>> = BTreeMap::new();
        for cell in &self.reaches {
            if counted.contains(cell.model.as_str()) {
                continue;
            }
            let model = models.entry(&cell.model).or_default();
            model.details = Some(&cell.details);
            model
                .groups
                .extend(names.get(&name_key(&cell.group)).cloned());
            model
                .areas
                .extend(cell.said.get("area").and_then(Json::as_str));
        }
        let mut terms = Terms::default();
        let spans = models
            .into_values()
            .filter_map(|model| model.span(&mut terms))
            .collect();
        (terms, spans)
    }
}

impl Model<'_> {
    /// Where it says that it serves, or else the areas of its offerings; none when nobody can tell.
    fn span(&self, terms: &mut Terms) -> Option<Span> {
        let details = self.details?;
        let list = |key: &str| -> Vec<&str> {
            let said = details.get(key).and_then(Json::as_array).into_iter();
            said.flatten().filter_map(Json::as_str).collect()
        };
        let said = list("municipalities");
        let areas: BTreeSet<String> = self
            .areas
            .iter()
            .filter(|_| said.is_empty())
            .flat_map(|area| areas::said_in(area))
            .collect();
        let municipalities: Vec<&str> = said
            .into_iter()
            .chain(areas.iter().map(String::as_str))
            .collect();
        if municipalities.is_empty() {
            return None;
        }
        let offer = Offer {
            nationwide: false,
            municipalities,
            channels: list("channels"),
            groups: self.groups.iter().map(String::as_str).collect(),
            forms: list("support_forms"),
            audiences: list("audiences"),
        };
        Some(offer.span(terms, i64::MIN, i64::MAX))
    }
}

/// Keys of client groups by what they are called in any language.
fn group_names() -> HashMap<String, String> {
    let slug = By::Groups.vocabulary();
    let Some(found) = vocabularies::find(slug) else {
        return HashMap::new();
    };
    let named = |key: &String| {
        let names = Lang::ALL.into_iter();
        let names = names.filter_map(|lang| vocabularies::label(slug, key, lang));
        let pairs: Vec<_> = names.map(|name| (name_key(&name), key.clone())).collect();
        pairs
    };
    found
        .items
        .iter()
        .flat_map(|item| named(&item.key))
        .collect()
}
