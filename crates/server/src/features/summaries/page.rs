//! The page of a canvas's summary, and the button that begins it.
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use canvas::Template;
use canvas::content::Content;
use canvas::settings::Role;
use canvas::sheet::{Field, Input, Sheet};
use canvas::summary::{Filled, How, Part, Summary, Tally, Voted, begin};
use serde::Deserialize;

use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::actions::{self, ActionPoint};
use crate::features::canvases::{self, CanvasProps, CanvasRecord, ViewName, WorkspaceLink};
use crate::features::live;
use crate::features::vocabularies::SheetTexts;
use crate::features::votes::{self, Round};
use crate::features::workspaces::{Access, Level, View, Write};
use crate::i18n::Lang;
use crate::web::{Error, PathLang, Routes, Shell, dates, html};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/c/{canvas}/summary", show)
        .post("/{lang}/c/{canvas}/summary/begin", start)
}

#[derive(askama::Template)]
#[template(path = "summaries/summary.html")]
struct SummaryPage {
    shell: Shell,
    canvas: String,
    title: String,
    workspace: WorkspaceLink,
    is_archived: bool,
    /// What came of pressing the button, if it was pressed.
    said: Option<String>,
    texts: Vec<TextView>,
    /// What would be added to texts that have words, where that was asked for.
    more: Vec<TextView>,
    /// Who does what by when.
    points: Vec<PointView>,
    /// Whether the button stands there, and whether it has anything to add.
    begins: Option<bool>,
    props: String,
}

struct TextView {
    label: String,
    text: String,
}

struct PointView {
    what: String,
    owner: String,
    due: String,
    is_done: bool,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    begun: Option<Begun>,
}

/// What came of pressing the button.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Begun {
    Written,
    Nothing,
    /// There are words already: what would be added is shown first.
    More,
}

impl From<Filled> for Begun {
    fn from(filled: Filled) -> Self {
        match filled {
            Filled::Written => Self::Written,
            Filled::Nothing => Self::Nothing,
            Filled::HasWords => Self::More,
        }
    }
}

impl Begun {
    fn name(self) -> &'static str {
        match self {
            Self::Written => "written",
            Self::Nothing => "nothing",
            Self::More => "more",
        }
    }
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<View>,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let (record, template) = load(&app, &access).await?;
    let shell = visitor.shell(lang, &lang.text("summary-title"));
    let mut props =
        canvases::page_props(&app, lang, &access, &record, &shell, ViewName::List).await?;
    let can_write = props.you.role >= Role::Participant;
    let tallies = tallies(&app, &record).await?;
    let beginning = begin(template, &SheetTexts(lang), &props.content, &tallies);
    let asks_more = can_write && matches!(asked.begun, Some(Begun::More));
    let said = match asked.begun {
        Some(Begun::Written) => Some("summary-begun"),
        Some(Begun::Nothing) => Some("summary-begun-nothing"),
        Some(Begun::More) if beginning.is_empty() => Some("summary-begun-nothing"),
        _ => None,
    };
    let texts = texts(lang, &props.content.summary);
    let more = match asks_more {
        true => self::texts(lang, &beginning),
        false => Vec::new(),
    };
    alone(lang, &mut props);
    let points = actions::action_points(&app, &record.id).await?;
    let points = points.into_iter().map(|point| point_view(lang, point));
    Ok(html(&SummaryPage {
        canvas: record.id,
        title: record.title,
        workspace: props.canvas.workspace.clone(),
        is_archived: record.archived_at.is_some() || props.you.role < access.who.role,
        said: said.map(|key| lang.text(key)),
        texts,
        more: more
            .into_iter()
            .filter(|one| !one.text.is_empty())
            .collect(),
        points: points.collect(),
        begins: (can_write && !asks_more).then(|| !beginning.is_empty()),
        props: canvases::script_json(&props)?,
        shell,
    })
    .into_response())
}

/// The canvas of the path with its template; 404 when there is none.
async fn load<L: Level>(
    app: &App,
    access: &Access<L>,
) -> Result<(CanvasRecord, &'static Template), Error> {
    let found = canvases::find(app, &access.workspace.0, &access.canvas()?.0).await?;
    let record = found.ok_or(Error::NotFound)?;
    let template = canvas::find(&record.kind).ok_or(Error::NotFound)?;
    Ok((record, template))
}

fn texts(lang: Lang, summary: &Summary) -> Vec<TextView> {
    let view = |part: Part| TextView {
        label: lang.text(part.label()),
        text: summary.text(part).to_owned(),
    };
    Part::ALL.map(view).into()
}

fn point_view(lang: Lang, point: ActionPoint) -> PointView {
    PointView {
        is_done: point.done_at.is_some(),
        due: match point.due {
            Some(due) => format!("{} {}", lang.text("action-due"), dates::day(lang, due)),
            None => lang.text("action-no-date"),
        },
        owner: match point.owner.as_str() {
            "" => lang.text("action-nobody"),
            owner => owner.to_owned(),
        },
        what: point.what,
    }
}

/// Leaves of the props what the summary's island works on: the same room, and a sheet of the two texts alone.
fn alone(lang: Lang, props: &mut CanvasProps) {
    let field = |part: Part| Field {
        slug: part.key().to_owned(),
        step: None,
        label: lang.text(part.label()),
        help: lang.text(&format!("{}-help", part.label())),
        input: Input::Text,
        records: None,
    };
    props.sheet = Sheet {
        fields: Part::ALL.map(field).into(),
        zones: Vec::new(),
        note_kinds: Vec::new(),
        link_kinds: Vec::new(),
        circles: None,
        matrix: None,
        steps: Vec::new(),
        insight: None,
        ..props.sheet.clone()
    };
    let whole = std::mem::take(&mut props.content);
    let texts = whole.summary.texts();
    props.content = Content {
        fields: texts
            .map(|(key, text)| (key.to_owned(), text.to_owned()))
            .collect(),
        written: whole
            .written
            .into_iter()
            .filter(|(place, _)| Part::ALL.iter().any(|part| part.place() == *place))
            .collect(),
        ..Content::default()
    };
    props.origins.clear();
    props.municipalities.clear();
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct BeginForm {
    /// Not empty when what would be added was seen.
    below: String,
}

async fn start(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Write>,
    Form(form): Form<BeginForm>,
) -> Result<Redirect, Error> {
    let (record, template) = load(&app, &access).await?;
    let canvas = access.canvas()?;
    live::note_read(&app, &record.kind, canvas, &access.workspace, &access.who).await?;
    let how = match form.below.as_str() {
        "" => How::IntoEmpty,
        _ => {
            let day = dates::day(lang, dates::in_finland(app.now_ms()).date());
            How::Below(lang.text_with("summary-added", &[("day", &day)]))
        }
    };
    let tallies = tallies(&app, &record).await?;
    let beginning = move |content: &Content| begin(template, &SheetTexts(lang), content, &tallies);
    let filled = live::begin_summary(&app, canvas, &access.who, how, beginning).await?;
    let begun = Begun::from(filled.map_err(Error::Conflict)?).name();
    let page = format!("/{lang}/c/{}/summary", record.id);
    Ok(Redirect::to(&format!("{page}?begun={begun}")))
}

/// What the closed votes gave, newest first.
async fn tallies(app: &App, record: &CanvasRecord) -> Result<Vec<Tally>, Error> {
    let rounds = votes::closed_rounds(app, &record.id).await?;
    let tally = |round: Round| Tally {
        question: round.question,
        notes: round
            .outcome
            .into_iter()
            .map(|one| Voted {
                note: one.note,
                name: one.name,
                votes: one.votes,
            })
            .collect(),
    };
    Ok(rounds.into_iter().map(tally).collect())
}
