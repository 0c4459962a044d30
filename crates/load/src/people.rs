//! Somebody with a browser: cookies, pages and forms.
use std::sync::Arc;

use anyhow::{Context, Result, bail, ensure};
use reqwest::cookie::{CookieStore as _, Jar};
use reqwest::header::{HeaderValue, LOCATION};
use reqwest::redirect::Policy;
use reqwest::{Client, Response, StatusCode, Url};

/// Somebody with cookies of their own.
#[derive(Clone)]
pub struct Person {
    client: Client,
    cookies: Arc<Jar>,
    base: Url,
}

impl Person {
    /// Somebody whom the program at `base` does not know yet.
    pub fn new(base: &str) -> Result<Self> {
        let cookies = Arc::new(Jar::default());
        let client = Client::builder()
            .cookie_provider(cookies.clone())
            .redirect(Policy::none());
        Ok(Self {
            client: client.build().context("making a client")?,
            cookies,
            base: base.parse().context("the program's address")?,
        })
    }

    /// Somebody else at the same program, whom it does not know yet.
    pub fn stranger(&self) -> Result<Self> {
        Self::new(self.base.as_str())
    }

    /// What a browser sends along when it opens a socket.
    pub fn cookie(&self) -> Option<HeaderValue> {
        self.cookies.cookies(&self.base)
    }

    /// The address of `path` for sockets.
    pub fn socket(&self, path: &str) -> Result<String> {
        let url = self.base.join(path).context("an address")?;
        Ok(url.as_str().replacen("http", "ws", 1))
    }

    /// Opens an address and gives the answer as it begins.
    pub async fn open(&self, path: &str) -> Result<Response> {
        let answer = self.client.get(self.base.join(path)?).send().await?;
        ensure!(
            answer.status() == StatusCode::OK,
            "{path}: {}",
            answer.status()
        );
        Ok(answer)
    }

    /// The page at an address.
    pub async fn page(&self, path: &str) -> Result<String> {
        Ok(self.open(path).await?.text().await?)
    }

    /// The JSON at an address.
    pub async fn json(&self, path: &str) -> Result<serde_json::Value> {
        Ok(self.open(path).await?.json().await?)
    }

    /// Sends a form; gives where it leads.
    pub async fn send(&self, path: &str, form: &[(&str, &str)]) -> Result<String> {
        let request = self.client.post(self.base.join(path)?).form(form);
        let answer = request.send().await?;
        let (status, headers) = (answer.status(), answer.headers());
        match headers.get(LOCATION) {
            Some(place) if status == StatusCode::SEE_OTHER => Ok(place.to_str()?.to_owned()),
            _ => bail!("{path}: {status}"),
        }
    }

    /// Makes something by the API; gives its id.
    pub async fn make(&self, path: &str, body: &serde_json::Value) -> Result<String> {
        let made = self.ask(path, body).await?;
        let id = made["id"].as_str();
        Ok(id.with_context(|| format!("{path} gave no id"))?.to_owned())
    }

    /// What the API answers to something that is sent.
    pub async fn ask(&self, path: &str, body: &serde_json::Value) -> Result<serde_json::Value> {
        let request = self.client.post(self.base.join(path)?).json(body);
        Ok(request.send().await?.error_for_status()?.json().await?)
    }
}

/// What stands in a page between two texts.
pub fn between<'a>(page: &'a str, before: &str, after: &str) -> Result<&'a str> {
    let (_, rest) = page
        .split_once(before)
        .with_context(|| format!("the page has no {before}"))?;
    let found = rest.split_once(after).map(|(found, _)| found);
    found.with_context(|| format!("the page does not close {before}"))
}
