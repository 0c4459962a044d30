//! Where those who lead publish what a canvas says: how whole it is, what changes, and what everybody will read.
use std::collections::BTreeMap;

use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use canvas::content::Content;
use canvas::template::Template;
use sha2::{Digest as _, Sha256};

use super::besides::Besides;
use super::completeness::Meter;
use super::differences::{Contact, Difference, differences, parts};
use super::faults::{errors, faults_on_canvas};
use super::model::{AUDIENCES, Description, LifeCycle};
use super::owner;
use super::placed::{self, Offered};
use super::publishing::{self, Done, Outcome, Publication};
use super::sheet;
use super::store::{self, Entry, Version};
use crate::app::App;
use crate::features::accounts::{AccountId, Visitor};
use crate::features::places::{self, PlaceView};
use crate::features::workspaces::{self, Access, CanvasHead, CanvasId, Level, Manage};
use crate::features::{live, vocabularies};
use crate::i18n::Lang;
use crate::web::forms::one_line;
use crate::web::{Error, FormErrors, PathLang, Routes, Shell, html};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/c/{canvas}/publish", show)
        .post("/{lang}/c/{canvas}/publish", submit)
}

/// A canvas that describes support.
struct Described {
    canvas: CanvasHead,
    template: &'static Template,
    /// Its entry with the last version, if it was ever published.
    last: Option<(Entry, Version)>,
}

impl Described {
    /// Fingerprint of its entry: the version, and whether it is in the catalogue.
    fn state(&self) -> String {
        self.last.as_ref().map_or_else(String::new, |(entry, _)| {
            let is_in = entry.published_at.is_some();
            format!("{}{}", entry.version, if is_in { "" } else { "-" })
        })
    }

    /// Fingerprints of what of a canvas becomes public, and of its entry.
    fn seen(&self, content: &Content) -> String {
        format!("{} {}", seen(self.template, content), self.state())
    }

    /// The form as nobody has filled it in, with the places that are offered.
    fn form(&self, workspace: &str, content: &Content, known: &[PlaceView]) -> Besides {
        let last = self.last.as_ref().map(|(_, last)| last);
        let said = last.map(|last| &last.description);
        let form = Besides::of(said, self.canvas.lang, workspace);
        let now = sheet::read(self.template, content, form.description());
        Besides {
            places: placed::usual(&now, last, known),
            ..form
        }
    }

    /// Whether the catalogue says just that already, as after a double click.
    fn says(&self, description: &Description) -> bool {
        let mut last = self.last.iter();
        last.any(|(entry, version)| {
            entry.published_at.is_some() && version.description == *description
        })
    }
}

/// The canvas that `access` is for; 404 for canvases that describe no support.
async fn described<L: Level>(app: &App, access: &Access<L>) -> Result<Described, Error> {
    let canvas = workspaces::canvas_of(app, access).await?;
    let template = canvas::find(&canvas.kind).filter(|template| sheet::describes(template));
    let template = template.ok_or(Error::NotFound)?;
    let last = match store::of_canvas(&app.db, &canvas.id).await? {
        Some(entry) => {
            let version = store::version(&app.db, &entry.id, entry.version).await?;
            Some((entry, version.ok_or(Error::NotFound)?))
        }
        None => None,
    };
    Ok(Described {
        canvas,
        template,
        last,
    })
}

/// Fails with 403 for whoever came by a code: only people with an account publish.
pub(super) fn must_have_account<L>(visitor: &Visitor, access: &Access<L>) -> Result<(), Error> {
    access.must_have_account(visitor)
}

#[derive(askama::Template)]
#[template(path = "catalogue/publish.html")]
struct PublishPage {
    shell: Shell,
    canvas: CanvasHead,
    workspace: String,
    /// Its entry: id, public address, and whether it is in the catalogue.
    entry: Option<EntryView>,
    meter: Meter,
    /// Faults of what stands on the canvas: what part, and why.
    faults: Vec<(String, String)>,
    differences: Vec<Difference>,
    /// Everything that will be read, when nothing was published yet.
    parts: Vec<(String, Vec<String>)>,
    form: Besides,
    /// Fingerprints of what is shown of the canvas and of what is published.
    seen: String,
    audiences: Vec<(String, String)>,
    /// The service places of the workspace.
    places: Vec<Offered>,
    /// Where rows become service places, and what they are called.
    new_places: Vec<(String, String)>,
    life_cycles: [LifeCycle; 4],
    languages: [Lang; 3],
    errors: FormErrors,
}

struct EntryView {
    id: String,
    address: String,
    is_published: bool,
}

impl PublishPage {
    fn has_audience(&self, key: &str) -> bool {
        self.form.audiences.iter().any(|one| one == key)
    }

    fn has_place(&self, id: &str) -> bool {
        self.form.places.iter().any(|one| one == id)
    }

    fn add_key(&self, part: &str) -> String {
        format!("catalogue-add-{}", part.replace('_', "-"))
    }
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
) -> Result<Response, Error> {
    must_have_account(&visitor, &access)?;
    let described = described(&app, &access).await?;
    page(&app, lang, &visitor, &access, described, None).await
}

/// The page, with what was typed and what was wrong with it, if anything.
async fn page(
    app: &App,
    lang: Lang,
    visitor: &Visitor,
    access: &Access<Manage>,
    described: Described,
    typed: Option<(Besides, FormErrors)>,
) -> Result<Response, Error> {
    let workspace = workspaces::title(app, &access.workspace.0).await?;
    let workspace = workspace.ok_or(Error::NotFound)?;
    let content = live::content(app, access.canvas()?).await?;
    let known = places::views_of(app, &access.workspace, described.canvas.lang).await?;
    let (form, errors) = typed.unwrap_or_else(|| {
        let form = described.form(&workspace, &content, &known);
        (form, FormErrors::default())
    });
    let mut now = sheet::read(described.template, &content, form.description());
    let canvas = &described.canvas.id;
    let new_places = placed::new_places(lang, &access.workspace, canvas, &now, &known);
    let offered = placed::offered(&now, &known, lang);
    placed::link(&mut now, &known, &form.places);
    let status = if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let vocabulary = vocabularies::find(AUDIENCES);
    let audiences = vocabulary.iter().flat_map(|found| found.offered());
    let last = described.last.as_ref();
    let page = PublishPage {
        shell: visitor.shell(lang, &lang.text("catalogue-publish-title")),
        workspace,
        meter: Meter::of(&placed::accessible(&now, &known, &form.places)),
        faults: faults_on_canvas(&now, lang),
        differences: last.map_or_else(Vec::new, |(_, last)| {
            differences(&last.description, &now, lang, Contact::Shown)
        }),
        parts: match last {
            Some(_) => Vec::new(),
            None => parts(&now, lang, Contact::Shown),
        },
        audiences: audiences
            .map(|item| (item.key.clone(), item.name(lang).to_owned()))
            .collect(),
        places: offered,
        new_places,
        life_cycles: LifeCycle::ALL,
        languages: Lang::ALL,
        entry: last.map(|(entry, _)| EntryView {
            id: entry.id.clone(),
            address: entry.address.clone(),
            is_published: entry.published_at.is_some(),
        }),
        seen: described.seen(&content),
        canvas: described.canvas,
        form,
        errors,
    };
    Ok((status, html(&page)).into_response())
}

async fn submit(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Form(form): Form<BTreeMap<String, String>>,
) -> Result<Response, Error> {
    must_have_account(&visitor, &access)?;
    let described = described(&app, &access).await?;
    if described.canvas.is_archived {
        return Err(Error::Conflict("canvas-is-archived"));
    }
    let form = Besides::read(form);
    let content = live::content(&app, access.canvas()?).await?;
    let mut description = sheet::read(described.template, &content, form.description());
    let known = places::views_of(&app, &access.workspace, described.canvas.lang).await?;
    placed::link(&mut description, &known, &form.places);
    let mut errors = errors(&form, &description);
    // What nobody has looked at is not published under anybody's hand.
    let (on_canvas, published) = form.seen.split_once(' ').unwrap_or_default();
    if on_canvas != seen(described.template, &content) {
        errors.add("changed", "catalogue-canvas-changed");
    } else if published != described.state() && !described.says(&description) {
        errors.add("changed", "catalogue-meanwhile-changed");
    }
    if !errors.is_empty() {
        let typed = Some((form, errors));
        return page(&app, lang, &visitor, &access, described, typed).await;
    }
    // A double click comes with what stood before the first click: it is told of the version like that one.
    let is_as_seen = published == described.state();
    let last = described.last.as_ref().map(|(entry, _)| entry);
    let owner = owner::of_new_version(&app, last, visitor.signed_in()?).await?;
    let publication = Publication {
        workspace: &access.workspace.0,
        canvas: Some(&described.canvas.id),
        description,
        note: &one_line(&form.note),
        by: &access.who.id,
        owner,
    };
    let last = described.last;
    let was_there = last
        .as_ref()
        .is_some_and(|(entry, _)| entry.published_at.is_some());
    let last = last.map(|(entry, version)| (entry, version.description));
    let mut tx = app.db.begin().await?;
    let done = publishing::publish(&mut tx, app.now_ms(), publication, last).await?;
    tx.commit().await?;
    let told = match done.outcome {
        Outcome::Unchanged if was_there && is_as_seen => "did=nothing".to_owned(),
        _ => format!("published={}", done.version),
    };
    let (workspace, id) = (&access.workspace.0, done.id);
    let to = format!("/{lang}/w/{workspace}/catalogue/{id}?{told}");
    Ok(Redirect::to(&to).into_response())
}

/// Fingerprint of what of a canvas becomes public.
fn seen(template: &Template, content: &Content) -> String {
    let said = sheet::read(template, content, Description::default());
    let said = serde_json::to_string(&said).unwrap_or_default();
    BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(said.as_bytes()))
}

/// Publishes what stands on a canvas without anybody's form.
pub(super) async fn publish_canvas(
    app: &App,
    canvas: &CanvasId,
    owner: &AccountId,
    besides: Description,
) -> Result<Done, Error> {
    let head = workspaces::canvas_head(app, &canvas.0).await?;
    let head = head.ok_or(Error::NotFound)?;
    let template = canvas::find(&head.kind).filter(|template| sheet::describes(template));
    let content = live::content(app, canvas).await?;
    let description = sheet::read(template.ok_or(Error::NotFound)?, &content, besides);
    if !description.faults().is_empty() {
        return Err(Error::Conflict("catalogue-canvas-wrong"));
    }
    let by = format!("account-{}", owner.0);
    let publication = Publication {
        workspace: &head.workspace,
        canvas: Some(&canvas.0),
        description,
        note: "",
        by: &by,
        owner: Some(&owner.0),
    };
    let mut tx = app.db.begin().await?;
    let done = publishing::publish(&mut tx, app.now_ms(), publication, None).await?;
    tx.commit().await?;
    Ok(done)
}
