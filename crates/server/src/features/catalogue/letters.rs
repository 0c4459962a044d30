//! Letters to owners of what nobody has checked for long: one to each of them, whatever there is to ask about.
use std::collections::hash_map::{Entry, HashMap};
use std::collections::{BTreeMap, BTreeSet};

use futures_util::future::BoxFuture;
use serde_json::Value as Json;

use super::staleness::{DAY_MS, patience_ms};
use super::store::questions::{self, Due, Question};
use super::store::{self, Receiver};
use crate::app::App;
use crate::clock::{token, token_hash};
use crate::db::{DbError, Tx};
use crate::i18n::Lang;
use crate::jobs::{self, Kind};
use crate::mail::{self, Mail};
use crate::web::dates;

/// How often it is looked what nobody has checked for long.
const LOOK_EVERY_MS: i64 = 6 * 60 * 60 * 1000;
/// How long after a letter that nobody answered the next one leaves.
const ASK_AGAIN_MS: i64 = 30 * DAY_MS;
/// Letters about one entry until somebody checks it.
const ASKED_MAX: i64 = 3;
/// How long a letter's link works.
const ANSWER_MS: i64 = 60 * DAY_MS;
/// Descriptions that one letter names; the others are on the page of their workspace.
const NAMED_MAX: usize = 20;

/// Asks the owners of what nobody has checked for long, and queues the next look.
pub const ASK: Kind = Kind {
    name: "catalogue.ask",
    run: ask,
};

/// Whom a letter goes to, and what it is about: what was checked longest ago first.
struct Letter<'a> {
    to: Receiver,
    about: Vec<&'a Due>,
}

/// An entry that a letter names, and the secret of its link.
type Named<'a> = (&'a Due, String);

fn ask(app: &App, _: Json) -> BoxFuture<'_, anyhow::Result<()>> {
    Box::pin(async move {
        let now = app.now_ms();
        let (checked_before, asked_before) = (now - patience_ms(app), now - ASK_AGAIN_MS);
        let due = questions::due(&app.db, checked_before, asked_before, ASKED_MAX).await?;
        let letters = letters(app, &due).await?;
        let mut tx = app.db.begin().await?;
        for one in &due {
            questions::asked(&mut tx, &one.entry, now).await?;
        }
        for letter in letters {
            let named = with_links(&mut tx, now, &letter).await?;
            let mail = written(app, &letter, &named);
            jobs::enqueue(&mut tx, now, mail::SEND.name, &mail).await?;
        }
        questions::forget(&mut tx, now).await?;
        let next = now + LOOK_EVERY_MS;
        jobs::enqueue_at(&mut tx, now, next, ASK.name, &Json::Null).await?;
        tx.commit().await?;
        Ok(())
    })
}

/// One letter to everybody who answers for any of these.
async fn letters<'a>(app: &App, due: &'a [Due]) -> Result<Vec<Letter<'a>>, DbError> {
    let mut known: HashMap<(&str, Option<&str>), Vec<Receiver>> = HashMap::new();
    let mut letters: BTreeMap<String, Letter<'a>> = BTreeMap::new();
    for one in due {
        let whose = (one.workspace.as_str(), one.owner.as_deref());
        let receivers = match known.entry(whose) {
            Entry::Occupied(found) => found.into_mut(),
            Entry::Vacant(free) => free.insert(store::receivers(&app.db, whose.0, whose.1).await?),
        };
        for to in &*receivers {
            let letter = letters.entry(to.account.clone());
            let letter = letter.or_insert_with(|| Letter {
                to: to.clone(),
                about: Vec::new(),
            });
            letter.about.push(one);
        }
    }
    Ok(letters.into_values().collect())
}

/// Makes a link for each that the letter names.
async fn with_links<'a>(
    tx: &mut Tx<'_>,
    now_ms: i64,
    letter: &Letter<'a>,
) -> Result<Vec<Named<'a>>, DbError> {
    let mut named = Vec::new();
    for &one in letter.about.iter().take(NAMED_MAX) {
        let secret = token();
        let question = Question {
            entry: one.entry.clone(),
            account: letter.to.account.clone(),
            expires_at: now_ms + ANSWER_MS,
            answered_at: None,
        };
        questions::insert(tx, &question, &token_hash(&secret), now_ms).await?;
        named.push((one, secret));
    }
    Ok(named)
}

/// The letter in words.
fn written(app: &App, letter: &Letter<'_>, named: &[Named<'_>]) -> Mail {
    let lang = Lang::parse(&letter.to.language).unwrap_or_default();
    let (subject, body) = match (named, letter.about.len()) {
        ([one], 1) => about_one(app, lang, one),
        (_, all) => about_many(app, lang, letter, named, all),
    };
    Mail {
        to: letter.to.email.clone(),
        subject,
        body,
        ..Mail::default()
    }
}

fn day(lang: Lang, about: &Due) -> String {
    dates::day(lang, dates::in_finland(about.checked_at).date())
}

fn confirm(app: &App, lang: Lang, secret: &str) -> String {
    format!("{}/{lang}/confirm/{secret}", app.base_url)
}

fn about_one(app: &App, lang: Lang, (about, secret): &Named<'_>) -> (String, String) {
    let public = format!("{}/{lang}/support/{}", app.base_url, about.address);
    let (day, confirm) = (day(lang, about), confirm(app, lang, secret));
    let values = [
        ("name", about.name.as_str()),
        ("day", &day),
        ("public", &public),
        ("confirm", &confirm),
    ];
    let subject = lang.text_with("mail-catalogue-check-subject", &values[..1]);
    let body = lang.text_with("mail-catalogue-check-body", &values);
    (subject, body)
}

/// Names each with its link, and says where those are that have no room.
fn about_many(
    app: &App,
    lang: Lang,
    letter: &Letter<'_>,
    named: &[Named<'_>],
    all: usize,
) -> (String, String) {
    let checked = lang.text("catalogue-checked");
    let named_lines = named.iter().map(|(about, secret)| {
        let (day, link) = (day(lang, about), confirm(app, lang, secret));
        format!("{}\n{checked} {day}\n{link}", about.name)
    });
    let mut list: Vec<String> = named_lines.collect();
    let rest = letter.about.get(named.len()..).unwrap_or_default();
    if !rest.is_empty() {
        let workspaces: BTreeSet<&str> = rest.iter().map(|one| one.workspace.as_str()).collect();
        let more = i64::try_from(rest.len()).unwrap_or(i64::MAX);
        let mut lines = vec![lang.count("mail-catalogue-check-more", more)];
        let pages = workspaces.into_iter();
        lines
            .extend(pages.map(|id| format!("{}/{lang}/w/{id}/catalogue?show=stale", app.base_url)));
        list.push(lines.join("\n"));
    }
    let all = i64::try_from(all).unwrap_or(i64::MAX);
    let subject = lang.count("mail-catalogue-check-many-subject", all);
    let list = list.join("\n\n");
    let body = lang.text_with("mail-catalogue-check-many-body", &[("list", &list)]);
    (subject, body)
}
