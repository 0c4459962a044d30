//! `GET /{lang}/t/{workshop}/events`: what is under way, now and after each change, as server-sent events. Whoever has
//! it open is here.
use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse as _, Response};
use canvas::settings::Role;
use futures_util::Stream;
use futures_util::stream::unfold;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::{Instant, sleep, sleep_until};

use super::snapshot::{Snapshot, snapshot};
use crate::app::App;
use crate::clock::steady;
use crate::features::accounts::Visitor;
use crate::features::workshops::{Seat, Told};
use crate::features::workspaces::{Access, View, access_to_workshop};
use crate::i18n::Lang;
use crate::web::{Error, PathLang, Routes};

/// Time between signs of life, so that nobody between takes the connection for dead.
const BEAT_EVERY: Duration = Duration::from_secs(20);
/// Time between looks at what nobody tells: the number of notes, for those who lead.
const LOOK_EVERY: Duration = Duration::from_secs(4);
/// Time between checks of rights that nobody announced, such as an invitation that ran out.
const RIGHTS_EVERY: Duration = Duration::from_secs(300);
/// How long a browser waits before it connects again, milliseconds.
const RETRY_MS: u64 = 2_000;
/// How long somebody with very many pages is asked to wait.
const FULL_WAIT_S: i64 = 30;

pub(super) fn routes() -> Routes {
    Routes::new().get("/{lang}/t/{workshop}/events", open)
}

async fn open(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<View>,
) -> Result<Response, Error> {
    // Listening starts before reading, so that nothing falls between.
    let revocations = app.revocations.subscribe();
    let rounds = app.rounds.subscribe();
    let seat = app.workshops.sit(access.workshop()?, &access.who.id);
    let seat = seat.ok_or(Error::TooMany {
        retry_after_s: FULL_WAIT_S,
    })?;
    let following = Following {
        app,
        lang,
        visitor,
        access,
        seat,
        revocations,
        rounds,
        checked: steady(),
        sent: None,
    };
    Ok(Sse::new(following.stream())
        .keep_alive(KeepAlive::new().interval(BEAT_EVERY))
        .into_response())
}

/// Somebody who follows a workshop.
struct Following {
    app: App,
    lang: Lang,
    visitor: Visitor,
    access: Access<View>,
    seat: Seat,
    revocations: Receiver<String>,
    rounds: Receiver<String>,
    /// When rights were last checked.
    checked: Instant,
    sent: Option<Snapshot>,
}

impl Following {
    fn stream(self) -> impl Stream<Item = Result<Event, Infallible>> {
        unfold(self, |mut following| async move {
            let event = following.next().await?;
            Some((Ok(event), following))
        })
    }

    /// The next event; none when this is over.
    async fn next(&mut self) -> Option<Event> {
        while self.sent.is_none() || self.wait().await? {
            let new = snapshot(&self.app, &self.access, self.lang).await.ok()?;
            if self.sent.as_ref().is_some_and(|sent| is_same(sent, &new)) {
                continue;
            }
            let event = Event::default()
                .retry(Duration::from_millis(RETRY_MS))
                .json_data(&new)
                .ok()?;
            self.sent = Some(new);
            return Some(event);
        }
        None
    }

    /// Waits until something may have changed for this reader; none when they are to go.
    async fn wait(&mut self) -> Option<bool> {
        let leads = self.access.who.role >= Role::Facilitator;
        let rights_at = self.checked + RIGHTS_EVERY;
        loop {
            tokio::select! {
                told = self.seat.told.recv() => match told {
                    Ok(Told::Leaders) if !leads => {}
                    Ok(_) | Err(RecvError::Lagged(_)) => return Some(true),
                    Err(RecvError::Closed) => return None,
                },
                whose = self.revocations.recv() => match whose {
                    Ok(whose) if !self.is_about(&whose) => {}
                    Ok(_) | Err(RecvError::Lagged(_)) => self.check().await?,
                    Err(RecvError::Closed) => return None,
                },
                canvas = self.rounds.recv() => match canvas {
                    Ok(canvas) if !self.is_worked_on(&canvas) => {}
                    Ok(_) | Err(RecvError::Lagged(_)) => return Some(true),
                    Err(RecvError::Closed) => return None,
                },
                () = sleep_until(rights_at) => {
                    self.check().await?;
                    return Some(true);
                },
                () = sleep(LOOK_EVERY), if leads => return Some(true),
            }
        }
    }

    fn is_about(&self, whose: &str) -> bool {
        whose == self.access.who.id
            || whose.strip_prefix("workspace-") == Some(self.access.workspace.0.as_str())
    }

    fn is_worked_on(&self, canvas: &str) -> bool {
        let told = self.sent.as_ref().and_then(|sent| sent.canvas.as_deref());
        told == Some(canvas)
    }

    /// Checks rights again; none when there are none any more, or they are another's.
    async fn check(&mut self) -> Option<()> {
        let workshop = self.access.workshop.clone()?;
        let found: Result<Access<View>, Error> =
            access_to_workshop(&self.app, &self.visitor, &workshop).await;
        let access = found.ok().filter(|now| now.who.id == self.access.who.id)?;
        self.access = access;
        self.checked = steady();
        Some(())
    }
}

/// Whether two snapshots tell the same, whatever the clock says.
fn is_same(one: &Snapshot, other: &Snapshot) -> bool {
    let still = |snapshot: &Snapshot| {
        let mut still = snapshot.clone();
        still.now = 0;
        if let Some(timer) = &mut still.timer
            && timer.ends_at.is_some()
        {
            timer.left_ms = 0;
        }
        still
    };
    still(one) == still(other)
}
