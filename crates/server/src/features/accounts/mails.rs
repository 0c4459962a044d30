//! Mails with links. The page answers before anybody looks whether the address is known, so that neither
//! the answer nor its time tells.
use axum::response::Response;
use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::links::{self, Purpose};
use super::register::Waiting;
use super::store;
use super::visitor::{Account, Visitor};
use crate::app::App;
use crate::config::PasswordSignIn;
use crate::db::{DbError, Tx};
use crate::i18n::Lang;
use crate::jobs::{self, Kind};
use crate::mail::{self, Mail};
use crate::web::{FormPage, FormView};

/// Somebody asked for a link by mail.
#[derive(Serialize, Deserialize)]
pub(super) struct LinkRequest {
    pub email: String,
    pub lang: Lang,
    pub purpose: Purpose,
    pub payload: Option<Waiting>,
}

/// Makes the link and queues its mail.
pub const SEND_LINK: Kind = Kind {
    name: "accounts.send-link",
    run: send_link,
};

fn send_link(app: &App, payload: Json) -> BoxFuture<'_, anyhow::Result<()>> {
    Box::pin(async move {
        let request: LinkRequest = serde_json::from_value(payload)?;
        let known = store::by_email(&app.db, &request.email).await?;
        let now = app.now_ms();
        let mut tx = app.db.begin().await?;
        let (purpose, account, payload, text) = match (request.purpose, &known) {
            // Somebody who forgot that they have an account gets in just the same.
            (Purpose::Register, Some(known)) => {
                (Purpose::SignIn, Some(&known.account.id), None, "mail-taken")
            }
            (Purpose::Register, None) => {
                let waiting = request
                    .payload
                    .as_ref()
                    .map(serde_json::to_string)
                    .transpose()?;
                (Purpose::Register, None, waiting, "mail-register")
            }
            (Purpose::Reset, Some(known)) => {
                (Purpose::Reset, Some(&known.account.id), None, "mail-reset")
            }
            // Who has left the organisation must not come back by mail.
            (Purpose::SignIn, Some(known))
                if app.config.password_sign_in == PasswordSignIn::Off
                    && store::is_linked(&app.db, &known.account.id).await? =>
            {
                return Ok(());
            }
            (Purpose::SignIn, Some(known)) => (
                Purpose::SignIn,
                Some(&known.account.id),
                None,
                "mail-sign-in",
            ),
            (Purpose::SetUp, _) | (_, None) => return Ok(()),
        };
        let token = links::make(&mut tx, now, purpose, account, payload.as_deref()).await?;
        let (base, lang) = (&app.base_url, request.lang);
        let url = format!("{base}/{lang}/{}/{token}", path_of(purpose));
        let letter = Mail {
            to: request.email,
            subject: lang.text(&format!("{text}-subject")),
            body: lang.text_with(&format!("{text}-body"), &[("url", &url)]),
            ..Mail::default()
        };
        jobs::enqueue(&mut tx, now, mail::SEND.name, &letter).await?;
        tx.commit().await?;
        Ok(())
    })
}

/// Tells the owner of an account, in its language, that a passkey was added: whoever did so comes in without a password.
pub(super) async fn tell_of_passkey(
    tx: &mut Tx<'_>,
    app: &App,
    account: &Account,
    name: &str,
) -> Result<(), DbError> {
    let lang = account.lang;
    let url = format!("{}/{lang}/account", app.base_url);
    let letter = Mail {
        to: account.email.clone(),
        subject: lang.text("mail-passkey-subject"),
        body: lang.text_with("mail-passkey-body", &[("name", name), ("url", &url)]),
        ..Mail::default()
    };
    jobs::enqueue(tx, app.now_ms(), mail::SEND.name, &letter).await
}

fn path_of(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::SetUp => "set-up",
        Purpose::SignIn => "sign-in/link",
        Purpose::Reset => "reset",
        Purpose::Register => "register",
    }
}

/// "If the address is right, a mail is on its way": the same to everybody.
pub(super) fn told_page(lang: Lang, visitor: &Visitor) -> Response {
    note_page(lang, visitor, "accounts-mail-title", "accounts-mail-lead")
}

/// "This link does not work any more."
pub(super) fn worn_out_page(lang: Lang, visitor: &Visitor) -> Response {
    let mut answer = note_page(lang, visitor, "accounts-link-title", "accounts-link-lead");
    *answer.status_mut() = axum::http::StatusCode::GONE;
    answer
}

fn note_page(lang: Lang, visitor: &Visitor, title: &str, lead: &'static str) -> Response {
    let mut page = FormPage::new(visitor.shell(lang, &lang.text(title)), FormView::default())
        .lead(lead)
        .link("sign-in", "accounts-to-sign-in");
    page.forms.clear();
    page.answer()
}
