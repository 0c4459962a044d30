//! The form of a variant: what was sent becomes a draft as it stands, with what is wrong in it beside the fields. Parts are
//! numbered in their lists: `zones-3-label-fi`.
use std::collections::BTreeMap;

use canvas::template::{LANGS, Words};
use canvas::variant::{Draft, Group, ITEMS_MAX, Item, List, Way};

use crate::features::vocabularies;
use crate::i18n::{Lang, MsgKey};
use crate::web::forms::{many_lines, one_line};

/// Length of a name, in characters.
pub(super) const LABEL_CHARS_MAX: usize = 120;
/// Length of a help text, in characters.
pub(super) const HELP_CHARS_MAX: usize = 1_000;
/// Most values that a form may have; more were not sent by ours.
const VALUES_MAX: usize = 6_000;
/// Suggested time of a step, in minutes.
const MINUTES_MAX: u32 = 600;
/// The vocabulary of sectors.
pub(super) const SECTORS: &str = "sectors";

/// What is wrong with a part that has no name.
pub(super) const NAMELESS: MsgKey = "variant-label-empty";

/// What the pressed button asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Act {
    /// To see it.
    #[default]
    Preview,
    /// To keep it.
    Save,
    /// One more part.
    Add(List, Group),
    /// One part less.
    Remove(List, usize),
    /// Another place for a part.
    Shift(List, usize, Way),
}

impl Act {
    fn parse(value: &str) -> Option<Self> {
        let words: Vec<&str> = value.split(' ').collect();
        let number = |text: &str| text.parse().ok();
        Some(match *words.as_slice() {
            ["save"] => Self::Save,
            ["add", list] => Self::Add(List::find(list)?, Group::default()),
            ["add", list, group] => Self::Add(List::find(list)?, Group::find(group)?),
            ["remove", list, at] => Self::Remove(List::find(list)?, number(at)?),
            ["up", list, at] => Self::Shift(List::find(list)?, number(at)?, Way::Up),
            ["down", list, at] => Self::Shift(List::find(list)?, number(at)?, Way::Down),
            _ => return None,
        })
    }
}

/// A form as sent.
#[derive(Clone, Debug, Default)]
pub(super) struct VariantForm {
    pub draft: Draft,
    /// Number of the version that it started from.
    pub seen: i64,
    pub act: Act,
    /// The part that was just added or moved.
    pub open: Option<(List, usize)>,
    /// Name of the field and what is wrong with it.
    pub errors: Vec<(String, MsgKey)>,
}

impl VariantForm {
    /// The form of a version.
    pub fn of(draft: Draft, seen: i64) -> Self {
        Self {
            draft,
            seen,
            ..Self::default()
        }
    }

    /// Reads what was sent; `known` is the version that it may have started from.
    pub fn read(sent: Vec<(String, String)>, known: &Draft) -> Self {
        let mut form = Self::default();
        if sent.len() > VALUES_MAX {
            form.errors
                .push(("title-fi".to_owned(), "variant-too-many"));
        }
        let pressed = sent.iter().rev().find(|(name, _)| name == "act");
        form.act = pressed
            .and_then(|(_, act)| Act::parse(act))
            .unwrap_or_default();
        let mut values: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, value) in sent.into_iter().take(VALUES_MAX) {
            values.entry(name).or_default().push(value);
        }
        let sent = Sent(values);
        form.seen = sent.at("seen").parse().unwrap_or(0);
        form.draft.title = sent.words("title", one_line);
        form.draft.question = sent.words("question", one_line);
        for list in List::ALL {
            let count = sent.count(list);
            if count > ITEMS_MAX {
                form.errors
                    .push((list.name().to_owned(), "variant-too-many"));
            }
            let items = (0..count.min(ITEMS_MAX)).map(|at| sent.item(list, at));
            let items = items.filter(|item| !item.id.is_empty()).collect();
            form.draft.lists.insert(list, items);
        }
        for rest in known.others.keys() {
            let words = sent.words(&format!("other-{rest}"), one_line);
            form.draft.others.insert(rest.clone(), words);
        }
        form
    }

    /// Does what the pressed button asks for, unless it is to keep or to see it.
    pub fn act(&mut self) {
        match self.act {
            Act::Preview | Act::Save => {}
            Act::Add(list, group) => {
                let name = format!("n{}", self.seen + 1);
                if self.draft.add(list, group, &name) {
                    let items = self.draft.items(list);
                    let at = items.iter().rposition(|item| item.group == group);
                    self.open = at.map(|at| (list, at));
                } else {
                    self.errors
                        .push((list.name().to_owned(), "variant-too-many"));
                }
            }
            Act::Remove(list, at) => self.draft.remove(list, at),
            Act::Shift(list, at, way) => self.draft.shift(list, at, way),
        }
    }

    /// Looks for what is missing, too long or there twice.
    pub fn check(&mut self, lang: Lang) {
        let mut errors = Errors {
            lang,
            found: &mut self.errors,
        };
        let draft = &self.draft;
        errors.label("title", &draft.title);
        errors.long("question", &draft.question, HELP_CHARS_MAX);
        for list in List::ALL {
            let mut called = Vec::new();
            for (at, item) in draft.items(list).iter().enumerate() {
                let name = format!("{}-{at}", list.name());
                errors.label(&format!("{name}-label"), &item.label);
                errors.long(&format!("{name}-help"), &item.help, HELP_CHARS_MAX);
                let label = item.label.in_lang(lang.code()).to_lowercase();
                let here = (item.group, label);
                if !here.1.is_empty() && called.contains(&here) {
                    errors.add(&format!("{name}-label"), "variant-label-twice");
                }
                called.push(here);
                let minutes = item.minutes.trim().parse::<u32>();
                let is_wrong = !minutes.is_ok_and(|many| (1..=MINUTES_MAX).contains(&many));
                if list == List::Steps && is_wrong {
                    let name = format!("{name}-minutes");
                    errors.found.push((name, "variant-minutes-wrong"));
                }
            }
        }
        for (rest, words) in &draft.others {
            errors.label(&format!("other-{rest}"), words);
        }
    }

    /// What is wrong with a field.
    pub fn error(&self, name: &str) -> Option<MsgKey> {
        let mut errors = self.errors.iter();
        errors.find(|(field, _)| field == name).map(|(_, key)| *key)
    }

    /// Whether something is wrong within a part.
    pub fn is_wrong(&self, part: &str) -> bool {
        let within = |name: &String| {
            let rest = name.strip_prefix(part);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        };
        self.errors.iter().any(|(name, _)| within(name))
    }
}

struct Errors<'a> {
    lang: Lang,
    found: &'a mut Vec<(String, MsgKey)>,
}

impl Errors<'_> {
    /// Adds a mistake of a text, beside the field of the reader's language.
    fn add(&mut self, name: &str, key: MsgKey) {
        self.found.push((format!("{name}-{}", self.lang), key));
    }

    fn label(&mut self, name: &str, words: &Words) {
        if words.is_empty() {
            self.add(name, NAMELESS);
        }
        self.long(name, words, LABEL_CHARS_MAX);
    }

    fn long(&mut self, name: &str, words: &Words, most: usize) {
        let key = match most {
            LABEL_CHARS_MAX => "variant-label-long",
            _ => "variant-help-long",
        };
        for (code, text) in LANGS.iter().zip(&words.0) {
            if text.chars().count() > most {
                self.found.push((format!("{name}-{code}"), key));
            }
        }
    }
}

/// Values by name.
struct Sent(BTreeMap<String, Vec<String>>);

impl Sent {
    fn all(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    fn at(&self, name: &str) -> &str {
        self.all(name).last().map_or("", String::as_str)
    }

    fn words(&self, name: &str, read: fn(&str) -> String) -> Words {
        Words(LANGS.map(|code| read(self.at(&format!("{name}-{code}")))))
    }

    /// How many parts of a list were sent.
    fn count(&self, list: List) -> usize {
        let number = |name: &String| {
            let row = name.strip_prefix(list.name())?.strip_prefix('-')?;
            row.split('-').next()?.parse::<usize>().ok()
        };
        let last = self.0.keys().filter_map(number).max();
        last.map_or(0, |last| last.saturating_add(1))
    }

    fn item(&self, list: List, at: usize) -> Item {
        let name = |part: &str| format!("{}-{at}-{part}", list.name());
        let sector = self.at(&name("sector"));
        let is_sector =
            |key: &str| vocabularies::find(SECTORS).is_some_and(|known| known.item(key).is_some());
        let read_help = match list {
            List::Links => one_line,
            _ => many_lines,
        };
        Item {
            id: self.at(&name("id")).to_owned(),
            group: Group::find(self.at(&name("group"))).unwrap_or_default(),
            label: self.words(&name("label"), one_line),
            help: self.words(&name("help"), read_help),
            steps: self.all(&name("steps")).to_vec(),
            sector: match is_sector(sector) {
                true => sector.to_owned(),
                false => String::new(),
            },
            is_long: self.at(&name("long")) == "yes",
            minutes: self.at(&name("minutes")).chars().take(8).collect(),
            opens: self.all(&name("opens")).to_vec(),
        }
    }
}
