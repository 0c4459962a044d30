//! What a workshop is, and how what is typed about it becomes values.
use canvas::template::Template;
use jiff::civil::DateTime;

use crate::features::workspaces::{CanvasId, WorkshopId, WorkspaceId};
use crate::i18n::{Lang, MsgKey};
use crate::web::dates::{finland, in_finland};
use crate::web::forms::one_line;

/// Longest aim and place, in characters.
const LINE_CHARS_MAX: usize = 300;
/// Longest address of a remote meeting, in characters.
const LINK_CHARS_MAX: usize = 500;
/// Longest title of an own item, in characters.
const ITEM_CHARS_MAX: usize = 120;
/// Longest item, in minutes.
const MINUTES_MAX: i64 = 480;
/// What an own item takes until somebody says otherwise, in minutes.
pub(super) const MINUTES_USUAL: i64 = 10;

/// A workshop (työpaja).
#[derive(Clone, Debug)]
pub struct Workshop {
    /// Id.
    pub id: WorkshopId,
    /// The workspace it belongs to.
    pub workspace: WorkspaceId,
    /// Title.
    pub title: String,
    /// What it is to bring about; may be empty.
    pub aim: String,
    /// Languages that people use in it; the first is that of what stands ready.
    pub languages: Vec<Lang>,
    /// When it starts, UTC milliseconds.
    pub starts_at: Option<i64>,
    /// Where; may be empty.
    pub place: String,
    /// Address of a remote meeting; may be empty.
    pub remote_link: String,
    /// UTC milliseconds.
    pub created_at: i64,
    /// When it was ended, UTC milliseconds.
    pub closed_at: Option<i64>,
    /// When it was put in the archive, UTC milliseconds.
    pub archived_at: Option<i64>,
    /// What is under way, as JSON.
    pub state: String,
}

impl Workshop {
    /// The language of what stands ready.
    pub fn first_lang(&self) -> Lang {
        self.languages.first().copied().unwrap_or_default()
    }
}

/// One line of the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Id.
    pub id: String,
    /// The canvas that is worked on; none for an own item.
    pub canvas: Option<ItemCanvas>,
    /// Letter of the canvas's step.
    pub step: Option<String>,
    /// Title of an own item.
    pub title: String,
    /// How long it is meant to take.
    pub minutes: i64,
}

/// A canvas of the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemCanvas {
    /// Id.
    pub id: CanvasId,
    /// Identifier of its kind.
    pub kind: String,
    /// Title.
    pub title: String,
}

impl Item {
    /// The template of its canvas.
    pub fn template(&self) -> Option<&'static Template> {
        canvas::find(&self.canvas.as_ref()?.kind)
    }

    /// Letter of the step, or nothing.
    pub fn letter(&self) -> &str {
        self.step.as_deref().unwrap_or_default()
    }

    /// What it is called: what is done in the step, or the own title.
    pub fn name(&self, lang: Lang) -> String {
        match (&self.canvas, &self.step) {
            (Some(canvas), Some(step)) => {
                lang.text(&format!("{}-step-{}", canvas.kind, step.to_lowercase()))
            }
            (Some(canvas), None) => canvas.title.clone(),
            (None, _) => self.title.clone(),
        }
    }

    /// What to do in it; empty for an own item.
    pub fn guidance(&self, lang: Lang) -> String {
        match (&self.canvas, &self.step) {
            (Some(canvas), Some(step)) => lang.text(&format!(
                "{}-step-{}-what",
                canvas.kind,
                step.to_lowercase()
            )),
            (Some(canvas), None) => lang.text(&format!("{}-question", canvas.kind)),
            (None, _) => String::new(),
        }
    }
}

/// What a form says about a workshop.
pub(super) struct Details {
    pub title: String,
    pub aim: String,
    pub languages: Vec<Lang>,
    pub starts_at: Option<i64>,
    pub place: String,
    pub remote_link: String,
}

/// One line that may be empty.
pub(super) fn parse_line(raw: &str) -> Result<String, MsgKey> {
    let line = one_line(raw);
    match line.chars().count() {
        n if n > LINE_CHARS_MAX => Err("workshop-line-long"),
        _ => Ok(line),
    }
}

/// Languages as codes with commas between; each once.
pub(super) fn parse_languages(raw: &str) -> Result<Vec<Lang>, MsgKey> {
    let mut languages: Vec<Lang> = Vec::new();
    for code in raw.split(',') {
        let lang = Lang::parse(code.trim()).ok_or("workshop-languages-empty")?;
        if !languages.contains(&lang) {
            languages.push(lang);
        }
    }
    Ok(languages)
}

/// Languages as they are stored and as a form carries them.
pub(super) fn languages_text(languages: &[Lang]) -> String {
    let codes: Vec<&str> = languages.iter().map(|lang| lang.code()).collect();
    codes.join(",")
}

/// A moment on Finland's clock as a browser's field for date and time says it; nothing when it is empty.
pub(super) fn parse_moment(raw: &str) -> Result<Option<i64>, MsgKey> {
    let raw = raw.trim();
    if raw.is_empty() {
        return Ok(None);
    }
    let there: DateTime = raw.parse().map_err(|_| "workshop-time-wrong")?;
    if !(2000..2200).contains(&there.year()) {
        return Err("workshop-time-range");
    }
    let moment = there.to_zoned(finland());
    let moment = moment.map_err(|_| "workshop-time-wrong")?;
    Ok(Some(moment.timestamp().as_millisecond()))
}

/// The same for the field.
pub(super) fn moment_text(utc_ms: Option<i64>) -> String {
    utc_ms.map_or_else(String::new, |at| {
        in_finland(at).strftime("%Y-%m-%dT%H:%M").to_string()
    })
}

/// Address of a remote meeting, which may be empty.
pub(super) fn parse_link(raw: &str) -> Result<String, MsgKey> {
    let link = raw.trim();
    let is_address = ["https://", "http://"]
        .iter()
        .any(|scheme| link.len() > scheme.len() && link.starts_with(scheme));
    let is_one = !link.contains(|c: char| c.is_whitespace() || c.is_control() || c == '"');
    if link.is_empty() || (is_address && is_one && link.len() <= LINK_CHARS_MAX) {
        Ok(link.to_owned())
    } else {
        Err("workshop-link-wrong")
    }
}

/// Title of an own item.
pub(super) fn parse_item(raw: &str) -> Result<String, MsgKey> {
    let title = one_line(raw);
    match title.chars().count() {
        0 => Err("workshop-item-empty"),
        n if n > ITEM_CHARS_MAX => Err("title-too-long"),
        _ => Ok(title),
    }
}

/// How long an item takes.
pub(super) fn parse_minutes(raw: &str) -> Result<i64, MsgKey> {
    let minutes: i64 = raw.trim().parse().map_err(|_| "workshop-minutes-wrong")?;
    if (1..=MINUTES_MAX).contains(&minutes) {
        Ok(minutes)
    } else {
        Err("workshop-minutes-wrong")
    }
}

/// Which way an item is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
}

impl Way {
    pub(super) fn parse(raw: &str) -> Option<Self> {
        match raw {
            "up" => Some(Self::Up),
            "down" => Some(Self::Down),
            _ => None,
        }
    }
}

/// The items' ids with one of them moved by one place; the same when it is at the end or not among them.
pub(super) fn moved(ids: &[String], id: &str, way: Way) -> Vec<String> {
    let mut ids = ids.to_vec();
    if let Some(at) = ids.iter().position(|one| one == id) {
        match way {
            Way::Up if at > 0 => ids.swap(at, at - 1),
            Way::Down if at + 1 < ids.len() => ids.swap(at, at + 1),
            _ => {}
        }
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_that_of_finland_s_clock() {
        let winter = parse_moment("2026-12-08T09:05").unwrap();
        assert_eq!(winter, Some(1_796_713_500_000));
        assert_eq!(moment_text(winter), "2026-12-08T09:05");
        assert_eq!(parse_moment(" "), Ok(None));
        assert_eq!(parse_moment("8.12. klo 9"), Err("workshop-time-wrong"));
        for far in ["1600-01-01T00:00", "9999-12-31T23:59"] {
            assert_eq!(parse_moment(far), Err("workshop-time-range"), "{far}");
        }
    }

    #[test]
    fn a_link_is_one_web_address() {
        assert_eq!(parse_link(""), Ok(String::new()));
        assert!(parse_link("https://meet.example/abc?x=1").is_ok());
        for wrong in [
            "meet.example",
            "javascript:alert(1)",
            "https://",
            "https://a b",
            "http://a\"b",
        ] {
            assert_eq!(parse_link(wrong), Err("workshop-link-wrong"), "{wrong}");
        }
    }

    #[test]
    fn languages_are_known_ones_and_each_once() {
        assert_eq!(parse_languages("fi,sv,fi"), Ok(vec![Lang::Fi, Lang::Sv]));
        assert_eq!(parse_languages("de"), Err("workshop-languages-empty"));
        assert_eq!(languages_text(&[Lang::Fi, Lang::En]), "fi,en");
    }

    #[test]
    fn an_item_moves_one_place_and_stops_at_the_ends() {
        let ids = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(moved(&ids, "b", Way::Up), ["b", "a", "c"]);
        assert_eq!(moved(&ids, "c", Way::Down), ids);
        assert_eq!(moved(&ids, "x", Way::Up), ids);
    }

    #[test]
    fn minutes_are_at_least_one_and_at_most_a_day_of_work() {
        assert_eq!(parse_minutes(" 15 "), Ok(15));
        for wrong in ["", "0", "-5", "481", "5.5", "ten"] {
            assert_eq!(
                parse_minutes(wrong),
                Err("workshop-minutes-wrong"),
                "{wrong}"
            );
        }
    }
}
