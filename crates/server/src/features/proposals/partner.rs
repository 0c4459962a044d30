//! The private page: a partner reads the proposal and answers, without an account. Whoever has the address has the
//! page, so it is kept from search engines and from the addresses that other sites are told.
use axum::extract::{Form, Path, Query, State as Shared};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use serde::Deserialize;
use typeset::{Letter, Part};

use super::answers::{self, Given};
use super::model::{Answer, State};
use super::paper::Paper;
use super::papers::{self, Proposal};
use super::store::{self, Link};
use crate::app::App;
use crate::clock::token_hash;
use crate::features::accounts::{Limit, PersonName, count_wrong, found_behind};
use crate::features::workspaces;
use crate::i18n::{Lang, MsgKey};
use crate::web::private::{self, kept_to_itself};
use crate::web::{ClientAddress, Error, FormErrors, PathLang, Routes, Shell, html};

const HOUR_MS: i64 = 60 * 60 * 1000;
/// Letters of a message.
const MESSAGE_CHARS_MAX: usize = 2_000;
/// Wrong addresses from one place.
const WRONG_PAGES: Limit = Limit {
    scope: "proposal-page",
    window_ms: HOUR_MS,
    wrong_max: 60,
    hostile_at: 600,
};
/// Answers by one private page: each is a mail to somebody.
const ANSWERS: Limit = Limit {
    scope: "proposal-answer",
    window_ms: HOUR_MS,
    wrong_max: 10,
    hostile_at: 10,
};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/p/{token}", show)
        .get("/{lang}/p/{token}/proposal.pdf", pdf)
        .post("/{lang}/p/{token}", answer)
}

/// The page behind a token, with its proposal.
struct Opened {
    proposal: Proposal,
    link: Link,
    paper: Paper,
}

/// Opens a page; none when it is closed by now. Fails with 404 for a token that never was one.
async fn open(app: &App, token: &str, address: &str) -> Result<Option<Opened>, Error> {
    let hash = token_hash(token);
    let link = found_behind(app, &WRONG_PAGES, address, store::link(&app.db, &hash)).await?;
    let canvas = workspaces::canvas_head(app, &link.canvas).await?;
    let proposal = canvas.and_then(papers::of);
    let Some(proposal) = proposal.filter(|found| !found.canvas.is_archived) else {
        return Ok(None);
    };
    if !link.term.is_open(app.now_ms()) {
        return Ok(None);
    }
    let paper = serde_json::from_str(&link.paper).map_err(Error::internal)?;
    Ok(Some(Opened {
        proposal,
        link,
        paper,
    }))
}

#[derive(askama::Template)]
#[template(path = "proposals/partner.html")]
struct PartnerPage {
    shell: Shell,
    token: String,
    letter: Letter,
    state: State,
    is_answered: bool,
    typed: AnswerForm,
    errors: FormErrors,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct AnswerForm {
    answer: String,
    name: String,
    message: String,
}

#[derive(Deserialize)]
struct TokenPath {
    token: String,
}

#[derive(Deserialize)]
struct PageQuery {
    #[serde(default)]
    answered: Option<String>,
}

async fn show(
    Shared(app): Shared<App>,
    PathLang(lang): PathLang,
    ClientAddress(address): ClientAddress,
    Path(path): Path<TokenPath>,
    Query(query): Query<PageQuery>,
) -> Result<Response, Error> {
    let Some(opened) = open(&app, &path.token, &address).await? else {
        return Ok(closed(lang, &path.token));
    };
    let is_answered = query.answered.is_some();
    let (typed, errors) = (AnswerForm::default(), FormErrors::default());
    page(&app, lang, path.token, &opened, is_answered, typed, errors).await
}

async fn pdf(
    Shared(app): Shared<App>,
    PathLang(lang): PathLang,
    ClientAddress(address): ClientAddress,
    Path(path): Path<TokenPath>,
) -> Result<Response, Error> {
    let Some(opened) = open(&app, &path.token, &address).await? else {
        return Ok(closed(lang, &path.token));
    };
    let Opened {
        proposal,
        link,
        paper,
    } = opened;
    let response = proposal.pdf(&app, lang, &paper, link.term.made_at).await?;
    Ok(kept_to_itself(response))
}

async fn page(
    app: &App,
    lang: Lang,
    token: String,
    opened: &Opened,
    is_answered: bool,
    typed: AnswerForm,
    errors: FormErrors,
) -> Result<Response, Error> {
    let Opened {
        proposal,
        link,
        paper,
    } = opened;
    let letter = proposal.letter(app, lang, paper, link.term.made_at).await?;
    let status = if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let page = PartnerPage {
        shell: Shell::new(lang, &format!("/{lang}/p/{token}"), &letter.title),
        state: store::state(&app.db, &proposal.canvas.id).await?,
        token,
        letter,
        is_answered,
        typed,
        errors,
    };
    Ok(kept_to_itself((status, html(&page)).into_response()))
}

fn closed(lang: Lang, token: &str) -> Response {
    let says = [
        "proposal-closed-title",
        "proposal-closed-lead",
        "proposal-private",
    ];
    private::closed(lang, &format!("/{lang}/p/{token}"), says)
}

async fn answer(
    Shared(app): Shared<App>,
    PathLang(lang): PathLang,
    ClientAddress(address): ClientAddress,
    Path(path): Path<TokenPath>,
    Form(form): Form<AnswerForm>,
) -> Result<Response, Error> {
    let Some(opened) = open(&app, &path.token, &address).await? else {
        return Ok(closed(lang, &path.token));
    };
    let given = match parse(&form) {
        Ok(given) => given,
        Err(errors) => return page(&app, lang, path.token, &opened, false, form, errors).await,
    };
    count_wrong(&app, &ANSWERS, &opened.link.id).await?;
    match answers::answer(&app, &opened.proposal, &opened.link, given).await {
        Err(Error::Conflict(late)) => {
            let errors = FormErrors::one("answer", late);
            let mut told = page(&app, lang, path.token, &opened, false, form, errors).await?;
            *told.status_mut() = StatusCode::CONFLICT;
            return Ok(told);
        }
        taken => taken?,
    }
    let to = format!("/{lang}/p/{}?answered=1", path.token);
    Ok(kept_to_itself(Redirect::to(&to).into_response()))
}

fn parse(form: &AnswerForm) -> Result<Given, FormErrors> {
    let mut errors = FormErrors::default();
    let answer = Answer::parse(&form.answer).ok_or("proposal-answer-empty");
    let answer = errors.take("answer", answer);
    let name = errors.take("name", PersonName::parse(&form.name));
    let message = errors.take("message", message(&form.message, answer));
    match (answer, name, message) {
        (Some(answer), Some(name), Some(message)) => Ok(Given {
            answer,
            name: name.as_str().to_owned(),
            message,
        }),
        _ => Err(errors),
    }
}

/// A message; only who answers nothing else must write one.
fn message(raw: &str, answer: Option<Answer>) -> Result<String, MsgKey> {
    let message = raw.trim().replace("\r\n", "\n");
    if message.chars().count() > MESSAGE_CHARS_MAX {
        Err("proposal-message-long")
    } else if message.is_empty() && answer == Some(Answer::Message) {
        Err("proposal-message-empty")
    } else {
        Ok(message)
    }
}
