//! What is asked of matching, as the addresses of its pages say it. Nothing else keeps it.
use ::search::PlaceId;
use analysis::matching::{Around, Audience, Facet, Level, Need, Style, Term, When, Wish, Wished};
use unicode_normalization::UnicodeNormalization as _;

use super::{around, personal};
use crate::features::vocabularies;
use crate::i18n::{Lang, MsgKey};

/// Letters of what is written freely.
pub(super) const TEXT_CHARS_MAX: usize = 300;
/// Things of one kind that can be asked for.
const KEYS_MAX: usize = 30;
/// Parts of an address that are told to be unknown.
const UNKNOWN_MAX: usize = 5;
/// Letters that are told of each.
const UNKNOWN_CHARS_MAX: usize = 60;
/// Farthest that one can go.
const KM_MAX: u32 = 1_000;

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ask {
    /// What is needed. Its area is written as the search writes places: `municipality:430`.
    pub need: Need,
    /// What was written freely.
    pub text: String,
    /// What was written as an area and names none.
    pub unknown_area: String,
    /// Whether what tells of a person was left out of the text.
    pub is_cleaned: bool,
    /// What an address said that nobody knows, by the names of its parts.
    pub unknown: Vec<(String, String)>,
}

/// Why a need cannot be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AskFault {
    /// The part of the need.
    pub part: &'static str,
    /// Message key.
    pub why: MsgKey,
}

impl Ask {
    /// Reads an address's query; what it does not know it leaves out and tells.
    pub fn read(query: &str) -> Self {
        let mut ask = Self::default();
        let mut within_km = None;
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match name.as_ref() {
                "text" => ask.put_text(&value),
                "area" => ask.put_area(value.trim()),
                "within" => {
                    within_km = value.parse().ok().filter(|km| (1..=KM_MAX).contains(km));
                    if within_km.is_none() {
                        ask.leave_out("within", &value);
                    }
                }
                name => {
                    if !put(&mut ask.need, name, &value) {
                        ask.leave_out(name, &value);
                    }
                }
            }
        }
        if let Some(area) = &mut ask.need.area {
            area.within_km = within_km;
        }
        ask
    }

    /// What a program asks; fails when there is too much of it, or its area or a key of it is not known.
    pub fn of(mut need: Need, text: &str) -> Result<Self, AskFault> {
        let lengths = [
            ("subjects", need.subjects.len()),
            ("styles", need.styles.len()),
            ("languages", need.languages.len()),
            ("channels", need.channels.len()),
            ("groups", need.groups.len()),
        ];
        if let Some(part) = unknown_keys(&mut need) {
            return Err(AskFault {
                part,
                why: "match-term-unknown",
            });
        }
        let is_far = |area: &Around| area.within_km.is_some_and(|km| km > KM_MAX);
        if let Some((part, _)) = lengths.into_iter().find(|(_, length)| *length > KEYS_MAX) {
            return Err(AskFault {
                part,
                why: "match-too-many",
            });
        }
        if need.area.as_ref().is_some_and(is_far) {
            return Err(AskFault {
                part: "area",
                why: "match-too-far",
            });
        }
        if let Some(area) = &mut need.area {
            let said: String = area.code.nfc().collect();
            let place = around::said(&said).ok_or(AskFault {
                part: "area",
                why: "match-area-unknown",
            })?;
            area.code = place.to_string();
        }
        let mut ask = Self {
            need,
            ..Self::default()
        };
        ask.put_text(text);
        Ok(ask)
    }

    /// Takes what was written freely, in one form of its letters and without what tells of a person.
    pub(super) fn put_text(&mut self, text: &str) {
        let text: String = text.trim().nfc().take(TEXT_CHARS_MAX).collect();
        let cleaned = personal::without(&text);
        self.is_cleaned = cleaned.is_some();
        self.text = cleaned.unwrap_or(text);
    }

    /// Notes what nobody knows; a part that was left empty asks nothing.
    fn leave_out(&mut self, name: &str, value: &str) {
        let value: String = value.trim().chars().take(UNKNOWN_CHARS_MAX).collect();
        if !value.is_empty() && self.unknown.len() < UNKNOWN_MAX {
            self.unknown.push((name.to_owned(), value));
        }
    }

    fn put_area(&mut self, said: &str) {
        let said: String = said.nfc().collect();
        match around::said(&said) {
            Some(place) => {
                self.need.area = Some(Around {
                    code: place.to_string(),
                    within_km: None,
                });
            }
            None => self.unknown_area = said.chars().take(TEXT_CHARS_MAX).collect(),
        }
    }

    /// Where support is needed.
    pub fn place(&self) -> Option<PlaceId> {
        PlaceId::parse(&self.need.area.as_ref()?.code)
    }

    /// Whether nothing is asked at all.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.need == Need::default()
    }

    /// The same, changed.
    pub fn with(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut other = self.clone();
        change(&mut other);
        other
    }

    /// The same, with what `other` says besides: more of what there can be several of, and else what is not said yet.
    pub fn besides(mut self, other: Self) -> Self {
        let (need, more) = (&mut self.need, other.need);
        need.audience = need.audience.or(more.audience);
        need.level = need.level.or(more.level);
        need.when = need.when.or(more.when);
        need.profile = need.profile.take().or(more.profile);
        need.area = need.area.take().or(more.area);
        for one in more.subjects {
            push(&mut need.subjects, Some(one));
        }
        for one in more.styles {
            push(&mut need.styles, Some(one));
        }
        for one in more.languages {
            push(&mut need.languages, Some(one));
        }
        for one in more.groups {
            push(&mut need.groups, Some(one));
        }
        for one in more.channels {
            push_channel(need, &one.key, one.wish);
        }
        self.unknown.extend(other.unknown);
        self
    }

    /// The address of a page about it: `match` or `match/results`.
    pub fn address(&self, lang: Lang, page: &str) -> String {
        let query = self.query();
        if query.is_empty() {
            return format!("/{lang}/{page}");
        }
        format!("/{lang}/{page}?{query}")
    }

    /// It as an address's query.
    pub fn query(&self) -> String {
        let need = &self.need;
        let mut query = form_urlencoded::Serializer::new(String::new());
        let mut put = |name: &str, value: &str| {
            query.append_pair(name, value);
        };
        if let Some(audience) = need.audience {
            put("audience", audience.key());
        }
        for subject in &need.subjects {
            put("subject", &subject.to_string());
        }
        if !self.text.is_empty() {
            put("text", &self.text);
        }
        if let Some(level) = need.level {
            put("level", level.key());
        }
        if let Some(profile) = &need.profile {
            put("profile", profile);
        }
        for style in &need.styles {
            put("style", style.key());
        }
        for language in &need.languages {
            put("language", language);
        }
        if let Some(area) = &need.area {
            put("area", &area.code);
            if let Some(km) = area.within_km {
                put("within", &km.to_string());
            }
        }
        for wished in &need.channels {
            put(wish_name(wished.wish), &wished.key);
        }
        if let Some(when) = need.when {
            put("when", when.key());
        }
        for group in &need.groups {
            put("group", group);
        }
        query.finish()
    }
}

/// The name in addresses of a channel that is wished so.
pub(super) fn wish_name(wish: Wish) -> &'static str {
    match wish {
        Wish::Preferred => "channel",
        Wish::Possible => "also",
        Wish::Refused => "not",
    }
}

/// Puts every key as it is today; the first part of a need that has one which no vocabulary knows.
fn unknown_keys(need: &mut Need) -> Option<&'static str> {
    let is_unknown = |facet: Facet, key: &mut String| match known_key(facet, key) {
        Some(known) => {
            *key = known;
            false
        }
        None => true,
    };
    let mut subjects = need.subjects.iter_mut();
    if subjects.any(|term| !is_subject(term) || is_unknown(term.facet, &mut term.key)) {
        return Some("subjects");
    }
    let profile = need.profile.as_mut();
    if profile.is_some_and(|key| is_unknown(Facet::ClientProfiles, key)) {
        return Some("profile");
    }
    let mut languages = need.languages.iter_mut();
    if languages.any(|key| is_unknown(Facet::Languages, key)) {
        return Some("languages");
    }
    let mut channels = need.channels.iter_mut();
    if channels.any(|wished| is_unknown(Facet::Channels, &mut wished.key)) {
        return Some("channels");
    }
    let mut groups = need.groups.iter_mut();
    let has_unknown = groups.any(|key| is_unknown(Facet::ClientGroups, key));
    has_unknown.then_some("groups")
}

/// Takes in one value of an address; says whether it is known, or no part of a need at all.
fn put(need: &mut Need, name: &str, value: &str) -> bool {
    match name {
        "audience" => {
            need.audience = Audience::ALL.into_iter().find(|one| one.key() == value);
            need.audience.is_some()
        }
        "subject" => {
            let term = value.parse::<Term>().ok().filter(is_subject);
            push(&mut need.subjects, term.and_then(known_term))
        }
        "level" => {
            need.level = Level::ALL.into_iter().find(|one| one.key() == value);
            need.level.is_some()
        }
        "profile" => {
            need.profile = known_key(Facet::ClientProfiles, value);
            need.profile.is_some()
        }
        "style" => {
            let style = Style::ALL.into_iter().find(|one| one.key() == value);
            push(&mut need.styles, style)
        }
        "language" => push(&mut need.languages, known_key(Facet::Languages, value)),
        "channel" => push_channel(need, value, Wish::Preferred),
        "also" => push_channel(need, value, Wish::Possible),
        "not" => push_channel(need, value, Wish::Refused),
        "when" => {
            need.when = When::ALL.into_iter().find(|one| one.key() == value);
            need.when.is_some()
        }
        "group" => push(&mut need.groups, known_key(Facet::ClientGroups, value)),
        _ => true,
    }
}

/// Adds one that is not there yet; says whether there is one.
fn push<T: PartialEq>(list: &mut Vec<T>, one: Option<T>) -> bool {
    let Some(one) = one else {
        return false;
    };
    if !list.contains(&one) && list.len() < KEYS_MAX {
        list.push(one);
    }
    true
}

/// A channel that is chosen twice counts as it was chosen first. Says whether it is known.
fn push_channel(need: &mut Need, value: &str, wish: Wish) -> bool {
    let Some(key) = known_key(Facet::Channels, value) else {
        return false;
    };
    if need.channels.iter().any(|one| one.key == key) {
        return true;
    }
    push(&mut need.channels, Some(Wished { key, wish }))
}

fn is_subject(term: &Term) -> bool {
    matches!(
        term.facet,
        Facet::DigitalServices | Facet::Topics | Facet::Devices
    )
}

fn known_term(term: Term) -> Option<Term> {
    let key = known_key(term.facet, &term.key)?;
    Some(Term::new(term.facet, key))
}

/// The key that stands for this one today, if the vocabulary has it.
fn known_key(facet: Facet, key: &str) -> Option<String> {
    let slug = facet.vocabulary();
    vocabularies::label(slug, key, Lang::Fi)?;
    Some(vocabularies::current_key(slug, key))
}

#[cfg(test)]
#[path = "ask_tests.rs"]
mod tests;
