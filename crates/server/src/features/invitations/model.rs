//! Invitations: what a code opens, for whom and for how long.
use canvas::settings::Role;
use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::features::workspaces::{Access, CanvasId, WorkshopId, WorkspaceId};
use crate::i18n::MsgKey;
use crate::web::dates::{end_of, in_finland};

/// The longest an invitation may be open.
const DAYS_MAX: i64 = 366;
/// Milliseconds of a day.
pub const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// What codes open: a workspace, or one canvas or one workshop of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub workspace: WorkspaceId,
    pub canvas: Option<CanvasId>,
    pub workshop: Option<WorkshopId>,
}

impl Place {
    /// What the path of a request names.
    pub(super) fn of<L>(access: &Access<L>) -> Self {
        Self {
            workspace: access.workspace.clone(),
            canvas: access.canvas.clone(),
            workshop: access.workshop.clone(),
        }
    }

    /// Id of the canvas, or nothing.
    pub(super) fn canvas_id(&self) -> &str {
        self.canvas.as_ref().map_or("", |id| id.0.as_str())
    }

    /// Id of the workshop, or nothing.
    pub(super) fn workshop_id(&self) -> &str {
        self.workshop.as_ref().map_or("", |id| id.0.as_str())
    }

    /// Whether it is the workspace as a whole.
    pub(super) fn is_whole(&self) -> bool {
        self.canvas.is_none() && self.workshop.is_none()
    }
}

/// A code that lets people in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Id.
    pub id: String,
    /// The workspace that it opens.
    pub workspace: WorkspaceId,
    /// The only canvas that it opens; none opens them all, or those of a workshop.
    pub canvas: Option<CanvasId>,
    /// The workshop whose canvases are all that it opens.
    pub workshop: Option<WorkshopId>,
    /// The code, without a space.
    pub code: String,
    /// Where the code leads, as an address.
    pub url: String,
    /// What those who come in may do.
    pub role: Role,
    /// The partner that those who come in speak for: a column of the canvas.
    pub partner: Option<String>,
    /// When it was made, or got its present code; UTC milliseconds.
    pub created_at: i64,
    /// When it stops letting people in, UTC milliseconds.
    pub expires_at: i64,
    /// When it was revoked, UTC milliseconds.
    pub revoked_at: Option<i64>,
}

impl Invitation {
    /// What it opens.
    pub(super) fn place(&self) -> Place {
        Place {
            workspace: self.workspace.clone(),
            canvas: self.canvas.clone(),
            workshop: self.workshop.clone(),
        }
    }

    /// The code as people read it: `KM7 4RX`.
    pub fn shown_code(&self) -> String {
        let (start, end) = self.code.split_at(self.code.len() / 2);
        format!("{start} {end}")
    }

    /// Whether it lets people in who write.
    pub(super) fn lets_write(&self, now_ms: i64) -> bool {
        self.role == Role::Participant && self.open(now_ms).is_ok()
    }

    /// Fails with the reason in words when it lets nobody in any more.
    pub fn open(&self, now_ms: i64) -> Result<(), MsgKey> {
        match self.revoked_at {
            Some(_) => Err("invitations-code-revoked"),
            None if self.expires_at <= now_ms => Err("invitations-code-expired"),
            None => Ok(()),
        }
    }
}

/// How long an invitation is open, as a form says it; gives UTC milliseconds.
pub fn parse_expiry(choice: &str, date: &str, now_ms: i64) -> Result<i64, MsgKey> {
    let now = in_finland(now_ms);
    let last_day = match choice {
        "today" => now.date(),
        "week" => now.date().saturating_add(7.days()),
        "month" => now.date().saturating_add(1.month()),
        "date" => date
            .trim()
            .parse::<Date>()
            .map_err(|_| "invitations-date-wrong")?,
        _ => return Err("invitations-expires-empty"),
    };
    check_expiry(end_of(last_day), now_ms)
}

/// An expiry that was given as a moment.
pub fn check_expiry(expires_at: i64, now_ms: i64) -> Result<i64, MsgKey> {
    if expires_at <= now_ms {
        return Err("invitations-date-past");
    }
    if expires_at - now_ms > DAYS_MAX * DAY_MS {
        return Err("invitations-date-far");
    }
    Ok(expires_at)
}

/// What a person may come in as, by a form; facilitators need an account.
pub fn parse_role(raw: &str) -> Result<Role, MsgKey> {
    Role::parse(raw).ok_or("invitations-role-empty")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invitation_for_today_is_open_until_midnight_in_finland() {
        // 8 December 2026, 9.05 in Helsinki.
        let now = 1_796_713_500_000;
        let midnight = parse_expiry("today", "", now).unwrap();
        assert_eq!(midnight - now, (14 * 60 + 55) * 60 * 1000);
        assert_eq!(
            parse_expiry("week", "", now).unwrap(),
            midnight + 7 * DAY_MS
        );
        assert_eq!(parse_expiry("date", "2026-12-08", now).unwrap(), midnight);
        assert_eq!(
            parse_expiry("date", "2026-12-07", now),
            Err("invitations-date-past")
        );
        assert_eq!(
            parse_expiry("date", "2030-01-01", now),
            Err("invitations-date-far")
        );
        assert_eq!(
            parse_expiry("date", "tomorrow", now),
            Err("invitations-date-wrong")
        );
        assert_eq!(parse_expiry("", "", now), Err("invitations-expires-empty"));
    }
}
