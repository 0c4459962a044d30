//! What search engines are told: every public page in three languages, and what they are asked to leave alone.
use std::fmt::Write as _;

use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};

use super::model;
use crate::app::App;
use crate::features::{help, vocabularies};
use crate::i18n::Lang;
use crate::web::{Error, Routes};

/// Entries in one file, each in three languages; a file may name 50,000 pages.
const ENTRIES_MAX: usize = 10_000;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/robots.txt", robots)
        .get("/sitemap.xml", index)
        .get("/sitemap/{part}", part)
}

/// The day of a moment, as the map of a site writes it.
fn day_utc(ms: i64) -> Option<String> {
    let at = jiff::Timestamp::from_millisecond(ms).ok()?;
    Some(at.strftime("%Y-%m-%d").to_string())
}

/// What is in workspaces is closed anyway, and asking for it is only work.
const CLOSED: [&str; 8] = [
    "/api/", "/collab/", "/j/", "/c/", "/*/w/", "/*/c/", "/*/t/", "/*/edit/",
];

async fn robots(State(app): State<App>) -> Response {
    let mut text = String::from("User-agent: *\n");
    for path in CLOSED {
        // Writing to a string cannot fail, here and below.
        let _ = writeln!(text, "Disallow: {path}");
    }
    let _ = writeln!(text, "\nSitemap: {}/sitemap.xml", app.base_url);
    answer("text/plain; charset=utf-8", text)
}

fn answer(kind: &'static str, text: String) -> Response {
    let headers = [(header::CONTENT_TYPE, HeaderValue::from_static(kind))];
    (headers, text).into_response()
}

const XML: &str = "application/xml; charset=utf-8";

/// The files that name the pages.
async fn index(State(app): State<App>) -> Result<Response, Error> {
    let entries = app.supply.now(&app).await?.count_all();
    let files = (1..=entries.div_ceil(ENTRIES_MAX)).map(|number| format!("support-{number}.xml"));
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for file in ["pages.xml".to_owned(), "areas.xml".to_owned()]
        .into_iter()
        .chain(files)
    {
        let _ = writeln!(
            text,
            "<sitemap><loc>{}/sitemap/{file}</loc></sitemap>",
            app.base_url
        );
    }
    text.push_str("</sitemapindex>\n");
    Ok(answer(XML, text))
}

async fn part(State(app): State<App>, Path(part): Path<String>) -> Result<Response, Error> {
    let pages = match part.as_str() {
        "pages.xml" => general(),
        "areas.xml" => {
            let areas = model::all().iter().map(|one| format!("alue/{}", one.slug));
            areas.map(Page::from).collect()
        }
        other => supports(&app, other).await?,
    };
    Ok(answer(XML, urls(&app.base_url, &pages)))
}

/// A page in three languages: its path without the language, and when it last changed.
struct Page {
    path: String,
    changed_at: Option<i64>,
}

impl From<String> for Page {
    fn from(path: String) -> Self {
        Self {
            path,
            changed_at: None,
        }
    }
}

fn general() -> Vec<Page> {
    let fixed = ["", "support", "alue", "coverage", "sanasto"]
        .map(str::to_owned)
        .into_iter();
    let guide = help::PAGES.into_iter().filter(|page| *page != "index");
    let guide = guide.map(|page| format!("help/{page}"));
    let mut pages: Vec<Page> = fixed.chain(guide).map(Page::from).collect();
    for vocabulary in vocabularies::all() {
        pages.push(format!("sanasto/{}", vocabulary.slug).into());
        pages.extend(vocabulary.offered().map(|item| Page {
            path: format!("sanasto/{}/{}", vocabulary.slug, item.key),
            changed_at: item.changed_at,
        }));
    }
    pages
}

/// The entries of the file `support-{number}.xml`; 404 when there is none.
async fn supports(app: &App, file: &str) -> Result<Vec<Page>, Error> {
    let number = file
        .strip_prefix("support-")
        .and_then(|rest| rest.strip_suffix(".xml"));
    let number: usize = number
        .and_then(|number| number.parse().ok())
        .ok_or(Error::NotFound)?;
    let before = number.checked_sub(1).ok_or(Error::NotFound)?;
    let supply = app.supply.now(app).await?;
    let all = supply.all();
    let pages = all.chunks(ENTRIES_MAX).nth(before).ok_or(Error::NotFound)?;
    Ok(pages
        .iter()
        .map(|entry| Page {
            path: format!("support/{}", entry.address),
            changed_at: Some(entry.changed_at),
        })
        .collect())
}

fn urls(base: &str, pages: &[Page]) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for page in pages {
        let address = |lang: Lang| {
            format!("{base}/{lang}/{}", page.path)
                .trim_end_matches('/')
                .to_owned()
        };
        for lang in Lang::ALL {
            let _ = write!(text, "<url><loc>{}</loc>", address(lang));
            if let Some(day) = page.changed_at.and_then(day_utc) {
                let _ = write!(text, "<lastmod>{day}</lastmod>");
            }
            for other in Lang::ALL {
                let _ = write!(
                    text,
                    "<xhtml:link rel=\"alternate\" hreflang=\"{other}\" href=\"{}\"/>",
                    address(other)
                );
            }
            text.push_str("</url>\n");
        }
    }
    text.push_str("</urlset>\n");
    text
}
