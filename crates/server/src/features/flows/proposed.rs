//! Models that fit what a canvas asks for, with reasons: of every workspace that the reader may read.
use std::collections::{BTreeMap, BTreeSet};

use canvas::Template;
use canvas::flows::{self, Flow, Model, Reason, fits};
use canvas::sheet::{Input, Sheet};

use super::desk::Desk;
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::canvases::CanvasRecord;
use crate::features::registry::{self, Described};
use crate::features::vocabularies::SheetTexts;
use crate::features::workspaces::{self, Workspace};
use crate::i18n::Lang;
use crate::web::Error;

/// Most models that are proposed.
const PROPOSED_MAX: usize = 8;
/// Detail of a model that holds the keys of its client groups.
const GROUPS: &str = "client_groups";

/// A model that fits.
pub(super) struct Proposed {
    pub name: String,
    pub reasons: Vec<String>,
    pub url: String,
}

/// Models that fit what the canvas says, by the arrows that propose. `here` is the canvas's workspace.
pub(super) async fn proposed(
    app: &App,
    desk: &mut Desk,
    visitor: &Visitor,
    here: &Workspace,
    record: &CanvasRecord,
    lang: Lang,
) -> Result<Vec<Proposed>, Error> {
    let mut found = Vec::new();
    let proposing = |flow: &&Flow| flow.proposes && flow.to == record.kind;
    let flows: Vec<&Flow> = flows::flows().iter().filter(proposing).collect();
    if flows.is_empty() {
        return Ok(found);
    }
    let titles = readable(app, visitor, here).await?;
    let wanted = wanted(app, desk, record).await?;
    for flow in flows {
        let template = canvas::find(&flow.from).ok_or(Error::NotFound)?;
        let ids: Vec<String> = titles.keys().cloned().collect();
        let taken = taken(desk, record);
        let mut sheets = registry::described(&app.db, &ids, &flow.from).await?;
        sheets.retain(|sheet| !taken.contains(&sheet.canvas));
        let sheet = template.sheet(&SheetTexts(lang));
        let models: Vec<Model> = sheets
            .iter()
            .map(|one| model(template, &sheet, one))
            .collect();
        for fit in fits(&wanted, &models).into_iter().take(PROPOSED_MAX) {
            let of = sheets.iter().find(|sheet| sheet.canvas == fit.id);
            let elsewhere = of.filter(|of| of.workspace != here.id);
            let title = elsewhere.and_then(|of| titles.get(&of.workspace));
            let of_workspace =
                title.map(|title| lang.text_with("flow-fit-workspace", &[("workspace", title)]));
            let reasons = fit.reasons.iter().map(|reason| told(reason, lang));
            let url = match elsewhere {
                None => format!(
                    "/{lang}/c/{}/continue/{}?to={}",
                    fit.id, flow.slug, record.id
                ),
                Some(_) => format!("/{lang}/c/{}/bring/{}/{}", record.id, flow.slug, fit.id),
            };
            found.push(Proposed {
                name: fit.name,
                reasons: reasons.chain(of_workspace).collect(),
                url,
            });
        }
    }
    Ok(found)
}

/// Titles of the workspaces that the visitor may read, this one among them, by id.
async fn readable(
    app: &App,
    visitor: &Visitor,
    here: &Workspace,
) -> Result<BTreeMap<String, String>, Error> {
    let mut titles = BTreeMap::from([(here.id.clone(), here.title.clone())]);
    if let Some(account) = &visitor.account {
        let theirs = workspaces::list(app, account).await?.into_iter();
        titles.extend(theirs.map(|one| (one.id, one.title)));
    }
    Ok(titles)
}

/// All that the canvas says it is about.
async fn wanted(app: &App, desk: &mut Desk, record: &CanvasRecord) -> Result<String, Error> {
    let content = desk.read(app, &record.id).await?;
    let lanes = content.rows.iter().chain(&content.columns);
    let titles = lanes.filter_map(|lane| lane.parts.get("title"));
    let wanted: Vec<String> = content.fields.values().chain(titles).cloned().collect();
    Ok(wanted.join("\n"))
}

/// Canvases from which something was taken to this one.
fn taken(desk: &Desk, record: &CanvasRecord) -> BTreeSet<String> {
    let rows = desk.derived.iter().map(|row| &row.taken);
    rows.filter(|row| row.to_canvas == record.id)
        .map(|row| row.origin.canvas.clone())
        .collect()
}

fn told(reason: &Reason, lang: Lang) -> String {
    match reason {
        Reason::Group(group) => lang.text_with("flow-fit-group", &[("group", group)]),
        Reason::Words(words) => lang.text_with("flow-fit-words", &[("words", &words.join(", "))]),
    }
}

/// A model to compare with: the texts of its sheet, and its client groups as `sheet` calls them.
fn model(template: &Template, sheet: &Sheet, described: &Described) -> Model {
    let (mut texts, mut groups) = (Vec::new(), Vec::new());
    for field in &template.fields {
        let key = field.becomes.as_ref().and_then(|becomes| becomes.last());
        let Some((key, said)) = key.and_then(|key| Some((key, described.details.get(key)?))) else {
            continue;
        };
        if let Some(text) = said.as_str().filter(|_| !field.input.is_choice()) {
            texts.push(text);
        }
        let chosen: Vec<&str> = said
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|key| key.as_str())
            .collect();
        let shown = sheet
            .fields
            .iter()
            .find(|one| one.slug == field.slug && key == GROUPS);
        if let Some(Input::Choices { options, .. }) = shown.map(|field| &field.input) {
            let options = options
                .iter()
                .filter(|one| chosen.contains(&one.key.as_str()));
            groups.extend(options.map(|option| option.label.clone()));
        }
    }
    Model {
        id: described.canvas.clone(),
        name: described.name.clone(),
        text: texts.join("\n"),
        groups,
    }
}
