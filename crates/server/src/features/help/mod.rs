//! Help (Ohje): the user guide of `docs/guide/{fi,sv,en}`, also shown by the program.
use askama::Template;
use axum::extract::Path;
use axum::response::Html;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use rust_embed::RustEmbed;

use crate::features::accounts::Visitor;
use crate::i18n::Lang;
use crate::web::routes::Routes;
use crate::web::{Error, PathLang, Shell, html};

#[derive(RustEmbed)]
#[folder = "../../docs/guide"]
struct Guide;

/// The pages in reading order.
pub const PAGES: [&str; 13] = [
    "index",
    "join",
    "canvas",
    "keyboard",
    "facilitator",
    "workshops",
    "registry",
    "continue",
    "catalogue",
    "places",
    "vocabularies",
    "privacy",
    "accessibility",
];

/// `/{lang}/help` and its pages.
pub fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/help", index)
        .get("/{lang}/help/{page}", show)
}

#[derive(Template)]
#[template(path = "help/help.html")]
struct HelpPage {
    shell: Shell,
    pages: Vec<Listed>,
    body: String,
}

struct Listed {
    address: String,
    title: String,
    is_current: bool,
}

async fn index(PathLang(lang): PathLang, visitor: Visitor) -> Result<Html<String>, Error> {
    page(lang, &visitor, "index")
}

async fn show(
    PathLang(lang): PathLang,
    visitor: Visitor,
    Path((_, name)): Path<(String, String)>,
) -> Result<Html<String>, Error> {
    page(lang, &visitor, &name)
}

fn page(lang: Lang, visitor: &Visitor, name: &str) -> Result<Html<String>, Error> {
    let current = PAGES
        .into_iter()
        .find(|known| *known == name)
        .ok_or(Error::NotFound)?;
    let text = markdown(lang, current).ok_or(Error::NotFound)?;
    let pages = PAGES
        .into_iter()
        .filter_map(|page| {
            let address = if page == "index" {
                format!("/{lang}/help")
            } else {
                format!("/{lang}/help/{page}")
            };
            Some(Listed {
                address,
                title: title(&markdown(lang, page)?),
                is_current: page == current,
            })
        })
        .collect();
    let shell = visitor.shell(lang, &title(&text));
    Ok(html(&HelpPage {
        shell,
        pages,
        body: render(&text, lang),
    }))
}

fn markdown(lang: Lang, page: &str) -> Option<String> {
    let file = Guide::get(&format!("{lang}/{page}.md"))?;
    Some(String::from_utf8_lossy(&file.data).into_owned())
}

/// The text of the first heading.
fn title(text: &str) -> String {
    let mut inside = false;
    let mut title = String::new();
    for event in Parser::new(text) {
        match event {
            Event::Start(Tag::Heading {
                level: HeadingLevel::H1,
                ..
            }) => inside = true,
            Event::End(TagEnd::Heading(HeadingLevel::H1)) => break,
            Event::Text(part) | Event::Code(part) if inside => title.push_str(&part),
            _ => {}
        }
    }
    title
}

/// The guide's Markdown as HTML; links between its pages lead to the program's own addresses.
fn render(text: &str, lang: Lang) -> String {
    let parser = Parser::new_ext(text, Options::ENABLE_TABLES).map(|event| match event {
        Event::Start(Tag::Link {
            link_type,
            dest_url,
            title,
            id,
        }) => {
            let dest_url = match dest_url.strip_suffix(".md") {
                Some("index") => format!("/{lang}/help").into(),
                Some(page) if PAGES.contains(&page) => format!("/{lang}/help/{page}").into(),
                _ => dest_url,
            };
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            })
        }
        other => other,
    });
    let mut out = String::new();
    pulldown_cmark::html::push_html(&mut out, parser);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_stands_in_three_languages_with_a_title() {
        for lang in Lang::ALL {
            for page in PAGES {
                let text = markdown(lang, page).unwrap_or_default();
                assert!(!title(&text).is_empty(), "{lang}/{page}");
            }
        }
    }

    #[test]
    fn links_between_pages_lead_to_addresses() {
        assert_eq!(
            render("[x](join.md)", Lang::Sv),
            "<p><a href=\"/sv/help/join\">x</a></p>\n"
        );
    }
}
