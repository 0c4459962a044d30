//! Mails about commitments: once in the week before the date, and once after it.
use std::collections::BTreeMap;

use futures_util::future::BoxFuture;
use serde_json::Value as Json;

use super::store::{self, Due, Receiver};
use crate::app::App;
use crate::i18n::Lang;
use crate::jobs::{self, Kind};
use crate::mail::{self, Mail};
use crate::web::dates;

const HOUR_MS: i64 = 60 * 60 * 1000;
/// How often it is looked which dates come near.
const LOOK_EVERY_MS: i64 = 6 * HOUR_MS;
/// How long before the date somebody is told.
const BEFORE_MS: i64 = 7 * 24 * HOUR_MS;

/// Tells of commitments whose date is near or has passed, and queues the next look.
pub const REMIND: Kind = Kind {
    name: "partnerships.remind",
    run: remind,
};

fn remind(app: &App, _: Json) -> BoxFuture<'_, anyhow::Result<()>> {
    Box::pin(async move {
        let now = app.now_ms();
        let due = store::due(&app.db, now + BEFORE_MS, now).await?;
        let mut letters: BTreeMap<Receiver, Vec<&Due>> = BTreeMap::new();
        for one in &due {
            for receiver in store::receivers(&app.db, one).await? {
                letters.entry(receiver).or_default().push(one);
            }
        }
        let mut tx = app.db.begin().await?;
        for one in &due {
            store::told(&mut tx, &one.id, now).await?;
        }
        for (receiver, about) in letters {
            let letter = letter(app, receiver, &about, now);
            jobs::enqueue(&mut tx, now, mail::SEND.name, &letter).await?;
        }
        let next = now + LOOK_EVERY_MS;
        jobs::enqueue_at(&mut tx, now, next, REMIND.name, &Json::Null).await?;
        tx.commit().await?;
        Ok(())
    })
}

fn letter(app: &App, receiver: Receiver, about: &[&Due], now_ms: i64) -> Mail {
    let lang = Lang::parse(&receiver.language).unwrap_or_default();
    let line = |due: &&Due| {
        let key = if due.due_at <= now_ms {
            "mail-commitment-late"
        } else {
            "mail-commitment-coming"
        };
        let day = dates::day(lang, dates::in_finland(due.due_at - 1).date());
        let url = format!("{}/{lang}/c/{}/commitments", app.base_url, due.canvas);
        let values = [
            ("words", due.words.as_str()),
            ("partner", due.partner.as_str()),
            ("day", &day),
        ];
        format!("{}\n{url}", lang.text_with(key, &values))
    };
    let lines: Vec<String> = about.iter().map(line).collect();
    let count = i64::try_from(about.len()).unwrap_or(i64::MAX);
    Mail {
        to: receiver.email,
        subject: lang.count("mail-commitment-subject", count),
        body: lang.text_with("mail-commitment-body", &[("lines", &lines.join("\n\n"))]),
        ..Mail::default()
    }
}
