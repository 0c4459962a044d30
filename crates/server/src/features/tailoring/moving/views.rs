//! What the page of a move is drawn from.
use canvas::Template;
use canvas::content::Content;
use canvas::variant::List;
use canvas::variant::next::{self, Change, Going, What};

use super::{Desk, GOES, Told, digest};
use crate::features::canvases::CanvasRecord;
use crate::features::variants;
use crate::i18n::Lang;
use crate::web::{Shell, dates};

/// Texts of one part that are shown at once; the rest opens.
const SHOWN: usize = 8;

#[derive(askama::Template)]
#[template(path = "tailoring/moving/page.html")]
pub(super) struct MovePage {
    shell: Shell,
    record: CanvasRecord,
    versions: String,
    to: i64,
    seen: String,
    /// Numbers of later versions with their names, newest first.
    newer: Vec<(i64, String)>,
    message: Option<&'static str>,
    differences: Vec<Difference>,
    texts: bool,
    going: Vec<Part>,
    hearts: usize,
    /// Whether notes lose the place on the board that they were laid in.
    is_laid_anew: bool,
    /// Whether the step that is under way is there no more.
    ends_step: bool,
    is_voting: bool,
    is_archived: bool,
}

/// A part that is not the same in both versions.
struct Difference {
    list: String,
    name: String,
    /// Its name before, where it has another now.
    before: Option<String>,
    what: Vec<(&'static str, &'static str)>,
}

/// A part that goes, with what stands on it.
struct Part {
    /// Number, for ids.
    at: usize,
    field: String,
    list: String,
    name: String,
    shown: Vec<String>,
    more: Vec<String>,
    binned: usize,
    marks: usize,
    /// How many texts are behind those that are shown.
    rest: usize,
    has_choice: bool,
    ways: Vec<Way>,
    /// Whether it goes from the canvas.
    is_left: bool,
    no_room: bool,
}

struct Way {
    value: String,
    name: String,
    is_chosen: bool,
}

impl MovePage {
    pub fn new(
        desk: &Desk,
        to: &'static Template,
        content: &Content,
        told: Told,
        is_voting: bool,
    ) -> Self {
        let (lang, from, record) = (desk.lang, desk.from, &desk.record);
        let going = variants::going(record.lang, from, to, content);
        let moved = variants::moved(
            record.lang,
            (from, to),
            content,
            &told.choices,
            desk.signed(),
        );
        let hearts = moved.map_or(0, |after| next::hearts_lost(content, &after));
        let changes = next::changes(from, to);
        let name = |number: i64| lang.count("variant-version", number);
        let (was, is) = (i64::from(from.version), i64::from(to.version));
        let newer = desk.newer.iter().map(|version| {
            let made = dates::day_and_time(lang, version.made_at);
            (version.number, format!("{}, {made}", name(version.number)))
        });
        let step = record.settings.step.as_ref();
        let ends_step = step.is_some() && next::settings(from, to, &record.settings).step.is_none();
        Self {
            shell: desk.visitor.shell(lang, &lang.count("move-title", is)),
            versions: lang.text_with(
                "history-from-to",
                &[("from", &name(was)), ("to", &name(is))],
            ),
            to: is,
            seen: digest(from, to, content, &going),
            newer: newer.collect(),
            message: told.message,
            differences: changes
                .parts
                .iter()
                .map(|change| difference(lang, change))
                .collect(),
            texts: changes.texts,
            going: going
                .iter()
                .enumerate()
                .map(|(at, one)| part(lang, (from, to), (at, one), &told))
                .collect(),
            hearts,
            is_laid_anew: content.notes.iter().any(|note| {
                let place = |template: &Template| template.zone(&note.zone).map(|zone| zone.place);
                note.pos.is_some() && place(from) != place(to)
            }),
            ends_step,
            is_voting,
            is_archived: record.archived_at.is_some(),
            record: record.clone(),
        }
    }
}

fn list_name(lang: Lang, list: List) -> String {
    lang.text(&format!("move-list-{}", list.name()))
}

fn difference(lang: Lang, change: &Change) -> Difference {
    let (before, after) = [&change.before, &change.after]
        .map(|words| words.in_lang(lang.code()).to_owned())
        .into();
    let is_renamed = change.what.contains(&What::Renamed) && before != after;
    let what = change.what.iter().map(|what| match what {
        What::New => ("chip chip-ok", "move-new"),
        What::Gone => ("chip chip-danger", "move-gone"),
        What::Renamed => ("chip chip-brand", "move-renamed"),
        What::Moved => ("chip chip-brand", "move-moved"),
        What::Changed => ("chip chip-brand", "move-changed"),
    });
    Difference {
        list: list_name(lang, change.list),
        what: what.collect(),
        name: match after.is_empty() {
            true => before.clone(),
            false => after,
        },
        before: Some(before).filter(|_| is_renamed),
    }
}

fn part(
    lang: Lang,
    (from, to): (&Template, &Template),
    (at, one): (usize, &Going),
    told: &Told,
) -> Part {
    let chosen = told.choices.get(&one.place).unwrap_or(&one.usual).as_ref();
    let way = |place: &String| {
        let (list, slug) = place.split_once('/').unwrap_or((place, ""));
        let list = List::find(list).unwrap_or(one.list);
        let label = list.label(to, slug, lang.code());
        Way {
            value: place.clone(),
            name: format!("{}: {label}", list_name(lang, list)),
            is_chosen: chosen == Some(place),
        }
    };
    let ways: Vec<Way> = one.ways.iter().map(way).collect();
    let mut shown = one.texts.clone();
    let more = shown.split_off(shown.len().min(SHOWN));
    Part {
        at,
        field: format!("{GOES}{}", one.place),
        list: list_name(lang, one.list),
        name: one.list.label(from, &one.slug, lang.code()).to_owned(),
        shown,
        rest: more.len(),
        more,
        binned: one.binned,
        marks: one.marks,
        has_choice: one.has_choice(),
        is_left: !ways.iter().any(|way| way.is_chosen),
        ways,
        no_room: told.no_room.as_ref() == Some(&one.place),
    }
}
