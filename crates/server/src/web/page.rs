//! The frame of every page: top bar, languages, footer.
use std::sync::{Arc, OnceLock};

use askama::Template;
use axum::response::Html;

use crate::i18n::Lang;
use crate::web::assets;

/// Words from which on the end of a note is folded away.
const FOLDED_WORDS_MIN: usize = 41;
/// Words of it that stand open then.
const OPEN_WORDS: usize = 12;

/// First parts of the addresses of pages for everybody, after the language.
const PUBLIC: [&str; 9] = [
    "", "search", "support", "compare", "match", "alue", "coverage", "sanasto", "help",
];

/// What the frame shows. Every page's struct holds one as `shell`; its template extends `shell.html`.
#[derive(Clone, Debug)]
pub struct Shell {
    /// The reader's language.
    pub lang: Lang,
    /// The page's own path, without the language, for the links to other languages.
    pub rest: String,
    /// Title of the page, without the program's name.
    pub title: String,
    /// Name of the signed-in person, if any.
    pub person: Option<String>,
}

impl Shell {
    /// The frame of the page at `path` (with its language), for nobody in particular.
    pub fn new(lang: Lang, path: &str, title: &str) -> Self {
        let rest = path
            .trim_start_matches('/')
            .split_once('/')
            .map_or("", |(_, rest)| rest);
        Self {
            lang,
            rest: rest.to_owned(),
            title: title.to_owned(),
            person: None,
        }
    }

    /// The text of `key` in the reader's language. Short, since templates are full of it.
    pub fn t(&self, key: &str) -> String {
        self.lang.text(key)
    }

    /// The text of `key` for a number, which it names `$count`.
    pub fn n(&self, key: &str, count: &usize) -> String {
        self.lang
            .count(key, i64::try_from(*count).unwrap_or(i64::MAX))
    }

    /// The same for a count that comes from the database.
    pub fn n64(&self, key: &str, count: &i64) -> String {
        self.lang.count(key, *count)
    }

    /// The first words of a long text, and the rest, which is folded away; none for a text that stands open.
    pub fn folded<'a>(&self, text: &'a str) -> Option<(&'a str, &'a str)> {
        text.split_whitespace().nth(FOLDED_WORDS_MIN - 1)?;
        let mut rest = text;
        for _ in 0..OPEN_WORDS {
            rest = rest.trim_start();
            let end = rest.find(char::is_whitespace)?;
            rest = rest.get(end..)?;
        }
        let first = text.strip_suffix(rest)?;
        Some((first.trim(), rest.trim()))
    }

    /// Whether the page is for everybody, and so set in large type.
    pub fn is_public(&self) -> bool {
        let first = self.rest.split(['/', '?']).next().unwrap_or_default();
        PUBLIC.contains(&first)
    }

    /// The languages with the address of this page in each.
    pub fn languages(&self) -> Vec<(Lang, String)> {
        Lang::ALL
            .into_iter()
            .map(|lang| {
                (
                    lang,
                    format!("/{lang}/{}", self.rest)
                        .trim_end_matches('/')
                        .to_owned(),
                )
            })
            .collect()
    }

    /// The address of a built script or style, by its source name.
    pub fn asset(&self, source: &str) -> String {
        assets::path(source)
    }
}

/// Name of the signed-in person whom a request turned out to come from: told while it is handled, so that the page of
/// an error greets the same person.
#[derive(Clone, Debug, Default)]
pub struct Reader(Arc<OnceLock<String>>);

impl Reader {
    /// Tells who it is. The first word counts.
    pub fn is(&self, name: &str) {
        self.0.get_or_init(|| name.to_owned());
    }

    /// Who it was, if anybody.
    pub fn name(&self) -> Option<String> {
        self.0.get().cloned()
    }
}

/// Renders a page. A template can only fail by a formatter that fails, and ours do not.
pub fn page(template: &impl Template) -> String {
    template.render().unwrap_or_else(|error| {
        tracing::error!(%error, "a page could not be rendered");
        String::new()
    })
}

/// A page as an answer.
pub fn html(template: &impl Template) -> Html<String> {
    Html(page(template))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_long_text_is_folded_after_its_first_words() {
        let shell = Shell::new(Lang::En, "/en", "");
        let words = |count: usize| vec!["näin"; count].join(" \n");
        assert_eq!(shell.folded(""), None);
        assert_eq!(shell.folded(&words(40)), None);
        let long = words(41);
        let (first, rest) = shell.folded(&long).unwrap();
        assert_eq!(first, words(12));
        assert_eq!(rest, words(29));
    }
}
