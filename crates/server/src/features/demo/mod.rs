//! The demonstration: real areas, invented organisations, nobody's real name. Files: `data/demo/*.toml`.
mod sheet;
mod store;

use std::collections::BTreeMap;

use anyhow::Context as _;
use canvas::settings::Settings;
use rust_embed::RustEmbed;
use serde_json::Value as Json;

use crate::app::App;
use crate::clock;
use crate::features::accounts::{self, AccountId, Email, NewPassword, PersonName, Standing};
use crate::features::canvases::{self, NewCanvas};
use crate::features::catalogue::{self, Description, Parcel, Sender};
use crate::features::live;
use crate::features::places;
use crate::features::workspaces::{self, CanvasId, Title, WorkspaceId};
use crate::i18n::Lang;

/// Address of the demonstration's facilitator.
pub const EMAIL: &str = workspaces::DEMO_EMAIL;
/// Name of the facilitator.
const NAME: &str = "Demo-ohjaaja";
/// What the demonstration's workspace is called.
const WORKSPACE_TITLE: &str = "Varsinais-Suomen digituki, Loimaan seutu";

/// Who answers for the description of the demonstration's canvas.
const ORGANISATION: &str = "Kirjasto Lakka";
/// What others publish.
const CATALOGUE: &str = include_str!("../../../../../data/catalogue/demo.json");
/// Service places of theirs, each as what its form would send.
const PLACES: &str = include_str!("../../../../../data/catalogue/demo-places.json");

#[derive(RustEmbed)]
#[folder = "../../data/demo"]
struct Files;

/// Fills an empty installation; gives the facilitator's password, or none when there is already somebody.
pub async fn fill(app: &App) -> anyhow::Result<Option<String>> {
    if store::accounts(&app.db).await? > 0 {
        return Ok(None);
    }
    let password = clock::token();
    let email = Email::parse(EMAIL).map_err(anyhow::Error::msg)?;
    let name = PersonName::parse(NAME).map_err(anyhow::Error::msg)?;
    let secret = NewPassword::parse(&password, &[EMAIL]).map_err(anyhow::Error::msg)?;
    let made = accounts::create_account(
        app,
        "command-line",
        email,
        name,
        Some(secret),
        // Who tries the demonstration meets the words of the search and the vocabularies too.
        Standing::Editor,
    )
    .await;
    let account = made.map_err(|error| anyhow::anyhow!("{error:?}"))?;
    let title = Title::parse(WORKSPACE_TITLE).map_err(anyhow::Error::msg)?;
    let made = workspaces::create(app, &account, &title, Lang::Fi).await;
    let workspace = made.map_err(|error| anyhow::anyhow!("{error:?}"))?;
    let mut names: Vec<_> = Files::iter().collect();
    names.sort();
    for name in names {
        let file = Files::get(&name).expect("the name comes from the list of embedded files");
        let sheet = sheet::parse(&name, &String::from_utf8_lossy(&file.data))?;
        let kind = sheet.kind.clone();
        let canvas = start(app, &account, &workspace, sheet).await?;
        if catalogue::is_described(&kind) {
            publish(app, &account, &canvas).await?;
        }
    }
    publish_others(app, &account, workspace).await?;
    Ok(Some(password))
}

/// Puts what a canvas describes into the catalogue.
async fn publish(app: &App, account: &AccountId, canvas: &CanvasId) -> anyhow::Result<()> {
    let besides = Description {
        organisation: ORGANISATION.to_owned(),
        ..Description::default()
    };
    let done = catalogue::publish_canvas(app, canvas, account, besides).await;
    done.map(drop).map_err(|error| anyhow::anyhow!("{error:?}"))
}

/// Puts what others describe beside it, so that there is something to find.
async fn publish_others(app: &App, account: &AccountId, workspace: String) -> anyhow::Result<()> {
    let mut json =
        serde_json::from_str(CATALOGUE).context("reading the demonstration's catalogue")?;
    let workspace = WorkspaceId(workspace);
    open_places(app, account, &workspace, &mut json).await?;
    let parcel = Parcel::read(json).context("the demonstration's catalogue is a list")?;
    let models = catalogue::read_all(app, &workspace, parcel.models).await;
    let models = models.map_err(|error| anyhow::anyhow!("{error:?}"))?;
    let models = models.map_err(|faults| anyhow::anyhow!("{faults:?}"))?;
    let done = catalogue::publish_all(app, &workspace, Sender::itself(account), models).await;
    done.map(drop).map_err(|error| anyhow::anyhow!("{error:?}"))
}

/// Makes the service places, and names them where a description is given at one of them.
async fn open_places(
    app: &App,
    account: &AccountId,
    workspace: &WorkspaceId,
    models: &mut Json,
) -> anyhow::Result<()> {
    let known: Vec<BTreeMap<String, String>> =
        serde_json::from_str(PLACES).context("reading the demonstration's service places")?;
    let by = format!("account-{}", account.0);
    for place in known {
        let name = place.get("name").cloned().unwrap_or_default();
        let fields = place.into_iter().collect();
        let made = places::add(app, workspace, &by, Lang::Fi, fields).await?;
        let id = made.map_err(|faults| anyhow::anyhow!("{name}: {faults:?}"))?;
        let models = models.as_array_mut().into_iter().flatten();
        let rows = models.filter_map(|model| model.get_mut("places")?.as_array_mut());
        for row in rows.flatten().filter(|row| row["name"] == name) {
            row["place"] = Json::from(id.as_str());
        }
    }
    Ok(())
}

async fn start(
    app: &App,
    account: &AccountId,
    workspace: &str,
    sheet: sheet::DemoSheet,
) -> anyhow::Result<CanvasId> {
    let template =
        canvas::find(&sheet.kind).ok_or_else(|| anyhow::anyhow!("unknown kind {}", sheet.kind))?;
    let title = Title::parse(&sheet.title).map_err(anyhow::Error::msg)?;
    let by = format!("account-{}", account.0);
    let new = NewCanvas {
        workspace,
        template,
        title: &title,
        lang: Lang::Fi,
        by: &by,
    };
    let failed = |error| anyhow::anyhow!("{}: {error:?}", sheet.kind);
    let record = canvases::create(app, new).await.map_err(failed)?;
    let id = CanvasId(record.id);
    let content = sheet.content(&by, NAME, app.now_ms());
    live::edit(app, &id, move |txn| canvas::fill(txn, &content))
        .await
        .map_err(|e| failed(e.into()))?;
    let under_way = |settings: &mut Settings| {
        settings.step.clone_from(&sheet.step);
        settings.done.clone_from(&sheet.done);
    };
    live::change_settings(app, &id, under_way)
        .await
        .map_err(failed)?;
    Ok(id)
}
