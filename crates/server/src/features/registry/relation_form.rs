//! Adding a relation on an actor's page, and taking it away; without a script.
use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use canvas::facts::RecordKind;
use serde::Deserialize;

use super::look;
use super::model::Record;
use super::pages::{RecordPath, found, refused};
use super::relations::{LINK_KINDS, NewRelation, Relating, RelationDraft, is_directed};
use crate::app::App;
use crate::clock::new_id;
use crate::features::accounts::Visitor;
use crate::features::vocabularies;
use crate::features::workspaces::{Access, Write};
use crate::i18n::Lang;
use crate::web::form_view::{Field, FormView};
use crate::web::routes::Routes;
use crate::web::{Error, FormErrors, PathLang};

pub(super) fn routes() -> Routes {
    Routes::new()
        .post("/{lang}/w/{workspace}/registry/{record}/relations", add)
        .post(
            "/{lang}/w/{workspace}/registry/{record}/relations/{relation}/remove",
            remove,
        )
}

/// What was typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct RelationForm {
    /// Id of the new relation, so that a form sent twice makes one.
    fresh: String,
    /// A key of the link kinds with `-to` or `-from`: which way it leads.
    kind: String,
    /// Name of the other actor.
    other: String,
    label: String,
    since: String,
}

impl RelationForm {
    /// With nothing typed.
    pub(super) fn new(app: &App) -> Self {
        Self {
            fresh: new_id(app.now_ms()),
            ..Self::default()
        }
    }

    /// The relation it says, or what is wrong.
    async fn parse(
        &self,
        app: &App,
        record: &Record,
        workspace: &str,
    ) -> Result<Result<NewRelation, FormErrors>, Error> {
        let other = look::named(&app.db, workspace, RecordKind::Actor, &self.other).await?;
        let (kind, direction) = self.kind.rsplit_once('-').unwrap_or_default();
        let one = record.id.clone();
        let (from, to) = match (&other, direction) {
            (Some(other), "from") => (other.clone(), one),
            (Some(other), _) => (one, other.clone()),
            (None, _) => (one, String::new()),
        };
        let draft = RelationDraft {
            from,
            to,
            kind: kind.to_owned(),
            directed: None,
            label: self.label.clone(),
            since: self.since.clone(),
        };
        Ok(draft.parse().map_err(|errors| {
            let mut here = FormErrors::default();
            for (field, key) in errors.iter() {
                match field {
                    "from" | "to" => here.add(
                        "other",
                        if other.is_none() {
                            "relation-other-unknown"
                        } else {
                            key
                        },
                    ),
                    field => here.add(field, key),
                }
            }
            here
        }))
    }

    /// The form with what was typed and what is wrong.
    pub(super) async fn draw(
        self,
        app: &App,
        lang: Lang,
        record: &Record,
        workspace: &str,
        errors: FormErrors,
    ) -> Result<FormView, Error> {
        let known = look::list(
            &app.db,
            workspace,
            RecordKind::Actor,
            "",
            None,
            look::LIST_MAX,
        )
        .await?;
        let names = known.into_iter().filter(|one| one.record.id != record.id);
        let names = names.map(|one| (one.record.name, String::new())).collect();
        Ok(FormView {
            id: "relation",
            action: format!("/{lang}/w/{workspace}/registry/{}/relations", record.id),
            heading: Some("relation-add"),
            lead: Some("relation-add-lead"),
            said: None,
            hidden: vec![("fresh", self.fresh)],
            fields: vec![
                Field::select("kind", "relation-kind", &self.kind, kinds(lang)),
                Field::text("other", "relation-other", &self.other)
                    .help("relation-other-help")
                    .offers(names),
                Field::text("label", "relation-label", &self.label).help("relation-label-help"),
                Field::text("since", "relation-since", &self.since).kind("date"),
            ],
            button: "relation-add-do",
            button_class: "",
            errors,
        })
    }
}

/// What a relation may be, in the words of whoever's page it is; one that leads one way may lead either.
fn kinds(lang: Lang) -> Vec<(String, String)> {
    let found = vocabularies::find(LINK_KINDS);
    let ways = |key: &str| {
        if is_directed(key) {
            &["to", "from"][..]
        } else {
            &["to"][..]
        }
    };
    let items = found.iter().flat_map(|kinds| kinds.offered());
    let choices = items.flat_map(|item| {
        ways(&item.key)
            .iter()
            .map(|way| format!("{}-{way}", item.key))
    });
    choices
        .map(|choice| {
            let words = lang.text(&format!("registry-relation-{choice}"));
            (choice, words.trim_end_matches(':').to_owned())
        })
        .collect()
}

async fn add(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Write>,
    visitor: Visitor,
    Path(path): Path<RecordPath>,
    Form(form): Form<RelationForm>,
) -> Result<Response, Error> {
    let workspace = &access.workspace.0;
    let record = found(&app, workspace, &path.record).await?;
    if record.kind != RecordKind::Actor {
        return Err(Error::NotFound);
    }
    let id = uuid::Uuid::parse_str(&form.fresh).map_err(|_| Error::Unreadable)?;
    match form.parse(&app, &record, workspace).await? {
        Ok(new) => {
            let relating = Relating {
                app: &app,
                workspace: &access.workspace,
                by: &access.who.id,
            };
            relating.make(&id.to_string(), new).await?;
            Ok(back(lang, workspace, &record.id).into_response())
        }
        Err(errors) => {
            let relation = form.draw(&app, lang, &record, workspace, errors).await?;
            refused(&app, lang, &access, &visitor, record, |forms| {
                forms.relation = relation;
            })
            .await
        }
    }
}

/// Path of a relation on an actor's page.
#[derive(Deserialize)]
struct RelationPath {
    record: String,
    relation: String,
}

async fn remove(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Write>,
    Path(path): Path<RelationPath>,
) -> Result<Redirect, Error> {
    let relating = Relating {
        app: &app,
        workspace: &access.workspace,
        by: &access.who.id,
    };
    relating.remove(&path.relation, None).await?;
    let workspace = &access.workspace.0;
    match look::find(&app.db, workspace, &path.record).await? {
        Some(record) => Ok(back(lang, workspace, &record.id)),
        // Nothing but the relation spoke of it.
        None => Ok(Redirect::to(&format!("/{lang}/w/{workspace}/registry"))),
    }
}

fn back(lang: Lang, workspace: &str, record: &str) -> Redirect {
    Redirect::to(&format!("/{lang}/w/{workspace}/registry/{record}#ties-h"))
}
