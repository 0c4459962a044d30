//! When nobody has said for long that a description is right: one press from the letter that its owners get says so.
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;

use super::desk;
use super::publishing;
use super::store::questions::{self, Question};
use super::store::{self, Entry, Version};
use crate::app::App;
use crate::clock::token_hash;
use crate::features::accounts::{Limit, found_behind};
use crate::i18n::Lang;
use crate::web::private::{closed, kept_to_itself};
use crate::web::{ClientAddress, Error, PathLang, Routes, Shell, dates, html};

const HOUR_MS: i64 = 60 * 60 * 1000;
pub(super) const DAY_MS: i64 = 24 * HOUR_MS;
/// Wrong addresses from one place.
const WRONG_PAGES: Limit = Limit {
    scope: "catalogue-check-page",
    window_ms: HOUR_MS,
    wrong_max: 60,
    hostile_at: 600,
};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/confirm/{token}", show)
        .post("/{lang}/confirm/{token}", confirm)
}

/// Whether nobody has said for long that an entry is right, which was last checked at `checked_at`.
pub fn is_stale(app: &App, checked_at: i64) -> bool {
    checked_at + patience_ms(app) <= app.now_ms()
}

/// For how long a description may stay unchecked, in milliseconds.
pub(super) fn patience_ms(app: &App) -> i64 {
    i64::from(app.config.catalogue_check_days) * DAY_MS
}

#[derive(askama::Template)]
#[template(path = "catalogue/confirm.html")]
struct ConfirmPage {
    shell: Shell,
    token: String,
    name: String,
    organisation: String,
    promise: String,
    address: String,
    /// Where what is wrong is mended.
    mend: String,
    checked: String,
    is_confirmed: bool,
}

/// What a letter's link leads to.
struct Asked {
    question: Question,
    entry: Entry,
    version: Version,
}

/// What the token asks about; none when the link works no more. Fails with 404 for a token that never was one.
async fn open(app: &App, token: &str, address: &str) -> Result<Option<Asked>, Error> {
    let hash = token_hash(token);
    let looked_for = questions::find(&app.db, &hash);
    let question = found_behind(app, &WRONG_PAGES, address, looked_for).await?;
    if question.expires_at <= app.now_ms() {
        return Ok(None);
    }
    let entry = store::by_id(&app.db, &question.entry).await?;
    let Some(entry) = entry.filter(|entry| entry.published_at.is_some()) else {
        return Ok(None);
    };
    // Who led the workspace when the letter was written may not do so any more.
    let owner = Some(question.account.as_str());
    let still = store::receivers(&app.db, &entry.workspace, owner).await?;
    if !still.iter().any(|one| one.account == question.account) {
        return Ok(None);
    }
    let version = store::version(&app.db, &entry.id, entry.version).await?;
    Ok(version.map(|version| Asked {
        question,
        entry,
        version,
    }))
}

#[derive(Deserialize)]
struct TokenPath {
    token: String,
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    ClientAddress(address): ClientAddress,
    Path(path): Path<TokenPath>,
) -> Result<Response, Error> {
    Ok(match open(&app, &path.token, &address).await? {
        Some(asked) => page(&app, lang, path.token, asked).await?,
        None => over(lang, &path.token),
    })
}

fn over(lang: Lang, token: &str) -> Response {
    let says = [
        "catalogue-confirm-over",
        "catalogue-confirm-over-lead",
        "catalogue-confirm-private",
    ];
    closed(lang, &format!("/{lang}/confirm/{token}"), says)
}

async fn page(app: &App, lang: Lang, token: String, asked: Asked) -> Result<Response, Error> {
    let (entry, last) = (asked.entry, asked.version.description);
    let (workspace, id) = (&entry.workspace, &entry.id);
    let mend = match desk::living_canvas(app, &entry).await? {
        Some(canvas) => format!("/{lang}/c/{canvas}/publish"),
        None => format!("/{lang}/w/{workspace}/catalogue/{id}"),
    };
    let path = format!("/{lang}/confirm/{token}");
    let page = ConfirmPage {
        shell: Shell::new(lang, &path, &lang.text("catalogue-confirm-title")),
        promise: last.text("promise").to_owned(),
        name: last.name,
        organisation: last.organisation,
        address: entry.address,
        mend,
        checked: dates::day(lang, dates::in_finland(entry.checked_at).date()),
        is_confirmed: asked.question.answered_at.is_some(),
        token,
    };
    Ok(kept_to_itself(html(&page).into_response()))
}

/// Says that the entry is right. A link in a mail is only looked at; this button says it.
async fn confirm(
    State(app): State<App>,
    PathLang(lang): PathLang,
    ClientAddress(address): ClientAddress,
    Path(path): Path<TokenPath>,
) -> Result<Response, Error> {
    let Some(mut asked) = open(&app, &path.token, &address).await? else {
        return Ok(over(lang, &path.token));
    };
    let (now, hash) = (app.now_ms(), token_hash(&path.token));
    let mut tx = app.db.begin().await?;
    if questions::answered(&mut tx, &hash, now).await? {
        let by = format!("account-{}", asked.question.account);
        publishing::check(&mut tx, now, &asked.entry, &by).await?;
        asked.entry.checked_at = now;
    }
    tx.commit().await?;
    asked.question.answered_at = Some(now);
    page(&app, lang, path.token, asked).await
}
