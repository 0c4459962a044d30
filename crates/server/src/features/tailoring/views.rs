//! What the form of a variant is drawn from.
use canvas::Template;
use canvas::template::{LANGS, Words};
use canvas::variant::{Draft, Group, ITEMS_MAX, Item, List};

use super::form::{HELP_CHARS_MAX, LABEL_CHARS_MAX, SECTORS, VariantForm};
use crate::features::variants::{Variant, Version};
use crate::features::vocabularies;
use crate::features::workspaces::Workspace;
use crate::i18n::Lang;
use crate::web::{Shell, dates};

#[derive(askama::Template)]
#[template(path = "tailoring/edit.html")]
pub(super) struct EditPage {
    shell: Shell,
    workspace: Workspace,
    action: String,
    base: String,
    seen: i64,
    picture: Option<String>,
    /// Field and mistake, in words.
    errors: Vec<(String, String)>,
    whole: Vec<Texts>,
    sections: Vec<Section>,
    others: Vec<Texts>,
    versions: Vec<VersionLine>,
    is_retired: bool,
    /// What was just done.
    pub message: Option<String>,
    /// Somebody else has kept a version meanwhile.
    pub is_overtaken: bool,
}

/// A version in words.
struct VersionLine {
    title: String,
    made: String,
    canvases: String,
}

/// Parts of one kind under a heading.
struct Section {
    list: &'static str,
    /// Ends the keys of its texts: the list's name, or the group's for zones.
    name: &'static str,
    parts: Vec<Part>,
    /// What the button asks for that adds one; empty where none is added.
    add: String,
    error: Option<String>,
}

/// One part.
struct Part {
    /// `zones-3`.
    name: String,
    list: &'static str,
    at: usize,
    id: String,
    group: &'static str,
    title: String,
    is_open: bool,
    is_first: bool,
    is_last: bool,
    can_go: bool,
    can_move: bool,
    label: Texts,
    help: Texts,
    steps: Vec<Choice>,
    sectors: Vec<Choice>,
    /// Whether it is a field that was added, and whether it takes paragraphs.
    long: Option<bool>,
    minutes: Option<Minutes>,
    opens: Vec<Choice>,
}

/// The suggested time of a step.
struct Minutes {
    value: String,
    error: Option<String>,
}

struct Choice {
    value: String,
    label: String,
    is_chosen: bool,
}

/// One text in all languages.
struct Texts {
    legend: String,
    is_long: bool,
    most: usize,
    inputs: Vec<Input>,
}

struct Input {
    name: String,
    lang: &'static str,
    language: &'static str,
    value: String,
    error: Option<String>,
}

impl EditPage {
    pub fn new(
        shell: Shell,
        workspace: Workspace,
        variant: Variant,
        (newest, versions): (&Template, Vec<Version>),
        form: VariantForm,
        picture: Option<String>,
    ) -> Self {
        let lang = shell.lang;
        let drawing = Drawing {
            lang,
            form: &form,
            newest,
        };
        let version = |one: Version| VersionLine {
            title: lang.count("variant-version", one.number),
            made: dates::day_and_time(lang, one.made_at),
            canvases: lang.count("variant-canvases", one.canvases),
        };
        let errors = form.errors.iter();
        let others = form.draft.others.iter();
        Self {
            action: format!("/{lang}/w/{}/variants/{}", workspace.id, variant.id),
            base: lang.text(&format!("{}-title", variant.base)),
            seen: form.seen,
            picture,
            errors: errors
                .map(|(name, key)| (name.clone(), lang.text(key)))
                .collect(),
            whole: vec![
                drawing.texts("title", "variant-title", &form.draft.title, LABEL_CHARS_MAX),
                drawing.texts(
                    "question",
                    "variant-question",
                    &form.draft.question,
                    LABEL_CHARS_MAX,
                ),
            ],
            sections: drawing.sections(),
            others: others
                .map(|(rest, words)| {
                    let usual = lang.text(&format!("{}-{rest}", variant.base));
                    let name = format!("other-{rest}");
                    let mut texts = drawing.texts(&name, "", words, LABEL_CHARS_MAX);
                    texts.legend = usual;
                    texts
                })
                .collect(),
            versions: versions.into_iter().map(version).collect(),
            is_retired: variant.retired_at.is_some(),
            message: None,
            is_overtaken: false,
            workspace,
            shell,
        }
    }
}

struct Drawing<'a> {
    lang: Lang,
    form: &'a VariantForm,
    newest: &'a Template,
}

impl Drawing<'_> {
    fn draft(&self) -> &Draft {
        &self.form.draft
    }

    fn error(&self, name: &str) -> Option<String> {
        self.form.error(name).map(|key| self.lang.text(key))
    }

    fn sections(&self) -> Vec<Section> {
        let mut sections = Vec::new();
        for list in List::ALL {
            if list == List::Zones {
                sections.extend(Group::ALL.map(|group| self.section(list, Some(group))));
            } else {
                sections.push(self.section(list, None));
            }
        }
        // A sheet has what its built-in kind has: a form gets no zones, an open table no fixed rows.
        sections.retain(|one| {
            let general = matches!(one.list, "fields" | "steps");
            general || !one.parts.is_empty()
        });
        sections
    }

    fn section(&self, list: List, group: Option<Group>) -> Section {
        let items = self.draft().items(list);
        let here = |item: &Item| group.is_none_or(|group| group == item.group);
        let mine: Vec<usize> = (0..items.len()).filter(|at| here(&items[*at])).collect();
        let can_add = !matches!(list, List::Notes | List::Links) && items.len() < ITEMS_MAX;
        let add = match group {
            // The other ring gets its own with the inner one.
            Some(Group::Outer) => String::new(),
            Some(group) => format!("add zones {}", group.name()),
            None => format!("add {}", list.name()),
        };
        Section {
            list: list.name(),
            name: group.map_or(list.name(), Group::name),
            parts: mine
                .iter()
                .map(|at| self.part(list, *at, (mine.first(), mine.last())))
                .collect(),
            add: if can_add { add } else { String::new() },
            error: self.error(list.name()),
        }
    }

    fn part(&self, list: List, at: usize, (first, last): (Option<&usize>, Option<&usize>)) -> Part {
        let item = &self.draft().items(list)[at];
        let name = format!("{}-{at}", list.name());
        let title = match item.label.in_lang(self.lang.code()) {
            "" => self.lang.text("variant-unnamed"),
            label => label.to_owned(),
        };
        let letter = ('A'..='Z').nth(at).filter(|_| list == List::Steps);
        let (label, help) = match list {
            List::Steps => ("variant-step-label", "variant-step-help"),
            List::Links => ("variant-label", "variant-link-help"),
            _ => ("variant-label", "variant-help"),
        };
        let is_new = list == List::Fields && self.newest.field(&item.id).is_none();
        let help_max = match list {
            List::Links => LABEL_CHARS_MAX,
            _ => HELP_CHARS_MAX,
        };
        Part {
            list: list.name(),
            at,
            id: item.id.clone(),
            group: item.group.name(),
            title: letter.map_or_else(|| title.clone(), |letter| format!("{letter}. {title}")),
            is_open: self.form.open == Some((list, at)) || self.form.is_wrong(&name),
            is_first: first == Some(&at),
            is_last: last == Some(&at),
            can_go: list != List::Notes,
            can_move: !matches!(list, List::Notes | List::Links),
            label: self.texts(
                &format!("{name}-label"),
                label,
                &item.label,
                LABEL_CHARS_MAX,
            ),
            help: self.texts(&format!("{name}-help"), help, &item.help, help_max),
            steps: match list.opened() {
                Some(_) => self.steps(item),
                None => Vec::new(),
            },
            sectors: match list {
                List::Zones => self.sectors(item),
                _ => Vec::new(),
            },
            long: is_new.then_some(item.is_long),
            minutes: (list == List::Steps).then(|| Minutes {
                value: item.minutes.clone(),
                error: self.error(&format!("{name}-minutes")),
            }),
            opens: match list {
                List::Steps => self.opens(item),
                _ => Vec::new(),
            },
            name,
        }
    }

    fn steps(&self, item: &Item) -> Vec<Choice> {
        let steps = self.draft().items(List::Steps).iter().zip('A'..='Z');
        let choice = |(step, letter): (&Item, char)| Choice {
            value: step.id.clone(),
            label: letter.to_string(),
            is_chosen: item.steps.contains(&step.id),
        };
        steps.map(choice).collect()
    }

    fn sectors(&self, item: &Item) -> Vec<Choice> {
        let known = vocabularies::find(SECTORS);
        let items = known.iter().flat_map(|known| &known.items);
        let offered = items.filter(|one| one.is_offered() || one.key == item.sector);
        let none = Choice {
            value: String::new(),
            label: self.lang.text("variant-sector-none"),
            is_chosen: item.sector.is_empty(),
        };
        let choice = |one: &vocabularies::Item| Choice {
            value: one.key.clone(),
            label: one.name(self.lang).to_owned(),
            is_chosen: one.key == item.sector,
        };
        std::iter::once(none).chain(offered.map(choice)).collect()
    }

    fn opens(&self, item: &Item) -> Vec<Choice> {
        let general = Draft::general(self.newest).into_iter();
        let choice = |what: &str| Choice {
            value: what.to_owned(),
            label: self.lang.text(&format!("variant-opens-{what}")),
            is_chosen: item.opens.iter().any(|one| one == what),
        };
        general.map(choice).collect()
    }

    fn texts(&self, name: &str, legend: &str, words: &Words, most: usize) -> Texts {
        let input = |(code, value): (&&'static str, &String)| {
            let name = format!("{name}-{code}");
            Input {
                error: self.error(&name),
                name,
                lang: code,
                language: Lang::parse(code).unwrap_or_default().name(),
                value: value.clone(),
            }
        };
        Texts {
            legend: self.lang.text(legend),
            is_long: most > LABEL_CHARS_MAX,
            most,
            inputs: LANGS.iter().zip(&words.0).map(input).collect(),
        }
    }
}
