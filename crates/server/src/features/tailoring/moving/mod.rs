//! Moving a canvas to a later version of its variant: first what that changes and what stands on the parts that go, with a
//! choice of where it goes, then one press.
mod views;

use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use canvas::Template;
use canvas::content::{Content, Signed};
use canvas::variant::next::{self, Choices, Going};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::canvases::{self, CanvasRecord};
use crate::features::live::{self, Unmoved};
use crate::features::variants::{self, Version};
use crate::features::votes;
use crate::features::workspaces::{self, Access, Manage};
use crate::i18n::Lang;
use crate::web::{Error, PathLang, Routes, html};
use views::MovePage;

/// What comes before a part's place in the names of the form's choices.
const GOES: &str = "goes ";

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/c/{canvas}/version", show)
        .post("/{lang}/c/{canvas}/version", press)
}

/// A canvas before a later version of its variant.
struct Desk {
    app: App,
    lang: Lang,
    visitor: Visitor,
    access: Access<Manage>,
    record: CanvasRecord,
    from: &'static Template,
    /// Later versions, newest first.
    newer: Vec<Version>,
}

/// What the page tells besides.
#[derive(Default)]
struct Told {
    choices: Choices,
    /// Message over the page.
    message: Option<&'static str>,
    /// The part whose text does not fit where it was to go.
    no_room: Option<String>,
}

impl Desk {
    async fn open(
        app: App,
        lang: Lang,
        visitor: Visitor,
        access: Access<Manage>,
    ) -> Result<Self, Error> {
        let found = canvases::find(&app, &access.workspace.0, &access.canvas()?.0).await?;
        let record = found.ok_or(Error::NotFound)?;
        let from = variants::template(&app, &record.kind).await?;
        Ok(Self {
            newer: variants::newer(&app, from).await?,
            app,
            lang,
            visitor,
            access,
            record,
            from,
        })
    }

    /// The later version of this number, or the newest. Fails with 404 when there is none.
    async fn to(&self, number: Option<i64>) -> Result<&'static Template, Error> {
        let is_it = |version: &&Version| number.is_none_or(|number| version.number == number);
        let version = self.newer.iter().find(is_it).ok_or(Error::NotFound)?;
        variants::template(&self.app, &version.kind).await
    }

    async fn page(&self, to: &'static Template, told: Told) -> Result<Html<String>, Error> {
        let canvas = self.access.canvas()?;
        let (workspace, who) = (&self.access.workspace, &self.access.who);
        live::note_read(&self.app, &self.record.kind, canvas, workspace, who).await?;
        let content = live::content(&self.app, canvas).await?;
        let is_voting = votes::open_round(&self.app, &self.record.id)
            .await?
            .is_some();
        Ok(html(&MovePage::new(self, to, &content, told, is_voting)))
    }

    fn signed(&self) -> Signed {
        Signed {
            by: self.access.who.id.clone(),
            name: self.access.who.name.clone(),
            at: self.app.now_ms(),
        }
    }

    /// Moves the canvas if what was shown still is what goes.
    async fn press(
        &self,
        to: &'static Template,
        choices: Choices,
        seen: String,
    ) -> Result<Result<(), Unmoved>, Error> {
        let (lang, by, kind) = (self.record.lang, self.signed(), self.record.kind.clone());
        let canvas = (self.record.workspace_id.as_str(), self.access.canvas()?);
        live::move_canvas(
            &self.app,
            canvas,
            to,
            &self.access.who,
            move |from, content| {
                let going = variants::going(lang, from, to, content);
                if from.kind != kind || digest(from, to, content, &going) != seen {
                    return Err(Unmoved::Outdated);
                }
                let moved = variants::moved(lang, (from, to), content, &choices, by);
                moved.map_err(|next::NoRoom(place)| Unmoved::NoRoom(place))
            },
        )
        .await
    }
}

/// Stands for what the page shows of what goes: another one when any of it differs.
fn digest(from: &Template, to: &Template, content: &Content, going: &[Going]) -> String {
    // A list of plain texts and numbers is always JSON.
    let going = serde_json::to_string(going).unwrap_or_default();
    let mut digest = Sha256::new();
    for part in [&from.kind, &to.kind, &going] {
        digest.update(part.len().to_le_bytes());
        digest.update(part);
    }
    digest.update(content.hearts.len().to_le_bytes());
    BASE64_URL_SAFE_NO_PAD.encode(digest.finalize())
}

#[derive(Deserialize)]
struct To {
    to: Option<i64>,
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Query(asked): Query<To>,
) -> Result<Html<String>, Error> {
    let desk = Desk::open(app, lang, visitor, access).await?;
    let to = desk.to(asked.to).await?;
    desk.page(to, Told::default()).await
}

/// What the form says.
#[derive(Default)]
struct Sent {
    to: Option<i64>,
    seen: String,
    choices: Choices,
}

impl Sent {
    fn read(fields: Vec<(String, String)>) -> Self {
        let mut sent = Self::default();
        for (name, value) in fields {
            match (name.as_str(), name.strip_prefix(GOES)) {
                ("to", _) => sent.to = value.parse().ok(),
                ("seen", _) => sent.seen = value,
                (_, Some(place)) => {
                    let way = Some(value).filter(|way| !way.is_empty());
                    sent.choices.insert(place.to_owned(), way);
                }
                _ => {}
            }
        }
        sent
    }
}

async fn press(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    workspaces::must_be_open(&app, &access.workspace.0).await?;
    let sent = Sent::read(fields);
    let desk = Desk::open(app.clone(), lang, visitor.clone(), access.clone()).await?;
    let back = Redirect::to(&format!("/{lang}/c/{}", desk.record.id));
    // Pressed twice, or by two people.
    if desk.from.own.is_some() && sent.to == Some(i64::from(desk.from.version)) {
        return Ok(back.into_response());
    }
    let to = desk.to(Some(sent.to.unwrap_or_default())).await?;
    if desk.record.archived_at.is_some() {
        return Err(Error::Conflict("canvas-is-archived"));
    }
    if votes::open_round(&desk.app, &desk.record.id)
        .await?
        .is_some()
    {
        return Err(Error::Conflict("move-voting"));
    }
    let outcome = desk.press(to, sent.choices.clone(), sent.seen).await?;
    let (status, told) = match outcome {
        Ok(()) => return Ok(back.into_response()),
        Err(Unmoved::Archived) => return Err(Error::Conflict("canvas-is-archived")),
        Err(Unmoved::NotSaved) => return Err(Error::not_saved("a canvas was not moved")),
        Err(Unmoved::Outdated) => {
            let told = Told {
                choices: sent.choices,
                message: Some("move-outdated"),
                no_room: None,
            };
            (StatusCode::CONFLICT, told)
        }
        Err(Unmoved::NoRoom(place)) => {
            let told = Told {
                choices: sent.choices,
                message: Some("move-no-room"),
                no_room: Some(place),
            };
            (StatusCode::UNPROCESSABLE_ENTITY, told)
        }
    };
    // Somebody else may have moved it meanwhile.
    let desk = Desk::open(app, lang, visitor, access).await?;
    match desk.to(sent.to).await {
        Ok(to) => Ok((status, desk.page(to, told).await?).into_response()),
        Err(_) => Ok(back.into_response()),
    }
}
