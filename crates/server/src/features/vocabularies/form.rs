//! What an editor types about a term.
use serde::Deserialize;

use super::model::{Item, TERMS_MAX, Vocabulary, Words};
use crate::i18n::{Lang, MsgKey};
use crate::web::FormErrors;
use crate::web::forms::one_line;

/// Letters in a term's name.
const NAME_CHARS_MAX: usize = 80;
/// Letters in what a term means.
const ABOUT_CHARS_MAX: usize = 600;
/// Letters in what is asked about it.
const PROMPT_CHARS_MAX: usize = 200;
/// Letters in why something was changed.
const WHY_CHARS_MAX: usize = 300;
/// Letters in a key.
const KEY_CHARS_MAX: usize = 60;
/// The greatest place.
const PLACE_MAX: i64 = 99_999;

/// A term's form as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct TermForm {
    pub key: String,
    pub name_fi: String,
    pub name_sv: String,
    pub name_en: String,
    pub about_fi: String,
    pub about_sv: String,
    pub about_en: String,
    pub prompt_fi: String,
    pub prompt_sv: String,
    pub prompt_en: String,
    pub place: String,
    /// Number of the change that the editor saw last.
    pub number: i64,
    pub why: String,
    /// Key of the term that another one is merged into.
    pub successor: String,
    /// Number of the change that is gone back to.
    pub to: i64,
}

impl TermForm {
    /// The form of a term as it stands.
    pub fn of(item: &Item) -> Self {
        Self {
            key: item.key.clone(),
            name_fi: item.name.fi.clone(),
            name_sv: item.name.sv.clone(),
            name_en: item.name.en.clone(),
            about_fi: item.description.fi.clone(),
            about_sv: item.description.sv.clone(),
            about_en: item.description.en.clone(),
            prompt_fi: item.prompt.fi.clone(),
            prompt_sv: item.prompt.sv.clone(),
            prompt_en: item.prompt.en.clone(),
            place: item.place.to_string(),
            number: item.number,
            ..Self::default()
        }
    }

    /// The form of a term to be added.
    pub fn blank(vocabulary: &Vocabulary) -> Self {
        Self {
            place: vocabulary.last_place().to_string(),
            ..Self::default()
        }
    }

    /// A new term, or everything that is wrong with it.
    pub fn new_term(&self, vocabulary: &Vocabulary) -> Result<Item, FormErrors> {
        let mut errors = FormErrors::default();
        let key = errors.take("key", self.new_key(vocabulary));
        let item = self.read(vocabulary, &Item::default(), &mut errors);
        if vocabulary.items.len() >= TERMS_MAX {
            errors.add("key", "terms-full");
        }
        match key {
            Some(key) if errors.is_empty() => Ok(Item { key, ..item }),
            _ => Err(errors),
        }
    }

    /// The term after the change and why it is changed, or everything that is wrong.
    pub fn changed(
        &self,
        vocabulary: &Vocabulary,
        old: &Item,
    ) -> Result<(Item, String), FormErrors> {
        let mut errors = FormErrors::default();
        let item = self.read(vocabulary, old, &mut errors);
        let why = errors.take("why", self.why());
        match why {
            Some(why) if errors.is_empty() => Ok((item, why)),
            _ => Err(errors),
        }
    }

    /// Why something is changed; fails with the message key to show beside the field.
    pub fn why(&self) -> Result<String, MsgKey> {
        let why = one_line(&self.why);
        match why.chars().count() {
            0 => Err("terms-why-empty"),
            n if n > WHY_CHARS_MAX => Err("terms-why-too-long"),
            _ => Ok(why),
        }
    }

    fn read(&self, vocabulary: &Vocabulary, old: &Item, errors: &mut FormErrors) -> Item {
        let mut name = |field, raw: &str, lang| {
            let parsed = name(vocabulary, &old.key, raw, lang);
            errors.take(field, parsed).unwrap_or_default()
        };
        let name = Words {
            fi: name("name_fi", &self.name_fi, Lang::Fi),
            sv: name("name_sv", &self.name_sv, Lang::Sv),
            en: name("name_en", &self.name_en, Lang::En),
        };
        let about = [
            ("about_fi", self.about_fi.as_str()),
            ("about_sv", &self.about_sv),
            ("about_en", &self.about_en),
        ];
        let prompt = [
            ("prompt_fi", self.prompt_fi.as_str()),
            ("prompt_sv", &self.prompt_sv),
            ("prompt_en", &self.prompt_en),
        ];
        let place = self.place.trim().parse();
        let place = place.ok().filter(|place| (0..=PLACE_MAX).contains(place));
        if place.is_none() {
            errors.add("place", "terms-place-wrong");
        }
        Item {
            name,
            description: whole(about, ABOUT_CHARS_MAX, errors),
            prompt: if vocabulary.asks() {
                whole(prompt, PROMPT_CHARS_MAX, errors)
            } else {
                old.prompt.clone()
            },
            place: place.unwrap_or(old.place),
            ..old.clone()
        }
    }

    /// The key that was typed, or one made of the English name. Keys stand in documents and addresses for good.
    fn new_key(&self, vocabulary: &Vocabulary) -> Result<String, MsgKey> {
        let typed = self.key.trim();
        let key = if typed.is_empty() {
            key_of(&self.name_en)
        } else {
            typed.to_owned()
        };
        let is_key = key
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if key.is_empty() || key.len() > KEY_CHARS_MAX || !is_key {
            return Err("terms-key-wrong");
        }
        if vocabulary.item(&key).is_some() {
            return Err("terms-key-taken");
        }
        Ok(key)
    }
}

fn name(vocabulary: &Vocabulary, own: &str, raw: &str, lang: Lang) -> Result<String, MsgKey> {
    let name = one_line(raw);
    match name.chars().count() {
        0 => Err("terms-name-empty"),
        n if n > NAME_CHARS_MAX => Err("terms-name-too-long"),
        _ if vocabulary.has_name(&name, lang, own) => Err("terms-name-taken"),
        _ => Ok(name),
    }
}

/// A text that is there in all languages or in none.
fn whole(fields: [(&'static str, &str); 3], chars_max: usize, errors: &mut FormErrors) -> Words {
    let texts = fields.map(|(field, raw)| (field, one_line(raw)));
    let is_begun = texts.iter().any(|(_, text)| !text.is_empty());
    for (field, text) in &texts {
        if is_begun && text.is_empty() {
            errors.add(field, "terms-text-in-all");
        } else if text.chars().count() > chars_max {
            let key = match chars_max {
                PROMPT_CHARS_MAX => "terms-prompt-too-long",
                _ => "terms-text-too-long",
            };
            errors.add(field, key);
        }
    }
    let [fi, sv, en] = texts.map(|(_, text)| text);
    Words { fi, sv, en }
}

/// A key of plain letters: `Smart watch` becomes `smart-watch`.
fn key_of(name: &str) -> String {
    let plain = name.to_lowercase();
    let words = plain.split(|letter: char| !letter.is_ascii_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}
