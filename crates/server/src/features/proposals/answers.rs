//! Moving a proposal: by the workspace, and by the partner's answer.
use super::model::{Answer, State};
use super::papers::Proposal;
use super::store::{self, Event, Link};
use crate::app::App;
use crate::clock::new_id;
use crate::db::Tx;
use crate::features::audit;
use crate::features::workspaces::Who;
use crate::i18n::Lang;
use crate::jobs;
use crate::mail::{self, Mail};
use crate::web::Error;

/// Moves the proposal by hand. Fails with 409 when it cannot go there from where it stands.
pub(super) async fn set_state(
    app: &App,
    proposal: &Proposal,
    to: State,
    who: &Who,
) -> Result<(), Error> {
    proposal.must_be_open()?;
    let mut tx = app.db.begin().await?;
    let from = store::state(&app.db, &proposal.canvas.id).await?;
    if !from.moves().contains(&to) {
        return Err(Error::Conflict("proposal-moved"));
    }
    move_on(app, &mut tx, proposal, from, to, who).await?;
    Ok(tx.commit().await?)
}

/// The same within the caller's transaction, from a state that was read before.
pub(super) async fn move_on(
    app: &App,
    tx: &mut Tx<'_>,
    proposal: &Proposal,
    from: State,
    to: State,
    who: &Who,
) -> Result<(), Error> {
    let (now, canvas) = (app.now_ms(), &proposal.canvas);
    if !store::move_on(tx, &canvas.id, from, to, now).await? {
        return Err(Error::Conflict("proposal-moved"));
    }
    let event = Event {
        id: new_id(now),
        at: now,
        side: "us".to_owned(),
        made_by: who.id.clone(),
        name: who.name.clone(),
        state: Some(to.name().to_owned()),
        message: String::new(),
    };
    store::insert_event(tx, &canvas.id, &event).await?;
    let workspace = Some(canvas.workspace.as_str());
    let action = "proposal.state";
    audit::record(tx, now, &who.id, action, workspace, &canvas.id, to.name()).await?;
    Ok(())
}

/// What a partner answers.
pub(super) struct Given {
    pub answer: Answer,
    pub name: String,
    pub message: String,
}

/// Takes the partner's answer, and tells whoever made the private page by mail. The last answer given again, as by a
/// second click, is that answer. Fails with 409 when it cannot be given any more.
pub(super) async fn answer(
    app: &App,
    proposal: &Proposal,
    link: &Link,
    given: Given,
) -> Result<(), Error> {
    let made_by = format!("proposal-link-{}", link.id);
    if is_last(app, proposal, &made_by, &given).await? {
        return Ok(());
    }
    match take(app, proposal, link, &made_by, &given).await {
        Err(Error::Conflict(_)) if is_last(app, proposal, &made_by, &given).await? => Ok(()),
        taken => taken,
    }
}

/// Whether the last thing that happened to the proposal is this very answer.
async fn is_last(
    app: &App,
    proposal: &Proposal,
    made_by: &str,
    given: &Given,
) -> Result<bool, Error> {
    let events = store::events(&app.db, &proposal.canvas.id).await?;
    Ok(events.first().is_some_and(|last| {
        last.made_by == made_by
            && last.name == given.name
            && last.message == given.message
            && last.state.as_deref() == given.answer.leads_to().map(State::name)
    }))
}

async fn take(
    app: &App,
    proposal: &Proposal,
    link: &Link,
    made_by: &str,
    given: &Given,
) -> Result<(), Error> {
    let (now, canvas) = (app.now_ms(), &proposal.canvas);
    let mut tx = app.db.begin().await?;
    let from = store::state(&app.db, &canvas.id).await?;
    let to = from
        .answered(given.answer)
        .ok_or(Error::Conflict("proposal-answer-late"))?;
    if to != from && !store::move_on(&mut tx, &canvas.id, from, to, now).await? {
        return Err(Error::Conflict("proposal-answer-late"));
    }
    let event = Event {
        id: new_id(now),
        at: now,
        side: "partner".to_owned(),
        made_by: made_by.to_owned(),
        name: given.name.clone(),
        state: (to != from).then(|| to.name().to_owned()),
        message: given.message.clone(),
    };
    store::insert_event(&mut tx, &canvas.id, &event).await?;
    audit::record(
        &mut tx,
        now,
        &event.made_by,
        "proposal.answer",
        Some(&canvas.workspace),
        &canvas.id,
        given.answer.name(),
    )
    .await?;
    if let Some(sender) = store::sender(&app.db, &link.made_by).await? {
        let lang = Lang::parse(&sender.language).unwrap_or_default();
        let letter = letter(app, proposal, lang, sender.email, given);
        jobs::enqueue(&mut tx, now, mail::SEND.name, &letter).await?;
    }
    tx.commit().await?;
    jobs::wake(app);
    Ok(())
}

fn letter(app: &App, proposal: &Proposal, lang: Lang, to: String, given: &Given) -> Mail {
    let canvas = &proposal.canvas;
    let url = format!("{}/{lang}/c/{}/proposal", app.base_url, canvas.id);
    let message = if given.message.is_empty() {
        lang.text("mail-proposal-no-message")
    } else {
        given.message.clone()
    };
    let values = [
        ("title", canvas.title.as_str()),
        ("name", given.name.as_str()),
        ("answer", &lang.text(given.answer.key())),
        ("message", &message),
        ("url", &url),
    ];
    Mail {
        to,
        subject: lang.text_with("mail-proposal-subject", &values),
        body: lang.text_with("mail-proposal-body", &values),
        ..Mail::default()
    }
}
