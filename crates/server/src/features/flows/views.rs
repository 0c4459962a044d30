//! What the pages say of items and places, in the reader's language.
use std::collections::BTreeSet;

use canvas::Template;
use canvas::flows::{Flow, Item, Put, State};
use canvas::sheet::Sheet;
use canvas::template::Becomes;

use super::desk::Desk;
use crate::features::vocabularies::SheetTexts;
use crate::i18n::Lang;

/// One part of an arrow with what it found.
pub(super) struct Group {
    pub legend: String,
    pub items: Vec<ItemView>,
}

/// One thing that can be taken along.
pub(super) struct ItemView {
    pub key: String,
    pub name: String,
    pub remark: String,
    /// Where it would be written.
    pub place: String,
    pub chosen: bool,
    pub open: bool,
    /// How it stands, in words; empty when it is new.
    pub state: String,
    /// Where it was taken: id and title.
    pub taken: Option<(String, String)>,
    /// How many interviews say it; 0 where that is not told.
    pub interviews: usize,
    /// Through whom it is reached, where that is known.
    pub way: String,
    /// Value and name of each zone that may be chosen.
    pub zones: Vec<(String, String)>,
    pub zone: String,
}

/// The parts of an arrow, those that found nothing left out.
pub(super) fn groups(
    flow: &Flow,
    items: &[Item],
    desk: &Desk,
    to: Option<&str>,
    lang: Lang,
) -> Vec<Group> {
    let Some(template) = canvas::find(&flow.to) else {
        return Vec::new();
    };
    let sheet = template.sheet(&SheetTexts(lang));
    let private = canvas::find(&flow.from).is_some_and(|from| from.private);
    let group = |take: &canvas::flows::Take| Group {
        legend: lang.text(&format!("flow-take-{}", take.slug)),
        items: items
            .iter()
            .filter(|item| item.take == take.slug)
            .map(|item| {
                view(
                    item,
                    &place(&take.put, &sheet, item),
                    &sheet,
                    desk,
                    to,
                    private,
                    lang,
                )
            })
            .collect(),
    };
    flow.takes
        .iter()
        .map(group)
        .filter(|group| !group.items.is_empty())
        .collect()
}

fn view(
    item: &Item,
    place: &str,
    sheet: &Sheet,
    desk: &Desk,
    to: Option<&str>,
    private: bool,
    lang: Lang,
) -> ItemView {
    let taken = match &item.state {
        State::Taken { canvas, .. } if Some(canvas.as_str()) != to => desk.record(canvas),
        _ => None,
    };
    let key = match &item.state {
        State::New => None,
        State::Taken { .. } => Some("flow-state-taken"),
        State::There { .. } => Some("flow-state-there"),
        State::Changed { .. } => Some("flow-state-changed"),
        State::Gone => Some("flow-state-gone"),
        State::Full => Some("flow-state-full"),
        State::Refused => Some("flow-state-refused"),
    };
    let canvases: BTreeSet<&str> = item
        .origins
        .iter()
        .map(|origin| origin.canvas.as_str())
        .collect();
    let zones = item
        .zones
        .iter()
        .filter(|_| matches!(item.state, State::New | State::Gone));
    let name_of = |slug: &String| {
        let zone = sheet.zones.iter().find(|zone| zone.slug == *slug);
        (
            slug.clone(),
            zone.map_or_else(|| slug.clone(), |zone| zone.label.clone()),
        )
    };
    ItemView {
        key: item.key.clone(),
        name: item.name.clone(),
        remark: item.remark.clone(),
        place: place.to_owned(),
        chosen: item.chosen,
        open: item.is_open(),
        state: key.map_or_else(String::new, |key| lang.text(key)),
        taken: taken.map(|record| (record.id.clone(), record.title.clone())),
        interviews: if private { canvases.len() } else { 0 },
        way: String::new(),
        zones: zones.map(name_of).collect(),
        zone: item.zone.clone().unwrap_or_default(),
    }
}

/// The place that an item goes to, as the target's sheet calls it.
fn place(put: &Put, sheet: &Sheet, item: &Item) -> String {
    let field = |slug: &str| {
        sheet
            .fields
            .iter()
            .find(|field| field.slug == slug)
            .map_or("", |field| &field.label)
            .to_owned()
    };
    let zone = |slug: &str| {
        sheet
            .zones
            .iter()
            .find(|zone| zone.slug == slug)
            .map_or("", |zone| &zone.label)
            .to_owned()
    };
    let matrix = sheet.matrix.as_ref();
    let row = |slug: &str| {
        let fixed =
            matrix.and_then(|matrix| matrix.rows.fixed.iter().find(|lane| lane.slug == slug));
        fixed.map_or_else(String::new, |lane| lane.label.clone())
    };
    match put {
        Put::Note { .. } => item.zone.as_deref().map_or_else(String::new, zone),
        Put::Column { .. } => {
            matrix.map_or_else(String::new, |matrix| matrix.columns.label.clone())
        }
        Put::Row => matrix.map_or_else(String::new, |matrix| matrix.rows.label.clone()),
        Put::Field { field: slug, .. } | Put::Append { field: slug } => field(slug),
        Put::Cell { row: slug, .. } => row(slug),
        Put::Title => String::new(),
    }
}

/// Name of a kind.
pub(super) fn kind_title(kind: &str, lang: Lang) -> String {
    lang.text(&format!("{kind}-title"))
}

/// What a field becomes that says what a canvas is about.
const SUBJECTS: [&str; 3] = ["canvas.target", "canvas.client_group", "problem.whom"];

/// What a text is about, shortly: what stands before its first mark of a list or remark.
fn subject_of(text: &str) -> &str {
    let end = text.find(['\n', ':', ';', '(']).unwrap_or(text.len());
    text.get(..end).unwrap_or(text).trim()
}

/// What a canvas that comes from another may be called.
pub(super) fn suggested_title(
    flow: &Flow,
    from: &Template,
    content: &canvas::content::Content,
    lang: Lang,
) -> String {
    let title = kind_title(&flow.to, lang);
    let says = |becomes: &Becomes| SUBJECTS.contains(&becomes.to_string().as_str());
    let fields = from
        .fields
        .iter()
        .filter(|field| field.becomes.as_ref().is_some_and(says));
    let subject = fields
        .filter_map(|field| content.fields.get(&field.slug))
        .map(|text| subject_of(text));
    match subject.into_iter().find(|text| !text.is_empty()) {
        Some(subject) => format!("{title}: {subject}").chars().take(120).collect(),
        None => title,
    }
}
