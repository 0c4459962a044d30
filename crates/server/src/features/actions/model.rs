//! What a comment and an action point are.
use jiff::civil::Date;

use crate::i18n::MsgKey;
use crate::web::forms::one_line;

/// Comments that one canvas may have.
pub(super) const COMMENTS_MAX: i64 = 2_000;
/// Action points that one canvas may have.
pub(super) const POINTS_MAX: i64 = 500;
/// Letters of a comment.
pub(super) const COMMENT_CHARS_MAX: usize = 2_000;
/// Letters of what is to be done.
pub(super) const WHAT_CHARS_MAX: usize = 500;
/// Letters of the name of who does it.
pub(super) const OWNER_CHARS_MAX: usize = 100;

/// What somebody says about a note (kommentti).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Id.
    pub id: String,
    /// The canvas.
    pub canvas: String,
    /// Id of the note; it may be in the bin, or gone.
    pub note: String,
    /// Plain text with line breaks.
    pub text: String,
    /// Participant id of who wrote it.
    pub author: String,
    /// The name they go by.
    pub by: String,
    /// When, UTC milliseconds.
    pub at: i64,
}

/// What is to be done, by whom and by when (toimenpide).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionPoint {
    /// Id.
    pub id: String,
    /// The canvas.
    pub canvas: String,
    /// Id of the note that it came from; none when it belongs to the canvas as a whole.
    pub note: Option<String>,
    /// What is done.
    pub what: String,
    /// Who does it; empty when that is not agreed.
    pub owner: String,
    /// The last day for it, if one is agreed.
    pub due: Option<Date>,
    /// When it was marked as done, UTC milliseconds.
    pub done_at: Option<i64>,
    /// Grows with every change.
    pub revision: i64,
    /// Participant id of who wrote it down.
    pub made_by: String,
    /// The name they go by.
    pub made_by_name: String,
    /// When, UTC milliseconds.
    pub made_at: i64,
}

impl ActionPoint {
    /// Days since its last day, when it is still to be done: 1 on the day after.
    pub fn days_late(&self, today: Date) -> Option<i32> {
        let due = self.due.filter(|_| self.done_at.is_none())?;
        let days = today.since(due).ok()?.get_days();
        (days > 0).then_some(days)
    }
}

/// What a comment says: 1–2,000 characters, with line breaks.
pub(super) fn parse_text(raw: &str) -> Result<String, MsgKey> {
    let lines: Vec<String> = raw.lines().map(one_line).collect();
    let text = lines.join("\n").trim().to_owned();
    match text.chars().count() {
        0 => Err("comment-empty"),
        n if n > COMMENT_CHARS_MAX => Err("comment-long"),
        _ => Ok(text),
    }
}

/// What is to be done: 1–500 characters on one line.
pub(super) fn parse_what(raw: &str) -> Result<String, MsgKey> {
    let what = one_line(raw);
    match what.chars().count() {
        0 => Err("action-what-empty"),
        n if n > WHAT_CHARS_MAX => Err("action-what-long"),
        _ => Ok(what),
    }
}

/// Who does it; may be empty.
pub(super) fn parse_owner(raw: &str) -> Result<String, MsgKey> {
    let owner = one_line(raw);
    if owner.chars().count() > OWNER_CHARS_MAX {
        return Err("action-owner-long");
    }
    Ok(owner)
}

/// The last day for it, written year-month-day; may be empty.
pub(super) fn parse_due(raw: &str) -> Result<Option<Date>, MsgKey> {
    if raw.trim().is_empty() {
        return Ok(None);
    }
    let day: Date = raw.trim().parse().map_err(|_| "action-due-wrong")?;
    if !(2000..2200).contains(&day.year()) {
        return Err("action-due-range");
    }
    Ok(Some(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_checked() {
        assert_eq!(
            parse_text(" So true.\r\n\r\n  Let us\task\u{202e} them. \n"),
            Ok("So true.\n\nLet us ask them.".to_owned())
        );
        assert_eq!(parse_text(" \n\u{200b}\n"), Err("comment-empty"));
        assert_eq!(parse_text(&"ä".repeat(2_001)), Err("comment-long"));
        assert!(parse_text(&"ä".repeat(2_000)).is_ok());
        assert_eq!(parse_what("Ask\nthem"), Ok("Ask them".to_owned()));
        assert_eq!(parse_what("\t"), Err("action-what-empty"));
        assert_eq!(parse_what(&"x".repeat(501)), Err("action-what-long"));
        assert_eq!(parse_owner(""), Ok(String::new()));
        assert_eq!(parse_owner(&"x".repeat(101)), Err("action-owner-long"));
        assert_eq!(parse_due(" "), Ok(None));
        for wrong in ["soon", "2026-02-30"] {
            assert_eq!(parse_due(wrong), Err("action-due-wrong"), "{wrong}");
        }
        for far in ["1999-12-31", "2200-01-01"] {
            assert_eq!(parse_due(far), Err("action-due-range"), "{far}");
        }
    }

    #[test]
    fn what_is_not_done_by_its_last_day_is_late() {
        let day = |day: &str| parse_due(day).unwrap();
        let point = ActionPoint {
            id: String::new(),
            canvas: String::new(),
            note: None,
            what: String::new(),
            owner: String::new(),
            due: day("2026-02-27"),
            done_at: None,
            revision: 0,
            made_by: String::new(),
            made_by_name: String::new(),
            made_at: 0,
        };
        let late = |today: &str| point.days_late(day(today).unwrap());
        assert_eq!(late("2026-02-27"), None);
        assert_eq!(late("2026-03-01"), Some(2));
        assert_eq!(late("2027-03-01"), Some(367));
        let done = ActionPoint {
            done_at: Some(0),
            ..point.clone()
        };
        assert_eq!(done.days_late(day("2026-03-01").unwrap()), None);
    }
}
