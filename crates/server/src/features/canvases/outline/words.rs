//! Words of the outline: messages with their placeholders filled, names, moments. The browser's twins are
//! `web/src/model/texts.ts` and `web/src/view/list/words.ts`.
use std::collections::BTreeMap;

use canvas::content::Note;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Finland's time, written out so that it needs no time zone files.
const FINLAND: &str = "EET-2EEST,M3.5.0/3,M10.5.0/4";
/// UTF-16 units of one line of text at most, for the height of a box.
const LINE_CHARS: usize = 60;
/// Rows of a box: fewest and most.
const BOX_ROWS: (usize, usize) = (3, 20);

/// Messages by key, with `{name}` for placeholders.
#[derive(Clone, Copy)]
pub struct Words<'a>(pub &'a BTreeMap<String, String>);

impl Words<'_> {
    /// The message of a key; the key itself when there is none.
    pub fn t(self, key: &str) -> String {
        self.0.get(key).cloned().unwrap_or_else(|| key.to_owned())
    }

    /// The message of a key with its placeholders filled.
    pub fn with(self, key: &str, args: &[(&str, &str)]) -> String {
        fill(&self.t(key), args)
    }

    /// The form of a message for a number, which it names `{count}`.
    pub fn count(self, key: &str, count: usize) -> String {
        let form = if count == 1 { "one" } else { "other" };
        let message = self.0.get(&format!("{key}-{form}")).cloned();
        fill(
            &message.unwrap_or_else(|| self.t(key)),
            &[("count", &count.to_string())],
        )
    }

    /// What a note is called: its first line, or a word for those that have nothing on them yet.
    pub fn title_of(self, note: &Note) -> String {
        let name = note.text.split('\n').next().unwrap_or_default().trim();
        if name.is_empty() {
            self.t("nameless")
        } else {
            name.to_owned()
        }
    }

    /// A moment in Finland's time.
    pub fn when(self, utc_ms: i64) -> String {
        let zone = TimeZone::posix(FINLAND).unwrap_or(TimeZone::UTC);
        let there = Timestamp::from_millisecond(utc_ms)
            .unwrap_or_default()
            .to_zoned(zone);
        let (day, month) = (there.day().to_string(), there.month().to_string());
        let (hour, minute) = (there.hour().to_string(), format!("{:02}", there.minute()));
        let args = [
            ("day", day.as_str()),
            ("month", &month),
            ("hour", &hour),
            ("minute", &minute),
        ];
        self.with("canvas-time", &args)
    }

    /// Who and when, of whatever is known.
    pub fn signature(self, name: &str, utc_ms: i64) -> String {
        let time = if utc_ms > 0 {
            self.when(utc_ms)
        } else {
            String::new()
        };
        let known: Vec<&str> = [name, &time]
            .into_iter()
            .filter(|s| !s.is_empty())
            .collect();
        known.join(", ")
    }
}

/// What stands on a note below its name.
pub fn remark_of(note: &Note) -> &str {
    note.text
        .split_once('\n')
        .map_or("", |(_, rest)| rest.trim())
}

/// Rows of a box that shows the whole text, within reason.
pub fn rows_for(text: &str) -> usize {
    let rows = text
        .split('\n')
        .map(|line| line.encode_utf16().count().div_ceil(LINE_CHARS).max(1));
    rows.sum::<usize>().clamp(BOX_ROWS.0, BOX_ROWS.1)
}

/// Fills `{name}` placeholders; unknown ones stay. What is filled in is not filled again.
fn fill(message: &str, args: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(message.len());
    let mut rest = message;
    while let Some(start) = rest.find('{') {
        let (before, from) = rest.split_at(start);
        filled.push_str(before);
        let Some(end) = from.find('}') else {
            rest = from;
            break;
        };
        let (name, whole) = (&from[1..end], &from[..=end]);
        let value = args.iter().find(|(arg, _)| *arg == name);
        filled.push_str(value.map_or(whole, |(_, value)| value));
        rest = &from[end + 1..];
    }
    filled.push_str(rest);
    filled
}
