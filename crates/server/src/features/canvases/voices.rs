//! Who speaks for which partner of a canvas: said by facilitators, or by the link of one partner.
use std::collections::BTreeMap;

use axum::Form;
use axum::extract::{Path, State};
use axum::response::{Html, Redirect};
use canvas::sheet::Sheet;
use serde::Deserialize;

use super::model::CanvasRecord;
use super::pages::load;
use super::store::{self, Speaker};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::audit;
use crate::features::invitations::{self, Invitation};
use crate::features::live;
use crate::features::vocabularies::SheetTexts;
use crate::features::workspaces::{self, Access, CanvasId, Manage, Voice};
use crate::i18n::Lang;
use crate::web::routes::Routes;
use crate::web::{Error, PathLang, Shell, dates, html};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/c/{canvas}/voices", show)
        .post("/{lang}/c/{canvas}/voices", give)
        .post("/{lang}/c/{canvas}/voices/take", take)
        .post("/{lang}/c/{canvas}/voices/link", invite)
        .post("/{lang}/c/{canvas}/voices/link/{invitation}/revoke", revoke)
}

#[derive(askama::Template)]
#[template(path = "canvases/voices.html")]
struct VoicesPage {
    shell: Shell,
    record: CanvasRecord,
    base: String,
    partners: Vec<Partner>,
}

/// A partner with those who speak for it.
struct Partner {
    id: String,
    name: String,
    speak: Vec<Voice>,
    /// Those who do not yet.
    others: Vec<Speaker>,
    links: Vec<Link>,
}

/// A link whose holder speaks for the partner.
struct Link {
    id: String,
    code: String,
    url: String,
    until: String,
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
) -> Result<Html<String>, Error> {
    let room = Partners::load(&app, lang, &access).await?;
    let voices = workspaces::voices(&app.db, access.canvas()?).await?;
    let links = invitations::partner_invitations(&app, &access).await?;
    let partner = |(id, name): (&String, &String)| Partner {
        speak: of(&voices, id).cloned().collect(),
        others: room
            .speakers
            .iter()
            .filter(|one| is_new(&voices, id, one))
            .cloned()
            .collect(),
        links: links
            .iter()
            .filter(|link| link.partner.as_ref() == Some(id))
            .map(|one| link(lang, one))
            .collect(),
        id: id.clone(),
        name: name.clone(),
    };
    Ok(html(&VoicesPage {
        shell: visitor.shell(lang, &lang.text("voices-title")),
        base: base(lang, access.canvas()?),
        partners: room
            .names
            .iter()
            .map(|(id, name)| partner((id, name)))
            .collect(),
        record: room.record,
    }))
}

fn of<'a>(voices: &'a [Voice], partner: &'a str) -> impl Iterator<Item = &'a Voice> {
    voices.iter().filter(move |voice| voice.partner == partner)
}

fn is_new(voices: &[Voice], partner: &str, speaker: &Speaker) -> bool {
    !of(voices, partner).any(|voice| voice.participant == speaker.participant)
}

fn link(lang: Lang, invitation: &Invitation) -> Link {
    Link {
        id: invitation.id.clone(),
        code: invitation.shown_code(),
        url: invitation.url.clone(),
        until: lang.text_with(
            "invitations-open-until",
            &[("until", &dates::day_and_time(lang, invitation.expires_at))],
        ),
    }
}

fn base(lang: Lang, canvas: &CanvasId) -> String {
    format!("/{lang}/c/{}/voices", canvas.0)
}

/// A canvas of partners, and who could speak for them.
struct Partners {
    record: CanvasRecord,
    /// Name by column, in order.
    names: Vec<(String, String)>,
    speakers: Vec<Speaker>,
}

impl Partners {
    /// Fails with 404 for a canvas whose columns are no partners.
    async fn load(app: &App, lang: Lang, access: &Access<Manage>) -> Result<Self, Error> {
        let (record, template) = load(app, access).await?;
        if !template.has_partners() {
            return Err(Error::NotFound);
        }
        let content = live::content(app, access.canvas()?).await?;
        let sheet = template.sheet(&SheetTexts(lang));
        let names = (1..).zip(content.columns);
        let names = names.map(|(number, lane)| (lane.id, name(&sheet, number, &lane.parts)));
        let canvas = &access.canvas()?.0;
        Ok(Self {
            record,
            names: names.collect(),
            speakers: store::speakers(&app.db, &access.workspace.0, canvas, app.now_ms()).await?,
        })
    }

    /// Fails with 409 when there is no such partner, or the canvas is in the archive.
    fn must_have(&self, partner: &str) -> Result<(), Error> {
        if self.record.archived_at.is_some() {
            return Err(Error::Conflict("canvas-is-archived"));
        }
        if self.names.iter().any(|(id, _)| id == partner) {
            Ok(())
        } else {
            Err(Error::Conflict("voices-gone"))
        }
    }
}

/// What a partner is called: its name, or what one of them is called and its number.
fn name(sheet: &Sheet, number: usize, parts: &BTreeMap<String, String>) -> String {
    let rule = sheet.matrix.as_ref().map(|matrix| &matrix.columns);
    let first = rule.and_then(|rule| rule.parts.first());
    let own = first
        .and_then(|part| parts.get(&part.slug))
        .map(|text| text.trim());
    match own {
        Some(own) if !own.is_empty() => own.to_owned(),
        _ => format!("{} {number}", rule.map_or("", |rule| &rule.label)),
    }
}

/// A partner and somebody.
#[derive(Default, Deserialize)]
#[serde(default)]
struct VoiceForm {
    partner: String,
    participant: String,
}

async fn give(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
    Form(form): Form<VoiceForm>,
) -> Result<Redirect, Error> {
    let room = Partners::load(&app, lang, &access).await?;
    room.must_have(&form.partner)?;
    workspaces::must_be_open(&app, &access.workspace.0).await?;
    let VoiceForm {
        partner,
        participant,
    } = &form;
    if !room
        .speakers
        .iter()
        .any(|one| one.participant == *participant)
    {
        return Err(Error::Conflict("voices-gone"));
    }
    let (canvas, by, now) = (access.canvas()?, &access.who.id, app.now_ms());
    let mut tx = app.db.begin().await?;
    if workspaces::give_voice(&mut tx, canvas, partner, participant, by, now).await? {
        record(&app, &mut tx, &access, "voice.give", &form).await?;
    }
    tx.commit().await?;
    workspaces::voices_changed(&app, canvas);
    Ok(Redirect::to(&base(lang, canvas)))
}

async fn take(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
    Form(form): Form<VoiceForm>,
) -> Result<Redirect, Error> {
    let canvas = access.canvas()?;
    let mut tx = app.db.begin().await?;
    if workspaces::take_voice(&mut tx, canvas, &form.partner, &form.participant).await? {
        record(&app, &mut tx, &access, "voice.take", &form).await?;
    }
    tx.commit().await?;
    workspaces::voices_changed(&app, canvas);
    Ok(Redirect::to(&base(lang, canvas)))
}

async fn record(
    app: &App,
    tx: &mut crate::db::Tx<'_>,
    access: &Access<Manage>,
    action: &str,
    form: &VoiceForm,
) -> Result<(), Error> {
    let workspace = Some(access.workspace.0.as_str());
    let (actor, subject) = (&access.who.id, &form.participant);
    let recorded = audit::record(
        tx,
        app.now_ms(),
        actor,
        action,
        workspace,
        subject,
        &form.partner,
    );
    Ok(recorded.await?)
}

async fn invite(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
    Form(form): Form<VoiceForm>,
) -> Result<Redirect, Error> {
    let room = Partners::load(&app, lang, &access).await?;
    room.must_have(&form.partner)?;
    workspaces::must_be_open(&app, &access.workspace.0).await?;
    invitations::invite_partner(&app, &access, &form.partner).await?;
    Ok(Redirect::to(&base(lang, access.canvas()?)))
}

/// The link that the path names.
#[derive(Deserialize)]
struct LinkPath {
    invitation: String,
}

async fn revoke(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
    Path(path): Path<LinkPath>,
) -> Result<Redirect, Error> {
    invitations::revoke_invitation(&app, &access, &path.invitation).await?;
    Ok(Redirect::to(&base(lang, access.canvas()?)))
}
