//! Records that may be the same: suggested in pairs with the reason, to be merged or told apart by people.
use std::collections::{BTreeMap, BTreeSet, HashMap};

use analysis::names::{Named, Reason, duplicates};
use askama::Template;
use axum::extract::{Form, State};
use axum::response::{Html, Redirect};
use canvas::facts::RecordKind;
use canvas::settings::Role;
use serde::Deserialize;
use serde_json::Value;

use super::look;
use super::{Changed, merge, tell_apart, undo};
use crate::app::App;
use crate::args;
use crate::db::{Db, DbError, FromRow, Row};
use crate::features::accounts::Visitor;
use crate::features::workspaces::{self, Access, Manage, View, Workspace};
use crate::i18n::Lang;
use crate::web::dates::day_and_time;
use crate::web::routes::Routes;
use crate::web::{Error, PathLang, Shell, html};

/// Names that are compared of each kind.
const NAMES_MAX: i64 = 20_000;
/// Pairs that are looked at; several may be of the same two records.
const CANDIDATES_MAX: usize = 400;
/// Pairs on the page.
const SHOWN_MAX: usize = 30;
/// Pairs told apart that are remembered.
const DISTINCT_MAX: i64 = 20_000;
/// Decisions on the page.
const DECISIONS_MAX: i64 = 20;

const NAMES: &str = "
    select n.record_id, n.name, r.name as called,
        (select count(distinct m.canvas_id) from mention m where m.record_id = r.id) as canvases
    from record_name n
    join record r on r.id = n.record_id
    where n.workspace_id = $1 and n.kind = $2 and r.merged_into is null
    order by n.record_id, n.name_key
    limit $3";

const DISTINCT: &str = "
    select record_id, payload
    from record_change
    where workspace_id = $1 and action = 'records-distinct' and undone_at is null
    order by at desc, id desc
    limit $2";

const DECISIONS: &str = "
    select id, record_id, at, made_by, action, payload, undone_at
    from record_change
    where workspace_id = $1 and undone_at is null and action in ('record-merged', 'records-distinct')
    order by at desc, id desc
    limit $2";

const CALLED: &str = "
    select name
    from record
    where workspace_id = $1 and id = $2";

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/w/{workspace}/registry/duplicates", index)
        .post("/{lang}/w/{workspace}/registry/duplicates", decide)
        .post("/{lang}/w/{workspace}/registry/duplicates/undo", take_back)
}

/// One name of a record.
struct NameRow {
    record: String,
    name: String,
    called: String,
    canvases: i64,
}

impl FromRow for NameRow {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            record: row.get("record_id")?,
            name: row.get("name")?,
            called: row.get("called")?,
            canvases: row.get("canvases")?,
        })
    }
}

/// Two records that people told apart.
struct Distinct([String; 2]);

impl FromRow for Distinct {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let payload: String = row.get("payload")?;
        let payload: Value = serde_json::from_str(&payload).unwrap_or_default();
        let other = payload["other"].as_str().unwrap_or_default().to_owned();
        Ok(Self(ordered(row.get("record_id")?, other)))
    }
}

fn ordered(one: String, other: String) -> [String; 2] {
    if one <= other {
        [one, other]
    } else {
        [other, one]
    }
}

/// A record of a pair, as the page shows it.
#[derive(Clone)]
struct Side {
    id: String,
    name: String,
    canvases: i64,
    /// Titles of the canvases, told when the names do not tell the two apart.
    places: String,
}

/// Two records that may be the same: the more mentioned first.
struct Suggested {
    sides: [Side; 2],
    reason: Reason,
}

async fn suggested(db: &Db, workspace: &str, kind: RecordKind) -> Result<Vec<Suggested>, Error> {
    let rows: Vec<NameRow> = db
        .all(NAMES, args![workspace, kind.slug(), NAMES_MAX])
        .await?;
    let distinct: Vec<Distinct> = db.all(DISTINCT, args![workspace, DISTINCT_MAX]).await?;
    let apart: BTreeSet<[String; 2]> = distinct.into_iter().map(|pair| pair.0).collect();
    // Comparing thousands of names takes longer than a task may hold its thread.
    let found = tokio::task::spawn_blocking(move || pairs(&rows, &apart)).await;
    found.map_err(Error::internal)
}

fn pairs(rows: &[NameRow], apart: &BTreeSet<[String; 2]>) -> Vec<Suggested> {
    let named: Vec<Named> = rows.iter().map(|row| Named::new(&row.name)).collect();
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for pair in duplicates(&named, CANDIDATES_MAX) {
        let (one, other) = (&rows[pair.a], &rows[pair.b]);
        let ids = ordered(one.record.clone(), other.record.clone());
        if one.record == other.record || apart.contains(&ids) || !seen.insert(ids) {
            continue;
        }
        let mut sides = [side(one), side(other)];
        sides.sort_by(|one, other| (other.canvases, &one.id).cmp(&(one.canvases, &other.id)));
        found.push(Suggested {
            sides,
            reason: pair.likeness.reason,
        });
        if found.len() == SHOWN_MAX {
            break;
        }
    }
    found
}

fn side(row: &NameRow) -> Side {
    Side {
        id: row.record.clone(),
        name: row.called.clone(),
        canvases: row.canvases,
        places: String::new(),
    }
}

#[derive(Template)]
#[template(path = "registry/duplicates.html")]
struct DuplicatesPage {
    shell: Shell,
    workspace: Workspace,
    groups: Vec<Group>,
    decisions: Vec<Decision>,
    can_decide: bool,
}

/// The pairs of one kind.
struct Group {
    slug: &'static str,
    label: String,
    pairs: Vec<PairView>,
}

struct PairView {
    sides: [Side; 2],
    /// Whether both have the same name.
    is_same: bool,
    reason: String,
}

/// What was decided, in words.
struct Decision {
    id: String,
    at: String,
    words: String,
}

async fn index(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<View>,
    visitor: Visitor,
) -> Result<Html<String>, Error> {
    let workspace = workspaces::find(&app, &access)
        .await?
        .ok_or(Error::NotFound)?;
    let mut groups = Vec::new();
    for kind in RecordKind::ALL.into_iter().filter(|kind| kind.is_shared()) {
        let found = suggested(&app.db, &workspace.id, kind).await?;
        let mut pairs = Vec::new();
        for pair in found {
            pairs.push(pair_view(&app.db, lang, pair).await?);
        }
        groups.push(Group {
            slug: kind.slug(),
            label: lang.text(&format!("registry-kind-{}", kind.slug())),
            pairs,
        });
    }
    groups.retain(|group| !group.pairs.is_empty());
    Ok(html(&DuplicatesPage {
        shell: visitor.shell(lang, &lang.text("duplicates-title")),
        decisions: decisions(&app.db, lang, &workspace.id).await?,
        can_decide: access.who.role >= Role::Facilitator,
        workspace,
        groups,
    }))
}

async fn pair_view(db: &Db, lang: Lang, pair: Suggested) -> Result<PairView, Error> {
    let mut sides = pair.sides;
    let is_same = sides[0].name == sides[1].name;
    if is_same {
        for side in &mut sides {
            let places = look::places(db, &side.id).await?;
            let titles: BTreeSet<String> = places.into_iter().map(|place| place.title).collect();
            side.places = titles.into_iter().collect::<Vec<_>>().join(", ");
        }
    }
    let reason = if is_same {
        "duplicates-same"
    } else {
        reason_key(pair.reason)
    };
    Ok(PairView {
        sides,
        is_same,
        reason: lang.text(reason),
    })
}

const fn reason_key(reason: Reason) -> &'static str {
    match reason {
        Reason::Spelling => "duplicates-spelling",
        Reason::LegalForm => "duplicates-legal-form",
        Reason::Abbreviation => "duplicates-abbreviation",
        Reason::OtherLanguage => "duplicates-other-language",
        Reason::Inflection => "duplicates-inflection",
        Reason::Typo => "duplicates-typo",
    }
}

async fn decisions(db: &Db, lang: Lang, workspace: &str) -> Result<Vec<Decision>, Error> {
    let changes: Vec<Changed> = db.all(DECISIONS, args![workspace, DECISIONS_MAX]).await?;
    let mut names: HashMap<String, String> = HashMap::new();
    let mut decisions = Vec::new();
    for change in changes {
        let (key, other) = match change.action.as_str() {
            "record-merged" => ("duplicates-merged", &change.payload["into"]),
            _ => ("duplicates-told-apart", &change.payload["other"]),
        };
        let other = other.as_str().unwrap_or_default();
        for id in [change.record.as_str(), other] {
            if !names.contains_key(id) {
                let called: Option<String> = db.optional(CALLED, args![workspace, id]).await?;
                let called = called.filter(|name| !name.is_empty());
                let called = called.unwrap_or_else(|| lang.text("registry-nameless"));
                names.insert(id.to_owned(), called);
            }
        }
        let args = [
            ("one", names[&change.record].as_str()),
            ("other", names[other].as_str()),
        ];
        decisions.push(Decision {
            at: day_and_time(lang, change.at),
            words: lang.text_with(key, &args),
            id: change.id,
        });
    }
    Ok(decisions)
}

/// What was decided of two records.
#[derive(Default, Deserialize)]
#[serde(default)]
struct DecideForm {
    /// The record that goes into the other, or one of two that differ.
    one: String,
    /// The record that stays.
    other: String,
    /// `merge` or `distinct`.
    decision: String,
}

async fn decide(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
    Form(form): Form<DecideForm>,
) -> Result<Redirect, Error> {
    let by = &access.who.id;
    match form.decision.as_str() {
        "merge" => merge(&app, &access.workspace, &form.one, &form.other, by)
            .await
            .map(drop)?,
        "distinct" => tell_apart(&app, &access.workspace, &form.one, &form.other, by).await?,
        _ => return Err(Error::NotFound),
    }
    Ok(back(lang, &access.workspace.0))
}

async fn take_back(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
    Form(form): Form<BTreeMap<String, String>>,
) -> Result<Redirect, Error> {
    let change = form.get("change").map_or("", String::as_str);
    undo(&app, &access.workspace, change, &access.who.id).await?;
    Ok(back(lang, &access.workspace.0))
}

fn back(lang: Lang, workspace: &str) -> Redirect {
    Redirect::to(&format!("/{lang}/w/{workspace}/registry/duplicates"))
}
