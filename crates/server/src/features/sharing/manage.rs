//! Where those who lead make links to results, see which are open, and revoke them.
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use serde::Deserialize;

use super::model::{DAYS_MAX, DAYS_USUAL, Link, Subject, parse_days};
use super::store;
use crate::app::App;
use crate::clock::{new_id, token, token_hash};
use crate::db::DbError;
use crate::features::accounts::Visitor;
use crate::features::workspaces::{self, Access, Manage};
use crate::features::{audit, workshops};
use crate::i18n::{Lang, MsgKey};
use crate::web::private::{Term, sealed_token, unsealed};
use crate::web::{Error, FormErrors, PathLang, Routes, Shell, dates, html};

/// Links to the results of one canvas or workshop that are open at once.
const OPEN_MAX: i64 = 50;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/c/{canvas}/share", show)
        .post("/{lang}/c/{canvas}/share", create)
        .post("/{lang}/c/{canvas}/share/{link}/revoke", revoke)
        .get("/{lang}/t/{workshop}/share", show)
        .post("/{lang}/t/{workshop}/share", create)
        .post("/{lang}/t/{workshop}/share/{link}/revoke", revoke)
}

#[derive(askama::Template)]
#[template(path = "sharing/manage.html")]
struct ManagePage {
    shell: Shell,
    /// Address of this page.
    here: String,
    /// Where the canvas or workshop belongs, for the reader: address and title.
    home: (String, String),
    /// Address and title of the canvas or workshop.
    back: (String, String),
    is_workshop: bool,
    /// Whether links can be made.
    is_open: bool,
    links: Vec<LinkView>,
    said: Said,
    days_max: i64,
    /// What the next link will be known by, under seal.
    token: String,
}

struct LinkView {
    id: String,
    made: String,
    made_by: String,
    until: String,
    opened: Option<String>,
    is_open: bool,
    is_revoked: bool,
}

/// What the page says besides.
struct Said {
    /// Address of a link that was just made; told once.
    new_url: Option<String>,
    days: String,
    errors: FormErrors,
}

impl Default for Said {
    fn default() -> Self {
        Self {
            new_url: None,
            days: DAYS_USUAL.to_string(),
            errors: FormErrors::default(),
        }
    }
}

/// A canvas or workshop whose results may be shared.
struct Sharable {
    subject: Subject,
    title: String,
    /// Where it belongs, for the reader: address and title.
    home: (String, String),
    /// Whether it is not in the archive.
    is_open: bool,
}

/// What `access` is for; 404 for an interview, which is never shared.
async fn sharable(app: &App, lang: Lang, access: &Access<Manage>) -> Result<Sharable, Error> {
    let subject = Subject::of(access)?;
    let workspace = &access.workspace.0;
    let title = workspaces::title(app, workspace).await?;
    let title = title.ok_or(Error::NotFound)?;
    let home = access.who.home(lang, workspace, &title);
    if let Subject::Workshop(_) = &subject {
        let workshop = workshops::of(app, access).await?;
        let workspace = workspaces::find(app, access).await?;
        let is_used = workspace.is_some_and(|found| found.archived_at.is_none());
        return Ok(Sharable {
            subject,
            title: workshop.title,
            home,
            is_open: is_used && workshop.archived_at.is_none(),
        });
    }
    let canvas = workspaces::canvas_of(app, access).await?;
    let template = canvas::find(&canvas.kind).filter(|template| !template.private);
    template.ok_or(Error::NotFound)?;
    Ok(Sharable {
        subject,
        title: canvas.title,
        home,
        is_open: !canvas.is_archived,
    })
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
) -> Result<Response, Error> {
    let sharable = sharable(&app, lang, &access).await?;
    page(&app, lang, &visitor, sharable, Said::default()).await
}

/// The page; 422 when something was wrong with the form.
async fn page(
    app: &App,
    lang: Lang,
    visitor: &Visitor,
    sharable: Sharable,
    said: Said,
) -> Result<Response, Error> {
    let subject = sharable.subject;
    let links = store::list(&app.db, &subject).await?;
    let now = app.now_ms();
    let status = if said.errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let back = match &subject {
        Subject::Canvas(id) => format!("/{lang}/c/{}", id.0),
        Subject::Workshop(id) => format!("/{lang}/t/{}/prepare", id.0),
    };
    let token = sealed_token(subject.id());
    let page = ManagePage {
        shell: visitor.shell(lang, &lang.text("share-title")),
        here: subject.links_page(lang),
        home: sharable.home,
        back: (back, sharable.title),
        is_workshop: matches!(subject, Subject::Workshop(_)),
        is_open: sharable.is_open,
        links: links
            .into_iter()
            .map(|link| view(lang, now, link))
            .collect(),
        said,
        days_max: DAYS_MAX,
        token,
    };
    Ok((status, html(&page)).into_response())
}

fn view(lang: Lang, now_ms: i64, link: Link) -> LinkView {
    LinkView {
        made: format!(
            "{}, {}",
            dates::day(lang, dates::in_finland(link.term.made_at).date()),
            dates::time_of_day(lang, link.term.made_at)
        ),
        until: link.term.last_day(lang),
        opened: link.opened_at.map(|at| dates::day_and_time(lang, at)),
        is_open: link.term.is_open(now_ms),
        is_revoked: link.term.revoked_at.is_some(),
        id: link.id,
        made_by: link.made_by_name,
    }
}

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
struct LinkForm {
    days: String,
    /// The token that the link will have, issued with the form: the same form sent twice makes one link.
    token: String,
}

async fn create(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Form(form): Form<LinkForm>,
) -> Result<Response, Error> {
    let sharable = sharable(&app, lang, &access).await?;
    if !sharable.is_open {
        return Err(Error::Conflict("share-is-archived"));
    }
    let parsed = secret_of(&sharable.subject, &form.token)
        .and_then(|secret| Ok((secret, parse_days(&form.days, app.now_ms())?)));
    let (secret, expires_at) = match parsed {
        Ok(parsed) => parsed,
        Err(key) => {
            let said = Said {
                days: form.days,
                errors: FormErrors::one("days", key),
                ..Said::default()
            };
            return page(&app, lang, &visitor, sharable, said).await;
        }
    };
    let mut said = Said::default();
    if make(&app, &access, &sharable.subject, expires_at, &secret).await? {
        said.new_url = Some(format!("{}/{lang}/s/{secret}", app.base_url));
    }
    page(&app, lang, &visitor, sharable, said).await
}

/// The token of a form: one that was issued with it, or a new one for a request that comes without a form of ours.
fn secret_of(subject: &Subject, sealed: &str) -> Result<String, MsgKey> {
    match sealed {
        "" => Ok(token()),
        sealed => unsealed(subject.id(), sealed).ok_or("share-form-old"),
    }
}

/// Makes the link unless the same form did before. Says whether it is open.
async fn make(
    app: &App,
    access: &Access<Manage>,
    subject: &Subject,
    expires_at: i64,
    secret: &str,
) -> Result<bool, Error> {
    let (now, hash, who) = (app.now_ms(), token_hash(secret), &access.who);
    if let Some(made) = store::find(&app.db, &hash).await? {
        return Ok(made.subject == *subject && made.term.is_open(now));
    }
    let link = Link {
        id: new_id(now),
        workspace: access.workspace.0.clone(),
        subject: subject.clone(),
        made_by: who.id.clone(),
        made_by_name: who.name.clone(),
        term: Term::from(now, expires_at),
        opened_at: None,
    };
    let mut tx = app.db.begin().await?;
    if store::count_open(&mut tx, subject, now).await? >= OPEN_MAX {
        return Err(Error::Conflict("share-full"));
    }
    match store::insert(&mut tx, &link, &hash).await {
        // Its first click is being answered at this very moment.
        Err(DbError::Taken(_)) => return Ok(true),
        inserted => inserted?,
    }
    let workspace = Some(link.workspace.as_str());
    audit::record(
        &mut tx,
        now,
        &who.id,
        "share.create",
        workspace,
        subject.id(),
        &link.id,
    )
    .await?;
    tx.commit().await?;
    Ok(true)
}

#[derive(Deserialize)]
struct LinkPath {
    link: String,
}

async fn revoke(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
    Path(path): Path<LinkPath>,
) -> Result<Redirect, Error> {
    let subject = Subject::of(&access)?;
    let (now, who) = (app.now_ms(), &access.who.id);
    let mut tx = app.db.begin().await?;
    if !store::revoke(&mut tx, &path.link, &subject, now).await? {
        return Err(Error::NotFound);
    }
    let workspace = Some(access.workspace.0.as_str());
    audit::record(
        &mut tx,
        now,
        who,
        "share.revoke",
        workspace,
        subject.id(),
        &path.link,
    )
    .await?;
    tx.commit().await?;
    Ok(Redirect::to(&subject.links_page(lang)))
}
