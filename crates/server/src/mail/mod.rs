//! Mails: plain text, sent by the job queue so that a slow mail server delays nobody.
use std::sync::{Mutex, PoisonError};

use anyhow::Context as _;
use futures_util::future::BoxFuture;
use lettre::message::Mailbox;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::app::App;
use crate::config::Config;
use crate::jobs::Kind;

/// A mail to one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    /// Address.
    pub to: String,
    /// Subject.
    pub subject: String,
    /// Plain text.
    pub body: String,
}

/// How mails leave.
pub enum Mailer {
    /// Through a mail server.
    Smtp {
        /// The connection pool.
        transport: AsyncSmtpTransport<Tokio1Executor>,
        /// Sender.
        from: Mailbox,
    },
    /// Printed to standard error, for trying the program out without a mail server.
    Printed,
    /// Kept, for tests.
    Captured(Mutex<Vec<Mail>>),
}

impl Mailer {
    /// By the settings; fails when the mail server's address or the sender cannot be read.
    pub fn new(config: &Config) -> anyhow::Result<Self> {
        let Some(url) = &config.smtp_url else {
            return Ok(Self::Printed);
        };
        Ok(Self::Smtp {
            transport: AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
                .context("reading the setting smtp_url")?
                .build(),
            from: config
                .mail_from
                .parse()
                .context("reading the setting mail_from")?,
        })
    }

    /// Keeps every mail instead of sending it.
    pub fn captured() -> Self {
        Self::Captured(Mutex::default())
    }

    /// The kept mails, oldest first; empty unless [`Mailer::captured`].
    pub fn sent(&self) -> Vec<Mail> {
        match self {
            Self::Captured(mails) => mails.lock().unwrap_or_else(PoisonError::into_inner).clone(),
            _ => Vec::new(),
        }
    }

    /// Sends; fails when the mail server does not take it.
    pub async fn send(&self, mail: &Mail) -> anyhow::Result<()> {
        match self {
            Self::Smtp { transport, from } => {
                let message = Message::builder()
                    .from(from.clone())
                    .to(mail.to.parse().context("reading the receiver's address")?)
                    .subject(&mail.subject)
                    .body(mail.body.clone())?;
                transport.send(message).await.context("sending a mail")?;
            }
            Self::Printed => {
                eprintln!("Mail to {}: {}\n{}", mail.to, mail.subject, mail.body);
            }
            Self::Captured(mails) => mails
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(mail.clone()),
        }
        Ok(())
    }
}

/// Sends a queued [`Mail`].
pub const SEND: Kind = Kind {
    name: "mail.send",
    run: send_queued,
};

fn send_queued(app: &App, payload: Json) -> BoxFuture<'_, anyhow::Result<()>> {
    Box::pin(async move { app.mailer.send(&serde_json::from_value(payload)?).await })
}
