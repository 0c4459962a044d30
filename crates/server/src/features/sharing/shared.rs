//! The shared page: results as they stand when they are read, without an account, without anybody's name. Whoever has
//! the address has the page, so it is kept from search engines and from the addresses that other sites are told.
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;
use typeset::report::{Block, Chapter};
use typeset::sheet::Body;

use super::model::{Link, Subject};
use super::store;
use crate::app::App;
use crate::clock::token_hash;
use crate::features::accounts::{Limit, count_wrong, found_behind};
use crate::features::report::{self, Held, Told};
use crate::features::results::{self, Files, Names, nameless};
use crate::features::{workshops, workspaces};
use crate::i18n::Lang;
use crate::web::private::{closed, kept_to_itself};
use crate::web::{ClientAddress, Error, PathLang, Routes, Shell, html};

const HOUR_MS: i64 = 60 * 60 * 1000;
/// Wrong addresses from one place.
const WRONG_PAGES: Limit = Limit {
    scope: "share-page",
    window_ms: HOUR_MS,
    wrong_max: 60,
    hostile_at: 600,
};
/// Files by one link: each is work.
const FILES: Limit = Limit {
    scope: "share-file",
    window_ms: HOUR_MS,
    wrong_max: 300,
    hostile_at: 300,
};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/s/{token}", show)
        .get("/{lang}/s/{token}/report.pdf", report)
        .get("/{lang}/s/{token}/{place}/{file}", file)
}

/// What a link leads to.
struct Opened {
    link: Link,
    held: Results,
}

enum Results {
    Canvas { workspace: String, told: Box<Told> },
    Workshop(Box<Held>),
}

impl Results {
    fn told(&self) -> &[Told] {
        match self {
            Self::Canvas { told, .. } => std::slice::from_ref(told.as_ref()),
            Self::Workshop(held) => &held.canvases,
        }
    }

    fn title(&self) -> &str {
        match self {
            Self::Canvas { told, .. } => &told.title,
            Self::Workshop(held) => &held.workshop.title,
        }
    }

    fn workspace(&self) -> &str {
        match self {
            Self::Canvas { workspace, .. } => workspace,
            Self::Workshop(held) => &held.workspace,
        }
    }
}

/// Opens a page; none when it is closed by now. Fails with 404 for a token that never was one.
async fn open(app: &App, token: &str, address: &str) -> Result<Option<Opened>, Error> {
    let hash = token_hash(token);
    let link = found_behind(app, &WRONG_PAGES, address, store::find(&app.db, &hash)).await?;
    if !link.term.is_open(app.now_ms()) {
        return Ok(None);
    }
    let Some(workspace) = workspaces::title(app, &link.workspace).await? else {
        return Ok(None);
    };
    let held = match &link.subject {
        // A deleted canvas is gone for as long as it is; the archive is still read.
        Subject::Canvas(id) => match report::told(app, id).await? {
            Some(told) => Results::Canvas {
                workspace,
                told: Box::new(told),
            },
            None => return Ok(None),
        },
        Subject::Workshop(id) => match workshops::find(app, id).await? {
            Some(workshop) => {
                let held = report::held(app, workshop, workspace, Names::LeftOut).await?;
                Results::Workshop(Box::new(held))
            }
            None => return Ok(None),
        },
    };
    Ok(Some(Opened { link, held }))
}

/// What an address leads to that opens nothing: the same words whether it never did, or does no more.
fn nothing(lang: Lang, token: &str, status: StatusCode) -> Response {
    let says = ["share-closed-title", "share-closed-lead", "share-private"];
    let mut response = closed(lang, &format!("/{lang}/s/{token}"), says);
    *response.status_mut() = status;
    response
}

/// The answer to whoever comes with a token: what `answer` makes of what it opens.
async fn behind<A: Future<Output = Result<Response, Error>>>(
    app: &App,
    lang: Lang,
    token: &str,
    address: &str,
    answer: impl FnOnce(Opened) -> A,
) -> Result<Response, Error> {
    match open(app, token, address).await {
        Ok(Some(opened)) => Ok(kept_to_itself(answer(opened).await?)),
        Ok(None) => Ok(nothing(lang, token, StatusCode::GONE)),
        Err(Error::NotFound) => Ok(nothing(lang, token, StatusCode::NOT_FOUND)),
        Err(error) => Err(error),
    }
}

#[derive(askama::Template)]
#[template(path = "sharing/shared.html")]
struct SharedPage {
    shell: Shell,
    here: String,
    workspace: String,
    until: String,
    aim: String,
    canvases: Vec<CanvasView>,
    /// How deep the headings of canvases are.
    level: usize,
}

impl SharedPage {
    /// Width of a bar, of 100.
    #[expect(clippy::unused_self, reason = "templates call methods")]
    fn share_of(&self, rows: &[(Vec<String>, u64)], votes: &u64) -> u64 {
        let most = rows.iter().map(|(_, votes)| *votes).max();
        100 * votes / most.unwrap_or(1).max(1)
    }
}

struct CanvasView {
    place: usize,
    /// What no other canvas of the page is called.
    called: String,
    chapter: Chapter,
    tables: Vec<(String, &'static str)>,
}

impl CanvasView {
    /// What it says; each table with a name that no other table of the page has.
    fn blocks(&self) -> Vec<(String, &Block)> {
        let mut heading = "";
        let mut named: Vec<(String, &Block)> = Vec::new();
        for block in &self.chapter.blocks {
            let mut name = String::new();
            match block {
                Block::Heading(text) => heading = text.as_str(),
                Block::Table { .. } | Block::Bars { .. } => {
                    name = format!("{}: {heading}", self.called);
                    if named.iter().any(|(other, _)| *other == name) {
                        name = format!("{name} ({})", named.len());
                    }
                }
                _ => {}
            }
            named.push((name, block));
        }
        named
    }
}

#[derive(Deserialize)]
struct TokenPath {
    token: String,
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    ClientAddress(address): ClientAddress,
    Path(path): Path<TokenPath>,
) -> Result<Response, Error> {
    let app = &app;
    behind(app, lang, &path.token, &address, async |opened| {
        let now = app.now_ms();
        store::opened(&app.db, &opened.link.id, now, now - HOUR_MS).await?;
        Ok(html(&shared_page(lang, &path.token, &opened)).into_response())
    })
    .await
}

fn shared_page(lang: Lang, token: &str, opened: &Opened) -> SharedPage {
    let Opened { link, held } = opened;
    let here = format!("/{lang}/s/{token}");
    let (aim, level) = match held {
        Results::Canvas { .. } => (String::new(), 1),
        Results::Workshop(held) => (held.workshop.aim.clone(), 2),
    };
    let canvas = |(place, told): (usize, &Told)| CanvasView {
        place,
        called: match level {
            1 => told.title.clone(),
            _ => format!("{place}. {}", told.title),
        },
        chapter: told.chapter(lang, Names::LeftOut),
        tables: results::tables(lang, told.template, Names::LeftOut),
    };
    SharedPage {
        shell: Shell::new(lang, &here, held.title()),
        workspace: held.workspace().to_owned(),
        until: link.term.last_day(lang),
        canvases: (1..).zip(held.told()).map(canvas).collect(),
        here,
        aim,
        level,
    }
}

async fn report(
    State(app): State<App>,
    PathLang(lang): PathLang,
    ClientAddress(address): ClientAddress,
    Path(path): Path<TokenPath>,
) -> Result<Response, Error> {
    let app = &app;
    behind(app, lang, &path.token, &address, async |opened| {
        count_wrong(app, &FILES, &opened.link.id).await?;
        match opened.held {
            Results::Canvas { workspace, told } => {
                report::of_canvas(app, lang, *told, workspace, Names::LeftOut).await
            }
            Results::Workshop(held) => report::of_workshop(lang, *held).await,
        }
    })
    .await
}

#[derive(Deserialize)]
struct FilePath {
    token: String,
    /// Which canvas, from 1.
    place: String,
    file: String,
}

async fn file(
    State(app): State<App>,
    PathLang(lang): PathLang,
    ClientAddress(address): ClientAddress,
    Path(path): Path<FilePath>,
) -> Result<Response, Error> {
    let app = &app;
    behind(app, lang, &path.token, &address, async |opened| {
        count_wrong(app, &FILES, &opened.link.id).await?;
        let workspace = opened.held.workspace().to_owned();
        let place = path.place.parse::<usize>().ok();
        let place = place.and_then(|place| place.checked_sub(1));
        let told = place.and_then(|place| opened.held.told().get(place));
        let told = told.ok_or(Error::NotFound)?;
        let files = Files {
            lang,
            workspace,
            title: told.title.clone(),
            template: told.template,
            content: nameless(told.content.clone()),
            rounds: told.rounds.clone(),
            talk: told.talk.clone(),
            names: Names::LeftOut,
            at: app.now_ms(),
        };
        files.file(&path.file).await
    })
    .await
}
