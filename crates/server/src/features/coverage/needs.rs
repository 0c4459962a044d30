//! What interviews of a reader's own workspaces say of support that was missing or did not help, beside what covers the
//! same places. An interview names a municipality and no client group. Only counts are read, never a word.
use std::collections::{BTreeMap, HashSet};

use ::search::{Level, PlaceId};
use serde_json::{Map, Value as Json};

use super::found::{Answer, Row};
use super::store::{self, Told};
use super::words::place_name;
use crate::app::App;
use crate::db::DbError;
use crate::features::accounts::AccountId;
use crate::features::areas;
use crate::i18n::{Lang, sort_key};

/// How a story ends in which support was not there or did not help.
const UNMET: [&str; 2] = ["missing", "failed"];

/// What interviews say of a municipality, by its code.
#[derive(Default)]
pub(super) struct Needs(BTreeMap<String, Stories>);

/// Counts of interviews.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Stories {
    interviews: u32,
    unmet: u32,
}

/// A row of the page.
pub(super) struct NeedRow {
    pub name: String,
    pub interviews: u32,
    /// Stories of support that was missing or did not help.
    pub unmet: u32,
    /// Published support on the spot.
    pub support: u32,
}

/// Reads what interviews say in the workspaces that the account is a member of.
pub(super) async fn read(app: &App, account: &AccountId) -> Result<Needs, DbError> {
    Ok(Needs::of(&store::told(&app.db, &account.0).await?))
}

fn word<'a>(said: &'a Map<String, Json>, key: &str) -> Option<&'a str> {
    said.get(key)?.as_str()
}

impl Needs {
    /// `told` is by canvas: an interview each.
    fn of(told: &[Told]) -> Self {
        let mut needs = Self::default();
        for interview in told.chunk_by(|one, other| one.canvas == other.canvas) {
            let codes = interview.iter().filter(|one| one.kind == "interview");
            let mut codes = codes.filter_map(|one| word(&one.said, "municipality"));
            let Some(code) = codes.find(|code| areas::municipality(code).is_some()) else {
                continue;
            };
            let stories = interview.iter().filter(|one| one.kind == "need");
            let tones = stories.filter_map(|one| word(&one.said, "tone"));
            let unmet = tones.filter(|tone| UNMET.contains(tone)).count();
            let here = needs.0.entry(code.to_owned()).or_default();
            here.interviews += 1;
            here.unmet += u32::try_from(unmet).unwrap_or(u32::MAX);
        }
        needs
    }

    /// A row for each place of the answer from which there are interviews, the most stories first.
    pub fn beside(&self, found: &Answer, lang: Lang) -> Vec<NeedRow> {
        let mut rows: Vec<NeedRow> = found
            .rows
            .iter()
            .filter_map(|row| self.row(row, lang))
            .collect();
        rows.sort_by_cached_key(|row| (std::cmp::Reverse(row.unmet), sort_key(&row.name)));
        rows
    }

    fn row(&self, row: &Row, lang: Lang) -> Option<NeedRow> {
        let inside: HashSet<&str> = areas::all()
            .municipalities
            .iter()
            .filter(|one| is_inside(one, &row.place))
            .map(|one| one.code.as_str())
            .collect();
        let here = self.0.iter();
        let here = here.filter(|(code, _)| inside.contains(code.as_str()));
        let sum = here.fold(Stories::default(), |sum, (_, one)| Stories {
            interviews: sum.interviews + one.interviews,
            unmet: sum.unmet + one.unmet,
        });
        (sum.interviews > 0).then(|| NeedRow {
            name: place_name(&row.place, lang),
            interviews: sum.interviews,
            unmet: sum.unmet,
            support: row.counts.total.on_the_spot(),
        })
    }
}

fn is_inside(one: &areas::Municipality, place: &PlaceId) -> bool {
    match place.level {
        Level::Municipality => one.code == place.code,
        Level::Subregion => one.subregion == place.code,
        Level::Region => one.region == place.code,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn told(canvas: &str, kind: &str, said: Json) -> Told {
        Told {
            canvas: canvas.to_owned(),
            kind: kind.to_owned(),
            said: said.as_object().cloned().unwrap_or_default(),
        }
    }

    #[test]
    fn stories_count_where_the_interview_is_from() {
        let needs = Needs::of(&[
            told("a", "interview", json!({"municipality": "430"})),
            told("a", "need", json!({"tone": "missing"})),
            told("a", "need", json!({"tone": "failed"})),
            told("a", "need", json!({"tone": "worked"})),
            told("a", "need", json!({})),
            told("b", "interview", json!({"municipality": "430"})),
            // Nobody knows where this one is from.
            told("c", "interview", json!({"municipality": "000"})),
            told("c", "need", json!({"tone": "missing"})),
        ]);
        let expected = Stories {
            interviews: 2,
            unmet: 2,
        };
        assert_eq!(needs.0, BTreeMap::from([("430".to_owned(), expected)]));
    }
}
