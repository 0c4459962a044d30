//! The pages that bring rows: what is pasted, what it would do or what is wrong with it, and the one press that does it.
use axum::extract::{DefaultBodyLimit, Form, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use serde::Deserialize;

use super::columns::{BYTES_MAX, MANNER, ROWS_MAX};
use super::faults::{Fault, Why};
use super::judge::{Desk, judge};
use super::pages::{home, load};
use super::plan::Plan;
use super::upload;
use super::views::{BringPage, PreviewPage, planned};
use super::words::Places;
use crate::app::App;
use crate::clock::{is_token, token};
use crate::features::accounts::Visitor;
use crate::features::canvases::CanvasRecord;
use crate::features::live;
use crate::features::workspaces::{Access, Write};
use crate::i18n::{Lang, MsgKey};
use crate::web::tables::reading::{Grid, Unreadable};
use crate::web::{Error, PathLang, Routes, html};

/// Faults that the page shows; the rows have more.
const FAULTS_SHOWN: usize = 200;
/// What a form may grow to on its way: each sign of a text becomes three at most.
const FORM_BYTES_MAX: usize = 4 * BYTES_MAX;

pub(super) fn routes() -> Routes {
    let look = axum::routing::post(look).layer(DefaultBodyLimit::disable());
    let bring = axum::routing::post(bring).layer(DefaultBodyLimit::max(FORM_BYTES_MAX));
    Routes::new()
        .get("/{lang}/c/{canvas}/table/bring", show)
        .on("POST", "/{lang}/c/{canvas}/table/bring", look)
        .on("POST", "/{lang}/c/{canvas}/table/rows", bring)
}

/// Where rows go and who brings them.
struct Table {
    app: App,
    lang: Lang,
    visitor: Visitor,
    access: Access<Write>,
    record: CanvasRecord,
    home: (String, String),
}

/// What was asked with a text.
struct Sent {
    text: String,
    token: String,
}

/// What came of looking at a text.
enum Looked {
    /// It can be brought.
    Ready(Plan, Places),
    /// Cells are wrong; the first of them, and how many there are.
    Faults(Vec<Fault>, usize),
    /// Nothing of it can be brought, and why.
    Not(String),
}

impl Table {
    /// Fails with 409 for a canvas in the archive.
    async fn of(
        app: App,
        lang: Lang,
        visitor: Visitor,
        access: Access<Write>,
    ) -> Result<Self, Error> {
        let (record, _) = load(&app, &access).await?;
        if record.archived_at.is_some() {
            return Err(Error::Conflict("canvas-is-archived"));
        }
        Ok(Self {
            home: home(&app, lang, &access).await?,
            app,
            lang,
            visitor,
            access,
            record,
        })
    }

    /// Looks at a text without changing anything.
    async fn look(&self, sent: &Sent) -> Result<Looked, Error> {
        let text = sent.text.clone();
        let read = tokio::task::spawn_blocking(move || MANNER.read_text(&text)).await;
        let grid = match read.map_err(Error::internal)? {
            Ok(grid) => grid,
            Err(why) => return Ok(Looked::Not(unreadable(self.lang, why))),
        };
        self.judge(&grid, &sent.token).await
    }

    async fn judge(&self, grid: &Grid, token: &str) -> Result<Looked, Error> {
        let (app, canvas, who) = (&self.app, self.access.canvas()?, &self.access.who);
        let workspace = &self.access.workspace;
        live::note_read(app, &self.record.kind, canvas, workspace, who).await?;
        let content = live::content(app, canvas).await?;
        let (_, template) = load(app, &self.access).await?;
        let places = Places::new(self.lang, template);
        let desk = Desk {
            canvas: &canvas.0,
            template,
            content: &content,
            places: &places,
            who,
            at: app.now_ms(),
            token,
        };
        let (plan, mut faults) = judge(&desk, grid);
        let changes = plan.changes();
        match live::permits_rows(app, canvas, who, &changes).await? {
            Err(key) => return Ok(Looked::Not(self.lang.text(key))),
            Ok(answers) => {
                let writes = plan.rows.iter();
                let writes = writes.filter(|row| row.writes.is_some());
                let denied = writes.zip(answers).filter_map(|(row, answer)| {
                    let why = Why::Denied(answer.err()?);
                    Some(Fault::new(row.row, None, "", why))
                });
                faults.extend(denied);
            }
        }
        if faults.is_empty() {
            return Ok(Looked::Ready(plan, places));
        }
        faults.sort_by_key(Fault::place);
        let count = faults.len();
        faults.truncate(FAULTS_SHOWN);
        Ok(Looked::Faults(faults, count))
    }

    fn form(&self, text: String) -> BringPage {
        BringPage {
            shell: self
                .visitor
                .shell(self.lang, &self.lang.text("rows-bring-title")),
            home: self.home.clone(),
            record: self.record.clone(),
            help: help(self.lang),
            text,
            wrong: String::new(),
            faults: Vec::new(),
            count: 0,
        }
    }

    fn refused(&self, status: StatusCode, page: BringPage) -> Response {
        (status, html(&page)).into_response()
    }

    /// The page of what came of looking. `moved` is the status and message when it is not what was seen before.
    fn page(&self, sent: Sent, looked: Looked, moved: Option<MsgKey>) -> Response {
        let form = self.form(sent.text);
        match looked {
            Looked::Ready(plan, places) => {
                let page = PreviewPage {
                    shell: self
                        .visitor
                        .shell(self.lang, &self.lang.text("rows-preview-title")),
                    digest: plan.digest(),
                    token: sent.token,
                    counts: plan.counts(),
                    shown: planned(&plan, &places),
                    left_out: plan.left_out.join(", "),
                    moved,
                    form,
                };
                let status = match page.moved {
                    Some(_) => StatusCode::CONFLICT,
                    None => StatusCode::OK,
                };
                (status, html(&page)).into_response()
            }
            Looked::Faults(faults, count) => {
                let page = BringPage {
                    faults,
                    count,
                    ..form
                };
                self.refused(StatusCode::UNPROCESSABLE_ENTITY, page)
            }
            Looked::Not(wrong) => {
                let page = BringPage { wrong, ..form };
                self.refused(StatusCode::UNPROCESSABLE_ENTITY, page)
            }
        }
    }
}

fn help(lang: Lang) -> String {
    let between = if lang == Lang::En { ',' } else { '\u{a0}' };
    let rows = format!("{}{between}{:03}", ROWS_MAX / 1000, ROWS_MAX % 1000);
    let megabytes = (BYTES_MAX >> 20).to_string();
    let args = [("rows", rows.as_str()), ("megabytes", &megabytes)];
    lang.text_with("rows-limits", &args)
}

fn unreadable(lang: Lang, why: Unreadable) -> String {
    lang.text(match why {
        Unreadable::Empty => "rows-nothing",
        Unreadable::NoHead => "rows-no-head",
        why => why.key(),
    })
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Write>,
) -> Result<Response, Error> {
    let table = Table::of(app, lang, visitor, access).await?;
    Ok(html(&table.form(String::new())).into_response())
}

async fn look(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Write>,
    request: Request,
) -> Result<Response, Error> {
    let table = Table::of(app, lang, visitor, access).await?;
    match upload::read(request).await {
        Ok(text) => {
            let token = token();
            let sent = Sent { text, token };
            let looked = table.look(&sent).await?;
            Ok(table.page(sent, looked, None))
        }
        Err((why, pasted)) => {
            let status = match why {
                Unreadable::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            };
            let page = BringPage {
                wrong: unreadable(lang, why),
                ..table.form(pasted)
            };
            Ok(table.refused(status, page))
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct BringForm {
    text: String,
    token: String,
    digest: String,
}

/// Writes what the page showed, and nothing else.
async fn bring(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Write>,
    Form(form): Form<BringForm>,
) -> Result<Response, Error> {
    let table = Table::of(app, lang, visitor, access).await?;
    let is_known = is_token(&form.token);
    let sent = Sent {
        text: form.text.replace("\r\n", "\n"),
        token: if is_known { form.token } else { token() },
    };
    let looked = table.look(&sent).await?;
    let Looked::Ready(plan, places) = looked else {
        return Ok(table.page(sent, looked, None));
    };
    let counts = plan.counts();
    let is_done = is_known && counts.new + counts.changed == 0;
    if !is_done && (!is_known || plan.digest() != form.digest) {
        let looked = Looked::Ready(plan, places);
        return Ok(table.page(sent, looked, Some("rows-moved")));
    }
    if !is_done {
        let (canvas, who) = (table.access.canvas()?, &table.access.who);
        let written = live::bring_rows(&table.app, canvas, who, plan.changes()).await?;
        if let Err(key) = written {
            let looked = Looked::Not(lang.text(key));
            return Ok(table.page(sent, looked, None));
        }
    }
    let (new, changed) = (counts.new, counts.changed);
    let page = format!("/{lang}/c/{}/table", table.record.id);
    Ok(Redirect::to(&format!("{page}?new={new}&changed={changed}")).into_response())
}
