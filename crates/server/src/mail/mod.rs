//! Mails: plain text, sent by the job queue so that a slow mail server delays nobody.
use std::io::Write as _;
use std::sync::{Mutex, PoisonError};

use anyhow::Context as _;
use futures_util::future::BoxFuture;
use lettre::message::header::ContentType;
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::app::App;
use crate::config::Config;
use crate::jobs::Kind;

/// A mail to one person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    /// Address.
    pub to: String,
    /// Subject.
    pub subject: String,
    /// Plain text.
    pub body: String,
    /// An entry for a calendar that comes with it, as the text of an `.ics` file.
    #[serde(default)]
    pub calendar: Option<String>,
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
                let message = message(from, mail)?;
                transport.send(message).await.context("sending a mail")?;
            }
            Self::Printed => {
                let Mail {
                    to, subject, body, ..
                } = mail;
                // Where the log cannot be written, the mail is tried again later like any other.
                writeln!(std::io::stderr(), "Mail to {to}: {subject}\n{body}")
                    .context("printing a mail")?;
            }
            Self::Captured(mails) => mails
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(mail.clone()),
        }
        Ok(())
    }
}

fn message(from: &Mailbox, mail: &Mail) -> anyhow::Result<Message> {
    let builder = Message::builder()
        .from(from.clone())
        .to(mail.to.parse().context("reading the receiver's address")?)
        .subject(&mail.subject);
    let Some(calendar) = &mail.calendar else {
        return Ok(builder.body(mail.body.clone())?);
    };
    let kind = ContentType::parse("text/calendar; charset=utf-8").context("naming an entry")?;
    let entry = Attachment::new("workshop.ics".to_owned()).body(calendar.clone(), kind);
    let parts = MultiPart::mixed()
        .singlepart(SinglePart::plain(mail.body.clone()))
        .singlepart(entry);
    Ok(builder.multipart(parts)?)
}

/// Sends a queued [`Mail`].
pub const SEND: Kind = Kind {
    name: "mail.send",
    run: send_queued,
};

fn send_queued(app: &App, payload: Json) -> BoxFuture<'_, anyhow::Result<()>> {
    Box::pin(async move { app.mailer.send(&serde_json::from_value(payload)?).await })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_for_a_calendar_travels_beside_the_words() {
        let from: Mailbox = "Tukiverkko <tuki@mail.example>".parse().unwrap();
        let mut mail = Mail {
            to: "aino@mail.example".to_owned(),
            subject: "Työpaja".to_owned(),
            body: "Tervetuloa".to_owned(),
            calendar: None,
        };
        let plain = message(&from, &mail).unwrap().formatted();
        assert!(!String::from_utf8_lossy(&plain).contains("text/calendar"));
        mail.calendar = Some("BEGIN:VCALENDAR".to_owned());
        let mixed = message(&from, &mail).unwrap().formatted();
        let mixed = String::from_utf8_lossy(&mixed);
        for part in [
            "multipart/mixed",
            "text/calendar",
            "workshop.ics",
            "Tervetuloa",
        ] {
            assert!(mixed.contains(part), "{part}: {mixed}");
        }
    }
}
