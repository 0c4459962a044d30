//! What is asked of the search, as the address of its page says it. Every state of the page has such an address.
use ::search::{OpenNow, PlaceId, Query, Sort};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

use super::places::is_known;
use crate::features::catalogue::Compared;
use crate::features::vocabularies::{current_key, keys_of};
use crate::i18n::Lang;

/// The facets of the page in their order: each is a vocabulary, by its slug.
pub(super) const FACETS: [&str; 10] = [
    "audiences",
    "channels",
    "client-groups",
    "topics",
    "digital-services",
    "devices",
    "support-forms",
    "languages",
    "prices",
    "accessibility",
];

/// What one needs help with, in addresses of the form that describes a need: `topics:first-steps`.
const SUBJECT: &str = "subject";
/// What facets are called there.
const NEED_NAMES: [(&str, &str); 7] = [
    ("audiences", "audience"),
    ("channels", "channel"),
    ("client-groups", "group"),
    ("languages", "language"),
    ("topics", SUBJECT),
    ("digital-services", SUBJECT),
    ("devices", SUBJECT),
];

/// Hits on one page.
pub(super) const PAGE_HITS: usize = 10;
/// Letters of a query; the rest is not read.
const TEXT_CHARS_MAX: usize = 300;
/// Keys that can be chosen of one facet.
const KEYS_MAX: usize = 50;
/// In addresses, what is open now.
const OPEN_NOW: &str = "now";
/// Pages that can be asked for.
pub(super) const PAGES_MAX: usize = 100;

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ask {
    /// What was typed.
    pub text: String,
    /// The place that must be served.
    pub area: Option<PlaceId>,
    /// Whether the address names a place that there is not.
    pub is_area_unknown: bool,
    /// Chosen keys by facet.
    pub facets: BTreeMap<String, Vec<String>>,
    /// Whether only what is open now is wanted.
    pub only_open: bool,
    /// Entries that somebody is about to compare; they limit nothing.
    pub compared: Compared,
    /// The order of the hits.
    pub sort: Sort,
    /// Which page, from 0.
    pub page: usize,
    /// Whether it is still being typed, so that nothing is counted of it.
    pub is_typing: bool,
}

impl Ask {
    /// Reads an address's query; what it does not know it leaves out.
    pub fn read(query: &str) -> Self {
        let mut ask = Self {
            compared: Compared::read(query),
            ..Self::default()
        };
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match name.as_ref() {
                "q" => ask.text = value.trim().nfc().take(TEXT_CHARS_MAX).collect(),
                "area" => {
                    ask.area = PlaceId::parse(&value).filter(is_known);
                    ask.is_area_unknown = ask.area.is_none() && !value.trim().is_empty();
                }
                "open" => ask.only_open = value == OPEN_NOW,
                "sort" => ask.sort = sort_of(&value),
                "page" => {
                    let page = value.parse().unwrap_or(1_usize);
                    ask.page = page.clamp(1, PAGES_MAX) - 1;
                }
                "typing" => ask.is_typing = true,
                facet if FACETS.contains(&facet) => {
                    let keys = ask.facets.entry(facet.to_owned()).or_default();
                    let value = current_key(facet, &value);
                    if !value.is_empty() && !keys.contains(&value) && keys.len() < KEYS_MAX {
                        keys.push(value);
                    }
                }
                _ => {}
            }
        }
        ask.facets.retain(|_, keys| !keys.is_empty());
        ask
    }

    /// The address of the page that answers this, in a language.
    pub fn address(&self, lang: Lang) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if !self.text.is_empty() {
            query.append_pair("q", &self.text);
        }
        if let Some(area) = &self.area {
            query.append_pair("area", &area.to_string());
        }
        for (facet, keys) in &self.facets {
            for key in keys {
                query.append_pair(facet, key);
            }
        }
        if self.only_open {
            query.append_pair("open", OPEN_NOW);
        }
        if self.sort != Sort::Relevance {
            query.append_pair("sort", name_of(self.sort));
        }
        if self.page > 0 {
            query.append_pair("page", &(self.page + 1).to_string());
        }
        self.compared.write(&mut query);
        let query = query.finish();
        if query.is_empty() {
            return format!("/{lang}/search");
        }
        format!("/{lang}/search?{query}")
    }

    /// The form that describes a need, filled with what is asked: words to be read as an adviser's line, and limits that
    /// the form has too.
    pub fn need(&self, lang: Lang) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if !self.text.is_empty() {
            query.append_pair("line", &self.text);
        }
        if let Some(area) = &self.area {
            query.append_pair("area", &area.to_string());
        }
        for (facet, keys) in &self.facets {
            let name = NEED_NAMES.iter().find(|(own, _)| own == facet);
            for key in keys {
                match name {
                    Some((_, SUBJECT)) => {
                        query.append_pair(SUBJECT, &format!("{facet}:{key}"));
                    }
                    Some((_, name)) => {
                        query.append_pair(name, key);
                    }
                    // The form does not ask it.
                    None => {}
                }
            }
        }
        match query.finish().as_str() {
            "" => format!("/{lang}/match"),
            query => format!("/{lang}/match?{query}"),
        }
    }

    /// The same from its first page, changed.
    pub fn with(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut other = self.clone();
        other.page = 0;
        other.is_typing = false;
        change(&mut other);
        other.facets.retain(|_, keys| !keys.is_empty());
        other
    }

    /// Whether a facet's key is chosen.
    pub fn has(&self, facet: &str, key: &str) -> bool {
        let keys = self.facets.get(facet);
        keys.is_some_and(|keys| keys.iter().any(|one| one == key))
    }

    /// Whether anything is asked at all.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.area.is_none() && self.facets.is_empty() && !self.only_open
    }

    /// As the engine takes it, when `now` tells what is open.
    pub fn query(&self, lang: Lang, now: OpenNow) -> Query {
        Query {
            open_now: Some(now),
            only_open: self.only_open,
            is_typing: self.is_typing,
            facets: self.facets.iter().map(with_merged).collect(),
            area: self.area.clone(),
            sort: self.sort,
            from: self.page * PAGE_HITS,
            count: PAGE_HITS,
            ..Query::new(self.text.clone(), lang_of(lang))
        }
    }
}

/// A facet with the chosen keys and those that were merged into them, under which older descriptions may still lie.
fn with_merged((facet, keys): (&String, &Vec<String>)) -> (String, Vec<String>) {
    let keys = keys.iter().flat_map(|key| keys_of(facet, key));
    (facet.clone(), keys.collect())
}

/// The engine's name of a language.
pub(super) fn lang_of(lang: Lang) -> ::search::Lang {
    match lang {
        Lang::Fi => ::search::Lang::Fi,
        Lang::Sv => ::search::Lang::Sv,
        Lang::En => ::search::Lang::En,
    }
}

/// The orders that can be chosen, with their names in addresses.
pub(super) const SORTS: [(Sort, &str); 3] = [
    (Sort::Relevance, "relevance"),
    (Sort::Near, "near"),
    (Sort::Checked, "checked"),
];

fn sort_of(name: &str) -> Sort {
    let found = SORTS.into_iter().find(|(_, own)| *own == name);
    found.map_or(Sort::Relevance, |(sort, _)| sort)
}

fn name_of(sort: Sort) -> &'static str {
    let found = SORTS.into_iter().find(|(own, _)| *own == sort);
    found.map_or("relevance", |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_all_that_was_asked() {
        let query = "q=l%C3%A4pp%C3%A4ri+rikki&area=municipality:430&channels=phone&channels=chat&open=now&sort=near&page=3&e=one&e=other";
        let ask = Ask::read(query);
        assert_eq!(ask.text, "läppäri rikki");
        assert!(ask.has("channels", "chat") && !ask.has("channels", "home-visit"));
        assert_eq!(ask.page, 2);
        assert!(ask.only_open && ask.compared.has("other"));
        let (_, again) = ask.address(Lang::Fi).split_once('?').map_or_else(
            || panic!("it has a query"),
            |(path, query)| (path.to_owned(), Ask::read(query)),
        );
        assert_eq!(again, ask);
        assert_eq!(ask.query(Lang::Fi, OpenNow::default()).from, 20);
    }

    #[test]
    fn what_is_asked_fills_the_form_of_a_need() {
        let ask = Ask::read(
            "q=tabletti+rikki&area=municipality:430&channels=phone&topics=first-steps&prices=free",
        );
        assert_eq!(
            ask.need(Lang::Sv),
            "/sv/match?line=tabletti+rikki&area=municipality%3A430&channel=phone&subject=topics%3Afirst-steps"
        );
        assert_eq!(Ask::default().need(Lang::Fi), "/fi/match");
    }

    #[test]
    fn what_makes_no_sense_is_left_out() {
        for unknown in ["municipality:999", "region:N.N.+varastaa", "subregion:"] {
            assert!(
                Ask::read(&format!("area={unknown}")).is_empty(),
                "{unknown}"
            );
        }
        let ask = Ask::read("area=nowhere&sort=best&open=later&page=-2&zone=x&channels=&typing=1");
        assert!(ask.is_empty() && ask.is_typing);
        assert_eq!(ask.address(Lang::Sv), "/sv/search");
        let long = format!("q={}", "ä".repeat(1_000));
        assert_eq!(Ask::read(&long).text.chars().count(), 300);
    }

    #[test]
    fn a_change_goes_back_to_the_first_page() {
        let ask = Ask::read("q=tuki&channels=phone&page=4");
        let other = ask.with(|ask| {
            ask.facets.clear();
        });
        assert_eq!(other.address(Lang::En), "/en/search?q=tuki");
    }
}
