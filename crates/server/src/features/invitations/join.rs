//! Coming in by a code: as a member when signed in, otherwise as a guest of this device or of a token.
use canvas::settings::Role;
use unicode_normalization::UnicodeNormalization as _;

use super::model::{DAY_MS, Invitation};
use super::store::{self, Guest, NewGuest};
use crate::app::App;
use crate::clock::{new_id, parse_room_code, token, token_hash};
use crate::db::{DbError, Tx};
use crate::features::accounts::{
    self, Account, Limit, PersonName, Visitor, count_wrong, refuse_hostile,
};
use crate::features::audit;
use crate::features::workspaces::{CanvasId, give_voice, voices_changed};
use crate::i18n::MsgKey;
use crate::web::{Error, FormErrors};

/// How long a guest may come back without joining anew.
const GUEST_MS: i64 = 30 * DAY_MS;
/// Wrong codes from one address. A right one is let through until nobody could mistype so often.
const WRONG_CODES: Limit = Limit {
    scope: "code-address",
    window_ms: 10 * 60 * 1000,
    wrong_max: 10,
    hostile_at: 300,
};
/// The same while codes are tried from everywhere: who mistyped a few waits, who typed it right comes in.
const WRONG_CODES_IN_A_SIEGE: Limit = Limit {
    hostile_at: 10,
    ..WRONG_CODES
};
/// Wrong codes from all addresses together; beyond, somebody guesses from many.
const WRONG_CODES_OF_ALL: Limit = Limit {
    scope: "code-all",
    wrong_max: i64::MAX,
    hostile_at: 3_000,
    ..WRONG_CODES
};
const ALL: &str = "";

/// The invitation of a typed code, or why it lets nobody in. Fails with 429 after too many wrong ones.
pub(super) async fn find(
    app: &App,
    raw: &str,
    address: &str,
) -> Result<Result<Invitation, MsgKey>, Error> {
    if raw.trim().is_empty() {
        return Ok(Err("invitations-code-empty"));
    }
    let limit = match refuse_hostile(app, &WRONG_CODES_OF_ALL, ALL).await {
        Err(Error::TooMany { .. }) => &WRONG_CODES_IN_A_SIEGE,
        other => other.map(|()| &WRONG_CODES)?,
    };
    refuse_hostile(app, limit, address).await?;
    // Some keyboards write letters and digits in full width.
    let typed: String = raw.nfkc().collect();
    let found = match parse_room_code(&typed) {
        Some(code) => store::by_code(&app.db, &code).await?,
        None => None,
    };
    let Some(invitation) = found else {
        count_wrong(app, &WRONG_CODES_OF_ALL, ALL).await?;
        count_wrong(app, limit, address).await?;
        return Ok(Err("invitations-code-wrong"));
    };
    Ok(invitation.open(app.now_ms()).map(|()| invitation))
}

/// What came of joining with an account or on a device.
pub(super) struct CameIn {
    /// Token for the cookie of a device that was not known before.
    pub cookie: Option<String>,
}

/// A guest of the API: known again by the token, which is told once.
#[derive(Clone, Debug)]
pub struct Joined {
    /// The invitation that let them in.
    pub invitation: Invitation,
    /// Bearer token.
    pub token: String,
    /// Participant id, `guest-…`.
    pub participant: String,
    /// Name that others see.
    pub name: String,
}

/// Makes a guest with a bearer token. Fails with `Invalid` on `code` or `name`, and with 429 after too many
/// wrong codes from `address`.
pub async fn join_by_code(
    app: &App,
    code: &str,
    name: &str,
    address: &str,
) -> Result<Joined, Error> {
    let mut errors = FormErrors::default();
    let found = find(app, code, address).await?.and_then(for_guests);
    let invitation = errors.take("code", found);
    let name = errors.take("name", PersonName::parse(name));
    let (Some(invitation), Some(name)) = (invitation, name) else {
        return Err(Error::Invalid(errors));
    };
    let now = app.now_ms();
    let (id, token) = (new_id(now), token());
    let mut tx = app.db.begin().await?;
    let guest = NewGuest {
        id: &id,
        session: None,
        token_hash: Some(&token_hash(&token)),
        name: name.as_str(),
        created_at: now,
        expires_at: guest_until(&invitation, now),
    };
    store::insert_guest(&mut tx, &invitation, &guest).await?;
    record(&mut tx, now, &id, "guest.join", &invitation).await?;
    let participant = format!("guest-{id}");
    let speaks = speak(&mut tx, &invitation, &participant, now).await?;
    tx.commit().await?;
    tell(app, speaks);
    Ok(Joined {
        invitation,
        token,
        participant,
        name: name.as_str().to_owned(),
    })
}

/// Leading a workspace takes an account.
pub(super) fn for_guests(invitation: Invitation) -> Result<Invitation, MsgKey> {
    match invitation.role {
        Role::Viewer | Role::Participant => Ok(invitation),
        Role::Facilitator => Err("invitations-account-only"),
    }
}

/// Makes the account a member of the workspace.
pub(super) async fn as_member(
    app: &App,
    invitation: &Invitation,
    account: &Account,
) -> Result<(), Error> {
    let now = app.now_ms();
    let mut tx = app.db.begin().await?;
    refuse_removed(&mut tx, invitation, account)
        .await
        .map_err(Failed::into_error)?;
    let changed = store::join_as_member(&mut tx, invitation, &account.id.0, now).await?;
    if changed {
        let actor = format!("account-{}", account.id.0);
        let (workspace, role) = (&invitation.workspace.0, invitation.role.name());
        audit::record(
            &mut tx,
            now,
            &actor,
            "member.join",
            Some(workspace),
            &actor,
            role,
        )
        .await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Makes the device a guest, or lets its guest come back under the same name.
pub(super) async fn on_device(
    app: &App,
    visitor: &Visitor,
    invitation: &Invitation,
    name: &PersonName,
) -> Result<CameIn, Error> {
    match try_on_device(app, visitor, invitation, name).await {
        // Two presses of one button: the other one made the guest.
        Err(Failed::Db(DbError::Taken(_))) => try_on_device(app, visitor, invitation, name).await,
        other => other,
    }
    .map_err(Failed::into_error)
}

enum Failed {
    Db(DbError),
    Refused(Error),
}

impl Failed {
    fn into_error(self) -> Error {
        match self {
            Self::Db(error) => error.into(),
            Self::Refused(error) => error,
        }
    }
}

/// A facilitator who removed somebody must know when they come back: no code does it.
async fn refuse_removed(tx: &mut Tx<'_>, by: &Invitation, account: &Account) -> Result<(), Failed> {
    if store::was_removed(tx, &by.workspace, &account.id.0).await? {
        return Err(Failed::Refused(Error::Conflict(
            "invitations-member-removed",
        )));
    }
    Ok(())
}

impl From<DbError> for Failed {
    fn from(error: DbError) -> Self {
        Self::Db(error)
    }
}

async fn try_on_device(
    app: &App,
    visitor: &Visitor,
    invitation: &Invitation,
    name: &PersonName,
) -> Result<CameIn, Failed> {
    let now = app.now_ms();
    let mut tx = app.db.begin().await?;
    if let Some(account) = &visitor.account {
        refuse_removed(&mut tx, invitation, account).await?;
    }
    let (device, cookie) = accounts::device(&mut tx, now, visitor).await?;
    let known = store::on_device(&mut tx, &invitation.workspace, &device.0).await?;
    let until = guest_until(invitation, now);
    let mut changed = None;
    let guest = match decide(&known, invitation, now) {
        Decision::Return { guest, role } => {
            let name = &known[guest];
            store::return_guest(&mut tx, &name.id, role, invitation, until).await?;
            if name.revoked_at.is_some() || role != name.role {
                record(&mut tx, now, &name.id, "guest.return", invitation).await?;
                changed = Some(format!("guest-{}", name.id));
            }
            name.id.clone()
        }
        Decision::New => {
            let id = new_id(now);
            let guest = NewGuest {
                id: &id,
                session: Some(&device.0),
                token_hash: None,
                name: name.as_str(),
                created_at: now,
                expires_at: until,
            };
            store::insert_guest(&mut tx, invitation, &guest).await?;
            record(&mut tx, now, &id, "guest.join", invitation).await?;
            id
        }
        Decision::Refuse => {
            return Err(Failed::Refused(Error::Conflict("invitations-removed")));
        }
    };
    let speaks = match speaker(&mut tx, visitor, invitation, &guest).await? {
        Some(participant) => speak(&mut tx, invitation, &participant, now).await?,
        None => None,
    };
    tx.commit().await?;
    tell(app, speaks);
    if let Some(participant) = changed {
        // Nobody may be listening.
        let _ = app.revocations.send(participant);
    }
    Ok(CameIn { cookie })
}

/// Who speaks for a partner after coming in: members act by their account, and facilitators who only look where a
/// link leads speak for nobody.
async fn speaker(
    tx: &mut Tx<'_>,
    visitor: &Visitor,
    by: &Invitation,
    guest: &str,
) -> Result<Option<String>, DbError> {
    let Some(account) = &visitor.account else {
        return Ok(Some(format!("guest-{guest}")));
    };
    let role = store::member_role(tx, &by.workspace, &account.id.0).await?;
    Ok(match role {
        Some(Role::Facilitator) => None,
        Some(_) => Some(format!("account-{}", account.id.0)),
        None => Some(format!("guest-{guest}")),
    })
}

/// Lets somebody who came in speak for the invitation's partner, if it has one; gives the canvas when that is new.
async fn speak(
    tx: &mut Tx<'_>,
    by: &Invitation,
    participant: &str,
    now_ms: i64,
) -> Result<Option<CanvasId>, DbError> {
    let (Some(canvas), Some(partner)) = (&by.canvas, &by.partner) else {
        return Ok(None);
    };
    let given_by = format!("invitation-{}", by.id);
    let is_new = give_voice(tx, canvas, partner, participant, &given_by, now_ms).await?;
    if is_new {
        let workspace = Some(by.workspace.0.as_str());
        audit::record(
            tx,
            now_ms,
            participant,
            "voice.join",
            workspace,
            participant,
            partner,
        )
        .await?;
    }
    Ok(is_new.then(|| canvas.clone()))
}

fn tell(app: &App, speaks: Option<CanvasId>) {
    if let Some(canvas) = speaks {
        voices_changed(app, &canvas);
    }
}

/// What to do with somebody at the door.
#[derive(Debug, PartialEq, Eq)]
enum Decision {
    /// The guest at this place of the list comes back, with this role.
    Return { guest: usize, role: Role },
    /// A new guest.
    New,
    /// Removed after the code was made.
    Refuse,
}

/// Somebody who is in already keeps their guest when it reaches as far as the invitation; rights for one canvas
/// never widen to the workspace, nor the other way round. Rights that ran out count no more: only the invitation
/// says what they are from now on.
fn decide(known: &[Guest], invitation: &Invitation, now_ms: i64) -> Decision {
    let is_in = |guest: &Guest| guest.revoked_at.is_none() && guest.expires_at > now_ms;
    let wide_enough = known
        .iter()
        .position(|guest| guest.is_everywhere() && is_in(guest) && guest.role >= invitation.role);
    if let Some(guest) = wide_enough {
        let role = known[guest].role;
        return Decision::Return { guest, role };
    }
    match known.iter().position(|guest| {
        guest.canvas == invitation.canvas && guest.workshop == invitation.workshop
    }) {
        None => Decision::New,
        Some(guest) => match known[guest].revoked_at {
            Some(removed_at) if removed_at >= invitation.created_at => Decision::Refuse,
            None if is_in(&known[guest]) => Decision::Return {
                guest,
                role: known[guest].role.max(invitation.role),
            },
            _ => Decision::Return {
                guest,
                role: invitation.role,
            },
        },
    }
}

fn guest_until(invitation: &Invitation, now_ms: i64) -> i64 {
    invitation.expires_at.max(now_ms + GUEST_MS)
}

async fn record(
    tx: &mut Tx<'_>,
    now_ms: i64,
    guest: &str,
    action: &str,
    by: &Invitation,
) -> Result<(), DbError> {
    let actor = format!("guest-{guest}");
    let workspace = Some(by.workspace.0.as_str());
    audit::record(
        tx,
        now_ms,
        &actor,
        action,
        workspace,
        &actor,
        by.role.name(),
    )
    .await
}
